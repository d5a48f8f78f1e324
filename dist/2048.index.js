export const id = 2048;
export const ids = [2048];
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

/***/ 62048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  examineGithub: () => (/* binding */ examineGithub)
});

// EXTERNAL MODULE: ./build/src/lib/finding.js
var finding = __webpack_require__(69712);
// EXTERNAL MODULE: ./build/src/providers/github/connect.js + 1 modules
var connect = __webpack_require__(71048);
;// CONCATENATED MODULE: ./build/src/providers/github/examine-actions.js
/** What the repository lets workflows do. */

const PERMISSION = "administration: read";
async function examineActions(reader) {
    const { enabled, allowed_actions: allowed } = await reader.read("/actions/permissions", PERMISSION);
    const subject = "Actions";
    const where = "Settings, Actions, General";
    if (enabled !== true) {
        return (0,finding/* broken */.m)(subject, "GitHub Actions are switched off, so no workflow runs.", `Switch them on (${where}).`);
    }
    if (allowed === "all" || allowed === undefined)
        return (0,finding.ok)(subject, "Every action and reusable workflow may be used.");
    return (0,finding/* warning */.$)(subject, allowed === "local_only"
        ? "Only actions of the repository's own organization may be used."
        : "Only selected actions may be used.", `Make sure that Holdpoint's workflows, actions/checkout, actions/setup-node and actions/download-artifact are among them (${where}).`);
}
async function examineDefaultPermissions(reader) {
    const { default_workflow_permissions: permissions } = await reader.read("/actions/permissions/workflow", PERMISSION);
    const subject = "workflow permissions";
    if (permissions === "read")
        return (0,finding.ok)(subject, "A workflow that does not say what it needs may only read.");
    return (0,finding/* warning */.$)(subject, "A workflow that does not say what it needs may write, the release record included.", 'Set "Workflow permissions" to "Read repository contents and packages permissions" (Settings, Actions, General).');
}

;// CONCATENATED MODULE: ./build/src/providers/github/examine-branch.js
/** The rules of the default branch: who may bring what is released past a pull request and its checklist. */

/** The app that a workflow's own token writes as, on github.com. */
const GITHUB_ACTIONS_APP = 15_368;
async function examineBranch(reader, status, { defaultBranch }) {
    const parameters = { branch: defaultBranch };
    const [branch, rules] = await Promise.all([
        reader.read("/branches/{branch}", "contents: read", parameters),
        reader.list("/rules/branches/{branch}", "metadata: read", { parameters }),
    ]);
    const required = [...ofProtection(branch), ...rules.flatMap(ofRule)];
    const reviewed = branch["protected"] === true || rules.some(({ type }) => type === "pull_request");
    return status === null ? judgePush(defaultBranch, reviewed) : judgeStatus(defaultBranch, status, required);
}
/** What everybody may see of a classic branch protection. */
function ofProtection({ protection }) {
    const checks = protection?.["required_status_checks"]?.["checks"];
    if (!Array.isArray(checks))
        return [];
    return checks.map(({ context, app_id: app }) => toRequired(context, app));
}
function ofRule({ type, parameters }) {
    const checks = parameters?.["required_status_checks"];
    if (type !== "required_status_checks" || !Array.isArray(checks))
        return [];
    return checks.map(({ context, integration_id: app }) => toRequired(context, app));
}
/** GitHub says -1 for "any source". */
function toRequired(context, app) {
    return { context: String(context), app: typeof app === "number" && app >= 0 ? app : null };
}
function judgePush(branch, reviewed) {
    const subject = `branch ${branch}`;
    if (reviewed)
        return (0,finding.ok)(subject, "It is protected.");
    return (0,finding/* warning */.$)(subject, "It is not protected: everybody with write access can push what is released, and change the plan and the workflows.", "Protect it (Settings, Rules): require a pull request, with review by code owners of /.github/.");
}
function judgeStatus(branch, { context, askedByPromote }, required) {
    const subject = `branch ${branch}`;
    const found = required.filter((one) => one.context === context);
    if (found.length === 0) {
        const then = askedByPromote ? "is held at the promote only" : "is released";
        return (0,finding/* warning */.$)(subject, `The status ${context} is not required: what is merged without it ${then}.`, `Require it in the rules of ${branch}, with GitHub Actions as its source.`);
    }
    if (found.every(({ app }) => app === null)) {
        return (0,finding/* warning */.$)(subject, `The status ${context} is required from any source: everybody with write access can set it.`, "Choose GitHub Actions as its source in the rule (or the app that you write with).");
    }
    const app = found.find((one) => one.app !== null)?.app ?? null;
    const source = app === GITHUB_ACTIONS_APP ? "GitHub Actions" : `the app ${app}`;
    return (0,finding.ok)(subject, `The status ${context} is required, from ${source}.`);
}

