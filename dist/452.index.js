export const id = 452;
export const ids = [452];
export const modules = {

/***/ 67912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ extensions)
/* harmony export */ });
/* harmony import */ var _gates_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52024);
/* harmony import */ var _providers_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74704);
/* harmony import */ var _providers_metrics_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19844);
/* harmony import */ var _release_secrets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48789);
/** Registries that a plan joins, and the credentials that every release needs. */




const extensions = { gates: _gates_index_js__WEBPACK_IMPORTED_MODULE_0__.gates, roles: _providers_index_js__WEBPACK_IMPORTED_MODULE_1__/* .roleProviders */ .V, metricProviders: _providers_metrics_js__WEBPACK_IMPORTED_MODULE_2__.metricProviders, secrets: _release_secrets_js__WEBPACK_IMPORTED_MODULE_3__/* .releaseSecrets */ .t };


/***/ }),

/***/ 21634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X7: () => (/* binding */ METRIC_NAME),
/* harmony export */   at: () => (/* binding */ parseConditionSyntax)
/* harmony export */ });
/* unused harmony export renderCondition */
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _nearest_word_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3004);
/**
 * The sentence of a condition, taken apart. What its numbers mean depends on the metric: see condition.ts.
 *
 *   metric (> | >= | < | <=) value[unit] [over duration]
 *   metric (increases | drops) by (> | >=) amount[unit] [over duration]
 *   metric (> | >= | < | <=) n/(minute | hour | day)
 */


const METRIC_NAME = /^[a-z][a-z0-9_]*$/;
const FORMS = 'Write "error_rate > 5% over 15m", "p99_latency increases by > 20%" or "failures > 10/hour".';
const MAXIMUM_LENGTH = 200;
/** The parts of a condition, or the first thing in it that is not understood. */
function parseConditionSyntax(text) {
    if (text.length > MAXIMUM_LENGTH)
        return mistake(0, `a condition has at most ${MAXIMUM_LENGTH} characters`);
    const scan = scannerOf(text);
    const metricColumn = scan.column();
    const metric = scan.take(/[^\s<>=!]+/y);
    if (metric === null)
        return mistake(metricColumn, "expected the name of a metric", FORMS);
    if (!METRIC_NAME.test(metric)) {
        return mistake(metricColumn, `"${metric}" is not a metric's name: small letters, digits and "_"`, FORMS);
    }
    const head = { metric, metricColumn };
    const column = scan.column();
    const comparison = scan.take(/[<>=!]+/y);
    if (comparison !== null)
        return parseComparison(scan, head, comparison, column);
    const word = scan.take(/\S+/y);
    if (word === "increases" || word === "drops")
        return parseChange(scan, head, word);
    return mistake(column, `expected >, >=, <, <=, increases or drops${found(word)}`, suggestion(word, ["increases", "drops"]));
}
function parseComparison(scan, head, comparison, column) {
    if (!isComparison(comparison))
        return mistake(column, `"${comparison}" is not one of >, >=, <, <=`, FORMS);
    const amount = parseAmount(scan);
    if (!amount.ok)
        return amount;
    if (scan.take(/\//y) !== null)
        return parseRate(scan, head, comparison, amount.value);
    const over = parseOver(scan);
    if (!over.ok)
        return over;
    return { ok: true, value: { ...head, kind: "threshold", comparison, amount: amount.value, over: over.value } };
}
function parseRate(scan, head, comparison, amount) {
    const column = scan.column();
    const per = scan.take(/[^\s/]+/y);
    if (per !== "minute" && per !== "hour" && per !== "day") {
        return mistake(column, `expected minute, hour or day after "/"${found(per)}`, suggestion(per, ["minute", "hour", "day"]));
    }
    if (amount.unit !== "") {
        return mistake(amount.column, `a rate counts things per ${per}, so its number has no unit`, FORMS);
    }
    const end = scan.column();
    const rest = scan.rest();
    if (/^over\b/.test(rest))
        return mistake(end, `a rate is judged over its own ${per}, so it takes no "over"`);
    if (rest !== "")
        return mistake(end, `expected the end of the condition, found "${rest}"`, FORMS);
    return { ok: true, value: { ...head, kind: "rate", comparison, amount, per } };
}
function parseChange(scan, head, direction) {
    const byColumn = scan.column();
    const by = scan.take(/[a-zA-Z]+/y);
    if (by !== "by")
        return mistake(byColumn, `expected "by" after "${direction}"${found(by)}`, FORMS);
    const column = scan.column();
    const comparison = scan.take(/[<>=!]+/y);
    if (comparison !== ">" && comparison !== ">=") {
        return mistake(column, `expected > or >= after "${direction} by"${found(comparison)}`, FORMS);
    }
    const amount = parseAmount(scan);
    if (!amount.ok)
        return amount;
    if (scan.rest().startsWith("/"))
        return mistake(scan.column(), "a change has no rate: it compares two windows", FORMS);
    const over = parseOver(scan);
    if (!over.ok)
        return over;
    return {
        ok: true,
        value: { ...head, kind: "change", direction, comparison, amount: amount.value, over: over.value },
    };
}
function parseAmount(scan) {
    const column = scan.column();
    const word = scan.take(/[^\s%/]+/y) ?? "";
    const match = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(word);
    if (match === null) {
        if (/^-\d/.test(word))
            return mistake(column, `"${word}" is negative, and no metric ever is`);
        return mistake(column, `expected a number such as 5%, 2000ms or 3${found(word)}`, FORMS);
    }
    const number = match[1] ?? "";
    const unit = match[2] || scan.take(/%|(?:ms|s)(?![a-zA-Z])/y) || "";
    if (unit !== "" && unit !== "%" && unit !== "ms" && unit !== "s") {
        return mistake(column + number.length, `"${unit}" is not a unit: expected %, ms, s or none`);
    }
    return { ok: true, value: { number, unit, column } };
}
function parseOver(scan) {
    const wordColumn = scan.column();
    const word = scan.take(/\S+/y);
    if (word === null)
        return { ok: true, value: null };
    if (word !== "over")
        return mistake(wordColumn, `expected "over" or the end of the condition${found(word)}`, FORMS);
    const column = scan.column();
    const text = scan.rest().replace(/\s+/g, "");
    const ms = (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(text);
    if (ms === null)
        return mistake(column, `expected a duration such as 15m after "over"${found(text)}`);
    if (ms === 0)
        return mistake(column, `"${text}" is no time at all: expected more than 0`);
    return { ok: true, value: { text, ms, column } };
}
/** The sentence in its canonical spelling: one space between words, units attached. */
function renderCondition(syntax) {
    const amount = `${syntax.amount.number}${syntax.amount.unit}`;
    if (syntax.kind === "rate")
        return `${syntax.metric} ${syntax.comparison} ${amount}/${syntax.per}`;
    const verb = syntax.kind === "change" ? `${syntax.direction} by ${syntax.comparison}` : syntax.comparison;
    return `${syntax.metric} ${verb} ${amount}${syntax.over ? ` over ${syntax.over.text}` : ""}`;
}
function scannerOf(text) {
    let at = 0;
    const skipSpaces = () => {
        while (/\s/.test(text[at] ?? ""))
            at += 1;
    };
    return {
        column: () => {
            skipSpaces();
            return at;
        },
        take: (pattern) => {
            skipSpaces();
            pattern.lastIndex = at;
            const taken = pattern.exec(text)?.[0] ?? null;
            at += taken?.length ?? 0;
            return taken;
        },
        rest: () => text.slice(at).trim(),
    };
}
function isComparison(text) {
    return text === ">" || text === ">=" || text === "<" || text === "<=";
}
function found(word) {
    return word ? `, found "${word}"` : ", found the end";
}
function suggestion(word, words) {
    const nearest = word === null ? null : (0,_nearest_word_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestWord */ .z)(word, words);
    return nearest ? `Did you mean "${nearest}"?` : FORMS;
}
function mistake(column, message, remedy) {
    return { ok: false, column, message, ...(remedy === undefined ? {} : { remedy }) };
}


/***/ }),

/***/ 40208:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DY: () => (/* binding */ checklistItemSchema),
/* harmony export */   U8: () => (/* binding */ metricSchema),
/* harmony export */   W9: () => (/* binding */ gateItemSchema),
/* harmony export */   bN: () => (/* binding */ gateListSchema),
/* harmony export */   nk: () => (/* binding */ ITEM_KEYS),
/* harmony export */   wZ: () => (/* binding */ EXACTLY_ONE)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26921);
/** The two places where a registry joins the plan: one gate of a list, and one metric of a watch. */

