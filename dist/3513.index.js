export const id = 3513;
export const ids = [3513];
export const modules = {

/***/ 39621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ packSchemaObjects),
/* harmony export */   j: () => (/* binding */ compareSchemaObjects)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/**
 * A schema object by object, small enough to stand in a record: six bytes of each. They name what was changed since; whether
 * anything was is never theirs to say, but the hash's of the whole schema. Pure.
 */

/** A record is no place for more. */
const MOST = 1_500;
const NAME_BYTES = 3;
const BYTES = 6;
/** Null where there are too many. */
function packSchemaObjects(objects) {
    if (objects.size === 0 || objects.size > MOST)
        return null;
    return Buffer.concat([...objects].map(([name, text]) => Buffer.concat([keyOf(name), markOf(text)]))).toString("base64url");
}
/** Null where what was packed is none of ours. */
function compareSchemaObjects(packed, now) {
    const bytes = Buffer.from(packed, "base64url");
    if (bytes.length === 0 || bytes.length % BYTES !== 0)
        return null;
    const left = new Map();
    for (let at = 0; at < bytes.length; at += BYTES) {
        const key = bytes.subarray(at, at + NAME_BYTES).toString("hex");
        left.set(key, bytes.subarray(at + NAME_BYTES, at + BYTES).toString("hex"));
    }
    const names = [...now.keys()].toSorted();
    const marks = names.map((name) => ({ name, had: left.get(keyOf(name).toString("hex")) }));
    const found = new Set(names.map((name) => keyOf(name).toString("hex")));
    return {
        changed: marks.flatMap(({ name, had }) => (had === undefined || had === markNow(name, now) ? [] : [name])),
        added: marks.flatMap(({ name, had }) => (had === undefined ? [name] : [])),
        goneCount: [...left.keys()].filter((key) => !found.has(key)).length,
    };
}
function markNow(name, objects) {
    return markOf(objects.get(name) ?? "").toString("hex");
}
function keyOf(name) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(name).digest().subarray(0, NAME_BYTES);
}
function markOf(text) {
    return Buffer.from(text, "hex").subarray(0, BYTES - NAME_BYTES);
}


/***/ }),

/***/ 63513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  foreseeUndo: () => (/* binding */ foreseeUndo)
});

// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/release/schema-objects.js
var schema_objects = __webpack_require__(39621);
;// CONCATENATED MODULE: ./build/src/release/judge-schema-left.js
/**
 * Whether a database's schema is still what the release left, so that its migrations may be taken back: what somebody changed
 * by hand since would be met by statements that do not know it. Pure.
 */


const NAMED = 8;
/** Null where nothing speaks against it. */
function judgeSchemaLeft({ title, run, now, stillApplied, isBegun }) {
    // Nothing would be run: by the schema of before it is judged in any case.
    if (stillApplied === 0)
        return null;
    if (run.after.schema === null) {
        return (0,verdict/* hold */._2)("down_unproven", `How the schema of ${run.database} was when the step "${title}" had ended is not on record, since no pg_dump of the server's version was there. So it is not known whether somebody has changed it by hand since, and the way down was not begun.`, remedyOf(title, "Look whether anything was changed by hand"));
    }
    if (now === null) {
        return (0,verdict/* hold */._2)("tool_missing", `The schema of ${run.database} cannot be read here, so it is not known whether it still is as the release left it.`, "Install pg_dump in the server's major version, and run this again. Nothing was changed.");
    }
    if (now.hash === run.after.schema)
        return null;
    // Of a way back that was broken off: the rest is taken back, and its end is judged by the schema of before.
    const isPartway = stillApplied === null ? now.hash === run.before.schema : stillApplied < run.applied.length;
    if (isBegun && isPartway)
        return null;
    return (0,verdict/* hold */._2)("schema_changed", `The schema of ${run.database} is not the one that the release left: ${differences(run, now)}. Its way down was proven on that one, so nothing was taken back.${isBegun ? " A way back was begun before and may have been broken off in the middle." : ""}`, remedyOf(title, "Take back by hand what was changed by hand, or release it as a migration"));
}
function differences({ objects }, now) {
    const found = objects === undefined ? null : (0,schema_objects/* compareSchemaObjects */.j)(objects, now.objects);
    if (found === null)
        return "the record has only one hash of all of it, so which part differs is not known";
    const { changed, added, goneCount } = found;
    const parts = [
        ...(changed.length === 0 ? [] : [`changed: ${namesOf(changed)}`]),
        ...(added.length === 0 ? [] : [`new: ${namesOf(added)}`]),
        ...(goneCount === 0 ? [] : [`gone: ${goneCount}, whose names are not on record`]),
    ];
    return parts.length === 0 ? "the same objects, in another order or by another pg_dump" : parts.join("; ");
}
function namesOf(names) {
    const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
    return `${names.slice(0, NAMED).join(", ")}${more}`;
}
function remedyOf(title, first) {
    return `${first}, and run this again; or fix forward, or restore a backup (without \`way\` down). To take the migrations back all the same: rollback --undo ${JSON.stringify(title)}. Nothing was changed.`;
}

