/** The group: the prime-order subgroup of edwards25519, written multiplicatively (PROTOCOL, “Group”). */

import "./older-browsers.ts";
import { mulAddUnsafe, normalizeZ } from "@noble/curves/abstract/curve.js";
import { edwards, type EdwardsPoint } from "@noble/curves/abstract/edwards.js";
import { fromHex, toHex } from "./encoding.ts";
import { ORDER, type Scalar } from "./scalar.ts";

/** An element of the group: on the curve and torsion-free. */
export type Element = EdwardsPoint;

/** Name of the group in elections. */
export const GROUP_NAME = "Ed25519";

// RFC 8032, section 5.1. The curve alone: the module `ed25519` of the library brings ristretto and others along.
const Point = edwards(
  {
    p: BigInt("0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed"),
    n: ORDER,
    h: 8n,
    a: BigInt("0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec"),
    d: BigInt("0x52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3"),
    Gx: BigInt("0x216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51a"),
    Gy: BigInt("0x6666666666666666666666666666666666666666666666666666666666666658"),
  },
  { randomBytes: noHiddenRandomness },
);

/** g: the base point of RFC 8032. */
export const GENERATOR: Element = Point.BASE;

/** The neutral element. */
export const IDENTITY: Element = Point.ZERO;

/** An element raised to many powers: the library keeps a table of its multiples (about 1,400 points, made at the first use). */
export class FixedBase {
  readonly element: Element;

  constructor(element: Element) {
    this.element = element;
    element.precompute(6);
  }

  /** `element^exponent`, with the same additions whatever the exponent. */
  pow(exponent: Scalar): Element {
    // The library refuses 0; the work is done all the same, so that a zero exponent does not show.
    const power = this.element.multiply(exponent === 0n ? 1n : exponent);
    return exponent === 0n ? IDENTITY : power;
  }
}

/** g with its table. */
export const G = new FixedBase(GENERATOR);

/** The product of `base^exponent` over public values, in variable time. */
export function publicPow(terms: readonly (readonly [base: Element, exponent: Scalar])[]): Element {
  return mulAddUnsafe(
    Point,
    terms.map(([base]) => base),
    terms.map(([, exponent]) => exponent),
  );
}

/** The text of an element: 64 lowercase hexadecimal digits of y + 2^255·(x mod 2), big-endian. */
export function encode(element: Element): string {
  return toHex(element.toBytes().reverse());
}

/** The texts of many elements, with one inversion for all. */
export function encodeAll(elements: readonly Element[]): string[] {
  return normalizeZ(Point, [...elements]).map(encode);
}

/** The element of a text: canonical, on the curve, torsion-free, not the neutral element. `undefined` for any other text. */
export function decode(text: string): Element | undefined {
  const bytes = text.length === 64 ? fromHex(text) : undefined;
  const point = bytes && pointOf(bytes.reverse());
  return point && !point.is0() && point.isTorsionFree() ? point : undefined;
}

/** The point of 32 bytes as RFC 8032 writes it, canonically (torsion allowed), or `undefined`. */
export function pointOf(rfc8032: Uint8Array): EdwardsPoint | undefined {
  try {
    return Point.fromBytes(rfc8032);
  } catch {
    return undefined;
  }
}

/** The library would blind powers of g with bytes it draws itself; here randomness is always an argument. */
function noHiddenRandomness(): Uint8Array {
  throw new Error("randomness is an argument");
}
