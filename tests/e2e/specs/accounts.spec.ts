// The table of accounts: finding, sorting, editing in place, tagging, deleting, each undone again.
import { fileURLToPath } from "node:url";
import { expectAccessible } from "../accessibility";
import { expect, test, type Page } from "../test";
import { AccountsPage } from "../pages/accounts";
import { SettingsPage } from "../pages/settings";
import { pagesOfPdf, textOfPdf } from "../pdf";

const NORTHWIND = fileURLToPath(new URL("../../../samples/northwind-accounts.csv", import.meta.url));

async function withNorthwind(page: AccountsPage): Promise<void> {
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile(NORTHWIND);
  await page.take();
  await expect(page.summary).toContainText("91 accounts");
}

test("search, sort and filter say how many are shown and what they bring", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await withNorthwind(page);
  expect(await page.firstNames(2)).toEqual(["Alfreds Futterkiste", "Ana Trujillo Emparedados y helados"]);
  await page.sortBy("Revenue, 1997");
  expect(await page.firstNames(3)).toEqual(["QUICK-Stop", "Save-a-lot Markets", "Ernst Handel"]);
  await page.sortBy("Revenue, 1997");
  expect((await page.firstNames(3)).includes("QUICK-Stop")).toBe(false);

  await page.search("mexico truj");
  await expect(page.summary).toContainText("1 of 91 accounts");
  await page.search("no such customer");
  await expect(shell.main.getByRole("heading", { name: "No account fits" })).toBeVisible();
  await page.showAll();

  await page.filter("Country", "is", "Germany");
  await expect(page.summary).toContainText("11 of 91 accounts");
  await shell.goTo("Matrix");
  await shell.goTo("Accounts");
  await expect(page.summary, "another page and back").toContainText("11 of 91 accounts");
  await page.filter("Revenue, 1997", "is at least", "10,000");
  await expect(page.summary).toContainText(/\d of 91 accounts/);
  for (const name of await page.firstNames(10)) {
    await expect(await page.cell(name, "Country")).toHaveText("Germany");
  }
  await page.showAll();
  await expect(page.summary).toContainText("91 accounts");
});

test("years of two calendars are not added up, and of no figures there is no sum", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.openImport();
  await page.chooseFile({ name: "list.csv", content: "name,revenue 2023,revenue 1401\nAlpha,5,7\nBeta,,\n" });
  await page.take();
  await expect(page.summary).toContainText("years of two calendars are not added up");
  await page.search("Beta");
  await expect(page.summary).toContainText("1 of 2 accounts");
  await expect(page.summary).not.toContainText("0.00");
  expect(await page.sum("Revenue, 2023")).toBe("—");
});

test("a wrong number keeps what was typed, says why, and Escape brings the old one back", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await withNorthwind(page);
  const control = await page.type("Alfreds Futterkiste", "Revenue, 1997", "12abc");
  await expect(shell.main.getByRole("alert")).toContainText("“12abc” is not a number");
  await expect(control).toHaveValue("12abc");
  await expect(control).toHaveAttribute("aria-invalid", "true");
  await control.press("Escape");
  await expect(await page.cell("Alfreds Futterkiste", "Revenue, 1997")).toHaveText("2,022.50");

  await page.type("Alfreds Futterkiste", "Revenue, 1997", "3,022.5");
  await expect(await page.cell("Alfreds Futterkiste", "Revenue, 1997")).toHaveText("3,022.50");
  expect(await page.sum("Revenue, 1997")).toBe("618,085.17");
});

test("the whole table is moved through and edited by keys", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await withNorthwind(page);
  const city = await page.cell("Alfreds Futterkiste", "City");
  await city.click();
  await shell.page.keyboard.press("ArrowDown");
  await expect(await page.cell("Ana Trujillo", "City")).toBeFocused();
  await shell.page.keyboard.press("F2");
  await shell.page.keyboard.type("Puebla");
  await shell.page.keyboard.press("Enter");
  await expect(await page.cell("Ana Trujillo", "City")).toHaveText("Puebla");
  await expect(await page.cell("Antonio Moreno", "City")).toBeFocused();
  await shell.page.keyboard.press("Space");
  await expect(shell.main).toContainText("1 selected");
});

