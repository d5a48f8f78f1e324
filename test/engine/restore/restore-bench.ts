/** The small server with a backup of its database, and a restore of it that can be killed at any statement. */
import { observeServer, type ServerWorld } from "../../../src/engine/restore/observe-server.ts";
import { type Server, withServer } from "../../../src/engine/restore/open-server.ts";
import type { FreshBackups, RestoreOrder, RestoreSource } from "../../../src/engine/restore/restore-order.ts";
import type { Clock } from "../../../src/lib/clock.ts";
import type { Verdict } from "../../../src/lib/verdict.ts";
import { type RestoreMark, renderDatabaseComment } from "../../../src/release/restore-mark.ts";
import { copyName, restoreIdentity } from "../../../src/release/restore-names.ts";
import type { RestoreFacts } from "../../../src/release/restore-record.ts";
import { digestOfTables } from "../../../src/steps/backup/record-dump.ts";
import { recordedDump } from "../../release/recorded-dump.ts";
import { openSmallServer, ORDERS, type SmallDatabase, type SmallServer, USERS } from "./small-server.ts";

export const NOW = Date.UTC(2026, 10, 22, 10);
export const ARCHIVE = "a".repeat(64);
export const IDENTITY = restoreIdentity("app", ARCHIVE, 0);
export const COPY = copyName("app", IDENTITY);
/** As which the database in use is put aside at NOW. */
export const KEPT = `app_before_20261122_100000_${IDENTITY.slice(0, 6)}`;
export const RUN = "https://forge/runs/7";

type Action<Value> = (server: Server, world: ServerWorld, order: RestoreOrder) => Promise<Value>;

export interface Bench {
  readonly server: SmallServer;
  readonly clock: Clock;
  readonly source: RestoreSource;
  /** What was said to be done. */
  readonly steps: string[];
  readonly said: string[];
  readonly facts: Partial<RestoreFacts>;
  order(change?: Partial<RestoreOrder>): RestoreOrder;
  /** One action of a restore by itself, on what the server shows. */
  act<Value>(action: Action<Value>, change?: Partial<RestoreOrder>): Promise<Value>;
  /** Null where a database has none. */
  markOf(name: string): RestoreMark | null;
}

/** Time passes by sleeping alone. */
export function createBenchClock(): Clock {
  let at = NOW;
  return {
    now: () => at,
    async sleep(ms, signal) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      at += ms;
    },
  };
}

export function openBench(): Bench {
  const server = openSmallServer();
  server.programs.tables = [ORDERS, USERS];
  const clock = createBenchClock();
  const steps: string[] = [];
  const said: string[] = [];
  const facts: Partial<RestoreFacts> = {};
  const source: RestoreSource = {
    archive: ARCHIVE,
    place: "path:/mnt/kept/a.dump",
    readRatio: () => 0.5,
    async *open() {
      yield Buffer.from("half ");
      yield Buffer.from("and half");
    },
    census: async () => censusOf(server.programs.tables),
    roles: async () => ["app", "web"],
  };
  const bench: Bench = {
    server,
    clock,
    source,
    steps,
    said,
    facts,
    order: (change = {}) => ({
      work: server.work,
      steady: server.steady,
      url: server.url,
      database: "app",
      intent: "restore",
      again: false,
      source,
      fresh: createFresh(server),
      drop: null,
      clock,
      signal: new AbortController().signal,
      run: RUN,
      facts: (known) => void Object.assign(facts, known),
      progress: (text) => void said.push(text),
      step: (text) => void steps.push(text),
      ...change,
    }),
    act(action, change) {
      const order = bench.order(change);
      return withServer(order, async (steered) => {
        const { database, again } = order;
        const world = await observeServer(steered.writer, { database, archive: order.source?.archive ?? null, again });
        return action(steered, world, order);
      });
    },
    markOf(name) {
      const [, json] = /^holdpoint restore: (.*)$/m.exec(server.get(name).comment ?? "") ?? [];
      return json === undefined ? null : (JSON.parse(json) as RestoreMark);
    },
  };
  return bench;
}

/** What an earlier run left in the comment of a database. */
export function mark(database: SmallDatabase, change: Partial<RestoreMark>, text = ""): void {
  const whole: RestoreMark = {
    identity: IDENTITY,
    phase: "created",
    of: "app",
    archive: ARCHIVE,
    at: NOW - 60_000,
    nth: 0,
    kept: null,
    run: null,
    connectors: null,
    fresh: null,
    ...change,
  };
  database.comment = renderDatabaseComment({ text, mark: whole });
}

export function censusOf(tables: SmallServer["programs"]["tables"]) {
  return { serverVersion: "15.18", at: 5, lsn: null, tables, leftOut: [] };
}

export class Killed extends Error {}

/** Runs it, dead right before its statement of this number: nothing else of it reaches the server. */
export async function killAt(
  statement: number,
  bench: Bench,
  restore: (order: RestoreOrder) => Promise<Verdict>,
  change: Partial<RestoreOrder> = {},
): Promise<void> {
  let seen = 0;
  const before = () => {
    if ((seen += 1) > statement) throw new Killed();
  };
  await restore(bench.order({ ...change, before })).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
}

/** What there is now is digested as the step `backup` would, and stored nowhere. */
export function createFresh(server: SmallServer): FreshBackups {
  const digestNow = async () => digestOfTables(censusOf(server.app.tables));
  const take = async () => recordedDump({ counts: { tables: 2, rows: 1_205, digest: await digestNow() } });
  return { explanation: "backs it up", take, digestNow };
}
