/** What surrounds the pages: their headers, the origins they speak to, frames, and what is missing. */

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { filesOf, SITE } from "../built/site.ts";
import { expect, test } from "./portal.ts";

const addresses = filesOf(SITE, ".html").map((file) => `/${file.replace(/\.html$/, "").replace(/^index$/, "")}`);

test("we_03 no page asks anything of another site, and none sets a cookie", async ({ page, context, portal }) => {
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  for (const address of addresses) {
    // A page that needs a voter leaves for the one that says so.
    await page.goto(address, { waitUntil: "commit" });
    await page.waitForLoadState("networkidle");
  }
  expect([...asked]).toEqual([portal.origin]);
  expect(await context.cookies()).toEqual([]);
});

test("we_02 no page is shown within another site's page", async ({ page, portal, consoleErrors }) => {
  const foreign = await siteThatFrames(`${portal.origin}/`);
  try {
    await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`);
    const [frame] = page.frames().slice(1);
    expect(frame, "the other page has its frame").toBeDefined();
    await expect.poll(() => frame!.url()).toBe("chrome-error://chromewebdata/");
    await expect.poll(() => consoleErrors.join(" ")).toContain("frame-ancestors 'none'");
    // The complaint is what this test is about.
    consoleErrors.length = 0;
  } finally {
    foreign.close();
  }
});

for (const [address, kept] of [
  ["/", "no-cache"],
  ["/icon.svg", "no-cache"],
  ["/hashes.txt", "no-cache"],
  ["/assets/", "public, max-age=31536000, immutable"],
] as const) {
  test(`we_02 we_03 the headers of ${address} let nothing in but our own files`, async ({ request }) => {
    const bundled = filesOf(SITE, ".css").find((file) => file.startsWith("assets/"));
    const response = await request.get(address === "/assets/" ? `/${bundled}` : address);
    expect(response.status()).toBe(200);
    const headers = response.headers();
    const policy = new Map(headers["content-security-policy"]!.split("; ").map((rule) => [rule.split(" ")[0]!, rule.split(" ").slice(1).join(" ")]));
    expect(policy.get("default-src")).toBe("'none'");
    for (const kind of ["script-src", "style-src", "img-src", "connect-src", "worker-src", "form-action"]) expect(policy.get(kind), kind).toBe("'self'");
    expect(policy.get("base-uri")).toBe("'none'");
    expect(policy.get("frame-ancestors")).toBe("'none'");
    expect(policy.get("require-trusted-types-for")).toBe("'script'");
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["cache-control"]).toBe(kept);
    expect(headers["set-cookie"]).toBeUndefined();
  });
}

test("we_07 a list's document is shown in a sandbox, as the PDF it is said to be", async ({ request }) => {
  const { lists } = (await (await request.get("/api/elections/CAPNzinspect2z22pro/lists")).json()) as { lists: { documents: { href: string }[] }[] };
  const documents = lists.flatMap((list) => list.documents);
  expect(documents.length).toBeGreaterThan(0);
  for (const { href } of documents) {
    const headers = (await request.get(href)).headers();
    expect(headers["content-type"]).toBe("application/pdf");
    expect(headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-disposition"]).toMatch(/^(inline|attachment); filename="[\w.-]+\.pdf"$/);
  }
});

test("we_10 an address with another site in it leads nowhere but to a page of ours", async ({ page, portal }) => {
  for (const address of ["/connexion?next=//evil.example", "/connexion?retour=https://evil.example", "//evil.example/", "/%2f%2fevil.example", "/vote/..%2f..%2fevil.example", "/?url=javascript:alert(1)"]) {
    await page.goto(portal.origin + address);
    expect(new URL(page.url()).origin, address).toBe(portal.origin);
  }
});

test("what does not exist is said in a page of ours, with a way back", async ({ page }) => {
  const response = await page.goto("/il-n-y-a-rien-ici");
  expect(response!.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: "Élections professionnelles 2022" })).toHaveAttribute("href", "/");
});

test("without JavaScript every page still says what it is, and that the vote needs it", async ({ browser, portal }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const address of addresses) {
    await page.goto(portal.origin + address);
    expect.soft(await page.getByRole("heading", { level: 1 }).count(), `${address}: its first heading`).toBe(1);
    expect.soft(await page.locator("noscript .alert").textContent(), address).toContain("JavaScript est désactivé dans ce navigateur.");
  }
  await context.close();
});

function siteThatFrames(address: string): Promise<Server> {
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html><title>other</title><iframe src="${address}"></iframe>`);
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}
