export const id = 8937;
export const ids = [8937,1469];
export const modules = {

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

/***/ 21469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  aliasShape: () => (/* binding */ aliasShape),
  customEnvironmentListShape: () => (/* binding */ customEnvironmentListShape),
  deploymentListShape: () => (/* binding */ deploymentListShape),
  deploymentShape: () => (/* binding */ deploymentShape),
  environmentVariableListShape: () => (/* binding */ environmentVariableListShape),
  missingFilesShape: () => (/* binding */ missingFilesShape),
  parseAnswer: () => (/* binding */ parseAnswer),
  projectShape: () => (/* binding */ projectShape),
  servedListShape: () => (/* binding */ servedListShape)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./build/src/providers/parse-answer.js
var parse_answer = __webpack_require__(36186);
;// CONCATENATED MODULE: ./build/src/providers/vercel/git/link.js
/** The repository that Vercel builds a project from. */

const linkShape = schemas/* object */.Ikc({
    type: schemas/* string */.YjP().regex(/^github/),
    org: schemas/* string */.YjP(),
    repo: schemas/* string */.YjP(),
    repoId: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).nullish(),
    productionBranch: schemas/* string */.YjP().nullish(),
});
/** Null where the project is built from nothing, or from another forge. */
function linkOf(link) {
    const parsed = linkShape.safeParse(link);
    if (!parsed.success)
        return null;
    const { org, repo, repoId, productionBranch } = parsed.data;
    const id = repoId === null || repoId === undefined ? null : String(repoId);
    return { owner: org, name: repo, id, productionBranch: productionBranch ?? null };
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/api.js
/**
 * Vercel's answers, as far as they are read here. Unknown fields are dropped, unknown values are an error:
 * what is not understood must never look like a healthy state. The versions of the API differ in names
 * (`uid` and `created` in lists, `id` and `createdAt` elsewhere), so both are taken.
 */



const BUILD_STATES = {
    INITIALIZING: "queued",
    QUEUED: "queued",
    // Waits for a person's approval in the dashboard; it may still go on.
    BLOCKED: "queued",
    ANALYZING: "building",
    BUILDING: "building",
    DEPLOYING: "building",
    READY: "ready",
    ERROR: "error",
    CANCELED: "canceled",
    DELETED: "deleted",
};
const buildStateShape = schemas/* enum */.k5n(Object.keys(BUILD_STATES));
/** A host with a port at most: requests are made to it, and secrets sent. */
const HOST = /^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?(:\d{1,5})?$/;
const rawDeploymentShape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().optional(),
    uid: schemas/* string */.YjP().optional(),
    projectId: schemas/* string */.YjP().nullish(),
    url: schemas/* string */.YjP().nullish(),
    readyState: buildStateShape.optional(),
    state: buildStateShape.optional(),
    readySubstate: schemas/* string */.YjP().nullish(),
    target: schemas/* string */.YjP().nullish(),
    customEnvironment: schemas/* object */.Ikc({ id: schemas/* string */.YjP().nullish(), slug: schemas/* string */.YjP().nullish() }).nullish(),
    createdAt: schemas/* number */.aig().optional(),
    created: schemas/* number */.aig().optional(),
    ready: schemas/* number */.aig().nullish(),
    // Values are strings at Vercel; what is not is left out rather than guessed at.
    meta: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish(),
    // In a list the time at which its domains were assigned; elsewhere only whether they were.
    aliasAssigned: schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* boolean */.zMY()]).nullish(),
    errorMessage: schemas/* string */.YjP().nullish(),
    inspectorUrl: schemas/* string */.YjP().nullish(),
    // Told to people, and nothing depends on it: what is not understood is not known.
    crons: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), schedule: schemas/* string */.YjP() }))
        .nullish()
        .catch(null),
    plan: schemas/* string */.YjP().nullish().catch(null),
});
const deploymentShape = rawDeploymentShape.transform((raw, context) => {
    const id = raw.id ?? raw.uid;
    const readyState = raw.readyState ?? raw.state;
    const createdAt = raw.createdAt ?? raw.created;
    const missing = id === undefined ? "id" : readyState === undefined ? "readyState" : "createdAt";
    if (id === undefined || readyState === undefined || createdAt === undefined) {
        context.addIssue({ code: "custom", path: [missing], message: "is missing" });
        return core/* NEVER */.tm;
    }
    const state = BUILD_STATES[readyState] ?? "queued";
    // Without a host the first part of a path would be taken for one.
    if (raw.url ? !HOST.test(raw.url) : state === "ready") {
        context.addIssue({ code: "custom", path: ["url"], message: raw.url ? "is not a host" : "is missing" });
        return core/* NEVER */.tm;
    }
    const target = targetOf(raw);
    return {
        id,
        url: raw.url ?? "",
        state,
        ...target,
        createdAt,
        readyAt: raw.ready ?? null,
        meta: Object.fromEntries(Object.entries(raw.meta ?? {}).filter((entry) => typeof entry[1] === "string")),
        projectId: raw.projectId ?? null,
        // A promote makes a production build of a preview; STAGED is a production build until it has had traffic.
        neverServed: target.target !== "production" || raw.readySubstate === "STAGED",
        errorMessage: raw.errorMessage ?? null,
        inspectUrl: raw.inspectorUrl ?? null,
        ...(raw.crons ? { crons: raw.crons } : {}),
        ...(raw.plan ? { restoresOnlyPrevious: raw.plan === "hobby" } : {}),
    };
});
function targetOf(raw) {
    const slug = raw.customEnvironment?.slug ?? raw.customEnvironment?.id ?? null;
    if (slug !== null)
        return { target: "custom", customEnvironment: slug };
    if (raw.target === "production")
        return { target: "production", customEnvironment: null };
    if (raw.target === null || raw.target === undefined || raw.target === "preview") {
        return { target: "preview", customEnvironment: null };
    }
    return { target: "custom", customEnvironment: raw.target };
}
const paginationShape = schemas/* object */.Ikc({ next: schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()]).nullish() }).nullish();
const deploymentListShape = schemas/* object */.Ikc({ deployments: schemas/* array */.YOg(deploymentShape), pagination: paginationShape });
/** Rows of production's own list; null for what production has never served. */
const servedListShape = schemas/* object */.Ikc({
    deployments: schemas/* array */.YOg(rawDeploymentShape.transform((raw, context) => {
        const [id, createdAt] = [raw.id ?? raw.uid, raw.createdAt ?? raw.created];
        if (id === undefined || createdAt === undefined) {
            context.addIssue({ code: "custom", path: [id === undefined ? "id" : "createdAt"], message: "is missing" });
            return core/* NEVER */.tm;
        }
        const isReady = (raw.readyState ?? raw.state) === "READY" && raw.target === "production";
        if (!isReady || raw.readySubstate === "STAGED")
            return null;
        const commit = raw.meta?.["githubCommitSha"];
        const servedAt = typeof raw.aliasAssigned === "number" ? raw.aliasAssigned : (raw.ready ?? createdAt);
        return { id, commit: typeof commit === "string" ? commit : null, servedAt, createdAt };
    })),
    pagination: paginationShape,
});
const aliasRequestShape = schemas/* object */.Ikc({
    type: schemas/* enum */.k5n(["promote", "rollback"]),
    fromDeploymentId: schemas/* string */.YjP().nullish(),
    toDeploymentId: schemas/* string */.YjP(),
    jobStatus: schemas/* enum */.k5n(["pending", "in-progress", "succeeded", "failed", "skipped"]),
    requestedAt: schemas/* number */.aig(),
});
const projectShape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    targets: schemas/* object */.Ikc({ production: schemas/* object */.Ikc({ id: schemas/* string */.YjP().nullish() }).nullish() }).nullish(),
    autoAssignCustomDomains: schemas/* boolean */.zMY().nullish(),
    lastAliasRequest: aliasRequestShape.nullish(),
    rollingRelease: schemas/* unknown */.L5J().optional(),
    link: schemas/* unknown */.L5J().optional(),
    rootDirectory: schemas/* string */.YjP().nullish(),
    sourceFilesOutsideRootDirectory: schemas/* boolean */.zMY().nullish(),
})
    .transform((raw) => {
    const last = raw.lastAliasRequest;
    return {
        id: raw.id,
        name: raw.name,
        productionDeploymentId: raw.targets?.production?.id ?? null,
        // Absent is the default, on; only a literal false pins production.
        autoAssignDomains: raw.autoAssignCustomDomains !== false,
        aliasRequest: last
            ? {
                type: last.type,
                fromDeploymentId: last.fromDeploymentId ?? null,
                toDeploymentId: last.toDeploymentId,
                status: last.jobStatus,
                requestedAt: last.requestedAt,
            }
            : null,
        rollsOut: raw.rollingRelease !== null && raw.rollingRelease !== undefined && raw.rollingRelease !== false,
        repository: linkOf(raw.link),
        rootDirectory: raw.rootDirectory ?? null,
        sourceFilesOutsideRootDirectory: raw.sourceFilesOutsideRootDirectory ?? true,
    };
});
const aliasShape = schemas/* object */.Ikc({
    deploymentId: schemas/* string */.YjP().nullish(),
    deployment: schemas/* object */.Ikc({ id: schemas/* string */.YjP().nullish() }).nullish(),
    redirect: schemas/* string */.YjP().nullish(),
})
    // An error with status 200 must not read as a domain that points nowhere, of which the answer says `null`.
    .refine((raw) => raw.deploymentId !== undefined || raw.deployment || raw.redirect, "neither a deployment nor a redirect")
    .transform((raw) => ({
    deploymentId: raw.deploymentId ?? raw.deployment?.id ?? null,
    redirect: raw.redirect ?? null,
}));
const environmentVariableShape = schemas/* object */.Ikc({
    key: schemas/* string */.YjP(),
    type: schemas/* enum */.k5n(["plain", "encrypted", "sensitive", "system", "secret"]),
    target: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())]).nullish(),
    customEnvironmentIds: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    gitBranch: schemas/* string */.YjP().nullish(),
    updatedAt: schemas/* number */.aig().nullish(),
    createdAt: schemas/* number */.aig().nullish(),
})
    .transform((raw) => ({
    name: raw.key,
    kind: raw.type,
    targets: typeof raw.target === "string" ? [raw.target] : (raw.target ?? []),
    updatedAt: raw.updatedAt ?? raw.createdAt ?? null,
    customEnvironmentIds: raw.customEnvironmentIds ?? [],
    gitBranch: raw.gitBranch ?? null,
}));
const environmentVariableListShape = schemas/* object */.Ikc({
    envs: schemas/* array */.YOg(environmentVariableShape),
    pagination: paginationShape,
});
const customEnvironmentListShape = schemas/* object */.Ikc({
    environments: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), slug: schemas/* string */.YjP() })),
});
/** What a create answers besides a deployment: 400 with the hashes that the host does not have yet. */
const missingFilesShape = schemas/* object */.Ikc({
    error: schemas/* object */.Ikc({ code: schemas/* literal */.euz("missing_files"), missing: schemas/* array */.YOg(schemas/* string */.YjP()) }),
});
/** Throws ProviderError `vendor_answer_unknown` that names the first field which was not understood. */
function parseAnswer(shape, body, request) {
    return (0,parse_answer/* parseAnswer */.W)("Vercel", shape, body, request);
}


