export const id = 2019;
export const ids = [2019];
export const modules = {

/***/ 72019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkDatabase: () => (/* binding */ checkDatabase)
});

// EXTERNAL MODULE: ./build/src/lib/secret.js
var lib_secret = __webpack_require__(43469);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/lib/verdict-of-findings.js
var verdict_of_findings = __webpack_require__(45455);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
;// CONCATENATED MODULE: ./build/src/gates/database/judged.js
function unfit(summary, remedy) {
    return { outcome: "fail", reasonCode: "database_unfit", summary, remedy };
}
function withoutRights(summary, remedy) {
    return { outcome: "fail", reasonCode: "database_rights_missing", summary, remedy };
}
/** `public.a, public.b and 12 more`. */
function renderNames({ count, first }) {
    const more = count - first.length;
    return `${first.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

;// CONCATENATED MODULE: ./build/src/gates/database/judge-line.js
/** Who answers, and through what. Pure. */



const DAY_MS = 86_400_000;
function judgeLine(spec, { certificate, pooler }, now) {
    const { database, tls, can } = spec;
    const pooled = pooler !== null && can.some((use) => use !== "read");
    const findings = [
        ...(pooled
            ? [
                {
                    outcome: "hold",
                    reasonCode: "pooler_refused",
                    summary: `${database} leads through a transaction pooler, and nothing may be dumped or migrated through one.`,
                    remedy: pooler,
                },
            ]
            : []),
        ...judgeCertificate(spec, certificate, now),
    ];
    const evidence = [
        {
            label: "certificate",
            value: certificate === null
                ? "none, the line is not encrypted"
                : `${certificate.subject}, by ${certificate.issuer}, until ${(0,instant/* renderInstant */.W)(certificate.validTo)}${certificate.authorizationError === null ? "" : ` (${certificate.authorizationError})`}`,
        },
        ...(pooler === null ? [] : [{ label: "pooler", value: "a transaction pooler stands between" }]),
    ];
    if (certificate === null && tls === "trusted") {
        const remedy = `Take sslmode=disable out of ${database}, and switch TLS on at the server.`;
        return { findings: [...findings, unfit(`The line to ${database} is not encrypted.`, remedy)], evidence };
    }
    return { findings, evidence };
}
function judgeCertificate({ database, tls, certificate: needed }, certificate, now) {
    if (certificate === null)
        return [];
    const { authorizationError, validTo } = certificate;
    const left = validTo - now;
    return [
        ...(tls === "trusted" && authorizationError !== null
            ? [
                unfit(`The certificate of the server behind ${database} is not trusted: ${authorizationError}.`, `Put the certificate of its authority on the lines below the address in ${database} (docs/secrets.md, Databases), and take sslmode out of it.`),
            ]
            : []),
        ...(left < needed
            ? [
                unfit(left <= 0
                    ? `The certificate of the server behind ${database} expired at ${(0,instant/* renderInstant */.W)(validTo)}.`
                    : `The certificate of the server behind ${database} expires in ${Math.floor(left / DAY_MS)} days, and the plan wants ${(0,duration/* renderDuration */.P)(needed)}.`, "Renew the certificate of the database, or let its host do so."),
            ]
            : []),
    ];
}

// EXTERNAL MODULE: ./build/src/lib/bytes.js
var lib_bytes = __webpack_require__(38642);
// EXTERNAL MODULE: ./build/src/gates/database/spec.js
var spec = __webpack_require__(73583);
;// CONCATENATED MODULE: ./build/src/gates/database/judge-load.js
/** How busy the database is, and how far its replicas are. Pure. */




const SHOWN = 3;
function judgeLoad(spec, facts) {
    const parts = [
        judgeConnections(spec, facts),
        judgeTransactions(spec, facts),
        judgeReplicas(spec, facts),
        judgeSlots(spec, facts),
        judgeSize(spec, facts),
    ];
    return {
        findings: parts.flatMap(({ findings }) => findings),
        evidence: parts.flatMap(({ evidence }) => evidence),
    };
}
function judgeConnections({ connections }, facts) {
    const { used, room, limitOf } = facts.connections;
    const needed = connections ?? spec/* DEFAULTS */.zY.connections;
    return {
        findings: room >= needed
            ? []
            : [
                unfit(`${Math.max(0, room)} connections are left (${used} are used of what ${limitOf} allows), and the plan wants ${needed}.`, "Close what is idle, or raise the limit, before anything is dumped or migrated."),
            ],
        evidence: [{ label: "connections", value: `${used} used, ${room} left by the limit of ${limitOf}` }],
    };
}
function judgeTransactions({ transaction }, { oldestTransaction: oldest, monitors }) {
    if (!monitors)
        return unseen("transactions of other roles", transaction !== null);
    const most = transaction ?? spec/* DEFAULTS */.zY.transaction;
    if (oldest === null)
        return { findings: [], evidence: [{ label: "oldest transaction", value: "none is open" }] };
    const age = (0,duration/* renderDuration */.P)(wholeSeconds(oldest.ageMs));
    const who = `process ${oldest.pid}${oldest.application ? ` (${oldest.application})` : ""}, ${oldest.state ?? "state not known"}`;
    return {
        findings: oldest.ageMs <= most
            ? []
            : [
                unfit(`A transaction has been open for ${age} (${who}), and the plan allows ${(0,duration/* renderDuration */.P)(most)}: a migration would wait for it, and everybody behind the migration.`, `Let it end, or end it: select pg_terminate_backend(${oldest.pid});`),
            ],
        evidence: [{ label: "oldest transaction", value: `${age}, ${who}` }],
    };
}
function judgeReplicas({ lag }, { replicas, monitors }) {
    if (replicas.length === 0)
        return { findings: [], evidence: [{ label: "replicas", value: "none" }] };
    if (!monitors)
        return unseen("lag of the replicas", lag !== null);
    const most = lag ?? spec/* DEFAULTS */.zY.lag;
    const late = replicas.filter(({ lagMs }) => (lagMs ?? 0) > most);
    const show = ({ name, state, lagMs }) => `${name || "unnamed"}, ${state ?? "state not known"}, ${lagMs === null ? "no lag" : `${(0,duration/* renderDuration */.P)(wholeSeconds(lagMs))} behind`}`;
    return {
        findings: late.length === 0
            ? []
            : [
                unfit(`A replica is further behind than ${(0,duration/* renderDuration */.P)(most)}: ${late.slice(0, SHOWN).map(show).join("; ")}.`, "Wait until it caught up: a migration makes it worse, and who reads there sees the old schema."),
            ],
        evidence: replicas.slice(0, SHOWN).map((replica) => ({ label: "replica", value: show(replica) })),
    };
}
/** A slot whose reader is gone holds back the write-ahead log until the disk is full. */
function judgeSlots({ slots: limit }, { slots }) {
    const most = limit ?? spec/* DEFAULTS */.zY.slots;
    const findings = slots.flatMap(({ name, active, status, bytes }) => {
        if (status === "lost") {
            return [
                unfit(`The replication slot ${name} lost what its reader needs.`, `Set its reader up anew, and drop the slot.`),
            ];
        }
        if ((bytes ?? 0) <= most)
            return [];
        return [
            unfit(`The replication slot ${name}${active ? "" : ", which nobody reads,"} holds back ${(0,lib_bytes/* renderBytes */.UP)(bytes ?? 0)} of write-ahead log, and the plan allows ${(0,lib_bytes/* renderBytes */.UP)(most)}.`, `Look at its reader; if it is gone for good: select pg_drop_replication_slot('${name}');`),
        ];
    });
    const evidence = slots.slice(0, SHOWN).map(({ name, active, bytes }) => ({
        label: "replication slot",
        value: `${name}, ${active ? "in use" : "nobody reads it"}${bytes === null ? "" : `, holds back ${(0,lib_bytes/* renderBytes */.UP)(Math.max(0, bytes))}`}`,
    }));
    return { findings, evidence };
}
function judgeSize({ size }, { bytes }) {
    return {
        findings: size === null || bytes <= size
            ? []
            : [
                unfit(`The database has ${(0,lib_bytes/* renderBytes */.UP)(bytes)}, and the plan was made for ${(0,lib_bytes/* renderBytes */.UP)(size)}.`, "Look whether backup and migration still end in their time, then correct max-size: in the plan."),
            ],
        evidence: [
            { label: "size", value: `${(0,lib_bytes/* renderBytes */.UP)(bytes)}; PostgreSQL does not tell how much of the disk is free` },
        ],
    };
}
/** A limit that the plan wrote is asked for; a default is not worth a hold. */
function unseen(what, written) {
    const evidence = [{ label: what, value: "not visible to this role" }];
    if (!written)
        return { findings: [], evidence };
    return {
        findings: [
            {
                outcome: "hold",
                reasonCode: "credential_insufficient",
                summary: `The plan has a limit for the ${what}, and this role does not see them.`,
                remedy: "As a superuser: grant pg_monitor to the role; or take the limit out of the plan.",
            },
        ],
        evidence,
    };
}
function wholeSeconds(ms) {
    return Math.max(0, Math.round(ms / 1_000) * 1_000);
}

// EXTERNAL MODULE: ./build/src/lib/quote-sql.js
var quote_sql = __webpack_require__(51232);
;// CONCATENATED MODULE: ./build/src/gates/database/judge-role.js
/** Who the address logs in as, and what that role may do. Pure. */


function judgeRole(spec, facts) {
    const { role, superuser, major, version, replica, readOnly } = facts;
    const { database } = spec;
    const findings = [];
    if (spec.role !== null && spec.role !== role) {
        findings.push(withoutRights(`${database} logs in as ${role}, and the plan wants ${spec.role}.`, `Store the address of ${spec.role} in ${database}.`));
    }
    if (spec.superuser === "refuse" && superuser) {
        findings.push(withoutRights(`${role} is a superuser, whom nothing stops.`, `Create a role with the rights that are needed, and store its address in ${database}.`));
    }
    if (major < spec.version.min || major > spec.version.max) {
        findings.push(unfit(`The server is PostgreSQL ${version}, and the plan wants ${spec.version.min} to ${spec.version.max}.`, "Correct version: in the plan, together with the client programs that go with it, or the address."));
    }
    if (spec.can.includes("migrate") && (replica || readOnly)) {
        findings.push(unfit(replica
            ? `${database} leads to a replica, where nothing can be written.`
            : `Sessions of ${role} begin read-only, so that no migration runs.`, replica
            ? `Store the address of the primary in ${database}.`
            : `Take default_transaction_read_only off the role or the database; hosts set it where a disk is full.`));
    }
    const evidence = [
        { label: "role", value: `${role} in ${facts.database}${superuser ? ", a superuser" : ""}` },
        { label: "server", value: `PostgreSQL ${version}${replica ? ", a replica" : ""}` },
        { label: "rights looked at", value: `${spec.can.join(", ")} in ${facts.rights.schemas.join(", ") || "no schema"}` },
    ];
    return { findings: [...findings, ...judgeRights(spec, facts)], evidence };
}
function judgeRights(spec, { role, bypassesRls, rights }) {
    const { can } = spec;
    const me = (0,quote_sql/* quoteIdentifier */.C)(role);
    const dumps = can.includes("dump");
    const missing = (spec.schemas ?? []).filter((schema) => !rights.schemas.includes(schema));
    const check = (applies, names, what, remedy) => applies && names.count > 0 ? [withoutRights(`${role} ${what} ${renderNames(names)}.`, remedy)] : [];
    const reads = dumps || can.includes("read");
    const read = `As the owner: grant usage on schema … to ${me}; grant select on all tables in schema … to ${me}; and alter default privileges for what comes later. Or grant pg_read_all_data to ${me}.`;
    return [
        ...(missing.length > 0
            ? [
                withoutRights(`There is no schema ${missing.join(", ")} in this database.`, "Correct schemas: in the plan, or the address."),
            ]
            : []),
        ...check(reads, rights.unusableSchemas, "may not look into the schemas", read),
        ...check(reads, rights.unreadable, "may not read", read),
        ...check(dumps, rights.unreadableSequences, "may not read the sequences", read),
        ...check(dumps && !bypassesRls, rights.hidden, "would dump only some of the rows, because of row security, of", `As a superuser: alter role ${me} bypassrls; or use the owner's address where the tables do not force row security.`),
        ...check(can.includes("migrate"), rights.closedSchemas, "may create nothing in", `As the owner: grant create on schema … to ${me};`),
        ...check(can.includes("migrate"), rights.foreign, "does not own, so it cannot change,", `Migrate as the owner, or as its owner: alter table … owner to ${me};`),
    ];
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/src/gates/database/read-facts.js
/** What a database says about itself, its load and its user, in one statement. Works on 13 to 18, also as a plain role. */

