export const id = 3815;
export const ids = [3815,1469];
export const modules = {

/***/ 75398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ createUuid)
/* harmony export */ });
/** A version 4 UUID from the given generator, so that a rehearsal repeats itself; no secret may be made of it. */
function createUuid(random) {
    return "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (place) => {
        const digit = Math.floor(random() * 16);
        return (place === "x" ? digit : (digit & 3) | 8).toString(16);
    });
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

/***/ 33815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createBuild: () => (/* binding */ createBuild)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/uuid.js
var uuid = __webpack_require__(75398);
// EXTERNAL MODULE: ./build/src/providers/http-failure.js
var http_failure = __webpack_require__(41217);
// EXTERNAL MODULE: ./build/src/providers/vercel/api.js + 1 modules
var api = __webpack_require__(21469);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/providers/vercel/settings.js
var settings = __webpack_require__(71881);
;// CONCATENATED MODULE: ./build/src/providers/vercel/build-body.js
/** The body of a create, as Vercel's CLI composes it from the project, vercel.json and what is asked for. */




/** Settings of a project that vercel.json may override, by the name that it has there. */
const OVERRIDES = [
    ["buildCommand", "buildCommand"],
    ["devCommand", "devCommand"],
    ["framework", "framework"],
    ["ignoreCommand", "commandForIgnoringBuildStep"],
    ["installCommand", "installCommand"],
    ["outputDirectory", "outputDirectory"],
];
/** Fields of vercel.json that are for the CLI itself, or that are composed below. */
const NOT_SENT = new Set(["$schema", "scope", "github", "public", "images", "env", "build", "meta", "name", "project"]);
/** Everything but the files; the same object for each try, so that all of them ask for the same build. */
async function composeBuildBody(request, project) {
    const config = await loadVercelJson(request.directory);
    const build = isObject(config.build) ? config.build : {};
    const { target } = request;
    const hasBuilds = Array.isArray(config.builds) && config.builds.length > 0;
    return {
        ...Object.fromEntries(Object.entries(config).filter(([name]) => !NOT_SENT.has(name))),
        env: stringsOf(config.env),
        build: { env: stringsOf(build.env) },
        name: project.name,
        project: project.id,
        meta: request.meta,
        ...(target.kind === "production" ? { target: "production", autoAssignCustomDomains: false } : {}),
        ...(target.kind === "custom" ? { customEnvironmentSlugOrId: target.slug } : {}),
        // Vercel refuses project settings beside the legacy `builds`.
        ...(hasBuilds ? {} : { projectSettings: projectSettings(config, project) }),
        source: "cli",
        version: 2,
    };
}
function projectSettings(config, project) {
    const overridden = OVERRIDES.filter(([name]) => config[name] !== undefined).map(([name, sent]) => [
        sent,
        config[name],
    ]);
    return {
        sourceFilesOutsideRootDirectory: project.sourceFilesOutsideRootDirectory,
        rootDirectory: project.rootDirectory,
        ...Object.fromEntries(overridden),
    };
}
function describeFiles(files) {
    return files.map(({ file, mode, content }) => content === null ? { file, mode } : { file, size: content.size, mode, sha: content.sha });
}
/** An empty object where there is no vercel.json. */
async function loadVercelJson(directory) {
    const path = (0,external_node_path_.join)(directory, "vercel.json");
    let text;
    try {
        text = await (0,promises_.readFile)(path, "utf8");
    }
    catch {
        return {};
    }
    try {
        const parsed = JSON.parse(text);
        if (isObject(parsed))
            return parsed;
    }
    catch {
        // Said below, with the path, like any other text that is not an object.
    }
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "usage",
        vendor: settings/* VENDOR */.XC,
        message: `${path} is not a JSON object.`,
        remedy: "Fix vercel.json; Vercel would not accept it either.",
    });
}
function stringsOf(value) {
    return isObject(value)
        ? Object.fromEntries(Object.entries(value).filter(([, item]) => typeof item === "string"))
        : {};
}
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./build/src/lib/is-below.js
var is_below = __webpack_require__(35289);
;// CONCATENATED MODULE: ./build/src/providers/vercel/refuse-links-out.js





/**
 * Looks at where files really lie before any of them is read. A function's `filePathMap` may name
 * `link/file`, and where `link` is a committed link out of the project, the runner's own file would be published. A link
 * itself does no harm: it is uploaded as the text that it is, and nothing is read through it.
 * The function that it returns throws ProviderError `usage`, which names the link.
 */
