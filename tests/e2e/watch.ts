// What must never happen while a person uses the page: errors, a broken policy, a request that leaves the page.
import type { BrowserContext } from "@playwright/test";

const VIOLATION = "securitypolicyviolation:";

/** Collects every problem of every page of a context, in words that name the place. */
export async function watch(context: BrowserContext, origin: string, problems: string[]): Promise<void> {
  await context.addInitScript((mark) => {
    addEventListener("securitypolicyviolation", (event) => {
      console.warn(mark, event.violatedDirective, event.blockedURI, event.sourceFile, event.lineNumber);
    });
  }, VIOLATION);
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" || text.startsWith(VIOLATION)) {
      problems.push(`console: ${text} (${message.location().url}:${message.location().lineNumber})`);
    }
  });
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on("request", (request) => {
    if (!isOwn(request.url(), origin)) problems.push(`request: ${request.method()} ${request.url()}`);
  });
}

function isOwn(url: string, origin: string): boolean {
  return url.startsWith(`${origin}/`) || /^(data|blob|file|about):/.test(url);
}
