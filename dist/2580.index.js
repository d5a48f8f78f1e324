export const id = 2580;
export const ids = [2580];
export const modules = {

/***/ 52580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prepareUndo: () => (/* binding */ prepareUndo)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
;// CONCATENATED MODULE: ./build/src/release/decide-undo.js
function decideUndo({ fact, way, asked, trouble }) {
    if (fact.state === "undone" || fact.untouched)
        return { do: "nothing" };
    if (way === null)
        return leave("The plan at hand is not the one that it was taken by.");
    if (!way.has)
        return leave("It has no way back.");
    if (way.losesData && !asked) {
        return leave(`Data is lost by its way back, so a person must ask for it, with rollback --undo ${JSON.stringify(fact.title)}.`);
    }
    const unclear = way.tells || asked ? undefined : UNCLEAR[fact.state];
    if (unclear !== undefined) {
        const how = `ask for it with rollback --undo ${JSON.stringify(fact.title)} where it is still there`;
        return { do: "leave", why: `${unclear}: look at it, and ${how}.`, unclear: true };
    }
    return trouble === null ? { do: "undo" } : leave(trouble);
}
/** Where the world does not tell, a way back is not taken twice, and not for what may never have been done. */
const UNCLEAR = {
    begun: "It was begun, and nothing tells whether it was done",
    undoing: "Its way back was begun before, and nothing tells how that ended",
    left: "Its way back was taken before, and did not end well",
    crossed: "Its way back was taken while it was still at work, and nothing tells which of them came last",
};
function leave(why) {
    return { do: "leave", why };
}

// EXTERNAL MODULE: ./build/src/release/step-history.js
var step_history = __webpack_require__(94240);
// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
// EXTERNAL MODULE: ./build/src/engine/null-where-silent.js
var null_where_silent = __webpack_require__(47267);
// EXTERNAL MODULE: ./build/src/engine/load-whole.js
var load_whole = __webpack_require__(68860);
// EXTERNAL MODULE: ./build/src/engine/steps/step-book.js
var step_book = __webpack_require__(28);
// EXTERNAL MODULE: ./build/src/engine/steps/undo-step.js
var undo_step = __webpack_require__(3223);
;// CONCATENATED MODULE: ./build/src/engine/steps/find-again.js
/**
 * Steps that were taken back, looked at once more when all of them are: a run that was at work on one did not know of that,
 * and may have done it since.
 */



/** Those that are there again. Throws ProviderError, and UsageError where something is not set. */
async function findAgain(undoing, undone) {
    const { context, journal, release } = undoing;
    const forge = await context.role("forge");
    const pages = await (0,step_book/* readStepPages */.Td)(context, journal, forge, release);
    const facts = (0,step_history/* listSteps */.A1)(pages, release.id);
    const found = [];
    for (const one of undone) {
        const { identity } = one.fact;
        const now = facts.find((fact) => fact.identity === identity);
        const isQuiet = now?.state === "undone" && !(0,step_history/* isAtWork */.pG)(pages, identity);
        if (!isQuiet && (await isThere(undoing, one, now)))
            found.push(one);
    }
    return found;
}
/** Of those that were taken back before: done by a run that did not know of it, and died before it could say so. */
async function withReturned(undoing, pages) {
    const { context, release, facts } = undoing;
    const now = [];
    for (const fact of facts) {
        const item = fact.state === "undone" && (0,step_history/* isAtWork */.pG)(pages, fact.identity) ? (0,undo_step/* itemOf */.Tu)(context, release, fact) : undefined;
        const step = item === undefined ? undefined : (await context.steps())[item.step];
        if (item === undefined || step === undefined) {
            now.push(fact);
            continue;
        }
        const isBack = step.wordCounts?.(item.spec) === true
            ? (0,step_history/* isTakenBackOnce */.aZ)(pages, fact.identity)
            : (await (0,undo_step/* troubleOf */.LH)(context, release, step, item)) === null &&
                (await isThere(undoing, { fact, item, asked: false }, fact));
        now.push(isBack ? { ...fact, state: "crossed" } : fact);
    }
    return now;
}
/** By the world where it tells, and else by what was written last. */
async function isThere(undoing, one, now) {
    const { step, spec, context } = await (0,undo_step/* openFor */.qw)(undoing, one);
    if (step.wordCounts?.(spec) === true)
        return now !== undefined && now.state !== "undone" && now.state !== "undoing";
    return (await step.observe(spec, context)).is === "done";
}

;// CONCATENATED MODULE: ./build/src/engine/steps/undo-steps.js
/**
 * The steps of a release that was rolled back, the last first: those that can be are taken back, the others are named with
 * what they leave behind. It comes after production, may be lost, and a later run goes on with it.
 */









const UNKNOWN = "what the release's steps left behind is not known";
/** Says what stays. What it gives takes back the rest. */
async function prepareUndo(context, journal, { payload, to, reason, patience }) {
    const release = { id: payload.release, commit: payload.commit };
    let pages = [];
    await (0,engine_journal/* bestEffort */.z$)(journal, UNKNOWN, async () => {
        pages = await patience.spend((forge) => readWhole(() => (0,step_book/* readStepPages */.Td)(context, journal, forge, release)));
    });
    const facts = (0,step_history/* listSteps */.A1)(pages, release.id);
    if (facts.length === 0)
        return async () => undefined;
    const whole = { ...context, plan: await loadRest(context.plan, journal) };
    let undoing = { context: whole, journal, release, facts, to, reason };
    await (0,engine_journal/* bestEffort */.z$)(journal, UNKNOWN, async () => {
        undoing = { ...undoing, facts: await withReturned(undoing, pages) };
    });
    const undoable = await chooseAll(undoing);
    if (undoable.length > 0) {
        journal.note(`to be taken back, in this order: ${undoable.map(({ fact }) => `"${fact.title}"`).join(", ")}`);
    }
    return () => undoAll(undoing, undoable);
}
/**
 * GitHub may answer with what was true some time ago. A step of which nobody hears then stays, and what it stands on is taken
 * from under it; so that it is read once more, and nothing is ever taken out of the record.
 */
async function readWhole(read) {
    const first = await read();
    if (first.length === 0)
        return first;
    const second = await (0,null_where_silent/* nullWhereSilent */.o)(read);
    return second !== null && second.length > first.length ? second : first;
}
/** Says of each that stays why. What came before one of which nobody knows is not taken back either. */
async function chooseAll(undoing) {
    const undoable = [];
    let unclear = null;
    for (const fact of undoing.facts.toReversed()) {
        const { found, choice } = await choose(undoing, fact);
        if (choice.do === "nothing")
            continue;
        if (choice.do === "leave")
            sayLeft(undoing, fact, choice.why);
        else if (unclear !== null)
            sayLeft(undoing, fact, cameAfter(unclear));
        else if (found !== null)
            undoable.push(found);
        if (choice.do === "leave" && choice.unclear === true)
            unclear = fact;
    }
    return undoable;
}
function cameAfter({ title }) {
    return `"${title}", which came after it, could not be taken back.`;
}
/** A person's rollback has read the steps' names alone; production is safe now, so there is time for the whole plan. */
async function loadRest(plan, journal) {
    try {
        return await (0,load_whole/* loadWhole */.y)(plan);
    }
    catch (error) {
        if (!(error instanceof lib_error/* UsageError */.eb))
            throw error;
        journal.note(`no step was taken back, because the plan has mistakes: ${error.message}`);
        return plan;
    }
}
async function choose({ context, release }, fact) {
    const item = (0,undo_step/* itemOf */.Tu)(context, release, fact);
    const step = item === undefined ? undefined : (await context.steps())[item.step];
    const asked = context.options.undo?.includes(fact.title) === true;
    if (item === undefined || step === undefined) {
        return { found: null, choice: decideUndo({ fact, way: null, asked, trouble: null }) };
    }
    const trouble = await (0,undo_step/* troubleOf */.LH)(context, release, step, item);
    return { found: { fact, item, asked }, choice: decideUndo({ fact, way: wayOf(step, item, fact), asked, trouble }) };
}
function wayOf(step, { spec }, { details }) {
    return {
        has: step.undo?.has(spec, details) === true,
        losesData: step.undo?.losesData(spec, details) === true,
        tells: step.wordCounts?.(spec) !== true,
    };
}
function sayLeft({ journal }, fact, why) {
    const leaves = fact.leaves ?? "";
    journal.note(`the step "${fact.title}" was not taken back${leaves === "" ? "" : `, and ${leaves}`}: ${why}`);
    keepLeft(journal, fact, why);
}
function sayAgain({ journal }, fact) {
    const why = "A run that was at work on it did not know that it was taken back, and has done it since.";
    journal.note(`the step "${fact.title}" is there again: ${why} Run the command again, which takes it back`);
    keepLeft(journal, fact, why);
}
function keepLeft(journal, fact, why) {
    const leaves = fact.leaves ?? "";
    journal.stepResult({
        ...resultOf(fact),
        // What it did stands where it was taken.
        evidence: [],
        state: "left",
        summary: why,
        ...(leaves === "" ? {} : { leavesBehind: leaves }),
    });
}
function resultOf({ title, step, stage, startedAt, endedAt, plannedMs, verdict }) {
    return { title, step, stage, startedAt, endedAt, plannedMs, evidence: verdict?.evidence ?? [] };
}
async function undoAll(undoing, undoable) {
    const undone = await undoInOrder(undoing, undoable);
    // What took no time here left none for another run either.
    if (undone.length === 0)
        return;
    await (0,engine_journal/* bestEffort */.z$)(undoing.journal, UNKNOWN, async () => {
        for (const { fact } of await findAgain(undoing, [...undone, ...undoneBefore(undoing)]))
            sayAgain(undoing, fact);
    });
}
/** By another run: whoever is at work on one of them knows as little of that. */
function undoneBefore({ context, release, facts }) {
    return facts.flatMap((fact) => {
        const item = fact.state === "undone" ? (0,undo_step/* itemOf */.Tu)(context, release, fact) : undefined;
        return item === undefined ? [] : [{ fact, item, asked: false }];
    });
}
/** The first that cannot be taken back, or is there again, ends it: what came before it may be what it stands on. Those that were. */
async function undoInOrder(undoing, undoable) {
    for (const [index, one] of undoable.entries()) {
        const undone = undoable.slice(0, index);
        const again = await cameBack(undoing, undone);
        if (again !== null) {
            for (const { fact } of undoable.slice(index))
                sayLeft(undoing, fact, `"${again.title}", which came after it, is there again.`);
            return undone;
        }
        const verdict = await attempt(undoing, one);
        if (verdict.outcome === "pass") {
            undoing.journal.step("step", `"${one.fact.title}" was taken back: ${verdict.summary}`);
            undoing.journal.stepResult({ ...resultOf(one.fact), state: "undone", summary: verdict.summary });
            continue;
        }
        sayLeft(undoing, one.fact, `${verdict.summary}${verdict.remedy === undefined ? "" : ` ${verdict.remedy}`}`);
        for (const { fact } of undoable.slice(index + 1)) {
            sayLeft(undoing, fact, cameAfter(one.fact));
        }
        return undone;
    }
    return undoable;
}
/** A way back takes its time, in which a run that knows nothing of it may do again what came after. Null where nobody can tell. */
async function cameBack(undoing, undone) {
    if (undone.length === 0)
        return null;
    try {
        const [again] = await findAgain(undoing, undone);
        return again?.fact ?? null;
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ || error instanceof lib_error/* UsageError */.eb)
            return null;
        throw error;
    }
}
async function attempt(undoing, one) {
    try {
        return await (0,undo_step/* undoStep */.Dh)(undoing, one);
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ)
            return { outcome: "hold", summary: error.message, remedy: error.remedy };
        if (error instanceof lib_error/* UsageError */.eb)
            return { outcome: "hold", summary: error.message };
        throw error;
    }
}


/***/ })

};
