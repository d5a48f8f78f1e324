export const id = 6681;
export const ids = [6681];
export const modules = {

/***/ 23826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ combineEvidence)
/* harmony export */ });
/* harmony import */ var _log_sum_exp_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22505);

/**
 * Evidence of several metrics together: the weighted average, which is valid however they depend on each other. What is a
 * maximum over onsets is no such average, and has the share of the false alarms that its weight gives it, by itself.
 */
function combineEvidence(metrics) {
    const weighted = (onsets) => metrics.filter((metric) => metric.onsets === onsets).map(({ weight, logE }) => Math.log(weight) + logE);
    return Math.max((0,_log_sum_exp_js__WEBPACK_IMPORTED_MODULE_0__/* .logSumExp */ .V)(weighted("average")), ...weighted("maximum"));
}


/***/ }),

/***/ 29929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ guardedBuckets),
/* harmony export */   e: () => (/* binding */ findDecision)
/* harmony export */ });
/* harmony import */ var _log_sum_exp_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22505);
/* harmony import */ var _settled_buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69408);
/** When the evidence of a watch was first enough. */


/** Two failures are no pattern, however rare they are; to ask for more than the evidence never breaks its bound. */
const MINIMUM_FAILURES = 3;
function guardedBuckets({ kind, boundary, buckets }) {
    if (kind.useless?.(boundary))
        return null;
    if (!("errors" in kind.bucket.shape))
        return 0;
    let failures = 0;
    for (const [index, { data }] of buckets.entries()) {
        failures += (0,_settled_buckets_js__WEBPACK_IMPORTED_MODULE_0__/* .countIn */ .ry)(data, "errors");
        if (failures >= MINIMUM_FAILURES)
            return index + 1;
    }
    return null;
}
/** The first end of a bucket at which the metrics with failures enough say together, or a maximum by itself, what `level` asks for. */
function findDecision(metrics, level) {
    const alone = metrics.filter(({ watched }) => watched.kind.onsets === "maximum");
    const together = metrics.filter(({ watched }) => watched.kind.onsets === "average");
    const jointAt = firstTogether(together, level);
    const times = [...alone.flatMap(({ decidedAtSeconds }) => decidedAtSeconds ?? []), ...(jointAt ?? [])];
    if (times.length === 0)
        return null;
    return describeDecision(metrics, Math.min(...times));
}
/** The instant, in a list of one, at which the weighted average reaches the level. */
function firstTogether(metrics, level) {
    if (metrics.length === 0)
        return null;
    const [only] = metrics;
    if (metrics.length === 1 && only !== undefined) {
        return only.decidedAtSeconds === null ? null : [only.decidedAtSeconds];
    }
    const ended = metrics.map(() => 0);
    const slack = Math.log(metrics.length);
    for (let at = nextEnd(metrics, ended); at < Number.POSITIVE_INFINITY; at = nextEnd(metrics, ended)) {
        let most = Number.NEGATIVE_INFINITY;
        metrics.forEach((metric, index) => {
            const count = ended[index] ?? 0;
            const now = metric.watched.buckets[count]?.endSeconds === at ? count + 1 : count;
            ended[index] = now;
            most = Math.max(most, weighted(metric, now, metric.course.atMost(now)));
        });
        if (most + slack < level)
            continue;
        const terms = metrics.map((metric, index) => weightedEvidence(metric, ended[index] ?? 0));
        if ((0,_log_sum_exp_js__WEBPACK_IMPORTED_MODULE_1__/* .logSumExp */ .V)(terms) >= level)
            return [at];
    }
    return null;
}
/** When the next bucket of any metric ends; infinity where all have ended. */
function nextEnd(metrics, ended) {
    let next = Number.POSITIVE_INFINITY;
    for (const [index, { watched }] of metrics.entries()) {
        const end = watched.buckets[ended[index] ?? 0]?.endSeconds ?? Number.POSITIVE_INFINITY;
        if (end < next)
            next = end;
    }
    return next;
}
function weightedEvidence(metric, buckets) {
    return weighted(metric, buckets, metric.course.after(buckets));
}
/** Nothing while there are too few failures. */
function weighted({ weight, guardedFrom }, buckets, logE) {
    if (guardedFrom === null || buckets < guardedFrom)
        return Number.NEGATIVE_INFINITY;
    return Math.log(weight) + logE;
}
function describeDecision(metrics, atSeconds) {
    const seen = metrics.map((metric) => {
        const buckets = metric.watched.buckets.filter(({ endSeconds }) => endSeconds <= atSeconds).length;
        return { metric, buckets, logE: weightedEvidence(metric, buckets) };
    });
    const [first] = seen.toSorted((one, other) => other.logE - one.logE);
    if (first === undefined)
        return null;
    const of = (onsets) => seen.filter(({ metric }) => metric.watched.kind.onsets === onsets).map(({ logE }) => logE);
    return {
        atSeconds,
        logE: Math.max((0,_log_sum_exp_js__WEBPACK_IMPORTED_MODULE_1__/* .logSumExp */ .V)(of("average")), ...of("maximum")),
        metric: first.metric,
        buckets: first.buckets,
        isLast: seen.every(({ metric, buckets }) => buckets === metric.watched.buckets.length),
    };
}


/***/ }),

/***/ 19225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _z: () => (/* binding */ STAKES),
/* harmony export */   nK: () => (/* binding */ WORSE),
/* harmony export */   xX: () => (/* binding */ BETTER)
/* harmony export */ });
/** How much worse a regression makes a rate. A finite grid works with another boundary in each bucket, and needs only logarithms. */
const WORSE = effectsOf([
    [1.5, 0.2],
    [2, 0.25],
    [3, 0.2],
    [5, 0.15],
    [10, 0.1],
    [30, 0.06],
    [100, 0.04],
]);
/** How far below twice the baseline a good release may lie. */
const BETTER = effectsOf(evenly([0.1, 0.25, 0.4, 0.55, 0.7, 0.8, 0.9]));
/** Shares of what a bet may lose in one bucket. */
const STAKES = effectsOf(evenly([0.1, 0.25, 0.5, 0.75, 0.9]));
function effectsOf(sizes) {
    return sizes.map(([size, weight]) => ({ size, logSize: Math.log(size), logWeight: Math.log(weight) }));
}
function evenly(sizes) {
    return sizes.map((size) => [size, 1 / sizes.length]);
}


/***/ }),

/***/ 20478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ courseOfEvidence)
});

// EXTERNAL MODULE: ./build/src/judge/evidence/log-sum-exp.js
var log_sum_exp = __webpack_require__(22505);
// EXTERNAL MODULE: ./build/src/judge/evidence/onset-prior.js
var onset_prior = __webpack_require__(47661);
// EXTERNAL MODULE: ./build/src/judge/evidence/settled-buckets.js
var settled_buckets = __webpack_require__(69408);
;// CONCATENATED MODULE: ./build/src/judge/evidence/largest-evidence.js



