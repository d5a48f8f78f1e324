export const id = 6114;
export const ids = [6114,8185,8150,566];
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

/***/ 58900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Et: () => (/* binding */ momentOf),
/* harmony export */   Pp: () => (/* binding */ onAxis),
/* harmony export */   Wc: () => (/* binding */ axisOfTime),
/* harmony export */   cL: () => (/* binding */ describeChart),
/* harmony export */   eQ: () => (/* binding */ renderChartValue),
/* harmony export */   iM: () => (/* binding */ AXIS),
/* harmony export */   o5: () => (/* binding */ renderLimit)
/* harmony export */ });
/* harmony import */ var _judge_evidence_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37994);
/** A chart in words: for its caption, and for who does not see it. */

const MILLISECONDS = 1_000;
/** A value in its unit: `0.53 %`, `1,240 ms`, `12 an hour`. */
function renderChartValue(value, unit) {
    switch (unit) {
        case "share":
            return `${compact(value * 100)} %`;
        case "duration":
            return value >= 10 * MILLISECONDS ? `${compact(value / MILLISECONDS)} s` : `${compact(value)} ms`;
        case "count":
            return compact(value);
        case "evidence":
            return `${compact(value)} (${(0,_judge_evidence_words_js__WEBPACK_IMPORTED_MODULE_0__/* .odds */ .VH)(value)})`;
    }
}
/** Three digits that say something: `0.000125` is not 0. */
function compact(value) {
    if (value === 0)
        return "0";
    const digits = Number(value.toPrecision(3));
    return Math.abs(digits) >= 1_000 ? String(Math.round(digits)) : String(digits);
}
/** `baseline 0.98 %`. */
function renderLimit({ label, value, saysValue = false }, unit) {
    return saysValue ? label : `${label} ${renderChartValue(value, unit)}`;
}
/** What its axis says: `share of requests in %`. */
const AXIS = {
    share: "per cent",
    duration: "milliseconds",
    count: "number",
    evidence: "ln E",
};
/** A value as its axis counts: shares as per cent. */
function onAxis(value, unit) {
    return unit === "share" ? value * 100 : value;
}
/** Times that long are read in this unit. */
function axisOfTime(seconds) {
    if (seconds < 3 * 60)
        return { name: "seconds", seconds: 1 };
    if (seconds < 3 * 3_600)
        return { name: "minutes", seconds: 60 };
    return seconds < 72 * 3_600 ? { name: "hours", seconds: 3_600 } : { name: "days", seconds: 86_400 };
}
/** `6 min after the promotion`, `at the promotion`, `5 min before the promotion`. */
function momentOf(seconds) {
    if (seconds < 0)
        return `${(0,_judge_evidence_words_js__WEBPACK_IMPORTED_MODULE_0__/* .lasting */ .nS)(-seconds)} before the promotion`;
    return seconds === 0 ? "at the promotion" : (0,_judge_evidence_words_js__WEBPACK_IMPORTED_MODULE_0__/* .instantOf */ .B9)(seconds);
}
/** Sentences that say what there is to see. */
function describeChart(chart) {
    const { unit, points, limits, decidedAtSeconds } = chart;
    const last = points.at(-1);
    if (last === undefined)
        return "Nothing was measured.";
    const highest = points.reduce((most, point) => (point.value > most.value ? point : most), last);
    const limited = limits.map((limit) => renderLimit(limit, unit));
    return [
        `Highest ${renderChartValue(highest.value, unit)}, ${momentOf(highest.seconds)}; last ${renderChartValue(last.value, unit)}.`,
        ...(limited.length === 0 ? [] : [`Compared with ${limited.join(" and ")}.`]),
        ...(decidedAtSeconds === null ? [] : [`Decided ${momentOf(decidedAtSeconds)}.`]),
        ...describeGaps(chart),
    ].join(" ");
}
function describeGaps({ points, gapSeconds }) {
    const missing = points.reduce((sum, { seconds }, index) => {
        const distance = seconds - (points[index - 1]?.seconds ?? seconds);
        return distance > gapSeconds ? sum + distance : sum;
    }, 0);
    return missing === 0 ? [] : [`Nothing is known of ${(0,_judge_evidence_words_js__WEBPACK_IMPORTED_MODULE_0__/* .lasting */ .nS)(missing)} of it.`];
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


/***/ }),

