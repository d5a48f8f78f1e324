export const id = 9595;
export const ids = [9595];
export const modules = {

/***/ 36843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ readFlagAnswer),
/* harmony export */   x: () => (/* binding */ FLAG_REFUSALS)
/* harmony export */ });
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41217);

/** Statuses with which a vendor says no to the change itself; 401, 403, 404 and 5xx stay errors. */
const FLAG_REFUSALS = [400, 405, 409, 412, 422];
/** `changed`: the statuses with which this vendor says that somebody else was faster. */
function readFlagAnswer({ status, body }, changed) {
    if (status < 300)
        return { kind: "accepted" };
    const message = (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(body) ?? `status ${status}`;
    return changed.includes(status) ? { kind: "changed", message } : { kind: "refused", status, message };
}


/***/ }),

/***/ 39595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectFlags: () => (/* binding */ connectFlags)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./build/src/providers/flag-answer.js
var flag_answer = __webpack_require__(36843);
// EXTERNAL MODULE: ./build/src/providers/http.js
var http = __webpack_require__(33722);
// EXTERNAL MODULE: ./build/src/providers/parse-answer.js
var parse_answer = __webpack_require__(36186);
// EXTERNAL MODULE: ./build/src/providers/read-base-url.js
var read_base_url = __webpack_require__(6878);
// EXTERNAL MODULE: ./build/src/providers/read-token.js
var read_token = __webpack_require__(30322);
// EXTERNAL MODULE: ./build/src/providers/flagd/settings.js
var settings = __webpack_require__(18328);
;// CONCATENATED MODULE: ./build/src/providers/flagd/contents.js
/**
 * One file on a branch, by GitHub's contents API. A write names the version that it replaces (`sha`), and GitHub takes it only
 * while that is still the file's: compare and set in one request.
 */








/** Another version than the one that was named. */
const CHANGED = 409;
const contentShape = schemas/* object */.Ikc({
    type: schemas/* literal */.euz("file"),
    encoding: schemas/* literal */.euz("base64"),
    size: schemas/* int */.Whr(),
    content: schemas/* string */.YjP(),
    sha: schemas/* string */.YjP().regex(/^[0-9a-f]{40,64}$/),
});
const commitsShape = schemas/* array */.YOg(schemas/* object */.Ikc({
    author: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
    commit: schemas/* object */.Ikc({ committer: schemas/* object */.Ikc({ date: iso/* datetime */.w$() }).nullish() }),
}));
function openFlagFile({ repository, branch, file }, context) {
    const client = connectClient(context);
    const ofRepository = `/repos/${repository}`;
    const path = `${ofRepository}/contents/${file.split("/").map(encodeURIComponent).join("/")}`;
    return {
        async read() {
            const { body } = await client.request({ method: "GET", path, query: { ref: branch }, repeatable: true });
            const { content, sha, size } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, contentShape, body, `GET ${path}`);
            const bytes = Buffer.from(content, "base64");
            if (bytes.length === size)
                return { text: bytes.toString("utf8"), sha };
            throw new error/* ProviderError */.mZ({
                reasonCode: "vendor_answer_unknown",
                vendor: settings/* VENDOR */.XC,
                message: `GitHub's answer to GET ${path} was not understood: the file is not whole.`,
                remedy: "Run this again.",
            });
        },
        async replace(text, replaced, message) {
            const content = Buffer.from(text).toString("base64");
            const json = { message, content, sha: replaced, branch };
            const write = { method: "PUT", path, json, repeatable: false, once: true, accept: flag_answer/* FLAG_REFUSALS */.x };
            return (0,flag_answer/* readFlagAnswer */.B)(await client.request(write), [CHANGED]);
        },
        async readLastChange() {
            const query = { sha: branch, path: file, per_page: 1 };
            const request = { method: "GET", path: `${ofRepository}/commits`, query, repeatable: true };
            const [last] = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, commitsShape, (await client.request(request)).body, `GET ${request.path}`);
            const date = last?.commit.committer?.date;
            return { by: last?.author?.login ?? null, at: date === undefined ? null : Date.parse(date) };
        },
    };
}
function connectClient(context) {
    const token = (0,read_token/* readToken */.A)(context.env, settings/* VENDOR */.XC, settings/* TOKEN */.CV);
    return (0,http/* createVendorClient */.O)({
        vendor: settings/* VENDOR */.XC,
        baseUrl: (0,read_base_url/* readBaseUrl */.$)(context, settings/* VENDOR */.XC, settings/* API_URL */.H$).href,
        headers: () => ({
            authorization: `Bearer ${token.reveal()}`,
            accept: "application/vnd.github+json",
            "x-github-api-version": "2022-11-28",
        }),
        token,
        credentialRemedy: `Set ${settings/* TOKEN */.CV.name} to a ${settings/* TOKEN */.CV.scopes}.`,
        context,
    });
}

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(99547);
;// CONCATENATED MODULE: ./build/src/providers/flagd/definition.js
/** A flag in the text of a file of definitions (flagd.dev/schema/v0/flags.json): reading it, and changing it and nothing else. Pure. */


