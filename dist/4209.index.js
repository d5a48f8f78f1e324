export const id = 4209;
export const ids = [4209];
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

/***/ 24209:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectDatabases: () => (/* binding */ connectDatabases)
});

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/providers/parse-answer.js
var parse_answer = __webpack_require__(36186);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/lib/parse-url.js
var parse_url = __webpack_require__(48266);
// EXTERNAL MODULE: ./build/src/lib/secret.js
var secret = __webpack_require__(43469);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/providers/iso-instant.js
var iso_instant = __webpack_require__(99389);
;// CONCATENATED MODULE: ./build/src/providers/neon/shapes.js
/** Neon's answers, as far as they are used: its own description is `public-v2` of its API. Unknown keys are ignored. */


const operationShape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().min(1),
    action: schemas/* string */.YjP(),
    status: schemas/* string */.YjP(),
    branch_id: schemas/* string */.YjP().nullish(),
    created_at: iso_instant/* isoInstant */.j,
    error: schemas/* string */.YjP().nullish(),
});
const branchShape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().min(1),
    name: schemas/* string */.YjP(),
    current_state: schemas/* string */.YjP(),
    pending_state: schemas/* string */.YjP().nullish(),
    default: schemas/* boolean */.zMY(),
    parent_id: schemas/* string */.YjP().nullish(),
    parent_lsn: schemas/* string */.YjP().nullish(),
    parent_timestamp: iso_instant/* isoInstant */.j.nullish(),
    created_at: iso_instant/* isoInstant */.j,
    expires_at: iso_instant/* isoInstant */.j.nullish(),
});
const snapshotShape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().min(1),
    name: schemas/* string */.YjP(),
    lsn: schemas/* string */.YjP().nullish(),
    timestamp: iso_instant/* isoInstant */.j.nullish(),
    source_branch_id: schemas/* string */.YjP().nullish(),
    created_at: iso_instant/* isoInstant */.j,
    expires_at: iso_instant/* isoInstant */.j.nullish(),
});
const operations = schemas/* array */.YOg(operationShape);
const branchAnswer = schemas/* object */.Ikc({ branch: branchShape, operations: operations.default([]) });
const branchesAnswer = schemas/* object */.Ikc({
    branches: schemas/* array */.YOg(branchShape),
    pagination: schemas/* object */.Ikc({ next: schemas/* string */.YjP().nullish() }).nullish(),
});
const snapshotAnswer = schemas/* object */.Ikc({ snapshot: snapshotShape, operations });
const snapshotsAnswer = schemas/* object */.Ikc({ snapshots: schemas/* array */.YOg(snapshotShape) });
const operationAnswer = schemas/* object */.Ikc({ operation: operationShape });
const operationsAnswer = schemas/* object */.Ikc({ operations });
const operationPage = schemas/* object */.Ikc({
    operations,
    pagination: schemas/* object */.Ikc({ cursor: schemas/* string */.YjP().nullish() }).nullish(),
});
const projectAnswer = schemas/* object */.Ikc({
    project: schemas/* object */.Ikc({ id: schemas/* string */.YjP(), name: schemas/* string */.YjP(), history_retention_seconds: schemas/* number */.aig().min(0) }),
});
const endpointsAnswer = schemas/* object */.Ikc({ endpoints: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), type: schemas/* string */.YjP() })) });
const uriAnswer = schemas/* object */.Ikc({ uri: schemas/* string */.YjP().min(1) });

// EXTERNAL MODULE: ./build/src/providers/neon/settings.js
var settings = __webpack_require__(95252);
;// CONCATENATED MODULE: ./build/src/providers/neon/operations.js
/** Neon's own work, polled until it has ended: https://neon.com/docs/manage/operations. */