/** Marks the issue that a list item names no gate, or several: dropped where an unknown key says it better. */
const EXACTLY_ONE = "exactly-one";
const title = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .trim()
    .min(1)
    .max(100)
    .describe("What is asked, in words for the reviewer; at most 100 characters.");
const group = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .trim()
    .min(1)
    .max(60)
    .optional()
    .describe("Heading under which the comment shows it. Default: none; such items come first.");
const after = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().transform((one) => [one]), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).min(1)])
    .optional()
    .describe("Title of an item, or a list of them, that must have passed before this one is asked.");
/** Keys of an item that name no gate. */
const ITEM_KEYS = new Set(Object.keys({ title, group, after }));
/** `{ title, <gate key>: spec }`, with exactly one gate key. */
function gateItemSchema(all) {
    const gates = Object.fromEntries(Object.entries(all).filter(([, gate]) => gate.boxes === undefined));
    return itemSchema(gates, { title }, {
        id: "gate",
        title: "Gate",
        description: "One question that must be answered with yes: a title, and one key that names the gate.",
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
        const titles = items.map((item) => item.title);
        for (const [index, title] of titles.entries()) {
            if (titles.indexOf(title) === index)
                continue;
            context.addIssue({
                code: "custom",
                path: [index, "title"],
                message: `another gate of this list has the title ${JSON.stringify(title)}`,
            });
        }
    });
}
/** `{ <provider key>: spec }`, with exactly one provider key. */
function metricSchema(providers) {
    const keys = Object.keys(providers);
    return zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej(optionalSpecs(providers))
        .superRefine(...exactlyOne(keys, "metric provider"))
        .meta({
        id: "metric",
        title: "Metric",
        description: "Where a metric is read: one key that names the provider, with its settings.",
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

/***/ 79610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sd: () => (/* binding */ parseInPlainWords),
/* harmony export */   X7: () => (/* binding */ PLAN_BEGINS),
/* harmony export */   ek: () => (/* binding */ toProblems),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   i7: () => (/* binding */ renderPath)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);
/* harmony import */ var _gate_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40208);
/* harmony import */ var _nearest_word_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3004);
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
    windows: "Ask for deploy windows with a gate: `window` in `checklist` or in `stages.staging.verify`.",
};
const NOT_YET_REMEDY = "Remove it for now; the plan is refused rather than run without it.";
const PLAN_BEGINS = 'A plan begins with "version: 1".';
const UNION_WITHOUT_WORDS = "holdpoint: union";
/** zod keeps the `keys` array of a raw issue in the final one, but not the schema, which alone knows the valid keys. */
const knownKeys = new WeakMap();
/**
 * Parses with messages in the plan's words. A gate's schema may parse a part of its spec by itself, out of reach of an
 * error map that is passed in; so it is zod's global one for as long as this call lasts.
 */
