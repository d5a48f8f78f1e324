export const id = 8806;
export const ids = [8806];
export const modules = {

/***/ 36318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LF: () => (/* binding */ comparisonVerdict),
/* harmony export */   WC: () => (/* binding */ uncomparedVerdict),
/* harmony export */   _m: () => (/* binding */ unheardControlVerdict),
/* harmony export */   bd: () => (/* binding */ troubleVerdict),
/* harmony export */   lh: () => (/* binding */ incomparableVerdict)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _evidence_traffic_silence_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71372);
/* harmony import */ var _evidence_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37994);
/* harmony import */ var _comparison_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99790);
/** One comparison as a verdict in words. Pure. */




function comparisonVerdict(judgement) {
    const { look, isShown, isExcluded } = judgement;
    const { list } = look.told;
    const evidence = evidenceOf(judgement);
    if (isShown) {
        const text = shownText(judgement);
        if (list === "success")
            return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .pass */ .IX)("condition_clear", text, evidence);
        const remedy = "Production is rolled back to the known-good deployment.";
        return list === "regression"
            ? (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)("regression_shown", text, remedy, evidence)
            : (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)("condition_met", text, remedy, evidence);
    }
    const unheard = unheardVerdict(judgement, evidence);
    if (unheard !== null)
        return unheard;
    const text = notShownText(judgement);
    if (list === "regression" && isExcluded)
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .pass */ .IX)("regression_excluded", text, evidence);
    if (list !== "success")
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .pass */ .IX)("condition_clear", text, evidence);
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("success_unmet", text, "A person decides: keep the release, or dispatch a rollback.", evidence);
}
function troubleVerdict(comparison, { reasonCode, message, remedy }) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)(reasonCode, `${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .titleOfComparison */ .b5)(comparison)}: ${message}`, remedy);
}
function uncomparedVerdict(comparison, why) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("no_data", `${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .titleOfComparison */ .b5)(comparison)}: nothing can be compared. ${why}`, "A first release has nothing before it; else check that what served before reports to the vendor, or compare with a fixed number.");
}
function incomparableVerdict(comparison, why) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("sampling_changed", `${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .titleOfComparison */ .b5)(comparison)}: ${why}`, "Decide by the site itself, or compare with a number that is not sampled; change sample rates in a release of their own.");
}
function unheardControlVerdict(comparison) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("no_data", `${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .titleOfComparison */ .b5)(comparison)}: what serves beside the release has reported nothing in the same minutes, so there is nothing to compare with.`, "Check that both deployments report to the vendor, each by a release name of its own.");
}
/** What was not measured is neither good nor bad. */
function unheardVerdict({ look, metric, promotedAt }, evidence) {
    const { told, samples, settledSeconds } = look;
    const title = (0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .titleOfComparison */ .b5)(told);
    const remedy = "Check that the site, and everything between it and the vendor, still reports this release.";
    const { kind, buckets } = metric.watched;
    if (buckets.length === 0)
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("no_data", `${title}: there is no data of this release yet. Nothing was measured.`, remedy, evidence);
    const countsRequests = "requests" in kind.bucket.shape && !("controlRequests" in kind.bucket.shape);
    const since = (0,_evidence_traffic_silence_js__WEBPACK_IMPORTED_MODULE_2__/* .silentSince */ .K)(buckets, settledSeconds, countsRequests);
    if (since !== null)
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("no_data", `${title}: no data since ${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .whenIs */ .d8)(promotedAt, since)}. Nothing was measured, so this is neither pass nor fail.`, remedy, evidence);
    const { minimumSamples } = told.measure;
    if (samples >= minimumSamples)
        return null;
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("too_few_samples", `${title}: ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_3__/* .grouped */ .zD)(samples)} samples since the promotion, fewer than the ${minimumSamples} needed to judge.`, "Watch longer (`for`), or send traffic.", evidence);
}
function shownText({ promotedAt, look, metric, logE }) {
    const { told } = look;
    const { watched, course, decidedAtSeconds, weight } = metric;
    const last = watched.buckets.length;
    const decided = decidedAtSeconds === null
        ? last
        : watched.buckets.findIndex(({ endSeconds }) => endSeconds >= decidedAtSeconds) + 1;
    const onset = course.likeliestOnset(decided);
    const { startSeconds = 0 } = watched.buckets[onset] ?? {};
    const strength = logE ?? Math.log(weight) + course.after(decided);
    const { margin } = told;
    // The past that was judged alike raised no alarm, or nobody could look.
    const isBeside = told.counts.of === "beside";
    const assumption = isBeside || (margin.from === "history" && margin.factor === 1)
        ? ""
        : ", if its level is as steady as before the release";
    return [
        `${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .titleOfComparison */ .b5)(told)}: since ${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .whenIs */ .d8)(promotedAt, startSeconds)} ${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .describeCounts */ .wv)(told, metric, onset, decided)}`,
        `(compared with ${told.baseline.name}: ${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .describeBaseline */ .FT)(told)}).`,
        `Evidence ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_3__/* .odds */ .VH)(strength)}; a false alarm this strong happens in fewer than ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_3__/* .rarity */ .oG)(strength)} releases${assumption}.`,
    ].join(" ");
}
function notShownText({ look, metric }) {
    const { told } = look;
    const { watched, course, level } = metric;
    const last = watched.buckets.length;
    return [
        `${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .titleOfComparison */ .b5)(told)}: not shown, ${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .describeCounts */ .wv)(told, metric, 0, last)}.`,
        `Evidence ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_3__/* .odds */ .VH)(course.after(last))} (it decides at ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_3__/* .odds */ .VH)(level)}).`,
        (0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .describeDetectable */ .xJ)(told),
    ]
        .filter((sentence) => sentence !== "")
        .join(" ");
}
function evidenceOf({ look }) {
    const { told, warnings } = look;
    return [
        { label: told.metric, value: `compared with ${told.baseline.name}: ${(0,_comparison_words_js__WEBPACK_IMPORTED_MODULE_1__/* .describeBaseline */ .FT)(told)}` },
        ...warnings.map((warning) => ({ label: "note", value: warning })),
    ];
}


