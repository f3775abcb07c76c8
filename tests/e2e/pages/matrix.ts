// The matrix: what a person sees in the grid and does with keys, pointer and clipboard.
import { expect, type Locator, type Page } from "@playwright/test";
import { copyAtCursor, pasteAtCursor } from "./clipboard";

export class MatrixPage {
  readonly grid: Locator;

  constructor(readonly page: Page) {
    this.grid = page.getByRole("grid", { name: /Scoring matrix|Матрица оценки|ماتریس امتیازدهی/ });
  }

  /** The rows that are built, in reading order. */
  get rows(): Locator {
    return this.grid.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  /** The row of an account. */
  row(account: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("rowheader", { name: account, exact: true }) });
  }

  /** The names of the rows in sight. */
  async names(): Promise<string[]> {
    await expect(this.grid.getByRole("rowheader").first()).toBeVisible();
    return this.grid.getByRole("rowheader").allInnerTexts();
  }

  /** What stands above the grid with less height than it needs, or reaches below the grid's upper edge. */
  async squeezed(): Promise<string[]> {
    const links = this.page.getByRole("main").getByRole("navigation").getByRole("link");
    const tools = this.page.getByRole("main").locator("[role=toolbar], .matrix-toolbar").locator("input, select, button");
    const top = (await this.grid.boundingBox())?.y ?? 0;
    const squeezed: string[] = [];
    for (const part of [...(await links.all()), ...(await tools.all())]) {
      const box = await part.boundingBox();
      const parent = await part.evaluate((element) => element.parentElement?.closest(".tabs")?.clientHeight ?? 99);
      if (!box || box.y + box.height > top + 1 || Math.min(box.height, parent) < 14) {
        squeezed.push((await part.textContent()) || (await part.evaluate((element) => element.outerHTML)));
      }
    }
    return squeezed;
  }

  /** The words of the criteria's names that are broken between two lines. */
  brokenWords(): Promise<string[]> {
    return this.grid.getByRole("columnheader").evaluateAll((headers) =>
      headers.flatMap((header) => {
        const name = header.firstElementChild?.firstChild;
        if (!(name instanceof Text)) return ["no name"];
        return [...name.data.matchAll(/[\p{L}]+/gu)].flatMap((word) => {
          const range = document.createRange();
          range.setStart(name, word.index);
          range.setEnd(name, word.index + word[0].length);
          // The lines of a turned head stand beside each other.
          const isTurned = getComputedStyle(name.parentElement as Element).writingMode !== "horizontal-tb";
          const lines = [...range.getClientRects()].map((rect) => Math.round(isTurned ? rect.left : rect.top));
          return new Set(lines).size > 1 ? [word[0]] : [];
        });
      }),
    );
  }

  /** The heads of which a part is not seen: reaching out of its place, or of the page. */
  cutHeads(): Promise<string[]> {
    return this.grid.getByRole("columnheader").evaluateAll((headers) =>
      headers.flatMap((header) => {
        const cell = header.getBoundingClientRect();
        const texts = document.createRange();
        texts.selectNodeContents(header);
        const name = header.firstElementChild as HTMLElement;
        const isClipped = name.scrollWidth > name.clientWidth + 1 || name.scrollHeight > name.clientHeight + 1;
        const within = [...texts.getClientRects()].every(
          (rect) => rect.left >= cell.left - 1 && rect.right <= cell.right + 1 && rect.top >= cell.top - 1 && rect.bottom <= cell.bottom + 1,
        );
        const isOnSheet = cell.left >= 0 && cell.right <= document.documentElement.clientWidth + 0.5;
        return within && isOnSheet && !isClipped ? [] : [header.textContent ?? ""];
      }),
    );
  }

  header(name: string | RegExp): Locator {
    return this.grid.getByRole("columnheader", { name });
  }

  /** A cell by its account and its place among scores, total and rank. */
  cell(account: string, column: number): Locator {
    return this.row(account).getByRole("gridcell").nth(column);
  }

  /** What an account's cells say, without the marks of a changed rank. */
  async figures(account: string): Promise<string[]> {
    await expect(this.row(account)).toBeVisible();
    return this.row(account)
      .getByRole("gridcell")
      .evaluateAll((cells) =>
        cells.map((cell) => {
          const said = [...cell.childNodes].filter((node) => !(node instanceof Element && node.ariaHidden === "true"));
          return said.map((node) => node.textContent).join("").replace(/\s/g, " ").trim();
        }),
      );
  }

  /** Whether the mark of a changed rank stands wholly before the rank, in the direction of reading. */
  isRankApart(account: string): Promise<boolean> {
    return this.row(account).getByRole("gridcell").last().evaluate((cell) => {
      const range = document.createRange();
      const [mark, rank] = [cell.firstChild!, cell.lastChild!].map((node) => {
        range.selectNodeContents(node);
        return range.getBoundingClientRect();
      });
      return getComputedStyle(cell).direction === "rtl" ? mark.left >= rank.right : mark.right <= rank.left;
    });
  }

  /** Expects an account's row to read so. */
  async reads(account: string, figures: string[]): Promise<void> {
    await expect.poll(() => this.figures(account)).toEqual(figures);
  }

  /** Puts the cursor into a cell. */
  async goTo(account: string, column: number): Promise<void> {
    await this.cell(account, column).click();
    await expect(this.cell(account, column)).toBeFocused();
  }

  async type(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses a key that another keyboard layout writes. */
  async typeForeign(key: string): Promise<void> {
    await this.page.evaluate((key) => {
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }, key);
  }

  /** Puts a text on the clipboard and pastes it at the cursor, as from a spreadsheet. */
  async paste(text: string): Promise<void> {
    await pasteAtCursor(this.page, text);
  }

  /** What copying puts on the clipboard. */
  copy(): Promise<string> {
    return copyAtCursor(this.page);
  }

  /** The cell that has the focus, by its place in the grid: row 1 is the header. */
  focused(): Promise<{ row: number; column: number }> {
    return this.page.evaluate(() => {
      const cell = document.activeElement;
      const number = (element: Element | null | undefined, name: string) => Number(element?.getAttribute(name) ?? NaN);
      return { row: number(cell?.parentElement, "aria-rowindex"), column: number(cell, "aria-colindex") };
    });
  }

  /** How many elements of the grid Tab stops at. */
  tabStops(): Promise<number> {
    return this.grid.evaluate((grid) => [...grid.querySelectorAll<HTMLElement>("*")].filter(({ tabIndex }) => tabIndex === 0).length);
  }

  /** How many elements the grid has. */
  elements(): Promise<number> {
    return this.grid.evaluate((grid) => grid.querySelectorAll("*").length);
  }

  /** Turns the wheel until a row number is in sight. */
  async scrollTo(share: number): Promise<void> {
    await this.grid.evaluate((grid, share) => grid.scrollTo({ top: share * grid.scrollHeight }), share);
  }

  get sortAgain(): Locator {
    return this.page.getByRole("button", { name: "Sort again" });
  }

  get problem(): Locator {
    return this.page.getByRole("alert");
  }
}
