// Controls that come only with certain data: accessible in both directions and both themes.
import { expectAccessible } from "../accessibility";
import { expect, test, type Page } from "../test";
import { Shell, type Language } from "../pages/shell";
import { text, type LanguageCode } from "../pages/texts";
import { takeFile, takeIn, workbookFile, type Made } from "../workbook";

const LOOKS: [Language, LanguageCode, "light" | "dark"][] = [
  ["English", "en", "light"],
  ["English", "en", "dark"],
  ["فارسی", "fa", "light"],
  ["فارسی", "fa", "dark"],
];

/** Opens a page in a language and a theme. */
async function look(page: Page, language: Language, colorScheme: "light" | "dark", route: string): Promise<Shell> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  const shell = new Shell(page);
  if (language !== "English") await shell.speak(language);
  await page.goto(`./#/${route}`);
  await expect(shell.main.getByRole("heading", { level: 1 })).toBeVisible();
  return shell;
}

/** An account with a target of orders. */
function withTarget(): string {
  const book = JSON.parse(workbookFile({ accounts: [{ name: "Alder" }] }));
  book.kpis = [{ id: "0tekt00000000", name: "Orders", unit: "count", direction: "higher", aggregate: "sum" }];
  book.targets = [{ id: "0tett00000000", owner: { account: book.accounts[0].id }, kpi: book.kpis[0].id, period: "1998", value_e4: 1_200_000 }];
  return JSON.stringify(book);
}

const many = (manager: string): Made => ({
  accounts: Array.from({ length: 130 }, (_, place) => ({
    name: `Account ${place + 1}`,
    manager,
    revenue: { "2025": 100_000 - place },
  })),
});

for (const [language, code, scheme] of LOOKS) {
  test(`axe finds nothing in what actuals are counted in, ${language}, ${scheme}`, async ({ page }) => {
    await takeFile(page, withTarget(), "targets/actuals");
    const shell = await look(page, language, scheme, "targets/actuals");
    await shell.main.getByRole("button", { name: text(code, "actuals.import_table") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: text(code, "import.paste") }).fill("Account;Month;Value, thousand\nAlder;Feb 1998;5\n");
    await dialog.getByRole("button", { name: text(code, "common.actions.continue_on") }).click();
    await expect(dialog.getByRole("combobox", { name: text(code, "actuals.import.counted_in") })).toBeVisible();
    await expectAccessible(page);
  });

  test(`axe finds nothing in the choice of the accounts in the Pareto chart, ${language}, ${scheme}`, async ({ page }) => {
    await takeIn(page, many("Ann"), "segments/concentration");
    const shell = await look(page, language, scheme, "segments/concentration");
    const show = shell.main.getByRole("radiogroup", { name: text(code, "segments.concentration.show") });
    await expect(show.getByRole("radio").first()).toBeChecked();
    await expectAccessible(page);
    await show.getByRole("radio").nth(1).check({ force: true });
    await expect(show.getByRole("radio").nth(1)).toBeChecked();
    await expectAccessible(page);
  });

  test(`axe finds nothing in the choices of a merge, its search and its pages, ${language}, ${scheme}`, async ({ page }) => {
    await takeIn(page, many("Ann"), "files");
    const shell = await look(page, language, scheme, "files");
    const theirs = { name: "theirs.json", mimeType: "application/json", buffer: Buffer.from(workbookFile(many("Bob"))) };
    await shell.main.locator('input[type="file"]').setInputFiles(theirs);
    await expect(shell.main.getByRole("radiogroup")).toHaveCount(20);
    await expectAccessible(page);
    await shell.main.getByRole("button", { name: text(code, "files.merging.next") }).click();
    await shell.main.getByRole("searchbox", { name: text(code, "files.merging.search") }).fill("account 21");
    await shell.main.getByRole("radiogroup").first().getByRole("radio").first().check();
    await expectAccessible(page);
    await shell.main.getByRole("searchbox", { name: text(code, "files.merging.search") }).fill("nobody");
    await expect(shell.main.getByRole("radiogroup")).toHaveCount(0);
    await expectAccessible(page);
  });
}
