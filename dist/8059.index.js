export const id = 8059;
export const ids = [8059];
export const modules = {

/***/ 28059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollBackWithDatabase: () => (/* binding */ rollBackWithDatabase)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _plan_patterns_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44866);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94367);
/* harmony import */ var _run_restore_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11134);
/** A person's rollback whose ladder has the rung for a database, with its name typed: before the host's own or after it. */




async function rollBackWithDatabase(context, journal, wish, rollBack) {
    const { ladder, rungs } = context.plan.rollback;
    const words = rungs[_plan_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .DATABASE_RUNG */ .f];
    if (words === undefined || !ladder.includes(_plan_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .DATABASE_RUNG */ .f))
        return journal.finishWith(noRung());
    const take = async () => {
        const way = words.via === "down" ? "down" : "beside";
        const verdict = await (0,_run_restore_js__WEBPACK_IMPORTED_MODULE_2__/* .restoreAsked */ .t)(context, journal, { ...wish, variable: words.database, way }, () => undefined);
        journal.gate(`rollback: ${_plan_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .DATABASE_RUNG */ .f}`, verdict);
        const rung = (await context.rungs())[_plan_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .DATABASE_RUNG */ .f];
        if (verdict.outcome === "pass" && way === "beside" && rung !== undefined)
            journal.noteOnce(`${_plan_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .DATABASE_RUNG */ .f} does not undo ${rung.cannotUndo}`);
        return verdict;
    };
    if (ladder.indexOf(_plan_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .DATABASE_RUNG */ .f) < ladder.indexOf(_plan_patterns_js__WEBPACK_IMPORTED_MODULE_3__/* .HOST_RUNG */ .cW)) {
        const verdict = await take();
        // The plan wants the data back first: the known-good build may not run on what is there.
        return verdict.outcome === "pass" ? rollBack(journal) : journal.finish(beforeHost(verdict));
    }
    const result = await rollBack((0,_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .createPart */ .yk)(journal));
    const { decision, reasonCode, summary, remedy } = result;
    if (decision !== "rolled-back")
        return journal.finish({ decision, reasonCode, summary, remedy });
    const verdict = await take();
    if (verdict.outcome === "pass") {
        return journal.finish({ decision, reasonCode, summary: `${summary} ${verdict.summary}`, remedy });
    }
    return journal.finish({
        decision: "hold",
        reasonCode: verdict.reasonCode,
        summary: `Production is rolled back, and its database is not restored: ${verdict.summary}`,
        remedy: verdict.remedy ?? null,
    });
}
function beforeHost({ reasonCode, summary, remedy }) {
    return {
        decision: "hold",
        reasonCode,
        summary: `The database comes before \`host\` in the plan's ladder and was not restored, so the host was not asked: ${summary}`,
        remedy: remedy ?? "Run it again, or roll back without the database's name.",
    };
}
function noRung() {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("usage", "A database's name was typed, and the plan's ladder has no rung for a database.", "Roll back without it, or restore by `holdpoint restore`.");
}


/***/ })

};
