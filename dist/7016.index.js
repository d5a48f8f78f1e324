export const id = 7016;
export const ids = [7016];
export const modules = {

/***/ 24734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ createLadder)
});

// UNUSED EXPORTS: BEFORE_HOST_MS

// EXTERNAL MODULE: ./build/src/release/decide-rungs.js
var decide_rungs = __webpack_require__(60017);
// EXTERNAL MODULE: ./build/src/engine/ladder/tell-left.js
var tell_left = __webpack_require__(98098);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
;// CONCATENATED MODULE: ./build/src/engine/ladder/rung-ends.js
/** How a rung can end, in words. */



function done(key, summary, evidence = []) {
    return { word: "done", verdict: (0,verdict/* pass */.IX)("rung_done", summary === "" ? `"${key}" is done.` : summary, evidence) };
}
function helped(key, { summary, evidence }) {
    return (0,verdict/* pass */.IX)("rung_helped", `${summary} Production's gates failed right before "${key}", and pass since.`, evidence);
}
function unshown(verdict) {
    return {
        ...verdict,
        summary: `${verdict.summary} Production's gates did not all fail before it, so nothing shows that it helped.`,
    };
}
function overtaken(verdict) {
    return {
        ...verdict,
        summary: `${verdict.summary} Production is not this release's any more, so nothing shows that it helped.`,
    };
}
function unhelpful(key) {
    return (0,verdict/* hold */._2)("rung_unhelpful", `"${key}" was taken, and production's gates do not pass.`, "The next rung of the ladder is taken.");
}
function unseen(key) {
    return (0,verdict/* hold */._2)("rung_needless", `"${key}" was not taken: production's gates do not all fail, so nothing could show that it helps.`, "Nothing; the next rung of the ladder is taken.");
}
function needless(key, summary) {
    return (0,verdict/* hold */._2)("rung_needless", `"${key}" was not taken: ${summary}`, "Nothing; the next rung of the ladder is taken.");
}
function forPersons(key) {
    return (0,verdict/* hold */._2)("rung_needless", `"${key}" was not taken: it loses what was written since the backup, so no machine takes it.`, "A person may dispatch it where the data is wrong as well: rollback.yml with the database and its name typed, first as a dry run.");
}
function begunBefore(key) {
    return (0,verdict/* hold */._2)("rung_unrecorded", `"${key}" was begun by another run, and how that ended is not known, so it is not taken again.`, "Look at what it changes and finish it by hand; `observe` or `repeatable` in the plan let a later run tell or repeat it.");
}
function unrecorded(key) {
    return (0,verdict/* hold */._2)("rung_unrecorded", `"${key}" must not be taken twice, and its beginning could not be recorded, so it was not taken.`, "Take it by hand if it is needed; `observe` or `repeatable` in the plan let it go without a record.");
}
function unverified(key) {
    return (0,verdict/* hold */._2)("rung_unverified", `"${key}" was asked for, and whether it arrived is not known.`, "Look at what it changes, and finish it by hand if it is needed.");
}
function outOfTime(key, limitMs) {
    return {
        word: "failed",
        verdict: (0,verdict/* hold */._2)("rung_unverified", `"${key}" was not done, or not to be seen, within ${(0,duration/* renderDuration */.P)(limitMs)}.`, "Look at what it changes: it may still arrive. The next rung of the ladder is taken."),
    };
}
/** Nothing that a rung meets keeps the next one from being taken. */
function broken(key, error) {
    if (error instanceof lib_error/* ProviderError */.mZ || error instanceof lib_error/* UsageError */.eb) {
        const remedy = error instanceof lib_error/* ProviderError */.mZ ? error.remedy : "Set what is missing before the next release.";
        return { word: "failed", verdict: (0,verdict/* hold */._2)(error.reasonCode, `"${key}" was not possible: ${error.message}`, remedy) };
    }
    const message = error instanceof Error ? error.message : String(error);
    return {
        word: "failed",
        verdict: (0,verdict/* hold */._2)("internal_error", `The rung "${key}" broke: ${message}`, "Report it with this message."),
    };
}

