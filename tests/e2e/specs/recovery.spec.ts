// What a person reads and keeps after a browser lost or damaged what it held: one message in plain words, nothing asked twice.
import { expectAccessible } from "../accessibility";
import { AccountsPage } from "../pages/accounts";
import { BrowserData } from "../pages/browser-data";
import { FilesPage } from "../pages/files";
import { Shell } from "../pages/shell";
import { text } from "../pages/texts";
import { Together } from "../pages/together";
import { expect, test, type Page } from "../test";
import { takeIn, workbookFile, type Made } from "../workbook";

const MADE: Made = {
  name: "Workshop",
  criteria: [{ name: "Growth" }, { name: "Fit" }],
  accounts: [{ name: "Alpha", scores: [9, 3] }, { name: "Beta", scores: [5, 8] }],
};

/** Adds accounts, each in a change of its own, and waits until they are kept. */
async function addKept(page: Page, names: string[]): Promise<AccountsPage> {
  const accounts = new AccountsPage(page);
  for (const name of names) {
    await accounts.add(name);
    await expect(accounts.row(name)).toBeVisible();
  }
  await new Shell(page).saved();
  return accounts;
}

// Each damaged value was a message of its own, with a key of the storage in it.
test("values that cannot be read make one message in plain words, with one file of all of them", async ({ page }) => {
  await takeIn(page, MADE, "accounts");
  const accounts = await addKept(page, ["Gamma", "Delta", "Zeta"]);
  const data = new BrowserData(page);
  const count = await data.damage("/e/");
  expect(count).toBe(3);
  const shell = new Shell(page);
  await shell.reload();
  await expect(accounts.row("Zeta")).toBeVisible();
  await expect(data.messages).toHaveCount(1);
  const message = data.message("Some stored data was set aside");
  await expect(message).toContainText("In “Workshop”, 3 pieces of stored data could not be read.");
  await expect(message).toContainText("Nothing is missing");
  expect(await message.innerText(), "no keys of the storage").not.toContain("linchpin/");
  await expectAccessible(page);
  const given = JSON.parse(await data.rawData(message, "Download what was set aside"));
  expect([Object.keys(given.local).length, Object.keys(given.database).length]).toEqual([3, 0]);
  await message.getByText("Technical details").click();
  await expect(message.getByRole("listitem")).toHaveText([/^linchpin\/w\/.*localStorage/, /localStorage/, /localStorage/]);

  await shell.goTo("Files");
  const row = shell.main.getByRole("listitem").filter({ hasText: "3 pieces" });
  await expect(row).toContainText("Workshop");
  expect(Object.keys(JSON.parse(await data.rawData(row, "Download")).local)).toEqual(Object.keys(given.local));
  await row.getByRole("button", { name: "Delete" }).first().click();
  await row.getByRole("button", { name: /Delete/ }).last().click();
  await expect(row).toHaveCount(0);
  await expect(data.messages, "what is gone is not told of").toHaveCount(0);
  await shell.reload();
  await expect(data.messages).toHaveCount(0);
});

test("what is damaged in both copies is said to be missing, and what to do", async ({ page }) => {
  await takeIn(page, MADE, "accounts");
  const accounts = await addKept(page, ["Gamma", "Delta"]);
  const data = new BrowserData(page);
  await data.damageNewest();
  await new Shell(page).reload();
  await expect(accounts.row("Gamma")).toBeVisible();
  await expect(accounts.row("Delta")).toHaveCount(0);
  await expect(data.messages).toHaveCount(1);
  await expect(data.message("1 later change is missing.")).toContainText("Check what you entered last, and save a file.");
  await data.messages.getByRole("button", { name: "Close" }).click();
  await expect(data.messages).toHaveCount(0);
});

for (const code of ["ru", "fa"] as const) {
  test(`the one message, on a phone: ${code}`, async ({ newVisitor }) => {
    const page = await newVisitor({ locale: code, viewport: { width: 360, height: 740 }, colorScheme: "dark" });
    await takeIn(page, MADE, "decide");
    const data = new BrowserData(page);
    expect(await data.damage("/s/")).toBe(1);
    await new Shell(page).reload();
    await expect(data.message(text(code, "storage.notices.aside.title"))).toContainText("Workshop");
    await expect(data.messages).toHaveCount(1);
    await data.messages.locator("summary").click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await expectAccessible(page);
  });
}

