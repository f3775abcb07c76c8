// Targets: from real baselines, agreed, and held against what happened.
import { expect, test } from "../test";
import { AccountsPage } from "../pages/accounts";
import { TargetsPage } from "../pages/targets";
import { Workbooks } from "../pages/workbooks";
import { takeIn } from "../workbook";

test.describe("with the sample", () => {
  test.beforeEach(async ({ shell }) => {
    await new Workbooks(shell.page).openSample();
    await new TargetsPage(shell.page).goTo();
  });

  test("a target is computed from an account's own revenue and the growth", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.openForm();
    await targets.fill({ account: "Save-a-lot Markets", year: "1999", source: "Revenue 1997", growth: "15" });
    await expect(targets.dialog).toContainText("Revenue 1997: $57,713.58.");
    await expect(targets.field("Target")).toHaveValue("66,370.62");
    await targets.save();
    await expect(targets.dialog).toBeHidden();
    const saved = targets.page.getByRole("row").filter({ hasText: "Save-a-lot Markets" }).filter({ hasText: "1999" });
    await expect(saved).toContainText("$66,370.62");
    await expect(saved).toContainText("15.0%");
  });

  test("a baseline of part of a year is said to be one", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.openForm();
    await targets.fill({ portfolio: true, source: "Revenue 1998 (4 of 12 months)" });
    await expect(targets.dialog).toContainText("Careful: 1998 covers 4 months, the target 12. At the same pace that is $1,321,871.61");
  });

  // The field was empty under "Computed from baseline and growth", and nothing said why.
  test("where no target follows, its empty field says why and what to do", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.shell.goTo("Accounts");
    await new AccountsPage(page).add("Mu");
    await targets.goTo();
    await targets.openForm();
    await targets.fill({ account: "Ernst Handel", source: "A figure I type", baseline: "-4175.64", growth: "15" });
    await expect(targets.field("Target")).toHaveValue("");
    await expect(targets.dialog).toContainText("The baseline is negative, and growth of a loss would be a larger loss. Type the target.");
    await targets.fill({ baseline: "100" });
    await expect(targets.field("Target")).toHaveValue("115");
    await targets.fill({ source: "No baseline" });
    await expect(targets.dialog).toContainText("Without a baseline nothing is computed. Type the target.");
    await targets.fill({ account: "Mu", source: "Revenue 1997" });
    await expect(targets.dialog).toContainText("There are no figures for this period.");
    await expect(targets.dialog).toContainText("There is no figure to grow from. Take another baseline, or type the target.");
  });

  test("the effect of a growth repeated over the quarters of a year is shown", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.openForm();
    await targets.fill({ length: "Quarter", growth: "15" });
    await expect(targets.dialog).toContainText("Repeated over a year: +75%.");
    await targets.fill({ growth: "20" });
    await expect(targets.dialog).toContainText("Repeated over a year: +107%.");
    await expect(targets.dialog).toContainText("15–20% a quarter is +75% to +107% a year.");
  });

  test("an unusual growth is remarked on, and allowed", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.openForm();
    await expect(targets.dialog).toContainText("Usual: 10–20% of past results");
    await targets.fill({ portfolio: true, year: "1999", growth: "45" });
    await expect(targets.dialog).toContainText("Above the usual 10–20%.");
    await targets.save();
    await expect(targets.dialog).toBeHidden();
  });

  test("what cannot be is said beside its field, and the dialog stays", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.openForm();
    await targets.fill({ account: "Nobody", year: "soon", growth: "much", min: "9", max: "8" });
    await targets.save();
    await expect(targets.dialog).toContainText("There is no account of this name.");
    await expect(targets.dialog).toContainText("Enter a year such as 2026 or 1405.");
    await expect(targets.dialog).toContainText("“Met from” lies above “Met up to”.");
    await expect(targets.field("Year")).toHaveValue("soon");
  });

  test("a target follows its growth again when that is changed, and a typed target says its growth", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.choose("Hungry Owl All-Night Grocers", "Turnover");
    await targets.shell.main.getByRole("button", { name: "Edit target" }).click();
    await targets.fill({ growth: "50" });
    await expect(targets.field("Target")).toHaveValue("30,681.6");
    await targets.fill({ value: "24000" });
    await expect(targets.field("Growth")).toHaveValue("17.33");
    await targets.save();
    await expect(targets.row("Hungry Owl All-Night Grocers", "Turnover")).toContainText(/\+17\.3%.*\$24,000\.00/s);
  });

  test("a second target for the same account, KPI and year is refused", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.openForm();
    await targets.fill({ account: "Save-a-lot Markets", year: "1998", source: "Revenue 1997", growth: "15" });
    await targets.save();
    await expect(targets.dialog).toContainText("There is a target for this owner, KPI and period already.");
  });

  test("revenue is offered as a baseline for KPIs in money alone", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.openForm();
    const sources = targets.dialog.getByRole("combobox", { name: "Baseline from" }).getByRole("option");
    await expect(sources.filter({ hasText: "Revenue 1997" })).toHaveCount(1);
    await targets.fill({ kpi: "Satisfaction, 1–10" });
    await expect(sources).toHaveText(["A figure I type", "No baseline"]);
  });

  test("minimum, maximum and agreement are kept", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.openForm();
    await targets.fill({
      kpi: "Satisfaction, 1–10", account: "Bon app'", year: "1998", baseline: "8", growth: "10",
      min: "8.5", max: "9.5", agreedWith: "Maria",
    });
    await expect(targets.field("Target")).toHaveValue("8.8");
    await targets.save();
    await expect(targets.row("Bon app'", "Satisfaction, 1–10")).toContainText(/8\.5.*9\.5.*Agreed/s);
  });

  test("targets for all key accounts come at once, each from its own figures, with one undo", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.shell.main.getByRole("button", { name: "Targets for key accounts" }).click();
    await targets.fill({ kpi: "Turnover", year: "1999", growth: "10" });
    await targets.save();
    await expect(targets.toast("3 targets were set")).toBeVisible();
    const rows = page.getByRole("table", { name: "Targets" }).getByRole("row").filter({ hasText: "1999" });
    await expect(rows).toHaveCount(3);
    await expect(rows.filter({ hasText: "QUICK-Stop" })).toContainText("$67,220.90");
    await targets.toast("3 targets were set").getByRole("button", { name: "Undo" }).click();
    await expect(rows).toHaveCount(0);
  });

  // Story: targets for all key accounts once more, with other growth, replaced those that were there and said only how
  // many were set.
  test("targets that are there stay unless they are to be replaced, and what was done is said", async ({ page }) => {
    const targets = new TargetsPage(page);
    const open = () => targets.shell.main.getByRole("button", { name: "Targets for key accounts" }).click();
    await targets.openForm();
    await targets.fill({ kpi: "Turnover", account: "QUICK-Stop", year: "1999", source: "No baseline", value: "1000" });
    await targets.save();
    await expect(targets.dialog).toBeHidden();
    const rows = page.getByRole("table", { name: "Targets" }).getByRole("row").filter({ hasText: "1999" });
    const own = rows.filter({ hasText: "QUICK-Stop" });
    await open();
    const there = targets.dialog.getByText("1 key account has a target of this KPI and period already.");
    await targets.fill({ kpi: "Turnover", year: "2001", growth: "10" });
    await expect(there).toBeHidden();
    await targets.fill({ year: "1999" });
    await expect(there).toBeVisible();
    await targets.save();
    await expect(targets.toast("2 targets were set; 1 that was there stays as it is")).toBeVisible();
    await expect(rows).toHaveCount(3);
    await expect(own).toContainText("$1,000.00");
    await open();
    await targets.fill({ kpi: "Turnover", year: "1999", growth: "20" });
    await targets.save();
    await expect(targets.dialog).toContainText("Every key account with figures has a target of this KPI and period already.");
    await targets.dialog.getByRole("checkbox", { name: "Replace these 3 targets" }).check();
    await targets.save();
    await expect(targets.toast("3 targets were set; 3 of them in place of others")).toBeVisible();
    await expect(rows).toHaveCount(3);
    await expect(own).toContainText("$73,331.89");
    // What was chosen once is not chosen the next time.
    await open();
    await targets.fill({ kpi: "Turnover", year: "1999" });
    await expect(targets.dialog.getByRole("checkbox", { name: "Replace these 3 targets" })).not.toBeChecked();
  });

  test("what was reached by month adds up, and the attainment follows", async ({ page }) => {
    const targets = new TargetsPage(page);
    const row = targets.row("Ernst Handel", "Turnover");
    await expect(row).toContainText("4 of 12");
    await targets.choose("Ernst Handel", "Turnover");
    await targets.enter("May 1998", "30000");
    await expect(row).toContainText("5 of 12");
    await expect(targets.actual("May 1998")).toHaveValue("30,000");
  });

  test("a row of figures is pasted over the months that follow", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.choose("Ernst Handel", "Turnover");
    await targets.enter("May 1998", "1000\t2000\t3000");
    await expect(targets.actual("Jun 1998")).toHaveValue("2,000");
    await expect(targets.actual("Jul 1998")).toHaveValue("3,000");
    await expect(targets.row("Ernst Handel", "Turnover")).toContainText("7 of 12");
  });

  test("what is no number stays typed beside its error", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.choose("Ernst Handel", "Turnover");
    await targets.enter("May 1998", "lots");
    await expect(targets.shell.main.getByRole("alert")).toContainText("“lots” is not a number.");
    await expect(targets.actual("May 1998")).toHaveValue("lots");
    await expect(targets.row("Ernst Handel", "Turnover")).toContainText("4 of 12");
  });

  test("a deleted target comes back by undo with what was reached", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.choose("Ernst Handel", "Turnover");
    await targets.shell.main.getByRole("button", { name: "Delete target" }).click();
    await targets.giveReason("The account closes");
    await expect(targets.row("Ernst Handel", "Turnover")).toHaveCount(0);
    await targets.toast("The target was deleted").getByRole("button", { name: "Undo" }).click();
    await expect(targets.row("Ernst Handel", "Turnover")).toContainText("4 of 12");
  });

  test("a KPI of the catalogue is found, added, deleted with its targets and brought back", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.openKpis();
    await targets.dialog.getByRole("searchbox").fill("NPS");
    await targets.dialog.getByRole("button", { name: /^Add: .*NPS|^Add.*promoter/i }).first().click();
    await expect(targets.dialog).toContainText("In use");
    await targets.inUse("Net promoter score (NPS)").click();
    await expect(targets.dialog).toContainText("and its targets are in the trash");
    await targets.dialog.getByRole("button", { name: "Undo" }).click();
    await expect(targets.inUse("Net promoter score (NPS)")).toBeVisible();
  });

  test("a KPI whose targets are agreed goes with them for a reason", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.openKpis();
    await targets.inUse("Turnover").click();
    await expect(page.getByRole("dialog", { name: "Why are agreed targets deleted?" })).toContainText("Reason");
    await targets.giveReason("Measured otherwise");
    await expect(targets.dialog).toBeHidden();
    await targets.toast("“Turnover” and its targets are in the trash").getByRole("button", { name: "Undo" }).click();
    await targets.openKpis();
    await expect(targets.inUse("Turnover")).toBeVisible();
  });

  test("an own KPI can be defined, and needs a name", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.openKpis();
    await targets.dialog.getByRole("button", { name: "Add own KPI" }).click();
    await expect(targets.dialog.getByRole("alert")).toHaveText("Enter a name.");
    await targets.field("Name").fill("Visits to the site");
    await targets.dialog.getByRole("button", { name: "Add own KPI" }).click();
    await expect(targets.inUse("Visits to the site")).toBeVisible();
  });

  test("the turnover a new account must bring", async ({ page }) => {
    const targets = new TargetsPage(page);
    await targets.shell.main.getByText("What must a new account bring?").click();
    await targets.shell.main.getByRole("textbox", { name: "Fixed cost" }).fill("20000");
    await targets.shell.main.getByRole("textbox", { name: "Required profit" }).fill("10000");
    await targets.shell.main.getByRole("textbox", { name: "Margin, %" }).fill("25");
    await expect(targets.shell.main).toContainText("Turnover needed: $120,000.00");
    await targets.shell.main.getByRole("textbox", { name: "Margin, %" }).fill("0");
    await expect(targets.shell.main).toContainText("The margin must be above zero.");
  });

  test("a bar of the attainment opens its target", async ({ page }) => {
    const bars = page.getByRole("figure").filter({ hasText: "Attainment of what was to be expected by now" });
    const bar = bars.getByRole("button", { name: /^Margaret Peacock · 1998: / });
    await bar.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 2, name: /^Margaret Peacock: Turnover/ })).toBeVisible();
  });
});

