export const id = 9015;
export const ids = [9015,1469];
export const modules = {

/***/ 69712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ warning),
/* harmony export */   m: () => (/* binding */ broken),
/* harmony export */   ok: () => (/* binding */ ok)
/* harmony export */ });
function ok(subject, found) {
    return { subject, standing: "ok", found, remedy: null };
}
function warning(subject, found, remedy) {
    return { subject, standing: "warning", found, remedy };
}
function broken(subject, found, remedy) {
    return { subject, standing: "broken", found, remedy };
}


/***/ }),

/***/ 20219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LK: () => (/* binding */ sessionList),
/* harmony export */   RJ: () => (/* binding */ checkList),
/* harmony export */   Wp: () => (/* binding */ parseAnswer),
/* harmony export */   k8: () => (/* binding */ completedSession),
/* harmony export */   s4: () => (/* binding */ triggeredSession),
/* harmony export */   v8: () => (/* binding */ resultPage)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6555);
/**
 * The parts of Checkly's answers that are read here, after https://api.checklyhq.com/openapi.json.
 * Unknown keys are ignored, so that additions by the vendor break nothing.
 */



const triggeredSession = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    testSessionId: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1),
    testSessionLink: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
});
const sessionResult = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    checkId: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
    checkType: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    testSessionResultLink: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    /** `ATTEMPT` is a try that was repeated, `PENDING` one that has not ended. */
    resultType: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    status: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    hasErrors: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    hasFailures: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    isDegraded: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().nullish(),
    aborted: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().optional(),
});
const completedSession = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    testSessionId: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    testSessionLink: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    status: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    results: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(sessionResult).optional(),
});
const sessionList = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    entries: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })),
});
const checkList = zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    activated: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().optional(),
    /** Minutes; 0 is "several times a minute". Null or absent where the check is not run on a schedule. */
    frequency: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nullish(),
}));
const resultEntry = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
    hasFailures: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    hasErrors: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().optional(),
    isCancelled: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().optional(),
    resultType: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    runLocation: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
    sequenceId: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
});
/** The list is optional in the description, but an answer that says nothing of any list is not an empty one. */
const resultPage = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    length: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional(),
    entries: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(resultEntry).optional(),
    nextId: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
})
    .refine(({ length, entries }) => entries !== undefined || length === 0, {
    path: ["entries"],
    error: "expected a list of results",
});
/** The answer's body in its shape, or ProviderError `vendor_answer_unknown` that names the first key that differs. */
function parseAnswer(shape, answer, path) {
    const parsed = shape.safeParse(answer.body);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    const where = issue && issue.path.length > 0 ? ` at ${issue.path.join(".")}` : "";
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_1__/* .VENDOR */ .XC,
        status: answer.status,
        message: `Checkly answered ${path} in a shape that is not known${where}: ${issue?.message ?? "no detail"}.`,
        remedy: "Run this again; if it stays, report this.",
    });
}


/***/ }),

/***/ 69015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  metricProviders: () => (/* binding */ metricProviders)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var lib_setting = __webpack_require__(27433);
;// CONCATENATED MODULE: ./build/src/providers/betterstack/filter-text.js
function renderFilter(filter) {
    switch (filter.kind) {
        case "all":
            return filter.of.map((one) => (one.kind === "any" ? `(${renderFilter(one)})` : renderFilter(one))).join(" and ");
        case "any":
            return filter.of.map(renderFilter).join(" or ");
        case "not":
            return `not (${renderFilter(filter.of)})`;
        case "compare":
            return `${renderField(filter.field)} ${filter.comparison} ${renderValue(filter.value)}`;
        case "in":
            return `${renderField(filter.field)} in (${filter.values.map(renderValue).join(", ")})`;
        case "like":
            return `${renderField(filter.field)} like ${renderValue(filter.pattern)}`;
        case "missing":
            return `${renderField(filter.field)} is null`;
    }
}
function renderField(field) {
    return field.map((part) => (/^[A-Za-z_$@][\w$@-]*$/.test(part) ? part : `"${part}"`)).join(".");
}
function renderValue(value) {
    return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

;// CONCATENATED MODULE: ./build/src/providers/betterstack/measures.js
/** A 99th percentile of fewer than a hundred is the slowest event, not a percentile. */
const TAIL_SAMPLES = 1;
const FEWEST = 20;
function measureOf({ among, value, quantile = 0.99, unit = "ms" }) {
    // An event has a time, so that those before the release are told from its own.
    const ownFirstBucket = true;
    if (value !== undefined) {
        const minimumSamples = Math.max(FEWEST, Math.ceil(TAIL_SAMPLES / (1 - quantile) - 1e-9));
        const series = { kind: "quantile", quantile };
        return { unit: unit === "number" ? "number" : "duration", minimumSamples, series, ownFirstBucket };
    }
    if (among !== undefined)
        return { unit: "ratio", minimumSamples: FEWEST, series: { kind: "share" }, ownFirstBucket };
    return { unit: "count", minimumSamples: 0, series: { kind: "events" }, ownFirstBucket };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/providers/http.js
var http = __webpack_require__(33722);
// EXTERNAL MODULE: ./build/src/providers/read-base-url.js
var read_base_url = __webpack_require__(6878);
// EXTERNAL MODULE: ./build/src/providers/read-token.js
var read_token = __webpack_require__(30322);
;// CONCATENATED MODULE: ./build/src/providers/betterstack/filter-sql.js
function renderCondition(filter, scope) {
    switch (filter.kind) {
        case "all":
            return `(${filter.of.map((one) => renderCondition(one, scope)).join(" AND ")})`;
        case "any":
            return `(${filter.of.map((one) => renderCondition(one, scope)).join(" OR ")})`;
        case "not":
            return `(NOT ${renderCondition(filter.of, scope)})`;
        case "compare": {
            const { field, comparison, value } = filter;
            return `${extract(field, typeOf(value))} ${comparison} ${filter_sql_renderValue(value, scope)}`;
        }
        case "in": {
            const [first = ""] = filter.values;
            const values = filter.values.map((value) => filter_sql_renderValue(value, scope)).join(", ");
            return `${extract(filter.field, typeOf(first))} IN (${values})`;
        }
        case "like":
            return `${extract(filter.field, "String")} LIKE ${filter_sql_renderValue(filter.pattern, scope)}`;
        case "missing":
            // Of a member that is not there as of one that is null.
            return `JSONType(raw, ${filter.field.map(quote).join(", ")}) = 'Null'`;
    }
}
/** A member of the event; null where it is not there, or is of another type. */
function extract(field, type) {
    return `JSONExtract(raw, ${field.map(quote).join(", ")}, 'Nullable(${type})')`;
}
function typeOf(value) {
    return typeof value === "string" ? "String" : typeof value === "number" ? "Float64" : "Bool";
}
function filter_sql_renderValue(value, { commit, environment }) {
    if (typeof value !== "string")
        return String(value);
    return quote(value.replaceAll("{commit}", () => commit).replaceAll("{environment}", () => environment));
}
/** A text of ClickHouse's SQL. */
function quote(text) {
    return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\0", "\\0")}'`;
}

;// CONCATENATED MODULE: ./build/src/providers/betterstack/settings.js
const VENDOR = "Better Stack";
const SCOPES = "of a connection for the ClickHouse HTTP client (Integrations, SQL API), which may only read";
const USERNAME = {
    name: "BETTERSTACK_SQL_USERNAME",
    source: "secret",
    purpose: "read events",
    scopes: `user name ${SCOPES}`,
};
const PASSWORD = {
    name: "BETTERSTACK_SQL_PASSWORD",
    source: "secret",
    purpose: "read events",
    scopes: `password ${SCOPES}`,
};
const SOURCE = {
    name: "BETTERSTACK_SOURCE",
    source: "variable",
    purpose: "know which source the events are in, where the plan has no `source`",
    scopes: "team and source as in the names of its tables, such as `t123456_web`",
    neededFor: ({ source }) => source === undefined,
};
/** One of each region; docs of Better Stack use this one. */
const API_URL = {
    name: "BETTERSTACK_SQL_URL",
    source: "address",
    purpose: "find Better Stack's SQL API",
    default: "https://eu-nbg-2-connect.betterstackdata.com",
    inPlan: "betterstack",
};

;// CONCATENATED MODULE: ./build/src/providers/betterstack/query.js
/** SQL over HTTP: ClickHouse's own interface, as Better Stack documents it. Every query reads recent and stored events. */







/** ClickHouse's code for a wrong user or password, which it answers with 403. */
const AUTHENTICATION_FAILED = "516";
const CREDENTIAL_REMEDY = `Set ${USERNAME.name} and ${PASSWORD.name} to those of a connection (Better Stack, Integrations, SQL API) of the cluster that the plan names (project.addresses.betterstack; default ${API_URL.default}), for the team that has the source.`;
/** A whole number of 64 bits comes as text from some servers. */
const cell = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* null */.chJ(), schemas/* string */.YjP().regex(/^-?\d+(?:\.\d+)?$/)])
    .transform((value) => (value === null ? null : Number(value)));
const answerShape = schemas/* object */.Ikc({ data: schemas/* array */.YOg(schemas/* record */.g1P(schemas/* string */.YjP(), cell)), exception: schemas/* undefined */.Vxk().optional() });
function createQuery(context) {
    const username = (0,read_token/* readToken */.A)(context.env, VENDOR, USERNAME);
    const password = (0,read_token/* readToken */.A)(context.env, VENDOR, PASSWORD);
    const basic = () => Buffer.from(`${username.reveal()}:${password.reveal()}`).toString("base64");
    const client = (0,http/* createVendorClient */.O)({
        vendor: VENDOR,
        baseUrl: (0,read_base_url/* readBaseUrl */.$)(context, VENDOR, API_URL).href,
        headers: () => ({ authorization: `Basic ${basic()}` }),
        token: password,
        credentialRemedy: CREDENTIAL_REMEDY,
        context,
    });
    return async (sql) => {
        const answer = await client.request({
            method: "POST",
            path: "/",
            // What fails in the middle would be sent with 200: the server waits until it knows.
            query: { wait_end_of_query: 1 },
            text: `${sql} FORMAT JSON`,
            repeatable: true,
            accept: [403],
        });
        if (answer.status === 403)
            throw refused(answer);
        const parsed = answerShape.safeParse(answer.body);
        if (parsed.success)
            return parsed.data.data;
        throw new lib_error/* ProviderError */.mZ({
            reasonCode: "vendor_answer_unknown",
            vendor: VENDOR,
            message: "Better Stack's answer to a query was not understood: it is no table of numbers.",
            remedy: "Check that `project.addresses.betterstack` in the plan is the address of the SQL API, and run this again.",
        });
    };
}
function refused({ headers }) {
    const unknownUser = headers.get("x-clickhouse-exception-code") === AUTHENTICATION_FAILED;
    return new lib_error/* ProviderError */.mZ({
        reasonCode: unknownUser ? "credential_rejected" : "credential_insufficient",
        vendor: VENDOR,
        status: 403,
        message: unknownUser
            ? "Better Stack rejected the user name or the password."
            : "Better Stack refused: the connection may not read this.",
        remedy: CREDENTIAL_REMEDY,
    });
}
/** Without `bucketMs` one row for the whole span; `above` counts values beyond it. */
function renderQuery({ source, spec, scope, span, since = span.from }, bucketMs, above) {
    const own = spec.release === undefined || scope.anyRelease === true ? [] : [releaseFilter(spec.release)];
    const condition = (filters) => {
        const given = filters.filter((filter) => filter !== undefined);
        return given.length === 0 ? "1" : given.map((filter) => renderCondition(filter, scope)).join(" AND ");
    };
    const columns = spec.value === undefined
        ? [
            `countIf(${condition([spec.where, spec.among])}) AS found`,
            `countIf(${condition([spec.among])}) AS among`,
            "count() AS events",
        ]
        : quantileColumns(extract(spec.value, "Float64"), condition([spec.where]), spec.quantile ?? 0.99, above);
    const bucket = bucketMs === null ? null : `intDiv(toUnixTimestamp64Milli(toDateTime64(dt, 3)) - ${span.from}, ${bucketMs})`;
    const time = `dt >= fromUnixTimestamp64Milli(${Math.max(span.from, since)}) AND dt < fromUnixTimestamp64Milli(${span.to})`;
    const events = (table, stored) => `SELECT dt, raw FROM ${table} WHERE ${[stored, time, ...own.map((filter) => renderCondition(filter, scope))].filter((part) => part !== "").join(" AND ")}`;
    return [
        `SELECT ${[...(bucket === null ? [] : [`${bucket} AS bucket`]), ...columns].join(", ")}`,
        // Rows move from one to the other: either alone has a gap.
        `FROM (${events(`remote(${source}_logs)`, "")} UNION ALL ${events(`s3Cluster(primary, ${source}_s3)`, "_row_type = 1")})`,
        ...(bucket === null ? [] : ["GROUP BY bucket ORDER BY bucket"]),
    ].join(" ");
}
function quantileColumns(value, where, quantile, above) {
    return [
        `quantileExactIf(${quantile})(${value}, ${where}) AS quantile`,
        `countIf(${value} IS NOT NULL AND ${where}) AS among`,
        `countIf(${above === null ? "0" : `${value} > ${above} AND ${where}`}) AS found`,
        "count() AS events",
    ];
}
function releaseFilter(field) {
    return { kind: "compare", field, comparison: "=", value: "{commit}" };
}

// EXTERNAL MODULE: ./build/src/lib/breaks-off.js
var breaks_off = __webpack_require__(66657);
;// CONCATENATED MODULE: ./build/src/providers/betterstack/filter-syntax.js
/** What is wrong, and at which character of the filter (from 0). */
class FilterMistake extends Error {
    column;
    constructor(column, message) {
        super(message);
        this.column = column;
    }
}
const KEYWORDS = new Set(["and", "or", "not", "in", "like", "is", "null", "true", "false"]);
const PART = String.raw `[A-Za-z_$@][\w$@-]*|"[^"\\]+"`;
const TOKEN = new RegExp(String.raw `\s*(?:((?:${PART})(?:\.(?:${PART}))*)|'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)(?![\w.])|(<=|>=|!=|<>|[=<>(),]))`, "y");
const DEEPEST = 20;
/** Throws FilterMistake. */
function parseFilter(text) {
    const scan = scannerOf(text);
    const filter = parseAny(scan, 0);
    const rest = scan.next();
    if (rest.kind !== "end")
        throw new FilterMistake(rest.column, `expected "and", "or" or the end${found(rest)}`);
    return filter;
}
/** A field by itself, as in `release: git.commit`. Throws FilterMistake. */
function parseField(text) {
    const scan = scannerOf(text);
    const token = scan.next();
    if (token.kind !== "field" || scan.peek().kind !== "end") {
        throw new FilterMistake(token.column, `"${text}" is not the name of a field, such as http.status`);
    }
    return partsOf(token.text);
}
/** Does it look for events of one release, by its commit? */
function namesCommit(filter) {
    return JSON.stringify(filter ?? null).includes("{commit}");
}
function parseAny(scan, depth) {
    const parts = [parseAll(scan, depth)];
    while (scan.takeWord("or"))
        parts.push(parseAll(scan, depth));
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "any", of: parts };
}
function parseAll(scan, depth) {
    const parts = [parseCondition(scan, depth)];
    while (scan.takeWord("and"))
        parts.push(parseCondition(scan, depth));
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "all", of: parts };
}
function parseCondition(scan, depth) {
    const { column } = scan.peek();
    if (depth > DEEPEST)
        throw new FilterMistake(column, `parentheses are more than ${DEEPEST} deep`);
    if (scan.takeWord("not"))
        return { kind: "not", of: parseCondition(scan, depth + 1) };
    if (scan.takeSign("(")) {
        const inner = parseAny(scan, depth + 1);
        scan.expectSign(")");
        return inner;
    }
    const token = scan.next();
    if (token.kind !== "field")
        throw new FilterMistake(token.column, `expected the name of a field${found(token)}`);
    return parseTest(scan, partsOf(token.text));
}
function parseTest(scan, field) {
    if (scan.takeWord("is")) {
        const negated = scan.takeWord("not");
        scan.expectWord("null");
        return negate(negated, { kind: "missing", field });
    }
    const negated = scan.takeWord("not");
    if (scan.takeWord("in"))
        return negate(negated, { kind: "in", field, values: parseValues(scan) });
    if (scan.takeWord("like")) {
        const token = scan.next();
        if (token.kind !== "text")
            throw new FilterMistake(token.column, `expected a text such as 'timeout%'${found(token)}`);
        return negate(negated, { kind: "like", field, pattern: token.text });
    }
    const token = scan.next();
    const comparison = token.text === "<>" ? "!=" : token.text;
    if (negated || token.kind !== "sign" || !isComparison(comparison)) {
        throw new FilterMistake(token.column, `expected =, !=, <, <=, >, >=, in, like or is${found(token)}`);
    }
    const { column } = scan.peek();
    const value = parseValue(scan);
    if (comparison !== "=" && comparison !== "!=" && typeof value !== "number") {
        throw new FilterMistake(column, `${comparison} compares with a number`);
    }
    return { kind: "compare", field, comparison, value };
}
function parseValues(scan) {
    scan.expectSign("(");
    const { column } = scan.peek();
    const values = [parseValue(scan)];
    while (scan.takeSign(","))
        values.push(parseValue(scan));
    scan.expectSign(")");
    if (values.some((value) => typeof value !== typeof values[0])) {
        throw new FilterMistake(column, "a list has texts or numbers, not both");
    }
    return values;
}
function parseValue(scan) {
    const token = scan.next();
    if (token.kind === "text")
        return token.text;
    if (token.kind === "number")
        return Number(token.text);
    if (token.kind === "word" && (token.text === "true" || token.text === "false"))
        return token.text === "true";
    throw new FilterMistake(token.column, `expected a text in single quotes, a number, true or false${found(token)}`);
}
function negate(negated, filter) {
    return negated ? { kind: "not", of: filter } : filter;
}
function isComparison(text) {
    return ["=", "!=", "<", "<=", ">", ">="].includes(text);
}
function partsOf(text) {
    return [...text.matchAll(/"([^"]+)"|[^."]+/g)].map(([whole, quoted]) => quoted ?? whole);
}
function found({ kind, text }) {
    return kind === "end" ? "" : `, found ${JSON.stringify(text)}`;
}
function scannerOf(text) {
    const tokens = tokensOf(text);
    let at = 0;
    const peek = () => tokens[at] ?? { kind: "end", text: "", column: text.length };
    const take = (kind, wanted) => {
        const token = peek();
        if (token.kind !== kind || token.text !== wanted)
            return false;
        at += 1;
        return true;
    };
    const expect = (kind, wanted) => {
        if (!take(kind, wanted))
            throw new FilterMistake(peek().column, `expected "${wanted}"${found(peek())}`);
    };
    return {
        peek,
        next: () => {
            const token = peek();
            at += 1;
            return token;
        },
        takeWord: (word) => take("word", word),
        takeSign: (sign) => take("sign", sign),
        expectWord: (word) => expect("word", word),
        expectSign: (sign) => expect("sign", sign),
    };
}
function tokensOf(text) {
    const tokens = [];
    const scan = new RegExp(TOKEN);
    for (let end = 0; text.slice(end).trim() !== ""; end = scan.lastIndex) {
        scan.lastIndex = end;
        const column = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
        const match = scan.exec(text);
        if (match === null)
            throw new FilterMistake(column, mistakeAt(text.slice(column)));
        const [, name, quoted, number, sign] = match;
        if (name !== undefined) {
            const word = name.toLowerCase();
            tokens.push(KEYWORDS.has(word) ? { kind: "word", text: word, column } : { kind: "field", text: name, column });
        }
        else if (quoted !== undefined)
            tokens.push({ kind: "text", text: quoted.replaceAll("''", "'"), column });
        else if (number !== undefined)
            tokens.push({ kind: "number", text: number, column });
        else
            tokens.push({ kind: "sign", text: sign ?? "", column });
    }
    return tokens;
}
function mistakeAt(rest) {
    if (rest.startsWith("'"))
        return "a text has no closing quote";
    return `${JSON.stringify(rest.slice(0, 10))} is not understood`;
}

;// CONCATENATED MODULE: ./build/src/providers/betterstack/read.js
/** One reading, and its buckets, out of what a query counted. */





const MINUTE_MS = 60_000;
/** Parts of a window, in which a silence is looked for. */
const PARTS = 60;
async function readMetric(reader, window, scope) {
    if (isUnanswerable(reader.spec, scope)) {
        return { value: null, sampleCount: 0, window, complete: false, why: OF_ONE_RELEASE };
    }
    const partMs = Math.max(MINUTE_MS, Math.ceil((window.to - window.from) / PARTS));
    const question = { ...reader, scope, span: window };
    const [parts, [whole]] = await Promise.all([
        reader.query(renderQuery(question, partMs, null)),
        reader.query(renderQuery(question, null, null)),
    ]);
    const counted = countedIn(whole, window, reader.spec);
    return {
        ...shown(counted, reader.spec),
        window,
        complete: !(0,breaks_off/* breaksOff */.w)(bucketsOf(parts, window, partMs, reader.spec), window),
        ...(counted.samples === 0 ? { why: SILENT } : {}),
    };
}
const OF_ONE_RELEASE = "Its filter names one commit, and other releases are asked for.";
/** Of all releases there would be none of this commit, which is no zero of theirs. */
function isUnanswerable({ where, among }, { anyRelease }) {
    return anyRelease === true && (namesCommit(where) || namesCommit(among));
}
const SILENT = "The source has no event at all in this window, so nobody knows whether there would have been one to count.";
const SILENT_BUCKET = "The source has no event at all in this time, so nobody knows whether there would have been one to count.";
async function readBuckets({ query, source, spec }, { span, bucketMs, above, since }, scope) {
    if (isUnanswerable(spec, scope))
        return [];
    const limit = above === undefined ? null : above / unitOf(spec);
    const rows = await query(renderQuery({ source, spec, scope, span, since }, bucketMs, limit));
    const buckets = withEmpty(bucketsOf(rows, span, bucketMs, spec), span, bucketMs);
    // Of events that break off, the last bucket may be a part of one.
    const breaksAt = (0,breaks_off/* breaksOff */.w)(buckets, span) ? buckets.findLastIndex(({ samples }) => samples > 0) : buckets.length;
    return buckets.map((counted, index) => {
        const { value, sampleCount } = shown(counted, spec);
        const counts = value !== null && (spec.value === undefined || above !== undefined);
        return {
            from: counted.from,
            to: counted.to,
            value,
            // Nobody says how many requests the events came from.
            sampleCount: spec.value === undefined && spec.among === undefined ? 0 : sampleCount,
            badCount: counts ? counted.found : null,
            complete: index < breaksAt,
            ...(counted.samples === 0 ? { why: SILENT_BUCKET } : {}),
        };
    });
}
/** What has no row had no event: nothing happened then, which is another thing than that nobody knows. */
function withEmpty(counted, span, bucketMs) {
    const byFrom = new Map(counted.map((bucket) => [bucket.from, bucket]));
    return Array.from({ length: Math.ceil((span.to - span.from) / bucketMs) }, (_, index) => {
        const from = span.from + index * bucketMs;
        const empty = { from, to: Math.min(span.to, from + bucketMs), found: 0, among: 0, samples: 0, quantile: null };
        return byFrom.get(from) ?? empty;
    });
}
/** In the order of time; what has no row had no event. */
function bucketsOf(rows, span, bucketMs, spec) {
    return rows.map((row) => {
        const index = whole(row, "bucket");
        const from = span.from + index * bucketMs;
        if (from >= span.to)
            throw unknown("a bucket lies outside of the span");
        return countedIn(row, { from, to: Math.min(span.to, from + bucketMs) }, spec);
    });
}
function countedIn(row, { from, to }, spec) {
    if (row === undefined)
        throw unknown("it has no row");
    const quantile = spec.value === undefined ? null : (row["quantile"] ?? null);
    const [found, among, samples] = [whole(row, "found"), whole(row, "among"), whole(row, "events")];
    if (found > samples || among > samples)
        throw unknown("it counts more events than there are");
    return { from, to, found, among, samples, quantile };
}
function shown({ found, among, samples, quantile }, spec) {
    const nothing = { value: null, sampleCount: 0 };
    if (spec.value !== undefined) {
        return among === 0 || quantile === null ? nothing : { value: quantile * unitOf(spec), sampleCount: among };
    }
    if (spec.among !== undefined)
        return among === 0 ? nothing : { value: found / among, sampleCount: among };
    // None of these is a zero only where others are seen.
    return samples === 0 ? nothing : { value: found, sampleCount: samples };
}
function unitOf({ unit }) {
    return unit === "s" ? 1_000 : 1;
}
function whole(row, name) {
    const value = row[name];
    if (typeof value === "number" && Number.isInteger(value) && value >= 0)
        return value;
    throw unknown(`${name} is ${JSON.stringify(value)}`);
}
function unknown(what) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: VENDOR,
        message: `Better Stack's answer to a query was not understood: ${what}.`,
        remedy: "Run this again; if it stays, report the answer's shape.",
    });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./build/src/lib/plan-values.js
