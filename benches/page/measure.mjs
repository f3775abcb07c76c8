// Measures Linchpin against the hand-written page with the same data and prints one table with ratios.
//
//     cargo xtask bench [--no-build] [--quick] [--sizes 100,10000]
//     node benches/page/measure.mjs --only minimal     the hand-written page alone
import { serve } from "../../tests/e2e/server.mjs";
import { firstLoad, start } from "./browser.mjs";
import { linchpin, minimal, minimalUnsaved } from "./pages.mjs";

/** The word after a flag. */
function named(flag) {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : process.argv[at + 1];
}

const quick = process.argv.includes("--quick");
const alone = named("--only") === "minimal";
const SIZES = named("--sizes")?.split(",").map(Number) ?? [100, 1_000, 10_000];
const BLOCKS = quick ? 3 : 7;
const CHANGES = quick ? 8 : 20;
const LOADS = quick ? 3 : 7;
/** About the pace of a quick typist; long enough that no saving is put off from one change to the next. */
const GAP = 120;
const DIGITS = ["8", "3", "9", "5", "2", "7", "4", "6"];

const PAGES = { "by hand": minimal, ...(alone ? {} : { Linchpin: linchpin }), "by hand, unsaved": minimalUnsaved };

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds of the main thread for one change, less what waiting as long takes. */
async function block(browser, change) {
  const timed = async (act) => {
    await browser.collect();
    const before = await browser.cpu();
    for (let turn = 0; turn < CHANGES; turn += 1) {
      await act(turn);
      await pause(GAP);
    }
    return (await browser.cpu()) - before;
  };
  const idle = await timed(() => Promise.resolve());
  return ((await timed(change)) - idle) / CHANGES;
}

/** The pages take turns, so that what changes on the machine meanwhile changes for all. */
async function inTurns(open, measure) {
  const results = open.map(() => []);
  for (let turn = 0; turn <= BLOCKS; turn += 1) {
    for (const [at, one] of open.entries()) {
      const value = await measure(one);
      // The first turn warms the compiler.
      if (turn > 0) results[at].push(value);
    }
  }
  return results.map(median);
}

async function measureSize(size, sites) {
  const open = [];
  for (const [name, page] of Object.entries(PAGES)) {
    const browser = await start();
    await page.open(browser, sites[name], size);
    open.push({ name, page, browser });
  }
  const each = async (read) => {
    const values = [];
    for (const one of open) values.push(await read(one));
    return values;
  };
  const rows = {};

  rows.ready = await each(async ({ browser }) => {
    const loads = [];
    for (let load = 0; load < LOADS; load += 1) loads.push(await browser.ready());
    return median(loads);
  });
  rows.nodes = await each(({ browser }) => browser.nodes());

  await each(({ page, browser }) => page.focusCell(browser, 3, 1));
  // Every page is measured at rest: what it brings while nobody waits is no part of what a key costs.
  await each(({ browser }) => browser.settle());
  await each(({ browser }) => browser.paints());
  rows.score = await inTurns(open, ({ browser }) => block(browser, (turn) => browser.press(DIGITS[turn % DIGITS.length])));
  rows.paint = await each(async ({ browser }) => median(await browser.paints()));
  rows.memory = await each(({ browser }) => browser.memory());

  await each(({ page, browser }) => page.focusWeight(browser));
  await each(({ browser }) => browser.settle());
  rows.weight = await inTurns(open, ({ page, browser }) => block(browser, (turn) => page.changeWeight(browser, turn % 2 === 0)));

  await each(({ browser }) => browser.close());
  return rows;
}

const ROWS = [
  ["score", "one score, main-thread CPU, ms", 2, 1.35],
  ["weight", "one weight, main-thread CPU, ms", 2, 1.1],
  ["paint", "typed score to paint, ms", 1],
  ["ready", "time to ready, ms", 0, 1.5],
  ["memory", "renderer's own memory, MB", 1],
  ["nodes", "elements in the document", 0],
];

function line(label, values, digits, aim) {
  const [base, own] = values;
  const ratio = alone ? NaN : own / base;
  const numbers = values.map((value) => value.toFixed(digits).padStart(18)).join("");
  const verdict = aim && !alone ? (ratio <= aim ? `aim ${aim}: met` : `aim ${aim}: MISSED`) : "";
  console.log(`${label.padEnd(46)}${numbers}${(alone ? "" : ratio.toFixed(2)).padStart(8)}  ${verdict}`);
}

const sites = {};
for (const [name, page] of Object.entries(PAGES)) sites[name] = await serve(page.root);

const bySize = new Map();
for (const size of SIZES) {
  console.log(`   measuring ${size} accounts …`);
  bySize.set(size, await measureSize(size, sites));
}
const bytes = [];
for (const [name, page] of Object.entries(PAGES)) bytes.push(await firstLoad(sites[name].url + page.first, page.isReady));
for (const site of Object.values(sites)) await site.close();

console.log(`\n${"".padEnd(46)}${Object.keys(PAGES).map((name) => name.padStart(18)).join("")}${alone ? "" : "   ratio"}`);
for (const [key, label, digits, aim] of ROWS) {
  for (const size of SIZES) line(`${label} · ${size}`, bySize.get(size)[key], digits, aim);
}
line("first load, bytes of brotli", bytes.map(([first]) => first), 0);
line("all that is loaded ahead too", bytes.map(([, all]) => all), 0);
for (const key of ["score", "weight"]) {
  const growth = bySize.get(SIZES.at(-1))[key].map((value, at) => value / bySize.get(SIZES[0])[key][at]);
  const verdict = key === "score" && !alone ? (growth[1] <= 1.1 ? "aim 1.1: met" : "aim 1.1: MISSED") : "";
  const label = `one ${key}, growth from ${SIZES[0]} to ${SIZES.at(-1)}`;
  console.log(`${label.padEnd(46)}${growth.map((value) => value.toFixed(2).padStart(18)).join("")}          ${verdict}`);
}
console.log("\nMedians; the ratio is Linchpin to the page by hand, which writes each change to the same two places.");
