/** A block of code: commands that only look, requests that only read, conditions; the rest is listed and never run. Pure. */
import type { FenceBlock } from "../document/block.ts";
import { judgeCommand } from "./judge-command.ts";
import { left, type Meaning, type PlannedGate } from "./meaning.ts";
import { commandMeaning, gate, isStagingHost, pathOf, variable } from "./read-gates.ts";
import { readLimits } from "./read-limits.ts";
import { readRungs } from "./read-rungs.ts";
import { isWithin, sectionRoles } from "./section-role.ts";
import { shownText } from "./written-text.ts";

const SHELL = /^(?:bash|sh|shell|zsh|console|terminal|shell-session|)$/;
const LOOKS = /\b(?:verify|check|test|run|pass if|expected|smoke|lint|build|gate|validat|comprob|pr[uü]f|v[eé]rif)/i;
const URL = /https:\/\/[\w.-]+(?::\d+)?(?:\/[\w./?=&%~-]*)?/;

export function readFence(block: FenceBlock): readonly Meaning[] {
  const { language, code, line } = block;
  if (/^(?:yaml|yml)$/.test(language) && /rollback_conditions|abort_conditions|success/.test(code))
    return readConditions(block);
  if (/^(?:dotenv|env|ini|properties)$/.test(language) || isVariables(block)) return readAssignments(block);
  if (language === "sql") return [readQuery(block)];
  if (!SHELL.test(language))
    return [left(line, "shell", firstLine(code), `a block of ${shownText(language)}, which a checklist does not run`)];
  const found = readShell(block);
  return found.length > 0
    ? found
    : [left(line, "shell", firstLine(code) || "an empty block", "nothing in it is a command")];
}

