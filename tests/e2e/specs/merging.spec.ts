// Merging a file: where a workbook and a file of it differ a person chooses, and what was chosen is what comes of it.
import { expectAccessible } from "../accessibility";
import { FilesPage } from "../pages/files";
import { text } from "../pages/texts";
import { Workbooks } from "../pages/workbooks";
import { expect, test, type Page } from "../test";
import { takeFile, takeIn, workbookFile, type Made } from "../workbook";

const HERE: Made = {
  accounts: [
    { name: "Alpha", manager: "Ann", revenue: { "2024": 100 }, scores: [5] },
    { name: "Beta", manager: "Ann", tags: ["north"], scores: [7] },
  ],
  criteria: [{ name: "Fit", points: 1 }],
};

const THEIRS: Made = {
  accounts: [
    { name: "Alpha", manager: "Bob", revenue: { "2024": 250 }, scores: [8] },
    { name: "Beta", manager: "Ben", tags: ["north", "new"], scores: [7] },
  ],
  criteria: [{ name: "Fit for us", points: 1 }],
};

/** What the workbook holds, as its file says it. */
interface Held {
  accounts: { name: string; manager?: string; tags?: string[]; figures?: Record<string, { revenue_minor: number }> }[];
  criteria: { name: string }[];
  scores: { value: number }[];
}

async function held(files: FilesPage): Promise<Held> {
  return JSON.parse((await files.export()).bytes.toString("utf8")) as Held;
}

/** A workbook with a file of it given. */
async function given(page: Page, here: Made = HERE, theirs: Made = THEIRS): Promise<FilesPage> {
  await takeIn(page, here, "files");
  const files = new FilesPage(page);
  await files.give("theirs.json", workbookFile(theirs));
  await expect(files.shell.main).toContainText("What differs");
  return files;
}

test("what is chosen here stays, what is chosen in the file is taken, and one undo takes all of it back", async ({ page }) => {
  const files = await given(page);
  const before = (await files.export()).bytes;
  await files.choice("Account manager", "Alpha").here.check();
  await files.choice("Score", "Alpha × Fit").here.check();
  await expect(files.choice("Revenue, 2024", "Alpha").file).toBeChecked();
  await files.takeIn("theirs.json");
  const now = await held(files);
  expect(now.accounts.map(({ manager }) => manager)).toEqual(["Ann", "Ben"]);
  expect(now.accounts.map(({ tags }) => tags)).toEqual([undefined, ["new", "north"]]);
  expect(now.accounts[0].figures).toEqual({ "2024": { revenue_minor: 25000 } });
  expect(now.criteria.map(({ name }) => name)).toEqual(["Fit for us"]);
  expect(now.scores.map(({ value }) => value)).toEqual([5, 7]);
  await files.toast("Took in").getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await files.export()).bytes.equals(before)).toBe(true);
});

test("all is kept here, or all is taken from the file, at once", async ({ page }) => {
  const files = await given(page);
  const main = files.shell.main;
  await expect(main.getByText("From the file: 6 · as here: 0")).toBeVisible();
  await files.button("Keep all here").click();
  await expect(main.getByText("From the file: 0 · as here: 6")).toBeVisible();
  await expect(files.choice("Account manager", "Beta").here).toBeChecked();
  await files.button("All from the file").click();
  await expect(files.choice("Account manager", "Beta").file).toBeChecked();
  await files.button("Keep all here").click();
  await files.choice("Account manager", "Beta").file.check();
  await files.takeIn("theirs.json");
  expect((await held(files)).accounts.map(({ manager }) => manager)).toEqual(["Ann", "Ben"]);
});

// Whoever kept the status here got the file's decisions all the same: the log then said another status than the account.
test("a status that is kept here keeps its log, one from the file brings its decisions", async ({ page }) => {
  await takeIn(page, HERE, "files");
  const files = new FilesPage(page);
  const theirs = JSON.parse(workbookFile(HERE));
  for (const [place, account] of theirs.accounts.entries()) {
    account.status = "watch";
    theirs.decisions.push({
      id: `0tedt0000000${place}`,
      account: account.id,
      at: "2026-02-03T04:05:06.007Z",
      by: "Bob",
      from: "regular",
      to: "watch",
      reason: "late payments",
    });
  }
  await files.give("theirs.json", JSON.stringify(theirs));
  const alpha = files.choice("Status", "Alpha");
  await expect(alpha.group).toContainText("With the file's status comes 1 entry of its decision log");
  await alpha.here.check();
  await files.takeIn("theirs.json");
  const now = JSON.parse((await files.export()).bytes.toString("utf8"));
  expect(now.accounts.map(({ status }: { status?: string }) => status)).toEqual([undefined, "watch"]);
  expect(now.decisions.map(({ account }: { account: string }) => account)).toEqual([theirs.accounts[1].id]);
});