function refuseLinksOut(directory) {
    const root = external_node_fs_.realpathSync.native(directory);
    /** Thousands of files lie in few folders. */
    const inside = new Set();
    return (absolute) => {
        const folder = (0,external_node_path_.dirname)(absolute);
        if (inside.has(folder))
            return;
        if (!(0,is_below/* isBelow */.Y)(root, external_node_fs_.realpathSync.native(folder)))
            throw leadsOut(directory, absolute, root);
        inside.add(folder);
    };
}
function leadsOut(directory, absolute, root) {
    const parts = (0,external_node_path_.relative)(directory, absolute).split(external_node_path_.sep);
    const folders = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("/"));
    const link = folders.find((folder) => !(0,is_below/* isBelow */.Y)(root, external_node_fs_.realpathSync.native((0,external_node_path_.join)(directory, folder))));
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "usage",
        vendor: settings/* VENDOR */.XC,
        message: `The file ${parts.join("/")} is to be uploaded, but ${link ?? parts.join("/")} leads out of the project's folder: what lies there is not part of the project. Nothing was uploaded.`,
        remedy: "Put the file itself into the project's folder, or take it out of the build's output; the `filePathMap` of a function's .vc-config.json names such files.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/file-tree.js
/**
 * What a deploy sends: the file list as Vercel's own client draws it up (ignore rules, files that functions refer to,
 * empty folders), then each file's mode, size and SHA-1. Files are hashed as streams; only small ones are kept.
 */







