/** A local portal for each test file, with what its voters have in their hands: notice, mailbox, telephone. */

import { test as base, type Page } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../../..");
const PROGRAM = process.env.PORTAL_LOCAL ?? join(ROOT, "target/debug/portal-local");

/** A voter of the example event, by the line of the roll (1 is Claire Dupont). */
export interface Voter {
  number: string;
  identifier: string;
  civility: string;
  givenName: string;
  familyName: string;
  numen: string;
  nir10: string;
  /** On the paper notice. */
  code: string;
}

/** What the portal sent. */
export interface Sent {
  kind: "mail" | "sms";
  to: string;
  subject: string;
  text: string;
}

/** A running local portal. */
export class LocalPortal {
  private constructor(
    readonly origin: string,
    private program: ChildProcess,
    private readonly data: string,
    private readonly options: readonly string[],
  ) {}

  /** Starts one; `options` are those of the program, for example `--clock`, `2022-12-08T16:55:00+01:00`. */
  static async start(...options: string[]): Promise<LocalPortal> {
    const data = mkdtempSync(join(tmpdir(), "isoloir-"));
    const { program, origin } = await run(["--port", "0", "--data", data, ...options]);
    return new LocalPortal(origin, program, data, options);
  }

  /**
   * Starts it again with other options, at the same address and with its data: the pages that are open and the sessions go on, at
   * another hour or with the vote suspended. What was sent before is no longer in its outbox.
   */
  async restart(...options: string[]): Promise<void> {
    this.program.removeAllListeners("exit");
    const ended = once(this.program, "exit");
    this.program.kill("SIGINT");
    await ended;
    const { port } = new URL(this.origin);
    const { program } = await run(["--port", port, "--data", this.data, ...withoutClock(this.options), ...options]);
    this.program = program;
  }

  stop(): void {
    this.program.removeAllListeners("exit");
    this.program.kill("SIGINT");
    rmSync(this.data, { recursive: true, force: true });
  }

  /** The voter of this line of the roll. */
  voter(line: number): Voter {
    const rows = readFileSync(join(ROOT, "examples/pro2022/roll.csv"), "utf8").trim().split("\n");
    const names = rows[0]!.split(",");
    const cells = rows[line]!.split(",");
    const cell = (name: string) => cells[names.indexOf(name)] ?? "";
    const notices = JSON.parse(readFileSync(join(this.data, "notices.json"), "utf8")) as { number: string; code: string }[];
    const number = cell("number");
    return {
      number,
      identifier: cell("identifier"),
      civility: cell("civility"),
      givenName: cell("given_name"),
      familyName: cell("family_name"),
      numen: cell("numen"),
      nir10: cell("nir10"),
      code: notices.find((notice) => notice.number === number)!.code,
    };
  }

  /** Everything sent so far, oldest first. */
  async outbox(): Promise<Sent[]> {
    const messages = (await (await fetch(`${this.origin}/dev/outbox.json`)).json()) as Record<string, unknown>[];
    return messages.map((message) => ({
      kind: message.kind === "sms" ? "sms" : "mail",
      to: [message.to].flat().join(", "),
      subject: String(message.subject ?? ""),
      text: String(message.text),
    }));
  }

  /** The last message to this address or number. */
  async lastMessageTo(address: string): Promise<Sent> {
    const found = (await this.outbox()).reverse().find((message) => message.to.includes(address));
    if (!found) throw new Error(`nothing was sent to ${address}`);
    return found;
  }

  /** The link in the last message to this address or number. */
  async linkTo(address: string): Promise<string> {
    const { text } = await this.lastMessageTo(address);
    const link = /https?:\/\/\S+#\S+/.exec(text)?.[0];
    if (!link) throw new Error(`no link in: ${text}`);
    return link;
  }
}

/** Runs the program until it serves. */
async function run(options: readonly string[]): Promise<{ program: ChildProcess; origin: string }> {
  const root = options.includes("--root") ? [] : ["--root", ROOT];
  const program = spawn(PROGRAM, [...root, ...options], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  program.stderr!.on("data", (chunk) => said.push(String(chunk)));
  const origin = await new Promise<string>((started, failed) => {
    let output = "";
    program.stdout!.on("data", (chunk) => {
      output += String(chunk);
      const address = /adresse\s+(http:\S+)/.exec(output)?.[1];
      if (address && output.includes("Ctrl-C")) started(address);
    });
    program.on("exit", (code) => failed(new Error(`portal-local ended with ${code}: ${said.join("")}`)));
    program.on("error", failed);
  });
  return { program, origin };
}

function withoutClock(options: readonly string[]): string[] {
  const at = options.indexOf("--clock");
  return at < 0 ? [...options] : [...options.slice(0, at), ...options.slice(at + 2)];
}

/** The portal of the test file that runs now: what one file's voters do, another file's don't meet. */
interface Running {
  file: string;
  portal: LocalPortal;
}

interface OfEachTest {
  portal: LocalPortal;
  another: (...options: string[]) => Promise<LocalPortal>;
  consoleErrors: string[];
}

interface OfTheWorker {
  portalOptions: string[];
  running: { now?: Running };
}

/** The test function of the journeys: `portal` is one local portal for the whole file. */
export const test = base.extend<OfEachTest, OfTheWorker>({
  portalOptions: [[], { option: true, scope: "worker" }],
  running: [
    async ({}, use) => {
      const running: OfTheWorker["running"] = {};
      await use(running);
      running.now?.portal.stop();
    },
    { scope: "worker" },
  ],
  portal: async ({ running, portalOptions }, use, { file }) => {
    if (running.now?.file !== file) {
      running.now?.portal.stop();
      running.now = { file, portal: await LocalPortal.start(...portalOptions) };
    }
    await use(running.now.portal);
  },
  baseURL: async ({ portal }, use) => use(portal.origin),
  // One more portal for one test: at another hour, suspended, proclaimed.
  another: async ({}, use) => {
    const started: LocalPortal[] = [];
    await use(async (...options) => {
      const portal = await LocalPortal.start(...options);
      started.push(portal);
      return portal;
    });
    for (const portal of started) portal.stop();
  },
  // What the browser complains of (a policy's violation, an error of ours) fails the test that met it.
  consoleErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      listen(page, errors);
      await use(errors);
      if (errors.length) throw new Error(`the browser complained: ${errors.join(" · ")}`);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";

function listen(page: Page, errors: string[]): void {
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    // A refusal's status is told by the page itself; the browser's own line about it says nothing more.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) errors.push(message.text());
  });
}
