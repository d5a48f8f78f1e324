export const id = 1816;
export const ids = [1816];
export const modules = {

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

/***/ 21816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  printPlan: () => (/* binding */ printPlan)
});

// EXTERNAL MODULE: ./build/src/engine/plan-extensions.js + 5 modules
var plan_extensions = __webpack_require__(80858);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/wrap-text.js
var wrap_text = __webpack_require__(94629);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var lib_setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/plan/settings.js
var plan_settings = __webpack_require__(12516);
;// CONCATENATED MODULE: ./build/src/plan/explain-git-source.js
/** What it means that the host builds a release from the push, for people. */

/** A heading, then whole sentences. */
function explainGitSource({ deploy, environment }, { letIn }) {
    return [
        "Find the build that the host makes from the push",
        "Nothing is uploaded: the production build of exactly this commit of this repository is looked for, by what the host itself says of it. Builds from a CLI, of another repository or a fork, and previews do not count; of several the newest is taken and the others are named.",
        `Wait at most ${(0,duration/* renderDuration */.P)(deploy.timeoutMs)} until it is ready. An ignored, unaffected, superseded, blocked or rate-limited build, or none at all, ends the release with that reason.`,
        letIn.kind === "staged"
            ? "The project's automatic assignment of production domains must be off (Settings, Environments, Production, Branch Tracking); where it is on, nothing begins."
            : `The project's automatic assignment of production domains must be on, and the deployment check ${letIn.name} holds each production build${letIn.create ? "; where the project has none of this name, it is created" : ""}.`,
        `Record it at GitHub as environment ${environment}.`,
    ];
}
/** Whole sentences; none where the build is uploaded. */
function explainLetIn(git) {
    if (git === null)
        return [];
    const history = "The commit must descend from what production serves: an older one steps aside, and one beside it is held.";
    return git.letIn.kind === "staged"
        ? [
            history,
            "Promoting switches automatic assignment on; it is switched off again at once, and builds that became ready meanwhile are named.",
        ]
        : [
            history,
            `Nothing is promoted: the check ${git.letIn.name} is answered for this build, and the host assigns the domains. Another vendor's check that is pending or failed holds the release; none is ever forced.`,
        ];
}

// EXTERNAL MODULE: ./build/src/plan/patterns.js
var patterns = __webpack_require__(44866);
;// CONCATENATED MODULE: ./build/src/plan/explain-ladder.js

/** Whole sentences; none where the host's own rung is the only one. */
function explainLadder({ rollback }, { rungs = {} }) {
    const { ladder } = rollback;
    if (ladder.length === 1)
        return [];
    const host = ladder.indexOf(patterns/* HOST_RUNG */.cW);
    return [
        `A rollback climbs a ladder: ${ladder.join(", ")}. What comes before host has half a minute each, and ends the ladder only where production's http gates failed right before it and pass since; then the release stays, and a person decides.`,
        ...ladder.map((key, index) => {
            const rung = rungs[key];
            const what = rung === undefined ? "" : `: ${rung.explain(rollback.rungs[key])}`;
            const when = index <= host ? "" : whenAfterHost(rung?.moves);
            return `Rung ${index + 1}, ${key}${what}${when}. It does not undo ${rung?.cannotUndo ?? "what is not known"}.`;
        }),
    ];
}
function whenAfterHost(moves) {
    if (moves === "data")
        return "";
    return moves === "source"
        ? ", once the release is out"
        : ", where the rollback was not possible or the known-good deployment does not pass production's gates";
}

// EXTERNAL MODULE: ./build/src/plan/explain-rollout.js
var explain_rollout = __webpack_require__(80962);
;// CONCATENATED MODULE: ./build/src/plan/describe-gate.js
function describeGate({ title, gate, spec, after = [] }, { gates }) {
    const known = gates[gate];
    const asks = known?.explain?.(spec) ?? known?.description.replace(/\.(?:\s.*)?$/s, "");
    const waits = after.length === 0 ? "" : `; asked after ${after.join(", ")}`;
    return `${title} [${gate}]${asks === undefined ? "" : `: ${asks}`}${waits}`;
}

;// CONCATENATED MODULE: ./build/src/plan/explain-steps.js
/** The steps of a stage for people: what each does, how long it is planned to take, and what becomes of it in a rollback. */


