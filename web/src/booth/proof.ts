/** Proof of knowledge of a secret (Schnorr), stored as (challenge, response) (PROTOCOL, “Signature by the credential”). */

import { type Element, encode, G, productOfPowers } from "./group.ts";
import { hashToScalar } from "./hash.ts";
import type { ScalarRandomness } from "./randomness.ts";
import { fromDecimal, minus, type Scalar, times } from "./scalar.ts";

/** c and z. */
export interface Proof {
  readonly challenge: Scalar;
  readonly response: Scalar;
}

/** A proof as JSON writes it: two decimal texts, challenge first. */
export interface WrittenProof {
  readonly challenge: string;
  readonly response: string;
}

/** Proves knowledge of `secret`: w random, `c = H(prefix || g^w)`, `z = w - secret·c`. */
export function proveKnowledge(prefix: string, secret: Scalar, randomness: ScalarRandomness): Proof {
  const w = randomness.scalar();
  const challenge = hashToScalar(prefix + encode(G.pow(w)));
  return { challenge, response: minus(w, times(secret, challenge)) };
}

/** Whether `c = H(prefix || g^z · key^c)`. */
export function knowledgeHolds(prefix: string, key: Element, proof: Proof): boolean {
  const commitment = G.pow(proof.response).add(productOfPowers([{ element: key, exponent: proof.challenge }]));
  return hashToScalar(prefix + encode(commitment)) === proof.challenge;
}

/** The JSON form. */
export function written(proof: Proof): WrittenProof {
  return { challenge: proof.challenge.toString(), response: proof.response.toString() };
}

/** The proof of a JSON form, or `undefined` when a number is not in its canonical text. */
export function read(proof: WrittenProof): Proof | undefined {
  const [challenge, response] = [fromDecimal(proof.challenge), fromDecimal(proof.response)];
  return challenge === undefined || response === undefined ? undefined : { challenge, response };
}
