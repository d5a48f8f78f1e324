export const id = 919;
export const ids = [919];
export const modules = {

/***/ 94629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ widthOf),
/* harmony export */   v: () => (/* binding */ fitText),
/* harmony export */   wrapText: () => (/* binding */ wrapText)
/* harmony export */ });
/* harmony import */ var fast_string_width__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93223);
/* harmony import */ var fast_wrap_ansi__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48483);
/** Text onto lines of a terminal, by the columns that its characters take: letters of some scripts take two. */


/** A narrower terminal has to break lines itself. */
const MINIMUM_COLUMNS = 20;
/** Below this a text that hangs under its beginning would be a strip of single words. */
const NARROW = 60;
const NARROW_INDENT = 4;
/** A space before a letter of no width, or half a letter, stays at the end of a full line, one column too far. */
const UNSEEN = /^[\s\p{Default_Ignorable_Code_Point}\p{Surrogate}]$/u;
const ASCII = /^[\x20-\x7e]*$/;
/**
 * Lines of at most `room` columns, broken between words; a word that is longer than a line is cut. The first begins with
 * `lead`, the others hang under the text, or in a narrow terminal a little in from the left.
 */
function wrapText(text, room, lead = "") {
    const columns = Math.max(room, MINIMUM_COLUMNS);
    const width = widthOf(lead);
    if (width === 0)
        return breakLines(text, columns);
    if (columns >= NARROW || width <= columns / 4) {
        const [first = "", ...rest] = breakLines(text, columns - width);
        return [`${lead}${first}`.trimEnd(), ...rest.map((line) => `${" ".repeat(width)}${line}`)];
    }
    const indent = " ".repeat(NARROW_INDENT);
    if (lead.trim() === "")
        return breakLines(text, columns - NARROW_INDENT).map((line) => `${indent}${line}`);
    const [first = "", ...rest] = breakLines(`${lead}${text}`.trimEnd(), columns - NARROW_INDENT);
    return [first, ...rest.map((line) => `${indent}${line}`)];
}
/** Exactly `columns` wide: cut where it is longer, filled up with spaces where it is shorter. */
function fitText(text, columns) {
    const [first = ""] = (0,fast_wrap_ansi__WEBPACK_IMPORTED_MODULE_1__/* .wrapAnsi */ .a)(text, columns, { hard: true, wordWrap: false }).split("\n");
    return `${first}${" ".repeat(Math.max(0, columns - widthOf(first)))}`;
}
/** Columns that it takes. */
function widthOf(text) {
    return ASCII.test(text) ? text.length : (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(text);
}
function breakLines(text, columns) {
    // Most lines are short and plain; this spares each of them the work of the others.
    if (text.length <= columns && ASCII.test(text))
        return [text.trim()];
    return (0,fast_wrap_ansi__WEBPACK_IMPORTED_MODULE_1__/* .wrapAnsi */ .a)(text, columns, { hard: true }).split("\n").map(withoutUnseenEnd);
}
/** From its end: a pattern would be tried from each letter of a line that may be all letters of no width. */
function withoutUnseenEnd(line) {
    if (ASCII.test(line))
        return line.trimEnd();
    const letters = [...line];
    return letters.slice(0, letters.findLastIndex((letter) => !UNSEEN.test(letter)) + 1).join("");
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


/***/ }),

/***/ 91854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBacktest: () => (/* binding */ runBacktest)
});

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./build/src/engine/plan-secrets.js + 1 modules
var plan_secrets = __webpack_require__(68527);
// EXTERNAL MODULE: ./build/src/engine/session.js + 2 modules
var session = __webpack_require__(33425);
// EXTERNAL MODULE: ./build/src/lib/authors.js
var lib_authors = __webpack_require__(60357);
// EXTERNAL MODULE: ./build/src/lib/clock.js
var lib_clock = __webpack_require__(19563);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/plan/load.js + 15 modules
var load = __webpack_require__(68655);
// EXTERNAL MODULE: ./build/src/plan/secret-names.js + 1 modules
var secret_names = __webpack_require__(7653);
// EXTERNAL MODULE: ./build/src/release/result.js
var result = __webpack_require__(97294);
// EXTERNAL MODULE: ./build/src/tools/registries.js
var registries = __webpack_require__(28818);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
;// CONCATENATED MODULE: ./build/src/tools/backtest/closest-values.js
function limitHistories(watch, judged) {
    const conditions = watch.rollbackConditions.filter(({ kind }) => kind !== "change");
    return conditions.map((condition) => {
        const isUpper = "comparison" in condition && condition.comparison.startsWith(">");
        const good = judged.filter(({ verdict }) => verdict.outcome !== "fail");
        const extremes = good.flatMap((one) => extremeOf(condition, one, isUpper) ?? []);
        return {
            text: condition.text,
            unit: watch.metrics[condition.metric]?.measure.unit ?? "count",
            limit: limitOf(condition),
            isUpper,
            closest: extremes.length === 0 ? null : extremes.reduce((one, other) => farther(one, other, isUpper)),
            releases: extremes.length,
            overturned: judged.filter(({ past, standings }) => past.happened === "stayed" &&
                standings.some(({ watched, verdict }) => watched.condition === condition && verdict?.outcome === "fail")).length,
        };
    });
}
function limitOf(condition) {
    switch (condition.kind) {
        case "threshold":
            return condition.value;
        case "rate":
            return condition.count;
        case "change":
            return condition.amount.value;
    }
}
function extremeOf({ text }, { readings }, isUpper) {
    const values = readings.flatMap((one) => (one.text === text ? (one.reading.value ?? []) : []));
    return values.length === 0 ? null : values.reduce((one, other) => farther(one, other, isUpper));
}
function farther(one, other, isUpper) {
    return isUpper ? Math.max(one, other) : Math.min(one, other);
}

