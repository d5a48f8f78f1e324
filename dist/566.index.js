export const id = 566;
export const ids = [566,8185,8150];
export const modules = {

/***/ 18150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ groupBy)
/* harmony export */ });
/** Items by a key of theirs, in the order in which keys and items first come. (`Map.groupBy` came with Node 21.) */
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return groups;
}


/***/ }),

/***/ 95352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ timeExtent),
/* harmony export */   HA: () => (/* binding */ isDrawable),
/* harmony export */   UU: () => (/* binding */ valueExtent),
/* harmony export */   ux: () => (/* binding */ within)
/* harmony export */ });
/** What a chart shows, whatever draws it: one number over the time since the promotion. */
/** A chart needs two points for a line. */
function isDrawable({ points }) {
    return points.length >= 2;
}
/** What was watched, and no more of the planned time than that: an early end leaves no empty half. */
function timeExtent({ points, decidedAtSeconds }) {
    const first = points[0]?.seconds ?? 0;
    const last = Math.max(points.at(-1)?.seconds ?? 0, decidedAtSeconds ?? 0);
    return { from: Math.min(0, first), to: Math.max(last, first + 1) };
}
/** Evidence of a total outage is hundreds of times what is asked for, which would press the limit onto the axis. */
const MOST_LIMITS = 3;
function valueExtent({ points, limits, unit }) {
    const values = points.map(({ value }) => value);
    const levels = limits.map(({ value }) => value);
    const low = minimumOf([...values, ...levels], unit === "evidence" ? 0 : Number.POSITIVE_INFINITY);
    const high = -minimumOf([...values, ...levels].map((value) => -value));
    const capped = unit === "evidence" ? Math.min(high, MOST_LIMITS * Math.max(...levels, 1)) : high;
    const from = unit === "evidence" ? Math.max(low, -capped) : Math.min(0, low);
    const room = (capped - from) * 0.05;
    return { from, to: capped + (room > 0 ? room : 1) };
}
function minimumOf(values, start = Number.POSITIVE_INFINITY) {
    return values.reduce((least, value) => Math.min(least, value), start);
}
/** What lies outside is drawn at the edge. */
function within(value, { from, to }) {
    return Math.min(Math.max(value, from), to);
}


/***/ }),

/***/ 88185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  chartsOf: () => (/* binding */ chartsOf)
});

// EXTERNAL MODULE: ./build/src/judge/evidence/combine.js
var combine = __webpack_require__(23826);
// EXTERNAL MODULE: ./build/src/judge/evidence/decision.js
var evidence_decision = __webpack_require__(29929);
// EXTERNAL MODULE: ./build/src/judge/evidence/judge-evidence.js + 2 modules
var judge_evidence = __webpack_require__(16681);
;// CONCATENATED MODULE: ./build/src/judge/evidence/trace-evidence.js
/** How the evidence of a watch went, for whoever draws it. Pure. */



/** A picture has no room for more, and the evidence of some kinds is costly to ask for. */
const MOST_INSTANTS = 200;
function traceEvidence(watch) {
    const metrics = watch.metrics.map((metric) => (0,judge_evidence/* readMetric */.N)(metric, watch));
    const level = -Math.log(watch.alpha);
    const decision = (0,evidence_decision/* findDecision */.e)(metrics, level);
    const decidedAtSeconds = decision?.atSeconds ?? null;
    const ends = new Set(metrics.flatMap(({ watched }) => watched.buckets.map(({ endSeconds }) => endSeconds)));
    const instants = thinned([...ends].toSorted((one, other) => one - other), decidedAtSeconds);
    const courses = metrics.map((metric) => ({ metric, after: evidenceAt(metric, instants) }));
    return {
        level,
        course: instants.map((endSeconds, index) => ({
            endSeconds,
            logE: (0,combine/* combineEvidence */.H)(courses.map(({ metric: { watched, weight }, after }) => ({
                onsets: watched.kind.onsets,
                weight,
                logE: after[index] ?? 0,
            }))),
        })),
        decidedAtSeconds,
        decidedBy: decision?.metric.id ?? null,
    };
}
/** As far apart as it takes; the last one and the one that decided are among them. */
function thinned(instants, wanted) {
    const every = Math.ceil(instants.length / MOST_INSTANTS);
    return instants.filter((at, index) => (instants.length - 1 - index) % every === 0 || at === wanted);
}
function evidenceAt({ watched, course }, instants) {
    let last = { count: 0, logE: course.after(0) };
    return instants.map((at) => {
        let { count } = last;
        while ((watched.buckets[count]?.endSeconds ?? Number.POSITIVE_INFINITY) <= at)
            count += 1;
        if (count !== last.count)
            last = { count, logE: course.after(count) };
        return last.logE;
    });
}

