/** Firefox by WebDriver BiDi, Chromium 87 by the DevTools protocol of its time: both spoken by a puppeteer. */

import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { brotliDecompressSync } from "node:zlib";
import { DEVICE, type Engine, type Size, type Start } from "./engine.ts";

const TOOLS = join(import.meta.dirname, "../../../target/tools/chromium-87");

/** Debian's Firefox. */
export const firefox: Start = async (folder, downloads, size) => {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    userDataDir: folder,
    acceptInsecureCerts: true,
    env: { ...process.env, ...DEVICE },
    extraPrefsFirefox: {
      "intl.accept_languages": "fr",
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.always_ask_before_handling_new_types": false,
      "browser.helperApps.neverAsk.saveToDisk": "application/pdf,application/json",
      "pdfjs.disabled": true,
    },
  });
  return driven(browser, await browser.newPage(), size);
};

/** Chromium 87 itself, with the puppeteer that was made for it: today's no longer speaks to it. */
export const chromium87: Start = async (folder, downloads, size) => {
  const old = createRequire(join(TOOLS, "package.json"))("puppeteer-core") as typeof puppeteer;
  const options = {
    executablePath: program(),
    userDataDir: folder,
    ignoreHTTPSErrors: true,
    env: { ...process.env, ...DEVICE },
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage", "--lang=fr"],
  };
  const browser = await old.launch(options);
  const page = await browser.newPage();
  const session = await page.target().createCDPSession();
  await session.send("Page.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
  return driven(browser, page, size);
};

/** The program, which its package holds compressed. */
function program(): string {
  const path = join(TOOLS, "chromium");
  if (!existsSync(path)) {
    writeFileSync(path, brotliDecompressSync(readFileSync(join(TOOLS, "node_modules/chrome-aws-lambda/bin/chromium.br"))));
    chmodSync(path, 0o755);
  }
  return path;
}

async function driven(browser: Browser, page: Page, size: Size): Promise<Engine> {
  await page.setViewport(size);
  return {
    version: await browser.version(),
    saves: true,
    open: async (address) => void (await page.goto(address)),
    evaluate: async (what, ...given) => (await page.evaluate(what as unknown as (...given: unknown[]) => unknown, ...given)) as never,
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    picture: async () => await page.screenshot(),
    close: () => browser.close(),
  };
}
