export const id = 3992;
export const ids = [3992];
export const modules = {

/***/ 33992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkGate: () => (/* binding */ checkGate)
/* harmony export */ });
/* harmony import */ var _lib_bound_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67833);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(616);



/**
 * Asks one gate; whatever it quotes, its verdict is of a bounded size. A vendor that gave no usable answer, and a gate that breaks, are `hold` with their cause: neither says
 * anything about the release. An abort is nobody's answer and is passed on.
 */
async function checkGate(gate, spec, context) {
    return (0,_lib_bound_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .boundVerdict */ .M)(await ask(gate, spec, context));
}
async function ask(gate, spec, context) {
    context.signal?.throwIfAborted();
    try {
        return await gate.check(spec, context);
    }
    catch (error) {
        context.signal?.throwIfAborted();
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ) {
            return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)(error.reasonCode, error.message, error.remedy, [
                {
                    label: "no usable answer from",
                    value: error.status === null ? error.vendor : `${error.vendor} (HTTP ${error.status})`,
                },
            ]);
        }
        const message = error instanceof Error ? error.message : String(error);
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("internal_error", `The gate "${gate.key}" broke: ${message}`, "Run this again; if it breaks again, report it with this message.");
    }
}


/***/ }),

/***/ 67833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ boundVerdict)
/* harmony export */ });
/* unused harmony export MAXIMUM_VERDICT_CHARACTERS */
/* harmony import */ var _cut_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81201);

/** Characters of a sentence. */
const SENTENCE = 2_000;
const LABEL = 200;
/** The last lines of a command have that many. */
const VALUE = 12_000;
/** Of all evidence together; what people are shown of it is far less. */
const ALL_EVIDENCE = 100_000;
/** More than any verdict has, in JSON with all that it quotes, but for what it measured. */
const MAXIMUM_VERDICT_CHARACTERS = 500_000;
/**
 * The verdict with all of its texts cut. They quote others, a pull request's file or a site's answer, and whatever those
 * write, a result stays what a comment, a log and a step's output can hold.
 */
function boundVerdict(verdict) {
    return {
        ...verdict,
        summary: (0,_cut_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .I)(verdict.summary, SENTENCE),
        ...(verdict.remedy === undefined ? {} : { remedy: (0,_cut_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .I)(verdict.remedy, SENTENCE) }),
        evidence: boundEvidence(verdict.evidence),
    };
}
function boundEvidence(evidence) {
    const kept = [];
    let left = ALL_EVIDENCE;
    for (const piece of evidence) {
        const bounded = boundPiece(piece);
        left -= bounded.label.length + bounded.value.length + (bounded.url?.length ?? 0);
        if (left < 0)
            return [...kept, { label: "not shown", value: `${evidence.length - kept.length} more` }];
        kept.push(bounded);
    }
    return kept;
}
/** Half an address leads somewhere else: a longer one is left out. */
function boundPiece({ label, value, url }) {
    const bounded = { label: (0,_cut_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .I)(label, LABEL), value: (0,_cut_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .I)(value, VALUE) };
    return url === undefined || url.length > SENTENCE ? bounded : { ...bounded, url };
}


/***/ })

};