/***/ }),

/***/ 3853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ judgeLooks)
/* harmony export */ });
/* harmony import */ var _evidence_decision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29929);
/* harmony import */ var _evidence_judge_evidence_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16681);
/* harmony import */ var _evidence_not_worse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39251);
/** What the evidence says of each thing that is compared: of a look at a watch, or of a result that is judged again. Pure. */



/** What a good release may do for a while: nothing is excluded before this, unless the watch is shorter. */
const MINIMUM_SECONDS = 600;
/** `looks` in the order of the evidence's metrics, and of its goals. */
function judgeLooks(looks, { rollback, goals, regressions, promotedAt }) {
    const judgements = new Map();
    const together = rollback === null ? [] : rollback.metrics.map((metric) => (0,_evidence_judge_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .readMetric */ .N)(metric, rollback));
    const decision = (0,_evidence_decision_js__WEBPACK_IMPORTED_MODULE_1__/* .findDecision */ .e)(together, -Math.log(rollback?.alpha ?? 1));
    const alone = goals.flatMap(({ evidence }) => evidence.metrics.map((metric) => (0,_evidence_judge_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .readMetric */ .N)(metric, evidence)));
    const isExcluded = excludes(looks, together, regressions);
    const add = (look, metric, decided) => {
        if (metric !== undefined)
            judgements.set(look, { promotedAt, look, metric, isExcluded, ...decided });
    };
    const isDecided = (metric) => (metric?.decidedAtSeconds ?? null) !== null;
    looks
        .filter(({ told }) => told.list !== "success")
        .forEach((look, index) => {
        const metric = together[index];
        const decides = decision !== null && decision.metric.id === metric?.id;
        add(look, metric, { isShown: decides || isDecided(metric), logE: decides ? decision.logE : null });
    });
    looks
        .filter(({ told }) => told.list === "success")
        .forEach((look, index) => add(look, alone[index], { isShown: isDecided(alone[index]), logE: null }));
    return judgements;
}
/** Of every metric of `regression`, and none is left out because nobody knows it. */
function excludes(looks, together, regressions) {
    const known = looks.filter(({ told }) => told.list === "regression");
    return (known.length === regressions &&
        known.every(({ told, settledSeconds }) => {
            const metric = together.find(({ id }) => id === told.id);
            const least = Math.min(MINIMUM_SECONDS, told.horizonSeconds);
            return metric !== undefined && settledSeconds >= least && (0,_evidence_not_worse_js__WEBPACK_IMPORTED_MODULE_2__/* .isNotWorse */ .c)(metric.watched);
        }));
}