/** Line by line, in the plan's own grammar. */
function readConditions({ code, codeLine }: FenceBlock): readonly Meaning[] {
  let place: "rollback" | "success" | null = null;
  return code.split("\n").flatMap((raw, index): readonly Meaning[] => {
    const key = /^\s*["']?([\w-]+)["']?\s*:/.exec(raw)?.[1];
    const entry = /^\s*-\s*(["']?)(.+?)\1\s*(?:#.*)?$/.exec(raw)?.[2];
    if (key !== undefined && entry === undefined) {
      const value = raw
        .slice(raw.indexOf(":") + 1)
        .replace(/\s#.*$/, "")
        .trim()
        .replaceAll(/^["']|["']$/g, "");
      if (value !== "") return [readPair(codeLine + index, key, value, place)];
      place = /rollback|abort/.test(key) ? "rollback" : /success/.test(key) ? "success" : null;
      return [];
    }
    if (entry === undefined || place === null)
      return raw.trim() === "" ? [] : [left(codeLine + index, "comment", shownText(raw), "a line of another file")];
    const written = { line: codeLine + index, text: entry, subject: null, around: entry };
    const found = readLimits(written, place);
    if (found.length > 0) return found;
    const becomes = { place: "remark", near: "watch", value: `rollback_conditions: ${shownText(entry)}` } as const;
    return [
      {
        line: codeLine + index,
        kind: "unclear",
        text: shownText(entry),
        why: "no condition of the plan language",
        becomes,
      },
    ];
  });
}

/** `error_rate: "> 5%"`. */
function readPair(line: number, key: string, value: string, place: "rollback" | "success" | null): Meaning {
  const found = place === null ? [] : readLimits({ line, text: value, subject: key, around: key }, place);
  return found[0] ?? left(line, "comment", shownText(`${key}: ${value}`), "a line of another file");
}

function isVariables({ code, headings, language }: FenceBlock): boolean {
  const lines = code.split("\n").filter((one) => one.trim() !== "" && !one.trim().startsWith("#"));
  const isAll = lines.length > 0 && lines.every((one) => /^(?:export\s+)?[A-Z][A-Z0-9_]+=/.test(one.trim()));
  return isAll && (language === "" || sectionRoles(headings).includes("environment"));
}

function readAssignments({ code, codeLine }: FenceBlock): readonly Meaning[] {
  return code.split("\n").flatMap((raw, index): readonly Meaning[] => {
    const name = /^(?:export\s+)?([A-Z][A-Z0-9_]+)=/.exec(raw.trim())?.[1];
    return name === undefined ? [] : [variable(codeLine + index, name, name, /#.*optional/i.test(raw))];
  });
}

function readQuery({ line, code, next }: FenceBlock): Meaning {
  const judged = judgeCommand(code);
  if (judged.kind === "destructive")
    return left(line, "destructive", firstLine(code), "WARNING: it destroys something, so it is never run");
  const why = "a query that a person runs and reads; no gate asks a database what it wants";
  return {
    line,
    kind: "sql",
    text: firstLine(code),
    why,
    becomes: { place: "remark", near: "checklist", value: shownText(`${firstLine(code)} ${next}`) },
  };
}

function readShell(block: FenceBlock): readonly Meaning[] {
  const { code, codeLine, lead, next, headings, ofTask } = block;
  const roles = sectionRoles(headings);
  const isRollback = isWithin(headings, "rollback");
  const mayRun =
    !isRollback &&
    (ofTask ||
      LOOKS.test(lead) ||
      LOOKS.test(next) ||
      roles.includes("before") ||
      LOOKS.test(headings.at(-1)?.text ?? ""));
  const isWhole = isOneProgram(code);
  let comment = "";
  return code.split("\n").flatMap((raw, index): readonly Meaning[] => {
    const line = codeLine + index;
    const text = raw.trim();
    if (text === "") return [];
    if (text.startsWith("#") && judgeCommand(text).kind !== "destructive") {
      comment = text.replace(/^#+\s*/, "");
      return [];
    }
    const judged = judgeCommand(text);
    const shown = shownText(text);
    const rungs = isRollback ? readRungs(line, text, headings) : [];
    if (judged.kind === "destructive")
      return [
        ...rungs,
        left(line, "destructive", shown, "WARNING: it destroys or overwrites something, so it is never run"),
      ];
    if (rungs.length > 0) return rungs;
    if (judged.kind === "placeholder")
      return [left(line, "placeholder", shown, "something in it must be filled in, so it is never run")];
    const request = isWhole ? null : readRequest(text);
    const title = comment === "" ? text : comment;
    comment = "";
    if (request !== null && !isRollback) {
      const words = title === text ? `${request.spec.path} answers` : title;
      const found = gate({ line, text: words, headings }, "http", "http", request.spec, "a request that reads");
      return [
        request.isStaging && found.becomes !== null
          ? { ...found, becomes: { ...(found.becomes as PlannedGate), place: "staging" } }
          : found,
      ];
    }
    const isSafe = judged.kind === "safe" || judged.kind === "script";
    if (isSafe && mayRun && !isWhole && (judged.kind === "safe" || ofTask || LOOKS.test(`${lead} ${next}`))) {
      return [commandMeaning({ line, text: title, headings }, judged.command, shown)];
    }
    if (judged.kind === "migration")
      return [left(line, "migrations", shown, "it works on a database; the gate migrations can check what it did")];
    return [left(line, "shell", shown, isSafe ? "an example, which nothing asks to run" : whyOf(judged))];
  });
}

function whyOf(judged: ReturnType<typeof judgeCommand>): string {
  return "why" in judged ? `${judged.why}, so it is not run` : "it is not run";
}

/** Lines that share state: a loop, a heredoc, a terminal elsewhere. */
function isOneProgram(code: string): boolean {
  return /^\s*(?:for|while|if|case|function|ssh|cd|set -|export|source|trap|sudo|until)\b|<<|\\$|^\s*\w+\(\)|^\s*[A-Za-z_]\w*=/m.test(
    code,
  );
}

interface Request {
  readonly spec: { readonly path: string; readonly status: number; readonly contains?: string };
  /** Sent to a host that is not what people visit. */
  readonly isStaging: boolean;
}

/** `curl` without a body, a method or a secret. */
function readRequest(command: string): Request | null {
  const words = command.replace(/^\$\s+/, "");
  const url = URL.exec(words)?.[0];
  if (!/^(?:curl|http|xh|wget)\s/.test(words) || url === undefined) return null;
  const own = words.split(/\s\|\s|\s#/)[0] ?? words;
  const hasMore = MORE.test(own) || /\$|@\//.test(own);
  const path = pathOf(url);
  if (hasMore || path === null) return null;
  const status = Number(/#.*\b([1-5]\d\d)\b/.exec(words)?.[1] ?? 200);
  const word = /\|\s*(?:jq\b.*==\s*"([\w .-]+)"|grep\s+(?:-\w+\s+)*["']?([\w .-]+?)["']?\s*$)/.exec(words);
  const contains = word === null ? undefined : word[1] === undefined ? word[2] : JSON.stringify(word[1]);
  return { spec: { path, status, ...(contains === undefined ? {} : { contains }) }, isStaging: isStagingHost(url) };
}

/** What sends more than a question. */
const MORE = /\s(?:-X|--request|-d|--data\S*|-F|--form|-T|-u|--user|-H|--header|--json|-b|--cookie|-k|--insecure)\b/;

function firstLine(code: string): string {
  return shownText(code.split("\n").find((one) => one.trim() !== "") ?? "");
}
