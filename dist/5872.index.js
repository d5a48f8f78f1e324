export const id = 5872;
export const ids = [5872];
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

/***/ 65872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeComparisons: () => (/* binding */ judgeComparisons)
});

// EXTERNAL MODULE: ./build/src/lib/once-for-each.js
var once_for_each = __webpack_require__(30786);
// EXTERNAL MODULE: ./build/src/judge/evidence/words.js
var words = __webpack_require__(37994);
;// CONCATENATED MODULE: ./build/src/judge/regression/compare-sampling.js
/**
 * Whether a vendor that keeps only some of what happens keeps the same of the release as of what served before. A share does
 * not depend on how many are kept, as long as what is kept does not depend on how it ended; a number of events does. Pure.
 */


/** Rates are told as averages of what was kept: what differs by less than this is the same. */
const SAME_EVENTS = 1.1;
const SAME_RATE = 1.25;
/** How much more of the bad ones than of all is kept; of few bad ones that is chance. */
const SAME_WEIGHT = 1.5;
const FEWEST_BAD = 3;
function compareSampling({ series }, before, since) {
    const [past, present] = [keptOf(before), keptOf(since)];
    if (series.kind === "events") {
        return differ(past.bad, present.bad, SAME_EVENTS)
            ? {
                kind: "changed",
                why: `Of these events ${kept(present.bad)} of the release are kept, and ${kept(past.bad)} of those before, so their numbers cannot be compared.`,
            }
            : { kind: "comparable", warnings: [] };
    }
    if (past.all === null || present.all === null)
        return { kind: "comparable", warnings: [] };
    const [weightBefore, weight] = [(past.bad ?? past.all) / past.all, (present.bad ?? present.all) / present.all];
    if (differ(weightBefore, weight, SAME_WEIGHT)) {
        return {
            kind: "changed",
            why: `Whether a sample is kept depends on how it ended, and not as before: ${kept(present.bad)} of what is counted against the release are kept and ${kept(present.all)} of all, and ${kept(past.bad ?? past.all)} and ${kept(past.all)} of those before, so the shares cannot be compared.`,
        };
    }
    return {
        kind: "comparable",
        warnings: differ(past.all, present.all, SAME_RATE)
            ? [
                `The sample rate changed with the release: ${kept(present.all)} of its samples are kept, and ${kept(past.all)} of those before. A share of them stays the same, if what is kept is chosen by chance.`,
            ]
            : [],
    };
}
function differ(one, other, factor) {
    return one !== null && other !== null && Math.max(one, other) > factor * Math.min(one, other);
}
function kept(ratio) {
    return ratio === null ? "an unknown share" : (0,words/* percent */.KN)(ratio);
}
/** What was kept, over what that stands for. */
const keptOf = (0,once_for_each/* onceForEach */.i)((buckets) => {
    const [all, bad] = [createShare(0), createShare(FEWEST_BAD)];
    for (const { sampleCount, sampleRatio, value, badCount, badSampleRatio } of buckets) {
        all.add(sampleCount, sampleRatio);
        // An estimated number of events stands for itself.
        bad.add(badCount ?? (value ?? 0) * (badSampleRatio ?? 0), badSampleRatio);
    }
    return { all: all.ratio(), bad: bad.ratio() };
});
function createShare(fewest) {
    let [kept, happened] = [0, 0];
    return {
        add(count, ratio) {
            if (ratio === undefined || !(ratio > 0))
                return;
            kept += count;
            happened += count / ratio;
        },
        ratio: () => (happened > 0 && kept >= fewest ? kept / happened : null),
    };
}

// EXTERNAL MODULE: ./build/src/judge/evidence/judge-evidence.js + 2 modules
var judge_evidence = __webpack_require__(16681);
;// CONCATENATED MODULE: ./build/src/judge/regression/answer-comparison.js
/** What a watch compared, with what its evidence says: the words that whoever judges it again must find. Pure. */

function answerComparison(comparison) {
    const { evidence, goals } = comparison;
    return {
        ...comparison,
        answer: evidence === null ? null : (0,judge_evidence/* judgeEvidence */.Z)(evidence),
        goals: goals.map((goal) => ({ ...goal, answer: (0,judge_evidence/* judgeEvidence */.Z)(goal.evidence) })),
    };
}

// EXTERNAL MODULE: ./build/src/judge/regression/bucket-totals.js
var bucket_totals = __webpack_require__(90321);
// EXTERNAL MODULE: ./build/src/judge/regression/comparison-words.js
var comparison_words = __webpack_require__(99790);
// EXTERNAL MODULE: ./build/src/judge/regression/comparison-task.js
var comparison_task = __webpack_require__(76370);
// EXTERNAL MODULE: ./build/src/judge/regression/comparison-verdict.js
var comparison_verdict = __webpack_require__(36318);
// EXTERNAL MODULE: ./build/src/judge/regression/comparison-answer.js
var comparison_answer = __webpack_require__(41289);
// EXTERNAL MODULE: ./build/src/judge/evidence/decision.js
var decision = __webpack_require__(29929);
// EXTERNAL MODULE: ./build/src/judge/evidence/evidence-course.js + 1 modules
var evidence_course = __webpack_require__(20478);
// EXTERNAL MODULE: ./build/src/judge/evidence/index.js + 13 modules
var evidence = __webpack_require__(93504);
// EXTERNAL MODULE: ./build/src/judge/evidence/settled-buckets.js
var settled_buckets = __webpack_require__(69408);
;// CONCATENATED MODULE: ./build/src/judge/regression/choose-margin.js





const NOTCHES = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 7, 10, 15, 20];
/** The past is never all that can happen: where it needs a margin, that of two notches more is used. */
const MORE_NOTCHES = 2;
const TRIED = NOTCHES.length - MORE_NOTCHES;
/** Of fewer watches' worth of past nothing can be learned. */
const FEWEST_PARTS = 3;
const WITHOUT_HISTORY = 1.25;
function chooseMargin(form, buckets, watched) {
    const parts = form.isReplayable ? partsOf(buckets, watched.horizonSeconds) : [];
    if (parts.length < FEWEST_PARTS)
        return { factor: WITHOUT_HISTORY, from: "default", isTooSmall: false };
    const quiet = NOTCHES.slice(0, TRIED).findIndex((factor) => !parts.some((part) => wouldFail(form, factor, part, watched)));
    const index = quiet < 0 ? NOTCHES.length - 1 : quiet === 0 ? 0 : quiet + MORE_NOTCHES;
    return { factor: NOTCHES[index] ?? WITHOUT_HISTORY, from: "history", isTooSmall: quiet < 0 };
}
/**
 * As many watches as fit, from the end backwards; one with less than half of its time in buckets that say something is none:
 * the deployment did not serve yet, or nobody came.
 */
