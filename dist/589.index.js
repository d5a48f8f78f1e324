export const id = 589;
export const ids = [589];
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

/***/ 90589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   triggerSession: () => (/* binding */ triggerSession)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_setting_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27433);
/* harmony import */ var _lib_uuid_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(75398);
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41217);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77245);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6555);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(20219);
/** Starts one test session: production's checks against another URL. Test sessions raise no alerts and do not count in availability. */







const TRIGGER_PATH = "/v1/test-sessions/trigger";
/** Checkly's own default of `checkly trigger`. */
const DEFAULT_LOCATION = "eu-central-1";
const TRIES = 3;
/** A session that was started shows up in the list at once or shortly after. */
const SHOWS_UP_MS = 2_000;
/**
 * Null where no check matched. A lost answer is not followed by the same request: each session costs check runs and
 * loads the deployment. The session has a name of its own, so it is looked for first and started again only where
 * Checkly does not know it; at worst a second session runs that nobody waits for.
 */
async function triggerSession(client, request, settings, context) {
    const name = `Holdpoint ${request.environment} ${request.commit.slice(0, 7)} ${(0,_lib_uuid_js__WEBPACK_IMPORTED_MODULE_6__/* .createUuid */ .i)(context.random)}`;
    for (let tryNumber = 1;; tryNumber += 1) {
        try {
            const answer = await client.request({
                method: "POST",
                path: TRIGGER_PATH,
                json: triggerBody(name, request, settings, context),
                repeatable: false,
                accept: [403, 404],
            });
            if (isNoMatch(answer))
                return null;
            const session = (0,_wire_js__WEBPACK_IMPORTED_MODULE_5__/* .parseAnswer */ .Wp)(_wire_js__WEBPACK_IMPORTED_MODULE_5__/* .triggeredSession */ .s4, answer, TRIGGER_PATH);
            return { id: session.testSessionId, url: session.testSessionLink ?? null };
        }
        catch (error) {
            if (!isLost(error))
                throw error;
            await context.clock.sleep(SHOWS_UP_MS, context.signal);
            const found = await findSession(client, name);
            if (found !== null)
                return found;
            if (tryNumber >= TRIES)
                throw error;
        }
    }
}
function triggerBody(name, request, settings, context) {
    const { env } = context;
    const server = (0,_lib_setting_js__WEBPACK_IMPORTED_MODULE_1__/* .readSetting */ .LA)(env, _settings_js__WEBPACK_IMPORTED_MODULE_4__/* .SERVER_URL */ .UB) ?? "https://github.com";
    return {
        name,
        runLocation: (0,_lib_setting_js__WEBPACK_IMPORTED_MODULE_1__/* .readSetting */ .LA)(env, _settings_js__WEBPACK_IMPORTED_MODULE_4__/* .RUN_LOCATION */ .Qn) ?? DEFAULT_LOCATION,
        // One inner list: a check must carry every tag in it. Several inner lists would mean "or".
        target: { matchTags: [[...request.tags]] },
        environmentVariables: [
            { key: "ENVIRONMENT_URL", value: request.url, secret: false },
            ...(request.bypass === null
                ? []
                : [{ key: "VERCEL_BYPASS_TOKEN", value: request.bypass.reveal(), secret: true }]),
        ],
        metadata: {
            environment: request.environment,
            commitId: request.commit,
            ...(settings.repository === null ? {} : { repoUrl: `${server}/${settings.repository}` }),
        },
    };
}
/** 404 means that no activated check matched; the private twin of this endpoint says it as 403 with a code. */
function isNoMatch(answer) {
    if (answer.status === 404)
        return true;
    if (answer.status !== 403)
        return false;
    const { body } = answer;
    if (typeof body === "object" && body !== null && "errorCode" in body && body.errorCode === "ERR_NO_MATCHING_CHECKS") {
        return true;
    }
    const said = (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(body);
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "credential_insufficient",
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_4__/* .VENDOR */ .XC,
        status: 403,
        message: `Checkly refused: the credential may not start a test session: POST ${TRIGGER_PATH} → 403${said ? ` (${said})` : ""}.`,
        remedy: _client_js__WEBPACK_IMPORTED_MODULE_3__/* .CREDENTIAL_REMEDY */ .$,
    });
}
/** Whether the session may have been started although no usable answer came. */
function isLost(error) {
    return error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ && (error.status === null || error.status >= 500);
}
async function findSession(client, name) {
    const path = "/v1/test-sessions";
    // The newest 100 that carry the name: it is unique, so one page is the whole list.
    const answer = await client.request({
        method: "GET",
        path,
        query: { textSearch: name, limit: 100 },
        repeatable: true,
    });
    const found = (0,_wire_js__WEBPACK_IMPORTED_MODULE_5__/* .parseAnswer */ .Wp)(_wire_js__WEBPACK_IMPORTED_MODULE_5__/* .sessionList */ .LK, answer, path).entries.find((entry) => entry.name === name);
    return found === undefined ? null : { id: found.id, url: null };
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