// EXTERNAL MODULE: ./build/src/lib/bound-verdict.js
var bound_verdict = __webpack_require__(67833);
// EXTERNAL MODULE: ./build/src/engine/ladder/within-time.js
var within_time = __webpack_require__(97270);
;// CONCATENATED MODULE: ./build/src/engine/ladder/take-rung.js
/** One rung of the ladder, within its time: observed, applied once, observed again. Whatever goes wrong with it is its own end. */




/** Between two looks at what a rung changed. */
const BETWEEN_LOOKS_MS = 500;
/** Caches and clients of a flag hear of it this late, unless the rung says otherwise. */
const SETTLES_MS = 5_000;
/** Of a rung's time, to say in it how it ended. */
const LAST_WORD_MS = 1_000;
/** To put back what a rung changed. */
const RESTORE_MS = 15_000;
async function takeRung(context, request) {
    const { clock } = context;
    const { key, limitMs } = request;
    const sent = { current: null };
    const until = clock.now() + limitMs;
    const { word, verdict } = await (0,within_time/* withinTime */.d)(clock, limitMs, outOfTime(key, limitMs), (signal) => attempt(context, { ...request, until, signal }, sent).catch((error) => broken(key, error)));
    context.signal?.throwIfAborted();
    return { key, word, verdict: (0,bound_verdict/* boundVerdict */.M)(verdict), restore: restoreOf(context, request, sent) };
}
async function attempt(context, order, sent) {
    const { key, begun, resumed, witness } = order;
    const open = await context.openRung(key, order);
    const { rung, spec } = open;
    const [failedBefore, found] = await Promise.all([witness?.fails() ?? false, rung.observe(spec, open.context)]);
    if (found.is === "impossible")
        return { word: "failed", verdict: found.verdict };
    if (found.is === "done") {
        // Of what was so before nobody can say that this release's rollback did it; what was not, an earlier run may have done.
        const mayBe = found.before === "otherwise" || (resumed && found.before === undefined);
        const isOurs = begun || mayBe || rung.moves === "source";
        return isOurs
            ? done(key, found.summary, found.evidence)
            : { word: "already", verdict: needless(key, found.summary) };
    }
    if (rung.onlyIfSeen === true && witness !== null && !failedBefore)
        return { word: "skipped", verdict: unseen(key) };
    if (rung.once?.(spec) === true) {
        if (begun)
            return { word: "begun", verdict: begunBefore(key) };
        const marked = await order.mark();
        if (marked === "taken")
            return { word: "begun", verdict: begunBefore(key) };
        if (marked === "unrecorded")
            return { word: "failed", verdict: unrecorded(key) };
    }
    order.signal.throwIfAborted();
    sent.current = { open, state: found.state };
    const applied = await apply(open, found.state);
    if (applied !== null && applied.outcome !== "pass") {
        // Nothing was changed, so there is nothing to put back.
        sent.current = null;
        return { word: "failed", verdict: applied };
    }
    const seen = await readBack(context, open, applied);
    if (seen.word !== "done" || witness === null)
        return seen;
    if (!failedBefore)
        return { ...seen, verdict: unshown(seen.verdict) };
    const settledAt = context.clock.now() + (rung.settlesMs?.(spec) ?? SETTLES_MS);
    const help = await witness.helped(settledAt, order.until - LAST_WORD_MS);
    if (help === "unshown")
        return { ...seen, verdict: overtaken(seen.verdict) };
    return { word: help, verdict: help === "helped" ? helped(key, seen.verdict) : unhelpful(key) };
}
/** Null where the answer was lost: whether it arrived, the world tells. */
async function apply({ rung, spec, context }, state) {
    try {
        return await rung.apply(spec, state, context);
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ) || error.status === 401 || error.status === 403)
            throw error;
        return null;
    }
}
/** Until the world shows it; the rung's time ends it otherwise. */
async function readBack({ clock }, open, applied) {
    const { rung, spec, context } = open;
    if (rung.wordCounts?.(spec) === true) {
        return applied === null ? { word: "begun", verdict: unverified(rung.key) } : { word: "done", verdict: applied };
    }
    for (;;) {
        context.signal.throwIfAborted();
        const found = await rung.observe(spec, context).catch((error) => {
            if (error instanceof lib_error/* ProviderError */.mZ)
                return null;
            throw error;
        });
        if (found?.is === "done")
            return done(rung.key, found.summary, found.evidence);
        if (found?.is === "impossible")
            return { word: "failed", verdict: found.verdict };
        await clock.sleep(BETWEEN_LOOKS_MS, context.signal);
    }
}
/** What somebody has changed since is not put back: the rung compares. Its roles are connected again, with a time of their own. */
function restoreOf(context, request, { current }) {
    const { key, release, spec } = request;
    if (current?.open.rung.restore === undefined)
        return null;
    const { clock } = context;
    return async () => {
        const until = clock.now() + RESTORE_MS;
        const late = outOfTime(key, RESTORE_MS).verdict;
        const verdict = await (0,within_time/* withinTime */.d)(clock, RESTORE_MS, late, async (signal) => {
            try {
                const { rung, context: opened } = await context.openRung(key, { release, spec, signal, until, begun: false });
                return (await rung.restore?.(spec, current.state, opened)) ?? late;
            }
            catch (error) {
                return broken(key, error).verdict;
            }
        });
        return (0,bound_verdict/* boundVerdict */.M)(verdict);
    };
}