// EXTERNAL MODULE: ./build/src/judge/evidence/judge-evidence.js + 2 modules
var judge_evidence = __webpack_require__(16681);
// EXTERNAL MODULE: ./build/src/lib/group-by.js
var group_by = __webpack_require__(18150);
;// CONCATENATED MODULE: ./build/src/tools/backtest/comparison-history.js
/** How near releases that stayed came to being shown as worse than what served before, and the margin that their past asks for. Pure. */


function comparisonHistories(judged) {
    return [...(0,group_by/* groupBy */.$)(judged.flatMap(standingsOf), ({ id }) => id)].map(([id, standings]) => {
        const good = standings.filter(({ isGood }) => isGood);
        const margins = standings.flatMap(({ margin }) => margin ?? []);
        return {
            id,
            margin: margins.toSorted((one, other) => other.factor - one.factor)[0] ?? null,
            strongest: good.length === 0 ? null : Math.max(...good.map(({ logE }) => logE)),
            level: Math.max(...standings.map(({ level }) => level)),
            releases: good.length,
            overturned: standings.filter(({ isOverturned }) => isOverturned).length,
        };
    });
}
function standingsOf({ past, verdict, comparison }) {
    const evidence = comparison?.evidence ?? null;
    if (comparison === null || evidence === null)
        return [];
    const { metrics } = (0,judge_evidence/* judgeEvidence */.Z)(evidence);
    return evidence.metrics.map(({ id, weight }) => {
        const found = metrics.find((metric) => metric.id === id);
        return {
            id,
            isGood: verdict.outcome !== "fail",
            isOverturned: past.happened === "stayed" && (found?.decidedAtSeconds ?? null) !== null,
            logE: found?.logE ?? 0,
            level: -Math.log(evidence.alpha) - Math.log(weight),
            margin: comparison.compared.find((one) => one.id === id)?.margin ?? null,
        };
    });
}

;// CONCATENATED MODULE: ./build/src/tools/backtest/describe-backtest.js
/** What a backtest found, as it is printed with `--json`; docs/backtest.md says what each field is. Pure. */



function describeBacktest({ plan, judgeable, past, judged, tookMs }) {
    const { observe } = judgeable.watch;
    const releases = judged.map((one) => describeRelease(one, observe));
    const count = (outcome) => releases.filter((one) => one.outcome === outcome).length;
    return {
        version: 1,
        plan: { file: plan.file, name: plan.name, digest: plan.digest, observe },
        source: past.source,
        releases,
        counts: { pass: count("pass"), fail: count("fail"), hold: count("hold") },
        limits: limitHistories(judgeable.watch, judged),
        comparisons: comparisonHistories(judged),
        unseen: [...judgeable.unseen, ...past.unseen],
        tookMs,
    };
}
/** What a plan that only observes says of a release that another one would have rolled back. */
const WOULD_ROLL_BACK = "would have rolled back (observe)";
function describeRelease(judged, observe) {
    const { past, span, isCut, verdict, rollbackAt, standings, compared } = judged;
    const { commit, deploymentId, promotedAt, servedUntil, happened } = past;
    return {
        commit,
        deploymentId,
        promotedAt: (0,instant/* renderInstant */.W)(promotedAt),
        servedUntil: servedUntil === null ? null : (0,instant/* renderInstant */.W)(servedUntil),
        happened,
        outcome: verdict.outcome,
        reasonCode: verdict.reasonCode,
        text: observe && verdict.outcome === "fail" ? `${WOULD_ROLL_BACK}: ${verdict.summary}` : verdict.summary,
        rollbackAt: rollbackAt === null ? null : (0,instant/* renderInstant */.W)(rollbackAt),
        rollbackAfterSeconds: rollbackAt === null ? null : (rollbackAt - promotedAt) / 1_000,
        watchedSeconds: (span.to - span.from) / 1_000,
        cut: isCut,
        conditions: [
            ...standings.map(({ watched, verdict: said }) => ({ text: watched.condition.text, list: watched.list, said })),
            ...compared.map(({ comparison, text, verdict: said }) => ({ text, list: comparison.list, said })),
        ].map(({ text, list, said }) => ({
            text,
            list,
            outcome: said?.outcome ?? null,
            reasonCode: said?.reasonCode ?? null,
            summary: said?.summary ?? null,
        })),
    };
}

