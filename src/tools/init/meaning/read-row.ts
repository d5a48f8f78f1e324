/** A row of a table, by what its table is about. Pure. */
import type { Cell, RowBlock } from "../document/block.ts";
import { parseLimits } from "./parse-limits.ts";
import { readGates, variable } from "./read-gates.ts";
import { handlesIn, manual, signOffOf } from "./read-item.ts";
import { type LimitText, readGoal, readLimits } from "./read-limits.ts";
import { limitContext, type LimitContext } from "./limit-context.ts";
import { left, type Meaning } from "./meaning.ts";
import { readRolloutRow } from "./read-rollout.ts";
import { readWatch, readWatchCell } from "./read-watch.ts";
import { readWindows } from "./read-windows.ts";
import { groupOf, sectionRoles } from "./section-role.ts";
import { COLUMNS, NUMBERED, STEP, tableKind, type TableKind } from "./table-kind.ts";
import { shownText, titleOf } from "./written-text.ts";

const WHY_LEFT: Partial<Readonly<Record<TableKind, string>>> = {
  contacts: "whom to call, not who agrees",
  raci: "a matrix of roles: its letters are no ticks",
  risks: "a risk, not a condition",
  waivers: "what one person waived once is no pass for everybody",
  other: "a row that asks for nothing",
};
const OPEN_BOX = /[☐⬜◻🔲□]/u;

export function readRow(block: RowBlock): readonly Meaning[] {
  const { line, header, cells, headings } = block;
  const text = shownText(
    cells
      .map((cell) => cell.text.trim())
      .filter((cell) => cell !== "")
      .join(" | "),
  );
  if (text === "") return [];
  const kind = tableKind(block);
  switch (kind) {
    case "settings":
      return readSetting(block, text);
    case "environment":
      return readVariable(block, text);
    case "sign-offs":
      return [signOffRow(block, text)];
    case "limits":
      return readLimitRow(block, text);
    case "steps":
      return readStep(block, text);
    case "budgets":
      return readBudgets(block);
    case "rollout":
      return [readRolloutRow(block, text)];
    case "watch": {
      const isWatch = sectionRoles(headings).includes("watch");
      const found = isWatch ? readWatchCell(line, cells[0]?.text ?? "", text) : [];
      return found.length > 0 ? found : [left(line, "comment", text, "a row that asks for nothing")];
    }
    case "risks": {
      const found = triggersIn(header, cells, line);
      return found.length > 0 ? found : [left(line, "comment", text, WHY_LEFT.risks ?? "")];
    }
    default:
      return OPEN_BOX.test(text)
        ? [manual({ line, text, headings }, "guessed", "guessed: a row with a sign that reads as an open box")]
        : [left(line, "comment", text, WHY_LEFT[kind] ?? "a row that asks for nothing")];
  }
}

function readSetting({ line, cells, headings }: RowBlock, text: string): readonly Meaning[] {
  const [label, value] = cells;
  const found = readWindows(line, value?.text ?? "", `${label?.text ?? ""} ${groupOf(headings) ?? ""}`);
  return found.length > 0 ? found : [left(line, "comment", text, "what the document says about itself")];
}

function readVariable({ line, header, cells }: RowBlock, text: string): readonly Meaning[] {
  const name = (cells[0]?.codes[0]?.text ?? cells[0]?.text ?? "").trim().split("=")[0] ?? "";
  if (!/^[A-Z][A-Z0-9_]{1,}$/.test(name)) return [left(line, "comment", text, "it names no variable")];
  const column = header.findIndex((cell) => COLUMNS.required.test(cell));
  const said = (cells[column]?.text ?? "").trim();
  const isOptional = /optional|opcional|facultat/i.test(header[column] ?? "")
    ? /^(?:yes|true|x|✓|✅|s[ií]|ja|oui|optional)$/i.test(said)
    : /^(?:no|optional|false|✗|❌|opcional|nein|non)\b/i.test(said);
  return [variable(line, name, `${name}: ${said}`, isOptional || (column < 0 && /\boptional\b/i.test(text)))];
}

function signOffRow({ line, header, cells, headings }: RowBlock, text: string): Meaning {
  const column = Math.max(
    0,
    header.findIndex((cell) => /role|team|who|approver|rol|rolle|name|equipo/i.test(cell)),
  );
  const who = handlesIn(text);
  const title = (cells[column]?.text ?? "").trim() || (cells.find((cell) => cell.text.trim() !== "")?.text ?? text);
  const why =
    who.length > 0
      ? "the people that the document names must agree"
      : "somebody must agree; a role is no team at GitHub";
  return { line, kind: "sign-off", text, why, becomes: signOffOf({ text: title, headings }, who) };
}

/** Each cell by its own column: the same row has what is usual, what is wrong and what is too wrong. */
function readLimitRow({ line, header, cells, headings }: RowBlock, text: string): readonly Meaning[] {
  const subject = (cells[0]?.text ?? "").trim();
  const found = cells.slice(1).flatMap((cell, index): readonly Meaning[] => {
    const column = header[index + 1] ?? "";
    const context = contextOf(column, cell, headings);
    if (cell.text.trim() === "" || subject === "") return [];
    const written = { line, text: cell.text, subject, around: subject };
    if (context === null) return readUnnamed(written, column);
    const limits = readLimits(written, context);
    if (limits.length > 0) return limits;
    const goal = context === "success" ? readGoal(written) : null;
    return goal === null ? [] : [goal];
  });
  if (found.some(({ kind }) => kind !== "comment")) return found;
  const isAsked = sectionRoles(headings).includes("success");
  if (isAsked)
    return [manual({ line, text: subject, headings: [] }, "manual", "a goal without a number: a person must look")];
  return [left(line, "comment", text, "no limit whose direction and purpose are said")];
}

