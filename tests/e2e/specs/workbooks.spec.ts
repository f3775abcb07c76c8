// The workbooks of this browser: the four doors, the list, the trash.
import { expect, test } from "../test";
import { AccountsPage } from "../pages/accounts";
import { Workbooks } from "../pages/workbooks";

test("the first visit says what this is, where the data stay, and offers four doors", async ({ shell }) => {
  await expect(shell.main.getByRole("heading", { level: 1 })).toHaveText("Choose your key accounts, and know why");
  await expect(shell.main).toContainText("Nothing is sent anywhere.");
  const doors = shell.main.getByRole("list", { name: "Ways to begin" }).getByRole("button");
  await expect(doors).toHaveText(["Try the sample", "Paste a table", "Open a file", "Start empty"]);
});

test("the door for a paste leads to the import", async ({ shell }) => {
  await shell.main.getByRole("button", { name: "Paste a table" }).click();
  await expect(new AccountsPage(shell.page).dialog).toBeVisible();
});

test("a customer list opened as a file leads to its import", async ({ shell }) => {
  const workbooks = new Workbooks(shell.page);
  await workbooks.openFile({ name: "clients.csv", mimeType: "text/csv", buffer: Buffer.from("name,city\nAcme,Riga\nBeta,Tartu\n") });
  const accounts = new AccountsPage(shell.page);
  await expect(accounts.dialog).toContainText("2 new");
  await accounts.take();
  await expect(accounts.row("Acme")).toBeVisible();
  await workbooks.expectOpen("clients");
});

test("a workbook's file opened with none open becomes one of this browser's", async ({ shell, newVisitor }) => {
  const workbooks = new Workbooks(shell.page);
  await workbooks.openSample();
  const file = await workbooks.export();
  const other = new Workbooks(await newVisitor());
  await other.openFile({ name: file.name, mimeType: "application/json", buffer: file.bytes });
  await other.expectOpen("Northwind (sample)");
  await expect(new AccountsPage(other.page).summary).toContainText("91 accounts");
});

const NOTHING_IN_IT: [string, string, string | Buffer, RegExp][] = [
  ["a workbook cut off", "half.json", '{"format":"linchpin-workbook","version":1,"accounts":[', /it was cut off/],
  ["a spreadsheet file", "list.xlsx", Buffer.from("PK\x03\x04....xl/workbook.xml[Content_Types].xml", "latin1"), /an office document.*save the list as one of these/],
  ["bytes of no kind", "bytes.bin", Buffer.from("00ff10fe00c380ff", "hex"), /a file of unknown kind/],
  // The one was called "a file of unknown kind", the other a table headed "[1".
  ["a workbook with a byte that is no UTF-8", "bad.json", Buffer.concat([Buffer.from('{"format":"linchpin-workbook","id":"'), Buffer.from("ff22", "hex"), Buffer.from("}")]), /not UTF-8 \(byte 36\)/],
  ["a list of numbers", "numbers.json", "[1,2,3]", /JSON file belongs to another program/],
  ["an empty list", "clients.csv", "", /The file is empty/],
  ["a list of a header alone", "clients.csv", "name,city\n", /a header and no row below it/],
];

