// The import of tables: by file and by paste, its problems, its one undo; and the export that comes back as it was.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "../test";
import { AccountsPage } from "../pages/accounts";
import { DecidePage } from "../pages/decide";
import { Workbooks } from "../pages/workbooks";
import { takeIn } from "../workbook";

const NORTHWIND = fileURLToPath(new URL("../../../samples/northwind-accounts.csv", import.meta.url));
// The source's unrounded total is 1,265,793.04. Rounded to cents by customer and year, as the file has them, its figures
// add up to three cents less, and that is what a sum of them must say.
const TOTAL = "1,265,793.01";

test("Northwind comes in by file, with its total", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile(NORTHWIND);
  await expect(page.dialog).toContainText("91 new");
  await expect(page.dialog).toContainText(`together ${TOTAL}`);
  await page.take();
  await expect(page.summary).toContainText(`Revenue 1996–1998: $${TOTAL}`);
  expect(await page.sum("Revenue, 1996")).toBe("208,083.97");
  await shell.saved();
  await shell.reload();
  await expect(page.summary).toContainText(TOTAL);
});

test("Northwind comes in by paste, with tabs and decimal commas", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  const text = await readFile(NORTHWIND, "utf8");
  expect(text, "a plain file: no quotes").not.toContain('"');
  const pasted = text.replaceAll(",", "\t").replace(/(\d)\.(\d\d)(?=[\t\n\r])/g, "$1,$2");
  await page.startEmpty();
  await page.openImport();
  await page.paste(pasted);
  // The box had gone with the focus, and the next Tab led past all columns to the dialog's end.
  await expect(page.dialog).toContainText("91 new");
  await shell.page.keyboard.press("Tab");
  await expect(page.dialog.getByRole("combobox", { name: "Separator" })).toBeFocused();
  await expect(page.dialog).toContainText("91 new");
  await expect(page.dialog.getByLabel("Separator")).toHaveValue("tab");
  await page.take();
  await expect(page.summary).toContainText(TOTAL);
});

test("a table opened on the first visit is shown before it comes in, in a workbook of its name", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await shell.main.locator('input[type="file"]').first().setInputFiles(NORTHWIND);
  await expect(page.dialog).toContainText("91 new");
  await page.take();
  await expect(page.summary).toContainText(TOTAL);
  await expect(shell.page).toHaveTitle(/northwind-accounts/);
});

test("the currency a table names is a new workbook's, and a warning in one that counts in another", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  const table = { name: "list.csv", content: "name;Выручка 2024 тыс. руб.\nAlpha;12,5\nBeta;7,5\n" };
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile(table);
  const dialog = shell.page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: "Currency" })).toHaveValue("RUB");
  const banner = dialog.locator(".banner");
  await expect(banner).toContainText("the workbook will count in RUB instead of USD");
  await banner.getByRole("button", { name: "Count in USD" }).click();
  await expect(banner).toContainText("the header names RUB. The numbers would be taken as USD as they stand");
  await expect(dialog.getByRole("textbox", { name: "Currency" })).toHaveValue("USD");
  await shell.page.keyboard.press("Tab");
  await expect(dialog.getByRole("combobox", { name: "Separator" }), "the focus is not lost").toBeFocused();
  await banner.getByRole("button", { name: "Count in RUB" }).click();
  await expect(dialog.getByRole("textbox", { name: "Currency" })).toHaveValue("RUB");
  await page.take();
  await expect(await page.cell("Alpha", "Revenue, 2024")).toHaveText("12,500.00");
  await shell.goTo("Settings");
  await expect(shell.main.getByRole("textbox", { name: "Currency" })).toHaveValue("RUB");
  await shell.goTo("Accounts");
  await page.openImport();
  await page.chooseFile({ name: "more.csv", content: "name,Revenue 2025 EUR,Profit 2025 in €\nAlpha,7,1\n" });
  await expect(dialog.getByRole("textbox", { name: "Currency" })).toHaveCount(0);
  await expect(banner).toContainText(/B · Revenue 2025 EUR, C · Profit 2025 in €: the header names EUR, and this workbook counts in RUB.*convert the amounts first/);
  await expect(banner.getByRole("button")).toHaveCount(0);
});

