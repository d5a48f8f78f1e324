export const id = 6784;
export const ids = [6784];
export const modules = {

/***/ 46784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  cli: () => (/* binding */ cli)
});

// EXTERNAL MODULE: ./build/src/checklist/report.js
var report = __webpack_require__(46766);
// EXTERNAL MODULE: ./build/src/commands/index.js + 13 modules
var commands = __webpack_require__(84949);
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
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/nearest-word.js
var nearest_word = __webpack_require__(20788);
// EXTERNAL MODULE: ./build/src/lib/option.js
var lib_option = __webpack_require__(97892);
// EXTERNAL MODULE: ./build/src/lib/parse-option-value.js
var parse_option_value = __webpack_require__(51574);
// EXTERNAL MODULE: ./build/src/lib/parse-options.js
var parse_options = __webpack_require__(36937);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/lib/version.js
var version = __webpack_require__(20817);
// EXTERNAL MODULE: ./build/src/lib/when-loaded.js
var when_loaded = __webpack_require__(2607);
// EXTERNAL MODULE: ./build/src/release/result.js
var release_result = __webpack_require__(97294);
// EXTERNAL MODULE: ./build/src/report/production.js
var production = __webpack_require__(15405);
// EXTERNAL MODULE: ./build/src/report/printable.js
var printable = __webpack_require__(1319);
// EXTERNAL MODULE: ./build/src/workflow-run.js
var workflow_run = __webpack_require__(15728);
// EXTERNAL MODULE: ./build/src/commands/release-options.js
var release_options = __webpack_require__(31970);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
;// CONCATENATED MODULE: ./build/src/tools/contract.js
/** Lets `run` see the values' types. */
function declareTool(tool) {
    return tool;
}

// EXTERNAL MODULE: ./build/src/tools/backtest/wanted.js
var wanted = __webpack_require__(21822);
;// CONCATENATED MODULE: ./build/src/tools/backtest/index.js




/** Judges releases of the past by the plan as it is now; changes nothing. */
const backtest = declareTool({
    description: "Say what the plan's watch would have done in the releases of the past: rollbacks and when, holds and why; changes nothing.",
    options: {
        last: {
            type: "integer",
            placeholder: "NUMBER",
            default: String(wanted/* DEFAULT_LAST */.zq),
            description: "How many of the newest releases are judged, from 1 to 200.",
        },
        since: {
            type: "text",
            placeholder: "DATE",
            description: "Judge all releases since then instead, such as 2026-10-01 or 2026-10-01T14:00Z.",
            idleWith: "last",
        },
        plan: release_options/* everyCommand */.n3.plan,
        repository: release_options/* everyCommand */.n3.repository,
        author: release_options/* everyCommand */.n3.author,
        json: { type: "flag", description: "Print what was found as one line of JSON." },
        verbose: { type: "flag", description: "Print each request to a vendor, too.", idleWith: "json" },
    },
    examples: [
        { call: "backtest --repository acme/web", meaning: `the last ${wanted/* DEFAULT_LAST */.zq} releases, from the release record` },
        { call: "backtest --since 2026-10-01 --json", meaning: "for a program; docs/backtest.md has its fields" },
    ],
    interrupted: "Nothing was changed: a backtest only reads.",
    check: async ({ last, since }) => [...(0,wanted/* checkCount */.wE)(last), ...((0,wanted/* parseSince */.m1)(since).problems ?? [])],
    async run(values, surroundings) {
        const { runBacktest } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(7825), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(5223), __webpack_require__.e(6681), __webpack_require__.e(5872), __webpack_require__.e(919)]).then(__webpack_require__.bind(__webpack_require__, 91854));
        return runBacktest({ ...values, plan: values.plan ?? plan_plan/* DEFAULT_PLAN_FILE */.h5 }, surroundings);
    },
});

;// CONCATENATED MODULE: ./build/src/tools/doctor/index.js



/** Looks at everything that a release needs, before one needs it; changes nothing. */
const doctor = declareTool({
    description: "Check what a release needs before it needs it: credentials, settings at the vendors, data; changes nothing.",
    options: {
        plan: release_options/* everyCommand */.n3.plan,
        repository: { ...release_options/* everyCommand */.n3.repository, description: "GitHub repository that the workflows run in." },
        author: release_options/* everyCommand */.n3.author,
        json: { type: "flag", description: "Print what was found as one line of JSON." },
        verbose: { type: "flag", description: "Print each request to a vendor, too.", idleWith: "json" },
    },
    examples: [
        { call: "doctor --repository acme/web", meaning: "with the tokens that the environment has" },
        { call: "doctor --json", meaning: "for a program; the exit code is 1 where something is broken" },
    ],
    interrupted: "Nothing was changed: doctor only reads.",
    async run(values, surroundings) {
        const { runDoctor } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(206), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(5223), __webpack_require__.e(2016)]).then(__webpack_require__.bind(__webpack_require__, 73037));
        return runDoctor({ ...values, plan: values.plan ?? plan_plan/* DEFAULT_PLAN_FILE */.h5 }, surroundings);
    },
});

