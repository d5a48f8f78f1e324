export const id = 3769;
export const ids = [3769,4629];
export const modules = {

/***/ 94629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   qz: () => (/* binding */ widthOf),
/* harmony export */   vY: () => (/* binding */ fitText),
/* harmony export */   wrapText: () => (/* binding */ wrapText)
/* harmony export */ });
/* unused harmony export MINIMUM_COLUMNS */
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

/***/ 40208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A8: () => (/* binding */ MAXIMUM_ITEMS),
/* harmony export */   DY: () => (/* binding */ checklistItemSchema),
/* harmony export */   GA: () => (/* binding */ GATE_LISTS),
/* harmony export */   U8: () => (/* binding */ metricSchema),
/* harmony export */   W9: () => (/* binding */ gateItemSchema),
/* harmony export */   bN: () => (/* binding */ gateListSchema),
/* harmony export */   mK: () => (/* binding */ SETUP_GATE),
/* harmony export */   n1: () => (/* binding */ refuseTitleOfSetup),
/* harmony export */   nE: () => (/* binding */ SETUP_TITLE),
/* harmony export */   nO: () => (/* binding */ SETUPS),
/* harmony export */   nk: () => (/* binding */ ITEM_KEYS),
/* harmony export */   rJ: () => (/* binding */ setupSchema),
/* harmony export */   wZ: () => (/* binding */ EXACTLY_ONE)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26921);
/** The two places where a registry joins the plan: one gate of a list, and one metric of a watch. */

/** Marks the issue that a list item names no gate, or several: dropped where an unknown key says it better. */
const EXACTLY_ONE = "exactly-one";
/** What runs a stage's setup, and how people see it. */
const SETUP_GATE = "command";
const SETUP_TITLE = "Setup";
/** Where gates stand in a plan. */
const GATE_LISTS = [["checklist"], ["stages", "staging", "verify"], ["stages", "production", "verify"]];
const SETUPS = [
    ["stages", "staging", "setup"],
    ["stages", "production", "setup"],
];
/** Of a checklist: as many lines as one comment of GitHub can show. */
const MAXIMUM_ITEMS = 300;
const title = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .trim()
    .min(1)
    .max(100)
    .describe("What is checked, worded for the reviewer; at most 100 characters.");
const group = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .trim()
    .min(1)
    .max(60)
    .optional()
    .describe("Heading under which the comment shows the item. Default: none; such items come first.");
const after = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().transform((one) => [one]), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).min(1)])
    .optional()
    .describe("Title of an item, or a list of titles, that must pass before this one is checked.");
/** Keys of an item that name no gate. */
const ITEM_KEYS = new Set(Object.keys({ title, group, after }));
/** `{ title, <gate key>: spec }`, with exactly one gate key. */
function gateItemSchema(all) {
    const gates = Object.fromEntries(Object.entries(all).filter(([, gate]) => gate.boxes === undefined));
    return itemSchema(gates, { title }, {
        id: "gate",
        title: "Gate",
        description: "One gate that must pass: a title, and one key that names the gate.",
    });
}
/** `{ title, group, after, <gate key>: spec }`; gates that ask people are here only. */
function checklistItemSchema(gates) {
    return itemSchema(gates, { title, group, after }, {
        id: "checklist-item",
        title: "Checklist item",
        description: "One item of the checklist: a title, and one key that names the gate.",
    });
}
/** An item with these keys of its own, and exactly one that names its gate. */
function itemSchema(gates, own, words) {
    const keys = Object.keys(gates);
    return (zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ ...own, ...optionalSpecs(gates) })
        .superRefine(...exactlyOne(keys, "gate"))
        .meta({ ...words, oneOf: keys.map((key) => ({ required: [key] })) }));
}
/** Gates that are asked together. Two of one title would be one line of a summary, and one could hide the other's no. */
function gateListSchema(gateItem) {
    return zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(gateItem).superRefine((items, context) => {
        const titles = items.map((item) => item?.title);
        for (const [index, title] of titles.entries()) {
            if (typeof title !== "string" || titles.indexOf(title) === index)
                continue;
            context.addIssue({
                code: "custom",
                path: [index, "title"],
                message: `another gate of this list has the title ${JSON.stringify(title)}`,
            });
        }
    }, { when: ({ value }) => Array.isArray(value) });
}
/** A stage's setup: a command of the repository, written as the gate of that name is. */
function setupSchema(gates) {
    const command = gates[SETUP_GATE];
    if (command === undefined)
        throw new Error(`no gate ${SETUP_GATE}`);
    return command.spec
        .optional()
        .describe("Run once before the first gate of this stage that runs code (`command`, `bundle`, `coverage`): `npm ci`. A command line, or a map as for [`command`](gates.md#command). If it does not succeed, those gates are not checked and the stage holds. Default: none.");
}
/** A line of the summary, so that no gate may have the same. */
function refuseTitleOfSetup({ setup, verify }, context) {
    if (setup === undefined)
        return;
    for (const [index, item] of verify.entries()) {
        if (item.title !== SETUP_TITLE)
            continue;
        const message = `${JSON.stringify(SETUP_TITLE)} is the title of the stage's own setup`;
        context.addIssue({ code: "custom", path: ["verify", index, "title"], message });
    }
}
/** `{ <provider key>: spec }`, with exactly one provider key. */
function metricSchema(providers) {
    const keys = Object.keys(providers);
    return zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(optionalSpecs(providers))
        .superRefine(...exactlyOne(keys, "metric provider"))
        .meta({
        id: "metric",
        title: "Metric",
        description: "Source of a metric: one key that names the provider, with its settings.",
        oneOf: keys.map((key) => ({ required: [key] })),
    });
}
function optionalSpecs(members) {
    return Object.fromEntries(Object.entries(members).map(([key, { spec, description }]) => [
        key,
        spec.optional().describe(spec.description ?? description),
    ]));
}
function exactlyOne(keys, noun) {
    return [
        (item, context) => {
            const named = keys.filter((key) => item[key] !== undefined);
            if (named.length === 1)
                return;
            context.addIssue({
                code: "custom",
                message: named.length === 0
                    ? `names no ${noun}: expected one of ${keys.join(", ")}`
                    : `names ${named.length} ${noun}s (${named.join(", ")}): expected exactly one`,
                params: { rule: EXACTLY_ONE },
            });
        },
        // Also where another key of the item is wrong, so that all mistakes are reported at once.
        { when: ({ value }) => typeof value === "object" && value !== null && !Array.isArray(value) },
    ];
}


/***/ }),

/***/ 87172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X7: () => (/* binding */ PLAN_BEGINS),
  Sd: () => (/* binding */ parseInPlainWords),
  i7: () => (/* binding */ renderPath),
  ek: () => (/* binding */ toProblems),
  fK: () => (/* binding */ valueAt)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./build/src/plan/gate-schema.js
var gate_schema = __webpack_require__(40208);
// EXTERNAL MODULE: ./build/src/lib/nearest-word.js
var nearest_word = __webpack_require__(20788);
;// CONCATENATED MODULE: ./build/src/plan/issue-words.js

/** Message of a value that has none of several forms, until the forms' own messages are put together. */
const UNION_WITHOUT_WORDS = "holdpoint: union";
const NOUNS = {
    string: "text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    object: "a mapping of keys",
    record: "a mapping of keys",
    array: "a list",
    null: "nothing",
};
/** What was expected and what was found, in words; undefined where the schema says it itself. */
function describeIssue(issue) {
    switch (issue.code) {
        case "invalid_type": {
            const expected = `expected ${NOUNS[issue.expected] ?? issue.expected}`;
            return issue.input === undefined ? expected : `${expected}, found ${describeValue(issue.input)}`;
        }
        case "invalid_value": {
            const words = issue.values.map(String);
            const nearest = typeof issue.input === "string" ? (0,nearest_word/* nearestWord */.z)(issue.input, words) : null;
            const expected = `expected ${words.length === 1 ? words[0] : `one of ${words.join(", ")}`}`;
            if (issue.input === undefined)
                return expected;
            return `${expected}, found ${describeValue(issue.input)}${nearest ? ` (did you mean "${nearest}"?)` : ""}`;
        }
        case "too_small":
            if (issue.origin === "array")
                return `expected at least ${issue.minimum}, found ${lengthOf(issue.input)}`;
            if (issue.origin === "string" && issue.minimum === 1)
                return "must not be empty";
            if (issue.origin === "string")
                return `expected at least ${issue.minimum} characters, found ${lengthOf(issue.input)}`;
            return `expected ${issue.inclusive ? "at least" : "more than"} ${issue.minimum}, found ${describeValue(issue.input)}`;
        case "too_big":
            if (issue.origin === "array")
                return `expected at most ${issue.maximum}, found ${lengthOf(issue.input)}`;
            if (issue.origin === "string")
                return `expected at most ${issue.maximum} characters, found ${lengthOf(issue.input)}`;
            return `expected ${issue.inclusive ? "at most" : "less than"} ${issue.maximum}, found ${describeValue(issue.input)}`;
        case "invalid_union":
            return UNION_WITHOUT_WORDS;
        default:
            return undefined;
    }
}
function lengthOf(value) {
    return Array.isArray(value) || typeof value === "string" ? value.length : 0;
}
function describeValue(value) {
    if (value === null)
        return "nothing";
    if (Array.isArray(value))
        return "a list";
    if (typeof value === "object")
        return "a mapping of keys";
    if (typeof value !== "string")
        return String(value);
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}

;// CONCATENATED MODULE: ./build/src/plan/issue.js
/** Mistakes that a schema found, told in the user's terms and with the place in the file. */




/** Words of the design that this version does not have: said so, instead of "unknown". */
const NOT_YET = new Set([
    "announce",
    "stages.production.promote",
    "stages.production.watch.regression",
    "rollback.flag",
    "rollback.revert",
]);
const NOT_YET_RUNGS = new Set(["flag", "revert"]);
/** What a plan had in the first design, and where it is now. */
const MOVED = {
    windows: "Declare deploy windows with a gate: `window` in `checklist` or in `stages.staging.verify`.",
};
const NOT_YET_REMEDY = "Remove it for now; the plan is refused rather than run without it.";
const PLAN_BEGINS = 'A plan begins with "version: 1".';
const PLAN_WORDS = { whole: "the plan", isNot: "not a plan", remedy: PLAN_BEGINS };
/** zod keeps the `keys` array of a raw issue in the final one, but not the schema, which alone knows the valid keys. */
const knownKeys = new WeakMap();
/**
 * Parses with messages in the plan's words. A gate's schema may parse a part of its spec by itself, out of reach of an
 * error map that is passed in; so it is zod's global one for as long as this call lasts.
 */
