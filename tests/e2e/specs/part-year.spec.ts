// Parts of a year: read from the header, asked about while the year runs, and said wherever nobody has said it.
//
// Story: in November 2026 a logistics company brought in "Revenue Jan-Oct 2026". It came as a number of its own; taken as
// the year 2026 it was held against whole years, until somebody found the setting that no page pointed at.
import type { Page } from "@playwright/test";
import { expect, test } from "../test";
import { AccountsPage } from "../pages/accounts";
import { SegmentsPage } from "../pages/segments";
import { SettingsPage } from "../pages/settings";
import { Shell } from "../pages/shell";

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

test("a part of the year in a header is that year's figure, kept with how many months it has", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  const content = "name,2024,2025,Revenue Jan-Oct 2026\nAcme,900,1000,900\nBolt,800,1200,600\n";
  await page.chooseFile({ name: "list.csv", content });
  await expect(page.monthsCovered("2026")).toHaveValue("10");
  await expect(page.dialog).toContainText("The header “D · Revenue Jan-Oct 2026” says so.");
  await page.take();
  await expect(await page.cell("Acme", "Revenue, 2026")).toHaveText("900.00");
  await shell.saved();
  await shell.reload();
  await shell.goTo("Settings");
  await expect(new SettingsPage(shell.page).select("2026")).toHaveValue("10");
  // One step takes back both.
  await shell.page.getByRole("button", { name: "Undo: import" }).click();
  await expect(new SettingsPage(shell.page).select("2026")).toHaveCount(0);
});

test("a running year counts as a part, and where it was taken as whole, pages say so", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  await page.chooseFile({ name: "list.csv", content: "name,2025,2026\nAcme,1000,900\n" });
  await expect(page.monthsCovered("2026")).toHaveValue("10");
  await expect(page.dialog).toContainText("2026 is not over.");
  await page.monthsCovered("2026").selectOption("Whole period");
  await page.take();
  const said = "2026 is not over, and its figures count as whole.";
  await expect(shell.main).toContainText(said);
  await shell.goTo("Segments");
  await expect(shell.main).toContainText(said);
  await shell.main.getByRole("button", { name: "Note that 2026 covers 10 months" }).click();
  await expect(shell.main).not.toContainText(said);
  await page.toast("Noted: 2026 covers 10 months").getByRole("button", { name: "Undo" }).click();
  await shell.main.getByRole("link", { name: "Say how many months they cover" }).click();
  await new SettingsPage(shell.page).select("2026").selectOption("9 of 12 months");
  await shell.goTo("Accounts");
  await expect(page.table).toBeVisible();
  await expect(shell.main).not.toContainText(said);
});

// Story: in the next spring the whole year came. The ten months were proposed again, one grey line among many, and every
// growth of the year was a fifth too high; whoever was not in the table kept ten months in a year that counted as whole.
// Story of the second: ten months of an account that the newer list lacked were held against whole years, and it fell
// from the fifth place to the ninth.
test("a year that is over and changes is taken as whole, and whoever has part of it alone is set aside", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  await page.chooseFile({ name: "list.csv", content: "name,2024,9M 2025\nAcme,900,1000\nBolt,800,700\n" });
  await expect(page.monthsCovered("2025")).toHaveValue("9");
  await page.take();
  await page.openImport();
  await page.chooseFile({ name: "same.csv", content: "name,2025\nAcme,1000\nCray,5\n" });
  await expect(page.monthsCovered("2025")).toHaveValue("9");
  await expect(page.dialog).toContainText("Choose the whole period if these figures complete it.");
  await page.chooseAnother();
  await page.chooseFile({ name: "next.csv", content: "name,2025\nAcme,1400\n" });
  await expect(page.monthsCovered("2025")).toHaveValue("12");
  await expect(page.dialog).toContainText("2025 is over and figures change, so they count as whole.");
  await expect(page.dialog).toContainText("These figures are of 9 of 12 months.");
  await expect(page.dialog.getByRole("paragraph").filter({ hasText: /^Bolt$/ })).toBeVisible();
  const aside = page.dialog.getByRole("checkbox", { name: "Set the figures of 1 account aside" });
  await expect(aside).toBeChecked();
  await page.take();
  await expect(await page.cell("Acme", "Revenue, 2025")).toHaveText("1,400.00");
  await expect(await page.cell("Bolt", "Revenue, 2025")).toHaveText("");
  await page.row("Bolt").getByRole("link").click();
  const panel = shell.page.getByRole("complementary", { name: "Bolt" });
  await expect(panel.getByRole("textbox", { name: "Revenue, 2025 (9 of 12 months)" })).toHaveValue("700");
  await shell.page.getByRole("button", { name: "Undo: import" }).click();
  await expect(await page.cell("Bolt", "Revenue, 2025")).toHaveText("700.00");
  // Whoever knows better leaves them.
  await page.openImport();
  await page.chooseFile({ name: "next.csv", content: "name,2025\nAcme,1400\n" });
  await aside.uncheck();
  await page.take();
  await expect(await page.cell("Bolt", "Revenue, 2025")).toHaveText("700.00");
  await shell.goTo("Settings");
  await expect(new SettingsPage(shell.page).select("2025")).toHaveValue("12");
});

