export const id = 2014;
export const ids = [2014];
export const modules = {

/***/ 92014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   askDomain: () => (/* binding */ askDomain)
/* harmony export */ });
/* harmony import */ var _inquirer_input__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53242);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _plan_patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44866);
/** The one question that no file answers. The library of prompts loads with this file. */



/** Null where a person leaves it open. */
async function askDomain(project, signal) {
    const validate = (text) => text.trim() === "" ||
        _plan_patterns_js__WEBPACK_IMPORTED_MODULE_1__/* .DOMAIN */ .V2.test(text.trim()) ||
        "A host without scheme and path, such as app.example.com; empty to fill it in later.";
    const message = `Production domain of ${project} (empty: fill it in later)`;
    const answer = await (0,_inquirer_input__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A)({ message, validate }, { signal }).catch((error) => {
        signal.throwIfAborted();
        // Ctrl-C in the question itself: nothing was written yet.
        if (error instanceof Error && error.name === "ExitPromptError")
            throw brokenOff();
        throw error;
    });
    return answer.trim() === "" ? null : answer.trim();
}
function brokenOff() {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("usage", [
        {
            message: "The question was broken off, and nothing was written.",
            remedy: "Give the domain with --domain, or run it again.",
        },
    ]);
}


/***/ })

};
