/** What proofs of deposit and émargement certificates have in common (docs/RECEIPTS.md). */

import { signatureFault, type SignatureFault } from "./signature.ts";
import { fromBase64 } from "./encoding.ts";
import { isOneLine } from "./one-line.ts";

/** A proof of deposit, as JSON writes it. */
export interface DepositReceipt {
  readonly kind: "isoloir-deposit";
  readonly version: 1;
  readonly event: string;
  readonly election: string;
  readonly reference: string;
  /** RFC 3339 in UTC, seconds 00. */
  readonly deposited_at: string;
  readonly key: string;
  readonly signature: string;
}

/** An émargement certificate, as JSON writes it. */
export interface EmargementCertificate {
  readonly kind: "isoloir-emargement";
  readonly version: 1;
  readonly event: string;
  readonly election: string;
  /** RFC 3339 in UTC, seconds 00. */
  readonly voted_at: string;
  readonly voter_number: string;
  readonly name: string;
  readonly corps: string;
  readonly key: string;
  readonly signature: string;
}

/** The public keys of an election's receipts, from its sealed parameters (`/api/elections/{election}/receipt-keys`). */
export interface ReceiptKeys {
  readonly deposit: readonly string[];
  readonly emargement: readonly string[];
}

/** A document that was believed, or why not. */
export type Verdict<Document> =
  | { readonly believed: Document; readonly fault?: undefined }
  | { readonly believed?: undefined; readonly fault: SignatureFault };

/** Believes a proof of deposit if it has exactly the documented fields and one of these keys signed it. */
export async function verifyDeposit(shown: unknown, keys: ReceiptKeys): Promise<Verdict<DepositReceipt>> {
  const text = hasForm(shown, DEPOSIT) ? signedText(shown, DEPOSIT) : undefined;
  return verdict(shown as DepositReceipt, text, keys.deposit);
}

/** Believes an émargement certificate if it has exactly the documented fields and one of these keys signed it. */
export async function verifyEmargement(shown: unknown, keys: ReceiptKeys): Promise<Verdict<EmargementCertificate>> {
  const text = hasForm(shown, EMARGEMENT) ? signedText(shown, EMARGEMENT) : undefined;
  return verdict(shown as EmargementCertificate, text, keys.emargement);
}

/** The line of the QR code: the signed text, then `|<key>|<signature>`. */
export function compactText(document: DepositReceipt | EmargementCertificate): string {
  const form = document.kind === "isoloir-deposit" ? DEPOSIT : EMARGEMENT;
  return `${signedText({ ...document }, form)}|${document.key}|${document.signature}`;
}

/** The fields of a kind of document, in the order of its signed text, and the form of each. */
interface Form {
  readonly kind: string;
  readonly fields: readonly (readonly [name: string, isRight: (text: string) => boolean])[];
}

const EVENT = (text: string) => /^[a-z0-9-]{1,40}$/.test(text);
const ELECTION = (text: string) => /^[1-9A-HJ-NP-Za-km-z]{14,40}$/.test(text);
const REFERENCE = (text: string) => fromBase64(text)?.length === 32;
const VOTER_NUMBER = (text: string) => /^[A-Z0-9-]{1,32}$/.test(text);
const MINUTE = (text: string) => {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/.test(text) ? new Date(text) : undefined;
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString() === text.replace("Z", ".000Z");
};

const DEPOSIT: Form = {
  kind: "isoloir-deposit",
  fields: [
    ["event", EVENT],
    ["election", ELECTION],
    ["reference", REFERENCE],
    ["deposited_at", MINUTE],
  ],
};

const EMARGEMENT: Form = {
  kind: "isoloir-emargement",
  fields: [
    ["event", EVENT],
    ["election", ELECTION],
    ["voted_at", MINUTE],
    ["voter_number", VOTER_NUMBER],
    ["name", isOneLine],
    ["corps", isOneLine],
  ],
};

function hasForm(shown: unknown, form: Form): shown is Record<string, unknown> {
  if (typeof shown !== "object" || shown === null || Array.isArray(shown)) {
    return false;
  }
  const document = shown as Record<string, unknown>;
  return (
    document["kind"] === form.kind &&
    document["version"] === 1 &&
    typeof document["key"] === "string" &&
    typeof document["signature"] === "string" &&
    form.fields.every(([name, isRight]) => typeof document[name] === "string" && isRight(document[name])) &&
    Object.keys(document).length === form.fields.length + 4
  );
}

function signedText(document: Record<string, unknown>, form: Form): string {
  return [form.kind, "v1", ...form.fields.map(([name]) => document[name])].join("|");
}

async function verdict<Document extends { readonly key: string; readonly signature: string }>(
  document: Document,
  text: string | undefined,
  keys: readonly string[],
): Promise<Verdict<Document>> {
  if (text === undefined) {
    return { fault: "malformed" };
  }
  const fault = await signatureFault(keys, document.key, text, document.signature);
  return fault ? { fault } : { believed: document };
}