;// CONCATENATED MODULE: ./build/src/tools/explain/index.js


/** Prints what a release of this plan will do; touches nothing and needs no credential. */
const explain = declareTool({
    description: "Print what a release will do, step by step and as a Mermaid graph.",
    options: {
        plan: { type: "text", placeholder: "FILE", default: plan_plan/* DEFAULT_PLAN_FILE */.h5, description: "Path of the plan file." },
        against: {
            type: "text",
            placeholder: "FILE",
            otherwise: "the plan alone is explained",
            description: "Path of the plan as it was: print what the plan changes, and what of it asks for less than before.",
        },
        graph: { type: "flag", description: "The graph alone.", idleWith: "json" },
        json: { type: "flag", description: "Print the plan with every default filled in, or the changes, as JSON." },
    },
    examples: [
        { call: "explain", meaning: "what this repository's plan does" },
        {
            call: "explain --against /tmp/main.yml",
            meaning: "what this branch's plan changes, after `git show main:.github/holdpoint.yml > /tmp/main.yml`",
        },
        { call: "explain --graph", meaning: "its graph, for a page that renders Mermaid" },
    ],
    interrupted: "Nothing was touched.",
    async run({ plan, against, graph, json }, { stdout }) {
        if (against !== undefined) {
            const { printChanges } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(4968), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(9094), __webpack_require__.e(1705)]).then(__webpack_require__.bind(__webpack_require__, 79158));
            return printChanges(against, plan ?? plan_plan/* DEFAULT_PLAN_FILE */.h5, json === true, stdout);
        }
        const { printPlan } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(1816), __webpack_require__.e(5667)]).then(__webpack_require__.bind(__webpack_require__, 21816));
        return printPlan(plan ?? plan_plan/* DEFAULT_PLAN_FILE */.h5, json ? "json" : graph ? "graph" : "text", stdout);
    },
});

// EXTERNAL MODULE: ./build/src/tools/init/choose-way.js
var choose_way = __webpack_require__(5221);
;// CONCATENATED MODULE: ./build/src/tools/init/index.js



/** Writes what a repository needs: a plan, the workflows, and a list of what only a person can do. */
const init = declareTool({
    description: "Write a plan for this repository, from what it has or from a plan in Markdown, and the workflows; overwrites nothing.",
    options: {
        from: {
            type: "text",
            placeholder: "FILE",
            description: "Deployment plan in Markdown to make the plan file from; each line of the result names the line it came from.",
        },
        plan: {
            type: "text",
            placeholder: "FILE",
            default: plan_plan/* DEFAULT_PLAN_FILE */.h5,
            description: "Path of the plan file to write.",
        },
        way: {
            type: "choice",
            values: choose_way/* WAYS */.dk,
            description: "Way in: `observe` only looks at what others deploy, `adopt` verifies and promotes what the host builds from Git, `build` builds here.",
            otherwise: "adopt where the host builds from Git and no workflow deploys, else build",
        },
        "sign-off": {
            type: "list",
            placeholder: "@NAME",
            description: "Who signs what the document gives to nobody: @login or @organization/team. May be repeated.",
            needs: "from",
        },
        project: { type: "text", placeholder: "NAME", description: "Project at the host.", otherwise: "what .vercel says" },
        team: { type: "text", placeholder: "SLUG", description: "Team at the host.", otherwise: "what .vercel says" },
        domain: {
            type: "list",
            placeholder: "HOST",
            description: "Production domain, such as app.example.com. May be repeated.",
            otherwise: "what the host says",
        },
        repository: {
            type: "text",
            placeholder: "OWNER/NAME",
            description: "GitHub repository that the workflows run in.",
            otherwise: "the remote of this checkout",
        },
        "dry-run": { type: "flag", description: "Show what would be written, and write nothing." },
        "no-rehearsal": {
            type: "flag",
            description: "Do not explain and rehearse the plan at the end.",
            idleWith: "dry-run",
        },
        json: { type: "flag", description: "Print what was found as one line of JSON, and write nothing." },
    },
    examples: [
        { call: "init", meaning: "a plan and the workflows for this repository" },
        { call: "init --way observe", meaning: "a plan that only looks, with its one workflow" },
        { call: "init --dry-run", meaning: "what that would write" },
        { call: "init --from PLAN.md --dry-run", meaning: "a Markdown plan as a plan file, with what became of each line" },
        { call: "init --from PLAN.md --json", meaning: "the same for a program" },
    ],
    interrupted: "What was written stays; run it again, and it goes on with the rest.",
    async run(values, surroundings) {
        const { runInit } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(2587), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(5223), __webpack_require__.e(9244)]).then(__webpack_require__.bind(__webpack_require__, 81257));
        const way = choose_way/* WAYS */.dk.find((one) => one === values.way);
        return runInit({ ...values, way, plan: values.plan ?? plan_plan/* DEFAULT_PLAN_FILE */.h5 }, surroundings);
    },
});

