export const id = 7891;
export const ids = [7891,2466];
export const modules = {

/***/ 42466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseChecklistEvent: () => (/* binding */ parseChecklistEvent)
/* harmony export */ });
/* harmony import */ var _lib_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74940);
/** What happened on GitHub, as far as a checklist cares: (name, payload) → event. Payloads: docs.github.com, "Webhook events and payloads". */

/** The event, or a sentence that says why there is none. */
function parseChecklistEvent(name, payload) {
    const fields = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(payload);
    switch (name) {
        case "pull_request":
            return readPullRequest(fields) ?? "The event pull_request came without the fields that GitHub sends with it.";
        case "issue_comment":
            if ((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["issue"])["pull_request"] === undefined) {
                return "The comment is on an issue; a checklist is for pull requests.";
            }
            return readComment(fields) ?? "The event issue_comment came without the fields that GitHub sends with it.";
        case "merge_group":
            if (fields["action"] !== "checks_requested")
                return "The merge queue does not ask for checks.";
            return readMergeGroup(fields) ?? "The event merge_group came without the fields that GitHub sends with it.";
        case "push":
            return readPush(fields) ?? "The push was not to a branch.";
        case "pull_request_target":
        case "workflow_run":
            return `The event ${name} runs with secrets on behalf of pull requests from anywhere; call the checklist from pull_request and issue_comment.`;
        default:
            return `The event ${name === "" ? "is not known" : name}; a checklist is called from pull_request, issue_comment, merge_group or push.`;
    }
}
function readPullRequest(fields) {
    const pull = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["pull_request"]);
    const headCommit = textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(pull["head"])["sha"]);
    const baseBranch = textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(pull["base"])["ref"]);
    const author = textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(pull["user"])["login"]) ?? "ghost";
    const number = fields["number"] ?? pull["number"];
    if (headCommit === null || baseBranch === null || typeof number !== "number")
        return null;
    return {
        kind: "pull-request",
        action: textOf(fields["action"]) ?? "",
        number,
        author,
        headCommit,
        beforeCommit: textOf(fields["before"]),
        baseBranch,
        defaultBranch: textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["repository"])["default_branch"]),
        closed: pull["state"] === "closed",
    };
}
function readComment(fields) {
    const comment = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["comment"]);
    const sender = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["sender"]);
    const action = ["created", "edited", "deleted"].find((known) => known === fields["action"]);
    const number = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["issue"])["number"];
    const { id } = comment;
    const login = textOf(sender["login"]);
    if (action === undefined || typeof number !== "number" || typeof id !== "number" || login === null)
        return null;
    return {
        kind: "comment",
        action,
        number,
        commentId: id,
        commentAuthor: textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(comment["user"])["login"]) ?? "ghost",
        body: textOf(comment["body"]) ?? "",
        bodyBefore: textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["changes"])["body"])["from"]),
        at: instantOf(comment[action === "created" ? "created_at" : "updated_at"]),
        sender: login,
        senderIsBot: sender["type"] === "Bot",
    };
}
/**
 * The queue's branch names the pull request and what its commit was made on: the base branch, or the commit of the one
 * before it in the queue. So each commit brings one pull request more, and has a `merge_group` event of its own. Seen in
 * repositories with a queue; GitHub's pages describe neither, so that where the two do not agree nothing is taken from it.
 */
