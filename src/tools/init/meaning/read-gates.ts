/** Gates that the words of a task ask for: a command, variables, an answer of the site, a certificate, a size. Pure. */
import type { Code, Heading } from "../document/block.ts";
import { withNumbers } from "./duration-words.ts";
import { judgeCommand } from "./judge-command.ts";
import type { Becomes, Meaning, PlannedGate } from "./meaning.ts";
import { groupOf, sectionRoles } from "./section-role.ts";
import { groupTitle, shownText, titleOf } from "./written-text.ts";

export interface Asked {
  readonly line: number;
  readonly text: string;
  readonly codes: readonly Code[];
  readonly headings: readonly Heading[];
}

const VARIABLE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const SHORT_VARIABLE = /^[A-Z][A-Z0-9_]{2,}$/;
const ASSIGNMENT = /^([A-Z][A-Z0-9_]{2,})\s*=/;
const ABOUT_VARIABLES =
  /variable|\benv\b|\bset\b|defin|configur|present|gesetzt|definid|d[eé]fini|secrets?\b|環境変数|环境变量|環境變數|환경 ?변수|переменн|zmienn|impostat|ingesteld/i;
const UNSAFE_NEGATION = /\b(?:do not|don.t|never|avoid|instead of|without|not)\s+(?:\w+\s+){0,3}$/i;

/** The gates, in their order; empty where a person must look. */
export function readGates(asked: Asked): readonly Meaning[] {
  for (const read of [readVariables, readCertificate, readAnswer, readCommands, readCoverage, readBundle]) {
    const found = read(asked);
    if (found.length > 0) return found;
  }
  return [];
}

/** Names only: what a document gives as a value is not looked at. */
export function readVariables({ line, text, codes, headings }: Asked): readonly Meaning[] {
  const inSection = sectionRoles(headings).includes("environment");
  const about = inSection || ABOUT_VARIABLES.test(text);
  const names = codes.flatMap(({ text: code }): string[] => {
    const assigned = ASSIGNMENT.exec(code)?.[1];
    if (assigned !== undefined) return [assigned];
    if (!about) return [];
    return VARIABLE.test(code) || (inSection && SHORT_VARIABLE.test(code)) ? [code] : [];
  });
  const bare = inSection && codes.length === 0 ? (ASSIGNMENT.exec(text.trim())?.[1] ?? null) : null;
  const all = [...new Set([...names, ...(bare === null ? [] : [bare])])];
  return all.map((name) => variable(line, name, shownText(text), /\boptional\b|opcional|facultat/i.test(text)));
}

export function variable(line: number, name: string, text: string, optional: boolean): Meaning {
  const why = optional
    ? "a variable that may be missing"
    : "a variable of production; that it is set is checked, and its value stays a person's";
  return { line, kind: optional ? "env-optional" : "env", text, why, becomes: { place: "env", name, optional } };
}

function readCertificate(asked: Asked): readonly Meaning[] {
  const { text } = asked;
  if (!/certificat|\btls\b|\bssl\b|zertifikat/i.test(text)) return [];
  const days = /(\d+)\s*(?:days?|d[ií]as|tage|jours|dias)/i.exec(withNumbers(text))?.[1];
  if (days === undefined) return [];
  const host = /\b((?:[a-z0-9-]+\.)+[a-z]{2,})\b/.exec(text)?.[1];
  const spec = { ...(host === undefined ? {} : { host }), "min-days": Number(days) };
  return [gate(asked, "tls", "tls", spec, "a certificate's days are read", "checklist")];
}

const PATH_AND_STATUS =
  /(?:^|[\s(])(?:(GET|HEAD|POST|PUT|PATCH|DELETE)\s+)?(\/[\w./-]*|https?:\/\/[^\s)]+?)\s+(?:[\p{L}\s]{0,30}?\b)?(?:answers?|returns?|responds?|gives?|is|→|->|=|:|with|status|http|responde|liefert|r[eé]pond|devuelve|restituisce|geeft|zwraca|возвращает|отвечает|返回|が|は)[\p{L}\s:]{0,20}?(?<!\d)([1-5]\d\d)(?!\d)/iu;

/** A path, and the status that it answers with; only what reads. */
export function readAnswer(asked: Asked): readonly Meaning[] {
  const match = PATH_AND_STATUS.exec(asked.text);
  if (match === null) return [];
  const [, method = "GET", target = "", status = "200"] = match;
  const path = pathOf(target);
  if (method.toUpperCase() !== "GET" || path === null || UNSAFE_NEGATION.test(asked.text.slice(0, match.index + 1)))
    return [];
  return [gate(asked, "http", "http", { path, status: Number(status) }, "a request that reads, and its status")];
}

/** Not what people visit. */
export function isStagingHost(address: string): boolean {
  return /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:[\w-]*(?:staging|preprod|pre-prod|preview|uat|qa|sandbox)[\w-]*|dev|test|stage)\./i.test(
    address,
  );
}

