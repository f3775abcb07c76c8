// The grid of what was reached, as in a spreadsheet: blocks, filling, sums, and figures that a formula gives.
import { expect, test, type Page } from "../test";
import { copyAtCursor, pasteAtCursor } from "../pages/clipboard";
import { textOfPdf } from "../pdf";
import { PlanPage } from "../pages/plan";
import { Shell } from "../pages/shell";
import { TrackingPage } from "../pages/tracking";
import { takeFile, workbookFile } from "../workbook";

const ID = (kind: string, number: number) => `0te${kind}t0000000${number}`;

/** Two accounts, a manager and the portfolio with a target of orders for 1998, and a share won that is counted. */
function tracked(): string {
  const book = JSON.parse(workbookFile({ accounts: [{ name: "Alder", manager: "Anna" }, { name: "Birch", manager: "Birch" }] }));
  const kpi = (number: number, name: string, aggregate: string, more = {}) => ({ id: ID("k", number), name, unit: "count", direction: "higher", aggregate, ...more });
  book.kpis = [kpi(0, "Orders", "sum"), kpi(1, "Share won", "mean", { measure: "won / all × 100" })];
  const target = (number: number, owner: unknown, kpi = 0, more = {}) => ({ id: ID("t", number), owner, kpi: ID("k", kpi), period: "1998", value_e4: 1_200_000, ...more });
  const counted = { "1998-01": { won: 50_000, all: 100_000 }, "1998-02": { won: 10_000, all: 200_000 } };
  book.targets = [
    target(0, { account: ID("a", 0) }),
    target(1, { account: ID("a", 1) }),
    target(2, { manager: "Anna" }),
    target(3, "portfolio"),
    target(4, { account: ID("a", 0) }, 1, { inputs_e4: counted }),
  ];
  const actual = (target: number, period: string, value_e4: number) => ({ target: ID("t", target), period, value_e4 });
  book.actuals = [actual(0, "1998-01", 30_000), actual(1, "1998-01", 40_000), actual(4, "1998-01", 500_000), actual(4, "1998-02", 50_000)];
  return JSON.stringify(book);
}

async function open(page: Page): Promise<TrackingPage> {
  await takeFile(page, tracked(), "targets/actuals");
  return new TrackingPage(page);
}

test("a block is selected, copied, filled down and cleared, each as one undo", async ({ page }) => {
  const tracking = await open(page);
  await (await tracking.cell("Alder", "Jan 1998")).click();
  await page.keyboard.press("Shift+ArrowDown");
  expect(await copyAtCursor(page)).toBe("3\n4");
  await page.keyboard.press("ControlOrMeta+d");
  await expect(await tracking.cell("Birch", "Jan 1998")).toHaveText("3");
  await page.keyboard.press("Delete");
  await expect(await tracking.cell("Alder", "Jan 1998")).toHaveText("–");
  await expect(await tracking.cell("Birch", "Jan 1998")).toHaveText("–");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(await tracking.cell("Birch", "Jan 1998")).toHaveText("3");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(await tracking.cell("Birch", "Jan 1998")).toHaveText("4");
});

test("a block is selected by a press with Shift and by dragging", async ({ page }) => {
  const tracking = await open(page);
  await (await tracking.cell("Alder", "Jan 1998")).click();
  await (await tracking.cell("Birch", "Feb 1998")).click({ modifiers: ["Shift"] });
  expect(await copyAtCursor(page)).toBe("3\t\n4\t");
  await (await tracking.cell("Birch", "Jan 1998")).hover();
  await page.mouse.down();
  await (await tracking.cell("Alder", "Jan 1998")).hover();
  await page.mouse.up();
  expect(await copyAtCursor(page)).toBe("3\n4");
});

test("what a pasted block has no cell for is left out and said", async ({ page }) => {
  const tracking = await open(page);
  await (await tracking.cell("Alder", "Dec 1998")).click();
  await pasteAtCursor(page, "10\t11\n12\t13");
  await expect(await tracking.cell("Birch", "Dec 1998")).toHaveText("12");
  await expect(page.locator(".toast")).toContainText("2 cells changed. 2 figures had no cell here and were left out");
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(await tracking.cell("Birch", "Dec 1998")).toHaveText("–");
});