;// CONCATENATED MODULE: ./build/src/tools/judge/index.js

/** Recomputes a verdict from the buckets that it was made of; touches nothing and needs no credential. */
const judge = declareTool({
    description: "Recompute the verdict of a watch from its evidence: counts per bucket, in JSON.",
    options: {
        files: {
            type: "operands",
            edge: "terminal",
            placeholder: "FILE…",
            description: "Evidence as JSON, one watch in a file or one in each line; - reads standard input. Ends with 0 where all pass, 1 where one fails, 3 where one holds.",
        },
        json: { type: "flag", description: "One JSON object for each watch, a line each, in the order of the watches." },
    },
    examples: [
        { call: "judge watch.json", meaning: "the verdict in words" },
        { call: "judge watch.json --json", meaning: "the same for a program, with the evidence of each metric" },
        { call: "judge - --json", meaning: "watches from another program, as JSON lines" },
    ],
    interrupted: "Nothing was touched.",
    async run({ files, json }, { stdout, stdin }) {
        return (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(9547), __webpack_require__.e(6681), __webpack_require__.e(40), __webpack_require__.e(2291)]).then(__webpack_require__.bind(__webpack_require__, 82291))).judgeFiles(files ?? [], json === true, stdout, stdin);
    },
});

// EXTERNAL MODULE: ./build/src/tools/rehearse/options.js
var options = __webpack_require__(78869);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/index.js


/** Runs a release of the plan, or a pull request's checklist, against the emulators in virtual time. */
const rehearse = declareTool({
    description: "Run the plan against loopback emulators of every vendor, in seconds, and exit as the release would.",
    options: options/* rehearseOptions */.WT,
    examples: [
        { call: "rehearse", meaning: "a release that goes well" },
        { call: "rehearse --fault error-rate=8% --at 3m", meaning: "a regression, rolled back: exit code 4" },
        { call: "rehearse --fault outage --report report.html", meaning: "the same report as of a real release" },
        { call: "rehearse --fault error-rate=2x --at 10m", meaning: "twice the usual failures, from the tenth minute on" },
        {
            call: "rehearse --observe --fault error-rate=8%",
            meaning: "somebody else's deployment: what would have been done",
        },
        { call: "rehearse --checklist", meaning: "a pull request and its people" },
    ],
    interrupted: "Nothing was changed: a rehearsal reaches only its own emulators.",
    async check(values) {
        const [{ checkFaults }, { checkTraffic }, { checkReportFiles }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(5223), __webpack_require__.e(6949)]).then(__webpack_require__.bind(__webpack_require__, 93541)),
            __webpack_require__.e(/* import() */ 8857).then(__webpack_require__.bind(__webpack_require__, 28857)),
            Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 55421)),
        ]);
        return [...checkFaults(values), ...checkTraffic(values), ...checkReportFiles(values.report ?? [])];
    },
    async run(values, surroundings) {
        if (values.checklist) {
            const { rehearseChecklist } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(682), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(5223), __webpack_require__.e(1553), __webpack_require__.e(7336), __webpack_require__.e(474), __webpack_require__.e(7891)]).then(__webpack_require__.bind(__webpack_require__, 77891));
            return rehearseChecklist(values, surroundings);
        }
        const { rehearseRelease } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(5223), __webpack_require__.e(1553), __webpack_require__.e(2154), __webpack_require__.e(8510)]).then(__webpack_require__.bind(__webpack_require__, 72154));
        return rehearseRelease(values, surroundings);
    },
});

;// CONCATENATED MODULE: ./build/src/tools/replay/index.js

/** Judges a finished release again from what its result holds; touches nothing and needs no credential. */
const replay = declareTool({
    description: "Say whether the same words come out when a finished release is judged again from its own result.",
    options: {
        files: {
            type: "operands",
            edge: "terminal",
            placeholder: "FILE…",
            description: "Results as JSON, or reports' pages; - reads standard input. Ends with 0 where all say the same, 1 where one says something else.",
        },
        evidence: {
            type: "text",
            placeholder: "SHA256",
            description: "Digest of the evidence as the release's record has it, at the end of the log address of its last status. Another one is a difference.",
        },
        json: { type: "flag", description: "One JSON object for each result, a line each, in the order of the results." },
    },
    examples: [
        { call: "replay result.json", meaning: "of a watch that wrote `--report result.json`" },
        { call: "replay report.html --json", meaning: "the same from the page, for a program" },
    ],
    interrupted: "Nothing was touched.",
    async run({ files, json, evidence }, { stdout, stdin }) {
        const wishes = { json: json === true, evidence: evidence ?? null };
        return (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(9547), __webpack_require__.e(6681), __webpack_require__.e(40), __webpack_require__.e(8806)]).then(__webpack_require__.bind(__webpack_require__, 28806))).replayFiles(files ?? [], wishes, stdout, stdin);
    },
});

;// CONCATENATED MODULE: ./build/src/tools/sandbox/index.js