/** Onsets that are passed over together. */
const BLOCK = 16;
function largestEvidence(metric) {
    const sums = sumUp(metric);
    const best = (count) => bestOnset(sums, count);
    const after = (count) => (count === 0 ? 0 : best(count).score);
    return {
        after,
        atMost: after,
        firstAt(level, atLeast) {
            for (let count = Math.max(1, atLeast); count <= metric.buckets.length; count += 1) {
                // Without a new error every ratio has only fallen.
                const isQuiet = sums.errors[count] === sums.errors[count - 1] && count > atLeast;
                if (!isQuiet && reaches(sums, count, level))
                    return count;
            }
            return null;
        },
        likeliestOnset: (count) => best(count).index,
    };
}
function sumUp({ kind, boundary, buckets, horizonSeconds }) {
    const size = buckets.length;
    const sums = {
        errors: new Float64Array(size + 1),
        requests: new Float64Array(size + 1),
        logOnsets: new Float64Array(size),
        logOnsetsOfBlocks: new Float64Array(Math.ceil(size / BLOCK)).fill(Number.NEGATIVE_INFINITY),
    };
    buckets.forEach((bucket, index) => {
        const { errors, requests } = (0,settled_buckets/* totalsOf */.vA)([bucket]);
        sums.errors[index + 1] = (sums.errors[index] ?? 0) + errors;
        sums.requests[index + 1] = (sums.requests[index] ?? 0) + requests;
        const logOnset = Math.log((0,onset_prior/* onsetMass */.I)(bucket.startSeconds, bucket.endSeconds, horizonSeconds));
        const block = Math.floor(index / BLOCK);
        sums.logOnsets[index] = logOnset;
        sums.logOnsetsOfBlocks[block] = Math.max(sums.logOnsetsOfBlocks[block] ?? logOnset, logOnset);
    });
    const one = { buckets: 1, seconds: 1, errors: 0, requests: 1, controlErrors: 0, controlRequests: 0, ratio: 0 };
    const perRequest = kind.worseBucket(boundary, one, 1);
    const ratios = kind.effects.map((effect) => ({
        logWeight: effect.logWeight,
        increment: kind.increment(boundary, effect),
    }));
    return { ...sums, ratios, expected: perRequest === null ? 0 : (perRequest.errors ?? 0) };
}
/**
 * The likelihood ratio of x errors where m are expected is at most exp((x − m)²/m), and at most 1 for x ≤ m: the best r
 * gives x·ln(x/m) − x + m or less, and ln y ≤ y − 1. More errors and fewer expected only raise that, so the sums since the
 * first onset of a block, less the requests since its last, bound the whole block.
 */
function reaches(sums, count, level) {
    const { errors, requests, logOnsets, logOnsetsOfBlocks, expected } = sums;
    const [allErrors = 0, allRequests = 0] = [errors[count], requests[count]];
    const isPassedOver = (from, last, logOnset) => {
        const seen = allErrors - (errors[from] ?? 0);
        const mean = expected * (allRequests - (requests[last] ?? 0));
        return (logOnset === Number.NEGATIVE_INFINITY ||
            (seen <= mean ? logOnset < level : (seen - mean) ** 2 < (level - logOnset) * mean));
    };
    for (let from = 0; from < count; from += BLOCK) {
        const end = Math.min(from + BLOCK, count);
        if (isPassedOver(from, end - 1, logOnsetsOfBlocks[from / BLOCK] ?? 0))
            continue;
        for (let index = from; index < end; index += 1) {
            if (isPassedOver(index, index, logOnsets[index] ?? 0))
                continue;
            if (scoreOf(sums, index, count) >= level)
                return true;
        }
    }
    return false;
}
function bestOnset(sums, count) {
    let best = { index: 0, score: Number.NEGATIVE_INFINITY };
    for (let index = 0; index < count; index += 1) {
        const score = scoreOf(sums, index, count);
        if (score > best.score)
            best = { index, score };
    }
    return best;
}
function scoreOf({ errors, requests, logOnsets, ratios }, index, count) {
    const since = {
        errors: (errors[count] ?? 0) - (errors[index] ?? 0),
        requests: (requests[count] ?? 0) - (requests[index] ?? 0),
    };
    const terms = ratios.map(({ logWeight, increment }) => logWeight + increment.of(since, 0));
    return (logOnsets[index] ?? Number.NEGATIVE_INFINITY) + (0,log_sum_exp/* logSumExp */.V)(terms);
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/evidence-course.js
/** The evidence of one metric, bucket by bucket. */



function courseOfEvidence(metric) {
    return metric.kind.onsets === "average" ? averageEvidence(metric) : largestEvidence(metric);
}
/**
 * E = R + Σs ωs Σk πk exp(Σi≥s li(rk)), the average over onsets s and effects k, with what has not started yet in R. For
 * each effect the sum over onsets is carried on from bucket to bucket: A ← l + ln(eᴬ + ω).
 */
function averageEvidence(metric) {
    const { kind, boundary, buckets, horizonSeconds } = metric;
    const increments = kind.effects.map((effect) => ({ ...effect, increment: kind.increment(boundary, effect) }));
    const width = increments.length + 1;
    /** After each bucket: ln of what each effect and what has not started adds to E, and the largest of these. */
    const terms = new Float64Array(width * (buckets.length + 1));
    const largest = new Float64Array(buckets.length + 1);
    const sums = new Float64Array(increments.length).fill(Number.NEGATIVE_INFINITY);
    buckets.forEach(({ startSeconds, endSeconds, data }, index) => {
        const logOnset = Math.log((0,onset_prior/* onsetMass */.I)(startSeconds, endSeconds, horizonSeconds));
        const row = width * (index + 1);
        let most = Math.log((0,onset_prior/* onsetMassAfter */.Q)(endSeconds, horizonSeconds));
        terms[row] = most;
        increments.forEach(({ increment, logWeight }, which) => {
            const started = (0,log_sum_exp/* logAddExp */.x)(sums[which] ?? Number.NEGATIVE_INFINITY, logOnset);
            const sum = started + increment.of(data, endSeconds - startSeconds);
            sums[which] = sum;
            const term = logWeight + sum;
            terms[row + which + 1] = term;
            if (term > most)
                most = term;
        });
        largest[index + 1] = most;
    });
    const after = (count) => (count === 0 ? 0 : (0,log_sum_exp/* logSumExp */.V)(terms.subarray(width * count, width * (count + 1))));
    const atMost = (count) => (largest[count] ?? 0) + Math.log(width);
    return {
        after,
        atMost,
        firstAt(level, atLeast) {
            for (let count = atLeast; count <= buckets.length; count += 1) {
                if (atMost(count) >= level && after(count) >= level)
                    return count;
            }
            return null;
        },
        likeliestOnset: (count) => likeliestOnset(metric, count),
    };
}
/** The onset with the largest share in the sum, found backwards: what follows an onset is what was added up so far. */
function likeliestOnset({ kind, boundary, buckets, horizonSeconds }, count) {
    const since = kind.effects.map((effect) => ({ increment: kind.increment(boundary, effect), term: effect.logWeight }));
    let best = { index: 0, score: Number.NEGATIVE_INFINITY };
    for (let index = count - 1; index >= 0; index -= 1) {
        const bucket = buckets[index];
        if (bucket === undefined)
            continue;
        const { startSeconds, endSeconds, data } = bucket;
        for (const one of since)
            one.term += one.increment.of(data, endSeconds - startSeconds);
        const logOnset = Math.log((0,onset_prior/* onsetMass */.I)(startSeconds, endSeconds, horizonSeconds));
        const score = logOnset + (0,log_sum_exp/* logSumExp */.V)(since.map(({ term }) => term));
        if (score > best.score)
            best = { index, score };
    }
    return best.index;
}


/***/ }),

