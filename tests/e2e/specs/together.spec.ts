// Deciding together: what a rater, a facilitator and a device that goes round may and may not see.
import { expect, test } from "../test";
import { textOfPdf } from "../pdf";
import { expectAccessible } from "../accessibility";
import { AccountsPage } from "../pages/accounts";
import { MatrixPage } from "../pages/matrix";
import { Shell } from "../pages/shell";
import { text } from "../pages/texts";
import { Together } from "../pages/together";
import { Workbooks, type ChosenFile } from "../pages/workbooks";
import { takeFile, takeIn, workbookFile, type Made } from "../workbook";

const MADE: Made = {
  name: "Workshop",
  criteria: [
    { name: "Growth", points: 60, low: "Shrinks", high: "Doubles" },
    { name: "Fit", points: 40 },
  ],
  accounts: [{ name: "Alpha", scores: [9, 3] }, { name: "Beta", scores: [5, 8] }, { name: "Gamma" }],
};

function changed(file: ChosenFile, change: (ballot: Record<string, any>) => void): ChosenFile {
  const ballot = JSON.parse(file.buffer.toString());
  change(ballot);
  return { ...file, name: "changed.json", buffer: Buffer.from(JSON.stringify(ballot)) };
}

test("raters are added, renamed and deleted with their scores, and come back by Undo", async ({ page }) => {
  await takeIn(page, MADE, "matrix/raters");
  const together = new Together(page);
  await together.addRater("Anna");
  await together.main.getByRole("textbox", { name: "New rater" }).fill("anna ");
  await page.keyboard.press("Enter");
  await expect(together.main.getByText("There is one of this name already")).toBeVisible();
  await expect(together.rater("Team")).toContainText("4 of 6");
  await together.act("Team", "raters.delete");
  await expect(together.rater("Team")).toHaveCount(0);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(together.rater("Team")).toContainText("4 of 6");
  await expectAccessible(page);
});

// The table kept the width of wide tables on a phone: progress and ballots stood outside the screen.
test("on a phone a rater's progress and ballot are in sight", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await takeIn(page, MADE, "matrix/raters");
  const team = new Together(page).rater("Team");
  await expect(team.getByText("4 of 6")).toBeInViewport({ ratio: 1 });
  await expect(team.getByRole("button", { name: /^Ballot/ })).toBeInViewport({ ratio: 1 });
});

test("a ballot shows its rater's scores alone, survives a reload, and comes back", async ({ page, newVisitor }) => {
  await takeIn(page, MADE, "matrix/raters");
  const together = new Together(page);
  await together.addRater("Anna");
  await together.button("raters.export_all").click();
  await page.getByRole("dialog").getByRole("radio", { name: "All accounts" }).check();
  const downloads: ChosenFile[] = [];
  page.on("download", async (download) => {
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    downloads.push({ name: download.suggestedFilename(), mimeType: "application/json", buffer: Buffer.concat(chunks) });
  });
  await page.getByRole("dialog").getByRole("button", { name: "Save as file" }).click();
  await expect.poll(() => downloads.length).toBe(2);
  const ballot = downloads.find((file) => file.name.includes("Anna"))!;
  expect(JSON.parse(ballot.buffer.toString()).scores).toEqual([]);

  const visitor = await newVisitor();
  const own = new Together(visitor);
  await own.openBallot(ballot);
  await expect(own.shell.navigation.getByRole("link", { name: "Decide" })).toHaveCount(0);
  // By keys alone: 1 and 0 are ten, Enter goes on, the comment belongs to the score.
  await own.scale("Growth").getByRole("radio").first().focus();
  await visitor.keyboard.press("1");
  await visitor.keyboard.press("0");
  await expect(own.scale("Growth").getByRole("radio", { name: "10" })).toBeChecked();
  await visitor.keyboard.press("Enter");
  await visitor.keyboard.press("4");
  await expect(own.scale("Fit").getByRole("radio", { name: "4" })).toBeChecked();
  await own.main.getByRole("textbox", { name: "Comment" }).first().fill("Opened a market");
  await visitor.keyboard.press("Tab");
  await expectAccessible(visitor);
  await own.shell.saved();
  await own.shell.reload();
  await expect(own.main.getByText("2 of 6 cells scored")).toBeVisible();
  const back = await own.saveBallot();

  await together.give([back]);
  await expect(together.preview("Anna")).toContainText("2 of 6 cells scored");
  await expect(together.preview("Anna")).toContainText("2 new scores");
  await together.takeIn();
  await expect(together.rater("Anna")).toContainText("2 of 6");
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(together.rater("Anna")).toContainText("0 of 6");
});

