/** V26 and V27 in the browser. What is chosen lives in the visit and in the radio's own state, and nowhere else (WE-04). */

import { get } from "../../furniture/api.ts";
import { onSend, showErrors } from "../../furniture/form.ts";
import { inShownOrder } from "../../furniture/list-order.ts";
import type { PortalElection } from "../../furniture/portal.ts";
import { find } from "../../furniture/show.ts";
import { ballotOf, type BallotPaper, type Chosen, confirmationOf, type Say, type ShownList } from "./ballot.ts";
import { allLogos } from "./logos.ts";
import { castBallot } from "./sending.page.ts";
import { standStillFor } from "./stand-still.page.ts";
import type { Visit } from "./visit.ts";
import { go, taken, turnToWaiting } from "./way.ts";
import * as texts from "../../../texts/fr/vote.ftl";

interface PublishedLists {
  lists: ShownList[];
}

/** The sentences of a ballot wait in the page, for one list and for more. */
const say: Say = (name, n) => taken(`${name}-${n === 1 ? 1 : "n"}`, { n });

/** Papers ready to show, by election: coming back from the confirmation asks nothing again. */
const papers = new Map<string, BallotPaper>();

/** Shows V26, or V27 when something is chosen. `stale` says whether the voter went elsewhere meanwhile. */
export async function showBallot(visit: Visit, election: PortalElection, confirming: boolean, stale: () => boolean): Promise<void> {
  let paper = papers.get(election.id);
  if (!paper) {
    turnToWaiting("ballot-loading", { title: election.title });
    try {
      paper = await preparePaper(visit, election);
    } catch (error) {
      if (!stale()) standStillFor(error, () => void showBallot(visit, election, confirming, stale));
      return;
    }
    if (stale()) return;
    papers.set(election.id, paper);
  }
  const chosen = visit.chosen?.election === election.id ? visit.chosen.choice : undefined;
  if (confirming && chosen) showConfirmation(visit, election, paper, chosen);
  else showPaper(visit, paper, chosen);
}

async function preparePaper(visit: Visit, election: PortalElection): Promise<BallotPaper> {
  const [{ hash }, published, logos] = await Promise.all([
    visit.seal(election),
    get<PublishedLists>(`/api/elections/${election.id}/lists`).catch(() => undefined),
    allLogos(election.id, election.lists),
  ]);
  // Titles are those of the sealed election; only documents and candidates come from elsewhere.
  const lists = election.lists.map((list): ShownList => {
    const more = published?.lists.find(({ index }) => index === list.index);
    return { ...list, documents: more?.documents ?? [], candidates: more?.candidates ?? [] };
  });
  return { election, lists: inShownOrder(election, lists), documents: Boolean(published), logos, hash };
}

function showPaper(visit: Visit, paper: BallotPaper, chosen: Chosen | undefined): void {
  const { id, blank } = paper.election;
  turnToWaiting("ballot", { ...ballotOf(paper, chosen, say) });
  const form = find<HTMLFormElement>("#ballot-form");
  const choices = find<HTMLFieldSetElement>("#choices", form);
  const activate = form.querySelector<HTMLButtonElement>("#activate");
  const allowChoice = () => {
    choices.disabled = false;
    activate?.setAttribute("aria-pressed", "true");
    if (activate) activate.textContent = texts.ballotActivated;
  };
  activate?.addEventListener("click", allowChoice);
  if (chosen) allowChoice();
  onSend(form, async () => {
    const picked = form.querySelector<HTMLInputElement>("input[name=choice]:checked");
    const missing = choices.disabled ? texts.ballotNotActivated : blank ? texts.ballotMissing : texts.ballotMissingNoBlank;
    showErrors(form, picked ? [] : [{ field: choices.disabled ? "activate" : "choice-0", reason: missing }]);
    if (!picked) return;
    visit.chosen = { election: id, choice: picked.value === "blank" ? { kind: "blank" } : { kind: "list", index: Number(picked.value) } };
    go(`/vote/${id}`, { confirming: true });
  });
}

function showConfirmation(visit: Visit, election: PortalElection, paper: BallotPaper, chosen: Chosen): void {
  turnToWaiting(`confirm-${chosen.kind}`, { ...confirmationOf(paper, chosen, say) });
  find("#confirm-back").onclick = () => history.back();
  const button = find<HTMLButtonElement>("#vote-now");
  button.onclick = () => {
    // A second click finds no button to press (WE-09).
    button.onclick = null;
    void castBallot(visit, election, chosen);
  };
}