/** Names of which there may be thousands: how many, and the first ones. */
const names = schemas/* object */.Ikc({ count: schemas/* number */.aig(), first: schemas/* array */.YOg(schemas/* string */.YjP()) });
const facts = schemas/* object */.Ikc({
    database: schemas/* string */.YjP(),
    role: schemas/* string */.YjP(),
    superuser: schemas/* boolean */.zMY(),
    bypassesRls: schemas/* boolean */.zMY(),
    /** Others' sessions and replicas are visible. */
    monitors: schemas/* boolean */.zMY(),
    major: schemas/* number */.aig(),
    version: schemas/* string */.YjP(),
    bytes: schemas/* number */.aig(),
    /** It replays another server's changes: nothing can be written. */
    replica: schemas/* boolean */.zMY(),
    /** Sessions begin read-only. */
    readOnly: schemas/* boolean */.zMY(),
    connections: schemas/* object */.Ikc({ used: schemas/* number */.aig(), room: schemas/* number */.aig(), limitOf: schemas/* string */.YjP() }),
    /** Null where none is open, or none can be seen. */
    oldestTransaction: schemas/* object */.Ikc({ ageMs: schemas/* number */.aig(), pid: schemas/* number */.aig(), state: schemas/* string */.YjP().nullable(), application: schemas/* string */.YjP().nullable() })
        .nullable(),
    replicas: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), state: schemas/* string */.YjP().nullable(), lagMs: schemas/* number */.aig().nullable() })),
    slots: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), active: schemas/* boolean */.zMY(), status: schemas/* string */.YjP().nullable(), bytes: schemas/* number */.aig().nullable() })),
    rights: schemas/* object */.Ikc({
        schemas: schemas/* array */.YOg(schemas/* string */.YjP()),
        unusableSchemas: names,
        unreadable: names,
        unreadableSequences: names,
        hidden: names,
        closedSchemas: names,
        foreign: names,
    }),
});
async function readFacts(session, { read, migrate }) {
    const { rows } = await session.query(QUERY, [read === null ? null : JSON.stringify(read), JSON.stringify(migrate)]);
    return facts.parse(JSON.parse(String(rows[0]?.["facts"] ?? "null")));
}
/** `first`: five, since more are not read. */
const some = (from) => `(select json_build_object('count', count(*), 'first', coalesce((array_agg(x.name order by x.name))[1:5], '{}')) from (${from}) x)`;
const QUERY = `
with asked as (
  select n.oid, n.nspname::text as name from pg_catalog.pg_namespace n
  where case when $1::json is null then n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    else n.nspname in (select json_array_elements_text($1::json)) end
), changed as (
  select n.oid, n.nspname::text as name from pg_catalog.pg_namespace n
  where n.nspname in (select json_array_elements_text($2::json))
), relations as (
  select c.oid, c.relkind, c.relowner, c.relrowsecurity, c.relforcerowsecurity, c.relnamespace, n.nspname || '.' || c.relname as name
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and c.relpersistence <> 't'
    and not exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
), me as (select * from pg_catalog.pg_roles where rolname = current_user),
  here as (select * from pg_catalog.pg_database where datname = current_database()),
clients as (
  select count(*) as every, count(*) filter (where datid = (select oid from here)) as here,
    count(*) filter (where usename = current_user) as mine
  from pg_catalog.pg_stat_activity where backend_type = 'client backend' or (backend_type is null and datid is not null)
), room as (
  select * from (values
    ('the server', current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
      - coalesce(current_setting('reserved_connections', true), '0')::int, (select every from clients)),
    ('the database', (select nullif(datconnlimit, -1) from here), (select here from clients)),
    ('the role', (select nullif(rolconnlimit, -1) from me), (select mine from clients))
  ) as t (what, most, used) where most is not null order by most - used limit 1
), oldest as (
  select pid, state, application_name, extract(epoch from clock_timestamp() - xact_start) * 1000 as age
  from pg_catalog.pg_stat_activity
  where xact_start is not null and pid <> pg_backend_pid() and backend_type = 'client backend' and datname = current_database()
  order by xact_start limit 1
)
select json_build_object(
  'database', current_database(),
  'role', current_user,
  'superuser', (select rolsuper from me),
  'bypassesRls', (select rolsuper or rolbypassrls from me),
  'monitors', (select rolsuper from me) or pg_has_role(current_user, 'pg_monitor', 'usage') or pg_has_role(current_user, 'pg_read_all_stats', 'usage'),
  'major', current_setting('server_version_num')::int / 10000,
  'version', current_setting('server_version'),
  'bytes', pg_catalog.pg_database_size(current_database())::float8,
  'replica', pg_catalog.pg_is_in_recovery(),
  'readOnly', (select reset_val = 'on' from pg_catalog.pg_settings where name = 'default_transaction_read_only'),
  'connections', (select json_build_object('used', used, 'room', most - used, 'limitOf', what) from room),
  'oldestTransaction', (select json_build_object('ageMs', age::float8, 'pid', pid, 'state', state, 'application', application_name) from oldest),
  'replicas', (select coalesce(json_agg(json_build_object('name', coalesce(application_name, ''), 'state', state,
    'lagMs', (extract(epoch from replay_lag) * 1000)::float8)), '[]') from pg_catalog.pg_stat_replication),
  'slots', (select coalesce(json_agg(json_build_object('name', slot_name, 'active', active, 'status', wal_status,
    'bytes', case when not pg_is_in_recovery() then pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::float8 end)), '[]')
    from pg_catalog.pg_replication_slots),
  'rights', json_build_object(
    'schemas', (select coalesce(json_agg(name), '[]') from (select name from asked union select name from changed) s),
    'unusableSchemas', ${some("select name from asked where not has_schema_privilege(oid, 'usage')")},
    'unreadable', ${some("select r.name from relations r join asked a on a.oid = r.relnamespace where r.relkind in ('r', 'p') and not has_table_privilege(r.oid, 'select')")},
    'unreadableSequences', ${some("select r.name from relations r join asked a on a.oid = r.relnamespace where case r.relkind when 'S' then not has_sequence_privilege(r.oid, 'select') else false end")},
    'hidden', ${some("select r.name from relations r join asked a on a.oid = r.relnamespace where r.relkind in ('r', 'p') and r.relrowsecurity and (r.relforcerowsecurity or not pg_has_role(r.relowner, 'usage'))")},
    'closedSchemas', ${some("select name from changed where not has_schema_privilege(oid, 'create')")},
    'foreign', ${some("select r.name from relations r join changed a on a.oid = r.relnamespace where not pg_has_role(r.relowner, 'usage')")}
  )
)::text as facts`;