test("a file in the Russian code page is read and said to be", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  // "Код;Клиент;Выручка 2024" over one row, as a Russian spreadsheet program writes it.
  const bytes = Buffer.concat([
    Buffer.from("caeee43bcaebe8e5edf23bc2fbf0f3f7eae020", "hex"),
    Buffer.from("2024\r\n7;"),
    Buffer.from("c0eaece5", "hex"),
    Buffer.from(";1 250,50\r\n"),
  ]);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile({ name: "clients.csv", content: bytes });
  await expect(page.dialog.getByLabel("Encoding")).toHaveValue("Windows-1251");
  await page.take();
  await expect(await page.cell("Акме", "Revenue, 2024")).toHaveText("1,250.50");
});

const REFUSED: [string, string | Buffer, RegExp][] = [
  ["an empty file", "", /There is nothing in it/],
  ["a header alone", "name,city\n", /a header and no row below it/],
  ["a damaged spreadsheet file", Buffer.from("PK\x03\x04....xl/workbook.xml[Content_Types].xml", "latin1"), /The file is damaged/],
  ["a web page", "<!DOCTYPE html><html><body>Please sign in</body></html>", /a web page, not a table/],
  ["another program's JSON", '[{"name": "Acme"}]', /a JSON file, not a table/],
  ["a workbook", '{"format":"linchpin-workbook","version":1}', /Open it on the Files page/],
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n....", "latin1"), /a picture, not a table/],
  ["a PDF document", "%PDF-1.7 ...", /a PDF document, not a table/],
  ["bytes that are no text", Buffer.from("name,city\nAc\0me,Rome\n"), /This is not text \(byte 12\)/],
  ["a file that is too large", "name,city\n".padEnd(20_000_001, "x"), /at most 20 MB are read/],
];

test("files that are no table are named, and nothing changes", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  for (const [what, content, message] of REFUSED) {
    await test.step(what, async () => {
      await page.chooseFile({ name: `${what}.csv`, content });
      await expect(page.message).toContainText(message);
      await expect(page.message).toContainText("Nothing was imported.");
    });
  }
  await page.cancel();
  await expect(shell.main.getByRole("heading", { name: "No accounts yet" })).toBeVisible();
});

const LISTED: [string, string, RegExp][] = [
  ["a row that is too long", "name,revenue 2024\nAcme,1\nBolt,1,50\n", /3.*C.*50.*3 cells where the header has 2 \(line 3\)/],
  ["a quotation mark left open", 'name,city\nAcme,Rome\nBolt,"Oslo\nCog,Bonn\n', /3.*B · city.*"Oslo.*A quotation mark is never closed \(line 3\)\. Close it/],
  ["text behind a quotation mark", 'name,city\nAcme,Rome\n"Bolt" Ltd,Oslo\n', /3.*A · name.*"Bolt" Ltd,Oslo.*Text after a closing quotation mark \(line 3\)\. Double/],
  ["a quotation mark that swallows rows", 'name,city,tel\nAcme,"Rome\nBolt,Oslo,2\nCog",3\n', /2.*B · city[^]*3 lines that look like rows of their own/],
  ["a word where a number belongs", "name,revenue 2024\nAcme,1\nBolt,soon\n", /3.*B · revenue 2024.*soon.*is not a number/],
  ["a number that reads in two ways", 'name,quota\nAcme,"1,234"\n', /2.*can be read in two ways/],
  ["a share where an amount belongs", "name,profit 2024\nAcme,12%\n", /2.*12%.*is a share/],
  ["an amount in another currency", "name,profit 2024\nAcme,$4\nBolt,5 €\n", /3.*5 €.*is in another currency/],
  ["a day there is not", "name,customer since\nAcme,2024-02-30\n", /2.*There is no such day/],
  ["a row of totals", "name,revenue 2024\nAcme,1\nBolt,2\nTotal,3\n", /4.*adds up the rows above it/],
  ["a row without a name", "name,city\nAcme,Rome\n,Oslo\n", /3.*has no name/],
  ["a customer that stands twice", "name,city\nAcme,Rome\nACME ,Rome\n", /3.*Row 2 is about the same account.*give each a code or a city/],
  ["a name that stands in two cities", "name,city\nAcme,Rome\nACME ,Oslo\n", /3.*Row 2 has the same name in another place.*tick the box above/],
  ["a header that stands twice", "name,city,city\nAcme,Rome,Oslo\n", /1.*C · city.*The header “city” stands twice/],
  ["characters that were lost", "name,city\nAcme \ufffd,Rome\n", /2.*A · name.*A character could not be read/],
];

test("bad rows and cells are listed with their place, and nothing changes before one says so", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  for (const [what, content, line] of LISTED) {
    await test.step(what, async () => {
      await page.chooseFile({ name: "list.csv", content });
      await expect(page.problems).toHaveCount(1);
      await expect(page.problems).toHaveText(line);
      await page.chooseAnother();
    });
  }
  await page.chooseFile({ name: "numbers.csv", content: "1,2\n3,4\n" });
  await expect(page.dialog).toContainText("No column is the account's name or code");
  await page.cancel();
  await expect(shell.main.getByRole("heading", { name: "No accounts yet" })).toBeVisible();
});

