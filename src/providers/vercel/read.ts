/** Everything that is read from Vercel. Nothing here loads more than the HTTP client before a request is sent. */
import { ProviderError } from "../../lib/error.ts";
import type { HostAlias, HostDeployment, HostEnvironmentVariable, ServedDeployment } from "../contract.ts";
import type { VendorRequest } from "../http.ts";
import type { EnvironmentVariableAnswer, ProjectAnswer } from "./api.ts";
import { type Connection, read, readIfPresent } from "./connection.ts";
import { VENDOR } from "./settings.ts";

const PAGE_SIZE = 100;
/** A redirecting domain (`www` → apex) is followed inside the project; more hops than this are a loop. */
const REDIRECT_LIMIT = 3;
/** Far beyond any real list; a list that leads on and on must not hold a release for ever. */
const MAXIMUM_PAGES = 1_000;

export function readProject(connection: Connection): Promise<ProjectAnswer> {
  return read(
    connection,
    { path: connection.projectPath("v9"), query: { rollbackInfo: true } },
    (shapes) => shapes.projectShape,
  );
}

export function readDeployment(connection: Connection, idOrUrl: string): Promise<HostDeployment | null> {
  const name = idOrUrl.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
  return readIfPresent(
    connection,
    { path: `/v13/deployments/${encodeURIComponent(name)}`, absent: [404, 410] },
    (shapes) => shapes.deploymentShape,
  );
}

/**
 * Builds whose `meta` says `key: value`, newest first. `projectId` is the project's id, never its name:
 * the list answers an unknown id with nothing, not with an error.
 */
export async function findBuildsByMeta(
  connection: Connection,
  projectId: string,
  key: string,
  value: string,
): Promise<readonly HostDeployment[]> {
  const builds = await listDeployments(connection, { projectId, [`meta-${key}`]: value }, Infinity);
  // The filter is not in Vercel's published reference: a host that ignores it must not hand out another release's build.
  return builds.filter((build) => build.meta[key] === value);
}

/** Newest first. `stops`: rows come newest first, so that the first one that is not kept ends it. */
export async function listDeployments(
  connection: Connection,
  query: NonNullable<VendorRequest["query"]>,
  limit: number,
  keep: (row: HostDeployment) => boolean = () => true,
  stops = false,
): Promise<readonly HostDeployment[]> {
  const found = new Map<string, HostDeployment>();
  const path = "/v6/deployments";
  const nextPage = followPages(path);
  let until: string | null = null;
  do {
    const page: { deployments: HostDeployment[]; pagination?: Pagination } = await read(
      connection,
      { path, query: { ...query, limit: PAGE_SIZE, ...(until === null ? {} : { until }) } },
      (shapes) => shapes.deploymentListShape,
    );
    for (const row of page.deployments) if (keep(row)) found.set(row.id, row);
    until = stops && !page.deployments.every(keep) ? null : nextPage(page.pagination);
  } while (until !== null && found.size < limit);
  return [...found.values()].toSorted((one, other) => other.createdAt - one.createdAt);
}

/** What production has served, newest first; `aliasAssigned` of a row is when that began last. */
export async function listServed(
  connection: Connection,
  projectId: string,
  { limit, since }: { readonly limit: number; readonly since: number },
): Promise<readonly ServedDeployment[]> {
  const found = new Map<string, ServedDeployment>();
  const path = "/v6/deployments";
  const nextPage = followPages(path);
  let until: string | null = null;
  let older = 0;
  do {
    const query = { projectId, target: "production", state: "READY", limit: PAGE_SIZE };
    const page: { deployments: (ServedRow | null)[]; pagination?: Pagination } = await read(
      connection,
      { path, query: { ...query, ...(until === null ? {} : { until }) } },
      (shapes) => shapes.servedListShape,
    );
    for (const row of page.deployments) {
      if (row === null) continue;
      const { createdAt, ...served } = row;
      found.set(served.id, served);
      // Rows come by the age of the build, and one that was built before may have been promoted since.
      if (createdAt < since && served.servedAt < since) older += 1;
    }
    until = nextPage(page.pagination);
  } while (until !== null && found.size <= limit && older === 0);
  return [...found.values()].toSorted((one, other) => other.servedAt - one.servedAt);
}

