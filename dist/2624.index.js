export const id = 2624;
export const ids = [2624];
export const modules = {

/***/ 99389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ isoInstant)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64377);

/** An instant as vendors write it, `2026-11-22T02:30:15.123Z` or with an offset, as milliseconds since the epoch. */
const isoInstant = zod__WEBPACK_IMPORTED_MODULE_0__/* .datetime */ .w$({ offset: true }).transform((text) => Date.parse(text));


/***/ }),

/***/ 36186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ parseAnswer)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);

/** Throws ProviderError `vendor_answer_unknown` that names the first field which was not understood. */
function parseAnswer(vendor, shape, body, request) {
    const parsed = shape.safeParse(body);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? "the answer" : issue.path.join(".");
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_answer_unknown",
        vendor,
        message: `${vendor}'s answer to ${request} was not understood: ${where}: ${issue?.message ?? "unknown shape"}.`,
        remedy: "Run this again; if it stays, report the answer's shape.",
    });
}


/***/ }),

/***/ 72624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectDatabases: () => (/* binding */ connectDatabases)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/providers/supabase/client.js
var supabase_client = __webpack_require__(12600);
// EXTERNAL MODULE: ./build/src/providers/supabase/settings.js
var settings = __webpack_require__(10970);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/providers/iso-instant.js
var iso_instant = __webpack_require__(99389);
// EXTERNAL MODULE: ./build/src/providers/parse-answer.js
var parse_answer = __webpack_require__(36186);
;// CONCATENATED MODULE: ./build/src/providers/supabase/managed/supabase.js
function projectPath({ project }) {
    return `/v1/projects/${encodeURIComponent(project)}`;
}

;// CONCATENATED MODULE: ./build/src/providers/supabase/managed/backups.js
/** The backups that Supabase made by its own schedule, and how far back point-in-time recovery reaches. The list has no pages. */





/** A status of next year is an error: to take it for a good backup would be the worst mistake of all. */
const STATES = {
    COMPLETED: "complete",
    PENDING: "pending",
    FAILED: "failed",
    CANCELLED: "failed",
    REMOVED: "gone",
    ARCHIVED: "gone",
};
const seconds = schemas/* number */.aig().int().positive();
const backupsAnswer = schemas/* object */.Ikc({
    pitr_enabled: schemas/* boolean */.zMY(),
    walg_enabled: schemas/* boolean */.zMY(),
    backups: schemas/* array */.YOg(schemas/* object */.Ikc({
        id: schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()]).nullish(),
        is_physical_backup: schemas/* boolean */.zMY(),
        status: schemas/* enum */.k5n(["COMPLETED", "PENDING", "FAILED", "CANCELLED", "REMOVED", "ARCHIVED"]),
        inserted_at: iso_instant/* isoInstant */.j,
    })),
    physical_backup_data: schemas/* object */.Ikc({
        earliest_physical_backup_date_unix: seconds.nullish(),
        latest_physical_backup_date_unix: seconds.nullish(),
    }),
});
async function readBackups({ client }, place) {
    const path = `${projectPath(place)}/database/backups`;
    const answer = await client.request({ method: "GET", path, repeatable: true });
    const said = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, backupsAnswer, answer.body, `GET ${path}`);
    const backups = said.backups
        .map((one) => ({
        id: one.id === null || one.id === undefined ? null : String(one.id),
        name: null,
        at: one.inserted_at,
        state: STATES[one.status],
        expiresAt: null,
    }))
        .toSorted((one, other) => other.at - one.at);
    const { earliest_physical_backup_date_unix: from, latest_physical_backup_date_unix: to } = said.physical_backup_data;
    const reaches = said.pitr_enabled && typeof from === "number" && typeof to === "number" && from <= to;
    return {
        backups,
        reach: reaches ? { from: from * 1_000, to: to * 1_000 } : null,
        told: `point-in-time recovery is ${said.pitr_enabled ? "on" : "off"}, ${backups.length} daily backup${backups.length === 1 ? "" : "s"}`,
    };
}

// EXTERNAL MODULE: ./build/src/lib/parse-url.js
var parse_url = __webpack_require__(48266);
// EXTERNAL MODULE: ./build/src/lib/secret.js
var secret = __webpack_require__(43469);
;// CONCATENATED MODULE: ./build/src/providers/supabase/managed/branches.js
/** Branches of a project with its data: each a project of its own, found by name. The list has no pages. */








