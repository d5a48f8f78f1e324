export const id = 8857;
export const ids = [8857];
export const modules = {

/***/ 28857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkTraffic: () => (/* binding */ checkTraffic),
/* harmony export */   parseShare: () => (/* binding */ parseShare),
/* harmony export */   readUsualTraffic: () => (/* binding */ readUsualTraffic)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73866);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78869);
/** Who visits a rehearsed site: how many a second, and how many of them fail although nothing is wrong. Pure. */



const PERIOD_SECONDS = { s: 1, m: 60, h: 3_600 };
const MOST_PER_SECOND = 1_000;
const MOST_NOISE = 2;
/** A good release stays below what its plan tolerates, also where chance has it fail more than usual. */
const BELOW_LIMIT = 3;
function parseValues({ traffic = _options_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_TRAFFIC */ .ot, base, noise = "0" }) {
    const perSecond = parseTraffic(traffic);
    const errorRatio = base === undefined ? null : parseShare(base);
    const level = /^\d+(?:\.\d+)?$/.test(noise) && Number(noise) <= MOST_NOISE ? Number(noise) : null;
    const rates = `a rate such as 20/s, 300/m or 50/h, at most ${MOST_PER_SECOND}/s`;
    const problems = [
        ...(perSecond === null ? [wrong("traffic", traffic, rates)] : []),
        ...(base !== undefined && errorRatio === null ? [wrong("base", base, "a share such as 1%")] : []),
        ...(level === null ? [wrong("noise", noise, `a number from 0 to ${MOST_NOISE}, such as 0.5 for 50 %`)] : []),
    ];
    return { perSecond, errorRatio, noise: level, problems };
}
/** What is wrong with the visitors that are asked for. */
function checkTraffic(values) {
    return parseValues(values).problems;
}
/** Throws UsageError with every mistake. */
function readUsualTraffic(values, watch) {
    const { perSecond, errorRatio, noise, problems } = parseValues(values);
    if (perSecond === null || noise === null || problems.length > 0)
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("usage", problems);
    return { perSecond, errorRatio: errorRatio ?? tolerableErrorRatio(watch, perSecond), noise };
}
function wrong(name, text, expected) {
    return { message: `--${name} is "${text}"; expected ${expected}.` };
}
function parseTraffic(text) {
    const match = /^(\d+(?:\.\d+)?)\/(s|m|h)$/.exec(text);
    if (match === null)
        return null;
    const perSecond = Number(match[1]) / PERIOD_SECONDS[match[2]];
    return perSecond <= MOST_PER_SECOND ? perSecond : null;
}
function parseShare(text) {
    const match = /^(\d+(?:\.\d+)?)%$/.exec(text);
    const ratio = match === null ? Number.NaN : Number(match[1]) / 100;
    return ratio >= 0 && ratio <= 1 ? ratio : null;
}
/** The default, or less where a condition of the plan would not let a release pass that fails so often. */
function tolerableErrorRatio(watch, perSecond) {
    const limits = (list, isBad) => list.flatMap((condition) => {
        const metric = watch?.metrics[condition.metric];
        return metric === undefined ? [] : (limitOf(condition, metric, isBad, perSecond) ?? []);
    });
    const all = [...limits(watch?.rollbackConditions ?? [], true), ...limits(watch?.successConditions ?? [], false)];
    return Math.min(parseShare(_options_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_BASE */ .W3) ?? 0, ...all.map((limit) => limit / BELOW_LIMIT));
}
/** Share of failing visitors at which the condition may be met, or a goal missed; null where it says nothing of them. */
function limitOf(condition, { measure, provider }, isBad, perSecond) {
    if (condition.kind === "change" || provider === _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .PROBE_PROVIDER */ .ZJ)
        return null;
    const isUpperLimit = condition.comparison.startsWith(">") === isBad;
    const value = condition.kind === "rate" ? condition.count : condition.value;
    if (measure.unit === "count") {
        const requests = perSecond * (condition.overMs / 1_000);
        return isUpperLimit && requests > 0 ? value / requests : null;
    }
    if (measure.unit !== "ratio")
        return null;
    return isUpperLimit ? value : 1 - value;
}


/***/ })

};
