// The page on which key accounts are decided: the ranking with its cut, the arithmetic of a total, statuses, the log.
import { expect, type Locator, type Page } from "@playwright/test";
import { Shell } from "./shell";

export class DecidePage {
  readonly shell: Shell;

  constructor(readonly page: Page) {
    this.shell = new Shell(page);
  }

  async goTo(): Promise<void> {
    await this.shell.goTo("Decide");
    await expect(this.page.getByRole("heading", { level: 1, name: "Decide" })).toBeVisible();
  }

  get ranking(): Locator {
    return this.page.getByRole("table", { name: "Ranking" });
  }

  row(account: string): Locator {
    return this.ranking.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: account, exact: true }) });
  }

  /** The names in the ranking that are built now, best first. */
  async names(): Promise<string[]> {
    await expect(this.ranking.getByRole("rowheader").first()).toBeVisible();
    return this.ranking.getByRole("rowheader").allInnerTexts();
  }

  /** Opens an account's arithmetic and decision. */
  async choose(account: string): Promise<void> {
    await this.ranking.getByRole("button", { name: account, exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 2, name: account })).toBeVisible();
  }

  /** The figures of the arithmetic's rows: what it is, then its numbers. */
  async arithmetic(): Promise<string[][]> {
    const table = this.page.getByRole("table").filter({ has: this.page.getByRole("columnheader", { name: "Score × weight" }) });
    await expect(table).toBeVisible();
    const rows = await table.getByRole("row").all();
    const texts = await Promise.all(
      rows.slice(1).map(async (row) => [
        await row.getByRole("rowheader").innerText(),
        ...(await row.getByRole("cell").allInnerTexts()),
      ]),
    );
    return texts;
  }

  /** Gives the chosen account a status. */
  async decide(status: string, reason: string, by = ""): Promise<void> {
    await this.shell.main.getByRole("combobox", { name: "New status" }).selectOption({ label: status });
    await this.shell.main.getByRole("textbox", { name: "Reason" }).fill(reason);
    await this.shell.main.getByRole("textbox", { name: "Decided by" }).fill(by);
    await this.shell.main.getByRole("button", { name: "Decide", exact: true }).click();
  }

  /** The rows of the decision log, the newest first. */
  get log(): Locator {
    return this.page.getByRole("region", { name: "Decision log" }).locator("tbody").getByRole("row");
  }

  get places(): Locator {
    return this.shell.main.getByRole("textbox", { name: "Places on the list" });
  }

  async setPlaces(text: string): Promise<void> {
    await this.places.fill(text);
    await this.places.press("Enter");
  }

  async choosePreset(name: string): Promise<void> {
    await this.shell.main.getByRole("combobox", { name: "Programme" }).selectOption({ label: name });
  }

  async showStatus(name: string): Promise<void> {
    await this.shell.main.getByRole("combobox", { name: "Status", exact: true }).selectOption({ label: name });
  }
}