const READY = new Set(["MIGRATIONS_PASSED", "FUNCTIONS_DEPLOYED"]);
const COMING = new Set(["CREATING_PROJECT", "RUNNING_MIGRATIONS"]);
const GIVEN_UP = new Set(["INIT_FAILED", "RESTORE_FAILED", "PAUSE_FAILED", "REMOVED", "GOING_DOWN"]);
const HEALTHY = "ACTIVE_HEALTHY";
const POLL_MS = 5_000;
const SESSION_PORT = 5_432;
const branchShape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().min(1),
    name: schemas/* string */.YjP(),
    project_ref: schemas/* string */.YjP(),
    is_default: schemas/* boolean */.zMY(),
    status: schemas/* string */.YjP(),
    with_data: schemas/* boolean */.zMY(),
    created_at: iso_instant/* isoInstant */.j,
    deletion_scheduled_at: iso_instant/* isoInstant */.j.nullish(),
    preview_project_status: schemas/* string */.YjP().nullish(),
});
const branchesAnswer = schemas/* array */.YOg(branchShape);
const configAnswer = schemas/* object */.Ikc({
    ref: schemas/* string */.YjP().min(1),
    db_host: schemas/* string */.YjP().min(1),
    db_port: schemas/* number */.aig().int().positive(),
    db_user: schemas/* string */.YjP().nullish(),
    db_pass: schemas/* string */.YjP().nullish(),
});
const poolersAnswer = schemas/* array */.YOg(schemas/* object */.Ikc({ database_type: schemas/* string */.YjP(), db_user: schemas/* string */.YjP().min(1), db_host: schemas/* string */.YjP().min(1) }));
async function findBranch(supabase, place, name) {
    const found = (await listBranches(supabase, place)).filter((branch) => branch.name === name);
    const [one] = found;
    if (one === undefined)
        return null;
    if (found.length === 1)
        return copyOf(one);
    throw problem("vendor_answer_unknown", `Supabase has ${found.length} branches that are named ${name}.`);
}
async function listBranches({ client }, place) {
    const path = `${projectPath(place)}/branches`;
    const answer = await client.request({ method: "GET", path, repeatable: true });
    return (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, branchesAnswer, answer.body, `GET ${path}`);
}
async function createBranch({ client }, place, wish) {
    if (wish.at !== null)
        throw problem("usage", "Supabase makes no branch of a moment that is over.");
    const path = `${projectPath(place)}/branches`;
    // Not persistent: Supabase pauses it by itself where nobody uses it.
    const json = { branch_name: wish.name, with_data: true, persistent: false };
    const answer = await client.request({ method: "POST", path, json, repeatable: false });
    return copyOf((0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, branchShape, answer.body, `POST ${path}`));
}
function copyOf(branch) {
    const project = branch.preview_project_status ?? null;
    const isReady = READY.has(branch.status) && (project === null || project === HEALTHY);
    const isComing = (COMING.has(branch.status) || READY.has(branch.status)) && !GIVEN_UP.has(project ?? "");
    return {
        way: "branch",
        id: branch.id,
        name: branch.name,
        createdAt: branch.created_at,
        dataAt: null,
        lsn: null,
        expiresAt: branch.deletion_scheduled_at ?? null,
        // A branch without data is no copy of the database, whatever was asked for.
        state: !branch.with_data || branch.is_default ? "failed" : isReady ? "ready" : isComing ? "coming" : "failed",
        operations: [],
        url: `https://supabase.com/dashboard/project/${branch.project_ref}`,
    };
}
async function followBranch(supabase, place, { name }, { timeoutMs, progress }) {
    const { clock, signal } = supabase.context;
    const until = clock.now() + timeoutMs;
    for (;;) {
        const found = await findBranch(supabase, place, name);
        if (found?.state === "ready")
            return found;
        if (found === null || found.state === "failed") {
            throw problem("managed_copy_failed", found === null
                ? `The branch ${name} is not in Supabase's list.`
                : `Supabase gave up the branch ${name}, or made it without the project's data.`);
        }
        progress(`the branch ${name} is being made`);
        if (clock.now() + POLL_MS > until)
            throw problem("vendor_timeout", `The branch ${name} is not ready yet.`);
        await clock.sleep(POLL_MS, signal);
    }
}
/**
 * By the pooler in session mode, since a project's own address has no IPv4, which GitHub's runners need
 * (https://supabase.com/docs/guides/database/connecting-to-postgres).
 */