const FIRST_POLL_MS = 500;
const LONGEST_POLL_MS = 5_000;
const DONE = new Set(["finished", "skipped"]);
const GIVEN_UP = new Set(["cancelled"]);
const PAGE = 200;
const MOST_PAGES = 100;
/** Throws ProviderError `managed_copy_failed` where one was given up, `vendor_timeout` where one goes on. */
async function followOperations(neon, place, ids, { timeoutMs, progress }) {
    const { clock, signal } = neon.context;
    const until = clock.now() + timeoutMs;
    let waitMs = FIRST_POLL_MS;
    for (const id of ids) {
        for (;;) {
            const operation = await readOperation(neon, place, id);
            if (DONE.has(operation.status))
                break;
            if (GIVEN_UP.has(operation.status))
                throw givenUp(operation);
            // `failed` is not the end: Neon tries again by itself.
            progress(`${operation.action} is ${operation.status}`);
            if (clock.now() + waitMs > until)
                throw tooLong(operation, timeoutMs);
            await clock.sleep(waitMs, signal);
            waitMs = Math.min(LONGEST_POLL_MS, waitMs * 2);
        }
    }
}
async function readOperation(neon, { project }, id) {
    const path = `/projects/${encodeURIComponent(project)}/operations/${encodeURIComponent(id)}`;
    const answer = await neon.ask({ method: "GET", path, repeatable: true });
    return (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, operationAnswer, answer.body, `GET ${path}`).operation;
}
/** Ids of what Neon is at work on for a branch, among what began at or after this instant. */
async function openOperations(neon, { project }, branch, since) {
    const path = `/projects/${encodeURIComponent(project)}/operations`;
    const open = [];
    let cursor;
    for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await neon.ask({ method: "GET", path, query: { limit: PAGE, cursor }, repeatable: true });
        const { operations, pagination } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, operationPage, answer.body, `GET ${path}`);
        for (const { id, status, branch_id: of, created_at: at } of operations) {
            const isOurs = at >= since && (branch === null || of === branch);
            if (isOurs && !DONE.has(status) && !GIVEN_UP.has(status))
                open.push(id);
        }
        const next = pagination?.cursor ?? undefined;
        // Newest first: what comes later is older still.
        const isOver = operations.length > 0 && operations.every(({ created_at: at }) => at < since);
        if (next === undefined || next === cursor || operations.length === 0 || isOver)
            return open;
        cursor = next;
    }
    return open;
}
function givenUp({ action, status, error }) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "managed_copy_failed",
        vendor: settings/* VENDOR */.XC,
        message: `Neon gave up: ${action} is ${status}${(error ?? "") === "" ? "" : ` (${error})`}.`,
        remedy: "Look at the project's operations in Neon's console, and run this again.",
    });
}
function tooLong({ action, status, error }, timeoutMs) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_timeout",
        vendor: settings/* VENDOR */.XC,
        message: `Neon's ${action} was still ${status} after ${Math.round(timeoutMs / 1_000)} s${(error ?? "") === "" ? "" : ` (${error})`}.`,
        remedy: "Look at the project's operations in Neon's console; run again, this finds what was begun.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/neon/branches.js
/** Branches of a project: found by name, made, reached and ended. */








