// One group filters every page: chosen by pressing it, followed everywhere, taken away with one press or key.
import { expect, test, type Page } from "../test";
import { AccountsPage } from "../pages/accounts";
import { DecidePage } from "../pages/decide";
import { ScopeBar } from "../pages/scope";
import { SegmentsPage } from "../pages/segments";
import { Shell } from "../pages/shell";
import { Workbooks } from "../pages/workbooks";

/** The sample, filtered by a group. */
async function filtered(page: Page, field = "Country", group = "Germany"): Promise<ScopeBar> {
  await new Workbooks(page).openSample();
  const segments = new SegmentsPage(page);
  await segments.goTo();
  await segments.openView("Groups");
  await segments.groupBy(field);
  await segments.group(group).getByRole("button", { name: group }).click();
  const bar = new ScopeBar(page);
  await expect(bar.bar).toContainText(`${field}: ${group}`);
  return bar;
}

test("a pressed group filters accounts, matrix, ranking, board and targets, and Show all takes it away", async ({ shell }) => {
  const { page } = shell;
  const bar = await filtered(page);
  await expect(bar.bar).toContainText("11 of 91 accounts");
  await shell.goTo("Accounts");
  await expect(new AccountsPage(page).summary).toContainText("11 of 91 accounts");
  await shell.goTo("Matrix");
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "12");
  await expect(bar.bar).toContainText("Ranks, totals and the cut are those of all accounts.");
  await shell.goTo("Targets");
  await expect(page.getByRole("table", { name: "Targets" }).getByRole("row")).toHaveCount(3);
  await shell.goTo("Segments");
  await expect(new SegmentsPage(page).stat("Largest account")).toContainText("52.1%");
  await bar.showAll();
  await expect(bar.bar).toHaveCount(0);
  await expect(new SegmentsPage(page).stat("Largest account")).toContainText("9.9%");
});

test("the rank of a filtered account is its rank among all", async ({ shell }) => {
  const { page } = shell;
  await filtered(page);
  await shell.goTo("Decide");
  const row = new DecidePage(page).row("Königlich Essen");
  await expect(row.getByRole("cell").first()).toHaveText("7");
});

test("the group outlives a reload and another language, and Shift+X shows all again", async ({ shell }) => {
  const { page } = shell;
  const bar = await filtered(page, "Status", "Key");
  await shell.reload();
  await expect(bar.bar).toContainText("Status: Key");
  await shell.speak("Русский");
  await shell.goTo("Клиенты");
  await expect(bar.bar).toContainText("Статус: Ключевой");
  await expect(bar.bar).toContainText("3 из 91");
  await page.keyboard.press("Shift+X");
  await expect(bar.bar).toHaveCount(0);
  await expect(page.getByText("Показаны все клиенты.")).toHaveCount(1);
});

test("among the groups one of which is pressed all stay; the pressed one is marked and pressed again lets go", async ({ shell }) => {
  const { page } = shell;
  const bar = await filtered(page);
  const segments = new SegmentsPage(page);
  const germany = segments.group("Germany").getByRole("button", { name: "Germany" });
  await expect(germany).toHaveAttribute("aria-pressed", "true");
  await segments.group("USA").getByRole("button", { name: "USA" }).click();
  await expect(bar.bar).toContainText("Country: USA");
  await expect(germany).toHaveAttribute("aria-pressed", "false");
  await segments.groupBy("City");
  await expect(page.getByRole("table", { name: "Groups" }).getByRole("rowheader", { name: "Boise" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Groups" }).getByRole("rowheader", { name: "Cunewalde" })).toHaveCount(0);
  await segments.groupBy("Country");
  await segments.group("USA").getByRole("button", { name: "USA" }).click();
  await expect(bar.bar).toHaveCount(0);
});

test("a group that no account is in any more is let go of, and that is said", async ({ shell }) => {
  const { page } = shell;
  const bar = await filtered(page, "Country", "Ireland");
  await shell.goTo("Accounts");
  await page.getByRole("link", { name: "Open Hungry Owl All-Night Grocers" }).click();
  const country = page.getByRole("complementary").getByRole("textbox", { name: "Country" });
  await country.fill("Eire");
  await country.press("Enter");
  await expect(bar.bar).toHaveCount(0);
  await expect(page.locator(".toast")).toContainText("Country: Ireland: no account is left in it");
  await expect(new AccountsPage(page).summary).toContainText("91 accounts");
});

test("a view that is of all accounts says so", async ({ shell }) => {
  const { page } = shell;
  const bar = await filtered(page);
  await new SegmentsPage(page).openView("Look-alikes");
  await expect(bar.bar).toContainText("This view is of all accounts.");
  await new Shell(page).goTo("Criteria");
  await expect(bar.bar).toHaveCount(0);
});
