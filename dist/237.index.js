export const id = 237;
export const ids = [237];
export const modules = {

/***/ 91237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PB: () => (/* binding */ shareValue),
/* harmony export */   TH: () => (/* binding */ durationUpTo),
/* harmony export */   cG: () => (/* binding */ variableName),
/* harmony export */   k6: () => (/* binding */ durationValue),
/* harmony export */   n8: () => (/* binding */ parseShare)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26921);
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
        message: ms === 0 ? `"${text}" is no time at all: expected more than 0` : `"${text}" is not ${DURATION_FORM}`,
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
