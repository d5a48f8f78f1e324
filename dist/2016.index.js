export const id = 2016;
export const ids = [2016,7204];
export const modules = {

/***/ 57204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readLocalWorkflows: () => (/* binding */ readLocalWorkflows)
/* harmony export */ });
/* unused harmony export parseWorkflow */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38815);
/* harmony import */ var _lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58211);
/** The workflows of the repository in front of us, as far as they call Holdpoint's or start by themselves. */




/** GitHub itself takes none that is larger. */
const MAXIMUM_BYTES = 512 * 1024;
const NO_YAML = "[";
const FOLDER = ".github/workflows";
/** With the repository that it is in: one of the same name in this repository is the team's own. */
const CALL = /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/(checklist|release|rollback|watch)\.yml@(.+)$/;
/** Empty where there is no such folder. */
async function readLocalWorkflows(root) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, FOLDER)).catch(() => []);
    const files = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
    const read = await Promise.all(files.map(async (name) => parseWorkflow(`${FOLDER}/${name}`, await readText(root, `${FOLDER}/${name}`))));
    return {
        calls: read.flatMap(({ calls }) => calls),
        schedules: read.flatMap(({ schedules }) => schedules),
        unreadable: read.flatMap(({ unreadable }) => unreadable),
    };
}
/** It may be a pull request's: no YAML where it leads outside, or is of a size that no workflow has. */
async function readText(root, file) {
    const path = await (0,_lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveInside */ .L)(root, file);
    const { size } = path === null ? { size: Number.POSITIVE_INFINITY } : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
    return path === null || size > MAXIMUM_BYTES ? NO_YAML : (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8");
}
function parseWorkflow(file, text) {
    let document;
    try {
        document = (0,yaml__WEBPACK_IMPORTED_MODULE_2__/* .parse */ .qg)(text);
    }
    catch {
        return { calls: [], schedules: [], unreadable: [file] };
    }
    const { jobs, on, permissions: ofAll } = fieldsOf(document);
    const calls = Object.entries(fieldsOf(jobs)).flatMap(([id, job]) => {
        const { uses, with: inputs, permissions: own } = fieldsOf(job);
        const match = CALL.exec(typeof uses === "string" ? uses : "");
        if (match === null)
            return [];
        const granted = parseGranted(own) ?? parseGranted(ofAll);
        const called = { name: match[1], revision: match[2] ?? "", inputs: fieldsOf(inputs) };
        return [{ ...called, caller: file, job: id, granted }];
    });
    const { schedule } = fieldsOf(on);
    const schedules = (Array.isArray(schedule) ? schedule : []).map((entry) => {
        const { cron, timezone } = fieldsOf(entry);
        return { workflow: file, cron: String(cron), timezone: typeof timezone === "string" ? timezone : "UTC" };
    });
    return { calls, schedules, unreadable: [] };
}
/** Null where nothing is said. A job's own word replaces the workflow's. */
function parseGranted(value) {
    if (value === undefined)
        return null;
    const all = value === "write-all" ? "write" : value === "read-all" ? "read" : "none";
    return { others: all, named: fieldsOf(value) };
}
function fieldsOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}


/***/ }),

/***/ 94629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ widthOf),
/* harmony export */   v: () => (/* binding */ fitText),
/* harmony export */   wrapText: () => (/* binding */ wrapText)
/* harmony export */ });
/* harmony import */ var fast_string_width__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93223);
/* harmony import */ var fast_wrap_ansi__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48483);
/** Text onto lines of a terminal, by the columns that its characters take: letters of some scripts take two. */


/** A narrower terminal has to break lines itself. */
const MINIMUM_COLUMNS = 20;
/** Below this a text that hangs under its beginning would be a strip of single words. */
const NARROW = 60;
const NARROW_INDENT = 4;
/** A space before a letter of no width, or half a letter, stays at the end of a full line, one column too far. */
const UNSEEN = /^[\s\p{Default_Ignorable_Code_Point}\p{Surrogate}]$/u;
const ASCII = /^[\x20-\x7e]*$/;
/**
 * Lines of at most `room` columns, broken between words; a word that is longer than a line is cut. The first begins with
 * `lead`, the others hang under the text, or in a narrow terminal a little in from the left.
 */
function wrapText(text, room, lead = "") {
    const columns = Math.max(room, MINIMUM_COLUMNS);
    const width = widthOf(lead);
    if (width === 0)
        return breakLines(text, columns);
    if (columns >= NARROW || width <= columns / 4) {
        const [first = "", ...rest] = breakLines(text, columns - width);
        return [`${lead}${first}`.trimEnd(), ...rest.map((line) => `${" ".repeat(width)}${line}`)];
    }
    const indent = " ".repeat(NARROW_INDENT);
    if (lead.trim() === "")
        return breakLines(text, columns - NARROW_INDENT).map((line) => `${indent}${line}`);
    const [first = "", ...rest] = breakLines(`${lead}${text}`.trimEnd(), columns - NARROW_INDENT);
    return [first, ...rest.map((line) => `${indent}${line}`)];
}
/** Exactly `columns` wide: cut where it is longer, filled up with spaces where it is shorter. */
function fitText(text, columns) {
    const [first = ""] = (0,fast_wrap_ansi__WEBPACK_IMPORTED_MODULE_1__/* .wrapAnsi */ .a)(text, columns, { hard: true, wordWrap: false }).split("\n");
    return `${first}${" ".repeat(Math.max(0, columns - widthOf(first)))}`;
}
/** Columns that it takes. */
function widthOf(text) {
    return ASCII.test(text) ? text.length : (0,fast_string_width__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A)(text);
}
function breakLines(text, columns) {
    // Most lines are short and plain; this spares each of them the work of the others.
    if (text.length <= columns && ASCII.test(text))
        return [text.trim()];
    return (0,fast_wrap_ansi__WEBPACK_IMPORTED_MODULE_1__/* .wrapAnsi */ .a)(text, columns, { hard: true }).split("\n").map(withoutUnseenEnd);
}
/** From its end: a pattern would be tried from each letter of a line that may be all letters of no width. */
function withoutUnseenEnd(line) {
    if (ASCII.test(line))
        return line.trimEnd();
    const letters = [...line];
    return letters.slice(0, letters.findLastIndex((letter) => !UNSEEN.test(letter)) + 1).join("");
}