test("figures of trillions of rials are kept to the last digit and added up", async ({ page }) => {
  const tracking = await open(page);
  for (const name of ["Alder", "Birch"]) {
    await (await tracking.cell(name, "Mar 1998")).click();
    await page.keyboard.type("9007199254740991");
    await page.keyboard.press("Enter");
  }
  await expect(await tracking.sum("Mar 1998")).toHaveText("18,014,398,509,481,982");
  await (await tracking.cell("Alder", "Mar 1998")).click();
  await page.keyboard.press("Shift+ArrowDown");
  expect(await copyAtCursor(page)).toBe("9007199254740991\n9007199254740991");
  await new Shell(page).saved();
  await page.reload();
  await expect(await tracking.cell("Alder", "Mar 1998")).toHaveText("9,007,199,254,740,991");
});

// Story: on paper a month's figure of fifteen digits was broken in the middle of a group, and the plan's months from April
// on stood beyond the sheet.
test("on paper figures of fifteen digits stand whole, month by month, in the grid and in the plan", async ({ page }) => {
  const book = JSON.parse(tracked());
  const months = Array.from({ length: 12 }, (_, month) => `1998-${String(month + 1).padStart(2, "0")}`);
  const figures = months.map((_, month) => `123,456,789,012,3${String(month).padStart(2, "0")}`);
  const e4 = (month: number) => `${figures[month]!.replaceAll(",", "")}0000`;
  book.actuals = months.map((period, month) => ({ target: ID("t", 0), period, value_e4: e4(month) }));
  book.targets[0].parts_e4 = Object.fromEntries(months.map((period, month) => [period, e4(month)]));
  book.kpis[0].unit = "money";
  await takeFile(page, JSON.stringify(book), "targets/actuals");
  const tracking = new TrackingPage(page);
  await expect(await tracking.cell("Alder", "Dec 1998")).toHaveText(figures[11]!);
  const whole = (printed: string) => figures.filter((figure) => printed.includes(figure));
  expect(whole(await textOfPdf(await page.pdf({ preferCSSPageSize: true })))).toEqual(figures);
  const plan = new PlanPage(page);
  await plan.goTo();
  await plan.shell.main.getByRole("textbox", { name: "Year" }).fill("1998");
  await page.keyboard.press("Tab");
  await plan.choose("Parts", "Months");
  await expect(plan.grid.getByRole("columnheader", { name: "Dec 1998" })).toBeAttached();
  expect(whole(await textOfPdf(await page.pdf({ preferCSSPageSize: true })))).toEqual(figures);
});

// Story: a printed plan and a printed attainment did not say of which KPI and year they were, whose, in which groups, nor
// where the baselines came from: nothing on the paper told two of them apart.
test("on paper plan, actuals and attainment say what they are of", async ({ page }) => {
  const book = JSON.parse(tracked());
  book.accounts[0].country = "DE";
  book.targets[0].baseline = { revenue: { period: "1997", value_e4: 1_000_000 } };
  await takeFile(page, JSON.stringify(book), "targets/attainment");
  const printed = async () => textOfPdf(await page.pdf({ preferCSSPageSize: true }));
  const said = /Test .*Attainment KPI: All KPIs Period: 1998 Accounts: All Group by: Account manager Baseline from: No baseline \(4\) and Revenue 1997 \(1\)/;
  const tracking = new TrackingPage(page);
  // The view comes a moment after the workbook: paper takes what is there.
  await expect(tracking.shell.main.getByRole("combobox", { name: "KPI" })).toBeVisible();
  expect(await printed()).toMatch(said);
  await tracking.choose("KPI", "Orders");
  await tracking.goTo("Actuals");
  await tracking.choose("KPI", "Orders");
  expect(await printed()).toMatch(/Test .*Actuals KPI: Orders Year: 1998 Enter by: Month/);
  const plan = new PlanPage(page);
  await plan.goTo();
  await plan.shell.main.getByRole("textbox", { name: "Year" }).fill("1998");
  await page.keyboard.press("Tab");
  await plan.choose("KPI", "Orders");
  await plan.show("Country", "DE");
  await expect(plan.row("Birch")).toBeHidden();
  const today = new Date().getUTCFullYear();
  expect(await printed()).toMatch(
    new RegExp(`Test .*${today} Targets Plan KPI: Orders Period: 1998 Parts: Quarters Targets of: All accounts Filter: Country: DE Baseline from: Revenue 1997`),
  );
});

