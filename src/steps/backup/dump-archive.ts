/** One moment of a database, written to a file of this machine: the archive, compressed and encrypted, and the list of its tables. */
import { join } from "node:path";
import type { Secret } from "../../lib/secret.ts";
import type { DatabaseWork } from "../../providers/contract.ts";
import type { StepContext } from "../contract.ts";
import { holdMoment, type Moment } from "../database/hold-moment.ts";
import { takeCensusAt } from "../database/take-census.ts";
import type { DumpSpec } from "./dump-spec.ts";
import { followDump } from "./follow-dump.ts";
import { readCatalog, selectionArguments, selectTables } from "./read-catalog.ts";
import type { TableList } from "./table-list.ts";
import { type WrittenFile, writeSealed } from "./write-sealed.ts";

export interface Dump {
  readonly archive: WrittenFile;
  readonly tables: WrittenFile;
  readonly list: TableList;
  /** Version of the `pg_dump` that wrote it. */
  readonly client: string;
  readonly serverMajor: number;
}

export interface DumpOrder {
  readonly spec: DumpSpec;
  readonly url: Secret;
  /** Where the files are written to; only we read it. */
  readonly folder: string;
  /** All that can open it; null: unencrypted. */
  readonly recipients: readonly string[] | null;
}

const APPLICATION = "holdpoint backup";
/** Of waiting for a table that a migration holds. */
const LOCK_WAIT_MS = 60_000;

/** Throws ProviderError; what is written then is of no use. */
export function dumpDatabase(order: DumpOrder, context: StepContext<"databaseWork">): Promise<Dump> {
  const work = context.roles.databaseWork;
  return holdMoment(work, order.url, APPLICATION, async (moment) => {
    const { serverMajor } = moment.session;
    const { version: client } = await work.findProgram("pg_dump", serverMajor);
    const catalog = await readCatalog(moment.session);
    const tables = await selectTables(moment.session, order.spec);
    const { census, archive } = await countAndWrite(order, moment, tables, context);
    const list: TableList = { version: 1, census, catalog };
    const written = await writeSealed(join(order.folder, "tables"), textOf(list), order.recipients, context.signal);
    return { archive, tables: written, list, client, serverMajor };
  });
}

/** Side by side, at one moment; where one fails the other is ended, and the first error is told. */
async function countAndWrite(
  order: DumpOrder,
  moment: Moment,
  tables: readonly string[] | null,
  context: StepContext<"databaseWork">,
) {
  const failed = new AbortController();
  const endOther = (error: unknown): never => {
    failed.abort();
    throw error;
  };
  const counting = takeCensusAt(moment, { tables }).catch(endOther);
  const writing = writeArchive(order, moment, context, failed.signal).catch(endOther);
  const [counted, written] = await Promise.allSettled([counting, writing]);
  // What row security hides or a right forbids is said best by who counts.
  if (counted.status === "rejected") throw counted.reason;
  if (written.status === "rejected") throw written.reason;
  return { census: counted.value, archive: written.value };
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
    const written = await writeSealed(join(folder, "archive"), program.stdout, recipients, context.signal).catch(
      async (error: unknown) => {
        program.stop();
        await program.ended;
        throw error;
      },
    );
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
