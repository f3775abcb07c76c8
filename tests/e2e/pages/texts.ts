// The page's own texts, so that one spec runs in any language.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export type LanguageCode = "en" | "ru" | "fa";

type Node = string | { [key: string]: Node };

const LOCALES = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "locales");
const areas = new Map<string, Node>();

function area(language: LanguageCode, name: string): Node {
  const key = `${language}/${name}`;
  const known = areas.get(key) ?? (JSON.parse(readFileSync(join(LOCALES, language, `${name}.json`), "utf8")) as Node);
  areas.set(key, known);
  return known;
}

/** All forms of a text of the page by its path; one unless it is a plural. */
function forms(language: LanguageCode, path: string): string[] {
  const [name, ...keys] = path.split(".");
  let node = area(language, name);
  for (const key of keys) node = (node as { [key: string]: Node })[key];
  if (node === undefined) throw new Error(`no text ${path}`);
  return typeof node === "string" ? [node] : Object.values(node).map(String);
}

/** A text of the page by its path; of a plural, the general form. What is filled in is left as it is. */
export function text(language: LanguageCode, path: string): string {
  return forms(language, path).at(-1)!;
}

/** A pattern for a text in which anything may stand where something is filled in. */
export function pattern(language: LanguageCode, path: string): RegExp {
  const escaped = forms(language, path).map((form) => form.replace(/[.*+?^$()|[\]\\]/g, "\\$&"));
  return new RegExp(escaped.join("|").replace(/\{[a-z_]+\}/g, ".*"));
}

/** A text with its places filled in. */
export function filled(language: LanguageCode, path: string, values: Record<string, string>): string {
  // As the page does: a Latin name in a Persian text is isolated, so that neither disturbs the other.
  const isolated = (value: string) => (language === "fa" && /[A-Za-z]/.test(value) ? `\u2068${value}\u2069` : value);
  return text(language, path).replace(/\{([a-z_]+)\}/g, (_, key: string) => isolated(values[key] ?? `{${key}}`));
}
