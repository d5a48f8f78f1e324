export const id = 8153;
export const ids = [8153];
export const modules = {

/***/ 36843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ readFlagAnswer),
/* harmony export */   x: () => (/* binding */ FLAG_REFUSALS)
/* harmony export */ });
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41217);

/** Statuses with which a vendor says no to the change itself; 401, 403, 404 and 5xx stay errors. */
const FLAG_REFUSALS = [400, 405, 409, 412, 422];
/** `changed`: the statuses with which this vendor says that somebody else was faster. */
function readFlagAnswer({ status, body }, changed) {
    if (status < 300)
        return { kind: "accepted" };
    const message = (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(body) ?? `status ${status}`;
    return changed.includes(status) ? { kind: "changed", message } : { kind: "refused", status, message };
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

/***/ 48153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connectFlags: () => (/* binding */ connectFlags)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(64377);
/* harmony import */ var _lib_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39509);
/* harmony import */ var _flag_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36843);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33722);
/* harmony import */ var _parse_answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36186);
/* harmony import */ var _read_base_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6878);
/* harmony import */ var _read_token_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30322);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(15394);
/**
 * A flag at Unleash, by its admin API (docs.getunleash.io/api, and the server's own source, 8.2). A flag in an environment has
 * no version there: what it consists of and the number of the last event about it stand for one. No request is conditional.
 */








const environmentShape = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ enabled: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY(), strategies: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .unknown */ .L5J()) });
const eventsShape = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    events: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_7__/* .int */ .Whr(), createdAt: zod__WEBPACK_IMPORTED_MODULE_8__/* .datetime */ .w$(), createdBy: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() })),
});
function connectFlags(_, context) {
    const client = connectClient(context);
    return { open: (spec) => createFlag(client, spec) };
}
function connectClient(context) {
    const token = (0,_read_token_js__WEBPACK_IMPORTED_MODULE_5__/* .readToken */ .A)(context.env, _settings_js__WEBPACK_IMPORTED_MODULE_6__/* .VENDOR */ .XC, _settings_js__WEBPACK_IMPORTED_MODULE_6__/* .TOKEN */ .CV);
    return (0,_http_js__WEBPACK_IMPORTED_MODULE_2__/* .createVendorClient */ .O)({
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_6__/* .VENDOR */ .XC,
        baseUrl: (0,_read_base_url_js__WEBPACK_IMPORTED_MODULE_4__/* .readBaseUrl */ .$)(context, _settings_js__WEBPACK_IMPORTED_MODULE_6__/* .VENDOR */ .XC, _settings_js__WEBPACK_IMPORTED_MODULE_6__/* .API_URL */ .H$).href,
        // The token alone, as Unleash's own clients send it.
        headers: () => ({ authorization: token.reveal() }),
        token,
        credentialRemedy: `Set ${_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .TOKEN */ .CV.name} to a ${_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .TOKEN */ .CV.scopes}; a client's or a frontend's token cannot be used here.`,
        context,
    });
}
function createFlag(client, { name, project, environment, safe }) {
    const [ofProject, ofFlag, ofEnvironment] = [project, name, environment].map(encodeURIComponent);
    const path = `/api/admin/projects/${ofProject}/features/${ofFlag}/environments/${ofEnvironment}`;
    /** Newest first, so that one of them is enough. */
    async function readLastEvent() {
        const query = { feature: `IS:${name}`, environment: `IS:${environment}`, limit: 1 };
        const request = { method: "GET", path: "/api/admin/search/events", query, repeatable: true };
        const { body } = await client.request(request);
        return (0,_parse_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAnswer */ .W)(_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .VENDOR */ .XC, eventsShape, body, `GET ${request.path}`).events[0] ?? null;
    }
    return {
        safe,
        async read() {
            // Before the flag: of a change between the two, the next reading sees both.
            const event = await readLastEvent();
            const { body } = await client.request({ method: "GET", path, repeatable: true });
            const { enabled, strategies } = (0,_parse_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAnswer */ .W)(_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .VENDOR */ .XC, environmentShape, body, `GET ${path}`);
            return {
                setting: enabled ? "on" : "off",
                version: `${event?.id ?? 0}-${(0,_lib_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(JSON.stringify({ enabled, strategies }), 12)}`,
                obstacle: null,
            };
        },
        async set(setting) {
            const answer = await client.request({
                method: "POST",
                path: `${path}/${setting === "on" ? "on" : "off"}`,
                repeatable: false,
                once: true,
                accept: _flag_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .FLAG_REFUSALS */ .x,
            });
            return (0,_flag_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readFlagAnswer */ .B)(answer, []);
        },
        async readLastChange() {
            const event = await readLastEvent();
            return { by: event?.createdBy ?? null, at: event === null ? null : Date.parse(event.createdAt) };
        },
    };
}


/***/ }),

/***/ 64377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
