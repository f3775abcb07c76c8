// The ranking of small workbooks: what its cells say.
import { expect, test } from "../test";
import { DecidePage } from "../pages/decide";
import { textOfPdf } from "../pdf";
import { takeFile, takeIn, workbookFile } from "../workbook";

// A tester's account of 7.995 stood as 8.00 beside band B, which begins below 8.
test("a total below a band's boundary is not ranked as the boundary", async ({ page }) => {
  const criteria = [
    { name: "Growth", points: 199 },
    { name: "Fit", points: 1 },
  ];
  await takeIn(page, { name: "Near", criteria, accounts: [{ name: "Alpha", scores: [8, 7] }] }, "decide");
  await expect(new DecidePage(page).row("Alpha")).toContainText(/7\.995\s*B/);
});

// Paper said "A key account …", which is what the empty field asks for, and to choose an account.
test("on paper there is no empty definition and no hint for the screen", async ({ page }) => {
  await takeIn(page, { criteria: [{ name: "Fit" }], accounts: [{ name: "Alpha", scores: [8] }] }, "decide");
  await expect(new DecidePage(page).row("Alpha")).toBeVisible();
  const paper = await textOfPdf(await page.pdf({ format: "A4" }));
  expect(paper).toContain("Alpha");
  expect(paper).not.toMatch(/A key account …|Choose an account to see/);
});

// Story: «Под наблюдением» was cut in the ranking of a wide window.
test("no status is cut in the ranking, in any language", async ({ shell, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const statuses = ["watch", "do_not_retain", "key", "candidate"];
  const book = JSON.parse(workbookFile({ accounts: statuses.map((name) => ({ name, scores: [5] })), criteria: [{ name: "Fit" }] }));
  for (const [place, account] of book.accounts.entries()) account.status = statuses[place];
  await takeFile(page, JSON.stringify(book), "decide");
  for (const language of ["English", "Русский", "فارسی"] as const) {
    await shell.speak(language);
    await page.goto("./#/decide");
    const cells = shell.main.locator("td").filter({ has: page.locator(".badge") });
    await expect(cells).toHaveCount(statuses.length);
    const cut = await cells.evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent));
    expect(cut, language).toEqual([]);
  }
});
