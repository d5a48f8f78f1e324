import { explainStep } from "./explain-step.ts";
import { cutText } from "../../lib/cut-text.ts";
import { ProviderError } from "../../lib/error.ts";
import { createMask, type Mask } from "../../lib/mask.ts";
import { retry } from "../../lib/retry.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../../lib/verdict.ts";
import type { HttpAnswer } from "../../providers/contract.ts";
import type { Gate, GateContext } from "../contract.ts";
import { type Captures, fillJson, fillText, MAXIMUM_CAPTURED, namesIn, resolveJsonPath } from "./capture.ts";
import { type Judgement, judgeAnswer } from "./judge-answer.ts";
import { type HttpSpec, httpSpec, type HttpStep } from "./spec.ts";

const KEPT_BYTES = 1024 * 1024;
const SHOWN_CHARACTERS = 200;
const SEARCHED_CHARACTERS = 20_000;
/** No answer of these kinds is the site's own silence; every other trouble stands between us and the site. */
const SILENCE = new Set(["vendor_timeout", "vendor_unavailable"]);

export const http: Gate<HttpSpec, "http"> = {
  key: "http",
  description:
    "The site answers a request, or a sequence of requests, as expected. A wrong answer, or none, fails; a protected deployment, or a network problem on the way to the site, is a hold.",
  example: `- { title: Start page shows its heading, http: { path: /, contains: Threads } }
- title: A thread can be written and read
  http:
    - post: /api/threads
      json: { title: Hello }
      headers: { authorization: { env: TEST_TOKEN, prefix: "Bearer " } }
      status: 201
      capture: { id: $.id }
    - { get: "/api/threads/\${id}", contains: Hello }
`,
  kind: "world",
  spec: httpSpec,
  explain: (steps) => steps.map(explainStep).join("; then "),
  roles: ["http"],
  secrets: secretsOf,
  readsOnly: (steps) => steps.every(({ method }) => method === "GET"),
  patienceMs: (steps) => Math.max(...steps.map(({ timeoutMs }) => timeoutMs)),
  async check(spec, context) {
    const missing = secretsOf(spec).filter((name) => context.env[name] === undefined);
    if (missing.length > 0) {
      return hold(
        "secret_missing",
        `A header needs ${missing.join(", ")}, which ${missing.length === 1 ? "is" : "are"} not set here.`,
        `Set ${missing.join(", ")} in the environment of this step.`,
      );
    }
    const evidence: Evidence[] = [];
    let captures: Captures = {};
    for (const step of spec) {
      const result = await runStep(step, context, captures);
      evidence.push(...result.evidence);
      // A site that answered a request before is not down.
      if (result.verdict !== null) {
        return { ...result.verdict, evidence, ...(result.isDown && step === spec[0] ? { down: true } : {}) };
      }
      captures = result.captures;
    }
    return pass("gate_passed", summaryOf(spec, evidence), evidence);
  },
};

function secretsOf(spec: HttpSpec): readonly string[] {
  const named = spec.flatMap((step) => Object.values(step.headers));
  return [...new Set(named.flatMap((value) => (typeof value === "string" ? [] : [value.env])))];
}

function summaryOf(spec: HttpSpec, evidence: readonly Evidence[]): string {
  const [first] = evidence;
  return spec.length === 1 && first !== undefined
    ? `${first.label} answered as expected: ${first.value}.`
    : `${spec.length} requests were answered as expected.`;
}

interface StepResult {
  /** Null where the step passed. */
  readonly verdict: Verdict | null;
  readonly isDown: boolean;
  readonly evidence: readonly Evidence[];
  readonly captures: Captures;
}

interface Attempt {
  readonly judgement: Judgement;
  readonly answer: HttpAnswer | null;
  readonly tries: number;
}

async function runStep(step: HttpStep, context: GateContext<"http">, captures: Captures): Promise<StepResult> {
  const name = `${step.method} ${step.path}`;
  const policy = {
    attempts: context.once === true ? 1 : step.retries + 1,
    firstDelayMs: 1_000,
    maximumDelayMs: 10_000,
  };
  const last = await retry<Attempt>(policy, context, async (tries) => {
    const { judgement, answer } = await attempt(name, step, context, captures);
    const done = judgement.kind === "right" || (judgement.kind === "unknown" && !judgement.again);
    return { done, value: { judgement, answer, tries } };
  });
  const secrets = valuesToCapture(step, last.answer);
  const mask = maskOf(step, context, captures, secrets);
  // What is too long to be captured is too long to be looked for in all that is shown.
  const showsBody = secrets.every((value) => value.length <= MAXIMUM_CAPTURED);
  const evidence = evidenceOf(name, last, mask, { timed: context.target.stage !== "checklist", showsBody });
  const { judgement, tries } = last;
  if (judgement.kind === "right") return { verdict: null, isDown: false, evidence, captures: judgement.captures };
  if (judgement.kind === "unknown") {
    const { verdict } = judgement;
    return { verdict: { ...verdict, summary: mask.apply(verdict.summary) }, isDown: false, evidence, captures };
  }
  const again = tries === 1 ? "" : ` It was tried ${tries} times.`;
  const remedy = `Open ${context.target.url} and look at the deployment's runtime log for ${step.path}.`;
  const verdict = fail("health_check_failed", `${mask.apply(judgement.summary)}${again}`, remedy);
  return { verdict, isDown: judgement.down === true, evidence, captures };
}

