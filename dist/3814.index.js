export const id = 3814;
export const ids = [3814];
export const modules = {

/***/ 43814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   takeStepsAfter: () => (/* binding */ takeStepsAfter),
/* harmony export */   takeStepsBefore: () => (/* binding */ takeStepsBefore)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_world_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67591);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21250);
/* harmony import */ var _take_steps_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(23411);
/** The steps of production, with production read right before each: whoever changed it meanwhile is not overtaken. */




/** Null where all of them are done, and production is as it was. */
async function takeStepsBefore({ context, journal, host, forge }, { production: known }) {
    const expected = known.project.productionDeploymentId;
    const guard = async () => {
        const production = await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_1__/* .readProduction */ .MK)(context, host);
        journal.productionAfter(production, null);
        const now = production.project.productionDeploymentId;
        return now === expected ? null : moved(`was ${expected ?? "nothing"}, and is ${now ?? "nothing"}`);
    };
    return (0,_take_steps_js__WEBPACK_IMPORTED_MODULE_2__/* .takeSteps */ .x)(context, journal, forge, { stage: "production", list: "before", guard });
}
/** Null where all of them are done, and production still shows the release. */
async function takeStepsAfter({ context, journal, host, forge }, candidateId, served) {
    const guard = async () => {
        const production = await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_1__/* .readProduction */ .MK)(context, host);
        journal.productionAfter(production, served);
        if ((0,_release_world_js__WEBPACK_IMPORTED_MODULE_3__/* .productionShows */ .Ci)(production, candidateId))
            return null;
        return moved(`was ${candidateId}, and is ${production.project.productionDeploymentId ?? "nothing"}`);
    };
    const ended = await (0,_take_steps_js__WEBPACK_IMPORTED_MODULE_2__/* .takeSteps */ .x)(context, journal, forge, { stage: "production", list: "after", guard });
    // A step that could not be done is said, and what production serves by then stands in the result beside it.
    const now = await guard();
    return now ?? ended;
}
function moved(words) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("production_moved", `Production ${words}, changed by somebody else while the steps of this release were taken.`, "Check what production serves now. The steps that were taken already stand in the result.");
}


/***/ })

};
