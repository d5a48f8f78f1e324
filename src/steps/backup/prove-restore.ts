/** Restores an archive into a server of its own, counts there, and compares: a backup that was restored once. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quoteIdentifier, quoteLiteral } from "../../lib/quote-sql.ts";
import type { Secret } from "../../lib/secret.ts";
import { fail, hold, type Verdict } from "../../lib/verdict.ts";
import type { DatabaseWriter } from "../../providers/contract.ts";
import type { StepContext } from "../contract.ts";
import { compareCensus } from "../database/compare-census.ts";
import { takeCensus } from "../database/take-census.ts";
import { preparePart } from "./partial/prepare-part.ts";
import type { PartialDump } from "./partial/read-partial.ts";
import { restoreArchive } from "./restore-archive.ts";
import type { TableList } from "./table-list.ts";

export interface RestoreOrder {
  readonly archive: () => AsyncIterable<Uint8Array>;
  readonly list: TableList;
  readonly serverMajor: number;
  /** Address of the server; null: one is started on this machine. */
  readonly scratch: Secret | null;
  /** Null: the archive is of a whole database. */
  readonly schemas: readonly string[] | null;
  /** Null: likewise. */
  readonly partial: PartialDump | null;
}

export type RestoreProof =
  | { readonly is: "proven"; readonly tookMs: number; readonly server: string }
  | { readonly is: "not"; readonly verdict: Verdict };

type Context = StepContext<"databaseWork">;

const LIMITS = {
  connectTimeoutMs: 15_000,
  statementTimeoutMs: null,
  lockTimeoutMs: 30_000,
  applicationName: "holdpoint proof",
};

export async function proveRestore(order: RestoreOrder, context: Context): Promise<RestoreProof> {
  const work = context.roles.databaseWork;
  if (order.scratch !== null) return restoreAt(order, order.scratch, context);
  const server = await work.startScratch(order.serverMajor);
  try {
    return await restoreAt(order, server.url, context);
  } finally {
    await server.stop();
  }
}

/** In a database that is named after the step, so that what a killed run left is dropped first. */
async function restoreAt(order: RestoreOrder, server: Secret, context: Context): Promise<RestoreProof> {
  const work = context.roles.databaseWork;
  const name = `holdpoint_proof_${context.identity}`;
  const onServer = <Value>(act: (session: DatabaseWriter) => Promise<Value>) => work.withWriter(server, LIMITS, act);
  const drop = (session: DatabaseWriter) => session.query(`drop database if exists ${name} with (force)`);
  const { encoding, roles } = order.list.catalog;
  const created = await onServer(async (session) => {
    await drop(session);
    await session.query(
      `create database ${name} template template0 encoding ${quoteLiteral(encoding)} lc_collate 'C' lc_ctype 'C'`,
    );
    return createRoles(session, roles);
  });
  try {
    return await restoreInto(order, work.otherDatabase(server, name), context);
  } finally {
    await onServer(async (session) => {
      await drop(session);
      // Policies need them while the copy is there; a server that stays keeps none of ours.
      for (const role of created) await session.attempt(`drop role ${quoteIdentifier(role)}`);
    });
  }
}

async function restoreInto(order: RestoreOrder, url: Secret, context: Context): Promise<RestoreProof> {
  const work = context.roles.databaseWork;
  const prepared = await work.withWriter(url, LIMITS, (session) => prepare(session, order));
  if (prepared.verdict !== null) return { is: "not", verdict: prepared.verdict };
  const startedAt = context.clock.now();
  context.progress({ ratio: null, text: "restoring the backup into a server of its own" });
  const { serverMajor } = prepared;
  await withList(prepared.entries, (list) =>
    restoreArchive(work, { url, serverMajor, atOnce: true, ...list }, order.archive()),
  );
  const tookMs = context.clock.now() - startedAt;
  context.progress({ ratio: null, text: "counting what was restored" });
  const { census } = order.list;
  const found = await takeCensus(work, url, LIMITS.applicationName, {
    tables: census.tables.map(({ table }) => table),
  });
  const differences = compareCensus(census, found);
  if (differences.length === 0) return { is: "proven", tookMs, server: found.serverVersion };
  return {
    is: "not",
    verdict: fail(
      "backup_differs",
      `Restored, the backup is not what the database was: ${differences[0]?.text ?? ""}.`,
      "Do not go on without a backup. Look at the tables that differ, and run this again.",
      differences.slice(0, 20).map(({ table, text }) => ({ label: table, value: text })),
    ),
  };
}

interface Prepared {
  readonly verdict: Verdict | null;
  readonly serverMajor: number;
  /** Numbers of the entries that are restored; null: all. */
  readonly entries: readonly number[] | null;
}

async function prepare(session: DatabaseWriter, { list, schemas, partial }: RestoreOrder): Promise<Prepared> {
  const { serverMajor } = session;
  const { catalog } = list;
  const available = await readAvailable(session);
  // A dump of schemas has no extension: those that nothing in it uses may be missing.
  const needed =
    partial !== null && schemas !== null ? partial.restore.extensions : catalog.extensions.map(({ name }) => name);
  const missing = needed.filter((name) => !available.has(name));
  if (missing.length > 0) return { verdict: lacks(missing), serverMajor, entries: null };
  const entries = partial === null ? null : await preparePart(session, { partial, schemas, catalog, available });
  return { verdict: null, serverMajor, entries };
}

function lacks(missing: readonly string[]): Verdict {
  return hold(
    "extension_missing",
    `The server for the proof has no ${missing.join(", ")}, so that the backup could not be restored there.`,
    "Install the extensions on this machine, name a server that has them by scratch:, or leave it at prove: read.",
  );
}

async function readAvailable(session: DatabaseWriter): Promise<ReadonlySet<string>> {
  const { rows } = await session.query("select name::text as name from pg_catalog.pg_available_extensions");
  return new Set(rows.map(({ name }) => String(name)));
}

/** Only their numbers, and gone afterwards. */
async function withList<Value>(
  entries: readonly number[] | null,
  act: (list: { readonly list?: string }) => Promise<Value>,
): Promise<Value> {
  if (entries === null) return act({});
  const folder = await mkdtemp(join(tmpdir(), "holdpoint-proof-"));
  try {
    const list = join(folder, "list");
    await writeFile(list, entries.map((id) => `${id};\n`).join(""), { mode: 0o600 });
    return await act({ list });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Names of those that were not there. */
async function createRoles(session: DatabaseWriter, roles: readonly string[]): Promise<readonly string[]> {
  const { rows } = await session.query("select rolname::text as name from pg_catalog.pg_roles");
  const there = new Set(rows.map(({ name }) => String(name)));
  const missing = roles.filter((role) => !there.has(role));
  for (const role of missing) await session.query(`create role ${quoteIdentifier(role)} nologin`);
  return missing;
}