/** A limit in a column of which nobody knows what it decides is listed: without it a row would seem whole. */
function readUnnamed(written: LimitText, column: string): readonly Meaning[] {
  const { line, text, subject } = written;
  if (parseLimits(text, subject, subject ?? "").length === 0) return [];
  const why = `what its column (${shownText(column)}) means for a release is not said`;
  return [left(line, "comment", shownText(`${subject}: ${text}`), why)];
}

function contextOf(column: string, cell: Cell, headings: RowBlock["headings"]): LimitContext | null {
  if (COLUMNS.rollback.test(column)) return "rollback";
  if (COLUMNS.success.test(column)) return "success";
  if (COLUMNS.warn.test(column)) return "warn";
  // A column of limits says nothing about what happens at one: the heading must.
  if (!COLUMNS.limit.test(column)) return null;
  const context = limitContext({ text: "", lead: "", headings });
  return context === "rollback" && /[<>≤≥]|above|below|over|under|than/i.test(cell.text) ? context : null;
}

function triggersIn(header: readonly string[], cells: readonly Cell[], line: number): readonly Meaning[] {
  const column = header.findIndex((cell) => COLUMNS.rollback.test(cell));
  const cell = cells[column];
  if (cell === undefined) return [];
  const found = readLimits({ line, text: cell.text, subject: null, around: cell.text }, "rollback");
  // What a risk's trigger is measured by, nobody says, unless it is a number that every site has.
  return found.filter(
    ({ becomes }) => becomes?.place === "condition" && /^(?:error_rate|p\d\d_latency|uptime)$/.test(becomes.metric),
  );
}

function readStep(block: RowBlock, text: string): readonly Meaning[] {
  const { line, header, cells } = block;
  const column = stepColumn(header);
  const step = (cells[column]?.text ?? "").trim();
  if (step === "") return [left(line, "comment", text, "a row without a step")];
  const headings = headingsOf(block, column);
  const status = cells.map((cell) => cell.text.trim());
  if (status.some((cell) => /^(?:[✅✔☑]|\[x\]$)/iu.test(cell)) && !status.some((cell) => OPEN_BOX.test(cell))) {
    return [left(line, "history", text, "a check mark is history, not a pass")];
  }
  const duration = durationCell(header, cells).trim();
  const watch = readWatch(line, duration === "" ? step : `${step} for ${duration}`, headings);
  const isAsked = cells.some((cell) => BOX.test(cell.text.trim()));
  const gates = isAsked ? readGates({ line, text: step, codes: cells[column]?.codes ?? [], headings }) : [];
  if (gates.length > 0) return [...gates.map((found) => ({ ...found, text })), ...watch];
  const expectation = header.findIndex((cell) =>
    /expect|result|erwart|esperad|outcome|verif|attendu|期待|结果/i.test(cell),
  );
  const title = expectation < 0 ? step : `${step}: ${cells[expectation]?.text ?? ""}`;
  const own = manual({ line, text: title, headings }, "manual", "a step that a person does");
  return [{ ...own, text }, ...watch];
}

const BOX = /^(?:\[ ?\]|[☐⬜◻🔲□])$/u;

/** What is done, not its number or the part that it belongs to. */
function stepColumn(header: readonly string[]): number {
  const named = header.flatMap((cell, index) => (STEP.test(cell) ? [index] : []));
  return named.find((index) => !NUMBERED.test(header[index]?.trim() ?? "")) ?? named[0] ?? 0;
}

/** What a first column says of several rows is their heading: `Preparation`, then empty cells. */
function headingsOf({ line, header, carried, headings }: RowBlock, column: number): RowBlock["headings"] {
  const isPart = column > 0 && /phase|fase|stage|part|section|area|bereich|abschnitt|[eé]tape/i.test(header[0] ?? "");
  return isPart && !/^\d*$/.test(carried) ? [...headings, { text: carried, depth: 6, line }] : headings;
}

function durationCell(header: readonly string[], cells: readonly Cell[]): string {
  const column = header.findIndex((cell) => /duration|duraci|dauer|dur[eé]e|how long/i.test(cell));
  return cells[column]?.text ?? "";
}

function readBudgets({ line, header, cells }: RowBlock): readonly Meaning[] {
  const page = cells[0]?.text ?? "";
  return cells.slice(1).flatMap((cell, index): readonly Meaning[] => {
    const name = header[index + 1] ?? "";
    if (!/\b(?:lcp|cls|tbt|inp|fcp|ttfb|si|tti)\b/i.test(name)) return [];
    const value = titleOf(
      `${page} ${name} ${cell.text}`.replaceAll(/[<>]=?/g, (sign) => (sign === "<" ? "below" : sign)),
    );
    const why = "a budget of a page: no gate measures one, but a command of yours can";
    return [
      {
        line,
        kind: "budget",
        text: shownText(`${page}: ${name} ${cell.text}`),
        why,
        becomes: { place: "remark", near: "watch", value: `budget: ${value}` },
      },
    ];
  });
}
