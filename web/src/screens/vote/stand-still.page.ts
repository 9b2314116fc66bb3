/** Turns what went wrong into the screen that says so. */

import { BoothRefused } from "../../booth/refusal.ts";
import { Refused, Unreachable } from "../../furniture/api.ts";
import { find } from "../../furniture/show.ts";
import { deviceStandstill, refusedStandstill, type Standstill } from "./standstill.ts";
import { SealBroken } from "./visit.ts";
import { turnToWaiting } from "./way.ts";

/** Shows a standstill. */
export function standStill({ name, given }: Standstill): void {
  turnToWaiting(name, { ...given });
}

/** Shows why something failed; `again` is what the button « Réessayer » does. */
export function standStillFor(error: unknown, again: () => void): void {
  if (error instanceof Unreachable) {
    standStill({ name: "unreachable" });
    find("#again").onclick = again;
  } else standStill(standstillOf(error));
}

function standstillOf(error: unknown): Standstill {
  if (error instanceof Refused) return refusedStandstill(error.problem);
  if (error instanceof BoothRefused) return deviceStandstill(error.refusal);
  if (error instanceof SealBroken) return { name: `sealed-${error.what}` };
  return deviceStandstill({ kind: "fault" });
}
