// How long the worker takes for 10,000 draws of weights over a table of scores on five criteria, the top 20 counted:
// from the message that asks to the message that answers, with the worker warm.
//
//     cargo xtask bench, or node benches/page/draws.mjs [accounts …]
import { DIST, serve } from "../../tests/e2e/server.mjs";
import { start } from "./browser.mjs";

const COLUMNS = 5;
const PLACES = 20n;
const DRAWS = 10_000n;
const TURNS = 15;

/** The message of draws/src/message.rs, version 1. */
function request(rows) {
  const words = 11 + COLUMNS;
  const bytes = new ArrayBuffer(8 + 8 * words + 4 * COLUMNS * rows);
  const view = new DataView(bytes);
  let at = 0;
  const small = (number) => view.setUint32((at += 4) - 4, number, true);
  const whole = (number) => view.setBigUint64((at += 8) - 8, BigInt(number), true);
  const float = (number) => view.setFloat64((at += 8) - 8, number, true);
  const score = (number) => view.setFloat32((at += 4) - 4, number, true);
  small(0x6c706477);
  small(1);
  [DRAWS, PLACES, PLACES].forEach(whole);
  // Any weights.
  whole(0);
  float(0);
  // The seed, then the size of the table.
  [1, COLUMNS, rows].forEach(whole);
  [30, 25, 20, 15, 10].forEach(float);
  // A generator of its own, so that every run asks the same.
  let state = 1;
  for (let cell = 0; cell < COLUMNS * rows; cell += 1) {
    state = (state * 48_271) % 2_147_483_647;
    score(1 + (9 * state) / 2_147_483_647);
  }
  whole(0);
  return new Uint8Array(bytes, 0, at);
}

/** In the page: milliseconds of every turn, the first ones left out. */
async function timed({ asked, turns }) {
  const worker = new Worker(document.querySelector("meta[name='linchpin-worker']").content);
  const answer = (kind) =>
    new Promise((resolve, reject) => {
      worker.onerror = () => reject(new Error("The worker broke"));
      worker.onmessage = ({ data }) => {
        const found = new DataView(data.buffer).getUint32(8, true);
        if (found === kind) resolve(data);
        else if (found !== 1) reject(new Error(`The worker says ${found}`));
      };
    });
  await answer(0);
  const times = [];
  for (let turn = -3; turn < turns; turn += 1) {
    const begun = performance.now();
    worker.postMessage(Uint8Array.from(asked));
    await answer(2);
    if (turn >= 0) times.push(performance.now() - begun);
  }
  worker.terminate();
  return times.sort((a, b) => a - b);
}

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const site = await serve(DIST);
const browser = await start();
await browser.page.goto(site.url);
console.log(`\n${"10,000 draws in the worker, top 20, milliseconds".padEnd(58)}${"best".padStart(10)}${"median".padStart(10)}`);
for (const rows of sizes.length ? sizes : [100, 1_000, 10_000]) {
  const times = await browser.page.evaluate(timed, { asked: [...request(rows)], turns: TURNS });
  const [best, median] = [times[0], times[times.length >> 1]].map((time) => time.toFixed(1).padStart(10));
  const aim = rows === 1_000 ? `  aim about 30: ${times[0] <= 33 ? "met" : "MISSED"}` : "";
  console.log(`${`${rows} accounts × ${COLUMNS} criteria`.padEnd(58)}${best}${median}${aim}`);
}
await browser.close();
await site.close();
