/** Everything the booth may refuse, for the pages to say in French. */

import type { ChoiceFault } from "./choice.ts";
import type { RandomnessFault } from "./drawing.ts";
import type { ElectionFault } from "./election.ts";
import type { VotingCodeFault } from "./voting-code.ts";

/** The closed list. In every case no ballot was handed out by the call refused. */
export type Refusal =
  /** What was typed is no voting code; where the error is. */
  | { readonly kind: "code"; readonly fault: VotingCodeFault }
  /** No code is held: none was given yet, or it was forgotten. */
  | { readonly kind: "no_code" }
  /** These are not the sealed parameters of the election meant (BP-17). */
  | { readonly kind: "election"; readonly fault: ElectionFault | "other_uuid" | "other_hash" }
  /** The choice does not answer the question. */
  | { readonly kind: "choice"; readonly fault: ChoiceFault }
  /** This device gives no randomness one may vote with (WE-06). */
  | { readonly kind: "randomness"; readonly fault: RandomnessFault }
  /** The ballot made here does not hold: this device computes wrongly. */
  | { readonly kind: "self_check" }
  /** No ballot of this reference was prepared, or it was forgotten. */
  | { readonly kind: "no_ballot" }
  /** The browser lacks what the booth needs: big integers, Web Cryptography, a secure context (WE-08). */
  | { readonly kind: "unsupported" }
  /** The worker could not be started, or is no more. */
  | { readonly kind: "stopped" }
  /** A fault of the booth itself. */
  | { readonly kind: "fault" };

/** A refusal on its way to the page. */
export class BoothRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`the booth refuses: ${refusal.kind}`);
    this.refusal = refusal;
  }
}
