/** The pages built once more, from a copy of their sources. */

import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";

const WEB = join(import.meta.dirname, "../..");
const NOT_SOURCES = ["node_modules", "dist", "dist-dev", ".site", ".site-dev", "test-results"];

/** A copy of the sources, changed by `change`, and built; answers with the folder that holds its `web`. */
export async function builtCopy(name: string, change: (web: string) => void = () => undefined): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), name));
  const copy = join(folder, "web");
  cpSync(WEB, copy, { recursive: true, filter: (path) => !NOT_SOURCES.includes(basename(path)) });
  symlinkSync(join(WEB, "node_modules"), join(copy, "node_modules"));
  change(copy);
  // The version that the pages show is that of the sources' last commit.
  const git = execFileSync("git", ["rev-parse", "--absolute-git-dir"], { cwd: WEB, encoding: "utf8" }).trim();
  const environment = { ...process.env, GIT_DIR: git, GIT_WORK_TREE: folder };
  // Not in one go: a test that answers nothing for a minute is given up by the one who runs it.
  await promisify(execFile)(join(WEB, "node_modules/.bin/tsx"), ["build/site.ts"], { cwd: copy, env: environment });
  return folder;
}
