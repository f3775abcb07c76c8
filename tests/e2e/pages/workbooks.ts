// The workbooks of this browser: the first visit's four doors, the list, the trash.
import { expect, type Locator, type Page } from "@playwright/test";
import { Shell } from "./shell";

/** A file as a person would choose it. */
export interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export class Workbooks {
  readonly shell: Shell;

  constructor(readonly page: Page) {
    this.shell = new Shell(page);
  }

  /** Opens the sample by its door or its button, and waits until it is kept. */
  async openSample(): Promise<void> {
    await this.shell.main.getByRole("button", { name: /sample|пример|نمونه/i }).click();
    await this.shell.saved();
  }

  /** Makes an empty workbook and waits until it is kept. */
  async startEmpty(): Promise<void> {
    await this.shell.main.getByRole("button", { name: /Start empty|New workbook/ }).click();
    await this.shell.saved();
  }

  /** Opens a file, by its path or its bytes. */
  async openFile(file: string | ChosenFile): Promise<void> {
    await this.shell.main.locator('input[type="file"]').first().setInputFiles(file);
  }

  /** Exports the open workbook from the top bar and gives the file's name and bytes. */
  async export(): Promise<{ name: string; bytes: Buffer }> {
    const downloading = this.page.waitForEvent("download");
    await this.page.getByRole("banner").getByRole("button", { name: /Export|Экспорт|خروجی|Сохранить/ }).click();
    const download = await downloading;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }

  /** A workbook's row in the list. */
  entry(name: string): Locator {
    const row = this.shell.main.getByRole("table", { name: "Workbooks in this browser" }).getByRole("row");
    return row.filter({ has: this.page.getByRole("button", { name, exact: true }) });
  }

  /** Chooses from a workbook's menu: "Rename", "Duplicate", "Delete". */
  async act(name: string, action: string): Promise<void> {
    await this.entry(name).getByRole("button", { name: `Actions for ${name}` }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  /** The name of the open workbook, as the top bar shows it. */
  async expectOpen(name: string): Promise<void> {
    await expect(this.page.getByRole("banner").getByRole("textbox")).toHaveValue(name);
  }
}
