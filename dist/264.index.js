export const id = 264;
export const ids = [264];
export const modules = {

/***/ 15689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f2: () => (/* binding */ itemBoxes),
/* harmony export */   g8: () => (/* binding */ reviewInputOf),
/* harmony export */   xf: () => (/* binding */ approvalOf)
/* harmony export */ });
/* harmony import */ var _boxes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2623);
/* harmony import */ var _status_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75734);


/** The boxes of an item, with their marks. */
function itemBoxes(planFile, item, boxes) {
    return boxes.map((box) => ({ id: (0,_boxes_js__WEBPACK_IMPORTED_MODULE_0__/* .boxId */ .Le)(planFile, item, box.id), item, box }));
}
/** A tick counts on the commit that it was given on, and on later ones only where the box is lasting. */
function approvalOf(record, { id, box }, commit) {
    const approval = record.approvals.get(id);
    if (approval === undefined || (approval.commit !== commit && !box.lasting))
        return null;
    return { ...approval, box: box.id };
}
function reviewInputOf(record, item, commit) {
    return {
        approvals: item.boxes.flatMap((box) => approvalOf(record, box, commit) ?? []),
        override: record.overrides.get((0,_status_record_js__WEBPACK_IMPORTED_MODULE_1__/* .itemId */ .XG)(item.planFile, item.title, item.overriders)) ?? null,
    };
}


/***/ }),

/***/ 84995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ plannedItems)
/* harmony export */ });
/* harmony import */ var _checklist_boxes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2623);
/* harmony import */ var _checklist_review_input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15689);


/** Every item of the checklist; the gates' modules load here, since no other command needs all of them. */
async function plannedItems(plan, planFile) {
    const { gates } = await __webpack_require__.e(/* import() */ 24).then(__webpack_require__.bind(__webpack_require__, 52024));
    const registry = gates;
    return plan.checklist.map((item) => {
        const gate = registry[item.gate];
        if (gate === undefined)
            throw new Error(`no gate ${item.gate}`);
        return {
            item,
            gate,
            boxes: (0,_checklist_review_input_js__WEBPACK_IMPORTED_MODULE_1__/* .itemBoxes */ .f2)(planFile, item.title, gate.boxes?.(item.spec) ?? []),
            overriders: gate.overriders?.(item.spec) ?? [],
        };
    });
}


/***/ }),

/***/ 80883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  REPOSITORY: () => (/* binding */ REPOSITORY),
  readChecklistRehearsal: () => (/* binding */ readChecklistRehearsal)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/plan/load.js + 2 modules
var load = __webpack_require__(13352);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/plan/read-file.js
var read_file = __webpack_require__(97864);
// EXTERNAL MODULE: ./build/src/engine/plan-extensions.js
var plan_extensions = __webpack_require__(67912);
// EXTERNAL MODULE: ./build/src/tools/tool-arguments.js
var tool_arguments = __webpack_require__(41454);
// EXTERNAL MODULE: ./build/src/commands/checklist/items.js
var checklist_items = __webpack_require__(84995);
// EXTERNAL MODULE: ./build/src/checklist/boxes.js
var checklist_boxes = __webpack_require__(2623);
// EXTERNAL MODULE: ./build/src/tools/rehearse/faults.js
var faults = __webpack_require__(15922);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/checklist-faults.js
/** What `--fault` may name in a rehearsed checklist: a gate that says no, or one that cannot answer. */



