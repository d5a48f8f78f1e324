export const id = 3780;
export const ids = [3780];
export const modules = {

/***/ 73780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkPlannedFlag: () => (/* binding */ checkPlannedFlag),
/* harmony export */   snapshotFlag: () => (/* binding */ snapshotFlag)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(616);
/* harmony import */ var _release_recorded_flag_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27226);
/** The flag that the plan's ladder sets, read while nothing is at stake. */



/**
 * Whether a rollback would find the flag: asked before the first step, so that a mistyped key is not found out at night.
 * Null where it would. Throws ProviderError where the vendor does not say.
 */
async function checkPlannedFlag(context, planned) {
    const { obstacle } = await readPlannedFlag(context, planned);
    return obstacle === null ? null : (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("flag_unfit", obstacle, "Correct `rollback.flag` in the plan, or the flag.");
}
/** What the flag is set to before the release's promote. Null where that is not known: the release does not wait for it. */
async function snapshotFlag(context, journal, { vendor, name, ...planned }) {
    try {
        const { setting, version } = await readPlannedFlag(context, { vendor, name, ...planned });
        const recorded = (0,_release_recorded_flag_js__WEBPACK_IMPORTED_MODULE_2__/* .recordFlag */ .i)({ vendor, name, setting, version });
        if (recorded === null)
            journal.note(`what the flag ${name} is set to is too long to be recorded`);
        return recorded;
    }
    catch (error) {
        if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ))
            throw error;
        journal.note(`what the flag ${name} is set to was not recorded: ${error.message}`);
        return null;
    }
}
async function readPlannedFlag(context, { vendor, spec }) {
    const flags = await context.role("flags", vendor);
    return flags.open(spec).read();
}


/***/ })

};