test("the good rows can be taken without the bad ones", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile({ name: "list.csv", content: "name,revenue 2024\nAcme,12.50\nBolt,abc\n,7\n" });
  await expect(page.problems).toHaveCount(2);
  await expect(page.dialog.getByRole("button", { name: "Import 2 accounts, 1 cell left out, 1 row left out" })).toBeVisible();
  await page.take();
  await expect(page.toast("2 accounts added, 0 changed, 1 cell left out, 1 row left out")).toBeVisible();
  await expect(page.summary).toContainText("2 accounts");
  expect(await page.sum("Revenue, 2024")).toBe("12.50");
});

test("what looks like a sum, a heading or a note is left out, and taken all the same by keyboard", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  const rows = ["Ann (1),,", "Acme,Rome,1", "Total,Paris,300", "Grand total,,301", "* preliminary,,"];
  await page.chooseFile({ name: "report.csv", content: `name,city,revenue 2024\n${rows.join("\n")}\n` });
  await expect(page.dialog).toContainText("1 new");
  await expect(page.problems).toHaveText([
    /2.*Ann \(1\).*A heading: its group stands below it\./,
    /4.*Total · Paris · 300.*adds up the rows above it/,
    /5.*Grand total/,
    /6.*\* preliminary.*A text beside the table/,
  ]);
  await page.takeRow(4).focus();
  await shell.page.keyboard.press("Space");
  await expect(page.dialog).toContainText("2 new");
  await expect(page.takeRow(4)).toBeFocused();
  await expect(page.takeRow(4)).toBeChecked();
  await expect(page.problems).toHaveCount(4);
  await expect(page.dialog.getByRole("button", { name: "Import 2 accounts, 3 rows left out" })).toBeVisible();
  await shell.page.keyboard.press("Space");
  await expect(page.dialog).toContainText("1 new");
  await shell.page.keyboard.press("Space");
  await page.take();
  expect(await page.sum("Revenue, 2024")).toBe("301.00");
  await expect(await page.cell("Total", "City")).toHaveText("Paris");
});

test("rows of one name in several cities are accounts of their own if one says so, and are met again by their city", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  const list = (year: number) => ({
    name: "kunden.csv",
    content: `Kunde;Ort;Umsatz ${year}\nAbt AG;Ulm;1,5\nBolt;Bonn;2\nAbt AG;Köln;4\nSumme;;7,5\n`,
  });
  await page.chooseFile(list(2024));
  await expect(page.dialog).toContainText("2 new");
  const names = page.dialog.getByRole("region", { name: "1 name stands in several cities" });
  await expect(names.locator("tbody").getByRole("row")).toHaveText([/Abt AG.*Ulm, Köln.*2, 4/]);
  const box = page.dialog.getByRole("checkbox", { name: "Rows of one name in different cities are different accounts" });
  await box.focus();
  await shell.page.keyboard.press("Space");
  await expect(page.dialog).toContainText("3 new");
  await expect(box).toBeFocused();
  await expect(page.dialog).toContainText("Revenue 2024: 7.50");
  await page.take();
  expect(await page.sum("Revenue, 2024")).toBe("7.50");
  await page.openImport();
  await page.chooseFile(list(2024));
  await expect(page.dialog).toContainText("3 the same");
  await expect(box).toHaveCount(0);
  await page.chooseAnother();
  await page.chooseFile(list(2025));
  await expect(page.dialog).toContainText("3 changed");
  await page.take();
  expect(await page.sum("Revenue, 2025")).toBe("7.50");
});

