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
// EXTERNAL MODULE: ./build/src/commands/index.js + 47 modules
var commands = __webpack_require__(51107);
// EXTERNAL MODULE: ./build/src/workflow-run.js
var workflow_run = __webpack_require__(15728);
// EXTERNAL MODULE: ./build/src/commands/prepare.js
var prepare = __webpack_require__(22099);
// EXTERNAL MODULE: ./build/src/engine/plan-secrets.js + 1 modules
var plan_secrets = __webpack_require__(68527);
// EXTERNAL MODULE: ./build/src/engine/session.js + 1 modules
var session = __webpack_require__(57319);
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
// EXTERNAL MODULE: ./build/src/lib/parse-option-value.js + 1 modules
var parse_option_value = __webpack_require__(94547);
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

// EXTERNAL MODULE: ./build/src/report/summary.js + 1 modules
var report_summary = __webpack_require__(25770);
;// CONCATENATED MODULE: ./build/src/main.js
/** The action's edge: inputs in, outputs and summary out. Only this file and cli.ts touch the process. */























const SUMMARY_BYTES = 1024 * 1024;
/** Outputs of a job together hold 1 MB; a result that would not fit goes without its evidence, which the summary has. */
const RESULT_BYTES = 500_000;
async function main() {
    const log = createLog();
    try {
        const { result, plan } = await perform(log);
        log.resume();
        await main_report(result, plan);
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
    const shown = (0,when_loaded/* whenLoaded */.I)(() => __webpack_require__.e(/* import() */ 6753).then(__webpack_require__.bind(__webpack_require__, 36753)));
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
    return { result, plan: prepared.plan };
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
    const summary = checklist === null ? (0,report_summary/* renderSummary */.B)(result, plan) : renderChecklistSummary(checklist.checklist);
    await core/* summary */.z.addRaw(cutSummary(summary)).write();
    if ((0,release_result/* exitCodeOf */.FO)(result) === 0)
        return;
    const words = `${result.decision} (${result.reasonCode}): ${result.summary}${result.remedy ? ` ${result.remedy}` : ""}`;
    if (checklist?.quiet === true)
        core/* notice */.lm(words);
    else
        core/* setFailed */.C1(words);
}
function renderResult(result) {
    const whole = JSON.stringify(result);
    if (Buffer.byteLength(whole) <= RESULT_BYTES)
        return whole;
    return JSON.stringify(result, (key, value) => (key === "evidence" ? [] : value));
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


/***/ }),

/***/ 18058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ DETAILS),
/* harmony export */   s: () => (/* binding */ WHOLE_EVIDENCE)
/* harmony export */ });
const FULL = {
    evidence: 20_000,
    factsInRow: 6,
    folds: "open",
    finding: 500,
    remedy: 400,
    passing: 300,
    passes: "rows",
    open: "rows",
    title: 100,
    boxes: 100,
    notices: 20,
    // Room for the longest line that somebody is told to write.
    notice: 500,
    code: true,
};
/** For a place with room for all of it, such as the job summary. */
const WHOLE_EVIDENCE = {
    ...FULL,
    evidence: 100_000,
    folds: "everybody",
    finding: 2_000,
    remedy: 2_000,
    passing: 2_000,
};
const SHORT = { ...FULL, evidence: 1_500, finding: 300, remedy: 300, passing: 160 };
const FINDINGS = { ...SHORT, evidence: 0, folds: "nobody", passing: 0, notices: 10 };
const COUNTED = { ...FINDINGS, finding: 200, remedy: 200, passes: "counted" };
const BRIEF = { ...COUNTED, finding: 80, remedy: 0, title: 60, boxes: 60, notices: 5, notice: 200 };
const TITLES = { ...BRIEF, finding: 0, title: 40, boxes: 40 };
const COUNTS = { ...TITLES, open: "counted", boxes: 24, notices: 3 };
/** From everything to hardly anything; the first that fits is taken. What a later run needs goes last. */
const DETAILS = [
    FULL,
    SHORT,
    { ...SHORT, evidence: 300, factsInRow: 3, folds: "nobody", passing: 80 },
    FINDINGS,
    COUNTED,
    BRIEF,
    TITLES,
    COUNTS,
    { ...COUNTS, boxes: 10 },
    { ...COUNTS, boxes: 10, code: false },
];


/***/ }),

/***/ 38124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ renderFacts),
/* harmony export */   W: () => (/* binding */ renderNotices)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70075);
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81201);


