// A period that stands only in the lines above a table, as programs of accounting write it.
//
// Story: a head of sales exports the gross profit of her customers from 1C every month. "Период: Январь 2026 г. - Октябрь
// 2026 г." stands in the third line, the header says "Контрагент; Выручка; Валовая прибыль". Both columns came as numbers of
// their own; she chose what they are, typed the period twice, once a wrong one, and nothing knew that it was ten months.
import type { Page } from "@playwright/test";
import { expect, test } from "../test";
import { AccountsPage } from "../pages/accounts";
import { SettingsPage } from "../pages/settings";
import { Shell } from "../pages/shell";
import { xlsx } from "../xlsx";

/** An empty workbook, in November, with the dialog of the import open. */
async function importInNovember(page: Page): Promise<AccountsPage> {
  await page.clock.setFixedTime(new Date("2026-11-24T10:00:00Z"));
  await new Shell(page).reload();
  const accounts = new AccountsPage(page);
  await accounts.startEmpty();
  await accounts.openImport();
  return accounts;
}

const TABLE = "Customer;Revenue;Gross profit\nAcme;900;90\nBolt;600;30\n";

test("the period above the table is that of its figures, with how many months it has and where it was read", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  const content = `Gross profit by customer\nPeriod: Jan 2026 - Oct 2026\n${TABLE}`;
  await page.chooseFile({ name: "report.csv", content });
  await expect(page.takenAs("Revenue")).toHaveValue("revenue");
  await expect(page.takenAs("Gross profit")).toHaveValue("profit");
  await expect(page.dialog).toContainText("The period is read from line 2 above the table: “Period: Jan 2026 - Oct 2026”.");
  await expect(page.dialog).toContainText("Line 2 above the table says so: “Period: Jan 2026 - Oct 2026”.");
  await expect(page.monthsCovered("2026")).toHaveValue("10");
  await page.take();
  await expect(await page.cell("Acme", "Revenue, 2026")).toHaveText("900.00");
  await shell.goTo("Settings");
  await expect(new SettingsPage(shell.page).select("2026")).toHaveValue("10");
});

test("another period may be typed, and a column of another name takes the one above, too", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  await page.chooseFile({ name: "report.csv", content: "FY 2025\nCustomer;Invoiced;Revenue\nAcme;900;90\nBolt;600;30\n" });
  const read = page.dialog.getByText("The period is read from line 1 above the table: “FY 2025”.");
  await expect(page.periodOfColumn).toHaveValue("2025");
  await expect(read).toHaveCount(1);
  await page.periodOfColumn.fill("2024");
  await page.periodOfColumn.press("Tab");
  await expect(read).toHaveCount(0);
  await page.takenAs("Invoiced").selectOption("Revenue of a period");
  await expect(page.periodOfColumn.first()).toHaveValue("2025");
  await expect(read).toHaveCount(1);
  await page.take();
  await expect(await page.cell("Acme", "Revenue, 2025")).toHaveText("900.00");
  await expect(await page.cell("Acme", "Revenue, 2024")).toHaveText("90.00");
});

test("of two periods above the table none is taken", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  await page.chooseFile({ name: "report.csv", content: `Period: 2025\nCompared with: 2024\n${TABLE}` });
  await expect(page.takenAs("Revenue")).toHaveValue("number");
  await page.takenAs("Revenue").selectOption("Revenue of a period");
  await expect(page.periodOfColumn).toHaveValue("");
  await expect(page.message).toContainText("Enter the period.");
});

test("a workbook from 1C, in Russian", async ({ newVisitor }) => {
  const page = await importInNovember(await newVisitor({ locale: "ru-RU" }));
  const rows = [
    ["Валовая прибыль по контрагентам"],
    ["Параметры:", "Период: Январь 2026 г. - Октябрь 2026 г."],
    ["Контрагент", "Выручка, тыс. руб.", "Валовая прибыль, тыс. руб."],
    ["Альфа", 900, 90],
    ["Бета", 600, 30],
  ];
  await page.chooseFile({ name: "1c.xlsx", content: xlsx({ TDSheet: rows }) });
  await expect(page.monthsCovered("2026")).toHaveValue("10");
  await expect(page.dialog).toContainText("Период взят из строки 2 над таблицей: «Период: Январь 2026 г. - Октябрь 2026 г.».");
  await page.take();
  await expect(await page.cell("Альфа", "Выручка, 2026")).toHaveText(/^900\s000,00$/);
});

test("a Persian year between two days, in Persian", async ({ newVisitor }) => {
  const page = await importInNovember(await newVisitor({ locale: "fa-IR" }));
  await page.paste("فروش مشتریان\nاز ۱۴۰۴/۰۱/۰۱ تا ۱۴۰۴/۱۲/۲۹\nنام مشتری\tفروش\tسود\nآریا\t۱۲۰۰\t۹۰۰\nپارس\t۷۰۰\t۵۰\n");
  await expect(page.dialog).toContainText("دوره از ردیف ۲ بالای جدول خوانده شده است");
  await expect(page.monthsCovered("۱۴۰۴")).toHaveCount(0);
  await page.take();
  await expect(await page.cell("آریا", "درآمد، ۱۴۰۴")).toContainText("۱٬۲۰۰");
});