const branches_PAGE = 100;
const branches_MOST_PAGES = 200;
/** It answers queries: an archived one is only slow. */
const READY = new Set(["ready", "archived"]);
/** Time to start a compute, which takes seconds. */
const ENDPOINT_MS = 120_000;
function projectPath({ project }) {
    return `/projects/${encodeURIComponent(project)}`;
}
/** Every branch whose name or id has `search` in it; all of them without. */
async function listBranches(neon, place, search) {
    const path = `${projectPath(place)}/branches`;
    const found = new Map();
    let cursor;
    for (let page = 0; page < branches_MOST_PAGES; page += 1) {
        const query = { limit: branches_PAGE, sort_by: "created_at", search, cursor };
        const answer = await neon.ask({ method: "GET", path, query, repeatable: true });
        const { branches, pagination } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, branchesAnswer, answer.body, `GET ${path}`);
        for (const branch of branches)
            found.set(branch.id, branch);
        const next = pagination?.next ?? undefined;
        if (next === undefined || next === cursor || branches.length === 0)
            return [...found.values()];
        cursor = next;
    }
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: settings/* VENDOR */.XC,
        message: `Neon's list of branches did not end after ${branches_MOST_PAGES} pages.`,
        remedy: "Delete branches of the project that nobody needs, and run this again.",
    });
}
/** The branch that the plan means. Throws ProviderError `not_found`. */
async function findPlace(neon, place) {
    const { branch: wanted } = place;
    const branches = await listBranches(neon, place);
    const found = branches.filter(({ id, name, default: isDefault }) => wanted === null ? isDefault : id === wanted || name === wanted);
    const [one, other] = found;
    if (one !== undefined && other === undefined)
        return one;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "not_found",
        vendor: settings/* VENDOR */.XC,
        message: one === undefined
            ? `The project ${place.project} has no ${wanted === null ? "default branch" : `branch ${wanted}`} at Neon.`
            : `The project ${place.project} has ${found.length} branches that ${wanted ?? "default"} could mean.`,
        remedy: "Correct `branch` in the plan: the branch's name, or its id (`br-…`).",
    });
}
async function findBranch(neon, place, name) {
    const found = (await listBranches(neon, place, name)).filter((branch) => branch.name === name);
    const [one = null] = found;
    if (found.length < 2)
        return one;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: settings/* VENDOR */.XC,
        message: `Neon has ${found.length} branches that are named ${name}, so that none can be told to be ours.`,
        remedy: "Delete all but one of them in Neon's console, and run this again.",
    });
}
async function readBranch(neon, place, id) {
    const path = `${projectPath(place)}/branches/${encodeURIComponent(id)}`;
    const answer = await neon.ask({ method: "GET", path, repeatable: true, accept: [404] });
    return answer.status === 404 ? null : (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, branchAnswer, answer.body, `GET ${path}`).branch;
}
async function createBranch(neon, place, wish) {
    const parent = await findPlace(neon, place);
    const path = `${projectPath(place)}/branches`;
    const json = {
        // Without an endpoint: a copy that nobody asks yet costs no compute.
        branch: {
            name: wish.name,
            parent_id: parent.id,
            ...(wish.at === null ? {} : { parent_timestamp: (0,instant/* renderInstant */.W)(wish.at) }),
            ...(wish.expiresAt === null ? {} : { expires_at: (0,instant/* renderInstant */.W)(wish.expiresAt) }),
        },
    };
    const answer = await neon.ask({ method: "POST", path, json, repeatable: false });
    const { branch, operations } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, branchAnswer, answer.body, `POST ${path}`);
    return copyOfBranch(place, branch, operations.map(({ id }) => id));
}
function isReady({ current_state: state, pending_state: pending }) {
    return READY.has(state) && (pending ?? null) === null;
}
function copyOfBranch(place, branch, operations) {
    return {
        way: "branch",
        id: branch.id,
        name: branch.name,
        createdAt: branch.created_at,
        dataAt: branch.parent_timestamp ?? null,
        lsn: branch.parent_lsn ?? null,
        expiresAt: branch.expires_at ?? null,
        state: isReady(branch) && operations.length === 0 ? "ready" : "coming",
        operations,
        url: `https://console.neon.tech/app/projects/${place.project}/branches/${branch.id}`,
    };
}
/** Also where it is gone already. Computes of the branch end with it. */
async function deleteBranch(neon, place, id) {
    const path = `${projectPath(place)}/branches/${encodeURIComponent(id)}`;
    const answer = await neon.ask({ method: "DELETE", path, repeatable: true, accept: [404] });
    if (answer.status === 200) {
        const { operations } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, operationsAnswer, answer.body, `DELETE ${path}`);
        const following = { timeoutMs: ENDPOINT_MS, progress: () => undefined };
        await followOperations(neon, place, operations.map((one) => one.id), following);
    }
    if ((await readBranch(neon, place, id)) === null)
        return;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "read_back_mismatch",
        vendor: settings/* VENDOR */.XC,
        message: `Neon took the order to delete the branch ${id}, and the branch is still there.`,
        remedy: "Delete the branch in Neon's console.",
    });
}
/** A branch is made without a compute, so one is started for it where it has none. */
async function addressOfBranch(neon, place, id, like) {
    await ensureEndpoint(neon, place, id);
    const parsed = (0,parse_url/* parseUrl */.D)(like.reveal().trim().split(/\r?\n/)[0] ?? "");
    const user = decodeURIComponent(parsed?.username ?? "");
    const database = decodeURIComponent(parsed?.pathname.slice(1) ?? "");
    if (user === "" || database === "") {
        throw new lib_error/* ProviderError */.mZ({
            reasonCode: "usage",
            vendor: settings/* VENDOR */.XC,
            message: `${like.name} does not say which user and which database, so that the copy's address cannot be asked for.`,
            remedy: `Store the whole address in ${like.name}: postgres://user:password@host/database.`,
        });
    }
    const path = `${projectPath(place)}/connection_uri`;
    // Never pooled: settings and locks of a session are lost behind a transaction pooler.
    const query = { branch_id: id, database_name: database, role_name: user, pooled: false };
    const answer = await neon.ask({ method: "GET", path, query, repeatable: true });
    return new secret/* Secret */.z(`${like.name} (Neon branch ${id})`, (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, uriAnswer, answer.body, `GET ${path}`).uri);
}
async function ensureEndpoint(neon, place, id) {
    const path = `${projectPath(place)}/branches/${encodeURIComponent(id)}/endpoints`;
    const answer = await neon.ask({ method: "GET", path, repeatable: true });
    const { endpoints } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, endpointsAnswer, answer.body, `GET ${path}`);
    if (endpoints.some(({ type }) => type === "read_write"))
        return;
    const create = `${projectPath(place)}/endpoints`;
    const json = { endpoint: { branch_id: id, type: "read_write" } };
    const made = await neon.ask({ method: "POST", path: create, json, repeatable: false });
    const { operations } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, operationsAnswer, made.body, `POST ${create}`);
    const following = { timeoutMs: ENDPOINT_MS, progress: () => undefined };
    await followOperations(neon, place, operations.map((one) => one.id), following);
}

