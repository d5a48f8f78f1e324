export const id = 719;
export const ids = [719,8150,802];
export const modules = {

/***/ 38642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RQ: () => (/* binding */ BYTES_PATTERN),
/* harmony export */   UP: () => (/* binding */ renderBytes),
/* harmony export */   z_: () => (/* binding */ parseBytes)
/* harmony export */ });
/** Sizes of data as a plan writes them and as people read them. kB and MB are powers of 1000, KiB and MiB of 1024. */
const UNITS = {
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
    tib: 2 ** 40,
};
const BYTES_PATTERN = String.raw `^\s*\d+(\.\d+)?\s*([kKmMgGtT][iI]?)?[bB]\s*$`;
/** Of `100 MB`; null where the text is not a size. */
function parseBytes(text) {
    const [, amount, unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*((?:[kmgt]i?)?b)\s*$/i.exec(text) ?? [];
    const factor = UNITS[unit.toLowerCase()];
    return amount === undefined || factor === undefined ? null : Number(amount) * factor;
}
/** `658 MB`, `1.3 GB`, `8 kB`. */
function renderBytes(bytes) {
    const [unit, factor] = [
        ["TB", 1e12],
        ["GB", 1e9],
        ["MB", 1e6],
        ["kB", 1e3],
    ].find(([, least]) => bytes >= least * 0.9995) ?? ["B", 1];
    const amount = bytes / factor;
    return `${Number(amount.toFixed(amount < 10 && factor > 1 ? 1 : 0))} ${unit}`;
}


/***/ }),

/***/ 12580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _G: () => (/* binding */ OBSERVE_MS),
/* harmony export */   ak: () => (/* binding */ checkCheckedOut),
/* harmony export */   ay: () => (/* binding */ commandLine),
/* harmony export */   dV: () => (/* binding */ checkCommandPlace),
/* harmony export */   rc: () => (/* binding */ commandFields)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2503);
/* harmony import */ var _find_checkout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26963);
/* harmony import */ var _inside_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58211);
/* harmony import */ var _plan_values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91237);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(616);
/** Fields by which a plan names a command of the repository, and what is looked at before one is run. */





/** Of a command that only says how something stands: what it says is waited for before anything is done. */
const OBSERVE_MS = 30_000;
/** A command line; `example` is what a person might have meant. */
function commandLine(example) {
    return zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().trim().min(1, `expected a command line, such as ${example}`);
}
const commandFields = {
    env: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(_plan_values_js__WEBPACK_IMPORTED_MODULE_2__/* .variableName */ .cG)
        .default([])
        .describe("Names of the variables, including secrets, that the commands may see. Their values are masked."),
    directory: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1).default(".").describe("Folder in which they run, relative to the repository."),
};
/** Null where nothing speaks against running it. `who`: `The command`. */
async function checkCommandPlace({ env: names, directory: inside }, { directory, env }, who = "The command") {
    const missing = names.filter((name) => env[name] === undefined);
    if (missing.length > 0) {
        return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .hold */ ._2)("secret_missing", `${who} needs ${missing.join(", ")}, which ${missing.length === 1 ? "is" : "are"} not set here.`, `Set ${missing.join(", ")} in the environment of this step, or remove the name from env.`);
    }
    if ((await (0,_inside_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveInside */ .L)(directory, inside)) !== null)
        return null;
    return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .hold */ ._2)("command_not_found", `The folder ${inside} does not exist in the repository.`, "Set directory to a folder of the repository, relative to its root.");
}
/** Null where the folder is a checkout of this commit: the script of another one may know nothing of what is released. */
async function checkCheckedOut(directory, commit) {
    const checkout = await (0,_find_checkout_js__WEBPACK_IMPORTED_MODULE_0__/* .findCheckout */ .I)(directory);
    if (checkout?.commit === commit)
        return null;
    return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .hold */ ._2)("commit_unknown", `The script runs only in a checkout of ${commit}, and this is ${checkout?.commit ?? "no checkout"}.`, "Run it by hand from that commit, if it is needed.");
}


/***/ }),

/***/ 97695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ judgeCommand),
/* harmony export */   J$: () => (/* binding */ commandEnvironment),
/* harmony export */   J5: () => (/* binding */ judgeObserving)
/* harmony export */ });
/* harmony import */ var _cut_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81201);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(616);
/** What a command line of the repository is given, and what its end says. */



