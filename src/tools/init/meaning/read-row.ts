/** A row of a table, by what its table is about. Pure. */
import type { Cell, RowBlock } from "../document/block.ts";
import { variable } from "./read-gates.ts";
import { handlesIn, manual, signOffOf } from "./read-item.ts";
import { readGoal, readLimits } from "./read-limits.ts";
import { limitContext, type LimitContext } from "./limit-context.ts";
import { left, type Meaning } from "./meaning.ts";
import { readWatch, readWatchCell } from "./read-watch.ts";
import { readWindows } from "./read-windows.ts";
import { groupOf, sectionRoles } from "./section-role.ts";
import { COLUMNS, tableKind, type TableKind } from "./table-kind.ts";
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

function readRolloutRow({ line, cells }: RowBlock, text: string): Meaning {
  const share = cells.map((cell) => /^\s*(\d{1,3})\s?%/.exec(cell.text)?.[1]).find((found) => found !== undefined);
  if (share === undefined) return left(line, "comment", text, "a row that asks for nothing");
  const why = "a step of a rollout: whether the host's visitors or the users of a flag are meant, a person must say";
  const value = `stages.production.promote.rollout: ${share}% # of the host's visitors?`;
  return { line, kind: "rollout", text, why, becomes: { place: "remark", near: "stages", value } };
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
    if (context === null || cell.text.trim() === "" || subject === "") return [];
    const written = { line, text: cell.text, subject, around: subject };
    const limits = readLimits(written, context);
    if (limits.length > 0) return limits;
    const goal = context === "success" ? readGoal(written) : null;
    return goal === null ? [] : [goal];
  });
  const useful = found.filter(({ kind }) => kind !== "comment");
  if (useful.length > 0) return useful;
  const isAsked = sectionRoles(headings).includes("success");
  if (isAsked)
    return [manual({ line, text: subject, headings: [] }, "manual", "a goal without a number: a person must look")];
  return [left(line, "comment", text, "no limit whose direction and purpose are said")];
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

function readStep({ line, header, cells, headings }: RowBlock, text: string): readonly Meaning[] {
  const column = Math.max(
    0,
    header.findIndex((cell) =>
      /\b(?:task|step|action|activity|check|tarea|paso|aufgabe|schritt|[eé]tape|t[aâ]che|item)\b/i.test(cell),
    ),
  );
  const step = (cells[column]?.text ?? "").trim();
  if (step === "") return [left(line, "comment", text, "a row without a step")];
  const status = cells.map((cell) => cell.text.trim());
  if (status.some((cell) => /^[✅✔☑]/u.test(cell)) && !status.some((cell) => OPEN_BOX.test(cell))) {
    return [left(line, "history", text, "a check mark is history, not a pass")];
  }
  const watch = readWatch(line, `${step} for ${durationCell(header, cells)}`, headings);
  const expectation = header.findIndex((cell) => /expect|result|erwart|esperad|outcome/i.test(cell));
  const title = expectation < 0 ? step : `${step}: ${cells[expectation]?.text ?? ""}`;
  const own = manual({ line, text: title, headings }, "manual", "a step that a person does");
  return [{ ...own, text }, ...watch];
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