const QUEUE_BRANCH = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-(\d+)-([0-9a-f]{40})$/s;
function readMergeGroup(fields) {
    const group = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["merge_group"]);
    const commit = textOf(group["head_sha"]);
    const baseBranch = /^refs\/heads\/(.+)$/s.exec(textOf(group["base_ref"]) ?? "")?.[1];
    if (commit === null || baseBranch === undefined)
        return null;
    const [, into, number, madeOn] = QUEUE_BRANCH.exec(textOf(group["head_ref"]) ?? "") ?? [];
    const isKnown = into === baseBranch && madeOn === group["base_sha"];
    return {
        kind: "merge-group",
        commit,
        baseBranch,
        defaultBranch: textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["repository"])["default_branch"]),
        pullRequest: isKnown ? Number(number) : null,
    };
}
function readPush(fields) {
    const branch = /^refs\/heads\/(.+)$/s.exec(textOf(fields["ref"]) ?? "")?.[1];
    const commit = textOf(fields["after"]);
    if (branch === undefined || commit === null || /^0+$/.test(commit))
        return null;
    const listed = Array.isArray(fields["commits"]) ? fields["commits"] : [];
    const commits = listed.flatMap((one) => textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(one)["id"]) ?? []);
    const defaultBranch = textOf((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(fields["repository"])["default_branch"]);
    return { kind: "push", branch, commit, beforeCommit: textOf(fields["before"]), defaultBranch, commits };
}
function instantOf(value) {
    const at = Date.parse(textOf(value) ?? "");
    return Number.isNaN(at) ? null : at;
}
function textOf(value) {
    return typeof value === "string" ? value : null;
}


/***/ }),

/***/ 23423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderChecklistEnd: () => (/* binding */ renderChecklistEnd)
/* harmony export */ });
/* harmony import */ var _lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94629);
/* harmony import */ var _boxes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38478);
/* harmony import */ var _groups_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45623);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55194);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1319);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15405);
/* harmony import */ var _result_words_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(95907);







const WORD = { pass: "pass", fail: "FAIL", hold: "HOLD" };
/** Columns of the verdict's word and the space after it. */
const INDENT = 6;
const FACTS = 8;
const PLAIN = { strong: (text) => text, text: oneLine, person: oneLine, prose: oneLine, separator: " " };
function renderChecklistEnd(report, columns) {
    const renderRow = (word, text) => (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)(oneLine(text), columns, word.padEnd(INDENT));
    return [
        ...(0,_groups_js__WEBPACK_IMPORTED_MODULE_6__/* .groupItems */ .A)(report.items).flatMap(({ name, items }) => [
            ...(name === null ? [] : (0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)(oneLine(name), columns)),
            ...items.flatMap((item) => renderItem(item, renderRow)),
            "",
        ]),
        ...report.notices.flatMap((notice) => renderRow("note", notice)),
        ...(report.notices.length > 0 ? [""] : []),
        ...(0,_lib_wrap_text_js__WEBPACK_IMPORTED_MODULE_0__.wrapText)((0,_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .renderChecklistVerdict */ .C)(report, PLAIN), columns),
    ];
}
/** The title alone of what passed; below the rest what was found and what to do. */
function renderItem(item, renderRow) {
    const { title, verdict, override, boxes } = item;
    const head = [
        ...renderRow(WORD[verdict.outcome], title),
        ...(override === null ? [] : renderRow("", `Overridden by ${override.login}: ${override.reason}`)),
    ];
    if (verdict.outcome === "pass")
        return head;
    return [
        ...head,
        ...renderRow("", (0,_result_words_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutTitle */ .Zz)(title, verdict.summary)),
        ...(0,_boxes_js__WEBPACK_IMPORTED_MODULE_1__/* .evidenceBeside */ .Iu)(item)
            .filter(isShort)
            .slice(0, FACTS)
            .flatMap(({ label, value }) => renderRow("", `${label}: ${value}`)),
        ...(verdict.remedy === undefined ? [] : renderRow("", `To do: ${verdict.remedy}`)),
        ...boxes.flatMap((box) => renderRow("", `${box.label}: ${plainSignature(box)}`)),
    ];
}
function plainSignature(box) {
    return (0,_boxes_js__WEBPACK_IMPORTED_MODULE_1__/* .renderSignature */ .BE)(box, { text: (login) => login, code: (commit) => commit });
}
/** Lines of output went by when the command ran. */
function isShort({ value }) {
    return value.length <= 200 && !value.trim().includes("\n");
}
function oneLine(text) {
    return (0,_production_js__WEBPACK_IMPORTED_MODULE_4__/* .shortenCommits */ .G)((0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g)(text).replace(/\s+/g, " ").trim());
}


/***/ }),

