export const id = 2291;
export const ids = [2291];
export const modules = {

/***/ 82291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeFiles: () => (/* binding */ judgeFiles)
});

// EXTERNAL MODULE: ./build/src/judge/evidence/judge-evidence.js + 2 modules
var judge_evidence = __webpack_require__(16681);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/wrap-text.js
var wrap_text = __webpack_require__(94629);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/release/result.js
var result = __webpack_require__(97294);
// EXTERNAL MODULE: ./build/src/judge/evidence/watch-evidence.js
var watch_evidence = __webpack_require__(26680);
// EXTERNAL MODULE: ./build/src/tools/judge/parse-document.js + 1 modules
var parse_document = __webpack_require__(13289);
;// CONCATENATED MODULE: ./build/src/tools/judge/parse-case.js


const EVIDENCE = {
    schema: watch_evidence/* watchEvidence */.f,
    words: {
        whole: "the evidence",
        isNot: "not the evidence of a watch",
        remedy: "It is an object with alpha, horizonSeconds and metrics; see docs/evidence.md.",
    },
    mayHaveDuplicates,
};
function parseCase(given) {
    const parsed = (0,parse_document/* parseDocument */.T)(given, EVIDENCE);
    return "problems" in parsed ? parsed : { evidence: parsed.value };
}
/** There are as many colons as keys, unless a text has some. */
function mayHaveDuplicates(text, { metrics }) {
    let keys = 3;
    for (const { id, null: boundary, buckets } of metrics) {
        keys += 5 + Object.keys(boundary).length + (id.split(":").length - 1);
        for (const bucket of buckets)
            for (const _ in bucket)
                keys += 1;
    }
    let colons = 0;
    for (let at = text.indexOf(":"); at >= 0; at = text.indexOf(":", at + 1))
        colons += 1;
    return colons !== keys;
}

// EXTERNAL MODULE: ./build/src/tools/judge/read-cases.js
var read_cases = __webpack_require__(35689);
;// CONCATENATED MODULE: ./build/src/tools/judge/judge-files.js







/** What a judge of evidence ends with; a mistake in any of the files ends with that of a mistake in the call. */
const EXIT = {
    pass: result/* EXIT_CODE */.F3.proceed,
    fail: result/* EXIT_CODE */.F3.failed,
    hold: result/* EXIT_CODE */.F3.hold,
};
/** Judges watch by watch, as they come. Resolves to the exit code; throws UsageError at the end with every mistake. */
async function judgeFiles(files, json, stdout, stdin) {
    const outcomes = new Set();
    const problems = [];
    for (const file of files) {
        try {
            for await (const given of (0,read_cases/* readCases */.k)(file, stdin)) {
                const parsed = parseCase(given);
                if ("problems" in parsed)
                    problems.push(...parsed.problems);
                const answer = answerTo(parsed);
                outcomes.add(answer.verdict);
                if (json)
                    stdout.line(JSON.stringify(answer));
                else
                    for (const line of renderAnswer(given, answer, stdout.columns))
                        stdout.line(line);
            }
        }
        catch (error) {
            if (!(error instanceof lib_error/* UsageError */.eb))
                throw error;
            problems.push(...error.problems);
        }
    }
    if (problems.length > 0)
        throw new lib_error/* UsageError */.eb("evidence_invalid", problems);
    return EXIT[(0,verdict/* worstOutcome */.Om)([...outcomes])];
}
function answerTo(parsed) {
    if ("evidence" in parsed)
        return (0,judge_evidence/* judgeEvidence */.Z)(parsed.evidence);
    const [first] = parsed.problems;
    const text = `This is not evidence that can be judged: ${first?.message ?? "it has mistakes"}.`;
    return { verdict: "hold", reasonCode: "evidence_invalid", text, logE: null, metrics: [] };
}
function renderAnswer({ file, line }, answer, columns) {
    const { verdict, reasonCode, text, metrics } = answer;
    return [
        ...(0,wrap_text.wrapText)(`${file}:${line}: ${verdict} (${reasonCode})`, columns),
        ...(0,wrap_text.wrapText)(text, columns, "  "),
        ...metrics.flatMap(({ id, logE, decidedAtSeconds }) => {
            const decided = decidedAtSeconds === null ? "" : `, decided at ${decidedAtSeconds} s`;
            return (0,wrap_text.wrapText)(`${id}: log E ${logE.toFixed(2)}${decided}`, columns, "  ");
        }),
    ];
}


/***/ })

};
