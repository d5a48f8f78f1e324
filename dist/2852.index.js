export const id = 2852;
export const ids = [2852];
export const modules = {

/***/ 28:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ readStepBook),
/* harmony export */   Xl: () => (/* binding */ stepIdentity),
/* harmony export */   qV: () => (/* binding */ writeStep)
/* harmony export */ });
/* harmony import */ var _lib_bound_verdict_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(67833);
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(81201);
/* harmony import */ var _lib_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39509);
/* harmony import */ var _release_own_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67200);
/* harmony import */ var _release_step_history_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94240);
/* harmony import */ var _release_step_record_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93361);
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
async function readStepBook({ options, plan }, journal, forge, { id, commit }) {
    const scope = { authors: options.authors, project: plan.project.host.project };
    const found = await (0,_release_own_records_js__WEBPACK_IMPORTED_MODULE_1__/* .findOwnRecords */ .wn)(_release_step_record_js__WEBPACK_IMPORTED_MODULE_3__/* .STEP_RECORDS */ .eZ, scope, LISTED, (limit) => forge.listDeployments({ task: _release_step_record_js__WEBPACK_IMPORTED_MODULE_3__/* .STEP_TASK */ .vx, sha: commit, limit }));
    const { records, whole } = (0,_release_records_js__WEBPACK_IMPORTED_MODULE_5__/* .readable */ .HD)(journal, found);
    if (!whole)
        throw (0,_release_records_js__WEBPACK_IMPORTED_MODULE_5__/* .hidden */ .R)();
    return (0,_release_step_history_js__WEBPACK_IMPORTED_MODULE_2__/* .listSteps */ .A)(records.map(({ payload }) => payload), id);
}
/** Names a step of a release under its plan, the same in every run: for records, and for names in the world. */
function stepIdentity({ plan }, { id, commit }, stage, { title, step }) {
    return (0,_lib_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(JSON.stringify([plan.project.host.project, id, commit, plan.digest, stage, step, title]), 16);
}
/** Written before anything goes on: what is not written did not begin, and did not end. */
async function writeStep(context, journal, forge, { release, planDigest, stage, item, identity, mask }, part) {
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
        at: clock.now(),
        runUrl,
        plannedMs: item.takesMs,
        end: part.end === undefined ? null : boundEnd(part.end, mask),
        leaves: part.leaves === null ? null : (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_7__/* .cutText */ .I)(mask.apply(part.leaves), LONGEST_VALUE),
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
        description: mask.apply(description),
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
/** What a step says of itself may repeat what it was given; what it wants remembered must not. */
function boundEnd(end, { apply }) {
    const { evidence, ...verdict } = (0,_lib_bound_verdict_js__WEBPACK_IMPORTED_MODULE_8__/* .boundVerdict */ .M)(end.verdict);
    const { summary, remedy } = verdict;
    const masked = { summary: apply(summary), ...(remedy === undefined ? {} : { remedy: apply(remedy) }) };
    const kept = evidence
        .slice(0, MOST_EVIDENCE)
        .map((one) => ({ ...one, value: (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_7__/* .cutText */ .I)(apply(one.value), LONGEST_VALUE) }));
    return { ...end, verdict: { ...verdict, ...masked, evidence: kept }, details: boundDetails(end.details) };
}
/** Half of them would be read as the whole. */
function boundDetails(details) {
    if (JSON.stringify(details).length <= LONGEST_DETAILS)
        return details;
    throw new Error("a step wants more remembered than a record can hold");
}


/***/ }),

/***/ 52852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prepareUndo: () => (/* binding */ prepareUndo)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/find-checkout.js
var find_checkout = __webpack_require__(26963);
// EXTERNAL MODULE: ./build/src/plan/plan-steps.js
var plan_steps = __webpack_require__(53236);
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
    return trouble === null ? { do: "undo" } : leave(trouble);
}
function leave(why) {
    return { do: "leave", why };
}

// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
// EXTERNAL MODULE: ./build/src/engine/steps/step-book.js
var step_book = __webpack_require__(28);
;// CONCATENATED MODULE: ./build/src/engine/steps/undo-steps.js
/**
 * The steps of a release that was rolled back, the last first: those that can be are taken back, the others are named with
 * what they leave behind. It comes after production, may be lost, and a later run goes on with it.
 */






/** Says what stays. What it gives takes back the rest. */
async function prepareUndo(context, journal, { payload, reason, patience }) {
    const release = { id: payload.release, commit: payload.commit };
    let facts = [];
    await (0,engine_journal/* bestEffort */.z$)(journal, "what the release's steps left behind is not known", async () => {
        facts = await patience.spend((forge) => (0,step_book/* readStepBook */.Is)(context, journal, forge, release));
    });
    if (facts.length === 0)
        return async () => undefined;
    const whole = { ...context, plan: await loadWhole(context.plan, journal) };
    const undoing = { context: whole, journal, release, facts, reason };
    const undoable = [];
    for (const fact of facts.toReversed()) {
        const found = await choose(undoing, fact);
        if (found !== null)
            undoable.push(found);
    }
    if (undoable.length > 0) {
        journal.note(`to be taken back, in this order: ${undoable.map(({ fact }) => `"${fact.title}"`).join(", ")}`);
    }
    return () => undoAll(undoing, undoable);
}
/** A person's rollback has read the steps' names alone; production is safe now, so there is time for the whole plan. */
async function loadWhole(plan, journal) {
    if ((0,plan_steps/* planSteps */.D)(plan).every(({ item }) => item.spec !== undefined))
        return plan;
    try {
        const { extensions, loadPlan } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(4057)]).then(__webpack_require__.bind(__webpack_require__, 94467));
        return await loadPlan(plan.file, extensions);
    }
    catch (error) {
        if (!(error instanceof lib_error/* UsageError */.eb))
            throw error;
        journal.note(`no step was taken back, because the plan has mistakes: ${error.message}`);
        return plan;
    }
}
/** Null where it is not taken back; what it leaves behind is said then. */
async function choose(undoing, fact) {
    const { context, release } = undoing;
    const item = (0,plan_steps/* planSteps */.D)(context.plan).find((one) => one.item.spec !== undefined && (0,step_book/* stepIdentity */.Xl)(context, release, one.stage, one.item) === fact.identity)?.item;
    const step = item === undefined ? undefined : (await context.steps())[item.step];
    const choice = decideUndo({
        fact,
        way: item === undefined || step === undefined ? null : wayOf(step, item, fact),
        asked: context.options.undo?.includes(fact.title) === true,
        trouble: item === undefined || step === undefined ? null : await troubleOf(context, release, step, item),
    });
    if (choice.do === "undo" && item !== undefined)
        return { fact, item };
    if (choice.do === "leave")
        sayLeft(undoing, fact, choice.why);
    return null;
}
function wayOf(step, { spec }, { details }) {
    return { has: step.undo?.has(spec, details) === true, losesData: step.undo?.losesData(spec, details) === true };
}
/** What the run of a rollback is not given, as a sentence. */
async function troubleOf({ env, directory }, { commit }, step, { spec }) {
    const missing = (step.secrets?.(spec) ?? []).filter((name) => (env[name] ?? "") === "");
    if (missing.length > 0)
        return `${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} not set here.`;
    if (step.kind !== "code" || (await (0,find_checkout/* findCheckout */.I)(directory))?.commit === commit)
        return null;
    return `It runs code of the repository, and only in a checkout of ${commit.slice(0, 12)}.`;
}
function sayLeft({ journal }, fact, why) {
    const leaves = fact.leaves ?? "";
    journal.note(`the step "${fact.title}" was not taken back${leaves === "" ? "" : `, and ${leaves}`}: ${why}`);
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
/** The first that cannot be taken back ends it: what came before it may be what it stands on. */
async function undoAll(undoing, undoable) {
    for (const [index, one] of undoable.entries()) {
        const verdict = await attempt(undoing, one);
        if (verdict.outcome === "pass") {
            undoing.journal.step("step", `"${one.fact.title}" was taken back: ${verdict.summary}`);
            undoing.journal.stepResult({ ...resultOf(one.fact), state: "undone", summary: verdict.summary });
            continue;
        }
        sayLeft(undoing, one.fact, `${verdict.summary}${verdict.remedy === undefined ? "" : ` ${verdict.remedy}`}`);
        for (const { fact } of undoable.slice(index + 1)) {
            sayLeft(undoing, fact, `"${one.fact.title}", which came after it, could not be taken back.`);
        }
        return;
    }
}
async function attempt(undoing, one) {
    try {
        return await undoStep(undoing, one);
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ)
            return { outcome: "hold", summary: error.message, remedy: error.remedy };
        if (error instanceof lib_error/* UsageError */.eb)
            return { outcome: "hold", summary: error.message };
        throw error;
    }
}
async function undoStep({ context, journal, release, facts, reason }, { fact, item }) {
    const forge = await context.role("forge");
    const { step, spec, context: given, mask, } = await context.openStep(item, {
        release,
        stage: fact.stage,
        identity: fact.identity,
        begun: fact.state === "done" ? null : { at: fact.startedAt, runUrl: fact.runUrl },
        recorded: fact.details,
        earlier: facts.flatMap((other) => other.state === "done" && other.startedAt < fact.startedAt
            ? [{ ...other, endedAt: other.endedAt ?? other.startedAt, details: other.details ?? {} }]
            : []),
        progress: ({ text }) => journal.progress(`taking back "${item.title}": ${text}`),
    });
    if (step.undo === undefined)
        throw new Error(`the step ${step.key} has no way back`);
    const page = { release, planDigest: fact.planDigest, stage: fact.stage, item, identity: fact.identity, mask };
    const asked = context.options.undo?.includes(fact.title) === true;
    const word = asked ? { said: "undo", reason } : null;
    const startedAt = context.clock.now();
    const { leaves } = fact;
    await (0,step_book/* writeStep */.qV)(context, journal, forge, page, { part: "undoing", leaves, word });
    const verdict = await step.undo.apply(spec, given);
    const end = { verdict, details: fact.details, untouched: false, startedAt };
    await (0,engine_journal/* bestEffort */.z$)(journal, "the end of a step's way back was not written", () => (0,step_book/* writeStep */.qV)(context, journal, forge, page, { part: "undone", end, leaves, word }));
    return verdict;
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

/***/ 94240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ listSteps),
/* harmony export */   o: () => (/* binding */ historyOf)
/* harmony export */ });
const STATE_OF = { pass: "done", fail: "failed", hold: "held" };
/** Of one release, in the order in which they began. `payloads`: newest first. */
function listSteps(payloads, release) {
    const facts = new Map();
    for (const payload of payloads.filter((one) => one.release === release).toReversed()) {
        const known = facts.get(payload.identity);
        facts.set(payload.identity, factOf(payload, known));
    }
    return [...facts.values()].toSorted((one, other) => one.startedAt - other.startedAt);
}
function factOf(payload, known) {
    const { title, step, stage, identity, commit, planDigest, runUrl, plannedMs, leaves, word, at, end } = payload;
    const about = { title, step, stage, identity, commit, planDigest, runUrl, plannedMs, leaves, word };
    const nothing = { endedAt: null, verdict: null, details: null, untouched: false };
    switch (payload.part) {
        case "begun":
            return { ...about, ...nothing, state: "begun", startedAt: at };
        case "ended":
            return endedFact(about, payload);
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
function endedFact(about, { at, end }) {
    return {
        ...about,
        state: end === null ? "begun" : STATE_OF[end.verdict.outcome],
        startedAt: end?.startedAt ?? at,
        endedAt: at,
        verdict: end?.verdict ?? null,
        details: end?.details ?? null,
        untouched: end?.untouched ?? false,
    };
}
/** What is known of the step of this identity, and of another plan's of the same title. */
function historyOf(facts, { title, identity }) {
    const own = facts.find((fact) => fact.identity === identity && fact.state !== "undone");
    const others = facts.filter((fact) => fact.title === title && fact.identity !== identity);
    const underOtherPlan = others.some(({ state, untouched }) => state !== "undone" && !untouched);
    if (own === undefined)
        return { begun: null, ended: null, underOtherPlan };
    const { state, verdict, startedAt, endedAt, runUrl, untouched } = own;
    const isEnded = verdict !== null && endedAt !== null && state !== "undoing" && state !== "left";
    return {
        begun: { at: startedAt, runUrl },
        ended: isEnded ? { at: endedAt, verdict, untouched } : null,
        underOtherPlan,
    };
}


/***/ }),

