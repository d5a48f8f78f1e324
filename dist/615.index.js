export const id = 615;
export const ids = [615];
export const modules = {

/***/ 69615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cli: () => (/* binding */ cli)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/src/checklist/report.js
var report = __webpack_require__(46766);
// EXTERNAL MODULE: ./build/src/commands/index.js + 26 modules
var commands = __webpack_require__(87738);
;// CONCATENATED MODULE: ./build/src/tools/index.js
/** What only a terminal has: each loads when it is called, so that a release command stays light. */
const tools = {
    explain: {
        description: "Print what a release will do, step by step, and as a Mermaid graph.",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(815), __webpack_require__.e(24), __webpack_require__.e(844), __webpack_require__.e(452), __webpack_require__.e(246)]).then(__webpack_require__.bind(__webpack_require__, 8019))).explain,
    },
    rehearse: {
        description: "Run the plan on loopback stand-ins of every vendor, in seconds.",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(815), __webpack_require__.e(24), __webpack_require__.e(844), __webpack_require__.e(452), __webpack_require__.e(7), __webpack_require__.e(687)]).then(__webpack_require__.bind(__webpack_require__, 96146))).rehearse,
    },
    sandbox: {
        description: "Start the stand-ins alone and print where they listen.",
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(7), __webpack_require__.e(298)]).then(__webpack_require__.bind(__webpack_require__, 70298))).sandbox,
    },
};
function isToolName(name) {
    return Object.hasOwn(tools, name);
}

// EXTERNAL MODULE: ./build/src/commands/prepare.js
var prepare = __webpack_require__(22099);
// EXTERNAL MODULE: ./build/src/engine/session.js
var session = __webpack_require__(90388);
// EXTERNAL MODULE: ./build/src/lib/clock.js
var clock = __webpack_require__(19563);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/release/result.js
var release_result = __webpack_require__(97294);
// EXTERNAL MODULE: ./build/src/report/checklist/terminal.js
var terminal = __webpack_require__(23423);
// EXTERNAL MODULE: ./build/src/report/timeline.js
var timeline = __webpack_require__(36753);
;// CONCATENATED MODULE: ./build/src/report/help.js
/** What `holdpoint help` prints, at most 80 columns wide. */

const NAME_COLUMNS = 15;
const RELEASE_OPTIONS = [
    { name: "--plan", description: "plan file (.github/holdpoint.yml)" },
    { name: "--commit", description: "full SHA of the commit (GITHUB_SHA)" },
    { name: "--release", description: "id of the release (the commit)" },
    { name: "--directory", description: "folder of the project (.)" },
    { name: "--repository", description: "owner/name where the record is kept (GITHUB_REPOSITORY)" },
    { name: "--stage", description: "verify: staging or production (staging)" },
    { name: "--unpin", description: "promote: although a rollback pinned production" },
    { name: "--to", description: "rollback: deployment id or address (the last known good)" },
    { name: "--reason", description: "rollback: why; recorded" },
    { name: "--dry-run", description: "rollback: say what would happen, change nothing" },
    { name: "--only", description: "checklist: code or world items only (all)" },
    { name: "--pull-request", description: "checklist: its number; then what people signed counts" },
    { name: "--json", description: "each event as a line of JSON, the decision last" },
    { name: "--verbose", description: "each request to a vendor, on standard error" },
];
const TOOL_OPTIONS = [
    { name: "--plan", description: "explain, rehearse: plan file (.github/holdpoint.yml, for rehearse else a demo)" },
    { name: "--fault", description: "rehearse: trouble such as error-rate=8%, outage or sentry-down; may be repeated" },
    { name: "--checklist", description: "rehearse: a pull request's checklist, ticked by people, instead of a release" },
    { name: "--comment", description: "rehearse --checklist: file for the comment as it stands at the end" },
    { name: "--at", description: "rehearse: when the faults begin, after the promote: 3m" },
    { name: "--crash-after", description: "rehearse: die after this step once, such as promote; the next run goes on" },
    { name: "--seed", description: "rehearse: another whole number gives other traffic" },
    { name: "--record", description: "rehearse: record one that was rolled back as a drill at GitHub (--commit)" },
    { name: "--json", description: "rehearse: each event as a line of JSON" },
    { name: "--state", description: "sandbox: JSON file with what the stand-ins begin with" },
];
function renderHelp(commands, tools) {
    return [
        "holdpoint: hold points for Vercel deployments",
        "",
        "A release, in this order:",
        ...commands.flatMap(row),
        "",
        "Around it:",
        ...tools.flatMap(row),
        "",
        "Options of the release commands:",
        ...RELEASE_OPTIONS.flatMap(row),
        "",
        "Options of the others:",
        ...TOOL_OPTIONS.flatMap(row),
        "",
        "Exit codes: 0 proceed, 1 failed, 2 plan or usage error, 3 hold, 4 rolled back",
        "",
    ].join("\n");
}
function row({ name, description }) {
    const [first = "", ...rest] = (0,timeline/* wrap */.LV)(description, timeline/* TERMINAL_COLUMNS */.zN - NAME_COLUMNS - 2);
    return [`  ${name.padEnd(NAME_COLUMNS)}${first}`, ...rest.map((line) => `${" ".repeat(NAME_COLUMNS + 2)}${line}`)];
}

