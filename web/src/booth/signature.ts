/** Ed25519 signatures of the portal (RFC 8032, no context), as `crates/election/src/signature.rs` checks them. */

import { fromBase64, fromHex, toHex, utf8 } from "./encoding.ts";
import { G, pointOf, productOfPowers } from "./group.ts";
import { hexDigest } from "./hash.ts";
import { fromBytes, ORDER, type Scalar } from "./scalar.ts";

/** Why a signed document is not believed. */
export type SignatureFault = "malformed" | "unknown_key" | "wrong_signature";

/** The name of a public key: the first 16 hexadecimal digits of the SHA-256 of its 32 bytes. */
export function keyName(publicKey: Uint8Array): string {
  return hexDigest(publicKey).slice(0, 16);
}

/**
 * Whether the key of the list that `key` names signed `text`. `keys` are 64 hexadecimal digits each, from the sealed
 * parameters; one that is not a usable key makes the whole list malformed, as it does on the server.
 */
export async function signatureFault(
  keys: readonly string[],
  key: string,
  text: string,
  signature: string,
): Promise<SignatureFault | undefined> {
  const known = keys.map(readKey);
  const signed = fromBase64(signature);
  if (known.includes(undefined) || !/^[0-9a-f]{16}$/.test(key) || signed?.length !== 64) {
    return "malformed";
  }
  const publicKey = known.find((one) => one && keyName(one) === key);
  if (!publicKey) {
    return "unknown_key";
  }
  return (await verifies(publicKey, utf8(text), signed)) ? undefined : "wrong_signature";
}

/** RFC 8032, section 5.1.7, strict: canonical R and S, neither R nor the key of small order, no cofactor. */
async function verifies(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const [key, r] = [pointOf(publicKey), pointOf(signature.slice(0, 32))];
  const s = fromLittleEndian(signature.slice(32));
  if (!key || !r || s === undefined || key.isSmallOrder() || r.isSmallOrder()) {
    return false;
  }
  const hashed = new Uint8Array(64 + message.length);
  hashed.set(signature.subarray(0, 32));
  hashed.set(publicKey, 32);
  hashed.set(message, 64);
  const k = fromBytes(new Uint8Array(await crypto.subtle.digest("SHA-512", hashed)).reverse());
  const expected = G.pow(s).subtract(productOfPowers([{ element: key, exponent: k }]));
  return toHex(expected.toBytes()) === toHex(signature.subarray(0, 32));
}

function readKey(text: string): Uint8Array | undefined {
  const bytes = text.length === 64 ? fromHex(text) : undefined;
  const point = bytes && pointOf(bytes);
  return point && !point.isSmallOrder() ? bytes : undefined;
}

function fromLittleEndian(bytes: Uint8Array): Scalar | undefined {
  const integer = BigInt(`0x${toHex(bytes.reverse())}`);
  return integer < ORDER ? (integer as Scalar) : undefined;
}
