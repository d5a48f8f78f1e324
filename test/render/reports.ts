/** Checklists that nobody would write, for the eyes of a browser. */
import type { ChecklistReport } from "../../src/checklist/report.ts";
import { fail } from "../../src/lib/verdict.ts";
import { hugeChecklist, NASTY } from "../report/checklist-arbitrary.ts";
import { boxOf, itemOf, REALISTIC } from "../report/checklist-report.ts";

const all = NASTY.join(" ");
const joined = NASTY.join("");

/** Each hostile text as everything that a text can be, alone and beside the others. */
export const HOSTILE: ChecklistReport = {
  ...REALISTIC,
  name: all,
  planFile: joined,
  verdict: fail("gate_failed", all, all),
  notices: [all, joined, ...NASTY],
  items: [all, joined, ...NASTY].map((text, index) =>
    itemOf(
      text,
      fail("gate_failed", text, text, [
        { label: text, value: text, url: `javascript:${text}` },
        { label: text, value: `${text}\n${text}` },
      ]),
      {
        group: index % 9 === 0 ? text : null,
        boxes: [boxOf(index.toString(16).padStart(8, "0"), text, index % 2 === 0 ? text : null)],
        overriders: [text],
        overrideCommand: text,
        override: index % 3 === 0 ? { login: text, at: 0, reason: text } : null,
      },
    ),
  ),
};

export const HUGE: ChecklistReport = hugeChecklist({ items: 300, boxes: 100, groups: 10 }, "*<|@a#1`\\ ");
