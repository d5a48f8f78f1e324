export const id = 3681;
export const ids = [3681,28];
export const modules = {

/***/ 22372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ claimStep),
  K: () => (/* binding */ drawAttempt)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/release/step-history.js
var step_history = __webpack_require__(94240);
;// CONCATENATED MODULE: ./build/src/release/step-claim.js
/**
 * Who of several runs that took the same step at once may go on: whoever stands first in the record, unless a person has had
 * another one repeat it since, who saw that beginning. Pure.
 */

/** `payloads`: newest first, of which ours has this `attempt`, once or, where an answer was lost, more often. */
function judgeClaim(payloads, { release, identity, attempt }) {
    const own = payloads.findLastIndex((one) => one.identity === identity && one.attempt === attempt);
    if (own < 0)
        return { is: "unseen" };
    const isOther = (one) => one.identity === identity && one.attempt !== null && one.attempt !== attempt;
    const repeats = payloads
        .slice(0, own)
        .filter((one) => isOther(one) && one.part === "begun" && one.word?.said === "repeat");
    const repeating = new Set(repeats.map((one) => one.attempt));
    const before = payloads.filter((one, index) => index > own || (isOther(one) && repeating.has(one.attempt)));
    return { is: "seen", before: (0,step_history/* listSteps */.A1)(before, release) };
}

// EXTERNAL MODULE: ./build/src/engine/read-patiently.js
var read_patiently = __webpack_require__(44525);
// EXTERNAL MODULE: ./build/src/engine/steps/step-book.js
var step_book = __webpack_require__(28);
;// CONCATENATED MODULE: ./build/src/engine/steps/claim-step.js
/**
 * Asks for a step that nothing but the record can tell of. Two runs may begin it at the same moment, or one may have been
 * shown an old record: so our own beginning is written first, and then the record is read until it shows it. Whatever stands
 * before ours came first.
 */




const READS = 6;
const BETWEEN_READS_MS = 2_000;
/** How long a forge that does not answer is waited for: with the beginning written, giving up costs a person's look. */
const PATIENCE_MS = 60_000;
/** How the release's steps stood before our own record of this one. */
async function claimStep(context, journal, forge, { release, identity, attempt }) {
    for (let reads = 1;; reads += 1) {
        const pages = await (0,read_patiently/* readPatiently */.B)(context, journal, PATIENCE_MS, () => (0,step_book/* readStepPages */.Td)(context, journal, forge, release));
        const claim = judgeClaim(pages, { release: release.id, identity, attempt });
        if (claim.is === "seen")
            return claim.before;
        if (reads === READS)
            throw unseen();
        await context.clock.sleep(BETWEEN_READS_MS, context.signal);
    }
}
/** 64 bits of chance. */
function drawAttempt(random) {
    const half = () => Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, "0");
    return `${half()}${half()}`;
}
function unseen() {
    return new error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "GitHub",
        message: "GitHub took the record of a step's beginning and does not list it, so whether another run had begun it is not known.",
        remedy: "Check githubstatus.com, then run the command again. Nothing was changed by the step in this run.",
    });
}


/***/ }),

/***/ 33681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runSteps: () => (/* binding */ runSteps)
});

// EXTERNAL MODULE: ./build/src/engine/stage-setup.js
var stage_setup = __webpack_require__(35918);
;// CONCATENATED MODULE: ./build/src/engine/steps/prepare-for-steps.js

/** What it returns gives null where nothing is in the way of a step, the same however often it is asked. */
function prepareForSteps(context, journal, stage) {
    const { setup } = context.plan.stages[stage];
    // There may be no deployment yet, and what is asked of one is a gate's matter.
    const target = { url: "", deploymentId: "", commit: context.release.commit, stage, bypass: null };
    let pending = null;
    const prepare = async () => {
        if (setup === null)
            return null;
        const verdict = await (0,stage_setup/* prepareStage */.W)(context, journal, setup, target);
        return verdict.outcome === "pass" ? null : verdict;
    };
    return () => (pending ??= prepare());
}

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
;// CONCATENATED MODULE: ./build/src/release/decide-step.js
/**
 * What comes next of one step of a release: from what the record has of it, what its step says of itself, what was
 * observed, what this run did, and what a person said. Pure.
 */