// Story: Ann's later decision stood as the newest line of the log, while the file's status had been chosen against it.
test("a status chosen against a later decision is the newest line of the log, and goes with one undo", async ({ page }) => {
  const decided = (by: string, at: string, from: string, to: string) => {
    const book = JSON.parse(workbookFile(HERE));
    book.accounts[0].status = to;
    const id = `0tedt000000${by.length}0`;
    book.decisions.push({ id, account: book.accounts[0].id, at, by, from, to, reason: `${by} says so` });
    return JSON.stringify(book);
  };
  await takeFile(page, decided("Ann", "2026-03-03T04:05:06.007Z", "key", "regular"), "files");
  const files = new FilesPage(page);
  const before = (await files.export()).bytes;
  await files.give("elodie.json", decided("Élodie", "2026-02-03T04:05:06.007Z", "regular", "watch"));
  await files.choice("Status", "Alpha").file.check();
  await files.takeIn("elodie.json");
  const now = JSON.parse((await files.export()).bytes.toString("utf8"));
  expect(now.accounts[0].status).toBe("watch");
  const log = now.decisions.sort((one: { at: string }, two: { at: string }) => one.at.localeCompare(two.at));
  expect(log.map(({ from, to, reason }: Record<string, string>) => `${from} ${to}: ${reason}`)).toEqual([
    "regular watch: Élodie says so",
    "key regular: Ann says so",
    "regular watch: Taken from the file elodie.json",
  ]);
  await files.toast("Took in").getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await files.export()).bytes.equals(before)).toBe(true);
});

test("what the file does not know of is no question and stays", async ({ page }) => {
  const without: Made = { ...HERE, accounts: [{ name: "Alpha", scores: [5] }, { name: "Beta", manager: "Ben", scores: [7] }] };
  const files = await given(page, HERE, without);
  await expect(files.differing).toHaveCount(1);
  await expect(files.shell.main).toContainText("2 accounts here hold what the file does not know of.");
  await files.takeIn("theirs.json");
  expect((await held(files)).accounts.map(({ manager }) => manager)).toEqual(["Ann", "Ben"]);
});

test("hundreds of records that differ are looked through page by page, and found by name", async ({ page }) => {
  const many = (manager: string): Made => ({
    accounts: Array.from({ length: 300 }, (_, place) => ({ name: `Account ${place + 1}`, manager })),
  });
  const files = await given(page, many("Ann"), many("Bob"));
  await expect(files.differing).toHaveCount(20);
  await expect(files.shell.main.getByText("1–20 of 300")).toBeVisible();
  await files.button("Next").click();
  await expect(files.shell.main.getByText("21–40 of 300")).toBeVisible();
  await files.choice("Account manager", "Account 21").here.check();
  await files.button("Previous").click();
  await files.shell.main.getByRole("searchbox", { name: "Find a record" }).fill("account 21");
  await expect(files.differing).toHaveCount(11);
  await expect(files.choice("Account manager", "Account 21").here).toBeChecked();
  await files.takeIn("theirs.json");
  const managers = (await held(files)).accounts.map(({ manager }) => manager);
  expect([managers[20], managers.filter((manager) => manager === "Bob").length]).toEqual(["Ann", 299]);
});

test("choices are made by keyboard alone", async ({ page }) => {
  const files = await given(page);
  const { here, file } = files.choice("Account manager", "Alpha");
  await file.focus();
  await page.keyboard.press("ArrowUp");
  await expect(here).toBeChecked();
  await expect(here).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(files.choice("Revenue, 2024", "Alpha").file).toBeFocused();
});

/** Makes the open workbook hold what a file of it holds, changed. */
async function becomes(files: FilesPage, bytes: Buffer, change: (held: Held) => void): Promise<void> {
  const now = JSON.parse(bytes.toString("utf8")) as Held;
  change(now);
  await files.give("edited.json", JSON.stringify(now));
  await files.button("Replace").click();
  await expect(files.toast("Replaced by edited.json")).toBeVisible();
}