function partsOf(buckets, horizonSeconds) {
    const end = buckets.at(-1)?.to ?? 0;
    const lengthMs = horizonSeconds * 1_000;
    const byPart = new Map();
    for (const bucket of buckets.filter(bucket_totals/* isHeard */.V)) {
        const part = Math.floor((end - bucket.to) / lengthMs);
        const inside = byPart.get(part);
        if (inside === undefined)
            byPart.set(part, [bucket]);
        else
            inside.push(bucket);
    }
    return [...byPart].flatMap(([part, inside]) => {
        const known = inside.reduce((sum, { from, to }) => sum + to - from, 0);
        return known < lengthMs / 2 ? [] : [{ startAt: end - (part + 1) * lengthMs, buckets: inside }];
    });
}
function wouldFail(form, factor, part, { horizonSeconds, level }) {
    const given = part.buckets.flatMap((bucket) => {
        const counts = form.bucketOf(bucket);
        return counts === null ? [] : [{ ...counts, endSeconds: (bucket.to - part.startAt) / 1_000 }];
    });
    const watched = {
        kind: evidence/* evidenceKinds */.L[form.kind],
        boundary: form.boundaryAt(factor),
        buckets: (0,settled_buckets/* settleBuckets */.z9)(given),
        horizonSeconds,
    };
    const guardedFrom = (0,decision/* guardedBuckets */._)(watched);
    return guardedFrom !== null && (0,evidence_course/* courseOfEvidence */.m)(watched).firstAt(level, guardedFrom) !== null;
}

;// CONCATENATED MODULE: ./build/src/judge/regression/estimate-shape.js
const FEWEST_BUCKETS = 30;
/** Nobody's rate is steadier than 30 %, whatever a quiet week says. */
const STEADIEST = 11;
/** Where nothing is known: a rate that varies by 50 %. */
const UNKNOWN = 4;
/** What wanders more slowly shows when the past is judged as if it were a watch. */
const LONGEST_BLOCK = 32;
/** Rates rarely vary as gently as a gamma distribution: rare large values are more frequent than it says. */
const CAUTION = 0.6;
/** Nearly all errors in one bucket. */
const LEAST_STEADY = 0.01;
/**
 * cv² = max(0, Σ(x − np)² − Σnp(1 − p)) / Σ(np)², by moments; clusters such as retries make it larger where traffic is
 * low, so the quieter half of the buckets is asked too, and the less steady of the two answers counts.
 */
function estimateShape(buckets) {
    const heard = buckets.filter(({ requests }) => requests > 0);
    const clustering = perBucket(heard, variationOf(heard));
    if (heard.length < FEWEST_BUCKETS)
        return { shape: UNKNOWN, clustering, wandering: clustering, isKnown: false };
    const quieter = heard
        .toSorted((one, other) => one.requests - other.requests)
        .slice(0, Math.max(FEWEST_BUCKETS, Math.floor(heard.length / 2)));
    const slow = Math.max(variationOf(heard), slowVariationOf(heard));
    const shape = Math.max(LEAST_STEADY, Math.min(STEADIEST, CAUTION / Math.max(slow, variationOf(quieter))));
    return { shape, clustering, wandering: perBucket(heard, slow), isKnown: true };
}
/**
 * A level that wanders says the same for many buckets, and each of them counts as evidence of its own. Were they independent,
 * the squared variation of a block of b of them would be a b-th of one's; where it is more, each is worth that much less.
 */
function slowVariationOf(buckets) {
    let variation = 0;
    for (let length = 2; length <= LONGEST_BLOCK && buckets.length / length >= FEWEST_BUCKETS; length *= 2) {
        variation = Math.max(variation, length * variationOf(blocksOf(buckets, length)));
    }
    return variation;
}
function blocksOf(buckets, length) {
    return Array.from({ length: Math.floor(buckets.length / length) }, (_, index) => sumOf(buckets.slice(index * length, (index + 1) * length)));
}
function perBucket(buckets, variation) {
    return buckets.length === 0 ? 0 : variation * (sumOf(buckets).errors / buckets.length);
}
function variationOf(buckets) {
    const { errors, requests } = sumOf(buckets);
    if (errors === 0)
        return 0;
    const rate = errors / requests;
    let excess = 0;
    let scale = 0;
    for (const bucket of buckets) {
        const expected = bucket.requests * rate;
        // Events may be more than what they are counted against; then they are no share of it.
        excess += (bucket.errors - expected) ** 2 - expected * Math.max(0, 1 - rate);
        scale += expected ** 2;
    }
    return Math.max(0, excess) / scale;
}
function sumOf(buckets) {
    let errors = 0;
    let requests = 0;
    for (const bucket of buckets) {
        errors += bucket.errors;
        requests += bucket.requests;
    }
    return { errors, requests };
}

;// CONCATENATED MODULE: ./build/src/judge/regression/tolerated-value.js
function toleratedValue({ direction, amount }, value) {
    const sign = direction === "increases" ? 1 : -1;
    return amount.kind === "relative" ? value * (1 + sign * amount.value) : value + sign * amount.value;
}

;// CONCATENATED MODULE: ./build/src/judge/regression/upper-rate.js
/** Standard normal quantile that leaves 1 in 10,000 above: a tenth of what a watch may get wrong. */
const QUANTILE = 3.719;
/**
 * Upper limit of a rate by which `errors` were counted in `requests`: the quantile of a gamma distribution with shape
 * errors + 1 by Wilson and Hilferty (PNAS 17, 1931). Errors that come in clusters count as so many fewer.
 */
function upperRate({ errors, requests }, clustering) {
    const each = 1 + Math.max(0, clustering);
    const shape = errors / each + 1;
    const cube = 1 - 1 / (9 * shape) + QUANTILE / (3 * Math.sqrt(shape));
    return (each * shape * cube ** 3) / requests;
}

;// CONCATENATED MODULE: ./build/src/judge/regression/share-form.js



