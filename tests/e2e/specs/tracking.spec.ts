// Following the targets: what was reached is entered or taken in, attainment in three meanings, the quarter review.
import { expect, test } from "../test";
import { textOfPdf } from "../pdf";
import { bomb, xlsx } from "../xlsx";
import { pasteAtCursor } from "../pages/clipboard";
import { TrackingPage } from "../pages/tracking";
import { Workbooks } from "../pages/workbooks";

const ACCOUNTS = ["Ernst Handel", "Hungry Owl All-Night Grocers", "QUICK-Stop", "Rattlesnake Canyon Grocery", "Save-a-lot Markets"];

/** The first months of 1998, a thousand a month for every account of the sample that has a target. */
const FIRST_MONTHS = [
  "Account\tJan 1998\tFeb 1998\tMar 1998\tApr 1998",
  ...ACCOUNTS.map((name) => `${name}\t1000\t1000\t1000\t1000`),
].join("\n");

test.beforeEach(async ({ shell }) => {
  await new Workbooks(shell.page).openSample();
});

test("a figure is typed into the grid, moves the attainment, and is one undo", async ({ page }) => {
  const tracking = new TrackingPage(page);
  await tracking.goTo("Actuals");
  const may = await tracking.cell("Ernst Handel", "May 1998");
  await expect(may).toHaveText("–");
  await may.click();
  await page.keyboard.type("2500");
  await page.keyboard.press("Enter");
  await expect(may).toHaveText("2,500.00");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(may).toHaveText("–");
});

test("a block from a spreadsheet is taken whole or not at all", async ({ page }) => {
  const tracking = new TrackingPage(page);
  await tracking.goTo("Actuals");
  const may = await tracking.cell("Ernst Handel", "May 1998");
  const paste = async (text: string) => {
    await may.click();
    await pasteAtCursor(page, text);
  };
  await paste("10\t11\n12\tmany");
  await expect(tracking.shell.main).toContainText("Row 2, column 2 of the block: “many” is not a number.");
  await expect(may).toHaveText("–");
  await paste("10\t11\n12\t13");
  await expect(await tracking.cell("Hungry Owl All-Night Grocers", "Jun 1998")).toHaveText("13.00");
  await expect(may).toHaveText("10.00");
});

test("a table says of every cell that cannot be used where it is and why, and the rest is one undo", async ({ page }) => {
  const tracking = new TrackingPage(page);
  await tracking.goTo("Actuals");
  await tracking.readTable("Account;Month;Value\nErnst Handel;May 1998;12,5\nNobody;1998-05;3\nQUICK-Stop;مهر ۱۳۷۷;7\nQUICK-Stop;Q3 2001;7\n");
  await expect(tracking.dialog).toContainText("New: 1. Changed: 0. The same: 0. Problems: 3.");
  const problem = (row: string) => tracking.dialog.getByRole("row").filter({ has: page.getByRole("rowheader", { name: row, exact: true }) });
  await expect(problem("3")).toContainText("A · Account");
  await expect(problem("3")).toContainText("No account has this name or code");
  await expect(problem("4")).toContainText("The targets have no period of this calendar");
  await expect(problem("5")).toContainText("no target of this KPI that Q3 2001 is a part of");
  await tracking.take();
  const may = await tracking.cell("Ernst Handel", "May 1998");
  await expect(may).toHaveText("12.50");
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(may).toHaveText("–");
});

test("a table in another currency is not taken in silence", async ({ page }) => {
  const tracking = new TrackingPage(page);
  await tracking.goTo("Actuals");
  await tracking.readTable("Account;Month;KPI;Value, EUR\nErnst Handel;May 1998;Turnover;12,5\nQUICK-Stop;May 1998;Turnover;7 €\n");
  await expect(tracking.dialog).toContainText("names EUR, and this workbook counts in USD");
  await expect(tracking.dialog).toContainText("New: 1. Changed: 0. The same: 0. Problems: 1.");
  await expect(tracking.dialog).toContainText("“7 €” is in another currency");
});

