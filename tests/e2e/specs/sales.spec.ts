// Lists of sales: many rows of each customer, added up where they are brought in.
//
// Story: a trader's ERP gives its 830 orders and nothing else. The import said that they should be added up first, in a
// pivot table; who had never made one stayed with 741 rows left out.
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, test } from "../test";
import { AccountsPage } from "../pages/accounts";
import { SettingsPage } from "../pages/settings";
import { Shell } from "../pages/shell";
import { xlsx } from "../xlsx";

const ORDERS = fileURLToPath(new URL("../../golden/northwind-orders.csv", import.meta.url));
const NOVEMBER = new Date("2026-11-23T10:00:00Z");

/** An empty workbook, in November, with the dialog of the import open. */
async function importInNovember(page: Page): Promise<AccountsPage> {
  await page.clock.setFixedTime(NOVEMBER);
  await new Shell(page).reload();
  const accounts = new AccountsPage(page);
  await accounts.startEmpty();
  await accounts.openImport();
  return accounts;
}

test("Northwind's orders are added up to its accounts, by file, and taken back in one step", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile(ORDERS);
  await expect(page.dialog).toContainText("Several rows for one account");
  await page.addUp.click();
  await expect(page.dialog.getByRole("heading", { name: "Rows added up" })).toBeFocused();
  await expect(page.dialog).toContainText("830 rows of 89 accounts, 1996–1998, together $1,265,793.01");
  await expect(page.dialog).toContainText("89 new");
  await expect(page.dialog).toContainText("1996: 208,083.97 · 1997: 617,085.17 · 1998: 440,623.87");
  await expect(page.dialog).toContainText("differ from row to row, so they are left out: A · Order ID, F · Salesperson.");
  await expect(page.dialog).toContainText("The list begins within 1996");
  await page.take();
  await expect(page.summary).toContainText("89 accounts");
  expect(await page.sum("Revenue, 1996")).toBe("208,083.97");
  expect(await page.sum("Revenue, 1997")).toBe("617,085.17");
  await shell.saved();
  await shell.page.getByRole("button", { name: /^Undo/ }).first().click();
  await expect(page.row("Alfreds Futterkiste")).toHaveCount(0);
});

test("what is guessed can be changed, and the rows can be used as they are", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  const rows = ["A,2025-01-31,5,1", "A,2025-04-01,7,2", "B,2026-10-20,11,3", "B,2026-10-21,13,4"].join("\n");
  await page.chooseFile({ name: "sales.csv", content: `customer,date,amount,freight\n${rows}\n` });
  // Too few rows repeat to be loud about it.
  await expect(page.dialog).not.toContainText("Several rows for one account");
  await page.addUp.click();
  await expect(page.dialog).toContainText("4 rows of 2 accounts, 2025–2026, together $36.00");
  await expect(page.monthsCovered("2026")).toHaveValue("10");
  await expect(page.dialog).toContainText("The list ends on Oct 21, 2026.");
  await page.choice("A column for each").selectOption("Quarter");
  await expect(page.dialog).toContainText("Q1 2025–Q4 2026, together $36.00");
  await page.choice("C · amount: added up as").selectOption("Profit");
  await page.choice("D · freight: added up as").selectOption("Revenue");
  await expect(page.dialog).toContainText("together $10.00 revenue and $36.00 profit");
  await page.choice("Date").selectOption("No column");
  await expect(page.dialog).toContainText("Choose the column of dates.");
  await expect(page.dialog.getByRole("button", { name: "Nothing to import" })).toBeDisabled();
  await page.choice("Date").selectOption("B · date");
  await page.choice("A column for each").selectOption("Year");
  await page.choice("D · freight: added up as").selectOption("Not added up");
  await page.choice("C · amount: added up as").selectOption("Revenue");
  await page.dialog.getByRole("button", { name: "Use the rows as they are" }).click();
  await expect(page.dialog).toContainText("2 rows left out");
  await expect(page.takenAs("D · freight")).toBeVisible();
  await page.addUp.click();
  await page.take();
  await expect(await page.cell("B", "Revenue, 2026")).toHaveText("24.00");
  await shell.goTo("Settings");
  await expect(new SettingsPage(shell.page).select("2026")).toHaveValue("10");
});

test("a German list with decimal commas and credit notes; what cannot be added up is told by its row", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  const lines = [
    "Beleg;Kunde;Ort;Belegdatum;Nettobetrag EUR",
    "R1;Müller GmbH;Köln;31.01.2025;1.250,50",
    "R2;MÜLLER GmbH ;Köln;28.02.2025;100,00",
    "G1;Müller GmbH;Köln;02.03.2025;-250,50",
    "R3;Schäfer AG;Ulm;05.03.2025;80,00",
    "R4;;Bonn;05.03.2025;70,00",
    "R5;Schäfer AG;Ulm;bald;60,00",
    "R6;Schäfer AG;Ulm;06.03.2025;",
    "R7;Schäfer AG;Ulm;07.03.2025;5,00 USD",
    "R8;Schäfer AG;Ulm;08.12.2025;20,00",
    "Summe;;;;1.335,00",
  ];
  await page.chooseFile({ name: "belege.csv", content: lines.join("\n") });
  await page.addUp.click();
  await expect(page.dialog).toContainText("5 rows of 2 accounts, 2025, together €1,200.00");
  await expect(page.problems).toHaveCount(5);
  await expect(page.problems).toHaveText([/^6B · Kunde.*no name/, /^7D · Belegdatum.*bald/, /^8E · Nettobetrag EUR/, /^9E.*5,00 USD/, /^11Whole row.*adds up/]);
  await expect(page.dialog.getByRole("button", { name: "Import 2 accounts, 5 rows left out" })).toBeVisible();
  await page.take();
  await expect(page.table.getByRole("rowheader", { name: "Müller GmbH" })).toHaveText("Müller GmbH");
  await expect(await page.cell("Müller GmbH", "Revenue, 2025")).toHaveText("1,100.00");
  await expect(await page.cell("Schäfer AG", "Revenue, 2025")).toHaveText("100.00");
});

