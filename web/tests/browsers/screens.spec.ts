/** Every screen in every state, in one engine: nothing that the browser complains of, nothing that scrolls sideways; pictures of some. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pictures } from "./device.ts";
import { expect, test } from "./engines.ts";

const SCREENS = join(import.meta.dirname, "../../dist-dev/dev/screens");
const LOOKED_AT = [
  "V01/voting-open",
  "V02/work-failed",
  "V03/three-tries-left",
  "V08/answer-too-short",
  "V10/voting-open",
  "V11/vote-open",
  "V13/voted-and-open",
  "V17/whole",
  "V20/two-typing-errors",
  "V21/phone",
  "V23/ready",
  "V25/one-voted",
  "V26/six-lists",
  "V27/list",
  "V28/encrypting",
  "V29/two-remaining",
  "V29/not-downloaded",
  "V42/unsupported",
];
const states = readdirSync(SCREENS).flatMap((screen) => readdirSync(join(SCREENS, screen)).map((file) => `${screen}/${file.replace(/\.html$/, "")}`));

for (const size of [{ width: 360, height: 1600 }, { width: 1280, height: 1400 }]) {
  test.describe(`at ${size.width} px`, () => {
    test.use({ size });

    test(`no screen scrolls sideways, hides a part of itself, or makes the browser complain (${states.length} states)`, async ({ device }, { project }) => {
      const folder = pictures(project.name, size.width);
      for (const state of states.sort()) {
        await device.open(`/dev/screens/${state}`);
        expect.soft(await device.engine.evaluate(cutOff), state).toEqual([]);
        if (LOOKED_AT.includes(state)) await device.picture(join(folder, `${state.replace("/", "-")}.png`));
      }
      expect(await device.engine.evaluate(() => innerWidth)).toBe(size.width);
    });
  });
}

/** What makes the page scroll sideways, or stands in a box that hides a part of it; wide tables scroll within their own. */
function cutOff(): string[] {
  const width = document.documentElement.clientWidth;
  const all = Array.from(document.querySelectorAll<HTMLElement>("body *")).filter((one) => !one.closest(".scroll, .hidden-text, .skip-links, pre, select"));
  const name = (one: HTMLElement) => one.outerHTML.replace(/\s+/g, " ").slice(0, 90);
  const hidden = all.filter((one) => getComputedStyle(one).overflowX === "hidden" && one.scrollWidth > one.clientWidth + 1);
  const wide = document.documentElement.scrollWidth > width ? all.filter((one) => one.getBoundingClientRect().right > width + 1) : [];
  return [...hidden.map((one) => `hidden: ${name(one)}`), ...wide.slice(0, 3).map((one) => `too wide: ${name(one)}`)];
}