var plan_values = __webpack_require__(91237);
;// CONCATENATED MODULE: ./build/src/providers/betterstack/spec.js



const filterValue = schemas/* string */.YjP()
    .min(1)
    .max(2_000)
    .transform((text, context) => parsed(text, context, parseFilter));
const fieldValue = schemas/* string */.YjP()
    .min(1)
    .max(200)
    .transform((text, context) => parsed(text, context, parseField));
const map = schemas/* strictObject */.rej({
    where: filterValue
        .optional()
        .describe("Which events are counted: `level = 'error' and http.status >= 500`. A field is a name or a path with dots; tests are `=`, `!=`, `<`, `<=`, `>`, `>=`, `in (…)`, `like '…%'`, `is null` and `not`. `{commit}` and `{environment}` in a text are the release's."),
    among: filterValue
        .optional()
        .describe("Makes it a share: the events of `where` among these. Those of `where` count only if they are among these."),
    value: fieldValue
        .optional()
        .describe("Makes it a quantile of this field's number: `duration_ms`. Only of the events of `where`, if there is one."),
    quantile: plan_values/* shareValue */.PB.optional().describe("Of `value`: `99%` (default), `75%` …"),
    unit: schemas/* enum */.k5n(["ms", "s", "number"])
        .optional()
        .describe("Of `value`: milliseconds (default), seconds, or a number without a unit."),
    release: fieldValue
        .optional()
        .describe("Field that has the release's commit: events of other releases are left out. Default: all are looked at."),
    source: schemas/* string */.YjP()
        .regex(/^t\d+_[a-z0-9_]+$/, "team and source as in the names of its tables, such as t123456_web")
        .optional()
        .describe("Source of the events, as in the names of its tables. Default: BETTERSTACK_SOURCE."),
    settle: plan_values/* durationValue */.k6
        .prefault("1m")
        .describe("How long after a moment all events of it have arrived; a window ends this long before now."),
});
const DEFAULT_SETTLE_MS = 60_000;
/** `failures: { betterstack: "level = 'error'" }`, or a map. */
const betterStackSpec = schemas/* union */.KCZ([filterValue.transform((where) => ({ where, settle: DEFAULT_SETTLE_MS })), map], {
    error: "expected a filter such as \"level = 'error'\", or a map with where, among or value",
})
    .superRefine((spec, context) => {
    for (const message of mistakesIn(spec))
        context.addIssue({ code: "custom", message });
})
    .describe("A filter of events, such as `level = 'error' and event = 'thread.create.failed'`, or a map.");
function mistakesIn({ where, among, value, quantile, unit }) {
    return [
        ...(where === undefined && value === undefined ? ["names neither where nor value: nothing would be counted"] : []),
        ...(among !== undefined && value !== undefined
            ? ["among makes it a share and value a quantile: only one of them"]
            : []),
        ...(among !== undefined && where === undefined ? ["among needs where: a share of which events?"] : []),
        ...(value === undefined && (quantile !== undefined || unit !== undefined)
            ? ["quantile and unit are of a value"]
            : []),
        ...(quantile === 0 || quantile === 1 ? ["quantile is between 0% and 100%"] : []),
    ];
}
function parsed(text, context, parse) {
    try {
        return parse(text);
    }
    catch (error) {
        if (!(error instanceof FilterMistake))
            throw error;
        context.addIssue({ code: "custom", message: `at character ${error.column + 1}: ${error.message}` });
        return core/* NEVER */.tm;
    }
}

;// CONCATENATED MODULE: ./build/src/providers/betterstack/index.js
/** Better Stack as a source of metrics: counts, shares and quantiles of the events that a site logs. */








const betterStackMetrics = {
    key: "betterstack",
    vendor: VENDOR,
    settings: [USERNAME, PASSWORD, SOURCE, API_URL],
    description: "Events that the site logs, by its SQL API: how many there are of a kind, their share among others, or a quantile of a number that they have. None is counted as zero only where the source has other events in the window.",
    anyName: true,
    spec: betterStackSpec,
    settleMs: ({ settle }) => settle,
    explain: ({ where, among, value, quantile = 0.99, release, source }) => [
        ...(value === undefined ? [] : [`${Number((quantile * 100).toFixed(3))} % quantile of ${value.join(".")}`]),
        ...(where === undefined ? [] : [renderFilter(where)]),
        ...(among === undefined ? [] : [`among ${renderFilter(among)}`]),
        ...(release === undefined ? ["all releases"] : [`release by ${release.join(".")}`]),
        ...(source === undefined ? [] : [`source ${source}`]),
    ].join(", "),
    ofRelease: ({ release }) => (release === undefined ? null : "commit"),
    measure: (_metric, spec) => measureOf(spec),
    async connect(_metric, spec, context) {
        const reader = { query: createQuery(context), source: sourceOf(spec, context), spec };
        return {
            read: (window, scope) => readMetric(reader, window, scope),
            readBuckets: (request, scope) => readBuckets(reader, request, scope),
        };
    },
};
/** A name that is no table's would be SQL. */
function sourceOf(spec, { env }) {
    const source = spec.source ?? (0,lib_setting/* readSetting */.LA)(env, SOURCE);
    if (source === null) {
        const { message, remedy } = (0,lib_setting/* missingSetting */.zf)(SOURCE, VENDOR);
        throw new lib_error/* ProviderError */.mZ({ reasonCode: "secret_missing", vendor: VENDOR, message, remedy });
    }
    if (/^t\d+_[a-z0-9_]+$/.test(source))
        return source;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "usage",
        vendor: VENDOR,
        message: `${SOURCE.name} is not team and source as in the names of its tables.`,
        remedy: `Set ${SOURCE.name} to a name such as t123456_web (Better Stack, Sources).`,
    });
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(70370);
// EXTERNAL MODULE: ./build/src/lib/group-by.js
var group_by = __webpack_require__(18150);
// EXTERNAL MODULE: ./build/src/providers/checkly/client.js
var checkly_client = __webpack_require__(77245);
// EXTERNAL MODULE: ./build/src/providers/checkly/settings.js
var checkly_settings = __webpack_require__(6555);
// EXTERNAL MODULE: ./build/src/providers/checkly/wire.js
var wire = __webpack_require__(20219);
;// CONCATENATED MODULE: ./build/src/providers/checkly/list-checks.js
/** Which checks carry the plan's tags, all pages. */



const PATH = "/v1/checks";
/** The largest page that Checkly gives. */
const PAGE_SIZE = 100;
/** Checks that carry every one of `tags`. Throws ProviderError `no_matching_checks` where there is none. */
async function listChecks(client, tags) {
    // Checkly's filter gives checks with at least one of several tags, so each tag is asked for and the lists intersected:
    // what "carries a tag" means (a tag of the check's group, too?) stays Checkly's own answer.
    let matching = null;
    for (const tag of new Set(tags)) {
        const carrying = await listChecksWithTag(client, tag);
        const ids = new Set(carrying.map((check) => check.id));
        matching = matching === null ? carrying : matching.filter((check) => ids.has(check.id));
    }
    if (matching === null || matching.length === 0) {
        throw new lib_error/* ProviderError */.mZ({
            reasonCode: "no_matching_checks",
            vendor: checkly_settings/* VENDOR */.XC,
            message: `No check at Checkly carries ${tags.length === 1 ? "the tag" : "all of the tags"} ${tags.join(", ")}.`,
            remedy: "Tag the checks that watch production, or name their tags in the plan; CHECKLY_ACCOUNT_ID may also be that of another account.",
        });
    }
    return matching;
}
async function listChecksWithTag(client, tag) {
    const checks = new Map();
    for (let page = 1;; page += 1) {
        const answer = await client.request({
            method: "GET",
            path: PATH,
            // Group settings: a check of a switched-off group is not run, whatever the check itself says.
            query: { limit: PAGE_SIZE, page, tag, applyGroupSettings: true },
            repeatable: true,
        });
        const entries = (0,wire/* parseAnswer */.Wp)(wire/* checkList */.RJ, answer, PATH);
        const before = checks.size;
        for (const entry of entries)
            checks.set(entry.id, entry);
        const total = totalOf(answer);
        const last = total === null ? entries.length < PAGE_SIZE : page * PAGE_SIZE >= total;
        if (last)
            return [...checks.values()];
        // More is announced, and nothing new comes: neither an end nor a list to judge on.
        if (checks.size === before)
            throw brokenList(page, checks.size, total);
    }
}
function brokenList(page, known, total) {
    const announced = total === null ? "there are more" : `there are ${total}`;
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: checkly_settings/* VENDOR */.XC,
        message: `Checkly says that ${announced} checks than the ${known} it gave, but page ${page} of GET ${PATH} has none that is new.`,
        remedy: "Look at Checkly's status page (https://is.checkly.online) and run this again.",
    });
}
/** The number after the slash of `content-range: 1-100/230`. */
function totalOf(answer) {
    const match = /\/(\d+)$/.exec(answer.headers.get("content-range") ?? "");
    return match === null ? null : Number(match[1]);
}

;// CONCATENATED MODULE: ./build/src/providers/checkly/join-rounds.js
/** What runs of a check say together that were scheduled at once in several places. Pure. */

/** From so many places a site is down; from fewer of several it is the way there that may be. */
const QUORUM = 2;
/**
 * One round for each schedule, with its first start. Places that look at the same site at the same moment are not
 * independent, so that three failed runs are not three failures; and a single place of several that fails is none.
 * A run that Checkly started in one place alone is a round by itself.
 */
function joinRounds(results) {
    const alone = results.filter(({ sequenceId }) => sequenceId === null);
    const together = (0,group_by/* groupBy */.$)(results.filter(({ sequenceId }) => sequenceId !== null), ({ sequenceId }) => sequenceId);
    return [...alone, ...[...together.values()].map(joinRound)];
}
function joinRound(runs) {
    const places = new Set(runs.map(({ location }) => location));
    const failedPlaces = new Set(runs.filter(({ failed }) => failed).map(({ location }) => location));
    return {
        startedAt: Math.min(...runs.map(({ startedAt }) => startedAt)),
        failed: failedPlaces.size >= Math.min(QUORUM, places.size),
        sequenceId: runs[0]?.sequenceId ?? null,
        location: null,
    };
}

;// CONCATENATED MODULE: ./build/src/providers/checkly/list-results.js
/** The final results of one check in a window, all pages. */



const list_results_PAGE_SIZE = 100;
/** Far beyond any real list: a hundred thousand runs of one check. */
const MAXIMUM_PAGES = 1_000;
/**
 * Runs that started in the window and said something about the site: retried attempts, canceled runs and runs that
 * Checkly itself could not finish (`hasErrors` without `hasFailures`) are left out. A run that started before the
 * window may have met the release before, so it is out as well, whenever it ended.
 * `lateMs`: how much later than its start a result is looked for, since the vendor does not say which of a result's
 * instants its own limits compare.
 */
async function listFinalResults(client, checkId, window, lateMs) {
    const path = `/v2/check-results/${encodeURIComponent(checkId)}`;
    const results = new Map();
    const cursors = new Set();
    let nextId;
    for (;;) {
        const answer = await client.request({
            method: "GET",
            path,
            query: {
                from: Math.floor(window.from / 1_000),
                to: Math.ceil((window.to + lateMs) / 1_000),
                limit: list_results_PAGE_SIZE,
                resultType: "FINAL",
                fields: "id,startedAt,hasFailures,hasErrors,isCancelled,resultType,runLocation,sequenceId",
                nextId,
            },
            repeatable: true,
        });
        const page = (0,wire/* parseAnswer */.Wp)(wire/* resultPage */.v8, answer, path);
        for (const entry of page.entries ?? []) {
            const startedAt = Date.parse(entry.startedAt ?? "");
            const counts = (entry.resultType ?? "FINAL") === "FINAL" && !entry.isCancelled;
            const proves = entry.hasFailures || !entry.hasErrors;
            if (counts && proves && startedAt >= window.from && startedAt < window.to) {
                const { sequenceId = null, runLocation: location = null } = entry;
                results.set(entry.id, { startedAt, failed: entry.hasFailures, sequenceId, location });
            }
        }
        if (!page.nextId)
            return [...results.values()];
        if (cursors.has(page.nextId) || cursors.size >= MAXIMUM_PAGES)
            throw endlessList(path, cursors.size + 1);
        cursors.add(page.nextId);
        nextId = page.nextId;
    }
}
function endlessList(path, pages) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: checkly_settings/* VENDOR */.XC,
        message: `Checkly gave a cursor again or gives them for ever: GET ${path} has no end after ${pages} pages.`,
        remedy: "Look at Checkly's status page (https://is.checkly.online) and run this again.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/checkly/metrics.js
/** Metrics from the scheduled runs of production's checks: `uptime` and `check_failures`. */










const spec = schemas/* strictObject */.rej({
    tags: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .min(1)
        .describe("Tags that a check must all carry to be counted, such as `[prod]`."),
    settle: plan_values/* durationValue */.k6
        .prefault("1m")
        .describe("How long Checkly may take until the result of a run can be read; a window ends this long before now."),
})
    .describe("Final results of the checks' scheduled runs against production.");
/**
 * One run is enough to compare, since a failed check is a fact and not an estimate. It is coarse, though: below 200
 * runs a single failure puts `uptime` under 99.5 %.
 */
const METRICS = new Map([
    [
        "uptime",
        {
            measure: { unit: "ratio", minimumSamples: 1, series: { kind: "share" }, ownFirstBucket: true },
            valueOf: (results) => results.filter((result) => !result.failed).length / results.length,
        },
    ],
    [
        "check_failures",
        {
            measure: { unit: "count", minimumSamples: 1, series: { kind: "events" }, ownFirstBucket: true },
            valueOf: (results) => results.filter((result) => result.failed).length,
        },
    ],
]);
/** Checks asked for at the same time; Checkly allows 60 such requests a minute. */
const CONCURRENCY = 5;
const metrics_MINUTE_MS = 60_000;
/** So many missed runs in a row are a silence. */
const MISSED_RUNS = 2;
const checklyMetrics = {
    key: "checkly",
    vendor: checkly_settings/* VENDOR */.XC,
    settings: [checkly_settings/* API_KEY */.Lq, checkly_settings/* ACCOUNT */.u4, checkly_settings/* API_URL */.H$],
    description: "Scheduled runs of Checkly's checks against production: `uptime` (share of runs that passed; degraded runs passed) and `check_failures` (number of runs that failed).",
    spec,
    explain: ({ tags }) => `checks with the tags ${tags.join(", ")}`,
    settleMs: (settings) => settings.settle,
    measure: (metric) => METRICS.get(metric)?.measure ?? unknownMetric(metric),
    connect: async (metric, settings, context) => {
        const known = METRICS.get(metric);
        if (known === undefined) {
            throw new lib_error/* ProviderError */.mZ({
                reasonCode: "plan_invalid",
                vendor: checkly_settings/* VENDOR */.XC,
                message: unknownMetric(metric),
                remedy: "Name one of these metrics in the plan.",
            });
        }
        const client = (0,checkly_client/* connectClient */.m)(context);
        return {
            read: (window) => metrics_readMetric(client, known, settings, window),
            readBuckets: (request) => metrics_readBuckets(client, known, settings, request),
        };
    },
};
function unknownMetric(metric) {
    return `Checkly has no metric "${metric}"; it knows ${[...METRICS.keys()].join(" and ")}.`;
}
async function readRuns(client, settings, window) {
    const checks = await listChecks(client, settings.tags);
    return (0,p_limit/* default */.A)(CONCURRENCY).map(checks, async (check) => {
        const results = await listFinalResults(client, check.id, window, settings.settle);
        return { results, silentFrom: silentFrom(check, results, window) };
    });
}
async function metrics_readMetric(client, metric, settings, window) {
    const runs = await readRuns(client, settings, window);
    const results = runs.flatMap((check) => check.results);
    const complete = runs.every((check) => check.silentFrom === null);
    const value = results.length === 0 ? null : metric.valueOf(results);
    return { value, sampleCount: results.length, window, complete };
}
/**
 * A run counts in the bucket in which it started, and so does a round: evidence needs trials that are independent, so that
 * runs in several places at once are one. The plan's own conditions count runs, as `read` does.
 */
async function metrics_readBuckets(client, metric, settings, { span, bucketMs, since = span.from }) {
    const checks = await listChecks(client, settings.tags);
    const runs = await (0,p_limit/* default */.A)(CONCURRENCY).map(checks, async (check) => {
        const everyMs = intervalOf(check);
        // Whether a run is missed is known by when the one before was.
        const before = { from: span.from - MISSED_RUNS * (everyMs ?? 0), to: span.to };
        const results = await listFinalResults(client, check.id, before, settings.settle);
        return { results, missesAt: everyMs === null ? () => false : followRuns(results, everyMs, span.from) };
    });
    const bucketOf = ({ startedAt }) => Math.floor((startedAt - span.from) / bucketMs);
    const own = runs.map(({ results }) => results.filter(({ startedAt }) => startedAt >= Math.max(span.from, since)));
    const runsIn = (0,group_by/* groupBy */.$)(own.flat(), bucketOf);
    const roundsIn = (0,group_by/* groupBy */.$)(own.flatMap(joinRounds), bucketOf);
    return Array.from({ length: Math.floor((span.to - span.from) / bucketMs) }, (_, index) => {
        const [results, rounds] = [runsIn.get(index) ?? [], roundsIn.get(index) ?? []];
        const from = span.from + index * bucketMs;
        const to = from + bucketMs;
        const isSilent = runs.some(({ missesAt }) => missesAt(to));
        return {
            from,
            to,
            value: results.length === 0 ? null : metric.valueOf(results),
            sampleCount: results.length,
            badCount: results.length === 0 ? null : failedIn(results),
            complete: !isSilent,
            ...(results.length === 0 ? {} : { trials: { sampleCount: rounds.length, badCount: failedIn(rounds) } }),
        };
    });
}
function failedIn(results) {
    return results.filter(({ failed }) => failed).length;
}
/** A check that is not active misses none. */
function intervalOf({ activated, frequency }) {
    if (activated === false || frequency === null || frequency === undefined)
        return null;
    return Math.max(1, frequency) * metrics_MINUTE_MS;
}
/**
 * Whether at an instant two runs in a row were missed; a check that never ran before `from` is waited for from then on.
 * Asked of one instant after the other: a week has 10,000 minutes and as many runs, each of which is passed once.
 */
function followRuns(results, everyMs, from) {
    const starts = results.map(({ startedAt }) => startedAt).toSorted((one, other) => one - other);
    let passed = 0;
    return (at) => {
        while ((starts[passed] ?? Number.POSITIVE_INFINITY) < at)
            passed += 1;
        return at - (starts[passed - 1] ?? from) > MISSED_RUNS * everyMs;
    };
}
/**
 * Whether an active check has missed two runs in a row at the end of the window: then its results are stale or lost,
 * and the ones that are there say nothing about now.
 */
function silentFrom(check, results, window) {
    const everyMs = intervalOf(check);
    if (everyMs === null)
        return null;
    const lastAt = results.reduce((latest, result) => Math.max(latest, result.startedAt), window.from);
    return window.to - lastAt > MISSED_RUNS * everyMs ? lastAt : null;
}

// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
// EXTERNAL MODULE: ./build/src/lib/secret.js
var secret = __webpack_require__(43469);
;// CONCATENATED MODULE: ./build/src/providers/prometheus/settings.js
const settings_VENDOR = "Prometheus";
const settings_TOKEN = {
    name: "PROMETHEUS_TOKEN",
    source: "secret",
    purpose: "query Prometheus",
    scopes: "token that may read metrics (Grafana Cloud: `metrics:read`): sent as a bearer token, or where it is written `user:token`, by basic authentication",
    optional: "where Prometheus asks who is there, as Grafana Cloud does",
};
const settings_API_URL = {
    name: "PROMETHEUS_URL",
    source: "address",
    purpose: "find Prometheus",
    default: null,
    inPlan: "prometheus",
};

;// CONCATENATED MODULE: ./build/src/providers/prometheus/client.js
/** Prometheus' query API: instant and range queries, their numbers, and what it says when it does not answer one. */









