export const id = 1932;
export const ids = [1932];
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

/***/ 58663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ renderFencedGraph)
/* harmony export */ });
/* unused harmony export renderPlanGraph */
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);

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
    const { staging, production } = plan.stages;
    const { watch } = production;
    const lines = [
        "flowchart TD",
        ...(plan.checklist.length > 0
            ? [`  checklist{"Checklist${gateList(plan.checklist)}"}`, "  checklist -->|pass| deploy"]
            : []),
        `  deploy["Deploy to staging"]`,
        "  deploy --> verify",
        `  verify{"Verify staging${gateList(staging.verify)}"}`,
        "  verify -->|pass| promote",
        `  verify -->|fail| stopped(["Stopped, production untouched"])`,
        `  promote["Promote to ${escapeLabel(plan.project.domains.join(", "))}"]`,
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

/***/ 7567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  printPlan: () => (/* binding */ printPlan)
});

// EXTERNAL MODULE: ./build/src/engine/plan-extensions.js
var plan_extensions = __webpack_require__(67912);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/wrap-text.js
var wrap_text = __webpack_require__(94629);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var lib_setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/plan/settings.js
var plan_settings = __webpack_require__(12516);
;// CONCATENATED MODULE: ./build/src/plan/explain-evidence.js
/** Times the baseline's rate: what people ask about. */
const SIZES = [2, 5, 20];
/** Names of what is compared although no condition asks for it; none where that is off. */
function explainRegression({ regression }) {
    const { metrics, named } = regression;
    if (metrics.length === 0)
        return null;
    const where = named ? "" : ", where there is something to compare with";
    return `${metrics.join(", ")}: shown to be worse than what served before${where}`;
}
/** Null where nothing is compared. */
function explainEvidence({ regression, rollbackConditions }) {
    const relative = rollbackConditions.filter(({ kind }) => kind === "change");
    const compared = relative.length + regression.metrics.length;
    if (compared === 0)
        return null;
    const [twice, ...more] = SIZES.map((size) => `x${size} after about ${failuresUntilShown(size, regression.falseAlarms / compared)}`);
    const share = Number((regression.falseAlarms * 100).toPrecision(3));
    return `What is compared with the release before is judged as evidence, over the whole watch: at most ${share} % of good releases are rolled back by it. It shows ${twice} failed requests, ${more.join(" and ")}; how long that takes at this traffic is said when the watch begins.`;
}
/**
 * What any rule with this share of false alarms needs on average, whatever traffic and base rate are: ln(1/α)·r/(r ln r − r + 1)
 * failures, since a request tells KL ≈ p(r ln r − r + 1) of a rare failure.
 */
function failuresUntilShown(size, falseAlarms) {
    return Math.ceil((-Math.log(falseAlarms) * size) / (size * Math.log(size) - size + 1));
}

// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/plan/warnings.js
var plan_warnings = __webpack_require__(72860);
;// CONCATENATED MODULE: ./build/src/plan/explain-watch.js
/** What the watch of a plan looks at and what it does about it, for people. */




const item = (text) => ({ item: text });
/** The heading, then lines; an item of a list is one of several alike. */
function explainWatch(watch, verify, extensions) {
    const { metrics, rollbackConditions, successConditions } = watch;
    return [
        `Watch production for ${(0,duration/* renderDuration */.P)(watch.forMs)}, checking every ${(0,duration/* renderDuration */.P)(watch.everyMs)}`,
        ...lifeOfWatch(watch),
        "Metrics:",
        ...Object.values(metrics).map((metric) => item(describeMetric(metric, extensions))),
        watch.observe
            ? "A rollback would be due as soon as one of these is met:"
            : "Roll back as soon as one of these is met:",
        ...rollbackConditions.map((condition) => item(describeCondition(condition))),
        ...outageLines(watch, verify, extensions),
        ...[explainRegression(watch)].flatMap((text) => (text === null ? [] : [item(text)])),
        ...(successConditions.length > 0 ? ["At the end all of these must be met; otherwise a person decides:"] : []),
        ...successConditions.map((condition) => item(describeCondition(condition))),
        ...[explainEvidence(watch)].flatMap((text) => text ?? []),
    ];
}
/** Nobody writes it as a condition, and it rolls back all the same. */
function outageLines({ probeEveryMs }, verify, { gates }) {
    const asked = verify.filter(({ gate, spec }) => gate === "http" && gates[gate]?.readsOnly?.(spec) === true);
    if (asked.length === 0)
        return [];
    const who = asked.map(({ title }) => title).join(", ");
    return [
        item(`a total outage: ${who} without an answer, or with server errors, four times in four seconds (asked every ${(0,duration/* renderDuration */.P)(probeEveryMs)}), and nothing shows that it is not the release`),
    ];
}
/** What differs from a watch that judges at once and holds at its end. */
function lifeOfWatch({ forMs, silenceMs, observe, warmUpMs, ends, onHold, everyMs }) {
    return [
        ...(forMs > plan_warnings/* WATCH_JOB_MINUTES */.mp * 60_000
            ? [
                `When its job ends, looks by a schedule go on with it (watch.yml); ${(0,duration/* renderDuration */.P)(silenceMs)} may pass between two.`,
            ]
            : []),
        ...(observe ? ["Observe only: nothing is rolled back; the watch ends on hold where a rollback would be due."] : []),
        ...(warmUpMs > 0
            ? [`Latencies and resources are judged from ${(0,duration/* renderDuration */.P)(warmUpMs)} after the promote on.`]
            : []),
        ...(ends === "when-shown"
            ? [
                "End before that as soon as the evidence excludes a regression, every condition is clear and every goal is met.",
            ]
            : []),
        ...(onHold === "stop"
            ? [`End on hold as soon as a vendor has given no usable answer for ${(0,duration/* renderDuration */.P)(plan/* GRACE_CHECKS */.BU * everyMs)}.`]
            : []),
        ...(onHold === "rollback" ? ["If the watch ends on hold, because something could not be judged, roll back."] : []),
    ].map(item);
}
const UNITS = {
    ratio: "share",
    duration: "duration",
    count: "count",
    number: "number",
};
function describeMetric({ name, provider, spec, measure, settleMs }, extensions) {
    if (provider === plan/* PROBE_PROVIDER */.ZJ)
        return `${name}: failed rounds of the http gates of production`;
    const settled = settleMs > 0 ? `, read ${(0,duration/* renderDuration */.P)(settleMs)} late` : "";
    const what = extensions.metricProviders[provider]?.explain?.(spec) ?? "";
    return `${name}: ${UNITS[measure.unit]} from ${provider}${what === "" ? "" : `, ${what}`}${settled}`;
}
function describeCondition(condition) {
    const window = condition.kind === "change"
        ? "shown over the whole watch, against what served before"
        : `each ${(0,duration/* renderDuration */.P)(condition.overMs)}`;
    const samples = condition.minimumSamples > 1 ? `, at least ${condition.minimumSamples} samples` : "";
    return `${condition.text.trim()} (${window}${samples})`;
}

