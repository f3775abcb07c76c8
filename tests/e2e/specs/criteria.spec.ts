// The criteria: from the library and own ones, weights in three ways, order, warnings, undo.
import { expect, test } from "../test";
import { expectAccessible } from "../accessibility";
import { CriteriaPage } from "../pages/criteria";
import { MatrixPage } from "../pages/matrix";
import { FilesPage } from "../pages/files";
import { Workbooks } from "../pages/workbooks";
import { takeIn, type Made } from "../workbook";

const THREE: Made = {
  accounts: [
    { name: "Alder", scores: [8, 6, 4] },
    { name: "Birch", scores: [4, 6, 8] },
  ],
  criteria: [
    { name: "Growth", points: 50, low: "Shrinks", high: "Doubles" },
    { name: "Fit", points: 30, low: "Poor", high: "Perfect" },
    { name: "Trust", points: 20, low: "None", high: "Full" },
  ],
};

test.describe("with three criteria", () => {
  let criteria: CriteriaPage;

  test.beforeEach(async ({ shell }) => {
    await takeIn(shell.page, THREE, "criteria");
    criteria = new CriteriaPage(shell.page);
    await expect(criteria.rows).toHaveCount(3);
  });

  test("100 points are handed out, and what is left is said", async ({ page }) => {
    await criteria.shares(["50.0%", "30.0%", "20.0%"]);
    await expect(page.getByText("All 100 points are handed out")).toBeVisible();
    await criteria.setWeight("Growth", "43");
    await expect(page.getByText("7 points left to hand out")).toBeVisible();
    await criteria.setWeight("Fit", "38");
    await expect(page.getByText("1 point too many handed out")).toBeVisible();
  });

  test("equal weights are one press, and one undo", async ({ page }) => {
    await criteria.setWeightsAs("Equal");
    await criteria.shares(["33.3%", "33.3%", "33.3%"]);
    await expect(page.getByRole("spinbutton")).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await criteria.shares(["50.0%", "30.0%", "20.0%"]);
  });

  test("points are free, and only the shares count", async () => {
    await criteria.setWeightsAs("Points");
    await criteria.setWeight("Growth", "150");
    await criteria.shares(["75.0%", "15.0%", "10.0%"]);
    await criteria.setWeight("Growth", "12,5x");
    await expect(criteria.row("Growth").getByRole("alert")).toContainText("from 0 to 1,000");
    await criteria.shares(["75.0%", "15.0%", "10.0%"]);
    await criteria.setWeight("Growth", "۵۰");
    await expect(criteria.row("Growth").getByRole("alert")).toHaveCount(0);
    await criteria.shares(["50.0%", "30.0%", "20.0%"]);
  });

  test("a weight changes the totals of the matrix", async ({ shell, page }) => {
    await criteria.setWeight("Growth", "10");
    await criteria.setWeight("Trust", "60");
    await shell.goTo("Matrix");
    const matrix = new MatrixPage(page);
    await matrix.reads("Birch", ["4", "6", "8", "7.00", "1"]);
    await page.keyboard.press("Control+z");
    await matrix.reads("Birch", ["4", "6", "8", "6.33", "1"]);
  });

  test("held steps are one undo", async ({ page }) => {
    await criteria.weight("Trust").focus();
    await page.keyboard.down("ArrowUp");
    await page.keyboard.down("ArrowUp");
    await page.keyboard.down("ArrowUp");
    await page.keyboard.up("ArrowUp");
    await expect(criteria.weight("Trust")).toHaveValue("23");
    await page.getByRole("button", { name: /^Undo/ }).first().click();
    await expect(criteria.weight("Trust")).toHaveValue("20");
  });

  test("the order is changed by keyboard and said", async ({ page }) => {
    await criteria.handle("Trust").focus();
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => criteria.names()).toEqual(["Growth", "Trust", "Fit"]);
    await expect(criteria.handle("Trust")).toBeFocused();
    await expect(page.getByRole("status").filter({ hasText: "Trust moved to place 2 of 3" })).toHaveCount(1);
    await page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => criteria.names()).toEqual(["Trust", "Growth", "Fit"]);
  });

  test("the order is changed by dragging", async ({ page }) => {
    const [from, to] = [await criteria.handle("Growth").boundingBox(), await criteria.row("Trust").boundingBox()];
    if (!from || !to) throw new Error("the rows have no place");
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 4, to.y + to.height - 4, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => criteria.names()).toEqual(["Fit", "Trust", "Growth"]);
  });

  test("a criterion is deleted at once and comes back with its scores", async ({ shell, page }) => {
    await page.getByRole("button", { name: "Delete Growth" }).click();
    await expect(criteria.rows).toHaveCount(2);
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect(criteria.rows).toHaveCount(3);
    await shell.goTo("Matrix");
    await new MatrixPage(page).reads("Alder", ["8", "6", "4", "6.60", "1"]);
  });

  test("the steps of a weight say whose it is", async ({ page }) => {
    await page.getByRole("button", { name: "One point less for Fit" }).click();
    await page.getByRole("button", { name: "One point more for Growth" }).click();
    await expect(criteria.weight("Fit")).not.toHaveValue(await criteria.weight("Growth").inputValue());
  });

  test("a name that is taken is said in sight", async ({ page }) => {
    const row = await criteria.open("Fit");
    const field = row.getByRole("textbox", { name: "Name" });
    await field.fill("GROWTH");
    // The field stands at the window's lower edge: what is said under it would lie below.
    await page.setViewportSize({ width: 1280, height: 400 });
    await field.evaluate((it) => it.scrollIntoView({ block: "end" }));
    await field.press("Enter");
    await expect(row.getByRole("alert")).toBeInViewport({ ratio: 0.95 });
  });

  test("texts, axis and nature are edited in place", async () => {
    const row = await criteria.open("Fit");
    await row.getByRole("textbox", { name: "Name" }).fill("Growth");
    await row.getByRole("textbox", { name: "Name" }).press("Tab");
    await expect(row.getByRole("alert")).toBeVisible();
    await expect(row.getByRole("textbox", { name: "Name" })).toHaveValue("Growth");
    await row.getByRole("radio", { name: "Our relative strength" }).check({ force: true });
    await row.getByRole("radio", { name: "About revenue" }).check({ force: true });
    await row.getByRole("textbox", { name: "Meaning" }).fill("How well we fit");
    await row.getByRole("textbox", { name: "Meaning" }).press("Tab");
    await expect(row.getByRole("paragraph").filter({ hasText: "How well we fit" })).toBeVisible();
  });
});