;// CONCATENATED MODULE: ./build/src/gates/database/check-database.js
/** Asks the database gate: loaded when there is a database to ask. */







const LIMITS = { connectTimeoutMs: 10_000, statementTimeoutMs: 15_000 };
/** The gate's answer; see database.ts. */
async function checkDatabase(spec, { roles, env, clock }) {
    const url = env[spec.database]?.trim() ?? "";
    if (url === "") {
        return (0,verdict/* hold */._2)("secret_missing", `${spec.database} is not set.`, `Store the database's address as ${spec.database}.`);
    }
    const secret = new lib_secret/* Secret */.z(spec.database, url);
    const line = await roles.databases.examineLine(secret, LIMITS);
    const migrate = spec.can.includes("migrate") ? (spec.schemas ?? ["public"]) : [];
    const facts = await roles.databases.withSession(secret, LIMITS, (session) => readFacts(session, { read: spec.schemas, migrate }));
    const judged = [judgeLine(spec, line, clock.now()), judgeRole(spec, facts), judgeLoad(spec, facts)];
    return (0,verdict_of_findings/* verdictOfFindings */.Z)(judged.flatMap(({ findings }) => findings), `${spec.database} answers as ${facts.role} of PostgreSQL ${facts.version}, and is fit to ${spec.can.join(", ")}.`, judged.flatMap(({ evidence }) => evidence));
}


/***/ })

};
