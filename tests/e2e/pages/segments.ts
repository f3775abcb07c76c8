// The page of segments: the portfolio matrix and the concentration.
import { expect, type Locator, type Page } from "@playwright/test";
import { Shell } from "./shell";

export class SegmentsPage {
  readonly shell: Shell;

  constructor(readonly page: Page) {
    this.shell = new Shell(page);
  }

  async goTo(): Promise<void> {
    await this.shell.goTo("Segments");
    await expect(this.page.getByRole("heading", { level: 1, name: "Segments" })).toBeVisible();
  }

  /** Opens one of the views of the page. */
  async openView(name: string): Promise<void> {
    await this.shell.main.getByRole("navigation", { name: "Views of the segments" }).getByRole("link", { name }).click();
    await expect(this.shell.main.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
  }

  async choosePeriod(label: string | RegExp): Promise<void> {
    const select = this.shell.main.getByRole("combobox", { name: "Period" });
    await expect(select).toBeVisible();
    const options = await select.getByRole("option").allInnerTexts();
    const found = options.find((option) => (typeof label === "string" ? option === label : label.test(option)));
    expect(found, `a period ${label} among ${options.join(", ")}`).toBeDefined();
    await select.selectOption({ label: found as string });
  }

  async chooseMeasure(name: string): Promise<void> {
    await this.shell.main.getByRole("radio", { name }).check({ force: true });
  }

  get portfolio(): Locator {
    return this.page.getByRole("figure").filter({ hasText: "Accounts by attractiveness and strength" });
  }

  get pareto(): Locator {
    return this.page.getByRole("figure").filter({ hasText: "by account" });
  }

  bubble(account: string): Locator {
    return this.portfolio.getByRole("button", { name: new RegExp(`^${account}:`) });
  }

  /** The head of an account's arrow: where it is to stand in three years. */
  arrowHead(account: string): Locator {
    return this.portfolio.getByRole("slider", { name: `${account} in three years` });
  }

  /** The figure under a name in the concentration. */
  stat(name: string): Locator {
    return this.page.locator(".stat").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** The rows of a chart's table, cell by cell. */
  async table(figure: Locator): Promise<string[][]> {
    await figure.getByRole("button", { name: "Show the numbers as a table" }).click();
    await expect(figure.getByRole("table")).toBeVisible();
    const rows = await figure.getByRole("table").getByRole("row").all();
    return Promise.all(rows.slice(1).map((row) => row.locator("th, td").allInnerTexts()));
  }

  async groupBy(field: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "Group by" }).selectOption({ label: field });
  }

  /** The row of a group. */
  group(name: string): Locator {
    const row = this.page.getByRole("table", { name: "Groups" }).getByRole("row");
    return row.filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
  }

  /** An account in the table of roles and classes. */
  roleRow(account: string): Locator {
    const rows = this.page.getByRole("table", { name: "Roles, classes and programmes by account" }).getByRole("row");
    return rows.filter({ has: this.page.getByRole("link", { name: account, exact: true }) });
  }

  /** A column of the board. */
  column(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** A card of the board. */
  card(account: string): Locator {
    return this.page.locator(".board-card").filter({ hasText: account });
  }
}
