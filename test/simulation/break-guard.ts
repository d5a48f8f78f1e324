/**
 * Switches off the guard of one invariant, so that the simulation shows that it would notice. Nothing in the code under test
 * can be switched off: here it is lied to instead. What a guard reads is replaced by what it would have to see to let
 * everything through, or what it says is replaced before anybody hears it.
 */
import type { Verdict } from "../../src/lib/verdict.ts";
import { pass } from "../../src/lib/verdict.ts";
import type {
  Forge,
  ForgeDeployment,
  ForgeDeploymentStatus,
  Host,
  HostAlias,
  HostProject,
} from "../../src/providers/contract.ts";
import { type Guards, type SimulatedRoles, WHOLE } from "./play-scenario.ts";

export const BROKEN_GUARDS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type BrokenGuard = (typeof BROKEN_GUARDS)[number];

export function breakGuard(guard: BrokenGuard): Guards {
  return { ...WHOLE, ...BREAKS[guard] };
}

const BREAKS: Readonly<Record<BrokenGuard, Partial<Guards>>> = {
  // 1: every build counts as verified, and a failing gate as nothing to stop for.
  1: {
    roles: (roles) => ({ ...roles, forge: believingForge(roles.forge) }),
    context: (context) => ({
      ...context,
      checkGate: async (...asked) => unlessFailed(await context.checkGate(...asked)),
    }),
  },
  // 2: the recorded known good is not what is read; a guess takes its place.
  2: { roles: (roles) => ({ ...roles, forge: guessingForge(roles.forge) }) },
  // 3: production is read once by each process, and not again before a change.
  3: { roles: (roles) => ({ ...roles, host: forgetfulHost(roles.host) }) },
  // 4: no data is a good number.
  4: { roles: (roles) => ({ ...roles, metrics: optimisticMetrics(roles.metrics) }) },
  // 5: what was asked for counts as done.
  5: { roles: (roles) => ({ ...roles, host: trustingHost(roles.host) }) },
  // 6: no pin and no setting is ever seen.
  6: { roles: (roles) => ({ ...roles, host: blindHost(roles.host) }) },
  // 7: a gate that could not be asked has passed.
  7: {
    context: (context) => ({
      ...context,
      checkGate: async (...asked) => unlessHeld(await context.checkGate(...asked)),
    }),
  },
  // 8: another token is masked than the one that vendors repeat.
  8: { masked: "anotherToken7d1b40" },
  // 9: no look finds what is left open.
  9: { roles: (roles, job) => (job === "look" ? { ...roles, forge: closedForge(roles.forge) } : roles) },
};

const PASSED = pass("gate_passed", "nobody looked");
const unlessFailed = (verdict: Verdict) => (verdict.outcome === "fail" ? PASSED : verdict);
const unlessHeld = (verdict: Verdict) => (verdict.outcome === "hold" ? PASSED : verdict);

function withStatuses(
  forge: Forge,
  change: (status: ForgeDeploymentStatus) => ForgeDeploymentStatus,
  of: (id: number) => boolean = () => true,
): Forge {
  return {
    ...forge,
    listDeploymentStatuses: async (id, isEnough) => {
      const found = await forge.listDeploymentStatuses(id, isEnough);
      return of(id) ? found.map(change) : found;
    },
  };
}

function believingForge(forge: Forge): Forge {
  return withStatuses(forge, (status) =>
    /^(deployed|failed|held): /.test(status.description)
      ? { ...status, state: "success", description: "verified: it says so" }
      : status,
  );
}

function guessingForge(forge: Forge): Forge {
  const guess = (one: ForgeDeployment): ForgeDeployment => {
    const payload = one.payload as { readonly phase?: string; readonly knownGood?: object | null };
    if (payload.phase !== "production" || !payload.knownGood) return one;
    return { ...one, payload: { ...payload, knownGood: { ...payload.knownGood, id: "dpl_K0" } } };
  };
  return { ...forge, listDeployments: async (filter) => (await forge.listDeployments(filter)).map(guess) };
}

function forgetfulHost(host: Host): Host {
  let project: HostProject | null = null;
  const aliases = new Map<string, HostAlias>();
  const asked = <Asked extends readonly unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) => {
    return (...given: Asked) => {
      // What it asked for itself it does look at.
      project = null;
      aliases.clear();
      return ask(...given);
    };
  };
  return {
    ...host,
    readProject: async () => (project ??= await host.readProject()),
    async readAliases(domains) {
      if (aliases.size === 0) for (const alias of await host.readAliases(domains)) aliases.set(alias.domain, alias);
      return [...aliases.values()];
    },
    promote: asked(host.promote),
    rollback: asked(host.rollback),
  };
}

function optimisticMetrics(metrics: SimulatedRoles["metrics"]): SimulatedRoles["metrics"] {
  return {
    async read(window, scope) {
      const good = { value: 0, sampleCount: 1_000, window, complete: true };
      try {
        const reading = await metrics.read(window, scope);
        return reading.value === null || !reading.complete ? good : reading;
      } catch {
        return good;
      }
    },
  };
}

function trustingHost(host: Host): Host {
  let wanted: string | null = null;
  const asked = <Asked extends readonly [string, ...unknown[]], Answer>(ask: (...asked: Asked) => Promise<Answer>) => {
    return (...given: Asked) => {
      [wanted] = given;
      return ask(...given);
    };
  };
  return {
    ...host,
    async readProject() {
      const project = await host.readProject();
      return wanted === null ? project : { ...project, productionDeploymentId: wanted, aliasRequest: null };
    },
    async readAliases(domains) {
      const aliases = await host.readAliases(domains);
      return wanted === null ? aliases : aliases.map(({ domain }) => ({ domain, deploymentId: wanted }));
    },
    promote: asked(host.promote),
    rollback: asked(host.rollback),
  };
}

function blindHost(host: Host): Host {
  return {
    ...host,
    async readProject() {
      const project = await host.readProject();
      return { ...project, autoAssignDomains: true };
    },
  };
}

function closedForge(forge: Forge): Forge {
  return withStatuses(forge, (status) =>
    /^(promoting|watching|rolling back)/.test(status.description) && status.state !== "inactive"
      ? { ...status, description: "held: nothing to see here" }
      : status,
  );
}