/** With fewer errors a baseline's rate is too vague to be a boundary: then its own uncertainty is part of the evidence. */
const FEW_ERRORS = 100;
/** As rare as this in a bucket, and no more clustered, errors are counted one by one. */
const RARE_IN_BUCKET = 0.5;
const HARDLY_CLUSTERED = 0.25;
const UNSTEADY = "Fewer than 30 buckets of the baseline have data, so how steady it is was assumed and not measured.";
/** Null of a bucket without counts. */
function countedIn(bucket) {
    const { badCount, sampleCount } = bucket.trials ?? bucket;
    if (badCount === null || !(sampleCount > 0) || !(badCount >= 0))
        return null;
    return { errors: Math.round(badCount), requests: sampleCount };
}
/** The metric's value is the share of the good ones, as with uptime: what it is nearer to, over all buckets. */
function countsGood(buckets) {
    let asBad = 0;
    let asGood = 0;
    for (const bucket of buckets) {
        const counted = countedIn(bucket);
        if (counted === null || bucket.value === null)
            continue;
        const share = counted.errors / counted.requests;
        asBad += Math.abs(bucket.value - share);
        asGood += Math.abs(1 - bucket.value - share);
    }
    return asGood < asBad;
}
/** Whether the comparison looks for more bad ones; else it looks for fewer. */
function looksForWorse({ list, direction }, isGood) {
    return list === "regression" || direction === (isGood ? "drops" : "increases");
}
/** The share of bad ones that is accepted where the baseline's is `rate`. */
function toleratedShare(comparison, isGood, rate) {
    if (comparison.list === "regression")
        return rate;
    return isGood ? 1 - toleratedValue(comparison, 1 - rate) : toleratedValue(comparison, rate);
}
function shareForm(comparison, buckets) {
    const counted = buckets.flatMap((bucket) => countedIn(bucket) ?? []);
    const total = sumOf(counted);
    const rate = total.errors / total.requests;
    const isGood = countsGood(buckets);
    const { shape, clustering, wandering, isKnown } = estimateShape(counted);
    const upper = Math.min(1, upperRate(total, wandering));
    const accepted = toleratedShare(comparison, isGood, rate);
    const common = {
        counts: { of: "samples" },
        bucketOf: countedIn,
        rate,
        limit: isGood ? 1 - accepted : accepted,
        isReplayable: true,
        warnings: isKnown ? [] : [UNSTEADY],
    };
    const inEach = total.errors / counted.length;
    const isRare = total.errors < FEW_ERRORS && inEach < RARE_IN_BUCKET && clustering < HARDLY_CLUSTERED;
    const isRelative = comparison.list === "regression" || (comparison.amount.kind === "relative" && !isGood);
    if (isRare && isRelative && comparison.series.kind === "share") {
        const own = 1 + comparison.amount.value;
        // A fixed window: one more is counted than it had.
        const baseline = { baselineErrors: total.errors + 1, baselineRequests: total.requests };
        return {
            ...common,
            kind: "previous",
            boundaryAt: (margin) => ({ margin: Math.max(own, margin), ...baseline }),
        };
    }
    return {
        ...common,
        kind: "negative-binomial",
        boundaryAt: (margin) => ({
            rate: Math.min(1, Math.max(toleratedShare(comparison, isGood, upper), margin * upper)),
            shape,
        }),
    };
}

;// CONCATENATED MODULE: ./build/src/judge/regression/control-form.js


/** Errors come in clusters such as retries, which make both sides less steady than chance alone. */
const INDEPENDENT = 0.05;
const FEWEST_PAIRS = 30;
/** Where the past is too short to tell: clusters of about two. */
const control_form_UNKNOWN = 1;
/** Of the estimate's own error. */
const control_form_CAUTION = 2;
/** Null where such a control says nothing more than the past: then the past is compared with. `past`: as it is counted. */
function controlForm(comparison, past, { buckets, above, value, }) {
    const own = acceptedTimes(comparison, past, buckets);
    if (own === null || (past.counts.of === "above" && value === null))
        return null;
    const beta = clusteringOf(buckets.flatMap((bucket) => countedIn(bucket) ?? []));
    const isIndependent = beta < INDEPENDENT;
    return {
        kind: isIndependent ? "two-sample" : "tilted",
        counts: { of: "beside", above: above === null ? null : { limit: above, controlLimit: value ?? above } },
        boundaryAt: (margin) => ({ margin: Math.max(own, margin), ...(isIndependent ? {} : { beta }) }),
        bucketOf(bucket, beside) {
            const now = countedIn(bucket);
            const control = beside === undefined ? null : countedIn(beside);
            if (now === null || control === null)
                return null;
            return { ...now, controlErrors: control.errors, controlRequests: control.requests };
        },
        rate: past.rate,
        limit: past.limit,
        isReplayable: false,
        warnings: [],
    };
}
/**
 * Times the control's share that is accepted. Of a quantile it is the limit that grows: samples of the release above p99 and
 * a fifth are compared with those of the control above p99.
 */
function acceptedTimes(comparison, past, buckets) {
    if (past.counts.of === "above")
        return 1;
    if (past.counts.of !== "samples")
        return null;
    const isGood = countsGood(buckets);
    if (!looksForWorse(comparison, isGood))
        return null;
    if (comparison.list === "regression")
        return 1;
    // What an amount means in times of nothing, nobody knows.
    return past.rate > 0 ? toleratedShare(comparison, isGood, past.rate) / past.rate : null;
}
/**
 * Variance over mean, less 1, from one bucket to the next: what drifts more slowly drifts on both sides. At the upper end of
 * what it may be.
 */
function clusteringOf(counted) {
    const heard = counted.filter(({ requests }) => requests > 0);
    const total = sumOf(heard);
    const rate = total.errors / total.requests;
    const pairs = heard.length - 1;
    if (pairs < FEWEST_PAIRS || !(rate > 0))
        return control_form_UNKNOWN;
    let sum = 0;
    for (let index = 1; index <= pairs; index += 1) {
        const [one, other] = [heard[index - 1], heard[index]];
        if (one === undefined || other === undefined)
            continue;
        const difference = other.errors / other.requests - one.errors / one.requests;
        sum += difference ** 2 / (rate * (1 / one.requests + 1 / other.requests));
    }
    return Math.max(0, (sum / pairs) * (1 + control_form_CAUTION / Math.sqrt(pairs)) - 1);
}

// EXTERNAL MODULE: ./build/src/judge/evidence/foresee-detection.js
var foresee_detection = __webpack_require__(82828);
;// CONCATENATED MODULE: ./build/src/judge/regression/detectable-effect.js



/** What is larger is an outage. */
const LARGEST = 10_000;
const HALVINGS = 40;
/** Standard normal quantile of 0.999: who is told that a watch shows something relies on it. */
const UNLUCKY = 3.09;
/** In times the baseline's own rate, for what begins at the promotion; null where nobody can tell, or no effect shows. */
function detectableEffect(form, boundary, baseline, { horizonSeconds, level }) {
    const usual = usualBucket(form, baseline);
    if (usual === null || usual.errors === 0)
        return null;
    const { seconds, ...data } = usual;
    const watched = {
        kind: evidence/* evidenceKinds */.L[form.kind],
        boundary,
        buckets: [{ startSeconds: 0, endSeconds: seconds, data }],
        horizonSeconds,
    };
    const totals = (0,settled_buckets/* totalsOf */.vA)(watched.buckets);
    const count = horizonSeconds / seconds;
    const { shape = Number.POSITIVE_INFINITY } = boundary;
    const errorsAt = (size) => errorsIn(watched.kind.worseBucket(boundary, totals, size));
    const isShown = (size) => {
        const unlucky = size * leastShare((errorsAt(size) ?? 0) * count, shape * count);
        const needed = (0,foresee_detection/* secondsToShow */.q)({ watched, level }, unlucky, 0);
        return needed !== null && needed <= horizonSeconds;
    };
    const largest = largestPossible(errorsAt, form.counts.of === "events" ? Number.POSITIVE_INFINITY : usual.requests);
    if (!isShown(largest))
        return null;
    let [low, high] = [1, largest];
    for (let halving = 0; halving < HALVINGS; halving += 1) {
        const middle = Math.sqrt(low * high);
        if (isShown(middle))
            high = middle;
        else
            low = middle;
    }
    return (errorsAt(high) ?? 0) / usual.errors;
}
/**
 * By chance a watch counts fewer errors than expected: at least this share of them in 999 of 1,000 watches. Their sum is about
 * gamma with the squared coefficient of variation 1/expected + 1/steadiness; its quantile as in upper-rate.ts.
 */
