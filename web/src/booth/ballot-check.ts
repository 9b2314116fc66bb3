/**
 * The check of a ballot before it is handed out: a fault of this device's arithmetic or memory is found here, not as a
 * refusal of the ballot box, and not as a vote for nobody.
 *
 * It reads the ballot's bytes and holds the verifier's formulas against the commitments that the ballot was made with: they
 * give the challenges, and the equations of all proofs hold, checked together. A verifier, who has the bytes alone, computes
 * the same commitments. That an element is free of torsion is left to the ballot box: here it is a power of g.
 */

import { lists, productOf, type ProvedAnswer, type WrittenAnswer, writtenOf } from "./answer.ts";
import { signaturePrefix, unsignedDigest, type WrittenBallot } from "./ballot.ts";
import { AnswerTexts, type WrittenCiphertext } from "./ballot-texts.ts";
import { addUp, type Ciphertext } from "./disjunction.ts";
import { choiceCount, type Question, type SealedElection } from "./election.ts";
import { fromUtf8 } from "./encoding.ts";
import { Equations } from "./equations.ts";
import { decode, type Element, encodeAll, pointOfText } from "./group.ts";
import { knowledgeHolds, type Proof, read, type WrittenProof } from "./proof.ts";

/** A claim as its verifier sees it: `ciphertext` encrypts `value`. */
interface Branch {
  readonly ciphertext: Ciphertext;
  readonly value: number;
}

/** One of the branches holds, says a proof that is bound to `prefix`. */
interface Claim {
  readonly prefix: string;
  readonly branches: readonly Branch[];
  readonly proofs: readonly Proof[];
}

/** Whether the ballot is of this election and credential, its signature holds, and every proof holds with its commitments. */
export function ballotHolds(
  bytes: Uint8Array,
  commitments: readonly ProvedAnswer["commitments"][],
  election: SealedElection,
  credential: string,
): boolean {
  const ballot = JSON.parse(fromUtf8(bytes) ?? "null") as WrittenBallot;
  return (
    ballot.election_uuid === election.uuid &&
    ballot.election_hash === election.hash &&
    ballot.credential === credential &&
    signatureHolds(ballot) &&
    ballot.answers.length === election.questions.length &&
    commitments.length === election.questions.length &&
    election.questions.every((question, index) => {
      const claims = claimsOf(election, question, credential, ballot.answers[index]);
      return claims !== undefined && allHold(claims, commitments[index] ?? [], new Equations(election.key, `${ballot.signature.hash}|${index}`));
    })
  );
}

function signatureHolds(ballot: WrittenBallot): boolean {
  const { hash, proof } = ballot.signature;
  const [key, shown] = [decode(ballot.credential), read(proof)];
  return (
    hash === unsignedDigest(ballot) &&
    key !== undefined &&
    shown !== undefined &&
    knowledgeHolds(signaturePrefix(hash), key, shown)
  );
}

/** Whether every claim has its commitments, its challenges add up to their hash, and all equations hold. */
function allHold(claims: readonly Claim[], commitments: ProvedAnswer["commitments"], equations: Equations): boolean {
  const texts = encodeAll(commitments.flat());
  return (
    claims.length === commitments.length &&
    claims.every(({ prefix, branches, proofs }, index) => {
      const own = commitments[index] as readonly Element[];
      if (proofs.length !== branches.length || own.length !== 2 * branches.length) {
        return false;
      }
      branches.forEach(({ ciphertext, value }, at) => {
        const { challenge, response } = proofs[at] as Proof;
        equations.ofAlpha(own[2 * at] as Element, ciphertext.alpha, challenge, response);
        equations.ofBeta(own[2 * at + 1] as Element, ciphertext.beta, value, challenge, response);
      });
      return addUp(prefix, texts.splice(0, own.length), proofs);
    }) &&
    equations.hold()
  );
}

/** What an answer claims, in the order of its commitments; `undefined` when it can't be read or something is missing. */
function claimsOf(
  election: SealedElection,
  question: Question,
  credential: string,
  answer: WrittenAnswer | undefined,
): Claim[] | undefined {
  const ciphertexts = all(answer?.choices.map(readCiphertext));
  const individual = all(answer?.individual_proofs.map(readProofs));
  const overall = readProofs(answer?.overall_proof);
  const count = choiceCount(question);
  if (!answer || !ciphertexts || !individual || !overall || ciphertexts.length !== count || individual.length !== count) {
    return undefined;
  }
  const texts = new AnswerTexts(election.hash, credential, answer.choices);
  const sum = productOf(lists(question, ciphertexts));
  const sums = Array.from({ length: question.max - question.min + 1 }, (_, index) => branch(sum, question.min + index));
  const claims = ciphertexts.map((ciphertext, index): Claim => ({
    prefix: texts.individual(answer.choices[index] as WrittenCiphertext),
    branches: [branch(ciphertext, 0), branch(ciphertext, 1)],
    proofs: individual[index] as Proof[],
  }));
  if (!question.blank) {
    return [...claims, { prefix: texts.overall(writtenOf(sum)), branches: sums, proofs: overall }];
  }
  const [flag, blank] = [ciphertexts[0], readProofs(answer.blank_proof)];
  return (
    flag &&
    blank && [
      ...claims,
      { prefix: texts.overallWithBlank(), branches: [branch(flag, 1), ...sums], proofs: overall },
      { prefix: texts.blank(), branches: [branch(flag, 0), branch(sum, 0)], proofs: blank },
    ]
  );
}

function branch(ciphertext: Ciphertext, value: number): Branch {
  return { ciphertext, value };
}

function readCiphertext({ alpha, beta }: WrittenCiphertext): Ciphertext | undefined {
  const [a, b] = [pointOfText(alpha), pointOfText(beta)];
  return a && b && { alpha: a, beta: b };
}

function readProofs(proofs: readonly WrittenProof[] | undefined): Proof[] | undefined {
  return all(proofs?.map(read));
}

/** All the values, if each is there. */
function all<T>(values: (T | undefined)[] | undefined): T[] | undefined {
  return values?.every((value) => value !== undefined) ? (values as T[]) : undefined;
}
