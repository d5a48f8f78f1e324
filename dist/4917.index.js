export const id = 4917;
export const ids = [4917];
export const modules = {

/***/ 15330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VN: () => (/* binding */ stepPrefix),
/* harmony export */   aw: () => (/* binding */ backupName),
/* harmony export */   jx: () => (/* binding */ fileNames)
/* harmony export */ });
/* unused harmony exports namePrefix, timeInName */
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

/***/ 69717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ML: () => (/* binding */ findFinished),
/* harmony export */   eZ: () => (/* binding */ clearLeftovers),
/* harmony export */   j$: () => (/* binding */ openPlaces),
/* harmony export */   kX: () => (/* binding */ putEverywhere),
/* harmony export */   y7: () => (/* binding */ findMissing)
/* harmony export */ });
/* harmony import */ var _lib_backup_place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83413);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _release_recorded_backup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85558);
/* harmony import */ var _measured_stream_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53775);
/** A backup in several places at once: it counts where all of them have it, and each that has not is named. */




const LONGEST_RECORD = 1024 * 1024;
async function openPlaces(stores, places) {
    const opened = [];
    for (const place of places) {
        const parsed = (0,_lib_backup_place_js__WEBPACK_IMPORTED_MODULE_3__/* .parseBackupPlace */ .ls)(place);
        if (parsed === null)
            throw new Error(`no place: ${place}`);
        opened.push({ place, store: await stores.open(parsed) });
    }
    return opened;
}
/** What stands there of a backup that the record has, against what it says: a sentence for each place that differs. */
async function findMissing(places, backup) {
    const problems = await Promise.all(places.map(async ({ place, store }) => {
        const recorded = backup.places.find((one) => one.place === place);
        if (recorded === undefined)
            return [`${place} was not one of its places`];
        const [archive, tables] = [await store.look(recorded.archive.id), await store.look(recorded.tables.id)];
        return [
            ...differenceOf(place, "archive", recorded.archive, archive),
            ...differenceOf(place, "list of tables", recorded.tables, tables),
        ];
    }));
    return problems.flat();
}
function differenceOf(place, what, recorded, found) {
    if (found === null)
        return [`${place} has no ${what} any more (${recorded.id})`];
    if (found.size === recorded.size && found.mark === recorded.mark)
        return [];
    return [
        `the ${what} in ${place} was changed (${recorded.id}: ${found.size} bytes instead of ${recorded.size}, or other ones)`,
    ];
}
/** A backup of this step that was finished and stands in every place, though no record says so: its run was killed right then. */
async function findFinished(places, prefix) {
    const [first] = places;
    if (first === undefined)
        return null;
    const records = (await first.store.list(prefix)).filter(({ name }) => name.endsWith(".json"));
    for (const { id, size } of records) {
        if (size > LONGEST_RECORD)
            continue;
        const backup = (0,_release_recorded_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecordedDump */ .yN)(parseJson((await (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_2__/* .collect */ .Fo)(first.store.read(id))).toString()));
        if (backup !== null && `${backup.name}.`.startsWith(prefix) && (await findMissing(places, backup)).length === 0) {
            return backup;
        }
    }
    return null;
}
/** What a run that was killed left of this step's; a store that removes nothing keeps it, and says so. */
async function clearLeftovers(places, prefix) {
    const told = [];
    for (const { place, store } of places) {
        try {
            const broken = await store.endBrokenUploads(prefix);
            const left = await store.list(prefix);
            for (const { id } of left)
                await store.remove(id);
            const count = broken + left.length;
            if (count > 0)
                told.push({ label: place, value: `${count} files of a run that was cut off were removed` });
        }
        catch (error) {
            if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ))
                throw error;
            told.push({ label: place, value: `what a run that was cut off may have left stays: ${error.message}` });
        }
    }
    return told;
}
/** In every place, one after the other; where one fails the others are tried all the same. */
async function putEverywhere(places, files) {
    const stored = [];
    const failed = [];
    for (const { place, store } of places) {
        try {
            const kept = [];
            for (const file of files)
                kept.push(await store.put(file));
            stored.push({ place, files: kept });
        }
        catch (error) {
            if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ))
                throw error;
            failed.push({ place, error });
        }
    }
    return { stored, failed };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 74917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyDump: () => (/* binding */ applyDump)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/lib/secret.js
