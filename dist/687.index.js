export const id = 687;
export const ids = [687,864];
export const modules = {

/***/ 97864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NM: () => (/* binding */ MAXIMUM_BYTES),
/* harmony export */   jt: () => (/* binding */ describeSize),
/* harmony export */   wr: () => (/* binding */ readPlanFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
/** A plan file's text. */


const MAXIMUM_BYTES = 1_048_576;
/** Throws UsageError `plan_invalid` where there is no such file, or it is no text of a plan's size. */
async function readPlanFile(path) {
    try {
        const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        if (size > MAXIMUM_BYTES)
            throw invalid(path, describeSize(size));
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path));
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb)
            throw error;
        throw invalid(path, describeReadError(error));
    }
}
function describeSize(bytes) {
    return {
        message: `the file has ${(bytes / 1_048_576).toFixed(1)} MiB, and a plan has at most 1 MiB; it was not read`,
        remedy: "Is it the right file?",
    };
}
function invalid(file, problem) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb("plan_invalid", [{ position: { file, line: 1, column: 1 }, ...problem }]);
}
function describeReadError(error) {
    const code = error?.code;
    if (code === "ENOENT") {
        return { message: "there is no such file", remedy: "Write a plan there, or name another file." };
    }
    if (code === "EISDIR")
        return { message: "this is a folder, not a plan file" };
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
        return { message: "not YAML: the file is not text in UTF-8" };
    return { message: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}` };
}


/***/ }),

/***/ 31606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ observeClients)
/* harmony export */ });
/* harmony import */ var node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53053);
/**
 * Keeps virtual time still while this process waits for an answer of its own request. The servers count what they
 * answer; between an answer and the client's next request nobody would. Node tells of its clients on diagnostics
 * channels, so no provider has to know of rehearsals.
 */

/** Held open by design: waiting for these is waiting for time to pass. */
const STREAMING = /\/events\b|\/completion\b/;
/** Starts to observe; the answer ends it. */
function observeClients(activity) {
    const open = new Set();
    const begin = (request, path) => {
        if (STREAMING.test(path))
            return;
        open.add(request);
        activity.begin();
    };
    const end = (request) => {
        if (open.delete(request))
            activity.end();
    };
    const listeners = [
        ["undici:request:create", (message) => begin(requestOf(message), pathOf(message))],
        ["undici:request:trailers", (message) => end(requestOf(message))],
        ["undici:request:error", (message) => end(requestOf(message))],
        ["http.client.request.created", (message) => begin(requestOf(message), pathOf(message))],
        ["http.client.response.finish", (message) => end(requestOf(message))],
        ["http.client.request.error", (message) => end(requestOf(message))],
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
function requestOf(message) {
    return message.request;
}
function pathOf(message) {
    const path = message.request?.path;
    return typeof path === "string" ? path : "";
}


/***/ }),

/***/ 14625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ createVirtualClock)
/* harmony export */ });
/** Real milliseconds of silence after which time may jump. */
const QUIET_MS = 2;
function createVirtualClock(startAt) {
    let now = startAt;
    let busy = 0;
    let pumping = false;
    let sleepers = [];
    const listeners = [];
    async function pump() {
        if (pumping)
            return;
        pumping = true;
        try {
            while (sleepers.length > 0) {
                await quiet();
                const next = sleepers.reduce((first, sleeper) => (first === null || sleeper.wakeAt < first.wakeAt ? sleeper : first), null);
                if (next === null)
                    break;
                if (next.wakeAt > now) {
                    for (const listener of listeners)
                        await listener(now, next.wakeAt);
                    now = Math.max(now, next.wakeAt);
                }
                const due = sleepers.filter((sleeper) => sleeper.wakeAt <= now);
                sleepers = sleepers.filter((sleeper) => sleeper.wakeAt > now);
                for (const sleeper of due)
                    sleeper.wake();
            }
        }
        finally {
            pumping = false;
        }
    }
    async function quiet() {
        let silent = false;
        while (!silent) {
            await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
            silent = busy === 0;
        }
    }
    return {
        now: () => now,
        sleep: (ms, signal) => new Promise((resolve, reject) => {
            if (signal?.aborted) {
                reject(signal.reason);
                return;
            }
            const sleeper = {
                // Whole milliseconds, as the system's clock has: a retry's random wait has fractions.
                wakeAt: now + Math.max(0, Math.ceil(ms)),
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
            void pump();
        }),
        begin: () => {
            busy += 1;
        },
        end: () => {
            busy -= 1;
        },
        beforeAdvance: (listener) => void listeners.push(listener),
    };
}


/***/ }),

/***/ 11506:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ DEMO_PLAN_FILE),
/* harmony export */   a: () => (/* binding */ DEMO_PLAN)
/* harmony export */ });
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
        - p99_latency increases by > 50% over 5m
        - health_check_failures > 3
        - uptime < 90% over 10m
      success:
        - error_rate < 1% over 10m
        - p99_latency < 1000ms over 10m
`;


/***/ }),

