export const id = 8894;
export const ids = [8894,1469];
export const modules = {

/***/ 69712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ warning),
/* harmony export */   m: () => (/* binding */ broken),
/* harmony export */   ok: () => (/* binding */ ok)
/* harmony export */ });
function ok(subject, found) {
    return { subject, standing: "ok", found, remedy: null };
}
function warning(subject, found, remedy) {
    return { subject, standing: "warning", found, remedy };
}
function broken(subject, found, remedy) {
    return { subject, standing: "broken", found, remedy };
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

/***/ 58894:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  examineVercel: () => (/* binding */ examineVercel)
});

// EXTERNAL MODULE: ./build/src/providers/vercel/connection.js
var vercel_connection = __webpack_require__(76168);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/lib/finding.js
var finding = __webpack_require__(69712);
// EXTERNAL MODULE: ./build/src/providers/vercel/api.js + 1 modules
var api = __webpack_require__(21469);
;// CONCATENATED MODULE: ./build/src/providers/vercel/examine-account.js
/** Whose account it is: what its plan allows, and what the token's owner may do in the team. */



const billingShape = schemas/* object */.Ikc({ plan: schemas/* string */.YjP().nullish() }).nullish();
const teamShape = schemas/* object */.Ikc({ billing: billingShape, membership: schemas/* object */.Ikc({ role: schemas/* string */.YjP() }).nullish() });
const userShape = schemas/* object */.Ikc({ user: schemas/* object */.Ikc({ billing: billingShape }) });
const MAY_RELEASE = new Set(["OWNER", "MEMBER", "DEVELOPER"]);
const MAY_VIEW = new Set(["VIEWER", "VIEWER_FOR_PLUS"]);
const ONLY_LOOKS = new Set([...MAY_VIEW, "BILLING"]);
const PAID = new Set(["pro", "enterprise"]);
async function examineAccount(get, expected) {
    const { team } = expected;
    if (team === null) {
        const { user } = (0,api.parseAnswer)(userShape, await get("/v2/user"), "GET /v2/user");
        return [judgePlan(user.billing?.plan ?? null, expected)];
    }
    const path = `/v2/teams/${encodeURIComponent(team)}`;
    const { billing, membership } = (0,api.parseAnswer)(teamShape, await get(path), `GET ${path}`);
    return [judgePlan(billing?.plan ?? null, expected), judgeRole(membership?.role ?? null, team, expected)];
}
function judgePlan(plan, { rollbackSteps }) {
    const subject = "plan limits";
    if (plan === "hobby") {
        return (0,finding/* warning */.$)(subject, `On the free plan only the previous production deployment can be restored${rollbackSteps > 0 ? ", and this plan's rollback may have to go further back" : ""}.`, rollbackSteps > 0
            ? "Set `rollback.to: previous` in the plan, or upgrade at Vercel: else such a rollback is refused, and a person must promote by hand."
            : "Know that an older deployment must be promoted by hand.");
    }
    if (plan !== null && PAID.has(plan))
        return (0,finding.ok)(subject, `On the plan ${plan} every earlier production deployment can be restored.`);
    return (0,finding/* warning */.$)(subject, `Cannot be checked with this token: which plan the account has${plan === null ? "" : ` ("${plan}" is not known here)`}.`, "On the free plan only the previous production deployment can be restored.");
}
function judgeRole(role, team, { onlyObserves }) {
    const subject = "role in the team";
    const remedy = `Use the token of a member of ${team} who may deploy and promote.`;
    if (role !== null && (MAY_RELEASE.has(role) || (onlyObserves === true && MAY_VIEW.has(role))))
        return (0,finding.ok)(subject, `The token's owner is ${role} of ${team}.`);
    if (role !== null && ONLY_LOOKS.has(role)) {
        return (0,finding/* broken */.m)(subject, `The token's owner is ${role} of ${team}, and may neither deploy nor promote.`, remedy);
    }
    return (0,finding/* warning */.$)(subject, role === null
        ? "Cannot be checked with this token: what its owner may do in the team."
        : `The token's owner is ${role} of ${team}: whether that may deploy to this project cannot be seen here.`, remedy);
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/examine-domains.js
/** The domains of the plan and the environment that staging is built for: do they belong to the project? */



const PAGE_SIZE = 100;
/** A project has far fewer domains; a list that leads on and on ends here. */
const MAXIMUM_PAGES = 20;
const domainShape = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    verified: schemas/* boolean */.zMY().nullish(),
    gitBranch: schemas/* string */.YjP().nullish(),
    customEnvironmentId: schemas/* string */.YjP().nullish(),
});
const listShape = schemas/* object */.Ikc({
    domains: schemas/* array */.YOg(domainShape),
    pagination: schemas/* object */.Ikc({ next: schemas/* number */.aig().nullish() }).nullish(),
});
async function examineDomains(get, path, { domains }) {
    const known = await listDomains(get, path);
    const troubles = domains.flatMap((domain) => {
        const trouble = troubleOf(domain, known.get(domain.toLowerCase()));
        return trouble === null ? [] : [trouble];
    });
    if (troubles.length > 0)
        return troubles;
    const subject = domains.length === 1 ? "domain" : "domains";
    return [(0,finding.ok)(subject, `${domains.join(", ")} ${domains.length === 1 ? "belongs" : "belong"} to the project.`)];
}
async function listDomains(get, path) {
    const known = new Map();
    let until = null;
    for (let page = 0; page < MAXIMUM_PAGES; page += 1) {
        const query = { limit: PAGE_SIZE, ...(until === null ? {} : { until }) };
        const answer = (0,api.parseAnswer)(listShape, await get(path, query), `GET ${path}`);
        for (const domain of answer.domains)
            known.set(domain.name.toLowerCase(), domain);
        until = answer.pagination?.next ?? null;
        if (until === null)
            break;
    }
    return known;
}
function troubleOf(name, domain) {
    const subject = `domain ${name}`;
    if (domain === undefined) {
        return (0,finding/* broken */.m)(subject, "It does not belong to the project, so no promote could point it anywhere.", "Add it to the project at Vercel (Settings, Domains), or correct `domains` in the plan.");
    }
    if (domain.verified === false) {
        return (0,finding/* broken */.m)(subject, "Vercel has not verified that it is yours.", "Set the record that Vercel shows for it.");
    }
    if ((domain.gitBranch ?? domain.customEnvironmentId ?? null) !== null) {
        return (0,finding/* broken */.m)(subject, "It belongs to a branch or another environment, not to production.", "Connect it to production at Vercel (Settings, Domains), or take it out of the plan's `domains`.");
    }
    return null;
}
async function examineEnvironment(get, path, slug) {
    const { environments } = (0,api.parseAnswer)(api.customEnvironmentListShape, await get(path), `GET ${path}`);
    const subject = `environment ${slug}`;
    return environments.some((environment) => environment.slug === slug)
        ? [(0,finding.ok)(subject, "The project has it.")]
        : [
            (0,finding/* broken */.m)(subject, "The project has no custom environment of this name, so nothing can be built for staging.", "Create it at Vercel (Settings, Environments), or correct `stages.staging.deploy.target`."),
        ];
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/providers/vercel/settings.js
var settings = __webpack_require__(71881);
;// CONCATENATED MODULE: ./build/src/providers/vercel/examine-project.js
/** The project: whose it is, and the settings that decide what a push, a probe and a promote do. */







const shape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    targets: schemas/* object */.Ikc({ production: schemas/* object */.Ikc({ id: schemas/* string */.YjP().nullish() }).nullish() }).nullish(),
    autoAssignCustomDomains: schemas/* boolean */.zMY().nullish(),
    link: schemas/* object */.Ikc({ org: schemas/* string */.YjP().nullish(), repo: schemas/* string */.YjP().nullish(), productionBranch: schemas/* string */.YjP().nullish() })
        .nullish(),
    ssoProtection: schemas/* object */.Ikc({ deploymentType: schemas/* string */.YjP() }).nullish(),
    passwordProtection: schemas/* unknown */.L5J().optional(),
    protectionBypass: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ scope: schemas/* string */.YjP().nullish() })).nullish(),
});
async function examineProject(get, path, expected, { env }) {
    const project = (0,api.parseAnswer)(shape, await get(path), `GET ${path}`);
    return [
        describeProject(project, expected),
        judgeAutoAssign(project, expected),
        await judgeGit(project, expected),
        judgeProtection(project, (0,setting/* readSetting */.LA)(env, settings/* BYPASS */.NG)),
    ];
}
function describeProject({ id, name, targets }, { team }) {
    const owner = team === null ? "the token's own account" : `the team ${team}`;
    const serves = targets?.production?.id ?? null;
    return (0,finding.ok)("project", `${name} (${id}) belongs to ${owner}; production serves ${serves ?? "nothing yet"}.`);
}
function judgeAutoAssign({ autoAssignCustomDomains }, { letIn = null }) {
    const subject = "automatic assignment";
    const isOn = autoAssignCustomDomains !== false;
    const where = "at Vercel (Settings, Environments, Production, Branch Tracking)";
    if (letIn === "staged") {
        if (!isOn)
            return (0,finding.ok)(subject, "It is off, so that builds from Git wait for Holdpoint.");
        const remedy = `Switch it off ${where}, or write \`let-in: check\` into the plan.`;
        return (0,finding/* broken */.m)(subject, "It is on: each build from Git is in production before it is verified.", remedy);
    }
    if (letIn === "check" && !isOn) {
        const remedy = `Switch it on ${where}; if it is a pin, run the promote once with \`unpin\`.`;
        return (0,finding/* broken */.m)(subject, "It is off: a passed deployment check lets nothing into production.", remedy);
    }
    if (isOn)
        return (0,finding.ok)(subject, "Production's domains are assigned automatically.");
    return (0,finding/* warning */.$)(subject, "It is off: production is pinned after a rollback, or the team has set it so.", "If it is a pin, undo the rollback at Vercel when its cause is fixed, or run the promote once with `unpin`.");
}
async function judgeGit({ link }, { repository, directory, letIn = null }) {
    const subject = "deployments from Git";
    if (letIn !== null)
        return judgeSource(subject, link, repository, await switchesGitOff(directory));
    if (link === null || link === undefined)
        return (0,finding.ok)(subject, "No repository is connected: no push deploys past Holdpoint.");
    if (await switchesGitOff(directory))
        return (0,finding.ok)(subject, "vercel.json switches them off.");
    const connected = `${link.org ?? "?"}/${link.repo ?? "?"}`;
    const foreign = repository !== null && connected.toLowerCase() !== repository.toLowerCase();
    return (0,finding/* warning */.$)(subject, foreign
        ? `The project is connected to ${connected}, and releases come from ${repository}: its pushes may deploy too.`
        : `The project is connected to ${connected}: a push to ${link.productionBranch ?? "the production branch"} goes straight to production, unless that is off.`, 'Disconnect it at Vercel (Settings, Git), or write "git": { "deploymentEnabled": false } into vercel.json.');
}
/** The plan releases what is built from Git. */
function judgeSource(subject, link, repository, isOff) {
    const remedy = "Connect the repository at Vercel (Settings, Git), or let Holdpoint upload: `source: upload`.";
    if (link === null || link === undefined) {
        return (0,finding/* broken */.m)(subject, "No repository is connected: nothing is built from a push.", remedy);
    }
    const connected = `${link.org ?? "?"}/${link.repo ?? "?"}`;
    if (repository !== null && connected.toLowerCase() !== repository.toLowerCase()) {
        return (0,finding/* broken */.m)(subject, `The project is built from ${connected}, and releases come from ${repository}.`, remedy);
    }
    if (isOff)
        return (0,finding/* broken */.m)(subject, "vercel.json switches them off.", "Remove `git.deploymentEnabled` from vercel.json.");
    return (0,finding.ok)(subject, `${connected} is built at each push to ${link.productionBranch ?? "the production branch"}.`);
}
async function switchesGitOff(directory) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(directory, "vercel.json"), "utf8").catch(() => null);
    if (text === null)
        return false;
    try {
        const parsed = schemas/* object */.Ikc({ git: schemas/* object */.Ikc({ deploymentEnabled: schemas/* literal */.euz(false) }) }).safeParse(JSON.parse(text));
        return parsed.success;
    }
    catch {
        return false;
    }
}
/** The secret itself is the key at Vercel, so whether ours is one of the project's can be seen. */
function judgeProtection({ ssoProtection, passwordProtection, protectionBypass }, secret) {
    const subject = "deployment protection";
    const on = (ssoProtection ?? null) !== null || (passwordProtection ?? null) !== null;
    const remedy = `Create one (Settings, Deployment Protection, "Protection bypass for automation") and store it as ${settings/* BYPASS */.NG.name}.`;
    if (secret === null) {
        if (!on)
            return (0,finding.ok)(subject, "It is off: probes reach every build.");
        return (0,finding/* broken */.m)(subject, `It is on, and ${settings/* BYPASS */.NG.name} is not set: the gates of staging cannot see the build.`, remedy);
    }
    if (protectionBypass === null || protectionBypass === undefined) {
        return (0,finding/* warning */.$)(subject, `Cannot be checked with this token: whether ${settings/* BYPASS */.NG.name} is the project's.`, remedy);
    }
    const known = Object.entries(protectionBypass).some(([key, { scope }]) => key === secret && scope === "automation-bypass");
    if (!known)
        return (0,finding/* broken */.m)(subject, `${settings/* BYPASS */.NG.name} is not one of the project's bypass secrets.`, remedy);
    return (0,finding.ok)(subject, `It is ${on ? "on" : "off"}, and ${settings/* BYPASS */.NG.name} is one of the project's.`);
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/examine-token.js
/** What the token says about itself: until when it is valid, and how far it reaches. */




/** `current` stands for the token that the request is signed with. */
const PATH = "/v5/user/tokens/current";
const DAY_MS = 86_400_000;
const SOON_MS = 14 * DAY_MS;
const examine_token_shape = schemas/* object */.Ikc({
    token: schemas/* object */.Ikc({
        expiresAt: schemas/* number */.aig().nullish(),
        scopes: schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP() })).nullish(),
    }),
});
async function examineToken(get, now) {
    const { token } = (0,api.parseAnswer)(examine_token_shape, await get(PATH), `GET ${PATH}`);
    const expiresAt = token.expiresAt ?? null;
    const days = expiresAt === null ? null : Math.floor((expiresAt - now) / DAY_MS);
    const until = days === null ? "does not expire" : `expires in ${days === 1 ? "1 day" : `${days} days`}`;
    if (expiresAt !== null && expiresAt - now < SOON_MS) {
        return [
            (0,finding/* warning */.$)(settings/* TOKEN */.CV.name, `It ${until}; then nothing can be released or rolled back.`, "Make a new one and store it in time."),
        ];
    }
    const scopes = token.scopes ?? null;
    if (scopes?.some(({ type }) => type === "user")) {
        return [
            (0,finding/* warning */.$)(settings/* TOKEN */.CV.name, `It ${until}, and reaches everything that its owner reaches.`, "Make one that is limited to the team (Vercel, Account Settings, Tokens, Scope)."),
        ];
    }
    return [(0,finding.ok)(settings/* TOKEN */.CV.name, `It is valid and ${until}${scopes === null ? "" : "; it is limited to a team"}.`)];
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/examine.js






async function examineVercel(expected, context) {
    const connection = (0,vercel_connection/* createConnection */.tq)(expected, context);
    const get = async (path, query = {}) => (await connection.request({ method: "GET", path, query, repeatable: true })).body;
    const { stagingEnvironment } = expected;
    return [
        {
            subject: "project",
            needed: true,
            run: () => examineProject(get, connection.projectPath("v9"), expected, context),
        },
        {
            subject: "domains",
            needed: true,
            run: () => examineDomains(get, connection.projectPath("v9", "/domains"), expected),
        },
        ...(stagingEnvironment === null
            ? []
            : [
                {
                    subject: `environment ${stagingEnvironment}`,
                    needed: true,
                    run: () => examineEnvironment(get, connection.projectPath("v9", "/custom-environments"), stagingEnvironment),
                },
            ]),
        {
            subject: "account",
            needed: false,
            byHand: "Settings, Billing and Members",
            run: () => examineAccount(get, expected),
        },
        {
            subject: settings/* TOKEN */.CV.name,
            needed: false,
            byHand: "Account Settings, Tokens",
            run: () => examineToken(get, context.clock.now()),
        },
    ];
}


/***/ })

};
