export const id = 3354;
export const ids = [3354];
export const modules = {

/***/ 93354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findChangedRungs: () => (/* binding */ findChangedRungs),
/* harmony export */   noteChangedRungs: () => (/* binding */ noteChangedRungs)
/* harmony export */ });
/* harmony import */ var _observe_rung_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15240);
/* harmony import */ var _rung_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72143);
/* harmony import */ var _tell_left_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98098);



/** Of the rungs whose change can be put back. What cannot be read is not known, and keeps nobody. */
async function findChangedRungs(context, { payload, rungs = {} }) {
    const registry = await context.rungs();
    const release = (0,_rung_release_js__WEBPACK_IMPORTED_MODULE_1__/* .rungRelease */ .s)(context, payload, { knownGood: payload.knownGood, reason: "" });
    const changed = [];
    for (const key of context.plan.rollback.ladder) {
        const rung = registry[key];
        if (!(0,_tell_left_js__WEBPACK_IMPORTED_MODULE_0__/* .canBePutBack */ .i)(rung) || Object.hasOwn(rungs, key))
            continue;
        const found = await (0,_observe_rung_js__WEBPACK_IMPORTED_MODULE_2__/* .observeRung */ .N)(context, { key, rung, spec: context.plan.rollback.rungs[key], release });
        if (found?.is === "done" && found.before !== "so")
            changed.push({ key, before: found.before });
    }
    return changed;
}
async function noteChangedRungs(context, journal, record) {
    for (const { key, before } of await findChangedRungs(context, record)) {
        const how = before === "otherwise"
            ? "was not when this release was recorded"
            : "whether it was so when this release was recorded is not known";
        journal.note(`${key} is as the rollback's ladder makes it, and ${how}: a run that died may have changed it. Look at it, and put it back by hand when the cause is known`);
    }
}


/***/ }),

/***/ 15240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ observeRung)
/* harmony export */ });
/* harmony import */ var _within_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97270);

/** For one rung to say how the world stands. */
const LOOK_MS = 5_000;
/** How the world stands for a rung that nobody takes now; null where that could not be read in time. */
function observeRung(context, { key, rung, spec, release, }) {
    const { clock } = context;
    return (0,_within_time_js__WEBPACK_IMPORTED_MODULE_0__/* .withinTime */ .d)(clock, LOOK_MS, null, async (signal) => {
        try {
            const until = clock.now() + LOOK_MS;
            const open = await context.openRung(key, { release, spec, signal, until, begun: false });
            return await rung.observe(spec, open.context);
        }
        catch {
            return null;
        }
    });
}


/***/ }),

/***/ 72143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ rungRelease)
/* harmony export */ });
/** What a rung is told of the release that is taken back. */
function rungRelease({ plan, runUrl }, { release, commit, candidate, flag }, { knownGood, reason }) {
    const { project } = plan.project.host;
    return { id: release, commit, project, candidate: candidate.id, knownGood, flag: flag ?? null, reason, runUrl };
}


/***/ }),

/***/ 98098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ tellLeft),
/* harmony export */   i: () => (/* binding */ canBePutBack)
/* harmony export */ });
/* harmony import */ var _observe_rung_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15240);

/** Words of a rung that was applied by this run, and whose change is not known to be wanted. */
const LEFT_BEHIND = new Set(["begun", "done", "unhelpful"]);
/** Of one that an earlier run took: it changed nothing, or what it changed is wanted. */
const SETTLED = new Set(["helped", "already", "skipped"]);
async function tellLeft(context, journal, climbed) {
    const { order, registry, taken, words } = climbed;
    for (const key of context.plan.rollback.ladder) {
        const rung = registry[key];
        const own = taken.find((one) => one.key === key);
        if (!canBePutBack(rung) || (own !== undefined && own.restore !== null))
            continue;
        const word = words[key];
        // Of one that this run left out, because nothing could show that it helps, a run beside it may have made that so.
        const isLeftOut = own?.word === "skipped";
        const isFound = own?.word === "already";
        const trace = own === undefined || isLeftOut || isFound
            ? await traceOf(context, { key, word, rung, order, isLeftOut, isFound })
            : LEFT_BEHIND.has(own.word)
                ? "left"
                : "none";
        if (trace === "none")
            continue;
        if (trace === "left")
            words[key] ??= "begun";
        journal.note(trace === "left" ? left(key, isLeftOut) : coming(key));
    }
}
function left(key, isLeftOut) {
    const what = `what ${isLeftOut ? "another" : "an earlier"} run changed by ${key}`;
    return `${what} may still be so: look at it, and put it back by hand when the cause is known`;
}
function coming(key) {
    const late = "what it may have asked for can arrive late, so look again in some minutes";
    return `an earlier run of this rollback left no word about ${key}: nothing is to be seen of it now, but ${late}`;
}
function canBePutBack(rung) {
    return rung !== undefined && "restore" in rung && rung.restore !== undefined;
}
/** Is it as this rung makes it, and was not, as far as is known, before the release? Where nobody can tell, an earlier run may have been there. */
async function traceOf(context, left) {
    const { key, word, rung, order, isLeftOut, isFound } = left;
    const { release, specs, resumed } = order;
    if (!isLeftOut && !isFound && word !== undefined && SETTLED.has(word))
        return "none";
    // Of one that was not possible only the record of the release can say that it came about after all.
    const unknown = resumed && word !== "failed" ? "left" : "none";
    // What an earlier run has a word of was done, or put back, before it wrote that.
    const unseen = resumed && (isLeftOut || word === undefined || word === "begun") ? "coming" : "none";
    const found = await (0,_observe_rung_js__WEBPACK_IMPORTED_MODULE_0__/* .observeRung */ .N)(context, { key, rung, spec: specs[key], release });
    if (found === null)
        return unknown;
    if (found.is === "due")
        return unseen;
    if (found.is === "impossible")
        return "none";
    if (found.before === undefined)
        return isLeftOut || isFound ? "left" : unknown;
    return found.before === "otherwise" ? "left" : "none";
}


/***/ })

};