function parseInPlainWords(schema, value) {
    const before = zod__WEBPACK_IMPORTED_MODULE_1__/* .config */ .$W().customError;
    zod__WEBPACK_IMPORTED_MODULE_1__/* .config */ .$W({
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
        zod__WEBPACK_IMPORTED_MODULE_1__/* .config */ .$W({ customError: before });
    }
}
/** What the schema found, each with its place. `checklistOnly`: keys of the gates that no stage has. */
function toProblems(issues, source, checklistOnly = []) {
    const flat = issues.flatMap((issue) => unfoldUnion(issue, []));
    return flat
        .filter((issue) => !isSaidBetter(issue, flat))
        .flatMap((issue) => problemsOf(issue, source, checklistOnly));
}
function problemsOf(issue, source, checklistOnly) {
    if (issue.code === "unrecognized_keys") {
        const known = knownKeys.get(issue.keys) ?? [];
        return issue.keys.map((key) => ({
            ...(isGateOfStage(issue.path) && checklistOnly.includes(key)
                ? describeChecklistOnly(issue.path, key)
                : describeUnknownKey(issue.path, key, known)),
            position: source.keyPosition([...issue.path, key]),
        }));
    }
    const where = renderPath(issue.path);
    if (where === "") {
        return [{ message: `not a plan: ${issue.message}`, position: source.valuePosition([]), remedy: PLAN_BEGINS }];
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
    const aboutItem = issue.code === "custom" && issue.params?.["rule"] === _gate_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .EXACTLY_ONE */ .wZ;
    const position = aboutItem ? source.keyPosition(issue.path) : source.valuePosition(issue.path);
    return [{ message: `${where}: ${issue.message}`, position }];
}
/** `stages.staging.verify[0]`. */
function isGateOfStage(path) {
    return path[0] === "stages" && path[2] === "verify" && path.length === 4;
}
function describeChecklistOnly(path, key) {
    return {
        message: `${renderPath([...path, key])}: the gate "${key}" asks people on the pull request, and a stage has none`,
        remedy: `Move the item to "checklist".`,
    };
}
function describeUnknownKey(path, key, known) {
    const full = renderPath([...path, key]);
    if (NOT_YET.has(full))
        return { message: `${full} is not available in this version`, remedy: NOT_YET_REMEDY };
    const moved = Object.hasOwn(MOVED, full) ? MOVED[full] : undefined;
    if (moved !== undefined)
        return { message: `${full} is no key of the plan`, remedy: moved };
    const inside = path.length === 0 ? "the plan" : renderPath(path);
    const nearest = (0,_nearest_word_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestWord */ .z)(key, known);
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
/** "Names no gate" says less than what is wrong inside the same item. */
function isSaidBetter(issue, all) {
    if (issue.code !== "custom" || issue.params?.["rule"] !== _gate_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .EXACTLY_ONE */ .wZ)
        return false;
    if (issue.message.startsWith("names no ") === false)
        return false;
    const prefix = renderPath(issue.path);
    return all.some((other) => (other.code === "unrecognized_keys" && renderPath(other.path) === prefix) ||
        (other.path.length > issue.path.length &&
            other.path[issue.path.length] !== "title" &&
            renderPath(other.path.slice(0, issue.path.length)) === prefix));
}
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
function describeIssue(issue) {
    switch (issue.code) {
        case "invalid_type": {
            const expected = `expected ${NOUNS[issue.expected] ?? issue.expected}`;
            return issue.input === undefined ? expected : `${expected}, found ${describeValue(issue.input)}`;
        }
        case "invalid_value": {
            const words = issue.values.map(String);
            const nearest = typeof issue.input === "string" ? (0,_nearest_word_js__WEBPACK_IMPORTED_MODULE_2__/* .nearestWord */ .z)(issue.input, words) : null;
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

/***/ 13352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ loadPlan),
  v: () => (/* binding */ parsePlan)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/plan/gate-schema.js
var gate_schema = __webpack_require__(40208);
// EXTERNAL MODULE: ./build/src/plan/issue.js
var issue = __webpack_require__(79610);
;// CONCATENATED MODULE: ./build/src/plan/captures.js


const GATE_LISTS = [
    ["checklist"],
    ["stages", "staging", "verify"],
    ["stages", "production", "verify"],
];
/** Every `${…}` that would not be replaced by a capture. */
function checkCaptures(source, extensions) {
    return source.texts().flatMap(({ path, text }) => [...text.matchAll(/\$\{(\{?)\s*([^}]*)/g)].flatMap((match) => {
        const [written, double, name = ""] = match;
        const gate = gateAround(path);
        if (double === "" && gate !== null) {
            if (extensions.gates[gate.key]?.kind === "code")
                return [];
            if (capturesBefore(source, [...gate.path, gate.key], source.valuePosition(path)).has(name.trim()))
                return [];
        }
        return [
            {
                message: double === ""
                    ? `${(0,issue/* renderPath */.i7)(path)}: nothing is captured as "${name.trim()}" before this`
                    : `${(0,issue/* renderPath */.i7)(path)}: a plan has no expressions, so "${written.slice(0, 40)}" would stay as it is`,
                position: source.valuePosition(path, match.index),
                remedy: double === ""
                    ? 'A plan has no variables; "${name}" stands for a value that an earlier request of the same gate captured.'
                    : "Write the value itself; secrets are named, never written.",
            },
        ];
    }));
}
function gateAround(path) {
    for (const list of GATE_LISTS) {
        const key = path[list.length + 1];
        if (list.every((segment, index) => path[index] === segment) && typeof key === "string" && !gate_schema/* ITEM_KEYS */.nk.has(key)) {
            return { path: path.slice(0, list.length + 1), key };
        }
    }
    return null;
}
/** Names under any `capture` mapping of a gate that stands before a place in the file. */
function capturesBefore(source, gatePath, place) {
    const names = new Set();
    const walk = (value, path) => {
        if (typeof value !== "object" || value === null)
            return;
        for (const key of Object.keys(value)) {
            const inside = [...path, Array.isArray(value) ? Number(key) : key];
            if (path.at(-1) === "capture" && isBefore(source.keyPosition(inside), place))
                names.add(key);
            walk((0,issue/* valueAt */.fK)(value, [key]), inside);
        }
    };
    walk((0,issue/* valueAt */.fK)(source.value, gatePath), gatePath);
    return names;
}
function isBefore(left, right) {
    return left.line < right.line || (left.line === right.line && left.column < right.column);
}

// EXTERNAL MODULE: ./build/src/plan/nearest-word.js
var nearest_word = __webpack_require__(3004);
;// CONCATENATED MODULE: ./build/src/plan/checklist-rules.js

/** Each box is a line of the comment that must never be cut. */
const MAXIMUM_BOXES = 100;
/** Every mistake, with its place. */
function checkChecklist(items, source, extensions) {
    const known = items;
    return [
        ...known.flatMap((item, index) => unknownTitles(item, index, known, source)),
        ...codeAfterWorld(known, source, extensions),
        ...circles(known, source),
        ...tooManyBoxes(known, source, extensions),
    ];
}
function unknownTitles({ after = [] }, index, items, source) {
    const titles = items.map(({ title }) => title);
    return after.flatMap((title) => {
        if (titles.includes(title))
            return [];
        const nearest = (0,nearest_word/* nearestWord */.z)(title, titles);
        return [
            {
                message: `checklist[${index}].after: no item of the checklist has the title ${JSON.stringify(title)}`,
                position: source.valuePosition(["checklist", index, "after"]),
                remedy: nearest === null ? "Write the title of another item." : `Did you mean ${JSON.stringify(nearest)}?`,
            },
        ];
    });
}
/** Code items run in a job of their own, without secrets, before the others: they cannot wait for those. */
function codeAfterWorld(items, source, { gates }) {
    const isCode = (item) => Object.entries(gates).some(([key, { kind }]) => kind === "code" && item[key] !== undefined);
    const byTitle = new Map(items.map((item) => [item.title, item]));
    return items.flatMap((item, index) => {
        const other = isCode(item)
            ? (item.after ?? []).find((title) => byTitle.has(title) && !isCode(byTitle.get(title) ?? item))
            : undefined;
        if (other === undefined)
            return [];
        return [
            {
                message: `checklist[${index}].after: an item that runs code cannot wait for ${JSON.stringify(other)}, which is asked later, where the secrets are`,
                position: source.valuePosition(["checklist", index, "after"]),
                remedy: "Let the other item wait for this one, or leave it out.",
            },
        ];
    });
}
/** Items that wait for themselves, each named once, at its own place. */
function circles(items, source) {
    const byTitle = new Map(items.map((item) => [item.title, item]));
    const waitsForItself = (start) => {
        const seen = new Set();
        const pending = [...(start.after ?? [])];
        for (let title = pending.pop(); title !== undefined; title = pending.pop()) {
            if (title === start.title)
                return true;
            if (seen.has(title))
                continue;
            seen.add(title);
            pending.push(...(byTitle.get(title)?.after ?? []));
        }
        return false;
    };
    return items.flatMap((item, index) => waitsForItself(item)
        ? [
            {
                message: `checklist[${index}].after: the item waits for itself`,
                position: source.valuePosition(["checklist", index, "after"]),
                remedy: "Break the circle: an item is asked after others, and they must not wait for it.",
            },
        ]
        : []);
}
function tooManyBoxes(items, source, { gates }) {
    const counts = items.map((item) => Object.entries(gates).reduce((sum, [key, { boxes }]) => sum + (item[key] === undefined ? 0 : (boxes?.(item[key]).length ?? 0)), 0));
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total <= MAXIMUM_BOXES)
        return [];
    return [
        {
            message: `checklist: people would have to tick ${total} boxes; expected at most ${MAXIMUM_BOXES}`,
            position: source.keyPosition(["checklist"]),
            remedy: "Ask fewer people, or one team instead of each of its members.",
        },
    ];
}

// EXTERNAL MODULE: ./build/src/plan/read-watch.js + 1 modules
var read_watch = __webpack_require__(17420);
// EXTERNAL MODULE: ./build/src/plan/read-file.js
var read_file = __webpack_require__(97864);
// EXTERNAL MODULE: ./build/src/plan/schema.js
var schema = __webpack_require__(48566);
// EXTERNAL MODULE: ./build/src/plan/yaml-source.js + 1 modules
var yaml_source = __webpack_require__(54085);
;// CONCATENATED MODULE: ./build/src/plan/load.js
/** A plan file as a Plan, or every mistake in it at once with its place. */










/** More than this nobody reads; the count of the others is given. */
const MAXIMUM_PROBLEMS = 100;
/** Reads a plan from a file. Throws UsageError `plan_invalid` with every mistake. */
async function loadPlan(path, extensions) {
    const result = parsePlan(await (0,read_file/* readPlanFile */.wr)(path), path, extensions);
    if ("plan" in result)
        return result.plan;
    throw new error/* UsageError */.eb("plan_invalid", result.problems);
}
/** The plan in a text; `file` is for messages. Problems are sorted by their place. */
function parsePlan(text, file, extensions) {
    const bytes = Buffer.byteLength(text);
    const start = { file, line: 1, column: 1 };
    if (bytes > read_file/* MAXIMUM_BYTES */.NM)
        return { problems: [{ position: start, ...(0,read_file/* describeSize */.jt)(bytes) }] };
    const source = (0,yaml_source/* parseYaml */.h)(text, file);
    if ("problems" in source)
        return { problems: sortProblems(source.problems) };
    if (source.value === null || source.value === undefined) {
        return { problems: [{ message: "the file is empty", position: start, remedy: issue/* PLAN_BEGINS */.X7 }] };
    }
    const parsed = (0,issue/* parseInPlainWords */.Sd)((0,schema/* planSchema */.F)(extensions), source.value);
    const watch = (0,read_watch/* readWatch */.Qn)(source, extensions);
    const checklistOnly = Object.keys(extensions.gates).filter((key) => extensions.gates[key]?.boxes !== undefined);
    const problems = [
        ...source.duplicates,
        ...(parsed.success ? [] : (0,issue/* toProblems */.ek)(parsed.error.issues, source, checklistOnly)),
        ...(watch?.problems ?? []),
        ...checkCaptures(source, extensions),
        ...(parsed.success ? checkChecklist(parsed.data.checklist, source, extensions) : []),
    ];
    if (problems.length > 0 || !parsed.success)
        return { problems: sortProblems(problems) };
    const digest = (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
    return { plan: assemblePlan(parsed.data, watch, source, { digest, file }) };
}
function sortProblems(problems) {
    const sorted = problems.toSorted(({ position: left }, { position: right }) => (left?.line ?? 0) - (right?.line ?? 0) || (left?.column ?? 0) - (right?.column ?? 0));
    if (sorted.length <= MAXIMUM_PROBLEMS)
        return sorted;
    return [
        ...sorted.slice(0, MAXIMUM_PROBLEMS),
        { message: `and ${sorted.length - MAXIMUM_PROBLEMS} more mistakes after these` },
    ];
}
function assemblePlan(document, watch, source, origin) {
    const { project, stages } = document;
    const { staging, production } = stages;
    return {
        name: document.name,
        project: {
            vercel: { project: project.vercel.project, team: project.vercel.team ?? null },
            domains: project.domains,
            version: project.version ?? null,
        },
        checklist: gateItems(document.checklist, ["checklist"], source).map((item, index) => ({
            ...item,
            group: document.checklist[index]?.group ?? null,
            after: document.checklist[index]?.after ?? [],
        })),
        stages: {
            staging: {
                deploy: {
                    target: deployTarget(staging.deploy.target),
                    prebuilt: staging.deploy.prebuilt,
                    directory: staging.deploy.directory,
                    timeoutMs: staging.deploy.timeout,
                },
                environment: staging.environment,
                verify: gateItems(staging.verify, ["stages", "staging", "verify"], source),
            },
            production: {
                environment: production.environment,
                verify: gateItems(production.verify, ["stages", "production", "verify"], source),
                watch: assembleWatch(production.watch?.for, watch),
            },
        },
        rollback: { ladder: document.rollback.ladder },
        ...origin,
    };
}
function assembleWatch(forMs, reading) {
    if (forMs === undefined || reading === null)
        return null;
    const { everyMs, metrics, rollbackConditions, successConditions } = reading;
    return { forMs, everyMs, metrics, rollbackConditions, successConditions };
}
function deployTarget(target) {
    return target === "production" || target === "preview" ? { kind: target } : { kind: "custom", slug: target };
}
function gateItems(items, path, source) {
    return items.map((item, index) => {
        const entry = Object.entries(item).find(([key, spec]) => !gate_schema/* ITEM_KEYS */.nk.has(key) && spec !== undefined);
        const [gate, spec] = entry ?? ["", undefined];
        return { title: String(item["title"]), gate, spec, position: source.keyPosition([...path, index]) };
    });
}


/***/ }),

/***/ 3004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ nearestWord)
/* harmony export */ });
/**
 * The word of `words` that `text` was probably meant to be, or null where none is close.
 * Close: at most a third of the letters differ (Levenshtein distance, two swapped neighbours count once, case ignored).
 */
function nearestWord(text, words) {
    const limit = Math.max(1, Math.floor(text.length / 3));
    const ranked = words
        .filter((word) => Math.abs(word.length - text.length) <= limit)
        .map((word) => ({ word, distance: editDistance(text.toLowerCase(), word.toLowerCase()) }))
        .filter(({ distance }) => distance <= limit)
        .toSorted((left, right) => left.distance - right.distance);
    return ranked[0]?.word ?? null;
}
function editDistance(left, right) {
    let before = [];
    let row = Array.from({ length: right.length + 1 }, (_, column) => column);
    for (let line = 1; line <= left.length; line += 1) {
        const next = [line];
        for (let column = 1; column <= right.length; column += 1) {
            const replaced = (row[column - 1] ?? 0) + (left[line - 1] === right[column - 1] ? 0 : 1);
            const swapped = left[line - 1] === right[column - 2] && left[line - 2] === right[column - 1];
            const swap = swapped ? (before[column - 2] ?? 0) + 1 : replaced;
            next.push(Math.min(replaced, swap, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
        }
        before = row;
        row = next;
    }
    return row[right.length] ?? 0;
}


/***/ }),

/***/ 44866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V2: () => (/* binding */ DOMAIN),
/* harmony export */   mq: () => (/* binding */ URL_PATH),
/* harmony export */   vS: () => (/* binding */ FIELD_PATH)
/* harmony export */ });
/** What the plan's texts look like; apart from the schema, so that a rollback can check its own without loading zod. */
/** A hostname, or a loopback `host:port` for rehearsals. */
const DOMAIN = /^(?:(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]|(?:localhost|127\.0\.0\.1|\[::1\]):\d{1,5})$/;
/** A field of a JSON answer: `commit`, `build.sha`. */
const FIELD_PATH = /^[A-Za-z_][\w-]*(?:\.[A-Za-z0-9_][\w-]*)*$/;
/** A path of a URL. */
const URL_PATH = /^\/\S*$/;