/***/ }),

/***/ 21541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ DATA_ELEMENT)
/* harmony export */ });
/** Id of the element of a page that holds the result as JSON; nothing runs it. */
const DATA_ELEMENT = "holdpoint-result";


/***/ }),

/***/ 28806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  replayFiles: () => (/* binding */ replayFiles)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/wrap-text.js
var wrap_text = __webpack_require__(94629);
// EXTERNAL MODULE: ./build/src/tools/judge/read-cases.js
var read_cases = __webpack_require__(35689);
// EXTERNAL MODULE: ./build/src/judge/evidence/judge-evidence.js + 2 modules
var judge_evidence = __webpack_require__(16681);
// EXTERNAL MODULE: ./build/src/judge/recorded-condition.js
var recorded_condition = __webpack_require__(34145);
// EXTERNAL MODULE: ./build/src/judge/regression/comparison-verdict.js
var comparison_verdict = __webpack_require__(36318);
// EXTERNAL MODULE: ./build/src/judge/regression/comparison-words.js
var comparison_words = __webpack_require__(99790);
// EXTERNAL MODULE: ./build/src/judge/regression/judge-looks.js
var judge_looks = __webpack_require__(3853);
;// CONCATENATED MODULE: ./build/src/tools/replay/judge-told.js
/** The sentences of a watch about what it compared, made again from its result. Pure. */



/** None of a result that is older than these words. */
function judgeTold({ comparison }) {
    if (comparison?.regressions === undefined)
        return [];
    const { evidence, goals, regressions, promotedAt, compared = [] } = comparison;
    const looks = compared.flatMap(({ told, warnings }) => {
        if (told === undefined)
            return [];
        const { samples, settledSeconds, ...words } = told;
        return [{ told: words, samples, settledSeconds, warnings }];
    });
    if (looks.length < compared.length)
        return [];
    const about = { rollback: evidence, goals, regressions, promotedAt: Date.parse(promotedAt) };
    return [...(0,judge_looks/* judgeLooks */.G)(looks, about).values()].map((judgement) => ({
        title: (0,comparison_words/* titleOfComparison */.b5)(judgement.look.told),
        verdict: (0,comparison_verdict/* comparisonVerdict */.LF)(judgement),
    }));
}

;// CONCATENATED MODULE: ./build/src/tools/replay/compare-result.js
/** A result judged again, and where the words differ. Pure. */



