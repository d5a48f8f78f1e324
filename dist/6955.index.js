export const id = 6955;
export const ids = [6955];
export const modules = {

/***/ 88393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ restoreSnapshot)
/* harmony export */ });
/* harmony import */ var _backup_backup_places_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69717);
/* harmony import */ var _open_snapshot_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97113);
/* harmony import */ var _restore_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68493);



/** Throws ProviderError; tables that were told of have their rows, the others are as they were. */
async function restoreSnapshot(restore) {
    const { stores, recorded, place, identity } = restore;
    const [opened] = await (0,_backup_backup_places_js__WEBPACK_IMPORTED_MODULE_0__/* .openPlaces */ .j$)(stores, [place]);
    if (opened === undefined)
        throw new Error("a place that was opened is none");
    const list = await (0,_open_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .readSnapshotList */ .$j)(opened.store, recorded, place);
    for (const table of list.tables) {
        const destination = restore.destination(table);
        if (destination === null)
            continue;
        const lines = (0,_open_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .readSnapshotLines */ .uC)(opened.store, list, table, place, identity);
        const into = await (0,_restore_table_js__WEBPACK_IMPORTED_MODULE_2__/* .restoreTable */ .f)(restore.work, restore.url, { ...table, lines }, destination);
        restore.restored(table, into);
    }
}


/***/ }),

/***/ 68493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ refuseTable),
  f: () => (/* binding */ restoreTable)
});

// EXTERNAL MODULE: ./build/src/lib/quote-sql.js
var quote_sql = __webpack_require__(51232);
// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/steps/backup/backup-damage.js
var backup_damage = __webpack_require__(24052);
;// CONCATENATED MODULE: ./build/src/steps/snapshot/copy-of-lines.js
/** Lines of JSON as the rows that COPY takes. Pure. */

/** Rows are handed on in pieces of about this size. */
const PIECE = 64 * 1024;
const LINE_FEED = 0x0a;
const ESCAPES = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
/** Throws ProviderError `backup_damaged` where a line is not a row of these columns, or the last one is cut. */
async function* copyOfLines(lines, columns) {
    let piece = "";
    for await (const line of splitLines(lines)) {
        piece += rowOf(line, columns);
        if (piece.length < PIECE)
            continue;
        yield Buffer.from(piece);
        piece = "";
    }
    if (piece !== "")
        yield Buffer.from(piece);
}
/** Split before they are decoded: a chunk may end inside of a letter. */
async function* splitLines(chunks) {
    let rest = [];
    for await (const chunk of chunks) {
        const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        let from = 0;
        for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
            yield Buffer.concat([...rest, bytes.subarray(from, end)]).toString();
            rest = [];
            from = end + 1;
        }
        if (from < bytes.length)
            rest.push(Buffer.from(bytes.subarray(from)));
    }
    if (rest.length > 0)
        throw damaged("its last line is cut");
}
function rowOf(line, columns) {
    const row = parseLine(line);
    if (typeof row !== "object" || row === null || Object.keys(row).length !== columns.length)
        throw damaged(NO_ROW);
    const values = columns.map(({ name }) => {
        if (!Object.hasOwn(row, name))
            throw damaged(NO_ROW);
        return copy_of_lines_valueOf(row[name]);
    });
    return `${values.join("\t")}\n`;
}
const NO_ROW = "a line of it has other columns than its list says";
function parseLine(line) {
    try {
        return JSON.parse(line);
    }
    catch {
        throw damaged("a line of it is no JSON");
    }
}
function copy_of_lines_valueOf(value) {
    if (value === null)
        return "\\N";
    if (typeof value === "string")
        return value.replace(/[\\\n\r\t]/g, (letter) => ESCAPES[letter] ?? letter);
    if (typeof value === "number" || typeof value === "boolean")
        return String(value);
    throw damaged("a value of it is neither a text nor a number");
}
function damaged(what) {
    return new backup_damage/* BackupDamage */.s(what, "The snapshot");
}

// EXTERNAL MODULE: ./build/src/steps/snapshot/snapshot-table.js
var snapshot_table = __webpack_require__(31993);
;// CONCATENATED MODULE: ./build/src/steps/snapshot/restore-table.js
/**
 * Puts the rows of a snapshot back, in one transaction: until their count and checksum were seen to be those that were taken,
 * nothing of the table has changed for anybody, and whatever interrupts it leaves the table as it was.
 */