function leastShare(expected, steadiness) {
    if (expected <= 0)
        return 0;
    const shape = 1 / (1 / expected + 1 / steadiness);
    return Math.max(0, 1 - 1 / (9 * shape) - UNLUCKY / (3 * Math.sqrt(shape))) ** 3;
}
/** A share cannot be more than all. */
function largestPossible(errorsAt, most) {
    const each = errorsAt(1) ?? 0;
    return each === 0 ? LARGEST : Math.min(LARGEST, Math.max(1, (most / each) * (1 - 1e-9)));
}
function errorsIn(bucket) {
    const { errors } = bucket ?? {};
    return errors ?? null;
}
/** An average bucket of the baseline. */
function usualBucket(form, baseline) {
    if (!form.isReplayable)
        return null;
    let [seconds, errors, requests, count] = [0, 0, 0, 0];
    for (const bucket of baseline) {
        const counts = form.bucketOf(bucket);
        if (counts?.errors === undefined)
            continue;
        seconds += (bucket.to - bucket.from) / 1_000;
        errors += counts.errors;
        requests += counts.requests ?? 0;
        count += 1;
    }
    return count === 0 ? null : { seconds: seconds / count, errors: errors / count, requests: requests / count };
}

;// CONCATENATED MODULE: ./build/src/judge/regression/comparison.js
/** ln E at which one of so many, with an equal share of the false alarms, decides by itself. */
function levelOf(falseAlarms, comparisons) {
    return Math.log(comparisons) - Math.log(falseAlarms);
}

;// CONCATENATED MODULE: ./build/src/judge/regression/above-form.js



/**
 * "p99 is at most the limit" is "at most 1 % of the samples are above it". Where more of the baseline's own were, or may
 * have been, since it is only a sample, that share takes the place of 1 %. `buckets` count those above the limit.
 */
function aboveForm(quantile, limit, buckets) {
    const counted = buckets.flatMap((bucket) => countedIn(bucket) ?? []);
    const total = sumOf(counted);
    const { shape, wandering, isKnown } = estimateShape(counted);
    const share = 1 - quantile;
    const allowed = Math.max(share, Math.min(1, upperRate(total, wandering)));
    return {
        kind: "negative-binomial",
        counts: { of: "above", limit, allowed },
        boundaryAt: (margin) => ({ rate: Math.min(1, margin * allowed), shape }),
        bucketOf: countedIn,
        rate: total.errors / total.requests,
        limit,
        isReplayable: true,
        warnings: isKnown
            ? []
            : ["Fewer than 30 buckets of the baseline have data, so how steady it is was assumed and not measured."],
    };
}

;// CONCATENATED MODULE: ./build/src/judge/regression/event-form.js



/** Variance over mean, less 1, up to which events come one by one. */
const event_form_HARDLY_CLUSTERED = 0.2;
/** Events against the milliseconds of their bucket, of which there are more than events; null where nobody counted. */
function eventsIn({ value, from, to, ...counts }) {
    const { badCount } = counts.trials ?? counts;
    // Where nobody reported anything, no events are no number.
    if (value === null || badCount === null || !(badCount >= 0) || !(to > from))
        return null;
    return { errors: Math.round(badCount), requests: to - from };
}
/** Events in a millisecond that are accepted where the baseline has so many. */
function toleratedEvents(comparison, perMs) {
    const { amount, direction } = comparison;
    if (amount.kind === "relative")
        return toleratedValue(comparison, perMs);
    return toleratedValue({ direction, amount: { kind: "absolute", value: amount.value / comparison.perMs } }, perMs);
}
function eventForm(comparison, buckets) {
    const counted = buckets.flatMap((bucket) => eventsIn(bucket) ?? []);
    const total = sumOf(counted);
    const { shape, clustering, wandering, isKnown } = estimateShape(counted);
    const upper = upperRate(total, wandering);
    const rate = total.errors / total.requests;
    const perMsAt = (margin) => Math.max(toleratedEvents(comparison, upper), margin * upper);
    const common = {
        counts: { of: "events", perSecond: rate * 1_000 },
        rate,
        limit: null,
        isReplayable: true,
        warnings: isKnown ? [] : ["The baseline is too short to tell how steady it is, so that was assumed."],
    };
    if (isKnown && clustering < event_form_HARDLY_CLUSTERED) {
        return {
            ...common,
            kind: "poisson",
            boundaryAt: (margin) => ({ perSecond: perMsAt(margin) * 1_000 }),
            bucketOf: (bucket) => {
                const events = eventsIn(bucket);
                return events === null ? null : { errors: events.errors };
            },
        };
    }
    return {
        ...common,
        kind: "negative-binomial",
        boundaryAt: (margin) => ({ rate: Math.min(1, perMsAt(margin)), shape }),
        bucketOf: eventsIn,
    };
}

;// CONCATENATED MODULE: ./build/src/judge/regression/improvement-form.js



const DAY_MS = 86_400_000;
/** Errors are never so independent that their clusters may be left out. */
const LEAST_CLUSTERED = 0.05;
function improvementForm(comparison, buckets, promotedAt) {
    const isShare = comparison.series.kind === "share";
    const counts = isShare ? countedIn : eventsIn;
    const counted = buckets.flatMap((bucket) => counts(bucket) ?? []);
    const total = sumOf(counted);
    const rate = total.errors / total.requests;
    const accepted = isShare ? toleratedShare(comparison, countsGood(buckets), rate) : toleratedEvents(comparison, rate);
    if (!(accepted > 0))
        return { unusable: "What was there before is so low already that it cannot drop by that much." };
    const { clustering } = estimateShape(counted);
    const beside = pairing(buckets, promotedAt, counts);
    return {
        kind: "tilted",
        counts: { of: "improvement" },
        boundaryAt: (margin) => ({
            margin: Math.max(rate / accepted, margin),
            beta: Math.max(LEAST_CLUSTERED, clustering),
        }),
        bucketOf(bucket) {
            const now = counts(bucket);
            const before = beside(bucket);
            if (now === null || before === null)
                return null;
            return { ...before, controlErrors: now.errors, controlRequests: now.requests };
        },
        rate,
        limit: null,
        isReplayable: false,
        warnings: ["How much this level changes by itself from day to day is not known."],
    };
}
/**
 * The bucket of the baseline that stands beside one of the release: the same time of day, each used once (the first day
 * of a watch beside the day before it, the second beside the third day before). A baseline of less than a day has no
 * such hours, and is gone through in order.
 */
