/**
 * Randomness given as an argument: bytes of a named type, so that every program makes the same values of the same bytes.
 * Nothing here draws bytes; `drawing.ts` does. The order is that of the Rust `BallotRandomness`.
 */

import { toHex } from "./encoding.ts";
import type { Question, SealedElection } from "./election.ts";
import { choiceCount, overallBranchCount } from "./election.ts";
import { fromBytes, type Scalar } from "./scalar.ts";

const BLOCK = 64;

/** 64 uniform secret bytes for one scalar: their big-endian integer modulo q. Used once, then overwritten. */
export class ScalarRandomness {
  static readonly LENGTH = BLOCK;
  private readonly uniform: Uint8Array;

  /** Takes bytes drawn from the platform's generator. */
  constructor(uniform: Uint8Array) {
    if (uniform.length !== BLOCK) {
      throw new RangeError(`${uniform.length} random bytes instead of ${BLOCK}`);
    }
    this.uniform = uniform;
  }

  /** The scalar; the bytes are overwritten. */
  scalar(): Scalar {
    const scalar = fromBytes(this.uniform);
    this.uniform.fill(0);
    return scalar;
  }
}

/** The two scalars of a branch. On the true branch `challenge` is ignored and `response` is w. */
export interface BranchDraw {
  readonly challenge: Scalar;
  readonly response: Scalar;
}

/**
 * All the randomness of one ballot, in blocks of 64 bytes. For each question: one block per ciphertext (the blank vote's
 * first); two blocks per branch of the individual proofs; two per branch of the overall proof; two per branch of the blank
 * proof. Then one block for the signature. The number of bytes depends on the election only, never on the vote.
 */
export class BallotRandomness {
  private readonly bytes: Uint8Array;
  private used = 0;

  /** Number of bytes to draw for a ballot of `election`. */
  static needed(election: SealedElection): number {
    const blocks = (question: Question) => {
      const choices = choiceCount(question);
      return 5 * choices + 2 * overallBranchCount(question) + (question.blank ? 4 : 0);
    };
    return (election.questions.reduce((sum, question) => sum + blocks(question), 0) + 1) * BLOCK;
  }

  /**
   * Takes bytes drawn from the platform's generator.
   * @throws RangeError unless they are as many as `election` needs, and no block repeats (the ballot would reveal the vote).
   */
  constructor(bytes: Uint8Array, election: SealedElection) {
    const needed = BallotRandomness.needed(election);
    if (bytes.length !== needed) {
      throw new RangeError(`${bytes.length} random bytes instead of ${needed}`);
    }
    const blocks = new Set<string>();
    for (let at = 0; at < bytes.length; at += BLOCK) {
      blocks.add(toHex(bytes.subarray(at, at + BLOCK)));
    }
    if (blocks.size * BLOCK !== bytes.length) {
      throw new RangeError("the random bytes repeat themselves");
    }
    this.bytes = bytes;
  }

  /** The next block. It is overwritten when it has been used. */
  block(): ScalarRandomness {
    const block = this.bytes.subarray(this.used, this.used + BLOCK);
    this.used += BLOCK;
    return new ScalarRandomness(block);
  }

  /** The next scalar. */
  scalar(): Scalar {
    return this.block().scalar();
  }

  /** The draws of the next `count` branches. */
  branches(count: number): BranchDraw[] {
    return Array.from({ length: count }, () => ({ challenge: this.scalar(), response: this.scalar() }));
  }
}