/***/ 15922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ parseFaults)
/* harmony export */ });
/* unused harmony export knownFaults */
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
/** What `--fault` may name: trouble of the site, of a vendor, of the host, or of somebody else. */


const VENDORS = ["vercel", "github", "sentry", "checkly", "supabase"];
/** Kinds of vendor trouble and what they are in the sandbox. `slow` never answers within a client's patience. */
const VENDOR_TROUBLE = {
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
/** Trouble at the host or by other people; `at` = from the promote on, else from the beginning. */
const HOST_TROUBLE = {
    "build-error": ({ vercel }) => vercel.setOption("buildError", 'Command "npm run build" exited with 1'),
    "build-canceled": ({ vercel }) => vercel.setOption("buildCanceled", true),
    "alias-failure": ({ vercel }) => vercel.setOption("failAliases", vercel.domains()),
    "promote-queued": ({ vercel }) => {
        vercel.setOption("promoteAnswer", "202");
        vercel.setOption("queuedMs", null);
    },
    "production-pinned": ({ vercel }) => vercel.changeAutoAssign(false),
    "known-good-deleted": ({ vercel }) => vercel.deleteDeployment("dpl_sandbox1"),
    "advisor-error": ({ supabase }) => supabase.setLints([
        ...supabase.lints(),
        {
            name: "rls_disabled_in_public",
            level: "ERROR",
            entity: "messages",
            title: "A table without row security",
            detail: "public.messages can be read and written by anybody who knows the project.",
        },
    ]),
    "production-moved": async ({ vercel }) => vercel.changeProduction(await vercel.plantDeployment({
        target: "production",
        meta: { githubCommitSha: "f".repeat(40) },
        ageMs: 0,
        files: { "index.html": "somebody else's" },
    })),
};
/** Parses `--fault` and `--at`; throws UsageError with every mistake. */
function parseFaults(texts, at) {
    const problems = [];
    const atMs = at === undefined ? null : (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(at);
    if (at !== undefined && atMs === null)
        problems.push({ message: `--at is "${at}"; expected a duration such as 3m.` });
    const faults = texts.flatMap((text) => {
        const parsed = parseFault(text, atMs);
        if (typeof parsed !== "string")
            return [parsed];
        problems.push({ message: parsed, remedy: `Known faults: ${knownFaults().join(", ")}.` });
        return [];
    });
    if (problems.length > 0)
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb("usage", problems);
    return faults;
}
function knownFaults() {
    return [
        "error-rate=8%",
        "latency=2500ms",
        "outage",
        ...VENDORS.map((vendor) => `${vendor}-{${Object.keys(VENDOR_TROUBLE).join(",")}}`),
        ...Object.keys(HOST_TROUBLE),
    ];
}
function parseFault(text, atMs) {
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
            apply: ({ site: runtime }, now, release) => runtime.addFault({ release, fromAt: now, kind: site }),
        };
    }
    const host = HOST_TROUBLE[name];
    if (host !== undefined)
        return { text, atMs, timed: false, apply: (sandbox) => host(sandbox) };
    const dash = name.indexOf("-");
    const vendor = VENDORS.find((known) => known === name.slice(0, dash));
    const trouble = VENDOR_TROUBLE[name.slice(dash + 1)];
    if (vendor === undefined || trouble === undefined)
        return `There is no fault "${text}".`;
    return {
        text,
        atMs,
        timed: false,
        apply: ({ faults }) => faults.add({ emulator: vendor, ...trouble }),
    };
}
function parseSiteFault(name, value) {
    switch (name) {
        case "error-rate": {
            const match = /^(\d+(?:\.\d+)?)%$/.exec(value ?? "");
            const ratio = match === null ? Number.NaN : Number(match[1]) / 100;
            return ratio >= 0 && ratio <= 1
                ? { errorRatio: ratio }
                : `error-rate is "${value ?? ""}"; expected a share such as error-rate=8%.`;
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

/***/ 12899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ whyLeftOut)
/* harmony export */ });
const REASON = {
    command: "it works on the repository's own files, and a rehearsal has others",
    bundle: "it reads what the repository's own build wrote",
    coverage: "it reads what the repository's own tests wrote",
    migrations: "there is no database on loopback",
    rls: "there is no database on loopback",
    tls: "loopback has no certificate",
    drill: "there is no history of drills on loopback",
    prior: "there is no history of releases on loopback",
};
/** A sentence for an item that is left out; null where it is rehearsed. */
function whyLeftOut({ title, gate }) {
    const reason = Object.hasOwn(REASON, gate) ? REASON[gate] : undefined;
    return reason === undefined ? null : `${title} (${gate}) is left out: ${reason}.`;
}


