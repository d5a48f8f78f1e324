export const id = 1475;
export const ids = [1475,9193];
export const modules = {

/***/ 80962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ explainRollout),
/* harmony export */   Q: () => (/* binding */ renderStages)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _needs_everybody_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53346);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73866);
/** What it means that a release gets its visitors in stages, for people. */



/** `10 %, 50 %, 100 %` */
function renderStages({ percents }) {
    return percents.map((percent) => `${percent} %`).join(", ");
}
/** Whole sentences; none where everybody gets a release at once. */
function explainRollout({ stages: { production } }) {
    const { promote, watch, verify } = production;
    if (promote === null || watch === null)
        return [];
    const others = verify.filter(({ gate }) => gate !== "http");
    return [
        `The visitors get it in stages, by a rolling release of the host: ${renderStages(promote)}. Each before the last is watched for ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(promote.stageMs)}, and until its data has settled.`,
        afterStage(watch),
        ...comparedWith(watch),
        "The http gates and health checks ask both sides: what fails beside the release as well is not its fault.",
        ...(others.length === 0
            ? []
            : [`${others.map(({ title }) => title).join(", ")}: asked when everybody gets the release.`]),
        ...waitsForEverybody(watch),
        ...waitsForTime(watch, promote),
        `Of the false alarms each stage, and the watch after the last, has a ${["half", "third", "quarter"][promote.percents.length - 2] ?? `part of 1 in ${promote.percents.length}`}.`,
        "The project's own settings for rolling releases are put back afterwards.",
    ];
}
function afterStage({ observe, onHold }) {
    const failed = observe
        ? "where a rollback would be due it stays, and a person decides"
        : "a rollback condition that is met aborts it at once, and everybody gets the known-good deployment again";
    const unknown = onHold === "rollback" && !observe
        ? "what cannot be judged is rolled back"
        : "what cannot be judged stays at its stage for a person to decide";
    return `A clear stage is followed by the next one; ${failed}; ${unknown}.`;
}
function comparedWith({ metrics }) {
    const known = Object.values(metrics).filter(({ provider }) => provider !== _plan_js__WEBPACK_IMPORTED_MODULE_1__/* .PROBE_PROVIDER */ .ZJ);
    const kinds = new Set(["share", "quantile"]);
    const apart = known.filter(({ ofRelease, measure }) => ofRelease !== undefined && kinds.has(measure.series?.kind ?? ""));
    const rest = known.filter((metric) => !apart.includes(metric));
    const namesOf = (list) => list.map(({ name }) => name).join(", ");
    return [
        ...(apart.length === 0
            ? []
            : [`${namesOf(apart)}: compared with what serves beside the release, in the same minutes.`]),
        ...(rest.length === 0 ? [] : [`${namesOf(rest)}: compared, if at all, with what was there before.`]),
    ];
}
/** A share over a quarter of an hour cannot be told after five minutes. */
function waitsForTime({ rollbackConditions, metrics }, { stageMs }) {
    const late = rollbackConditions.filter((condition) => condition.kind !== "change" &&
        condition.overMs > stageMs &&
        !(0,_needs_everybody_js__WEBPACK_IMPORTED_MODULE_2__/* .needsEverybody */ .d)(condition, metrics[condition.metric]) &&
        !(condition.kind === "threshold" && metrics[condition.metric]?.measure.unit === "count"));
    return late.map(({ text, overMs }) => `${text.trim()}: judged from the stage on by whose end the rollout lasts ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(overMs)}.`);
}
function waitsForEverybody({ rollbackConditions, successConditions, metrics }) {
    const late = rollbackConditions.filter((condition) => (0,_needs_everybody_js__WEBPACK_IMPORTED_MODULE_2__/* .needsEverybody */ .d)(condition, metrics[condition.metric]));
    const texts = late.map(({ text }) => text.trim());
    return [
        ...(texts.length === 0 ? [] : [`${texts.join(", ")}: judged when everybody gets the release.`]),
        ...(successConditions.length === 0 ? [] : ["Goals are judged at the end, when everybody has it."]),
    ];
}


/***/ }),

/***/ 58663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ renderFencedGraph)
/* harmony export */ });
/* unused harmony export renderPlanGraph */
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _explain_rollout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80962);