// EXTERNAL MODULE: ./build/src/lib/retry.js
var retry = __webpack_require__(72183);
// EXTERNAL MODULE: ./build/src/providers/http-failure.js
var http_failure = __webpack_require__(41217);
// EXTERNAL MODULE: ./build/src/providers/http.js
var http = __webpack_require__(33722);
// EXTERNAL MODULE: ./build/src/providers/read-base-url.js
var read_base_url = __webpack_require__(6878);
// EXTERNAL MODULE: ./build/src/providers/read-token.js
var read_token = __webpack_require__(30322);
;// CONCATENATED MODULE: ./build/src/providers/neon/client.js
/** How a request to Neon's API (api-docs.neon.tech) is sent, and what is done where the project is at work on something else. */







const LOCKED = 423;
/** Neon says of both that the request did nothing and may be sent again, whatever it is. */
const SAFE_TO_REPEAT = new Set([LOCKED, 503]);
/** Operations of one project do not overlap, and starting a compute takes seconds. */
const WAIT_FOR_OTHERS = { attempts: 12, firstDelayMs: 1_000, maximumDelayMs: 15_000 };
/** What only the subscription, or how much of it is used, stands in the way of. */
const PAYMENT_REQUIRED = 402;
const LIMIT = /_LIMIT_EXCEEDED$/;
const REFUSALS = [PAYMENT_REQUIRED, 409, 422, LOCKED];
function connectNeon(context) {
    const token = (0,read_token/* readToken */.A)(context.env, settings/* VENDOR */.XC, settings/* API_KEY */.Lq);
    const client = (0,http/* createVendorClient */.O)({
        vendor: settings/* VENDOR */.XC,
        baseUrl: (0,read_base_url/* readBaseUrl */.$)(context, settings/* VENDOR */.XC, settings/* API_URL */.H$).href,
        headers: () => ({ authorization: `Bearer ${token.reveal()}` }),
        token,
        credentialRemedy: settings/* CREDENTIAL_REMEDY */.$R,
        context,
    });
    return { client, context, ask: (request) => ask(client, context, request) };
}
async function ask(client, context, request) {
    const accept = [...(request.accept ?? []), ...REFUSALS, ...(request.repeatable ? [] : [503])];
    const answer = await (0,retry/* retry */.L)(WAIT_FOR_OTHERS, context, async () => {
        const value = await client.request({ ...request, accept });
        return { done: !SAFE_TO_REPEAT.has(value.status), value };
    });
    if (answer.status < 300 || request.accept?.includes(answer.status))
        return answer;
    throw refusalOf(request, answer);
}
function refusalOf({ method, path }, { status, body }) {
    const said = (0,http_failure/* messageOf */.bD)(body);
    const what = `${method} ${path} → ${status}${said === null ? "" : ` (${said})`}`;
    const problem = (reasonCode, message, remedy) => new lib_error/* ProviderError */.mZ({ reasonCode, vendor: settings/* VENDOR */.XC, status, message, remedy });
    if (status === LOCKED) {
        return problem("vendor_busy", `Neon is at work on the project and took nothing else for minutes: ${what}.`, "Look at the project's operations in Neon's console, and run this again when they have ended.");
    }
    if (status === 503) {
        return problem("vendor_unavailable", `Neon answered with an error: ${what}.`, "Look at Neon's status page (https://neonstatus.com) and run this again; it continues where it stopped.");
    }
    if (status === PAYMENT_REQUIRED || LIMIT.test(codeOf(body))) {
        return problem("not_in_subscription", `Neon refused because of what the subscription allows: ${what}.`, "Delete branches or snapshots that nobody needs, or choose a larger plan at Neon.");
    }
    return problem("vendor_answer_unknown", `Neon refused the request: ${what}.`, "Look at what Neon says in parentheses, and correct the plan or the project.");
}
function codeOf(body) {
    if (typeof body !== "object" || body === null || !("code" in body))
        return "";
    return typeof body.code === "string" ? body.code : "";
}