;// CONCATENATED MODULE: ./build/src/engine/ladder/climb-ladder.js





/** What each rung before `host` may delay it by, with everything. */
const BEFORE_HOST_MS = 30_000;
/** For a rung after it that names no time of its own. */
const AFTER_HOST_MS = 60_000;
/** To record that a rung is begun which must not be taken twice. */
const MARK_MS = 4_000;
async function createLadder(context, journal, order) {
    const registry = await context.rungs();
    const ladder = knownRungs(context.plan.rollback.ladder, registry);
    const words = { ...order.words };
    const taken = [];
    const keep = (rung) => {
        words[rung.key] = rung.word;
        tell(journal, rung, registry[rung.key]);
        return rung;
    };
    const mark = (key) => () => markBegun(context, order, key, { ...words, [key]: "begun" });
    const take = async (key, limitMs, witness) => {
        const { release, specs, resumed } = order;
        const begun = words[key] === "begun";
        journal.progress(`taking the rung ${key}`);
        const request = { key, spec: specs[key], release, limitMs, begun, resumed, witness, mark: mark(key) };
        const rung = await takeRung(context, request);
        taken.push(rung);
        return keep(rung);
    };
    const lookBehind = once(() => (0,tell_left/* tellLeft */.d)(context, journal, { order, registry, taken, words }));
    const patienceOf = (key) => limitOf(registry[key], order.specs[key]);
    return {
        words: () => ({ ...words }),
        async climbToHost(isOutOfHands, witness) {
            for (const key of (0,decide_rungs/* decideBeforeHost */.sN)(ladder, { words, goesBack: false })) {
                // Somebody may have taken production elsewhere during the rung before.
                if ((0,decide_rungs/* decideBeforeHost */.sN)(ladder, { words, goesBack: await isOutOfHands() }).length === 0)
                    break;
                const rung = await take(key, BEFORE_HOST_MS, witness);
                if (rung.word === "helped")
                    return rung;
            }
            return null;
        },
        doubt(rung) {
            const doubted = { ...rung, word: "done", verdict: overtaken(rung.verdict) };
            taken.splice(taken.indexOf(rung), 1, doubted);
            keep(doubted);
        },
        async putBack() {
            await putBack(journal, taken);
            await lookBehind();
        },
        lookBehind,
        async climbOn(production, isRight) {
            for (const key of (0,decide_rungs/* decideAfterHost */.$u)(ladder, { words, production }).behavior) {
                const rung = await take(key, patienceOf(key), null);
                if (rung.word !== "done")
                    continue;
                words[key] = (await isRight(key)) ? "helped" : "unhelpful";
                if (words[key] === "helped")
                    return;
            }
        },
        async finish(production) {
            for (const key of production === "moved" ? [] : (0,decide_rungs/* leftToPersons */.ft)(ladder, words)) {
                words[key] = "skipped";
                journal.gate(`rollback: ${key}`, forPersons(key));
            }
            for (const key of (0,decide_rungs/* decideAfterHost */.$u)(ladder, { words, production }).source)
                await take(key, patienceOf(key), null);
        },
    };
}
function once(work) {
    let begun = null;
    return () => (begun ??= work());
}
function knownRungs(keys, registry) {
    return keys.flatMap((key) => {
        const rung = registry[key];
        return rung === undefined ? [] : [{ key, moves: rung.moves }];
    });
}
function limitOf(rung, spec) {
    if (rung === undefined || rung.moves === "deployment" || rung.moves === "data")
        return AFTER_HOST_MS;
    return rung.patienceMs?.(spec) ?? AFTER_HOST_MS;
}
/** The table of verdicts shows each rung, and so does every text that is made of it. */
function tell(journal, { key, word, verdict }, rung) {
    journal.gate(`rollback: ${key}`, verdict);
    if (word === "done" || word === "helped" || word === "unhelpful") {
        journal.step("rung", `${key}: ${verdict.summary}`);
        if (rung !== undefined)
            journal.noteOnce(`${key} does not undo ${rung.cannotUndo}`);
    }
}
/**
 * Where nothing shows whether a rung helped, what it changed stays: production ran into trouble with it as it was. Only what
 * was shown not to be the cause is put back.
 */
