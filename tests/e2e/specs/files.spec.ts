// Files: what goes out comes back as it was, what comes in is shown before it happens, what is bad changes nothing.
import { expect, test, type Page } from "../test";
import { AccountsPage } from "../pages/accounts";
import { FilesPage } from "../pages/files";
import { Shell } from "../pages/shell";
import { Workbooks } from "../pages/workbooks";
import { takeIn } from "../workbook";

interface FileOfWorkbook {
  version: number;
  meta: { currency: string };
  accounts: { id: string; name: string; city?: string }[];
  scores: { account: string; value: number }[];
}

/** The sample, open on the page of files. */
async function sampleFiles(page: Page): Promise<FilesPage> {
  await new Workbooks(page).openSample();
  const files = new FilesPage(page);
  await files.goTo();
  return files;
}

/** A file with something changed in it. */
function changed(bytes: Buffer, change: (file: FileOfWorkbook) => void): string {
  const file = JSON.parse(bytes.toString("utf8")) as FileOfWorkbook;
  change(file);
  return JSON.stringify(file);
}

test("a file opened in a fresh browser exports the same bytes again", async ({ shell, newVisitor }) => {
  const files = await sampleFiles(shell.page);
  const first = await files.export();
  expect(first.name).toMatch(/^Northwind \(sample\) \d{4}-\d\d-\d\d r\d+\.linchpin\.json$/);
  const other = await newVisitor();
  await new Workbooks(other).openFile({ name: first.name, mimeType: "application/json", buffer: first.bytes });
  const others = new FilesPage(other);
  await others.shell.saved();
  await others.goTo();
  const second = await others.export();
  expect(second.bytes.equals(first.bytes), "the same bytes").toBe(true);
});

// Story: a file saved in Moscow at two in the morning of the 24th was named after the 23rd.
test("a file is named after the day where the person is", async ({ newEmptyVisitor }) => {
  const page = await newEmptyVisitor({ timezoneId: "Europe/Moscow" });
  await page.clock.setFixedTime(new Date("2026-11-23T23:10:00Z"));
  await new Shell(page).open();
  const files = await sampleFiles(page);
  expect((await files.export()).name).toContain(" 2026-11-24 ");
});

/** The number in a file's name. */
function numberOf(name: string): number {
  const number = / r(\d+)\.linchpin\.json$/.exec(name)?.[1];
  expect(number, name).toBeDefined();
  return Number(number);
}

test("files of a workbook that came in a file count on from it", async ({ shell, newVisitor }) => {
  const files = await sampleFiles(shell.page);
  const { bytes } = await files.export();
  const other = await newVisitor();
  const name = "Northwind (sample) 2026-11-02 r35.linchpin (1).json";
  await new Workbooks(other).openFile({ name, mimeType: "application/json", buffer: bytes });
  const others = new FilesPage(other);
  await others.goTo();
  expect(numberOf((await others.export()).name), "the same workbook, the same number").toBe(35);
  await others.shell.goTo("Accounts");
  await new AccountsPage(other).add("Alpha");
  await others.shell.saved();
  await others.shell.reload();
  await others.goTo();
  expect(numberOf((await others.export()).name)).toBe(36);

  const later = await others.export();
  await files.give("Northwind 2026-11-20 r70.linchpin.json", later.bytes);
  await files.button("Replace").click();
  await expect(files.toast("Replaced by")).toBeVisible();
  expect(numberOf((await files.export()).name), "what replaces is not older than it was").toBe(70);
  await files.give("Northwind 2026-11-20 r3.linchpin.json", later.bytes);
  await files.button("Take in").click();
  await expect(files.toast("Took in")).toBeVisible();
  expect(numberOf((await files.export()).name), "never back").toBeGreaterThanOrEqual(70);
});