/***/ }),

/***/ 97864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NM: () => (/* binding */ MAXIMUM_BYTES),
/* harmony export */   jt: () => (/* binding */ describeSize),
/* harmony export */   wr: () => (/* binding */ readPlanFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
/** A plan file's text. */


/** A hundred items with their gates have a tenth of that. */
const MAXIMUM_BYTES = 256 * 1024;
/** Throws UsageError `plan_invalid` where there is no such file, or it is no text of a plan's size. */
async function readPlanFile(path) {
    try {
        const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path);
        if (size > MAXIMUM_BYTES)
            throw invalid(path, describeSize(size));
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path));
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb)
            throw error;
        throw invalid(path, describeReadError(error));
    }
}
function describeSize(bytes) {
    return {
        message: `the file has ${Math.ceil(bytes / 1024)} KiB, and a plan has at most ${MAXIMUM_BYTES / 1024} KiB; it was not read`,
        remedy: "Is it the right file?",
    };
}
function invalid(file, problem) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb("plan_invalid", [{ position: { file, line: 1, column: 1 }, ...problem }]);
}
function describeReadError(error) {
    const code = error?.code;
    if (code === "ENOENT") {
        return { message: "there is no such file", remedy: "Write a plan there, or name another file." };
    }
    if (code === "EISDIR")
        return { message: "this is a folder, not a plan file" };
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
        return { message: "not YAML: the file is not text in UTF-8" };
    return { message: `the file cannot be read: ${error instanceof Error ? error.message : String(error)}` };
}


/***/ }),

/***/ 79087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M2: () => (/* binding */ environmentsOf),
  Io: () => (/* binding */ examineWorkflows),
  _Q: () => (/* binding */ watchJobMinutes)
});

// UNUSED EXPORTS: ENVIRONMENT_INPUTS

// EXTERNAL MODULE: ./build/src/lib/finding.js
var finding = __webpack_require__(69712);
// EXTERNAL MODULE: ./build/src/plan/warnings.js
var warnings = __webpack_require__(72860);
;// CONCATENATED MODULE: ./build/src/engine/asked-permissions.js
/**
 * Written by npm run generate, from .github/workflows: what all jobs of a workflow ask for together. GitHub starts no run of a
 * caller that grants less.
 */
const ASKED_PERMISSIONS = {
    checklist: {
        checks: "read",
        contents: "read",
        deployments: "write",
        "pull-requests": "write",
        statuses: "write",
    },
    release: {
        actions: "read",
        contents: "read",
        deployments: "write",
        issues: "write",
        "pull-requests": "read",
        statuses: "write",
    },
    rollback: {
        contents: "read",
        deployments: "write",
        issues: "write",
        statuses: "write",
    },
    watch: {
        contents: "read",
        deployments: "write",
        issues: "write",
        "pull-requests": "write",
        statuses: "write",
    },
};

;// CONCATENATED MODULE: ./build/src/tools/doctor/examine-permissions.js
/** Whether whoever calls a workflow of ours grants what its jobs ask for: GitHub starts none of them otherwise. Pure. */


const LEVELS = ["none", "read", "write"];
function examinePermissions(calls) {
    const short = calls.flatMap(examineCall);
    if (calls.length === 0 || short.length > 0)
        return short;
    const callers = [...new Set(calls.map(({ caller }) => caller))];
    return [(0,finding.ok)("permissions", `${callers.join(", ")}: what the called jobs ask for is granted.`)];
}
function examineCall({ name, caller, job, granted }) {
    const asked = Object.entries(ASKED_PERMISSIONS[name]);
    const linesOf = (scopes) => scopes.map(([scope, level]) => `\`${scope}: ${level}\``).join(", ");
    if (granted === null) {
        return [
            (0,finding/* warning */.$)(`permissions of ${name}.yml`, `Cannot be checked: the job ${job} of ${caller} says nothing of permissions, so the repository's default counts.`, `Write under the job's permissions: ${linesOf(asked)}.`),
        ];
    }
    const missing = asked.filter(([scope, level]) => !isGranted(granted.named[scope] ?? granted.others, level));
    if (missing.length === 0)
        return [];
    return [
        (0,finding/* broken */.m)(`permissions of ${name}.yml`, `The job ${job} of ${caller} does not grant ${linesOf(missing)}, which ${name}.yml asks for, so GitHub does not start it.`, `Add under the job's permissions: ${linesOf(missing)}.`),
    ];
}
/** An expression, or a word that GitHub does not know, grants nothing here. */
function isGranted(granted, asked) {
    return LEVELS.indexOf(String(granted)) >= LEVELS.indexOf(asked);
}

;// CONCATENATED MODULE: ./build/src/tools/doctor/examine-workflows.js
/** Whether the repository calls what its plan needs, and with what. Pure. */



