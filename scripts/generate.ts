/**
 * Writes everything that is generated, then builds `dist/`. Run it after a change to a declaration (a gate, a provider,
 * the plan's schema, a reason code, action.yml); CI runs it too and fails where it changes a file.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gates } from "../src/gates/index.ts";
import type { PlanExtensions } from "../src/plan/extensions.ts";
import { metricProviders } from "../src/providers/metrics.ts";
import { renderGatesReference, renderGatesTable } from "./generate/gates-reference.ts";
import { renderMetricsReference } from "./generate/metrics-reference.ts";
import { renderPlanReference } from "./generate/plan-reference.ts";
import { renderPlanSchema } from "./generate/plan-schema.ts";
import { fillMarkers, renderActionTables } from "./generate/readme-tables.ts";
import { renderReasonCodes } from "./generate/reason-codes-reference.ts";

const root = resolve(import.meta.dirname, "..");
const extensions: PlanExtensions = { gates, metricProviders };

write("schema/plan.schema.json", renderPlanSchema(extensions));
write("docs/plan.md", renderPlanReference(extensions));
write("docs/gates.md", renderGatesReference(extensions));
write("docs/metrics.md", renderMetricsReference(metricProviders));
write("docs/reason-codes.md", renderReasonCodes());
fillReadme();
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

function fillReadme(): void {
  const [readme, action] = [join(root, "README.md"), join(root, "action.yml")];
  if (!existsSync(readme) || !existsSync(action)) return;
  const tables = {
    ...renderActionTables(readFileSync(action, "utf8")),
    gates: renderGatesTable(gates, (key) => `[\`${key}\`](docs/gates.md#${key})`),
  };
  write("README.md", fillMarkers(readFileSync(readme, "utf8"), tables));
}

function build(): void {
  const script = join(root, "scripts/build.ts");
  if (!existsSync(script)) return;
  const { status } = spawnSync(process.execPath, [script], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exitCode = status ?? 1;
}
