// What holds on every page of the menu, with the sample open: accessible in both directions and both themes, and nothing
// wider than the window from 360 px on.
import { expectAccessible } from "../accessibility";
import { expect, test, type Page } from "../test";
import { PARTS } from "../pages/routes";
import { Shell, type Language } from "../pages/shell";
import { Workbooks } from "../pages/workbooks";

const LANGUAGES: [Language, string][] = [
  ["English", "ltr"],
  ["Русский", "ltr"],
  ["فارسی", "rtl"],
];

/** Opens the sample in a language. */
async function openSample(page: Page, language: Language): Promise<Shell> {
  const shell = new Shell(page);
  await shell.open();
  if (language !== "English") await shell.speak(language);
  await shell.open("workbooks");
  await new Workbooks(page).openSample();
  return shell;
}

async function goTo(page: Page, route: string): Promise<void> {
  await page.goto(`./#/${route}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

test("every link of the menu and of a page's views is one of the pages looked at here", async ({ page }) => {
  const shell = await openSample(page, "English");
  const known = PARTS.flat().map((route) => `#/${route}`);
  for (const route of ["matrix", "decide", "segments", "targets"]) {
    await goTo(page, route);
    const views = shell.main.getByRole("navigation").getByRole("link");
    await expect(views.or(shell.main).first()).toBeVisible();
    const links = shell.navigation.getByRole("link").filter({ hasNotText: "Linchpin" });
    for (const found of [links, views]) {
      const addresses = await found.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
      expect(known).toEqual(expect.arrayContaining(addresses));
    }
  }
});

for (const [language, direction] of LANGUAGES) {
  for (const part of PARTS) {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`accessible: ${part.join(", ")}, ${language}, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        const shell = await openSample(page, language);
        expect(await shell.direction()).toBe(direction);
        for (const route of part) {
          await test.step(route, async () => {
            await goTo(page, route);
            await expectAccessible(page);
          });
        }
      });
    }

    test(`no wider than the window: ${part.join(", ")}, ${language}`, async ({ page }) => {
      await openSample(page, language);
      for (const width of [360, 768, 1024, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        for (const route of part) {
          await goTo(page, route);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect(over, `${route} at ${width} px is too wide by`).toBe(0);
        }
      }
    });
  }
}