/** Defaults of the workflows' own inputs; a test compares them with the files. */
const ENVIRONMENT_INPUTS = [
    { workflow: "release", input: "staging-environment", use: "staging", default: "staging" },
    { workflow: "release", input: "production-environment", use: "production", default: "production" },
    { workflow: "rollback", input: "environment", use: "rollback", default: "rollback" },
    // A look rolls back too, with nobody there.
    { workflow: "watch", input: "environment", use: "rollback", default: "rollback" },
];
function examineWorkflows(plan, workflows) {
    const { calls, unreadable } = workflows;
    const outlives = ((0,warnings.watchNeedsMs)(plan) ?? 0) > watchJobMinutes(workflows) * 60_000;
    const revisions = [...new Set(calls.map(({ revision }) => revision))];
    const observes = plan.onlyObserves === true;
    const needed = [
        ...(observes ? [] : ["release", "rollback"]),
        ...(plan.checklist.length > 0 ? ["checklist"] : []),
        ...(outlives || observes ? ["watch"] : []),
    ];
    return [
        ...unreadable.map((file) => (0,finding/* broken */.m)(file, "It is no YAML, so GitHub does not run it.", "Correct the file.")),
        ...needed.map((name) => examine_workflows_examineCall(name, calls, observes)),
        ...examinePermissions(calls),
        ...examineLooks(workflows),
        ...calls.flatMap((call) => examineInputs(call)),
        ...(revisions.length > 1
            ? [
                (0,finding/* warning */.$)("revisions", `The workflows are called at different revisions: ${revisions.join(", ")}.`, "Call all of them at the same one: they read each other's records."),
            ]
            : []),
    ];
}
/** Called by hand alone, a look comes when somebody thinks of it. */
function examineLooks({ calls, schedules }) {
    const callers = calls.filter(({ name }) => name === "watch").map(({ caller }) => caller);
    if (callers.length === 0 || schedules.some(({ workflow }) => callers.includes(workflow)))
        return [];
    return [
        (0,finding/* warning */.$)("looks", `${callers.join(", ")} calls watch.yml, but no schedule starts it.`, "Add `on: schedule`, which GitHub starts hours late at times, beside whatever else starts it."),
    ];
}
/** What an expression stands for, GitHub alone knows. */
function examineInputs({ name, inputs, caller }) {
    return ENVIRONMENT_INPUTS.flatMap(({ workflow, input, use }) => {
        const given = inputs[input];
        if (workflow !== name || typeof given !== "string" || !isExpression(given))
            return [];
        const found = `Cannot be checked: ${caller} gives the environment for ${use} by an expression, ${given}.`;
        return [(0,finding/* warning */.$)(`environment for ${use}`, found, "Look at that environment's branch rule and reviewers by hand.")];
    });
}
function isExpression(text) {
    return text.includes("${{");
}
function examine_workflows_examineCall(name, calls, observes) {
    const subject = `${name}.yml`;
    const own = calls.filter((call) => call.name === name);
    if (own.length > 0) {
        return (0,finding.ok)(subject, `${[...new Set(own.map(({ caller }) => caller))].join(", ")} calls it.`);
    }
    const missing = {
        release: "nothing is released by this plan",
        rollback: "nobody can roll back from GitHub",
        checklist: "the plan's checklist is asked nowhere",
        watch: observes
            ? "nobody looks at what is deployed"
            : "the watch is longer than its job, and nobody goes on with it",
    }[name];
    return (0,finding/* warning */.$)(subject, `No workflow in .github/workflows calls it: ${missing}.`, "Copy the one of examples/next-app, or run doctor in the repository's folder.");
}
/** The environments that the jobs run in, each once for what it is used for. */
function environmentsOf({ calls }, observes = false) {
    const inputs = ENVIRONMENT_INPUTS.filter(({ workflow }) => !observes || workflow === "watch");
    const expected = inputs.flatMap(({ workflow, input, use, default: usual }) => {
        const own = calls.filter(({ name }) => name === workflow);
        const given = own.map(({ inputs }) => inputs[input]).map((name) => (typeof name === "string" ? name : usual));
        const names = given.length === 0 ? [usual] : given;
        return names.filter((name) => !isExpression(name)).map((name) => ({ name, use }));
    });
    return [...new Map(expected.map((one) => [`${one.use} ${one.name}`, one])).values()];
}
/** How long the job of the watch may run: the shortest where several workflows call it. */
function watchJobMinutes({ calls }) {
    const given = calls
        .filter(({ name }) => name === "release")
        .map(({ inputs }) => inputs["watch-timeout-minutes"])
        .map((minutes) => (typeof minutes === "number" ? minutes : warnings/* WATCH_JOB_MINUTES */.mp));
    return given.length === 0 ? warnings/* WATCH_JOB_MINUTES */.mp : Math.min(...given);
}


/***/ }),

/***/ 73037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDoctor: () => (/* binding */ runDoctor)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/engine/plan-secrets.js + 1 modules
var plan_secrets = __webpack_require__(68527);
// EXTERNAL MODULE: ./build/src/engine/session.js + 2 modules
var session = __webpack_require__(33425);
// EXTERNAL MODULE: ./build/src/lib/authors.js
var lib_authors = __webpack_require__(60357);
// EXTERNAL MODULE: ./build/src/lib/clock.js
var lib_clock = __webpack_require__(19563);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/find-checkout.js
var find_checkout = __webpack_require__(26963);
// EXTERNAL MODULE: ./build/src/lib/finding.js
var finding = __webpack_require__(69712);
// EXTERNAL MODULE: ./build/src/plan/load.js + 15 modules
var load = __webpack_require__(68655);
// EXTERNAL MODULE: ./build/src/plan/settings.js
var settings = __webpack_require__(12516);
// EXTERNAL MODULE: ./build/src/plan/secret-names.js + 1 modules
var secret_names = __webpack_require__(7653);
// EXTERNAL MODULE: ./build/src/plan/warnings.js
var plan_warnings = __webpack_require__(72860);
// EXTERNAL MODULE: ./build/src/tools/registries.js
var registries = __webpack_require__(28818);
;// CONCATENATED MODULE: ./build/src/tools/doctor/examine-clock.js
/** How far this machine's clock is from the vendors', by the `Date` of their answers. */

