/** The same sources give the same bytes, wherever they are built: an observer can check what the portal serves. */

import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, expect, test } from "vitest";
import { filesOf, textOf } from "./site.ts";

const WEB = join(import.meta.dirname, "../..");
const NOT_SOURCES = ["node_modules", "dist", "dist-dev", ".site", ".site-dev", "test-results"];
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

test("ia_09 the pages built in two folders are the same bytes", { timeout: 600_000 }, async () => {
  const [one, other] = [await builtIn("isoloir-one-"), await builtIn("isoloir-with-a-longer-name-")];
  expect(filesOf(one).length).toBeGreaterThan(5);
  expect(textOf("hashes.txt", one)).toBe(textOf("hashes.txt", other));
});

/** A copy of the sources, built; answers with its `dist`. */
async function builtIn(name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), name));
  folders.push(folder);
  const copy = join(folder, "web");
  cpSync(WEB, copy, { recursive: true, filter: (path) => !NOT_SOURCES.includes(basename(path)) });
  symlinkSync(join(WEB, "node_modules"), join(copy, "node_modules"));
  // The version that the pages show is that of the sources' last commit.
  const git = execFileSync("git", ["rev-parse", "--absolute-git-dir"], { cwd: WEB, encoding: "utf8" }).trim();
  const environment = { ...process.env, GIT_DIR: git, GIT_WORK_TREE: folder };
  // Not in one go: a test that answers nothing for a minute is given up by the one who runs it.
  await promisify(execFile)(join(WEB, "node_modules/.bin/tsx"), ["build/site.ts"], { cwd: copy, env: environment });
  return join(copy, "dist");
}