/***/ }),

/***/ 96146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rehearse: () => (/* binding */ rehearse)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/release/result.js
var release_result = __webpack_require__(97294);
// EXTERNAL MODULE: ./build/src/report/production.js
var report_production = __webpack_require__(15405);
// EXTERNAL MODULE: ./build/src/report/timeline.js
var timeline = __webpack_require__(36753);
// EXTERNAL MODULE: ./build/src/sandbox/client-activity.js
var client_activity = __webpack_require__(31606);
// EXTERNAL MODULE: ./build/src/sandbox/demo-site.js + 1 modules
var demo_site = __webpack_require__(90396);
// EXTERNAL MODULE: ./build/src/sandbox/index.js + 91 modules
var src_sandbox = __webpack_require__(54429);
// EXTERNAL MODULE: ./build/src/sandbox/virtual-clock.js
var virtual_clock = __webpack_require__(14625);
// EXTERNAL MODULE: ./build/src/commands/index.js + 26 modules
var commands = __webpack_require__(87738);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/plan/load.js + 2 modules
var load = __webpack_require__(13352);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/engine/plan-extensions.js
var plan_extensions = __webpack_require__(67912);
// EXTERNAL MODULE: ./build/src/tools/tool-arguments.js
var tool_arguments = __webpack_require__(41454);
// EXTERNAL MODULE: ./build/src/tools/rehearse/demo-plan.js
var demo_plan = __webpack_require__(11506);
// EXTERNAL MODULE: ./build/src/tools/rehearse/faults.js
var faults = __webpack_require__(15922);
// EXTERNAL MODULE: ./build/src/lib/clock.js
var clock = __webpack_require__(19563);
// EXTERNAL MODULE: ./build/src/report/printable.js
var printable = __webpack_require__(1319);
// EXTERNAL MODULE: ./build/src/providers/index.js + 30 modules
var providers = __webpack_require__(74704);
// EXTERNAL MODULE: ./build/src/release/drill.js
var drill = __webpack_require__(22750);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/record-drill.js
/** `--record`: a rehearsal that ended rolled back, written down at the real GitHub, where the drill gate finds it. */