const NONE = {
    texts: [],
    files: {},
    variableMissing: false,
    outsideWindow: false,
    teamsUnreadable: false,
    nobodySignsOff: false,
    vendors: [],
};
const ofGate = (key) => ({ item }) => item.gate === key;
const hasBoxes = ({ boxes }) => boxes.length > 0;
const namesTeams = ({ boxes }) => boxes.some(({ box }) => (0,checklist_boxes/* teamsIn */.ON)(box.by).length > 0);
/** A no of each kind, and three ways of not knowing. */
const OWN = {
    "tests-fail": { change: { files: { tests: "fail" } }, touches: ofGate("command") },
    "bundle-too-large": { change: { files: { bundle: "large" } }, touches: ofGate("bundle") },
    "devtools-in-bundle": { change: { files: { bundle: "devtools" } }, touches: ofGate("bundle") },
    "coverage-low": { change: { files: { coverage: "low" } }, touches: ofGate("coverage") },
    "coverage-missing": { change: { files: { coverage: "missing" } }, touches: ofGate("coverage") },
    "variable-missing": { change: { variableMissing: true }, touches: ofGate("env") },
    "outside-window": { change: { outsideWindow: true }, touches: ofGate("window") },
    "teams-unreadable": { change: { teamsUnreadable: true }, touches: namesTeams },
    "nobody-signs-off": { change: { nobodySignsOff: true }, touches: hasBoxes },
};
/** The role through which an item asks each vendor; GitHub is asked by every checklist. */
const ROLE_OF = { vercel: "host", supabase: "advisor", checkly: "checks" };
/** Trouble of a vendor that a checklist asks, as a release's rehearsal names it. */
const SHARED = /^(?:vercel|github|supabase|checkly)-|^advisor-error$/;
/** Throws UsageError with every mistake. */
function parseChecklistFaults(texts) {
    const problems = [];
    let trouble = { ...NONE, texts };
    const shared = [];
    for (const text of texts) {
        const own = ownFault(text)?.change;
        if (own !== undefined)
            trouble = { ...trouble, ...own, files: { ...trouble.files, ...own.files } };
        else if (SHARED.test(text))
            shared.push(text);
        else {
            problems.push({
                message: `There is no fault "${text}" of a checklist.`,
                remedy: `Known faults: ${[...Object.keys(OWN), "advisor-error", "vercel-down", "supabase-down", "github-500 and the like"].join(", ")}.`,
            });
        }
    }
    if (problems.length > 0)
        throw new error/* UsageError */.eb("usage", problems);
    return { ...trouble, vendors: (0,faults/* parseFaults */.b)(shared, undefined) };
}
/** A fault that touches no item would end well and say nothing about the plan; throws UsageError. */
function refuseIdleFaults({ texts }, items) {
    const idle = texts.filter((text) => !items.some((item) => touches(text, item)));
    if (idle.length === 0)
        return;
    throw new error/* UsageError */.eb("usage", idle.map((text) => ({
        message: `The fault "${text}" touches no item of this checklist that is rehearsed.`,
        remedy: "Leave it out, or rehearse a plan with such an item; the demo plan has one of most kinds.",
    })));
}
function touches(text, planned) {
    const own = ownFault(text);
    if (own !== undefined)
        return own.touches(planned);
    const vendor = text === "advisor-error" ? "supabase" : text.slice(0, text.indexOf("-"));
    const role = ROLE_OF[vendor];
    return role === undefined || planned.gate.roles.includes(role);
}
function ownFault(text) {
    return Object.hasOwn(OWN, text) ? OWN[text] : undefined;
}

// EXTERNAL MODULE: ./build/src/tools/rehearse/checklist-plan.js
var checklist_plan = __webpack_require__(14155);
// EXTERNAL MODULE: ./build/src/tools/rehearse/demo-plan.js
var demo_plan = __webpack_require__(11506);
// EXTERNAL MODULE: ./build/src/tools/rehearse/left-out.js
var left_out = __webpack_require__(12899);
// EXTERNAL MODULE: ./build/src/tools/rehearse/required-variables.js
var required_variables = __webpack_require__(7170);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/checklist-arguments.js
/** What a rehearsal of a checklist is asked for on the command line, with its plan. */














