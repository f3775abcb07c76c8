// Decide and the matrix on paper: a line is not cut in two at the end of a sheet, and every sheet has its heads, whole.
import { expect, test } from "../test";
import { MatrixPage } from "../pages/matrix";
import { TargetsPage } from "../pages/targets";
import { pagesOfPdf } from "../pdf";
import { takeIn, type Made } from "../workbook";

// Story: a line of the list of what is to be reviewed began on one sheet and ended on the next, and an empty panel asked
// the paper to choose an account.
test("lines of lists stay whole, heads stand on every sheet, and no empty panel is printed", async ({ page }) => {
  const accounts = Array.from({ length: 120 }, (_, place) => ({ name: `Account ${String(place + 1).padStart(3, "0")}`, scores: [1 + (place % 10)] }));
  await takeIn(page, { accounts, criteria: [{ name: "Potential" }], topN: 40 }, "decide");
  const review = page.getByRole("main").getByRole("listitem").filter({ hasText: "in the top 40, not key" });
  await expect(review.first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".decide-panel")).toBeHidden();
  // A line of a flexible box is cut wherever the sheet ends; all around these lines are blocks.
  const boxes = await review.first().evaluate((line) => {
    const around: string[] = [];
    for (let box = line.parentElement; box && box.tagName !== "MAIN"; box = box.parentElement) around.push(getComputedStyle(box).display);
    return { around, inside: getComputedStyle(line).breakInside };
  });
  expect(boxes.inside).toBe("avoid");
  expect(boxes.around.filter((display) => display !== "block")).toEqual([]);
  const sheets = await pagesOfPdf(await page.pdf({ format: "A4" }));
  const ranked = sheets.filter((sheet) => (sheet.match(/Account \d{3}/g) ?? []).length > 20 && sheet.includes("100%"));
  expect(ranked.length).toBeGreaterThan(2);
  for (const sheet of ranked) expect(sheet).toMatch(/Rank Account Total/);
});

const HEADS: Record<string, { names: string[]; figures: string[] }> = {
  en: {
    names: [
      "Strategic fit with our five-year programme",
      "Purchasing power and creditworthiness",
      "Willingness to cooperate on development",
      "Geographic accessibility of sites",
      "Competitiveness of our offer there",
      "Technological compatibility",
      "Contribution to reputation",
      "Responsiveness of decision-makers",
      "Profitability after service costs",
      "Predictability of orders",
      "Internationalisation potential",
      "Environmental responsibility",
    ],
    figures: ["Total", "Rank"],
  },
  ru: {
    names: [
      "Стратегическое соответствие программе",
      "Платёжеспособность и кредитоспособность",
      "Заинтересованность в сотрудничестве",
      "Территориальная доступность площадок",
      "Конкурентоспособность предложения",
      "Технологическая совместимость",
      "Вклад в репутацию",
      "Сложившиеся взаимоотношения",
      "Рентабельность после обслуживания",
      "Предсказуемость заказов",
      "Внешнеэкономическая деятельность",
      "Экологическая ответственность",
    ],
    figures: ["Итог", "Место"],
  },
  fa: {
    names: [
      "هم‌راستایی راهبردی با برنامهٔ پنج‌ساله",
      "توان خرید و اعتبار مالی مشتری",
      "تمایل به همکاری در توسعه",
      "دسترسی جغرافیایی به کارخانه‌ها",
      "رقابت‌پذیری پیشنهاد ما",
      "سازگاری فناوری",
      "اثر بر شهرت شرکت",
      "پاسخ‌گویی تصمیم‌گیرندگان",
      "سودآوری پس از هزینهٔ خدمات",
      "پیش‌بینی‌پذیری سفارش‌ها",
      "ظرفیت بین‌المللی‌شدن",
      "مسئولیت زیست‌محیطی",
    ],
    figures: [],
  },
};

const TWIN = "North-Eastern Heavy Machine Works and Foundry Company";

function scored(criteria: string[]): Made {
  const scores = (row: number) => criteria.map((_, column) => (row < 2 ? 10 : 1 + ((row * 7 + column * 3) % 10)));
  const accounts = Array.from({ length: 60 }, (_, row) =>
    row < 2 ? { name: TWIN, city: ["Perm", "Omsk"][row], scores: scores(row) } : { name: `Company ${row}`, scores: scores(row) },
  );
  return { accounts, criteria: criteria.map((name) => ({ name })) };
}

// Story: a printed matrix of twelve criteria ended after the sixth, without totals and ranks, and of five the heads were
// broken inside words.
for (const [language, { names, figures }] of Object.entries(HEADS)) {
  for (const count of [5, 12]) {
    test(`a matrix of ${count} criteria stands on A4 with whole heads, totals and ranks (${language})`, async ({ newVisitor }) => {
      const page = await newVisitor({ locale: language });
      const matrix = new MatrixPage(page);
      await takeIn(page, scored(names.slice(0, count)), "matrix");
      await expect(matrix.rows.first()).toBeVisible();
      await page.emulateMedia({ media: "print" });
      // What is left of A4 within the margins, upright and lying.
      for (const sheet of [{ width: 703, height: 1017 }, { width: 1032, height: 688 }]) {
        await page.setViewportSize(sheet);
        await expect(matrix.grid.getByRole("columnheader")).toHaveCount(count + 3);
        expect(await matrix.brokenWords()).toEqual([]);
        expect(await matrix.cutHeads()).toEqual([]);
      }
      for (const landscape of [false, true]) {
        const printed = await pagesOfPdf(await page.pdf({ format: "A4", landscape }));
        const sheets = printed.filter((text) => (text.match(/Company \d+/g) ?? []).length > 3);
        expect(sheets.length).toBeGreaterThan(1);
        for (const text of sheets) {
          const heads = names.slice(0, count).flatMap((name) => name.split(" "));
          // Letters of Persian come out of a PDF in their joined shapes, and those of a ligature set apart.
          const letters = text.replace(/ /g, "");
          for (const word of language === "fa" ? [] : [...heads, ...figures]) expect(letters).toContain(word);
        }
      }
    });
  }
}

