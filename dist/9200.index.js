export const id = 9200;
export const ids = [9200];
export const modules = {

/***/ 80858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ extensions)
});

// EXTERNAL MODULE: ./build/src/gates/index.js + 30 modules
var gates = __webpack_require__(30750);
// EXTERNAL MODULE: ./build/src/providers/index.js + 44 modules
var providers = __webpack_require__(23790);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/src/providers/flagd/spec.js
/** `flag: { flagd: … }` in a plan. */

const FILE = /^(?!\/)(?!(?:.*\/)?\.{1,2}(?:\/|$))[^\\{}]+\.json$/;
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]+$/;
const flagdSpec = schemas/* strictObject */.rej({
    repository: schemas/* string */.YjP()
        .regex(REPOSITORY, { error: "expected a repository at GitHub: owner/name" })
        .optional()
        .describe("Repository that has the file, `owner/name`. Default: the one that is released."),
    branch: schemas/* string */.YjP()
        .min(1)
        .max(255)
        .regex(/^[^\s~^:?*[\\]+$/, { error: "expected the name of a branch" })
        .describe("Branch from which flagd reads the file. A change is a commit there, so it must not be a branch whose pushes are released."),
    file: schemas/* string */.YjP()
        .regex(FILE, {
        error: "expected the path of a JSON file from the repository's root, such as flags/production.flagd.json",
    })
        .describe("The file of flag definitions, as JSON."),
    key: schemas/* string */.YjP().min(1).max(256).describe("Key of the flag in the file."),
    safe: schemas/* union */.KCZ([schemas/* literal */.euz("disabled"), schemas/* strictObject */.rej({ variant: schemas/* string */.YjP().min(1).describe("A variant of the flag.") })])
        .default("disabled")
        .describe("What is safe: `disabled`, so that the site's own default counts for everybody; or `{ variant: name }`, for a flag without targeting, to serve that variant."),
});
const flagdFlagWords = {
    description: "A flag in a file of flagd's definitions in a repository at GitHub, changed by one commit that GitHub takes only while nobody else changed the file. flagd, or whatever else reads the file, decides how soon it counts. A protected branch refuses the commit, and the next rung is taken.",
    example: "{ branch: flags, file: production.flagd.json, key: multi-thread-chat }",
    spec: flagdSpec,
    settlesMs: 15_000,
    nameOf: ({ key }) => key,
    explain: ({ repository, branch, file, key, safe }) => `${key} in ${file} on ${repository === undefined ? "" : `${repository} `}${branch}, to ${safe === "disabled" ? safe : `variant ${safe.variant}`}`,
};

// EXTERNAL MODULE: ./build/src/lib/spec-choice.js
var spec_choice = __webpack_require__(16160);
;// CONCATENATED MODULE: ./build/src/providers/launchdarkly/spec.js
/** `flag: { launchdarkly: … }` in a plan. */


const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,255}$/;
const key = (what) => schemas/* string */.YjP().regex(KEY, { error: `expected ${what}: letters, digits, dots, underscores and hyphens` });
const fields = schemas/* strictObject */.rej({
    key: key("the key of the flag").describe("Key of the flag."),
    project: key("the key of a project").default("default").describe("Key of the project."),
    environment: key("the key of an environment").default("production").describe("Key of the environment."),
    safe: schemas/* enum */.k5n(["off", "on"])
        .default("off")
        .describe("What is safe: `off` ends targeting, so that everybody is served the flag's off variation; `on` for a flag that protects while it is on."),
});
const launchDarklySpec = (0,spec_choice/* specChoice */.n)("the key of a flag, or a map with its `key`", {
    string: key("the key of the flag").transform((one) => fields.parse({ key: one })),
    object: fields,
});
const launchDarklyFlagWords = {
    description: "A flag's targeting in one environment, switched off by a semantic patch. Where the environment asks for approvals LaunchDarkly refuses, unless the token may bypass them, and the next rung is taken.",
    example: "multi-thread-chat",
    spec: launchDarklySpec,
    settlesMs: 10_000,
    nameOf: ({ key }) => key,
    explain: ({ key, project, environment, safe }) => `${key} of project ${project}, environment ${environment}, to ${safe}`,
};

;// CONCATENATED MODULE: ./build/src/providers/unleash/spec.js
/** `flag: { unleash: … }` in a plan. */


/** What Unleash itself lets a name be made of. */
const NAME = /^(?!\.{1,2}$)[A-Za-z0-9~_.-]{1,100}$/;
const spec_name = (what) => schemas/* string */.YjP().regex(NAME, { error: `expected ${what}: letters, digits, and any of ~ _ . -` });
const spec_fields = schemas/* strictObject */.rej({
    name: spec_name("the name of the flag").describe("Name of the flag."),
    project: spec_name("the id of a project").default("default").describe("Id of the project."),
    environment: spec_name("the name of an environment").default("production").describe("Name of the environment."),
    safe: schemas/* enum */.k5n(["off", "on"])
        .default("off")
        .describe("What is safe: `off`, or `on` for a flag that protects while it is on."),
});
const unleashSpec = (0,spec_choice/* specChoice */.n)("the name of a flag, or a map with its `name`", {
    string: spec_name("the name of the flag").transform((one) => spec_fields.parse({ name: one })),
    object: spec_fields,
});
const unleashFlagWords = {
    description: "A flag in one environment, turned off by the admin API. Where the environment asks for change requests Unleash refuses, unless the token may skip them, and the next rung is taken.",
    example: "multi-thread-chat",
    spec: unleashSpec,
    settlesMs: 15_000,
    nameOf: ({ name }) => name,
    explain: ({ name, project, environment, safe }) => `${name} of project ${project}, environment ${environment}, to ${safe}`,
};

;// CONCATENATED MODULE: ./build/src/providers/vercel/flags/spec.js
/** `flag: { vercel: … }` in a plan. */

const edgeConfigSpec = schemas/* strictObject */.rej({
    config: schemas/* string */.YjP()
        .regex(/^ecfg_[A-Za-z0-9]{1,64}$/, {
        error: "expected the id of an Edge Config (Global Config), which begins with ecfg_",
    })
        .describe("Id of the Edge Config, which Vercel also calls Global Config: `ecfg_…`."),
    key: schemas/* string */.YjP()
        .regex(/^[\w-]{1,256}$/, { error: "expected the key of an item: letters, digits, underscores and hyphens" })
        .describe("Key of the item that the site reads as a flag."),
    safe: schemas/* json */.Pq9()
        .default(false)
        .transform((value) => value)
        .describe("Value of the item that is safe: `false`, or any other value of the kind that the item has."),
});
const vercelFlagWords = {
    description: "An item of an Edge Config (Global Config), set to the value that the plan calls safe. Only an item that is there is changed, and only to a value of its own kind.",
    example: "{ config: ecfg_abc123, key: multi-thread-chat }",
    spec: edgeConfigSpec,
    settlesMs: 10_000,
    nameOf: ({ key }) => key,
    explain: ({ config, key, safe }) => `${key} of ${config}, to ${JSON.stringify(safe)}`,
};

;// CONCATENATED MODULE: ./build/src/providers/flags.js




const flagWords = {
    vercel: vercelFlagWords,
    launchdarkly: launchDarklyFlagWords,
    unleash: unleashFlagWords,
    flagd: flagdFlagWords,
};

// EXTERNAL MODULE: ./build/src/providers/metrics.js + 59 modules
var metrics = __webpack_require__(69015);
// EXTERNAL MODULE: ./build/src/rungs/index.js + 7 modules
var rungs = __webpack_require__(76318);
// EXTERNAL MODULE: ./build/src/steps/index.js + 2 modules
var steps = __webpack_require__(29291);
;// CONCATENATED MODULE: ./build/src/engine/plan-extensions.js
/** The registries that a plan joins. */






const extensions = {
    gates: gates.gates,
    rungs: rungs.rungs,
    steps: steps.steps,
    roles: providers/* roleProviders */.V,
    words: { flags: flagWords },
    metricProviders: metrics.metricProviders,
};


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

/***/ 68655:
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
// EXTERNAL MODULE: ./build/src/plan/issue.js + 1 modules
var issue = __webpack_require__(87172);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/lib/plan-values.js
var plan_values = __webpack_require__(91237);
;// CONCATENATED MODULE: ./build/src/plan/step-schema.js
/** Steps of a stage in the plan language: what it does before and after its own change. */