/** Another machine may round the last digits of a logarithm another way. */
const ROUNDING = 1e-9;
function compareResult(result) {
    const { comparison, conditions = [], verdicts } = result;
    // While a watch has seen little it does not say everything: what it did not say has no words to compare.
    const told = judgeTold(result).filter(({ title }) => verdicts.some((one) => one.title === title));
    const differences = [
        ...(comparison === undefined || comparison.evidence === null || comparison.answer === null
            ? []
            : compareAnswer("comparison.answer", comparison.answer, comparison.evidence)),
        ...(comparison?.goals ?? []).flatMap(({ answer, evidence }, index) => compareAnswer(`comparison.goals[${index}].answer`, answer, evidence)),
        ...conditions.flatMap((recorded) => compareVerdict(result, recorded.text, (0,recorded_condition/* judgeRecorded */.K)(recorded))),
        ...told.flatMap(({ title, verdict }) => compareVerdict(result, title, verdict)),
        ...compareEnd(result),
    ];
    const compared = [
        ...(comparison?.evidence?.metrics ?? []).map(({ id }) => id),
        ...(comparison?.goals ?? []).map(({ id }) => id),
    ];
    const judged = [...compared, ...conditions.map(({ text }) => text)];
    return {
        same: differences.length === 0,
        judged,
        notJudged: verdicts.map(({ title }) => title).filter((title) => !judged.some((one) => title.endsWith(one))),
        differences,
    };
}
function compareAnswer(at, recorded, evidence) {
    const replayed = (0,judge_evidence/* judgeEvidence */.Z)(evidence);
    const ids = new Set([...recorded.metrics, ...replayed.metrics].map(({ id }) => id));
    const metric = (answer, id) => answer.metrics.find((one) => one.id === id);
    return [
        ...differs(`${at}.verdict`, recorded.verdict, replayed.verdict),
        ...differs(`${at}.reasonCode`, recorded.reasonCode, replayed.reasonCode),
        ...differs(`${at}.text`, recorded.text, replayed.text),
        ...differs(`${at}.logE`, recorded.logE, replayed.logE),
        ...[...ids].flatMap((id) => [
            ...differs(`${at} of ${id}: logE`, metric(recorded, id)?.logE ?? null, metric(replayed, id)?.logE ?? null),
            ...differs(`${at} of ${id}: decidedAtSeconds`, metric(recorded, id)?.decidedAtSeconds ?? null, metric(replayed, id)?.decidedAtSeconds ?? null),
        ]),
    ];
}
function compareVerdict({ verdicts }, title, replayed) {
    const recorded = verdicts.find((one) => one.title === title)?.verdict;
    const at = `verdict of "${title}"`;
    return [
        ...differs(`${at}: outcome`, recorded?.outcome ?? null, replayed.outcome),
        ...differs(`${at}: reasonCode`, recorded?.reasonCode ?? null, replayed.reasonCode),
        ...differs(`${at}: summary`, recorded?.summary ?? null, replayed.summary),
    ];
}
/** Reason codes of a release that ended because something that is judged here was met. */
const MET = new Set(["condition_met", "regression_shown"]);
/** What decided must be among what was judged; a watch that ended for another reason is not asked about it. */
function compareEnd({ reasonCode, comparison, conditions = [] }) {
    const isFailing = (comparison?.evidence != null && (0,judge_evidence/* judgeEvidence */.Z)(comparison.evidence).verdict === "fail") ||
        conditions.some((recorded) => (0,recorded_condition/* judgeRecorded */.K)(recorded).outcome === "fail");
    if (MET.has(reasonCode) && !isFailing)
        return [{ at: "reasonCode", recorded: reasonCode, replayed: null }];
    if (reasonCode === "watched" && isFailing)
        return [{ at: "reasonCode", recorded: reasonCode, replayed: "condition_met" }];
    return [];
}
function differs(at, recorded, replayed) {
    if (recorded === replayed)
        return [];
    if (typeof recorded === "number" && typeof replayed === "number") {
        const most = Math.max(Math.abs(recorded), Math.abs(replayed));
        if (Math.abs(recorded - replayed) <= ROUNDING * Math.max(1, most))
            return [];
    }
    return [{ at, recorded, replayed }];
}

// EXTERNAL MODULE: ./build/src/release/evidence-digest.js
var evidence_digest = __webpack_require__(45915);
;// CONCATENATED MODULE: ./build/src/tools/replay/compare-digest.js
/** Is the evidence of a result what the result itself, and the release's record, say that it is? Pure. */