const TAIL_LINES = 20;
/** A line may be a whole minified file; the result of a step has little room, and the log has the line. */
const SHOWN_CHARACTERS = 500;
/** What a program needs to find its parts and to print legibly; none of it is a secret. */
const BASICS = ["PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "TERM", "TZ", "TMPDIR", "CI"];
/** Exit codes of a shell that found no program, or one that it may not run (POSIX, Shell Command Language 2.8.2). */
const NOT_FOUND = new Set([126, 127]);
/** Signals that come from outside (a runner that stops, memory that ran out), as names and as a shell's exit codes. */
const INTERRUPTIONS = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };
/** Of the whole environment what every program needs, and the variables that are named. */
function commandEnvironment(env, names) {
    const inherited = [...BASICS, ...names].flatMap((name) => {
        const value = env[name];
        return value === undefined ? [] : [[name, value]];
    });
    return Object.fromEntries(inherited);
}
function judgeCommand(spec, result) {
    const took = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(result.durationMs);
    const evidence = evidenceOf(spec, result, took);
    const signal = result.signal ?? null;
    if (result.timedOut) {
        return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)("command_timed_out", `The command did not end within ${(0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(spec.timeoutMs)}.`, "See in the last lines of its output where it got stuck; make it faster, or raise timeout.", evidence);
    }
    if (!result.started || (result.exitCode !== null && NOT_FOUND.has(result.exitCode))) {
        return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("command_not_found", result.started
            ? `The command was not found (exit code ${result.exitCode}).`
            : "The command could not be started.", "Check its spelling, and that the job installs what it needs before this step.", evidence);
    }
    if (result.exitCode === 0)
        return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .pass */ .IX)("gate_passed", `The command ended with exit code 0 after ${took}.`, evidence);
    const interruption = Object.entries(INTERRUPTIONS).find(([name, code]) => name === signal || code === result.exitCode)?.[0];
    if (interruption !== undefined) {
        return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("command_interrupted", `The command was killed from outside by ${interruption} after ${took}.`, "Check whether the runner was stopped or ran out of memory, then run this again.", evidence);
    }
    const how = result.exitCode === null ? `crashed (${signal ?? "signal"})` : `failed with exit code ${result.exitCode}`;
    return (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)("command_failed", `The command ${how} after ${took}.`, "Read the last lines of its output, fix what they report, and run this again.", evidence);
}
/** What a command that observes ends with where there is something to do. */
const DUE = 1;
/** What the end of a command that only observes says: exit code 0 is done, 1 is not done, and any other says nothing. */
function judgeObserving(spec, result) {
    if (result.exitCode === DUE && !result.timedOut)
        return { is: "due", state: null };
    const verdict = judgeCommand(spec, result);
    if (verdict.outcome === "pass") {
        return { is: "done", summary: `\`${spec.run}\` says that it is done.`, evidence: verdict.evidence };
    }
    const { reasonCode, summary, remedy = "", evidence } = verdict;
    const said = verdict.outcome === "hold" ? verdict.reasonCode : "command_interrupted";
    return {
        is: "impossible",
        verdict: (0,_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)(said, `Whether the script is needed is not known (${reasonCode}): ${summary}`, remedy, evidence),
    };
}
function evidenceOf(spec, result, took) {
    const lines = result.tail.trimEnd().split("\n").slice(-TAIL_LINES);
    const last = lines.map((text) => (0,_cut_text_js__WEBPACK_IMPORTED_MODULE_2__/* .cutText */ .I)(text, SHOWN_CHARACTERS)).join("\n");
    return [
        { label: "command", value: spec.run },
        ...(result.exitCode === null ? [] : [{ label: "exit code", value: String(result.exitCode) }]),
        ...(result.signal ? [{ label: "signal", value: result.signal }] : []),
        ...(result.started ? [{ label: "duration", value: took }] : []),
        ...(last === "" || result.exitCode === 0 ? [] : [{ label: `last ${TAIL_LINES} lines`, value: last }]),
    ];
}


/***/ }),

/***/ 18150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ groupBy)
/* harmony export */ });
/** Items by a key of theirs, in the order in which keys and items first come. (`Map.groupBy` came with Node 21.) */
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return groups;
}


/***/ }),

/***/ 91237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LR: () => (/* binding */ bytesValue),
/* harmony export */   PB: () => (/* binding */ shareValue),
/* harmony export */   TH: () => (/* binding */ durationUpTo),
/* harmony export */   cG: () => (/* binding */ variableName),
/* harmony export */   k6: () => (/* binding */ durationValue),
/* harmony export */   n8: () => (/* binding */ parseShare)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88532);
/* harmony import */ var _bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38642);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38081);
/**
 * Values that a plan writes as text and the code uses as numbers: zod types whose errors say the expected form.
 * The input side is plain text with a pattern, so `z.toJSONSchema(…, { io: "input" })` describes them to editors.
 */



const DURATION_FORM = "a duration: a number and one unit of ms, s, m, h or d, such as 90s, 15m or 24h";
const BYTES_FORM = "a size: a number and one unit of B, kB, MB, GB or TB, such as 100 MB or 1.5 GB";
const SHARE_FORM = "a share: a percentage such as 5%, or a number from 0 to 1 such as 0.05";
/** A duration such as `15m`, longer than nothing; the parsed value is milliseconds. */
const durationValue = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP({ error: `expected ${DURATION_FORM}` })
    .meta({ pattern: String.raw `^\s*\d+(\.\d+)?\s*(ms|s|m|h|d)\s*$`, examples: ["90s", "15m", "24h"] })
    .transform((text, context) => {
    const ms = (0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E)(text);
    if (ms !== null && ms > 0)
        return ms;
    context.addIssue({
        code: "custom",
        message: ms === 0 ? `"${text}" is zero: expected more than 0` : `"${text}" is not ${DURATION_FORM}`,
    });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
});
/** A duration of at most `longest`: a timer beyond 24 days would end at once, and a limit of hours is a slip. */
function durationUpTo(longest) {
    const longestMs = (0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E)(longest) ?? 0;
    return durationValue.refine((ms) => ms <= longestMs, `too long: expected at most ${longest}`);
}
/** A share such as `5%` or `0.05`; the parsed value is 0–1. */
const shareValue = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()], { error: `expected ${SHARE_FORM}` })
    .meta({ examples: ["5%", 0.05] })
    .transform((value, context) => {
    const ratio = parseShare(value);
    if (ratio !== null)
        return ratio;
    context.addIssue({ code: "custom", message: `${JSON.stringify(value)} is not ${SHARE_FORM}` });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
});
/** The name of an environment variable, never its value. */
const variableName = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "expected the name of an environment variable, such as STAGING_DATABASE_URL");
/** 0–1 of `5%`, `0.05` or 0.05; null where it is neither, or lies outside. */
function parseShare(value) {
    const match = typeof value === "string" ? /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(value) : null;
    if (typeof value === "string" && match === null)
        return null;
    const ratio = match === null ? Number(value) : Number(match[1]) / (match[2] === "%" ? 100 : 1);
    return ratio >= 0 && ratio <= 1 ? ratio : null;
}
/** A size of data such as `100 MB`; the parsed value is bytes. */
const bytesValue = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP({ error: `expected ${BYTES_FORM}` })
    .meta({ pattern: _bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .BYTES_PATTERN */ .RQ, examples: ["100 MB", "1.5 GB"] })
    .transform((text, context) => {
    const bytes = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBytes */ .z_)(text);
    if (bytes !== null)
        return bytes;
    context.addIssue({ code: "custom", message: `"${text}" is not ${BYTES_FORM}` });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
});