test("the person's name stands in the names of files, and they count on", async ({ shell, newVisitor }) => {
  const files = await sampleFiles(shell.page);
  await shell.goTo("Settings");
  await shell.main.getByRole("textbox", { name: "Your name" }).fill("Anna / Bo");
  await shell.page.keyboard.press("Tab");
  await files.goTo();
  const { name, bytes } = await files.export();
  expect(name).toMatch(/^Northwind \(sample\) \d{4}-\d\d-\d\d Anna Bo r\d+\.linchpin\.json$/);
  const other = await newVisitor();
  await new Workbooks(other).openFile({ name, mimeType: "application/json", buffer: bytes });
  const others = new FilesPage(other);
  await others.goTo();
  expect(numberOf((await others.export()).name)).toBe(numberOf(name));
});

test("the last file copy and the changes since are told", async ({ shell }) => {
  const files = await sampleFiles(shell.page);
  await expect(shell.main).toContainText("No file copy yet");
  await files.export();
  await expect(shell.main).toContainText("No changes since");
  await shell.goTo("Accounts");
  await new AccountsPage(shell.page).add("Alpha");
  await files.goTo();
  await expect(shell.main).toContainText("1 change since");
});

test("a workbook opened from a file has that file as its copy, and changes since are counted", async ({ shell, newVisitor }) => {
  const files = await sampleFiles(shell.page);
  const { name, bytes } = await files.export();
  const other = await newVisitor();
  const workbooks = new Workbooks(other);
  await workbooks.openFile({ name, mimeType: "application/json", buffer: bytes });
  await expect(workbooks.shell.status.filter({ hasText: "last file now" })).toBeVisible();
  await new AccountsPage(other).add("Alpha");
  await expect(workbooks.shell.status.filter({ hasText: "1 change since" })).toBeVisible();
});

test("header and page tell the time of the last file by one clock", async ({ shell, page }) => {
  await page.clock.install();
  await shell.reload();
  const files = await sampleFiles(page);
  await files.export();
  await expect(shell.status.filter({ hasText: "last file now" })).toBeVisible();
  await expect(shell.main).toContainText("Last file copy now");
  await page.clock.fastForward("02:10");
  await expect(shell.status.filter({ hasText: "last file 2 minutes ago" })).toBeVisible();
  await expect(shell.main).toContainText("Last file copy 2 minutes ago");
});

test("the preview counts what is new, changed, the same and only here", async ({ shell }) => {
  const files = await sampleFiles(shell.page);
  const { bytes } = await files.export();
  await files.give("mine.json", bytes);
  await expect(shell.main).toContainText("A copy of the workbook that is open");
  expect(await files.counts("Accounts")).toEqual({ new: "0", changed: "0", same: "91", missing: "0" });
  await expect(shell.main).toContainText("The file holds nothing that is not here already.");
  const other = changed(bytes, (file) => {
    file.accounts[0].city = "Elsewhere";
    file.accounts.push({ id: "7zzzzzzzzzzz7", name: "Newcomer" });
  });
  await files.give("theirs.json", other);
  await expect(shell.main).toContainText("What theirs.json holds");
  expect(await files.counts("Accounts")).toEqual({ new: "1", changed: "1", same: "90", missing: "0" });
});

test("a file is taken in: new ones come, nothing goes, one undo takes it back", async ({ shell }) => {
  const files = await sampleFiles(shell.page);
  const { bytes } = await files.export();
  const other = changed(bytes, (file) => file.accounts.push({ id: "7zzzzzzzzzzz7", name: "Newcomer" }));
  await files.give("theirs.json", other);
  await files.button("Take in").click();
  await expect(files.toast("Took in theirs.json")).toBeVisible();
  await expect(files.rows("Automatic copies").filter({ hasText: "Before a file was taken in" })).toHaveCount(1);
  await files.give("theirs.json", other);
  expect(await files.counts("Accounts")).toEqual({ new: "0", changed: "0", same: "92", missing: "0" });
  await files.toast("Took in theirs.json").getByRole("button", { name: "Undo" }).click();
  await files.give("theirs.json", other);
  await expect.poll(() => files.counts("Accounts")).toEqual({ new: "1", changed: "0", same: "91", missing: "0" });
});

