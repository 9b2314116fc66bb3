/** WebKit, driven by classic WebDriver (W3C): WebKitGTK on a screen that nobody sees, WPE likewise. */

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { DEVICE, type Engine, type Size, type Start } from "./engine.ts";

const MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
/** The name by which WebDriver gives an element (W3C). */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** WebKitGTK's own small browser. */
export const webkitgtk: Start = async (folder, downloads, size) => {
  // Without room around its buttons, the window can be as narrow as a telephone.
  mkdirSync(join(folder, "gtk-3.0"));
  writeFileSync(join(folder, "gtk-3.0/gtk.css"), "headerbar *, toolbar *, box *, button, entry { min-width: 0; padding: 0; margin: 0; }");
  writeFileSync(join(folder, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const [screen, display] = await hiddenScreen();
  const environment = { DISPLAY: display, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder };
  const driver = await served("WebKitWebDriver", environment);
  const browser = await driven({ "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation"] } }, "WebKitGTK", driver, [driver.program, screen]);
  await browser.resize(size);
  return browser;
};

/** What the browser within an app calls itself, on iOS. */
const WITHIN_AN_APP = "Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";

/** An older WebKit, of the age of Safari 16, in the browser of WPE. It saves no file, it shows it, as an app does. */
export const wpe: Start = async (folder, _, { width, height }) => {
  const [screen, display] = await hiddenCompositor(folder);
  const size = { COG_PLATFORM_WL_VIEW_WIDTH: String(width), COG_PLATFORM_WL_VIEW_HEIGHT: String(height) };
  const environment = { WAYLAND_DISPLAY: display, XDG_RUNTIME_DIR: folder, ...size };
  const driver = await served("WPEWebDriver", { ...environment, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder });
  const options = { "wpe:browserOptions": { binary: "/usr/bin/cog", args: ["--automation", "--platform=wl", `--user-agent=${WITHIN_AN_APP}`] } };
  return { ...(await driven(options, "WPE WebKit", driver, [driver.program, screen])), saves: false };
};

interface Served {
  program: ChildProcess;
  origin: string;
}

async function driven(options: object, name: string, { origin }: Served, programs: ChildProcess[]): Promise<Engine & { resize(size: Size): Promise<void> }> {
  const asked = { capabilities: { alwaysMatch: { acceptInsecureCerts: true, ...options } } };
  const { sessionId, capabilities } = await call<{ sessionId: string; capabilities: { browserVersion: string } }>(`${origin}/session`, asked);
  const session = `${origin}/session/${sessionId}`;
  const element = async (selector: string) => {
    const found = await call<Record<typeof ELEMENT, string>>(`${session}/element`, { using: "css selector", value: selector });
    return `${session}/element/${found[ELEMENT]}`;
  };
  return {
    version: `${name} ${capabilities.browserVersion}`,
    saves: true,
    open: (url) => call(`${session}/url`, { url }),
    evaluate: (what, ...given) => call(`${session}/execute/sync`, { script: `return (${what.toString()})(...arguments)`, args: given }),
    click: async (selector) => call(`${await element(selector)}/click`, {}),
    type: async (selector, text) => call(`${await element(selector)}/value`, { text }),
    resize: (size) => call(`${session}/window/rect`, { x: 0, y: 0, ...size }),
    picture: async () => Buffer.from(await call<string>(`${session}/screenshot`), "base64"),
    close: async () => {
      await call(session, undefined, "DELETE");
      // With what it started: cog goes on when its driver ends.
      for (const { pid } of programs) process.kill(-pid!);
    },
  };
}

async function call<Found>(address: string, given?: object, method = given ? "POST" : "GET"): Promise<Found> {
  const response = await fetch(address, { method, ...(given && { body: JSON.stringify(given) }) });
  const { value } = (await response.json()) as { value: Found & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function served(driver: string, environment: Record<string, string>): Promise<Served> {
  const port = await freePort();
  const program = spawn(driver, [`--port=${port}`], { stdio: "ignore", detached: true, env: { ...process.env, ...DEVICE, ...environment } });
  const origin = `http://127.0.0.1:${port}`;
  for (;;) {
    if (program.exitCode !== null) throw new Error(`${driver} ended with ${program.exitCode}`);
    const up = await fetch(`${origin}/status`).then(() => true, () => false);
    if (up) return { program, origin };
    await new Promise((later) => setTimeout(later, 50));
  }
}

async function hiddenScreen(): Promise<[ChildProcess, display: string]> {
  const program = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1300x2100x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"], detached: true });
  const [number] = (await once(program.stdout!, "data")) as [Buffer];
  return [program, `:${String(number).trim()}`];
}

/** A Wayland compositor without a screen; its socket is in the folder. */
async function hiddenCompositor(folder: string): Promise<[ChildProcess, display: string]> {
  chmodSync(folder, 0o700);
  const options = ["--backend=headless-backend.so", "--socket=isoloir", "--width=1300", "--height=2100", "--no-config"];
  const program = spawn("weston", options, { stdio: "ignore", detached: true, env: { ...process.env, XDG_RUNTIME_DIR: folder } });
  while (!existsSync(join(folder, "isoloir"))) {
    if (program.exitCode !== null) throw new Error(`weston ended with ${program.exitCode}`);
    await new Promise((later) => setTimeout(later, 50));
  }
  return [program, "isoloir"];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