var secret = __webpack_require__(43469);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/steps/backup/age-format.js
var age_format = __webpack_require__(70975);
// EXTERNAL MODULE: ./build/src/steps/backup/backup-name.js
var backup_name = __webpack_require__(15330);
// EXTERNAL MODULE: ./build/src/steps/backup/backup-places.js
var backup_places = __webpack_require__(69717);
// EXTERNAL MODULE: ./build/src/steps/database/hold-moment.js
var hold_moment = __webpack_require__(42323);
// EXTERNAL MODULE: ./build/src/steps/database/take-census.js + 1 modules
var take_census = __webpack_require__(86707);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
;// CONCATENATED MODULE: ./build/src/steps/backup/follow-dump.js
/** How far pg_dump is: by a second session, since the first one counts. */

const LOOK_MS = 1_000;
const LIMITS = { connectTimeoutMs: 15_000, statementTimeoutMs: 10_000, lockTimeoutMs: 1_000 };
/** What is copied now (a program of ours bears the name), and what the statistics think that all of it is; `bytes_total` is 0 for a COPY into a pipe. */
const COPIED = `
  select p.relid::pg_catalog.regclass::text as name, p.tuples_processed as done, c.reltuples::float8 as rows,
    (select sum(greatest(reltuples, 0))::float8 from pg_catalog.pg_class where relkind = 'r') as all_rows
  from pg_catalog.pg_stat_progress_copy p join pg_catalog.pg_class c on c.oid = p.relid
    join pg_catalog.pg_stat_activity a on a.pid = p.pid
  where p.datname = current_database() and p.command = 'COPY TO' and a.application_name = 'holdpoint'`;
