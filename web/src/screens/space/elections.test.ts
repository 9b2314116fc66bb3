import { expect, it } from "vitest";
import { size } from "./elections.ts";

it.each([
  [1, "1\u00a0Ko"],
  [28_654, "29\u00a0Ko"],
  [420_000, "420\u00a0Ko"],
  [999_499, "999\u00a0Ko"],
  [999_500, "1\u00a0Mo"],
  [5_242_880, "5,2\u00a0Mo"],
])("a document of %d bytes is said to have %s", (bytes, said) => {
  expect(size(bytes).replace(" ", "\u00a0")).toBe(said);
});