function parseInPlainWords(schema, value) {
    const before = core/* config */.$W().customError;
    core/* config */.$W({
        customError: (issue) => {
            if (issue.code === "unrecognized_keys") {
                const shape = issue.inst?.def?.shape;
                knownKeys.set(issue.keys, Object.keys(shape ?? {}));
            }
            return describeIssue(issue);
        },
    });
    try {
        const result = schema.safeParse(value);
        // zod words the issues when they are first read, which must be before its map is put back.
        void result.error?.issues;
        return result;
    }
    finally {
        core/* config */.$W({ customError: before });
    }
}
/** What the schema found, each with its place. `checklistOnly`: keys of the gates that no stage has. */
function toProblems(issues, source, checklistOnly = [], words = PLAN_WORDS) {
    const flat = issues.flatMap((issue) => unfoldUnion(issue, []));
    const misspelt = misspeltKeys(flat);
    return flat
        .filter((issue) => !isSaidBetter(issue, flat) && !(misspelt.has(renderPath(issue.path)) && !source.has(issue.path)))
        .flatMap((issue) => problemsOf(issue, source, checklistOnly, words));
}
function problemsOf(issue, source, checklistOnly, words) {
    if (issue.code === "unrecognized_keys") {
        const known = knownKeys.get(issue.keys) ?? [];
        return issue.keys.map((key) => ({
            ...(isGateOfStage(issue.path) && checklistOnly.includes(key)
                ? describeChecklistOnly(issue.path, key)
                : describeUnknownKey(issue.path, key, known, valueAt(source.value, [...issue.path, key]), words)),
            position: source.keyPosition([...issue.path, key]),
        }));
    }
    const where = renderPath(issue.path);
    if (where === "") {
        const message = `${words.isNot}: ${issue.message}`;
        return [{ message, position: source.valuePosition([]), remedy: words.remedy }];
    }
    if (!source.has(issue.path)) {
        return [{ message: `${where} is missing: ${issue.message}`, position: source.keyPosition(issue.path) }];
    }
    if (issue.code === "invalid_key") {
        const message = issue.issues[0]?.message ?? issue.message;
        return [{ message: `${where}: ${message}`, position: source.keyPosition(issue.path) }];
    }
    if (issue.path[0] === "rollback" && issue.path[1] === "ladder" && issue.path.length === 3) {
        const rung = valueAt(source.value, issue.path);
        if (typeof rung === "string" && NOT_YET_RUNGS.has(rung)) {
            const message = `${where}: the rung "${rung}" is not available in this version`;
            return [{ message, position: source.valuePosition(issue.path), remedy: NOT_YET_REMEDY }];
        }
    }
    const aboutItem = issue.code === "custom" && issue.params?.["rule"] === gate_schema/* EXACTLY_ONE */.wZ;
    const position = aboutItem ? source.keyPosition(issue.path) : source.valuePosition(issue.path);
    return [{ message: `${where}: ${issue.message}`, position }];
}
/** `stages.staging.verify[0]`. */
function isGateOfStage(path) {
    return path[0] === "stages" && path[2] === "verify" && path.length === 4;
}
function describeChecklistOnly(path, key) {
    return {
        message: `${renderPath([...path, key])}: the gate "${key}" needs people on the pull request, and a stage has none`,
        remedy: `Move the item to "checklist".`,
    };
}
function describeUnknownKey(path, key, known, value, words) {
    const full = renderPath([...path, key]);
    if (words === PLAN_WORDS && NOT_YET.has(full))
        return { message: `${full} is not available in this version`, remedy: NOT_YET_REMEDY };
    const moved = words === PLAN_WORDS && Object.hasOwn(MOVED, full) ? MOVED[full] : undefined;
    if (moved !== undefined)
        return { message: `${full} is not a key of the plan`, remedy: moved };
    const inside = path.length === 0 ? words.whole : renderPath(path);
    const nearest = value === null ? keyMeant(key, known) : (0,nearest_word/* nearestWord */.z)(key, known);
    if (value === null && nearest !== key && (nearest === null || key.startsWith(`${nearest} `))) {
        return {
            message: `unknown key "${key}" in ${inside}, without a value`,
            remedy: nearest === null
                ? "Inside { } a comma begins the next key: put a text with a comma in quotes."
                : `Is a colon missing? "${nearest}: ${key.slice(nearest.length).trim()}".`,
        };
    }
    return {
        message: `unknown key "${key}" in ${inside}`,
        ...(nearest ? { remedy: `Did you mean "${nearest}"?` } : {}),
        ...(!nearest && known.length > 0 ? { remedy: `Known here: ${known.join(", ")}.` } : {}),
    };
}
/**
 * Of a value that may have several forms, the mistakes in the form that it comes nearest to;
 * the union's own sentence where it resembles none.
 */
function unfoldUnion(issue, prefix) {
    const path = [...prefix, ...issue.path];
    if (issue.code !== "invalid_union")
        return [{ ...issue, path }];
    const resembling = issue.errors
        .filter((branch) => branch.length > 0 && !branch.some((inner) => inner.path.length === 0 && isShapeMistake(inner)))
        .toSorted((left, right) => left.length - right.length);
    const [nearest] = resembling;
    if (nearest)
        return nearest.flatMap((inner) => unfoldUnion(inner, path));
    if (issue.message !== UNION_WITHOUT_WORDS)
        return [{ ...issue, path }];
    return [{ ...issue, path, message: joinForms(issue.errors.flatMap((branch) => branch.slice(0, 1))) }];
}
/** `expected text or a list, found 3` of "expected text, found 3" and "expected a list, found 3". */
function joinForms(issues) {
    const words = [...new Set(issues.map(({ message }) => message))];
    const suffix = /, found .*$/s.exec(words[0] ?? "")?.[0] ?? "";
    if (!words.every((word) => word.startsWith("expected ") && word.endsWith(suffix)))
        return words.join(", or ");
    const forms = words.map((word) => word.slice("expected ".length, word.length - suffix.length));
    return `expected ${forms.join(" or ")}${suffix}`;
}
function isShapeMistake(issue) {
    return issue.code === "invalid_type" || issue.code === "invalid_value" || issue.code === "invalid_union";
}
/** The key that an unknown one stands for: misspelt, or without its colon (`project web`). */
function keyMeant(unknown, known) {
    return known.find((key) => unknown.startsWith(`${key} `)) ?? (0,nearest_word/* nearestWord */.z)(unknown, known);
}
/** Places of the keys that unknown ones beside them stand for: where such a key is missing, that is said already. */
function misspeltKeys(issues) {
    const places = issues.flatMap((issue) => issue.code === "unrecognized_keys"
        ? issue.keys.map((unknown) => {
            const meant = keyMeant(unknown, knownKeys.get(issue.keys) ?? []);
            return meant === null ? "" : renderPath([...issue.path, meant]);
        })
        : []);
    return new Set(places.filter((place) => place !== ""));
}
/** "Names no gate" says less than what is wrong inside the same item. */
function isSaidBetter(issue, all) {
    if (issue.code !== "custom" || issue.params?.["rule"] !== gate_schema/* EXACTLY_ONE */.wZ)
        return false;
    if (issue.message.startsWith("names no ") === false)
        return false;
    const prefix = renderPath(issue.path);
    return all.some((other) => (other.code === "unrecognized_keys" && renderPath(other.path) === prefix) ||
        (other.path.length > issue.path.length &&
            other.path[issue.path.length] !== "title" &&
            renderPath(other.path.slice(0, issue.path.length)) === prefix));
}
/** `stages.staging.verify[0].http.status`. */
function renderPath(path) {
    return path
        .map((segment, index) => typeof segment === "number" ? `[${segment}]` : `${index === 0 ? "" : "."}${String(segment)}`)
        .join("");
}
/** What stands at a path of plain data; undefined where there is nothing. */
function valueAt(value, path) {
    return path.reduce((inside, segment) => typeof inside === "object" && inside !== null ? inside[segment] : undefined, value);
}


/***/ }),

/***/ 33769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeFiles: () => (/* binding */ judgeFiles)
});

;// CONCATENATED MODULE: ./build/src/judge/evidence/log-sum-exp.js
/** Beyond this difference the smaller of two terms is below the last digit of their sum. */
const NEGLIGIBLE = 40;
/** ln(e^a + e^b), without leaving the logarithms: `-Infinity` stands for nothing. */
function logAddExp(one, other) {
    const larger = one > other ? one : other;
    const difference = larger - (one > other ? other : one);
    // Both may be nothing, whose difference is no number.
    return difference < NEGLIGIBLE ? larger + Math.log1p(Math.exp(-difference)) : larger;
}
/** ln of a sum of exponentials; `-Infinity` of nothing. */
function logSumExp(terms) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < terms.length; index += 1)
        largest = Math.max(largest, terms[index] ?? largest);
    if (!Number.isFinite(largest))
        return largest;
    let sum = 0;
    for (let index = 0; index < terms.length; index += 1) {
        const below = (terms[index] ?? Number.NEGATIVE_INFINITY) - largest;
        if (below > -NEGLIGIBLE)
            sum += Math.exp(below);
    }
    return largest + Math.log(sum);
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/combine.js

/**
 * Evidence of several metrics together: the weighted average, which is valid however they depend on each other. What is a
 * maximum over onsets is no such average, and has the share of the false alarms that its weight gives it, by itself.
 */
