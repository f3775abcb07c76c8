// What the browser keeps of Linchpin, and what can happen to it behind the page's back.
import { expect, type Locator, type Page } from "@playwright/test";

/** A key of another page of the same origin. */
const PAD = "pad of another page";

export class BrowserData {
  constructor(readonly page: Page) {}

  /** A message over the page, by its words. */
  message(words: string | RegExp): Locator {
    return this.page.locator(".banner").filter({ hasText: words });
  }

  /** Fills the local storage to the last unit with another page's value; gives its length. */
  async fill(): Promise<number> {
    return this.page.evaluate((pad) => {
      let text = "";
      for (let step = 4_194_304; step >= 1; step = Math.floor(step / 2)) {
        try {
          localStorage.setItem(pad, text + "x".repeat(step));
          text += "x".repeat(step);
        } catch {
          // Too much: half of it is tried next.
        }
      }
      return text.length;
    }, PAD);
  }

  /** How long the other page's value is now. */
  async padding(): Promise<number> {
    return this.page.evaluate((pad) => localStorage.getItem(pad)?.length ?? 0, PAD);
  }

  /** Clears the site's data as the browser's settings do, while the page is open. */
  async clear(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const origin = new URL(this.page.url()).origin;
    await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "local_storage,indexeddb" });
  }

  /** Damages the values whose key has this part, in the local storage; gives how many. */
  async damage(part: string): Promise<number> {
    return this.page.evaluate((part) => {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith("linchpin/w/") && key.includes(part));
      for (const key of keys) localStorage.setItem(key, localStorage.getItem(key)!.slice(0, 40));
      return keys.length;
    }, part);
  }

  /** Damages the value of the newest change in both copies. */
  async damageNewest(): Promise<void> {
    await this.page.evaluate(async () => {
      const newest = Object.keys(localStorage).filter((key) => /^linchpin\/w\/.*\/e\//.test(key)).sort().pop()!;
      localStorage.setItem(newest, "torn");
      const opening = indexedDB.open("linchpin");
      const database = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)));
      const writing = database.transaction("values", "readwrite");
      writing.objectStore("values").put(new TextEncoder().encode("torn"), newest);
      await new Promise((resolve) => (writing.oncomplete = resolve));
      database.close();
    });
  }

  /** Empties the local storage, as a killed browser does with what it has not written yet. */
  async emptyLocal(): Promise<void> {
    await this.page.evaluate(() => localStorage.clear());
  }

  /** Has the database answer nobody else until the page is left: somebody holds it and never ends. */
  async hangDatabase(): Promise<void> {
    await this.page.evaluate(async () => {
      const opening = indexedDB.open("linchpin");
      const database = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)));
      const values = database.transaction("values", "readwrite").objectStore("values");
      await new Promise<void>((held) => {
        const hold = () => {
          values.get("nothing").onsuccess = () => {
            held();
            hold();
          };
        };
        hold();
      });
    });
  }

  /** Whether the preferences are the same in both copies. */
  async prefsAreTwice(): Promise<boolean> {
    return this.page.evaluate(async () => {
      const opening = indexedDB.open("linchpin");
      const database = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)));
      const asked = database.transaction("values").objectStore("values").get("linchpin/prefs");
      await new Promise((resolve) => (asked.onsuccess = resolve));
      database.close();
      return asked.result !== undefined && new TextDecoder().decode(asked.result) === localStorage.getItem("linchpin/prefs");
    });
  }

  /** Ruins everything that is kept of workbooks, in both copies; gives how many values. */
  async ruin(what: "all" | "all but automatic copies" = "all"): Promise<number> {
    return this.page.evaluate(async (what) => {
      const isOurs = (key: string) => key.startsWith("linchpin/w/") && (what === "all" || !/\/bs?\//.test(key));
      const local = Object.keys(localStorage).filter(isOurs);
      for (const key of local) localStorage.setItem(key, "ruined");
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await done(indexedDB.open("linchpin"));
      const values = database.transaction("values", "readwrite").objectStore("values");
      const kept = (await done(values.getAllKeys())).map(String).filter(isOurs);
      for (const key of kept) await done(values.put(new TextEncoder().encode("ruined"), key));
      database.close();
      return local.length + kept.length;
    }, what);
  }

  /** How many automatic copies of workbooks are kept. */
  async automaticCopies(): Promise<number> {
    return this.page.evaluate(async () => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await done(indexedDB.open("linchpin"));
      const keys = await done(database.transaction("values").objectStore("values").getAllKeys());
      database.close();
      return keys.filter((key) => /^linchpin\/w\/.*\/b\//.test(String(key))).length;
    });
  }

  /** All values of Linchpin in the local storage. */
  async values(): Promise<string> {
    return this.page.evaluate(() =>
      JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith("linchpin/w/")).sort()),
    );
  }

  /** Stops the program as an internal error does. */
  async stop(): Promise<void> {
    await this.page.evaluate(() => {
      sessionStorage.setItem("linchpin-test", "1");
      location.hash = "#/panic-test";
    });
    await expect(this.page.getByRole("alert")).toBeVisible();
    await this.page.evaluate(() => sessionStorage.removeItem("linchpin-test"));
  }

  /** The messages over the page. */
  get messages(): Locator {
    return this.page.locator(".shell__banners .banner");
  }

  /** Downloads the raw data from a part of the screen that offers them, and gives them as text. */
  async rawData(part: Page | Locator = this.page, button = "Download raw data"): Promise<string> {
    const downloading = this.page.waitForEvent("download");
    await part.getByRole("button", { name: button, exact: true }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await downloading).createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString("utf8");
  }
}
