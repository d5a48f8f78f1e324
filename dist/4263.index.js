export const id = 4263;
export const ids = [4263];
export const modules = {

/***/ 34263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restoreFlag: () => (/* binding */ restoreFlag)
});

// EXTERNAL MODULE: ./build/src/lib/same-json.js
var same_json = __webpack_require__(66442);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/plan/planned-flags.js
var planned_flags = __webpack_require__(4933);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
;// CONCATENATED MODULE: ./build/src/release/decide-flag-restore.js
/** Whether a flag that a rollback set to what is safe may be put back. Pure: a function of what was read. */



/** The clocks of the forge and of a vendor of flags differ, and the release's last status is written after the flag was set. */
const TOLERANCE_MS = 60_000;
/** What somebody has decided about the flag since then stays decided. */
function decideFlagRestore({ name, now, safe, lastChange, recorded, endedAt }) {
    if (recorded === null || endedAt === null) {
        return (0,verdict/* hold */._2)("no_data", `No record says what the flag ${name} was set to before a rollback set it to what is safe.`, "Set it by hand.");
    }
    const [was, is] = [recorded.setting, now.setting].map((setting) => JSON.stringify(setting));
    if ((0,same_json/* isSameJson */.T)(now.setting, recorded.setting)) {
        return (0,verdict/* pass */.IX)("already_done", `The flag ${name} is ${is}, as it was when the release was recorded.`);
    }
    const { by, at } = lastChange;
    const who = `${by === null ? "" : ` by ${by}`}${at === null ? "" : ` at ${(0,instant/* renderInstant */.W)(at)}`}`;
    if (!(0,same_json/* isSameJson */.T)(now.setting, safe)) {
        return (0,verdict/* hold */._2)("flag_changed", `The flag ${name} is ${is}: neither what is safe nor what it was (${was}). It was changed last${who}.`, "Ask who changed it, and set it by hand.");
    }
    if (at === null || at > endedAt + TOLERANCE_MS) {
        return (0,verdict/* hold */._2)("flag_changed", `The flag ${name} is what is safe, and ${at === null ? "nobody says since when" : `was changed${who}, after the rollback ended`}, so it may be meant so.`, "Ask who changed it, and set it by hand.");
    }
    return { to: recorded.setting };
}

// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
;// CONCATENATED MODULE: ./build/src/engine/flags/restore-flag.js
/** The morning after: a flag that a rollback set to what is safe is put back to what it was when the release was recorded. */





async function restoreFlag(context, journal) {
    const [planned] = (0,planned_flags/* plannedFlags */.W)(context.plan);
    if (planned === undefined) {
        return journal.finishWith((0,verdict/* hold */._2)("flag_unfit", "The plan's ladder sets no flag.", "Set the flag by hand."));
    }
    const flag = (await context.role("flags", planned.vendor)).open(planned.spec);
    const recorded = await readRecorded(context, journal, planned, flag);
    // Last, so that nothing lies between what is decided on and the request.
    const [now, lastChange] = await Promise.all([flag.read(), flag.readLastChange()]);
    const { name } = planned;
    const step = decideFlagRestore({ name, now, safe: flag.safe, lastChange, ...recorded });
    if ("outcome" in step)
        return journal.finishWith(step);
    const to = JSON.stringify(step.to);
    if (context.options.dryRun) {
        return journal.finishWith((0,verdict/* pass */.IX)("dry_run", `Would set the flag ${name} back to ${to}. Nothing was changed.`));
    }
    return journal.finishWith(await putBack(context, { name, flag, now, to: step.to }));
}
/** The newest release that was recorded while the flag was not what is safe: before the rollback that set it. */
async function readRecorded(context, journal, { vendor, name }, { safe }) {
    const forge = await context.role("forge");
    const { records } = await (0,release_records/* listProductionRecords */.Sg)(context, journal, forge);
    const found = records.find(({ payload: { flag } }) => {
        const isThis = flag?.vendor === vendor && flag.name === name;
        return isThis && !(0,same_json/* isSameJson */.T)(flag.setting, safe);
    });
    if (found === undefined)
        return { recorded: null, endedAt: null };
    const { statusAt } = await (0,release_records/* readRecord */.aE)(context, journal, forge, found);
    return { recorded: found.payload.flag ?? null, endedAt: statusAt };
}
async function putBack(context, { name, flag, now, to }) {
    const { reason } = context.options;
    const answer = await flag.set(to, now, `Holdpoint: put back after a rollback: ${reason ?? "no reason was given"}`);
    const after = await flag.read();
    const is = JSON.stringify(after.setting);
    if ((0,same_json/* isSameJson */.T)(after.setting, to))
        return (0,verdict/* pass */.IX)("rung_done", `The flag ${name} is ${is} again.`);
    const why = answer.kind === "accepted" ? "it was asked for, and is not read back" : answer.message;
    return (0,verdict/* hold */._2)("flag_refused", `The flag ${name} is ${is}: ${why}.`, "Look at the flag, and set it by hand.");
}


/***/ }),

/***/ 66442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ isSameJson)
/* harmony export */ });
/** Whether two values are the same as JSON, whatever the order of their maps' keys. */
function isSameJson(one, other) {
    return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}
function ordered(value) {
    if (Array.isArray(value))
        return value.map(ordered);
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, inner]) => [key, ordered(inner)]));
}


/***/ })

};
