// A workshop: six people in six browsers score the same accounts from ballots; the facilitator merges them, the team
// settles what it differs on, and decides.
import { expect, test, type Page } from "../test";
import { MatrixPage } from "../pages/matrix";
import { Together } from "../pages/together";
import { ComparePage } from "../pages/robustness";
import { text, type LanguageCode } from "../pages/texts";
import { Workbooks, type ChosenFile } from "../pages/workbooks";

const PEOPLE: Record<"ru" | "fa", string[]> = {
  ru: ["Анна", "Борис", "Вера", "Глеб", "Дина", "Егор"],
  fa: ["آرش", "بهار", "پویا", "تینا", "ژاله", "سام"],
};

/** What a person gives the account in a row: all agree within a point, but for the last person's first row. */
function score(person: number, row: number, criterion: number): number {
  if (row === 0 && criterion === 0) return person === 5 ? 1 : 9;
  if (row === 1 && criterion === 2) return person === 0 ? 4 : 8;
  return 3 + ((row * 5 + criterion * 3) % 6) + (person % 2);
}

function block(person: number): string {
  const rows = Array.from({ length: 20 }, (_, row) => [0, 1, 2, 3].map((criterion) => score(person, row, criterion)));
  return rows.map((row) => row.join("\t")).join("\n");
}

/** A facilitator's browser with the sample and six raters in place of its three. */
async function convene(page: Page, language: LanguageCode, people: string[]): Promise<Together> {
  await new Workbooks(page).openSample();
  const together = new Together(page, language);
  await together.goTo("raters");
  const names = together.main.locator("tr input");
  await expect(names).toHaveCount(3);
  const before = await names.evaluateAll((names) => names.map((name) => (name as HTMLInputElement).value));
  for (const person of people) await together.addRater(person);
  for (const name of before) {
    await together.act(name, "raters.delete");
    await expect(together.rater(name)).toHaveCount(0);
  }
  return together;
}

/** Scores a ballot in another browser and brings it back. */
async function scoreBallot(page: Page, language: LanguageCode, person: number, file: ChosenFile): Promise<ChosenFile> {
  const own = new Together(page, language);
  await own.openBallot(file);
  const matrix = await own.inGrid();
  await expect(matrix.header(/./)).toHaveCount(5);
  await matrix.grid.getByRole("gridcell").first().click();
  await matrix.paste(block(person));
  await expect(own.main.getByText(/80|۸۰/).first()).toBeVisible();
  await own.shell.saved();
  return own.saveBallot();
}

for (const [language, locale] of [
  ["ru", "ru-RU"],
  ["fa", "fa-IR"],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale });

    test("six people score blind, the ballots merge in any order, and what they differ on is settled", async ({
      page,
      shell,
      newVisitor,
    }) => {
      await expect(shell.main).toBeVisible();
      const people = PEOPLE[language];
      const together = await convene(page, language, people);
      const ballots = await together.exportAll(people);

      const back: ChosenFile[] = [];
      for (const [number, person] of people.entries()) {
        const visitor = await newVisitor();
        back.push(await scoreBallot(visitor, language, number, ballots.get(person)!));
        await visitor.context().close();
      }

      // Merged at once in one order, undone, and one by one in another: the same bytes.
      const workbooks = new Workbooks(page);
      await together.give(back);
      for (const person of people) await expect(together.preview(person)).toContainText(together.say("import.new"));
      await together.takeIn();
      const once = await workbooks.export();
      await page.keyboard.press("Control+z");
      for (const person of [4, 0, 5, 2, 1, 3]) {
        await together.give([back[person]]);
        await together.takeIn();
      }
      const again = await workbooks.export();
      expect(again.bytes.equals(once.bytes)).toBe(true);

      // The same ballots again: each says that nothing changes.
      await together.give(back);
      for (const person of people) await expect(together.preview(person)).toContainText(together.say("import.unchanged"));
      await together.main.getByRole("button", { name: /Отмена|انصراف/ }).click();

      // What the list was before the discussion is kept.
      const compare = new ComparePage(page);
      await compare.goTo();
      await compare.keep("A–Z");

      // Only the two cells outside the tolerance are discussed, the wider one first; each is settled with a reason.
      await together.goTo("reveal");
      await expect(together.cells).toHaveCount(2);
      await expect(together.cells.first()).toContainText(/1–9|۱ تا ۹/);
      for (const person of people) await expect(together.stage).toContainText(person);
      const account = (await together.stage.getByRole("heading", { level: 2 }).locator("bdi").first().innerText()).trim();
      await together.settle(7, "1:1");
      await expect(together.cells.nth(1)).toHaveAttribute("aria-current", "true");
      await together.settle(10, "1:2");
      await expect(together.main.getByText(together.like("reveal.settled")).first()).toContainText(/2 .* 2|۲ .* ۲/);

      // The agreed value counts in the total: 7 · 30 % and the means of the others.
      await together.goTo("scores");
      const matrix = new MatrixPage(page);
      await expect(matrix.row(account)).toBeVisible();
      const means = [0, 1, 2, 3].map((criterion) => [0, 1, 2, 3, 4, 5].reduce((sum, person) => sum + score(person, 0, criterion), 0) / 6);
      const weights = [30, 25, 20, 25];
      const total = weights.reduce((sum, weight, criterion) => sum + weight * (criterion === 0 ? 7 : means[criterion]), 0) / 100;
      const shown = (await matrix.figures(account))[4].replace(/[۰-۹]/g, (digit) => String("۰۱۲۳۴۵۶۷۸۹".indexOf(digit)));
      expect(Number(shown.replace(/[٫,]/, "."))).toBeCloseTo(total, 2);

      await together.goTo("agreement");
      await expect(together.main.getByText(together.say("agreement.very_strong"), { exact: true })).toBeVisible();
      for (const person of people) await expect(together.main.getByRole("rowheader", { name: person })).toBeVisible();

      // The verdict on the list, the key list by decisions with reasons, and what the discussion changed since the snapshot.
      const say = (path: string) => text(language, path);
      await page.goto("./#/decide");
      const verdict = page.getByRole("region", { name: say("robustness.verdict.title") });
      await expect(verdict).toContainText(/\S+\s\S+/);
      const ranking = page.getByRole("table", { name: say("decide.table.label") });
      const names = (await ranking.getByRole("rowheader").allInnerTexts()).slice(0, 5).map((name) => name.trim());
      const row = (name: string) =>
        ranking.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
      const key = say("common.statuses.key");
      for (const [place, name] of names.entries()) {
        if ((await row(name).innerText()).includes(key)) continue;
        await ranking.getByRole("button", { name, exact: true }).click();
        const choice = together.main.getByRole("combobox", { name: say("decide.decide.status") });
        await choice.selectOption({ label: key });
        await together.main.getByRole("textbox", { name: say("decide.decide.reason") }).fill(`${place + 1}/5`);
        await together.main.getByRole("button", { name: say("decide.decide.button"), exact: true }).click();
        await expect(row(name)).toContainText(key);
      }
      for (const name of names) await expect(row(name)).toContainText(key);

      await compare.goTo();
      const causes = compare.cause(say("robustness.compare.scores")).last();
      await expect(causes).toContainText(account);
      await expect(causes).toContainText(/(→|به)[^\d۰-۹]*[7۷]/);
    });
  });
}
