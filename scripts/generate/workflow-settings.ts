/** What the public workflows are handed and hand on, in their own files and in those that people copy. */
import { stringify } from "yaml";
import { mustBeSet, type WorkflowName } from "../../src/lib/setting.ts";
import { type DeclaredSetting, settingsOfWorkflow } from "../../src/plan/declared-settings.ts";
import type { PlanExtensions } from "../../src/plan/extensions.ts";

/** The file of a public workflow, filled between `# generated:secrets` and `# generated:env` and their ends. */
export function fillWorkflow(text: string, workflow: WorkflowName, extensions: PlanExtensions): string {
  const settings = settingsOfWorkflow(extensions, workflow);
  const secrets = settings.filter(isPassed).flatMap((declared) => [
    `${declared.setting.name}:`,
    `  description: ${stringify(describe(declared, workflow), { lineWidth: 0 }).trim()}`,
    // A checklist's item whose secret is missing holds, and the others are asked.
    `  required: ${workflow !== "checklist" && declared.always && mustBeSet(declared.setting, undefined)}`,
  ]);
  const env = settings.map(
    ({ setting: { name, source } }) => `${name}: \${{ ${source === "secret" ? "secrets" : "vars"}.${name} }}`,
  );
  return fillComments(fillComments(text, "secrets", secrets), "env", env);
}

/** A file that calls public workflows: each call passes on all the secrets that the workflow may be handed. */
export function fillCaller(text: string, extensions: PlanExtensions): string {
  const call =
    /^( +)uses: holdpoint\/holdpoint\/\.github\/workflows\/(checklist|release|rollback|watch)\.yml@.*\n(?:(?:\1.*)?\n)*?\1secrets:\n/gm;
  const filled: string[] = [];
  let from = 0;
  for (const match of text.matchAll(call)) {
    const [head, indent = "", workflow] = match;
    const start = match.index + head.length;
    const old = new RegExp(`(?:${indent} .*\\n)*`, "y");
    old.lastIndex = start;
    const names = settingsOfWorkflow(extensions, workflow as WorkflowName).filter(isPassed);
    const lines = names.map(({ setting: { name } }) => `${indent}  ${name}: \${{ secrets.${name} }}\n`);
    filled.push(text.slice(from, start), ...lines);
    from = start + (old.exec(text)?.[0].length ?? 0);
  }
  return [...filled, text.slice(from)].join("");
}

function isPassed({ setting }: DeclaredSetting): boolean {
  return setting.source === "secret";
}

function describe({ setting }: DeclaredSetting, workflow: WorkflowName): string {
  const { scopes, purpose, inChecklist } = setting;
  const words =
    workflow === "checklist" && inChecklist !== undefined ? `must be able to ${inChecklist}` : (scopes ?? purpose);
  const plain = words.replaceAll("`", "");
  return `${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}.`;
}

/** Throws where a mark stands without its end, or there is none: then nothing would be filled, and nobody would see it. */
function fillComments(text: string, name: string, lines: readonly string[]): string {
  const open = new RegExp(`^( *)# generated:${name}$`, "gm");
  const block = new RegExp(`^( *)# generated:${name}\\n(?:.*\\n)*?\\1# /generated:${name}$`, "gm");
  const blocks = [...text.matchAll(block)].length;
  if (blocks === 0 || blocks !== [...text.matchAll(open)].length) {
    throw new Error(`the marks of ${name} do not come in pairs: # generated:${name} … # /generated:${name}`);
  }
  return text.replaceAll(block, (_, indent: string) =>
    [`# generated:${name}`, ...lines, `# /generated:${name}`].map((line) => `${indent}${line}`).join("\n"),
  );
}
