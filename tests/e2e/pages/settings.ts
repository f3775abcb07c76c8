// The page of settings: the person's on this device, the open workbook's, the space used.
import { expect, type Locator, type Page } from "@playwright/test";
import { Shell } from "./shell";

export class SettingsPage {
  readonly shell: Shell;

  constructor(readonly page: Page) {
    this.shell = new Shell(page);
  }

  async goTo(): Promise<void> {
    await this.shell.goTo(/Settings|Настройки|تنظیمات/);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  field(name: string): Locator {
    return this.shell.main.getByRole("textbox", { name, exact: true });
  }

  select(name: string): Locator {
    return this.shell.main.getByRole("combobox", { name, exact: true });
  }

  /** Types into a field and leaves it. */
  async type(name: string, text: string): Promise<void> {
    await this.field(name).fill(text);
    await this.field(name).press("Enter");
  }

  /** What is wrong, beside its field. */
  get error(): Locator {
    return this.shell.main.getByRole("alert");
  }
}
