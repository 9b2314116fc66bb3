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
      const multiples = [base];
      for (let digit = 0n; digit < DIGIT; digit++) {
        multiples.push((multiples[multiples.length - 1] as Element).add(base));
      }
      this.table.push(multiples);
      this.start = this.start.subtract(base);
      base = multiples[multiples.length - 1] as Element;
    }
  }
}

/** g with its table. */
export const G = new FixedBase(GENERATOR);

/** Bits of a public exponent taken at once. */
const PUBLIC_WINDOW = 4;
const PUBLIC_DIGITS = 1n << BigInt(PUBLIC_WINDOW);

/** An element raised to a few public powers, in variable time: its doublings, half of the work, are made once for all of them. */
export class PublicElement {
  readonly element: Element;
  /** `element^(16^place)`, as far as a power needed it. */
  private readonly shifted: Element[];

  constructor(element: Element) {
    this.element = element;
    this.shifted = [element];
  }

  /** `element^exponent`. */
  pow(exponent: Scalar): Element {
    return this.raised(exponent);
  }

  /** Whether a point of the curve is an element other than the neutral one: its order is that of the group. */
  isProper(): boolean {
    return !this.element.is0() && this.raised(ORDER).is0();
  }

  /** Yao's method: the places are gathered by their digit, then each digit counts as often as it says. */
  private raised(exponent: bigint): Element {
    const gathered: Element[] = [];
    for (let place = 0, rest = exponent; rest > 0n; place++, rest >>= BigInt(PUBLIC_WINDOW)) {
      const digit = Number(rest % PUBLIC_DIGITS);
      if (digit > 0) {
        gathered[digit] = gathered[digit]?.add(this.at(place)) ?? this.at(place);
      }
    }
    let [running, power] = [IDENTITY, IDENTITY];
    for (let digit = gathered.length - 1; digit > 0; digit--) {
      running = running.add(gathered[digit] ?? IDENTITY);
      power = power.add(running);
    }
    return power;
  }

  private at(place: number): Element {
    for (let known = this.shifted.length; known <= place; known++) {
      let next = this.shifted[known - 1] as Element;
      for (let bit = 0; bit < PUBLIC_WINDOW; bit++) {
        next = next.double();
      }
      this.shifted.push(next);
    }
    return this.shifted[place] as Element;
  }
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
export function decode(text: string): PublicElement | undefined {
  const point = pointOfText(text);
  const element = point && new PublicElement(point);
  return element?.isProper() ? element : undefined;
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