// Story: of a target of 38 days that counts up to 40, the months left were asked for "at most 36.72" after 44, 42 and 39.5,
// though 39.38 would count as met. Shown as 39.39, what was asked for missed by a hair.
test("what would count as met is asked for of the rest, and the target is said beside it", async ({ page }) => {
  const book = JSON.parse(tracked());
  book.kpis.push({ id: ID("k", 2), name: "Payment time", unit: "days", direction: "lower", aggregate: "mean" });
  book.targets.push({ ...book.targets[0], id: ID("t", 5), kpi: ID("k", 2), value_e4: 380_000, max_e4: 400_000 });
  const days = [440_000, 420_000, 395_000];
  book.actuals.push(...days.map((value_e4, month) => ({ target: ID("t", 5), period: `1998-0${month + 1}`, value_e4 })));
  await takeFile(page, JSON.stringify(book), "targets/attainment");
  const row = page.getByRole("table", { name: "By KPI" }).getByRole("row").filter({ hasText: "Payment time" });
  await expect(row).toContainText("At most 39.38 days in each of the 9 months without figures, to count as met (for the target itself 36.72 days");
});

// Story: a quarter of the year's target stood for the quarter, and what was reached of the quarter's own was nowhere.
test("attainment of a quarter is that of the quarter's own target", async ({ page }) => {
  const book = JSON.parse(tracked());
  book.targets = book.targets.slice(0, 1).concat({ ...book.targets[0], id: ID("t", 6), period: "1998-Q3", value_e4: 400_000 });
  book.actuals = [7, 8, 9].map((month) => ({ target: ID("t", 6), period: `1998-0${month}`, value_e4: 100_000 }));
  await takeFile(page, JSON.stringify(book), "targets/attainment");
  await page.getByRole("combobox", { name: "Period" }).selectOption({ label: "Q3 1998" });
  const row = page.getByRole("table", { name: "By KPI" }).getByRole("row").filter({ hasText: "Orders" });
  await expect(row).toContainText("75%");
  await expect(row).toContainText("40");
  await expect(row).toContainText("30");
});

// Story: a year of which every month was in still stood as "On track" here, and as "Met" in Attainment.
test("a target whose months are all in is met or missed", async ({ page }) => {
  const tracking = await open(page);
  await (await tracking.cell("Alder", "Jan 1998")).click();
  await pasteAtCursor(page, Array(12).fill("10").join("\t"));
  await expect(await tracking.cell("Alder", "By now")).toHaveAttribute("title", "Met");
  await (await tracking.cell("Alder", "Dec 1998")).click();
  await page.keyboard.type("9");
  await page.keyboard.press("Enter");
  await expect(await tracking.cell("Alder", "By now")).toHaveAttribute("title", "Missed");
});

test("the sums of the accounts stand below, and none of a KPI that is not added up", async ({ page }) => {
  const tracking = await open(page);
  await expect(tracking.grid.getByRole("rowheader", { name: "Sum of 2 accounts" })).toBeVisible();
  await expect(await tracking.sum("Jan 1998")).toHaveText("7");
  await (await tracking.cell("Alder", "Jan 1998")).click();
  await page.keyboard.type("10");
  await page.keyboard.press("Enter");
  await expect(await tracking.sum("Jan 1998")).toHaveText("14");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(await tracking.sum("Jan 1998")).toHaveText("7");
  await tracking.choose("KPI", "Share won");
  await expect(tracking.grid.getByRole("rowheader", { name: /^Sum of/ })).toBeHidden();
});