test("Ctrl+A selects the accounts that are shown, and Escape none", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await withNorthwind(page);
  await page.search("Antonio");
  await (await page.cell("Antonio Moreno Taquería", "City")).click();
  await shell.page.keyboard.press("ControlOrMeta+a");
  await expect(shell.main).toContainText("1 selected");
  await page.search("");
  await page.row("Alfreds Futterkiste").getByRole("checkbox").focus();
  await shell.page.keyboard.press("ControlOrMeta+a");
  await expect(shell.main).toContainText("91 selected");
  expect(await shell.page.evaluate(() => String(getSelection())), "no text is marked").toBe("");
  await shell.page.keyboard.press("Escape");
  await expect(shell.main).not.toContainText("selected");
  await (await page.cell("Alfreds Futterkiste", "City")).dblclick();
  await shell.page.keyboard.press("ControlOrMeta+a");
  await shell.page.keyboard.type("Potsdam");
  await shell.page.keyboard.press("Enter");
  await expect(await page.cell("Alfreds Futterkiste", "City")).toHaveText("Potsdam");
  await expect(shell.main).not.toContainText("selected");
});

for (const width of [1440, 360]) {
  test(`long codes are seen whole at ${width} px`, async ({ shell }) => {
    await shell.page.setViewportSize({ width, height: 800 });
    const page = new AccountsPage(shell.page);
    await withNorthwind(page);
    const codes = ["1027700132195", "40702810900000000017", "550e8400-e29b-41d4-a716-446655440000"];
    const names = ["Alfreds Futterkiste", "Ana Trujillo", "Antonio Moreno"];
    for (const [place, code] of codes.entries()) {
      await page.type(names[place], "Code", code);
      const text = (await page.cell(names[place], "Code")).locator("bdi");
      await expect(text).toHaveText(code);
      await expect
        .poll(() => text.evaluate((it) => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight + 1))
        .toBe(true);
    }
    const heights = await page.table.locator("tbody tr:has(th)").evaluateAll((rows) => rows.slice(0, 5).map((row) => row.getBoundingClientRect().height));
    expect(new Set(heights).size, "rows stay of one height").toBe(1);
  });
}

test("a tag on many, a deletion of many, and both taken back", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await withNorthwind(page);
  await page.select("Alfreds Futterkiste");
  await page.select("Around the Horn");
  await page.tagSelected("pilot");
  await page.showColumn("Tags");
  await expect(await page.cell("Around the Horn", "Tags")).toHaveText("pilot");
  await page.filter("Tags", "is", "pilot");
  await expect(page.summary).toContainText("2 of 91 accounts");
  await page.deleteSelected();
  await expect(page.summary).toContainText("0 of 89 accounts");
  await page.toast("2 accounts are in the trash").getByRole("button", { name: "Undo" }).click();
  await expect(page.summary).toContainText("2 of 91 accounts");
  await shell.main.getByRole("heading", { level: 1 }).click();
  await shell.page.keyboard.press("ControlOrMeta+Z");
  await expect(page.summary).toContainText("0 of 91 accounts");
});

// The program stopped: the browser says that a field was changed when it takes the field away, and what heard it was
// gone with its page. What was typed was lost.
for (const [way, leave] of [
  ["Back", (page: Page) => page.goBack()],
  ["Escape", (page: Page) => page.keyboard.press("Escape")],
  ["an address", (page: Page) => page.evaluate(() => void (location.hash = "#/accounts"))],
] as const) {
  test(`what is typed beside the table is kept when it is left by ${way}`, async ({ shell }) => {
    const page = new AccountsPage(shell.page);
    await withNorthwind(page);
    const panel = await page.openPanel("Alfreds Futterkiste");
    await panel.getByLabel("City").fill("Potsdam");
    await leave(shell.page);
    await expect(panel).toBeHidden();
    await expect(await page.cell("Alfreds Futterkiste", "City")).toHaveText("Potsdam");
    await shell.saved();
  });
}