/** A window of data that lies this far beside the truth judges another time than it says. */
const WARNING_MS = 10_000;
/** By then a window ends before the vendor's data of it is complete. */
const BROKEN_MS = 60_000;
/** `Date` is a whole second, cut off. */
const HALF_A_SECOND_MS = 500;
function createClockReadings(now) {
    const smallest = new Map();
    return {
        heard(vendor, date) {
            const at = Date.parse(date ?? "");
            if (Number.isNaN(at))
                return;
            const offset = now() - at - HALF_A_SECOND_MS;
            const known = smallest.get(vendor);
            // The answer that was under way for the shortest time says the most.
            if (known === undefined || Math.abs(offset) < Math.abs(known))
                smallest.set(vendor, offset);
        },
        finding: () => judge([...smallest]),
    };
}
function judge(offsets) {
    const subject = "clock";
    if (offsets.length === 0) {
        return (0,finding/* warning */.$)(subject, "Cannot be checked: no vendor's answer had a date.", "Compare it with another clock.");
    }
    const [vendor, offset] = offsets.reduce((one, other) => (Math.abs(other[1]) > Math.abs(one[1]) ? other : one));
    const seconds = Math.round(Math.abs(offset) / 1_000);
    const vendors = offsets.map(([name]) => name).join(", ");
    if (Math.abs(offset) < WARNING_MS)
        return (0,finding.ok)(subject, `It agrees with ${vendors}, within ${Math.max(1, seconds)} s.`);
    const found = `This machine's clock is ${seconds} s ${offset > 0 ? "ahead of" : "behind"} ${vendor}'s.`;
    const remedy = "Let the machine set its clock (NTP): metrics are asked for by this clock.";
    return Math.abs(offset) < BROKEN_MS ? (0,finding/* warning */.$)(subject, found, remedy) : (0,finding/* broken */.m)(subject, found, remedy);
}

// EXTERNAL MODULE: ./build/src/plan/planned-flags.js
var planned_flags = __webpack_require__(4933);
;// CONCATENATED MODULE: ./build/src/tools/doctor/examine-flags.js
/** Would a rollback find the flag that the ladder sets, and could it set it? Each is read once. */


function questionsOfFlags(plan, players, session) {
    return (0,planned_flags/* plannedFlags */.W)(plan).map((planned) => ({
        area: players[planned.vendor]?.vendor ?? planned.vendor,
        subject: planned.name,
        needed: true,
        run: () => examineFlag(planned, session),
    }));
}
async function examineFlag({ vendor, spec, name }, session) {
    const flag = (await session.role("flags", vendor)).open(spec);
    const { setting, obstacle } = await flag.read();
    if (obstacle !== null)
        return [(0,finding/* broken */.m)(name, obstacle, "Correct `rollback.flag` in the plan, or the flag.")];
    const more = (await flag.examine?.()) ?? [];
    return [(0,finding.ok)(name, `The flag is ${JSON.stringify(setting)}. What the token may set shows only when it does.`), ...more];
}

// EXTERNAL MODULE: ./build/src/lib/reason-code.js + 6 modules
var reason_code = __webpack_require__(27215);
;// CONCATENATED MODULE: ./build/src/tools/doctor/question.js
/** One question to a vendor, and what it means where there is no answer. */



/** What is to be done about a missing setting stands once, where the settings are. */
const MISSING_REMEDY = "Set it, as it says under Settings, and run this again.";
/** Never throws but for a mistake of ours: what a vendor does not say is a finding, too. */
async function ask(question, deadline) {
    const { area } = question;
    try {
        return (await question.run()).map((finding) => ({ ...finding, area }));
    }
    catch (error) {
        return [{ ...withoutAnswer(question, error, deadline), area }];
    }
}
function withoutAnswer(question, error, deadline) {
    const { subject } = question;
    if (deadline.aborted && error === deadline.reason) {
        return (0,finding/* warning */.$)(subject, "Not checked: there was no answer in time.", "Run this again.");
    }
    if (error instanceof lib_error/* UsageError */.eb) {
        const messages = error.problems.map(({ message }) => message).join(" ");
        return (0,finding/* warning */.$)(subject, `Not checked: ${messages}`, MISSING_REMEDY);
    }
    if (!(error instanceof lib_error/* ProviderError */.mZ))
        throw error;
    return judgeRefusal(question, error);
}
/** What a release needs too and may not have is broken; what only we asked for, nobody knows. */
function judgeRefusal({ subject, needed, byHand }, { reasonCode, message, remedy, }) {
    const kind = (0,reason_code/* reasonClass */.hJ)(reasonCode);
    if (kind === "vendor")
        return (0,finding/* warning */.$)(subject, `Not checked: ${message}`, remedy);
    if (needed)
        return (0,finding/* broken */.m)(subject, message, remedy);
    const instead = byHand === undefined ? remedy : `Look at it by hand (${byHand}), or run doctor with a token that may see it.`;
    return (0,finding/* warning */.$)(subject, `Cannot be checked with this token: ${message}`, instead);
}

;// CONCATENATED MODULE: ./build/src/tools/doctor/examine-gates.js
/** Gates that only read are asked as a release would ask them, since nothing shows better that they can be. */



