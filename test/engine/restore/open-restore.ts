/** The command `restore` with a forge, a server and a store that only tell what they were asked. */
import { runRestore } from "../../../src/engine/restore/run-restore.ts";
import type { CommandContext } from "../../../src/engine/context.ts";
import { createJournal } from "../../../src/engine/journal.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import type {
  BackupStore,
  ForgeDeployment,
  ManagedDatabases,
  RoleName,
  Roles,
} from "../../../src/providers/contract.ts";
import type { RestoreWish } from "../../../src/release/restore-wish.ts";
import { PRODUCTION_TASK } from "../../../src/release/record.ts";
import { STEP_TASK } from "../../../src/release/step-record.ts";
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
  readonly store?: Partial<BackupStore>;
  readonly dryRun?: boolean;
  /** Real ones, in place of those that only tell. */
  readonly roles?: Partial<Pick<Roles, "databaseWork" | "stores">>;
  readonly env?: Readonly<Record<string, string>>;
  readonly managed?: ManagedDatabases;
  /** Tasks of the deployments that were created. */
  readonly written?: string[];
}

/** Which roles were connected, and how it ended. */
export async function askRestore(wishes: Wishes) {
  const { wish = {}, records = [], store = {}, dryRun = false } = wishes;
  const connected: RoleName[] = [];
  const players: Partial<Record<RoleName, unknown>> = {
    databaseWork: {
      describe: () => ({ host: "db.example", port: 5432, user: "app", database: "app" }),
      otherDatabase: () => {
        throw new Error("a session was opened");
      },
    },
    forge: {
      listDeployments: async ({ task }: { readonly task: string }) =>
        task === STEP_TASK ? records : task === PRODUCTION_TASK ? [production] : [],
      createDeployment: async ({ task }: { readonly task: string }) => {
        wishes.written?.push(task);
        return { id: 2, creator: "github-actions[bot]" };
      },
    },
    stores: { open: async () => store },
    managedDatabases: wishes.managed,
    ...wishes.roles,
  };
  const context = {
    plan: {
      project: { host: { project: "web" } },
      stages: { production: { environment: "production" } },
    },
    release: { id: "", commit: "" },
    options: { restore: { ...WISH, ...wish }, dryRun, authors: ["github-actions[bot]"], reason: "test" },
    clock: wishes.roles === undefined ? createVirtualClock(Date.UTC(2026, 10, 22, 10)) : systemClock,
    env: { DATABASE_URL: "postgres://app:hunter2@db.example/app", ...wishes.env },
    runUrl: null,
    emit: () => undefined,
    steadyRole: async (name: RoleName) => players[name],
    role: async (name: RoleName) => {
      connected.push(name);
      return players[name];
    },
  } as unknown as CommandContext;
  const journal = createJournal("restore", context);
  const result = await runRestore(context, journal);
  return { result, connected };
}
