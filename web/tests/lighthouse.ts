/**
 * Scores of five screens by Lighthouse, on its slow telephone: `make lighthouse` writes them into docs/PERFORMANCE.md.
 *
 * V01 and V03 are the pages themselves. V10, V26 and V29 need a voter: of these, the first state of the screen is taken as it stands
 * under `/dev/screens`, with the style and without the script.
 */

import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import config from "../playwright.config.ts";
import { LocalPortal } from "./browser/portal.ts";

const WEB = join(import.meta.dirname, "..");
const PAGE = join(WEB, "../docs/PERFORMANCE.md");
const [START, END] = ["<!-- lighthouse: written by `make lighthouse` -->", "<!-- lighthouse: end -->"];
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
const SCREENS: [screen: string, address: string][] = [
  ["V01", "/"],
  ["V03", "/connexion/mot-de-passe"],
  ...["V10", "V26", "V29"].map((screen): [string, string] => [screen, specimen(screen)]),
];

const port = await freePort();
const portal = await LocalPortal.start();
const { executablePath, args } = config.use!.launchOptions!;
const browser = await chromium.launch({ executablePath: executablePath!, args: [...args!, `--remote-debugging-port=${port}`] });
try {
  const rows: string[] = [];
  for (const [screen, address] of SCREENS) {
    if (!address) {
      rows.push(`| ${screen} | | | | | not built |`);
      continue;
    }
    const result = await lighthouse(portal.origin + address, { port, output: "json", logLevel: "error", onlyCategories: [...CATEGORIES] });
    if (!result) throw new Error(`no result for ${address}`);
    const { categories, audits } = result.lhr;
    if (result.lhr.runtimeError) throw new Error(`${address}: ${result.lhr.runtimeError.message}`);
    const scores = CATEGORIES.map((name) => Math.round((categories[name]!.score ?? 0) * 100));
    rows.push(`| ${screen} | ${scores.join(" | ")} | ${audits["largest-contentful-paint"]!.displayValue ?? ""} | \`${address}\` |`);
    console.log(rows.at(-1));
  }
  const head = "| screen | performance | accessibility | best practices | largest paint | address |\n|---|---|---|---|---|---|";
  const text = readFileSync(PAGE, "utf8");
  const [before, after] = [text.split(START)[0], text.split(END)[1]];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has no place for the scores`);
  writeFileSync(PAGE, `${before}${START}\n\n${head}\n${rows.join("\n")}\n\n${END}${after}`);
} finally {
  await browser.close();
  portal.stop();
}

function specimen(screen: string): string {
  const folder = join(WEB, "dist-dev/dev/screens", screen);
  const [first] = existsSync(folder) ? readdirSync(folder).sort() : [];
  return first ? `/dev/screens/${screen}/${first.replace(/\.html$/, "")}` : "";
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}
