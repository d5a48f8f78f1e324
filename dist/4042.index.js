export const id = 4042;
export const ids = [4042];
export const modules = {

/***/ 94042:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rolloutOfferShape: () => (/* binding */ rolloutOfferShape),
/* harmony export */   rolloutSettingsShape: () => (/* binding */ rolloutSettingsShape),
/* harmony export */   rolloutShape: () => (/* binding */ rolloutShape)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);
/** Vercel's answers about rolling releases, as far as they are read here. */

const STATES = { ACTIVE: "active", COMPLETE: "complete", ABORTED: "aborted" };
const stageShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ targetPercentage: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), requireApproval: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().nullish(), duration: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullish() })
    .transform(({ targetPercentage, requireApproval, duration }) => ({
    percent: targetPercentage,
    // A stage of the settings that the vendor's own CLI wrote for approval has neither field.
    automatic: requireApproval !== true && typeof duration === "number",
}));
const deploymentShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
const rolloutShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    rollingRelease: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        state: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["ACTIVE", "COMPLETE", "ABORTED"]),
        stages: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(stageShape),
        activeStage: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ index: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(0) }).nullish(),
        currentDeployment: deploymentShape.nullish(),
        canaryDeployment: deploymentShape.nullish(),
        queuedDeploymentId: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
        startedAt: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().nullish(),
    })
        .nullable(),
})
    .transform(({ rollingRelease: raw }, context) => {
    // Of one that is over the vendor may have forgotten whose it was: then it says nothing about anybody's.
    if (raw === null || (raw.state !== "ACTIVE" && !raw.canaryDeployment))
        return null;
    if (!raw.canaryDeployment || (raw.state === "ACTIVE" && !raw.activeStage)) {
        const missing = raw.canaryDeployment ? "activeStage" : "canaryDeployment";
        context.addIssue({ code: "custom", path: ["rollingRelease", missing], message: "is missing" });
        return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
    }
    return {
        state: STATES[raw.state],
        candidateId: raw.canaryDeployment.id,
        stableId: raw.currentDeployment?.id ?? null,
        startedAt: raw.startedAt ?? null,
        activeStage: raw.state === "ACTIVE" ? (raw.activeStage?.index ?? null) : null,
        stages: raw.stages,
        queuedId: raw.queuedDeploymentId ?? null,
    };
});
const rolloutSettingsShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ rollingRelease: zod__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({ stages: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(stageShape).nullish() }).nullable() })
    .transform(({ rollingRelease: raw }) => 
// Without stages nothing is rolled out.
raw === null || !raw.stages || raw.stages.length === 0 ? null : { stages: raw.stages });
/** `no_available_slots` and `plan_not_supported` are the refusals; another word is not understood and no permission. */
const rolloutOfferShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    reason: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["plan_not_supported", "no_available_slots", "available_slots", "unlimited_slots"]),
    message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
})
    .transform(({ reason, message }) => {
    if (reason === "available_slots" || reason === "unlimited_slots")
        return { kind: "available" };
    const why = reason === "plan_not_supported"
        ? "the team's plan has no rolling releases"
        : "the team's plan allows rolling releases to no more projects than have them already";
    return { kind: "unavailable", message: message ? `${why} (${message})` : why };
});


/***/ })

};