/***/ }),

/***/ 58937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   followBuild: () => (/* binding */ followBuild)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21469);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71881);
/**
 * Follows a build to its end: the event stream says at once that something happened, a poll every second beside it
 * needs no stream. Only what `GET` says counts. Staged builds may never get `aliasAssigned`, so READY is the end.
 */




const POLL_MS = 1_000;
/** A line without an end must not fill the memory; the signs are short. */
const LONGEST_LINE = 1024 * 1024;
/** A stream that ends at once, again and again, is asked less often. */
const REOPEN_MS = [1_000, 2_000, 5_000, 15_000];
const ENDED = new Set(["ready", "error", "canceled", "deleted"]);
const TRANSIENT = new Set(["vendor_unavailable", "vendor_timeout", "vendor_rate_limited"]);
async function followBuild(connection, id, timeoutMs, progress) {
    const { clock, signal } = connection.context;
    const deadline = clock.now() + timeoutMs;
    const bell = createBell();
    const stop = new AbortController();
    const abort = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    void listen(connection, id, bell.ring, abort).catch(() => undefined);
    let last = null;
    let trouble = null;
    try {
        for (;;) {
            try {
                const deployment = await look(connection, id);
                trouble = null;
                if (deployment.state !== last?.state)
                    progress({ step: "state", state: deployment.state });
                last = deployment;
                if (ENDED.has(deployment.state))
                    return deployment;
            }
            catch (error) {
                if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ) || !TRANSIENT.has(error.reasonCode))
                    throw error;
                trouble = error;
            }
            const left = deadline - clock.now();
            if (left <= 0)
                throw timedOut(id, timeoutMs, last?.state ?? null, trouble);
            await bell.wait((pause) => clock.sleep(Math.min(POLL_MS, left), AbortSignal.any([abort, pause])));
            signal?.throwIfAborted();
        }
    }
    finally {
        stop.abort();
    }
}
async function look(connection, id) {
    const path = `/v13/deployments/${encodeURIComponent(id)}`;
    // Not tried again inside: the next look comes by itself, and soon.
    const answer = await connection.request({ method: "GET", path, repeatable: false });
    return (0,_api_js__WEBPACK_IMPORTED_MODULE_2__.parseAnswer)(_api_js__WEBPACK_IMPORTED_MODULE_2__.deploymentShape, answer.body, `GET ${path}`);
}
/** Rings at each sign of a change: a line that is not build output, or the end of the stream. */
async function listen(connection, id, ring, signal) {
    for (let opened = 0; !signal.aborted; opened += 1) {
        await readEvents(connection, id, ring, signal);
        if (signal.aborted)
            return;
        ring();
        await connection.context.clock.sleep(REOPEN_MS[Math.min(opened, REOPEN_MS.length - 1)] ?? POLL_MS, signal);
    }
}
/** Resolves when the stream ends, however it does. */
async function readEvents(connection, id, ring, signal) {
    const open = connection.prepare({
        method: "GET",
        path: `/v3/now/deployments/${encodeURIComponent(id)}/events`,
        query: { direction: "forward", follow: "1", format: "lines" },
    });
    const request = open();
    const stop = () => request.destroy();
    if (signal.aborted)
        stop();
    signal.addEventListener("abort", stop, { once: true });
    await new Promise((resolve) => {
        request.on("error", () => undefined);
        request.once("close", resolve);
        request.once("response", (response) => {
            let rest = "";
            response.setEncoding("utf8");
            response.on("error", () => undefined);
            response.on("data", (chunk) => {
                const lines = (rest + chunk).split("\n");
                rest = (lines.pop() ?? "").slice(-LONGEST_LINE);
                if (response.statusCode === 200 && lines.some(isSign))
                    ring();
            });
        });
        request.end();
    });
    signal.removeEventListener("abort", stop);
}
/** `alias-assigned` comes when a build is ready and has its domains; `deployment-state` and `exit` belong to other versions. */
function isSign(line) {
    return /"type":\s*"(alias-assigned|deployment-state|exit)"/.test(line);
}
function createBell() {
    let rang = false;
    let wake = null;
    return {
        ring() {
            rang = true;
            wake?.();
        },
        async wait(pause) {
            if (!rang) {
                const over = new AbortController();
                await new Promise((resolve) => {
                    wake = resolve;
                    pause(over.signal).then(resolve, resolve);
                });
                wake = null;
                over.abort();
            }
            rang = false;
        },
    };
}
function timedOut(id, timeoutMs, state, trouble) {
    const known = state === null ? "its state was never read" : `it was last seen ${state}`;
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .ProviderError */ .mZ({
        reasonCode: "vendor_timeout",
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .VENDOR */ .XC,
        message: `The build ${id} did not end within ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(timeoutMs)}: ${known}${trouble === null ? "" : `; ${trouble.message}`}`,
        remedy: "Look at the build in Vercel's dashboard; run this again to go on waiting, or raise `deploy.timeout` in the plan.",
        cause: trouble ?? undefined,
    });
}


/***/ })

};
