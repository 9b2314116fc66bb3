import { expect, it } from "vitest";
import { base64Digest, hexDigest } from "../../src/booth/hash.ts";
import { utf8 } from "../../src/booth/encoding.ts";
import { type BatchSummary, inGroups, readReference, readReferences, ReferencesRefused } from "../../src/booth/references.ts";

const all = Array.from({ length: 250 }, (_, number) => base64Digest(utf8(`ballot ${number}`))).sort();

interface Published {
  count: number;
  summaries: BatchSummary[];
  batches: string[];
}

/** What a server publishes of these references, 100 a batch. */
function published(references: string[]): Published {
  const chunks = [0, 100, 200].map((at) => references.slice(at, at + 100)).filter((chunk) => chunk.length > 0);
  const summaries = chunks.map((chunk, index) => ({
    index,
    first: chunk[0] ?? "",
    last: chunk[chunk.length - 1] ?? "",
    count: chunk.length,
    sha256: hexDigest(utf8(`${chunk.join("\n")}\n`)),
  }));
  return { count: references.length, summaries, batches: chunks.map((chunk) => JSON.stringify({ references: chunk })) };
}

function read({ count, summaries, batches }: Published) {
  return readReferences(count, summaries, batches);
}

it("a reference is found in the downloaded list, and one that is not there is not", () => {
  const list = read(published(all));
  expect(all.every((reference) => list.has(reference))).toBe(true);
  for (const absent of ["", "A", base64Digest(utf8("no ballot")), "~", `${all[0]}=`]) {
    expect(list.has(absent)).toBe(false);
  }
  expect(read(published([])).has(all[0] ?? "")).toBe(false);
});

it.each<[string, string, (honest: Published) => Published]>([
  ["a batch less", "incomplete", (honest) => ({ ...honest, batches: honest.batches.slice(1) })],
  ["another number of ballots", "incomplete", (honest) => ({ ...honest, count: 251 })],
  ["a reference twice", "not_sorted", () => published([all[0] ?? "", ...all])],
  ["another order", "not_sorted", () => published([...all].reverse())],
  ["a batch in the place of another", "not_as_announced", ({ batches: [a, b, c], ...honest }) => ({ ...honest, batches: [b ?? "", a ?? "", c ?? ""] })],
  ["a reference removed", "not_as_announced", ({ batches: [a, ...rest], ...honest }) => ({ ...honest, batches: [(a ?? "").replace(`"${all[3]}",`, ""), ...rest] })],
  ["a reference in another spelling", "malformed", ({ batches: [a, ...rest], ...honest }) => ({ ...honest, batches: [(a ?? "").replace(all[3] ?? "", `${all[3]}=`), ...rest] })],
  ["no list", "malformed", ({ batches: [, ...rest], ...honest }) => ({ ...honest, batches: ["null", ...rest] })],
])("a list with %s is refused", (_, fault, tamper) => {
  const tampered = tamper(published(all));
  expect(() => read(tampered)).toThrow(ReferencesRefused);
  expect(() => read(tampered)).toThrow(expect.objectContaining({ fault }));
});

it("a reference is read as the screen groups it", () => {
  const reference = all[0] ?? "";
  expect(readReference(` ${inGroups(reference)}\n`)).toBe(reference);
  expect(inGroups(reference).split(" ").map((group) => group.length)).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 3]);
  for (const wrong of ["", reference.slice(1), `${reference}=`, reference.replace(/.$/, "~"), `${reference.slice(0, 42)}1`]) {
    expect(readReference(wrong)).toBeUndefined();
  }
});