// EXTERNAL MODULE: ./build/src/providers/github/failure.js
var failure = __webpack_require__(73456);
;// CONCATENATED MODULE: ./build/src/providers/github/examine-environments.js
/** The environments that the workflows' jobs run in: whoever may deploy to one has its secrets. */


const examine_environments_PERMISSION = "actions: read";
async function examineEnvironments(reader, expected, repository) {
    const listed = await reader.list("/environments", examine_environments_PERMISSION, { field: "environments" });
    const found = await Promise.all(expected.map(async (one) => {
        const known = listed.find(({ name }) => String(name).toLowerCase() === one.name.toLowerCase());
        return known === undefined
            ? [missing(one, repository)]
            : judge(one, await readEnvironment(reader, known), repository);
    }));
    return found.flat();
}
async function readEnvironment(reader, fields) {
    const rules = Array.isArray(fields["protection_rules"]) ? fields["protection_rules"] : [];
    const ofType = (type) => rules.filter((rule) => rule["type"] === type);
    const [reviewed] = ofType("required_reviewers");
    const [branches, apps] = await Promise.all([readBranches(reader, fields), readApps(reader, fields)]);
    return {
        branches,
        apps,
        reviewers: Array.isArray(reviewed?.["reviewers"]) ? reviewed["reviewers"].length : 0,
        waitMinutes: ofType("wait_timer").reduce((sum, rule) => sum + Number(rule["wait_timer"] ?? 0), 0),
    };
}
async function readBranches(reader, { name, deployment_branch_policy: policy }) {
    if (policy === null || policy === undefined)
        return null;
    if (policy["protected_branches"] === true)
        return "protected";
    const rules = await reader.list("/environments/{environment_name}/deployment-branch-policies", examine_environments_PERMISSION, {
        parameters: { environment_name: name },
        field: "branch_policies",
    });
    return rules.map((rule) => ({ name: String(rule["name"]), type: String(rule["type"] ?? "branch") }));
}
/** GitHub gives all of them at once. */
async function readApps(reader, { name }) {
    const path = "/environments/{environment_name}/deployment_protection_rules";
    const { custom_deployment_protection_rules: rules } = await reader.read(path, examine_environments_PERMISSION, { environment_name: name });
    if (!Array.isArray(rules))
        throw (0,failure/* unknownAnswer */.NF)({ method: "GET", path }, "a list was expected");
    const enabled = rules.filter((rule) => rule["enabled"] === true);
    return enabled.map(({ app }) => String(app?.["slug"] ?? "an app"));
}
function missing({ name, use }, { defaultBranch }) {
    const found = `There is no environment ${name}: GitHub makes it at the first run, open to every branch.`;
    const remedy = `Create it (Settings, Environments) with ${defaultBranch} as its only deployment branch${use === "production" ? ", and with reviewers" : ""}.`;
    return use === "staging" ? (0,finding/* warning */.$)(subjectOf(name), found, remedy) : (0,finding/* broken */.m)(subjectOf(name), found, remedy);
}
function judge({ name, use }, environment, repository) {
    const branches = judgeBranches(name, use, environment, repository);
    const people = judgePeople(name, use, environment, repository);
    const troubles = [judgeApps(name, environment), branches, people].filter((finding) => finding !== null);
    if (troubles.length > 0)
        return troubles;
    const { reviewers } = environment;
    const who = reviewers === 0 ? "without reviewers" : `with ${reviewers === 1 ? "a reviewer" : `${reviewers} reviewers`}`;
    return [(0,finding.ok)(subjectOf(name), `Only ${repository.defaultBranch} may deploy to it, ${who}.`)];
}
/** Without reviewers the branch rule is all that keeps other branches from the token. */
function judgeBranches(name, use, { branches, reviewers }, { defaultBranch }) {
    const remedy = `Settings, Environments, ${name}: set "Deployment branches and tags" to "Selected branches and tags", with ${defaultBranch} alone.`;
    if (branches === null) {
        const found = `A workflow on any branch may deploy to it and has its secrets${reviewers === 0 ? ", and nobody is asked" : " once a reviewer approves"}.`;
        const open = use !== "staging" && reviewers === 0;
        return open ? (0,finding/* broken */.m)(subjectOf(name), found, remedy) : (0,finding/* warning */.$)(subjectOf(name), found, remedy);
    }
    if (branches === "protected") {
        return (0,finding/* warning */.$)(subjectOf(name), `Any protected branch may deploy to it, not ${defaultBranch} alone.`, remedy);
    }
    const others = branches.filter((rule) => rule.type !== "branch" || rule.name !== defaultBranch);
    if (others.length === 0 && branches.length > 0)
        return null;
    if (branches.length === 0 || !branches.some((rule) => rule.type === "branch" && rule.name === defaultBranch)) {
        return (0,finding/* broken */.m)(subjectOf(name), `${defaultBranch} may not deploy to it, so a release ends there.`, remedy);
    }
    const names = others.map((rule) => (rule.type === "tag" ? `tags ${rule.name}` : rule.name)).join(", ");
    return (0,finding/* warning */.$)(subjectOf(name), `Besides ${defaultBranch} there may deploy to it: ${names}.`, remedy);
}
/** GitHub ends a job in such an environment that files no deployment of its own, as ours do. */
function judgeApps(name, { apps }) {
    if (apps.length === 0)
        return null;
    return (0,finding/* broken */.m)(subjectOf(name), `It has a protection rule of ${apps.join(" and ")}, with which no job of Holdpoint can run.`, "Take the rule out of this environment.");
}
function judgePeople(name, use, { reviewers, waitMinutes }, { private: hidden }) {
    if (use === "production" && reviewers === 0) {
        return (0,finding/* warning */.$)(subjectOf(name), "It has no reviewers: nobody is asked before a promotion.", hidden
            ? "Add required reviewers. GitHub has them for private repositories on Enterprise plans only: elsewhere let people sign off in the checklist."
            : "Add required reviewers in the environment's settings.");
    }
    if (use === "rollback" && (reviewers > 0 || waitMinutes > 0)) {
        const what = reviewers > 0 ? "a reviewer" : `${waitMinutes} minutes`;
        return (0,finding/* warning */.$)(subjectOf(name), `A rollback by hand waits for ${what} first.`, "Take the reviewers and the wait timer out of this environment; its branch rule protects it.");
    }
    return null;
}
function subjectOf(name) {
    return `environment ${name}`;
}

