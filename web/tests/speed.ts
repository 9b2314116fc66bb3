/**
 * How long a voter waits between the click on JE VOTE and the receipt (V29): `make speed` writes it into docs/PERFORMANCE.md.
 *
 * The device is made four times slower. Chromium's own slow-down (`Emulation.setCPUThrottlingRate`) reaches the page and is refused
 * by workers, and the booth computes in a worker: instead, the whole process of the page is stopped for three quarters of the time.
 * The browser's network process, the portal and its storage run at full speed, on the same machine.
 */

import { chromium, type Browser, type Page } from "@playwright/test";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import config from "../playwright.config.ts";
import { LocalPortal } from "./browser/portal.ts";
import { CAPN, CSA, enterBooth, expectReceipt, MJS } from "./browser/voting.ts";
import { slowedDown } from "./slow-device.ts";

const ROOT = join(import.meta.dirname, "../..");
const PAGE = join(ROOT, "docs/PERFORMANCE.md");
const [START, END] = ["<!-- speed: written by `make speed` -->", "<!-- speed: end -->"];
const SLOWER = 4;
/** Voters who vote once in each election, each with a booth just opened. */
const VOTERS = 5;
/** How long a voter looks at a ballot, and at its confirmation. */
const LOOK = 1_500;
const LISTS = 20;

/** One vote, in milliseconds of the device's clock after the click. */
interface Wait {
  /** The ballot is made and checked, and leaves. */
  sent: number;
  /** The ballot box has answered. */
  answered: number;
  /** The receipt is on the screen. */
  shown: number;
  /** How many times slower the device was meanwhile. */
  slower: number;
}

