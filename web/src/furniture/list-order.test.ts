import { describe, expect, it } from "vitest";
import { below, drawOrder, inShownOrder } from "./list-order.ts";

const lists = [3, 0, 2, 1].map((index) => ({ index, title: `Liste ${index}` }));

/** Gives these words, one after the other. */
function words(...given: number[]): () => number {
  const left = [...given];
  return () => {
    const word = left.shift();
    if (word === undefined) throw new Error("one word more than expected");
    return word;
  };
}

describe("the order of the lists", () => {
  it("is the ballot's own where it was sealed, without any drawing", () => {
    const order = inShownOrder({ id: "sealed", list_order: "sealed" }, lists, words());
    expect(order.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  it("is drawn once in a visit, and each election has its own", () => {
    const first = inShownOrder({ id: "drawn", list_order: "random" }, lists, words(0, 0, 0));
    expect(first.map(({ index }) => index)).toEqual([1, 2, 3, 0]);
    expect(inShownOrder({ id: "drawn", list_order: "random" }, [...lists].reverse(), words())).toEqual(first);
    expect(inShownOrder({ id: "other", list_order: "random" }, lists, words(3, 2, 1)).map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  it("is drawn again when the lists have become more, and holds each of them once", () => {
    inShownOrder({ id: "grown", list_order: "random" }, lists.slice(0, 2));
    const order = inShownOrder({ id: "grown", list_order: "random" }, lists);
    expect(order.map(({ index }) => index).sort()).toEqual([0, 1, 2, 3]);
  });

  it("comes from draws that reach each of the 24 orders of four lists exactly once", () => {
    const reached = new Set<string>();
    for (let a = 0; a < 4; a++) for (let b = 0; b < 3; b++) for (let c = 0; c < 2; c++) reached.add(drawOrder(4, words(a, b, c)).join());
    expect(reached.size).toBe(24);
  });

  it("rejects the words that would favour the first lists", () => {
    // 2³² is 6 × 715,827,882 + 4: the last four words belong to no whole round.
    expect(below(6, words(2 ** 32 - 1, 2 ** 32 - 4, 2 ** 32 - 5))).toBe(5);
    expect(below(1, words(2 ** 32 - 1))).toBe(0);
    expect(below(8, words(2 ** 32 - 1))).toBe(7);
  });

  it("needs no drawing for one list or none", () => {
    expect(drawOrder(0, words())).toEqual([]);
    expect(drawOrder(1, words())).toEqual([0]);
  });
});
