export const id = 1553;
export const ids = [1553,9134,8857];
export const modules = {

/***/ 91737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ renderProgress),
/* harmony export */   W: () => (/* binding */ renderStepProgress)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/** How far a watch or a step is, as people say it: `12m of 30m`, `1d 4h of 2d`. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Beyond its end a watch waits for the last data: it is then as far as it gets. */
function renderProgress(elapsedMs, totalMs) {
    const shownMs = Math.min(elapsedMs, totalMs);
    const unitMs = unitOf(shownMs, totalMs);
    const whole = Math.floor(shownMs / unitMs) * unitMs;
    return `${whole === 0 ? ZERO[unitMs === 1_000 ? "s" : "m"] : (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(whole)} of ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(totalMs)}`;
}
const ZERO = { s: "0s", m: "0m" };
/** As fine as somebody wants to know who waits for the end. */
function unitOf(shownMs, totalMs) {
    if (totalMs < 2 * MINUTE_MS)
        return 1_000;
    return totalMs >= DAY_MS && shownMs >= HOUR_MS ? HOUR_MS : MINUTE_MS;
}
/** `Back up: 34 %, public.messages, 12m of 20m planned`, and how much later it runs than planned. */
function renderStepProgress({ title, ratio, text, elapsedMs, plannedMs }) {
    const parts = [
        ...(ratio === null ? [] : [`${Math.floor(Math.min(1, Math.max(0, ratio)) * 100)} %`]),
        ...(text === "" ? [] : [text]),
        renderElapsedOf(elapsedMs, plannedMs),
    ];
    return `${title}: ${parts.join(", ")}`;
}
function renderElapsedOf(elapsedMs, plannedMs) {
    const whole = Math.max(1_000, Math.floor(elapsedMs / 1_000) * 1_000);
    const since = whole < MINUTE_MS ? (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(whole) : (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(Math.floor(whole / MINUTE_MS) * MINUTE_MS);
    if (plannedMs === null)
        return since;
    return elapsedMs > plannedMs
        ? `${since}, late: ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(plannedMs)} planned`
        : `${since} of ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(plannedMs)} planned`;
}


/***/ }),

/***/ 36753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderElapsed: () => (/* binding */ renderElapsed),
/* harmony export */   renderStepProgress: () => (/* reexport safe */ _progress_js__WEBPACK_IMPORTED_MODULE_2__.W),
/* harmony export */   renderTimeline: () => (/* binding */ renderTimeline)
/* harmony export */ });
/* harmony import */ var _lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94629);
/* harmony import */ var _headline_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17210);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91737);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1319);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15405);






/** `12:34:56  ` or `+29:00    ` */
const TIME_COLUMNS = 9;
const WORD_COLUMNS = 8;
const WORD = { pass: "pass", fail: "FAIL", hold: "HOLD" };
const DECISION = {
    proceed: "proceed",
    watching: "watching",
    hold: "HOLD",
    failed: "FAILED",
    "rolled-back": "ROLLED BACK",
};
/** The word of a decision; of a rollback with what production serves. */
function renderDecision(event) {
    return event.decision === "rolled-back" ? (0,_headline_js__WEBPACK_IMPORTED_MODULE_1__/* .renderHeadline */ .L)(event) : DECISION[event.decision];
}
/** Lines for an event; none for those that only a machine needs. `since` is the instant that counts as 00:00. */
function renderTimeline(event, since, columns) {
    const time = renderElapsed(event.at - since);
    const renderRow = (left, word, text) => rowOf(left, word, text, columns);
    switch (event.event) {
        case "start":
            return ["", renderStart(event)];
        case "step":
            return renderRow(time, "done", event.text);
        case "step-progress":
            return event.beat ? renderRow(time, "step", (0,_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .renderStepProgress */ .W)(event)) : [];
        case "gate":
            return [
                ...renderRow(time, WORD[event.verdict.outcome], `${event.title}: ${event.verdict.summary}`),
                ...(event.verdict.remedy === undefined ? [] : renderRow("", "", event.verdict.remedy)),
            ];
        case "condition":
            return event.verdict.outcome === "pass"
                ? []
                : renderRow(time, WORD[event.verdict.outcome], event.verdict.summary);
        case "tick":
            return isTickShown(event) ? renderRow(time, "watch", renderTick(event)) : [];
        case "note":
            return renderRow(time, "note", event.text);
        case "output":
            // Several commands print at once: each line says whose it is.
            return renderRow(event.title, "|", event.line);
        case "progress":
            return [];
        case "decision":
            return renderRow(time, "=", `${renderDecision(event)} (${event.reasonCode}): ${event.summary}`);
    }
}
function renderStart({ command, release }) {
    if (command === "rollback" || command === "restore")
        return command;
    return release === "" ? `${command}, one look` : `${command} ${(0,_production_js__WEBPACK_IMPORTED_MODULE_4__/* .shortenCommits */ .G)(release)}`;
}
/** One line for each look that says something new: in a watch of days the next hour, and not the next minute. */
function isTickShown({ elapsedMs, previousMs, totalMs }) {
    return previousMs === null || (0,_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .renderProgress */ .E)(elapsedMs, totalMs) !== (0,_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .renderProgress */ .E)(previousMs, totalMs);
}
function renderTick({ elapsedMs, totalMs, clear, open }) {
    const waiting = open === 0 ? "" : `, ${open} waiting for data`;
    return `${(0,_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .renderProgress */ .E)(elapsedMs, totalMs)}: ${clear} of ${clear + open} conditions clear${waiting}`;
}
/** `00:00`, `29:59`, `1:02:03` since the start. */
function renderElapsed(ms) {
    const seconds = Math.max(0, Math.round(ms / 1_000));
    const hours = Math.floor(seconds / 3_600);
    const rest = [Math.floor((seconds % 3_600) / 60), seconds % 60]
        .map((part) => String(part).padStart(2, "0"))
        .join(":");
    return hours > 0 ? `${hours}:${rest}` : rest;
}
function rowOf(left, word, text, columns) {
    const lead = `${(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__/* .fitText */ .v)((0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(left), TIME_COLUMNS - 1)} ${word.padEnd(WORD_COLUMNS)}`;
    return (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)((0,_production_js__WEBPACK_IMPORTED_MODULE_4__/* .shortenCommits */ .G)((0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(text).replaceAll("\n", " ")), columns, lead);
}


/***/ }),

/***/ 31606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ observeClients)
/* harmony export */ });
/* harmony import */ var node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53053);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78474);
/* harmony import */ var _lib_after_sending_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23108);
/* harmony import */ var _lib_outside_work_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62438);
/**
 * Keeps virtual time still while this process waits for an answer of its own request. The servers count what they
 * answer; between an answer and the client's next request nobody would. Node tells of its clients on diagnostics
 * channels, and Holdpoint of its own short waits and of commands that it runs, so no provider has to know of rehearsals.
 */




/**
 * Starts to observe; the answer ends it. `programs`: what lasts as long as other programs work that are started here;
 * where it is left out, time stands still for the commands that Holdpoint tells of, and no other program is known.
 */
function observeClients(activity, held, programs) {
    const open = new Set();
    const begin = (message) => {
        const request = requestOf(message);
        const { method, path } = request;
        if (typeof method === "string" && typeof path === "string" && held.holdsOpen(method, path))
            return;
        open.add(request);
        activity.begin();
    };
    const countWait = ({ wait, over }) => {
        if (over)
            return end(wait);
        open.add(wait);
        activity.begin();
    };
    const end = (request) => {
        if (open.delete(request))
            activity.end();
    };
    const listeners = [
        ["undici:request:create", begin],
        ["undici:request:trailers", (message) => end(requestOf(message))],
        ["undici:request:error", (message) => end(requestOf(message))],
        ["http.client.request.created", begin],
        // Said when the header is there: the body may be on its way.
        ["http.client.response.finish", (message) => responseOf(message)?.once("close", () => end(requestOf(message)))],
        ["http.client.request.error", (message) => end(requestOf(message))],
        [_lib_after_sending_js__WEBPACK_IMPORTED_MODULE_2__/* .AFTER_SENDING */ .k, (message) => countWait(message)],
        programs === undefined
            ? [_lib_outside_work_js__WEBPACK_IMPORTED_MODULE_3__/* .OUTSIDE_WORK */ .u, (message) => countWait(message)]
            : ["child_process", (message) => countProgram(message, programs)],
    ];
    for (const [name, listener] of listeners)
        node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_0__.subscribe(name, listener);
    return () => {
        for (const [name, listener] of listeners)
            node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_0__.unsubscribe(name, listener);
        for (const request of open)
            end(request);
    };
}
/** Node tells of each that is started. https://nodejs.org/api/diagnostics_channel.html#child-process */
function countProgram(message, programs) {
    const program = message["process"];
    if (!(program instanceof node_events__WEBPACK_IMPORTED_MODULE_1__.EventEmitter))
        return;
    programs.begin();
    let over = false;
    const end = () => {
        if (!over)
            programs.end();
        over = true;
    };
    // One that cannot be started has no exit.
    program.once("exit", end).once("error", end);
}
function requestOf(message) {
    return message.request;
}
function responseOf(message) {
    const { response } = message;
    return response instanceof node_events__WEBPACK_IMPORTED_MODULE_1__.EventEmitter ? response : undefined;
}