/***/ }),

/***/ 16160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ specChoice)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98439);

/**
 * A value that may be written in several forms, told apart by their type alone: text, a map or a list.
 * Unlike `z.union` its errors are those of the form that was written, at their own places. The JSON Schema of its
 * input is the forms' `anyOf`. `expected` says all the forms in words.
 */
function specChoice(expected, forms) {
    return zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()
        .meta({
        // Only when a schema is written: this costs milliseconds, and every command loads the gates.
        get anyOf() {
            return Object.values(forms).map(jsonSchemaOf);
        },
    })
        .transform((value, context) => {
        const kind = kindOf(value);
        const form = kind === null ? undefined : forms[kind];
        if (form === undefined) {
            context.addIssue({ code: "custom", message: `expected ${expected}` });
            return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
        }
        const parsed = form.safeParse(value);
        if (parsed.success)
            return parsed.data;
        for (const issue of parsed.error.issues)
            context.addIssue({ ...issue, input: value });
        return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
    });
}
function jsonSchemaOf(form) {
    const { $schema: _, ...schema } = zod__WEBPACK_IMPORTED_MODULE_2__/* .toJSONSchema */ .bl(form, { io: "input" });
    return schema;
}
function kindOf(value) {
    if (Array.isArray(value))
        return "array";
    if (typeof value === "string")
        return "string";
    return typeof value === "object" && value !== null ? "object" : null;
}


/***/ }),

/***/ 61114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KC: () => (/* binding */ parseMigrationTable),
/* harmony export */   kE: () => (/* binding */ TABLE_PATTERN),
/* harmony export */   oJ: () => (/* binding */ TABLE_EXPECTED)
/* harmony export */ });
const NAME = String.raw `[A-Za-z_][A-Za-z0-9_$]*`;
const TABLE_PATTERN = new RegExp(String.raw `^(?:(${NAME})\.)?(${NAME})(?:\((${NAME})(?:,\s*(${NAME}))?\))?$`);
const TABLE_EXPECTED = "expected a table such as app.schema_migrations, or with its columns, app.migrations(name, checksum)";
/** Of a text that TABLE_PATTERN accepts. */
function parseMigrationTable(text) {
    const [, schema = "public", table = "", name, checksum] = TABLE_PATTERN.exec(text) ?? [];
    return { schema, table, columns: [name, checksum].filter((column) => column !== undefined) };
}


/***/ }),

/***/ 7761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z7: () => (/* binding */ readTexts),
/* harmony export */   bt: () => (/* binding */ listFolder),
/* harmony export */   fY: () => (/* binding */ MAXIMUM_MIGRATIONS),
/* harmony export */   nw: () => (/* binding */ digestsOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58211);
/* harmony import */ var _unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19836);
/** Reading the files of a pull request as data: bounded in number and size, and nothing outside of the repository. */





/** More than any project has; what a base branch records of each must fit into one deployment's payload. */
const MAXIMUM_MIGRATIONS = 2000;
const MAXIMUM_FILE_BYTES = 4 * 1024 * 1024;
const MAXIMUM_TOTAL_BYTES = 32 * 1024 * 1024;
/** The names in the folder, sorted as every tool sorts them: by their characters. */
async function listFolder(folder) {
    const path = await (0,_lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveInside */ .L)(folder.directory, folder.path);
    const entries = path === null ? null : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(path, { withFileTypes: true }).catch(() => null);
    if (entries === null) {
        throw new _unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_4__/* .UnreadableMigrations */ .L(`The folder ${folder.path} cannot be read, so the migrations are not known.`, "Check dir: it is relative to the repository, and the folder must be checked in.");
    }
    if (entries.length > 2 * MAXIMUM_MIGRATIONS)
        throw tooMany(folder.path);
    const names = (isOfKind) => entries
        .filter(isOfKind)
        .map(({ name }) => name)
        .toSorted();
    // A link is listed as a file, so that one that leads outside is refused aloud when it is read.
    return {
        files: names((entry) => entry.isFile() || entry.isSymbolicLink()),
        folders: names((entry) => entry.isDirectory()),
    };
}
/** The text of each file, by its path relative to the folder. */
async function readTexts(folder, paths) {
    if (paths.length > MAXIMUM_MIGRATIONS)
        throw tooMany(folder.path);
    const texts = new Map();
    let total = 0;
    for (const path of paths) {
        const file = node_path__WEBPACK_IMPORTED_MODULE_2__.posix.normalize(node_path__WEBPACK_IMPORTED_MODULE_2__.posix.join(folder.path, path));
        // One after the other, so that the bound on the sum holds before the next one is read.
        const text = await readText(folder.directory, file);
        total += text.length;
        if (total > MAXIMUM_TOTAL_BYTES) {
            throw new _unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_4__/* .UnreadableMigrations */ .L(`The migrations in ${folder.path} are larger than ${megabytes(MAXIMUM_TOTAL_BYTES)} in total, so they were not read.`, "Keep data out of the migrations, or squash them.");
        }
        texts.set(path, { file, text });
    }
    return texts;
}
async function readText(directory, file) {
    const path = await (0,_lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveInside */ .L)(directory, file);
    const found = path === null ? null : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path).catch(() => null);
    if (path === null || found === null || !found.isFile()) {
        throw new _unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_4__/* .UnreadableMigrations */ .L(`The file ${file} cannot be read: it is missing, or lies outside of the repository.`, "Check the file in, as a file and not as a link.");
    }
    if (found.size > MAXIMUM_FILE_BYTES) {
        throw new _unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_4__/* .UnreadableMigrations */ .L(`The file ${file} has ${found.size} bytes, more than the ${megabytes(MAXIMUM_FILE_BYTES)} that are read.`, "Load data by some means other than a migration.");
    }
    try {
        const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path));
        // PostgreSQL's parser ends at a zero byte; what stands after it would be judged by nobody.
        if (!text.includes("\0"))
            return text;
    }
    catch {
        // Said below, with the remedy.
    }
    throw new _unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_4__/* .UnreadableMigrations */ .L(`The file ${file} is not UTF-8 text.`, "Save it as UTF-8.");
}
/**
 * Hexadecimal digests of the text as it is and with either form of line ends: a checkout on Windows changes them, and
 * the database has the digest of the machine that migrated.
 */
