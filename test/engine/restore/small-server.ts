/** A PostgreSQL server in memory that understands what a restore sends it, and nothing else: its databases are what a test reads. */
import { Secret } from "../../../src/lib/secret.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import type {
  DatabaseAnswer,
  DatabaseRow,
  DatabaseValue,
  DatabaseWork,
  DatabaseWriter,
  WriterLimits,
} from "../../../src/providers/contract.ts";
import { askTable, copyInto, type SmallColumn } from "./small-tables.ts";
import { createPrograms, type SmallPrograms, withoutDropped } from "./small-programs.ts";

export interface SmallTable {
  readonly table: string;
  readonly rows: number;
  readonly checksum: string;
  /** By default one, `id integer`. */
  readonly columns?: readonly SmallColumn[];
  /** By default `r`. */
  readonly kind?: string;
}

export interface SmallSession {
  readonly pid: number;
  readonly who: string;
  /** The role may not end it. */
  readonly stays?: boolean;
}

export interface SmallDatabase {
  oid: number;
  name: string;
  open: boolean;
  comment: string | null;
  limit: number;
  sessions: SmallSession[];
  /** Who may connect, but for its owner; an empty name is everybody. */
  connectors: string[];
  tables: SmallTable[];
}

/** Lines that the server's views have, each by a word of the question that asks for it. */
export type Told =
  | "pg_prepared_xacts"
  | "and active order by"
  | "pg_subscription"
  | "cron.job"
  | "pg_trigger t"
  | "pg_publication"
  | "which stays with the database"
  | "client_addr order by"
  | "pg_blocking_pids";

export interface SmallServer {
  readonly databases: Map<string, SmallDatabase>;
  readonly told: Partial<Record<Told, readonly string[]>>;
  readonly programs: SmallPrograms;
  /** What changed something, in order. */
  readonly sent: string[];
  /** Sessions that were opened: `steady postgres (holdpoint restore)`. */
  readonly opened: string[];
  readonly work: DatabaseWork;
  readonly steady: DatabaseWork;
  readonly url: Secret;
  /** Locks that were asked for. */
  readonly locks: string[];
  /** The one that another run has. */
  locked: string | null;
  /** The role may create databases. */
  able: boolean;
  roles: string[];
  /** What `create database` copies. */
  made: DatabaseRow;
  settings: DatabaseRow[];
  grants: DatabaseRow[];
  /** Tables that refer to others. */
  references: string[];
  /** Rows of the table that is being filled; null: none is. */
  copied: number | null;
  /** PostgreSQL's answer to a statement in place of its own. */
  refuse: (statement: string) => { readonly sqlState: string; readonly message: string } | null;
  /** The database in use. */
  readonly app: SmallDatabase;
  get(name: string): SmallDatabase;
  /** Empty and open but for what is said. */
  add(name: string, change?: Partial<SmallDatabase>): SmallDatabase;
  /** Without the server's own, in the order in which they got their names. */
  names(): readonly string[];
}

export const USERS: SmallTable = { table: "public.users", rows: 4, checksum: "44" };
export const ORDERS: SmallTable = { table: "public.orders", rows: 1_200, checksum: "1212" };
const CONNECTED: readonly SmallSession[] = [
  { pid: 41, who: "app from 10.0.0.7" },
  { pid: 42, who: "psql" },
];

