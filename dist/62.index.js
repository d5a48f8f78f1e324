export const id = 62;
export const ids = [62];
export const modules = {

/***/ 57062:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(96421);
// EXTERNAL MODULE: ./build/src/commands/index.js + 27 modules
var commands = __webpack_require__(18464);
// EXTERNAL MODULE: ./build/src/commands/prepare.js
var prepare = __webpack_require__(22099);
// EXTERNAL MODULE: ./build/src/commands/session.js
var session = __webpack_require__(47036);
// EXTERNAL MODULE: ./build/src/lib/clock.js
var clock = __webpack_require__(19563);
// EXTERNAL MODULE: ./build/src/lib/deployment-url.js
var deployment_url = __webpack_require__(60862);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/src/report/markdown.js
/** Text from outside (titles, branch names, command output) as inert Markdown. */

/** One line of text in Markdown: no markup, no HTML, no mention, no link of its own. */
function escapeMarkdown(text) {
    return (text
        .replace(/\s+/g, " ")
        .replace(/[\\`*_{}[\]()#+!|~<>&]/g, "\\$&")
        // GitHub links bare addresses and numbers its lists without any markup to escape.
        .replace(/\b(https?|ftp):\/\//gi, "$1\\://")
        .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}\\.`)
        .replace(/^( ?\d+)\./, "$1\\.")
        .replace(/^( ?)([-=])/, "$1\\$2")
        .replace(/@(?=[\w/])/g, "@\u200b"));
}
/** Inline code that its own content cannot close. */
function codeOf(text) {
    return `\`${text.replaceAll("`", "'").replace(/\s+/g, " ")}\``;
}
/** A sentence in which only \`code\` is markup: it is as inert as escaped text. */
function renderProse(text) {
    return text
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? codeOf(part) : escapeMarkdown(part)))
        .join("");
}
/** Text for a table cell or list item; long text is cut with an ellipsis. */
function escapeCell(text, maximum = 300) {
    const characters = [...text];
    return escapeMarkdown(characters.length > maximum ? `${characters.slice(0, maximum - 1).join("")}…` : text);
}
/** Output as it was, in a fence that its own content cannot close. */
function fence(raw) {
    const lines = raw.map((line) => (0,external_node_util_.stripVTControlCharacters)(line).replace(/[^\P{Cc}\t\n]/gu, ""));
    const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map((run) => run[0].length)));
    const marks = "`".repeat(longest + 1);
    return `${marks}text\n${lines.join("\n")}\n${marks}`;
}

// EXTERNAL MODULE: ./build/src/report/production.js
var production = __webpack_require__(15405);
;// CONCATENATED MODULE: ./build/src/report/summary.js
/** The job summary: (result) → Markdown. The first line says what production serves now. */





