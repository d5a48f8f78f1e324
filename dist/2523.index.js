export const id = 2523;
export const ids = [2523];
export const modules = {

/***/ 32523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   observeSnapshot: () => (/* binding */ observeSnapshot),
/* harmony export */   summaryOf: () => (/* binding */ summaryOf)
/* harmony export */ });
/* harmony import */ var _lib_instant_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36840);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_recorded_snapshot_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34340);
/* harmony import */ var _backup_backup_places_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69717);
/* harmony import */ var _open_snapshot_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(97113);
/** Whether a release's snapshot is where the record says, as it was stored. */





async function observeSnapshot(_spec, context) {
    // A run that was killed before its record was written left files that nobody knows: they are removed, and taken anew.
    if (context.recorded === null)
        return { is: "due", state: null };
    const recorded = (0,_release_recorded_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecordedSnapshot */ .k)(context.recorded);
    if (recorded === null)
        return damaged("what the record says of it is not understood");
    const problem = await findDamage(recorded, context);
    return problem === null ? { is: "done", summary: summaryOf(recorded) } : damaged(problem);
}
/** A sentence without a period; null where every place has all of it, but for what its store has removed in its time. */
async function findDamage(recorded, context) {
    const kept = recorded.places.filter(({ expiresAt }) => expiresAt === null || expiresAt > context.clock.now());
    const places = await (0,_backup_backup_places_js__WEBPACK_IMPORTED_MODULE_2__/* .openPlaces */ .j$)(context.roles.stores, kept.map(({ place }) => place));
    for (const { place, store } of places) {
        const list = await (0,_open_snapshot_js__WEBPACK_IMPORTED_MODULE_3__/* .readSnapshotList */ .$j)(store, recorded, place);
        for (const table of list.tables) {
            const at = table.places.find((one) => one.place === place);
            const found = at === undefined ? null : await store.look(at.id);
            if (found === null)
                return `${place} has no rows of ${table.table} any more`;
            if (found.size !== at?.size || found.mark !== at.mark)
                return `the rows of ${table.table} in ${place} were changed`;
        }
    }
    return null;
}
function summaryOf({ tables, rows, takenAt, places }) {
    const what = `${rows.toLocaleString("en")} rows of ${tables === 1 ? "1 table" : `${tables} tables`}`;
    return `${what}, as they were at ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_4__/* .renderInstant */ .W)(takenAt)}, are in ${places.map(({ place }) => place).join(" and ")}.`;
}
function damaged(problem) {
    return {
        is: "impossible",
        verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("backup_damaged", `This release took a snapshot, and it is not as it was stored: ${problem}.`, "Look who changed it, and whether another place has it. A new release takes a snapshot of its own moment."),
    };
}


/***/ })

};
