import { expect, it } from "vitest";
import { e164, readable } from "./phone.ts";

it("re_08 every writing of a number gives one E.164 value, as the portal reads it", () => {
  const writings = ["0612345642", "06 12 34 56 42", "06.12.34.56.42", "06-12-34-56-42", "+33612345642", "+33 (0)6 12 34 56 42", "+33 06 12 34 56 42", "0033612345642", "０６１２３４５６４２", "\u00a006\u202f12 34 56 42"];
  for (const typed of writings) expect(e164(typed), typed).toBe("+33612345642");
});

it("overseas numbers take the code of their territory", () => {
  expect(e164("0692 12 34 56")).toBe("+262692123456");
  expect(e164("+262 639 12 34 56")).toBe("+262639123456");
  expect(e164("0690123456")).toBe("+590690123456");
  expect(e164("0694123456")).toBe("+594694123456");
  expect(e164("0696123456")).toBe("+596696123456");
  expect(e164("+687 75 12 34")).toBe("+687751234");
  expect(e164("+689 87 12 34 56")).toBe("+68987123456");
});

it("re_07 landlines, foreign, premium, machine and garbled numbers are not accepted", () => {
  for (const typed of ["", "0123456789", "0899123456", "+447700900123", "070012345678", "0700123456", "061234564", "06123456421", "<script>", "06 12 34 56 4é", "🙂", "3612345678", "0".repeat(200)]) {
    expect(e164(typed), typed).toBeUndefined();
  }
});

it("a number is shown back in groups", () => {
  expect(readable("+33612345642")).toBe("+33\u00a06\u00a012\u00a034\u00a056\u00a042");
  expect(readable("+262692123456")).toBe("+262\u00a0692\u00a012\u00a034\u00a056");
  expect(readable("+687751234")).toBe("+687\u00a075\u00a012\u00a034");
});
