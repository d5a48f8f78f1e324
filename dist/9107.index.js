export const id = 9107;
export const ids = [9107];
export const modules = {

/***/ 85736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ createRowCounter),
/* harmony export */   z$: () => (/* binding */ parseQualifiedName)
/* harmony export */ });
/* unused harmony export qualifiedName */
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
                if (newline >= 0 && table !== null && line.length === 0 && !isEnd(chunk, start, newline)) {
                    // Nearly every line, so that nothing is made for it.
                    rows += 1;
                    start = newline + 1;
                    continue;
                }
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
function isEnd(chunk, start, newline) {
    return newline - start === 2 && chunk[start] === BACKSLASH && chunk[start + 1] === DOT;
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


/***/ }),

/***/ 42893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readArchive),
/* harmony export */   t: () => (/* binding */ feedProgram)
/* harmony export */ });
/* harmony import */ var _backup_damage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24052);
/* harmony import */ var _count_copied_rows_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85736);
/* harmony import */ var _give_back_memory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14399);



/** Rows in it by `qualifiedName`. Throws ProviderError where it is not whole. `url` is not connected to. */
async function readArchive(work, url, serverMajor, archive) {
    // Data alone: a function's body may have lines that look like a table's beginning.
    const program = await work.startProgram(url, "pg_restore", serverMajor, ["--data-only", "--file=-"]);
    const counter = (0,_count_copied_rows_js__WEBPACK_IMPORTED_MODULE_1__/* .createRowCounter */ .Dl)();
    const counting = (async () => {
        for await (const chunk of (0,_give_back_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .giveBackMemory */ .S)(program.stdout))
            counter.take(chunk);
    })();
    const fed = await feedProgram(program, archive);
    await counting;
    const { failure } = await program.ended;
    // What broke while it was fetched and unpacked says more than that the program missed the rest.
    if (fed !== null)
        throw fed.reason;
    if (failure !== null)
        throw new _backup_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupDamage */ .s(`pg_restore does not read it to its end (${failure.message})`);
    const counts = counter.end();
    if (counts === null)
        throw new _backup_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupDamage */ .s("it ends in the middle of a table");
    return counts;
}
/** Gives it the archive, whose chunks are freed, and ends it where that breaks; what broke, or null. */
async function feedProgram(program, archive) {
    let ended = false;
    void program.ended.then(() => {
        ended = true;
    });
    try {
        for await (const chunk of (0,_give_back_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .giveBackMemory */ .S)(archive)) {
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


/***/ }),

/***/ 84688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ selectTables),
/* harmony export */   hz: () => (/* binding */ selectionArguments),
/* harmony export */   uM: () => (/* binding */ readCatalog),
/* harmony export */   xh: () => (/* binding */ isOfAll)
/* harmony export */ });
/* harmony import */ var _lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51232);
/** What of a server a restore needs beside the archive, and what a dump leaves out; and the tables that the plan means. */

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
function isOfAll({ schemas, exclude }) {
    return schemas === null && exclude.length === 0;
}
/** Tables of the selection as SQL names them; null: all there are. */
async function selectTables(session, selection) {
    if (isOfAll(selection))
        return null;
    const { schemas, exclude } = selection;
    const { rows } = await session.query(`select pg_catalog.format('%I.%I', n.nspname, c.relname) as name from pg_catalog.pg_class c
      join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'f', 'm') and c.relpersistence <> 't' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and ($1::jsonb = 'null' or $1::jsonb ? n.nspname::text)
        and not $2::jsonb ? (n.nspname || '.' || c.relname)`, [JSON.stringify(schemas), JSON.stringify(exclude)]);
    return rows.map(({ name }) => String(name));
}
/** As pg_dump takes them: a name in quotes is no pattern. */
function selectionArguments(selection) {
    const { schemas, exclude } = selection;
    return [
        ...(schemas ?? []).map((schema) => `--schema=${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .C)(schema)}`),
        ...exclude.map((table) => {
            const dot = table.indexOf(".");
            return `--exclude-table=${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .C)(table.slice(0, dot))}.${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .C)(table.slice(dot + 1))}`;
        }),
        ...(isOfAll(selection) ? [] : ["--strict-names"]),
    ];
}


