/**
 * “This ciphertext encrypts one of these values”, over one or several ciphertexts (PROTOCOL, “The only proof shape”).
 *
 * One branch is true, the others are simulated; the challenges add up to the hash of all commitments, so that at least one
 * branch was not simulated.
 */

import { type Element, encode, type FixedBase, G, type PublicElement } from "./group.ts";
import { hashToScalar } from "./hash.ts";
import type { Proof } from "./proof.ts";
import type { BranchDraw } from "./randomness.ts";
import { minus, plus, reduced, type Scalar, sum, times, ZERO } from "./scalar.ts";

/** alpha = g^r, beta = y^r · g^m. */
export interface Ciphertext {
  readonly alpha: Element;
  readonly beta: Element;
}

/** A ciphertext as it was read, for its verifier. */
export interface ReadCiphertext {
  readonly alpha: PublicElement;
  readonly beta: PublicElement;
}

/** A claim as its verifier sees it: `ciphertext` encrypts `value`. */
export interface Branch {
  readonly ciphertext: ReadCiphertext;
  readonly value: number;
}

/** A claim as its prover sees it: the ciphertext's r and message are known. */
export interface OpenedBranch {
  readonly randomness: Scalar;
  readonly message: Scalar;
  readonly value: number;
}

/**
 * Proves that the branch numbered `trueBranch` holds, one proof per branch in order. As r and m of every branch are known,
 * each commitment is a product of powers of g and y (“Prover shortcut”): `A = g^(z + r·c)`,
 * `B = y^(z + r·c) · g^((m - M)·c)`, with c = 0 for now and z = w on the true branch.
 */
export function prove(
  key: FixedBase,
  prefix: string,
  branches: readonly OpenedBranch[],
  trueBranch: number,
  draws: readonly BranchDraw[],
): Proof[] {
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
  const remaining = minus(hashOf(prefix, commitments), sum(simulated.map((proof) => proof.challenge)));
  return simulated.map(({ challenge, response, randomness }, index) => {
    const own = index === trueBranch ? remaining : ZERO;
    return { challenge: plus(challenge, own), response: minus(response, times(randomness, own)) };
  });
}

/** Whether there is one proof per branch and the challenges add up to the hash of `A = g^z·a^c`, `B = y^z·(b/g^M)^c`. */
export function holds(key: FixedBase, prefix: string, branches: readonly Branch[], proofs: readonly Proof[]): boolean {
  if (branches.length === 0 || branches.length !== proofs.length) {
    return false;
  }
  const commitments = branches.flatMap(({ ciphertext, value }, index) => {
    const { challenge, response } = proofs[index] as Proof;
    const shifted = key.pow(response).add(ciphertext.beta.pow(challenge));
    const shift = times(reduced(BigInt(value)), challenge);
    return [G.pow(response).add(ciphertext.alpha.pow(challenge)), value === 0 ? shifted : shifted.subtract(G.pow(shift))];
  });
  return hashOf(prefix, commitments) === sum(proofs.map((proof) => proof.challenge));
}

/** `H(prefix || A_0 || "," || B_0 || "," || A_1 ...)`. */
function hashOf(prefix: string, commitments: readonly Element[]): Scalar {
  return hashToScalar(prefix + commitments.map(encode).join(","));
}