/***/ 82828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ foreseeDetection),
/* harmony export */   q: () => (/* binding */ secondsToShow)
/* harmony export */ });
/* harmony import */ var _log_sum_exp_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22505);
/* harmony import */ var _onset_prior_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47661);
/* harmony import */ var _settled_buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69408);



/** Times the boundary: what people ask about. */
const SIZES = [2, 5, 20];
/** Null where nobody can say what a worse release would look like. */
function foreseeDetection(metric, now) {
    const times = SIZES.map((size) => ({ size, seconds: secondsToShow(metric, size, now) }));
    if (times.some(({ seconds }) => seconds === null))
        return null;
    const left = metric.watched.horizonSeconds - now;
    const [shown = null] = times.flatMap(({ size, seconds }) => seconds === null || seconds > left ? [] : [{ size, seconds }]);
    const notShown = times.findLast(({ seconds }) => seconds !== null && seconds > left)?.size ?? null;
    return { shown, notShown };
}
/**
 * How long a regression of this size, in times the boundary, takes to show if it begins now; infinite where it does not.
 * What an average bucket of such a release adds is what its mean adds, since increments are linear in the errors.
 */
function secondsToShow({ watched, level }, size, now) {
    const { kind, boundary, buckets, horizonSeconds } = watched;
    const totals = (0,_settled_buckets_js__WEBPACK_IMPORTED_MODULE_0__/* .totalsOf */ .vA)(buckets);
    if (totals.buckets === 0)
        return null;
    const each = totals.seconds / totals.buckets;
    const worse = kind.worseBucket(boundary, totals, size);
    if (worse === null)
        return null;
    const needed = level - Math.log((0,_onset_prior_js__WEBPACK_IMPORTED_MODULE_1__/* .onsetMass */ .I)(now, now + each, horizonSeconds));
    const evidenceOf = (count) => (0,_log_sum_exp_js__WEBPACK_IMPORTED_MODULE_2__/* .logSumExp */ .V)(kind.effects.map((effect) => {
        const increment = kind.increment(boundary, effect);
        const one = kind.onsets === "average";
        return (effect.logWeight + (one ? count * increment.of(worse, each) : increment.of(multiplied(worse, count), each)));
    }));
    const most = Math.ceil(horizonSeconds / each);
    if (!(evidenceOf(most) >= needed))
        return Number.POSITIVE_INFINITY;
    let [low, high] = [0, most];
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (evidenceOf(middle) >= needed)
            high = middle;
        else
            low = middle;
    }
    return high * each;
}
function multiplied(bucket, count) {
    return Object.fromEntries(Object.entries(bucket).map(([field, value]) => [field, Number(value) * count]));
}


/***/ }),

/***/ 93504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ evidenceKinds)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/src/judge/evidence/contract.js
/** Lets a kind see the types of its own fields. */
function declareKind(kind) {
    return kind;
}

// EXTERNAL MODULE: ./build/src/judge/evidence/effects.js
var effects = __webpack_require__(19225);
;// CONCATENATED MODULE: ./build/src/judge/evidence/fields.js
/** Fields that several kinds of evidence share. */

