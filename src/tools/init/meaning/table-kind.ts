/** What a table is about, by its head. Pure. */
import type { RowBlock } from "../document/block.ts";

export type TableKind =
  | "budgets"
  | "contacts"
  | "environment"
  | "limits"
  | "other"
  | "raci"
  | "risks"
  | "rollout"
  | "settings"
  | "sign-offs"
  | "steps"
  | "waivers"
  | "watch";

const has = (header: readonly string[], pattern: RegExp) => header.some((cell) => pattern.test(cell));

/** The first column of a table of steps: its number, or its part of the release. */
export const NUMBERED =
  /^(?:#|no\.?|nr\.?|n[ºo°]|step|schritt|paso|passo|[eé]tape|stap|krok|шаг|phase|fase|手順|步骤)$/i;
export const STEP =
  /(?<!\p{L})(?:task|step|action|activity|check|tarea|paso|aufgabe|aktion|schritt|[eé]tape|t[aâ]che|item|tarefa|passo|attivit[aà]|taak|actie)(?!\p{L})|作業|操作|действи/iu;

export const COLUMNS = {
  rollback:
    /roll ?-?back|abort|abbr[uü]ch|revert|revers|back-?out|\bred\b|\brot\b|\btrigger|zur[uü]ck|retour (?:en )?arri|abandon|annul|ripristin|terug|wycofa|откат|ロールバック|中止|回滚|回退|롤백/i,
  success:
    /target|objetivo|obiettivo|\bgoal|success|\bslo\b|\bziel|objecti(?:f|ve)|acceptance|expected|\bdoel|\bcel\b|цель|目標|目标|목표|\bmetas?\b/i,
  warn: /warn|alert|amber|yellow|aviso/i,
  limit: /limit|threshold|umbral|grenz|seuil|limite|critical|max/i,
  metric:
    /metric|m[eé]trica|metriek|metryka|indicator|\bkpi\b|metrik|kennzahl|kriteri|crit[eéè]ri?|signal|indicador|indicateur|показател|метрик|指標|指标|지표/i,
  required: /required|mandatory|obligatori|pflicht|optional|requis/i,
} as const;

/** All rows of a table share its first cells, so each table is looked at once. */
const KINDS = new WeakMap<readonly string[], TableKind>();

export function tableKind({ header, cells, firstCells }: Pick<RowBlock, "header" | "cells" | "firstCells">): TableKind {
  if (isRaci(cells.slice(1).map(({ text }) => text))) return "raci";
  const known = KINDS.get(firstCells) ?? kindOf(header, firstCells);
  KINDS.set(firstCells, known);
  return known;
}

function kindOf(header: readonly string[], firstCells: readonly string[]): TableKind {
  if (header.every((cell) => cell === "") && header.length === 2) return "settings";
  if (has(header, /\b(?:waiver|granted by|exception|exempt)/i)) return "waivers";
  if (has(header, /\b(?:lcp|cls|tbt|inp|fcp|ttfb)\b/i)) return "budgets";
  if (has(header, /likelihood|probability|impact|mitigation|wahrscheinlich|probabilidad|mitigaci/i)) return "risks";
  if (
    has(
      header,
      /percent|traffic|^% |rollout|share of|canary|porcentaje|anteil|^visitors|besucher|visiteurs|visitantes/i,
    )
  )
    return "rollout";
  if (isEnvironment(header, firstCells)) return "environment";
  if (has(header, /signature|sign-?off|\bdecision\b|approved|approver|firma|unterschrift|freigabe/i))
    return "sign-offs";
  if (has(header, /\b(?:contact|phone|backup|e-?mail|slack|pager|kontakt|contacto|tel[eé]fono)\b/i)) return "contacts";
  const [first = "", ...others] = header;
  if (NUMBERED.test(first.trim()) && has(others, STEP)) return "steps";
  if (has(header.slice(0, 1), COLUMNS.metric) || (has(header, COLUMNS.rollback) && header.length > 1)) return "limits";
  if (has(header, STEP)) return "steps";
  if (has(header, COLUMNS.limit) || has(header, COLUMNS.success)) return "limits";
  if (/^(?:when|period|time|phase|cu[aá]ndo|wann|quand)\b/i.test(header[0] ?? "")) return "watch";
  return "other";
}

function isRaci(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length > 0 && filled.every((cell) => /^[RACIS](?:\s*[/,]\s*[RACIS])*$/.test(cell.trim()));
}

function isEnvironment(header: readonly string[], firstCells: readonly string[]): boolean {
  const named = firstCells.filter((cell) => /^[A-Z][A-Z0-9_]{2,}$/.test(cell.trim())).length;
  if (named === 0) return false;
  return (
    /variable|\bname\b|\bkey\b|\benv\b|secret|nombre|setting/i.test(header[0] ?? "") || named === firstCells.length
  );
}
