/** One connection: opened, asked one statement at a time, and ended by whatever comes first. */
import type { EventEmitter } from "node:events";
import { Socket } from "node:net";
import { type ConnectionOptions, TLSSocket } from "node:tls";
import type { ClientConfig, QueryArrayResult, Submittable } from "pg";
import { certificateOf } from "../certificate-of.ts";
import type { Certificate, DatabaseAnswer, DatabaseValue } from "../contract.ts";
import type { Address } from "./address.ts";
import { connectFailure, placeOf, type Place, problem } from "./failure.ts";
import { guardPassword } from "./guard-password.ts";
import { parseValue } from "./values.ts";
import { createDeferred } from "../../lib/create-deferred.ts";

/** Beyond these an answer is not what anybody asked for, and it would fill the memory. */
const MOST_ROWS = 50_000;
const MOST_BYTES = 32 * 1024 * 1024;

export interface Line {
  readonly place: Place;
  /** One statement with its values; a single one, as PostgreSQL's extended protocol takes no more. Throws as `pg` does. */
  ask(text: string, values: readonly DatabaseValue[]): Promise<DatabaseAnswer>;
  /** Several statements without values or rows. Throws as `pg` does. */
  tell(text: string): Promise<void>;
  /** Sends what reads or writes by itself (COPY): `act` has neither a limit of time nor one of size. */
  submit<Query extends Submittable, Value>(query: Query, act: (query: Query) => Promise<Value>): Promise<Value>;
  /** Why the line was cut, once it was: a time limit, an abort, an answer that is too large. */
  cutBy(): { readonly reason: unknown } | null;
  /** Ends it at once; who waits gets the reason. */
  cutWith(reason: unknown): void;
  /** The backend's id as the other end gave it at the beginning; null where it gave none. */
  readonly announcedPid: number | null;
  /** That the server showed; null where the line is not encrypted. */
  readonly certificate: Certificate | null;
  close(): Promise<void>;
}

export interface LineLimits {
  readonly connectTimeoutMs: number;
  /** The server's own limit; it is given a second more to say so. Null: none. */
  readonly statementTimeoutMs: number | null;
  /** Who it is, for those who look at the server's sessions. */
  readonly applicationName?: string;
}

type Connection = EventEmitter & { readonly stream: Socket };

/** Connects. Throws ProviderError where that failed, and the signal's reason where it was aborted. */
export async function openLine(place: Place, limits: LineLimits, signal?: AbortSignal): Promise<Line> {
  signal?.throwIfAborted();
  const { default: pg } = await import("pg");
  const socket = new Socket();
  const client = new pg.Client(configOf(place, socket, limits.applicationName ?? "holdpoint"));
  forgetEnvironment(client, place);
  // Every failure also reaches the promise that waits; unheard, the event would end the process.
  client.on("error", () => {});
  const connection: unknown = Reflect.get(client, "connection");
  const cutter = createCutter(place, connection as Connection, socket, signal);
  const close = async (): Promise<void> => {
    if (cutter.cutBy() === null) await cutter.within(1_000, "close the session", () => client.end()).catch(() => {});
    cutter.release();
  };
  guardPassword(connection as Connection, place, cutter.cutWith);
  try {
    await cutter.within(limits.connectTimeoutMs, "accept a session", () => client.connect());
  } catch (error) {
    cutter.release();
    const cut = cutter.cutBy();
    throw cut === null ? connectFailure(error, place) : cut.reason;
  }
  const patience = limits.statementTimeoutMs === null ? null : limits.statementTimeoutMs + 1_000;
  const announced: unknown = Reflect.get(client, "processID");
  const { stream } = connection as Connection;
  const inTurn = takeTurns(client, connection as Connection);
  return {
    place,
    cutBy: cutter.cutBy,
    cutWith: cutter.cutWith,
    announcedPid: typeof announced === "number" ? announced : null,
    certificate: stream instanceof TLSSocket ? certificateOf(stream) : null,
    close,
    submit: (query, act) => cutter.unlessCut(() => inTurn(() => act(client.query(query)))),
    tell: async (text) =>
      void (await cutter.within(patience, "answer a statement", () => inTurn(() => client.query(text)))),
    ask: (text, values) =>
      cutter.within(patience, "answer a statement", () =>
        inTurn(() => {
          const query = new pg.Query({ ...STATEMENT, text, values: [...values] });
          const answer = collect(query, () => cutter.cutWith(tooLarge(place)));
          client.query(query);
          return answer;
        }),
      ),
  };
}

/**
 * Hands `pg` one statement at a time: it tells of a refusal before the server takes the next one, and has no queue in its next
 * version. Where the line breaks there is nothing to wait for, and `pg` says so itself.
 */
