// One figure entered in the grid of what was reached and the next cell gone to, at 2,000 accounts × 12 months × 6 KPIs,
// beside the same in the matrix of the same workbook, and beside one score alone. All are kept before the next one.
//
//     cargo xtask bench [--no-build]
//     node benches/page/actuals.mjs [--accounts 2000]
import { DIST, serve } from "../../tests/e2e/server.mjs";
import { start } from "./browser.mjs";
import { workbook } from "./workbook.mjs";

const at = process.argv.indexOf("--accounts");
const ACCOUNTS = at < 0 ? 2_000 : Number(process.argv[at + 1]);
const BLOCKS = 5;
const CHANGES = 12;
const GAP = 120;
const AIM = 1.5;
const DIGITS = ["8", "3", "9", "5", "2", "7", "4", "6"];

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** Milliseconds of the main thread for one change, less what waiting as long takes. */
async function cost(browser, change) {
  const timed = async (act) => {
    await browser.collect();
    const before = await browser.cpu();
    for (let turn = 0; turn < CHANGES; turn += 1) {
      await act(turn);
      await pause(GAP);
    }
    return (await browser.cpu()) - before;
  };
  const blocks = [];
  for (let block = 0; block <= BLOCKS; block += 1) {
    const idle = await timed(() => Promise.resolve());
    const value = ((await timed(change)) - idle) / CHANGES;
    // The first block warms the compiler.
    if (block > 0) blocks.push(value);
  }
  return median(blocks);
}

/** Milliseconds from each key to the paint after it, of values typed one below the other by a quick person. */
async function paints(browser, on) {
  await browser.paints();
  for (let turn = 0; turn < 4 * CHANGES; turn += 1) {
    await browser.press(DIGITS[turn % DIGITS.length]);
    await pause(GAP / 2);
    await browser.press(on);
    await pause(GAP / 2);
  }
  return browser.paints();
}

const site = await serve(DIST);
const browser = await start();
const { page } = browser;
await page.goto(site.url);
const file = { name: "tracked.linchpin.json", mimeType: "application/json", buffer: Buffer.from(workbook(ACCOUNTS, true)) };
await page.locator('main input[type="file"]').first().setInputFiles(file);
await page.getByRole("status").filter({ hasText: "Saved" }).first().waitFor({ timeout: 240_000 });

await page.getByRole("link", { name: "Matrix" }).click();
const rows = (grid) => page.getByRole("grid", { name: grid }).getByRole("row").filter({ has: page.getByRole("rowheader") });
await rows("Scoring matrix").nth(3).getByRole("gridcell").nth(1).click();
const score = await cost(browser, (turn) => browser.press(DIGITS[turn % DIGITS.length]));
// Whoever fills in a column presses two keys a cell in either grid: the value, and on to the next one.
const scoreAndOn = await cost(browser, async (turn) => {
  await browser.press(DIGITS[turn % DIGITS.length]);
  await browser.press("ArrowDown");
});

const scorePaints = await paints(browser, "ArrowDown");

await page.goto(`${site.url}#/targets/actuals`);
await rows("What was reached, by owner and period").nth(0).getByRole("gridcell").nth(5).click();
const actual = await cost(browser, async (turn) => {
  await browser.press(DIGITS[turn % DIGITS.length]);
  await browser.press("Enter");
});
const actualPaints = await paints(browser, "Enter");
await browser.close();
await site.close();

const verdict = (ratio) => `ratio ${ratio.toFixed(2)}  aim ${AIM}: ${ratio <= AIM ? "met" : "MISSED"}`;
const ms = (value) => `${value.toFixed(2).padStart(8)} ms`;
console.log(`${ACCOUNTS} accounts × 12 months × 6 KPIs, main-thread CPU`);
console.log(`   one figure in the actuals and on to the next    ${ms(actual)}`);
console.log(`   one score in the matrix and on to the next      ${ms(scoreAndOn)}   ${verdict(actual / scoreAndOn)}`);
console.log(`   one score in the matrix, one key                ${ms(score)}   ${verdict(actual / score)}`);
console.log(`from a key to the paint, ms: actuals ${median(actualPaints).toFixed(1)}, matrix ${median(scorePaints).toFixed(1)}`);
