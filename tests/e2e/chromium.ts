// The Chromium of this machine and the flags it is started with.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** CHROMIUM, or the first known name in PATH. */
export const CHROMIUM = process.env.CHROMIUM ?? find() ?? missing();

/** Nothing but the page may use the network or the disk, and the browser runs as root in a container too. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

function find(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

function missing(): never {
  throw new Error("No Chromium found: install it, or name it in CHROMIUM");
}
