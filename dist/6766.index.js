export const id = 6766;
export const ids = [6766];
export const modules = {

/***/ 76766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   endMitigation: () => (/* binding */ endMitigation)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94367);
/* harmony import */ var _read_served_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80646);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21250);
/* harmony import */ var _write_release_status_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80906);
/* harmony import */ var _write_unless_rolled_back_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67725);
/** How a rollback ends that a rung before `host` made needless: the release stays in production, and a person decides. */






const REMEDY = "Decide whether the release may stay so: watch it again (`watch`), release a fix, or dispatch a rollback. Nobody watches it meanwhile.";
async function endMitigation(context, journal, { host, record, reason, patience, rungs, helped: { key, verdict: helped } }) {
    const { promotedAt, payload } = record;
    const told = `mitigated, ${helped.summary} It was due because: ${reason}`;
    await patience.spend((forge) => (0,_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .bestEffort */ .z$)(journal, "the end of the rollback was not written", async () => {
        await (0,_write_unless_rolled_back_js__WEBPACK_IMPORTED_MODULE_5__/* .writeUnlessRolledBack */ .D)(context, journal, forge, record, { phase: "held", promotedAt, rungs, reason: told }, journal.evidence());
        await (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_4__/* .writeCommitStatus */ .P0)(context, journal, forge, "pending", told);
    }));
    await show(context, journal, host);
    return {
        decision: "hold",
        reasonCode: "mitigated",
        summary: `A rollback of ${payload.candidate.id} was due (${reason}), and was not made: ${helped.summary}`,
        remedy: [REMEDY, (await context.rungs())[key]?.afterwards].filter((sentence) => sentence !== undefined).join(" "),
    };
}
async function show(context, journal, host) {
    try {
        journal.productionAfter(await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_3__/* .readProduction */ .MK)(context, host), await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_2__/* .readServed */ .W4)(context));
    }
    catch (error) {
        if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ))
            throw error;
        journal.productionAfter(null, null);
        journal.note(`what production serves could not be read: ${error.message}`);
    }
}


/***/ })

};