/** Called again after each action, with what came of it. */
function decideStep(facts) {
    const { history, traits, word, observed, applied } = facts;
    if (applied !== null && applied.outcome !== "pass")
        return { do: "end", verdict: applied };
    if (traits.wordCounts && applied !== null)
        return { do: "end", verdict: applied };
    const isRecorded = history.ended?.verdict.outcome === "pass" && !history.underOtherPlan;
    if (traits.wordCounts && isRecorded && word !== "repeat") {
        return { do: "end", verdict: history.ended.verdict, recorded: true };
    }
    if (observed === null)
        return { do: "observe" };
    if (observed.is === "impossible")
        return { do: "end", verdict: observed.verdict };
    if (observed.is === "done") {
        if (applied !== null)
            return { do: "end", verdict: seen(applied, observed.evidence) };
        const verdict = (0,lib_verdict/* pass */.IX)("step_done", observed.summary, observed.evidence);
        return isRecorded ? { do: "end", verdict, recorded: true } : { do: "end", verdict };
    }
    return applied === null ? decideDue(facts) : { do: "end", verdict: notShown(facts) };
}
/** What it said of itself, with what was seen afterwards. */
function seen(applied, evidence = []) {
    return { ...applied, evidence: [...applied.evidence, ...evidence] };
}
/** The world says that it is not done, or cannot tell. */
function decideDue({ title, history, traits, word }) {
    const tells = !traits.once && !traits.wordCounts;
    if (word === "done") {
        if (tells)
            return { do: "end", verdict: contradicted(title) };
        return { do: "end", verdict: (0,lib_verdict/* pass */.IX)("step_done", "A person said that it is done."), byWord: true };
    }
    const mayHaveBeen = history.begun !== null && history.ended?.untouched !== true;
    if (!traits.once || word === "repeat" || !(mayHaveBeen || history.underOtherPlan))
        return { do: "apply" };
    return { do: "end", verdict: unfinished(title, history) };
}
function unfinished(title, { begun, ended, underOtherPlan }) {
    const name = JSON.stringify(title);
    const how = underOtherPlan ? "was begun for this release under another plan" : howItEnded(ended);
    const url = begun?.runUrl ?? null;
    return (0,lib_verdict/* hold */._2)("step_unfinished", `The step ${name} ${how}; it must not be applied twice, and nothing but a person can tell whether it is done.`, `Look at what it did${url === null ? "" : ` (its run: ${url})`}. Then run the command again with --step-done ${name} --step-reason "…" where it is done, or with --repeat-step ${name} --step-reason "…" where it is to be applied again.`, [
        ...(begun === null ? [] : [{ label: "begun", value: (0,instant/* renderInstant */.W)(begun.at) }]),
        ...(url === null ? [] : [{ label: "run", value: url, url }]),
        ...(ended?.verdict.evidence ?? []),
    ]);
}
function howItEnded(ended) {
    if (ended === null)
        return "was begun by an earlier run, and how it ended is not known";
    if (ended.verdict.outcome === "pass")
        return "was done by an earlier run, and cannot be seen any more";
    return `was applied by an earlier run, which did not end well (${ended.verdict.reasonCode})`;
}
function contradicted(title) {
    return (0,lib_verdict/* hold */._2)("step_not_shown", `A person said that the step ${JSON.stringify(title)} is done, but the world was read and shows that it is not.`, "Run the command again without --step-done for it: it is then applied.");
}
function notShown({ title, applied }) {
    return (0,lib_verdict/* hold */._2)("step_not_shown", `The step ${JSON.stringify(title)} ended well by its own word, but reading back does not show that it is done.`, "Look at what it changed; run the command again, and it is read again and, where it is due, applied again.", applied?.evidence ?? []);
}

// EXTERNAL MODULE: ./build/src/release/step-history.js
var step_history = __webpack_require__(94240);
// EXTERNAL MODULE: ./build/src/report/step-words.js
var step_words = __webpack_require__(66392);
;// CONCATENATED MODULE: ./build/src/release/way-back-since.js
/**
 * Since when a project's backups may still be needed by the way back: by the release that production serves, by what it would be
 * rolled back to, and by as many further back as the plan allows. By our own records; pure.
 */
function wayBackSince({ records, isWhole, release, steps }) {
    const others = records.filter((one) => one.release !== release);
    const [newest] = others;
    if (newest === undefined)
        return isWhole ? { since: null } : { unknown: "no other release is among those listed" };
    const reached = new Set([newest]);
    let from = [newest];
    for (let further = 0; further <= steps; further += 1) {
        const wanted = new Set(from.flatMap(({ knownGood, previous }) => [knownGood, previous]).map((one) => one?.id));
        wanted.delete(undefined);
        from = others.filter(({ candidate }) => wanted.has(candidate.id));
        const found = new Set(from.map(({ candidate }) => candidate.id));
        const missing = [...wanted].find((id) => id !== undefined && !found.has(id));
        // Of all that there are: what served there was never released by us, and no record names a backup of it.
        if (missing !== undefined && !isWhole)
            return { unknown: `the record of ${missing} is not among those listed` };
        for (const one of from)
            reached.add(one);
    }
    return { since: Math.min(...[...reached].map(({ createdAt }) => createdAt)) };
}

// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
;// CONCATENATED MODULE: ./build/src/engine/steps/read-way-back-since.js
/** Since when backups may be needed by the way back, by our own records of production. */