function digestsOf(text, algorithm) {
    const unix = text.replaceAll("\r\n", "\n");
    const forms = new Set([text, unix, unix.replaceAll("\n", "\r\n")]);
    return [...forms].map((form) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(algorithm).update(form).digest("hex"));
}
function tooMany(path) {
    return new _unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_4__/* .UnreadableMigrations */ .L(`The folder ${path} has more than ${MAXIMUM_MIGRATIONS} migrations, so they were not read.`, "Squash old migrations, or check dir.");
}
function megabytes(bytes) {
    return `${bytes / 1024 / 1024} MiB`;
}


/***/ }),

/***/ 65178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ readColumns),
/* harmony export */   aK: () => (/* binding */ readRows),
/* harmony export */   fe: () => (/* binding */ requireColumns)
/* harmony export */ });
/* harmony import */ var _lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51232);
/* harmony import */ var _read_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7761);
/* harmony import */ var _unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19836);
/** Reading a tool's table: only what exists, and never text of a plan inside a statement. */



/** `"schema"."table"`, safe to stand in a statement. */
function quotedTable({ schema, table }) {
    return `${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(schema)}.${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(table)}`;
}
/** The columns that the table has; null where it does not exist. */
async function readColumns(session, table) {
    const { rows } = await session.query("select a.attname::text as name from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = $2 and a.attnum > 0 and not a.attisdropped", [table.schema, table.table]);
    return rows.length === 0 ? null : new Set(rows.map(({ name }) => String(name)));
}
/** Every row, with these expressions as text under their names. Bounded: it is somebody's table. */
async function readRows(session, table, columns, order) {
    const list = Object.entries(columns).map(([name, expression]) => `(${expression})::text as ${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteIdentifier */ .C)(name)}`);
    const { rows } = await session.query(`select ${list.join(", ")} from ${quotedTable(table)} order by ${order} limit ${2 * _read_files_js__WEBPACK_IMPORTED_MODULE_0__/* .MAXIMUM_MIGRATIONS */ .fY + 1}`);
    if (rows.length <= 2 * _read_files_js__WEBPACK_IMPORTED_MODULE_0__/* .MAXIMUM_MIGRATIONS */ .fY)
        return rows;
    throw new _unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreadableMigrations */ .L(`The table ${table.schema}.${table.table} has more than ${2 * _read_files_js__WEBPACK_IMPORTED_MODULE_0__/* .MAXIMUM_MIGRATIONS */ .fY} rows, so it was not compared.`, "Check table: it should name the table in which the tool keeps what it applied.");
}
/** Says which columns are missing, where the table is not the tool's. */
function requireColumns(columns, table, needed) {
    const missing = needed.filter((name) => !columns.has(name));
    if (missing.length === 0)
        return;
    throw new _unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_1__/* .UnreadableMigrations */ .L(`The table ${table.schema}.${table.table} has no column ${missing.join(", ")}; it has ${[...columns].toSorted().join(", ")}.`, "Check table: it should name the table in which the tool keeps what it applied.");
}


/***/ }),

/***/ 98832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zf: () => (/* binding */ readSqlFolder),
/* harmony export */   eG: () => (/* binding */ partBetween),
/* harmony export */   k8: () => (/* binding */ keysOfFile)
/* harmony export */ });
/* harmony import */ var _read_files_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7761);
/** `*.sql` in one folder, applied in the order of their names. */

