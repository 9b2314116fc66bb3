// A key with a part of small order is no honest one; the server and the booth must judge its signatures alike all the same.

import { createHash, createPublicKey, verify } from "node:crypto";
import { Point } from "@noble/ed25519";
import { expect, it } from "vitest";
import { toBase64, toHex, utf8 } from "../../src/booth/encoding.ts";
import { G } from "../../src/booth/group.ts";
import { fromBytes, plus, type Scalar, times } from "../../src/booth/scalar.ts";
import { keyName, signatureFault } from "../../src/booth/signature.ts";
import { scalar } from "./vectors.ts";

const ORDER_2 = Point.fromHex(`ec${"ff".repeat(30)}7f`);
const secret = scalar("mixed key").scalar();
const mixed = G.pow(secret).add(ORDER_2).toBytes();

/** As RFC 8032 signs, but for the key's bytes. */
function signed(text: string): Uint8Array {
  const nonce = scalar(`nonce of ${text}`).scalar();
  const r = G.pow(nonce).toBytes();
  const hashed = createHash("sha512").update(r).update(mixed).update(text).digest();
  const s: Scalar = plus(nonce, times(fromBytes(Uint8Array.from(hashed).reverse()), secret));
  const little = Uint8Array.from(Buffer.from(s.toString(16).padStart(64, "0"), "hex")).reverse();
  return Uint8Array.of(...r, ...little);
}

it("rc_01 the equation of a signature is computed with its own challenge, as the server and the platform do", async () => {
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(mixed).toString("base64url") }, format: "jwk" });
  const texts = Array.from({ length: 24 }, (_, number) => `text ${number}`);
  const verdicts = await Promise.all(
    texts.map((text) => signatureFault([toHex(mixed)], keyName(mixed), text, toBase64(signed(text)))),
  );
  const platforms = texts.map((text) => (verify(null, utf8(text), key, signed(text)) ? undefined : "wrong_signature"));
  expect(verdicts).toEqual(platforms);
  expect(new Set(verdicts)).toEqual(new Set([undefined, "wrong_signature"]));
});