const LOCK_MS = 10_000;
/** The table that has the rows now. Throws ProviderError; then nothing was changed. */
async function restoreTable(work, url, snapshot, destination) {
    const limits = {
        connectTimeoutMs: 15_000,
        statementTimeoutMs: null,
        lockTimeoutMs: LOCK_MS,
        applicationName: "holdpoint restore",
    };
    return work.withWriter(url, limits, (session) => session.transaction("isolation level read committed", async () => {
        await session.query("select set_config('search_path', '', true), set_config('row_security', 'off', true)");
        return destination === "replace"
            ? await replace(session, snapshot)
            : await putBeside(session, snapshot, destination.beside);
    }));
}
/** What speaks against it, before anything is changed. Throws ProviderError `table_changed`. */
async function refuseTable(session, snapshot, now, destination) {
    refuseOtherColumns(snapshot, now);
    if (destination === "replace")
        await refuseReferenced(session, snapshot.table);
}
async function replace(session, snapshot) {
    const { table } = snapshot;
    await session.query(`lock table ${table} in access exclusive mode`);
    await refuseTable(session, snapshot, await (0,snapshot_table/* readSnapshotTable */.VP)(session, table), "replace");
    const awake = await silenceTriggers(session, table);
    await session.query(`truncate ${(0,snapshot_table/* ownRows */.qf)(snapshot, table)}`);
    await fill(session, snapshot, table);
    for (const trigger of awake)
        await session.query(`alter table ${table} ${trigger}`);
    await setSequences(session, snapshot);
    return table;
}
async function putBeside(session, snapshot, beside) {
    await refuseTable(session, snapshot, await (0,snapshot_table/* readSnapshotTable */.VP)(session, snapshot.table), { beside });
    const options = "including generated including storage";
    await session.query(`create table ${beside} (like ${snapshot.table} ${options})`);
    await closeToOthers(session, beside);
    await fill(session, snapshot, beside);
    return beside;
}
/** Default privileges may open a new table to visitors of the site, and it has no policies of its own. */
async function closeToOthers(session, table) {
    await session.query(`alter table ${table} enable row level security`);
    const { rows } = await session.query(`select distinct case when a.grantee = 0 then 'public' else pg_catalog.quote_ident(r.rolname) end as role
     from pg_catalog.pg_class c cross join lateral pg_catalog.aclexplode(c.relacl) a
       left join pg_catalog.pg_roles r on r.oid = a.grantee
     where c.oid = $1::regclass and a.grantee <> c.relowner`, [table]);
    for (const row of rows)
        await session.query(`revoke all on ${table} from ${String(row["role"])}`);
}
async function fill(session, snapshot, into) {
    await session.copyIn((0,snapshot_table/* copyRows */.D9)(into, snapshot), copyOfLines(snapshot.lines, snapshot.columns));
    const found = await (0,snapshot_table/* countRows */.BO)(session, snapshot, into);
    if (found.rows === snapshot.rows && found.checksum === snapshot.checksum)
        return;
    const what = found.rows === snapshot.rows
        ? "another content than was taken"
        : `${found.rows.toLocaleString("en")} rows, and ${snapshot.rows.toLocaleString("en")} were taken`;
    throw trouble("rows_differ", `The snapshot of ${snapshot.table} gave ${what}, so nothing was changed.`, "Use another copy of the snapshot, or a backup.");
}
/** A column that is missing, new or of another type: these rows are not this table's any more. */
function refuseOtherColumns(snapshot, now) {
    const before = new Map(snapshot.columns.map(({ name, type }) => [name, type]));
    const after = new Map(now.columns.map(({ name, type }) => [name, type]));
    const differing = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
    if (differing.length === 0)
        return;
    throw trouble("table_changed", `${snapshot.table} has other columns than its snapshot: ${differing.join(", ")}.`, "Take the migration back first, or put the rows into a table of their own by hand.");
}
/** Emptying it would take their rows along, or be refused by PostgreSQL in words about TRUNCATE. */
async function refuseReferenced(session, table) {
    const { rows } = await session.query(`select distinct c.conrelid::regclass::text as by from pg_catalog.pg_constraint c
     where c.contype = 'f' and c.confrelid = $1::regclass and c.conrelid <> c.confrelid order by 1`, [table]);
    if (rows.length === 0)
        return;
    const names = rows.map((row) => String(row["by"])).join(", ");
    throw trouble("table_changed", `${names} refer to ${table}, so that its rows cannot be replaced.`, "Put the rows beside it, and repair from there; or restore a backup of the whole database.");
}
/** How each trigger that fires now is woken again, and as what; the team's own triggers must not see old rows as new ones. */
async function silenceTriggers(session, table) {
    const { rows } = await session.query(`select tgname as name, tgenabled::text as state from pg_catalog.pg_trigger
     where tgrelid = $1::regclass and not tgisinternal and tgenabled <> 'D' order by 1`, [table]);
    const ways = { O: "enable", R: "enable replica", A: "enable always" };
    for (const row of rows)
        await session.query(`alter table ${table} disable trigger ${(0,quote_sql/* quoteIdentifier */.C)(String(row["name"]))}`);
    return rows.map((row) => `${ways[String(row["state"])] ?? "enable"} trigger ${(0,quote_sql/* quoteIdentifier */.C)(String(row["name"]))}`);
}
/** At least as far as the rows are; never back, since numbers that were given out stay given out. */
async function setSequences(session, snapshot) {
    const { table, columns } = snapshot;
    for (const { name } of columns) {
        const owned = await session.query("select pg_catalog.pg_get_serial_sequence($1, $2) as name", [table, name]);
        const sequence = owned.rows[0]?.["name"];
        if (typeof sequence !== "string")
            continue;
        await session.query(`select pg_catalog.setval($1::regclass, greatest(m.most, pg_catalog.pg_sequence_last_value($1::regclass)))
       from (select pg_catalog.max(t.${(0,quote_sql/* quoteIdentifier */.C)(name)})::bigint as most from ${(0,snapshot_table/* ownRows */.qf)(snapshot, table)} t) m where m.most is not null`, [sequence]);
    }
}
function trouble(reasonCode, message, remedy) {
    return new error/* ProviderError */.mZ({ reasonCode, vendor: "PostgreSQL", message, remedy });
}


