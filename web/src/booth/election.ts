/** The sealed election: its exact bytes are hashed into every ballot (PROTOCOL, “Election”). */

import { fromUtf8 } from "./encoding.ts";
import { decode, FixedBase, GROUP_NAME } from "./group.ts";
import { base64Digest } from "./hash.ts";

/** A question: choose between `min` and `max` of the answers, or vote blank where that is offered. */
export interface Question {
  readonly answers: readonly string[];
  readonly blank: boolean;
  readonly min: number;
  readonly max: number;
  readonly question: string;
}

/** What a page may show of an election, and compare with what it shows. */
export interface ElectionSummary {
  readonly uuid: string;
  /** phi: 43 characters of base 64. */
  readonly hash: string;
  readonly name: string;
  readonly questions: readonly Question[];
}

/** An election that was checked, with its public key ready for use. Only {@link readElection} makes one. */
export interface SealedElection extends ElectionSummary {
  readonly key: FixedBase;
}

/** Why bytes are not an election one can vote in. */
export type ElectionFault =
  | "malformed"
  | "not_canonical"
  | "other_version"
  | "other_group"
  | "bad_key"
  | "bad_identifier"
  | "bad_question"
  | "too_large";

/** The bytes are no election one can vote in. */
export class ElectionRefused extends Error {
  readonly fault: ElectionFault;

  constructor(fault: ElectionFault) {
    super(`the election is refused: ${fault}`);
    this.fault = fault;
  }
}

const MOST_ANSWERS = 100;
const LARGEST_BALLOT = 64 * 1024;
const UUID = /^[1-9A-HJ-NP-Za-km-z]{14,64}$/;
const LARGEST_U32 = 0xffff_ffff;

/**
 * Reads the exact bytes of `election.json`.
 * @throws {@link ElectionRefused}
 */
export function readElection(bytes: Uint8Array): SealedElection {
  const text = fromUtf8(bytes);
  const parsed = text === undefined ? undefined : parse(text);
  if (!parsed) {
    throw new ElectionRefused("malformed");
  }
  if (JSON.stringify(parsed) !== text) {
    throw new ElectionRefused("not_canonical");
  }
  const refuse = (fault: ElectionFault): never => {
    throw new ElectionRefused(fault);
  };
  if (parsed.version !== 1) {
    refuse("other_version");
  }
  if (parsed.group !== GROUP_NAME) {
    refuse("other_group");
  }
  if (!UUID.test(parsed.uuid)) {
    refuse("bad_identifier");
  }
  const questions = parsed.questions.map((question) => ({ ...question, blank: question.blank === true }));
  if (questions.length === 0 || !questions.every(fits)) {
    refuse("bad_question");
  }
  if (largestBallot(parsed.uuid, questions) > LARGEST_BALLOT) {
    refuse("too_large");
  }
  const key = decode(parsed.public_key) ?? refuse("bad_key");
  return { uuid: parsed.uuid, hash: base64Digest(bytes), name: parsed.name, questions, key: new FixedBase(key) };
}

/** The part that a page may have. */
export function summary({ uuid, hash, name, questions }: SealedElection): ElectionSummary {
  return { uuid, hash, name, questions };
}

/** Whether a text has the form of an election's identifier. */
export function isElectionUuid(text: string): boolean {
  return UUID.test(text);
}

/** Number of ciphertexts of an answer: one per list, after one for the blank vote when it is allowed. */
export function choiceCount(question: Question): number {
  return question.answers.length + (question.blank ? 1 : 0);
}

/** Number of branches of the overall proof: the blank vote when allowed, then every sum from `min` to `max`. */
export function overallBranchCount(question: Question): number {
  return question.max - question.min + 1 + (question.blank ? 1 : 0);
}

interface Wire {
  version: number;
  description: string;
  name: string;
  group: string;
  public_key: string;
  questions: { answers: string[]; blank?: true; min: number; max: number; question: string }[];
  uuid: string;
  administrator?: string;
  credential_authority?: string;
}

/** The fields of an election in their order, and no other: written again, they give the same text or it is not canonical. */
function parse(text: string): Wire | undefined {
  try {
    const value = record(JSON.parse(text));
    const wire: Wire = {
      version: u32(value["version"]),
      description: string(value["description"]),
      name: string(value["name"]),
      group: string(value["group"]),
      public_key: string(value["public_key"]),
      questions: array(value["questions"]).map((one) => {
        const { answers, blank, min, max, question } = record(one);
        return {
          answers: array(answers).map(string),
          ...(blank === true ? { blank } : {}),
          min: u32(min),
          max: u32(max),
          question: string(question),
        };
      }),
      uuid: string(value["uuid"]),
      ...optional("administrator", value["administrator"]),
      ...optional("credential_authority", value["credential_authority"]),
    };
    return wire;
  } catch {
    return undefined;
  }
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError("not an object");
  }
  return value as Record<string, unknown>;
}

function array(value: unknown): unknown[] {
  if (!Array.isArray(value)) {
    throw new TypeError("not an array");
  }
  return value;
}

/** A text that has a UTF-8 form: no half of a surrogate pair. */
function string(value: unknown): string {
  if (typeof value !== "string" || /\p{Surrogate}/u.test(value)) {
    throw new TypeError("not a text");
  }
  return value;
}

function u32(value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > LARGEST_U32) {
    throw new TypeError("not a number of 32 bits");
  }
  return value;
}

function optional<Name extends string>(name: Name, value: unknown): Partial<Record<Name, string>> {
  return value === undefined ? {} : ({ [name]: string(value) } as Record<Name, string>);
}

function fits(question: Question): boolean {
  const lists = question.answers.length;
  return lists >= 1 && lists <= MOST_ANSWERS && question.min <= question.max && question.max <= lists;
}

/** Size in bytes of the largest ballot: every scalar with 76 digits. The same count as the server's. */
function largestBallot(uuid: string, questions: readonly Question[]): number {
  const proof = '{"challenge":"","response":""},'.length + 2 * 76;
  const choice = '{"alpha":"","beta":""},'.length + 2 * 64 + "[],".length + 2 * proof;
  const answer = '{"choices":[],"individual_proofs":[],"overall_proof":[],"blank_proof":[]},'.length;
  const ballot =
    '{"election_uuid":"","election_hash":"","credential":"","answers":[],"signature":}'.length +
    '{"hash":"","proof":}'.length +
    2 * 43 +
    64 +
    proof;
  const answers = questions.map(
    (one) => answer + choiceCount(one) * choice + (overallBranchCount(one) + (one.blank ? 2 : 0)) * proof,
  );
  return ballot + uuid.length + answers.reduce((sum, size) => sum + size, 0);
}
