import { expect, it } from "vitest";
import { isOneLine } from "../../src/booth/one-line.ts";
import { compactText, verifyDeposit, verifyEmargement } from "../../src/booth/signed-document.ts";
import { type Shown, vectors } from "./vectors.ts";

async function expectSameVerdict({ shown, keys, compact, fault }: Shown, verify: typeof verifyDeposit | typeof verifyEmargement) {
  const verdict = await verify(JSON.parse(shown), { deposit: keys, emargement: keys });
  const { believed } = verdict;
  expect({ compact: believed && compactText(believed), fault: verdict.fault }, shown).toEqual({ compact, fault });
}

it("rc_01 rc_12 a proof of deposit is believed exactly when the server's rules believe it", async () => {
  expect(vectors.deposits.length).toBeGreaterThan(20);
  for (const shown of vectors.deposits) {
    await expectSameVerdict(shown, verifyDeposit);
  }
});

it("rc_01 an émargement certificate is believed exactly when the server's rules believe it", async () => {
  expect(vectors.emargements.length).toBeGreaterThan(15);
  for (const shown of vectors.emargements) {
    await expectSameVerdict(shown, verifyEmargement);
  }
});

it("a key of small order, which would sign anything, makes its list unusable", async () => {
  const [right] = vectors.deposits;
  for (const weak of [`01${"0".repeat(62)}`, "0".repeat(64), `ec${"f".repeat(60)}7f`, "ff".repeat(32), "00"]) {
    const deposit = [...(right?.keys ?? []), weak];
    const verdict = await verifyDeposit(JSON.parse(right?.shown ?? ""), { deposit, emargement: [] });
    expect(verdict.fault).toBe("malformed");
  }
});

it("what is no object is no document", async () => {
  for (const shown of [null, undefined, 3, "text", [], {}]) {
    expect(await verifyDeposit(shown, { deposit: [], emargement: [] })).toEqual({ fault: "malformed" });
  }
});

it("rc_08 a line holds nothing that could forge a field or turn the text", () => {
  expect(["", "Zoé Li", "<script>)\\(", "é".repeat(160)].every(isOneLine)).toBe(true);
  const wrong = ["Zoe\u0301", "a|b", "a\u202eb", "a\u0000b", " a", "a ", "a  b", "a\tb", "a\u00adb", "é".repeat(161)];
  expect(wrong.filter(isOneLine)).toEqual([]);
});
