/** Vercel on loopback: uploads, builds, production domains, promotes and rollbacks, and the deployed sites themselves. */
import type { Emulator, EmulatorContext, ServedShare, SiteRuntime } from "../contract.ts";
import { accountRoutes } from "./accounts.ts";
import { pointProduction } from "./alias-jobs.ts";
import { aliasRoutes } from "./aliases.ts";
import { removeDeployment } from "./builds.ts";
import { checkRoutes } from "./check-routes.ts";
import { deploymentReadRoutes } from "./deployment-reads.ts";
import { createEdgeConfigs, type EdgeConfigs } from "./edge-configs.ts";
import { deploymentRoutes } from "./deployments.ts";
import { environmentRoutes } from "./environment.ts";
import { eventRoutes } from "./events.ts";
import type { ForgeAccess } from "./git-source.ts";
import { createGitWorld, type GitWorld } from "./git-world.ts";
import { observabilityRoutes } from "./observability.ts";
import { projectRoutes } from "./projects.ts";
import { rollingReleaseRoutes } from "./rolling-releases.ts";
import { promotionRoutes } from "./promotions.ts";
import type { VercelDeploymentSeed, VercelOptions, VercelSeed } from "./seed.ts";
import { plantDeployment, plantSeed } from "./planting.ts";
import { servedDeployments } from "./sites.ts";
import type { TrafficLog } from "./traffic-log.ts";
import { changeProject, createState, type Deployment, findDeployment, type VercelState } from "./state.ts";

export interface VercelEmulator extends Emulator, GitWorld {
  /** Somebody else points production (pointer and all domains) at this deployment, at once. */
  changeProduction(deploymentId: string): void;
  /** Somebody else switches the project's auto-assignment of production domains. */
  changeAutoAssign(enabled: boolean): void;
  /** `retention` (the default) answers 410 from now on, `deleted` 404. */
  deleteDeployment(deploymentId: string, how?: "deleted" | "retention"): void;
  /** A deployment that is there from now on, without a build; it does not become production by itself. Resolves to its id. */
  plantDeployment(seed: VercelDeploymentSeed): Promise<string>;
  setOption<Name extends keyof VercelOptions>(name: Name, value: VercelOptions[Name]): void;
  /** Deployment that the project's production target names. */
  productionDeploymentId(): string | null;
  /** Origin that a production domain is served at; default: the first one. */
  productionOrigin(domain?: string): string;
  /** What answers there, and how many of the visitors get it; none where nothing is ready. */
  productionDeployments(domain?: string): readonly ServedShare[];
  /** Origin of a deployment's own address, by id or host. */
  deploymentOrigin(idOrHost: string): string;
  /** Names of the production domains, in the order of the seed. */
  domains(): readonly string[];
  readonly edgeConfigs: Pick<EdgeConfigs, "set" | "valueOf" | "isSafe">;
  /** What deployments answered, and where a deployed site tells of it. */
  readonly traffic: TrafficLog;
}

/** `runtime` stands around the code of every deployed site, `forge` is where pushes come from. The emulator is complete once `listen` has resolved. */
export function createVercelEmulator(
  context: EmulatorContext,
  seed: VercelSeed,
  runtime: SiteRuntime | null = null,
  forge: ForgeAccess | null = null,
): VercelEmulator {
  const state = createState(context, seed, runtime, forge);
  const edgeConfigs = createEdgeConfigs(state);
  return {
    name: "vercel",
    routes: [
      ...accountRoutes(state),
      ...deploymentRoutes(state),
      ...deploymentReadRoutes(state),
      ...eventRoutes(state),
      ...projectRoutes(state),
      ...promotionRoutes(state),
      ...rollingReleaseRoutes(state),
      ...aliasRoutes(state),
      ...checkRoutes(state),
      ...environmentRoutes(state),
      ...observabilityRoutes(state),
      ...edgeConfigs.routes,
    ],
    listen: () => plantSeed(state),
    state: () => showState(state),
    close: async () => {
      if (state.closed.signal.aborted) return;
      state.closed.abort(new Error("closed"));
      state.files.close();
      for (const deployment of state.deployments.values()) for (const wake of deployment.watchers) wake();
    },
    changeProduction: (id) => {
      changeProject(state, {});
      pointProduction(state, expectDeployment(state, id), []);
    },
    changeAutoAssign: (enabled) => changeProject(state, { autoAssignCustomDomains: enabled }),
    deleteDeployment: (id, how = "retention") => removeDeployment(expectDeployment(state, id), how),
    plantDeployment: async (planted) => (await plantDeployment(state, planted, context.clock.now())).id,
    setOption: (name, value) => {
      state.options = { ...state.options, [name]: value };
    },
    productionDeploymentId: () => state.project.productionDeploymentId,
    productionDeployments: (domain = firstDomain(state)) => servedDeployments(state, domain),
    productionOrigin: (domain = firstDomain(state)) => {
      const origin = state.productionOrigins.get(domain);
      if (origin === undefined) throw new Error(`vercel emulator: no production domain "${domain}"`);
      return origin;
    },
    deploymentOrigin: (idOrHost) => expectDeployment(state, idOrHost).origin,
    ...createGitWorld(state),
    domains: () => [...state.productionOrigins.keys()],
    edgeConfigs,
    traffic: state.traffic,
  };
}

function firstDomain(state: VercelState): string {
  return [...state.productionOrigins.keys()][0] ?? "";
}

function expectDeployment(state: VercelState, idOrHost: string): Deployment {
  const found = findDeployment(state, idOrHost);
  if (found === null) throw new Error(`vercel emulator: no deployment "${idOrHost}"`);
  return found;
}

/** No token, no secret, no value of a variable. */
function showState(state: VercelState) {
  return {
    project: { ...state.seed.project, ...state.project },
    domains: Object.fromEntries(
      [...state.aliases.values()].map((alias) => [
        alias.alias,
        { deploymentId: alias.deploymentId, origin: state.productionOrigins.get(alias.alias) ?? null },
      ]),
    ),
    deployments: [...state.deployments.values()].map((deployment) => ({
      id: deployment.id,
      origin: deployment.origin,
      target: deployment.target,
      customEnvironment: deployment.customEnvironment?.slug ?? null,
      meta: deployment.meta,
      source: deployment.source,
      gitSource: deployment.gitSource,
      readyState: deployment.readyState,
      readySubstate: deployment.readySubstate,
      createdAt: deployment.createdAt,
      readyAt: deployment.readyAt,
      files: deployment.tree.size,
      prebuilt: deployment.prebuilt,
      autoAssign: deployment.autoAssign,
      aliasAssignedAt: deployment.aliasAssignedAt,
      removed: deployment.removed,
    })),
    productionHistory: state.productionHistory,
    rollingSettings: state.rollingSettings,
    rollingRelease: state.rollingRelease,
    variables: [...state.variables.values()].map(({ key, type, target }) => ({ key, type, target })),
    uploads: state.files.totals,
    options: state.options,
  };
}
