/**
 * “This ciphertext encrypts one of these values”, over one or several ciphertexts (PROTOCOL, “The only proof shape”).
 *
 * One branch is true, the others are simulated; the challenges add up to the hash of all commitments, so that at least one
 * branch was not simulated.
 */

import { type Element, type FixedBase, G } from "./group.ts";
import { hashToScalar } from "./hash.ts";
import type { Proof } from "./proof.ts";
import type { BranchDraw } from "./randomness.ts";
import { minus, plus, reduced, type Scalar, sum, times, ZERO } from "./scalar.ts";

/** alpha = g^r, beta = y^r · g^m. */
export interface Ciphertext {
  readonly alpha: Element;
  readonly beta: Element;
}

/** A claim as its prover sees it: the ciphertext's r and message are known. */
export interface OpenedBranch {
  readonly randomness: Scalar;
  readonly message: Scalar;
  readonly value: number;
}

/** A disjunction whose commitments are made, and whose proof waits for their text. */
export interface Committed {
  /** `A_0, B_0, A_1, B_1, …` */
  readonly commitments: readonly Element[];
  /** The proof, one per branch in order, from the proof's prefix and the commitments' texts. */
  prove(prefix: string, texts: readonly string[]): Proof[];
}

/**
 * Begins to prove that the branch numbered `trueBranch` holds. As r and m of every branch are known, each commitment is a
 * product of powers of g and y (“Prover shortcut”): `A = g^(z + r·c)`, `B = y^(z + r·c) · g^((m - M)·c)`, with c = 0 for now
 * and z = w on the true branch.
 */
export function commit(key: FixedBase, branches: readonly OpenedBranch[], trueBranch: number, draws: readonly BranchDraw[]): Committed {
  const commitments: Element[] = [];
  const simulated = branches.map((branch, index) => {
    const draw = draws[index];
    if (!draw) {
      throw new RangeError("one draw per branch");
    }
    const challenge = index === trueBranch ? ZERO : draw.challenge;
    const exponent = plus(draw.response, times(branch.randomness, challenge));
    const difference = times(minus(branch.message, reduced(BigInt(branch.value))), challenge);
    commitments.push(G.pow(exponent), key.pow(exponent).add(G.pow(difference)));
    return { challenge, response: draw.response, randomness: branch.randomness };
  });
  const prove = (prefix: string, texts: readonly string[]) => {
    const remaining = minus(hashOf(prefix, texts), sum(simulated.map((proof) => proof.challenge)));
    return simulated.map(({ challenge, response, randomness }, index) => {
      const own = index === trueBranch ? remaining : ZERO;
      return { challenge: plus(challenge, own), response: minus(response, times(randomness, own)) };
    });
  };
  return { commitments, prove };
}

/** Whether the challenges of a disjunction's proofs add up to the hash of its commitments' texts. */
export function addUp(prefix: string, texts: readonly string[], proofs: readonly Proof[]): boolean {
  return hashOf(prefix, texts) === sum(proofs.map((proof) => proof.challenge));
}

/** `H(prefix || A_0 || "," || B_0 || "," || A_1 ...)`. */
function hashOf(prefix: string, texts: readonly string[]): Scalar {
  return hashToScalar(prefix + texts.join(","));
}
