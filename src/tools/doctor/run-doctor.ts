/** Everything is asked side by side, so that it takes as long as the slowest vendor. */
import { resolve } from "node:path";
import { readPlanSecrets } from "../../engine/plan-secrets.ts";
import { createSession } from "../../engine/session.ts";
import type { CommandContext } from "../../engine/context.ts";
import { parseAuthors, unreadableAuthors } from "../../lib/authors.ts";
import { type Clock, systemClock } from "../../lib/clock.ts";
import { ProviderError, UsageError } from "../../lib/error.ts";
import { findCheckout } from "../../lib/find-checkout.ts";
import { ok } from "../../lib/finding.ts";
import { loadPlan } from "../../plan/load.ts";
import type { Plan } from "../../plan/plan.ts";
import { listSettings } from "../../plan/settings.ts";
import { secretNames } from "../../plan/secret-names.ts";
import { findWarnings } from "../../plan/warnings.ts";
import type { HostReader, ProviderContext } from "../../providers/contract.ts";
import type { Screen, ToolSurroundings } from "../contract.ts";
import { type Registries, registries } from "../registries.ts";
import { createClockReadings } from "./examine-clock.ts";
import { questionsOfFlags } from "./examine-flags.ts";
import { questionsOfGates } from "./examine-gates.ts";
import { questionsOfManaged } from "./examine-managed.ts";
import { questionsOfMetrics, type Served, type ServedRelease } from "./examine-metrics.ts";
import { examineNode } from "./examine-node.ts";
import { examineSettings } from "./examine-settings.ts";
import { examineWorkflows, watchJobMinutes } from "./examine-workflows.ts";
import { expectedOf } from "./expected-of.ts";
import { type LocalWorkflows, readLocalWorkflows } from "../../engine/local-workflows.ts";
import { type AreaFinding, ask, type Question } from "./question.ts";
import { questionsOfVendors } from "./questions-of-vendors.ts";
import { countStandings, renderFindings } from "./render-findings.ts";