/** Throws UsageError with everything that is missing: better now than after a rehearsal. */
function createDrillBook(env, commitGiven) {
    const problems = [];
    const repository = env["GITHUB_REPOSITORY"] ?? "";
    const commit = commitGiven ?? env["GITHUB_SHA"] ?? "";
    if ((env["GITHUB_TOKEN"] ?? "").trim() === "") {
        problems.push({
            message: "GITHUB_TOKEN is not set; --record writes a GitHub Deployment.",
            remedy: "Set it to a token with the permission deployments: write.",
        });
    }
    if (!/^[^/\s]+\/[^/\s]+$/.test(repository)) {
        problems.push({ message: "GITHUB_REPOSITORY is not set to owner/name.", remedy: "Set it: acme/web." });
    }
    if (!/^[0-9a-f]{40}$/.test(commit)) {
        problems.push({
            message: "There is no full commit SHA to record the rehearsal for.",
            remedy: "Name it with --commit, or set GITHUB_SHA.",
        });
    }
    if (problems.length > 0)
        throw new lib_error/* UsageError */.eb("usage", problems);
    return { repository, commit };
}
/** Writes the record where production was really rolled back in the rehearsal; says why where it does not. */
async function recordDrill(book, rehearsed, env, signal) {
    const { plan, faults, result } = rehearsed;
    if (result.decision !== "rolled-back") {
        return {
            outcome: "not-rolled-back",
            text: `Not recorded: the rehearsal ended with ${result.decision}, and only one that is rolled back is a drill. Give it a fault, such as --fault error-rate=8% --at 3m.`,
            deployment: null,
        };
    }
    try {
        const payload = {
            holdpoint: 1,
            phase: "drill",
            project: plan.project.vercel.project,
            commit: book.commit,
            planDigest: plan.digest,
            faults,
            reasonCode: result.reasonCode,
            endedAt: clock/* systemClock */.m.now(),
        };
        const deployment = await write(book, plan, payload, env, signal);
        return { outcome: "recorded", text: `The drill is recorded as GitHub deployment ${deployment}.`, deployment };
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        return {
            outcome: "trouble",
            text: (0,printable/* printable */.g)(`The drill is not recorded: ${error.message} ${error.remedy}`),
            deployment: null,
        };
    }
}
async function write(book, plan, payload, env, signal) {
    const { project, team } = plan.project.vercel;
    const forge = await providers/* roleProviders */.V.forge.connect({ project, team, repository: book.repository }, { env, clock: clock/* systemClock */.m, debug: () => undefined, signal });
    const deployment = await forge.createDeployment({
        ref: book.commit,
        task: drill/* DRILL_TASK */.S3,
        environment: drill/* DRILL_ENVIRONMENT */.sJ,
        description: `Holdpoint: rollback drill of ${plan.name}`,
        payload,
        productionEnvironment: false,
    });
    await forge.createDeploymentStatus(deployment.id, { state: "success", description: (0,drill/* renderDrill */.gQ)(payload) });
    return deployment.id;
}

// EXTERNAL MODULE: ./build/src/gates/index.js + 29 modules
var gates = __webpack_require__(52024);
// EXTERNAL MODULE: ./build/src/tools/rehearse/left-out.js
var left_out = __webpack_require__(12899);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/rehearsable-plan.js
/** What of a team's own plan can be rehearsed on loopback, and what is left out and said. Pure. */


/** What loopback cannot show is left out and said, never passed. */
function rehearsablePlan(plan) {
    const leftOut = [];
    const keep = (item) => {
        const why = (0,left_out/* whyLeftOut */.q)(item);
        if (why !== null)
            leftOut.push(why);
        return why === null;
    };
    const { staging, production } = plan.stages;
    const verify = staging.verify.filter(keep);
    const rehearsed = {
        ...plan,
        stages: {
            // A stage that verifies nothing holds; the start page stands for what is left out.
            staging: { ...staging, verify: verify.length > 0 ? verify : [startPage(plan)] },
            // The release that is rehearsed has by then a staging record of its own.
            production: { ...production, verify: production.verify.filter((item) => item.gate === "prior" || keep(item)) },
        },
    };
    return { plan: rehearsed, leftOut };
}
function startPage(plan) {
    return {
        title: "Start page answers",
        gate: "http",
        spec: gates.gates.http.spec.parse({ path: "/" }),
        position: { file: plan.file, line: 1, column: 1 },
    };
}

;// CONCATENATED MODULE: ./build/src/tools/rehearse/arguments.js
/** What a rehearsal is asked for on the command line, with its plan. */












