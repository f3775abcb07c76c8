// The bar that says by which group everything is filtered.
import type { Locator, Page } from "@playwright/test";

export class ScopeBar {
  constructor(readonly page: Page) {}

  get bar(): Locator {
    return this.page.locator(".scope-bar");
  }

  async showAll(): Promise<void> {
    await this.bar.getByRole("button").click();
  }
}