// EXTERNAL MODULE: ./build/src/report/production.js
var production = __webpack_require__(15405);
// EXTERNAL MODULE: ./build/src/report/printable.js
var printable = __webpack_require__(1319);
;// CONCATENATED MODULE: ./build/src/cli.js
/** The terminal's edge: arguments, screen, exit codes. Only this file and main.ts touch the process. */














/** A mistake in the plan or the call, before anything was touched; the other codes tell the decision. */
const EXIT_USAGE = 2;
const OPTIONS = {
    plan: { type: "string" },
    stage: { type: "string" },
    release: { type: "string" },
    commit: { type: "string" },
    directory: { type: "string" },
    repository: { type: "string" },
    to: { type: "string" },
    reason: { type: "string" },
    "dry-run": { type: "boolean" },
    unpin: { type: "boolean" },
    only: { type: "string" },
    "pull-request": { type: "string" },
    author: { type: "string" },
    json: { type: "boolean" },
    verbose: { type: "boolean" },
    help: { type: "boolean", short: "h" },
};
async function cli() {
    // A reader that goes away (`| head`) must not stop a release in the middle.
    process.stdout.on("error", (error) => {
        if (error.code !== "EPIPE")
            throw error;
    });
    process.exitCode = await run(process.argv.slice(2)).catch((error) => reportError(error));
}
async function run(args) {
    const [name = "", ...rest] = args;
    if (name === "" || name === "help" || name === "--help" || name === "-h") {
        process.stdout.write(help());
        return name === "" ? EXIT_USAGE : 0;
    }
    if (isToolName(name)) {
        if (rest.includes("--help") || rest.includes("-h")) {
            process.stdout.write(help());
            return 0;
        }
        const tool = await tools[name].load();
        return tool(rest, { env: process.env, stdout: cli_terminal(), signal: interruption() });
    }
    if (!(0,commands/* isCommandName */.z)(name)) {
        throw new lib_error/* UsageError */.eb("usage", [
            { message: `There is no command "${name}".`, remedy: "Run `holdpoint help` for the list." },
        ]);
    }
    const { values } = parse(rest);
    if (values.help) {
        process.stdout.write(help());
        return 0;
    }
    const env = { ...process.env, ...(values.repository ? { GITHUB_REPOSITORY: values.repository } : {}) };
    const prepared = await (0,prepare/* prepare */.i)(name, { ...values, dryRun: values["dry-run"], pullRequest: values["pull-request"] }, env);
    const startedAt = Date.now();
    const show = values.json ? jsonLines : cli_timeline(startedAt);
    const result = await commands/* commands */.P[name].run((0,session/* createSession */.j)({
        ...prepared,
        env,
        clock: clock/* systemClock */.m,
        emit: show,
        debug: (line) => {
            if (values.verbose)
                process.stderr.write(`${(0,printable/* printable */.g)(line)}\n`);
        },
        signal: interruption(),
        runUrl: null,
    }));
    const wallSeconds = (Date.now() - startedAt) / 1_000;
    if (values.json)
        jsonLines({ event: "end", ...endOf(result), virtualSeconds: wallSeconds, wallSeconds });
    else {
        const last = [(0,production/* renderProduction */.S)(result), ...(result.remedy === null ? [] : [result.remedy])];
        const lines = (0,report/* isChecklistResult */.q)(result)
            ? (0,terminal/* renderChecklistEnd */.o)(result.checklist)
            : last.flatMap((text) => (0,timeline/* wrap */.LV)((0,printable/* printable */.g)(text), timeline/* TERMINAL_COLUMNS */.zN));
        process.stdout.write(`\n${lines.join("\n")}\n`);
    }
    return release_result/* EXIT_CODE */.F[result.decision];
}
function endOf(result) {
    const { decision, reasonCode, candidate, production, summary, remedy } = result;
    return { decision, reasonCode, candidate: candidate?.id ?? null, production, summary, remedy };
}
function parse(args) {
    try {
        return (0,external_node_util_.parseArgs)({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false });
    }
    catch (error) {
        throw new lib_error/* UsageError */.eb("usage", [
            {
                message: error instanceof Error ? error.message : String(error),
                remedy: "Run `holdpoint help` for the options.",
            },
        ]);
    }
}
function jsonLines(event) {
    process.stdout.write(`${JSON.stringify(event)}\n`);
}
function cli_timeline(startedAt) {
    const screen = cli_terminal();
    return (event) => {
        if (event.event === "progress")
            screen.progress(event.text);
        else
            for (const line of (0,timeline/* renderTimeline */.s8)(event, startedAt))
                screen.line(line);
    };
}
/** Lines, and on a real terminal one changing line of progress below them. */
function cli_terminal() {
    const interactive = process.stdout.isTTY === true;
    let shown = false;
    const clear = () => {
        if (shown)
            process.stdout.write("\r\u001b[2K");
        shown = false;
    };
    return {
        line(text) {
            clear();
            process.stdout.write(`${(0,printable/* printable */.g)(text)}\n`);
        },
        progress(text) {
            if (!interactive)
                return;
            clear();
            process.stdout.write(`  ${(0,printable/* printable */.g)(text).replaceAll("\n", " ").slice(0, 76)}`);
            shown = true;
        },
    };
}
/** Not a mistake of the call: something may have been changed already, so it ends as a hold. */
class Interrupted extends Error {
}
/** First Ctrl-C ends the command in order (nothing is left half-known: the next run reads the world); a second one kills. */
function interruption() {
    const controller = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"]) {
        process.once(signal, () => controller.abort(new Interrupted(`Interrupted (${signal}). Run it again: it continues where it stopped.`)));
    }
    return controller.signal;
}
function reportError(error) {
    process.stderr.write(`${(0,printable/* printable */.g)(describeError(error))}\n`);
    return error instanceof lib_error/* UsageError */.eb ? EXIT_USAGE : release_result/* EXIT_CODE */.F.hold;
}
function describeError(error) {
    if (error instanceof lib_error/* UsageError */.eb || error instanceof Interrupted)
        return error.message;
    if (error instanceof lib_error/* ProviderError */.mZ)
        return `${error.message}\n    ${error.remedy}`;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `Holdpoint itself failed, nothing is assumed: ${detail}`;
}
function help() {
    const entries = Object.entries(tools).map(([name, { description }]) => ({ name, description }));
    return renderHelp(Object.values(commands/* commands */.P), entries);
}


