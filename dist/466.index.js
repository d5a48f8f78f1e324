export const id = 466;
export const ids = [466,864,467];
export const modules = {

/***/ 94467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkSecrets: () => (/* reexport safe */ _plan_secrets_js__WEBPACK_IMPORTED_MODULE_1__.K),
/* harmony export */   extensions: () => (/* reexport safe */ _plan_extensions_js__WEBPACK_IMPORTED_MODULE_2__.X),
/* harmony export */   loadPlan: () => (/* reexport safe */ _plan_load_js__WEBPACK_IMPORTED_MODULE_0__.Y),
/* harmony export */   parsePlan: () => (/* reexport safe */ _plan_load_js__WEBPACK_IMPORTED_MODULE_0__.v)
/* harmony export */ });
/* harmony import */ var _plan_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13352);
/* harmony import */ var _plan_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50608);
/* harmony import */ var _plan_extensions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67912);
/** What it takes to load a whole plan, in one place, so that it is loaded at once and only where it is needed. */





/***/ }),

/***/ 97864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NM: () => (/* binding */ MAXIMUM_BYTES),
/* harmony export */   jt: () => (/* binding */ describeSize),
/* harmony export */   wr: () => (/* binding */ readPlanFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
/** A plan file's text. */


const MAXIMUM_BYTES = 1_048_576;
/** Throws UsageError `plan_invalid` where there is no such file, or it is no text of a plan's size. */
async function readPlanFile(path) {
    try {
        const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        if (size > MAXIMUM_BYTES)
            throw invalid(path, describeSize(size));
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path));
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb)
            throw error;
        throw invalid(path, describeReadError(error));
    }
}
function describeSize(bytes) {
    return {
        message: `the file has ${(bytes / 1_048_576).toFixed(1)} MiB, and a plan has at most 1 MiB; it was not read`,
        remedy: "Is it the right file?",
    };
}
function invalid(file, problem) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb("plan_invalid", [{ position: { file, line: 1, column: 1 }, ...problem }]);
}
function describeReadError(error) {
    const code = error?.code;
    if (code === "ENOENT") {
        return { message: "there is no such file", remedy: "Write a plan there, or name another file." };
    }
    if (code === "EISDIR")
        return { message: "this is a folder, not a plan file" };
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
        return { message: "not YAML: the file is not text in UTF-8" };
    return { message: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}` };
}


/***/ })

};
