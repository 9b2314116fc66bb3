/** The same sources give the same bytes, wherever they are built: an observer can check what the portal serves. */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { builtCopy } from "./copy.ts";
import { filesOf, textOf } from "./site.ts";

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

test("ia_09 the pages built in two folders are the same bytes", { timeout: 600_000 }, async () => {
  const [one, other] = await Promise.all([builtIn("isoloir-one-"), builtIn("isoloir-with-a-longer-name-")]);
  expect(filesOf(one).length).toBeGreaterThan(5);
  expect(textOf("hashes.txt", one)).toBe(textOf("hashes.txt", other));
});

/** A copy of the sources, built; answers with its `dist`. */
async function builtIn(name: string): Promise<string> {
  const folder = await builtCopy(name);
  folders.push(folder);
  return join(folder, "web/dist");
}