/***/ }),

/***/ 81110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eg: () => (/* binding */ APPLIED_VERSIONS),
/* harmony export */   YE: () => (/* binding */ writeDemoMigrations),
/* harmony export */   wi: () => (/* binding */ MIGRATION_COMMANDS),
/* harmony export */   xy: () => (/* binding */ MIGRATIONS_FOLDER)
/* harmony export */ });
/* unused harmony export PENDING_VERSIONS */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/**
 * A small tool that applies plain SQL, and the migrations of a release: what a team has in its repository. The files are in
 * dbmate's format, which the gate `migrations` reads; the tool needs nothing but Node and psql.
 */


const MIGRATIONS_FOLDER = "db/migrations";
const MIGRATION_COMMANDS = { run: "node db/schema.mjs up", undo: "node db/schema.mjs down" };
/** Those of the release before: the seed's tables are what they made. */
const APPLIED = [
    {
        name: "20250101000000_users",
        up: "create table users (id bigint generated always as identity primary key, email text not null unique, created_at timestamptz not null default now());",
        down: "drop table users;",
    },
    {
        name: "20250101000100_media",
        up: "create table media (id bigint generated always as identity primary key, owner_id bigint not null references users (id), kind text not null, title text not null, bytes bigint not null, created_at timestamptz not null default now());",
        down: "drop table media;",
    },
];
/** What they create has names that no plan is likely to have: a plan's own tables are in the seed. */
const PENDING = [
    {
        name: "20260105080000_checksum_of_media",
        up: "alter table media add column checksum text;",
        down: "alter table media drop column checksum;",
    },
    {
        name: "20260105080100_rehearsed_collections",
        up: `create table rehearsed_collections (id bigint generated always as identity primary key, title text not null);
create table rehearsed_collection_items (
  collection_id bigint not null references rehearsed_collections (id),
  media_id bigint not null references media (id),
  primary key (collection_id, media_id)
);`,
        down: "drop table rehearsed_collection_items;\ndrop table rehearsed_collections;",
    },
    {
        name: "20260105080200_media_by_kind",
        up: "create index concurrently media_kind_created_at on media (kind, created_at);",
        down: "drop index concurrently media_kind_created_at;",
        alone: true,
    },
];
/** No table of media is ever that small. */
const FAILING = {
    name: "20260105080300_small_media_only",
    up: "alter table media add constraint media_are_small check (bytes < 1000);",
    down: "alter table media drop constraint media_are_small;",
};
const APPLIED_VERSIONS = APPLIED.map(versionOf);
/** Of the release. */
const PENDING_VERSIONS = PENDING.map(versionOf);
/** `fails`: its last migration asks what the data cannot give. `together`: each may run in a transaction. */
async function writeDemoMigrations(directory, { fails, together }) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, MIGRATIONS_FOLDER);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
    const migrations = [
        ...APPLIED,
        ...PENDING.filter(({ alone }) => !together || alone !== true),
        ...(fails ? [FAILING] : []),
    ];
    await Promise.all([
        ...migrations.map((migration) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${migration.name}.sql`), renderMigration(migration))),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, "db/schema.mjs"), TOOL),
    ]);
}
function versionOf({ name }) {
    return name.slice(0, name.indexOf("_"));
}
function renderMigration({ up, down, alone }) {
    const options = alone === true ? " transaction:false" : "";
    return `-- migrate:up${options}\n${up}\n\n-- migrate:down${options}\n${down}\n`;
}
/** Without a dollar or a backtick, since it stands in a template. */
const TOOL = `/** Applies the files of db/migrations in turn ("up"), or takes the newest one back ("down"). Needs Node and psql. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("migrations/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".sql")).sort();
const versionOf = (name) => name.slice(0, name.indexOf("_"));

/** The server's address comes from PGHOST, PGUSER and so on: no password in the list of processes. */
function psql(sql, ...options) {
  const args = ["-X", "-w", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", ...options];
  const { status, stdout, stderr, error } = spawnSync("psql", args, { input: sql, encoding: "utf8" });
  if (error) throw error;
  if (status === 0) return stdout;
  console.error(stderr.trim());
  process.exit(1);
}

function apply(name, part, record) {
  const [, up, down] = readFileSync(new URL(name, folder), "utf8").split(/^-- migrate:(?:up|down).*$/m);
  const alone = readFileSync(new URL(name, folder), "utf8").includes("transaction:false");
  console.log((part === "up" ? "Applying: " : "Rolling back: ") + name);
  const sql = (part === "up" ? up : down) + record;
  psql(sql, ...(alone ? [] : ["--single-transaction"]));
}

const applied = psql("select version from schema_migrations order by version").split("\\n").filter(Boolean);
if (process.argv[2] === "down") {
  const name = names.findLast((one) => applied.includes(versionOf(one)));
  if (name === undefined) throw new Error("nothing is applied");
  apply(name, "down", "delete from schema_migrations where version = '" + versionOf(name) + "';");
} else {
  for (const name of names.filter((one) => !applied.includes(versionOf(one)))) {
    apply(name, "up", "insert into schema_migrations (version) values ('" + versionOf(name) + "');");
  }
}
`;


/***/ }),

/***/ 14625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ createVirtualClock)
/* harmony export */ });
/* unused harmony export BEFORE_QUIET */
/* harmony import */ var node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53053);
/**
 * A clock on which a 30-minute watch takes seconds: time stands still while anything works and jumps to the next
 * sleeper when all is quiet. Quiet means: no request is being answered by an emulator, no file is being read or written
 * (a module that loads, a build that is hashed), nobody says that they work elsewhere, and the event loop is idle for a moment and a few turns, so a client
 * that is between an answer and its next request is not overtaken, however slow the machine.
 *
 * What works in real time and is waited for step by step (a database that is backed up, while its progress is asked for)
 * needs a clock that neither stands nor jumps: while any of it lasts, an hour is an hour.
 */

/** Where whoever knows of work that neither requests nor files show is asked for it, each time before all counts as quiet. */
const BEFORE_QUIET = "holdpoint:before-quiet";
/** Real milliseconds of silence after which time may jump. */
const QUIET_MS = 2;
/** Turns of the event loop after that, in which what had piled up while the machine was busy comes first. */
const QUIET_TURNS = 4;
/** Real milliseconds of silence after which time may jump where it is done carefully. */
const CAREFUL_MS = 1_000;
/** So often it is looked whether what works in real time is over. */
const REAL_STEP_MS = 10;
function createVirtualClock(startAt) {
    const passing = createPassingTime(startAt);
    /** Up to when the listeners were told. */
    let told = startAt;
    const silence = createSilence(passing.isReal);
    let pumping = false;
    const sleepers = createSleepers();
    const listeners = [];
    async function pump() {
        if (pumping)
            return;
        pumping = true;
        try {
            while (sleepers.next() !== null) {
                await silence.begins();
                if (!passing.isReal() && !(await silence.lasts()))
                    continue;
                const wakeAt = sleepers.next();
                if (wakeAt === null)
                    break;
                if (passing.isReal() && passing.now() < wakeAt) {
                    await delay(Math.min(REAL_STEP_MS, wakeAt - passing.now()));
                    continue;
                }
                if (wakeAt > told) {
                    for (const listener of listeners)
                        await listener(told, wakeAt);
                    told = wakeAt;
                }
                passing.reach(wakeAt);
                sleepers.wake(passing.now());
            }
        }
        finally {
            pumping = false;
        }
    }
    return {
        now: passing.now,
        realTime: passing,
        carefully: silence.carefully,
        async sleep(ms, signal) {
            // Whole milliseconds, as the system's clock has: a retry's random wait has fractions.
            const slept = sleepers.add(passing.now() + Math.max(0, Math.ceil(ms)), signal);
            void pump();
            await slept;
        },
        begin: silence.work.begin,
        end: silence.work.end,
        beforeAdvance: (listener) => void listeners.push(listener),
    };
}
/** Whether anything works; `isReal` tells of what works in real time. */
function createSilence(isReal) {
    const working = createCount();
    const careful = createCount();
    return {
        work: working,
        carefully: careful,
        async begins() {
            for (let turn = 0; turn <= QUIET_TURNS; turn += 1) {
                await (turn === 0 ? delay(QUIET_MS) : new Promise((resolve) => setImmediate(resolve)));
                if (working.any() || areFilesBusy() || (turn === QUIET_TURNS && (await wasBusyElsewhere())))
                    turn = -1;
            }
        },
        /** False where something began to work again, before it had lasted as long as whoever is careful wants. */
        async lasts() {
            for (let waited = 0; careful.any() && waited < CAREFUL_MS; waited += REAL_STEP_MS) {
                await delay(REAL_STEP_MS);
                if (working.any() || isReal())
                    return false;
            }
            return true;
        },
    };
}
function createCount() {
    let count = 0;
    return {
        begin: () => {
            count += 1;
        },
        end: () => {
            count -= 1;
        },
        any: () => count > 0,
    };
}
function delay(ms) {
    return new Promise((resolve) => {
        setTimeout(resolve, ms);
    });
}
/** A moment that is set, and that goes on by itself while anything works in real time. */
function createPassingTime(startAt) {
    let at = startAt;
    let works = 0;
    let since = 0;
    const now = () => (works === 0 ? at : at + Math.floor(performance.now() - since));
    const settle = () => {
        at = now();
        since = performance.now();
    };
    return {
        now,
        isReal: () => works > 0,
        begin() {
            settle();
            works += 1;
        },
        end() {
            settle();
            works -= 1;
        },
        /** Not before it. */
        reach(moment) {
            settle();
            at = Math.max(at, moment);
        },
    };
}
async function wasBusyElsewhere() {
    const work = [];
    node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_0__.channel(BEFORE_QUIET).publish({ waitFor: (one) => void work.push(one) });
    return (await Promise.all(work)).includes(true);
}
/** Reading and writing with callbacks and with promises, and the closing of what was opened with promises. */
const FILE_WORK = new Set(["FSReqCallback", "FSReqPromise", "CloseReq"]);
function areFilesBusy() {
    return process.getActiveResourcesInfo().some((resource) => FILE_WORK.has(resource));
}
/** Everybody who waits for a moment. */
function createSleepers() {
    let sleepers = [];
    return {
        /** Resolves when it is woken; rejects with the signal's reason. */
        add: (wakeAt, signal) => new Promise((resolve, reject) => {
            if (signal?.aborted) {
                reject(signal.reason);
                return;
            }
            const sleeper = {
                wakeAt,
                wake: () => {
                    signal?.removeEventListener("abort", onAbort);
                    resolve();
                },
            };
            const onAbort = () => {
                sleepers = sleepers.filter((other) => other !== sleeper);
                reject(signal?.reason);
            };
            signal?.addEventListener("abort", onAbort, { once: true });
            sleepers.push(sleeper);
        }),
        /** When the first of them wants to be woken; null where nobody waits. */
        next: () => sleepers.reduce((first, { wakeAt }) => Math.min(first ?? wakeAt, wakeAt), null),
        wake(now) {
            const due = sleepers.filter(({ wakeAt }) => wakeAt <= now);
            sleepers = sleepers.filter(({ wakeAt }) => wakeAt > now);
            for (const sleeper of due)
                sleeper.wake();
        },
    };
}


/***/ }),

/***/ 95026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SU: () => (/* binding */ DATABASE_FAULT_NAMES),
/* harmony export */   YR: () => (/* binding */ isDatabaseFault),
/* harmony export */   lX: () => (/* binding */ refuseIdleDatabaseFaults),
/* harmony export */   w5: () => (/* binding */ DATABASE_FAULTS)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/** Trouble that a rehearsed database can have: what `--fault` may name beside `--database`. */

const TRIGGER = (database) => `
create function public.forgotten_cleanup() returns trigger language plpgsql as $$
begin
  -- Only here: what a copy shows is that the migration is right.
  if current_database() = '${database}' then
    delete from public.media where id = (select max(id) from public.media);
  end if;
  return new;
end $$;
create trigger forgotten_cleanup after insert on public.schema_migrations
  for each row execute function public.forgotten_cleanup();`;
const DATABASE_FAULT_NAMES = ["migration-fails", "migration-blocked", "counts-differ"];
function isDatabaseFault(text) {
    return DATABASE_FAULT_NAMES.some((name) => name === text);
}
const DATABASE_FAULTS = {
    "migration-fails": { migrationFails: true },
    "migration-blocked": {
        triedAgain: true,
        prepare: ({ databases, variable }) => databases.holdLock(variable, "public.media"),
    },
    "counts-differ": {
        prepare: async ({ databases, variable }) => {
            await databases.query(variable, TRIGGER(databases.databaseOf(variable)));
        },
    },
};
/** Trouble with a database where none is rehearsed, or after the release has changed it, would change nothing. */
function refuseIdleDatabaseFaults(faults, hasDatabase) {
    const idle = faults.filter(({ ofDatabase, atMs }) => ofDatabase !== null && (!hasDatabase || atMs !== null));
    if (idle.length === 0)
        return;
    const named = idle.map(({ text }) => text).join(", ");
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("usage", [
        hasDatabase
            ? {
                message: `${named} is about the database, which is changed before the promote that --at is counted from.`,
                remedy: "Leave out --at.",
            }
            : { message: `${named} is about a database, and none is rehearsed.`, remedy: "Add --database." },
    ]);
}


/***/ }),

/***/ 11506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ DEMO_PLAN_FILE),
/* harmony export */   a6: () => (/* binding */ DEMO_PLAN),
/* harmony export */   ls: () => (/* binding */ demoPlan)
/* harmony export */ });
/* harmony import */ var _sandbox_postgres_demo_migrations_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81110);
/** The plan that is rehearsed where there is none yet: a small one that shows each kind of hold point. */

const DEMO_PLAN_FILE = "demo plan";
const DEMO_PLAN = `version: 1
name: demo
project:
  vercel: { project: demo-site, team: demo-team }
  domains: [app.example.com]
  version: { path: /api/version, json: commit }
stages:
  staging:
    deploy: { target: production, prebuilt: true }
    verify:
      - { title: Sidebar loads, http: { path: /chat, status: 200, contains: New thread } }
      - title: Threads persist
        http:
          - { post: /api/threads, json: { title: Hello }, status: 201, capture: { id: $.id } }
          - { get: "/api/threads/\${id}", status: 200, contains: Hello }
      - { title: Checkly suite, checkly: { tags: [deploy] } }
      - { title: Health answers a client, command: "node -e \\"fetch(process.env.DEPLOYMENT_URL + '/api/health').then((a) => process.exit(a.ok ? 0 : 1))\\"" }
  production:
    environment: production
    verify:
      - { title: Health, http: { path: /api/health } }
    watch:
      for: 30m
      every: 1m
      metrics:
        error_rate: { sentry: { project: demo-site, org: demo-org } }
        p99_latency: { sentry: { project: demo-site, org: demo-org } }
        new_issues: { sentry: { project: demo-site, org: demo-org } }
        uptime: { checkly: { tags: [prod] } }
      rollback_conditions:
        - error_rate > 5% over 5m
        - p99_latency > 2000ms over 5m
        - p99_latency increases by > 20% over 5m
        - health_check_failures > 3
        - uptime < 90% over 10m
      success:
        - error_rate < 3% over 10m
        - p99_latency < 1000ms over 10m
`;
/** The same release, in other ways. */
function demoPlan({ inStages = false, fromGit = false, recipient }) {
    let plan = DEMO_PLAN;
    if (fromGit)
        plan = plan.replace("deploy: { target: production, prebuilt: true }", "deploy: { source: git }");
    if (inStages) {
        plan = plan.replace("    environment: production\n", "    environment: production\n    promote: { rollout: [10%, 50%, 100%], stage: 15m }\n");
    }
    if (recipient === undefined)
        return plan;
    return plan
        .replace("    verify:\n      - { title: Sidebar", `${stepsFor("staging", recipient)}    verify:\n      - { title: Sidebar`)
        .replace("    verify:\n      - { title: Health,", `${stepsFor("production", recipient)}    verify:\n      - { title: Health,`);
}
/** The database's half of it: proven, tried, changed, compared. */
function stepsFor(stage, recipient) {
    const database = `${stage.toUpperCase()}_DATABASE_URL`;
    return `    before:
      - title: Back up ${stage}
        takes: 1m
        backup: { database: ${database}, to: s3://demo-backups/${stage}, encrypt: { to: ${recipient} }, prove: restore }
      - title: Migrate ${stage}
        takes: 1m
        migrate:
          database: ${database}
          tool: dbmate
          run: ${_sandbox_postgres_demo_migrations_js__WEBPACK_IMPORTED_MODULE_0__/* .MIGRATION_COMMANDS */ .wi.run}
          undo: ${_sandbox_postgres_demo_migrations_js__WEBPACK_IMPORTED_MODULE_0__/* .MIGRATION_COMMANDS */ .wi.undo}
          trial: { from: scratch }
          unchanged: [users, media]
`;
}


/***/ }),

/***/ 15922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K1: () => (/* binding */ listVendorFaults),
/* harmony export */   bZ: () => (/* binding */ parseFaults),
/* harmony export */   f0: () => (/* binding */ suggestFault),
/* harmony export */   j_: () => (/* binding */ knownVendorFaults),
/* harmony export */   qY: () => (/* binding */ findVendorFault)
/* harmony export */ });
/* unused harmony export knownFaults */
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
/* harmony import */ var _lib_nearest_word_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20788);
/* harmony import */ var _database_faults_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95026);
/* harmony import */ var _usual_traffic_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28857);
/** What `--fault` may name: trouble of the site, trouble that every vendor can have, and what an emulator declares. */





/** Trouble that every vendor can have, by what follows its name. `slow` never answers within a client's patience. */
const COMMON_TROUBLE = {
    down: { kind: "status", status: 503 },
    "500": { kind: "status", status: 500 },
    "429": { kind: "status", status: 429, headers: { "retry-after": "30" } },
    "401": { kind: "status", status: 401 },
    "403": { kind: "status", status: 403 },
    reset: { kind: "reset" },
    slow: { kind: "slow" },
    stale: { kind: "stale" },
    empty: { kind: "empty" },
};
/** Parses `--fault`; throws UsageError with every mistake. `atMs` is counted from the promote; null = from the start. */
function parseFaults(registry, texts, atMs, { behindFlag = false } = {}) {
    const problems = [];
    const faults = texts.flatMap((text) => {
        const parsed = parseFault(registry, text, { atMs, behindFlag });
        if (typeof parsed !== "string")
            return [parsed];
        const names = [...SITE_FAULTS, ..._database_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .DATABASE_FAULT_NAMES */ .SU, ...listVendorFaults(registry, () => true)];
        problems.push({ message: parsed, ...suggestFault(text, names, knownFaults(registry)) });
        return [];
    });
    if (problems.length > 0)
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb("usage", problems);
    return faults;
}
/** Null where there is no such fault. */
function findVendorFault(registry, text) {
    for (const { name, roles, faults } of Object.values(registry)) {
        const own = Object.hasOwn(faults, text) ? faults[text] : undefined;
        if (own !== undefined) {
            const met = own.role === undefined ? [] : [own.role];
            const ofPush = own.of === "pushes";
            return { emulator: name, roles: met, silent: false, ofPush, apply: (sandbox) => sandbox.cause(name, text) };
        }
        const kind = text.startsWith(`${name}-`) ? text.slice(name.length + 1) : "";
        const common = Object.hasOwn(COMMON_TROUBLE, kind) ? COMMON_TROUBLE[kind] : undefined;
        if (common !== undefined) {
            const silent = common.kind === "slow";
            return {
                emulator: name,
                roles,
                silent,
                ofPush: false,
                apply: (sandbox) => sandbox.faults.add({ emulator: name, ...common }),
            };
        }
    }
    return null;
}
/** The site's own, as they are written. */
const SITE_FAULTS = ["error-rate=8%", "error-rate=2x", "latency=2500ms", "p99=+50%", "outage"];
function knownFaults(registry) {
    return [...SITE_FAULTS, ..._database_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .DATABASE_FAULT_NAMES */ .SU, ...knownVendorFaults(registry, () => true)];
}
/** The name that was probably meant, compared without the value; else all, as people read them. */
function suggestFault(text, names, known) {
    const bare = (name) => name.replace(/=.*$/s, "");
    const near = (0,_lib_nearest_word_js__WEBPACK_IMPORTED_MODULE_4__/* .nearestWord */ .z)(bare(text), names.map(bare));
    const meant = names.find((name) => bare(name) === near);
    return { remedy: meant === undefined ? `Known faults: ${known.join(", ")}.` : `Did you mean ${meant}?` };
}
/** Every fault of a vendor by its whole name; `isMet` chooses by the roles that meet it. */
function listVendorFaults(registry, isMet) {
    return Object.values(registry)
        .flatMap(({ name, faults }) => [
        ...Object.keys(COMMON_TROUBLE).map((kind) => `${name}-${kind}`),
        ...Object.keys(faults),
    ])
        .filter((name) => isMet(findVendorFault(registry, name)?.roles ?? []));
}
/** As people read them: `<vendor>-{down,500,…}`, then each vendor's own; `isMet` chooses by the roles that meet them. */
function knownVendorFaults(registry, isMet) {
    const kinds = Object.keys(COMMON_TROUBLE).join(",");
    const declared = Object.values(registry);
    return [
        ...declared.filter(({ roles }) => isMet(roles)).map(({ name }) => `${name}-{${kinds}}`),
        ...declared.flatMap(({ faults }) => Object.keys(faults).filter((name) => isMet(faults[name]?.role === undefined ? [] : [faults[name].role]))),
    ];
}
function parseFault(registry, text, { atMs, behindFlag }) {
    const [name = "", value] = text.split("=");
    const site = parseSiteFault(name, value);
    if (typeof site === "string")
        return site;
    if (site !== null) {
        // The site's own trouble belongs to the new release, so without --at it begins with the promote.
        return {
            text,
            atMs: atMs ?? 0,
            timed: true,
            multiplies: "errorTimes" in site,
            silent: false,
            ofPush: false,
            ofDatabase: null,
            apply: ({ site: runtime }, now, release) => runtime.addFault({ release, fromAt: now, kind: site, ...(behindFlag ? { behindFlag } : {}) }),
        };
    }
    const usual = { text, atMs, timed: false, multiplies: false };
    if ((0,_database_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .isDatabaseFault */ .YR)(text)) {
        return { ...usual, silent: false, ofPush: false, ofDatabase: text, apply: () => undefined };
    }
    const vendor = findVendorFault(registry, text);
    if (vendor === null)
        return `There is no fault "${text}".`;
    const { silent, ofPush, apply } = vendor;
    return { ...usual, silent, ofPush, ofDatabase: null, apply };
}
function parseSiteFault(name, value) {
    switch (name) {
        case "error-rate": {
            const times = /^(\d+(?:\.\d+)?)x$/.exec(value ?? "");
            if (times !== null)
                return { errorTimes: Number(times[1]) };
            const errorRatio = (0,_usual_traffic_js__WEBPACK_IMPORTED_MODULE_3__.parseShare)(value ?? "");
            return errorRatio === null
                ? `error-rate is "${value ?? ""}"; expected a share such as error-rate=8%, or times what is usual: error-rate=2x.`
                : { errorRatio };
        }
        case "p99": {
            const more = /^\+(\d+(?:\.\d+)?)%$/.exec(value ?? "");
            return more === null
                ? `p99 is "${value ?? ""}"; expected how much more it is, such as p99=+50%.`
                : { latencyTimes: 1 + Number(more[1]) / 100 };
        }
        case "latency": {
            const addedLatencyMs = (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(value ?? "");
            return addedLatencyMs === null
                ? `latency is "${value ?? ""}"; expected a duration such as latency=2500ms.`
                : { addedLatencyMs };
        }
        case "outage":
            return { outage: true };
        default:
            return null;
    }
}


/***/ }),

/***/ 4643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ rehearsableItems),
  v: () => (/* binding */ renderNotRehearsed)
});

// EXTERNAL MODULE: ./build/src/gates/http/capture.js
var capture = __webpack_require__(61629);
// EXTERNAL MODULE: ./build/src/gates/http/judge-answer.js
var judge_answer = __webpack_require__(87823);
// EXTERNAL MODULE: ./build/src/sandbox/demo-site/match.js
var match = __webpack_require__(51026);
// EXTERNAL MODULE: ./build/src/sandbox/demo-site/program.js
var program = __webpack_require__(84019);
// EXTERNAL MODULE: ./build/src/sandbox/demo-site/render.js
var render = __webpack_require__(23039);
// EXTERNAL MODULE: ./build/src/tools/rehearse/site-routes.js
var site_routes = __webpack_require__(81355);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/answerable-gates.js
/** Which of the plan's `http` gates the demo site can answer: each is asked of the site's own program. */






const ORIGIN = "http://localhost";
/**
 * For each gate why it cannot be rehearsed. A gate is left out where it contradicts itself or one before it: no site
 * answers one request in two ways.
 */
function checkAnswerable(gates) {
    const kept = [];
    return gates.map((gate) => {
        const all = [...kept, gate];
        const site = (0,program/* createDemoProgram */.A)((0,site_routes/* routesOf */.eV)(all), match/* matchTemplate */.e, (0,render/* createDemoRender */.U8)({ version: "1", commit: "", objects: {} }));
        // Twice, because a rehearsal asks again: after a crash, in production, at each look of the watch.
        const found = [...all, ...all].map((asked) => askSite(site, asked)).find((said) => said !== null);
        if (found === undefined)
            kept.push(gate);
        return found ?? null;
    });
}
/** The first request of the gate that is not answered as it asks. */
function askSite(site, gate) {
    let captures = {};
    for (const step of gate) {
        const url = `${ORIGIN}${(0,capture/* fillText */.BB)(step.path, captures, encodeURIComponent)}`;
        const headers = Object.entries((0,site_routes/* headersOf */.Yl)(step)).map(([name, value]) => [name, (0,capture/* fillText */.BB)(value, captures)]);
        const { status, ...answer } = site({
            method: step.method,
            url: url.slice(ORIGIN.length),
            headers: Object.fromEntries(headers),
            body: step.json === undefined ? "" : JSON.stringify((0,capture/* fillJson */.uN)(step.json, captures)),
        });
        // An informational status ends no answer.
        if (status < 200)
            return `no answer ends with status ${status}`;
        const target = { url: ORIGIN, deploymentId: "", commit: "", stage: "staging", bypass: null };
        const judged = (0,judge_answer/* judgeAnswer */._)(`${step.method} ${step.path}`, step, { status, ...answer, durationMs: 0, url }, { target, protection: null }, captures);
        if (judged.kind === "wrong")
            return judged.summary;
        if (judged.kind === "unknown")
            return judged.verdict.summary;
        captures = judged.captures;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/src/tools/rehearse/not-rehearsed.js

function renderNotRehearsed({ title, why }) {
    return `not rehearsed: ${title} - ${why.replace(/\.$/, "")}.`;
}
/** By gate. */
const REASON = {
    command: "it works on the repository's own files, and a rehearsal has others",
    bundle: "it reads what the repository's own build wrote",
    coverage: "it reads what the repository's own tests wrote",
    migrations: "there is no database on loopback",
    rls: "there is no database on loopback",
    database: "there is no database on loopback",
    backups: "there is no history of backups on loopback",
    tls: "loopback has no certificate",
    drill: "there is no history of drills on loopback",
    prior: "there is no history of releases on loopback",
};
/** `known`: gates of which the rehearsal has the history, whatever the table says. */
function rehearsableItems(items, isKnown = () => false) {
    const notRehearsed = [];
    const shown = items.filter((item) => {
        const why = Object.hasOwn(REASON, item.gate) && !isKnown(item) ? REASON[item.gate] : undefined;
        if (why !== undefined)
            notRehearsed.push({ title: item.title, why });
        return why === undefined;
    });
    const requests = shown.filter(({ gate }) => gate === "http");
    const answers = checkAnswerable(requests.map(({ spec }) => spec));
    const contradiction = new Map(requests.map((item, index) => [item, answers[index] ?? null]));
    const kept = shown.flatMap((item) => {
        if (item.gate !== "http")
            return [item];
        const said = contradiction.get(item) ?? null;
        if (said !== null) {
            notRehearsed.push({
                title: item.title,
                why: `no demo site can satisfy both it and the gates before it: ${said}`,
            });
            return [];
        }
        return [withoutDurations(item, notRehearsed)];
    });
    return { items: kept, notRehearsed };
}
/** How long loopback takes depends on this machine alone. */
function withoutDurations(item, notRehearsed) {
    const steps = item.spec;
    if (steps.every(({ maximumDurationMs }) => maximumDurationMs === null))
        return item;
    notRehearsed.push({ title: `max-duration of ${item.title}`, why: "loopback cannot show how long an answer takes" });
    return { ...item, spec: steps.map((step) => ({ ...step, maximumDurationMs: null })) };
}


/***/ }),

/***/ 95891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E2: () => (/* binding */ pushWishes),
/* harmony export */   Ms: () => (/* binding */ pushRelease),
/* harmony export */   Sb: () => (/* binding */ refuseIdlePushFaults)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _sandbox_demo_site_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79715);
/* harmony import */ var _rungs_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76318);
/* harmony import */ var _sandbox_seed_sandbox_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51130);
/* harmony import */ var _rehearsed_site_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51221);
/** A rehearsed push, of which the host makes the release's build by itself. */





const BRANCH = "main";
/** The emulated repository's number, by which both vendors know it. */
const REPOSITORY_ID = 471_100;
/** What the plan needs to be there: a linked repository, and the check, as it is from the second release on. */
function pushWishes({ stages }) {
    const { git } = stages.staging.deploy;
    if (git === null)
        return {};
    const { letIn } = git;
    const branch = { branch: BRANCH, repositoryId: REPOSITORY_ID };
    if (letIn.kind === "staged")
        return { builtFrom: branch };
    return { builtFrom: { ...branch, heldBy: [{ name: letIn.name, timeoutSeconds: letIn.timeoutMs / 1_000 }] } };
}
/** Somebody pushes the release's commit, as a team has it in its repository; only where something of it is read there. */
async function pushRelease(sandbox, plan, site, commit) {
    const isBuilt = plan.stages.staging.deploy.git !== null;
    if (!isBuilt && !proposesChange(plan))
        return;
    const push = (version, sha) => sandbox.forge().push(BRANCH, sha, (0,_sandbox_demo_site_js__WEBPACK_IMPORTED_MODULE_1__/* .renderDemoSite */ .B)((0,_rehearsed_site_js__WEBPACK_IMPORTED_MODULE_3__/* .siteFor */ .vN)(plan, site, version, sha), "source"));
    if (!isBuilt)
        await push("1", _sandbox_seed_sandbox_js__WEBPACK_IMPORTED_MODULE_4__/* .FIRST_COMMIT */ .R3);
    await push("2", commit);
}
/** A rung of its ladder changes the repository. */
function proposesChange({ rollback }) {
    const members = _rungs_index_js__WEBPACK_IMPORTED_MODULE_2__.rungs;
    return rollback.ladder.some((key) => members[key]?.moves === "source");
}
/** Trouble with a push where nothing is pushed, or after its build is live, would change nothing and look harmless. */
function refuseIdlePushFaults(faults, { stages }) {
    const ofPushes = faults.filter(({ ofPush }) => ofPush);
    const isPushed = stages.staging.deploy.git !== null;
    const idle = ofPushes.filter(({ atMs }) => !isPushed || atMs !== null);
    if (idle.length === 0)
        return;
    const named = idle.map(({ text }) => text).join(", ");
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("usage", [
        isPushed
            ? {
                message: `${named} is about the push, which comes before the promote that --at is counted from.`,
                remedy: "Leave out --at.",
            }
            : {
                message: `${named} is about builds that the host makes of what is pushed, and this release is uploaded.`,
                remedy: "Add --source git, or `source: git` to the plan's `deploy`.",
            },
    ]);
}


/***/ }),

/***/ 92608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ rehearsableChecklist),
  Q: () => (/* binding */ rehearsablePlan)
});

// EXTERNAL MODULE: ./build/src/gates/index.js + 30 modules
var gates = __webpack_require__(30750);
// EXTERNAL MODULE: ./build/src/rungs/index.js + 7 modules
var rungs = __webpack_require__(76318);
// EXTERNAL MODULE: ./build/src/tools/rehearse/not-rehearsed.js + 1 modules
var not_rehearsed = __webpack_require__(4643);
// EXTERNAL MODULE: ./build/src/plan/plan-steps.js
var plan_steps = __webpack_require__(53236);
// EXTERNAL MODULE: ./build/src/sandbox/postgres/demo-migrations.js
var demo_migrations = __webpack_require__(81110);
// EXTERNAL MODULE: ./build/src/steps/backup/managed-spec.js
var managed_spec = __webpack_require__(42449);
// EXTERNAL MODULE: ./build/src/steps/command.js
var command = __webpack_require__(94248);
// EXTERNAL MODULE: ./build/src/steps/migrate/index.js + 2 modules
var migrate = __webpack_require__(79222);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/rehearsable-steps.js





/** `recipient`: whom backups are for; null where there is no database. */
function rehearsableSteps(plan, recipient) {
    const rehearsed = new Map((0,plan_steps/* planSteps */.D)(plan).map(({ item }) => [item, rehearse(item, recipient)]));
    const kept = (items) => items.flatMap((item) => rehearsed.get(item)?.item ?? []);
    const { staging, production } = plan.stages;
    return {
        stages: {
            staging: { ...staging, before: kept(staging.before), after: kept(staging.after) },
            production: { ...production, before: kept(production.before), after: kept(production.after) },
        },
        notRehearsed: [...rehearsed.values()].flatMap(({ without }) => without),
    };
}
function rehearse(item, recipient) {
    const leftOut = (why) => ({ item: null, without: [{ title: item.title, why }] });
    if (item.step === command/* command */.G.key)
        return withoutScript(item);
    // What a vendor keeps is asked of its emulator, and of no database.
    if ((0,managed_spec/* isManagedSpec */.hQ)(item.spec))
        return { item, without: [] };
    if (recipient === null)
        return leftOut("there is no database on loopback; `--database` starts one");
    if (item.step === migrate/* migrate */._.key)
        return standIn(item);
    const kept = keepOnLoopback(item.spec, recipient);
    return kept === null
        ? leftOut("it stores nothing that loopback has")
        : { item: { ...item, spec: kept }, without: [] };
}
/** What is stored goes to a bucket on loopback, for whoever rehearses; null where nothing is stored. */
function keepOnLoopback(spec, recipient) {
    const { to, recipients, scratch, ...rest } = spec;
    if (to === undefined)
        return null;
    const places = to.map((place) => place.replace(/^path:\/+/, "s3://rehearsal/"));
    // Another server for the proof is one that the plan names, and not this machine's.
    const server = scratch === undefined ? {} : { scratch: null };
    return { ...rest, ...server, to: places, recipients: recipients === null ? null : [recipient] };
}
/** Does nothing, and ends well. */
const NOTHING = ":";
/** It may be repeated where the script may, and has a way back where the script has one. */
function withoutScript(item) {
    const { undo, ...written } = item.spec;
    const repeatable = command/* command */.G.once?.(item.spec) !== true;
    const back = undo === null ? null : { ...undo, run: NOTHING };
    const spec = { ...written, run: NOTHING, observe: null, undo: back, repeatable, env: [], directory: "." };
    const why = "it is a command of the repository's own, and would act on the real world; when it runs, and its way back, are rehearsed";
    return { item: { ...item, spec }, without: [{ title: `what the step ${item.title} does`, why }] };
}
/** The repository's tool reads its own settings, and could find a real database in them. */
function standIn(item) {
    const planned = item.spec;
    const { run, undo } = demo_migrations/* MIGRATION_COMMANDS */.wi;
    if (planned.run === run && typeof planned.trial?.from !== "object")
        return { item, without: [] };
    const { history } = migrate/* migrate */._.spec.parse({ database: planned.database, tool: "dbmate", dir: demo_migrations/* MIGRATIONS_FOLDER */.xy, run });
    const spec = {
        ...planned,
        // A branch's address would lead away from loopback.
        trial: planned.trial === null ? null : { ...planned.trial, from: here(planned.trial.from) },
        history,
        run,
        undo: planned.undo === null ? null : undo,
        directory: ".",
        env: [],
        verify: null,
        checks: [],
    };
    const left = [
        ...(planned.verify === null ? [] : [`\`${planned.verify}\``]),
        ...(planned.checks.length === 0 ? [] : ["its `checks`"]),
    ];
    const others = left.length === 0 ? "" : `, without ${left.join(" and ")}`;
    const why = `it is the repository's own, and reads its settings; a small tool migrates the rehearsal's schema instead${others}`;
    return { item: { ...item, spec }, without: [{ title: `\`${planned.run}\` of ${item.title}`, why }] };
}
function here(from) {
    return typeof from === "string" ? from : "template";
}

// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/tools/rehearse/rehearsed-site.js + 2 modules
var rehearsed_site = __webpack_require__(51221);
// EXTERNAL MODULE: ./build/src/tools/rehearse/world.js
var world = __webpack_require__(22711);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/rehearsable-watch.js
/** What of a plan's watch can be rehearsed: metrics that see something of the demo site, and the conditions on them. Pure. */



/** In virtual time, too, each probe between two checks takes a moment: in a watch of hours there are fewer, as of visitors. */
const MOST_PROBES = 400;
/** `plan`: with the gates that are rehearsed. */
function rehearsableWatch(plan, emulators) {
    const { watch, verify } = plan.stages.production;
    if (watch === null)
        return { watch, notRehearsed: [] };
    const names = (0,rehearsed_site/* rehearsedSite */.FZ)(plan, (0,world/* releaseItems */.ux)(plan), emulators).requestNames.map(({ name }) => name);
    const sees = (0,rehearsed_site/* seeingOf */.b$)(emulators);
    const blindness = (metric) => {
        if (metric.provider === plan_plan/* PROBE_PROVIDER */.ZJ) {
            return verify.some(({ gate }) => gate === "http") ? null : "no http gate is left for it to count";
        }
        // Every emulator has the key of its vendor.
        if (!Object.hasOwn(emulators, metric.provider))
            return `there is no ${metric.provider} on loopback`;
        return sees(metric, names)?.length === 0 ? "the demo site reports nothing that it could find" : null;
    };
    const blind = Object.values(watch.metrics).flatMap((metric) => {
        const why = blindness(metric);
        return why === null ? [] : [{ title: metric.name, why: `${why}; the conditions on it are left out as well` }];
    });
    const gone = new Set(blind.map(({ title }) => title));
    const isKept = ({ metric }) => !gone.has(metric);
    const kept = {
        ...watch,
        probeEveryMs: Math.min(watch.everyMs, Math.max(watch.probeEveryMs, watch.forMs / MOST_PROBES)),
        metrics: Object.fromEntries(Object.entries(watch.metrics).filter(([name]) => !gone.has(name))),
        rollbackConditions: watch.rollbackConditions.filter(isKept),
        successConditions: watch.successConditions.filter(isKept),
    };
    // A watch without a condition that could roll back is none; one that only observes may compare, and nothing else.
    const compares = watch.observe && watch.regression.metrics.some((name) => !gone.has(name));
    return kept.rollbackConditions.length > 0 || compares
        ? { watch: kept, notRehearsed: blind }
        : { watch: null, notRehearsed: [...blind, { title: "the watch", why: "none of its rollback conditions is left" }] };
}

;// CONCATENATED MODULE: ./build/src/tools/rehearse/rehearsable-plan.js
/** What of a team's own plan can be rehearsed on loopback, and what is left out and said. Pure. */





const CHECKLIST = {
    title: "Checklist of the pull request",
    why: "it is assumed to have passed; `rehearse --checklist` rehearses it",
};
function rehearsablePlan(plan, emulators, { recipient = null } = {}) {
    const steps = rehearsableSteps(plan, recipient);
    const { staging, production } = steps.stages;
    const setups = [staging.setup, production.setup].filter((setup) => setup !== null);
    // Both stages together, because one site answers both.
    const { items, notRehearsed } = (0,not_rehearsed/* rehearsableItems */.Z)([
        ...setups.map((item) => ({ ...item, stage: "setup" })),
        ...staging.verify.map((item) => ({ ...item, stage: "staging" })),
        ...production.verify.map((item) => ({ ...item, stage: "production" })),
    ], 
    // The release that is rehearsed has by then a staging record of its own.
    ({ gate, stage }) => gate === "prior" && stage === "production");
    const itemsOf = (wanted) => items.flatMap(({ stage, ...item }) => (stage === wanted ? [item] : []));
    const verify = itemsOf("staging");
    const rehearsed = {
        ...plan,
        stages: {
            // A stage that verifies nothing holds; the start page stands for what is left out.
            staging: { ...staging, setup: null, verify: verify.length > 0 ? verify : [startPage(plan)] },
            production: { ...production, setup: null, verify: itemsOf("production") },
        },
    };
    const assumed = production.requires === "checklist" ? [CHECKLIST] : [];
    const watched = rehearsableWatch(rehearsed, emulators);
    const scripts = plan.rollback.ladder.filter((key) => runsCode(key));
    return {
        plan: {
            ...rehearsed,
            rollback: { ...plan.rollback, ladder: plan.rollback.ladder.filter((key) => !runsCode(key)) },
            stages: { ...rehearsed.stages, production: { ...rehearsed.stages.production, watch: watched.watch } },
        },
        notRehearsed: [
            ...assumed,
            ...steps.notRehearsed,
            ...notRehearsed,
            ...watched.notRehearsed,
            ...scripts.map(notTaken),
        ],
    };
}
/** A script of the team's would take back what nobody has released. */
function runsCode(key) {
    const members = rungs.rungs;
    return members[key]?.kind === "code";
}
function notTaken(key) {
    return {
        title: `Rung ${key} of the rollback's ladder`,
        why: "it is a script of the repository's own, and would act on the real world",
    };
}
/** The same for the items of a checklist; those that come after one that is left out do not wait for it. */
function rehearsableChecklist(plan) {
    const { items, notRehearsed } = (0,not_rehearsed/* rehearsableItems */.Z)(plan.checklist);
    const titles = new Set(items.map(({ title }) => title));
    const checklist = items.map((item) => ({
        ...item,
        after: item.after.filter((title) => titles.has(title)),
    }));
    return { plan: { ...plan, checklist }, notRehearsed };
}
function startPage(plan) {
    return {
        title: "Start page answers",
        gate: "http",
        spec: gates.gates.http.spec.parse({ path: "/" }),
        position: { file: plan.file, line: 1, column: 1 },
    };
}


/***/ }),

/***/ 51221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FZ: () => (/* binding */ rehearsedSite),
  b$: () => (/* binding */ seeingOf),
  vN: () => (/* binding */ siteFor)
});

