// The program comes in parts: the first with the page, the others ahead of their use. Whatever happens to a part on its
// way, the person is told, loses nothing, and can go on.
import type { Page } from "@playwright/test";
import { expect, test } from "../test";
import { PART_FILES, allParts, hold, partOf } from "../pages/parts";
import { PARTS } from "../pages/routes";
import { text } from "../pages/texts";
import { Workbooks } from "../pages/workbooks";

test("once the page stands, every other page opens without the host", async ({ shell, page, context }) => {
  expect(PART_FILES.length, "parts of the built program").toBeGreaterThan(5);
  await new Workbooks(page).openSample();
  await allParts(page);
  await context.setOffline(true);
  for (const route of PARTS.flat()) {
    await page.evaluate((hash) => (location.hash = hash), `#/${route}`);
    await expect(shell.main.getByRole("heading", { level: 1 }), route).toBeVisible();
  }
  await shell.speak("فارسی");
  await expect(shell.main.getByRole("heading", { level: 1 })).toHaveText(text("fa", "settings.title"));
});

test("a page of a part on its way is shown when it is there, and its title has the focus", async ({ shell, page }) => {
  const part = await hold(page, "segments");
  await new Workbooks(page).openSample();
  await shell.goTo("Segments");
  await part.asked;
  await expect(shell.main.getByRole("heading")).toHaveCount(0);
  await expect(shell.main).toContainText(text("en", "shell.part.coming"));
  part.release();
  await expect(shell.main.getByRole("heading", { level: 1 })).toBeFocused();
});

test("a page left before its part came does not come after the person", async ({ shell, page }) => {
  const part = await hold(page, "targets");
  await new Workbooks(page).openSample();
  await shell.goTo("Targets");
  await part.asked;
  await shell.goTo("Accounts");
  await shell.main.getByRole("searchbox").fill("Ernst");
  part.release();
  await allParts(page);
  await expect(shell.main.getByRole("searchbox")).toHaveValue("Ernst");
  await expect(shell.main.getByRole("searchbox")).toBeFocused();
  await shell.goTo("Targets");
  await expect(shell.main.getByRole("heading", { level: 1, name: "Targets" })).toBeVisible();
});

