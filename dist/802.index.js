export const id = 802;
export const ids = [802];
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


/***/ })

};
