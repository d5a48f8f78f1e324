export const id = 6247;
export const ids = [6247];
export const modules = {

/***/ 56247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   awaitSession: () => (/* binding */ awaitSession),
/* harmony export */   readSession: () => (/* binding */ readSession)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38081);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6555);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20219);
/** Waits for a test session to end and says what its results prove. */




/** The most that Checkly lets one request wait. */
const LONGEST_WAIT_SECONDS = 30;
/** Beyond the wait that was asked for, in real milliseconds: the answer's own way. */
const ANSWER_MARGIN_MS = 15_000;
const PASSED = new Set(["PASSED", "DEGRADED"]);
/** Least time between two questions, should "still running" be answered without any wait. */
const SHORTEST_ROUND_MS = 1_000;
/**
 * The session as Checkly reports it when it has ended. 408 is Checkly's "still running" and is asked again.
 * Throws ProviderError `vendor_timeout` when it has not ended `timeoutMs` after `startedAt`.
 */
async function awaitSession(client, started, deadline, context) {
    const { clock, signal } = context;
    const path = `/v1/test-sessions/${encodeURIComponent(started.id)}/completion`;
    for (;;) {
        const askedAt = clock.now();
        const remainingMs = deadline.startedAt + deadline.timeoutMs - askedAt;
        if (remainingMs <= 0)
            throw timedOut(started, deadline.timeoutMs);
        const maxWaitSeconds = Math.min(LONGEST_WAIT_SECONDS, Math.max(1, Math.floor(remainingMs / 1_000)));
        const answer = await client.request({
            method: "GET",
            path,
            query: { maxWaitSeconds },
            repeatable: true,
            accept: [408],
            timeoutMs: context.requestTimeoutMs ?? maxWaitSeconds * 1_000 + ANSWER_MARGIN_MS,
        });
        if (answer.status !== 408)
            return (0,_wire_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAnswer */ .Wp)(_wire_js__WEBPACK_IMPORTED_MODULE_3__/* .completedSession */ .k8, answer, path);
        const tookMs = clock.now() - askedAt;
        if (tookMs < SHORTEST_ROUND_MS)
            await clock.sleep(SHORTEST_ROUND_MS - tookMs, signal);
    }
}
function timedOut(started, timeoutMs) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_timeout",
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_2__/* .VENDOR */ .XC,
        message: `Checkly's test session ${started.id} had not ended after ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .renderDuration */ .P)(timeoutMs)}.`,
        remedy: `Look at the session${started.url ? ` (${started.url})` : ""}: give it more time in the plan, or make its checks faster.`,
    });
}
/**
 * What an ended session proves; null where nothing ran. Not Checkly's own sum: one failed result fails it, and a sum
 * that no result bears out throws ProviderError. Runs that came to no result are `aborted`, whatever the sum says.
 */
function readSession(session, started) {
    const runs = (session.results ?? []).filter((result) => result.resultType !== "ATTEMPT").map(readRun);
    const url = session.testSessionLink ?? started.url;
    const whole = (status) => ({ id: session.testSessionId, status, runs, url });
    const has = (outcome) => runs.some((run) => run.outcome === outcome);
    switch (session.status) {
        case "CANCELLED":
            return whole("canceled");
        case "TIMED_OUT":
            return whole("timed-out");
        case "FAILED":
            if (has("failed") || has("aborted"))
                return whole("failed");
            throw unproven(session, `failed, but none of its ${runs.length} results did`);
        case "PASSED":
        case "DEGRADED":
            if (runs.length === 0)
                return null;
            return whole(has("failed") ? "failed" : "passed");
        default:
            throw unproven(session, `ended with a status that is not known, ${JSON.stringify(session.status)}`);
    }
}
function readRun(result) {
    return {
        name: result.name ?? result.checkId ?? result.checkType,
        outcome: outcomeOf(result),
        url: result.testSessionResultLink ?? null,
    };
}
/** `hasErrors` is trouble of Checkly's own, says the API's description, so alone it is no failure of the site. */
function outcomeOf(result) {
    if (result.status === "CANCELLED")
        return "aborted";
    if (result.hasFailures)
        return "failed";
    if (result.aborted || result.hasErrors || result.resultType === "PENDING" || result.status === "RUNNING") {
        return "aborted";
    }
    if (result.status === "FAILED")
        return "failed";
    // Only what says that it passed has passed: a word that is not known is no result.
    if (!PASSED.has(result.status ?? "PASSED"))
        return "aborted";
    return result.isDegraded || result.status === "DEGRADED" ? "degraded" : "passed";
}
function unproven(session, what) {
    const where = session.testSessionLink ? ` (${session.testSessionLink})` : "";
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_2__/* .VENDOR */ .XC,
        message: `Checkly's test session ${session.testSessionId} ${what}.`,
        remedy: `Look at the session${where} and at Checkly's status page (https://is.checkly.online), then run this again.`,
    });
}


/***/ }),

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
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
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
    runLocation: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
    sequenceId: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
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


/***/ })

};