test("a file replaces the workbook, and an automatic copy leads back", async ({ shell }) => {
  const files = await sampleFiles(shell.page);
  const { bytes } = await files.export();
  await shell.goTo("Accounts");
  await new AccountsPage(shell.page).add("Alpha");
  await files.goTo();
  await files.give("before.json", bytes);
  expect((await files.counts("Accounts")).missing).toBe("1");
  await files.button("Replace").click();
  await expect(files.toast("Replaced by before.json")).toBeVisible();
  const copy = files.rows("Automatic copies").filter({ hasText: "Before the workbook was replaced" });
  await expect(copy).toContainText("92 accounts");
  await copy.getByRole("button", { name: "Go back to this" }).click();
  await expect(files.toast("Went back to the copy of")).toBeVisible();
  await shell.goTo("Accounts");
  await expect(new AccountsPage(shell.page).summary).toContainText("92 accounts");
});

test("a file is added as a new workbook beside the open one", async ({ shell }) => {
  const files = await sampleFiles(shell.page);
  const { bytes } = await files.export();
  await files.give("copy.json", bytes);
  await files.button("Add as a new workbook").click();
  await expect(files.toast("Added “Northwind (sample)”")).toBeVisible();
  await shell.goTo("Workbooks");
  await expect(shell.main.getByRole("button", { name: "Northwind (sample)", exact: true })).toHaveCount(2);
});

test("before many accounts are deleted a copy is kept; together they come back, or those that are searched for", async ({ shell }) => {
  const accounts = Array.from({ length: 12 }, (_, place) => ({ name: `Account ${12 - place}` }));
  const files = new FilesPage(shell.page);
  await takeIn(shell.page, { accounts }, "accounts");
  const table = new AccountsPage(shell.page);
  await table.select("Account 12");
  await shell.main.getByRole("button", { name: /^Select all/ }).click();
  await table.deleteSelected();
  await expect(table.toast("12 accounts")).toBeVisible();
  await files.goTo();
  await expect(files.rows("Automatic copies").filter({ hasText: "Before many were deleted" })).toHaveCount(1);
  await expect(files.rows("Trash").locator(".rows__name")).toHaveText(Array.from({ length: 12 }, (_, place) => `Account ${place + 1}`));
  await shell.main.getByRole("searchbox", { name: "Find in the trash" }).fill("account 1");
  await files.button("Restore all 4").click();
  await expect(files.rows("Trash")).toHaveCount(8);
  await files.button("Restore all 8").click();
  await expect(shell.main.getByText("The trash is empty.")).toBeVisible();
});

test("what was deleted is restored from the trash with its scores", async ({ shell }) => {
  const files = await sampleFiles(shell.page);
  await shell.goTo("Accounts");
  const accounts = new AccountsPage(shell.page);
  await accounts.select("Alfreds Futterkiste");
  await accounts.deleteSelected();
  await files.goTo();
  const row = files.rows("Trash").filter({ hasText: "Alfreds Futterkiste" });
  await expect(row).toContainText("12 scores");
  await row.getByRole("button", { name: "Restore" }).click();
  await expect(shell.main).toContainText("The trash is empty.");
  await shell.goTo("Accounts");
  await expect(accounts.summary).toContainText("91 accounts");
});

