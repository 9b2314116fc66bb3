/**
 * Sending until the answer is certain (SCREENS V28, CA-05, CA-17, WE-09): the same request is sent again, with a random wait
 * that grows, until the portal says what came of it. There is no third end.
 */

import { Refused, Unreachable, type Problem } from "../../furniture/api.ts";

/** The two ends: what was asked is done, or it is not. */
export type End<T> = { done: T; refused?: undefined } | { done?: undefined; refused: Problem };

/** What the voter is told between two sendings. `verifying` and `signed_out`: an earlier sending may have arrived. */
export type Waiting = "busy" | "verifying" | "signed_out";

/** The world around a sending. */
export interface Surroundings<T> {
  /** Sends once. Rejects with `Refused` or `Unreachable`. */
  send(): Promise<T>;
  /** Waits so many milliseconds, or less when the voter or the network calls. For `Infinity`, only for them. */
  wait(milliseconds: number): Promise<void>;
  /** From 0 to 1, for the wait: nothing secret depends on it. */
  random(): number;
  told(waiting: Waiting): void;
}

/** Sendings that the portal may refuse as too busy before the voter is told that nothing was recorded. */
const BUSY_TRIES = 8;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 20_000;

/** Sends until the end is certain. A fault that is no answer of the portal is thrown. */
export async function untilCertain<T>(around: Surroundings<T>): Promise<End<T>> {
  let doubtful = false;
  for (let tries = 1; ; tries++) {
    let least = 0;
    try {
      return { done: await around.send() };
    } catch (error) {
      const problem = error instanceof Refused ? error.problem : undefined;
      if (!problem && !(error instanceof Unreachable)) throw error;
      doubtful = doubtful || !problem || problem.code === "VOT-503";
      if (problem && !isPassing(problem)) {
        if (!(doubtful && problem.status === 401)) return { refused: problem };
        around.told("signed_out");
        await around.wait(Infinity);
        continue;
      }
      if (problem && !doubtful && tries >= BUSY_TRIES) return { refused: problem };
      least = (problem?.retryAfter ?? 0) * 1_000;
    }
    around.told(doubtful ? "verifying" : "busy");
    // Full jitter: a thousand voters cut off together do not come back together.
    await around.wait(least + around.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries));
  }
}

/** Whether the same request may be answered otherwise in a moment. */
function isPassing({ status }: Problem): boolean {
  return status === 429 || status >= 500;
}
