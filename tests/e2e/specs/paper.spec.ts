// Decide on paper: a line is not cut in two at the end of a sheet, and every sheet of the ranking has its heads.
import { expect, test } from "../test";
import { pagesOfPdf } from "../pdf";
import { takeIn } from "../workbook";

// Story: a line of the list of what is to be reviewed began on one sheet and ended on the next, and an empty panel asked
// the paper to choose an account.
test("lines of lists stay whole, heads stand on every sheet, and no empty panel is printed", async ({ page }) => {
  const accounts = Array.from({ length: 120 }, (_, place) => ({ name: `Account ${String(place + 1).padStart(3, "0")}`, scores: [1 + (place % 10)] }));
  await takeIn(page, { accounts, criteria: [{ name: "Potential" }], topN: 40 }, "decide");
  const review = page.getByRole("main").getByRole("listitem").filter({ hasText: "in the top 40, not key" });
  await expect(review.first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".decide-panel")).toBeHidden();
  // A line of a flexible box is cut wherever the sheet ends; all around these lines are blocks.
  const boxes = await review.first().evaluate((line) => {
    const around: string[] = [];
    for (let box = line.parentElement; box && box.tagName !== "MAIN"; box = box.parentElement) around.push(getComputedStyle(box).display);
    return { around, inside: getComputedStyle(line).breakInside };
  });
  expect(boxes.inside).toBe("avoid");
  expect(boxes.around.filter((display) => display !== "block")).toEqual([]);
  const sheets = await pagesOfPdf(await page.pdf({ format: "A4" }));
  const ranked = sheets.filter((sheet) => (sheet.match(/Account \d{3}/g) ?? []).length > 20 && sheet.includes("100%"));
  expect(ranked.length).toBeGreaterThan(2);
  for (const sheet of ranked) expect(sheet).toMatch(/Rank Account Total/);
});
