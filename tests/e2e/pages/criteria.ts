// The criteria: the list with weights and shares, the library, the order.
import { expect, type Locator, type Page } from "@playwright/test";

export class CriteriaPage {
  readonly list: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole("list", { name: /^(Criteria|Критерии|معیارها)$/ });
  }

  get rows(): Locator {
    return this.list.getByRole("listitem");
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("button", { name, exact: false }) }).filter({ hasText: name });
  }

  /** The names in order. */
  async names(): Promise<string[]> {
    await expect(this.list.getByRole("button", { expanded: false }).first()).toBeVisible();
    const names = await this.list.getByRole("button", { expanded: false }).allInnerTexts();
    return names.map((name) => name.replace(/^\S+\s+/, "").trim());
  }

  /** Expects the shares in order. */
  async shares(shares: string[]): Promise<void> {
    await expect
      .poll(async () => (await this.rows.allInnerTexts()).map((text) => /[\d۰-۹]+[.,٫][\d۰-۹]\s?[%٪]/.exec(text)?.[0] ?? ""))
      .toEqual(shares);
  }

  weight(name: string): Locator {
    return this.page.getByRole("spinbutton", { name: `Weight of ${name}` });
  }

  /** Types a weight and is done. */
  async setWeight(name: string, points: string): Promise<void> {
    await this.weight(name).fill(points);
    await this.weight(name).press("Enter");
  }

  async setWeightsAs(way: "Equal" | "Points" | "100 points" | "By order" | "Pairwise"): Promise<void> {
    await this.page.getByRole("radio", { name: way, exact: true }).check({ force: true });
  }

  /** Ticks criteria in the library and adds them. */
  async addFromLibrary(...names: string[]): Promise<void> {
    await this.page.getByRole("button", { name: "Add from the library" }).click();
    const dialog = this.page.getByRole("dialog");
    for (const name of names) await dialog.getByRole("checkbox", { name }).check();
    await dialog.getByRole("button", { name: /^Add \d/ }).click();
    await expect(dialog).toHaveCount(0);
  }

  handle(name: string): Locator {
    return this.page.getByRole("button", { name: `Move ${name}` });
  }

  async open(name: string): Promise<Locator> {
    await this.row(name).getByRole("button", { expanded: false }).click();
    return this.row(name);
  }

  /** How the weights were made, in words. */
  made(text: string | RegExp): Locator {
    return this.page.getByText(text);
  }

  /** The order of importance that is being made. */
  get importance(): Locator {
    return this.page.getByRole("list", { name: /^(Order of importance|Порядок важности|ترتیب اهمیت)$/ });
  }

  /** The order of importance as it reads: place, name, share. */
  async importanceReads(rows: string[]): Promise<void> {
    const read = async () =>
      (await this.importance.getByRole("listitem").all()).map(async (row) => {
        const text = (await row.innerText()).replace("As important as the one above", "");
        return text.replace(/\s+/g, " ").trim();
      });
    await expect.poll(async () => Promise.all(await read())).toEqual(rows);
  }

  /** Makes a criterion as important as the one above it. */
  async tie(name: string): Promise<void> {
    await this.importance.getByRole("listitem").filter({ hasText: name }).getByRole("checkbox").check();
  }

  get useWeights(): Locator {
    return this.page.getByRole("button", { name: /^(Use these weights|Применить эти веса|به‌کار بردن این وزن‌ها)$/ });
  }

  /** The slider between two criteria. */
  pair(first: string, second: string): Locator {
    return this.page.getByRole("slider", { name: `${first} against ${second}` });
  }

  /** Compares two criteria by keyboard: so many steps towards the first. */
  async compare(first: string, second: string, steps: number): Promise<void> {
    const slider = this.pair(first, second);
    await slider.focus();
    for (let step = 0; step < Math.abs(steps); step += 1) await slider.press(steps > 0 ? "ArrowLeft" : "ArrowRight");
  }

  /** Opens the dialog in which a criterion is scored from a number. */
  async openRule(name: string): Promise<Locator> {
    const row = await this.open(name);
    await row.getByRole("button", { name: /^(Score it from a number|Выставлять по числу|امتیاز از روی یک عدد|Change the rule)/ }).click();
    return this.page.getByRole("dialog");
  }

  warning(word: string): Locator {
    return this.page.getByRole("status").filter({ hasText: word });
  }
}