/***/ }),

/***/ 17420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ZJ: () => (/* binding */ PROBE_PROVIDER),
  Qn: () => (/* binding */ readWatch)
});

// UNUSED EXPORTS: HEALTH_CHECK_FAILURES

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/plan/condition-syntax.js
var condition_syntax = __webpack_require__(21634);
;// CONCATENATED MODULE: ./build/src/plan/condition.js
/** What a condition means for its metric: numbers in the metric's own unit, its window, and whether it can be met at all. */


/** Window of a condition that names none: short enough to see a regression early, long enough to have samples. */
const DEFAULT_WINDOW_MS = 5 * 60_000;
const PERIOD_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/**
 * Parses a condition and gives it the meaning that its metric has. `settingOf` is asked for the metric; it answers
 * with a mistake's message and remedy where the plan does not know that metric.
 */
function parseCondition(text, settingOf) {
    const syntax = (0,condition_syntax/* parseConditionSyntax */.at)(text);
    if (!syntax.ok)
        return syntax;
    const setting = settingOf(syntax.value.metric);
    if ("message" in setting)
        return { ok: false, column: syntax.value.metricColumn, ...setting };
    return interpretCondition(text, syntax.value, setting);
}
function interpretCondition(text, syntax, setting) {
    const common = { text, metric: syntax.metric, minimumSamples: setting.measure.minimumSamples };
    if (syntax.kind === "rate")
        return resolveRate(common, syntax, setting);
    if (syntax.over !== null && syntax.over.ms > setting.watchMs) {
        return mistake(syntax.over.column, `the window of ${syntax.over.text} is longer than the watch (${(0,duration/* renderDuration */.P)(setting.watchMs)}), so it would never be judged`, 'Shorten the window, or lengthen the watch\'s "for".');
    }
    const overMs = syntax.over?.ms ?? Math.min(DEFAULT_WINDOW_MS, setting.watchMs);
    if (syntax.kind === "change")
        return resolveChange(common, syntax, setting, overMs);
    const value = resolveAmount(syntax.metric, syntax.amount, setting.measure);
    if (!value.ok)
        return value;
    const nonsense = describeRange(syntax.comparison, value.value, setting.measure.unit === "ratio" ? 1 : Infinity);
    if (nonsense)
        return mistake(syntax.amount.column, `"${text.trim()}" ${nonsense}`);
    return {
        ok: true,
        value: { ...common, overMs, kind: "threshold", comparison: syntax.comparison, value: value.value },
    };
}
function resolveRate(common, syntax, setting) {
    const { amount, comparison, per, metric } = syntax;
    if (setting.measure.unit !== "count") {
        return mistake(amount.column, `${metric} is ${UNIT_WORDS[setting.measure.unit]}, not a count, so it has no number per ${per}`, UNIT_REMEDIES[setting.measure.unit]);
    }
    const perMs = PERIOD_MS[per];
    const count = Number(amount.number);
    const nonsense = describeRange(comparison, count, Infinity);
    if (nonsense)
        return mistake(amount.column, `"${common.text.trim()}" ${nonsense}`);
    if (perMs > setting.watchMs && comparison.startsWith("<")) {
        return mistake(amount.column, `fewer than ${amount.number} per ${per} cannot be told from a watch of ${(0,duration/* renderDuration */.P)(setting.watchMs)}`, `Name a window instead: "${metric} ${comparison} ${amount.number} over ${(0,duration/* renderDuration */.P)(setting.watchMs).replaceAll(" ", "")}".`);
    }
    return {
        ok: true,
        value: { ...common, overMs: Math.min(perMs, setting.watchMs), kind: "rate", comparison, count, perMs },
    };
}
function resolveChange(common, syntax, setting, overMs) {
    const { amount, direction, comparison, metric } = syntax;
    if (!setting.hasBaseline) {
        return mistake(syntax.metricColumn, `${metric} exists only during the watch, so there is no earlier value that it could change from`, `Compare it with a number: "${metric} > 3".`);
    }
    const change = { ...common, overMs, kind: "change", direction, comparison };
    if (amount.unit === "%") {
        const value = Number(amount.number) / 100;
        if (direction === "drops" && (comparison === ">" ? value >= 1 : value > 1)) {
            return mistake(amount.column, `nothing drops by ${comparison} ${amount.number}%: this can never be met`);
        }
        return { ok: true, value: { ...change, amount: { kind: "relative", value } } };
    }
    const value = resolveAmount(metric, amount, setting.measure);
    if (!value.ok)
        return value;
    const nonsense = setting.measure.unit === "ratio" ? describeRange(comparison, value.value, 1) : null;
    if (nonsense)
        return mistake(amount.column, `"${common.text.trim()}" ${nonsense}`);
    return { ok: true, value: { ...change, amount: { kind: "absolute", value: value.value } } };
}
const UNIT_WORDS = { ratio: "a share", duration: "a duration", count: "a count" };
const UNIT_REMEDIES = {
    ratio: "Write it as 5%, or as a number from 0 to 1.",
    duration: "Write it as 800ms or 2s.",
    count: "Write the number alone.",
};
/** The number in the metric's own unit: ratio 0–1, milliseconds or count. */
function resolveAmount(metric, amount, measure) {
    const number = Number(amount.number);
    const written = `${amount.number}${amount.unit}`;
    const wrong = () => mistake(amount.column, amount.unit === ""
        ? `${metric} is ${UNIT_WORDS[measure.unit]}, and ${written} has no unit`
        : `${metric} is ${UNIT_WORDS[measure.unit]}, and ${written} is ${amount.unit === "%" ? "a share" : "a duration"}`, UNIT_REMEDIES[measure.unit]);
    if (measure.unit === "count")
        return amount.unit === "" ? { ok: true, value: number } : wrong();
    if (measure.unit === "duration") {
        if (amount.unit === "ms")
            return { ok: true, value: number };
        return amount.unit === "s" ? { ok: true, value: number * 1_000 } : wrong();
    }
    if (amount.unit === "%")
        return { ok: true, value: number / 100 };
    if (amount.unit !== "")
        return wrong();
    if (number <= 1)
        return { ok: true, value: number };
    return mistake(amount.column, `${metric} is a share from 0 to 1, and ${written} is more`, `Did you mean "${written}%"?`);
}
/** Why a comparison says nothing for values from 0 to `maximum`, or null where it does. */
function describeRange(comparison, value, maximum) {
    const range = maximum === 1 ? "a share lies between 0% and 100%" : "the smallest possible value is 0";
    const never = (comparison === ">" && value >= maximum) ||
        (comparison === ">=" && value > maximum) ||
        (comparison === "<" && value <= 0);
    if (never)
        return `can never be met: ${range}`;
    const always = (comparison === ">=" && value <= 0) ||
        (comparison === "<=" && value >= maximum) ||
        (comparison === "<" && value > maximum);
    return always ? `is always met: ${range}` : null;
}
function mistake(column, message, remedy) {
    return { ok: false, column, message, ...(remedy === undefined ? {} : { remedy }) };
}

