// Deciding together: the raters and their ballots, blind scoring, turns at one device, the reveal, agreement.
import { expect, type Download, type Locator, type Page } from "@playwright/test";
import { MatrixPage } from "./matrix";
import { Shell } from "./shell";
import { filled, pattern, text, type LanguageCode } from "./texts";
import { type ChosenFile } from "./workbooks";

async function bytesOf(download: Download): Promise<ChosenFile> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return { name: download.suggestedFilename(), mimeType: "application/json", buffer: Buffer.concat(chunks) };
}

export class Together {
  readonly shell: Shell;
  readonly main: Locator;

  constructor(
    readonly page: Page,
    readonly language: LanguageCode = "en",
  ) {
    this.shell = new Shell(page);
    this.main = this.shell.main;
  }

  say(path: string): string {
    return text(this.language, `together.${path}`);
  }

  like(path: string): RegExp {
    return pattern(this.language, `together.${path}`);
  }

  async goTo(view: "scores" | "raters" | "reveal" | "agreement"): Promise<void> {
    await this.page.goto(view === "scores" ? "./#/matrix" : `./#/matrix/${view}`);
    const tabs = this.page.getByRole("navigation", { name: this.say("tabs.label") });
    await expect(tabs.getByRole("link", { name: this.say(`tabs.${view}`), exact: true })).toHaveAttribute("aria-current", "page");
  }

  button(path: string): Locator {
    return this.main.getByRole("button", { name: this.say(path), exact: true });
  }

  // Raters

  rater(name: string): Locator {
    const own = this.main.locator(`tr:has(input)`);
    return own.filter({ has: this.page.getByRole("button", { name: this.named("raters.acts_for", name), exact: true }) });
  }

  named(path: string, name: string): string {
    return filled(this.language, `together.${path}`, { name });
  }

  async addRater(name: string): Promise<void> {
    await this.main.getByRole("textbox", { name: this.say("raters.add_label") }).fill(name);
    await this.page.keyboard.press("Enter");
    await expect(this.rater(name)).toBeVisible();
  }

  async act(name: string, path: string): Promise<void> {
    await this.main.getByRole("button", { name: this.named("raters.acts_for", name), exact: true }).click();
    await this.page.getByRole("menuitem", { name: this.say(path) }).click();
  }

  /** Sends everyone's ballot out, on the largest accounts of the latest period, and gives the files by rater. */
  async exportAll(raters: string[]): Promise<Map<string, ChosenFile>> {
    const downloads: Download[] = [];
    const note = (download: Download) => downloads.push(download);
    this.page.on("download", note);
    await this.button("raters.export_all").click();
    await this.page.getByRole("dialog").getByRole("button", { name: this.say("export.save") }).click();
    await expect.poll(() => downloads.length).toBe(raters.length);
    this.page.off("download", note);
    const files = await Promise.all(downloads.map(bytesOf));
    return new Map(raters.map((rater) => [rater, files.find((file) => file.name.includes(` ${rater} `))!]));
  }

  /** Gives files to the raters' page without taking them in. */
  async give(files: ChosenFile[]): Promise<void> {
    await this.main.locator('input[type="file"]').setInputFiles(files);
    await expect(this.previews).toHaveCount(files.length);
  }

  get previews(): Locator {
    return this.main.getByRole("list", { name: this.say("import.preview") }).getByRole("listitem");
  }

  preview(of: string): Locator {
    return this.previews.filter({ hasText: of });
  }

  async takeIn(): Promise<void> {
    await this.main.getByRole("button", { name: this.like("import.take_in") }).click();
    await expect(this.previews).toHaveCount(0);
  }

  // Ballots and turns

  /** Opens a ballot as its rater does: a first visit, a file. */
  async openBallot(file: ChosenFile): Promise<void> {
    await this.main.locator('input[type="file"]').first().setInputFiles(file);
    await expect(this.button("ballot.save")).toBeVisible();
    // A busy machine may take a moment to give the page its lock; until then it only reads.
    await expect(this.page.getByRole("banner").getByRole("textbox")).toBeEditable();
  }

  async inGrid(): Promise<MatrixPage> {
    await this.main.getByRole("radio", { name: this.say("blind.grid") }).check();
    const matrix = new MatrixPage(this.page);
    await expect(matrix.grid).toBeVisible();
    return matrix;
  }

  /** Saves the ballot and gives the file. */
  async saveBallot(): Promise<ChosenFile> {
    const downloading = this.page.waitForEvent("download");
    await this.button("ballot.save").click();
    return bytesOf(await downloading);
  }

  /** The scale of a criterion on the card of one account. */
  scale(criterion: string): Locator {
    return this.main.getByRole("radiogroup", { name: criterion });
  }

  // Reveal

  get cells(): Locator {
    return this.main.getByRole("list", { name: this.say("reveal.list") }).getByRole("button");
  }

  get stage(): Locator {
    return this.main.getByRole("region", { name: this.say("reveal.stage") });
  }

  /** Settles the shown cell by keys alone, from the scale. */
  async settle(score: number, why: string): Promise<void> {
    await this.stage.getByRole("radiogroup").getByRole("radio").first().focus();
    for (const digit of String(score)) await this.page.keyboard.press(digit);
    await this.page.keyboard.press("Enter");
    await this.page.keyboard.type(why);
    await this.page.keyboard.press("Enter");
  }
}