/** Where the forge does not answer nobody can tell: that is no reason to end a step. */
async function readWayBackSince(context, journal, forge) {
    const { plan, release } = context;
    try {
        const { records, whole: isWhole } = await (0,release_records/* listProductionRecords */.Sg)(context, journal, forge);
        const builds = records.map(({ deployment: { createdAt }, payload }) => ({ ...payload, createdAt }));
        return wayBackSince({ records: builds, isWhole, release: release.id, steps: plan.rollback.steps });
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        return { unknown: error.message.replace(/\.$/, "") };
    }
}

// EXTERNAL MODULE: ./build/src/engine/steps/claim-step.js + 1 modules
var claim_step = __webpack_require__(22372);
;// CONCATENATED MODULE: ./build/src/engine/steps/step-progress.js
/** What people see of a step while it works: how far it is, that it lives, and that it runs late. */

/** Between two lines of a log while nothing else is said. Of long work less often: a log is read from its end. */
const BEAT_MS = 60_000;
const SLOW_BEAT_MS = 5 * 60_000;
const SLOW_AFTER_MS = 30 * 60_000;
/** A changing line of a terminal changes no faster than people read. */
const SHOWN_EVERY_MS = 500;
/** Lines until `end`, whatever is reported in between. */
function showProgress({ clock, signal }, journal, { title, takesMs: plannedMs }) {
    const startedAt = clock.now();
    const over = new AbortController();
    let last = { ratio: null, text: "" };
    let shownAt = Number.NEGATIVE_INFINITY;
    const show = (beat) => {
        shownAt = clock.now();
        journal.stepProgress({ title, ...last, elapsedMs: shownAt - startedAt, plannedMs, beat });
    };
    const beats = async () => {
        const until = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
        for (let toldLate = false;;) {
            const elapsedMs = clock.now() - startedAt;
            const leftMs = plannedMs === null || toldLate ? Number.POSITIVE_INFINITY : Math.max(0, plannedMs - elapsedMs);
            const everyMs = elapsedMs >= SLOW_AFTER_MS ? SLOW_BEAT_MS : BEAT_MS;
            await clock.sleep(Math.min(everyMs, leftMs + 1), until);
            if (leftMs < everyMs) {
                toldLate = true;
                journal.note(`"${title}" runs late: it was planned to take ${(0,duration/* renderDuration */.P)(plannedMs ?? 0)}`);
            }
            else
                show(true);
        }
    };
    // It ends by its signal alone.
    const beating = beats().catch(() => undefined);
    return {
        report(progress) {
            last = progress;
            if (clock.now() - shownAt >= SHOWN_EVERY_MS)
                show(false);
        },
        async end() {
            over.abort();
            await beating;
        },
    };
}

// EXTERNAL MODULE: ./build/src/engine/steps/step-book.js
var step_book = __webpack_require__(28);
// EXTERNAL MODULE: ./build/src/engine/steps/write-surely.js
var write_surely = __webpack_require__(93426);
;// CONCATENATED MODULE: ./build/src/engine/steps/run-step.js
/** One step of a release: read, decide, apply, read again, and each beginning and end in the record. */











