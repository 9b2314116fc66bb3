/** What the pages weigh on a voter's line (docs/PERFORMANCE.md). */

import { expect, test } from "vitest";
import { codeOf, filesOf, scriptsOf, SITE, tags, textOf, weight } from "./site.ts";

const KILO = 1000;
/** The booth: it encrypts, in a worker. */
const BOOTH = ["vote.html", "r.html"];
/** These check a signature or a list of references on the reader's device, with the booth's own code, and share its limit. */
const CHECKS = ["urne.html", "verifier-une-preuve.html"];
const pages = filesOf(SITE, ".html");

test("the style sheets weigh 10 kB at most, all together", () => {
  const sheets = filesOf(SITE, ".css");
  expect(sheets.length).toBeGreaterThan(0);
  expect(weight(sheets)).toBeLessThanOrEqual(10 * KILO);
});

test.each(pages.filter((page) => ![...BOOTH, ...CHECKS].includes(page)))("%s loads 5 kB of JavaScript at most", (page) => {
  expect(weight(scriptsOf(textOf(page)))).toBeLessThanOrEqual(5 * KILO);
});

test.each(BOOTH.filter((page) => pages.includes(page)))("%s loads 25 kB of JavaScript at most, its worker included", (page) => {
  const worker = [...codeOf(textOf(page))].filter((file) => file.startsWith("assets/worker-"));
  expect(worker.length, "the booth has a worker of its own").toBe(1);
  expect(weight([...scriptsOf(textOf(page)), ...worker])).toBeLessThanOrEqual(25 * KILO);
});

test.each(CHECKS.filter((page) => pages.includes(page)))("%s loads 25 kB of JavaScript at most", (page) => {
  expect(weight(codeOf(textOf(page)))).toBeLessThanOrEqual(25 * KILO);
});

test("the first page weighs 60 kB at most, in all", () => {
  const page = textOf("index.html");
  const linked = tags(page)
    .filter(({ name, attributes }) => name === "img" || ["stylesheet", "icon"].includes(attributes.get("rel") ?? ""))
    .map(({ attributes }) => (attributes.get("src") ?? attributes.get("href"))!.slice(1));
  expect(weight(["index.html", ...linked, ...scriptsOf(page)])).toBeLessThanOrEqual(60 * KILO);
});
