export const id = 3992;
export const ids = [3992];
export const modules = {

/***/ 33992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkGate: () => (/* binding */ checkGate)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(616);


/**
 * Asks one gate. A vendor that gave no usable answer, and a gate that breaks, are `hold` with their cause: neither says
 * anything about the release. An abort is nobody's answer and is passed on.
 */
async function checkGate(gate, spec, context) {
    context.signal?.throwIfAborted();
    try {
        return await gate.check(spec, context);
    }
    catch (error) {
        context.signal?.throwIfAborted();
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ) {
            return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)(error.reasonCode, error.message, error.remedy, [
                {
                    label: "no usable answer from",
                    value: error.status === null ? error.vendor : `${error.vendor} (HTTP ${error.status})`,
                },
            ]);
        }
        const message = error instanceof Error ? error.message : String(error);
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("internal_error", `The gate "${gate.key}" broke: ${message}`, "Run this again; if it breaks again, report it with this message.");
    }
}


/***/ })

};
