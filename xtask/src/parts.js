// The parts of the program. FILES says where each is: a file of its own, or a piece of one. FIRST are those of the page
// that a first visit sees, SHARED the files that most pages need, SHEET how they look.
const modules = new Map();
const files = new Map();

// A failure is not kept: whoever asks again starts anew.
function once(kept, key, make) {
  if (!kept.has(key)) {
    const made = make();
    kept.set(key, made);
    made.catch(() => kept.delete(key));
  }
  return kept.get(key);
}

function compiled(name) {
  // What is shown waits for how it looks.
  return FIRST.includes(name) ? program(name) : Promise.all([program(name), styled()]).then(([module]) => module);
}

function program(name) {
  return once(modules, name, async () => {
    const [file, from, length] = FILES[name];
    if (length) return WebAssembly.compile(new Uint8Array(await whole(file), from, length));
    const response = await fetched(file);
    // Some hosts do not know WebAssembly by its type; what arrives from them is compiled when it is all there.
    const known = response.headers.get("Content-Type") === "application/wasm";
    return known ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  });
}

function styled() {
  return once(files, SHEET, () => new Promise((resolve, reject) => {
    const link = document.createElement("link");
    const failed = () => (link.remove(), reject(new Error(SHEET)));
    Object.assign(link, { rel: "stylesheet", href: new URL(SHEET, import.meta.url), onload: resolve, onerror: failed });
    document.head.append(link);
  }));
}

function whole(file) {
  return once(files, file, async () => (await fetched(file)).arrayBuffer());
}

async function fetched(file) {
  const response = await fetch(new URL(file, import.meta.url));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response;
}

// A head start, while the program itself is on its way: it asks for what it needs by itself.
const PAGES = {
  accounts: "data",
  files: "data",
  settings: "data",
  criteria: "scoring",
  matrix: "scoring",
  decide: "scoring",
  segments: "segments",
  targets: "targets",
};
// What opens a workbook, which these pages show.
const WORKS = "split_works";
const at = location.hash.slice(2).split("/")[0];
const asked = PAGES[at] ?? "start";
const names = asked === "start" ? [...FIRST] : [`split_${asked}`];
if (isKept()) names.push(WORKS, ...(asked === "start" ? ["split_shelf"] : []));
// A failure is told to who needs the part.
for (const name of names) compiled(name).catch(() => {});
if (names.length > FIRST.length || asked !== "start") for (const file of SHARED) whole(file);

// Whether there are workbooks here.
function isKept() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith("linchpin/w/"));
  } catch {
    return false;
  }
}
