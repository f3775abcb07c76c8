// The clipboard as a spreadsheet uses it: whole blocks, at the cursor.
import type { Page } from "@playwright/test";

/** Puts a text on the clipboard and pastes it at the cursor, as from a spreadsheet. */
export async function pasteAtCursor(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(paste);
  }, text);
}

/** What copying at the cursor puts on the clipboard. */
export function copyAtCursor(page: Page): Promise<string> {
  return page.evaluate(() => {
    const clipboardData = new DataTransfer();
    const copy = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(copy);
    return clipboardData.getData("text/plain");
  });
}