// EXTERNAL MODULE: ./build/src/release/recorded-migration.js
var recorded_migration = __webpack_require__(80946);
// EXTERNAL MODULE: ./build/src/steps/migrate/migration-lock.js
var migration_lock = __webpack_require__(81119);
// EXTERNAL MODULE: ./build/src/steps/migrate/point.js
var point = __webpack_require__(1365);
// EXTERNAL MODULE: ./build/src/steps/migrate/read-history.js
var read_history = __webpack_require__(73322);
;// CONCATENATED MODULE: ./build/src/steps/migrate/foresee-undo.js





async function foreseeUndo(spec, context) {
    const run = (0,recorded_migration/* parseRecordedMigration */.K)(context.recorded);
    // How far it came is not on record: `undo` itself holds then.
    if (run === null)
        return null;
    const { history } = spec;
    const { databaseWork } = context.roles;
    const url = context.secret(spec.database);
    const limits = { ...migration_lock/* WATCHING */._6, applicationName: "holdpoint restore" };
    try {
        return await databaseWork.withWriter(url, limits, async (session) => {
            const reading = history === null ? null : await (0,read_history/* readHistory */.Lu)(history, context.directory, session, context.signal);
            const own = new Set(run.applied);
            const stillApplied = reading?.history.applied.filter(({ name }) => own.has(name)).length ?? null;
            const now = await (0,point/* readWholeSchema */.rA)(databaseWork, url, session.serverMajor, history);
            return judgeSchemaLeft({ title: context.title, run, now, stillApplied, isBegun: context.begun !== null });
        });
    }
    catch (error) {
        return (0,read_history/* unreadable */.O$)(error);
    }
}


/***/ }),

/***/ 81119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HJ: () => (/* binding */ takeLock),
/* harmony export */   KE: () => (/* binding */ withMigrationLock),
/* harmony export */   _6: () => (/* binding */ WATCHING)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(616);
/* harmony import */ var _tool_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39841);
/* harmony import */ var _tool_sessions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76503);
/** One release at a time migrates a database: PostgreSQL's advisory lock of our own, held by one session to the end. */




/** The same for every plan: two plans may migrate one database. Advisory locks are of one database, not of a server. */
const LOCK = "1752132708, 11";
const POLL_MS = 1_000;
const WATCHING = {
    connectTimeoutMs: 15_000,
    statementTimeoutMs: 30_000,
    // It only reads: whoever holds what it would read is asked again at the next look.
    lockTimeoutMs: 500,
};
/**
 * Waits for it at most the plan's `wait` by asking again and again: who waits inside of `pg_advisory_lock` is a transaction that
 * CREATE INDEX CONCURRENTLY waits for, and both end as a deadlock. Also waits for what a killed run's tool still does.
 */
async function withMigrationLock(url, spec, context, act) {
    const limits = { ...WATCHING, applicationName: `holdpoint migrate ${context.release.id}`.slice(0, 63) };
    return context.roles.databaseWork.withWriter(url, limits, async (writer) => {
        const since = context.clock.now();
        for (;;) {
            const holder = await findHolder(writer, (0,_tool_sessions_js__WEBPACK_IMPORTED_MODULE_3__/* .insistedName */ .pD)(spec));
            if (holder === null)
                return act(writer);
            const waited = context.clock.now() - since;
            if (waited >= spec.waitMs)
                return { locked: lockedBy(holder, waited, url.name) };
            context.progress({ ratio: null, text: `waits for ${holder}` });
            await context.clock.sleep(POLL_MS, context.signal);
        }
    });
}
/** Takes the lock where it is free, also where this session has it. */
async function takeLock(session) {
    const { rows } = await session.query(`select pg_try_advisory_lock(${LOCK}) as taken`);
    return rows[0]?.["taken"] === true;
}
/** Null: the lock is ours, and no tool of an earlier run is at work any more; by its own name, none that anybody started. */
async function findHolder(session, insisted) {
    if (!(await takeLock(session))) {
        return nameHolder(await session.query(`select a.pid, a.application_name as application, a.usename::text as "user", a.client_addr::text as address,
           to_char(a.backend_start at time zone 'utc', 'HH24:MI:SS') as since
         from pg_locks l left join pg_stat_activity a using (pid)
         where l.locktype = 'advisory' and l.granted and l.database = (select oid from pg_database where datname = current_database())
           and (l.classid, l.objid, l.objsubid) = (${LOCK}, 2)`));
    }
    const working = await session.query(`select pid, application_name as application, usename::text as "user", client_addr::text as address,
       to_char(backend_start at time zone 'utc', 'HH24:MI:SS') as since
     from pg_stat_activity where datname = current_database() and (application_name like $1 or application_name = $2) and state <> 'idle'`, [`${_tool_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .TOOL_SESSIONS */ .xu}%`, insisted]);
    return working.rows.length === 0 ? null : nameHolder(working);
}
function nameHolder({ rows: [row] }) {
    if (row === undefined)
        return "a session that is gone by now";
    const from = row["address"] === null ? "" : ` from ${row["address"]}`;
    return `${row["application"]} (pid ${row["pid"]}, ${row["user"]}${from}, since ${row["since"]} UTC)`;
}
function lockedBy(holder, waitedMs, variable) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("migration_locked", `Another run migrates the database of ${variable}: ${holder} held the lock for all of the ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(waitedMs)} that were waited.`, "Let it end, and run this again. If its run is gone, end its session: select pg_terminate_backend(<pid>).");
}


