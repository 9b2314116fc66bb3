/** What a voter chooses in one question. */

import { choiceCount, type Question } from "./election.ts";

/** Lists by number from 0, in the order of the question, each at most once; or the blank vote. A secret. */
export type Choice = { readonly kind: "lists"; readonly lists: readonly number[] } | { readonly kind: "blank" };

/** Why a choice does not answer its question. */
export type ChoiceFault = "unknown_list" | "list_twice" | "count" | "no_blank_vote" | "questions";

/** The choice does not answer the question. */
export class ChoiceRefused extends Error {
  readonly fault: ChoiceFault;

  constructor(fault: ChoiceFault) {
    super(`the choice does not fit: ${fault}`);
    this.fault = fault;
  }
}

/** A choice as the numbers to encrypt. */
export interface Plaintext {
  /** 0 or 1 per ciphertext; the blank vote first when it is allowed. */
  readonly messages: readonly number[];
  /** Lists selected. */
  readonly sum: number;
  /** 1 for a blank vote. */
  readonly blank: number;
}

/**
 * The numbers to encrypt for a choice.
 * @throws {@link ChoiceRefused}
 */
export function plaintextOf(choice: Choice, question: Question): Plaintext {
  const messages = new Array<number>(choiceCount(question)).fill(0);
  if (choice.kind === "blank") {
    if (!question.blank) {
      throw new ChoiceRefused("no_blank_vote");
    }
    messages[0] = 1;
    return { messages, sum: 0, blank: 1 };
  }
  for (const list of choice.lists) {
    if (!Number.isInteger(list) || list < 0 || list >= question.answers.length) {
      throw new ChoiceRefused("unknown_list");
    }
    const place = list + (question.blank ? 1 : 0);
    if (messages[place] === 1) {
      throw new ChoiceRefused("list_twice");
    }
    messages[place] = 1;
  }
  const sum = choice.lists.length;
  if (sum < question.min || sum > question.max) {
    throw new ChoiceRefused("count");
  }
  return { messages, sum, blank: 0 };
}
