// What an owner reached in a month is entered once and counts for all of the owner's targets of the KPI.
import { expect, test, type Page } from "../test";
import { TargetsPage } from "../pages/targets";
import { TrackingPage } from "../pages/tracking";
import { takeFile, workbookFile } from "../workbook";

const ID = (kind: string, number: number) => `0te${kind}t0000000${number}`;

/** An account with a target of orders for 1998 and one for its last quarter, and what was reached in each of them. */
async function open(page: Page, actuals: [number, string, number][] = []): Promise<TrackingPage> {
  const book = JSON.parse(workbookFile({ accounts: [{ name: "Alder" }, { name: "Birch" }] }));
  book.kpis = [{ id: ID("k", 0), name: "Orders", unit: "count", direction: "higher", aggregate: "sum" }];
  const target = (number: number, account: number, period: string) => ({ id: ID("t", number), owner: { account: ID("a", account) }, kpi: ID("k", 0), period, value_e4: 1_200_000 });
  book.targets = [target(0, 0, "1998"), target(1, 0, "1998-Q4"), target(2, 1, "1998")];
  book.actuals = actuals.map(([number, period, value]) => ({ target: ID("t", number), period, value_e4: value * 10_000 }));
  await takeFile(page, JSON.stringify(book), "targets/actuals");
  return new TrackingPage(page);
}

const YEAR = /^Alder$/;
const QUARTER = "Alder · Q4 1998";

// Story: a customer with a target for the year and one for the quarter took October twice, once in each row.
test("a month typed into one row stands in the other target too, is said, and is one undo", async ({ page }) => {
  const tracking = await open(page);
  await expect(tracking.shell.main.getByText("a figure is entered once and counts in every target")).toBeVisible();
  await (await tracking.cell(QUARTER, "Oct 1998")).click();
  await page.keyboard.type("50");
  await page.keyboard.press("Enter");
  await expect(await tracking.cell(YEAR, "Oct 1998")).toHaveText("50");
  await expect(await tracking.cell("Birch", "Oct 1998")).toHaveText("–");
  const said = tracking.shell.main.getByText("Also counted in the target for 1998.");
  await expect(said).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(await tracking.cell(YEAR, "Oct 1998")).toHaveText("–");
  await expect(await tracking.cell(QUARTER, "Oct 1998")).toHaveText("–");
  await expect(said).toBeHidden();
});

test("figures that differ are told, and what is typed counts in both and says what it replaced", async ({ page }) => {
  const tracking = await open(page, [[0, "1998-10", 90], [1, "1998-10", 100], [1, "1998-11", 7]]);
  const differing = page.locator(".banner").filter({ hasText: "1 figure differs between targets of one owner." });
  await expect(differing).toContainText("Alder, Oct 1998: 90 in the target for 1998, 100 in the target for Q4 1998");
  // What is missing in one of them is filled in at a press.
  await page.getByRole("button", { name: "Fill in 1 figure" }).click();
  await expect(await tracking.cell(YEAR, "Nov 1998")).toHaveText("7");
  await expect(await tracking.cell(YEAR, "Oct 1998")).toHaveText("90");
  await (await tracking.cell(YEAR, "Oct 1998")).click();
  await page.keyboard.type("95");
  await page.keyboard.press("Enter");
  await expect(await tracking.cell(QUARTER, "Oct 1998")).toHaveText("95");
  await expect(differing).toBeHidden();
  const toast = page.locator(".toast").filter({ hasText: "A different figure was replaced there: Alder, Oct 1998: 100." });
  await toast.getByRole("button", { name: "Undo" }).click();
  await expect(await tracking.cell(QUARTER, "Oct 1998")).toHaveText("100");
});

test("a table gives its figures to all targets of their owners, and shows which it replaces", async ({ page }) => {
  const tracking = await open(page, [[0, "1998-10", 90]]);
  await tracking.readTable("Account\tOct 1998\tNov 1998\nAlder\t50\t60");
  await expect(tracking.dialog).toContainText("New: 2. Changed: 0.");
  await expect(tracking.dialog).toContainText("The figures count for other targets of the same owner and KPI too: 2 figures are set there.");
  const replaced = tracking.dialog.getByRole("row").filter({ hasText: "Alder · Orders · target for 1998" }).first();
  await expect(replaced).toContainText("Oct 1998");
  await expect(replaced).toContainText("90");
  await tracking.take();
  for (const owner of [YEAR, QUARTER]) {
    await expect(await tracking.cell(owner, "Oct 1998")).toHaveText("50");
    await expect(await tracking.cell(owner, "Nov 1998")).toHaveText("60");
  }
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(await tracking.cell(YEAR, "Oct 1998")).toHaveText("90");
});

test("a target that is made later begins with what is known, and its fields say where else they count", async ({ page }) => {
  await open(page, [[2, "1998-10", 40], [2, "1998-09", 30]]);
  const targets = new TargetsPage(page);
  await targets.goTo();
  await targets.openForm();
  await targets.fill({ account: "Birch", length: "Quarter", year: "1998", source: "No baseline", value: "100" });
  await targets.dialog.getByRole("combobox", { name: "Quarter", exact: true }).selectOption("4");
  await targets.save();
  await expect(page.getByRole("heading", { level: 2, name: "Birch: Orders, Q4 1998" })).toBeVisible();
  await expect(targets.actual("Oct 1998")).toHaveValue("40");
  await expect(targets.shell.main.getByText("What is entered here also counts in this owner’s target for 1998.")).toBeVisible();
});