async function putBack(journal, taken) {
    for (const { key, word, restore } of taken.toReversed()) {
        if (restore === null)
            continue;
        if (word === "unhelpful") {
            const { outcome, summary } = await restore();
            journal.note(outcome === "pass" ? `${key} was put back: ${summary}` : `${key} was not put back: ${summary}`);
        }
        else if (word !== "helped")
            journal.note(`what ${key} changed stays as it is: put it back by hand when the cause is known`);
    }
}
/** It counts only once the forge has it. */
function markBegun({ clock }, { forge, begin }, key, words) {
    return (0,within_time/* withinTime */.d)(clock, MARK_MS, "unrecorded", async () => {
        try {
            return (await begin(await forge(), key, words)) ? "recorded" : "taken";
        }
        catch {
            return "unrecorded";
        }
    });
}


/***/ }),

/***/ 15240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ observeRung)
/* harmony export */ });
/* harmony import */ var _within_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97270);

/** For one rung to say how the world stands. */
const LOOK_MS = 5_000;
/** How the world stands for a rung that nobody takes now; null where that could not be read in time. */
function observeRung(context, { key, rung, spec, release, }) {
    const { clock } = context;
    return (0,_within_time_js__WEBPACK_IMPORTED_MODULE_0__/* .withinTime */ .d)(clock, LOOK_MS, null, async (signal) => {
        try {
            const until = clock.now() + LOOK_MS;
            const open = await context.openRung(key, { release, spec, signal, until, begun: false });
            return await rung.observe(spec, open.context);
        }
        catch {
            return null;
        }
    });
}


/***/ }),

/***/ 72143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ rungRelease)
/* harmony export */ });
/** What a rung is told of the release that is taken back. */
function rungRelease({ plan, runUrl }, { release, commit, candidate, flag }, { knownGood, reason }) {
    const { project } = plan.project.host;
    return { id: release, commit, project, candidate: candidate.id, knownGood, flag: flag ?? null, reason, runUrl };
}


