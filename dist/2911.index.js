export const id = 2911;
export const ids = [2911];
export const modules = {

/***/ 82911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   undoMigrations: () => (/* binding */ undoMigrations)
/* harmony export */ });
/* harmony import */ var _lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12580);
/* harmony import */ var _lib_command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97695);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(616);
/* harmony import */ var _release_recorded_migration_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(80946);
/* harmony import */ var _judge_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86632);
/* harmony import */ var _migration_lock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81119);
/* harmony import */ var _point_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1365);
/* harmony import */ var _read_history_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(73322);
/* harmony import */ var _run_tool_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(99585);
/** Takes a release's migrations back with the team's own command, one after the other, and reads that they are. */









async function undoMigrations(spec, context) {
    const run = (0,_release_recorded_migration_js__WEBPACK_IMPORTED_MODULE_8__/* .parseRecordedMigration */ .K)(context.recorded);
    // A run that was killed did not say where it began, and the one after it could not.
    const begins = run !== null && (spec.history === null || run.before.count !== null);
    if (spec.undo === null || run === null || !begins) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .hold */ ._2)("step_left", "It is not known how far the migrations would have to be taken back: the record says nothing of their end.", "Look in the tool's own history, and take back by hand what this release applied.");
    }
    if (spec.history !== null && run.applied.length === 0)
        return undone("This release applied nothing");
    const refused = (await (0,_lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .checkCheckedOut */ .ak)(context.directory, context.release.commit)) ?? (await (0,_lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .checkCommandPlace */ .dV)(spec, context));
    if (refused !== null)
        return refused;
    const undo = spec.undo;
    const ended = await (0,_migration_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .withMigrationLock */ .KE)(context.secret(spec.database), spec, context, (session) => spec.history === null
        ? undoBlind(spec, undo, run, session, context)
        : undoByHistory(spec, spec.history, undo, run, session, context));
    return "locked" in ended ? ended.locked : ended;
}
async function undoByHistory(spec, history, undo, run, session, context) {
    const own = new Set(run.applied);
    const read = () => (0,_read_history_js__WEBPACK_IMPORTED_MODULE_6__/* .readHistory */ .Lu)(history, context.directory, session, context.signal);
    try {
        let left = ownApplied(await read(), own);
        const above = left.above;
        if (above.length > 0)
            return newerAbove(above);
        for (let turn = 0; left.own.length > 0 && turn < own.size; turn += 1) {
            context.progress({ ratio: 1 - left.own.length / own.size, text: `takes back ${left.own.at(-1)}` });
            const { result } = await (0,_run_tool_js__WEBPACK_IMPORTED_MODULE_7__/* .runTool */ .q)(spec, { line: undo, url: context.secret(spec.database) }, session, context);
            const said = (0,_lib_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeCommand */ .Bc)({ run: undo, timeoutMs: spec.timeoutMs }, result);
            if (said.outcome !== "pass")
                return said;
            const now = ownApplied(await read(), own);
            if (now.beyond < left.beyond)
                return tooFar(undo, run);
            // By its own word it took something back, and its history says that it did not: it would not do so next time.
            if (now.own.length === left.own.length)
                return nothingTaken(undo, left.own);
            left = now;
        }
        if (left.own.length > 0)
            return nothingTaken(undo, left.own);
        return await judgeSchema(spec, undo, run, session, context);
    }
    catch (error) {
        return (0,_read_history_js__WEBPACK_IMPORTED_MODULE_6__/* .unreadable */ .O$)(error);
    }
}
function ownApplied({ history }, names) {
    const applied = history.applied.map(({ name }) => name);
    const own = applied.filter((name) => names.has(name));
    const first = applied.findIndex((name) => names.has(name));
    const others = applied.filter((name) => !names.has(name));
    const above = first < 0 ? [] : [...applied.slice(first).filter((name) => !names.has(name)), ...history.unknown];
    return { own, above, beyond: others.length };
}
/** Of a tool without a history that is read: by the schema alone. */
async function undoBlind(spec, undo, run, session, context) {
    const url = context.secret(spec.database);
    const now = await (0,_point_js__WEBPACK_IMPORTED_MODULE_5__/* .readSchema */ .G7)(context.roles.databaseWork, url, session.serverMajor, null);
    const { schema: before } = run.before;
    if (now !== null && now === before)
        return undone("The schema is as it was before the release");
    if (now === null || now !== run.after.schema) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .hold */ ._2)("step_left", "The schema is neither as it was before the release nor as the release left it, so nothing was taken back.", "Look what changed it since, and take the migration back by hand.");
    }
    const { result } = await (0,_run_tool_js__WEBPACK_IMPORTED_MODULE_7__/* .runTool */ .q)(spec, { line: undo, url }, session, context);
    const said = (0,_lib_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeCommand */ .Bc)({ run: undo, timeoutMs: spec.timeoutMs }, result);
    return said.outcome === "pass" ? judgeSchema(spec, undo, run, session, context) : said;
}
async function judgeSchema(spec, undo, run, session, context) {
    const url = context.secret(spec.database);
    const schema = await (0,_point_js__WEBPACK_IMPORTED_MODULE_5__/* .readSchema */ .G7)(context.roles.databaseWork, url, session.serverMajor, spec.history);
    if (schema !== null && schema === run.before.schema)
        return undone("History and schema are as before the release");
    if (schema === null || run.before.schema === null) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .hold */ ._2)("step_left", "The migrations are taken back by the tool's history; whether the schema is as before was not read.", "Install pg_dump in the server's major version, or compare the schema by hand.");
    }
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)("data_unexpected", `\`${undo}\` ended well and the tool's history is as before, but the schema is not: the way back is missing in part.`, "Compare the schema with the commit before, and repair it by hand; most tools take a missing way back for a success.");
}
function undone(summary) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .pass */ .IX)("step_undone", `${summary}.`);
}
function newerAbove(above) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .hold */ ._2)("step_left", `Migrations of others are applied above this release's: ${(0,_judge_run_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)(above)}. They would be taken back first, so nothing was.`, "Decide with their authors whether they may go, and take them back by hand.");
}
function tooFar(undo, run) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)("data_unexpected", `\`${undo}\` took back migrations from before this release, the newest of which was ${run.before.newest ?? "none"}.`, "Apply them again with the tool, and name a command that takes back the newest migration or batch alone.");
}
function nothingTaken(undo, left) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .hold */ ._2)("step_left", `\`${undo}\` ended well and took nothing back: ${(0,_judge_run_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)(left)} are still applied.`, "Run the tool's own way back by hand and look what it says.");
}


/***/ })

};
