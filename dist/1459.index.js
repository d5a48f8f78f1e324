export const id = 1459;
export const ids = [1459];
export const modules = {

/***/ 89125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ judgeLive)
});

// EXTERNAL MODULE: ./build/src/release/git-build.js
var git_build = __webpack_require__(51402);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
;// CONCATENATED MODULE: ./build/src/release/judge-history.js
/** Whether a commit may follow what production serves. Pure: the forge says how the two stand to each other. */

/** `relation` of the released commit to the live one; null where the live one is not known. Null = it may. */
function judgeHistory(live, commit, relation) {
    if (live.commit === null || relation === null) {
        return (0,verdict/* hold */._2)("history_unknown", `Production serves ${live.id}, and the host does not say of which commit it is, so whether ${commit.slice(0, 12)} is newer is not known.`, "Look at what production serves. Once a build from Git is promoted there by hand, the next release can be compared with it.");
    }
    if (relation === "identical" || relation === "ahead")
        return null;
    if (relation === "behind") {
        return (0,verdict/* hold */._2)("newer_release_active", `Production serves ${live.commit.slice(0, 12)} (${live.id}), which has this commit and more.`, "Nothing to do: this release steps aside. To go back to an older one, dispatch a rollback.");
    }
    return (0,verdict/* hold */._2)("history_diverged", `Production serves ${live.commit.slice(0, 12)} (${live.id}), which this commit does not have: to release it would take that away.`, "Merge what production serves into the branch and release the merge, or dispatch a rollback first.");
}

;// CONCATENATED MODULE: ./build/src/engine/adopt/judge-live.js


/** Null = it may; so it may where production serves nothing, or the very build already. */
async function judgeLive({ release }, forge, serving, buildId) {
    if (serving === null || serving.id === buildId)
        return null;
    const commit = (0,git_build/* commitOf */.D)(serving);
    const relation = commit === null
        ? null
        : commit === release.commit
            ? "identical"
            : await forge.compareHistory(commit, release.commit);
    return judgeHistory({ id: serving.id, commit }, release.commit, relation);
}


/***/ }),

/***/ 61948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ir: () => (/* binding */ awaitOthers),
/* harmony export */   qc: () => (/* binding */ failByCheck),
/* harmony export */   tg: () => (/* binding */ checksOf),
/* harmony export */   xU: () => (/* binding */ ensureCheck),
/* harmony export */   yc: () => (/* binding */ letInByCheck)
/* harmony export */ });
/* harmony import */ var _release_judge_check_runs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94088);

/** How long other checks are waited for before the release is held, and how often they are read. */
const OTHERS_MS = 5 * 60_000;
const OTHERS_EVERY_MS = 5_000;
/** As the host would say of a request that cannot be taken. */
const CONFLICT = 409;
function checksOf({ deploymentChecks }) {
    if (deploymentChecks === undefined)
        throw new Error("a host without deployment checks");
    return deploymentChecks;
}
/** Created where there is none of this name and the plan says so. */
async function ensureCheck(journal, checks, { name, create, timeoutMs }) {
    const known = await checks.listChecks();
    if (!create || known.some((check) => check.name === name))
        return (0,_release_judge_check_runs_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeCheck */ .GE)(name, known);
    const created = await checks.createCheck(name, timeoutMs);
    journal.note(`created the deployment check ${name} (${created.id}); it holds builds of later pushes`);
    return (0,_release_judge_check_runs_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeCheck */ .GE)(name, [created]);
}
/** The runs of a build as they are judged, as soon as no check of others is open. */
async function awaitOthers({ clock, signal }, journal, checks, buildId, judge) {
    const until = clock.now() + OTHERS_MS;
    for (;;) {
        const judged = judge(await checks.listRuns(buildId));
        if ("outcome" in judged || judged.open.length === 0)
            return judged;
        if (clock.now() >= until)
            return (0,_release_judge_check_runs_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignCheckOpen */ .$b)(buildId, judged.open);
        journal.progress(`waiting for other deployment checks: ${judged.open.map(({ name }) => name).join(", ")}`);
        await clock.sleep(OTHERS_EVERY_MS, signal);
    }
}
/** In place of a promote: with the last check that passes the host assigns the domains. Read again right before. */
async function letInByCheck({ runUrl }, checks, planned, buildId) {
    const check = (0,_release_judge_check_runs_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeCheck */ .GE)(planned.name, await checks.listChecks());
    if ("outcome" in check)
        return { kind: "refused", status: CONFLICT, message: check.summary };
    const own = (0,_release_judge_check_runs_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeCheckRuns */ .iR)(check, buildId, await checks.listRuns(buildId));
    if ("outcome" in own)
        return { kind: "refused", status: CONFLICT, message: own.summary };
    if (own.open.length > 0) {
        return { kind: "refused", status: CONFLICT, message: (0,_release_judge_check_runs_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignCheckOpen */ .$b)(buildId, own.open).summary };
    }
    if (own.run.state === "passed")
        return { kind: "accepted" };
    const summary = "Every gate of Holdpoint's plan passed for this build.";
    const refused = await checks.answerRun(buildId, own.run.id, { passed: true, summary, url: runUrl });
    return refused === null ? { kind: "accepted" } : { kind: "refused", status: CONFLICT, message: refused };
}
/** A gate said no: the host need not wait for its own time limit. */
async function failByCheck({ runUrl }, checks, planned, { buildId, summary }) {
    const check = (0,_release_judge_check_runs_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeCheck */ .GE)(planned.name, await checks.listChecks());
    if ("outcome" in check)
        return;
    const open = (await checks.listRuns(buildId)).filter((run) => run.checkId === check.id && run.state === "open");
    for (const { id } of open)
        await checks.answerRun(buildId, id, { passed: false, summary, url: runUrl });
}