// EXTERNAL MODULE: ./node_modules/croner/dist/croner.js
var croner = __webpack_require__(55814);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/providers/github/fields.js
var github_fields = __webpack_require__(82797);
// EXTERNAL MODULE: ./build/src/providers/github/settings.js
var settings = __webpack_require__(85985);
;// CONCATENATED MODULE: ./build/src/providers/github/examine-schedules.js
/** How late the repository's own scheduled runs come: GitHub starts them when it can, and leaves some out. */





const ASKED = {
    method: "GET",
    path: "/repos/{owner}/{repo}/actions/runs",
    permission: "actions: read",
    tokenName: settings/* TOKEN */.CV.name,
};
/** One page; about a day of a schedule of every quarter of an hour. */
const RUNS = 100;
const LATE_MS = 30 * 60_000;
const MANY_LEFT_OUT_RATIO = 0.2;
/** Fewer runs say nothing about a share. */
const ENOUGH_RUNS = 5;
async function examineSchedules(reader, schedules) {
    const runs = await reader.list("/actions/runs", ASKED.permission, {
        parameters: { event: "schedule" },
        field: "workflow_runs",
        limit: RUNS,
    });
    const workflows = [...new Set(schedules.map(({ workflow }) => workflow))];
    return workflows.map((workflow) => {
        const crons = schedules.filter((schedule) => schedule.workflow === workflow);
        return judgeWorkflow(workflow, crons, runs.filter((run) => isOf(run, workflow)).map((run) => (0,github_fields/* readInstant */.Wr)(run, "created_at", ASKED)));
    });
}
/** GitHub may add the ref: `.github/workflows/watch.yml@main`. */
function isOf({ path }, workflow) {
    return String(path).split("@")[0] === workflow;
}
function judgeWorkflow(workflow, schedules, startedAt) {
    const subject = `schedule of ${workflow.split("/").at(-1) ?? workflow}`;
    const crons = schedules.map(({ cron, timezone }) => createCron(cron, timezone));
    if (crons.some((cron) => cron === null)) {
        return (0,finding/* broken */.m)(subject, "Its cron expression cannot be read.", `Correct \`on.schedule\` in ${workflow}.`);
    }
    const read = crons.filter((cron) => cron !== null);
    if (startedAt.length === 0) {
        return (0,finding/* warning */.$)(subject, "It has not run on its schedule yet.", "GitHub starts schedules on the default branch only, and stops them after 60 days without activity in a public repository.");
    }
    const delays = startedAt.map((at) => at - dueBefore(read, at)).toSorted((one, other) => one - other);
    const median = delays[Math.floor((delays.length - 1) / 2)] ?? 0;
    const worst = delays.at(-1) ?? 0;
    const leftOut = leftOutRatio(read, startedAt);
    const late = `Of ${startedAt.length} runs the middle one came ${(0,duration/* renderDuration */.P)(round(median))} after its time, the latest ${(0,duration/* renderDuration */.P)(round(worst))}`;
    const dropped = leftOut > MANY_LEFT_OUT_RATIO ? `, and ${Math.round(leftOut * 100)} % of its times had no run` : "";
    if (worst < LATE_MS && dropped === "")
        return (0,finding.ok)(subject, `${late}.`);
    return (0,finding/* warning */.$)(subject, `${late}${dropped}.`, "Do not rely on the minute: choose an odd one instead of the full hour, and let something else start what must not wait.");
}
function createCron(cron, timezone) {
    try {
        return new croner/* Cron */.l4(cron, { timezone, paused: true });
    }
    catch {
        return null;
    }
}
/** The last time before it at which it was due. */
function dueBefore(crons, at) {
    const due = crons.flatMap((cron) => cron.previousRuns(1, new Date(at + 1_000))).map((date) => date.getTime());
    return Math.min(at, Math.max(...due));
}
/** Share of the times between the first and the last run at which none was started. */
function leftOutRatio(crons, startedAt) {
    if (startedAt.length < ENOUGH_RUNS)
        return 0;
    const first = Math.min(...startedAt);
    const last = Math.max(...startedAt);
    const due = crons
        .flatMap((cron) => cron.previousRuns(10 * RUNS, new Date(last + 1_000)))
        .filter((date) => date.getTime() > first);
    // The first run's own time lies before it.
    return Math.max(0, 1 - startedAt.length / (due.length + 1));
}
function round(ms) {
    return Math.round(ms / 1_000) * 1_000;
}

