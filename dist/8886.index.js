export const id = 8886;
export const ids = [8886];
export const modules = {

/***/ 21541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ DATA_ELEMENT)
/* harmony export */ });
/** Id of the element of a page that holds the result as JSON; nothing runs it. */
const DATA_ELEMENT = "holdpoint-result";


/***/ }),

/***/ 8886:
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
;// CONCATENATED MODULE: ./build/src/tools/replay/compare-result.js
/** A result judged again, and where the words differ. Pure. */


/** Another machine may round the last digits of a logarithm another way. */
const ROUNDING = 1e-9;
function compareResult(result) {
    const { comparison, conditions = [], verdicts } = result;
    const differences = [
        ...(comparison === undefined || comparison.evidence === null || comparison.answer === null
            ? []
            : compareAnswer("comparison.answer", comparison.answer, comparison.evidence)),
        ...(comparison?.goals ?? []).flatMap(({ answer, evidence }, index) => compareAnswer(`comparison.goals[${index}].answer`, answer, evidence)),
        ...conditions.flatMap((recorded) => compareVerdict(result, recorded.text, (0,recorded_condition/* judgeRecorded */.K)(recorded))),
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
// EXTERNAL MODULE: ./build/src/judge/evidence/watch-evidence.js
var watch_evidence = __webpack_require__(26680);
// EXTERNAL MODULE: ./build/src/tools/judge/parse-document.js + 1 modules
var parse_document = __webpack_require__(13289);
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
async function replayFiles(files, json, stdout, stdin) {
    let isSame = true;
    const problems = [];
    for (const file of files) {
        try {
            for await (const given of (0,read_cases/* readCases */.k)(file, stdin)) {
                const replayed = replayOne(given);
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
function replayOne(given) {
    const data = dataOfPage(given);
    if (data === null) {
        const position = { file: given.file, line: given.line, column: 1 };
        return { problems: [{ message: "this page holds no result", position, remedy: "Only `--report` writes one." }] };
    }
    const parsed = parseResult(data);
    return "problems" in parsed ? parsed : compareResult(parsed.result);
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


/***/ })

};
