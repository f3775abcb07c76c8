// The `test` every spec imports: the built page on a host of its own, watched from the first byte.
import { test as base, expect, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";
import { startKillable, type KillableBrowser } from "./killable";
import { Shell } from "./pages/shell";
import { serve, type Site } from "./server.mjs";
import { watch } from "./watch";

interface Options {
  /** Problems a test provokes on purpose: what matches does not fail it. */
  allowed: RegExp | undefined;
}

interface Fixtures {
  /** Everything that went wrong so far, in every context of the test; checked at its end. */
  problems: string[];
  /** The page's frame, opened. */
  shell: Shell;
  /** Another person's empty browser: a fresh, watched context with a page that shows Linchpin. */
  newVisitor: (options?: BrowserContextOptions) => Promise<Page>;
  /** The same before Linchpin is opened. */
  newEmptyVisitor: (options?: BrowserContextOptions) => Promise<Page>;
  /** A browser that can be killed and started again on the same profile. */
  killable: KillableBrowser;
}

interface WorkerFixtures {
  site: Site;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  allowed: [undefined, { option: true }],

  site: [
    async ({}, use) => {
      const site = await serve();
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ site }, use) => use(site.url),

  problems: [
    async ({ allowed }, use) => {
      const problems: string[] = [];
      await use(problems);
      const unexpected = problems.filter((problem) => !allowed?.test(problem));
      expect(unexpected, "problems seen while the page was used").toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, site, problems }, use) => {
    await watch(context, site.origin, problems);
    await use(context);
  },

  shell: async ({ page }, use) => {
    const shell = new Shell(page);
    await shell.open();
    await use(shell);
  },

  newVisitor: async ({ newEmptyVisitor }, use) => {
    await use(async (options) => {
      const page = await newEmptyVisitor(options);
      await new Shell(page).open();
      return page;
    });
  },

  newEmptyVisitor: async ({ browser, contextOptions, baseURL, site, problems, locale, viewport }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ ...contextOptions, baseURL, locale, viewport, ...options });
      contexts.push(context);
      await watch(context, site.origin, problems);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  killable: async ({ site, problems }, use, testInfo) => {
    const killable = await startKillable(testInfo.outputPath("profile"), (context) =>
      watch(context, site.origin, problems),
    );
    await use(killable);
    await killable.stop();
  },
});

export { expect };
export type { Page };
