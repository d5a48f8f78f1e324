export const id = 987;
export const ids = [987];
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

/***/ 90987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   examineCheckly: () => (/* binding */ examineCheckly)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _lib_finding_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69712);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77245);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6555);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20219);
/** Whether the key and the account belong together and show the account's checks. */





const PATH = "/v1/checks";
async function examineCheckly(expected, context) {
    const client = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .connectClient */ .m)(context);
    return [
        {
            subject: _settings_js__WEBPACK_IMPORTED_MODULE_1__/* .API_KEY */ .Lq.name,
            needed: true,
            run: async () => {
                const answer = await client.request({ method: "GET", path: PATH, query: { limit: 1 }, repeatable: true });
                const found = (0,_wire_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAnswer */ .Wp)(zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()), answer, PATH);
                return [judge(found.length), ...(expected.runsChecks ? [runs()] : [])];
            },
        },
    ];
}
function judge(checks) {
    return checks > 0
        ? (0,_lib_finding_js__WEBPACK_IMPORTED_MODULE_4__.ok)(_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .API_KEY */ .Lq.name, "It shows the account's checks.")
        : (0,_lib_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$)(_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .API_KEY */ .Lq.name, "The account has no checks.", "Create checks, or correct CHECKLY_ACCOUNT_ID.");
}
/** A key of a person who only reads is refused when it is to run something, and not before. */
function runs() {
    return (0,_lib_finding_js__WEBPACK_IMPORTED_MODULE_4__/* .warning */ .$)(`${_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .API_KEY */ .Lq.name} runs checks`, "Cannot be checked without running one: whether the key may run checks.", "Use the key of a user or service user who may edit checks.");
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
