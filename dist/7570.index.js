export const id = 7570;
export const ids = [7570];
export const modules = {

/***/ 97570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openReleaseLadder: () => (/* binding */ openReleaseLadder)
});

// EXTERNAL MODULE: ./build/src/release/rung-words.js
var rung_words = __webpack_require__(63933);
// EXTERNAL MODULE: ./build/src/release/world.js
var world = __webpack_require__(67591);
// EXTERNAL MODULE: ./build/src/engine/null-where-silent.js
var null_where_silent = __webpack_require__(47267);
// EXTERNAL MODULE: ./build/src/engine/read-patiently.js
var read_patiently = __webpack_require__(44525);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
// EXTERNAL MODULE: ./build/src/engine/watch/watched-release.js
var watched_release = __webpack_require__(92898);
// EXTERNAL MODULE: ./build/src/release/decide-rungs.js
var decide_rungs = __webpack_require__(60017);
// EXTERNAL MODULE: ./build/src/engine/watch/health-probe.js
var health_probe = __webpack_require__(78303);
;// CONCATENATED MODULE: ./build/src/engine/ladder/ask-production.js


/** A gate that has not answered by then has not passed. */
const ROUND_MS = 4_000;
const BETWEEN_ROUNDS_MS = 500;
/** `isMoved` answers within the time it is given, and false where that is too short to know. */
function createWitness(context, target, isMoved) {
    const { clock, signal } = context;
    const ask = async () => ({ at: clock.now(), round: await askRound(context, target) });
    return {
        async fails() {
            for (let made = 0; made < decide_rungs/* ROUNDS_BEFORE */.cS; made += 1) {
                if ((await ask()).round !== "failing")
                    return false;
            }
            return true;
        },
        async helped(settledAt, until) {
            const rounds = [];
            while (clock.now() < until) {
                rounds.push(await ask());
                const help = (0,decide_rungs/* decideHelp */.W7)(rounds, settledAt);
                // What the rounds have shown is not lost to a host that takes longer than the rung's time.
                if (help === "helped")
                    return (await isMoved(Math.max(0, until - clock.now()))) ? "unshown" : help;
                if (help === "unhelpful")
                    return help;
                await clock.sleep(BETWEEN_ROUNDS_MS, signal);
            }
            return "unhelpful";
        },
    };
}
/** Only gates that leave the site as it is, and of each one try. */
async function askRound(context, target) {
    const items = await (0,health_probe/* readingGates */.TN)(context);
    const enough = new AbortController();
    const late = context.clock.sleep(ROUND_MS, enough.signal).then(() => null, () => null);
    try {
        const asked = Promise.all(items.map((item) => context.checkGate(item, target, { once: true })));
        asked.catch(() => undefined);
        const verdicts = await Promise.race([asked, late]);
        // Silence is a failure of production only where it is one for the watch, which has more patience.
        if (verdicts === null || verdicts.length === 0)
            return "unknown";
        if (verdicts.some(({ outcome, down }) => outcome === "fail" || down === true))
            return "failing";
        return verdicts.every(({ outcome }) => outcome === "pass") ? "passing" : "unknown";
    }
    finally {
        enough.abort();
    }
}

// EXTERNAL MODULE: ./build/src/lib/authors.js
var authors = __webpack_require__(60357);
// EXTERNAL MODULE: ./build/src/release/record.js
var record = __webpack_require__(45922);
// EXTERNAL MODULE: ./build/src/engine/write-release-status.js
var write_release_status = __webpack_require__(80906);
;// CONCATENATED MODULE: ./build/src/engine/ladder/begin-rung.js
/** Two runs may climb one ladder. A rung that must not be taken twice is left to the run whose beginning stands first in the records. */





/** False where another run has begun it. */
async function beginRung(context, journal, { forge, record, key, status }) {
    const records = await recordsOfRelease(context, journal, forge, record);
    const listAll = async (whole) => {
        const lists = await Promise.all(records.map(async (own) => {
            const statuses = await forge.listDeploymentStatuses(own.deployment.id, whole);
            return statuses.map((one) => ({ id: one.id, begins: isBegun(context, own, key, one) }));
        }));
        return lists.flat();
    };
    // All of them: a run that knew less of the rungs may have written over the one that says so.
    const before = await listAll();
    if (before.some(({ begins }) => begins))
        return false;
    const known = Math.max(0, ...before.map(({ id }) => id));
    const own = await (0,write_release_status/* storeProductionStatus */.hD)(context, forge, record, status);
    // Both may have read before either wrote; of the two that are there now, the first one counts.
    const now = await listAll((found) => found.some(({ id }) => id <= known));
    return !now.some(({ id, begins }) => id < own.id && begins);
}
/** Two runs that promoted it at once have each recorded it, and each writes into its own. */
async function recordsOfRelease(context, journal, forge, { forgeId, createdAt, payload }) {
    const { records } = await (0,release_records/* listProductionRecords */.Sg)(context, journal, forge);
    const others = records.filter((one) => one.payload.release === payload.release && one.deployment.id !== forgeId);
    return [{ deployment: { id: forgeId, createdAt }, payload }, ...others];
}
function isBegun({ options }, own, key, status) {
    if (!(0,authors/* isAuthor */.ad)(status.creator, options.authors))
        return false;
    const { rungs = {} } = (0,record/* parseProductionRecord */.GV)(own, status);
    return Object.hasOwn((0,rung_words/* takenRungs */.fy)(rungs), key);
}