// EXTERNAL MODULE: ./build/src/sandbox/request-names.js
var request_names = __webpack_require__(87993);
// EXTERNAL MODULE: ./build/src/sandbox/seed-sandbox.js
var seed_sandbox = __webpack_require__(51130);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/request-names.js
/** `wanted`: names as metrics write them. A request that fits one is called so; the others as the SDKs of servers do. */
function nameRequests(requests, wanted) {
    const entries = wanted.map(parseName);
    const own = requests
        .map(({ method, path }) => ({ method, path: withoutQuery(path) }))
        .filter((request) => !entries.some((entry) => isOfKind(request, entry)));
    // `/api/threads/none` is a request of `/api/threads/${id}`, where there is one.
    const routes = own.filter((request) => request.path.includes("${") || !own.some((other) => other.path.includes("${") && isOfKind(request, other)));
    const named = routes.map(({ method, path }) => ({ method, path, name: `${method} ${showParts(path)}` }));
    return [...new Map([...entries, ...named].map((entry) => [entry.name, entry])).values()];
}
/** The names that none of the requests has, each with a request that has it. */
function missingRequests(requests, wanted) {
    return wanted
        .map(parseName)
        .filter((entry) => !requests.some(({ method, path }) => isOfKind({ method, path: withoutQuery(path) }, entry)))
        .map(({ method, path }) => ({
        method,
        path: path.replace(/\$\{[^}]*\}/g, "1"),
        ...(method === "GET" || method === "DELETE" ? {} : { json: {} }),
    }));
}
/** `POST /api/threads/[id]`, `GET /api/threads/:id`, `/chat`: the method and a path with `${…}` for what varies. */
function parseName(name) {
    const [, method = "GET", path = "/"] = /^(?:([A-Z]+) )?(\/.*)$/.exec(name) ?? [];
    const parts = path.split("/").map((part, index) => (isVaried(part) ? `\${${index}}` : part));
    return { method, path: parts.join("/"), name };
}
/** As Next.js, Express, OpenAPI, Flask and Sentry write it. */
function isVaried(part) {
    return /^(?:\[.+\]|:.+|\{.+\}|<.+>|\*)$/.test(part);
}
function isOfKind(request, kind) {
    const [parts, wanted] = [request.path.split("/"), kind.path.split("/")];
    return (request.method === kind.method &&
        parts.length === wanted.length &&
        wanted.every((part, index) => part === parts[index] || (part.startsWith("${") && parts[index] !== "")));
}
function withoutQuery(path) {
    return path.replace(/[?#].*$/, "");
}
function showParts(path) {
    return path.replace(/\$\{([^}]*)\}/g, ":$1");
}

// EXTERNAL MODULE: ./build/src/tools/rehearse/site-routes.js
var site_routes = __webpack_require__(81355);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/visitors.js

/** Really sent: enough to see what is deployed, and in a long watch fewer a minute than in a short one. */
const SENT = 400;
const MOST_SENT_PER_MINUTE = 10;
const FEWEST_SENT_PER_MINUTE = 0.1;
/** Chance leaves a window with fewer than its share. */
const SPARE = 1.5;
const MINUTE_MS = 60_000;
const SECONDS = 60;
/** What people do: what each gate does, but where that is an error of the server, which no visitor wants. */
function visitsOf(gates) {
    const pages = ["/", "/api/health"].map((path) => ({ requests: [{ method: "GET", path }] }));
    const flows = gates
        .filter((steps) => !steps.some(({ status }) => status !== null && status >= 500))
        .map((steps) => ({ requests: steps.map(toRequest) }));
    return [...new Map([...pages, ...flows].map((visit) => [JSON.stringify(visit), visit])).values()];
}
function toRequest(step) {
    const headers = (0,site_routes/* headersOf */.Yl)(step);
    return {
        method: step.method,
        path: step.path,
        ...(Object.keys(headers).length === 0 ? {} : { headers }),
        ...(step.json === undefined ? {} : { json: step.json }),
        ...(Object.keys(step.capture).length === 0 ? {} : { captures: step.capture }),
    };
}
/** `nameOf`: what the site calls a request. Without `usual` nobody comes but those who are sent. */
function planTraffic(visits, nameOf, watch, sees, usual) {
    const names = visits.map(({ requests }) => requests.map(nameOf));
    const length = names.flat().length;
    const base = (usual?.perSecond ?? 0) * SECONDS;
    /** Visits a minute. */
    const rates = visits.map(() => base / length);
    for (const { perMinute, seen } of needsOf(watch, [...new Set(names.flat())], sees)) {
        const hits = names.map((ofVisit) => ofVisit.filter((name) => seen.includes(name)).length);
        const have = hits.reduce((sum, count, index) => sum + count * (rates[index] ?? 0), 0);
        if (have === 0 || have >= perMinute)
            continue;
        for (const [index, count] of hits.entries()) {
            if (count > 0)
                rates[index] = ((rates[index] ?? 0) * perMinute) / have;
        }
    }
    const paths = visits.map(({ requests }, index) => ({ requests, weight: rates[index] ?? 0 }));
    const sent = Math.max(SENT / ((watch?.forMs ?? 0) / MINUTE_MS + 10), FEWEST_SENT_PER_MINUTE);
    const perMinute = Math.min(sent, MOST_SENT_PER_MINUTE);
    if (usual === null)
        return { perMinute, paths };
    const { errorRatio, noise } = usual;
    return {
        perMinute: Math.min(perMinute, base / 2),
        paths,
        crowd: { perMinute: Math.max(base - perMinute, base / 2), errorRatio, noise },
    };
}
/** How many requests a minute each condition needs to be judged at all, of which names. */
function needsOf(watch, names, sees) {
    const conditions = watch === null ? [] : [...watch.rollbackConditions, ...watch.successConditions];
    return conditions.flatMap(({ metric: name, minimumSamples, overMs }) => {
        const metric = watch?.metrics[name];
        const seen = metric === undefined ? null : sees(metric, names);
        return seen === null ? [] : [{ seen, perMinute: (SPARE * minimumSamples * MINUTE_MS) / overMs }];
    });
}

;// CONCATENATED MODULE: ./build/src/tools/rehearse/rehearsed-site.js





/** `items`: those of the plan whose gates ask the site. */
function rehearsedSite(plan, items, emulators, usual = null) {
    const { watch } = plan.stages.production;
    const { requestNames: wanted } = (0,seed_sandbox/* siteWishesOf */.YZ)(emulators, { metrics: Object.values(watch?.metrics ?? {}) });
    const gates = (0,site_routes/* httpGates */.JX)(items);
    const visits = visitsOf(gates);
    const missing = missingRequests(visits.flatMap(({ requests }) => requests), wanted);
    const all = [...visits, ...missing.map((request) => ({ requests: [request] }))];
    const requestNames = nameRequests(all.flatMap(({ requests }) => requests), wanted);
    const name = (0,request_names/* createRequestNames */.U)(requestNames);
    const { version } = plan.project;
    return {
        parts: (0,site_routes/* splitSite */.kT)([...(0,site_routes/* routesOf */.eV)(gates), ...freeRoutes(missing, gates.length)], version === null ? [] : [version.path]),
        items,
        requestNames,
        traffic: planTraffic(all, ({ method, path }) => name(method, path.replace(/[?#].*$/, "")).name, watch, seeingOf(emulators), usual),
    };
}
/** Nobody says what is answered to a request that only a metric knows; it goes well. */
function freeRoutes(requests, firstFlow) {
    return requests.map(({ method, path }, index) => ({
        flow: firstFlow + index,
        step: 0,
        after: -1,
        last: true,
        method,
        path,
        headers: {},
        status: null,
        captures: {},
        contains: [],
        absent: [],
    }));
}
/** Which of the named requests a metric looks at, by the emulator of its vendor. */
function seeingOf(emulators) {
    return (metric, names) => {
        const seen = Object.values(emulators).map((declared) => declared.seesRequests?.(metric, names) ?? null);
        return seen.find((one) => one !== null) ?? null;
    };
}
/** One version of it. */
function siteFor(plan, site, version, commit) {
    return { version, commit, versionEndpoint: plan.project.version, ...site.parts };
}


/***/ }),

/***/ 90632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ requestPatienceMs)
/* harmony export */ });
/** Loopback answers in far less, unless the machine is busy: a request that is given up then would change the timeline. */
const PATIENCE_MS = 10_000;
/** Where an emulator never answers, each of many requests waits for the whole of it. */
const SHORT_PATIENCE_MS = 250;
function requestPatienceMs(faults) {
    return faults.some(({ silent }) => silent) ? SHORT_PATIENCE_MS : PATIENCE_MS;
}


