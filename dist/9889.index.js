export const id = 9889;
export const ids = [9889];
export const modules = {

/***/ 41902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   am: () => (/* binding */ beginStage),
/* harmony export */   wT: () => (/* binding */ driveRollout),
/* harmony export */   yI: () => (/* binding */ stageMsOf)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49503);
/* harmony import */ var _release_rollout_stage_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(92741);
/* harmony import */ var _release_world_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(67591);
/* harmony import */ var _end_settled_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6261);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94367);
/* harmony import */ var _promote_candidate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10481);
/* harmony import */ var _read_patiently_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44525);
/* harmony import */ var _record_production_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67677);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(21250);
/* harmony import */ var _watch_watch_production_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(63562);
/* harmony import */ var _end_stage_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(77468);
/* harmony import */ var _record_stage_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(27258);
/**
 * The stages of a rolling release, one after the other, each by the verdict of its watch. Where it is stands at the host
 * and in the record: whoever begins here goes on from there.
 */













/** How long a vendor that does not answer is waited for between two stages. */
const PATIENCE_MS = 5 * 60_000;
async function driveRollout(context, journal, rolling, stayUntil) {
    let { record } = rolling;
    for (;;) {
        const begun = await beginStage(context, journal, { ...rolling, record });
        if ("kind" in begun)
            return begun;
        const { watched, progress } = begun;
        ({ record } = watched);
        const stage = (0,_release_rollout_stage_js__WEBPACK_IMPORTED_MODULE_11__/* .stageOf */ .g)(progress, stageMsOf(record));
        const end = await (0,_watch_watch_production_js__WEBPACK_IMPORTED_MODULE_8__/* .watchProduction */ .V)(context, journal, { host: rolling.host, record: watched.record, stage }, stayUntil);
        if (end.kind === "hand-over")
            return { kind: "hand-over", watched, progress, looks: end.looks };
        const ended = await (0,_end_stage_js__WEBPACK_IMPORTED_MODULE_9__/* .endStage */ .O)(context, journal, watched, stage, end);
        if (ended.kind === "ended")
            return ended;
    }
}
/** Reads where the rolling release is, and writes down a stage that nobody has written down. */
async function beginStage(context, journal, rolling) {
    const { host, forge, record } = rolling;
    const patiently = (work) => (0,_read_patiently_js__WEBPACK_IMPORTED_MODULE_5__/* .readPatiently */ .B)(context, journal, PATIENCE_MS, work);
    const production = await patiently(() => (0,_release_records_js__WEBPACK_IMPORTED_MODULE_7__/* .readProduction */ .MK)(context, host));
    journal.productionAfter(production, null);
    const found = (0,_record_stage_js__WEBPACK_IMPORTED_MODULE_10__/* .progressOf */ .j)(record, production, context.clock.now());
    if (found?.isNew === false)
        return watchedStage(journal, rolling, found.progress, production);
    // Another run may have decided to take it back since a stage began, and somebody may have begun it anew after that: what
    // they wrote stays.
    const now = await patiently(() => (0,_release_records_js__WEBPACK_IMPORTED_MODULE_7__/* .readAgain */ .n)(context, journal, forge, record));
    const settled = (0,_release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__/* .decideSettled */ .MM)(production, now);
    if (settled !== null) {
        const end = { host, forge, record: now, production };
        return { kind: "ended", result: await (0,_end_settled_js__WEBPACK_IMPORTED_MODULE_2__/* .endSettled */ .n)(context, journal, end, settled) };
    }
    if (found === null)
        return afterStages(context, journal, { ...rolling, record: now });
    const { progress } = found;
    // Whoever began it may have been cut off before its end: what the host switched on is put back by the first that is here.
    if (production.project.autoAssignDomains)
        await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .bestEffort */ .z$)(journal, "automatic assignment of production domains was not put back", () => patiently(() => (0,_record_production_js__WEBPACK_IMPORTED_MODULE_6__/* .restoreAutoAssign */ .lD)(context, journal, host, record)));
    const written = await patiently(() => (0,_record_stage_js__WEBPACK_IMPORTED_MODULE_10__/* .writeProgress */ .p)(context, forge, record, progress));
    return watchedStage(journal, { ...rolling, record: written }, progress, production);
}
function watchedStage(journal, rolling, progress, production) {
    const { record } = rolling;
    const percent = (0,_release_world_js__WEBPACK_IMPORTED_MODULE_12__/* .rollingOut */ .i3)(production)?.stages[progress.stage]?.percent ?? 0;
    const { candidate } = record.payload;
    journal.step("watch", `watching stage ${progress.stage + 1} of ${progress.stages}: ${candidate.id} at ${percent} % of the visitors, for ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(stageMsOf(record))}`);
    return { watched: { ...rolling, record: { ...record, promotedAt: progress.startedAt } }, progress };
}
/** As it was recorded when it began, whatever the plan says by now. */
function stageMsOf({ payload }) {
    return payload.rollout?.stageMs ?? 0;
}
/** It is over, and nobody has taken it back: everybody gets it, which is read back as after any promote. */
async function afterStages(context, journal, { host, forge, record }) {
    const candidate = await host.readDeployment(record.payload.candidate.id);
    const records = await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_7__/* .readRecords */ .T3)(context, journal, forge, candidate);
    const promoted = await (0,_promote_candidate_js__WEBPACK_IMPORTED_MODULE_4__/* .promoteCandidate */ .m)({ context, journal: (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .createPart */ .yk)(journal), host, forge, candidate, records });
    const shown = promoted.production.after === record.payload.candidate.id;
    return shown && promoted.decision !== "rolled-back"
        ? { kind: "completed", promoted }
        : { kind: "ended", result: promoted };
}


