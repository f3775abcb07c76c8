// A browser as a person's machine has it: a profile on disk, and a power switch.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { CHROMIUM, FLAGS } from "./chromium";

export interface KillableBrowser {
  /** The profile's own context, of the browser that runs now. */
  context(): BrowserContext;
  /** Kills the whole browser at once, without a word to any page. */
  kill(): Promise<void>;
  /** Starts it again on the same profile. */
  restart(): Promise<BrowserContext>;
  /** Kills it and removes the profile. */
  stop(): Promise<void>;
}

/** Starts a browser on a new profile; `prepare` is called for the context after every start. */
export async function startKillable(
  profile: string,
  prepare: (context: BrowserContext) => Promise<void>,
): Promise<KillableBrowser> {
  await mkdir(profile, { recursive: true });
  let running = await start(profile, prepare);
  const kill = () => end(running.process);
  return {
    context: () => running.context,
    kill,
    restart: async () => {
      running = await start(profile, prepare);
      return running.context;
    },
    stop: async () => {
      await kill();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Crashes the tab of a page as an out-of-memory does; the page object is of no use afterwards. */
export async function crashTab(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const session = await page.context().newCDPSession(page);
  // The answer never comes: the process that would give it is gone.
  session.send("Page.crash").catch(() => undefined);
  await crashed;
}

async function start(profile: string, prepare: (context: BrowserContext) => Promise<void>) {
  const portFile = join(profile, "DevToolsActivePort");
  await rm(portFile, { force: true });
  // A window as wide and high as the other specs': in a low one an opened account covers its page.
  const args = ["--headless", "--window-size=1280,900", "--remote-debugging-port=0", `--user-data-dir=${profile}`, ...FLAGS, "about:blank"];
  // Detached, so that the whole family of processes is one group, which one signal ends.
  const process = spawn(CHROMIUM, args, { detached: true, stdio: "ignore" });
  const browser: Browser = await chromium.connectOverCDP(`http://127.0.0.1:${await port(portFile, process)}`);
  const [context] = browser.contexts();
  await prepare(context);
  return { process, context };
}

async function port(file: string, process: ChildProcess): Promise<string> {
  for (;;) {
    const [port, path] = (await readFile(file, "utf8").catch(() => "")).split("\n");
    if (port && path) return port;
    if (process.exitCode !== null) throw new Error(`Chromium ended at its start with ${process.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  try {
    process.kill(-child.pid!, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
  await ended;
}