test("a ballot that does not belong says why, and the others are taken in all the same", async ({ page }) => {
  await takeIn(page, MADE, "matrix/raters");
  const together = new Together(page);
  await together.addRater("Anna");
  const files = await (async () => {
    await together.button("raters.export_all").click();
    await page.getByRole("dialog").getByRole("radio", { name: "All accounts" }).check();
    await page.keyboard.press("Escape");
    return together.exportAll(["Anna", "Team"]);
  })();
  const blank = files.get("Anna")!;
  const saved = changed(blank, (ballot) => (ballot.saved = "2026-03-01T10:00:00.000Z"));
  const give = async (name: string, change: (ballot: Record<string, any>) => void) =>
    together.give([{ ...changed(saved, change), name }]);
  await together.give([{ ...blank, name: "blank.json" }]);
  await expect(together.preview("blank.json")).toContainText("nobody has saved it");
  await together.button("import.label").press("Tab");
  const cases: [string, (ballot: Record<string, any>) => void, string][] = [
    ["other.json", (ballot) => (ballot.of.workbook = "0000000000009"), "It belongs to another workbook, “Workshop”."],
    ["criteria.json", (ballot) => (ballot.criteria[1].id = "0000000000008"), "No longer in the workbook: Fit. Not in the ballot: Fit."],
    ["broken.json", (ballot) => (ballot.saved = "yesterday"), "$.saved"],
    ["rater.json", (ballot) => (ballot.of.rater = "0000000000007"), "not among the raters"],
  ];
  for (const [name, change, said] of cases) {
    await page.reload();
    await give(name, change);
    await expect(together.preview(name)).toContainText(said);
    await expect(together.main.getByRole("button", { name: /Take in/ })).toHaveCount(0);
  }
  await page.reload();
  await together.give([{ ...saved, name: "one.json" }, { ...saved, name: "two.json" }, { ...blank, name: "no.json" }]);
  await expect(together.preview("one.json")).toContainText("Two of these files are of the same person");
  await expect(together.main.getByRole("button", { name: "Take in 2 ballots" })).toBeVisible();
});

test("a device in turn hides all scores, also after a reload, until they are revealed", async ({ page }) => {
  await takeIn(page, MADE, "matrix/raters");
  const together = new Together(page);
  await together.addRater("Zoe");
  await together.button("raters.in_turn").click();
  await expect(together.main.getByRole("heading", { level: 1 })).toHaveText("Pass the device to Team");
  for (const route of ["decide", "segments", "accounts", "matrix/reveal", "matrix/agreement", "files"]) {
    await page.goto(`./#/${route}`);
    await page.reload();
    await expect(together.main.getByRole("heading", { level: 1 })).toHaveText("Pass the device to Team");
  }
  await expect(page.getByRole("banner").getByRole("button", { name: /undo/i })).toHaveAttribute("aria-disabled", "true");
  await together.main.getByRole("combobox", { name: "Someone else takes it" }).selectOption({ label: "Zoe" });
  await together.main.getByRole("button", { name: "I am Zoe: score" }).click();
  const matrix = await together.inGrid();
  await expect(matrix.header("Total")).toHaveCount(0);
  expect(await matrix.figures("Alpha")).toEqual(["–", "–"]);
  await matrix.goTo("Alpha", 0);
  await matrix.type("2", "ArrowRight", "3");
  await matrix.reads("Alpha", ["2", "3"]);
  await together.button("turn.pass").click();
  await expect(together.main.getByRole("heading", { level: 1 })).toHaveText("Pass the device to Team");
  await together.button("turn.reveal").click();
  await expect(together.cells).toHaveCount(1);
  await expect(together.stage).toContainText("Alpha");
  await expect(together.stage).toContainText(/Team.*Zoe/s);
});

