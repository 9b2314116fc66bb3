/** Turns what went wrong into the screen that says so. */

import { BoothRefused } from "../../booth/refusal.ts";
import { Refused, Unreachable } from "../../furniture/api.ts";
import { find } from "../../furniture/show.ts";
import { deviceStandstill, refusedStandstill, sealedStandstill, type Standstill, unreachableStandstill } from "./standstill.ts";
import { SealBroken } from "./visit.ts";
import { turnTo } from "./way.ts";

/** Shows a standstill. */
export function standStill({ title, main }: Standstill): void {
  turnTo(title, main);
}

/** Shows why something failed; `again` is what the button « Réessayer » does. */
export function standStillFor(error: unknown, again: () => void): void {
  if (error instanceof Unreachable) {
    standStill(unreachableStandstill());
    find("#again").onclick = again;
  } else standStill(standstillOf(error));
}

function standstillOf(error: unknown): Standstill {
  if (error instanceof Refused) return refusedStandstill(error.problem);
  if (error instanceof BoothRefused) return deviceStandstill(error.refusal);
  if (error instanceof SealBroken) return sealedStandstill(error.what);
  return deviceStandstill({ kind: "fault" });
}