/** What was read of production counts for so long: a rollback takes back what came before this step within a second or two. */
const GUARD_LASTS_MS = 500;
async function runStep(run) {
    const { context, item, stage, facts } = run;
    const identity = (0,step_book/* stepIdentity */.Xl)(context, context.release, stage, item);
    const known = facts.find((fact) => fact.identity === identity && fact.state !== "undone");
    const word = context.options.stepWords?.find(({ title }) => title === item.title) ?? null;
    const work = {
        run,
        identity,
        attempt: "",
        known,
        word,
        startedAt: context.clock.now(),
        shown: null,
        observed: null,
        applied: null,
        untouched: false,
        details: known?.details ?? null,
    };
    try {
        return await workOn(work);
    }
    catch (error) {
        // What it began is read by the next run; the record has its beginning and no end.
        const summary = error instanceof Error ? error.message : String(error);
        const state = work.applied === null && work.shown === null ? "held" : "unfinished";
        run.journal.stepResult(resultOf(work, { state, summary, endedAt: null, evidence: [] }));
        if (error instanceof lib_error/* UsageError */.eb)
            return { verdict: holdOnUsage(error), done: null };
        throw error;
    }
    finally {
        await work.shown?.end();
    }
}
/** Steps before it are done by now, so that it is no mistake of a call that touched nothing. */
function holdOnUsage({ reasonCode, problems }) {
    const [first] = problems;
    const remedy = first?.remedy ?? "Correct it and run the command again: it goes on here.";
    return (0,lib_verdict/* hold */._2)(reasonCode, problems.map(({ message }) => message).join(" "), remedy);
}
async function workOn(work) {
    const { run, word } = work;
    const open = () => openStep(work);
    const first = await open();
    const { step, spec } = first;
    work.attempt = (0,claim_step/* drawAttempt */.K)(first.context.random);
    const traits = { once: step.once?.(spec) === true, wordCounts: step.wordCounts?.(spec) === true };
    const history = (0,step_history/* historyOf */.om)(run.facts, { title: run.item.title, identity: work.identity });
    for (;;) {
        const { observed, applied } = work;
        const known = { title: run.item.title, history, traits, word: word?.said ?? null, observed, applied };
        const action = decideStep(known);
        if (action.do === "end")
            return endStep(work, await open(), action);
        if (action.do === "observe") {
            const unprepared = await run.prepare();
            const opened = await open();
            if (unprepared !== null)
                return endStep(work, opened, { verdict: unprepared, recorded: true });
            work.observed = await opened.step.observe(opened.spec, opened.context);
            if (work.observed.is === "done")
                work.details = work.observed.details ?? work.details;
            continue;
        }
        // Before it asks: one of its answers may be half a minute late.
        const askedAt = run.context.clock.now();
        const refused = await run.guard();
        if (refused !== null)
            return endStep(work, await open(), { verdict: refused, recorded: true });
        const opened = await open();
        const forestalled = (await beginStep(work, opened, known)) ?? (await refuseLate(work, askedAt));
        if (forestalled !== null)
            return endStep(work, opened, forestalled);
        await applyStep(work, opened);
    }
}
async function openStep(work) {
    const { run, identity, known, details } = work;
    const { context, item, stage, earlier } = run;
    const isOpen = known !== undefined && known.state !== "done";
    return context.openStep(item, {
        release: context.release,
        stage,
        identity,
        begun: isOpen ? { at: known.startedAt, runUrl: known.runUrl } : null,
        recorded: details,
        earlier,
        progress: (progress) => work.shown?.report(progress),
        wayBackSince: () => readWayBackSince(context, run.journal, run.forge),
    });
}
/** Its beginning stands in the record before anything is changed. Null where this run may go on, else who came first. */
async function beginStep(work, open, known) {
    const { run, identity, attempt } = work;
    const { context, journal, forge, item } = run;
    const word = wordOf(work, "repeat");
    await (0,write_surely/* writeSurely */.U)(context, journal, forge, pageOf(work), {
        part: "begun",
        leaves: open.step.leavesBehind(open.spec, null),
        word,
    });
    if (!known.traits.once)
        return null;
    const { release } = context;
    const before = await (0,claim_step/* claimStep */.b)(context, journal, forge, { release, identity, attempt });
    const history = (0,step_history/* historyOf */.om)(before, { title: item.title, identity });
    // A person's word is about what was to be read then: of what another run has begun or ended since, it says nothing.
    const isCovered = (0,step_history/* isSameHistory */.xC)(history, known.history);
    const action = decideStep({ ...known, history, word: isCovered ? known.word : null });
    if (action.do !== "end")
        return null;
    // Our beginning stands above what others wrote, so that how it ended is written, too: else nobody knows whether it did.
    work.details = before.find((fact) => fact.identity === identity)?.details ?? null;
    work.untouched = action.verdict.outcome !== "pass";
    return { verdict: action.verdict };
}
/** A record that was long under way is a reason to ask again. */
async function refuseLate(work, askedAt) {
    const { run } = work;
    if (run.context.clock.now() - askedAt <= GUARD_LASTS_MS)
        return null;
    const verdict = await run.guard();
    if (verdict === null)
        return null;
    work.applied = verdict;
    work.untouched = true;
    return { verdict };
}
async function applyStep(work, open) {
    const { run, observed } = work;
    const { context, journal, item } = run;
    if (observed?.is !== "due")
        throw new Error("applied without having been read");
    const planned = item.takesMs === null ? "" : `, planned to take ${(0,duration/* renderDuration */.P)(item.takesMs)}`;
    journal.step("step-begun", `"${item.title}" [${item.step}] begins${planned}`, item.step);
    work.shown = showProgress(context, journal, item);
    const end = await open.step.apply(open.spec, observed.state, open.context);
    work.applied = end.verdict;
    work.untouched = end.untouched === true;
    work.details = end.details ?? null;
    work.observed = null;
}
function pageOf({ run, identity, attempt }) {
    const { context, stage, item } = run;
    return { release: context.release, planDigest: context.plan.digest, stage, item, identity, attempt };
}
async function endStep(work, open, { verdict, recorded, byWord }) {
    const { run, details, untouched, known, applied } = work;
    const { context, journal, forge, item } = run;
    await work.shown?.end();
    // What was neither begun nor found done has changed nothing, and there is nothing to be remembered.
    const isNews = recorded !== true && (applied !== null || untouched || verdict.outcome === "pass");
    const startedAt = applied === null ? (known?.startedAt ?? work.startedAt) : work.startedAt;
    const endedAt = recorded === true && known !== undefined ? known.endedAt : context.clock.now();
    if (isNews) {
        const word = byWord === true ? wordOf(work, "done") : null;
        const end = { verdict, details, untouched, startedAt };
        await (0,write_surely/* writeSurely */.U)(context, journal, forge, pageOf(work), {
            part: "ended",
            end,
            leaves: open.step.leavesBehind(open.spec, details),
            word,
        });
        const took = applied === null
            ? ""
            : `, took ${(0,step_words/* renderStepTime */.c)({ startedAt, endedAt: context.clock.now(), plannedMs: item.takesMs })}`;
        const said = `"${item.title}" [${item.step}]${took}: ${verdict.summary}`;
        if (verdict.outcome === "pass")
            journal.step("step", said, item.step);
        else
            journal.note(`${verdict.outcome}: ${said}`);
    }
    else if (verdict.outcome === "pass")
        journal.progress(`"${item.title}" was done before`);
    const state = { pass: "done", fail: "failed", hold: "held" }[verdict.outcome];
    journal.stepResult(resultOf(work, { state, summary: verdict.summary, endedAt, evidence: verdict.evidence }));
    const { title, step } = item;
    const done = { title, step, stage: run.stage, startedAt, endedAt: endedAt ?? startedAt, details: details ?? {} };
    return { verdict, done: verdict.outcome === "pass" ? done : null };
}
function wordOf({ word }, said) {
    return word?.said === said ? { said, reason: word.reason } : null;
}
function resultOf({ run, known, startedAt, applied, shown }, end) {
    const { title, step, takesMs } = run.item;
    const began = applied !== null || shown !== null ? startedAt : (known?.startedAt ?? null);
    return { title, step, stage: run.stage, startedAt: began, plannedMs: takesMs, ...end };
}

