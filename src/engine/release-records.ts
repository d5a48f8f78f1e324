/** Reading the world: production at the host, the release's builds and its records. Always afresh, never remembered. */
import { ProviderError } from "../lib/error.ts";
import type { Forge, ForgeDeployment, Host } from "../providers/contract.ts";
import {
  currentStatusOf,
  isOfProject,
  PRODUCTION_TASK,
  type ProductionRecord,
  parseProductionRecord,
  parseStagingRecord,
  productionPayloadOf,
  STAGING_TASK,
  type StagingRecord,
  stagingPayloadOf,
  withoutRepeats,
} from "../release/record.ts";
import { isOfAnotherFormat } from "../release/payload.ts";
import type { ProductionState } from "../release/world.ts";
import type { CommandContext } from "./context.ts";

/** Production records of other releases whose statuses are read, besides this release's own. */
const HISTORY_DEPTH = 3;
/** Production records listed, one page: of several projects of one environment, the older ones decide nothing. */
const HISTORY_LIMIT = 100;

export interface Records {
  /** This release's staging records, newest first: one for each build that was verified. */
  readonly staging: readonly StagingRecord[];
  readonly record: ProductionRecord | null;
  /** Newest first. */
  readonly history: readonly ProductionRecord[];
}

export async function readProduction(context: CommandContext, host: Host): Promise<ProductionState> {
  const [project, aliases] = await Promise.all([host.readProject(), host.readAliases(context.plan.project.domains)]);
  return { project, aliases };
}

/** This release's records; with `candidate` also the records of other releases that decide about its promote. */
export async function readRecords(
  context: CommandContext,
  forge: Forge,
  candidate: { readonly createdAt: number } | null = null,
): Promise<Records> {
  const [staging, history] = await Promise.all([
    readStaging(context, forge),
    readHistory(context, forge, candidate?.createdAt ?? null),
  ]);
  return { staging, history, record: ownRecord(context, history) };
}

/** This release's production record alone. */
export async function readProductionRecord(context: CommandContext, forge: Forge): Promise<ProductionRecord | null> {
  return ownRecord(context, await readHistory(context, forge, null));
}

function ownRecord({ release }: CommandContext, history: readonly ProductionRecord[]): ProductionRecord | null {
  return history.find(({ payload }) => payload.release === release.id) ?? null;
}

/** This release's staging records, newest first. */
export async function readStaging(context: CommandContext, forge: Forge): Promise<readonly StagingRecord[]> {
  const deployments = await forge.listDeployments({ task: STAGING_TASK, sha: context.release.commit, limit: 100 });
  const ours = deployments.filter((deployment) => {
    const payload = stagingPayloadOf(deployment);
    return payload?.release === context.release.id && isOfProject(payload, context.plan.project.host.project);
  });
  const records = await Promise.all(
    ours.map(async (deployment) => parseStagingRecord(deployment, await currentStatus(forge, deployment))),
  );
  return records.filter((record) => record !== null);
}

/**
 * Each status costs a request, and GitHub counts them, so of other releases only those are asked that decide something:
 * builds newer than the candidate, and from the newest on until one has been in production.
 */
async function readHistory(
  context: CommandContext,
  forge: Forge,
  candidateAt: number | null,
): Promise<readonly ProductionRecord[]> {
  const releases = new Map<string, ForgeDeployment[]>();
  const newer = new Set<string>();
  const deployments = await listProductionDeployments(context, forge);
  let others = 0;
  for (const deployment of deployments) {
    const payload = productionPayloadOf(deployment);
    if (payload === null) continue;
    if (payload.release !== context.release.id && (others += 1) > HISTORY_DEPTH) continue;
    releases.set(payload.release, [...(releases.get(payload.release) ?? []), deployment]);
    if (candidateAt !== null && payload.candidate.createdAt > candidateAt) newer.add(payload.release);
  }
  const history: ProductionRecord[] = [];
  let beenInProduction = candidateAt === null;
  for (const [release, ofRelease] of releases) {
    const own = release === context.release.id;
    if (!own && beenInProduction && !newer.has(release)) continue;
    const records = await Promise.all(
      ofRelease.map(async (deployment) => parseProductionRecord(deployment, await currentStatus(forge, deployment))),
    );
    const spoken = withoutRepeats(records.filter((record) => record !== null));
    history.push(...spoken);
    beenInProduction ||= !own && spoken.some(({ phase }) => phase !== "promoting");
  }
  return history;
}

/** Production records of this project and environment, newest first, without their statuses. */
export async function listProductionDeployments(
  context: CommandContext,
  forge: Forge,
): Promise<readonly ForgeDeployment[]> {
  const { stages, project } = context.plan;
  const deployments = await forge.listDeployments({
    task: PRODUCTION_TASK,
    environment: stages.production.environment,
    limit: HISTORY_LIMIT,
  });
  const foreign = deployments.find(({ payload }) => isOfAnotherFormat(payload, project.host.project));
  if (foreign !== undefined) throw otherVersion(foreign);
  return deployments.filter((deployment) => isOfProject(productionPayloadOf(deployment), project.host.project));
}

/** To pass it over would be to promote again what it may say was rolled back. */
function otherVersion({ id }: ForgeDeployment): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "GitHub",
    message: `GitHub deployment ${id} is a release record that another version of Holdpoint wrote, and this one cannot read it.`,
    remedy: "Use one version of Holdpoint, the newest, in every workflow of this repository.",
  });
}

async function currentStatus(forge: Forge, deployment: ForgeDeployment) {
  return currentStatusOf(await forge.listDeploymentStatuses(deployment.id));
}

/**
 * What the production addresses themselves say: the version where the plan names one, else the first one's status line.
 * Where they say different things all of it is given, which then is nobody's commit. Null where nothing answered;
 * it is evidence, and never throws.
 */
export async function readServed(context: CommandContext): Promise<string | null> {
  const { domains, version } = context.plan.project;
  const asked = version === null ? domains.slice(0, 1) : domains;
  const answers = await Promise.all(asked.map(async (domain) => readServedAt(context, domain)));
  if (new Set(answers).size <= 1) return answers[0] ?? null;
  return asked.map((domain, index) => `${domain}: ${answers[index] ?? "nothing"}`).join(", ");
}

async function readServedAt(context: CommandContext, domain: string): Promise<string | null> {
  const { version } = context.plan.project;
  try {
    const probe = await context.role("http");
    const answer = await probe.request({
      method: "GET",
      url: `${context.domainUrl(domain)}${version?.path ?? "/"}`,
      headers: { "cache-control": "no-cache" },
      timeoutMs: 10_000,
      maximumBytes: 65_536,
    });
    if (version === null || answer.status !== 200) return `HTTP ${answer.status}`;
    return fieldOf(JSON.parse(answer.body), version.json);
  } catch (error) {
    if (error instanceof ProviderError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The text of a dotted field, `build.sha`; null where it is missing. */
function fieldOf(value: unknown, path: string): string | null {
  let current = value;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null) return null;
    current = (current as Record<string, unknown>)[key];
  }
  return typeof current === "string" || typeof current === "number" ? String(current) : null;
}

/** Does the site say that it serves this commit? Sites often shorten it; seven characters are the fewest that count. */
export function servesCommit(served: string | null, commit: string): boolean {
  return served !== null && served.length >= 7 && commit.startsWith(served);
}