const folder = mkdtempSync(join(tmpdir(), "isoloir-lists-"));
const { executablePath, args } = config.use!.launchOptions!;
const browser = await chromium.launch({ executablePath: executablePath!, args: args! });
try {
  const rows = [
    ...(await measured(["--clock", "2022-12-01T12:27:00+01:00"], [[CAPN, "CAPN", "4 lists"], [CSA, "CSA-PARIS", "6 lists"]])),
    ...(await measured(["--clock", "2022-12-01T12:27:00+01:00", "--event", eventOfManyLists()], [[MJS, "CSA-MJS", `${LISTS} lists`]])),
  ];
  const head = "| and the blank vote | sent | answered | receipt shown, median | slowest | slower by at least |\n|---|---|---|---|---|---|";
  const machine = `${VOTERS} votes each, ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)} at the end, Chromium ${browser.version()}.`;
  const text = readFileSync(PAGE, "utf8");
  const [before, after] = [text.split(START)[0], text.split(END)[1]];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has no place for the speeds`);
  writeFileSync(PAGE, `${before}${START}\n\n${head}\n${rows.join("\n")}\n\n${machine}\n\n${END}${after}`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

async function measured(options: string[], elections: [election: typeof CAPN, label: string, lists: string][]): Promise<string[]> {
  const portal = await LocalPortal.start(...options);
  try {
    const rows: string[] = [];
    for (const [election, label, lists] of elections) {
      const waits: Wait[] = [];
      for (const line of votersOf(label)) waits.push(await vote(browser, portal, line, election));
      const median = (of: (wait: Wait) => number) => seconds(sorted(waits.map(of))[VOTERS >> 1]!);
      for (const { shown, slower } of waits) console.log(`${lists}: ${seconds(shown)}, ${slower.toFixed(1)} times slower`);
      const slowest = sorted(waits.map(({ shown }) => shown)).pop()!;
      rows.push(`| ${lists} | ${median(({ sent }) => sent)} | ${median(({ answered }) => answered)} | ${median(({ shown }) => shown)} | ${seconds(slowest)} | ${sorted(waits.map(({ slower }) => slower))[0]!.toFixed(1)} |`);
      console.log(rows.at(-1));
    }
    return rows;
  } finally {
    portal.stop();
  }
}

/** One voter, in a browser that knows nothing of the portal yet, from the log-in to the receipt. */
async function vote(browser: Browser, portal: LocalPortal, line: number, election: typeof CAPN): Promise<Wait> {
  const context = await browser.newContext({ baseURL: portal.origin, locale: "fr-FR", timezoneId: "Europe/Paris", viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  try {
    await enterBooth(page, portal, line);
    const { asFast, slower } = await slowedDown(browser, SLOWER);
    try {
      await page.getByRole("link", { name: `Participer au scrutin ${election.title}` }).click();
      await page.waitForTimeout(LOOK);
      await page.getByRole("radio", { name: "Vote Blanc" }).check();
      await page.getByRole("button", { name: "Continuer" }).click();
      await page.getByRole("button", { name: "JE VOTE" }).waitFor();
      await page.waitForTimeout(LOOK);
      await watchReceipt(page);
      await page.getByRole("button", { name: "JE VOTE" }).click();
      await page.getByRole("heading", { level: 1, name: "Accusé de réception" }).waitFor({ timeout: 60_000 });
    } finally {
      await asFast();
    }
    await expectReceipt(page, election);
    const wait = await waitOf(page);
    const { pressedAt, shown } = wait;
    return { ...wait, slower: slower(pressedAt, pressedAt + shown) };
  } finally {
    await context.close();
  }
}

/** Notes on the page when the button is pressed, and when the receipt has been painted. */
function watchReceipt(page: Page): Promise<void> {
  return page.evaluate(() => {
    const button = document.querySelector("#vote-now")!;
    button.addEventListener("click", ({ timeStamp }) => performance.mark("pressed", { startTime: timeStamp }), { capture: true, once: true });
    const watch = new MutationObserver(() => {
      if (!document.querySelector("#download-deposit")) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => performance.mark("shown")));
    });
    watch.observe(document.querySelector("#content")!, { childList: true, subtree: true });
  });
}

async function waitOf(page: Page): Promise<Omit<Wait, "slower"> & { pressedAt: number }> {
  const [origin, pressed, sent, answered, shown] = await page.evaluate(() => {
    const ballot = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/ballots")) as PerformanceResourceTiming;
    return [performance.timeOrigin, performance.getEntriesByName("pressed")[0]!.startTime, ballot.startTime, ballot.responseEnd, performance.getEntriesByName("shown")[0]!.startTime];
  });
  return { pressedAt: origin! + pressed!, sent: sent! - pressed!, answered: answered! - pressed!, shown: shown! - pressed! };
}

/** The guide's event, its last election with more lists. */
function eventOfManyLists(): string {
  // Without the guide's candidates and documents: where one list has them, each must.
  for (const name of ["event.toml", "roll.csv"]) cpSync(join(ROOT, "examples/pro2022", name), join(folder, name));
  const file = join(folder, "event.toml");
  const event = readFileSync(file, "utf8");
  const there = event.slice(event.indexOf(`uuid = "${MJS.id}"`)).split("[[election.list]]").length - 1;
  const more = Array.from({ length: LISTS - there }, (_, place) => `\n[[election.list]]\ntitle = "Liste de l'exemple numéro ${there + place + 1}"\naffiliation = "Exemple"\n`);
  writeFileSync(file, event + more.join(""));
  return folder;
}

/** The first lines of the roll that vote in an election. */
function votersOf(label: string): number[] {
  const roll = readFileSync(join(ROOT, "examples/pro2022/roll.csv"), "utf8").trim().split("\n").map((line) => line.split(","));
  const column = roll[0]!.indexOf("elections");
  const lines = [...roll.keys()].filter((line) => roll[line]![column]!.split(" ").includes(label));
  return lines.slice(0, VOTERS);
}

function sorted(numbers: number[]): number[] {
  return [...numbers].sort((one, other) => one - other);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(2)} s`;
}