/***/ 93361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  eZ: () => (/* binding */ STEP_RECORDS),
  vx: () => (/* binding */ STEP_TASK),
  Ef: () => (/* binding */ parseStepPayload)
});

// UNUSED EXPORTS: STEP_PARTS

;// CONCATENATED MODULE: ./build/src/lib/json-value.js
/** Null where it is no object of JSON's, as it came from there. */
function jsonFieldsOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}

// EXTERNAL MODULE: ./build/src/lib/reason-code.js + 6 modules
var reason_code = __webpack_require__(27215);
// EXTERNAL MODULE: ./build/src/release/payload.js
var payload = __webpack_require__(26549);
;// CONCATENATED MODULE: ./build/src/release/step-record.js



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
    const fields = (0,payload/* parsePayload */.ex)(stored);
    const shared = (0,payload/* readShared */.qA)(fields);
    const part = STEP_PARTS.find((one) => one === fields["part"]);
    const stage = ["staging", "production"].find((one) => one === fields["stage"]);
    if (shared === null || fields["phase"] !== "step" || part === undefined || stage === undefined)
        return null;
    const { step, title, identity, at } = fields;
    if (!isText(step) || !isText(title) || !isText(identity) || !isNumber(at))
        return null;
    const end = readEnd(jsonFieldsOf(fields["end"]));
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
        at,
        runUrl: isText(fields["runUrl"]) ? fields["runUrl"] : null,
        plannedMs: isNumber(fields["plannedMs"]) ? fields["plannedMs"] : null,
        end,
        leaves: isText(fields["leaves"]) ? fields["leaves"] : null,
        word: readWord(jsonFieldsOf(fields["word"])),
    };
}
function readEnd(fields) {
    const verdict = readVerdict(jsonFieldsOf(fields?.["verdict"]));
    if (fields === null || verdict === null || !isNumber(fields["startedAt"]))
        return null;
    const { startedAt, untouched } = fields;
    return { verdict, details: jsonFieldsOf(fields["details"]), untouched: untouched === true, startedAt };
}
function readVerdict(fields) {
    if (fields === null)
        return null;
    const { outcome, reasonCode, summary, remedy, evidence } = fields;
    const known = ["pass", "hold", "fail"].find((one) => one === outcome);
    if (known === undefined || !isText(reasonCode) || !isText(summary) || !(0,reason_code/* mayStandWith */.ow)(reasonCode, known))
        return null;
    const words = { summary, evidence: readEvidence(evidence), ...(isText(remedy) ? { remedy } : {}) };
    // The table of codes has just said that the two may stand together.
    return { outcome: known, reasonCode, ...words };
}
function readEvidence(value) {
    if (!Array.isArray(value))
        return [];
    return value.flatMap((one) => {
        const { label, value: said, url } = jsonFieldsOf(one) ?? {};
        return isText(label) && isText(said) ? [{ label, value: said, ...(isText(url) ? { url } : {}) }] : [];
    });
}
function readWord(fields) {
    const said = ["done", "repeat", "undo"].find((one) => one === fields?.["said"]);
    return said !== undefined && isText(fields?.["reason"]) ? { said, reason: fields["reason"] } : null;
}
function isText(value) {
    return typeof value === "string";
}
function isNumber(value) {
    return Number.isFinite(value);
}


/***/ })

};
