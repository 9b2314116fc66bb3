/** A voter who has a keyboard and no mouse: what they reach, whether they see where they are, and where a new screen leaves them. */

import type { Locator, Page } from "@playwright/test";
import { expect } from "./portal.ts";

/** More presses of a key than any page of ours has places for the focus. */
const MOST = 80;

/** Goes with the Tab key to a control; at each place on the way, the focus is seen. */
export async function reach(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < MOST; presses++) {
    await page.keyboard.press("Tab");
    await expectSeenFocus(page);
    if (await control.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error(`${MOST} presses of Tab do not reach ${String(control)}`);
}

/** Reaches a field and types. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.type(text);
}

/** Reaches a button or a link and presses Enter. */
export async function press(page: Page, control: Locator): Promise<void> {
  await reach(page, control);
  await page.keyboard.press("Enter");
}

/** Reaches « Je ne suis pas un robot », and ticks it. */
export async function tickWork(page: Page): Promise<void> {
  const box = page.getByRole("checkbox", { name: "Je ne suis pas un robot" });
  await reach(page, box);
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
}

/** A screen that took the place of another: the focus is on its title. */
export async function expectTurnedTo(page: Page, title: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title, { timeout: 40_000 });
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expectNothingSideways(page);
}

/** A page of its own: the focus is at its beginning, where the first Tab finds the skip links. */
export async function expectArrivedAt(page: Page, title: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  await expectNothingSideways(page);
}

/** What was refused: the focus is on the summary, which says so. */
export async function expectSummary(page: Page, reason: string): Promise<void> {
  await expect(page.locator("#summary")).toBeFocused();
  await expect(page.locator("#summary")).toContainText(reason);
  await expectNothingSideways(page);
}

async function expectNothingSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

/** The focused element has an outline, and stands on the screen. */
async function expectSeenFocus(page: Page): Promise<void> {
  // The browser scrolls to what has the focus in its next frame.
  await expect.poll(() => page.evaluate(unseen), { message: "the focus is seen" }).toBe("");
}

/** Runs in the page. */
function unseen(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return "";
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  const { top, bottom, left, right, width, height } = focused.getBoundingClientRect();
  const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const within = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && width > 1 && height > 1;
  return outlined && within ? "" : `${focused.outerHTML.slice(0, 120)}: ${outlined ? "not on the screen" : "no outline"}`;
}