/** A gate on one of these reads, and has nothing run: no check, no request of the plan's own, no command. */
const READING = new Set(["variables", "deployments", "files", "databases", "advisor"]);
const NOBODY = { people: null, baseline: null, base: null };
function questionsOfGates(plan, gates, context) {
    const { staging, production } = plan.stages;
    const target = {
        url: context.domainUrl(plan.project.domains[0] ?? ""),
        deploymentId: "",
        commit: context.release.commit,
        stage: "production",
        bypass: null,
    };
    return withoutRepeats([...plan.checklist, ...staging.verify, ...production.verify])
        .filter(({ gate }) => onlyReads(gates[gate]))
        .map((item) => ({
        area: "Gates",
        subject: item.title,
        needed: true,
        run: async () => [examine_gates_judge(item.title, await context.checkGate(item, target, NOBODY))],
    }));
}
function onlyReads(gate) {
    return gate !== undefined && gate.roles.length > 0 && gate.roles.every((role) => READING.has(role));
}
function withoutRepeats(items) {
    return [...new Map(items.map((item) => [`${item.gate} ${JSON.stringify(item.spec)}`, item])).values()];
}
/** What the gate would say now is the release's business; here it matters that it can say something. */
function examine_gates_judge(title, { outcome, reasonCode, summary, remedy = "" }) {
    const kind = (0,reason_code/* reasonClass */.hJ)(reasonCode);
    if (outcome === "hold" && ["vendor", "credential", "settings", "call", "internal"].includes(kind)) {
        return judgeRefusal({ subject: title, needed: true }, { reasonCode, message: summary, remedy });
    }
    return outcome === "fail"
        ? (0,finding/* warning */.$)(title, `It can be asked, and would fail now: ${summary}`, remedy)
        : (0,finding.ok)(title, `It can be asked: ${summary}`);
}

// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/plan/plan-steps.js
var plan_steps = __webpack_require__(53236);
// EXTERNAL MODULE: ./build/src/steps/backup/managed-schedule.js
var managed_schedule = __webpack_require__(38315);
// EXTERNAL MODULE: ./build/src/steps/backup/managed-spec.js
var managed_spec = __webpack_require__(42449);
;// CONCATENATED MODULE: ./build/src/tools/doctor/examine-managed.js
/** What the vendors of a plan's databases hold now: asked by requests that read, and never by one that makes a copy. */





function questionsOfManaged(plan, players, session) {
    return (0,plan_steps/* planSteps */.D)(plan).flatMap(({ item }) => {
        const { spec, title } = item;
        if (item.step !== "backup" || !(0,managed_spec/* isManagedSpec */.hQ)(spec))
            return [];
        return [
            {
                area: players[spec.vendor]?.vendor ?? spec.vendor,
                subject: title,
                needed: true,
                run: () => examineManaged(title, spec, session),
            },
        ];
    });
}
async function examineManaged(title, spec, session) {
    const databases = await session.role("managedDatabases", spec.vendor);
    const branch = spec.kind === "copy" ? spec.branch : null;
    const held = await databases.open({ project: spec.project, branch }).readBackups();
    const [worst = ""] = databases.abilities.cannot;
    return [examine_managed_judge(title, spec, held, session.clock.now()), (0,finding.ok)(title, worst)];
}
function examine_managed_judge(title, spec, held, now) {
    if (spec.kind === "schedule") {
        const { outcome, remedy = "", summary } = (0,managed_schedule/* judgeSchedule */.No)(spec, held, now);
        return outcome === "pass" ? (0,finding.ok)(title, summary) : (0,finding/* broken */.m)(title, summary, remedy);
    }
    if (held.reach !== null) {
        const found = `The project is there, with a ${held.told}; any moment since ${(0,instant/* renderInstant */.W)(held.reach.from)} can be restored. Whether the key may make copies shows only when it does.`;
        return (0,finding.ok)(title, found);
    }
    const found = `The project is there, with a ${held.told}.`;
    return (0,finding/* warning */.$)(title, found, "A copy of now can be made all the same; without history no earlier moment can be restored.");
}

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/engine/metric-context.js
var metric_context = __webpack_require__(12588);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var lib_setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
;// CONCATENATED MODULE: ./build/src/tools/doctor/examine-metrics.js
/** Can we see data at all? Each metric of the watch is read once, for what production serves now. */






const NO_COMMIT = "0".repeat(40);
const HOUR_MS = 3_600_000;
/** A quiet site's data of an hour may be nothing, and that of days costs the vendor. */
const LONGEST_MS = 6 * HOUR_MS;
function questionsOfMetrics(plan, providers, { context, planSecrets, roles }, served) {
    const { watch } = plan.stages.production;
    const metrics = Object.values(watch?.metrics ?? {}).filter(({ provider }) => provider !== plan_plan/* PROBE_PROVIDER */.ZJ);
    const lengthMs = Math.min(LONGEST_MS, Math.max(HOUR_MS, watch?.forMs ?? 0));
    return metrics.flatMap((metric) => {
        const provider = providers[metric.provider];
        if (provider === undefined)
            return [];
        const run = async () => {
            const given = (0,metric_context/* metricContext */.G)(metric, { roles, metricProviders: providers }, context, planSecrets);
            return examineMetric({ metric, provider, context: given, served, lengthMs });
        };
        return [{ area: "Metrics", subject: metric.name, needed: true, run }];
    });
}
async function examineMetric(reading) {
    const { metric, provider, context } = reading;
    const missing = provider.settings.filter((setting) => (0,lib_setting/* mustBeSet */.NL)(setting, metric.spec) && (0,lib_setting/* readSetting */.LA)(context.env, setting) === null);
    if (missing.length > 0) {
        throw new lib_error/* UsageError */.eb("secret_missing", missing.map((setting) => (0,lib_setting/* missingSetting */.zf)(setting, provider.vendor)));
    }
    const source = await provider.connect(metric.name, metric.spec, context);
    if (source.examine === undefined)
        return [await readOnce(source, reading)];
    return (await source.examine()).map((finding) => ({ ...finding, subject: metric.name }));
}
async function readOnce(source, reading) {
    const { metric, provider, context, served, lengthMs } = reading;
    const { name, settleMs } = metric;
    const serving = await served();
    const commit = serving?.commit ?? null;
    const to = context.clock.now() - settleMs;
    // With a commit that nobody has released, the answer says at least whether we may ask.
    const scope = {
        commit: commit ?? NO_COMMIT,
        environment: "production",
        ...(serving === null ? {} : { deploymentId: serving.deploymentId }),
    };
    const found = await source.read({ from: to - lengthMs, to }, scope);
    const of = commit === null ? "" : ` for what production serves (${commit.slice(0, 7)})`;
    const during = `in the last ${(0,duration/* renderDuration */.P)(lengthMs)}`;
    if (found.value === null || found.sampleCount === 0) {
        if (found.why !== undefined)
            return (0,finding/* warning */.$)(name, found.why, "Without data a watch holds.");
        if (commit === null) {
            return (0,finding/* warning */.$)(name, `${provider.vendor} may be asked, but which commit production serves is not known, and data is asked for by it.`, "Release once with Holdpoint, and run this again.");
        }
        return (0,finding/* warning */.$)(name, `${provider.vendor} has no data ${during}${of}.`, `Without data a watch holds. See whether ${provider.vendor} has any for what the plan names; a site must report its release (the full commit) and its environment (production).`);
    }
    return (0,finding.ok)(name, `${provider.vendor} has ${found.sampleCount} samples ${during}${of}.`);
}