/***/ }),

/***/ 98098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ tellLeft),
/* harmony export */   i: () => (/* binding */ canBePutBack)
/* harmony export */ });
/* harmony import */ var _observe_rung_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15240);

/** Words of a rung that was applied by this run, and whose change is not known to be wanted. */
const LEFT_BEHIND = new Set(["begun", "done", "unhelpful"]);
/** Of one that an earlier run took: it changed nothing, or what it changed is wanted. */
const SETTLED = new Set(["helped", "already", "skipped"]);
async function tellLeft(context, journal, climbed) {
    const { order, registry, taken, words } = climbed;
    for (const key of context.plan.rollback.ladder) {
        const rung = registry[key];
        const own = taken.find((one) => one.key === key);
        if (!canBePutBack(rung) || (own !== undefined && own.restore !== null))
            continue;
        const word = words[key];
        // Of one that this run left out, because nothing could show that it helps, a run beside it may have made that so.
        const isLeftOut = own?.word === "skipped";
        const isFound = own?.word === "already";
        const trace = own === undefined || isLeftOut || isFound
            ? await traceOf(context, { key, word, rung, order, isLeftOut, isFound })
            : LEFT_BEHIND.has(own.word)
                ? "left"
                : "none";
        if (trace === "none")
            continue;
        if (trace === "left")
            words[key] ??= "begun";
        journal.note(trace === "left" ? left(key, isLeftOut) : coming(key));
    }
}
function left(key, isLeftOut) {
    const what = `what ${isLeftOut ? "another" : "an earlier"} run changed by ${key}`;
    return `${what} may still be so: look at it, and put it back by hand when the cause is known`;
}
function coming(key) {
    const late = "what it may have asked for can arrive late, so look again in some minutes";
    return `an earlier run of this rollback left no word about ${key}: nothing is to be seen of it now, but ${late}`;
}
function canBePutBack(rung) {
    return rung !== undefined && "restore" in rung && rung.restore !== undefined;
}
/** Is it as this rung makes it, and was not, as far as is known, before the release? Where nobody can tell, an earlier run may have been there. */
async function traceOf(context, left) {
    const { key, word, rung, order, isLeftOut, isFound } = left;
    const { release, specs, resumed } = order;
    if (!isLeftOut && !isFound && word !== undefined && SETTLED.has(word))
        return "none";
    // Of one that was not possible only the record of the release can say that it came about after all.
    const unknown = resumed && word !== "failed" ? "left" : "none";
    // What an earlier run has a word of was done, or put back, before it wrote that.
    const unseen = resumed && (isLeftOut || word === undefined || word === "begun") ? "coming" : "none";
    const found = await (0,_observe_rung_js__WEBPACK_IMPORTED_MODULE_0__/* .observeRung */ .N)(context, { key, rung, spec: specs[key], release });
    if (found === null)
        return unknown;
    if (found.is === "due")
        return unseen;
    if (found.is === "impossible")
        return "none";
    if (found.before === undefined)
        return isLeftOut || isFound ? "left" : unknown;
    return found.before === "otherwise" ? "left" : "none";
}


/***/ }),

/***/ 67833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ boundVerdict)
/* harmony export */ });
/* unused harmony export MAXIMUM_VERDICT_CHARACTERS */
/* harmony import */ var _cut_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81201);

/** Characters of a sentence. */
const SENTENCE = 2_000;
const LABEL = 200;
/** The last lines of a command have that many. */
const VALUE = 12_000;
/** Of all evidence together; what people are shown of it is far less. */
const ALL_EVIDENCE = 100_000;
/** More than any verdict has, in JSON with all that it quotes, but for what it measured. */
const MAXIMUM_VERDICT_CHARACTERS = 500_000;
/**
 * The verdict with all of its texts cut. They quote others, a pull request's file or a site's answer, and whatever those
 * write, a result stays what a comment, a log and a step's output can hold.
 */