/***/ }),

/***/ 97294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ EXIT_CODE),
/* harmony export */   U: () => (/* binding */ STEPS)
/* harmony export */ });
/** What a process ends with, so that a shell can tell; 2 is a mistake of the call, before anything was touched. */
const EXIT_CODE = { proceed: 0, failed: 1, hold: 3, "rolled-back": 4 };
/** Steps that a release goes through; a rehearsal can crash after any of them. */
const STEPS = [
    "build",
    "deploy",
    "record-staging",
    "verify",
    "record-production",
    "promote",
    "watch",
    "rollback-decided",
    "rollback",
    "done",
];


/***/ }),

/***/ 23423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ renderChecklistEnd)
/* harmony export */ });
/* harmony import */ var _boxes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38478);
/* harmony import */ var _groups_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45623);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55194);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1319);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15405);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73320);
/* harmony import */ var _timeline_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36753);







const WORD = { pass: "pass", fail: "FAIL", hold: "HOLD" };
/** Columns of the verdict's word and the space after it. */
const INDENT = 6;
const FACTS = 8;
const PLAIN = { strong: (text) => text, text: oneLine, person: oneLine, prose: oneLine, separator: " " };
function renderChecklistEnd(report) {
    return [
        ...(0,_groups_js__WEBPACK_IMPORTED_MODULE_6__/* .groupItems */ .A)(report.items).flatMap(({ name, items }) => [
            ...(name === null ? [] : (0,_timeline_js__WEBPACK_IMPORTED_MODULE_5__/* .wrap */ .LV)(oneLine(name), _timeline_js__WEBPACK_IMPORTED_MODULE_5__/* .TERMINAL_COLUMNS */ .zN)),
            ...items.flatMap(renderItem),
            "",
        ]),
        ...report.notices.flatMap((notice) => renderRow("note", notice)),
        ...(report.notices.length > 0 ? [""] : []),
        ...(0,_timeline_js__WEBPACK_IMPORTED_MODULE_5__/* .wrap */ .LV)((0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .renderChecklistVerdict */ .C)(report, PLAIN), _timeline_js__WEBPACK_IMPORTED_MODULE_5__/* .TERMINAL_COLUMNS */ .zN),
    ];
}
/** The title alone of what passed; below the rest what was found and what to do. */
function renderItem(item) {
    const { title, verdict, override, boxes } = item;
    const head = [
        ...renderRow(WORD[verdict.outcome], title),
        ...(override === null ? [] : renderRow("", `Overridden by ${override.login}: ${override.reason}`)),
    ];
    if (verdict.outcome === "pass")
        return head;
    return [
        ...head,
        ...renderRow("", (0,_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutTitle */ .Z)(title, verdict.summary)),
        ...(0,_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .evidenceBeside */ .Iu)(item).filter(isShort).slice(0, FACTS).flatMap(renderFact),
        ...(verdict.remedy === undefined ? [] : renderRow("", `To do: ${verdict.remedy}`)),
        ...boxes.flatMap((box) => renderRow("", `${box.label}: ${plainSignature(box)}`)),
    ];
}
function plainSignature(box) {
    return (0,_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .renderSignature */ .BE)(box, { text: (login) => login, code: (commit) => commit });
}
/** Lines of output went by when the command ran. */
function isShort({ value }) {
    return value.length <= 200 && !value.trim().includes("\n");
}
function renderFact({ label, value }) {
    return renderRow("", `${label}: ${value}`);
}
function renderRow(word, text) {
    const [first = "", ...rest] = (0,_timeline_js__WEBPACK_IMPORTED_MODULE_5__/* .wrap */ .LV)(oneLine(text), _timeline_js__WEBPACK_IMPORTED_MODULE_5__/* .TERMINAL_COLUMNS */ .zN - INDENT);
    return [`${word.padEnd(INDENT)}${first}`.trimEnd(), ...rest.map((line) => `${" ".repeat(INDENT)}${line}`)];
}
function oneLine(text) {
    return (0,_production_js__WEBPACK_IMPORTED_MODULE_3__/* .shortenCommits */ .G)((0,_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g)(text).replace(/\s+/g, " ").trim());
}


/***/ })

};