/***/ }),

/***/ 7170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ copyFiles),
/* harmony export */   f: () => (/* binding */ readRequiredVariables)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);
/* harmony import */ var _lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58211);
/** The variables that a plan's env gates ask for: the rehearsed host has them, and the files that name them are there. */




/** A file that is missing or unreadable is left to the gate itself, which says so. */
async function readRequiredVariables(plan, repository) {
    const { staging, production } = plan.stages;
    const specs = [...staging.verify, ...production.verify]
        .filter(({ gate }) => gate === "env")
        .map(({ spec }) => spec);
    const files = specs.flatMap(({ required }) => (typeof required === "string" ? [required] : []));
    const named = specs.flatMap(({ required }) => (typeof required === "string" ? [] : required));
    const read = await Promise.all(files.map((file) => namesIn(repository, file)));
    return { names: [...new Set([...named, ...read.flat()])], files };
}
async function namesIn(repository, file) {
    const path = await (0,_lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveInside */ .L)(repository, file);
    const text = path === null ? null : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch(() => null);
    return text === null ? [] : Object.keys((0,node_util__WEBPACK_IMPORTED_MODULE_2__.parseEnv)(text));
}
/** Puts the files beside the demo site, where the gate looks for them. */
async function copyFiles(files, repository, directory) {
    for (const file of files) {
        const from = await (0,_lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveInside */ .L)(repository, file);
        if (from === null)
            continue;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, file)), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(from, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, file)).catch(() => undefined);
    }
}


