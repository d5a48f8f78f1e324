export const id = 3347;
export const ids = [3347];
export const modules = {

/***/ 97695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ judgeCommand),
/* harmony export */   J: () => (/* binding */ commandEnvironment)
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
/* harmony export */   PB: () => (/* binding */ shareValue),
/* harmony export */   TH: () => (/* binding */ durationUpTo),
/* harmony export */   cG: () => (/* binding */ variableName),
/* harmony export */   k6: () => (/* binding */ durationValue),
/* harmony export */   n8: () => (/* binding */ parseShare)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88532);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/**
 * Values that a plan writes as text and the code uses as numbers: zod types whose errors say the expected form.
 * The input side is plain text with a pattern, so `z.toJSONSchema(…, { io: "input" })` describes them to editors.
 */


const DURATION_FORM = "a duration: a number and one unit of ms, s, m, h or d, such as 90s, 15m or 24h";
const SHARE_FORM = "a share: a percentage such as 5%, or a number from 0 to 1 such as 0.05";
/** A duration such as `15m`, longer than nothing; the parsed value is milliseconds. */
const durationValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP({ error: `expected ${DURATION_FORM}` })
    .meta({ pattern: String.raw `^\s*\d+(\.\d+)?\s*(ms|s|m|h|d)\s*$`, examples: ["90s", "15m", "24h"] })
    .transform((text, context) => {
    const ms = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(text);
    if (ms !== null && ms > 0)
        return ms;
    context.addIssue({
        code: "custom",
        message: ms === 0 ? `"${text}" is zero: expected more than 0` : `"${text}" is not ${DURATION_FORM}`,
    });
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
});
/** A duration of at most `longest`: a timer beyond 24 days would end at once, and a limit of hours is a slip. */
function durationUpTo(longest) {
    const longestMs = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(longest) ?? 0;
    return durationValue.refine((ms) => ms <= longestMs, `too long: expected at most ${longest}`);
}
/** A share such as `5%` or `0.05`; the parsed value is 0–1. */
const shareValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()], { error: `expected ${SHARE_FORM}` })
    .meta({ examples: ["5%", 0.05] })
    .transform((value, context) => {
    const ratio = parseShare(value);
    if (ratio !== null)
        return ratio;
    context.addIssue({ code: "custom", message: `${JSON.stringify(value)} is not ${SHARE_FORM}` });
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .NEVER */ .tm;
});
/** The name of an environment variable, never its value. */
const variableName = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "expected the name of an environment variable, such as STAGING_DATABASE_URL");
/** 0–1 of `5%`, `0.05` or 0.05; null where it is neither, or lies outside. */
function parseShare(value) {
    const match = typeof value === "string" ? /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(value) : null;
    if (typeof value === "string" && match === null)
        return null;
    const ratio = match === null ? Number(value) : Number(match[1]) / (match[2] === "%" ? 100 : 1);
    return ratio >= 0 && ratio <= 1 ? ratio : null;
}


/***/ })

};