/***/ 53693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ stretchesOf)
/* harmony export */ });
/**
 * As few numbers as a picture can show apart. The lowest and the highest are kept beside the mean: a mean alone would hide
 * the spike that decided, and a highest alone would show a good release as a bad one.
 */
function stretchesOf(points, { from, to }, count) {
    const length = (to - from) / count;
    const within = new Map();
    for (const point of points) {
        const index = Math.min(count - 1, Math.max(0, Math.floor((point.seconds - from) / length)));
        const others = within.get(index);
        if (others === undefined)
            within.set(index, [point]);
        else
            others.push(point);
    }
    return [...within].map(([index, found]) => {
        const values = found.map(({ value }) => value);
        const [only] = found.length === 1 ? found : [];
        return {
            index,
            seconds: only?.seconds ?? from + (index + 0.5) * length,
            low: Math.min(...values),
            mean: values.reduce((sum, value) => sum + value, 0) / values.length,
            high: Math.max(...values),
        };
    });
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

/***/ 96114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderPage: () => (/* binding */ renderPage)
});

// EXTERNAL MODULE: ./build/src/lib/deployment-url.js
var deployment_url = __webpack_require__(60862);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var lib_instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/report/charts/comparison-charts.js + 1 modules
var comparison_charts = __webpack_require__(88185);
// EXTERNAL MODULE: ./build/src/report/production.js
var production = __webpack_require__(15405);
// EXTERNAL MODULE: ./build/src/report/headline.js
var report_headline = __webpack_require__(17210);
// EXTERNAL MODULE: ./build/src/report/result-words.js
var result_words = __webpack_require__(95907);
// EXTERNAL MODULE: ./build/src/report/charts/chart-words.js
var chart_words = __webpack_require__(58900);
// EXTERNAL MODULE: ./build/src/report/charts/chart.js
var charts_chart = __webpack_require__(95352);
// EXTERNAL MODULE: ./build/src/report/charts/stretches.js
var stretches = __webpack_require__(53693);
// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
// EXTERNAL MODULE: ./build/src/report/printable.js
var printable = __webpack_require__(1319);
// EXTERNAL MODULE: ./build/src/report/markdown.js
var markdown = __webpack_require__(70075);
;// CONCATENATED MODULE: ./build/src/report/page/page-text.js
/** Text of others in a page of our own: letters, and nothing else. */



