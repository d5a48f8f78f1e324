export const id = 1998;
export const ids = [1998];
export const modules = {

/***/ 94467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   extensions: () => (/* reexport safe */ _plan_extensions_js__WEBPACK_IMPORTED_MODULE_2__.X),
/* harmony export */   loadPlan: () => (/* reexport safe */ _plan_load_js__WEBPACK_IMPORTED_MODULE_0__.Y),
/* harmony export */   parsePlan: () => (/* reexport safe */ _plan_load_js__WEBPACK_IMPORTED_MODULE_0__.v),
/* harmony export */   vendorSettings: () => (/* reexport safe */ _plan_settings_js__WEBPACK_IMPORTED_MODULE_1__.Ai)
/* harmony export */ });
/* harmony import */ var _plan_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18015);
/* harmony import */ var _plan_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12516);
/* harmony import */ var _plan_extensions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80858);
/** What it takes to load a whole plan, in one place, so that it is loaded at once and only where it is needed. */





/***/ }),

/***/ 44866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DS: () => (/* binding */ RUNG),
/* harmony export */   Ge: () => (/* binding */ DEFAULT_LABELS),
/* harmony export */   V2: () => (/* binding */ DOMAIN),
/* harmony export */   YN: () => (/* binding */ MOST_LABELS),
/* harmony export */   aj: () => (/* binding */ LABEL_LENGTH),
/* harmony export */   cW: () => (/* binding */ HOST_RUNG),
/* harmony export */   d_: () => (/* binding */ LABEL),
/* harmony export */   mq: () => (/* binding */ URL_PATH),
/* harmony export */   vS: () => (/* binding */ FIELD_PATH)
/* harmony export */ });
/** What the plan's texts look like; apart from the schema, so that a rollback can check its own without loading zod. */
/** A hostname, or a loopback `host:port` for rehearsals. */
const DOMAIN = /^(?:(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]|(?:localhost|127\.0\.0\.1|\[::1\]):\d{1,5})$/;
/** A field of a JSON answer: `commit`, `build.sha`. */
const FIELD_PATH = /^[A-Za-z_][\w-]*(?:\.[A-Za-z0-9_][\w-]*)*$/;
/** A path of a URL. */
const URL_PATH = /^\/\S*$/;
/** Labels of an incident's issue at GitHub, whose lists are parted by commas. */
const LABEL = /^[^,\s](?:[^,\n\r]*[^,\s])?$/;
const LABEL_LENGTH = 50;
const MOST_LABELS = 10;
const DEFAULT_LABELS = ["incident"];
/** The rung that every ladder has: without it nothing brings production back to the known-good deployment. */
const HOST_RUNG = "host";
/** The word of a rung, whichever there are. */
const RUNG = /^[a-z][a-z-]{0,30}$/;


/***/ }),

/***/ 49567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yj: () => (/* binding */ string)
/* harmony export */ });
/* unused harmony exports number, boolean, bigint, date */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);


function string(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._coercedString */ .K_(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodString */ .NDH, params);
}
function number(params) {
    return core._coercedNumber(schemas.ZodNumber, params);
}
function boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}


/***/ })

};
