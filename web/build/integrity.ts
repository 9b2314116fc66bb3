/** Seals the built pages: each script and style carries its hash (SRI), and the whole bundle has a published list of hashes. */

import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** For browsers that know no module: it shows the block of the page that names the browsers to use (SCREENS V42). */
const UNSUPPORTED = "/unsupported.js";

/** Adds what is not bundled, the integrity of what is, and `hashes.txt` (the form that `sha256sum --check` reads). */
export function sealPages(dist: string, theme: string, extra: string): void {
  cpSync(join(theme, "icon.svg"), join(dist, "icon.svg"));
  if (existsSync(join(theme, "logos"))) cpSync(join(theme, "logos"), join(dist, "logos"), { recursive: true });
  if (existsSync(extra)) cpSync(extra, dist, { recursive: true });
  writeFileSync(join(dist, UNSUPPORTED), `document.getElementById("unsupported").hidden = false;\n`);
  for (const page of filesOf(dist).filter((name) => name.endsWith(".html"))) {
    const path = join(dist, page);
    writeFileSync(path, withIntegrity(readFileSync(path, "utf8"), dist));
  }
  const hashes = filesOf(dist).sort().map((name) => `${sha256(join(dist, name)).toString("hex")}  ${name}\n`);
  writeFileSync(join(dist, "hashes.txt"), hashes.join(""));
}

function withIntegrity(page: string, dist: string): string {
  const sealed = page
    .replace(/ crossorigin/g, "")
    .replace(/<(script|link)\b([^>]*?)\b(src|href)="(\/[^"]+\.(?:js|css))"([^>]*)>/g, (_, tag, before, attribute, address, after) => {
      const hash = createHash("sha384").update(readFileSync(join(dist, address))).digest("base64");
      return `<${tag}${before}${attribute}="${address}"${after} integrity="sha384-${hash}">`;
    });
  const hash = createHash("sha384").update(readFileSync(join(dist, UNSUPPORTED))).digest("base64");
  return sealed.replace("</body>", `<script nomodule src="${UNSUPPORTED}" integrity="sha384-${hash}"></script>\n</body>`);
}

function sha256(path: string): Buffer {
  return createHash("sha256").update(readFileSync(path)).digest();
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
}
