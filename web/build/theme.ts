/** Reads an employer's theme from `themes/<employer>/`. */

import { marked } from "marked";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Html } from "../src/furniture/html.ts";
import type { HelpDesk, Theme } from "../src/furniture/theme.ts";
import { french } from "./typography.ts";

const WEB = join(dirname(fileURLToPath(import.meta.url)), "..");

interface Written {
  service: string;
  mark_alt: string;
  color: string;
  accessibility: string;
  help_desk: HelpDesk;
  ballot_activation?: "2022";
}

/** The folder of a theme. */
export function themeFolder(name: string): string {
  return join(WEB, "themes", name);
}

/** The theme of this name. `markup` makes the site's own kind of markup. */
export function readTheme(name: string, markup: new (text: string) => Html): Theme {
  const folder = themeFolder(name);
  const written = JSON.parse(readFileSync(join(folder, "theme.json"), "utf8")) as Written;
  const pages = readdirSync(join(folder, "texts")).filter((file) => file.endsWith(".md"));
  const alt = french(written.mark_alt).replace(/"/g, "&quot;");
  return {
    service: french(written.service),
    mark: new markup(`<span class="mark" role="img" aria-label="${alt}">${readFileSync(join(folder, "mark.svg"), "utf8").trim()}</span>`),
    color: written.color,
    accessibility: french(`Accessibilité : ${written.accessibility}`),
    version: version(),
    helpDesk: {
      phone: french(written.help_desk.phone),
      hours: french(written.help_desk.hours),
      email: written.help_desk.email,
    },
    ...(written.ballot_activation && { ballotActivation: written.ballot_activation }),
    texts: Object.fromEntries(
      pages.map((file) => [basename(file, ".md"), new markup(marked.parse(french(readFileSync(join(folder, "texts", file), "utf8")), { async: false }))]),
    ),
  };
}

/** The package's version and the commit it was built from, so that an observer can build the same again. */
function version(): string {
  const { version } = JSON.parse(readFileSync(join(WEB, "package.json"), "utf8")) as { version: string };
  const commit = execFileSync("git", ["log", "-1", "--format=%h", "--abbrev=10", "--", "."], { cwd: WEB, encoding: "utf8" }).trim();
  return `${version} (${commit})`;
}