/** Progress is a courtesy: where it cannot be read, nothing is shown, and the dump goes on. */
function followDump(work, url, { progress, clock, signal }, applicationName) {
    const stopped = new AbortController();
    const either = AbortSignal.any([signal, stopped.signal]);
    const following = work
        .withWriter(url, { ...LIMITS, applicationName }, async (session) => {
        if (session.serverMajor < 14)
            return;
        const seen = createTally();
        for (;;) {
            await clock.sleep(LOOK_MS, either);
            for (const { name, done, rows, all_rows: all } of (await session.query(COPIED)).rows) {
                progress(seen.take(String(name), Number(done), Number(rows), Number(all)));
            }
        }
    })
        .catch((error) => {
        if (!either.aborted && !(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
    });
    return {
        async stop() {
            stopped.abort();
            await following;
        },
    };
}
/** Tables that were seen and are not copied any more are done; those between two looks are not known. */
function createTally() {
    const done = new Map();
    return {
        take(table, rows, estimate, all) {
            done.set(table, rows);
            const sum = [...done.values()].reduce((total, one) => total + one, 0);
            const of = estimate > 0 ? ` of about ${estimate.toLocaleString("en")}` : "";
            return {
                ratio: all > 0 ? Math.min(0.99, sum / all) : null,
                text: `${table}, ${rows.toLocaleString("en")}${of} rows`,
            };
        },
    };
}

;// CONCATENATED MODULE: ./build/src/steps/backup/read-catalog.js
/** At the session's moment. Predefined roles are every server's own, and so is plpgsql. */
async function readCatalog(session) {
    const [encoding, roles, extensions, large] = [
        await session.query("select pg_catalog.pg_encoding_to_char(encoding) as name from pg_catalog.pg_database where datname = current_database()"),
        await session.query("select rolname::text as name from pg_catalog.pg_roles where rolname !~ '^pg_' order by 1"),
        await session.query("select e.extname::text as name, e.extversion as version, n.nspname::text as schema from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace where e.extname <> 'plpgsql' order by 1"),
        await session.query("select count(*) as many from pg_catalog.pg_largeobject_metadata"),
    ].map(({ rows }) => rows);
    return {
        encoding: String(encoding?.[0]?.["name"]),
        roles: (roles ?? []).map(({ name }) => String(name)),
        extensions: (extensions ?? []).map(({ name, version, schema }) => ({
            name: String(name),
            version: String(version),
            schema: String(schema),
        })),
        largeObjects: Number(large?.[0]?.["many"] ?? 0),
    };
}
/** Tables of the selection as SQL names them; null: all there are. */
async function selectTables(session, { schemas, exclude }) {
    if (schemas === null && exclude.length === 0)
        return null;
    const { rows } = await session.query(`select pg_catalog.format('%I.%I', n.nspname, c.relname) as name from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'f', 'm') and c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and ($1::jsonb = 'null' or $1::jsonb ? n.nspname::text)
        and not $2::jsonb ? (n.nspname || '.' || c.relname)`, [JSON.stringify(schemas), JSON.stringify(exclude)]);
    return rows.map(({ name }) => String(name));
}
/** As pg_dump takes them: a name in quotes is no pattern. */
function selectionArguments({ schemas, exclude }) {
    return [
        ...(schemas ?? []).map((schema) => `--schema=${quote(schema)}`),
        ...exclude.map((table) => {
            const dot = table.indexOf(".");
            return `--exclude-table=${quote(table.slice(0, dot))}.${quote(table.slice(dot + 1))}`;
        }),
        ...(schemas === null && exclude.length === 0 ? [] : ["--strict-names"]),
    ];
}
function quote(name) {
    return `"${name.replaceAll('"', '""')}"`;
}

// EXTERNAL MODULE: ./build/src/steps/backup/write-sealed.js
var write_sealed = __webpack_require__(68388);
;// CONCATENATED MODULE: ./build/src/steps/backup/dump-archive.js
/** One moment of a database, written to a file of this machine: the archive, compressed and encrypted, and the list of its tables. */






const APPLICATION = "holdpoint backup";
/** Of waiting for a table that a migration holds. */
const LOCK_WAIT_MS = 60_000;
/** Throws ProviderError; what is written then is of no use. */
function dumpDatabase(order, context) {
    const work = context.roles.databaseWork;
    return (0,hold_moment/* holdMoment */.s)(work, order.url, APPLICATION, async (moment) => {
        const { serverMajor } = moment.session;
        const { version: client } = await work.findProgram("pg_dump", serverMajor);
        const catalog = await readCatalog(moment.session);
        const tables = await selectTables(moment.session, order.spec);
        const { census, archive } = await countAndWrite(order, moment, tables, context);
        const list = { version: 1, census, catalog };
        const written = await (0,write_sealed/* writeSealed */.C)((0,external_node_path_.join)(order.folder, "tables"), textOf(list), order.recipients, context.signal);
        return { archive, tables: written, list, client, serverMajor };
    });
}
/** Side by side, at one moment; where one fails the other is ended, and the first error is told. */
async function countAndWrite(order, moment, tables, context) {
    const failed = new AbortController();
    const endOther = (error) => {
        failed.abort();
        throw error;
    };
    const counting = (0,take_census/* takeCensusAt */.E3)(moment, { tables }).catch(endOther);
    const writing = writeArchive(order, moment, context, failed.signal).catch(endOther);
    const [counted, written] = await Promise.allSettled([counting, writing]);
    // What row security hides or a right forbids is said best by who counts.
    if (counted.status === "rejected")
        throw counted.reason;
    if (written.status === "rejected")
        throw written.reason;
    return { census: counted.value, archive: written.value };
}
async function writeArchive({ spec, url, folder, recipients }, moment, context, given) {
    const work = context.roles.databaseWork;
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
        const written = await (0,write_sealed/* writeSealed */.C)((0,external_node_path_.join)(folder, "archive"), program.stdout, recipients, context.signal).catch(async (error) => {
            program.stop();
            await program.ended;
            throw error;
        });
        const { failure } = await program.ended;
        context.signal.throwIfAborted();
        if (failure !== null)
            throw failure;
        return written;
    }
    finally {
        given.removeEventListener("abort", stop);
        await follower.stop();
    }
}
async function* textOf(list) {
    yield Buffer.from(`${JSON.stringify(list)}\n`);
}

// EXTERNAL MODULE: ./build/src/steps/backup/measured-stream.js
var measured_stream = __webpack_require__(53775);
// EXTERNAL MODULE: ./build/src/steps/backup/observe-dump.js
var observe_dump = __webpack_require__(24503);
// EXTERNAL MODULE: ./build/src/steps/backup/open-archive.js
var open_archive = __webpack_require__(9313);
;// CONCATENATED MODULE: ./build/src/steps/backup/count-copied-rows.js
/** Counts the rows in what `pg_restore --data-only --file=-` writes: SQL with the tables' rows between `COPY` and `\.`. */
const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
const DOT = 0x2e;
const NAME = String.raw `(?:"(?:[^"]|"")+"|[^\s".(]+)`;
const COPY = new RegExp(String.raw `^COPY (${NAME})\.(${NAME})(?: \(.*\))? +FROM stdin;$`, "s");
/** Of a line outside of a table: names of 1,600 columns are in it. */
const LONGEST_LINE = 1024 * 1024;
function createRowCounter() {
    const counts = new Map();
    let table = null;
    let rows = 0;
    /** Of the line that is not over: all of it outside of a table, else its first two bytes and whether there are more. */
    let line = Buffer.alloc(0);
    let longer = false;
    const endLine = () => {
        if (table === null) {
            const match = COPY.exec(line.toString());
            if (match === null)
                return;
            table = qualifiedName(unquote(match[1] ?? ""), unquote(match[2] ?? ""));
            rows = 0;
        }
        else if (!longer && line.length === 2 && line[0] === BACKSLASH && line[1] === DOT) {
            counts.set(table, (counts.get(table) ?? 0) + rows);
            table = null;
        }
        else {
            rows += 1;
        }
    };
    return {
        take(bytes) {
            const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
            for (let start = 0; start < chunk.length;) {
                const newline = chunk.indexOf(NEWLINE, start);
                const end = newline < 0 ? chunk.length : newline;
                const most = table === null ? LONGEST_LINE : 2;
                const room = Math.max(0, most - line.length);
                longer ||= end - start > room;
                if (room > 0) {
                    const part = chunk.subarray(start, Math.min(end, start + room));
                    // A copy where the line goes on in the next chunk, whose bytes may lie in the same memory.
                    line = newline < 0 || line.length > 0 ? Buffer.concat([line, part]) : part;
                }
                if (newline >= 0) {
                    endLine();
                    line = Buffer.alloc(0);
                    longer = false;
                }
                start = end + 1;
            }
        },
        end: () => (table === null ? counts : null),
    };
}
/** `format('%I.%I')` and pg_dump do not quote alike in every version: names are compared without quotes. */
function qualifiedName(schema, name) {
    return JSON.stringify([schema, name]);
}
/** Of a name as SQL has it: `public.messages`, `"My App"."Users"`. */
function parseQualifiedName(text) {
    const match = new RegExp(String.raw `^(${NAME})\.(${NAME})$`, "s").exec(text);
    return match === null ? null : qualifiedName(unquote(match[1] ?? ""), unquote(match[2] ?? ""));
}
function unquote(name) {
    return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

;// CONCATENATED MODULE: ./build/src/steps/backup/compare-rows.js

/** A sentence without a period for each table that differs; none where the archive has them all. */
function compareRows(census, archive) {
    const counted = new Map(census.tables.map(({ table, rows }) => [parseQualifiedName(table) ?? table, { table, rows }]));
    // A dump has what an extension marks of its tables, and of the others nothing.
    const elsewhere = new Set(census.leftOut.map(({ table }) => parseQualifiedName(table) ?? table));
    const differing = [...counted].flatMap(([name, { table, rows }]) => {
        const found = archive.get(name);
        if (found === rows)
            return [];
        if (found === undefined)
            return [`${table} is not in the archive; ${rowsOf(rows)} were counted`];
        return [`${table} has ${rowsOf(found)} in the archive; ${rows.toLocaleString("en")} were counted`];
    });
    const unknown = [...archive.keys()].filter((name) => !counted.has(name) && !elsewhere.has(name));
    return [...differing, ...unknown.map((name) => `${plain(name)} is in the archive, and was not counted`)];
}
function rowsOf(count) {
    return count === 1 ? "1 row" : `${count.toLocaleString("en")} rows`;
}
function plain(name) {
    return JSON.parse(name).join(".");
}

// EXTERNAL MODULE: ./build/src/steps/database/compare-census.js
var compare_census = __webpack_require__(44918);
// EXTERNAL MODULE: ./build/src/steps/backup/backup-damage.js
var backup_damage = __webpack_require__(24052);
;// CONCATENATED MODULE: ./build/src/steps/backup/read-archive.js


/** Rows in it by `qualifiedName`. Throws ProviderError where it is not whole. `url` is not connected to. */
async function readArchive(work, url, serverMajor, archive) {
    // Data alone: a function's body may have lines that look like a table's beginning.
    const program = await work.startProgram(url, "pg_restore", serverMajor, ["--data-only", "--file=-"]);
    const counter = createRowCounter();
    const counting = (async () => {
        for await (const chunk of program.stdout)
            counter.take(chunk);
    })();
    const fed = await feedProgram(program, archive);
    await counting;
    const { failure } = await program.ended;
    // What broke while it was fetched and unpacked says more than that the program missed the rest.
    if (fed !== null)
        throw fed.reason;
    if (failure !== null)
        throw new backup_damage/* BackupDamage */.s(`pg_restore does not read it to its end (${failure.message})`);
    const counts = counter.end();
    if (counts === null)
        throw new backup_damage/* BackupDamage */.s("it ends in the middle of a table");
    return counts;
}
/** Gives it the archive, and ends it where that breaks; what broke, or null. */
async function feedProgram(program, archive) {
    let ended = false;
    void program.ended.then(() => {
        ended = true;
    });
    try {
        for await (const chunk of archive) {
            // It reads no more after its own end, and the rest is still checked.
            if (!ended)
                await program.write(chunk).catch(() => { });
        }
        program.end();
        return null;
    }
    catch (reason) {
        program.stop();
        return { reason };
    }
}

;// CONCATENATED MODULE: ./build/src/steps/backup/prove-restore.js




const prove_restore_LIMITS = {
    connectTimeoutMs: 15_000,
    statementTimeoutMs: null,
    lockTimeoutMs: 30_000,
    applicationName: "holdpoint proof",
};
async function proveRestore(order, context) {
    const work = context.roles.databaseWork;
    if (order.scratch !== null)
        return restoreAt(order, order.scratch, context);
    const server = await work.startScratch(order.serverMajor);
    try {
        return await restoreAt(order, server.url, context);
    }
    finally {
        await server.stop();
    }
}
/** In a database that is named after the step, so that what a killed run left is dropped first. */
async function restoreAt(order, server, context) {
    const work = context.roles.databaseWork;
    const name = `holdpoint_proof_${context.identity}`;
    const onServer = (act) => work.withWriter(server, prove_restore_LIMITS, act);
    const drop = (session) => session.query(`drop database if exists ${name} with (force)`);
    const { encoding, roles } = order.list.catalog;
    const created = await onServer(async (session) => {
        await drop(session);
        await session.query(`create database ${name} template template0 encoding ${literal(encoding)} lc_collate 'C' lc_ctype 'C'`);
        return createRoles(session, roles);
    });
    try {
        return await restoreInto(order, work.otherDatabase(server, name), context);
    }
    finally {
        await onServer(async (session) => {
            await drop(session);
            // Policies need them while the copy is there; a server that stays keeps none of ours.
            for (const role of created)
                await session.attempt(`drop role ${identifier(role)}`);
        });
    }
}
async function restoreInto(order, url, context) {
    const work = context.roles.databaseWork;
    const prepared = await work.withWriter(url, prove_restore_LIMITS, (session) => prepare(session, order));
    if (prepared.verdict !== null)
        return { is: "not", verdict: prepared.verdict };
    const startedAt = context.clock.now();
    context.progress({ ratio: null, text: "restoring the backup into a server of its own" });
    await restore(work, url, prepared.serverMajor, order);
    const tookMs = context.clock.now() - startedAt;
    context.progress({ ratio: null, text: "counting what was restored" });
    const { census } = order.list;
    const found = await (0,take_census/* takeCensus */.TR)(work, url, prove_restore_LIMITS.applicationName, {
        tables: census.tables.map(({ table }) => table),
    });
    const differences = (0,compare_census/* compareCensus */.L)(census, found);
    if (differences.length === 0)
        return { is: "proven", tookMs, server: found.serverVersion };
    return {
        is: "not",
        verdict: (0,lib_verdict/* fail */.fJ)("backup_differs", `Restored, the backup is not what the database was: ${differences[0]?.text ?? ""}.`, "Do not go on without a backup. Look at the tables that differ, and run this again.", differences.slice(0, 20).map(({ table, text }) => ({ label: table, value: text }))),
    };
}
async function prepare(session, { list, schemas }) {
    const missing = await findMissing(session, list.catalog);
    const verdict = missing.length === 0
        ? null
        : (0,lib_verdict/* hold */._2)("extension_missing", `The server for the proof has no ${missing.join(", ")}, so that the backup could not be restored there.`, "Install the extensions on this machine, name a server that has them by scratch:, or leave it at prove: read.");
    if (verdict === null && schemas !== null) {
        // A dump of schemas brings its own, and no extension.
        if (schemas.includes("public"))
            await session.query("drop schema if exists public");
        for (const { name, schema } of list.catalog.extensions) {
            if (!schemas.includes(schema))
                await session.query(`create schema if not exists ${identifier(schema)}`);
            if (!schemas.includes(schema)) {
                await session.query(`create extension if not exists ${identifier(name)} with schema ${identifier(schema)} cascade`);
            }
        }
    }
    return { verdict, serverMajor: session.serverMajor };
}
async function findMissing(session, { extensions }) {
    const { rows } = await session.query("select name::text as name from pg_catalog.pg_available_extensions");
    const there = new Set(rows.map(({ name }) => String(name)));
    return extensions.map(({ name }) => name).filter((name) => !there.has(name));
}
/** In one transaction, half as long as without. Who owns what and who may do what is not compared. */
async function restore(work, url, serverMajor, { archive }) {
    const { database } = work.describe(url);
    const program = await work.startProgram(url, "pg_restore", serverMajor, [
        `--dbname=${database}`,
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-acl",
    ]);
    const drained = (async () => {
        for await (const chunk of program.stdout)
            void chunk;
    })();
    const fed = await feedProgram(program, archive());
    await drained;
    const { failure } = await program.ended;
    if (fed !== null)
        throw fed.reason;
    if (failure !== null)
        throw failure;
}
/** Names of those that were not there. */
async function createRoles(session, roles) {
    const { rows } = await session.query("select rolname::text as name from pg_catalog.pg_roles");
    const there = new Set(rows.map(({ name }) => String(name)));
    const missing = roles.filter((role) => !there.has(role));
    for (const role of missing)
        await session.query(`create role ${identifier(role)} nologin`);
    return missing;
}
function identifier(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
function literal(text) {
    return `'${text.replaceAll("'", "''")}'`;
}

;// CONCATENATED MODULE: ./build/src/steps/backup/prove-dump.js





/** The backup with its proof; else why it is none. Throws ProviderError where a place does not give back what it took. */
async function proveDump(spec, dump, backup, { places, identity, url }, context) {
    const [first, ...others] = places.flatMap(({ store, place }) => {
        const at = backup.places.find((one) => one.place === place);
        return at === undefined ? [] : [{ store, at }];
    });
    if (first === undefined)
        throw new Error("a backup without a place");
    for (const { store, at } of others) {
        context.progress({ ratio: null, text: `reading it back from ${at.place}` });
        await (0,open_archive/* readWhole */.oD)(store, (0,open_archive/* archiveOf */.YH)(backup, at));
    }
    for (const { store, at } of [first, ...others])
        await (0,open_archive/* readWhole */.oD)(store, (0,open_archive/* tablesOf */.tI)(backup, at));
    const archive = () => (0,open_archive/* openArchive */.p_)(first.store, (0,open_archive/* archiveOf */.YH)(backup, first.at), identity);
    const startedAt = context.clock.now();
    if (spec.prove === "read") {
        context.progress({ ratio: null, text: `reading it back from ${first.at.place}` });
        const rows = await readArchive(context.roles.databaseWork, url, dump.serverMajor, archive());
        const differing = judgeRows(dump, rows);
        if (differing !== null)
            return differing;
        const at = context.clock.now();
        return { ...backup, proof: { how: "read", at, place: first.at.place, tookMs: at - startedAt } };
    }
    const scratch = spec.scratch === null ? null : context.secret(spec.scratch);
    const { list, serverMajor } = dump;
    const proof = await proveRestore({ archive, list, serverMajor, scratch, schemas: spec.schemas }, context);
    if (proof.is === "not")
        return proof.verdict;
    const { tookMs, server } = proof;
    return { ...backup, proof: { how: "restore", at: context.clock.now(), place: first.at.place, tookMs, server } };
}
/** Null where the archive has the rows that were counted at its own moment. */
function judgeRows({ list }, rows) {
    const differences = compareRows(list.census, rows);
    if (differences.length === 0)
        return null;
    return (0,lib_verdict/* fail */.fJ)("backup_differs", `The archive is not what was counted at its own moment: ${differences[0] ?? ""}.`, "Do not go on without a backup. Look whether a pooler stands before the database, and run this again.", differences.slice(0, 20).map((value) => ({ label: "differs", value })));
}

// EXTERNAL MODULE: ./build/src/steps/backup/record-dump.js
var record_dump = __webpack_require__(23410);
;// CONCATENATED MODULE: ./build/src/steps/backup/dump-backup.js
/** The step `backup` where it makes an archive: dumped, read back whole, stored, fetched again and proven, in this order. */
















async function applyDump(spec, context) {
    const wrong = spec.recipients === null ? null : await (0,age_format/* findWrongRecipient */.mR)(spec.recipients);
    if (wrong !== null) {
        return {
            verdict: (0,lib_verdict/* hold */._2)("usage", `${wrong} is no recipient of the age format.`, "Copy the public key as age-keygen prints it."),
            untouched: true,
        };
    }
    const places = await (0,backup_places/* openPlaces */.j$)(context.roles.stores, spec.to);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "holdpoint-backup-"));
    try {
        return await makeBackup(spec, context, places, folder);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function makeBackup(spec, context, places, folder) {
    const url = context.secret(spec.database);
    // With a key that ends with this process the stored backup can be opened for its proof, and nobody's own key is needed.
    const key = spec.recipients === null ? null : await (0,age_format/* createPassingKey */.lF)();
    const recipients = key === null ? null : [...(spec.recipients ?? []), key.recipient];
    const dump = await dumpDatabase({ spec, url, folder, recipients }, context);
    const identity = key === null ? null : secretOf(key);
    const unread = await readLocally(dump, url, identity, context);
    if (unread !== null)
        return { verdict: unread, untouched: true };
    const leftovers = await (0,backup_places/* clearLeftovers */.eZ)(places, (0,observe_dump.prefixOf)(spec, context));
    const { census } = dump.list;
    const name = (0,backup_name/* backupName */.aw)({ project: context.release.project, variable: spec.database, identity: context.identity }, census.at);
    const names = (0,backup_name/* fileNames */.jx)(name, spec.recipients !== null);
    const files = [fileOf(names.archive, dump.archive, context), fileOf(names.tables, dump.tables, context)];
    const { stored, failed } = await (0,backup_places/* putEverywhere */.kX)(places, files);
    const [missing] = failed;
    if (missing !== undefined)
        return {
            verdict: notEverywhere(failed, stored.map(({ place }) => place)),
        };
    const kept = stored.map(({ place, files: [archive, tables] }) => {
        if (archive === undefined || tables === undefined)
            throw new Error(`${place} took fewer files than it was given`);
        const of = ({ id, size, mark }) => ({ id, size, mark });
        return { place, archive: of(archive), tables: of(tables), expiresAt: archive.expiresAt };
    });
    const database = context.roles.databaseWork.describe(url).database;
    const unproven = (0,record_dump/* recordOf */.zv)({ spec, dump, name, database, places: kept, now: context.clock.now() });
    const proven = await proveDump(spec, dump, unproven, { places, identity, url }, context);
    if ("outcome" in proven)
        return { verdict: proven };
    const last = await storeRecord(proven, names.record, places, folder);
    if (last !== null)
        return { verdict: last };
    return {
        verdict: (0,lib_verdict/* pass */.IX)("step_done", (0,record_dump/* summaryOf */.YG)(proven), [...(0,record_dump/* evidenceOf */.X1)(proven), ...leftovers]),
        details: (0,record_dump/* detailsOf */.cz)(proven),
    };
}
/** Before anything leaves this machine: the file as it is on the disk, opened and read to its end. */
async function readLocally(dump, url, identity, context) {
    context.progress({ ratio: null, text: "reading the archive to its end" });
    const { path, stored, clear } = dump.archive;
    const local = { read: () => (0,external_node_fs_.createReadStream)(path, { highWaterMark: 256 * 1024 }) };
    const sealed = { id: path, stored, clear, encrypted: identity !== null };
    const archive = (0,open_archive/* openArchive */.p_)(local, sealed, identity);
    const rows = await readArchive(context.roles.databaseWork, url, dump.serverMajor, archive);
    return judgeRows(dump, rows);
}
/** Beside the archive, so that it is found and understood where no record of a release is left. */
async function storeRecord(backup, name, places, folder) {
    const path = (0,external_node_path_.join)(folder, "record");
    const text = `${JSON.stringify(backup, null, 2)}\n`;
    await (0,promises_.writeFile)(path, text, { mode: 0o600 });
    const measure = (0,measured_stream/* createMeasure */.F5)();
    for await (const chunk of measure.pass((0,external_node_fs_.createReadStream)(path)))
        void chunk;
    const { stored, failed } = await (0,backup_places/* putEverywhere */.kX)(places, [{ name, path, ...measure.result(), keepMs: null }]);
    return failed.length === 0
        ? null
        : notEverywhere(failed, stored.map(({ place }) => place));
}
function notEverywhere(failed, stored) {
    const [first] = failed;
    if (first === undefined)
        throw new Error("nothing failed");
    const elsewhere = stored.length === 0 ? "" : ` It is stored in ${stored.join(" and ")}, which is not enough.`;
    const evidence = failed.map(({ place, error }) => ({ label: place, value: error.message }));
    return (0,lib_verdict/* hold */._2)(first.error.reasonCode, `The backup could not be stored in ${failed.map(({ place }) => place).join(" and ")}: ${first.error.message}${elsewhere}`, first.error.remedy, evidence);
}
function fileOf(name, { path, stored }, context) {
    return {
        name,
        path,
        ...stored,
        keepMs: null,
        sent: (bytes) => context.progress({ ratio: stored.size === 0 ? 1 : bytes / stored.size, text: `storing ${name}` }),
    };
}
function secretOf({ identity }) {
    return new secret/* Secret */.z("a key of this run alone", identity);
}


/***/ }),

/***/ 24503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   observeDump: () => (/* binding */ observeDump),
/* harmony export */   prefixOf: () => (/* binding */ prefixOf)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_recorded_backup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85558);
/* harmony import */ var _backup_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15330);
/* harmony import */ var _backup_places_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69717);
/* harmony import */ var _record_dump_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23410);
/** Whether this release is backed up: the record says so, and each place still has what was stored there. */