test("a German list needs no hand, and a margin in money is said to be the profit", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  const header = "Kundennr.;Kunde;Ort;Land;Branche;Betreuer;Umsatz 2023 (EUR);Bruttomarge 2023 (EUR);Umsatz Q1 2024;Bruttomarge Q1 2024";
  const rows = ["K1;Abt AG;Ulm;Deutschland;Bahn;Jörg;1.200,50;300,25;7,5;25 %", "K2;Bolt;Graz;Österreich;Bahn;Ute;800,00;200,00;2,5;20 %"];
  await page.chooseFile({ name: "kunden.csv", content: `${header}\n${rows.join("\n")}\n` });
  await expect(page.dialog).toContainText("2 new");
  await expect(page.dialog.getByRole("textbox", { name: "Currency" })).toHaveValue("EUR");
  const fields = page.dialog.getByRole("combobox", { name: /: taken as$/ });
  const chosen = await fields.evaluateAll((selects) => selects.map((select) => (select as HTMLSelectElement).selectedOptions[0]?.label));
  expect(chosen).toEqual([
    "Code",
    "Account",
    "City",
    "Country",
    "Sector",
    "Account manager",
    "Revenue of a period",
    "Profit of a period",
    "Revenue of a period",
    "Own field: number",
  ]);
  await expect(page.dialog.getByRole("row", { name: /Bruttomarge 2023/ })).toContainText("A margin in money, not in per cent, so it is taken as the profit");
  await expect(page.dialog).toContainText("Profit 2023: 500.25");
  await page.take();
  expect(await page.sum("Revenue, 2023")).toBe("2,000.50");
  await expect(await page.cell("Bolt", "Account manager")).toHaveText("Ute");
});

test("the rows of a group get its value, and a share is read as its column's others are", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  const rows = ["Jane Doe (2),,", ",Acme,\"0,12\"", ",Bolt,12 %", "John (1),,", ",Cog,\"0,5\""];
  await page.chooseFile({ name: "groups.csv", content: `Account Owner,Account Name,Discount\n${rows.join("\n")}\n` });
  await expect(page.dialog).toContainText("A · Account Owner: 3 empty cells got the value of their group.");
  await expect(page.dialog).toContainText("It has no name.");
  await expect(page.dialog.getByRole("region", { name: "1 row to check" })).toContainText("this one is 0.12");
  await page.take();
  await expect(await page.cell("Bolt", "Account manager")).toHaveText("Jane Doe");
});

test("an import changes known accounts and is one undo and one redo", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile(NORTHWIND);
  await page.take();
  await expect(page.summary).toContainText(TOTAL);
  await page.openImport();
  await page.chooseFile({ name: "more.csv", content: "account_id,account,city,revenue_1998\nalfki,Alfreds Futterkiste,Hamburg,\nNEWCO,New Co,Oslo,10\n" });
  await expect(page.dialog).toContainText("1 new");
  await expect(page.dialog).toContainText("1 changed");
  await page.take();
  await expect(await page.cell("Alfreds Futterkiste", "City")).toHaveText("Hamburg");
  await expect(page.summary).toContainText("92 accounts");

  const title = shell.main.getByRole("heading", { level: 1 });
  await title.click();
  await shell.page.keyboard.press("ControlOrMeta+Z");
  await expect(page.summary).toContainText("91 accounts");
  await expect(await page.cell("Alfreds Futterkiste", "City")).toHaveText("Berlin");
  await shell.page.keyboard.press("ControlOrMeta+Z");
  await expect(shell.main.getByRole("heading", { name: "No accounts yet" })).toBeVisible();
  await shell.page.keyboard.press("ControlOrMeta+Shift+Z");
  await expect(page.summary).toContainText(TOTAL);
  await shell.page.keyboard.press("ControlOrMeta+Shift+Z");
  await expect(page.summary).toContainText("92 accounts");
});

test("an export is guarded against formulas and comes back as it was", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile({ name: "list.csv", content: "name,notes,revenue 2024\n'=SUM(A1),\"a\nb\",-5.25\n" });
  await page.take();
  await expect(page.row("=SUM(A1)")).toBeVisible();
  for (const kind of ["commas", "semicolons"] as const) {
    const text = await page.export(kind);
    expect(text).toContain("'=SUM(A1)");
    expect(text, "with the status").toMatch(/Status[\s\S]*Regular/);
    expect(text).toContain(kind === "commas" ? ",-5.25" : ";-5,25");
    await page.openImport();
    await page.chooseFile({ name: "again.csv", content: text });
    await expect(page.dialog).toContainText("0 new");
    await expect(page.dialog).toContainText("1 the same");
    await page.cancel();
  }
});