/** Dark letters on light colours, which read the same on a dark page. */
const STYLES = {
    passed: "fill:#dafbe1,stroke:#1a7f37,color:#1f2328",
    failed: "fill:#ffebe9,stroke:#cf222e,color:#1f2328",
    held: "fill:#fff8c5,stroke:#9a6700,color:#1f2328",
};
/** Said in words too, for who does not see colours. */
const MARKS = { passed: "✓ ", failed: "✗ ", held: "⏸ " };
/** The graph as a code block that GitHub draws. */
function renderFencedGraph(plan, states = new Map()) {
    return `\`\`\`mermaid\n${renderPlanGraph(plan, states)}\n\`\`\``;
}
/** The plan as a Mermaid flowchart, with the state of a release where one is given; every text of the plan is escaped. */
function renderPlanGraph(plan, states = new Map()) {
    const lines = graphLines(plan).map((line) => markNode(line, states));
    return [...lines, ...styleLines(lines, states)].join("\n");
}
function markNode(line, states) {
    const node = /^  (\w+)(?:\(\[|\{|\[)"/.exec(line)?.[1];
    const state = node === undefined ? undefined : states.get(node);
    return state === undefined ? line : line.replace('"', `"${MARKS[state]}`);
}
function styleLines(lines, states) {
    const text = lines.join("\n");
    const drawn = [...states].filter(([node]) => text.includes(`  ${node}`));
    const used = [...new Set(drawn.map(([, state]) => state))];
    return [
        ...used.map((state) => `  classDef ${state} ${STYLES[state]}`),
        ...used.map((state) => `  class ${drawn.flatMap(([node, its]) => (its === state ? [node] : [])).join(",")} ${state}`),
    ];
}
function graphLines(plan) {
    if (plan.onlyObserves === true)
        return observingLines(plan);
    const { staging, production } = plan.stages;
    const { watch } = production;
    const lines = [
        "flowchart TD",
        ...(plan.checklist.length > 0
            ? [`  checklist{"Checklist${gateList(plan.checklist)}"}`, "  checklist -->|pass| deploy"]
            : []),
        `  deploy["${stepList(staging.before, "")}Deploy to staging${stepList(staging.after)}"]`,
        "  deploy --> verify",
        `  verify{"Verify staging${gateList(staging.verify)}"}`,
        "  verify -->|pass| promote",
        `  verify -->|fail| stopped(["Stopped, production untouched"])`,
        `  promote["${stepList(production.before, "")}Promote to ${escapeLabel(plan.project.domains.join(", "))}${stagesOf(production)}${stepList(production.after)}"]`,
    ];
    // Whoever only observes rolls nothing back.
    const observes = watch?.observe === true;
    const mayRollBack = !observes && (production.verify.length > 0 || watch !== null);
    if (production.verify.length > 0) {
        lines.push("  promote --> check", `  check{"Verify production${gateList(production.verify)}"}`, `  check -->|pass| ${watch ? "watch" : "done"}`, `  check -->|fail| ${observes ? "held" : "rollback"}`);
    }
    else {
        lines.push(`  promote --> ${watch ? "watch" : "done"}`);
    }
    if (watch && production.promote !== null)
        lines.push(`  promote -->|a stage fails| ${observes ? "held" : "rollback"}`);
    if (watch) {
        const conditions = watch.rollbackConditions.map(({ text }) => `<br/>${escapeLabel(text.trim())}`).join("");
        lines.push(`  watch{"Watch for ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(watch.forMs)}${conditions}"}`, "  watch -->|none met| done", ...(observes ? ["  watch -->|one met| held"] : ["  watch -->|one met| rollback"]), ...(watch.onHold === "rollback" && !observes ? ["  watch -->|not known at its end| rollback"] : []), `  watch -->|${watch.onHold === "rollback" ? "production changed" : "not known"}| held(["Held for a person"])`);
    }
    lines.push(`  done(["Done"])`);
    if (mayRollBack) {
        lines.push(`  rollback["Roll back to the known-good deployment"]`, `  rollback --> back(["Rolled back, read back"])`);
    }
    return lines;
}
function observingLines({ project, stages }) {
    const { verify, watch } = stages.production;
    const conditions = (watch?.rollbackConditions ?? []).map(({ text }) => `<br/>${escapeLabel(text.trim())}`).join("");
    return [
        "flowchart TD",
        `  promote["Somebody deploys to ${escapeLabel(project.domains.join(", "))}"]`,
        "  promote --> watch",
        `  watch{"Observed for ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(watch?.forMs ?? 0)}${gateList(verify)}${conditions}"}`,
        "  watch -->|none met| done",
        `  watch -->|one met, or not known| held(["Said, for a person; nothing is changed"])`,
        `  done(["Done"])`,
    ];
}
function stagesOf({ promote }) {
    return promote === null ? "" : `<br/>${escapeLabel((0,_explain_rollout_js__WEBPACK_IMPORTED_MODULE_1__/* .renderStages */ .Q)(promote))} of the visitors`;
}
/** In the box of what they stand around. `lead`: before the first of them. */
function stepList(items, lead = "<br/>") {
    const lines = items.map(({ title }) => escapeLabel(title));
    if (lines.length === 0)
        return "";
    return lead === "" ? `${lines.join("<br/>")}<br/>` : `${lead}${lines.join(lead)}`;
}
function gateList(items) {
    return items.map(({ title }) => `<br/>${escapeLabel(title)}`).join("");
}
/** Mermaid's entity codes (`#quot;`) for everything that could end a label, open a tag or begin a code. */
function escapeLabel(text) {
    return text.replace(/[^\p{L}\p{N} _.,:/()%?!'+=-]/gu, (character) => {
        if (/\s/.test(character))
            return " ";
        return `#${character.codePointAt(0)};`;
    });
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

/***/ 49193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderTargetLines: () => (/* binding */ renderTargetLines),
/* harmony export */   renderTargets: () => (/* binding */ renderTargets)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70075);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15405);
/** What a rollback may be given as its target: (targets) → a table for GitHub, and lines for a terminal. */



const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
function renderTargets(targets, now) {
    if (targets.length === 0)
        return "";
    const rows = targets.map((target) => {
        const { id, commit, release, good, why, people, wayBack, isDefault } = target;
        const cells = [
            `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(id)}${isDefault ? " (default)" : ""}`,
            ageOf(target, now),
            commit === null ? "not known" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(commit)),
            release === null ? "none" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(release)),
            cell(`${good ? "good" : "not judged good"}: ${why}`),
            cell(people === "" ? "nobody is recorded" : people),
            cell(wayBack),
        ];
        return `| ${cells.join(" | ")} |`;
    });
    return [
        "**What `to` may name**, newest first. Copy the first cell into `to`; leave it empty for the default.",
        "",
        "| Deployment | Came into production | Commit | Release | Judged | By whose word | Way back |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        ...rows,
    ].join("\n");
}
function renderTargetLines(targets, now) {
    return targets.map((target) => {
        const { id, commit, good, why, people, wayBack, isDefault } = target;
        const parts = [
            ageOf(target, now),
            `commit ${commit === null ? "not known" : (0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(commit)}`,
            `${good ? "good" : "not judged good"}: ${why}`,
            ...(people === "" ? [] : [people]),
            `way back: ${wayBack}`,
        ];
        return `--to ${id}${isDefault ? " (default)" : ""}: ${parts.join("; ")}`;
    });
}
function ageOf({ servedAt }, now) {
    const ms = Math.max(0, now - servedAt);
    const unit = ms >= 2 * DAY_MS ? DAY_MS : ms >= 2 * HOUR_MS ? HOUR_MS : MINUTE_MS;
    return ms < MINUTE_MS ? "just now" : `${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(Math.floor(ms / unit) * unit)} ago`;
}
function cell(text) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(text));
}