;// CONCATENATED MODULE: ./build/src/providers/neon/restore.js
/**
 * A branch put back to a moment, a branch or a snapshot. What was there before stays as a branch of a name that we give: by it
 * a second run knows that the first one asked.
 */







/** Of the branch that a snapshot becomes, before it takes the other one's place. */
const comingName = (keepAs) => `${keepAs}-coming`;
const SNAPSHOT = { timeoutMs: 900_000, progress: () => undefined };
const POLL_MS = 2_000;
async function restore(neon, place, target, keepAs) {
    const { id } = await findPlace(neon, place);
    if (target.kind === "copy" && target.way !== "branch")
        return restoreSnapshot(neon, place, target.id, keepAs);
    const path = `${projectPath(place)}/branches/${encodeURIComponent(id)}/restore`;
    const json = {
        source_branch_id: target.kind === "copy" ? target.id : id,
        ...(target.kind === "moment" ? { source_timestamp: (0,instant/* renderInstant */.W)(target.at) } : {}),
        preserve_under_name: keepAs,
    };
    const answer = await neon.ask({ method: "POST", path, json, repeatable: false });
    const { operations } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, branchAnswer, answer.body, `POST ${path}`);
    return { state: "coming", keptAs: keepAs, operations: operations.map((one) => one.id) };
}
/** Two requests: it becomes a branch of its own, and this takes over name and computes. Goes on where another run stopped. */
async function restoreSnapshot(neon, place, snapshot, keepAs) {
    const begun = await findBranch(neon, place, comingName(keepAs));
    const coming = begun?.id ?? (await requestBranch(neon, place, snapshot, comingName(keepAs)));
    const path = `${projectPath(place)}/branches/${encodeURIComponent(coming)}/finalize_restore`;
    const answer = await neon.ask({ method: "POST", path, json: { name: keepAs }, repeatable: false });
    const { operations } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, operationsAnswer, answer.body, `POST ${path}`);
    return { state: "coming", keptAs: keepAs, operations: operations.map((one) => one.id) };
}
async function requestBranch(neon, place, snapshot, name) {
    const { id: target } = await findPlace(neon, place);
    const path = `${projectPath(place)}/snapshots/${encodeURIComponent(snapshot)}/restore`;
    const json = { name, target_branch_id: target, finalize_restore: false };
    const answer = await neon.ask({ method: "POST", path, json, repeatable: false });
    const { branch, operations } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, branchAnswer, answer.body, `POST ${path}`);
    await followOperations(neon, place, operations.map((one) => one.id), SNAPSHOT);
    return branch.id;
}
async function findRestore(neon, place, keepAs) {
    const kept = await findBranch(neon, place, keepAs);
    if (kept === null)
        return null;
    const [target, operations] = await Promise.all([
        findPlace(neon, place),
        openOperations(neon, place, null, kept.created_at),
    ]);
    const isDone = operations.length === 0 && isReady(target);
    return { state: isDone ? "done" : "coming", keptAs: keepAs, operations };
}
/** Its operations have ended and the branch answers; what was there before is read back under its name. */
async function followRestore(neon, place, asked, following) {
    const { clock, signal } = neon.context;
    const until = clock.now() + following.timeoutMs;
    await followOperations(neon, place, asked.operations, following);
    for (;;) {
        const target = await findPlace(neon, place);
        if (isReady(target))
            break;
        following.progress(`the branch ${target.name} is ${target.pending_state ?? target.current_state}`);
        if (clock.now() + POLL_MS > until)
            throw notBack("vendor_timeout", `the branch is still ${target.current_state}`);
        await clock.sleep(POLL_MS, signal);
    }
    const kept = asked.keptAs === null ? null : await findBranch(neon, place, asked.keptAs);
    if (kept === null || (await readBranch(neon, place, kept.id)) === null) {
        throw notBack("read_back_mismatch", `there is no branch ${asked.keptAs} with what was there before`);
    }
    return { state: "done", keptAs: asked.keptAs, operations: [] };
}
function notBack(reasonCode, what) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode,
        vendor: settings/* VENDOR */.XC,
        message: `Neon took the order to restore, and ${what}.`,
        remedy: "Look at the branches and operations of the project in Neon's console before anything else is asked for.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/neon/snapshots.js
