// The data both pages show: the same accounts, criteria, weights and scores, from one seed.

/** Criterion names with their weights in points. */
export const CRITERIA = [
  ["Share of recurring revenue", 30],
  ["Growth potential", 25],
  ["Strategic partnership", 20],
  ["Alignment of goals", 15],
  ["Solvency", 10],
];

const FIRST = ["Alpine", "Baltic", "Cedar", "Delta", "Ember", "Fjord", "Granite", "Harbour", "Iris", "Juniper", "Kestrel", "Lumen"];
const SECOND = ["Foods", "Logistics", "Optics", "Paper", "Robotics", "Seeds", "Textiles", "Tools", "Trading", "Works"];

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Names, and scores by row and column from 1 to 10; 0 stands for the one cell in twenty that is not scored. */
export function accounts(count) {
  const next = random(count);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const names = [];
  const scores = new Uint8Array(count * CRITERIA.length);
  for (let row = 0; row < count; row += 1) {
    names.push(`${pick(FIRST)} ${pick(SECOND)} ${String(row + 1).padStart(5, "0")}`);
    for (let column = 0; column < CRITERIA.length; column += 1) {
      scores[row * CRITERIA.length + column] = next() < 0.05 ? 0 : 1 + Math.floor(next() * 10);
    }
  }
  return { names, scores };
}
