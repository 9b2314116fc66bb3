/** The catalogue as modules: the plugin that vite loads `.ftl` files by, and (run as a program) their types for `tsc`. */

import { FluentParser, type Resource } from "@fluent/syntax";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { declarations, javascript, messages, type Message } from "./catalogue.ts";

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../texts/fr");
const TERMS = join(FOLDER, "terms.ftl");
const HTML = "../../src/furniture/html.ts";

/** Lets code import a file of the catalogue: `import * as texts from "../../texts/fr/account.ftl"`. */
export function texts(): Plugin {
  return {
    name: "isoloir-texts",
    enforce: "pre",
    transform(source, id) {
      if (!id.endsWith(".ftl")) return null;
      this.addWatchFile(TERMS);
      return { code: javascript(read(source, id), HTML), map: null };
    },
  };
}

/** Every message of the catalogue, by file. */
export function catalogue(): Map<string, Message[]> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".ftl"));
  return new Map(files.map((name) => [name, read(readFileSync(join(FOLDER, name), "utf8"), name)]));
}

function read(source: string, file: string): Message[] {
  return messages(source, file, file.endsWith("terms.ftl") ? [] : terms());
}

function terms(): Resource["body"] {
  return new FluentParser({ withSpans: false }).parse(readFileSync(TERMS, "utf8")).body;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, all] of catalogue()) {
    writeFileSync(join(FOLDER, name.replace(/\.ftl$/, ".d.ftl.ts")), declarations(all, HTML));
  }
}
