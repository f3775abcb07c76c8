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

/** A workbook of so many accounts, every one scored by the team on five criteria but for one cell in twenty. */
export function workbook(count) {
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
    kpis: [],
    targets: [],
    actuals: [],
    trash: [],
  });
}