// EXTERNAL MODULE: ./build/src/engine/watch/series-reader.js + 2 modules
var series_reader = __webpack_require__(74399);
// EXTERNAL MODULE: ./build/src/judge/judge-look.js + 5 modules
var judge_look = __webpack_require__(71524);
// EXTERNAL MODULE: ./build/src/judge/regression/comparison-task.js
var comparison_task = __webpack_require__(76370);
// EXTERNAL MODULE: ./build/src/judge/regression/judge-comparisons.js + 23 modules
var judge_comparisons = __webpack_require__(65872);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
;// CONCATENATED MODULE: ./build/src/tools/backtest/heard-readings.js
/**
 * Of a quantile nobody knows the value over several buckets, but how many samples lay beyond the limit: the vendor is asked for
 * the one window with the largest share of them.
 */
async function heardReadings(reader, findings) {
    const heard = await Promise.all([...findings].map(async ([watched, { found }]) => {
        const { text } = watched.condition;
        const whole = [...found.values()].filter((finding) => isWhole(watched, finding));
        const worst = worstQuantile(whole);
        const readings = worst === null ? whole.flatMap(({ basis }) => basis?.reading ?? []) : await askFor(reader, watched, worst);
        return readings.map((reading) => ({ text, reading }));
    }));
    return heard.flat();
}
/** Only windows that a verdict could be made of. */
function isWhole({ condition: { overMs, minimumSamples } }, { basis }) {
    if (basis === undefined)
        return false;
    const { window, complete, sampleCount } = basis.reading;
    return complete && window.to - window.from === overMs && sampleCount >= minimumSamples;
}
function worstQuantile(whole) {
    const shares = whole.flatMap(({ basis }) => basis?.beyond === undefined
        ? []
        : [{ reading: basis.reading, share: basis.beyond.count / basis.reading.sampleCount }]);
    const [first] = shares.toSorted((one, other) => other.share - one.share);
    return first?.reading ?? null;
}
async function askFor(reader, { metric }, { window }) {
    const request = { metric, window, of: "release", what: { kind: "total" } };
    await reader.read([request]);
    const read = reader.known(request);
    return read?.kind === "total" && read.reading.complete ? [read.reading] : [];
}

;// CONCATENATED MODULE: ./build/src/tools/backtest/judge-past.js