const SMALL_FILE_BYTES = 256 * 1024;
const CACHE_BYTES = 48 * 1024 * 1024;
const READ_BUFFER_BYTES = 1024 * 1024;
/** Reading small files blocks; this many at a time, then everything else gets its turn. */
const FILES_PER_TURN = 64;
/** Big files are read by this many lanes, as many as Node has threads for files. */
const LARGE_FILE_LANES = 4;
/** Throws ProviderError: `not_found` where there is nothing to deploy, `usage` where a link leads out of the folder. */
async function readFileTree(request) {
    const names = await listFiles(request);
    const refuseLinkOut = refuseLinksOut(request.directory);
    for (const absolute of names)
        refuseLinkOut(absolute);
    const files = [];
    const large = [];
    let cached = 0;
    for (const [index, absolute] of names.entries()) {
        const file = (0,external_node_path_.relative)(request.directory, absolute).split(external_node_path_.sep).join("/");
        const status = (0,external_node_fs_.lstatSync)(absolute);
        if (!status.isFile() && !status.isSymbolicLink() && !status.isDirectory())
            continue;
        let content = null;
        if (status.isSymbolicLink())
            content = contentOf(Buffer.from((0,external_node_fs_.readlinkSync)(absolute), "utf8"), true);
        else if (status.isFile() && status.size <= SMALL_FILE_BYTES) {
            content = contentOf(readSmallFile(absolute, status.size), cached + status.size <= CACHE_BYTES);
            cached += content.bytes?.length ?? 0;
        }
        else if (status.isFile())
            large.push(files.length);
        files.push({ file, absolute, mode: status.mode, content });
        if (index % FILES_PER_TURN === FILES_PER_TURN - 1)
            await new Promise((resolve) => setImmediate(resolve));
    }
    await hashLargeFiles(files, large);
    return files;
}
async function listFiles(request) {
    const { directory, prebuilt } = request;
    const output = await outputDirectory(request);
    // Loaded here, in the one command that needs it, and by its file: the package's entry loads its uploader, archiver
    // and retries too. The version is pinned exactly, and a test compares the trees.
    const { buildFileTree } = await Promise.all(/* import() */[__webpack_require__.e(7034), __webpack_require__.e(4865)]).then(__webpack_require__.t.bind(__webpack_require__, 87034, 19));
    const tree = await buildFileTree(directory, {
        isDirectory: true,
        prebuilt,
        vercelOutputDir: output,
        projectName: request.projectName,
        ...(request.rootDirectory === null ? {} : { rootDirectory: request.rootDirectory }),
    }, (...lines) => request.debug(`Vercel files: ${lines.join(" ")}`));
    if (tree.warning !== undefined)
        request.debug(`Vercel files: ${tree.warning}`);
    // A file that a function refers to may be in the list twice.
    const names = [...new Set(tree.fileList)];
    if (names.length > 0)
        return names;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "not_found",
        vendor: settings/* VENDOR */.XC,
        message: `There are no files to deploy in ${prebuilt ? output : directory}.`,
        remedy: "Check `deploy.directory` in the plan and what .vercelignore leaves out.",
    });
}
/** Where `vercel build` wrote; in a linked monorepo that is below the project's root directory. */
async function outputDirectory(request) {
    const candidates = [(0,external_node_path_.join)(request.directory, ".vercel/output")];
    if (request.rootDirectory !== null) {
        candidates.push((0,external_node_path_.join)(request.directory, request.rootDirectory, ".vercel/output"));
    }
    if (!request.prebuilt) {
        await requireDirectory([request.directory], "Check `deploy.directory` in the plan.");
        return candidates[0] ?? request.directory;
    }
    return requireDirectory(candidates, "Run `vercel build` before this step, or leave `prebuilt` out of the plan.");
}
async function requireDirectory(candidates, remedy) {
    for (const candidate of candidates) {
        const found = await (0,promises_.stat)(candidate).catch(() => null);
        if (found?.isDirectory())
            return candidate;
    }
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "not_found",
        vendor: settings/* VENDOR */.XC,
        message: `There is no folder ${candidates.join(" or ")}.`,
        remedy,
    });
}
function contentOf(bytes, keep) {
    return { sha: (0,external_node_crypto_.hash)("sha1", bytes, "hex"), size: bytes.length, bytes: keep ? bytes : null };
}
/** As `readFileSync`, without asking for the size again: there are thousands of these. */
function readSmallFile(path, size) {
    const bytes = Buffer.allocUnsafeSlow(size);
    const file = (0,external_node_fs_.openSync)(path, "r");
    try {
        let filled = 0;
        while (filled < size) {
            const count = (0,external_node_fs_.readSync)(file, bytes, filled, size - filled, null);
            if (count === 0)
                break;
            filled += count;
        }
        return bytes.subarray(0, filled);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
async function hashLargeFiles(files, large) {
    let next = 0;
    const lane = async () => {
        const buffer = Buffer.allocUnsafeSlow(READ_BUFFER_BYTES);
        for (let index = large[next++]; index !== undefined; index = large[next++]) {
            const file = files[index];
            if (file !== undefined)
                files[index] = { ...file, content: await hashFile(file.absolute, buffer) };
        }
    };
    await Promise.all(Array.from({ length: Math.min(LARGE_FILE_LANES, large.length) }, lane));
}
async function hashFile(path, buffer) {
    const digest = (0,external_node_crypto_.createHash)("sha1");
    const handle = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY);
    try {
        let size = 0;
        for (;;) {
            const { bytesRead } = await handle.read(buffer, 0, buffer.length, size);
            if (bytesRead === 0)
                return { sha: digest.digest("hex"), size, bytes: null };
            digest.update(buffer.subarray(0, bytesRead));
            size += bytesRead;
        }
    }
    finally {
        await handle.close();
    }
}

// EXTERNAL MODULE: ./build/src/providers/vercel/read.js
var read = __webpack_require__(34796);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./build/src/providers/transport.js
var transport = __webpack_require__(91017);
;// CONCATENATED MODULE: ./build/src/providers/vercel/upload.js
/**
 * Uploads files by their SHA-1, each once, over many connections, in time linear in their number. A single bad answer
 * never costs the deploy: 429, 5xx, a reset, a closed socket and an answer that is cut are all tried again.
 */






/** Enough to keep a near host busy; opening a connection costs more than sending a small file. */
const FIRST_LANES = 16;
/** How often to look whether this process mostly waits for answers: then more connections help. */
const LOOK_MS = 10;
const BUSY_RATIO = 0.75;
const TRIES = 5;
const FIRST_DELAY_MS = 200;
const MAXIMUM_DELAY_MS = 10_000;
/** A longer wait than this is a quota, not a rate: Vercel locks uploads for up to a day. */
const LONGEST_RETRY_AFTER_MS = 120_000;
const FILE_CHUNK_BYTES = 256 * 1024;
/** Once a file is sent its answer may take this many times the limit of silence, but not dribble on for ever. */
const ANSWER_LIMITS = 4;
/** `onFile` is called once a file, when the host has it. Throws the first error that does not heal. */
async function uploadFiles(connection, uploads, onFile) {
    const { clock, random, signal } = connection.context;
    const stop = new AbortController();
    const abort = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    const open = connection.prepare({
        method: "POST",
        path: "/v2/files",
        headers: { "content-type": "application/octet-stream" },
    });
    const active = new Set();
    abort.addEventListener("abort", () => active.forEach((request) => request.destroy(new Error("stopped"))));
    const timeoutMs = connection.context.requestTimeoutMs ?? 15_000;
    let next = 0;
    // A 429 on one connection is meant for all of them.
    let notBefore = 0;
    async function uploadOne(upload) {
        for (let tryNumber = 1;; tryNumber += 1) {
            const wait = notBefore - clock.now();
            if (wait > 0)
                await clock.sleep(wait, abort);
            abort.throwIfAborted();
            const attempt = await sendOnce(connection, upload, () => exchange(open, active, upload, timeoutMs));
            abort.throwIfAborted();
            if (attempt.kind === "done")
                return;
            if (attempt.kind === "failed" || tryNumber === TRIES)
                throw attempt.error;
            const backoff = Math.min(MAXIMUM_DELAY_MS, FIRST_DELAY_MS * 2 ** (tryNumber - 1));
            if (attempt.waitMs !== null)
                notBefore = Math.max(notBefore, clock.now() + attempt.waitMs);
            await clock.sleep(attempt.waitMs ?? backoff * (0.5 + random() / 2), abort);
        }
    }
    async function lane() {
        for (let upload = uploads[next++]; upload !== undefined; upload = uploads[next++]) {
            await uploadOne(upload);
            onFile(upload);
        }
    }
    const lanes = Array.from({ length: Math.min(FIRST_LANES, uploads.length) }, lane);
    const more = Math.min(transport/* MAXIMUM_CONNECTIONS */.Z7, uploads.length) - lanes.length;
    const isWanted = () => !abort.aborted && next < uploads.length;
    if (more > 0)
        lanes.push(openMoreLanes(more, lane, isWanted));
    try {
        await Promise.all(lanes);
    }
    catch (error) {
        stop.abort(error);
        await Promise.allSettled(lanes);
        throw signal?.aborted ? signal.reason : error;
    }
}
/** Opens the rest as soon as this process idles: the host is far, and each answer takes its time. */
async function openMoreLanes(count, lane, isWanted) {
    let before = performance.eventLoopUtilization();
    while (isWanted()) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        const now = performance.eventLoopUtilization();
        if (performance.eventLoopUtilization(now, before).utilization < BUSY_RATIO)
            break;
        before = now;
    }
    if (isWanted())
        await Promise.all(Array.from({ length: count }, lane));
}
async function sendOnce(connection, upload, send) {
    try {
        const answer = await send();
        if (answer.status >= 200 && answer.status < 300)
            return { kind: "done" };
        return judgeAnswer(connection, upload, answer);
    }
    catch (cause) {
        if (cause instanceof lib_error/* ProviderError */.mZ)
            return { kind: "failed", error: cause };
        const detail = cause instanceof Error ? cause.message : String(cause);
        const error = failure("vendor_unavailable", `Uploading a file to ${connection.origin} failed: ${detail}.`);
        return { kind: "again", error, waitMs: null };
    }
}
function judgeAnswer(connection, upload, { status, headers, text }) {
    const said = (0,http_failure/* messageOf */.bD)(parseJson(connection.mask(text)));
    const detail = `POST /v2/files → ${status}${said ? ` (${said})` : ""}`;
    const waitMs = (0,http_failure/* retryAfterMs */.Vs)(headers, connection.context.clock.now());
    if (status === 429) {
        const error = failure("vendor_rate_limited", `Vercel refused an upload for too many requests: ${detail}.`, status);
        if (waitMs === null || waitMs <= LONGEST_RETRY_AFTER_MS)
            return { kind: "again", error, waitMs };
        return { kind: "failed", error: quotaUsed(detail, waitMs) };
    }
    if (status >= 500) {
        const error = failure("vendor_unavailable", `Vercel answered an upload with an error: ${detail}.`, status);
        return { kind: "again", error, waitMs };
    }
    const code = status === 401 ? "credential_rejected" : status === 403 ? "credential_insufficient" : "vendor_answer_unknown";
    return { kind: "failed", error: failure(code, `Vercel refused the file ${upload.absolute}: ${detail}.`, status) };
}
function quotaUsed(detail, waitMs) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_rate_limited",
        vendor: settings/* VENDOR */.XC,
        status: 429,
        message: `Vercel's upload quota is used up for another ${Math.ceil(waitMs / 60_000)} minutes: ${detail}.`,
        remedy: "Deploy again after that time; files that were uploaded already are not sent twice.",
    });
}
function exchange(open, active, upload, timeoutMs) {
    const size = String(upload.size);
    const request = open({ "content-length": size, "x-now-digest": upload.sha, "x-now-size": size });
    active.add(request);
    // Silence on the socket, not the length of the whole upload: a big file may take minutes.
    request.setTimeout(timeoutMs, () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    let answerLimit;
    request.once("finish", () => {
        const limitMs = ANSWER_LIMITS * timeoutMs;
        answerLimit = setTimeout(() => request.destroy(new Error(`no whole answer within ${limitMs} ms`)), limitMs);
    });
    request.once("close", () => {
        clearTimeout(answerLimit);
        active.delete(request);
    });
    return new Promise((resolve, reject) => {
        (0,transport/* readAnswer */.JN)(request).then(resolve, reject);
        writeBody(request, upload, reject);
    });
}
function writeBody(request, upload, reject) {
    if (upload.bytes !== null) {
        request.end(upload.bytes);
        return;
    }
    if (upload.size === 0) {
        request.end();
        return;
    }
    let sent = 0;
    const source = (0,external_node_fs_.createReadStream)(upload.absolute, { highWaterMark: FILE_CHUNK_BYTES, end: upload.size - 1 });
    source.on("data", (chunk) => {
        sent += chunk.length;
    });
    source.once("end", () => {
        if (sent !== upload.size)
            reject(changed(upload));
    });
    source.once("error", (cause) => {
        // Where the connection broke first, its own error counts: that one heals.
        if (!request.destroyed)
            reject(changed(upload, cause));
    });
    (0,external_node_stream_.pipeline)(source, request, () => undefined);
}
/** Its hash is in the file list already, so sending something else would never be accepted. */
function changed(upload, cause) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "usage",
        vendor: settings/* VENDOR */.XC,
        message: `The file ${upload.absolute} changed while it was uploaded${cause ? `: ${cause.message}` : ""}.`,
        remedy: "Run this again when nothing writes to the project's folder.",
        cause,
    });
}
function failure(reasonCode, message, status) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode,
        vendor: settings/* VENDOR */.XC,
        message,
        remedy: reasonCode === "credential_rejected" || reasonCode === "credential_insufficient"
            ? "Check that VERCEL_TOKEN has not expired and may deploy to this team."
            : "Look at https://www.vercel-status.com and run this again; it continues where it stopped.",
        ...(status === undefined ? {} : { status }),
    });
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/build.js
/**
 * Creates a build: file tree, hashes, the create request, the files that the host misses, the create request again.
 * A create whose answer was lost is not sent again before the host was asked whether it exists.
 */









