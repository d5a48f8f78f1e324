/** All that `init` can know without asking. */
import { join } from "node:path";
import type { ProviderContext, RepositoryFiles, VendorTraces } from "../../../providers/contract.ts";
import type { Registries } from "../../registries.ts";
import { CODEOWNERS_FILES, parseCodeOwners } from "./code-owners.ts";
import { listProjects, type ProjectFolder } from "./list-projects.ts";
import { ENV_EXAMPLES, type FoundMigrations, healthPath, migrationsIn, unreadMigrations } from "./project-gates.ts";
import { readFilesOf } from "./read-files.ts";
import { type GitFacts, readGit } from "./read-git.ts";
import { type PackageFacts, readPackage } from "./read-package.ts";

export interface ProjectFacts {
  /** Relative to the repository. */
  readonly folder: string;
  readonly why: string;
  readonly package: PackageFacts;
  readonly host: (VendorTraces & { readonly project: NonNullable<VendorTraces["project"]> }) | null;
  /** By the provider's key. */
  readonly metrics: readonly { readonly provider: string; readonly traces: VendorTraces }[];
  readonly checks: { readonly provider: string; readonly traces: VendorTraces } | null;
  readonly envExample: string | null;
  readonly health: { readonly path: string; readonly from: string } | null;
  readonly migrations: FoundMigrations | null;
  readonly unreadMigrations: string | null;
}

export interface RepositoryFacts {
  readonly git: GitFacts | null;
  /** The repository's root, or the folder itself where there is no checkout. */
  readonly root: string;
  readonly owners: readonly string[];
  readonly projects: readonly ProjectFacts[];
  /** Files of workflows that deploy to a host by themselves. */
  readonly deploying: readonly string[];
}

export async function readRepository(
  directory: string,
  context: ProviderContext,
  { members }: Registries,
): Promise<RepositoryFacts> {
  const git = await readGit(directory);
  // An example that lies in a folder of a repository is that folder's, not the repository's.
  const root = git === null || git.folder !== "." ? directory : git.root;
  const files = readFilesOf(root);
  const owners = await Promise.all(CODEOWNERS_FILES.map((file) => files.read(file)));
  const rootPackage = await readPackage(files);
  const folders = await listProjects(root, files, rootPackage);
  return {
    git,
    root,
    owners: parseCodeOwners(owners.find((text) => text !== null) ?? ""),
    projects: await Promise.all(folders.map((folder) => readProject(root, folder, files, context, members))),
    deploying: await findDeploying(files),
  };
}

const DEPLOYS =
  /\bvercel\s+(?:deploy|build|promote|--prod)|vercel-action|vercel@\S+\s+(?:deploy|--prod)|\bdeploy-to-vercel\b/;

async function findDeploying(files: RepositoryFiles): Promise<readonly string[]> {
  const names = (await files.list(".github/workflows")).filter((name) => /\.ya?ml$/.test(name));
  const texts = await Promise.all(names.map(async (name) => files.read(`.github/workflows/${name}`)));
  return names.filter((_, index) => DEPLOYS.test(texts[index] ?? ""));
}

async function readProject(
  root: string,
  { folder, why }: ProjectFolder,
  rootFiles: RepositoryFiles,
  context: ProviderContext,
  { roles, metricProviders }: Registries["members"],
): Promise<ProjectFacts> {
  const files = readFilesOf(join(root, folder));
  const [names, metricMembers] = await Promise.all([files.list("."), metricProviders()]);
  const host = await firstTraces(Object.entries(roles.host), files, context);
  const { project } = host?.traces ?? {};
  const metrics = await allTraces(Object.entries(metricMembers), files, context);
  const found = await listSomeFiles(files);
  return {
    folder,
    why,
    package: await readPackage(files, rootFiles),
    host: host === null || project === undefined ? null : { ...host.traces, project },
    metrics: metrics.filter(({ traces }) => traces.spec !== undefined),
    checks: await firstTraces(Object.entries(roles.checks), files, context),
    envExample: ENV_EXAMPLES.find((name) => names.includes(name)) ?? null,
    health: healthPath(found),
    migrations: migrationsIn(names, (path) => found.some((file) => file.startsWith(`${path}/`))),
    unreadMigrations: unreadMigrations(names),
  };
}

type Findable = readonly [string, { readonly findTraces?: ProjectTraceFinder }];
type ProjectTraceFinder = (files: RepositoryFiles, context: ProviderContext) => Promise<VendorTraces | null>;

async function allTraces(members: readonly Findable[], files: RepositoryFiles, context: ProviderContext) {
  const found = await Promise.all(
    members.map(async ([provider, { findTraces }]) => ({
      provider,
      traces: (await findTraces?.(files, context)) ?? null,
    })),
  );
  return found.flatMap(({ provider, traces }) => (traces === null ? [] : [{ provider, traces }]));
}

async function firstTraces(members: readonly Findable[], files: RepositoryFiles, context: ProviderContext) {
  return (await allTraces(members, files, context))[0] ?? null;
}

/** Folders that a page or a migration may lie in; not the whole tree, which may be large. */
const LOOKED_INTO = [
  "app",
  "app/api",
  "app/health",
  "app/healthz",
  "app/status",
  "app/api/health",
  "app/api/healthz",
  "app/api/status",
  "app/api/ping",
  "pages",
  "pages/api",
  "src/app/api/health",
  "src/app/api/healthz",
  "src/app/api/status",
  "src/app/api/ping",
  "src/app/health",
  "src/app/healthz",
  "src/pages",
  "src/pages/api",
  "drizzle",
  "prisma/migrations",
  "supabase/migrations",
  "db/migrations",
] as const;

async function listSomeFiles(files: RepositoryFiles): Promise<readonly string[]> {
  const all = await Promise.all(
    LOOKED_INTO.map(async (folder) => (await files.list(folder)).map((name) => `${folder}/${name}`)),
  );
  return all.flat();
}
