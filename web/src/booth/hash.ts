/** SHA-256 in the forms of the protocol (PROTOCOL, “JSON rules” and “Hash to scalar”). */

import { toBase64, toHex, utf8 } from "./encoding.ts";
import { fromBytes, type Scalar } from "./scalar.ts";
import { sha256 } from "./sha256.ts";

/** SHA-256 as 43 characters of base 64 without padding: election hash, signature hash, ballot reference. */
export function base64Digest(bytes: Uint8Array): string {
  return toBase64(sha256(bytes));
}

/** SHA-256 as 64 lowercase hexadecimal digits. */
export function hexDigest(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}

/** H(text): SHA-256 of the UTF-8 text, as a big-endian integer, modulo q. */
export function hashToScalar(text: string): Scalar {
  return fromBytes(sha256(utf8(text)));
}
