export const id = 2381;
export const ids = [2381];
export const modules = {

/***/ 20219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LK: () => (/* binding */ sessionList),
/* harmony export */   RJ: () => (/* binding */ checkList),
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   k8: () => (/* binding */ completedSession),
/* harmony export */   s4: () => (/* binding */ triggeredSession),
/* harmony export */   v8: () => (/* binding */ resultPage)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26921);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6555);
/**
 * The parts of Checkly's answers that are read here, after https://api.checklyhq.com/openapi.json.
 * Unknown keys are ignored, so that additions by the vendor break nothing.
 */



const triggeredSession = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    testSessionId: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1),
    testSessionLink: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
});
const sessionResult = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    checkId: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
    checkType: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    testSessionResultLink: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    /** `ATTEMPT` is a try that was repeated, `PENDING` one that has not ended. */
    resultType: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    status: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    hasErrors: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    hasFailures: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    isDegraded: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().nullish(),
    aborted: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().optional(),
});
const completedSession = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    testSessionId: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    testSessionLink: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    status: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    results: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(sessionResult).optional(),
});
const sessionList = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    entries: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })),
});
const checkList = zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    activated: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().optional(),
    /** Minutes; 0 is "several times a minute". Null or absent where the check is not run on a schedule. */
    frequency: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nullish(),
}));
const resultEntry = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
    hasFailures: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    hasErrors: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().optional(),
    isCancelled: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().optional(),
    resultType: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
});
/** The list is optional in the description, but an answer that says nothing of any list is not an empty one. */
const resultPage = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    length: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional(),
    entries: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(resultEntry).optional(),
    nextId: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
})
    .refine(({ length, entries }) => entries !== undefined || length === 0, {
    path: ["entries"],
    error: "expected a list of results",
});
/** The answer's body in its shape, or ProviderError `vendor_answer_unknown` that names the first key that differs. */
function parseAnswer(shape, answer, path) {
    const parsed = shape.safeParse(answer.body);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    const where = issue && issue.path.length > 0 ? ` at ${issue.path.join(".")}` : "";
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_1__/* .VENDOR */ .XC,
        status: answer.status,
        message: `Checkly answered ${path} in a shape that is not known${where}: ${issue?.message ?? "no detail"}.`,
        remedy: "Run this again; if it stays, report this.",
    });
}


/***/ }),

/***/ 82381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  metricProviders: () => (/* binding */ metricProviders)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/plan-values.js
var plan_values = __webpack_require__(91237);
// EXTERNAL MODULE: ./build/src/providers/checkly/client.js
var checkly_client = __webpack_require__(77245);
// EXTERNAL MODULE: ./build/src/providers/checkly/settings.js
var checkly_settings = __webpack_require__(6555);
// EXTERNAL MODULE: ./build/src/providers/checkly/wire.js
var wire = __webpack_require__(20219);
;// CONCATENATED MODULE: ./build/src/providers/checkly/list-checks.js
/** Which checks carry the plan's tags, all pages. */



