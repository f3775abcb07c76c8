// A static host as a stranger would use it: the built page in a folder that is not the root, on a port of its own.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, extname, join, normalize, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The built page. */
export const DIST = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist");

/** The page as one file, opened from disk. */
export const SINGLE_FILE = pathToFileURL(join(DIST, "linchpin.html")).href;

const FOLDER = "/team/linchpin/";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
};

export interface Site {
  /** The page's address, with its folder and a slash. */
  url: string;
  /** Scheme, host and port. */
  origin: string;
  close(): Promise<void>;
}

/** Serves a built page on a free port of this machine. */
export async function serve(root: string = DIST): Promise<Site> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const name = path === FOLDER ? "index.html" : path.startsWith(FOLDER) ? path.slice(FOLDER.length) : "";
    const file = normalize(join(root, name));
    const body = name && file.startsWith(root + sep) ? await readFile(file).catch(() => undefined) : undefined;
    response.writeHead(body ? 200 : 404, {
      "Content-Type": (body && TYPES[extname(file)]) || "application/octet-stream",
      "Cache-Control": "no-cache",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: origin + FOLDER, origin, close };
}