// Story: opened in Excel, a list exported in Russian had statuses in English under Russian heads.
test("an export in Russian says statuses in Russian, and the words of either language come back as they were", async ({ newVisitor }) => {
  const page = new AccountsPage(await newVisitor({ locale: "ru-RU" }));
  const statuses = ["key", "candidate", "watch", "regular", "do_not_retain"];
  await takeIn(page.page, { accounts: statuses.map((status, place) => ({ name: `Завод ${place}`, status })) }, "accounts");
  const text = await page.export("semicolons");
  const rows = ["Ключевой", "Кандидат", "Под наблюдением", "Обычный", "Не удерживать"].map((word, place) => `Завод ${place};${word}`);
  expect(text.trim().split(/\r?\n/)).toEqual(["Клиент;Статус", ...rows]);
  const english = statuses.map((status, place) => `Завод ${place};${status.replaceAll("_", " ")}`);
  for (const content of [text, ["Клиент;Статус", ...english].join("\n")]) {
    await page.openImport();
    await page.chooseFile({ name: "again.csv", content });
    await expect(page.dialog).toContainText("5 без изменений");
    await expect(page.dialog).toContainText("0 новых");
    await page.page.keyboard.press("Escape");
    await expect(page.dialog).toBeHidden();
  }
});

test("the whole way in Persian, with Persian digits", async ({ newVisitor }) => {
  const page = new AccountsPage(await newVisitor({ locale: "fa-IR" }));
  await page.startEmpty();
  // Rials have no decimals.
  await page.currency.fill("USD");
  await page.currency.press("Enter");
  await page.openImport();
  await page.paste("کد\tنام مشتری\tشهر\tدرآمد ۱۴۰۲\n۱\tآریا\tتهران\t۱٬۲۵۰٫۵۰\n۲\tپارس\tشیراز\t۷۵۰\n");
  await expect(page.dialog).toContainText("درآمد ۱۴۰۲");
  await page.take();
  await expect(page.summary).toContainText("۲ حساب");
  await expect(page.summary).toContainText("درآمد ۱۴۰۲");
  await expect(page.summary).toContainText("۲٬۰۰۰٫۵۰");
  await expect(page.row("آریا")).toContainText("۱٬۲۵۰٫۵۰");
});

test("a year of the Persian calendar is planned from the year before", async ({ newVisitor }) => {
  const page = new AccountsPage(await newVisitor({ locale: "fa-IR" }));
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile({ name: "فروش.csv", content: "نام مشتری;درآمد ۱۴۰۲;درآمد خرداد ۱۴۰۳\nآریا;۱۲۰۰;۳۰۰\nپارس;۸۰۰;۱۰۰\n" });
  await page.take();
  await expect(page.table.getByRole("columnheader", { name: "خرداد ۱۴۰۳" })).toBeVisible();
  await page.page.goto("#/targets/plan");
  const main = page.page.getByRole("main");
  await main.getByRole("button", { name: "انتخاب شاخص‌ها" }).click();
  await page.page.getByRole("dialog").getByRole("button", { name: /گردش مالی/ }).first().click();
  await page.page.keyboard.press("Escape");
  await expect(main.getByRole("textbox", { name: "سال" })).toHaveValue("۱۴۰۳");
  await expect(main.getByRole("row", { name: /آریا/ })).toContainText("۱٬۲۰۰");
});

