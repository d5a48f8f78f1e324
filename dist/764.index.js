export const id = 764;
export const ids = [764];
export const modules = {

/***/ 764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withCheckIn: () => (/* binding */ withCheckIn)
/* harmony export */ });
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94367);

/** Time limit of the look's job in watch.yml. */
const LONGEST_MS = 15 * 60_000;
/** Where the plan has no watch, looks still compare what production serves with the record. */
const WITHOUT_WATCH_MS = 6 * 3_600_000;
/** A look whose monitor does not answer goes on, with a note. */
async function withCheckIn(context, journal, look) {
    const { name, stages } = context.plan;
    const silenceMs = stages.production.watch?.silenceMs ?? WITHOUT_WATCH_MS;
    let checkIn = null;
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .bestEffort */ .z$)(journal, "the monitor of scheduled looks was not told", async () => {
        checkIn = (await context.role("monitor")).begin({ name, silenceMs, longestMs: LONGEST_MS });
    });
    const end = (went) => (0,_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .bestEffort */ .z$)(journal, "the monitor of scheduled looks was not told", async () => checkIn?.end(went));
    let result;
    try {
        result = await look();
    }
    catch (error) {
        await end("wrong");
        throw error;
    }
    // What it found is told elsewhere; the monitor is about whether it could look.
    await end(result.decision === "hold" || result.decision === "failed" ? "wrong" : "well");
    return result;
}


/***/ })

};
