export const id = 5026;
export const ids = [5026];
export const modules = {

/***/ 55026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listFindings: () => (/* binding */ listFindings)
/* harmony export */ });
/* harmony import */ var _lib_fields_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(74940);
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(81201);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12600);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10970);
/* harmony import */ var _lib_parse_url_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48266);
/** What Supabase's security advisor says about a project. The answer has no pages. */







const LEVELS = { ERROR: "error", WARN: "warning", INFO: "info" };
/** Unknown keys are ignored, so that additions by the vendor break nothing. */
const lints = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    lints: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1),
        title: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        level: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        detail: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullish(),
        description: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullish(),
        /** Mostly an address of the vendor's documentation, sometimes words. */
        remediation: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().nullish(),
        cache_key: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1),
    })),
});
/** Every finding now. Throws ProviderError. */
async function listFindings(client, project) {
    const path = `/v1/projects/${encodeURIComponent(project)}/advisors/security`;
    const answer = await client.request({ method: "GET", path, repeatable: true, accept: [403] });
    if (answer.status === 403)
        throw refused(answer, path);
    const parsed = lints.safeParse(answer.body);
    if (parsed.success)
        return parsed.data.lints.map((lint) => findingOf(lint, path));
    const issue = parsed.error.issues[0];
    const where = issue && issue.path.length > 0 ? ` at ${issue.path.join(".")}` : "";
    throw unknownAnswer(`Supabase answered ${path} in a shape that is not known${where}: ${issue?.message ?? "no detail"}.`);
}
function findingOf(lint, path) {
    const level = LEVELS[lint.level];
    // A level of next year may be worse than any that is known: not to count it would be to pass it.
    if (level === undefined) {
        const said = JSON.stringify((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_4__/* .cutText */ .I)(lint.level, 40));
        throw unknownAnswer(`Supabase answered ${path} with a finding of a level that is not known: ${said}.`);
    }
    return {
        key: lint.cache_key,
        rule: lint.name,
        level,
        title: lint.title,
        detail: lint.detail ?? lint.description ?? "",
        url: webAddress(lint.remediation ?? ""),
    };
}
function webAddress(text) {
    const url = (0,_lib_parse_url_js__WEBPACK_IMPORTED_MODULE_5__/* .parseUrl */ .D)(text);
    return url?.protocol === "https:" || url?.protocol === "http:" ? url.href : null;
}
function unknownAnswer(message) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_2__/* .VENDOR */ .XC,
        message,
        remedy: "Run this again; if it stays, report this: the advisor's answer is marked as experimental by Supabase.",
    });
}
/** Names what the token lacks: in the vendor's own words where it says so, else what this request needs. */
function refused({ status, body }, path) {
    const { missing_permissions: named, message } = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .fieldsOf */ .Pf)(body);
    const missing = Array.isArray(named) ? named.filter((name) => typeof name === "string").slice(0, 5) : [];
    const lacks = (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_4__/* .cutText */ .I)(missing.length > 0 ? missing.join(", ") : _settings_js__WEBPACK_IMPORTED_MODULE_2__/* .ADVISORS_PERMISSION */ ._N, 200);
    const said = typeof message === "string" && message !== "" ? ` (${(0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_4__/* .cutText */ .I)(message, 200)})` : "";
    const verb = missing.length > 0 ? "lacks" : "may lack";
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "credential_insufficient",
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_2__/* .VENDOR */ .XC,
        status,
        message: `Supabase refused GET ${path} → 403${said}: the token ${verb} the permission ${lacks}.`,
        remedy: _client_js__WEBPACK_IMPORTED_MODULE_1__/* .CREDENTIAL_REMEDY */ .$,
    });
}


/***/ })

};