test("short rows, a title above the header and doubtful rows are taken in and said", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile({ name: "report.csv", content: "Customers in 2024;;\n\nid;name;city\nA1;Acme;Rome\nB2;Bolt\n" });
  await expect(page.dialog).toContainText("1 line above the header was passed over.");
  await expect(page.dialog).toContainText("2 new");
  await page.take();
  await page.openImport();
  await page.chooseFile({ name: "mixed.csv", content: "id,name,city\nA1,Bolt,Oslo\n" });
  await expect(page.dialog).toContainText("The code is that of “Acme”, but the name is that of “Bolt”.");
  await page.cancel();
  await shell.main.getByRole("button", { name: "Add account", exact: true }).click();
  const dialog = shell.page.getByRole("dialog", { name: "Add account" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("acme");
  await expect(dialog).toContainText("There is an account of this name already.");
});

test("statuses of a table are decisions with one reason, in the same one undo", async ({ shell }) => {
  await new Workbooks(shell.page).openSample();
  const decide = new DecidePage(shell.page);
  await decide.goTo();
  const before = await decide.log.count();
  const page = new AccountsPage(shell.page);
  await shell.goTo("Accounts");

  const exported = await page.export("commas");
  await page.openImport();
  await page.chooseFile({ name: "unchanged.csv", content: exported });
  await expect(page.dialog).toContainText("0 changed");
  await expect(page.statusReason).toBeHidden();
  await page.cancel();

  await page.openImport();
  const table = "name,status\nErnst Handel,Do not retain\nFolk och fä HB,Ключевой\nAlfreds Futterkiste,lost\n";
  await page.chooseFile({ name: "review.csv", content: table });
  await expect(page.dialog).toContainText("2 statuses change");
  await expect(page.problems).toHaveText([/4.*B · status.*lost.*Enter a status: key, candidate/s]);
  await expect(page.statusReason).toHaveValue("Taken from “review.csv”");
  await page.statusReason.fill(" ");
  await page.dialog.getByRole("button", { name: /^Import 2 accounts/ }).click();
  await expect(page.statusReason).toBeFocused();
  await expect(page.dialog).toContainText("Say why, in a few words.");
  await page.statusReason.fill("Spring review");
  await page.take();

  await decide.goTo();
  await expect(decide.log).toHaveCount(before + 2);
  await expect(decide.log.filter({ hasText: "Spring review" })).toHaveCount(2);
  await expect(decide.log.filter({ hasText: /Folk och fä HB.*→ Key.*Spring review/s })).toHaveCount(1);
  await shell.page.keyboard.press("ControlOrMeta+Z");
  await expect(decide.log).toHaveCount(before);
  await expect(decide.row("Folk och fä HB")).toContainText("Regular");
});

test("marks of key accounts are statuses, too", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile({ name: "marks.csv", content: "name,key account\nAcme,x\nBolt,\nCog,no\n" });
  await expect(page.dialog).toContainText("1 status changes");
  await page.take();
  await expect(await page.cell("Acme", "Status")).toHaveText("Key");
  await expect(await page.cell("Bolt", "Status")).toHaveText("Regular");
});

test("amounts come in as the preview reads them, whichever way is chosen, and two readings are said", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile({ name: "points.csv", content: "Account;Revenue 2024\nA;1.234\nB;5.678\nC;12.5\n" });
  const written = page.dialog.getByLabel(/how numbers are written/);
  await expect(written).toHaveValue("");
  await expect(page.dialog).toContainText("2 numbers, such as “1.234”, which is taken as 1,234.00.");
  await expect(page.dialog).toContainText("6,924.50");
  await written.selectOption("1,234.56");
  await expect(page.dialog).toContainText("Revenue 2024: 19.41");
  await expect(page.dialog).not.toContainText("can be read in two ways");
  await written.selectOption("Decimals as found");
  await expect(page.dialog).toContainText("6,924.50");
  await page.take();
  expect(await page.sum("Revenue, 2024")).toBe("6,924.50");
});

test("a column taken as a figure by hand is of the year in its header, or waits for one", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile({ name: "year.csv", content: "Account;Gewinn 2021\nA;5\n" });
  await page.takenAs("Gewinn 2021").selectOption("Profit of a period");
  await expect(page.periodOfColumn).toHaveValue("2021");
  await page.chooseAnother();
  await page.chooseFile({ name: "none.csv", content: "Account;Betrag\nA;5\n" });
  await page.takenAs("Betrag").selectOption("Revenue of a period");
  await expect(page.periodOfColumn).toHaveValue("");
  await expect(page.dialog).toContainText("B · Betrag: enter the period its figures are of.");
  await expect(page.dialog.getByRole("button", { name: "Nothing to import" })).toBeDisabled();
  await page.periodOfColumn.fill("2022");
  await page.periodOfColumn.press("Enter");
  await page.take();
  expect(await page.sum("Revenue, 2022")).toBe("5.00");
});

// Story: a customer with a new code came in a second time, and nobody was told who was missing from the newer list.
test("a newer list says who is not in it, and whose code has changed", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile({ name: "old.csv", content: "id,name,city\nA1,Acme,Rome\nB2,Bolt,Oslo\nC3,Crux,Bonn\n" });
  await page.take();
  await page.openImport();
  await page.chooseFile({ name: "new.csv", content: "id,name,city\nA7,Acme,Rome\nB2,Bolt,Bergen\n" });
  await expect(page.dialog).toContainText("2 accounts of the workbook are not in this table and stay in the workbook.");
  await expect(page.dialog).toContainText("An account of this name is here already, with the code A1.");
  await page.take();
  await expect(page.row("Crux")).toBeVisible();
});