test("an empty workbook is led to its KPIs first", async ({ shell }) => {
  await new AccountsPage(shell.page).startEmpty();
  const targets = new TargetsPage(shell.page);
  await targets.goTo();
  await shell.main.getByRole("button", { name: "Choose KPIs" }).click();
  await expect(targets.dialog).toContainText("Catalogue");
});

// Story: beside a reduction of 15% a quarter stood that 15–20% a quarter is 75–107% a year.
test("of a KPI that is to fall, the usual quarter's reduction is told as a year's reduction", async ({ page }) => {
  const kpis = [{ name: "Days to pay", unit: "days", direction: "lower", aggregate: "mean" }];
  await takeIn(page, { accounts: [{ name: "Alder" }], kpis }, "targets");
  const targets = new TargetsPage(page);
  await targets.openForm();
  await targets.fill({ kpi: "Days to pay", length: "Quarter" });
  await page.getByRole("dialog").getByRole("textbox", { name: "Reduction" }).fill("15");
  await expect(targets.dialog).toContainText("Repeated over a year: −48%.");
  await expect(targets.dialog).toContainText("15–20% a quarter is −48% to −59% a year.");
});

// Story: the error under a field of a new target stood there until the target was saved again, long after it was mended.
test("what is wrong in a new target is said until it is mended, not until it is saved", async ({ page }) => {
  const kpis = [{ name: "Orders", unit: "count", direction: "higher", aggregate: "sum" }];
  await takeIn(page, { accounts: [{ name: "Alder" }], kpis }, "targets");
  const targets = new TargetsPage(page);
  await targets.openForm();
  await targets.fill({ account: "Nobody", year: "19", source: "No baseline", value: "5", min: "9" });
  await targets.save();
  const owner = targets.dialog.getByText("There is no account of this name");
  const year = targets.dialog.getByText("Enter a year such as");
  await expect(owner).toBeVisible();
  await expect(year).toBeVisible();
  await targets.fill({ account: "Alder" });
  await expect(owner).toBeHidden();
  await expect(year).toBeVisible();
  await targets.fill({ year: "1999" });
  await expect(year).toBeHidden();
  // What is mended in one field is no longer wrong in another.
  await targets.save();
  await expect(targets.field("Counts as met from")).toHaveAttribute("aria-invalid", "true");
  await targets.fill({ value: "10" });
  await expect(targets.field("Counts as met from")).not.toHaveAttribute("aria-invalid", "true");
});
