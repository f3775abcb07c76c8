// What holds on every page of the menu, with the sample open: accessible in both directions and both themes, and nothing
// wider than the window from 360 px on.
import { expectAccessible } from "../accessibility";
import { expect, test, type Page } from "../test";
import { Shell, type Language } from "../pages/shell";
import { Workbooks } from "../pages/workbooks";

const LANGUAGES: [Language, string][] = [
  ["English", "ltr"],
  ["Русский", "ltr"],
  ["فارسی", "rtl"],
];

/** Views of a page that its entry in the menu does not open. */
const VIEWS = ["#/matrix/raters", "#/matrix/reveal", "#/matrix/agreement"];

/** Opens the sample in a language and gives the addresses of all pages in the menu. */
async function sampleIn(page: Page, language: Language): Promise<string[]> {
  const shell = new Shell(page);
  await shell.open();
  if (language !== "English") await shell.speak(language);
  await shell.open("workbooks");
  await new Workbooks(page).openSample();
  const links = shell.navigation.getByRole("link").filter({ hasNotText: "Linchpin" });
  const addresses = await links.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return [...addresses, ...VIEWS];
}

for (const [language, direction] of LANGUAGES) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`every page is accessible: ${language}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const addresses = await sampleIn(page, language);
      expect(addresses.length).toBeGreaterThan(2);
      expect(await new Shell(page).direction()).toBe(direction);
      for (const address of addresses) {
        await test.step(address, async () => {
          await page.goto(`./${address}`);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expectAccessible(page);
        });
      }
    });
  }

  test(`no page is wider than the window: ${language}`, async ({ page }) => {
    const addresses = await sampleIn(page, language);
    for (const width of [360, 768, 1024, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      for (const address of addresses) {
        await page.goto(`./${address}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(over, `${address} at ${width} px is too wide by`).toBe(0);
      }
    }
  });
}