// EXTERNAL MODULE: ./build/src/lib/version.js
var lib_version = __webpack_require__(20817);
;// CONCATENATED MODULE: ./build/src/tools/doctor/examine-node.js
/** The versions of what runs this. Pure. */


/** The oldest that package.json promises; a test compares the two. */
const OLDEST_NODE = "20.19.0";
function examineNode(version) {
    const subject = "versions";
    if (version === null) {
        return (0,finding/* warning */.$)(subject, "Which Node runs this is not known.", `Holdpoint ${lib_version/* VERSION */.x} needs ${OLDEST_NODE} or newer.`);
    }
    return isOlder(version, OLDEST_NODE)
        ? (0,finding/* broken */.m)(subject, `This is Node ${version}; Holdpoint ${lib_version/* VERSION */.x} needs ${OLDEST_NODE} or newer.`, "Install a newer Node.")
        : (0,finding.ok)(subject, `Holdpoint ${lib_version/* VERSION */.x} on Node ${version}.`);
}
function isOlder(version, than) {
    const [left, right] = [version, than].map((text) => text.split(".").map((part) => Number.parseInt(part, 10) || 0));
    const differs = right?.findIndex((part, index) => part !== (left?.[index] ?? 0)) ?? -1;
    return differs >= 0 && (left?.[differs] ?? 0) < (right?.[differs] ?? 0);
}

// EXTERNAL MODULE: ./build/src/lib/vendor-address.js
var vendor_address = __webpack_require__(71718);
;// CONCATENATED MODULE: ./build/src/tools/doctor/examine-settings.js
/** Whether all that the plan reads from the environment is there. What it is good for, the vendors are asked. */



function examineSettings(planned, env, addresses = {}) {
    const required = planned.filter((one) => one.required);
    const missing = required.filter(({ setting }) => (0,lib_setting/* readSetting */.LA)(env, setting) === null);
    const set = required.filter(({ setting }) => (0,lib_setting/* readSetting */.LA)(env, setting) !== null);
    return [
        ...(set.length === 0 ? [] : [(0,finding.ok)("set", `${set.map(({ setting }) => setting.name).join(", ")}.`)]),
        ...missing.map(({ setting, neededBy }) => {
            const { message, remedy } = (0,lib_setting/* missingSetting */.zf)(setting, neededBy);
            return (0,finding/* broken */.m)(setting.name, message, remedy);
        }),
        ...planned.flatMap(({ setting }) => {
            if (setting.default === undefined)
                return [];
            const address = (0,vendor_address/* resolveAddress */.t)(env, addresses, { ...setting, default: setting.default });
            return address instanceof URL
                ? []
                : [(0,finding/* broken */.m)(setting.name, `${setting.name} ${address.trouble}.`, address.remedy)];
        }),
    ];
}

// EXTERNAL MODULE: ./build/src/tools/doctor/examine-workflows.js + 2 modules
var examine_workflows = __webpack_require__(79087);
// EXTERNAL MODULE: ./build/src/checklist/boxes.js
var boxes = __webpack_require__(2623);
// EXTERNAL MODULE: ./build/src/checklist/status-record.js
var status_record = __webpack_require__(75734);
;// CONCATENATED MODULE: ./build/src/tools/doctor/expected-of.js
/** What the plan and the repository's workflows expect of their vendors, in nobody's own words. Pure. */




function expectedOf(plan, workflows, gates, { repository, directory }) {
    const { host, domains } = plan.project;
    const { staging, production } = plan.stages;
    const { target } = staging.deploy;
    const people = plan.checklist.flatMap(({ gate, spec }) => [
        ...(gates[gate]?.boxes?.(spec) ?? []).flatMap(({ by }) => by),
        ...(gates[gate]?.overriders?.(spec) ?? []),
    ]);
    const inReleases = [...staging.verify, ...production.verify, ...plan.checklist];
    return {
        project: host.project,
        team: host.team,
        repository,
        directory: (0,external_node_path_.join)(directory, staging.deploy.directory),
        domains,
        stagingEnvironment: target.kind === "custom" ? target.slug : null,
        letIn: staging.deploy.git?.letIn.kind ?? null,
        rollbackSteps: plan.rollback.to === "previous" ? 0 : plan.rollback.steps,
        runsChecks: inReleases.some(({ gate }) => gates[gate]?.roles.includes("checks") === true),
        environments: (0,examine_workflows/* environmentsOf */.M2)(workflows, plan.onlyObserves === true),
        ...(plan.onlyObserves === true ? { onlyObserves: true } : {}),
        status: plan.checklist.length === 0
            ? null
            : {
                context: (0,status_record/* checklistContext */.MY)({ planFile: plan.file, into: null }),
                askedByPromote: production.requires === "checklist",
            },
        teams: (0,boxes/* teamsIn */.ON)(people),
        schedules: workflows.schedules,
    };
}

