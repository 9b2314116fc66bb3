import { defineConfig } from "@playwright/test";
import type { ENGINES } from "./tests/browsers/engines.ts";

interface Options {
  started: keyof typeof ENGINES;
  older: boolean;
}

const projects: (Options & { name: string })[] = [
  { name: "firefox", started: "firefox", older: false },
  { name: "webkitgtk", started: "webkitgtk", older: false },
  { name: "wpe", started: "wpe", older: false },
  { name: "chromium-87", started: "chromium-87", older: false },
  { name: "as-safari-14", started: "webkitgtk", older: true },
];

/** The same pages in other engines (docs/BROWSERS.md): `make browsers`. */
export default defineConfig<Options>({
  testDir: "tests/browsers",
  timeout: 600_000,
  workers: 1,
  forbidOnly: true,
  reporter: [["list"]],
  outputDir: "test-results/browsers",
  projects: projects.map(({ name, ...use }) => ({ name, use })),
});
