// One headless Chromium with one page in it, and what can be read from it through the DevTools protocol.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { brotliCompressSync, constants } from "node:zlib";

const require = createRequire(new URL("../../tests/e2e/package.json", import.meta.url));
const { chromium } = require("@playwright/test");

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
];

/** In every page: when the grid first shows rows, and how long each key took to the paint after it. */
function instruments() {
  globalThis.bench = { ready: undefined, paints: [] };
  const look = () => {
    const rows = document.querySelectorAll('[role="grid"] [role="rowheader"]');
    if (rows.length >= 10 && rows[9].textContent) bench.ready = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener(
    "keydown",
    (event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        // The message is a task of its own: it comes after the frame that the key changed.
        port1.onmessage = () => bench.paints.push(performance.now() - event.timeStamp);
        port2.postMessage(0);
      });
    },
    { capture: true },
  );
}

export async function start() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  await context.addInitScript(instruments);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // Time of the thread, not of the clock: what else the machine does is not counted.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });

  const cpu = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
  };

  return {
    page,
    cpu,
    close: () => browser.close(),

    /**
     * Waits until the page has done what it does by itself after it opened, such as loading ahead and compiling: whoever
     * types has had it in front of them for longer than that.
     */
    async settle() {
      const QUIET = 10;
      for (let second = 0, before = await cpu(); second < 20; second += 1) {
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        const now = await cpu();
        if (now - before < QUIET) return;
        before = now;
      }
    },

    collect: () => session.send("HeapProfiler.collectGarbage"),

    /** Presses one key as the keyboard does, without a script of its own in the page. */
    async press(key, modifiers = 0) {
      const digit = /^\d$/.test(key);
      const code = digit ? `Digit${key}` : key.length === 1 ? `Key${key.toUpperCase()}` : key;
      const codes = { ArrowUp: 38, ArrowDown: 40, Enter: 13, Tab: 9 };
      const windowsVirtualKeyCode = codes[key] ?? key.toUpperCase().charCodeAt(0);
      const event = { key, code, modifiers, windowsVirtualKeyCode, ...(digit ? { text: key } : {}) };
      await session.send("Input.dispatchKeyEvent", { type: digit ? "keyDown" : "rawKeyDown", ...event });
      await session.send("Input.dispatchKeyEvent", { type: "keyUp", key, code, modifiers, windowsVirtualKeyCode });
    },

    /** Milliseconds from the key to the paint after it, of the keys since the last call. */
    paints: () => page.evaluate(() => bench.paints.splice(0)),

    /** Milliseconds from the navigation to the first rows, of a load of the page as it stands. */
    async ready() {
      await page.reload();
      await page.waitForFunction(() => bench.ready !== undefined);
      return page.evaluate(() => bench.ready);
    },

    nodes: () => page.evaluate(() => document.querySelectorAll("*").length),

    /** Megabytes: the renderer's own memory, which holds the program's too. */
    async memory() {
      await session.send("HeapProfiler.collectGarbage");
      const { processInfo } = await (await browser.newBrowserCDPSession()).send("SystemInfo.getProcessInfo");
      const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => privateBytes(id));
      return Math.max(...(await Promise.all(sizes))) / 1e6;
    },
  };
}

/** What a process has for itself alone; known on Linux only. */
async function privateBytes(id) {
  const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
  const sizes = [...text.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, size]) => Number(size) * 1024);
  return sizes.length ? sizes.reduce((sum, size) => sum + size, 0) : NaN;
}

/** Bytes of brotli of what a first visit to an address loads until its page stands, and of all that it loads. */
export async function firstLoad(url, isReady) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
  const page = await browser.newPage();
  const bodies = [];
  page.on("response", (response) => bodies.push(response.body().catch(() => Buffer.alloc(0))));
  await page.goto(url);
  await isReady(page);
  const first = bodies.length;
  await page.waitForLoadState("networkidle");
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  const sizes = (await Promise.all(bodies)).map((body) => brotliCompressSync(body, { params }).length);
  await browser.close();
  const sum = (sizes) => sizes.reduce((sum, size) => sum + size, 0);
  return [sum(sizes.slice(0, first)), sum(sizes)];
}
