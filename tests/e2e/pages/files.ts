// The page of files: a copy out, a copy in with its preview, automatic copies, the trash.
import { expect, type Locator, type Page } from "@playwright/test";
import { Shell } from "./shell";
import { type ChosenFile } from "./workbooks";

/** What a file would do to one kind of records. */
export interface Counts {
  new: string;
  changed: string;
  same: string;
  missing: string;
}

/** The two sides of a choice. */
export interface Choice {
  group: Locator;
  here: Locator;
  file: Locator;
}

export class FilesPage {
  readonly shell: Shell;

  constructor(readonly page: Page) {
    this.shell = new Shell(page);
  }

  async goTo(): Promise<void> {
    await this.shell.goTo("Files");
    await expect(this.page.getByRole("heading", { level: 1, name: "Files" })).toBeVisible();
  }

  /** Exports by the page's own button and gives the file's name and bytes. */
  async export(): Promise<{ name: string; bytes: Buffer }> {
    const downloading = this.page.waitForEvent("download");
    await this.shell.main.getByRole("button", { name: "Export workbook" }).click();
    const download = await downloading;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }

  async give(name: string, content: Buffer | string): Promise<void> {
    const file: ChosenFile = { name, mimeType: "application/json", buffer: Buffer.from(content) };
    await this.shell.main.locator('input[type="file"]').setInputFiles(file);
  }

  /** What a file that could not be read is answered with. */
  get message(): Locator {
    return this.shell.main.getByRole("alert");
  }

  /** The preview's line of one kind of records. */
  async counts(kind: string): Promise<Counts> {
    const table = this.page.getByRole("table").filter({ has: this.page.getByRole("columnheader", { name: "Only here" }) });
    const row = table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: kind, exact: true }) });
    await expect(row).toBeVisible();
    const [added, changed, same, missing] = await row.getByRole("cell").allInnerTexts();
    return { new: added, changed, same, missing };
  }

  /** A problem's line: where, what, found. */
  problem(where: string): Locator {
    const table = this.page.getByRole("table").filter({ has: this.page.getByRole("columnheader", { name: "What is wrong" }) });
    return table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: where, exact: true }) });
  }

  /** The choice between what stands here and what stands in the file, by what it is about and whose it is. */
  choice(part: string, record: string): Choice {
    const group = this.shell.main.getByRole("radiogroup", { name: `${part}, ${record}`, exact: true });
    return { group, here: group.getByRole("radio", { name: /^Here/ }), file: group.getByRole("radio", { name: /^In the file/ }) };
  }

  /** The records that differ, as far as they are shown. */
  get differing(): Locator {
    return this.shell.main.locator(".merge").getByRole("listitem");
  }

  /** Takes the file in and waits for it. */
  async takeIn(name: string): Promise<void> {
    await this.button("Take in").click();
    await expect(this.toast(`Took in ${name}`)).toBeVisible();
  }

  button(name: string): Locator {
    return this.shell.main.getByRole("button", { name, exact: true });
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator(".toast").filter({ hasText: text });
  }

  /** A deleted record in the trash, by what its row says. */
  trashed(text: string): Locator {
    return this.rows("Trash").filter({ hasText: text });
  }

  /** The rows of a section: automatic copies, trash. */
  rows(section: string): Locator {
    const heading = this.page.getByRole("heading", { level: 2, name: section, exact: true });
    return this.shell.main.locator("section").filter({ has: heading }).getByRole("listitem");
  }
}