/** Starts only the emulators, for the vendors' own tools and for experiments. */
const sandbox = declareTool({
    description: "Run only the emulators, until interrupted; prints their addresses as one line of JSON.",
    options: {
        state: {
            type: "text",
            placeholder: "FILE",
            otherwise: "one project with one deployment",
            description: "JSON file with the emulators' initial state.",
        },
    },
    examples: [{ call: "sandbox --state world.json", meaning: "with the projects and people of that file" }],
    interrupted: "The emulators are stopped.",
    async run({ state }, { stdout, signal }) {
        return (await Promise.all(/* import() */[__webpack_require__.e(5223), __webpack_require__.e(3374)]).then(__webpack_require__.bind(__webpack_require__, 62124))).serveSandbox(state ?? null, stdout, signal);
    },
});

;// CONCATENATED MODULE: ./build/src/tools/index.js
/** The registry of what only a terminal has: one line each. */








const tools = { init: init, explain: explain, doctor: doctor, judge: judge, replay: replay, backtest: backtest, rehearse: rehearse, sandbox: sandbox };
function isToolName(name) {
    return Object.hasOwn(tools, name);
}

;// CONCATENATED MODULE: ./build/src/tools/call-tool.js



/** Runs a tool as a terminal does; throws UsageError with every mistake of the call. `others`: options of the commands. */
async function callTool(name, args, surroundings, others = {}) {
    const tool = tools[name];
    const { values, problems } = (0,parse_options/* parseOptions */.A)(args, { name, options: tool.options, others });
    const mistakes = [...problems, ...((await tool.check?.(values)) ?? [])];
    if (mistakes.length > 0)
        throw new lib_error/* UsageError */.eb("usage", mistakes);
    return tool.run(values, surroundings);
}

;// CONCATENATED MODULE: ./build/src/cli.js
/** The terminal's edge: arguments, screen, exit codes. Only this file and main.ts touch the process. */























