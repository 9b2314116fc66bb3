/**
 * The one place where random bytes are drawn. A ballot made of bytes that are not random shows its vote, so a generator
 * that throws, answers zeros, repeats itself or is not the platform's own is refused (WE-06).
 */

import { toHex } from "./encoding.ts";

/** Draws so many uniform secret bytes. */
export type Drawing = (length: number) => Uint8Array<ArrayBuffer>;

/** What is wrong with a generator. */
export type RandomnessFault = "absent" | "not_the_platforms" | "failed" | "constant" | "repeated";

/** No randomness can be had here: no voting either. */
export class RandomnessRefused extends Error {
  readonly fault: RandomnessFault;

  constructor(fault: RandomnessFault) {
    super(`no randomness: ${fault}`);
    this.fault = fault;
  }
}

/** The part of a global scope that has a generator. */
export interface WithCrypto {
  readonly crypto?: { getRandomValues(bytes: Uint8Array<ArrayBuffer>): unknown };
}

/** Most bytes that one call of `getRandomValues` gives (W3C Web Cryptography, section 10.1.1). */
const MOST_AT_ONCE = 65_536;
/** Two blocks of 128 bits are never equal by chance. */
const BLOCK = 16;
const PROBE = 64;

/**
 * The generator of a global scope.
 * @throws {@link RandomnessRefused} `absent` or `not_the_platforms`, and any fault at the first draw, made here.
 */
export function platformDrawing(scope: WithCrypto): Drawing {
  const { crypto } = scope;
  if (typeof crypto?.getRandomValues !== "function") {
    throw new RandomnessRefused("absent");
  }
  const own = Object.prototype.hasOwnProperty.call(crypto, "getRandomValues");
  if (own || !isNative(crypto.getRandomValues)) {
    throw new RandomnessRefused("not_the_platforms");
  }
  const draw = watched((bytes) => void crypto.getRandomValues(bytes));
  draw(PROBE);
  return draw;
}

/** A drawing whose every answer is looked at: with each, a probe more is drawn, to see that the generator goes on. */
export function watched(fill: (bytes: Uint8Array<ArrayBuffer>) => void): Drawing {
  let lastProbe = "";
  return (length) => {
    const [bytes, probe] = [filled(length, fill), filled(PROBE, fill)];
    const seen = new Set([lastProbe]);
    for (const block of [...blocks(bytes), ...blocks(probe)]) {
      if (/^(..)\1+$/.test(block)) {
        throw new RandomnessRefused("constant");
      }
      if (seen.has(block)) {
        throw new RandomnessRefused("repeated");
      }
      seen.add(block);
    }
    lastProbe = blocks(probe)[0] ?? "";
    return bytes;
  };
}

function filled(length: number, fill: (bytes: Uint8Array<ArrayBuffer>) => void): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  try {
    for (let at = 0; at < length; at += MOST_AT_ONCE) {
      fill(bytes.subarray(at, at + MOST_AT_ONCE));
    }
  } catch {
    throw new RandomnessRefused("failed");
  }
  return bytes;
}

/** The whole blocks, in hexadecimal; a shorter rest is part of the last draw and not looked at. */
function blocks(bytes: Uint8Array): string[] {
  const count = Math.floor(bytes.length / BLOCK);
  return Array.from({ length: count }, (_, at) => toHex(bytes.subarray(BLOCK * at, BLOCK * (at + 1))));
}

/** A function that a page or an extension put there shows its source instead. */
function isNative(method: unknown): boolean {
  return /\{\s*\[native code\]\s*\}\s*$/.test(Function.prototype.toString.call(method));
}
