// What is typed and not saved outlives Escape, a press beside the dialog and a reload, and says what it is; Cancel forgets
// it, and offers to keep it.
import { expect, test } from "../test";
import type { Locator, Page } from "@playwright/test";
import { AccountsPage } from "../pages/accounts";
import { CriteriaPage } from "../pages/criteria";
import { DecidePage } from "../pages/decide";
import { TargetsPage } from "../pages/targets";
import { Workbooks } from "../pages/workbooks";

test.beforeEach(async ({ shell }) => {
  await new Workbooks(shell.page).openSample();
});

const DRAFT = "Your draft from before, not saved.";

/** The line over a form that holds a draft from before. */
function draft(place: Page | Locator): Locator {
  return place.getByRole("note").filter({ hasText: DRAFT });
}

test("a decision half written is there after a reload, and one can start over", async ({ shell }) => {
  const decide = new DecidePage(shell.page);
  const reason = shell.main.getByRole("textbox", { name: "Reason" });
  const status = shell.main.getByRole("combobox", { name: "New status" });
  await decide.goTo();
  await decide.choose("Folk och fä HB");
  await expect(draft(shell.main)).toBeHidden();
  await status.selectOption({ label: "Watch" });
  await reason.fill("Grows fast,\nbut pays late");
  await shell.reload();
  await decide.choose("Folk och fä HB");
  await expect(draft(shell.main)).toBeVisible();
  await expect(reason).toHaveValue("Grows fast,\nbut pays late");
  await expect(status).toHaveValue("watch");

  await decide.choose("Ernst Handel");
  await expect(draft(shell.main), "another record has its own").toBeHidden();
  await expect(reason).toHaveValue("");

  await decide.choose("Folk och fä HB");
  await draft(shell.main).getByRole("button", { name: "Start over" }).click();
  await expect(draft(shell.main)).toBeHidden();
  await expect(reason).toHaveValue("");
  await expect(status).toHaveValue("regular");
  await shell.reload();
  await decide.choose("Folk och fä HB");
  await expect(reason).toHaveValue("");
});

test("a target half typed outlives Escape, a press beside it and a reload, until it is saved", async ({ shell }) => {
  const targets = new TargetsPage(shell.page);
  await targets.goTo();
  await targets.openForm();
  await targets.fill({ account: "Alfreds Futterkiste", growth: "12" });
  const leave = [
    () => shell.page.keyboard.press("Escape"),
    () => shell.page.mouse.click(5, 5),
    () => shell.reload(),
  ];
  for (const way of leave) {
    await way();
    await expect(targets.dialog).toBeHidden();
    await targets.openForm();
    await expect(draft(targets.dialog)).toBeVisible();
    await expect(targets.field("Growth")).toHaveValue("12");
  }
  await targets.save();
  await expect(targets.dialog).toBeHidden();
  await targets.openForm();
  await expect(draft(targets.dialog)).toBeHidden();
  await expect(targets.field("Growth")).toHaveValue("15");
});

// Story: a rule opened again after Cancel stood there as it had been left, as though it had been applied.
test("Cancel forgets a rule half made, and it can be kept as a draft; Escape keeps it", async ({ shell }) => {
  await shell.goTo("Criteria");
  const open = async () => {
    await shell.main.getByRole("button", { name: /^Score it from a number/ }).click();
    return shell.page.getByRole("dialog");
  };
  const dialog = await new CriteriaPage(shell.page).openRule("Revenue potential");
  // One of the scales and one of the directions.
  const chosen = () => dialog.getByRole("radio", { checked: true });
  await expect(chosen()).toHaveCount(2);
  const before = await chosen().first().getAttribute("value");
  const choose = (value: string) => dialog.locator(`input[type=radio][value=${value}]`).check();

  await choose("min_max");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await open();
  await expect(draft(dialog)).toBeHidden();
  await expect(chosen()).toHaveCount(2);
  await expect(chosen().first()).toHaveValue(before ?? "");

  await choose("min_max");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await shell.page.getByRole("button", { name: "Keep as a draft" }).last().click();
  await open();
  await expect(draft(dialog)).toBeVisible();
  await expect(chosen().first()).toHaveValue("min_max");
  await shell.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await open();
  await expect(draft(dialog)).toBeVisible();
  await expect(chosen()).toHaveCount(2);
  await expect(chosen().first()).toHaveValue("min_max");

  // Limits that were only proposed are no draft.
  await choose("limits");
  await choose("percentile");
  await expect(draft(dialog)).toBeHidden();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await open();
  await expect(draft(dialog)).toBeHidden();
});

test("a name in a small dialog and a note being typed are not lost by a reload", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await shell.goTo("Accounts");
  const add = async () => {
    await shell.main.getByRole("button", { name: "Add account", exact: true }).first().click();
    return shell.page.getByRole("dialog", { name: "Add account" });
  };
  await (await add()).getByRole("textbox", { name: "Name" }).fill("Half a na");
  await shell.reload();
  const dialog = await add();
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("Half a na");
  await draft(dialog).getByRole("button", { name: "Start over" }).press("Enter");
  await expect(dialog, "Enter on the button adds no account").toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Name" })).toBeFocused();
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("");
  await shell.page.keyboard.press("Escape");

  const panel = await page.openPanel("Ernst Handel");
  await panel.getByRole("textbox", { name: "Notes" }).fill("Ask about the autumn");
  await shell.reload();
  await expect(panel.getByRole("textbox", { name: "Notes" })).toHaveValue("Ask about the autumn");
});

// A day that is none was refused beside its field, and gone without a word once the panel was closed or the page
// reloaded; a figure refused in a period that had none yet lost its line as well.
test("what an account's field refused is there again, with its reason, until it is put right", async ({ shell }) => {
  const page = new AccountsPage(shell.page);
  await shell.goTo("Accounts");
  let panel = await page.openPanel("Ernst Handel");
  const since = () => panel.getByRole("textbox", { name: "Customer since" });
  await since().fill("2020-02-30");
  await since().press("Enter");
  await expect(panel.getByRole("alert")).toBeVisible();
  await panel.getByRole("textbox", { name: "New period" }).fill("2031");
  await panel.getByRole("textbox", { name: "New period" }).press("Enter");
  const revenue = () => panel.getByRole("row").filter({ hasText: "2031" }).getByRole("textbox").first();
  await revenue().fill("1,234.5x");
  await revenue().press("Enter");
  await expect(panel.getByRole("alert")).toHaveCount(2);

  await shell.goTo("Criteria");
  await shell.goTo("Accounts");
  panel = await page.openPanel("Ernst Handel");
  await expect(since()).toHaveValue("2020-02-30");
  await expect(revenue()).toHaveValue("1,234.5x");
  await shell.reload();
  await expect(since()).toHaveValue("2020-02-30");
  await expect(revenue()).toHaveValue("1,234.5x");
  await expect(panel.getByRole("alert")).toHaveCount(2);
  await expect(draft(panel).first()).toBeVisible();

  await since().fill("2020-02-28");
  await since().press("Enter");
  await revenue().fill("1,234.5");
  await revenue().press("Enter");
  await expect(panel.getByRole("alert")).toHaveCount(0);
  await shell.reload();
  await expect(since()).toHaveValue("2020-02-28");
  await expect(draft(panel)).toHaveCount(0);
});
