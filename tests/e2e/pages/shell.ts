// The frame around every page: navigation, the line that says what is saved, the language.
import { expect, type Locator, type Page } from "@playwright/test";

/** The names of languages as each language writes them. */
export type Language = "English" | "Русский" | "فارسی";

export class Shell {
  constructor(readonly page: Page) {}

  /** Opens Linchpin, at a route of its hash when one is given, and waits until it can be used. */
  async open(route = ""): Promise<void> {
    await this.page.goto(route ? `./#/${route}` : "./");
    await expect(this.main).toBeVisible();
  }

  /** Reloads as a person does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await expect(this.main).toBeVisible();
  }

  get main(): Locator {
    return this.page.getByRole("main");
  }

  get navigation(): Locator {
    return this.page.getByRole("navigation").first();
  }

  /** Goes to a page by the name of its link, in the language that is shown. */
  async goTo(name: string | RegExp): Promise<void> {
    const link = this.navigation.getByRole("link", { name });
    await link.click();
    await expect(link).toHaveAttribute("aria-current", "page");
  }

  /** The line that says what is saved and where. */
  get status(): Locator {
    return this.page.getByRole("status");
  }

  /** Waits until everything typed so far is durable. */
  async saved(word: string | RegExp = /Saved|Сохранено|ذخیره شد/): Promise<void> {
    await expect(this.status.filter({ hasText: word }).first()).toBeVisible();
  }

  /** Chooses a language on the settings page, whose link has another name in each language. */
  async speak(language: Language): Promise<void> {
    await this.goTo(/Settings|Настройки|تنظیمات/);
    await this.main.getByRole("combobox", { name: /Language|Язык|زبان/ }).selectOption({ label: language });
    const code = { English: "en", Русский: "ru", فارسی: "fa" }[language];
    await expect(this.page.locator("html")).toHaveAttribute("lang", code);
  }

  /** What of the page is scrolled up and down by itself: `main`, or what stands in it by its name. */
  scrollers(): Promise<string[]> {
    return this.main.evaluate((main) => {
      const scrolls = (element: Element) =>
        /auto|scroll/.test(getComputedStyle(element).overflowY) &&
        element.scrollHeight > element.clientHeight + 1 &&
        element.clientHeight > 60 &&
        element.checkVisibility();
      const name = (element: Element) => element.ariaLabel ?? element.className;
      return [main, ...main.querySelectorAll("*")].filter(scrolls).map((element) => (element === main ? "main" : name(element)));
    });
  }

  /** The direction the page is written in. */
  async direction(): Promise<string | null> {
    return this.page.locator("html").getAttribute("dir");
  }
}
