/** The texts that bind each proof of an answer to the election, the voter's credential and the ciphertexts. */

/** A ciphertext as JSON writes it. */
export interface WrittenCiphertext {
  readonly alpha: string;
  readonly beta: string;
}

/** Prefixes of the proofs of one answer (PROTOCOL, table of “The only proof shape”). */
export class AnswerTexts {
  /** S0 = phi || "|" || credential. */
  private readonly short: string;
  /** S = S0 || "|" || alpha_0 || "," || beta_0 || "," || alpha_1 ... over all choices of the question. */
  private readonly long: string;

  constructor(electionHash: string, credential: string, choices: readonly WrittenCiphertext[]) {
    this.short = `${electionHash}|${credential}`;
    this.long = `${this.short}|${choices.map(textOf).join(",")}`;
  }

  /** The choice is 0 or 1. */
  individual(choice: WrittenCiphertext): string {
    return `prove|${this.short}|${textOf(choice)}|`;
  }

  /** The number of lists is allowed, without blank vote. */
  overall(sum: WrittenCiphertext): string {
    return `prove|${this.long}|${textOf(sum)}|`;
  }

  /** The vote is not blank, or selects no list. */
  blank(): string {
    return `bproof0|${this.long}|`;
  }

  /** The vote is blank, or the number of lists is allowed. */
  overallWithBlank(): string {
    return `bproof1|${this.long}|`;
  }
}

function textOf({ alpha, beta }: WrittenCiphertext): string {
  return `${alpha},${beta}`;
}
