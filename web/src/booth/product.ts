/** A product of powers of many elements, in variable time: for exponents that are no secret. */

import { type Element, IDENTITY } from "./group.ts";

/** An element, and the power it counts with: 0 or more, any number of bits. */
export interface Power {
  readonly element: Element;
  readonly exponent: bigint;
}

/** Bits of an exponent taken at once, as a digit from -15 to 16. */
const WINDOW = 5;
const RADIX = 1 << WINDOW;
const LARGEST = RADIX / 2;

/**
 * `a^m · b^n · …`. The doublings are made once for all elements; in each window the elements are gathered by their digit,
 * then each digit counts as often as it says (Pippenger).
 */
export function productOfPowers(powers: readonly Power[]): Element {
  const terms = powers.map(({ element, exponent }) => ({ element, inverse: element.negate(), digits: digitsOf(exponent) }));
  let product = IDENTITY;
  for (let place = Math.max(0, ...terms.map(({ digits }) => digits.length)) - 1; place >= 0; place--) {
    for (let bit = 0; bit < WINDOW; bit++) {
      product = product.double();
    }
    const gathered: Element[] = [];
    for (const { element, inverse, digits } of terms) {
      const digit = digits[place] ?? 0;
      if (digit !== 0) {
        const [size, signed] = digit > 0 ? [digit, element] : [-digit, inverse];
        gathered[size] = gathered[size]?.add(signed) ?? signed;
      }
    }
    product = product.add(weighted(gathered));
  }
  return product;
}

/** `gathered[1] · gathered[2]^2 · …`, where nothing counts as the neutral element. */
function weighted(gathered: readonly (Element | undefined)[]): Element {
  let [running, product] = [IDENTITY, IDENTITY];
  for (let size = gathered.length - 1; size > 0; size--) {
    running = running.add(gathered[size] ?? IDENTITY);
    product = product.add(running);
  }
  return product;
}

/** The digits of a number in base 32, the lowest first. */
function digitsOf(exponent: bigint): number[] {
  const digits: number[] = [];
  for (let rest = exponent; rest > 0n; ) {
    const digit = Number(rest % BigInt(RADIX));
    const signed = digit > LARGEST ? digit - RADIX : digit;
    digits.push(signed);
    rest = (rest - BigInt(signed)) / BigInt(RADIX);
  }
  return digits;
}
