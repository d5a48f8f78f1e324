export const id = 4169;
export const ids = [4169];
export const modules = {

/***/ 94169:
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
// EXTERNAL MODULE: ./build/src/commands/index.js + 12 modules
var commands = __webpack_require__(84264);
// EXTERNAL MODULE: ./build/src/workflow-run.js
var workflow_run = __webpack_require__(15728);
// EXTERNAL MODULE: ./build/src/commands/prepare.js
var prepare = __webpack_require__(22099);
// EXTERNAL MODULE: ./build/src/engine/plan-secrets.js + 1 modules
var plan_secrets = __webpack_require__(68527);
// EXTERNAL MODULE: ./build/src/engine/session.js + 1 modules
var session = __webpack_require__(57319);
// EXTERNAL MODULE: ./build/src/engine/write-reports.js
var write_reports = __webpack_require__(55421);
// EXTERNAL MODULE: ./build/src/lib/clock.js
var clock = __webpack_require__(19563);
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

// EXTERNAL MODULE: ./build/src/lib/secret-names.js
var secret_names = __webpack_require__(81196);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/release/result.js
var release_result = __webpack_require__(97294);
// EXTERNAL MODULE: ./build/src/report/checklist/boxes.js
var boxes = __webpack_require__(38478);
// EXTERNAL MODULE: ./build/src/report/checklist/detail.js
var detail = __webpack_require__(18058);
// EXTERNAL MODULE: ./build/src/report/checklist/facts.js
var facts = __webpack_require__(38124);
// EXTERNAL MODULE: ./build/src/report/checklist/items.js
var items = __webpack_require__(3083);
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
        (0,facts/* renderNotices */.W)(report.notices, report.notices.length, detail/* WHOLE_EVIDENCE */.s.notice),
        (0,facts/* renderFacts */.I)(here),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

// EXTERNAL MODULE: ./build/src/report/summary.js + 2 modules
var report_summary = __webpack_require__(11475);
;// CONCATENATED MODULE: ./build/src/main.js
/** The action's edge: inputs in, outputs and summary out. Only this file and cli.ts touch the process. */
























const SUMMARY_BYTES = 1024 * 1024;
/** Outputs of a job together hold 1 MB; a result that would not fit goes without what a report or the summary has. */
const RESULT_BYTES = 500_000;
async function main() {
    const log = createLog();
    try {
        const { result, plan, reports } = await perform(log);
        log.resume();
        await main_report(result, plan);
        for (const trouble of await (0,write_reports.writeReports)(reports, result, plan))
            core/* warning */.$e(trouble);
    }
    catch (error) {
        log.resume();
        await reportError(error);
    }
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
    const prepared = await (0,prepare/* prepare */.i)(name, given, { ...env, ...planSecrets }, await (0,workflow_run/* readWorkflowRun */.h)(name));
    maskSecrets(env, prepared.secretNames);
    const startedAt = Date.now();
    const shown = (0,when_loaded/* whenLoaded */.I)(() => __webpack_require__.e(/* import() */ 981).then(__webpack_require__.bind(__webpack_require__, 10981)));
    if (name === "checklist")
        log.fold("What the items do, as it comes");
    const running = commands/* commands */.P[name].run((0,session/* createSession */.j)({
        ...prepared,
        env,
        planSecrets,
        clock: clock/* systemClock */.m,
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
    const known = Object.keys(commands/* commands */.P);
    const message = `The input \`command\` is "${name}"; expected ${(0,parse_option_value/* renderChoice */.ah)(known)}.`;
    throw new lib_error/* UsageError */.eb("usage", [{ message, ...(0,parse_option_value/* didYouMean */.au)((0,nearest_word/* nearestWord */.z)(name, known)) }]);
}
/** Outputs first, so that a later job can branch on them whatever happens to the step. */
async function main_report(result, plan) {
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
        ? (0,report_summary.renderSummary)(result, plan, await drawCharts(result, plan))
        : renderChecklistSummary(checklist.checklist);
    await core/* summary */.z.addRaw(cutSummary(summary)).write();
    if ((0,release_result/* exitCodeOf */.FO)(result) === 0)
        return;
    const words = `${result.decision} (${result.reasonCode}): ${result.summary}${result.remedy ? ` ${result.remedy}` : ""}`;
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
    return (await Promise.all(/* import() */[__webpack_require__.e(6921), __webpack_require__.e(6681), __webpack_require__.e(8185)]).then(__webpack_require__.bind(__webpack_require__, 88185))).chartsOf(result, plan);
}
function renderResult(result) {
    const { comparison: _, ...small } = result;
    const texts = [JSON.stringify(result), JSON.stringify(small)];
    const fitting = texts.find((text) => Buffer.byteLength(text) <= RESULT_BYTES);
    return fitting ?? JSON.stringify(small, (key, value) => (key === "evidence" ? [] : value));
}
/** GitHub drops a step's summary above 1 MiB whole; its first lines are what counts. */
function cutSummary(text) {
    if (Buffer.byteLength(text) <= SUMMARY_BYTES)
        return text;
    const cut = Buffer.from(text)
        .subarray(0, SUMMARY_BYTES - 200)
        .toString();
    return `${cut}\n\nThe rest is left out: GitHub shows no summary above 1 MiB.\n`;
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


/***/ })

};
