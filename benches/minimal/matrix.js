// The least a hand could write for the same job: a windowed table over typed arrays. No framework, no records, no undo,
// no languages; it does keep totals, ranks and what was typed, as the product does.
import { CRITERIA, accounts } from "../data.mjs";

const COLUMNS = CRITERIA.length;
const ROW = 36;
const OVERSCAN = 4;

const query = new URLSearchParams(location.search);
const COUNT = Number(query.get("accounts") ?? 100);
const SAVES = query.get("save") !== "no";

const { names, scores } = load();
const weights = Float64Array.from(CRITERIA, ([, points]) => points);
const totals = new Float64Array(COUNT);
// All totals from low to high: a rank is one more than how many stand above.
const sorted = new Float64Array(COUNT);
let ranked = 0;

// Which account stands in which row: best first, as the product shows them; they stay while scores are typed.
const rows = Array.from({ length: COUNT }, (_, account) => account);

const body = document.querySelector(".body");
const grid = document.querySelector(".grid");
const status = document.querySelector("[role=status]");
const pool = [];
let focused = { row: 0, column: 0 };
let typedOne = 0;

function load() {
  const key = `minimal:${COUNT}`;
  const kept = localStorage.getItem(key);
  if (kept) {
    const { names, scores } = JSON.parse(kept);
    return { names, scores: Uint8Array.from(scores) };
  }
  const made = accounts(COUNT);
  localStorage.setItem(key, JSON.stringify({ names: made.names, scores: [...made.scores] }));
  return made;
}

/** The weighted mean of what is scored; nothing for an account without any score. */
function totalOf(row) {
  let sum = 0;
  let covered = 0;
  for (let column = 0; column < COLUMNS; column += 1) {
    const score = scores[row * COLUMNS + column];
    if (score) {
      sum += weights[column] * score;
      covered += weights[column];
    }
  }
  return covered ? sum / covered : NaN;
}

function rankAll() {
  ranked = 0;
  for (let row = 0; row < COUNT; row += 1) {
    totals[row] = totalOf(row);
    if (!Number.isNaN(totals[row])) sorted[ranked++] = totals[row];
  }
  sorted.subarray(0, ranked).sort();
}

/** How many totals are not above this one. */
function notAbove(total) {
  let low = 0;
  let high = ranked;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= total) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rankOf(total) {
  return ranked - notAbove(total) + 1;
}

/** Takes the old total out of the sorted ones and puts the new one in. */
function rankAgain(row) {
  const old = totals[row];
  if (!Number.isNaN(old)) {
    const at = notAbove(old) - 1;
    sorted.copyWithin(at, at + 1, ranked);
    ranked -= 1;
  }
  const total = totalOf(row);
  totals[row] = total;
  if (!Number.isNaN(total)) {
    const at = notAbove(total);
    sorted.copyWithin(at + 1, at, ranked);
    sorted[at] = total;
    ranked += 1;
  }
}

function setScore(row, column, score) {
  if (scores[row * COLUMNS + column] === score) return;
  scores[row * COLUMNS + column] = score;
  rankAgain(row);
  show();
  save({ row, column, score });
}

function setWeight(column, weight) {
  weights[column] = weight;
  rankAll();
  show();
  save({ column, weight });
}

// The same two places the product writes a change to, and "Saved" when the second has it.
let revision = 0;
let base;
const opening = indexedDB.open("minimal", 1);
opening.onupgradeneeded = () => opening.result.createObjectStore("journal");
opening.onsuccess = () => {
  base = opening.result;
};

function save(change) {
  if (!SAVES || !base) return;
  revision += 1;
  const entry = JSON.stringify({ revision, at: Date.now(), change });
  localStorage.setItem(`minimal:journal:${revision}`, entry);
  const writing = base.transaction("journal", "readwrite", { durability: "strict" });
  writing.objectStore("journal").put(entry, revision);
  writing.oncomplete = () => {
    status.textContent = `Saved ${new Date().toTimeString().slice(0, 5)}`;
  };
}

function element(role, text = "") {
  const made = document.createElement("div");
  made.setAttribute("role", role);
  made.textContent = text;
  return made;
}