async function observeDump(spec, context) {
    const recorded = (0,_release_recorded_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecordedDump */ .yN)(context.recorded);
    if (context.recorded !== null && recorded === null)
        return notUnderstood();
    if (recorded === null && context.begun === null)
        return { is: "due", state: null };
    const places = await (0,_backup_places_js__WEBPACK_IMPORTED_MODULE_2__/* .openPlaces */ .j$)(context.roles.stores, spec.to);
    if (recorded === null) {
        const found = await (0,_backup_places_js__WEBPACK_IMPORTED_MODULE_2__/* .findFinished */ .ML)(places, prefixOf(spec, context));
        return found === null ? { is: "due", state: null } : done(found);
    }
    const gone = recorded.places.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= context.clock.now());
    const missing = await (0,_backup_places_js__WEBPACK_IMPORTED_MODULE_2__/* .findMissing */ .y7)(places.filter(({ place }) => !gone.some((one) => one.place === place)), recorded);
    return missing.length === 0 ? done(recorded) : damaged(missing);
}
function done(backup) {
    return { is: "done", summary: (0,_record_dump_js__WEBPACK_IMPORTED_MODULE_3__/* .summaryOf */ .YG)(backup), evidence: (0,_record_dump_js__WEBPACK_IMPORTED_MODULE_3__/* .evidenceOf */ .X1)(backup), details: (0,_record_dump_js__WEBPACK_IMPORTED_MODULE_3__/* .detailsOf */ .cz)(backup) };
}
function notUnderstood() {
    return {
        is: "impossible",
        verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("backup_damaged", "What the record says of this release's backup is not understood.", "Use the version of Holdpoint that wrote it, or start a new release, so that the state before it is backed up again."),
    };
}
function damaged(missing) {
    return {
        is: "impossible",
        verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("backup_damaged", `This release was backed up, and the backup is not as it was stored: ${missing[0] ?? ""}.`, "Look who changed it, and whether another place has it. A new release backs up the state of its own moment.", missing.map((value) => ({ label: "missing", value }))),
    };
}
/** What the names of this step's files begin with. */
function prefixOf({ database }, { release, identity }) {
    return (0,_backup_name_js__WEBPACK_IMPORTED_MODULE_4__/* .stepPrefix */ .VN)({ project: release.project, variable: database, identity });
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
/* harmony import */ var _measured_stream_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53775);
/** A stream written to a file of this machine: compressed, encrypted, and measured before and after that. */





/** `recipients` null: not encrypted. Throws ProviderError `disk_full`, what the source throws, and the signal's reason. */
async function writeSealed(path, source, recipients, signal) {
    const clear = (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_4__/* .createMeasure */ .F5)();
    const stored = (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_4__/* .createMeasure */ .F5)();
    const packed = clear.pass((0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_4__/* .compress */ .Bc)(source));
    const sealed = stored.pass(recipients === null ? packed : (0,_age_format_js__WEBPACK_IMPORTED_MODULE_3__/* .encryptAge */ .bP)(packed, recipients));
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(sealed, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(path, { flags: "wx", mode: 0o600, highWaterMark: 1024 * 1024 }), {
            signal,
        });
    }
    catch (error) {
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


/***/ })

};
