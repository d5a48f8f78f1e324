export const id = 5351;
export const ids = [5351];
export const modules = {

/***/ 65351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   observed: () => (/* binding */ observed)
/* harmony export */ });
/** A plan whose watch rolls nothing back, whatever it finds. */
function observed(plan) {
    const { production } = plan.stages;
    if (production.watch === null)
        return plan;
    const watch = { ...production.watch, observe: true };
    return { ...plan, stages: { ...plan.stages, production: { ...production, watch } } };
}


/***/ })

};
