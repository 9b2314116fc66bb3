// WE-05. The size of the request is the size of the ballot, which cannot be padded: the ballot box takes its canonical bytes
// and no other. Decimal numbers make it vary by a few bytes; here it is shown that they do so whatever the choice.

import { expect, it } from "vitest";
import { createBallot } from "../../src/booth/ballot.ts";
import type { Choice } from "../../src/booth/choice.ts";
import { fromUtf8 } from "../../src/booth/encoding.ts";
import { BallotRandomness } from "../../src/booth/randomness.ts";
import { election, holder, stream } from "./vectors.ts";

const CHOICES: Choice[] = [{ kind: "blank" }, ...[0, 1, 2, 3].map((list): Choice => ({ kind: "lists", lists: [list] }))];
const sealed = election(0);
const credential = holder("claire");

function ballot(choice: Choice, label: string): string {
  const randomness = new BallotRandomness(stream(label, BallotRandomness.needed(sealed)), sealed);
  return fromUtf8(createBallot(sealed, credential, [choice], randomness).ballot.bytes) ?? "";
}

it("we_05 but for the digits of its proofs, a ballot has the same bytes' places for every choice", () => {
  const shapes = CHOICES.map((choice, number) => {
    const withoutDigits = ballot(choice, `shape ${number}`).replace(/"(challenge|response)":"\d+"/g, '"$1":""');
    return withoutDigits.replace(/"(alpha|beta|credential|hash|election_hash)":"[^"]+"/g, (field, name: string) => `"${name}":${field.length}`);
  });
  expect(new Set(shapes).size).toBe(1);
});

it("we_05 the digits of the proofs vary at random, not by choice", () => {
  const ROUNDS = 60;
  const sizes = CHOICES.map((choice) =>
    Array.from({ length: ROUNDS }, (_, round) => ballot(choice, `${JSON.stringify(choice)}, round ${round}`).length),
  );
  // 30 numbers uniform below q: 76 digits with probability 0.862, else 75 (0.124) or fewer. The standard deviation of a
  // ballot's size is about 2.2 bytes, that of a mean over the rounds 0.3; the labels are fixed, so this never flickers.
  const means = sizes.map((one) => one.reduce((sum, size) => sum + size, 0) / ROUNDS);
  const overall = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  means.forEach((mean) => expect(Math.abs(mean - overall)).toBeLessThan(0.9));
  const ranges = sizes.map((one) => Math.max(...one) - Math.min(...one));
  ranges.forEach((range) => expect(range).toBeLessThan(20));
  // Sizes do vary: the comparison is not of a constant.
  ranges.forEach((range) => expect(range).toBeGreaterThan(2));
});

it("we_05 as many random bytes are drawn, and in the same order, for every choice", () => {
  for (const choice of CHOICES) {
    const bytes = stream("drawn", BallotRandomness.needed(sealed));
    const randomness = new BallotRandomness(bytes, sealed);
    createBallot(sealed, credential, [choice], randomness);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
    expect(() => randomness.scalar()).toThrow(RangeError);
  }
});