function pairing(buckets, promotedAt, counts) {
    const byStart = new Map(buckets.map((bucket) => [bucket.from, bucket]));
    const first = buckets[0];
    const isShort = first === undefined || promotedAt - first.from < DAY_MS;
    return ({ from, to }) => {
        const day = Math.max(0, Math.floor((from - promotedAt) / DAY_MS));
        const index = Math.max(0, Math.floor((from - promotedAt) / (to - from)));
        const before = isShort ? buckets[index] : byStart.get(from - (2 * day + 1) * DAY_MS);
        return before === undefined ? null : counts(before);
    };
}

;// CONCATENATED MODULE: ./build/src/judge/regression/ratio-form.js

const FEWEST_READINGS = 30;
/** Standard normal quantile that leaves 1 in 10,000 above. */
const ratio_form_QUANTILE = 3.719;
function ratioForm(comparison, buckets) {
    const isUp = comparison.direction === "increases";
    const ratioOf = ({ value }) => {
        if (value === null || !(value >= 0 && value <= 1))
            return null;
        return isUp ? value : 1 - value;
    };
    const ratios = buckets.flatMap((bucket) => ratioOf(bucket) ?? []);
    if (ratios.length < FEWEST_READINGS)
        return { unusable: `The baseline has ${ratios.length} readings, and fewer than ${FEWEST_READINGS} say nothing.` };
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    const variance = ratios.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0) / (ratios.length - 1);
    const upper = Math.min(1, mean + ratio_form_QUANTILE * Math.sqrt(variance / ratios.length) + ratio_form_QUANTILE / ratios.length);
    const accepted = (ratio) => isUp ? toleratedValue(comparison, ratio) : 1 - toleratedValue(comparison, 1 - ratio);
    return {
        kind: "betting",
        counts: { of: "ratios" },
        boundaryAt: (margin) => ({ ratio: Math.min(1, Math.max(accepted(upper), margin * upper)) }),
        bucketOf(bucket) {
            const ratio = ratioOf(bucket);
            return ratio === null ? null : { ratio };
        },
        rate: mean,
        limit: isUp ? accepted(mean) : 1 - accepted(mean),
        isReplayable: true,
        warnings: [],
    };
}

;// CONCATENATED MODULE: ./build/src/judge/regression/reading-form.js



/** The limit is what a tenth of the baseline's readings lie beyond; more than this of the release's are worse. */
const BEYOND = 0.1;
const ALLOWED = 0.15;
const reading_form_FEWEST_READINGS = 30;
function readingForm(comparison, buckets) {
    const values = buckets.flatMap(({ value }) => (value === null || !Number.isFinite(value) ? [] : [value]));
    if (values.length < reading_form_FEWEST_READINGS)
        return { unusable: `The baseline has ${values.length} readings, and fewer than ${reading_form_FEWEST_READINGS} say nothing.` };
    const isUp = comparison.direction === "increases";
    const inOrder = values.toSorted((one, other) => (isUp ? other - one : one - other));
    const limit = toleratedValue(comparison, inOrder[Math.floor(BEYOND * inOrder.length)] ?? 0);
    const bucketOf = ({ value }) => value === null || !Number.isFinite(value)
        ? null
        : { errors: (isUp ? value > limit : value < limit) ? 1 : 0, requests: 1 };
    const counted = buckets.flatMap((bucket) => bucketOf(bucket) ?? []);
    const total = sumOf(counted);
    const { shape, wandering } = estimateShape(counted);
    const allowed = Math.max(ALLOWED, Math.min(1, upperRate(total, wandering)));
    return {
        kind: "negative-binomial",
        counts: { of: "readings", limit, side: isUp ? "above" : "below" },
        boundaryAt: (margin) => ({ rate: Math.min(1, margin * allowed), shape }),
        bucketOf,
        rate: total.errors / total.requests,
        limit,
        isReplayable: true,
        warnings: [],
    };
}

;// CONCATENATED MODULE: ./build/src/judge/regression/find-form.js






/** A quantile that may rise is counted above a limit; that of one that may fall, from its numbers alone. */
function countsAbove({ series, direction }) {
    return series.kind === "quantile" && direction === "increases";
}
function findForm(comparison, { buckets, above }, promotedAt) {
    const { series } = comparison;
    switch (series.kind) {
        case "share": {
            if (!buckets.some((bucket) => countedIn(bucket) !== null)) {
                return comparison.list === "regression"
                    ? { unusable: "Its vendor tells only a ratio, and not what it is counted from." }
                    : ratioForm(comparison, buckets);
            }
            return looksForWorse(comparison, countsGood(buckets))
                ? shareForm(comparison, buckets)
                : improvementForm(comparison, buckets, promotedAt);
        }
        case "quantile":
            return above !== null && above.buckets.some((bucket) => countedIn(bucket) !== null)
                ? aboveForm(series.quantile, above.limit, above.buckets)
                : readingForm(comparison, buckets);
        case "events": {
            if (!buckets.some((bucket) => eventsIn(bucket) !== null))
                return { unusable: "Nobody counted the events of the baseline." };
            return comparison.direction === "increases"
                ? eventForm(comparison, buckets)
                : improvementForm(comparison, buckets, promotedAt);
        }
        case "level":
            return readingForm(comparison, buckets);
    }
}

// EXTERNAL MODULE: ./build/src/lib/group-by.js
var group_by = __webpack_require__(18150);
;// CONCATENATED MODULE: ./build/src/judge/regression/join-buckets.js
/**
 * `over` of a relative condition: so much time is counted as one. What is shorter is spread over it, before as since, and how
 * steady such stretches are is learned from stretches as long. Pure.
 */

/** `origin`: where one of them begins; `end`: of all that is known, which may cut the last one off. */
function joinBuckets({ stepMs, series }, buckets, origin, end) {
    if (stepMs === undefined)
        return buckets;
    const byStep = (0,group_by/* groupBy */.$)(buckets, ({ from }) => Math.floor((from - origin) / stepMs));
    return [...byStep].flatMap(([step, parts]) => {
        const from = origin + step * stepMs;
        const to = Math.min(end, from + stepMs);
        const knownMs = parts.reduce((sum, part) => sum + part.to - part.from, 0);
        if (knownMs >= stepMs && parts.length === 1)
            return parts;
        // Of events in time a hole makes fewer; a share of samples stays what it is.
        return series.kind === "events" && knownMs < to - from ? [] : [{ ...joined(parts, series.kind), from, to }];
    });
}
/** Until when whole ones are known; all of it once the watch is over, whose last one may be shorter. */
function joinedUntil({ stepMs }, { from, to }, isOver) {
    return stepMs === undefined || isOver ? to : from + Math.floor((to - from) / stepMs) * stepMs;
}
function joined(parts, kind) {
    const [first] = parts;
    if (first === undefined)
        throw new Error("nothing to join");
    const counted = parts.filter(({ badCount }) => badCount !== null);
    const sampleCount = join_buckets_sumOf(counted.length > 0 ? counted : parts, ({ sampleCount: samples }) => samples);
    return {
        ...first,
        value: join_buckets_valueOf(parts, kind),
        sampleCount,
        badCount: counted.length === 0 ? null : join_buckets_sumOf(counted, ({ badCount }) => badCount ?? 0),
        ...(parts.some(({ trials }) => trials !== undefined) ? { trials: joinedTrials(parts) } : {}),
    };
}
function joinedTrials(parts) {
    return {
        sampleCount: join_buckets_sumOf(parts, ({ trials }) => trials?.sampleCount ?? 0),
        badCount: join_buckets_sumOf(parts, ({ trials }) => trials?.badCount ?? 0),
    };
}
/** A number of events is that of all parts; of the others it is their mean, by their samples where these are counted. */
function join_buckets_valueOf(parts, kind) {
    const known = parts.filter(({ value }) => value !== null && Number.isFinite(value));
    if (known.length === 0)
        return null;
    if (kind === "events")
        return join_buckets_sumOf(known, ({ value }) => value ?? 0);
    const weightOf = ({ sampleCount }) => (kind === "level" ? 1 : Math.max(1, sampleCount));
    return join_buckets_sumOf(known, (part) => (part.value ?? 0) * weightOf(part)) / join_buckets_sumOf(known, weightOf);
}
function join_buckets_sumOf(parts, of) {
    return parts.reduce((sum, part) => sum + of(part), 0);
}

