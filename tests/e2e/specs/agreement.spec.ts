// How far raters agree where some criteria score themselves from the accounts' numbers.
import { expect, test } from "../test";
import { expectAccessible } from "../accessibility";
import { Shell } from "../pages/shell";
import { text } from "../pages/texts";
import { Together } from "../pages/together";
import { takeFile, workbookFile, type Made } from "../workbook";

const MADE: Made = {
  name: "Numbers and people",
  criteria: [
    { name: "Growth", points: 20 },
    { name: "Size", points: 80 },
  ],
  accounts: [
    { name: "Alpha", revenue: { "2025": 400 }, scores: [9] },
    { name: "Beta", revenue: { "2025": 300 }, scores: [5] },
    { name: "Gamma", revenue: { "2025": 100 }, scores: [2] },
    { name: "Delta", scores: [8] },
    { name: "Omega", scores: [7] },
  ],
};

/** Team and Anna see the four first accounts the other way round; the second criterion scores itself from revenue. */
function opposed(): Record<string, any> {
  const book = JSON.parse(workbookFile(MADE));
  const anna = "0terrrt00000a";
  book.raters.push({ id: anna, name: "Anna" });
  [2, 5, 9, 3].forEach((value, row) =>
    book.scores.push({ account: book.accounts[row].id, criterion: book.criteria[0].id, rater: anna, value }),
  );
  book.criteria[1].derived = { source: { revenue: "latest" }, scale: "percentile", direction: "higher" };
  return book;
}

// Six people saw W = 0.95, "very strong"; of what they had scored themselves it was less, and opinions at random would have
// passed for strong agreement: the criteria scored from numbers are the same for all raters.
test("people who disagree are not said to agree because of criteria scored from numbers", async ({ page }) => {
  await takeFile(page, JSON.stringify(opposed()), "matrix/agreement");
  const { main } = new Together(page);
  await expect(main.getByText("Hardly any agreement")).toBeVisible();
  await expect(main).toContainText("0.00");
  await expect(main).toContainText("4 accounts, 2 raters");
  await expect(main).toContainText("do not count here, nor in the correlations below: Size.");
  await expect(main).toContainText("One criterion counts here: the order is by that score alone.");
  // The orders are proposals for the list: there the numbers count, and it is said.
  await expect(main).toContainText("they are over all criteria, those scored from numbers included");
  await expect(main.getByRole("row").filter({ hasText: "Copeland" }).first()).toBeVisible();
  await expect(main.getByRole("table").last().getByRole("rowheader").first()).toHaveText("Alpha");
  await expectAccessible(page);
});

// Of 100 accounts left out 60 had all their cells scored; all raters were named for "empty cells" that nobody could fill.
test("an account without a number is compared, and no rater is named for it", async ({ page }) => {
  await takeFile(page, JSON.stringify(opposed()), "matrix/agreement");
  const { main } = new Together(page);
  // Omega has no number either, but it is left out for Anna's empty cell alone.
  await expect(main).toContainText("1 of 5 accounts is not compared: somebody compared left a cell of it empty.");
  await main.getByText("Which, and whose cells are empty").click();
  await expect(main.getByRole("listitem").filter({ hasText: "Omega" })).toHaveText(/^Omega · empty: Anna$/);
  await expect(main).toContainText("1 of these accounts has no number for a criterion scored from numbers");
  await main.getByText("Which, and for what").click();
  await expect(main.getByRole("listitem").filter({ hasText: "Delta" })).toHaveText(/^Delta · no number for Size$/);
  await expect(main.getByRole("row").filter({ hasText: "Delta" })).toContainText("≈");
  await main.getByRole("link", { name: "Enter the numbers in Accounts" }).click();
  await expect(new Shell(page).main.getByRole("heading", { level: 1 })).toHaveText("Accounts");
});

test("where all criteria with weight score themselves there is nothing to agree on", async ({ page }) => {
  const book = opposed();
  book.criteria[0].weight_hundredths = 0;
  await takeFile(page, JSON.stringify(book), "matrix/agreement");
  const { main } = new Together(page);
  await expect(main.getByText(text("en", "together.agreement.nothing_judged"), { exact: true })).toBeVisible();
  await expect(main.getByText("Has not scored yet")).toHaveCount(0);
  await main.getByRole("link", { name: "Criteria" }).last().click();
  await expect(new Shell(page).main.getByRole("heading", { level: 1 })).toHaveText("Criteria");
});
