/** A slower device: the browser's page processes are stopped for a part of the time, all their threads with them (Linux, macOS). */

import type { Browser } from "@playwright/test";
import { Worker } from "node:worker_threads";

/** How long they run at once, in milliseconds. */
const SLICE = 2;

/** The thread that stops them: one of its own, and before others where that is allowed, so that it is on time. */
const STOPPER = `
  const { workerData: { pids, run, times }, parentPort } = require("node:worker_threads");
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const signal = (name) => pids.forEach((pid) => { try { process.kill(pid, name); } catch {} });
  const now = () => performance.timeOrigin + performance.now();
  const began = now();
  const slices = [];
  let [ran, over] = [0, false];
  try { require("node:os").setPriority(-20); } catch {}
  parentPort.on("message", () => (over = true));
  function slice() {
    const start = now();
    Atomics.wait(clock, 0, 0, run);
    signal("SIGSTOP");
    const end = now();
    slices.push(start, end);
    ran += end - start;
    // A slice that was too long is paid for by a longer rest.
    Atomics.wait(clock, 0, 0, Math.max(0, began + ran * times - end));
    signal("SIGCONT");
    if (over) parentPort.postMessage(slices), parentPort.close();
    else setImmediate(slice);
  }
  slice();
`;

/** The slow-down under way. */
export interface SlowDown {
  /** Ends it. */
  asFast(): Promise<void>;
  /** How many times slower it was between two moments (milliseconds of the epoch), once it has ended: the thread may have been late. */
  slower(from: number, to: number): number;
}

/** Makes the browser's present pages so many times slower, their workers included. */
export async function slowedDown(browser: Browser, times: number): Promise<SlowDown> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const pids = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const stopper = new Worker(STOPPER, { eval: true, workerData: { pids, run: SLICE, times } });
  let slices: number[] = [];
  const ended = new Promise<void>((done, failed) => {
    stopper.on("message", (measured: number[]) => (slices = measured));
    stopper.on("error", failed);
    stopper.on("exit", () => done());
  });
  return {
    asFast() {
      stopper.postMessage("over");
      return ended;
    },
    slower(from, to) {
      let ran = 0;
      for (let at = 0; at < slices.length; at += 2) ran += Math.max(0, Math.min(to, slices[at + 1]!) - Math.max(from, slices[at]!));
      return (to - from) / ran;
    },
  };
}