/** Where steps stand in a plan, in the order of a release. */
const STEP_LISTS = [
    ["stages", "staging", "before"],
    ["stages", "staging", "after"],
    ["stages", "production", "before"],
    ["stages", "production", "after"],
];
/** Of one list. */
const MAXIMUM_STEPS = 50;
const own = {
    title: schemas/* string */.YjP()
        .trim()
        .min(1)
        .max(100)
        .describe("What is done, as people see it; at most 100 characters, and no other step of the plan has it."),
    takes: (0,plan_values/* durationUpTo */.TH)("7d")
        .optional()
        .describe("How long it is planned to take: shown beside what it took, and as late once it takes longer. Default: nothing is planned."),
};
/** Keys of an item that name no step. */
const STEP_KEYS = new Set(Object.keys(own));
/** `before` and `after` of a stage. */
function stepLists(steps, words) {
    const item = Object.keys(steps).length === 0 ? schemas/* never */.ZmZ() : stepItemSchema(steps);
    const list = () => schemas/* array */.YOg(item).max(MAXIMUM_STEPS).prefault([]);
    return { before: list().describe(words.before), after: list().describe(words.after) };
}
/** One schema for all lists of a registry, so that editors see one definition. */
const step_schema_schemas = new WeakMap();
function stepItemSchema(steps) {
    const made = step_schema_schemas.get(steps) ?? createStepItemSchema(steps);
    step_schema_schemas.set(steps, made);
    return made;
}
function createStepItemSchema(steps) {
    const keys = Object.keys(steps);
    return schemas/* strictObject */.rej({ ...own, ...(0,gate_schema/* optionalSpecs */.B5)(steps) })
        .superRefine(...(0,gate_schema/* exactlyOne */.BK)(keys, "step"))
        .meta({
        id: "step",
        title: "Step",
        description: "One step of a stage: a title, and one key that names the step.",
        oneOf: keys.map((key) => ({ required: [key] })),
    });
}
/** Both lists of a stage as the plan has them. */
function stepItems({ before, after }, stage, source) {
    const itemsOf = (items, list) => items.map((item, index) => {
        const [step, spec] = Object.entries(item).find(([key, value]) => !STEP_KEYS.has(key) && value !== undefined) ?? [
            "",
            undefined,
        ];
        const { takes } = item;
        return {
            title: String(item["title"]),
            step,
            spec,
            takesMs: typeof takes === "number" ? takes : null,
            position: source.keyPosition(["stages", stage, list, index]),
        };
    });
    return { before: itemsOf(before, "before"), after: itemsOf(after, "after") };
}

;// CONCATENATED MODULE: ./build/src/plan/captures.js



/** Every `${…}` that would not be replaced by a capture. */
function checkCaptures(source, extensions) {
    const capturesOf = capturesIn(source);
    return source.texts().flatMap(({ path, text }) => [...text.matchAll(/\$\{(\{?)\s*([^}]*)/g)].flatMap((match) => {
        const [written, double, name = ""] = match;
        const gate = gateAround(path);
        if (double === "" && gate !== null) {
            if (runsCode(gate.key, path, extensions))
                return [];
            const place = source.valuePosition(path);
            const captured = capturesOf([...gate.path, gate.key]).get(name.trim());
            if (captured !== undefined && isBefore(captured, place))
                return [];
        }
        return [
            {
                message: double === ""
                    ? `${(0,issue/* renderPath */.i7)(path)}: nothing before this captures "${name.trim()}"`
                    : `${(0,issue/* renderPath */.i7)(path)}: a plan has no expressions, so "${written.slice(0, 40)}" would be taken literally`,
                position: source.valuePosition(path, match.index),
                remedy: double === ""
                    ? 'A plan has no variables; "${name}" stands for a value that an earlier request of the same gate captured.'
                    : "Write the value itself; secrets are named, never written.",
            },
        ];
    }));
}
/** Its text goes to a shell as it is, so a `$` in it is the shell's. */
function runsCode(key, path, { gates, steps = {} }) {
    const isStep = STEP_LISTS.some((list) => list.every((segment, index) => path[index] === segment));
    return (isStep ? steps[key] : gates[key])?.kind === "code";
}
function gateAround(path) {
    for (const list of [...gate_schema/* GATE_LISTS */.GA, ...STEP_LISTS]) {
        const key = path[list.length + 1];
        if (list.every((segment, index) => path[index] === segment) &&
            typeof key === "string" &&
            !gate_schema/* ITEM_KEYS */.nk.has(key) &&
            !STEP_KEYS.has(key)) {
            return { path: path.slice(0, list.length + 1), key };
        }
    }
    return null;
}
/** Names under any `capture` mapping of a gate, each with its first place in the file; looked for once in each gate. */
function capturesIn(source) {
    const known = new Map();
    return (gatePath) => {
        const key = (0,issue/* renderPath */.i7)(gatePath);
        const places = known.get(key) ?? placesOf(source, gatePath);
        known.set(key, places);
        return places;
    };
}
function placesOf(source, gatePath) {
    const places = new Map();
    const walk = (value, path) => {
        if (typeof value !== "object" || value === null)
            return;
        for (const key of Object.keys(value)) {
            const inside = [...path, Array.isArray(value) ? Number(key) : key];
            if (path.at(-1) === "capture") {
                const place = source.keyPosition(inside);
                const first = places.get(key);
                if (first === undefined || isBefore(place, first))
                    places.set(key, place);
            }
            walk((0,issue/* valueAt */.fK)(value, [key]), inside);
        }
    };
    walk((0,issue/* valueAt */.fK)(source.value, gatePath), gatePath);
    return places;
}
function isBefore(left, right) {
    return left.line < right.line || (left.line === right.line && left.column < right.column);
}

// EXTERNAL MODULE: ./build/src/lib/nearest-word.js
var nearest_word = __webpack_require__(20788);
;// CONCATENATED MODULE: ./build/src/plan/checklist-rules.js



/** Each box is a line of the comment that must never be cut. */
const MAXIMUM_BOXES = 100;
/** A word that is near is looked for as often as a person would read it. */
const MAXIMUM_SUGGESTIONS = 100;
/** Every mistake, with its place. Read from the file as it is, so that these come with the mistakes that a schema finds. */
function checkChecklist(source, extensions) {
    const known = readItems(source.value);
    return [
        ...unknownTitles(known, source),
        ...codeAfterWorld(known, source, extensions),
        ...circles(known, source),
        ...tooManyBoxes(known, source, extensions),
        ...requiredWithout(known, source),
    ];
}
/** What the schema reports already (a title that is no text, an item that is none) waits for nothing here. */
function readItems(plan) {
    const items = (0,issue/* valueAt */.fK)(plan, ["checklist"]);
    if (!Array.isArray(items))
        return [];
    // That there are more is said by the schema; each of them would be compared with all others.
    return items.slice(0, gate_schema/* MAXIMUM_ITEMS */.A8).map((item) => {
        const written = typeof item === "object" && item !== null ? item : {};
        const { title, after } = written;
        const titles = Array.isArray(after) ? after : [after];
        return {
            title: typeof title === "string" ? title.trim() : "",
            after: titles.filter((one) => typeof one === "string"),
            written,
        };
    });
}
function unknownTitles(items, source) {
    const titles = new Set(items.map(({ title }) => title));
    const unknown = items.flatMap(({ after }, index) => after.filter((title) => !titles.has(title)).map((title) => ({ title, index })));
    return unknown.map(({ title, index }, number) => {
        const nearest = number < MAXIMUM_SUGGESTIONS ? (0,nearest_word/* nearestWord */.z)(title, [...titles]) : null;
        return {
            message: `checklist[${index}].after: no item of the checklist has the title ${JSON.stringify(title)}`,
            position: source.valuePosition(["checklist", index, "after"]),
            remedy: nearest === null ? "Write the title of another item." : `Did you mean ${JSON.stringify(nearest)}?`,
        };
    });
}
/** Code items run in a job of their own, without secrets, before the others: they cannot wait for those. */
function codeAfterWorld(items, source, { gates }) {
    const isCode = (item) => Object.entries(gates).some(([key, { kind }]) => kind === "code" && item.written[key] !== undefined);
    const byTitle = new Map(items.map((item) => [item.title, item]));
    return items.flatMap((item, index) => {
        const other = isCode(item)
            ? item.after.find((title) => byTitle.has(title) && !isCode(byTitle.get(title) ?? item))
            : undefined;
        if (other === undefined)
            return [];
        return [
            {
                message: `checklist[${index}].after: an item that runs code cannot wait for ${JSON.stringify(other)}, which is checked later, in the job with the secrets`,
                position: source.valuePosition(["checklist", index, "after"]),
                remedy: "Let the other item wait for this one, or leave out `after`.",
            },
        ];
    });
}
/** Items that wait for themselves, each named once, at its own place. */
function circles(items, source) {
    const byTitle = new Map(items.map((item) => [item.title, item]));
    const waitsForItself = (start) => {
        const seen = new Set();
        const pending = [...start.after];
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
                remedy: "Break the cycle: an item must not wait for items that wait for it.",
            },
        ]
        : []);
}
function tooManyBoxes(items, source, { gates }) {
    const total = items
        .flatMap(({ written }) => Object.entries(gates).map(([key, gate]) => countBoxes(gate, written[key])))
        .reduce((sum, count) => sum + count, 0);
    if (total <= MAXIMUM_BOXES)
        return [];
    return [
        {
            message: `checklist: the items have ${total} boxes to tick; expected at most ${MAXIMUM_BOXES}`,
            position: source.keyPosition(["checklist"]),
            remedy: "Name fewer people, or a team instead of each of its members.",
        },
    ];
}
function countBoxes({ boxes, spec }, written) {
    if (boxes === undefined || written === undefined)
        return 0;
    const parsed = spec.safeParse(written);
    return parsed.success ? boxes(parsed.data).length : 0;
}
/** What nobody asks can never have passed: every release would hold. */
function requiredWithout(known, source) {
    const path = ["stages", "production", "requires"];
    if (known.length > 0 || (0,issue/* valueAt */.fK)(source.value, path) !== "checklist")
        return [];
    return [
        {
            message: "stages.production.requires is checklist, but the plan has none",
            position: source.valuePosition(path),
            remedy: "Add a checklist, or leave this out.",
        },
    ];
}

;// CONCATENATED MODULE: ./build/src/plan/check-left-out.js


