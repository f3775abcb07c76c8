// Nothing is lost silently: reloads, crashes, kills, two tabs, full, forbidden, cleared and damaged storage, a panic.
import { expect, test, type Page } from "../test";
import { AccountsPage } from "../pages/accounts";
import { BrowserData } from "../pages/browser-data";
import { Shell } from "../pages/shell";
import { crashTab } from "../killable";

/** Opens Linchpin on the accounts of the workbook that was open last. */
async function accountsOf(page: Page, url = "./"): Promise<AccountsPage> {
  await page.goto(`${url}#/accounts`);
  const accounts = new AccountsPage(page);
  await expect(accounts.table).toBeVisible();
  return accounts;
}

async function started(page: Page): Promise<AccountsPage> {
  const accounts = new AccountsPage(page);
  await accounts.startEmpty();
  return accounts;
}

/** A new workbook with one account that is kept. */
async function oneAccount(page: Page): Promise<AccountsPage> {
  const accounts = new AccountsPage(page);
  await accounts.startEmpty();
  await addKept(accounts, "Alpha");
  return accounts;
}

async function addKept(accounts: AccountsPage, name: string): Promise<void> {
  await accounts.add(name);
  await expect(accounts.row(name)).toBeVisible();
  await new Shell(accounts.page).saved();
}

test("a reload keeps everything, and what can be undone and redone", async ({ shell }) => {
  const accounts = await oneAccount(shell.page);
  await addKept(accounts, "Beta");
  await shell.reload();
  await expect(accounts.row("Beta")).toBeVisible();
  await shell.page.getByRole("button", { name: "Undo: add account" }).click();
  await expect(accounts.row("Beta")).toBeHidden();
  await shell.saved();
  await shell.reload();
  await expect(accounts.row("Alpha")).toBeVisible();
  await expect(accounts.row("Beta")).toBeHidden();
  await shell.page.getByRole("button", { name: "Redo: add account" }).click();
  await expect(accounts.row("Beta")).toBeVisible();
});

test("a crashed tab loses nothing that was saved", async ({ shell, context }) => {
  const accounts = await oneAccount(shell.page);
  for (const name of ["Beta", "Gamma", "Delta"]) await addKept(accounts, name);
  await crashTab(shell.page);
  const again = await accountsOf(await context.newPage());
  for (const name of ["Alpha", "Beta", "Gamma", "Delta"]) await expect(again.row(name)).toBeVisible();
});

test("a browser killed right after Saved loses nothing", async ({ killable, site }) => {
  const page = await killable.context().newPage();
  await page.goto(site.url);
  const accounts = await oneAccount(page);
  await addKept(accounts, "Beta");
  await killable.kill();
  const after = await (await killable.restart()).newPage();
  const again = await accountsOf(after, site.url);
  await expect(again.row("Alpha")).toBeVisible();
  await expect(again.row("Beta")).toBeVisible();
});

test("a second tab follows live, takes over, and the first one follows then", async ({ shell, context }) => {
  const first = await oneAccount(shell.page);
  const second = await accountsOf(await context.newPage());
  const inSecond = new BrowserData(second.page);
  await expect(inSecond.message("Open in another tab")).toBeVisible();
  await addKept(first, "Beta");
  await expect(second.row("Beta")).toBeVisible();

  await inSecond.message("Open in another tab").getByRole("button", { name: "Take over" }).click();
  await expect(inSecond.message("Open in another tab")).toBeHidden();
  const inFirst = new BrowserData(first.page);
  await expect(inFirst.message("Another tab took over").getByRole("button", { name: "Take over" })).toBeVisible();
  await expect(inFirst.message(/another tab/i)).toHaveCount(1);
  await addKept(second, "Gamma");
  await expect(first.row("Gamma")).toBeVisible();
});

test("a tab whose editing tab was closed becomes the editing one", async ({ shell, context }) => {
  await oneAccount(shell.page);
  const second = await accountsOf(await context.newPage());
  const message = new BrowserData(second.page).message("Open in another tab");
  await expect(message).toBeVisible();
  await shell.page.close();
  await expect(message).toBeHidden();
  await addKept(second, "Beta");
});

test("a full local storage is said, and loses nothing of ours or of others", async ({ shell }) => {
  const accounts = await oneAccount(shell.page);
  const data = new BrowserData(shell.page);
  const length = await data.fill();
  expect(length).toBeGreaterThan(4_000_000);
  await accounts.add("Beta");
  // Seen before the next press: it comes between the page's head and its button, which moves under the pointer.
  await expect(data.message("Local storage is full")).toBeVisible();
  await expect(data.message("Local storage is full").getByRole("button", { name: "Export now" })).toBeVisible();
  await accounts.add("Gamma");
  await shell.reload();
  for (const name of ["Alpha", "Beta", "Gamma"]) await expect(accounts.row(name)).toBeVisible();
  expect(await data.padding()).toBe(length);
});

