/** What a person gives to look for a ballot: the reference alone, or their whole proof of deposit. */

import { readReference } from "../../booth/references.ts";
import { readReceipt } from "./receipt-text.ts";

/** A reference and, where a proof of deposit named it, its election. */
export interface Looked {
  reference: string;
  election?: string;
}

/** What was typed or pasted, or `undefined` if no reference is in it. */
export function readLooked(typed: string): Looked | undefined {
  const [receipt] = readReceipt(typed) as { reference?: unknown; election?: unknown }[];
  const written = receipt ? receipt.reference : typed.replace(INVISIBLE, "");
  const reference = typeof written === "string" ? readReference(written) : undefined;
  if (reference === undefined) return undefined;
  return typeof receipt?.election === "string" ? { reference, election: receipt.election } : { reference };
}

/** Whether a text has the form of an election's identifier, which then may stand in an address. */
export function isElection(text: string): boolean {
  return /^[1-9A-HJ-NP-Za-km-z]{14,40}$/.test(text);
}

/** What some programs put into a copied text and nobody sees. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