/** Beyond it neither counts nor their products are exact. */
const LARGEST = 1e15;
const countField = (description) => schemas/* int */.Whr().min(0).max(LARGEST).describe(description);
/** Requests may be scaled up from a sample. */
const requestsField = (description) => schemas/* number */.aig().min(0).max(LARGEST).describe(description);
const shareField = (description) => schemas/* number */.aig().min(0).max(1).describe(description);
const positiveField = (description) => schemas/* number */.aig().gt(0).max(LARGEST).describe(description);
const marginField = positiveField("Times the baseline up to which the release counts as no worse.");
const errorsField = countField("Failed requests of the release.");
const releaseRequestsField = requestsField("Requests of the release.");
/** "Not worse than twice the baseline"; where a share cannot double, halfway to always. */
const PASS_FACTOR = 2;
function passRate(rate) {
    return Math.min(PASS_FACTOR * rate, (1 + rate) / 2);
}
/** A margin of its own that is wider says what counts as worse. */
function passMargin(margin) {
    return Math.max(PASS_FACTOR, margin);
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/observation.js
function shareOf({ errors, requests }, baseline) {
    return { failed: errors, requests, rate: requests === 0 ? 0 : errors / requests, baseline };
}
/** A bucket of the average traffic at this rate; null without traffic. */
function averageRequests({ requests, buckets }, rate) {
    if (requests === 0)
        return null;
    return { errors: (rate * requests) / buckets, requests: requests / buckets };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/bernoulli.js





/**
 * x·ln r − n·ln(1 + p₀(r − 1)). The size r is a ratio of odds, so the rate that it stands for is a share whatever r is.
 * Valid for any mixture of requests whose mean rate is at most p₀ (arithmetic and geometric mean).
 */
const bernoulli = declareKind({
    description: "Failed requests against a fixed share of failures, where requests fail independently.",
    boundary: schemas/* strictObject */.rej({ rate: shareField("Share of requests that may fail.") }),
    bucket: schemas/* strictObject */.rej({ errors: errorsField, requests: releaseRequestsField }),
    clustered: false,
    onsets: "average",
    effects: effects/* WORSE */.nK,
    passEffects: effects/* BETTER */.xX,
    assumesSteadyLevel: true,
    independent: true,
    increment,
    passIncrement: ({ rate }, effect) => increment({ rate: passRate(rate) }, effect),
    passFactor: ({ rate }) => (rate === 0 ? 1 : passRate(rate) / rate),
    observe: ({ rate }, totals) => shareOf(totals, rate),
    worseBucket: ({ rate }, totals, size) => averageRequests(totals, (size * rate) / (1 + (size - 1) * rate)),
});
function increment({ rate }, { size, logSize }) {
    const perRequest = Math.log1p(rate * (size - 1));
    return { of: ({ errors, requests }) => errors * logSize - requests * perRequest };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/betting.js




/**
 * ln(1 + c(y/m₀ − 1)): a bet at fair odds that the ratio lies above m₀, whose capital does not grow where the mean does
 * not, whatever the distribution is. That it lies below twice m₀ is the bet on 1 − y.
 */
const betting = declareKind({
    description: "A bare ratio of each bucket, without the counts behind it. Of one that must not fall, 1 less the ratio.",
    boundary: schemas/* strictObject */.rej({
        ratio: schemas/* number */.aig().gt(0).max(1).describe("Mean of the ratio up to which the release counts as no worse."),
    }),
    bucket: schemas/* strictObject */.rej({ ratio: shareField("The ratio in this bucket.") }),
    clustered: true,
    onsets: "average",
    effects: effects/* STAKES */._z,
    passEffects: effects/* STAKES */._z,
    assumesSteadyLevel: true,
    independent: false,
    increment: betting_increment,
    passIncrement({ ratio }, effect) {
        const limit = passRate(ratio);
        if (limit === 1)
            return { of: () => 0 };
        const { of } = betting_increment({ ratio: 1 - limit }, effect);
        return { of: (bucket, seconds) => of({ ratio: 1 - bucket.ratio }, seconds) };
    },
    passFactor: ({ ratio }) => passRate(ratio) / ratio,
    observe: ({ ratio: baseline }, { ratio, buckets }) => ({
        failed: null,
        requests: null,
        rate: ratio / buckets,
        baseline,
    }),
    worseBucket: () => null,
});
function betting_increment({ ratio: mean }, { size: stake }) {
    return { of: ({ ratio }) => Math.log1p(stake * (ratio / mean - 1)) };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/negative-binomial.js





/**
 * With m = p₀n and shape k: x·ln(r(k + m)/(k + rm)) − k·ln(1 + (r − 1)m/(k + m)), here with the ratio of the two sums
 * written once, so that a large k loses no digits. The mean is exactly 1 at the boundary, and at most 1 for a smaller
 * mean or a larger shape, since the generating function increases with mean and dispersion.
 */
const negativeBinomial = declareKind({
    description: "Failed requests against a share whose level varies from bucket to bucket, or with several errors at once.",
    boundary: schemas/* strictObject */.rej({
        rate: shareField("Share of requests that may fail, on average over buckets."),
        shape: positiveField("How steady the level is, from buckets before the release: 1/shape is the squared coefficient of variation of the rate from bucket to bucket."),
    }),
    bucket: schemas/* strictObject */.rej({ errors: errorsField, requests: releaseRequestsField }),
    clustered: true,
    onsets: "average",
    effects: effects/* WORSE */.nK,
    passEffects: effects/* BETTER */.xX,
    assumesSteadyLevel: true,
    independent: false,
    increment: negative_binomial_increment,
    passIncrement: ({ rate, shape }, effect) => negative_binomial_increment({ rate: passRate(rate), shape }, effect),
    passFactor: ({ rate }) => (rate === 0 ? 1 : passRate(rate) / rate),
    observe: ({ rate }, totals) => shareOf(totals, rate),
    worseBucket: ({ rate }, totals, size) => averageRequests(totals, size * rate),
});
function negative_binomial_increment({ rate, shape }, { size, logSize }) {
    return {
        of({ errors, requests }) {
            // Errors whose requests have not arrived are no evidence.
            if (requests === 0)
                return 0;
            const mean = rate * requests;
            return errors * logSize - (errors + shape) * Math.log1p(((size - 1) * mean) / (shape + mean));
        },
    };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/poisson.js




/** x·ln r − λt(r − 1). */
const poisson = declareKind({
    description: "Failures per time, where nobody counts the requests. A bucket lasts from the end of the bucket before.",
    boundary: schemas/* strictObject */.rej({ perSecond: requestsField("Failures in a second that may happen.") }),
    bucket: schemas/* strictObject */.rej({ errors: countField("Failures of the release.") }),
    clustered: true,
    onsets: "average",
    effects: effects/* WORSE */.nK,
    passEffects: effects/* BETTER */.xX,
    assumesSteadyLevel: true,
    independent: true,
    increment: poisson_increment,
    passIncrement: ({ perSecond }, effect) => poisson_increment({ perSecond: PASS_FACTOR * perSecond }, effect),
    passFactor: () => PASS_FACTOR,
    observe: ({ perSecond }, { errors, seconds }) => ({
        failed: errors,
        requests: null,
        rate: errors / seconds,
        baseline: perSecond,
    }),
    worseBucket: ({ perSecond }, { seconds, buckets }, size) => ({ errors: (size * perSecond * seconds) / buckets }),
});
function poisson_increment({ perSecond }, { size, logSize }) {
    const eachSecond = perSecond * (size - 1);
    return { of: ({ errors }, seconds) => errors * logSize - seconds * eachSecond };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/conditional-binomial.js
/**
 * xc·ln r − (xc + xb)·d with d = ln(1 + ρ(r − 1)u/(1 + ρu)) and u = nc/nb: given all errors of both sides, those of the
 * release are binomial at the boundary, whatever the common rate is. With `xb`, `nb` of a control that runs beside it, each
 * bucket may have another split; with those of a baseline that ended at its xb-th error, the sums since an onset are a
 * Pólya process with this very likelihood ratio. Written without u, so that a side without requests is no exception.
 */
function conditionalBinomial(errors, requests, otherErrors, otherRequests, margin, size, logSize) {
    const scaled = margin * requests;
    const all = scaled + otherRequests;
    if (all === 0)
        return 0;
    return errors * logSize - (errors + otherErrors) * Math.log1p(((size - 1) * scaled) / all);
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/previous.js






/**
 * Exact without knowing the baseline's rate: it was read back until exactly `baselineErrors` were found, or one more is
 * counted than a fixed window had. The baseline is shared by all buckets, so the ratio is one of sums since the onset.
 */
const previous = declareKind({
    description: "Failed requests against those of the deployment before, which is over.",
    boundary: schemas/* strictObject */.rej({
        margin: marginField,
        baselineErrors: countField("Failed requests of the baseline, read back until exactly so many were found; of a fixed window, one more than it had."),
        baselineRequests: positiveField("Requests of the baseline."),
    }),
    bucket: schemas/* strictObject */.rej({ errors: errorsField, requests: releaseRequestsField }),
    clustered: false,
    onsets: "maximum",
    effects: effects/* WORSE */.nK,
    passEffects: effects/* BETTER */.xX,
    assumesSteadyLevel: true,
    independent: false,
    useless: ({ baselineErrors }) => baselineErrors === 0
        ? "The baseline has no failed request, so nothing can be compared with it: of a fixed window, one more is counted than it had."
        : null,
    increment: previous_increment,
    passIncrement: (boundary, effect) => previous_increment({ ...boundary, margin: passMargin(boundary.margin) }, effect),
    passFactor: ({ margin }) => passMargin(margin),
    observe: ({ baselineErrors, baselineRequests }, totals) => shareOf(totals, baselineErrors / baselineRequests),
    worseBucket: ({ margin, baselineErrors, baselineRequests }, totals, size) => averageRequests(totals, size * margin * (baselineErrors / baselineRequests)),
});
function previous_increment(boundary, { size, logSize }) {
    const { margin, baselineErrors, baselineRequests } = boundary;
    return {
        of: ({ errors, requests }) => conditionalBinomial(errors, requests, baselineErrors, baselineRequests, margin, size, logSize),
    };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/control.js
/** A control that serves beside the release: its counts, and what the release is compared with. */



const controlFields = schemas/* strictObject */.rej({
    errors: errorsField,
    requests: releaseRequestsField,
    controlErrors: countField("Failed requests of the control."),
    controlRequests: requestsField("Requests of the control."),
});
function observeControl(_, totals) {
    return shareOf(totals, totals.controlRequests === 0 ? 0 : totals.controlErrors / totals.controlRequests);
}
/** Null while the control has had no failure: then nobody knows how many more would be worse. */
function worseThanControl({ margin }, { requests, controlErrors, controlRequests, buckets }, size) {
    if (controlErrors === 0 || controlRequests === 0)
        return null;
    return {
        errors: (size * margin * requests * (controlErrors / controlRequests)) / buckets,
        requests: requests / buckets,
        controlErrors: controlErrors / buckets,
        controlRequests: controlRequests / buckets,
    };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/tilt.js
/**
 * The tilt of two clustered counts. With ψ(s) = −ln(1 − β(eˢ − 1))/β, the cumulant of a negative binomial of mean 1, and
 * a = ρu, the pair (s, t) has E[exp(s·xc − t·xb)] = 1 at the boundary where a·ψ(s) + ψ(−t) = 0. Of these pairs the one
 * with the largest r·a·s − t is taken, which grows fastest at r times the boundary.
 *
 * In z = β·ψ(s) everything is well-conditioned: s = ln(1 + (1 − e⁻ᶻ)/β), t = −ln(1 − (eᵃᶻ − 1)/β), and the best z solves
 * (a + 1)z + s(z) + t(z) = ln r, whose left side increases from −∞ to ∞ between −ln(1 + β) and ln(1 + β)/a.
 */
const MAXIMUM_STEPS = 200;
/**
 * Of z. Any z gives a pair that is exactly valid, and the best one is a maximum: what z is off by, the evidence is off by the
 * square of; and Newton's next step would be a square of this one already.
 */
const PRECISION = 1e-5;
/** t for a given s. */
function tiltOfControl(s, a, beta) {
    return controlTilt(-Math.log1p(-beta * Math.expm1(s)), a, beta);
}
/** `near`: that of a similar `a`, where the search begins. */
function bestTilt(a, beta, logSize, near = null) {
    if (near?.a === a)
        return near;
    // So few requests on one side, or none yet, that they and their errors say nothing.
    if (!(a > 0 && Number.isFinite(a)))
        return { a, z: 0, s: 0, t: 0 };
    const edge = Math.log1p(beta);
    let low = logSize > 0 ? 0 : -edge;
    let high = logSize > 0 ? edge / a : 0;
    // Where the left side would be as steep everywhere as at 0.
    let z = near === null || near.z === 0 ? logSize / ((a + 1) * (1 + 1 / beta)) : near.z;
    if (!(z > low && z < high))
        z = (low + high) / 2;
    for (let step = 0; step < MAXIMUM_STEPS; step += 1) {
        const release = Math.expm1(-z);
        const control = Math.expm1(a * z);
        const over = (a + 1) * z + Math.log1p(-release / beta) - Math.log1p(-control / beta) - logSize;
        if (over > 0)
            high = z;
        else
            low = z;
        const slope = a + 1 + (1 + release) / (beta - release) + (a * (1 + control)) / (beta - control);
        const newton = z - over / slope;
        const next = newton >= low && newton <= high ? newton : (low + high) / 2;
        const change = Math.abs(next - z);
        z = next;
        if (change <= PRECISION * Math.abs(z))
            break;
    }
    return { a, z, s: releaseTilt(z, beta), t: controlTilt(z, a, beta) };
}
function releaseTilt(z, beta) {
    return Math.log1p(-Math.expm1(-z) / beta);
}
function controlTilt(z, a, beta) {
    return -Math.log1p(-Math.expm1(a * z) / beta);
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/two-sample.js






const twoSample = declareKind({
    description: "Failed requests against those of a control that serves at the same time, where requests fail independently.",
    boundary: schemas/* strictObject */.rej({ margin: marginField }),
    bucket: controlFields,
    clustered: false,
    onsets: "average",
    effects: effects/* WORSE */.nK,
    passEffects: effects/* BETTER */.xX,
    assumesSteadyLevel: false,
    independent: false,
    increment: two_sample_increment,
    passIncrement: ({ margin }, effect) => two_sample_increment({ margin: passMargin(margin) }, effect),
    passFactor: ({ margin }) => passMargin(margin),
    observe: observeControl,
    worseBucket: worseThanControl,
});
function two_sample_increment({ margin }, { size, logSize }) {
    return {
        of: ({ errors, requests, controlErrors, controlRequests }) => conditionalBinomial(errors, requests, controlErrors, controlRequests, margin, size, logSize),
    };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/tilted.js







/** s·xc − t(s)·xb, whose mean is exactly 1 where both sides are negative binomial with this dispersion, and at most 1 below it. */
const tilted = declareKind({
    description: "Failed requests against a control's, where errors come in clusters such as retries.",
    boundary: schemas/* strictObject */.rej({
        margin: marginField,
        beta: requestsField("Variance over mean of the errors in a bucket before the release, less 1."),
    }),
    bucket: controlFields,
    clustered: true,
    onsets: "average",
    effects: effects/* WORSE */.nK,
    passEffects: effects/* BETTER */.xX,
    assumesSteadyLevel: false,
    independent: false,
    increment: tilted_increment,
    passIncrement: ({ margin, beta }, effect) => tilted_increment({ margin: passMargin(margin), beta }, effect),
    passFactor: ({ margin }) => passMargin(margin),
    observe: observeControl,
    worseBucket: worseThanControl,
});
function tilted_increment({ margin, beta }, effect) {
    if (beta === 0)
        return twoSample.increment({ margin }, effect);
    let last = null;
    return {
        of({ errors, requests, controlErrors, controlRequests }) {
            // Traffic is split much as it was in the bucket before, so that the search ends soon.
            last = bestTilt((margin * requests) / controlRequests, beta, effect.logSize, last);
            return last.s * errors - last.t * controlErrors;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/index.js
/** The registry of the kinds of evidence: one line each. */







const evidenceKinds = {
    bernoulli: bernoulli,
    "negative-binomial": negativeBinomial,
    poisson: poisson,
    "two-sample": twoSample,
    tilted: tilted,
    previous: previous,
    betting: betting,
};


/***/ }),

/***/ 16681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ judgeEvidence),
  N: () => (/* binding */ readMetric)
});

// EXTERNAL MODULE: ./build/src/judge/evidence/combine.js
var combine = __webpack_require__(23826);
// EXTERNAL MODULE: ./build/src/judge/evidence/evidence-course.js + 1 modules
var evidence_course = __webpack_require__(20478);
// EXTERNAL MODULE: ./build/src/judge/evidence/onset-prior.js
var onset_prior = __webpack_require__(47661);
// EXTERNAL MODULE: ./build/src/judge/evidence/effects.js
var effects = __webpack_require__(19225);
// EXTERNAL MODULE: ./build/src/judge/evidence/log-sum-exp.js
var log_sum_exp = __webpack_require__(22505);
;// CONCATENATED MODULE: ./build/src/judge/evidence/rate-limits.js
/**
 * Limits of a rate that hold at every look, by the same mixtures: the rates at which the evidence that the true rate is
 * higher (lower) stays below 1/level. They bound the average rate, also one that varies, of independent failures.
 */


/** More than it takes until both ends are neighbouring numbers, which then stay what they are. */
const HALVINGS = 100;
/** The largest rate that `errors` in `trials` (requests or seconds) contradict as too low; 0 where none. */
function lowerRateLimit(errors, trials, level) {
    const wanted = -Math.log(level);
    // The evidence falls as the rate rises, to less than nothing where the rate is the one observed.
    return bisect(0, errors / trials, (rate) => evidenceAgainst(effects/* WORSE */.nK, errors, rate * trials) >= wanted);
}
/** The smallest rate that they contradict as too high. */
function upperRateLimit(errors, trials, level) {
    const wanted = -Math.log(level);
    const isTooLow = (rate) => evidenceAgainst(effects/* BETTER */.xX, errors, rate * trials) < wanted;
    let high = (errors + 1) / trials;
    while (isTooLow(high))
        high *= 2;
    return bisect(errors / trials, high, isTooLow);
}
function evidenceAgainst(effects, errors, expected) {
    return (0,log_sum_exp/* logSumExp */.V)(effects.map(({ size, logSize, logWeight }) => logWeight + errors * logSize - expected * (size - 1)));
}
/** Where `isBelow` turns from true to false. */
function bisect(from, to, isBelow) {
    let [low, high] = [from, to];
    for (let halving = 0; halving < HALVINGS; halving += 1) {
        const middle = (low + high) / 2;
        if (isBelow(middle))
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

// EXTERNAL MODULE: ./build/src/judge/evidence/settled-buckets.js
var settled_buckets = __webpack_require__(69408);
// EXTERNAL MODULE: ./build/src/judge/evidence/foresee-detection.js
var foresee_detection = __webpack_require__(82828);
// EXTERNAL MODULE: ./build/src/judge/evidence/words.js
var words = __webpack_require__(37994);
;// CONCATENATED MODULE: ./build/src/judge/evidence/evidence-text.js





/** "At least" and "upper limit" are wrong in one of twenty. */
const LIMIT_ALPHA = 0.05;
const STEADY = ", if the error level is as steady as before the release";
function renderFailure({ metric, buckets, logE, atSeconds, isLast }, metricCount) {
    const { watched, course } = metric;
    const onset = course.likeliestOnset(buckets);
    const seen = watched.kind.observe(watched.boundary, (0,settled_buckets/* totalsOf */.vA)(watched.buckets, onset, buckets));
    const { startSeconds = 0 } = watched.buckets[onset] ?? {};
    const assumption = watched.kind.assumesSteadyLevel ? STEADY : "";
    return [
        `${sentenceOf(metric, metricCount, `since ${(0,words/* instantOf */.B9)(startSeconds)} ${describe(seen)}`)}${atLeast(watched, onset, buckets)}.`,
        `Evidence ${(0,words/* odds */.VH)(logE)}${isLast ? "" : `, ${(0,words/* instantOf */.B9)(atSeconds)}`}; a false alarm this strong happens in fewer than ${(0,words/* rarity */.oG)(logE)} releases${assumption}.`,
    ].join(" ");
}
function renderPass(metrics, latest, horizonSeconds) {
    const sentences = metrics.map(({ id, watched }) => {
        const { kind, boundary, buckets } = watched;
        const { failed, requests, rate, baseline } = kind.observe(boundary, (0,settled_buckets/* totalsOf */.vA)(buckets));
        const factor = kind.passFactor(boundary);
        const counted = failed === null
            ? `${(0,words/* percent */.KN)(rate)} on average`
            : `${(0,words/* grouped */.zD)(failed)} ${failed === 1 ? "failure" : "failures"} in ${requests === null ? (0,words/* lasting */.nS)(latest) : `${(0,words/* grouped */.zD)(requests)} requests`}`;
        const limit = kind.independent && requests !== null
            ? ` (upper limit ${(0,words/* percent */.KN)(upperRateLimit(failed ?? 0, requests, LIMIT_ALPHA))}, 95 %)`
            : "";
        return `${id} is below ${(0,words/* times */.Hn)(factor)} the baseline${requests === null && failed !== null ? "" : ` of ${(0,words/* percent */.KN)(baseline)}`}${limit}: ${counted}.`;
    });
    const later = latest < horizonSeconds ? [`Problems that begin later are still watched until ${(0,words/* instantOf */.B9)(horizonSeconds)}.`] : [];
    return [...sentences, ...later].join(" ");
}
function renderOpen(metrics, watch, latest) {
    const sentences = metrics.map((metric) => {
        const { watched, course, level } = metric;
        const totals = (0,settled_buckets/* totalsOf */.vA)(watched.buckets);
        const { failed, requests, rate, baseline } = watched.kind.observe(watched.boundary, totals);
        const counted = failed === null
            ? `after ${(0,words/* lasting */.nS)(totals.seconds)}: ${(0,words/* percent */.KN)(rate)} on average, ${(0,words/* percent */.KN)(baseline)} expected`
            : `after ${requests === null ? (0,words/* lasting */.nS)(totals.seconds) : `${(0,words/* grouped */.zD)(requests)} requests`}: ${(0,words/* grouped */.zD)(failed)} failed, ${((requests ?? totals.seconds) * baseline).toFixed(1)} expected`;
        const logE = course.after(watched.buckets.length);
        return `${sentenceOf(metric, metrics.length, counted)}. Evidence ${(0,words/* odds */.VH)(logE)} (rollback at ${(0,words/* odds */.VH)(level)}).${foreseeable(metric, watch, latest)}`;
    });
    return sentences.join(" ");
}
function renderSilence(id, { kind }, since) {
    const what = "requests" in kind.bucket.shape ? "request counts" : "readings";
    return `${id}: no ${what} since ${(0,words/* instantOf */.B9)(since)}. Nothing was measured, so this is neither pass nor fail.`;
}
function renderTooFew({ id, watched, course }) {
    const { errors, requests } = (0,settled_buckets/* totalsOf */.vA)(watched.buckets);
    const of = requests > 0 ? ` of ${(0,words/* grouped */.zD)(requests)} requests` : "";
    return `${id}: ${(0,words/* grouped */.zD)(errors)}${of} failed, and fewer than 3 failures decide nothing, however rare they are. Evidence ${(0,words/* odds */.VH)(course.after(watched.buckets.length))}.`;
}
function describe({ failed, requests, rate, baseline }) {
    const worse = (what) => baseline === 0 ? `, against a baseline of ${what}` : `, ${(0,words/* times */.Hn)(rate / baseline)} the baseline of ${what}`;
    if (failed === null)
        return `it was ${(0,words/* percent */.KN)(rate)} on average${worse((0,words/* percent */.KN)(baseline))}`;
    if (requests === null) {
        const perHour = (perSecond) => `${(perSecond * 3_600).toFixed(2)} an hour`;
        return `${(0,words/* grouped */.zD)(failed)} failed: ${perHour(rate)}${worse(perHour(baseline))}`;
    }
    return `${(0,words/* grouped */.zD)(failed)} of ${(0,words/* grouped */.zD)(requests)} requests failed: ${(0,words/* percent */.KN)(rate)}${worse((0,words/* percent */.KN)(baseline))}`;
}
/** The factor that is shown at 95 %, for the onset that was chosen after seeing all of them. */
function atLeast({ kind, boundary, buckets, horizonSeconds }, onset, count) {
    if (!kind.independent)
        return "";
    const totals = (0,settled_buckets/* totalsOf */.vA)(buckets, onset, count);
    const { baseline, requests } = kind.observe(boundary, totals);
    const { startSeconds = 0, endSeconds = 0 } = buckets[onset] ?? {};
    const level = LIMIT_ALPHA * (0,onset_prior/* onsetMass */.I)(startSeconds, endSeconds, horizonSeconds);
    if (level === 0 || baseline === 0)
        return "";
    const factor = lowerRateLimit(totals.errors, requests ?? totals.seconds, level) / baseline;
    return factor > 1 ? ` (at least ${(0,words/* times */.Hn)(Math.floor(factor * 10) / 10)}, 95 %)` : "";
}
function foreseeable(metric, watch, latest) {
    if (latest >= watch.horizonSeconds)
        return "";
    const foreseen = (0,foresee_detection/* foreseeDetection */.R)(metric, latest);
    if (foreseen === null)
        return "";
    const { shown, notShown } = foreseen;
    const hidden = notShown === null ? "" : `x${notShown} not in this watch`;
    if (shown === null)
        return ` At this traffic a regression of ${hidden.replace(" not in this watch", "")} that begins now would not show in this watch.`;
    return ` A x${shown.size} regression that begins now would show within about ${(0,words/* lasting */.nS)(shown.seconds)} at this traffic${hidden === "" ? "" : `, ${hidden}`}.`;
}
/** Of several metrics each sentence says whose it is. */
function sentenceOf({ id }, metricCount, text) {
    return metricCount > 1 ? `${id}: ${text}` : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

// EXTERNAL MODULE: ./build/src/judge/evidence/index.js + 13 modules
var evidence = __webpack_require__(93504);
// EXTERNAL MODULE: ./build/src/judge/evidence/decision.js
var evidence_decision = __webpack_require__(29929);
// EXTERNAL MODULE: ./build/src/judge/evidence/not-worse.js
var not_worse = __webpack_require__(39251);
// EXTERNAL MODULE: ./build/src/judge/evidence/traffic-silence.js
var traffic_silence = __webpack_require__(71372);
;// CONCATENATED MODULE: ./build/src/judge/evidence/judge-evidence.js








/** What a good release may do for a while: no pass before this, unless the watch is shorter. */
const MINIMUM_SECONDS = 600;
function judgeEvidence(watch) {
    const metrics = watch.metrics.map((metric) => readMetric(metric, watch));
    const standings = metrics.map((metric) => ({ ...metric, logE: metric.course.after(metric.watched.buckets.length) }));
    return {
        ...decide(watch, metrics),
        logE: (0,combine/* combineEvidence */.H)(standings.map(({ watched, weight, logE }) => ({ onsets: watched.kind.onsets, weight, logE }))),
        metrics: standings.map(({ id, logE, decidedAtSeconds }) => ({ id, logE, decidedAtSeconds })),
    };
}
function readMetric({ id, weight, kind: name, null: boundary, buckets }, watch) {
    const kind = evidence/* evidenceKinds */.L[name];
    const watched = {
        kind,
        boundary,
        buckets: (0,settled_buckets/* settleBuckets */.z9)(buckets),
        horizonSeconds: watch.horizonSeconds,
    };
    const course = (0,evidence_course/* courseOfEvidence */.m)(watched);
    const guardedFrom = (0,evidence_decision/* guardedBuckets */._)(watched);
    const level = -Math.log(watch.alpha) - Math.log(weight);
    const decided = guardedFrom === null ? null : course.firstAt(level, guardedFrom);
    const decidedAtSeconds = decided === null ? null : (watched.buckets[decided - 1]?.endSeconds ?? null);
    return { id, weight, watched, course, guardedFrom, level, decidedAtSeconds };
}
function decide(watch, metrics) {
    const decision = (0,evidence_decision/* findDecision */.e)(metrics, -Math.log(watch.alpha));
    if (decision !== null) {
        return { verdict: "fail", reasonCode: "regression_shown", text: renderFailure(decision, metrics.length) };
    }
    const latest = Math.max(0, ...metrics.map(({ watched }) => watched.buckets.at(-1)?.endSeconds ?? 0));
    for (const { id, watched } of metrics) {
        const useless = watched.kind.useless?.(watched.boundary) ?? null;
        if (useless !== null)
            return { verdict: "hold", reasonCode: "no_data", text: `${id}: ${useless}` };
        const since = (0,traffic_silence/* silentSince */.K)(watched.buckets, latest, "requests" in watched.kind.bucket.shape);
        if (since !== null)
            return { verdict: "hold", reasonCode: "no_data", text: renderSilence(id, watched, since) };
    }
    const few = metrics.find((metric) => isUnguarded(metric));
    if (few !== undefined)
        return { verdict: "hold", reasonCode: "too_few_samples", text: renderTooFew(few) };
    if (latest >= Math.min(MINIMUM_SECONDS, watch.horizonSeconds) &&
        metrics.every(({ watched }) => (0,not_worse/* isNotWorse */.c)(watched))) {
        return {
            verdict: "pass",
            reasonCode: "regression_excluded",
            text: renderPass(metrics, latest, watch.horizonSeconds),
        };
    }
    const reasonCode = latest >= watch.horizonSeconds ? "watch_incomplete" : "evidence_open";
    return { verdict: "hold", reasonCode, text: renderOpen(metrics, watch, latest) };
}
/** Only the guard keeps it from deciding. */
function isUnguarded({ course, guardedFrom, level }) {
    return guardedFrom === null && course.firstAt(level, 0) !== null;
}


/***/ }),

/***/ 22505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ logSumExp),
/* harmony export */   x: () => (/* binding */ logAddExp)
/* harmony export */ });
/** Beyond this difference the smaller of two terms is below the last digit of their sum. */
const NEGLIGIBLE = 40;
/** ln(e^a + e^b), without leaving the logarithms: `-Infinity` stands for nothing. */
function logAddExp(one, other) {
    const larger = one > other ? one : other;
    const difference = larger - (one > other ? other : one);
    // Both may be nothing, whose difference is no number.
    return difference < NEGLIGIBLE ? larger + Math.log1p(Math.exp(-difference)) : larger;
}
/** ln of a sum of exponentials; `-Infinity` of nothing. */
function logSumExp(terms) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < terms.length; index += 1)
        largest = Math.max(largest, terms[index] ?? largest);
    if (!Number.isFinite(largest))
        return largest;
    let sum = 0;
    for (let index = 0; index < terms.length; index += 1) {
        const below = (terms[index] ?? Number.NEGATIVE_INFINITY) - largest;
        if (below > -NEGLIGIBLE)
            sum += Math.exp(below);
    }
    return largest + Math.log(sum);
}


/***/ }),

/***/ 39251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ isNotWorse)
/* harmony export */ });
/* unused harmony export passEvidence */
/* harmony import */ var _log_sum_exp_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22505);
/* harmony import */ var _settled_buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69408);
/** Whether it is shown that a metric is not, on average so far, as bad as so many times its baseline. */


