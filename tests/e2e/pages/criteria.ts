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

  async setWeightsAs(way: "Equal" | "Points" | "100 points"): Promise<void> {
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

  warning(word: string): Locator {
    return this.page.getByRole("status").filter({ hasText: word });
  }
}
