// One browser, the one the machine has; `cargo xtask test --only e2e` sets CHROMIUM and builds the page.
import { defineConfig } from "@playwright/test";
import { CHROMIUM, FLAGS } from "./chromium";

export default defineConfig({
  testDir: "./specs",
  outputDir: "./test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["./reporter.ts"]],
  use: {
    // Of the region of the currency that specs of new workbooks count in.
    locale: "en-US",
    timezoneId: "UTC",
    viewport: { width: 1280, height: 800 },
    trace: "off",
    screenshot: "off",
    video: "off",
    launchOptions: { executablePath: CHROMIUM, args: FLAGS },
  },
});