/***/ }),

/***/ 11475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderSummary: () => (/* binding */ renderSummary)
});

// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/lib/deployment-url.js
var deployment_url = __webpack_require__(60862);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/judge/evidence/words.js
var words = __webpack_require__(37994);
// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
// EXTERNAL MODULE: ./build/src/report/markdown.js
var markdown = __webpack_require__(70075);
// EXTERNAL MODULE: ./build/src/report/charts/chart.js
var charts_chart = __webpack_require__(95352);
// EXTERNAL MODULE: ./build/src/report/charts/chart-words.js
var chart_words = __webpack_require__(58900);
// EXTERNAL MODULE: ./build/src/report/charts/stretches.js
var charts_stretches = __webpack_require__(53693);
;// CONCATENATED MODULE: ./build/src/report/charts/render-xychart.js
/**
 * A chart for where only Markdown is shown: Mermaid's `xychart`. It knows neither time nor gaps, marks nor a legend: so
 * the numbers stand at even distances on a numeric axis, the decision is a peak, and the words below say which line is
 * what.
 */






/** Points of a line: GitHub's page shows no more apart, and Mermaid refuses more than 50,000 signs. */
const STEPS = 90;
const WIDTH = 760;
const HEIGHT = 260;
/** Readable on a light and on a dark page. */
const COLOR = {
    decision: ["#bf8700", "Yellow peak"],
    number: ["#218bff", "Blue"],
    threshold: ["#cf222e", "Red"],
    baseline: ["#8250df", "Purple"],
};
/** The diagram with its words below, for a text of Markdown. */
function renderXychart(chart) {
    const { title, unit } = chart;
    const time = (0,charts_chart/* timeExtent */.Ej)(chart);
    const values = (0,charts_chart/* valueExtent */.UU)(chart);
    const axis = (0,chart_words/* axisOfTime */.Wc)(time.to);
    const lines = linesOf(chart, time, values);
    const number = (value) => String(Number((0,chart_words/* onAxis */.Pp)((0,charts_chart/* within */.ux)(value, values), unit).toPrecision(4)));
    const source = [
        "---",
        "config:",
        "  xyChart:",
        `    width: ${WIDTH}`,
        `    height: ${HEIGHT}`,
        "  themeVariables:",
        "    xyChart:",
        `      plotColorPalette: "${lines.map(({ color }) => color).join(", ")}"`,
        "---",
        "xychart",
        `  title "${plainWords(title)}"`,
        `  x-axis "${axis.name} since the promotion" ${inUnit(time.from, axis.seconds)} --> ${inUnit(time.to, axis.seconds)}`,
        `  y-axis "${chart_words/* AXIS */.iM[unit]}" ${number(values.from)} --> ${number(values.to)}`,
        ...lines.map((line) => `  line [${line.values.map(number).join(", ")}]`),
    ];
    const names = [...new Set(lines.map(({ name }) => name))];
    const words = (0,markdown/* escapeCell */.kq)(`${names.join(". ")}. ${(0,chart_words/* describeChart */.cL)(chart)}`, 600);
    return `\`\`\`mermaid\n${source.join("\n")}\n\`\`\`\n\n${words}`;
}
/** What comes later lies over what came before it. */
function linesOf(chart, time, values) {
    const { title, unit, points, limits, decidedAtSeconds } = chart;
    const stretches = (0,charts_stretches/* stretchesOf */.T)(points, time, STEPS);
    const isThinned = unit !== "evidence" && stretches.length < points.length;
    const [blue, nameOfBlue] = COLOR.number;
    const name = `${nameOfBlue}: ${unit === "evidence" ? "ln E" : title}`;
    const each = (0,words/* lasting */.nS)((time.to - time.from) / STEPS);
    const curves = isThinned ? ["low", "high"] : ["high"];
    return [
        ...(decidedAtSeconds === null ? [] : [peakAt(decidedAtSeconds, time, values)]),
        ...limits.map(({ kind, label, value }) => ({
            color: COLOR[kind][0],
            name: `${COLOR[kind][1]}: ${label}`,
            values: Array.from({ length: STEPS }, () => value),
        })),
        ...curves.map((which) => ({
            color: blue,
            name: isThinned ? `${name}, lowest and highest of each ${each}` : name,
            values: evenly(stretches, which),
        })),
    ];
}
/** In a stretch of which nothing is known the line goes straight on to the next one. */
function evenly(stretches, which) {
    const known = stretches.toSorted((one, other) => one.index - other.index);
    let next = 0;
    return Array.from({ length: STEPS }, (_, step) => {
        while ((known[next]?.index ?? Number.POSITIVE_INFINITY) < step)
            next += 1;
        const after = known[next] ?? known.at(-1);
        const before = known[next - 1] ?? after;
        if (after === undefined || before === undefined)
            return 0;
        const share = after === before ? 1 : (Math.min(step, after.index) - before.index) / (after.index - before.index);
        return before[which] + (after[which] - before[which]) * share;
    });
}
function peakAt(seconds, { from, to }, values) {
    const peak = Math.min(STEPS - 1, Math.floor(((seconds - from) / (to - from)) * STEPS));
    const [color, name] = COLOR.decision;
    return {
        color,
        name: `${name}: the decision`,
        values: Array.from({ length: STEPS }, (_, step) => (step === peak ? values.to : values.from)),
    };
}
function inUnit(seconds, unitSeconds) {
    return Number((seconds / unitSeconds).toPrecision(4));
}
/** A text inside Mermaid's quotation marks: nothing that ends them, begins a comment or a directive, or is markup. */
function plainWords(text) {
    const plain = text.toWellFormed().replace(/[^\p{L}\p{N} _.,:/()=+-]+/gu, " ");
    return (0,cut_text/* cutText */.I)(plain.replace(/-{2,}/g, "-").replace(/ +/g, " ").trim(), 80) || "metric";
}

