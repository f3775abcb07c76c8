// Snapshots of the ranking: kept in the workbook, compared with now, with what moved whom.
import { expectAccessible } from "../accessibility";
import { MatrixPage } from "../pages/matrix";
import { ComparePage } from "../pages/robustness";
import { Shell } from "../pages/shell";
import { Workbooks } from "../pages/workbooks";
import { expect, test } from "../test";
import { takeIn } from "../workbook";

const THREE = {
  accounts: [
    { name: "Alpha", scores: [9, 7] },
    { name: "Beta", scores: [6, 8] },
    { name: "Gamma", scores: [7, 6] },
  ],
  criteria: [
    { name: "Growth", points: 50 },
    { name: "Margin", points: 50 },
  ],
  topN: 1,
};

test("a comparison says who entered and left, and which score did it", async ({ page, shell }) => {
  await takeIn(page, THREE, "decide/compare");
  const compare = new ComparePage(page);
  await compare.keep("Before the workshop");
  await expect(shell.main).toContainText("Nothing has changed between the two.");
  await shell.goTo("Matrix");
  const matrix = new MatrixPage(page);
  await matrix.goTo("Beta", 0);
  await matrix.type("1", "0");
  await compare.goTo();
  await expect(shell.main).toContainText(/Entered the list\s*Beta/);
  await expect(shell.main).toContainText(/Left the list\s*Alpha/);
  await expect(compare.cause("Scores")).toContainText("Alone it would bring in Beta and take out Alpha.");
  await expect(compare.cause("Scores")).toContainText("Beta, “Growth”: 6 → 10");
  const why = shell.main.getByRole("region", { name: "Which single change did it" });
  await expect(why).toContainText(/Beta entered\s*Beta, “Growth”: 6 → 10/);
  await expect(why).toContainText(/Alpha left\s*Beta, “Growth”: 6 → 10/);
  await expect(compare.moved("Beta")).toContainText(/2\s*1\s*\+1/);
});

test("snapshots are renamed, deleted, brought back, and travel in the file", async ({ page, shell }) => {
  await takeIn(page, THREE, "decide/compare");
  const compare = new ComparePage(page);
  await compare.keep("Spring");
  await compare.kept.fill("Autumn");
  await compare.kept.press("Enter");
  await shell.saved();
  const { bytes } = await new Workbooks(page).export();
  expect(JSON.parse(bytes.toString()).snapshots).toMatchObject([{ name: "Autumn", top_n: 1 }]);
  await page.getByRole("button", { name: "Delete “Autumn”" }).click();
  await expect(compare.kept).toHaveCount(0);
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(compare.kept).toHaveValue("Autumn");
  await shell.reload();
  await expect(compare.kept).toHaveValue("Autumn");
});

test("two snapshots of one name are refused beside the field", async ({ page, shell }) => {
  await takeIn(page, THREE, "decide/compare");
  const compare = new ComparePage(page);
  await compare.keep("Spring");
  await page.getByRole("textbox", { name: "Name of the snapshot" }).fill("spring");
  await page.getByRole("button", { name: "Keep a snapshot" }).click();
  await expect(shell.main.getByRole("alert")).toBeVisible();
  await expect(compare.kept).toHaveCount(1);
});

for (const language of ["English", "فارسی"] as const) {
  test(`the comparison is accessible: ${language}`, async ({ page }) => {
    const shell = new Shell(page);
    await shell.open();
    if (language !== "English") await shell.speak(language);
    await takeIn(page, THREE, "decide/compare");
    const compare = new ComparePage(page);
    await compare.keep("یک");
    await page.goto("./#/matrix");
    const matrix = new MatrixPage(page);
    await matrix.goTo("Beta", 0);
    await matrix.type("1", "0");
    await compare.goTo();
    await expect(shell.main.getByRole("table")).toBeVisible();
    await expectAccessible(page);
  });
}