/** Prometheus refuses more than 11,000 points of a series. */
const MOST_POINTS = 10_000;
/** A mistake in a query, and one that shows only when it is executed. */
const QUERY_REFUSED = [400, 422];
const sample = schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* string */.YjP()]);
const labels = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP());
const client_answerShape = schemas/* object */.Ikc({
    status: schemas/* literal */.euz("success"),
    data: schemas/* discriminatedUnion */.gMt("resultType", [
        schemas/* object */.Ikc({ resultType: schemas/* literal */.euz("vector"), result: schemas/* array */.YOg(schemas/* object */.Ikc({ metric: labels, value: sample })) }),
        schemas/* object */.Ikc({
            resultType: schemas/* literal */.euz("matrix"),
            result: schemas/* array */.YOg(schemas/* object */.Ikc({ metric: labels, values: schemas/* array */.YOg(sample) })),
        }),
        schemas/* object */.Ikc({ resultType: schemas/* literal */.euz("scalar"), result: sample }),
    ]),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    /** VictoriaMetrics: a part of the cluster did not answer. */
    isPartial: schemas/* boolean */.zMY().nullish(),
});
const refusalShape = schemas/* object */.Ikc({ status: schemas/* literal */.euz("error"), errorType: schemas/* string */.YjP(), error: schemas/* string */.YjP() });
function createPrometheusApi(tenant, context) {
    const base = (0,read_base_url/* readBaseUrl */.$)(context, settings_VENDOR, settings_API_URL);
    const credential = readCredential(context);
    const client = (0,http/* createVendorClient */.O)({
        vendor: settings_VENDOR,
        baseUrl: base.href,
        headers: () => ({ ...credential.headers(), ...(tenant === null ? {} : { "x-scope-orgid": tenant }) }),
        token: credential.secret,
        credentialRemedy: `Set ${settings_TOKEN.name} to a token that may read metrics there; for basic authentication, write it as user:token. At Grafana Cloud the user is the number of the Prometheus instance.`,
        context,
    });
    async function ask(path, query) {
        const answer = await client.request({ method: "GET", path, query, repeatable: true, accept: QUERY_REFUSED });
        const refusal = refusalShape.safeParse(answer.body);
        if (refusal.success && QUERY_REFUSED.includes(answer.status))
            throw wrongQuery(refusal.data.error, answer.status);
        return parseAnswer(answer, path);
    }
    return {
        instant: (query, at) => ask("/api/v1/query", { query, time: secondsOf(at) }),
        async range({ query, from, to, stepMs }) {
            const parts = [];
            for (let start = from; start <= to; start += MOST_POINTS * stepMs) {
                const end = Math.min(to, start + (MOST_POINTS - 1) * stepMs);
                const range = { query, start: secondsOf(start), end: secondsOf(end), step: secondsOf(stepMs) };
                parts.push(await ask("/api/v1/query_range", range));
            }
            return joinAnswers(parts);
        },
        graphUrl: (query, { from, to }) => client.url("/graph", {
            "g0.expr": query,
            "g0.tab": 0,
            "g0.end_input": new Date(to).toISOString(),
            "g0.range_input": `${Math.ceil((to - from) / 1_000)}s`,
        }).href,
    };
}
/** `user:token` is for basic authentication: no token has a colon in it. */
function readCredential(context) {
    if ((0,lib_setting/* readSetting */.LA)(context.env, settings_TOKEN) === null)
        return { secret: new secret/* Secret */.z(settings_TOKEN.name, ""), headers: () => ({}) };
    const token = (0,read_token/* readToken */.A)(context.env, settings_VENDOR, settings_TOKEN);
    const colon = token.reveal().indexOf(":");
    if (colon < 0)
        return { secret: token, headers: () => ({ authorization: `Bearer ${token.reveal()}` }) };
    return {
        secret: new secret/* Secret */.z(settings_TOKEN.name, token.reveal().slice(colon + 1)),
        headers: () => ({ authorization: `Basic ${Buffer.from(token.reveal()).toString("base64")}` }),
    };
}
function parseAnswer(answer, path) {
    const parsed = client_answerShape.safeParse(answer.body);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new lib_error/* ProviderError */.mZ({
            reasonCode: "vendor_answer_unknown",
            vendor: settings_VENDOR,
            status: answer.status,
            message: `Prometheus' answer to GET ${path} was not understood: ${issue?.path.join(".") || "the answer"}: ${issue?.message ?? "not as expected"}.`,
            remedy: "Check that `project.addresses.prometheus` in the plan is the address below which `/api/v1/query` answers.",
        });
    }
    const { data, warnings, isPartial } = parsed.data;
    return {
        series: seriesOf(data),
        warnings: [...(warnings ?? []), ...(isPartial === true ? ["a part of the cluster did not answer"] : [])],
    };
}
function seriesOf(data) {
    switch (data.resultType) {
        case "scalar":
            return [{ labels: {}, points: [pointOf(data.result)] }];
        case "vector":
            return data.result.map(({ metric, value }) => ({ labels: metric, points: [pointOf(value)] }));
        case "matrix":
            return data.result.map(({ metric, values }) => ({ labels: metric, points: values.map(pointOf) }));
    }
}
function pointOf([seconds, text]) {
    const value = text === "+Inf" ? Number.POSITIVE_INFINITY : text === "-Inf" ? Number.NEGATIVE_INFINITY : Number(text);
    return { at: Math.round(seconds * 1_000), value: text.trim() === "" ? Number.NaN : value };
}
/** The same series of several stretches of time. */
function joinAnswers(parts) {
    const [first] = parts;
    if (first !== undefined && parts.length === 1)
        return first;
    const series = new Map();
    for (const one of parts.flatMap((part) => part.series)) {
        const key = JSON.stringify(Object.entries(one.labels).toSorted());
        const before = series.get(key);
        series.set(key, before === undefined ? one : { ...before, points: [...before.points, ...one.points] });
    }
    return { series: [...series.values()], warnings: parts.flatMap(({ warnings }) => warnings) };
}
function wrongQuery(said, status) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "plan_invalid",
        vendor: settings_VENDOR,
        status,
        message: `Prometheus refuses the query: ${(0,cut_text/* cutText */.I)(said, 300)}.`,
        remedy: "Correct the query in the plan; try it in Prometheus' own user interface.",
    });
}
function secondsOf(ms) {
    return (ms / 1_000).toFixed(3);
}

;// CONCATENATED MODULE: ./build/src/providers/prometheus/counts.js
/**
 * Counts that Prometheus extrapolates: of a few scrapes to the whole of a window, so that 3 failures may read 3.2, and a part a
 * little more than the whole. Pure.
 */
/** A part may be above the whole by this, and no more: then it is another thing that is counted. */
const NOISE_RATIO = 0.05;
/** Null where it is no count. */
function countOf(value) {
    return value !== undefined && Number.isFinite(value) && value >= 0 ? Math.round(value) : null;
}
/**
 * Null where nothing was counted. Without a series of what went wrong nothing did: a counter has none for what has never
 * happened, and that the whole is counted shows that it would be seen.
 */
function shareCounts(bad, total) {
    const sampleCount = countOf(total);
    if (sampleCount === null || sampleCount === 0)
        return null;
    const counted = bad === undefined ? 0 : countOf(bad);
    if (counted === null)
        return null;
    return {
        sampleCount,
        badCount: counted <= sampleCount * (1 + NOISE_RATIO) + 1 ? Math.min(counted, sampleCount) : counted,
    };
}

;// CONCATENATED MODULE: ./build/src/providers/prometheus/fill-query.js
const WINDOW = "{window}";
function looksOverWindow(query) {
    return query.includes(WINDOW);
}
/** PromQL knows no fractions of a duration, but milliseconds. */
function fillQuery(query, windowMs, { commit, environment }) {
    const duration = windowMs % 1_000 === 0 ? `${windowMs / 1_000}s` : `${Math.round(windowMs)}ms`;
    return query
        .replaceAll(WINDOW, () => duration)
        .replaceAll("{commit}", () => escapeString(commit))
        .replaceAll("{environment}", () => escapeString(environment));
}
/** It stands inside a string of PromQL. */
function escapeString(text) {
    return text.replaceAll(/["'`\\]/g, (character) => `\\${character}`);
}

;// CONCATENATED MODULE: ./build/src/providers/prometheus/histogram-counts.js
/** By instant, from an answer with a series for each `le`. Limits are in the histogram's own unit. */
function histogramCounts({ series }) {
    const byTime = new Map();
    for (const { labels, points } of series) {
        const limit = labels.le === "+Inf" ? Number.POSITIVE_INFINITY : Number(labels.le ?? Number.NaN);
        if (Number.isNaN(limit))
            continue;
        for (const { at, value } of points) {
            if (!Number.isFinite(value))
                continue;
            const buckets = byTime.get(at) ?? [];
            byTime.set(at, buckets);
            buckets.push({ limit, count: value });
        }
    }
    return new Map([...byTime].flatMap(([at, buckets]) => {
        const all = buckets.find(({ limit }) => limit === Number.POSITIVE_INFINITY);
        if (all === undefined)
            return [];
        const sorted = buckets.toSorted((one, other) => one.limit - other.limit);
        const samples = Math.round(all.count);
        const above = (limit) => {
            const below = sorted.find((bucket) => bucket.limit >= limit) ?? all;
            return Math.min(samples, Math.max(0, Math.round(all.count - below.count)));
        };
        const estimate = (limit) => {
            const index = sorted.findIndex((bucket) => bucket.limit >= limit);
            const [upper, lower] = [sorted[index], sorted[index - 1] ?? { limit: 0, count: 0 }];
            // What is above the last limit is never above one that lies higher: the quantile ends there, too.
            if (upper === undefined || !Number.isFinite(upper.limit))
                return 0;
            const share = upper.limit > lower.limit ? (limit - lower.limit) / (upper.limit - lower.limit) : 1;
            const below = lower.count + (upper.count - lower.count) * Math.min(1, Math.max(0, share));
            return Math.min(samples, Math.max(0, all.count - below));
        };
        return [[at, { samples, above, estimate }]];
    }));
}

;// CONCATENATED MODULE: ./build/src/providers/prometheus/one-series.js
/** The one series of an answer: several are a mistake of the query, and which of them was meant nobody can guess. */



const NAMED = 3;
const LONGEST_NAME = 80;
/** Without a series there are no points. */
function pointsOf({ series }, query) {
    const [first] = series;
    if (series.length <= 1)
        return first?.points ?? [];
    const more = series.length > NAMED ? ` and ${series.length - NAMED} more` : "";
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "metric_ambiguous",
        vendor: settings_VENDOR,
        message: `The query ${(0,cut_text/* cutText */.I)(query, 200)} gives ${series.length} series where one number is expected: ${series.slice(0, NAMED).map(nameOf).join(", ")}${more}.`,
        remedy: "Aggregate them in the query, such as sum(…), max(…) or avg(…), or name the labels of the one that is meant.",
    });
}
function nameOf({ labels }) {
    const { __name__: name = "", ...others } = labels;
    const pairs = Object.entries(others).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
    return (0,cut_text/* cutText */.I)(`${name}{${pairs.join(", ")}}`, LONGEST_NAME);
}

// EXTERNAL MODULE: ./build/src/lib/spec-choice.js
var spec_choice = __webpack_require__(16160);
;// CONCATENATED MODULE: ./build/src/providers/prometheus/spec.js
/** What a plan says of a metric at Prometheus: a query alone, or a map that says what its number is. */



