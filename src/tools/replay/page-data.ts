/** The result that a report's page holds. */
import { DATA_ELEMENT } from "../../report/page/data-element.ts";
import type { Case } from "../judge/read-cases.ts";

const OPEN = `<script type="application/json" id="${DATA_ELEMENT}">`;
const CLOSE = "</script>";

/** The data of a page at its place; everything else as it is. Null where a page holds none. */
export function dataOfPage(given: Case): Case | null {
  if (!/^\s*<!doctype html/i.test(given.text)) return given;
  const begin = given.text.indexOf(OPEN);
  const end = given.text.indexOf(CLOSE, begin);
  if (begin < 0 || end < 0) return null;
  const from = begin + OPEN.length;
  const line = given.line + given.text.slice(0, from).split("\n").length - 1;
  return { file: given.file, line, text: given.text.slice(from, end) };
}