export interface DoctorValues {
  readonly plan: string;
  readonly repository?: string | undefined;
  readonly author?: string | undefined;
  readonly json?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** What a test replaces. */
export interface DoctorWorld {
  readonly registries: Registries;
  readonly clock: Clock;
  /** Folder of the repository. */
  readonly directory: string;
}

/** A vendor that has not answered by then is not waited for. */
const PATIENCE_MS = 20_000;
const REQUEST_TIMEOUT_MS = 8_000;

export async function runDoctor(
  values: DoctorValues,
  surroundings: ToolSurroundings,
  { registries: known, clock, directory }: DoctorWorld = { registries, clock: systemClock, directory: "." },
): Promise<number> {
  const startedAt = clock.now();
  const plan = await loadPlan(values.plan, known.extensions);
  const workflows = await readLocalWorkflows(directory);
  const deadline = AbortSignal.any([surroundings.signal, AbortSignal.timeout(PATIENCE_MS)]);
  const findings = await examine({ values, surroundings, plan, workflows, known, clock, directory, deadline });
  surroundings.signal.throwIfAborted();
  print(findings, values.json === true, surroundings.stdout, clock.now() - startedAt);
  return findings.some(({ standing }) => standing === "broken") ? 1 : 0;
}

interface Doing {
  readonly values: DoctorValues;
  readonly surroundings: ToolSurroundings;
  readonly plan: Plan;
  readonly workflows: LocalWorkflows;
  readonly known: Registries;
  readonly clock: Clock;
  readonly directory: string;
  readonly deadline: AbortSignal;
}

async function examine(doing: Doing): Promise<readonly AreaFinding[]> {
  const { values, surroundings, plan, workflows, known, clock, directory, deadline } = doing;
  const { extensions, members } = known;
  const repository = values.repository ?? surroundings.env["GITHUB_REPOSITORY"];
  const given = { ...surroundings.env, ...(repository === undefined ? {} : { GITHUB_REPOSITORY: repository }) };
  const { env, secrets } = await readPlanSecrets("doctor", given);
  const planned = listSettings(plan, extensions);
  const readings = createClockReadings(clock.now);
  const context: ProviderContext = {
    env,
    addresses: plan.project.addresses,
    project: { name: plan.project.host.project, team: plan.project.host.team },
    clock,
    random: () => 0.5,
    signal: deadline,
    debug: (line) => (values.verbose === true ? surroundings.stdout.line(line) : undefined),
    answered: readings.heard,
    requestTimeoutMs: REQUEST_TIMEOUT_MS,
    secretNames: secretNames(plan, extensions),
  };
  const session = await openSession(doing, env, secrets, context);
  const [gates, metricProviders] = await Promise.all([members.gates(), members.metricProviders()]);
  const expected = expectedOf(plan, workflows, gates, { repository: repository ?? null, directory });
  const questions = [
    ...(await questionsOfVendors(plan, { ...members, gates }, context, expected)),
    ...questionsOfMetrics(
      plan,
      metricProviders,
      { context, planSecrets: secrets, roles: members.roles },
      servedBy(session),
    ),
    ...questionsOfGates(plan, gates, session),
    ...questionsOfFlags(plan, members.roles.flags, session),
    ...questionsOfManaged(plan, members.roles.managedDatabases, session),
  ];
  const asked = await askAll(questions, deadline, surroundings.stdout);
  const looksFollow = workflows.calls.some(({ name }) => name === "watch");
  const warnings = findWarnings(plan, extensions, watchJobMinutes(workflows), looksFollow);
  return [
    ...warnings.map((found): AreaFinding => ({
      area: "Plan",
      subject: "plan",
      standing: "warning",
      found,
      remedy: null,
    })),
    ...(warnings.length === 0 ? [{ ...ok("plan", `${plan.file} is valid.`), area: "Plan" }] : []),
    { ...examineNode(surroundings.node ?? null), area: "This machine" },
    { ...readings.finding(), area: "This machine" },
    ...examineSettings(planned, { ...env, ...secrets }, plan.project.addresses).map((one) => ({
      ...one,
      area: "Settings",
    })),
    ...examineWorkflows(plan, workflows).map((one) => ({ ...one, area: "Workflows" })),
    ...asked.flat(),
  ];
}

/** All at once, with a count of those that are answered. */
async function askAll(
  questions: readonly Question[],
  deadline: AbortSignal,
  stdout: Screen,
): Promise<readonly (readonly AreaFinding[])[]> {
  let open = questions.length;
  return Promise.all(
    questions.map(async (question) => {
      const found = await ask(question, deadline);
      open -= 1;
      stdout.progress(`${questions.length - open} of ${questions.length} questions answered`);
      return found;
    }),
  );
}

/** Roles and gates as a release has them. Nothing of it is asked to change anything. */
async function openSession(
  { values, plan, known, directory, surroundings }: Doing,
  env: ProviderContext["env"],
  planSecrets: Readonly<Record<string, string>>,
  context: ProviderContext,
): Promise<CommandContext> {
  const authors = parseAuthors(values.author);
  if (authors === null) throw new UsageError("usage", [unreadableAuthors(values.author)]);
  const commit = surroundings.env["GITHUB_SHA"] ?? (await findCheckout(directory))?.commit ?? "";
  return createSession({
    ...context,
    plan,
    env,
    planSecrets,
    directory: resolve(directory),
    release: { id: commit, commit },
    options: { stage: "production", to: null, reason: null, dryRun: true, unpin: false, authors },
    emit: () => undefined,
    runUrl: null,
    members: known.members,
  });
}

/** Read once, for all metrics. Where the host gives no answer, its own questions say so. */
function servedBy(session: CommandContext): ServedRelease {
  let asked: Promise<Served | null> | null = null;
  return () =>
    (asked ??= readServed(session).catch((error: unknown) => {
      if (error instanceof ProviderError || error instanceof UsageError) return null;
      throw error;
    }));
}

async function readServed(session: CommandContext): Promise<Served | null> {
  const host: HostReader = await session.role("host");
  const { productionDeploymentId: id } = await host.readProject();
  if (id === null) return null;
  return { deploymentId: id, commit: (await host.readDeployment(id))?.meta["githubCommitSha"] ?? null };
}

function print(findings: readonly AreaFinding[], json: boolean, stdout: Screen, tookMs: number): void {
  if (json) stdout.line(JSON.stringify({ version: 1, findings, counts: countStandings(findings), tookMs }));
  else for (const line of renderFindings(findings, stdout.columns)) stdout.line(line);
}