;// CONCATENATED MODULE: ./build/src/providers/github/reader.js

function createReader(client) {
    const requestOf = (path, permission, parameters = {}) => ({
        route: `GET /repos/{owner}/{repo}${path}`,
        permission,
        parameters,
    });
    const get = (...asked) => client.request(requestOf(...asked));
    return {
        get,
        async read(...asked) {
            return (0,github_fields/* toFields */.Lv)((await get(...asked)).data, client.describe(requestOf(...asked)));
        },
        async list(path, permission, { parameters, field, limit } = {}) {
            const request = {
                ...requestOf(path, permission, parameters),
                ...(field === undefined ? {} : { listField: field }),
            };
            const items = await client.list(request, limit);
            return items.map((item) => (0,github_fields/* toFields */.Lv)(item, client.describe(request)));
        },
    };
}

;// CONCATENATED MODULE: ./build/src/providers/github/repository-facts.js


const repository_facts_ASKED = {
    method: "GET",
    path: "/repos/{owner}/{repo}",
    permission: "metadata: read",
    tokenName: settings/* TOKEN */.CV.name,
};
async function readRepositoryFacts(reader) {
    const { data, headers } = await reader.get("", repository_facts_ASKED.permission);
    const fields = (0,github_fields/* toFields */.Lv)(data, repository_facts_ASKED);
    const scopes = headers.get("x-oauth-scopes")?.trim();
    return {
        name: (0,github_fields/* readText */.yR)(fields, "full_name", repository_facts_ASKED),
        defaultBranch: (0,github_fields/* readText */.yR)(fields, "default_branch", repository_facts_ASKED),
        private: fields["private"] === true,
        archived: fields["archived"] === true,
        scopes: scopes === undefined || scopes === "" ? null : scopes.split(/,\s*/),
    };
}

