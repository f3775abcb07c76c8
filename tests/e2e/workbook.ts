// Small workbooks as files, for tests that need other accounts than the sample's; taken in as a person does.
import { expect, type Page } from "@playwright/test";

export interface Made {
  name?: string;
  definition?: string;
  accounts: {
    name: string;
    code?: string;
    city?: string;
    manager?: string;
    status?: string;
    tags?: string[];
    revenue?: Record<string, number>;
    scores?: (number | null)[];
  }[];
  kpis?: { name: string; catalogue?: string; unit: string; direction: string; aggregate: string }[];
  criteria?: { name: string; points?: number; axis?: string; low?: string; high?: string }[];
  topN?: number;
}

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

function id(kind: string, number: number): string {
  let text = "";
  for (let rest = number, place = 0; place < 8; place += 1, rest = Math.floor(rest / 32)) text = ALPHABET[rest % 32] + text;
  return `0te${kind}t${text}`;
}

/** The text of a workbook file. */
export function workbookFile(made: Made): string {
  const criteria = made.criteria ?? [];
  const scores = made.accounts.flatMap((account, row) =>
    (account.scores ?? []).flatMap((value, column) =>
      value ? [{ account: id("a", row), criterion: id("c", column), rater: id("r", 0), value }] : [],
    ),
  );
  return JSON.stringify({
    format: "linchpin-workbook",
    version: 1,
    minor: 0,
    id: id("w", 1),
    meta: {
      name: made.name ?? "Test",
      currency: "EUR",
      created: "2026-01-02T03:04:05.006Z",
      ...(made.definition ? { definition: made.definition } : {}),
      preset: "first",
      top_n: made.topN ?? 5,
      bands: { a_hundredths: 800, b_hundredths: 600 },
      cut: { attractiveness_hundredths: 550, strength_hundredths: 550 },
    },
    accounts: made.accounts.map(({ name, code, city, manager, status, tags, revenue }, row) => ({
      id: id("a", row),
      name,
      ...(code ? { code } : {}),
      ...(city ? { city } : {}),
      ...(manager ? { manager } : {}),
      ...(status ? { status } : {}),
      ...(tags ? { tags } : {}),
      ...(revenue
        ? { figures: Object.fromEntries(Object.entries(revenue).map(([at, sum]) => [at, { revenue_minor: sum * 100 }])) }
        : {}),
    })),
    criteria: criteria.map(({ name, points = 50, axis, low, high }, position) => ({
      id: id("c", position),
      position,
      name,
      ...(low ? { low_anchor: low } : {}),
      ...(high ? { high_anchor: high } : {}),
      weight_hundredths: points * 100,
      ...(axis ? { axis } : {}),
    })),
    raters: [{ id: id("r", 0), name: "Team" }],
    scores,
    decisions: [],
    kpis: (made.kpis ?? []).map((kpi, place) => ({ id: id("k", place), ...kpi })),
    targets: [],
    actuals: [],
    trash: [],
  });
}

/** Takes a workbook in through the page's file chooser and opens a page of it. */
export async function takeIn(page: Page, made: Made, route: string): Promise<void> {
  await takeFile(page, workbookFile(made), route);
}

/** Takes the text of a workbook file in, and opens a page of it. */
export async function takeFile(page: Page, text: string, route: string): Promise<void> {
  await page.goto("./#/workbooks");
  const file = { name: "test.linchpin.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await page.locator('input[type="file"]').first().setInputFiles(file);
  await expect(page.getByRole("status").filter({ hasText: /Saved|Сохранено|ذخیره شد/ }).first()).toBeVisible();
  await page.goto(`./#/${route}`);
  await expect(page.getByRole("main")).toBeVisible();
}