// EXTERNAL MODULE: ./build/src/plan/issue.js
var issue = __webpack_require__(79610);
// EXTERNAL MODULE: ./build/src/plan/nearest-word.js
var nearest_word = __webpack_require__(3004);
// EXTERNAL MODULE: ./build/src/plan/schema.js
var schema = __webpack_require__(48566);
;// CONCATENATED MODULE: ./build/src/plan/read-watch.js






/** The metric that needs no provider: the watch's own probes, failed ones counted. */
const HEALTH_CHECK_FAILURES = "health_check_failures";
const PROBE_PROVIDER = "probe";
const PROBE_GATE = "http";
const PROBE_MEASURE = { unit: "count", minimumSamples: 1 };
const WATCH = ["stages", "production", "watch"];
/** Null where the plan has no watch. */
function readWatch(source, extensions) {
    const watch = (0,issue/* valueAt */.fK)(source.value, WATCH);
    if (typeof watch !== "object" || watch === null)
        return null;
    const problems = [];
    const forMs = durationAt(source, [...WATCH, "for"]);
    const everyMs = durationAt(source, [...WATCH, "every"]);
    if (forMs !== null && everyMs !== null && everyMs > forMs) {
        problems.push({
            message: `stages.production.watch.every is longer than the watch (${(0,duration/* renderDuration */.P)(forMs)}), so nothing would be looked at`,
            position: source.valuePosition([...WATCH, "every"]),
        });
    }
    const metrics = readMetrics(source, extensions, problems);
    // Conditions on a watch of unknown length are still parsed; only what depends on the length is not checked.
    const settingOf = settingsOf(source, metrics, forMs ?? Number.POSITIVE_INFINITY);
    const rollbackConditions = readConditions(source, "rollback_conditions", settingOf, problems);
    const successConditions = readConditions(source, "success", settingOf, problems);
    const known = [...metrics.values()].filter((metric) => metric !== null);
    const needed = [...rollbackConditions, ...successConditions].some(({ metric }) => metric === HEALTH_CHECK_FAILURES);
    return {
        everyMs: everyMs ?? Math.min(schema/* DEFAULT_EVERY_MS */.$, forMs ?? schema/* DEFAULT_EVERY_MS */.$),
        metrics: Object.fromEntries([...known, ...(needed ? [probeMetric()] : [])].map((metric) => [metric.name, metric])),
        rollbackConditions,
        successConditions,
        problems,
    };
}
function probeMetric() {
    return { name: HEALTH_CHECK_FAILURES, provider: PROBE_PROVIDER, spec: {}, measure: PROBE_MEASURE, settleMs: 0 };
}
/** Every declared metric by name; null where it is declared but something about it is wrong. */
function readMetrics(source, extensions, problems) {
    const declared = (0,issue/* valueAt */.fK)(source.value, [...WATCH, "metrics"]);
    const metrics = new Map();
    if (typeof declared !== "object" || declared === null || Array.isArray(declared))
        return metrics;
    for (const name of Object.keys(declared)) {
        const path = [...WATCH, "metrics", name];
        if (name === HEALTH_CHECK_FAILURES) {
            problems.push({
                message: `the metric "${name}" is built in and counts failed probes of stages.production.verify`,
                position: source.keyPosition(path),
                remedy: "Remove it from metrics; conditions may use it as it is.",
            });
            continue;
        }
        const metric = !condition_syntax/* METRIC_NAME */.X7.test(name) ? null : readMetric(source, path, name, extensions);
        if (metric !== null && "message" in metric)
            problems.push(metric);
        metrics.set(name, metric === null || "message" in metric ? null : metric);
    }
    return metrics;
}
function readMetric(source, path, name, extensions) {
    const value = (0,issue/* valueAt */.fK)(source.value, path);
    const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
    const provider = Object.hasOwn(extensions.metricProviders, keys[0] ?? "")
        ? extensions.metricProviders[keys[0] ?? ""]
        : undefined;
    if (keys.length !== 1 || provider === undefined)
        return null;
    const spec = provider.spec.safeParse((0,issue/* valueAt */.fK)(value, [provider.key]));
    if (!spec.success)
        return null;
    const measure = provider.measure(name, spec.data);
    if (typeof measure === "string") {
        return { message: `${(0,issue/* renderPath */.i7)(path)}: ${measure}`, position: source.keyPosition(path) };
    }
    return {
        name,
        provider: provider.key,
        spec: spec.data,
        measure,
        settleMs: provider.settleMs(spec.data),
        position: source.keyPosition(path),
    };
}
function settingsOf(source, metrics, watchMs) {
    return (name) => {
        if (name === HEALTH_CHECK_FAILURES) {
            if (hasProbe(source))
                return { measure: PROBE_MEASURE, watchMs, hasBaseline: false };
            return {
                message: `${name} counts failed ${PROBE_GATE} gates of stages.production.verify, and there is none`,
                remedy: `Add one: "verify: [{ title: Health, ${PROBE_GATE}: { path: /api/health } }]".`,
            };
        }
        const metric = metrics.get(name);
        if (metric === null)
            return null;
        if (metric)
            return { measure: metric.measure, watchMs, hasBaseline: true };
        const known = [...metrics.keys(), HEALTH_CHECK_FAILURES];
        const nearest = (0,nearest_word/* nearestWord */.z)(name, known);
        return {
            message: `unknown metric "${name}"`,
            remedy: nearest
                ? `Did you mean "${nearest}"?`
                : `Declare it under stages.production.watch.metrics. Known here: ${known.join(", ")}.`,
        };
    };
}
function hasProbe(source) {
    const gates = (0,issue/* valueAt */.fK)(source.value, ["stages", "production", "verify"]);
    return Array.isArray(gates) && gates.some((gate) => (0,issue/* valueAt */.fK)(gate, [PROBE_GATE]) !== undefined);
}
function readConditions(source, key, settingOf, problems) {
    const texts = (0,issue/* valueAt */.fK)(source.value, [...WATCH, key]);
    if (!Array.isArray(texts))
        return [];
    return texts.flatMap((text, index) => {
        if (typeof text !== "string")
            return [];
        const path = [...WATCH, key, index];
        const broken = { found: false };
        const result = parseCondition(text, (metric) => {
            const setting = settingOf(metric);
            broken.found = setting === null;
            return setting ?? { message: "", remedy: "" };
        });
        if (result.ok)
            return [{ ...result.value, position: source.valuePosition(path) }];
        // The metric's own declaration is wrong and reported; nothing can be said about its conditions.
        if (broken.found)
            return [];
        const { message, column, remedy } = result;
        problems.push({ message, position: source.valuePosition(path, column), ...(remedy ? { remedy } : {}) });
        return [];
    });
}
function durationAt(source, path) {
    const value = (0,issue/* valueAt */.fK)(source.value, path);
    const ms = typeof value === "string" ? (0,duration/* parseDuration */.E)(value) : null;
    return ms === null || ms <= 0 ? null : ms;
}


