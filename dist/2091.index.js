export const id = 2091;
export const ids = [2091];
export const modules = {

/***/ 2091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkListShape: () => (/* binding */ checkListShape),
/* harmony export */   checkShape: () => (/* binding */ checkShape),
/* harmony export */   gitFactsShape: () => (/* binding */ gitFactsShape),
/* harmony export */   runListShape: () => (/* binding */ runListShape)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/**
 * What Vercel says of builds from Git and of deployment checks. `source` of a deployment is not read: the API's own
 * description calls it a guess for metrics.
 */

const idShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()]).nullish();
const originShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    org: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    repo: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    repoId: idShape,
    ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    sha: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    prId: idShape,
});
const gitFactsShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    readyState: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    state: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    gitSource: originShape.nullish(),
    seatBlock: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ blockCode: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish() }).nullish(),
    buildSkipped: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().nullish(),
    errorCode: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    errorMessage: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
})
    .transform((raw) => {
    const state = raw.readyState ?? raw.state ?? "";
    return {
        origin: raw.gitSource ? originOf(raw.gitSource) : null,
        blockedBy: state === "BLOCKED" ? (raw.seatBlock?.blockCode ?? raw.errorCode ?? "BLOCKED") : null,
        skipped: state === "CANCELED" ? whySkipped(raw) : null,
    };
});
function originOf({ type, org, repo, repoId, ref, sha, prId }) {
    return {
        forge: type,
        owner: org ?? null,
        name: repo ?? null,
        repositoryId: textOf(repoId),
        ref: ref ?? null,
        commit: sha ?? null,
        pullRequest: textOf(prId),
    };
}
/** No code tells the two apart; a wrong guess names the wrong one of two reasons for which nothing is released. */
function whySkipped(raw) {
    const message = raw.errorMessage ?? "";
    if (/not affected/i.test(message))
        return "unaffected";
    return raw.buildSkipped === true || /ignored build step/i.test(message) ? "ignored" : null;
}
function textOf(id) {
    return id === null || id === undefined ? null : String(id);
}
const targetsShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())]).nullish();
const checkShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    blocks: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    targets: targetsShape,
    source: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }).nullish(),
    sourceKind: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    deletedAt: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullish(),
})
    .transform((raw) => raw.deletedAt
    ? null
    : {
        id: raw.id,
        name: raw.name,
        answeredBy: raw.source?.kind ?? raw.sourceKind ?? "unknown",
        holdsProduction: raw.blocks === "deployment-alias" && isForProduction(raw.targets),
    });
const checkListShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ checks: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(checkShape) });
/** Without targets a check is for production alone. */
function isForProduction(targets) {
    return targets === null || targets === undefined || targets.includes("production");
}
const runShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    checkId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["queued", "running", "completed"]),
    conclusion: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["succeeded", "failed", "canceled", "neutral", "skipped", "timeout"]).nullish(),
    blocks: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
})
    .transform((raw) => ({
    id: raw.id,
    checkId: raw.checkId ?? null,
    name: raw.name,
    // Whether Vercel lets a neutral or skipped one pass is nowhere stated: only a success is one.
    state: raw.status !== "completed" ? "open" : raw.conclusion === "succeeded" ? "passed" : "failed",
    holds: raw.blocks === undefined || raw.blocks === null || raw.blocks === "deployment-alias",
    said: raw.status === "completed" ? (raw.conclusion ?? "completed") : raw.status,
}));
const runListShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ runs: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(runShape) });


/***/ })

};
