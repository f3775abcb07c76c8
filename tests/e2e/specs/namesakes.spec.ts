// Accounts of one name: wherever an account is named, what tells it apart stands beside the name.
import { expect, test } from "../test";
import { AccountsPage } from "../pages/accounts";
import { DecidePage } from "../pages/decide";
import { MatrixPage } from "../pages/matrix";
import { Shell } from "../pages/shell";
import { TargetsPage } from "../pages/targets";
import { takeFile, takeIn, workbookFile, type Made } from "../workbook";

/** Two customers of one name in two cities, as a tester had them, and a third of another name. */
const MADE: Made = {
  name: "Foundries",
  criteria: [
    { name: "Growth", points: 60 },
    { name: "Fit", points: 40 },
  ],
  kpis: [{ name: "Turnover", catalogue: "revenue", unit: "money", direction: "higher", aggregate: "sum" }],
  accounts: [
    { name: "Böhm AG", code: "K0162", city: "Nürnberg", status: "key", revenue: { "2025": 1000 }, scores: [4, 4] },
    { name: "Böhm AG", code: "K0202", city: "München", status: "key", revenue: { "2025": 7000 }, scores: [8, 9] },
    { name: "Lang GmbH", code: "K0300", city: "München", revenue: { "2025": 3000 }, scores: [6, 6] },
  ],
};

/** As the text of a row reads: the mark is a box of its own. */
const spaced = (title: string) => expect.stringMatching(new RegExp(`^${title.replace(" · ", "\\s*·\\s*")}$`)) as unknown as string;

// Rows, ranks and the log said "Böhm AG" twice: which of them was decided on could be seen nowhere.
test("matrix, ranking and log say which of two accounts of one name is meant", async ({ page }) => {
  await takeIn(page, MADE, "matrix");
  const matrix = new MatrixPage(page);
  await matrix.reads("Böhm AG · München", ["8", "9", "8.40", "1"]);
  await matrix.reads("Lang GmbH", ["6", "6", "6.00", "2"]);
  await matrix.reads("Böhm AG · Nürnberg", ["4", "4", "4.00", "3"]);
  const decide = new DecidePage(page);
  await decide.goTo();
  await expect.poll(() => decide.names()).toEqual(["Böhm AG · München", "Lang GmbH", "Böhm AG · Nürnberg"].map(spaced));
  await decide.choose("Böhm AG · Nürnberg");
  await decide.decide("Do not retain", "Too small", "Ann");
  await expect(decide.log.first()).toContainText("Böhm AG · Nürnberg");
  await expect(decide.row("Böhm AG · München")).toContainText("Key");
});

// The heading that the room looks at said the name alone.
test("the reveal's heading says which of two accounts of one name is meant", async ({ page }) => {
  const book = JSON.parse(workbookFile(MADE));
  const rater = "0terrrt00001a000".slice(0, book.raters[0].id.length);
  book.raters.push({ id: rater, name: "Zoe" });
  for (const { account, criterion } of [...book.scores]) book.scores.push({ account, criterion, rater, value: 1 });
  await takeFile(page, JSON.stringify(book), "matrix/reveal");
  const heading = page.getByRole("heading", { level: 2 }).filter({ hasText: "Böhm AG" });
  await expect(heading).toContainText(/Böhm AG · (München|Nürnberg)/);
});

test("the mark goes with the second of the name, and comes when a name is shared", async ({ page }) => {
  await takeIn(page, MADE, "accounts");
  const [accounts, shell, matrix] = [new AccountsPage(page), new Shell(page), new MatrixPage(page)];
  const panel = await accounts.openPanel("Lang GmbH");
  const name = panel.getByRole("textbox", { name: "Name", exact: true });
  await name.fill("Böhm AG");
  await name.press("Enter");
  await shell.goTo("Matrix");
  // Two of them are in one city now: the code says which.
  await expect.poll(() => matrix.names()).toEqual(["Böhm AG · K0202", "Böhm AG · K0300", "Böhm AG · Nürnberg"].map(spaced));
});

// The list offered the name twice and took the first, whatever was chosen: a target on the wrong customer.
test("a new target is set for the account that was chosen, and a name that several have is asked about", async ({ page }) => {
  await takeIn(page, MADE, "targets");
  const targets = new TargetsPage(page);
  await targets.openForm();
  const offered = targets.dialog.getByRole("combobox", { name: "Account" });
  await offered.fill("Böhm");
  await expect(targets.dialog.locator("datalist option")).toHaveCount(2);
  await expect(targets.dialog.locator('datalist option[value="Böhm AG · München"]')).toHaveCount(1);
  await targets.fill({ kpi: "Turnover", account: "Böhm AG", year: "2026", growth: "10" });
  await targets.save();
  await expect(targets.dialog).toContainText("Several accounts have this name.");
  await offered.fill("böhm ag · münchen");
  await expect(targets.dialog).toContainText("Revenue 2025: €7,000.00.");
  await targets.save();
  await expect(targets.dialog).toBeHidden();
  await expect(targets.row("Böhm AG · München", "Turnover")).toContainText("€7,700.00");
});

// Targets for all key accounts found each by its name: both Böhm AG grew from the first one's revenue.
test("targets for all key accounts start from each one's own figures, also under one name", async ({ page }) => {
  await takeIn(page, MADE, "targets");
  const targets = new TargetsPage(page);
  await targets.shell.main.getByRole("button", { name: "Targets for key accounts" }).click();
  await targets.fill({ kpi: "Turnover", year: "2026", growth: "10" });
  await targets.save();
  await expect(targets.toast("2 targets were set")).toBeVisible();
  await expect(targets.row("Böhm AG · München", "Turnover")).toContainText("€7,700.00");
  await expect(targets.row("Böhm AG · Nürnberg", "Turnover")).toContainText("€1,100.00");
});
