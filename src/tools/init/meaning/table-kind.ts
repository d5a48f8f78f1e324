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

export const COLUMNS = {
  rollback: /roll ?-?back|abort|revert|back-?out|\bred\b|\btrigger|zur[uü]ck|retour (?:en )?arri|reverter|ripristin/i,
  success: /target|objetivo|\bgoal|success|\bslo\b|\bziel|objectif|acceptance|expected/i,
  warn: /warn|alert|amber|yellow|aviso/i,
  limit: /limit|threshold|umbral|grenz|seuil|limite|critical|max/i,
  metric: /metric|m[eé]trica|indicator|\bkpi\b|metrik|kennzahl|crit[eé]ri|signal|indicador|indicateur/i,
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
  if (has(header, /percent|traffic|^% |rollout|share of|canary|porcentaje|anteil/i)) return "rollout";
  if (isEnvironment(header, firstCells)) return "environment";
  if (has(header, /signature|sign-?off|\bdecision\b|approved|approver|firma|unterschrift|freigabe/i))
    return "sign-offs";
  if (has(header, /\b(?:contact|phone|backup|e-?mail|slack|pager|kontakt|contacto|tel[eé]fono)\b/i)) return "contacts";
  if (has(header.slice(0, 1), COLUMNS.metric) || (has(header, COLUMNS.rollback) && header.length > 1)) return "limits";
  if (has(header, /\b(?:task|step|action|activity|check|tarea|paso|aufgabe|schritt|[eé]tape|t[aâ]che|item)\b/i))
    return "steps";
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
