/** Every screen in every state: axe finds nothing, one first heading, nothing cut off at 320 pixels (SCREENS §8.3). */

import axe from "axe-core";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./portal.ts";

test.use({ viewport: { width: 320, height: 740 } });

const SCREENS = join(import.meta.dirname, "../../dist-dev/dev/screens");

for (const screen of readdirSync(SCREENS).sort()) {
  test(`${screen} is accessible in every state`, async ({ page }) => {
    for (const file of readdirSync(join(SCREENS, screen))) {
      const address = `/dev/screens/${screen}/${file.replace(/\.html$/, "")}`;
      await page.goto(address);
      await page.evaluate(axe.source);
      const violations = await page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
      });
      expect([address, ...violations]).toEqual([address]);
      expect([address, await page.locator("h1").count()]).toEqual([address, 1]);
      expect([address, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)]).toEqual([address, true]);
    }
  });
}
