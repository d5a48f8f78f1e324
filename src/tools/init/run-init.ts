/** What a repository needs, written once; nothing that is there is touched. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "../../lib/clock.ts";
import { UsageError } from "../../lib/error.ts";
import { parsePlan } from "../../plan/load.ts";
import { DEFAULT_PLAN_FILE } from "../../plan/plan.ts";
import { listSettings } from "../../plan/settings.ts";
import type { ProviderContext } from "../../providers/contract.ts";
import type { ToolSurroundings } from "../contract.ts";
import { type Registries, registries } from "../registries.ts";
import { chooseWay, describeWay, type Way } from "./choose-way.ts";
import { describeRepository } from "./describe-repository.ts";
import { finishInit, isPlan } from "./finish-init.ts";
import type { PlannedFile } from "./render-init.ts";
import { setupOf } from "./repository/project-gates.ts";
import { type ProjectFacts, readRepository, type RepositoryFacts } from "./repository/read-repository.ts";
import { checkInitValues, findProject, type InitValues, shortName, surroundingsOf } from "./wishes.ts";
import type { ImportedPlan } from "./writing/import-plan.ts";
import { documentLabel } from "./writing/document-label.ts";
import { renderRepositoryPlan } from "./writing/repository-plan.ts";
import { NOTHING_KNOWN, type PlanSurroundings } from "./writing/surroundings.ts";
import { blanksOf, listToDos, type ToDo } from "./writing/to-do.ts";
import { type NewFile, workflowFiles } from "./writing/workflow-files.ts";

/** What a test replaces. */
export interface InitWorld {
  readonly registries: Registries;
  /** Folder of the repository. */
  readonly directory: string;
  /** Asks for the domain of a project; null where nobody is there to be asked. */
  readonly askDomain: ((project: string, signal: AbortSignal) => Promise<string | null>) | null;
}

const REQUEST_TIMEOUT_MS = 8_000;

export async function runInit(
  values: InitValues,
  surroundings: ToolSurroundings,
  world = worldOf(surroundings),
): Promise<number> {
  checkInitValues(values);
  const facts = await readRepository(world.directory, contextOf(surroundings), world.registries);
  if (values.from !== undefined && values.json === true)
    return printImport(values.from, values, facts, surroundings, world);
  const projects = chooseProjects(facts, values);
  const written: NewFile[] = [];
  const notes: string[] = [];
  const said: string[] = [];
  const ways = new Set<Way>();
  for (const project of projects) {
    const way = values.way ?? chooseWay(project, facts);
    const own = await settle(project, { ...values, way }, world, surroundings.signal);
    ways.add(way);
    if (values.way === undefined) said.push(describeWay(way, project));
    const named = projects.length === 1 ? null : shortName(project);
    const plan = planPath(values.plan, named);
    const made = await makePlan(project, { facts, known: own, values, world });
    if (made.imported !== null)
      notes.push(...(await renderImported(made.imported, values.from ?? "", surroundings.stdout.columns)));
    const wishes = {
      plan,
      mainBranch: facts.git?.mainBranch ?? "main",
      setup: setupOf(project.package),
      project: named,
      way,
    };
    written.push({ path: plan, text: made.text }, ...workflowFiles(wishes));
  }
  const files = await Promise.all(
    written.map(async (file): Promise<PlannedFile> => {
      const present = await readPresent(join(world.directory, file.path));
      return { ...file, text: present ?? file.text, exists: present !== null };
    }),
  );
  refuseExistingPlan(files, values);
  const todos = toDosOf(files, values, facts, world, ways);
  const finished = { files, todos, notes: [...notes, ...said, ...describeRepository(facts)] };
  return finishInit({ ...finished, values, surroundings, directory: world.directory });
}

function worldOf({ interactive, env }: ToolSurroundings): InitWorld {
  const isAsked = interactive === true && (env["CI"] ?? "") === "";
  const ask: InitWorld["askDomain"] = async (project, signal) =>
    (await import("./ask-domain.ts")).askDomain(project, signal);
  return { registries, directory: ".", askDomain: isAsked ? ask : null };
}

function contextOf({ env, signal }: ToolSurroundings): ProviderContext {
  return {
    env,
    clock: systemClock,
    random: () => 0.5,
    signal,
    debug: () => undefined,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
  };
}