test("a figure that a formula gives is not typed over, and its target is a step away", async ({ page }) => {
  const tracking = await open(page);
  await tracking.choose("KPI", "Share won");
  await (await tracking.cell("Alder", "Jan 1998")).click();
  await page.keyboard.type("7");
  await expect(tracking.shell.main).toContainText("This figure is computed by the KPI’s formula from what was counted.");
  await expect(await tracking.cell("Alder", "Jan 1998")).toHaveText("50");
  // The share of a quarter is that of its sums, 6 of 30, not the mean of 50 and 5.
  await tracking.shell.main.getByRole("radio", { name: "Quarters" }).check({ force: true });
  await expect(await tracking.cell("Alder", "Q1 1998")).toHaveText("20");
  await tracking.shell.main.getByRole("button", { name: "Open the target" }).click();
  await expect(tracking.shell.main.getByRole("group", { name: "Jan 1998" }).getByRole("textbox", { name: "won" })).toHaveValue("5");
});

test("rows of a table may name a manager or the portfolio, and an ambiguous name is said", async ({ page }) => {
  const tracking = await open(page);
  await tracking.readTable("Account;Feb 1998\nAnna;5\nPortfolio;9\nBirch;7\n");
  await expect(tracking.dialog).toContainText("New: 2. Changed: 0. The same: 0. Problems: 1.");
  await expect(tracking.dialog).toContainText("An account and an account manager, or the portfolio, have this name");
  await expect(tracking.dialog.getByRole("rowheader", { name: "Anna · Orders" })).toBeVisible();
  await tracking.take();
  await expect(await tracking.cell("Anna", "Feb 1998")).toHaveText("5");
  await expect(await tracking.cell("Whole portfolio", "Feb 1998")).toHaveText("9");
});

test("what a header counts in is read, said and chosen otherwise", async ({ page }) => {
  const tracking = await open(page);
  await tracking.readTable("Account;Month;Value, thousand\nAlder;Feb 1998;5\n");
  const counted = tracking.dialog.getByRole("combobox", { name: "Counted in" });
  await expect(counted.locator("option:checked")).toHaveText("Thousands");
  await expect(tracking.dialog.getByRole("row", { name: /Alder · Orders/ })).toContainText("5,000");
  await counted.selectOption({ label: "Units" });
  await expect(tracking.dialog.getByRole("row", { name: /Alder · Orders/ })).not.toContainText("5,000");
  await counted.selectOption({ label: "Millions" });
  await tracking.take();
  await expect(await tracking.cell("Alder", "Feb 1998")).toHaveText("5,000,000");
});

test("thousands of money are not taken for thousands of orders without a word", async ({ page }) => {
  const tracking = await open(page);
  await tracking.readTable("Account;Month;Value, k USD\nAlder;Feb 1998;5\n");
  await expect(tracking.dialog).toContainText("1 figure is taken as it stands");
  await tracking.take();
  await expect(await tracking.cell("Alder", "Feb 1998")).toHaveText("5");
});

test("figures are typed one below the other, however fast", async ({ page }) => {
  const tracking = await open(page);
  await (await tracking.cell("Alder", "Mar 1998")).click();
  await page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
  });
  for (const key of ["1", "2", "Enter", "3", "4", "Enter"]) await page.keyboard.press(key);
  await expect(await tracking.cell("Alder", "Mar 1998")).toHaveText("12");
  await expect(await tracking.cell("Birch", "Mar 1998")).toHaveText("34");
});

test("a figure typed after scrolling along the line comes back into sight", async ({ page }) => {
  const tracking = await open(page);
  await (await tracking.cell("Alder", "Jan 1998")).click();
  await page.mouse.wheel(3000, 0);
  await expect(await tracking.cell("Alder", "Dec 1998")).toBeInViewport();
  await expect(await tracking.cell("Alder", "Jan 1998")).not.toBeInViewport();
  await page.keyboard.type("7");
  await expect(tracking.grid.getByRole("textbox")).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(await tracking.cell("Alder", "Jan 1998")).toHaveText("7");
});

