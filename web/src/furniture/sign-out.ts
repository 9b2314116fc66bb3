/** The end of the voter's session, asked for by the voter. */

import { postForBytes, Refused } from "./api.ts";

/** How long an answer is waited for: whoever leaves a shared device must be told soon. */
const PATIENCE = 5_000;

/** Ends the session; answers whether it is over for certain. */
export async function endSession(): Promise<boolean> {
  try {
    await postForBytes("/api/session/end", '{"others":false}', PATIENCE);
    return true;
  } catch (error) {
    return isOver(error);
  }
}

/** Whether a refusal says that there is no session any more. */
export function isOver(error: unknown): boolean {
  return error instanceof Refused && error.problem.status === 401;
}
