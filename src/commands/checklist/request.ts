/** What a checklist is asked for, from options, inputs and the event that started the workflow. */
import { readFile } from "node:fs/promises";
import { parseAuthors, unreadableAuthors } from "../../lib/authors.ts";
import type { Problem } from "../../lib/error.ts";
import { type ChecklistEvent, parseChecklistEvent } from "../../checklist/event.ts";
import type { ChecklistRequest } from "../../checklist/request.ts";

export interface GivenToChecklist {
  readonly only?: "code" | "world" | undefined;
  readonly "pull-request"?: string | undefined;
  readonly author?: string | undefined;
  readonly "code-result"?: string | undefined;
}

/** With every mistake in it. `publish`: in a workflow, not in a terminal. */
export async function readChecklistRequest(
  values: GivenToChecklist,
  env: Readonly<Record<string, string | undefined>>,
  plan: string,
  publish: boolean,
): Promise<{ readonly checklist: ChecklistRequest; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const only = values.only ?? null;
  const pullRequest = values["pull-request"];
  const number = pullRequest === undefined ? null : Number(pullRequest.replace(/^#/, ""));
  if (number !== null && (!Number.isSafeInteger(number) || number < 1)) {
    problems.push({ message: `pull-request is "${pullRequest}"; expected a number.` });
  }
  const authors = parseAuthors(values.author);
  if (authors === null) problems.push(unreadableAuthors(values.author));
  const event = publish ? await readEvent(env) : null;
  if (typeof event === "string" && number === null) {
    problems.push({ message: event, remedy: "Call it from one of these events, or pass pull-request." });
  }
  const checklist = {
    only,
    event: typeof event === "string" ? null : event,
    pullRequest: number,
    authors: authors ?? [],
    codeResult: values["code-result"] ?? "",
    publish: publish && only !== "code",
    planFile: plan,
  };
  return { checklist, problems };
}

/** The event that started the workflow, or a sentence that says why there is none for a checklist. */
export async function readEvent(env: Readonly<Record<string, string | undefined>>): Promise<ChecklistEvent | string> {
  const name = env["GITHUB_EVENT_NAME"] ?? "";
  const path = env["GITHUB_EVENT_PATH"] ?? "";
  const text = path === "" ? null : await readFile(path, "utf8").catch(() => null);
  try {
    return parseChecklistEvent(name, text === null ? null : JSON.parse(text));
  } catch {
    return `The event's file ${path} is not JSON.`;
  }
}