function takeTurns(client: object, connection: Connection) {
  let waiting: Promise<void> | null = null;
  const wait = () =>
    new Promise<void>((resolve) => {
      const goOn = () => {
        connection.off("readyForQuery", goOn);
        connection.off("end", goOn);
        waiting = null;
        resolve();
      };
      connection.on("readyForQuery", goOn);
      connection.on("end", goOn);
    });
  return async <Value>(start: () => Promise<Value>): Promise<Value> => {
    while (Reflect.get(client, "readyForQuery") === false && !connection.stream.destroyed) await (waiting ??= wait());
    return start();
  };
}

/** Ends the line from outside: by a time limit, by the signal, by an answer that is too large. */
function createCutter(place: Place, connection: Connection, socket: Socket, signal: AbortSignal | undefined) {
  let cut: { readonly reason: unknown } | null = null;
  const broken = createDeferred<never>();
  broken.promise.catch(() => {});
  const destroy = () => {
    // Both: once there is TLS, `pg` writes to another stream than the one that it was given.
    connection.stream.destroy();
    socket.destroy();
  };
  const cutWith = (reason: unknown): void => {
    if (cut !== null) return;
    cut = { reason };
    broken.reject(reason);
    destroy();
  };
  const onAbort = () => cutWith(signal?.reason);
  signal?.addEventListener("abort", onAbort, { once: true });
  return {
    cutWith,
    cutBy: (): { readonly reason: unknown } | null => cut,
    release: () => {
      signal?.removeEventListener("abort", onAbort);
      destroy();
    },
    unlessCut: <Value>(start: () => Promise<Value>): Promise<Value> => Promise.race([broken.promise, start()]),
    within: async <Value>(ms: number | null, doing: string, start: () => Promise<Value>): Promise<Value> => {
      const timer = ms === null ? undefined : setTimeout(() => cutWith(timedOut(place, doing, ms)), ms);
      const before = socket.bytesRead;
      // A single row may be a gigabyte, and is no row before its last byte.
      const watch = setInterval(() => {
        if (socket.bytesRead - before > MOST_BYTES) cutWith(tooLarge(place));
      }, 50);
      try {
        return await Promise.race([broken.promise, start()]);
      } finally {
        clearTimeout(timer);
        clearInterval(watch);
      }
    },
  };
}

const STATEMENT = {
  rowMode: "array",
  queryMode: "extended",
  types: { getTypeParser: (type: number) => (text: string) => parseValue(type, text) },
};

/** Rows as they come, so that a result without end is cut while it comes, not when it has filled the memory. */
function collect(query: EventEmitter, tooLarge: () => void): Promise<DatabaseAnswer> {
  const rows: (readonly DatabaseValue[])[] = [];
  return new Promise<DatabaseAnswer>((resolve, reject) => {
    query.on("row", (row: readonly DatabaseValue[]) => {
      rows.push(row);
      if (rows.length > MOST_ROWS) tooLarge();
    });
    query.on("error", reject);
    query.on("end", ({ fields }: QueryArrayResult) => {
      const names = fields.map(({ name }) => name);
      resolve({ rows: rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? null]))) });
    });
  });
}

function configOf(
  { address }: Place,
  socket: Socket,
  applicationName: string,
): ClientConfig & { readonly sslnegotiation: string } {
  return {
    host: address.host,
    port: address.port,
    user: address.user,
    database: address.database,
    // Text that is empty would be looked for in PGPASSWORD, and null in ~/.pgpass.
    password: () => address.password,
    ssl: address.tls === "off" ? false : tlsOptions(address),
    sslnegotiation: "postgres",
    application_name: applicationName,
    // A statement may say nothing for hours, and what stands between forgets a silent connection after minutes.
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    enableChannelBinding: address.channelBinding,
    stream: () => socket,
  };
}

function tlsOptions({ tls, authorities }: Address): ConnectionOptions {
  return {
    rejectUnauthorized: tls !== "encrypted",
    ...(authorities === null ? {} : { ca: authorities }),
    ...(tls === "authority" ? { checkServerIdentity: () => undefined } : {}),
  };
}

/** PGOPTIONS and PGREPLICATION have no value by which they could be switched off. */
function forgetEnvironment(client: object, { address }: Place): void {
  const parameters = Reflect.get(client, "connectionParameters") as object;
  Object.assign(parameters, { options: address.options ?? undefined, replication: undefined });
}

function timedOut(place: Place, doing: string, ms: number): Error {
  return problem(
    "vendor_timeout",
    `${placeOf(place)} did not ${doing} within ${ms / 1_000} s.`,
    "Look whether the database is overloaded or a firewall swallows the connection, and run this again.",
  );
}

function tooLarge(place: Place): Error {
  return problem(
    "vendor_answer_unknown",
    `${placeOf(place)} gave an answer of more than ${MOST_ROWS.toLocaleString("en")} rows or 32 MiB.`,
    "Look at what is in the tables that this reads: they should be small.",
  );
}