// Story: a list of 600 invoices: 560 rows were left out, and nothing said what to do instead.
test("a list of sales without dates is told to be added up first", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  const sales = Array.from({ length: 30 }, (_, at) => `S${at},Customer ${at % 4},${at + 1}`).join("\n");
  await page.chooseFile({ name: "sales.csv", content: `invoice,customer,amount\n${sales}\n` });
  await expect(page.dialog).toContainText("Several rows for one account");
  await expect(page.dialog).toContainText("a row for each account, a column for each year");
  await expect(page.addUp).toHaveCount(0);
});

test("the first problems stand whole, and all of them when asked", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  const rows = Array.from({ length: 25 }, (_, row) => `Account ${row},soon`).join("\n");
  await page.chooseFile({ name: "many.csv", content: `account,revenue 2021\n${rows}\nGood,5\n` });
  await page.takenAs("revenue 2021").selectOption("Revenue of a period");
  await expect(page.problems).toHaveCount(10);
  await page.dialog.getByRole("button", { name: "Show all 25" }).press("Enter");
  await expect(page.problems).toHaveCount(25);
  await expect(page.problems.last()).toContainText("soon");
  await page.dialog.getByRole("button", { name: "Show fewer" }).press("Enter");
  await expect(page.problems).toHaveCount(10);
});

test("a wrong period stands beside its error, and nothing is taken in under the one before it", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile({ name: "year.csv", content: "Account;Revenue 2021\nA;5\n" });
  await page.periodOfColumn.fill("2021-Q7");
  await page.periodOfColumn.press("Tab");
  await expect(page.dialog).toContainText("“2021-Q7” is not a period.");
  await expect(page.periodOfColumn).toHaveValue("2021-Q7");
  await expect(page.dialog).toContainText("B · Revenue 2021: enter the period its figures are of.");
  const nothing = page.dialog.getByRole("button", { name: "Nothing to import" });
  await expect(nothing).toBeDisabled();
  await page.periodOfColumn.fill("");
  await page.periodOfColumn.press("Tab");
  await expect(page.dialog).toContainText("Enter the period.");
  await expect(nothing).toBeDisabled();
  await page.periodOfColumn.fill("۲۰۲۲");
  await page.periodOfColumn.press("Tab");
  await expect(page.periodOfColumn).toHaveValue("2022");
  await page.take();
  expect(await page.sum("Revenue, 2022")).toBe("5.00");
});

test("what is kept is not counted as left out, and every row of the file is counted", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile({ name: "ragged.csv", content: "account,city,city\nA,Rome,Oslo,7\nB\nC,Paris\n" });
  await expect(page.dialog).toContainText("3 rows");
  await expect(page.dialog).toContainText("1 row left out");
  await expect(page.dialog).toContainText("1 problem");
  await expect(page.dialog).toContainText("1 row to check");
  await page.chooseAnother();
  await page.chooseFile({ name: "commas.csv", content: "account;revenue 2024\nA;1.250,50\nB;abc\n" });
  await expect(page.problems).toHaveText([/Enter digits, for example 1\.250,50\./]);
});

test("a file dropped beside its place is taken, and where there is none the page says where", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.dropFile(shell.main, "list.csv", "name,city\nAcme,Rome\n");
  await expect(page.dialog).toContainText("1 new");
  await page.dropFile(page.dialog.getByRole("heading").first(), "other.csv", "name,city\nBolt,Oslo\nCog,Bonn\n");
  await expect(page.dialog).toContainText("2 new");
  await page.take();
  await expect(page.summary).toContainText("2 accounts");
  await shell.goTo("Matrix");
  await page.dropFile(shell.main, "list.csv", "name,city\nAcme,Rome\n");
  await expect(page.toast("Drop a table on Accounts")).toBeVisible();
  await shell.goTo("Workbooks");
  await page.dropFile(shell.page.getByRole("banner"), "third.csv", "name,city\nAcme,Rome\n");
  await expect(page.dialog).toContainText("1 new");
  await expect(shell.page).toHaveTitle(/third/);
});