// EXTERNAL MODULE: ./build/src/engine/ladder/climb-ladder.js + 2 modules
var climb_ladder = __webpack_require__(24734);
// EXTERNAL MODULE: ./build/src/engine/ladder/rung-release.js
var rung_release = __webpack_require__(72143);
// EXTERNAL MODULE: ./build/src/engine/ladder/within-time.js
var within_time = __webpack_require__(97270);
;// CONCATENATED MODULE: ./build/src/engine/ladder/release-ladder.js












/** A host that does not answer by then is asked to roll back, which has more patience. */
const LOOK_MS = 5_000;
/** The same once a rung seems to have helped: whether production is still the release's. */
const SILENCE_MS = 2 * 60_000;
async function openReleaseLadder(context, journal, { host, record, reason, forge, hostFollows }) {
    const { payload, promotedAt } = record;
    const { knownGood } = payload;
    let isBack = false;
    const ladder = await (0,climb_ladder/* createLadder */.P)(context, journal, {
        release: (0,rung_release/* rungRelease */.s)(context, payload, { knownGood, reason }),
        specs: context.plan.rollback.rungs,
        words: record.phase === "rolling-back" ? (record.rungs ?? {}) : (0,rung_words/* takenRungs */.fy)(record.rungs ?? {}),
        resumed: record.phase === "rolling-back",
        forge,
        begin: async (connected, key, rungs) => {
            if (knownGood === null || !hostFollows)
                throw new Error("no rollback is recorded");
            const told = { to: knownGood.id, reason, rungs };
            const status = isBack
                ? { phase: "rolled-back", ...told }
                : { phase: "rolling-back", promotedAt, ...told };
            return beginRung(context, journal, { forge: connected, record, key, status });
        },
    });
    const isShown = async () => {
        const production = await (0,null_where_silent/* nullWhereSilent */.o)(() => (0,release_records/* readProduction */.MK)(context, host));
        journal.productionAfter(production, null);
        if (production === null || knownGood === null)
            return false;
        // Of a rolling release it shows that all the time: what a part of the visitors gets is to be taken back.
        return (0,world/* productionShows */.Ci)(production, knownGood.id) && !(0,world/* isRollingOut */.qJ)(production, payload.candidate.id);
    };
    return {
        words: ladder.words,
        beforeHost: () => climbBeforeHost(context, journal, ladder, { host, record }),
        async insteadOfHost() {
            let shown = false;
            await ladder.climbOn("wrong", async () => (shown = await isShown()));
            return shown;
        },
        lookBehind: ladder.lookBehind,
        hostIsDone() {
            isBack = true;
            return ladder.putBack();
        },
        afterHost: (gates, verify) => climbAfterHost(ladder, gates, verify),
        giveUp: () => ladder.finish("wrong"),
    };
}
async function climbBeforeHost(context, journal, ladder, { host, record }) {
    const read = () => (0,release_records/* readProduction */.MK)(context, host);
    const look = (withinMs) => (0,within_time/* withinTime */.d)(context.clock, Math.min(LOOK_MS, withinMs), null, () => (0,null_where_silent/* nullWhereSilent */.o)(read));
    let wasSilent = false;
    const witness = createWitness(context, candidateOf(context, record), async (withinMs) => {
        const production = await look(withinMs);
        wasSilent = production === null;
        return production !== null && isOutOfHands(production, record);
    });
    const helped = await ladder.climbToHost(async () => {
        const production = await look(LOOK_MS);
        return production === null || isOutOfHands(production, record);
    }, witness);
    if (helped === null || !wasSilent)
        return helped;
    // The gates pass, so there is time. Of a host that stays silent nobody knows better than they whether a rung has helped.
    const production = await (0,null_where_silent/* nullWhereSilent */.o)(() => (0,read_patiently/* readPatiently */.B)(context, journal, SILENCE_MS, read));
    if (production === null || !isOutOfHands(production, record))
        return helped;
    ladder.doubt(helped);
    return null;
}
async function climbAfterHost(ladder, gates, verify) {
    const before = ladder.words();
    const standing = (verdict) => (verdict === null || verdict.outcome === "pass" ? "right" : "wrong");
    let stands = standing(gates);
    await ladder.climbOn(stands, async (after) => {
        stands = standing(await verify(after));
        return stands === "right";
    });
    await ladder.finish(stands);
    return Object.entries(ladder.words()).some(([key, word]) => before[key] !== word);
}
/** What its visitors get: of a rolling release only those who are asked for it. */
function candidateOf(context, record) {
    const target = (0,watched_release/* targetOf */.$)(context, { record: { ...record, promotedAt: record.promotedAt ?? record.createdAt } });
    const isRolling = record.payload.rollout !== undefined && record.phase === "promoting";
    return isRolling && context.sides !== null ? { ...target, query: context.sides.candidate } : target;
}
/** Production goes back already, or is somebody else's: then nothing comes before the host, who says what is so. */
function isOutOfHands(production, { payload }) {
    const { candidate, knownGood } = payload;
    const isOurs = production.project.productionDeploymentId === candidate.id || (0,world/* isRollingOut */.qJ)(production, candidate.id);
    return !isOurs || (knownGood !== null && (0,world/* changeInProgress */.JC)(production, "rollback", knownGood.id));
}


/***/ })

};