const WATCH = ["stages", "production", "watch"];
const OBSERVES = "a plan that only observes (`observe: true` in stages.production.watch)";
/** `compared`: metrics that the watch compares although no condition asks for it. */
function checkLeftOut(source, compared) {
    const observes = (0,issue/* valueAt */.fK)(source.value, [...WATCH, "observe"]) === true;
    const compares = observes && compared.length > 0;
    return [
        ...(observes ? [] : missing(source, ["stages", "staging"], `only ${OBSERVES} may do without it`)),
        ...(compares
            ? []
            : missing(source, [...WATCH, "rollback_conditions"], `only ${OBSERVES} may do without them, where it has metrics (a share or a quantile) to compare with what was there before`)),
    ];
}
/** Nothing where the mapping is missing as well, or where another key of it is this one, misspelt: that is said already. */
function missing(source, path, why) {
    const inside = (0,issue/* valueAt */.fK)(source.value, path.slice(0, -1));
    const key = String(path.at(-1));
    if (!isMapping(inside) || inside[key] !== undefined)
        return [];
    if (Object.keys(inside).some((other) => (0,nearest_word/* nearestWord */.z)(other, [key]) === key))
        return [];
    return [{ message: `${path.join(".")} is missing: ${why}`, position: source.keyPosition(path) }];
}
function isMapping(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/src/plan/check-steps.js


/** Read from the file as it is, so that it is told together with every other mistake. */
function checkSteps(source) {
    const lists = STEP_LISTS.flatMap((path) => {
        const items = (0,issue/* valueAt */.fK)(source.value, path);
        return Array.isArray(items) ? [{ path: path, items: items }] : [];
    });
    const items = lists.flatMap(({ path, items }) => items.map((item, index) => ({ path: [...path, index], item })));
    return [...repeatedTitles(items, source), ...withoutARelease(lists, source)];
}
/** A record, and a person's word about a step, name it by its title. */
function repeatedTitles(items, source) {
    const seen = new Set();
    return items.flatMap(({ path, item }) => {
        const title = item?.title;
        if (typeof title !== "string")
            return [];
        const known = seen.has(title.trim());
        seen.add(title.trim());
        if (!known)
            return [];
        const place = [...path, "title"];
        return [
            {
                message: `${(0,issue/* renderPath */.i7)(place)}: another step of the plan has the title ${JSON.stringify(title)}`,
                position: source.valuePosition(place),
            },
        ];
    });
}
function withoutARelease(lists, source) {
    const observes = (0,issue/* valueAt */.fK)(source.value, ["stages", "production", "watch", "observe"]) === true;
    if (!observes || (0,issue/* valueAt */.fK)(source.value, ["stages", "staging"]) !== undefined)
        return [];
    return lists
        .filter(({ items }) => items.length > 0)
        .map(({ path }) => ({
        message: `${(0,issue/* renderPath */.i7)(path)}: a plan that only observes changes nothing, so it has no steps`,
        position: source.keyPosition(path),
        remedy: "Remove them, or let the plan deploy: describe `stages.staging`.",
    }));
}

;// CONCATENATED MODULE: ./build/src/plan/deploy-schema.js
/** How the build of a release comes about, in the plan language: uploaded here, or built by the host from the push. */




const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;
const RELATIVE_DIRECTORY = /^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[^\\]+$/;
const DEPLOY = ["stages", "staging", "deploy"];
function deploySchema() {
    return schemas/* strictObject */.rej({
        source: schemas/* enum */.k5n(["upload", "git"])
            .default("upload")
            .describe("Where the build comes from. `upload`: Holdpoint uploads the repository's files. `git`: the host builds from the push by itself, and Holdpoint finds the production build of exactly that commit."),
        target: schemas/* string */.YjP()
            .regex(SLUG, { error: "expected production, preview or the slug of a custom environment" })
            .refine((slug) => misspeltTarget(slug) === null, {
            error: ({ input }) => `${JSON.stringify(input)} looks like a misspelt "${misspeltTarget(String(input))}"`,
        })
            .default("production")
            .describe("What is built: `production` (staged: production's environment, no domain), `preview`, or the slug of a custom environment."),
        prebuilt: schemas/* boolean */.zMY()
            .default(false)
            .describe("Upload the `.vercel/output` that the job built, instead of the sources."),
        directory: schemas/* string */.YjP()
            .regex(RELATIVE_DIRECTORY, { error: 'expected a folder inside the repository, such as "apps/web"' })
            .default(".")
            .describe("Folder of the project, relative to the repository."),
        timeout: (0,plan_values/* durationUpTo */.TH)("24h")
            .prefault("30m")
            .describe("How long to wait for the build; with `source: git`, for it to appear and to be ready. At most 24h."),
        "let-in": schemas/* enum */.k5n(["staged", "check"])
            .optional()
            .describe("With `source: git`, what keeps the build from the production domains until it is verified. `staged`: the project's automatic assignment of them is off, and Holdpoint promotes. `check`: it is on, and a deployment check of Holdpoint's own holds each build. Default: `staged`."),
        check: schemas/* strictObject */.rej({
            name: schemas/* string */.YjP().trim().min(1).max(100).default("Holdpoint").describe("Name of the deployment check."),
            create: schemas/* boolean */.zMY()
                .default(false)
                .describe("Create the check where the project has none of this name. It holds builds of later pushes."),
            timeout: plan_values/* durationValue */.k6
                .prefault("6h")
                .describe("With `create`: how long a build may wait for its verdict before the check counts as failed."),
        })
            .optional()
            .describe("With `let-in: check`: the deployment check, of the kind `webhook`."),
    })
        .prefault({})
        .describe("The build to verify here and promote later.");
}
function assembleDeploy(document) {
    const { target, prebuilt, directory, timeout } = document;
    return {
        target: target === "production" || target === "preview" ? { kind: target } : { kind: "custom", slug: target },
        prebuilt,
        directory,
        timeoutMs: timeout,
        git: document.source === "git" ? assembleGit(document) : null,
    };
}
function assembleGit({ "let-in": letIn = "staged", check }) {
    if (letIn === "staged")
        return { letIn: { kind: "staged" } };
    const { name = "Holdpoint", create = false, timeout = 6 * 3_600_000 } = check ?? {};
    return { letIn: { kind: "check", name, create, timeoutMs: timeout } };
}
/** Words that do not go together, which a schema cannot say. */
function checkDeploy(source) {
    const deploy = (0,issue/* valueAt */.fK)(source.value, DEPLOY);
    if (typeof deploy !== "object" || deploy === null)
        return [];
    const said = deploy;
    const problem = (key, message, remedy) => ({
        message: `${(0,issue/* renderPath */.i7)([...DEPLOY, key])}: ${message}`,
        position: source.keyPosition([...DEPLOY, key]),
        remedy,
    });
    if (said["source"] !== "git") {
        const words = ["let-in", "check"].filter((key) => said[key] !== undefined);
        return words.map((key) => problem(key, "only builds from Git are let in by it", "Add `source: git`, or remove it."));
    }
    const uploads = ["prebuilt", "directory"].filter((key) => said[key] !== undefined && said[key] !== false);
    const isElsewhere = said["target"] !== undefined && said["target"] !== "production";
    const rollsOut = (0,issue/* valueAt */.fK)(source.value, ["stages", "production", "promote"]) !== undefined;
    return [
        ...uploads.map((key) => problem(key, "is about an upload, and with `source: git` the host builds from the push", "Remove it.")),
        ...(isElsewhere
            ? [problem("target", "with `source: git` it is the production build that is adopted", "Remove it.")]
            : []),
        ...(said["check"] !== undefined && said["let-in"] !== "check"
            ? [problem("check", "nothing asks for a check", "Add `let-in: check`, or remove it.")]
            : []),
        ...(said["let-in"] === "check" && rollsOut
            ? [
                problem("let-in", "a passed check gives the build to all visitors at once, and `promote.rollout` to some", "Use `let-in: staged`, or remove `promote`."),
            ]
            : []),
    ];
}
/** A custom environment that is one slip away from a built-in target is a mistake, not an environment. */
function misspeltTarget(slug) {
    const targets = ["production", "preview"];
    return targets.includes(slug) ? null : (0,nearest_word/* nearestWord */.z)(slug, targets);
}

;// CONCATENATED MODULE: ./build/src/plan/promote-schema.js
/** How a release gets into production, in the plan language. */


const MOST_STAGES = 10;
/** Nothing that is measured in minutes says anything of less. */
const SHORTEST_STAGE_MS = 60_000;
function promoteSchema() {
    return schemas/* strictObject */.rej({
        rollout: schemas/* array */.YOg(plan_values/* shareValue */.PB)
            .min(2, "expected at least two stages, such as [10%, 100%]")
            .max(MOST_STAGES, `expected at most ${MOST_STAGES} stages`)
            .superRefine((shares, context) => {
            const problem = problemOf(shares);
            if (problem !== null)
                context.addIssue({ code: "custom", message: problem });
        })
            .describe("Shares of the visitors that the release gets, stage by stage: whole percents, each more than the one before, the last `100%`."),
        stage: plan_values/* durationValue */.k6
            .refine((ms) => ms >= SHORTEST_STAGE_MS, "too short: expected at least 1m")
            .describe("How long each stage before the last is watched before the next one begins: `15m`."),
    })
        .describe("Gives the release to the visitors in stages (a rolling release of the host), each advanced or aborted by the verdict of the watch. Default: to all of them at once.");
}
function problemOf(shares) {
    const percents = shares.map(toPercent);
    if (percents.some((percent) => !Number.isInteger(percent) || percent < 1))
        return "expected whole percents of at least 1%";
    if (percents.some((percent, index) => index > 0 && percent <= (percents[index - 1] ?? 0)))
        return "expected each stage to have more visitors than the one before";
    return percents.at(-1) === 100 ? null : "expected the last stage to be 100%";
}
/** Without what binary fractions add: 0.07 is 7 %. */
function toPercent(share) {
    return Number((share * 100).toFixed(6));
}

// EXTERNAL MODULE: ./build/src/plan/why-refused.js
var why_refused = __webpack_require__(99330);
;// CONCATENATED MODULE: ./build/src/plan/refused-variables.js




const METRICS = ["stages", "production", "watch", "metrics"];
/** Each in a gate, a metric or a setup, at its place. A spec with mistakes of its own is looked at once it has none. */
function checkVariables(source, extensions) {
    const credentials = (0,why_refused/* credentialsOf */.YN)(extensions);
    const setup = extensions.gates[gate_schema/* SETUP_GATE */.mK];
    const setups = gate_schema/* SETUPS */.nO.map((path) => ({ path, gate: setup }));
    const gates = gate_schema/* GATE_LISTS */.GA.flatMap((list) => gatesIn(list, source, extensions));
    const all = [
        ...gates,
        ...setups,
        ...metricsIn(source, extensions),
        ...stepsIn(source, extensions),
        ...rungsIn(extensions),
    ];
    return all.flatMap(({ path, gate }) => {
        const written = (0,issue/* valueAt */.fK)(source.value, path);
        if (gate?.secrets === undefined || gate.spec === undefined || written === undefined)
            return [];
        const parsed = gate.spec.safeParse(written);
        if (!parsed.success)
            return [];
        const named = [...gate.secrets(parsed.data), ...(gate.optionalSecrets?.(parsed.data) ?? [])];
        return [...new Set(named)].flatMap((name) => {
            const why = (0,why_refused/* whyRefused */.fG)(name, gate.kind, credentials);
            if (why === null)
                return [];
            return refused_variables_placesOf(name, written, path).map((place) => ({
                message: `${(0,issue/* renderPath */.i7)(place)}: ${why}`,
                position: source.valuePosition(place),
                remedy: why_refused/* REFUSED_REMEDY */.M3,
            }));
        });
    });
}
function gatesIn(list, source, { gates }) {
    return membersIn(list, source, gates);
}
function stepsIn(source, { steps = {} }) {
    return STEP_LISTS.flatMap((list) => membersIn(list, source, steps));
}
function membersIn(list, source, members) {
    const items = (0,issue/* valueAt */.fK)(source.value, list);
    if (!Array.isArray(items))
        return [];
    return items.flatMap((_, index) => Object.entries(members).map(([key, gate]) => ({ path: [...list, index, key], gate })));
}
/** A metric asks with secrets as a gate does that runs none of the repository's code. */
function metricsIn(source, { metricProviders }) {
    const declared = (0,issue/* valueAt */.fK)(source.value, METRICS);
    if (typeof declared !== "object" || declared === null)
        return [];
    return Object.keys(declared).flatMap((name) => Object.entries(metricProviders).map(([key, gate]) => ({ path: [...METRICS, name, key], gate })));
}
function rungsIn({ rungs = {} }) {
    return Object.values(rungs).map((rung) => ({ path: ["rollback", rung.key], gate: rung }));
}
/** Where a text stands in what was written. */
function refused_variables_placesOf(text, written, path) {
    if (written === text)
        return [path];
    if (typeof written !== "object" || written === null)
        return [];
    return Object.entries(written).flatMap(([key, value]) => refused_variables_placesOf(text, value, [...path, Array.isArray(written) ? Number(key) : key]));
}

// EXTERNAL MODULE: ./build/src/plan/read-watch.js + 1 modules
var read_watch = __webpack_require__(77057);
// EXTERNAL MODULE: ./build/src/plan/read-file.js
var read_file = __webpack_require__(97864);
// EXTERNAL MODULE: ./build/src/lib/vendor-address.js
var vendor_address = __webpack_require__(71718);
;// CONCATENATED MODULE: ./build/src/plan/addresses-schema.js
/** `project.addresses`: where vendors are found that a team hosts itself. In the plan, because it is reviewed. */


function addressesSchema({ roles = {}, metricProviders }) {
    const players = [...Object.values(roles).flatMap(Object.values), ...Object.values(metricProviders)];
    const addresses = players.flatMap(({ vendor, settings }) => settings.flatMap((setting) => setting.default === undefined ? [] : [{ vendor, ...setting, default: setting.default }]));
    const entries = addresses.flatMap((address) => address.inPlan === undefined ? [] : [[address.inPlan, addressSchema(address, addresses)]]);
    return schemas/* strictObject */.rej(Object.fromEntries(entries))
        .prefault({})
        .transform((written) => Object.fromEntries(Object.entries(written).flatMap(([key, url]) => (url === undefined ? [] : [[key, url]]))))
        .describe("Addresses of vendors that you host yourselves: a token goes to the address that is named here, and no variable of the repository changes that.");
}
function addressSchema(address, all) {
    return schemas/* string */.YjP()
        .meta({ examples: [`https://${address.inPlan}.example.com`] })
        .superRefine((text, context) => {
        const trouble = (0,vendor_address/* troubleOfAddress */.X)(text) ?? troubleOfVendor(text, address, all);
        if (trouble !== null)
            context.addIssue({ code: "custom", message: trouble });
    })
        .optional()
        .describe(`Where your own ${address.vendor} is found, with https.${address.default === null ? "" : ` Default: \`${address.default}\`.`}`);
}
/** A slip of copying would give one vendor's token to another. */
function troubleOfVendor(text, { vendor }, all) {
    const { origin } = new URL(text);
    const other = all.find((one) => one.vendor !== vendor && one.default !== null && new URL(one.default).origin === origin);
    return other === undefined ? null : `is the address of ${other.vendor}, which must not get the token of ${vendor}`;
}

// EXTERNAL MODULE: ./build/src/plan/patterns.js
var patterns = __webpack_require__(44866);
// EXTERNAL MODULE: ./build/src/lib/people-names.js
var people_names = __webpack_require__(59883);
;// CONCATENATED MODULE: ./build/src/plan/drill-schema.js
/** `rollback.drill`, in the plan language. */


function drillSchema() {
    return schemas/* strictObject */.rej({
        project: schemas/* string */.YjP()
            .trim()
            .min(1)
            .max(100)
            .describe("Project at the host whose own production is practised on, by name or id; never the plan's own."),
        domains: schemas/* array */.YOg(schemas/* string */.YjP().regex(patterns/* DOMAIN */.V2, { error: "expected a domain without scheme and path: staging.example.com" }))
            .min(1)
            .refine((domains) => new Set(domains).size === domains.length, { error: "a domain is named twice" })
            .describe("Every production domain of that project, none of them one of the plan's own."),
    })
        .optional()
        .describe("Where `rollback --drill` practises: another project of the same team, with a production of its own. See [drills](rollback.md#drills).");
}

;// CONCATENATED MODULE: ./build/src/plan/incident-schema.js
/** `rollback.incident`, in the plan language. */



function incidentSchema() {
    const settings = schemas/* strictObject */.rej({
        labels: schemas/* array */.YOg(schemas/* string */.YjP()
            .max(patterns/* LABEL_LENGTH */.aj)
            .regex(patterns/* LABEL */.d_, { error: "expected a label's name: no comma, no space at its ends, not empty" }))
            .max(patterns/* MOST_LABELS */.YN)
            .superRefine(people_names/* withoutTwice */.DV)
            .default([...patterns/* DEFAULT_LABELS */.Ge])
            .describe("Labels that the issue gets when it is opened. Default: `incident`; `[]` for none."),
    });
    return schemas/* union */.KCZ([schemas/* literal */.euz(false), settings])
        .prefault({})
        .describe("The issue that is opened at GitHub when a release was rolled back, or should have been and was not. On by default; `false` turns it off.");
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
;// CONCATENATED MODULE: ./build/src/plan/vendor-words.js
/** What a plan says in a vendor's own words: `flag: { vendor: … }`, exactly one of them. */

function vendorWords(words) {
    const vendors = Object.keys(words).join(", ");
    return schemas/* strictObject */.rej(Object.fromEntries(Object.entries(words).map(([vendor, { spec, description }]) => [vendor, spec.optional().describe(description)])))
        .transform((written, context) => {
        const [named, ...others] = Object.entries(written).filter(([, spec]) => spec !== undefined);
        const [vendor = "", spec] = named ?? [];
        const of = words[vendor];
        if (of !== undefined && others.length === 0) {
            return { vendor, spec, name: of.nameOf(spec), told: of.explain(spec), settlesMs: of.settlesMs };
        }
        context.addIssue({ code: "custom", message: `expected exactly one of ${vendors}` });
        return core/* NEVER */.tm;
    });
}

;// CONCATENATED MODULE: ./build/src/plan/ladder-schema.js
/** `rollback.ladder` and what it says of each rung, in the plan language. */



function ladderSchema({ rungs = {} }) {
    const keys = [patterns/* HOST_RUNG */.cW, ...Object.keys(rungs).filter((key) => key !== patterns/* HOST_RUNG */.cW)];
    return schemas/* array */.YOg(schemas/* enum */.k5n(keys))
        .min(1)
        .superRefine((ladder, context) => {
        for (const [index, message] of problemsOf(ladder, rungs))
            context.addIssue({ code: "custom", path: [...index], message });
    })
        .default([patterns/* HOST_RUNG */.cW])
        .describe("Ways to take a release back, in the order in which they are tried ([the ladder](rollback.md#the-ladder)). `host` is always one of them; it points production back at the known-good deployment.");
}
/** What can be said of each rung, by its key. */
function rungSettings(extensions) {
    return Object.fromEntries(Object.values(extensions.rungs ?? {}).flatMap((rung) => {
        const spec = specOf(rung, extensions);
        const described = spec?.optional().describe(spec.description ?? `Settings of the rung \`${rung.key}\`.`);
        return described === undefined ? [] : [[rung.key, described]];
    }));
}
/** Of its own, or what the vendors of its role have words for. */
function specOf({ key, spec, words: role }, { words = {} }) {
    if (role === undefined)
        return spec;
    return vendorWords(words[role] ?? {}).describe(`What the rung \`${key}\` sets, in the words of whose it is.`);
}
/** Settings of rungs that are in the ladder, every default filled in; each rung needs what its schema asks for. */
function readRungs(written, extensions, context) {
    const specs = {};
    for (const rung of Object.values(extensions.rungs ?? {})) {
        const { key } = rung;
        if (rung.spec === undefined && rung.words === undefined)
            continue;
        const isTaken = written.ladder.includes(key);
        if (written[key] !== undefined && !isTaken)
            context.addIssue({ code: "custom", path: [key], message: `the ladder has no rung "${key}"` });
        if (!isTaken)
            continue;
        if (written[key] !== undefined) {
            specs[key] = written[key];
            continue;
        }
        const parsed = specOf(rung, extensions)?.safeParse({});
        if (parsed?.success === true)
            specs[key] = parsed.data;
        else
            context.addIssue({
                code: "custom",
                path: [key],
                message: `the ladder has the rung "${key}", of which nothing is said`,
            });
    }
    return specs;
}
function problemsOf(ladder, rungs) {
    const host = ladder.indexOf(patterns/* HOST_RUNG */.cW);
    const twice = ladder.findIndex((rung, index) => ladder.indexOf(rung) !== index);
    const early = ladder.findIndex((rung, index) => index < host && rungs[rung]?.moves === "source");
    return [
        ...(twice < 0 ? [] : [[[twice], "this rung is named twice"]]),
        ...(host < 0
            ? [[[], `expected "${patterns/* HOST_RUNG */.cW}" in every ladder: no other rung brings production back`]]
            : []),
        ...(early < 0
            ? []
            : [[[early], `"${ladder[early]}" changes only the repository: expected it after "${patterns/* HOST_RUNG */.cW}"`]]),
    ];
}

