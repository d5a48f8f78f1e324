export const id = 5595;
export const ids = [5595];
export const modules = {

/***/ 79900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ createDrillRecord)
/* harmony export */ });
/* harmony import */ var _release_drill_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22750);

/** The record of a rollback that was practised, as the gate `drill` looks for it; its status is another request. */
function createDrillRecord(forge, { name }, payload) {
    return forge.createDeployment({
        ref: payload.commit,
        task: _release_drill_js__WEBPACK_IMPORTED_MODULE_0__/* .DRILL_TASK */ .S3,
        environment: _release_drill_js__WEBPACK_IMPORTED_MODULE_0__/* .DRILL_ENVIRONMENT */ .sJ,
        description: `Holdpoint: rollback drill of ${name}`,
        payload,
        productionEnvironment: false,
    });
}


/***/ }),

/***/ 5595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDrill: () => (/* binding */ runDrill)
});

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/release/world.js
var world = __webpack_require__(67591);
;// CONCATENATED MODULE: ./build/src/release/decide-drill.js
/** What a drill does next. Pure: a function of what was read at its own project. */


/** The host may know a project by two names; the plan has one of them. */
function refuseProduction(production, { id, name }) {
    if (production !== id && production !== name)
        return null;
    return (0,lib_verdict/* hold */._2)("usage", `The project for drills is ${name} (${id}), which is the plan's own: nothing was touched.`, "Name another project in `rollback.drill`, one that nobody depends on.");
}
/**
 * The deployment that a drill rolls back to: what the project serves, or, where an earlier drill of this commit was cut off
 * with its own build in place, what that build replaced.
 */
function drillTarget({ productionDeploymentId, aliasRequest }, build) {
    if (productionDeploymentId !== build)
        return productionDeploymentId;
    return aliasRequest?.toDeploymentId === build ? aliasRequest.fromDeploymentId : null;
}
/** Was automatic assignment of domains switched off by a drill that was cut off, and not by the team? */
function isPinnedByDrill({ autoAssignDomains, aliasRequest }, build) {
    return !autoAssignDomains && aliasRequest?.type === "rollback" && aliasRequest.fromDeploymentId === build;
}
/** On the way to a deployment, from another one and from nothing else. */
function decideForward(production, { from, to }, asked) {
    const current = production.project.productionDeploymentId;
    if ((0,world/* productionShows */.Ci)(production, to))
        return { do: "confirm" };
    if ((0,world/* changeInProgress */.JC)(production, "promote", to)) {
        return { do: "wait", waitingFor: "the host's promotion", untraced: false };
    }
    if (current !== from && current !== to) {
        return stop((0,lib_verdict/* hold */._2)("production_moved", `The project for drills serves ${current ?? "nothing"}, neither ${from} nor ${to}: somebody else changed it.`, "Nothing has to be cleaned up; run the drill again when nobody works there."));
    }
    if (asked.refused !== null) {
        const words = `The host refused to promote ${to} in the project for drills: ${asked.refused}`;
        return stop((0,lib_verdict/* hold */._2)("promotion_refused", words, "Look at that project at the host, and run the drill again."));
    }
    if (asked.requestedAt === null)
        return { do: "send" };
    if ((0,world/* changeFailed */.Oc)(production, "promote", to, asked.before)) {
        const words = `The host could not point every domain of the project for drills at ${to}.`;
        return stop((0,lib_verdict/* hold */._2)("alias_failed", words, "Check that project's domains, and run the drill again."));
    }
    return { do: "wait", waitingFor: "the domains", untraced: true };
}
function stop(verdict) {
    return { do: "stop", verdict };
}

// EXTERNAL MODULE: ./build/src/engine/build.js
var engine_build = __webpack_require__(81720);
// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
// EXTERNAL MODULE: ./build/src/engine/roll-back-production.js + 1 modules
var roll_back_production = __webpack_require__(18951);
// EXTERNAL MODULE: ./build/src/engine/stage-gates.js
var stage_gates = __webpack_require__(73507);
// EXTERNAL MODULE: ./build/src/engine/change-production.js
var change_production = __webpack_require__(53640);
;// CONCATENATED MODULE: ./build/src/engine/drill/go-forward.js
/** Gives a build the domains of the project for drills, and reads it back. */




const MAXIMUM_REQUESTS = 3;
async function goForward(context, journal, host, way) {
    const { to } = way;
    return (0,change_production/* changeProduction */.m)(context, journal, {
        name: "promote",
        known: null,
        observe: async () => ({ production: await (0,release_records/* readProduction */.MK)(context, host) }),
        decide: ({ production }, asked) => {
            const step = decideForward(production, way, asked);
            switch (step.do) {
                case "confirm":
                    return { do: "end", end: () => Promise.resolve((0,lib_verdict/* pass */.IX)("promoted", `The project for drills serves ${to}.`)) };
                case "stop":
                    return { do: "end", end: () => Promise.resolve(step.verdict) };
                case "send":
                case "wait":
                    return step;
            }
        },
        send: () => host.promote(to),
        taken: () => `the host took the promotion of ${to}`,
        maximumRequests: MAXIMUM_REQUESTS,
        patient: false,
        giveUp: () => Promise.resolve((0,lib_verdict/* hold */._2)("read_back_mismatch", `After 5 minutes the project for drills does not serve ${to} on every domain.`, "Look at that project at the host, and run the drill again: it goes on from what is there.")),
    });
}

