// The parts of the program as a host serves them.
import { readdirSync } from "node:fs";
import type { Page, Route } from "@playwright/test";
import { DIST } from "../server.mjs";

/** The files of all parts. */
export const PART_FILES: string[] = readdirSync(DIST).filter((name) => name.startsWith("linchpin-part-"));

/** The address of the part with this name. */
export function partOf(name: string): string {
  return `**/linchpin-part-split_${name}-*.wasm`;
}

/** Waits until every part of the program is on the device. */
export async function allParts(page: Page): Promise<void> {
  const here = (count: number) =>
    performance.getEntriesByType("resource").filter((entry) => entry.name.includes("linchpin-part-")).length >= count;
  await page.waitForFunction(here, PART_FILES.length);
}

/** Lets a part come only when told to. */
export async function hold(page: Page, name: string): Promise<{ asked: Promise<void>; release: () => void }> {
  let release = () => {};
  let heard = () => {};
  const released = new Promise<void>((done) => (release = done));
  const asked = new Promise<void>((done) => (heard = done));
  await page.route(partOf(name), async (route: Route) => {
    heard();
    await released;
    await route.continue();
  });
  return { asked, release };
}
