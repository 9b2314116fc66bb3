/**
 * The order in which an election's lists are shown. A list that always stands first gets votes for standing first, so an election
 * may have its order drawn for each visit. A drawn order lives in this page's memory and nowhere else.
 */

/** What the order depends on. */
export interface Ordered {
  id: string;
  list_order: "sealed" | "random";
}

/** Gives a random number from 0 to 2³² − 1. */
export type RandomWord = () => number;

const drawn = new Map<string, number[]>();

/** The lists in the order to show: the ballot's own, or one drawn at the first call and kept until the page is left. */
export function inShownOrder<L extends { index: number }>(election: Ordered, lists: readonly L[], random: RandomWord = randomWord): L[] {
  const sealed = [...lists].sort((one, other) => one.index - other.index);
  if (election.list_order === "sealed") return sealed;
  const known = drawn.get(election.id);
  const order = known && known.length === sealed.length ? known : drawOrder(sealed.length, random);
  drawn.set(election.id, order);
  return order.map((place) => sealed[place]!);
}

/** The numbers below `count` in an order that is any of the possible ones with the same chance (Fisher and Yates). */
export function drawOrder(count: number, random: RandomWord = randomWord): number[] {
  const order = Array.from({ length: count }, (_, place) => place);
  for (let last = count - 1; last > 0; last--) {
    const place = below(last + 1, random);
    [order[last], order[place]] = [order[place]!, order[last]!];
  }
  return order;
}

/** A number below `bound`, each with the same chance: a word of the last, incomplete round of the words would favour small numbers. */
export function below(bound: number, random: RandomWord = randomWord): number {
  const rounds = 2 ** 32 - (2 ** 32 % bound);
  let word = random();
  while (word >= rounds) word = random();
  return word % bound;
}

function randomWord(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]!;
}