/***/ 65405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseChecklistFaults),
/* harmony export */   O: () => (/* binding */ refuseIdleFaults)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _checklist_boxes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2623);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15922);
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
const namesTeams = ({ boxes }) => boxes.some(({ box }) => (0,_checklist_boxes_js__WEBPACK_IMPORTED_MODULE_1__/* .teamsIn */ .ON)(box.by).length > 0);
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
/** Every checklist asks who may sign, and writes its comment. */
const ALWAYS_ASKED = ["forge"];
/** Throws UsageError with every mistake. */
function parseChecklistFaults(registry, texts) {
    const problems = [];
    let trouble = { ...NONE, texts };
    const ofVendors = [];
    for (const text of texts) {
        const own = ownFault(text)?.change;
        if (own !== undefined)
            trouble = { ...trouble, ...own, files: { ...trouble.files, ...own.files } };
        else if (isAsked((0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .findVendorFault */ .qY)(registry, text)?.roles ?? []))
            ofVendors.push(text);
        else {
            problems.push({
                message: `A checklist has no fault "${text}".`,
                ...(0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .suggestFault */ .f0)(text, [...Object.keys(OWN), ...(0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .listVendorFaults */ .K1)(registry, isAsked)], [...Object.keys(OWN), ...(0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .knownVendorFaults */ .j_)(registry, isAsked)]),
            });
        }
    }
    if (problems.length > 0)
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("usage", problems);
    return { ...trouble, vendors: (0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .parseFaults */ .bZ)(registry, ofVendors, null) };
}
/** A fault that touches no item would end well and say nothing about the plan; throws UsageError. */
function refuseIdleFaults(registry, { texts }, items) {
    const idle = texts.filter((text) => !items.some((item) => touches(registry, text, item)));
    if (idle.length === 0)
        return;
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("usage", idle.map((text) => ({
        message: `The fault "${text}" affects no rehearsed item of this checklist.`,
        remedy: "Leave it out, or rehearse a plan with such an item; the demo plan has one of most kinds.",
    })));
}
function touches(registry, text, planned) {
    const own = ownFault(text);
    if (own !== undefined)
        return own.touches(planned);
    const asked = [...planned.gate.roles, ...ALWAYS_ASKED];
    return (0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .findVendorFault */ .qY)(registry, text)?.roles.some((role) => asked.includes(role)) === true;
}
/** A vendor without a role is asked by no item of a checklist, and a fault without one only changes a release. */
function isAsked(roles) {
    return roles.length > 0;
}
function ownFault(text) {
    return Object.hasOwn(OWN, text) ? OWN[text] : undefined;
}


/***/ }),

/***/ 77891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rehearseChecklist: () => (/* binding */ rehearseChecklist)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/checklist/event.js
var checklist_event = __webpack_require__(42466);
// EXTERNAL MODULE: ./build/src/lib/authors.js
var authors = __webpack_require__(60357);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/release/result.js
var release_result = __webpack_require__(97294);
// EXTERNAL MODULE: ./build/src/engine/plan-extensions.js + 5 modules
var plan_extensions = __webpack_require__(80858);
// EXTERNAL MODULE: ./build/src/sandbox/client-activity.js
var client_activity = __webpack_require__(31606);
// EXTERNAL MODULE: ./build/src/sandbox/index.js + 154 modules
var src_sandbox = __webpack_require__(5223);
// EXTERNAL MODULE: ./build/src/sandbox/seeded-random.js
var seeded_random = __webpack_require__(34705);
// EXTERNAL MODULE: ./build/src/sandbox/virtual-clock.js
var virtual_clock = __webpack_require__(14625);
// EXTERNAL MODULE: ./build/src/commands/checklist/perform.js + 30 modules
var perform = __webpack_require__(30474);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/plan/load.js + 15 modules
var load = __webpack_require__(68655);
// EXTERNAL MODULE: ./build/src/plan/read-file.js
var read_file = __webpack_require__(97864);
// EXTERNAL MODULE: ./build/src/commands/checklist/items.js
var checklist_items = __webpack_require__(84995);
// EXTERNAL MODULE: ./build/src/tools/rehearse/checklist-faults.js
var checklist_faults = __webpack_require__(65405);
// EXTERNAL MODULE: ./build/src/tools/rehearse/demo-plan.js
var demo_plan = __webpack_require__(11506);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/checklist-plan.js
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
  - { title: Database advisor has nothing new, group: Production, advisor: { project: sandboxdatabaseabcde } }
  - title: In the deploy window
    group: Production
    window: { allow: ["Mon-Fri 08:00-18:00 Europe/Berlin"], override: ["@demo/eng-leads"] }
  - { title: On-call schedule confirmed, group: People, sign-off: { by: ["@demo/devops"] } }
  - title: Approved
    group: People
    sign-off: { all-of: ["@demo/eng-leads", "@demo/product"], not-author: true }