/***/ }),

/***/ 81355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JX: () => (/* binding */ httpGates),
/* harmony export */   Yl: () => (/* binding */ headersOf),
/* harmony export */   eV: () => (/* binding */ routesOf),
/* harmony export */   kT: () => (/* binding */ splitSite),
/* harmony export */   pU: () => (/* binding */ rehearsedValue)
/* harmony export */ });
/* harmony import */ var _lib_group_by_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18150);

/** A value that a rehearsal gives to a variable of the plan; it opens nothing but the sandbox. */
function rehearsedValue(variable) {
    return `rehearsal-${variable.toLowerCase()}`;
}
/** The `http` gates of a list; each is a flow of the site. */
function httpGates(items) {
    return items.filter(({ gate }) => gate === "http").map(({ spec }) => spec);
}
function routesOf(gates) {
    return gates.flatMap((steps, flow) => steps.map((step, index) => ({
        flow,
        step: index,
        after: steps.slice(0, index).findLastIndex(({ method }) => method !== "GET"),
        last: index === steps.length - 1,
        method: step.method,
        path: step.path,
        headers: headersOf(step),
        ...(step.json === undefined ? {} : { json: step.json }),
        status: step.status,
        captures: step.capture,
        contains: step.contains === null ? [] : [step.contains],
        absent: step.absent === null ? [] : [step.absent],
    })));
}
/** As the gate sends them, by lower-case name. */
function headersOf({ headers }) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [
        name.toLowerCase(),
        typeof value === "string" ? value : `${value.prefix}${rehearsedValue(value.env)}`,
    ]));
}
/**
 * What can be a file is one, as in a real site, so that a lost file is noticed: pages that are only read, and are the same
 * for everybody. `taken`: addresses of which the site itself says something.
 */
