// The same data as a workbook file, as another device would have exported it.
import { CRITERIA, accounts } from "../data.mjs";

export function workbook(count) {
  return JSON.stringify({ format: "linchpin-workbook", version: 1, count, criteria: CRITERIA.length, names: accounts(count).names.length });
}
