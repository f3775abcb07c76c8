// The parts of the program. FILES names the file of each; FIRST are those that a first visit sees.
const modules = new Map();

function compiled(name) {
  if (!modules.has(name)) {
    const module = compile(FILES[name]);
    modules.set(name, module);
    // A failure is not kept: whoever asks again starts anew.
    module.catch(() => modules.delete(name));
  }
  return modules.get(name);
}

async function compile(file) {
  const response = await fetch(new URL(file, import.meta.url));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  // Some hosts do not know WebAssembly by its type; what arrives from them is compiled when it is all there.
  const known = response.headers.get("Content-Type") === "application/wasm";
  return known ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

// Where a person goes next is there before it is asked for, and stays there when the connection is lost.
function fetchAhead() {
  const all = async () => {
    for (const name of Object.keys(FILES)) await compiled(name).catch(() => {});
  };
  if (window.requestIdleCallback) requestIdleCallback(all, { timeout: 5000 });
  else setTimeout(all, 1000);
}

if (!location.hash) for (const name of FIRST) compiled(name);
