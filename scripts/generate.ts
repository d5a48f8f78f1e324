/**
 * Writes everything that is generated, then builds `dist/`. Run it after a change to a declaration (a gate, a provider,
 * the plan's schema, a reason code, action.yml); CI runs it too and fails where it changes a file.
 */
import { spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { commands } from "../src/commands/index.ts";
import { extensions } from "../src/engine/plan-extensions.ts";
import { tools } from "../src/tools/index.ts";
import { fillActionInputs } from "./generate/action-inputs.ts";
import { renderAskedPermissions } from "./generate/asked-permissions.ts";
import { renderCommandsReference, renderCommandsTable } from "./generate/commands-reference.ts";
import { renderEvidenceFields, renderEvidenceKinds, renderEvidenceSchema } from "./generate/evidence-reference.ts";
import { renderGatesReference, renderGatesTable } from "./generate/gates-reference.ts";
import { renderMetricsReference } from "./generate/metrics-reference.ts";
import { renderPlanReference } from "./generate/plan-reference.ts";
import { renderPlanSchema } from "./generate/plan-schema.ts";
import { fillMarkers, renderActionTables } from "./generate/readme-tables.ts";
import { renderRungsReference, renderRungsTable } from "./generate/rungs-reference.ts";
import { renderReasonCodes } from "./generate/reason-codes-reference.ts";
import { renderChecklistSettingsTable, renderSettingsTable } from "./generate/settings-tables.ts";
import { fillCaller, fillWorkflow } from "./generate/workflow-settings.ts";
import { renderStepTables } from "./generate/step-tables.ts";
import { renderWorkflowTemplates } from "./generate/workflow-templates.ts";

const root = resolve(import.meta.dirname, "..");

write("schema/plan.schema.json", renderPlanSchema(extensions));
write("schema/evidence.schema.json", renderEvidenceSchema());
write("docs/plan.md", renderPlanReference(extensions));
write("docs/gates.md", renderGatesReference(extensions));
write("docs/rungs.md", renderRungsReference(extensions));
write("docs/metrics.md", renderMetricsReference(extensions.metricProviders));
write("docs/reason-codes.md", renderReasonCodes());
write("docs/commands.md", renderCommandsReference(commands, tools));
write("src/lib/version.ts", renderVersion());
fill("action.yml", (text) => fillActionInputs(text, commands));
fillReadme();
fill("docs/checklist.md", (page) => fillMarkers(page, { settings: renderChecklistSettingsTable(extensions) }));
fill("docs/rollback.md", (page) =>
  fillMarkers(page, { rungs: renderRungsTable(extensions.rungs ?? {}, (key) => `[\`${key}\`](rungs.md#${key})`) }),
);
fill("docs/steps.md", (page) => fillMarkers(page, renderStepTables(extensions.steps ?? {})));
fill("docs/evidence.md", (page) =>
  fillMarkers(page, { "evidence-fields": renderEvidenceFields(), "evidence-kinds": renderEvidenceKinds() }),
);
for (const workflow of ["checklist", "release", "rollback", "watch"] as const) {
  fill(`.github/workflows/${workflow}.yml`, (text) => fillWorkflow(text, workflow, extensions));
}
for (const file of ["docs/checklist.md", ...globSync("examples/*/.github/workflows/*.yml", { cwd: root })]) {
  fill(file, (text) => fillCaller(text, extensions));
}
const called = ["checklist", "release", "rollback", "watch"].map((name) => [
  name,
  readFileSync(join(root, `.github/workflows/${name}.yml`), "utf8"),
]);
write("src/engine/asked-permissions.ts", renderAskedPermissions(Object.fromEntries(called)));
const callers = exampleWorkflows();
write("src/tools/init/workflow-templates.ts", renderWorkflowTemplates(callers));
// The example plans are called as `init` calls a plan at its usual place.
for (const example of globSync("examples/plans/*/", { cwd: root })) {
  for (const [name, text] of Object.entries(callers)) write(join(example, `.github/workflows/${name}.yml`), text);
}
// While one works on the sources alone, the bundle can wait.
if (!process.argv.includes("--without-dist")) build();

function write(path: string, text: string): void {
  const file = join(root, path);
  const before = existsSync(file) ? readFileSync(file, "utf8") : null;
  if (before === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`wrote ${path}`);
}

/** In the source, so that the bundle has it wherever it is copied to. */
function renderVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const note = "/** Written by npm run generate, from package.json. */";
  return `${note}\nexport const VERSION = ${JSON.stringify(version)};\n`;
}

/** After they were filled. */
function exampleWorkflows(): Readonly<Record<string, string>> {
  const names = ["checklist", "release", "rollback", "watch"];
  const folder = join(root, "examples/next-app/.github/workflows");
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, `${name}.yml`), "utf8")]));
}

function fill(path: string, change: (text: string) => string): void {
  write(path, change(readFileSync(join(root, path), "utf8")));
}

function fillReadme(): void {
  const tables = {
    ...renderActionTables(readFileSync(join(root, "action.yml"), "utf8")),
    commands: renderCommandsTable(commands, tools),
    gates: renderGatesTable(extensions.gates, (key) => `[\`${key}\`](docs/gates.md#${key})`),
    settings: renderSettingsTable(extensions),
  };
  fill("README.md", (page) => fillMarkers(page, tables));
}

function build(): void {
  const script = join(root, "scripts/build.ts");
  if (!existsSync(script)) return;
  const { status } = spawnSync(process.execPath, [script], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exitCode = status ?? 1;
}