function splitSite(routes, taken) {
    const byPath = (0,_lib_group_by_js__WEBPACK_IMPORTED_MODULE_0__/* .groupBy */ .$)(routes, ({ path }) => path.replace(/[?#].*$/, ""));
    const pages = [...byPath].filter(([path, asked]) => !taken.includes(path) && asked.every(isPage));
    const files = new Set(pages.flatMap(([, asked]) => asked));
    return {
        pages: pages.map(([path, asked]) => ({ path, contains: [...new Set(asked.flatMap(({ contains }) => contains))] })),
        routes: routes.filter((route) => !files.has(route)),
    };
}
function isPage({ method, path, headers, status, captures, contains, absent }) {
    return (method === "GET" &&
        (status ?? 200) === 200 &&
        /^\/(?!api(?:\/|$))[\w/-]*$/.test(path) &&
        Object.keys(headers).length === 0 &&
        Object.keys(captures).length === 0 &&
        absent.length === 0 &&
        !contains.some((text) => text.includes("${")));
}


/***/ }),

/***/ 28857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkTraffic: () => (/* binding */ checkTraffic),
/* harmony export */   parseShare: () => (/* binding */ parseShare),
/* harmony export */   readUsualTraffic: () => (/* binding */ readUsualTraffic)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73866);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78869);
/** Who visits a rehearsed site: how many a second, and how many of them fail although nothing is wrong. Pure. */



