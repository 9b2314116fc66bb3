/** V28 in the browser: encrypt, show the reference, send until the end is certain, check what was answered (RC-02). */

import { jitter } from "../../furniture/jitter.ts";
import { postForBytes, textOf, type Problem } from "../../furniture/api.ts";
import type { DepositVerdict } from "../../booth/deposit.ts";
import type { PortalElection } from "../../furniture/portal.ts";
import { find, show } from "../../furniture/show.ts";
import type { Chosen } from "./ballot.ts";
import { untilCertain } from "./certain.ts";
import { showLie, showReceipt, showUnchecked } from "./receipt.page.ts";
import { inGroups } from "./reference.ts";
import { notReceivedFor, type Progress } from "./sending.ts";
import { standStill, standStillFor } from "./stand-still.page.ts";
import { alreadyStandstill } from "./standstill.ts";
import type { Sealed, Visit } from "./visit.ts";
import { waitOrCalled } from "./waiting.ts";
import { go, guardWith, taken, titleOf, turnToWaiting } from "./way.ts";
import * as texts from "../../../texts/fr/vote.ftl";

/** After so many milliseconds without an answer, the same ballot is sent again. */
const PATIENCE = 25_000;

/** Casts one ballot, and shows its end: the receipt, a full stop, or the sentence that no vote was recorded. */
export async function castBallot(visit: Visit, election: PortalElection, chosen: Chosen): Promise<void> {
  turnToWaiting("sending", { title: election.title });
  // Nothing leaves this screen before the end: not a link, not the back button, and the browser asks.
  guardWith(() => undefined);
  tell("encrypting");
  let made: Made;
  try {
    made = await encrypt(visit, election, chosen);
  } catch (error) {
    guardWith(undefined);
    standStillFor(error, () => go(`/vote/${election.id}`, { replace: true }));
    return;
  }
  await send(visit, election, made);
}

/** A ballot ready to be sent: the same bytes however often. */
interface Made {
  sealed: Sealed;
  reference: string;
  bytes: Uint8Array<ArrayBuffer>;
}

async function encrypt(visit: Visit, election: PortalElection, chosen: Chosen): Promise<Made> {
  await painted();
  const sealed = await visit.seal(election);
  const choice = chosen.kind === "blank" ? ({ kind: "blank" } as const) : ({ kind: "lists", lists: [chosen.index] } as const);
  const { parameters, hash } = sealed;
  const reference = await visit.booth.prepare({ parameters, election: election.id, hash, choices: [choice] });
  show(find("#sending-reference"), taken("reference-known", { reference: inGroups(reference) }));
  return { sealed, reference, bytes: await visit.booth.ballot(reference) };
}

async function send(visit: Visit, election: PortalElection, { sealed, reference, bytes }: Made): Promise<void> {
  tell("depositing");
  await painted();
  const end = await untilCertain({
    send: async () => {
      tell("depositing");
      return textOf(await postForBytes(`/api/elections/${election.id}/ballots`, bytes, PATIENCE));
    },
    wait: waitOrCalled,
    random: jitter,
    told: tell,
  });
  guardWith(undefined);
  visit.chosen = undefined;
  if (end.refused) notReceived(visit, election, end.refused);
  else await received(visit, election, sealed, reference, end.done);
}

async function received(visit: Visit, election: PortalElection, { keys }: Sealed, reference: string, answer: string): Promise<void> {
  let verdict: DepositVerdict;
  try {
    verdict = await visit.booth.checkDeposit({ reference, answer, keys, noticedAt: new Date().toISOString() });
  } catch {
    // The ballot is in the box: nothing may say here that no vote was recorded.
    visit.markVoted(election.id, undefined);
    showUnchecked(election, reference, answer);
    return;
  }
  if (verdict.state === "different") {
    const { document, fault } = verdict.fault;
    showLie(visit, { election, reference, fault: `${document}:${fault}`, evidence: verdict.evidence });
    return;
  }
  const votedAt = verdict.emargement.voted_at;
  visit.markVoted(election.id, votedAt);
  showReceipt(visit, { election, reference, deposit: verdict.deposit, votedAt });
}

function notReceived(visit: Visit, election: PortalElection, problem: Problem): void {
  if (problem.code === "VOT-501") {
    visit.markVoted(election.id, problem.voted_at);
    standStill(alreadyStandstill(election.title, problem.voted_at, problem.title));
    return;
  }
  if (problem.code === "AUT-103" || problem.code === "COD-303" || problem.code === "VOT-513") visit.forget();
  // Busy to the end: the sentence that says it for the voter (VOT-503 of SCREENS §7); else the portal's own.
  const busy = problem.status >= 500 || problem.status === 429;
  const { id, title } = election;
  turnToWaiting(notReceivedFor(problem.code), { id, title, sentence: busy ? texts.notReceived : problem.title, code: problem.code });
}

function tell(progress: Progress): void {
  find("#sending-state").textContent = titleOf(progress);
  const detail = find("#sending-detail");
  if (detail.dataset.progress === progress) return;
  // A sending under way again takes no button away from under a finger.
  if (progress === "depositing" && detail.dataset.progress) return;
  detail.dataset.progress = progress;
  show(detail, taken(progress));
}

/** Lets the browser paint before the worker takes the processor; a page in the background paints nothing, and waits no longer for that. */
function painted(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 50);
  });
}
