export const id = 7942;
export const ids = [7942];
export const modules = {

/***/ 86632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed),
/* harmony export */   e: () => (/* binding */ judgeFailedRun)
/* harmony export */ });
/* harmony import */ var _lib_command_line_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97695);
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38081);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(616);
/** What a command of the migration tool came to, in words. Pure. */



const CAUSES = {
    lock: "A statement waited for a lock longer than",
    deadlock: "PostgreSQL ended a statement as one of a deadlock, with a lock timeout of",
    serialization: "PostgreSQL ended a statement that could not be serialized, with a lock timeout of",
};
/** Of a command that did not end well. */
function judgeFailedRun(spec, failed) {
    const command = (0,_lib_command_line_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeCommand */ .Bc)({ run: spec.run, timeoutMs: spec.timeoutMs }, failed.result);
    const state = stateAfter(failed);
    const evidence = [...command.evidence, ...evidenceOf(failed), { label: "state of the database", value: state.text }];
    if (failed.cause !== null) {
        const lead = `${CAUSES[failed.cause]} ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .renderDuration */ .P)(spec.lockTimeoutMs)}, at each of ${tries(failed.tries)}`;
        if (failed.refusal === null) {
            return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .hold */ ._2)("lock_not_available", `${lead}; ${state.text}.`, "Run this again when those who hold the locks are done, or end their sessions; their names stand beside.", evidence);
        }
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .hold */ ._2)("migration_unfinished", `${lead}. It was not tried again, since ${failed.refusal}; ${state.text}.`, `${repairOf(state)} Then run this again.`, evidence);
    }
    const summary = `${command.summary} In the database ${state.text}.`;
    const remedy = state.certain ? (command.remedy ?? "") : `${repairOf(state)} ${command.remedy ?? ""}`;
    return command.outcome === "hold"
        ? (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .hold */ ._2)(command.reasonCode, summary, remedy, evidence)
        : (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)(command.outcome === "fail" ? command.reasonCode : "command_failed", summary, remedy, evidence);
}
/** What is known of the database after it: a part of a sentence. */
function stateAfter({ applied, pending, sameSchema, refusal, cause, invalid }) {
    const safe = refusal === null;
    const [index] = invalid;
    if (index !== undefined) {
        const text = `the index ${index.index} on ${index.table} was left behind and is not valid`;
        return { text, certain: false, repair: `drop index concurrently ${index.index};` };
    }
    if (applied !== null && applied.length > 0) {
        const whole = safe ? ", each of them whole" : "";
        const text = `${applied.length} of ${pending} pending migrations are applied${whole}: ${listed(applied)}`;
        return { text, certain: safe };
    }
    if (safe && sameSchema !== false)
        return { text: "nothing changed: a transaction has undone it", certain: true };
    if (sameSchema === false)
        return { text: "the schema is another one than before, and no migration is recorded", certain: false };
    const why = cause === null && refusal !== null ? ` (${refusal})` : "";
    return { text: `no migration is recorded; whether data changed cannot be told${why}`, certain: false };
}
function repairOf({ repair }) {
    return repair === undefined
        ? "Look which of its statements took effect, and repair that by hand."
        : `Look which of its statements took effect, and take away what it left: ${repair}`;
}
function evidenceOf({ tries: count, blockedBy }) {
    return [
        { label: "tries", value: String(count) },
        ...(blockedBy.length === 0 ? [] : [{ label: "held the locks", value: blockedBy.join("\n") }]),
    ];
}
function tries(count) {
    return count === 1 ? "1 try" : `${count} tries`;
}
const SHOWN = 20;
function listed(names) {
    const shown = names.slice(0, SHOWN).join(", ");
    return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
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

/***/ 99585:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ runTool)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/inside-directory.js
var inside_directory = __webpack_require__(58211);
// EXTERNAL MODULE: ./build/src/steps/migrate/migration-lock.js
var migration_lock = __webpack_require__(81119);
// EXTERNAL MODULE: ./build/src/steps/migrate/tool-environment.js
var tool_environment = __webpack_require__(39841);
// EXTERNAL MODULE: ./build/src/steps/migrate/tool-sessions.js
var tool_sessions = __webpack_require__(76503);
;// CONCATENATED MODULE: ./build/src/steps/migrate/watch-tool.js