/** `text`: a result that was understood, whole. `wanted`: what the record says; null where nobody gave it. */
function compareDigest(text, wanted) {
    const result = JSON.parse(text);
    const { evidenceDigest } = result;
    const replayed = (0,evidence_digest/* digestEvidence */.IZ)(result);
    const said = typeof evidenceDigest === "string" ? evidenceDigest : null;
    return [
        ...(said === null || said === replayed ? [] : [{ at: "evidenceDigest", recorded: said, replayed }]),
        ...(wanted === null || wanted === replayed ? [] : [{ at: "evidence in the record", recorded: wanted, replayed }]),
    ];
}

// EXTERNAL MODULE: ./build/src/report/page/data-element.js
var data_element = __webpack_require__(21541);
;// CONCATENATED MODULE: ./build/src/tools/replay/page-data.js
/** The result that a report's page holds. */

const OPEN = `<script type="application/json" id="${data_element/* DATA_ELEMENT */.y}">`;
const CLOSE = "</script>";
/** The data of a page at its place; everything else as it is. Null where a page holds none. */
function dataOfPage(given) {
    if (!/^\s*<!doctype html/i.test(given.text))
        return given;
    const begin = given.text.indexOf(OPEN);
    const end = given.text.indexOf(CLOSE, begin);
    if (begin < 0 || end < 0)
        return null;
    const from = begin + OPEN.length;
    const line = given.line + given.text.slice(0, from).split("\n").length - 1;
    return { file: given.file, line, text: given.text.slice(from, end) };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./build/src/judge/evidence/watch-evidence.js
var watch_evidence = __webpack_require__(26680);
// EXTERNAL MODULE: ./build/src/tools/judge/parse-document.js + 1 modules
var parse_document = __webpack_require__(13289);
;// CONCATENATED MODULE: ./build/src/tools/replay/told-comparison-schema.js
/** What the words about a comparison are made of, as a result holds it. */

const counts = schemas/* discriminatedUnion */.gMt("of", [
    schemas/* object */.Ikc({ of: schemas/* literal */.euz("samples") }),
    schemas/* object */.Ikc({ of: schemas/* literal */.euz("above"), limit: schemas/* number */.aig(), allowed: schemas/* number */.aig() }),
    schemas/* object */.Ikc({ of: schemas/* literal */.euz("readings"), limit: schemas/* number */.aig(), side: schemas/* enum */.k5n(["above", "below"]) }),
    schemas/* object */.Ikc({ of: schemas/* literal */.euz("events"), perSecond: schemas/* number */.aig() }),
    schemas/* object */.Ikc({ of: schemas/* literal */.euz("improvement") }),
    schemas/* object */.Ikc({
        of: schemas/* literal */.euz("beside"),
        above: schemas/* object */.Ikc({ limit: schemas/* number */.aig(), controlLimit: schemas/* number */.aig() }).nullable(),
    }),
    schemas/* object */.Ikc({ of: schemas/* literal */.euz("ratios") }),
]);
const toldComparisonSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    list: schemas/* enum */.k5n(["regression", "rollback", "success"]),
    direction: schemas/* enum */.k5n(["increases", "drops"]),
    metric: schemas/* string */.YjP(),
    measure: schemas/* object */.Ikc({ unit: schemas/* enum */.k5n(["ratio", "duration", "count", "number"]), minimumSamples: schemas/* number */.aig() }),
    series: schemas/* enum */.k5n(["share", "quantile", "events", "level"]),
    counts,
    rate: schemas/* number */.aig(),
    isReplayable: schemas/* boolean */.zMY(),
    margin: schemas/* object */.Ikc({ factor: schemas/* number */.aig(), from: schemas/* enum */.k5n(["history", "default"]) }),
    detectable: schemas/* number */.aig().nullable(),
    horizonSeconds: schemas/* number */.aig(),
    baseline: schemas/* object */.Ikc({ name: schemas/* string */.YjP(), past: schemas/* string */.YjP(), value: schemas/* number */.aig().nullable(), samples: schemas/* number */.aig() }),
    samples: schemas/* number */.aig(),
    settledSeconds: schemas/* number */.aig(),
});

;// CONCATENATED MODULE: ./build/src/tools/replay/parse-result.js
/** As much of a result as is judged again, or every mistake in it with its place. */




