/** From a plan and an environment to the context that a command works in: roles and metric sources, connected on first use. */
import type { Clock } from "../lib/clock.ts";
import { deploymentUrl } from "../lib/deployment-url.ts";
import { ProviderError, UsageError } from "../lib/error.ts";
import { createProcessMemory } from "../lib/process-memory.ts";
import { Secret } from "../lib/secret.ts";
import { missingSetting, mustBeSet, readSetting } from "../lib/setting.ts";
import { hold } from "../lib/verdict.ts";
import type { GateTarget } from "../gates/contract.ts";
import { chooseProvider } from "../plan/choose-provider.ts";
import type { GateItem, Metric, Plan } from "../plan/plan.ts";
import { REFUSED_REMEDY } from "../plan/why-refused.ts";
import type {
  Declaration,
  MetricSource,
  ProviderContext,
  RoleName,
  RolePlayers,
  RoleProvider,
  Roles,
  RoleSettings,
} from "../providers/contract.ts";
import type { ReleaseIdentity } from "../release/world.ts";
import type { ReleaseEvent } from "../release/result.ts";
import type { ChecklistRequest } from "../checklist/request.ts";
import { believableSource } from "./believable-source.ts";
import type { Asking, CommandContext, CommandOptions, ItemContext } from "./context.ts";
import { type Members, members as registered } from "./members.ts";
import { givenEnvironment } from "./given-environment.ts";
import { metricContext } from "./metric-context.ts";
import { createRungOpener } from "./open-rung.ts";

export interface SessionSettings {
  readonly plan: Plan;
  readonly release: ReleaseIdentity;
  readonly options: CommandOptions;
  /** What a checklist is asked for; nothing for other commands. */
  readonly checklist?: ChecklistRequest | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The plan's own secrets by name, apart from `env`: each is given only to the gates that name it. */
  readonly planSecrets?: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly clock: Clock;
  /** Uniform in [0, 1); from a seed in a rehearsal. */
  readonly random: () => number;
  readonly emit: (event: ReleaseEvent) => void;
  /** Told of each vendor's answer, and when it was given by the vendor's own clock. */
  readonly answered?: ProviderContext["answered"];
  readonly debug: (line: string) => void;
  readonly signal?: AbortSignal;
  readonly runUrl: string | null;
  /** Rehearsals map production domains to loopback; default https. */
  readonly domainUrl?: (domain: string) => string;
  readonly requestTimeoutMs?: number;
  /** Variables that are known to hold secrets, besides those whose name says so. */
  readonly secretNames?: readonly string[];
  /** Who can play what the plan names; by itself everybody in the registries. */
  readonly members?: Members;
}

export function createSession(settings: SessionSettings): CommandContext {
  const { plan, env, clock, signal, planSecrets = {}, members = registered } = settings;
  const providerContext = providerContextOf(settings);
  const roleSettings: RoleSettings = {
    project: plan.project.host.project,
    team: plan.project.host.team,
    repository: env.GITHUB_REPOSITORY ?? null,
  };
  const players: RolePlayers = members.roles;
  const connected = new Map<Declaration, Promise<unknown>>();
  const role: CommandContext["role"] = <Name extends RoleName>(name: Name, wanted?: string): Promise<Roles[Name]> => {
    const provider = chooseProvider<RoleProvider<Name>>(name, players[name], plan, wanted);
    let pending = connected.get(provider) as Promise<Roles[Name]> | undefined;
    if (pending === undefined) {
      requireSettings(provider, env);
      pending = provider.connect(roleSettings, providerContext);
      connected.set(provider, pending);
    }
    return pending;
  };

  /** One of its own, whose requests end with this signal alone. */
  const connectAnew = <Name extends RoleName>(name: Name, wanted?: string, until?: AbortSignal) => {
    const provider = chooseProvider<RoleProvider<Name>>(name, players[name], plan, wanted);
    requireSettings(provider, env);
    const { signal: _ofCommand, ...lasting } = providerContext;
    return provider.connect(roleSettings, until === undefined ? lasting : { ...lasting, signal: until });
  };

  return {
    plan,
    release: settings.release,
    options: settings.options,
    checklist: settings.checklist ?? null,
    clock,
    env: { ...env, ...planSecrets },
    bypass: bypassOf(members, plan, env),
    sides: chooseProvider("host", members.roles.host, plan).sides,
    directory: settings.directory,
    runUrl: settings.runUrl,
    emit: settings.emit,
    role,
    steadyRole: (name, wanted) => connectAnew(name, wanted),
    forgeUntil: (until) =>
      connectAnew("forge", undefined, signal === undefined ? until : AbortSignal.any([signal, until])),
    metricSource: createMetricSources((metric) => connectMetric(metric, members, providerContext, planSecrets)),
    domainUrl: settings.domainUrl ?? deploymentUrl,
    checkGate: (item, target, about) =>
      runGate({ ...settings, members }, role, item, target, { ...OF_A_RELEASE, ...about }),
    steps: members.steps,
    openStep: async (item, order) => {
      const { openStep } = await import("./steps/open-step.ts");
      return openStep({ ...settings, planSecrets, members, role }, item, order);
    },
    rungs: members.rungs,
    openRung: createRungOpener({ ...settings, members }, roleSettings, providerContext),
    ...aboutGates(members),
    ...(signal === undefined ? {} : { signal }),
  };
}

