/**
 * V23 and V24 in the browser. The new code is drawn here; only public credentials leave. It is shown once the portal has
 * accepted them: a voter never notes a code that is not in force. The same credentials are sent until the answer is certain,
 * and the code is held meanwhile: an answer lost on the way costs the voter no code.
 */

import { jitter } from "../../furniture/jitter.ts";
import { get, post, Refused } from "../../furniture/api.ts";
import { openPortal, type OpenPortal, type Portal } from "../../furniture/portal.ts";
import { find } from "../../furniture/show.ts";
import { untilCertain, type Waiting } from "./certain.ts";
import { copy, save } from "./hand-over.ts";
import { linkFailed, type LinkFault, linkReady, makingCode, newCodeScreen, signInFirst } from "./new-code.ts";
import { standStillFor } from "./stand-still.page.ts";
import type { Visit } from "./visit.ts";
import { waitOrCalled } from "./waiting.ts";
import { go, guardWith, turnTo } from "./way.ts";
import * as reissue from "../../../texts/fr/reissue.ftl";
import * as texts from "../../../texts/fr/vote.ftl";

interface Replaced {
  replaced: string[];
  kept: { election: string; voted_at: string }[];
}

/** Shows V23 for a link's token, which is in no address any more. `entered` gets the visit once the voter is signed in. */
export async function landOnLink(token: string, entered: (opened: OpenPortal) => Visit): Promise<void> {
  showSignedInPart(false);
  await land(token, entered, false);
}

async function land(token: string, entered: (opened: OpenPortal) => Visit, tried: boolean): Promise<void> {
  try {
    const fault = await faultOf(token);
    if (fault) return turnTo(reissue.linkTitle, linkFailed(fault));
    if (!(await isSignedIn())) return askToSignIn(token, entered, tried);
    const visit = entered(await openPortal());
    showSignedInPart(true);
    turnTo(reissue.linkTitle, linkReady());
    find("#show-code").onclick = () => void makeCode(visit, token, () => land(token, entered, true));
  } catch (error) {
    standStillFor(error, () => void land(token, entered, tried));
  }
}

/** What is wrong with a link, without using it. */
async function faultOf(token: string): Promise<LinkFault | undefined> {
  if (!token) return "broken";
  try {
    const { purpose } = await post<{ purpose: string }>("/api/links/inspect", { token });
    return purpose === "voting_code" ? undefined : "other";
  } catch (error) {
    const code = error instanceof Refused ? error.problem.code : "";
    const fault = ({ "ACT-201": "expired", "REA-406": "expired", "ACT-202": "used", "ACT-203": "broken" } as const)[code];
    if (fault) return fault;
    throw error;
  }
}

async function isSignedIn(): Promise<boolean> {
  try {
    await get<Portal>("/api/portal");
    return true;
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 401) return false;
    throw error;
  }
}

/** The token stays in this tab's memory: it is in no address, so no page can be made to take the voter elsewhere (WE-10). */
function askToSignIn(token: string, entered: (opened: OpenPortal) => Visit, tried: boolean): void {
  turnTo(reissue.linkTitle, signInFirst(tried));
  find("#signed-in").onclick = () => void land(token, entered, true);
}

function showSignedInPart(shown: boolean): void {
  for (const id of ["#sign-out", "#signed-in-name"]) find(id).parentElement!.hidden = !shown;
}

async function makeCode(visit: Visit, token: string, signInAgain: () => Promise<void>): Promise<void> {
  let shown: Waiting | "making" = "making";
  turnTo(reissue.linkTitle, makingCode(shown));
  guardWith(() => undefined);
  try {
    const code = await visit.booth.makeCode(visit.voter);
    const end = await untilCertain<Replaced>({
      send: () => redeem(visit, token),
      wait: waitOrCalled,
      random: jitter,
      told: (waiting) => {
        if (waiting !== shown) turnTo(reissue.linkTitle, makingCode(waiting === "signed_out" ? "signed-out" : "in-doubt"));
        shown = waiting;
      },
    });
    if (end.refused) {
      guardWith(undefined);
      visit.forget();
      if (end.refused.status === 401) await signInAgain();
      else turnTo(reissue.linkTitle, linkFailed("expired", end.refused.title, end.refused.code));
    } else showCodeMade(visit, code, end.done);
  } catch (error) {
    guardWith(undefined);
    visit.forget();
    standStillFor(error, () => void makeCode(visit, token, signInAgain));
  }
}

/** Sends the credentials of the code held. A nonce that is no longer the session's gets new proofs, of the same credentials. */
async function redeem(visit: Visit, token: string): Promise<Replaced> {
  try {
    return await redeemWithNonce(visit, token);
  } catch (error) {
    if (!(error instanceof Refused) || error.problem.code !== "COD-306") throw error;
    visit.opened = { ...visit.opened, portal: await get<Portal>("/api/portal") };
    return redeemWithNonce(visit, token);
  }
}

async function redeemWithNonce(visit: Visit, token: string): Promise<Replaced> {
  const elections = visit.portal.elections.filter(({ state }) => state !== "voted").map(({ id }) => id);
  const nonce = visit.portal.possession_nonce;
  const credentials = await visit.booth.possession(elections, nonce);
  return post<Replaced>("/api/voting-code", { token, nonce, credentials });
}

function showCodeMade(visit: Visit, code: string, { replaced, kept }: Replaced): void {
  const title = (id: string) => visit.election(id)?.title ?? id;
  turnTo(reissue.newCodeTitle, newCodeScreen({ code, replaced: replaced.map(title), kept: kept.map(({ election }) => title(election)) }));
  const state = find("#code-state");
  guardWith(() => {
    state.textContent = reissue.newCodeStay;
    find("#code-noted").focus();
  });
  find("#copy-code").onclick = () => void copy(code, state);
  find("#print-code").onclick = () => print();
  find("#download-code").onclick = async () => {
    const name = reissue.newCodeFile;
    const saved = await save(name, `${reissue.newCodeFileText({ code })}\n`, "text/plain;charset=utf-8");
    state.textContent = saved ? texts.receiptDownloaded({ name }) : reissue.newCodeNotSaved;
  };
  find("#code-noted").onclick = () => {
    guardWith(undefined);
    visit.freshCode = code;
    go("/vote/code", { replace: true });
  };
}