const answer = schemas/* object */.Ikc({
    verdict: schemas/* string */.YjP(),
    reasonCode: schemas/* string */.YjP(),
    text: schemas/* string */.YjP(),
    logE: schemas/* number */.aig(),
    metrics: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), logE: schemas/* number */.aig(), decidedAtSeconds: schemas/* number */.aig().nullable() })),
});
const comparison = schemas/* enum */.k5n([">", ">=", "<", "<="]);
const series = schemas/* discriminatedUnion */.gMt("kind", [
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz("share") }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz("quantile"), quantile: schemas/* number */.aig() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz("events") }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz("level"), worse: schemas/* enum */.k5n(["higher", "lower"]) }),
]);
const counted = schemas/* object */.Ikc({
    series,
    hasBegun: schemas/* boolean */.zMY(),
    buckets: schemas/* array */.YOg(schemas/* object */.Ikc({
        from: schemas/* number */.aig(),
        to: schemas/* number */.aig(),
        value: schemas/* number */.aig().nullable(),
        samples: schemas/* number */.aig(),
        bad: schemas/* number */.aig().nullable(),
        complete: schemas/* boolean */.zMY(),
        absent: schemas/* literal */.euz(true).exactOptional(),
        why: schemas/* string */.YjP().exactOptional(),
    })),
});
const condition = schemas/* object */.Ikc({
    text: schemas/* string */.YjP(),
    list: schemas/* enum */.k5n(["rollback", "success"]),
    metric: schemas/* string */.YjP(),
    unit: schemas/* enum */.k5n(["ratio", "duration", "count", "number"]),
    overMs: schemas/* number */.aig(),
    minimumSamples: schemas/* number */.aig(),
    rule: schemas/* discriminatedUnion */.gMt("kind", [
        schemas/* object */.Ikc({ kind: schemas/* literal */.euz("threshold"), comparison, value: schemas/* number */.aig() }),
        schemas/* object */.Ikc({ kind: schemas/* literal */.euz("rate"), comparison, count: schemas/* number */.aig(), perMs: schemas/* number */.aig() }),
    ]),
    reading: schemas/* object */.Ikc({
        value: schemas/* number */.aig().nullable(),
        samples: schemas/* number */.aig(),
        from: schemas/* number */.aig(),
        to: schemas/* number */.aig(),
        complete: schemas/* boolean */.zMY(),
        partly: schemas/* boolean */.zMY(),
        why: schemas/* string */.YjP().exactOptional(),
        counted: counted.exactOptional(),
    }),
});
const RESULT = {
    schema: schemas/* object */.Ikc({
        version: schemas/* literal */.euz(1),
        command: schemas/* string */.YjP(),
        reasonCode: schemas/* string */.YjP(),
        verdicts: schemas/* array */.YOg(schemas/* object */.Ikc({
            title: schemas/* string */.YjP(),
            verdict: schemas/* object */.Ikc({ outcome: schemas/* string */.YjP(), reasonCode: schemas/* string */.YjP(), summary: schemas/* string */.YjP() }),
        })),
        comparison: schemas/* object */.Ikc({
            version: schemas/* literal */.euz(1),
            promotedAt: iso/* datetime */.w$(),
            regressions: schemas/* number */.aig().exactOptional(),
            compared: schemas/* array */.YOg(schemas/* object */.Ikc({ told: toldComparisonSchema.exactOptional(), warnings: schemas/* array */.YOg(schemas/* string */.YjP()) }))
                .exactOptional(),
            evidence: watch_evidence/* watchEvidence */.f.nullable(),
            answer: answer.nullable(),
            goals: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), evidence: watch_evidence/* watchEvidence */.f, answer })),
        })
            .optional(),
        conditions: schemas/* array */.YOg(condition).optional(),
    })
        .superRefine((result, context) => {
        const message = nothingToReplay(result);
        if (message !== null)
            context.addIssue({ code: "custom", path: ["command"], message });
        const { evidence, answer: given } = result.comparison ?? { evidence: null, answer: null };
        if ((evidence === null) !== (given === null)) {
            const other = "evidence and answer belong together: one of them is null";
            context.addIssue({ code: "custom", path: ["comparison", "answer"], message: other });
        }
    }),
    words: {
        whole: "the result",
        isNot: "not the result of a command",
        remedy: "It is what `--report result.json` writes, or the action's output `result`; see docs/report.md.",
    },
    mayHaveDuplicates: () => true,
};
function parseResult(given) {
    const parsed = (0,parse_document/* parseDocument */.T)(given, RESULT);
    return "problems" in parsed ? parsed : { result: parsed.value };
}
function nothingToReplay({ command, comparison: compared, conditions }) {
    const hasEvidence = compared !== undefined && (compared.evidence !== null || compared.goals.length > 0);
    if (hasEvidence || (conditions ?? []).length > 0)
        return null;
    return `this result of \`${command}\` holds nothing that it was judged from: only a watch does that has measured something, and the action's output only where it is small enough`;
}