;// CONCATENATED MODULE: ./build/src/plan/rollback-schema.js
/** How a release is taken back, in the plan language. */





function rollbackSchema(extensions) {
    return schemas/* strictObject */.rej({
        ladder: ladderSchema(extensions),
        to: schemas/* enum */.k5n(["verified", "previous"])
            .default("verified")
            .describe("What a rollback goes back to: with `verified`, the previous deployment if it is judged good, else the one before it by the same rule; with `previous`, always the previous deployment."),
        steps: schemas/* int */.Whr()
            .min(0)
            .max(10)
            .default(1)
            .describe("How many deployments further back than the previous one `verified` may go; never past a migration that was not judged additive."),
        by: people_names/* logins */.NB
            .prefault([])
            .describe("Logins of people who may roll back from a terminal: the rollbacks that they record count as if a workflow had recorded them."),
        incident: incidentSchema(),
        drill: drillSchema(),
        ...rungSettings(extensions),
    })
        .transform((written, context) => {
        const { ladder, to, steps, by, incident, drill } = written;
        const practised = drill === undefined ? {} : { drill };
        return { ladder, to, steps, by, incident, rungs: readRungs(written, extensions, context), ...practised };
    })
        .prefault({})
        .describe("How a release is undone.");
}

// EXTERNAL MODULE: ./build/src/plan/watch-schema.js
var watch_schema = __webpack_require__(41892);
;// CONCATENATED MODULE: ./build/src/plan/schema.js
/**
 * The plan language: one declaration gives validation, the JSON Schema for editors and the reference page.
 * What a schema cannot say (metrics and conditions that fit together) is in read-watch.ts.
 */









