import { expect, it } from "vitest";
import { compactText, verifyEmargement, verifyDeposit, type DepositReceipt } from "../../booth/signed-document.ts";
import { vectors } from "../../../tests/booth/vectors.ts";
import { isElection, readLooked } from "./reference-input.ts";
import { readKeys, readReceipt } from "./receipt-text.ts";

const LINE =
  "isoloir-deposit|v1|pro2022|R7AxU4XsA1pU7D|ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0|2022-12-01T11:47:00Z|fe812c12f3ab4ce6|22D5VQjAh8xHtekHMvmaCfdKS80qWy3F+OKJY94j6lEPgMY/YUWuHSZ/O34V99S8s7L/bJ22A9zi2TyaRP5LDA";
const KEY = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";
const keys = { deposit: [KEY], emargement: [KEY] };

it("the line of docs/RECEIPTS.md is read, and its signature holds", async () => {
  const [shown] = readReceipt(LINE);
  expect(compactText((await verifyDeposit(shown, keys)).believed!)).toBe(LINE);
});

it("a line that a PDF broke anywhere is the same document", () => {
  for (const broken of [LINE.replace(/(.{60})/g, "$1\n"), LINE.replace(/(.{40})/g, "$1\r\n "), `\ufeff  ${LINE}\n`]) {
    expect(readReceipt(broken)[0]).toEqual(readReceipt(LINE)[0]);
  }
});

it("an émargement whose name was broken, at a space or within a word, is still believed", async () => {
  const { shown, keys: signing } = vectors.emargements.find(({ fault, shown }) => !fault && / \S/.test((JSON.parse(shown) as { name: string }).name))!;
  const certificate = JSON.parse(shown);
  const line = compactText(certificate);
  const named = certificate.name as string;
  for (const name of [named.replace(" ", "\n"), named.replace(" ", " \n"), named.replace(/^(.)/, "$1\n")]) {
    const verdicts = await Promise.all(readReceipt(line.replace(named, name)).map((reading) => verifyEmargement(reading, { deposit: [], emargement: signing })));
    expect(verdicts.filter(({ believed }) => believed)).toHaveLength(1);
  }
});

it("the JSON of a document is given to the signature's check as it is", () => {
  const [shown] = readReceipt(LINE);
  expect(readReceipt(` ${JSON.stringify(shown)}\n`)).toEqual([shown]);
  expect(readReceipt('{"kind":"isoloir-deposit"}')).toEqual([{ kind: "isoloir-deposit" }]);
});

it.each(["", " ", "bonjour", "🗳️", "<script>alert(1)</script>", "{", "[]", "null", `${LINE}|x`, LINE.replace("|v1|", "|v2|"), LINE.replace("deposit", "depot"), "|".repeat(9)])(
  "%s is no receipt",
  (text) => {
    expect(readReceipt(text)).toEqual([]);
  },
);

it("keys are the portal's document, or hexadecimal keys one after the other", () => {
  expect(readKeys(JSON.stringify(keys))).toEqual(keys);
  expect(readKeys(` ${KEY.toUpperCase()}\n${KEY}, `.trim().replace(/,$/, ""))).toEqual({ deposit: [KEY, KEY], emargement: [KEY, KEY] });
  for (const wrong of ["", "abc", KEY.slice(1), `${KEY}x`, "{}", '{"deposit":[]}', `{"deposit":["${KEY}"]}`, "{"]) expect(readKeys(wrong)).toBeUndefined();
});

it("a reference is read alone, in groups, with what a copy adds, or out of the whole proof of deposit", () => {
  const { reference, election } = readReceipt(LINE)[0] as DepositReceipt;
  const grouped = reference.replace(/(.{4})/g, "$1\u00a0");
  for (const typed of [reference, grouped, ` ${reference}\n`, `\u200b${reference}`]) expect(readLooked(typed)).toEqual({ reference });
  for (const typed of [LINE, JSON.stringify(readReceipt(LINE)[0])]) expect(readLooked(typed)).toEqual({ reference, election });
  for (const typed of ["", "🗳️", reference.slice(1), `${reference}=`, "<script>", "{}", LINE.replace(reference, "x")]) expect(readLooked(typed)).toBeUndefined();
});

it("an election's identifier can stand in an address, and nothing else passes for one", () => {
  expect(["R7AxU4XsA1pU7D", "CSAproximiteParis22"].every(isElection)).toBe(true);
  expect(["", "../../api/portal", "R7AxU4XsA1pU7D/x", "R7AxU4XsA1pU7D ", "0".repeat(14), "a".repeat(41)].some(isElection)).toBe(false);
});
