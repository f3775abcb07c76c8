// Planning 1998 from 1997 in one table, on the sample: per country, per manager, in parts, agreed and changed for a reason.
import { expect, test } from "../test";
import { AccountsPage } from "../pages/accounts";
import { FilesPage } from "../pages/files";
import { PlanPage } from "../pages/plan";
import { TargetsPage } from "../pages/targets";
import { Workbooks } from "../pages/workbooks";

test.beforeEach(async ({ shell }) => {
  await new Workbooks(shell.page).openSample();
  await new PlanPage(shell.page).goTo();
});

test("a country is planned at once from its own year, with one undo", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.show("Country", "Brazil");
  await expect(plan.sum("Baseline")).toHaveText("41,941.18");
  await plan.setGrowth("20");
  await expect(plan.cell("Queen Cozinha", "Target")).toHaveText("12,159.32");
  await expect(plan.sum("Growth")).toHaveText("+20.0%");
  await plan.toast("9 targets were set").getByRole("button", { name: "Undo" }).click();
  await expect(plan.cell("Queen Cozinha", "Target")).toHaveText("");
});

test("managers are planned by keys, filled down, and held against the portfolio", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.choose("Targets of", "Account managers");
  await plan.type("Andrew Fuller", "Growth", "10");
  await plan.type("Anne Dodsworth", "Growth", "12,5");
  await plan.cell("Anne Dodsworth", "Growth").click();
  await plan.press("Shift+ArrowDown", "Control+d");
  await expect(plan.cell("Janet Leverling", "Growth")).toHaveText("12.5%");
  await expect(plan.level("Whole portfolio")).toContainText("678,793.69");
});

test("a plan is spread over the quarters, and a quarter that changes changes the year", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.show("Country", "Brazil");
  await plan.type("Queen Cozinha", "Target", "12000");
  await plan.pick("Spread", "Evenly");
  await expect(plan.cell("Queen Cozinha", "Q4")).toHaveText("3,000");
  await plan.type("Queen Cozinha", "Q4", "4000");
  await expect(plan.cell("Queen Cozinha", "Target")).toHaveText("13,000");
});

test("a block goes to a spreadsheet and comes back", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.show("Country", "Brazil");
  await plan.cell("Queen Cozinha", "Growth").click();
  await plan.paste("10%\n15\t9000\n");
  await expect(plan.cell("Queen Cozinha", "Target")).toHaveText("11,146.05");
  await expect(plan.cell("Gourmet Lanchonetes", "Target")).toHaveText("9,000");
  await plan.cell("Queen Cozinha", "Growth").click();
  await plan.press("Shift+ArrowRight");
  expect(await plan.copy()).toBe("10%\t11,146.05");
});

test("a copy is kept before several targets are deleted at once", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.show("Country", "Brazil");
  await plan.setGrowth("20");
  await plan.cell("Queen Cozinha", "Target").click();
  await plan.press("Delete");
  await expect(plan.cell("Queen Cozinha", "Target")).toHaveText("");
  await plan.cell("Gourmet Lanchonetes", "Target").click();
  await plan.press("Shift+ArrowDown", "Delete");
  await expect(plan.cell("Gourmet Lanchonetes", "Target")).toHaveText("");
  const files = new FilesPage(page);
  await files.goTo();
  const copies = files.rows("Automatic copies").filter({ hasText: "Before many were deleted" });
  await expect(copies).toHaveCount(1);
  await copies.getByRole("button", { name: "Go back to this" }).click();
  await expect(files.toast("Undo")).toBeVisible();
  await plan.goTo();
  await plan.show("Country", "Brazil");
  await expect(plan.cell("Gourmet Lanchonetes", "Target")).not.toHaveText("");
  await expect(plan.cell("Queen Cozinha", "Target")).toHaveText("");
});

test("what means nothing in a cell stays in it beside its error", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.type("Mère Paillarde", "Growth", "lots");
  await expect(plan.grid.getByRole("alert")).toHaveText(
    "“lots” is not a number. Enter a percentage, for example 15.",
  );
  await plan.press("Escape");
  await expect(plan.cell("Mère Paillarde", "Growth")).toHaveText("");
});