// "A copy is gone" stood beside "Recovered", and the device that had said whose scores it enters was asked again.
test("a local storage that was emptied is one message, and what this device chose is as it was", async ({ page }) => {
  await takeIn(page, MADE, "matrix/raters");
  const together = new Together(page);
  await together.addRater("Anna");
  await together.goTo("scores");
  const chooser = together.main.getByRole("combobox", { name: "Rater" });
  await chooser.selectOption({ label: "Anna" });
  await together.shell.saved();
  const data = new BrowserData(page);
  await expect.poll(() => data.prefsAreTwice()).toBe(true);
  await data.emptyLocal();
  await together.shell.reload();
  await expect(chooser.locator("option:checked")).toHaveText("Anna");
  await expect(together.main.getByText("Whose scores do you enter?")).toHaveCount(0);
  await expect(data.messages).toHaveCount(1);
  await expect(data.messages).toContainText("Recovered");
  await together.shell.saved();
  await together.shell.reload();
  await expect(chooser.locator("option:checked")).toHaveText("Anna");
  await expect(data.messages).toHaveCount(0);
});

test("a page that spoke Persian speaks it again after its local storage was emptied", async ({ shell }) => {
  await shell.speak("فارسی");
  const data = new BrowserData(shell.page);
  await expect.poll(() => data.prefsAreTwice()).toBe(true);
  await data.emptyLocal();
  await shell.reload();
  await expect(shell.page.locator("html")).toHaveAttribute("lang", "fa");
  await expect(shell.main.getByRole("combobox", { name: "زبان" })).toBeVisible();
});

test("a browser killed right after the choice knows whose scores it enters", async ({ killable, site }) => {
  const page = await killable.context().newPage();
  await page.goto(`${site.url}#/workbooks`);
  const file = { name: "test.json", mimeType: "application/json", buffer: Buffer.from(workbookFile(MADE)) };
  await page.locator('input[type="file"]').first().setInputFiles(file);
  await new Shell(page).saved();
  await page.goto(`${site.url}#/matrix/raters`);
  await new Together(page).addRater("Anna");
  await new Shell(page).saved();
  await page.goto(`${site.url}#/matrix`);
  await page.getByRole("main").getByRole("combobox", { name: "Rater" }).selectOption({ label: "Anna" });
  await expect.poll(() => new BrowserData(page).prefsAreTwice()).toBe(true);
  await killable.kill();
  const after = await (await killable.restart()).newPage();
  await after.goto(`${site.url}#/matrix`);
  await expect(after.getByRole("main").getByRole("combobox", { name: "Rater" }).locator("option:checked")).toHaveText("Anna");
  await expect(after.getByText("Whose scores do you enter?")).toHaveCount(0);
  // While the emptied copy is written anew a second message says so, for a tenth of a second.
  const data = new BrowserData(after);
  await expect(data.message("One copy only")).toHaveCount(0);
  expect(await data.messages.count(), String(await data.messages.allInnerTexts())).toBeLessThanOrEqual(1);
});

// The export waited for the database without an end.
test("a database that does not answer keeps nobody from exporting", async ({ page }) => {
  await takeIn(page, MADE, "files");
  const files = new FilesPage(page);
  await files.export();
  await page.goto("./#/accounts");
  await addKept(page, ["Gamma"]);
  await files.goTo();
  expect((await files.export()).bytes.toString("utf8")).toContain('"lineage"');
  await new BrowserData(page).hangDatabase();
  const { bytes } = await files.export();
  const held = JSON.parse(bytes.toString("utf8"));
  // In the file accounts stand by their ids, which are drawn.
  expect(held.accounts.map(({ name }: { name: string }) => name).sort()).toEqual(["Alpha", "Beta", "Gamma"]);
  expect(held.lineage, "what it comes from is not known in time").toBeUndefined();
});