/** The last ones, at most so many of so many characters. */
function renderNotices(notices, maximum, characters) {
    if (notices.length === 0)
        return "";
    const shown = notices.slice(-maximum);
    const more = notices.length - shown.length;
    return [
        "### Notices",
        "",
        ...(more > 0 ? [`- see the run for ${more} earlier ones`] : []),
        ...shown.map((notice) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .renderProse */ .E9)((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(notice, characters))}`),
    ].join("\n");
}
/** Which commit was checked, by which plan, and where all of the evidence is. */
function renderFacts(report) {
    const { name, commit, planFile, runUrl } = report;
    return [
        `Checked commit ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(commit.slice(0, 12))} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCell */ .kq)(name, 80)}`,
        `plan ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(planFile, 200))}`,
        ...((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .isLinkable */ .n1)(runUrl) ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .renderLink */ .BK)("all evidence", runUrl)] : []),
    ].join(" · ");
}


/***/ }),

/***/ 3083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ renderItems)
/* harmony export */ });
/* harmony import */ var _boxes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38478);
/* harmony import */ var _groups_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45623);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70075);
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81201);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15405);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25770);






/** Words, since neither a colour nor a picture reaches everybody. */
const WORD = { pass: "pass", fail: "**FAIL**", hold: "**hold**" };
/** What needs a person's eye stands first. */
const ORDER = { fail: 0, hold: 1, pass: 2 };
/** Longer evidence makes a row that hides the next one. */
const ROW_CHARACTERS = 160;
function renderItems(report, detail) {
    return (0,_groups_js__WEBPACK_IMPORTED_MODULE_4__/* .groupItems */ .A)(report.items)
        .flatMap((group) => [
        ...(group.name === null ? [] : [`### ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTitle */ .zF)(group.name, Math.min(detail.title, 80))}`]),
        renderTable(group, report, detail),
        ...group.items.toSorted(byNeed).flatMap((item) => renderOverrideLine(item, detail)),
        ...group.items.toSorted(byNeed).flatMap((item) => renderFold(item, detail)),
    ])
        .join("\n\n");
}
function byNeed(a, b) {
    return ORDER[a.verdict.outcome] - ORDER[b.verdict.outcome];
}
/** Two columns, so that a phone shows the finding without scrolling sideways. */
function renderTable({ items }, report, detail) {
    const shown = items.filter(({ verdict }) => isShown(verdict.outcome, detail)).toSorted(byNeed);
    const counts = ["fail", "hold", "pass"].flatMap((outcome) => {
        const count = items.filter(({ verdict }) => verdict.outcome === outcome && !isShown(outcome, detail)).length;
        return count === 0 ? [] : [`| ${WORD[outcome]} | ${renderCount(count, shown.length, report)} |`];
    });
    const rows = shown.map((item) => `| ${WORD[item.verdict.outcome]} | ${renderCell(item, detail)} |`);
    return ["| Verdict | Item and finding |", "|:---|:---|", ...rows, ...counts].join("\n");
}
function isShown(outcome, detail) {
    return (outcome === "pass" ? detail.passes : detail.open) === "rows";
}
function renderCount(count, shown, { runUrl }) {
    return `${count}${shown === 0 ? "" : " more"}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderLink */ .BK)("see the run", runUrl)}`;
}
function renderCell(item, detail) {
    const title = `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTitle */ .zF)(item.title, detail.title)}**`;
    if (isFoldedRow(item)) {
        const finding = renderFinding(item, detail.passing);
        return `${[title, ...finding].join(": ")}${renderTelling(item, detail)}`;
    }
    const parts = [
        title,
        ...renderFinding(item, detail.finding),
        ...renderOverride(item, detail),
        ...renderRemedy(item, detail),
    ];
    return `${parts.join("<br>")}${renderFactList(splitEvidence(item, detail).row)}`;
}
/** Markdown has no list inside of a table, HTML has; at the end, where it leaves no gap. */
function renderFactList(facts) {
    if (facts.length === 0)
        return "";
    return `<ul>${facts.map((fact) => `<li>${renderFact(fact, ROW_CHARACTERS)}</li>`).join("")}</ul>`;
}
function renderFinding({ title, verdict }, maximum) {
    if (maximum === 0)
        return [];
    return [renderCellProse((0,_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutTitle */ .Z)(title, verdict.summary), maximum)];
}
/** Of a passed item the summary has the number that decided; one fact more where that is short. */
function renderTelling(item, detail) {
    const [first] = (0,_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .evidenceBeside */ .Iu)(item);
    if (first === undefined || detail.evidence === 0 || detail.passing === 0)
        return "";
    const isNews = !item.verdict.summary.includes(first.value) && `${first.label}${first.value}`.length <= 60;
    return isNews && !first.value.includes("\n") ? ` (${renderFact(first, 60)})` : "";
}
function renderOverride({ override }, detail) {
    if (override === null)
        return [];
    const reason = detail.finding === 0 ? "" : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)(override.reason, detail.finding)}`;
    return [`Overridden by ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)(override.login, 60)}, ${(0,_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .renderMinute */ .D5)(override.at)}${reason}`];
}
function renderRemedy(item, detail) {
    const { verdict, overriders } = item;
    if (detail.remedy === 0 || verdict.outcome === "pass")
        return [];
    const fix = verdict.remedy === undefined ? [] : [`**What to do:** ${renderCellProse(verdict.remedy, detail.remedy)}`];
    if (offeredOverride(item, detail) === null)
        return fix;
    const who = overriders.slice(0, 5).map((name) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .cellCode */ .GA)((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_5__/* .cutText */ .I)(name, 80)));
    const more = overriders.length > who.length ? [`${overriders.length - who.length} more`] : [];
    return [
        ...fix,
        `**Or override:** ${[...who, ...more].join(" or ")} comments the line below this table, with a reason`,
    ];
}
/** Null where nobody is to write it: the item passed, or there is no room. */
function offeredOverride({ verdict, override, overrideCommand }, detail) {
    const isOffered = detail.remedy > 0 && verdict.outcome !== "pass" && override === null;
    return isOffered ? overrideCommand : null;
}
/** A block of its own: GitHub gives it a button that copies it, and a commit in a cell would be wider than a phone. */
function renderOverrideLine(item, detail) {
    const line = offeredOverride(item, detail);
    if (line === null)
        return [];
    return [
        `To override **${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTitle */ .zF)(item.title, detail.title)}** for this commit, comment this with a reason after it:\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)([line])}`,
    ];
}
/** A sentence in which only \`code\` is markup, for a cell. */
function renderCellProse(text, maximum) {
    return (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_5__/* .cutText */ .I)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(text), maximum)
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .cellCode */ .GA)(part) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(part)))
        .join("");
}
function renderFact({ label, value, url }, characters) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderLink */ .BK)(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)(label, 80)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(value), characters)}`, url);
}
/** The first short facts stand in the row; what is long, or has lines of its own, below the table. */
function splitEvidence(item, detail) {
    if (detail.evidence === 0)
        return { row: [], below: [] };
    const { outcome } = item.verdict;
    const evidence = (0,_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .evidenceBeside */ .Iu)(item);
    const isShort = ({ value }) => value.length <= ROW_CHARACTERS && !value.trim().includes("\n");
    const row = isFoldedRow(item) ? [] : evidence.filter(isShort).slice(0, detail.factsInRow);
    const folds = detail.folds === "everybody" || (detail.folds === "open" && outcome !== "pass");
    return { row, below: folds ? evidence.filter((fact) => !row.includes(fact)) : [] };
}
/** A passed item is one line, unless a person's word let it pass. */
function isFoldedRow({ verdict, override }) {
    return verdict.outcome === "pass" && override === null;
}
/** What did not fit its row. */
function renderFold(item, detail) {
    if (!isShown(item.verdict.outcome, detail))
        return [];
    const { below } = splitEvidence(item, detail);
    if (below.length === 0)
        return [];
    const word = isFoldedRow(item) ? "Evidence" : "More evidence";
    return [
        [
            `<details><summary>${word}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeHtml */ .ZD)(item.title.trim(), detail.title)}</summary>`,
            ...below.map((fact) => renderLongFact(fact, detail.evidence)),
            "</details>",
        ].join("\n\n"),
    ];
}
function renderLongFact(fact, characters) {
    const value = fact.value.trim();
    if (!value.includes("\n") && value.length <= 2 * ROW_CHARACTERS)
        return `- ${renderFact(fact, 2 * ROW_CHARACTERS)}`;
    const label = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderLink */ .BK)(`**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTitle */ .zF)(fact.label, 80)}**`, fact.url);
    return `${label}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_5__/* .cutTextBefore */ .v)(value, characters).split("\n"))}`;
}


/***/ })

};
