import { beforeEach, expect, it } from "vitest";
import { referenceOf } from "../../src/booth/ballot.ts";
import { LocalBooth, type Vote } from "../../src/booth/booth.ts";
import { possessionHolds } from "../../src/booth/credential.ts";
import { fromUtf8, utf8 } from "../../src/booth/encoding.ts";
import { readVotingCode } from "../../src/booth/voting-code.ts";
import { nodeDrawing } from "./platform.ts";
import { vectors } from "./vectors.ts";

const [known] = vectors.codes as [(typeof vectors.codes)[0]];
const [uuid] = known.elections as [string];
const voter = { event: known.event, voterNumber: known.voter_number };
const usual = vectors.elections[0] as (typeof vectors.elections)[0];
const vote: Vote = { parameters: utf8(usual.raw), election: usual.uuid, choices: [{ kind: "lists", lists: [2] }] };

let booth: LocalBooth;

beforeEach(() => {
  booth = new LocalBooth(() => nodeDrawing);
});

it("a code that is held gives its credentials, and proofs that hold for one nonce", async () => {
  await booth.hold(known.printed.toLowerCase(), voter);
  expect(await booth.credentials(known.elections)).toEqual(known.credentials);
  const claims = await booth.possession(known.elections, "nonce");
  expect(claims.map((claim) => [claim.election, claim.credential])).toEqual(
    known.elections.map((election, index) => [election, known.credentials[index]]),
  );
  expect(claims.every((claim) => possessionHolds(claim, "nonce") && !possessionHolds(claim, "other"))).toBe(true);
});

it("vc_07 a code with a typing error is not held, and neither is what it was to replace", async () => {
  await booth.hold(known.printed, voter);
  const wrong = `7${known.printed.slice(1)}`;
  await expect(booth.hold(wrong, voter)).rejects.toMatchObject({
    refusal: { kind: "code", fault: { kind: "groups", groups: [1] } },
  });
  await expect(booth.credentials([uuid])).rejects.toMatchObject({ refusal: { kind: "no_code" } });
});

it("a new code is right, new each time, and held", async () => {
  const [first, second] = [await booth.makeCode(voter), await booth.makeCode(voter)];
  expect([first, second].map((code) => readVotingCode(code).fault)).toEqual([undefined, undefined]);
  expect(first).not.toBe(second);
  const made = await booth.credentials([uuid]);
  await booth.hold(second, voter);
  expect(await booth.credentials([uuid])).toEqual(made);
  await booth.hold(first, voter);
  expect(await booth.credentials([uuid])).not.toEqual(made);
});

it("rc_10 the bytes handed out are those of the reference shown before, each time", async () => {
  await booth.hold(known.printed, voter);
  const reference = await booth.prepare(vote);
  const [once, again] = [await booth.ballot(reference), await booth.ballot(reference)];
  expect(referenceOf(once)).toBe(reference);
  expect(again).toEqual(once);
  // What is done to a copy is not done to the ballot.
  once.fill(0);
  expect(await booth.ballot(reference)).toEqual(again);
  expect(await booth.prepare(vote)).not.toBe(reference);
});

it("vc_01 nothing that a page may send holds the code, its seed or a private credential", async () => {
  await booth.hold(known.printed, voter);
  const reference = await booth.prepare(vote);
  const sent = [
    fromUtf8(await booth.ballot(reference)),
    JSON.stringify(await booth.possession(known.elections, "nonce")),
    JSON.stringify(await booth.credentials(known.elections)),
  ].join("\n");
  for (const group of known.printed.split("-")) {
    expect(sent.toUpperCase()).not.toContain(group);
  }
  // The public values of the known vectors are there: the search looks at the right text.
  expect(sent).toContain(known.credentials[0]);
});

it("bp_17 no ballot is made for another election, another version of it, or parameters that are none", async () => {
  await booth.hold(known.printed, voter);
  const prepared = (change: Partial<Vote>) => booth.prepare({ ...vote, ...change });
  const changed = utf8(usual.raw.replace("Liste 0", "Liste 9"));
  for (const [change, fault] of [
    [{ election: "R7AxU4XsA1pU7E" }, "other_uuid"],
    [{ parameters: changed, hash: usual.hash }, "other_hash"],
    [{ parameters: utf8(`${usual.raw}\n`) }, "not_canonical"],
    [{ parameters: Uint8Array.of(0xff) }, "malformed"],
  ] as const) {
    await expect(prepared(change)).rejects.toMatchObject({ refusal: { kind: "election", fault } });
  }
  await expect(prepared({ hash: usual.hash })).resolves.toHaveLength(43);
  const { questions, hash } = await booth.readParameters(changed);
  expect(questions[0]?.answers[0]).toBe("Liste 9");
  expect(hash).not.toBe(usual.hash);
});

it.each([
  ["a list that does not exist", [{ kind: "lists", lists: [4] }], "unknown_list"],
  ["a list before the first", [{ kind: "lists", lists: [-1] }], "unknown_list"],
  ["half a list", [{ kind: "lists", lists: [0.5] }], "unknown_list"],
  ["a list twice", [{ kind: "lists", lists: [1, 1] }], "list_twice"],
  ["two lists", [{ kind: "lists", lists: [1, 2] }], "count"],
  ["no list", [{ kind: "lists", lists: [] }], "count"],
  ["no answer", [], "questions"],
  ["an answer too many", [{ kind: "blank" }, { kind: "blank" }], "questions"],
] as const)("%s is refused before anything is encrypted", async (_, choices, fault) => {
  await booth.hold(known.printed, voter);
  await expect(booth.prepare({ ...vote, choices })).rejects.toMatchObject({ refusal: { kind: "choice", fault } });
});

it("a blank vote is refused where there is none", async () => {
  await booth.hold(known.printed, voter);
  const { raw, uuid: election } = vectors.elections[3] as typeof usual;
  const blank: Vote = { parameters: utf8(raw), election, choices: [{ kind: "blank" }] };
  await expect(booth.prepare(blank)).rejects.toMatchObject({ refusal: { kind: "choice", fault: "no_blank_vote" } });
});

it("what was forgotten is not there any more", async () => {
  await booth.hold(known.printed, voter);
  const reference = await booth.prepare(vote);
  await booth.forget();
  await expect(booth.ballot(reference)).rejects.toMatchObject({ refusal: { kind: "no_ballot" } });
  await expect(booth.prepare(vote)).rejects.toMatchObject({ refusal: { kind: "no_code" } });
  await expect(booth.possession([uuid], "nonce")).rejects.toMatchObject({ refusal: { kind: "no_code" } });
});

it("what is no election's identifier gives no credential", async () => {
  await booth.hold(known.printed, voter);
  for (const wrong of ["", "R7AxU4XsA1pU7", "R7AxU4XsA1pU7D|x"]) {
    await expect(booth.credentials([wrong])).rejects.toMatchObject({ refusal: { kind: "election", fault: "bad_identifier" } });
  }
});
