/**
 * The check of a ballot before it is handed out, from its bytes alone, with the verifier's formulas: a fault of this
 * device's arithmetic or memory is found here, not as a refusal of the ballot box, and not as a vote for nobody.
 */

import { lists, productOf, type WrittenAnswer, writtenOf } from "./answer.ts";
import { signaturePrefix, unsignedDigest, type WrittenBallot } from "./ballot.ts";
import { AnswerTexts, type WrittenCiphertext } from "./ballot-texts.ts";
import { type Branch, holds, type ReadCiphertext } from "./disjunction.ts";
import { choiceCount, type Question, type SealedElection } from "./election.ts";
import { fromUtf8 } from "./encoding.ts";
import { decode, PublicElement } from "./group.ts";
import { knowledgeHolds, type Proof, read, type WrittenProof } from "./proof.ts";

/** Whether the ballot is of this election and credential, its signature holds, and every proof holds. */
export function ballotHolds(bytes: Uint8Array, election: SealedElection, credential: string): boolean {
  const ballot = JSON.parse(fromUtf8(bytes) ?? "null") as WrittenBallot;
  return (
    ballot.election_uuid === election.uuid &&
    ballot.election_hash === election.hash &&
    ballot.credential === credential &&
    signatureHolds(ballot) &&
    ballot.answers.length === election.questions.length &&
    election.questions.every((question, index) => answerHolds(election, question, credential, ballot.answers[index]))
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

function answerHolds(
  election: SealedElection,
  question: Question,
  credential: string,
  answer: WrittenAnswer | undefined,
): boolean {
  const ciphertexts = all(answer?.choices.map(readCiphertext));
  const individual = all(answer?.individual_proofs.map(readProofs));
  const overall = readProofs(answer?.overall_proof);
  if (!answer || !ciphertexts || !individual || !overall || ciphertexts.length !== choiceCount(question)) {
    return false;
  }
  const { key } = election;
  const texts = new AnswerTexts(election.hash, credential, answer.choices);
  const product = productOf(lists(question, ciphertexts).map(({ alpha, beta }) => ({ alpha: alpha.element, beta: beta.element })));
  const sum = { alpha: new PublicElement(product.alpha), beta: new PublicElement(product.beta) };
  const sums = Array.from({ length: question.max - question.min + 1 }, (_, index) => branch(sum, question.min + index));
  return (
    individual.length === ciphertexts.length &&
    ciphertexts.every((ciphertext, index) =>
      holds(
        key,
        texts.individual(answer.choices[index] as WrittenCiphertext),
        [branch(ciphertext, 0), branch(ciphertext, 1)],
        individual[index] as Proof[],
      ),
    ) &&
    (question.blank ? blankHolds() : holds(key, texts.overall(writtenOf(product)), sums, overall))
  );

  function blankHolds(): boolean {
    const [flag, proof] = [ciphertexts?.[0], readProofs(answer?.blank_proof)];
    return (
      flag !== undefined &&
      proof !== undefined &&
      holds(key, texts.blank(), [branch(flag, 0), branch(sum, 0)], proof) &&
      holds(key, texts.overallWithBlank(), [branch(flag, 1), ...sums], overall as Proof[])
    );
  }
}

function branch(ciphertext: ReadCiphertext, value: number): Branch {
  return { ciphertext, value };
}

function readCiphertext({ alpha, beta }: WrittenCiphertext): ReadCiphertext | undefined {
  const [a, b] = [decode(alpha), decode(beta)];
  return a && b && { alpha: a, beta: b };
}

function readProofs(proofs: readonly WrittenProof[] | undefined): Proof[] | undefined {
  return all(proofs?.map(read));
}

/** All the values, if each is there. */
function all<T>(values: (T | undefined)[] | undefined): T[] | undefined {
  return values?.every((value) => value !== undefined) ? (values as T[]) : undefined;
}
