/**
 * Every screen in every state: WCAG by axe, the tree that a screen reader reads, small screens, large text, forced colours, no motion.
 * docs/ACCESSIBILITY.md says what this shows and what it cannot.
 */

import type { Page } from "@playwright/test";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { cutOff, violations } from "./everybody.ts";
import { expect, test } from "./portal.ts";

const SCREENS = join(import.meta.dirname, "../../dist-dev/dev/screens");

test("every golden file is of a state that exists", () => {
  const states = readdirSync(SCREENS).flatMap((screen) => readdirSync(join(SCREENS, screen)).map((file) => `${screen}-${file.replace(/\.html$/, "")}.aria.yml`));
  const golden = join(import.meta.dirname, "snapshots");
  expect(existsSync(golden) ? readdirSync(golden).filter((file) => !states.includes(file)) : []).toEqual([]);
});

for (const screen of readdirSync(SCREENS).sort()) {
  const states = readdirSync(join(SCREENS, screen)).map((file) => file.replace(/\.html$/, "")).sort();
  test(`${screen} can be used by everybody, in each of its ${states.length} states`, async ({ page }) => {
    test.slow(states.length > 8);
    for (const state of states) {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(`/dev/screens/${screen}/${state}`);
      await test.step(state, () => judge(page, `${screen}-${state}`));
    }
  });
}

async function judge(page: Page, name: string): Promise<void> {
  expect.soft(await violations(page), `${name}: axe`).toEqual([]);
  // The commit that the pages were built from stands on two of them: the file can't hold its own commit's name.
  const tree = (await page.locator("main").ariaSnapshot()).replace(/\([0-9a-f]{10}\)/g, "(commit)").replace(/\b[0-9a-f]{10}\b/g, "commit");
  expect.soft(tree, `${name}: what a screen reader reads`).toMatchSnapshot([`${name}.aria.yml`]);
  expect.soft(await smallTargets(page), `${name}: targets of 44 px`).toEqual([]);

  await page.setViewportSize({ width: 320, height: 640 });
  expect.soft(await cutOff(page), `${name}: 320 px wide`).toEqual([]);

  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(() => (document.documentElement.style.fontSize = "225%"));
  expect.soft(await cutOff(page), `${name}: text of 200 %`).toEqual([]);
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));

  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  expect.soft(await lostInForcedColors(page), `${name}: forced colours`).toEqual([]);
  expect.soft(await moving(page), `${name}: reduced motion`).toEqual([]);
  await page.emulateMedia({ forcedColors: null, reducedMotion: null });
}

/** What can be pressed and is smaller than 44 px, links within a sentence and the skip links aside (WCAG 2.5.5, and 2.5.8's exception). */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a.button, select, textarea, input:not([type=checkbox]):not([type=radio]), header a, footer a, summary")]
      .filter((one) => one.getClientRects().length > 0 && !one.closest("[hidden]"))
      .filter((one) => !one.closest("p:not(.actions), li") || one.closest("header, footer") || one.matches("button:not(.link), .button"))
      .filter((one) => one.getBoundingClientRect().height < 43.5)
      .map((one) => `${one.outerHTML.slice(0, 90)} is ${Math.round(one.getBoundingClientRect().height)} px high`),
  );
}

/** Under forced colours: a text that has its ground's colour, a control without an edge. */
function lostInForcedColors(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>("body *")].filter((one) => one.getClientRects().length > 0 && !one.closest(".hidden-text, svg"));
    const ground = (one: Element | null): string => {
      for (let at = one; at; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor;
        if (color !== "rgba(0, 0, 0, 0)") return color;
      }
      return "rgb(255, 255, 255)";
    };
    const speaks = (one: Element) => [...one.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent!.trim());
    const unread = shown.filter((one) => speaks(one) && getComputedStyle(one).color === ground(one));
    const controls = shown.filter((one) => one.matches("button:not(.link), .button, input:not([type=checkbox]):not([type=radio]), select, textarea"));
    const edgeless = controls.filter((one) => getComputedStyle(one).borderTopStyle === "none" || parseFloat(getComputedStyle(one).borderTopWidth) === 0);
    return [...unread, ...edgeless].map((one) => one.outerHTML.slice(0, 90));
  });
}

function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll<HTMLElement>("body *")]
      .filter((one) => {
        const style = getComputedStyle(one);
        const transition = style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
        return style.animationName !== "none" || transition || style.scrollBehavior === "smooth";
      })
      .map((one) => one.outerHTML.slice(0, 90)),
  );
}
