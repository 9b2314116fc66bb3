import { expect, test } from "vitest";
import { readToken } from "./one-time-link.ts";

test("a token is read whole, without what a mail program puts after a link", () => {
  const token = "EKe7C9g3o3guMN_pqHqEn-";
  for (const fragment of [`#${token}`, `#${token}.`, `#${token}>`, `#${token}%20`, `#${token}),`]) expect(readToken(fragment)).toBe(token);
});

test("an address without a token has none, and what is too short is left to the portal to refuse", () => {
  for (const fragment of ["", "#", "#.", "#<script>", "#é"]) expect(readToken(fragment)).toBeUndefined();
  expect(readToken("#EKe7C9g3")).toBe("EKe7C9g3");
});
