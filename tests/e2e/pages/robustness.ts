// Would the list change, and what changed it: two views of the page on which key accounts are decided.
import { expect, type Locator, type Page } from "@playwright/test";
import { Shell } from "./shell";

export class RobustnessPage {
  readonly shell: Shell;

  constructor(readonly page: Page) {
    this.shell = new Shell(page);
  }

  async goTo(): Promise<void> {
    await this.shell.open("decide/robustness");
    await expect(this.page.getByRole("tab", { selected: true })).toHaveText(/Would it change|Устойчив|عوض می‌شود/);
  }

  /** The verdict over the views. */
  get verdict(): Locator {
    return this.page.getByRole("region", { name: "How sound the list is" });
  }

  /** A group of the verdict: "Stay in at any single step", "One step takes them out", "One step brings them in". */
  group(name: string): Locator {
    return this.verdict.locator("div").filter({ has: this.page.getByRole("term").filter({ hasText: name }) });
  }

  /** The row of a criterion among the intervals. */
  interval(criterion: string): Locator {
    const table = this.page.getByRole("region", { name: "How far each weight may move" });
    return table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: criterion, exact: true }) });
  }

  get flips(): Locator {
    return this.page.getByRole("region", { name: "One point decides" }).locator("tbody").getByRole("row");
  }

  get simulateButton(): Locator {
    return this.page.getByRole("button", { name: /^(Simulate|Рассчитать|شبیه‌سازی)$/ });
  }

  get table(): Locator {
    return this.page.getByRole("table", { name: /Probability of each rank|Вероятность каждого места|احتمال هر رتبه/ });
  }

  async choose(weights: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "Weights" }).selectOption({ label: weights });
  }

  async set(field: string, text: string): Promise<void> {
    const input = this.shell.main.getByRole("textbox", { name: field, exact: true });
    await input.fill(text);
    await input.press("Enter");
  }

  /** Simulates and gives the rows of the answer: account, chance, error, ranks. */
  async simulate(): Promise<string[][]> {
    await this.simulateButton.click();
    await expect(this.simulateButton).toBeVisible();
    await expect(this.table).toBeVisible();
    const rows = await this.table.locator("tbody").getByRole("row").all();
    return Promise.all(
      rows.map(async (row) => [
        await row.getByRole("rowheader").innerText(),
        ...(await row.getByRole("cell").allInnerTexts()),
      ]),
    );
  }
}

export class ComparePage {
  readonly shell: Shell;

  constructor(readonly page: Page) {
    this.shell = new Shell(page);
  }

  async goTo(): Promise<void> {
    await this.shell.open("decide/compare");
    await expect(this.page.getByRole("heading", { name: /^(Snapshots|Снимки|عکس‌های لحظه‌ای)$/ })).toBeVisible();
  }

  /** The names of the snapshots, the newest first. */
  get kept(): Locator {
    return this.page.getByRole("list", { name: /Kept snapshots|Сохранённые снимки|عکس‌های نگه‌داشته‌شده/ }).getByRole("textbox");
  }

  async keep(name: string): Promise<void> {
    await this.page.getByRole("textbox", { name: /^(Name of the snapshot|Название снимка|نام عکس)$/ }).fill(name);
    await this.page.getByRole("button", { name: /^(Keep a snapshot|Сделать снимок|نگه داشتن عکس)$/ }).click();
    await expect(this.kept.first()).toHaveValue(name);
  }

  /** The row of an account among those that moved. */
  moved(account: string): Locator {
    const table = this.page.getByRole("region", { name: "Who moved" });
    return table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: account, exact: true }) });
  }

  /** What changed in a class: "Scores", "Weights". */
  cause(name: string): Locator {
    return this.shell.main.getByRole("region", { name, exact: true });
  }
}
