/** What a PATCH of a flag asks for: a semantic patch where the content type says so, else a JSON patch (RFC 6902). Pure. */
import { fieldsOf, textOf } from "../spec-fields.ts";

export interface Change {
  readonly environment: string;
  readonly on: boolean;
}

/** Answered with this status and code; nothing was changed. */
export class WrongPatch extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

interface Asked {
  readonly changes: readonly Change[];
  readonly comment: string;
}

const INSTRUCTIONS: Readonly<Record<string, boolean>> = { turnFlagOn: true, turnFlagOff: false };

/** `environments`: as they are, for the tests of a JSON patch. Throws WrongPatch. */
export function changesOf(body: unknown, contentType: string, environments: Readonly<Record<string, object>>): Asked {
  if (!contentType.includes("domain-model=launchdarkly.semanticpatch")) return ofJsonPatch(body, environments);
  const { environmentKey, instructions, comment } = fieldsOf(body);
  const environment = textOf(environmentKey);
  if (!Array.isArray(instructions) || instructions.length === 0) throw wrong("instructions are required");
  if (environment === null || !Object.hasOwn(environments, environment)) throw wrong("unknown environment key");
  const changes = instructions.map((instruction): Change => {
    const kind = textOf(fieldsOf(instruction).kind) ?? "";
    const on = Object.hasOwn(INSTRUCTIONS, kind) ? INSTRUCTIONS[kind] : undefined;
    if (on === undefined) throw wrong(`instruction kind "${kind}" is not valid`);
    return { environment, on };
  });
  return { changes, comment: textOf(comment) ?? "" };
}

/** The list itself, or with a comment beside it. */
function ofJsonPatch(body: unknown, environments: Readonly<Record<string, object>>): Asked {
  const { patch, comment } = Array.isArray(body) ? { patch: body, comment: "" } : fieldsOf(body);
  if (!Array.isArray(patch)) throw wrong("expected a JSON patch");
  const changes = patch.flatMap((operation): Change[] => {
    const { op, path, value } = fieldsOf(operation);
    const [, environment = "", field = ""] = /^\/environments\/([^/]+)\/(\w+)$/.exec(textOf(path) ?? "") ?? [];
    if (!Object.hasOwn(environments, environment)) throw wrong(`path ${String(path)} is not valid`);
    if (op === "test") {
      if (fieldsOf(environments[environment])[field] === value) return [];
      throw new WrongPatch(409, "conflict", `testing value ${String(path)} failed`);
    }
    if (op !== "replace" || field !== "on" || typeof value !== "boolean") throw wrong("operation is not valid");
    return [{ environment, on: value }];
  });
  return { changes, comment: textOf(comment) ?? "" };
}

function wrong(message: string): WrongPatch {
  return new WrongPatch(400, "invalid_request", message);
}
