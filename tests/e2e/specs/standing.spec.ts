// How targets stand at the end of their period, and what only the portfolio has a target of.
import { expect, test } from "../test";
import { TrackingPage } from "../pages/tracking";
import { takeFile, workbookFile } from "../workbook";

/** Two managers' accounts with a whole year of turnover, one at twice its plan and the large one short of it; and targets of the portfolio alone. */
function portfolio(withAccounts: boolean): string {
  const book = JSON.parse(
    workbookFile({
      accounts: [{ name: "Alpha", manager: "Ann" }, { name: "Beta", manager: "Bob" }],
      kpis: [
        { name: "Turnover", catalogue: "turnover", unit: "money", direction: "higher", aggregate: "sum" },
        { name: "Invoice payment time", catalogue: "payment_time", unit: "days", direction: "lower", aggregate: "mean" },
      ],
    }),
  );
  const [turnover, payment] = book.kpis.map((kpi: { id: string }) => kpi.id);
  const put = (owner: unknown, kpi: string, value: number, months: number, month: number) => {
    const id = `0tetgtt0000${book.targets.length}a`;
    book.targets.push({ id, owner, kpi, period: "2026", value_e4: value * 10_000 });
    for (let at = 1; at <= months; at += 1) {
      book.actuals.push({ target: id, period: `2026-${String(at).padStart(2, "0")}`, value_e4: month * 10_000 });
    }
  };
  put("portfolio", payment, 25, 9, 30);
  if (withAccounts) {
    put({ account: book.accounts[0].id }, turnover, 120_000, 12, 20_000);
    put({ account: book.accounts[1].id }, turnover, 1_200_000, 12, 85_000);
    put("portfolio", turnover, 1_400_000, 12, 110_000);
  }
  return JSON.stringify(book);
}

// Only the portfolio had targets, far behind: "Nobody with figures is behind" stood below two tables without rows.
test("the review says that the portfolio is behind, and shows no table without rows", async ({ page, shell }) => {
  await takeFile(page, portfolio(false), "targets/review");
  await expect(shell.main.getByRole("listitem").filter({ hasText: /^Whole portfolio/ })).toContainText("Invoice payment time: 83%");
  await expect(shell.main).toContainText("Invoice payment time, whole portfolio: agree on measures and who takes them.");
  await expect(shell.main).not.toContainText("Nobody with figures is behind");
  const tables = shell.main.getByRole("table");
  await expect(tables).toHaveCount(2);
  for (const table of await tables.all()) await expect(table.getByRole("row")).toHaveCount(2);
  await expect(shell.main).not.toContainText("All together");
});

// A row said "On track" by the mean of the accounts beside "All months are in: missed" by their sum.
test("a year whose figures are all in is met or missed, not on track", async ({ page }) => {
  await takeFile(page, portfolio(true), "targets/attainment");
  const tracking = new TrackingPage(page);
  const turnover = tracking.kpi("Turnover");
  await expect(turnover).toContainText("All months are in: 1 of 2 reached their own target");
  await expect(turnover).toContainText("Met");
  await expect(turnover).not.toContainText("On track");
  await tracking.mean("All together");
  await expect(turnover).toContainText("Missed");
  await expect(turnover).toContainText("All months are in: missed");
  await expect(tracking.group("Ann")).toContainText("Met");
});

// At a quarter's end what 201 accounts were short of was asked of the month that seven others still lacked; three lost
// customers with a target of 0 had 100%; sums stood beside means without a word; accounts without a manager were in no line.
test("who has months left owes its own, nothing of nothing is no success, and nobody's accounts have their line", async ({ page, shell }) => {
  const book = JSON.parse(
    workbookFile({
      accounts: [{ name: "Alpha", manager: "Ann" }, { name: "Beta", manager: "Bob" }, { name: "Gamma" }],
      kpis: [{ name: "Turnover", catalogue: "turnover", unit: "money", direction: "higher", aggregate: "sum" }],
    }),
  );
  // 9,600 of 12,000 with all months in, 1,100 of 1,200 in eleven, and nothing of nothing.
  const plans = [
    { value: 12_000, month: 800, months: 12 },
    { value: 1_200, month: 100, months: 11 },
    { value: 0, month: 0, months: 12 },
  ];
  for (const [index, { value, month, months }] of plans.entries()) {
    const id = `0tetgtt0000${index}a`;
    book.targets.push({ id, owner: { account: book.accounts[index].id }, kpi: book.kpis[0].id, period: "2026", value_e4: value * 10_000 });
    for (let at = 1; at <= months; at += 1) {
      book.actuals.push({ target: id, period: `2026-${String(at).padStart(2, "0")}`, value_e4: month * 10_000 });
    }
  }
  await takeFile(page, JSON.stringify(book), "targets/attainment");
  const tracking = new TrackingPage(page);
  const turnover = tracking.kpi("Turnover");
  // 80% and 100%; of both 10,700 of 13,100 to be expected.
  await expect(turnover).toContainText("mean of 2 accounts; all together 82%");
  await expect(turnover).toContainText(/1 with months left: .*100(\.00)? in the month without a figure/);
  await expect(turnover).toContainText(/the other 1, with all months in, is .*2,400 below its target/);
  await expect(tracking.group("(nothing entered)")).toContainText("No data");
  await page.goto("#/targets/plan");
  const levels = shell.main.getByRole("table", { name: "Level by level" });
  await expect(levels.getByRole("row").filter({ hasText: "accounts without a manager" })).toContainText("(nothing entered)");
});

// The headline counted a KPI that no account has a target of, and it was in no line of the table below.
test("what the company is owed and no account has a target of stands in a line of its own", async ({ page, shell }) => {
  await takeFile(page, portfolio(true), "targets/attainment");
  const tracking = new TrackingPage(page);
  await tracking.mean("Owed to the company");
  await expect(shell.main).toContainText("In the line “Rest of the portfolio”, because no account has a target of it: Invoice payment time.");
  await tracking.choose("KPI", "Invoice payment time");
  await expect(tracking.group("Rest of the portfolio")).toContainText("83%");
  await expect(tracking.kpi("Invoice payment time")).toContainText("83%");
});