test("a figure that can be read in two ways says how it was read, and the other is one press away", async ({ page }) => {
  const tracking = await open(page);
  await (await tracking.cell("Alder", "Feb 1998")).click();
  await page.keyboard.type("2.000");
  await page.keyboard.press("Enter");
  await expect(await tracking.cell("Alder", "Feb 1998")).toHaveText("2");
  await expect(tracking.shell.main).toContainText("“2.000” was read as 2.");
  await page.getByRole("button", { name: "I meant 2,000" }).click();
  await expect(await tracking.cell("Alder", "Feb 1998")).toHaveText("2,000");
  await expect(tracking.shell.main).not.toContainText("was read as");
  await (await tracking.cell("Alder", "Feb 1998")).click();
  await pasteAtCursor(page, "1.250\t7");
  await expect(await tracking.cell("Alder", "Feb 1998")).toHaveText("1.25");
  await expect(tracking.shell.main).toContainText("“1.250” was read as 1.25.");
});

// Story: where only the accounts' figures are recorded, the table said what they came to of what is owed, and the chart
// below it "Nothing recorded yet".
test("the chart of what is owed to the company follows what its table follows", async ({ page }) => {
  await takeFile(page, tracked(), "targets/attainment");
  const tracking = new TrackingPage(page);
  await tracking.choose("KPI", "Orders");
  await tracking.mean("Owed to the company");
  // 3 and 4 in January; of two targets of 120 half is owed to the company, 10 of it in January.
  await expect(tracking.kpi("Orders")).toContainText("70%");
  await expect(tracking.shell.main).toContainText("7 by Jan 1998, against 10 expected.");
  await tracking.choose("KPI", "All KPIs");
  await expect(tracking.shell.main).toContainText("7 by Jan 1998, against 10 expected.");
});

// Story: of a customer's invoices of a month the first counted, and the others were lost among the problems.
test("a list of invoices is added up by account and month, and says so", async ({ page }) => {
  const book = JSON.parse(tracked());
  // A name that is an account's and a manager's too says too little.
  book.accounts[1].manager = "Bert";
  await takeFile(page, JSON.stringify(book), "targets/actuals");
  const tracking = new TrackingPage(page);
  const list = [
    "Invoice date;Invoice no.;Customer;City;Amount",
    "04.02.1998;RE-1;Alder;Bonn;10",
    "27.02.1998;RE-2;Alder;Bonn;20",
    "28.02.1998;RE-3;Alder;Bonn;-1",
    "05.02.1998;RE-4;Birch;Köln;7",
    "09.02.1998;RE-5;Birch;Köln;8",
    "02.03.1998;RE-6;Birch;Köln;9",
  ].join("\n");
  await tracking.choose("KPI", "Orders");
  await tracking.readTable(list);
  const { dialog } = tracking;
  await expect(dialog).toContainText("New: 3. Changed: 0. The same: 0. Problems: 0.");
  await expect(dialog).toContainText("5 rows of 2 owners added up to 2 figures.");
  const choice = dialog.getByRole("combobox", { name: "Several rows of one figure" });
  await choice.selectOption({ label: "The last counts" });
  await expect(dialog).toContainText("Only the last row of each figure counts; the others are not taken in.");
  await choice.selectOption({ label: "None is taken in" });
  await expect(dialog).toContainText("New: 1. Changed: 0. The same: 0. Problems: 5.");
  await choice.selectOption({ label: "Added up" });
  await tracking.take();
  await expect(await tracking.cell("Alder", "Feb 1998")).toHaveText("29");
  await expect(await tracking.cell("Birch", "Feb 1998")).toHaveText("15");
  await expect(await tracking.cell("Birch", "Mar 1998")).toHaveText("9");
});
