// The table of powers is our own; the library's slow multiplication is what it is held against.

import { Point } from "@noble/ed25519";
import { afterEach, expect, it, vi } from "vitest";
import { decode, encode, encodeAll, FixedBase, G, GENERATOR, IDENTITY, productOfPowers } from "../../src/booth/group.ts";
import { minus, ORDER, reduced, type Scalar, ZERO } from "../../src/booth/scalar.ts";
import { scalar } from "./vectors.ts";

const y = new FixedBase(GENERATOR.multiply(scalar("y").scalar()));
const EXPONENTS: Scalar[] = [
  ...[0n, 1n, 2n, 31n, 32n, 33n, 1023n, 1024n, 2n ** 250n, 2n ** 252n, ORDER - 1n].map(reduced),
  ...Array.from({ length: 20 }, (_, number) => scalar(`exponent ${number}`).scalar()),
];

afterEach(() => vi.restoreAllMocks());

it.each([
  ["g", G],
  ["y", y],
])("a power of %s is what the library computes without our table", (_, base) => {
  for (const exponent of EXPONENTS) {
    expect(encode(base.pow(exponent))).toBe(encode(base.element.multiply(exponent, false)));
    expect(base.pow(exponent).add(base.pow(minus(ZERO, exponent))).is0()).toBe(true);
  }
});

it("a product of powers is what the library computes power by power, with equal elements, neutral ones and exponents of any length", () => {
  const elements = [y.element, GENERATOR, IDENTITY, y.element, y.element.double(), y.element.negate()];
  const powers = EXPONENTS.map((exponent, index) => ({ element: elements[index % elements.length] as Point, exponent }));
  const expected = powers.map(({ element, exponent }) => element.multiply(exponent, false)).reduce((product, power) => product.add(power));
  expect(encode(productOfPowers(powers))).toBe(encode(expected));
  for (const power of powers) {
    expect(encode(productOfPowers([power]))).toBe(encode(power.element.multiply(power.exponent, false)));
  }
  expect(productOfPowers([]).is0()).toBe(true);
});

it("elements are written together as they are one by one", () => {
  const elements = [...EXPONENTS.map((exponent) => y.pow(exponent)), IDENTITY, GENERATOR];
  expect(encodeAll(elements)).toEqual(elements.map(encode));
  expect(encodeAll([])).toEqual([]);
});

it("a power takes the same additions whatever its exponent, and nothing but additions", () => {
  y.pow(ZERO);
  const seen = EXPONENTS.map((exponent) => {
    const added = vi.spyOn(Point.prototype, "add");
    const others = (["double", "negate", "subtract", "multiply"] as const).map((name) => vi.spyOn(Point.prototype, name));
    y.pow(exponent);
    const calls = { additions: added.mock.calls.length, others: others.flatMap((other) => other.mock.calls).length };
    const points = [...added.mock.calls.map(([other]) => other), ...(added.mock.contexts as Point[])];
    vi.restoreAllMocks();
    return { ...calls, neutral: points.filter((point) => point.equals(IDENTITY)).length };
  });
  expect(seen).toEqual(EXPONENTS.map(() => ({ additions: 51, others: 0, neutral: 0 })));
});

it("no random bytes are drawn by the curve's library", () => {
  const drawn = vi.spyOn(crypto, "getRandomValues");
  const power = new FixedBase(y.element).pow(EXPONENTS[20] as Scalar);
  expect(decode(encode(power))?.equals(power)).toBe(true);
  expect(drawn).not.toHaveBeenCalled();
});

it("a text is read as an element only when canonical, on the curve, free of torsion and not neutral", () => {
  const order2 = Point.fromHex(`ec${"ff".repeat(30)}7f`);
  const refused = [
    encode(IDENTITY),
    encode(order2),
    encode(y.element.add(order2)),
    // y = p + 1, the neutral element again; y = 2, on no point; x = 0 with a sign.
    `7f${"ff".repeat(30)}ee`,
    `${"00".repeat(31)}02`,
    `80${"00".repeat(30)}01`,
    encode(y.element).toUpperCase(),
    encode(y.element).slice(2),
    `${encode(y.element)}00`,
    "",
  ];
  expect(refused.filter((text) => decode(text) !== undefined)).toEqual([]);
  expect(decode(encode(y.element))?.equals(y.element)).toBe(true);
});
