/** A session that may change the database: its own connection for as long as it lasts, and settings that nobody else chose. */
import { ProviderError } from "../../../lib/error.ts";
import type { DatabaseWriter, WriterLimits } from "../../contract.ts";
import { connectFailure, type Place, refusalOf, refusedStatement, statementFailure } from "../failure.ts";
import { type Line, openLine } from "../line.ts";
import { copyIn, copyOut } from "./copy.ts";
import { refuseHiddenPooler, refuseKnownPooler } from "./pooler.ts";

/** How values look as text, the same in every session, so that what two sessions read can be compared (docs/database.md). */
const WRITTEN_ALIKE = {
  TimeZone: "UTC",
  DateStyle: "ISO, YMD",
  IntervalStyle: "postgres",
  extra_float_digits: "1",
  bytea_output: "hex",
  lc_monetary: "C",
  xmloption: "content",
};
/** Of roles and databases, or of newer servers: each would end a session that only waits. */
const NO_LIMIT = ["idle_in_transaction_session_timeout", "idle_session_timeout", "transaction_timeout"];
/** How soon a server notices that nobody listens any more (14 and newer). */
const CHECK_CONNECTION = "5s";

export interface OpenWriter {
  readonly writer: DatabaseWriter;
  close(): Promise<void>;
}

/** Connects. Throws ProviderError, and the signal's reason where it was aborted. */
export async function openWriter(place: Place, limits: WriterLimits, signal?: AbortSignal): Promise<OpenWriter> {
  refuseKnownPooler(place);
  const open = () => openLine(place, limits, signal);
  const line = await open();
  try {
    const server = await readServer(line);
    // Before anything is set: behind a pooler it would stay with a connection that others get next.
    await refuseHiddenPooler(line, server.backendPid, open);
    await settle(line, limits);
    return { writer: createWriter(line, server), close: () => line.close() };
  } catch (error) {
    await line.close();
    if (error instanceof ProviderError) throw error;
    const cut = line.cutBy();
    throw cut === null ? connectFailure(error, place) : cut.reason;
  }
}

type Server = Pick<DatabaseWriter, "backendPid" | "serverMajor" | "serverVersion">;

async function readServer(line: Line): Promise<Server> {
  const { rows } = await line.ask(
    `select pg_backend_pid() as pid, current_setting('server_version_num')::int / 10000 as major,
       current_setting('server_version') as version`,
    [],
  );
  const [row] = rows;
  return {
    backendPid: Number(row?.["pid"]),
    serverMajor: Number(row?.["major"]),
    // Debian adds what its package is called.
    serverVersion: String(row?.["version"]).split(" ")[0] ?? "",
  };
}

async function settle(line: Line, limits: WriterLimits): Promise<void> {
  const settings = {
    ...WRITTEN_ALIKE,
    statement_timeout: String(Math.round(limits.statementTimeoutMs ?? 0)),
    lock_timeout: String(Math.max(1, Math.round(limits.lockTimeoutMs))),
  };
  await line.tell(
    Object.entries(settings)
      .map(([name, value]) => `set ${name} = '${value}'`)
      .join("; "),
  );
  const known = `select set_config(name, $2, false) from pg_settings where name = any($1::text[])`;
  await line.ask(known, [`{${NO_LIMIT.join(",")}}`, "0"]);
  // A server whose system cannot tell refuses it, and notices at its next word to us.
  await line.ask(known, ["{client_connection_check_interval}", CHECK_CONNECTION]).catch((error: unknown) => {
    if (refusalOf(error, line.place) === null) throw error;
  });
}

function createWriter(line: Line, server: Server): DatabaseWriter {
  const { place } = line;
  let open = false;
  const failed = (error: unknown): ProviderError => {
    const cut = line.cutBy();
    if (cut !== null) throw cut.reason;
    const failure = statementFailure(error, place);
    return failure instanceof ProviderError ? failure : refusedStatement(failure, place);
  };
  const attempt: DatabaseWriter["attempt"] = async (text, values = []) => {
    try {
      return await line.ask(text, values);
    } catch (error) {
      const refusal = line.cutBy() === null ? refusalOf(error, place) : null;
      if (refusal === null) throw failed(error);
      return { refusal };
    }
  };
  const query: DatabaseWriter["query"] = (text, values = []) =>
    line.ask(text, values).catch((error: unknown) => {
      throw failed(error);
    });
  return {
    ...server,
    query,
    attempt,
    async transaction(beginning, act) {
      if (open) throw new Error("a transaction is open in this session already");
      await query(`begin ${beginning}`);
      open = true;
      try {
        const value = await act();
        // `commit` after a refusal that nobody threw would roll back, and say nothing about it.
        await query("select 1");
        await query("commit");
        return value;
      } catch (error) {
        // A broken line has nothing to roll back, and must not hide what broke it.
        if (line.cutBy() === null) await line.tell("rollback").catch(() => {});
        throw error;
      } finally {
        open = false;
      }
    },
    copyOut: (text) => copyOut(line, text, failed),
    copyIn: (text, source) => copyIn(line, text, source, failed),
  };
}