test("criteria come from the library with anchors, and warnings guide", async ({ shell, page }) => {
  await takeIn(page, { accounts: [{ name: "Alder" }] }, "criteria");
  const criteria = new CriteriaPage(page);
  await criteria.addFromLibrary("Revenue potential", "Share of recurring revenue");
  await expect(criteria.rows).toHaveCount(2);
  await expect(criteria.warning("Few criteria.")).toBeVisible();
  await expect(criteria.warning("Mostly revenue.")).toContainText("100%");
  await criteria.addFromLibrary("Solvency", "Product fit", "Influence and authority");
  await criteria.shares(["20.0%", "20.0%", "20.0%", "20.0%", "20.0%"]);
  await expect(criteria.warning("Few criteria.")).toHaveCount(0);
  await expect(criteria.warning("Mostly revenue.")).toHaveCount(0);
  await page.getByRole("textbox", { name: "Own criterion" }).fill("Safety culture");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(criteria.warning("Many criteria.")).toBeVisible();
  await expect(criteria.warning("Not described.")).toContainText("Safety culture");
  await page.keyboard.press("Escape");
  await shell.goTo("Matrix");
  await expect(new MatrixPage(page).header(/^Safety culture/)).toBeVisible();
});

for (const language of ["English", "فارسی"] as const) {
  for (const scheme of ["light", "dark"] as const) {
    test(`axe finds nothing in the criteria, ${language}, ${scheme}`, async ({ shell }) => {
      await shell.page.emulateMedia({ colorScheme: scheme });
      await takeIn(shell.page, THREE, "criteria");
      await shell.speak(language);
      await shell.page.goto("./#/criteria");
      const criteria = new CriteriaPage(shell.page);
      await expect(criteria.rows).toHaveCount(3);
      await criteria.open("Growth");
      await expectAccessible(shell.page);
    });
  }
}

// Story: a workbook made in English showed the library's criteria and KPIs in English on a Russian page, which has them in
// Russian.
test("what was picked from a library is said in the page's language, and kept as it is", async ({ shell, page }) => {
  await new Workbooks(page).openSample();
  const files = new FilesPage(page);
  await page.goto("./#/files");
  const before = (await files.export()).bytes;
  await shell.speak("Русский");
  await page.goto("./#/criteria");
  const criteria = new CriteriaPage(page);
  await expect(criteria.rows.first()).toContainText("Потенциал выручки");
  await expect(criteria.rows.first()).toContainText("Сколько клиент мог бы тратить на то, что мы предлагаем");
  const row = await criteria.open("Потенциал выручки");
  await expect(row.getByRole("textbox", { name: "Как выглядят 10 баллов" })).toHaveValue("Один из крупнейших бюджетов на рынке");
  await page.goto("./#/matrix");
  await expect(new MatrixPage(page).grid.getByRole("columnheader", { name: /Потенциал выручки/ })).toBeVisible();
  await page.goto("./#/decide");
  await expect(shell.main.getByText("Потенциал выручки").first()).toBeAttached();
  await page.goto("./#/targets/attainment");
  await expect(shell.main.getByRole("combobox", { name: "KPI" })).toContainText("Оборот");
  // What was not changed by anyone is kept as it was.
  await shell.speak("English");
  await page.goto("./#/files");
  expect((await files.export()).bytes.equals(before)).toBe(true);
  // What was changed stays as it was typed.
  await page.goto("./#/criteria");
  await (await criteria.open("Revenue potential")).getByRole("textbox", { name: "Name" }).fill("Budget");
  await page.keyboard.press("Enter");
  await expect(criteria.rows.first()).toContainText("Budget");
  await shell.speak("Русский");
  await page.goto("./#/criteria");
  await expect(criteria.rows.first()).toContainText("Budget");
  await expect(criteria.rows.first()).toContainText("Сколько клиент мог бы тратить на то, что мы предлагаем");
});
