export const id = 7851;
export const ids = [7851];
export const modules = {

/***/ 17851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   finishLadder: () => (/* binding */ finishLadder)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _plan_patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44866);
/* harmony import */ var _climb_ladder_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24734);
/* harmony import */ var _rung_release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72143);
/** What of a ladder is left for a release that is out of production already: only what changes the repository. */




/** Their words, where one was taken; null where none was. */
async function finishLadder(context, journal, { payload, to, reason, words, resumed }) {
    const specs = await loadSpecs(context.plan, journal);
    if (specs === null)
        return null;
    const ladder = await (0,_climb_ladder_js__WEBPACK_IMPORTED_MODULE_1__/* .createLadder */ .P)(context, journal, {
        release: (0,_rung_release_js__WEBPACK_IMPORTED_MODULE_2__/* .rungRelease */ .s)(context, payload, { knownGood: to, reason }),
        specs,
        words,
        resumed,
        // Nothing that changes the repository alone must be recorded before it begins.
        forge: () => Promise.reject(new Error("nothing is recorded")),
        begin: () => Promise.reject(new Error("nothing is recorded")),
    });
    await ladder.lookBehind();
    await ladder.finish("right");
    const now = ladder.words();
    return Object.keys(now).some((key) => now[key] !== words[key]) ? now : null;
}
/** A person's rollback has read the rungs' words alone; production is safe now, so there is time for the whole plan. */
async function loadSpecs({ file, rollback }, journal) {
    const isWhole = rollback.ladder.every((key) => key === _plan_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .HOST_RUNG */ .cW || Object.hasOwn(rollback.rungs, key));
    if (isWhole)
        return rollback.rungs;
    try {
        const { extensions, loadPlan } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(4057)]).then(__webpack_require__.bind(__webpack_require__, 94467));
        return (await loadPlan(file, extensions)).rollback.rungs;
    }
    catch (error) {
        if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb))
            throw error;
        journal.note(`the rest of the rollback's ladder was not taken, because the plan has mistakes: ${error.message}`);
        return null;
    }
}


/***/ })

};
