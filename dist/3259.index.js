export const id = 3259;
export const ids = [3259];
export const modules = {

/***/ 43259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  adoptBuild: () => (/* binding */ adoptBuild)
});

// EXTERNAL MODULE: ./build/src/release/judge-auto-assign.js
var judge_auto_assign = __webpack_require__(95266);
// EXTERNAL MODULE: ./build/src/release/pin.js
var pin = __webpack_require__(73032);
// EXTERNAL MODULE: ./build/src/release/world.js
var world = __webpack_require__(67591);
// EXTERNAL MODULE: ./build/src/engine/record-production.js + 1 modules
var record_production = __webpack_require__(67677);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/release/git-build.js
var git_build = __webpack_require__(51402);
;// CONCATENATED MODULE: ./build/src/release/decide-adopt.js
/** Which build of a commit is adopted, or why none is. Pure: a function of what the host and the forge were read to say. */



const LET_IN_AUTHOR = "Let the commit's author into the team at the host, or approve the build in its dashboard; then run this again.";
/** A status can be older than the push into production: a preview of the same commit writes the same one. */
const SETTLE_MS = 60_000;
/**
 * A build that failed or was canceled does not count beside another one: a redeploy is how people try again. The newest
 * that is ready or on its way is the release's.
 */
function decideAdopt(sight) {
    const ours = sight.builds.filter((build) => (0,git_build/* whyNotOurs */.n)(build, sight.wanted) === null);
    const usable = ours.filter(({ state }) => state === "ready" || state === "building" || state === "queued");
    const [newest] = usable;
    if (newest === undefined)
        return ours[0] === undefined ? decideAbsent(sight) : decideEnded(sight, ours[0]);
    if (newest.blockedBy !== null)
        return end(blocked(newest), newest);
    if (newest.state === "ready") {
        return { do: "take", build: newest, others: usable.filter((build) => build !== newest).map(({ id }) => id) };
    }
    if (sight.waitedMs >= sight.timeoutMs)
        return end(unfinished(newest, sight), newest);
    return { do: "wait", waitingFor: `build ${newest.id}, which is ${newest.state}` };
}
/** The newest build of the commit is over, and none is ready. */
function decideEnded({ around, wanted }, build) {
    const { id, state, skipped } = build;
    if (state === "error") {
        const why = build.errorMessage ?? "the host gave no reason";
        const remedy = "Read the end of the build log, fix the cause and push again.";
        return end((0,verdict/* fail */.fJ)("build_failed", `Build ${id} failed: ${why}`, remedy, inspect(build)), build);
    }
    if (skipped !== null)
        return end(notBuilt(skipped, id), build);
    if (around === null)
        return { do: "look-around" };
    const { word } = around;
    if (word?.kind === "ignored" || word?.kind === "unaffected")
        return end(notBuilt(word.kind, id), build);
    if (state === "canceled" && around.newer !== null)
        return end(superseded(wanted.commit, around.newer), build);
    const remedy = "Find out who canceled it; redeploy the commit at the host, then run this again.";
    return end((0,verdict/* fail */.fJ)("build_canceled", `Build ${id} was canceled at the host.`, remedy, inspect(build)), build);
}
/** No build of the commit is known. */
function decideAbsent(sight) {
    const { around, waitedMs, timeoutMs, wanted } = sight;
    const waiting = { do: "wait", waitingFor: `the host to build ${wanted.commit.slice(0, 12)}` };
    if (waitedMs < Math.min(SETTLE_MS, timeoutMs))
        return waiting;
    if (around === null)
        return { do: "look-around" };
    const { word } = around;
    if (word?.kind === "ignored" || word?.kind === "unaffected")
        return end(notBuilt(word.kind, null), null);
    if (word !== null && word.kind !== "other")
        return end(refused(word), null);
    if (waitedMs < timeoutMs)
        return waiting;
    return end(around.newer === null ? missing(sight) : superseded(wanted.commit, around.newer), null);
}
function end(verdict, build) {
    return { do: "end", verdict, build };
}
function inspect({ id, inspectUrl }) {
    return inspectUrl === null ? [] : [{ label: "build", value: id, url: inspectUrl }];
}
function blocked(build) {
    return (0,verdict/* hold */._2)("git_build_blocked", `The host waits for a person before it builds ${build.id}: ${build.blockedBy}.`, LET_IN_AUTHOR, inspect(build));
}
function unfinished(build, { timeoutMs }) {
    return (0,verdict/* hold */._2)("vendor_timeout", `Build ${build.id} was not ready within ${(0,duration/* renderDuration */.P)(timeoutMs)}: it was last seen ${build.state}.`, "Look at the build in the host's dashboard; run this again to go on waiting, or raise `deploy.timeout` in the plan.", inspect(build));
}
function notBuilt(skipped, id) {
    const which = id === null ? "the commit" : `build ${id}`;
    return skipped === "ignored"
        ? (0,verdict/* hold */._2)("git_build_ignored", `The host's ignored build step left out ${which}, so there is nothing to release.`, "Nothing to do if the commit changes nothing that is served; else correct the project's Ignored Build Step and redeploy.")
        : (0,verdict/* hold */._2)("git_build_unaffected", `The host left out ${which}, because the commit does not affect this project.`, "Nothing to do if that is right; else turn off the skipping of unaffected projects and redeploy.");
}
function superseded(commit, newer) {
    return (0,verdict/* hold */._2)("git_build_superseded", `The host did not build ${commit.slice(0, 12)}, because ${newer.commit.slice(0, 12)} was pushed after it (build ${newer.id}).`, "Nothing to do: the release of the newer commit contains this one.");
}
/** All of them hold; which it is, the host's text says. */
function refused({ kind, text, url }) {
    const evidence = [{ label: "commit status", value: text, ...(url === null ? {} : { url }) }];
    const summary = `The host did not build the commit: ${text}`;
    if (kind === "rate-limited") {
        const remedy = "Wait until the limit is over, redeploy the commit at the host, then run this again.";
        return (0,verdict/* hold */._2)("git_build_rate_limited", summary, remedy, evidence);
    }
    if (kind === "blocked")
        return (0,verdict/* hold */._2)("git_build_blocked", summary, LET_IN_AUTHOR, evidence);
    const remedy = "Open the status at GitHub, fix what it says (invalid settings make no build at all) and push again.";
    return (0,verdict/* hold */._2)("git_build_refused", summary, remedy, evidence);
}
/** Of very many builds that are not ours. */
const NAMED = 5;
function missing({ builds, wanted, timeoutMs }) {
    const strangers = builds.slice(0, NAMED).map((build) => ({
        label: build.id,
        value: (0,git_build/* whyNotOurs */.n)(build, wanted) ?? "",
    }));
    const beside = builds.length === 0 ? "" : ` ${builds.length} that name it are not the host's own builds of it.`;
    return (0,verdict/* hold */._2)("git_build_missing", `The host made no production build of ${wanted.commit.slice(0, 12)} within ${(0,duration/* renderDuration */.P)(timeoutMs)}.${beside}`, "Check that the commit is on the project's production branch and that the host's app is installed for the repository; push again or redeploy, then run this again.", strangers);
}

// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
// EXTERNAL MODULE: ./build/src/engine/read-patiently.js
var read_patiently = __webpack_require__(44525);
;// CONCATENATED MODULE: ./build/src/engine/adopt/adopt-poll-ms.js
/** How often the host is asked whether it has built a commit: READY is seen within 15 s, the requests included. */
const SHORTEST_MS = 1_000;
const LONGEST_MS = 10_000;
/** Of the time that it took already: most builds are ready within minutes. */
const SHARE = 1 / 30;
function adoptPollMs(waitedMs) {
    return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, waitedMs * SHARE));
}

// EXTERNAL MODULE: ./build/src/engine/adopt/read-wanted.js
var read_wanted = __webpack_require__(64169);
;// CONCATENATED MODULE: ./build/src/engine/adopt/find-git-build.js
/** Waits for the build that the host makes of a commit, and takes it or says why there is none. */







/** Statuses at GitHub are read again so often while no build is there. */
const LOOK_AROUND_MS = 60_000;
/** Builds of one commit that are read whole; people redeploy a few times. */
const READ_WHOLE = 20;
/** A vendor that gives no answer for so long, at any time of the wait, is given up. */
const SILENCE_MS = 2 * 60_000;
const BUILD_LOG_LINES = 40;
async function findGitBuild(context, journal, { host, forge, project }) {
    const { git } = host;
    const wanted = (0,read_wanted/* readWanted */.o)(context, project);
    if (git === undefined || "outcome" in wanted) {
        if ("outcome" in wanted)
            return { ready: false, verdict: wanted };
        throw new Error("a host that builds nothing by itself");
    }
    const startedAt = context.clock.now();
    const search = { context, journal, git, forge, wanted, startedAt, known: new Map() };
    const step = await waitForBuild(search);
    const { build } = step;
    if (build !== null)
        journal.candidate(build);
    if (step.do === "end") {
        if (build?.state === "error")
            await keepLog(journal, host, build);
        return { ready: false, verdict: step.verdict };
    }
    journal.step("build", `found build ${step.build.id}, which the host made from the push`);
    if (step.others.length > 0) {
        journal.note(`The host built this commit more than once: ${step.build.id} is the newest, not ${step.others.join(", ")}`);
    }
    const { readyAt, createdAt } = step.build;
    const took = readyAt === null ? "" : ` after ${(0,duration/* renderDuration */.P)(Math.max(0, readyAt - createdAt))}`;
    journal.step("deploy", `build ${step.build.id} is ready${took}`);
    return { ready: true, build: step.build };
}
async function waitForBuild(search) {
    const { context, journal, wanted, startedAt } = search;
    const { clock, signal, plan } = context;
    const { timeoutMs } = plan.stages.staging.deploy;
    let around = null;
    for (;;) {
        const builds = await patiently(search, () => readBuilds(search));
        const now = clock.now();
        if (around !== null && now - around.at >= LOOK_AROUND_MS)
            around = null;
        const sight = { wanted, builds, waitedMs: now - startedAt, timeoutMs };
        let step = decideAdopt({ ...sight, around });
        if (step.do === "look-around") {
            const found = await patiently(search, () => lookAround(search, builds));
            around = { ...found, at: now };
            step = decideAdopt({ ...sight, around });
        }
        if (step.do === "take" || step.do === "end")
            return step;
        if (step.do === "look-around")
            throw new Error("looked around twice");
        journal.progress(`waiting for ${step.waitingFor}`);
        const left = startedAt + timeoutMs - clock.now();
        await clock.sleep(Math.max(0, Math.min(adoptPollMs(now - startedAt), left)), signal);
    }
}
function patiently({ context, journal }, read) {
    return (0,read_patiently/* readPatiently */.B)(context, journal, SILENCE_MS, read);
}
/** Each that names the commit, whole: only that says who made it. */
async function readBuilds({ git, wanted, known }) {
    const rows = (await git.listOfCommit(wanted.commit)).slice(0, READ_WHOLE);
    const builds = await Promise.all(rows.map(async (row) => {
        const key = `${row.id} ${row.state}`;
        const build = known.get(key) ?? (await git.readGitBuild(row.id));
        // What waits for a person may be let go on in the same state.
        if (build !== null && build.blockedBy === null && build.state === row.state)
            known.set(key, build);
        return build;
    }));
    return builds.filter((build) => build !== null);
}
async function lookAround({ context, git, forge, wanted, startedAt }, builds) {
    const [last] = builds;
    const since = last?.createdAt ?? startedAt;
    const [statuses, rows] = await Promise.all([forge.listCommitStatuses(wanted.commit), git.listSince(since)]);
    const branch = last?.meta["githubCommitRef"] ?? wanted.link.productionBranch;
    const isNewer = (row) => row.id !== last?.id && row.meta["githubCommitRef"] === branch;
    const newer = branch === null ? undefined : rows.find((row) => isNewer(row) && (0,git_build/* commitOf */.D)(row) !== wanted.commit);
    const commit = newer === undefined ? null : (0,git_build/* commitOf */.D)(newer);
    const word = git.wordOf(statuses, context.plan.project.host.project);
    return { word, newer: newer === undefined || commit === null ? null : { id: newer.id, commit } };
}
/** The build failed, whether or not its log can be read. */
async function keepLog(journal, host, build) {
    await (0,engine_journal/* bestEffort */.z$)(journal, "the end of the build log was not read", async () => {
        journal.buildLog(await host.readBuildLog(build.id, BUILD_LOG_LINES));
    });
}

