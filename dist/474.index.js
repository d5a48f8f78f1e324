export const id = 474;
export const ids = [474];
export const modules = {

/***/ 15689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f2: () => (/* binding */ itemBoxes),
/* harmony export */   g8: () => (/* binding */ reviewInputOf),
/* harmony export */   xf: () => (/* binding */ approvalOf)
/* harmony export */ });
/* harmony import */ var _boxes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2623);
/* harmony import */ var _sign_off_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(576);


/** The boxes of an item, with their marks. */
function itemBoxes(planFile, item, boxes) {
    return boxes.map((box) => ({ id: (0,_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .boxId */ .Le)(planFile, item, box.id), item, box }));
}
/** A tick counts on the commit that it was given on, and on later ones only where it was given as lasting, and the box still is. */
function approvalOf(record, { id, box }, commit) {
    const approval = record.approvals.get(id);
    if (approval === undefined)
        return null;
    if (approval.commit !== commit && !(box.lasting && approval.lasting))
        return null;
    return { ...approval, box: box.id };
}
function reviewInputOf(record, item, commit) {
    return {
        commit,
        approvals: item.boxes.flatMap((box) => approvalOf(record, box, commit) ?? []),
        override: record.overrides.get((0,_sign_off_status_js__WEBPACK_IMPORTED_MODULE_1__/* .itemId */ .XG)(item.planFile, item.title, item.overriders)) ?? null,
    };
}


/***/ }),

/***/ 84995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ plannedItems)
/* harmony export */ });
/* harmony import */ var _checklist_boxes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2623);
/* harmony import */ var _checklist_review_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15689);


/** Every item of the checklist; the gates' modules load here, since no other command needs all of them. */
async function plannedItems(plan, planFile) {
    const { gates } = await Promise.all(/* import() */[__webpack_require__.e(719), __webpack_require__.e(750)]).then(__webpack_require__.bind(__webpack_require__, 30750));
    const registry = gates;
    return plan.checklist.map((item) => {
        const gate = registry[item.gate];
        if (gate === undefined)
            throw new Error(`no gate ${item.gate}`);
        return {
            item,
            gate,
            boxes: (0,_checklist_review_input_js__WEBPACK_IMPORTED_MODULE_1__/* .itemBoxes */ .f2)(planFile, item.title, gate.boxes?.(item.spec) ?? []),
            overriders: gate.overriders?.(item.spec) ?? [],
        };
    });
}


/***/ }),

/***/ 30474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  performChecklist: () => (/* binding */ performChecklist)
});

// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
// EXTERNAL MODULE: ./build/src/lib/digest.js
var digest = __webpack_require__(39509);
;// CONCATENATED MODULE: ./build/src/checklist/asked-items.js
/**
 * Which items the job of the code items asked, as a line that the job leaves behind where it may write nothing: a notice,
 * which GitHub keeps with the job. Like its end, it is the pull request's own word about itself.
 */