const UNITS = ["percent", "ratio", "seconds", "milliseconds", "number"];
const LONGEST_QUERY = 4_000;
const spec_WINDOW = "[{window}]";
const query = schemas/* string */.YjP().trim().min(1).max(LONGEST_QUERY);
const overWindow = query.refine((text) => text.includes(spec_WINDOW), `a query that counts over ${spec_WINDOW}, such as sum(increase(http_requests_total${spec_WINDOW}))`);
const durationWithDefault = (text) => plan_values/* durationValue */.k6.prefault(text);
const FORMS = "expected query, bad and total, count, or histogram and quantile";
const fields = schemas/* strictObject */.rej({
    query: query
        .optional()
        .describe("Query in PromQL that gives one number. `{window}` in it stands for the length of time that is looked at; without it, the metric is the mean over that time. `{commit}` and `{environment}` stand for the release's."),
    unit: schemas/* enum */.k5n(UNITS)
        .optional()
        .describe("What the number of `query` is, or the limits of `histogram`. Default: `percent` where the query multiplies by 100, else `number`; of a histogram `seconds`."),
    worse: schemas/* enum */.k5n(["higher", "lower"]).optional().describe("Which way `query` gets worse. Default: `higher`."),
    bad: overWindow.optional().describe("Query that counts what failed in `[{window}]`, as a share of `total`."),
    total: overWindow
        .optional()
        .describe("Query that counts everything in `[{window}]`: with it, that nothing failed is known and not only assumed."),
    count: overWindow.optional().describe("Query that counts events in `[{window}]`."),
    histogram: query
        .regex(/^[a-zA-Z_:][a-zA-Z0-9_:]*_bucket(?:\s*\{.*\})?$/s, {
        error: 'the series of a histogram, such as http_request_duration_seconds_bucket{job="web"}',
    })
        .optional()
        .describe("Series of a classic histogram, whose name ends in `_bucket`, with or without labels."),
    quantile: schemas/* number */.aig().gt(0).lt(1).optional().describe("Quantile of the histogram, such as `0.99`."),
    settle: durationWithDefault("1m").describe("How long after a moment Prometheus has everything of it; windows end this long before now."),
    resolution: durationWithDefault("2m").describe("Shortest time over which counters are counted: at least twice the time between two scrapes."),
    tenant: schemas/* string */.YjP()
        .regex(/^[\w.!*'()-]+$/, "the name of a tenant")
        .optional()
        .describe("Tenant of a Mimir or Cortex that has several, sent as `X-Scope-OrgID`."),
})
    .transform((written, context) => {
    const question = questionOf(written);
    if (typeof question === "string") {
        context.addIssue({ code: "custom", message: question });
        return core/* NEVER */.tm;
    }
    const { settle: settleMs, resolution: resolutionMs, tenant = null } = written;
    return { question, settleMs, resolutionMs, tenant };
});
/** The question, or what is wrong about it. */
function questionOf(written) {
    const { query: text, unit, worse, bad, total, count, histogram, quantile } = written;
    const named = [text, bad, count, histogram].filter((form) => form !== undefined).length;
    if (named !== 1)
        return FORMS;
    if (quantile !== undefined && histogram === undefined)
        return "quantile is of a histogram";
    if (worse !== undefined && text === undefined)
        return "worse is of a query: more failures are always worse";
    if (unit !== undefined && text === undefined && histogram === undefined)
        return "unit is of a query or a histogram";
    if (total !== undefined && bad === undefined && count === undefined)
        return "total goes with bad or count";
    if (text !== undefined)
        return { kind: "value", query: text, unit: unit ?? spec_unitOf(text), worse: worse ?? "higher" };
    if (bad !== undefined)
        return total === undefined ? "bad is a part of total, which is missing" : { kind: "share", bad, total };
    if (count !== undefined)
        return { kind: "count", count, total: total ?? null };
    if (histogram === undefined || quantile === undefined)
        return "a histogram needs a quantile, such as quantile: 0.99";
    if (unit !== undefined && unit !== "seconds" && unit !== "milliseconds")
        return "a histogram's unit is seconds or milliseconds";
    return { kind: "quantile", histogram, quantile, unit: unit ?? "seconds" };
}
/** Nobody multiplies by 100 but to make a percentage. */
function spec_unitOf(text) {
    return /(?:^|[^\w.])100(?:\.0*)?\s*\*|\*\s*100(?:\.0*)?(?![\w.])/.test(text) ? "percent" : "number";
}
/** `memory_usage: { prometheus: "100 * (1 - …)" }` */
const prometheusSpec = (0,spec_choice/* specChoice */.n)("a query in PromQL, or a map with query, bad and total, count or histogram", {
    string: query.transform((text) => fields.parse({ query: text })),
    object: fields,
});
/** Factors to the units of readings: a share from 0 to 1, milliseconds, a bare number. */
const SCALES = {
    percent: 0.01,
    ratio: 1,
    seconds: 1_000,
    milliseconds: 1,
    number: 1,
};
function scaleOf(unit) {
    return SCALES[unit];
}
/** What each bucket of the histogram counted in the window, all of its series together. */
function bucketsQuery({ histogram }) {
    return `sum by (le) (increase(${histogram}[{window}]))`;
}
function quantileQuery(question) {
    return `histogram_quantile(${question.quantile}, ${bucketsQuery(question)})`;
}

;// CONCATENATED MODULE: ./build/src/providers/prometheus/read-window.js
/** One reading of a question over a window. What is absent, not a number, stale or only partly answered is told apart. */






const NO_SERIES = "The query finds no series: nothing that Prometheus scrapes has it, or a comparison in the query leaves nothing over.";
const NOTHING_COUNTED = "The query counts nothing in this time.";
const SHORTEST_STEP_MS = 15_000;
/** Points of a window at which a level is looked at. */
const POINTS = 60;
async function readWindow(reading, window) {
    return { ...(await findNumber({ ...reading, window }, reading.spec.question)), window, url: pageOf(reading, window) };
}
function pageOf({ api, spec, scope }, window) {
    return api.graphUrl(fillQuery(shownQuery(spec.question), window.to - window.from, scope), window);
}
function shownQuery(question) {
    switch (question.kind) {
        case "value":
            return question.query;
        case "share":
            return `(${question.bad}) / (${question.total})`;
        case "count":
            return question.count;
        case "quantile":
            return quantileQuery(question);
    }
}
function findNumber(asked, question) {
    switch (question.kind) {
        case "value":
            return looksOverWindow(question.query) ? readOnce({ ...asked, question }) : readMean({ ...asked, question });
        case "share":
            return readShare({ ...asked, question });
        case "count":
            return readCount({ ...asked, question });
        case "quantile":
            return readQuantile({ ...asked, question });
    }
}
/** A query that looks over the window by itself: its number at the window's end. */
async function readOnce(asked) {
    const answer = await askAtEnd(asked, asked.question.query);
    const point = pointsOf(answer, asked.question.query).at(-1);
    return { ...wholeness([answer], null), ...numberOf(point, 1, scaleOf(asked.question.unit)) };
}
/** The mean of the points of the window. A point is missing where Prometheus has had no sample for five minutes. */
async function readMean({ api, scope, window, question }) {
    const lengthMs = window.to - window.from;
    const stepMs = Math.min(lengthMs, Math.max(SHORTEST_STEP_MS, Math.ceil(lengthMs / POINTS / 1_000) * 1_000));
    const steps = Math.floor(lengthMs / stepMs);
    const query = fillQuery(question.query, lengthMs, scope);
    const answer = await api.range({ query, from: window.to - (steps - 1) * stepMs, to: window.to, stepMs });
    const points = pointsOf(answer, query);
    const numbers = points.filter(({ value }) => Number.isFinite(value));
    if (numbers.length === 0)
        return { ...wholeness([answer], null), ...numberOf(points.at(-1), 0, 1) };
    const mean = numbers.reduce((sum, { value }) => sum + value, 0) / numbers.length;
    return {
        value: mean * scaleOf(question.unit),
        sampleCount: numbers.length,
        ...wholeness([answer], troubleOf(points, window, stepMs)),
    };
}
/** What keeps points from being those of all the window. A release may begin to report in it, and nothing may happen for a while. */
function troubleOf(points, window, stepMs) {
    const last = points.at(-1);
    if (last === undefined || last.at < window.to)
        return `Its data ends at ${timeOf(last?.at ?? window.from)}.`;
    const gap = points.find(({ at }, index) => index > 0 && at - (points[index - 1]?.at ?? at) > stepMs);
    if (gap !== undefined)
        return `Its data has a gap before ${timeOf(gap.at)}.`;
    const endless = points.find(({ value }) => Math.abs(value) === Number.POSITIVE_INFINITY);
    return endless === undefined ? null : `It is ${endless.value} at ${timeOf(endless.at)}, a division by 0.`;
}
async function readShare(asked) {
    const { bad, total } = asked.question;
    const [ofBad, ofTotal, ended] = await Promise.all([
        askAtEnd(asked, bad),
        askAtEnd(asked, total),
        endsEarly(asked, total),
    ]);
    const all = pointsOf(ofTotal, total).at(-1);
    const counts = shareCounts(pointsOf(ofBad, bad).at(-1)?.value, all?.value);
    const whole = wholeness([ofBad, ofTotal], ended);
    if (counts === null)
        return { ...whole, ...numberOf(all, 0, 1, all === undefined ? undefined : NOTHING_COUNTED) };
    return { value: counts.badCount / counts.sampleCount, sampleCount: counts.sampleCount, ...whole };
}
async function readCount(asked) {
    const { count, total } = asked.question;
    const [ofCount, ofTotal, ended] = await Promise.all([
        askAtEnd(asked, count),
        total === null ? null : askAtEnd(asked, total),
        total === null ? null : endsEarly(asked, total),
    ]);
    const point = pointsOf(ofCount, count).at(-1);
    const all = ofTotal === null ? null : countOf(pointsOf(ofTotal, total ?? "").at(-1)?.value);
    // Where it counts everything else, it would have counted this.
    const value = countOf(point?.value) ?? (point === undefined && all !== null && all > 0 ? 0 : null);
    const whole = wholeness(ofTotal === null ? [ofCount] : [ofCount, ofTotal], ended);
    if (value === null)
        return { ...whole, ...numberOf(point, 0, 1) };
    return { value, sampleCount: Math.max(value, all ?? 1), ...whole };
}
async function readQuantile(asked) {
    const { question } = asked;
    const buckets = bucketsQuery(question);
    const [ofBuckets, ofQuantile, ended] = await Promise.all([
        askAtEnd(asked, buckets),
        askAtEnd(asked, quantileQuery(question)),
        endsEarly(asked, buckets),
    ]);
    const samples = [...histogramCounts(ofBuckets).values()].at(-1)?.samples ?? 0;
    const point = pointsOf(ofQuantile, quantileQuery(question)).at(-1);
    const whole = wholeness([ofBuckets, ofQuantile], ended);
    if (samples === 0)
        return {
            ...whole,
            ...numberOf(undefined, 0, 1, ofBuckets.series.length === 0 ? undefined : NOTHING_COUNTED),
        };
    return { ...whole, ...numberOf(point, samples, scaleOf(question.unit)) };
}
function askAtEnd({ api, scope, window }, query) {
    return api.instant(fillQuery(query, window.to - window.from, scope), window.to);
}
/** A count over all of a window does not show that the last part of it is missing. */
async function endsEarly({ api, spec, scope, window }, query) {
    const { resolutionMs } = spec;
    if (window.to - window.from < 2 * resolutionMs)
        return null;
    const { series } = await api.instant(fillQuery(query, resolutionMs, scope), window.to);
    return series.length > 0 ? null : `Its data ends before ${timeOf(window.to - resolutionMs / 2)}.`;
}
/** A number, or why there is none. */
function numberOf(point, sampleCount, scale, otherwise = NO_SERIES) {
    if (point !== undefined && Number.isFinite(point.value)) {
        if (sampleCount > 0)
            return { value: point.value * scale, sampleCount };
        return { value: null, sampleCount: 0, why: otherwise };
    }
    if (point === undefined)
        return { value: null, sampleCount: 0, why: otherwise };
    const why = Number.isNaN(point.value)
        ? "The query gives NaN, which is 0 divided by 0: mostly nothing happened."
        : `The query gives ${point.value}, which is a division by 0.`;
    return { value: null, sampleCount: 0, why };
}
function wholeness(answers, trouble) {
    const [warning] = answers.flatMap(({ warnings }) => warnings);
    const why = warning === undefined ? trouble : `Prometheus warns: ${(0,cut_text/* cutText */.I)(warning, 200)}.`;
    return why === null ? { complete: true } : { complete: false, why };
}
function timeOf(at) {
    return `${new Date(at).toISOString().slice(11, 16)} UTC`;
}

;// CONCATENATED MODULE: ./build/src/providers/prometheus/read-buckets.js
/** The buckets of a question: the same queries over a bucket each, evaluated at the buckets' ends. */







const UNKNOWN = { value: null, sampleCount: 0, badCount: null };
const ABSENT = { ...UNKNOWN, isAbsent: true, why: NO_SERIES };
async function read_buckets_readBuckets(reading, { span, bucketMs, above, isEstimated }) {
    const { question, resolutionMs } = reading.spec;
    // What looks over a bucket needs at least two scrapes in it.
    const looks = question.kind !== "value" || looksOverWindow(question.query);
    const stepMs = looks ? bucketMs * Math.max(1, Math.ceil(resolutionMs / bucketMs)) : bucketMs;
    const count = Math.floor((span.to - span.from) / stepMs);
    if (count < 1)
        return [];
    const grid = { from: span.from + stepMs, to: span.from + count * stepMs, stepMs };
    return findBuckets({ ...reading, grid }, question, { above, isEstimated: isEstimated === true });
}
function findBuckets(asked, question, limit) {
    switch (question.kind) {
        case "value":
            return readLevels(asked, question);
        case "share":
            return readShares(asked, question);
        case "count":
            return readCounts(asked, question);
        case "quantile":
            return readQuantiles(asked, question, limit);
    }
}
async function readLevels(asked, { query, unit }) {
    const answer = await ask(asked, query);
    const values = valuesOf(answer, query);
    return read_buckets_bucketsOf(asked.grid, [answer], (at) => {
        const value = values.get(at);
        if (value === undefined)
            return null;
        if (Number.isNaN(value))
            return UNKNOWN;
        if (!Number.isFinite(value))
            return { ...UNKNOWN, why: `It is ${value}, a division by 0.`, complete: false };
        return { value: value * scaleOf(unit), sampleCount: 1, badCount: null };
    });
}
async function readShares(asked, { bad, total }) {
    const [ofBad, ofTotal] = await Promise.all([ask(asked, bad), ask(asked, total)]);
    const [failed, all] = [valuesOf(ofBad, bad), valuesOf(ofTotal, total)];
    return read_buckets_bucketsOf(asked.grid, [ofBad, ofTotal], (at) => {
        if (!all.has(at))
            return null;
        const counts = shareCounts(failed.get(at), all.get(at));
        return counts === null ? UNKNOWN : { ...counts, value: counts.badCount / counts.sampleCount };
    });
}
async function readCounts(asked, { count, total }) {
    const [ofCount, ofTotal] = await Promise.all([ask(asked, count), total === null ? null : ask(asked, total)]);
    const counted = valuesOf(ofCount, count);
    const all = ofTotal === null ? null : valuesOf(ofTotal, total ?? "");
    return read_buckets_bucketsOf(asked.grid, ofTotal === null ? [ofCount] : [ofCount, ofTotal], (at) => {
        if (!counted.has(at) && all?.has(at) !== true)
            return null;
        const sampleCount = countOf(all?.get(at)) ?? 0;
        const value = countOf(counted.get(at)) ?? (counted.has(at) || sampleCount === 0 ? null : 0);
        return value === null ? UNKNOWN : { value, sampleCount, badCount: value };
    });
}
async function readQuantiles(asked, question, { above, isEstimated }) {
    const [ofBuckets, ofQuantile] = await Promise.all([
        ask(asked, bucketsQuery(question)),
        ask(asked, quantileQuery(question)),
    ]);
    const scale = scaleOf(question.unit);
    const counts = histogramCounts(ofBuckets);
    const quantiles = valuesOf(ofQuantile, quantileQuery(question));
    return read_buckets_bucketsOf(asked.grid, [ofBuckets, ofQuantile], (at) => {
        const found = counts.get(at);
        const value = quantiles.get(at);
        if (found === undefined)
            return null;
        if (found.samples === 0 || value === undefined || !Number.isFinite(value))
            return UNKNOWN;
        return {
            value: value * scale,
            sampleCount: found.samples,
            badCount: above === undefined ? null : isEstimated ? found.estimate(above / scale) : found.above(above / scale),
        };
    });
}
function ask({ api, scope, grid }, query) {
    const { from, to, stepMs } = grid;
    return api.range({ query: fillQuery(query, stepMs, scope), from, to, stepMs });
}
function valuesOf(answer, query) {
    return new Map(pointsOf(answer, query).map(({ at, value }) => [at, value]));
}
/** `countAt` is null where there is no series. */
function read_buckets_bucketsOf({ from, to, stepMs }, answers, countAt) {
    const [warning] = answers.flatMap(({ warnings }) => warnings);
    const warned = warning === undefined ? {} : { why: `Prometheus warns: ${(0,cut_text/* cutText */.I)(warning, 200)}.`, complete: false };
    return Array.from({ length: Math.round((to - from) / stepMs) + 1 }, (_, index) => from + index * stepMs).map((end) => ({ from: end - stepMs, to: end, complete: true, ...(countAt(end) ?? ABSENT), ...warned }));
}

;// CONCATENATED MODULE: ./build/src/providers/prometheus/index.js
/** Any number that a query in PromQL gives: of Prometheus, Grafana Cloud, Mimir, Thanos, VictoriaMetrics … */







const SHOWN_QUERY = 120;
const prometheusMetrics = {
    key: "prometheus",
    vendor: settings_VENDOR,
    settings: [settings_TOKEN, settings_API_URL],
    description: 'Any query in PromQL, at Prometheus or whatever answers like it (Grafana Cloud, Mimir, Thanos, VictoriaMetrics). The metric\'s name is free. A query written alone, such as `memory_usage: { prometheus: "100 * (1 - …)" }`, gives one number; a map says what it is.',
    anyName: true,
    spec: prometheusSpec,
    explain: ({ question }) => (0,cut_text/* cutText */.I)(describeQuestion(question), SHOWN_QUERY),
    settleMs: ({ settleMs }) => settleMs,
    ofRelease: ({ question }) => (JSON.stringify(question).includes("{commit}") ? "commit" : null),
    measure: (_metric, spec) => ({ ...prometheus_measureOf(spec.question), ...prometheus_bucketsOf(spec) }),
    async connect(_metric, spec, context) {
        const api = createPrometheusApi(spec.tenant, context);
        return {
            read: (window, scope) => readWindow({ api, spec, scope }, window),
            readBuckets: (request, scope) => read_buckets_readBuckets({ api, spec, scope }, request),
            pages: async (scope) => (window) => pageOf({ api, spec, scope }, window),
        };
    },
};
function describeQuestion(question) {
    switch (question.kind) {
        case "value":
            return question.query;
        case "share":
            return `${question.bad} of ${question.total}`;
        case "count":
            return question.count;
        case "quantile":
            return `${question.quantile} quantile of ${question.histogram}`;
    }
}
const prometheus_UNITS = {
    percent: "ratio",
    ratio: "ratio",
    seconds: "duration",
    milliseconds: "duration",
    number: "number",
};
/** How windows can be made of buckets, which need two scrapes each where something is counted in them. */
function prometheus_bucketsOf({ question, resolutionMs }) {
    const queries = Object.values(question).filter((part) => typeof part === "string");
    const names = (text) => queries.some((query) => query.includes(text));
    return {
        ...(names("{commit}") ? { ownFirstBucket: true } : {}),
        ...(question.kind === "value"
            ? looksOverWindow(question.query)
                ? { byWindow: true }
                : {}
            : { bucketMs: resolutionMs }),
    };
}
/** As many samples as make a share or a quantile more than the fate of one or two of them. */
function prometheus_measureOf(question) {
    switch (question.kind) {
        case "value":
            return { unit: prometheus_UNITS[question.unit], minimumSamples: 1, series: { kind: "level", worse: question.worse } };
        case "share":
            return { unit: "ratio", minimumSamples: 20, series: { kind: "share" } };
        case "count":
            return { unit: "count", minimumSamples: 0, series: { kind: "events" } };
        case "quantile": {
            const { quantile } = question;
            const minimumSamples = Math.max(20, Math.ceil(1 / Math.min(quantile, 1 - quantile) - 1e-9));
            return { unit: "duration", minimumSamples, series: { kind: "quantile", quantile } };
        }
    }
}

// EXTERNAL MODULE: ./build/src/providers/postgres/index.js + 2 modules
var postgres = __webpack_require__(85428);
// EXTERNAL MODULE: ./build/src/lib/finding.js
var finding = __webpack_require__(69712);
// EXTERNAL MODULE: ./build/src/lib/process-memory.js
var process_memory = __webpack_require__(36434);
// EXTERNAL MODULE: ./build/src/providers/postgres/settings.js
var settings = __webpack_require__(33213);
;// CONCATENATED MODULE: ./build/src/providers/postgres/metrics/history.js
/** Three days of looks every ten seconds. */
const MOST_STEPS = 26_000;
/** Fewer calls of one statement between two looks are no mean. */
const FEWEST_CALLS = 10;
function createHistory(query) {
    const steps = [];
    let last = null;
    return {
        add(snapshot) {
            if (last !== null && snapshot.at <= last.at)
                return;
            // What is not known at an instant leaves a gap.
            const isSilent = query.kind === "instant" && snapshot.rows.size === 0;
            if (last !== null && !isSilent)
                steps.push(stepBetween(query, last, snapshot));
            if (steps.length > MOST_STEPS)
                steps.shift();
            last = snapshot;
        },
        read(window, gapMs) {
            const inside = steps.filter(({ from, to }) => from >= window.from && to <= window.to);
            const known = inside.filter(({ isVoid, samples }) => !isVoid && samples > 0);
            const isVoid = inside.some((step) => step.isVoid);
            const samples = known.reduce((sum, step) => sum + step.samples, 0);
            const complete = !isVoid && longestUncovered(inside, window) <= gapMs;
            const value = known.length === 0 ? null : join(query, known);
            const why = isVoid ? RESET : value === null ? (inside.length === 0 ? UNSEEN : IDLE) : undefined;
            return { value, sampleCount: samples, window, complete, ...(why === undefined ? {} : { why }) };
        },
        buckets(span, gapMs) {
            return steps
                .filter(({ from, to }) => from >= span.from && to <= span.to && to - from <= gapMs)
                .map((step) => {
                const isKnown = !step.isVoid && step.samples > 0;
                return {
                    from: step.from,
                    to: step.to,
                    value: isKnown ? join(query, [step]) : null,
                    sampleCount: isKnown ? step.samples : 0,
                    badCount: null,
                    complete: !step.isVoid,
                };
            });
        },
    };
}
const UNSEEN = "PostgreSQL keeps no history, and this process did not see it twice in the window; only a watch whose process stays does.";
const IDLE = "Nothing of what is measured happened between the looks at the database.";
const RESET = "The database's statistics began anew in the window, or statements were pushed out of them (pg_stat_statements.max), so that there is no difference to read.";
function stepBetween(query, before, after) {
    const span = { from: before.at, to: after.at };
    if (query.kind === "instant") {
        const [{ part, whole } = { part: 0, whole: 0 }] = after.rows.values();
        return { ...span, part, whole, samples: 1, isVoid: false };
    }
    const rows = [...after.rows].flatMap(([key, { part, same = key, whole }]) => {
        const known = before.rows.get(key) ?? (query.fresh === "from zero" ? { part: 0, whole: 0 } : null);
        return known === null ? [] : [{ part: part - known.part, whole: whole - known.whole, same }];
    });
    const shrank = rows.some(({ part, whole }) => part < 0 || whole < 0);
    if (shrank || before.reset !== after.reset)
        return { ...span, part: 0, whole: 0, samples: 0, isVoid: true };
    const samples = rows.reduce((sum, { whole }) => sum + whole, 0);
    if (query.of === "all") {
        return { ...span, part: rows.reduce((sum, { part }) => sum + part, 0), whole: samples, samples, isVoid: false };
    }
    const [slowest] = joinSame(rows)
        .filter(({ whole }) => whole >= FEWEST_CALLS)
        .toSorted((one, other) => other.part / other.whole - one.part / one.whole);
    return slowest === undefined
        ? { ...span, part: 0, whole: 0, samples: 0, isVoid: false }
        : { ...span, part: slowest.part, whole: slowest.whole, samples: slowest.whole, isVoid: false };
}
function joinSame(rows) {
    const joined = new Map();
    for (const { part, same, whole } of rows) {
        const known = joined.get(same) ?? { part: 0, whole: 0 };
        joined.set(same, { part: known.part + part, whole: known.whole + whole });
    }
    return [...joined.values()];
}
function join({ of }, steps) {
    if (of === "highest")
        return Math.max(...steps.map(({ part, whole }) => part / whole));
    const sum = (pick) => steps.reduce((total, step) => total + pick(step), 0);
    return sum(({ part }) => part) / sum(({ whole }) => whole);
}
/** Steps are in the order of time and do not overlap. */
function longestUncovered(steps, { from, to }) {
    const ends = [from, ...steps.map((step) => step.to)];
    const begins = [...steps.map((step) => step.from), to];
    return Math.max(...begins.map((begin, index) => begin - (ends[index] ?? from)));
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/metrics/spec.js


/** What a PostgreSQL metric can measure; a metric of one of these names needs no `measure`. */
const POSTGRES_MEASURES = [
    "connections",
    "lock_waits",
    "idle_in_transaction",
    "longest_transaction",
    "replication_lag",
    "replication_slot_wal",
    "cache_hit_rate",
    "index_use_rate",
    "database_query_time",
    "slowest_query_time",
];
const DEFAULT_GAP_MS = 180_000;
const spec_map = schemas/* strictObject */.rej({
    database: plan_values/* variableName */.cG.describe("Variable with the address of the database, of a role that may read its statistics (`pg_read_all_stats`)."),
    measure: schemas/* enum */.k5n(POSTGRES_MEASURES)
        .optional()
        .describe("What is measured, for a metric with a name of its own. Default: what its name says."),
    query: schemas/* string */.YjP()
        .min(1)
        .max(1_000)
        .optional()
        .describe("Of the query times: only statements whose text, as `pg_stat_statements` has it, contains this: `insert into threads`. Upper and lower case are the same."),
    gap: plan_values/* durationValue */.k6
        .prefault("3m")
        .describe("Longest time between two looks over which a reading is believed. At least twice the watch's `every`, where that is longer than a minute."),
});
/** `connections: { postgres: PRODUCTION_DATABASE_URL }`, or a map. */
const postgresMetricSpec = schemas/* union */.KCZ([plan_values/* variableName */.cG.transform((database) => ({ database, gap: DEFAULT_GAP_MS })), spec_map], {
    error: "expected the name of a variable such as PRODUCTION_DATABASE_URL, or a map with database",
})
    .describe("Variable with the address of the database, or a map.");

;// CONCATENATED MODULE: ./build/src/providers/postgres/metrics/measures.js

/** Key of a row that stands for what the role may not see. */
const HIDDEN = "?";
const OF_DATABASE = "select stats_reset::text as reset from pg_stat_database where datname = current_database()";
/** Fewer calls of one statement between two looks are no mean. */
const measures_FEWEST_CALLS = 10;
const QUERIES = {
    // Not of pg_stat_activity, which hides other roles' sessions from whoever has no right to see them.
    connections: instant(`
    select '' as key, (select coalesce(sum(numbackends), 0) from pg_stat_database) as part,
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true), '0')::int as whole`),
    lock_waits: instant(`
    select '' as key, count(distinct pid) as part, 1 as whole from pg_locks where not granted`),
    idle_in_transaction: instant(sessions(`
    count(*) filter (
      where state like 'idle in transaction%' and state_change < clock_timestamp() - interval '1 minute')`)),
    longest_transaction: instant(sessions(`
    coalesce(extract(epoch from max(clock_timestamp() - xact_start)) * 1000, 0)`)),
    replication_slot_wal: instant(`
    select '' as key, case when pg_is_in_recovery() then null else (
      select case when bool_or(wal_status = 'lost') then null
        else max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) / 1048576 end
      from pg_replication_slots) end as part, 1 as whole`),
    replication_lag: instant(`
    select '' as key, case
      when not pg_is_in_recovery() then (
        select case when bool_or(replay_lsn is null or (replay_lsn < pg_current_wal_lsn() and replay_lag is null)) then null
          else max(case when replay_lsn >= pg_current_wal_lsn() then 0 else extract(epoch from replay_lag) * 1000 end) end
        from pg_stat_replication)
      when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
      else extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000 end as part, 1 as whole`),
    cache_hit_rate: counter(() => `
    select '' as key, blks_hit as part, blks_hit + blks_read as whole
    from pg_stat_database where datname = current_database()`),
    // Of tables that are small, the whole is read sooner than an index.
    index_use_rate: counter(() => `
    select relid::text as key, coalesce(idx_scan, 0) as part, coalesce(idx_scan, 0) + seq_scan as whole
    from pg_stat_user_tables where n_live_tup >= 10000`),
    database_query_time: ofStatements("all"),
    slowest_query_time: ofStatements("highest"),
};
const MEASURES = {
    connections: level("ratio", 2, "higher"),
    lock_waits: level("count", 2, "higher"),
    idle_in_transaction: level("count", 2, "higher"),
    longest_transaction: level("duration", 2, "higher"),
    replication_lag: level("duration", 2, "higher"),
    replication_slot_wal: level("number", 2, "higher"),
    cache_hit_rate: level("ratio", 1_000, "lower"),
    index_use_rate: level("ratio", 100, "lower"),
    database_query_time: level("duration", 20, "higher"),
    slowest_query_time: level("duration", measures_FEWEST_CALLS, "higher"),
};
function instant(sql) {
    return { kind: "instant", of: "all", fresh: "unknown", statements: false, sql: () => sql, reset: null };
}
/** Of other clients of this database; hidden where one of them is another role's whose statistics may not be read. */
function sessions(part) {
    return `
    select case when bool_or(query = '<insufficient privilege>') then '${HIDDEN}' else '' end as key, ${part} as part,
      1 as whole
    from pg_stat_activity
    where datname = current_database() and usesysid is not null and pid <> pg_backend_pid()
      and coalesce(backend_type, 'client backend') = 'client backend'`;
}
function counter(sql) {
    return { kind: "counter", of: "all", fresh: "unknown", statements: false, sql, reset: () => OF_DATABASE };
}
/**
 * A statement that is new began at zero since the look before. So did one that came back after it was pushed out, where its
 * entry says so; where it does not, nobody can tell, and a difference over it says nothing.
 */
function ofStatements(of) {
    const reset = ({ knowsSince, name }) => `select concat_ws(' ', stats_reset${knowsSince ? "" : ", dealloc"}) as reset from ${name}_info`;
    return { kind: "counter", of, fresh: "from zero", statements: true, sql: statementTimes, reset };
}
/**
 * `$1`: a part of the statement's text, in lower case. A statement whose text is hidden has no `queryid`. One text may have
 * several: a table that was made anew, or a column more, gives it another `queryid`, and it is the same statement to people.
 */
function statementTimes({ knowsSince, name }) {
    const since = knowsSince ? " || ' ' || stats_since::text" : "";
    return `
    select coalesce(userid::text || ' ' || queryid::text || ' ' || toplevel::text${since}, '${HIDDEN}') as key,
      md5(query) as same, total_exec_time as part, calls as whole
    from ${name}
    where dbid = (select oid from pg_database where datname = current_database())
      and (queryid is null or position($1 in lower(query)) > 0)`;
}
function level(unit, minimumSamples, worse) {
    return { unit, minimumSamples, series: { kind: "level", worse }, noBaseline: true };
}
/** What a metric measures by its own name or by `measure`; null where neither is known. */
function measureNameOf(metric, spec) {
    return spec.measure ?? POSTGRES_MEASURES.find((name) => name === metric) ?? null;
}
/** The measure, or a sentence saying which names there are. */
function measures_measureOf(metric, spec) {
    const name = measureNameOf(metric, spec);
    if (name === null) {
        return `PostgreSQL has no metric ${metric}; it knows ${POSTGRES_MEASURES.join(", ")}. A metric with a name of its own says which of these it is with measure.`;
    }
    if (spec.query === undefined || QUERIES[name].statements)
        return MEASURES[name];
    return `query chooses among statements, and ${name} is not about any.`;
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/metrics/observe.js
/** One look at a database's statistics, as a snapshot. */




const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 5_000;
/** `server_version_num`. */
const OLDEST_VERSION = 140_000;
/** Of the extension, behind its `1.`: it says when it began anew, and since when each entry counts. */
const OLDEST_EXTENSION = 9;
const KNOWS_SINCE = 11;
/** Where none is asked. */
const NO_STATEMENTS = { name: "", knowsSince: false };
/** Counts beyond 2^53, sums and times come as text. */
const number = schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP().regex(/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/)]).transform(Number);
const rowShape = schemas/* object */.Ikc({
    key: schemas/* string */.YjP(),
    same: schemas/* string */.YjP().optional(),
    part: schemas/* union */.KCZ([number, schemas/* null */.chJ()]),
    whole: schemas/* union */.KCZ([number, schemas/* null */.chJ()]),
});
const resetShape = schemas/* object */.Ikc({ reset: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* null */.chJ()]) });
/** Throws ProviderError. */
function observe({ databases, address, spec, query }, context) {
    const connectTimeoutMs = Math.min(CONNECT_TIMEOUT_MS, context.requestTimeoutMs ?? CONNECT_TIMEOUT_MS);
    const limits = { connectTimeoutMs, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
    return databases.withSession(address, limits, async (session) => {
        const statements = query.statements ? await findStatements(session, address.name) : NO_STATEMENTS;
        const values = query.statements ? [(spec.query ?? "").toLowerCase()] : [];
        const at = await readClock(session);
        const reset = query.reset === null ? "" : await readReset(session, query.reset(statements));
        const { rows } = await session.query(query.sql(statements), values);
        const parsed = schemas/* array */.YOg(rowShape).safeParse(rows);
        if (!parsed.success)
            throw observe_unknown();
        if (parsed.data.some(({ key }) => key === HIDDEN))
            throw observe_hidden(address.name);
        // What is null is not known at this instant: a standby that has not said how far it is.
        const known = parsed.data.flatMap(({ key, part, same, whole }) => part === null || whole === null ? [] : [[key, { part, whole, ...(same === undefined ? {} : { same }) }]]);
        return { at, rows: new Map(known), reset };
    });
}
/** By the database's own clock: whose steps are between the same looks, whoever's clock is asked. */
async function readClock(session) {
    const { rows } = await session.query("select extract(epoch from clock_timestamp()) * 1000 as at");
    const parsed = schemas/* object */.Ikc({ at: number }).safeParse(rows[0]);
    if (!parsed.success)
        throw observe_unknown();
    return parsed.data.at;
}
async function readReset(session, sql) {
    const { rows } = await session.query(sql);
    const parsed = resetShape.safeParse(rows[0]);
    if (!parsed.success)
        throw observe_unknown();
    // Null where it never was.
    return parsed.data.reset ?? "";
}
/**
 * It may be in any schema: at Supabase it is in `extensions`. Its version is its own: a server that was upgraded keeps the
 * extension as it was until somebody updates it.
 */
async function findStatements(session, variable) {
    const { rows } = await session.query(`select quote_ident(n.nspname) || '.pg_stat_statements' as name, current_setting('server_version_num')::int as version,
       split_part(e.extversion, '.', 2)::int as extension
     from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_stat_statements'`);
    const shape = schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), version: schemas/* number */.aig(), extension: schemas/* number */.aig() }));
    const parsed = shape.safeParse(rows);
    if (!parsed.success)
        throw observe_unknown();
    const [found] = parsed.data;
    if (found === undefined) {
        throw unfit(`The database of ${variable} has no extension pg_stat_statements.`, "Add pg_stat_statements to shared_preload_libraries, and run `create extension pg_stat_statements` in this database; hosted databases have a switch for the extension.");
    }
    if (found.version < OLDEST_VERSION) {
        throw unfit(`The database of ${variable} is older than PostgreSQL 14, and its pg_stat_statements does not say when it began anew.`, "Leave this metric out, or upgrade the server.");
    }
    if (found.extension < OLDEST_EXTENSION) {
        throw unfit(`The extension pg_stat_statements in the database of ${variable} is older than its server, as an upgrade leaves it.`, "As the database's owner, run: alter extension pg_stat_statements update;");
    }
    return { name: found.name, knowsSince: found.extension >= KNOWS_SINCE };
}
function unfit(message, remedy) {
    return new lib_error/* ProviderError */.mZ({ reasonCode: "not_found", vendor: settings/* VENDOR */.X, message, remedy });
}
function observe_hidden(variable) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "credential_insufficient",
        vendor: settings/* VENDOR */.X,
        message: `The role of ${variable} may not see the statements and sessions of other roles.`,
        remedy: `As the database's owner, run: grant pg_read_all_stats to <the role of ${variable}>;`,
    });
}
function observe_unknown() {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: settings/* VENDOR */.X,
        message: "PostgreSQL's statistics have another form than expected.",
        remedy: "Check that the address is that of a PostgreSQL server of version 14 or newer.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/metrics/index.js
/** PostgreSQL as a source of metrics: what this process sees of its statistics, look by look (docs/decisions/0044). */










/** Readings of one look are one look at the database. */
const ONE_LOOK_MS = 1_000;
/** `connect`: to PostgreSQL, or to what stands for it. */
function createPostgresMetrics(connect) {
    return {
        key: "postgres",
        vendor: settings/* VENDOR */.X,
        settings: [settings/* ADDRESS */.B],
        description: "A database's own statistics, from sessions that only read: `connections` (share of those that it allows), `lock_waits` (sessions that wait for a lock), `idle_in_transaction` (sessions of this database that have done nothing in an open transaction for a minute), `longest_transaction` (age of the oldest open one), `replication_lag`, `replication_slot_wal` (megabytes of log that the slot furthest behind holds back), `cache_hit_rate`, `index_use_rate` (of tables with 10,000 rows and more), `database_query_time` (mean of the statements) and `slowest_query_time` (the statement with the highest mean between two looks). PostgreSQL keeps no history: what a process did not see itself is not known, and there is no baseline.",
        spec: postgresMetricSpec,
        settleMs: () => 0,
        explain: ({ database, query }) => `${database}${query === undefined ? "" : `, statements with ${JSON.stringify(query)}`}, as far as this process looks`,
        secrets: ({ database }) => [database],
        measure: measures_measureOf,
        async connect(metric, spec, context) {
            const name = measureNameOf(metric, spec);
            if (name === null || typeof measures_measureOf(metric, spec) === "string")
                throw mistake(String(measures_measureOf(metric, spec)));
            const address = readAddress(spec, context);
            const observation = { databases: await connect(context), address, spec, query: QUERIES[name] };
            const memory = context.memory ?? (0,process_memory/* createProcessMemory */.h)();
            const seen = memory.of(`postgres ${spec.database} ${name} ${spec.query ?? ""}`, () => ({
                history: createHistory(QUERIES[name]),
                askedAt: null,
            }));
            const look = async () => {
                const now = context.clock.now();
                if (seen.askedAt !== null && now >= seen.askedAt && now - seen.askedAt < ONE_LOOK_MS)
                    return;
                seen.history.add(await observe(observation, context));
                seen.askedAt = now;
            };
            return {
                async read(window) {
                    await look();
                    return seen.history.read(window, spec.gap);
                },
                async readBuckets({ span }) {
                    await look();
                    return seen.history.buckets(span, spec.gap);
                },
                examine: async () => {
                    const { rows } = await observe(observation, context);
                    const found = `${settings/* VENDOR */.X} may be asked; a watch sees it as long as its process stays.`;
                    return [
                        rows.size > 0
                            ? (0,finding.ok)(name, found)
                            : (0,finding/* warning */.$)(name, `${settings/* VENDOR */.X} may be asked, and there is nothing of it to see now.`, "Without data a watch holds."),
                    ];
                },
            };
        },
    };
}
/** Not read as a token: certificates may stand on the lines below it. */
function readAddress({ database }, { env }) {
    const setting = { ...settings/* ADDRESS */.B, name: database };
    const value = (0,lib_setting/* readSetting */.LA)(env, setting);
    if (value !== null)
        return new secret/* Secret */.z(database, value);
    const { message, remedy } = (0,lib_setting/* missingSetting */.zf)(setting, settings/* VENDOR */.X);
    throw new lib_error/* ProviderError */.mZ({ reasonCode: "secret_missing", vendor: settings/* VENDOR */.X, message, remedy });
}
function mistake(message) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "plan_invalid",
        vendor: settings/* VENDOR */.X,
        message,
        remedy: "Correct the metric in the plan.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/metrics/connected.js


/** A database is named by its address, not by the project. */
const NO_PROJECT = { project: "", team: null, repository: null };
const postgresMetrics = createPostgresMetrics((context) => postgres/* postgres */.o.connect(NO_PROJECT, context));

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
// EXTERNAL MODULE: ./build/src/providers/sentry/settings.js
var sentry_settings = __webpack_require__(30457);
;// CONCATENATED MODULE: ./build/src/providers/sentry/client.js
/** The organization's API: base URL, token, numeric project id, pages. */







/** Far beyond any real list; a vendor that always answers "next" must not hold a watch forever. */
const client_MAXIMUM_PAGES = 1_000;
function createSentryApi(spec, context) {
    const token = readApiToken(context);
    const organization = readOrganization(spec, context);
    const client = (0,http/* createVendorClient */.O)({
        vendor: sentry_settings/* VENDOR */.XC,
        baseUrl: (0,read_base_url/* readBaseUrl */.$)(context, sentry_settings/* VENDOR */.XC, sentry_settings/* API_URL */.H$).href,
        headers: () => ({ authorization: `Bearer ${token.reveal()}` }),
        token,
        credentialRemedy: `Set ${sentry_settings/* TOKEN */.CV.name} to a token of an internal integration with the scopes ${sentry_settings/* SCOPES */.iW}.`,
        context,
        rateLimitWaitMs: resetWaitMs,
    });
    let projectId = null;
    /** The reading endpoints take numeric ids only. A failure is not kept: the next reading asks again. */
    function project() {
        projectId ??= resolveProject(client, organization, spec.project).catch((error) => {
            projectId = null;
            throw error;
        });
        return projectId;
    }
    async function get(path, query) {
        return client.request({
            method: "GET",
            path: `/api/0/organizations/${organization}/${path}`,
            query: { project: await project(), ...query },
            repeatable: true,
        });
    }
    return {
        async get(path, query, shape) {
            return client_parseAnswer(shape, (await get(path, query)).body, path);
        },
        async list(path, query, item) {
            const items = [];
            let cursor = "";
            for (let page = 0; cursor !== null; page += 1) {
                const answer = await get(path, cursor === "" ? query : { ...query, cursor });
                items.push(...client_parseAnswer(schemas/* array */.YOg(item), answer.body, path));
                const next = nextCursor(answer.headers.get("link"));
                if (next !== null && (next === cursor || page >= client_MAXIMUM_PAGES))
                    throw unknownAnswer(path, "pages without end");
                cursor = next;
            }
            return items;
        },
        async pages() {
            const id = await project();
            return (path, query) => client.url(`/organizations/${organization}/${path}`, { project: id, ...query }).href;
        },
    };
}
function readApiToken(context) {
    const token = (0,read_token/* readToken */.A)(context.env, sentry_settings/* VENDOR */.XC, sentry_settings/* TOKEN */.CV);
    // An organization token carries org:ci only: enough to create releases, not to read a single number.
    if (token.reveal().startsWith("sntrys_")) {
        throw new lib_error/* ProviderError */.mZ({
            reasonCode: "credential_insufficient",
            vendor: sentry_settings/* VENDOR */.XC,
            message: `${sentry_settings/* TOKEN */.CV.name} is an organization token (sntrys_…), which can create releases but may not read events, sessions or issues.`,
            remedy: `Create an internal integration in Sentry with the scopes ${sentry_settings/* SCOPES */.iW} and set ${sentry_settings/* TOKEN */.CV.name} to its token.`,
        });
    }
    return token;
}
function readOrganization(spec, context) {
    const organization = spec.org ?? (0,lib_setting/* readSetting */.LA)(context.env, sentry_settings/* ORGANIZATION */.A_);
    if (organization !== null)
        return encodeURIComponent(organization);
    const { message, remedy } = (0,lib_setting/* missingSetting */.zf)(sentry_settings/* ORGANIZATION */.A_, sentry_settings/* VENDOR */.XC);
    throw new lib_error/* ProviderError */.mZ({ reasonCode: "secret_missing", vendor: sentry_settings/* VENDOR */.XC, message, remedy });
}
async function resolveProject(client, organization, slug) {
    const path = `/api/0/projects/${organization}/${encodeURIComponent(slug)}/`;
    const answer = await client.request({ method: "GET", path, repeatable: true });
    return client_parseAnswer(schemas/* object */.Ikc({ id: coerce/* string */.Yj().regex(/^\d+$/) }), answer.body, path).id;
}
/** Sentry sends no Retry-After: `X-Sentry-Rate-Limit-Reset` is the second at which the fixed window ends. */
function resetWaitMs(headers, now) {
    const reset = Number(headers.get("x-sentry-rate-limit-reset") ?? Number.NaN);
    return Number.isFinite(reset) && reset > 0 ? Math.max(100, reset * 1_000 - now) : null;
}
/**
 * The cursor of the next page, null at the end. The header is always there, so `results` decides, not absence.
 * Only the cursor is used: the address in the header may name another host.
 */
function nextCursor(link) {
    for (const part of link?.split(/,\s*(?=<)/) ?? []) {
        if (!/;\s*rel="next"/.test(part) || !/;\s*results="true"/.test(part))
            continue;
        return /;\s*cursor="([^"]+)"/.exec(part)?.[1] ?? null;
    }
    return null;
}
function client_parseAnswer(shape, body, path) {
    const parsed = shape.safeParse(body);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    throw unknownAnswer(path, `${issue?.path.join(".") || "the answer"}: ${issue?.message ?? "not as expected"}`);
}
function unknownAnswer(path, what) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: sentry_settings/* VENDOR */.XC,
        message: `Sentry's answer to GET ${path} was not understood: ${what}.`,
        remedy: "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/search.js