const schema_text = (maximum) => schemas/* string */.YjP().trim().min(1).max(maximum);
/** zod compiles a schema when it is first used, which takes longer than a plan: each is made once. */
const schema_schemas = new WeakMap();
/** The whole file. Its parsed value has every default; positions and metrics are added by load.ts. */
function planSchema(extensions) {
    const made = schema_schemas.get(extensions) ?? createPlanSchema(extensions);
    schema_schemas.set(extensions, made);
    return made;
}
function createPlanSchema(extensions) {
    const gateItem = (0,gate_schema/* gateItemSchema */.W9)(extensions.gates);
    return schemas/* strictObject */.rej({
        version: schemas/* literal */.euz(1).describe("Version of the plan language: 1."),
        name: schema_text(100).describe("Name of what is released, as shown to people; at most 100 characters."),
        project: projectSchema(extensions),
        checklist: (0,gate_schema/* gateListSchema */.bN)((0,gate_schema/* checklistItemSchema */.DY)(extensions.gates))
            .max(gate_schema/* MAXIMUM_ITEMS */.A8)
            .prefault([])
            .describe(`What a pull request must meet before anything is deployed, shown in one comment; at most ${gate_schema/* MAXIMUM_ITEMS */.A8} items.`),
        stages: schemas/* strictObject */.rej({
            staging: stagingSchema(gateItem, extensions).optional(),
            production: productionSchema(gateItem, extensions),
        })
            .describe("The stages of a release, in order: staging, then production. A plan that only observes what others deploy (`observe: true` in the watch) may leave out `staging`."),
        rollback: rollbackSchema(extensions),
    })
        .meta({
        title: "Holdpoint plan",
        description: "How a team releases: what is verified, when to hold, when to roll back.",
    });
}
function projectSchema(extensions) {
    return schemas/* strictObject */.rej({
        vercel: schemas/* strictObject */.rej({
            project: schema_text(100).describe("Vercel project, by name or id."),
            team: schema_text(100).optional().describe("Vercel team, by slug or id. Default: the token's own account."),
        })
            .describe("The project at the host."),
        domains: schemas/* array */.YOg(schemas/* string */.YjP().regex(patterns/* DOMAIN */.V2, { error: domainError }))
            .min(1)
            .refine((domains) => new Set(domains).size === domains.length, { error: "a domain is named twice" })
            .describe("Every production domain, without scheme and path: `app.example.com`. A release is done when all of them serve it. For rehearsals, `localhost:3000`."),
        version: schemas/* strictObject */.rej({
            path: schemas/* string */.YjP()
                .regex(patterns/* URL_PATH */.mq, { error: 'expected a path that begins with "/", such as /api/version' })
                .describe("Path on each production domain that answers with JSON."),
            json: schemas/* string */.YjP()
                .regex(patterns/* FIELD_PATH */.vS, { error: "expected a field of the answer, such as commit or build.sha" })
                .describe("Field of that JSON that holds the commit being served: `commit`, `build.sha`."),
        })
            .optional()
            .describe("How the site itself reports what it serves. Default: not checked; only the host and its domains are."),
        addresses: addressesSchema(extensions),
    })
        .describe("What is released, and where people reach it.")
        .transform(({ vercel: { project, team = null }, ...rest }) => ({
        host: { provider: "vercel", project, team },
        ...rest,
    }));
}
function stagingSchema(gateItem, { gates, steps = {} }) {
    return schemas/* strictObject */.rej({
        deploy: deploySchema(),
        environment: schema_text(255).default("staging").describe("GitHub environment of the release record."),
        ...stepLists(steps, {
            before: "Steps before the build is made or adopted, in order: a backup, a migration ([steps](steps.md)).",
            after: "Steps once the build is ready, in order, before it is verified.",
        }),
        setup: (0,gate_schema/* setupSchema */.rJ)(gates),
        verify: (0,gate_schema/* gateListSchema */.bN)(gateItem)
            .min(1)
            .describe("Gates on the deployed build; each must pass before production is touched. At least one."),
    })
        .superRefine(gate_schema/* refuseTitleOfSetup */.n1)
        .describe("Deploy to a separate address and verify it there.");
}
function productionSchema(gateItem, extensions) {
    return schemas/* strictObject */.rej({
        environment: schema_text(255)
            .default("production")
            .describe("GitHub environment of the record; its required reviewers approve the promote."),
        requires: schemas/* enum */.k5n(["checklist", "nothing"])
            .optional()
            .describe("What must have passed before production is touched. `checklist`: the checklist of every pull request that brought in the released commit; a direct push holds. Default: `checklist` if the plan has one."),
        promote: promoteSchema().optional(),
        ...stepLists(extensions.steps ?? {}, {
            before: "Steps before the promote, in order, once nothing speaks against it; production is read again after them.",
            after: "Steps once the promote was read back, in order, before production is verified and watched.",
        }),
        setup: (0,gate_schema/* setupSchema */.rJ)(extensions.gates),
        verify: (0,gate_schema/* gateListSchema */.bN)(gateItem)
            .prefault([])
            .describe("Gates on the production domain, right after the promote. The `http` gates run again at every check of the watch."),
        watch: (0,watch_schema/* watchSchema */.R9)(extensions).optional(),
    })
        .superRefine(gate_schema/* refuseTitleOfSetup */.n1)
        .superRefine(({ promote, watch }, context) => {
        if (promote === undefined || watch !== undefined)
            return;
        const message = "the verdict of a watch advances its stages, and there is no watch";
        context.addIssue({ code: "custom", path: ["promote"], message });
    })
        .describe("Promote exactly the verified build, then watch it.");
}
function domainError({ input }) {
    const written = String(input);
    if (written.includes("://"))
        return `${quote(input)} has a scheme: expected the hostname alone, such as app.example.com`;
    if (written !== written.toLowerCase())
        return `${quote(input)} has capital letters: hostnames are lower-case`;
    return `${quote(input)} is not a hostname such as app.example.com`;
}
function quote(value) {
    return JSON.stringify(value) ?? "nothing";
}

