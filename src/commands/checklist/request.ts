/** What a checklist is asked for, from options, inputs and the event that started the workflow. */
import { readFile } from "node:fs/promises";
import { type Problem, UsageError } from "../../lib/error.ts";
import { DEFAULT_AUTHOR } from "../../checklist/status-record.ts";
import { type ChecklistEvent, parseChecklistEvent } from "../../checklist/event.ts";
import type { ChecklistRequest } from "../../checklist/request.ts";

export interface RawChecklistOptions {
  readonly only?: string | undefined;
  readonly pullRequest?: string | undefined;
  readonly author?: string | undefined;
  readonly codeResult?: string | undefined;
}

/** Throws UsageError with every mistake. `publish`: in a workflow, not in a terminal. */
export async function readChecklistRequest(
  raw: RawChecklistOptions,
  env: Readonly<Record<string, string | undefined>>,
  plan: string,
  publish: boolean,
): Promise<ChecklistRequest> {
  const problems: Problem[] = [];
  const only = (["code", "world"] as const).find((known) => known === raw.only) ?? null;
  if (raw.only && only === null) problems.push({ message: `only is "${raw.only}"; expected code or world.` });
  const number = raw.pullRequest ? Number(raw.pullRequest.replace(/^#/, "")) : null;
  if (number !== null && (!Number.isSafeInteger(number) || number < 1)) {
    problems.push({ message: `pull-request is "${raw.pullRequest}"; expected a number.` });
  }
  const event = publish ? await readEvent(env) : null;
  if (typeof event === "string" && number === null) {
    problems.push({ message: event, remedy: "Call it from one of these events, or give pull-request." });
  }
  if (problems.length > 0) throw new UsageError("usage", problems);
  return {
    only,
    event: typeof event === "string" ? null : event,
    pullRequest: number,
    author: raw.author || DEFAULT_AUTHOR,
    codeResult: raw.codeResult?.trim() ?? "",
    publish: publish && only !== "code",
    planFile: plan,
  };
}

async function readEvent(env: Readonly<Record<string, string | undefined>>): Promise<ChecklistEvent | string> {
  const name = env["GITHUB_EVENT_NAME"] ?? "";
  const path = env["GITHUB_EVENT_PATH"] ?? "";
  const text = path === "" ? null : await readFile(path, "utf8").catch(() => null);
  try {
    return parseChecklistEvent(name, text === null ? null : JSON.parse(text));
  } catch {
    return `The event's file ${path} is not JSON.`;
  }
}
