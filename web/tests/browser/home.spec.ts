import { expect, test } from "./portal.ts";

test("the public home leads to the identifier, and sets no cookie", async ({ page, context }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("ACCÈS AU PORTAIL ÉLECTIONS");
  await expect(page.getByRole("link", { name: "ACCÉDER AU PORTAIL ÉLECTIONS", exact: true })).toHaveAttribute("href", "/connexion");
  expect(await context.cookies()).toEqual([]);
});