const ENTITY = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};
/** For an element's text and for an attribute in quotation marks alike. */
function pageText(text, maximum = 2_000) {
    return (0,printable/* printable */.g)((0,cut_text/* cutText */.I)(text, maximum).toWellFormed()).replace(/[&<>"']/g, (mark) => ENTITY[mark] ?? mark);
}
/** A sentence in which `code` is code. */
function pageProse(text) {
    return text
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? `<code>${pageText(part)}</code>` : pageText(part)))
        .join("");
}
function pageLink(text, url) {
    return (0,markdown/* isLinkable */.n1)(url) ? `<a href="${pageText(url)}" rel="noreferrer">${pageText(text)}</a>` : pageText(text);
}
/** JSON inside an element that no browser runs: no sign in it ends that element, or reads as another text than it is. */
function pageJson(value) {
    return JSON.stringify(value).replace(/[<>&\u2028\u2029\p{Bidi_Control}]/gu, (sign) => {
        return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
}

// EXTERNAL MODULE: ./node_modules/d3-scale/dist/d3-scale.mjs + 4 modules
var d3_scale = __webpack_require__(25602);
// EXTERNAL MODULE: ./node_modules/d3-shape/dist/d3-shape.mjs + 1 modules
var d3_shape = __webpack_require__(76879);
;// CONCATENATED MODULE: ./build/src/report/page/svg-chart.js
/** A chart as SVG inside a page. Its colours are the page's, and none of its rules reaches beyond it. */






const WIDTH = 760;
const HEIGHT = 240;
/** Right of the curve stand the words on the limits, so that none lies over it. */
const MARGIN = { top: 26, right: 172, bottom: 40, left: 58 };
const INNER = { right: WIDTH - MARGIN.right, bottom: HEIGHT - MARGIN.bottom };
/** More points than these are no line any more, but a hatching. */
const STRETCHES = 180;
const LINE_HEIGHT = 14;
/** `id` is of this chart alone on its page. */
function renderSvgChart(chart, id) {
    const { title, unit } = chart;
    const time = (0,charts_chart/* timeExtent */.Ej)(chart);
    const axis = (0,chart_words/* axisOfTime */.Wc)(time.to);
    const values = (0,charts_chart/* valueExtent */.UU)(chart);
    const x = (0,d3_scale/* scaleLinear */.m4)()
        .domain([time.from / axis.seconds, time.to / axis.seconds])
        .range([MARGIN.left, INNER.right]);
    const y = (0,d3_scale/* scaleLinear */.m4)()
        .domain([(0,chart_words/* onAxis */.Pp)(values.from, unit), (0,chart_words/* onAxis */.Pp)(values.to, unit)])
        .range([INNER.bottom, MARGIN.top]);
    const atSeconds = (seconds) => round(x(seconds / axis.seconds));
    const atValue = (value) => round(y((0,chart_words/* onAxis */.Pp)((0,charts_chart/* within */.ux)(value, values), unit)));
    const parts = [
        ...x.ticks(7).map((tick) => svg_chart_text(round(x(tick)), INNER.bottom + 16, "middle", String(tick))),
        ...y.ticks(4).flatMap((tick) => {
            const at = round(y(tick));
            return [
                `<line class="grid" x1="${MARGIN.left}" x2="${INNER.right}" y1="${at}" y2="${at}"/>`,
                svg_chart_text(MARGIN.left - 8, at + 4, "end", String(tick)),
            ];
        }),
        svg_chart_text((MARGIN.left + INNER.right) / 2, HEIGHT - 6, "middle", `${axis.name} since the promotion`),
        svg_chart_text(MARGIN.left, 12, "start", chart_words/* AXIS */.iM[unit]),
        ...renderDecision(chart, atSeconds),
        ...renderCurve(chart, (seconds, value) => [atSeconds(seconds), atValue(value)]),
        ...renderLimits(chart, atValue),
    ];
    return [
        `<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-words">`,
        `<title id="${id}-title">${pageText(title, 200)}</title><desc id="${id}-words">${pageText((0,chart_words/* describeChart */.cL)(chart))}</desc>`,
        ...parts,
        "</svg>",
    ].join("\n");
}
/** Few points are one line. Many are the line of their means, in the band from the lowest to the highest. */
function renderCurve(chart, at) {
    const { points, gapSeconds, unit } = chart;
    const time = (0,charts_chart/* timeExtent */.Ej)(chart);
    const isThinned = points.length > STRETCHES && unit !== "evidence";
    const shown = isThinned
        ? (0,stretches/* stretchesOf */.T)(points, time, STRETCHES)
        : points.map(({ seconds, value }) => ({ seconds, low: value, mean: value, high: value }));
    const gap = Math.max(gapSeconds, isThinned ? (1.5 * (time.to - time.from)) / STRETCHES : 0);
    const parted = shown.flatMap((one, index) => {
        const before = shown[index - 1];
        return before !== undefined && one.seconds - before.seconds > gap ? [null, one] : [one];
    });
    const x = (one) => (one === null ? 0 : at(one.seconds, 0)[0]);
    const y = (which) => (one) => (one === null ? 0 : at(0, one[which])[1]);
    const isKnown = (one) => one !== null;
    const band = (0,d3_shape/* area */.Wc)().defined(isKnown).x(x).y0(y("low")).y1(y("high")).digits(1)(parted);
    const curve = (0,d3_shape/* line */.n8)().defined(isKnown).x(x).y(y("mean")).digits(1)(parted);
    return [...(isThinned ? [`<path class="band" d="${band ?? ""}"/>`] : []), `<path class="curve" d="${curve ?? ""}"/>`];
}
/** Told apart by their dashes and their words, not by colour alone. */
function renderLimits({ limits, unit }, atValue) {
    let free = Number.POSITIVE_INFINITY;
    return limits
        .toSorted((one, other) => one.value - other.value)
        .flatMap((limit) => {
        const { kind, value } = limit;
        const at = atValue(value);
        const lines = wrapLabel((0,chart_words/* renderLimit */.o5)(limit, unit));
        // From the lowest on; one that would lie over the one below it moves up.
        const first = Math.min(at + 4, free - lines.length * LINE_HEIGHT);
        free = first;
        return [
            `<line class="limit ${kind}" x1="${MARGIN.left}" x2="${INNER.right}" y1="${at}" y2="${at}"/>`,
            ...lines.map((words, index) => svg_chart_text(INNER.right + 6, first + index * LINE_HEIGHT, "start", words, `label ${kind}`)),
        ];
    });
}
const LABEL_LENGTH = 27;
function wrapLabel(label) {
    const lines = [];
    for (const word of label.slice(0, 3 * LABEL_LENGTH).split(" ")) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + 1 + word.length <= LABEL_LENGTH)
            lines[lines.length - 1] = `${last} ${word}`;
        else
            lines.push(word.slice(0, LABEL_LENGTH));
    }
    return lines;
}
function renderDecision({ decidedAtSeconds }, atSeconds) {
    if (decidedAtSeconds === null)
        return [];
    const at = atSeconds(decidedAtSeconds);
    const anchor = at > (MARGIN.left + INNER.right) / 2 ? "end" : "start";
    return [
        `<line class="decision" x1="${at}" x2="${at}" y1="${MARGIN.top - 8}" y2="${INNER.bottom}"/>`,
        svg_chart_text(at, 12, anchor, `decided ${(0,chart_words/* momentOf */.Et)(decidedAtSeconds)}`, "label decision"),
    ];
}
function svg_chart_text(x, y, anchor, words, style = "") {
    return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${style === "" ? "" : ` class="${style}"`}>${pageText(words, 200)}</text>`;
}
function round(value) {
    return Math.round(value * 10) / 10;
}

;// CONCATENATED MODULE: ./build/src/report/page/chart-figure.js
/** A chart on a page: the picture, its words, and the same numbers as a table for who does not see it. */





/** Nobody reads a table of thousands. */
const ROWS = 60;
function renderChartFigure(chart, id) {
    const { title, unit, points } = chart;
    const number = (value) => `<td class="number">${(0,chart_words/* renderChartValue */.eQ)(value, unit)}</td>`;
    const isThinned = points.length > ROWS;
    const rows = isThinned
        ? (0,stretches/* stretchesOf */.T)(points, (0,charts_chart/* timeExtent */.Ej)(chart), ROWS).map(({ seconds, low, mean, high }) => `<td>about ${(0,chart_words/* momentOf */.Et)(seconds)}</td>${[low, mean, high].map(number).join("")}`)
        : points.map(({ seconds, value }) => `<td>${(0,chart_words/* momentOf */.Et)(seconds)}</td>${number(value)}`);
    const columns = isThinned ? ["lowest", "mean", "highest"] : [unit === "evidence" ? "ln E" : title];
    return [
        `<h3>${pageText(title, 200)}</h3>`,
        "<figure>",
        `<div class="wide">${renderSvgChart(chart, id)}</div>`,
        `<figcaption class="quiet">${pageText((0,chart_words/* describeChart */.cL)(chart))}</figcaption>`,
        "<details><summary>The numbers</summary>",
        '<table><thead><tr><th scope="col">when</th>',
        ...columns.map((column) => `<th scope="col" class="number">${pageText(column, 200)}</th>`),
        "</tr></thead><tbody>",
        ...rows.map((row) => `<tr>${row}</tr>`),
        "</tbody></table></details>",
        "</figure>",
    ].join("\n");
}

// EXTERNAL MODULE: ./build/src/report/page/data-element.js
var data_element = __webpack_require__(21541);
// EXTERNAL MODULE: ./build/src/report/step-words.js
var step_words = __webpack_require__(66392);
;// CONCATENATED MODULE: ./build/src/report/page/page-steps.js
/** The steps of a release as a part of the page: planned and actual times, and what runs late. */



/** Without a heading; empty where there are none. */
function renderPageSteps(steps = []) {
    if (steps.length === 0)
        return [];
    return [
        '<table><thead><tr><th scope="col">step</th><th scope="col">began (UTC)</th><th scope="col">what came of it</th></tr></thead><tbody>',
        ...steps.map(rowOf),
        "</tbody></table>",
    ];
}
function rowOf(step) {
    const { title, stage, state, startedAt, summary, leavesBehind, evidence } = step;
    const time = (0,step_words/* renderStepTime */.c)(step);
    const style = state === "failed" ? "fail" : (0,step_words/* needsLook */.B4)(step) ? "hold" : "pass";
    const items = evidence.map(({ label, value, url }) => `<li>${pageLink(`${label}: ${value}`, url)}</li>`);
    return [
        `<tr><td><span class="word ${style}">${step_words/* STEP_WORD */.Yn[state]}</span></td><td>${renderBegan(startedAt)}</td>`,
        `<td><strong>${pageText(title)}</strong> <span class="quiet">${pageText([stage, ...(time === "" ? [] : [time])].join(", "))}</span>`,
        `<br>${pageText(summary)}`,
        ...(leavesBehind === undefined ? [] : [`<br>It leaves behind: ${pageText(leavesBehind)}`]),
        items.length === 0 ? "" : `<ul class="quiet">${items.join("")}</ul>`,
        "</td></tr>",
    ].join("");
}
function renderBegan(startedAt) {
    if (startedAt === null)
        return "–";
    const instant = (0,lib_instant/* renderInstant */.W)(startedAt);
    return `<time datetime="${instant}">${instant.slice(0, 10)} ${instant.slice(11, 19)}</time>`;
}

;// CONCATENATED MODULE: ./build/src/report/page/page-style.js
/** The page's own style: nothing is loaded. Colours in pairs for a light and a dark screen, each pair readable. */
const PAGE_STYLE = `
:root { color-scheme: light dark; --ground: #ffffff; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --panel: #f6f8fa;
  --pass: #1a7f37; --fail: #cf222e; --hold: #9a6700; --back: #8250df; --curve: #0969da; --baseline: #8250df; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0d1117; --text: #f0f6fc; --quiet: #9198a1; --line: #3d444d; --panel: #151b23;
    --pass: #3fb950; --fail: #f85149; --hold: #d29922; --back: #ab7df8; --curve: #4493f8; --baseline: #ab7df8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
p { margin: 0.5rem 0; }
a { color: var(--curve); }
code, pre { font: 0.875em/1.45 ui-monospace, "Liberation Mono", monospace; }
pre { padding: 0.75rem; overflow-x: auto; background: var(--panel); border-radius: 6px; overflow-wrap: normal; }
.production { font-weight: 600; }
.word { display: inline-block; padding: 0 0.5rem; border: 1px solid currentcolor; border-radius: 1rem; font-weight: 600; white-space: nowrap; }
.pass { color: var(--pass); } .fail { color: var(--fail); } .hold { color: var(--hold); } .back { color: var(--back); }
.quiet { color: var(--quiet); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
th, td { text-align: left; vertical-align: top; padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 1px solid var(--line); }
th { overflow-wrap: normal; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
ul { margin: 0; padding-left: 1.25rem; }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
summary { cursor: pointer; color: var(--quiet); }
figure { margin: 0.5rem 0 1rem; }
.chart { display: block; width: 100%; min-width: 36rem; height: auto; }
.chart text { font: 11px system-ui, "Liberation Sans", sans-serif; fill: var(--quiet); }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .curve { fill: none; stroke: var(--curve); stroke-width: 1.75; stroke-linejoin: round; }
.chart .band { fill: var(--curve); fill-opacity: 0.25; stroke: none; }
.chart .limit { stroke-width: 1.5; stroke-dasharray: 6 4; }
.chart .limit.threshold { stroke: var(--fail); }
.chart .limit.baseline { stroke: var(--baseline); stroke-dasharray: 2 3; }
.chart .label.threshold { fill: var(--fail); }
.chart .label.baseline { fill: var(--baseline); }
.chart line.decision { stroke: var(--hold); stroke-width: 1.5; }
.chart .label.decision { fill: var(--hold); }
@media print { body { max-width: none; } details > * { display: block; } }
`;

;// CONCATENATED MODULE: ./build/src/report/page/render-page.js
/**
 * A result as a page: (result) → HTML. One file without a script, a picture or a request, and with a rule in it that
 * keeps it so, since it holds words of sites, vendors and people. The result itself stands in it as data.
 */












/** No script runs, nothing is loaded and nothing is sent, whatever a text in the page says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const STYLE_OF = {
    proceed: "pass",
    watching: "hold",
    hold: "hold",
    failed: "fail",
    "rolled-back": "back",
};
/** With the plan, its own limits stand in the charts. */
function renderPage(result, plan = null) {
    const { command, decision, release, summary, remedy } = result;
    const word = result_words/* DECISION_WORD */.uy[decision];
    const headline = (0,report_headline/* renderHeadline */.L)(result);
    const of = command === "rollback" || release === "" ? "" : ` of release ${(0,production/* shortenCommits */.G)(release)}`;
    return [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">',
        `<title>${pageText(`${headline}: ${command}${of}`, 160)}</title>\n<style>${PAGE_STYLE}</style>\n</head>\n<body>\n<main>`,
        `<p class="production">${pageText((0,production/* renderProduction */.S)(result))}</p>`,
        `<h1><span class="word ${STYLE_OF[decision]}">${word}</span>${pageText(headline.slice(word.length))} <code>${pageText(command)}</code>${pageText(of)}</h1>`,
        `<p>${pageProse((0,production/* shortenCommits */.G)(summary))}</p>`,
        ...(remedy === null ? [] : [`<p><strong>What to do:</strong> ${pageProse(remedy)}</p>`]),
        ...renderCharts(result, plan),
        ...renderSteps(result.steps),
        ...renderVerdicts(result.verdicts),
        ...renderTimeline(result),
        ...renderBuildLog(result.buildLog),
        renderFacts(result),
        "</main>",
        `<script type="application/json" id="${data_element/* DATA_ELEMENT */.y}">${pageJson(result)}</script>`,
        "</body>\n</html>\n",
    ].join("\n");
}
function renderCharts(result, plan) {
    const charts = (0,comparison_charts.chartsOf)(result, plan);
    if (charts.length === 0)
        return [];
    return [
        section("What was measured"),
        ...charts.map((chart, index) => renderChartFigure(chart, `chart-${index + 1}`)),
    ];
}
function renderSteps(steps) {
    const rows = renderPageSteps(steps);
    return rows.length === 0 ? [] : [section("Steps"), ...rows];
}
function renderVerdicts(verdicts) {
    if (verdicts.length === 0)
        return [];
    const rows = verdicts
        .toSorted((a, b) => result_words/* OUTCOME_ORDER */.cd[a.verdict.outcome] - result_words/* OUTCOME_ORDER */.cd[b.verdict.outcome])
        .map(({ title, verdict }) => [
        `<tr><td><span class="word ${verdict.outcome}">${verdict.outcome}</span></td>`,
        `<td><strong>${pageText(title)}</strong><br>${pageText((0,result_words/* withoutTitle */.Zz)(title, verdict.summary))}`,
        `${renderEvidence(verdict)}</td></tr>`,
    ].join(""));
    return [
        section("Verdicts"),
        '<table><thead><tr><th scope="col">verdict</th><th scope="col">finding and evidence</th></tr></thead><tbody>',
        ...rows,
        "</tbody></table>",
    ];
}
function renderEvidence({ evidence, remedy }) {
    const items = evidence.map(({ label, value, url }) => `<li>${pageLink(`${label}: ${value}`, url)}</li>`);
    const advice = remedy === undefined ? "" : `<br><span class="quiet">${pageProse(remedy)}</span>`;
    return `${advice}${items.length === 0 ? "" : `<ul class="quiet">${items.join("")}</ul>`}`;
}
function renderTimeline({ timeline }) {
    if (timeline.length === 0)
        return [];
    const rows = timeline.map(({ at, text, about }) => {
        const conditions = about.length === 0 ? "" : ` (${about.join(", ")})`;
        const instant = (0,lib_instant/* renderInstant */.W)(at);
        const shown = `${instant.slice(0, 10)} ${instant.slice(11, 19)}`;
        return `<tr><td><time datetime="${instant}">${shown}</time></td><td>${pageText((0,production/* shortenCommits */.G)(`${text}${conditions}`))}</td></tr>`;
    });
    return [
        section("What happened"),
        '<table><thead><tr><th scope="col">when (UTC)</th><th scope="col">what</th></tr></thead><tbody>',
        ...rows,
        "</tbody></table>",
    ];
}
function renderBuildLog(lines) {
    if (lines.length === 0)
        return [];
    return [section("End of the build log"), `<pre>${lines.map((line) => pageText(line)).join("\n")}</pre>`];
}
function renderFacts({ candidate, command, commit, reasonCode, startedAt, endedAt }) {
    const facts = [
        `Reason code <code>${pageText(reasonCode)}</code>`,
        ...(candidate === null ? [] : [`build ${pageLink(candidate.id, (0,deployment_url/* deploymentUrl */.P)(candidate.url))}`]),
        ...(commit === "" || command === "rollback" ? [] : [`commit <code>${pageText(commit)}</code>`]),
        `started ${(0,lib_instant/* renderInstant */.W)(startedAt)}, took ${(0,duration/* renderDuration */.P)(endedAt - startedAt)}`,
    ];
    return `<p class="quiet">${facts.join(" · ")}</p>`;
}
function section(title) {
    return `<h2>${title}</h2>`;
}


/***/ })

};
