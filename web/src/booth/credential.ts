/** Credentials: the right to cast one ballot in one election (PROTOCOL, “Credentials”). */

import { decode, encode, G } from "./group.ts";
import { knowledgeHolds, proveKnowledge, read, written, type WrittenProof } from "./proof.ts";
import type { ScalarRandomness } from "./randomness.ts";
import type { Scalar } from "./scalar.ts";

/** A public credential and the proof that its private part is here now: what the portal's forms take. */
export interface PossessionClaim extends WrittenProof {
  readonly election: string;
  readonly credential: string;
}

/** The secret s of one voter in one election. */
export class PrivateCredential {
  /** `g^s`, 64 hexadecimal digits. */
  readonly publicText: string;
  readonly secret: Scalar;

  constructor(secret: Scalar) {
    this.secret = secret;
    this.publicText = encode(G.pow(secret));
  }

  /** Isoloir's own: `c = H("isoloir-possession|" || uuid || "|" || credential || "|" || nonce || "|" || g^w)`. */
  provePossession(electionUuid: string, nonce: string, randomness: ScalarRandomness): PossessionClaim {
    const prefix = possessionPrefix(electionUuid, this.publicText, nonce);
    const proof = written(proveKnowledge(prefix, this.secret, randomness));
    return { election: electionUuid, credential: this.publicText, ...proof };
  }
}

/** Whether a claim holds for this nonce: what the portal will compute. */
export function possessionHolds(claim: PossessionClaim, nonce: string): boolean {
  const [key, proof] = [decode(claim.credential), read(claim)];
  const prefix = possessionPrefix(claim.election, claim.credential, nonce);
  return key !== undefined && proof !== undefined && knowledgeHolds(prefix, key, proof);
}

function possessionPrefix(electionUuid: string, credential: string, nonce: string): string {
  return `isoloir-possession|${electionUuid}|${credential}|${nonce}|`;
}