/***/ }),

/***/ 77468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ endStage)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49503);
/* harmony import */ var _release_watched_anew_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74473);
/* harmony import */ var _release_decide_rollout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6959);
/* harmony import */ var _release_world_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(67591);
/* harmony import */ var _end_settled_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6261);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94367);
/* harmony import */ var _read_patiently_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44525);
/* harmony import */ var _read_served_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80646);
/* harmony import */ var _restore_and_look_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(21400);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(21250);
/* harmony import */ var _rest_of_ladder_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(45625);
/* harmony import */ var _roll_back_watched_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(59806);
/* harmony import */ var _write_release_status_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(80906);
/* harmony import */ var _move_rollout_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(33065);
/** What follows the watch of a stage: the next one, everybody, a rollback, or a word that a person must decide. */















/** How long a vendor that does not answer is waited for at the end of a stage. */
const PATIENCE_MS = 5 * 60_000;
async function endStage(context, journal, watched, stage, answer) {
    const { host, record } = watched;
    if (answer.kind === "rollback") {
        const { summary, reasonCode } = answer.verdict;
        const reason = `in stage ${stage.index + 1} of ${stage.stages}: ${summary}`;
        const result = await (0,_roll_back_watched_js__WEBPACK_IMPORTED_MODULE_10__/* .rollBackWatched */ .D)(context, journal, watched.forge, { host, record, reason, code: reasonCode });
        return { kind: "ended", result };
    }
    if (answer.verdict.reasonCode === "rollout_moved")
        return { kind: "moved" };
    if (answer.verdict.outcome !== "pass")
        return held(context, journal, watched, answer.verdict);
    const { ended, now, production } = await whatOthersWrote(context, journal, watched);
    if (ended !== null)
        return ended;
    const untold = await (0,_rest_of_ladder_js__WEBPACK_IMPORTED_MODULE_13__/* .findUntoldRungs */ .R$)(context, now);
    if (untold.length > 0) {
        const rungs = Object.fromEntries(untold.map((key) => [key, "done"]));
        return held(context, journal, watched, clearOnlySo(stage, untold), rungs);
    }
    const next = stage.index + 1;
    const { candidate } = record.payload;
    journal.noteOnce(`stage ${next} of ${stage.stages} is clear: no rollback condition was met to its end`);
    const moved = await (0,_move_rollout_js__WEBPACK_IMPORTED_MODULE_12__/* .moveRollout */ .z)(context, journal, host, {
        candidateId: candidate.id,
        stage: next,
        stages: stage.stages,
        beside: record.payload.previous?.id ?? null,
        startedAt: (0,_release_world_js__WEBPACK_IMPORTED_MODULE_14__/* .rollingOut */ .i3)(production)?.startedAt ?? null,
    });
    if (moved.kind === "stopped") {
        // Whoever took it back has decided; that is read from the host, and settled there.
        if (moved.verdict.reasonCode === "production_moved")
            return { kind: "moved" };
        return held(context, journal, watched, moved.verdict);
    }
    const active = (0,_release_world_js__WEBPACK_IMPORTED_MODULE_14__/* .rollingOut */ .i3)(moved.production);
    journal.step("stage", active === null ? `${candidate.id} is given to all of the visitors` : (0,_release_decide_rollout_js__WEBPACK_IMPORTED_MODULE_3__/* .describeActive */ .I_)(active));
    return { kind: "moved" };
}
/** A run that a rung has helped, and whose forge was silent, could leave no word of it: how the release does without, nobody saw. */
function clearOnlySo({ index, stages }, keys) {
    const names = keys.join(" and ");
    const [is, was] = keys.length === 1 ? ["is", "was"] : ["are", "were"];
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("rung_in_force", `Stage ${index + 1} of ${stages} is clear, but ${names} ${is} as the rollback's ladder makes it, and ${was} not when this release was recorded: a run that died may have changed it, and whether the release is well without that is not known.`, "Look at it, and decide whether more visitors may get the release so.");
}
/** A person may have asked for a rollback while this stage was judged, and another run watches it, too: what they wrote stays. */
async function whatOthersWrote(context, journal, watched) {
    const { host, forge, record } = watched;
    const [production, now] = await (0,_read_patiently_js__WEBPACK_IMPORTED_MODULE_6__/* .readPatiently */ .B)(context, journal, PATIENCE_MS, () => Promise.all([(0,_release_records_js__WEBPACK_IMPORTED_MODULE_9__/* .readProduction */ .MK)(context, host), (0,_release_records_js__WEBPACK_IMPORTED_MODULE_9__/* .readAgain */ .n)(context, journal, forge, record)]));
    const settled = (0,_release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__/* .decideSettled */ .MM)(production, now);
    if (settled !== null) {
        const result = await (0,_end_settled_js__WEBPACK_IMPORTED_MODULE_4__/* .endSettled */ .n)(context, journal, { host, forge, record: now, production }, settled);
        return { ended: { kind: "ended", result }, now, production };
    }
    const anew = (0,_release_watched_anew_js__WEBPACK_IMPORTED_MODULE_2__/* .watchedAnew */ .m)(now, { since: record.promotedAt, phase: "promoting" });
    if (anew === null)
        return { ended: null, now, production };
    journal.productionAfter(production, await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_7__/* .readServed */ .W4)(context));
    return { ended: { kind: "ended", result: journal.finishWith(anew) }, now, production };
}
/** `untold`: rungs of which the record says nothing. */
async function held(context, journal, watched, verdict, untold = {}) {
    const { ended, now } = await whatOthersWrote(context, journal, watched);
    if (ended !== null)
        return ended;
    const rungs = { ...now.rungs, ...untold };
    const { host, forge, record } = watched;
    const reason = `${verdict.reasonCode}, ${verdict.summary}`;
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .bestEffort */ .z$)(journal, "the end of the stage was not written", () => (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_11__/* .writeProductionStatus */ .Jy)(context, forge, record, { phase: "held", promotedAt: record.promotedAt, reason, rungs }));
    await (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_11__/* .writeCommitStatus */ .P0)(context, journal, forge, "pending", verdict.summary);
    const production = await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_9__/* .readProduction */ .MK)(context, host);
    journal.productionAfter(production, await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_7__/* .readServed */ .W4)(context));
    await (0,_restore_and_look_js__WEBPACK_IMPORTED_MODULE_8__/* .restoreAndLook */ .V)(context, journal, host, { production, record });
    const left = journal.production();
    const active = left === null ? null : (0,_release_world_js__WEBPACK_IMPORTED_MODULE_14__/* .rollingOut */ .i3)(left);
    const where = active === null ? "" : ` It stays where it is: ${(0,_release_decide_rollout_js__WEBPACK_IMPORTED_MODULE_3__/* .describeActive */ .I_)(active)}.`;
    const { reasonCode, summary, remedy = "" } = verdict;
    const result = journal.finish({
        decision: "hold",
        reasonCode,
        summary: `${summary}${where}`,
        remedy: `${remedy} Then watch again (\`watch\`), which judges this stage once more, complete the rolling release at the host, or dispatch a rollback.`,
    });
    return { kind: "ended", result };
}