async function judgePast(context, watch, past, now) {
    const end = past.promotedAt + watch.forMs;
    const until = past.servedUntil ?? end;
    const span = { from: past.promotedAt, to: Math.min(end, until), ...(until < end ? { isCut: true } : {}) };
    const standing = { past, span, isCut: span.to < end, ...NOTHING_JUDGED };
    const { commit, previous } = past;
    if (commit === null)
        return { ...standing, verdict: unnamed(past) };
    const hasBaseline = (previous?.commit ?? "") !== "";
    const task = (0,judge_look/* watchTask */.T3)(watch, span, span);
    if (task.settledAt > now)
        return { ...standing, verdict: notOver() };
    const environment = "production";
    const scopes = {
        release: { commit, environment, deploymentId: past.deploymentId },
        baseline: { commit: previous?.commit ?? "", environment, ...(previous && { deploymentId: previous.deploymentId }) },
        history: { commit, environment, anyRelease: true },
    };
    const comparing = (0,comparison_task/* comparisonTask */.tO)(watch, span, hasBaseline);
    const reader = (0,series_reader/* createSeriesReader */.$)(context, { scopes, promotedAt: span.from }, (0,series_reader/* createSeriesMemory */.Z)());
    const judgeAt = createJudge(reader, { task, comparing });
    const last = await judgeAt(task.deadline);
    const [answer, at] = last.answer.kind === "rollback" ? await firstRollback(task, judgeAt, last) : [last, null];
    if (answer.answer.kind === "continue")
        throw new Error("a watch that is over goes on");
    const { verdict } = answer.answer;
    const { standings, compared, comparison } = answer;
    const readings = await heardReadings(reader, last.findings);
    return { ...standing, verdict, rollbackAt: at, standings, compared, comparison, readings };
}
const NOTHING_JUDGED = { rollbackAt: null, standings: [], compared: [], comparison: null, readings: [] };
/** What was read once is known at every later question: it is long complete. */
function createJudge(reader, { task, comparing }) {
    const prepared = new Map();
    return async (now) => {
        const findings = new Map();
        for (;;) {
            const compared = (0,judge_comparisons.judgeComparisons)(comparing, now, reader.known, prepared);
            const judged = (0,judge_look/* judgeLook */.FD)({ task, now, known: reader.known, rounds: [], gates: [], compared, findings });
            if (judged.kind === "judged") {
                return { ...judged, compared: compared.standings, comparison: compared.evidence, findings };
            }
            await reader.read([...judged.requests, ...compared.requests]);
        }
    };
}
/** A release that had failed by a look has failed at every later one, so the first is found by halving. */
async function firstRollback(task, judgeAt, last) {
    const looks = looksOf(task);
    let low = 0;
    let high = looks.length - 1;
    let found = last;
    while (low < high) {
        const middle = Math.floor((low + high) / 2);
        const judged = await judgeAt(looks[middle] ?? task.deadline);
        if (judged.answer.kind === "rollback") {
            found = judged;
            high = middle;
        }
        else
            low = middle + 1;
    }
    return [found, looks[low] ?? task.deadline];
}
/** When the watch would have looked, the last time when nothing was waited for any more. */
function looksOf({ span, everyMs, settledAt, deadline }) {
    const count = Math.ceil((settledAt - span.from) / everyMs);
    const looks = Array.from({ length: count }, (_, index) => Math.min(span.from + (index + 1) * everyMs, settledAt));
    return [...looks, deadline];
}
function unnamed({ deploymentId }) {
    return (0,verdict/* hold */._2)("no_data", `Nobody knows which commit ${deploymentId} was built from, so no metric can be asked about it.`, "Builds that Holdpoint or the host's Git integration makes carry their commit.");
}
function notOver() {
    return (0,verdict/* hold */._2)("watch_incomplete", "The plan's watch of it would not be over yet.", "Run this again later.");
}

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan = __webpack_require__(73866);
;// CONCATENATED MODULE: ./build/src/tools/backtest/judgeable-watch.js
/** What of a plan's watch can be judged long afterwards. Pure. */


/** A past watch is looked at no more often than this: each look may cost a request for each condition. */
const MOST_LOOKS = 240;
const SECOND_MS = 1_000;
/** Null where the plan has no watch. */
function judgeableWatch({ stages: { production } }) {
    const { watch, verify } = production;
    if (watch === null)
        return null;
    const isAskable = ({ metric }) => watch.metrics[metric]?.provider !== plan/* PROBE_PROVIDER */.ZJ;
    const rollbackConditions = watch.rollbackConditions.filter(isAskable);
    const successConditions = watch.successConditions.filter(isAskable);
    const probed = [...watch.rollbackConditions, ...watch.successConditions].filter((one) => !isAskable(one));
    const everyMs = Math.max(watch.everyMs, Math.ceil(watch.forMs / MOST_LOOKS / SECOND_MS) * SECOND_MS);
    return {
        watch: { ...watch, everyMs, rollbackConditions, successConditions },
        unseen: [
            ...probed.map(({ text }) => `\`${text}\`: health checks are made only while somebody watches, so nobody knows those of the past.`),
            ...(verify.length === 0
                ? []
                : [
                    `The ${verify.length === 1 ? "gate" : `${verify.length} gates`} of production: what the site answered then cannot be asked again.`,
                ]),
            ...(everyMs === watch.everyMs
                ? []
                : [
                    `Looks between: this judges a look every ${(0,duration/* renderDuration */.P)(everyMs)}, where the plan looks every ${(0,duration/* renderDuration */.P)(watch.everyMs)}.`,
                ]),
        ],
    };
}
/** Names of the metrics that are asked about; none where nothing is left that can be judged. */
function judgedMetrics({ rollbackConditions, successConditions, regression }) {
    const named = [...rollbackConditions, ...successConditions].map(({ metric }) => metric);
    return new Set([...named, ...regression.metrics]);
}

;// CONCATENATED MODULE: ./build/src/tools/backtest/past-release.js
/** A release that production has served, as the record or the host tells it. */
/** The newest of them, oldest first. */
function chooseWanted(releases, { limit, since }) {
    return releases
        .filter(({ promotedAt }) => promotedAt >= since)
        .toSorted((one, other) => one.promotedAt - other.promotedAt)
        .slice(-limit);
}