/***/ }),

/***/ 44918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ compareCensus)
/* harmony export */ });
/** Every difference, by name; none where the second holds what the first does. A checksum that one of them lacks is one. */
function compareCensus(expected, found) {
    const before = new Map(expected.tables.map((one) => [one.table, one]));
    const after = new Map(found.tables.map((one) => [one.table, one]));
    const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
    return names.flatMap((table) => {
        const difference = compareTable(before.get(table), after.get(table));
        return difference === null ? [] : [{ table, ...difference }];
    });
}
function compareTable(expected, found) {
    if (expected === undefined) {
        if (found === undefined)
            return null;
        return { kind: "new", text: `${found.table} is new, with ${countRows(found.rows)}` };
    }
    const { table, rows } = expected;
    if (found === undefined)
        return { kind: "missing", text: `${table} is missing; it had ${countRows(rows)}` };
    if (found.rows !== rows) {
        const by = Math.abs(found.rows - rows);
        const more = found.rows > rows ? "more" : "fewer";
        return {
            kind: "rows",
            text: `${table} has ${countRows(found.rows)} instead of ${rows.toLocaleString("en")}, ${by.toLocaleString("en")} ${more}`,
        };
    }
    if (found.checksum === expected.checksum)
        return null;
    if (found.checksum === null || expected.checksum === null) {
        return { kind: "checksum", text: `${table} has a checksum on one side only, so its rows were not compared` };
    }
    return { kind: "checksum", text: `${table} has as many rows, ${rows.toLocaleString("en")}, with another content` };
}
function countRows(rows) {
    return rows === 1 ? "1 row" : `${rows.toLocaleString("en")} rows`;
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

/***/ 1811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TR: () => (/* binding */ takeCensus),
  E3: () => (/* binding */ takeCensusAt)
});

// UNUSED EXPORTS: batch

;// CONCATENATED MODULE: ./build/src/steps/database/hash-of-row.js
const ofText = (value, seed) => 
// In bytes: some collations call different texts equal.
`pg_catalog.hashtextextended(coalesce(${value}::text, '') collate "C", ${seed})`;
const ofWhole = (value, seed) => `pg_catalog.hashint8extended(coalesce(${value}, 0), ${seed})`;
/** By itself the function folds a bigint to half of its bits; within the seed all of them count. */
const ofBig = (value, seed) => ofWhole(value, `${seed} # coalesce(${value}, 0)`);
/** Folded likewise: one of four billion changes of a single moment would not be noticed. */
const ofTimestamp = (value, seed) => `pg_catalog.timestamp_hash_extended(coalesce(${value}, 'epoch'), ${seed})`;
/**
 * Types whose own functions say the same on every version since 11, as hash partitions need it too, and of which no two
 * values that look different are equal: not `numeric` (1.0 and 1.00), `float8` (0 and -0) or `jsonb`, which is text here.
 */
const CHAINED = {
    text: ofText,
    varchar: ofText,
    json: ofText,
    jsonb: ofText,
    bytea: ofText,
    int2: ofWhole,
    int4: ofWhole,
    int8: ofBig,
    timestamp: ofTimestamp,
    timestamptz: (value, seed) => ofTimestamp(`pg_catalog.timezone('UTC', ${value})`, seed),
    uuid: (value, seed) => `pg_catalog.uuid_hash_extended(coalesce(${value}, '00000000-0000-0000-0000-000000000000'), ${seed})`,
};
/** One bit of the first seed for each, and no deeper than every server's stack allows. */
const MOST_CHAINED = 62;
/** An expression of type bigint over a row `t`, never null. The same columns give the same expression. */
function hashOfRow(columns) {
    const chains = columns.flatMap(({ name, type }) => {
        const chain = type === null ? undefined : CHAINED[type];
        return chain === undefined ? [] : [{ name, value: `t.${name}`, chain }];
    });
    const chained = chains.slice(0, MOST_CHAINED);
    const apart = new Set(chained.map(({ name }) => name));
    const rest = columns.filter(({ name }) => !apart.has(name)).map(({ name }) => `t.${name}`);
    // A null and what stands in its place below must differ. Not by `not null` of the catalog, which may be unvalidated.
    const bits = chained.map(({ value }, index) => `case when ${value} is null then ${1n << BigInt(index)}::bigint else 0 end`);
    const nulls = bits.length === 0 ? "0::bigint" : `(${bits.join(" + ")})`;
    const first = rest.length === 0 ? nulls : ofText(`row(${rest.join(", ")})`, nulls);
    return chained.reduce((seed, { value, chain }) => chain(value, seed), first);
}