const PATH = "/v1/checks";
/** The largest page that Checkly gives. */
const PAGE_SIZE = 100;
/** Checks that carry every one of `tags`. Throws ProviderError `no_matching_checks` where there is none. */
async function listChecks(client, tags) {
    // Checkly's filter gives checks with at least one of several tags, so each tag is asked for and the lists intersected:
    // what "carries a tag" means (a tag of the check's group, too?) stays Checkly's own answer.
    let matching = null;
    for (const tag of new Set(tags)) {
        const carrying = await listChecksWithTag(client, tag);
        const ids = new Set(carrying.map((check) => check.id));
        matching = matching === null ? carrying : matching.filter((check) => ids.has(check.id));
    }
    if (matching === null || matching.length === 0) {
        throw new error/* ProviderError */.mZ({
            reasonCode: "no_matching_checks",
            vendor: checkly_settings/* VENDOR */.XC,
            message: `No check at Checkly carries ${tags.length === 1 ? "the tag" : "all of the tags"} ${tags.join(", ")}.`,
            remedy: "Tag the checks that watch production, or name their tags in the plan; CHECKLY_ACCOUNT_ID may also be that of another account.",
        });
    }
    return matching;
}
async function listChecksWithTag(client, tag) {
    const checks = new Map();
    for (let page = 1;; page += 1) {
        const answer = await client.request({
            method: "GET",
            path: PATH,
            // Group settings: a check of a switched-off group is not run, whatever the check itself says.
            query: { limit: PAGE_SIZE, page, tag, applyGroupSettings: true },
            repeatable: true,
        });
        const entries = (0,wire/* parseAnswer */.Wp)(wire/* checkList */.RJ, answer, PATH);
        const before = checks.size;
        for (const entry of entries)
            checks.set(entry.id, entry);
        const total = totalOf(answer);
        const last = total === null ? entries.length < PAGE_SIZE : page * PAGE_SIZE >= total;
        if (last)
            return [...checks.values()];
        // More is announced, and nothing new comes: neither an end nor a list to judge on.
        if (checks.size === before)
            throw brokenList(page, checks.size, total);
    }
}
function brokenList(page, known, total) {
    const announced = total === null ? "there are more" : `there are ${total}`;
    return new error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: checkly_settings/* VENDOR */.XC,
        message: `Checkly says that ${announced} checks than the ${known} it gave, but page ${page} of GET ${PATH} has none that is new.`,
        remedy: "Look at Checkly's status page (https://is.checkly.online) and run this again.",
    });
}
/** The number after the slash of `content-range: 1-100/230`. */
function totalOf(answer) {
    const match = /\/(\d+)$/.exec(answer.headers.get("content-range") ?? "");
    return match === null ? null : Number(match[1]);
}

;// CONCATENATED MODULE: ./build/src/providers/checkly/list-results.js
/** The final results of one check in a window, all pages. */



const list_results_PAGE_SIZE = 100;
/** Far beyond any real list: a hundred thousand runs of one check. */
const MAXIMUM_PAGES = 1_000;
/**
 * Runs that started in the window and said something about the site: retried attempts, canceled runs and runs that
 * Checkly itself could not finish (`hasErrors` without `hasFailures`) are left out. A run that started before the
 * window may have met the release before, so it is out as well, whenever it ended.
 * `lateMs`: how much later than its start a result is looked for, since the vendor does not say which of a result's
 * instants its own limits compare.
 */
