export const id = 9833;
export const ids = [9833];
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
/* harmony import */ var _plan_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68655);
/* harmony import */ var _plan_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12516);
/* harmony import */ var _plan_extensions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80858);
/** What it takes to load a whole plan, in one place, so that it is loaded at once and only where it is needed. */





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