test("a figure out of range names its limits and stays typed, and a block names its cell", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.type("Mère Paillarde", "Growth", "20000");
  await expect(plan.grid.getByRole("alert")).toHaveText(
    "“20000” is outside what is allowed here: from −100% to 10,000%.",
  );
  await expect(plan.grid.getByRole("textbox")).toHaveValue("20000");
  await plan.press("Escape");
  await plan.type("Mère Paillarde", "Target", "9007199254740992");
  await expect(plan.grid.getByRole("alert")).toContainText("from −9,007,199,254,740,991 to 9,007,199,254,740,991");
  await plan.press("Escape");
  await plan.paste("1000\t\t12%");
  await expect(plan.banner("Nothing was changed")).toContainText("Mère Paillarde, Met up to: “12%” is a share");
  await plan.type("Mère Paillarde", "Target", "1000");
  await plan.type("Mère Paillarde", "Met from", "1200");
  await expect(plan.grid.getByRole("alert")).toContainText("“Met from” lies above the target");
});

test("a number that may be thousands says how it was read, and the other meaning is one press away", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.type("Mère Paillarde", "Target", "2.000");
  await expect(plan.cell("Mère Paillarde", "Target")).toHaveText("2");
  await plan.banner("“2.000” was read as 2.").getByRole("button", { name: "I meant 2,000" }).click();
  await expect(plan.cell("Mère Paillarde", "Target")).toHaveText("2,000");
  await expect(plan.cell("Mère Paillarde", "Target")).toBeFocused();
  await expect(plan.banner("“2.000” was read as 2.")).toBeHidden();
  await plan.type("Mère Paillarde", "Target", "3,000");
  await expect(plan.cell("Mère Paillarde", "Target")).toHaveText("3,000");
  await plan.cell("Mère Paillarde", "Q1").click();
  await plan.paste("1.000\t2.000\t3.000\t4.000");
  await plan.banner("4 numbers such as “1.000” were read as decimals").getByRole("button").first().click();
  await expect(plan.cell("Mère Paillarde", "Target")).toHaveText("10,000");
});

test("what of a block lies beyond the table is counted", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.show("Country", "Argentina");
  await plan.cell("Rancho grande", "Q3").click();
  await plan.press("Control+End", "ArrowLeft");
  await plan.paste("1\t2\t3\n4\t5\t6");
  await expect(plan.banner("4 cells found no place")).toContainText(
    "the block reaches 1 row below the last one and 1 column after the last one",
  );
  await expect(plan.toast("2 cells were pasted")).toBeVisible();
});

test("agreed figures change for one reason, which is kept at the target", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.choose("Targets of", "Key accounts");
  await plan.setGrowth("18");
  await expect(plan.dialog).toContainText("3 agreed targets change.");
  await plan.dialog.getByRole("button", { name: "Change", exact: true }).click();
  await expect(plan.dialog.getByRole("alert")).toHaveText("Give a reason.");
  await plan.giveReason("A competitor left the market");
  await expect(plan.cell("Ernst Handel", "Target")).toHaveText("56,753.59");
  await expect(plan.cell("Ernst Handel", "Agreed with")).toHaveText("");
  const targets = new TargetsPage(page);
  await plan.shell.main.getByRole("link", { name: "List", exact: true }).click();
  await targets.choose("Ernst Handel", "Turnover");
  await expect(plan.shell.main).toContainText("Target: $55,310.70 → $56,753.59");
  await expect(plan.shell.main).toContainText("A competitor left the market");
});

test("an agreed figure that is cleared asks for its reason, which lies with the target in the trash", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.choose("Targets of", "Key accounts");
  await plan.cell("Ernst Handel", "Target").click();
  await plan.press("Delete");
  await expect(plan.dialog).toContainText("1 agreed target is deleted.");
  await plan.dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(plan.cell("Ernst Handel", "Target")).not.toHaveText("");
  await plan.press("Delete");
  await plan.giveReason("The account closes", "Delete");
  await expect(plan.cell("Ernst Handel", "Target")).toHaveText("");
  const files = new FilesPage(page);
  await files.goTo();
  await expect(files.trashed("Ernst Handel: Turnover")).toContainText("Reason: The account closes");
  await files.trashed("Ernst Handel: Turnover").getByRole("button", { name: "Restore" }).click();
  await plan.goTo();
  await plan.choose("Targets of", "Key accounts");
  await expect(plan.cell("Ernst Handel", "Target")).not.toHaveText("");
});

test("accounts take their agreed targets along for one reason, which lies with them in the trash", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.shell.goTo("Accounts");
  const accounts = new AccountsPage(page);
  await accounts.select("Alfreds Futterkiste");
  await accounts.select("Ernst Handel");
  await accounts.deleteSelected();
  await expect(plan.dialog).toContainText(/\d agreed targets? (is|are) deleted/);
  await plan.dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(accounts.row("Ernst Handel")).toBeVisible();
  await accounts.deleteSelected();
  await plan.dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(plan.dialog.getByRole("alert")).toHaveText("Give a reason.");
  await plan.giveReason("The customer closes", "Delete");
  await expect(accounts.row("Ernst Handel")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const files = new FilesPage(page);
  await files.goTo();
  await expect(files.trashed("Ernst Handel")).toContainText("Reason: The customer closes");
  await expect(files.trashed("Alfreds Futterkiste")).not.toContainText("Reason");
  await files.trashed("Ernst Handel").getByRole("button", { name: "Restore" }).click();
  await plan.shell.goTo("Accounts");
  await expect(accounts.row("Ernst Handel")).toBeVisible();
});