/** The release's name at Sentry, null where all releases are looked at. */
function releaseOf(spec, scope) {
    return spec.release === "any" || scope.anyRelease === true
        ? null
        : spec.release.replace("{commit}", () => scope.commit);
}
/** Release versions may contain `@`, `+` and spaces: always quoted. */
function releaseTerm(name, spec, scope) {
    const release = releaseOf(spec, scope);
    return release === null ? null : `${name}:"${release.replace(/["\\]/g, "\\$&")}"`;
}
function joinTerms(terms) {
    return terms.filter((term) => term !== null && term !== undefined && term !== "").join(" ");
}
/**
 * Requests that the site answered: segment spans of a server. Without `is_transaction` child spans would dilute
 * every rate. A plan that names a `span.op` itself means other work than HTTP.
 */
function requestTerms(spec, scope) {
    const ownOp = /(?:^|\s)!?span\.op:/.test(spec.query ?? "");
    return joinTerms(["is_transaction:true", ownOp ? null : "span.op:http.server", releaseTerm("release", spec, scope)]);
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/time-series.js
/** `events-timeseries/`: numbers in buckets of time, as Sentry cuts them. */

const time_series_answerShape = schemas/* object */.Ikc({
    timeSeries: schemas/* array */.YOg(schemas/* object */.Ikc({
        yAxis: schemas/* string */.YjP().optional(),
        meta: schemas/* object */.Ikc({ dataScanned: schemas/* string */.YjP().nullish() }).nullish(),
        values: schemas/* array */.YOg(schemas/* object */.Ikc({
            timestamp: schemas/* number */.aig(),
            value: schemas/* number */.aig().nonnegative().nullable(),
            incomplete: schemas/* boolean */.zMY().optional(),
            sampleCount: schemas/* number */.aig().nonnegative().nullish(),
            sampleRate: schemas/* number */.aig().nullish(),
        })),
    })),
});
/** The site's own parameters of a reading: environment and window. */
function windowQuery(spec, scope, window) {
    return {
        environment: spec.environment ?? scope.environment,
        start: new Date(window.from).toISOString(),
        end: new Date(window.to).toISOString(),
    };
}
/** Null where Sentry gives no series at all: that is no answer about the window, while one of zeros is. */
async function readSeries(request) {
    const { api, spec, scope, window, axes, intervalMs } = request;
    const { timeSeries } = await api.get("events-timeseries/", {
        ...windowQuery(spec, scope, window),
        dataset: request.dataset,
        yAxis: axes,
        interval: intervalMs / 1_000,
        query: request.query,
        ...(request.raw === true ? { disableAggregateExtrapolation: 1 } : {}),
    }, time_series_answerShape);
    // An answer to one axis need not name it.
    const byAxis = new Map(timeSeries.map((series) => [axes.length === 1 ? axes[0] : series.yAxis, series]));
    const [first = ""] = axes;
    const leading = byAxis.get(first);
    if (leading === undefined)
        return null;
    const numbers = new Map(axes.map((axis) => [axis, valuesByTime(byAxis.get(axis))]));
    return {
        scannedAll: timeSeries.every(({ meta }) => (meta?.dataScanned ?? "full") === "full"),
        points: leading.values.map(({ timestamp, incomplete, sampleCount, sampleRate }) => ({
            from: timestamp,
            to: timestamp + intervalMs,
            values: Object.fromEntries(axes.map((axis) => [axis, numbers.get(axis)?.get(timestamp) ?? null])),
            samples: sampleCount ?? null,
            // Where there are no samples Sentry answers null or 0.
            sampleRatio: sampleRate !== null && sampleRate !== undefined && sampleRate > 0 ? Math.min(1, sampleRate) : null,
            incomplete: incomplete === true,
        })),
    };
}
function valuesByTime(series) {
    return new Map(series?.values.map(({ timestamp, value }) => [timestamp, value]));
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/coverage.js
/** Can Sentry see this release in this window, and all of the window? Asked beside every number: blind is not healthy. */



const COUNT = "count()";
async function readCoverage(api, spec, scope, window) {
    const query = requestTerms(spec, scope);
    const intervalMs = coverage_intervalOf(window);
    const series = await readSeries({
        api,
        spec,
        scope,
        window,
        query,
        intervalMs,
        dataset: "spans",
        axes: [COUNT],
        raw: true,
    });
    // No series at all is no answer about the window; one of zeros is.
    if (series === null)
        return { requests: 0, complete: false };
    const buckets = series.points.map(({ from, to, samples, values, incomplete }) => ({
        from,
        to,
        incomplete,
        samples: samples ?? values[COUNT] ?? 0,
    }));
    return {
        requests: buckets.reduce((sum, bucket) => sum + bucket.samples, 0),
        complete: series.scannedAll && isWhole(buckets, window) && !(0,breaks_off/* breaksOff */.w)(buckets, window),
    };
}
/** Few enough buckets for a two-day window. */
function coverage_intervalOf(window) {
    const hours = (window.to - window.from) / 3_600_000;
    return hours <= 4 ? 60_000 : hours <= 24 ? 300_000 : 3_600_000;
}
/** The bucket around the window's end is left out: Sentry calls it incomplete for the part that lies behind the window. */
function isWhole(buckets, window) {
    return buckets.every((bucket) => !bucket.incomplete || bucket.to > window.to);
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/session-buckets.js
/** Sessions in the hours of the clock: Sentry keeps no shorter ones, and does not say which of them may still fill. */






const HOUR_MS = 3_600_000;
const [RATE, session_buckets_COUNT] = ["crash_free_rate(session)", "sum(session)"];
const numbers = schemas/* array */.YOg(schemas/* number */.aig().nullable());
const session_buckets_answerShape = schemas/* object */.Ikc({
    intervals: schemas/* array */.YOg(schemas/* string */.YjP()),
    groups: schemas/* array */.YOg(schemas/* object */.Ikc({ series: schemas/* object */.Ikc({ [RATE]: numbers, [session_buckets_COUNT]: numbers }) })),
});
/** Those that lie wholly in the span; without data none at all. */
async function readSessionBuckets({ api, spec, scope, span, }) {
    const window = { from: Math.ceil(span.from / HOUR_MS) * HOUR_MS, to: Math.floor(span.to / HOUR_MS) * HOUR_MS };
    if (window.from >= window.to)
        return [];
    const query = joinTerms([releaseTerm("release", spec, scope), spec.query]);
    const asked = { ...windowQuery(spec, scope, window), field: [RATE, session_buckets_COUNT], interval: "1h", includeTotals: 0, query };
    const [{ intervals, groups }, isWhole] = await Promise.all([
        api.get("sessions/", asked, session_buckets_answerShape),
        sessionsAreWhole(api, spec, scope, window),
    ]);
    const series = groups[0]?.series;
    return intervals.flatMap((interval, index) => {
        const from = Date.parse(interval);
        if (Number.isNaN(from) || from % HOUR_MS !== 0)
            throw session_buckets_unknown(`an interval begins at ${interval}`);
        if (from < window.from || from >= window.to)
            return [];
        const to = from + HOUR_MS;
        const [rate, sampleCount] = [series?.[RATE][index] ?? null, series?.[session_buckets_COUNT][index] ?? 0];
        const value = sampleCount === 0 ? null : rate;
        const badCount = value === null ? null : Math.round((1 - value) * sampleCount);
        return [{ from, to, value, sampleCount, badCount, complete: isWhole || to < window.to }];
    });
}
/** Sessions come as late as requests; where the release's requests break off, or may still come, so may its sessions. */
async function sessionsAreWhole(api, spec, scope, window) {
    const { requests, complete } = await readCoverage(api, spec, scope, window);
    return complete || requests === 0;
}
function session_buckets_unknown(what) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: sentry_settings/* VENDOR */.XC,
        message: `Sentry's answer to GET sessions/ was not understood: ${what}.`,
        remedy: "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/spec.js

/** What a Sentry metric can measure; a metric of one of these names needs no `measure`. */
const SENTRY_MEASURES = [
    "error_rate",
    "p50_latency",
    "p75_latency",
    "p90_latency",
    "p95_latency",
    "p99_latency",
    "request_count",
    "error_count",
    "new_issues",
    "crash_free_sessions",
    "count",
    "lcp",
    "inp",
    "cls",
    "fcp",
    "ttfb",
];
const slug = schemas/* string */.YjP()
    .regex(/^[a-z0-9_-]+$/, "a slug: lower-case letters, digits, hyphens and underscores, as in the project's address");
/** `error_rate: { sentry: { … } }` */
const sentrySpec = schemas/* strictObject */.rej({
    project: slug.describe("Slug of the project that the site reports to."),
    org: slug.optional().describe("Slug of the organization. Default: SENTRY_ORG."),
    environment: schemas/* string */.YjP()
        .min(1)
        .optional()
        .describe("Sentry environment to look at. Default: the one being watched, such as `production`."),
    release: schemas/* string */.YjP()
        .regex(/^(?:any|[^{}]*\{commit\}[^{}]*)$/, "a text with {commit} in it once, such as web@{commit}, or any")
        .default("{commit}")
        .describe("Name of the release as the site reports it, with `{commit}` in it; `any` looks at all releases."),
    query: schemas/* string */.YjP()
        .min(1)
        .max(1_000)
        .optional()
        .describe('More search terms in Sentry\'s own language, such as `transaction:"POST /api/threads"`.'),
    measure: schemas/* enum */.k5n(SENTRY_MEASURES)
        .optional()
        .describe("What is measured, for a metric with a name of its own; `count` counts the spans that match `query`, others are the known metrics."),
    settle: schemas/* string */.YjP()
        .regex(/^\d+(?:\.\d+)?\s*(?:ms|s|m|h|d)$/, "a duration such as 90s or 2m")
        .default("2m")
        .describe("How long after a moment Sentry's data about it is complete; windows end this long before now."),
});

;// CONCATENATED MODULE: ./build/src/providers/sentry/measures.js


const measures_MEASURES = {
    error_rate: { unit: "ratio", minimumSamples: 20, series: { kind: "share" } },
    p50_latency: latency(0.5, 20),
    p75_latency: latency(0.75, 20),
    p90_latency: latency(0.9, 20),
    // A 95th or 99th percentile of fewer is the slowest request or two, not a percentile.
    p95_latency: latency(0.95, 50),
    p99_latency: latency(0.99, 100),
    // More requests are not worse, and neither are fewer at night.
    request_count: { unit: "count", minimumSamples: 0 },
    error_count: { unit: "count", minimumSamples: 0, series: { kind: "events" } },
    new_issues: { unit: "count", minimumSamples: 0, series: { kind: "events" } },
    // Whole hours are all that Sentry keeps of sessions.
    crash_free_sessions: { unit: "ratio", minimumSamples: 20, series: { kind: "share" }, bucketMs: HOUR_MS },
    count: { unit: "count", minimumSamples: 0, series: { kind: "events" } },
    lcp: latency(0.75, 20),
    inp: latency(0.75, 20),
    cls: { ...latency(0.75, 20), unit: "number" },
    fcp: latency(0.75, 20),
    ttfb: latency(0.75, 20),
};
function latency(quantile, minimumSamples) {
    return { unit: "duration", minimumSamples, series: { kind: "quantile", quantile } };
}
/** What a metric measures by its own name or by `measure`; null where neither is known. */
function measures_measureNameOf(metric, spec) {
    return spec.measure ?? SENTRY_MEASURES.find((name) => name === metric) ?? null;
}
/** The measure, or a sentence saying which names there are. */
function sentry_measures_measureOf(metric, spec) {
    const name = measures_measureNameOf(metric, spec);
    // Buckets hold nothing but what this release reported.
    if (name !== null)
        return spec.release === "any" ? measures_MEASURES[name] : { ...measures_MEASURES[name], ownFirstBucket: true };
    return `Sentry has no metric ${metric}; it knows ${SENTRY_MEASURES.join(", ")}. A metric with a name of its own says which of these it is with measure, and narrows it with query.`;
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/join-points.js
/** `bad` null: nobody asked for what speaks against the release. */
function joinPoints(all, bad, valueOf) {
    const counterparts = new Map(bad?.map((point) => [point.from, point]));
    return all.map((point) => {
        const { from, to, samples } = point;
        const counterpart = counterparts.get(from);
        const sampleCount = samples ?? 0;
        const badCount = counterpart?.samples ?? null;
        const value = valueOf(point, sampleCount, badCount);
        // Each series was asked for by itself, and one of them may have come too early to match the other.
        const matches = bad === null || (counterpart?.incomplete === false && (badCount ?? 0) <= sampleCount);
        return {
            from,
            to,
            value,
            sampleCount,
            badCount: value === null ? null : badCount,
            complete: !point.incomplete && matches,
            ...(point.sampleRatio === null ? {} : { sampleRatio: point.sampleRatio }),
            ...(counterpart?.sampleRatio == null ? {} : { badSampleRatio: counterpart.sampleRatio }),
        };
    });
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/new-issues.js
/**
 * Issues that this release brought and that were first seen in the window: firstRelease alone also matches what
 * the same release showed earlier on a preview.
 */



const ERROR_LEVELS = "issue.category:error level:[error,fatal]";
const issueShape = schemas/* object */.Ikc({ id: schemas/* string */.YjP(), firstSeen: schemas/* string */.YjP() });
/** Issues that the release brought, first seen at this instant or later. */
function newIssueTerms(spec, scope, from) {
    return joinTerms([
        releaseTerm("firstRelease", spec, scope),
        `firstSeen:>=${new Date(from).toISOString()}`,
        "is:unresolved",
        ERROR_LEVELS,
        spec.query,
    ]);
}
/** When each of them was first seen. */
async function listNewIssues({ api, spec, scope, window }) {
    const query = newIssueTerms(spec, scope, window.from);
    const issues = await api.list("issues/", { ...windowQuery(spec, scope, window), query, sort: "new", limit: 100, collapse: "stats" }, issueShape);
    const times = issues.map(({ firstSeen }) => Date.parse(firstSeen));
    return times.filter((at) => at >= window.from && at < window.to);
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/time-grid.js
/** The lengths that the spans dataset knows (`VALID_GRANULARITIES` of getsentry/sentry); others are refused. */
const LENGTHS_SECONDS = [15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 14_400, 43_200, 86_400];
/** Most buckets of one answer (`MAX_ROLLUP_POINTS` there). */
const MOST_BUCKETS = 2_016;
const LONGEST_MS = 86_400_000;
/** The shortest buckets that are no shorter than asked for; null where the span has room for none. */
function gridOf(span, askedMs) {
    const seconds = LENGTHS_SECONDS.find((length) => length * 1_000 >= askedMs);
    const bucketMs = seconds === undefined ? LONGEST_MS : seconds * 1_000;
    const window = {
        from: Math.ceil(span.from / bucketMs) * bucketMs,
        to: Math.floor(span.to / bucketMs) * bucketMs,
    };
    return window.from < window.to ? { window, bucketMs } : null;
}
function chunksOf({ window, bucketMs }) {
    const chunkMs = MOST_BUCKETS * bucketMs;
    return Array.from({ length: Math.ceil((window.to - window.from) / chunkMs) }, (_, index) => ({
        from: window.from + index * chunkMs,
        to: Math.min(window.to, window.from + (index + 1) * chunkMs),
    }));
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/web-vitals.js

function attributesOf(vital) {
    // Up to SDK 10 a measurement of the page load; since then an attribute of a span of its own, or of the page load.
    return [`measurements.${vital}`, `browser.web_vital.${vital}.value`];
}
/** The names of a vital, in the order in which they are asked for. The first that has data counts: the other could repeat it. */
const ATTRIBUTES_OF = {
    lcp: attributesOf("lcp"),
    inp: attributesOf("inp"),
    cls: attributesOf("cls"),
    fcp: attributesOf("fcp"),
    ttfb: attributesOf("ttfb"),
};
/** Of page views of the release that measured it. */
function vitalTerms(attribute, spec, scope) {
    return joinTerms([releaseTerm("release", spec, scope), `has:${attribute}`, spec.query]);
}
function isWebVital(measure) {
    return Object.hasOwn(ATTRIBUTES_OF, measure);
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/read-buckets.js







const read_buckets_COUNT = "count()";
const LATENCY_AXES = {
    p50_latency: "p50(span.duration)",
    p75_latency: "p75(span.duration)",
    p90_latency: "p90(span.duration)",
    p95_latency: "p95(span.duration)",
    p99_latency: "p99(span.duration)",
};
function bucketReader(measure) {
    if (measure === "crash_free_sessions")
        return readSessionBuckets;
    const read = readerOf(measure);
    return async (request) => {
        const grid = gridOf(request.span, request.bucketMs);
        return grid === null ? [] : read(request, grid);
    };
}
function readerOf(measure) {
    if (measure === "error_rate")
        return read_buckets_readShares;
    if (measure === "new_issues")
        return readIssues;
    if (isWebVital(measure))
        return (request, grid) => readVitals(ATTRIBUTES_OF[measure], request, grid);
    if (measure === "error_count")
        return (request, grid) => read_buckets_readCounts("errors", inRelease(request), request, grid);
    if (measure === "count")
        return (request, grid) => read_buckets_readCounts("spans", inRelease(request), request, grid);
    if (measure === "request_count") {
        return (request, grid) => read_buckets_readCounts("spans", requestTerms(request.spec, request.scope), request, grid);
    }
    return (request, grid) => readLatency(LATENCY_AXES[measure], request, grid);
}
async function read_buckets_readShares(request, grid) {
    const { spec, scope } = request;
    const all = joinTerms([requestTerms(spec, scope), "has:span.status_code", spec.query]);
    const [samples, bad] = await Promise.all([
        readPoints(request, grid, "spans", all, [read_buckets_COUNT]),
        readPoints(request, grid, "spans", joinTerms([all, "span.status_code:5*"]), [read_buckets_COUNT]),
    ]);
    return joinPoints(samples, bad, (_point, sampleCount, badCount) => badCount === null || sampleCount === 0 ? null : badCount / sampleCount);
}
async function readLatency(axis, request, grid) {
    const { spec, scope, above } = request;
    const all = joinTerms([requestTerms(spec, scope), spec.query]);
    const slower = above === undefined ? null : joinTerms([all, `span.duration:>${above}ms`]);
    return read_buckets_readQuantile(axis, { all, slower }, request, grid);
}
async function readVitals(attributes, request, grid) {
    for (const attribute of attributes) {
        const all = vitalTerms(attribute, request.spec, request.scope);
        const slower = request.above === undefined ? null : joinTerms([all, `${attribute}:>${request.above}`]);
        const buckets = await read_buckets_readQuantile(`p75(${attribute})`, { all, slower }, request, grid);
        if (buckets.some(({ sampleCount }) => sampleCount > 0))
            return buckets;
    }
    return [];
}
async function read_buckets_readQuantile(axis, queries, request, grid) {
    const [samples, bad] = await Promise.all([
        readPoints(request, grid, "spans", queries.all, [read_buckets_COUNT, axis]),
        queries.slower === null ? null : readPoints(request, grid, "spans", queries.slower, [read_buckets_COUNT]),
    ]);
    return joinPoints(samples, bad, (point, sampleCount) => (sampleCount === 0 ? null : (point.values[axis] ?? null)));
}
/**
 * A zero is one where requests of the release were seen in the same bucket. Where Sentry keeps only some of the spans, a count
 * of them is an estimate, which makes no evidence: with another sample rate it would be another number of the same.
 */
async function read_buckets_readCounts(dataset, terms, request, grid) {
    const { spec, scope } = request;
    const [requests, counted] = await Promise.all([
        readPoints(request, grid, "spans", requestTerms(spec, scope), [read_buckets_COUNT]),
        readPoints(request, grid, dataset, joinTerms([terms, spec.query]), [read_buckets_COUNT]),
    ]);
    const points = new Map(counted.map((point) => [point.from, point]));
    const buckets = joinPoints(requests, counted, ({ from }, sampleCount, badCount) => sampleCount === 0 && badCount === 0 ? null : (points.get(from)?.values[read_buckets_COUNT] ?? null));
    if (dataset === "errors")
        return buckets;
    const estimated = new Set([...requests, ...counted].filter(isEstimate).map(({ from }) => from));
    return buckets.map((bucket) => (estimated.has(bucket.from) ? { ...bucket, badCount: null } : bucket));
}
/** Errors of rounding aside, whether some of the spans were not kept. */
function isEstimate({ sampleRatio }) {
    return sampleRatio !== null && sampleRatio < 0.999;
}
async function readIssues(request, grid) {
    const { spec, scope, since = 0 } = request;
    const [requests, firstSeenAt] = await Promise.all([
        readPoints(request, grid, "spans", requestTerms(spec, scope), [read_buckets_COUNT]),
        listNewIssues({ ...request, window: grid.window }),
    ]);
    return requests.map(({ from, to, samples, incomplete }) => {
        const count = firstSeenAt.filter((at) => at >= Math.max(from, since) && at < to).length;
        const sampleCount = samples ?? 0;
        const seen = sampleCount > 0 || count > 0;
        return {
            from,
            to,
            sampleCount,
            value: seen ? count : null,
            badCount: seen ? count : null,
            complete: !incomplete,
        };
    });
}
function inRelease({ spec, scope }) {
    return releaseTerm("release", spec, scope);
}
/** Points that lie wholly in the span. */
async function readPoints(request, grid, dataset, query, axes) {
    const { api, spec, scope, span } = request;
    const points = [];
    for (const window of chunksOf(grid)) {
        const series = await readSeries({ api, spec, scope, window, dataset, query, axes, intervalMs: grid.bucketMs });
        for (const point of series?.points ?? []) {
            const incomplete = point.incomplete || series?.scannedAll !== true;
            // Versions that do not extrapolate do not count samples either: their number is that of the samples.
            const samples = point.samples ?? point.values[read_buckets_COUNT] ?? null;
            const sampleRatio = ratioKept(point);
            if (point.from >= span.from && point.to <= span.to)
                points.push({ ...point, samples, sampleRatio, incomplete });
        }
    }
    return points;
}
/** Samples over what Sentry extrapolates from them: the rate beside them is a mean over those that were kept. */
function ratioKept({ samples, sampleRatio, values }) {
    const estimate = values[read_buckets_COUNT] ?? 0;
    if (sampleRatio === null || samples === null || samples === 0 || estimate === 0)
        return sampleRatio;
    return Math.min(1, samples / estimate);
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/page-of.js




const TRACES = "explore/traces/";
const ISSUES = "issues/";
async function createPageOf({ api, measure, spec, scope }) {
    const urlOf = await api.pages();
    return (window) => {
        const { path, query } = page_of_pageOf(measure, spec, scope, window);
        return urlOf(path, { ...windowQuery(spec, scope, window), query });
    };
}
function page_of_pageOf(measure, spec, scope, window) {
    const own = releaseTerm("release", spec, scope);
    const of = (path, ...terms) => ({ path, query: joinTerms(terms) });
    if (isWebVital(measure)) {
        const has = ATTRIBUTES_OF[measure].map((attribute) => `has:${attribute}`).join(" OR ");
        return of(TRACES, own, `(${has})`, spec.query);
    }
    switch (measure) {
        case "new_issues":
            return of(ISSUES, newIssueTerms(spec, scope, window.from));
        case "error_count":
            return of(ISSUES, own, spec.query);
        case "crash_free_sessions":
            return of("releases/", own, spec.query);
        case "count":
            return of(TRACES, own, spec.query);
        case "error_rate":
            return of(TRACES, requestTerms(spec, scope), "has:span.status_code", spec.query);
        default:
            return of(TRACES, requestTerms(spec, scope), spec.query);
    }
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/table.js
/** `events/`: one row of numbers over a window. */



const tableShape = schemas/* object */.Ikc({
    data: schemas/* array */.YOg(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J())),
    meta: schemas/* object */.Ikc({
        units: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP().nullable()).nullish(),
        dataScanned: schemas/* string */.YjP().nullish(),
    })
        .nullish(),
});
const UNIT_MS = {
    nanosecond: 1e-6,
    microsecond: 1e-3,
    millisecond: 1,
    second: 1_000,
    minute: 60_000,
};
async function readTable({ api, spec, scope, window }, dataset, fields, query, raw) {
    const answer = await api.get("events/", {
        ...windowQuery(spec, scope, window),
        dataset,
        field: fields,
        query,
        per_page: 1,
        ...(raw ? { disableAggregateExtrapolation: 1 } : {}),
    }, tableShape);
    return {
        row: answer.data[0] ?? {},
        units: answer.meta?.units ?? {},
        complete: (answer.meta?.dataScanned ?? "full") === "full",
    };
}
/** Durations in milliseconds; a rate's "percentage" is a share already. */
function table_unitOf(field, units) {
    const unit = units[field] ?? null;
    if (!field.includes("duration") || unit === null)
        return 1;
    const factor = UNIT_MS[unit];
    if (factor !== undefined)
        return factor;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "Sentry",
        message: `Sentry's answer to GET events/ gives ${field} in a unit that is not known, ${JSON.stringify(unit)}.`,
        remedy: "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
    });
}
function numberIn(row, field) {
    const value = row[field] ?? null;
    if (value === null)
        return null;
    if (typeof value === "number" && Number.isFinite(value))
        return value;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "Sentry",
        message: `Sentry's answer to GET events/ has no number for ${field}, but ${JSON.stringify(value)}.`,
        remedy: "If you host Sentry yourself, check that `project.addresses.sentry` in the plan is the address of Sentry itself, and that its version is still supported.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/read-metric.js
/** One reading of one measure: the number, how many samples stand behind it, and whether the window is whole. */








const sessionsShape = schemas/* object */.Ikc({
    groups: schemas/* array */.YOg(schemas/* object */.Ikc({ totals: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* number */.aig().nullable()) })),
});
/** How each measure is read. */
const READERS = {
    // The share of 5xx, not failure_rate(), which counts "not found" and "permission denied" as failures too.
    error_rate: (request) => readSampled(request, "http_response_rate(5)", "has:span.status_code"),
    p50_latency: (request) => readSampled(request, "p50(span.duration)"),
    p75_latency: (request) => readSampled(request, "p75(span.duration)"),
    p90_latency: (request) => readSampled(request, "p90(span.duration)"),
    p95_latency: (request) => readSampled(request, "p95(span.duration)"),
    p99_latency: (request) => readSampled(request, "p99(span.duration)"),
    request_count: (request) => read_metric_readCount(request, "spans", joinTerms([requestTerms(request.spec, request.scope), request.spec.query])),
    count: (request) => read_metric_readCount(request, "spans", joinTerms([read_metric_inRelease(request), request.spec.query])),
    error_count: (request) => read_metric_readCount(request, "errors", joinTerms([read_metric_inRelease(request), request.spec.query])),
    new_issues: readNewIssues,
    crash_free_sessions: readCrashFreeSessions,
    lcp: (request) => readVital(request, "lcp"),
    inp: (request) => readVital(request, "inp"),
    cls: (request) => readVital(request, "cls"),
    fcp: (request) => readVital(request, "fcp"),
    ttfb: (request) => readVital(request, "ttfb"),
};
function read_metric_inRelease({ spec, scope }) {
    return releaseTerm("release", spec, scope);
}
/** A rate or percentile of requests. `count()` comes in the same answer, since Sentry calls the rate of nothing 0. */
async function readSampled(request, field, terms) {
    const { api, spec, scope, window } = request;
    const query = joinTerms([requestTerms(spec, scope), terms, spec.query]);
    const [table, coverage] = await Promise.all([
        readTable(request, "spans", [field, "count()"], query, true),
        readCoverage(api, spec, scope, window),
    ]);
    const sampleCount = numberIn(table.row, "count()") ?? 0;
    const value = sampleCount > 0 ? numberIn(table.row, field) : null;
    return {
        value: value === null ? null : value * table_unitOf(field, table.units),
        sampleCount,
        window,
        complete: table.complete && coverage.complete,
    };
}
/** p75 of a web vital, over the page views that measured it. */
async function readVital(request, vital) {
    const { spec, scope, window } = request;
    for (const attribute of ATTRIBUTES_OF[vital]) {
        const field = `p75(${attribute})`;
        const query = vitalTerms(attribute, spec, scope);
        const table = await readTable(request, "spans", [field, "count()"], query, true);
        const sampleCount = numberIn(table.row, "count()") ?? 0;
        const value = sampleCount > 0 ? numberIn(table.row, field) : null;
        if (value === null)
            continue;
        const scale = vital === "cls" ? 1 : table_unitOf(field, table.units);
        return { value: value * scale, sampleCount, window, complete: table.complete };
    }
    return { value: null, sampleCount: 0, window, complete: true };
}
/**
 * A count. Zero is only a zero where Sentry sees the release's requests in this window; otherwise nothing is known.
 * Counts of sampled spans are extrapolated, as Sentry shows them to people.
 */
async function read_metric_readCount(request, dataset, query) {
    const { api, spec, scope, window } = request;
    const [table, coverage] = await Promise.all([
        readTable(request, dataset, ["count()"], query, false),
        readCoverage(api, spec, scope, window),
    ]);
    const count = numberIn(table.row, "count()");
    return {
        // A row without its number is no zero.
        ...(count === null ? { value: null, sampleCount: 0 } : provenCount(count, coverage.requests)),
        window,
        complete: table.complete && coverage.complete,
    };
}
function provenCount(count, requests) {
    const sampleCount = Math.max(count, requests);
    return { value: sampleCount > 0 ? count : null, sampleCount };
}
async function readNewIssues(request) {
    const { api, spec, scope, window } = request;
    const [issues, coverage] = await Promise.all([listNewIssues(request), readCoverage(api, spec, scope, window)]);
    return {
        ...provenCount(issues.length, coverage.requests),
        window,
        complete: coverage.complete,
    };
}
/** In whole hours at Sentry: the window is widened to them, so only the release separates old sessions from new. */
async function readCrashFreeSessions(request) {
    const { api, spec, scope, window } = request;
    const query = joinTerms([read_metric_inRelease(request), spec.query]);
    const asked = {
        ...windowQuery(spec, scope, window),
        field: ["crash_free_rate(session)", "sum(session)"],
        interval: "1h",
        includeSeries: 0,
        query,
    };
    const [answer, complete] = await Promise.all([
        api.get("sessions/", asked, sessionsShape),
        sessionsAreWhole(api, spec, scope, window),
    ]);
    const totals = answer.groups[0]?.totals ?? {};
    const sampleCount = totals["sum(session)"] ?? 0;
    return {
        value: sampleCount > 0 ? (totals["crash_free_rate(session)"] ?? null) : null,
        sampleCount,
        window,
        complete,
    };
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/index.js
/** Sentry as a source of metrics: error rate, latency, counts, new issues, sessions and web vitals of one release. */









const sentry_DEFAULT_SETTLE_MS = 120_000;
const sentryMetrics = {
    key: "sentry",
    vendor: sentry_settings/* VENDOR */.XC,
    settings: [sentry_settings/* TOKEN */.CV, sentry_settings/* ORGANIZATION */.A_, sentry_settings/* API_URL */.H$],
    description: "Error rate, latency, counts, new issues, crash-free sessions and web vitals (75th percentiles) of the release, from Sentry. Sessions are kept in whole hours: `crash_free_sessions` is compared with what was before in steps of an hour.",
    spec: sentrySpec,
    explain: ({ project, environment, release, query }) => [
        `project ${project}`,
        ...(environment === undefined ? [] : [`environment ${environment}`]),
        ...(release === "any" ? ["all releases"] : []),
        ...(query === undefined ? [] : [query]),
    ].join(", "),
    settleMs: (spec) => (0,duration/* parseDuration */.E)(spec.settle) ?? sentry_DEFAULT_SETTLE_MS,
    ofRelease: ({ release }) => (release === "any" ? null : "commit"),
    measure: sentry_measures_measureOf,
    findTraces: async (files) => (await __webpack_require__.e(/* import() */ 3670).then(__webpack_require__.bind(__webpack_require__, 53670))).findSentryTraces(files),
    async connect(metric, spec, context) {
        const measure = measures_measureNameOf(metric, spec);
        if (measure === null) {
            throw new lib_error/* ProviderError */.mZ({
                reasonCode: "plan_invalid",
                vendor: sentry_settings/* VENDOR */.XC,
                message: String(sentry_measures_measureOf(metric, spec)),
                remedy: "Correct the metric in the plan.",
            });
        }
        const api = createSentryApi(spec, context);
        const readBuckets = bucketReader(measure);
        return {
            async read(window, scope) {
                const reading = await READERS[measure]({ api, spec, scope, window });
                const pageOf = await createPageOf({ api, measure, spec, scope });
                return { ...reading, url: pageOf(window) };
            },
            pages: (scope) => createPageOf({ api, measure, spec, scope }),
            readBuckets: (request, scope) => readBuckets({ api, spec, scope, ...request }),
        };
    },
};

// EXTERNAL MODULE: ./build/src/providers/supabase/settings.js
var supabase_settings = __webpack_require__(10970);
;// CONCATENATED MODULE: ./build/src/providers/supabase/metrics/cpu-usage.js
const CPU_USAGE = {
    name: "cpu_usage",
    description: "share of the processors' time that was in use between two looks of this process, a minute or more apart",
};
const SERIES = "node_cpu_seconds_total";
/** Time waited for a disk is no work of the processor. */
const cpu_usage_IDLE = new Set(["idle", "iowait"]);
/** Two looks that are further apart say more of a time that is over than of now. */
const cpu_usage_LONGEST_MS = 300_000;
function createCpuUsage() {
    let last = null;
    let known = null;
    return {
        add(samples, at) {
            const counted = count(samples, at);
            if (counted === null) {
                return { value: null, why: `The project's metrics have no usable ${SERIES}.` };
            }
            const before = last;
            const isRenewed = before === null || counted.all !== before.all;
            if (isRenewed)
                last = counted;
            if (before !== null && isRenewed)
                known = difference(before, counted);
            if (known !== null && at - known.at <= cpu_usage_LONGEST_MS)
                return { value: known.value };
            return { value: null, why: "One look at counters says nothing; the next one, a minute later, does." };
        },
    };
}
/** Null where they began anew, or were last seen too long ago. */
function difference(before, after) {
    const all = after.all - before.all;
    const idle = after.idle - before.idle;
    if (after.at - before.at > cpu_usage_LONGEST_MS || all <= 0 || idle < 0 || idle > all)
        return null;
    return { value: 1 - idle / all, at: after.at };
}
function count(samples, at) {
    const found = samples.filter(({ name }) => name === SERIES);
    if (found.length === 0 || !found.every(({ value }) => Number.isFinite(value)))
        return null;
    const sum = (some) => some.reduce((total, { value }) => total + value, 0);
    return { at, all: sum(found), idle: sum(found.filter(({ labels }) => cpu_usage_IDLE.has(labels["mode"] ?? ""))) };
}

;// CONCATENATED MODULE: ./build/src/providers/supabase/metrics/gauges.js
/** Where the database keeps its data: the other file systems are the machine's own. */
const DATA = "/data";
const PHYSICAL_LAG = "physical_replication_lag_physical_replication_lag_seconds";
const MEGABYTE = 1_048_576;
const GAUGES = {
    memory_usage: {
        unit: "ratio",
        description: "share of the database machine's memory that is in use",
        series: ["node_memory_MemTotal_bytes", "node_memory_MemAvailable_bytes"],
        valueOf: (samples) => usedShare(sumOf(samples, "node_memory_MemTotal_bytes"), sumOf(samples, "node_memory_MemAvailable_bytes")),
    },
    disk_usage: {
        unit: "ratio",
        description: "share of the database's disk that is in use",
        series: ["node_filesystem_size_bytes", "node_filesystem_avail_bytes"],
        valueOf: (samples) => {
            const onData = samples.filter(({ labels }) => labels.mountpoint === DATA);
            return usedShare(sumOf(onData, "node_filesystem_size_bytes"), sumOf(onData, "node_filesystem_avail_bytes"));
        },
    },
    cpu_load: {
        unit: "number",
        description: "processes that run or wait to, on average over a minute, for each processor",
        series: ["node_load1", "node_cpu_seconds_total"],
        valueOf: (samples) => {
            const processors = new Set(samples.filter(({ name }) => name === "node_cpu_seconds_total").map(({ labels }) => labels.cpu));
            const load = sumOf(samples, "node_load1");
            return load === null || processors.size === 0 ? null : load / processors.size;
        },
    },
    connections: {
        unit: "count",
        description: "open connections to the database",
        series: ["pg_stat_database_num_backends"],
        valueOf: (samples) => sumOf(samples, "pg_stat_database_num_backends"),
    },
    connection_usage: {
        unit: "ratio",
        description: "share of the connections that the database allows",
        series: ["pg_stat_database_num_backends", "max_connections_connection_count"],
        valueOf: (samples) => ratioOf(sumOf(samples, "pg_stat_database_num_backends"), highestOf(samples, "max_connections_connection_count")),
    },
    replication_lag: {
        unit: "duration",
        description: "how far the read replica furthest behind is behind",
        series: [PHYSICAL_LAG],
        valueOf: (samples) => scaled(highestOf(samples, PHYSICAL_LAG), 1_000),
    },
    realtime_lag: {
        unit: "number",
        description: "megabytes of log that Realtime has not read yet",
        series: ["replication_realtime_lag_bytes"],
        valueOf: (samples) => scaled(highestOf(samples, "replication_realtime_lag_bytes"), 1 / MEGABYTE),
    },
    waiting_clients: {
        unit: "count",
        description: "clients that wait for a connection of the dedicated pooler",
        series: ["pgbouncer_pools_client_waiting_connections"],
        valueOf: (samples) => sumOf(samples, "pgbouncer_pools_client_waiting_connections"),
    },
    pooler_connections: {
        unit: "count",
        description: "clients of the shared pooler",
        series: ["supavisor_connections_active"],
        valueOf: (samples) => sumOf(samples, "supavisor_connections_active"),
    },
    wal_size: {
        unit: "number",
        description: "megabytes of log on the disk",
        series: ["pg_wal_size_mb"],
        valueOf: (samples) => highestOf(samples, "pg_wal_size_mb"),
    },
    database_size: {
        unit: "number",
        description: "megabytes of all databases",
        series: ["pg_database_size_mb"],
        valueOf: (samples) => sumOf(samples, "pg_database_size_mb"),
    },
    read_only: {
        unit: "count",
        description: "1 where the database takes no writes, as Supabase does to one whose disk is full, else 0",
        series: ["pg_settings_default_transaction_read_only"],
        valueOf: (samples) => highestOf(samples, "pg_settings_default_transaction_read_only"),
    },
};
/** Null where there is no such series, or any of it is no number. */
function highestOf(samples, name) {
    const values = samples.filter((sample) => sample.name === name).map(({ value }) => value);
    return values.length === 0 || !values.every(Number.isFinite) ? null : Math.max(...values);
}
function scaled(value, factor) {
    return value === null ? null : value * factor;
}
function ratioOf(part, whole) {
    if (part === null || whole === null || !(whole > 0))
        return null;
    return Number.isFinite(part / whole) ? part / whole : null;
}
/** Null where there is no such series. */
function sumOf(samples, name) {
    const found = samples.filter((sample) => sample.name === name);
    return found.length === 0 ? null : found.reduce((sum, { value }) => sum + value, 0);
}
function usedShare(all, available) {
    if (all === null || available === null || !(all > 0))
        return null;
    const share = 1 - available / all;
    return Number.isFinite(share) ? share : null;
}

;// CONCATENATED MODULE: ./build/src/providers/supabase/metrics/parse-samples.js
/** The text in which programs show their metrics to Prometheus: a name, labels in braces, a number. Pure. */
const LINE = /^([a-zA-Z_:][\w:]*)\s*(?:\{(.*)\})?\s+(\S+)(?:\s+-?\d+)?$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"\s*,?\s*/y;
/** Null where any line is not of this text, or where there is none at all. */
function parseSamples(text) {
    const lines = text.split("\n").map((line) => line.trim());
    const samples = lines.filter((line) => line !== "" && !line.startsWith("#")).map(parseLine);
    return samples.length > 0 && samples.every((sample) => sample !== null) ? samples : null;
}
function parseLine(line) {
    const [, name, labels = "", number = ""] = LINE.exec(line) ?? [];
    const value = parse_samples_numberOf(number);
    const parsed = parseLabels(labels);
    return name === undefined || value === null || parsed === null ? null : { name, labels: parsed, value };
}
function parseLabels(text) {
    const labels = {};
    LABEL.lastIndex = 0;
    let end = 0;
    for (let found = LABEL.exec(text); found !== null; found = LABEL.exec(text)) {
        const [, name = "", value = ""] = found;
        labels[name] = value.replaceAll(/\\(.)/g, (_, character) => (character === "n" ? "\n" : character));
        end = LABEL.lastIndex;
    }
    return end === text.length ? labels : null;
}
function parse_samples_numberOf(text) {
    if (/^[+-]?Inf$/.test(text))
        return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    if (text === "NaN")
        return Number.NaN;
    return text !== "" && Number.isFinite(Number(text)) ? Number(text) : null;
}

;// CONCATENATED MODULE: ./build/src/providers/supabase/metrics/read-gauge.js
/** The project's Metrics API: https://supabase.com/docs/guides/telemetry/metrics. */








const read_gauge_PATH = "/customer/v1/privileged/metrics";
const USER = "service_role";
function connectGauges(project, gauge, context) {
    const readSamples = connectSamples(project, context);
    return async () => {
        const value = gauge.valueOf(await readSamples());
        if (value !== null)
            return { value };
        return {
            value: null,
            why: `The project's metrics have no usable ${gauge.series.join(" and ")}; Supabase changes names of series while the Metrics API is in beta.`,
        };
    };
}
/** Seen by the looks of one process: all sources of one project share what it saw. */
function connectCpuUsage(project, context) {
    const readSamples = connectSamples(project, context);
    const usage = (context.memory ?? (0,process_memory/* createProcessMemory */.h)()).of(`supabase ${project} cpu`, createCpuUsage);
    return async () => usage.add(await readSamples(), context.clock.now());
}
function connectSamples(project, context) {
    const key = (0,read_token/* readToken */.A)(context.env, supabase_settings/* VENDOR */.XC, supabase_settings/* SECRET_KEY */.rB);
    const own = { ...supabase_settings/* METRICS_URL */._O, default: `https://${project}.supabase.co` };
    const client = (0,http/* createVendorClient */.O)({
        vendor: supabase_settings/* VENDOR */.XC,
        baseUrl: (0,read_base_url/* readBaseUrl */.$)(context, supabase_settings/* VENDOR */.XC, own).href,
        headers: () => ({
            accept: "text/plain",
            authorization: `Basic ${Buffer.from(`${USER}:${key.reveal()}`).toString("base64")}`,
        }),
        token: key,
        credentialRemedy: `Set ${supabase_settings/* SECRET_KEY */.rB.name} to a secret key of this project (Supabase, Project Settings, API Keys); the Metrics API needs a paid plan.`,
        context,
    });
    return async () => {
        const { body, status } = await client.request({ method: "GET", path: read_gauge_PATH, repeatable: true });
        const samples = typeof body === "string" ? parseSamples(body) : null;
        if (samples === null) {
            throw new lib_error/* ProviderError */.mZ({
                reasonCode: "vendor_answer_unknown",
                vendor: supabase_settings/* VENDOR */.XC,
                status,
                message: `Supabase answered GET ${read_gauge_PATH} with something else than metrics in Prometheus' text.`,
                remedy: "Look at Supabase's status page (https://status.supabase.com) and run this again.",
            });
        }
        return samples;
    };
}

// EXTERNAL MODULE: ./build/src/providers/supabase/client.js
var supabase_client = __webpack_require__(12600);
;// CONCATENATED MODULE: ./build/src/providers/supabase/metrics/read-health.js
/** How many of a project's services are not healthy, by the Management API. */




const HEALTHY = "ACTIVE_HEALTHY";
/** Those that are not healthy, as far as they are known. */
const OTHERS = ["COMING_UP", "UNHEALTHY"];
const TIMEOUT_MS = 5_000;
const read_health_answerShape = schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), status: schemas/* enum */.k5n([HEALTHY, ...OTHERS]) }));
function connectHealth(project, services, context) {
    const client = (0,supabase_client/* connectClient */.m)(context, {
        credentialRemedy: `Set ${supabase_settings/* HEALTH_TOKEN */.hm.name} to a personal access token (Supabase, Account, Access Tokens) that reaches the project and has the permission Project: Read.`,
    });
    const path = `/v1/projects/${project}/health`;
    return async () => {
        const query = { services: services.join(","), timeout_ms: TIMEOUT_MS };
        const { body, status } = await client.request({ method: "GET", path, query, repeatable: true });
        const parsed = read_health_answerShape.safeParse(body);
        if (!parsed.success) {
            const [issue] = parsed.error.issues;
            throw new lib_error/* ProviderError */.mZ({
                reasonCode: "vendor_answer_unknown",
                vendor: supabase_settings/* VENDOR */.XC,
                status,
                message: `Supabase answered ${path} in a shape that is not known at ${issue?.path.join(".") || "its beginning"}: ${issue?.message ?? "no detail"}.`,
                remedy: "Run this again; if it stays, report this.",
            });
        }
        const found = new Map(parsed.data.map(({ name, status: health }) => [name, health]));
        const missing = services.filter((service) => !found.has(service));
        if (missing.length > 0)
            return { value: null, why: `Supabase says nothing of ${missing.join(" and ")}.` };
        return { value: services.filter((service) => found.get(service) !== HEALTHY).length };
    };
}

;// CONCATENATED MODULE: ./build/src/providers/supabase/metrics/spec.js

/** As the Management API names them. */
const SERVICES = ["auth", "db", "pooler", "realtime", "rest", "storage"];
/** `memory_usage: { supabase: { … } }` */
const supabaseMetricSpec = schemas/* strictObject */.rej({
    project: schemas/* string */.YjP()
        .regex(/^[a-z]{20}$/, "a project's reference: twenty lower-case letters, as in its address")
        .describe("Reference of the project, twenty lower-case letters."),
    services: schemas/* array */.YOg(schemas/* enum */.k5n(SERVICES))
        .min(1)
        .optional()
        .describe("Services whose health is asked for, such as `[db, auth, rest]`: for `unhealthy_services` alone."),
});

;// CONCATENATED MODULE: ./build/src/providers/supabase/metrics/index.js
/** What a Supabase project says of this moment: its metrics, and the health of its services. It keeps no history for anybody to ask for. */







const UNHEALTHY_SERVICES = "unhealthy_services";
/** What is read now belongs to a window that ended no longer ago than this: the metrics are renewed once a minute. */
const NOW_MS = 150_000;
const OVER = "Supabase says what is now and keeps no history that could be asked for, and this time is over.";
const supabaseMetrics = {
    key: "supabase",
    vendor: supabase_settings/* VENDOR */.XC,
    settings: [supabase_settings/* SECRET_KEY */.rB, supabase_settings/* METRICS_URL */._O, supabase_settings/* HEALTH_TOKEN */.hm, supabase_settings/* HEALTH_API_URL */.Ew],
    description: `The moment at which a look is made, from a project's Metrics API: ${[
        ...Object.entries(GAUGES).map(([name, { description }]) => ({ name, description })),
        CPU_USAGE,
    ]
        .map(({ name, description }) => `\`${name}\` (${description})`)
        .join(", ")}; and \`${UNHEALTHY_SERVICES}\` (services that the Management API calls anything but healthy). Of times that are over nothing is known, so there is no comparison with what was before, no regression, and a missed look is a hold. What is scraped into a Prometheus has a history: see \`prometheus\`.`,
    spec: supabaseMetricSpec,
    explain: ({ project, services }) => [`project ${project}`, ...(services ?? [])].join(", "),
    settleMs: () => 0,
    measure: metrics_measureOf,
    async connect(metric, spec, context) {
        const measure = metrics_measureOf(metric, spec);
        if (typeof measure === "string") {
            throw new lib_error/* ProviderError */.mZ({
                reasonCode: "plan_invalid",
                vendor: supabase_settings/* VENDOR */.XC,
                message: measure,
                remedy: "Correct the metric in the plan.",
            });
        }
        const { project, services } = spec;
        const readNow = connectMoment(metric, { project, services }, context);
        return {
            async read(window) {
                const isNow = context.clock.now() - window.to <= NOW_MS;
                if (!isNow)
                    return { value: null, sampleCount: 0, window, complete: false, why: OVER };
                const moment = await readNow();
                return { ...moment, sampleCount: moment.value === null ? 0 : 1, window, complete: true };
            },
        };
    },
};
function connectMoment(metric, { project, services }, context) {
    if (metric === CPU_USAGE.name)
        return connectCpuUsage(project, context);
    return isGauge(metric)
        ? connectGauges(project, GAUGES[metric], context)
        : connectHealth(project, services ?? [], context);
}
/** None has a series: evidence is of what happened over time. */
function metrics_measureOf(metric, { services }) {
    if (metric === UNHEALTHY_SERVICES) {
        return services === undefined
            ? `${UNHEALTHY_SERVICES} needs services, such as services: [db, auth, rest]`
            : { unit: "count", minimumSamples: 1, noBaseline: true };
    }
    const unit = isGauge(metric) ? GAUGES[metric].unit : metric === CPU_USAGE.name ? "ratio" : null;
    if (unit === null) {
        const known = [...Object.keys(GAUGES), CPU_USAGE.name, UNHEALTHY_SERVICES];
        return `Supabase has no metric ${metric}; it knows ${known.join(", ")}.`;
    }
    return services === undefined
        ? { unit, minimumSamples: 1, noBaseline: true }
        : `services is for ${UNHEALTHY_SERVICES}, not for ${metric}`;
}
function isGauge(metric) {
    return Object.hasOwn(GAUGES, metric);
}

// EXTERNAL MODULE: ./build/src/providers/vercel/connection.js
var connection = __webpack_require__(76168);
// EXTERNAL MODULE: ./build/src/providers/vercel/settings.js
var vercel_settings = __webpack_require__(71881);
;// CONCATENATED MODULE: ./build/src/providers/vercel/metrics/filter.js
/** Which requests are counted, in the filter language of Vercel's queries (OData). */


/** Throws ProviderError where the release's own requests are asked for and nobody knows its deployment. */
function filter_renderFilter({ path, route, deployment }, scope) {
    const ofRelease = deployment === "release" && scope.anyRelease !== true;
    if (ofRelease && scope.deploymentId === undefined)
        throw noDeployment();
    return [
        equals("environment", scope.environment),
        ...(ofRelease ? [equals("deployment_id", scope.deploymentId ?? "")] : []),
        ...(route === undefined ? [] : [equals("route", route)]),
        ...(path === undefined ? [] : [path.endsWith("*") ? beginsWith(path.slice(0, -1)) : equals("request_path", path)]),
    ].join(" and ");
}
function equals(dimension, value) {
    return `${dimension} eq ${filter_quote(value)}`;
}
function beginsWith(path) {
    return `startswith(request_path, ${filter_quote(path)})`;
}
function filter_quote(text) {
    return `'${text.replaceAll("'", "''")}'`;
}
function noDeployment() {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "not_found",
        vendor: vercel_settings/* VENDOR */.XC,
        message: "It is not known which deployment the release is, and Vercel is asked for its requests alone.",
        remedy: "Release with Holdpoint, or write `deployment: any` to look at all requests of the environment.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/metrics/minutes.js
const minutes_MINUTE_MS = 60_000;
const HOUR = 60;
/** Shortest bucket in minutes that Vercel gives, for spans up to this many hours. */
const FINEST = [
    [1, 1],
    [12, 5],
    [72, HOUR],
    [720, 4 * HOUR],
];
/** Chunks in which a watch is asked for, so that short buckets can be had of a longer one: a few requests at each look, and no more. */
const MOST_PARTS = 6;
/** Shortest buckets of a watch that long, asked for in chunks. */
const shortestBuckets = FINEST.map(([hours, minutes]) => ({
    upToMs: (MOST_PARTS - 1) * hours * HOUR * minutes_MINUTE_MS,
    bucketMs: minutes * minutes_MINUTE_MS,
}));
/** What divides a day: Vercel takes no other length. */
const LENGTHS = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, HOUR, 2 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR];
/** Length in minutes of the shortest buckets that are no shorter than asked for, and that Vercel gives for this span. */
function bucketMinutes(span, wantedMs) {
    const hours = (span.to - span.from) / (HOUR * minutes_MINUTE_MS);
    const finest = FINEST.find(([most]) => hours <= most)?.[1] ?? 24 * HOUR;
    const wanted = Math.max(finest, wantedMs / minutes_MINUTE_MS);
    return LENGTHS.find((minutes) => minutes >= wanted) ?? 24 * HOUR;
}
/** The whole buckets inside of a span; null where there is none. What is cut off belongs to other moments as well. */
function wholeBuckets({ from, to }, minutes) {
    const length = minutes * minutes_MINUTE_MS;
    const inner = { from: Math.ceil(from / length) * length, to: Math.floor(to / length) * length };
    return inner.to > inner.from ? inner : null;
}
/** More requests than these are too many for one series. */
const MOST_CHUNKS = 24;
/**
 * The whole buckets of a span, in as few questions as give them no longer than asked for; longer where that would be too
 * many questions. Null where no whole bucket lies in it.
 */
function minutes_gridOf(span, wantedMs) {
    const hours = (span.to - span.from) / (HOUR * minutes_MINUTE_MS);
    const ways = [...FINEST.map(([most]) => most), Number.POSITIVE_INFINITY]
        .map((most) => ({
        most,
        minutes: bucketMinutes({ from: 0, to: Math.min(hours, most) * HOUR * minutes_MINUTE_MS }, wantedMs),
    }))
        .filter(({ most }) => hours <= MOST_CHUNKS * most)
        .toSorted((one, other) => one.minutes - other.minutes || other.most - one.most);
    const [{ most, minutes } = { most: 0, minutes: 0 }] = ways;
    const whole = wholeBuckets(span, minutes);
    if (whole === null)
        return null;
    const chunkMs = Math.min(most * HOUR * minutes_MINUTE_MS, whole.to - whole.from);
    const chunks = Array.from({ length: Math.ceil((whole.to - whole.from) / chunkMs) }, (_, index) => ({
        from: whole.from + index * chunkMs,
        to: Math.min(whole.to, whole.from + (index + 1) * chunkMs),
    }));
    return { minutes, chunks };
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/metrics/spec.js


/** What a Vercel metric can measure; a metric of one of these names needs no `measure`. */
const VERCEL_MEASURES = [
    "error_rate",
    "error_count",
    "request_count",
    "function_error_rate",
    "p75_latency",
    "p90_latency",
    "p95_latency",
    "p99_latency",
    "lcp",
    "inp",
    "cls",
    "fcp",
    "ttfb",
];
/** `error_rate: { vercel: { … } }` */
const vercelMetricSpec = schemas/* strictObject */.rej({
    measure: schemas/* enum */.k5n(VERCEL_MEASURES)
        .optional()
        .describe("What is measured, for a metric with a name of its own. Default: what its name says."),
    path: schemas/* string */.YjP()
        .regex(/^\/[^*]*\*?$/, "a path such as /api/threads, or its beginning with a * at the end: /api/*")
        .optional()
        .describe("Only requests to this path; with a `*` at its end, to all paths that begin so."),
    route: schemas/* string */.YjP().min(1).optional().describe("Only requests to this route, as Vercel names it: `/blog/[slug]`."),
    deployment: schemas/* enum */.k5n(["release", "any"])
        .default("release")
        .describe("Whose requests: those that the release's own deployment answered, or those of the whole environment."),
    settle: plan_values/* durationValue */.k6
        .prefault("3m")
        .describe("How long after a moment Vercel's data about it is complete, which Vercel does not document; windows end this long before now."),
});

;// CONCATENATED MODULE: ./build/src/providers/vercel/metrics/measures.js


const REQUESTS = "vercel.request.count";
const INVOCATIONS = "vercel.function_invocation.count";
const SOURCES = {
    error_rate: { kind: "counts", metric: REQUESTS, of: "error share" },
    error_count: { kind: "counts", metric: REQUESTS, of: "errors" },
    request_count: { kind: "counts", metric: REQUESTS, of: "requests" },
    function_error_rate: { kind: "counts", metric: INVOCATIONS, of: "error share" },
    p75_latency: measures_latency("p75"),
    p90_latency: measures_latency("p90"),
    p95_latency: measures_latency("p95"),
    p99_latency: measures_latency("p99"),
    lcp: vital("lcp_ms", "lcp_count"),
    inp: vital("inp_ms", "inp_count"),
    cls: vital("cls", "cls_count"),
    fcp: vital("fcp_ms", "fcp_count"),
    ttfb: vital("ttfb_ms", "ttfb_count"),
};
/** Shorter ones are told for an hour at a time, which would be 168 questions for a week. */
const WEEK_BUCKET_MS = 5 * 60_000;
const metrics_measures_MEASURES = {
    error_rate: { unit: "ratio", minimumSamples: 20, series: { kind: "share" }, bucketMs: WEEK_BUCKET_MS },
    error_count: { unit: "count", minimumSamples: 0, series: { kind: "events" }, bucketMs: WEEK_BUCKET_MS },
    // More requests are not worse, and neither are fewer at night.
    request_count: { unit: "count", minimumSamples: 0 },
    function_error_rate: { unit: "ratio", minimumSamples: 20, series: { kind: "share" }, bucketMs: WEEK_BUCKET_MS },
    p75_latency: percentile("duration", 20),
    p90_latency: percentile("duration", 20),
    p95_latency: percentile("duration", 50),
    p99_latency: percentile("duration", 100),
    lcp: percentile("duration", 20),
    inp: percentile("duration", 20),
    cls: percentile("number", 20),
    fcp: percentile("duration", 20),
    ttfb: percentile("duration", 20),
};
/** Vercel does not say how many were above a limit, so that its percentiles are numbers like any other, one for each bucket. */
function percentile(unit, minimumSamples) {
    return { unit, minimumSamples, series: { kind: "level", worse: "higher" }, bucketMs: WEEK_BUCKET_MS, byWindow: true };
}
function measures_latency(aggregation) {
    return {
        kind: "percentile",
        metric: "vercel.function_invocation.function_duration_ms",
        count: INVOCATIONS,
        aggregation,
    };
}
/** The 75th percentile, as Web Vitals are judged. */
function vital(value, count) {
    const name = (suffix) => `vercel.speed_insights.${suffix}`;
    return { kind: "percentile", metric: name(value), count: name(count), aggregation: "p75" };
}
/** What a metric measures by its own name or by `measure`; null where neither is known. */
function metrics_measures_measureNameOf(metric, spec) {
    return spec.measure ?? VERCEL_MEASURES.find((name) => name === metric) ?? null;
}
/** The measure, or a sentence saying which names there are. */
function metrics_measures_measureOf(metric, spec) {
    const name = metrics_measures_measureNameOf(metric, spec);
    if (name !== null) {
        // Requests are counted by the deployment that answered them.
        return { ...metrics_measures_MEASURES[name], shortestBuckets: shortestBuckets, ...(spec.deployment === "any" ? {} : { ownFirstBucket: true }) };
    }
    return `Vercel has no metric ${metric}; it knows ${VERCEL_MEASURES.join(", ")}. A metric with a name of its own says which of these it is with measure.`;
}

// EXTERNAL MODULE: ./build/src/providers/vercel/api.js + 1 modules
var api = __webpack_require__(21469);
;// CONCATENATED MODULE: ./build/src/providers/vercel/metrics/query.js
/**
 * Queries of Vercel's observability: `POST /v2/observability/query`, which reads and is in Vercel's published reference.
 * The reference leaves out what `scope`, `granularity` and the answer look like; they are as Vercel's own CLI sends and
 * reads them. Runtime logs are no source: the documented endpoint only streams what comes from now on.
 */





const QUERY = "/v2/observability/query";
/** Distinct statuses are a few dozen; an answer with this many groups may have been cut. */
const MOST_GROUPS = 200;
const query_cell = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig(), schemas/* null */.chJ()]);
const rowsShape = schemas/* array */.YOg(schemas/* record */.g1P(schemas/* string */.YjP(), query_cell));
const query_answerShape = schemas/* object */.Ikc({ summary: rowsShape, data: rowsShape.optional() });
function createObservability(connection) {
    let scope = null;
    /** Vercel scopes by ids alone: a name finds nothing, and is no error. */
    const knownScope = () => {
        scope ??= readScope(connection).catch((error) => {
            scope = null;
            throw error;
        });
        return scope;
    };
    return {
        async ask(question) {
            const { metric, aggregation, span, minutes, groupBy, filter } = question;
            const answer = await post(connection, {
                scope: await knownScope(),
                metric,
                aggregation,
                startTime: new Date(span.from).toISOString(),
                endTime: new Date(span.to).toISOString(),
                granularity: minutes % 60 === 0 ? { hours: minutes / 60 } : { minutes },
                ...(groupBy.length === 0 ? {} : { groupBy }),
                filter,
                limit: MOST_GROUPS,
            });
            const { summary, data = [] } = (0,api.parseAnswer)(query_answerShape, answer, `POST ${QUERY}`);
            if (summary.length >= MOST_GROUPS)
                throw query_unknown(`it has ${summary.length} groups, and may have been cut`);
            // The metric with underscores for dots, then the aggregation: that is where Vercel puts the number.
            const key = `${metric.replaceAll(".", "_")}_${aggregation}`;
            return { summary: summary.map((row) => parseRow(row, key, null)), buckets: data.map((row) => bucket(row, key)) };
        },
    };
}
async function readScope(connection) {
    const path = connection.projectPath("v9");
    const answer = await connection.request({ method: "GET", path, repeatable: true });
    const { id, accountId } = (0,api.parseAnswer)(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), accountId: schemas/* string */.YjP() }), answer.body, `GET ${path}`);
    return { type: "project", ownerId: accountId, projectIds: [id] };
}
async function post(connection, json) {
    try {
        const request = { method: "POST", path: QUERY, json, repeatable: true, accept: [408] };
        const { status, body } = await connection.request(request);
        if (status === 408)
            throw tooSlow();
        return body;
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        throw explained(error);
    }
}
function tooSlow() {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_timeout",
        vendor: vercel_settings/* VENDOR */.XC,
        status: 408,
        message: "Vercel did not finish an observability query in time.",
        remedy: "Run this again; if it stays, judge over a shorter window, or name a path.",
    });
}
/** Two refusals whose own words lead astray. */
function explained(error) {
    const { status, message } = error;
    if (status === 402) {
        return new lib_error/* ProviderError */.mZ({
            reasonCode: "not_in_subscription",
            vendor: vercel_settings/* VENDOR */.XC,
            status,
            message,
            remedy: "Counts of requests and functions need Observability Plus at Vercel (Pro and Enterprise); Web Vitals need only Speed Insights. Without it, take the metric from another vendor.",
        });
    }
    if (status === 404 && message.includes(QUERY)) {
        return new lib_error/* ProviderError */.mZ({
            reasonCode: "credential_insufficient",
            vendor: vercel_settings/* VENDOR */.XC,
            status,
            message: `${message} So Vercel answers a token that is limited to one project, whatever data there is.`,
            remedy: `Set ${vercel_settings/* TOKEN */.CV.name} to a token of the whole team: https://vercel.com/account/settings/tokens.`,
        });
    }
    return error;
}
function bucket(row, key) {
    const at = Date.parse(String(row["timestamp"] ?? ""));
    if (Number.isNaN(at) || at % minutes_MINUTE_MS !== 0)
        throw query_unknown(`a row's timestamp is ${JSON.stringify(row["timestamp"])}`);
    return parseRow(row, key, at);
}
function parseRow(row, key, at) {
    const value = row[key];
    if (value === undefined || typeof value === "string")
        throw query_unknown(`a row has no number ${key}`);
    const status = Number(row["http_status"] ?? Number.NaN);
    return { value, status: Number.isInteger(status) && status > 0 ? status : null, at };
}
function query_unknown(what) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: vercel_settings/* VENDOR */.XC,
        message: `Vercel's answer to POST ${QUERY} was not understood: ${what}.`,
        remedy: "Run this again; if it stays, report the answer's shape.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/metrics/read.js