// EXTERNAL MODULE: ./build/src/engine/local-workflows.js
var local_workflows = __webpack_require__(57204);
// EXTERNAL MODULE: ./build/src/plan/choose-provider.js
var choose_provider = __webpack_require__(20260);
;// CONCATENATED MODULE: ./build/src/tools/doctor/questions-of-vendors.js
/** What each vendor of the plan offers to be asked, once for each vendor. */






async function questionsOfVendors(plan, askable, context, expected) {
    const asked = await Promise.all(playersOf(plan, askable).map(async (player) => {
        const examinations = await examinationsOf(player, context, expected);
        return examinations.map((examination) => ({ ...examination, area: player.vendor }));
    }));
    return asked.flat();
}
function playersOf(plan, { roles, gates }) {
    const players = roles;
    const { staging, production } = plan.stages;
    const items = [...plan.checklist, ...staging.verify, ...production.verify];
    const wanted = [
        ...settings/* ROLES_OF_EVERY_RELEASE */.m_.map((role) => [role, undefined]),
        ...items.flatMap(({ gate }) => (gates[gate]?.roles ?? []).map((role) => [role, gates[gate]?.provider])),
    ];
    const found = wanted.map(([role, key]) => (0,choose_provider/* chooseProvider */.V)(role, players[role], plan, key));
    return [...new Set(found)].filter(({ examine }) => examine !== undefined);
}
/** Where a setting is missing or wrong there is one that says so, so that nobody takes silence for a good answer. */
async function examinationsOf(player, context, expected) {
    const missing = player.settings.filter((setting) => (0,lib_setting/* mustBeSet */.NL)(setting, undefined) && (0,lib_setting/* readSetting */.LA)(context.env, setting) === null);
    if (missing.length > 0) {
        const names = missing.map(({ name }) => name).join(" and ");
        const found = `Not checked: nothing of it can be asked without ${names}.`;
        return [told((0,finding/* warning */.$)("everything", found, MISSING_REMEDY))];
    }
    try {
        return (await player.examine?.(expected, context)) ?? [];
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        return [{ subject: "everything", needed: true, run: () => Promise.reject(error) }];
    }
}
function told(finding) {
    return { subject: finding.subject, needed: true, run: () => Promise.resolve([finding]) };
}

// EXTERNAL MODULE: ./build/src/lib/wrap-text.js
var wrap_text = __webpack_require__(94629);
;// CONCATENATED MODULE: ./build/src/tools/doctor/render-findings.js

const STANDING_COLUMNS = 9;
const MOST_SUBJECT_COLUMNS = 24;
/** Narrower, and a subject beside the text would leave no room for it. */
const NARROW = 60;
function renderFindings(findings, columns) {
    const areas = [...new Set(findings.map(({ area }) => area))];
    return [
        ...areas.flatMap((area, index) => [
            ...(index === 0 ? [] : [""]),
            area,
            ...findings.filter((one) => one.area === area).flatMap((one) => renderFinding(one, columns)),
        ]),
        "",
        ...(0,wrap_text.wrapText)(renderCounts(findings), columns),
    ];
}
function countStandings(findings) {
    const count = (standing) => findings.filter((one) => one.standing === standing).length;
    return { ok: count("ok"), warning: count("warning"), broken: count("broken") };
}
function renderCounts(findings) {
    const { ok, warning, broken } = countStandings(findings);
    return `${broken} broken, ${warning} ${warning === 1 ? "warning" : "warnings"}, ${ok} ok.`;
}
function renderFinding({ standing, subject, found, remedy }, columns) {
    const text = remedy === null || remedy === "" ? [found] : [found, `→ ${remedy}`];
    const lead = `  ${standing.padEnd(STANDING_COLUMNS)}`;
    if (columns < NARROW) {
        return [...(0,wrap_text.wrapText)(subject, columns, lead), ...text.flatMap((line) => (0,wrap_text.wrapText)(line, columns, "    "))];
    }
    const fits = subject.length < MOST_SUBJECT_COLUMNS;
    const beside = `${lead}${(0,wrap_text/* fitText */.v)(fits ? subject : "", MOST_SUBJECT_COLUMNS)}`;
    const lines = text.flatMap((line, index) => (0,wrap_text.wrapText)(line, columns, index === 0 && fits ? beside : " ".repeat(beside.length)));
    return fits ? lines : [...(0,wrap_text.wrapText)(subject, columns, lead), ...lines];
}

;// CONCATENATED MODULE: ./build/src/tools/doctor/run-doctor.js
/** Everything is asked side by side, so that it takes as long as the slowest vendor. */


























