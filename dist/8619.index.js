export const id = 8619;
export const ids = [8619,1475,9193];
export const modules = {

/***/ 38619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(96421);
// EXTERNAL MODULE: ./build/src/checklist/report.js
var report = __webpack_require__(46766);
// EXTERNAL MODULE: ./build/src/commands/index.js + 13 modules
var commands = __webpack_require__(84949);
// EXTERNAL MODULE: ./build/src/commands/release-options.js
var release_options = __webpack_require__(31970);
// EXTERNAL MODULE: ./build/src/workflow-run.js
var workflow_run = __webpack_require__(15728);
// EXTERNAL MODULE: ./build/src/commands/prepare.js + 5 modules
var prepare = __webpack_require__(68213);
// EXTERNAL MODULE: ./build/src/engine/plan-secrets.js + 1 modules
var plan_secrets = __webpack_require__(68527);
// EXTERNAL MODULE: ./build/src/engine/session.js + 2 modules
var session = __webpack_require__(33425);
// EXTERNAL MODULE: ./build/src/engine/write-reports.js
var write_reports = __webpack_require__(55421);
// EXTERNAL MODULE: ./build/src/lib/clock.js
var lib_clock = __webpack_require__(19563);
// EXTERNAL MODULE: ./build/src/lib/correct-clock.js
var correct_clock = __webpack_require__(33280);
// EXTERNAL MODULE: ./build/src/lib/default-columns.js
var default_columns = __webpack_require__(29238);
// EXTERNAL MODULE: ./build/src/lib/deployment-url.js
var deployment_url = __webpack_require__(60862);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/when-loaded.js
var when_loaded = __webpack_require__(2607);
// EXTERNAL MODULE: ./build/src/lib/mask.js
var mask = __webpack_require__(56261);
// EXTERNAL MODULE: ./build/src/lib/nearest-word.js
var nearest_word = __webpack_require__(20788);
// EXTERNAL MODULE: ./build/src/lib/option.js
var lib_option = __webpack_require__(97892);
// EXTERNAL MODULE: ./build/src/lib/parse-option-value.js
var parse_option_value = __webpack_require__(51574);
;// CONCATENATED MODULE: ./build/src/lib/read-inputs.js


/**
 * What was given, and every mistake in it. An input that does nothing for this command and is not at its default was
 * meant to do something. `read` gives an input's text, which is the default of action.yml where a caller gave none.
 */
function readInputs({ name, options, commands }, read, env) {
    const values = {};
    const problems = [];
    for (const [input, { option, owners }] of inputsOf(commands)) {
        const text = read(input).trim();
        const own = Object.hasOwn(options, input) ? options[input] : undefined;
        if (own === undefined || !(0,lib_option/* isAtEdge */.d)(own, "action")) {
            if (text === "" || isDefault(text, option, env))
                continue;
            problems.push({
                message: `The input \`${input}\` does nothing for ${name}: it belongs to ${owners.join(", ")}.`,
                remedy: "Leave it out.",
            });
            continue;
        }
        if (text === "")
            continue;
        const found = readInput(own, input, text);
        if ("problem" in found)
            problems.push(found.problem);
        else
            values[input] = found.value;
    }
    return { values, problems };
}
/** Every input of the action once, in the order of the declarations, with the commands that have it. */
function inputsOf(commands) {
    const inputs = new Map();
    for (const [command, options] of Object.entries(commands)) {
        for (const [name, option] of Object.entries(options)) {
            if (!(0,lib_option/* isAtEdge */.d)(option, "action"))
                continue;
            const known = inputs.get(name);
            if (known === undefined)
                inputs.set(name, { option, owners: [command] });
            else
                known.owners.push(command);
        }
    }
    return inputs;
}
function readInput(option, input, text) {
    const label = `The input \`${input}\``;
    if (option.type === "list" || option.type === "operands")
        return { value: text.split(/\s*\n\s*/) };
    if (option.type !== "flag")
        return (0,parse_option_value/* parseOptionValue */.qL)(option, label, text);
    const word = text.toLowerCase();
    if (word === "true" || word === "false")
        return { value: word === "true" };
    return { problem: { message: `${label} is "${text}"; expected true or false.` } };
}
/** The input's default in action.yml, as it is written there. */
function inputDefaultOf(option) {
    return option.inputDefault ?? option.default ?? (option.type === "flag" ? "false" : "");
}
/** Expressions in defaults, and the variables in which the runner gives the same. */
const VARIABLE_OF = { "${{ github.sha }}": "GITHUB_SHA" };
/** Booleans are written in several ways. */
function isDefault(text, option, env) {
    const written = inputDefaultOf(option);
    const variable = VARIABLE_OF[written];
    return text.toLowerCase() === (variable === undefined ? written : (env[variable] ?? "")).toLowerCase();
}

// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/lib/secret-names.js
var secret_names = __webpack_require__(81196);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/release/result.js
var release_result = __webpack_require__(97294);
;// CONCATENATED MODULE: ./build/src/report/cut-summary.js
const SUMMARY_BYTES = 1024 * 1024;
/** GitHub drops a step's summary above 1 MiB whole; its first lines are what counts. */
function cutSummary(text) {
    if (Buffer.byteLength(text) <= SUMMARY_BYTES)
        return text;
    const cut = Buffer.from(text)
        .subarray(0, SUMMARY_BYTES - 200)
        .toString();
    return `${cut}\n\nThe rest is left out: GitHub shows no summary above 1 MiB.\n`;
}

// EXTERNAL MODULE: ./build/src/report/checklist/boxes.js
var boxes = __webpack_require__(38478);
// EXTERNAL MODULE: ./build/src/report/checklist/detail.js
var detail = __webpack_require__(18058);
// EXTERNAL MODULE: ./build/src/report/checklist/facts.js
var facts = __webpack_require__(38124);
// EXTERNAL MODULE: ./build/src/report/checklist/items.js
var items = __webpack_require__(3083);
// EXTERNAL MODULE: ./build/src/report/plan-changes.js
var plan_changes = __webpack_require__(33653);
// EXTERNAL MODULE: ./build/src/report/checklist/verdict.js
var verdict = __webpack_require__(55194);
;// CONCATENATED MODULE: ./build/src/report/checklist/summary.js






/** Its first line is the comment's: may this commit ship, and what is missing. */
function renderChecklistSummary(report) {
    // The run is where the reader already is.
    const here = { ...report, runUrl: null };
    const parts = [
        (0,verdict/* renderChecklistVerdict */.C)(report),
        (0,items/* renderItems */.$)(here, detail/* WHOLE_EVIDENCE */.s),
        (0,boxes/* renderSignatures */.OL)(report.items),
        (0,plan_changes/* renderPlanChanges */.H)(report.planChanges ?? [], report.planChanges?.length ?? 0, detail/* WHOLE_EVIDENCE */.s.notice),
        (0,facts/* renderNotices */.W)(report.notices, report.notices.length, detail/* WHOLE_EVIDENCE */.s.notice),
        (0,facts/* renderFacts */.I)(here),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

// EXTERNAL MODULE: ./build/src/report/headline.js
var report_headline = __webpack_require__(17210);
;// CONCATENATED MODULE: ./build/src/report/report-files.js
/** Where the whole of what a summary tells is to be found: the files that a run was asked for. Pure. */
/** One line, as Markdown; empty where no file was asked for. */
function renderReportFiles(files, runUrl) {
    if (files.length === 0)
        return "";
    const names = files.map((file) => `\`${nameOf(file)}\``).join(" and ");
    const run = runUrl === null ? "this run's artifacts" : `[this run's artifacts](${runUrl}#artifacts)`;
    return `\nThe whole of it is in ${names}, among ${run} where the workflow keeps them.\n`;
}
/** A back quote would end the code that the name stands in. */
function nameOf(file) {
    return (file.split(/[\\/]/).at(-1) ?? file).replaceAll("`", "'");
}

;// CONCATENATED MODULE: ./build/src/report/render-result.js
/** Outputs of a job together hold 1 MB; a result that would not fit goes without what a report or the summary has. */
const RESULT_BYTES = 500_000;
function renderResult(result) {
    const { comparison: _, evidenceDigest: ___, ...small } = result;
    const texts = [JSON.stringify(result), JSON.stringify(small)];
    const fitting = texts.find((text) => Buffer.byteLength(text) <= RESULT_BYTES);
    const { conditions: __, ...smallest } = small;
    return fitting ?? JSON.stringify(smallest, (key, value) => (key === "evidence" ? [] : value));
}

// EXTERNAL MODULE: ./build/src/report/summary.js + 2 modules
var report_summary = __webpack_require__(11475);
;// CONCATENATED MODULE: ./build/src/main.js
/** The action's edge: inputs in, outputs and summary out. Only this file and cli.ts touch the process. */































async function main() {
    const log = createLog();
    try {
        if (core/* getInput */.V4("command") === EXAMINE)
            return await examinePlan();
        const performed = await perform(log);
        log.resume();
        await main_report(performed);
        const { result, plan, reports } = performed;
        for (const trouble of await (0,write_reports.writeReports)(reports, result, plan))
            core/* warning */.$e(trouble);
    }
    catch (error) {
        log.resume();
        await reportError(error);
    }
}
/** The one tool that the action has: it is given no secret, and asks nobody. */
const EXAMINE = "doctor";
async function examinePlan() {
    const asked = { name: EXAMINE, options: release_options/* EXAMINED_BY */.sn, commands: (0,lib_option/* optionsOf */.c)(commands/* commands */.P) };
    const { values, problems } = readInputs(asked, (input) => core/* getInput */.V4(input), process.env);
    if (problems.length > 0)
        throw new lib_error/* UsageError */.eb("usage", problems);
    const { examineChange } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(5223), __webpack_require__.e(9094), __webpack_require__.e(8882)]).then(__webpack_require__.bind(__webpack_require__, 84423));
    const { plan = plan_plan/* DEFAULT_PLAN_FILE */.h5, directory = "." } = values;
    const { text, broken } = await examineChange({ planFile: String(plan), directory: String(directory) });
    core/* setOutput */.uH("decision", broken === 0 ? "proceed" : "failed");
    core/* setOutput */.uH("reason-code", broken === 0 ? "gate_passed" : "gate_failed");
    if (text === "")
        core/* notice */.lm("The pull request does not change the plan.");
    else
        await core/* summary */.z.addRaw(cutSummary(text)).write();
    if (broken > 0)
        core/* setFailed */.C1(`${broken} broken in the plan of this pull request or around it: see the summary.`);
}
/**
 * The step's log. A release's lines hold words of others (output of repository commands, build logs, vendors' messages),
 * and the runner obeys any line with a workflow command in it: even indented, and `##[…]` anywhere. So it is told not to.
 */
function createLog() {
    let token = null;
    let folded = false;
    const resume = () => {
        if (token !== null)
            core/* info */.pq(`::${token}::`);
        token = null;
    };
    const unfold = () => {
        if (!folded)
            return;
        resume();
        core/* endGroup */.N4();
        folded = false;
    };
    return {
        show(lines) {
            if (token === null && lines.length > 0) {
                token = (0,external_node_crypto_.randomUUID)();
                core/* info */.pq(`::stop-commands::${token}`);
            }
            for (const line of lines)
                core/* info */.pq(line);
        },
        fold(title) {
            resume();
            core/* startGroup */.Oh(title);
            folded = true;
        },
        unfold,
        debug(line) {
            if (!core/* isDebug */._o())
                return;
            resume();
            core/* debug */.Yz(line);
        },
        resume() {
            unfold();
            resume();
        },
    };
}
async function perform(log) {
    const token = core/* getInput */.V4("github-token");
    const all = { ...process.env, ...(token ? { GITHUB_TOKEN: token } : {}) };
    // Nothing that this process starts is to inherit it.
    delete process.env[setting/* PLAN_SECRETS */.c$.name];
    maskSecrets(all);
    const name = readCommand();
    const { env, secrets: planSecrets } = await (0,plan_secrets/* readPlanSecrets */.R)(name, all);
    const ofPlan = Object.values(planSecrets);
    for (const value of [...ofPlan, ...(0,mask/* runnerMasks */.G)(ofPlan)])
        core/* setSecret */.Pq(value);
    const asked = { name, options: commands/* commands */.P[name].options, commands: (0,lib_option/* optionsOf */.c)(commands/* commands */.P) };
    const given = readInputs(asked, (input) => core/* getInput */.V4(input), env);
    const run = await (0,workflow_run/* readWorkflowRun */.h)(name, given.values.name !== undefined);
    const prepared = await (0,prepare/* prepare */.i)(name, given, { ...env, ...planSecrets }, run);
    maskSecrets(env, prepared.secretNames);
    const startedAt = Date.now();
    const shown = (0,when_loaded/* whenLoaded */.I)(() => __webpack_require__.e(/* import() */ 9134).then(__webpack_require__.bind(__webpack_require__, 36753)));
    if (name === "checklist")
        log.fold("What the items do, as it comes");
    const { clock, heard } = (0,correct_clock/* correctClock */.t)(lib_clock/* systemClock */.m);
    const running = commands/* commands */.P[name].run((0,session/* createSession */.j)({
        ...prepared,
        env,
        planSecrets,
        clock,
        answered: heard,
        random: Math.random,
        emit: (event) => shown.do(({ renderTimeline }) => {
            if (event.event === "decision")
                log.unfold();
            log.show(renderTimeline(event, startedAt, default_columns/* DEFAULT_COLUMNS */._));
        }),
        debug: log.debug,
        runUrl: runUrl(env),
    }));
    const result = await running.finally(() => shown.end());
    return { result, plan: prepared.plan, reports: prepared.reports };
}
/** GitHub masks what came from its own secrets; this masks the rest, and what the plan names once it is read. */
function maskSecrets(env, names = []) {
    for (const value of (0,mask/* runnerMasks */.G)((0,secret_names/* secretValues */.VX)(env, names)))
        core/* setSecret */.Pq(value);
}
function readCommand() {
    const name = core/* getInput */.V4("command");
    if ((0,commands/* isCommandName */.z)(name))
        return name;
    const known = [...Object.keys(commands/* commands */.P), EXAMINE];
    const message = `The input \`command\` is "${name}"; expected ${(0,parse_option_value/* renderChoice */.ah)(known)}.`;
    throw new lib_error/* UsageError */.eb("usage", [{ message, ...(0,parse_option_value/* didYouMean */.au)((0,nearest_word/* nearestWord */.z)(name, known)) }]);
}
/** Outputs first, so that a later job can branch on them whatever happens to the step. */
async function main_report({ result, plan, reports }) {
    core/* setOutput */.uH("decision", result.decision);
    core/* setOutput */.uH("reason-code", result.reasonCode);
    core/* setOutput */.uH("result", renderResult(result));
    core/* setOutput */.uH("deployment-id", result.candidate?.id ?? "");
    core/* setOutput */.uH("deployment-url", result.candidate === null ? "" : (0,deployment_url/* deploymentUrl */.P)(result.candidate.url));
    const checklist = (0,report/* isChecklistResult */.q)(result) ? result : null;
    if (checklist !== null)
        core/* setOutput */.uH("code-result", checklist.codeResult);
    if (checklist !== null && checklist.askedItems !== null)
        core/* notice */.lm(checklist.askedItems);
    const summary = checklist === null
        ? `${(0,report_summary.renderSummary)(result, plan, await drawCharts(result, plan))}${renderReportFiles(reports, runUrl(process.env))}`
        : renderChecklistSummary(checklist.checklist);
    await core/* summary */.z.addRaw(cutSummary(summary)).write();
    const headline = result.decision === "rolled-back" ? (0,report_headline/* renderHeadline */.L)(result) : result.decision;
    const words = `${headline} (${result.reasonCode}): ${result.summary}${result.remedy ? ` ${result.remedy}` : ""}`;
    // A person's own rollback that was read back has gone well, and whoever opens the run must see what it did.
    if ((0,release_result/* exitCodeOf */.FO)(result) === 0) {
        if (result.decision === "rolled-back")
            core/* notice */.lm(words);
        return;
    }
    // Nothing is wrong where a watch goes on: later jobs ask for the word itself.
    if (checklist?.quiet === true || result.decision === "watching")
        core/* notice */.lm(words);
    else
        core/* setFailed */.C1(words);
}
/** Loaded where there is something to draw, so that a rollback does not wait for it. */
async function drawCharts(result, plan) {
    if (result.comparison === undefined)
        return [];
    return (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(6681), __webpack_require__.e(8185)]).then(__webpack_require__.bind(__webpack_require__, 88185))).chartsOf(result, plan);
}
function runUrl(env) {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
    return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : null;
}
/** The one catch: no way out is silently green, and every way out sets the decision. */
async function reportError(error) {
    const usage = error instanceof lib_error/* UsageError */.eb;
    // Not a mistake: the first pull request brings the plan, and nothing can be asked by it yet.
    if (usage && error.reasonCode === "plan_missing") {
        core/* setOutput */.uH("decision", "hold");
        core/* setOutput */.uH("reason-code", error.reasonCode);
        core/* notice */.lm(error.message);
        return;
    }
    const reasonCode = usage
        ? error.reasonCode
        : error instanceof lib_error/* ProviderError */.mZ
            ? error.reasonCode
            : "internal_error";
    core/* setOutput */.uH("decision", usage ? "failed" : "hold");
    core/* setOutput */.uH("reason-code", reasonCode);
    if (usage) {
        for (const problem of error.problems) {
            const { position } = problem;
            const place = position ? { file: position.file, startLine: position.line, startColumn: position.column } : {};
            core/* error */.z3(problem.remedy ? `${problem.message} ${problem.remedy}` : problem.message, place);
        }
        core/* setFailed */.C1(`${error.problems.length} mistake${error.problems.length === 1 ? "" : "s"} to fix; nothing was touched.`);
        return;
    }
    core/* setFailed */.C1(error instanceof lib_error/* ProviderError */.mZ
        ? `${error.message} ${error.remedy}`
        : `Holdpoint itself failed; nothing is assumed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}


/***/ }),

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
