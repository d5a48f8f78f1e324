/** The workflows that call Holdpoint's, for one project of a repository. Pure. */
import type { WorkflowName } from "../../../lib/setting.ts";
import { DEFAULT_PLAN_FILE } from "../../../plan/plan.ts";
import type { Way } from "../choose-way.ts";
import { WORKFLOW_TEMPLATES } from "../workflow-templates.ts";

export interface WorkflowWishes {
  /** Path of the plan file. */
  readonly plan: string;
  /** Branch that releases come from. */
  readonly mainBranch: string;
  /** Prepares the pull request's code before its code gates. */
  readonly setup: string;
  /** Of several projects, this one's name; null where there is one. */
  readonly project: string | null;
  readonly way: Way;
}

export interface NewFile {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string;
}

export function workflowFiles(wishes: WorkflowWishes): readonly NewFile[] {
  const names = (Object.keys(WORKFLOW_TEMPLATES) as WorkflowName[]).filter(
    // Where nothing is released there is nothing to check, and nothing to roll back.
    (name) => wishes.way !== "observe" || name === "watch",
  );
  return names.map((name) => ({
    path: `.github/workflows/${fileName(name, wishes)}`,
    text: fill(WORKFLOW_TEMPLATES[name], name, wishes),
  }));
}

function fileName(name: WorkflowName, { project }: WorkflowWishes): string {
  return project === null ? `${name}.yml` : `${name}-${project}.yml`;
}

function fill(template: string, name: WorkflowName, wishes: WorkflowWishes): string {
  const { plan, mainBranch, setup, project } = wishes;
  const named = project === null ? template : template.replace(/^name: (.+)$/m, `name: $1 ${project}`);
  const branched = named
    .replaceAll("branches: [main]", `branches: [${yamlText(mainBranch)}]`)
    .replaceAll("branch protection of main", `branch protection of ${mainBranch}`)
    .replaceAll("setup: npm ci", `setup: ${yamlText(setup)}`)
    .replaceAll("gh workflow run watch.yml", `gh workflow run ${fileName("watch", wishes)}`);
  return plan === DEFAULT_PLAN_FILE ? branched : withPlan(branched, name, plan);
}

/** The path of the plan, beside what the call hands over already. */
function withPlan(text: string, name: WorkflowName, plan: string): string {
  const call = new RegExp(String.raw`^( +)uses: \S+/${name}\.yml@\S+\n(?:\1with:\n)?`, "m");
  return text.replace(
    call,
    (head, indent: string) => `${head.replace(/ +with:\n$/, "")}${indent}with:\n${indent}  plan: ${yamlText(plan)}\n`,
  );
}

function yamlText(text: string): string {
  return /^[A-Za-z][\w./-]*(?: [\w./&-]+)*$/.test(text) && !text.includes(" #") ? text : JSON.stringify(text);
}
