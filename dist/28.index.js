export const id = 28;
export const ids = [28];
export const modules = {

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
