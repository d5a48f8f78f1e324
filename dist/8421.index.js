export const id = 8421;
export const ids = [8421];
export const modules = {

/***/ 8421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openStep: () => (/* binding */ openStep)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_mask_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56261);
/* harmony import */ var _lib_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43469);
/* harmony import */ var _lib_secret_names_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(81196);
/* harmony import */ var _plan_why_refused_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99330);
/* harmony import */ var _given_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13321);






/** Throws UsageError where the plan names what no plan may name; a variable that is not set is the step's to say. */
async function openStep(surroundings, item, order) {
    const { plan, clock, random, emit, runUrl, directory, members, role, secretNames = [] } = surroundings;
    const step = (await members.steps())[item.step];
    if (step === undefined)
        throw new Error(`no step ${item.step}`);
    const names = step.secrets?.(item.spec) ?? [];
    const { env, refused } = await (0,_given_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .givenEnvironment */ .l)(surroundings, step.kind, names);
    if (refused !== null)
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("plan_invalid", [{ message: `${refused}.`, remedy: _plan_why_refused_js__WEBPACK_IMPORTED_MODULE_2__/* .REFUSED_REMEDY */ .M3 }]);
    const wanted = step.provider?.(item.spec);
    const needed = step.rolesFor?.(item.spec) ?? step.roles;
    const roles = await Promise.all(needed.map(async (name) => [name, await role(name, wanted)]));
    const mask = (0,_lib_mask_js__WEBPACK_IMPORTED_MODULE_4__/* .createMask */ .P)((0,_lib_secret_names_js__WEBPACK_IMPORTED_MODULE_5__/* .secretValues */ .VX)(env, [...secretNames, ...names]));
    const context = {
        // Each is the role of its own name, which the compiler does not see through a list.
        roles: Object.fromEntries(roles),
        release: { ...order.release, project: plan.name, stage: order.stage, runUrl },
        title: item.title,
        identity: order.identity,
        clock,
        random,
        signal: surroundings.signal ?? new AbortController().signal,
        directory,
        env,
        secret: (name) => secretOf(item, names, env, name),
        output: (line) => emit({ event: "output", at: clock.now(), title: item.title, line: mask.apply(line) }),
        progress: ({ ratio, text }) => order.progress({ ratio, text: mask.apply(text) }),
        begun: order.begun,
        recorded: order.recorded,
        earlier: order.earlier,
    };
    return { step, spec: item.spec, context, mask };
}
function secretOf({ title, step }, names, env, name) {
    if (!names.includes(name))
        throw new Error(`the step ${step} asks for ${name}, which its spec does not name`);
    const value = env[name] ?? "";
    if (value !== "")
        return new _lib_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(name, value);
    const message = `${name} is not set, and the step ${JSON.stringify(title)} (${step}) needs it.`;
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("secret_missing", [{ message, remedy: `Set ${name} in the environment of this command.` }]);
}


/***/ })

};