const BEGINS = "Holdpoint asked these items of";
/** Stands for an item with its question: one that was added, renamed or changed since is another. */
function askedItemId(planFile, { title, gate, spec }) {
    return (0,digest/* digestOf */.o)(JSON.stringify([planFile, title, gate, spec]), 12);
}
/** 300 items, as many as a plan may have, stay below the 4,096 characters that the runner keeps of a notice. */
function renderAskedItems(commit, ids) {
    return `${BEGINS} ${commit}: ${ids.join(" ")}`;
}
/** The items that any of these lines names for the commit. */
function parseAskedItems(lines, commit) {
    const begins = `${BEGINS} ${commit}: `;
    const named = lines.filter((line) => line.startsWith(begins)).map((line) => line.slice(begins.length));
    return new Set(named.flatMap((ids) => ids.match(/\b[0-9a-f]{12}\b/g) ?? []));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/src/lib/packed-json.js

/** A value as compact text of letters, digits, `-` and `_`: JSON, deflated. */
function packJson(value) {
    return (0,external_node_zlib_.deflateRawSync)(Buffer.from(JSON.stringify(value)), { level: 9 }).toString("base64url");
}
/** Null where it is not such a text, or unpacks to more than `maximumBytes`. */
function unpackJson(text, maximumBytes) {
    try {
        const bytes = (0,external_node_zlib_.inflateRawSync)(Buffer.from(text, "base64url"), { maxOutputLength: maximumBytes });
        return JSON.parse(bytes.toString("utf8"));
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./build/src/lib/reason-code.js + 6 modules
var reason_code = __webpack_require__(27215);
;// CONCATENATED MODULE: ./build/src/checklist/code-results.js
/**
 * What the code items answered, on its way from the job that runs the pull request's code to the one that may write:
 * packed text, bounded, and on arrival nothing but data. It is the pull request's own word about itself.
 */





/** Digest of an item's question. */
function questionOf(item) {
    return (0,digest/* digestOf */.o)(JSON.stringify([item.gate, item.spec]), 12);
}
/** An environment variable of a Linux process holds 128 KiB; inputs of an action are such variables. */
const INPUT_LIMIT = 90_000;
/** What the comment keeps, beside all that it shows. */
const COMMENT_LIMIT = 16_000;
/** Unpacked; far above what we pack, far below what would hurt. */
const MAXIMUM_BYTES = 4_000_000;
/** From whole to bare: each level keeps less, until the text fits. */
const LEVELS = [
    (verdict) => verdict,
    (verdict) => ({ ...verdict, evidence: cutEvidence(verdict, 8, 1_000) }),
    (verdict) => ({ ...verdict, evidence: cutEvidence(verdict, 4, 300) }),
    (verdict) => ({ ...verdict, evidence: verdict.outcome === "pass" ? [] : cutEvidence(verdict, 2, 120) }),
    ({ measured: _measured, ...verdict }) => ({ ...verdict, evidence: [], summary: (0,cut_text/* cutText */.I)(verdict.summary, 160) }),
    ({ remedy: _remedy, measured: _measured, ...verdict }) => ({
        ...verdict,
        summary: (0,cut_text/* cutText */.I)(verdict.summary, 60),
        evidence: [],
    }),
    ({ remedy: _remedy, measured: _measured, ...verdict }) => ({ ...verdict, summary: verdict.outcome, evidence: [] }),
];
/** At most `limit` characters of letters, digits, `-` and `_`; empty where there is nothing to tell or it cannot fit. */
function packCodeResults(results, limit) {
    if (results.items.length === 0)
        return "";
    for (const level of LEVELS) {
        const items = results.items.map(({ verdict, ...item }) => ({ ...item, verdict: level(verdict) }));
        const packed = packJson({ ...results, items });
        if (packed.length <= limit)
            return packed;
    }
    return "";
}
const code_results_text = (maximum) => schemas/* string */.YjP().transform((value) => (0,cut_text/* cutText */.I)(value, maximum));
const packedResults = schemas/* object */.Ikc({
    commit: schemas/* string */.YjP().regex(/^[0-9a-f]{40}$/),
    runUrl: schemas/* url */.OZ5({ protocol: /^https?$/ })
        .max(500)
        .nullable(),
    items: schemas/* array */.YOg(schemas/* object */.Ikc({
        title: schemas/* string */.YjP().max(100),
        asked: schemas/* string */.YjP().regex(/^[0-9a-f]{12}$/),
        // What came from a job that ran a stranger's code: a verdict that contradicts itself is none.
        verdict: schemas/* object */.Ikc({
            outcome: schemas/* enum */.k5n(["pass", "fail", "hold"]),
            reasonCode: schemas/* string */.YjP(),
            summary: code_results_text(2_000),
            remedy: code_results_text(2_000).optional(),
            evidence: schemas/* array */.YOg(schemas/* object */.Ikc({ label: code_results_text(200), value: code_results_text(20_000) }))
                .max(2_000),
            measured: schemas/* record */.g1P(schemas/* string */.YjP().max(200), schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* array */.YOg(schemas/* string */.YjP().max(200)).max(2_000)]))
                .optional(),
        })
            .refine(({ outcome, reasonCode }) => (0,reason_code/* mayStandWith */.ow)(reasonCode, outcome)),
    }))
        .max(300),
});
/** Null where it is not such a text. */
function unpackCodeResults(packed) {
    const parsed = packedResults.safeParse(unpackJson(packed, MAXIMUM_BYTES));
    // Without `undefined` in place of what is not there: such a verdict is the same as one that never travelled.
    return parsed.success ? JSON.parse(JSON.stringify(parsed.data)) : null;
}
function cutEvidence({ evidence }, count, characters) {
    return evidence.slice(0, count).map((one) => ({ ...one, value: (0,cut_text/* cutText */.I)(one.value, characters) }));
}

;// CONCATENATED MODULE: ./build/src/checklist/judge-checklist.js
/** May this commit ship: the worst of all items, and what is missing in one sentence. Pure. */

/** More names than this nobody reads in one line. */
const NAMED = 5;
function judgeChecklist(items) {
    const worst = (0,lib_verdict/* worstVerdict */.zP)(items.map(({ verdict }) => verdict));
    if (worst === null) {
        return (0,lib_verdict/* hold */._2)("no_data", "The checklist has no item, so nothing was checked.", "Add items to `checklist` in the plan.");
    }
    const of = (outcome) => items.filter(({ verdict }) => verdict.outcome === outcome);
    const count = `${of("pass").length} of ${items.length} passed`;
    if (worst.outcome === "pass")
        return (0,lib_verdict/* pass */.IX)("checklist_passed", items.length === 1 ? "The only item passed." : `All ${items.length} items passed.`);
    const parts = [
        ...(of("fail").length > 0 ? [`failed: ${names(of("fail"))}`] : []),
        ...(of("hold").length > 0 ? [`open: ${names(of("hold"))}`] : []),
    ];
    const summary = `${count}; ${parts.join("; ")}.`;
    const remedy = items.length === 1 || of(worst.outcome).length === 1
        ? (worst.remedy ?? "See the item.")
        : "Each failed or open item says what to do.";
    return worst.outcome === "fail" ? (0,lib_verdict/* fail */.fJ)(worst.reasonCode, summary, remedy) : (0,lib_verdict/* hold */._2)(worst.reasonCode, summary, remedy);
}
function names(items) {
    const shown = items.slice(0, NAMED).map(({ title }) => title);
    const more = items.length - shown.length;
    return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

// EXTERNAL MODULE: ./build/src/checklist/status-record.js
var status_record = __webpack_require__(75734);
// EXTERNAL MODULE: ./build/src/release/payload.js
var payload = __webpack_require__(26549);
;// CONCATENATED MODULE: ./build/src/checklist/measurements.js

const MEASUREMENTS_TASK = "holdpoint:measurements";
const MEASUREMENTS_ENVIRONMENT = "checklist";
const MEASUREMENTS = {
    task: MEASUREMENTS_TASK,
    noun: "a record of measurements",
    parse: parseMeasurements,
};
/** The newest of this plan on this branch, or on any where it is null; `records` newest first. */
function newestMeasurements(records, plan, branch) {
    const found = records.find(({ payload }) => payload.plan === plan && (branch === null || payload.branch === branch));
    return found?.payload ?? null;
}
function parseMeasurements(stored) {
    const { holdpoint, phase, plan, branch, commit, items } = (0,payload/* parsePayload */.ex)(stored);
    if (holdpoint !== 1 || phase !== "measurements" || typeof items !== "object" || items === null)
        return null;
    if (typeof plan !== "string" || typeof branch !== "string" || typeof commit !== "string")
        return null;
    const kept = Object.entries(items).filter((entry) => isMeasured(entry[1]));
    return { holdpoint, phase, plan, branch, commit, items: Object.fromEntries(kept) };
}
function isMeasured(value) {
    return (typeof value === "object" &&
        value !== null &&
        Object.values(value).every((one) => Number.isFinite(one) || (Array.isArray(one) && one.every((name) => typeof name === "string"))));
}

// EXTERNAL MODULE: ./build/src/release/own-records.js
var own_records = __webpack_require__(67200);
;// CONCATENATED MODULE: ./build/src/commands/checklist/baseline.js
/** What items measured on the base branch, for those that compare. */



/** Records of other branches and plans may stand before ours. */
const LOOKED_AT = 100;
/** Measurements of our own, newest first. */
function readMeasurements(forge, { authors }) {
    return (0,own_records/* findOwnRecords */.wn)(MEASUREMENTS, { authors }, LOOKED_AT, (limit) => forge.listDeployments({ task: MEASUREMENTS_TASK, environment: MEASUREMENTS_ENVIRONMENT, limit }));
}
/** By an item's title; asks GitHub only where an item compares at all. `branch`: null = the newest of any, in a terminal. */
async function readBaseline(context, request, items, branch) {
    if (!items.some(({ gate }) => gate.measures === true))
        return () => null;
    // A terminal without GitHub's settings has nothing to compare with; the item that compares says so.
    if (branch === null && !(context.env["GITHUB_TOKEN"] && context.env["GITHUB_REPOSITORY"]))
        return () => null;
    try {
        const forge = await context.role("forge");
        const { records, ignored } = await readMeasurements(forge, request);
        for (const text of ignored)
            context.emit({ event: "note", at: context.clock.now(), text });
        const found = newestMeasurements(records, request.planFile, branch);
        return (title) => (found !== null && Object.hasOwn(found.items, title) ? (found.items[title] ?? null) : null);
    }
    catch (error) {
        // What cannot be compared is a hold of the item that compares; the others are asked all the same.
        if (!(error instanceof lib_error/* ProviderError */.mZ || error instanceof lib_error/* UsageError */.eb))
            throw error;
        const at = context.clock.now();
        context.emit({ event: "note", at, text: `what the base branch measured could not be read: ${error.message}` });
        return () => null;
    }
}

// EXTERNAL MODULE: ./build/src/commands/checklist/items.js
var checklist_items = __webpack_require__(84995);
;// CONCATENATED MODULE: ./build/src/commands/checklist/open-report.js
/** Ends a checklist with a report: the command's result, and what the edges show of it. */

function createReport(context, journal, request) {
    const render = (facts) => ({
        name: context.plan.name,
        planFile: request.planFile,
        pullRequest: facts.pullRequest ?? null,
        commit: facts.commit ?? context.release.commit,
        items: facts.items,
        verdict: facts.verdict,
        headline: facts.headline ?? null,
        notices: facts.notices ?? [],
        ...(facts.planChanges === undefined ? {} : { planChanges: facts.planChanges }),
        runUrl: facts.runUrl === undefined ? context.runUrl : facts.runUrl,
        codeResult: facts.codeResults ? packCodeResults(facts.codeResults, COMMENT_LIMIT) : "",
    });
    return {
        render,
        finish: ({ quiet, ...facts }) => ({
            ...journal.finishWith(facts.verdict),
            checklist: render(facts),
            quiet,
            codeResult: facts.codeResults ? packCodeResults(facts.codeResults, INPUT_LIMIT) : "",
            askedItems: facts.askedItems ?? null,
        }),
    };
}

// EXTERNAL MODULE: ./build/src/checklist/review-input.js
var review_input = __webpack_require__(15689);
// EXTERNAL MODULE: ./build/src/lib/status-description.js
var status_description = __webpack_require__(66908);
;// CONCATENATED MODULE: ./build/src/checklist/comment-command.js
/**
 * What a person may write as a comment: `/checklist` asks again, `/override <title> @<commit>: <reason>` overrides an item.
 * A push may come between what somebody read and what they wrote, so an override says which commit it is about. Asking
 * again says nothing about any commit. Pure.
 */

/** Shorter than this is no reason that anybody could read later. */
const SHORTEST_REASON = 5;
/** What stands for it where the command is shown. */
const REASON = "<reason>";
/** Fewer hex digits name no commit: the repository has others that begin with them. */
const NAMED_COMMIT = /^[0-9a-f]{7,40}$/;
const NAMED_ITEMS = 5;
/** Null where the comment is no command of ours. `titles`: of the items that may be overridden. */
function parseCommentCommand(body, titles) {
    const line = plain(body.trimStart().split(/\r?\n/, 1)[0] ?? "");
    if (/^\/checklist$/i.test(line))
        return { kind: "check" };
    if (!/^\/override\b/i.test(line))
        return null;
    if (titles.length === 0)
        return { kind: "unclear", notice: "No item of this checklist may be overridden." };
    const given = /^\/override (.*)$/i.exec(line)?.[1] ?? "";
    // The longest title first: one may be the beginning of another.
    for (const item of titles.toSorted((left, right) => right.length - left.length)) {
        const title = plain(item).toLowerCase();
        if (!given.toLowerCase().startsWith(title))
            continue;
        const rest = /^(?: @([^ :]*))? ?:(.*)$/.exec(given.slice(title.length));
        if (rest === null)
            continue;
        const [, commit = null, reason = ""] = rest;
        return { kind: "override", item, commit, reason: readReason(reason) };
    }
    const named = titles.slice(0, NAMED_ITEMS).map((title) => `“${title}”`);
    const more = titles.length > named.length ? ` and ${titles.length - named.length} more` : "";
    return {
        kind: "unclear",
        notice: `Write \`/override <title of the item> @<commit>: ${REASON}\`; the line to copy stands below the item. Items that may be overridden: ${named.join(", ")}${more}.`,
    };
}
/** The command as far as it is known before anybody writes a reason: whoever copies it names the whole commit. */
function renderOverrideCommand(title, commit) {
    return `/override ${plain(title)} @${commit}:`;
}
/** Why an override does not count for this commit, as the end of a sentence; null where it does. */
function mistakeInOverride({ item, commit, reason }, head) {
    const wanted = `\`${renderOverrideCommand(item, head)} ${REASON}\``;
    const now = `the pull request is at ${head.slice(0, 12)} now: look at that, and then write ${wanted}`;
    if (commit === null || commit === "")
        return `did not say for which commit; ${now}`;
    const named = commit.toLowerCase();
    if (!NAMED_COMMIT.test(named)) {
        return `wrote “${(0,status_description/* cutDescription */.zs)(commit, 50)}”, which is not a commit (7 to 40 hex digits); ${now}`;
    }
    if (!head.startsWith(named))
        return `named the commit ${named.slice(0, 12)}, and ${now}`;
    return reason === "" ? `gave no reason, which is recorded and so needs at least a few words; write ${wanted}` : null;
}
/** No longer than what a status keeps of it. */
function readReason(text) {
    const reason = (0,status_description/* cutDescription */.zs)(text);
    return reason.length < SHORTEST_REASON || reason === REASON ? "" : reason;
}
/** As the comment shows it: runs of spaces are one. */
function plain(text) {
    return text.trim().replace(/\s+/g, " ");
}

// EXTERNAL MODULE: ./build/src/checklist/sign-off-status.js
var sign_off_status = __webpack_require__(576);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var setting = __webpack_require__(27433);
;// CONCATENATED MODULE: ./build/src/commands/checklist/ask-items.js
/** Asks the items of a checklist side by side, as far as they do not wait for each other. */




/** Each may be a process with children of its own; beyond this a machine would only be busy with switching. */
const AT_ONCE = 50;
/** A verdict for each item, by title; shows each as it comes. */
async function askItems(context, journal, items) {
    const started = new Map();
    const limit = (0,p_limit/* default */.A)(AT_ONCE);
    const waits = waitsOf(items);
    const asked = items.filter(({ answer }) => answer === null).length;
    const running = new Set();
    let done = 0;
    const showProgress = () => {
        const names = [...running].join(", ");
        journal.progress(`${done} of ${asked} asked${names === "" ? "" : `; now: ${names}`}`);
    };
    const run = async (one) => {
        running.add(one.item.title);
        showProgress();
        try {
            return await ask(context, one);
        }
        finally {
            running.delete(one.item.title);
        }
    };
    const verdictOf = (one) => {
        let pending = started.get(one.item.title);
        if (pending === undefined) {
            pending = settle(one);
            started.set(one.item.title, pending);
        }
        return pending;
    };
    const settle = async (one) => {
        if (one.answer !== null) {
            journal.gate(one.item.title, one.answer);
            return one.answer;
        }
        const before = await Promise.all((waits.get(one) ?? []).map(async (other) => [other, await verdictOf(other)]));
        const stopped = before.find(([other, verdict]) => verdict.outcome !== "pass" && one.item.after.includes(other.item.title));
        const verdict = stopped === undefined ? await limit(() => run(one)) : notRun(stopped[0].item.title);
        done += 1;
        journal.gate(one.item.title, verdict);
        showProgress();
        return verdict;
    };
    const verdicts = await Promise.all(items.map(async (one) => [one.item.title, await verdictOf(one)]));
    return new Map(verdicts);
}
/** What each item waits for: those that it names, and a reader of files for the list's commands that do not wait for it. */
function waitsOf(items) {
    const byTitle = new Map(items.map((one) => [one.item.title, one]));
    const named = (one) => one.item.after.flatMap((title) => byTitle.get(title) ?? []);
    // Each item once: there are more ways through a list that names much than there is time.
    const waitsFor = (one, wanted, seen = new Set()) => named(one).some((other) => other === wanted || (!seen.has(other) && waitsFor(other, wanted, seen.add(other))));
    const commands = items.filter(({ item, answer }) => item.gate === "command" && answer === null);
    return new Map(items.map((one) => {
        const earlier = one.gate.after === "commands" ? commands.filter((command) => !waitsFor(command, one)) : [];
        return [one, [...new Set([...named(one), ...earlier])]];
    }));
}
async function ask(context, { item, gate, people, baseline, base }) {
    const missing = (gate.secrets?.(item.spec) ?? []).filter((name) => (context.env[name] ?? "").trim() === "");
    if (missing.length > 0)
        return secretMissing(missing);
    try {
        return await context.checkGate(item, targetOf(context), { people, baseline, base });
    }
    catch (error) {
        // A vendor's own credential: without it this item is not known, and the others are.
        if (!(error instanceof lib_error/* UsageError */.eb))
            throw error;
        const [problem] = error.problems;
        return (0,lib_verdict/* hold */._2)(error.reasonCode, problem?.message ?? error.message, problem?.remedy ?? "Fix the settings.");
    }
}
/** Nothing is deployed yet: what is looked at is production as it is now. */
function targetOf(context) {
    return {
        url: context.domainUrl(context.plan.project.domains[0] ?? ""),
        deploymentId: "",
        commit: context.release.commit,
        stage: "checklist",
        bypass: null,
    };
}
function secretMissing(names) {
    return (0,lib_verdict/* hold */._2)("secret_missing", `${names.join(", ")} ${names.length === 1 ? "is" : "are"} not set here, so this item cannot be checked.`, (0,setting/* planSecretRemedy */.QU)(names));
}
function notRun(title) {
    return (0,lib_verdict/* hold */._2)("item_not_run", `Not checked, because “${title}” did not pass.`, `Fix “${title}” first.`);
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/report-items.js
/** From the plan's items to what the checklist says of them: each is asked, or was answered elsewhere. */




/** Every item with its verdict, in the order of `items`. */
async function reportItems(context, journal, request, items, facts) {
    const { commit, record } = facts;
    const { planFile } = request;
    const verdicts = await askItems(context, journal, items.map((planned) => ({
        item: planned.item,
        gate: planned.gate,
        people: record === null ? null : (0,review_input/* reviewInputOf */.g8)(record, { ...planned, planFile, title: planned.item.title }, commit),
        baseline: facts.baseline(planned.item.title),
        base: facts.baseBranch === null ? null : `refs/heads/${facts.baseBranch}`,
        answer: facts.answer(planned),
    })));
    return items.flatMap((planned) => {
        const verdict = verdicts.get(planned.item.title);
        return verdict === undefined ? [] : [reportItem(planned, verdict, record, request, commit)];
    });
}
/** How an item stands, with its boxes; `record` is null where no pull request is looked at. */
function reportItem(planned, verdict, record, request, commit) {
    const { item, gate, boxes, overriders } = planned;
    return {
        title: item.title,
        group: item.group,
        gate: item.gate,
        kind: gate.kind,
        verdict,
        boxes: boxes.map((box) => ({
            id: box.id,
            label: box.box.label,
            approval: record === null ? null : (0,review_input/* approvalOf */.xf)(record, box, commit),
            lasting: box.box.lasting,
        })),
        // A plan that names nobody lets nobody override, whatever was recorded before it was changed.
        override: overriders.length === 0
            ? null
            : (record?.overrides.get((0,sign_off_status/* itemId */.XG)(request.planFile, item.title, overriders)) ?? null),
        overriders,
        overrideCommand: record === null || overriders.length === 0 ? null : renderOverrideCommand(item.title, commit),
    };
}

// EXTERNAL MODULE: ./build/src/lib/same-login.js
var same_login = __webpack_require__(52679);
;// CONCATENATED MODULE: ./build/src/checklist/newest-word.js

/** The newest word about a box that may count on `commit`. */
function newestWord({ id }, commit, records) {
    const withdrawals = records.flatMap(({ record }) => record.withdrawals.get(id) ?? []);
    const approvals = records.flatMap((one) => {
        const approval = one.record.approvals.get(id);
        if (approval === undefined || (approval.commit !== commit && !approval.lasting))
            return [];
        return isConfirmed(id, approval, one.commit, records) ? [approval] : [];
    });
    // Only who gave a sign-off can take it back. Of two words in one second the withdrawal stands.
    const standing = approvals.filter(({ login, at }) => !withdrawals.some((word) => (0,same_login/* sameLogin */.U)(word.login, login) && word.at >= at));
    return { approval: newestOf(standing), withdrawal: newestOf(withdrawals) };
}
/** Does the commit on which it was given still say so? */
function isConfirmed(id, approval, on, records) {
    if (approval.commit === on)
        return true;
    const given = records.find(({ commit }) => commit === approval.commit)?.record.approvals.get(id);
    return given !== undefined && given.commit === approval.commit && isSameWord(given, approval);
}
/** The commits on which sign-offs that others only carry were given, and of which nothing is known yet. */
function commitsToAsk(boxes, records) {
    const known = new Set(records.map(({ commit }) => commit));
    const given = records.flatMap(({ record }) => boxes.flatMap(({ id }) => {
        const approval = record.approvals.get(id);
        return approval?.lasting === true && !known.has(approval.commit) ? [approval.commit] : [];
    }));
    return [...new Set(given)];
}
/** Of one person and moment. */
function isSameWord(one, other) {
    return (0,same_login/* sameLogin */.U)(one.login, other.login) && one.at === other.at;
}
/** The first of the newest: the commit that is asked about stands first. */
function newestOf(words) {
    return words.reduce((newest, word) => (newest === null || word.at > newest.at ? word : newest), null);
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/settle-lasting.js



/** `earlier`: what was the head before, as far as that is known. */
async function settleLasting(forge, scope, record, earlier, boxes) {
    const lasting = boxes.filter(({ box }) => box.lasting);
    const found = [{ commit: scope.commit, record }, ...earlier];
    const asked = await Promise.all(commitsToAsk(lasting, found).map((commit) => readCommit(forge, scope, commit)));
    const records = [...found, ...asked.flatMap((one) => one ?? [])];
    const approvals = new Map(record.approvals);
    const withdrawals = new Map(record.withdrawals);
    const news = [];
    for (const box of lasting) {
        const here = record.approvals.get(box.id);
        const { approval, withdrawal } = newestWord(box, scope.commit, records);
        if (approval === null)
            approvals.delete(box.id);
        else
            approvals.set(box.id, approval);
        if (withdrawal !== null)
            withdrawals.set(box.id, withdrawal);
        if (approval !== null) {
            if (here === undefined || !isSameWord(here, approval))
                news.push({ box, given: true, word: approval });
        }
        else if (withdrawal !== null) {
            const said = record.withdrawals.get(box.id);
            if (said === undefined || !isSameWord(said, withdrawal))
                news.push({ box, given: false, word: withdrawal });
        }
    }
    return { record: { ...record, approvals, withdrawals }, news };
}
/** Null where GitHub has the commit no more: what was given on it cannot be confirmed, and does not count. */
async function readCommit(forge, scope, commit) {
    try {
        return { commit, record: (0,status_record/* parseStatusRecord */.fo)(await forge.listCommitStatuses(commit), { ...scope, commit }) };
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ && (error.status === 404 || error.status === 422))
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/check-here.js
/** A checklist that writes nothing: the code items in their own job, or all items in a terminal. */










/** The items that run the repository's code, with their results packed for the job that publishes. */
async function checkCode(context, journal, request) {
    const items = (await (0,checklist_items/* plannedItems */.H)(context.plan, request.planFile)).filter(({ gate }) => gate.kind === "code");
    const report = createReport(context, journal, request);
    const { commit } = context.release;
    if (items.length === 0) {
        const verdict = (0,lib_verdict/* pass */.IX)("checklist_passed", "The checklist has no item that runs code of the repository.");
        return report.finish({ items: [], verdict, headline: verdict.summary, quiet: true });
    }
    const baseline = await readBaseline(context, request, items, branchOf(request));
    const facts = { commit, record: null, baseline, baseBranch: null, answer: () => null };
    const reported = await reportItems(context, journal, request, items, facts);
    const asked = new Map(items.map(({ item }) => [item.title, questionOf(item)]));
    const results = reported.map(({ title, verdict }) => ({ title, asked: asked.get(title) ?? "", verdict }));
    const verdict = judgeChecklist(reported);
    const ids = items.map(({ item }) => askedItemId(request.planFile, item));
    return report.finish({
        items: reported,
        verdict,
        // A fork's run leaves nothing else that could be read later.
        askedItems: request.event?.kind === "pull-request" && verdict.outcome === "pass" ? renderAskedItems(commit, ids) : null,
        headline: `Items that run code: ${verdict.summary}`,
        codeResults: { commit, runUrl: context.runUrl, items: results },
        // On the base branch nobody waits: the first run has nothing yet to compare with, and that is why it is made.
        quiet: request.event?.kind === "push" && verdict.outcome === "hold",
    });
}
/** Every item, for a person at a terminal; with a pull request's number, people's recorded words count too. */
async function checkHere(context, journal, request) {
    const all = await (0,checklist_items/* plannedItems */.H)(context.plan, request.planFile);
    const items = request.only === "world" ? all.filter(({ gate }) => gate.kind === "world") : all;
    const report = createReport(context, journal, request);
    if (items.length === 0) {
        return report.finish({ items: [], verdict: judgeChecklist([]), quiet: true });
    }
    const [record, baseline] = await Promise.all([
        readRecord(context, request, items),
        readBaseline(context, request, items, branchOf(request)),
    ]);
    const { commit } = context.release;
    const reported = await reportItems(context, journal, request, items, {
        commit,
        record,
        baseline,
        baseBranch: null,
        answer: () => null,
    });
    return report.finish({
        items: reported,
        verdict: judgeChecklist(reported),
        pullRequest: request.pullRequest,
        quiet: false,
    });
}
function branchOf({ event }) {
    if (event?.kind === "pull-request" || event?.kind === "merge-group")
        return event.baseBranch;
    return event?.kind === "push" ? event.branch : null;
}
async function readRecord(context, request, items) {
    const { pullRequest, authors, planFile } = request;
    if (pullRequest === null)
        return null;
    const { commit } = context.release;
    const forge = await context.role("forge");
    // Only sign-offs are read, and they are the pull request's own.
    const scope = { authors, planFile, pullRequest, commit, into: null };
    const found = (0,status_record/* parseStatusRecord */.fo)(await forge.listCommitStatuses(commit), scope);
    const boxes = items.flatMap((item) => item.boxes);
    return (await settleLasting(forge, scope, found, [], boxes)).record;
}

;// CONCATENATED MODULE: ./build/src/checklist/judge-plan-branch.js
/**
 * Whether the plan of a base branch counts. Pure. Whoever can push to a branch writes its plan, and a plan says what is
 * asked, who may sign off, and where the secrets that it names are sent.
 */

/** Null where it counts. `listed` are the names in the workflow's input, which stands on the default branch. */
function judgePlanBranch({ baseBranch, defaultBranch }, listed) {
    if (baseBranch === defaultBranch || listed.includes(baseBranch))
        return null;
    const other = defaultBranch === null ? "the default branch, as far as is known," : `the default branch (${defaultBranch})`;
    return (0,lib_verdict/* hold */._2)("plan_branch_not_listed", `The plan of ${baseBranch} does not count: it is neither ${other} nor named in plan-branches.`, `If ${baseBranch} is as protected as the default branch, name it in the workflow that calls checklist.yml, on the default branch: \`plan-branches: ${baseBranch}\`. Otherwise change the pull request's base branch.`);
}

// EXTERNAL MODULE: ./build/src/lib/find-checkout.js
var find_checkout = __webpack_require__(26963);
// EXTERNAL MODULE: ./build/src/lib/inside-directory.js
var inside_directory = __webpack_require__(58211);
// EXTERNAL MODULE: ./build/src/report/checklist/boxes.js
var boxes = __webpack_require__(38478);
// EXTERNAL MODULE: ./build/src/report/checklist/detail.js
var checklist_detail = __webpack_require__(18058);
// EXTERNAL MODULE: ./build/src/report/checklist/facts.js
var facts = __webpack_require__(38124);
// EXTERNAL MODULE: ./build/src/report/checklist/items.js
var items = __webpack_require__(3083);
// EXTERNAL MODULE: ./build/src/report/plan-changes.js
var plan_changes = __webpack_require__(33653);
// EXTERNAL MODULE: ./build/src/report/checklist/marks.js
var marks = __webpack_require__(5937);
// EXTERNAL MODULE: ./build/src/report/checklist/verdict.js
var verdict = __webpack_require__(55194);
;// CONCATENATED MODULE: ./build/src/report/checklist/comment.js








/** UTF-16 units. GitHub refuses a body of more than 65,536 characters. */
const MAXIMUM_COMMENT = 65_000;
const TOO_LONG = "This checklist is too long for a comment; see the run for all of it.";
/** The same report gives the same text, and never more than MAXIMUM_COMMENT of it. */
function renderChecklistComment(report) {
    for (const detail of checklist_detail/* DETAILS */.D) {
        // Escaping megabytes only to see that they do not fit takes seconds.
        if (rawLength(report.items, detail) > 1.2 * MAXIMUM_COMMENT)
            continue;
        const text = renderWith(report, detail);
        if (text.length <= MAXIMUM_COMMENT)
            return text;
    }
    return renderLeast(report);
}
/** Characters of the items' texts before anything is escaped. */
function rawLength(items, detail) {
    const lengths = items.map(({ title, verdict: { outcome, summary, evidence } }) => {
        if ((outcome === "pass" ? detail.passes : detail.open) === "counted")
            return 0;
        const folded = outcome === "pass" || detail.folds === "nobody" ? [] : evidence;
        return [
            title,
            summary.slice(0, outcome === "pass" ? detail.passing : detail.finding),
            ...folded.map(({ value }) => value.slice(0, detail.evidence)),
        ].join("").length;
    });
    return lengths.reduce((sum, length) => sum + length, 0);
}
function renderWith(report, detail) {
    const head = `${(0,marks/* renderChecklistMarker */.l2)(report)}\n${(0,verdict/* renderChecklistVerdict */.C)(report)}`;
    const parts = [
        head,
        (0,items/* renderItems */.$)(report, detail),
        (0,boxes/* renderBoxes */.UW)(report.items, detail.boxes),
        (0,plan_changes/* renderPlanChanges */.H)(report.planChanges ?? [], detail.notices, detail.notice),
        (0,facts/* renderNotices */.W)(report.notices, detail.notices, detail.notice),
        (0,facts/* renderFacts */.I)(report),
        ...(detail.passes === "counted" ? [TOO_LONG] : []),
        (0,marks/* renderRunMark */.Vl)(report.runUrl),
        ...(detail.code ? [(0,marks/* renderCodeBlock */.XD)(report.codeResult)] : []),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
/** Nothing but the verdict and the boxes: a plan of hundreds of groups, or of more boxes than a comment holds. */
function renderLeast(report) {
    const head = `${(0,marks/* renderChecklistMarker */.l2)(report)}\n${(0,verdict/* renderChecklistVerdict */.C)(report)}`;
    const tail = [(0,facts/* renderFacts */.I)(report), TOO_LONG, (0,marks/* renderRunMark */.Vl)(report.runUrl)].join("\n\n");
    const rest = MAXIMUM_COMMENT - head.length - tail.length - 100;
    const items = report.items.map((item) => ({ ...item, group: null }));
    const sizes = [10, 4, 1].map((characters) => (0,boxes/* renderBoxes */.UW)(items, characters));
    const lines = (sizes.find((text) => text.length <= rest) ?? sizes.at(-1) ?? "").split("\n");
    let room = rest;
    const fitting = lines.filter((line) => (room -= line.length + 1) >= 0);
    const missing = lines.length - fitting.length;
    const note = missing > 0 ? [`${missing} more boxes do not fit: split the plan.`] : [];
    return `${[head, fitting.join("\n"), ...note, tail].join("\n\n").trimEnd()}\n`;
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/body-digest.js


/** Digest of a comment's text: the same however its boxes are ticked, and another one for any other change. */
function bodyDigest(body) {
    return (0,status_record/* commentDigest */.qx)((0,marks/* withoutTicks */.Zf)(body));
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/code-answers.js
/** The answers of code items, from where they were asked: this run's own job, an earlier run, or only that job's end. */





/** Name of the job in checklist.yml; GitHub puts the caller's job before it. */
const CODE_JOB = /(?:^|\/ )Code gates$/;
async function codeAnswers(forge, view, items, packed, event) {
    const wanted = items.filter(({ gate }) => gate.kind === "code");
    if (wanted.length === 0)
        return { verdicts: new Map(), results: null };
    const results = ofCommit(view, packed) ?? ofOurTexts(view, event);
    if (results !== null) {
        const answered = new Map(results.items.map((one) => [one.title, one]));
        const verdicts = wanted.map(({ item }) => {
            const answer = answered.get(item.title);
            if (answer === undefined)
                return [item.title, unanswered()];
            return [item.title, answer.asked === questionOf(item) ? answer.verdict : askedOtherwise()];
        });
        return { verdicts: new Map(verdicts), results };
    }
    // A pull request from a fork: its run may not write, so its job's end and notices are all that it could leave.
    const jobs = (await forge.listCheckRuns(view.facts.commit)).filter(({ name, app }) => CODE_JOB.test(name) && app === "github-actions");
    const verdict = ofJobs(jobs);
    const notes = verdict.outcome === "pass" ? await Promise.all(jobs.map(({ id }) => forge.listCheckNotes(id))) : [];
    const asked = parseAskedItems(notes.flat(), view.facts.commit);
    const verdicts = wanted.map(({ item }) => {
        const isOpen = verdict.outcome === "pass" && !asked.has(askedItemId(view.facts.planFile, item));
        return [item.title, isOpen ? notAsked(verdict) : verdict];
    });
    return { verdicts: new Map(verdicts), results: null };
}
/**
 * What the comment carries; where somebody wiped it, what it carried before that. Only the newest text that we wrote is
 * believed: an older one may carry answers that a later run replaced.
 */
function ofOurTexts(view, event) {
    const texts = [view.comment?.body, event?.bodyBefore, event?.action === "deleted" ? event.body : null];
    for (const text of texts) {
        if (text == null || bodyDigest(text) !== view.record.digest)
            continue;
        const results = ofCommit(view, (0,marks/* parseCodeBlock */.Qq)(text));
        if (results !== null)
            return results;
    }
    return null;
}
function askedOtherwise() {
    return (0,lib_verdict/* hold */._2)("result_unknown", "The plan's item has changed since the commands ran.", "Run the workflow of this commit again.");
}
function ofCommit({ facts }, packed) {
    const results = packed === "" ? null : unpackCodeResults(packed);
    return results?.commit === facts.commit ? results : null;
}
/** Of an item that should have been asked in the job of the code items. */
function unanswered() {
    return (0,lib_verdict/* hold */._2)("result_unknown", "The job that runs the commands reported no result for this item.", "Run the workflow of this commit again.");
}
function notAsked({ evidence }) {
    return (0,lib_verdict/* hold */._2)("result_unknown", "The job that runs the commands passed, but did not ask this item: the plan has it in this form only since then.", "Run the workflow of this commit again, then comment `/checklist`.", evidence);
}
function ofJobs(jobs) {
    const evidence = jobs.map(({ name, status, conclusion, url }) => ({
        label: name,
        value: conclusion ?? status,
        ...(url === null ? {} : { url }),
    }));
    if (jobs.length === 0) {
        return (0,lib_verdict/* hold */._2)("result_unknown", "The job that runs the commands has not run for this commit.", "Let the pull request's workflow run (a first-time contributor's needs approval), then comment `/checklist`.");
    }
    if (jobs.some(({ status }) => status !== "completed")) {
        return (0,lib_verdict/* hold */._2)("result_unknown", "The job that runs the commands has not ended yet.", "Wait for it, then comment `/checklist`.", evidence);
    }
    if (jobs.every(({ conclusion }) => conclusion === "success")) {
        return (0,lib_verdict/* pass */.IX)("gate_passed", "Passed with every other command in the job of this commit.", evidence);
    }
    return (0,lib_verdict/* hold */._2)("result_unknown", "The job that runs the commands did not pass, and only its log says which of them failed.", "Read the job's log, fix what failed, and push.", evidence);
}

// EXTERNAL MODULE: ./build/src/engine/require-author.js
var require_author = __webpack_require__(19651);
// EXTERNAL MODULE: ./build/src/lib/authors.js
var lib_authors = __webpack_require__(60357);
;// CONCATENATED MODULE: ./build/src/commands/checklist/earlier-records.js



async function earlierRecords(forge, facts, { before, texts }) {
    const { commit, beforeCommit } = facts;
    const told = beforeCommit === null || beforeCommit === commit
        ? null
        : (before ?? (await readCommit(forge, facts, beforeCommit)));
    if (told !== null && told.record.current !== null)
        return [told];
    // No push is known of, or it replaced a commit that was never checked.
    const shown = await shownBefore(forge, facts, texts);
    return [...(told === null ? [] : [told]), ...(shown === null ? [] : [shown])];
}
/** What stands on the commit that a text of ours speaks of; null where none is on record, or it is the one that is asked about. */
async function shownBefore(forge, facts, texts) {
    const asked = new Set([facts.commit]);
    for (const text of texts) {
        const mark = (0,marks/* parseChecklistMarker */.Ii)(text);
        if (mark === null || mark.planFile !== facts.planFile || asked.has(mark.commit))
            continue;
        asked.add(mark.commit);
        const found = await readCommit(forge, facts, mark.commit);
        if (found !== null && found.record.digest === bodyDigest(text))
            return found;
    }
    return null;
}
/** What our comment says now and, where the event tells, said before an edit or its deletion. */
function textsOfOurs(body, event) {
    return [body, event?.bodyBefore ?? null, event?.action === "deleted" ? event.body : null].flatMap((text) => text ?? []);
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/write-sign-off.js


/** Records a sign-off, or that it was taken back. */
async function writeSignOff(forge, { commit, pullRequest }, box, word, given) {
    const status = (0,sign_off_status/* renderSignOff */.Lf)({ ...word, given, box, pullRequest });
    try {
        await forge.setCommitStatus(commit, status);
    }
    catch (error) {
        // GitHub takes 1,000 statuses of a context, and whoever may push can use them up so that nothing more is heard.
        if (!(error instanceof lib_error/* ProviderError */.mZ) || error.status !== 422)
            throw error;
        await forge.setCommitStatus(commit, (0,sign_off_status/* withSpareContext */.hf)(status));
    }
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/pull-request-view.js







/** `event`: where a comment was written, edited or deleted. */
async function openView(forge, facts, boxes, event) {
    const found = (0,status_record/* parseStatusRecord */.fo)(await forge.listCommitStatuses(facts.commit), facts);
    const { before, ...ours } = await findComment(forge, facts, found, event);
    const texts = textsOfOurs(ours.comment?.body ?? null, event);
    const lasts = boxes.some(({ box }) => box.lasting);
    const earlier = lasts ? await earlierRecords(forge, facts, { before, texts }) : [];
    const { record, news } = await settleLasting(forge, facts, found, earlier, boxes);
    for (const { box, given, word } of news)
        await writeSignOff(forge, facts, box, { commit: facts.commit, lasting: false, ...word }, given);
    return { facts, record, ...ours };
}
async function findComment(forge, facts, record, event) {
    if (record.current === null && facts.beforeCommit !== null) {
        const before = await readCommit(forge, facts, facts.beforeCommit);
        const commentId = before?.record.current?.commentId ?? null;
        if (commentId !== null)
            return { comment: null, commentId, before, lookAlike: false };
        return { ...(await findOurs(forge, facts)), before };
    }
    const known = record.current?.commentId ?? null;
    if (known === null)
        return findOurs(forge, facts);
    const comment = await currentComment(forge, known, record, event);
    // It was deleted. After a push back to an older commit its place may be taken already, which that commit does not tell.
    if (comment === null)
        return findOurs(forge, facts);
    return { comment, commentId: comment.id, before: null, lookAlike: false };
}
/** An edit's own text is the newest one where the newest status speaks of it, so it need not be read again. */
async function currentComment(forge, id, record, event) {
    if (event?.commentId === id && event.action === "deleted")
        return null;
    const told = event?.commentId === id && event.action === "edited";
    if (told && bodyDigest(event.body) === record.digest) {
        return { id, body: event.body, author: event.commentAuthor, url: urlOf(record) };
    }
    return forge.readComment(id);
}
/** The comment's own address, out of the status's link. */
function urlOf({ current }) {
    const url = new URL(current?.targetUrl ?? "https://github.com");
    url.searchParams.delete("holdpoint");
    return url.href;
}
/** Our comment among all of the pull request. */
async function findOurs(forge, { authors, planFile, pullRequest }) {
    const marker = (0,marks/* checklistMarker */.LJ)(planFile);
    let lookAlike = false;
    const comment = await forge.findComment(pullRequest, (one) => {
        if (!one.body.startsWith(marker))
            return false;
        const isOurs = (0,lib_authors/* isAuthor */.ad)(one.author, authors);
        lookAlike ||= !isOurs;
        return isOurs;
    });
    return { comment, commentId: comment?.id ?? null, before: null, lookAlike };
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/publish.js
/** Brings the comment and the commit's status to what the report says: written only where something changed. */







const STATE = { pass: "success", fail: "failure", hold: "pending" };
/** The status of a commit that has no comment. Throws ProviderError where it cannot be written. */
async function publishStatus(forge, scope, verdict, runUrl) {
    const { creator } = await forge.setCommitStatus(scope.commit, {
        context: (0,status_record/* checklistContext */.MY)(scope),
        state: STATE[verdict.outcome],
        description: (0,status_description/* commitStatusDescription */.ug)(verdict.summary),
        ...(runUrl === null ? {} : { targetUrl: runUrl }),
    });
    (0,require_author/* requireAuthor */.R)(scope.authors, creator);
}
/** Throws ProviderError where the status cannot be written: then nobody would know the verdict. */
async function publish(forge, journal, view, report) {
    const body = renderChecklistComment(report);
    const context = (0,status_record/* checklistContext */.MY)(view.facts);
    if (view.lookAlike && view.commentId === null) {
        // Under whose name this token writes is asked first, so that a wrong one leaves no comment at each run.
        const asked = { context, state: "pending", description: "The checklist is being checked." };
        (0,require_author/* requireAuthor */.R)(view.facts.authors, (await forge.setCommitStatus(view.facts.commit, asked)).creator);
    }
    const comment = await writeComment(forge, journal, view, body);
    const digest = bodyDigest(body);
    const wanted = {
        context,
        state: STATE[report.verdict.outcome],
        description: (0,status_description/* commitStatusDescription */.ug)(report.verdict.summary),
        targetUrl: comment === null ? report.runUrl : (0,status_record/* renderTargetUrl */.PN)(comment.url, digest),
    };
    if (!view.record.replaced && sameStatus(view.record.current, wanted))
        return;
    const { targetUrl, ...status } = wanted;
    const written = await forge.setCommitStatus(view.facts.commit, {
        ...status,
        ...(targetUrl === null ? {} : { targetUrl }),
    });
    (0,require_author/* requireAuthor */.R)(view.facts.authors, written.creator);
}
function sameStatus(current, wanted) {
    return (current?.state === wanted.state &&
        current.description === wanted.description &&
        current.targetUrl === wanted.targetUrl);
}
/** Null where the comment could not be written (a locked conversation): the status speaks all the same. */
async function writeComment(forge, journal, view, body) {
    const { comment, facts } = view;
    if (comment !== null && normalized(comment.body) === normalized(body))
        return comment;
    try {
        const written = await updateOrCreate(forge, view, body);
        (0,require_author/* requireAuthor */.R)(facts.authors, written.author);
        return written;
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ) || error.reasonCode === "usage")
            throw error;
        journal.note(`The comment could not be written: ${error.message} ${error.remedy}`);
        return null;
    }
}
async function updateOrCreate(forge, { commentId, facts }, body) {
    if (commentId !== null) {
        try {
            return await forge.updateComment(commentId, body);
        }
        catch (error) {
            if (!(error instanceof lib_error/* ProviderError */.mZ) || (error.status !== 404 && error.status !== 410))
                throw error;
            // Deleted by a person: another one takes its place, and may have done so already.
            const { commentId: next } = await findOurs(forge, facts);
            if (next !== null)
                return forge.updateComment(next, body);
        }
    }
    return forge.createComment(facts.pullRequest, body);
}
function normalized(body) {
    return body.replaceAll("\r\n", "\n").trimEnd();
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/wrong-files.js
/** Why the files here say nothing about the commit that a verdict would be written to. */

/** Gates look for links in paths of the plan; the folder that these begin at may be one as well. */
function outside(directory) {
    return (0,lib_verdict/* hold */._2)("no_data", `The folder ${directory} is a link that leads out of the pull request's files; nothing in it was read, and nothing was written.`, "Check the folder in as a folder and not as a link.");
}
function otherCommit(checked, head) {
    return (0,lib_verdict/* hold */._2)("head_moved", checked === null
        ? "The commit that the files here belong to is not known; nothing was written."
        : `The pull request is at ${head}, but the files here are of ${checked}; nothing was written.`, checked === null
        ? "Check out the pull request's head with actions/checkout into `directory`."
        : "Nothing to do: the newer commit has a run of its own.");
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/check-merge-group.js














async function checkMergeGroup(context, journal, request, event) {
    const report = createReport(context, journal, request);
    const wrong = await wrongFiles(context, event);
    if (wrong !== null)
        return report.finish({ items: [], verdict: wrong, quiet: true });
    const items = await (0,checklist_items/* plannedItems */.H)(context.plan, request.planFile);
    if (items.length === 0)
        return report.finish({ items: [], verdict: judgeChecklist([]), quiet: true });
    const forge = await context.role("forge");
    const { authors, planFile } = request;
    const { commit, baseBranch, defaultBranch } = event;
    const into = defaultBranch === null || baseBranch === defaultBranch ? null : baseBranch;
    const scope = { authors, planFile, commit, into, pullRequest: event.pullRequest ?? 0 };
    const refused = judgePlanBranch(event, request.planBranches);
    const reported = refused ?? (await askAll({ context, journal, request, forge, items, event, scope }));
    const verdict = "outcome" in reported ? reported : judgeChecklist(reported);
    await publishStatus(forge, scope, verdict, context.runUrl);
    return report.finish({
        items: "outcome" in reported ? [] : reported,
        verdict,
        pullRequest: event.pullRequest,
        quiet: true,
    });
}
/** Every item's answer, or why none is known. */
async function askAll(asked) {
    const { context, journal, request, forge, items, event, scope } = asked;
    const pull = event.pullRequest === null ? null : await forge.readPullRequest(event.pullRequest);
    if (pull === null)
        return unknownPullRequest(event);
    const headScope = { ...scope, commit: pull.headCommit };
    const found = (0,status_record/* parseStatusRecord */.fo)(await forge.listCommitStatuses(pull.headCommit), headScope);
    const boxes = items.flatMap((item) => item.boxes);
    const { record: head } = await settleLasting(forge, headScope, found, [], boxes);
    const facts = { ...scope, pullRequestAuthor: pull.author, baseBranch: event.baseBranch, beforeCommit: null };
    // No answer of the head's code: the queue's commit is another one.
    const view = { facts, record: head, comment: null, commentId: null, lookAlike: false };
    const [code, baseline] = await Promise.all([
        codeAnswers(forge, view, items, request.codeResult, null),
        readBaseline(context, request, items, event.baseBranch),
    ]);
    return reportItems(context, journal, request, items, {
        // What people said for the head counts for what the queue makes of it.
        commit: pull.headCommit,
        record: head,
        baseline,
        baseBranch: event.baseBranch,
        answer: ({ item }) => code.verdicts.get(item.title) ?? null,
    });
}
async function wrongFiles({ directory }, { commit }) {
    const checkout = await (0,find_checkout/* findCheckout */.I)(directory);
    if (checkout !== null && (await (0,inside_directory/* leadsOutside */.d)(checkout.root, directory)))
        return outside(directory);
    return checkout?.commit === commit ? null : otherCommit(checkout?.commit ?? null, commit);
}
function unknownPullRequest({ commit, pullRequest }) {
    return (0,lib_verdict/* hold */._2)("not_found", pullRequest === null
        ? `Which pull request the merge queue's commit ${commit.slice(0, 12)} brings is not known.`
        : `There is no pull request #${pullRequest}, which the merge queue's commit ${commit.slice(0, 12)} brings.`, "Take the pull request out of the queue and put it in again; if that changes nothing, merge it without the queue.");
}

// EXTERNAL MODULE: ./build/src/checklist/boxes.js
var checklist_boxes = __webpack_require__(2623);
;// CONCATENATED MODULE: ./build/src/checklist/ticks.js


function parseEdit(facts) {
    const { event, authors, before, after, shown, boxes } = facts;
    if (!facts.marked || !(0,lib_authors/* isAuthor */.ad)(event.commentAuthor, authors) || (0,lib_authors/* isAuthor */.ad)(event.sender, authors))
        return { kind: "not-ours" };
    if (event.action !== "edited" || before === null)
        return { kind: "attempts", attempts: [] };
    const changed = boxes.filter(({ id }) => after.boxes.get(id) !== before.boxes.get(id));
    const ticked = changed.length > 0 ? " Ticks made with that edit do not count; please tick again." : "";
    if (!shown.has(after.digest)) {
        return {
            kind: "restored",
            notice: shown.has(before.digest)
                ? `${event.sender} changed the text of this comment; it was put back.${ticked}`
                : `This comment showed another commit or a changed text when ${event.sender} edited it; it is up to date again.${ticked}`,
        };
    }
    if (!shown.has(before.digest)) {
        return {
            kind: "restored",
            notice: `The text of this comment had been changed by somebody; it was put back.${ticked}`,
        };
    }
    return {
        kind: "attempts",
        attempts: changed.flatMap((box) => {
            const [was, is] = [before.boxes.get(box.id), after.boxes.get(box.id)];
            if (was === undefined || is === undefined)
                return [];
            const lasting = before.lasting.has(box.id) && after.lasting.has(box.id);
            return [{ box, give: is, lasting, login: event.sender, at: event.at ?? facts.now }];
        }),
    };
}
/** What becomes of one attempt. Events need not be heard in the order in which people acted: a later word stands. */
function decideTick(attempt, right, { approval, withdrawals }, senderIsBot) {
    const { box, give, login, at } = attempt;
    const name = `“${box.item}” (${box.box.label})`;
    if (!give)
        return decideWithdrawal(attempt, right, approval, name);
    if (approval !== null)
        return { kind: "nothing" };
    if (withdrawals.some((word) => (0,same_login/* sameLogin */.U)(word.login, login) && word.at > at))
        return { kind: "nothing" };
    if (senderIsBot)
        return { kind: "set-back", notice: `${login} is an app, and ${name} asks for a person; the tick was set back.` };
    switch (right.may) {
        case "yes":
            return { kind: "record", attempt };
        case "no":
            return {
                kind: "set-back",
                notice: `${login} ticked ${name}, but ${right.why}; the tick was set back. Thank you for looking.`,
            };
        case "unknown":
            return {
                kind: "set-back",
                notice: `${login} ticked ${name} and ${right.why}; nobody can say whether it counts, so it was set back.`,
            };
    }
}
/** Only the person who gave a sign-off can withdraw it; anybody else's untick changes nothing. */
function decideWithdrawal(attempt, right, current, name) {
    // A tick of theirs that is heard later must not count any more.
    if (current === null)
        return right.may === "yes" ? { kind: "record", attempt } : { kind: "nothing" };
    if ((0,same_login/* sameLogin */.U)(current.login, attempt.login)) {
        return current.at > attempt.at ? { kind: "nothing" } : { kind: "record", attempt };
    }
    return {
        kind: "set-back",
        notice: `${attempt.login} unticked ${name}, which ${current.login} had signed; only ${current.login} can take that back, so it stands.`,
    };
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/read-teams.js


/** Who is in the teams that these names hold; null for one that the token cannot see. */
async function readTeams(forge, names) {
    const entries = await Promise.all((0,checklist_boxes/* teamsIn */.ON)(names).map(async (team) => {
        const [organization = "", slug = ""] = team.split("/");
        const members = await forge.listTeamMembers(organization, slug).catch((error) => {
            if (error instanceof lib_error/* ProviderError */.mZ)
                return null;
            throw error;
        });
        return [team, members];
    }));
    return new Map(entries);
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/apply-override.js
/** Takes an override into the record, or says what to write instead. */





async function applyOverride({ forge, view, items, event, now }) {
    const { facts, record } = view;
    const refused = (notice) => ({ record, notices: [notice] });
    const open = items.filter(({ overriders }) => overriders.length > 0);
    const command = parseCommentCommand(event.body, open.map(({ item }) => item.title));
    if (command === null || command.kind === "check")
        return { record, notices: [] };
    if (command.kind === "unclear")
        return refused(command.notice);
    const wanted = open.find(({ item }) => item.title === command.item);
    const names = wanted?.overriders ?? [];
    const right = event.senderIsBot
        ? { may: "no", why: "is an app, and only a person can override" }
        : (0,checklist_boxes/* isOneOf */.EK)(event.sender, names, await readTeams(forge, names));
    const asked = `${event.sender} asked to override “${command.item}”`;
    if (right.may !== "yes")
        return refused(`${asked}, but ${right.why}; nothing was changed.`);
    const mistake = mistakeInOverride(command, facts.commit);
    if (mistake !== null)
        return refused(`${asked}, but ${mistake}.`);
    // Two commits may begin alike, and on purpose. What was written before this one was shown speaks of another one.
    if (record.shownSince === null || event.at === null || event.at < record.shownSince) {
        return refused(`${asked} before this commit was checked; please review it and write the comment again.`);
    }
    const { context, state, description } = (0,sign_off_status/* renderOverride */.Z6)({
        item: command.item,
        itemId: (0,sign_off_status/* itemId */.XG)(facts.planFile, command.item, names),
        login: event.sender,
        at: now,
        reason: command.reason,
        pullRequest: facts.pullRequest,
    });
    const written = await forge.setCommitStatus(facts.commit, { context, state, description });
    // As it was kept, cut where GitHub keeps no more: every later run shows the same words.
    const { overrides } = (0,status_record/* parseStatusRecord */.fo)([written], { ...facts, authors: [written.creator] });
    return { record: { ...record, overrides: new Map([...record.overrides, ...overrides]) }, notices: [] };
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/apply-comment-event.js
/** Takes what people said with this event (ticks, an override) into the record, or says politely why not. */








async function applyCommentEvent(hearing) {
    return hearing.event.action === "created" ? applyOverride(hearing) : applyEdit(hearing);
}
async function applyEdit(hearing) {
    const { forge, view, items, event, now } = hearing;
    const { facts, record } = view;
    const boxes = items.flatMap((item) => item.boxes);
    const reading = parseEdit({
        event,
        authors: facts.authors,
        marked: [event.body, event.bodyBefore ?? ""].some((text) => text.startsWith((0,marks/* checklistMarker */.LJ)(facts.planFile))),
        before: event.bodyBefore === null ? null : readText(event.bodyBefore),
        after: readText(event.body),
        shown: record.digests,
        boxes,
        now,
    });
    if (reading.kind === "not-ours")
        return { record, notices: [] };
    if (reading.kind === "restored")
        return { record, notices: [reading.notice] };
    const standing = new Map(boxes.flatMap((box) => {
        // A sign-off that was carried here while its box was lasting counts no more where the plan has changed since.
        const approval = (0,review_input/* approvalOf */.xf)(record, box, facts.commit);
        return approval === null ? [] : [[box.id, approval]];
    }));
    const teams = await readTeams(forge, reading.attempts.flatMap(({ give, box }) => (give || !standing.has(box.id) ? box.box.by : [])));
    const approvals = new Map(record.approvals);
    const notices = [];
    let current = record.current;
    for (const attempt of reading.attempts) {
        const { box, login, give, lasting, at } = attempt;
        const others = boxes
            .filter(({ item, id }) => item === box.item && id !== box.id)
            .flatMap(({ id }) => standing.get(id) ?? []);
        const approval = standing.get(box.id) ?? null;
        const right = (0,checklist_boxes/* mayTick */.Rf)(box, login, facts.pullRequestAuthor, others, teams);
        const withdrawals = [record.withdrawals.get(box.id) ?? [], record.takenBack.get(box.id) ?? []].flat();
        const decision = decideTick(attempt, right, { approval, withdrawals }, event.senderIsBot);
        if (decision.kind === "set-back")
            notices.push(decision.notice);
        if (decision.kind !== "record")
            continue;
        const sign = { box: box.box.id, login, at, commit: facts.commit, lasting };
        if (!give && approval !== null && approval.commit !== facts.commit) {
            // First where it was given, which every commit that carries it is asked by: a run that ends here has said enough.
            await writeSignOff(forge, { ...facts, commit: approval.commit }, box, sign, give);
        }
        await writeSignOff(forge, facts, box, sign, give);
        if (!give)
            current = await suspend(forge, facts, current);
        if (give) {
            standing.set(box.id, sign);
            approvals.set(box.id, sign);
        }
        else {
            standing.delete(box.id);
            approvals.delete(box.id);
        }
    }
    return { record: { ...record, current, approvals }, notices };
}
/** What was withdrawn must not pass for minutes more, or for good where this run is cancelled before it has a verdict. */
async function suspend(forge, facts, current) {
    if (current?.state !== "success")
        return current;
    const { context, targetUrl, commentId } = current;
    const open = {
        context,
        state: "pending",
        description: "A sign-off was withdrawn; the checklist is checked again.",
    };
    const written = await forge.setCommitStatus(facts.commit, { ...open, ...(targetUrl === null ? {} : { targetUrl }) });
    return { ...written, commentId };
}
function readText(body) {
    return { digest: bodyDigest(body), boxes: (0,marks/* parseBoxes */.pI)(body), lasting: (0,marks/* parseLastingBoxes */.xE)(body) };
}

// EXTERNAL MODULE: ./build/src/plan/read-file.js
var read_file = __webpack_require__(97864);
;// CONCATENATED MODULE: ./build/src/commands/checklist/base-plan.js
/** The base branch's plan is the one that counts; differences of the pull request's own plan are reported. */





/**
 * What lies here is the base branch's plan where the event tells the base branch, which the workflow then checks out, and
 * the default branch's in a comment's run. In every other case it is fetched. Throws UsageError where it has mistakes.
 */
async function planOfBase(context, forge, { planFile, event }, pull) {
    if (pull === null || (event?.kind === "comment" && pull.baseBranch === pull.defaultBranch))
        return context.plan;
    // In full: a tag may have the name of a branch.
    const text = await forge.readFile(planFile, `refs/heads/${pull.baseBranch}`);
    if (text === null) {
        throw new lib_error/* UsageError */.eb("plan_missing", [
            { message: `The branch ${pull.baseBranch} has no plan at ${planFile}.`, remedy: "Merge one into it first." },
        ]);
    }
    const { extensions, parsePlan } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(9833)]).then(__webpack_require__.bind(__webpack_require__, 94467));
    const parsed = parsePlan(text, planFile, extensions);
    if ("problems" in parsed)
        throw new lib_error/* UsageError */.eb("plan_invalid", parsed.problems);
    return parsed.plan;
}
/** Characters of a message that quotes the pull request's own file. */
const QUOTED = 200;
const SAME = { notices: [], planChanges: [] };
/** For the reviewer, where the pull request changes the plan that it is checked by. */
async function readOwnPlan(context, { planFile, event }) {
    if (event === null)
        return SAME;
    const checkout = await (0,find_checkout/* findCheckout */.I)(context.directory);
    if (checkout === null)
        return SAME;
    const path = await (0,inside_directory/* resolveInside */.L)(checkout.root, planFile);
    if (path === null)
        return told(`This pull request has no plan at ${planFile}; the base branch's was used.`);
    const parsed = await parseStrangersPlan(path, planFile);
    if ("problems" in parsed) {
        const [first] = parsed.problems;
        const where = first?.position === undefined ? "" : `, line ${first.position.line}`;
        // It quotes the file, whose words may be as long as the file.
        const what = (0,cut_text/* cutText */.I)(first?.message ?? "unreadable", QUOTED);
        return told(`The plan of this pull request has mistakes (${planFile}${where}: ${what}).`);
    }
    if (parsed.plan.digest === context.plan.digest)
        return SAME;
    const [{ comparePlans }, { extensions }] = await Promise.all([
        __webpack_require__.e(/* import() */ 9094).then(__webpack_require__.bind(__webpack_require__, 59094)),
        Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(9833)]).then(__webpack_require__.bind(__webpack_require__, 94467)),
    ]);
    const planChanges = comparePlans(context.plan, parsed.plan, extensions);
    return planChanges.length > 0
        ? { notices: [], planChanges }
        : told(`This pull request's plan (${planFile}) is written otherwise than the base branch's, and means the same.`);
}
function told(notice) {
    return { notices: [notice], planChanges: [] };
}
/** Without a throw, whatever the file is. */
async function parseStrangersPlan(path, planFile) {
    const { extensions, parsePlan } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(9833)]).then(__webpack_require__.bind(__webpack_require__, 94467));
    try {
        return parsePlan(await (0,read_file/* readPlanFile */.wr)(path), planFile, extensions);
    }
    catch (error) {
        if (!(error instanceof lib_error/* UsageError */.eb))
            throw error;
        return { problems: error.problems.map(({ message }) => ({ message })) };
    }
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/check-pull-request.js
/** The checklist of one pull request: hear what people said, ask what machines answer, show and record it. */


















/** What was read longer ago than this is read again before anything is written. */
const FRESH_MS = 10_000;
async function checkPullRequest(context, journal, request) {
    const forge = await context.role("forge");
    const found = await findPullRequest(context, forge, request);
    const ended = createReport(context, journal, request);
    if ("outcome" in found)
        return ended.finish({ items: [], verdict: found, quiet: true });
    const { facts, pull, readAt } = found;
    const refused = judgePlanBranch({ ...facts, defaultBranch: found.defaultBranch }, request.planBranches);
    if (refused !== null) {
        await publishStatus(forge, facts, refused, context.runUrl);
        return ended.finish({ items: [], verdict: refused, commit: facts.commit, quiet: true });
    }
    const plan = await planOfBase(context, forge, request, pull);
    const here = { ...context, plan, release: { id: facts.commit, commit: facts.commit } };
    const items = await (0,checklist_items/* plannedItems */.H)(plan, request.planFile);
    if (items.length === 0) {
        return ended.finish({ items: [], verdict: judgeChecklist([]), quiet: true });
    }
    const event = request.event?.kind === "comment" ? request.event : null;
    const boxes = items.flatMap((item) => item.boxes);
    const view = await openView(forge, facts, boxes, event);
    const known = event !== null && isOwnEdit(event, facts.authors) ? verdictOnRecord(view) : null;
    if (known !== null)
        return ended.finish({ items: [], verdict: known, commit: facts.commit, quiet: true });
    const heard = event === null
        ? { record: view.record, notices: [] }
        : await applyCommentEvent({ forge, view, items, event, now: context.clock.now() });
    for (const notice of heard.notices)
        journal.note(notice);
    const [{ reported, code }, { notices, planChanges }] = await Promise.all([
        check_pull_request_askAll(here, journal, request, { forge, view, items, event, record: heard.record }),
        readOwnPlan(here, request),
    ]);
    const moved = await hasMoved(forge, facts, context.clock.now() - readAt > FRESH_MS ? null : pull);
    const report = createReport(here, journal, request);
    if (moved !== null)
        return report.finish({ items: reported, verdict: moved, quiet: true });
    const shown = {
        items: reported,
        verdict: judgeChecklist(reported),
        pullRequest: facts.pullRequest,
        notices: [...heard.notices, ...notices],
        planChanges,
        codeResults: code.results,
        // The run that ran the commands has their output; it stays the same however often a box is ticked.
        runUrl: runOf(code.results?.runUrl ?? null, context.runUrl),
    };
    await publish(forge, journal, { ...view, record: heard.record }, report.render(shown));
    return report.finish({ ...shown, quiet: true });
}
/** Every item's answer, whoever gives it: the code job, people, or the gate itself, now. */
async function check_pull_request_askAll(context, journal, request, { forge, view, items, event, record }) {
    const { commit, baseBranch } = view.facts;
    const [code, baseline] = await Promise.all([
        codeAnswers(forge, view, items, request.codeResult, event),
        readBaseline(context, request, items, baseBranch),
    ]);
    const answer = ({ item }) => code.verdicts.get(item.title) ?? null;
    const reported = await reportItems(context, journal, request, items, {
        commit,
        record,
        baseline,
        baseBranch,
        answer,
    });
    return { reported, code };
}
/**
 * The run that the code items name, where it is one of this repository. That name is the pull request's own word, and
 * the link stands in the comment and, where that cannot be written, in the status, by which we know our comment again.
 */
function runOf(told, own) {
    const runs = own?.replace(/\d+$/, "") ?? "";
    const isHere = told !== null && runs !== "" && told.startsWith(runs) && /^\d+$/.test(told.slice(runs.length));
    return isHere ? told : own;
}
/** Whose pull request at which commit, or why nothing is to be checked. */
async function findPullRequest(context, forge, { event, pullRequest, authors, planFile }) {
    const number = pullRequest ?? (event !== null && "number" in event ? event.number : null);
    if (number === null) {
        throw new lib_error/* UsageError */.eb("usage", [{ message: "The pull request is not known.", remedy: "Give pull-request." }]);
    }
    const scope = { authors, planFile, pullRequest: number };
    const checkout = await (0,find_checkout/* findCheckout */.I)(context.directory);
    if (checkout !== null && (await (0,inside_directory/* leadsOutside */.d)(checkout.root, context.directory)))
        return outside(context.directory);
    const checkedOut = checkout?.commit ?? null;
    if (event?.kind === "pull-request" && event.number === number) {
        if (event.closed)
            return check_pull_request_closed(number);
        if (checkedOut !== null && checkedOut !== event.headCommit)
            return otherCommit(checkedOut, event.headCommit);
        const facts = {
            ...scope,
            commit: event.headCommit,
            pullRequestAuthor: event.author,
            baseBranch: event.baseBranch,
            into: event.defaultBranch === null || event.baseBranch === event.defaultBranch ? null : event.baseBranch,
            beforeCommit: event.beforeCommit,
        };
        return { facts, defaultBranch: event.defaultBranch, pull: null, readAt: 0 };
    }
    const pull = await forge.readPullRequest(number);
    const readAt = context.clock.now();
    if (pull === null) {
        return (0,lib_verdict/* hold */._2)("release_not_found", `There is no pull request #${number}.`, "Give the number of an open pull request.");
    }
    if (pull.state === "closed")
        return check_pull_request_closed(number);
    // The files that world items read must be those of the commit that the verdict is written to.
    if (checkedOut !== pull.headCommit)
        return otherCommit(checkedOut, pull.headCommit);
    const { headCommit: commit, author: pullRequestAuthor, baseBranch, defaultBranch } = pull;
    const into = baseBranch === defaultBranch ? null : baseBranch;
    const facts = { ...scope, commit, pullRequestAuthor, baseBranch, into, beforeCommit: null };
    return { facts, defaultBranch, pull, readAt };
}
/** With the token of an app our own writing starts a workflow too; it says nothing new. */
function isOwnEdit({ action, sender, commentAuthor }, authors) {
    return action === "edited" && [sender, commentAuthor].every((login) => (0,lib_authors/* isAuthor */.ad)(login, authors));
}
/** What the commit's status says; null where our comment or status is not as we left it. */
function verdictOnRecord({ comment, record }) {
    if (record.current === null || comment === null || bodyDigest(comment.body) !== record.digest)
        return null;
    const { state, description } = record.current;
    if (state === "success")
        return (0,lib_verdict/* pass */.IX)("checklist_passed", description);
    const remedy = "Each failed or open item says what to do.";
    return state === "failure" ? (0,lib_verdict/* fail */.fJ)("gate_failed", description, remedy) : (0,lib_verdict/* hold */._2)("already_done", description, remedy);
}
/** Null where the pull request still stands at the commit that was checked. `known`: read just now. */
async function hasMoved(forge, facts, known) {
    const pull = known ?? (await forge.readPullRequest(facts.pullRequest));
    if (pull === null || pull.state === "closed")
        return check_pull_request_closed(facts.pullRequest);
    return pull.headCommit === facts.commit ? null : otherCommit(facts.commit, pull.headCommit);
}
function check_pull_request_closed(number) {
    return (0,lib_verdict/* hold */._2)("pull_request_closed", `Pull request #${number} is closed; nothing was written.`, "Reopen it to check it.");
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/record-measurements.js
/** After a push to the base branch: what items measure there is kept, so that pull requests can be compared with it. */










async function recordMeasurements(context, journal, request, event) {
    const report = createReport(context, journal, request);
    const refused = judgePlanBranch({ ...event, baseBranch: event.branch }, request.planBranches);
    if (refused !== null)
        return report.finish({ items: [], verdict: refused, quiet: false });
    const items = (await (0,checklist_items/* plannedItems */.H)(context.plan, request.planFile))
        .filter(({ gate }) => gate.measures === true)
        // Measured for itself: whether another item passed on this branch is not asked here.
        .map((planned) => ({ ...planned, item: { ...planned.item, after: [] } }));
    const packed = unpackCodeResults(request.codeResult);
    const results = packed?.commit === event.commit ? packed : null;
    const answers = new Map(results?.items.map(({ title, verdict }) => [title, verdict]));
    const reported = await reportItems(context, journal, request, items, {
        commit: event.commit,
        record: null,
        baseline: () => null,
        baseBranch: null,
        answer: ({ item, gate }) => (gate.kind === "code" ? (answers.get(item.title) ?? unanswered()) : null),
    });
    const measured = Object.fromEntries(reported.flatMap(({ title, verdict }) => verdict.measured === undefined ? [] : [[title, verdict.measured]]));
    const missing = items.filter(({ item }) => !Object.hasOwn(measured, item.title)).map(({ item }) => item.title);
    const count = Object.keys(measured).length;
    const kept = count > 0 ? await keep(await context.role("forge"), { request, event, measured }) : "known";
    const verdict = judge(count, missing, kept, event);
    return report.finish({ items: reported, verdict, headline: verdict.summary, quiet: missing.length === 0 });
}
async function keep(forge, { request, event, measured }) {
    const filter = { task: MEASUREMENTS_TASK, environment: MEASUREMENTS_ENVIRONMENT };
    const { records } = await readMeasurements(forge, request);
    const known = newestMeasurements(records, request.planFile, event.branch);
    const payload = {
        holdpoint: 1,
        phase: "measurements",
        plan: request.planFile,
        branch: event.branch,
        commit: event.commit,
        items: measured,
    };
    if (known !== null && JSON.stringify(known) === JSON.stringify(payload))
        return "known";
    if (known !== null && isOutdated(records, known, event))
        return "older";
    const made = await forge.createDeployment({
        ...filter,
        ref: event.commit,
        description: `Measured on ${event.branch}`,
        payload,
        productionEnvironment: false,
    });
    (0,require_author/* requireAuthor */.R)(request.authors, made.creator);
    await forge.createDeploymentStatus(made.id, { state: "success", description: "kept for comparison" });
    return "now";
}
/**
 * Anybody who may write can start the run of an old push again, and pull requests would be compared with what was worse
 * then. A push that leads back to a commit begins where the newest record stands.
 */
function isOutdated(records, known, { commit, beforeCommit }) {
    const isOnRecord = records.some(({ payload }) => payload.commit === commit && payload.plan === known.plan && payload.branch === known.branch);
    return isOnRecord && known.commit !== commit && known.commit !== beforeCommit;
}
function judge(count, missing, kept, { branch, commit }) {
    if (missing.length > 0) {
        return (0,lib_verdict/* hold */._2)("no_data", `${missing.join(", ")} gave no measurement on ${branch}, so pull requests cannot be compared with it.`, "See the item for the cause, fix it, and run this again.");
    }
    if (count === 0)
        return (0,lib_verdict/* pass */.IX)("already_done", "No item of the checklist measures anything, so there is nothing to record.");
    switch (kept) {
        case "now":
            return (0,lib_verdict/* pass */.IX)("measured", `What ${record_measurements_items(count)} measured on ${branch} is recorded for comparison.`);
        case "known":
            return (0,lib_verdict/* pass */.IX)("already_done", `What ${record_measurements_items(count)} measured on ${branch} was already recorded.`);
        case "older":
            return (0,lib_verdict/* pass */.IX)("already_done", `A later push to ${branch} than that of ${commit.slice(0, 12)} was measured; it stays.`);
    }
}
function record_measurements_items(count) {
    return count === 1 ? "one item" : `${count} items`;
}

;// CONCATENATED MODULE: ./build/src/commands/checklist/perform.js








/** A vendor's failure that keeps the verdict from being written ends with `hold`. */
async function performChecklist(context) {
    const { checklist: request } = context;
    if (request === null)
        throw new Error("the checklist was called without its request");
    const journal = (0,engine_journal/* createJournal */.s9)("checklist", context);
    try {
        return await perform(context, journal, request);
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        const verdict = (0,lib_verdict/* hold */._2)(error.reasonCode, error.message, error.remedy);
        return createReport(context, journal, request).finish({ items: [], verdict, quiet: false });
    }
}
function perform(context, journal, request) {
    if (request.only === "code")
        return checkCode(context, journal, request);
    if (!request.publish)
        return checkHere(context, journal, request);
    if (request.event?.kind === "push")
        return recordMeasurements(context, journal, request, request.event);
    if (request.event?.kind === "merge-group")
        return checkMergeGroup(context, journal, request, request.event);
    return checkPullRequest(context, journal, request);
}


/***/ }),

/***/ 97864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NM: () => (/* binding */ MAXIMUM_BYTES),
/* harmony export */   jt: () => (/* binding */ describeSize),
/* harmony export */   wr: () => (/* binding */ readPlanFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
/** A plan file's text. */


/** A hundred items with their gates have a tenth of that. */
const MAXIMUM_BYTES = 256 * 1024;
/** Throws UsageError `plan_invalid` where there is no such file, or it is no text of a plan's size. */
async function readPlanFile(path) {
    try {
        const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        if (size > MAXIMUM_BYTES)
            throw invalid(path, describeSize(size));
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path));
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb)
            throw error;
        throw invalid(path, describeReadError(error));
    }
}
function describeSize(bytes) {
    return {
        message: `the file has ${Math.ceil(bytes / 1024)} KiB, and a plan has at most ${MAXIMUM_BYTES / 1024} KiB; it was not read`,
        remedy: "Is it the right file?",
    };
}
function invalid(file, problem) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb("plan_invalid", [{ position: { file, line: 1, column: 1 }, ...problem }]);
}
function describeReadError(error) {
    const code = error?.code;
    if (code === "ENOENT") {
        return { message: "there is no such file", remedy: "Write a plan there, or name another file." };
    }
    if (code === "EISDIR")
        return { message: "this is a folder, not a plan file" };
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
        return { message: "not YAML: the file is not text in UTF-8" };
    return { message: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}` };
}


/***/ })

};