/***/ }),

/***/ 41459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   promoteAdopted: () => (/* binding */ promoteAdopted)
/* harmony export */ });
/* harmony import */ var _release_git_build_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51402);
/* harmony import */ var _release_judge_check_runs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94088);
/* harmony import */ var _promote_candidate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10481);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21250);
/* harmony import */ var _judge_live_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89125);
/* harmony import */ var _own_check_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61948);
/* harmony import */ var _read_adopted_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(55359);







async function promoteAdopted(context, journal, { host, forge, letIn }) {
    const staging = await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_3__/* .readStaging */ .Mk)(context, journal, forge);
    const adopted = staging.find(({ payload }) => payload.planDigest === context.plan.digest)?.payload.build ?? null;
    const records = await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_3__/* .readRecords */ .T3)(context, journal, forge, adopted, staging);
    // What is on its way already is finished, whatever was adopted since.
    const id = records.record?.payload.candidate.id ?? adopted?.id ?? null;
    const known = { context, journal, host, forge, records };
    if (id === null)
        return (0,_promote_candidate_js__WEBPACK_IMPORTED_MODULE_2__/* .promoteCandidate */ .m)({ ...known, candidate: null });
    const project = await host.readProject();
    const { productionDeploymentId: live } = project;
    const [candidate, serving] = await Promise.all([
        (0,_read_adopted_js__WEBPACK_IMPORTED_MODULE_6__/* .readAdopted */ .s)(context, host, project, id),
        live === null || live === id ? null : host.readDeployment(live),
    ]);
    if ("outcome" in candidate)
        return journal.finishWith(candidate);
    return (0,_promote_candidate_js__WEBPACK_IMPORTED_MODULE_2__/* .promoteCandidate */ .m)({ ...known, candidate, serving, adoption: adoptionOf(known, letIn, candidate) });
}
function adoptionOf(around, letIn, build) {
    const { context, journal, host } = around;
    // Asked anew after each step of what comes before the record: two commits stand to each other as they did.
    let judged = null;
    return {
        letIn: letIn.kind,
        judge: (world) => {
            const live = world.serving?.id ?? null;
            if (judged?.live !== live)
                judged = { live, verdict: judge(around, letIn, build, world) };
            return judged.verdict;
        },
        send: letIn.kind === "check" ? () => (0,_own_check_js__WEBPACK_IMPORTED_MODULE_5__/* .letInByCheck */ .yc)(context, (0,_own_check_js__WEBPACK_IMPORTED_MODULE_5__/* .checksOf */ .tg)(host), letIn, build.id) : null,
        meanwhile: (since) => (letIn.kind === "staged" ? nameOthers(journal, host, build, since) : Promise.resolve()),
    };
}
/** What must be so immediately before the release is recorded. */
async function judge({ context, journal, host, forge }, letIn, { id }, { serving, production }) {
    const unfit = await (0,_judge_live_js__WEBPACK_IMPORTED_MODULE_4__/* .judgeLive */ .a)(context, forge, serving, id);
    if (unfit !== null || production.project.productionDeploymentId === id)
        return unfit;
    const checks = (0,_own_check_js__WEBPACK_IMPORTED_MODULE_5__/* .checksOf */ .tg)(host);
    // Whether a promote past an open or failed check is refused or forces it, the host does not say: it is not tried.
    const check = letIn.kind === "staged" ? null : await (0,_own_check_js__WEBPACK_IMPORTED_MODULE_5__/* .ensureCheck */ .xU)(journal, checks, letIn);
    if (check !== null && "outcome" in check)
        return check;
    const runs = await (0,_own_check_js__WEBPACK_IMPORTED_MODULE_5__/* .awaitOthers */ .ir)(context, journal, checks, id, (found) => check === null ? (0,_release_judge_check_runs_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeForeignRuns */ .Q4)(id, found) : (0,_release_judge_check_runs_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeCheckRuns */ .iR)(check, id, found));
    return "outcome" in runs ? runs : null;
}
/** A promote switches automatic assignment on: what became ready until it was off again may be live. */
async function nameOthers(journal, host, build, since) {
    const rows = (await host.git?.listSince(build.createdAt)) ?? [];
    for (const row of rows) {
        const isReadyMeanwhile = row.readyAt !== null && row.readyAt >= since;
        if (row.id === build.id || !isReadyMeanwhile)
            continue;
        const what = row.neverServed ? "and was not let in" : "and was let in without its gates";
        journal.note(`build ${row.id} of ${(0,_release_git_build_js__WEBPACK_IMPORTED_MODULE_0__/* .commitOf */ .D)(row)?.slice(0, 12) ?? "an unknown commit"} became ready while automatic assignment was on, ${what}`);
    }
}


