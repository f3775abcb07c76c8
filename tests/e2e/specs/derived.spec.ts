// Criteria that score themselves from the accounts' numbers: the rule, an override with its reason, what an import moved.
import { fileURLToPath } from "node:url";
import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "../test";
import { expectAccessible } from "../accessibility";
import { AccountsPage } from "../pages/accounts";
import { CriteriaPage } from "../pages/criteria";
import { MatrixPage } from "../pages/matrix";
import { Shell } from "../pages/shell";
import { Workbooks } from "../pages/workbooks";

const NORTHWIND = fileURLToPath(new URL("../../../samples/northwind-accounts.csv", import.meta.url));
const SIZE = { English: "Revenue potential", فارسی: "ظرفیت درآمدی" };

/** The sample with its first criterion scored from the revenue of 1997, the best tenth first. */
async function scoreByRevenue(page: Page, language: "English" | "فارسی"): Promise<void> {
  await new Workbooks(page).openSample();
  await page.goto("./#/criteria");
  const dialog = await new CriteriaPage(page).openRule(SIZE[language]);
  await dialog.getByRole("combobox").nth(1).selectOption("1997");
  await expect(dialog.getByRole("figure")).toContainText(/91|۹۱/);
  await dialog.getByRole("button", { name: /^(Score by this rule|امتیازدهی با این قاعده)$/ }).click();
  await expect(dialog).toHaveCount(0);
}

