/** What the jobs of the public workflows ask for, from the workflow files, so that doctor can compare a caller with it. */
import { parse } from "yaml";

type Level = "read" | "write";

/** `workflows`: their texts by name. */
export function renderAskedPermissions(workflows: Readonly<Record<string, string>>): string {
  const entries = Object.entries(workflows).map(([name, text]) => `  ${name}: ${renderLevels(askedOf(text))},`);
  return [
    'import type { WorkflowName } from "../lib/setting.ts";',
    "",
    "/**",
    " * Written by npm run generate, from .github/workflows: what all jobs of a workflow ask for together. GitHub starts no run of a",
    " * caller that grants less.",
    " */",
    "export const ASKED_PERMISSIONS: Readonly<Record<WorkflowName, Readonly<Record<string, PermissionLevel>>>> = {",
    ...entries,
    "};",
    "",
    'export type PermissionLevel = "read" | "write";',
    "",
  ].join("\n");
}

function askedOf(text: string): ReadonlyMap<string, Level> {
  const { jobs } = parse(text) as { readonly jobs: Readonly<Record<string, { permissions?: Record<string, Level> }>> };
  const asked = new Map<string, Level>();
  for (const { permissions = {} } of Object.values(jobs)) {
    for (const [scope, level] of Object.entries(permissions)) {
      if (asked.get(scope) !== "write") asked.set(scope, level);
    }
  }
  return asked;
}

function renderLevels(levels: ReadonlyMap<string, Level>): string {
  const sorted = [...levels].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const fields = sorted.map(([scope, level]) => `    ${/^\w+$/.test(scope) ? scope : `"${scope}"`}: "${level}",`);
  return ["{", ...fields, "  }"].join("\n");
}