/***/ }),

/***/ 55359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readAdopted)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_git_build_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51402);
/* harmony import */ var _read_wanted_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64169);
/** The build that a release adopted, as its record names it, held against what the host says of it now. */



/** A verdict where it is gone, not ready, or not what the host built from this commit. */
async function readAdopted(context, host, project, id) {
    const wanted = (0,_read_wanted_js__WEBPACK_IMPORTED_MODULE_2__/* .readWanted */ .o)(context, project);
    if ("outcome" in wanted)
        return wanted;
    const build = (await host.git?.readGitBuild(id)) ?? null;
    if (build === null || build.state !== "ready") {
        const what = build === null ? "no longer exists at the host" : `is in state "${build.state}"`;
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("not_found", `The build ${id} of this release ${what}.`, "Redeploy the commit at the host, then run `deploy` and `verify` again: the new build is found and verified.");
    }
    const why = (0,_release_git_build_js__WEBPACK_IMPORTED_MODULE_1__/* .whyNotOurs */ .n)(build, wanted);
    if (why === null)
        return build;
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("git_build_foreign", `The recorded build ${id} does not count as the host's build of this commit: ${why}.`, "Find out who made it. Run `deploy` again, which looks for the right one.");
}


/***/ }),

/***/ 64169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readWanted)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/** What makes a build the release's: the project, the commit, and the repository that both the project and this run are of. */

/** A verdict where the host does not build the project from the repository of this run. */
function readWanted({ env, release }, project) {
    const { repository: link = null } = project;
    const here = env["GITHUB_REPOSITORY"] ?? "";
    const remedy = "Connect the repository at the host (Settings, Git), correct the project in the plan, or let Holdpoint upload: `source: upload`.";
    if (link === null) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("git_not_connected", `The project ${project.name} is not connected to a GitHub repository.`, remedy);
    }
    if (`${link.owner}/${link.name}`.toLowerCase() !== here.toLowerCase()) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("git_not_connected", `The host builds the project ${project.name} from ${link.owner}/${link.name}, and this release is of ${here || "no repository"}.`, remedy);
    }
    return { projectId: project.id, commit: release.commit, link };
}


/***/ }),

