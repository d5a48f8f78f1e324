export const id = 3238;
export const ids = [3238,5192];
export const modules = {

/***/ 33065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ moveRollout)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_decide_rollout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6959);
/* harmony import */ var _change_production_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53640);
/* harmony import */ var _read_served_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80646);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21250);
/** Takes a rolling release to a stage, and reads it back: begins it, goes on to the next stage, or gives it to everybody. */





const MAXIMUM_REQUESTS = 3;
/** `onAsk` is called right before each request to the host. */
function moveRollout(context, journal, host, goal, onAsk = () => undefined) {
    const { rollouts } = host;
    if (rollouts === undefined)
        throw new Error("a rolling release at a host that has none");
    let next = null;
    const stopped = async (world, verdict) => {
        journal.productionAfter(world.production, await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_3__/* .readServed */ .W4)(context));
        return { kind: "stopped", verdict };
    };
    return (0,_change_production_js__WEBPACK_IMPORTED_MODULE_2__/* .changeProduction */ .m)(context, journal, {
        name: "rolling release",
        known: null,
        observe: async () => ({ production: await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_4__/* .readProduction */ .MK)(context, host) }),
        decide: (world, asked) => {
            const step = (0,_release_decide_rollout_js__WEBPACK_IMPORTED_MODULE_1__/* .decideRollout */ .o2)(world.production, goal, asked);
            next = step;
            switch (step.do) {
                case "confirm": {
                    const { production } = world;
                    return { do: "end", end: async () => ({ kind: "there", production, changed: asked.requests > 0 }) };
                }
                case "stop":
                    return { do: "end", end: () => stopped(world, step.verdict) };
                case "wait":
                    return step;
                case "start":
                case "approve":
                case "complete":
                    return { do: "send" };
            }
        },
        send: () => {
            onAsk();
            return send(rollouts, goal, next);
        },
        taken: (queued) => (queued ? "the host queued the rolling release" : `the host took stage ${goal.stage + 1}`),
        maximumRequests: MAXIMUM_REQUESTS,
        // Once visitors get it, a host that is busy for a moment must not leave it where it is.
        patient: goal.stage > 0,
        giveUp: (world) => stopped(world, overdue(goal)),
    });
}
function send(rollouts, { candidateId }, step) {
    if (step?.do === "approve")
        return rollouts.approveStage(candidateId, step.from);
    return step?.do === "complete" ? rollouts.completeRollout(candidateId) : rollouts.startRollout(candidateId);
}
function overdue({ candidateId, stage }) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("read_back_mismatch", `Stage ${stage + 1} of the rolling release of ${candidateId} was asked for, but after 5 minutes the host does not show it.`, "Look at the project's rolling releases at the host; run this again (it continues) or dispatch a rollback.");
}


/***/ }),

/***/ 27258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ progressOf),
/* harmony export */   p: () => (/* binding */ writeProgress)
/* harmony export */ });
/* harmony import */ var _release_mitigated_at_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16247);
/* harmony import */ var _release_rollout_progress_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36980);
/* harmony import */ var _release_rollout_stage_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92741);
/* harmony import */ var _release_world_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67591);
/* harmony import */ var _write_release_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80906);





/** Whole seconds, as the record keeps it: a run that comes later must judge the same minutes. */
const SECOND_MS = 1_000;
/**
 * As far as the record is; where the host is further, or nobody recorded this stage, it begins now: a stage is watched
 * for its whole time by whoever knows that it is there. So does one of a rollout that somebody began anew. Null where the release is not being rolled out.
 */
function progressOf(record, production, now) {
    const rollout = (0,_release_world_js__WEBPACK_IMPORTED_MODULE_2__/* .rollingOut */ .i3)(production);
    if (rollout === null || rollout.candidateId !== record.payload.candidate.id)
        return null;
    const { activeStage: stage, stages } = rollout;
    if (stage === null)
        return null;
    const known = (0,_release_rollout_progress_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRolloutProgress */ .i)(record);
    const since = known?.startedAt ?? (0,_release_mitigated_at_js__WEBPACK_IMPORTED_MODULE_3__/* .mitigatedAt */ .q)(record) ?? record.promotedAt;
    const isAnother = since !== null && (0,_release_rollout_stage_js__WEBPACK_IMPORTED_MODULE_4__/* .beganSince */ .I)(rollout, since, now);
    if (known !== null && known.stage === stage && !isAnother)
        return { progress: { ...known, stages: stages.length }, isNew: false };
    const stageAt = wholeSeconds(now);
    const startedAt = wholeSeconds(isAnother ? now : (since ?? now));
    return { progress: { startedAt, stage, stages: stages.length, stageAt, looks: null }, isNew: true };
}
function wholeSeconds(at) {
    return Math.floor(at / SECOND_MS) * SECOND_MS;
}
async function writeProgress(context, forge, record, progress) {
    const { startedAt, ...at } = progress;
    await (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_1__/* .writeProductionStatus */ .Jy)(context, forge, record, { phase: "promoting", rollout: progress });
    return { ...record, phase: "promoting", promotedAt: startedAt, reason: (0,_release_rollout_progress_js__WEBPACK_IMPORTED_MODULE_0__/* .renderRolloutProgress */ .x)(at) };
}


