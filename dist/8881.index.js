export const id = 8881;
export const ids = [8881,9002];
export const modules = {

/***/ 49002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aliasShape: () => (/* binding */ aliasShape),
/* harmony export */   buildEventListShape: () => (/* binding */ buildEventListShape),
/* harmony export */   customEnvironmentListShape: () => (/* binding */ customEnvironmentListShape),
/* harmony export */   deploymentListShape: () => (/* binding */ deploymentListShape),
/* harmony export */   deploymentShape: () => (/* binding */ deploymentShape),
/* harmony export */   environmentVariableListShape: () => (/* binding */ environmentVariableListShape),
/* harmony export */   missingFilesShape: () => (/* binding */ missingFilesShape),
/* harmony export */   parseAnswer: () => (/* binding */ parseAnswer),
/* harmony export */   projectShape: () => (/* binding */ projectShape),
/* harmony export */   servedListShape: () => (/* binding */ servedListShape)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88532);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
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
const buildStateShape = zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(Object.keys(BUILD_STATES));
/** A host with a port at most: requests are made to it, and secrets sent. */
const HOST = /^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?(:\d{1,5})?$/;
const rawDeploymentShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    uid: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    projectId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    url: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    readyState: buildStateShape.optional(),
    state: buildStateShape.optional(),
    readySubstate: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    target: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    customEnvironment: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(), slug: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish() }).nullish(),
    createdAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
    created: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().optional(),
    ready: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish(),
    // Values are strings at Vercel; what is not is left out rather than guessed at.
    meta: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()).nullish(),
    // In a list the time at which its domains were assigned; elsewhere only whether they were.
    aliasAssigned: zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()]).nullish(),
    errorMessage: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    inspectorUrl: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
});
const deploymentShape = rawDeploymentShape.transform((raw, context) => {
    const id = raw.id ?? raw.uid;
    const readyState = raw.readyState ?? raw.state;
    const createdAt = raw.createdAt ?? raw.created;
    const missing = id === undefined ? "id" : readyState === undefined ? "readyState" : "createdAt";
    if (id === undefined || readyState === undefined || createdAt === undefined) {
        context.addIssue({ code: "custom", path: [missing], message: "is missing" });
        return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
    }
    const state = BUILD_STATES[readyState] ?? "queued";
    // Without a host the first part of a path would be taken for one.
    if (raw.url ? !HOST.test(raw.url) : state === "ready") {
        context.addIssue({ code: "custom", path: ["url"], message: raw.url ? "is not a host" : "is missing" });
        return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
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
const paginationShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ next: zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()]).nullish() }).nullish();
const deploymentListShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ deployments: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(deploymentShape), pagination: paginationShape });
/** Rows of production's own list; null for what production has never served. */
const servedListShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    deployments: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(rawDeploymentShape.transform((raw, context) => {
        const [id, createdAt] = [raw.id ?? raw.uid, raw.createdAt ?? raw.created];
        if (id === undefined || createdAt === undefined) {
            context.addIssue({ code: "custom", path: [id === undefined ? "id" : "createdAt"], message: "is missing" });
            return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
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
const aliasRequestShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["promote", "rollback"]),
    fromDeploymentId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    toDeploymentId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    jobStatus: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["pending", "in-progress", "succeeded", "failed", "skipped"]),
    requestedAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(),
});
const projectShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    targets: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ production: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish() }).nullish() }).nullish(),
    autoAssignCustomDomains: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().nullish(),
    lastAliasRequest: aliasRequestShape.nullish(),
    rollingRelease: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J().optional(),
    rootDirectory: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    sourceFilesOutsideRootDirectory: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().nullish(),
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
        rootDirectory: raw.rootDirectory ?? null,
        sourceFilesOutsideRootDirectory: raw.sourceFilesOutsideRootDirectory ?? true,
    };
});
const aliasShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    deploymentId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    deployment: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish() }).nullish(),
    redirect: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
})
    .transform((raw) => ({
    deploymentId: raw.deploymentId ?? raw.deployment?.id ?? null,
    redirect: raw.redirect ?? null,
}));
const environmentVariableShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    key: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    type: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(["plain", "encrypted", "sensitive", "system", "secret"]),
    target: zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())]).nullish(),
    customEnvironmentIds: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).nullish(),
    gitBranch: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    updatedAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish(),
    createdAt: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish(),
})
    .transform((raw) => ({
    name: raw.key,
    kind: raw.type,
    targets: typeof raw.target === "string" ? [raw.target] : (raw.target ?? []),
    updatedAt: raw.updatedAt ?? raw.createdAt ?? null,
    customEnvironmentIds: raw.customEnvironmentIds ?? [],
    gitBranch: raw.gitBranch ?? null,
}));
const environmentVariableListShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    envs: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(environmentVariableShape),
    pagination: paginationShape,
});
const customEnvironmentListShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    environments: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), slug: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
});
/** What a create answers besides a deployment: 400 with the hashes that the host does not have yet. */
const missingFilesShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    error: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz("missing_files"), missing: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) }),
});
const buildEventShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    text: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
    created: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish(),
    date: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish(),
    payload: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ text: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(), date: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().nullish() }).nullish(),
});
const buildEventListShape = zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(buildEventShape);
/** Throws ProviderError `vendor_answer_unknown` that names the first field which was not understood. */
function parseAnswer(shape, body, request) {
    const parsed = shape.safeParse(body);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? "the answer" : issue.path.join(".");
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "Vercel",
        message: `Vercel's answer to ${request} was not understood: ${where}: ${issue?.message ?? "unknown shape"}.`,
        remedy: "Run this again; if it stays, report the answer's shape.",
    });
}