/***/ }),

/***/ 31993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ countRows),
/* harmony export */   D9: () => (/* binding */ copyRows),
/* harmony export */   FT: () => (/* binding */ copyLines),
/* harmony export */   VP: () => (/* binding */ readSnapshotTable),
/* harmony export */   qf: () => (/* binding */ ownRows)
/* harmony export */ });
/* harmony import */ var _lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51232);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/** A table as a snapshot takes it: which columns, in which order, and what they are written as. */


/** Numbers that are the same in every language, and what is no number; all else is PostgreSQL's own text. */
const PLAIN = new Set(["boolean", "smallint", "integer"]);
/** `notes` is `public.notes`. Throws ProviderError `not_found` where there is no such table with rows of its own. */
async function readSnapshotTable(session, name) {
    const { rows } = await session.query(`select pg_catalog.format('%I.%I', n.nspname, c.relname) as table, a.attname as name,
       pg_catalog.format_type(a.atttypid, a.atttypmod) as type, c.relkind = 'p' as partitioned
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.oid = pg_catalog.to_regclass($1) and c.relkind in ('r', 'p') order by a.attnum`, [hasSchema(name) ? name : `public.${name}`]);
    const [first] = rows;
    if (first === undefined)
        throw notThere(name);
    const columns = rows.flatMap((row) => (row["name"] === null ? [] : [columnOf(row)]));
    return { table: String(first["table"]), columns, partitioned: first["partitioned"] === true };
}
/** A dot that stands outside of quotation marks. */
function hasSchema(name) {
    return name.replace(/"(?:[^"]|"")*"/g, "").includes(".");
}
function columnOf(row) {
    return { name: String(row["name"]), type: String(row["type"]) };
}
/** A row as one line of JSON. CSV with a quote that JSON never has: COPY's text format doubles every backslash. */
function copyLines(snapshot) {
    const { table, columns } = snapshot;
    const values = columns.map((column) => `${textOf(column)} as ${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(column.name)}`).join(", ");
    const rows = `select pg_catalog.row_to_json(r.*) from (select ${values} from ${ownRows(snapshot, table)} t) r`;
    return `copy (${rows}) to stdout with (format csv, quote e'\\x01', delimiter e'\\x02')`;
}
function copyRows(into, { columns }) {
    const names = columns.map(({ name }) => (0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)).join(", ");
    return `copy ${into} ${names === "" ? "" : `(${names}) `}from stdin`;
}
/** `table`: the one of the snapshot, or one beside it, which is never partitioned. */
async function countRows(session, snapshot, table) {
    const names = snapshot.columns.map(({ name }) => `t.${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)}`).join(", ");
    const { rows } = await session.query(`select pg_catalog.count(*) as rows,
       coalesce(pg_catalog.sum(pg_catalog.hashtextextended((r.*)::text collate "C", 0)::numeric), 0)::text as checksum
     from (select ${names} from ${ownRows(snapshot, table)} t) r`);
    return { rows: Number(rows[0]?.["rows"]), checksum: String(rows[0]?.["checksum"]) };
}
/** `only` of a partitioned table would be nothing. */
function ownRows({ table, partitioned }, name) {
    return partitioned && name === table ? name : `only ${name}`;
}
/** The cast of `char(n)` to text drops its spaces, its own output does not. */
function textOf({ name, type }) {
    if (PLAIN.has(type))
        return `t.${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)}`;
    if (/^(?:character|bpchar)(?:\(\d+\))?$/.test(type))
        return `pg_catalog.textin(pg_catalog.bpcharout(t.${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)}))`;
    return `t.${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)}::text`;
}
function notThere(name) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "not_found",
        vendor: "PostgreSQL",
        message: `There is no table ${name}.`,
        remedy: "Write it with its schema, such as public.media; a name with capital letters stands in quotation marks.",
    });
}


