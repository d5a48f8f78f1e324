export const id = 6740;
export const ids = [6740];
export const modules = {

/***/ 56740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prepareDrill: () => (/* binding */ prepareDrill)
});

;// CONCATENATED MODULE: ./build/src/plan/drill-plan.js
/** Nobody watches a drill, is told of it or climbs a ladder in it, and it takes no steps. Problems where the plan says nothing of drills, or means production. */
function drillPlan(plan) {
    const { drill } = plan.rollback;
    if (drill === undefined) {
        const message = "The plan names no project for drills.";
        const remedy = "Add `rollback: { drill: { project: web-staging, domains: [staging.example.com] } }`: a project with a production of its own, that nobody depends on.";
        return { problems: [{ message, remedy }] };
    }
    const problems = findProduction(plan, drill);
    if (problems.length > 0)
        return { problems };
    const { staging, production } = plan.stages;
    const host = { ...plan.project.host, project: drill.project };
    return {
        ...plan,
        project: { ...plan.project, host, domains: drill.domains },
        stages: {
            staging: { ...staging, ...NO_STEPS },
            production: { ...production, ...NO_STEPS, promote: null, watch: null },
        },
        rollback: { ...plan.rollback, ladder: ["host"], rungs: {}, incident: null },
    };
}
/** What a step changes is no practice: the database that it names is the real one. */
const NO_STEPS = { before: [], after: [] };
function findProduction({ project }, drill) {
    const remedy = "A drill takes what it practises on out and back again: name a project that nobody depends on.";
    const shared = drill.domains.filter((domain) => project.domains.includes(domain));
    return [
        ...(drill.project === project.host.project
            ? [{ message: `rollback.drill names ${drill.project}, which is the plan's own project.`, remedy }]
            : []),
        ...shared.map((domain) => ({ message: `rollback.drill names ${domain}, which is a production domain.`, remedy })),
    ];
}

// EXTERNAL MODULE: ./build/src/plan/settings.js
var plan_settings = __webpack_require__(12516);
;// CONCATENATED MODULE: ./build/src/commands/prepare-drill.js
/** What a drill needs before it begins: a project of its own in the plan, and the commit that it deploys. */


/** From here on the plan is the drill's: nobody behind this knows of production. */
function prepareDrill({ plan, extensions }, env) {
    const found = drillPlan(plan);
    const settings = (0,plan_settings/* checkSettings */.EW)(plan, extensions, env);
    const production = plan.project.host.project;
    if ("problems" in found)
        return { plan, extensions, missing: [...found.problems, ...settings], production };
    return { plan: found, extensions, missing: settings, production };
}


/***/ })

};