const PERIOD_SECONDS = { s: 1, m: 60, h: 3_600 };
const MOST_PER_SECOND = 1_000;
const MOST_NOISE = 2;
/** A good release stays below what its plan tolerates, also where chance has it fail more than usual. */
const BELOW_LIMIT = 3;
function parseValues({ traffic = _options_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_TRAFFIC */ .ot, base, noise = "0" }) {
    const perSecond = parseTraffic(traffic);
    const errorRatio = base === undefined ? null : parseShare(base);
    const level = /^\d+(?:\.\d+)?$/.test(noise) && Number(noise) <= MOST_NOISE ? Number(noise) : null;
    const rates = `a rate such as 20/s, 300/m or 50/h, at most ${MOST_PER_SECOND}/s`;
    const problems = [
        ...(perSecond === null ? [wrong("traffic", traffic, rates)] : []),
        ...(base !== undefined && errorRatio === null ? [wrong("base", base, "a share such as 1%")] : []),
        ...(level === null ? [wrong("noise", noise, `a number from 0 to ${MOST_NOISE}, such as 0.5 for 50 %`)] : []),
    ];
    return { perSecond, errorRatio, noise: level, problems };
}
/** What is wrong with the visitors that are asked for. */
function checkTraffic(values) {
    return parseValues(values).problems;
}
/** Throws UsageError with every mistake. */
function readUsualTraffic(values, watch) {
    const { perSecond, errorRatio, noise, problems } = parseValues(values);
    if (perSecond === null || noise === null || problems.length > 0)
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("usage", problems);
    return { perSecond, errorRatio: errorRatio ?? tolerableErrorRatio(watch, perSecond), noise };
}
function wrong(name, text, expected) {
    return { message: `--${name} is "${text}"; expected ${expected}.` };
}
function parseTraffic(text) {
    const match = /^(\d+(?:\.\d+)?)\/(s|m|h)$/.exec(text);
    if (match === null)
        return null;
    const perSecond = Number(match[1]) / PERIOD_SECONDS[match[2]];
    return perSecond <= MOST_PER_SECOND ? perSecond : null;
}
function parseShare(text) {
    const match = /^(\d+(?:\.\d+)?)%$/.exec(text);
    const ratio = match === null ? Number.NaN : Number(match[1]) / 100;
    return ratio >= 0 && ratio <= 1 ? ratio : null;
}
/** The default, or less where a condition of the plan would not let a release pass that fails so often. */
function tolerableErrorRatio(watch, perSecond) {
    const limits = (list, isBad) => list.flatMap((condition) => {
        const metric = watch?.metrics[condition.metric];
        return metric === undefined ? [] : (limitOf(condition, metric, isBad, perSecond) ?? []);
    });
    const all = [...limits(watch?.rollbackConditions ?? [], true), ...limits(watch?.successConditions ?? [], false)];
    return Math.min(parseShare(_options_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_BASE */ .W3) ?? 0, ...all.map((limit) => limit / BELOW_LIMIT));
}
/** Share of failing visitors at which the condition may be met, or a goal missed; null where it says nothing of them. */
function limitOf(condition, { measure, provider }, isBad, perSecond) {
    if (condition.kind === "change" || provider === _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .PROBE_PROVIDER */ .ZJ)
        return null;
    const isUpperLimit = condition.comparison.startsWith(">") === isBad;
    const value = condition.kind === "rate" ? condition.count : condition.value;
    if (measure.unit === "count") {
        const requests = perSecond * (condition.overMs / 1_000);
        return isUpperLimit && requests > 0 ? value / requests : null;
    }
    if (measure.unit !== "ratio")
        return null;
    return isUpperLimit ? value : 1 - value;
}


