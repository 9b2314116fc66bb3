/** Integers modulo q, the order of the group (PROTOCOL, “Group”). The arithmetic of `bigint` takes variable time. */

declare const scalar: unique symbol;

/** An integer from 0 to q - 1. Written in decimal. */
export type Scalar = bigint & { readonly [scalar]: true };

/** q = 2^252 + 27742317777372353535851937790883648493. */
export const ORDER = BigInt("0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed");

/** 0. */
export const ZERO = 0n as Scalar;

/** An integer modulo q. */
export function reduced(integer: bigint): Scalar {
  const remainder = integer % ORDER;
  return (remainder < 0n ? remainder + ORDER : remainder) as Scalar;
}

/** a + b. */
export function plus(a: Scalar, b: Scalar): Scalar {
  return reduced(a + b);
}

/** a - b. */
export function minus(a: Scalar, b: Scalar): Scalar {
  return reduced(a - b);
}

/** a · b. */
export function times(a: Scalar, b: Scalar): Scalar {
  return reduced(a * b);
}

/** The sum of all. */
export function sum(scalars: readonly Scalar[]): Scalar {
  return scalars.reduce(plus, ZERO);
}

/** The big-endian integer of these bytes, modulo q. */
export function fromBytes(bigEndian: Uint8Array): Scalar {
  let digits = "0x";
  bigEndian.forEach((byte) => (digits += byte.toString(16).padStart(2, "0")));
  return reduced(BigInt(digits));
}

/** The scalar of a decimal text: no sign, no leading zero, below q. `undefined` for any other text. */
export function fromDecimal(text: string): Scalar | undefined {
  if (!/^(?:0|[1-9][0-9]{0,75})$/.test(text)) {
    return undefined;
  }
  const integer = BigInt(text);
  return integer < ORDER ? (integer as Scalar) : undefined;
}