// A person deleted two accounts, then changed another, and pressed Undo beside "2 accounts are in the trash": the other
// change was taken back, and the accounts stayed in the trash.
test("an undo that is offered goes when something else is changed", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await withNorthwind(page);
  await page.select("Alfreds Futterkiste");
  await page.select("Around the Horn");
  await page.deleteSelected();
  await expect(page.toast("2 accounts are in the trash")).toBeVisible();
  await page.add("Zoo GmbH");
  await expect(page.summary).toContainText("90 accounts");
  await expect(page.toast("2 accounts are in the trash")).toHaveCount(0);
});

test("a new account is filled in beside the table", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.add("");
  await expect(shell.page.getByRole("alert")).toHaveText(/Enter a name/);
  await shell.page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await page.add("Zoo GmbH");
  const panel = shell.page.getByRole("complementary", { name: "Zoo GmbH" });
  await panel.getByLabel("Country").fill("Germany");
  await panel.getByLabel("Customer since").fill("soon");
  await panel.getByLabel("Customer since").press("Enter");
  await expect(panel.getByRole("alert")).toContainText("“soon” is not a date");
  await expect(panel.getByLabel("Customer since")).toHaveValue("soon");
  await panel.getByLabel("New period").fill("2025-q1");
  await panel.getByLabel("New period").press("Enter");
  await panel.getByLabel("Revenue, Q1 2025").fill("1,250.5");
  await panel.getByLabel("Revenue, Q1 2025").press("Enter");
  await expect(await page.cell("Zoo GmbH", "Revenue, Q1 2025")).toHaveText("1,250.50");
  await expect(await page.cell("Zoo GmbH", "Country")).toHaveText("Germany");
  await panel.getByRole("button", { name: "Delete account" }).click();
  await expect(panel).toBeHidden();
  await page.toast("Zoo GmbH").getByRole("button", { name: "Undo" }).click();
  await expect(page.row("Zoo GmbH")).toBeVisible();
});

test("columns stay as they were chosen", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await withNorthwind(page);
  await page.showColumn("Orders");
  await expect(await page.cell("Alfreds Futterkiste", "Orders")).toHaveText("6");
  await shell.saved();
  await shell.reload();
  await expect(await page.cell("Alfreds Futterkiste", "Orders")).toHaveText("6");
});

for (const [locale, colorScheme] of [
  ["en-GB", "light"],
  ["fa-IR", "dark"],
] as const) {
  test(`the account beside the table and the import are accessible: ${locale}`, async ({ newVisitor }) => {
    const visitor = await newVisitor({ locale, colorScheme, reducedMotion: "reduce" });
    const page = new AccountsPage(visitor);
    await page.startEmpty();
    await expectAccessible(visitor);
    await page.openImport();
    await expectAccessible(visitor);
    await page.chooseFile({ name: "list.csv", content: "name,tags,revenue 2024\nAcme,pilot,1250\nBolt,,abc\n" });
    await expect(page.problems).toHaveCount(1);
    await expectAccessible(visitor);
    await page.take();
    await page.row("Acme").getByRole("checkbox").check();
    await page.row("Acme").getByRole("link").click();
    await expect(visitor.getByRole("complementary", { name: "Acme" })).toBeVisible();
    await expectAccessible(visitor);
  });
}

test("what is done to a selection is done to the shown ones alone, and several tags go on at once", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await withNorthwind(page);
  await page.select("Alfreds Futterkiste");
  await page.select("Antonio Moreno Taquería");
  await page.search("Antonio");
  await expect(shell.main.getByRole("status").filter({ hasText: "1 selected" })).toContainText("1 more is not shown");
  await page.tagSelected("north, vip; new");
  await expect(page.toast("“north, vip, new” added to 1 account")).toBeVisible();
  await page.deleteSelected();
  await page.search("");
  await expect(page.summary).toContainText("90 accounts");
  await expect(page.row("Alfreds Futterkiste")).toBeVisible();
});

test("the keys for the first and the last cell keep the focus in the table", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await withNorthwind(page);
  const focused = page.table.locator("th:focus, td:focus");
  await page.table.getByRole("rowheader").first().focus();
  await shell.page.keyboard.press("ControlOrMeta+End");
  await expect(focused).toBeVisible();
  await shell.page.keyboard.press("Home");
  await expect(focused).toContainText("Wolski");
  await shell.page.keyboard.press("PageUp");
  await expect(focused).toBeVisible();
  await shell.page.keyboard.press("ControlOrMeta+Home");
  await expect(focused).toContainText("Alfreds Futterkiste");
});