/***/ }),

/***/ 22711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ CANDIDATE_COMMIT),
/* harmony export */   DD: () => (/* binding */ environmentFor),
/* harmony export */   Dl: () => (/* binding */ wishesFor),
/* harmony export */   gw: () => (/* binding */ wishesForRelease),
/* harmony export */   ux: () => (/* binding */ releaseItems)
/* harmony export */ });
/* harmony import */ var _checklist_status_record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75734);
/* harmony import */ var _plan_plan_steps_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53236);
/* harmony import */ var _plan_planned_flags_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4933);
/* harmony import */ var _plan_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12516);
/* harmony import */ var _sandbox_seed_sandbox_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51130);
/* harmony import */ var _pushed_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95891);
/* harmony import */ var _rehearsed_site_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51221);
/* harmony import */ var _site_routes_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(81355);
/** What a plan wishes for in a sandbox: its project, domains, pages, gates and metrics, with one version in production. */








/** Commit of the release that is rehearsed. */
const CANDIDATE_COMMIT = "c0ffee0000000000000000000000000000000002";
/** `variables`: names that the host has set. */
function wishesFor(plan, site, { random, variables }) {
    const { project, team } = plan.project.host;
    const { target } = plan.stages.staging.deploy;
    return {
        project,
        team: team === null ? null : { id: "team_rehearsal", slug: team },
        domains: plan.project.domains,
        stagingEnvironment: target.kind === "custom" ? target.slug : null,
        repository: { owner: "rehearsal", name: "site" },
        ...(0,_pushed_build_js__WEBPACK_IMPORTED_MODULE_3__/* .pushWishes */ .E2)(plan),
        firstVersion: (0,_rehearsed_site_js__WEBPACK_IMPORTED_MODULE_4__/* .siteFor */ .vN)(plan, site, "1", _sandbox_seed_sandbox_js__WEBPACK_IMPORTED_MODULE_5__/* .FIRST_COMMIT */ .R3),
        items: site.items,
        metrics: Object.values(plan.stages.production.watch?.metrics ?? {}),
        steps: (0,_plan_plan_steps_js__WEBPACK_IMPORTED_MODULE_1__/* .planSteps */ .D)(plan).map(({ item: { spec, step } }) => ({ step, spec })),
        flags: (0,_plan_planned_flags_js__WEBPACK_IMPORTED_MODULE_6__/* .plannedFlags */ .W)(plan).map(({ vendor, spec }) => ({ provider: vendor, spec })),
        variables: Object.fromEntries(variables.map((name) => [name, (0,_site_routes_js__WEBPACK_IMPORTED_MODULE_7__/* .rehearsedValue */ .pU)(name)])),
        traffic: site.traffic,
        requestNames: site.requestNames,
        random,
    };
}
/** Of a release. Where it requires the checklist of the pull request that it came with, that is taken as passed. */
function wishesForRelease(...about) {
    const [plan] = about;
    const wishes = wishesFor(...about);
    if (plan.stages.production.requires === "nothing")
        return wishes;
    const context = (0,_checklist_status_record_js__WEBPACK_IMPORTED_MODULE_0__/* .checklistContext */ .MY)({ planFile: plan.file, into: null });
    const description = `All ${plan.checklist.length} items passed.`;
    return { ...wishes, reviewed: { commit: CANDIDATE_COMMIT, context, description } };
}
/** Every variable that the plan needs, with values that open nothing but the sandbox. */
function environmentFor(plan, extensions, sandbox) {
    const named = (0,_plan_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .listSettings */ .cl)(plan, extensions)
        .filter(({ required }) => required)
        .map(({ setting: { name } }) => [name, (0,_site_routes_js__WEBPACK_IMPORTED_MODULE_7__/* .rehearsedValue */ .pU)(name)]);
    return { ...Object.fromEntries(named), ...sandbox.environment() };
}
/** The gates of a release. */
function releaseItems({ stages: { staging, production } }) {
    return [...staging.verify, ...production.verify];
}


/***/ })

};
