export const id = 9094;
export const ids = [9094];
export const modules = {

/***/ 59094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  comparePlans: () => (/* binding */ comparePlans)
});

// EXTERNAL MODULE: ./build/src/plan/settings.js
var settings = __webpack_require__(12516);
;// CONCATENATED MODULE: ./build/src/plan/compare/compare-values.js
/** What differs between two values of plain data, leaf by leaf. Pure. */
function compareValues(before, after, path = []) {
    if (Array.isArray(before) && Array.isArray(after))
        return compareLists(before, after, path);
    if (isMapping(before) && isMapping(after)) {
        const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
        return keys.flatMap((key) => compareValues(before[key], after[key], [...path, key]));
    }
    return textOf(before) === textOf(after) ? [] : [{ path, before, after }];
}
/** Their order says nothing: elements are the same by what they say. Two that could be one and the same are compared. */
function compareLists(before, after, path) {
    const gone = without(before, after);
    const come = without(after, before);
    const [only] = gone;
    const [instead] = come;
    if (gone.length === 1 && come.length === 1 && isMapping(only) && isMapping(instead))
        return compareValues(only, instead, path);
    return [
        ...gone.map((element) => ({ path, before: element, after: undefined })),
        ...come.map((element) => ({ path, before: undefined, after: element })),
    ];
}
function without(elements, others) {
    const left = others.map(textOf);
    return elements.filter((element) => {
        const index = left.indexOf(textOf(element));
        if (index >= 0)
            left.splice(index, 1);
        return index < 0;
    });
}
function sameValue(before, after) {
    return compareValues(before, after).length === 0;
}
/** The same value has the same text, whatever the order of its keys. */
function textOf(value) {
    if (value instanceof RegExp)
        return String(value);
    if (Array.isArray(value))
        return `[${value.map(textOf).join(",")}]`;
    if (!isMapping(value))
        return JSON.stringify(value) ?? "";
    const entries = Object.entries(value).filter(([, inside]) => inside !== undefined);
    const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
    return `{${sorted.map(([key, inside]) => `${JSON.stringify(key)}:${textOf(inside)}`).join(",")}}`;
}
function isMapping(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
;// CONCATENATED MODULE: ./build/src/plan/compare/plan-change.js
/** One thing that another plan does otherwise, in words for whoever reviews it. */


/** `timeout 10m → 20m`, `override gains @bob`, `forbid loses *devtools*`. */
function renderValueChange({ path, before, after }) {
    const name = path.map((key) => key.replace(/Ms$/, "")).join(".");
    const lead = name === "" ? "" : `${name} `;
    const key = path.at(-1) ?? "";
    if (before === undefined || before === null)
        return `${lead}gains ${renderValue(key, after)}`;
    if (after === undefined || after === null)
        return `${lead}loses ${renderValue(key, before)}`;
    return `${lead}${renderValue(key, before)} → ${renderValue(key, after)}`;
}
const LONGEST = 120;
function renderValue(key, value) {
    if (typeof value === "number" && key.endsWith("Ms"))
        return (0,duration/* renderDuration */.P)(value);
    if (typeof value === "string")
        return value === "" ? '""' : value;
    if (isMapping(value) && typeof value["text"] === "string")
        return value["text"];
    const text = JSON.stringify(value) ?? "nothing";
    return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

;// CONCATENATED MODULE: ./build/src/plan/compare/strictness.js
/** The less, the stricter; nothing at all is no limit. */
const LIMITS = new Set(["max", "bytes", "growth", "share", "drop", "maximumDurationMs", "within", "withinMs"]);
/** The more, the stricter; nothing at all asks for nothing. */
const FLOORS = new Set(["count", "min-days", "lines", "branches", "functions", "statements"]);
/** Each of them is asked for. */
const DEMANDS = new Set([
    "contains",
    "absent",
    "required",
    "forbid",
    "all-of",
    "freeze",
    "closed",
    "sees",
    "entries",
    "tags",
]);
/** Each of them is let through. */
const LEAVES = new Set(["by", "override", "ignore", "optional", "exclude", "allow", "public"]);
/** Stricter where they are on, and where they are off. */
const STRICT_ON = new Set(["not-author", "distinct-people", "additive"]);
const STRICT_OFF = new Set(["lasting", "allowComments"]);
/** Says how long somebody is waited for, and not what is asked. */
const NEUTRAL = new Set(["timeoutMs", "timeout"]);
/** Does it ask for less than before, or let more through? What a word does that is not here, such as another command line, a person must tell. */
function weakensBy(change) {
    if (change.path.some((word) => NEUTRAL.has(word)))
        return false;
    return change.path.some(isKnown) ? isWeaker(change) : "perhaps";
}
function isWeaker({ path, before, after }) {
    const key = path.findLast((word) => isKnown(word));
    if (key === undefined)
        return false;
    const isGone = after === undefined || after === null;
    const isNew = before === undefined || before === null;
    if (DEMANDS.has(key))
        return isGone;
    // All windows or all names gone is another matter than one of them: nothing is kept out any more.
    if (LEAVES.has(key))
        return isNew;
    if (STRICT_ON.has(key))
        return before === true;
    if (STRICT_OFF.has(key))
        return after === true;
    if (isGone)
        return true;
    if (typeof before !== "number" || typeof after !== "number")
        return false;
    return LIMITS.has(key) ? after > before : after < before;
}
function isKnown(word) {
    return [LIMITS, FLOORS, DEMANDS, LEAVES, STRICT_ON, STRICT_OFF].some((words) => words.has(word));
}

;// CONCATENATED MODULE: ./build/src/plan/compare/compare-gates.js



function compareGates(lists, extensions) {
    const { area, before, after, consequence } = lists;
    const named = (items, title) => items.find((item) => item.title === title);
    const gone = before.filter(({ title }) => named(after, title) === undefined);
    const come = after.filter(({ title }) => named(before, title) === undefined);
    const renamed = gone.flatMap((old) => {
        const same = come.find(({ gate, spec }) => gate === old.gate && sameValue(spec, old.spec));
        return same === undefined ? [] : [{ old, same }];
    });
    const isRenamed = (item) => renamed.some(({ old, same }) => old === item || same === item);
    return [
        ...gone
            .filter((item) => !isRenamed(item))
            .map(({ title, gate }) => ({
            area,
            text: `${consequence} without "${title}" [${gate}]`,
            weakens: true,
        })),
        ...before.flatMap((item) => {
            const now = named(after, item.title);
            return now === undefined ? [] : compareItem(area, item, now, extensions);
        }),
        ...renamed.map(({ old, same }) => ({
            area,
            text: `"${old.title}" is now called "${same.title}"`,
            weakens: false,
        })),
        ...come
            .filter((item) => !isRenamed(item))
            .map((item) => ({
            area,
            text: `"${item.title}" is asked too: ${asked(item, extensions)}`,
            weakens: false,
        })),
    ];
}
function compareItem(area, before, after, extensions) {
    const { title } = before;
    if (before.gate !== after.gate) {
        const text = `"${title}" asks something else: ${asked(before, extensions)} → ${asked(after, extensions)}`;
        return [{ area, text, weakens: "perhaps" }];
    }
    const changes = compareValues(before.spec, after.spec);
    const waits = compareValues(before.after ?? [], after.after ?? [], ["after"]);
    return [...describeSpec(area, before, after, changes, extensions), ...waits.map((one) => waiting(area, title, one))];
}
/** In the gate's own words where they tell the difference, else word by word. */
function describeSpec(area, before, after, changes, extensions) {
    if (changes.length === 0)
        return [];
    const all = changes.map(weakensBy);
    const weakens = opensWide(before.spec, after.spec) || all.includes(true) || (all.includes("perhaps") && "perhaps");
    const [was, is] = [asked(before, extensions), asked(after, extensions)];
    const text = was === is ? changes.map(renderValueChange).join("; ") : `${was} → ${is}`;
    return [{ area, text: `"${before.title}": ${text}`, weakens }];
}
/** Windows that allow something keep the rest out; without any of them nothing is kept out. */
function opensWide(before, after) {
    const allowed = (spec) => spec?.allow;
    const [was, is] = [allowed(before), allowed(after)];
    return Array.isArray(was) && was.length > 0 && Array.isArray(is) && is.length === 0;
}
function waiting(area, title, change) {
    return { area, text: `"${title}": ${renderValueChange(change)}`, weakens: false };
}
function asked({ gate, spec }, { gates }) {
    return `[${gate}] ${gates[gate]?.explain?.(spec) ?? ""}`.trim();
}

;// CONCATENATED MODULE: ./build/src/plan/compare/compare-steps.js


/** Whether a release is safer with or without a step, a person must tell: only what is gone was certainly wanted once. */
function compareSteps(area, before, now, extensions) {
    return ["before", "after"].flatMap((list) => compareList(area, list, before[list], now[list], extensions));
}
function compareList(area, list, was, is, extensions) {
    const named = (items, title) => items.find((item) => item.title === title);
    const kept = (items, others) => items.flatMap(({ title }) => (named(others, title) === undefined ? [] : [title]));
    return [
        ...was
            .filter(({ title }) => named(is, title) === undefined)
            .map(({ title, step }) => ({
            area,
            text: `the step "${title}" [${step}] is not taken any more (${list})`,
            weakens: true,
        })),
        ...was.flatMap((item) => {
            const now = named(is, item.title);
            return now === undefined ? [] : compareStep(area, item, now, extensions);
        }),
        ...is
            .filter(({ title }) => named(was, title) === undefined)
            .map((item) => ({
            area,
            text: `the step "${item.title}" is taken too (${list}): ${told(item, extensions)}`,
            weakens: "perhaps",
        })),
        ...(JSON.stringify(kept(was, is)) === JSON.stringify(kept(is, was))
            ? []
            : [{ area, text: `the steps are taken in another order (${list}): ${titles(is)}`, weakens: "perhaps" }]),
    ];
}
function compareStep(area, was, is, extensions) {
    const planned = compareValues({ takesMs: was.takesMs }, { takesMs: is.takesMs }).map((change) => ({
        area,
        text: `the step "${is.title}" ${renderValueChange(change)}`,
        weakens: false,
    }));
    const changes = was.step === is.step ? compareValues(was.spec, is.spec) : [];
    if (was.step === is.step && changes.length === 0)
        return planned;
    const [before, now] = [told(was, extensions), told(is, extensions)];
    const text = before === now ? changes.map(renderValueChange).join("; ") : `${before} → ${now}`;
    return [{ area, text: `the step "${is.title}": ${text}`, weakens: "perhaps" }, ...planned];
}
function told({ step, spec }, { steps = {} }) {
    return `[${step}] ${steps[step]?.explain(spec) ?? ""}`.trim();
}
function titles(items) {
    return items.map(({ title }) => title).join(", ");
}

// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan = __webpack_require__(73866);
;// CONCATENATED MODULE: ./build/src/plan/compare/compare-conditions.js
/** Of a rollback condition, to be met is bad; of a goal, not to be. */
function compareConditions(kind, before, after) {
    const textOf = ({ text }) => text.trim();
    const kept = new Set(before.map(textOf));
    const gone = before.filter((one) => !after.some((other) => textOf(other) === textOf(one)));
    const come = after.filter((one) => !kept.has(textOf(one)));
    const left = [...come];
    const changed = gone.map((old) => {
        const index = left.findIndex((one) => isAlike(old, one));
        return { old, now: index < 0 ? null : (left.splice(index, 1)[0] ?? null) };
    });
    const noun = kind === "rollback" ? "rollback condition" : "goal";
    return [
        ...changed.map(({ old, now }) => {
            if (now === null) {
                const text = kind === "rollback"
                    ? `nothing is rolled back for \`${textOf(old)}\` any more`
                    : `\`${textOf(old)}\` need not be reached any more`;
                return { area: "watch", text, weakens: true };
            }
            return {
                area: "watch",
                text: `${noun} \`${textOf(old)}\` → \`${textOf(now)}\``,
                weakens: toleratesMore(kind, old, now),
            };
        }),
        ...left.map((one) => ({ area: "watch", text: `new ${noun} \`${textOf(one)}\``, weakens: false })),
    ];
}
function isAlike(one, other) {
    if (one.metric !== other.metric || isUpper(one) !== isUpper(other))
        return false;
    if (one.kind === "change")
        return other.kind === "change" && one.amount.kind === other.amount.kind;
    return one.kind === other.kind;
}
/** Too much is what it speaks of, and not too little. */
function isUpper(condition) {
    return condition.kind === "change" ? condition.direction === "increases" : condition.comparison.startsWith(">");
}
function toleratesMore(kind, before, after) {
    const [was, is] = [limitOf(before), limitOf(after)];
    const isHigher = before.kind === "change" ? is > was : isUpper(before) === is > was && is !== was;
    if (is === was)
        return kind === "rollback" && after.overMs > before.overMs;
    return kind === "rollback" ? isHigher : !isHigher;
}
function limitOf(condition) {
    if (condition.kind === "change")
        return condition.amount.value;
    return condition.kind === "rate" ? condition.count / condition.perMs : condition.value;
}

;// CONCATENATED MODULE: ./build/src/plan/compare/compare-watch.js
/** What another watch sees, tolerates and does about it. Pure. */





const watch = (text, weakens) => ({ area: "watch", text, weakens });
function compareWatch(before, after) {
    if (before === null)
        return after === null ? [] : [watch(`production is watched for ${(0,duration/* renderDuration */.P)(after.forMs)}`, false)];
    if (after === null)
        return [watch("production is not watched any more, and nothing is rolled back by itself", true)];
    const { rollbackConditions, successConditions, metrics, regression, observe, ends, onHold, ...lengths } = before;
    return [
        ...(observe === after.observe ? [] : [observing(after.observe)]),
        ...lengthsOf(lengths, after),
        ...compareConditions("rollback", rollbackConditions, after.rollbackConditions),
        ...compareConditions("goal", successConditions, after.successConditions),
        ...compareMetrics(metrics, after.metrics),
        ...compareRegression(regression, after.regression),
        ...(ends === after.ends
            ? []
            : [watch(`a good watch ends ${after.ends}, not ${ends}`, after.ends === "when-shown")]),
        ...(onHold === after.onHold
            ? []
            : [watch(`what cannot be judged: on-hold ${onHold} → ${after.onHold}`, onHold === "rollback")]),
    ];
}
function observing(observe) {
    return observe
        ? watch("nothing is rolled back any more: the watch only observes", true)
        : watch("the watch rolls back by itself, where it only observed before", false);
}
/** Which way each of them lets more pass unseen. */
const LENGTHS = {
    forMs: { name: "watched for", weaker: "shorter" },
    everyMs: { name: "checked every", weaker: "longer" },
    warmUpMs: { name: "latencies and resources judged after", weaker: "longer" },
    probeEveryMs: { name: "probed every", weaker: "longer" },
    silenceMs: { name: "longest silence between looks", weaker: "longer" },
};
function lengthsOf(before, after) {
    return compareValues(before, { ...after, ...NOTHING_ELSE }).flatMap((change) => {
        const known = LENGTHS[change.path[0] ?? ""];
        const { before: was, after: is } = change;
        if (known === undefined || typeof was !== "number" || typeof is !== "number")
            return [watch(renderValueChange(change), false)];
        const isWeaker = known.weaker === "shorter" ? is < was : is > was;
        return [watch(`${known.name} ${(0,duration/* renderDuration */.P)(was)} → ${(0,duration/* renderDuration */.P)(is)}`, isWeaker)];
    });
}
/** What is compared by itself. */
const NOTHING_ELSE = {
    rollbackConditions: undefined,
    successConditions: undefined,
    metrics: undefined,
    regression: undefined,
    observe: undefined,
    ends: undefined,
    onHold: undefined,
};
function compareMetrics(before, after) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => {
        const [was, is] = [before[name], after[name]];
        if (was?.provider === plan/* PROBE_PROVIDER */.ZJ || is?.provider === plan/* PROBE_PROVIDER */.ZJ || sameMetric(was, is))
            return [];
        if (is === undefined)
            return [watch(`the metric ${name} is gone`, false)];
        if (was === undefined)
            return [watch(`new metric ${name} from ${is.provider}`, false)];
        if (was.provider !== is.provider)
            return [watch(`${name} comes from ${is.provider}, not ${was.provider}`, "perhaps")];
        const changes = compareValues({ spec: was.spec, settleMs: was.settleMs }, { spec: is.spec, settleMs: is.settleMs });
        // Asked in another way, the same limit means something else.
        return [watch(`${name} is asked otherwise: ${changes.map(renderValueChange).join("; ")}`, "perhaps")];
    });
}
/** By what it asks, wherever it stands in the file. */
function sameMetric(was, is) {
    return was !== undefined && is !== undefined && sameValue({ ...was, position: null }, { ...is, position: null });
}
function compareRegression(before, after) {
    const gone = before.metrics.filter((name) => !after.metrics.includes(name));
    const come = after.metrics.filter((name) => !before.metrics.includes(name));
    return [
        ...(gone.length === 0 ? [] : [watch(`${gone.join(", ")}: not compared with what was there before any more`, true)]),
        ...(come.length === 0 ? [] : [watch(`${come.join(", ")}: compared with what was there before`, false)]),
        ...(before.falseAlarms === after.falseAlarms
            ? []
            : [
                watch(`false alarms of comparisons ${percent(before.falseAlarms)} → ${percent(after.falseAlarms)}`, after.falseAlarms < before.falseAlarms),
            ]),
    ];
}
function percent(share) {
    return `${Number((share * 100).toPrecision(3))} %`;
}

