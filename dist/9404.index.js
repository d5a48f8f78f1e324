export const id = 9404;
export const ids = [9404,2523];
export const modules = {

/***/ 15330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VN: () => (/* binding */ stepPrefix),
/* harmony export */   aw: () => (/* binding */ backupName),
/* harmony export */   jx: () => (/* binding */ fileNames),
/* harmony export */   sT: () => (/* binding */ timeInName),
/* harmony export */   w8: () => (/* binding */ namePrefix)
/* harmony export */ });
/** Names of a backup's files. The identity stands before the time: what a killed run left is found by it. Pure. */
/** What the names of all backups of a project's database begin with. */
function namePrefix({ project, variable }) {
    return `${plain(project)}.${plain(variable)}.`;
}
/** And those of one step of one release. */
function stepPrefix(parts) {
    return `${namePrefix(parts)}${parts.identity}.`;
}
/** `acme.staging-database-url.0123456789abcdef.20261122t090000z` */
function backupName(parts, takenAt) {
    const time = new Date(takenAt)
        .toISOString()
        .replaceAll(/[-:]|\.\d{3}/g, "")
        .toLowerCase();
    return `${stepPrefix(parts)}${time}`;
}
/** The moment in a name; null where it is no backup's. */
function timeInName(name) {
    const match = /\.(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)z(?:\.|$)/.exec(name);
    if (match === null)
        return null;
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second);
}
const fileNames = (name, encrypted) => ({
    archive: `${name}.dump.zst${encrypted ? ".age" : ""}`,
    tables: `${name}.tables.json.zst${encrypted ? ".age" : ""}`,
    /** What the record has of it. It is stored last: a backup without it was never finished. */
    record: `${name}.json`,
});
function plain(text) {
    return (text
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replaceAll(/^-|-$/g, "") || "database");
}


/***/ }),

/***/ 68388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ writeSealed)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34531);
/* harmony import */ var _age_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70975);
/* harmony import */ var _give_back_memory_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(14399);
/* harmony import */ var _measured_stream_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53775);
/** A stream written to a file of this machine: compressed, encrypted, and measured before and after that. */






/** `recipients` null: not encrypted. Throws ProviderError `disk_full`, what the source throws, and the signal's reason. */
async function writeSealed(path, source, recipients, signal) {
    const clear = (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_4__/* .createMeasure */ .F5)();
    const packed = clear.pass((0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_4__/* .compress */ .Bc)(source));
    // Not encrypted, they are the same bytes, and are hashed once.
    const stored = recipients === null ? clear : (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_4__/* .createMeasure */ .F5)();
    const sealed = recipients === null ? packed : stored.pass((0,_age_format_js__WEBPACK_IMPORTED_MODULE_3__/* .encryptAge */ .bP)((0,_give_back_memory_js__WEBPACK_IMPORTED_MODULE_5__/* .giveBackMemory */ .S)(packed), recipients));
    // No more is asked for before the last chunk is written, whose memory is given back then.
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(path, { flags: "wx", mode: 0o600, highWaterMark: 1 });
    const closed = new Promise((resolve) => void file.once("close", resolve));
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)((0,_give_back_memory_js__WEBPACK_IMPORTED_MODULE_5__/* .giveBackMemory */ .S)(sealed), file, { signal });
    }
    catch (error) {
        // Where the source fails at once the file is not made yet: whoever removes its folder must not meet it afterwards.
        file.destroy();
        await closed;
        signal.throwIfAborted();
        throw diskFailure(error);
    }
    return { path, clear: clear.result(), stored: stored.result() };
}
function diskFailure(error) {
    const { code } = error;
    if (code !== "ENOSPC" && code !== "EDQUOT" && code !== "EFBIG")
        return error;
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ProviderError */ .mZ({
        reasonCode: "disk_full",
        vendor: "the file system",
        message: "The temporary folder of this machine has no room left for the backup.",
        remedy: "Make room there, or let TMPDIR name a larger disk, and run this again; nothing was stored.",
        cause: error,
    });
}


/***/ }),