// EXTERNAL MODULE: ./build/src/steps/database/hold-moment.js
var hold_moment = __webpack_require__(42323);
// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
;// CONCATENATED MODULE: ./build/src/steps/database/list-tables.js
/** The tables of a database as a census takes them. */

/** Partitions are tables; what they are partitions of has no rows of its own. Temporary tables are a session's own. */
const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name, pg_relation_size(c.oid)::float8 as bytes, c.reltuples::float8 as estimate,
    case when c.relkind = 'f' then 'foreign' when c.relkind = 'm' then 'materialized'
      when exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.objid = c.oid and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.deptype = 'e') then 'extension'
      end as left_out,
    (select coalesce(json_agg(json_build_object('name', format('%I', a.attname),
        'type', case when y.typnamespace = 'pg_catalog'::pg_catalog.regnamespace then y.typname end) order by a.attnum), '[]')::text
      from pg_catalog.pg_attribute a join pg_catalog.pg_type y on y.oid = a.atttypid
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    pg_catalog.row_security_active(c.oid) as hidden
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'f', 'm') and c.relpersistence <> 't'
    and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(?:toast|temp_)'
  order by 1`;
/** Throws ProviderError `credential_insufficient` where row security would hide rows of one that is asked for. */
async function listTables(session, wanted) {
    const { rows } = await session.query(TABLES);
    const asked = rows.filter(({ name }) => wanted === null || wanted.has(String(name)));
    const hidden = asked
        .filter((row) => row["hidden"] === true && row["left_out"] === null)
        .map(({ name }) => String(name));
    if (hidden.length > 0)
        throw hides(hidden);
    return {
        tables: asked.filter((row) => row["left_out"] === null).map(listed),
        leftOut: asked.flatMap((row) => {
            const reason = row["left_out"];
            return reason === null ? [] : [{ table: String(row["name"]), reason: reason }];
        }),
    };
}
function listed({ name, bytes, estimate, columns }) {
    return {
        table: String(name),
        bytes: Number(bytes),
        estimatedRows: Number(estimate),
        columns: JSON.parse(String(columns)),
    };
}
const NAMED = 5;
function hides(tables) {
    const more = tables.length > NAMED ? ` and ${tables.length - NAMED} more` : "";
    return new error/* ProviderError */.mZ({
        reasonCode: "credential_insufficient",
        vendor: "PostgreSQL",
        message: `Row security would hide rows of ${tables.slice(0, NAMED).join(", ")}${more} from this role.`,
        remedy: "Use the tables' owner (where row security is not forced on it) or a role with BYPASSRLS; pg_read_all_data does not lift row security.",
    });
}

;// CONCATENATED MODULE: ./build/src/steps/database/take-census.js



/** So many small tables are asked about at once: thousands of tables must not be thousands of round trips. */
const TABLES_IN_A_BATCH = 250;
/** A table beyond this is asked about alone, so that the server's parallel workers share it. */
const BYTES_IN_A_BATCH = 8 * 1024 * 1024;
/** Beside the one that holds the moment. Each keeps a processor of the server busy. */
const MORE_SESSIONS = 1;
/** Below this one session is done before another is connected. */
const WORTH_ANOTHER = 64 * 1024 * 1024;
/** Throws ProviderError; a database that changes meanwhile is counted as it was. */
function takeCensus(work, url, applicationName, options = {}) {
    return (0,hold_moment/* holdMoment */.s)(work, url, applicationName, (moment) => takeCensusAt(moment, options));
}
/** At a moment that others see too: what `pg_dump --snapshot` writes meanwhile is exactly what is counted. */
async function takeCensusAt(moment, options = {}) {
    const wanted = options.tables ?? null;
    const { tables, leftOut } = await listTables(moment.session, wanted === null ? null : new Set(wanted));
    const queue = batch(tables);
    const counted = await countAll(moment, queue, options);
    return {
        serverVersion: moment.session.serverVersion,
        at: moment.at,
        lsn: moment.lsn,
        tables: tables.map(({ table }) => {
            const found = counted.get(table);
            if (found === undefined)
                throw new Error(`${table} was listed and not counted`);
            return found;
        }),
        leftOut,
    };
}
/** The largest first, so that none of them is left for the end. */
function batch(tables) {
    const batches = [];
    let small = [];
    let bytes = 0;
    for (const table of tables.toSorted((first, second) => second.bytes - first.bytes)) {
        if (table.bytes > BYTES_IN_A_BATCH) {
            batches.push([table]);
            continue;
        }
        if (small.length === TABLES_IN_A_BATCH || bytes + table.bytes > BYTES_IN_A_BATCH) {
            batches.push(small);
            [small, bytes] = [[], 0];
        }
        small.push(table);
        bytes += table.bytes;
    }
    return small.length === 0 ? batches : [...batches, small];
}
async function countAll(moment, batches, { checksums = true, progress }) {
    const queue = [...batches];
    const counted = new Map();
    const total = sumBytes(batches.flat());
    let bytes = 0;
    const workOff = async (session) => {
        await session.query("savepoint counted");
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
            const rows = await countBatch(session, next, checksums).catch((error) => {
                // Nobody needs the rest.
                queue.length = 0;
                throw error;
            });
            for (const row of rows)
                counted.set(row.table, row);
            bytes += sumBytes(next);
            progress?.({ ratio: total === 0 ? 1 : bytes / total, text: describe(rows, counted.size, batches) });
        }
    };
    const more = total > WORTH_ANOTHER ? Math.min(MORE_SESSIONS, batches.length - 1) : 0;
    await everyEnd([workOff(moment.session), ...Array.from({ length: more }, () => joinIfRoom(moment, workOff))]);
    return counted;
}
/** Another session is only faster: where the server has no room for it, the first one does it all. */
async function joinIfRoom(moment, act) {
    let joined = false;
    await moment
        .join((session) => {
        joined = true;
        return act(session);
    })
        .catch((error) => {
        if (joined)
            throw error;
    });
}
/** The first error, but not before all have ended: a session that goes on must not be left behind. */
async function everyEnd(works) {
    const ends = await Promise.allSettled(works);
    const broken = ends.find((end) => end.status === "rejected");
    if (broken !== undefined)
        throw broken.reason;
}
async function countBatch(session, tables, checksums) {
    // Together they look worth parallel workers, whose start takes longer than to count thousands of small tables.
    if (tables.length > 1)
        await session.query("select set_config('max_parallel_workers_per_gather', '0', true)");
    const counting = tables.map((table, index) => countingOf(table, index, checksums));
    const { rows } = await session.query(counting.join(" union all "));
    // Gives the locks back: nobody who alters a table need wait for all the others, and a server has no room for thousands.
    await session.query("rollback to savepoint counted");
    return rows.map((row) => readCount(row, tables));
}
/** A sum of bigint is numeric and leaves nothing; the server adds it up in 128 bits. */
function countingOf({ table, columns }, index, checksums) {
    const checksum = checksums ? `coalesce(pg_catalog.sum(${hashOfRow(columns)}), 0)::text` : "null::text";
    return `select ${index} as number, pg_catalog.count(*) as rows, ${checksum} as checksum from only ${table} t`;
}
function readCount(row, tables) {
    const { number, rows, checksum } = row;
    const { table } = tables[Number(number)] ?? {};
    if (table === undefined ||
        typeof rows !== "number" ||
        typeof checksum === "number" ||
        typeof checksum === "boolean") {
        throw new Error("a count came back as something else");
    }
    return { table, rows, checksum: checksum ?? null };
}
function describe(rows, done, batches) {
    const [only] = rows;
    const of = `${done.toLocaleString("en")} of ${batches.flat().length.toLocaleString("en")} tables counted`;
    return rows.length === 1 && only !== undefined ? `${only.table}: ${only.rows.toLocaleString("en")} rows; ${of}` : of;
}
function sumBytes(tables) {
    return tables.reduce((sum, { bytes }) => sum + bytes, 0);
}


/***/ })

};
