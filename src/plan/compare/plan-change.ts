/** One thing that another plan does otherwise, in words for whoever reviews it. */
import { renderDuration } from "../../lib/duration.ts";
import { isMapping, type ValueChange } from "./compare-values.ts";

export type Area = "project" | "checklist" | "staging" | "production" | "watch" | "rollback" | "secrets" | "plan";

export type Weakening = boolean | "perhaps";

export interface PlanChange {
  readonly area: Area;
  /** A whole sentence without its full stop. */
  readonly text: string;
  /** Less is asked, or more is let through, than before; `perhaps` where a person must tell. */
  readonly weakens: Weakening;
}

/** `timeout 10m → 20m`, `override gains @bob`, `forbid loses *devtools*`. */
export function renderValueChange({ path, before, after }: ValueChange): string {
  const name = path.map((key) => key.replace(/Ms$/, "")).join(".");
  const lead = name === "" ? "" : `${name} `;
  const key = path.at(-1) ?? "";
  if (before === undefined || before === null) return `${lead}gains ${renderValue(key, after)}`;
  if (after === undefined || after === null) return `${lead}loses ${renderValue(key, before)}`;
  return `${lead}${renderValue(key, before)} → ${renderValue(key, after)}`;
}

const LONGEST = 120;

function renderValue(key: string, value: unknown): string {
  if (typeof value === "number" && key.endsWith("Ms")) return renderDuration(value);
  if (typeof value === "string") return value === "" ? '""' : value;
  if (isMapping(value) && typeof value["text"] === "string") return value["text"];
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