for (const [what, name, content, why] of NOTHING_IN_IT) {
  test(`${what} is refused on the first visit, and nothing is made of it`, async ({ shell }) => {
    const workbooks = new Workbooks(shell.page);
    await workbooks.openFile({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
    const said = shell.main.getByRole("alert");
    await expect(said).toContainText(`Nothing was opened · ${name}`);
    await expect(said).toContainText(why);
    await expect(shell.main.getByRole("heading", { level: 1 })).toHaveText("Choose your key accounts, and know why");
  });
}

test("an import of a file that is left by Escape leaves no workbook behind", async ({ shell }) => {
  const workbooks = new Workbooks(shell.page);
  await workbooks.openFile({ name: "clients.csv", mimeType: "text/csv", buffer: Buffer.from("name,city\nAcme,Riga\n") });
  await expect(new AccountsPage(shell.page).dialog).toContainText("1 new");
  await shell.page.keyboard.press("Escape");
  await expect(shell.main.getByRole("heading", { level: 1 })).toHaveText("Choose your key accounts, and know why");
  await workbooks.openFile({ name: "more.csv", mimeType: "text/csv", buffer: Buffer.from("name,city\nBeta,Tartu\n") });
  await expect(new AccountsPage(shell.page).dialog).toContainText("1 new");
  await shell.page.keyboard.press("Escape");
  await expect(shell.main.getByRole("heading", { level: 1 })).toHaveText("Choose your key accounts, and know why");
  await shell.reload();
  await expect(shell.main.getByRole("heading", { level: 1 })).toHaveText("Choose your key accounts, and know why");
});

test.describe("with the sample", () => {
  test.beforeEach(async ({ shell }) => {
    await new Workbooks(shell.page).openSample();
    await shell.goTo("Workbooks");
  });

  test("a workbook gets another name, and an empty one is refused", async ({ page }) => {
    const workbooks = new Workbooks(page);
    await workbooks.act("Northwind (sample)", "Rename");
    const dialog = page.getByRole("dialog", { name: "Rename workbook" });
    await dialog.getByRole("textbox", { name: "Name" }).fill(" ");
    await dialog.getByRole("button", { name: "Rename" }).click();
    await expect(dialog.getByRole("alert")).toHaveText("Enter a name.");
    await dialog.getByRole("textbox", { name: "Name" }).fill("");
    await dialog.getByRole("textbox", { name: "Name" }).press("Enter");
    await expect(dialog.getByRole("alert")).toHaveText("Enter a name.");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Northern team");
    await dialog.getByRole("textbox", { name: "Name" }).press("Enter");
    await expect(dialog).toBeHidden();
    await expect(workbooks.entry("Northern team")).toBeVisible();
    await workbooks.expectOpen("Northern team");
  });

  // The menu of a workbook stood 300 px beyond a phone's edge, in a table wider than its window.
  test("on a phone a workbook's menu is in reach without scrolling", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const row = new Workbooks(page).entry("Northwind (sample)");
    await expect(row.getByRole("button", { name: "Actions for Northwind (sample)" })).toBeInViewport({ ratio: 1 });
    await expect(row).toContainText("91 accounts");
  });

  test("a duplicate stands beside its original and is another workbook", async ({ page }) => {
    const workbooks = new Workbooks(page);
    await workbooks.act("Northwind (sample)", "Duplicate");
    await expect(workbooks.entry("Northwind (sample) (copy)")).toContainText("91");
    await expect(workbooks.entry("Northwind (sample)")).toContainText("Open now");
  });

  test("a deleted workbook comes back by undo", async ({ page }) => {
    const workbooks = new Workbooks(page);
    await workbooks.act("Northwind (sample)", "Delete");
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    await expect(workbooks.entry("Northwind (sample)")).toBeVisible();
  });

  test("a deleted workbook is restored from the trash, with everything in it", async ({ page }) => {
    const workbooks = new Workbooks(page);
    await workbooks.act("Northwind (sample)", "Delete");
    await expect(workbooks.shell.main).toContainText("30 days left");
    await workbooks.shell.main.getByRole("button", { name: "Restore" }).click();
    await workbooks.entry("Northwind (sample)").getByRole("button", { name: "Northwind (sample)", exact: true }).click();
    await expect(new AccountsPage(page).summary).toContainText("91 accounts");
  });

  test("a workbook deleted for good is gone after a reload", async ({ page }) => {
    const workbooks = new Workbooks(page);
    await workbooks.act("Northwind (sample)", "Delete");
    await workbooks.shell.main.getByRole("button", { name: "Delete for good" }).click();
    await workbooks.shell.main.getByRole("button", { name: "Delete “Northwind (sample)” for good" }).click();
    await expect(workbooks.shell.main).not.toContainText("Northwind (sample)");
    await workbooks.shell.open("workbooks");
    await workbooks.shell.reload();
    await expect(workbooks.shell.main).not.toContainText("Northwind (sample)");
  });

  test("neither one press nor a double press deletes for good", async ({ page }) => {
    const workbooks = new Workbooks(page);
    await workbooks.act("Northwind (sample)", "Delete");
    const ask = workbooks.shell.main.getByRole("button", { name: "Delete for good" });
    await ask.click();
    const keep = workbooks.shell.main.getByRole("button", { name: "Keep" });
    await expect(keep).toBeFocused();
    await keep.press("Enter");
    await expect(ask).toBeFocused();
    await ask.dblclick();
    await expect(workbooks.shell.main).toContainText("30 days left");
    await workbooks.shell.reload();
    await expect(workbooks.shell.main).toContainText("30 days left");
  });

  test("several workbooks are kept apart, and each opens by its name", async ({ page }) => {
    const workbooks = new Workbooks(page);
    await workbooks.shell.main.getByRole("button", { name: "New workbook" }).click();
    await new AccountsPage(page).add("Alpha");
    await workbooks.shell.saved();
    await workbooks.shell.goTo("Workbooks");
    await expect(workbooks.entry("New workbook")).toContainText("Open now");
    await workbooks.entry("Northwind (sample)").getByRole("button", { name: "Northwind (sample)", exact: true }).click();
    await expect(new AccountsPage(page).summary).toContainText("91 accounts");
    await expect(new AccountsPage(page).row("Alpha")).toHaveCount(0);
  });
});