/***/ }),

/***/ 96955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoSnapshot: () => (/* binding */ undoSnapshot)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(616);
/* harmony import */ var _release_recorded_snapshot_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34340);
/* harmony import */ var _restore_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88393);
/** Every table of a release's snapshot as it was then; what was written since is lost. */




async function undoSnapshot(spec, context) {
    const recorded = (0,_release_recorded_snapshot_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRecordedSnapshot */ .k)(context.recorded);
    const [first] = recorded?.places ?? [];
    if (recorded === null || first === undefined)
        throw new Error("taken back without a way back");
    const isSet = spec.identity !== null && (context.env[spec.identity] ?? "") !== "";
    if (recorded.encrypted && !isSet)
        return locked(spec, recorded.name);
    const done = [];
    try {
        await (0,_restore_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .restoreSnapshot */ .n)({
            work: context.roles.databaseWork,
            stores: context.roles.storedBackups,
            url: context.secret(spec.database),
            recorded,
            place: first.place,
            identity: recorded.encrypted && spec.identity !== null ? context.secret(spec.identity) : null,
            destination: () => "replace",
            restored: ({ table, rows }) => {
                done.push(table);
                context.progress({ ratio: done.length / recorded.tables, text: `${table}: ${rows.toLocaleString("en")} rows` });
            },
        });
    }
    catch (error) {
        if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ))
            throw error;
        const before = done.length === 0
            ? "No table was changed"
            : `${done.join(", ")} ${hasOrHave(done)} the rows of the snapshot again`;
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)(error.reasonCode, `${before}; then: ${error.message}`, error.remedy);
    }
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .pass */ .IX)("step_undone", `${done.join(", ")} ${hasOrHave(done)} the rows of the snapshot again, counted and compared.`);
}
function hasOrHave(tables) {
    return tables.length === 1 ? "has" : "have";
}
function locked({ identity }, name) {
    const [why, remedy] = identity === null
        ? [
            "the plan names no identity",
            "Put the rows back with `holdpoint restore --tables`, whose --identity names the variable.",
        ]
        : [`${identity} is not set here`, `Set ${identity} (AGE-SECRET-KEY-1…), and run this again.`];
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("secret_missing", `The snapshot ${name} is encrypted, and ${why}: no table was changed.`, remedy);
}


/***/ })

};