const HELP = new Set(["--help", "-h"]);
/** What an interrupted command leaves: the next run reads the world and goes on. */
const GOES_ON = "Run it again: it continues where it stopped.";
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
    if (name === "")
        return print(await helpOf(null), release_result/* EXIT_USAGE */.Ri);
    if (name === "help" || HELP.has(name))
        return print(await helpOf(rest[0] ?? null));
    if (name === "--version" || name === "-V")
        return print(`${version/* VERSION */.x}\n`);
    if (!isToolName(name) && !(0,commands/* isCommandName */.z)(name))
        throw noSuchCommand(name, rest);
    if (rest.some((argument) => HELP.has(argument)))
        return print(await helpOf(name));
    if ((0,commands/* isCommandName */.z)(name))
        return runCommand(name, rest);
    const surroundings = {
        env: process.env,
        stdout: await openScreen(),
        signal: interruption(tools[name].interrupted),
        stdin: process.stdin,
        interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
        node: process.versions.node,
    };
    return callTool(name, rest, surroundings, (0,lib_option/* optionsOf */.c)(commands/* commands */.P));
}
async function runCommand(name, args) {
    const { options } = commands/* commands */.P[name];
    const given = (0,parse_options/* parseOptions */.A)(args, { name, options, others: (0,lib_option/* optionsOf */.c)({ ...commands/* commands */.P, ...tools }) });
    const { values } = given;
    const { repository, json, verbose } = values;
    const all = { ...process.env, ...(typeof repository === "string" ? { GITHUB_REPOSITORY: repository } : {}) };
    // Nothing that this process starts is to inherit it.
    delete process.env[setting/* PLAN_SECRETS */.c$.name];
    const { env, secrets: planSecrets } = await (0,plan_secrets/* readPlanSecrets */.R)(name, all);
    // A step of a workflow may call the terminal's command, too; its checklist writes nothing.
    const asks = name === "promote" || values.name !== undefined;
    const run = asks && env["GITHUB_EVENT_PATH"] ? await (0,workflow_run/* readWorkflowRun */.h)(name, true) : null;
    const prepared = await (0,prepare/* prepare */.i)(name, given, { ...env, ...planSecrets }, run);
    const startedAt = Date.now();
    const shown = (0,when_loaded/* whenLoaded */.I)(async () => ({ screen: await openScreen(), ...(await __webpack_require__.e(/* import() */ 6753).then(__webpack_require__.bind(__webpack_require__, 36753))) }));
    const { clock, heard } = (0,correct_clock/* correctClock */.t)(lib_clock/* systemClock */.m);
    const running = commands/* commands */.P[name].run((0,session/* createSession */.j)({
        ...prepared,
        env,
        planSecrets,
        clock,
        answered: heard,
        random: Math.random,
        emit: json ? jsonLine : (event) => shown.do((shown) => showEvent(event, shown, startedAt)),
        debug: (line) => {
            if (verbose)
                process.stderr.write(`${(0,printable/* printable */.g)(line)}\n`);
        },
        signal: interruption(GOES_ON),
        runUrl: null,
    }));
    const result = await (json ? running : running.finally(() => shown.end()));
    for (const trouble of await (0,write_reports.writeReports)(prepared.reports, result, prepared.plan)) {
        process.stderr.write(`${(0,printable/* printable */.g)(trouble)}\n`);
    }
    const wallSeconds = (Date.now() - startedAt) / 1_000;
    if (json)
        jsonLine({ event: "end", ...endOf(result), virtualSeconds: wallSeconds, wallSeconds });
    else
        process.stdout.write(`\n${(await renderEnd(result)).join("\n")}\n`);
    return (0,release_result/* exitCodeOf */.FO)(result);
}
async function renderEnd(result) {
    if ((0,report/* isChecklistResult */.q)(result)) {
        const { renderChecklistEnd } = await __webpack_require__.e(/* import() */ 3423).then(__webpack_require__.bind(__webpack_require__, 23423));
        return renderChecklistEnd(result.checklist, columns());
    }
    const { wrapText } = await __webpack_require__.e(/* import() */ 4629).then(__webpack_require__.bind(__webpack_require__, 94629));
    const { targets = [], endedAt, remedy } = result;
    const named = targets.length === 0 ? [] : (await __webpack_require__.e(/* import() */ 9193).then(__webpack_require__.bind(__webpack_require__, 49193))).renderTargetLines(targets, endedAt);
    const last = [(0,production/* renderProduction */.S)(result), ...(remedy === null ? [] : [remedy]), ...named];
    return last.flatMap((text) => wrapText((0,printable/* printable */.g)(text), columns()));
}
function endOf(result) {
    const { decision, reasonCode, candidate, production, summary, remedy } = result;
    return { decision, reasonCode, candidate: candidate?.id ?? null, production, summary, remedy };
}
function jsonLine(event) {
    process.stdout.write(`${JSON.stringify(event)}\n`);
}
function showEvent(event, { screen, renderTimeline, renderStepProgress }, startedAt) {
    if (event.event === "progress")
        screen.progress(event.text);
    // On a terminal the line changes; where every line stays, only now and then one is worth it.
    else if (event.event === "step-progress" && process.stdout.isTTY === true)
        screen.progress(renderStepProgress(event));
    else
        for (const line of renderTimeline(event, startedAt, screen.columns))
            screen.line(line);
}
/** Lines, and on a real terminal one changing line of progress below them. Loads what a request does not wait for. */
async function openScreen() {
    const { wrapText } = await __webpack_require__.e(/* import() */ 4629).then(__webpack_require__.bind(__webpack_require__, 94629));
    const interactive = process.stdout.isTTY === true;
    let shown = false;
    const clear = () => {
        if (shown)
            process.stdout.write("\r\u001b[2K");
        shown = false;
    };
    return {
        get columns() {
            return columns();
        },
        line(text) {
            clear();
            process.stdout.write(`${(0,printable/* printable */.g)(text)}\n`);
        },
        progress(text) {
            if (!interactive)
                return;
            clear();
            // A line that is broken by the terminal could not be taken back; in its last column some terminals break early.
            const [first = ""] = wrapText((0,printable/* printable */.g)(text).replaceAll("\n", " "), columns() - 1, "  ");
            process.stdout.write(first);
            shown = true;
        },
    };
}
/** As wide as the terminal is now: people make windows larger while a release runs. */
function columns() {
    return process.stdout.columns || default_columns/* DEFAULT_COLUMNS */._;
}
/** Not a mistake of the call: something may have been changed already, so it ends as a hold. */
class Interrupted extends Error {
}
/** First Ctrl-C ends the call in order (nothing is left half-known) and says what that leaves; a second one kills. */
function interruption(leaves) {
    const controller = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"]) {
        process.once(signal, () => controller.abort(new Interrupted(`Interrupted (${signal}). ${leaves}`)));
    }
    return controller.signal;
}
function reportError(error) {
    process.stderr.write(`${(0,printable/* printable */.g)(describeError(error))}\n`);
    if (error instanceof lib_error/* UsageError */.eb)
        return release_result/* EXIT_USAGE */.Ri;
    return error instanceof lib_error/* ProviderError */.mZ || error instanceof Interrupted ? release_result/* EXIT_CODE */.F3.hold : release_result/* EXIT_INTERNAL */.vE;
}
function describeError(error) {
    if (error instanceof lib_error/* UsageError */.eb || error instanceof Interrupted)
        return error.message;
    if (error instanceof lib_error/* ProviderError */.mZ)
        return `${error.message}\n    ${error.remedy}`;
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `Holdpoint itself failed; nothing is assumed: ${detail}`;
}
function print(text, code = 0) {
    process.stdout.write(text);
    return code;
}
/** The page of a command or a tool; without a name that of all. Throws UsageError. */
async function helpOf(name) {
    const { renderCallHelp, renderHelp } = await __webpack_require__.e(/* import() */ 1805).then(__webpack_require__.bind(__webpack_require__, 11805));
    if (name === null)
        return renderHelp(commands/* commands */.P, tools, columns());
    const callables = { ...commands/* commands */.P, ...tools };
    const found = Object.hasOwn(callables, name) ? callables[name] : undefined;
    if (found === undefined)
        throw noSuchCommand(name, []);
    return renderCallHelp(name, found, columns());
}
function noSuchCommand(name, rest) {
    const known = [...Object.keys(commands/* commands */.P), ...Object.keys(tools)];
    const later = rest.find((argument) => known.includes(argument));
    if (name.startsWith("-") && later !== undefined) {
        const remedy = `Write \`holdpoint ${later} ${name} …\`.`;
        return new lib_error/* UsageError */.eb("usage", [{ message: `The command must come first, but ${name} precedes it.`, remedy }]);
    }
    const near = (0,nearest_word/* nearestWord */.z)(name, [...known, "--help", "--version"]);
    const remedy = near === null ? { remedy: "Run `holdpoint help` for the list." } : (0,parse_option_value/* didYouMean */.au)(near);
    return new lib_error/* UsageError */.eb("usage", [{ message: `There is no command "${name}".`, ...remedy }]);
}