function createSightings() {
    return { named: false, longestWaitMs: 0, blockedBy: new Set(), cancelled: 0 };
}
/** The server ends such a statement by itself; this is what it gets more, so that its own word comes first. */
const GRACE_MS = 500;
const MOST_BLOCKERS = 10;
/** Nobody queues behind one who waits for these: the end of other transactions, or a lock that a tool made up. */
const HARMLESS_WAITS = new Set(["virtualxid", "advisory"]);
/** One look. Lines for people, the most telling first. Throws ProviderError where the session broke. */
async function lookAtTool(session, watch) {
    const { values } = watch.tool;
    const { rows: sessions } = await session.query(`select a.pid, a.wait_event_type = 'Lock' as waits, a.wait_event as event
     from pg_stat_activity a where a.datname = current_database() and ${(0,tool_sessions/* ofTool */.G5)("a")}`, values);
    if (sessions.length > 0)
        watch.sightings.named = true;
    const waiting = sessions.filter((row) => row["waits"] === true);
    const lines = waiting.length === 0 ? [] : await lookAtWaits(session, watch);
    return [...lines, ...(await lookAtIndexes(session, watch))];
}
async function lookAtWaits(session, watch) {
    const { rows } = await session.query(`select w.pid as waiter, w.wait_event as event,
       (select extract(epoch from clock_timestamp() - min((to_jsonb(l) ->> 'waitstart')::timestamptz)) * 1000
        from pg_locks l where l.pid = w.pid and not l.granted)::float8 as waited,
       (select count(*)::int from pg_stat_activity o where o.wait_event_type = 'Lock' and not ${(0,tool_sessions/* ofTool */.G5)("o")}
          and w.pid = any(pg_blocking_pids(o.pid))) as behind,
       b.pid, b.application_name as application, b.usename::text as "user", b.state,
       to_char(b.query_start at time zone 'utc', 'HH24:MI:SS') as since, left(b.query, 2000) as query
     from pg_stat_activity w
     left join lateral unnest(pg_blocking_pids(w.pid)) as p(pid) on true
     left join pg_stat_activity b on b.pid = p.pid
     where w.datname = current_database() and ${(0,tool_sessions/* ofTool */.G5)("w")} and w.wait_event_type = 'Lock'`, watch.tool.values);
    const lines = [];
    const waiters = new Set(rows.map((row) => String(row["waiter"])));
    for (const waiter of watch.firstSeen.keys())
        if (!waiters.has(waiter))
            watch.firstSeen.delete(waiter);
    for (const row of rows) {
        const waited = waitedMs(row, watch);
        watch.sightings.longestWaitMs = Math.max(watch.sightings.longestWaitMs, waited);
        const blocker = nameBlocker(row);
        if (watch.sightings.blockedBy.size < MOST_BLOCKERS)
            watch.sightings.blockedBy.add(blocker);
        const behind = Number(row["behind"]) > 0 ? `; ${row["behind"]} other sessions wait behind it` : "";
        lines.push(`waits ${(waited / 1_000).toFixed(1)} s for a lock held by ${blocker}${behind}`);
        if (waited <= watch.lockTimeoutMs + GRACE_MS || HARMLESS_WAITS.has(String(row["event"])))
            continue;
        await session.query("select pg_cancel_backend($1)", [row["waiter"] ?? null]);
        watch.sightings.cancelled += 1;
        watch.firstSeen.delete(String(row["waiter"]));
    }
    return [...new Set(lines)];
}
function waitedMs(row, { clock, firstSeen }) {
    if (typeof row["waited"] === "number")
        return row["waited"];
    const key = String(row["waiter"]);
    const now = clock.now();
    if (!firstSeen.has(key))
        firstSeen.set(key, now);
    return now - (firstSeen.get(key) ?? now);
}
function nameBlocker(row) {
    if (row["pid"] === null)
        return "a session that is gone by now";
    const application = row["application"] === "" || row["application"] === null ? "" : `, ${row["application"]}`;
    const state = row["state"] === "active" || row["state"] === null ? "" : `, ${row["state"]}`;
    return `pid ${row["pid"]}${application}, ${row["user"] ?? "?"}${state}, since ${row["since"] ?? "?"} UTC: ${shownQuery(row["query"])}`;
}
const SHOWN_CHARACTERS = 80;
/** A statement without its values, which may be anybody's: texts and numbers are left out. */
function shownQuery(query) {
    const text = String(query ?? "")
        .replaceAll(/\s+/g, " ")
        .trim();
    // Line comments end at a line's end, which is gone by now: what stands in one may be a value too.
    const bare = text
        .replaceAll(/\$([a-z_]*)\$.*?(?:\$\1\$|$)/gi, "…")
        .replaceAll(/'(?:[^']|'')*(?:'|$)/g, "…")
        .replaceAll(/(?<![\w$"])\d[\w.]*/g, "…");
    return bare.length > SHOWN_CHARACTERS ? `${bare.slice(0, SHOWN_CHARACTERS)}…` : bare;
}
async function lookAtIndexes(session, { tool }) {
    const { rows } = await session.query(`select p.phase, coalesce(i.relname, '?') as index, t.relname as table, p.blocks_done as blocks, p.blocks_total as "all blocks",
       p.tuples_done as tuples, p.tuples_total as "all tuples", p.lockers_total - p.lockers_done as lockers, p.current_locker_pid as locker
     from pg_stat_progress_create_index p join pg_stat_activity a using (pid)
     left join pg_class i on i.oid = p.index_relid left join pg_class t on t.oid = p.relid
     where a.datname = current_database() and ${(0,tool_sessions/* ofTool */.G5)("a")}`, tool.values);
    return rows.map((row) => {
        const share = shareOf(row["blocks"], row["all blocks"]) ?? shareOf(row["tuples"], row["all tuples"]);
        const locker = Number(row["lockers"]) > 0 ? `, behind the transaction of pid ${row["locker"]}` : "";
        return `index ${row["index"]} on ${row["table"]}: ${row["phase"]}${share === null ? "" : ` ${share} %`}${locker}`;
    });
}
function shareOf(done, all) {
    return Number(all) > 0 ? Math.floor((100 * Number(done)) / Number(all)) : null;
}

;// CONCATENATED MODULE: ./build/src/steps/migrate/run-tool.js
/** Runs a command of the migration's tool while the session that holds the lock looks what it does in the database. */






/** How soon a wait is noticed: a tenth of the lock timeout, within what a database does not feel. */
const SHORTEST_LOOK_MS = 100;
const LONGEST_LOOK_MS = 500;
const ORPHAN_TURNS = 20;
/** Of the history, which costs more. */
const PROGRESS_MS = 2_000;
/** `session`: the one with the lock, or of a copy that needs none. Throws ProviderError where nothing was started. */
async function runTool(spec, command, session, context) {
    const place = { url: command.url, as: spec.as, lockTimeoutMs: spec.lockTimeoutMs, identity: context.identity };
    const directory = (await (0,inside_directory/* resolveInside */.L)(context.directory, spec.directory)) ?? context.directory;
    return context.roles.databaseWork.withClientEnvironment(command.url, (0,tool_environment/* sessionSettings */.MS)(place), async (parts) => {
        const ended = new AbortController();
        const own = await (0,tool_sessions/* expectSessions */.h0)(spec, context.identity, session);
        const { env, mask } = (0,tool_environment/* toolEnvironment */.uQ)(place, parts, context.env, spec.env);
        const tool = context.roles.shell
            .run({
            command: command.line,
            directory,
            env: { ...env, DEPLOYMENT_COMMIT: context.release.commit },
            timeoutMs: spec.timeoutMs,
            mask,
            onLine: context.output,
        })
            .finally(() => ended.abort());
        const sightings = createSightings();
        const looking = lookUntilEnd(spec, command, session, context, { own, sightings, ended: ended.signal });
        const [result, overtaken] = await Promise.all([tool, looking]);
        await endOrphans(session, own, context).catch(brokenBy);
        return { result, sightings, overtaken };
    });
}
/**
 * Of a tool that has ended, a session may still be at work: it was killed. What is read next would wait behind it. One that
 * only bears the tool's own name may be another person's, so that it is waited for, and not ended.
 */
async function endOrphans(session, own, context) {
    const working = "datname = current_database() and state <> 'idle'";
    const end = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and ${working}`;
    const find = `select pid from pg_stat_activity a where ${(0,tool_sessions/* ofTool */.G5)("a")} and ${working}`;
    for (let turn = 0; turn < ORPHAN_TURNS; turn += 1) {
        // The ordinary end of a session takes a moment, too.
        if (turn > 1)
            await session.query(end, [(0,tool_environment/* sessionName */.Cy)(context.identity)]);
        const { rows } = await session.query(find, own.values);
        if (rows.length === 0)
            return;
        await context.clock.sleep(LONGEST_LOOK_MS, context.signal);
    }
}
/** Resolves when the tool has ended: whether somebody else got the lock meanwhile. */
async function lookUntilEnd(spec, command, first, context, looking) {
    const own = await look(spec, command, first, context, looking);
    if (own === "ended")
        return false;
    // The session broke, and with it the lock went. The tool may have its connection still: it is only ended where
    // somebody else has taken the lock, since two at once do harm and one alone does not.
    for (;;) {
        if (looking.ended.aborted)
            return false;
        const limits = { ...migration_lock/* WATCHING */._6, applicationName: `holdpoint migrate ${context.release.id}`.slice(0, 63) };
        const again = await context.roles.databaseWork
            .withWriter(command.url, limits, async (session) => {
            if (await (0,migration_lock/* takeLock */.HJ)(session))
                return await look(spec, command, session, context, looking);
            await session.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()", [(0,tool_environment/* sessionName */.Cy)(context.identity)]);
            return "overtaken";
        })
            .catch(brokenBy);
        if (again !== "broken")
            return again === "overtaken";
        await sleepUntil(context, LONGEST_LOOK_MS, looking.ended);
    }
}
async function look(spec, command, session, context, { own, sightings, ended }) {
    const watch = {
        tool: own,
        lockTimeoutMs: spec.lockTimeoutMs,
        clock: context.clock,
        sightings,
        firstSeen: new Map(),
    };
    const everyMs = Math.min(LONGEST_LOOK_MS, Math.max(SHORTEST_LOOK_MS, spec.lockTimeoutMs / 10));
    let nextProgressAt = context.clock.now() + PROGRESS_MS;
    let said = "";
    let how = null;
    while (!ended.aborted) {
        try {
            const lines = await lookAtTool(session, watch);
            if (context.clock.now() >= nextProgressAt) {
                how = (await command.progress?.(session)) ?? how;
                nextProgressAt = context.clock.now() + PROGRESS_MS;
            }
            const text = [...(how === null ? [] : [how.text]), ...lines].join("; ");
            if (text !== "" && text !== said)
                context.progress({ ratio: how?.ratio ?? null, text });
            said = text;
        }
        catch (error) {
            brokenBy(error);
            return "broken";
        }
        await sleepUntil(context, everyMs, ended);
    }
    return "ended";
}
/** Our own mistakes go on; what the database did is looked into. */
function brokenBy(error) {
    if (error instanceof lib_error/* ProviderError */.mZ)
        return "broken";
    throw error;
}
async function sleepUntil({ clock, signal }, ms, ended) {
    const either = AbortSignal.any([signal, ended]);
    if (either.aborted)
        return;
    await clock.sleep(ms, either).catch((error) => {
        if (!either.aborted)
            throw error;
    });
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