/** One reading of one measure, and its buckets: counts by status, or a percentile beside the number of its samples. */




async function read_readMetric(reader, window, scope) {
    const minutes = bucketMinutes(window, minutes_MINUTE_MS);
    const span = wholeBuckets(window, minutes);
    if (span === null)
        return { value: null, sampleCount: 0, window, complete: false, why: TOO_SHORT };
    const { source, observability } = reader;
    const filter = reader.filterFor(scope);
    if (source.kind === "counts") {
        const rows = await observability.ask(byStatus(source.metric, span, minutes, filter));
        return { ...read_shown(source, read_count(rows.summary)), window, complete: read_isWhole(rows.buckets, minutes, span) };
    }
    const about = { span, minutes, groupBy: [], filter };
    const [found, counted] = await Promise.all([
        observability.ask({ ...about, metric: source.metric, aggregation: source.aggregation }),
        observability.ask({ ...about, metric: source.count, aggregation: "sum" }),
    ]);
    const sampleCount = counted.summary[0]?.value ?? 0;
    const value = sampleCount === 0 ? null : (found.summary[0]?.value ?? null);
    return { value, sampleCount, window, complete: read_isWhole(counted.buckets, minutes, span) };
}
const TOO_SHORT = "Vercel counts in whole minutes, and none of them lies in the window.";
async function read_readBuckets({ observability, source, filterFor }, { span, bucketMs }, scope) {
    const grid = minutes_gridOf(span, bucketMs);
    if (grid === null)
        return [];
    const { minutes } = grid;
    const filter = filterFor(scope);
    const rowsOf = (questionOf) => askAll(observability, grid, questionOf);
    if (source.kind === "counts") {
        const rows = await rowsOf((chunk) => byStatus(source.metric, chunk, minutes, filter));
        return read_bucketsOf(countBuckets(rows, minutes), grid, (one) => ({
            ...read_shown(source, one),
            badCount: one.requests === 0 ? null : one.errors,
        }));
    }
    const about = (chunk) => ({ span: chunk, minutes, groupBy: [], filter });
    const [found, samples] = await Promise.all([
        rowsOf((chunk) => ({ ...about(chunk), metric: source.metric, aggregation: source.aggregation })),
        rowsOf((chunk) => ({ ...about(chunk), metric: source.count, aggregation: "sum" })),
    ]);
    const values = new Map(found.map(({ at, value }) => [at, value]));
    // How many were above a limit Vercel does not tell: the number of each bucket is all there is.
    return read_bucketsOf(countBuckets(samples, minutes), grid, ({ from, requests }) => ({
        value: requests === 0 ? null : (values.get(from) ?? null),
        sampleCount: requests,
        badCount: null,
    }));
}
/** Questions that are asked at the same time. */
const AT_ONCE = 4;
async function askAll(observability, { chunks }, questionOf) {
    const answers = await (0,p_limit/* default */.A)(AT_ONCE).map(chunks, async (chunk) => {
        const { buckets } = await observability.ask(questionOf(chunk));
        return buckets.filter(({ at }) => at !== null && at >= chunk.from && at < chunk.to);
    });
    return answers.flat();
}
/** Of data that breaks off, its last bucket may be a part of one. */
function read_bucketsOf(known, { chunks, minutes }, saidOf) {
    const whole = { from: chunks[0]?.from ?? 0, to: chunks.at(-1)?.to ?? 0 };
    const counted = read_withEmpty(known, minutes, whole);
    const breaksAt = (0,breaks_off/* breaksOff */.w)(counted, whole) ? counted.findLastIndex(({ samples }) => samples > 0) : counted.length;
    return counted.map((one, index) => ({ from: one.from, to: one.to, ...saidOf(one), complete: index < breaksAt }));
}
function byStatus(metric, span, minutes, filter) {
    return { metric, aggregation: "sum", span, minutes, groupBy: ["http_status"], filter };
}
/** In the order of time; what all groups had in one bucket together. */
function countBuckets(rows, minutes) {
    return [...(0,group_by/* groupBy */.$)(rows, ({ at }) => at ?? Number.NaN)]
        .toSorted(([one], [other]) => one - other)
        .map(([from, own]) => {
        const counted = read_count(own);
        return { from, to: from + minutes * minutes_MINUTE_MS, samples: counted.requests, ...counted };
    });
}
/** All of the span; what has no row had no request: nothing happened then, as far as Vercel knows. */
function read_withEmpty(counted, minutes, { from: begin, to: end }) {
    const byFrom = new Map(counted.map((bucket) => [bucket.from, bucket]));
    const length = minutes * minutes_MINUTE_MS;
    return Array.from({ length: Math.round((end - begin) / length) }, (_, index) => {
        const from = begin + index * length;
        return byFrom.get(from) ?? { from, to: from + length, samples: 0, requests: 0, errors: 0 };
    });
}
/** Vercel does not say how far its counts go; where steady requests end before the window does, nor do we know. */
function read_isWhole(rows, minutes, span) {
    return !(0,breaks_off/* breaksOff */.w)(countBuckets(rows, minutes), span);
}
function read_count(rows) {
    const sum = (of) => of.reduce((total, { value }) => total + (value ?? 0), 0);
    return { requests: sum(rows), errors: sum(rows.filter(({ status }) => status !== null && status >= 500)) };
}
/** Nothing counted is no zero: a deployment without requests and one that nobody counts look the same. */
function read_shown({ of }, { requests, errors }) {
    if (requests === 0)
        return { value: null, sampleCount: 0 };
    const value = of === "requests" ? requests : of === "errors" ? errors : errors / requests;
    return { value, sampleCount: requests };
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/metrics/index.js
/** Vercel as a source of metrics: requests and functions of one deployment, and the Web Vitals that visitors measured. */








const vercelMetrics = {
    key: "vercel",
    vendor: vercel_settings/* VENDOR */.XC,
    settings: [vercel_settings/* TOKEN */.CV, vercel_settings/* API_URL */.H$],
    description: "Requests that the release's deployment answered, as Vercel's network counts them: also those that its code never saw, and those for static files. `function_error_rate` and the latencies are of functions alone. These need Observability Plus and a token of the whole team. Vercel counts in whole minutes, and in longer steps for windows of more than an hour: what lies in a part of one at an end of the window is left out. `lcp`, `inp`, `cls`, `fcp` and `ttfb` are the 75th percentiles of Speed Insights, without Observability Plus. Comparisons with what was before count in steps of five minutes; how many requests were slower than a limit Vercel does not say, so of a percentile the number of each step is compared.",
    spec: vercelMetricSpec,
    settleMs: (spec) => spec.settle,
    explain: ({ deployment, path, route }) => [
        deployment === "any" ? "all deployments of the environment" : "requests of the release's deployment",
        ...(route === undefined ? [] : [`route ${route}`]),
        ...(path === undefined ? [] : [`path ${path}`]),
    ].join(", "),
    ofRelease: ({ deployment }) => (deployment === "any" ? null : "deployment"),
    measure: metrics_measures_measureOf,
    async connect(metric, spec, context) {
        const name = metrics_measures_measureNameOf(metric, spec);
        if (name === null)
            throw metrics_mistake(String(metrics_measures_measureOf(metric, spec)), "Correct the metric in the plan.");
        const source = SOURCES[name];
        const reader = {
            observability: createObservability(connect(context)),
            source,
            filterFor: (scope) => filter_renderFilter(spec, scope),
        };
        return {
            read: (window, scope) => read_readMetric(reader, window, scope),
            readBuckets: (request, scope) => read_readBuckets(reader, request, scope),
        };
    },
};
function connect(context) {
    const { project } = context;
    if (project === undefined) {
        throw metrics_mistake("Vercel is asked for a project, and no plan names one.", "Name it: project: { vercel: { project } }.");
    }
    return (0,connection/* createConnection */.tq)({ project: project.name, team: project.team, repository: null }, context);
}
function metrics_mistake(message, remedy) {
    return new lib_error/* ProviderError */.mZ({ reasonCode: "plan_invalid", vendor: vercel_settings/* VENDOR */.XC, message, remedy });
}

;// CONCATENATED MODULE: ./build/src/providers/metrics.js
/** The registry of metric providers: one line each. Apart from the roles, because a plan's metrics need zod to be read. */







const metricProviders = {
    sentry: sentryMetrics,
    checkly: checklyMetrics,
    vercel: vercelMetrics,
    prometheus: prometheusMetrics,
    betterstack: betterStackMetrics,
    postgres: postgresMetrics,
    supabase: supabaseMetrics,
};


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

/***/ 21469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  aliasShape: () => (/* binding */ aliasShape),
  customEnvironmentListShape: () => (/* binding */ customEnvironmentListShape),
  deploymentListShape: () => (/* binding */ deploymentListShape),
  deploymentShape: () => (/* binding */ deploymentShape),
  environmentVariableListShape: () => (/* binding */ environmentVariableListShape),
  missingFilesShape: () => (/* binding */ missingFilesShape),
  parseAnswer: () => (/* binding */ parseAnswer),
  projectShape: () => (/* binding */ projectShape),
  servedListShape: () => (/* binding */ servedListShape)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./build/src/providers/parse-answer.js
var parse_answer = __webpack_require__(36186);
;// CONCATENATED MODULE: ./build/src/providers/vercel/git/link.js
/** The repository that Vercel builds a project from. */

const linkShape = schemas/* object */.Ikc({
    type: schemas/* string */.YjP().regex(/^github/),
    org: schemas/* string */.YjP(),
    repo: schemas/* string */.YjP(),
    repoId: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).nullish(),
    productionBranch: schemas/* string */.YjP().nullish(),
});
/** Null where the project is built from nothing, or from another forge. */
function linkOf(link) {
    const parsed = linkShape.safeParse(link);
    if (!parsed.success)
        return null;
    const { org, repo, repoId, productionBranch } = parsed.data;
    const id = repoId === null || repoId === undefined ? null : String(repoId);
    return { owner: org, name: repo, id, productionBranch: productionBranch ?? null };
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/api.js
/**
 * Vercel's answers, as far as they are read here. Unknown fields are dropped, unknown values are an error:
 * what is not understood must never look like a healthy state. The versions of the API differ in names
 * (`uid` and `created` in lists, `id` and `createdAt` elsewhere), so both are taken.
 */



const BUILD_STATES = {
    INITIALIZING: "queued",
    QUEUED: "queued",
    // Waits for a person's approval in the dashboard; it may still go on.
    BLOCKED: "queued",
    ANALYZING: "building",
    BUILDING: "building",
    DEPLOYING: "building",
    READY: "ready",
    ERROR: "error",
    CANCELED: "canceled",
    DELETED: "deleted",
};
const buildStateShape = schemas/* enum */.k5n(Object.keys(BUILD_STATES));
/** A host with a port at most: requests are made to it, and secrets sent. */
const HOST = /^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?(:\d{1,5})?$/;
const rawDeploymentShape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().optional(),
    uid: schemas/* string */.YjP().optional(),
    projectId: schemas/* string */.YjP().nullish(),
    url: schemas/* string */.YjP().nullish(),
    readyState: buildStateShape.optional(),
    state: buildStateShape.optional(),
    readySubstate: schemas/* string */.YjP().nullish(),
    target: schemas/* string */.YjP().nullish(),
    customEnvironment: schemas/* object */.Ikc({ id: schemas/* string */.YjP().nullish(), slug: schemas/* string */.YjP().nullish() }).nullish(),
    createdAt: schemas/* number */.aig().optional(),
    created: schemas/* number */.aig().optional(),
    ready: schemas/* number */.aig().nullish(),
    // Values are strings at Vercel; what is not is left out rather than guessed at.
    meta: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish(),
    // In a list the time at which its domains were assigned; elsewhere only whether they were.
    aliasAssigned: schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* boolean */.zMY()]).nullish(),
    errorMessage: schemas/* string */.YjP().nullish(),
    inspectorUrl: schemas/* string */.YjP().nullish(),
    // Told to people, and nothing depends on it: what is not understood is not known.
    crons: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), schedule: schemas/* string */.YjP() }))
        .nullish()
        .catch(null),
    plan: schemas/* string */.YjP().nullish().catch(null),
});
const deploymentShape = rawDeploymentShape.transform((raw, context) => {
    const id = raw.id ?? raw.uid;
    const readyState = raw.readyState ?? raw.state;
    const createdAt = raw.createdAt ?? raw.created;
    const missing = id === undefined ? "id" : readyState === undefined ? "readyState" : "createdAt";
    if (id === undefined || readyState === undefined || createdAt === undefined) {
        context.addIssue({ code: "custom", path: [missing], message: "is missing" });
        return core/* NEVER */.tm;
    }
    const state = BUILD_STATES[readyState] ?? "queued";
    // Without a host the first part of a path would be taken for one.
    if (raw.url ? !HOST.test(raw.url) : state === "ready") {
        context.addIssue({ code: "custom", path: ["url"], message: raw.url ? "is not a host" : "is missing" });
        return core/* NEVER */.tm;
    }
    const target = targetOf(raw);
    return {
        id,
        url: raw.url ?? "",
        state,
        ...target,
        createdAt,
        readyAt: raw.ready ?? null,
        meta: Object.fromEntries(Object.entries(raw.meta ?? {}).filter((entry) => typeof entry[1] === "string")),
        projectId: raw.projectId ?? null,
        // A promote makes a production build of a preview; STAGED is a production build until it has had traffic.
        neverServed: target.target !== "production" || raw.readySubstate === "STAGED",
        errorMessage: raw.errorMessage ?? null,
        inspectUrl: raw.inspectorUrl ?? null,
        ...(raw.crons ? { crons: raw.crons } : {}),
        ...(raw.plan ? { restoresOnlyPrevious: raw.plan === "hobby" } : {}),
    };
});
function targetOf(raw) {
    const slug = raw.customEnvironment?.slug ?? raw.customEnvironment?.id ?? null;
    if (slug !== null)
        return { target: "custom", customEnvironment: slug };
    if (raw.target === "production")
        return { target: "production", customEnvironment: null };
    if (raw.target === null || raw.target === undefined || raw.target === "preview") {
        return { target: "preview", customEnvironment: null };
    }
    return { target: "custom", customEnvironment: raw.target };
}
const paginationShape = schemas/* object */.Ikc({ next: schemas/* union */.KCZ([schemas/* number */.aig(), schemas/* string */.YjP()]).nullish() }).nullish();
const deploymentListShape = schemas/* object */.Ikc({ deployments: schemas/* array */.YOg(deploymentShape), pagination: paginationShape });
/** Rows of production's own list; null for what production has never served. */
const servedListShape = schemas/* object */.Ikc({
    deployments: schemas/* array */.YOg(rawDeploymentShape.transform((raw, context) => {
        const [id, createdAt] = [raw.id ?? raw.uid, raw.createdAt ?? raw.created];
        if (id === undefined || createdAt === undefined) {
            context.addIssue({ code: "custom", path: [id === undefined ? "id" : "createdAt"], message: "is missing" });
            return core/* NEVER */.tm;
        }
        const isReady = (raw.readyState ?? raw.state) === "READY" && raw.target === "production";
        if (!isReady || raw.readySubstate === "STAGED")
            return null;
        const commit = raw.meta?.["githubCommitSha"];
        const servedAt = typeof raw.aliasAssigned === "number" ? raw.aliasAssigned : (raw.ready ?? createdAt);
        return { id, commit: typeof commit === "string" ? commit : null, servedAt, createdAt };
    })),
    pagination: paginationShape,
});
const aliasRequestShape = schemas/* object */.Ikc({
    type: schemas/* enum */.k5n(["promote", "rollback"]),
    fromDeploymentId: schemas/* string */.YjP().nullish(),
    toDeploymentId: schemas/* string */.YjP(),
    jobStatus: schemas/* enum */.k5n(["pending", "in-progress", "succeeded", "failed", "skipped"]),
    requestedAt: schemas/* number */.aig(),
});
const projectShape = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    targets: schemas/* object */.Ikc({ production: schemas/* object */.Ikc({ id: schemas/* string */.YjP().nullish() }).nullish() }).nullish(),
    autoAssignCustomDomains: schemas/* boolean */.zMY().nullish(),
    lastAliasRequest: aliasRequestShape.nullish(),
    rollingRelease: schemas/* unknown */.L5J().optional(),
    link: schemas/* unknown */.L5J().optional(),
    rootDirectory: schemas/* string */.YjP().nullish(),
    sourceFilesOutsideRootDirectory: schemas/* boolean */.zMY().nullish(),
})
    .transform((raw) => {
    const last = raw.lastAliasRequest;
    return {
        id: raw.id,
        name: raw.name,
        productionDeploymentId: raw.targets?.production?.id ?? null,
        // Absent is the default, on; only a literal false pins production.
        autoAssignDomains: raw.autoAssignCustomDomains !== false,
        aliasRequest: last
            ? {
                type: last.type,
                fromDeploymentId: last.fromDeploymentId ?? null,
                toDeploymentId: last.toDeploymentId,
                status: last.jobStatus,
                requestedAt: last.requestedAt,
            }
            : null,
        rollsOut: raw.rollingRelease !== null && raw.rollingRelease !== undefined && raw.rollingRelease !== false,
        repository: linkOf(raw.link),
        rootDirectory: raw.rootDirectory ?? null,
        sourceFilesOutsideRootDirectory: raw.sourceFilesOutsideRootDirectory ?? true,
    };
});
const aliasShape = schemas/* object */.Ikc({
    deploymentId: schemas/* string */.YjP().nullish(),
    deployment: schemas/* object */.Ikc({ id: schemas/* string */.YjP().nullish() }).nullish(),
    redirect: schemas/* string */.YjP().nullish(),
})
    // An error with status 200 must not read as a domain that points nowhere, of which the answer says `null`.
    .refine((raw) => raw.deploymentId !== undefined || raw.deployment || raw.redirect, "neither a deployment nor a redirect")
    .transform((raw) => ({
    deploymentId: raw.deploymentId ?? raw.deployment?.id ?? null,
    redirect: raw.redirect ?? null,
}));
const environmentVariableShape = schemas/* object */.Ikc({
    key: schemas/* string */.YjP(),
    type: schemas/* enum */.k5n(["plain", "encrypted", "sensitive", "system", "secret"]),
    target: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* array */.YOg(schemas/* string */.YjP())]).nullish(),
    customEnvironmentIds: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    gitBranch: schemas/* string */.YjP().nullish(),
    updatedAt: schemas/* number */.aig().nullish(),
    createdAt: schemas/* number */.aig().nullish(),
})
    .transform((raw) => ({
    name: raw.key,
    kind: raw.type,
    targets: typeof raw.target === "string" ? [raw.target] : (raw.target ?? []),
    updatedAt: raw.updatedAt ?? raw.createdAt ?? null,
    customEnvironmentIds: raw.customEnvironmentIds ?? [],
    gitBranch: raw.gitBranch ?? null,
}));
const environmentVariableListShape = schemas/* object */.Ikc({
    envs: schemas/* array */.YOg(environmentVariableShape),
    pagination: paginationShape,
});
const customEnvironmentListShape = schemas/* object */.Ikc({
    environments: schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* string */.YjP(), slug: schemas/* string */.YjP() })),
});
/** What a create answers besides a deployment: 400 with the hashes that the host does not have yet. */
const missingFilesShape = schemas/* object */.Ikc({
    error: schemas/* object */.Ikc({ code: schemas/* literal */.euz("missing_files"), missing: schemas/* array */.YOg(schemas/* string */.YjP()) }),
});
/** Throws ProviderError `vendor_answer_unknown` that names the first field which was not understood. */
function parseAnswer(shape, body, request) {
    return (0,parse_answer/* parseAnswer */.W)("Vercel", shape, body, request);
}


/***/ })

};