const UNREADABLE: [string, string, (bytes: Buffer) => Buffer | string, RegExp][] = [
  ["an empty file", "empty.json", () => "", /The file is empty\./],
  ["a file cut off", "half.json", (bytes) => bytes.subarray(0, bytes.length / 2), /The file ends in line \d+, in the middle: it was cut off/],
  ["a number that is none", "nan.json", (bytes) => bytes.toString("utf8").replace('"minor": 0', '"minor": NaN'), /NaN and Infinity are not numbers/],
  ["half of a character", "half-character.json", (bytes) => bytes.toString("utf8").replace('"name":"', '"name":"\\ud800'), /a lone surrogate/],
  ["brackets without end", "deep.json", () => "[".repeat(5000), /brackets lie deeper/],
  ["a web page", "page.json", () => "<!doctype html><title>Sign in</title>", /This is a web page, not a Linchpin workbook\./],
  ["a picture", "photo.json", () => Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /This is a picture, not a Linchpin workbook\./],
  ["a table", "clients.csv", () => "name,city\nAcme,Riga\nBeta,Tartu\n", /This is a table, not a workbook\. Import it on the Accounts page\./],
  ["another program's JSON", "package.json", () => '{"name":"left-pad","version":"1.3.0"}', /This JSON file belongs to another program/],
  [
    "a file of a newer version",
    "newer.json",
    (bytes) => changed(bytes, (file) => (file.version = 99)),
    /The file is of version 99; this page reads up to version 1\./,
  ],
  ["UTF-16", "utf16.json", (bytes) => Buffer.from(`\uFEFF${bytes.toString("utf8")}`, "utf16le"), /saved as UTF-16\. Save it as UTF-8/],
];

for (const [what, name, make, message] of UNREADABLE) {
  test(`${what} is refused in words and changes nothing`, async ({ shell }) => {
    const files = await sampleFiles(shell.page);
    const before = await files.export();
    await files.give(name, make(before.bytes));
    await expect(files.message).toContainText(name);
    await expect(files.message).toContainText(message);
    await expect(files.button("Replace")).toHaveCount(0);
    expect((await files.export()).bytes.equals(before.bytes)).toBe(true);
  });
}

// One wrong period named one place in the file, and asked to "leave out those listed": the whole account went, and its
// nine scores with it, of which nothing was said.
test("what goes with a wrong value is counted before it is left out", async ({ shell }) => {
  const files = await sampleFiles(shell.page);
  const before = await files.export();
  const theirs = JSON.parse(before.bytes.toString()) as FileOfWorkbook;
  const scores = theirs.scores.filter((score) => score.account === theirs.accounts[0].id).length;
  const wrong = changed(before.bytes, (file) => Object.assign(file.accounts[0], { figures: { "2025-13": { revenue_minor: 1 } } }));
  await files.give("theirs.json", wrong);
  await expect(shell.main).toContainText("1 problem in the file");
  await expect(shell.main).toContainText(`Left out: Accounts: 1, Scores: ${scores}`);
});

const UNSOUND: [string, (file: FileOfWorkbook) => void, RegExp, RegExp][] = [
  [
    "the same account twice",
    (file) => file.accounts.push({ ...file.accounts[0] }),
    /^\$?\/?\.?accounts[[./]91/,
    /The same record twice/,
  ],
  ["a score of 11", (file) => (file.scores[2].value = 11), /^\$?\/?\.?scores[[./]2/, /a whole number from 1 to 10.*11/s],
  ["a currency that is none", (file) => (file.meta.currency = "EURO"), /^\$\.meta\.currency/, /a currency code such as EUR/],
];

for (const [what, change, where, problem] of UNSOUND) {
  test(`${what} is shown with its place, and nothing is taken in unasked`, async ({ shell }) => {
    const files = await sampleFiles(shell.page);
    const before = await files.export();
    await files.give("theirs.json", changed(before.bytes, change));
    await expect(shell.main).toContainText("1 problem in the file");
    const line = shell.main.getByRole("row").filter({ has: shell.page.getByRole("rowheader", { name: where }) });
    await expect(line).toContainText(problem);
    for (const button of ["Take in", "Replace", "Add as a new workbook"]) await expect(files.button(button)).toBeDisabled();
    await shell.main.getByRole("checkbox", { name: "Take the good records and leave out those listed" }).check();
    await expect(files.button("Take in")).toBeEnabled();
    expect((await files.export()).bytes.equals(before.bytes)).toBe(true);
  });
}
