/** Which of the plan's `http` gates the demo site can answer: each is asked of the site's own program. */
import { fillJson, fillText, type Captures } from "../../gates/http/capture.ts";
import { judgeAnswer } from "../../gates/http/judge-answer.ts";
import type { HttpSpec } from "../../gates/http/spec.ts";
import { matchTemplate } from "../../sandbox/demo-site/match.ts";
import { createDemoProgram } from "../../sandbox/demo-site/program.ts";
import { createDemoRender } from "../../sandbox/demo-site/render.ts";
import type { DemoAnswer, DemoRequest } from "../../sandbox/demo-site/route.ts";
import { headersOf, routesOf } from "./site-routes.ts";

type Site = (request: DemoRequest) => DemoAnswer;

const ORIGIN = "http://localhost";

/** What a site would answer otherwise than the gate asks, in words; null where nothing is. */
export type Contradiction = string | null;

/**
 * For each gate why it cannot be rehearsed. A gate is left out where it contradicts itself or one before it: no site
 * answers one request in two ways.
 */
export function checkAnswerable(gates: readonly HttpSpec[]): readonly Contradiction[] {
  const kept: HttpSpec[] = [];
  return gates.map((gate) => {
    const all = [...kept, gate];
    const site = createDemoProgram(
      routesOf(all),
      matchTemplate,
      createDemoRender({ version: "1", commit: "", objects: {} }),
    );
    // Twice, because a rehearsal asks again: after a crash, in production, at each look of the watch.
    const found = [...all, ...all].map((asked) => askSite(site, asked)).find((said) => said !== null);
    if (found === undefined) kept.push(gate);
    return found ?? null;
  });
}

/** The first request of the gate that is not answered as it asks. */
function askSite(site: Site, gate: HttpSpec): Contradiction {
  let captures: Captures = {};
  for (const step of gate) {
    const url = `${ORIGIN}${fillText(step.path, captures, encodeURIComponent)}`;
    const headers = Object.entries(headersOf(step)).map(([name, value]) => [name, fillText(value, captures)]);
    const { status, ...answer } = site({
      method: step.method,
      url: url.slice(ORIGIN.length),
      headers: Object.fromEntries(headers),
      body: step.json === undefined ? "" : JSON.stringify(fillJson(step.json, captures)),
    });
    // An informational status ends no answer.
    if (status < 200) return `no answer ends with status ${status}`;
    const target = { url: ORIGIN, deploymentId: "", commit: "", stage: "staging", bypass: null };
    const judged = judgeAnswer(
      `${step.method} ${step.path}`,
      step,
      { status, ...answer, durationMs: 0, url },
      { target, protection: null },
      captures,
    );
    if (judged.kind === "wrong") return judged.summary;
    if (judged.kind === "unknown") return judged.verdict.summary;
    captures = judged.captures;
  }
  return null;
}
