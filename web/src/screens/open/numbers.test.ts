import { expect, it } from "vitest";
import { integer, rate, size } from "./numbers.ts";

it("thousands are apart by a narrow space that does not break", () => {
  expect(integer(12722)).toBe("12\u202f722");
  expect(integer(0)).toBe("0");
});

it("a share is rounded to a tenth; the share of nothing is no number", () => {
  expect(rate(2530, 4217)).toBe("60,0\u00a0%");
  expect(rate(1, 3)).toBe("33,3\u00a0%");
  expect(rate(0, 0)).toBe("–");
});

it("a file's size is in thousands of bytes, or millions", () => {
  expect([1, 420_000, 999_999, 14_680_064].map(size)).toEqual(["1\u00a0Ko", "420\u00a0Ko", "1\u202f000\u00a0Ko", "14,7\u00a0Mo"]);
});
