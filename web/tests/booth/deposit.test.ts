// The ballot box answers, truly or not. The server here is a liar with the real keys.

import { ed25519 } from "@noble/curves/ed25519.js";
import { beforeAll, expect, it } from "vitest";
import { type Ballot, createBallot, referenceOf } from "../../src/booth/ballot.ts";
import { checkDeposit, type Sent } from "../../src/booth/deposit.ts";
import { toBase64, toHex, utf8 } from "../../src/booth/encoding.ts";
import { BallotRandomness } from "../../src/booth/randomness.ts";
import { keyName } from "../../src/booth/signature.ts";
import { compactText, type ReceiptKeys } from "../../src/booth/signed-document.ts";
import { election, holder, stream } from "./vectors.ts";

const NOTICED_AT = "2022-12-01T11:47:30.000Z";
const SECRETS = { deposit: stream("deposit key", 32), emargement: stream("emargement key", 32) };
const KEYS: ReceiptKeys = { deposit: [publicKey(SECRETS.deposit)], emargement: [publicKey(SECRETS.emargement)] };

let sent: Sent;
let other: Ballot;

beforeAll(() => {
  sent = { event: "pro2022", election: election(0).uuid, ballot: ballotOf("claire") };
  other = ballotOf("karim");
});

it("rc_02 an answer for the ballot that was sent is identical", async () => {
  const verdict = await checkDeposit(sent, answer({}), KEYS, NOTICED_AT);
  expect(verdict).toMatchObject({ state: "identical", deposit: { reference: sent.ballot.reference } });
});

it("rc_02 a signed receipt for somebody else's ballot is found, and kept as evidence that anyone can check", async () => {
  const lie = answer({ reference: other.reference });
  const verdict = await checkDeposit(sent, lie, KEYS, NOTICED_AT);
  expect(verdict).toMatchObject({ state: "different", fault: { document: "deposit", fault: "other_ballot" } });
  const evidence = JSON.parse("evidence" in verdict ? verdict.evidence : "{}") as Record<string, string>;
  // Whoever is given the file computes the reference again from the bytes, and checks the signature of the answer.
  expect(referenceOf(utf8(evidence["ballot"] ?? ""))).toBe(evidence["reference"]);
  expect(evidence).toMatchObject({ kind: "isoloir-evidence", answer: lie, receipt_keys: KEYS, noticed_at: NOTICED_AT });
  expect(JSON.parse(evidence["answer"] ?? "{}")).toMatchObject({ reference: other.reference });
});

it.each([
  ["another election's receipt", { election: "R7AxU4XsA1pU7E" }, { document: "deposit", fault: "other_election" }],
  ["another event's receipt", { event: "pro2026" }, { document: "deposit", fault: "other_election" }],
  ["a receipt of an unknown key", { secret: stream("stranger", 32) }, { document: "deposit", fault: "unknown_key" }],
  ["a receipt with a false signature", { signature: "A".repeat(86) }, { document: "deposit", fault: "wrong_signature" }],
  ["no émargement", { emargement: undefined }, { document: "emargement", fault: "malformed" }],
  ["another election's émargement", { emargedElection: "R7AxU4XsA1pU7E" }, { document: "emargement", fault: "other_election" }],
])("rc_02 %s is found", async (_, lie, fault) => {
  expect(await checkDeposit(sent, answer(lie), KEYS, NOTICED_AT)).toMatchObject({ state: "different", fault });
});

it.each(["", "null", "[]", "<html>", "{}"])("rc_02 the answer “%s” is no receipt", async (text) => {
  const fault = { document: "deposit", fault: "malformed" };
  expect(await checkDeposit(sent, text, KEYS, NOTICED_AT)).toMatchObject({ state: "different", fault });
});

it("the line for a receipt's code is made of what was checked, and signed", async () => {
  const verdict = await checkDeposit(sent, answer({}), KEYS, NOTICED_AT);
  if (verdict.state !== "identical") {
    throw new Error("the answer is right");
  }
  const [text, key, signature] = compactText(verdict.deposit).split(/\|(?=[^|]*\|[^|]*$)|\|(?=[^|]*$)/);
  expect(text).toBe(`isoloir-deposit|v1|pro2022|${sent.election}|${sent.ballot.reference}|2022-12-01T11:47:00Z`);
  expect([key, signature]).toEqual([verdict.deposit.key, verdict.deposit.signature]);
});

interface Lie {
  event?: string;
  election?: string;
  reference?: string;
  secret?: Uint8Array;
  signature?: string;
  emargedElection?: string;
  emargement?: undefined;
}

/** The text that the ballot box answers, with a lie in it. */
function answer(lie: Lie): string {
  const { event = "pro2022", election: uuid = sent.election, reference = sent.ballot.reference } = lie;
  const minute = "2022-12-01T11:47:00Z";
  const signed = (secret: Uint8Array, text: string) => ({
    key: keyName(ed25519.getPublicKey(secret)),
    signature: toBase64(ed25519.sign(utf8(text), secret)),
  });
  const deposit = {
    kind: "isoloir-deposit",
    version: 1,
    event,
    election: uuid,
    reference,
    deposited_at: minute,
    ...signed(lie.secret ?? SECRETS.deposit, `isoloir-deposit|v1|${event}|${uuid}|${reference}|${minute}`),
    ...(lie.signature === undefined ? {} : { signature: lie.signature }),
  };
  const [number, name, corps, emarged] = ["165805593", "Mme Claire DUPONT", "Inspectrice", lie.emargedElection ?? sent.election];
  const emargement = {
    kind: "isoloir-emargement",
    version: 1,
    event: "pro2022",
    election: emarged,
    voted_at: minute,
    voter_number: number,
    name,
    corps,
    ...signed(SECRETS.emargement, `isoloir-emargement|v1|pro2022|${emarged}|${minute}|${number}|${name}|${corps}`),
  };
  return JSON.stringify("emargement" in lie ? deposit : { ...deposit, emargement });
}

function publicKey(secret: Uint8Array): string {
  return toHex(ed25519.getPublicKey(secret));
}

function ballotOf(voter: string): Ballot {
  const sealed = election(0);
  const randomness = new BallotRandomness(stream(`ballot of ${voter}`, BallotRandomness.needed(sealed)), sealed);
  return createBallot(sealed, holder(voter), [{ kind: "lists", lists: [1] }], randomness).ballot;
}