test("where storage is forbidden the page works and says that nothing is kept", async ({ page, site }) => {
  await page.goto(site.sandbox);
  const accounts = new AccountsPage(page);
  await accounts.startEmpty();
  await accounts.add("Alpha");
  await expect(accounts.row("Alpha")).toBeVisible();
  const message = new BrowserData(page).message("Nothing is kept");
  await expect(message).toHaveCount(1);
  await expect(message.getByRole("button", { name: "Export now" })).toBeVisible();
  await expect(message.getByRole("button", { name: "Close" }), "it stays while nothing is kept").toHaveCount(0);
});

for (const store of ["localStorage", "indexedDB"]) {
  test(`one message says that ${store} is not there`, async ({ page }) => {
    await page.addInitScript((name) => {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("forbidden", "SecurityError");
        },
      });
    }, store);
    await page.goto("./");
    await addKept(await started(page), "Alpha");
    await expect(page.locator(".banner")).toHaveCount(1);
    await expect(page.locator(".banner").getByRole("button", { name: "Export now" })).toBeVisible();
  });
}

test("site data that is cleared while the page is open is saved again", async ({ shell }) => {
  const accounts = await oneAccount(shell.page);
  const data = new BrowserData(shell.page);
  await data.clear();
  await expect(data.message("Site data was cleared")).toBeVisible();
  await shell.saved();
  await addKept(accounts, "Beta");
  const again = await accountsOf(shell.page);
  await expect(again.row("Alpha")).toBeVisible();
  await expect(again.row("Beta")).toBeVisible();
});

test("the only workbook cannot be read: its row says so, and its data can be downloaded there and from the message", async ({
  shell,
}) => {
  await oneAccount(shell.page);
  const data = new BrowserData(shell.page);
  // The day's automatic copy is made in an idle moment: one that came after the ruin would be whole.
  await expect.poll(() => data.automaticCopies()).toBe(1);
  const count = await data.ruin();
  expect(count).toBeGreaterThan(3);
  await shell.reload();
  const given = (raw: string) => raw.split('"ruined"').length - 1;
  expect(given(await data.rawData(data.message("Not opened")))).toBe(count);
  await shell.goTo("Workbooks");
  const row = shell.main.getByRole("row").filter({ hasText: "Unreadable workbook" });
  await expect(row).toContainText("Cannot be read");
  await expect(row).not.toContainText("1970");
  await expect(row).toContainText(`${count * "ruined".length} byte`);
  expect(given(await data.rawData(row))).toBe(count);
});

test("an automatic copy of a workbook that cannot be read is opened as a new one", async ({ shell }) => {
  const accounts = await oneAccount(shell.page);
  await shell.goTo("Files");
  await shell.page.getByRole("button", { name: "Make a copy now" }).click();
  await expect(shell.page.locator(".toast")).toContainText("A copy was made");
  await shell.saved();
  expect(await new BrowserData(shell.page).ruin("all but automatic copies")).toBeGreaterThan(3);
  await shell.reload();
  await shell.goTo("Workbooks");
  const row = shell.main.getByRole("row").filter({ hasText: "Cannot be read" });
  await row.getByRole("button", { name: "Automatic copies" }).click();
  const copies = shell.page.getByRole("dialog", { name: "Automatic copies" });
  await copies.getByRole("listitem").filter({ hasText: "Made by you" }).getByRole("button", { name: "Open as a new workbook" }).click();
  await expect(accounts.row("Alpha")).toBeVisible();
  await shell.saved();
  await shell.goTo("Workbooks");
  await expect(row).toBeVisible();
  await expect(shell.main.getByRole("row")).toHaveCount(3);
});

test.describe("stopped", () => {
  test.use({ allowed: /panicked|unreachable|RuntimeError/ });

  test("a panic saves nothing more and offers the raw data", async ({ shell }) => {
    const accounts = await oneAccount(shell.page);
    const data = new BrowserData(shell.page);
    const before = await data.values();
    await data.stop();
    await expect(shell.main.getByRole("heading")).toHaveText("Linchpin stopped on an error");
    await expect(accounts.table).toHaveCount(0);
    const raw = JSON.parse(await data.rawData());
    expect(JSON.stringify(raw.local)).toContain("Alpha");
    expect(JSON.stringify(raw.database)).toContain("Alpha");
    expect(await data.values()).toBe(before);
    await shell.page.getByRole("button", { name: "Reload" }).click();
    const again = await accountsOf(shell.page);
    await expect(again.row("Alpha")).toBeVisible();
  });
});