;// CONCATENATED MODULE: ./build/src/engine/steps/run-steps.js



async function runSteps(context, journal, forge, { stage, list, guard }) {
    const items = context.plan.stages[stage][list];
    const facts = await (0,step_book.readStepBook)(context, journal, forge, context.release);
    const prepare = prepareForSteps(context, journal, stage);
    const titles = new Set(items.map(({ title }) => title));
    let earlier = facts.flatMap((fact) => ((0,step_book.isDoneBy)(context, fact) && !titles.has(fact.title) ? [doneStep(fact)] : []));
    for (const [index, item] of items.entries()) {
        journal.progress(`step ${index + 1} of ${items.length}: "${item.title}"`);
        const { verdict, done } = await runStep({ context, journal, forge, stage, item, facts, earlier, prepare, guard });
        if (done === null)
            return { ...verdict, summary: `Step "${item.title}": ${verdict.summary}` };
        earlier = [...earlier, done];
    }
    return null;
}
function doneStep({ title, step, stage, startedAt, endedAt, details }) {
    return { title, step, stage, startedAt, endedAt: endedAt ?? startedAt, details: details ?? {} };
}


/***/ }),

/***/ 28:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Td: () => (/* binding */ readStepPages),
/* harmony export */   Xl: () => (/* binding */ stepIdentity),
/* harmony export */   isDoneBy: () => (/* binding */ isDoneBy),
/* harmony export */   qV: () => (/* binding */ writeStep),
/* harmony export */   readStepBook: () => (/* binding */ readStepBook)
/* harmony export */ });
/* harmony import */ var _lib_bound_verdict_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67833);
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(81201);
/* harmony import */ var _lib_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39509);
/* harmony import */ var _release_own_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67200);
/* harmony import */ var _release_step_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94240);
/* harmony import */ var _release_step_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14967);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94367);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(21250);
/* harmony import */ var _require_author_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(19651);