test("an agreed target is deleted for a reason from its detail, and comes back by undo", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.shell.main.getByRole("link", { name: "List", exact: true }).click();
  const targets = new TargetsPage(page);
  await targets.choose("Ernst Handel", "Turnover");
  await plan.act("Delete target");
  await plan.dialog.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(plan.dialog.getByRole("alert")).toHaveText("Give a reason.");
  await plan.giveReason("The account closes", "Delete");
  await expect(targets.row("Ernst Handel", "Turnover")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await plan.toast("The target was deleted").getByRole("button", { name: "Undo" }).click();
  await expect(targets.row("Ernst Handel", "Turnover")).toBeVisible();
});

// Story: targets for all key accounts took part of a year at its pace, the plan as it was, so that one column of
// baselines held both.
test("part of a year is said to be one, and taken at its pace unless one says otherwise", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.show("Country", "Brazil");
  await plan.choose("Baseline from", "Revenue 1996 (6 of 12 months)");
  await expect(plan.shell.main).toContainText("1996 covers 6 of 12 months.");
  await expect(plan.shell.main).toContainText("An estimate without seasons");
  await expect(plan.sum("Baseline")).toHaveText("40,297.64");
  await plan.shell.main.getByRole("checkbox", { name: "Take them at their pace for all 12 months" }).uncheck();
  await expect(plan.shell.main).toContainText("a whole period’s target would grow from part of one");
  await expect(plan.sum("Baseline")).toHaveText("20,148.82");
});

test("a new account's target follows from the profit it has to bring", async ({ page }) => {
  const plan = new PlanPage(page);
  await plan.show("Country", "Brazil");
  await plan.cell("Queen Cozinha", "Target").click();
  await plan.pick("More", "Target of a new account");
  await plan.dialog.getByRole("textbox", { name: "Fixed cost" }).fill("20000");
  await plan.dialog.getByRole("textbox", { name: "Required profit" }).fill("10000");
  await plan.dialog.getByRole("textbox", { name: "Margin, %" }).fill("25");
  await plan.dialog.getByRole("button", { name: "Apply" }).click();
  await expect(plan.cell("Queen Cozinha", "Target")).toHaveText("120,000");
});

test("an own KPI is computed from what is counted, and its formula is checked as it is typed", async ({ page }) => {
  const targets = new TargetsPage(page);
  await targets.openKpis();
  await targets.field("Name").fill("Offers won");
  await targets.field("Formula over entered numbers").fill("won ÷ (offers");
  await expect(targets.dialog.getByRole("alert")).toContainText("This parenthesis is never closed.");
  await targets.field("Formula over entered numbers").fill("won ÷ offers × 100");
  await expect(targets.dialog).toContainText("To be entered: won and offers.");
  await targets.dialog.getByRole("button", { name: "Add own KPI" }).click();
  await expect(targets.inUse("Offers won")).toBeVisible();
  await page.keyboard.press("Escape");
  await targets.shell.main.getByRole("link", { name: "List", exact: true }).click();
  await targets.openForm();
  await targets.fill({ kpi: "Offers won", portfolio: true, year: "1998", source: "No baseline", value: "40" });
  await targets.save();
  await expect(targets.dialog).toBeHidden();
  const group = targets.shell.main.getByRole("group", { name: "Q1 1998", exact: true });
  await group.getByRole("textbox", { name: "won" }).fill("6");
  await group.getByRole("textbox", { name: "won" }).press("Enter");
  await expect(group).toContainText("offers is missing.");
  await group.getByRole("textbox", { name: "offers" }).fill("12");
  await group.getByRole("textbox", { name: "offers" }).press("Enter");
  await expect(group).toContainText("= $50.00");
  await targets.openKpis();
  await targets.dialog.getByText("Computed from entered numbers: won ÷ offers × 100").click();
  await targets.field("Formula over entered numbers").first().fill("won ÷ offers × 10");
  await targets.dialog.getByRole("button", { name: "Save formula" }).click();
  await page.keyboard.press("Escape");
  await expect(group).toContainText("= $5.00");
});
