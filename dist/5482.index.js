export const id = 5482;
export const ids = [5482];
export const modules = {

/***/ 95482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderImport: () => (/* binding */ renderImport)
/* harmony export */ });
/* harmony import */ var _lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94629);
/** What became of each line of a document, for people. Pure. */

const HEADINGS = [
    ["imported", "Imported: read each line, and correct it"],
    ["manual", "Manual: a comment in the plan, which a person completes"],
    ["left", "Left: not in the plan"],
];
function renderImport({ items, counts }, document, columns) {
    return [
        ...HEADINGS.flatMap(([status, heading]) => {
            const own = items.filter((item) => statusOf(item) === status);
            return own.length === 0
                ? []
                : [`${heading} (${own.length})`, ...own.flatMap((item) => renderItem(item, document, columns)), ""];
        }),
        `imported ${counts.imported}, manual ${counts.manual}, left ${counts.left}`,
    ];
}
function statusOf({ plan }) {
    if (plan === undefined)
        return "left";
    return plan.startsWith("#") ? "manual" : "imported";
}
function renderItem({ line, kind, text, why }, document, columns) {
    const place = `${document}:${line}`;
    return (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)(`${text} (${why})`, columns, `  ${(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__/* .fitText */ .v)(place, Math.max(place.length, 8))}  ${(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__/* .fitText */ .v)(kind, 12)}  `);
}


/***/ })

};