test("a criterion scores itself from revenue, and a person may know better", async ({ shell, page }) => {
  await scoreByRevenue(page, "English");
  await shell.goTo("Matrix");
  const matrix = new MatrixPage(page);
  const cell = matrix.cell("QUICK-Stop", 0);
  await expect(cell).toHaveAccessibleName(/^10, from the account's number/);
  await matrix.goTo("QUICK-Stop", 0);
  await expect(page.getByText("Revenue, 1997: 61,109.91. That scores 10.")).toBeVisible();

  await matrix.type("4");
  const prompt = page.getByRole("dialog", { name: "Set to 4 by hand" });
  await expect(prompt.getByRole("textbox", { name: "Reason" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(prompt.getByRole("alert")).toHaveText("Give a reason.");
  await page.keyboard.type("Their owner sells in spring");
  await page.keyboard.press("Enter");
  await expect(cell).toHaveAccessibleName(/^4, set by hand instead/);
  await expect(cell).toBeFocused();
  await expect(page.getByText("Set by hand to 4: Their owner sells in spring")).toBeVisible();

  await page.keyboard.press("Delete");
  await expect(cell).toHaveAccessibleName(/^10, from the account's number/);
  await page.keyboard.press("Delete");
  await expect(matrix.problem).toContainText("comes from the account's number");
});

test("all scores set by hand are taken back at once, and Undo names them", async ({ shell, page }) => {
  await scoreByRevenue(page, "English");
  await shell.goTo("Matrix");
  const matrix = new MatrixPage(page);
  for (const [account, score] of [["QUICK-Stop", "4"], ["Ernst Handel", "3"]] as const) {
    await matrix.goTo(account, 0);
    await matrix.type(score);
    await page.keyboard.type("Their owner sells in spring");
    await page.keyboard.press("Enter");
    await expect(matrix.cell(account, 0)).toHaveAccessibleName(new RegExp(`^${score}, set by hand`));
  }
  await expect(shell.page.getByRole("button", { name: "Undo: score set by hand" })).toBeVisible();
  await page.goto("./#/criteria");
  const row = await new CriteriaPage(page).open("Revenue potential");
  await row.getByRole("button", { name: "Take back all scores set by hand" }).click();
  await expect(page.getByText("2 scores again follow from the numbers")).toBeVisible();
  await shell.goTo("Matrix");
  await expect(matrix.cell("QUICK-Stop", 0)).toHaveAccessibleName(/^10, from the account's number/);
  await page.getByRole("button", { name: /^Undo: score set by hand/ }).click();
  await expect(matrix.cell("QUICK-Stop", 0)).toHaveAccessibleName(/^4, set by hand/);
  await expect(matrix.cell("Ernst Handel", 0)).toHaveAccessibleName(/^3, set by hand/);
});

test("an import recomputes the scores, says what moved, and leaves overrides alone", async ({ shell, page }) => {
  await scoreByRevenue(page, "English");
  await shell.goTo("Matrix");
  const matrix = new MatrixPage(page);
  await matrix.goTo("Ernst Handel", 0);
  await matrix.type("7");
  await page.keyboard.type("Paid late all year");
  await page.keyboard.press("Enter");
  await expect(matrix.cell("Ernst Handel", 0)).toHaveText("7");

  await shell.goTo("Accounts");
  const accounts = new AccountsPage(page);
  await accounts.openImport();
  // The largest account is now among the smallest: of the tenths, only borders move.
  const table = (await readFile(NORTHWIND, "utf8")).split("\n");
  const [header, ...rows] = table;
  const column = (header ?? "").split(",").indexOf("revenue_1997");
  const quick = (rows.find((row) => row.startsWith("QUICK,")) ?? "").split(",");
  quick[column] = "1.00";
  await accounts.chooseFile({ name: "corrected.csv", content: `${header}\n${quick.join(",")}\n` });
  await accounts.take();
  const notice = page.getByRole("status").filter({ hasText: "Revenue potential:" });
  await expect(notice).toContainText(/Revenue potential: \d+ accounts moved\./);
  await notice.getByRole("button", { name: "Show" }).click();
  const list = page.getByRole("dialog", { name: "What moved" });
  const row = list.getByRole("row").filter({ hasText: "QUICK-Stop" });
  await expect(row.getByRole("cell")).toHaveText(["10", "1"]);
  await page.keyboard.press("Escape");

  await shell.goTo("Matrix");
  await expect(matrix.cell("Ernst Handel", 0)).toHaveAccessibleName(/^7, set by hand instead/);
});

test("limits are typed, checked, and score by themselves", async ({ shell, page }) => {
  await new Workbooks(page).openSample();
  await page.goto("./#/criteria");
  const criteria = new CriteriaPage(page);
  const dialog = await criteria.openRule("Revenue potential");
  await dialog.getByRole("radio", { name: "By limits" }).check({ force: true });
  const limit = (score: number) => dialog.getByRole("textbox", { name: `${score}: from` });
  await limit(10).fill("1");
  await expect(dialog.getByRole("alert")).toContainText("a better score needs a better number");
  for (const [score, number] of [[10, "30,000"], [9, "20,000"], [8, "10,000"], [7, "5,000"], [6, "4,000"]] as const)
    await limit(score).fill(number);
  for (const [score, number] of [[5, "3,000"], [4, "2,000"], [3, "1,000"], [2, "500"]] as const) await limit(score).fill(number);
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Score by this rule" }).click();
  await expect(criteria.row("Revenue potential").getByText("Revenue, 1997 · By limits · Higher is better")).toBeVisible();
  await shell.goTo("Matrix");
  // 6,022.77 in 1997: of 1998 only four months are there.
  await expect(new MatrixPage(page).cell("Hanari Carnes", 0)).toHaveText("7");
});

test("a block pasted over derived scores leaves them as they are", async ({ shell, page }) => {
  await scoreByRevenue(page, "English");
  await shell.goTo("Matrix");
  const matrix = new MatrixPage(page);
  const before = await matrix.cell("QUICK-Stop", 0).innerText();
  await matrix.goTo("QUICK-Stop", 0);
  await matrix.paste("1\t2\t3");
  await expect(matrix.cell("QUICK-Stop", 1)).toHaveText("2");
  await expect(matrix.cell("QUICK-Stop", 2)).toHaveText("3");
  await expect(matrix.cell("QUICK-Stop", 0)).toHaveText(before);
  await expect(matrix.problem).toContainText("1 cell scores itself from a number");
});

test("in Persian: by revenue, overridden, and back", async ({ newVisitor }) => {
  const page = await newVisitor({ locale: "fa-IR" });
  await scoreByRevenue(page, "فارسی");
  await page.goto("./#/matrix");
  const matrix = new MatrixPage(page);
  const cell = matrix.cell("QUICK-Stop", 0);
  await expect(cell).toHaveAccessibleName(/^۱۰، از عدد حساب/);
  await matrix.goTo("QUICK-Stop", 0);
  await matrix.typeForeign("۶");
  await expect(page.getByRole("dialog", { name: "گذاشتن ۶ به‌صورت دستی" }).getByRole("textbox")).toBeFocused();
  await page.keyboard.type("فروش شرکت");
  await page.keyboard.press("Enter");
  await expect(cell).toHaveAccessibleName(/^۶، دستی به‌جای عدد حساب/);
  await page.keyboard.press("Delete");
  await expect(cell).toHaveAccessibleName(/^۱۰، از عدد حساب/);
  await new Shell(page).saved();
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the rule and in the override, ${scheme}`, async ({ shell, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await new Workbooks(page).openSample();
    await page.goto("./#/criteria");
    const dialog = await new CriteriaPage(page).openRule("Revenue potential");
    await expect(dialog.getByRole("figure")).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("radio", { name: "By limits" }).check({ force: true });
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Score by this rule" }).click();
    await shell.goTo("Matrix");
    const matrix = new MatrixPage(page);
    await matrix.goTo("Ernst Handel", 0);
    await matrix.type("4");
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
  });
}

test("the picker asks for the reason too", async ({ shell, page }) => {
  await scoreByRevenue(page, "English");
  await shell.goTo("Matrix");
  const matrix = new MatrixPage(page);
  await matrix.goTo("Ernst Handel", 0);
  await matrix.type("F2");
  await page.getByRole("dialog", { name: "Revenue potential" }).getByRole("button", { name: "6", exact: true }).click();
  const prompt = page.getByRole("dialog", { name: "Set to 6 by hand" });
  await expect(prompt.getByRole("textbox", { name: "Reason" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(prompt).toHaveCount(0);
  await expect(matrix.cell("Ernst Handel", 0)).toBeFocused();
  await expect(matrix.cell("Ernst Handel", 0)).toHaveText("10");
});