/** Each is connected once. */
function createMetricSources(connect: (metric: Metric) => Promise<MetricSource>): CommandContext["metricSource"] {
  const sources = new Map<string, Promise<MetricSource>>();
  return (metric) => {
    const pending = sources.get(metric.name) ?? connect(metric);
    sources.set(metric.name, pending);
    return pending;
  };
}

function providerContextOf(settings: SessionSettings): ProviderContext {
  const { plan, env, clock, signal } = settings;
  return {
    env,
    addresses: plan.project.addresses,
    project: { name: plan.project.host.project, team: plan.project.host.team },
    clock,
    random: settings.random,
    memory: createProcessMemory(),
    debug: settings.debug,
    ...(settings.answered === undefined ? {} : { answered: settings.answered }),
    ...(signal === undefined ? {} : { signal }),
    ...(settings.secretNames === undefined ? {} : { secretNames: settings.secretNames }),
    ...(settings.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: settings.requestTimeoutMs }),
  };
}

function aboutGates(members: Members): Pick<CommandContext, "runsCode" | "readsOnly" | "patienceMs"> {
  return {
    runsCode: async ({ gate }) => (await members.gates())[gate]?.kind === "code",
    readsOnly: async ({ gate, spec }) => (await members.gates())[gate]?.readsOnly?.(spec) === true,
    patienceMs: async ({ gate, spec }) => (await members.gates())[gate]?.patienceMs?.(spec) ?? Number.POSITIVE_INFINITY,
  };
}

/** A release has no boxes, and nothing to compare with. */
const OF_A_RELEASE: ItemContext = { people: null, baseline: null, base: null };

function bypassOf(members: Members, plan: Plan, env: SessionSettings["env"]): Secret | null {
  const { protection } = chooseProvider("host", members.roles.host, plan);
  const value = protection === null ? null : readSetting(env, protection.setting);
  return protection === null || value === null ? null : new Secret(protection.setting.name, value);
}

function requireSettings(provider: RoleProvider, env: SessionSettings["env"]): void {
  const missing = missingOf(provider, undefined, env);
  if (missing.length > 0) throw new UsageError("secret_missing", missing);
}

function missingOf({ settings, vendor }: Declaration, spec: unknown, env: SessionSettings["env"]) {
  return settings
    .filter((setting) => mustBeSet(setting, spec) && readSetting(env, setting) === null)
    .map((setting) => missingSetting(setting, vendor));
}

async function connectMetric(
  metric: Metric,
  members: Members,
  context: ProviderContext,
  planSecrets: Readonly<Record<string, string>>,
): Promise<MetricSource> {
  const metricProviders = await members.metricProviders();
  const provider = metricProviders[metric.provider];
  if (provider === undefined) throw new Error(`no metric provider ${metric.provider}`);
  const given = metricContext(metric, { roles: members.roles, metricProviders }, context, planSecrets);
  const [missing] = missingOf(provider, metric.spec, given.env);
  if (missing === undefined) {
    return believableSource(await provider.connect(metric.name, metric.spec, given), metric, provider.vendor);
  }
  // Looked for before anything was touched; should it be gone in the middle of a watch, nothing is known, and that holds.
  const { message, remedy } = missing;
  throw new ProviderError({ reasonCode: "secret_missing", vendor: provider.vendor, message, remedy });
}

/** The gates' own modules load with the first gate that runs: a rollback runs none. */
async function runGate(
  settings: SessionSettings & { readonly members: Members },
  role: CommandContext["role"],
  item: GateItem,
  target: GateTarget,
  about: ItemContext & Asking,
) {
  const [gates, { checkGate }] = await Promise.all([settings.members.gates(), import("../gates/check-gate.ts")]);
  const gate = gates[item.gate];
  if (gate === undefined) throw new Error(`no gate ${item.gate}`);
  const { env, refused } = await givenEnvironment(settings, gate.kind, gate.secrets?.(item.spec) ?? []);
  if (refused !== null) return hold("plan_invalid", `${refused}.`, REFUSED_REMEDY);
  const roles = Object.fromEntries(
    await Promise.all(gate.roles.map(async (name) => [name, await role(name, gate.provider)])),
  );
  return checkGate(gate, item.spec, {
    roles,
    target,
    protection: chooseProvider("host", settings.members.roles.host, settings.plan).protection,
    clock: settings.clock,
    random: settings.random,
    directory: settings.directory,
    env,
    authors: settings.options.authors,
    ...about,
    output: (line) => settings.emit({ event: "output", at: settings.clock.now(), title: item.title, line }),
    ...(settings.signal === undefined ? {} : { signal: settings.signal }),
  });
}