const TITLE = {
    proceed: "Proceed",
    hold: "On hold",
    failed: "Failed",
    "rolled-back": "Rolled back",
};
const WORD = { pass: "pass", fail: "**fail**", hold: "**hold**" };
/** What needs a person's eye stands first. */
const ORDER = { fail: 0, hold: 1, pass: 2 };
/** A watch of two days may have many changes; the last ones lead to the decision. */
const ENTRIES_SHOWN = 15;
function renderSummary(result) {
    const parts = [
        renderFirstLine(result),
        renderHeading(result),
        renderProse((0,production/* shortenCommits */.G)(result.summary)),
        ...(result.remedy === null ? [] : [`**What to do:** ${renderProse(result.remedy)}`]),
        renderTimeline(result.timeline),
        renderVerdicts(result.verdicts),
        renderBuildLog(result.buildLog),
        renderFacts(result),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
/** A rollback by hand is of what production served, not of the commit that its workflow happened to run at. */
function renderHeading({ command, decision, release }) {
    const of = command === "rollback" ? "" : ` of release ${codeOf((0,production/* shortenCommits */.G)(release))}`;
    return `## ${TITLE[decision]}: ${codeOf(command)}${of}`;
}
/** The summaries of one job's steps stand below each other, so a promote must not have the last word over its watch. */
function renderFirstLine(result) {
    const line = (0,production/* renderProduction */.S)(result, { strong: (text) => `**${text}**`, code: codeOf });
    const watched = result.command === "promote" && result.decision === "proceed";
    return watched ? `${line} The watch comes next; what it says below is newer.` : line;
}
function renderTimeline(timeline) {
    if (timeline.length === 0)
        return "";
    const shown = timeline.slice(-ENTRIES_SHOWN);
    const earlier = timeline.length - shown.length;
    return [
        "**What happened** (UTC)",
        "",
        ...(earlier > 0 ? [`- ${earlier} earlier lines are in the log`] : []),
        ...shown.map(({ at, text, about }) => {
            const conditions = about.length === 0 ? "" : ` (${about.join(", ")})`;
            return `- ${new Date(at).toISOString().slice(11, 19)} ${escapeCell((0,production/* shortenCommits */.G)(`${text}${conditions}`))}`;
        }),
    ].join("\n");
}
/** Two columns, so that a phone shows the finding without scrolling sideways. */
function renderVerdicts(verdicts) {
    if (verdicts.length === 0)
        return "";
    const rows = verdicts
        .toSorted((a, b) => ORDER[a.verdict.outcome] - ORDER[b.verdict.outcome])
        .map(({ title, verdict }) => {
        const finding = [`**${escapeCell(title, 80)}**`, escapeCell(withoutTitle(title, verdict.summary))];
        return `| ${WORD[verdict.outcome]} | ${[...finding, ...renderEvidence(verdict)].join("<br>")} |`;
    });
    return ["| verdict | finding and evidence |", "|:---|:---|", ...rows].join("\n");
}
/** A condition's summary begins with the condition, for lines that stand alone; here the title says it. */
function withoutTitle(title, summary) {
    return summary.startsWith(`${title}: `) ? summary.slice(title.length + 2) : summary;
}
function renderEvidence(verdict) {
    const shown = verdict.evidence.slice(0, 5).map(({ label, value, url }) => {
        const text = `${escapeCell(label, 60)}: ${escapeCell(value, 160)}`;
        return url !== undefined && /^https?:\/\/[^\s()<>|]+$/.test(url) ? `[${text}](${url})` : text;
    });
    const more = verdict.evidence.length - shown.length;
    return [...shown, ...(more > 0 ? [`and ${more} more`] : [])];
}
function renderBuildLog(lines) {
    if (lines.length === 0)
        return "";
    return `<details open><summary>End of the build log</summary>\n\n${fence(lines)}\n\n</details>`;
}
function renderFacts(result) {
    const { candidate, command, commit, reasonCode, startedAt, endedAt } = result;
    const build = candidate === null ? [] : [`build [${codeOf(candidate.id)}](${(0,deployment_url/* deploymentUrl */.P)(candidate.url)})`];
    return [
        `Reason code ${codeOf(reasonCode)}`,
        ...build,
        ...(commit === "" || command === "rollback" ? [] : [`commit ${codeOf((0,production/* shortenCommits */.G)(commit))}`]),
        `began ${(0,clock/* renderInstant */.W)(startedAt)}, took ${(0,duration/* renderDuration */.P)(endedAt - startedAt)}`,
    ].join(" · ");
}

// EXTERNAL MODULE: ./build/src/report/timeline.js
var timeline = __webpack_require__(36753);
;// CONCATENATED MODULE: ./build/src/main.js
/** The action's edge: inputs in, outputs and summary out. Only this file and cli.ts touch the process. */










/** The environment variables that hold secrets; GitHub masks those that came from `secrets`, this masks the rest. */
const SECRET_NAME = /TOKEN|SECRET|KEY|PASSWORD|DATABASE_URL|WEBHOOK|DSN/;
const SUMMARY_BYTES = 1024 * 1024;
async function main() {
    const log = openLog();
    try {
        const result = await perform(log);
        log.resume();
        await report(result);
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
function openLog() {
    let token = null;
    const resume = () => {
        if (token !== null)
            core/* info */.pq(`::${token}::`);
        token = null;
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
        debug(line) {
            if (!core/* isDebug */._o())
                return;
            resume();
            core/* debug */.Yz(line);
        },
        resume,
    };
}
async function perform(log) {
    const token = core/* getInput */.V4("github-token");
    const env = { ...process.env, ...(token ? { GITHUB_TOKEN: token } : {}) };
    for (const [name, value] of Object.entries(env)) {
        if (value && value.length >= 6 && SECRET_NAME.test(name) && !name.startsWith("INPUT_"))
            core/* setSecret */.Pq(value);
    }
    const name = core/* getInput */.V4("command");
    if (!(0,commands/* isCommandName */.z)(name)) {
        throw new lib_error/* UsageError */.eb("usage", [
            { message: `The input \`command\` is "${name}"; expected one of ${Object.keys(commands/* commands */.P).join(", ")}.` },
        ]);
    }
    const prepared = await (0,prepare/* prepare */.i)(name, {
        plan: core/* getInput */.V4("plan"),
        stage: core/* getInput */.V4("stage"),
        release: core/* getInput */.V4("release"),
        commit: core/* getInput */.V4("commit"),
        directory: core/* getInput */.V4("directory"),
        to: core/* getInput */.V4("to"),
        reason: core/* getInput */.V4("reason"),
        dryRun: readBoolean("dry-run"),
        unpin: readBoolean("unpin"),
    }, env);
    const startedAt = Date.now();
    return commands/* commands */.P[name].run((0,session/* openSession */.f)({
        ...prepared,
        env,
        clock: clock/* systemClock */.m,
        emit: (event) => log.show((0,timeline/* renderTimeline */.s8)(event, startedAt)),
        debug: log.debug,
        runUrl: runUrl(env),
    }));
}
function readBoolean(name) {
    const text = core/* getInput */.V4(name).trim().toLowerCase();
    if (text === "" || text === "false")
        return false;
    if (text === "true")
        return true;
    throw new lib_error/* UsageError */.eb("usage", [{ message: `The input \`${name}\` is "${text}"; expected true or false.` }]);
}
/** Outputs first, so that a later job can branch on them whatever happens to the step. */
async function report(result) {
    core/* setOutput */.uH("decision", result.decision);
    core/* setOutput */.uH("reason-code", result.reasonCode);
    core/* setOutput */.uH("result", JSON.stringify(result));
    core/* setOutput */.uH("deployment-id", result.candidate?.id ?? "");
    core/* setOutput */.uH("deployment-url", result.candidate === null ? "" : (0,deployment_url/* deploymentUrl */.P)(result.candidate.url));
    await core/* summary */.z.addRaw(cutSummary(renderSummary(result))).write();
    // A rollback that a person asked for and that was read back is a success of that command.
    const asked = result.command === "rollback" && result.decision === "rolled-back";
    if (result.decision !== "proceed" && !asked) {
        core/* setFailed */.C1(`${result.decision} (${result.reasonCode}): ${result.summary}${result.remedy ? ` ${result.remedy}` : ""}`);
    }
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
        core/* setFailed */.C1(`${error.problems.length} mistake${error.problems.length === 1 ? "" : "s"} to mend; nothing was touched.`);
        return;
    }
    core/* setFailed */.C1(error instanceof lib_error/* ProviderError */.mZ
        ? `${error.message} ${error.remedy}`
        : `Holdpoint itself failed, nothing is assumed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}


/***/ })

};