// EXTERNAL MODULE: ./build/src/plan/yaml-source.js + 3 modules
var yaml_source = __webpack_require__(66855);
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
    const parsed = (0,issue/* parseInPlainWords */.Sd)(planSchema(extensions), source.value);
    const watch = (0,read_watch/* readWatch */.Q)(source, extensions);
    const checklistOnly = Object.keys(extensions.gates).filter((key) => extensions.gates[key]?.boxes !== undefined);
    const problems = [
        ...source.duplicates,
        ...(parsed.success ? [] : (0,issue/* toProblems */.ek)(parsed.error.issues, source, checklistOnly)),
        ...(watch?.problems ?? []),
        ...checkLeftOut(source, watch?.regression.metrics ?? []),
        ...checkCaptures(source, extensions),
        ...checkChecklist(source, extensions),
        ...checkVariables(source, extensions),
        ...checkSteps(source),
        ...checkDeploy(source),
    ];
    if (problems.length > 0 || !parsed.success)
        return { problems: sortProblems(problems) };
    const digest = (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
    return { plan: assemblePlan(parsed.data, watch, source, { digest, file }) };
}
function sortProblems(problems) {
    const sorted = problems.toSorted(({ position: left }, { position: right }) => (left?.line ?? 0) - (right?.line ?? 0) || (left?.column ?? 0) - (right?.column ?? 0));
    const shown = sorted.slice(0, MAXIMUM_PROBLEMS).map(error/* boundProblem */.Sd);
    if (sorted.length <= MAXIMUM_PROBLEMS)
        return shown;
    return [...shown, { message: `and ${sorted.length - MAXIMUM_PROBLEMS} more mistakes after these` }];
}
function assemblePlan(document, watch, source, origin) {
    const { project, stages } = document;
    const { staging, production } = stages;
    return {
        name: document.name,
        ...(staging === undefined ? { onlyObserves: true } : {}),
        project: {
            host: project.host,
            domains: project.domains,
            version: project.version ?? null,
            addresses: project.addresses,
        },
        checklist: gateItems(document.checklist, ["checklist"], source).map((item, index) => ({
            ...item,
            group: document.checklist[index]?.group ?? null,
            after: document.checklist[index]?.after ?? [],
        })),
        stages: {
            staging: staging === undefined ? NO_STAGING : assembleStaging(staging, source),
            production: {
                environment: production.environment,
                requires: production.requires ?? (document.checklist.length > 0 ? "checklist" : "nothing"),
                promote: assembleRollout(production.promote),
                setup: setupOf(production.setup, "production", source),
                ...stepItems(production, "production", source),
                verify: gateItems(production.verify, ["stages", "production", "verify"], source),
                watch: assembleWatch(production.watch, watch),
            },
        },
        rollback: { ...document.rollback, incident: document.rollback.incident || null },
        ...origin,
    };
}
/** Of a plan that builds nothing. Where it is asked for all the same, a stage that verifies nothing holds. */
const NO_STAGING = {
    deploy: { target: { kind: "production" }, prebuilt: false, directory: ".", timeoutMs: 0, git: null },
    environment: "staging",
    setup: null,
    before: [],
    after: [],
    verify: [],
};
function assembleStaging(staging, source) {
    const { deploy, environment, setup, verify } = staging;
    return {
        ...stepItems(staging, "staging", source),
        deploy: assembleDeploy(deploy),
        environment,
        setup: setupOf(setup, "staging", source),
        verify: gateItems(verify, ["stages", "staging", "verify"], source),
    };
}
function assembleRollout(document) {
    return document === undefined ? null : { percents: document.rollout.map(toPercent), stageMs: document.stage };
}
function assembleWatch(document, reading) {
    if (document === undefined || reading === null)
        return null;
    const { everyMs, warmUpMs, probeEveryMs, metrics, rollbackConditions, successConditions, regression } = reading;
    return {
        forMs: document.for,
        everyMs,
        warmUpMs,
        probeEveryMs,
        silenceMs: document.silence,
        ends: document.ends,
        onHold: document["on-hold"],
        observe: document.observe,
        metrics,
        rollbackConditions,
        successConditions,
        regression,
    };
}
function setupOf(spec, stage, source) {
    if (spec === undefined)
        return null;
    return { title: gate_schema/* SETUP_TITLE */.nE, gate: gate_schema/* SETUP_GATE */.mK, spec, position: source.keyPosition(["stages", stage, "setup"]) };
}
function gateItems(items, path, source) {
    return items.map((item, index) => {
        const entry = Object.entries(item).find(([key, spec]) => !gate_schema/* ITEM_KEYS */.nk.has(key) && spec !== undefined);
        const [gate, spec] = entry ?? ["", undefined];
        return { title: String(item["title"]), gate, spec, position: source.keyPosition([...path, index]) };
    });
}


/***/ }),

/***/ 77057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ HEALTH_CHECK_FAILURES),
  Q: () => (/* binding */ readWatch)
});

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/plan/condition-syntax.js
var condition_syntax = __webpack_require__(21634);
// EXTERNAL MODULE: ./build/src/plan/condition.js
var condition = __webpack_require__(75444);
// EXTERNAL MODULE: ./build/src/plan/issue.js + 1 modules
var issue = __webpack_require__(87172);
// EXTERNAL MODULE: ./build/src/lib/nearest-word.js
var nearest_word = __webpack_require__(20788);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/lib/plan-values.js
var plan_values = __webpack_require__(91237);
// EXTERNAL MODULE: ./build/src/plan/regression-schema.js
var regression_schema = __webpack_require__(79054);
;// CONCATENATED MODULE: ./build/src/plan/read-regression.js
/** `regression` of a watch: which metrics are compared with what was there before without a condition that says so. */





/**
 * Where the plan names none: shares and quantiles, which do not change with traffic. Counts and levels do, and a new build
 * starts with empty caches: they are compared where the plan says so. A metric with a relative condition has its amount already.
 */
const BY_DEFAULT = new Set(["share", "quantile"]);
/** What a watch has fewer buckets of is not compared unless the plan says so: it would hold for nothing. */
const FEWEST_BUCKETS = 5;
function readRegression(source, path, metrics, { rollbackConditions, watchMs }, problems) {
    const given = (0,issue/* valueAt */.fK)(source.value, path);
    const share = (0,issue/* valueAt */.fK)(given, ["false_alarms"]);
    const falseAlarms = (typeof share === "string" || typeof share === "number" ? (0,plan_values/* parseShare */.n8)(share) : null) ?? regression_schema/* DEFAULT_FALSE_ALARMS */.Z;
    if (given === false)
        return { metrics: [], named: true, falseAlarms };
    const named = (0,issue/* valueAt */.fK)(given, ["metrics"]);
    if (Array.isArray(named)) {
        const known = named.filter((name, index) => typeof name === "string" &&
            isComparable(name, source, [...path, "metrics", index], { metrics, watchMs }, problems));
        return { metrics: [...new Set(known)], named: true, falseAlarms };
    }
    const relative = new Set(rollbackConditions.flatMap(({ kind, metric }) => (kind === "change" ? [metric] : [])));
    const byDefault = [...metrics].flatMap(([name, metric]) => metric !== null &&
        !relative.has(name) &&
        BY_DEFAULT.has(metric.measure.series?.kind ?? "") &&
        watchMs >= FEWEST_BUCKETS * (metric.measure.bucketMs ?? 0)
        ? [name]
        : []);
    return { metrics: byDefault, named: false, falseAlarms };
}
function isComparable(name, source, path, { metrics, watchMs }, problems) {
    const metric = metrics.get(name);
    const position = source.valuePosition(path);
    if (metric === undefined) {
        const known = [...metrics.keys()];
        const nearest = (0,nearest_word/* nearestWord */.z)(name, known);
        problems.push({
            message: `${(0,issue/* renderPath */.i7)(path)}: unknown metric "${name}"`,
            position,
            remedy: nearest
                ? `Did you mean "${nearest}"?`
                : `Declare it under stages.production.watch.metrics. Known here: ${known.length === 0 ? "none" : known.join(", ")}.`,
        });
        return false;
    }
    if (metric !== null && metric.measure.series === undefined) {
        problems.push({
            message: `${(0,issue/* renderPath */.i7)(path)}: ${name} is not told bucket by bucket, so it cannot be compared with what was there before`,
            position,
            remedy: `Take it out, or write a condition with a number: "${name} > 5".`,
        });
        return false;
    }
    const bucketMs = metric?.measure.bucketMs ?? 0;
    if (bucketMs > watchMs) {
        problems.push({
            message: `${(0,issue/* renderPath */.i7)(path)}: ${name} is told by its vendor in steps of ${(0,duration/* renderDuration */.P)(bucketMs)}, which is longer than the watch (${(0,duration/* renderDuration */.P)(watchMs)}), so it would never be compared`,
            position,
            remedy: `Take it out, lengthen the watch's "for", or write a condition with a number: "${name} > 5".`,
        });
        return false;
    }
    return metric !== null;
}