/** Where a team's own plan and the files that it names are: here. */
const REPOSITORY = ".";
/** Throws UsageError. */
async function readChecklistRehearsal(args) {
    const { values } = (0,tool_arguments/* parseToolArgs */.Z)(() => (0,external_node_util_.parseArgs)({
        args: [...args],
        options: {
            checklist: { type: "boolean" },
            plan: { type: "string" },
            fault: { type: "string", multiple: true },
            comment: { type: "string" },
            json: { type: "boolean" },
        },
    }));
    const trouble = parseChecklistFaults(values.fault ?? []);
    const rehearsed = await readPlan(values.plan);
    refuseIdleFaults(trouble, rehearsed.items);
    return {
        ...rehearsed,
        trouble,
        commentFile: values.comment ?? null,
        json: values.json ?? false,
    };
}
/** The named plan, the repository's own where it has a checklist, or the demo. */
async function readPlan(file) {
    const own = file ?? ((await (0,promises_.stat)(plan_plan/* DEFAULT_PLAN_FILE */.h).catch(() => null)) === null ? undefined : plan_plan/* DEFAULT_PLAN_FILE */.h);
    if (own !== undefined) {
        const { plan, leftOut } = rehearsableChecklist(await (0,load/* loadPlan */.Y)(own, plan_extensions/* extensions */.X));
        if (plan.checklist.length === 0) {
            throw new error/* UsageError */.eb("usage", [
                {
                    message: `${own} has no item of a checklist that can be rehearsed.`,
                    remedy: leftOut.join(" ") || "Add `checklist:` to it.",
                },
            ]);
        }
        const { names, files } = await (0,required_variables/* readRequiredVariables */.f)(asVerify(plan), REPOSITORY);
        const items = await (0,checklist_items/* plannedItems */.H)(plan, plan_plan/* DEFAULT_PLAN_FILE */.h);
        return { plan, items, planText: await (0,read_file/* readPlanFile */.wr)(own), leftOut, variables: names, variableFiles: files };
    }
    const demo = (0,load/* parsePlan */.v)(checklist_plan/* DEMO_CHECKLIST_PLAN */.Fs, demo_plan/* DEMO_PLAN_FILE */.F, plan_extensions/* extensions */.X);
    if ("problems" in demo)
        throw new error/* UsageError */.eb("plan_invalid", demo.problems);
    const { plan } = demo;
    return {
        plan,
        items: await (0,checklist_items/* plannedItems */.H)(plan, plan_plan/* DEFAULT_PLAN_FILE */.h),
        planText: checklist_plan/* DEMO_CHECKLIST_PLAN */.Fs,
        leftOut: [],
        variables: checklist_plan/* DEMO_VARIABLES */.S8,
        variableFiles: [],
    };
}
/** The variables of the checklist's items, read as those of a stage are. */
function asVerify(plan) {
    const { staging, production } = plan.stages;
    return {
        ...plan,
        stages: { staging: { ...staging, verify: plan.checklist }, production: { ...production, verify: [] } },
    };
}
function rehearsableChecklist(plan) {
    const gone = plan.checklist.filter((item) => (0,left_out/* whyLeftOut */.q)(item) !== null);
    const titles = new Set(gone.map(({ title }) => title));
    const kept = plan.checklist
        .filter((item) => !gone.includes(item))
        .map((item) => ({ ...item, after: item.after.filter((title) => !titles.has(title)) }));
    return {
        plan: { ...plan, checklist: kept },
        leftOut: gone.flatMap((item) => (0,left_out/* whyLeftOut */.q)(item) ?? []),
    };
}


/***/ }),

/***/ 14155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fi: () => (/* binding */ writeDemoPullRequest),
/* harmony export */   Fs: () => (/* binding */ DEMO_CHECKLIST_PLAN),
/* harmony export */   S8: () => (/* binding */ DEMO_VARIABLES),
/* harmony export */   pD: () => (/* binding */ writePlan)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73866);
/* harmony import */ var _sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10736);
/* harmony import */ var _demo_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11506);
/** The checklist that is rehearsed where there is no plan yet, and the pull request that it is asked of. */