;// CONCATENATED MODULE: ./build/src/tools/backtest/read-hosted.js

async function readHosted(host, wanted) {
    const served = (await host.listServed(wanted)).toSorted((one, other) => one.servedAt - other.servedAt);
    const releases = served.map(({ id, commit, servedAt }, index) => {
        const before = served[index - 1];
        return {
            deploymentId: id,
            commit,
            promotedAt: servedAt,
            servedUntil: served[index + 1]?.servedAt ?? null,
            previous: before === undefined ? null : { deploymentId: before.id, commit: before.commit },
            happened: null,
        };
    });
    return {
        source: "host",
        releases: chooseWanted(releases, wanted),
        unseen: [
            "The host's list tells neither rollbacks nor which build was promoted again: a release counts as served until the next one began, and how it ended is not known.",
        ],
    };
}

// EXTERNAL MODULE: ./build/src/release/own-records.js
var own_records = __webpack_require__(67200);
// EXTERNAL MODULE: ./build/src/release/record.js
var release_record = __webpack_require__(45922);
// EXTERNAL MODULE: ./build/src/release/without-repeats.js
var without_repeats = __webpack_require__(33570);
;// CONCATENATED MODULE: ./build/src/tools/backtest/read-recorded.js
/** Past releases from the release record, with nothing but the right to read deployments. */






/** Some records are of releases that never came into production. */
const MORE_RECORDS = 20;
/** With `--since` alone. GitHub keeps more, but nobody's metrics go back that far. */
const MOST_RECORDS = 1_000;
const AT_ONCE = 8;
const HAPPENED = {
    done: "stayed",
    held: "held",
    "rolled-back": "rolled-back",
    // A rollback that did not come to its end was meant all the same.
    "rolling-back": "rolled-back",
    promoting: "not-ended",
    watching: "not-ended",
    failed: "not-ended",
};
async function readRecorded(deployments, { project, stages, rollback }, authors, wanted) {
    const { environment } = stages.production;
    const limit = Math.min(MOST_RECORDS, Number.isFinite(wanted.limit) ? wanted.limit + MORE_RECORDS : MOST_RECORDS);
    const scope = { authors, project: project.host.project };
    const found = await (0,own_records/* findOwnRecords */.wn)(own_records/* PRODUCTION_RECORDS */.ny, scope, limit, (most) => deployments.listDeployments({ task: release_record/* PRODUCTION_TASK */.c4, environment, limit: most }));
    const oneByOne = (0,p_limit/* default */.A)(AT_ONCE);
    const read = await Promise.all(found.records.map((own) => oneByOne(async () => {
        const statuses = await deployments.listDeploymentStatuses(own.deployment.id);
        return readOne(own, statuses, { authors, rollbackBy: rollback.by });
    })));
    const promoted = (0,without_repeats/* withoutRepeats */.j)(read)
        .flatMap((record) => (record.promotedAt === null ? [] : [{ ...record, promotedAt: record.promotedAt }]))
        .toSorted((one, other) => one.promotedAt - other.promotedAt);
    const releases = promoted.map((record, index) => {
        const next = promoted[index + 1]?.promotedAt ?? null;
        const back = record.phase === "rolled-back" || record.phase === "rolling-back" ? record.statusAt : null;
        const { candidate, commit, previous } = record.payload;
        return {
            deploymentId: candidate.id,
            commit,
            promotedAt: record.promotedAt,
            servedUntil: back === null ? next : Math.min(back, next ?? back),
            previous: previous === null ? null : { deploymentId: previous.id, commit: previous.commit },
            happened: HAPPENED[record.phase],
        };
    });
    return { source: "record", releases: chooseWanted(releases, wanted), unseen: [...found.ignored, ...leftOut(found)] };
}
/** The newest word speaks, but when it was promoted may stand in an older one alone. */
function readOne(own, statuses, writers) {
    const record = (0,release_record/* parseProductionRecord */.GV)(own, (0,own_records/* findSpokenStatus */.uj)(own, statuses, writers).status);
    const told = statuses
        .filter(({ creator }) => (0,lib_authors/* isAuthor */.ad)(creator, writers.authors))
        .map((status) => (0,release_record/* parseProductionRecord */.GV)(own, status).promotedAt)
        .find((at) => at !== null);
    return { ...record, promotedAt: record.promotedAt ?? told ?? null };
}
function leftOut({ otherVersion }) {
    if (otherVersion === null)
        return [];
    return [
        `GitHub deployment ${otherVersion.id} and perhaps others were written by another version of Holdpoint and were left out.`,
    ];
}