/***/ }),

/***/ 8881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readBuildLog: () => (/* binding */ readBuildLog)
/* harmony export */ });
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81201);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49002);
/** The last lines of a build's log. */


/** Events without text (a change of state) count too, so some more are asked for than lines are wanted. */
const EVENTS_WITHOUT_TEXT = 50;
/** A line may be a whole minified file; nobody reads it to its end, and a step's result has little room. */
const LONGEST_LINE = 1_000;
/** Oldest first. Asked for backwards, so that a long log is not read from its beginning. */
async function readBuildLog(connection, id, lines) {
    const path = `/v3/deployments/${encodeURIComponent(id)}/events`;
    const answer = await connection.request({
        method: "GET",
        path,
        query: { direction: "backward", limit: lines + EVENTS_WITHOUT_TEXT, builds: 1 },
        repeatable: true,
    });
    const events = (0,_api_js__WEBPACK_IMPORTED_MODULE_0__.parseAnswer)(_api_js__WEBPACK_IMPORTED_MODULE_0__.buildEventListShape, eventsOf(answer.body), `GET ${path}`);
    const dated = events.map((event) => ({
        at: event.created ?? event.date ?? event.payload?.date ?? 0,
        text: event.text ?? event.payload?.text ?? "",
    }));
    // Lines of one millisecond keep their order only if the whole answer is turned round; a host may ignore the direction.
    const backward = (dated[0]?.at ?? 0) >= (dated.at(-1)?.at ?? 0);
    return (backward ? dated.toReversed() : dated)
        .toSorted((one, other) => one.at - other.at)
        .filter((event) => event.text !== "")
        .flatMap((event) => event.text.replace(/\n$/, "").split("\n"))
        .slice(-lines)
        .map((line) => (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(line, LONGEST_LINE));
}
/** An array, or one JSON object a line, by the host's choice. */
function eventsOf(body) {
    if (body === null)
        return [];
    if (typeof body === "object" && !Array.isArray(body))
        return [body];
    if (typeof body !== "string")
        return body;
    try {
        return body
            .split("\n")
            .filter((line) => line.trim() !== "")
            .map((line) => JSON.parse(line));
    }
    catch {
        return body;
    }
}


/***/ })

};