function head() {
  const row = element("row");
  row.append(element("columnheader", "Account"));
  CRITERIA.forEach(([name, points], column) => {
    const cell = element("columnheader", `${name} `);
    const input = document.createElement("input");
    input.type = "number";
    input.value = points;
    input.setAttribute("aria-label", `Weight of ${name}`);
    input.addEventListener("change", () => setWeight(column, input.valueAsNumber));
    cell.append(input);
    row.append(cell);
  });
  row.append(element("columnheader", "Total"), element("columnheader", "Rank"));
  document.querySelector(".head").append(row);
}

function newRow() {
  const row = element("row");
  const cells = [element("rowheader")];
  for (let column = 0; column < COLUMNS + 2; column += 1) {
    const cell = element("gridcell");
    cell.dataset.column = column;
    if (column < COLUMNS) cell.tabIndex = -1;
    cells.push(cell);
  }
  row.append(...cells);
  body.append(row);
  return { row, cells, index: -1 };
}

function text(node, value) {
  if (node.textContent !== value) node.textContent = value;
}

function fill(slot, index) {
  if (slot.index !== index) {
    slot.index = index;
    slot.row.style.transform = `translateY(${index * ROW}px)`;
    slot.row.setAttribute("aria-rowindex", index + 2);
    slot.row.hidden = index >= COUNT;
    text(slot.cells[0], names[rows[index]] ?? "");
  }
  if (index >= COUNT) return;
  const account = rows[index];
  for (let column = 0; column < COLUMNS; column += 1) {
    const score = scores[account * COLUMNS + column];
    const cell = slot.cells[column + 1];
    text(cell, score ? String(score) : "–");
    const heat = score ? `h${score}` : "";
    if (cell.className !== heat) cell.className = heat;
  }
  const total = totals[account];
  text(slot.cells[COLUMNS + 1], Number.isNaN(total) ? "–" : total.toFixed(2));
  text(slot.cells[COLUMNS + 2], Number.isNaN(total) ? "–" : String(rankOf(total)));
}

function show() {
  const first = Math.max(0, Math.floor(grid.scrollTop / ROW) - OVERSCAN);
  const seen = Math.min(COUNT, Math.ceil(grid.clientHeight / ROW) + 2 * OVERSCAN);
  while (pool.length < seen) pool.push(newRow());
  // A row keeps its element while it is in sight: its number decides which one it gets.
  for (let index = first; index < first + pool.length; index += 1) fill(pool[index % pool.length], index);
}

function focus(row, column) {
  focused = { row: Math.min(COUNT - 1, Math.max(0, row)), column: Math.min(COLUMNS - 1, Math.max(0, column)) };
  const top = focused.row * ROW;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (top + ROW > grid.scrollTop + grid.clientHeight - 56) grid.scrollTop = top + ROW - grid.clientHeight + 56;
  show();
  pool[focused.row % pool.length].cells[focused.column + 1].focus({ preventScroll: true });
}

grid.addEventListener("scroll", show, { passive: true });
grid.addEventListener("focusin", ({ target }) => {
  const slot = pool.find(({ row }) => row === target.parentElement);
  if (slot) focused = { row: slot.index, column: Number(target.dataset.column) };
});
grid.addEventListener("keydown", (event) => {
  if (event.target.getAttribute("role") !== "gridcell") return;
  const { row, column } = focused;
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  if (steps[event.key]) {
    focus(row + steps[event.key][0], column + steps[event.key][1]);
  } else if (event.key === "Delete") {
    setScore(rows[row], column, 0);
  } else if (event.key === "0" && event.timeStamp - typedOne < 800) {
    setScore(rows[row], column, 10);
  } else if (event.key >= "1" && event.key <= "9") {
    typedOne = event.key === "1" ? event.timeStamp : 0;
    setScore(rows[row], column, Number(event.key));
  } else {
    return;
  }
  event.preventDefault();
});

head();
rankAll();
// Accounts without a total come last.
rows.sort((one, other) => (totals[other] || 0) - (totals[one] || 0));
body.style.height = `${COUNT * ROW}px`;
show();
