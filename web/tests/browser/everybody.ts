/** What hinders somebody on a page, as far as a program finds it. */

import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds against WCAG 2.2 AA and its best practices, but for the rules of `without`. */
export async function violations(page: Page, without: readonly string[] = []): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async ([tags, without]) => {
    const axe = (globalThis as unknown as { axe: { run(on: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
    const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags }, rules, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  }, [RULES, without] as const);
}

/** What makes the page scroll sideways, or stands in a box that hides a part of it. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    // A wide table scrolls within its own box (WCAG 1.4.10 lets it), and hidden texts are meant to be.
    const all = [...document.querySelectorAll<HTMLElement>("body *")].filter((one) => !one.closest(".scroll, .hidden-text, .skip-links, pre"));
    const name = (one: HTMLElement) => one.outerHTML.replace(/\s+/g, " ").slice(0, 90);
    const hidden = all.filter((one) => getComputedStyle(one).overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1);
    const wide = document.documentElement.scrollWidth > width ? all.filter((one) => one.getBoundingClientRect().right > width + 1) : [];
    return [...hidden.map((one) => `hidden: ${name(one)}`), ...wide.slice(0, 3).map((one) => `too wide: ${name(one)}`)];
  });
}