/***/ 42323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ holdMoment)
/* harmony export */ });
const READ_ONLY = "isolation level repeatable read, read only";
const CONNECT_MS = 15_000;
const LOCK_MS = 30_000;
/** Opens one, hands it to `act` and ends it. `applicationName` as `holdpoint backup`. Throws ProviderError. */
async function holdMoment(work, url, applicationName, act) {
    const limits = { connectTimeoutMs: CONNECT_MS, statementTimeoutMs: null, lockTimeoutMs: LOCK_MS, applicationName };
    return work.withWriter(url, limits, async (session) => {
        // Before the snapshot is taken, so that going on from there loses nothing.
        const lsn = await readLsn(session);
        return session.transaction(READ_ONLY, async () => {
            const { rows } = await session.query("select pg_export_snapshot() as snapshot, floor(extract(epoch from now()) * 1000)::float8 as at");
            const snapshot = String(rows[0]?.["snapshot"]);
            await settle(session);
            return act({
                snapshot,
                at: Number(rows[0]?.["at"]),
                lsn,
                session,
                join: (joined) => work.withWriter(url, limits, (other) => other.transaction(READ_ONLY, async () => {
                    await other.query(`set transaction snapshot '${snapshot}'`);
                    await settle(other);
                    return joined(other);
                })),
            });
        });
    });
}
/** Names are written with their schema, and rows that row security would hide are an error: half a table is no table. */
async function settle(session) {
    await session.query("select set_config('search_path', '', true), set_config('row_security', 'off', true)");
}
async function readLsn(session) {
    const answer = await session.attempt("select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text as lsn");
    if ("refusal" in answer)
        return null;
    const lsn = answer.rows[0]?.["lsn"];
    return typeof lsn === "string" ? lsn : null;
}


/***/ }),

/***/ 32523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   observeSnapshot: () => (/* binding */ observeSnapshot),
/* harmony export */   summaryOf: () => (/* binding */ summaryOf)
/* harmony export */ });
/* harmony import */ var _lib_instant_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36840);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_recorded_snapshot_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34340);
/* harmony import */ var _backup_backup_places_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69717);
/* harmony import */ var _open_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97113);
/** Whether a release's snapshot is where the record says, as it was stored. */





async function observeSnapshot(_spec, context) {
    // A run that was killed before its record was written left files that nobody knows: they are removed, and taken anew.
    if (context.recorded === null)
        return { is: "due", state: null };
    const recorded = (0,_release_recorded_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecordedSnapshot */ .k)(context.recorded);
    if (recorded === null)
        return damaged("what the record says of it is not understood");
    const problem = await findDamage(recorded, context);
    return problem === null ? { is: "done", summary: summaryOf(recorded) } : damaged(problem);
}
/** A sentence without a period; null where every place has all of it, but for what its store has removed in its time. */
async function findDamage(recorded, context) {
    const kept = recorded.places.filter(({ expiresAt }) => expiresAt === null || expiresAt > context.clock.now());
    const places = await (0,_backup_backup_places_js__WEBPACK_IMPORTED_MODULE_2__/* .openPlaces */ .j$)(context.roles.stores, kept.map(({ place }) => place));
    for (const { place, store } of places) {
        const list = await (0,_open_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .readSnapshotList */ .$j)(store, recorded, place);
        for (const table of list.tables) {
            const at = table.places.find((one) => one.place === place);
            const found = at === undefined ? null : await store.look(at.id);
            if (found === null)
                return `${place} has no rows of ${table.table} any more`;
            if (found.size !== at?.size || found.mark !== at.mark)
                return `the rows of ${table.table} in ${place} were changed`;
        }
    }
    return null;
}
function summaryOf({ tables, rows, takenAt, places }) {
    const what = `${rows.toLocaleString("en")} rows of ${tables === 1 ? "1 table" : `${tables} tables`}`;
    return `${what}, as they were at ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_4__/* .renderInstant */ .W)(takenAt)}, are in ${places.map(({ place }) => place).join(" and ")}.`;
}
function damaged(problem) {
    return {
        is: "impossible",
        verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("backup_damaged", `This release took a snapshot, and it is not as it was stored: ${problem}.`, "Look who changed it, and whether another place has it. A new release takes a snapshot of its own moment."),
    };
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

/***/ 29404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   takeSnapshot: () => (/* binding */ takeSnapshot)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(616);
/* harmony import */ var _backup_age_format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70975);
/* harmony import */ var _backup_backup_name_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(15330);
/* harmony import */ var _backup_backup_places_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69717);
/* harmony import */ var _backup_open_archive_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9313);
/* harmony import */ var _backup_write_sealed_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(68388);
/* harmony import */ var _database_hold_moment_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(42323);
/* harmony import */ var _observe_snapshot_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(32523);
/* harmony import */ var _open_snapshot_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(97113);
/* harmony import */ var _snapshot_table_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(31993);
/** Takes a snapshot: written to a file of this machine, counted, encrypted, stored everywhere, and read back from there. */














