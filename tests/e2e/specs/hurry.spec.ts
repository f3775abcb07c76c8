// Story: on a slow machine the page stopped with "a reactive value that has already been disposed": a table measures
// itself in the next frame, and whoever had left it by then found the recovery screen. So here the frames come late:
// only once the person is on another page. The test host fails the spec on any error of the page.
import { expect, test } from "../test";
import { PARTS } from "../pages/routes";
import { Workbooks } from "../pages/workbooks";

for (const routes of PARTS) test(`left before the first frame, nothing breaks: ${routes.join(", ")}`, async ({ shell, page }) => {
  await shell.open("workbooks");
  await new Workbooks(page).openSample();
  // Every page was there once: what is left in a hurry is the page, not the message that its part is coming.
  for (const route of ["accounts", "matrix", "decide", ...routes]) {
    await shell.open(route);
    await expect(shell.main.getByRole("heading", { level: 1 })).toBeVisible();
  }
  const late = await page.evaluate(async (routes) => {
    let held: FrameRequestCallback[] = [];
    window.requestAnimationFrame = (callback) => held.push(callback);
    const settled = () => new Promise((done) => setTimeout(done));
    let late = 0;
    for (const route of routes) {
      for (const next of ["accounts", "matrix", "decide"]) {
        for (const hash of [`#/${route}`, `#/${next}`]) {
          location.hash = hash;
          while (location.hash !== hash) await settled();
          // What the page does once it is built, it does before the task after the next.
          await settled();
          await settled();
        }
        const frames = held;
        held = [];
        late += frames.length;
        for (const frame of frames) frame(performance.now());
      }
    }
    location.hash = "#/settings";
    return late;
  }, routes);
  expect(late, "frames that were asked for").toBeGreaterThan(routes.length);
  await expect(shell.main.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});