/** One in twenty releases that are that bad may be called not so bad, for now: they are watched on. */
const PASS_ALPHA = 0.05;
function isNotWorse(metric) {
    return passEvidence(metric) >= -Math.log(PASS_ALPHA);
}
/** ln of the evidence against "at least `passFactor` times the baseline" from the promotion on. */
function passEvidence({ kind, boundary, buckets }) {
    const totals = (0,_settled_buckets_js__WEBPACK_IMPORTED_MODULE_0__/* .totalsOf */ .vA)(buckets);
    const terms = kind.passEffects.map((effect) => {
        const increment = kind.passIncrement(boundary, effect);
        let sum = effect.logWeight;
        if (kind.onsets === "maximum")
            return sum + increment.of(totals, totals.seconds);
        for (const { data, startSeconds, endSeconds } of buckets)
            sum += increment.of(data, endSeconds - startSeconds);
        return sum;
    });
    return (0,_log_sum_exp_js__WEBPACK_IMPORTED_MODULE_1__/* .logSumExp */ .V)(terms);
}


/***/ }),

/***/ 47661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ onsetMass),
/* harmony export */   Q: () => (/* binding */ onsetMassAfter)
/* harmony export */ });
/**
 * When a regression starts, as a belief: half of it at the promotion, half spread over the watch with a density in
 * proportion to 1/(t + 60 s). It is a function of the time and not of the number of looks, so looking more often changes
 * no test; and it sums to 1, so the false alarms of a whole watch stay bounded.
 */
