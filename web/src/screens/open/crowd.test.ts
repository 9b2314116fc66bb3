import { expect, it } from "vitest";
import { wait } from "./crowd.ts";

it("the first try is anywhere within 20 seconds, never at once", () => {
  expect([0, 0.5, 0.999999].map((drawn) => wait(0, drawn))).toEqual([1, 11, 20]);
});

it("later tries are spread over twice as long each, up to two minutes", () => {
  expect([1, 2, 3, 50].map((tried) => wait(tried, 0.999999))).toEqual([40, 80, 120, 120]);
  expect(wait(50, 0)).toBe(1);
});
