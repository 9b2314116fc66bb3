// The worker's script and its client, in a real browser, under the portal's own kind of policy.

import { chromium, type Browser, type Page } from "@playwright/test";
import { existsSync } from "node:fs";
import { build, type Rollup } from "vite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { referenceOf } from "../../src/booth/ballot.ts";
import { readVotingCode } from "../../src/booth/voting-code.ts";
import type { tested } from "./page.ts";
import { vectors } from "./vectors.ts";

const ORIGIN = "https://portal.test";
const SYSTEM_CHROMIUM = "/usr/bin/chromium";
const POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types isoloir";

/** A worker that hands out another ballot than the one whose reference was shown. */
const LYING = `onmessage = ({ data }) => postMessage({ id: data.id, done: new TextEncoder().encode("another ballot") });`;

declare global {
  var openBooth: (typeof tested)["openBooth"];
  var address: (typeof tested)["address"];
  var booth: (typeof tested)["booth"];
}

const [known] = vectors.codes as [(typeof vectors.codes)[0]];
const voter = { event: known.event, voterNumber: known.voter_number };
const usual = vectors.elections[0] as (typeof vectors.elections)[0];

let browser: Browser;
let scripts: Record<string, string>;

beforeAll(async () => {
  const worker = await classic("../../src/booth/worker.ts");
  const older = `delete Object.hasOwn;${worker}`;
  scripts = { "/worker.js": worker, "/older.js": older, "/lying.js": LYING, "/page.js": await classic("./page.ts") };
  const executable = existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : {};
  browser = await chromium.launch({ ...executable, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
});

afterAll(() => browser?.close());

it("a vote is prepared in the worker, under a policy that requires trusted types", async () => {
  const { page } = await open();
  const made = await page.evaluate(
    async ({ printed, of, election, raw }) => {
      await booth.hold(printed, of);
      const credentials = await booth.credentials([election]);
      const parameters = new TextEncoder().encode(raw);
      const reference = await booth.prepare({ parameters, election, choices: [{ kind: "lists", lists: [3] }] });
      const [once, again] = [await booth.ballot(reference), await booth.ballot(reference)];
      return { credentials, reference, once: Array.from(once), again: Array.from(again) };
    },
    { printed: known.printed, of: voter, election: usual.uuid, raw: usual.raw },
  );
  expect(made.credentials).toEqual(known.credentials.slice(0, 1));
  expect(made.again).toEqual(made.once);
  expect(referenceOf(Uint8Array.from(made.once))).toBe(made.reference);
});

it("a new code is drawn with the browser's own generator", async () => {
  const { page } = await open();
  const codes = await page.evaluate(async (of) => [await booth.makeCode(of), await booth.makeCode(of)], voter);
  expect(codes.map((code) => readVotingCode(code).fault)).toEqual([undefined, undefined]);
  expect(codes[0]).not.toBe(codes[1]);
});

it("vc_01 typing a code, proving it and preparing a vote asks nothing of the network and stores nothing", async () => {
  const { page, requested } = await open();
  const before = requested.length;
  const stored = await page.evaluate(
    async ({ printed, of, election, raw }) => {
      await booth.hold(printed, of);
      await booth.possession([election], "nonce");
      await booth.prepare({ parameters: new TextEncoder().encode(raw), election, choices: [{ kind: "blank" }] });
      const databases = await indexedDB.databases();
      const caches_ = await caches.keys();
      return [localStorage.length, sessionStorage.length, databases.length, caches_.length, document.cookie.length, history.length];
    },
    { printed: known.printed, of: voter, election: usual.uuid, raw: usual.raw },
  );
  expect(stored.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  // The worker's own script, and nothing after it.
  expect(requested.slice(before).filter((path) => path !== "/worker.js")).toEqual([]);
});

it("refusals come back as they are, one for each question, and the booth goes on", async () => {
  const { page } = await open();
  const refusals = await page.evaluate(
    async ({ of, election, printed }) => {
      const refusalOf = (promise: Promise<unknown>) => promise.then(() => "none", (error: { refusal: unknown }) => error.refusal);
      const first = await Promise.all([refusalOf(booth.hold("7", of)), refusalOf(booth.possession([election], "nonce"))]);
      await booth.hold(printed, of);
      const held = await refusalOf(booth.possession([election], "nonce"));
      await booth.forget();
      return [...first, held, await refusalOf(booth.credentials([election]))];
    },
    { of: voter, election: usual.uuid, printed: known.printed },
  );
  expect(refusals).toEqual([
    { kind: "code", fault: { kind: "length", symbols: 1 } },
    { kind: "no_code" },
    "none",
    { kind: "no_code" },
  ]);
});

it("rc_10 bytes that are not those of the reference shown never reach the page that sends them", async () => {
  const { page } = await open();
  const [truly, falsely] = await page.evaluate(async () => {
    const lying = openBooth(address("/lying.js"));
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("another ballot"));
    const right = btoa(String.fromCharCode(...new Uint8Array(digest))).replace("=", "");
    const kindOf = (promise: Promise<unknown>) => promise.then(() => "given", (error: { refusal: { kind: string } }) => error.refusal.kind);
    return [await kindOf(lying.ballot(right)), await kindOf(lying.ballot("A".repeat(43)))];
  });
  expect([truly, falsely]).toEqual(["given", "self_check"]);
});

it("a booth that is closed, or whose script cannot be had, refuses what is asked", async () => {
  const { page } = await open();
  const kinds = await page.evaluate(async () => {
    const kindOf = (promise: Promise<unknown>) => promise.then(() => "none", (error: { refusal: { kind: string } }) => error.refusal.kind);
    const asked = kindOf(booth.credentials([]));
    booth.close();
    const absent = openBooth(address("/absent.js"));
    return [await asked, await kindOf(booth.forget()), await kindOf(absent.forget()), await kindOf(absent.forget())];
  });
  expect(kinds).toEqual(["stopped", "stopped", "stopped", "stopped"]);
});

it("a browser of 2020, without the newest functions, prepares the same vote", async () => {
  const { page } = await open();
  const credentials = await page.evaluate(
    async ({ printed, of, election, raw }) => {
      const older = openBooth(address("/older.js"));
      await older.hold(printed, of);
      await older.prepare({ parameters: new TextEncoder().encode(raw), election, choices: [{ kind: "blank" }] });
      return older.credentials([election]);
    },
    { printed: known.printed, of: voter, election: usual.uuid, raw: usual.raw },
  );
  expect(credentials).toEqual(known.credentials.slice(0, 1));
});

it("a browser without big integers is told at once, before a code is asked", async () => {
  const { page } = await open();
  const kind = await page.evaluate(() => {
    const scope = globalThis as { BigInt?: unknown };
    delete scope.BigInt;
    try {
      openBooth(address("/worker.js"));
      return "opened";
    } catch (error) {
      return (error as { refusal: { kind: string } }).refusal.kind;
    }
  });
  expect(kind).toBe("unsupported");
});

it("a plain text is no address for the worker where trusted types are required", async () => {
  const { page } = await open();
  const refused = await page.evaluate(() => {
    try {
      openBooth("/worker.js");
      return "opened";
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(refused).toBe("TypeError");
});

async function open(): Promise<{ page: Page; requested: string[] }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const requested: string[] = [];
  // Nothing leaves the browser: every address is answered here.
  await context.route("**", (route) => {
    const { pathname } = new URL(route.request().url());
    requested.push(pathname);
    const script = scripts[pathname];
    if (script !== undefined) {
      return route.fulfill({ contentType: "text/javascript", body: script });
    }
    return pathname === "/"
      ? route.fulfill({
          contentType: "text/html",
          headers: { "content-security-policy": POLICY },
          body: `<!doctype html><title>Isoloir</title><script src="/page.js"></script>`,
        })
      : route.fulfill({ status: 404, body: "" });
  });
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => "booth" in globalThis);
  return { page, requested };
}

/** One classic script for a browser of 2020, as the site's build makes of a worker. */
async function classic(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2020",
      lib: { entry: new URL(entry, import.meta.url).pathname, formats: ["iife"], name: "made" },
    },
  });
  const [output] = built as Rollup.RollupOutput[];
  return output?.output[0].code ?? "";
}