/** Of one commit; a beginning that is not seen would be a step that is taken twice. */
const LISTED = 1_000;
/** Of a step's details, in characters of JSON: a record is no place for more. */
const LONGEST_DETAILS = 20_000;
/** Of the evidence that a record keeps. */
const LONGEST_VALUE = 1_000;
const MOST_EVIDENCE = 30;
/** How each step of the release stands by its record, in the order in which they began. One request. */
async function readStepBook(context, journal, forge, release) {
    return (0,_release_step_history_js__WEBPACK_IMPORTED_MODULE_2__/* .listSteps */ .A1)(await readStepPages(context, journal, forge, release), release.id);
}
/** The same, as it was written: newest first, of all releases of the commit. */
async function readStepPages({ options, plan }, journal, forge, { commit }) {
    const scope = { authors: options.authors, project: plan.project.host.project };
    const found = await (0,_release_own_records_js__WEBPACK_IMPORTED_MODULE_1__/* .findOwnRecords */ .wn)(_release_step_record_js__WEBPACK_IMPORTED_MODULE_3__/* .STEP_RECORDS */ .eZ, scope, LISTED, (limit) => forge.listDeployments({ task: _release_step_record_js__WEBPACK_IMPORTED_MODULE_3__/* .STEP_TASK */ .vx, sha: commit, limit }));
    const { records, whole } = (0,_release_records_js__WEBPACK_IMPORTED_MODULE_5__/* .readable */ .HD)(journal, found);
    if (!whole)
        throw (0,_release_records_js__WEBPACK_IMPORTED_MODULE_5__/* .hidden */ .R)();
    return records.map(({ payload }) => payload);
}
/** What another plan or commit did is not what this one says. */
function isDoneBy({ plan, release }, { state, planDigest, commit }) {
    return state === "done" && planDigest === plan.digest && commit === release.commit;
}
/** Names a step of a release under its plan, the same in every run: for records, and for names in the world. */
function stepIdentity({ plan }, { id, commit }, stage, { title, step }) {
    return (0,_lib_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(JSON.stringify([plan.project.host.project, id, commit, plan.digest, stage, step, title]), 16);
}
/** Written before anything goes on: what is not written did not begin, and did not end. */
async function writeStep(context, journal, forge, { release, planDigest, stage, item, identity, attempt }, part) {
    const { plan, clock, runUrl, options } = context;
    const payload = {
        holdpoint: 1,
        phase: "step",
        project: plan.project.host.project,
        release: release.id,
        commit: release.commit,
        planDigest,
        part: part.part,
        stage,
        step: item.step,
        title: item.title,
        identity,
        attempt,
        at: clock.now(),
        runUrl,
        plannedMs: item.takesMs,
        end: part.end === undefined ? null : boundEnd(part.end),
        leaves: part.leaves === null ? null : (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_7__/* .cutText */ .I)(part.leaves, LONGEST_VALUE),
        word: part.word,
    };
    const deployment = await forge.createDeployment({
        ref: release.commit,
        task: _release_step_record_js__WEBPACK_IMPORTED_MODULE_3__/* .STEP_TASK */ .vx,
        environment: plan.stages[stage].environment,
        description: `Holdpoint: ${WORDS[part.part]} "${item.title}"`,
        payload,
        productionEnvironment: stage === "production",
    });
    (0,_require_author_js__WEBPACK_IMPORTED_MODULE_6__/* .requireAuthor */ .R)(options.authors, deployment.creator);
    const verdict = part.end?.verdict;
    const { state, description } = statusOf(part.part, item.title, verdict);
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_4__/* .bestEffort */ .z$)(journal, "the status of a step's record was not written", () => forge.createDeploymentStatus(deployment.id, {
        state,
        description,
        ...(runUrl === null ? {} : { logUrl: runUrl }),
    }));
}
const WORDS = {
    begun: "begins",
    ended: "ended",
    undoing: "takes back",
    undone: "took back",
};
/** For people at GitHub; nothing is read from it. */
function statusOf(part, title, verdict) {
    if (verdict === undefined)
        return { state: "in_progress", description: `${WORDS[part]} "${title}"` };
    const state = { pass: "success", fail: "failure", hold: "error" }[verdict.outcome];
    return { state, description: `${WORDS[part]} "${title}": ${verdict.summary}` };
}
function boundEnd(end) {
    const verdict = (0,_lib_bound_verdict_js__WEBPACK_IMPORTED_MODULE_8__/* .boundVerdict */ .M)(end.verdict);
    const evidence = verdict.evidence
        .slice(0, MOST_EVIDENCE)
        .map((one) => ({ ...one, value: (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_7__/* .cutText */ .I)(one.value, LONGEST_VALUE) }));
    return { ...end, verdict: { ...verdict, evidence }, details: boundDetails(end.details) };
}
/** Half of them would be read as the whole. */
function boundDetails(details) {
    if (JSON.stringify(details).length <= LONGEST_DETAILS)
        return details;
    throw new Error("a step wants more remembered than a record can hold");
}


/***/ }),

/***/ 93426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ writeSurely)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _step_book_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28);
/** A step's page, written again where GitHub gave no answer: what a step did may have taken hours, and costs a person's look else. */


const FIRST_WAIT_MS = 2_000;
/** Eight tries in four minutes: where only the answers are lost, each leaves a page, and all of them are read as one. */
const LONGEST_WAIT_MS = 128_000;
async function writeSurely(context, journal, forge, page, part) {
    for (let waitMs = FIRST_WAIT_MS;; waitMs *= 2) {
        try {
            return await (0,_step_book_js__WEBPACK_IMPORTED_MODULE_1__/* .writeStep */ .qV)(context, journal, forge, page, part);
        }
        catch (error) {
            if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ) || waitMs > LONGEST_WAIT_MS)
                throw error;
            if (waitMs === FIRST_WAIT_MS)
                journal.note(`a step's record is written again: ${error.message}`);
            await context.clock.sleep(waitMs, context.signal);
        }
    }
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

/***/ 30855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ jsonFieldsOf)
/* harmony export */ });
/** Null where it is no object of JSON's, as it came from there. */
function jsonFieldsOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}


