/**
 * The local portal behind TLS, as voters meet it: without it a `Secure` cookie does not hold in WebKit, nor in Chromium 87.
 * In each page goes a script first that tells here what the browser complains of; the policy's violations are among it.
 */

import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const WATCH = `
  const tell = (what) => navigator.sendBeacon("/complaints", location.pathname + ": " + what);
  addEventListener("error", (event) => tell(event.message || "did not load: " + (event.target.src || event.target.href)), true);
  addEventListener("unhandledrejection", ({ reason }) => tell("unhandled: " + reason));
  addEventListener("securitypolicyviolation", (event) => tell(event.violatedDirective + " refused " + event.blockedURI + " " + event.sample));
  const said = console.error;
  console.error = (...what) => (tell(what.join(" ")), said.apply(console, what));
`;

/** What the browser of one journey sees. */
export class Front {
  /** What the browser complained of, oldest first. */
  readonly complaints: string[] = [];
  /** Method, path, status and type of each answer, oldest first. */
  readonly answers: string[] = [];

  private constructor(
    private readonly server: Server,
    private readonly portal: string,
  ) {}

  /** Stands before the portal of this origin. `reworded` changes pages, styles and scripts on their way. */
  static async before(portal: string, reworded: (text: string, type: string) => string = (text) => text): Promise<Front> {
    const front = new Front(createServer(certificate()), portal);
    front.server.on("request", (asked: IncomingMessage, reply: ServerResponse) => void front.answer(asked, reply, reworded));
    front.server.listen(0, "127.0.0.1");
    await once(front.server, "listening");
    return front;
  }

  get origin(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async answer(asked: IncomingMessage, reply: ServerResponse, reworded: (text: string, type: string) => string): Promise<void> {
    if (asked.url === "/complaints") {
      this.complaints.push(await text(asked));
      reply.writeHead(204).end();
    } else if (asked.url === "/watch.js") {
      reply.writeHead(200, { "Content-Type": "text/javascript" }).end(WATCH);
    } else {
      asked.pipe(request(this.portal + asked.url, { method: asked.method, headers: this.asItsOwn(asked.headers) }, (found) => void this.pass(asked, found, reply, reworded)));
    }
  }

  private async pass(asked: IncomingMessage, found: IncomingMessage, reply: ServerResponse, reworded: (text: string, type: string) => string): Promise<void> {
    const { "content-length": _, ...headers } = found.headers;
    const type = headers["content-type"] ?? "";
    this.answers.push(`${asked.method} ${asked.url} ${found.statusCode} ${type}`);
    if (!/html|javascript|css/.test(type)) {
      reply.writeHead(found.statusCode!, found.headers);
      found.pipe(reply);
      return;
    }
    const body = reworded(await text(found), type);
    const page = body.replace(/<meta charset="?utf-8"?>/i, `$&<script src="/watch.js"></script>`);
    // The screens in every state have a policy that lets no script in.
    if (asked.url!.startsWith("/dev/")) headers["content-security-policy"] += "; script-src 'self'; connect-src 'self'";
    reply.writeHead(found.statusCode!, headers).end(page);
  }

  private asItsOwn(headers: IncomingMessage["headers"]): IncomingMessage["headers"] {
    const { host } = new URL(this.portal);
    return { ...headers, host, ...(headers.origin && { origin: headers.origin.replace(this.origin, this.portal) }) };
  }
}

/** A key that nobody trusts, for one run. */
function certificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), "isoloir-tls-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  const name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  execFileSync("openssl", ["req", "-x509", ...kind, ...name, "-keyout", key, "-out", cert], { stdio: "ignore" });
  try {
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
