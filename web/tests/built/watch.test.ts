/** The watch that the bureau and observers keep on the pages (docs/RUNBOOK.md): any changed byte is told. */

import { spawn } from "node:child_process";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { filesOf, SITE } from "./site.ts";

const WATCH = join(import.meta.dirname, "../../../infra/watch-pages.sh");
let server: Server;
afterEach(() => void server.close());

test("pages as they were published pass", async () => {
  expect(await watched((file) => readFileSync(join(SITE, file)))).toEqual({ code: 0, said: "" });
});

test("ia_10 one changed byte of a script is told, with the script's name", async () => {
  const script = filesOf(SITE, ".js").find((file) => file.startsWith("assets/"))!;
  const answer = (file: string) => {
    const bytes = readFileSync(join(SITE, file));
    if (file === script) bytes[bytes.length >> 1]! ^= 1;
    return bytes;
  };
  expect(await watched(answer)).toEqual({ code: 1, said: `${script}: other bytes than those published\n` });
});

test("ia_10 a page that is gone is told", async () => {
  expect(await watched((file) => (file === "index.html" ? undefined : readFileSync(join(SITE, file))))).toEqual({ code: 1, said: "index.html: HTTP 404\n" });
});

/** What the watch says of a front that answers a file with these bytes. */
async function watched(answer: (file: string) => Buffer | undefined): Promise<{ code: number | null; said: string }> {
  const files = filesOf(SITE);
  const serve: RequestListener = (request, response) => {
    const path = request.url!.slice(1) || "index.html";
    const bytes = answer(files.includes(path) ? path : `${path}.html`);
    response.writeHead(bytes ? 200 : 404).end(bytes);
  };
  server = createServer(serve);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const program = spawn(WATCH, [origin, join(SITE, "hashes.txt")]);
  let said = "";
  program.stdout.on("data", (chunk) => (said += String(chunk)));
  return new Promise((ended) => program.on("close", (code) => ended({ code, said })));
}