/** Snapshots of a branch, which Neon keeps beside it (beta): found by name, made and ended. The list has no pages. */







const DELETE_MS = 120_000;
async function listSnapshots(neon, place) {
    const path = `${projectPath(place)}/snapshots`;
    const answer = await neon.ask({ method: "GET", path, repeatable: true });
    return (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, snapshotsAnswer, answer.body, `GET ${path}`).snapshots;
}
/** A snapshot says nothing of whether it is finished, so that Neon's open operations are asked. */
async function findSnapshot(neon, place, name) {
    const found = (await listSnapshots(neon, place)).filter((snapshot) => snapshot.name === name);
    const [one] = found;
    if (one === undefined)
        return null;
    if (found.length === 1) {
        const open = await openOperations(neon, place, one.source_branch_id ?? null, one.created_at);
        return copyOfSnapshot(place, one, open);
    }
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: settings/* VENDOR */.XC,
        message: `Neon has ${found.length} snapshots that are named ${name}, so that none can be told to be ours.`,
        remedy: "Delete all but one of them in Neon's console, and run this again.",
    });
}
async function createSnapshot(neon, place, wish) {
    const source = await findPlace(neon, place);
    const path = `${projectPath(place)}/branches/${encodeURIComponent(source.id)}/snapshot`;
    const query = {
        name: wish.name,
        timestamp: wish.at === null ? undefined : (0,instant/* renderInstant */.W)(wish.at),
        expires_at: wish.expiresAt === null ? undefined : (0,instant/* renderInstant */.W)(wish.expiresAt),
    };
    const answer = await neon.ask({ method: "POST", path, query, repeatable: false });
    const { snapshot, operations } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, snapshotAnswer, answer.body, `POST ${path}`);
    return copyOfSnapshot(place, snapshot, operations.map(({ id }) => id));
}
function copyOfSnapshot(place, snapshot, operations) {
    return {
        way: "snapshot",
        id: snapshot.id,
        name: snapshot.name,
        createdAt: snapshot.created_at,
        dataAt: snapshot.timestamp ?? null,
        lsn: snapshot.lsn ?? null,
        expiresAt: snapshot.expires_at ?? null,
        state: operations.length === 0 ? "ready" : "coming",
        operations,
        url: `https://console.neon.tech/app/projects/${place.project}/backup-restore`,
    };
}
async function deleteSnapshot(neon, place, id) {
    const path = `${projectPath(place)}/snapshots/${encodeURIComponent(id)}`;
    const answer = await neon.ask({ method: "DELETE", path, repeatable: true, accept: [404] });
    if (answer.status < 300) {
        const { operations } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, operationsAnswer, answer.body, `DELETE ${path}`);
        const following = { timeoutMs: DELETE_MS, progress: () => undefined };
        await followOperations(neon, place, operations.map((one) => one.id), following);
    }
    if (!(await listSnapshots(neon, place)).some((snapshot) => snapshot.id === id))
        return;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "read_back_mismatch",
        vendor: settings/* VENDOR */.XC,
        message: `Neon took the order to delete the snapshot ${id}, and the snapshot is still there.`,
        remedy: "Delete the snapshot in Neon's console.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/neon/databases.js
/** What Neon does for a database, by its API: https://api-docs.neon.tech/reference. */