/** A first visit whose commands were asked for by their key and are held on their way. */
async function commandsOnTheirWay(newEmptyVisitor: () => Promise<Page>) {
  const page = await newEmptyVisitor();
  const part = await hold(page, "works");
  await page.goto("./");
  await expect(page.getByRole("main").getByRole("button", { name: "Start empty" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await part.asked;
  return { page, part, field: page.getByRole("combobox", { name: text("en", "shell.commands") }) };
}

test("letters typed for the commands before they came stand in their field, and reach nothing else", async ({ newEmptyVisitor }) => {
  const { page, part, field } = await commandsOnTheirWay(newEmptyVisitor);
  await page.keyboard.type("gs x");
  await page.keyboard.press("Backspace");
  part.release();
  await expect(field).toHaveValue("gs ");
  await expect(field).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("sett");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});

test("Enter pressed before the commands came carries out the first that is found", async ({ newEmptyVisitor }) => {
  const { page, part, field } = await commandsOnTheirWay(newEmptyVisitor);
  await page.keyboard.type("sett");
  await page.keyboard.press("Enter");
  await page.keyboard.type("x");
  part.release();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expect(field).toHaveCount(0);
});

test("Enter pressed before the commands came, after what nothing is found for, leaves the field to be mended", async ({ newEmptyVisitor }) => {
  const { page, part, field } = await commandsOnTheirWay(newEmptyVisitor);
  await page.keyboard.type("qqq");
  await page.keyboard.press("Enter");
  part.release();
  await expect(field).toHaveValue("qqq");
  await expect(field).toBeFocused();
});

test("commands given up before they came stay away", async ({ newEmptyVisitor }) => {
  const { page, part, field } = await commandsOnTheirWay(newEmptyVisitor);
  await page.keyboard.type("x");
  await page.keyboard.press("Escape");
  part.release();
  await allParts(page);
  await expect(field).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(field).toHaveValue("");
});

test.describe("lost on the way", () => {
  test.use({ allowed: /linchpin-part-|Failed to (load|fetch)|net::ERR/ });

  test("a part that does not come is asked for again", async ({ shell, page }) => {
    await page.route(partOf("segments"), (route) => route.abort());
    await new Workbooks(page).openSample();
    await shell.goTo("Segments");
    const alert = shell.main.getByRole("alert");
    await expect(alert).toContainText("This page could not be loaded");
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(alert).toBeVisible();
    await page.unroute(partOf("segments"));
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(shell.main.getByRole("heading", { level: 1, name: "Segments" })).toBeVisible();
    await shell.goTo("Accounts");
    await expect(shell.main.getByRole("rowheader", { name: "Ernst Handel" })).toBeVisible();
  });

  test("a part that the host no longer has is not waited for", async ({ shell, page }) => {
    await page.route(partOf("targets"), (route) => route.fulfill({ status: 404, body: "<html>" }));
    await new Workbooks(page).openSample();
    await shell.goTo("Targets");
    await expect(shell.main.getByRole("alert")).toContainText("the program was renewed meanwhile");
  });

  test("a sample that does not come is asked for again", async ({ newEmptyVisitor }) => {
    const page = await newEmptyVisitor();
    await page.route(partOf("sample"), (route) => route.abort());
    await page.goto("./");
    await page.getByRole("main").getByRole("button", { name: /sample/i }).click();
    await expect(page.getByText(text("en", "shell.part.sample"))).toBeVisible();
    await page.unroute(partOf("sample"));
    await new Workbooks(page).openSample();
    await expect(page.getByRole("grid", { name: "Scoring matrix" })).toBeVisible();
  });

  test("a workbook is opened again once what opens it comes", async ({ newEmptyVisitor }) => {
    const page = await newEmptyVisitor();
    await page.goto("./");
    await new Workbooks(page).openSample();
    const grid = page.getByRole("grid", { name: "Scoring matrix" });
    await expect(grid).toBeVisible();
    await page.route(partOf("works"), (route) => route.abort());
    await page.reload();
    const words = page.getByText(text("en", "shell.part.works"));
    await expect(words).toBeVisible();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(words).toBeVisible();
    await page.unroute(partOf("works"));
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(grid).toBeVisible();
    await expect(words).toHaveCount(0);
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });

  test("a workbook that cannot be renamed for want of what opens it says so, beside its name", async ({ newEmptyVisitor }) => {
    const page = await newEmptyVisitor();
    await page.goto("./");
    const workbooks = new Workbooks(page);
    await workbooks.openSample();
    await page.route(partOf("works"), (route) => route.abort());
    await page.goto("./#/workbooks");
    await page.reload();
    await workbooks.act("Northwind (sample)", "Rename");
    const dialog = page.getByRole("dialog", { name: "Rename workbook" });
    await dialog.getByRole("textbox").fill("Northwind 2");
    await dialog.getByRole("button", { name: "Rename" }).click();
    await expect(dialog).toContainText(text("en", "shell.part.works"));
    await page.unroute(partOf("works"));
    await dialog.getByRole("button", { name: "Rename" }).click();
    await expect(dialog).toBeHidden();
    await expect(workbooks.entry("Northwind 2")).toBeVisible();
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });

  test("a first workbook is not half made while what makes it does not come", async ({ newEmptyVisitor }) => {
    const page = await newEmptyVisitor();
    await page.route(partOf("works"), (route) => route.abort());
    await page.goto("./");
    const empty = page.getByRole("main").getByRole("button", { name: "Start empty" });
    await empty.click();
    await expect(page.getByText(text("en", "shell.part.works"))).toBeVisible();
    await expect(empty).toBeVisible();
    await page.unroute(partOf("works"));
    await empty.click();
    await expect(page.getByRole("heading", { level: 1, name: "Accounts" })).toBeVisible();
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });

  test("without the texts of the person's language the page speaks English until they come", async ({ newEmptyVisitor }) => {
    const page = await newEmptyVisitor({ locale: "ru-RU" });
    await page.route(partOf("russian"), (route) => route.abort());
    await page.goto("./#/settings");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
    const choice = page.getByRole("combobox", { name: "Language" });
    await choice.selectOption({ label: "Русский" });
    await expect(page.getByText(text("en", "shell.part.language"))).toBeVisible();
    await page.unroute(partOf("russian"));
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("lang", "ru");
    await expect(page.getByRole("heading", { level: 1, name: text("ru", "settings.title") })).toBeVisible();
  });
});

test("a host that does not know WebAssembly by its type serves the page all the same", async ({ newEmptyVisitor }) => {
  const page = await newEmptyVisitor();
  await page.route("**/*.wasm", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "content-type": "application/octet-stream" } });
  });
  await page.goto("./");
  await new Workbooks(page).openSample();
  await page.evaluate(() => (location.hash = "#/matrix"));
  await expect(page.getByRole("grid", { name: "Scoring matrix" })).toBeVisible();
  // What is still being brought ahead is of no matter when the visitor leaves.
  await page.unrouteAll({ behavior: "ignoreErrors" });
});
