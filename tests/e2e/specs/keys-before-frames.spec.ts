// Story: in an order of importance, the second of two quick ArrowUps went nowhere: the rows had been made anew, and the
// handle that was pressed got the focus back only in the next frame. A fast typist, or a slow machine, is faster than
// that. So here no frame comes at all while keys are pressed.
import { expect, test, type Page } from "../test";
import { AccountsPage } from "../pages/accounts";
import { CriteriaPage } from "../pages/criteria";
import { PlanPage } from "../pages/plan";
import { takeIn } from "../workbook";
import { Workbooks } from "../pages/workbooks";

const FOUR = {
  accounts: [{ name: "Alder", scores: [8, 6, 4, 2] }],
  criteria: ["Growth", "Fit", "Trust", "Fame"].map((name, at) => ({ name, points: 40 - 10 * at })),
};

/** From here on the page is drawn no more: what it asks for in the next frame never comes. */
async function holdFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
  });
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test("a criterion climbs the order of importance step by step", async ({ page }) => {
  await takeIn(page, FOUR, "criteria");
  const criteria = new CriteriaPage(page);
  await criteria.setWeightsAs("By order");
  const handle = criteria.importance.getByRole("button", { name: "Move Fame" });
  await handle.focus();
  await holdFrames(page);
  await press(page, "ArrowUp", "ArrowUp", "ArrowUp");
  await criteria.importanceReads(["1 Fame 52.1%", "2 Growth 27.1%", "3 Fit 14.6%", "4 Trust 6.3%"]);
  await expect(handle).toBeFocused();
});

test("a criterion climbs the list of criteria step by step", async ({ page }) => {
  await takeIn(page, FOUR, "criteria");
  const criteria = new CriteriaPage(page);
  await criteria.handle("Fame").focus();
  await holdFrames(page);
  await press(page, "ArrowUp", "ArrowUp", "ArrowUp");
  await expect(criteria.rows.first()).toContainText("Fame");
  await expect(criteria.handle("Fame")).toBeFocused();
});

test("accounts are typed one below the other", async ({ shell, page }) => {
  await new Workbooks(page).openSample();
  const accounts = new AccountsPage(page);
  await shell.goTo("Accounts");
  await (await accounts.cell("Alfreds Futterkiste", "City")).click();
  await holdFrames(page);
  await press(page, "F2", "ControlOrMeta+A", ..."Rome", "Enter", "F2", "ControlOrMeta+A", ..."Oslo", "Enter");
  await expect(await accounts.cell("Alfreds Futterkiste", "City")).toHaveText("Rome");
  await expect(await accounts.cell("Ana Trujillo", "City")).toHaveText("Oslo");
});

test("a plan is typed one below the other", async ({ shell }) => {
  const { page } = shell;
  await new Workbooks(page).openSample();
  const plan = new PlanPage(page);
  await plan.goTo();
  await plan.choose("Targets of", "Account managers");
  await plan.cell("Andrew Fuller", "Growth").click();
  await holdFrames(page);
  await press(page, "1", "0", "Enter", "1", "2", "Enter", "5", "Enter");
  await expect(plan.cell("Andrew Fuller", "Growth")).toHaveText("10%");
  await expect(plan.cell("Anne Dodsworth", "Growth")).toHaveText("12%");
  await expect(plan.cell("Janet Leverling", "Growth")).toHaveText("5%");
});