/** Throws UsageError. */
async function readRehearsal(args, env) {
    const { values } = (0,tool_arguments/* parseToolArgs */.Z)(() => (0,external_node_util_.parseArgs)({
        args: [...args],
        options: {
            plan: { type: "string" },
            fault: { type: "string", multiple: true },
            at: { type: "string" },
            "crash-after": { type: "string" },
            seed: { type: "string" },
            json: { type: "boolean" },
            record: { type: "boolean" },
            commit: { type: "string" },
        },
    }));
    const crashAfter = values["crash-after"];
    const step = release_result/* STEPS */.U.find((known) => known === crashAfter);
    if (crashAfter !== undefined && step === undefined) {
        throw new lib_error/* UsageError */.eb("usage", [
            { message: `--crash-after is "${crashAfter}"; expected one of ${release_result/* STEPS */.U.join(", ")}.` },
        ]);
    }
    const seed = Number(values.seed ?? 1);
    if (!Number.isSafeInteger(seed))
        throw new lib_error/* UsageError */.eb("usage", [{ message: `--seed is "${values.seed}"; expected a whole number.` }]);
    const rehearsable = await readPlan(values.plan);
    return {
        ...rehearsable,
        faults: (0,faults/* parseFaults */.b)(values.fault ?? [], values.at),
        crashAfter: step ?? null,
        json: values.json ?? false,
        seed,
        drillBook: values.record === true ? openBook(rehearsable.plan, env, values.commit) : null,
    };
}
function openBook(plan, env, commit) {
    if (plan.file !== demo_plan/* DEMO_PLAN_FILE */.F)
        return createDrillBook(env, commit);
    throw new lib_error/* UsageError */.eb("usage", [
        {
            message: "--record needs a plan of your own: rehearsing the demo plan says nothing about your release.",
            remedy: `Run it in the repository, where ${plan_plan/* DEFAULT_PLAN_FILE */.h} is, or name the plan with --plan.`,
        },
    ]);
}
/** The named plan, the repository's own, or the demo, whose one command is ours. */
async function readPlan(file) {
    const own = file ?? ((await (0,promises_.stat)(plan_plan/* DEFAULT_PLAN_FILE */.h).catch(() => null)) === null ? undefined : plan_plan/* DEFAULT_PLAN_FILE */.h);
    if (own !== undefined)
        return rehearsablePlan(await (0,load/* loadPlan */.Y)(own, plan_extensions/* extensions */.X));
    const demo = (0,load/* parsePlan */.v)(demo_plan/* DEMO_PLAN */.a, demo_plan/* DEMO_PLAN_FILE */.F, plan_extensions/* extensions */.X);
    if ("problems" in demo)
        throw new lib_error/* UsageError */.eb("plan_invalid", demo.problems);
    return { plan: demo.plan, leftOut: [] };
}

// EXTERNAL MODULE: ./build/src/tools/rehearse/required-variables.js
var required_variables = __webpack_require__(7170);
// EXTERNAL MODULE: ./build/src/tools/rehearse/world.js
var world = __webpack_require__(22711);
// EXTERNAL MODULE: ./build/src/engine/session.js
var session = __webpack_require__(90388);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/rehearse.js

