/***/ }),

/***/ 48566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ DEFAULT_EVERY_MS),
/* harmony export */   F: () => (/* binding */ planSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26921);
/* harmony import */ var _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91237);
/* harmony import */ var _condition_syntax_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21634);
/* harmony import */ var _gate_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40208);
/* harmony import */ var _nearest_word_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3004);
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44866);
/**
 * The plan language: one declaration gives validation, the JSON Schema for editors and the reference page.
 * What a schema cannot say (metrics and conditions that fit together) is in read-watch.ts.
 */






const DEFAULT_EVERY_MS = 60_000;
/** Of a checklist: as many lines as one comment of GitHub can show. */
const MAXIMUM_ITEMS = 300;
const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;
const RELATIVE_DIRECTORY = /^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[^\\]+$/;
const text = (maximum) => zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().trim().min(1).max(maximum);
/** The whole file. Its parsed value has every default; positions and metrics are added by load.ts. */
function planSchema(extensions) {
    const gateItem = (0,_gate_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .gateItemSchema */ .W9)(extensions.gates);
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        version: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1).describe("Version of the plan language: 1."),
        name: text(100).describe("Name of what is released, as people see it; at most 100 characters."),
        project: projectSchema(),
        checklist: (0,_gate_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .gateListSchema */ .bN)((0,_gate_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .checklistItemSchema */ .DY)(extensions.gates))
            .max(MAXIMUM_ITEMS)
            .prefault([])
            .describe(`What is asked of a pull request before anything is deployed, shown in one comment; at most ${MAXIMUM_ITEMS} items.`),
        stages: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ staging: stagingSchema(gateItem), production: productionSchema(gateItem, extensions) })
            .describe("What happens to a release, in this order: staging, then production."),
        rollback: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
            ladder: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["host"]))
                .min(1)
                .refine((rungs) => new Set(rungs).size === rungs.length, { error: "a rung is named twice" })
                .default(["host"])
                .describe("What is tried to undo a release, in order. `host` points production back at the known-good deployment."),
        })
            .prefault({})
            .describe("How a release is undone."),
    })
        .meta({
        title: "Holdpoint plan",
        description: "How a team releases: what is verified, when to hold, when to roll back.",
    });
}
function projectSchema() {
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        vercel: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
            project: text(100).describe("Vercel project, by name or id."),
            team: text(100).optional().describe("Vercel team, by slug or id. Default: the token's own account."),
        })
            .describe("The project at the host."),
        domains: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(_patterns_js__WEBPACK_IMPORTED_MODULE_4__/* .DOMAIN */ .V2, { error: domainError }))
            .min(1)
            .refine((domains) => new Set(domains).size === domains.length, { error: "a domain is named twice" })
            .describe("Every production domain, without scheme and path: `app.example.com`. A release is done when all of them serve it. For rehearsals, `localhost:3000`."),
        version: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
            path: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
                .regex(_patterns_js__WEBPACK_IMPORTED_MODULE_4__/* .URL_PATH */ .mq, { error: 'expected a path that begins with "/", such as /api/version' })
                .describe("Path on each production domain that answers with JSON."),
            json: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
                .regex(_patterns_js__WEBPACK_IMPORTED_MODULE_4__/* .FIELD_PATH */ .vS, { error: "expected a field of the answer, such as commit or build.sha" })
                .describe("Field of that JSON with the commit that is served: `commit`, `build.sha`."),
        })
            .optional()
            .describe("What the site itself says it serves. Default: not asked; the host's word and its domains are."),
    })
        .describe("What is released, and where people reach it.");
}
function stagingSchema(gateItem) {
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        deploy: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
            target: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
                .regex(SLUG, { error: "expected production, preview or the slug of a custom environment" })
                .refine((slug) => misspeltTarget(slug) === null, {
                error: ({ input }) => `${quote(input)} looks like a misspelt "${misspeltTarget(String(input))}"`,
            })
                .default("production")
                .describe("What is built: `production` (staged: production's environment, no domain), `preview`, or the slug of a Vercel custom environment."),
            prebuilt: zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY()
                .default(false)
                .describe("Upload `.vercel/output` as it was built in the job, instead of sources."),
            directory: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
                .regex(RELATIVE_DIRECTORY, { error: 'expected a folder inside the repository, such as "apps/web"' })
                .default(".")
                .describe("Folder of the project, relative to the repository."),
            timeout: _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationValue */ .k6.prefault("30m").describe("Longest wait for the build."),
        })
            .prefault({})
            .describe("The build that is verified here and promoted later."),
        environment: text(255).default("staging").describe("GitHub environment of the release record."),
        verify: (0,_gate_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .gateListSchema */ .bN)(gateItem)
            .min(1)
            .describe("Gates on the deployed build; each must pass before production is touched. At least one."),
    })
        .describe("Deploy to an address of its own and verify it there.");
}
function productionSchema(gateItem, extensions) {
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        environment: text(255)
            .default("production")
            .describe("GitHub environment of the record; its required reviewers approve the promote."),
        verify: (0,_gate_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .gateListSchema */ .bN)(gateItem)
            .prefault([])
            .describe("Gates on the production domain, right after the promote. The `http` ones are asked again at every look of the watch."),
        watch: watchSchema(extensions).optional(),
    })
        .describe("Promote exactly the verified build, then watch it.");
}
function watchSchema(extensions) {
    const conditions = zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP());
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        for: _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationValue */ .k6.describe("How long production is watched after the promote: `30m`, `48h`."),
        every: _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationValue */ .k6
            .optional()
            .describe("Time between two looks; at most `for`. Default: 1m, or `for` where that is shorter."),
        metrics: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(_condition_syntax_js__WEBPACK_IMPORTED_MODULE_1__/* .METRIC_NAME */ .X7, { error: 'expected a name of small letters, digits and "_"' }), (0,_gate_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .metricSchema */ .U8)(extensions.metricProviders))
            .default({})
            .describe("Metrics by name, each with its provider. `health_check_failures` (failed HTTP probes of `verify` during the watch) is built in."),
        rollback_conditions: conditions
            .min(1)
            .describe("Conditions that roll the release back as soon as one is met: `error_rate > 5% over 15m`."),
        success: conditions
            .default([])
            .describe("Conditions that must be met when the watch ends; otherwise a person decides (hold); nothing is rolled back."),
    })
        .describe("What is observed after the promote, and what rolls it back. Default: no watch.");
}
function domainError({ input }) {
    const written = String(input);
    if (written.includes("://"))
        return `${quote(input)} has a scheme: expected the hostname alone, such as app.example.com`;
    if (written !== written.toLowerCase())
        return `${quote(input)} has capital letters: hostnames are written small`;
    return `${quote(input)} is not a hostname such as app.example.com`;
}
/** A custom environment that is one slip away from a built-in target is a mistake, not an environment. */
function misspeltTarget(slug) {
    const targets = ["production", "preview"];
    return targets.includes(slug) ? null : (0,_nearest_word_js__WEBPACK_IMPORTED_MODULE_5__/* .nearestWord */ .z)(slug, targets);
}
function quote(value) {
    return JSON.stringify(value) ?? "nothing";
}


