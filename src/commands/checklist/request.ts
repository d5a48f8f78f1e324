/** What a checklist is asked for, from options, inputs and the event that started the workflow. */
import { parseAuthors, unreadableAuthors } from "../../lib/authors.ts";
import type { Problem } from "../../lib/error.ts";
import { parseChecklistEvent } from "../../checklist/event.ts";
import { parsePlanBranches } from "../../checklist/parse-plan-branches.ts";
import type { ChecklistRequest } from "../../checklist/request.ts";

export interface GivenToChecklist {
  readonly only?: "code" | "world" | undefined;
  readonly "pull-request"?: string | undefined;
  readonly author?: string | undefined;
  readonly "code-result"?: string | undefined;
  readonly "plan-branches"?: string | undefined;
}

/** What started the workflow that the action runs in. */
export interface WorkflowRun {
  readonly eventName: string;
  readonly payload: unknown;
}

/** With every mistake in it. `run` is null in a terminal, which writes nothing. */
export function readChecklistRequest(
  values: GivenToChecklist,
  plan: string,
  run: WorkflowRun | null,
): { readonly checklist: ChecklistRequest; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const only = values.only ?? null;
  const pullRequest = values["pull-request"];
  const number = pullRequest === undefined ? null : Number(pullRequest.replace(/^#/, ""));
  if (number !== null && (!Number.isSafeInteger(number) || number < 1)) {
    problems.push({ message: `pull-request is "${pullRequest}"; expected a number.` });
  }
  const authors = parseAuthors(values.author);
  if (authors === null) problems.push(unreadableAuthors(values.author));
  const planBranches = parsePlanBranches(values["plan-branches"]);
  problems.push(...planBranches.problems);
  const event = run === null ? null : parseChecklistEvent(run.eventName, run.payload);
  if (typeof event === "string" && number === null) {
    problems.push({ message: event, remedy: "Call it from one of these events, or pass pull-request." });
  }
  const checklist = {
    only,
    event: typeof event === "string" ? null : event,
    pullRequest: number,
    authors: authors ?? [],
    codeResult: values["code-result"] ?? "",
    publish: run !== null && only !== "code",
    planBranches: planBranches.names,
    planFile: plan,
  };
  return { checklist, problems };
}
