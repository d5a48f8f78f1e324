export const id = 9193;
export const ids = [9193];
export const modules = {

/***/ 49193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderTargetLines: () => (/* binding */ renderTargetLines),
/* harmony export */   renderTargets: () => (/* binding */ renderTargets)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70075);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15405);
/** What a rollback may be given as its target: (targets) → a table for GitHub, and lines for a terminal. */



const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
function renderTargets(targets, now) {
    if (targets.length === 0)
        return "";
    const rows = targets.map((target) => {
        const { id, commit, release, good, why, people, wayBack, isDefault } = target;
        const cells = [
            `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(id)}${isDefault ? " (default)" : ""}`,
            ageOf(target, now),
            commit === null ? "not known" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(commit)),
            release === null ? "none" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(release)),
            cell(`${good ? "good" : "not judged good"}: ${why}`),
            cell(people === "" ? "nobody is recorded" : people),
            cell(wayBack),
        ];
        return `| ${cells.join(" | ")} |`;
    });
    return [
        "**What `to` may name**, newest first. Copy the first cell into `to`; leave it empty for the default.",
        "",
        "| Deployment | Came into production | Commit | Release | Judged | By whose word | Way back |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        ...rows,
    ].join("\n");
}
function renderTargetLines(targets, now) {
    return targets.map((target) => {
        const { id, commit, good, why, people, wayBack, isDefault } = target;
        const parts = [
            ageOf(target, now),
            `commit ${commit === null ? "not known" : (0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(commit)}`,
            `${good ? "good" : "not judged good"}: ${why}`,
            ...(people === "" ? [] : [people]),
            `way back: ${wayBack}`,
        ];
        return `--to ${id}${isDefault ? " (default)" : ""}: ${parts.join("; ")}`;
    });
}
function ageOf({ servedAt }, now) {
    const ms = Math.max(0, now - servedAt);
    const unit = ms >= 2 * DAY_MS ? DAY_MS : ms >= 2 * HOUR_MS ? HOUR_MS : MINUTE_MS;
    return ms < MINUTE_MS ? "just now" : `${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(Math.floor(ms / unit) * unit)} ago`;
}
function cell(text) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(text));
}


/***/ })

};
