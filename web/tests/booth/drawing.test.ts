import { webcrypto } from "node:crypto";
import { expect, it } from "vitest";
import { LocalBooth } from "../../src/booth/booth.ts";
import { platformDrawing, RandomnessRefused, watched } from "../../src/booth/drawing.ts";
import { BallotRandomness } from "../../src/booth/randomness.ts";
import { codeFromRandomness, printed } from "../../src/booth/voting-code.ts";
import { election, stream, vectors } from "./vectors.ts";

type Fill = (bytes: Uint8Array<ArrayBuffer>) => unknown;

const right: Fill = (bytes) => webcrypto.getRandomValues(bytes);

let calls = 0;
const stuckAt = stream("stuck", 65_536);
const broken: [what: string, fill: Fill, fault: string][] = [
  ["throws", () => { throw new Error("no entropy"); }, "failed"],
  ["leaves zeros", () => undefined, "constant"],
  ["fills with one byte", (bytes) => bytes.fill(0xaa), "constant"],
  ["always answers the same", (bytes) => bytes.set(stuckAt.subarray(0, bytes.length)), "repeated"],
  ["repeats a short period", (bytes) => bytes.forEach((_, at) => (bytes[at] = stuckAt[at % 32] as number)), "repeated"],
  ["fills only the first bytes", (bytes) => webcrypto.getRandomValues(bytes.subarray(0, 16)), "constant"],
];

/** As the platform's own function looks: a prototype's method without a source to show. */
function scopeWith(fill: Fill) {
  return { crypto: Object.create({ getRandomValues: fill.bind(undefined) }) as { getRandomValues: Fill } };
}

it.each(broken)("we_06 a generator that %s is refused at its first draw", (_, fill, fault) => {
  expect(() => platformDrawing(scopeWith(fill))).toThrow(expect.objectContaining({ fault }));
});

it("we_06 a generator that breaks later is refused at that draw", () => {
  let broken = false;
  const draw = watched((bytes) => void (broken ? bytes.fill(0) : right(bytes)));
  expect(draw(100).length).toBe(100);
  broken = true;
  expect(() => draw(100)).toThrow(RandomnessRefused);
});

it("we_06 a generator that was put in the platform's place is refused", () => {
  for (const scope of [
    { crypto: Object.create({ getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => right(bytes) }) as { getRandomValues: Fill } },
    { crypto: { getRandomValues: right.bind(undefined) } },
  ]) {
    expect(() => platformDrawing(scope)).toThrow(expect.objectContaining({ fault: "not_the_platforms" }));
  }
  expect(() => platformDrawing({})).toThrow(expect.objectContaining({ fault: "absent" }));
});

it("a draw gives as many bytes as asked, however many", () => {
  const draw = platformDrawing(scopeWith((bytes) => { calls += 1; return right(bytes); }));
  for (const length of [0, 1, 10, 64, 70_000]) {
    expect(draw(length).length).toBe(length);
  }
  expect(draw(70_000).subarray(65_536).some((byte) => byte !== 0)).toBe(true);
  expect(calls).toBeGreaterThan(10);
});

it.each(broken)("we_06 no code, no proof and no ballot is made with a generator that %s", async (_, fill, fault) => {
  const booth = new LocalBooth(() => platformDrawing(scopeWith(fill)));
  const voter = { event: "pro2022", voterNumber: "165805593" };
  const refused = { refusal: { kind: "randomness", fault } };
  await expect(booth.makeCode(voter)).rejects.toMatchObject(refused);
  await booth.hold(printed(codeFromRandomness(stream("a code", 10))), voter);
  await expect(booth.possession([election(0).uuid], "nonce")).rejects.toMatchObject(refused);
  const parameters = new TextEncoder().encode(vectors.elections[0]?.raw);
  const vote = { parameters, election: election(0).uuid, choices: [{ kind: "blank" as const }] };
  await expect(booth.prepare(vote)).rejects.toMatchObject(refused);
});

it("we_06 a ballot's bytes of which a block repeats are refused, and so are too few", () => {
  const sealed = election(0);
  const bytes = stream("bytes", BallotRandomness.needed(sealed));
  expect(() => new BallotRandomness(bytes.slice(64), sealed)).toThrow(RangeError);
  bytes.copyWithin(640, 0, 64);
  expect(() => new BallotRandomness(bytes, sealed)).toThrow(RangeError);
});