// EXTERNAL MODULE: ./build/src/judge/render-value.js
var render_value = __webpack_require__(95557);
// EXTERNAL MODULE: ./build/src/judge/evidence/words.js
var words = __webpack_require__(37994);
// EXTERNAL MODULE: ./build/src/lib/wrap-text.js
var wrap_text = __webpack_require__(94629);
;// CONCATENATED MODULE: ./build/src/tools/backtest/render-backtest.js
/** What a backtest found, as a table and sentences for the columns of a terminal. Pure. */






const render_backtest_HAPPENED = {
    stayed: "stayed",
    "rolled-back": "rolled back",
    held: "held",
    "not-ended": "no end",
};
/** `2026-11-20 14:32  `, and a commit of twelve digits. */
const WHEN_COLUMNS = 18;
const COMMIT_COLUMNS = 14;
const HAPPENED_COLUMNS = 13;
function renderBacktest(found, columns) {
    const { releases, unseen } = found;
    const write = (text, lead = "") => (0,wrap_text.wrapText)(text, columns, lead);
    const { observe } = found.plan;
    const rows = releases.map((one) => renderRow(one, observe, columns));
    const header = `${(0,wrap_text/* fitText */.v)("promoted (UTC)", WHEN_COLUMNS)}${(0,wrap_text/* fitText */.v)("commit", COMMIT_COLUMNS)}${(0,wrap_text/* fitText */.v)("happened", HAPPENED_COLUMNS)}this plan`;
    return [
        ...write(introduction(found)),
        ...(rows.length === 0 ? [] : ["", header, ...rows.flat()]),
        ...sectionOf(observe ? "Would have rolled back (observe)" : "Rollbacks", releases.filter(({ outcome }) => outcome === "fail").map(renderRollback), write),
        ...sectionOf("Holds", renderHolds(releases), write),
        ...sectionOf("Limits", found.limits.map(renderLimit), write),
        ...sectionOf("Comparisons", found.comparisons.map(renderComparison), write),
        ...sectionOf("Not seen", unseen, write),
        "",
        ...write(conclusion(found)),
    ];
}
function introduction({ plan, source, releases }) {
    const from = source === "record" ? "from the release record" : "from the host's list";
    const what = `Backtest of ${plan.file} (${plan.name})`;
    const [first, last] = [releases[0], releases.at(-1)];
    if (first === undefined || last === undefined)
        return `${what}: no past release was found.`;
    const count = `${releases.length} ${releases.length === 1 ? "release" : "releases"}`;
    return `${what}: ${count} ${from}, ${first.promotedAt.slice(0, 10)} to ${last.promotedAt.slice(0, 10)}.`;
}
function renderRow(release, observe, columns) {
    const { promotedAt, commit, deploymentId, happened } = release;
    const lead = [
        (0,wrap_text/* fitText */.v)(promotedAt.slice(0, 16).replace("T", " "), WHEN_COLUMNS),
        (0,wrap_text/* fitText */.v)((commit ?? deploymentId).slice(0, COMMIT_COLUMNS - 2), COMMIT_COLUMNS),
        (0,wrap_text/* fitText */.v)(happened === null ? "not known" : render_backtest_HAPPENED[happened], HAPPENED_COLUMNS),
    ].join("");
    return (0,wrap_text.wrapText)(renderOutcome(release, observe), columns, lead);
}
function renderOutcome(release, observe) {
    const { outcome, reasonCode, rollbackAfterSeconds, cut, watchedSeconds } = release;
    const part = cut ? ` in the ${(0,duration/* renderDuration */.P)(watchedSeconds * 1_000)} that it served` : "";
    if (outcome === "pass")
        return `pass${part}`;
    if (outcome === "hold")
        return `HOLD (${reasonCode})${part}`;
    return `${observe ? WOULD_ROLL_BACK : "ROLLBACK"} after ${(0,duration/* renderDuration */.P)((rollbackAfterSeconds ?? 0) * 1_000)}`;
}
function renderRollback({ commit, deploymentId, text, rollbackAfterSeconds, happened }) {
    const after = (0,duration/* renderDuration */.P)((rollbackAfterSeconds ?? 0) * 1_000);
    const really = happened === "stayed" ? " It really stayed." : happened === "rolled-back" ? " It was really rolled back." : "";
    return `${(commit ?? deploymentId).slice(0, 12)}, ${after} after its promotion: ${text}.${really}`.replace("..", ".");
}
/** The same reason of many releases is one sentence. */
function renderHolds(releases) {
    const held = releases.filter(({ outcome }) => outcome === "hold");
    return [...(0,group_by/* groupBy */.$)(held, ({ text }) => text)].map(([text, ofText]) => {
        const names = ofText.map(({ commit, deploymentId }) => (commit ?? deploymentId).slice(0, 12));
        const more = names.length > 3 ? ` and ${names.length - 3} more` : "";
        return `${names.slice(0, 3).join(", ")}${more}: ${text}`;
    });
}
function renderLimit({ text, unit, limit, isUpper, closest, releases, overturned }) {
    const value = (number) => (0,render_value/* renderValue */.A)(number, { unit, minimumSamples: 0 });
    const wrong = renderOverturned(overturned);
    if (closest === null)
        return `\`${text}\`: no release let stay has data for it.${wrong}`;
    const share = isUpper ? closest / limit : limit / closest;
    const near = Number.isFinite(share) ? ` (${Math.round(share * 100)} % of the way to the limit)` : "";
    const of = releases === 1 ? "1 release" : `${releases} releases`;
    return `\`${text}\`: ${isUpper ? "at most" : "at least"} ${value(closest)}${near} in ${of} that it lets stay.${wrong}`;
}
function renderComparison({ id, margin, strongest, level, releases, overturned }) {
    const wrong = renderOverturned(overturned);
    const from = margin?.from === "history" ? "as history asks for" : "assumed, for want of history";
    const upTo = margin === null ? "" : ` Margin ${margin.factor}x, ${from}.`;
    if (strongest === null)
        return `\`${id}\`: no release let stay could be compared.${upTo}${wrong}`;
    const of = releases === 1 ? "1 release" : `${releases} releases`;
    return `\`${id}\`: evidence at most ${(0,words/* odds */.VH)(strongest)} of ${(0,words/* odds */.VH)(level)} in ${of} that it lets stay.${upTo}${wrong}`;
}
function renderOverturned(overturned) {
    return overturned === 0 ? "" : ` It would have rolled back ${overturned} that stayed: see whether they were as bad.`;
}
function conclusion({ plan, counts, tookMs, releases }) {
    const agreed = releases.filter(({ outcome, happened }) => (outcome === "fail" && happened === "rolled-back") || (outcome === "pass" && happened === "stayed")).length;
    const known = releases.filter(({ happened }) => happened === "stayed" || happened === "rolled-back").length;
    const same = known === 0 ? "" : ` ${agreed} of ${known} ended as this plan would have it.`;
    const rolledBack = plan.observe ? "would have been rolled back (observe)" : "rolled back";
    return `${counts.fail} ${rolledBack}, ${counts.hold} held, ${counts.pass} passed.${same} Nothing was changed. Took ${(0,duration/* renderDuration */.P)(tookMs)}.`;
}
function sectionOf(title, texts, write) {
    return texts.length === 0 ? [] : ["", title, ...texts.flatMap((text) => write(text, "  - "))];
}

