export const id = 8234;
export const ids = [8234];
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

/***/ 78234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connectFlags: () => (/* binding */ connectFlags)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2503);
/* harmony import */ var _flag_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36843);
/* harmony import */ var _parse_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36186);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76168);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71881);
/**
 * An item of an Edge Config, which Vercel calls Global Config since 2026, as a flag. Both names are paths of the same API; the
 * older one is what every version of Vercel's own clients uses. A change is a batch of one `update`, which never makes an item
 * that was not there. There is no condition that it could carry, so the item is compared by reading. The API always gives the
 * newest value; where the site reads it, it may take seconds to arrive.
 */





const itemShape = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ key: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), value: zod__WEBPACK_IMPORTED_MODULE_4__/* .json */ .Pq9(), updatedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig() });
/** Two batches at the same moment: the later one is not taken. */
const CONFLICT = 409;
function connectFlags(settings, context) {
    const connection = (0,_connection_js__WEBPACK_IMPORTED_MODULE_2__/* .createConnection */ .tq)(settings, context);
    return { open: (spec) => createFlag(connection, spec) };
}
function createFlag(connection, { config, key, safe }) {
    const path = `/v1/edge-config/${encodeURIComponent(config)}`;
    const readItem = async () => {
        const request = `${path}/item/${encodeURIComponent(key)}`;
        const { body } = await connection.request({ method: "GET", path: request, repeatable: true });
        return (0,_parse_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .parseAnswer */ .W)(_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .VENDOR */ .XC, itemShape, body, `GET ${request}`);
    };
    return {
        safe,
        async read() {
            const { value, updatedAt } = await readItem();
            return { setting: value, version: String(updatedAt), obstacle: obstacleOf(key, value, safe) };
        },
        async set(value) {
            const answer = await connection.request({
                method: "PATCH",
                path: `${path}/items`,
                json: { items: [{ operation: "update", key, value }] },
                repeatable: false,
                once: true,
                accept: _flag_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .FLAG_REFUSALS */ .x,
            });
            return (0,_flag_answer_js__WEBPACK_IMPORTED_MODULE_0__/* .readFlagAnswer */ .B)(answer, [CONFLICT]);
        },
        // Who it was stands in the backups, by an id that says nothing to people.
        readLastChange: async () => ({ by: null, at: (await readItem()).updatedAt }),
    };
}
/** A site that reads a map would break on `false`. */
function obstacleOf(key, value, safe) {
    const [is, wanted] = [kindOf(value), kindOf(safe)];
    if (is === wanted)
        return null;
    return `The item ${key} is ${is}, and what the plan calls safe is ${wanted}; write \`safe\` as a value of the same kind.`;
}
function kindOf(value) {
    if (value === null)
        return "null";
    if (Array.isArray(value))
        return "a list";
    return typeof value === "object" ? "a map" : typeof value === "string" ? "text" : `a ${typeof value}`;
}


/***/ })

};
