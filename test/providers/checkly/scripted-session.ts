/** Answers of one test session, after Checkly's API description. */
import type { ScriptedAnswer, SeenRequest } from "./scripted-checkly.ts";

export const SESSION = "8166fa86-c9b4-4162-8541-d380c6c212d8";
export const LINK = `https://app.checklyhq.com/test-sessions/${SESSION}`;

export function triggered(): ScriptedAnswer {
  return { status: 201, body: { testSessionId: SESSION, testSessionLink: LINK, name: "n", status: "RUNNING" } };
}

export function result(over: Readonly<Record<string, unknown>> = {}) {
  return {
    testSessionResultId: "22be3b52-5ec2-4894-9086-b5b4a8b00a89",
    testSessionResultLink: `${LINK}/results/1`,
    checkId: "a4cd4ad9-4815-4a9e-92d2-0a7c562ee69a",
    checkType: "API",
    name: "Health",
    errorGroupIds: [],
    resultType: "FINAL",
    status: "PASSED",
    hasErrors: false,
    hasFailures: false,
    isDegraded: false,
    aborted: false,
    ...over,
  };
}

export function completed(status: string, results?: readonly unknown[]): ScriptedAnswer {
  return {
    status: 200,
    body: { testSessionId: SESSION, testSessionLink: LINK, status, ...(results ? { results } : {}) },
  };
}

/** Answers the trigger with success and the completion as given. */
export function ending(completion: ScriptedAnswer) {
  return (request: SeenRequest): ScriptedAnswer => (request.method === "POST" ? triggered() : completion);
}