function boundVerdict(verdict) {
    return {
        ...verdict,
        summary: (0,_cut_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .I)(verdict.summary, SENTENCE),
        ...(verdict.remedy === undefined ? {} : { remedy: (0,_cut_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .I)(verdict.remedy, SENTENCE) }),
        evidence: boundEvidence(verdict.evidence),
    };
}
function boundEvidence(evidence) {
    const kept = [];
    let left = ALL_EVIDENCE;
    for (const piece of evidence) {
        const bounded = boundPiece(piece);
        left -= bounded.label.length + bounded.value.length + (bounded.url?.length ?? 0);
        if (left < 0)
            return [...kept, { label: "not shown", value: `${evidence.length - kept.length} more` }];
        kept.push(bounded);
    }
    return kept;
}
/** Half an address leads somewhere else: a longer one is left out. */
function boundPiece({ label, value, url }) {
    const bounded = { label: (0,_cut_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .I)(label, LABEL), value: (0,_cut_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .I)(value, VALUE) };
    return url === undefined || url.length > SENTENCE ? bounded : { ...bounded, url };
}


/***/ }),

/***/ 60017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $u: () => (/* binding */ decideAfterHost),
/* harmony export */   W7: () => (/* binding */ decideHelp),
/* harmony export */   cS: () => (/* binding */ ROUNDS_BEFORE),
/* harmony export */   ft: () => (/* binding */ leftToPersons),
/* harmony export */   sN: () => (/* binding */ decideBeforeHost)
/* harmony export */ });
/* unused harmony export ROUNDS_AFTER */
/**
 * Rungs to be taken before the host is asked. None where production goes back already, or has gone; and none twice: of
 * one that an earlier run ended its word stands in the record. One that was begun is observed again.
 */
function decideBeforeHost(ladder, { words, goesBack }) {
    if (goesBack)
        return [];
    const host = ladder.findIndex(({ moves }) => moves === "deployment");
    return ladder
        .slice(0, host)
        .filter(({ moves }) => moves !== "data")
        .map(({ key }) => key)
        .filter((key) => isOpen(key, words));
}
/**
 * What production does comes first, and only where it is wrong; then the repository, for a release that was to be taken
 * out, whatever became of that.
 */
function decideAfterHost(ladder, { words, production }) {
    if (production === "moved")
        return { behavior: [], source: [] };
    const host = ladder.findIndex(({ moves }) => moves === "deployment");
    const open = ladder.slice(host + 1).filter(({ key }) => isOpen(key, words));
    const keysOf = (wanted) => open.filter(({ moves }) => moves === wanted).map(({ key }) => key);
    return { behavior: production === "wrong" ? keysOf("behavior") : [], source: keysOf("source") };
}
/** What only a person's own dispatch takes, wherever the ladder has it. */
function leftToPersons(ladder, words) {
    return ladder.filter(({ key, moves }) => moves === "data" && isOpen(key, words)).map(({ key }) => key);
}
function isOpen(key, words) {
    return words[key] === undefined || words[key] === "begun";
}
/** In so many rounds right before a rung all must have failed, or nothing can show that it helped. */
const ROUNDS_BEFORE = 2;
/** In so many rounds right after it all must pass: of a site that fails one request of three, one in eleven series does. */
const ROUNDS_AFTER = 6;
/**
 * Whether a rung helped, from the rounds since it was applied. What fails while caches and clients have not heard of it says
 * nothing; after that the first failing round is enough, because `host` waits.
 */
function decideHelp(rounds, settledAt) {
    const last = rounds.at(-1);
    if (last === undefined)
        return "open";
    if (last.round === "failing")
        return last.at >= settledAt ? "unhelpful" : "open";
    const sinceFailing = rounds.slice(rounds.findLastIndex(({ round }) => round !== "passing") + 1);
    return sinceFailing.length >= ROUNDS_AFTER ? "helped" : "open";
}


/***/ })

};
