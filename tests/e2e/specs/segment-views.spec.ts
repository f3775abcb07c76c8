// The views of the segments: who is what to us, moved on a board, placed three years ahead; what hangs on whom.
import { expect, test, type Page } from "../test";
import { takeIn } from "../workbook";
import { AccountsPage } from "../pages/accounts";
import { SegmentsPage } from "../pages/segments";
import { Shell } from "../pages/shell";
import { Workbooks } from "../pages/workbooks";

async function openView(page: Page, view?: string): Promise<SegmentsPage> {
  await new Workbooks(page).openSample();
  const segments = new SegmentsPage(page);
  await segments.goTo();
  if (view) await segments.openView(view);
  return segments;
}

const toast = (page: Page) => page.locator(".toast");

test("suggestions say why; taken all at once they leave what was set by hand, and go back in one step", async ({ shell }) => {
  const { page } = shell;
  const segments = await openView(page, "Roles and classes");
  await expect(shell.main).toContainText("udged by the profit of 1997");
  const ernst = segments.roleRow("Ernst Handel");
  await expect(ernst).toContainText(/orders a quarter/);
  await expect(ernst).toContainText("Key: status: Key");
  await ernst.getByRole("combobox", { name: "Class of Ernst Handel" }).selectOption({ label: "Difficult" });
  await expect(ernst).toContainText("The rules say Key: status: Key");
  await shell.main.getByRole("button", { name: /^Accept all \d+ suggestions$/ }).click();
  await expect(toast(page)).toContainText(/Suggestions taken for \d+ accounts/);
  const other = segments.roleRow("Save-a-lot Markets").getByRole("combobox", { name: "Class of Save-a-lot Markets" });
  await expect(other).toHaveValue("key");
  await expect(ernst.getByRole("combobox", { name: "Class of Ernst Handel" })).toHaveValue("difficult");
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(other).toHaveValue("");
  await expect(ernst.getByRole("combobox", { name: "Class of Ernst Handel" })).toHaveValue("difficult");
});

test("a role that was set is a column, a group and a filter, with its treatment beside the account", async ({ shell }) => {
  const { page } = shell;
  const segments = await openView(page, "Roles and classes");
  for (const name of ["Ernst Handel", "QUICK-Stop"]) {
    const role = segments.roleRow(name).getByRole("button", { name: `Image-maker for ${name}` });
    await role.click();
    await expect(role).toHaveAttribute("aria-pressed", "true");
  }
  await segments.openView("Groups");
  await segments.groupBy("Roles");
  await expect(segments.group("Image-maker")).toContainText("2");
  await segments.group("Image-maker").getByRole("button", { name: "Image-maker" }).click();
  await shell.goTo("Accounts");
  await expect(new AccountsPage(page).summary).toContainText("2 of 91 accounts");
  await page.getByRole("link", { name: "Open Ernst Handel" }).click();
  const panel = page.getByRole("complementary", { name: "Ernst Handel" });
  await expect(panel.getByRole("checkbox", { name: "Image-maker" })).toBeChecked();
  await expect(panel).toContainText("Special terms, service out of turn");
});

test("the treemap shows groups and their accounts; a group filters every page", async ({ shell }) => {
  const { page } = shell;
  const segments = await openView(page, "Groups");
  await segments.groupBy("Country");
  const treemap = page.getByRole("figure").filter({ hasText: "Revenue by Country, 1997" });
  await expect(treemap.getByRole("button", { name: /^QUICK-Stop \(Germany\): \$61,109\.91, 9\.9%/ })).toBeVisible();
  await treemap.getByRole("button", { name: /^Germany: 11 accounts, \$117,320\.17, 19\.0%$/ }).focus();
  await page.keyboard.press("Enter");
  await shell.goTo("Accounts");
  await expect(new AccountsPage(page).summary).toContainText("11 of 91 accounts");
});