const AT_PROMOTION = 0.5;
const SOFTENING_SECONDS = 60;
/** Belief that a regression starts after `from` and by `to`; what starts at the promotion counts from the first instant. */
function onsetMass(from, to, horizonSeconds) {
    return (from <= 0 ? AT_PROMOTION : 0) + (1 - AT_PROMOTION) * laterShare(from, to, horizonSeconds);
}
/** Belief that it has not started by `at`. It keeps the evidence from dwindling to nothing while all is well. */
function onsetMassAfter(at, horizonSeconds) {
    return (1 - AT_PROMOTION) * laterShare(at, horizonSeconds, horizonSeconds);
}
/** Nothing starts after the horizon: a watch that is extended goes on with the onsets that it has. */
function laterShare(from, to, horizonSeconds) {
    const start = Math.min(from, horizonSeconds);
    const end = Math.min(to, horizonSeconds);
    if (end <= start)
        return 0;
    return Math.log1p((end - start) / (start + SOFTENING_SECONDS)) / Math.log1p(horizonSeconds / SOFTENING_SECONDS);
}


/***/ }),

/***/ 71372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ silentSince)
/* harmony export */ });
/* harmony import */ var _settled_buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69408);
/** Whether a metric has fallen silent: then what was seen before says nothing about now. */