async function attempt(
  name: string,
  step: HttpStep,
  context: GateContext<"http">,
  captures: Captures,
): Promise<Omit<Attempt, "tries">> {
  try {
    const answer = await context.roles.http.request({
      method: step.method,
      url: addressOf(context.target, fillText(step.path, captures, encodeURIComponent)),
      headers: headersOf(step, context, captures),
      ...(step.json === undefined ? {} : { body: JSON.stringify(fillJson(step.json, captures)) }),
      timeoutMs: step.timeoutMs,
      maximumBytes: KEPT_BYTES,
      ...(context.onHeard === undefined ? {} : { onHeard: context.onHeard }),
      // A redirect that is asked for is itself the answer.
      ...(step.status !== null && step.status >= 300 && step.status <= 399 ? { maximumRedirects: 0 } : {}),
    });
    return { judgement: judgeAnswer(name, step, answer, context, captures), answer };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const judgement: Judgement = SILENCE.has(error.reasonCode)
      ? { kind: "wrong", summary: error.message, down: true }
      : { kind: "unknown", verdict: hold(error.reasonCode, error.message, error.remedy), again: true };
    return { judgement, answer: null };
  }
}

function addressOf({ url, query }: GateContext["target"], path: string): string {
  if (query === undefined) return `${url}${path}`;
  const [before = "", fragment] = path.split("#", 2);
  const added = `${before}${before.includes("?") ? "&" : "?"}${query}`;
  return `${url}${added}${fragment === undefined ? "" : `#${fragment}`}`;
}

function headersOf(
  step: HttpStep,
  { env, target, protection }: GateContext<"http">,
  captures: Captures,
): Record<string, string> {
  const written = Object.entries(step.headers).map(([name, value]) => [
    name.toLowerCase(),
    typeof value === "string" ? fillText(value, captures) : `${value.prefix}${env[value.env] ?? ""}`,
  ]);
  return {
    ...(step.json === undefined ? {} : { "content-type": "application/json" }),
    ...Object.fromEntries(written),
    ...(target.bypass === null || protection === null ? {} : { [protection.header]: target.bypass.reveal() }),
  };
}

/**
 * A site may answer with the headers that it got. What an earlier step captured for a header (a session's token), and
 * what this step was to capture, is as secret as what a variable holds.
 */
function maskOf(
  step: HttpStep,
  { env, target }: GateContext<"http">,
  captures: Captures,
  toCapture: readonly string[],
): Mask {
  const sent = Object.values(step.headers).flatMap((value) =>
    typeof value === "string" ? namesIn(value).map((name) => captures[name]) : [env[value.env]],
  );
  const short = toCapture.filter((value) => value.length <= MAXIMUM_CAPTURED);
  const secrets = [...sent, ...short, target.bypass?.reveal()];
  return createMask(secrets.filter((value) => typeof value === "string"));
}

function valuesToCapture(step: HttpStep, answer: HttpAnswer | null): readonly string[] {
  const paths = Object.values(step.capture);
  if (answer === null || paths.length === 0) return [];
  try {
    const body: unknown = JSON.parse(answer.body);
    return paths.map((path) => resolveJsonPath(body, path)).filter((value) => typeof value === "string");
  } catch {
    return [];
  }
}

interface Shown {
  /** With what it took. A checklist asks again and again, and its comment is to change only where an answer does. */
  readonly timed: boolean;
  readonly showsBody: boolean;
}

function evidenceOf(
  name: string,
  { answer, judgement, tries }: Attempt,
  mask: Mask,
  { timed, showsBody }: Shown,
): readonly Evidence[] {
  const count = tries === 1 ? "" : `, try ${tries}`;
  if (answer === null) return [{ label: name, value: `no answer${count}` }];
  const value = `${answer.status}${timed ? ` in ${Math.round(answer.durationMs)} ms` : ""}${count}`;
  const step = { label: name, value, url: mask.apply(answer.url) };
  const body = judgement.kind === "right" || !showsBody ? "" : beginningOf(answer.body, mask);
  return body === "" ? [step] : [step, { label: "body", value: cutText(body, SHOWN_CHARACTERS) }];
}

/** On one line. Of a long body only as much is searched for secrets as is shown; what its end cuts may be half a secret. */
function beginningOf(body: string, mask: Mask): string {
  const searched = SEARCHED_CHARACTERS + mask.longest;
  const text = mask.apply(body.slice(0, searched));
  return (body.length > searched ? text.slice(0, -mask.longest - 1) : text).replace(/\s+/g, " ").trim();
}
