/** What the built pages may load, and how each file is held to its hash. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesOf, SITE, SPECIMENS, tags, textOf } from "./site.ts";

const pages = filesOf(SITE, ".html");

/** `file → SHA-256`, of the published list. */
function published(): Map<string, string> {
  const lines = textOf("hashes.txt").trimEnd().split("\n");
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

test("the list of hashes names every published file but itself, and each hash is that of its file", () => {
  const hashed = new Map(filesOf(SITE).map((file) => [file, createHash("sha256").update(readFileSync(join(SITE, file))).digest("hex")]));
  hashed.delete("hashes.txt");
  expect(published()).toEqual(hashed);
});

test.each(pages)("ia_10 in %s a script or a style that was changed is not run", (page) => {
  const loaded = tags(textOf(page)).filter(({ name, attributes }) => name === "script" || ["stylesheet", "modulepreload"].includes(attributes.get("rel") ?? ""));
  expect(loaded.length).toBeGreaterThan(0);
  for (const { attributes } of loaded) {
    const address = attributes.get("src") ?? attributes.get("href");
    expect(address, "it stands in a file of ours").toMatch(/^\/[\w./-]+$/);
    const hash = createHash("sha384").update(readFileSync(join(SITE, address!))).digest("base64");
    expect(attributes.get("integrity"), address).toBe(`sha384-${hash}`);
  }
});

test.each([...pages.map((page) => [SITE, page] as const), ...filesOf(SPECIMENS, ".html").map((page) => [SPECIMENS, page] as const)])(
  "we_03 %s/%s holds no code of its own and asks nothing of another site",
  (folder, page) => {
    const text = textOf(page, folder);
    expect(text).not.toMatch(/<style\b/i);
    expect(text, "a script's code stands in a file").not.toMatch(/<script\b[^>]*>[^<]/i);
    for (const { name, attributes } of tags(text)) {
      const wrong = [...attributes.keys()].filter((attribute) => attribute === "style" || /^on[a-z]/.test(attribute));
      expect(wrong, `<${name}>`).toEqual([]);
      for (const attribute of ["src", "srcset", "poster", "data", "action", "formaction"]) {
        expect(attributes.get(attribute) ?? "/", `<${name} ${attribute}>`).toMatch(/^(\/(?!\/)|#)/);
      }
      if (name === "link") expect(attributes.get("href"), "<link>").toMatch(/^\/(?!\/)/);
    }
  },
);
