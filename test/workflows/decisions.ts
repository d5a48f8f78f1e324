/**
 * The decisions that release.yml hands to its caller, computed with GitHub's own expression evaluator for every pair of
 * answers. act cannot show them: it ends the caller's run where a job of the called workflow fails.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { loadEvaluator } from "./expressions.ts";
import type { Suite } from "./suite.ts";

interface WorkflowFile {
  readonly on: {
    readonly workflow_call: { readonly outputs: Readonly<Record<string, { readonly value: string }>> };
  };
  readonly jobs: Readonly<Record<string, { readonly outputs: Readonly<Record<string, string>> }>>;
}

/** What a step can leave: an answer, nothing because it crashed, or nothing because it was skipped. */
const ANSWERS = ["proceed", "hold", "failed", "rolled-back", "crashed", "skipped"] as const;
type Answer = (typeof ANSWERS)[number];

export async function checkDecisions(suite: Suite, root: string): Promise<void> {
  const evaluate = await loadEvaluator();
  const { jobs, on } = parse(readFileSync(join(root, ".github/workflows/release.yml"), "utf8")) as WorkflowFile;
  const outputOf = (job: string, name: string, steps: Readonly<Record<string, Answer>>) =>
    evaluate(jobs[job]?.outputs[name] ?? "", {
      steps: Object.fromEntries(Object.entries(steps).map(([id, answer]) => [id, leftBy(answer)])),
    });

  await suite.check("the stage job proceeds only where verify said so", () => {
    for (const deploy of ANSWERS) {
      for (const verify of deploy === "proceed"
        ? ANSWERS.filter((answer) => answer !== "skipped")
        : (["skipped"] as const)) {
        const expected = verify === "skipped" ? said(deploy) : said(verify);
        assert.equal(outputOf("stage", "decision", { deploy, verify }), expected, `deploy ${deploy}, verify ${verify}`);
      }
    }
  });
  await suite.check(
    "the promote job proceeds only where promote and watch said so, and tells of every rollback",
    () => {
      for (const promote of ANSWERS) {
        for (const watch of promote === "skipped" ? (["skipped"] as const) : ANSWERS) {
          const expected =
            watch === "rolled-back" ? "rolled-back" : promote === "proceed" ? said(watch) : said(promote);
          const steps = { promote, watch };
          assert.equal(outputOf("promote", "decision", steps), expected, `promote ${promote}, watch ${watch}`);
          const code = outputOf("promote", "reason-code", steps);
          const speaker = watch === "rolled-back" || promote === "proceed" ? watch : promote;
          assert.equal(code, said(speaker) === speaker ? `code of ${speaker}` : "internal_error");
        }
      }
    },
  );
  await suite.check("the workflow proceeds only where both jobs said so", () => {
    for (const stage of [...ANSWERS, ""]) {
      for (const promote of stage === "proceed" ? [...ANSWERS, ""] : [""]) {
        const context = {
          jobs: { stage: { outputs: { decision: stage } }, promote: { outputs: { decision: promote } } },
        };
        const value = evaluate(on.workflow_call.outputs["decision"]?.value ?? "", context);
        assert.equal(value, (stage === "proceed" ? promote : stage) || "failed", `stage ${stage}, promote ${promote}`);
      }
    }
  });
}

/** A step that said nothing failed: its word is never made up. */
function said(answer: Answer): string {
  return answer === "crashed" || answer === "skipped" ? "failed" : answer;
}

function leftBy(answer: Answer) {
  if (answer === "skipped") return { outcome: "skipped", outputs: {} };
  if (answer === "crashed") return { outcome: "failure", outputs: {} };
  return {
    outcome: answer === "proceed" ? "success" : "failure",
    outputs: { decision: answer, "reason-code": `code of ${answer}` },
  };
}
