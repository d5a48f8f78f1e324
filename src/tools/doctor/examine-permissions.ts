/** Whether whoever calls a workflow of ours grants what its jobs ask for: GitHub starts none of them otherwise. Pure. */
import { ASKED_PERMISSIONS, type PermissionLevel } from "../../engine/asked-permissions.ts";
import type { CalledWorkflow } from "../../engine/local-workflows.ts";
import { broken, type Finding, ok, warning } from "../../lib/finding.ts";

const LEVELS = ["none", "read", "write"];

export function examinePermissions(calls: readonly CalledWorkflow[]): readonly Finding[] {
  const short = calls.flatMap(examineCall);
  if (calls.length === 0 || short.length > 0) return short;
  const callers = [...new Set(calls.map(({ caller }) => caller))];
  return [ok("permissions", `${callers.join(", ")}: what the called jobs ask for is granted.`)];
}

function examineCall({ name, caller, job, granted }: CalledWorkflow): readonly Finding[] {
  const asked = Object.entries(ASKED_PERMISSIONS[name]);
  const linesOf = (scopes: typeof asked) => scopes.map(([scope, level]) => `\`${scope}: ${level}\``).join(", ");
  if (granted === null) {
    return [
      warning(
        `permissions of ${name}.yml`,
        `Cannot be checked: the job ${job} of ${caller} says nothing of permissions, so the repository's default counts.`,
        `Write under the job's permissions: ${linesOf(asked)}.`,
      ),
    ];
  }
  const missing = asked.filter(([scope, level]) => !isGranted(granted.named[scope] ?? granted.others, level));
  if (missing.length === 0) return [];
  return [
    broken(
      `permissions of ${name}.yml`,
      `The job ${job} of ${caller} does not grant ${linesOf(missing)}, which ${name}.yml asks for, so GitHub does not start it.`,
      `Add under the job's permissions: ${linesOf(missing)}.`,
    ),
  ];
}

/** An expression, or a word that GitHub does not know, grants nothing here. */
function isGranted(granted: unknown, asked: PermissionLevel): boolean {
  return LEVELS.indexOf(String(granted)) >= LEVELS.indexOf(asked);
}
