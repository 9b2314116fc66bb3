// The platform and a library, two other programs, are what the booth's own SHA-256 is held against.

import { createHash } from "node:crypto";
import { sha256 as theLibrarys } from "@noble/hashes/sha2.js";
import { expect, it } from "vitest";
import { toHex, utf8 } from "../../src/booth/encoding.ts";
import { sha256 } from "../../src/booth/sha256.ts";
import { stream } from "./vectors.ts";

it.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
])("“%s” has the digest that FIPS 180-4's examples give", (message, digest) => {
  expect(toHex(sha256(utf8(message)))).toBe(digest);
});

it("bytes of every length up to four blocks have the digest that the platform and the library compute", () => {
  const bytes = stream("digested", 257);
  for (let length = 0; length <= bytes.length; length++) {
    const part = bytes.subarray(bytes.length - length);
    const digest = toHex(sha256(part));
    expect(digest).toBe(createHash("sha256").update(part).digest("hex"));
    expect(digest).toBe(toHex(theLibrarys(part)));
  }
});

it("a message of a megabyte, longer than any ballot or batch, has the platform's digest", () => {
  const bytes = new Uint8Array(1_000_003).map((_, at) => at * 31);
  expect(toHex(sha256(bytes))).toBe(createHash("sha256").update(bytes).digest("hex"));
});