async function readSqlFolder(location, rules) {
    const { files } = await (0,_read_files_js__WEBPACK_IMPORTED_MODULE_0__/* .listFolder */ .bt)(location);
    const all = new Set(files);
    const names = files.filter((name) => name.endsWith(".sql") && rules.isMigration(name, all));
    const texts = await (0,_read_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readTexts */ .Z7)(location, names);
    return names.flatMap((name) => {
        const found = texts.get(name);
        if (found === undefined)
            return [];
        const kinds = rules.hasChecksums ? ["sha256", "sha1", "md5"] : [];
        const checksums = kinds.flatMap((kind) => (0,_read_files_js__WEBPACK_IMPORTED_MODULE_0__/* .digestsOf */ .nw)(found.text, kind));
        const text = rules.appliedPart(found.text) ?? found.text;
        return [{ name, file: found.file, text, keys: keysOfFile(name), checksums }];
    });
}
/** Tools record a file by its whole name, by the name without its ending, or by the digits at its beginning. */
function keysOfFile(name) {
    const base = name.split("/").at(-1) ?? name;
    const stem = base.replace(/(?:\.up)?\.sql$/i, "");
    const [digits] = /^[vV]?\d+(?:\.\d+)*/.exec(stem) ?? [];
    return [`file:${base}`, `stem:${stem}`, ...(digits === undefined ? [] : [`version:${digits.replace(/^[vV]/, "")}`])];
}
/**
 * What stands between the first line that begins the part that is applied and the first one after it that begins the
 * part that is not. Null without both. Each is a line as the tool writes it and nothing looser: one that only we took
 * for the beginning of the undo part would hide from the judgement what the tool runs. Looked for one after the
 * other: a single pattern takes minutes for a file of a hundred thousand such lines.
 */
function partBetween(text, up, down) {
    const start = up.exec(text);
    if (start === null)
        return null;
    const from = start.index + start[0].length;
    const end = down.exec(text.slice(from));
    return end === null ? null : text.slice(0, from + end.index);
}


/***/ }),

/***/ 88546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ MIGRATION_TOOLS),
  l: () => (/* binding */ MIGRATION_TOOL_NAMES)
});

// EXTERNAL MODULE: ./build/src/lib/quote-sql.js
var quote_sql = __webpack_require__(51232);
// EXTERNAL MODULE: ./build/src/migrations/read-table.js
var read_table = __webpack_require__(65178);
// EXTERNAL MODULE: ./build/src/migrations/sql-folder.js
var sql_folder = __webpack_require__(98832);
;// CONCATENATED MODULE: ./build/src/migrations/read-dbmate.js



/**
 * A marker as dbmate's own documentation writes it. `^` with the flag m would also begin a line after a lone carriage
 * return, where dbmate sees none.
 */
const UP = /(?<![^\n])--[ \t]*migrate:up(?:[ \t]+transaction:(?:true|false))?[ \t]*(?=\r?\n)/;
const DOWN = /(?<![^\n])--[ \t]*migrate:down(?:[ \t]+transaction:(?:true|false))?[ \t]*(?=\r?\n|$)/;
/** dbmate: each file has what it does after `-- migrate:up`, and how to take that back after `-- migrate:down`. */
const dbmate = {
    title: "dbmate",
    defaultDirectory: "db/migrations",
    defaultTable: "public.schema_migrations",
    createsTable: true,
    applyCommand: "dbmate up",
    lateRemedy: "dbmate up applies them after newer ones; make sure that they do not depend on each other.",
    unknownRemedy: "Merge the branch that has them, or restore their files from git.",
    editedRemedy: "Revert the change (git checkout the file as it was applied), and run dbmate new <name>.",
    failedRemedy: "Run dbmate up again.",
    transactionOf: (text) => (UP.exec(text)?.[0].includes("transaction:false") === true ? "query" : "file"),
    readLocal: (location) => (0,sql_folder/* readSqlFolder */.Zf)(location, {
        isMigration: (name) => /^\d/.test(name),
        appliedPart: (text) => (0,sql_folder/* partBetween */.eG)(text, UP, DOWN),
        hasChecksums: false,
    }),
    async readRecorded(session, table) {
        const columns = await (0,read_table/* readColumns */.Ej)(session, table);
        if (columns === null)
            return null;
        (0,read_table/* requireColumns */.fe)(columns, table, ["version"]);
        const rows = await (0,read_table/* readRows */.aK)(session, table, { name: (0,quote_sql/* quoteIdentifier */.C)("version") }, (0,quote_sql/* quoteIdentifier */.C)("version"));
        return rows.map(({ name }) => ({
            name: String(name),
            keys: (0,sql_folder/* keysOfFile */.k8)(String(name)),
            checksum: null,
            state: "applied",
        }));
    },
};

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/migrations/read-files.js
var read_files = __webpack_require__(7761);
// EXTERNAL MODULE: ./build/src/migrations/unreadable-migrations.js
var unreadable_migrations = __webpack_require__(19836);
;// CONCATENATED MODULE: ./build/src/migrations/read-drizzle.js





const JOURNAL = "meta/_journal.json";
const journalSchema = schemas/* object */.Ikc({
    entries: schemas/* array */.YOg(schemas/* object */.Ikc({ when: schemas/* number */.aig(), tag: schemas/* string */.YjP().regex(/^[^/\\]+$/) })),
});
/**
 * Drizzle. `drizzle.__drizzle_migrations` has `hash`, the SHA-256 of the file's text, and `created_at`, the journal's
 * `when`. Since drizzle-orm 1 it has `name` too, and each migration is a folder named after its second; rows from before
 * keep their `created_at` with its milliseconds.
 */