// EXTERNAL MODULE: ./build/src/report/happenings.js
var happenings = __webpack_require__(62651);
// EXTERNAL MODULE: ./build/src/report/rollback-targets.js
var rollback_targets = __webpack_require__(49193);
// EXTERNAL MODULE: ./build/src/plan/plan-graph.js
var plan_graph = __webpack_require__(58663);
;// CONCATENATED MODULE: ./build/src/report/release-graph.js
/** The plan's graph with the state of a release: (plan, result) → Mermaid. */

const STATE_OF = {
    proceed: "passed",
    watching: "held",
    hold: "held",
    failed: "failed",
    "rolled-back": "failed",
};
/** What must have been so before a command can do its work. */
const BEFORE = {
    deploy: [],
    verify: ["deploy"],
    promote: ["deploy", "verify"],
    watch: ["deploy", "verify", "promote"],
};
/** The box that a command works at. */
const NODE_OF = {
    deploy: "deploy",
    verify: "verify",
    promote: "promote",
    watch: "watch",
};
/** Empty for commands that are no part of the way to production. */
function renderReleaseGraph(plan, result) {
    const states = statesOf(plan, result);
    return states.size === 0 ? "" : (0,plan_graph/* renderFencedGraph */.i)(plan, states);
}
/** How far a release has come, as far as the result of one command tells. */
function statesOf(plan, result) {
    const { command, decision } = result;
    const node = NODE_OF[command];
    const rolledBack = [
        ["rollback", "passed"],
        ["back", "passed"],
    ];
    if (node === undefined)
        return new Map(command === "rollback" && decision === "rolled-back" ? rolledBack : []);
    const passed = (BEFORE[command] ?? []).map((before) => [before, "passed"]);
    return new Map([
        ...passed,
        ...(node === "watch" ? watchStates(plan, result) : [[node, STATE_OF[decision]]]),
        ...(decision === "rolled-back" ? rolledBack : []),
        ...(decision === "failed" && node === "verify" ? [["stopped", "failed"]] : []),
    ]);
}
/** A production gate that said no ended the watch before it was one. */
function watchStates(plan, { decision, verdicts }) {
    const { verify, watch } = plan.stages.production;
    const titles = new Set(verify.map(({ title }) => title));
    const checkFailed = verdicts.some(({ title, verdict }) => titles.has(title) && verdict.outcome === "fail");
    if (checkFailed)
        return [["check", "failed"], ...(decision === "hold" ? [["held", "held"]] : [])];
    const check = verify.length === 0 ? [] : [["check", "passed"]];
    const last = watch === null ? [] : [["watch", STATE_OF[decision]]];
    if (decision === "proceed")
        return [...check, ...last, ["done", "passed"]];
    return decision === "hold" ? [...check, ...last, ["held", "held"]] : [...check, ...last];
}

