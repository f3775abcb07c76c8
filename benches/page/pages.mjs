// How each page is brought to its matrix and driven. What the two have in common is their roles: a grid of rows, a row
// header, cells that take digits. All that knows Linchpin's words and routes is in this file.
import { fileURLToPath } from "node:url";
import { DIST } from "../../tests/e2e/server.mjs";
import { workbook } from "./workbook.mjs";

const BENCHES = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** Puts the cursor into a cell by its place among the rows in sight. */
async function focusCell({ page }, row, column) {
  const cells = page.getByRole("grid").getByRole("row").filter({ has: page.getByRole("rowheader") });
  await cells.nth(row).getByRole("gridcell").nth(column).click();
}

const byHand = (save) => ({
  root: BENCHES,
  first: "minimal/",
  isReady: (page) => page.getByRole("rowheader").first().waitFor(),
  open: async ({ page }, site, count) => {
    await page.goto(`${site.url}minimal/?accounts=${count}${save ? "" : "&save=no"}`);
    await page.getByRole("rowheader").first().waitFor();
  },
  focusCell,
  focusWeight: ({ page }) => page.getByRole("spinbutton").first().click(),
  changeWeight: (browser, up) => browser.press(up ? "ArrowUp" : "ArrowDown"),
});

/** The hand-written page, which writes each change to the two places Linchpin writes it to. */
export const minimal = byHand(true);

/** The same without keeping anything. */
export const minimalUnsaved = byHand(false);

const CONTROL = 2;
const SHIFT = 8;

export const linchpin = {
  root: DIST,
  first: "",
  isReady: (page) => page.getByRole("main").waitFor(),
  /** Opens the workbook's file as a person does, through the file chooser, and goes to the matrix. */
  open: async ({ page }, site, count) => {
    await page.goto(site.url);
    const file = { name: `bench-${count}.linchpin.json`, mimeType: "application/json", buffer: Buffer.from(workbook(count)) };
    await page.locator('main input[type="file"]').first().setInputFiles(file);
    await page.getByRole("status").filter({ hasText: "Saved" }).first().waitFor({ timeout: 120_000 });
    await page.getByRole("link", { name: "Matrix" }).click();
    await page.getByRole("grid", { name: "Scoring matrix" }).getByRole("rowheader").first().waitFor();
  },
  focusCell,
  /** A weight is changed on the page of criteria; undo and redo then change it while the matrix is in sight. */
  focusWeight: async ({ page }) => {
    await page.getByRole("link", { name: "Criteria" }).click();
    const weight = page.getByRole("spinbutton", { name: /weight/i }).first();
    await weight.fill("31");
    await weight.press("Enter");
    await page.getByRole("link", { name: "Matrix" }).click();
    await focusCell({ page }, 3, 1);
  },
  changeWeight: (browser, up) => browser.press("z", up ? CONTROL : CONTROL + SHIFT),
};