const drizzle = {
    title: "Drizzle",
    defaultDirectory: "drizzle",
    defaultTable: "drizzle.__drizzle_migrations",
    createsTable: true,
    applyCommand: "npx drizzle-kit migrate",
    lateRemedy: "drizzle-kit migrate (before version 1) skips a migration that is not newer than the last applied one, so it would never be applied: delete it with its journal entry and snapshot, and run npx drizzle-kit generate on the newest base branch.",
    unknownRemedy: "Merge the branch that has them, or restore their files and journal entries; npx drizzle-kit migrate knows nothing of them otherwise.",
    editedRemedy: "Revert the change (git checkout the file as it was applied) and put it into a new migration: npx drizzle-kit generate.",
    failedRemedy: "Run npx drizzle-kit migrate again.",
    transactionOf: () => "set",
    async readLocal(folder) {
        const { folders } = await (0,read_files/* listFolder */.bt)(folder);
        return folders.includes("meta") ? readJournal(folder) : readFolders(folder, folders);
    },
    async readRecorded(session, table) {
        const columns = await (0,read_table/* readColumns */.Ej)(session, table);
        if (columns === null)
            return null;
        (0,read_table/* requireColumns */.fe)(columns, table, ["hash", "created_at"]);
        const wanted = { hash: "hash", created: "created_at", ...(columns.has("name") ? { name: "name" } : {}) };
        const rows = await (0,read_table/* readRows */.aK)(session, table, wanted, "created_at");
        return rows.map(({ hash, created, name }) => {
            const named = typeof name === "string" && name !== "" ? [`name:${name}`] : [];
            const when = Number(created);
            return {
                name: typeof name === "string" && name !== "" ? name : `the one of ${when} (hash ${String(hash).slice(0, 12)}…)`,
                keys: [...named, `when:${when}`, `second:${Math.floor(when / 1000)}`, `hash:${String(hash)}`],
                checksum: String(hash),
                state: "applied",
            };
        });
    },
};
async function readJournal(folder) {
    const journal = (await (0,read_files/* readTexts */.Z7)(folder, [JOURNAL])).get(JOURNAL);
    const parsed = journalSchema.safeParse(parseJson(journal?.text ?? ""));
    if (!parsed.success) {
        throw new unreadable_migrations/* UnreadableMigrations */.L(`The journal ${external_node_path_.posix.join(folder.path, JOURNAL)} is not one that drizzle-kit writes.`, "Restore it from git; a merge conflict is the usual cause.");
    }
    const { entries } = parsed.data;
    const texts = await (0,read_files/* readTexts */.Z7)(folder, entries.map(({ tag }) => `${tag}.sql`));
    // By the journal's own order: drizzle applies them so, whatever the files are called.
    return entries.flatMap(({ tag, when }) => {
        const found = texts.get(`${tag}.sql`);
        if (found === undefined)
            return [];
        const hashes = (0,read_files/* digestsOf */.nw)(found.text, "sha256");
        const keys = [`name:${tag}`, `when:${when}`, ...hashes.map((hash) => `hash:${hash}`)];
        return [{ name: tag, ...found, at: when, keys, checksums: hashes }];
    });
}
async function readFolders(folder, names) {
    const migrations = names.filter((name) => /^\d{14}_/.test(name));
    const texts = await (0,read_files/* readTexts */.Z7)(folder, migrations.map((name) => `${name}/migration.sql`));
    return migrations.flatMap((name) => {
        const found = texts.get(`${name}/migration.sql`);
        if (found === undefined)
            return [];
        const hashes = (0,read_files/* digestsOf */.nw)(found.text, "sha256");
        const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_/.exec(name) ?? [];
        const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
        const keys = [`name:${name}`, `second:${at / 1000}`, ...hashes.map((hash) => `hash:${hash}`)];
        return [{ name, ...found, keys, checksums: hashes }];
    });
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/src/migrations/read-folder.js




/** Files that take a migration back: some tools keep them beside. */
const UNDO = /[._](?:down|undo|rollback)\.sql$/i;
/** `*.sql` in one folder, each run as a whole in the order of their names, and recorded in a table that the plan names. */
const folder = {
    title: "The folder",
    defaultDirectory: "migrations",
    defaultTable: "public.schema_migrations(version)",
    createsTable: false,
    applyCommand: "the project's own migration command",
    lateRemedy: "They are older than an applied one: make sure that the project's migration command does not skip them.",
    unknownRemedy: "Merge the branch that has them, or restore their files from git.",
    editedRemedy: "Revert the change (git checkout the file as it was applied) and put it into a new file.",
    failedRemedy: "Run the project's own migration command again.",
    transactionOf: () => null,
    readLocal: (location) => (0,sql_folder/* readSqlFolder */.Zf)(location, {
        isMigration: (name, names) => !isUndoOfAnother(name, names),
        // Whatever its comments say: nobody knows what runs it, and what runs a file without knowing them runs all of it.
        appliedPart: (text) => text,
        hasChecksums: true,
    }),
    async readRecorded(session, table) {
        const columns = await (0,read_table/* readColumns */.Ej)(session, table);
        if (columns === null)
            return null;
        const [name = "version", checksum] = table.columns;
        (0,read_table/* requireColumns */.fe)(columns, table, [name, ...(checksum === undefined ? [] : [checksum])]);
        if (columns.has("dirty")) {
            throw new unreadable_migrations/* UnreadableMigrations */.L(`The table ${table.schema}.${table.table} records only the newest version (it has a column "dirty"), so single migrations are not known.`, "Use a tool that records every migration, or check with a command gate.");
        }
        const wanted = {
            name: (0,quote_sql/* quoteIdentifier */.C)(name),
            ...(checksum === undefined ? {} : { checksum: (0,quote_sql/* quoteIdentifier */.C)(checksum) }),
        };
        const rows = await (0,read_table/* readRows */.aK)(session, table, wanted, (0,quote_sql/* quoteIdentifier */.C)(name));
        return rows.map((row) => ({
            name: String(row["name"]),
            keys: (0,sql_folder/* keysOfFile */.k8)(String(row["name"])),
            checksum: readableDigest(row["checksum"] ?? null),
            state: "applied",
        }));
    },
};
/** Only beside the file that it takes back: alone, it is a migration like any other. */
function isUndoOfAnother(name, names) {
    const stem = name.replace(UNDO, "");
    return stem !== name && (names.has(`${stem}.sql`) || names.has(`${stem}.up.sql`));
}
/** Hexadecimal MD5, SHA-1 or SHA-256; of any other sort nothing can be said. */
function readableDigest(value) {
    const text = String(value ?? "").toLowerCase();
    return /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : null;
}

;// CONCATENATED MODULE: ./build/src/migrations/read-goose.js


/** Lines as goose's own documentation writes them; it ends lines at \n alone. */
const read_goose_UP = /(?<![^\n])--[ \t]*\+goose[ \t]+Up[ \t]*(?=\r?\n)/;
const read_goose_DOWN = /(?<![^\n])--[ \t]*\+goose[ \t]+Down[ \t]*(?=\r?\n|$)/;
const NO_TRANSACTION = /(?<![^\n])--[ \t]*\+goose[ \t]+NO[ \t]+TRANSACTION[ \t]*(?=\r?\n|$)/;
/**
 * goose, with migrations in SQL: each file has what it does after `-- +goose Up`, and how to take that back after
 * `-- +goose Down`. Its table begins with a row of version 0, and versions before 3 added a row where one was undone.
 */
const goose = {
    title: "goose",
    defaultDirectory: "migrations",
    defaultTable: "public.goose_db_version",
    createsTable: true,
    applyCommand: "goose up",
    lateRemedy: "goose up refuses them, being older than an applied one: run goose up -allow-missing.",
    unknownRemedy: "Merge the branch that has them, or restore their files from git; goose status shows both.",
    editedRemedy: "Revert the change (git checkout the file as it was applied), and run goose create <name> sql.",
    failedRemedy: "Run goose up again.",
    transactionOf: (text) => (NO_TRANSACTION.test(text) ? "statement" : "file"),
    async readLocal(location) {
        const found = await (0,sql_folder/* readSqlFolder */.Zf)(location, {
            isMigration: (name) => /^\d+_/.test(name),
            appliedPart: (text) => (0,sql_folder/* partBetween */.eG)(text, read_goose_UP, read_goose_DOWN),
            hasChecksums: false,
        });
        // By their numbers: 9_a.sql comes before 10_b.sql.
        return found
            .map((migration) => ({ migration, version: BigInt(/^\d+/.exec(migration.name)?.[0] ?? 0) }))
            .toSorted((one, other) => (one.version < other.version ? -1 : one.version > other.version ? 1 : 0))
            .map(({ migration, version }) => ({ ...migration, keys: [keyOf(String(version))] }));
    },
    async readRecorded(session, table) {
        const columns = await (0,read_table/* readColumns */.Ej)(session, table);
        if (columns === null)
            return null;
        (0,read_table/* requireColumns */.fe)(columns, table, ["id", "version_id", "is_applied"]);
        const rows = await (0,read_table/* readRows */.aK)(session, table, { version: "version_id", applied: "is_applied" }, "id");
        const newest = new Map(rows.map(({ version, applied }) => [String(version), applied === "true"]));
        return [...newest].flatMap(([version, applied]) => version === "0" || !applied
            ? []
            : [{ name: version, keys: [keyOf(version)], checksum: null, state: "applied" }]);
    },
};
function keyOf(version) {
    return `version:${version}`;
}

// EXTERNAL MODULE: ./build/src/lib/group-by.js
var group_by = __webpack_require__(18150);
;// CONCATENATED MODULE: ./build/src/migrations/read-prisma.js



/**
 * Prisma. `_prisma_migrations` has a row for every attempt: `finished_at` is written only when all went well, and
 * `rolled_back_at` by `prisma migrate resolve`, after which Prisma passes over the row. `checksum` is the SHA-256 of
 * migration.sql with either form of line ends.
 */
const prisma = {
    title: "Prisma",
    defaultDirectory: "prisma/migrations",
    defaultTable: "public._prisma_migrations",
    createsTable: true,
    applyCommand: "npx prisma migrate deploy",
    lateRemedy: "prisma migrate deploy applies them after newer ones; make sure that they do not depend on each other.",
    unknownRemedy: "Merge the branch that has them, or restore their folders from git; npx prisma migrate status shows both histories.",
    editedRemedy: "Revert the change (git checkout the file as it was applied) and put it into a new migration: npx prisma migrate dev.",
    failedRemedy: 'Repair what it left behind, then run npx prisma migrate resolve --rolled-back "<name>" (or --applied) and npx prisma migrate deploy.',
    transactionOf: () => "query",
    async readLocal(folder) {
        const { folders } = await (0,read_files/* listFolder */.bt)(folder);
        const texts = await (0,read_files/* readTexts */.Z7)(folder, folders.map((name) => `${name}/migration.sql`));
        return folders.flatMap((name) => {
            const found = texts.get(`${name}/migration.sql`);
            if (found === undefined)
                return [];
            const digests = (0,read_files/* digestsOf */.nw)(found.text, "sha256");
            return [{ name, ...found, keys: [`name:${name}`], checksums: digests.flatMap((hex) => [hex, unpadded(hex)]) }];
        });
    },
    async readRecorded(session, table) {
        const columns = await (0,read_table/* readColumns */.Ej)(session, table);
        if (columns === null)
            return null;
        (0,read_table/* requireColumns */.fe)(columns, table, ["migration_name", "checksum", "finished_at", "rolled_back_at", "logs"]);
        const rows = await (0,read_table/* readRows */.aK)(session, table, {
            name: "migration_name",
            checksum: "checksum",
            finished: "finished_at",
            rolled: "rolled_back_at",
            logs: "logs is not null and logs <> ''",
        }, "started_at");
        const counting = rows.filter(({ rolled }) => rolled === null);
        return [...(0,group_by/* groupBy */.$)(counting, ({ name }) => String(name))].map(([name, attempts]) => summarize(name, attempts));
    },
};
/** One that never ended stops Prisma, also where another attempt went well. */
function summarize(name, attempts) {
    const open = attempts.find(({ finished }) => finished === null);
    const row = open ?? attempts.at(-1);
    // Prisma writes the log when the attempt ends, so that none means that it was cut off, or still runs.
    const state = open === undefined ? "applied" : open["logs"] === "true" ? "failed" : "unfinished";
    return { name, keys: [`name:${name}`], checksum: String(row?.["checksum"] ?? ""), state };
}
/** Prisma 2 wrote each byte without its leading zero, and such rows are never rewritten. */
function unpadded(hex) {
    return hex.replaceAll(/0(.)|(..)/g, "$1$2");
}

// EXTERNAL MODULE: ./build/src/lib/digest.js
var digest = __webpack_require__(39509);
;// CONCATENATED MODULE: ./build/src/migrations/read-supabase.js




const FILE = /^(\d+)_.*\.sql$/;
/**
 * Supabase. `supabase_migrations.schema_migrations` has `version`, the digits before the file's name, and `statements`,
 * the file split at its semicolons (or in one piece, where the dashboard applied it). The splitting is undone by
 * comparing the words of the SQL alone: comments, white space and semicolons do not count.
 */
const supabase = {
    title: "Supabase",
    defaultDirectory: "supabase/migrations",
    defaultTable: "supabase_migrations.schema_migrations",
    createsTable: true,
    applyCommand: "supabase db push",
    lateRemedy: "supabase db push refuses them, being older than an applied one: run supabase db push --include-all.",
    unknownRemedy: "Merge the branch that has them, or fetch them: supabase migration fetch. If they were reverted manually: supabase migration repair --status reverted <version>.",
    editedRemedy: "Revert the change (git checkout the file as it was applied) and put it into a new migration: supabase migration new <name>.",
    failedRemedy: "Run supabase db push again.",
    transactionOf: () => "file",
    async readLocal(folder, parser) {
        const { files } = await (0,read_files/* listFolder */.bt)(folder);
        const names = files.filter((name) => FILE.test(name));
        const texts = await (0,read_files/* readTexts */.Z7)(folder, names);
        const migrations = names.flatMap((name) => {
            const found = texts.get(name);
            return found === undefined ? [] : [{ name, ...found }];
        });
        return Promise.all(migrations.map((migration) => localMigration(migration, parser.reading(migration.file))));
    },
    async readRecorded(session, table, parser) {
        const columns = await (0,read_table/* readColumns */.Ej)(session, table);
        if (columns === null)
            return null;
        (0,read_table/* requireColumns */.fe)(columns, table, ["version"]);
        const wanted = {
            version: "version",
            ...(columns.has("name") ? { name: "name" } : {}),
            ...(columns.has("statements") ? { statements: "pg_catalog.array_to_json(statements)" } : {}),
        };
        const rows = await (0,read_table/* readRows */.aK)(session, table, wanted, "version");
        const reader = parser.reading(`the table ${table.schema}.${table.table}`);
        return Promise.all(rows.map(async ({ version, name, statements }) => ({
            name: typeof name === "string" && name !== "" ? `${version}_${name}` : String(version),
            keys: [`version:${version}`],
            checksum: typeof statements === "string" ? await checksumOf(joined(statements), reader) : null,
            state: "applied",
        })));
    },
};
async function localMigration(migration, reader) {
    const [, version = ""] = FILE.exec(external_node_path_.posix.basename(migration.name)) ?? [];
    const checksum = await checksumOf(migration.text, reader);
    return { ...migration, keys: [`version:${version}`], checksums: checksum === null ? [] : [checksum] };
}
/** Null for what cannot be read as SQL, or is empty: that is not compared. */
async function checksumOf(text, reader) {
    const words = await reader.words(text);
    return words === null || words.length === 0 ? null : (0,digest/* digestOf */.o)(words.join("\n"), 64);
}
function joined(statements) {
    const list = JSON.parse(statements);
    return Array.isArray(list) ? list.map((one) => String(one)).join("\n;\n") : "";
}

;// CONCATENATED MODULE: ./build/src/migrations/tools.js






/** The tools whose migrations can be read, by the word that the plan uses. */
const MIGRATION_TOOLS = { drizzle: drizzle, supabase: supabase, prisma: prisma, dbmate: dbmate, goose: goose, folder: folder };
const MIGRATION_TOOL_NAMES = Object.keys(MIGRATION_TOOLS);


/***/ }),

/***/ 19836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ UnreadableMigrations)
/* harmony export */ });
/** The migrations cannot be read as they stand, so nothing is known: a hold with what to do. */
class UnreadableMigrations extends Error {
    remedy;
    constructor(message, remedy) {
        super(message);
        this.name = "UnreadableMigrations";
        this.remedy = remedy;
    }
}


/***/ })

};