// Story: what tells an account from its namesake stood between the lines of its name.
test("what tells an account from its namesake follows the last word of its name on paper", async ({ page }) => {
  const matrix = new MatrixPage(page);
  await takeIn(page, scored(HEADS["en"]?.names ?? []), "matrix");
  const twin = matrix.grid.getByRole("rowheader").filter({ hasText: "Perm" });
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 703, height: 1017 });
  await expect(twin).toHaveText(`${TWIN}· Perm`);
  const [name, mark] = await twin.evaluate((cell) =>
    ["bdi", "span bdi"].map((part) => [...(cell.querySelector(part)?.getClientRects() ?? [])].map(({ bottom, left, right }) => ({ bottom, left, right }))),
  );
  const [last, place] = [name?.at(-1), mark?.at(0)];
  expect(name?.length).toBeGreaterThan(1);
  expect(last && place && (place.bottom > last.bottom + 5 || place.left >= last.right)).toBe(true);
});

// Story: in a printed Segments the sum of the year ended one sheet as "€101,788,087.2" and began the next as "0", its head
// left behind.
test("a number on paper stays in one piece, with its name and the head above it", async ({ page }) => {
  const accounts = Array.from({ length: 30 }, (_, row) => ({ name: `Account ${row}`, revenue: { "2025": 3400000 + row } }));
  await takeIn(page, { accounts }, "segments");
  const sum = page.locator(".stat").filter({ hasText: "€102,000,435.00" }).first();
  await expect(sum).toBeVisible();
  await page.emulateMedia({ media: "print" });
  for (const width of [703, 1032]) {
    await page.setViewportSize({ width, height: 1000 });
    const value = await sum.locator(".stat__value").evaluate((box) => {
      const text = document.createRange();
      text.selectNodeContents(box);
      return { lines: text.getClientRects().length, over: box.scrollWidth - box.clientWidth };
    });
    expect(value).toEqual({ lines: 1, over: 0 });
  }
  // Sheets of many lengths, so that some end where the numbers stand.
  for (let height = 100; height <= 180; height += 10) {
    const sheets = await pagesOfPdf(await page.pdf({ width: "210mm", height: `${height}mm` }));
    const own = sheets.filter((sheet) => sheet.includes("€102,000,435.00"));
    expect(own.filter((sheet) => /Concentration.*Revenue.*as many equal accounts/.test(sheet)), `${height} mm`).toHaveLength(1);
  }
});

// Story: one target with "Met from" and "Met up to" widened its column, so that what was reached, the attainment and the
// state stood outside the window, and on no printed sheet.
test("all columns of the targets are in sight and on paper, with long limits and amounts", async ({ page }) => {
  const accounts = [{ name: "Adler Fördertechnik GmbH & Co. KG", manager: "Anna Weber", revenue: { "2025": 145840000 } }, { name: "Akron Drive AG" }];
  const kpis = [{ name: "Turnover", catalogue: "revenue", unit: "money", direction: "higher", aggregate: "sum" }];
  await takeIn(page, { accounts, kpis }, "targets");
  const targets = new TargetsPage(page);
  const limits = { value: "157507200.75", min: "150000000.25", max: "1650000000.75" };
  await targets.openForm();
  await targets.fill({ account: accounts[0].name, year: "2026", source: "Revenue 2025", ...limits, agreedWith: "Anna" });
  await targets.save();
  await expect(targets.dialog).toBeHidden();
  await targets.openForm();
  await targets.fill({ manager: "Anna Weber", year: "2026", source: "No baseline", value: "1000000" });
  await targets.save();
  await expect(targets.dialog).toBeHidden();
  await targets.choose(accounts[0].name, "Turnover");
  await targets.enterBy("Months");
  for (const month of ["Jan", "Feb"]) await targets.enter(`${month} 2026`, "11000000.25");
  await page.keyboard.press("Escape");
  const table = page.getByRole("table", { name: "Targets" });
  await expect(table.getByRole("row").filter({ hasText: accounts[0].name })).toContainText("2 of 12");
  const inside = async (width: number) => {
    for (const head of await table.getByRole("columnheader").all()) {
      const box = await head.boundingBox();
      expect(box!.x).toBeGreaterThanOrEqual(0);
      expect(box!.x + box!.width, (await head.textContent()) ?? "").toBeLessThanOrEqual(width + 0.5);
    }
  };
  await page.setViewportSize({ width: 1440, height: 900 });
  await inside(1440);
  const scroll = page.getByRole("region", { name: "Targets" });
  expect(await scroll.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  await page.emulateMedia({ media: "print" });
  // What is left of A4 within the margins, upright and lying.
  for (const [width, height, landscape] of [[703, 1017, false], [1032, 688, true]] as const) {
    await page.setViewportSize({ width, height });
    await inside(width);
    const printed = (await pagesOfPdf(await page.pdf({ format: "A4", landscape }))).join(" ");
    for (const said of ["Baseline", "Agreed", "So far", "Attainment", "State", "€157,507,200.75", "€1,650,000,000.75", "€22,000,000.50"]) expect(printed).toContain(said);
  }
});
