export const id = 9295;
export const ids = [9295];
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

/***/ 9295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connectFlags: () => (/* binding */ connectFlags)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2503);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_finding_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(69712);
/* harmony import */ var _flag_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36843);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33722);
/* harmony import */ var _parse_answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36186);
/* harmony import */ var _read_base_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6878);
/* harmony import */ var _read_token_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30322);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90320);
/**
 * A flag at LaunchDarkly, by its REST API (launchdarkly.com/docs/api/feature-flags). It is turned off by a semantic patch of one
 * instruction, which touches nothing but the flag's targeting switch in one environment: whatever somebody else does to its
 * rules at the same moment stays. The API has no condition for such a patch, so the version is compared by reading.
 */









/** The version of the API that these shapes are of: a token has one of its own otherwise. */
const API_VERSION = "20240415";
const SEMANTIC_PATCH = "application/json; domain-model=launchdarkly.semanticpatch";
/** Somebody else's change was written at the same moment. */
const CONFLICT = 409;
const environmentShape = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    on: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY(),
    version: zod__WEBPACK_IMPORTED_MODULE_7__/* .int */ .Whr(),
    lastModified: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig(),
    archived: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY().nullish(),
});
const flagShape = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    key: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    archived: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY().nullish(),
    tags: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()).nullish(),
    environments: zod__WEBPACK_IMPORTED_MODULE_7__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), environmentShape),
});
const auditShape = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    items: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
        date: zod__WEBPACK_IMPORTED_MODULE_7__/* .number */ .aig(),
        member: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ email: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullish() }).nullish(),
        token: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullish() }).nullish(),
    })),
});
const approvalShape = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    approvalSettings: zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ required: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY(), requiredApprovalTags: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP()).nullish() }).nullish(),
});
function connectFlags(_, context) {
    const client = connectClient(context);
    return { open: (spec) => createFlag(client, spec) };
}
function connectClient(context) {
    const token = (0,_read_token_js__WEBPACK_IMPORTED_MODULE_5__/* .readToken */ .A)(context.env, _settings_js__WEBPACK_IMPORTED_MODULE_6__/* .VENDOR */ .XC, _settings_js__WEBPACK_IMPORTED_MODULE_6__/* .TOKEN */ .CV);
    return (0,_http_js__WEBPACK_IMPORTED_MODULE_2__/* .createVendorClient */ .O)({
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_6__/* .VENDOR */ .XC,
        baseUrl: (0,_read_base_url_js__WEBPACK_IMPORTED_MODULE_4__/* .readBaseUrl */ .$)(context, _settings_js__WEBPACK_IMPORTED_MODULE_6__/* .VENDOR */ .XC, _settings_js__WEBPACK_IMPORTED_MODULE_6__/* .API_URL */ .H$).href,
        // The token alone: LaunchDarkly knows no scheme.
        headers: () => ({ authorization: token.reveal(), "ld-api-version": API_VERSION }),
        token,
        credentialRemedy: `Set ${_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .TOKEN */ .CV.name} to an access token (${_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .TOKEN */ .CV.scopes}); an SDK key cannot be used here.`,
        context,
        rateLimitWaitMs,
    });
}
/** `X-Ratelimit-Reset` is an instant in milliseconds. */
function rateLimitWaitMs(headers, now) {
    const reset = headers.get("x-ratelimit-reset") ?? "";
    return /^\d{13}$/.test(reset) ? Math.max(0, Number(reset) - now) : null;
}
function createFlag(client, { project, environment, key, safe }) {
    const path = `/api/v2/flags/${encodeURIComponent(project)}/${encodeURIComponent(key)}`;
    const readFlag = async () => {
        const answer = await client.request({ method: "GET", path, query: { env: environment }, repeatable: true });
        const flag = (0,_parse_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAnswer */ .W)(_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .VENDOR */ .XC, flagShape, answer.body, `GET ${path}`);
        const found = flag.environments[environment];
        if (found !== undefined)
            return { flag, found };
        // It is left out without an error.
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
            reasonCode: "not_found",
            vendor: _settings_js__WEBPACK_IMPORTED_MODULE_6__/* .VENDOR */ .XC,
            message: `The flag ${key} of the project ${project} has no environment ${environment}.`,
            remedy: "Correct `environment` in the plan (rollback.flag): its key, which is not its name.",
        });
    };
    return {
        safe,
        async read() {
            const { flag, found } = await readFlag();
            return {
                setting: found.on ? "on" : "off",
                version: String(found.version),
                obstacle: flag.archived === true || found.archived === true ? `The flag ${key} is archived.` : null,
            };
        },
        async set(setting, _found, reason) {
            const answer = await client.request({
                method: "PATCH",
                path,
                headers: { "content-type": SEMANTIC_PATCH },
                json: {
                    environmentKey: environment,
                    instructions: [{ kind: setting === "on" ? "turnFlagOn" : "turnFlagOff" }],
                    comment: reason,
                },
                repeatable: false,
                once: true,
                accept: _flag_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .FLAG_REFUSALS */ .x,
            });
            return (0,_flag_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .readFlagAnswer */ .B)(answer, [CONFLICT]);
        },
        async readLastChange() {
            const spec = `proj/${project}:env/${environment}:flag/${key}`;
            const request = { method: "GET", path: "/api/v2/auditlog", query: { limit: 1, spec }, repeatable: true };
            const [last] = (0,_parse_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAnswer */ .W)(_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .VENDOR */ .XC, auditShape, (await client.request(request)).body, "GET /api/v2/auditlog").items;
            return { by: last?.member?.email ?? last?.token?.name ?? null, at: last?.date ?? null };
        },
        examine: async () => [
            await examineApprovals(client, { project, environment, key }, (await readFlag()).flag.tags ?? []),
        ],
    };
}
async function examineApprovals(client, place, tags) {
    const { project, environment, key } = place;
    const path = `/api/v2/projects/${encodeURIComponent(project)}/environments/${encodeURIComponent(environment)}`;
    const answer = await client.request({ method: "GET", path, repeatable: true });
    const { approvalSettings } = (0,_parse_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAnswer */ .W)(_settings_js__WEBPACK_IMPORTED_MODULE_6__/* .VENDOR */ .XC, approvalShape, answer.body, `GET ${path}`);
    const only = approvalSettings?.requiredApprovalTags ?? [];
    const required = approvalSettings?.required === true && (only.length === 0 || only.some((tag) => tags.includes(tag)));
    return required
        ? (0,_lib_finding_js__WEBPACK_IMPORTED_MODULE_8__/* .warning */ .$)(key, `Changes of flags in ${environment} need an approval, so LaunchDarkly will refuse to turn it off, and the next rung is taken.`, "Give the token's role `bypassRequiredApproval` for this flag, or leave the flag out of the ladder.")
        : (0,_lib_finding_js__WEBPACK_IMPORTED_MODULE_8__.ok)(key, `Its changes in ${environment} need no approval.`);
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


/***/ })

};