/** Two people who come from one file and both change it; the file of the second. */
async function apart(page: Page, other: Page): Promise<{ files: FilesPage; theirs: Buffer }> {
  await takeIn(page, HERE, "files");
  const files = new FilesPage(page);
  const { name, bytes } = await files.export();
  await becomes(files, bytes, ({ accounts: [alpha, beta] }) => {
    alpha.manager = "Alice";
    beta.manager = "Bea";
  });
  await new Workbooks(other).openFile({ name, mimeType: "application/json", buffer: bytes });
  const others = new FilesPage(other);
  await others.shell.saved();
  await others.goTo();
  await becomes(others, bytes, ({ accounts: [alpha, beta] }) => {
    alpha.manager = "Bob";
    beta.tags = ["new", "north"];
  });
  return { files, theirs: (await others.export()).bytes };
}

test("of two who come from one file, what only one changed is chosen and what both changed stays here and is listed first", async ({ page, newVisitor }) => {
  const { files, theirs } = await apart(page, await newVisitor());
  await files.give("theirs.json", theirs);
  const main = files.shell.main;
  await expect(main).toContainText("Both come from the state of");
  await expect(main).toContainText("1 value was changed both here and in the file.");
  await expect(files.differing.first()).toContainText("Changed in both");
  await expect(files.choice("Account manager", "Alpha").here).toBeChecked();
  await expect(files.choice("Account manager", "Beta").here).toBeChecked();
  await expect(files.choice("Tag", "Beta").file).toBeChecked();
  await main.getByRole("combobox", { name: "Show" }).selectOption({ label: "Changed in the file (1)" });
  await expect(files.differing).toHaveCount(1);
  await files.takeIn("theirs.json");
  const now = await held(files);
  expect(now.accounts.map(({ manager }) => manager)).toEqual(["Alice", "Bea"]);
  expect(now.accounts[1].tags).toEqual(["new", "north"]);
});

test("a file that was taken in is known when it comes again, and is new again once that was undone", async ({ page, newVisitor }) => {
  const { files, theirs } = await apart(page, await newVisitor());
  const main = files.shell.main;
  await files.give("theirs.json", theirs);
  await files.takeIn("theirs.json");
  await files.give("theirs.json", theirs);
  await expect(main).toContainText("This workbook comes from this very file");
  await expect(main.getByText("From the file: 0 · as here: 2")).toBeVisible();
  await files.toast("Took in").getByRole("button", { name: "Undo" }).click();
  await files.give("theirs.json", theirs);
  await expect(main.getByText("From the file: 1 · as here: 2")).toBeVisible();
});

test("a workbook that comes from another's file exports the same bytes in a fresh browser", async ({ page, newVisitor }) => {
  const { theirs } = await apart(page, await newVisitor());
  expect(theirs.toString("utf8")).toContain('"lineage"');
  const third = await newVisitor();
  await new Workbooks(third).openFile({ name: "theirs.json", mimeType: "application/json", buffer: theirs });
  const files = new FilesPage(third);
  await files.shell.saved();
  await files.goTo();
  expect((await files.export()).bytes.equals(theirs)).toBe(true);
});

test("in Persian, on a phone: nothing is wider than the window, axe finds nothing, and what is chosen is taken", async ({ newVisitor }) => {
  const page = await newVisitor({ locale: "fa-IR", viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  await takeIn(page, HERE, "files");
  const main = page.getByRole("main");
  await main.locator('input[type="file"]').setInputFiles({ name: "theirs.json", mimeType: "application/json", buffer: Buffer.from(workbookFile(THEIRS)) });
  const words = (path: string): string => text("fa", `files.${path}`);
  await expect(main.getByRole("heading", { name: words("merging.title") })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectAccessible(page);
  await main.getByRole("button", { name: words("merging.all_here") }).click();
  await main.getByRole("button", { name: words("preview.take_in"), exact: true }).click();
  await expect(page.locator(".toast").filter({ hasText: "theirs.json" })).toBeVisible();
  await main.locator('input[type="file"]').setInputFiles({ name: "theirs.json", mimeType: "application/json", buffer: Buffer.from(workbookFile(THEIRS)) });
  await expect(main.locator(".merge").getByRole("radiogroup")).toHaveCount(6);
});