// EXTERNAL MODULE: ./build/src/plan/plan-graph.js
var plan_graph = __webpack_require__(58663);
;// CONCATENATED MODULE: ./build/src/plan/explain.js
/** What a release of a plan will do, step by step, for people: plain text within the columns of a terminal. */








/** The whole plan in the order in which a release runs through it, within these columns, without a trailing newline. */
function explainPlan(plan, extensions, columns) {
    const steps = [
        ...(plan.checklist.length > 0 ? [checklistStep(plan, extensions)] : []),
        deployStep(plan),
        verifyStep(plan, extensions),
        promoteStep(plan),
        ...productionSteps(plan, extensions),
        ["Done", bullet("The release is recorded as done; its deployment becomes the next release's known-good one.")],
    ];
    return [
        header(plan, extensions),
        ...steps.map(([title = "", ...lines], index) => [`${index + 1}. ${title}`, ...lines]),
        troubleSection(plan),
        settingsSection(plan, extensions),
        warningsSection(plan, extensions),
    ]
        .filter((section) => section.length > 0)
        .map((section, index) => renderSection(section, columns, index === 0 ? "" : INDENT))
        .join("\n\n");
}
const INDENT = "   ";
const BULLET = "- ";
function bullet(text) {
    return `${BULLET}${text}`;
}
/** The first line is the section's heading; the others hang under it. */
function renderSection(lines, columns, indent) {
    return lines
        .flatMap((line, index) => {
        const lead = `${index === 0 ? "" : indent}${line.startsWith(BULLET) ? BULLET : ""}`;
        const text = line.startsWith(BULLET) ? line.slice(BULLET.length) : line;
        return (0,wrap_text.wrapText)(text.replaceAll(/\s+/g, " "), columns, lead);
    })
        .join("\n");
}
function header({ name, file, project, digest }, extensions) {
    const { host } = project;
    const vendor = extensions.roles?.["host"]?.[host.provider]?.vendor ?? host.provider;
    const team = host.team === null ? "" : ` of team ${host.team}`;
    return [
        `${name} (${file}, plan ${digest.slice(0, 12)})`,
        `${vendor} project ${host.project}${team}; production is ${project.domains.join(", ")}`,
    ];
}
function checklistStep({ checklist }, extensions) {
    return ["Checklist on the pull request, before anything is deployed", ...gateLines(checklist, extensions)];
}
function deployStep({ stages }) {
    const { deploy, environment } = stages.staging;
    const { target } = deploy;
    const where = target.kind === "custom"
        ? `built for the custom environment ${target.slug}`
        : target.kind === "preview"
            ? "built as a preview"
            : "built with production's environment variables, at its own address, without a production domain";
    const what = deploy.prebuilt ? "the prebuilt output" : "the sources";
    const directory = deploy.directory === "." ? "" : ` of ${deploy.directory}`;
    return [
        "Deploy to staging",
        bullet(`Upload ${what}${directory}; ${where}.`),
        bullet(`Wait at most ${(0,duration/* renderDuration */.P)(deploy.timeoutMs)} for the build.`),
        bullet(`Record it at GitHub as environment ${environment}.`),
    ];
}
function verifyStep({ stages }, extensions) {
    return ["Verify the build; every gate must pass", ...stageLines(stages.staging, extensions)];
}
function promoteStep({ stages, project }) {
    const served = project.version
        ? `, and ${project.version.path} says the commit in its field ${project.version.json}`
        : "";
    return [
        "Promote exactly that build to production",
        bullet(`First the reviewers of GitHub environment ${stages.production.environment}, if it has any, approve.`),
        bullet(`What production serves at that moment is recorded as the known-good deployment.`),
        bullet(`Promoted when read back: the host's production and ${project.domains.join(", ")} show it${served}.`),
    ];
}
function productionSteps(plan, extensions) {
    const { verify, watch } = plan.stages.production;
    const verified = ["Verify production; a failed gate rolls back", ...stageLines(plan.stages.production, extensions)];
    return [
        ...(verify.length > 0 ? [verified] : []),
        ...(watch
            ? [explainWatch(watch, verify, extensions).map((line) => (typeof line === "string" ? line : bullet(line.item)))]
            : []),
    ];
}
/** With what prepares the gates that run code, where there are any. */
function stageLines({ setup, verify }, extensions) {
    const prepares = setup !== null && verify.some(({ gate }) => extensions.gates[gate]?.kind === "code");
    return gateLines(prepares ? [setup, ...verify] : verify, extensions);
}
/** Each item with what it really asks; under its heading where it has one, with what it waits for. */
function gateLines(items, extensions) {
    const groups = [...new Set(items.map(({ group }) => group ?? null))];
    return groups.flatMap((group) => [
        ...(group === null ? [] : [`${group}:`]),
        ...items.filter((item) => (item.group ?? null) === group).map((item) => bullet(describeItem(item, extensions))),
    ]);
}
function describeItem({ title, gate, spec, after = [] }, { gates }) {
    const known = gates[gate];
    const asks = known?.explain?.(spec) ?? known?.description.replace(/\.(?:\s.*)?$/s, "");
    const waits = after.length === 0 ? "" : `; asked after ${after.join(", ")}`;
    return `${title} [${gate}]${asks === undefined ? "" : `: ${asks}`}${waits}`;
}
function troubleSection({ stages }) {
    const exception = stages.production.watch?.onHold === "rollback" ? ", but for a watch that ends on hold, as this plan says" : "";
    return [
        "When something goes wrong",
        bullet("A failure before the promote ends the release; production is not touched."),
        bullet(`A hold (no data, a vendor that does not answer, an approval pending) stops the release where it is: nothing is promoted and nothing is rolled back${exception}. Run the same command again; it continues from what it finds.`),
        bullet("A rollback points production back at the known-good deployment, reads it back and pins it there. Without a known-good deployment it stops and says so."),
    ];
}
const SOURCES = {
    secret: "secret",
    "plan-secret": `secret, passed in ${lib_setting/* PLAN_SECRETS */.c$.name}`,
    variable: "variable",
    address: "address",
    "github-token": "the job's own token",
    runner: "set by the runner",
};
/** Every token and variable with what it may do, also those that may be left out: a manager approves these, too. */
function settingsSection(plan, extensions) {
    const { addresses } = plan.project;
    const used = (0,plan_settings/* listSettings */.cl)(plan, extensions);
    const settings = used.filter(({ setting, required }) => required || (0,lib_setting/* isSecret */.$f)(setting) || setting.source === "variable");
    const elsewhere = used.flatMap(({ vendor, setting: { inPlan } }) => {
        const url = inPlan === undefined ? undefined : addresses[inPlan];
        return url === undefined ? [] : [`${vendor} is found at ${url}: its token goes there and nowhere else`];
    });
    if (settings.length === 0)
        return ["No token is needed."];
    return [
        "Tokens and settings, read from the environment by name",
        ...[...settings.map(describeSetting), ...elsewhere].map(bullet),
    ];
}
function describeSetting({ setting, required, neededBy }) {
    const { name, source, scopes, purpose, optional } = setting;
    const when = required ? "" : `, optional${optional === undefined ? "" : `: ${optional}`}`;
    return `${name} (${SOURCES[source]}${when}): ${scopes ?? `to ${purpose}`}; for ${neededBy}`;
}
function warningsSection(plan, extensions) {
    const warnings = (0,plan_warnings/* findWarnings */.Pw)(plan, extensions);
    if (warnings.length === 0)
        return [];
    return ["Warnings", ...warnings.map(bullet)];
}

// EXTERNAL MODULE: ./build/src/plan/load.js + 9 modules
var load = __webpack_require__(1616);
;// CONCATENATED MODULE: ./build/src/tools/explain/print-plan.js



async function printPlan(file, form, { line, columns }) {
    const plan = await (0,load/* loadPlan */.Y)(file, plan_extensions/* extensions */.X);
    if (form === "json") {
        line(JSON.stringify(plan));
        return 0;
    }
    if (form === "text")
        line(`${explainPlan(plan, plan_extensions/* extensions */.X, columns)}\n`);
    line((0,plan_graph/* renderFencedGraph */.i)(plan));
    return 0;
}


/***/ })

};
