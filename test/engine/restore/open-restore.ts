/** The command `restore` with a forge, a server and a store that only tell what they were asked. */
import { runRestore } from "../../../src/engine/restore/run-restore.ts";
import type { CommandContext } from "../../../src/engine/context.ts";
import { createJournal } from "../../../src/engine/journal.ts";
import { members } from "../../../src/engine/members.ts";
import { openStep, type StepOrder } from "../../../src/engine/steps/open-step.ts";
import { type Clock, systemClock } from "../../../src/lib/clock.ts";
import type { Verdict } from "../../../src/lib/verdict.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type { Plan, StepItem } from "../../../src/plan/plan.ts";
import type {
  BackupReader,
  DatabaseWork,
  ForgeDeployment,
  ManagedDatabases,
  RoleName,
  Roles,
} from "../../../src/providers/contract.ts";
import type { RestoreWish } from "../../../src/release/restore-wish.ts";
import { PRODUCTION_TASK } from "../../../src/release/record.ts";
import { STEP_TASK } from "../../../src/release/step-record.ts";
import { steps } from "../../../src/steps/index.ts";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { record } from "../../release/facts.ts";
import { recordedDump } from "../../release/recorded-dump.ts";

export const WISH: RestoreWish = {
  variable: "DATABASE_URL",
  name: "app",
  from: null,
  tables: [],
  toTime: null,
  identity: null,
  way: "beside",
  intent: "restore",
  again: false,
  withoutFresh: null,
  asker: { kind: "terminal" },
};

const VERDICT = { outcome: "pass", reasonCode: "step_done", summary: "Backed up.", evidence: [] };

/** A record of the step `backup`, as one of our authors, or a stranger, wrote it. */
export function recordOf(creator: string, change: object = {}, details: object = {}): ForgeDeployment {
  const dump = recordedDump({ database: { variable: "DATABASE_URL", name: "app" }, encryption: null });
  const payload = {
    holdpoint: 1,
    phase: "step",
    project: "web",
    release: "r1",
    commit: "c".repeat(40),
    planDigest: "d",
    part: "ended",
    stage: "production",
    step: "backup",
    title: "Back up",
    identity: "0123456789abcdef",
    at: 2,
    runUrl: null,
    plannedMs: null,
    end: {
      verdict: VERDICT,
      details: "kind" in details ? details : { ...dump, stored: dump.clear, ...details },
      untouched: false,
      startedAt: 1,
    },
    word: null,
    ...change,
  };
  return {
    id: 1,
    task: STEP_TASK,
    environment: "production",
    createdAt: 1,
    creator,
    payload,
  } as unknown as ForgeDeployment;
}

/** The release that production serves. */
const production = {
  id: 9,
  task: PRODUCTION_TASK,
  environment: "production",
  createdAt: Date.UTC(2026, 10, 22, 9, 30),
  creator: "github-actions[bot]",
  payload: record("watching").payload,
} as unknown as ForgeDeployment;

export interface Wishes {
  readonly wish?: Partial<RestoreWish>;
  readonly records?: readonly ForgeDeployment[];
  readonly store?: Partial<BackupReader>;
  readonly dryRun?: boolean;
  /** Real ones, in place of those that only tell. */
  readonly roles?: Partial<Roles>;
  /** The checkout. */
  readonly directory?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly managed?: ManagedDatabases;
  /** Tasks of the deployments that were created. */
  readonly written?: string[];
  /** Their payloads. */
  readonly payloads?: unknown[];
  /** They themselves. */
  readonly created?: object[];
  /** Others that the forge lists, newest first. */
  readonly deployments?: readonly ForgeDeployment[];
  /** No release of ours stands in production. */
  readonly isUnreleased?: boolean;
  /** Of the plan, before the promote to production; their specs are parsed here. */
  readonly steps?: readonly { readonly title: string; readonly step: "backup" | "migrate"; readonly spec: unknown }[];
  /** What the plan's `setup` of the stage ends with; left out: the plan has none. */
  readonly setup?: Verdict;
  /** Takes the names of the roles that are connected, also where it throws. */
  readonly connected?: RoleName[];
  /** The forge takes no record. */
  readonly forgeIsDown?: boolean;
  /** In place of the system's, where roles are real. */
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  /** Whose sessions outlive the command; by itself the same as the others. */
  readonly steadyWork?: DatabaseWork;
  /** In place of the plan's own step, with the roles that are given. */
  readonly openStep?: (order: StepOrder) => Promise<unknown>;
  /** What was told to whoever looks on. */
  readonly events?: unknown[];
  /** Why it is asked for; null: nobody says. */
  readonly reason?: string | null;
}

