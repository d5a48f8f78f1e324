export const id = 4937;
export const ids = [4937];
export const modules = {

/***/ 94937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   observeMigrations: () => (/* binding */ observeMigrations),
/* harmony export */   refuseReading: () => (/* binding */ refuseReading)
/* harmony export */ });
/* harmony import */ var _lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12580);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(616);
/* harmony import */ var _release_recorded_migration_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80946);
/* harmony import */ var _point_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1365);
/* harmony import */ var _read_history_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73322);
/** How far the database is, for this release. */





const LIMITS = { connectTimeoutMs: 15_000, statementTimeoutMs: 30_000 };
async function observeMigrations(spec, context) {
    const run = (0,_release_recorded_migration_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRecordedMigration */ .K)(context.recorded);
    const unmet = run?.unmet ?? [];
    const { history } = spec;
    if (history === null) {
        if (run === null || unmet.length > 0)
            return { is: "due", state: { pending: null } };
        return { is: "done", summary: "The migration command ended well, by the record." };
    }
    // The folder of another commit would make its migrations this release's.
    const elsewhere = await (0,_lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .checkCheckedOut */ .ak)(context.directory, context.release.commit);
    if (elsewhere !== null)
        return { is: "impossible", verdict: elsewhere };
    const url = context.secret(spec.database);
    try {
        const reading = await context.roles.databases.withSession(url, LIMITS, (session) => (0,_read_history_js__WEBPACK_IMPORTED_MODULE_3__/* .readHistory */ .Lu)(history, context.directory, session, context.signal));
        const { pending, applied } = reading.history;
        const refused = refuseReading(reading, context.begun !== null && context.recorded === null);
        if (refused !== null)
            return { is: "impossible", verdict: refused };
        const names = pending.map(({ name }) => name);
        // Applied by a run that was broken off before it could look, or that found something wrong: it is looked again.
        const unseen = context.begun !== null && context.recorded === null;
        if (names.length > 0 || unseen || unmet.length > 0)
            return { is: "due", state: { pending: names } };
        return {
            is: "done",
            summary: `All ${applied.length} migrations are applied${newestOf(reading)}.`,
            evidence: reading.verdict.evidence,
            // Nothing of it is this release's, so that a rollback leaves it alone.
            ...(run === null ? { details: { ...nothingApplied(spec, reading, context.clock.now()) } } : {}),
        };
    }
    catch (error) {
        return { is: "impossible", verdict: (0,_read_history_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadable */ .O$)(error) };
    }
}
function nothingApplied(spec, reading, at) {
    const point = (0,_point_js__WEBPACK_IMPORTED_MODULE_2__/* .pointOf */ .qk)(reading, null);
    return {
        database: spec.database,
        tool: spec.history?.tool ?? "none",
        before: point,
        after: point,
        applied: [],
        startedAt: at,
        endedAt: at,
        tries: 0,
        blockedBy: [],
        notValid: [],
        counts: [],
        trial: null,
        unmet: [],
    };
}
function newestOf({ history }) {
    const newest = history.applied.at(-1);
    return newest === undefined ? "" : `, the newest is ${newest.name}`;
}
/** What nobody may migrate on; null where nothing is in the way. `brokenOff`: an earlier run of this step has no end. */
function refuseReading(reading, brokenOff) {
    const { history, tool, verdict } = reading;
    if (history.broken.length > 0) {
        const names = history.broken.map(({ name, state }) => `${name} (${state})`).join(", ");
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("migration_unfinished", `By ${tool.title}'s own table a migration was begun and did not end well: ${names}.`, tool.failedRemedy, verdict.evidence);
    }
    if (verdict.outcome === "fail" && (history.edited.length > 0 || history.unknown.length > 0)) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)(verdict.reasonCode, verdict.summary, verdict.remedy ?? "", verdict.evidence);
    }
    if (brokenOff && tool.transaction === "unknown" && history.pending.length > 0) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("migration_unfinished", `An earlier run of ${tool.title} was broken off, and nothing undoes half of a migration there: ${history.pending[0]?.name} may be applied in part.`, "Look which of its statements took effect and take them back by hand, then release this commit anew.", verdict.evidence);
    }
    return null;
}


/***/ })

};