export function openSmallServer(): SmallServer {
  const databases = new Map<string, SmallDatabase>();
  let oid = 100;
  const server: SmallServer = {
    databases,
    told: {},
    programs: createPrograms((name) => server.get(name)),
    sent: [],
    opened: [],
    work: workOf("work"),
    steady: workOf("steady"),
    url: addressOf("app"),
    locks: [],
    locked: null,
    able: true,
    roles: ["app", "web"],
    made: { owner: "app", encoding: "UTF8", lc_collate: "C.UTF-8", lc_ctype: "C.UTF-8" },
    settings: [],
    grants: [],
    references: [],
    copied: null,
    refuse: () => null,
    get app() {
      return server.get("app");
    },
    get(name) {
      const found = databases.get(name);
      if (found === undefined) throw refused("3D000", `database "${name}" does not exist`);
      return found;
    },
    add(name, change = {}) {
      oid += 1;
      const blank = { open: true, comment: null, limit: -1, sessions: [], connectors: [""], tables: [] };
      const made: SmallDatabase = { oid, name, ...blank, ...change };
      databases.set(name, made);
      return made;
    },
    names: () => [...databases.keys()].filter((name) => name !== "postgres" && name !== "template1"),
  };
  server.add("postgres");
  server.add("template1");
  server.add("app", {
    comment: "the shop's own",
    limit: 40,
    sessions: [...CONNECTED],
    connectors: ["", "web"],
    tables: [{ ...USERS, rows: 5 }, ORDERS],
  });
  return server;

  function workOf(name: "work" | "steady"): DatabaseWork {
    const whole: Partial<DatabaseWork> = {
      otherDatabase: (url, database) => addressOf(database, url.name),
      describe: (url) => ({ host: "db.example", port: 5432, user: "app", database: nameIn(url) }),
      async withWriter(url, limits, act) {
        const database = nameIn(url);
        server.opened.push(`${name} ${database} (${limits.applicationName})`);
        if (databases.get(database)?.open !== true) throw unreachable(database);
        return act(writerOf(database, limits));
      },
      findProgram: async (program) => ({ path: `/bin/${program}`, version: "15.18" }),
      startProgram: async (url, program, major, args) => server.programs.start(nameIn(url), program, major, args),
    };
    return whole as DatabaseWork;
  }

  function writerOf(database: string, _limits: WriterLimits): DatabaseWriter {
    const ask = (text: string, values: readonly DatabaseValue[] = []): DatabaseAnswer => {
      const refusal = server.refuse(text);
      if (refusal !== null) throw refused(refusal.sqlState, refusal.message);
      return { rows: change(text, database) ?? answer(text, values.map(String), database) };
    };
    return {
      backendPid: 7,
      serverMajor: 15,
      serverVersion: "15.18",
      query: async (text, values) => ask(text, values),
      async attempt(text, values) {
        try {
          return ask(text, values);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          return { refusal: { sqlState: error.sqlState, message: error.message } };
        }
      },
      copyIn: (text, source) => copyInto(server.get(database), text, source),
      async transaction(_beginning, act) {
        const before = structuredClone(databases);
        try {
          return await act();
        } catch (error) {
          databases.clear();
          for (const [name, one] of before) databases.set(name, one);
          throw error;
        }
      },
    } as DatabaseWriter;
  }

  /** Null where it changes nothing. */
  function change(text: string, database: string): readonly DatabaseRow[] | null {
    const [, kind, rest = ""] =
      /^(create database|drop database|comment on database|alter database|alter role|revoke|grant|do) (.*)$/s.exec(
        text,
      ) ?? [];
    if (kind === undefined) return null;
    server.sent.push(text);
    const names = [...rest.matchAll(/"((?:[^"]|"")+)"/g)].map(([, name = ""]) => name.replaceAll('""', '"'));
    const [name = "", other = ""] = names;
    if (kind === "create database") {
      if (databases.has(name)) throw refused("42P04", `database "${name}" already exists`);
      server.add(name, { open: !rest.includes("allow_connections = false") });
    } else if (kind === "drop database") {
      server.get(name);
      databases.delete(name);
    } else if (kind === "comment on database") {
      server.get(name).comment = literalOf(rest.slice(rest.indexOf(" is ") + 4));
    } else if (kind === "do") {
      const one = server.get(database);
      one.tables = withoutDropped(one.tables, rest);
    } else if (kind === "alter database" && rest.includes(" rename to ")) {
      const one = server.get(name);
      if (databases.has(other)) throw refused("42P04", `database "${other}" already exists`);
      databases.delete(name);
      databases.set(other, Object.assign(one, { name: other }));
    } else if (kind === "alter database" && rest.includes(" with allow_connections ")) {
      server.get(name).open = rest.endsWith("true");
    } else if (kind === "alter database" && rest.includes(" with connection limit ")) {
      server.get(name).limit = Number(rest.split(" ").at(-1));
    } else if (rest.startsWith("connect on database ")) {
      const one = server.get(name);
      const who = rest.endsWith(" public") ? "" : other;
      if (who === "" && !rest.endsWith(" public")) throw refused("42602", "zero-length delimited identifier");
      const others = one.connectors.filter((each) => each !== who);
      one.connectors = kind === "grant" ? [...others, who].toSorted() : others;
    } else {
      server.get(kind === "alter role" ? other : name);
    }
    return [];
  }

  function answer(
    text: string,
    [first = "", second = ""]: readonly string[],
    database: string,
  ): readonly DatabaseRow[] {
    const one = databases.get(first);
    if (/(?:datname|database) = \$1/.test(text) && one === undefined) return [];
    for (const [word, lines] of Object.entries(server.told)) {
      if (text.includes(word)) return lines.map((line) => ({ text: line, who: line }));
    }
    if (/pg_prepared_xacts|pg_replication_slots|pg_subscription|cron\.job|pg_trigger t|pg_publication/.test(text))
      return [];
    if (/pg_blocking_pids|client_addr order by/.test(text)) return [];
    if (text.includes("pg_try_advisory_lock")) {
      server.locks.push(first);
      return [{ ours: server.locked !== first }];
    }
    if (text.includes("datconnlimit as connection_limit"))
      return [one].flatMap((found) => (found === undefined ? [] : [rowOf(found)]));
    if (text.includes("coalesce(usename, backend_type"))
      return (one?.sessions ?? []).map(({ pid, who }) => ({ pid, who }));
    if (text.includes("pg_terminate_backend")) return endSession(Number(first));
    if (text.includes("d.datname = pg_catalog.current_database()")) return [{ oid: server.get(database).oid }];
    if (text.includes("as rules")) return one === undefined ? [] : [server.made];
    if (text.includes("pg_db_role_setting")) return one === undefined ? [] : server.settings;
    if (text.includes("as privilege")) return one === undefined ? [] : server.grants;
    if (text.includes("a.privilege_type = 'CONNECT'")) return (one?.connectors ?? []).map((who) => ({ who }));
    if (text.includes("rolcreatedb")) return one === undefined ? [] : [{ able: server.able }];
    if (text === "select rolname from pg_catalog.pg_roles") return server.roles.map((rolname) => ({ rolname }));
    if (text.includes("pg_stat_progress_copy")) return server.copied === null ? [] : [{ rows: server.copied }];
    if (text.includes("c.contype = 'f'")) return server.references.map((by) => ({ by }));
    return askTable(server.get(database), text, [first, second]) ?? count(text, server.get(database).tables);
  }

  function endSession(pid: number): readonly DatabaseRow[] {
    for (const one of databases.values()) {
      one.sessions = one.sessions.filter((session) => session.pid !== pid || session.stays === true);
    }
    return [{ pg_terminate_backend: true }];
  }
}