async function listFinalResults(client, checkId, window, lateMs) {
    const path = `/v2/check-results/${encodeURIComponent(checkId)}`;
    const results = new Map();
    const cursors = new Set();
    let nextId;
    for (;;) {
        const answer = await client.request({
            method: "GET",
            path,
            query: {
                from: Math.floor(window.from / 1_000),
                to: Math.ceil((window.to + lateMs) / 1_000),
                limit: list_results_PAGE_SIZE,
                resultType: "FINAL",
                fields: "id,startedAt,hasFailures,hasErrors,isCancelled,resultType",
                nextId,
            },
            repeatable: true,
        });
        const page = (0,wire/* parseAnswer */.Wp)(wire/* resultPage */.v8, answer, path);
        for (const entry of page.entries ?? []) {
            const startedAt = Date.parse(entry.startedAt ?? "");
            const counts = (entry.resultType ?? "FINAL") === "FINAL" && !entry.isCancelled;
            const proves = entry.hasFailures || !entry.hasErrors;
            if (counts && proves && startedAt >= window.from && startedAt < window.to) {
                results.set(entry.id, { startedAt, failed: entry.hasFailures });
            }
        }
        if (!page.nextId)
            return [...results.values()];
        if (cursors.has(page.nextId) || cursors.size >= MAXIMUM_PAGES)
            throw endlessList(path, cursors.size + 1);
        cursors.add(page.nextId);
        nextId = page.nextId;
    }
}
function endlessList(path, pages) {
    return new error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: checkly_settings/* VENDOR */.XC,
        message: `Checkly gave a cursor again or gives them for ever: GET ${path} has no end after ${pages} pages.`,
        remedy: "Look at Checkly's status page (https://is.checkly.online) and run this again.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/checkly/metrics.js
/** Metrics from the scheduled runs of production's checks: `uptime` and `check_failures`. */








const spec = schemas/* strictObject */.rej({
    tags: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .min(1)
        .describe("Tags that a check must all carry to be counted, such as `[prod]`."),
    settle: plan_values/* durationValue */.k6
        .prefault("1m")
        .describe("How long Checkly may take until the result of a run can be read; a window ends this long before now."),
})
    .describe("Final results of the checks' scheduled runs against production.");
/**
 * One run is enough to compare, since a failed check is a fact and not an estimate. It is coarse, though: below 200
 * runs a single failure puts `uptime` under 99.5 %.
 */
const METRICS = new Map([
    [
        "uptime",
        {
            measure: { unit: "ratio", minimumSamples: 1 },
            valueOf: (results) => results.filter((result) => !result.failed).length / results.length,
        },
    ],
    [
        "check_failures",
        {
            measure: { unit: "count", minimumSamples: 1 },
            valueOf: (results) => results.filter((result) => result.failed).length,
        },
    ],
]);
/** Checks asked for at the same time; Checkly allows 60 such requests a minute. */
const CONCURRENCY = 5;
const checklyMetrics = {
    key: "checkly",
    vendor: checkly_settings/* VENDOR */.XC,
    settings: [checkly_settings/* API_KEY */.Lq, checkly_settings/* ACCOUNT */.u4, checkly_settings/* API_URL */.H$],
    description: "Scheduled runs of Checkly's checks against production: `uptime` (share of runs that passed; degraded runs passed) and `check_failures` (number of runs that failed).",
    spec,
    explain: ({ tags }) => `checks with the tags ${tags.join(", ")}`,
    settleMs: (settings) => settings.settle,
    measure: (metric) => METRICS.get(metric)?.measure ?? unknownMetric(metric),
    connect: async (metric, settings, context) => {
        const known = METRICS.get(metric);
        if (known === undefined) {
            throw new error/* ProviderError */.mZ({
                reasonCode: "plan_invalid",
                vendor: checkly_settings/* VENDOR */.XC,
                message: unknownMetric(metric),
                remedy: "Name one of these metrics in the plan.",
            });
        }
        const client = (0,checkly_client/* connectClient */.m)(context);
        return { read: (window) => readMetric(client, known, settings, window) };
    },
};
function unknownMetric(metric) {
    return `Checkly has no metric "${metric}"; it knows ${[...METRICS.keys()].join(" and ")}.`;
}
async function readMetric(client, metric, settings, window) {
    const checks = await listChecks(client, settings.tags);
    const limit = (0,p_limit/* default */.A)(CONCURRENCY);
    const found = await limit.map(checks, async (check) => {
        const own = await listFinalResults(client, check.id, window, settings.settle);
        return { own, silent: isSilent(check, own, window) };
    });
    const results = found.flatMap(({ own }) => own);
    const complete = !found.some(({ silent }) => silent);
    const value = results.length === 0 ? null : metric.valueOf(results);
    return { value, sampleCount: results.length, window, complete };
}
/**
 * Whether an active check has missed two runs in a row at the end of the window: then its results are stale or lost,
 * and the ones that are there say nothing about now.
 */
function isSilent(check, results, window) {
    if (check.activated === false || check.frequency === null || check.frequency === undefined)
        return false;
    const everyMs = Math.max(1, check.frequency) * 60_000;
    const lastAt = results.reduce((latest, result) => Math.max(latest, result.startedAt), window.from);
    return window.to - lastAt > 2 * everyMs;
}

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/providers/http.js
var http = __webpack_require__(33722);
// EXTERNAL MODULE: ./build/src/providers/read-base-url.js
var read_base_url = __webpack_require__(6878);
// EXTERNAL MODULE: ./build/src/providers/read-token.js
var read_token = __webpack_require__(30322);
;// CONCATENATED MODULE: ./build/src/providers/sentry/settings.js
const VENDOR = "Sentry";
const SCOPES = "`org:read`, `event:read`, `project:read`, `project:releases`";
const TOKEN = {
    name: "SENTRY_AUTH_TOKEN",
    source: "secret",
    purpose: "read the release's metrics",
    scopes: `token of an internal integration with ${SCOPES}; an organization token (\`sntrys_…\`) can read nothing and is refused`,
};
const ORGANIZATION = {
    name: "SENTRY_ORG",
    source: "variable",
    purpose: "know whose project it is, where the plan has no `org`",
    scopes: "slug of the organization",
    neededFor: (spec) => spec.org === undefined,
};
const API_URL = {
    name: "SENTRY_URL",
    source: "address",
    purpose: "find Sentry",
    default: "https://sentry.io/",
    inPlan: "sentry",
};

;// CONCATENATED MODULE: ./build/src/providers/sentry/client.js
/** The organization's API: base URL, token, numeric project id, pages. */







/** Far beyond any real list; a vendor that always answers "next" must not hold a watch forever. */
const client_MAXIMUM_PAGES = 1_000;
function createSentryApi(spec, context) {
    const token = readApiToken(context);
    const organization = readOrganization(spec, context);
    const client = (0,http/* createVendorClient */.O)({
        vendor: VENDOR,
        baseUrl: (0,read_base_url/* readBaseUrl */.$)(context, VENDOR, API_URL).href,
        headers: () => ({ authorization: `Bearer ${token.reveal()}` }),
        token,
        credentialRemedy: `Set ${TOKEN.name} to a token of an internal integration with the scopes ${SCOPES}.`,
        context,
        rateLimitWaitMs: resetWaitMs,
    });
    let projectId = null;
    /** The reading endpoints take numeric ids only. A failure is not kept: the next reading asks again. */
    function project() {
        projectId ??= resolveProject(client, organization, spec.project).catch((error) => {
            projectId = null;
            throw error;
        });
        return projectId;
    }
    async function get(path, query) {
        return client.request({
            method: "GET",
            path: `/api/0/organizations/${organization}/${path}`,
            query: { project: await project(), ...query },
            repeatable: true,
        });
    }
    return {
        async get(path, query, shape) {
            return parseAnswer(shape, (await get(path, query)).body, path);
        },
        async list(path, query, item) {
            const items = [];
            let cursor = "";
            for (let page = 0; cursor !== null; page += 1) {
                const answer = await get(path, cursor === "" ? query : { ...query, cursor });
                items.push(...parseAnswer(schemas/* array */.YOg(item), answer.body, path));
                const next = nextCursor(answer.headers.get("link"));
                if (next !== null && (next === cursor || page >= client_MAXIMUM_PAGES))
                    throw unknownAnswer(path, "pages without end");
                cursor = next;
            }
            return items;
        },
        async pageUrl(path, query) {
            return client.url(`/organizations/${organization}/${path}`, { project: await project(), ...query }).href;
        },
    };
}
function readApiToken(context) {
    const token = (0,read_token/* readToken */.A)(context.env, VENDOR, TOKEN);
    // An organization token carries org:ci only: enough to create releases, not to read a single number.
    if (token.reveal().startsWith("sntrys_")) {
        throw new error/* ProviderError */.mZ({
            reasonCode: "credential_insufficient",
            vendor: VENDOR,
            message: `${TOKEN.name} is an organization token (sntrys_…), which can create releases but may not read events, sessions or issues.`,
            remedy: `Create an internal integration in Sentry with the scopes ${SCOPES} and set ${TOKEN.name} to its token.`,
        });
    }
    return token;
}
function readOrganization(spec, context) {
    const organization = spec.org ?? (0,setting/* readSetting */.LA)(context.env, ORGANIZATION);
    if (organization !== null)
        return encodeURIComponent(organization);
    const { message, remedy } = (0,setting/* missingSetting */.zf)(ORGANIZATION, VENDOR);
    throw new error/* ProviderError */.mZ({ reasonCode: "secret_missing", vendor: VENDOR, message, remedy });
}
async function resolveProject(client, organization, slug) {
    const path = `/api/0/projects/${organization}/${encodeURIComponent(slug)}/`;
    const answer = await client.request({ method: "GET", path, repeatable: true });
    return parseAnswer(schemas/* object */.Ikc({ id: coerce/* string */.Yj().regex(/^\d+$/) }), answer.body, path).id;
}
/** Sentry sends no Retry-After: `X-Sentry-Rate-Limit-Reset` is the second at which the fixed window ends. */
function resetWaitMs(headers, now) {
    const reset = Number(headers.get("x-sentry-rate-limit-reset") ?? Number.NaN);
    return Number.isFinite(reset) && reset > 0 ? Math.max(100, reset * 1_000 - now) : null;
}
/**
 * The cursor of the next page, null at the end. The header is always there, so `results` decides, not absence.
 * Only the cursor is used: the address in the header may name another host.
 */
function nextCursor(link) {
    for (const part of link?.split(/,\s*(?=<)/) ?? []) {
        if (!/;\s*rel="next"/.test(part) || !/;\s*results="true"/.test(part))
            continue;
        return /;\s*cursor="([^"]+)"/.exec(part)?.[1] ?? null;
    }
    return null;
}
function parseAnswer(shape, body, path) {
    const parsed = shape.safeParse(body);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    throw unknownAnswer(path, `${issue?.path.join(".") || "the answer"}: ${issue?.message ?? "not as expected"}`);
}
function unknownAnswer(path, what) {
    return new error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: VENDOR,
        message: `Sentry's answer to GET ${path} was not understood: ${what}.`,
        remedy: "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/spec.js

/** What a Sentry metric can measure; a metric of one of these names needs no `measure`. */
const SENTRY_MEASURES = [
    "error_rate",
    "p50_latency",
    "p75_latency",
    "p90_latency",
    "p95_latency",
    "p99_latency",
    "request_count",
    "error_count",
    "new_issues",
    "crash_free_sessions",
    "count",
];
const slug = schemas/* string */.YjP()
    .regex(/^[a-z0-9_-]+$/, "a slug: lower-case letters, digits, hyphens and underscores, as in the project's address");
/** `error_rate: { sentry: { … } }` */
const sentrySpec = schemas/* strictObject */.rej({
    project: slug.describe("Slug of the project that the site reports to."),
    org: slug.optional().describe("Slug of the organization. Default: SENTRY_ORG."),
    environment: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe("Sentry environment to look at. Default: the one being watched, such as `production`."),
    release: schemas/* string */.YjP()
        .regex(/^(?:any|[^{}]*\{commit\}[^{}]*)$/, "a text with {commit} in it once, such as web@{commit}, or any")
        .default("{commit}")
        .describe("Name of the release as the site reports it, with `{commit}` in it; `any` looks at all releases."),
    query: schemas/* string */.YjP()
        .min(1)
        .max(1_000)
        .optional()
        .describe('More search terms in Sentry\'s own language, such as `transaction:"POST /api/threads"`.'),
    measure: schemas/* enum */.k5n(SENTRY_MEASURES)
        .optional()
        .describe("What is measured, for a metric with a name of its own; `count` counts the spans that match `query`, others are the known metrics."),
    settle: schemas/* string */.YjP()
        .regex(/^\d+(?:\.\d+)?\s*(?:ms|s|m|h|d)$/, "a duration such as 90s or 2m")
        .default("2m")
        .describe("How long after a moment Sentry's data about it is complete; windows end this long before now."),
});

;// CONCATENATED MODULE: ./build/src/providers/sentry/measures.js

const MEASURES = {
    error_rate: { unit: "ratio", minimumSamples: 20 },
    p50_latency: { unit: "duration", minimumSamples: 20 },
    p75_latency: { unit: "duration", minimumSamples: 20 },
    p90_latency: { unit: "duration", minimumSamples: 20 },
    // A 95th or 99th percentile of fewer is the slowest request or two, not a percentile.
    p95_latency: { unit: "duration", minimumSamples: 50 },
    p99_latency: { unit: "duration", minimumSamples: 100 },
    request_count: { unit: "count", minimumSamples: 0 },
    error_count: { unit: "count", minimumSamples: 0 },
    new_issues: { unit: "count", minimumSamples: 0 },
    crash_free_sessions: { unit: "ratio", minimumSamples: 20 },
    count: { unit: "count", minimumSamples: 0 },
};
/** What a metric measures by its own name or by `measure`; null where neither is known. */
function measureNameOf(metric, spec) {
    return spec.measure ?? SENTRY_MEASURES.find((name) => name === metric) ?? null;
}
/** The measure, or a sentence saying which names there are. */
function measureOf(metric, spec) {
    const name = measureNameOf(metric, spec);
    if (name !== null)
        return MEASURES[name];
    return `Sentry has no metric ${metric}; it knows ${SENTRY_MEASURES.join(", ")}. A metric with a name of its own says which of these it is with measure, and narrows it with query.`;
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/search.js
/** The release's name at Sentry, null where all releases are looked at. */
function releaseOf(spec, scope) {
    return spec.release === "any" ? null : spec.release.replace("{commit}", () => scope.commit);
}
/** Release versions may contain `@`, `+` and spaces: always quoted. */
function releaseTerm(name, spec, scope) {
    const release = releaseOf(spec, scope);
    return release === null ? null : `${name}:"${release.replace(/["\\]/g, "\\$&")}"`;
}
function joinTerms(terms) {
    return terms.filter((term) => term !== null && term !== undefined && term !== "").join(" ");
}
/**
 * Requests that the site answered: segment spans of a server. Without `is_transaction` child spans would dilute
 * every rate. A plan that names a `span.op` itself means other work than HTTP.
 */
function requestTerms(spec, scope) {
    const ownOp = /(?:^|\s)!?span\.op:/.test(spec.query ?? "");
    return joinTerms(["is_transaction:true", ownOp ? null : "span.op:http.server", releaseTerm("release", spec, scope)]);
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/coverage.js
/** Can Sentry see this release in this window, and all of the window? Asked beside every number: blind is not healthy. */


const seriesShape = schemas/* object */.Ikc({
    timeSeries: schemas/* array */.YOg(schemas/* object */.Ikc({
        meta: schemas/* object */.Ikc({ dataScanned: schemas/* string */.YjP().nullish() }).nullish(),
        values: schemas/* array */.YOg(schemas/* object */.Ikc({
            timestamp: schemas/* number */.aig(),
            value: schemas/* number */.aig().nonnegative().nullable(),
            incomplete: schemas/* boolean */.zMY().optional(),
            sampleCount: schemas/* number */.aig().nonnegative().nullish(),
        })),
    })),
});
/** Buckets that must be filled before a break in the data says anything. */
const STEADY_BUCKETS = 3;
/** Share of filled buckets from which traffic counts as steady. */
const STEADY_RATIO = 0.9;
/** Steady arrivals of which this many are expected are all missing with a chance of e^-14, one in a million. */
const EXPECTED_MISSING = 14;
/** The site's own parameters of a reading: environment, window, raw counts. */
function windowQuery(spec, scope, window) {
    return {
        environment: spec.environment ?? scope.environment,
        start: new Date(window.from).toISOString(),
        end: new Date(window.to).toISOString(),
    };
}
async function readCoverage(api, spec, scope, window) {
    const intervalMs = intervalOf(window);
    const answer = await api.get("events-timeseries/", {
        ...windowQuery(spec, scope, window),
        dataset: "spans",
        yAxis: "count()",
        interval: intervalMs / 1_000,
        disableAggregateExtrapolation: 1,
        query: requestTerms(spec, scope),
    }, seriesShape);
    const series = answer.timeSeries[0];
    const buckets = (series?.values ?? []).map(({ timestamp, value, incomplete, sampleCount }) => ({
        from: timestamp,
        to: timestamp + intervalMs,
        samples: sampleCount ?? value ?? 0,
        incomplete: incomplete === true,
    }));
    const scanned = series?.meta?.dataScanned ?? "full";
    return {
        requests: buckets.reduce((sum, bucket) => sum + bucket.samples, 0),
        // No series at all is no answer about the window; one of zeros is.
        complete: series !== undefined && scanned === "full" && isWhole(buckets, window) && !breaksOff(buckets, window),
    };
}
/** Seconds at this endpoint; few enough buckets for a two-day window. */
function intervalOf(window) {
    const hours = (window.to - window.from) / 3_600_000;
    return hours <= 4 ? 60_000 : hours <= 24 ? 300_000 : 3_600_000;
}
/** The bucket around the window's end is left out: Sentry calls it incomplete for the part that lies behind the window. */
function isWhole(buckets, window) {
    return buckets.every((bucket) => !bucket.incomplete || bucket.to > window.to);
}
/** Steady requests, then none: the pipeline stopped, or the site did. Either way the rest of the window is unknown. */
function breaksOff(buckets, window) {
    const first = buckets.findIndex((bucket) => bucket.samples > 0);
    const last = buckets.findLastIndex((bucket) => bucket.samples > 0);
    const [firstBucket, lastBucket] = [buckets[first], buckets[last]];
    if (firstBucket === undefined || lastBucket === undefined)
        return false;
    const seen = buckets.slice(first, last + 1);
    const filled = seen.filter((bucket) => bucket.samples > 0).length;
    if (seen.length < STEADY_BUCKETS || filled / seen.length < STEADY_RATIO)
        return false;
    const samples = seen.reduce((sum, bucket) => sum + bucket.samples, 0);
    const perMs = samples / (lastBucket.to - Math.max(window.from, firstBucket.from));
    return perMs * (window.to - lastBucket.to) >= EXPECTED_MISSING;
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/read-metric.js
/** One reading of one measure: the number, how many samples stand behind it, and whether the window is whole. */




const TRACES = "explore/traces/";
const ISSUES = "issues/";
const ERROR_LEVELS = "issue.category:error level:[error,fatal]";
const tableShape = schemas/* object */.Ikc({
    data: schemas/* array */.YOg(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())),
    meta: schemas/* object */.Ikc({
        units: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP().nullable()).nullish(),
        dataScanned: schemas/* string */.YjP().nullish(),
    })
        .nullish(),
});
const issueShape = schemas/* object */.Ikc({ id: schemas/* string */.YjP(), firstSeen: schemas/* string */.YjP() });
const sessionsShape = schemas/* object */.Ikc({
    groups: schemas/* array */.YOg(schemas/* object */.Ikc({ totals: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig().nullable()) })),
});
const UNIT_MS = {
    nanosecond: 1e-6,
    microsecond: 1e-3,
    millisecond: 1,
    second: 1_000,
    minute: 60_000,
};
/** How each measure is read. */
const READERS = {
    // The share of 5xx, not failure_rate(), which counts "not found" and "permission denied" as failures too.
    error_rate: (request) => readSampled(request, "http_response_rate(5)", "has:span.status_code"),
    p50_latency: (request) => readSampled(request, "p50(span.duration)"),
    p75_latency: (request) => readSampled(request, "p75(span.duration)"),
    p90_latency: (request) => readSampled(request, "p90(span.duration)"),
    p95_latency: (request) => readSampled(request, "p95(span.duration)"),
    p99_latency: (request) => readSampled(request, "p99(span.duration)"),
    request_count: (request) => readCount(request, "spans", joinTerms([requestTerms(request.spec, request.scope), request.spec.query]), TRACES),
    count: (request) => readCount(request, "spans", joinTerms([inRelease(request), request.spec.query]), TRACES),
    error_count: (request) => readCount(request, "errors", joinTerms([inRelease(request), request.spec.query]), ISSUES),
    new_issues: readNewIssues,
    crash_free_sessions: readCrashFreeSessions,
};
function inRelease({ spec, scope }) {
    return releaseTerm("release", spec, scope);
}
/** A rate or percentile of requests. `count()` comes in the same answer, since Sentry calls the rate of nothing 0. */
async function readSampled(request, field, terms) {
    const { api, spec, scope, window } = request;
    const query = joinTerms([requestTerms(spec, scope), terms, spec.query]);
    const [table, coverage] = await Promise.all([
        readTable(request, "spans", [field, "count()"], query, true),
        readCoverage(api, spec, scope, window),
    ]);
    const sampleCount = numberIn(table.row, "count()") ?? 0;
    const value = sampleCount > 0 ? numberIn(table.row, field) : null;
    return {
        value: value === null ? null : value * unitOf(field, table.units),
        sampleCount,
        window,
        complete: table.complete && coverage.complete,
        url: await pageUrl(request, TRACES, query),
    };
}
/**
 * A count. Zero is only a zero where Sentry sees the release's requests in this window; otherwise nothing is known.
 * Counts of sampled spans are extrapolated, as Sentry shows them to people.
 */
async function readCount(request, dataset, query, page) {
    const { api, spec, scope, window } = request;
    const [table, coverage] = await Promise.all([
        readTable(request, dataset, ["count()"], query, false),
        readCoverage(api, spec, scope, window),
    ]);
    const count = numberIn(table.row, "count()");
    return {
        // A row without its number is no zero.
        ...(count === null ? { value: null, sampleCount: 0 } : provenCount(count, coverage.requests)),
        window,
        complete: table.complete && coverage.complete,
        url: await pageUrl(request, page, query),
    };
}
function provenCount(count, requests) {
    const sampleCount = Math.max(count, requests);
    return { value: sampleCount > 0 ? count : null, sampleCount };
}
/**
 * Issues that this release brought and that were first seen in the window: firstRelease alone also matches what
 * the same release showed earlier on a preview.
 */
async function readNewIssues(request) {
    const { api, spec, scope, window } = request;
    const query = joinTerms([
        releaseTerm("firstRelease", spec, scope),
        `firstSeen:>=${new Date(window.from).toISOString()}`,
        "is:unresolved",
        ERROR_LEVELS,
        spec.query,
    ]);
    const [issues, coverage] = await Promise.all([
        api.list("issues/", { ...windowQuery(spec, scope, window), query, sort: "new", limit: 100, collapse: "stats" }, issueShape),
        readCoverage(api, spec, scope, window),
    ]);
    const count = issues.filter(({ firstSeen }) => isWithin(Date.parse(firstSeen), window)).length;
    return {
        ...provenCount(count, coverage.requests),
        window,
        complete: coverage.complete,
        url: await pageUrl(request, ISSUES, query),
    };
}
function isWithin(at, window) {
    return at >= window.from && at < window.to;
}
/** In whole hours at Sentry: the window is widened to them, so only the release separates old sessions from new. */
async function readCrashFreeSessions(request) {
    const { api, spec, scope, window } = request;
    const query = joinTerms([inRelease(request), spec.query]);
    const answer = await api.get("sessions/", {
        ...windowQuery(spec, scope, window),
        field: ["crash_free_rate(session)", "sum(session)"],
        interval: "1h",
        includeSeries: 0,
        query,
    }, sessionsShape);
    const totals = answer.groups[0]?.totals ?? {};
    const sampleCount = totals["sum(session)"] ?? 0;
    return {
        value: sampleCount > 0 ? (totals["crash_free_rate(session)"] ?? null) : null,
        sampleCount,
        window,
        complete: true,
        url: await pageUrl(request, "releases/", query),
    };
}
async function readTable({ api, spec, scope, window }, dataset, fields, query, raw) {
    const answer = await api.get("events/", {
        ...windowQuery(spec, scope, window),
        dataset,
        field: fields,
        query,
        per_page: 1,
        ...(raw ? { disableAggregateExtrapolation: 1 } : {}),
    }, tableShape);
    return {
        row: answer.data[0] ?? {},
        units: answer.meta?.units ?? {},
        complete: (answer.meta?.dataScanned ?? "full") === "full",
    };
}
/** Durations in milliseconds; a rate's "percentage" is a share already. */
function unitOf(field, units) {
    const unit = units[field] ?? null;
    if (!field.includes("duration") || unit === null)
        return 1;
    const factor = UNIT_MS[unit];
    if (factor !== undefined)
        return factor;
    throw new error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "Sentry",
        message: `Sentry's answer to GET events/ gives ${field} in a unit that is not known, ${JSON.stringify(unit)}.`,
        remedy: "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
    });
}
function numberIn(row, field) {
    const value = row[field] ?? null;
    if (value === null)
        return null;
    if (typeof value === "number" && Number.isFinite(value))
        return value;
    throw new error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "Sentry",
        message: `Sentry's answer to GET events/ has no number for ${field}, but ${JSON.stringify(value)}.`,
        remedy: "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
    });
}
function pageUrl({ api, spec, scope, window }, page, query) {
    return api.pageUrl(page, { ...windowQuery(spec, scope, window), query });
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/index.js
/** Sentry as a source of metrics: error rate, latency, counts, new issues and sessions of one release. */







const DEFAULT_SETTLE_MS = 120_000;
const sentryMetrics = {
    key: "sentry",
    vendor: VENDOR,
    settings: [TOKEN, ORGANIZATION, API_URL],
    description: "Error rate, latency, counts, new issues and crash-free sessions of the release, from Sentry.",
    spec: sentrySpec,
    explain: ({ project, environment, release, query }) => [
        `project ${project}`,
        ...(environment === undefined ? [] : [`environment ${environment}`]),
        ...(release === "any" ? ["all releases"] : []),
        ...(query === undefined ? [] : [query]),
    ].join(", "),
    settleMs: (spec) => (0,duration/* parseDuration */.E)(spec.settle) ?? DEFAULT_SETTLE_MS,
    measure: measureOf,
    async connect(metric, spec, context) {
        const measure = measureNameOf(metric, spec);
        if (measure === null) {
            throw new error/* ProviderError */.mZ({
                reasonCode: "plan_invalid",
                vendor: VENDOR,
                message: String(measureOf(metric, spec)),
                remedy: "Correct the metric in the plan.",
            });
        }
        const api = createSentryApi(spec, context);
        return { read: (window, scope) => READERS[measure]({ api, spec, scope, window }) };
    },
};

;// CONCATENATED MODULE: ./build/src/providers/metrics.js
/** The registry of metric providers: one line each. Apart from the roles, because a plan's metrics need zod to be read. */


const metricProviders = {
    sentry: sentryMetrics,
    checkly: checklyMetrics,
};


/***/ })

};
