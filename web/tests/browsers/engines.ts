/** The engines, and the test function whose `device` is a voter's browser before a local portal. */

import { test as base } from "@playwright/test";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalPortal } from "../browser/portal.ts";
import { chromium87, firefox } from "./by-puppeteer.ts";
import { webkitgtk, wpe } from "./by-webdriver.ts";
import { Device } from "./device.ts";
import type { Size, Start } from "./engine.ts";
import { Front } from "./front.ts";
import { asSafari14 } from "./safari-14.ts";

/** By their names in `browsers.config.ts`. */
export const ENGINES = { firefox, webkitgtk, wpe, "chromium-87": chromium87 } satisfies Record<string, Start>;

interface OfEachTest {
  portal: LocalPortal;
  front: Front;
  downloads: string;
  device: Device;
}

export const test = base.extend<OfEachTest & { started: keyof typeof ENGINES; older: boolean; size: Size }>({
  started: ["firefox", { option: true }],
  // Shown what Safari 14.0 would make of the pages.
  older: [false, { option: true }],
  size: [{ width: 360, height: 740 }, { option: true }],
  portal: async ({}, use) => {
    const portal = await LocalPortal.start("--clock", "2022-12-01T12:27:00+01:00");
    await use(portal);
    portal.stop();
  },
  front: async ({ portal, older }, use) => {
    const front = await Front.before(portal.origin, older ? asSafari14 : undefined);
    await use(front);
    front.stop();
    if (front.complaints.length) throw new Error(`the browser complained: ${front.complaints.join(" · ")}`);
  },
  downloads: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "isoloir-browser-"));
    mkdirSync(join(folder, "profile"));
    mkdirSync(join(folder, "downloads"));
    await use(join(folder, "downloads"));
    rmSync(folder, { recursive: true, force: true });
  },
  device: async ({ started, size, front, downloads }, use, info) => {
    const engine = await ENGINES[started](join(downloads, "../profile"), downloads, size);
    info.annotations.push({ type: "engine", description: engine.version });
    console.log(engine.version);
    const device = new Device(engine, front.origin);
    await use(device);
    if (info.status !== info.expectedStatus) {
      await device.picture(info.outputPath("seen.png"));
      console.log(`${await device.read("body")}\n${front.answers.slice(-8).join("\n")}`);
    }
    await engine.close();
  },
});

export { expect } from "@playwright/test";