/***/ }),

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

/***/ 39889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   watchRollout: () => (/* binding */ watchRollout)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49503);
/* harmony import */ var _end_settled_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6261);
/* harmony import */ var _read_served_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80646);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21250);
/* harmony import */ var _write_release_status_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80906);
/* harmony import */ var _drive_rollout_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41902);
/* harmony import */ var _record_stage_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27258);
/** The watch of a release whose visitors come in stages: the stages, and then all of them. */








async function watchRollout(context, journal, rolling, { stayUntil, rest }) {
    const end = await (0,_drive_rollout_js__WEBPACK_IMPORTED_MODULE_6__/* .driveRollout */ .wT)(context, journal, rolling, stayUntil);
    if (end.kind === "ended")
        return end.result;
    if (end.kind === "hand-over")
        return handOver(context, journal, rolling, end);
    const { promoted } = end;
    const watched = await rest();
    // As release.yml decides over a promote and its watch: what was read back wrong stays so, whatever the watch found.
    return promoted.decision === "proceed" || watched.decision === "rolled-back" ? watched : journal.finish(promoted);
}
/** What the next look needs stands in the record's status; that the rollout is open, on the commit. */
async function handOver(context, journal, { host, forge }, { watched, progress, looks }) {
    const [production, now] = await Promise.all([
        (0,_release_records_js__WEBPACK_IMPORTED_MODULE_4__/* .readProduction */ .MK)(context, host),
        (0,_release_records_js__WEBPACK_IMPORTED_MODULE_4__/* .readAgain */ .n)(context, journal, forge, watched.record),
    ]);
    // A person may have rolled back while this stage was judged: what they wrote stays.
    const settled = (0,_release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__/* .decideSettled */ .MM)(production, now);
    if (settled !== null)
        return (0,_end_settled_js__WEBPACK_IMPORTED_MODULE_2__/* .endSettled */ .n)(context, journal, { host, forge, record: now, production }, settled);
    await (0,_record_stage_js__WEBPACK_IMPORTED_MODULE_7__/* .writeProgress */ .p)(context, forge, watched.record, { ...progress, looks });
    journal.productionAfter(production, await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_3__/* .readServed */ .W4)(context));
    const { id } = watched.record.payload.candidate;
    const open = `${id} is in stage ${progress.stage + 1} of ${progress.stages} of its rollout, clear so far`;
    await (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_5__/* .writeCommitStatus */ .P0)(context, journal, forge, "pending", open);
    if (context.options.looksFollow !== true) {
        return journal.finishWith((0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("watch_incomplete", `${open}; the rest takes longer than this job, and no workflow of the repository calls watch.yml: nobody goes on with it.`, "Run the watch again, which goes on from there, or add a workflow that calls watch.yml (examples/next-app has one)."));
    }
    return journal.finish({
        decision: "watching",
        reasonCode: "watch_open",
        summary: `${open}. This job ends before the rollout; the looks of watch.yml go on with it.`,
    });
}


/***/ })

};
