/** The same sources give the same bytes, wherever they are built: an observer can check what the portal serves. */

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { SITE } from "./site.ts";

const WEB = join(import.meta.dirname, "../..");
const NOT_SOURCES = ["node_modules", "dist", "dist-dev", ".site", ".site-dev", "test-results"];

test("ia_09 the pages built again in another folder are the same bytes", { timeout: 120_000 }, () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "isoloir-built-again-"));
  try {
    const copy = join(elsewhere, "web");
    cpSync(WEB, copy, { recursive: true, filter: (path) => !NOT_SOURCES.includes(basename(path)) });
    symlinkSync(join(WEB, "node_modules"), join(copy, "node_modules"));
    const git = execFileSync("git", ["rev-parse", "--absolute-git-dir"], { cwd: WEB, encoding: "utf8" }).trim();
    // The version that the pages show is that of the sources' last commit.
    const environment = { ...process.env, GIT_DIR: git, GIT_WORK_TREE: elsewhere };
    execFileSync(join(WEB, "node_modules/.bin/tsx"), ["build/site.ts"], { cwd: copy, env: environment, stdio: "pipe" });
    expect(readFileSync(join(copy, "dist/hashes.txt"), "utf8")).toBe(readFileSync(join(SITE, "hashes.txt"), "utf8"));
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});
