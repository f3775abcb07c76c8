// The planning table: what is chosen above it, what is keyed into it, what follows below it.
import { expect, type Locator, type Page } from "@playwright/test";
import { copyAtCursor, pasteAtCursor } from "./clipboard";
import { Shell } from "./shell";

const COLUMNS = ["Baseline", "Growth", "Target", "Met from", "Met up to", "Agreed with", "Q1", "Q2", "Q3", "Q4"] as const;
type Column = (typeof COLUMNS)[number];

export class PlanPage {
  readonly shell: Shell;
  readonly grid: Locator;

  constructor(readonly page: Page) {
    this.shell = new Shell(page);
    this.grid = page.getByRole("grid", { name: "Planning table" });
  }

  async goTo(): Promise<void> {
    await this.shell.goTo("Targets");
    await this.shell.main.getByRole("link", { name: "Plan", exact: true }).click();
    await expect(this.grid).toBeVisible();
  }

  async choose(what: string, option: string): Promise<void> {
    await this.shell.main.getByRole("combobox", { name: what, exact: true }).selectOption({ label: option });
  }

  /** Shows the accounts with something in a field. */
  async show(field: string, value: string): Promise<void> {
    await this.choose("Show by", field);
    await this.choose("Value", value);
  }

  row(owner: string): Locator {
    return this.grid.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: owner, exact: true }) });
  }

  cell(owner: string, column: Column): Locator {
    return this.row(owner).getByRole("gridcell").nth(COLUMNS.indexOf(column));
  }

  /** The row of sums, by its column. */
  sum(column: Column): Locator {
    return this.grid.getByRole("row").last().getByRole("gridcell").nth(COLUMNS.indexOf(column));
  }

  /** Keys a text into a cell, as a person does who does not look at the mouse again. */
  async type(owner: string, column: Column, text: string): Promise<void> {
    await this.cell(owner, column).click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async act(name: string): Promise<void> {
    await this.shell.main.getByRole("button", { name, exact: true }).click();
  }

  async pick(menu: string, item: string): Promise<void> {
    await this.act(menu);
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  async setGrowth(percent: string): Promise<void> {
    await this.act("Set growth");
    await this.dialog.getByRole("textbox", { name: "Growth" }).fill(percent);
    await this.dialog.getByRole("button", { name: "Apply" }).click();
  }

  /** Gives the reason for which agreed figures change or go. */
  async giveReason(reason: string, act: "Change" | "Delete" = "Change"): Promise<void> {
    await this.dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
    await this.dialog.getByRole("button", { name: act, exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** A row of the table of levels. */
  level(owner: string): Locator {
    const table = this.page.getByRole("table", { name: "Level by level" });
    return table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: owner }) });
  }

  /** A message over the table. */
  banner(text: string): Locator {
    return this.shell.main.locator(".banner").filter({ hasText: text });
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator(".toast").filter({ hasText: text });
  }

  /** Puts a text on the clipboard and pastes it at the cursor, as from a spreadsheet. */
  async paste(text: string): Promise<void> {
    await pasteAtCursor(this.page, text);
  }

  /** What copying puts on the clipboard. */
  copy(): Promise<string> {
    return copyAtCursor(this.page);
  }
}