const NOWHERE = { file: "holdpoint.yml", line: 1, column: 1 };

function itemsOf({ steps: given = [] }: Wishes): readonly StepItem[] {
  return given.map(({ title, step, spec }) => ({
    title,
    step,
    spec: steps[step].spec.parse(spec),
    takesMs: null,
    position: NOWHERE,
  }));
}

function forgeDown(): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_timeout",
    vendor: "GitHub",
    message: "No answer.",
    remedy: "Wait.",
  });
}

/** Which roles were connected, and how it ended. */
export async function askRestore(wishes: Wishes) {
  const { wish = {}, records = [], store = {}, dryRun = false } = wishes;
  const { connected = [] } = wishes;
  const players: Partial<Record<RoleName, unknown>> = {
    databaseWork: {
      describe: () => ({ host: "db.example", port: 5432, user: "app", database: "app" }),
      otherDatabase: () => {
        throw new Error("a session was opened");
      },
    },
    forge: {
      listDeployments: async ({ task }: { readonly task: string }) => {
        if (task === STEP_TASK) return records;
        if (task === PRODUCTION_TASK) return wishes.isUnreleased === true ? [] : [production];
        return (wishes.deployments ?? []).filter((one) => one.task === task);
      },
      createDeployment: async (deployment: { readonly task: string; readonly payload: unknown }) => {
        const { task, payload } = deployment;
        if (wishes.forgeIsDown === true) throw forgeDown();
        wishes.created?.push(deployment);
        wishes.written?.push(task);
        wishes.payloads?.push(payload);
        return { id: 2, creator: "github-actions[bot]" };
      },
      createDeploymentStatus: async () => ({ creator: "github-actions[bot]" }),
    },
    storedBackups: { open: async () => store },
    managedDatabases: wishes.managed,
    ...wishes.roles,
  };
  const setup = wishes.setup === undefined ? null : { title: "Setup", gate: "command", spec: {}, position: NOWHERE };
  const plan = {
    name: "web",
    digest: "p",
    checklist: [],
    project: { host: { project: "web" } },
    stages: {
      staging: { environment: "staging", setup: null, before: [], after: [], verify: [] },
      production: { environment: "production", setup, before: itemsOf(wishes), after: [], verify: [] },
    },
  } as unknown as Plan;
  const role: CommandContext["role"] = async <Name extends RoleName>(name: Name) => {
    connected.push(name);
    return players[name] as Roles[Name];
  };
  const env = { DATABASE_URL: "postgres://app:hunter2@db.example/app", ...wishes.env };
  const idle = wishes.roles === undefined ? createVirtualClock(Date.UTC(2026, 10, 22, 10)) : systemClock;
  const { clock = idle, reason = "test" } = wishes;
  const surroundings = {
    plan,
    env,
    planSecrets: {},
    directory: wishes.directory ?? "/",
    clock,
    random: Math.random,
    runUrl: null,
    role,
  };
  const context = {
    release: { id: "", commit: "" },
    options: { restore: { ...WISH, ...wish }, dryRun, authors: ["github-actions[bot]"], reason },
    ...surroundings,
    signal: wishes.signal,
    emit: (event: unknown) => void wishes.events?.push(event),
    steadyRole: async (name: RoleName) => wishes.steadyWork ?? players[name],
    steps: async () => steps,
    checkGate: async () => wishes.setup,
    openStep: (item: StepItem, order: StepOrder) =>
      wishes.openStep?.(order) ?? openStep({ ...surroundings, members, emit: () => undefined }, item, order),
  } as unknown as CommandContext;
  const journal = createJournal("restore", context);
  const result = await runRestore(context, journal);
  return { result, connected };
}
