// Would the list change: the verdict, how far weights may move, single points, chances under uncertain weights.
import { expectAccessible } from "../accessibility";
import { DecidePage } from "../pages/decide";
import { MatrixPage } from "../pages/matrix";
import { RobustnessPage } from "../pages/robustness";
import { Shell } from "../pages/shell";
import { Workbooks } from "../pages/workbooks";
import { expect, test, type Page } from "../test";
import { takeIn } from "../workbook";

/** The sample, whose cut at five places is close and not tied. */
async function sampleAtIt(page: Page): Promise<RobustnessPage> {
  await new Workbooks(page).openSample();
  const decide = new DecidePage(page);
  await decide.goTo();
  const robustness = new RobustnessPage(page);
  await robustness.goTo();
  return robustness;
}

/** Two accounts that two criteria rank either way: the first leads where t > 4/9. */
const TWO = {
  accounts: [
    { name: "Alpha", scores: [9, 3] },
    { name: "Beta", scores: [4, 7] },
  ],
  criteria: [
    { name: "Growth", points: 50 },
    { name: "Margin", points: 50 },
  ],
  topN: 1,
};

// The words of the simulation stood here for other things, and an account was safe above and a coin toss below.
test("the verdict says whom a step takes out and brings in, what it rests on and what matters most", async ({ shell }) => {
  const robustness = await sampleAtIt(shell.page);
  await expect(robustness.group("Stay in at any single step")).toContainText("Ernst Handel");
  await expect(robustness.group("One step takes them out")).toContainText("QUICK-Stop");
  await expect(robustness.group("One step brings them in")).toContainText("Hungry Owl All-Night Grocers");
  await expect(robustness.verdict).toContainText("By single steps: one point of one score");
  await expect(robustness.verdict).not.toContainText(/Safe|Coin toss/);
  await expect(robustness.verdict).toContainText(/What matters most: one point less for .* takes it out, and Hungry Owl All-Night Grocers enters/);
});

// "16% takes the place of 16% at Pi instead of Beta", read a verdict: names and weights had changed places, and both
// weights were rounded to one. A weight that decides is said with the decimal it has on the Criteria page.
test("the weight that decides is said with its decimal", async ({ page, shell }) => {
  const accounts = [{ name: "Alpha", scores: [10, 1, 5] }, { name: "Beta", scores: [1, 10, 5] }];
  const criteria = [{ name: "Growth", points: 106 }, { name: "Margin", points: 93 }, { name: "Trust", points: 1 }];
  await takeIn(page, { accounts, criteria, topN: 1 }, "decide/robustness");
  const robustness = new RobustnessPage(shell.page);
  await expect(robustness.verdict).toContainText("the weight of “Margin”. Beta takes the place of Alpha at 49.8% instead of 46.5%.");
  await expect(robustness.interval("Trust").getByRole("img")).toHaveAccessibleName(/^Weight 0\.5%;/);
});

test("a weight's interval names who enters and who leaves at its ends", async ({ page, shell }) => {
  await takeIn(page, TWO, "decide/robustness");
  const robustness = new RobustnessPage(shell.page);
  const growth = robustness.interval("Growth");
  await expect(growth).toContainText("Below 44.4%: Beta enters, Alpha leaves");
  await expect(growth).toContainText("no change");
  await expect(growth.getByRole("img")).toHaveAccessibleName("Weight 50.0%; the list stays the same from 44.4% to 100.0%");
  await expect(robustness.interval("Margin")).toContainText("Above 55.6%: Beta enters, Alpha leaves");
});

test("single points that decide are listed, and marked in the matrix in words", async ({ shell }) => {
  const robustness = await sampleAtIt(shell.page);
  const own = shell.page.getByRole("rowheader", { name: "QUICK-Stop", exact: true });
  const first = robustness.flips.filter({ has: own }).filter({ hasText: "Revenue potential" });
  await expect(first).toContainText(/10 → 9.*leaves, Hungry Owl All-Night Grocers enters/s);
  await shell.goTo("Matrix");
  const matrix = new MatrixPage(shell.page);
  const cell = matrix.cell("QUICK-Stop", 0);
  await expect(cell).toHaveAccessibleName("10, one point less takes the account off the list");
  await matrix.goTo("QUICK-Stop", 0);
  await matrix.type("5");
  await expect(cell).not.toHaveAccessibleName(/one point/);
});

test("the same seed gives the same numbers, another seed others", async ({ shell }) => {
  const robustness = await sampleAtIt(shell.page);
  await robustness.choose("Any weights");
  const first = await robustness.simulate();
  expect(first.length).toBeGreaterThan(5);
  await expect(shell.main).toContainText(/10,000 draws with seed 1\. The standard error is at most 0\.\d\d%\./);
  await robustness.set("Seed", "7");
  const other = await robustness.simulate();
  expect(other).not.toEqual(first);
  await robustness.set("Seed", "1");
  expect(await robustness.simulate()).toEqual(first);
});

