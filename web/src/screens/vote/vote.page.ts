/** The document `/vote`, and `/r` which leads into it: which screen stands at which address. */

import { openPortal, type OpenPortal } from "../../furniture/portal.ts";
import { showBallot } from "./ballot.page.ts";
import { showCode } from "./code.page.ts";
import { electionsScreen } from "./elections.ts";
import { landOnLink } from "./new-code.page.ts";
import { showEmargements } from "./receipt.page.ts";
import { showReissue } from "./reissue.page.ts";
import { standStill, standStillFor } from "./stand-still.page.ts";
import { alreadyStandstill, eventStandstill, unknownStandstill } from "./standstill.ts";
import { Visit } from "./visit.ts";
import { follow, go, turnTo } from "./way.ts";
import * as texts from "../../../texts/fr/vote.ftl";

let visit: Visit;
/** Counts the screens shown: what was being fetched for an earlier one is not shown over a later one. */
let turn = 0;

if (location.pathname === "/r") {
  follow(arrive);
  void landOnLink(entered);
} else void start();

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
  if (place === "reassort") return showReissue(visit);
  if (!visit.codeHeld) {
    history.replaceState(null, "", "/vote/code");
    return showCode(visit);
  }
  if (place === "" || place === "code") return turnTo(texts.stepElection, electionsScreen(visit.portal.event.title, visit.rows()));
  const row = visit.rows().find(({ id }) => id === place);
  const election = visit.election(place);
  if (!row || !election) return standStill(unknownStandstill());
  if (row.state === "voted") return standStill(alreadyStandstill(row.title, row.voted_at));
  if (row.state !== "open") return go("/vote", { replace: true });
  void showBallot(visit, election, confirming, () => turn !== mine);
}