// EXTERNAL MODULE: ./build/src/report/production.js
var production = __webpack_require__(15405);
// EXTERNAL MODULE: ./build/src/report/headline.js
var headline = __webpack_require__(17210);
// EXTERNAL MODULE: ./build/src/report/step-table.js
var step_table = __webpack_require__(99453);
// EXTERNAL MODULE: ./build/src/report/verdict-table.js
var verdict_table = __webpack_require__(31144);
;// CONCATENATED MODULE: ./build/src/report/summary.js
/** The job summary: (result) → Markdown. The first line says what production serves now. */












/** With the plan, the graph of its release as it stands closes the summary. `charts` are those of `chartsOf`. */
function renderSummary(result, plan = null, charts = []) {
    const parts = [
        renderFirstLine(result),
        renderHeading(result),
        (0,markdown/* renderProse */.E9)((0,production/* shortenCommits */.G)(result.summary)),
        ...(result.remedy === null ? [] : [`**What to do:** ${(0,markdown/* renderProse */.E9)(result.remedy)}`]),
        (0,rollback_targets.renderTargets)(result.targets ?? [], result.endedAt),
        (0,step_table/* renderStepTable */.r)(result.steps),
        (0,happenings/* renderHappenings */.u)(result.timeline),
        (0,verdict_table/* renderVerdictTable */.G)(result.verdicts),
        renderCharts(charts),
        renderBuildLog(result.buildLog),
        renderGraph(plan, result),
        renderFacts(result),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
/** A manual rollback is of what production served, not of the commit that its workflow happened to run at. */
function renderHeading(result) {
    const { command, release } = result;
    const of = command === "rollback" || release === "" ? "" : ` of release ${(0,markdown/* codeOf */.$N)((0,production/* shortenCommits */.G)(release))}`;
    return `## ${(0,headline/* renderHeadline */.L)(result, markdown/* codeOf */.$N)}: ${(0,markdown/* codeOf */.$N)(command)}${of}`;
}
/** The summaries of one job's steps stand below each other, so a promote must not have the last word over its watch. */
function renderFirstLine(result) {
    const line = (0,production/* renderProduction */.S)(result, { strong: (text) => `**${text}**`, code: markdown/* codeOf */.$N });
    const watched = result.command === "promote" && result.decision === "proceed";
    return watched ? `${line} The watch follows; its result below is newer.` : line;
}
/** The charts that a person looks at first; more would make the page slow, and the report has them all. */
const CHARTS_SHOWN = 5;
function renderCharts(charts) {
    const drawn = charts.slice(0, CHARTS_SHOWN).map((chart) => renderXychart(chart));
    const left = charts.slice(CHARTS_SHOWN).map(({ title }) => (0,markdown/* codeOf */.$N)(title));
    const [first, second, ...others] = [...drawn, ...(left.length === 0 ? [] : [`Not drawn here: ${left.join(", ")}.`])];
    const folded = `<details><summary>Charts of the other metrics</summary>\n\n${others.join("\n\n")}\n\n</details>`;
    return [first, second, ...(others.length === 0 ? [] : [folded])].filter((part) => part !== undefined).join("\n\n");
}
function renderBuildLog(lines) {
    if (lines.length === 0)
        return "";
    return `<details open><summary>End of the build log</summary>\n\n${(0,markdown/* fence */.EU)(lines)}\n\n</details>`;
}
function renderGraph(plan, result) {
    const graph = plan === null ? "" : renderReleaseGraph(plan, result);
    return graph === "" ? "" : `<details><summary>The release as a graph</summary>\n\n${graph}\n\n</details>`;
}
function renderFacts(result) {
    const { candidate, command, commit, reasonCode, evidenceDigest, startedAt, endedAt } = result;
    const build = candidate === null ? [] : [`build [${(0,markdown/* codeOf */.$N)(candidate.id)}](${(0,deployment_url/* deploymentUrl */.P)(candidate.url)})`];
    return [
        `Reason code ${(0,markdown/* codeOf */.$N)(reasonCode)}`,
        ...build,
        ...(commit === "" || command === "rollback" ? [] : [`commit ${(0,markdown/* codeOf */.$N)((0,production/* shortenCommits */.G)(commit))}`]),
        ...(evidenceDigest === undefined ? [] : [`evidence sha256 ${(0,markdown/* codeOf */.$N)(evidenceDigest)}`]),
        `started ${(0,instant/* renderInstant */.W)(startedAt)}, took ${(0,duration/* renderDuration */.P)(endedAt - startedAt)}`,
    ].join(" · ");
}


/***/ })

};