/***/ }),

/***/ 94240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ listSteps),
/* harmony export */   aZ: () => (/* binding */ isTakenBackOnce),
/* harmony export */   om: () => (/* binding */ historyOf),
/* harmony export */   pG: () => (/* binding */ isAtWork),
/* harmony export */   xC: () => (/* binding */ isSameHistory)
/* harmony export */ });
const STATE_OF = { pass: "done", fail: "failed", hold: "held" };
/**
 * Of one release, in the order in which they began, by the record's order: the clocks of two machines say nothing of that.
 * `payloads`: newest first.
 */
function listSteps(payloads, release) {
    const facts = new Map();
    const own = withoutIdle(payloads.filter((one) => one.release === release).toReversed());
    for (const [index, payload] of own.entries()) {
        const { identity, part } = payload;
        const before = own.slice(0, index).filter((one) => one.identity === identity);
        if (isRepeated(payload, before))
            continue;
        const known = facts.get(identity);
        // What was taken back is behind the others when it is begun again.
        if (part === "begun" && known?.state === "undone")
            facts.delete(identity);
        const fact = factOf(payload, known);
        facts.set(identity, isCrossed(payload, before) && !fact.untouched ? { ...fact, state: "crossed" } : fact);
    }
    return [...facts.values()];
}
/**
 * An attempt that changed nothing says nothing of the others: as the step stood before it, it stands after it. Where nobody
 * else has begun the step or found it done, it is all that is known of it.
 */
function withoutIdle(pages) {
    const ends = pages.filter(({ part, end }) => part === "ended" && end?.untouched === true);
    const idle = new Set(ends.map(({ attempt }) => attempt));
    const isIdle = ({ attempt }) => attempt !== null && idle.has(attempt);
    const others = pages.filter((page) => (page.part === "begun" || page.part === "ended") && !isIdle(page));
    const known = new Set(others.map(({ identity }) => identity));
    return pages.filter((page) => !known.has(page.identity) || !isIdle(page));
}
/** An end whose answer was lost is written again, and may come after what others wrote since. */
function isRepeated({ part, attempt }, before) {
    if (attempt === null || (part !== "ended" && part !== "undone"))
        return false;
    return before.some((one) => one.part === part && one.attempt === attempt);
}
/** Whoever was at work on it went on, and did not know of the way back. */
function isCrossed({ part, attempt }, before) {
    if (part !== "ended" || attempt === null)
        return false;
    const begunAt = before.findIndex((one) => one.part === "begun" && one.attempt === attempt);
    return begunAt >= 0 && before.slice(begunAt).some((one) => one.part === "undoing");
}
/** Has a run begun it that has not said how that ended? It may have died, or still be at it. `payloads`: as above. */
function isAtWork(payloads, identity) {
    const own = payloads.filter((one) => one.identity === identity && one.attempt !== null);
    const ended = new Set(own.flatMap(({ part, attempt }) => (part === "ended" ? [attempt] : [])));
    return own.some(({ part, attempt }) => part === "begun" && !ended.has(attempt));
}
/**
 * Was it taken back a single time? Where the world does not tell, a way back that was taken twice is a person's, who has looked
 * in between. `payloads`: as above.
 */
function isTakenBackOnce(payloads, identity) {
    const undone = payloads.filter((one) => one.identity === identity && one.part === "undone");
    // An end whose answer was lost is written twice.
    const attempts = new Set(undone.map(({ attempt }, index) => attempt ?? index));
    return attempts.size === 1;
}
function factOf(payload, known) {
    const { title, step, stage, identity, commit, planDigest, runUrl, plannedMs, leaves, word, at, end } = payload;
    const about = { title, step, stage, identity, commit, planDigest, runUrl, plannedMs, leaves, word };
    const nothing = { endedAt: null, verdict: null, details: null, untouched: false };
    switch (payload.part) {
        case "begun":
            return { ...about, ...nothing, state: "begun", startedAt: at };
        case "ended":
            return end === null ? { ...about, ...nothing, state: "begun", startedAt: at } : endedFact(about, at, end);
        case "undoing":
            return { ...(known ?? { ...about, ...nothing, startedAt: at }), word, state: "undoing" };
        case "undone":
            return {
                ...(known ?? { ...about, ...nothing, startedAt: end?.startedAt ?? at }),
                word,
                state: end?.verdict.outcome === "pass" ? "undone" : "left",
            };
    }
}
function endedFact(about, endedAt, end) {
    const { startedAt, verdict, details, untouched } = end;
    return { ...about, state: STATE_OF[verdict.outcome], startedAt, endedAt, verdict, details, untouched };
}
/** Nothing was written of the step between the two readings. */
function isSameHistory(one, other) {
    return (one.begun?.at === other.begun?.at && one.begun?.runUrl === other.begun?.runUrl && one.ended?.at === other.ended?.at);
}
/** What is known of the step of this identity, and of another plan's of the same title. */
function historyOf(facts, { title, identity }) {
    const own = facts.find((fact) => fact.identity === identity && fact.state !== "undone");
    const others = facts.filter((fact) => fact.title === title && fact.identity !== identity);
    const underOtherPlan = others.some(({ state, untouched }) => state !== "undone" && !untouched);
    if (own === undefined)
        return { begun: null, ended: null, underOtherPlan };
    const { state, verdict, startedAt, endedAt, runUrl, untouched } = own;
    const isEnded = verdict !== null && endedAt !== null && !["undoing", "left", "crossed"].includes(state);
    return {
        begun: { at: startedAt, runUrl },
        ended: isEnded ? { at: endedAt, verdict, untouched } : null,
        underOtherPlan,
    };
}


