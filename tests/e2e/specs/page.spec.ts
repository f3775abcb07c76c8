// The built page as such: it starts anywhere, keeps its policy, and asks nobody for anything.
import { expect, test } from "../test";
import { SINGLE_FILE } from "../server.mjs";
import { crashTab } from "../killable";
import { PARTS } from "../pages/routes";
import { Workbooks } from "../pages/workbooks";

test("the page starts in a folder of a static host", async ({ shell }) => {
  await expect(shell.main).toBeVisible();
  await expect(shell.page).toHaveTitle(/Linchpin/);
});

test("the policy allows no inline code and no eval", async ({ shell }) => {
  const policy = await shell.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe-inline");
  expect(policy).not.toContain("'unsafe-eval'");
});

test("every file the page names is there", async ({ page, shell, site }) => {
  const named = await page.locator("link[href], script[src]").evaluateAll((elements) =>
    elements.map((element) => element.getAttribute("href") ?? element.getAttribute("src") ?? ""),
  );
  expect(named.length).toBeGreaterThan(3);
  for (const name of named.filter((name) => !name.startsWith("data:"))) {
    const answer = await page.request.get(new URL(name, site.url).href);
    expect(answer.status(), name).toBe(200);
  }
  await expect(shell.main).toBeVisible();
});

test.describe("attacked", () => {
  test.use({ allowed: /securitypolicyviolation: script-src|Content Security Policy/ });

  test("an inline script and an inline handler do not run", async ({ shell, problems }) => {
    await shell.page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'broken into'";
      document.body.append(script);
      const button = document.createElement("button");
      button.setAttribute("onclick", "document.title = 'broken into'");
      document.body.append(button);
      button.click();
    });
    await expect.poll(() => problems.filter((problem) => problem.includes("securitypolicyviolation")).length).toBe(2);
    expect(await shell.page.title()).not.toBe("broken into");
  });
});

test.describe("incomplete", () => {
  test.use({ allowed: /\.wasm|Failed to (load|fetch)|WebAssembly/ });

  for (const [locale, words] of [
    ["en-GB", "could not start"],
    ["ru-RU", "Не удалось запустить"],
    ["fa-IR", "اجرا نشد"],
  ]) {
    test(`a page without its program says so in words, ${locale}`, async ({ newEmptyVisitor }) => {
      const page = await newEmptyVisitor({ locale });
      await page.route("**/*.wasm", (route) => route.abort());
      await page.goto("./");
      await expect(page.getByRole("alert")).toContainText(words);
    });
  }
});

test("the single file starts from disk, with all its pages", async ({ page }) => {
  await page.goto(SINGLE_FILE);
  await new Workbooks(page).openSample();
  for (const route of PARTS.flat()) {
    await page.evaluate((hash) => (location.hash = hash), `#/${route}`);
    await expect(page.getByRole("main").getByRole("heading", { level: 1 }), route).toBeVisible();
  }
});

test("a crashed tab opens again", async ({ context, shell }) => {
  await crashTab(shell.page);
  const page = await context.newPage();
  await page.goto("./");
  await expect(page.getByRole("main")).toBeVisible();
});

test("a killed browser opens again on its profile", async ({ killable, site }) => {
  const before = await killable.context().newPage();
  await before.goto(site.url);
  await expect(before.getByRole("main")).toBeVisible();
  await killable.kill();
  const after = await (await killable.restart()).newPage();
  await after.goto(site.url);
  await expect(after.getByRole("main")).toBeVisible();
});
