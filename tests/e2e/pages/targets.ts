// The page of targets: KPIs, targets, what was reached, attainment.
import { expect, type Locator, type Page } from "@playwright/test";
import { Shell } from "./shell";

/** A target as a person fills in its form; what is left out stays as the form opens. */
export interface TypedTarget {
  kpi?: string;
  account?: string;
  manager?: string;
  portfolio?: true;
  length?: "Year" | "Quarter" | "Month";
  year?: string;
  source?: string;
  baseline?: string;
  growth?: string;
  value?: string;
  min?: string;
  max?: string;
  agreedWith?: string;
}

export class TargetsPage {
  readonly shell: Shell;

  constructor(readonly page: Page) {
    this.shell = new Shell(page);
  }

  async goTo(): Promise<void> {
    await this.shell.goTo("Targets");
    await expect(this.page.getByRole("heading", { level: 1, name: "Targets" })).toBeVisible();
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  /** The row of an owner's target of a KPI. */
  row(owner: string, kpi: string): Locator {
    const table = this.page.getByRole("table", { name: "Targets" });
    const owned = table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: owner, exact: true }) });
    return owned.filter({ has: this.page.getByRole("cell", { name: kpi, exact: true }) });
  }

  async openForm(): Promise<void> {
    await this.shell.main.getByRole("button", { name: "New target" }).first().click();
    await expect(this.dialog).toBeVisible();
  }

  field(name: string): Locator {
    return this.dialog.getByRole("textbox", { name, exact: true });
  }

  async fill(target: TypedTarget): Promise<void> {
    const choose = async (name: string, label: string | undefined) => {
      if (label !== undefined) await this.dialog.getByRole("combobox", { name, exact: true }).selectOption({ label });
    };
    const type = async (name: string, text: string | undefined) => {
      if (text !== undefined) await this.field(name).fill(text);
    };
    await choose("KPI", target.kpi);
    if (target.account !== undefined) await this.dialog.getByRole("combobox", { name: "Account" }).fill(target.account);
    if (target.manager !== undefined) {
      await this.dialog.getByRole("radio", { name: "Account manager" }).check({ force: true });
      await this.dialog.getByRole("combobox", { name: "Account manager" }).fill(target.manager);
    }
    if (target.portfolio) await this.dialog.getByRole("radio", { name: "Whole portfolio" }).check({ force: true });
    await choose("Period", target.length);
    await type("Year", target.year);
    await choose("Baseline from", target.source);
    await type("Baseline", target.baseline);
    await type("Growth", target.growth);
    await type("Target", target.value);
    await type("Counts as met from", target.min);
    await type("Counts as met up to", target.max);
    if (target.agreedWith !== undefined) {
      await this.dialog.getByRole("checkbox", { name: /^Agreed/ }).check();
      await type("Agreed with", target.agreedWith);
    }
  }

  async save(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Save target" }).click();
  }

  /** Opens a target's path and figures. */
  async choose(owner: string, kpi: string): Promise<void> {
    await this.row(owner, kpi).getByRole("button", { name: owner }).click();
    await expect(this.page.getByRole("heading", { level: 2, name: new RegExp(`^${owner}: ${kpi}`) })).toBeVisible();
  }

  /** The field of what was reached in a part of the period. */
  actual(period: string): Locator {
    return this.shell.main.getByRole("textbox", { name: period, exact: true });
  }

  async enterBy(parts: "Months" | "Quarters" | "Whole period"): Promise<void> {
    await this.shell.main.getByRole("radio", { name: parts }).check({ force: true });
  }

  async enter(period: string, text: string): Promise<void> {
    await this.actual(period).fill(text);
    await this.actual(period).press("Enter");
  }

  /** Gives the reason for which agreed targets go. */
  async giveReason(reason: string): Promise<void> {
    const dialog = this.page.getByRole("dialog", { name: "Why are agreed targets deleted?" });
    await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
    await dialog.getByRole("button", { name: "Delete", exact: true }).click();
  }

  async openKpis(): Promise<void> {
    await this.shell.main.getByRole("button", { name: "KPIs", exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** The KPIs in use, as the dialog lists them. */
  inUse(kpi: string): Locator {
    return this.dialog.getByRole("button", { name: `Delete: ${kpi}` });
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator(".toast").filter({ hasText: text });
  }
}
