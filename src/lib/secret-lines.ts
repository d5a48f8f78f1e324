/**
 * Several secrets in one text, a line each: what one secret of a workflow can carry. Pure. A mistake is told by its line's
 * number alone: what stands there may be a secret, a broken name too.
 */
import { isOrdinary } from "./secret-names.ts";

export interface SecretLine {
  readonly name: string;
  readonly value: string;
  /** Counts from 1. */
  readonly line: number;
}

export interface SecretLineProblem {
  readonly line: number;
  /** Without a word of what stands there. */
  readonly message: string;
}

/** A shorter value would be masked in the middle of ordinary words, and the runner drops an output with one in it. */
const SHORTEST_VALUE = 4;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s;
const BLOCK = /^([A-Za-z_][A-Za-z0-9_]*)<<([A-Za-z0-9_-]+)$/;
const QUOTED = /^(["']).*\1$/s;

/**
 * `NAME=value` lines, and `NAME<<END` … `END` for values of several lines, as in GitHub's own files. A value is taken as
 * it stands, without the spaces around it; empty lines and those that begin with `#` are skipped.
 */
export function parseSecretLines(text: string): {
  readonly secrets: readonly SecretLine[];
  readonly problems: readonly SecretLineProblem[];
} {
  const secrets: SecretLine[] = [];
  const problems: SecretLineProblem[] = [];
  const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
  const keep = (name: string, value: string, line: number) => {
    const message = problemOf(name, value, secrets);
    if (message === null) secrets.push({ name, value, line });
    else problems.push({ line, message });
  };
  for (let index = 0; index < lines.length; index += 1) {
    const written = (lines[index] ?? "").trim();
    const line = index + 1;
    if (written === "" || written.startsWith("#")) continue;
    const [, block, end] = BLOCK.exec(written) ?? [];
    if (block !== undefined && end !== undefined) {
      const last = lines.indexOf(end, index + 1);
      if (last === -1) {
        problems.push({
          line,
          message: "begins a value of several lines, but its end mark is missing",
        });
        break;
      }
      keep(block, lines.slice(index + 1, last).join("\n"), line);
      index = last;
      continue;
    }
    const [, name, rest] = ASSIGNMENT.exec(written) ?? [];
    const value = rest?.trim() ?? "";
    if (name === undefined) problems.push({ line, message: "is not NAME=value" });
    else if (QUOTED.test(value)) problems.push({ line, message: "has its value in quotes, which would be part of it" });
    else keep(name, value, line);
  }
  return { secrets, problems };
}

function problemOf(name: string, value: string, before: readonly SecretLine[]): string | null {
  const first = before.find((one) => one.name === name);
  if (first !== undefined) return `has the name of line ${first.line} again`;
  if (value.trim() === "") return "has no value";
  if (value.trim().length < SHORTEST_VALUE) {
    return `has a value of fewer than ${SHORTEST_VALUE} characters, too short to be masked in a log`;
  }
  if (isOrdinary(value)) {
    return "has an ordinary word or number as its value, which cannot be masked: use a variable, not a secret";
  }
  return null;
}