;// CONCATENATED MODULE: ./build/src/judge/regression/choose-baseline.js

/** From so many buckets how steady a baseline is can be told. */
const ENOUGH_BUCKETS = 30;
/** A baseline that needs no other one beside it. */
function isWholeBaseline(candidate, minimumSamples) {
    const { heard, samples } = (0,bucket_totals/* totalsOf */.v)(candidate.buckets);
    return heard >= ENOUGH_BUCKETS && samples >= minimumSamples;
}
/**
 * The first that is whole, in the order of preference; else the one that has most, if it has the metric's minimum of
 * samples at all. One without failures is as good as any other.
 */
function chooseBaseline(candidates, minimumSamples) {
    const whole = candidates.find((candidate) => isWholeBaseline(candidate, minimumSamples));
    if (whole !== undefined)
        return whole;
    const heardIn = ({ buckets }) => (0,bucket_totals/* totalsOf */.v)(buckets).heard;
    const usable = candidates.filter((candidate) => heardIn(candidate) > 0 && (0,bucket_totals/* totalsOf */.v)(candidate.buckets).samples >= minimumSamples);
    const [best = null] = usable.toSorted((one, other) => heardIn(other) - heardIn(one));
    return best;
}

// EXTERNAL MODULE: ./build/src/judge/series/order-buckets.js
var order_buckets = __webpack_require__(60525);
;// CONCATENATED MODULE: ./build/src/judge/regression/join-reads.js

/** By the first read. The reader keeps what is final, and a look gets what the one before it got. */
const lastJoined = new WeakMap();
/** The same reads give the same array, so that what is computed from it need not be computed again. */
function joinReads(reads) {
    const [first] = reads;
    if (first === undefined)
        return [];
    const last = lastJoined.get(first);
    if (last !== undefined && last.reads.length === reads.length && last.reads.every((one, at) => one === reads[at])) {
        return last.buckets;
    }
    const buckets = (0,order_buckets/* orderBuckets */.k)(reads.flatMap((read) => read.filter(order_buckets/* isWhole */.w)));
    lastJoined.set(first, { reads, buckets });
    return buckets;
}

;// CONCATENATED MODULE: ./build/src/judge/regression/read-baseline.js





const NO_SERIES = "Its vendor does not tell it bucket by bucket.";
function readBaseline(task, comparison, known) {
    const { measure } = comparison.metric;
    const candidates = [];
    for (const place of placesOf(task)) {
        const read = readWindows(task, comparison, place, null, known);
        if (read.kind !== "buckets")
            return read;
        const candidate = { kind: place.kind, windows: place.windows, buckets: read.buckets };
        candidates.push(candidate);
        if (isWholeBaseline(candidate, measure.minimumSamples))
            break;
    }
    const candidate = chooseBaseline(candidates, measure.minimumSamples);
    if (candidate === null) {
        return { kind: "none", why: "Nothing that can be compared with was measured before the promotion." };
    }
    if (!countsAbove(comparison)) {
        const value = read_baseline_valueOf(comparison, candidate.buckets);
        return { kind: "found", candidate, readings: { buckets: candidate.buckets, above: null }, value };
    }
    return readAbove(task, comparison, candidate, known);
}
/** In the order of preference. Where a control serves at the same time, it would stand first. */
function placesOf({ before, sameHours, hasBaseline }) {
    const own = { kind: "previous-deployment", of: "baseline", windows: [before] };
    const history = { kind: "same-hours", of: "history", windows: sameHours };
    return hasBaseline ? [own, history] : [history];
}
function readWindows(task, { metric }, { of, windows }, above, known) {
    const bucketMs = (0,comparison_task/* bucketMsOf */.a9)(task, metric);
    const asked = windows.map((window) => ({
        metric,
        window: wholeBuckets(window, bucketMs),
        of,
        what: { kind: "buckets", bucketMs, above },
    }));
    const reads = asked.map((request) => known(request));
    const unread = asked.filter((_, index) => reads[index] === undefined);
    if (unread.length > 0)
        return { kind: "unread", requests: unread };
    const trouble = reads.find((read) => read?.kind === "trouble");
    if (trouble?.kind === "trouble")
        return { kind: "trouble", trouble };
    if (reads.some((read) => read?.kind === "none"))
        return { kind: "none", why: NO_SERIES };
    return {
        kind: "buckets",
        buckets: joinReads(reads.flatMap((read) => (read?.kind === "buckets" ? [read.buckets] : []))),
    };
}
/** Before the promotion, so the one that it lies in is left out. */
function wholeBuckets({ from, to }, bucketMs) {
    return { from: Math.floor(from / bucketMs) * bucketMs, to: Math.floor(to / bucketMs) * bucketMs };
}
/** The baseline's own quantile gives the limit, and then what is above it is counted. */
function readAbove(task, comparison, candidate, known) {
    const { metric } = comparison;
    const of = candidate.kind === "previous-deployment" ? "baseline" : "history";
    const asked = candidate.windows.map((window) => ({ metric, window, of, what: { kind: "total" } }));
    const totals = asked.map((request) => known(request));
    const unread = asked.filter((_, index) => totals[index] === undefined);
    if (unread.length > 0)
        return { kind: "unread", requests: unread };
    const trouble = totals.find((read) => read?.kind === "trouble");
    if (trouble?.kind === "trouble")
        return { kind: "trouble", trouble };
    const value = weightedMean(totals);
    if (value === null)
        return { kind: "none", why: "The vendor tells no number for the time before the promotion." };
    const limit = toleratedValue(comparison, value);
    const read = readWindows(task, comparison, { ...candidate, of }, limit, known);
    if (read.kind !== "buckets")
        return read;
    const readings = { buckets: candidate.buckets, above: { limit, buckets: read.buckets } };
    return { kind: "found", candidate, readings, value };
}
/** Of one window it is that window's quantile; of several, about that of all of them. */
function weightedMean(totals) {
    let sum = 0;
    let weight = 0;
    for (const read of totals) {
        if (read?.kind !== "total")
            continue;
        const { value, sampleCount } = read.reading;
        if (value === null || !Number.isFinite(value) || value < 0)
            continue;
        sum += value * Math.max(1, sampleCount);
        weight += Math.max(1, sampleCount);
    }
    return weight === 0 ? null : sum / weight;
}
function read_baseline_valueOf({ series }, buckets) {
    let sum = 0;
    let weight = 0;
    for (const { value, sampleCount } of buckets) {
        if (value === null || !Number.isFinite(value))
            continue;
        const share = series.kind === "share" ? sampleCount : 1;
        sum += value * share;
        weight += share;
    }
    return weight === 0 ? null : sum / weight;
}

