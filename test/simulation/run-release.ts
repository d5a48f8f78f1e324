/** Runs a release on the model world, again and again after each death, as a workflow that is started again would. */
import type { CommandContext } from "../../src/engine/context.ts";
import { commands } from "../../src/commands/index.ts";
import { DEFAULT_AUTHOR } from "../../src/lib/authors.ts";
import { fail, hold, pass, type Verdict } from "../../src/lib/verdict.ts";
import type { Plan } from "../../src/plan/plan.ts";
import type { MetricReading, Roles } from "../../src/providers/contract.ts";
import type { CommandResult, ReleaseEvent } from "../../src/release/result.ts";
import { PLAIN_WATCH } from "../judge/plain-watch.ts";
import { Killed, type ModelWorld } from "./model-world.ts";

const POSITION = { file: "plan.yml", line: 1, column: 1 };
const DIGEST = "d".repeat(64);

export const SIMULATED_PLAN: Plan = {
  name: "simulated",
  project: {
    host: { provider: "vercel", project: "web", team: null },
    domains: ["app.example.test", "www.example.test"],
    version: null,
    addresses: {},
  },
  checklist: [],
  stages: {
    staging: {
      deploy: { target: { kind: "production" }, prebuilt: true, directory: ".", timeoutMs: 600_000, git: null },
      environment: "staging",
      setup: null,
      before: [],
      after: [],
      verify: [{ title: "gate", gate: "http", spec: {}, position: POSITION }],
    },
    production: {
      environment: "production",
      requires: "nothing",
      promote: null,
      setup: null,
      before: [],
      after: [],
      verify: [],
      watch: {
        forMs: 600_000,
        everyMs: 60_000,
        ...PLAIN_WATCH,
        silenceMs: 6 * 3_600_000,
        metrics: {
          error_rate: {
            name: "error_rate",
            provider: "sentry",
            spec: {},
            measure: { unit: "ratio", minimumSamples: 20 },
            settleMs: 60_000,
          },
        },
        rollbackConditions: [
          {
            kind: "threshold",
            text: "error_rate > 5% over 5m",
            metric: "error_rate",
            overMs: 300_000,
            minimumSamples: 20,
            position: POSITION,
            comparison: ">",
            value: 0.05,
          },
        ],
        successConditions: [],
      },
    },
  },
  rollback: { ladder: ["host"], rungs: {}, to: "verified", steps: 1, by: [], incident: { labels: [] } },
  digest: DIGEST,
  file: "plan.yml",
};

export interface SimulatedSite {
  readonly gate: Verdict["outcome"];
  /** Error share of the candidate from this long after the promote; null = none. */
  readonly errorsFromMs: number | null;
  /** The metric's vendor answers nothing. */
  readonly blind: boolean;
}

export interface SimulatedClock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export function createSimulatedClock(start: number): SimulatedClock {
  let now = start;
  return {
    now: () => now,
    // Time passes only when nothing else can go on: a timer must not overtake an answer that is there already.
    sleep: async (ms, signal) => {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      now += ms;
    },
  };
}

export function simulatedContext(
  world: ModelWorld,
  clock: SimulatedClock,
  release: string,
  site: SimulatedSite,
  emit: (event: ReleaseEvent) => void = () => undefined,
  host: Roles["host"] = world.host,
): CommandContext {
  const commit = release.padStart(40, "a");
  const roles: Partial<Roles> = {
    host,
    forge: world.forge,
    incidents: { report: async () => false },
    http: {
      request: async ({ url }) => ({ status: 200, headers: {}, body: "ok", durationMs: 1, url }),
    },
  };
  const read = async (window: { from: number; to: number }): Promise<MetricReading> => {
    if (site.blind) return { value: null, sampleCount: 0, window, complete: true };
    const own = world.builds().flatMap(({ id, meta }) => (meta.holdpointRelease === release ? [id] : []));
    const promoted = world.productionLog.find(({ deploymentId }) => own.includes(deploymentId))?.at ?? Infinity;
    const from = site.errorsFromMs === null ? Infinity : promoted + site.errorsFromMs;
    const bad = Math.max(0, window.to - Math.max(window.from, from));
    const value = (0.3 * bad) / Math.max(1, window.to - window.from);
    return { value, sampleCount: Math.round((window.to - window.from) / 100), window, complete: true };
  };
  const verdict = {
    pass: pass("gate_passed", "passed"),
    fail: fail("gate_failed", "failed", "fix it"),
    hold: hold("no_data", "not known", "look"),
  }[site.gate];
  return {
    plan: SIMULATED_PLAN,
    release: { id: release, commit },
    options: {
      stage: "staging",
      to: null,
      reason: "simulated",
      dryRun: false,
      unpin: false,
      authors: [DEFAULT_AUTHOR],
    },
    checklist: null,
    rungs: () => Promise.reject(new Error("the simulated ladder has host alone")),
    openRung: () => Promise.reject(new Error("the simulated ladder has host alone")),
    steps: () => Promise.reject(new Error("the simulated plan has no steps")),
    openStep: () => Promise.reject(new Error("the simulated plan has no steps")),
    sides: null,
    clock,
    env: {},
    bypass: null,
    directory: "/nowhere",
    runUrl: null,
    emit,
    role: async (name) => {
      const role = roles[name];
      if (role === undefined) throw new Error(`no ${name} in the simulation`);
      return role as Roles[typeof name];
    },
    metricSource: async () => ({ read }),
    checkGate: async () => verdict,
    runsCode: async () => false,
    readsOnly: async () => true,
    patienceMs: async () => 15_000,
    domainUrl: (domain) => `https://${domain}`,
  };
}

const ORDER = ["deploy", "verify", "promote", "watch"] as const;

/** How the last run ended, null where it was killed; each death or hold is followed by another run, up to `runs`. */
export async function runRelease(context: CommandContext, runs: number): Promise<CommandResult | null> {
  let last: CommandResult | null = null;
  for (let run = 0; run < runs; run += 1) {
    try {
      for (const name of ORDER) {
        last = await commands[name].run(context);
        if (last.decision !== "proceed") break;
      }
      if (last !== null && last.decision !== "hold") return last;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      last = null;
    }
  }
  return last;
}
