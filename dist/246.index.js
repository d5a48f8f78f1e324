export const id = 246;
export const ids = [246,864];
export const modules = {

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


const MAXIMUM_BYTES = 1_048_576;
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
        message: `the file has ${(bytes / 1_048_576).toFixed(1)} MiB, and a plan has at most 1 MiB; it was not read`,
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

/***/ 8019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explain: () => (/* binding */ explain)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/plan/read-watch.js + 1 modules
var read_watch = __webpack_require__(17420);
// EXTERNAL MODULE: ./build/src/plan/secrets.js
var plan_secrets = __webpack_require__(50608);
;// CONCATENATED MODULE: ./build/src/plan/wrap-text.js
/** Room of one line of `explain`: 80 columns less the indentation of a step. */
const WIDTH = 77;
/** Lines of at most 77 columns; the first begins with `bullet`, the others are indented as far. A longer word stays whole. */
function wrapText(text, bullet) {
    const indent = " ".repeat(bullet.length);
    const lines = [];
    let line = bullet;
    for (const word of text.split(/\s+/)) {
        const empty = line.length <= bullet.length;
        if (!empty && line.length + 1 + word.length > WIDTH) {
            lines.push(line);
            line = `${indent}${word}`;
        }
        else {
            line = empty ? `${line}${word}` : `${line} ${word}`;
        }
    }
    return [...lines, line];
}

;// CONCATENATED MODULE: ./build/src/plan/plan-graph.js

/** The plan as a Mermaid flowchart; every text of the plan is escaped. */
function renderPlanGraph(plan) {
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
    const observing = production.verify.length > 0 || watch !== null;
    if (production.verify.length > 0) {
        lines.push("  promote --> check", `  check{"Verify production${gateList(production.verify)}"}`, `  check -->|pass| ${watch ? "watch" : "done"}`, "  check -->|fail| rollback");
    }
    else {
        lines.push(`  promote --> ${watch ? "watch" : "done"}`);
    }
    if (watch) {
        const conditions = watch.rollbackConditions.map(({ text }) => `<br/>${escapeLabel(text.trim())}`).join("");
        lines.push(`  watch{"Watch for ${(0,duration/* renderDuration */.P)(watch.forMs)}${conditions}"}`, "  watch -->|none met| done", "  watch -->|one met| rollback", `  watch -->|not known| held(["Held for a person"])`);
    }
    lines.push(`  done(["Done"])`);
    if (observing) {
        lines.push(`  rollback["Roll back to the known-good deployment"]`, `  rollback --> back(["Rolled back, read back"])`);
    }
    return lines.join("\n");
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

;// CONCATENATED MODULE: ./build/src/plan/explain.js
/** What a release of a plan will do, step by step, for people: plain text, at most 80 columns. */





/** The whole plan in the order in which a release runs through it, without a trailing newline. */
function explainPlan(plan, extensions) {
    const steps = [
        ...(plan.checklist.length > 0 ? [checklistStep(plan, extensions)] : []),
        deployStep(plan),
        verifyStep(plan, extensions),
        promoteStep(plan),
        ...productionSteps(plan, extensions),
        [
            "Done",
            ...wrapText("The release is recorded as done; the deployment is the next release's known-good one.", "- "),
        ],
    ];
    return [
        ...header(plan),
        ...steps.flatMap(([title, ...lines], index) => [
            "",
            `${index + 1}. ${title}`,
            ...lines.map((line) => `   ${line}`),
        ]),
        "",
        ...troubleSection(),
        "",
        ...secretsSection(plan, extensions),
    ].join("\n");
}
function header({ name, file, project, digest }) {
    const team = project.vercel.team === null ? "" : ` of team ${project.vercel.team}`;
    return [
        ...wrapText(`${name} (${file}, plan ${digest.slice(0, 12)})`, ""),
        ...wrapText(`Vercel project ${project.vercel.project}${team}; production is ${project.domains.join(", ")}`, ""),
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
            : "built with production's environment variables, at an address of its own, without a production domain";
    const what = deploy.prebuilt ? ".vercel/output" : "the sources";
    const directory = deploy.directory === "." ? "" : ` of ${deploy.directory}`;
    return [
        "Deploy to staging",
        ...wrapText(`Upload ${what}${directory}; ${where}.`, "- "),
        ...wrapText(`Wait at most ${(0,duration/* renderDuration */.P)(deploy.timeoutMs)} for the build.`, "- "),
        ...wrapText(`Record it at GitHub as environment ${environment}.`, "- "),
    ];
}
function verifyStep({ stages }, extensions) {
    return ["Verify the build; every gate must pass", ...gateLines(stages.staging.verify, extensions)];
}
function promoteStep({ stages, project }) {
    const served = project.version
        ? `, and ${project.version.path} says the commit in its field ${project.version.json}`
        : "";
    return [
        "Promote exactly that build to production",
        ...wrapText(`First the reviewers of GitHub environment ${stages.production.environment} approve, where it has any.`, "- "),
        ...wrapText(`What production serves at that moment is recorded as the known-good deployment.`, "- "),
        ...wrapText(`Promoted when read back: the host's production and ${project.domains.join(", ")} show it${served}.`, "- "),
    ];
}
function productionSteps(plan, extensions) {
    const { verify, watch } = plan.stages.production;
    const verified = ["Verify production; a gate that says no rolls back", ...gateLines(verify, extensions)];
    return [...(verify.length > 0 ? [verified] : []), ...(watch ? [watchStep(watch)] : [])];
}
function watchStep(watch) {
    const { metrics, rollbackConditions, successConditions } = watch;
    return [
        `Watch production for ${(0,duration/* renderDuration */.P)(watch.forMs)}, a look every ${(0,duration/* renderDuration */.P)(watch.everyMs)}`,
        "Metrics:",
        ...Object.values(metrics).flatMap((metric) => wrapText(describeMetric(metric), "- ")),
        "Roll back as soon as one of these is met:",
        ...rollbackConditions.flatMap((condition) => wrapText(describeCondition(condition), "- ")),
        ...(successConditions.length > 0 ? ["At the end each of these must be met, or a person decides:"] : []),
        ...successConditions.flatMap((condition) => wrapText(describeCondition(condition), "- ")),
    ];
}
const UNITS = { ratio: "share", duration: "duration", count: "count" };
function describeMetric({ name, provider, measure, settleMs }) {
    if (provider === read_watch/* PROBE_PROVIDER */.ZJ)
        return `${name}: failed rounds of the http gates of production`;
    const settled = settleMs > 0 ? `, read ${(0,duration/* renderDuration */.P)(settleMs)} late` : "";
    return `${name}: ${UNITS[measure.unit]} from ${provider}${settled}`;
}
function describeCondition(condition) {
    const window = `each ${(0,duration/* renderDuration */.P)(condition.overMs)}`;
    const samples = condition.minimumSamples > 1 ? `, at least ${condition.minimumSamples} samples` : "";
    const baseline = condition.kind === "change" ? ", against the known-good deployment before the promote" : "";
    return `${condition.text.trim()} (${window}${baseline}${samples})`;
}
function gateLines(items, extensions) {
    return items.flatMap(({ title, gate }) => {
        const description = extensions.gates[gate]?.description.replace(/(?<=\.)\s.*$/s, "");
        return wrapText(`${title} [${gate}]${description ? `: ${description}` : ""}`, "- ");
    });
}
function troubleSection() {
    return [
        "When something is not as it should be",
        ...wrapText("A no before the promote ends the release; production is not touched.", "- "),
        ...wrapText("A hold (no data, a vendor that does not answer, an approval pending) stops where it is: nothing is promoted and nothing is rolled back. Run the same command again; it goes on from what it finds.", "- "),
        ...wrapText("A rollback points production back at the known-good deployment, reads it back and pins it there. Without a known-good deployment it stops and says so.", "- "),
    ].map((line, index) => (index === 0 ? line : `   ${line}`));
}
function secretsSection(plan, extensions) {
    const secrets = (0,plan_secrets/* requiredSecrets */.H)(plan, extensions);
    if (secrets.length === 0)
        return ["No secret is needed."];
    return [
        "Secrets, read from the environment by name",
        ...secrets.flatMap(({ name, neededBy }) => wrapText(`${name}: ${neededBy}`, "- ").map((line) => `   ${line}`)),
    ];
}

// EXTERNAL MODULE: ./build/src/plan/load.js + 2 modules
var load = __webpack_require__(13352);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/engine/plan-extensions.js
var plan_extensions = __webpack_require__(67912);
// EXTERNAL MODULE: ./build/src/tools/tool-arguments.js
var tool_arguments = __webpack_require__(41454);
;// CONCATENATED MODULE: ./build/src/tools/explain.js






/** Prints what a release of this plan will do; touches nothing and needs no credential. */
const explain = async (args, { stdout }) => {
    const { values } = (0,tool_arguments/* parseToolArgs */.Z)(() => (0,external_node_util_.parseArgs)({
        args: [...args],
        options: { plan: { type: "string" }, graph: { type: "boolean" }, json: { type: "boolean" } },
    }));
    const plan = await (0,load/* loadPlan */.Y)(values.plan ?? plan_plan/* DEFAULT_PLAN_FILE */.h, plan_extensions/* extensions */.X);
    if (values.json) {
        stdout.line(JSON.stringify(plan));
        return 0;
    }
    if (!values.graph)
        stdout.line(explainPlan(plan, plan_extensions/* extensions */.X));
    stdout.line(renderPlanGraph(plan));
    return 0;
};


/***/ }),

/***/ 41454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ parseToolArgs)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);

/** Node's own message for a wrong option, as a usage error. */
function parseToolArgs(parse) {
    try {
        return parse();
    }
    catch (error) {
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("usage", [
            {
                message: error instanceof Error ? error.message : String(error),
                remedy: "Run `holdpoint help` for the options.",
            },
        ]);
    }
}


/***/ })

};