const HEADINGS = {
    staging: { before: "Steps before the build, in order", after: "Steps once the build is ready, in order" },
    production: {
        before: "Steps before the promote, in order, once nothing speaks against it",
        after: "Steps once production serves the release, in order",
    },
};
/** One section, its first line the heading; none where the list is empty. */
function explainSteps({ stages }, extensions, { stage, list }) {
    const { setup, [list]: items } = stages[stage];
    if (items.length === 0)
        return [];
    const prepared = setup === null ? [] : [`- First ${describeGate(setup, extensions)}`];
    return [[HEADINGS[stage][list], ...prepared, ...items.map((item) => `- ${describeStep(item, extensions)}`)]];
}
function describeStep({ title, step: key, spec, takesMs }, { steps = {} }) {
    const step = steps[key];
    if (step === undefined)
        return `${title} [${key}]`;
    const planned = takesMs === null ? "" : `; planned to take ${(0,duration/* renderDuration */.P)(takesMs)}`;
    const once = step.once?.(spec) === true ? "; never a second time without a person's word" : "";
    return `${title} [${key}]: ${step.explain(spec)}${planned}${once}. ${inARollback(step, spec)}`;
}
function inARollback(step, spec) {
    const leaves = step.leavesBehind(spec, null);
    if (step.undo?.has(spec, null) === true) {
        return step.undo.losesData(spec, null)
            ? "A rollback takes it back only where a person asks for that, since data is lost by it."
            : "A rollback takes it back.";
    }
    return leaves === null ? "A rollback leaves nothing of it behind." : `A rollback leaves it: ${leaves}.`;
}

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
        ? `shown over the whole watch, against what served before${condition.stepMs === undefined ? "" : `, counted by ${(0,duration/* renderDuration */.P)(condition.stepMs)}`}`
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
    const steps = plan.onlyObserves === true ? observingSteps(plan, extensions) : releaseSteps(plan, extensions);
    return [
        header(plan, extensions),
        ...steps.map(([title = "", ...lines], index) => [`${index + 1}. ${title}`, ...lines]),
        ...(plan.onlyObserves === true ? [] : [troubleSection(plan, extensions)]),
        settingsSection(plan, extensions),
        warningsSection(plan, extensions),
    ]
        .filter((section) => section.length > 0)
        .map((section, index) => renderSection(section, columns, index === 0 ? "" : INDENT))
        .join("\n\n");
}
function releaseSteps(plan, extensions) {
    return [
        ...(plan.checklist.length > 0 ? [checklistStep(plan, extensions)] : []),
        ...explainSteps(plan, extensions, { stage: "staging", list: "before" }),
        deployStep(plan),
        ...explainSteps(plan, extensions, { stage: "staging", list: "after" }),
        verifyStep(plan, extensions),
        ...explainSteps(plan, extensions, { stage: "production", list: "before" }),
        promoteStep(plan),
        ...explainSteps(plan, extensions, { stage: "production", list: "after" }),
        ...productionSteps(plan, extensions),
        ["Done", bullet("The release is recorded as done; its deployment becomes the next release's known-good one.")],
    ];
}
/** Of a plan that deploys nothing. */
function observingSteps(plan, extensions) {
    const { verify } = plan.stages.production;
    return [
        ...(plan.checklist.length > 0 ? [checklistStep(plan, extensions)] : []),
        [
            "Somebody deploys to production: the host's Git integration, its command line, its dashboard, a rollback by hand",
            bullet("Looks by a schedule notice it (watch.yml), and judge it from the moment at which it went live."),
            bullet("Nothing is changed at the host: a token that may only read is enough."),
        ],
        ...(verify.length > 0 ? [["Ask production at the first look", ...gateLines(verify, extensions)]] : []),
        ...watchSteps(plan, extensions),
        [
            "Say so",
            bullet("What was found, and where production would have been rolled back to, stands in the record, in a status on the commit, in a comment on its pull request and in the run's summary."),
        ],
    ];
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
    const { target, git } = deploy;
    if (git !== null)
        return explainGitSource(stages.staging, git).map((line, at) => (at === 0 ? line : bullet(line)));
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
    const { promote } = stages.production;
    return [
        promote === null
            ? "Promote exactly that build to production"
            : "Promote exactly that build to production, stage by stage",
        bullet(`First the reviewers of GitHub environment ${stages.production.environment}, if it has any, approve.`),
        bullet(`What production serves at that moment is recorded as the known-good deployment.`),
        ...explainLetIn(stages.staging.deploy.git).map(bullet),
        ...(0,explain_rollout/* explainRollout */.L)({ stages }).map(bullet),
        bullet(`Promoted when read back: the host's production and ${project.domains.join(", ")} show it${served}.`),
    ];
}
function productionSteps(plan, extensions) {
    const { verify } = plan.stages.production;
    const verified = ["Verify production; a failed gate rolls back", ...stageLines(plan.stages.production, extensions)];
    return [...(verify.length > 0 ? [verified] : []), ...watchSteps(plan, extensions)];
}
function watchSteps({ stages }, extensions) {
    const { verify, watch } = stages.production;
    if (watch === null)
        return [];
    return [explainWatch(watch, verify, extensions).map((line) => (typeof line === "string" ? line : bullet(line.item)))];
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
        ...items.filter((item) => (item.group ?? null) === group).map((item) => bullet(describeGate(item, extensions))),
    ]);
}
function describeIncident({ incident }) {
    if (incident === null)
        return "Nobody is told of a rollback beyond the run, the commit and the record: `incident` is off.";
    const { labels } = incident;
    const labelled = labels.length === 0 ? "" : `, labelled ${labels.join(", ")}`;
    return `A rollback, or one that was due and could not be made, opens an issue at GitHub${labelled}: what happened, what production serves, whose commits were taken out. The next good release closes it.`;
}
function troubleSection(plan, extensions) {
    const { stages, rollback } = plan;
    const exception = stages.production.watch?.onHold === "rollback" ? ", but for a watch that ends on hold, as this plan says" : "";
    return [
        "When something goes wrong",
        bullet("A failure before the promote ends the release; production is not touched."),
        bullet(`A hold (no data, a vendor that does not answer, an approval pending) stops the release where it is: nothing is promoted and nothing is rolled back${exception}. Run the same command again; it continues from what it finds.`),
        bullet("A rollback points production back at the known-good deployment, reads it back and pins it there. Without a known-good deployment it stops and says so."),
        ...explainLadder(plan, extensions).map(bullet),
        bullet(describeIncident(rollback)),
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

// EXTERNAL MODULE: ./build/src/plan/load.js + 15 modules
var load = __webpack_require__(68655);
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