;// CONCATENATED MODULE: ./build/src/judge/regression/prepare-comparison.js







function prepareComparison(task, comparison, known, cache) {
    const baseline = readBaseline(task, comparison, known);
    if (baseline.kind !== "found")
        return baseline;
    const key = `${comparison.list} ${comparison.id}`;
    const before = cache.get(key);
    if (before !== undefined && isSame(before.baseline, baseline))
        return { kind: "prepared", prepared: before };
    const readings = joinReadings(task, comparison, baseline.readings);
    const past = findForm(comparison, readings, task.span.from);
    if ("unusable" in past)
        return { kind: "none", why: past.unusable };
    const form = besideForm(task, comparison, past, { readings, value: baseline.value }) ?? past;
    const prepared = prepare(task, comparison, { baseline, readings, form });
    cache.set(key, prepared);
    return { kind: "prepared", prepared };
}
/** Where a control serves at the same time, and the vendor tells the two apart, it is compared with. */
function besideForm({ hasControl }, comparison, past, { readings, value }) {
    if (!hasControl || comparison.metric.ofRelease === undefined)
        return null;
    const { buckets, above } = readings;
    const limit = past.counts.of === "above" ? past.counts.limit : null;
    return controlForm(comparison, past, { buckets: above?.buckets ?? buckets, above: limit, value });
}
function joinReadings({ before }, comparison, { buckets, above }) {
    const join = (parts) => joinBuckets(comparison, parts, before.to, before.to);
    return { buckets: join(buckets), above: above === null ? null : { ...above, buckets: join(above.buckets) } };
}
function prepare(task, comparison, { baseline, readings, form }) {
    const counted = readings.above?.buckets ?? readings.buckets;
    const horizonSeconds = (task.span.to - task.span.from) / 1_000;
    const sharing = task.comparisons.filter(({ list }) => list !== "success").length;
    const level = levelOf(task.falseAlarms, comparison.list === "success" ? 1 : sharing);
    const margin = chooseMargin(form, counted, { horizonSeconds, level });
    const boundary = form.boundaryAt(margin.factor);
    const detectable = detectableEffect(form, boundary, counted, { horizonSeconds, level });
    const warnings = form.counts.of === "beside" ? [] : [...form.warnings, ...warningsOf(baseline, margin)];
    return { comparison, form, boundary, margin, level, horizonSeconds, baseline, detectable, warnings };
}
function warningsOf({ candidate }, margin) {
    return [
        ...(candidate.kind === "same-hours"
            ? [
                "What served before says too little, so the release is compared with the same hours of the days before: what changed in the world meanwhile cannot be told from what the release changed.",
            ]
            : []),
        ...(margin.from === "default"
            ? [`There is too little past to see how far the level wanders by itself; ${margin.factor}x is allowed for it.`]
            : []),
        ...(margin.isTooSmall
            ? [`Its past alone would have been failed at ${margin.factor}x, so this level says little about a release.`]
            : []),
    ];
}
/** The reader keeps what is final, so the same readings are the same object. */
function isSame(one, other) {
    return (one.value === other.value &&
        areSame(one.readings.buckets, other.readings.buckets) &&
        areSame(one.readings.above?.buckets ?? [], other.readings.above?.buckets ?? []));
}
function areSame(some, others) {
    if (some === others)
        return true;
    return some.length === others.length && some.every((bucket, index) => bucket === others[index]);
}

;// CONCATENATED MODULE: ./build/src/judge/regression/is-nearly-shown.js
const NEAR = 0.5;
function isNearlyShown({ metric, look, isShown }) {
    const { course, watched, level } = metric;
    const isGoal = look.told.list === "success";
    return !isShown && !isGoal && course.after(watched.buckets.length) >= NEAR * level;
}

// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/judge/regression/tell-comparison.js
var tell_comparison = __webpack_require__(33304);
;// CONCATENATED MODULE: ./build/src/judge/regression/record-comparison.js



function recordComparison(task, looks, evidence) {
    return {
        version: 1,
        promotedAt: (0,instant/* renderInstant */.W)(task.span.from),
        bucketSeconds: task.bucketMs / 1_000,
        evidence: evidence.rollback,
        goals: evidence.goals,
        regressions: evidence.regressions,
        compared: [...looks].map(([seen, look]) => recordMetric(task, seen, look)),
    };
}
function recordMetric({ span }, { prepared, buckets, controlBuckets, warnings }, { told, samples, settledSeconds }) {
    const { comparison, form, margin, detectable } = prepared;
    const { id, list, metric, series, direction, amount } = comparison;
    return {
        id,
        list,
        metric: metric.name,
        unit: metric.measure.unit,
        series: series.kind,
        direction,
        amount,
        baseline: recordBaseline(prepared, controlBuckets),
        limit: form.limit,
        margin: { factor: margin.factor, from: margin.from },
        detectable,
        warnings,
        told: { ...told, samples, settledSeconds },
        readings: buckets.map(({ to, value, sampleCount, badCount }) => ({
            endSeconds: (to - span.from) / 1_000,
            value,
            samples: sampleCount,
            bad: badCount,
        })),
    };
}
/** What serves at the same time, where that is compared with; `value` is then that of the past, to which limits refer. */
function recordBaseline(prepared, controlBuckets) {
    const { candidate, readings, value } = prepared.baseline;
    const isBeside = prepared.form.counts.of === "beside";
    const counted = isBeside ? controlBuckets : (readings.above?.buckets ?? readings.buckets);
    const first = counted[0];
    const last = counted.at(-1);
    if (first === undefined || last === undefined || value === null)
        return null;
    const { samples, bad } = (0,bucket_totals/* totalsOf */.v)(counted);
    return {
        kind: isBeside ? "concurrent-control" : candidate.kind,
        name: (0,tell_comparison/* tellComparison */.V)(prepared).baseline.name,
        from: (0,instant/* renderInstant */.W)(first.from),
        to: (0,instant/* renderInstant */.W)(last.to),
        value,
        samples,
        bad,
        buckets: counted.length,
    };
}

// EXTERNAL MODULE: ./build/src/judge/regression/judge-looks.js
var judge_looks = __webpack_require__(3853);
;// CONCATENATED MODULE: ./build/src/judge/regression/judge-comparisons.js














