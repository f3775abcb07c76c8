// The page of accounts: the table, the account beside it, the import and the export.
import { expect, type Download, type Locator, type Page } from "@playwright/test";

/** A file as a person chooses it: its name and what is in it. */
export interface ChosenFile {
  name: string;
  content: string | Buffer;
}

export class AccountsPage {
  constructor(readonly page: Page) {}

  /** From the first visit: an empty workbook, whose page of accounts opens by itself. */
  async startEmpty(): Promise<void> {
    await this.page.getByRole("main").getByRole("button", { name: /Start empty|Начать с нуля|شروع خالی|خالی/ }).first().click();
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(/Accounts|Клиенты|حساب‌ها/);
  }

  /** What a workbook without accounts will count in. */
  get currency(): Locator {
    return this.page.getByRole("main").getByRole("textbox", { name: /^(Currency|Валюта|ارز)/ });
  }

  get table(): Locator {
    return this.page.getByRole("grid");
  }

  /** The line above the table: how many accounts are shown and what they bring. */
  get summary(): Locator {
    return this.page.getByRole("main").getByRole("status").filter({ hasText: /account|клиент|حساب/ }).first();
  }

  row(name: string): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name }) });
  }

  /** The names in the first rows, from the top. */
  async firstNames(count: number): Promise<string[]> {
    const headers = this.table.locator("tbody").getByRole("rowheader");
    await expect(headers.first()).toBeVisible();
    return (await headers.allInnerTexts()).slice(0, count).map((name) => name.trim());
  }

  /** The cell of an account under a column's header. */
  async cell(name: string, column: string): Promise<Locator> {
    return this.row(name).getByRole("gridcell").nth((await this.placeOf(column)) - 1);
  }

  /** The sum under a column. */
  async sum(column: string): Promise<string> {
    const place = await this.placeOf(column);
    return this.table.getByRole("row").last().getByRole("gridcell").nth(place - 1).innerText();
  }

  private async placeOf(column: string): Promise<number> {
    // Under the name of a period's column stands how many of its months the figures cover, where that is not all.
    const names = async () => (await this.table.getByRole("columnheader").allInnerTexts()).map((header) => header.trim().split("\n")[0]);
    await expect.poll(names).toContain(column);
    return (await names()).indexOf(column);
  }

  /** Types into a cell; Enter takes it. Gives the control, which stays open when what was typed is wrong. */
  async type(name: string, column: string, text: string): Promise<Locator> {
    const cell = await this.cell(name, column);
    await cell.dblclick();
    const control = cell.getByRole("textbox");
    await control.fill(text);
    await control.press("Enter");
    return control;
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole("main").getByRole("searchbox").fill(text);
  }

  async sortBy(column: string): Promise<void> {
    await this.table.getByRole("button", { name: column, exact: true }).click();
  }

  async select(name: string): Promise<void> {
    await this.page.getByRole("checkbox", { name: `Select ${name}` }).check();
  }

  /** Puts a tag on the selected accounts. */
  async tagSelected(tag: string): Promise<void> {
    await this.page.getByRole("button", { name: "Tag", exact: true }).click();
    const dialog = this.page.getByRole("dialog", { name: "Tag the selected accounts" });
    await dialog.getByRole("textbox", { name: "Tag" }).fill(tag);
    await dialog.getByRole("button", { name: "Add tag" }).click();
    await expect(dialog).toBeHidden();
  }

  async deleteSelected(): Promise<void> {
    await this.page.getByRole("main").getByRole("button", { name: "Delete", exact: true }).click();
  }

  async showColumn(column: string): Promise<void> {
    await this.page.getByRole("button", { name: "Columns" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Columns" });
    await dialog.getByRole("checkbox", { name: column, exact: true }).check();
    await dialog.getByRole("button", { name: "Done" }).click();
  }

  /** Filters by a column: by a value it reads, or by a number it must reach. */
  async filter(column: string, condition: string, value: string): Promise<void> {
    await this.page.getByRole("button", { name: "Filter" }).click();
    const dialog = this.page.getByRole("dialog", { name: "Add a filter" });
    await dialog.getByLabel("Column").selectOption({ label: column });
    await dialog.getByLabel("Condition").selectOption({ label: condition });
    const control = dialog.getByLabel("Value");
    if (condition === "is") await control.selectOption({ label: value });
    else await control.fill(value);
    await dialog.getByRole("button", { name: "Add filter" }).click();
    await expect(dialog).toBeHidden();
  }

  async showAll(): Promise<void> {
    await this.page.getByRole("button", { name: "Show all accounts" }).first().click();
  }

  async openPanel(name: string): Promise<Locator> {
    await this.page.getByRole("link", { name: `Open ${name}` }).click();
    const panel = this.page.getByRole("complementary", { name });
    await expect(panel).toBeVisible();
    return panel;
  }

  async add(name: string): Promise<void> {
    // Exactly, and in the page: "Undo: add account" is in the top bar.
    await this.page.getByRole("main").getByRole("button", { name: "Add account", exact: true }).first().click();
    const dialog = this.page.getByRole("dialog", { name: "Add account" });
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
  }

  /** What just happened, in its toast, with its button. */
  toast(text: string | RegExp): Locator {
    return this.page.locator(".toast").filter({ hasText: text });
  }

  // The import.

  get dialog(): Locator {
    return this.page.getByRole("dialog", { name: /Import a table|Импорт таблицы|وارد کردن جدول/ });
  }

  async openImport(): Promise<void> {
    await this.page.getByRole("main").getByRole("button", { name: /^(Import|Импорт|وارد کردن)$/ }).click();
    await expect(this.dialog).toBeVisible();
  }

  async chooseFile(file: string | ChosenFile): Promise<void> {
    const chosen =
      typeof file === "string"
        ? file
        : { name: file.name, mimeType: "text/csv", buffer: Buffer.isBuffer(file.content) ? file.content : Buffer.from(file.content) };
    await this.dialog.locator('input[type="file"]').setInputFiles(chosen);
  }

  /** Drops a file on something of the page. */
  async dropFile(target: Locator, name: string, text: string): Promise<void> {
    const data = await this.page.evaluateHandle(
      ([name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name, { type: "text/csv" }));
        return data;
      },
      [name, text] as const,
    );
    await target.dispatchEvent("dragover", { dataTransfer: data });
    await target.dispatchEvent("drop", { dataTransfer: data });
  }

  /** What a column of the import is taken as. */
  takenAs(header: string): Locator {
    return this.dialog.getByLabel(new RegExp(`${header}: taken as`));
  }

  /** The period of a column that is taken as a figure. */
  get periodOfColumn(): Locator {
    return this.dialog.getByRole("textbox", { name: "Period" });
  }

  /** How many months of a period the table brings. */
  monthsCovered(period: string): Locator {
    const label = new RegExp(`^(Months covered in|Охвачено месяцев:|ماه‌های پوشش‌داده‌شده در) ${period}$`);
    return this.dialog.getByRole("combobox", { name: label });
  }

  /** Adds up the rows of each account of a list of sales. */
  get addUp(): Locator {
    return this.dialog.getByRole("button", { name: /^(Add up the rows of each account|Сложить строки каждого клиента|جمع زدن ردیف‌های هر حساب)$/ });
  }

  /** One of the choices of how a list of sales is added up. */
  choice(label: string): Locator {
    return this.dialog.getByRole("combobox", { name: label, exact: true });
  }

  /** Pastes as a person does: from the clipboard, by the keys. */
  async paste(text: string): Promise<void> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.dialog.getByRole("textbox").first().focus();
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  /** What stands in the way: the banner in the dialog. */
  get message(): Locator {
    return this.dialog.getByRole("alert");
  }

  /** Rows and cells that are left out, one line each: row, column, found, what is wrong or what it looks like. */
  get problems(): Locator {
    return this.dialog.getByRole("region", { name: /problem|to check|not look like|ошиб|проверить|ایراد|بررسی/ }).first().locator("tbody").getByRole("row");
  }

  /** The box that takes a row for an account though it looks like none. */
  takeRow(row: number | string): Locator {
    return this.dialog.getByRole("checkbox", { name: new RegExp(`(Import row|Всё же импортировать строку|ردیف) ${row}\\b`) });
  }

  /** Why the statuses change that the table brings. */
  get statusReason(): Locator {
    return this.dialog.getByRole("textbox", { name: /^(Reason|Причина|دلیل)$/ });
  }

  async take(): Promise<void> {
    await this.dialog.getByRole("button", { name: /^Import \d|^Импортировать \d|^وارد کردن .* حساب/ }).click();
    await expect(this.dialog).toBeHidden();
  }

  async cancel(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(this.dialog).toBeHidden();
  }

  async chooseAnother(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Choose another table" }).click();
  }

  /** Exports what is shown and gives the file's text, without its mark. */
  async export(kind: "commas" | "semicolons"): Promise<string> {
    await this.page.getByRole("main").getByRole("button", { name: /^(Export|Экспорт)$/ }).click();
    const downloading: Promise<Download> = this.page.waitForEvent("download");
    await this.page.getByRole("menuitem", { name: kind === "commas" ? /^CSV (with commas|с запятыми)$/ : /semicolons|точкой с запятой/ }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await downloading).createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString("utf8").replace(/^\uFEFF/, "");
  }
}
