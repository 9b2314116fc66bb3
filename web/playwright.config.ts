import { defineConfig } from "@playwright/test";

/** The journeys in a real browser: Debian's Chromium, against the local portal (`tests/browser/portal.ts`). */
export default defineConfig({
  testDir: "tests/browser",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Each file has a portal of its own; one file waits half of its time.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  reporter: [["list"]],
  snapshotPathTemplate: "{testDir}/snapshots/{arg}{ext}",
  use: {
    browserName: "chromium",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 360, height: 740 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
