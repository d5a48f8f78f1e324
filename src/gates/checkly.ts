import { z } from "zod";
import { renderDuration } from "../lib/duration.ts";
import { durationUpTo } from "../lib/plan-values.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { CheckRun, CheckSession } from "../providers/contract.ts";
import type { Gate } from "./contract.ts";

export interface ChecklySpec {
  readonly tags: readonly string[];
  readonly timeout: number;
}

const checklySpec = z.strictObject({
  tags: z
    .array(z.string().min(1), "expected a list of tags, such as [deploy]")
    .min(1, "expected at least one tag: without tags every check of the account would run")
    .describe("Checks with all of these tags run against the address under test."),
  timeout: durationUpTo("24h")
    .prefault("10m")
    .describe("How long the checks may take; if they take longer, the gate holds."),
}) satisfies z.ZodType<ChecklySpec>;

export const checkly: Gate<ChecklySpec, "checks"> = {
  key: "checkly",
  description: "Runs Checkly's checks against the deployment and waits for them. A degraded check passes.",
  example: `- { title: Checkly suite, checkly: { tags: [deploy], timeout: 15m } }
`,
  kind: "world",
  spec: checklySpec,
  explain: ({ tags, timeout }) => `checks with the tags ${tags.join(", ")}, at most ${renderDuration(timeout)}`,
  roles: ["checks"],
  provider: "checkly",
  async check(spec, { roles, target }) {
    const session = await roles.checks.run({
      tags: spec.tags,
      url: target.url,
      bypass: target.bypass,
      commit: target.commit,
      environment: target.stage,
      timeoutMs: spec.timeout,
    });
    return session === null ? noChecks(spec.tags) : judge(spec, session);
  },
};

function judge(spec: ChecklySpec, session: CheckSession): Verdict {
  const evidence = session.runs.map(evidenceOf);
  const look = session.url ?? "the session in Checkly";
  const failed = namesOf(session, "failed");
  const aborted = namesOf(session, "aborted");
  const runs = session.runs.length;
  if (failed.length > 0) {
    return fail(
      "checks_failed",
      `${failed.length} of ${runs} checks failed: ${failed.join(", ")}.`,
      `Look at ${look}, fix what it shows, and run this again.`,
      evidence,
    );
  }
  if (session.status === "timed-out") {
    return hold(
      "vendor_timeout",
      `The checks had not all finished after ${renderDuration(spec.timeout)}.`,
      `Look at ${look}; raise timeout if the checks need longer, and run this again.`,
      evidence,
    );
  }
  if (session.status === "canceled" || aborted.length > 0) {
    return hold(
      "no_data",
      session.status === "canceled"
        ? "The checks were canceled, so there is no answer."
        : `${aborted.length} of ${runs} checks were aborted: ${aborted.join(", ")}.`,
      `Look at ${look}, and run this again.`,
      evidence,
    );
  }
  if (session.status === "failed") {
    return fail("checks_failed", "The checks failed.", `Look at ${look}, and run this again.`, evidence);
  }
  // A session that passed without a single run has verified nothing.
  if (runs === 0) return noChecks(spec.tags);
  const degraded = namesOf(session, "degraded");
  const slow = degraded.length === 0 ? "" : `, ${degraded.length} degraded: ${degraded.join(", ")}`;
  return pass("gate_passed", `${runs} of ${runs} checks passed${slow}.`, evidence);
}

function namesOf(session: CheckSession, outcome: CheckRun["outcome"]): readonly string[] {
  return session.runs.filter((run) => run.outcome === outcome).map((run) => run.name);
}

function evidenceOf(run: CheckRun): Evidence {
  return { label: run.name, value: run.outcome, ...(run.url === null ? {} : { url: run.url }) };
}

function noChecks(tags: readonly string[]): Verdict {
  return hold(
    "no_matching_checks",
    `No check has ${tags.map((tag) => `"${tag}"`).join(" and ")}, so nothing was verified.`,
    "Tag the checks that should run after a deploy, or correct the tags in the plan.",
  );
}