test("a sheet of an Excel workbook is chosen and taken in", async ({ page }) => {
  const tracking = new TrackingPage(page);
  await tracking.goTo("Actuals");
  const buffer = xlsx({
    Notes: [["Figures of the spring"]],
    Figures: [["Customer", "May 1998", "Jun 1998"], ["Ernst Handel", 12.5, 1.234], ["QUICK-Stop", 7, 0]],
  });
  await tracking.readFile({ name: "spring.xlsx", mimeType: "application/octet-stream", buffer });
  await tracking.dialog.getByRole("combobox", { name: "Sheet" }).selectOption({ label: "Figures" });
  await expect(tracking.dialog).toContainText("New: 4. Changed: 0. The same: 0. Problems: 0.");
  await tracking.take();
  await expect(await tracking.cell("Ernst Handel", "Jun 1998")).toHaveText("1.23");
  await expect(await tracking.cell("QUICK-Stop", "Jun 1998")).toHaveText("0.00");
});

test("a workbook that unpacks to more than it says is refused while it is unpacked", async ({ page }) => {
  const tracking = new TrackingPage(page);
  await tracking.goTo("Actuals");
  await tracking.readFile({ name: "bomb.xlsx", mimeType: "application/octet-stream", buffer: bomb(300_000_000) });
  await expect(tracking.dialog).toContainText("The workbook is larger than is read here.");
});

test("actuals of the first months are held against the targets in all three meanings", async ({ page }) => {
  const tracking = new TrackingPage(page);
  await tracking.goTo("Actuals");
  await tracking.readTable(FIRST_MONTHS);
  await tracking.take();
  await tracking.goTo("Attainment");
  await tracking.choose("KPI", "Turnover");
  const turnover = tracking.kpi("Turnover");
  // Five accounts with 4,000 each, against a third of 237,930 by April. Margaret Peacock's own target is in no sum.
  await tracking.mean("All together");
  await expect(turnover).toContainText("$20,000");
  await expect(turnover).toContainText("$79,310");
  await expect(turnover).toContainText("25%");
  await expect(turnover).toContainText("Off track");
  await expect(turnover).toContainText("in each of the 8 months without figures");
  await expect(tracking.shell.main).toContainText("$20,000 by Apr 1998");
  await tracking.mean("Each account");
  // The mean of 21.7, 48.9, 17.5, 51.6 and 18.1.
  await expect(turnover).toContainText("32%");
  // The portfolio's own figures say what is owed to the company.
  await tracking.mean("Owed to the company");
  await expect(turnover).toContainText("$440,624");
  // The chart below followed the accounts' targets whatever was asked, and said another expectation than the row.
  await expect(tracking.shell.main).toContainText("$440,624 by Apr 1998");
  await tracking.choose("Group by", "Country");
  await expect(tracking.group("Germany")).toContainText("Off track");
  await expect(tracking.group("Rest of the portfolio")).toBeVisible();
  // Whatever the grouping, the same targets are summed.
  await tracking.mean("All together");
  await expect(turnover).toContainText("$79,310");
  await tracking.choose("Group by", "Account manager");
  await expect(turnover).toContainText("$79,310");
  await expect(tracking.group("Margaret Peacock")).toContainText("Own target, not summed: Turnover $81,689");
});

test("the quarter review is printed with its figures", async ({ page }) => {
  const tracking = new TrackingPage(page);
  await tracking.goTo("Actuals");
  await tracking.readTable(FIRST_MONTHS);
  await tracking.take();
  await tracking.goTo("Review");
  await tracking.choose("Quarter", "Q1 1998");
  await expect(page.getByRole("heading", { name: /^Review of Q1 1998/ })).toBeVisible();
  const printed = await textOfPdf(await page.pdf({ format: "A4" }));
  // Five accounts with a thousand in each of three months, against a quarter of 237,930.
  expect(printed).toContain("Review of Q1 1998");
  expect(printed).toContain("$15,000");
  expect(printed).toContain("$59,483");
  expect(printed).toContain("25%");
  expect(printed).toContain("Decisions to take");
  expect(printed).toContain("Turnover: agree on measures and who takes them.");
  expect(printed).toContain("What changed since the last snapshot");
});