/** Where a team's own plan and the files that it names are: here. */
const REPOSITORY = ".";
/** Where the sandbox clock begins: a Monday morning, always the same, so that a rehearsal can be repeated. */
const START = Date.UTC(2026, 0, 5, 9);
/** Traffic before the release, for comparisons with the version before. */
const BASELINE_MS = 10 * 60_000;
/** Real milliseconds that a client waits for an emulator; loopback answers in far less. */
const REQUEST_TIMEOUT_MS = 250;
/** A release that crashes is started again; more often than this it does not end. */
const MAXIMUM_RUNS = 5;
/** Holdpoint's own death in the middle of a rehearsal. Nothing catches it but the rehearsal. */
class RehearsedCrash extends Error {
}
/** Runs a release of the plan against the sandbox in virtual time and exits with its decision. */
const rehearse = async (args, surroundings) => {
    const { env, stdout, signal } = surroundings;
    if (args.includes("--checklist")) {
        const [{ readChecklistRehearsal }, { rehearseChecklist }] = await Promise.all([
            __webpack_require__.e(/* import() */ 264).then(__webpack_require__.bind(__webpack_require__, 80883)),
            Promise.all(/* import() */[__webpack_require__.e(16), __webpack_require__.e(454)]).then(__webpack_require__.bind(__webpack_require__, 31454)),
        ]);
        return rehearseChecklist(await readChecklistRehearsal(args), surroundings);
    }
    const rehearsal = await readRehearsal(args, env);
    const wallStart = Date.now();
    const clock = (0,virtual_clock/* createVirtualClock */._)(START);
    const variables = await (0,required_variables/* readRequiredVariables */.f)(rehearsal.plan, REPOSITORY);
    const seed = (0,world/* seedForPlan */.Se)(rehearsal.plan, rehearsal.seed, variables.names);
    const sandbox = await (0,src_sandbox/* startSandbox */.O)(seed, { clock, activity: clock });
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "holdpoint-rehearsal-"));
    const stopObserving = (0,client_activity/* observeClients */.x)(clock);
    try {
        await (0,demo_site/* writeDemoSite */.m)(directory, (0,world/* siteFor */.vN)(rehearsal.plan, "2", world/* CANDIDATE_COMMIT */.Cb), rehearsal.plan.stages.staging.deploy.prebuilt ? "prebuilt" : "source");
        await (0,required_variables/* copyFiles */.B)(variables.files, REPOSITORY, directory);
        await sandbox.traffic.run(START - BASELINE_MS, START);
        clock.beforeAdvance(async (from, to) => {
            await sandbox.traffic.run(from, to);
            await sandbox.runScheduledChecks(from, to);
        });
        for (const fault of rehearsal.faults)
            if (fault.atMs === null)
                await fault.apply(sandbox, START, world/* CANDIDATE_COMMIT */.Cb);
        if (!rehearsal.json)
            for (const line of introduce(rehearsal))
                stdout.line(line);
        const result = await runToEnd(rehearsal, { clock, sandbox, directory, env, stdout, signal });
        const virtualSeconds = (clock.now() - START) / 1_000;
        const wallSeconds = (Date.now() - wallStart) / 1_000;
        const drill = await recordIfAsked(rehearsal, result, sandbox, { env, signal });
        return conclude(rehearsal, { result, sandbox, stdout, drill, virtualSeconds, wallSeconds });
    }
    finally {
        stopObserving();
        await sandbox.close();
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
};
/** A rehearsal that met a request which no stand-in knows has failed, whatever it ended with. */
async function recordIfAsked({ drillBook, plan, faults }, result, sandbox, { env, signal }) {
    if (drillBook === null)
        return null;
    const ended = sandbox.unknownRequests().length === 0 ? result : { ...result, decision: "failed" };
    return recordDrill(drillBook, { plan, faults: faults.map(({ text }) => text), result: ended }, env, signal);
}
function introduce({ plan, faults, crashAfter, leftOut }) {
    const trouble = [
        ...faults.map(({ text, atMs }) => (atMs === null ? text : `${text}, ${atMs / 60_000} min after the promote`)),
        ...(crashAfter === null ? [] : [`a crash after "${crashAfter}"`]),
    ];
    const what = `Rehearsal of ${plan.file} (${plan.name}) on loopback stand-ins, in virtual time`;
    const sentences = [`${what}${trouble.length === 0 ? "" : `. Trouble: ${trouble.join("; ")}`}.`, ...leftOut];
    return sentences.flatMap((sentence) => (0,timeline/* wrap */.LV)(sentence, timeline/* TERMINAL_COLUMNS */.zN));
}
/** The commands of a release, one after the other; after a crash from the beginning, as a workflow that is run again. */
async function runToEnd(rehearsal, stage) {
    let crashAfter = rehearsal.crashAfter;
    let pending = rehearsal.faults.filter(({ atMs }) => atMs !== null);
    const emit = (event) => {
        show(rehearsal, stage, event);
        if (event.event !== "step")
            return;
        if (event.step === "promote") {
            for (const fault of pending)
                scheduleFault(fault, stage, event.at);
            pending = [];
        }
        if (event.step !== crashAfter)
            return;
        crashAfter = null;
        throw new RehearsedCrash(event.step);
    };
    for (let run = 1; run <= MAXIMUM_RUNS; run += 1) {
        try {
            return await runOnce(rehearsal, stage, emit);
        }
        catch (error) {
            if (!(error instanceof RehearsedCrash))
                throw error;
            show(rehearsal, stage, {
                event: "note",
                at: stage.clock.now(),
                text: `Holdpoint crashed after "${error.message}"; run ${run + 1} begins and reads the world`,
            });
        }
    }
    throw new Error(`the release did not end in ${MAXIMUM_RUNS} runs`);
}
/** The site's own trouble is known ahead by its moment; everything else begins when the clock is there. */
function scheduleFault(fault, stage, promotedAt) {
    const beginsAt = promotedAt + (fault.atMs ?? 0);
    const begin = async () => {
        if (!fault.timed)
            await stage.clock.sleep(fault.atMs ?? 0);
        await fault.apply(stage.sandbox, beginsAt, world/* CANDIDATE_COMMIT */.Cb);
    };
    void begin();
}
async function runOnce(rehearsal, stage, emit) {
    const { plan } = rehearsal;
    const { sandbox, clock, directory, env } = stage;
    const run = (name) => {
        // A session of its own for each command, as each is a step of its own in a workflow.
        const context = (0,session/* createSession */.j)({
            plan,
            release: { id: world/* CANDIDATE_COMMIT */.Cb, commit: world/* CANDIDATE_COMMIT */.Cb },
            options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false },
            env: { PATH: env.PATH, HOME: env.HOME, ...(0,world/* environmentFor */.DD)(plan, sandbox.origins) },
            directory,
            clock,
            emit,
            debug: () => undefined,
            signal: stage.signal,
            runUrl: null,
            domainUrl: (domain) => sandbox.productionOrigin(domain),
            requestTimeoutMs: REQUEST_TIMEOUT_MS,
        });
        return commands/* commands */.P[name].run(context);
    };
    for (const name of ["deploy", "verify"]) {
        const result = await run(name);
        if (result.decision !== "proceed")
            return result;
    }
    const promoted = await run("promote");
    // As in release.yml: a candidate that production shows is watched, and rolled back, whatever else the promote found.
    const shown = promoted.candidate !== null && promoted.production.after === promoted.candidate.id;
    if (promoted.decision !== "proceed" && !shown)
        return promoted;
    const watched = await run("watch");
    return promoted.decision === "proceed" || watched.decision === "rolled-back" ? watched : promoted;
}
function show(rehearsal, { stdout }, event) {
    if (rehearsal.json) {
        stdout.line(JSON.stringify(event));
        return;
    }
    if (event.event === "progress")
        stdout.progress(event.text);
    else
        for (const line of (0,timeline/* renderTimeline */.s8)(event, START))
            stdout.line(line);
}
function conclude(rehearsal, { result, sandbox, stdout, drill, virtualSeconds, wallSeconds }) {
    const unknown = sandbox.unknownRequests();
    const { decision, reasonCode, candidate, production, summary, remedy } = result;
    if (rehearsal.json) {
        for (const { emulator, method, path } of unknown)
            stdout.line(JSON.stringify({ event: "unknown-route", emulator, method, path }));
        if (drill !== null)
            stdout.line(JSON.stringify({ event: "drill", ...drill }));
        stdout.line(JSON.stringify({
            event: "end",
            decision,
            reasonCode,
            candidate: candidate?.id ?? null,
            production,
            summary,
            remedy,
            virtualSeconds: Math.round(virtualSeconds * 10) / 10,
            wallSeconds: Math.round(wallSeconds * 100) / 100,
        }));
    }
    else {
        stdout.line("");
        const lines = [
            (0,report_production/* renderProduction */.S)(result),
            ...(remedy === null ? [] : [remedy]),
            `${(0,duration/* renderDuration */.P)(virtualSeconds * 1_000)} rehearsed in ${wallSeconds.toFixed(1)} s.`,
            ...(drill === null ? [] : [drill.text]),
        ];
        for (const line of lines.flatMap((text) => (0,timeline/* wrap */.LV)(text, timeline/* TERMINAL_COLUMNS */.zN)))
            stdout.line(line);
        for (const { emulator, method, path } of unknown)
            stdout.line(`unknown route at ${emulator}: ${method} ${path}`);
    }
    if (unknown.length > 0)
        return release_result/* EXIT_CODE */.F.failed;
    // The record was asked for and could not be written: nobody may take it for done.
    return drill?.outcome === "trouble" ? release_result/* EXIT_CODE */.F.hold : release_result/* EXIT_CODE */.F[decision];
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

/***/ 22711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cb: () => (/* binding */ CANDIDATE_COMMIT),
/* harmony export */   DD: () => (/* binding */ environmentFor),
/* harmony export */   Se: () => (/* binding */ seedForPlan),
/* harmony export */   vN: () => (/* binding */ siteFor)
/* harmony export */ });
/* harmony import */ var _plan_secrets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50608);
/* harmony import */ var _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10736);
/* harmony import */ var _engine_plan_extensions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67912);