/** Of an address its path; null where it has what a plan would take for something else. */
export function pathOf(target: string): string | null {
  const path = /^https?:\/\/[^/]+(\/.*)?$/.exec(target);
  const found = path === null ? target : (path[1] ?? "/");
  return /^\/[\w./?=&%~-]*$/.test(found) ? found : null;
}

/** Plain text has brackets in place of code: `All tests pass (npm test)`. */
function inBrackets(text: string): readonly Code[] {
  const match = /\(([^()]+)\)\s*[.:]?$/.exec(text.trim());
  return match?.[1] === undefined ? [] : [{ text: match[1], at: text.indexOf(`(${match[1]})`) + 1 }];
}

/** Whatever the code names must be safe in all its parts; a word before it may forbid it. */
export function readCommands(asked: Asked): readonly Meaning[] {
  const { text } = asked;
  const codes = asked.codes.length > 0 ? asked.codes : inBrackets(text);
  return codes.flatMap(({ text: code, at }): Meaning[] => {
    const judged = judgeCommand(code);
    if (judged.kind === "destructive" || judged.kind === "placeholder") return [];
    if ((judged.kind !== "safe" && judged.kind !== "script") || UNSAFE_NEGATION.test(text.slice(0, at))) return [];
    const others = codes.filter((one) => ["safe", "script"].includes(judgeCommand(one.text).kind)).length;
    const title = others > 1 ? `${text.split(code)[0]}${code}`.slice(-100) : text;
    return [commandMeaning({ ...asked, text: others > 1 ? code : title }, judged.command, shownText(text))];
  });
}

/** What asks a site that is there. */
const NEEDS_SITE = /smoke|e2e|end-to-end|playwright|cypress/i;

export function commandMeaning(asked: Omit<Asked, "codes">, command: string, text: string): Meaning {
  const why = "a command that is known to test, build or check, and nothing else";
  const found = gate(asked, "command", "command", command, why, "checklist");
  const becomes = found.becomes as PlannedGate;
  const roles = sectionRoles(asked.headings);
  const isLater =
    !roles.includes("before") && roles.some((role) => ["production", "staging", "watch", "after"].includes(role));
  const place = NEEDS_SITE.test(command) && isLater ? "staging" : becomes.place;
  return { ...found, text, becomes: { ...becomes, place } };
}

function readCoverage(asked: Asked): readonly Meaning[] {
  const share = /(\d+(?:\.\d+)?)\s*%/.exec(withNumbers(asked.text))?.[1];
  if (
    share === undefined ||
    !/\bcoverage\b|cobertura|abdeckung|couverture|copertura|dekking|pokrycie|покрыти|カバレッジ|覆盖率/i.test(
      asked.text,
    )
  )
    return [];
  const metric = /branch/i.test(asked.text) ? "branches" : /function/i.test(asked.text) ? "functions" : "lines";
  const spec = { file: "coverage/coverage-summary.json", [metric]: `${share}%` };
  const why = "the share of what tests cover; the report's file is the usual one, so check it";
  return [gate(asked, "coverage", "coverage", spec, why, "checklist")];
}

function readBundle(asked: Asked): readonly Meaning[] {
  const size = /(\d+(?:\.\d+)?)\s*(kB|KB|MB|KiB|MiB)\b/.exec(withNumbers(asked.text));
  if (size === null || !/\bbundle|\bassets?\b|\bjavascript\b|\bjs\b|\bchunks?\b/i.test(asked.text)) return [];
  const measure = /brotli/i.test(asked.text) ? " brotli" : /gzip|gz\b|compressed/i.test(asked.text) ? " gzip" : "";
  const max = `${size[1]} ${(size[2] ?? "kB").replace("KB", "kB")}${measure}`;
  const found = gate(
    asked,
    "bundle",
    "bundle",
    { dir: ".next/static", max },
    "a budget; the folder of the built files is not said",
    "checklist",
  );
  const becomes = { ...(found.becomes as PlannedGate), missing: "the folder of the built files" };
  return [{ ...found, becomes }];
}

/** A gate where the section's own stage is, or in the checklist. */
export function gate(
  asked: Omit<Asked, "codes">,
  kind: Meaning["kind"],
  key: string,
  spec: unknown,
  why: string,
  usual: PlannedGate["place"] = "staging",
): Meaning {
  const { line, text, headings } = asked;
  const group = groupOf(headings);
  const becomes: Becomes = {
    place: placeOf(headings, usual),
    title: titleOf(text),
    group: group === null ? null : groupTitle(group),
    gate: key,
    spec,
    missing: null,
  };
  return { line, kind, text: shownText(text), why, becomes };
}

function placeOf(headings: readonly Heading[], usual: PlannedGate["place"]): PlannedGate["place"] {
  const roles = sectionRoles(headings);
  if (roles.includes("before")) return usual;
  if (roles.includes("staging")) return "staging";
  if (usual === "checklist") return usual;
  return roles.includes("watch") || (roles.includes("production") && !roles.includes("staging")) ? "production" : usual;
}
