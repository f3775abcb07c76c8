// The views that follow the targets: what was reached, attainment, the quarter review.
import { expect, type Locator, type Page } from "@playwright/test";
import { Shell } from "./shell";

export class TrackingPage {
  readonly shell: Shell;

  constructor(readonly page: Page) {
    this.shell = new Shell(page);
  }

  /** Opens a view of the targets by its name. */
  async goTo(view: "Actuals" | "Attainment" | "Review"): Promise<void> {
    await this.shell.goTo("Targets");
    const views = this.shell.main.getByRole("navigation", { name: "Views of the targets" });
    await views.getByRole("link", { name: view, exact: true }).click();
    await expect(views.getByRole("link", { name: view, exact: true })).toHaveAttribute("aria-current", "page");
  }

  get grid(): Locator {
    return this.page.getByRole("grid", { name: "What was reached, by owner and period" });
  }

  /** The cell of an owner and a column, by the column's header. */
  async cell(owner: string | RegExp, column: string): Promise<Locator> {
    const headers = await this.headers(column);
    const place = headers.findIndex((header) => header === column);
    expect(place, `a column ${column}`).toBeGreaterThan(0);
    const row = this.grid.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: owner }) });
    return row.getByRole("cell").or(row.getByRole("gridcell")).nth(place - 1);
  }

  /** What the row of sums says in a column, by the column's header. */
  async sum(column: string): Promise<Locator> {
    const headers = await this.headers(column);
    const row = this.grid.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: /^Sum of/ }) });
    return row.getByRole("gridcell").nth(headers.indexOf(column) - 1);
  }

  private async headers(column: string): Promise<string[]> {
    await expect(this.grid.getByRole("columnheader", { name: column }).first()).toBeVisible();
    const headers = await this.grid.getByRole("columnheader").allInnerTexts();
    // Under the name of a column of figures stands its unit.
    return headers.map((header) => header.trim().split("\n")[0]?.trim() ?? "");
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  /** Pastes a table into the import and reads it. */
  async readTable(text: string): Promise<void> {
    await this.shell.main.getByRole("button", { name: "Import a table…" }).click();
    await this.dialog.getByRole("textbox", { name: "Or paste a table" }).fill(text);
    await this.dialog.getByRole("button", { name: "Continue" }).click();
  }

  /** Chooses a file of the device in the import. */
  async readFile(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.shell.main.getByRole("button", { name: "Import a table…" }).click();
    await this.dialog.locator('input[type="file"]').setInputFiles(file);
  }

  /** Takes in what was read. */
  async take(): Promise<void> {
    await this.dialog.getByRole("button", { name: /^Take in/ }).click();
    await expect(this.dialog).toBeHidden();
  }

  async choose(name: string, label: string): Promise<void> {
    await this.shell.main.getByRole("combobox", { name, exact: true }).selectOption({ label });
  }

  async mean(meaning: "Each account" | "All together" | "Owed to the company"): Promise<void> {
    await this.shell.main.getByRole("radio", { name: meaning }).check({ force: true });
  }

  /** The row of a KPI in the table of attainment. */
  kpi(name: string): Locator {
    const table = this.shell.main.getByRole("table", { name: "By KPI" });
    return table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name }) });
  }

  /** The row of a group in the table of attainment. */
  group(name: string): Locator {
    const table = this.shell.main.getByRole("table", { name: /^By (?!KPI)/ });
    return table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name }) });
  }
}
