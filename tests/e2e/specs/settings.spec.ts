// Settings: the person's on this device, the open workbook's, the space used.
import { expect, test } from "../test";
import { AccountsPage } from "../pages/accounts";
import { DecidePage } from "../pages/decide";
import { SegmentsPage } from "../pages/segments";
import { SettingsPage } from "../pages/settings";
import { text } from "../pages/texts";
import { Workbooks } from "../pages/workbooks";

test.describe("with the sample", () => {
  test.beforeEach(async ({ shell }) => {
    await new Workbooks(shell.page).openSample();
    await new SettingsPage(shell.page).goTo();
  });

  test("another currency is shown everywhere, a wrong one stays typed beside its error", async ({ page }) => {
    const settings = new SettingsPage(page);
    await settings.type("Currency", "euro");
    await expect(settings.error).toHaveText("A currency is three Latin letters, for example EUR, RUB or IRR.");
    await expect(settings.field("Currency")).toHaveValue("euro");
    await settings.type("Currency", "EUR");
    await expect(settings.error).toHaveCount(0);
    await settings.shell.goTo("Accounts");
    await expect(new AccountsPage(page).summary).toContainText("€1,265,793.01");
  });

  test("a currency without decimals keeps the amounts and says what it rounded", async ({ page }) => {
    const settings = new SettingsPage(page);
    await settings.type("Currency", "JPY");
    await expect(settings.shell.main).toContainText("429 amounts were rounded: amounts in JPY have 0 decimals.");
    await settings.shell.goTo("Accounts");
    await expect(new AccountsPage(page).summary).toContainText("¥1,265,791");
  });

  test("undoing another currency brings the cents back", async ({ page }) => {
    const settings = new SettingsPage(page);
    await settings.type("Currency", "JPY");
    await page.getByRole("button", { name: "Undo", exact: true }).last().click();
    await expect(settings.field("Currency")).toHaveValue("USD");
    await settings.shell.goTo("Accounts");
    await expect(new AccountsPage(page).summary).toContainText("$1,265,793.01");
  });

  test("bands out of order are refused beside the field that was typed", async ({ page }) => {
    const settings = new SettingsPage(page);
    await settings.type("Band B from", "9");
    await expect(settings.error).toHaveText("Enter two numbers from 1 to 10, A not below B, for example 8 and 6.");
    await expect(settings.field("Band B from")).toHaveAttribute("aria-invalid", "true");
    await expect(settings.field("Band A from")).not.toHaveAttribute("aria-invalid", "true");
    await settings.type("Band B from", "7");
    await expect(settings.error).toHaveCount(0);
  });

  test("other bands change the ranking's letters", async ({ page }) => {
    const settings = new SettingsPage(page);
    await settings.type("Band A from", "9.6");
    await settings.shell.goTo("Decide");
    const decide = new DecidePage(page);
    await expect(decide.row("Ernst Handel").getByRole("cell", { name: "A", exact: true })).toBeVisible();
    await expect(decide.row("Save-a-lot Markets").getByRole("cell", { name: "B", exact: true })).toBeVisible();
  });

  test("another cut moves the quadrants", async ({ page }) => {
    const settings = new SettingsPage(page);
    await settings.type("Attractiveness is high from", "7.25");
    await settings.shell.goTo("Segments");
    await expect(settings.shell.main).toContainText("Cut at 7.25 and 5.5; change it in Settings.");
  });

  test("months covered are said wherever a period is compared", async ({ page }) => {
    const settings = new SettingsPage(page);
    await expect(settings.select("1998")).toHaveValue("4");
    await settings.select("1997").selectOption({ label: "11 of 12 months" });
    await settings.shell.goTo("Segments");
    const segments = new SegmentsPage(page);
    await segments.choosePeriod(/^1997 \(11 of 12 months\)$/);
    await expect(settings.shell.main).toContainText("1997 covers 11 of 12 months.");
  });

  test("the space used is shown, and what is promised about it", async ({ page }) => {
    const settings = new SettingsPage(page);
    await expect(settings.shell.main).toContainText(/Local storage\s*[\d.]+ kB of [\d.]+ MB/);
    await expect(settings.shell.main).toContainText("Your data lives in this browser only.");
  });
});

test("language, calendar, theme and name stay on this device", async ({ shell }) => {
  const settings = new SettingsPage(shell.page);
  await settings.goTo();
  await settings.type("Your name", "Maria");
  await settings.select("Theme").selectOption({ label: "Dark" });
  await settings.select("Calendar").selectOption({ label: "Solar Hijri (Jalali)" });
  await shell.speak("Русский");
  await shell.reload();
  await expect(shell.page.locator("html")).toHaveAttribute("lang", "ru");
  await expect(shell.page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(shell.main.getByRole("textbox")).toHaveValue("Maria");
  await expect(settings.select("Календарь")).toHaveValue(/jalali|persian/);
});

test("without a workbook the page says how to see its settings", async ({ shell }) => {
  await new SettingsPage(shell.page).goTo();
  await expect(shell.main).toContainText("Open a workbook to see its settings.");
});

// Who could not read the page's language, or looked for its colours, found nothing under the words they had for them.
for (const word of ["language", "Persian", "فارسی", "язык", "theme", "Jalali"]) {
  test(`the commands lead from "${word}" to the settings`, async ({ shell }) => {
    await shell.page.keyboard.press("ControlOrMeta+k");
    const field = shell.page.getByRole("combobox", { name: text("en", "shell.commands") });
    await field.fill(word);
    await expect(shell.page.getByRole("option").first()).toContainText("Settings");
    await field.press("Enter");
    await expect(shell.main.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  });
}
