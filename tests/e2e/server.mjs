// A static host as a stranger would use it: a built page in a folder that is not the root, on a port of its own.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The built page. */
export const DIST = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist");

/** The page as one file, opened from disk. */
export const SINGLE_FILE = pathToFileURL(join(DIST, "linchpin.html")).href;

const FOLDER = "/team/linchpin/";

// The same page from a host that forbids it all storage: a sandboxed document has an origin of its own.
const SANDBOX = "/sandbox/linchpin/";
const SANDBOXED = {
  "Access-Control-Allow-Origin": "*",
  "Content-Security-Policy": "sandbox allow-scripts allow-downloads",
};

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

/**
 * @typedef {object} Site
 * @property {string} url The page's address, with its folder and a slash.
 * @property {string} sandbox The address at which the page may keep nothing.
 * @property {string} origin Scheme, host and port.
 * @property {() => Promise<void>} close
 */

/**
 * Serves a folder on a free port of this machine.
 * @param {string} root
 * @returns {Promise<Site>}
 */
export async function serve(root = DIST) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const folder = [FOLDER, SANDBOX].find((start) => path.startsWith(start));
    const inside = folder === undefined ? "\0" : path.slice(folder.length);
    const file = normalize(join(root, inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside));
    const body = file.startsWith(root + sep) ? await readFile(file).catch(() => undefined) : undefined;
    response.writeHead(body ? 200 : 404, {
      "Content-Type": (body && TYPES[extname(file)]) || "application/octet-stream",
      "Cache-Control": "no-cache",
      "X-Content-Type-Options": "nosniff",
      ...(folder === SANDBOX ? SANDBOXED : {}),
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The test server has no port");
  const origin = `http://127.0.0.1:${address.port}`;
  const close = () =>
    new Promise((/** @type {(value: void) => void} */ resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: origin + FOLDER, sandbox: origin + SANDBOX, origin, close };
}