function judgeComparisons(task, now, known, cache = new Map()) {
    if (task.comparisons.length === 0)
        return comparison_answer/* NOTHING_COMPARED */.W;
    const looked = task.comparisons.map((comparison) => lookAt(task, comparison, now, known, cache));
    const seen = looked.flatMap((one) => (one.seen === undefined ? [] : [one.seen]));
    const evidence = evidenceOf(task, seen);
    const looks = new Map(seen.map((one) => [one, lookOf(one)]));
    const regressions = task.comparisons.filter(({ list }) => list === "regression").length;
    const judgements = (0,judge_looks/* judgeLooks */.G)([...looks.values()], { ...evidence, regressions, promotedAt: task.span.from });
    const standings = looked.flatMap((one) => {
        if (one.verdict === undefined)
            return [];
        const judgement = one.seen === undefined ? undefined : judgements.get(looks.get(one.seen));
        const verdict = judgement === undefined ? one.verdict : (0,comparison_verdict/* comparisonVerdict */.LF)(judgement);
        const isNear = judgement !== undefined && isNearlyShown(judgement);
        return [{ comparison: one.comparison, text: (0,comparison_words/* titleOfComparison */.b5)(one.comparison), verdict, isNear }];
    });
    const recorded = seen.length === 0 ? null : recordComparison(task, looks, { ...evidence, regressions });
    return {
        requests: looked.flatMap(({ requests }) => requests),
        standings,
        evidence: recorded,
        answered: () => (recorded === null ? null : answerComparison(recorded)),
        prepared: looked.flatMap(({ prepared }) => prepared ?? []),
    };
}
function lookOf({ prepared, buckets, settledSeconds, warnings }) {
    const samples = buckets.reduce((sum, { sampleCount }) => sum + sampleCount, 0);
    return { told: (0,tell_comparison/* tellComparison */.V)(prepared), samples, settledSeconds, warnings };
}
function lookAt(task, comparison, now, known, cache) {
    const { metric } = comparison;
    const window = (0,comparison_task/* settledWindow */.QS)(task, metric, now);
    const nothing = { comparison, requests: [], verdict: null };
    if (window.to === window.from)
        return nothing;
    const preparation = prepareComparison(task, comparison, known, cache);
    if (preparation.kind === "unread")
        return { ...nothing, requests: preparation.requests };
    if (preparation.kind === "trouble")
        return { ...nothing, verdict: (0,comparison_verdict/* troubleVerdict */.bd)(comparison, preparation.trouble) };
    if (preparation.kind === "none") {
        // On by default means on where there is something to compare with.
        return { ...nothing, verdict: comparison.byDefault ? undefined : (0,comparison_verdict/* uncomparedVerdict */.WC)(comparison, preparation.why) };
    }
    const { prepared } = preparation;
    const { counts } = prepared.form;
    const above = counts.of === "above" ? counts.limit : counts.of === "beside" ? (counts.above?.limit ?? null) : null;
    const what = { kind: "buckets", bucketMs: (0,comparison_task/* bucketMsOf */.a9)(task, metric), above };
    const request = { metric, window, of: "release", what };
    // The same minutes of what serves beside the release.
    const beside = counts.of === "beside"
        ? { ...request, of: "control", what: { ...what, above: counts.above?.controlLimit ?? null } }
        : null;
    const read = known(request);
    const control = beside === null ? undefined : known(beside);
    const unread = [
        ...(read === undefined ? [request] : []),
        ...(beside !== null && control === undefined ? [beside] : []),
    ];
    if (read === undefined || unread.length > 0)
        return { ...nothing, prepared, requests: unread };
    if (control?.kind === "trouble")
        return { ...nothing, prepared, verdict: (0,comparison_verdict/* troubleVerdict */.bd)(comparison, control) };
    if (read.kind === "trouble")
        return { ...nothing, prepared, verdict: (0,comparison_verdict/* troubleVerdict */.bd)(comparison, read) };
    const all = read.kind === "buckets" ? read.buckets : [];
    const buckets = all.filter((bucket) => (0,order_buckets/* isWhole */.w)(bucket) && bucket.to <= window.to);
    const { above: counted, buckets: past } = prepared.baseline.readings;
    const sampling = compareSampling(comparison, counted?.buckets ?? past, buckets);
    if (sampling.kind === "changed")
        return { ...nothing, prepared, verdict: (0,comparison_verdict/* incomparableVerdict */.lh)(comparison, sampling.why) };
    const until = joinedUntil(comparison, window, now >= task.span.to + metric.settleMs);
    if (until === window.from)
        return { ...nothing, prepared };
    const whole = buckets.filter(({ to }) => to <= until);
    const joined = joinBuckets(comparison, whole, window.from, until);
    const controlBuckets = control?.kind === "buckets" ? control.buckets.filter(order_buckets/* isWhole */.w) : [];
    if (beside !== null && whole.some(bucket_totals/* isHeard */.V) && !controlBuckets.some(bucket_totals/* isHeard */.V))
        return { ...nothing, prepared, verdict: (0,comparison_verdict/* unheardControlVerdict */._m)(comparison) };
    const besides = new Map(joinBuckets(comparison, controlBuckets, window.from, until).map((bucket) => [bucket.from, bucket]));
    const given = joined.flatMap((bucket) => givenBucket(task, prepared, bucket, besides.get(bucket.from)));
    const settledSeconds = (window.to - task.span.from) / 1_000;
    const warnings = [...prepared.warnings, ...sampling.warnings];
    return { ...nothing, prepared, seen: { prepared, buckets, controlBuckets, given, warnings, settledSeconds } };
}
function givenBucket({ span }, { form }, bucket, beside) {
    const counts = form.bucketOf(bucket, beside);
    const endSeconds = (bucket.to - span.from) / 1_000;
    return counts === null || endSeconds <= 0 ? [] : [{ ...counts, endSeconds }];
}
/**
 * What may roll back shares the false alarms of the plan in equal parts. The part of one that cannot be compared is not given
 * to the others: whether it can must change nothing for them.
 */
function evidenceOf(task, seen) {
    const horizonSeconds = (task.span.to - task.span.from) / 1_000;
    const planned = task.comparisons.filter(({ list }) => list !== "success").length;
    const together = seen.filter(({ prepared }) => prepared.comparison.list !== "success");
    const rollback = together.length === 0
        ? null
        : {
            alpha: (task.falseAlarms * together.length) / planned,
            horizonSeconds,
            metrics: together.map((one) => metricEvidence(one, 1 / together.length)),
        };
    const goals = seen.filter(({ prepared }) => prepared.comparison.list === "success");
    return {
        rollback,
        goals: goals.map((one) => ({
            id: one.prepared.comparison.id,
            evidence: { alpha: task.falseAlarms, horizonSeconds, metrics: [metricEvidence(one, 1)] },
        })),
    };
}
function metricEvidence({ prepared, given }, weight) {
    const { comparison, form, boundary } = prepared;
    return { id: comparison.id, weight, kind: form.kind, null: boundary, buckets: given };
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


/***/ })

};