// EXTERNAL MODULE: ./build/src/plan/watch-schema.js
var watch_schema = __webpack_require__(41892);
// EXTERNAL MODULE: ./build/src/plan/warms-up.js
var warms_up = __webpack_require__(14161);
;// CONCATENATED MODULE: ./build/src/plan/read-watch.js









/** The metric that needs no provider: the watch's own probes, failed ones counted. */
const HEALTH_CHECK_FAILURES = "health_check_failures";
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
            message: `stages.production.watch.every is longer than the watch (${(0,duration/* renderDuration */.P)(forMs)}), so nothing would be checked`,
            position: source.valuePosition([...WATCH, "every"]),
        });
    }
    const interval = everyMs ?? Math.min(watch_schema/* DEFAULT_EVERY_MS */.$2, forMs ?? watch_schema/* DEFAULT_EVERY_MS */.$2);
    const warmUpMs = readWarmUp(source, forMs, problems);
    const probeEveryMs = readProbeEvery(source, interval, problems);
    const metrics = readMetrics(source, extensions, problems);
    // Conditions on a watch of unknown length are still parsed; only what depends on the length is not checked.
    const settingOf = settingsOf(source, metrics, { watchMs: forMs ?? Number.POSITIVE_INFINITY, warmUpMs });
    const rollbackConditions = readConditions(source, "rollback_conditions", settingOf, problems);
    const successConditions = readConditions(source, "success", settingOf, problems);
    const known = [...metrics.values()].filter((metric) => metric !== null);
    const needed = [...rollbackConditions, ...successConditions].some(({ metric }) => metric === HEALTH_CHECK_FAILURES);
    return {
        everyMs: interval,
        warmUpMs,
        probeEveryMs,
        metrics: Object.fromEntries([...known, ...(needed ? [probeMetric()] : [])].map((metric) => [metric.name, metric])),
        rollbackConditions,
        successConditions,
        regression: readRegression(source, [...WATCH, "regression"], metrics, { rollbackConditions, watchMs: forMs ?? Number.POSITIVE_INFINITY }, problems),
        problems,
    };
}
function readWarmUp(source, forMs, problems) {
    const warmUpMs = durationAt(source, [...WATCH, "warm-up"]);
    if (warmUpMs === null)
        return 0;
    if (forMs === null || warmUpMs < forMs)
        return warmUpMs;
    problems.push({
        message: `stages.production.watch.warm-up is as long as the watch (${(0,duration/* renderDuration */.P)(forMs)}), so no latency would be judged`,
        position: source.valuePosition([...WATCH, "warm-up"]),
    });
    return 0;
}
function readProbeEvery(source, everyMs, problems) {
    const path = [...WATCH, "probe-every"];
    const probeEveryMs = durationAt(source, path);
    if (probeEveryMs !== null && probeEveryMs > everyMs) {
        problems.push({
            message: `stages.production.watch.probe-every is longer than the interval between checks (${(0,duration/* renderDuration */.P)(everyMs)}), and the gates are asked at each check`,
            position: source.valuePosition(path),
        });
    }
    return Math.min(probeEveryMs ?? watch_schema/* DEFAULT_PROBE_EVERY_MS */.OC, everyMs);
}
function probeMetric() {
    return { name: HEALTH_CHECK_FAILURES, provider: plan/* PROBE_PROVIDER */.ZJ, spec: {}, measure: PROBE_MEASURE, settleMs: 0 };
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
        const metric = !condition_syntax/* METRIC_NAME */.X.test(name) ? null : readMetric(source, path, name, extensions);
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
    const ofRelease = provider.ofRelease?.(spec.data) ?? null;
    return {
        name,
        provider: provider.key,
        spec: spec.data,
        measure,
        settleMs: provider.settleMs(spec.data),
        ...(ofRelease === null ? {} : { ofRelease }),
        position: source.keyPosition(path),
    };
}
function settingsOf(source, metrics, { watchMs, warmUpMs }) {
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
        if (metric) {
            const judgedMs = (0,warms_up/* warmsUp */.m)(metric.measure) ? watchMs - warmUpMs : watchMs;
            return { measure: metric.measure, watchMs: judgedMs, hasBaseline: metric.measure.noBaseline !== true };
        }
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
        const result = (0,condition/* parseCondition */.z)(text, (metric) => {
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

/***/ 79054:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ DEFAULT_FALSE_ALARMS),
/* harmony export */   n: () => (/* binding */ regressionSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91237);
/** `regression` of a watch, in the plan language. */


/** One good release in a thousand. */
const DEFAULT_FALSE_ALARMS = 0.001;
/** Beyond it nobody would believe a rollback. */
const MOST_FALSE_ALARMS = 0.05;
function regressionSchema() {
    const settings = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        metrics: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())
            .min(1)
            .optional()
            .describe("Metrics that are compared with what was there before. Default: every declared share and quantile without a relative rollback condition of its own, where there is something to compare with."),
        false_alarms: _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .shareValue */ .PB
            .refine((share) => share > 0 && share <= MOST_FALSE_ALARMS, "expected more than 0% and at most 5%")
            .optional()
            .describe("Share of good releases that may be rolled back, over these metrics and all relative rollback conditions, however long the watch is and however often it looks. Default: `0.1%`."),
    });
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(false), settings])
        .describe("Rolls back where the release is shown to be worse than what was there before. On by default; `false` turns it off.");
}


/***/ }),

/***/ 41892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ DEFAULT_EVERY_MS),
/* harmony export */   OC: () => (/* binding */ DEFAULT_PROBE_EVERY_MS),
/* harmony export */   R9: () => (/* binding */ watchSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2503);
/* harmony import */ var _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91237);
/* harmony import */ var _condition_syntax_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21634);
/* harmony import */ var _gate_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40208);
/* harmony import */ var _regression_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79054);
/** The watch, as the plan writes it. What a schema cannot say (metrics and conditions that fit together) is in read-watch.ts. */





const DEFAULT_EVERY_MS = 60_000;
const DEFAULT_PROBE_EVERY_MS = 10_000;
/** A watch is no load test. */
const SHORTEST_PROBE_MS = 5_000;
const DEFAULT_SILENCE = "6h";
const endOfWatch = {
    ends: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(["at-time", "when-shown"])
        .default("at-time")
        .describe("When a good watch ends. `at-time`: after `for`. `when-shown`: as soon as the evidence excludes a regression, every rollback condition is clear over a whole window and every success condition is met; what shows only later is not seen."),
    "on-hold": zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(["wait", "stop", "rollback"])
        .default("wait")
        .describe("What happens while something cannot be judged. `wait`: watch to the end, then hold. `stop`: hold as soon as a vendor has given no usable answer for five checks. `rollback`: watch to the end, and if that is a hold, roll back."),
    observe: zod__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY()
        .default(false)
        .describe("Judge and report, but roll nothing back: where a rollback would be due, the watch ends with `hold` and says so. Looks by a schedule then judge every production deployment, whoever made it."),
};
/** Defaults that depend on the length of the watch are in read-watch.ts. */
function watchSchema(extensions) {
    const conditions = zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP());
    return zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
        for: _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationValue */ .k6.describe("How long to watch production after the promote: `30m`, `48h`."),
        every: _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationValue */ .k6
            .optional()
            .describe("Interval between checks; at most `for`. Default: 1m, or `for` if that is shorter."),
        "warm-up": _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationValue */ .k6
            .optional()
            .describe("How long after the promote latencies and resources (memory, hit rates) are not judged yet, because caches are cold: `2m`. Errors and health checks are judged from the promote on. Default: no warm-up."),
        "probe-every": _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationValue */ .k6
            .refine((ms) => ms >= SHORTEST_PROBE_MS, "too often: expected at least 5s")
            .optional()
            .describe("How often the `http` gates that only read are asked between two checks, so that a total outage is found within seconds. Default: 10s, or `every` if that is shorter."),
        silence: _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_0__/* .durationValue */ .k6
            .prefault(DEFAULT_SILENCE)
            .describe("Longest time between two scheduled looks at a watch that is longer than its job. A longer one is reported, and health checks then hold at the end. GitHub's own schedule comes hours late."),
        metrics: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(_condition_syntax_js__WEBPACK_IMPORTED_MODULE_1__/* .METRIC_NAME */ .X, { error: 'expected a name of small letters, digits and "_"' }), (0,_gate_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .metricSchema */ .U8)(extensions.metricProviders))
            .default({})
            .describe("Metrics by name, each with its provider. `health_check_failures` (failed HTTP probes of `verify` during the watch) is built in."),
        rollback_conditions: conditions
            .min(1)
            .optional()
            .describe("Conditions that roll the release back as soon as one is met: `error_rate > 5% over 15m`. A watch that only observes may leave them out where it has metrics, which are then compared with what was there before."),
        success: conditions
            .default([])
            .describe("Conditions that must be met when the watch ends; otherwise the release holds for a person to decide. Nothing is rolled back."),
        regression: (0,_regression_schema_js__WEBPACK_IMPORTED_MODULE_3__/* .regressionSchema */ .n)().optional(),
        ...endOfWatch,
    })
        .describe("What is observed after the promote, and what triggers a rollback. Default: no watch.");
}


/***/ }),

/***/ 66855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ parseYaml)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./build/src/plan/yaml-aliases.js
/** The aliases of a YAML document, each with what it repeats. */

/** More than any plan needs. The library looks through all anchors again for each alias. */
const MAXIMUM_ALIASES = 1_000;
/**
 * In one walk over the document: an alias stands for the last part before it that has its anchor. The library's own
 * answer walks over the whole document for each of them, hours for a file that has nothing else.
 */
