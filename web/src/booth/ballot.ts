/** Making a ballot (PROTOCOL, “Ballot”). The same arguments give the same bytes, here and in the Rust crate. */

import { proveAnswer, type ProvedAnswer, type WrittenAnswer } from "./answer.ts";
import { type Choice, ChoiceRefused, plaintextOf } from "./choice.ts";
import type { PrivateCredential } from "./credential.ts";
import type { Question, SealedElection } from "./election.ts";
import { utf8 } from "./encoding.ts";
import { base64Digest } from "./hash.ts";
import { proveKnowledge, written, type WrittenProof } from "./proof.ts";
import type { BallotRandomness } from "./randomness.ts";

/** A ballot ready to be sent: canonical bytes, and the reference the voter keeps (43 characters of base 64). */
export interface Ballot {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly reference: string;
}

/** A ballot, and of each answer its proofs' commitments, for `ballotHolds`. */
export interface MadeBallot {
  readonly ballot: Ballot;
  readonly commitments: readonly ProvedAnswer["commitments"][];
}

/** A ballot before its signature, fields in the order of the protocol. */
export interface UnsignedBallot {
  readonly election_uuid: string;
  readonly election_hash: string;
  readonly credential: string;
  readonly answers: readonly WrittenAnswer[];
}

/** A whole ballot. */
export interface WrittenBallot extends UnsignedBallot {
  readonly signature: { readonly hash: string; readonly proof: WrittenProof };
}

/**
 * The ballot of the holder of `credential`: one choice per question, encrypted and proved, then signed.
 * @throws {@link ChoiceRefused} before anything is computed.
 */
export function createBallot(
  election: SealedElection,
  credential: PrivateCredential,
  choices: readonly Choice[],
  randomness: BallotRandomness,
): MadeBallot {
  if (choices.length !== election.questions.length) {
    throw new ChoiceRefused("questions");
  }
  const plaintexts = election.questions.map((question, index) => plaintextOf(choices[index] as Choice, question));
  const answers = plaintexts.map((plaintext, index) =>
    proveAnswer(election, election.questions[index] as Question, credential.publicText, plaintext, randomness),
  );
  const unsigned: UnsignedBallot = {
    election_uuid: election.uuid,
    election_hash: election.hash,
    credential: credential.publicText,
    answers: answers.map(({ answer }) => answer),
  };
  const hash = unsignedDigest(unsigned);
  const proof = proveKnowledge(signaturePrefix(hash), credential.secret, randomness.block());
  const ballot: WrittenBallot = { ...unsigned, signature: { hash, proof: written(proof) } };
  const bytes = utf8(JSON.stringify(ballot));
  return { ballot: { bytes, reference: referenceOf(bytes) }, commitments: answers.map(({ commitments }) => commitments) };
}

/** The reference of a ballot: SHA-256 of its exact bytes. */
export function referenceOf(bytes: Uint8Array): string {
  return base64Digest(bytes);
}

/** The hash that the signature covers: of the ballot without its signature. */
export function unsignedDigest({ election_uuid, election_hash, credential, answers }: UnsignedBallot): string {
  return base64Digest(utf8(JSON.stringify({ election_uuid, election_hash, credential, answers })));
}

/** What the signature's challenge is bound to. */
export function signaturePrefix(hash: string): string {
  return `sig|${hash}|`;
}