function combineEvidence(metrics) {
    const weighted = (onsets) => metrics.filter((metric) => metric.onsets === onsets).map(({ weight, logE }) => Math.log(weight) + logE);
    return Math.max(logSumExp(weighted("average")), ...weighted("maximum"));
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/onset-prior.js
/**
 * When a regression starts, as a belief: half of it at the promotion, half spread over the watch with a density in
 * proportion to 1/(t + 60 s). It is a function of the time and not of the number of looks, so looking more often changes
 * no test; and it sums to 1, so the false alarms of a whole watch stay bounded.
 */
const AT_PROMOTION = 0.5;
const SOFTENING_SECONDS = 60;
/** Belief that a regression starts after `from` and by `to`; what starts at the promotion counts from the first instant. */
function onsetMass(from, to, horizonSeconds) {
    return (from <= 0 ? AT_PROMOTION : 0) + (1 - AT_PROMOTION) * laterShare(from, to, horizonSeconds);
}
/** Belief that it has not started by `at`. It keeps the evidence from dwindling to nothing while all is well. */
function onsetMassAfter(at, horizonSeconds) {
    return (1 - AT_PROMOTION) * laterShare(at, horizonSeconds, horizonSeconds);
}
/** Nothing starts after the horizon: a watch that is extended goes on with the onsets that it has. */
function laterShare(from, to, horizonSeconds) {
    const start = Math.min(from, horizonSeconds);
    const end = Math.min(to, horizonSeconds);
    if (end <= start)
        return 0;
    return Math.log1p((end - start) / (start + SOFTENING_SECONDS)) / Math.log1p(horizonSeconds / SOFTENING_SECONDS);
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/settled-buckets.js
/** What any kind may count; of several readings of one bucket the first of these that differs says which is more complete. */
const COMPLETENESS = ["requests", "controlRequests"];
/** Of two readings that are as complete, the one that speaks less against the release. */
const HARM = [
    ["errors", 1],
    ["controlErrors", -1],
    ["ratio", 1],
];
/**
 * Late data only add to a bucket, so of two readings of one bucket the more complete one counts, and one that has shrunk
 * does not. That is a rule about contents: the order in which they arrived has no say.
 */
function settleBuckets(given) {
    const byEnd = new Map();
    for (const bucket of given) {
        const other = byEnd.get(bucket.endSeconds);
        byEnd.set(bucket.endSeconds, other === undefined ? bucket : betterReading(other, bucket));
    }
    const inOrder = [...byEnd.values()].toSorted((one, other) => one.endSeconds - other.endSeconds);
    return inOrder.map((data, index) => ({
        startSeconds: inOrder[index - 1]?.endSeconds ?? 0,
        endSeconds: data.endSeconds,
        data,
    }));
}
function betterReading(one, other) {
    for (const field of COMPLETENESS) {
        const difference = countIn(one, field) - countIn(other, field);
        if (difference !== 0)
            return difference > 0 ? one : other;
    }
    for (const [field, sign] of HARM) {
        const difference = sign * (countIn(one, field) - countIn(other, field));
        if (difference !== 0)
            return difference < 0 ? one : other;
    }
    return one;
}
/** Sums of the buckets from one index up to, and not with, another. */
function totalsOf(buckets, from = 0, to = buckets.length) {
    const totals = { buckets: 0, seconds: 0, errors: 0, requests: 0, controlErrors: 0, controlRequests: 0, ratio: 0 };
    for (let index = from; index < to; index += 1) {
        const bucket = buckets[index];
        if (bucket === undefined)
            break;
        const { errors = 0, requests = 0, controlErrors = 0, controlRequests = 0, ratio = 0 } = bucket.data;
        totals.buckets += 1;
        totals.seconds += bucket.endSeconds - bucket.startSeconds;
        totals.errors += errors;
        totals.requests += requests;
        totals.controlErrors += controlErrors;
        totals.controlRequests += controlRequests;
        totals.ratio += ratio;
    }
    return totals;
}
function countIn(data, field) {
    return data[field] ?? 0;
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/largest-evidence.js



/** Onsets that are passed over together. */
const BLOCK = 16;
function largestEvidence(metric) {
    const sums = sumUp(metric);
    const best = (count) => bestOnset(sums, count);
    const after = (count) => (count === 0 ? 0 : best(count).score);
    return {
        after,
        atMost: after,
        firstAt(level, atLeast) {
            for (let count = Math.max(1, atLeast); count <= metric.buckets.length; count += 1) {
                // Without a new error every ratio has only fallen.
                const isQuiet = sums.errors[count] === sums.errors[count - 1] && count > atLeast;
                if (!isQuiet && reaches(sums, count, level))
                    return count;
            }
            return null;
        },
        likeliestOnset: (count) => best(count).index,
    };
}
function sumUp({ kind, boundary, buckets, horizonSeconds }) {
    const size = buckets.length;
    const sums = {
        errors: new Float64Array(size + 1),
        requests: new Float64Array(size + 1),
        logOnsets: new Float64Array(size),
        logOnsetsOfBlocks: new Float64Array(Math.ceil(size / BLOCK)).fill(Number.NEGATIVE_INFINITY),
    };
    buckets.forEach((bucket, index) => {
        const { errors, requests } = totalsOf([bucket]);
        sums.errors[index + 1] = (sums.errors[index] ?? 0) + errors;
        sums.requests[index + 1] = (sums.requests[index] ?? 0) + requests;
        const logOnset = Math.log(onsetMass(bucket.startSeconds, bucket.endSeconds, horizonSeconds));
        const block = Math.floor(index / BLOCK);
        sums.logOnsets[index] = logOnset;
        sums.logOnsetsOfBlocks[block] = Math.max(sums.logOnsetsOfBlocks[block] ?? logOnset, logOnset);
    });
    const one = { buckets: 1, seconds: 1, errors: 0, requests: 1, controlErrors: 0, controlRequests: 0, ratio: 0 };
    const perRequest = kind.worseBucket(boundary, one, 1);
    const ratios = kind.effects.map((effect) => ({
        logWeight: effect.logWeight,
        increment: kind.increment(boundary, effect),
    }));
    return { ...sums, ratios, expected: perRequest === null ? 0 : (perRequest.errors ?? 0) };
}
/**
 * The likelihood ratio of x errors where m are expected is at most exp((x − m)²/m), and at most 1 for x ≤ m: the best r
 * gives x·ln(x/m) − x + m or less, and ln y ≤ y − 1. More errors and fewer expected only raise that, so the sums since the
 * first onset of a block, less the requests since its last, bound the whole block.
 */
function reaches(sums, count, level) {
    const { errors, requests, logOnsets, logOnsetsOfBlocks, expected } = sums;
    const [allErrors = 0, allRequests = 0] = [errors[count], requests[count]];
    const isPassedOver = (from, last, logOnset) => {
        const seen = allErrors - (errors[from] ?? 0);
        const mean = expected * (allRequests - (requests[last] ?? 0));
        return (logOnset === Number.NEGATIVE_INFINITY ||
            (seen <= mean ? logOnset < level : (seen - mean) ** 2 < (level - logOnset) * mean));
    };
    for (let from = 0; from < count; from += BLOCK) {
        const end = Math.min(from + BLOCK, count);
        if (isPassedOver(from, end - 1, logOnsetsOfBlocks[from / BLOCK] ?? 0))
            continue;
        for (let index = from; index < end; index += 1) {
            if (isPassedOver(index, index, logOnsets[index] ?? 0))
                continue;
            if (scoreOf(sums, index, count) >= level)
                return true;
        }
    }
    return false;
}
function bestOnset(sums, count) {
    let best = { index: 0, score: Number.NEGATIVE_INFINITY };
    for (let index = 0; index < count; index += 1) {
        const score = scoreOf(sums, index, count);
        if (score > best.score)
            best = { index, score };
    }
    return best;
}
function scoreOf({ errors, requests, logOnsets, ratios }, index, count) {
    const since = {
        errors: (errors[count] ?? 0) - (errors[index] ?? 0),
        requests: (requests[count] ?? 0) - (requests[index] ?? 0),
    };
    const terms = ratios.map(({ logWeight, increment }) => logWeight + increment.of(since, 0));
    return (logOnsets[index] ?? Number.NEGATIVE_INFINITY) + logSumExp(terms);
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/evidence-course.js
/** The evidence of one metric, bucket by bucket. */



function courseOfEvidence(metric) {
    return metric.kind.onsets === "average" ? averageEvidence(metric) : largestEvidence(metric);
}
/**
 * E = R + Σs ωs Σk πk exp(Σi≥s li(rk)), the average over onsets s and effects k, with what has not started yet in R. For
 * each effect the sum over onsets is carried on from bucket to bucket: A ← l + ln(eᴬ + ω).
 */
function averageEvidence(metric) {
    const { kind, boundary, buckets, horizonSeconds } = metric;
    const increments = kind.effects.map((effect) => ({ ...effect, increment: kind.increment(boundary, effect) }));
    const width = increments.length + 1;
    /** After each bucket: ln of what each effect and what has not started adds to E, and the largest of these. */
    const terms = new Float64Array(width * (buckets.length + 1));
    const largest = new Float64Array(buckets.length + 1);
    const sums = new Float64Array(increments.length).fill(Number.NEGATIVE_INFINITY);
    buckets.forEach(({ startSeconds, endSeconds, data }, index) => {
        const logOnset = Math.log(onsetMass(startSeconds, endSeconds, horizonSeconds));
        const row = width * (index + 1);
        let most = Math.log(onsetMassAfter(endSeconds, horizonSeconds));
        terms[row] = most;
        increments.forEach(({ increment, logWeight }, which) => {
            const started = logAddExp(sums[which] ?? Number.NEGATIVE_INFINITY, logOnset);
            const sum = started + increment.of(data, endSeconds - startSeconds);
            sums[which] = sum;
            const term = logWeight + sum;
            terms[row + which + 1] = term;
            if (term > most)
                most = term;
        });
        largest[index + 1] = most;
    });
    const after = (count) => (count === 0 ? 0 : logSumExp(terms.subarray(width * count, width * (count + 1))));
    const atMost = (count) => (largest[count] ?? 0) + Math.log(width);
    return {
        after,
        atMost,
        firstAt(level, atLeast) {
            for (let count = atLeast; count <= buckets.length; count += 1) {
                if (atMost(count) >= level && after(count) >= level)
                    return count;
            }
            return null;
        },
        likeliestOnset: (count) => likeliestOnset(metric, count),
    };
}
/** The onset with the largest share in the sum, found backwards: what follows an onset is what was added up so far. */
function likeliestOnset({ kind, boundary, buckets, horizonSeconds }, count) {
    const since = kind.effects.map((effect) => ({ increment: kind.increment(boundary, effect), term: effect.logWeight }));
    let best = { index: 0, score: Number.NEGATIVE_INFINITY };
    for (let index = count - 1; index >= 0; index -= 1) {
        const bucket = buckets[index];
        if (bucket === undefined)
            continue;
        const { startSeconds, endSeconds, data } = bucket;
        for (const one of since)
            one.term += one.increment.of(data, endSeconds - startSeconds);
        const logOnset = Math.log(onsetMass(startSeconds, endSeconds, horizonSeconds));
        const score = logOnset + logSumExp(since.map(({ term }) => term));
        if (score > best.score)
            best = { index, score };
    }
    return best.index;
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/effects.js
/** How much worse a regression makes a rate. A finite grid works with another boundary in each bucket, and needs only logarithms. */
const WORSE = effectsOf([
    [1.5, 0.2],
    [2, 0.25],
    [3, 0.2],
    [5, 0.15],
    [10, 0.1],
    [30, 0.06],
    [100, 0.04],
]);
/** How far below twice the baseline a good release may lie. */
const BETTER = effectsOf(evenly([0.1, 0.25, 0.4, 0.55, 0.7, 0.8, 0.9]));
/** Shares of what a bet may lose in one bucket. */
const STAKES = effectsOf(evenly([0.1, 0.25, 0.5, 0.75, 0.9]));
function effectsOf(sizes) {
    return sizes.map(([size, weight]) => ({ size, logSize: Math.log(size), logWeight: Math.log(weight) }));
}
function evenly(sizes) {
    return sizes.map((size) => [size, 1 / sizes.length]);
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/rate-limits.js
/**
 * Limits of a rate that hold at every look, by the same mixtures: the rates at which the evidence that the true rate is
 * higher (lower) stays below 1/level. They bound the average rate, also one that varies, of independent failures.
 */


/** Halvings until both ends are neighbouring numbers. */
const HALVINGS = 200;
/** The largest rate that `errors` in `trials` (requests or seconds) contradict as too low; 0 where none. */
function lowerRateLimit(errors, trials, level) {
    const wanted = -Math.log(level);
    // The evidence falls as the rate rises, to less than nothing where the rate is the one observed.
    return bisect(0, errors / trials, (rate) => evidenceAgainst(WORSE, errors, rate * trials) >= wanted);
}
/** The smallest rate that they contradict as too high. */
function upperRateLimit(errors, trials, level) {
    const wanted = -Math.log(level);
    const isTooLow = (rate) => evidenceAgainst(BETTER, errors, rate * trials) < wanted;
    let high = (errors + 1) / trials;
    while (isTooLow(high))
        high *= 2;
    return bisect(errors / trials, high, isTooLow);
}
function evidenceAgainst(effects, errors, expected) {
    return logSumExp(effects.map(({ size, logSize, logWeight }) => logWeight + errors * logSize - expected * (size - 1)));
}
/** Where `isBelow` turns from true to false. */
function bisect(from, to, isBelow) {
    let [low, high] = [from, to];
    for (let halving = 0; halving < HALVINGS && low < high; halving += 1) {
        const middle = (low + high) / 2;
        if (middle === low || middle === high)
            break;
        if (isBelow(middle))
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/foresee-detection.js



/** Times the boundary: what people ask about. */
const SIZES = [2, 5, 20];
/** Null where nobody can say what a worse release would look like. */
function foreseeDetection(metric, now) {
    const times = SIZES.map((size) => ({ size, seconds: secondsToShow(metric, size, now) }));
    if (times.some(({ seconds }) => seconds === null))
        return null;
    const left = metric.watched.horizonSeconds - now;
    const [shown = null] = times.flatMap(({ size, seconds }) => seconds === null || seconds > left ? [] : [{ size, seconds }]);
    const notShown = times.findLast(({ seconds }) => seconds !== null && seconds > left)?.size ?? null;
    return { shown, notShown };
}
/** What an average bucket of such a release adds is what its mean adds, since increments are linear in the errors. */
function secondsToShow({ watched, level }, size, now) {
    const { kind, boundary, buckets, horizonSeconds } = watched;
    const totals = totalsOf(buckets);
    if (totals.buckets === 0)
        return null;
    const each = totals.seconds / totals.buckets;
    const worse = kind.worseBucket(boundary, totals, size);
    if (worse === null)
        return null;
    const needed = level - Math.log(onsetMass(now, now + each, horizonSeconds));
    const evidenceOf = (count) => logSumExp(kind.effects.map((effect) => {
        const increment = kind.increment(boundary, effect);
        const one = kind.onsets === "average";
        return (effect.logWeight + (one ? count * increment.of(worse, each) : increment.of(multiplied(worse, count), each)));
    }));
    const most = Math.ceil(horizonSeconds / each);
    if (!(evidenceOf(most) >= needed))
        return Number.POSITIVE_INFINITY;
    let [low, high] = [0, most];
    while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (evidenceOf(middle) >= needed)
            high = middle;
        else
            low = middle;
    }
    return high * each;
}
function multiplied(bucket, count) {
    return Object.fromEntries(Object.entries(bucket).map(([field, value]) => [field, Number(value) * count]));
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/words.js
/** Numbers and times for people. Without `Intl`, whose first formatter takes as long as judging a watch of two days. */
/** Nobody reads more. */
const MOST = 1_000_000;
/** `1,234`. */
function grouped(value) {
    const whole = String(Math.round(value));
    return /^\d{4,15}$/.test(whole) ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole;
}
/** `0.53 %`. */
function percent(share) {
    if (share * 100 > MOST)
        return `more than ${grouped(MOST)} %`;
    const shown = (share * 100).toFixed(2);
    return share > 0 && Number(shown) === 0 ? "less than 0.01 %" : `${shown} %`;
}
/** `5.3x`. */
function times(factor) {
    if (factor > MOST)
        return `more than ${grouped(MOST)}x`;
    return `${factor >= 1_000 ? grouped(factor) : factor.toFixed(1)}x`;
}
/** `45 s`, `12 min`, `3.5 h`, `2 d`. */
function lasting(seconds) {
    if (seconds < 90)
        return `${Number(seconds.toFixed(1))} s`;
    if (seconds < 5_400)
        return `${Math.round(seconds / 60)} min`;
    return seconds < 172_800 ? `${Number((seconds / 3_600).toFixed(1))} h` : `${Number((seconds / 86_400).toFixed(1))} d`;
}
/** `6 min after the promotion`. */
function instantOf(seconds) {
    return seconds <= 0 ? "the promotion" : `${lasting(seconds)} after the promotion`;
}
/** `5,090 : 1`, rounded down to three digits. */
function odds(logE) {
    const value = Math.exp(logE);
    if (value > MOST)
        return `more than ${grouped(MOST)} : 1`;
    if (value < 10)
        return `${(Math.floor(value * 10) / 10).toFixed(1)} : 1`;
    return `${grouped(roundedDown(value, 3))} : 1`;
}
/** `1 of 5,000`: how rare a false alarm as strong as this is, to the safe side. */
function rarity(logE) {
    return `1 of ${grouped(roundedDown(Math.min(Math.exp(logE), MOST), 1))}`;
}
function roundedDown(exact, digits) {
    // exp(ln 1,000) is a little less than 1,000.
    const value = exact * (1 + 1e-12);
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) + 1 - digits);
    return Math.floor(value / unit) * unit;
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/evidence-text.js





/** "At least" and "upper limit" are wrong in one of twenty. */
const LIMIT_ALPHA = 0.05;
const STEADY = ", if the error level is as steady as before the release";
function renderFailure({ metric, buckets, logE, atSeconds, isLast }, metricCount) {
    const { watched, course } = metric;
    const onset = course.likeliestOnset(buckets);
    const seen = watched.kind.observe(watched.boundary, totalsOf(watched.buckets, onset, buckets));
    const { startSeconds = 0 } = watched.buckets[onset] ?? {};
    const assumption = watched.kind.assumesSteadyLevel ? STEADY : "";
    return [
        `${sentenceOf(metric, metricCount, `since ${instantOf(startSeconds)} ${describe(seen)}`)}${atLeast(watched, onset, buckets)}.`,
        `Evidence ${odds(logE)}${isLast ? "" : `, ${instantOf(atSeconds)}`}; a false alarm this strong happens in fewer than ${rarity(logE)} releases${assumption}.`,
    ].join(" ");
}
function renderPass(metrics, latest, horizonSeconds) {
    const sentences = metrics.map(({ id, watched }) => {
        const { kind, boundary, buckets } = watched;
        const { failed, requests, rate, baseline } = kind.observe(boundary, totalsOf(buckets));
        const factor = kind.passFactor(boundary);
        const counted = failed === null
            ? `${percent(rate)} on average`
            : `${grouped(failed)} ${failed === 1 ? "failure" : "failures"} in ${requests === null ? lasting(latest) : `${grouped(requests)} requests`}`;
        const limit = kind.independent && requests !== null
            ? ` (upper limit ${percent(upperRateLimit(failed ?? 0, requests, LIMIT_ALPHA))}, 95 %)`
            : "";
        return `${id} is below ${times(factor)} the baseline${requests === null && failed !== null ? "" : ` of ${percent(baseline)}`}${limit}: ${counted}.`;
    });
    const later = latest < horizonSeconds ? [`Problems that begin later are still watched until ${instantOf(horizonSeconds)}.`] : [];
    return [...sentences, ...later].join(" ");
}
function renderOpen(metrics, watch, latest) {
    const sentences = metrics.map((metric) => {
        const { watched, course, level } = metric;
        const totals = totalsOf(watched.buckets);
        const { failed, requests, rate, baseline } = watched.kind.observe(watched.boundary, totals);
        const counted = failed === null
            ? `after ${lasting(totals.seconds)}: ${percent(rate)} on average, ${percent(baseline)} expected`
            : `after ${requests === null ? lasting(totals.seconds) : `${grouped(requests)} requests`}: ${grouped(failed)} failed, ${((requests ?? totals.seconds) * baseline).toFixed(1)} expected`;
        const logE = course.after(watched.buckets.length);
        return `${sentenceOf(metric, metrics.length, counted)}. Evidence ${odds(logE)} (rollback at ${odds(level)}).${foreseeable(metric, watch, latest)}`;
    });
    return sentences.join(" ");
}
function renderSilence(id, { kind }, since) {
    const what = "requests" in kind.bucket.shape ? "request counts" : "readings";
    return `${id}: no ${what} since ${instantOf(since)}. Nothing was measured, so this is neither pass nor fail.`;
}
function renderTooFew({ id, watched, course }) {
    const { errors, requests } = totalsOf(watched.buckets);
    const of = requests > 0 ? ` of ${grouped(requests)} requests` : "";
    return `${id}: ${grouped(errors)}${of} failed, and fewer than 3 failures decide nothing, however rare they are. Evidence ${odds(course.after(watched.buckets.length))}.`;
}
function describe({ failed, requests, rate, baseline }) {
    const worse = (what) => baseline === 0 ? `, against a baseline of ${what}` : `, ${times(rate / baseline)} the baseline of ${what}`;
    if (failed === null)
        return `it was ${percent(rate)} on average${worse(percent(baseline))}`;
    if (requests === null) {
        const perHour = (perSecond) => `${(perSecond * 3_600).toFixed(2)} an hour`;
        return `${grouped(failed)} failed: ${perHour(rate)}${worse(perHour(baseline))}`;
    }
    return `${grouped(failed)} of ${grouped(requests)} requests failed: ${percent(rate)}${worse(percent(baseline))}`;
}
/** The factor that is shown at 95 %, for the onset that was chosen after seeing all of them. */
function atLeast({ kind, boundary, buckets, horizonSeconds }, onset, count) {
    if (!kind.independent)
        return "";
    const totals = totalsOf(buckets, onset, count);
    const { baseline, requests } = kind.observe(boundary, totals);
    const { startSeconds = 0, endSeconds = 0 } = buckets[onset] ?? {};
    const level = LIMIT_ALPHA * onsetMass(startSeconds, endSeconds, horizonSeconds);
    if (level === 0 || baseline === 0)
        return "";
    const factor = lowerRateLimit(totals.errors, requests ?? totals.seconds, level) / baseline;
    return factor > 1 ? ` (at least ${times(Math.floor(factor * 10) / 10)}, 95 %)` : "";
}
function foreseeable(metric, watch, latest) {
    if (latest >= watch.horizonSeconds)
        return "";
    const foreseen = foreseeDetection(metric, latest);
    if (foreseen === null)
        return "";
    const { shown, notShown } = foreseen;
    const hidden = notShown === null ? "" : `x${notShown} not in this watch`;
    if (shown === null)
        return ` At this traffic a regression of ${hidden.replace(" not in this watch", "")} that begins now would not show in this watch.`;
    return ` A x${shown.size} regression that begins now would show within about ${lasting(shown.seconds)} at this traffic${hidden === "" ? "" : `, ${hidden}`}.`;
}
/** Of several metrics each sentence says whose it is. */
function sentenceOf({ id }, metricCount, text) {
    return metricCount > 1 ? `${id}: ${text}` : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(26921);
;// CONCATENATED MODULE: ./build/src/judge/evidence/contract.js
/** Lets a kind see the types of its own fields. */
function declareKind(kind) {
    return kind;
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/fields.js
/** Fields that several kinds of evidence share. */

/** Beyond it neither counts nor their products are exact. */
const LARGEST = 1e15;
const countField = (description) => schemas/* int */.Whr().min(0).max(LARGEST).describe(description);
/** Requests may be scaled up from a sample. */
const requestsField = (description) => schemas/* number */.aig().min(0).max(LARGEST).describe(description);
const shareField = (description) => schemas/* number */.aig().min(0).max(1).describe(description);
const positiveField = (description) => schemas/* number */.aig().gt(0).max(LARGEST).describe(description);
const marginField = positiveField("Times the baseline up to which the release counts as no worse.");
const errorsField = countField("Failed requests of the release.");
const releaseRequestsField = requestsField("Requests of the release.");
/** "Not worse than twice the baseline"; where a share cannot double, halfway to always. */
const PASS_FACTOR = 2;
function passRate(rate) {
    return Math.min(PASS_FACTOR * rate, (1 + rate) / 2);
}
/** A margin of its own that is wider says what counts as worse. */
function passMargin(margin) {
    return Math.max(PASS_FACTOR, margin);
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/observation.js
function shareOf({ errors, requests }, baseline) {
    return { failed: errors, requests, rate: requests === 0 ? 0 : errors / requests, baseline };
}
/** A bucket of the average traffic at this rate; null without traffic. */
function averageRequests({ requests, buckets }, rate) {
    if (requests === 0)
        return null;
    return { errors: (rate * requests) / buckets, requests: requests / buckets };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/bernoulli.js





/**
 * x·ln r − n·ln(1 + p₀(r − 1)). The size r is a ratio of odds, so the rate that it stands for is a share whatever r is.
 * Valid for any mixture of requests whose mean rate is at most p₀ (arithmetic and geometric mean).
 */
const bernoulli = declareKind({
    description: "Failed requests against a fixed share of failures, where requests fail independently.",
    boundary: schemas/* strictObject */.rej({ rate: shareField("Share of requests that may fail.") }),
    bucket: schemas/* strictObject */.rej({ errors: errorsField, requests: releaseRequestsField }),
    clustered: false,
    onsets: "average",
    effects: WORSE,
    passEffects: BETTER,
    assumesSteadyLevel: true,
    independent: true,
    increment,
    passIncrement: ({ rate }, effect) => increment({ rate: passRate(rate) }, effect),
    passFactor: ({ rate }) => (rate === 0 ? 1 : passRate(rate) / rate),
    observe: ({ rate }, totals) => shareOf(totals, rate),
    worseBucket: ({ rate }, totals, size) => averageRequests(totals, (size * rate) / (1 + (size - 1) * rate)),
});
function increment({ rate }, { size, logSize }) {
    const perRequest = Math.log1p(rate * (size - 1));
    return { of: ({ errors, requests }) => errors * logSize - requests * perRequest };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/betting.js




/**
 * ln(1 + c(y/m₀ − 1)): a bet at fair odds that the ratio lies above m₀, whose capital does not grow where the mean does
 * not, whatever the distribution is. That it lies below twice m₀ is the bet on 1 − y.
 */
const betting = declareKind({
    description: "A bare ratio of each bucket, without the counts behind it. Of one that must not fall, 1 less the ratio.",
    boundary: schemas/* strictObject */.rej({
        ratio: schemas/* number */.aig().gt(0).max(1).describe("Mean of the ratio up to which the release counts as no worse."),
    }),
    bucket: schemas/* strictObject */.rej({ ratio: shareField("The ratio in this bucket.") }),
    clustered: true,
    onsets: "average",
    effects: STAKES,
    passEffects: STAKES,
    assumesSteadyLevel: true,
    independent: false,
    increment: betting_increment,
    passIncrement({ ratio }, effect) {
        const limit = passRate(ratio);
        if (limit === 1)
            return { of: () => 0 };
        const { of } = betting_increment({ ratio: 1 - limit }, effect);
        return { of: (bucket, seconds) => of({ ratio: 1 - bucket.ratio }, seconds) };
    },
    passFactor: ({ ratio }) => passRate(ratio) / ratio,
    observe: ({ ratio: baseline }, { ratio, buckets }) => ({
        failed: null,
        requests: null,
        rate: ratio / buckets,
        baseline,
    }),
    worseBucket: () => null,
});
function betting_increment({ ratio: mean }, { size: stake }) {
    return { of: ({ ratio }) => Math.log1p(stake * (ratio / mean - 1)) };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/negative-binomial.js





/**
 * With m = p₀n and shape k: x·ln(r(k + m)/(k + rm)) − k·ln(1 + (r − 1)m/(k + m)), here with the ratio of the two sums
 * written once, so that a large k loses no digits. The mean is exactly 1 at the boundary, and at most 1 for a smaller
 * mean or a larger shape, since the generating function increases with mean and dispersion.
 */
const negativeBinomial = declareKind({
    description: "Failed requests against a share whose level varies from bucket to bucket, or with several errors at once.",
    boundary: schemas/* strictObject */.rej({
        rate: shareField("Share of requests that may fail, on average over buckets."),
        shape: positiveField("How steady the level is, from buckets before the release: 1/shape is the squared coefficient of variation of the rate from bucket to bucket."),
    }),
    bucket: schemas/* strictObject */.rej({ errors: errorsField, requests: releaseRequestsField }),
    clustered: true,
    onsets: "average",
    effects: WORSE,
    passEffects: BETTER,
    assumesSteadyLevel: true,
    independent: false,
    increment: negative_binomial_increment,
    passIncrement: ({ rate, shape }, effect) => negative_binomial_increment({ rate: passRate(rate), shape }, effect),
    passFactor: ({ rate }) => (rate === 0 ? 1 : passRate(rate) / rate),
    observe: ({ rate }, totals) => shareOf(totals, rate),
    worseBucket: ({ rate }, totals, size) => averageRequests(totals, size * rate),
});
function negative_binomial_increment({ rate, shape }, { size, logSize }) {
    return {
        of({ errors, requests }) {
            // Errors whose requests have not arrived are no evidence.
            if (requests === 0)
                return 0;
            const mean = rate * requests;
            return errors * logSize - (errors + shape) * Math.log1p(((size - 1) * mean) / (shape + mean));
        },
    };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/poisson.js




/** x·ln r − λt(r − 1). */
const poisson = declareKind({
    description: "Failures per time, where nobody counts the requests. A bucket lasts from the end of the bucket before.",
    boundary: schemas/* strictObject */.rej({ perSecond: requestsField("Failures in a second that may happen.") }),
    bucket: schemas/* strictObject */.rej({ errors: countField("Failures of the release.") }),
    clustered: true,
    onsets: "average",
    effects: WORSE,
    passEffects: BETTER,
    assumesSteadyLevel: true,
    independent: true,
    increment: poisson_increment,
    passIncrement: ({ perSecond }, effect) => poisson_increment({ perSecond: PASS_FACTOR * perSecond }, effect),
    passFactor: () => PASS_FACTOR,
    observe: ({ perSecond }, { errors, seconds }) => ({
        failed: errors,
        requests: null,
        rate: errors / seconds,
        baseline: perSecond,
    }),
    worseBucket: ({ perSecond }, { seconds, buckets }, size) => ({ errors: (size * perSecond * seconds) / buckets }),
});
function poisson_increment({ perSecond }, { size, logSize }) {
    const eachSecond = perSecond * (size - 1);
    return { of: ({ errors }, seconds) => errors * logSize - seconds * eachSecond };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/conditional-binomial.js
/**
 * xc·ln r − (xc + xb)·d with d = ln(1 + ρ(r − 1)u/(1 + ρu)) and u = nc/nb: given all errors of both sides, those of the
 * release are binomial at the boundary, whatever the common rate is. With `xb`, `nb` of a control that runs beside it, each
 * bucket may have another split; with those of a baseline that ended at its xb-th error, the sums since an onset are a
 * Pólya process with this very likelihood ratio. Written without u, so that a side without requests is no exception.
 */
function conditionalBinomial(errors, requests, otherErrors, otherRequests, margin, size, logSize) {
    const scaled = margin * requests;
    const all = scaled + otherRequests;
    if (all === 0)
        return 0;
    return errors * logSize - (errors + otherErrors) * Math.log1p(((size - 1) * scaled) / all);
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/previous.js






/**
 * Exact without knowing the baseline's rate: it was read back until exactly `baselineErrors` were found, or one more is
 * counted than a fixed window had. The baseline is shared by all buckets, so the ratio is one of sums since the onset.
 */
const previous = declareKind({
    description: "Failed requests against those of the deployment before, which is over.",
    boundary: schemas/* strictObject */.rej({
        margin: marginField,
        baselineErrors: countField("Failed requests of the baseline, read back until exactly so many were found; of a fixed window, one more than it had."),
        baselineRequests: positiveField("Requests of the baseline."),
    }),
    bucket: schemas/* strictObject */.rej({ errors: errorsField, requests: releaseRequestsField }),
    clustered: false,
    onsets: "maximum",
    effects: WORSE,
    passEffects: BETTER,
    assumesSteadyLevel: true,
    independent: false,
    useless: ({ baselineErrors }) => baselineErrors === 0
        ? "The baseline has no failed request, so nothing can be compared with it: of a fixed window, one more is counted than it had."
        : null,
    increment: previous_increment,
    passIncrement: (boundary, effect) => previous_increment({ ...boundary, margin: passMargin(boundary.margin) }, effect),
    passFactor: ({ margin }) => passMargin(margin),
    observe: ({ baselineErrors, baselineRequests }, totals) => shareOf(totals, baselineErrors / baselineRequests),
    worseBucket: ({ margin, baselineErrors, baselineRequests }, totals, size) => averageRequests(totals, size * margin * (baselineErrors / baselineRequests)),
});
function previous_increment(boundary, { size, logSize }) {
    const { margin, baselineErrors, baselineRequests } = boundary;
    return {
        of: ({ errors, requests }) => conditionalBinomial(errors, requests, baselineErrors, baselineRequests, margin, size, logSize),
    };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/control.js
/** A control that serves beside the release: its counts, and what the release is compared with. */



const controlFields = schemas/* strictObject */.rej({
    errors: errorsField,
    requests: releaseRequestsField,
    controlErrors: countField("Failed requests of the control."),
    controlRequests: requestsField("Requests of the control."),
});
function observeControl(_, totals) {
    return shareOf(totals, totals.controlRequests === 0 ? 0 : totals.controlErrors / totals.controlRequests);
}
/** Null while the control has had no failure: then nobody knows how many more would be worse. */
function worseThanControl({ margin }, { requests, controlErrors, controlRequests, buckets }, size) {
    if (controlErrors === 0 || controlRequests === 0)
        return null;
    return {
        errors: (size * margin * requests * (controlErrors / controlRequests)) / buckets,
        requests: requests / buckets,
        controlErrors: controlErrors / buckets,
        controlRequests: controlRequests / buckets,
    };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/tilt.js
/**
 * The tilt of two clustered counts. With ψ(s) = −ln(1 − β(eˢ − 1))/β, the cumulant of a negative binomial of mean 1, and
 * a = ρu, the pair (s, t) has E[exp(s·xc − t·xb)] = 1 at the boundary where a·ψ(s) + ψ(−t) = 0. Of these pairs the one
 * with the largest r·a·s − t is taken, which grows fastest at r times the boundary.
 *
 * In z = β·ψ(s) everything is well-conditioned: s = ln(1 + (1 − e⁻ᶻ)/β), t = −ln(1 − (eᵃᶻ − 1)/β), and the best z solves
 * (a + 1)z + s(z) + t(z) = ln r, whose left side increases from −∞ to ∞ between −ln(1 + β) and ln(1 + β)/a.
 */
const MAXIMUM_STEPS = 200;
const PRECISION = 1e-9;
/** t for a given s. */
function tiltOfControl(s, a, beta) {
    return controlTilt(-Math.log1p(-beta * Math.expm1(s)), a, beta);
}
/** `near`: that of a similar `a`, where the search begins. */
function bestTilt(a, beta, logSize, near = null) {
    if (near?.a === a)
        return near;
    // So few requests on one side that they say nothing.
    if (!(a > 0 && Number.isFinite(a)))
        return { a, z: 0, s: 0, t: 0 };
    const edge = Math.log1p(beta);
    let low = logSize > 0 ? 0 : -edge;
    let high = logSize > 0 ? edge / a : 0;
    // Where the left side would be as steep everywhere as at 0.
    let z = near === null || near.z === 0 ? logSize / ((a + 1) * (1 + 1 / beta)) : near.z;
    if (!(z > low && z < high))
        z = (low + high) / 2;
    for (let step = 0; step < MAXIMUM_STEPS; step += 1) {
        const release = Math.expm1(-z);
        const control = Math.expm1(a * z);
        const over = (a + 1) * z + Math.log1p(-release / beta) - Math.log1p(-control / beta) - logSize;
        if (over > 0)
            high = z;
        else
            low = z;
        const slope = a + 1 + (1 + release) / (beta - release) + (a * (1 + control)) / (beta - control);
        const newton = z - over / slope;
        const next = newton >= low && newton <= high ? newton : (low + high) / 2;
        const change = Math.abs(next - z);
        z = next;
        // Newton's next step would be the square of this one, below the last digit.
        if (change <= PRECISION * Math.abs(z))
            break;
    }
    return { a, z, s: releaseTilt(z, beta), t: controlTilt(z, a, beta) };
}
function releaseTilt(z, beta) {
    return Math.log1p(-Math.expm1(-z) / beta);
}
function controlTilt(z, a, beta) {
    return -Math.log1p(-Math.expm1(a * z) / beta);
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/two-sample.js






const twoSample = declareKind({
    description: "Failed requests against those of a control that serves at the same time, where requests fail independently.",
    boundary: schemas/* strictObject */.rej({ margin: marginField }),
    bucket: controlFields,
    clustered: false,
    onsets: "average",
    effects: WORSE,
    passEffects: BETTER,
    assumesSteadyLevel: false,
    independent: false,
    increment: two_sample_increment,
    passIncrement: ({ margin }, effect) => two_sample_increment({ margin: passMargin(margin) }, effect),
    passFactor: ({ margin }) => passMargin(margin),
    observe: observeControl,
    worseBucket: worseThanControl,
});
function two_sample_increment({ margin }, { size, logSize }) {
    return {
        of: ({ errors, requests, controlErrors, controlRequests }) => conditionalBinomial(errors, requests, controlErrors, controlRequests, margin, size, logSize),
    };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/tilted.js







/** s·xc − t(s)·xb, whose mean is exactly 1 where both sides are negative binomial with this dispersion, and at most 1 below it. */
const tilted = declareKind({
    description: "Failed requests against a control's, where errors come in clusters such as retries.",
    boundary: schemas/* strictObject */.rej({
        margin: marginField,
        beta: requestsField("Variance over mean of the errors in a bucket before the release, less 1."),
    }),
    bucket: controlFields,
    clustered: true,
    onsets: "average",
    effects: WORSE,
    passEffects: BETTER,
    assumesSteadyLevel: false,
    independent: false,
    increment: tilted_increment,
    passIncrement: ({ margin, beta }, effect) => tilted_increment({ margin: passMargin(margin), beta }, effect),
    passFactor: ({ margin }) => passMargin(margin),
    observe: observeControl,
    worseBucket: worseThanControl,
});
function tilted_increment({ margin, beta }, effect) {
    if (beta === 0)
        return twoSample.increment({ margin }, effect);
    let last = null;
    return {
        of({ errors, requests, controlErrors, controlRequests }) {
            // Errors whose requests have not arrived are no evidence, on either side.
            if (requests === 0 || controlRequests === 0)
                return 0;
            // Traffic is split much as it was in the bucket before, so that the search ends soon.
            last = bestTilt((margin * requests) / controlRequests, beta, effect.logSize, last);
            return last.s * errors - last.t * controlErrors;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/index.js
/** The registry of the kinds of evidence: one line each. */







const evidenceKinds = {
    bernoulli: bernoulli,
    "negative-binomial": negativeBinomial,
    poisson: poisson,
    "two-sample": twoSample,
    tilted: tilted,
    previous: previous,
    betting: betting,
};

;// CONCATENATED MODULE: ./build/src/judge/evidence/decision.js
/** When the evidence of a watch was first enough. */


/** Two failures are no pattern, however rare they are; to ask for more than the evidence never breaks its bound. */
const MINIMUM_FAILURES = 3;
function guardedBuckets({ kind, boundary, buckets }) {
    if (kind.useless?.(boundary))
        return null;
    if (!("errors" in kind.bucket.shape))
        return 0;
    let failures = 0;
    for (const [index, { data }] of buckets.entries()) {
        failures += countIn(data, "errors");
        if (failures >= MINIMUM_FAILURES)
            return index + 1;
    }
    return null;
}
/** The first end of a bucket at which the metrics with failures enough say together, or a maximum by itself, what `level` asks for. */
function findDecision(metrics, level) {
    const alone = metrics.filter(({ watched }) => watched.kind.onsets === "maximum");
    const together = metrics.filter(({ watched }) => watched.kind.onsets === "average");
    const jointAt = firstTogether(together, level);
    const times = [...alone.flatMap(({ decidedAtSeconds }) => decidedAtSeconds ?? []), ...(jointAt ?? [])];
    if (times.length === 0)
        return null;
    return describeDecision(metrics, Math.min(...times));
}
/** The instant, in a list of one, at which the weighted average reaches the level. */
function firstTogether(metrics, level) {
    if (metrics.length === 0)
        return null;
    const [only] = metrics;
    if (metrics.length === 1 && only !== undefined) {
        return only.decidedAtSeconds === null ? null : [only.decidedAtSeconds];
    }
    const ended = metrics.map(() => 0);
    const slack = Math.log(metrics.length);
    for (const at of endsOf(metrics)) {
        let most = Number.NEGATIVE_INFINITY;
        metrics.forEach((metric, index) => {
            const { buckets } = metric.watched;
            let count = ended[index] ?? 0;
            while ((buckets[count]?.endSeconds ?? Number.POSITIVE_INFINITY) <= at)
                count += 1;
            ended[index] = count;
            most = Math.max(most, weighted(metric, count, metric.course.atMost(count)));
        });
        if (most + slack < level)
            continue;
        const terms = metrics.map((metric, index) => weightedEvidence(metric, ended[index] ?? 0));
        if (logSumExp(terms) >= level)
            return [at];
    }
    return null;
}
function endsOf(metrics) {
    const ends = new Set(metrics.flatMap(({ watched }) => watched.buckets.map(({ endSeconds }) => endSeconds)));
    return [...ends].toSorted((one, other) => one - other);
}
function weightedEvidence(metric, buckets) {
    return weighted(metric, buckets, metric.course.after(buckets));
}
/** Nothing while there are too few failures. */
function weighted({ weight, guardedFrom }, buckets, logE) {
    if (guardedFrom === null || buckets < guardedFrom)
        return Number.NEGATIVE_INFINITY;
    return Math.log(weight) + logE;
}
function describeDecision(metrics, atSeconds) {
    const seen = metrics.map((metric) => {
        const buckets = metric.watched.buckets.filter(({ endSeconds }) => endSeconds <= atSeconds).length;
        return { metric, buckets, logE: weightedEvidence(metric, buckets) };
    });
    const [first] = seen.toSorted((one, other) => other.logE - one.logE);
    if (first === undefined)
        return null;
    const of = (onsets) => seen.filter(({ metric }) => metric.watched.kind.onsets === onsets).map(({ logE }) => logE);
    return {
        atSeconds,
        logE: Math.max(logSumExp(of("average")), ...of("maximum")),
        metric: first.metric,
        buckets: first.buckets,
        isLast: seen.every(({ metric, buckets }) => buckets === metric.watched.buckets.length),
    };
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/not-worse.js
/** Whether it is shown that a metric is not, on average so far, as bad as so many times its baseline. */


/** One in twenty releases that are that bad may be called not so bad, for now: they are watched on. */
const PASS_ALPHA = 0.05;
function isNotWorse(metric) {
    return passEvidence(metric) >= -Math.log(PASS_ALPHA);
}
/** ln of the evidence against "at least `passFactor` times the baseline" from the promotion on. */
function passEvidence({ kind, boundary, buckets }) {
    const totals = totalsOf(buckets);
    const terms = kind.passEffects.map((effect) => {
        const increment = kind.passIncrement(boundary, effect);
        let sum = effect.logWeight;
        if (kind.onsets === "maximum")
            return sum + increment.of(totals, totals.seconds);
        for (const { data, startSeconds, endSeconds } of buckets)
            sum += increment.of(data, endSeconds - startSeconds);
        return sum;
    });
    return logSumExp(terms);
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/traffic-silence.js
/** Whether a metric has fallen silent: then what was seen before says nothing about now. */

/** Shorter than this no silence counts: data arrive in clumps. */
const SHORTEST_SECONDS = 300;
/** A bucket may be late or lost; this many in a row are not. */
const LOST_BUCKETS = 5;
/** By chance alone, silence where this many requests are expected happens once in 22,000 times. */
const EXPECTED_REQUESTS = 10;
/**
 * Seconds since the promotion after which nothing was measured any more, or null. `latest` is the end of the newest
 * bucket of any metric: a metric whose buckets stop coming is as silent as one without requests.
 */
function silentSince(buckets, latest, countsRequests) {
    const spoken = countsRequests
        ? buckets.findLastIndex(({ data }) => countIn(data, "requests") > 0)
        : buckets.length - 1;
    if (spoken < 0)
        return 0;
    const totals = totalsOf(buckets, 0, spoken + 1);
    const since = buckets[spoken]?.endSeconds ?? 0;
    const silentSeconds = latest - since;
    const usualSeconds = totals.seconds / totals.buckets;
    if (silentSeconds < Math.max(SHORTEST_SECONDS, LOST_BUCKETS * usualSeconds))
        return null;
    if (countsRequests && (totals.requests / totals.seconds) * silentSeconds < EXPECTED_REQUESTS)
        return null;
    return since;
}

;// CONCATENATED MODULE: ./build/src/judge/evidence/judge-evidence.js








/** What a good release may do for a while: no pass before this, unless the watch is shorter. */
const MINIMUM_SECONDS = 600;
function judgeEvidence(watch) {
    const metrics = watch.metrics.map((metric) => readMetric(metric, watch));
    const standings = metrics.map((metric) => ({ ...metric, logE: metric.course.after(metric.watched.buckets.length) }));
    return {
        ...decide(watch, metrics),
        logE: combineEvidence(standings.map(({ watched, weight, logE }) => ({ onsets: watched.kind.onsets, weight, logE }))),
        metrics: standings.map(({ id, logE, decidedAtSeconds }) => ({ id, logE, decidedAtSeconds })),
    };
}
function readMetric({ id, weight, kind: name, null: boundary, buckets }, watch) {
    const kind = evidenceKinds[name];
    const watched = {
        kind,
        boundary,
        buckets: settleBuckets(buckets),
        horizonSeconds: watch.horizonSeconds,
    };
    const course = courseOfEvidence(watched);
    const guardedFrom = guardedBuckets(watched);
    const level = -Math.log(watch.alpha) - Math.log(weight);
    const decided = guardedFrom === null ? null : course.firstAt(level, guardedFrom);
    const decidedAtSeconds = decided === null ? null : (watched.buckets[decided - 1]?.endSeconds ?? null);
    return { id, weight, watched, course, guardedFrom, level, decidedAtSeconds };
}
function decide(watch, metrics) {
    const decision = findDecision(metrics, -Math.log(watch.alpha));
    if (decision !== null) {
        return { verdict: "fail", reasonCode: "regression_shown", text: renderFailure(decision, metrics.length) };
    }
    const latest = Math.max(0, ...metrics.map(({ watched }) => watched.buckets.at(-1)?.endSeconds ?? 0));
    for (const { id, watched } of metrics) {
        const useless = watched.kind.useless?.(watched.boundary) ?? null;
        if (useless !== null)
            return { verdict: "hold", reasonCode: "no_data", text: `${id}: ${useless}` };
        const since = silentSince(watched.buckets, latest, "requests" in watched.kind.bucket.shape);
        if (since !== null)
            return { verdict: "hold", reasonCode: "no_data", text: renderSilence(id, watched, since) };
    }
    const few = metrics.find((metric) => isUnguarded(metric));
    if (few !== undefined)
        return { verdict: "hold", reasonCode: "too_few_samples", text: renderTooFew(few) };
    if (latest >= Math.min(MINIMUM_SECONDS, watch.horizonSeconds) &&
        metrics.every(({ watched }) => isNotWorse(watched))) {
        return {
            verdict: "pass",
            reasonCode: "regression_excluded",
            text: renderPass(metrics, latest, watch.horizonSeconds),
        };
    }
    const reasonCode = latest >= watch.horizonSeconds ? "watch_incomplete" : "evidence_open";
    return { verdict: "hold", reasonCode, text: renderOpen(metrics, watch, latest) };
}
/** Only the guard keeps it from deciding. */
function isUnguarded({ course, guardedFrom, level }) {
    return guardedFrom === null && course.firstAt(level, 0) !== null;
}

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/wrap-text.js
var wrap_text = __webpack_require__(94629);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/release/result.js
var result = __webpack_require__(97294);
// EXTERNAL MODULE: ./build/src/lib/nearest-word.js
var nearest_word = __webpack_require__(20788);
;// CONCATENATED MODULE: ./build/src/judge/evidence/watch-evidence.js
/** The file from which anybody can recompute a verdict: one declaration for its types, its checks, its JSON Schema and its page. */



/** Ten years: beyond any watch. */
const LONGEST_SECONDS = 315_360_000;
const watch_evidence_SHORTEST_SECONDS = 0.001;
const MOST_METRICS = 1_000;
/** What is left of exactly 1 where many decimal shares are added. */
const ROUNDING = 1e-9;
const endSeconds = schemas/* number */.aig()
    .min(watch_evidence_SHORTEST_SECONDS)
    .max(LONGEST_SECONDS)
    .describe("End of the bucket, in seconds since the promotion.");
/** Pairs of which the first counts a part of the second, where one request has at most one error. */
const PARTS = [
    ["errors", "requests"],
    ["controlErrors", "controlRequests"],
];
const watchEvidence = schemas/* strictObject */.rej({
    alpha: schemas/* number */.aig()
        .gt(0)
        .lt(1)
        .describe("Share of good releases that this watch may fail, over all its metrics and looks: 0.001."),
    horizonSeconds: schemas/* number */.aig()
        .min(watch_evidence_SHORTEST_SECONDS)
        .max(LONGEST_SECONDS)
        .describe("Planned length of the watch, in seconds."),
    metrics: schemas/* array */.YOg(metricSchema()).min(1).max(MOST_METRICS).describe("What is watched."),
})
    .superRefine(({ metrics }, context) => {
    const sum = metrics.reduce((total, { weight }) => total + weight, 0);
    if (metrics.length > 0 && Math.abs(sum - 1) > ROUNDING) {
        const message = `the weights must add up to 1, and add up to ${Number(sum.toPrecision(12))}`;
        context.addIssue({ code: "custom", path: ["metrics"], message });
    }
    metrics.forEach(({ id }, index) => {
        if (metrics.findIndex((other) => other.id === id) === index)
            return;
        context.addIssue({
            code: "custom",
            path: ["metrics", index, "id"],
            message: `"${id}" is another metric already`,
        });
    });
});
function metricSchema() {
    const names = Object.keys(evidenceKinds);
    const forms = Object.entries(evidenceKinds).map(([name, kind]) => schemas/* strictObject */.rej({
        id: schemas/* string */.YjP().min(1).max(200).describe("Name of the metric."),
        weight: schemas/* number */.aig().gt(0).max(1).describe("Its share of the false alarms; all of them add up to 1."),
        kind: schemas/* literal */.euz(name).describe(kind.description),
        null: kind.boundary.describe("The boundary up to which the release counts as no worse."),
        buckets: schemas/* array */.YOg(bucketSchema(kind)).describe("What was counted, in any order. What is missing says nothing."),
    })
        .describe(kind.description));
    const [first, ...others] = forms;
    if (first === undefined)
        throw new Error("there is no kind of evidence");
    const schema = schemas/* discriminatedUnion */.gMt("kind", [first, ...others], {
        error({ input }) {
            const kind = typeof input === "object" && input !== null && "kind" in input ? input.kind : undefined;
            const expected = `expected one of ${names.join(", ")}`;
            if (typeof kind !== "string")
                return expected;
            const near = (0,nearest_word/* nearestWord */.z)(kind, names);
            return `${expected}, found ${JSON.stringify(kind.slice(0, 60))}${near === null ? "" : ` (did you mean "${near}"?)`}`;
        },
    });
    return schema;
}
function bucketSchema({ bucket, clustered }) {
    const fields = bucket.shape;
    const parts = clustered ? [] : PARTS.filter(([part, whole]) => part in fields && whole in fields);
    const schema = schemas/* strictObject */.rej({ endSeconds, ...fields });
    if (parts.length === 0)
        return schema;
    return schema.superRefine((given, context) => {
        const counts = given;
        for (const [part, whole] of parts) {
            const [some = 0, all = 0] = [counts[part], counts[whole]];
            if (some > all)
                context.addIssue({ code: "custom", path: [part], message: `${some} are more than the ${all} ${whole}` });
        }
    });
}

// EXTERNAL MODULE: ./build/src/plan/issue.js + 1 modules
var issue = __webpack_require__(87172);
// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(99547);
;// CONCATENATED MODULE: ./build/src/tools/judge/json-source.js
/** A JSON text in which the place of every part can be found again; only made where there is a mistake to be shown. */

/** The text's mistakes as JSON, and otherwise its parts by their places. `value` is what it stands for. */
function locateJson(given, value) {
    const positionAt = (offset) => {
        const before = given.text.slice(0, offset);
        const line = before.split("\n").length;
        return { file: given.file, line: given.line + line - 1, column: offset - before.lastIndexOf("\n") };
    };
    const errors = [];
    const root = (0,main.parseTree)(given.text, errors, { disallowComments: true });
    if (root === undefined || errors.length > 0) {
        return { problems: [describeMistake(errors[0], given.text, positionAt)] };
    }
    const nodeAt = (path) => (0,main.findNodeAtLocation)(root, path.map((part) => (typeof part === "symbol" ? "" : part)));
    const nearest = (path) => (path.length === 0 ? root : (nodeAt(path) ?? nearest(path.slice(0, -1))));
    return {
        value,
        duplicates: findDuplicates(root, positionAt),
        has: (path) => path.length === 0 || nodeAt(path) !== undefined,
        keyPosition(path) {
            const node = nearest(path);
            return positionAt(node.parent?.type === "property" ? node.parent.offset : node.offset);
        },
        valuePosition: (path) => positionAt(nearest(path).offset),
        texts: () => [],
    };
}
function describeMistake(error, text, positionAt) {
    const offset = error?.offset ?? 0;
    const word = /^[-+]?\w+/.exec(text.slice(offset, offset + 40))?.[0] ?? "";
    const isNoNumber = /^[-+]?(?:NaN|Infinity)$/.test(word);
    const kind = error === undefined ? "ValueExpected" : (0,main.printParseErrorCode)(error.error);
    const words = kind.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
    return {
        message: isNoNumber ? `not JSON: ${word} is no number` : `not JSON: ${words}`,
        position: positionAt(offset),
        ...(isNoNumber ? { remedy: "Leave a bucket out in which nothing was measured." } : {}),
    };
}
function findDuplicates(node, positionAt) {
    const found = [];
    const waiting = [node];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const seen = new Set();
        for (const child of next.children ?? []) {
            waiting.push(child);
            if (next.type !== "object")
                continue;
            const key = child.children?.[0]?.value;
            if (seen.has(key)) {
                const message = `the key "${String(key)}" is there twice`;
                found.push({ message, position: positionAt(child.offset), remedy: "Keep one of them." });
            }
            seen.add(key);
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./build/src/tools/judge/parse-case.js



const WORDS = {
    whole: "the evidence",
    isNot: "not the evidence of a watch",
    remedy: "It is an object with alpha, horizonSeconds and metrics; see docs/evidence.md.",
};
/** More than this nobody reads; the count of the others is given. */
const MOST_PROBLEMS = 100;
function parseCase(given) {
    let value;
    try {
        value = JSON.parse(given.text);
    }
    catch {
        return mistakes(given, undefined);
    }
    const parsed = (0,issue/* parseInPlainWords */.Sd)(watchEvidence, value);
    if (parsed.success && !mayHaveDuplicates(given.text, parsed.data))
        return { evidence: parsed.data };
    const located = locate(given, value);
    if ("problems" in located)
        return located;
    const problems = [
        ...located.duplicates,
        ...(parsed.success ? [] : (0,issue/* toProblems */.ek)(parsed.error.issues, located, [], WORDS)),
    ].toSorted(({ position: one }, { position: other }) => (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0));
    if (problems.length === 0 && parsed.success)
        return { evidence: parsed.data };
    if (problems.length <= MOST_PROBLEMS)
        return { problems };
    const others = { message: `and ${problems.length - MOST_PROBLEMS} more mistakes after these` };
    return { problems: [...problems.slice(0, MOST_PROBLEMS), others] };
}
function mistakes(given, value) {
    const located = locate(given, value);
    const position = { file: given.file, line: given.line, column: 1 };
    return "problems" in located ? located : { problems: [{ message: "not JSON", position }] };
}
/** Who nests thousands of lists gets no better place than the beginning. */
function locate(given, value) {
    try {
        return locateJson(given, value);
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        const position = { file: given.file, line: given.line, column: 1 };
        return { problems: [{ message: "lists or objects are nested too deeply", position }] };
    }
}
/** JSON keeps the last of two equal keys in silence. There are as many colons as keys, unless a text has some. */
function mayHaveDuplicates(text, { metrics }) {
    let keys = 3;
    for (const { id, null: boundary, buckets } of metrics) {
        keys += 5 + Object.keys(boundary).length + (id.split(":").length - 1);
        for (const bucket of buckets)
            for (const _ in bucket)
                keys += 1;
    }
    let colons = 0;
    for (let at = text.indexOf(":"); at >= 0; at = text.indexOf(":", at + 1))
        colons += 1;
    return colons !== keys;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/src/tools/judge/read-cases.js
/** The watches in a file: one JSON value, or one in each line. */


const STANDARD_INPUT = "-";
/**
 * A first line that is JSON by itself says that each line is a watch; these are handed on as they come, so that another
 * program may wait for an answer before it writes the next. Anything else is one watch, written over several lines.
 */
async function* readCases(file, stdin) {
    const name = file === STANDARD_INPUT ? "standard input" : file;
    const whole = [];
    let form = "unknown";
    let line = 0;
    for await (const text of linesOf(file, name, stdin)) {
        line += 1;
        if (form === "unknown" && text.trim() !== "")
            form = isJson(text) ? "lines" : "whole";
        if (form !== "lines")
            whole.push(text);
        else if (text.trim() !== "")
            yield { file: name, text, line };
    }
    if (form === "whole")
        yield { file: name, text: whole.join("\n"), line: 1 };
    if (form === "unknown")
        throw refused(name, "there is nothing in it");
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
async function* linesOf(file, name, stdin) {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let rest = "";
    try {
        if (file === STANDARD_INPUT && stdin === undefined)
            throw refused(name, "there is none here");
        const chunks = file === STANDARD_INPUT && stdin ? stdin : (0,external_node_fs_.createReadStream)(file);
        for await (const chunk of chunks) {
            const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split("\n");
            rest = lines.pop() ?? "";
            yield* lines;
        }
        rest += decoder.decode();
    }
    catch (error) {
        throw error instanceof lib_error/* UsageError */.eb ? error : refused(name, describeReadError(error));
    }
    if (rest !== "")
        yield rest;
}
function describeReadError(error) {
    const code = error?.code;
    if (code === "ENOENT")
        return "there is no such file";
    if (code === "EISDIR")
        return "this is a folder, not a file";
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
        return "it is not text in UTF-8";
    return `it cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
function refused(name, message) {
    return new lib_error/* UsageError */.eb("usage", [{ message: `${name}: ${message}` }]);
}

;// CONCATENATED MODULE: ./build/src/tools/judge/judge-files.js







/** What a judge of evidence ends with; a mistake in any of the files ends with that of a mistake in the call. */
const EXIT = {
    pass: result/* EXIT_CODE */.F3.proceed,
    fail: result/* EXIT_CODE */.F3.failed,
    hold: result/* EXIT_CODE */.F3.hold,
};
/** Judges watch by watch, as they come. Resolves to the exit code; throws UsageError at the end with every mistake. */
async function judgeFiles(files, json, stdout, stdin) {
    const outcomes = new Set();
    const problems = [];
    for (const file of files) {
        try {
            for await (const given of readCases(file, stdin)) {
                const parsed = parseCase(given);
                if ("problems" in parsed)
                    problems.push(...parsed.problems);
                const answer = answerTo(parsed);
                outcomes.add(answer.verdict);
                if (json)
                    stdout.line(JSON.stringify(answer));
                else
                    for (const line of renderAnswer(given, answer, stdout.columns))
                        stdout.line(line);
            }
        }
        catch (error) {
            if (!(error instanceof lib_error/* UsageError */.eb))
                throw error;
            problems.push(...error.problems);
        }
    }
    if (problems.length > 0)
        throw new lib_error/* UsageError */.eb("evidence_invalid", problems);
    return EXIT[(0,verdict/* worstOutcome */.Om)([...outcomes])];
}
function answerTo(parsed) {
    if ("evidence" in parsed)
        return judgeEvidence(parsed.evidence);
    const [first] = parsed.problems;
    const text = `This is not evidence that can be judged: ${first?.message ?? "it has mistakes"}.`;
    return { verdict: "hold", reasonCode: "evidence_invalid", text, logE: null, metrics: [] };
}
function renderAnswer({ file, line }, answer, columns) {
    const { verdict, reasonCode, text, metrics } = answer;
    return [
        ...(0,wrap_text.wrapText)(`${file}:${line}: ${verdict} (${reasonCode})`, columns),
        ...(0,wrap_text.wrapText)(text, columns, "  "),
        ...metrics.flatMap(({ id, logE, decidedAtSeconds }) => {
            const decided = decidedAtSeconds === null ? "" : `, decided at ${decidedAtSeconds} s`;
            return (0,wrap_text.wrapText)(`${id}: log E ${logE.toFixed(2)}${decided}`, columns, "  ");
        }),
    ];
}


/***/ }),

/***/ 93223:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ fast_string_width_dist)
});

;// CONCATENATED MODULE: ./node_modules/fast-string-truncated-width/dist/utils.js
/* MAIN */
const getCodePointsLength = (() => {
    const SURROGATE_PAIR_RE = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
    return (input) => {
        let surrogatePairsNr = 0;
        SURROGATE_PAIR_RE.lastIndex = 0;
        while (SURROGATE_PAIR_RE.test(input)) {
            surrogatePairsNr += 1;
        }
        return input.length - surrogatePairsNr;
    };
})();
const isFullWidth = (x) => {
    return x === 0x3000 || x >= 0xFF01 && x <= 0xFF60 || x >= 0xFFE0 && x <= 0xFFE6;
};
const isWideNotCJKTNotEmoji = (x) => {
    return x === 0x231B || x === 0x2329 || x >= 0x2FF0 && x <= 0x2FFF || x >= 0x3001 && x <= 0x303E || x >= 0x3099 && x <= 0x30FF || x >= 0x3105 && x <= 0x312F || x >= 0x3131 && x <= 0x318E || x >= 0x3190 && x <= 0x31E3 || x >= 0x31EF && x <= 0x321E || x >= 0x3220 && x <= 0x3247 || x >= 0x3250 && x <= 0x4DBF || x >= 0xFE10 && x <= 0xFE19 || x >= 0xFE30 && x <= 0xFE52 || x >= 0xFE54 && x <= 0xFE66 || x >= 0xFE68 && x <= 0xFE6B || x >= 0x1F200 && x <= 0x1F202 || x >= 0x1F210 && x <= 0x1F23B || x >= 0x1F240 && x <= 0x1F248 || x >= 0x20000 && x <= 0x2FFFD || x >= 0x30000 && x <= 0x3FFFD;
};
/* EXPORT */


;// CONCATENATED MODULE: ./node_modules/fast-string-truncated-width/dist/index.js
/* IMPORT */

/* HELPERS */
const ANSI_RE = /[\u001b\u009b][[()#;?]*(?:[0-9]{1,4}(?:;[0-9]{0,4})*)?[0-9A-ORZcf-nqry=><]|\u001b\]8;[^;]*;.*?(?:\u0007|\u001b\u005c)/y;
const CONTROL_RE = /[\x00-\x08\x0A-\x1F\x7F-\x9F]{1,1000}/y;
const CJKT_WIDE_RE = /(?:(?![\uFF61-\uFF9F\uFF00-\uFFEF])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Tangut}]){1,1000}/yu;
const TAB_RE = /\t{1,1000}/y;
const EMOJI_RE = /[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|\p{Emoji_Presentation}|\p{Emoji}\uFE0F\u20E3?))*/yu;
const LATIN_RE = /(?:[\x20-\x7E\xA0-\xFF](?!\uFE0F)){1,1000}/y;
const MODIFIER_RE = /\p{M}+/gu;
const NO_TRUNCATION = { limit: Infinity, ellipsis: '' };
/* MAIN */
const getStringTruncatedWidth = (input, truncationOptions = {}, widthOptions = {}) => {
    /* CONSTANTS */
    const LIMIT = truncationOptions.limit ?? Infinity;
    const ELLIPSIS = truncationOptions.ellipsis ?? '';
    const ELLIPSIS_WIDTH = truncationOptions?.ellipsisWidth ?? (ELLIPSIS ? getStringTruncatedWidth(ELLIPSIS, NO_TRUNCATION, widthOptions).width : 0);
    const ANSI_WIDTH = 0;
    const CONTROL_WIDTH = widthOptions.controlWidth ?? 0;
    const TAB_WIDTH = widthOptions.tabWidth ?? 8;
    const EMOJI_WIDTH = widthOptions.emojiWidth ?? 2;
    const FULL_WIDTH_WIDTH = 2;
    const REGULAR_WIDTH = widthOptions.regularWidth ?? 1;
    const WIDE_WIDTH = widthOptions.wideWidth ?? FULL_WIDTH_WIDTH;
    const PARSE_BLOCKS = [
        [LATIN_RE, REGULAR_WIDTH],
        [ANSI_RE, ANSI_WIDTH],
        [CONTROL_RE, CONTROL_WIDTH],
        [TAB_RE, TAB_WIDTH],
        [EMOJI_RE, EMOJI_WIDTH],
        [CJKT_WIDE_RE, WIDE_WIDTH],
    ];
    /* STATE */
    let indexPrev = 0;
    let index = 0;
    let length = input.length;
    let lengthExtra = 0;
    let truncationEnabled = false;
    let truncationIndex = length;
    let truncationLimit = Math.max(0, LIMIT - ELLIPSIS_WIDTH);
    let unmatchedStart = 0;
    let unmatchedEnd = 0;
    let width = 0;
    let widthExtra = 0;
    /* PARSE LOOP */
    outer: while (true) {
        /* UNMATCHED */
        if ((unmatchedEnd > unmatchedStart) || (index >= length && index > indexPrev)) {
            const unmatched = input.slice(unmatchedStart, unmatchedEnd) || input.slice(indexPrev, index);
            lengthExtra = 0;
            for (const char of unmatched.replaceAll(MODIFIER_RE, '')) {
                const codePoint = char.codePointAt(0) || 0;
                if (isFullWidth(codePoint)) {
                    widthExtra = FULL_WIDTH_WIDTH;
                }
                else if (isWideNotCJKTNotEmoji(codePoint)) {
                    widthExtra = WIDE_WIDTH;
                }
                else {
                    widthExtra = REGULAR_WIDTH;
                }
                if ((width + widthExtra) > truncationLimit) {
                    truncationIndex = Math.min(truncationIndex, Math.max(unmatchedStart, indexPrev) + lengthExtra);
                }
                if ((width + widthExtra) > LIMIT) {
                    truncationEnabled = true;
                    break outer;
                }
                lengthExtra += char.length;
                width += widthExtra;
            }
            unmatchedStart = unmatchedEnd = 0;
        }
        /* EXITING */
        if (index >= length) {
            break outer;
        }
        /* PARSE BLOCKS */
        for (let i = 0, l = PARSE_BLOCKS.length; i < l; i++) {
            const [BLOCK_RE, BLOCK_WIDTH] = PARSE_BLOCKS[i];
            BLOCK_RE.lastIndex = index;
            if (BLOCK_RE.test(input)) {
                lengthExtra = BLOCK_RE === CJKT_WIDE_RE ? getCodePointsLength(input.slice(index, BLOCK_RE.lastIndex)) : BLOCK_RE === EMOJI_RE ? 1 : BLOCK_RE.lastIndex - index;
                widthExtra = lengthExtra * BLOCK_WIDTH;
                if ((width + widthExtra) > truncationLimit) {
                    truncationIndex = Math.min(truncationIndex, index + Math.floor((truncationLimit - width) / BLOCK_WIDTH));
                }
                if ((width + widthExtra) > LIMIT) {
                    truncationEnabled = true;
                    break outer;
                }
                width += widthExtra;
                unmatchedStart = indexPrev;
                unmatchedEnd = index;
                index = indexPrev = BLOCK_RE.lastIndex;
                continue outer;
            }
        }
        /* UNMATCHED INDEX */
        index += 1;
    }
    /* RETURN */
    return {
        width: truncationEnabled ? truncationLimit : width,
        index: truncationEnabled ? truncationIndex : length,
        truncated: truncationEnabled,
        ellipsed: truncationEnabled && LIMIT >= ELLIPSIS_WIDTH
    };
};
/* EXPORT */
/* harmony default export */ const dist = (getStringTruncatedWidth);

;// CONCATENATED MODULE: ./node_modules/fast-string-width/dist/index.js
/* IMPORT */

/* HELPERS */
const dist_NO_TRUNCATION = {
    limit: Infinity,
    ellipsis: '',
    ellipsisWidth: 0,
};
/* MAIN */
const fastStringWidth = (input, options = {}) => {
    return dist(input, dist_NO_TRUNCATION, options).width;
};
/* EXPORT */
/* harmony default export */ const fast_string_width_dist = (fastStringWidth);


/***/ }),

/***/ 48483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ wrapAnsi)
/* harmony export */ });
/* harmony import */ var fast_string_width__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93223);

const ESC = '\x1B';
const CSI = '\x9B';
const END_CODE = 39;
const ANSI_ESCAPE_BELL = '\u0007';
const ANSI_CSI = '[';
const ANSI_OSC = ']';
const ANSI_SGR_TERMINATOR = 'm';
const ANSI_ESCAPE_LINK = `${ANSI_OSC}8;;`;
const GROUP_REGEX = new RegExp(`(?:\\${ANSI_CSI}(?<code>\\d+)m|\\${ANSI_ESCAPE_LINK}(?<uri>.*)${ANSI_ESCAPE_BELL})`, 'y');
const getClosingCode = (openingCode) => {
    if (openingCode >= 30 && openingCode <= 37)
        return 39;
    if (openingCode >= 90 && openingCode <= 97)
        return 39;
    if (openingCode >= 40 && openingCode <= 47)
        return 49;
    if (openingCode >= 100 && openingCode <= 107)
        return 49;
    if (openingCode === 1 || openingCode === 2)
        return 22;
    if (openingCode === 3)
        return 23;
    if (openingCode === 4)
        return 24;
    if (openingCode === 7)
        return 27;
    if (openingCode === 8)
        return 28;
    if (openingCode === 9)
        return 29;
    if (openingCode === 0)
        return 0;
    return undefined;
};
const wrapAnsiCode = (code) => `${ESC}${ANSI_CSI}${code}${ANSI_SGR_TERMINATOR}`;
const wrapAnsiHyperlink = (url) => `${ESC}${ANSI_ESCAPE_LINK}${url}${ANSI_ESCAPE_BELL}`;
const wrapWord = (rows, word, columns) => {
    const characters = word[Symbol.iterator]();
    let isInsideEscape = false;
    let isInsideLinkEscape = false;
    let lastRow = rows.at(-1);
    let visible = lastRow === undefined ? 0 : (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(lastRow);
    let currentCharacter = characters.next();
    let nextCharacter = characters.next();
    let rawCharacterIndex = 0;
    while (!currentCharacter.done) {
        const character = currentCharacter.value;
        const characterLength = (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(character);
        if (visible + characterLength <= columns) {
            rows[rows.length - 1] += character;
        }
        else {
            rows.push(character);
            visible = 0;
        }
        if (character === ESC || character === CSI) {
            isInsideEscape = true;
            isInsideLinkEscape = word.startsWith(ANSI_ESCAPE_LINK, rawCharacterIndex + 1);
        }
        if (isInsideEscape) {
            if (isInsideLinkEscape) {
                if (character === ANSI_ESCAPE_BELL) {
                    isInsideEscape = false;
                    isInsideLinkEscape = false;
                }
            }
            else if (character === ANSI_SGR_TERMINATOR) {
                isInsideEscape = false;
            }
        }
        else {
            visible += characterLength;
            if (visible === columns && !nextCharacter.done) {
                rows.push('');
                visible = 0;
            }
        }
        currentCharacter = nextCharacter;
        nextCharacter = characters.next();
        rawCharacterIndex += character.length;
    }
    lastRow = rows.at(-1);
    if (!visible && lastRow !== undefined && lastRow.length && rows.length > 1) {
        rows[rows.length - 2] += rows.pop();
    }
};
const stringVisibleTrimSpacesRight = (string) => {
    const words = string.split(' ');
    let last = words.length;
    while (last) {
        if ((0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(words[last - 1])) {
            break;
        }
        last--;
    }
    if (last === words.length) {
        return string;
    }
    return words.slice(0, last).join(' ') + words.slice(last).join('');
};
const exec = (string, columns, options = {}) => {
    if (options.trim !== false && string.trim() === '') {
        return '';
    }
    let returnValue = '';
    let escapeCode;
    let escapeUrl;
    const words = string.split(' ');
    let rows = [''];
    let rowLength = 0;
    for (let index = 0; index < words.length; index++) {
        const word = words[index];
        if (options.trim !== false) {
            const row = rows.at(-1) ?? '';
            const trimmed = row.trimStart();
            if (row.length !== trimmed.length) {
                rows[rows.length - 1] = trimmed;
                rowLength = (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(trimmed);
            }
        }
        if (index !== 0) {
            if (rowLength >= columns &&
                (options.wordWrap === false || options.trim === false)) {
                rows.push('');
                rowLength = 0;
            }
            if (rowLength || options.trim === false) {
                rows[rows.length - 1] += ' ';
                rowLength++;
            }
        }
        const wordLength = (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(word);
        if (options.hard && wordLength > columns) {
            const remainingColumns = columns - rowLength;
            const breaksStartingThisLine = 1 + Math.floor((wordLength - remainingColumns - 1) / columns);
            const breaksStartingNextLine = Math.floor((wordLength - 1) / columns);
            if (breaksStartingNextLine < breaksStartingThisLine) {
                rows.push('');
            }
            wrapWord(rows, word, columns);
            rowLength = (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(rows.at(-1) ?? '');
            continue;
        }
        if (rowLength + wordLength > columns && rowLength && wordLength) {
            if (options.wordWrap === false && rowLength < columns) {
                wrapWord(rows, word, columns);
                rowLength = (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(rows.at(-1) ?? '');
                continue;
            }
            rows.push('');
            rowLength = 0;
        }
        if (rowLength + wordLength > columns && options.wordWrap === false) {
            wrapWord(rows, word, columns);
            rowLength = (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(rows.at(-1) ?? '');
            continue;
        }
        rows[rows.length - 1] += word;
        rowLength += wordLength;
    }
    if (options.trim !== false) {
        rows = rows.map((row) => stringVisibleTrimSpacesRight(row));
    }
    const preString = rows.join('\n');
    let inSurrogate = false;
    for (let i = 0; i < preString.length; i++) {
        const character = preString[i];
        returnValue += character;
        if (!inSurrogate) {
            inSurrogate = character >= '\ud800' && character <= '\udbff';
            if (inSurrogate) {
                continue;
            }
        }
        else {
            inSurrogate = false;
        }
        if (character === ESC || character === CSI) {
            GROUP_REGEX.lastIndex = i + 1;
            const groupsResult = GROUP_REGEX.exec(preString);
            const groups = groupsResult?.groups;
            if (groups?.code !== undefined) {
                const code = Number.parseFloat(groups.code);
                escapeCode = code === END_CODE ? undefined : code;
            }
            else if (groups?.uri !== undefined) {
                escapeUrl = groups.uri.length === 0 ? undefined : groups.uri;
            }
        }
        if (preString[i + 1] === '\n') {
            if (escapeUrl) {
                returnValue += wrapAnsiHyperlink('');
            }
            const closingCode = escapeCode ? getClosingCode(escapeCode) : undefined;
            if (escapeCode && closingCode) {
                returnValue += wrapAnsiCode(closingCode);
            }
        }
        else if (character === '\n') {
            if (escapeCode && getClosingCode(escapeCode)) {
                returnValue += wrapAnsiCode(escapeCode);
            }
            if (escapeUrl) {
                returnValue += wrapAnsiHyperlink(escapeUrl);
            }
        }
    }
    return returnValue;
};
const CRLF_OR_LF = /\r?\n/;
function wrapAnsi(string, columns, options) {
    return String(string)
        .normalize()
        .split(CRLF_OR_LF)
        .map((line) => exec(line, columns, options))
        .join('\n');
}


/***/ })

};