// Story: in January a book had the whole year of everybody. Invoices of a few, the last of October, made it ten months for
// all, and the fifth place changed hands.
test("figures of few accounts leave what those of many cover", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  await page.chooseFile({ name: "list.csv", content: "name,2024,2025\nAcme,900,1000\nBolt,800,700\nCray,5,6\n" });
  await page.take();
  await page.openImport();
  const invoices = Array.from({ length: 10 }, (_, at) => `Acme,2025-${String(at + 1).padStart(2, "0")}-15,99`);
  await page.chooseFile({ name: "few.csv", content: `customer,date,amount\n${invoices.join("\n")}\n` });
  await page.addUp.click();
  await expect(page.monthsCovered("2025")).toHaveValue("12");
  await expect(page.dialog).toContainText("2 accounts with figures of 2025 are not in this table, more than it brings");
  // Whoever says otherwise is asked what becomes of the others; nothing of so many is set aside unasked.
  await page.monthsCovered("2025").selectOption("10 of 12 months");
  await expect(page.dialog.getByRole("checkbox", { name: "Set the figures of 2 accounts aside" })).not.toBeChecked();
  await page.monthsCovered("2025").selectOption("Whole period");
  await page.take();
  await expect(await page.cell("Bolt", "Revenue, 2025")).toHaveText("700.00");
  await shell.goTo("Settings");
  await expect(new SettingsPage(shell.page).select("2025")).toHaveValue("12");
});

test("a part of a year whose whole is in the table stays a field of its own", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  await page.chooseFile({ name: "list.csv", content: "name,9M 2025,2025\nAcme,700,1000\n" });
  await expect(page.takenAs("9M 2025")).toHaveValue("number");
  await expect(page.monthsCovered("2025")).toHaveCount(0);
  await page.take();
  await expect(await page.cell("Acme", "Revenue, 2025")).toHaveText("1,000.00");
});

test("eight months of a Persian year, in Persian", async ({ newVisitor }) => {
  const page = await importInNovember(await newVisitor({ locale: "fa-IR" }));
  await page.paste("نام مشتری\tفروش ۱۴۰۴\tفروش ۸ ماهه ۱۴۰۵\nآریا\t۱۲۰۰\t۹۰۰\n");
  await expect(page.monthsCovered("۱۴۰۵")).toHaveValue("8");
  await expect(page.dialog).toContainText("۸ ماه نخست از ۱۲ ماه ۱۴۰۵");
});

// Story: groups headed "Profit, 2026", the Pareto's title and the basis of the roles left out that 2026 was ten months.
test("where segments show part of a year, they say of how many months, as soon as it is noted", async ({ shell }) => {
  const page = await importInNovember(shell.page);
  await page.chooseFile({ name: "list.csv", content: "name,country,2025,2026,Profit 2026\nAcme,DE,1000,900,90\nBolt,AT,800,700,50\n" });
  await page.monthsCovered("2026").selectOption("Whole period");
  await page.take();
  const segments = new SegmentsPage(shell.page);
  await segments.goTo();
  await segments.openView("Groups");
  await segments.choosePeriod("2026");
  const head = (name: string) => shell.main.getByRole("columnheader", { name, exact: true });
  await expect(head("Revenue, 2026")).toBeVisible();
  await shell.main.getByRole("button", { name: "Note that 2026 covers 10 months" }).click();
  await expect(head("Revenue, 2026 (10 of 12 months)")).toBeVisible();
  await expect(head("Profit, 2026 (10 of 12 months)")).toBeVisible();
  await segments.openView("Concentration");
  await segments.choosePeriod("2026 (10 of 12 months)");
  await expect(segments.pareto).toContainText("Revenue by account, 2026 (10 of 12 months)");
  await segments.openView("Roles");
  await segments.choosePeriod("2026 (10 of 12 months)");
  await expect(shell.main).toContainText("Judged by the profit of 2026 (10 of 12 months).");
});