;// CONCATENATED MODULE: ./build/src/plan/compare/compare-plans.js






/** Those that weaken the plan come first. None where both mean the same. */
function comparePlans(before, after, extensions) {
    const changes = [
        ...compareProject(before, after),
        ...compareGates({
            area: "checklist",
            before: before.checklist,
            after: after.checklist,
            consequence: before.stages.production.requires === "checklist"
                ? "production is promoted, and a pull request passes,"
                : "a pull request passes",
        }, extensions),
        ...compareStaging(before, after, extensions),
        ...compareProduction(before.stages.production, after.stages.production, extensions),
        ...compareWatch(before.stages.production.watch, after.stages.production.watch),
        ...compareRollback(before.rollback, after.rollback),
        ...compareSecrets(before, after, extensions),
    ];
    return changes.toSorted((one, other) => RANKS.indexOf(one.weakens) - RANKS.indexOf(other.weakens));
}
const RANKS = [true, "perhaps", false];
const say = (area, text, weakens) => ({ area, text, weakens });
function wordByWord(area, changes, weakens = false) {
    return changes.map((change) => say(area, renderValueChange(change), weakens));
}
function compareProject(before, after) {
    const { host, domains, version, addresses, ...others } = before.project;
    const now = after.project;
    const rest = { ...now, host: undefined, domains: undefined, version: undefined, addresses: undefined };
    return [
        ...(before.name === after.name ? [] : [say("project", `name ${before.name} → ${after.name}`, false)]),
        ...compareValues(host, now.host).map((change) => say("project", `another project is released: ${renderValueChange(change)}`, "perhaps")),
        ...domains
            .filter((domain) => !now.domains.includes(domain))
            .map((domain) => say("project", `${domain} is no production domain any more: nobody reads it back`, true)),
        ...now.domains
            .filter((domain) => !domains.includes(domain))
            .map((domain) => say("project", `${domain} is a production domain, and is asked by gates`, false)),
        ...compareValues({ version }, { version: now.version }).map((change) => say("project", renderValueChange(change), now.version === null)),
        ...compareValues(addresses, now.addresses).map((change) => say("project", `a token goes to another address: ${renderValueChange(change)}`, true)),
        ...wordByWord("project", compareValues(others, rest)),
    ];
}
function compareStaging(before, after, extensions) {
    if (before.onlyObserves !== after.onlyObserves) {
        return after.onlyObserves === true
            ? [say("staging", "nothing is released by this plan any more: it only observes what others deploy", true)]
            : [
                say("staging", "releases are deployed, verified and promoted by this plan, which only observed before", false),
            ];
    }
    const { setup, verify, before: stepsBefore, after: stepsAfter, ...others } = before.stages.staging;
    const now = after.stages.staging;
    return [
        ...compareSteps("staging", { before: stepsBefore, after: stepsAfter }, now, extensions),
        ...wordByWord("staging", compareValues({ ...others, setup: setup?.spec }, compare_plans_without(now, "verify", now.setup?.spec))),
        ...compareGates({ area: "staging", before: verify, after: now.verify, consequence: "a build is promoted" }, extensions),
    ];
}
function compareProduction(before, now, extensions) {
    const { environment, requires, promote, verify, watch: _watch, setup, ...rest } = before;
    const { before: stepsBefore, after: stepsAfter, ...others } = rest;
    const known = { environment: undefined, requires: undefined, promote: undefined, watch: undefined };
    return [
        ...compareSteps("production", { before: stepsBefore, after: stepsAfter }, now, extensions),
        ...(environment === now.environment
            ? []
            : [
                say("production", `the reviewers of GitHub environment ${now.environment} approve, not those of ${environment}`, "perhaps"),
            ]),
        ...(requires === now.requires
            ? []
            : now.requires === "nothing"
                ? [say("production", "production is promoted without the checklist", true)]
                : [say("production", "production is promoted only with the checklist passed", false)]),
        ...compareRollout(promote, now.promote),
        ...wordByWord("production", compareValues({ ...others, setup: setup?.spec }, { ...compare_plans_without(now, "verify", now.setup?.spec), ...known })),
        ...compareGates({ area: "production", before: verify, after: now.verify, consequence: "a release stays in production" }, extensions),
    ];
}
function compare_plans_without(stage, left, setup) {
    return { ...stage, [left]: undefined, before: undefined, after: undefined, setup };
}
function compareRollout(before, now) {
    if (now === null) {
        return before === null ? [] : [say("production", "all visitors get a release at once, and not in stages", true)];
    }
    if (before === null)
        return [say("production", `visitors get a release in stages: ${now.percents.join(" %, ")} %`, false)];
    const [was, is] = [before.percents.join(" %, "), now.percents.join(" %, ")];
    const fewer = now.percents.length < before.percents.length || (now.percents[0] ?? 0) > (before.percents[0] ?? 0);
    return [
        ...(was === is ? [] : [say("production", `stages of the visitors ${was} % → ${is} %`, fewer)]),
        ...compareValues({ stageMs: before.stageMs }, { stageMs: now.stageMs }).map((change) => say("production", `length of a ${renderValueChange(change)}`, now.stageMs < before.stageMs)),
    ];
}
function compareRollback(before, now) {
    const { to, by, incident, ...others } = before;
    const known = { to: undefined, by: undefined, incident: undefined };
    return [
        ...(to === now.to
            ? []
            : now.to === "previous"
                ? [say("rollback", "a rollback goes to what served before, judged good or not (rollback.to)", true)]
                : [say("rollback", "a rollback goes to what is judged good (rollback.to)", false)]),
        ...now.by
            .filter((login) => !by.includes(login))
            .map((login) => say("rollback", `rollbacks that ${login} records from a terminal count`, true)),
        ...by
            .filter((login) => !now.by.includes(login))
            .map((login) => say("rollback", `rollbacks that ${login} records from a terminal do not count any more`, false)),
        ...(incident !== null && now.incident === null
            ? [say("rollback", "nobody is told of a rollback by an issue any more", true)]
            : wordByWord("rollback", compareValues({ incident }, { incident: now.incident }))),
        ...wordByWord("rollback", compareValues(others, { ...now, ...known })),
    ];
}
/** A name that nobody named before is a secret that somebody new is given. */
function compareSecrets(before, after, extensions) {
    const used = (plan) => (0,settings/* listSettings */.cl)(plan, extensions).filter(({ setting }) => setting.source !== "runner");
    const known = new Set(used(before).map(({ setting }) => setting.name));
    const now = used(after);
    const named = new Set(now.map(({ setting }) => setting.name));
    return [
        ...now
            .filter(({ setting }) => !known.has(setting.name) && setting.source !== "address")
            .map(({ setting, neededBy }) => say("secrets", `${setting.name} is newly named, by ${neededBy}`, false)),
        ...[...known]
            .filter((name) => !named.has(name))
            .map((name) => say("secrets", `${name} is not needed any more`, false)),
    ];
}


/***/ })

};