/***/ }),

/***/ 14967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eZ: () => (/* binding */ STEP_RECORDS),
/* harmony export */   vx: () => (/* binding */ STEP_TASK)
/* harmony export */ });
/* unused harmony exports STEP_PARTS, parseStepPayload */
/* harmony import */ var _lib_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74940);
/* harmony import */ var _lib_json_value_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30855);
/* harmony import */ var _lib_reason_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27215);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26549);
/**
 * What the record has of a step: one GitHub Deployment for its beginning, written before anything is changed, and one for
 * its end, with details and evidence; likewise for its way back. A payload is written once and a status has 140 characters,
 * so that nothing else could carry an end to a later run. Read by hand, like the rest of the record.
 */




/** `task` of our Deployments that are about steps. */
const STEP_TASK = "holdpoint:step";
const STEP_PARTS = ["begun", "ended", "undoing", "undone"];
const STEP_RECORDS = {
    task: STEP_TASK,
    noun: "a step's record",
    parse: parseStepPayload,
};
/** Null where it is not one of ours, or not whole. */
function parseStepPayload(stored) {
    const fields = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePayload */ .ex)(stored);
    const shared = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .readShared */ .qA)(fields);
    const part = STEP_PARTS.find((one) => one === fields["part"]);
    const stage = ["staging", "production"].find((one) => one === fields["stage"]);
    if (shared === null || fields["phase"] !== "step" || part === undefined || stage === undefined)
        return null;
    const { step, title, identity, at } = fields;
    if (!(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(step) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(title) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(identity) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isNumber */ .Et)(at))
        return null;
    const end = readEnd((0,_lib_json_value_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonFieldsOf */ .t)(fields["end"]));
    if (end === null && (part === "ended" || part === "undone"))
        return null;
    return {
        ...shared,
        phase: "step",
        part,
        stage,
        step,
        title,
        identity,
        attempt: (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(fields["attempt"]) ? fields["attempt"] : null,
        at,
        runUrl: (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(fields["runUrl"]) ? fields["runUrl"] : null,
        plannedMs: (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isNumber */ .Et)(fields["plannedMs"]) ? fields["plannedMs"] : null,
        end,
        leaves: (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(fields["leaves"]) ? fields["leaves"] : null,
        word: readWord((0,_lib_json_value_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonFieldsOf */ .t)(fields["word"])),
    };
}
function readEnd(fields) {
    const verdict = readVerdict((0,_lib_json_value_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonFieldsOf */ .t)(fields?.["verdict"]));
    if (fields === null || verdict === null || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isNumber */ .Et)(fields["startedAt"]))
        return null;
    const { startedAt, untouched } = fields;
    return { verdict, details: (0,_lib_json_value_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonFieldsOf */ .t)(fields["details"]), untouched: untouched === true, startedAt };
}
function readVerdict(fields) {
    if (fields === null)
        return null;
    const { outcome, reasonCode, summary, remedy, evidence } = fields;
    const known = ["pass", "hold", "fail"].find((one) => one === outcome);
    if (known === undefined || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(reasonCode) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(summary) || !(0,_lib_reason_code_js__WEBPACK_IMPORTED_MODULE_0__/* .mayStandWith */ .ow)(reasonCode, known))
        return null;
    const words = { summary, evidence: readEvidence(evidence), ...((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(remedy) ? { remedy } : {}) };
    // The table of codes has just said that the two may stand together.
    return { outcome: known, reasonCode, ...words };
}
function readEvidence(value) {
    if (!Array.isArray(value))
        return [];
    return value.flatMap((one) => {
        const { label, value: said, url } = (0,_lib_json_value_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonFieldsOf */ .t)(one) ?? {};
        return (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(label) && (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(said) ? [{ label, value: said, ...((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(url) ? { url } : {}) }] : [];
    });
}
function readWord(fields) {
    const said = ["done", "repeat", "undo"].find((one) => one === fields?.["said"]);
    return said !== undefined && (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(fields?.["reason"]) ? { said, reason: fields["reason"] } : null;
}


/***/ })

};