test("on paper stand the workbook's name and the day, every account, and the sum once, after the last", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await withNorthwind(page);
  const name = await shell.page.getByRole("textbox", { name: "Workbook name" }).inputValue();
  const printed = await textOfPdf(await shell.page.pdf({ format: "A4" }));
  expect(printed.slice(0, 120)).toContain(name);
  expect(printed.slice(0, 120)).toContain(String(new Date().getFullYear()));
  const parts = printed.split("617,085.17");
  expect(parts).toHaveLength(2);
  expect(parts[0]).toContain("Alfreds Futterkiste");
  expect(parts[0]).toContain("Wolski Zajazd");
  // The head of the table stands on every sheet.
  const sheets = await pagesOfPdf(await shell.page.pdf({ format: "A4" }));
  expect(sheets.length).toBeGreaterThan(2);
  for (const sheet of sheets) expect(sheet).toMatch(/Account .*Country .*City/);
});

// Three customers called "Twin" could be made unseen, and each import by name then left all of them out.
test("a name that is there already is said so while it is typed and beside the new account's name", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.add("Twin");
  await expect(shell.page.getByRole("complementary", { name: "Twin" })).not.toContainText("Another account has this name too");
  await shell.main.getByRole("button", { name: "Add account", exact: true }).first().click();
  const dialog = shell.page.getByRole("dialog", { name: "Add account" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("twin ");
  await expect(dialog).toContainText("There is an account of this name already.");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(shell.page.getByRole("complementary", { name: "twin" })).toContainText("Another account has this name too");
});

test("a code in a field of one's own keeps its zeros and its plus", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await page.startEmpty();
  await page.add("Acme");
  const panel = shell.page.getByRole("complementary", { name: "Acme" });
  for (const [name, value, shown] of [["INN", "0012345", "0012345"], ["Phone", "+74951234567", "+74951234567"], ["Seats", "1250", "1,250"]] as const) {
    await panel.getByLabel("New field").fill(name);
    await panel.getByLabel("Value").fill(value);
    await panel.getByRole("button", { name: "Add", exact: true }).last().click();
    await expect(panel.getByLabel(name, { exact: true })).toHaveValue(shown);
  }
});

for (const [width, height] of [[640, 360], [360, 740]] as const) {
  test(`at ${width} × ${height} the table is scrolled with the page, and an account opened in it by itself`, async ({ shell, page: window }) => {
    await window.setViewportSize({ width, height });
    const page = new AccountsPage(window);
    await withNorthwind(page);
    expect(await shell.scrollers()).toEqual(["main"]);
    await page.table.getByRole("row").nth(1).getByRole("gridcell").first().click();
    await window.keyboard.press("Control+End");
    await expect(window.locator(":focus")).toBeInViewport({ ratio: 1 });
    const [outlet, head] = [await shell.main.boundingBox(), await page.table.getByRole("columnheader").first().boundingBox()];
    expect(Math.abs(head!.y - outlet!.y), "the header stands at the upper edge").toBeLessThan(2);
    await page.table.getByRole("link").last().click();
    await expect(window.getByRole("complementary")).toBeVisible();
    expect((await shell.scrollers()).filter((scroller) => scroller === "main")).toEqual([]);
  });
}

for (const [locale, currency] of [["ru-RU", "RUB"], ["fa-IR", "IRR"], ["en-US", "USD"], ["en-GB", "GBP"], ["de-DE", "EUR"], ["ru-KZ", "KZT"]] as const) {
  test(`a new workbook counts in ${currency} for ${locale}, and in another currency when that is typed before the accounts`, async ({ newVisitor }) => {
    const visitor = await newVisitor({ locale });
    const page = new AccountsPage(visitor);
    await page.startEmpty();
    await expect(page.currency).toHaveValue(currency);
    await page.currency.fill("chf");
    await page.currency.press("Enter");
    await expect(page.currency).toHaveValue("CHF");
    await new SettingsPage(visitor).goTo();
    const settled = visitor.getByRole("main").getByRole("textbox", { name: /^(Currency|Валюта|ارز)/ });
    await expect(settled).toHaveValue("CHF");
  });
}
