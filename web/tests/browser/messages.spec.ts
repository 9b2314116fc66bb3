/** M01 to M10: what the portal and the bureau write, as it is read at `/dev/outbox`. */

import { cutOff, violations } from "./everybody.ts";
import { expect, test } from "./portal.ts";

/** A letter is read within a page of the mail program, which has the landmarks. */
const OF_A_WHOLE_PAGE = ["landmark-one-main", "region"];

test("the outbox leads to an example of every message, each with its text, and its HTML for everybody", async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/dev/outbox");
  await page.getByRole("link", { name: "Tous les messages possibles, en exemple" }).click();
  const messages = page.getByRole("article");
  // Fourteen to the professional mailbox, a réassort by text message and by mail, one to the help desk.
  await expect(messages).toHaveCount(17);
  await expect(messages.filter({ hasText: "Ouverture du portail élections professionnelles" })).toHaveCount(1);
  expect(await cutOff(page)).toEqual([]);

  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const letters = await page.getByRole("link", { name: "version HTML" }).evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  expect(letters).toHaveLength(16);
  for (const letter of letters) {
    await page.goto(letter);
    const title = await page.title();
    expect.soft(await violations(page, OF_A_WHOLE_PAGE), `${title}: axe`).toEqual([]);
    expect.soft(await cutOff(page), `${title}: 320 px wide`).toEqual([]);
  }
  expect(asked.filter((url) => !letters.includes(url) && !url.endsWith("/favicon.ico"))).toEqual([]);
});