const definitionShape = schemas/* object */.Ikc({
    state: schemas/* enum */.k5n(["ENABLED", "DISABLED"]),
    variants: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
    // Absent or null: the site's own default.
    defaultVariant: schemas/* string */.YjP().nullish(),
    targeting: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish(),
});
const fileShape = schemas/* object */.Ikc({ flags: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()) });
/** What a rollback changes of a flag, and puts back: its state, and its default variant where the plan names one. */
const settingShape = schemas/* strictObject */.rej({
    state: schemas/* enum */.k5n(["ENABLED", "DISABLED"]),
    defaultVariant: schemas/* string */.YjP().nullable().optional(),
});
/** Null where there is no such flag; a sentence where it is none. */
function readDefinition(text, key) {
    let file;
    try {
        file = JSON.parse(text);
    }
    catch {
        return "the file is not JSON";
    }
    const parsed = fileShape.safeParse(file);
    if (!parsed.success)
        return "the file has no map of `flags`";
    if (!Object.hasOwn(parsed.data.flags, key))
        return null;
    const definition = definitionShape.safeParse(parsed.data.flags[key]);
    if (definition.success)
        return definition.data;
    const issue = definition.error.issues[0];
    return `the flag is no definition: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not as expected"}`;
}
/** The same text with this setting: order, spaces and every other flag stay. */
function writeSetting(text, key, setting) {
    const before = readDefinition(text, key);
    if (before === null || typeof before === "string")
        throw new Error("a flag that is not there cannot be changed");
    const { state, defaultVariant = before.defaultVariant ?? null } = setting;
    const changes = [
        ["state", before.state === state ? undefined : state],
        ["defaultVariant", (before.defaultVariant ?? null) === defaultVariant ? undefined : defaultVariant],
    ];
    const formattingOptions = { insertSpaces: true, tabSize: 2 };
    return changes
        .filter(([, value]) => value !== undefined)
        .reduce((written, [name, value]) => (0,main.applyEdits)(written, (0,main.modify)(written, ["flags", key, name], value, { formattingOptions })), text);
}

;// CONCATENATED MODULE: ./build/src/providers/flagd/flag.js
/**
 * A flag in a file of definitions as flagd and every in-process provider of OpenFeature for it read them, in a repository at
 * GitHub. A change is one commit that alters one flag.
 */




const SUBJECT_LENGTH = 72;
function connectFlags({ repository }, context) {
    return { open: (spec) => openFlag(spec, repository, context) };
}
function openFlag(spec, released, context) {
    const repository = spec.repository ?? released;
    if (repository !== null)
        return createFlag(spec, openFlagFile({ ...spec, repository }, context));
    throw new error/* ProviderError */.mZ({
        reasonCode: "usage",
        vendor: settings/* VENDOR */.XC,
        message: "It is not known which repository has the file of flags.",
        remedy: "Name it in the plan (rollback.flag.flagd.repository), or export GITHUB_REPOSITORY.",
    });
}
function createFlag(spec, file) {
    const { key, safe } = spec;
    let last = null;
    return {
        safe: safe === "disabled" ? { state: "DISABLED" } : { state: "ENABLED", defaultVariant: safe.variant },
        async read() {
            last = await file.read();
            const definition = understood(readDefinition(last.text, key), spec);
            const { state, defaultVariant = null } = definition;
            return {
                // Without a variant of its own to set, nothing but the state is touched.
                setting: safe === "disabled" ? { state } : { state, defaultVariant },
                version: last.sha,
                obstacle: safe === "disabled" ? null : obstacleOf(definition, safe.variant, key),
            };
        },
        async set(setting, { version }, reason) {
            const { text, sha } = last?.sha === version ? last : await file.read();
            if (sha !== version)
                return { kind: "changed", message: "the file was changed since it was read" };
            const parsed = settingShape.parse(setting);
            const written = writeSetting(text, key, parsed);
            const subject = `flags: set ${key} to ${parsed.defaultVariant ?? parsed.state}`.slice(0, SUBJECT_LENGTH);
            return file.replace(written, sha, `${subject}\n\n${reason}`);
        },
        readLastChange: () => file.readLastChange(),
    };
}
function understood(found, { key, file, branch }) {
    if (found !== null && typeof found !== "string")
        return found;
    throw new error/* ProviderError */.mZ({
        reasonCode: found === null ? "not_found" : "vendor_answer_unknown",
        vendor: settings/* VENDOR */.XC,
        message: found === null
            ? `${file} on ${branch} has no flag ${key}.`
            : `${file} on ${branch} was not understood: ${found}.`,
        remedy: "Correct the file, or what the plan says of it (rollback.flag).",
    });
}
/** Rules would go on to give others than the default variant. */
function obstacleOf({ variants, targeting }, variant, key) {
    if (!Object.hasOwn(variants, variant))
        return `The flag ${key} has no variant ${variant}, which the plan calls safe.`;
    if (Object.keys(targeting ?? {}).length === 0)
        return null;
    return `The flag ${key} has targeting, which would go on whatever its default variant is; call \`disabled\` safe instead.`;
}


/***/ }),

/***/ 36186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ parseAnswer)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);

/** Throws ProviderError `vendor_answer_unknown` that names the first field which was not understood. */
function parseAnswer(vendor, shape, body, request) {
    const parsed = shape.safeParse(body);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? "the answer" : issue.path.join(".");
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_answer_unknown",
        vendor,
        message: `${vendor}'s answer to ${request} was not understood: ${where}: ${issue?.message ?? "unknown shape"}.`,
        remedy: "Run this again; if it stays, report the answer's shape.",
    });
}


/***/ }),

/***/ 64377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w$: () => (/* binding */ datetime)
/* harmony export */ });
/* unused harmony exports date, time, duration */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodISODateTime */ .You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}


/***/ })

};