// EXTERNAL MODULE: ./build/src/providers/github/teams.js
var github_teams = __webpack_require__(24224);
;// CONCATENATED MODULE: ./build/src/providers/github/examine.js
/** What can be read of a repository before a release needs it. Everything that depends on its default branch asks for it once. */










async function examineGithub(expected, context) {
    const { client, ofTeams } = await (0,connect/* connectGithub */.S)(expected.repository, context);
    const reader = createReader(client);
    let asked = null;
    const repository = () => (asked ??= readRepositoryFacts(reader));
    const teams = (0,github_teams/* createTeamRole */.W)(ofTeams);
    return [
        needed("repository", async () => [examineRepository(await repository())]),
        needed(`${settings/* TOKEN */.CV.name} reads`, () => examineReading(reader, repository)),
        needed(`${settings/* TOKEN */.CV.name} writes`, async () => [examineWriting(await repository())]),
        ...expected.teams.map((team) => needed(`team ${team}`, async () => {
            const [organization = "", slug = ""] = team.split("/");
            const members = await teams.listTeamMembers(organization, slug);
            return [examineTeam(team, members)];
        })),
        aside("environments", "Settings, Environments", async () => examineEnvironments(reader, expected.environments, await repository())),
        aside("branch rules", "Settings, Rules", async () => [
            await examineBranch(reader, expected.status, await repository()),
        ]),
        aside("Actions", "Settings, Actions, General", async () => [await examineActions(reader)]),
        aside("workflow permissions", "Settings, Actions, General", async () => [await examineDefaultPermissions(reader)]),
        ...(expected.schedules.length === 0
            ? []
            : [aside("schedules", "Actions, by the event schedule", () => examineSchedules(reader, expected.schedules))]),
    ];
}
function needed(subject, run) {
    return { subject, needed: true, run };
}
/** Only a person with more rights than a release has may read some of these. */
function aside(subject, byHand, run) {
    return { subject, needed: false, byHand, run };
}
function examineRepository({ name, defaultBranch, archived, private: hidden }) {
    const what = `${name} is ${hidden ? "private" : "public"}, its default branch is ${defaultBranch}.`;
    return archived
        ? (0,finding/* broken */.m)("repository", `${name} is archived, so nothing can be recorded in it.`, "Unarchive it in its settings.")
        : (0,finding.ok)("repository", what);
}
/** What a promote reads: its own record, the statuses of commits, the pull requests that they came with. */
async function examineReading(reader, repository) {
    const { defaultBranch } = await repository();
    const one = { per_page: 1 };
    await Promise.all([
        reader.get("/deployments", "deployments: read", one),
        reader.get("/commits/{ref}/statuses", "statuses: read", { ref: defaultBranch, ...one }),
        reader.get("/pulls", "pull-requests: read", { state: "all", ...one }),
    ]);
    return [(0,finding.ok)(`${settings/* TOKEN */.CV.name} reads`, "It reads deployments, commit statuses and pull requests.")];
}
/** Only a classic token says what it may: nothing is written to find out. */
function examineWriting({ scopes, private: hidden }) {
    const subject = `${settings/* TOKEN */.CV.name} writes`;
    const remedy = `It is: ${settings/* TOKEN */.CV.scopes ?? ""}.`.replaceAll("`", "");
    if (scopes === null) {
        return (0,finding/* warning */.$)(subject, "Cannot be checked with this token: GitHub tells what a token may write only of classic ones.", `Make sure of it by hand: in a workflow by the job's permissions. ${remedy}`);
    }
    const has = (scope) => scopes.includes(scope);
    const whole = has("repo") || (!hidden && has("public_repo"));
    if (whole || (has("repo_deployment") && has("repo:status"))) {
        return (0,finding.ok)(subject, `Its scopes (${scopes.join(", ")}) let it write deployments and commit statuses.`);
    }
    return (0,finding/* broken */.m)(subject, `Its scopes (${scopes.join(", ")}) do not let it keep the release record.`, remedy);
}
function examineTeam(team, members) {
    const count = members.length === 1 ? "1 member" : `${members.length} members`;
    return members.length === 0
        ? (0,finding/* broken */.m)(`team ${team}`, `${team} has no members, so nobody can sign off.`, "Add members, or name another team.")
        : (0,finding.ok)(`team ${team}`, `${team} has ${count}.`);
}


/***/ })

};
