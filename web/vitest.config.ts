import { defineConfig } from "vitest/config";
import { texts } from "./build/texts.ts";

/**
 * Tests without a browser: the catalogue is loaded as the pages load it.
 *
 * The limit of time stops a test that hangs, on the busiest machine; it is no measure of speed.
 */
export default defineConfig({
  plugins: [texts()],
  test: { exclude: ["node_modules", "tests/browser", "tests/browsers"], maxWorkers: 2, minWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 },
});