/** For a program: what became of each line, and nothing else. */
async function printImport(
  from: string,
  values: InitValues,
  facts: RepositoryFacts,
  { stdout }: ToolSurroundings,
  { registries: { extensions } }: InitWorld,
): Promise<number> {
  const [first, ...others] = facts.projects;
  const project = values.project === undefined ? first : (findProject(facts, values.project) ?? first);
  const isKnown = project !== undefined && (others.length === 0 || values.project !== undefined);
  const known = isKnown
    ? surroundingsOf(project, values, null)
    : { ...NOTHING_KNOWN, signers: values["sign-off"] ?? [] };
  const { importDocument } = await import("./import-document.ts");
  const { items, plan, counts } = await importDocument(from, known, extensions);
  stdout.line(JSON.stringify({ items, plan, counts }));
  return 0;
}

/** All of them, or the one that is named. Throws UsageError where a document is for none in particular. */
function chooseProjects(facts: RepositoryFacts, { project, from }: InitValues): readonly ProjectFacts[] {
  const { projects } = facts;
  const named = project === undefined ? null : findProject(facts, project);
  if (named !== null) return [named];
  if (projects.length > 1 && (from !== undefined || project !== undefined)) {
    const names = projects.map(shortName).join(", ");
    throw new UsageError("usage", [
      { message: `This repository has several projects: ${names}.`, remedy: "Say with --project which one is meant." },
    ]);
  }
  return projects;
}

async function settle(
  project: ProjectFacts,
  values: InitValues,
  { askDomain }: InitWorld,
  signal: AbortSignal,
): Promise<PlanSurroundings> {
  const known = surroundingsOf(project, values, null);
  if (known.domains !== null || askDomain === null || values.json === true) return known;
  return surroundingsOf(project, values, await askDomain(known.host?.project ?? shortName(project), signal));
}

function planPath(plan: string, project: string | null): string {
  if (project === null) return plan;
  return plan === DEFAULT_PLAN_FILE ? `.github/holdpoint-${project}.yml` : plan.replace(/(\.ya?ml)?$/, `-${project}$1`);
}

interface Making {
  readonly facts: RepositoryFacts;
  readonly known: PlanSurroundings;
  readonly values: InitValues;
  readonly world: InitWorld;
}

async function makePlan(
  project: ProjectFacts,
  { facts, known, values, world }: Making,
): Promise<{ readonly text: string; readonly imported: ImportedPlan | null }> {
  if (values.from === undefined) return { text: renderRepositoryPlan(project, facts, known), imported: null };
  const { importDocument } = await import("./import-document.ts");
  const imported = await importDocument(values.from, known, world.registries.extensions);
  return { text: imported.plan, imported };
}

async function renderImported(imported: ImportedPlan, from: string, columns: number): Promise<readonly string[]> {
  const { renderImport } = await import("./render-import.ts");
  return renderImport(imported, documentLabel(from), columns);
}

/** What is there already, whatever it is; null where nothing is. */
async function readPresent(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) =>
    error.code === "ENOENT" || error.code === "ENOTDIR" ? null : "",
  );
}

/** A document is imported into a file of its own; otherwise a plan that is there is what we go on with. */
function refuseExistingPlan(files: readonly PlannedFile[], { from, "dry-run": dryRun }: InitValues): void {
  const [plan] = files;
  if (from === undefined || dryRun === true || plan?.exists !== true) return;
  throw new UsageError("usage", [
    {
      message: `${plan.path} is there already, and nothing is overwritten.`,
      remedy: "Name another file with --plan, or look at the result with --dry-run.",
    },
  ]);
}

function toDosOf(
  files: readonly PlannedFile[],
  values: InitValues,
  { git }: RepositoryFacts,
  { registries: { extensions } }: InitWorld,
  ways: ReadonlySet<Way>,
): readonly ToDo[] {
  const plans = files.filter(isPlan);
  const parsed = plans.map(({ path, text }) => parsePlan(text, path, extensions));
  const loaded = parsed.flatMap((result) => ("plan" in result ? [result.plan] : []));
  const settings = new Map(
    loaded.flatMap((plan) => listSettings(plan, extensions)).map((one) => [one.setting.name, one]),
  );
  return listToDos({
    repository: values.repository ?? git?.remotes["origin"] ?? Object.values(git?.remotes ?? {})[0] ?? null,
    mainBranch: git?.mainBranch ?? "main",
    settings: [...settings.values()],
    hasChecklist: loaded.some(({ checklist }) => checklist.length > 0),
    ways,
    blanks: plans.flatMap(({ path, text }) => blanksOf(path, text)),
  });
}