const databases_POLL_MS = 1_000;
const ABILITIES = {
    copies: ["branch", "snapshot"],
    copiesExpire: true,
    copiesOfThePast: true,
    restoreKeepsPrevious: true,
    restoreLeavesTrace: true,
    cannot: [
        "A branch or a snapshot lies at Neon, in the same project: it is lost with the project or the account.",
        "A branch shares its storage with the branch that it came from, and neither can be downloaded; a dump can.",
        "History ends with the project's history window, and nothing before it can be restored.",
    ],
};
function connectDatabases(context) {
    const neon = connectNeon(context);
    return { abilities: ABILITIES, open: (place) => openDatabase(neon, place) };
}
function openDatabase(neon, place) {
    return {
        readBackups: () => readBackups(neon, place),
        findCopy: (name, way) => findCopy(neon, place, name, way),
        createCopy: (wish) => (wish.way === "branch" ? createBranch(neon, place, wish) : createSnapshot(neon, place, wish)),
        followCopy: (copy, following) => followCopy(neon, place, copy, following),
        addressOf: (copy, like) => {
            if (copy.way === "branch")
                return addressOfBranch(neon, place, copy.id, like);
            throw new lib_error/* ProviderError */.mZ({
                reasonCode: "usage",
                vendor: settings/* VENDOR */.XC,
                message: "A snapshot at Neon has no address: it is read by restoring it.",
                remedy: "Use `way: branch` in the plan.",
            });
        },
        deleteCopy: ({ way, id }) => (way === "branch" ? deleteBranch(neon, place, id) : deleteSnapshot(neon, place, id)),
        restore: (target, keepAs) => restore(neon, place, target, keepAs),
        findRestore: (keepAs) => findRestore(neon, place, keepAs),
        followRestore: (asked, following) => followRestore(neon, place, asked, following),
    };
}
async function findCopy(neon, place, name, way) {
    if (way === "snapshot")
        return findSnapshot(neon, place, name);
    const found = await findBranch(neon, place, name);
    return found === null ? null : copyOfBranch(place, found, []);
}
/** Its operations have ended, and it is read back as ready. */
async function followCopy(neon, place, copy, following) {
    const { clock, signal } = neon.context;
    const until = clock.now() + following.timeoutMs;
    await followOperations(neon, place, copy.operations, following);
    for (;;) {
        const found = await readCopy(neon, place, copy);
        if (found.state === "ready")
            return found;
        following.progress(`the ${copy.way} ${copy.name} is being made`);
        if (clock.now() + databases_POLL_MS > until)
            throw notReady(copy, "vendor_timeout", "is not ready yet");
        await clock.sleep(databases_POLL_MS, signal);
    }
}
async function readCopy(neon, place, copy) {
    if (copy.way === "snapshot") {
        const found = await findSnapshot(neon, place, copy.name);
        if (found !== null && found.id === copy.id)
            return found;
        throw notReady(copy, "managed_copy_failed", "is not in Neon's list");
    }
    const branch = await readBranch(neon, place, copy.id);
    if (branch === null)
        throw notReady(copy, "managed_copy_failed", "is not there any more");
    return { ...copyOfBranch(place, branch, []), state: isReady(branch) ? "ready" : "coming" };
}
function notReady({ way, name }, reasonCode, what) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode,
        vendor: settings/* VENDOR */.XC,
        message: `The ${way} ${name} ${what}.`,
        remedy: "Look at the project in Neon's console; run again, this finds what was begun.",
    });
}
async function readBackups(neon, place) {
    const path = projectPath(place);
    const [answer, branch, snapshots] = await Promise.all([
        neon.ask({ method: "GET", path, repeatable: true }),
        findPlace(neon, place),
        listSnapshots(neon, place),
    ]);
    const { project } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, projectAnswer, answer.body, `GET ${path}`);
    const now = neon.context.clock.now();
    const windowMs = project.history_retention_seconds * 1_000;
    const backups = snapshots
        .filter(({ source_branch_id: source }) => source === branch.id)
        .map((one) => ({
        id: one.id,
        name: one.name,
        at: one.timestamp ?? one.created_at,
        state: "complete",
        expiresAt: one.expires_at ?? null,
    }))
        .toSorted((one, other) => other.at - one.at);
    return {
        backups,
        reach: windowMs === 0 ? null : { from: Math.max(now - windowMs, branch.created_at), to: now },
        told: `history of ${windowMs === 0 ? "no time at all" : (0,duration/* renderDuration */.P)(windowMs)}, ${backups.length} snapshot${backups.length === 1 ? "" : "s"} of the branch ${branch.name}`,
    };
}


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