/***/ }),

/***/ 95192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planRollout: () => (/* binding */ planRollout),
  putBackSettings: () => (/* binding */ putBackSettings),
  F: () => (/* binding */ useOurSettings)
});

// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
;// CONCATENATED MODULE: ./build/src/release/rollout-settings.js
/** Exactly these stages, each but the last ended by an approval. */
function hasStages(settings, percents) {
    return (settings !== null &&
        settings.stages.length === percents.length &&
        settings.stages.every(({ percent, automatic }, index) => percent === percents[index] && !automatic));
}
/**
 * What is to be put back: what the project has, but what an earlier release of ours left behind, which did not live to put
 * back what it had found. `earlier`: the newest first.
 */
function settingsBefore(settings, earlier) {
    const last = earlier.find(({ rollout }) => rollout !== undefined)?.rollout;
    if (last !== undefined && hasStages(settings, last.percents))
        return last.before;
    return settings?.stored ?? null;
}
/** The project has what this release gave it, and had something else before. */
function isOursToPutBack(settings, { percents, before }) {
    return hasStages(settings, percents) && JSON.stringify(settings?.stored) !== JSON.stringify(before);
}

// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
;// CONCATENATED MODULE: ./build/src/engine/rollout/rollout-settings.js
/**
 * The project's settings for rolling releases: those of the plan for as long as a release needs them, and then again what
 * the team had. They count when a rolling release begins, and to take them away may abort one that is under way.
 */



/** What is recorded before anything is changed, or why there can be no rolling release. */
async function planRollout({ rollouts }, { percents, stageMs }, earlier) {
    if (rollouts === undefined)
        return { unmet: unavailable("it has none") };
    const settings = await rollouts.readRolloutSettings();
    if (settings === null) {
        const offer = await rollouts.readRolloutOffer();
        if (offer.kind === "unavailable")
            return { unmet: unavailable(offer.message) };
    }
    // Another run records a rollout before it writes such stages: whoever has seen them finds its record, if it looks now.
    const before = settings === null ? null : settingsBefore(settings, await earlier());
    return { planned: { percents, stageMs, before } };
}
function unavailable(why) {
    return (0,verdict/* hold */._2)("rollout_unavailable", `The plan gives releases to the visitors in stages, and the host has no rolling releases for this project: ${why}.`, "Take `promote` out of the plan, or get rolling releases for the project at the host. Nothing was changed.");
}
/** Written only where they are others; read back, because a rolling release that begins without them reaches everybody. */
async function useOurSettings(rollouts, journal, { percents }) {
    const now = await rollouts.readRolloutSettings();
    if (hasStages(now, percents))
        return null;
    await rollouts.writeRolloutStages(percents);
    if (hasStages(await rollouts.readRolloutSettings(), percents)) {
        const before = now === null ? "which had none" : `which had ${describeStages(now)}`;
        journal.note(`the project, ${before}, has the plan's stages for rolling releases until this release is over`);
        return null;
    }
    return (0,verdict/* hold */._2)("read_back_mismatch", "The host did not take over the stages of the plan, so no rolling release was begun.", "Look at the project's rolling releases at the host, then run this again.");
}
function describeStages({ stages }) {
    return stages.map(({ percent }) => `${percent} %`).join(", ");
}
/** After the last stage or a rollback. What a person changed meanwhile is left as it is. */
async function putBackSettings(journal, host, { payload }) {
    const { rollout } = payload;
    const { rollouts } = host;
    if (rollout === undefined || rollouts === undefined)
        return;
    await (0,engine_journal/* bestEffort */.z$)(journal, "the project's settings for rolling releases were not put back", async () => {
        const now = await rollouts.readRolloutSettings();
        if (!isOursToPutBack(now, rollout))
            return;
        if ((await rollouts.readRollout())?.state === "active") {
            journal.note("the project's settings for rolling releases stay the plan's, because one is still under way");
            return;
        }
        await rollouts.putBackRolloutSettings(rollout.before);
    });
}