/** What a census asks. */
function count(text: string, tables: readonly SmallTable[]): readonly DatabaseRow[] {
  if (text.includes("pg_last_wal_replay_lsn")) return [{ lsn: "0/16B3748" }];
  if (text.includes("pg_export_snapshot")) return [{ snapshot: "3-1", at: 5 }];
  if (/set_config\('|^savepoint counted$|^rollback to savepoint counted$/.test(text)) return [];
  if (text.includes("pg_relation_size(c.oid)")) {
    const listed = { bytes: 8_192, estimate: 1, left_out: null, columns: "[]", hidden: false };
    return tables.map(({ table }) => ({ name: table, ...listed }));
  }
  if (!text.includes("as number, pg_catalog.count(*) as rows")) throw new Error(`nobody answers: ${text}`);
  return text.split(" union all ").map((one) => {
    const [, number, name] = /^select (\d+) as number.* from only (.*) t$/s.exec(one) ?? [];
    const found = tables.find(({ table }) => table === name);
    const checksum = one.includes("null::text as checksum") ? null : (found?.checksum ?? "");
    return { number: Number(number), rows: found?.rows ?? -1, checksum };
  });
}

function rowOf({ oid, name, open, limit, comment, sessions }: SmallDatabase): DatabaseRow {
  return { oid, name, open, connection_limit: limit, comment, sessions: sessions.length };
}

function literalOf(text: string): string | null {
  return text === "null" ? null : unquoted(text.trim().slice(2, -1));
}

function unquoted(text: string): string {
  return text.replaceAll(/\\(.)/g, "$1");
}

function addressOf(database: string, name = "DATABASE_URL"): Secret {
  return new Secret(name, `postgres://app:hunter2@db.example/${encodeURIComponent(database)}`);
}

function nameIn(url: Secret): string {
  return decodeURIComponent(new URL(url.reveal()).pathname.slice(1));
}

class Refused extends ProviderError {
  readonly sqlState: string;
  constructor(sqlState: string, message: string) {
    super({ reasonCode: "database_refused", vendor: "PostgreSQL", message, remedy: "Look at it." });
    this.sqlState = sqlState;
  }
}

function refused(sqlState: string, message: string): Refused {
  return new Refused(sqlState, message);
}

function unreachable(database: string): ProviderError {
  return new ProviderError({
    reasonCode: "database_unreachable",
    vendor: "PostgreSQL",
    message: `database "${database}" is not currently accepting connections`,
    remedy: "Open it.",
  });
}