test("concentration over all periods names part years, and what losing the largest would cost", async ({ shell }) => {
  const { page } = shell;
  const segments = await openView(page, "Concentration");
  await expect(shell.main).toContainText("Figures of part of a period: 1996 (6 of 12 mo.), 1998 (4 of 12 mo.)");
  // Computed from samples/northwind-accounts.csv with another program.
  const rows = await segments.table(page.getByRole("figure").filter({ hasText: "share of the largest 1, 3 and 5" }));
  expect(rows.map((row) => row.slice(2, 6))).toEqual([
    ["7.5%", "18.3%", "28.0%", "0.034"],
    ["9.9%", "27.0%", "34.1%", "0.037"],
    ["9.4%", "26.0%", "36.3%", "0.040"],
  ]);
  const curve = await segments.table(segments.pareto);
  expect(curve[0].slice(0, 4)).toEqual(["QUICK-Stop", "$61,109.91", "9.9%", "9.9%"]);
  const losses = page.getByRole("table", { name: "What losing one of the largest would cost, 1997" });
  const quick = losses.getByRole("row").filter({ hasText: "QUICK-Stop" });
  await expect(quick).toContainText("$61,109.91");
  await expect(quick).toContainText("9.9%");
  await expect(quick).toContainText("0.033 (−0.004)");
});

test("a card is moved by keyboard, with the reason a status needs, and goes back by Undo", async ({ shell }) => {
  const { page } = shell;
  const segments = await openView(page, "Board");
  const card = segments.card("Mère Paillarde");
  await card.focus();
  await page.keyboard.press("Space");
  await expect(card).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("ArrowLeft");
  await expect(shell.status.filter({ hasText: "Over Candidate" })).toHaveCount(1);
  await page.keyboard.press("Space");
  const dialog = page.getByRole("dialog", { name: "Mère Paillarde to “Candidate”" });
  await dialog.getByRole("button", { name: "Decide" }).click();
  await expect(dialog).toContainText("Say why, in a few words.");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Grows again");
  await dialog.getByRole("button", { name: "Decide" }).click();
  await expect(segments.column("Candidate").getByRole("button", { name: /Mère Paillarde/ })).toBeFocused();
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(segments.column("Watch").getByRole("button", { name: /Mère Paillarde/ })).toBeVisible();
});

test("a card is dragged to another class, and a press on it offers the same without dragging", async ({ shell }) => {
  const { page } = shell;
  const segments = await openView(page, "Board");
  await shell.main.getByRole("radio", { name: "Classes" }).check({ force: true });
  const from = await segments.card("Ernst Handel").boundingBox();
  const to = await segments.column("Important").boundingBox();
  if (!from || !to) throw new Error("a card and a column");
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 80, { steps: 6 });
  await page.mouse.up();
  await expect(segments.column("Important").getByRole("button", { name: /Ernst Handel/ })).toBeVisible();
  await segments.card("QUICK-Stop").click();
  await page.getByRole("group", { name: "Move QUICK-Stop to" }).getByRole("button", { name: "Ordinary" }).click();
  await expect(segments.column("Ordinary").getByRole("button", { name: /QUICK-Stop/ })).toBeFocused();
});

test("in Persian the arrow that points on leads to the next column", async ({ page }) => {
  const shell = new Shell(page);
  await shell.open();
  await shell.speak("فارسی");
  await shell.open("workbooks");
  await new Workbooks(page).openSample();
  await shell.open("segments/board");
  const first = page.locator(".board-card").first();
  await first.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator(".board__column.is-target")).toHaveAttribute("data-column", "1");
  await page.keyboard.press("Escape");
  await expect(first).toHaveAttribute("aria-pressed", "false");
});

test("an account is placed three years ahead by number, with an arrow, and what is wrong is said", async ({ shell }) => {
  const { page } = shell;
  const segments = await openView(page);
  await shell.main.getByRole("combobox", { name: "Account", exact: true }).selectOption({ label: "Ernst Handel" });
  await shell.main.getByRole("textbox", { name: "Attractiveness in 3 years" }).fill("6");
  await shell.main.getByRole("textbox", { name: "Our strength in 3 years" }).fill("11");
  await shell.main.getByRole("button", { name: "Set" }).click();
  await expect(shell.main).toContainText("Enter a number from 1 to 10, for example 7.5.");
  await shell.main.getByRole("textbox", { name: "Our strength in 3 years" }).fill("3");
  await shell.main.getByRole("button", { name: "Set" }).click();
  await expect(segments.bubble("Ernst Handel")).toHaveAccessibleName(/in three years attractiveness 6, strength 3, Star$/);
  // The sample has three of its own.
  await expect(segments.portfolio.locator(".chart__future")).toHaveCount(4);
  await shell.main.getByRole("switch", { name: "Show three years ahead" }).uncheck({ force: true });
  await expect(segments.portfolio.locator(".chart__future")).toHaveCount(0);
});