test("a Russian list in thousands, pasted, in Russian", async ({ newVisitor }) => {
  const page = await importInNovember(await newVisitor({ locale: "ru-RU" }));
  const rows = ["1\tООО «Щит»\t15.12.2025\t1 250,5", "2\tООО «Щит»\t10.01.2026\t10", "3\tЗАО Меч\t20.10.2026\t−2,5", "4\tЗАО Меч\t20.10.2026\t7,5"];
  await page.paste(`№\tКонтрагент\tДата\tСумма, тыс. руб.\n${rows.join("\n")}\n`);
  await page.addUp.click();
  await expect(page.dialog).toContainText(/4 строки, 2 клиента, 2025–2026, всего 1\s265\s500,00\s₽/);
  await expect(page.monthsCovered("2026")).toHaveValue("10");
  await page.take();
  await expect(await page.cell("ЗАО Меч", "Выручка, 2026")).toHaveText(/^5\s000,00$/);
});

test("a Persian list with solar dates, in Persian", async ({ newVisitor }) => {
  const page = await importInNovember(await newVisitor({ locale: "fa-IR" }));
  const rows = ["ف۱\tآریا\t۱۴۰۴/۱۲/۲۹\t۱۲٬۰۰۰", "ف۲\tآریا\t۱۴۰۵/۰۱/۰۱\t۵۰۰", "ف۳\tپارس\t۱۴۰۵/۰۸/۰۱\t۷۰۰", "ف۴\tپارس\t۱۴۰۵/۰۸/۰۲\t-۲۰۰"];
  await page.paste(`شماره فاکتور\tنام مشتری\tتاریخ\tمبلغ (تومان)\n${rows.join("\n")}\n`);
  await page.addUp.click();
  await expect(page.dialog).toContainText("۴ ردیف از ۲ حساب، ۱۴۰۴ تا ۱۴۰۵");
  await expect(page.dialog).toContainText("۱۳٬۰۰۰");
  await expect(page.monthsCovered("۱۴۰۵")).toHaveValue("8");
  await page.take();
  await expect(await page.cell("پارس", "درآمد، ۱۴۰۵")).toHaveText("۵۰۰");
});

test("a workbook's sheet of sales, with days before months said by a person", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  const rows = [
    ["Client", "Month and day", "Total"],
    ["Acme", "03/04/2025", 5],
    ["Acme", "05/06/2025", 7],
    ["Bolt", "07/08/2025", 11],
  ];
  await page.chooseFile({ name: "sales.xlsx", content: xlsx({ Sales: rows }) });
  await page.addUp.click();
  await expect(page.dialog).toContainText("Nothing could be added up");
  await page.choice("B · Month and day: order of dates").selectOption("Day first");
  await expect(page.dialog).toContainText("3 rows of 2 accounts, 2025, together $23.00");
  await page.choice("A column for each").selectOption("Month");
  await expect(page.dialog).toContainText("Apr 2025–Aug 2025");
});

// An accountant brought 400 invoices of six customers; the column of their numbers was taken for codes, and 400 accounts
// were about to be made without a word.
test("invoices are known as such though each has a number of its own", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  const rows = Array.from({ length: 12 }, (_, at) => `${at + 10}.09.2026;${1000 + at};${["Щит", "Меч", "Лук"][at % 3]};5,00`);
  await page.chooseFile({ name: "sales.csv", content: `Дата;Номер;Контрагент;Сумма\n${rows.join("\n")}\n` });
  await expect(page.dialog).toContainText("Several rows for one account");
  await page.addUp.click();
  await expect(page.dialog).toContainText("12 rows of 3 accounts, 2026, together $60.00");
  await expect(page.dialog).not.toContainText("Several rows for one account");
});

// Story: an export had the year in one column and the month in another. It was added up by year only, and in November the
// year that runs counted as whole.
test("a list with the month beside its year is added up by either", async ({ newVisitor }) => {
  const page = await importInNovember(await newVisitor({ locale: "ru-RU" }));
  const content = "Год;Месяц;Клиент;Сумма\n2025;декабрь;Альфа;1\n2026;январь;Бета;2\n2026;3;Альфа;4\n2026;октябрь;Альфа;8\n2026;скоро;Альфа;9\n";
  await page.chooseFile({ name: "sales.csv", content });
  await page.addUp.click();
  await expect(page.choice("Месяц или квартал")).toHaveValue("1");
  await expect(page.monthsCovered("2026")).toHaveValue("10");
  await expect(page.dialog).toContainText("Последний период в списке — окт. 2026");
  await page.choice("Столбец на каждый").selectOption("Месяц");
  await expect(page.dialog).toContainText("Это не месяц и не квартал этого года.");
  await page.choice("Месяц или квартал").selectOption("");
  await expect(page.choice("Столбец на каждый")).toHaveValue("12");
  await page.choice("Месяц или квартал").selectOption("1");
  await page.choice("Столбец на каждый").selectOption("Месяц");
  await page.take();
  await expect(await page.cell("Альфа", "Выручка, окт. 2026 г.")).toHaveText("8,00");
});