// EXTERNAL MODULE: ./build/src/engine/adopt/own-check.js
var own_check = __webpack_require__(61948);
;// CONCATENATED MODULE: ./build/src/engine/adopt/adopt-build.js







async function adoptBuild(context, journal, found) {
    const { host, forge, records, letIn } = found;
    let { production } = found;
    // A promote of this very release switches it on, and the next run of it switches it off again.
    if (records.record === null) {
        if (letIn.kind === "staged")
            production = await closeAgain(context, journal, found);
        const open = (0,judge_auto_assign/* judgeAutoAssign */.Q)({ production, letIn: letIn.kind, record: null, history: records.history });
        // Somebody promoted what this release had adopted: its own promote is what puts that right.
        const live = [production.project.productionDeploymentId, (0,world/* arrivingDeployment */.cM)(production)];
        const isOurs = records.staging.some(({ payload }) => live.includes(payload.build.id));
        if (open !== null && !isOurs)
            return { ready: false, verdict: open };
        if (letIn.kind === "check") {
            const check = await (0,own_check/* ensureCheck */.xU)(journal, (0,own_check/* checksOf */.tg)(host), letIn);
            if ("outcome" in check)
                return { ready: false, verdict: check };
        }
    }
    return findGitBuild(context, journal, { host, forge, project: production.project });
}
/** Another release's promote was cut off before it could switch automatic assignment off again: that is done first. */
async function closeAgain(context, journal, { host, forge, production, records }) {
    const { autoAssignDomains, aliasRequest } = production.project;
    const own = records.listed.find(({ payload }) => payload.candidate.id === aliasRequest?.toDeploymentId);
    if (!autoAssignDomains || own === undefined)
        return production;
    const record = await (0,release_records/* readRecord */.aE)(context, journal, forge, own);
    if (!(0,pin/* leftAutoAssignOn */.B3)(production, record))
        return production;
    await (0,record_production/* restoreAutoAssign */.lD)(context, journal, host, record);
    journal.note(`release ${record.payload.release} was cut off and had left automatic assignment on: it is off again`);
    return (0,release_records/* readProduction */.MK)(context, host);
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