/***/ }),

/***/ 36937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ parseOptions),
/* harmony export */   h: () => (/* binding */ placeholderOf)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var _nearest_word_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20788);
/* harmony import */ var _option_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97892);
/* harmony import */ var _parse_option_value_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51574);
/** Arguments of a terminal's call, by the declaration of what is called. */




/** All that was given, and every mistake in it. */
function parseOptions(args, called) {
    const all = atTerminal(called.options);
    const [[operands, { placeholder }] = [undefined, { placeholder: "" }]] = operandsOf(all);
    const named = Object.fromEntries(Object.entries(all).filter(([name]) => name !== operands));
    const { tokens } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...args],
        strict: false,
        allowPositionals: true,
        tokens: true,
        options: Object.fromEntries(Object.entries(named).map(([name, { type }]) => [name, { type: kindOf(type) }])),
    });
    const values = {};
    const problems = [];
    for (const token of tokens) {
        if (token.kind === "option-terminator")
            continue;
        if (token.kind === "positional") {
            if (operands === undefined)
                problems.push(describeWord(token.value, called.name, named));
            else
                values[operands] = [...wordsOf(values[operands]), token.value];
            continue;
        }
        const option = Object.hasOwn(named, token.name) ? named[token.name] : undefined;
        if (option === undefined || !token.rawName.startsWith("--")) {
            problems.push(describeUnknown(token.rawName, called, named));
            continue;
        }
        const read = readValue(option, token.name, token.value, token.inlineValue === true, values[token.name]);
        if ("problem" in read)
            problems.push(read.problem);
        else if (read.value !== "")
            values[token.name] = read.value;
    }
    if (operands !== undefined && values[operands] === undefined) {
        problems.push({ message: `${called.name} needs ${placeholder}.`, ...seeHelp(called.name) });
    }
    return { values, problems: [...problems, ...(0,_parse_option_value_js__WEBPACK_IMPORTED_MODULE_1__/* .findIdleOptions */ .O9)(named, values)] };
}
function operandsOf(options) {
    return Object.entries(options).flatMap(([name, option]) => (option.type === "operands" ? [[name, option]] : []));
}
function kindOf(type) {
    return type === "flag" ? "boolean" : "string";
}
function atTerminal(options) {
    return Object.fromEntries(Object.entries(options).filter(([, option]) => (0,_option_js__WEBPACK_IMPORTED_MODULE_2__/* .isAtEdge */ .d)(option, "terminal")));
}
function readValue(option, name, text, inline, before) {
    const label = `--${name}`;
    if (before !== undefined && option.type !== "list") {
        return { problem: { message: `${label} is given twice.`, remedy: "Leave one of them out." } };
    }
    if (option.type === "flag") {
        return inline ? { problem: { message: `${label} takes no value, but was given "${text}".` } } : { value: true };
    }
    // As with every Unix tool the next word is the value; one that looks like an option is more often a forgotten value.
    if (text === undefined || (!inline && /^-\D/.test(text))) {
        const follows = text === undefined ? "" : ` and not ${text}`;
        return {
            problem: { message: `${label} needs a value${follows}.`, remedy: `Write ${label}=${placeholderOf(option)}.` },
        };
    }
    if (option.type === "list" || option.type === "operands")
        return { value: [...wordsOf(before), text] };
    // An empty variable of a script counts as not given.
    return text === "" ? { value: "" } : (0,_parse_option_value_js__WEBPACK_IMPORTED_MODULE_1__/* .parseOptionValue */ .qL)(option, label, text);
}
function wordsOf(value) {
    return Array.isArray(value) ? value : [];
}
/** How the value is written in help: `FILE`, `code|world`. */
function placeholderOf(option) {
    return option.type === "choice" ? (option.placeholder ?? option.values.join("|")) : option.placeholder;
}
function describeWord(word, name, options) {
    const near = (0,_nearest_word_js__WEBPACK_IMPORTED_MODULE_3__/* .nearestWord */ .z)(word, Object.keys(options));
    return {
        message: `${name} takes only options, and "${word}" is not one.`,
        ...(near === null ? seeHelp(name) : (0,_parse_option_value_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(`--${near}`)),
    };
}
function describeUnknown(written, { name, others }, options) {
    const bare = written.replace(/^--?/, "");
    const owners = ownersOf(bare, others);
    if (owners.length > 0) {
        return { message: `${name} has no option ${written}: it belongs to ${owners.join(", ")}.`, ...seeHelp(name) };
    }
    const message = `${name} has no option ${written}.`;
    const near = (0,_nearest_word_js__WEBPACK_IMPORTED_MODULE_3__/* .nearestWord */ .z)(bare, Object.keys(options));
    if (near !== null)
        return { message, ...(0,_parse_option_value_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(`--${near}`) };
    const elsewhere = (0,_nearest_word_js__WEBPACK_IMPORTED_MODULE_3__/* .nearestWord */ .z)(bare, Object.values(others).flatMap((other) => Object.keys(atTerminal(other))));
    if (elsewhere === null)
        return { message, ...seeHelp(name) };
    return { message, ...(0,_parse_option_value_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(`--${elsewhere}, an option of ${ownersOf(elsewhere, others).join(", ")}`) };
}
function ownersOf(option, others) {
    return Object.entries(others).flatMap(([other, options]) => Object.hasOwn(atTerminal(options), option) ? [other] : []);
}
function seeHelp(name) {
    return { remedy: `Run \`holdpoint ${name} --help\` for its options.` };
}


/***/ }),

/***/ 20817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** Written by npm run generate, from package.json. */
const VERSION = "0.1.0";


/***/ }),