`;
const DEMO_CHECKLIST_PLAN = demo_plan/* DEMO_PLAN */.a6.replace("stages:\n", `${CHECKLIST}stages:\n`);
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
        await (0,promises_.rm)((0,external_node_path_.join)(directory, folder), { recursive: true, force: true });
    for (const [name, text] of Object.entries(files)) {
        const path = (0,external_node_path_.join)(directory, name);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await (0,promises_.writeFile)(path, text);
    }
}
/** The pull request has the plan that it is checked by. */
async function writePlan(directory, text) {
    const path = (0,external_node_path_.join)(directory, plan_plan/* DEFAULT_PLAN_FILE */.h5);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    await (0,promises_.writeFile)(path, text);
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

// EXTERNAL MODULE: ./build/src/tools/rehearse/not-rehearsed.js + 1 modules
var not_rehearsed = __webpack_require__(4643);
// EXTERNAL MODULE: ./build/src/tools/rehearse/rehearsable-plan.js + 2 modules
var rehearsable_plan = __webpack_require__(92608);
// EXTERNAL MODULE: ./build/src/tools/rehearse/required-variables.js
var required_variables = __webpack_require__(7170);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/checklist-arguments.js
/** What a rehearsal of a checklist is asked for on the command line, with its plan. */














/** Where a team's own plan and the files that it names are: here. */
const REPOSITORY = ".";
/** Throws UsageError. */
async function readChecklistRehearsal(values) {
    const trouble = (0,checklist_faults/* parseChecklistFaults */.D)(src_sandbox/* emulators */.FB, values.fault ?? []);
    const rehearsed = await readPlan(values.plan);
    (0,checklist_faults/* refuseIdleFaults */.O)(src_sandbox/* emulators */.FB, trouble, rehearsed.items);
    return {
        ...rehearsed,
        trouble,
        commentFile: values.comment ?? null,
        json: values.json ?? false,
    };
}
/** The named plan, the repository's own where it has a checklist, or the demo. */
async function readPlan(file) {
    const own = file ?? ((await (0,promises_.stat)(plan_plan/* DEFAULT_PLAN_FILE */.h5).catch(() => null)) === null ? undefined : plan_plan/* DEFAULT_PLAN_FILE */.h5);
    if (own !== undefined) {
        const { plan, notRehearsed } = (0,rehearsable_plan/* rehearsableChecklist */.z)(await (0,load/* loadPlan */.Y)(own, plan_extensions/* extensions */.X));
        if (plan.checklist.length === 0) {
            throw new lib_error/* UsageError */.eb("usage", [
                {
                    message: `${own} has no checklist item that can be rehearsed.`,
                    remedy: notRehearsed.map(not_rehearsed/* renderNotRehearsed */.v).join(" ") || "Add `checklist:` to it.",
                },
            ]);
        }
        const { names, files } = await (0,required_variables/* readRequiredVariables */.f)(asVerify(plan), REPOSITORY);
        const items = await (0,checklist_items/* plannedItems */.H)(plan, plan_plan/* DEFAULT_PLAN_FILE */.h5);
        return { plan, items, planText: await (0,read_file/* readPlanFile */.wr)(own), notRehearsed, variables: names, variableFiles: files };
    }
    const demo = (0,load/* parsePlan */.v)(DEMO_CHECKLIST_PLAN, demo_plan/* DEMO_PLAN_FILE */.FX, plan_extensions/* extensions */.X);
    if ("problems" in demo)
        throw new lib_error/* UsageError */.eb("plan_invalid", demo.problems);
    const { plan } = demo;
    return {
        plan,
        items: await (0,checklist_items/* plannedItems */.H)(plan, plan_plan/* DEFAULT_PLAN_FILE */.h5),
        planText: DEMO_CHECKLIST_PLAN,
        notRehearsed: [],
        variables: DEMO_VARIABLES,
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

;// CONCATENATED MODULE: ./build/src/tools/rehearse/checklist-people.js
/** Wrote the pull request. */
const AUTHOR = "robin";
/** May tick nothing. */
const VISITOR = "sam";
const TEAM_READER = { login: "team-reader", token: "sandbox-team-token-0000000000" };
function castFor(items) {
    const names = items.flatMap(({ boxes, overriders }) => [...boxes.flatMap(({ box }) => box.by), ...overriders]);
    const plain = names.map((name) => name.replace(/^@/, ""));
    const teams = [...new Set(plain.filter((name) => name.includes("/")))];
    const owner = teams[0]?.split("/")[0] ?? "rehearsal";
    const slugs = [...new Set(teams.map((team) => team.split("/")[1] ?? ""))];
    // Several of each team, so that boxes that need different people find them.
    const members = (slug) => [1, 2, 3].map((number) => `${slug}-${number}`.slice(0, 39));
    const persons = plain.filter((name) => !name.includes("/"));
    const logins = [...new Set([AUTHOR, VISITOR, TEAM_READER.login, ...persons, ...slugs.flatMap(members)])];
    return {
        owner,
        people: logins,
        teams: slugs.map((slug) => ({ slug, members: members(slug) })),
        signers: chooseSigners(items, (name) => (name.includes("/") ? members(name.split("/")[1] ?? "") : [name])),
    };
}
function chooseSigners(items, peopleOf) {
    const signers = new Map();
    for (const { boxes } of items) {
        const taken = new Set();
        for (const { id, box } of boxes) {
            const candidates = box.by.flatMap((name) => peopleOf(name.replace(/^@/, "")));
            const signer = candidates.find((login) => !taken.has(login) && login !== AUTHOR) ?? candidates[0];
            if (signer === undefined)
                continue;
            taken.add(signer);
            signers.set(id, signer);
        }
    }
    return signers;
}

// EXTERNAL MODULE: ./build/src/report/checklist/terminal.js
var terminal = __webpack_require__(23423);
// EXTERNAL MODULE: ./build/src/lib/wrap-text.js
var wrap_text = __webpack_require__(94629);
// EXTERNAL MODULE: ./build/src/report/timeline.js
var timeline = __webpack_require__(36753);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/checklist-screen.js
/** A rehearsed checklist as a story: what people do begins a paragraph, and each run shows what is new. */






function createChecklistScreen(rehearsal, stdout, clock) {
    const startedAt = clock.now();
    /** Verdicts as they were last shown, by the item's title. */
    const shown = new Map();
    function show(event) {
        if (rehearsal.json) {
            stdout.line(JSON.stringify(event));
            return;
        }
        if (event.event === "gate") {
            const text = `${event.verdict.outcome} ${event.verdict.summary}`;
            if (shown.get(event.title) === text)
                return;
            shown.set(event.title, text);
        }
        // Whose run it is was said by the act; what commands print is not what is rehearsed.
        if (event.event === "output" || event.event === "start")
            return;
        if (event.event === "progress")
            stdout.progress(event.text);
        else
            for (const line of (0,timeline.renderTimeline)(event, startedAt, stdout.columns))
                stdout.line(line);
    }
    const note = (text) => show({ event: "note", at: clock.now(), text });
    return {
        show,
        note,
        introduce() {
            if (!rehearsal.json)
                for (const line of introduction(rehearsal, stdout.columns))
                    stdout.line(line);
            else
                for (const one of rehearsal.notRehearsed)
                    stdout.line(JSON.stringify({ event: "not-rehearsed", at: startedAt, ...one }));
        },
        act(text, { anew = false } = {}) {
            if (anew)
                shown.clear();
            if (!rehearsal.json)
                stdout.line("");
            note(text);
        },
        conclude(end) {
            const virtualSeconds = (clock.now() - startedAt) / 1_000;
            const lines = rehearsal.json
                ? jsonEnd(end, virtualSeconds)
                : textEnd(rehearsal, end, virtualSeconds, stdout.columns);
            for (const line of lines)
                stdout.line(line);
        },
    };
}
function introduction({ plan, trouble, notRehearsed }, columns) {
    const what = `Rehearsal of the checklist of ${plan.file} (${plan.name}) on loopback emulators, in virtual time`;
    const faults = trouble.texts.length === 0 ? "" : `. Faults: ${trouble.texts.join("; ")}`;
    return [`${what}${faults}.`, ...notRehearsed.map(not_rehearsed/* renderNotRehearsed */.v)].flatMap((text) => (0,wrap_text.wrapText)(text, columns));
}
function textEnd({ commentFile }, { result, unknown, comment, wallSeconds }, virtualSeconds, columns) {
    const where = comment === null ? `There is no comment, so ${commentFile} was not written.` : `The comment is in ${comment}.`;
    return [
        "",
        ...(0,terminal.renderChecklistEnd)(result.checklist, columns),
        "",
        `${Math.round(virtualSeconds / 60)} min rehearsed in ${wallSeconds.toFixed(1)} s.`,
        ...(commentFile === null ? [] : (0,wrap_text.wrapText)(where, columns)),
        ...unknown.map(({ emulator, method, path }) => `unknown route at ${emulator}: ${method} ${path}`),
    ];
}
function jsonEnd({ result, unknown, wallSeconds }, virtualSeconds) {
    const { decision, reasonCode, candidate, production, summary, remedy, checklist } = result;
    const items = checklist.items.map(({ title, verdict }) => ({
        title,
        outcome: verdict.outcome,
        reasonCode: verdict.reasonCode,
    }));
    const end = {
        event: "end",
        decision,
        reasonCode,
        candidate,
        production,
        summary,
        remedy,
        commit: checklist.commit,
        items,
        virtualSeconds: Math.round(virtualSeconds * 10) / 10,
        wallSeconds: Math.round(wallSeconds * 100) / 100,
    };
    const routes = unknown.map(({ emulator, method, path }) => ({ event: "unknown-route", emulator, method, path }));
    return [...routes, end].map((line) => JSON.stringify(line));
}
/** Where it was written; null where that is not asked for, or there is no comment. Throws UsageError. */
async function keepComment(file, body) {
    if (file === null || body === null)
        return null;
    await (0,promises_.writeFile)(file, body).catch((error) => {
        throw new lib_error/* UsageError */.eb("usage", [
            {
                message: `The comment cannot be written to ${file}: ${error instanceof Error ? error.message : String(error)}.`,
                remedy: "Give --comment a file in a folder that exists.",
            },
        ]);
    });
    return file;
}

// EXTERNAL MODULE: ./build/src/tools/rehearse/rehearsed-site.js + 2 modules
var rehearsed_site = __webpack_require__(51221);
// EXTERNAL MODULE: ./build/src/tools/rehearse/world.js
var world = __webpack_require__(22711);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/checklist-seed.js
/** A sandbox for a rehearsed checklist: one open pull request, and the people whom the plan names. */




const PULL_REQUEST = 7;
const MAIN = "main";
const BASE_COMMIT = "ba5e000000000000000000000000000000000001";
const HEAD_COMMIT = "c0ffee0000000000000000000000000000000007";
function seedForChecklist(rehearsal, { owner, people, teams }) {
    const { plan, trouble, variables } = rehearsal;
    const set = trouble.variableMissing ? variables.slice(1) : variables;
    const site = (0,rehearsed_site/* rehearsedSite */.FZ)(plan, plan.checklist, src_sandbox/* emulators */.FB);
    const wishes = (0,world/* wishesFor */.Dl)(plan, site, { random: 1, variables: set });
    return (0,src_sandbox/* seedFor */.ln)({
        ...wishes,
        repository: { ...wishes.repository, owner },
        review: {
            people,
            teams,
            teamReader: TEAM_READER,
            base: { branch: MAIN, commit: BASE_COMMIT },
            pullRequest: {
                number: PULL_REQUEST,
                title: "Load threads faster",
                author: AUTHOR,
                branch: "faster-threads",
                commit: HEAD_COMMIT,
            },
        },
    });
}

// EXTERNAL MODULE: ./build/src/tools/rehearse/request-patience.js
var request_patience = __webpack_require__(90632);
// EXTERNAL MODULE: ./build/src/engine/session.js + 2 modules
var session = __webpack_require__(33425);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/rehearse-checklist.js
/** Rehearses the checklist of a pull request: opened, asked, ticked by people with and without the right, asked again. */






















/** A Monday morning in Berlin, always the same; with the fault `outside-window` the Sunday before. */
const MONDAY = Date.UTC(2026, 0, 5, 9);
const DAY_MS = 86_400_000;
/** Between one person's act and the next one's. */
const STEP_MS = 4 * 60_000;
/** A rehearsed checklist has no visitors, so there is nothing that another seed would show. */
const RANDOM_SEED = 1;
/** Exits with what the last run of the checklist decided. */
async function rehearseChecklist(values, surroundings) {
    const rehearsal = await readChecklistRehearsal(values);
    const wallStart = Date.now();
    const clock = (0,virtual_clock/* createVirtualClock */._)(rehearsal.trouble.outsideWindow ? MONDAY - DAY_MS : MONDAY);
    const cast = castFor(rehearsal.items);
    const sandbox = await (0,src_sandbox/* startSandbox */.OT)(seedForChecklist(rehearsal, cast), { clock, activity: clock });
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "holdpoint-checklist-"));
    const stopObserving = (0,client_activity/* observeClients */.x)(clock, sandbox);
    const screen = createChecklistScreen(rehearsal, surroundings.stdout, clock);
    try {
        screen.introduce();
        const result = await play({
            rehearsal,
            cast,
            clock,
            random: (0,seeded_random/* seededRandom */.I)(RANDOM_SEED),
            sandbox,
            directory,
            surroundings,
            screen,
        });
        const comment = await keepComment(rehearsal.commentFile, ourComment(sandbox)?.body ?? null);
        const unknown = sandbox.unknownRequests();
        screen.conclude({ result, unknown, comment, wallSeconds: (Date.now() - wallStart) / 1_000 });
        return unknown.length > 0 ? release_result/* EXIT_CODE */.F3.failed : release_result/* EXIT_CODE */.F3[result.decision];
    }
    finally {
        stopObserving();
        await sandbox.close();
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
/** What happens to the pull request, as its people and the forge do it. */
async function play(stage) {
    const { sandbox, clock, cast, rehearsal, screen } = stage;
    const forge = sandbox.forge();
    const { trouble, items } = rehearsal;
    await writePlan(stage.directory, rehearsal.planText);
    if (items.some(({ gate }) => gate.measures === true)) {
        await checkOut(stage, BASE_COMMIT);
        screen.act(`${MAIN} is at ${BASE_COMMIT}: what the items measure there is recorded; until then, growth is not known`);
        await bothJobs(stage, "push", forge.pushed(MAIN), BASE_COMMIT);
    }
    for (const fault of trouble.vendors)
        await fault.apply(sandbox, clock.now(), HEAD_COMMIT);
    await checkOut(stage, HEAD_COMMIT);
    screen.act(`${AUTHOR} opens pull request #${PULL_REQUEST}`, { anew: true });
    let result = await bothJobs(stage, "pull_request", forge.pullRequestOpened(PULL_REQUEST), HEAD_COMMIT);
    const boxes = items.flatMap((item) => item.boxes);
    const [first] = boxes;
    if (first === undefined)
        return result;
    if (ourComment(sandbox) === null) {
        screen.act("There is no comment on the pull request, so nobody can tick");
        return result;
    }
    result = (await tick(stage, [{ login: VISITOR, box: first.id }])) ?? result;
    const signers = trouble.nobodySignsOff
        ? []
        : boxes.map(({ id }) => ({ login: cast.signers.get(id) ?? VISITOR, box: id }));
    // The last two in the same second: nothing is lost.
    const together = signers.slice(-2);
    for (const signer of signers.slice(0, -2))
        result = (await tick(stage, [signer])) ?? result;
    if (together.length > 0)
        result = (await tick(stage, together)) ?? result;
    return result;
}
/** The files of a commit; the demo's have the trouble in the pull request only. */
async function checkOut({ directory, rehearsal }, commit) {
    await writeDemoPullRequest(directory, commit, commit === HEAD_COMMIT ? rehearsal.trouble.files : {});
    await (0,required_variables/* copyFiles */.B)(rehearsal.variableFiles, REPOSITORY, directory);
}
/** Each edits the comment as the site does it, and then each edit's run comes. Null where no box was open. */
async function tick(stage, ticks) {
    const { clock, sandbox, rehearsal, screen } = stage;
    await clock.sleep(STEP_MS);
    const events = [];
    for (const { login, box } of ticks) {
        const comment = ourComment(sandbox);
        const mark = `<!-- holdpoint:box=${box} -->`;
        if (comment === null || !comment.body.includes(`- [ ] ${mark}`))
            continue;
        const item = rehearsal.items.find(({ boxes }) => boxes.some(({ id }) => id === box));
        const what = `“${item?.item.title}” (${item?.boxes.find(({ id }) => id === box)?.box.label})`;
        if (events.length === 0)
            screen.act(`${login} ticks ${what}`);
        else
            screen.note(`${login} ticks ${what} in the same second; each tick starts its own run`);
        const body = comment.body.replace(`- [ ] ${mark}`, `- [x] ${mark}`);
        events.push(sandbox.forge().editComment(login, comment.id, body));
    }
    let result = null;
    for (const event of events)
        result = await oneJob(stage, "issue_comment", event, "world", "", HEAD_COMMIT);
    return result;
}
/** As checklist.yml does it: the code first, without a secret, then the job that may write. */
async function bothJobs(stage, name, payload, commit) {
    stage.screen.note("The first job has no secrets and runs the code items:");
    const code = await oneJob(stage, name, payload, "code", "", commit);
    stage.screen.note("The second job has secrets, runs none of this code and checks the rest:");
    return oneJob(stage, name, payload, "world", code.codeResult, commit);
}
async function oneJob(stage, name, payload, only, codeResult, commit) {
    const { rehearsal, sandbox, surroundings } = stage;
    const event = (0,checklist_event.parseChecklistEvent)(name, JSON.parse(JSON.stringify(payload)));
    if (typeof event === "string")
        throw new Error(event);
    const { PATH, HOME } = surroundings.env;
    return (0,perform.performChecklist)((0,session/* createSession */.j)({
        plan: rehearsal.plan,
        release: { id: commit, commit },
        options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false, authors: [authors/* DEFAULT_AUTHOR */.gD] },
        checklist: {
            only,
            event,
            pullRequest: null,
            authors: [authors/* DEFAULT_AUTHOR */.gD],
            codeResult,
            publish: only === "world",
            planBranches: [],
            planFile: plan_plan/* DEFAULT_PLAN_FILE */.h5,
        },
        env: only === "code"
            ? { PATH, HOME, ...sandbox.environment("forge") }
            : {
                ...(0,world/* environmentFor */.DD)(rehearsal.plan, plan_extensions/* extensions */.X, sandbox),
                ...(rehearsal.trouble.teamsUnreadable ? {} : { TEAM_READ_TOKEN: TEAM_READER.token }),
            },
        directory: stage.directory,
        clock: stage.clock,
        random: stage.random,
        emit: stage.screen.show,
        debug: () => undefined,
        signal: surroundings.signal,
        runUrl: sandbox.forge().runUrl,
        domainUrl: (domain) => sandbox.productionOrigin(domain),
        requestTimeoutMs: (0,request_patience/* requestPatienceMs */.h)(rehearsal.trouble.vendors),
    }));
}
function ourComment(sandbox) {
    return (sandbox
        .forge()
        .comments()
        .find(({ author }) => author === authors/* DEFAULT_AUTHOR */.gD) ?? null);
}


/***/ })

};
