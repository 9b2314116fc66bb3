/** `tests/vectors/booth.json`, which the Rust crates make (tests/src/booth_vectors.rs), and the bytes that its labels name. */

import { readFileSync } from "node:fs";
import type { Choice } from "../../src/booth/choice.ts";
import { PrivateCredential } from "../../src/booth/credential.ts";
import { readElection, type SealedElection } from "../../src/booth/election.ts";
import { utf8 } from "../../src/booth/encoding.ts";
import { ScalarRandomness } from "../../src/booth/randomness.ts";
import { sha256 } from "@noble/hashes/sha2.js";
import type { VotingCodeFault } from "../../src/booth/voting-code.ts";

interface Vectors {
  codes: {
    randomness: string;
    printed: string;
    event: string;
    voter_number: string;
    elections: string[];
    credentials: string[];
  }[];
  typed: { typed: string; printed?: string; fault?: VotingCodeFault }[];
  possessions: {
    private_credential: string;
    election: string;
    nonce: string;
    randomness: string;
    credential: string;
    challenge: string;
    response: string;
  }[];
  elections: { raw: string; uuid: string; hash: string }[];
  refused_elections: string[];
  ballots: {
    election: number;
    private_credential: string;
    choices: Choice[];
    randomness: string;
    reference: string;
    ballot?: string;
  }[];
  deposits: Shown[];
  emargements: Shown[];
}

export interface Shown {
  shown: string;
  keys: string[];
  compact?: string;
  fault?: string;
}

export const vectors = JSON.parse(
  readFileSync(new URL("../../../tests/vectors/booth.json", import.meta.url), "utf8"),
) as Vectors;

/** SHA-256(`<label>|0`), SHA-256(`<label>|1`), …, one after the other. */
export function stream(label: string, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(32 * Math.ceil(length / 32));
  for (let block = 0; 32 * block < length; block++) {
    bytes.set(sha256(utf8(`${label}|${block}`)), 32 * block);
  }
  return bytes.slice(0, length);
}

/** The scalar randomness of a label. */
export function scalar(label: string): ScalarRandomness {
  return new ScalarRandomness(stream(label, ScalarRandomness.LENGTH));
}

/** The private credential of a label. */
export function holder(label: string): PrivateCredential {
  return new PrivateCredential(scalar(label).scalar());
}

/** A sealed election of the vectors, by number. */
export function election(number: number): SealedElection {
  return readElection(utf8(vectors.elections[number]?.raw ?? ""));
}