async function addressOfBranch({ client }, { id, name }, like) {
    const path = `/v1/branches/${encodeURIComponent(id)}`;
    const answer = await client.request({ method: "GET", path, repeatable: true });
    const { ref, db_pass: password } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, configAnswer, answer.body, `GET ${path}`);
    if (typeof password !== "string" || password === "" || /^\*+$/.test(password)) {
        throw problem("credential_insufficient", `Supabase does not show the password of the branch ${name} to this token.`);
    }
    const poolerPath = `${projectPath({ project: ref })}/config/database/pooler`;
    const poolers = await client.request({ method: "GET", path: poolerPath, repeatable: true });
    const primary = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, poolersAnswer, poolers.body, `GET ${poolerPath}`).find(({ database_type: type }) => type === "PRIMARY");
    if (primary === undefined)
        throw problem("vendor_answer_unknown", `Supabase names no pooler of the branch ${name}.`);
    const [address = "", ...certificates] = like.reveal().trim().split(/\r?\n/);
    const url = (0,parse_url/* parseUrl */.D)(address);
    // Certificates of the authorities, and how strictly they are checked, are the project's.
    const search = url?.search ?? "";
    const database = url?.pathname ?? "/postgres";
    const user = encodeURIComponent(primary.db_user);
    const made = `postgres://${user}:${encodeURIComponent(password)}@${primary.db_host}:${SESSION_PORT}${database}${search}`;
    return new secret/* Secret */.z(`${like.name} (Supabase branch ${name})`, [made, ...certificates].join("\n"));
}
/** Also where it is gone already. */
async function deleteBranch(supabase, place, id) {
    const path = `/v1/branches/${encodeURIComponent(id)}`;
    await supabase.client.request({ method: "DELETE", path, repeatable: true, accept: [404] });
    if (!(await listBranches(supabase, place)).some((branch) => branch.id === id))
        return;
    throw problem("read_back_mismatch", `Supabase took the order to delete the branch ${id}, and it is still there.`);
}
function problem(reasonCode, message) {
    return new error/* ProviderError */.mZ({
        reasonCode,
        vendor: settings/* VENDOR */.XC,
        message,
        remedy: reasonCode === "credential_insufficient"
            ? settings/* MANAGED_REMEDY */.z2
            : "Look at the project's branches in Supabase's dashboard; run again, this finds what was begun.",
    });
}

// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
;// CONCATENATED MODULE: ./build/src/providers/supabase/managed/restore.js
/**
 * A project put back to a moment. The database is offline meanwhile, and nothing of what was there before is kept. Nothing at
 * Supabase says afterwards what was asked for: that it happened is known only to who saw the project restoring.
 */