/***/ 51402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ commitOf),
/* harmony export */   n: () => (/* binding */ whyNotOurs)
/* harmony export */ });
/** How the host calls GitHub, also where its app may read less; another server's repositories have other numbers. */
const FORGES = new Set(["github", "github-limited"]);
/** Who must have made it is the host; what its creator wrote into `meta` can only speak against it. Null = it is ours. */
function whyNotOurs(build, { projectId, commit, link }) {
    const { origin, meta } = build;
    if (build.projectId !== projectId)
        return `it is of another project (${build.projectId ?? "none is named"})`;
    if (build.target !== "production")
        return `it was built for ${build.customEnvironment ?? build.target}`;
    if (meta["gitDirty"] === "1")
        return "it was built from files that differ from the commit";
    if (origin === null)
        return "the host does not say that it was built from Git";
    if (!FORGES.has(origin.forge))
        return `it was built from ${origin.forge}`;
    if (origin.commit !== commit)
        return `it was built from commit ${origin.commit?.slice(0, 12) ?? "nothing"}`;
    if (origin.pullRequest !== null)
        return `it was built for pull request ${origin.pullRequest}`;
    if (!isOf(origin, link))
        return `it was built from the repository ${nameOf(origin)}`;
    const claimed = meta["githubCommitSha"];
    if (claimed !== undefined && claimed !== commit)
        return `it names another commit, ${claimed.slice(0, 12)}`;
    return isForkHead(meta, link) ? "its commit is of a fork" : null;
}
/** By number where both know it, since a name can be given to another repository; else by both names. */
function isOf(origin, link) {
    if (origin.repositoryId !== null && link.id !== null && origin.repositoryId !== link.id)
        return false;
    const isNamed = origin.owner !== null && origin.name !== null;
    if (isNamed)
        return isSame(origin.owner, link.owner) && isSame(origin.name, link.name);
    return origin.repositoryId !== null && origin.repositoryId === link.id;
}
/** `meta` has two repositories: whose deployment it is, and where the commit comes from. */
function isForkHead(meta, link) {
    const named = [
        [meta["githubOrg"], link.owner],
        [meta["githubCommitOrg"], link.owner],
        [meta["githubRepo"], link.name],
        [meta["githubCommitRepo"], link.name],
        [meta["githubRepoId"], link.id],
        [meta["githubCommitRepoId"], link.id],
    ];
    return named.some(([said, wanted]) => said !== undefined && wanted !== null && !isSame(said, wanted));
}
function nameOf({ owner, name, repositoryId }) {
    return owner === null || name === null ? `number ${repositoryId ?? "unknown"}` : `${owner}/${name}`;
}
/** GitHub takes names in any case. */
function isSame(one, other) {
    return one?.toLowerCase() === other.toLowerCase();
}
/** The commit that a deployment says it is of; null where it says none, or its files were not those of the commit. */
function commitOf({ meta }) {
    const said = meta["githubCommitSha"] ?? meta["gitCommitSha"];
    return said === undefined || meta["gitDirty"] === "1" || !/^[0-9a-f]{40}$/.test(said) ? null : said;
}


/***/ }),

/***/ 94088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ foreignCheckOpen),
/* harmony export */   GE: () => (/* binding */ judgeCheck),
/* harmony export */   Q4: () => (/* binding */ judgeForeignRuns),
/* harmony export */   iR: () => (/* binding */ judgeCheckRuns)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/** What the deployment checks of a build say about letting it in by ours. Pure; anything unclear keeps it out. */

/** The check of this name, where it can do what the plan needs of it. */
function judgeCheck(name, checks) {
    const named = checks.filter((check) => check.name === name);
    const [check] = named;
    const remedy = "Add `check: { create: true }` to `deploy`, or set it up at the host: source webhook, blocking the production domains.";
    if (check === undefined)
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("check_missing", `The project has no deployment check named ${name}.`, remedy);
    if (named.length > 1) {
        const ids = named.map(({ id }) => id).join(", ");
        const which = "Rename or delete all but one at the host.";
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("check_missing", `The project has ${named.length} deployment checks named ${name}: ${ids}.`, which);
    }
    if (check.answeredBy === "webhook" && check.holdsProduction)
        return check;
    const why = check.answeredBy === "webhook" ? "does not hold production's domains" : `is answered by ${check.answeredBy}`;
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("check_missing", `The deployment check ${name} (${check.id}) ${why}.`, remedy);
}
/** Our own run for a build, where it may still be answered or has passed already and no other check failed. */
function judgeCheckRuns(check, buildId, runs) {
    const own = runs.filter(({ checkId }) => checkId === check.id);
    const run = own.find(({ state }) => state !== "failed") ?? own[0];
    const again = "Redeploy the commit at the host, which gives the build a new run, then run `deploy` again.";
    if (run === undefined) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("check_run_missing", `Build ${buildId} has no run of the deployment check ${check.name}.`, again);
    }
    if (run.state === "failed") {
        const what = `The deployment check ${check.name} of build ${buildId} ended before it was answered: ${run.said}.`;
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("check_run_missing", what, again);
    }
    const others = judgeForeignRuns(buildId, runs.filter(({ checkId }) => checkId !== check.id));
    return "outcome" in others ? others : { run, open: others.open };
}
/** Checks of others on a build; whatever lets it in, it waits for them and is not forced past them. */
function judgeForeignRuns(buildId, runs) {
    const others = runs.filter(({ holds }) => holds);
    const failed = others.filter(({ state }) => state === "failed");
    if (failed.length === 0)
        return { open: others.filter(({ state }) => state === "open") };
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("foreign_check_failed", `Another deployment check of build ${buildId} did not pass: ${namesOf(failed)}.`, "Fix what it found and push again. Nothing is forced past a check.");
}
function foreignCheckOpen(buildId, open) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("foreign_check_open", `Other deployment checks of build ${buildId} are not finished: ${namesOf(open)}.`, "When they are, run this again.");
}
function namesOf(runs) {
    return runs.map(({ name, said }) => `${name} (${said})`).join(", ");
}


/***/ })

};
