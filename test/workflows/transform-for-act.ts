/**
 * Makes the copy of a workflow file that act runs. act 0.2.89 stops on three keywords that are newer than its schema;
 * the copy leaves out two and replaces the third, and nothing else. What is left out concerns waiting and record
 * keeping at GitHub (queue of a concurrency group, deployment objects of an environment), which act does not do at all.
 */
import { isMap, isScalar, parseDocument, visit } from "yaml";

export interface TransformedWorkflow {
  readonly text: string;
  /** What was changed, one line each; a test compares it, so that a new difference is seen. */
  readonly changes: readonly string[];
}

/** `$/` means "this repository, at the running commit"; act is told where that is by `selfReference`. */
export function transformForAct(text: string, selfReference: string): TransformedWorkflow {
  const document = parseDocument(text);
  if (document.errors.length > 0) throw new Error(`not a workflow file: ${document.errors[0]?.message}`);
  const changes: string[] = [];
  visit(document, {
    Pair(_, pair) {
      const key = isScalar(pair.key) ? pair.key.value : null;
      if (key === "concurrency" && isMap(pair.value) && pair.value.delete("queue")) changes.push("concurrency.queue");
      if (key === "environment" && isMap(pair.value) && pair.value.delete("deployment")) {
        changes.push("environment.deployment");
      }
      if (key === "uses" && isScalar(pair.value) && String(pair.value.value).startsWith("$/")) {
        const [repository, ref] = selfReference.split("@");
        const path = String(pair.value.value).slice(1).replace(/\/$/, "");
        changes.push(`uses ${String(pair.value.value)}`);
        pair.value.value = `${repository}${path}@${ref}`;
      }
    },
  });
  return { text: document.toString({ lineWidth: 0 }), changes };
}
