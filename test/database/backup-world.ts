/** The step `backup` on a real PostgreSQL, as the engine would run it: observed, applied, and observed again. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../src/lib/clock.ts";
import { Secret } from "../../src/lib/secret.ts";
import type { ProviderContext, Roles } from "../../src/providers/contract.ts";
import { postgresWork } from "../../src/providers/postgres/work/index.ts";
import { backupStores, storedBackups } from "../../src/providers/stores.ts";
import { parseRecordedDump, type RecordedDump } from "../../src/release/recorded-backup.ts";
import { backup } from "../../src/steps/backup/index.ts";
import type { StepContext, StepDetails, StepEnd, StepObservation } from "../../src/steps/contract.ts";

const SETTINGS = { project: "", team: null, repository: null };
type Context = StepContext<"databaseWork" | "stores" | "storedBackups" | "managedDatabases">;

export interface BackupWorld {
  /** For places `path:`; gone with the world. */
  readonly folder: string;
  readonly shown: string[];
  readonly debugged: string[];
  spec(changes?: Readonly<Record<string, unknown>>): unknown;
  /** What the engine hands to the step. */
  context(more?: Partial<Context>): Context;
  observe(spec: unknown, more?: Partial<Context>): Promise<StepObservation<unknown>>;
  apply(spec: unknown, more?: Partial<Context>): Promise<StepEnd>;
  /** Applies it, expects it to be done, and gives what the record has of it. */
  make(spec: unknown, more?: Partial<Context>): Promise<RecordedDump>;
  readonly roles: Pick<Roles, "databaseWork" | "stores" | "storedBackups">;
  close(): void;
}

export async function createBackupWorld(
  secrets: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>> = {},
  identity = "0123456789abcdef",
): Promise<BackupWorld> {
  const folder = mkdtempSync(join(tmpdir(), "holdpoint-backups-"));
  const shown: string[] = [];
  const debugged: string[] = [];
  const provider: ProviderContext = {
    env: { PATH: process.env["PATH"], ...env },
    clock: systemClock,
    random: Math.random,
    debug: (line) => debugged.push(line),
  };
  const roles = {
    databaseWork: await postgresWork.connect(SETTINGS, provider),
    stores: await backupStores.connect(SETTINGS, provider),
    storedBackups: await storedBackups.connect(SETTINGS, provider),
    managedDatabases: { abilities: {}, open: () => null } as unknown as Roles["managedDatabases"],
  };
  const context: BackupWorld["context"] = (more = {}) => ({
    roles,
    release: { id: "r1", commit: "c0ffee", project: "acme", stage: "staging", runUrl: null },
    title: "Back up",
    identity,
    clock: systemClock,
    random: Math.random,
    signal: new AbortController().signal,
    directory: folder,
    env: {},
    secret: (name) => new Secret(name, secrets[name] ?? ""),
    output: () => undefined,
    progress: ({ text }) => shown.push(text),
    begun: null,
    recorded: null,
    earlier: [],
    ...more,
  });
  const observe: BackupWorld["observe"] = (spec, more) => backup.observe(backup.spec.parse(spec), context(more));
  const apply: BackupWorld["apply"] = (spec, more) => backup.apply(backup.spec.parse(spec), null, context(more));
  return {
    folder,
    shown,
    debugged,
    roles,
    spec: (changes = {}) => ({ database: "DATABASE_URL", to: `path:${folder}/kept`, ...changes }),
    context,
    observe,
    apply,
    async make(spec, more) {
      const { verdict, details } = await apply(spec, more);
      if (verdict.outcome !== "pass") throw new Error(`${verdict.reasonCode}: ${verdict.summary}`);
      const recorded = JSON.parse(JSON.stringify(details)) as StepDetails;
      const seen = await observe(spec, { ...more, recorded });
      const found = parseRecordedDump(recorded);
      if (seen.is !== "done" || found === null) throw new Error(`it was made, and is ${seen.is}`);
      return found;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