/***/ }),

/***/ 3238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   startRollout: () => (/* binding */ startRollout)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49503);
/* harmony import */ var _release_rollout_progress_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36980);
/* harmony import */ var _release_world_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(67591);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94367);
/* harmony import */ var _null_where_silent_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47267);
/* harmony import */ var _read_patiently_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44525);
/* harmony import */ var _read_served_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80646);
/* harmony import */ var _record_production_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(67677);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(21250);
/* harmony import */ var _end_settled_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6261);
/* harmony import */ var _move_rollout_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(33065);
/* harmony import */ var _record_stage_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(27258);
/* harmony import */ var _rollout_settings_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(95192);
/** The end of a promote whose visitors come in stages: the first of them get it, and the watch decides about the others. */














/** How long what follows the first request may wait for a vendor that does not answer: the release is live by then. */
const AFTERWARDS_MS = 2 * 60_000;
/** Null: somebody gave it to everybody meanwhile, which is confirmed as any promote is. */
async function startRollout(context, journal, { host, forge, record }) {
    const { candidate, rollout } = record.payload;
    if (rollout === undefined || host.rollouts === undefined)
        throw new Error("a rollout that is not planned");
    const release = { host, forge, record };
    const moved = await beginFirstStage(context, journal, release, { rollout, rollouts: host.rollouts });
    if (moved.kind === "ended")
        return moved.result;
    if (moved.kind === "stopped")
        return notBegun(context, journal, release, moved.verdict);
    const { production } = moved;
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .bestEffort */ .z$)(journal, "automatic assignment of production domains was not put back", () => (0,_read_patiently_js__WEBPACK_IMPORTED_MODULE_5__/* .readPatiently */ .B)(context, journal, AFTERWARDS_MS, () => (0,_record_production_js__WEBPACK_IMPORTED_MODULE_7__/* .restoreAutoAssign */ .lD)(context, journal, host, record)));
    const { ended, read } = await whatOthersDecided(context, journal, release, AFTERWARDS_MS);
    if (ended !== null)
        return ended;
    journal.productionAfter(read, await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_6__/* .readServed */ .W4)(context));
    // As whoever decides on the promote reads it: what is still being rolled out is not everybody's, whatever the domains show.
    const active = (0,_release_world_js__WEBPACK_IMPORTED_MODULE_13__/* .rollingOut */ .i3)(read) ?? ((0,_release_world_js__WEBPACK_IMPORTED_MODULE_13__/* .productionShows */ .Ci)(read, candidate.id) ? null : (0,_release_world_js__WEBPACK_IMPORTED_MODULE_13__/* .rollingOut */ .i3)(production));
    if (active === null) {
        const now = read.project.productionDeploymentId;
        return now === candidate.id ? null : journal.finishWith(movedSince(candidate.id, now));
    }
    const found = (0,_record_stage_js__WEBPACK_IMPORTED_MODULE_11__/* .progressOf */ .j)(record, production, context.clock.now());
    if (found?.isNew === true)
        await (0,_read_patiently_js__WEBPACK_IMPORTED_MODULE_5__/* .readPatiently */ .B)(context, journal, AFTERWARDS_MS, () => (0,_record_stage_js__WEBPACK_IMPORTED_MODULE_11__/* .writeProgress */ .p)(context, forge, record, found.progress));
    const shares = active.stages.map(({ percent }) => percent);
    if (shares.join() !== rollout.percents.join() || active.stages.some(({ automatic }) => automatic)) {
        journal.note(`the rolling release that is in force has other stages than the plan (${shares.map((share) => `${share} %`).join(", ")}${active.stages.some(({ automatic }) => automatic) ? ", some of which end by themselves" : ""}): it began with settings that were there before`);
    }
    const stage = active.activeStage ?? 0;
    const text = `${candidate.id} is given to ${shares[stage] ?? 0} % of the visitors, stage ${stage + 1} of ${shares.length}`;
    journal.step("promote", text);
    return journal.finishWith((0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .pass */ .IX)("rollout_started", `A rolling release began: ${text}.`));
}
/** Of a command that ends before the host is asked, the plan's settings are put back; those of one that ends as asked, by who goes on. */
async function beginFirstStage(context, journal, release, { rollout, rollouts }) {
    const { host, record } = release;
    const { candidate, previous, unpinned } = record.payload;
    const beside = previous?.id ?? null;
    const unpin = context.options.unpin || unpinned;
    const begun = (0,_release_rollout_progress_js__WEBPACK_IMPORTED_MODULE_2__/* .parseRolloutProgress */ .i)(record) !== null;
    const goal = { candidateId: candidate.id, stage: 0, stages: rollout.percents.length, beside, unpin, begun };
    let mustPutBack = false;
    try {
        const before = await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_8__/* .readProduction */ .MK)(context, host);
        // Another run may be done with all of its stages by now: what they were for is over.
        if (!begun && (0,_release_world_js__WEBPACK_IMPORTED_MODULE_13__/* .rollingOut */ .i3)(before) === null && !(0,_release_world_js__WEBPACK_IMPORTED_MODULE_13__/* .productionShows */ .Ci)(before, candidate.id)) {
            mustPutBack = true;
            const unmet = await (0,_rollout_settings_js__WEBPACK_IMPORTED_MODULE_12__/* .useOurSettings */ .F)(rollouts, journal, rollout);
            if (unmet !== null)
                return { kind: "ended", result: journal.finishWith(unmet) };
            // A person's rollback that came meanwhile has taken the release out before it is in. Nothing is live: nobody is waited for.
            const { ended } = await whatOthersDecided(context, journal, release, 0);
            if (ended !== null)
                await (0,_rollout_settings_js__WEBPACK_IMPORTED_MODULE_12__.putBackSettings)(journal, host, record);
            if (ended !== null)
                return { kind: "ended", result: ended };
        }
        // A host that was asked may begin at any moment, and without the stages everybody would get it.
        return await (0,_move_rollout_js__WEBPACK_IMPORTED_MODULE_10__/* .moveRollout */ .z)(context, journal, host, goal, () => (mustPutBack = false));
    }
    catch (error) {
        if (mustPutBack)
            await (0,_rollout_settings_js__WEBPACK_IMPORTED_MODULE_12__.putBackSettings)(journal, host, record);
        throw error;
    }
}
function movedSince(candidateId, now) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("production_moved", `Production was ${candidateId}, and is ${now ?? "nothing"} by now, changed by somebody else.`, "Check what production serves now; if Holdpoint made that change, it has its own watch.");
}
/** What was written since this run read the record stays, and `ended` it; null where nobody decided anything. */
async function whatOthersDecided(context, journal, { host, forge, record }, patienceMs) {
    const [read, now] = await (0,_read_patiently_js__WEBPACK_IMPORTED_MODULE_5__/* .readPatiently */ .B)(context, journal, patienceMs, async () => {
        const reading = (0,_release_records_js__WEBPACK_IMPORTED_MODULE_8__/* .readProduction */ .MK)(context, host);
        reading.then((production) => journal.productionAfter(production, null), () => undefined);
        // Another run may have recorded the release as well, and a person's rollback speaks of the newest.
        const newest = async () => (await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_8__/* .readProductionRecord */ .Zh)(context, journal, forge)) ?? (0,_release_records_js__WEBPACK_IMPORTED_MODULE_8__/* .readAgain */ .n)(context, journal, forge, record);
        return Promise.all([reading, newest()]);
    });
    const settled = (0,_release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__/* .decideSettled */ .MM)(read, now);
    const known = { host, forge, record: now, production: read };
    return { ended: settled && (await (0,_end_settled_js__WEBPACK_IMPORTED_MODULE_9__/* .endSettled */ .n)(context, journal, known, settled)), read };
}
/** The host may have begun it and taken it back since: what it switched on by that, and what was written for it, is put back. */
async function notBegun(context, journal, { host, record }, verdict) {
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .bestEffort */ .z$)(journal, "automatic assignment of production domains was not put back", () => (0,_record_production_js__WEBPACK_IMPORTED_MODULE_7__/* .restoreAutoAssign */ .lD)(context, journal, host, record));
    await (0,_rollout_settings_js__WEBPACK_IMPORTED_MODULE_12__.putBackSettings)(journal, host, record);
    // All of that took a while.
    const production = await (0,_null_where_silent_js__WEBPACK_IMPORTED_MODULE_4__/* .nullWhereSilent */ .o)(() => (0,_release_records_js__WEBPACK_IMPORTED_MODULE_8__/* .readProduction */ .MK)(context, host));
    journal.productionAfter(production, production === null ? null : await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_6__/* .readServed */ .W4)(context));
    return journal.finishWith(verdict);
}


/***/ })

};