/** A vendor that has not answered by then is not waited for. */
const PATIENCE_MS = 20_000;
const REQUEST_TIMEOUT_MS = 8_000;
async function runDoctor(values, surroundings, { registries: known, clock, directory } = { registries: registries/* registries */.Y, clock: lib_clock/* systemClock */.m, directory: "." }) {
    const startedAt = clock.now();
    const plan = await (0,load/* loadPlan */.Y)(values.plan, known.extensions);
    const workflows = await (0,local_workflows.readLocalWorkflows)(directory);
    const deadline = AbortSignal.any([surroundings.signal, AbortSignal.timeout(PATIENCE_MS)]);
    const findings = await examine({ values, surroundings, plan, workflows, known, clock, directory, deadline });
    surroundings.signal.throwIfAborted();
    print(findings, values.json === true, surroundings.stdout, clock.now() - startedAt);
    return findings.some(({ standing }) => standing === "broken") ? 1 : 0;
}
async function examine(doing) {
    const { values, surroundings, plan, workflows, known, clock, directory, deadline } = doing;
    const { extensions, members } = known;
    const repository = values.repository ?? surroundings.env["GITHUB_REPOSITORY"];
    const given = { ...surroundings.env, ...(repository === undefined ? {} : { GITHUB_REPOSITORY: repository }) };
    const { env, secrets } = await (0,plan_secrets/* readPlanSecrets */.R)("doctor", given);
    const planned = (0,settings/* listSettings */.cl)(plan, extensions);
    const readings = createClockReadings(clock.now);
    const context = {
        env,
        addresses: plan.project.addresses,
        project: { name: plan.project.host.project, team: plan.project.host.team },
        clock,
        random: () => 0.5,
        signal: deadline,
        debug: (line) => (values.verbose === true ? surroundings.stdout.line(line) : undefined),
        answered: readings.heard,
        requestTimeoutMs: REQUEST_TIMEOUT_MS,
        secretNames: (0,secret_names/* secretNames */.X)(plan, extensions),
    };
    const session = await openSession(doing, env, secrets, context);
    const [gates, metricProviders] = await Promise.all([members.gates(), members.metricProviders()]);
    const expected = expectedOf(plan, workflows, gates, { repository: repository ?? null, directory });
    const questions = [
        ...(await questionsOfVendors(plan, { ...members, gates }, context, expected)),
        ...questionsOfMetrics(plan, metricProviders, { context, planSecrets: secrets, roles: members.roles }, servedBy(session)),
        ...questionsOfGates(plan, gates, session),
        ...questionsOfFlags(plan, members.roles.flags, session),
        ...questionsOfManaged(plan, members.roles.managedDatabases, session),
    ];
    const asked = await askAll(questions, deadline, surroundings.stdout);
    const looksFollow = workflows.calls.some(({ name }) => name === "watch");
    const warnings = (0,plan_warnings/* findWarnings */.Pw)(plan, extensions, (0,examine_workflows/* watchJobMinutes */._Q)(workflows), looksFollow);
    return [
        ...warnings.map((found) => ({
            area: "Plan",
            subject: "plan",
            standing: "warning",
            found,
            remedy: null,
        })),
        ...(warnings.length === 0 ? [{ ...(0,finding.ok)("plan", `${plan.file} is valid.`), area: "Plan" }] : []),
        { ...examineNode(surroundings.node ?? null), area: "This machine" },
        { ...readings.finding(), area: "This machine" },
        ...examineSettings(planned, { ...env, ...secrets }, plan.project.addresses).map((one) => ({
            ...one,
            area: "Settings",
        })),
        ...(0,examine_workflows/* examineWorkflows */.Io)(plan, workflows).map((one) => ({ ...one, area: "Workflows" })),
        ...asked.flat(),
    ];
}
/** All at once, with a count of those that are answered. */
async function askAll(questions, deadline, stdout) {
    let open = questions.length;
    return Promise.all(questions.map(async (question) => {
        const found = await ask(question, deadline);
        open -= 1;
        stdout.progress(`${questions.length - open} of ${questions.length} questions answered`);
        return found;
    }));
}
/** Roles and gates as a release has them. Nothing of it is asked to change anything. */
async function openSession({ values, plan, known, directory, surroundings }, env, planSecrets, context) {
    const authors = (0,lib_authors/* parseAuthors */.eG)(values.author);
    if (authors === null)
        throw new lib_error/* UsageError */.eb("usage", [(0,lib_authors/* unreadableAuthors */.MY)(values.author)]);
    const commit = surroundings.env["GITHUB_SHA"] ?? (await (0,find_checkout/* findCheckout */.I)(directory))?.commit ?? "";
    return (0,session/* createSession */.j)({
        ...context,
        plan,
        env,
        planSecrets,
        directory: (0,external_node_path_.resolve)(directory),
        release: { id: commit, commit },
        options: { stage: "production", to: null, reason: null, dryRun: true, unpin: false, authors },
        emit: () => undefined,
        runUrl: null,
        members: known.members,
    });
}
/** Read once, for all metrics. Where the host gives no answer, its own questions say so. */
function servedBy(session) {
    let asked = null;
    return () => (asked ??= readServed(session).catch((error) => {
        if (error instanceof lib_error/* ProviderError */.mZ || error instanceof lib_error/* UsageError */.eb)
            return null;
        throw error;
    }));
}
async function readServed(session) {
    const host = await session.role("host");
    const { productionDeploymentId: id } = await host.readProject();
    if (id === null)
        return null;
    return { deploymentId: id, commit: (await host.readDeployment(id))?.meta["githubCommitSha"] ?? null };
}
function print(findings, json, stdout, tookMs) {
    if (json)
        stdout.line(JSON.stringify({ version: 1, findings, counts: countStandings(findings), tookMs }));
    else
        for (const line of renderFindings(findings, stdout.columns))
            stdout.line(line);
}


/***/ }),

/***/ 28818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ registries)
/* harmony export */ });
/* harmony import */ var _engine_members_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5895);
/* harmony import */ var _engine_plan_extensions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80858);
/* harmony import */ var _sandbox_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5223);
/** Who can be named in a plan and who stands in for them: the registries, or those of a caller that has more lines. */



const registries = { extensions: _engine_plan_extensions_js__WEBPACK_IMPORTED_MODULE_1__/* .extensions */ .X, members: _engine_members_js__WEBPACK_IMPORTED_MODULE_0__/* .members */ .o, emulators: _sandbox_index_js__WEBPACK_IMPORTED_MODULE_2__/* .emulators */ .FB };


/***/ })

};