/** Shorter than this no silence counts: data arrive in clumps. */
const SHORTEST_SECONDS = 300;
/** A bucket may be late or lost; this many in a row are not. */
const LOST_BUCKETS = 5;
/** By chance alone, silence where this many requests are expected happens once in 22,000 times. */
const EXPECTED_REQUESTS = 10;
/**
 * Seconds since the promotion after which nothing was measured any more, or null. `latest` is the end of the newest
 * bucket of any metric: a metric whose buckets stop coming is as silent as one without requests.
 */
function silentSince(buckets, latest, countsRequests) {
    const spoken = countsRequests
        ? buckets.findLastIndex(({ data }) => (0,_settled_buckets_js__WEBPACK_IMPORTED_MODULE_0__/* .countIn */ .ry)(data, "requests") > 0)
        : buckets.length - 1;
    if (spoken < 0)
        return 0;
    const totals = (0,_settled_buckets_js__WEBPACK_IMPORTED_MODULE_0__/* .totalsOf */ .vA)(buckets, 0, spoken + 1);
    const since = buckets[spoken]?.endSeconds ?? 0;
    const silentSeconds = latest - since;
    const usualSeconds = totals.seconds / totals.buckets;
    if (silentSeconds < Math.max(SHORTEST_SECONDS, LOST_BUCKETS * usualSeconds))
        return null;
    if (countsRequests && (totals.requests / totals.seconds) * silentSeconds < EXPECTED_REQUESTS)
        return null;
    return since;
}


/***/ })

};
