// The addresses of all pages.
/** Every page of the menu and every view of one, in parts that a slow machine gets through in a test's time. */
export const PARTS: string[][] = [
  ["workbooks", "accounts", "criteria", "settings"],
  ["matrix", "matrix/raters"],
  ["matrix/reveal", "matrix/agreement"],
  ["decide", "decide/robustness", "decide/compare", "files"],
  ["segments", "segments/groups"],
  ["segments/roles", "segments/lookalikes"],
  ["segments/board", "segments/concentration"],
  ["targets", "targets/plan", "targets/actuals"],
  ["targets/attainment", "targets/review"],
];