;// CONCATENATED MODULE: ./build/src/tools/replay/replay-files.js







const DIFFERS = 1;
/** Replays result by result, as they come. Resolves to the exit code; throws UsageError at the end with every mistake. */
async function replayFiles(files, { json, evidence }, stdout, stdin) {
    let isSame = true;
    const problems = [];
    for (const file of files) {
        try {
            for await (const given of (0,read_cases/* readCases */.k)(file, stdin)) {
                const replayed = replayOne(given, evidence);
                if ("problems" in replayed)
                    problems.push(...replayed.problems);
                else
                    isSame &&= replayed.same;
                show(given, replayed, json, stdout);
            }
        }
        catch (error) {
            if (!(error instanceof lib_error/* UsageError */.eb))
                throw error;
            problems.push(...error.problems);
        }
    }
    if (problems.length > 0)
        throw new lib_error/* UsageError */.eb("usage", problems);
    return isSame ? 0 : DIFFERS;
}
function replayOne(given, evidence) {
    const data = dataOfPage(given);
    if (data === null) {
        const position = { file: given.file, line: given.line, column: 1 };
        return { problems: [{ message: "this page holds no result", position, remedy: "Only `--report` writes one." }] };
    }
    const parsed = parseResult(data);
    if ("problems" in parsed)
        return parsed;
    const replayed = compareResult(parsed.result);
    const differences = [...compareDigest(data.text, evidence), ...replayed.differences];
    return { ...replayed, same: differences.length === 0, differences };
}
/** The n-th line answers the n-th result, whatever the others are. */
function show({ file, line }, replayed, json, { columns, line: print }) {
    if (json) {
        const unusable = { same: null, judged: [], notJudged: [], differences: [] };
        print(JSON.stringify({ file, line, ...("problems" in replayed ? unusable : replayed) }));
        return;
    }
    for (const text of "problems" in replayed ? [] : renderReplayed(`${file}:${line}`, replayed, columns))
        print(text);
}
function renderReplayed(place, { same, judged, notJudged, differences }, columns) {
    const again = `${judged.length} judged again: ${judged.join("; ")}`;
    return [
        ...(0,wrap_text.wrapText)(`${place}: ${same ? "the same words" : `${differences.length} differences`}. ${again}.`, columns),
        ...differences.flatMap((difference) => renderDifference(difference, columns)),
        ...(notJudged.length === 0
            ? []
            : (0,wrap_text.wrapText)(`Not judged again, since nothing was kept that could be: ${notJudged.join("; ")}.`, columns, "  ")),
    ];
}
function renderDifference({ at, recorded, replayed }, columns) {
    return [
        ...(0,wrap_text.wrapText)(at, columns, "  "),
        ...(0,wrap_text.wrapText)(String(recorded ?? "nothing"), columns, "  - recorded: "),
        ...(0,wrap_text.wrapText)(String(replayed ?? "nothing"), columns, "  + replayed: "),
    ];
}


/***/ }),

/***/ 64377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
