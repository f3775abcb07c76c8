// Segments: where each account stands, and how much of the business hangs on a few. The figures are Northwind's,
// computed apart from the page from samples/northwind-accounts.csv.
import { expect, test } from "../test";
import { AccountsPage } from "../pages/accounts";
import { CriteriaPage } from "../pages/criteria";
import { SegmentsPage } from "../pages/segments";
import { Workbooks } from "../pages/workbooks";
import { takeFile, takeIn, workbookFile } from "../workbook";

test.describe("with the sample", () => {
  test.beforeEach(async ({ shell }) => {
    await new Workbooks(shell.page).openSample();
    await new SegmentsPage(shell.page).goTo();
  });

  test("the concentration of the newest whole year, against the year before", async ({ page }) => {
    const segments = new SegmentsPage(page);
    await expect(segments.stat("Revenue")).toContainText("$617,085.17");
    await expect(segments.stat("Largest account")).toContainText("9.9%");
    await expect(segments.stat("Largest account")).toContainText("+2.4 points since 1996");
    await expect(segments.stat("Largest 3")).toContainText("27.0%");
    await expect(segments.stat("Largest 5")).toContainText("34.1%");
    await expect(segments.stat("Largest 20%")).toContainText("61.4%");
    await expect(segments.stat("Make 80%")).toContainText("33 of 86");
    await expect(segments.stat("Herfindahl index")).toContainText("0.037");
    await expect(segments.stat("Effective number")).toContainText("27.3");
    await expect(segments.shell.main).toContainText("1997 and 1996 cover different numbers of months");
  });

  test("another period, and that it covers part of a year", async ({ page }) => {
    const segments = new SegmentsPage(page);
    await segments.choosePeriod(/^1998 \(4 of 12 months\)$/);
    await expect(segments.stat("Make 80%")).toContainText("27 of 81");
    await expect(segments.shell.main).toContainText("1998 covers 4 of 12 months.");
    await expect(segments.portfolio).toContainText("Area: revenue 1998");
  });

  test("groups by a field, and a group filters the accounts", async ({ page }) => {
    const segments = new SegmentsPage(page);
    await segments.openView("Groups");
    await segments.groupBy("Country");
    // Added up from samples/northwind-accounts.csv with another program.
    await expect(segments.group("Germany")).toContainText("11");
    await expect(segments.group("Germany")).toContainText("$117,320");
    await expect(segments.group("Germany")).toContainText("19.0%");
    await segments.group("Germany").getByRole("button", { name: "Germany" }).click();
    await segments.shell.goTo("Accounts");
    await expect(new AccountsPage(page).summary).toContainText("11 of 91 accounts");
  });

  test("a bubble opens its account by click", async ({ page }) => {
    const segments = new SegmentsPage(page);
    await segments.bubble("Furia Bacalhau e Frutos do Mar").click();
    await expect(page.getByRole("complementary", { name: "Furia Bacalhau e Frutos do Mar" })).toBeVisible();
  });

  test("a bubble is found by arrow keys and opens by Enter", async ({ page }) => {
    const segments = new SegmentsPage(page);
    const first = segments.portfolio.getByRole("button", { name: /: attractiveness/ }).first();
    await first.focus();
    await page.keyboard.press("ArrowRight");
    const focused = page.locator(":focus");
    await expect(focused).toHaveAccessibleName(/: attractiveness \d/);
    const name = ((await focused.getAttribute("aria-label")) ?? "").split(":")[0];
    await page.keyboard.press("Enter");
    await expect(page.getByRole("complementary", { name })).toBeVisible();
  });

  test("the largest come first in the Pareto's table, and make class A up to 80%", async ({ page }) => {
    const segments = new SegmentsPage(page);
    const rows = await segments.table(segments.pareto);
    expect(rows[0].slice(0, 3)).toEqual(["QUICK-Stop", "$61,109.91", "9.9%"]);
    expect(rows.filter((row) => row.at(-1) === "A")).toHaveLength(33);
  });

  test("the quadrants add up to the accounts that are placed", async ({ page }) => {
    const segments = new SegmentsPage(page);
    const summary = page.getByRole("region", { name: "Quadrants" }).locator("tbody").getByRole("row");
    await expect(summary.first()).toBeVisible();
    const counts = await summary.evaluateAll((rows) => rows.map((row) => Number(row.querySelectorAll("td")[0]?.textContent)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(89);
    await expect(segments.shell.main).toContainText("2 accounts are not placed: they lack a score on one of the axes.");
    await expect(segments.portfolio.getByRole("button", { name: /: attractiveness/ })).toHaveCount(89);
  });
});

// "70% of the revenue shown" stood over a table whose sums gave 71%: the sentence left an account out that lost money,
// the table did not, and nothing said so. Both count it.
test("the sentence over the portfolio counts as the table of the quadrants does, and says so", async ({ page }) => {
  const criteria = [{ name: "Market", axis: "attractiveness" }, { name: "Trust", axis: "strength" }];
  const accounts = [
    { name: "Alpha", scores: [9, 9], revenue: { "1997": 600 } },
    { name: "Beta", scores: [2, 2], revenue: { "1997": 250 } },
    { name: "Cog", scores: [2, 3], revenue: { "1997": -50 } },
  ];
  await takeIn(page, { accounts, criteria }, "segments");
  const segments = new SegmentsPage(page);
  await expect(segments.portfolio).toContainText("1 account is strategic: 75% of the revenue shown, less the negative figures.");
});

test("profit that is not there is asked for", async ({ page }) => {
  await takeIn(page, { accounts: [{ name: "Alpha", revenue: { "1997": 900 } }, { name: "Beta", revenue: { "1997": 100 } }] }, "segments");
  const segments = new SegmentsPage(page);
  await segments.chooseMeasure("Profit");
  await expect(segments.shell.main).toContainText("No profit is known; revenue is.");
  await segments.chooseMeasure("Revenue");
  await expect(segments.stat("Largest account")).toContainText("90.0%");
});

// Story: with thousands of accounts the bars of the largest were thinner than a pixel.
test("of many accounts the largest are shown by themselves, to be pointed at and gone through by keys", async ({ shell, page }) => {
  const accounts = Array.from({ length: 1_000 }, (_, place) => ({ name: `Account ${place + 1}`, revenue: { "2025": 100_000 - place } }));
  await takeIn(page, { accounts }, "segments");
  const { pareto } = new SegmentsPage(page);
  await expect(pareto).toContainText("of 1,000 accounts make 80%.");
  const show = shell.main.getByRole("radiogroup", { name: "Accounts in the chart" });
  await expect(show.getByRole("radio", { name: "All 1,000" })).toBeChecked();
  await show.getByRole("radio", { name: "Largest 60" }).check({ force: true });
  await expect(pareto).toContainText("The largest 60 of 1,000 accounts make 6.0%.");
  await expect(pareto.getByRole("button", { name: /^Account/ })).toHaveCount(60);
  const second = pareto.getByRole("button", { name: /^Account 2:/ });
  expect((await second.boundingBox())!.width).toBeGreaterThan(8);
  await second.hover();
  await expect(pareto).toContainText("Account 2: €99,999");
  await second.focus();
  await page.keyboard.press("ArrowRight");
  await expect(pareto.getByRole("button", { name: /^Account 3:/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Account 3" })).toBeVisible();
});

test("without figures and without axes the page says what to do next", async ({ shell }) => {
  await new AccountsPage(shell.page).startEmpty();
  const segments = new SegmentsPage(shell.page);
  await segments.goTo();
  await expect(shell.main).toContainText("Each axis needs at least one criterion");
  await expect(shell.main).toContainText("Import revenue or profit by period");
  await shell.main.getByRole("link", { name: "Go to criteria" }).click();
  await expect(shell.page.getByRole("heading", { level: 1, name: "Criteria" })).toBeVisible();
});

// Story: measured by profit, the concentration counted "1 account without revenue"; and the page opened at the newest
// quarter, where a criterion of "the last period" was scored from the year.
test("segments open at the period that a criterion of the last one is of, and speak of what they measure", async ({ shell, page }) => {
  const book = JSON.parse(workbookFile({ accounts: [{ name: "Alder" }, { name: "Birch" }], criteria: [{ name: "Size" }] }));
  book.accounts[0].figures = { "1997": { revenue_minor: 100, profit_minor: 0 }, "1997-Q4": { revenue_minor: 30, profit_minor: 2 } };
  book.accounts[1].figures = { "1997": { revenue_minor: 200, profit_minor: 50 }, "1997-Q4": { revenue_minor: 60, profit_minor: 5 } };
  book.criteria[0].derived = { source: { revenue: "latest" }, scale: "percentile", direction: "higher" };
  await takeFile(page, JSON.stringify(book), "segments");
  await expect(shell.main.getByRole("combobox", { name: "Period" })).toHaveValue("1997");
  await shell.main.getByRole("radio", { name: "Profit" }).check({ force: true });
  await expect(shell.main).toContainText("1 account without profit in this period.");
  await page.goto("./#/criteria");
  const dialog = await new CriteriaPage(page).openRule("Size");
  await expect(dialog.getByRole("combobox").nth(1)).toContainText("The last whole period: 1997");
  await page.keyboard.press("Escape");
  await expect(shell.main.getByRole("listitem").first()).toContainText("Revenue, 1997");
  await expect(shell.main).not.toContainText("each person scores by their own scale");
});
