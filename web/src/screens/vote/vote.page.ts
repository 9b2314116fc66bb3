/** The document `/vote`, and `/r` which leads into it: which screen stands at which address. */

import { Unreachable } from "../../furniture/api.ts";
import { openPortal, type OpenPortal } from "../../furniture/portal.ts";
import { showBallot } from "./ballot.page.ts";
import { showCode } from "./code.page.ts";
import { electionTable, someOpen } from "./elections.ts";
import { showEmargements } from "./receipt.page.ts";
import { standStill, standStillFor } from "./stand-still.page.ts";
import { alreadyStandstill, eventStandstill } from "./standstill.ts";
import { Visit } from "./visit.ts";
import { follow, go, turnToWaiting } from "./way.ts";

let visit: Visit;
/** Counts the screens shown: what was being fetched for an earlier one is not shown over a later one. */
let turn = 0;

if (location.pathname === "/r") {
  // Out of the address before anything else is fetched.
  const token = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  // Another link opened in this tab changes the fragment only.
  addEventListener("hashchange", () => location.reload());
  follow(arrive);
  void land(token);
} else void start();

/** Those who vote with the code of their notice do not fetch what a réassort needs. */
async function land(token: string): Promise<void> {
  try {
    await (await fetched(import("./new-code.page.ts"))).landOnLink(token, entered);
  } catch (error) {
    standStillFor(error, () => void land(token));
  }
}

async function reissue(stale: () => boolean): Promise<void> {
  try {
    const { showReissue } = await fetched(import("./reissue.page.ts"));
    if (!stale()) showReissue(visit);
  } catch (error) {
    standStillFor(error, () => void reissue(stale));
  }
}

/** A part of the program that does not come is a cut network, or a page older than the portal. */
function fetched<T>(part: Promise<T>): Promise<T> {
  return part.catch(() => {
    throw new Unreachable();
  });
}

async function start(): Promise<void> {
  try {
    entered(await openPortal());
  } catch (error) {
    standStillFor(error, () => void start());
    return;
  }
  follow(arrive);
  arrive(location.pathname, false);
}

function entered(opened: OpenPortal): Visit {
  visit = new Visit(opened);
  // Left for good, or kept by the browser for its back button: in both cases nothing of the code stays.
  addEventListener("pagehide", () => visit.forget());
  return visit;
}

function arrive(path: string, confirming: boolean): void {
  const mine = ++turn;
  const place = path.split("/")[2] ?? "";
  if (!visit) return location.reload();
  if (visit.stopped) return visit.stopped();
  if (place === "emargements") return showEmargements(visit);
  const still = eventStandstill(visit.portal, visit.now);
  if (still) return standStill(still);
  if (place === "reassort") return void reissue(() => turn !== mine);
  if (!visit.codeHeld) {
    history.replaceState(null, "", "/vote/code");
    return showCode(visit);
  }
  if (place === "" || place === "code") return showElections();
  const row = visit.rows().find(({ id }) => id === place);
  const election = visit.election(place);
  if (!row || !election) return standStill({ name: "unknown-election" });
  if (row.state === "voted") return standStill(alreadyStandstill(row.title, row.voted_at));
  if (row.state !== "open") return go("/vote", { replace: true });
  void showBallot(visit, election, confirming, () => turn !== mine);
}

function showElections(): void {
  const rows = visit.rows();
  turnToWaiting(someOpen(rows) ? "elections" : "elections-done", { title: visit.portal.event.title, table: electionTable(rows) });
}
