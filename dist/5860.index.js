export const id = 5860;
export const ids = [5860];
export const modules = {

/***/ 85860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openStep: () => (/* binding */ openStep)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/mask.js
var lib_mask = __webpack_require__(56261);
// EXTERNAL MODULE: ./build/src/lib/secret.js
var secret = __webpack_require__(43469);
// EXTERNAL MODULE: ./build/src/lib/secret-names.js
var secret_names = __webpack_require__(81196);
// EXTERNAL MODULE: ./build/src/plan/plan-steps.js
var plan_steps = __webpack_require__(53236);
;// CONCATENATED MODULE: ./build/src/plan/planned-history.js

/** Null where nothing of the plan says it. A step that migrates knows best. */
function plannedHistory(plan, { steps, gates }, database) {
    const { staging, production } = plan.stages;
    const named = [
        ...(0,plan_steps/* planSteps */.D)(plan).map(({ item }) => ({ spec: item.spec, member: steps[item.step] })),
        ...[...staging.verify, ...production.verify, ...plan.checklist].map(({ gate, spec }) => ({
            spec,
            member: gates[gate],
        })),
    ];
    // A plan that was read for its steps' names alone has no specs.
    const histories = named.map(({ spec, member }) => (spec === undefined ? null : (member?.history?.(spec) ?? null)));
    return histories.find((history) => history?.database === database) ?? null;
}

// EXTERNAL MODULE: ./build/src/plan/why-refused.js
var why_refused = __webpack_require__(99330);
// EXTERNAL MODULE: ./build/src/engine/given-environment.js
var given_environment = __webpack_require__(13321);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/src/lib/json-value.js
var json_value = __webpack_require__(30855);
;// CONCATENATED MODULE: ./build/src/engine/steps/masked-step.js
/**
 * The door through which all goes that a step says: what stands in the record, in a summary, a report, an incident or a log
 * went through here before anybody heard of it, and has no secret in it, whatever a tool or a vendor repeated.
 */



/** The same step, of which nobody hears a secret. `spec` is the plan's own and public, so that a text of it stays as it is. */
function maskStep(step, mask, spec) {
    const planned = new Set(textsOf(spec));
    const details = (given) => maskFields(given, (text) => (planned.has(text) ? text : mask.apply(text)));
    const verdict = (given) => maskVerdict(given, mask);
    const { undo } = step;
    const foresee = undo?.foresee?.bind(undo);
    return {
        ...step,
        observe: (...given) => safely(mask, async () => maskObservation(await step.observe(...given), verdict, details)),
        apply: (...given) => safely(mask, async () => {
            const end = await step.apply(...given);
            const kept = end.details === undefined ? {} : { details: details(end.details) };
            return { ...end, verdict: verdict(end.verdict), ...kept };
        }),
        leavesBehind: (...given) => {
            const leaves = step.leavesBehind(...given);
            return leaves === null ? null : mask.apply(leaves);
        },
        ...(undo === undefined
            ? {}
            : {
                undo: {
                    ...undo,
                    ...(foresee === undefined
                        ? {}
                        : {
                            foresee: (...given) => safely(mask, async () => {
                                const said = await foresee(...given);
                                return said === null ? null : verdict(said);
                            }),
                        }),
                    apply: (...given) => safely(mask, async () => verdict(await undo.apply(...given))),
                },
            }),
    };
}
function maskObservation(observed, verdict, details) {
    if (observed.is === "due")
        return observed;
    if (observed.is === "impossible")
        return { ...observed, verdict: verdict(observed.verdict) };
    const said = verdict({ outcome: "pass", reasonCode: "step_done", evidence: [], ...observed });
    return {
        is: "done",
        summary: said.summary,
        ...(observed.evidence === undefined ? {} : { evidence: said.evidence }),
        ...(observed.details === undefined ? {} : { details: details(observed.details) }),
    };
}
function maskVerdict(verdict, { apply }) {
    const { summary, evidence, remedy, measured } = verdict;
    return {
        ...verdict,
        summary: apply(summary),
        ...(remedy === undefined ? {} : { remedy: apply(remedy) }),
        evidence: evidence.map(({ label, value, url }) => ({
            label: apply(label),
            value: apply(value),
            ...(url === undefined ? {} : { url: apply(url) }),
        })),
        ...(measured === undefined
            ? {}
            : {
                measured: Object.fromEntries(Object.entries(measured).map(([name, one]) => [apply(name), listOf(one, apply)])),
            }),
    };
}
function listOf(measured, apply) {
    return typeof measured === "number" ? measured : measured.map(apply);
}
function maskFields(fields, apply) {
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [apply(name), maskValue(value, apply)]));
}
function maskValue(value, apply) {
    if (typeof value === "string")
        return apply(value);
    if (Array.isArray(value))
        return value.map((one) => maskValue(one, apply));
    const fields = (0,json_value/* jsonFieldsOf */.t)(value);
    return fields === null ? value : maskFields(fields, apply);
}
/** All texts of a value of the plan, however deep. */
function textsOf(value) {
    if (typeof value === "string")
        return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
async function safely(mask, say) {
    try {
        return await say();
    }
    catch (error) {
        throw maskError(error, mask);
    }
}
/** The very same where it holds no secret: an abort is known by its reason. */
function maskError(error, { apply }) {
    const shown = `${(0,external_node_util_.inspect)(error, { depth: 10, maxStringLength: null, maxArrayLength: null })}\n${String(error)}`;
    if (apply(shown) === shown)
        return error;
    if (error instanceof lib_error/* ProviderError */.mZ) {
        const { reasonCode, vendor, message, remedy, status } = error;
        return new lib_error/* ProviderError */.mZ({ reasonCode, vendor, message: apply(message), remedy: apply(remedy), status });
    }
    if (error instanceof lib_error/* UsageError */.eb) {
        const problems = error.problems.map(({ message, remedy, ...rest }) => {
            return { ...rest, message: apply(message), ...(remedy === undefined ? {} : { remedy: apply(remedy) }) };
        });
        return new lib_error/* UsageError */.eb(error.reasonCode, problems);
    }
    return new Error(apply(error instanceof Error ? error.message : String(error)));
}

;// CONCATENATED MODULE: ./build/src/engine/steps/open-step.js








/** Throws UsageError where the plan names what no plan may name; a variable that is not set is the step's to say. */
async function openStep(surroundings, item, order) {
    const { plan, clock, random, emit, runUrl, directory, members, role } = surroundings;
    const step = (await members.steps())[item.step];
    if (step === undefined)
        throw new Error(`no step ${item.step}`);
    const names = [...(step.secrets?.(item.spec) ?? []), ...(step.optionalSecrets?.(item.spec) ?? [])];
    const { env, refused } = await (0,given_environment/* givenEnvironment */.l)(surroundings, step.kind, names);
    if (refused !== null)
        throw new lib_error/* UsageError */.eb("plan_invalid", [{ message: `${refused}.`, remedy: why_refused/* REFUSED_REMEDY */.M3 }]);
    const wanted = step.provider?.(item.spec);
    const needed = step.rolesFor?.(item.spec) ?? step.roles;
    const roles = await Promise.all(needed.map(async (name) => [name, await role(name, wanted)]));
    const mask = (0,lib_mask/* createMask */.P)(knownSecrets(surroundings, names));
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
        historyOf: async (database) => plannedHistory(plan, { steps: await members.steps(), gates: await members.gates() }, database),
        ...(order.wayBackSince === undefined ? {} : { wayBackSince: order.wayBackSince }),
    };
    return { step: maskStep(step, mask, item.spec), spec: item.spec, context };
}
/** All that this run knows, also what this step is not given: it may have read it elsewhere. */
function knownSecrets({ env, planSecrets, secretNames = [] }, named) {
    const names = [...secretNames, ...named, ...Object.keys(planSecrets)];
    return [...(0,secret_names/* secretValues */.VX)(env, names), ...(0,secret_names/* secretValues */.VX)(planSecrets, names)];
}
function secretOf({ title, step }, names, env, name) {
    if (!names.includes(name))
        throw new Error(`the step ${step} asks for ${name}, which its spec does not name`);
    const value = env[name] ?? "";
    if (value !== "")
        return new secret/* Secret */.z(name, value);
    const message = `${name} is not set, and the step ${JSON.stringify(title)} (${step}) needs it.`;
    throw new lib_error/* UsageError */.eb("secret_missing", [{ message, remedy: `Set ${name} in the environment of this command.` }]);
}


/***/ }),

/***/ 30855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ jsonFieldsOf)
/* harmony export */ });
/** Null where it is no object of JSON's, as it came from there. */
function jsonFieldsOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}


/***/ })

};
