/** What an answer says about the site: yes, no, or nothing at all. Pure. */
import { isSameSite } from "../../lib/is-same-site.ts";
import type { ReasonFor } from "../../lib/reason-code.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { HttpAnswer } from "../../providers/contract.ts";
import type { GateContext, GateTarget } from "../contract.ts";
import { type Captures, fillText, MAXIMUM_CAPTURED, resolveJsonPath } from "./capture.ts";
import type { HttpStep } from "./spec.ts";

export type Judgement =
  | { readonly kind: "right"; readonly captures: Captures }
  /** The site's own answer is wrong. */
  | {
      readonly kind: "wrong";
      readonly summary: string;
      /** There is none, or a server's error. */ readonly down?: true;
    }
  /** The answer says nothing about the deployment; `again` where asking once more may help. */
  | { readonly kind: "unknown"; readonly verdict: Verdict; readonly again: boolean };

/** `name` is the step for people: `GET /chat`. `captures` are those of the steps before. */
export function judgeAnswer(
  name: string,
  step: HttpStep,
  answer: HttpAnswer,
  { target, protection }: Pick<GateContext, "target" | "protection">,
  captures: Captures,
): Judgement {
  const nothing =
    closedDoor(name, answer, target, protection) ?? foreign(name, answer, target) ?? rateLimit(name, step, answer);
  if (nothing !== null) return nothing;
  if (step.status === null ? answer.status < 200 || answer.status > 299 : answer.status !== step.status) {
    const wanted = step.status === null ? "a status from 200 to 299" : `${step.status}`;
    const judgement = { kind: "wrong", summary: `${name} answered ${answer.status}, expected ${wanted}.` } as const;
    return answer.status >= 500 ? { ...judgement, down: true } : judgement;
  }
  if (step.maximumDurationMs !== null && answer.durationMs > step.maximumDurationMs) {
    return wrong(
      `${name} took ${Math.round(answer.durationMs)} ms, expected at most ${Math.round(step.maximumDurationMs)} ms.`,
    );
  }
  return judgeBody(name, step, answer, captures);
}

function judgeBody(name: string, step: HttpStep, answer: HttpAnswer, captures: Captures): Judgement {
  const contains = step.contains === null ? null : fillText(step.contains, captures);
  const absent = step.absent === null ? null : fillText(step.absent, captures);
  if (absent !== null && answer.body.includes(absent)) {
    return wrong(`The body of ${name} contains "${absent}", which it must not.`);
  }
  const found = contains === null || answer.body.includes(contains);
  const needsAll = !found || absent !== null || Object.keys(step.capture).length > 0;
  if (answer.truncated === true && needsAll) {
    return unknown(
      "no_data",
      `The body of ${name} is too long to be read to its end.`,
      "Check a smaller page, or one whose text comes early.",
    );
  }
  if (!found) return wrong(`The body of ${name} does not contain "${contains}".`);
  return captureFrom(name, step, answer, captures);
}

function captureFrom(name: string, step: HttpStep, answer: HttpAnswer, captures: Captures): Judgement {
  if (Object.keys(step.capture).length === 0) return { kind: "right", captures };
  const parsed = parseJson(answer.body);
  if (parsed === null) return wrong(`${name} did not answer with JSON, so nothing can be captured from it.`);
  const taken: Record<string, unknown> = { ...captures };
  for (const [key, path] of Object.entries(step.capture)) {
    const value = resolveJsonPath(parsed.value, path);
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
      return wrong(`The answer to ${name} has no text or number at the place of "${key}".`);
    }
    // It goes into a path, where these would mean another folder, and nothing would mean the list itself.
    if (value === "" || value === "." || value === "..") {
      return wrong(`The answer to ${name} has "${value}" at the place of "${key}".`);
    }
    if (typeof value === "string" && value.length > MAXIMUM_CAPTURED) {
      return wrong(
        `The answer to ${name} has ${value.length} characters at the place of "${key}"; at most ${MAXIMUM_CAPTURED} are captured.`,
      );
    }
    taken[key] = value;
  }
  return { kind: "right", captures: taken };
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

/** The host's own page in the place of the site's. */
function closedDoor(
  name: string,
  answer: HttpAnswer,
  target: GateTarget,
  protection: GateContext["protection"],
): Judgement | null {
  const door = protection?.recognize(answer, target.bypass !== null) ?? null;
  return door === null ? null : unknown("protected_deployment", `${name}: ${door.reason}`, door.remedy);
}

/**
 * What another host answers verifies that host: a site that sends every visitor to its canonical name would pass its
 * staging checks with what production serves. With or without `www.`, and https where http was asked, is the same site.
 */
function foreign(name: string, answer: HttpAnswer, target: GateTarget): Judgement | null {
  const [asked, found] = [new URL(target.url), new URL(answer.leadsTo ?? answer.url)];
  if (isSameSite(asked, found)) return null;
  return unknown(
    "read_back_mismatch",
    `${name} was redirected to ${found.origin}, which is not ${asked.origin}, so the answer says nothing about this deployment.`,
    "Let the site answer under its deployment's address, or check the redirect itself with its status (such as status: 307).",
  );
}

function rateLimit(name: string, step: HttpStep, answer: HttpAnswer): Judgement | null {
  if (answer.status !== 429 || step.status === 429) return null;
  const summary = `${name} answered 429: this runner sent too many requests, which says nothing about the site's health.`;
  const verdict = hold(
    "vendor_rate_limited",
    summary,
    "Exempt this runner from the site's rate limit, or probe less often.",
  );
  return { kind: "unknown", verdict, again: true };
}

function unknown(reasonCode: ReasonFor<"hold">, summary: string, remedy: string): Judgement {
  return { kind: "unknown", verdict: hold(reasonCode, summary, remedy), again: false };
}

function wrong(summary: string): Judgement {
  return { kind: "wrong", summary };
}