/***/ }),

/***/ 39841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cy: () => (/* binding */ sessionName),
/* harmony export */   MS: () => (/* binding */ sessionSettings),
/* harmony export */   uQ: () => (/* binding */ toolEnvironment),
/* harmony export */   xu: () => (/* binding */ TOOL_SESSIONS)
/* harmony export */ });
/* unused harmony export addressFor */
/* harmony import */ var _lib_command_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97695);
/** What a migration tool is given to reach the database by, and how its sessions are known and bounded there. */

/** What every session of a tool that we start is called; what follows tells the step. */
const TOOL_SESSIONS = "holdpoint-tool";
/** What only libpq knows: a client in Go ends with an error over a variable of libpq that it does not. */
const LIBPQ_ALONE = new Set(["PGGSSENCMODE", "PGREQUIREAUTH", "PGCHANNELBINDING"]);
/** Modes in which a file of authorities is needed. A client in Go reads one that is named in any mode, and ends where there is none. */
const CHECKING = new Set(["verify-ca", "verify-full"]);
function sessionName(identity) {
    return `${TOOL_SESSIONS} ${identity}`;
}
/**
 * The address goes under its name and, in `parts`, as PGHOST and the like. The lock timeout stands in the address's `options`
 * and in PGOPTIONS, the sessions' name in its `application_name` and in PGAPPNAME: no tool takes all four, and each takes one.
 */
function toolEnvironment(place, parts, env, names) {
    const checks = CHECKING.has(parts["PGSSLMODE"] ?? "");
    const known = ([name]) => !LIBPQ_ALONE.has(name) && (checks || name !== "PGSSLROOTCERT");
    return {
        env: {
            ...(0,_lib_command_line_js__WEBPACK_IMPORTED_MODULE_0__/* .commandEnvironment */ .J$)(env, names),
            ...Object.fromEntries(Object.entries(parts).filter(known)),
            PGAPPNAME: sessionName(place.identity),
            [place.as]: addressFor(place),
        },
        mask: [...names, place.as, "PGPASSWORD"],
    };
}
/** Settings of the tool's sessions, for PGOPTIONS. */
function sessionSettings({ lockTimeoutMs }) {
    return { lock_timeout: String(lockTimeoutMs) };
}
/**
 * The first line of the address, with the lock timeout and the name added: certificates stand on the lines below it. Written
 * by hand, as `URLSearchParams` writes a space as a plus sign, which PostgreSQL's own library does not read back.
 */
function addressFor({ url, lockTimeoutMs, identity }) {
    const [address = ""] = url.reveal().trim().split(/\r?\n/);
    const [base = "", query = ""] = splitOnce(address, "?");
    const fields = query.split("&").filter((field) => field !== "");
    const options = fields.find((field) => field.startsWith("options="))?.slice("options=".length) ?? "";
    const bounded = [...(options === "" ? [] : [options]), encodeURIComponent(`-c lock_timeout=${lockTimeoutMs}`)];
    return `${base}?${[
        ...fields.filter((field) => !/^(?:options|application_name)=/.test(field)),
        `application_name=${encodeURIComponent(sessionName(identity))}`,
        `options=${bounded.join("%20")}`,
    ].join("&")}`;
}
function splitOnce(text, mark) {
    const at = text.indexOf(mark);
    return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}


/***/ }),

/***/ 76503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ ofTool),
/* harmony export */   h0: () => (/* binding */ expectSessions),
/* harmony export */   pD: () => (/* binding */ insistedName)
/* harmony export */ });
/* harmony import */ var _migrations_history_tools_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33094);
/* harmony import */ var _tool_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39841);


/** Before the tool starts: a session with the tool's own name that was there already is somebody else's. */
async function expectSessions({ history }, identity, session) {
    const name = (0,_tool_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .sessionName */ .Cy)(identity);
    const own = insistedName({ history });
    if (own === null)
        return { values: [name, name, "infinity"] };
    const { rows } = await session.query("select clock_timestamp()::text as now");
    return { values: [name, own, String(rows[0]?.["now"] ?? "infinity")] };
}
/** Condition on a row of pg_stat_activity, with the values as the statement's first parameters. */
function ofTool(row) {
    return `(${row}.application_name = $1 or (${row}.application_name = $2 and ${row}.backend_start >= $3::timestamptz))`;
}
/** Null where the tool takes the name that it is given. */
function insistedName({ history }) {
    return history === null ? null : ((0,_migrations_history_tools_js__WEBPACK_IMPORTED_MODULE_0__/* .historyTool */ .dC)(history.tool).sessionName ?? null);
}


/***/ })

};