// EXTERNAL MODULE: ./build/src/lib/group-by.js
var group_by = __webpack_require__(18150);
// EXTERNAL MODULE: ./build/src/report/charts/chart.js
var chart = __webpack_require__(95352);
;// CONCATENATED MODULE: ./build/src/report/charts/comparison-charts.js
/** What a watch compared, as charts: its evidence first, then the metric that decided, then the others. */



const UNIT = {
    ratio: "share",
    duration: "duration",
    count: "count",
    number: "count",
};
/** Readings that are farther apart than this many buckets have a gap between them. */
const GAP = 1.5;
/** None where a command compared nothing. With the plan, its own limits are drawn too. */
function chartsOf({ comparison }, plan) {
    if (comparison === undefined)
        return [];
    const { evidence, compared } = comparison;
    const trace = evidence === null ? null : traceEvidence(evidence);
    const decidedAtSeconds = trace?.decidedAtSeconds ?? null;
    const first = compared.filter(({ id }) => id === trace?.decidedBy);
    const byMetric = (0,group_by/* groupBy */.$)([...first, ...compared], ({ metric }) => metric);
    const ofMetrics = [...byMetric.values()].map((ofMetric) => chartOfMetric(ofMetric, comparison, decidedAtSeconds, plan));
    const ofEvidence = trace === null
        ? []
        : [
            {
                title: "Evidence against the release",
                unit: "evidence",
                points: [
                    { seconds: 0, value: 0 },
                    ...trace.course.map(({ endSeconds, logE }) => ({ seconds: endSeconds, value: logE })),
                ],
                // What is missing says nothing, so the evidence stays what it was.
                gapSeconds: Number.POSITIVE_INFINITY,
                limits: [{ kind: "threshold", label: "level of proof ln 1/α", value: trace.level }],
                decidedAtSeconds,
            },
        ];
    return [...ofEvidence, ...ofMetrics].filter(chart/* isDrawable */.HA);
}
function chartOfMetric(ofMetric, { bucketSeconds }, decidedAtSeconds, plan) {
    const [{ metric = "", unit = "count", readings = [], series = "level" } = {}] = ofMetric;
    return {
        title: metric,
        unit: UNIT[unit],
        points: readings.flatMap(({ endSeconds, value }) => value === null || !Number.isFinite(value) ? [] : [{ seconds: endSeconds, value }]),
        gapSeconds: GAP * bucketSeconds,
        // Events are counted in windows that are longer than a bucket, so that their limits are no levels of this chart.
        limits: withoutRepeats([...ofMetric.flatMap(limitsOf), ...(series === "events" ? [] : thresholdsOf(metric, plan))]),
        decidedAtSeconds,
    };
}
function limitsOf({ baseline, limit, series }) {
    if (series === "events") {
        const perBucket = baseline === null || baseline.bad === null ? Number.NaN : baseline.bad / baseline.buckets;
        return Number.isFinite(perBucket) ? [{ kind: "baseline", label: "baseline", value: perBucket }] : [];
    }
    return [
        ...(baseline === null ? [] : [{ kind: "baseline", label: "baseline", value: baseline.value }]),
        ...(limit === null || limit === baseline?.value
            ? []
            : [{ kind: "threshold", label: "no worse up to", value: limit }]),
    ];
}
/** What the team wrote as a fixed number. */
function thresholdsOf(metric, plan) {
    return (plan?.stages.production.watch?.rollbackConditions ?? []).flatMap((condition) => condition.kind === "threshold" && condition.metric === metric
        ? [{ kind: "threshold", label: condition.text, value: condition.value, saysValue: true }]
        : []);
}
function withoutRepeats(limits) {
    return [...new Map(limits.map((limit) => [`${limit.label} ${limit.value}`, limit])).values()];
}


/***/ })

};