/** The host may name missing files again, where it forgot or dropped some; more rounds than this is no progress. */
const CREATE_ROUNDS = 6;
/** A lost create is looked for this many times, since lists may lag behind, before it is sent again. */
const LOOKS_AFTER_LOST_ANSWER = 3;
const LOST_ANSWERS = 2;
const LOOK_EVERY_MS = 1_500;
const CREATE_TIMEOUT_MS = 60_000;
/** Tells this create from any other of the same release. */
const ATTEMPT_KEY = "holdpointAttempt";
/** Resolves as soon as the build exists. Two calls with the same content upload nothing twice, but make two builds. */
async function createBuild(connection, project, request, progress) {
    // Slow to load, and needed by the file tree: it loads while the project is read.
    void Promise.all(/* import() */[__webpack_require__.e(7034), __webpack_require__.e(4865)]).then(__webpack_require__.t.bind(__webpack_require__, 87034, 19)).catch(() => undefined);
    const settings = await project();
    const [files, body] = await Promise.all([
        readFileTree({
            directory: request.directory,
            prebuilt: request.prebuilt,
            rootDirectory: settings.rootDirectory,
            projectName: settings.name,
            debug: connection.context.debug,
        }),
        composeBuildBody(request, settings),
    ]);
    const uploads = uniqueUploads(files);
    progress({ step: "scan", files: files.length, bytes: sumOf(files.map((file) => file.content?.size ?? 0)) });
    const attempt = (0,uuid/* createUuid */.i)(connection.context.random);
    const creation = {
        connection,
        project: settings,
        attempt,
        body: { ...body, meta: { ...request.meta, [ATTEMPT_KEY]: attempt }, files: describeFiles(files) },
        query: request.prebuilt ? { prebuilt: "1" } : { skipAutoDetectionConfirmation: "1" },
    };
    const deployment = await createWithUploads(creation, uploads, progress);
    progress({ step: "created", deployment });
    return deployment;
}
async function createWithUploads(creation, uploads, progress) {
    let missing = [];
    for (let round = 1; round <= CREATE_ROUNDS; round += 1) {
        const result = await create(creation);
        if ("deployment" in result)
            return result.deployment;
        // They were uploaded: the answer may be that of the time before, and the build there.
        const created = round === 1 ? null : await lookForCreated(creation, 1);
        if (created !== null)
            return created;
        missing = [...new Set(result.missing)];
        await uploadMissing(creation.connection, uploads, missing, progress);
    }
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: settings/* VENDOR */.XC,
        status: 400,
        message: `Vercel still misses ${missing.length} files after they were uploaded ${CREATE_ROUNDS} times (first: ${missing[0] ?? "none named"}).`,
        remedy: "Look at https://www.vercel-status.com and run this again.",
    });
}
async function uploadMissing(connection, uploads, missing, progress) {
    const wanted = missing.map((sha) => {
        const upload = uploads.get(sha);
        if (upload !== undefined)
            return upload;
        throw new lib_error/* ProviderError */.mZ({
            reasonCode: "vendor_answer_unknown",
            vendor: settings/* VENDOR */.XC,
            status: 400,
            message: `Vercel asks for a file that was not announced (${sha}).`,
            remedy: "Run this again; if it stays, report it to Vercel.",
        });
    });
    const total = { files: wanted.length, bytes: sumOf(wanted.map((upload) => upload.size)) };
    let doneFiles = 0;
    let doneBytes = 0;
    await uploadFiles(connection, wanted, (upload) => {
        doneFiles += 1;
        doneBytes += upload.size;
        progress({ step: "upload", doneFiles, doneBytes, ...total });
    });
}
async function create(creation) {
    for (let lost = 0;; lost += 1) {
        try {
            return readCreateAnswer(await postCreate(creation));
        }
        catch (error) {
            if (!isLostAnswer(error))
                throw error;
            const deployment = await lookForCreated(creation);
            if (deployment !== null)
                return { deployment };
            if (lost === LOST_ANSWERS)
                throw error;
        }
    }
}
function postCreate(creation) {
    const { connection, body, query } = creation;
    return connection.request({
        method: "POST",
        path: "/v13/deployments",
        query,
        json: body,
        repeatable: false,
        accept: [400],
        timeoutMs: connection.context.requestTimeoutMs ?? CREATE_TIMEOUT_MS,
    });
}
function readCreateAnswer(answer) {
    if (answer.status !== 400)
        return { deployment: (0,api.parseAnswer)(api.deploymentShape, answer.body, "POST /v13/deployments") };
    const parsed = api.missingFilesShape.safeParse(answer.body);
    if (parsed.success && parsed.data.error.missing.length > 0)
        return { missing: parsed.data.error.missing };
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: settings/* VENDOR */.XC,
        status: 400,
        message: `Vercel refused the build: POST /v13/deployments → 400 (${(0,http_failure/* messageOf */.bD)(answer.body) ?? "no reason given"}).`,
        remedy: "Fix what the message names, in vercel.json, the project's settings or the number of files, and run this again.",
    });
}
/** Whether the build may exist although no answer came: then it must be looked for before it is asked for again. */
function isLostAnswer(error) {
    return (error instanceof lib_error/* ProviderError */.mZ &&
        (error.reasonCode === "vendor_unavailable" || error.reasonCode === "vendor_timeout"));
}
async function lookForCreated(creation, looks = LOOKS_AFTER_LOST_ANSWER) {
    const { connection, project, attempt } = creation;
    for (let look = 1; look <= looks; look += 1) {
        await connection.context.clock.sleep(LOOK_EVERY_MS * look, connection.context.signal);
        const [found] = await (0,read/* findBuildsByMeta */.hZ)(connection, project.id, ATTEMPT_KEY, attempt);
        if (found !== undefined)
            return found;
    }
    return null;
}
/** One upload for each content, however many files have it. */
function uniqueUploads(files) {
    const uploads = new Map();
    for (const { absolute, content } of files) {
        if (content !== null && (content.bytes !== null || !uploads.has(content.sha))) {
            uploads.set(content.sha, { ...content, absolute });
        }
    }
    return uploads;
}
function sumOf(numbers) {
    return numbers.reduce((sum, number) => sum + number, 0);
}


/***/ })

};
