/** The voter's identifier as it is typed, pasted and sent (SCREENS V02). */

import * as texts from "../../../texts/fr/account.ftl";

/** What a typed identifier is: an address to send, or the reason why it is none. */
export type TypedIdentifier = { address: string } | { reason: string };

// What a paste brings along without being seen: joiners, marks of direction, soft hyphens.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
// As the portal reads one: no space, no separator, two labels or more after the last at sign.
const ADDRESS = /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\".]+(\.[^\s@<>()[\],;:\\".]+)+$/;

/** The identifier in the form in which two writings of one address are equal: NFKC, no space around, lower case. */
export function normalise(typed: string): string {
  return typed.replace(INVISIBLE, "").normalize("NFKC").trim().toLowerCase();
}

/** Reads what was typed. */
export function readIdentifier(typed: string): TypedIdentifier {
  const address = normalise(typed);
  if (!address) return { reason: texts.identifierMissing };
  const fits = new TextEncoder().encode(address).length <= 254;
  return fits && ADDRESS.test(address) ? { address } : { reason: texts.identifierMalformed };
}
