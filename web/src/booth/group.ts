/** The group: the prime-order subgroup of edwards25519, written multiplicatively (PROTOCOL, “Group”). */

import { etc, Point } from "@noble/ed25519";
import { fromHex, toHex } from "./encoding.ts";
import { ORDER, type Scalar } from "./scalar.ts";

/** An element of the group: on the curve and torsion-free. */
export type Element = Point;

/** Name of the group in elections. */
export const GROUP_NAME = "Ed25519";

/** g: the base point of RFC 8032. */
export const GENERATOR: Element = Point.BASE;

/** The neutral element. */
export const IDENTITY: Element = Point.ZERO;

/** The field's prime: 2^255 - 19. */
const { p: FIELD } = Point.CURVE();
const { invert } = etc;

/** Bits of an exponent taken at once; 51 windows of 5 hold the 253 bits of a scalar. */
const WINDOW = 5;
const WINDOWS = 51;
const DIGIT = (1n << BigInt(WINDOW)) - 1n;

/** An element raised to many powers, with a table of its multiples: 1,632 elements, made at the first use or before. */
export class FixedBase {
  readonly element: Element;
  /** `element^((digit + 1)·32^window)`. */
  private readonly table: Element[][] = [];
  /** `element^-(1 + 32 + 32^2 + …)`: what the ones above add. */
  private start: Element = IDENTITY;

  constructor(element: Element) {
    this.element = element;
  }

  /**
   * `element^exponent`: one addition per window whatever the exponent, 0 included, and none of the neutral element, which
   * is faster to add than others.
   */
  pow(exponent: Scalar): Element {
    this.fill();
    let power = this.start;
    let rest: bigint = exponent;
    for (const multiples of this.table) {
      power = power.add(multiples[Number(rest & DIGIT)] as Element);
      rest >>= BigInt(WINDOW);
    }
    return power;
  }

  /** Makes the table, unless it is there. */
  fill(): void {
    for (let base = this.element; this.table.length < WINDOWS; ) {
      const multiples = multiplesOf(base, Number(DIGIT) + 1);
      this.table.push(multiples);
      this.start = this.start.subtract(base);
      base = multiples[multiples.length - 1] as Element;
    }
  }
}

/** g with its table. */
export const G = new FixedBase(GENERATOR);

/** An element, and the power it counts with: 0 or more, any number of bits. */
export interface Power {
  readonly element: Element;
  readonly exponent: bigint;
}

/** Bits of a public exponent taken at once, as a digit from -7 to 8. */
const PUBLIC_WINDOW = 4;
const RADIX = 1 << PUBLIC_WINDOW;
const LARGEST_DIGIT = 1 << (PUBLIC_WINDOW - 1);

/**
 * `a^m · b^n · …`, in variable time: for exponents that are no secret. The doublings are made once for all elements; in each
 * window the multiple that an element's digit names is added (Straus).
 */
export function productOfPowers(powers: readonly Power[]): Element {
  const terms = powers.map(({ element, exponent }) => ({ multiples: multiplesOf(element, LARGEST_DIGIT), digits: digitsOf(exponent) }));
  let product = IDENTITY;
  for (let place = Math.max(0, ...terms.map(({ digits }) => digits.length)) - 1; place >= 0; place--) {
    for (let bit = 0; bit < PUBLIC_WINDOW; bit++) {
      product = product.double();
    }
    for (const { multiples, digits } of terms) {
      const digit = digits[place] ?? 0;
      if (digit !== 0) {
        const multiple = multiples[Math.abs(digit) - 1] as Element;
        product = digit > 0 ? product.add(multiple) : product.subtract(multiple);
      }
    }
  }
  return product;
}

/** The text of an element: 64 lowercase hexadecimal digits of y + 2^255·(x mod 2), big-endian. */
export function encode(element: Element): string {
  return toHex(element.toBytes().reverse());
}

/** The texts of several elements, for the price of one: they are brought to Z = 1 together, with one inversion (Montgomery's trick). */
export function encodeAll(elements: readonly Element[]): string[] {
  // products[n] = Z_0 · … · Z_(n-1)
  const products = [1n];
  elements.forEach(({ Z }, index) => products.push(((products[index] as bigint) * Z) % FIELD));
  let inverse = invert(products[elements.length] as bigint, FIELD);
  const texts: string[] = [];
  for (let index = elements.length - 1; index >= 0; index--) {
    const { X, Y, Z } = elements[index] as Element;
    const own = (inverse * (products[index] as bigint)) % FIELD;
    inverse = (inverse * Z) % FIELD;
    texts.unshift(encode(Point.fromAffine({ x: (X * own) % FIELD, y: (Y * own) % FIELD })));
  }
  return texts;
}

/** The element of a text: canonical, on the curve, torsion-free, not the neutral element. `undefined` for any other text. */
export function decode(text: string): Element | undefined {
  const element = pointOfText(text);
  const ofTheGroup = element && !element.is0() && productOfPowers([{ element, exponent: ORDER }]).is0();
  return ofTheGroup ? element : undefined;
}

/** The point of a text: canonical, on the curve (torsion allowed, and the neutral one), or `undefined`. */
export function pointOfText(text: string): Point | undefined {
  const bytes = text.length === 64 ? fromHex(text) : undefined;
  return bytes && pointOf(bytes.reverse());
}

/** The point of 32 bytes as RFC 8032 writes it, canonically (torsion allowed), or `undefined`. */
export function pointOf(rfc8032: Uint8Array): Point | undefined {
  try {
    return Point.fromBytes(rfc8032);
  } catch {
    return undefined;
  }
}

/** `element`, `element^2`, … `element^count`. */
function multiplesOf(element: Element, count: number): Element[] {
  const multiples = [element];
  while (multiples.length < count) {
    multiples.push((multiples[multiples.length - 1] as Element).add(element));
  }
  return multiples;
}

/** The digits of a number in base 16, the lowest first. */
function digitsOf(exponent: bigint): number[] {
  const digits: number[] = [];
  for (let rest = exponent; rest > 0n; ) {
    const digit = Number(rest % BigInt(RADIX));
    const signed = digit > LARGEST_DIGIT ? digit - RADIX : digit;
    digits.push(signed);
    rest = (rest - BigInt(signed)) / BigInt(RADIX);
  }
  return digits;
}