test("the avatar is kept, and look-alikes say what they have in common with a key account", async ({ shell }) => {
  const { page } = shell;
  const segments = await openView(page, "Look-alikes");
  const pains = shell.main.getByRole("textbox", { name: "Pains" });
  await pains.fill("Late deliveries");
  await pains.blur();
  await shell.saved();
  const first = page.getByRole("table", { name: "Look-alikes" }).getByRole("row").nth(1);
  await expect(first).toContainText(/\d+%/);
  await expect(first).toContainText(/(Save-a-lot Markets|Ernst Handel|QUICK-Stop)/);
  await expect(first.getByRole("cell").last()).toContainText(": ");
  await shell.reload();
  await segments.goTo();
  await segments.openView("Look-alikes");
  await expect(pains).toHaveValue("Late deliveries");
});

// A region that all customers had in common made every pair of them more alike.
test("what is the same for all is no likeness, and is named", async ({ page, shell }) => {
  const criteria = ["Growth", "Fit", "Margin"].map((name) => ({ name }));
  const account = (name: string, scores: number[], status?: string) => ({ name, scores, tags: ["Europe"], ...(status ? { status } : {}) });
  const accounts = [account("Alpha", [9, 5, 8], "key"), account("Beta", [9, 5, 8]), account("Gamma", [2, 3, 1])];
  await takeIn(page, { accounts, criteria }, "segments/lookalikes");
  await expect(shell.main).toContainText("Counts for nothing, being the same for everyone who has it: Tags.");
  const beta = page.getByRole("table", { name: "Look-alikes" }).getByRole("row").filter({ hasText: "Beta" });
  await expect(beta).toContainText("of 3 features");
  await expect(beta).not.toContainText("Europe");
});

test("the head of an arrow is dragged to where an account is to stand, and one Undo takes it back", async ({ shell }) => {
  const { page } = shell;
  const segments = await openView(page);
  const head = segments.arrowHead("Simons bistro");
  await head.scrollIntoViewIfNeeded();
  await expect(head).toHaveAttribute("aria-valuetext", "attractiveness 7.4, strength 8.5, Strategic");
  const from = await head.boundingBox();
  if (!from) throw new Error("the head of the arrow");
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y + 30, { steps: 4 });
  await page.mouse.move(x - 120, y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(toast(page)).toContainText("Simons bistro");
  await expect(head).not.toHaveAttribute("aria-valuetext", "attractiveness 7.4, strength 8.5, Strategic");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(head).toHaveAttribute("aria-valuetext", "attractiveness 7.4, strength 8.5, Strategic");
});

test("by keyboard the head moves with the arrow keys, Escape takes it back and Enter keeps it", async ({ shell }) => {
  const { page } = shell;
  const segments = await openView(page);
  const head = segments.arrowHead("Simons bistro");
  await head.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(head).toHaveAttribute("aria-valuetext", "attractiveness 7.5, strength 7.5, Strategic");
  await expect(head).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(head).toHaveAttribute("aria-valuetext", "attractiveness 7.4, strength 8.5, Strategic");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(toast(page)).toContainText("Simons bistro");
  await expect(shell.main.getByRole("table", { name: "Three years ahead" })).toContainText("7.3");
});

test("a card held at the edge of the board scrolls it, though the pointer stands still", async ({ shell }) => {
  const { page } = shell;
  await page.setViewportSize({ width: 700, height: 700 });
  const segments = await openView(page, "Board");
  const board = page.locator(".board");
  await board.scrollIntoViewIfNeeded();
  const card = await segments.card("Ernst Handel").boundingBox();
  const frame = await board.boundingBox();
  if (!card || !frame) throw new Error("a card on a board");
  await page.mouse.move(card.x + 20, card.y + 10);
  await page.mouse.down();
  await page.mouse.move(frame.x + frame.width - 10, card.y + 20, { steps: 6 });
  await expect.poll(() => board.evaluate((board) => board.scrollLeft)).toBeGreaterThan(100);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(segments.column("Key").getByRole("button", { name: /Ernst Handel/ })).toHaveCount(1);
});