test("a long simulation shows how far it is and is cancelled", async ({ shell }) => {
  const robustness = await sampleAtIt(shell.page);
  await robustness.choose("Any weights");
  await robustness.set("Draws", "1000000");
  await robustness.simulateButton.click();
  await expect(shell.main.getByRole("meter", { name: "How likely each account is on the list" })).toBeVisible();
  await shell.main.getByRole("button", { name: "Cancel" }).click();
  await expect(shell.main).toContainText("Cancelled. Nothing was kept of it.");
  await expect(robustness.table).toHaveCount(0);
  await expect(robustness.simulateButton).toBeVisible();
});

test("a number that cannot be stays typed beside its error", async ({ page, shell }) => {
  await takeIn(page, TWO, "decide/robustness");
  const robustness = new RobustnessPage(shell.page);
  await robustness.set("Draws", "7");
  await expect(shell.main.getByRole("alert")).toHaveText("Enter a whole number from 100 to 1,000,000.");
  await expect(shell.main.getByRole("textbox", { name: "Draws" })).toHaveValue("7");
});

test("with two criteria the chances are computed, not drawn", async ({ page, shell }) => {
  await takeIn(page, TWO, "decide/robustness");
  const robustness = new RobustnessPage(shell.page);
  await robustness.choose("Any weights");
  const rows = await robustness.simulate();
  expect(rows.map(([name, chance]) => [name, chance])).toEqual([
    ["Alpha", "55.6%"],
    ["Beta", "44.4%"],
  ]);
  await expect(shell.main).toContainText("Computed, not drawn");
  await expect(robustness.verdict).toContainText(/By the simulation, with any weights:\s*By chances, with everything that is drawn moving at once.*\s*Coin toss \(35–65%\)\s*Alpha \(56%\) and Beta \(44%\)/);
  await expect(robustness.verdict).toContainText("Between Alpha and Beta the weight of “Growth” matters most");
});

test("an answer says when what it was made from has changed", async ({ shell }) => {
  const robustness = await sampleAtIt(shell.page);
  await robustness.simulate();
  await expect(shell.main).not.toContainText("Simulate again.");
  await new DecidePage(shell.page).setPlaces("7");
  await expect(shell.main).toContainText("have changed since. Simulate again.");
});

const NO_LIST: [string, (number | null)[][], string][] = [
  ["one account", [[9, 3]], "Everyone with a total is on the list, so nothing can change who is on it."],
  ["a tie across the cut", [[9, 3], [3, 9]], "Equal totals lie across the cut, so the list is open already."],
  ["no scores", [[null, null]], "There is no list yet: score some accounts first."],
];

for (const [what, scores, sentence] of NO_LIST) {
  test(`with ${what} a sentence says why nothing can change`, async ({ page, shell }) => {
    const accounts = scores.map((scores, at) => ({ name: `Account ${at}`, scores }));
    await takeIn(page, { ...TWO, accounts }, "decide/robustness");
    await expect(shell.main).toContainText(sentence);
  });
}

test("a lone criterion has no interval, and its ranking has no chance in it", async ({ page, shell }) => {
  const lone = { ...TWO, criteria: TWO.criteria.slice(0, 1), accounts: TWO.accounts.map(({ name, scores }) => ({ name, scores: [scores[0]] })) };
  await takeIn(page, lone, "decide/robustness");
  const robustness = new RobustnessPage(shell.page);
  await expect(robustness.interval("Growth")).toContainText("It carries all the weight");
  expect((await robustness.simulate())[0].slice(0, 2)).toEqual(["Alpha", "100.0%"]);
  await expect(shell.main).toContainText("Only one criterion has weight");
});

test.describe("without its worker", () => {
  test.use({ allowed: /linchpin-worker|Failed to load/ });

  test("the page draws by itself, and finds the same", async ({ page, shell }) => {
    const robustness = await sampleAtIt(shell.page);
    await robustness.choose("Any weights");
    const withWorker = await robustness.simulate();
    await page.route("**/linchpin-worker*", (route) => route.abort());
    await shell.reload();
    await robustness.choose("Any weights");
    expect(await robustness.simulate()).toEqual(withWorker);
  });

  test("a worker of another version is known as such", async ({ page, shell }) => {
    const robustness = await sampleAtIt(shell.page);
    const foreign = "postMessage(new Uint8Array([119, 100, 112, 108, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))";
    await page.route("**/linchpin-worker*.js", (route) => route.fulfill({ contentType: "text/javascript", body: foreign }));
    await robustness.simulateButton.click();
    await expect(shell.main).toContainText("The page has been renewed meanwhile. Load it again to simulate.");
  });
});

for (const language of ["English", "فارسی"] as const) {
  test(`the answer is accessible and no wider than a phone: ${language}`, async ({ page }) => {
    const shell = new Shell(page);
    await shell.open();
    if (language !== "English") await shell.speak(language);
    await shell.open("workbooks");
    await new Workbooks(page).openSample();
    const robustness = new RobustnessPage(page);
    await robustness.goTo();
    const rows = await robustness.simulate();
    expect(rows.length).toBeGreaterThan(4);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over).toBe(0);
  });
}