const CHECKLIST = `checklist:
  - { title: Tests pass, group: Code, command: node test.js }
  - { title: Production build succeeds, group: Code, command: node build.js }
  - title: Bundle within budget
    group: Code
    after: Production build succeeds
    bundle: { dir: dist, max: 4 kB gzip, growth: 10%, forbid: ["*devtools*"] }
  - title: Coverage above 80 %
    group: Code
    after: Tests pass
    coverage: { file: coverage/coverage-summary.json, lines: 80% }
  - { title: Environment variables set, group: Production, env: { target: production, required: .env.example } }
  - { title: Database advisor has nothing new, group: Production, advisor: { project: ${_sandbox_default_seed_js__WEBPACK_IMPORTED_MODULE_2__/* .SANDBOX_DATABASE */ .k3} } }
  - title: In the deploy window
    group: Production
    window: { allow: ["Mon-Fri 08:00-18:00 Europe/Berlin"], override: ["@demo/eng-leads"] }
  - { title: On-call schedule confirmed, group: People, sign-off: { by: ["@demo/devops"] } }
  - title: Approved
    group: People
    sign-off: { all-of: ["@demo/eng-leads", "@demo/product"], not-author: true }
`;
const DEMO_CHECKLIST_PLAN = _demo_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .DEMO_PLAN */ .a.replace("stages:\n", `${CHECKLIST}stages:\n`);
/** Writes the pull request's files; `commit` is where its checkout stands. */
async function writeDemoPullRequest(directory, commit, trouble) {
    const covered = trouble.coverage === "low" ? 61 : 87;
    const summary = { total: { lines: { total: 200, covered: covered * 2, skipped: 0, pct: covered } } };
    const files = {
        ".git/HEAD": `${commit}\n`,
        ".env.example": "DATABASE_URL=\nSESSION_SECRET=\n",
        "test.js": TEST_PROGRAM(trouble.tests === "fail", trouble.coverage === "missing" ? null : JSON.stringify(summary)),
        "build.js": BUILD_PROGRAM(trouble.bundle ?? "fine"),
    };
    // What an earlier commit's commands wrote is not there in a fresh checkout.
    for (const folder of ["dist", "coverage"])
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, folder), { recursive: true, force: true });
    for (const [name, text] of Object.entries(files)) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text);
    }
}
/** The pull request has the plan that it is checked by. */
async function writePlan(directory, text) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, _plan_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .DEFAULT_PLAN_FILE */ .h);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text);
}
/** The names that `.env.example` asks for. */
const DEMO_VARIABLES = ["DATABASE_URL", "SESSION_SECRET"];
const TEST_PROGRAM = (fails, summary) => `import { mkdirSync, writeFileSync } from "node:fs";
console.log("12 tests");
${summary === null ? "" : `mkdirSync("coverage", { recursive: true });\nwriteFileSync("coverage/coverage-summary.json", ${JSON.stringify(summary)});`}
${fails ? 'console.log("not ok 7 - threads survive a reload");\nprocess.exitCode = 1;' : 'console.log("all ok");'}
`;
/** Text that does not shrink much in gzip, so that sizes mean something. */
const BUILD_PROGRAM = (bundle) => `import { mkdirSync, writeFileSync } from "node:fs";
let state = 7;
const noise = (length) => Array.from({ length }, () => {
  state = (state * 1103515245 + 12345) % 2147483648;
  return (state % 36).toString(36);
}).join("");
mkdirSync("dist", { recursive: true });
writeFileSync("dist/app-4f2a.js", "export const app = '" + noise(${bundle === "large" ? 12_000 : 3_000}) + "';\\n");
writeFileSync("dist/app-4f2a.js.map", JSON.stringify({
  version: 3, mappings: "", names: [], sources: ["../src/app.js"${bundle === "devtools" ? ', "../node_modules/@acme/devtools/panel.js"' : ""}],
}));
console.log("built");
`;


/***/ })

};