/** The workshop with seven raters more, who all gave one score to each of some cells. */
function crowded(): string {
  const book = JSON.parse(workbookFile(MADE));
  const people = ["Anna Maria Lindqvist", "Bert", "Cleo", "Dora", "Emil", "Fay", "Gus"];
  people.forEach((name, place) => {
    const rater = `0terrrt0000${place}a`;
    book.raters.push({ id: rater, name });
    const team = book.scores.filter((score: { rater: string }) => score.rater === book.raters[0].id);
    for (const { account, criterion } of team) book.scores.push({ account, criterion, rater, value: place < 5 ? 1 : 6 });
  });
  return JSON.stringify(book);
}

// The fourth name over one value pushed that value's box down by up to 40 pixels, out of the line of the scale.
for (const width of [1440, 360]) {
  test(`the scale of the reveal is one line whatever stands over it, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await takeFile(page, crowded(), "matrix/reveal");
    const together = new Together(page);
    await expect(together.cells).toHaveCount(4);
    const boxes = together.stage.locator(".spread__score");
    await expect(boxes).toHaveCount(10);
    const edges = await boxes.evaluateAll((all) =>
      all.map((box) => [box.getBoundingClientRect().top, box.getBoundingClientRect().height].map(Math.round).join("+")),
    );
    expect(new Set(edges).size).toBe(1);
    // Nobody's name reaches over the room it has.
    const over = await together.stage.locator(".spread__marks").evaluateAll(
      (all) => all.filter((marks) => marks.scrollHeight > marks.clientHeight + 1).length,
    );
    expect(over).toBe(0);
    await expect(together.stage.getByRole("list").getByRole("listitem")).toHaveCount(8);
  });
}

// Every listed cell was a stop of its own: 47 times Tab to what follows the list.
test("the list of the reveal is one stop for Tab, and arrow keys go through it", async ({ page }) => {
  await takeFile(page, crowded(), "matrix/reveal");
  const together = new Together(page);
  await expect(together.cells).toHaveCount(4);
  await together.cells.nth(2).click();
  await page.keyboard.press("ArrowDown");
  await expect(together.cells.nth(3)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(together.cells.first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(together.cells.last()).toBeFocused();
  await expect(together.cells.last()).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("Tab");
  await expect(together.stage.getByRole("button", { name: "Previous" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(together.cells.last()).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(together.main.getByRole("radio", { name: "To discuss" })).toBeFocused();
});

test("an agreed value asks for its reason, counts at once, and can be taken back", async ({ page }) => {
  await takeIn(page, MADE, "matrix/raters");
  const together = new Together(page);
  await together.addRater("Zoe");
  await together.act("Zoe", "raters.score_as");
  await together.goTo("scores");
  const matrix = new MatrixPage(page);
  await matrix.goTo("Alpha", 0);
  await matrix.type("1");
  await matrix.reads("Alpha", ["1", "–", "4.20", "2"]);
  await together.goTo("reveal");
  await together.stage.getByRole("radio", { name: "6" }).check({ force: true });
  await together.button("reveal.agree").click();
  await expect(together.main.getByText("Say in a few words why")).toBeVisible();
  await together.settle(6, "Growth is in the contract");
  await expect(together.cells.first()).toContainText("agreed 6");
  await expectAccessible(page);
  await together.goTo("scores");
  await matrix.reads("Alpha", ["1", "–", "4.80", "2"]);
  await together.goTo("reveal");
  await together.button("reveal.reopen").click();
  await expect(together.cells.first()).not.toContainText("agreed");
});

// The facilitator added the raters before the scores were ever opened: the device then scored as the one whose random id
// sorted first, and typing replaced a score of that person's returned ballot.
test("a device goes on scoring as who it was when raters join, and says whose ballot it would change", async ({ page }) => {
  await takeIn(page, MADE, "matrix/raters");
  const together = new Together(page);
  const matrix = new MatrixPage(page);
  const people = ["Anna", "Bert", "Cleo", "Dora", "Emil", "Fay"];
  for (const person of people) await together.addRater(person);
  await expect(together.rater("Team")).toContainText("this device");
  const blank = (await together.exportAll([...people, "Team"])).get("Anna")!;
  await together.give([changed(blank, (ballot) => (ballot.saved = "2026-03-01T10:00:00.000Z"))]);
  await together.takeIn();
  await together.goTo("scores");
  const chooser = together.main.getByRole("combobox", { name: "Rater" });
  await expect(chooser).toHaveText(/^(?=.*Team)/s);
  await matrix.reads("Alpha", ["9", "3", "6.60", "1"]);
  await page.reload();
  await matrix.reads("Alpha", ["9", "3", "6.60", "1"]);
  // Paper said neither whose scores it showed nor that its totals were not theirs.
  expect(await textOfPdf(await page.pdf({ format: "A4" }))).toMatch(/The scores shown are those of .?Team.?\. Totals are means of all raters\./);
  const note = together.main.getByText("Anna sent a ballot");
  await expect(note).toHaveCount(0);
  await chooser.selectOption({ label: "Anna" });
  await expect(note).toBeVisible();
});

test("a device that does not know whose scores to enter asks, and changes none before", async ({ page, newVisitor }) => {
  await takeIn(page, MADE, "matrix/raters");
  const together = new Together(page);
  await together.addRater("Anna");
  const file = await new Workbooks(page).export();
  const visitor = await newVisitor();
  await takeFile(visitor, file.bytes.toString(), "matrix");
  const [other, matrix] = [new Together(visitor), new MatrixPage(visitor)];
  await matrix.goTo("Alpha", 0);
  await matrix.type("5");
  await expect(matrix.problem).toContainText("Choose above whose scores you enter");
  await matrix.reads("Alpha", ["–", "–", "6.60", "1"]);
  await other.main.getByRole("combobox", { name: "Rater" }).selectOption({ label: "Team" });
  await matrix.reads("Alpha", ["9", "3", "6.60", "1"]);
  // The question goes with its answer, and the focus to the cell that was meant.
  await expect.poll(() => matrix.focused()).toEqual({ row: 2, column: 2 });
  await matrix.type("5");
  await matrix.reads("Alpha", ["5", "3", "4.20", "2"]);
});

for (const [language, code] of [["English", "en"], ["فارسی", "fa"]] as const) {
  test(`axe finds nothing in the question whose scores are entered, ${language}`, async ({ page, newVisitor }) => {
    await takeIn(page, MADE, "matrix/raters");
    await new Together(page).addRater("Anna");
    const file = await new Workbooks(page).export();
    const visitor = await newVisitor();
    await takeFile(visitor, file.bytes.toString(), "settings");
    const shell = new Shell(visitor);
    await shell.speak(language);
    await visitor.goto("./#/matrix");
    await expect(shell.main.getByText(text(code, "matrix.whose.title"))).toBeVisible();
    await expect(new MatrixPage(visitor).rows).toHaveCount(3);
    await expectAccessible(visitor);
  });
}

test("what cannot be compared is said in a sentence", async ({ page }) => {
  await takeIn(page, MADE, "matrix/reveal");
  const together = new Together(page);
  await expect(together.main.getByText("Only Team has scored so far.")).toBeVisible();
  await together.goTo("agreement");
  await expect(together.main.getByText("Only one person has scored")).toBeVisible();
});

test("a rater who has only begun is left out of the agreement, by name, and may be taken in", async ({ page }) => {
  const marks = { Anna: [8, 4, 6, 7], Bert: [7, 5, 5, 9], Cleo: [3, 0, 0, 0] };
  await takeIn(page, { ...MADE, accounts: [{ name: "Alpha" }, { name: "Beta" }, { name: "Gamma" }] }, "matrix/raters");
  const together = new Together(page);
  for (const name of Object.keys(marks)) await together.addRater(name);
  const matrix = new MatrixPage(page);
  for (const [name, scores] of Object.entries(marks)) {
    await together.goTo("raters");
    await together.act(name, "raters.score_as");
    await together.goTo("scores");
    for (const [at, score] of scores.entries()) {
      if (score === 0) continue;
      await matrix.goTo(at < 2 ? "Alpha" : "Beta", at % 2);
      await matrix.type(String(score));
    }
  }
  await together.goTo("agreement");
  await expect(together.main).toContainText("2 accounts, 2 raters");
  await expect(together.main).toContainText("Left out, having scored less of what the others scored too: Cleo.");
  // Nobody scored Gamma: it is in no order here, and that is said with whose cells are empty.
  await expect(together.main).toContainText("1 of 3 accounts is not compared");
  await together.main.getByText("Which, and whose cells are empty").click();
  await expect(together.main.getByRole("listitem").filter({ hasText: "Gamma" })).toContainText("empty: Anna and Bert");
  await expect(together.main.getByRole("columnheader", { name: "Rank by Borda" })).toBeVisible();
  await expect(together.main.getByRole("columnheader", { name: "Rank by total, of these" })).toBeVisible();
  await expect(together.main).toContainText("All ranks here are among the 2 accounts compared");
  await expect(together.main.getByRole("link", { name: "Score the empty cells in the matrix" })).toHaveAttribute("href", /#\/matrix$/);
  await together.main.getByRole("combobox", { name: "Compare those who scored at least" }).selectOption({ label: "anything at all" });
  await expect(together.main).toContainText("2 accounts, 2 raters");
  await expect(together.main).toContainText("Left out, having scored fewer than two accounts in full: Cleo.");
  await expectAccessible(page);
});

// The others' mean held the person's own scores too, so the most severe looked milder than they were.
test("a rater is held against the others alone, cell by cell", async ({ page }) => {
  const book = JSON.parse(workbookFile({ ...MADE, accounts: MADE.accounts.map(({ name }) => ({ name })) }));
  const marks: Record<string, (number | null)[]> = { Anna: [2, 4, 3, 5], Bert: [6, 8, 7, 9], Cleo: [8, 9, null, null] };
  Object.entries(marks).forEach(([name, scores], place) => {
    const rater = `0terrrt0000${place}a`;
    book.raters.push({ id: rater, name });
    scores.forEach((value, at) => {
      const [account, criterion] = [book.accounts[at >> 1].id, book.criteria[at % 2].id];
      if (value) book.scores.push({ account, criterion, rater, value });
    });
  });
  await takeFile(page, JSON.stringify(book), "matrix/agreement");
  const main = page.getByRole("main");
  const row = (name: string) => main.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).first();
  // Anna: 2 − 7, 4 − 8.5, 3 − 7, 5 − 9. Bert: 6 − 5, 8 − 6.5, 7 − 3, 9 − 5. Each over four cells.
  await expect(row("Anna")).toContainText(/[−-]4\.4\s*more severe/);
  await expect(row("Bert")).toContainText(/\+2\.6\s*milder/);
});

test("ballots are made of what a filter shows", async ({ page, shell }) => {
  await takeIn(page, MADE, "accounts");
  await new AccountsPage(page).search("Gam");
  await expect(shell.main.getByText("Beta")).toHaveCount(0);
  const together = new Together(page);
  await together.goTo("raters");
  await together.addRater("Anna");
  await together.button("raters.export_all").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("3 accounts to score");
  await dialog.getByRole("radio", { name: "As filtered in Accounts: 1 account" }).check();
  await expect(dialog).toContainText("1 account to score");
});

test("the sample's ballots are opened from the page of files too", async ({ shell, page }) => {
  await new Workbooks(shell.page).openSample();
  const together = new Together(page);
  await together.goTo("raters");
  await together.addRater("Anna");
  const names = together.main.locator("tr input");
  await expect(names).toHaveCount(4);
  const ballots = await together.exportAll(
    await names.evaluateAll((names) => names.map((name) => (name as HTMLInputElement).value)),
  );
  await page.goto("./#/files");
  await together.main.locator('input[type="file"]').setInputFiles(ballots.get("Anna")!);
  await together.button("ballot.to_scoring").click();
  await expect(together.button("ballot.save")).toBeVisible();
});
