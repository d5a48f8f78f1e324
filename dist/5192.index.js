export const id = 5192;
export const ids = [5192];
export const modules = {

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


/***/ })

};
