/** One moment of a database, written to a file of this machine: the archive, compressed and encrypted, and the list of its tables. */
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { ProviderError } from "../../lib/error.ts";
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseWork } from "../../providers/contract.ts";
import { readNewest } from "../../migrations/read-newest.ts";
import type { StepContext } from "../contract.ts";
import { holdMoment, type Moment } from "../database/hold-moment.ts";
import { takeCensusAt } from "../database/take-census.ts";
import type { DumpSpec } from "./dump-spec.ts";
import { followDump } from "./follow-dump.ts";
import { giveBackMemory } from "./give-back-memory.ts";
import { openArchive } from "./open-archive.ts";
import { type PartialDump, readPartial } from "./partial/read-partial.ts";
import { isOfAll, readCatalog, selectionArguments, selectTables } from "./read-catalog.ts";
import type { TableList } from "./table-list.ts";
import { type WrittenFile, writeSealed } from "./write-sealed.ts";

export interface Dump {
  readonly archive: WrittenFile;
  readonly tables: WrittenFile;
  readonly list: TableList;
  /** Where it is of a part of the database: what a restore of it alone needs. */
  readonly partial: PartialDump | null;
  /** Version of the `pg_dump` that wrote it. */
  readonly client: string;
  readonly serverMajor: number;
  /** The newest that was applied at its moment; null where nobody says how that is read, or it could not be. */
  readonly migration: string | null;
}

export interface DumpOrder {
  readonly spec: DumpSpec;
  readonly url: Secret;
  /** Where the files are written to; only we read it. */
  readonly folder: string;
  /** All that can open it; null: unencrypted. */
  readonly recipients: readonly string[] | null;
  /** Of one of them; null: unencrypted. */
  readonly identity: Secret | null;
}

const APPLICATION = "holdpoint backup";
/** Of a migration, in the record. */
const LONGEST_NAME = 400;
/** Of waiting for a table that a migration holds. */
const LOCK_WAIT_MS = 60_000;

/** Throws ProviderError; what is written then is of no use. */
export function dumpDatabase(order: DumpOrder, context: StepContext<"databaseWork">): Promise<Dump> {
  const work = context.roles.databaseWork;
  return holdMoment(work, order.url, APPLICATION, async (moment) => {
    const { serverMajor } = moment.session;
    const { version: client } = await work.findProgram("pg_dump", serverMajor);
    const { census, catalog, archive } = await countAndWrite(order, moment, context);
    const partial = isOfAll(order.spec)
      ? null
      : await readPartial(work, moment.session, order.url, openLocal(archive, order.identity));
    const list: TableList = {
      version: 2,
      census,
      catalog,
      ...(partial === null ? {} : { references: partial.references }),
    };
    const written = await writeSealed(join(order.folder, "tables"), textOf(list), order.recipients, context.signal);
    return {
      archive,
      tables: written,
      list,
      partial,
      client,
      serverMajor,
      migration: await readMigration(order, moment, context),
    };
  });
}

/** As it lies on this machine's disk. */
export function openLocal({ path, stored, clear }: WrittenFile, identity: Secret | null): AsyncIterable<Uint8Array> {
  const local = { read: () => createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array> };
  return openArchive(local, { id: path, stored, clear, encrypted: identity !== null }, identity);
}

/** In a session of its own: what goes wrong there says nothing about the backup. */
async function readMigration(
  { spec }: DumpOrder,
  moment: Moment,
  { historyOf, directory }: StepContext<"databaseWork">,
): Promise<string | null> {
  const history = (await historyOf?.(spec.database)) ?? null;
  if (history === null) return null;
  try {
    const newest = await moment.join((session) => readNewest(history, directory, session));
    return newest?.slice(0, LONGEST_NAME) || null;
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

/** Side by side, at one moment; where one fails the other is ended, and the first error is told. */
async function countAndWrite(order: DumpOrder, moment: Moment, context: StepContext<"databaseWork">) {
  const failed = new AbortController();
  const endOther = (error: unknown): never => {
    failed.abort();
    throw error;
  };
  const counting = readAndCount(order, moment).catch(endOther);
  const writing = writeArchive(order, moment, context, failed.signal).catch(endOther);
  const [counted, written] = await Promise.allSettled([counting, writing]);
  // What row security hides or a right forbids is said best by who counts.
  if (counted.status === "rejected") throw counted.reason;
  if (written.status === "rejected") throw written.reason;
  return { ...counted.value, archive: written.value };
}

async function readAndCount({ spec }: DumpOrder, moment: Moment) {
  const catalog = await readCatalog(moment.session);
  const tables = await selectTables(moment.session, spec);
  return { catalog, census: await takeCensusAt(moment, { tables }) };
}

async function writeArchive(
  { spec, url, folder, recipients }: DumpOrder,
  moment: Moment,
  context: StepContext<"databaseWork">,
  given: AbortSignal,
): Promise<WrittenFile> {
  const work: DatabaseWork = context.roles.databaseWork;
  const program = await work.startProgram(url, "pg_dump", moment.session.serverMajor, [
    "--format=custom",
    "--compress=0",
    `--snapshot=${moment.snapshot}`,
    `--lock-wait-timeout=${LOCK_WAIT_MS}`,
    ...selectionArguments(spec),
  ]);
  const stop = () => program.stop();
  given.addEventListener("abort", stop, { once: true });
  const follower = followDump(work, url, context, APPLICATION);
  try {
    const written = await writeSealed(
      join(folder, "archive"),
      giveBackMemory(program.stdout),
      recipients,
      context.signal,
    ).catch(async (error: unknown) => {
      program.stop();
      await program.ended;
      throw error;
    });
    const { failure } = await program.ended;
    context.signal.throwIfAborted();
    if (failure !== null) throw failure;
    return written;
  } finally {
    given.removeEventListener("abort", stop);
    await follower.stop();
  }
}

async function* textOf(list: TableList): AsyncIterable<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(list)}\n`);
}