/***/ }),

/***/ 50608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ requiredSecrets),
/* harmony export */   K: () => (/* binding */ checkSecrets)
/* harmony export */ });
/**
 * Every environment variable that the plan's gates and metrics need, by name, each once. `release` leaves out those of
 * the checklist, which runs elsewhere and whose items hold one by one where theirs is not set.
 */
function requiredSecrets(plan, extensions, scope = "all") {
    const start = { file: plan.file, line: 1, column: 1 };
    const { staging, production } = plan.stages;
    const gates = [...(scope === "all" ? plan.checklist : []), ...staging.verify, ...production.verify];
    const all = [
        ...(extensions.secrets ?? []).map((secret) => ({ ...secret, position: start })),
        ...gates.flatMap((item) => secretsOfGate(item, extensions)),
        ...Object.values(production.watch?.metrics ?? {}).flatMap(({ name, provider, spec, position }) => (extensions.metricProviders[provider]?.secrets(spec) ?? []).map((secret) => ({
            name: secret,
            position: position ?? start,
            neededBy: `metric ${name} (${provider})`,
        }))),
    ];
    const byName = new Map();
    for (const secret of all)
        if (!byName.has(secret.name))
            byName.set(secret.name, secret);
    return [...byName.values()].toSorted((left, right) => (left.name < right.name ? -1 : 1));
}
/** A problem for each of those that a release needs and that is not set, or is empty, in `env`. */
function checkSecrets(plan, extensions, env) {
    return requiredSecrets(plan, extensions, "release")
        .filter(({ name }) => (env[name] ?? "").trim() === "")
        .map(({ name, position, neededBy }) => ({
        message: `the secret ${name} is not set; it is needed by ${neededBy}`,
        position,
        remedy: `Add ${name} to the repository's secrets and map it in the workflow (secrets: ${name}: \${{ secrets.${name} }}), or export it in the terminal.`,
    }));
}
function secretsOfGate(item, extensions) {
    const gate = extensions.gates[item.gate];
    const ofRoles = (gate?.roles ?? []).flatMap((role) => extensions.roles?.[role]?.secrets ?? []);
    const names = [...(gate?.secrets?.(item.spec) ?? []), ...ofRoles];
    return names.map((name) => ({ name, position: item.position, neededBy: `gate "${item.title}" (${item.gate})` }));
}


/***/ }),

/***/ 54085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ parseYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/src/plan/yaml-error.js
const SENTENCES = {
    TAB_AS_INDENT: {
        message: "a tab is used as indentation, which YAML does not allow",
        remedy: "Indent with spaces.",
    },
    MULTIPLE_DOCS: {
        message: "a second document begins here; a plan is one document",
        remedy: 'Remove the "---" and what follows it.',
    },
    RESOURCE_EXHAUSTION: { message: "lists or mappings are nested too deeply here" },
    BLOCK_AS_IMPLICIT_KEY: {
        message: 'not YAML: a second ": " on one line',
        remedy: "Put the text in quotes, or the second key on its own line: \"title: 'a: b'\".",
    },
    BAD_SCALAR_START: {
        message: "not YAML: a text cannot begin with this character",
        remedy: "Put the text in quotes.",
    },
    TAG_RESOLVE_FAILED: { message: "tags (!name) have no meaning in a plan", remedy: "Remove the tag." },
};
/** A YAML mistake in words; what the library says in its own words is kept where we have no better ones. */
function describeYamlError(error) {
    const own = SENTENCES[error.code];
    if (own)
        return own;
    const sentence = error.message.split("\n")[0] ?? error.message;
    return { message: `not YAML: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` };
}