function readAliases(document, positionAt) {
    const problems = [];
    const targets = new Map();
    const anchors = new Map();
    const offsets = [];
    (0,dist/* visit */.YR)(document, {
        Node(_, node, ancestors) {
            if (!(0,dist/* isAlias */.Vj)(node)) {
                if (node.anchor !== undefined)
                    anchors.set(node.anchor, node);
                return;
            }
            const offset = node.range?.[0] ?? 0;
            if (offsets.push(offset) > MAXIMUM_ALIASES)
                return dist/* visit */.YR.BREAK;
            const target = anchors.get(node.source);
            if (target !== undefined)
                targets.set(node, target);
            const mistake = mistakeOf(node.source, target, ancestors);
            if (mistake !== null)
                problems.push({ ...mistake, position: positionAt(offset) });
            return;
        },
    });
    const [firstOffset = 0] = offsets;
    if (offsets.length <= MAXIMUM_ALIASES)
        return { problems, targets, firstOffset };
    const tooMany = {
        message: `the file has more than ${MAXIMUM_ALIASES} aliases, so it was not read`,
        position: positionAt(firstOffset),
        remedy: "Write the parts out.",
    };
    return { problems: [tooMany], targets, firstOffset };
}
function mistakeOf(name, target, ancestors) {
    if (target === undefined) {
        return {
            message: `the alias "*${name}" has no anchor above it`,
            remedy: `Put "&${name}" before the part that it repeats; a text that begins with "*" stands in quotes.`,
        };
    }
    const isInside = ancestors.some((node) => node.anchor === name);
    return isInside ? { message: `the alias "*${name}" stands inside the part that it repeats` } : null;
}

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
    BLOCK_IN_FLOW: {
        message: 'not YAML: a second ": " inside { } or [ ]',
        remedy: "Put the text in quotes: { title: 'a: b' }.",
    },
    UNEXPECTED_TOKEN: {
        message: "not YAML: the value ended before this",
        remedy: "Put a text that contains one of { } [ ] , in quotes.",
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

;// CONCATENATED MODULE: ./build/src/plan/yaml-mistakes.js
/**
 * What keeps a text from being YAML: one message for each mistake, at the place where a person made it. The parser goes
 * on after a mistake and stumbles over whatever follows from it, and it notices a quotation mark or bracket that is not
 * closed only where the file ends.
 */


/** Each mistake that is found costs one more reading of the text. */
const MAXIMUM_MISTAKES = 20;
/** Of all readings together: of a large file fewer mistakes are reported, and of one above this the first. */
const MAXIMUM_CHARACTERS = 100_000;
/** Keys that are written twice are found elsewhere: the library compares each key with every other one. */
const YAML_OPTIONS = { merge: true, uniqueKeys: false, prettyErrors: false };
const QUOTE_REMEDY = 'Close it on the same line. Inside double quotes write \\" for one that belongs to the text; inside single quotes write it twice.';
/** One problem for each mistake, in the order of the file; none where the text is YAML. */
function findYamlMistakes(text, file) {
    const problems = [];
    let remaining = text;
    for (let line = 0; problems.length < MAXIMUM_MISTAKES;) {
        const found = findFirstMistake(remaining, file);
        // The line was blanked and is still wrong: what else the parser has to say follows from it.
        if (found === null || found.position.line <= line)
            break;
        problems.push(found);
        if ((problems.length + 1) * text.length > MAXIMUM_CHARACTERS)
            break;
        line = found.position.line;
        remaining = withoutValue(remaining, line);
    }
    return problems;
}
function findFirstMistake(text, file) {
    const lines = new dist/* LineCounter */.HN();
    const document = (0,dist/* parseDocument */.Tp)(text, { ...YAML_OPTIONS, lineCounter: lines });
    const [first] = [...document.errors, ...document.warnings].toSorted((left, right) => left.pos[0] - right.pos[0]);
    if (first === undefined)
        return null;
    const at = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file, line: Math.max(1, line), column: Math.max(1, col) };
    };
    const opened = findOpenQuote(document, text, first, (offset) => at(offset).line) ?? findOpenBracket(document, text, first);
    if (opened === null)
        return { ...describeYamlError(first), position: at(first.pos[0]) };
    const { offset, ...words } = opened;
    return { ...words, position: at(offset) };
}
/** A quoted text over several lines, at whose end the parser stumbles: most often its first line was to be all of it. */
function findOpenQuote(document, text, error, lineOf) {
    let opened = null;
    (0,dist/* visit */.YR)(document, {
        Scalar(_, node) {
            const [start, end] = node.range ?? [0, 0];
            const quoted = (0,dist/* isScalar */.jn)(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");
            if (!quoted || start >= error.pos[0])
                return;
            const unclosed = error.code === "MISSING_CHAR" && end === error.pos[0];
            const stumbled = end >= error.pos[0] || lineOf(end) === lineOf(error.pos[0]);
            if (unclosed || (text.slice(start, end).includes("\n") && stumbled))
                opened = start;
        },
    });
    return opened === null
        ? null
        : { message: "not YAML: the quotation mark that opens here is not closed", remedy: QUOTE_REMEDY, offset: opened };
}
/** The innermost list or mapping in brackets that begins before the error and does not end with its bracket. */
function findOpenBracket(document, text, error) {
    if (error.code !== "BAD_INDENT" && error.code !== "MISSING_CHAR")
        return null;
    let opened = null;
    (0,dist/* visit */.YR)(document, {
        Collection(_, node) {
            if (!(0,dist/* isCollection */.P3)(node) || node.flow !== true)
                return;
            const [start, end] = node.range ?? [0, 0];
            const closing = text[start] === "{" ? "}" : "]";
            if (start < error.pos[0] && text[end - 1] !== closing)
                opened = start;
        },
    });
    if (opened === null)
        return null;
    const [opening, closing] = text[opened] === "{" ? ["{", "}"] : ["[", "]"];
    return {
        message: `not YAML: the "${opening}" that opens here is not closed`,
        remedy: `Add the "${closing}". Put a text that contains one of { } [ ] , in quotes.`,
        offset: opened,
    };
}
/** The text with one line's value taken out: what stands around it, before and after, keeps its meaning. */
function withoutValue(text, line) {
    const lines = text.split("\n");
    const kept = /^(\s*(?:- )?)(?:([\w-]+:)(?= |$))?/.exec(lines[line - 1] ?? "");
    const [, indent = "", key = ""] = kept ?? [];
    lines[line - 1] = `${indent.replaceAll("\t", " ")}${key}`;
    return lines.join("\n");
}

;// CONCATENATED MODULE: ./build/src/plan/yaml-source.js
/** A YAML text as a value whose every part can be found again in the text. */



/** One expansion of an alias is cheap, a hundred are more than any plan needs; a bomb has billions. */
const yaml_source_MAXIMUM_ALIASES = 100;
/** The value with its positions, or every mistake that keeps it from being YAML. */
function parseYaml(text, file) {
    const lines = new dist/* LineCounter */.HN();
    const positionAt = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { file, line: Math.max(1, line), column: Math.max(1, col) };
    };
    const document = (0,dist/* parseDocument */.Tp)(text, { ...YAML_OPTIONS, lineCounter: lines });
    if (document.errors.length > 0 || document.warnings.length > 0)
        return { problems: findYamlMistakes(text, file) };
    const aliases = readAliases(document, positionAt);
    if (aliases.problems.length > 0)
        return { problems: aliases.problems };
    try {
        const value = document.toJS({ maxAliasCount: yaml_source_MAXIMUM_ALIASES });
        return sourceOf({ document, targets: aliases.targets }, value, positionAt);
    }
    catch {
        return {
            problems: [
                {
                    message: `aliases repeat more than ${yaml_source_MAXIMUM_ALIASES} parts of the file, so it was not read`,
                    position: positionAt(aliases.firstOffset),
                    remedy: "Write the parts out, or use fewer aliases inside anchored parts.",
                },
            ],
        };
    }
}
function sourceOf(resolved, value, positionAt) {
    const { document, targets } = resolved;
    const root = document.contents;
    return {
        value,
        duplicates: findDuplicateKeys(document, positionAt),
        has: (path) => locate(targets, root, path).found === path.length,
        keyPosition: (path) => {
            const { key, node } = locate(targets, root, path);
            return positionAt((key ?? node)?.range?.[0] ?? 0);
        },
        valuePosition: (path, column) => {
            const { key, node, found } = locate(targets, root, path);
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
function locate(targets, root, path) {
    let located = { key: null, node: root, found: 0 };
    for (const segment of path) {
        const inside = resolveAlias(targets, located.node);
        if ((0,dist/* isMap */.jh)(inside)) {
            const pair = findPair(targets, inside, String(segment));
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
function resolveAlias(targets, node) {
    return (0,dist/* isAlias */.Vj)(node) ? (targets.get(node) ?? null) : node;
}
/** The pair of a key: written in the map itself (the last one counts), or merged into it with `<<`. */
function findPair(targets, map, key) {
    const own = pairsByKey(map).get(key);
    if (own)
        return own;
    for (const merged of map.items.filter((pair) => (0,dist/* isScalar */.jn)(pair.key) && isMergeKey(pair.key))) {
        const value = resolveAlias(targets, merged.value);
        for (const source of (0,dist/* isSeq */.oP)(value) ? value.items : [value]) {
            const sourceMap = resolveAlias(targets, source);
            const pair = (0,dist/* isMap */.jh)(sourceMap) ? findPair(targets, sourceMap, key) : null;
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