/** Commit of the release that is rehearsed. */
const CANDIDATE_COMMIT = "c0ffee0000000000000000000000000000000002";
const TRAFFIC_PER_MINUTE = 120;
const DEFAULT_ORG = "rehearsal";
/** The demo site in two versions that answer what the plan's gates ask for. */
function siteFor(plan, version, commit) {
    const pages = pagesOf(plan);
    return {
        version,
        commit,
        pages: pages.filter(({ path }) => !path.startsWith("/api/")),
        versionEndpoint: plan.project.version,
        apiPaths: pages.map(({ path }) => path).filter((path) => path.startsWith("/api/")),
    };
}
/** `variables`: names that the host has set. */
function seedForPlan(plan, random, variables) {
    const sentry = firstSentrySpec(plan);
    const pages = pagesOf(plan);
    return (0,_sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_0__/* .seedFor */ .ln)({
        project: plan.project.vercel.project,
        team: plan.project.vercel.team === null ? null : { id: "team_rehearsal", slug: plan.project.vercel.team },
        domains: plan.project.domains,
        repository: { owner: "rehearsal", name: "site" },
        firstVersion: siteFor(plan, "1", _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_0__/* .FIRST_COMMIT */ .R3),
        sentry: { org: text(sentry?.org) ?? DEFAULT_ORG, project: text(sentry?.project) ?? plan.project.vercel.project },
        checklyTags: tagsOf(plan),
        ...databasesOf(plan),
        releaseTemplate: text(sentry?.release)?.includes("{commit}") ? (text(sentry?.release) ?? "{commit}") : "{commit}",
        trafficPerMinute: TRAFFIC_PER_MINUTE,
        trafficPaths: ["/", "/api/health", ...pages.map(({ path }) => path)],
        environment: Object.fromEntries(variables.map((name) => [name, `rehearsal-${name.toLowerCase()}`])),
        random,
    });
}
/** Every variable that the plan needs, with values that open nothing but the sandbox. */
function environmentFor(plan, origins) {
    const named = Object.fromEntries((0,_plan_secrets_js__WEBPACK_IMPORTED_MODULE_2__/* .requiredSecrets */ .H)(plan, _engine_plan_extensions_js__WEBPACK_IMPORTED_MODULE_1__/* .extensions */ .X).map(({ name }) => [name, `rehearsal-${name.toLowerCase()}`]));
    return {
        ...named,
        VERCEL_API_URL: origins.vercel ?? "",
        VERCEL_TOKEN: _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_0__/* .SANDBOX_TOKENS */ .Jh.vercel,
        GITHUB_API_URL: origins.github ?? "",
        GITHUB_TOKEN: _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_0__/* .SANDBOX_TOKENS */ .Jh.github,
        GITHUB_REPOSITORY: "rehearsal/site",
        SENTRY_URL: origins.sentry ?? "",
        SENTRY_AUTH_TOKEN: _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_0__/* .SANDBOX_TOKENS */ .Jh.sentry,
        SENTRY_ORG: text(firstSentrySpec(plan)?.org) ?? DEFAULT_ORG,
        CHECKLY_API_URL: origins.checkly ?? "",
        CHECKLY_API_KEY: _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_0__/* .SANDBOX_TOKENS */ .Jh.checkly,
        CHECKLY_ACCOUNT_ID: _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_0__/* .SANDBOX_TOKENS */ .Jh.checklyAccount,
        SUPABASE_API_BASE_URL: origins.supabase ?? "",
        SUPABASE_ACCESS_TOKEN: _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_0__/* .SANDBOX_TOKENS */ .Jh.supabase,
    };
}
function itemsOf({ checklist, stages: { staging, production } }) {
    return [...checklist, ...staging.verify, ...production.verify];
}
function pagesOf(plan) {
    const items = itemsOf(plan).filter(({ gate }) => gate === "http");
    const steps = items.flatMap(({ spec }) => (Array.isArray(spec) ? spec : [spec]));
    const pages = steps.flatMap((step) => {
        const path = text(step.path) ?? text(step.get);
        if (path === null || path.includes("${") || (step.method !== undefined && step.method !== "GET"))
            return [];
        return [{ path: path.split("?")[0] ?? path, contains: text(step.contains) ?? "" }];
    });
    return [...new Map(pages.map((page) => [page.path, page])).values()];
}
function tagsOf(plan) {
    const specs = [
        ...itemsOf(plan)
            .filter(({ gate }) => gate === "checkly")
            .map(({ spec }) => spec),
        ...Object.values(plan.stages.production.watch?.metrics ?? {})
            .filter(({ provider }) => provider === "checkly")
            .map(({ spec }) => spec),
    ];
    return [...new Set(["deploy", "prod", ...specs.flatMap(({ tags }) => tags ?? [])])];
}
/** The projects that the plan's advisor gates name. */
function databasesOf(plan) {
    const specs = itemsOf(plan)
        .filter(({ gate }) => gate === "advisor")
        .map(({ spec }) => spec.project);
    return specs.length === 0 ? {} : { databases: [...new Set(specs)] };
}
function firstSentrySpec(plan) {
    const metric = Object.values(plan.stages.production.watch?.metrics ?? {}).find(({ provider }) => provider === "sentry");
    return metric?.spec ?? null;
}
function text(value) {
    return typeof value === "string" ? value : null;
}


/***/ })

};