;// CONCATENATED MODULE: ./build/src/plan/yaml-source.js
/** A YAML text as a value whose every part can be found again in the text. */


/** One expansion of an alias is cheap, a hundred are more than any plan needs; a bomb has billions. */
const MAXIMUM_ALIASES = 100;
/** The value with its positions, or every mistake that keeps it from being YAML. */
function parseYaml(text, file) {
    const lines = new dist/* LineCounter */.HN();
    const positionAt = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file, line: Math.max(1, line), column: Math.max(1, col) };
    };
    // The library compares each key with every other one (80,000 keys: minutes), so duplicates are found below.
    const document = (0,dist/* parseDocument */.Tp)(text, { merge: true, uniqueKeys: false, prettyErrors: false, lineCounter: lines });
    const broken = [...document.errors, ...document.warnings];
    if (broken.length > 0) {
        return { problems: broken.map((error) => ({ ...describeYamlError(error), position: positionAt(error.pos[0]) })) };
    }
    const aliases = findAliasMistakes(document, positionAt);
    if (aliases.length > 0)
        return { problems: aliases };
    try {
        const value = document.toJS({ maxAliasCount: MAXIMUM_ALIASES });
        return sourceOf(document, value, positionAt);
    }
    catch {
        return {
            problems: [
                {
                    message: `aliases repeat more than ${MAXIMUM_ALIASES} parts of the file, so it was not read`,
                    position: positionAt(firstAliasOffset(document)),
                    remedy: "Write the parts out, or use fewer aliases inside anchored parts.",
                },
            ],
        };
    }
}
function sourceOf(document, value, positionAt) {
    const root = document.contents;
    return {
        value,
        duplicates: findDuplicateKeys(document, positionAt),
        has: (path) => locate(document, root, path).found === path.length,
        keyPosition: (path) => {
            const { key, node } = locate(document, root, path);
            return positionAt((key ?? node)?.range?.[0] ?? 0);
        },
        valuePosition: (path, column) => {
            const { key, node, found } = locate(document, root, path);
            const empty = (0,dist/* isScalar */.jn)(node) && (node.source ?? "") === "" && node.type === "PLAIN";
            if (node === null || empty || found < path.length)
                return positionAt((key ?? node)?.range?.[0] ?? 0);
            return positionAt((node.range?.[0] ?? 0) + (column === undefined ? 0 : columnOffset(node, column)));
        },
        texts: () => findTexts(document, root),
    };
}
/** Distance from a scalar's first character to the given character of its value; block and escaped texts give their start. */
function columnOffset(node, column) {
    if (!(0,dist/* isScalar */.jn)(node) || typeof node.value !== "string")
        return 0;
    if (node.type === "PLAIN")
        return node.value.includes("\n") ? 0 : column;
    const [start, end] = node.range ?? [0, 0];
    const quoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
    return quoted && end - start === node.value.length + 2 ? column + 1 : 0;
}
function locate(document, root, path) {
    let located = { key: null, node: root, found: 0 };
    for (const segment of path) {
        const inside = resolveAlias(document, located.node);
        if ((0,dist/* isMap */.jh)(inside)) {
            const pair = findPair(document, inside, String(segment));
            if (pair === null)
                return located;
            located = { key: pair.key, node: pair.value, found: located.found + 1 };
        }
        else if ((0,dist/* isSeq */.oP)(inside) && typeof segment === "number" && inside.items[segment] !== undefined) {
            located = { key: null, node: inside.items[segment], found: located.found + 1 };
        }
        else {
            return located;
        }
    }
    return located;
}
function resolveAlias(document, node) {
    return (0,dist/* isAlias */.Vj)(node) ? (node.resolve(document) ?? null) : node;
}
/** The pair of a key: written in the map itself (the last one counts), or merged into it with `<<`. */
function findPair(document, map, key) {
    const own = pairsByKey(map).get(key);
    if (own)
        return own;
    for (const merged of map.items.filter((pair) => (0,dist/* isScalar */.jn)(pair.key) && isMergeKey(pair.key))) {
        const value = resolveAlias(document, merged.value);
        for (const source of (0,dist/* isSeq */.oP)(value) ? value.items : [value]) {
            const sourceMap = resolveAlias(document, source);
            const pair = (0,dist/* isMap */.jh)(sourceMap) ? findPair(document, sourceMap, key) : null;
            if (pair)
                return pair;
        }
    }
    return null;
}
const indexes = new WeakMap();
/** Made once per mapping: a file with many keys may have a mistake at each of them. */
function pairsByKey(map) {
    let index = indexes.get(map);
    if (index === undefined) {
        index = new Map(map.items.flatMap((pair) => ((0,dist/* isScalar */.jn)(pair.key) ? [[String(pair.key.value), pair]] : [])));
        indexes.set(map, index);
    }
    return index;
}
function isMergeKey(key) {
    return key.value === "<<" || typeof key.value === "symbol";
}
function findDuplicateKeys(document, positionAt) {
    const problems = [];
    (0,dist/* visit */.YR)(document, {
        Map(_, map) {
            const firstLine = new Map();
            for (const { key } of map.items) {
                if (!(0,dist/* isScalar */.jn)(key))
                    continue;
                const name = String(key.value);
                const position = positionAt(key.range?.[0] ?? 0);
                const earlier = firstLine.get(name);
                if (earlier === undefined)
                    firstLine.set(name, position.line);
                else
                    problems.push({
                        message: `the key "${name}" is already on line ${earlier}`,
                        position,
                        remedy: "Keep one of them.",
                    });
            }
        },
    });
    return problems;
}
function findAliasMistakes(document, positionAt) {
    const problems = [];
    (0,dist/* visit */.YR)(document, {
        Alias(_, alias, ancestors) {
            const position = positionAt(alias.range?.[0] ?? 0);
            if (alias.resolve(document) === undefined) {
                problems.push({
                    message: `the alias "*${alias.source}" has no anchor above it`,
                    position,
                    remedy: `Put "&${alias.source}" before the part that it repeats.`,
                });
            }
            else if (ancestors.some((node) => node.anchor === alias.source)) {
                problems.push({ message: `the alias "*${alias.source}" stands inside the part that it repeats`, position });
            }
        },
    });
    return problems;
}
function firstAliasOffset(document) {
    let offset = 0;
    (0,dist/* visit */.YR)(document, {
        Alias(_, alias) {
            offset = alias.range?.[0] ?? 0;
            return dist/* visit */.YR.BREAK;
        },
    });
    return offset;
}
function findTexts(document, root) {
    const texts = [];
    const walk = (node, path) => {
        if ((0,dist/* isScalar */.jn)(node) && typeof node.value === "string")
            texts.push({ path, text: node.value });
        if ((0,dist/* isSeq */.oP)(node))
            node.items.forEach((item, index) => walk(item, [...path, index]));
        if ((0,dist/* isMap */.jh)(node)) {
            for (const pair of node.items)
                walk(pair.value, [...path, (0,dist/* isScalar */.jn)(pair.key) ? String(pair.key.value) : ""]);
        }
    };
    walk(document.contents ?? root, []);
    return texts;
}


/***/ })

};
