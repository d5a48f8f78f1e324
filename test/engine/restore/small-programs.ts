/** `pg_restore` and `psql` of the small server: what they are fed is what a test reads, and their end is when the database has it. */
import { ProviderError } from "../../../src/lib/error.ts";
import type { PostgresProgram, RunningProgram } from "../../../src/providers/contract.ts";
import type { SmallDatabase, SmallTable } from "./small-server.ts";

export interface StartedProgram {
  readonly program: PostgresProgram;
  readonly major: number;
  readonly args: readonly string[];
  /** Of its address. */
  readonly database: string;
  fed: string;
  end: "running" | "ended" | "stopped";
}

export interface SmallPrograms {
  readonly started: StartedProgram[];
  /** How often one was told to stop. */
  stops: number;
  /** What the archive has. */
  tables: readonly SmallTable[];
  /** Why the next ones fail at their end; null: they do not. */
  failure: ProviderError | null;
  /** Waited for before one ends. */
  beforeEnd: () => Promise<void>;
  start(database: string, program: PostgresProgram, major: number, args: readonly string[]): RunningProgram;
}

export function createPrograms(databaseOf: (name: string) => SmallDatabase): SmallPrograms {
  const programs: SmallPrograms = {
    started: [],
    stops: 0,
    tables: [],
    failure: null,
    beforeEnd: async () => undefined,
    start(database, program, major, args) {
      const started: StartedProgram = { program, major, args, database, fed: "", end: "running" };
      programs.started.push(started);
      const { promise: ended, resolve } = Promise.withResolvers<Awaited<RunningProgram["ended"]>>();
      const finish = (failure: ProviderError | null) => {
        if (started.end !== "running") return;
        started.end = failure?.reasonCode === "vendor_timeout" ? "stopped" : "ended";
        const into = targetOf(args);
        if (failure === null && into !== null) fill(databaseOf(into), programs.tables, started);
        resolve({ exitCode: failure === null ? 0 : 1, signal: null, stderr: "", failure });
      };
      return {
        stdout: (async function* () {
          const { failure } = await ended;
          if (failure === null) yield Buffer.from(`-- what ${started.fed} has\n`);
        })(),
        async write(chunk) {
          started.fed += Buffer.from(chunk).toString("utf8");
        },
        end: () => void programs.beforeEnd().then(() => finish(programs.failure)),
        ended,
        stop() {
          programs.stops += 1;
          finish(stopped());
        },
      };
    },
  };
  return programs;
}

function stopped(): ProviderError {
  return new ProviderError({
    reasonCode: "vendor_timeout",
    vendor: "PostgreSQL",
    message: "It was ended.",
    remedy: "",
  });
}

/** The database that its words name; null where it writes a script. */
function targetOf(args: readonly string[]): string | null {
  const [, name] = /^--dbname=dbname='(.*)'$/.exec(args.find((one) => one.startsWith("--dbname=")) ?? "") ?? [];
  return name === undefined ? null : name.replaceAll(/\\(.)/g, "$1");
}

/** Over what is there where it is told to, and where it is not, only into one that has none of them. */
function fill(database: SmallDatabase, tables: readonly SmallTable[], { args, fed }: StartedProgram): void {
  const restored = new Set(tables.map(({ table }) => table));
  const left = withoutDropped(database.tables, fed);
  const others = left.filter(({ table }) => !restored.has(table));
  if (others.length < left.length && !args.includes("--clean")) throw new Error("a table is there already");
  database.tables = [...others, ...tables].toSorted((one, other) => (one.table < other.table ? -1 : 1));
}

/** What is left once a script has dropped its schemas. */
export function withoutDropped(tables: readonly SmallTable[], script: string): SmallTable[] {
  const [, names = ""] = /drop schema if exists (.*?) cascade;/.exec(script.replaceAll(/\\(.)/g, "$1")) ?? [];
  const dropped = new Set(names.split(", "));
  return tables.filter(({ table }) => !dropped.has(`"${table.split(".")[0]}"`));
}