// EXTERNAL MODULE: ./build/src/release/drill.js
var drill = __webpack_require__(22750);
// EXTERNAL MODULE: ./build/src/engine/require-author.js
var require_author = __webpack_require__(19651);
// EXTERNAL MODULE: ./build/src/engine/drill/create-drill-record.js
var create_drill_record = __webpack_require__(79900);
;// CONCATENATED MODULE: ./build/src/engine/drill/record-practice.js
/** Writes down a rollback that was practised, where the gate `drill` finds it. */




async function recordPractice(context, journal, { production, build, to, steps }) {
    const { plan, release, options, clock, runUrl } = context;
    const forge = await context.role("forge");
    const payload = {
        holdpoint: 1,
        phase: "drill",
        project: production,
        commit: release.commit,
        planDigest: plan.digest,
        faults: [],
        reasonCode: "rolled_back",
        endedAt: clock.now(),
        practised: { project: plan.project.host.project, build, to, steps },
    };
    const deployment = await (0,create_drill_record/* createDrillRecord */.j)(forge, plan, payload);
    (0,require_author/* requireAuthor */.R)(options.authors, deployment.creator);
    await (0,engine_journal/* bestEffort */.z$)(journal, "the drill's status was not written", () => forge.createDeploymentStatus(deployment.id, {
        state: "success",
        description: (0,drill/* renderDrill */.gQ)(payload),
        ...(runUrl === null ? {} : { logUrl: runUrl }),
    }));
    journal.step("done", `the drill is recorded as GitHub deployment ${deployment.id}`);
}

;// CONCATENATED MODULE: ./build/src/engine/drill/run-drill.js
/**
 * A rollback that is practised: at a project of its own a build is deployed, taken back by the very code that takes production
 * back, verified and brought forward again, and how long each took is recorded. Killed anywhere it is run again: it finds
 * its build by its `meta`, reads what the project serves, and begins from there.
 */










async function runDrill(context, journal, production) {
    const { project } = context.plan.project.host;
    journal.drill(project);
    const host = await context.role("host");
    const before = await (0,release_records/* readProduction */.MK)(context, host);
    const refused = refuseProduction(production, before.project);
    if (refused !== null)
        return journal.finishWith(refused);
    if (context.options.dryRun)
        return journal.finishWith(describeDry(before));
    const steps = [];
    const timed = async (step, act) => {
        const startedAt = context.clock.now();
        const value = await act();
        const tookMs = Math.max(0, context.clock.now() - startedAt);
        steps.push({ step, tookMs });
        journal.progress(`${step} took ${(0,duration/* renderDuration */.P)(tookMs)}`);
        return value;
    };
    const built = await timed("deploy", () => (0,engine_build/* ensureBuild */.$t)(context, journal, host, { kind: "production" }));
    if (!built.ready)
        return finish(journal, project, built.verdict);
    const { build } = built;
    const to = await findTarget(host, before, build);
    if (to === null)
        return finish(journal, project, nothingToGoBackTo(build));
    const isThere = before.project.productionDeploymentId === build.id;
    const verdict = await practise({ context, journal, host, build, to, isThere, timed });
    await restoreSetting({ context, journal, host, build }, before);
    if (verdict.outcome !== "pass")
        return finish(journal, project, verdict);
    await recordPractice(context, journal, { production, build: build.id, to: to.id, steps });
    const took = steps.map(({ step, tookMs }) => `${step} ${(0,duration/* renderDuration */.P)(tookMs)}`).join(", ");
    return journal.finishWith((0,lib_verdict/* pass */.IX)("drilled", `A rollback was practised at ${project}: ${took}.`));
}
/** Whatever the old version's gates say, the project is left with the new one: nobody has to clean up behind a drill. */
async function practise({ context, journal, host, build, to, isThere, timed }) {
    const forward = { from: to.id, to: build.id };
    const go = () => goForward(context, journal, host, forward);
    // An earlier drill of this commit left it there.
    const there = isThere ? await go() : await timed("promote", go);
    if (there.outcome !== "pass")
        return there;
    journal.step("promote", `the project for drills serves ${build.id}`);
    const back = await timed("roll back", () => (0,roll_back_production/* performRollback */._)(context, journal, host, {
        to: to.id,
        from: build.id,
        arriving: null,
        decided: null,
        reason: "drill",
        commit: to.meta.githubCommitSha ?? null,
        known: null,
    }));
    if (back.outcome !== "pass")
        return back;
    const verified = await timed("verify", () => verify(context, journal, to));
    const again = await timed("forward", go);
    if (again.outcome !== "pass")
        return again;
    journal.step("promote", `the project for drills serves ${build.id} again`);
    return verified;
}
/** By the gates of production, at the domains of the drill. */
async function verify(context, journal, to) {
    const { stages, project } = context.plan;
    if (stages.production.verify.length === 0)
        return (0,lib_verdict/* pass */.IX)("verified", "The plan has no gates for production.");
    return (0,stage_gates/* checkGates */.P)(context, journal, stages.production, {
        url: context.domainUrl(project.domains[0] ?? ""),
        deploymentId: to.id,
        commit: to.meta.githubCommitSha ?? "",
        stage: "production",
        bypass: null,
    });
}
async function findTarget(host, { project }, build) {
    const id = drillTarget(project, build.id);
    const found = id === null ? null : await host.readDeployment(id);
    return found?.state === "ready" ? found : null;
}
function nothingToGoBackTo({ id }) {
    return (0,lib_verdict/* hold */._2)("no_known_good", `The project for drills served nothing before ${id}, so there is nothing to roll back to.`, "Promote any build there once, by hand, and run the drill again; or run it from another commit.");
}
/** The promote switched it on, and the rollback off: it is to be as the team had it. */
async function restoreSetting({ context, journal, host, build }, before) {
    const wanted = before.project.autoAssignDomains || isPinnedByDrill(before.project, build.id);
    await (0,engine_journal/* bestEffort */.z$)(journal, "automatic assignment of the project for drills was not put back", async () => {
        const { project } = await (0,release_records/* readProduction */.MK)(context, host);
        if (project.autoAssignDomains !== wanted)
            await host.setAutoAssignDomains(wanted);
    });
}
/** What is shared with a real rollback speaks of production: this says where it was. */
function finish(journal, project, verdict) {
    const summary = `At ${project}, where this is practised: ${verdict.summary}`;
    return journal.finishWith({ ...verdict, summary });
}
function describeDry({ project }) {
    const words = `Would deploy to ${project.name}, promote it there, roll it back to ${project.productionDeploymentId ?? "nothing"}, verify that, and promote it again. Nothing was changed.`;
    return (0,lib_verdict/* pass */.IX)("dry_run", words);
}


