/**
 * Equations between powers, checked together: `commitment = base^response · element^challenge` for many, by one product.
 *
 * Each equation counts with a weight of 64 bits. If one doesn't hold, the product is the neutral element for one in 2^64 of
 * the weights: enough against a fault of arithmetic or memory. A verifier who faces a forger draws weights that nobody foresees.
 */

import { type Element, type FixedBase, G, type Power, productOfPowers } from "./group.ts";
import { hashToScalar } from "./hash.ts";
import { minus, plus, reduced, type Scalar, times, ZERO } from "./scalar.ts";

const WEIGHT = (1n << 64n) - 1n;

/** The equations of one ballot's proofs. */
export class Equations {
  private readonly key: FixedBase;
  private readonly seed: string;
  private readonly elements = new Map<Element, Scalar>();
  private readonly commitments: Power[] = [];
  private ofGenerator: Scalar = ZERO;
  private ofKey: Scalar = ZERO;

  /** The weights come of `seed`; `key` is y. */
  constructor(key: FixedBase, seed: string) {
    this.key = key;
    this.seed = seed;
  }

  /** `commitment = g^response · alpha^challenge`. */
  ofAlpha(commitment: Element, alpha: Element, challenge: Scalar, response: Scalar): void {
    const weight = this.weigh(commitment);
    this.ofGenerator = plus(this.ofGenerator, times(weight, response));
    this.raise(alpha, times(weight, challenge));
  }

  /** `commitment = y^response · (beta / g^value)^challenge`. */
  ofBeta(commitment: Element, beta: Element, value: number, challenge: Scalar, response: Scalar): void {
    const weight = this.weigh(commitment);
    this.ofKey = plus(this.ofKey, times(weight, response));
    this.ofGenerator = minus(this.ofGenerator, times(times(weight, challenge), reduced(BigInt(value))));
    this.raise(beta, times(weight, challenge));
  }

  /** Whether all of them hold. */
  hold(): boolean {
    const elements = Array.from(this.elements, ([element, exponent]): Power => ({ element, exponent }));
    const product = productOfPowers([...elements, ...this.commitments]);
    return G.pow(this.ofGenerator).add(this.key.pow(this.ofKey)).add(product).is0();
  }

  /** The weight of the next equation, with which its commitment counts on the other side. */
  private weigh(commitment: Element): Scalar {
    const weight = reduced(hashToScalar(`${this.seed}|${this.commitments.length}`) & WEIGHT);
    this.commitments.push({ element: commitment.negate(), exponent: weight });
    return weight;
  }

  private raise(element: Element, exponent: Scalar): void {
    this.elements.set(element, plus(this.elements.get(element) ?? ZERO, exponent));
  }
}