type ServedRow = ServedDeployment & { readonly createdAt: number };

type Pagination = { readonly next?: string | number | null | undefined } | null | undefined;

/** Gives the `until` of the next page, null at the end. A page that leads back to one that was read would never end. */
function followPages(path: string): (pagination: Pagination) => string | null {
  const seen = new Set<string>();
  return (pagination) => {
    if (pagination?.next === null || pagination?.next === undefined) return null;
    const next = String(pagination.next);
    if (!seen.has(next) && seen.size < MAXIMUM_PAGES) {
      seen.add(next);
      return next;
    }
    const what = seen.has(next) ? "does not advance: its next page was read before" : "does not end";
    throw new ProviderError({
      reasonCode: "vendor_answer_unknown",
      vendor: VENDOR,
      message: `Vercel's list GET ${path} ${what} (until=${next}, after ${seen.size + 1} pages).`,
      remedy: "Run this again; if it stays, report it to Vercel.",
    });
  };
}

export function readAliases(connection: Connection, domains: readonly string[]): Promise<readonly HostAlias[]> {
  return Promise.all(
    domains.map(async (domain) => ({ domain, deploymentId: await readAlias(connection, domain, REDIRECT_LIMIT) })),
  );
}

async function readAlias(connection: Connection, domain: string, redirects: number): Promise<string | null> {
  const alias = await readIfPresent(
    connection,
    { path: `/v4/aliases/${encodeURIComponent(domain)}`, absent: [404] },
    (shapes) => shapes.aliasShape,
  );
  if (alias === null) return null;
  if (alias.deploymentId !== null || alias.redirect === null || redirects === 0) return alias.deploymentId;
  return readAlias(connection, alias.redirect.replace(/^https?:\/\//, ""), redirects - 1);
}

/** `target` is `production`, `preview`, `development` or a custom environment's slug. */
export async function listEnvironmentVariables(
  connection: Connection,
  target: string,
): Promise<readonly HostEnvironmentVariable[]> {
  const standard = target === "production" || target === "preview" || target === "development";
  const [rows, customId] = await Promise.all([
    listAllVariables(connection),
    standard ? null : customEnvironmentId(connection, target),
  ]);
  return (
    rows
      .filter((row) => (customId === null ? row.targets.includes(target) : row.customEnvironmentIds.includes(customId)))
      // Set for one branch only, so not set for the target as such.
      .filter((row) => row.gitBranch === null)
      .map(({ name, kind, targets, updatedAt }) => ({
        name,
        kind,
        targets: customId === null ? targets : [...targets, target],
        updatedAt,
      }))
  );
}

async function listAllVariables(connection: Connection): Promise<readonly EnvironmentVariableAnswer[]> {
  const rows: EnvironmentVariableAnswer[] = [];
  const path = connection.projectPath("v10", "/env");
  const nextPage = followPages(path);
  let until: string | null = null;
  do {
    const page: { envs: EnvironmentVariableAnswer[]; pagination?: Pagination } = await read(
      connection,
      { path, query: until === null ? {} : { until } },
      (shapes) => shapes.environmentVariableListShape,
    );
    rows.push(...page.envs);
    until = nextPage(page.pagination);
  } while (until !== null);
  return rows;
}

async function customEnvironmentId(connection: Connection, slug: string): Promise<string> {
  const path = connection.projectPath("v9", "/custom-environments");
  const { environments } = await read(connection, { path }, (shapes) => shapes.customEnvironmentListShape);
  const found = environments.find((environment) => environment.slug === slug || environment.id === slug);
  if (found !== undefined) return found.id;
  const known = environments.map((environment) => environment.slug).join(", ") || "none";
  throw new ProviderError({
    reasonCode: "not_found",
    vendor: VENDOR,
    message: `The project ${connection.project} has no custom environment ${slug} (it has: ${known}).`,
    remedy: "Use production, preview, or the slug of a custom environment from the project's settings.",
  });
}
