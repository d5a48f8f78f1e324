export const id = 1469;
export const ids = [1469];
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


/***/ })

};
