// The same data as a workbook file, as another device would have exported it: the page imports it like any other.
import { CRITERIA, accounts } from "../data.mjs";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Ids of one kind, ascending: thirteen letters, as the product writes its random ones. */
function id(kind, number) {
  let rest = number;
  let text = "";
  for (let place = 0; place < 8; place += 1) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return `0be${kind}c${text}`;
}

/** How many KPIs every account has a target of, where targets are asked for. */
const KPIS = 6;

/** Targets of six KPIs for every account for 2025, and what was reached in each of its months. */
function tracked(count) {
  const kpis = Array.from({ length: KPIS }, (_, kpi) => ({ id: id("k", kpi), name: `KPI ${kpi + 1}`, unit: "count", direction: "higher", aggregate: "sum" }));
  const [targets, actuals] = [[], []];
  for (let row = 0; row < count; row += 1) {
    for (let kpi = 0; kpi < KPIS; kpi += 1) {
      const target = id("t", row * KPIS + kpi);
      targets.push({ id: target, owner: { account: id("a", row) }, kpi: id("k", kpi), period: "2025", value_e4: 1_200_000 });
      for (let month = 1; month <= 12; month += 1) {
        actuals.push({ target, period: `2025-${String(month).padStart(2, "0")}`, value_e4: 50_000 + 10_000 * ((row + kpi + month) % 10) });
      }
    }
  }
  return { kpis, targets, actuals };
}

/**
 * A workbook of so many accounts, every one scored by the team on five criteria but for one cell in twenty; with six
 * targets for every account and twelve months of figures for each when that is asked for.
 */
export function workbook(count, withTargets = false) {
  const { kpis, targets, actuals } = withTargets ? tracked(count) : { kpis: [], targets: [], actuals: [] };
  const { names, scores } = accounts(count);
  const records = [];
  names.forEach((name, row) => {
    CRITERIA.forEach((_, column) => {
      const value = scores[row * CRITERIA.length + column];
      if (value) records.push({ account: id("a", row), criterion: id("c", column), rater: id("r", 0), value });
    });
  });
  return JSON.stringify({
    format: "linchpin-workbook",
    version: 1,
    minor: 0,
    id: id("w", count),
    meta: {
      name: `Bench ${count}`,
      currency: "EUR",
      created: "2026-01-02T03:04:05.006Z",
      preset: "first",
      top_n: 5,
      bands: { a_hundredths: 800, b_hundredths: 600 },
      cut: { attractiveness_hundredths: 550, strength_hundredths: 550 },
    },
    accounts: names.map((name, row) => ({ id: id("a", row), name })),
    criteria: CRITERIA.map(([name, points], position) => ({ id: id("c", position), position, name, weight_hundredths: points * 100 })),
    raters: [{ id: id("r", 0), name: "Team" }],
    scores: records,
    decisions: [],
    kpis,
    targets,
    actuals,
    trash: [],
  });
}
