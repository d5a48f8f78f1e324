export const id = 40;
export const ids = [40,4629];
export const modules = {

/***/ 26680:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ watchEvidence)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _lib_nearest_word_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20788);
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93504);
/** The file from which anybody can recompute a verdict: one declaration for its types, its checks, its JSON Schema and its page. */



/** Ten years: beyond any watch. */
const LONGEST_SECONDS = 315_360_000;
const SHORTEST_SECONDS = 0.001;
const MOST_METRICS = 1_000;
/** What is left of exactly 1 where many decimal shares are added. */
const ROUNDING = 1e-9;
const endSeconds = zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
    .min(SHORTEST_SECONDS)
    .max(LONGEST_SECONDS)
    .describe("End of the bucket, in seconds since the promotion.");
/** Pairs of which the first counts a part of the second, where one request has at most one error. */
const PARTS = [
    ["errors", "requests"],
    ["controlErrors", "controlRequests"],
];
const watchEvidence = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    alpha: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
        .gt(0)
        .lt(1)
        .describe("Share of good releases that this watch may fail, over all its metrics and looks: 0.001."),
    horizonSeconds: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()
        .min(SHORTEST_SECONDS)
        .max(LONGEST_SECONDS)
        .describe("Planned length of the watch, in seconds."),
    metrics: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(metricSchema()).min(1).max(MOST_METRICS).describe("What is watched."),
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
    const names = Object.keys(_index_js__WEBPACK_IMPORTED_MODULE_0__/* .evidenceKinds */ .L);
    const forms = Object.entries(_index_js__WEBPACK_IMPORTED_MODULE_0__/* .evidenceKinds */ .L).map(([name, kind]) => zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).max(200).describe("Name of the metric."),
        weight: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().gt(0).max(1).describe("Its share of the false alarms; all of them add up to 1."),
        kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(name).describe(kind.description),
        null: kind.boundary.describe("The boundary up to which the release counts as no worse."),
        buckets: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(bucketSchema(kind)).describe("What was counted, in any order. What is missing says nothing."),
    })
        .describe(kind.description));
    const [first, ...others] = forms;
    if (first === undefined)
        throw new Error("there is no kind of evidence");
    const schema = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt("kind", [first, ...others], {
        error({ input }) {
            const kind = typeof input === "object" && input !== null && "kind" in input ? input.kind : undefined;
            const expected = `expected one of ${names.join(", ")}`;
            if (typeof kind !== "string")
                return expected;
            const near = (0,_lib_nearest_word_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestWord */ .z)(kind, names);
            return `${expected}, found ${JSON.stringify(kind.slice(0, 60))}${near === null ? "" : ` (did you mean "${near}"?)`}`;
        },
    });
    return schema;
}
function bucketSchema({ bucket, clustered }) {
    const schema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ endSeconds, ...bucket.shape });
    if (clustered)
        return schema;
    return schema.superRefine((given, context) => {
        const counts = given;
        for (const [part, whole] of PARTS) {
            const [some = 0, all = 0] = [counts[part], counts[whole]];
            if (some > all)
                context.addIssue({ code: "custom", path: [part], message: `${some} are more than the ${all} ${whole}` });
        }
    });
}


/***/ }),

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

/***/ 40208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A8: () => (/* binding */ MAXIMUM_ITEMS),
/* harmony export */   B5: () => (/* binding */ optionalSpecs),
/* harmony export */   BK: () => (/* binding */ exactlyOne),
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
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/** Where registries join the plan: one gate of a list, one step of a stage, and one metric of a watch. */

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
        .describe("Run once before this stage's steps, and once before its first gate that runs code (`command`, `bundle`, `coverage`): `npm ci`. A command line, or a map as for [`command`](gates.md#command). If it does not succeed, no step is taken and those gates are not checked: the stage holds. Default: none.");
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
const NOT_YET = new Set(["announce"]);
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

/***/ 13289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseDocument)
});

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

;// CONCATENATED MODULE: ./build/src/tools/judge/parse-document.js


/** More than this nobody reads; the count of the others is given. */
const MOST_PROBLEMS = 100;
function parseDocument(given, kind) {
    let value;
    try {
        value = JSON.parse(given.text);
    }
    catch {
        return mistakes(given, undefined);
    }
    const parsed = (0,issue/* parseInPlainWords */.Sd)(kind.schema, value);
    if (parsed.success && !kind.mayHaveDuplicates(given.text, parsed.data))
        return { value: parsed.data };
    const located = locate(given, value);
    if ("problems" in located)
        return located;
    const problems = [
        ...located.duplicates,
        ...(parsed.success ? [] : (0,issue/* toProblems */.ek)(parsed.error.issues, located, [], kind.words)),
    ].toSorted(({ position: one }, { position: other }) => (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0));
    if (problems.length === 0 && parsed.success)
        return { value: parsed.data };
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


/***/ }),

/***/ 35689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ readCases)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
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
        const chunks = file === STANDARD_INPUT && stdin ? stdin : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(file);
        for await (const chunk of chunks) {
            const lines = `${rest}${decoder.decode(chunk, { stream: true })}`.split("\n");
            rest = lines.pop() ?? "";
            yield* lines;
        }
        rest += decoder.decode();
    }
    catch (error) {
        throw error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb ? error : refused(name, describeReadError(error));
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
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb("usage", [{ message: `${name}: ${message}` }]);
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
