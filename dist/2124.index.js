export const id = 2124;
export const ids = [2124];
export const modules = {

/***/ 62124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   defaultSeed: () => (/* binding */ defaultSeed),
/* harmony export */   mergeSeed: () => (/* binding */ mergeSeed),
/* harmony export */   serveSandbox: () => (/* binding */ serveSandbox)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _lib_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19563);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34531);
/* harmony import */ var _sandbox_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63060);
/* harmony import */ var _sandbox_seed_sandbox_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51130);
/* harmony import */ var _sandbox_start_sandbox_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4188);






/** Between two slices of traffic on the real clock. */
const TRAFFIC_SLICE_MS = 500;
/** Starts every emulator on free loopback ports, prints one line of JSON, and runs until interrupted. */
async function serveSandbox(state, stdout, signal, registry = _sandbox_index_js__WEBPACK_IMPORTED_MODULE_3__/* .emulators */ .FB) {
    const base = defaultSeed(registry);
    const seed = state === null ? base : mergeSeed(base, await readState(state, base));
    const running = await (0,_sandbox_start_sandbox_js__WEBPACK_IMPORTED_MODULE_4__/* .startEmulators */ .d)(registry, seed, { clock: _lib_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m });
    stdout.line(JSON.stringify(describe(running)));
    await keepVisiting(running, signal);
    await running.close();
    const unknown = running.unknownRequests();
    for (const { emulator, method, path } of unknown)
        stdout.line(JSON.stringify({ unknownRoute: `${emulator}: ${method} ${path}` }));
    return unknown.length === 0 ? 0 : 1;
}
function defaultSeed(registry) {
    return (0,_sandbox_seed_sandbox_js__WEBPACK_IMPORTED_MODULE_5__/* .seedSandbox */ .Ft)(registry, {
        project: "web",
        team: null,
        domains: ["loopback"],
        repository: { owner: "acme", name: "web" },
        firstVersion: {
            version: "1",
            commit: _sandbox_seed_sandbox_js__WEBPACK_IMPORTED_MODULE_5__/* .FIRST_COMMIT */ .R3,
            pages: [{ path: "/chat", contains: "New thread" }],
            versionEndpoint: { path: "/api/version", json: "commit" },
        },
        items: [],
        metrics: [],
        variables: {},
        traffic: { perMinute: 0, paths: ["/", "/chat", "/api/health", "/api/threads/1"] },
        ownClients: true,
        random: 1,
    });
}
/** A state file holds any part of the seed; what it leaves out keeps its default. */
async function readState(file, base) {
    try {
        return JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8"));
    }
    catch (error) {
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb("usage", [
            {
                message: `The state file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
                remedy: `It is JSON with any of the keys ${Object.keys(base).join(", ")}.`,
            },
        ]);
    }
}
/** Objects are merged key by key, lists and plain values replaced. */
function mergeSeed(seed, wishes) {
    const known = new Set(Object.keys(seed));
    const unknown = Object.keys(wishes).filter((key) => !known.has(key));
    if (unknown.length > 0) {
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb("usage", [
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
/** A contract: other programs read this line. */
function describe(running) {
    return { ...running.describe(), site: { production: running.productionOrigin() } };
}
/** Traffic and scheduled checks as real time passes; ends with the signal. */
async function keepVisiting(running, signal) {
    let from = Date.now();
    while (!signal.aborted) {
        await _lib_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m.sleep(TRAFFIC_SLICE_MS, signal).catch(() => undefined);
        const to = Date.now();
        if (signal.aborted)
            return;
        await running.runScheduled(from, to);
        from = to;
    }
}


/***/ })

};