/***/ }),

/***/ 22750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S3: () => (/* binding */ DRILL_TASK),
/* harmony export */   gQ: () => (/* binding */ renderDrill),
/* harmony export */   ph: () => (/* binding */ DRILL_RECORDS),
/* harmony export */   sJ: () => (/* binding */ DRILL_ENVIRONMENT)
/* harmony export */ });
/* harmony import */ var _lib_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74940);
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26549);
/**
 * The record of a rehearsed rollback: a GitHub Deployment whose payload says all of it, since one that exists without a
 * status was written by a run that died right after. Pure: the rehearsal writes it, the drill gate reads it.
 */



/** `task` of our Deployments of this kind. */
const DRILL_TASK = "holdpoint:drill";
/** Of its own, so that a rehearsal never shows among what was deployed. */
const DRILL_ENVIRONMENT = "drill";
const STEPS = ["deploy", "promote", "roll back", "verify", "forward"];
const DRILL_RECORDS = {
    task: DRILL_TASK,
    noun: "a rehearsal's record",
    parse: parseDrillPayload,
};
function parseDrillPayload(stored) {
    const { holdpoint, phase, project, commit, planDigest, faults, reasonCode, endedAt } = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePayload */ .ex)(stored);
    if (holdpoint !== 1 || phase !== "drill" || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(project) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(commit) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(planDigest))
        return null;
    if (!Array.isArray(faults) || !faults.every(_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(reasonCode))
        return null;
    if (typeof endedAt !== "number" || !Number.isFinite(endedAt))
        return null;
    const practised = readPractised(stored);
    if (practised === null)
        return null;
    const shared = { holdpoint, phase, project, commit, planDigest, faults, reasonCode, endedAt };
    return practised === undefined ? shared : { ...shared, practised };
}
/** Undefined where none is meant, null where one is and is not whole. */
function readPractised(stored) {
    const { practised } = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePayload */ .ex)(stored);
    if (practised === undefined)
        return undefined;
    const { project, build, to, steps } = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePayload */ .ex)(practised);
    if (!(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(project) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(build) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(to) || !Array.isArray(steps))
        return null;
    const read = steps.map((one) => {
        const { step: said, tookMs } = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePayload */ .ex)(one);
        const step = STEPS.find((known) => known === said);
        return step !== undefined && typeof tookMs === "number" && tookMs >= 0 ? { step, tookMs } : null;
    });
    return read.every((one) => one !== null) ? { project, build, to, steps: read } : null;
}
/** What GitHub shows beside the record. */
function renderDrill({ faults, reasonCode, practised, }) {
    if (practised !== undefined) {
        const took = practised.steps.map(({ step, tookMs }) => `${step} ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(tookMs)}`);
        return `practised on ${practised.project}: ${took.join(", ")}`;
    }
    const trouble = faults.length === 0 ? "" : ` with ${faults.join(", ")}`;
    return `rehearsed${trouble}, rolled back: ${reasonCode}`;
}


/***/ })

};
