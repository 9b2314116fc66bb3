/** Encrypting a choice and proving that it is an allowed one (PROTOCOL, “Ballot”). */

import { AnswerTexts, type WrittenCiphertext } from "./ballot-texts.ts";
import type { Plaintext } from "./choice.ts";
import { type Ciphertext, commit, type Committed, type OpenedBranch } from "./disjunction.ts";
import type { Question, SealedElection } from "./election.ts";
import { type Element, encode, encodeAll, G, GENERATOR, IDENTITY } from "./group.ts";
import { written, type WrittenProof } from "./proof.ts";
import type { BallotRandomness } from "./randomness.ts";
import { reduced, type Scalar, sum as sumOf } from "./scalar.ts";

/** An answer as JSON writes it, fields in the order of the protocol. */
export interface WrittenAnswer {
  readonly choices: readonly WrittenCiphertext[];
  readonly individual_proofs: readonly (readonly WrittenProof[])[];
  readonly overall_proof: readonly WrittenProof[];
  readonly blank_proof?: readonly WrittenProof[];
}

/** What the one who made a ciphertext knows of it. */
interface Opening {
  readonly randomness: Scalar;
  readonly message: Scalar;
}

/** An answer and its proofs' commitments, which its check wants: of each disjunction, the individual ones first, the blank vote's last. */
export interface ProvedAnswer {
  readonly answer: WrittenAnswer;
  readonly commitments: readonly (readonly Element[])[];
}

/** The answer to `question` that holds `plaintext`. Takes from `randomness` in the order of {@link BallotRandomness}. */
export function proveAnswer(
  election: SealedElection,
  question: Question,
  credential: string,
  plaintext: Plaintext,
  randomness: BallotRandomness,
): ProvedAnswer {
  const openings = plaintext.messages.map(
    (message): Opening => ({ randomness: randomness.scalar(), message: reduced(BigInt(message)) }),
  );
  const ciphertexts = openings.map((opening) => encrypt(election, opening));
  const choices = allWritten(ciphertexts);
  const texts = new AnswerTexts(election.hash, credential, choices);
  const sum = {
    randomness: sumOf(lists(question, openings).map((opening) => opening.randomness)),
    message: reduced(BigInt(plaintext.sum)),
  };

  const begun: { prefix: string; disjunction: Committed }[] = [];
  const begin = (prefix: string, branches: OpenedBranch[], trueBranch: number) =>
    begun.push({ prefix, disjunction: commit(election.key, branches, trueBranch, randomness.branches(branches.length)) });
  openings.forEach((opening, index) =>
    begin(texts.individual(choices[index] as WrittenCiphertext), [branch(opening, 0), branch(opening, 1)], plaintext.messages[index] as number),
  );
  const sums = Array.from({ length: question.max - question.min + 1 }, (_, index) => branch(sum, question.min + index));
  const [flag] = openings;
  if (question.blank && flag) {
    const trueOverall = plaintext.blank === 1 ? 0 : plaintext.sum + 1 - question.min;
    begin(texts.overallWithBlank(), [branch(flag, 1), ...sums], trueOverall);
    begin(texts.blank(), [branch(flag, 0), branch(sum, 0)], plaintext.blank);
  } else {
    begin(texts.overall(writtenOf(productOf(lists(question, ciphertexts)))), sums, plaintext.sum - question.min);
  }

  const commitments = begun.map(({ disjunction }) => disjunction.commitments);
  const encoded = encodeAll(commitments.flat());
  const proofs = begun.map(({ prefix, disjunction }) => disjunction.prove(prefix, encoded.splice(0, disjunction.commitments.length)).map(written));
  const individual = proofs.splice(0, choices.length);
  const [overall = [], blank] = proofs;
  const answer = { choices, individual_proofs: individual, overall_proof: overall, ...(blank && { blank_proof: blank }) };
  return { answer, commitments };
}

/** The part of the choices that stands for lists: all but the blank vote. */
export function lists<T>(question: Question, choices: readonly T[]): readonly T[] {
  return choices.slice(question.blank ? 1 : 0);
}

/** The product of ciphertexts encrypts the sum of their messages. */
export function productOf(ciphertexts: readonly Ciphertext[]): Ciphertext {
  return ciphertexts.reduce((product, { alpha, beta }) => ({ alpha: product.alpha.add(alpha), beta: product.beta.add(beta) }), {
    alpha: IDENTITY,
    beta: IDENTITY,
  });
}

/** The JSON form of a ciphertext. */
export function writtenOf({ alpha, beta }: Ciphertext): WrittenCiphertext {
  return { alpha: encode(alpha), beta: encode(beta) };
}

function allWritten(ciphertexts: readonly Ciphertext[]): WrittenCiphertext[] {
  const texts = encodeAll(ciphertexts.flatMap(({ alpha, beta }) => [alpha, beta]));
  return ciphertexts.map((_, index) => ({ alpha: texts[2 * index] as string, beta: texts[2 * index + 1] as string }));
}

/** alpha = g^r, beta = y^r · g^m; a multiplication by the neutral element costs the same as by g. */
function encrypt(election: SealedElection, { randomness, message }: Opening): Ciphertext {
  const power = election.key.pow(randomness);
  return { alpha: G.pow(randomness), beta: power.add(message === 0n ? IDENTITY : GENERATOR) };
}

function branch(opening: Opening, value: number): OpenedBranch {
  return { ...opening, value };
}