const restore_HEALTHY = "ACTIVE_HEALTHY";
const UNDER_WAY = new Set(["RESTORING", "COMING_UP", "RESTARTING", "GOING_DOWN"]);
const restore_POLL_MS = 5_000;
/** By then the project is offline, if the restore began at all. */
const SEEN_WITHIN_MS = 600_000;
const projectAnswer = schemas/* object */.Ikc({ status: schemas/* string */.YjP() });
async function restore(supabase, place, target) {
    if (target.kind === "copy") {
        throw restore_problem("usage", "Supabase's API puts a project back to a moment only, not to a branch or a daily backup.");
    }
    const { reach } = await readBackups(supabase, place);
    if (reach === null) {
        throw restore_problem("not_in_subscription", `Point-in-time recovery is not on for the project ${place.project}.`);
    }
    if (target.at < reach.from || target.at > reach.to) {
        const said = `${(0,instant/* renderInstant */.W)(reach.from)} to ${(0,instant/* renderInstant */.W)(reach.to)}`;
        throw restore_problem("usage", `${(0,instant/* renderInstant */.W)(target.at)} cannot be restored: Supabase's reach is from ${said}.`);
    }
    const path = `${projectPath(place)}/database/backups/restore-pitr`;
    const json = { recovery_time_target_unix: Math.floor(target.at / 1_000) };
    await supabase.client.request({ method: "POST", path, json, repeatable: false, once: true, timeoutMs: 60_000 });
    return { state: "coming", keptAs: null, operations: [] };
}
/** `operations` has the state in which it was seen, so that whoever follows it need not see it begin. */
async function findRestore(supabase, place) {
    const status = await readStatus(supabase, place);
    return UNDER_WAY.has(status) ? { state: "coming", keptAs: null, operations: [status] } : null;
}
/** Done is what was seen offline and is healthy again: a project that never went offline was not restored. */
async function followRestore(supabase, place, asked, { timeoutMs, progress }) {
    const { clock, signal } = supabase.context;
    const begunAt = clock.now();
    let wasSeen = asked.operations.length > 0;
    for (;;) {
        const status = await readStatus(supabase, place);
        wasSeen ||= UNDER_WAY.has(status);
        if (wasSeen && status === restore_HEALTHY)
            return { state: "done", keptAs: null, operations: [] };
        if (status !== restore_HEALTHY && !UNDER_WAY.has(status)) {
            throw restore_problem("managed_copy_failed", `Supabase did not finish the restore: the project is ${status}.`);
        }
        const passedMs = clock.now() - begunAt;
        if (!wasSeen && passedMs > Math.min(SEEN_WITHIN_MS, timeoutMs)) {
            throw restore_problem("read_back_mismatch", "Supabase took the order to restore, and the project never went offline.");
        }
        if (passedMs + restore_POLL_MS > timeoutMs)
            throw restore_problem("vendor_timeout", `The project is still ${status}.`);
        progress(`the project is ${status}`);
        await clock.sleep(restore_POLL_MS, signal);
    }
}
async function readStatus({ client }, place) {
    const path = projectPath(place);
    const answer = await client.request({ method: "GET", path, repeatable: true });
    return (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, projectAnswer, answer.body, `GET ${path}`).status;
}
function restore_problem(reasonCode, message) {
    return new error/* ProviderError */.mZ({
        reasonCode,
        vendor: settings/* VENDOR */.XC,
        message,
        remedy: "Look at Database, Backups in Supabase's dashboard before anything else is asked for.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/supabase/managed/databases.js
/** What Supabase does for a project's database, by its Management API: https://supabase.com/docs/reference/api. */






const ABILITIES = {
    copies: ["branch"],
    copiesExpire: false,
    copiesOfThePast: false,
    restoreKeepsPrevious: false,
    restoreLeavesTrace: false,
    cannot: [
        "Supabase takes no backup when it is asked: it makes them by its own schedule, daily, or all the time where point-in-time recovery is on.",
        "Physical backups cannot be downloaded: what shall lie outside of Supabase needs a dump.",
        "A backup has no files of Storage in it, only what the database says of them.",
        "A restore replaces the database, which is offline meanwhile, and keeps nothing of what was there before.",
        "A branch stays, and is paid for, until somebody deletes it.",
    ],
};
function connectDatabases(context) {
    const client = (0,supabase_client/* connectClient */.m)(context, { credentialRemedy: settings/* MANAGED_REMEDY */.z2 });
    return { abilities: ABILITIES, open: (place) => openDatabase({ client, context }, place) };
}
function openDatabase(supabase, place) {
    if (place.branch !== null) {
        throw new error/* ProviderError */.mZ({
            reasonCode: "usage",
            vendor: settings/* VENDOR */.XC,
            message: `A branch at Supabase is a project of its own, so ${place.branch} cannot be named beside the project ${place.project}.`,
            remedy: "Name the branch's own reference as `project` in the plan, and leave `branch` out.",
        });
    }
    return {
        readBackups: () => readBackups(supabase, place),
        findCopy: async (name, way) => (way === "branch" ? findBranch(supabase, place, name) : noSnapshots()),
        createCopy: async (wish) => (wish.way === "branch" ? createBranch(supabase, place, wish) : noSnapshots()),
        followCopy: (copy, following) => followBranch(supabase, place, copy, following),
        addressOf: (copy, like) => addressOfBranch(supabase, copy, like),
        deleteCopy: async ({ way, id }) => (way === "branch" ? deleteBranch(supabase, place, id) : noSnapshots()),
        restore: (target) => restore(supabase, place, target),
        findRestore: () => findRestore(supabase, place),
        followRestore: (asked, following) => followRestore(supabase, place, asked, following),
    };
}
function noSnapshots() {
    throw new error/* ProviderError */.mZ({
        reasonCode: "usage",
        vendor: settings/* VENDOR */.XC,
        message: "Supabase takes no snapshot when it is asked.",
        remedy: "Use a branch, or a dump: a step `backup` with `database`.",
    });
}


/***/ }),

/***/ 64377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
