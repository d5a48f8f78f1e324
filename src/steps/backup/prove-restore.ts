/** Restores an archive into a server of its own, counts there, and compares: a backup that was restored once. */
import type { Secret } from "../../lib/secret.ts";
import { fail, hold, type Verdict } from "../../lib/verdict.ts";
import type { DatabaseWork, DatabaseWriter } from "../../providers/contract.ts";
import type { StepContext } from "../contract.ts";
import { compareCensus } from "../database/compare-census.ts";
import { takeCensus } from "../database/take-census.ts";
import { feedProgram } from "./read-archive.ts";
import type { Catalog, TableList } from "./table-list.ts";

export interface RestoreOrder {
  readonly archive: () => AsyncIterable<Uint8Array>;
  readonly list: TableList;
  readonly serverMajor: number;
  /** Address of the server; null: one is started on this machine. */
  readonly scratch: Secret | null;
  /** Null: the archive is of a whole database. */
  readonly schemas: readonly string[] | null;
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
      `create database ${name} template template0 encoding ${literal(encoding)} lc_collate 'C' lc_ctype 'C'`,
    );
    return createRoles(session, roles);
  });
  try {
    return await restoreInto(order, work.otherDatabase(server, name), context);
  } finally {
    await onServer(async (session) => {
      await drop(session);
      // Policies need them while the copy is there; a server that stays keeps none of ours.
      for (const role of created) await session.attempt(`drop role ${identifier(role)}`);
    });
  }
}

async function restoreInto(order: RestoreOrder, url: Secret, context: Context): Promise<RestoreProof> {
  const work = context.roles.databaseWork;
  const prepared = await work.withWriter(url, LIMITS, (session) => prepare(session, order));
  if (prepared.verdict !== null) return { is: "not", verdict: prepared.verdict };
  const startedAt = context.clock.now();
  context.progress({ ratio: null, text: "restoring the backup into a server of its own" });
  await restore(work, url, prepared.serverMajor, order);
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

async function prepare(session: DatabaseWriter, { list, schemas }: RestoreOrder) {
  const missing = await findMissing(session, list.catalog);
  const verdict =
    missing.length === 0
      ? null
      : hold(
          "extension_missing",
          `The server for the proof has no ${missing.join(", ")}, so that the backup could not be restored there.`,
          "Install the extensions on this machine, name a server that has them by scratch:, or leave it at prove: read.",
        );
  if (verdict === null && schemas !== null) {
    // A dump of schemas brings its own, and no extension.
    if (schemas.includes("public")) await session.query("drop schema if exists public");
    for (const { name, schema } of list.catalog.extensions) {
      if (!schemas.includes(schema)) await session.query(`create schema if not exists ${identifier(schema)}`);
      if (!schemas.includes(schema)) {
        await session.query(
          `create extension if not exists ${identifier(name)} with schema ${identifier(schema)} cascade`,
        );
      }
    }
  }
  return { verdict, serverMajor: session.serverMajor };
}

async function findMissing(session: DatabaseWriter, { extensions }: Catalog): Promise<readonly string[]> {
  const { rows } = await session.query("select name::text as name from pg_catalog.pg_available_extensions");
  const there = new Set(rows.map(({ name }) => String(name)));
  return extensions.map(({ name }) => name).filter((name) => !there.has(name));
}

/** In one transaction, half as long as without. Who owns what and who may do what is not compared. */
async function restore(work: DatabaseWork, url: Secret, serverMajor: number, { archive }: RestoreOrder): Promise<void> {
  const { database } = work.describe(url);
  const program = await work.startProgram(url, "pg_restore", serverMajor, [
    `--dbname=${database}`,
    "--single-transaction",
    "--exit-on-error",
    "--no-owner",
    "--no-acl",
  ]);
  const drained = (async () => {
    for await (const chunk of program.stdout) void chunk;
  })();
  const fed = await feedProgram(program, archive());
  await drained;
  const { failure } = await program.ended;
  if (fed !== null) throw fed.reason;
  if (failure !== null) throw failure;
}

/** Names of those that were not there. */
async function createRoles(session: DatabaseWriter, roles: readonly string[]): Promise<readonly string[]> {
  const { rows } = await session.query("select rolname::text as name from pg_catalog.pg_roles");
  const there = new Set(rows.map(({ name }) => String(name)));
  const missing = roles.filter((role) => !there.has(role));
  for (const role of missing) await session.query(`create role ${identifier(role)} nologin`);
  return missing;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