/***/ 21822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lm: () => (/* binding */ wantedOf),
/* harmony export */   m1: () => (/* binding */ parseSince),
/* harmony export */   wE: () => (/* binding */ checkCount),
/* harmony export */   zq: () => (/* binding */ DEFAULT_LAST)
/* harmony export */ });
/* harmony import */ var _lib_parse_instant_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4194);

const DEFAULT_LAST = 30;
const MOST = 200;
function checkCount(last) {
    if (last === undefined || (last >= 1 && last <= MOST))
        return [];
    return [{ message: `--last is ${last}; expected a number from 1 to ${MOST}.` }];
}
/** A day begins at midnight in UTC. Null where nothing is given. */
function parseSince(text) {
    if (text === undefined)
        return { at: null };
    const at = (0,_lib_parse_instant_js__WEBPACK_IMPORTED_MODULE_0__/* .parseInstant */ .n)(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00Z` : text);
    if (at !== null)
        return { at };
    const message = `--since is "${text}"; expected a day such as 2026-10-01, or a time with its zone such as 2026-10-01T14:00Z.`;
    return { at: null, problems: [{ message }] };
}
function wantedOf(last, since) {
    const { at } = parseSince(since);
    return at === null ? { limit: last ?? DEFAULT_LAST, since: 0 } : { limit: MOST, since: at };
}


/***/ }),

/***/ 5221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ chooseWay),
/* harmony export */   dk: () => (/* binding */ WAYS),
/* harmony export */   x9: () => (/* binding */ describeWay)
/* harmony export */ });
const WAYS = ["observe", "adopt", "build"];
/** Adopted is what the host builds from this repository by itself, where no workflow deploys it as well. */
function chooseWay({ host }, { deploying }) {
    return typeof host?.builds === "string" && deploying.length === 0 ? "adopt" : "build";
}
/** What a person should know of the way that was taken without their word. */
function describeWay(way, { host, folder }) {
    const others = "--way observe only looks, --way adopt leaves the builds to the host";
    if (way === "adopt")
        return `${folder}: the host builds from ${host?.builds ?? "the push"}, so its builds are adopted (--way build builds here, --way observe only looks).`;
    if (host?.builds === undefined)
        return `${folder}: whether the host builds from Git is not known, so Holdpoint builds (${others}).`;
    return `${folder}: Holdpoint builds (${others}).`;
}


/***/ }),

/***/ 78869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KP: () => (/* binding */ DEFAULT_SEED),
/* harmony export */   W3: () => (/* binding */ DEFAULT_BASE),
/* harmony export */   WT: () => (/* binding */ rehearseOptions),
/* harmony export */   XR: () => (/* binding */ DEFAULT_START),
/* harmony export */   ot: () => (/* binding */ DEFAULT_TRAFFIC)
/* harmony export */ });
/* unused harmony exports PLANNED_STEPS, CRASH_POINTS */
/* harmony import */ var _commands_release_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31970);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73866);
/* harmony import */ var _release_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97294);



/** A Monday morning, always the same, so that a rehearsal can be repeated. */
const DEFAULT_START = "2026-01-05T09:00Z";
/** A site that is small, but not so small that an hour of it says nothing. */
const DEFAULT_TRAFFIC = "20/s";
/** Share of its requests that usually fail. */
const DEFAULT_BASE = "1%";
/** Which of the many possible streams of visitors come. */
const DEFAULT_SEED = 1;
/** Keys of the plan's own steps that can be rehearsed. */
const PLANNED_STEPS = ["backup", "migrate", "snapshot"];
const CRASH_POINTS = [..._release_result_js__WEBPACK_IMPORTED_MODULE_1__/* .STEPS */ .UT, ...PLANNED_STEPS];
const rehearseOptions = {
    plan: {
        type: "text",
        placeholder: "FILE",
        otherwise: `${_plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .DEFAULT_PLAN_FILE */ .h5}, or a demo plan where there is none`,
        description: "Path of the plan file.",
    },
    checklist: {
        type: "flag",
        description: "Rehearse a pull request's checklist, ticked by people, instead of a release.",
    },
    rollout: {
        type: "flag",
        description: "Rehearse a release whose visitors come in stages: the demo plan with 10%, 50% and 100%, or the plan's own rollout.",
        idleWith: "checklist",
    },
    source: {
        type: "choice",
        values: ["upload", "git"],
        otherwise: "as the plan says; the demo plan uploads",
        description: "Where the build comes from: uploaded by Holdpoint, or built by the host itself from a push.",
        idleWith: "checklist",
    },
    database: {
        type: "flag",
        description: "Rehearse the plan's database steps with a real PostgreSQL that is started for it; without a plan, a demo plan that has them. Needs PostgreSQL's programs on this machine.",
        idleWith: "checklist",
    },
    observe: {
        type: "flag",
        description: "Rehearse what scheduled looks find about a deployment that somebody else makes, instead of a release; always, where the plan has no staging.",
        idleWith: "checklist",
    },
    fault: {
        type: "list",
        placeholder: "NAME",
        description: "Fault to inject, such as error-rate=8% or outage. May be repeated.",
    },
    at: {
        type: "duration",
        placeholder: "DURATION",
        otherwise: "the start; the promote for faults of the site",
        description: "When the faults begin, measured from the promote, such as 3m.",
        needs: "fault",
        idleWith: "checklist",
    },
    "behind-flag": {
        type: "flag",
        description: "The site's own faults stand behind the flag that the plan's ladder names: they end where it is set to what is safe.",
        needs: "fault",
        idleWith: "checklist",
    },
    traffic: {
        type: "text",
        placeholder: "RATE",
        default: DEFAULT_TRAFFIC,
        description: "Requests of the site's visitors, such as 20/s, 300/m or 50/h.",
        idleWith: "checklist",
    },
    base: {
        type: "text",
        placeholder: "SHARE",
        otherwise: `${DEFAULT_BASE}, or what the plan's conditions let pass`,
        description: "Share of requests that fail although nothing is wrong.",
        idleWith: "checklist",
    },
    noise: {
        type: "text",
        placeholder: "NUMBER",
        otherwise: "a steady share",
        description: "How that share varies from minute to minute: 0.5 is a coefficient of variation of 50 %.",
        idleWith: "checklist",
    },
    start: {
        type: "instant",
        placeholder: "INSTANT",
        otherwise: `${DEFAULT_START}; with --database now`,
        description: "When the release begins; if the plan's windows are closed then, it begins when they open.",
        idleWith: "checklist",
    },
    "crash-after": {
        type: "choice",
        values: CRASH_POINTS,
        placeholder: "STEP",
        description: "Crash once right after this step; the next run continues. `backup`, `migrate` and `snapshot` are steps of the plan, and need --database.",
        idleWith: "checklist",
    },
    ticks: {
        type: "duration",
        placeholder: "DURATION",
        otherwise: "somebody stays until the watch ends",
        description: "Watch by single looks this far apart, as a schedule makes them, such as 15m.",
        idleWith: "checklist",
    },
    late: {
        type: "duration",
        placeholder: "DURATION",
        otherwise: "all in time",
        description: "How much too late one of the ticks comes, a third into the watch, such as 5h.",
        needs: "ticks",
        idleWith: "checklist",
    },
    seed: {
        type: "integer",
        placeholder: "NUMBER",
        default: String(DEFAULT_SEED),
        description: "Random seed, a whole number; another seed gives other visitors.",
        idleWith: "checklist",
    },
    record: {
        type: "flag",
        description: "Record a rehearsal that ended in a rollback as a drill at GitHub.",
        idleWith: "checklist",
    },
    commit: {
        type: "text",
        placeholder: "SHA",
        otherwise: "GITHUB_SHA",
        description: "Commit for which the drill is recorded.",
        needs: "record",
    },
    comment: {
        type: "text",
        placeholder: "FILE",
        description: "File to write the pull request's final comment to.",
        needs: "checklist",
    },
    incident: {
        type: "text",
        placeholder: "FILE",
        description: "File to write the issue to that a rollback opens, as Markdown.",
        idleWith: "checklist",
    },
    report: { ..._commands_release_options_js__WEBPACK_IMPORTED_MODULE_0__/* .ofReport */ .qX.report, idleWith: "checklist" },
    json: { type: "flag", description: "Print each event as a line of JSON, the decision last." },
};


/***/ })

};