async function takeSnapshot(spec, context) {
    const wrong = spec.recipients === null ? null : await (0,_backup_age_format_js__WEBPACK_IMPORTED_MODULE_5__/* .findWrongRecipient */ .mR)(spec.recipients);
    if (wrong !== null) {
        const remedy = "Copy the public key as age-keygen prints it.";
        return { verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .hold */ ._2)("usage", `${wrong} is no recipient of the age format.`, remedy), untouched: true };
    }
    const places = await (0,_backup_backup_places_js__WEBPACK_IMPORTED_MODULE_6__/* .openPlaces */ .j$)(context.roles.stores, spec.to);
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), "holdpoint-snapshot-"));
    try {
        const taken = await writeTables(spec, context, folder);
        const short = taken.tables.find(({ rows, lines }) => rows !== lines);
        if (short !== undefined)
            return { verdict: differs(short), untouched: true };
        return await store(spec, context, taken, { places, folder });
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(folder, { recursive: true, force: true });
    }
}
function writeTables(spec, context, folder) {
    const url = context.secret(spec.database);
    return (0,_database_hold_moment_js__WEBPACK_IMPORTED_MODULE_12__/* .holdMoment */ .s)(context.roles.databaseWork, url, "holdpoint snapshot", async (moment) => {
        const tables = [];
        for (const [index, name] of spec.tables.entries()) {
            const table = await writeTable(spec, context, moment, { name, path: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, `${index + 1}`) });
            tables.push(table);
            const text = `${table.table}: ${table.rows.toLocaleString("en")} rows`;
            context.progress({ ratio: tables.length / spec.tables.length, text });
        }
        return { at: moment.at, server: moment.session.serverVersion, tables };
    });
}
async function writeTable(spec, context, { session }, { name, path }) {
    const table = await (0,_snapshot_table_js__WEBPACK_IMPORTED_MODULE_11__/* .readSnapshotTable */ .VP)(session, name);
    const counted = await (0,_snapshot_table_js__WEBPACK_IMPORTED_MODULE_11__/* .countRows */ .BO)(session, table, table.table);
    let lines = 0;
    async function* countLines(source) {
        for await (const chunk of source) {
            for (const byte of chunk)
                if (byte === 0x0a)
                    lines += 1;
            yield chunk;
        }
    }
    const source = countLines(session.copyOut((0,_snapshot_table_js__WEBPACK_IMPORTED_MODULE_11__/* .copyLines */ .FT)(table)));
    const file = await (0,_backup_write_sealed_js__WEBPACK_IMPORTED_MODULE_8__/* .writeSealed */ .C)(path, source, spec.recipients, context.signal);
    return { ...table, ...counted, file, lines };
}
async function store(spec, context, taken, { places, folder }) {
    const parts = { project: context.release.project, variable: spec.database, identity: context.identity };
    const name = (0,_backup_backup_name_js__WEBPACK_IMPORTED_MODULE_13__/* .backupName */ .aw)(parts, taken.at);
    const leftovers = await (0,_backup_backup_places_js__WEBPACK_IMPORTED_MODULE_6__/* .clearLeftovers */ .eZ)(places, (0,_backup_backup_name_js__WEBPACK_IMPORTED_MODULE_13__/* .stepPrefix */ .VN)(parts));
    const encrypted = spec.recipients !== null;
    const files = taken.tables.map(({ file }, index) => {
        const ending = `${index + 1}.jsonl.zst${encrypted ? ".age" : ""}`;
        return { name: `${name}.${ending}`, path: file.path, ...file.stored, keepMs: null };
    });
    const rows = await (0,_backup_backup_places_js__WEBPACK_IMPORTED_MODULE_6__/* .putEverywhere */ .kX)(places, files);
    if (rows.failed.length > 0)
        return { verdict: notEverywhere(rows) };
    const list = listOf(name, encrypted, taken, rows);
    for (const { place, store: at } of places) {
        context.progress({ ratio: null, text: `reading it back from ${place}` });
        for (const table of list.tables)
            await (0,_backup_open_archive_js__WEBPACK_IMPORTED_MODULE_7__/* .readWhole */ .oD)(at, (0,_open_snapshot_js__WEBPACK_IMPORTED_MODULE_10__/* .sealedOf */ .Ke)(list, table, place));
    }
    const written = await writeList(list, folder);
    const lists = await (0,_backup_backup_places_js__WEBPACK_IMPORTED_MODULE_6__/* .putEverywhere */ .kX)(places, [{ name: `${name}.json`, keepMs: null, ...written }]);
    if (lists.failed.length > 0)
        return { verdict: notEverywhere(lists) };
    const details = detailsOf(spec, context, taken, { name, list: written, lists });
    const evidence = list.tables.map((table) => ({
        label: table.table,
        value: `${table.rows.toLocaleString("en")} rows, checksum ${table.checksum}`,
    }));
    return {
        verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .pass */ .IX)("step_done", (0,_observe_snapshot_js__WEBPACK_IMPORTED_MODULE_9__.summaryOf)(details), [...evidence, ...leftovers]),
        details: { ...details },
    };
}
function listOf(name, encrypted, taken, { stored }) {
    const tables = taken.tables.map(({ table, partitioned, columns, rows, checksum, file }, index) => ({
        table,
        partitioned,
        columns,
        rows,
        checksum,
        clear: file.clear,
        stored: file.stored,
        places: stored.map(({ place, files }) => {
            const kept = files[index];
            if (kept === undefined)
                throw new Error(`${place} took fewer files than it was given`);
            return { place, id: kept.id, size: kept.size, mark: kept.mark };
        }),
    }));
    return { version: 1, name, encrypted, tables };
}
async function writeList(list, folder) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, "list");
    const bytes = Buffer.from(`${JSON.stringify(list)}\n`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path, bytes, { flag: "wx", mode: 0o600 });
    return { path, size: bytes.length, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex") };
}
function detailsOf(spec, context, taken, { name, list, lists }) {
    return {
        kind: "snapshot",
        version: 1,
        name,
        database: {
            variable: spec.database,
            name: context.roles.databaseWork.describe(context.secret(spec.database)).database,
        },
        takenAt: taken.at,
        server: taken.server,
        encrypted: spec.recipients !== null,
        tables: taken.tables.length,
        rows: taken.tables.reduce((sum, { rows }) => sum + rows, 0),
        list: { size: list.size, sha256: list.sha256 },
        places: lists.stored.map(({ place, files: [file] }) => {
            if (file === undefined)
                throw new Error(`${place} took fewer files than it was given`);
            return { place, list: { id: file.id, size: file.size, mark: file.mark }, expiresAt: file.expiresAt };
        }),
    };
}
function differs({ table, rows, lines }) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)("backup_differs", `${table} has ${rows.toLocaleString("en")} rows, and ${lines.toLocaleString("en")} were written at the same moment.`, "Do not go on without them. Look whether a pooler stands before the database, and run this again.");
}
function notEverywhere({ stored, failed }) {
    const [first] = failed;
    if (first === undefined)
        throw new Error("nothing failed");
    const where = failed.map(({ place }) => place).join(" and ");
    const kept = stored.length === 0 ? "" : ` (${stored.map(({ place }) => place).join(" and ")} took it)`;
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_4__/* .hold */ ._2)(first.error.reasonCode, `${where} did not take the snapshot${kept}: ${first.error.message}`, first.error.remedy);
}


/***/ })

};
