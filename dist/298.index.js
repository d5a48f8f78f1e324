export const id = 298;
export const ids = [298];
export const modules = {

/***/ 70298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sandbox: () => (/* binding */ sandbox)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _lib_clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19563);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34531);
/* harmony import */ var _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10736);
/* harmony import */ var _sandbox_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54429);
/* harmony import */ var _tool_arguments_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41454);







/** Between two slices of traffic on the real clock. */
const TRAFFIC_SLICE_MS = 500;
/** Starts every emulator on free loopback ports, prints one line of JSON, and runs until interrupted. */
const sandbox = async (args, { stdout, signal }) => {
    const { values } = (0,_tool_arguments_js__WEBPACK_IMPORTED_MODULE_6__/* .parseToolArgs */ .Z)(() => (0,node_util__WEBPACK_IMPORTED_MODULE_1__.parseArgs)({ args: [...args], options: { state: { type: "string" }, mqtt: { type: "boolean" } } }));
    const wishes = values.state === undefined ? {} : await readState(values.state);
    const seed = mergeSeed(defaultSeed(values.mqtt ?? true), wishes);
    const running = await (0,_sandbox_index_js__WEBPACK_IMPORTED_MODULE_5__/* .startSandbox */ .O)(seed, { clock: _lib_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .systemClock */ .m });
    stdout.line(JSON.stringify(describe(running)));
    await keepVisiting(running, signal);
    await running.close();
    const unknown = running.unknownRequests();
    for (const { emulator, method, path } of unknown)
        stdout.line(JSON.stringify({ unknownRoute: `${emulator}: ${method} ${path}` }));
    return unknown.length === 0 ? 0 : 1;
};
function defaultSeed(mqtt) {
    const seed = (0,_sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_4__/* .seedFor */ .ln)({
        project: "web",
        team: null,
        domains: ["loopback"],
        repository: { owner: "acme", name: "web" },
        firstVersion: {
            version: "1",
            commit: _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_4__/* .FIRST_COMMIT */ .R3,
            pages: [{ path: "/chat", contains: "New thread" }],
            versionEndpoint: { path: "/api/version", json: "commit" },
        },
        sentry: { org: "acme", project: "web" },
        checklyTags: ["deploy", "prod"],
        releaseTemplate: "{commit}",
        trafficPerMinute: 0,
        trafficPaths: ["/", "/chat", "/api/health", "/api/threads/1"],
        environment: {},
        random: 1,
    });
    return { ...seed, checkly: { ...seed.checkly, mqtt } };
}
/** A state file holds any part of the seed; what it leaves out keeps its default. */
async function readState(file) {
    try {
        return JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8"));
    }
    catch (error) {
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb("usage", [
            {
                message: `The state file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
                remedy: "It is JSON with any of the keys vercel, github, sentry, checkly, supabase, traffic, faults, siteFaults.",
            },
        ]);
    }
}
/** Objects are merged key by key, lists and plain values replaced. */
function mergeSeed(seed, wishes) {
    const known = new Set(Object.keys(seed));
    const unknown = Object.keys(wishes).filter((key) => !known.has(key));
    if (unknown.length > 0) {
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_3__/* .UsageError */ .eb("usage", [
            {
                message: `The state file has unknown keys: ${unknown.join(", ")}.`,
                remedy: `Known: ${[...known].join(", ")}.`,
            },
        ]);
    }
    return merge(seed, wishes);
}
function merge(base, wish) {
    if (wish === undefined)
        return base;
    if (!isRecord(base) || !isRecord(wish))
        return wish;
    return Object.fromEntries([...new Set([...Object.keys(base), ...Object.keys(wish)])].map((key) => [key, merge(base[key], wish[key])]));
}
function isRecord(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function describe(running) {
    const { seed, origins } = running;
    const [vercelToken] = seed.vercel.tokens;
    const [githubToken] = seed.github.tokens;
    const [sentryToken] = seed.sentry.tokens;
    const [sentryProject] = seed.sentry.projects;
    const [supabaseToken] = seed.supabase.tokens;
    const [supabaseProject] = seed.supabase.projects;
    return {
        vercel: {
            url: origins.vercel,
            token: vercelToken?.token ?? _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_4__/* .SANDBOX_TOKENS */ .Jh.vercel,
            team: seed.vercel.team.id,
            project: seed.vercel.project.id,
        },
        github: {
            url: origins.github,
            token: githubToken?.token ?? _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_4__/* .SANDBOX_TOKENS */ .Jh.github,
            owner: seed.github.owner,
            repo: seed.github.repo,
        },
        sentry: {
            url: origins.sentry,
            dsn: running.dsn,
            token: sentryToken?.token ?? _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_4__/* .SANDBOX_TOKENS */ .Jh.sentry,
            org: seed.sentry.organization.id,
            project: sentryProject?.id ?? "",
        },
        checkly: {
            url: origins.checkly,
            apiKey: seed.checkly.apiKey,
            accountId: seed.checkly.accountId,
            mqttUrl: running.checklyMqttUrl,
        },
        supabase: {
            url: origins.supabase,
            token: supabaseToken?.token ?? _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_4__/* .SANDBOX_TOKENS */ .Jh.supabase,
            project: supabaseProject?.ref ?? "",
        },
        site: { production: running.productionOrigin() },
    };
}
/** Traffic and scheduled checks as real time passes; ends with the signal. */
async function keepVisiting(running, signal) {
    let from = Date.now();
    while (!signal.aborted) {
        await _lib_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .systemClock */ .m.sleep(TRAFFIC_SLICE_MS, signal).catch(() => undefined);
        const to = Date.now();
        if (signal.aborted)
            return;
        if (running.seed.traffic.perMinute > 0)
            await running.traffic.run(from, to);
        await running.runScheduledChecks(from, to);
        from = to;
    }
}


/***/ })

};