// EXTERNAL MODULE: ./build/src/tools/backtest/wanted.js
var wanted = __webpack_require__(21822);
;// CONCATENATED MODULE: ./build/src/tools/backtest/run-backtest.js
/** Lists past releases, judges a few at a time, and says what was found. Every request only reads. */

















/** Vendors limit how much is asked at once, and releases of the past are in no hurry. */
const run_backtest_AT_ONCE = 3;
async function runBacktest(values, surroundings, { registries: known, clock } = { registries: registries/* registries */.Y, clock: lib_clock/* systemClock */.m }) {
    const { stdout, signal } = surroundings;
    const startedAt = clock.now();
    const plan = await (0,load/* loadPlan */.Y)(values.plan, known.extensions);
    const judgeable = readJudgeable(plan);
    const context = await openSession(values, plan, surroundings, { registries: known, clock });
    const sources = await connectSources(context, judgeable.watch);
    stdout.progress("reading which releases there were");
    const past = await listPast(context, sources, (0,wanted/* wantedOf */.Lm)(values.last, values.since));
    const judged = await judgeAll(context, judgeable.watch, past, surroundings);
    signal.throwIfAborted();
    const found = describeBacktest({ plan, judgeable, past, judged, tookMs: clock.now() - startedAt });
    if (values.json === true)
        stdout.line(JSON.stringify(found));
    else
        for (const line of renderBacktest(found, stdout.columns))
            stdout.line(line);
    return exitCodeOf(found);
}
/** Of nothing that could be judged nothing is known, and that is no success. */
function exitCodeOf({ counts }) {
    return counts.pass + counts.fail > 0 ? result/* EXIT_CODE */.F3.proceed : result/* EXIT_CODE */.F3.hold;
}
function readJudgeable(plan) {
    const judgeable = judgeableWatch(plan);
    const problem = (message, remedy) => new lib_error/* UsageError */.eb("usage", [{ message, remedy, position: { file: plan.file, line: 1, column: 1 } }]);
    if (judgeable === null)
        throw problem("The plan has no watch, so there is nothing to backtest.", "Add one.");
    if (judgedMetrics(judgeable.watch).size > 0)
        return judgeable;
    throw problem("Every condition of the plan is about the watch's own health checks, which nobody can ask for afterwards.", "Add a condition on a metric of a vendor.");
}
async function openSession({ author, repository, verbose, json }, plan, { env: all, stdout, signal }, { registries: { extensions, members }, clock }) {
    const authors = (0,lib_authors/* parseAuthors */.eG)(author);
    if (authors === null)
        throw new lib_error/* UsageError */.eb("usage", [(0,lib_authors/* unreadableAuthors */.MY)(author)]);
    const given = { ...all, ...(repository === undefined ? {} : { GITHUB_REPOSITORY: repository }) };
    const { env, secrets } = await (0,plan_secrets/* readPlanSecrets */.R)("backtest", given);
    return (0,session/* createSession */.j)({
        plan,
        env,
        planSecrets: secrets,
        directory: ".",
        release: { id: "", commit: "" },
        options: { stage: "production", to: null, reason: null, dryRun: true, unpin: false, authors },
        clock,
        random: halfway,
        signal,
        emit: () => undefined,
        debug: (line) => (verbose === true && json !== true ? stdout.line(line) : undefined),
        runUrl: null,
        members,
        secretNames: (0,secret_names/* secretNames */.X)(plan, extensions),
    });
}
/** How long a retry waits is all that chance decides here. */
const halfway = () => 0.5;
/** All that is not set is said at once, and not after minutes of reading. */
async function connectSources(context, watch) {
    const ofMetrics = await Promise.all([...judgedMetrics(watch)].map(async (name) => {
        const metric = watch.metrics[name];
        return metric === undefined ? [] : problemsOf(() => context.metricSource(metric));
    }));
    const ofRecord = await problemsOf(() => context.role("deployments"));
    const ofHost = await problemsOf(() => context.role("host"));
    const ofBoth = ofRecord.length > 0 && ofHost.length > 0 ? [...ofRecord, ...ofHost] : [];
    const problems = new Map([...ofMetrics.flat(), ...ofBoth].map((problem) => [problem.message, problem]));
    if (problems.size > 0)
        throw new lib_error/* UsageError */.eb("secret_missing", [...problems.values()]);
    return { hasRecord: ofRecord.length === 0, hasHost: ofHost.length === 0 };
}
/** From the record where there is one; else, or where the repository's token is not set, from the host. */
async function listPast(context, { hasRecord, hasHost }, wanted) {
    const { plan, options } = context;
    const recorded = hasRecord
        ? await readRecorded(await context.role("deployments"), plan, options.authors, wanted)
        : null;
    if (recorded !== null && (recorded.releases.length > 0 || !hasHost))
        return recorded;
    const hosted = await readHosted(await context.role("host"), wanted);
    return { ...hosted, unseen: [...(recorded?.unseen ?? []), ...hosted.unseen] };
}
async function judgeAll(context, watch, { releases }, { stdout, signal }) {
    const few = (0,p_limit/* default */.A)(run_backtest_AT_ONCE);
    const now = context.clock.now();
    let done = 0;
    return Promise.all(releases.map((past) => few(async () => {
        signal.throwIfAborted();
        const judged = await judgePast(context, watch, past, now);
        done += 1;
        stdout.progress(`${done} of ${releases.length} releases judged`);
        return judged;
    })));
}
async function problemsOf(act) {
    try {
        await act();
        return [];
    }
    catch (error) {
        if (error instanceof lib_error/* UsageError */.eb)
            return error.problems;
        if (error instanceof lib_error/* ProviderError */.mZ && error.reasonCode === "secret_missing")
            return [error];
        throw error;
    }
}


/***/ }),

/***/ 28818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ registries)
/* harmony export */ });
/* harmony import */ var _engine_members_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5895);
/* harmony import */ var _engine_plan_extensions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80858);
/* harmony import */ var _sandbox_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5223);
/** Who can be named in a plan and who stands in for them: the registries, or those of a caller that has more lines. */



const registries = { extensions: _engine_plan_extensions_js__WEBPACK_IMPORTED_MODULE_1__/* .extensions */ .X, members: _engine_members_js__WEBPACK_IMPORTED_MODULE_0__/* .members */ .o, emulators: _sandbox_index_js__WEBPACK_IMPORTED_MODULE_2__/* .emulators */ .FB };


/***/ })

};
