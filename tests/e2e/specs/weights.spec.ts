// Weights by an order of importance and by comparing two by two: what they give, what is kept, what contradicts.
import { expect, test } from "../test";
import { expectAccessible } from "../accessibility";
import { CriteriaPage } from "../pages/criteria";
import { takeIn, type Made } from "../workbook";

const FOUR: Made = {
  accounts: [{ name: "Alder", scores: [8, 6, 4, 2] }],
  criteria: [
    { name: "Growth", points: 40, low: "Shrinks", high: "Doubles" },
    { name: "Fit", points: 30, low: "Poor", high: "Perfect" },
    { name: "Trust", points: 20, low: "None", high: "Full" },
    { name: "Fame", points: 10, low: "Unknown", high: "Leader" },
  ],
};

test.describe("with four criteria", () => {
  let criteria: CriteriaPage;

  test.beforeEach(async ({ shell }) => {
    await takeIn(shell.page, FOUR, "criteria");
    criteria = new CriteriaPage(shell.page);
    await expect(criteria.rows).toHaveCount(4);
  });

  test("an order of importance gives rank-order centroids, and is one undo", async ({ page }) => {
    await criteria.setWeightsAs("By order");
    await criteria.importanceReads(["1 Growth 52.1%", "2 Fit 27.1%", "3 Trust 14.6%", "4 Fame 6.3%"]);
    const handle = criteria.importance.getByRole("button", { name: "Move Fame" });
    await handle.focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect(handle).toBeFocused();
    await criteria.importanceReads(["1 Growth 52.1%", "2 Fame 27.1%", "3 Fit 14.6%", "4 Trust 6.3%"]);
    await criteria.useWeights.click();
    await criteria.shares(["52.1%", "14.6%", "6.2%", "27.1%"]);
    await expect(criteria.made("Weights made from an order of importance.")).toBeVisible();
    await page.keyboard.press("Control+z");
    await criteria.shares(["40.0%", "30.0%", "20.0%", "10.0%"]);
  });

  test("criteria of equal importance share the mean of their places", async ({ page }) => {
    await criteria.setWeightsAs("By order");
    await criteria.tie("Trust");
    await criteria.importanceReads(["1 Growth 52.1%", "2 Fit 20.8%", "2 Trust 20.8%", "4 Fame 6.3%"]);
    await criteria.useWeights.click();
    await criteria.shares(["52.1%", "20.8%", "20.8%", "6.3%"]);
    await page.reload();
    await criteria.importanceReads(["1 Growth 52.1%", "2 Fit 20.8%", "2 Trust 20.8%", "4 Fame 6.3%"]);
  });

  test("a weight changed by hand is said beside what it was made from", async () => {
    await criteria.setWeightsAs("By order");
    await criteria.useWeights.click();
    await criteria.setWeightsAs("Points");
    await criteria.setWeight("Fame", "50");
    await expect(criteria.made("Weights made from an order of importance. Then changed by hand.")).toBeVisible();
    await criteria.setWeight("Fame", "0");
    await expect(criteria.made("Without weight, so scored but not counted: Fame.")).toBeVisible();
  });

  test("comparisons are kept, and give weights once every pair is compared", async ({ page }) => {
    await criteria.setWeightsAs("Pairwise");
    await expect(page.getByText("0 of 6 pairs compared")).toBeVisible();
    // 2 : 1 : 1 : 1, without a contradiction.
    await criteria.compare("Growth", "Fit", 1);
    await criteria.compare("Growth", "Trust", 1);
    await criteria.compare("Growth", "Fame", 1);
    for (let left = 3; left > 0; left -= 1) await page.getByRole("button", { name: "Equally important" }).first().click();
    await expect(page.getByText("Growth is slightly more important than Fit (2 to 1)")).toBeVisible();
    await expect(page.getByText("Consistency ratio 0.00")).toBeVisible();
    await criteria.useWeights.click();
    await criteria.shares(["40.0%", "20.0%", "20.0%", "20.0%"]);
    await page.reload();
    await expect(criteria.pair("Growth", "Fame")).toHaveValue("-1");
    await expect(page.getByRole("button", { name: "These weights are in use" })).toBeVisible();
    await expect(criteria.made("Weights made by pairwise comparison.")).toBeVisible();
  });

  test("what contradicts is named, with the value that mends it", async ({ page }) => {
    await criteria.setWeightsAs("Pairwise");
    await criteria.compare("Growth", "Fit", 2);
    await criteria.compare("Fit", "Trust", 2);
    await criteria.compare("Growth", "Trust", -2);
    await criteria.compare("Growth", "Fame", 4);
    await criteria.compare("Fit", "Fame", 2);
    await criteria.compare("Trust", "Fame", 4);
    await expect(page.getByText("They contradict", { exact: true })).toBeVisible();
    await expect(page.getByText("These three fit together least: Growth, Fit, and Trust.")).toBeVisible();
    await page.getByRole("button", { name: "Change it so" }).click();
    await expect(page.getByText("Consistency ratio 0.", { exact: false })).toBeVisible();
    await page.keyboard.press("Control+z");
    await expect(criteria.pair("Growth", "Trust")).toHaveValue("2");
  });
});

test("one criterion carries all the weight", async ({ shell, page }) => {
  await takeIn(page, { accounts: [{ name: "Alder" }], criteria: [{ name: "Growth", points: 40 }] }, "criteria");
  const criteria = new CriteriaPage(page);
  await expect(criteria.rows).toHaveCount(1);
  await criteria.setWeightsAs("Pairwise");
  await expect(shell.main.getByText("There is one criterion: it carries all the weight.")).toBeVisible();
});

for (const language of ["English", "فارسی"] as const) {
  for (const way of [3, 4]) {
    test(`axe finds nothing in the ${way === 3 ? "order" : "comparisons"}, ${language}`, async ({ shell, page }) => {
      await takeIn(page, FOUR, "criteria");
      await shell.speak(language);
      await page.goto("./#/criteria");
      await expect(new CriteriaPage(page).rows).toHaveCount(4);
      await page.getByRole("radiogroup").first().getByRole("radio").nth(way).check({ force: true });
      if (way === 4) await page.getByRole("slider").first().press("ArrowLeft");
      await expectAccessible(page);
    });
  }
}
