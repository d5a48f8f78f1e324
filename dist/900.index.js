export const id = 900;
export const ids = [900];
export const modules = {

/***/ 2623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EK: () => (/* binding */ isOneOf),
/* harmony export */   Le: () => (/* binding */ boxId),
/* harmony export */   ON: () => (/* binding */ teamsIn),
/* harmony export */   Rf: () => (/* binding */ mayTick)
/* harmony export */ });
/* harmony import */ var _lib_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39509);
/* harmony import */ var _lib_same_login_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52679);


/** Hex digits of an id: at 64 bits nobody finds a title whose box has the id of another one; at 32 a laptop does. */
const ID_LENGTH = 16;
/** The hidden mark of a box: the same as long as the plan's file, the item's title and the box's own id are. */
function boxId(planFile, item, box) {
    return (0,_lib_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(JSON.stringify([planFile, item, box]), ID_LENGTH);
}
/** The teams among names like `@alice` and `@acme/devops`, as `acme/devops`, each once. */
function teamsIn(names) {
    return [...new Set(names.filter((name) => name.includes("/")).map((name) => bare(name)))];
}
/** Is this login one of those named, itself or as a member of a team? */
function isOneOf(login, names, teams) {
    const wanted = login.toLowerCase();
    if (names.some((name) => bare(name) === wanted))
        return { may: "yes" };
    const asked = teamsIn(names);
    if (asked.some((team) => teams.get(team)?.some((member) => (0,_lib_same_login_js__WEBPACK_IMPORTED_MODULE_1__/* .sameLogin */ .U)(member, login))))
        return { may: "yes" };
    const unseen = asked.filter((team) => (teams.get(team) ?? null) === null);
    if (unseen.length > 0) {
        return {
            may: "unknown",
            why: `may be a member of ${unseen.join(" or ")}, which the token cannot see (set TEAM_READ_TOKEN)`,
        };
    }
    const named = names.map((name) => `${name.includes("/") ? "in " : ""}${name.slice(1)}`);
    return { may: "no", why: `is not ${named.join(" or ")}` };
}
/** May this person tick the box, with these boxes of the same item ticked already? */
function mayTick({ box }, login, pullRequestAuthor, others, teams) {
    if (box.notAuthor && (0,_lib_same_login_js__WEBPACK_IMPORTED_MODULE_1__/* .sameLogin */ .U)(pullRequestAuthor, login)) {
        return { may: "no", why: "wrote this pull request, and its author may not sign here" };
    }
    if (box.distinctPeople && others.some((other) => other.box !== box.id && (0,_lib_same_login_js__WEBPACK_IMPORTED_MODULE_1__/* .sameLogin */ .U)(other.login, login))) {
        return { may: "no", why: "has signed this item already, and it needs different people" };
    }
    return isOneOf(login, box.by, teams);
}
function bare(name) {
    return name.replace(/^@/, "").toLowerCase();
}


/***/ }),

/***/ 46766:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ isChecklistResult)
/* harmony export */ });
function isChecklistResult(result) {
    return "checklist" in result;
}


/***/ }),

/***/ 75734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lf: () => (/* binding */ renderSignOff),
/* harmony export */   MY: () => (/* binding */ checklistContext),
/* harmony export */   PN: () => (/* binding */ renderTargetUrl),
/* harmony export */   XG: () => (/* binding */ itemId),
/* harmony export */   Z6: () => (/* binding */ renderOverride),
/* harmony export */   fo: () => (/* binding */ parseStatusRecord),
/* harmony export */   gD: () => (/* binding */ DEFAULT_AUTHOR),
/* harmony export */   qx: () => (/* binding */ commentDigest),
/* harmony export */   uT: () => (/* binding */ parseSignOffsOf)
/* harmony export */ });
/* harmony import */ var _lib_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39509);
/* harmony import */ var _lib_instant_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36840);
/* harmony import */ var _lib_same_login_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(52679);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73866);
/* harmony import */ var _boxes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2623);





/** Login of a workflow's own token. */
const DEFAULT_AUTHOR = "github-actions[bot]";
const CHECKLIST = "holdpoint/checklist";
const SIGN_OFF = "holdpoint/sign-off";
const OVERRIDE = "holdpoint/override";
/** Hex digits of a comment's digest: 128 bits. */
const DIGEST_LENGTH = 32;
/** A readable part of a context; what tells contexts apart is the id at their end. */
const SHOWN_TITLE = 60;
/**
 * The context that branch protection requires. Plans at another place than the usual have one each, and so has each
 * branch beside the default one: a commit that may go into one of them need not be fit for another.
 */
function checklistContext({ planFile, into }) {
    const marks = [
        ...(planFile === _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .DEFAULT_PLAN_FILE */ .h ? [] : [planFile.slice(-SHOWN_TITLE)]),
        ...(into === null ? [] : [`into ${shown(into)}${shown(into) === into ? "" : ` ${(0,_lib_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(into, 16)}`}`]),
    ];
    return marks.length === 0 ? CHECKLIST : `${CHECKLIST} (${marks.join(", ")})`;
}
/** Other overriders make another id, as other names make another box: what was said under one plan counts under no other. */
function itemId(planFile, item, overriders) {
    const names = overriders.map((name) => name.toLowerCase()).toSorted();
    return (0,_boxes_js__WEBPACK_IMPORTED_MODULE_1__/* .boxId */ .Le)(planFile, item, `override by ${names.join(" or ")}`);
}
/** Digest of a comment's text without its ticks. */
function commentDigest(bodyWithoutTicks) {
    return (0,_lib_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(bodyWithoutTicks, DIGEST_LENGTH);
}
/** The link of the status: to the comment, with its digest where GitHub ignores it. */
function renderTargetUrl(commentUrl, digest) {
    const url = new URL(commentUrl);
    url.searchParams.set("holdpoint", digest);
    return url.href;
}
const CONTEXT = /^holdpoint\/(sign-off|override): (.*) ([0-9a-f]{16})$/s;
const TARGET = /\/pull\/(\d+)\?(?:.*&)?holdpoint=([0-9a-f]{32})(?:&.*)?#issuecomment-(\d+)$/;
const SIGNED = /^(signed|withdrawn) by (\S+) at (\S+Z) on ([0-9a-f]{40}) in #(\d+)$/;
const OVERRIDDEN = /^overridden by (\S+) at (\S+Z) in #(\d+): (.*)$/s;
function renderSignOff(sign) {
    const { given, box, login, at, commit, pullRequest } = sign;
    return {
        context: `${SIGN_OFF}: ${shown(box.item)} (${shown(box.box.label)}) ${box.id}`,
        state: given ? "success" : "pending",
        description: `${given ? "signed" : "withdrawn"} by ${login} at ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(at)} on ${commit} in #${pullRequest}`,
    };
}
function renderOverride(override) {
    const { item, login, at, reason, pullRequest } = override;
    return {
        context: `${OVERRIDE}: ${shown(item)} ${override.itemId}`,
        state: "success",
        description: `overridden by ${login} at ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(at)} in #${pullRequest}: ${reason}`,
    };
}
/** `statuses`: all of the commit, newest first. */
function parseStatusRecord(statuses, scope) {
    const ours = statuses.filter(({ creator }) => (0,_lib_same_login_js__WEBPACK_IMPORTED_MODULE_4__/* .sameLogin */ .U)(creator, scope.author));
    const whole = ours.filter(({ context }) => context === checklistContext(scope));
    const mine = whole.filter(({ targetUrl }) => (readTarget(targetUrl)?.pullRequest ?? scope.pullRequest) === scope.pullRequest);
    const links = mine.flatMap(({ targetUrl }) => readTarget(targetUrl) ?? []);
    const [current] = mine;
    const signOffs = newestSignOffs(ours).filter(({ pullRequest }) => pullRequest === scope.pullRequest);
    const approvals = new Map();
    const withdrawals = new Map();
    const overrides = new Map();
    for (const { kind, id, given, login, at, commit, reason } of signOffs) {
        if (kind === "override")
            overrides.set(id, { login, at, reason });
        else if (given)
            approvals.set(id, { box: "", login, at, commit });
        else
            withdrawals.set(id, { login, at });
    }
    return {
        current: current === undefined ? null : { ...current, commentId: links[0]?.commentId ?? null },
        replaced: current !== whole[0],
        shownSince: mine.at(-1)?.createdAt ?? null,
        digest: readTarget(current?.targetUrl ?? null)?.digest ?? null,
        digests: new Set(links.map(({ digest }) => digest)),
        approvals,
        withdrawals,
        overrides,
    };
}
/** Every sign and override on a commit that still stands, in the order of their contexts. `statuses`: newest first. */
function parseSignOffsOf(statuses, author, commit) {
    return newestSignOffs(statuses.filter(({ creator }) => (0,_lib_same_login_js__WEBPACK_IMPORTED_MODULE_4__/* .sameLogin */ .U)(creator, author)))
        .filter(({ given }) => given)
        .map(({ kind, item, login, at, pullRequest, reason, ...sign }) => {
        const found = { item, login, at: (0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(at), pullRequest };
        return kind === "override" ? { ...found, commit, override: reason } : { ...found, commit: sign.commit };
    })
        .toSorted((left, right) => (left.item < right.item ? -1 : 1));
}
/**
 * The newest of each box or item and pull request: several pull requests may stand at one commit, and each has sign-offs of
 * its own. Told apart by the id, since a label's words may change. What cannot be read hides what is older.
 */
function newestSignOffs(ours) {
    const newest = new Map();
    const hidden = new Set();
    for (const status of ours) {
        const [, kind, item, id] = CONTEXT.exec(status.context) ?? [];
        if ((kind !== "sign-off" && kind !== "override") || item === undefined || id === undefined)
            continue;
        const read = kind === "override" ? parseOverride(status) : parseSignOff(status);
        if (read === null)
            hidden.add(`${kind} ${id}`);
        else if (!hidden.has(`${kind} ${id}`)) {
            const key = `${kind} ${id} ${read.pullRequest}`;
            if (!newest.has(key))
                newest.set(key, { kind, id, item, ...read });
        }
    }
    return [...newest.values()];
}
function readTarget(url) {
    const [, number, digest, commentId] = TARGET.exec(url ?? "") ?? [];
    return digest === undefined ? null : { pullRequest: Number(number), digest, commentId: Number(commentId) };
}
function parseSignOff({ state, description }) {
    const [, word, login, when, commit, number] = SIGNED.exec(description) ?? [];
    const at = Date.parse(when ?? "");
    if (login === undefined || commit === undefined || Number.isNaN(at))
        return null;
    const given = word === "signed" && state === "success";
    return { given, login, at, commit, pullRequest: Number(number), reason: "" };
}
function parseOverride({ state, description }) {
    const [, login, when, number, reason] = OVERRIDDEN.exec(description) ?? [];
    const at = Date.parse(when ?? "");
    if (state !== "success" || login === undefined || Number.isNaN(at))
        return null;
    return { given: true, login, at, commit: "", pullRequest: Number(number), reason: reason ?? "" };
}
/** One line of plain text, short enough that contexts can be read in a pull request's list of checks. */
function shown(text) {
    const line = text.replace(/\s+/g, " ").replace(/[^\u0020-\uffff]|[\ud800-\udfff]/g, "");
    return line.length > SHOWN_TITLE ? `${line.slice(0, SHOWN_TITLE - 1)}…` : line;
}


/***/ }),

/***/ 87738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ commands),
  z: () => (/* binding */ isCommandName)
});

;// CONCATENATED MODULE: ./build/src/commands/checklist.js
/** Asks every item of the plan's checklist, and on a pull request shows and records what came of it. */
const checklist = {
    name: "checklist",
    description: "Ask every item of the checklist; on a pull request, keep its comment and the commit's status.",
    // Loaded here: a rollback must not wait for what only a checklist needs.
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(16), __webpack_require__.e(864)]).then(__webpack_require__.bind(__webpack_require__, 22016))).performChecklist(context),
};

// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/lib/deployment-url.js
var deployment_url = __webpack_require__(60862);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/inside-directory.js
var inside_directory = __webpack_require__(58211);
;// CONCATENATED MODULE: ./build/src/release/choose-build.js
/** `meta` of every build that Holdpoint creates; with it a run that died finds its build again. */
function buildMeta(release, planDigest) {
    return {
        holdpointRelease: release.id,
        holdpointPlan: planDigest,
        // Vercel's own name for it: the dashboard and `VERCEL_GIT_COMMIT_SHA` readers know it.
        githubCommitSha: release.commit,
    };
}
/**
 * The newest build of this commit, plan and target that is ready or on its way. A build that failed, was canceled or deleted
 * does not count: running `deploy` again is how people try again.
 */
function chooseBuild(builds, commit, planDigest, target) {
    const usable = builds.filter((build) => build.meta.holdpointPlan === planDigest &&
        // A release id that people choose can be given twice; what is promoted must be this commit.
        build.meta.githubCommitSha === commit &&
        build.target === target.kind &&
        (target.kind !== "custom" || build.customEnvironment === target.slug) &&
        (build.state === "ready" || build.state === "building" || build.state === "queued"));
    return usable.toSorted((a, b) => b.createdAt - a.createdAt)[0] ?? null;
}

// EXTERNAL MODULE: ./build/src/release/record.js
var release_record = __webpack_require__(45922);
// EXTERNAL MODULE: ./build/src/engine/journal.js
var engine_journal = __webpack_require__(78271);
;// CONCATENATED MODULE: ./build/src/engine/build.js
/** From nothing to a ready build with its staging record; finds what an earlier run left and goes on from there. */








/** Lines of the build log that are kept when a build fails. */
const BUILD_LOG_LINES = 40;
/** Creates the build unless the host already has it, and follows it until it is ready or failed. */
async function ensureBuild(context, journal, host, target) {
    const { plan, release } = context;
    const { deploy } = plan.stages.staging;
    const found = chooseBuild(await host.findBuilds(release.id), release.commit, plan.digest, target);
    const progress = (step) => journal.progress(renderProgress(step));
    const created = found ??
        (await host.createBuild({
            directory: await projectDirectory(context.directory, deploy.directory),
            prebuilt: deploy.prebuilt,
            target,
            meta: buildMeta(release, plan.digest),
        }, progress));
    journal.candidate(created);
    journal.step("build", found ? `found build ${created.id}` : `created build ${created.id}`);
    const build = created.state === "ready" ? created : await host.followBuild(created.id, deploy.timeoutMs, progress);
    if (build.state !== "ready")
        return { ready: false, verdict: await buildFailure(journal, host, build) };
    const took = build.readyAt === null ? "" : ` after ${(0,duration/* renderDuration */.P)(Math.max(0, build.readyAt - build.createdAt))}`;
    journal.step("deploy", `build ${build.id} is ready${took}`);
    return { ready: true, build };
}
async function buildFailure(journal, host, build) {
    // The build failed, whether or not its log can be read.
    await (0,engine_journal/* bestEffort */.z$)(journal, "the end of the build log was not read", async () => {
        journal.buildLog(await host.readBuildLog(build.id, BUILD_LOG_LINES));
    });
    const canceled = build.state === "canceled" || build.state === "deleted";
    return (0,lib_verdict/* fail */.fJ)(canceled ? "build_canceled" : "build_failed", canceled
        ? `Build ${build.id} was canceled at the host.`
        : `Build ${build.id} failed: ${build.errorMessage ?? "the host gave no reason"}`, canceled ? "Run the deploy again to build again." : "Read the end of the build log, mend the cause and run again.", build.inspectUrl === null ? [] : [{ label: "build", value: build.id, url: build.inspectUrl }]);
}
/** The staging record of this build, written now if there is none yet. */
async function ensureStagingRecord(context, journal, forge, build, known) {
    const existing = known.find((record) => isRecordOf(record, build, context.plan.digest));
    if (existing !== undefined)
        return existing;
    const { release, plan } = context;
    const payload = {
        holdpoint: 1,
        phase: "staging",
        project: plan.project.vercel.project,
        release: release.id,
        commit: release.commit,
        planDigest: plan.digest,
        build: { id: build.id, url: build.url, createdAt: build.createdAt },
    };
    const deployment = await forge.createDeployment({
        ref: release.commit,
        task: release_record/* STAGING_TASK */.wu,
        environment: plan.stages.staging.environment,
        description: `Holdpoint: staging of ${plan.name}`,
        payload,
        productionEnvironment: false,
    });
    const status = await forge.createDeploymentStatus(deployment.id, {
        ...(0,release_record/* renderStagingStatus */.eY)("deployed", build.id),
        environmentUrl: (0,deployment_url/* deploymentUrl */.P)(build.url),
        ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
    });
    journal.step("record-staging", `staging recorded as GitHub deployment ${deployment.id}`);
    return { forgeId: deployment.id, payload, phase: "deployed", statusAt: status.createdAt };
}
function isRecordOf(record, build, planDigest) {
    return record.payload.build.id === build.id && record.payload.planDigest === planDigest;
}
/** A link out of the repository would publish whatever the runner has there. */
async function projectDirectory(repository, directory) {
    if (directory === ".")
        return repository;
    const found = await (0,inside_directory/* resolveInside */.L)(repository, directory);
    if (found !== null)
        return found;
    throw new lib_error/* UsageError */.eb("usage", [
        {
            message: `The folder ${directory} does not exist in the repository, or is a link out of it.`,
            remedy: "Check `deploy.directory` in the plan: it is relative to the repository.",
        },
    ]);
}
function renderProgress(step) {
    switch (step.step) {
        case "scan":
            return `${step.files} files, ${renderBytes(step.bytes)}`;
        case "upload":
            return `uploading ${step.doneFiles}/${step.files} files, ${renderBytes(step.doneBytes)} of ${renderBytes(step.bytes)}`;
        case "created":
            return `created ${step.deployment.id}`;
        case "state":
            return `build is ${step.state}`;
    }
}
function renderBytes(bytes) {
    if (bytes < 1_000)
        return `${bytes} B`;
    return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

// EXTERNAL MODULE: ./build/src/release/payload.js
var release_payload = __webpack_require__(26549);
;// CONCATENATED MODULE: ./build/src/engine/release-records.js
/** Reading the world: production at the host, the release's builds and its records. Always afresh, never remembered. */



/** Production records of other releases whose statuses are read, besides this release's own. */
const HISTORY_DEPTH = 3;
/** Production records listed, one page: of several projects of one environment, the older ones decide nothing. */
const HISTORY_LIMIT = 100;
async function readProduction(context, host) {
    const [project, aliases] = await Promise.all([host.readProject(), host.readAliases(context.plan.project.domains)]);
    return { project, aliases };
}
/** This release's records; with `candidate` also the records of other releases that decide about its promote. */
async function readRecords(context, forge, candidate = null) {
    const [staging, history] = await Promise.all([
        readStaging(context, forge),
        readHistory(context, forge, candidate?.createdAt ?? null),
    ]);
    return { staging, history, record: ownRecord(context, history) };
}
/** This release's production record alone. */
async function readProductionRecord(context, forge) {
    return ownRecord(context, await readHistory(context, forge, null));
}
function ownRecord({ release }, history) {
    return history.find(({ payload }) => payload.release === release.id) ?? null;
}
/** This release's staging records, newest first. */
async function readStaging(context, forge) {
    const deployments = await forge.listDeployments({ task: release_record/* STAGING_TASK */.wu, sha: context.release.commit, limit: 100 });
    const ours = deployments.filter((deployment) => {
        const payload = (0,release_record/* stagingPayloadOf */.ls)(deployment);
        return payload?.release === context.release.id && (0,release_record/* isOfProject */.DF)(payload, context.plan.project.vercel.project);
    });
    const records = await Promise.all(ours.map(async (deployment) => (0,release_record/* parseStagingRecord */.Wc)(deployment, await currentStatus(forge, deployment))));
    return records.filter((record) => record !== null);
}
/**
 * Each status costs a request, and GitHub counts them, so of other releases only those are asked that decide something:
 * builds newer than the candidate, and from the newest on until one has been in production.
 */
async function readHistory(context, forge, candidateAt) {
    const releases = new Map();
    const newer = new Set();
    const deployments = await listProductionDeployments(context, forge);
    let others = 0;
    for (const deployment of deployments) {
        const payload = (0,release_record/* productionPayloadOf */.r7)(deployment);
        if (payload === null)
            continue;
        if (payload.release !== context.release.id && (others += 1) > HISTORY_DEPTH)
            continue;
        releases.set(payload.release, [...(releases.get(payload.release) ?? []), deployment]);
        if (candidateAt !== null && payload.candidate.createdAt > candidateAt)
            newer.add(payload.release);
    }
    const history = [];
    let beenInProduction = candidateAt === null;
    for (const [release, ofRelease] of releases) {
        const own = release === context.release.id;
        if (!own && beenInProduction && !newer.has(release))
            continue;
        const records = await Promise.all(ofRelease.map(async (deployment) => (0,release_record/* parseProductionRecord */.GV)(deployment, await currentStatus(forge, deployment))));
        const spoken = (0,release_record/* withoutRepeats */.jP)(records.filter((record) => record !== null));
        history.push(...spoken);
        beenInProduction ||= !own && spoken.some(({ phase }) => phase !== "promoting");
    }
    return history;
}
/** Production records of this project and environment, newest first, without their statuses. */
async function listProductionDeployments(context, forge) {
    const { stages, project } = context.plan;
    const deployments = await forge.listDeployments({
        task: release_record/* PRODUCTION_TASK */.c4,
        environment: stages.production.environment,
        limit: HISTORY_LIMIT,
    });
    const foreign = deployments.find(({ payload }) => (0,release_payload/* isOfAnotherFormat */.ig)(payload, project.vercel.project));
    if (foreign !== undefined)
        throw otherVersion(foreign);
    return deployments.filter((deployment) => (0,release_record/* isOfProject */.DF)((0,release_record/* productionPayloadOf */.r7)(deployment), project.vercel.project));
}
/** To pass it over would be to promote again what it may say was rolled back. */
function otherVersion({ id }) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "GitHub",
        message: `GitHub deployment ${id} is a release record that another version of Holdpoint wrote, and this one cannot read it.`,
        remedy: "Use one version of Holdpoint, the newest, in every workflow of this repository.",
    });
}
async function currentStatus(forge, deployment) {
    return (0,release_record/* currentStatusOf */.$p)(await forge.listDeploymentStatuses(deployment.id));
}
/**
 * What the production addresses themselves say: the version where the plan names one, else the first one's status line.
 * Where they say different things all of it is given, which then is nobody's commit. Null where nothing answered;
 * it is evidence, and never throws.
 */
async function readServed(context) {
    const { domains, version } = context.plan.project;
    const asked = version === null ? domains.slice(0, 1) : domains;
    const answers = await Promise.all(asked.map(async (domain) => readServedAt(context, domain)));
    if (new Set(answers).size <= 1)
        return answers[0] ?? null;
    return asked.map((domain, index) => `${domain}: ${answers[index] ?? "nothing"}`).join(", ");
}
async function readServedAt(context, domain) {
    const { version } = context.plan.project;
    try {
        const probe = await context.role("http");
        const answer = await probe.request({
            method: "GET",
            url: `${context.domainUrl(domain)}${version?.path ?? "/"}`,
            headers: { "cache-control": "no-cache" },
            timeoutMs: 10_000,
            maximumBytes: 65_536,
        });
        if (version === null || answer.status !== 200)
            return `HTTP ${answer.status}`;
        return fieldOf(JSON.parse(answer.body), version.json);
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ || error instanceof SyntaxError)
            return null;
        throw error;
    }
}
/** The text of a dotted field, `build.sha`; null where it is missing. */
function fieldOf(value, path) {
    let current = value;
    for (const key of path.split(".")) {
        if (typeof current !== "object" || current === null)
            return null;
        current = current[key];
    }
    return typeof current === "string" || typeof current === "number" ? String(current) : null;
}
/** Does the site say that it serves this commit? Sites often shorten it; seven characters are the fewest that count. */
function servesCommit(served, commit) {
    return served !== null && served.length >= 7 && commit.startsWith(served);
}

;// CONCATENATED MODULE: ./build/src/release/world.js
/** Does production, by target and by every domain, show this deployment and nothing else? */
function productionShows(production, deploymentId) {
    return (production.project.productionDeploymentId === deploymentId &&
        // Of no domain at all nothing was read back.
        production.aliases.length > 0 &&
        production.aliases.every((alias) => alias.deploymentId === deploymentId));
}
/** Production domains that point elsewhere. */
function domainsElsewhere(production, deploymentId) {
    return production.aliases.filter((alias) => alias.deploymentId !== deploymentId);
}
/** The host's last request, where it is about exactly this change; those about other deployments are none of ours. */
function requestFor({ project }, type, deploymentId) {
    const request = project.aliasRequest;
    return request?.type === type && request.toDeploymentId === deploymentId ? request : null;
}
/** Is the host working on exactly this change right now? */
function changeInProgress(production, type, deploymentId) {
    const status = requestFor(production, type, deploymentId)?.status;
    return status === "pending" || status === "in-progress";
}
/** Did the host give up on exactly this change, asked for at or after `since`? */
function changeFailed(production, type, deploymentId, since) {
    const request = requestFor(production, type, deploymentId);
    return request?.status === "failed" && request.requestedAt >= since;
}

;// CONCATENATED MODULE: ./build/src/release/decide-rollback.js


/** The next step of a rollback, given the world as it was just read. */
function decideRollback(world, goal) {
    const { production, target } = world;
    if (productionShows(production, goal.to))
        return { do: "confirm" };
    if (changeInProgress(production, "rollback", goal.to))
        return { do: "wait", waitingFor: "the host's rollback" };
    const current = production.project.productionDeploymentId;
    if (current !== goal.from && current !== goal.to) {
        return stop((0,lib_verdict/* hold */._2)("production_moved", `Production is ${current ?? "nothing"}, neither the deployment to roll back (${goal.from ?? "none"}) nor the target (${goal.to}).`, "Somebody changed production meanwhile. Look at what it serves; dispatch a rollback with an explicit target if it is still needed."));
    }
    if (target === null || (target !== "unread" && target.state === "deleted")) {
        return stop((0,lib_verdict/* hold */._2)("known_good_gone", `The deployment to go back to, ${goal.to}, no longer exists at the host.`, "Choose another earlier production deployment and dispatch a rollback with it as `to`."));
    }
    if (target !== "unread" && target.state !== "ready") {
        return stop((0,lib_verdict/* hold */._2)("known_good_gone", `The deployment to go back to, ${goal.to}, is in state "${target.state}".`, "Choose another earlier production deployment and dispatch a rollback with it as `to`."));
    }
    if (goal.refused !== null) {
        return stop((0,lib_verdict/* hold */._2)("rollback_refused", `The host refused to roll back to ${goal.to}: ${goal.refused}`, "On the host's free plan only the previous production deployment can be restored. Choose another target or promote it by hand."));
    }
    if (goal.requestedAt === null)
        return { do: "rollback" };
    if (changeFailed(production, "rollback", goal.to, goal.requestedAt)) {
        const elsewhere = domainsElsewhere(production, goal.to);
        return stop((0,lib_verdict/* hold */._2)("alias_failed", `The host reports that the rollback failed${elsewhere.length > 0 ? ` for ${elsewhere.map((alias) => alias.domain).join(", ")}` : ""}.`, "Look at the domains in the host's project settings and dispatch the rollback again; it continues where it stopped.", elsewhere.map((alias) => ({ label: alias.domain, value: alias.deploymentId ?? "no deployment" }))));
    }
    return { do: "wait", waitingFor: "the production domains" };
}
function stop(verdict) {
    return { do: "stop", verdict };
}

;// CONCATENATED MODULE: ./build/src/engine/poll-delay.js
/**
 * Wait between two reads while the host works on a promote or rollback: short while it is likely to end,
 * longer once it is clearly slow. `tookMs`: how long the read before took, which counts as waited, so that a host that
 * is far away is not seen later than one nearby. Milliseconds.
 */
function pollDelayMs(elapsedMs, tookMs = 0) {
    const everyMs = elapsedMs < 5_000 ? 50 : elapsedMs < 30_000 ? 500 : 2_000;
    return Math.max(0, everyMs - tookMs);
}

;// CONCATENATED MODULE: ./build/src/engine/roll-back-production.js
/** Brings production back to a known deployment and proves it; used by the watch and by the manual command. */






/** How long the host may take from the request until every production domain shows the target. */
const DEADLINE_MS = 5 * 60_000;
/** A request of which the host shows no trace for this long did not arrive. */
const LOST_AFTER_MS = 15_000;
/** Requests sent when answers are lost, enough for the whole deadline; each only after reading the world again. */
const MAXIMUM_REQUESTS = 20;
/** `pass` = production was read back and shows the target; anything else is `hold`: nothing is assumed. */
async function performRollback(context, journal, host, request) {
    const startedAt = context.clock.now();
    let goal = { to: request.to, from: request.from, requestedAt: null, refused: null };
    let requests = 0;
    let world = request.known ?? (await readPatiently(context, journal, startedAt, () => readWorld(context, host, request.to)));
    let readAt = startedAt;
    for (;;) {
        journal.productionAfter(world.production.project.productionDeploymentId, null);
        const step = decideRollback(world, goal);
        if (step.do === "stop")
            return await stopped(context, journal, world.production, step.verdict);
        if (step.do === "confirm")
            return await roll_back_production_confirm(context, journal, request, requests === 0);
        if (step.do === "rollback") {
            requests += 1;
            goal = await sendRollback(context, journal, host, request, goal);
        }
        else {
            if (context.clock.now() - startedAt > DEADLINE_MS)
                return await unverified(context, journal, request, world.production);
            journal.progress(`waiting for ${step.waitingFor}`);
            const now = context.clock.now();
            await context.clock.sleep(pollDelayMs(now - startedAt, now - readAt), context.signal);
            // An answer was lost and the host shows no trace of the request: it may be sent again.
            const lost = goal.requestedAt !== null && goal.refused === null && requests < MAXIMUM_REQUESTS;
            if (lost &&
                step.waitingFor === "the production domains" &&
                context.clock.now() - (goal.requestedAt ?? 0) > LOST_AFTER_MS) {
                goal = { ...goal, requestedAt: null };
            }
        }
        const { target } = world;
        readAt = context.clock.now();
        world = await readPatiently(context, journal, startedAt, () => target === "unread" ? readWorld(context, host, request.to) : readAgain(context, host, target));
    }
}
async function sendRollback(context, journal, host, request, goal) {
    const requestedAt = context.clock.now();
    // From here on only a read can say what production serves.
    journal.productionAfter(null, null);
    try {
        const answer = await host.rollback(request.to, request.reason);
        if (answer.kind === "refused")
            return { ...goal, requestedAt, refused: answer.message };
        journal.progress(`the host took the rollback to ${request.to}`);
        return { ...goal, requestedAt };
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ) || error.status === 401 || error.status === 403)
            throw error;
        // The answer was lost; the request may have arrived. The world says which.
        journal.note(`the host's answer to the rollback was lost: ${error.message}`);
        return { ...goal, requestedAt };
    }
}
async function readAgain(context, host, target) {
    return { production: await readProduction(context, host), target };
}
async function readWorld(context, host, to) {
    const [production, target] = await Promise.all([readProduction(context, host), host.readDeployment(to)]);
    return { production, target };
}
/**
 * Once a rollback is decided a failed read is waited out, before the request and after it: giving up would leave
 * production where it must not be. A credential that is refused does not mend itself.
 */
async function readPatiently(context, journal, startedAt, read) {
    for (let told = false;; told = true) {
        try {
            return await read();
        }
        catch (error) {
            const patient = error instanceof lib_error/* ProviderError */.mZ && ![401, 403, 404].includes(error.status ?? 0);
            if (!patient || context.clock.now() - startedAt > DEADLINE_MS)
                throw error;
            if (!told)
                journal.note(`the host cannot be read, trying again: ${error.message}`);
            await context.clock.sleep(2_000, context.signal);
        }
    }
}
async function roll_back_production_confirm(context, journal, request, already) {
    const [served] = await Promise.all([readServed(context), request.record?.()]);
    journal.productionAfter(request.to, served);
    journal.step("rollback", `production shows ${request.to} again, target and every domain${served === null ? "" : `, and serves ${served}`}`);
    const expected = request.commit;
    if (context.plan.project.version !== null && expected !== null && !servesCommit(served, expected)) {
        journal.note(`the production address says "${served ?? "nothing"}" and not ${expected}; caches may need a moment`);
    }
    const code = already ? "already_done" : "rolled_back";
    return (0,lib_verdict/* pass */.IX)(code, already ? `Production already serves ${request.to}.` : `Production serves ${request.to} again.`);
}
async function stopped(context, journal, production, verdict) {
    journal.productionAfter(production.project.productionDeploymentId, await readServed(context));
    return verdict;
}
async function unverified(context, journal, request, production) {
    const elsewhere = domainsElsewhere(production, request.to).map((alias) => alias.domain);
    return stopped(context, journal, production, (0,lib_verdict/* hold */._2)("rollback_unverified", `The rollback to ${request.to} was asked for, but after 5 minutes production is ${production.project.productionDeploymentId ?? "nothing"}${elsewhere.length > 0 ? ` and ${elsewhere.join(", ")} point elsewhere` : ""}.`, "Look at the project at the host now; dispatch the rollback again, it continues where it stopped."));
}

// EXTERNAL MODULE: ./build/src/lib/secret.js
var secret = __webpack_require__(43469);
;// CONCATENATED MODULE: ./build/src/engine/stage-gates.js
/** Runs the staging gates against one build and writes what came of it into the build's record. */





/** Vercel's own name for the secret that opens protected deployments to automation. */
const BYPASS_VARIABLE = "VERCEL_AUTOMATION_BYPASS_SECRET";
const PHASE_OF = { pass: "verified", fail: "failed", hold: "held" };
/** Verdict over all staging gates for this build; not run again where the record says that they passed. */
async function verifyBuild(context, journal, forge, build, record) {
    if (record.phase === "verified") {
        return (0,lib_verdict/* pass */.IX)("already_done", `Build ${build.id} was verified before, with this plan.`);
    }
    const startedAt = context.clock.now();
    const verdict = await checkGates(context, journal, context.plan.stages.staging.verify, {
        url: (0,deployment_url/* deploymentUrl */.P)(build.url),
        deploymentId: build.id,
        commit: context.release.commit,
        stage: "staging",
        bypass: bypassSecret(context),
    });
    const took = (0,duration/* renderDuration */.P)(context.clock.now() - startedAt);
    await forge.createDeploymentStatus(record.forgeId, {
        ...(0,release_record/* renderStagingStatus */.eY)(PHASE_OF[verdict.outcome], `${verdict.reasonCode}, ${verdict.summary}`),
        environmentUrl: (0,deployment_url/* deploymentUrl */.P)(build.url),
        ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
    });
    if (verdict.outcome === "pass")
        journal.step("verify", `every gate passed in ${took}`);
    return verdict;
}
function bypassSecret(context) {
    const value = context.env[BYPASS_VARIABLE];
    return value === undefined || value === "" ? null : new secret/* Secret */.z(BYPASS_VARIABLE, value);
}
/** Runs gates side by side, shows each verdict as it comes, and gives the worst. */
async function checkGates(context, journal, items, target) {
    let done = 0;
    const verdicts = await Promise.all(items.map(async (item) => {
        const verdict = await context.checkGate(item, target);
        done += 1;
        journal.gate(item.title, verdict);
        journal.progress(`${done} of ${items.length} gates done`);
        return verdict;
    }));
    const worst = (0,lib_verdict/* worstVerdict */.zP)(verdicts);
    if (worst === null)
        return (0,lib_verdict/* hold */._2)("no_data", "The plan has no gate to check.", "Add at least one gate to `verify`.");
    if (worst.outcome !== "pass") {
        const item = items[verdicts.indexOf(worst)];
        return { ...worst, summary: `${item?.title ?? "Gate"}: ${worst.summary}` };
    }
    return (0,lib_verdict/* pass */.IX)("verified", `${items.length} of ${items.length} gates passed.`, verdicts.flatMap((verdict) => verdict.evidence));
}

;// CONCATENATED MODULE: ./build/src/engine/roll-back-release.js






/** A verdict to roll back is written down first, so that a run that dies here is finished by the next; but not at any price. */
const RECORD_PATIENCE_MS = 5_000;
/** Ends on `rolled-back` only when production was read back; everything else is said as it is. */
async function rollBackRelease(context, journal, order) {
    const { host, forge, record, reason } = order;
    const { knownGood, candidate } = record.payload;
    journal.candidate(candidate);
    if (knownGood === null)
        return nothingToGoBackTo(context, journal, order);
    const intent = record.phase === "rolling-back" ? Promise.resolve() : recordIntent(context, journal, order, knownGood.id);
    await patiently(context, intent);
    if (record.phase !== "rolling-back")
        journal.step("rollback-decided", `decided to roll back ${candidate.id}`);
    const verdict = await performRollback(context, journal, host, {
        to: knownGood.id,
        from: candidate.id,
        reason,
        commit: knownGood.commit,
        known: null,
    });
    // A status that arrives late must not stand above the one that says how it ended.
    await intent;
    if (verdict.outcome !== "pass")
        return journal.finishWith(verdict);
    await (0,engine_journal/* bestEffort */.z$)(journal, "the rollback's status was not written", () => writeProductionStatus(context, forge, record, { phase: "rolled-back", to: knownGood.id, reason }));
    await writeCommitStatus(context, journal, forge, "failure", `rolled back to ${knownGood.id}: ${reason}`);
    await verifyRollback(context, journal, knownGood);
    return journal.finish({
        decision: "rolled-back",
        reasonCode: order.code ?? "rolled_back",
        summary: `Production was rolled back to ${knownGood.id}: ${reason}`,
        remedy: "Find the cause on the evidence given here, mend it and release a new commit with `unpin`: the rollback keeps production pinned until then.",
    });
}
async function nothingToGoBackTo(context, journal, { forge, record, reason }) {
    const { candidate } = record.payload;
    await (0,engine_journal/* bestEffort */.z$)(journal, "the failed watch was not written", () => writeProductionStatus(context, forge, record, { phase: "failed", reason: `no known good; ${reason}` }));
    journal.productionAfter(candidate.id, await readServed(context));
    return journal.finish({
        decision: "failed",
        reasonCode: "no_known_good",
        summary: `A rollback is due (${reason}), but nothing was in production before, so there is nothing to go back to. Production still serves ${candidate.id}.`,
        remedy: "Deploy a fix, or dispatch a rollback with an explicit target (`to`).",
    });
}
function recordIntent(context, journal, order, to) {
    const { forge, record, reason } = order;
    return (0,engine_journal/* bestEffort */.z$)(journal, "the decision to roll back was not written", () => writeProductionStatus(context, forge, record, { phase: "rolling-back", promotedAt: record.promotedAt, to, reason }));
}
/** Waits for the forge, but not long: production is broken meanwhile. */
async function patiently(context, work) {
    const enough = new AbortController();
    const patience = context.clock.sleep(RECORD_PATIENCE_MS, enough.signal).catch(() => undefined);
    await Promise.race([work, patience]);
    enough.abort();
}
/** The known-good deployment passes the production gates too, or people must know at once. It changes no decision. */
async function verifyRollback(context, journal, knownGood) {
    const { plan } = context;
    if (plan.stages.production.verify.length === 0)
        return;
    // Under names of their own: what failed before the rollback is the evidence for it.
    const items = plan.stages.production.verify.map((item) => ({ ...item, title: `${item.title}, after the rollback` }));
    const verdict = await checkGates(context, journal, items, {
        url: context.domainUrl(plan.project.domains[0] ?? ""),
        deploymentId: knownGood.id,
        commit: knownGood.commit ?? "",
        stage: "production",
        bypass: null,
    });
    if (verdict.outcome !== "pass")
        journal.note(`after the rollback the production gates do not pass: ${verdict.summary}`);
}
function writeCommitStatus(context, journal, forge, state, description) {
    return (0,engine_journal/* bestEffort */.z$)(journal, "the commit status was not written", () => forge.setCommitStatus(context.release.commit, {
        context: "holdpoint/release",
        state,
        description,
        ...(context.runUrl === null ? {} : { targetUrl: context.runUrl }),
    }));
}
function writeProductionStatus(context, forge, record, status) {
    return forge.createDeploymentStatus(record.forgeId, {
        ...(0,release_record/* renderProductionStatus */.A3)(status),
        environmentUrl: (0,deployment_url/* deploymentUrl */.P)(context.plan.project.domains[0] ?? record.payload.candidate.url),
        ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
    });
}

;// CONCATENATED MODULE: ./build/src/commands/deploy.js





/** Builds the release at the host, without giving it any traffic, and records it. */
const deploy = {
    name: "deploy",
    description: "Build the release on Vercel without giving it traffic, and record it as a GitHub Deployment.",
    run(context) {
        const journal = (0,engine_journal/* createJournal */.s9)("deploy", context);
        return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
            const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
            const [production, records] = await Promise.all([readProduction(context, host), readRecords(context, forge)]);
            // Of a release that is under way already: what production served before it.
            const knownGood = records.record?.payload.knownGood?.id;
            journal.productionBefore(knownGood ?? production.project.productionDeploymentId);
            if (records.record?.phase === "rolling-back") {
                // A run that decided to roll back died before the end: that comes first.
                const { record } = records;
                return rollBackRelease(context, journal, { host, forge, record, reason: record.reason ?? "rollback_decided" });
            }
            if (records.record?.phase === "rolled-back") {
                const verdict = (0,lib_verdict/* fail */.fJ)("already_rolled_back", `This release was rolled back to ${records.record.rollbackTo ?? "the previous deployment"}: ${records.record.reason ?? "reason not recorded"}.`, "Fix the cause and release a new commit; to try the same commit again, give the release another id (`release`).");
                return journal.finishWith(verdict);
            }
            const outcome = await ensureBuild(context, journal, host, context.plan.stages.staging.deploy.target);
            if (!outcome.ready)
                return journal.finishWith(outcome.verdict);
            await ensureStagingRecord(context, journal, forge, outcome.build, records.staging);
            return journal.finishWith((0,lib_verdict/* pass */.IX)("deployed", `Build ${outcome.build.id} is ready at ${outcome.build.url}.`));
        });
    },
};

;// CONCATENATED MODULE: ./build/src/release/decide-promote.js
/** What to do next on the way into production. Pure: a function of what was read. */


/** The next step of a promote, given the world as it was just read. */
function decidePromote(release, world, options) {
    if (world.record?.phase === "rolling-back")
        return { do: "finish-rollback" };
    const settled = decideSettled(world) ?? decideReused(release, world) ?? decideVerified(world, options);
    if (settled !== null)
        return settled;
    const candidate = world.candidate;
    if (candidate === null || candidate.state !== "ready")
        return decide_promote_stop(candidateGone(world));
    const { production, record } = world;
    if (productionShows(production, candidate.id))
        return record === null ? { do: "record" } : { do: "confirm" };
    if (changeInProgress(production, "promote", candidate.id))
        return { do: "wait", waitingFor: "the host's promotion" };
    if (options.requestedAt !== null && changeFailed(production, "promote", candidate.id, options.requestedAt))
        return decide_promote_stop(aliasesFailed(world, candidate.id));
    const conflict = decideConflict(release, world, options);
    if (conflict !== null)
        return decide_promote_stop(conflict);
    if (record === null)
        return { do: "record" };
    if (options.requestedAt !== null)
        return { do: "wait", waitingFor: options.queued ? "the promotion before ours" : "the production domains" };
    return { do: "promote" };
}
function decide_promote_stop(verdict, rolledBack = false) {
    return { do: "stop", verdict, rolledBack };
}
/** A release that was rolled back, by us or at the host, is never promoted again. */
function decideSettled(world) {
    const { record } = world;
    if (record === null)
        return null;
    const byHost = record.phase !== "rolled-back" && rolledBackAtHost(world.production, record);
    if (record.phase !== "rolled-back" && !byHost)
        return null;
    const to = record.rollbackTo ?? record.payload.knownGood?.id ?? "the previous deployment";
    const reason = byHost ? ROLLED_BACK_AT_HOST : (record.reason ?? "reason not recorded");
    return decide_promote_stop((0,lib_verdict/* fail */.fJ)("already_rolled_back", `This release was rolled back to ${to}: ${reason}.`, "Fix the cause and release a new commit; to try the same commit again, give the release another id (`release`)."), true);
}
/** Reason that is recorded where the host says that production was rolled back and our record does not. */
const ROLLED_BACK_AT_HOST = "rolled back at the host";
/** Did the host roll production back from this release to its known-good deployment, whatever our record says? */
function rolledBackAtHost(production, record) {
    const { candidate, knownGood } = record.payload;
    const { productionDeploymentId, aliasRequest } = production.project;
    return (record.phase !== "promoting" &&
        knownGood !== null &&
        productionDeploymentId === knownGood.id &&
        aliasRequest?.type === "rollback" &&
        aliasRequest.toDeploymentId === knownGood.id &&
        (aliasRequest.fromDeploymentId === candidate.id || aliasRequest.fromDeploymentId === null));
}
/** A record is written once and names one build: the same release id cannot mean another one. */
function decideReused(release, { record, candidate }) {
    if (record === null)
        return null;
    const { payload } = record;
    if (payload.commit === release.commit && (candidate === null || payload.candidate.id === candidate.id))
        return null;
    return decide_promote_stop((0,lib_verdict/* fail */.fJ)("release_reused", `The release id ${release.id} was used before, for build ${payload.candidate.id} of commit ${payload.commit.slice(0, 12)}.`, "Give this release another id (`release`)."));
}
function decideVerified(world, options) {
    const { staging, candidate } = world;
    const verified = staging !== null &&
        staging.phase === "verified" &&
        staging.payload.planDigest === options.planDigest &&
        (candidate === null || candidate.id === staging.payload.build.id);
    if (verified)
        return null;
    const why = staging === null
        ? "there is no staging record of this release"
        : staging.payload.planDigest !== options.planDigest
            ? "it was verified with another version of the plan"
            : `its staging record says "${staging.phase}"`;
    return decide_promote_stop((0,lib_verdict/* fail */.fJ)("staging_not_verified", `The build may not be promoted: ${why}.`, "Run `deploy` and `verify` for this release with this plan, then promote again."));
}
function candidateGone(world) {
    const { candidate, staging } = world;
    return (0,lib_verdict/* hold */._2)("not_found", `The verified build ${staging?.payload.build.id ?? "of this release"} ${candidate === null ? "no longer exists at the host" : `is in state "${candidate.state}"`}.`, "Release again with another release id, so that a new build is made and verified.");
}
function aliasesFailed(world, candidateId) {
    const elsewhere = domainsElsewhere(world.production, candidateId);
    return (0,lib_verdict/* hold */._2)("alias_failed", elsewhere.length === 0
        ? "The host reports that the promotion failed."
        : `The host reports that the promotion failed; not pointing at the new deployment: ${elsewhere.map((alias) => alias.domain).join(", ")}.`, "Look at the domains in the host's project settings, then run this again (it continues) or dispatch a rollback.", elsewhere.map((alias) => ({ label: alias.domain, value: alias.deploymentId ?? "no deployment" })));
}
/** Somebody else's change that ours must not overwrite. Null = none. */
function decideConflict(release, world, options) {
    const { production, record, candidate, serving, history } = world;
    if (candidate === null)
        return null;
    const current = production.project.productionDeploymentId;
    // Recorded like this the release would have nothing to be rolled back to, whatever its domains serve.
    const served = production.aliases.find(({ deploymentId }) => deploymentId !== null && deploymentId !== candidate.id);
    if (record === null && current === null && served !== undefined) {
        return (0,lib_verdict/* hold */._2)("read_back_mismatch", `The host names no production deployment, but ${served.domain} points at ${served.deploymentId}, so what was good before is not known.`, "Look at the project at the host: promote what its domains serve there, or take them off it; then run this again.");
    }
    const newer = history.find((other) => other.payload.release !== release.id &&
        other.payload.candidate.createdAt > candidate.createdAt &&
        (other.phase === "promoting" || other.phase === "watching"));
    const servesNewer = serving !== null && serving.id !== candidate.id && serving.createdAt > candidate.createdAt;
    if (newer !== undefined || servesNewer) {
        const what = newer
            ? `release ${newer.payload.release} (${newer.payload.candidate.id})`
            : `deployment ${serving?.id}`;
        return (0,lib_verdict/* hold */._2)("newer_release_active", `Production already has, or is getting, something newer: ${what}.`, "Nothing to do if the newer release contains this change; otherwise release again from the newest commit.");
    }
    // What stood in production once and does not any more was taken away by somebody, with a reason of theirs.
    const arrived = record !== null && (record.phase !== "promoting" || promotedAtHost(world, options));
    const taken = arrived && current !== candidate.id;
    const changed = record !== null && current !== (record.payload.knownGood?.id ?? null) && current !== candidate.id;
    if (taken || changed) {
        return (0,lib_verdict/* hold */._2)("production_moved", taken
            ? `This release was in production before, and production is ${current ?? "nothing"} now; it is not promoted a second time.`
            : `Production changed from ${record.payload.knownGood?.id ?? "nothing"} to ${current ?? "nothing"} since this release began.`, "Find out who changed production; then release again with another release id (`release`), so that the new state is the known-good one.");
    }
    if (!options.unpin && record?.payload.unpinned !== true && isPinned(world)) {
        return (0,lib_verdict/* hold */._2)("production_pinned", `Production is pinned to ${current ?? "nothing"}: automatic assignment of its domains is off, as after a rollback.`, "When the cause of the rollback is mended, undo it at the host, or run the promote once with `unpin`.");
    }
    return null;
}
/** The host finished a promote of an earlier run, which died before it could write so. */
function promotedAtHost({ production, candidate }, options) {
    const request = production.project.aliasRequest;
    const ours = request?.type === "promote" && request.toDeploymentId === candidate?.id;
    return ours && request.status === "succeeded" && options.requestedAt === null;
}
/**
 * An instant rollback switches auto-assignment off and nothing else says so for long (the alias request is transient),
 * so "off" means pinned unless the last finished release found it off and left it off: then it is the team's own setting.
 */
function isPinned(world) {
    const { project } = world.production;
    if (project.autoAssignDomains)
        return false;
    if (project.aliasRequest?.type === "rollback")
        return true;
    const last = lastInProduction(world);
    if (last === undefined || last.payload.autoAssignDomains)
        return true;
    return last.phase === "rolled-back" || last.phase === "rolling-back";
}
/**
 * What auto-assignment is to be after the promote: as it is now, and where a pin is undone as it was before the
 * rollback, which the record of the release that was rolled back says.
 */
function autoAssignAfter(world, unpin) {
    const { project } = world.production;
    if (project.autoAssignDomains || !unpin)
        return project.autoAssignDomains;
    const last = lastInProduction(world);
    const rolledBack = project.aliasRequest?.type === "rollback" || last?.phase === "rolled-back";
    return rolledBack && (last?.payload.autoAssignDomains ?? true);
}
/** The latest release besides this one that got as far as production. */
function lastInProduction({ history, record }) {
    return history.find((other) => other !== record && other.phase !== "promoting");
}

// EXTERNAL MODULE: ./build/src/checklist/status-record.js
var status_record = __webpack_require__(75734);
;// CONCATENATED MODULE: ./build/src/engine/read-sign-offs.js
/** Who signed the checklist of what is released: kept in the release record, where an auditor looks. */


/**
 * Null where the plan has no checklist. The sign-offs are on the head of the pull request that the released commit came
 * from, or on the commit itself. They decide nothing here, so GitHub's trouble becomes a note.
 */
async function readSignOffs({ plan, release, options }, journal, forge) {
    if (plan.checklist.length === 0)
        return null;
    try {
        const pulls = await forge.listPullRequestsOf(release.commit);
        const commits = [...new Set([...pulls.map(({ headCommit }) => headCommit), release.commit])];
        const signOffs = await Promise.all(commits.map(async (commit) => (0,status_record/* parseSignOffsOf */.uT)(await forge.listCommitStatuses(commit), options.author ?? status_record/* DEFAULT_AUTHOR */.gD, commit)));
        const all = signOffs.flat();
        const words = all.map(({ item, login, override }) => `${login} (${item}${override === undefined ? "" : ", override"})`);
        journal.note(words.length === 0 ? "nobody has signed the checklist" : `the checklist was signed by ${words.join(", ")}`);
        return all;
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        journal.note(`who signed the checklist could not be read: ${error.message}`);
        return null;
    }
}

;// CONCATENATED MODULE: ./build/src/engine/record-production.js






/** How long the project's setting may take to be what it was. */
const SETTING_DEADLINE_MS = 30_000;
/** Written immediately before the promote, because a payload is written once. */
async function recordProduction(context, journal, forge, { candidate, world }) {
    if (candidate === null)
        return;
    const { release, plan, options, runUrl } = context;
    const before = servedBefore(world, candidate.id);
    const signOffs = await readSignOffs(context, journal, forge);
    const payload = {
        holdpoint: 1,
        phase: "production",
        project: plan.project.vercel.project,
        release: release.id,
        commit: release.commit,
        planDigest: plan.digest,
        candidate: { id: candidate.id, url: candidate.url, createdAt: candidate.createdAt },
        knownGood: before === null
            ? null
            : { id: before, commit: world.serving?.id === before ? (world.serving.meta.githubCommitSha ?? null) : null },
        watchForMs: plan.stages.production.watch?.forMs ?? 0,
        autoAssignDomains: autoAssignAfter(world, options.unpin),
        unpinned: options.unpin,
        ...(signOffs === null ? {} : { signOffs }),
    };
    const deployment = await forge.createDeployment({
        ref: release.commit,
        task: release_record/* PRODUCTION_TASK */.c4,
        environment: plan.stages.production.environment,
        description: `Holdpoint: ${plan.name} to production`,
        payload,
        productionEnvironment: true,
    });
    await forge.createDeploymentStatus(deployment.id, {
        ...(0,release_record/* renderProductionStatus */.A3)({ phase: "promoting" }),
        ...(runUrl === null ? {} : { logUrl: runUrl }),
    });
    journal.step("record-production", `production recorded as GitHub deployment ${deployment.id}, known good ${before ?? "none"}`);
}
/** What production served before the candidate. Promoted by hand before us: then where that promotion came from. */
function servedBefore(world, candidateId) {
    const { productionDeploymentId, aliasRequest } = world.production.project;
    if (productionDeploymentId !== candidateId)
        return productionDeploymentId;
    return aliasRequest?.toDeploymentId === candidateId ? aliasRequest.fromDeploymentId : null;
}
/**
 * A promote switches auto-assignment on, whatever the team had set (vercel/vercel#15095), and may do so as its last
 * act: put back while the host still works it would be lost, so it is read back too.
 */
async function restoreAutoAssign(context, journal, host, record) {
    if (record.payload.autoAssignDomains)
        return;
    const until = context.clock.now() + SETTING_DEADLINE_MS;
    for (;;) {
        const production = await readProduction(context, host);
        const busy = changeInProgress(production, "promote", record.payload.candidate.id);
        if (!busy && !production.project.autoAssignDomains)
            return;
        if (context.clock.now() >= until) {
            journal.note("automatic assignment of production domains is on, and was off before the promote");
            return;
        }
        if (!busy)
            await host.setAutoAssignDomains(false);
        else
            await context.clock.sleep(pollDelayMs(0), context.signal);
    }
}

;// CONCATENATED MODULE: ./build/src/engine/promote-candidate.js
/** Observe, decide, act, observe: until production shows the candidate or there is a reason to stop. */










/** How long the host may take from the first look until every production domain shows the candidate. */
const promote_candidate_DEADLINE_MS = 5 * 60_000;
/** How long the production address may go on answering with the old version (caches at the edge). */
const SERVED_DEADLINE_MS = 60_000;
/** Requests sent when answers are lost; each only after reading the world again. */
const promote_candidate_MAXIMUM_REQUESTS = 3;
/** A request of which the host shows no trace for this long did not arrive. */
const promote_candidate_LOST_AFTER_MS = 15_000;
async function promoteCandidate(promotion) {
    const { context, journal, forge } = promotion;
    const { clock, signal, release, options, plan } = context;
    const startedAt = clock.now();
    let asked = { requestedAt: null, queued: false, requests: 0, refused: null };
    let records = await readRecords(context, forge, promotion.candidate);
    let world = await observe(promotion, records);
    journal.productionBefore(world.record?.payload.knownGood?.id ?? world.production.project.productionDeploymentId);
    for (;;) {
        const { requestedAt, queued } = asked;
        const step = decidePromote(release, world, { unpin: options.unpin, requestedAt, queued, planDigest: plan.digest });
        if (step.do === "stop")
            return promote_candidate_stop(promotion, world, step.verdict, step.rolledBack);
        if (step.do === "confirm")
            return promote_candidate_confirm(promotion, world, asked.requests > 0);
        if (step.do === "finish-rollback")
            return finishRollback(promotion, world);
        if (step.do === "record") {
            await recordProduction(context, journal, forge, { candidate: promotion.candidate, world });
            records = await readRecords(context, forge, promotion.candidate);
        }
        else if (step.do === "promote") {
            asked = await ask(promotion, asked);
            if (asked.refused !== null)
                return promote_candidate_stop(promotion, world, asked.refused, false);
        }
        else {
            if (clock.now() - startedAt > promote_candidate_DEADLINE_MS)
                return promote_candidate_stop(promotion, world, overdue(promotion, world, asked), false);
            journal.progress(`waiting for ${step.waitingFor}`);
            await clock.sleep(pollDelayMs(clock.now() - startedAt), signal);
            asked = forgetLost(asked, clock.now());
        }
        world = await observe(promotion, records);
    }
}
async function observe({ context, journal, host, candidate }, records) {
    const production = await readProduction(context, host);
    const servingId = production.project.productionDeploymentId;
    const serving = servingId === null ? null : servingId === candidate?.id ? candidate : await host.readDeployment(servingId);
    const staging = candidate === null
        ? records.staging[0]
        : records.staging.find((record) => isRecordOf(record, candidate, context.plan.digest));
    if (candidate !== null)
        journal.candidate(candidate);
    journal.productionAfter(servingId, null);
    return { production, serving, candidate, staging: staging ?? null, record: records.record, history: records.history };
}
async function ask({ context, journal, host, candidate }, asked) {
    if (candidate === null)
        return asked;
    const sent = { ...asked, requests: asked.requests + 1, requestedAt: context.clock.now() };
    // From here on only a read can say what production serves.
    journal.productionAfter(null, null);
    try {
        const answer = await host.promote(candidate.id);
        if (answer.kind === "refused") {
            const refused = (0,lib_verdict/* hold */._2)("promotion_refused", `The host refused to promote ${candidate.id}: ${answer.message}`, "Look at the deployment at the host; when it can be promoted there, run this again.");
            return { ...sent, refused };
        }
        const queued = answer.kind === "queued";
        journal.progress(queued ? "the host queued the promotion" : "the host took the promotion");
        return { ...sent, queued };
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ) || error.status === 401 || error.status === 403)
            throw error;
        // The answer was lost; the request may have arrived. The world says which.
        journal.note(`the host's answer to the promote was lost: ${error.message}`);
        return sent;
    }
}
function forgetLost(asked, now) {
    const waited = asked.requestedAt === null ? 0 : now - asked.requestedAt;
    const lost = !asked.queued && waited > promote_candidate_LOST_AFTER_MS && asked.requests < promote_candidate_MAXIMUM_REQUESTS;
    return lost ? { ...asked, requestedAt: null } : asked;
}
function overdue({ candidate }, world, asked) {
    const elsewhere = domainsElsewhere(world.production, candidate?.id ?? "").map(({ domain }) => domain);
    const request = world.production.project.aliasRequest;
    const pending = request?.toDeploymentId === candidate?.id && request?.status === "pending";
    return asked.queued || pending
        ? (0,lib_verdict/* hold */._2)("promotion_queued", "The host queued the promotion behind a rolling release and it has not begun.", "Finish or abort the rolling release at the host, then run this again; it continues.")
        : (0,lib_verdict/* hold */._2)("read_back_mismatch", `The promote was asked for, but after 5 minutes production is ${world.production.project.productionDeploymentId ?? "nothing"}; elsewhere: ${elsewhere.join(", ") || "no domain"}.`, "Look at the project at the host; run this again (it continues) or dispatch a rollback.");
}
async function promote_candidate_stop({ context, journal, forge }, world, verdict, rolledBack) {
    const { record, production } = world;
    journal.productionAfter(production.project.productionDeploymentId, await readServed(context));
    const to = record?.payload.knownGood?.id;
    if (rolledBack && record !== null && to !== undefined && record.phase !== "rolled-back") {
        journal.note(`the host says that production was rolled back to ${to}, and the record now says it too`);
        await (0,engine_journal/* bestEffort */.z$)(journal, "the rollback's status was not written", () => writeProductionStatus(context, forge, record, { phase: "rolled-back", to, reason: ROLLED_BACK_AT_HOST }));
    }
    return rolledBack ? journal.finish({ ...verdict, decision: "rolled-back" }) : journal.finishWith(verdict);
}
/** A run that decided to roll back died before the end: that comes first, whatever this run was started for. */
function finishRollback({ context, journal, host, forge }, { record }) {
    if (record === null)
        throw new Error("a rollback to finish without a record");
    return rollBackRelease(context, journal, { host, forge, record, reason: record.reason ?? "rollback_decided" });
}
async function promote_candidate_confirm(promotion, world, changed) {
    const { context, journal, candidate } = promotion;
    const { plan, release } = context;
    const { record } = world;
    if (record === null || candidate === null)
        throw new Error("confirmed without a record or candidate");
    const served = await readServedVersion(promotion);
    journal.productionAfter(candidate.id, served);
    await restoreAutoAssign(context, journal, promotion.host, record);
    if (record.phase === "promoting")
        await writeWatching(promotion, record);
    journal.step("promote", `production shows ${candidate.id}, target and every domain${served === null ? "" : `, and serves ${served}`}`);
    if (plan.project.version !== null && !servesCommit(served, release.commit)) {
        return journal.finishWith((0,lib_verdict/* hold */._2)("read_back_mismatch", `The host shows ${candidate.id} in production, but the production address says it serves "${served ?? "nothing"}" and not ${release.commit}.`, `Open ${plan.project.version.path} on the production domain: a cache may hold it, or the plan's \`version\` names another field.`));
    }
    const first = changed || record.phase === "promoting";
    return journal.finishWith((0,lib_verdict/* pass */.IX)(first ? "promoted" : "already_done", `Production serves ${candidate.id}.`));
}
async function writeWatching({ context, forge }, record) {
    const promotedAt = context.clock.now();
    const until = promotedAt + record.payload.watchForMs;
    await writeProductionStatus(context, forge, record, { phase: "watching", promotedAt, until });
}
async function readServedVersion({ context, journal }) {
    const { clock, plan, release, signal } = context;
    const until = clock.now() + SERVED_DEADLINE_MS;
    for (;;) {
        const served = await readServed(context);
        if (plan.project.version === null || servesCommit(served, release.commit) || clock.now() >= until)
            return served;
        journal.progress(`production still answers with ${served ?? "nothing"}`);
        await clock.sleep(2_000, signal);
    }
}

;// CONCATENATED MODULE: ./build/src/commands/promote.js






/** Gives the verified build the production domains and reads it back. */
const promote = {
    name: "promote",
    description: "Point production at exactly the build that was verified, and read it back.",
    run(context) {
        const journal = (0,engine_journal/* createJournal */.s9)("promote", context);
        return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
            const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
            const found = await findCandidate(context, journal, host, forge);
            if ("decision" in found)
                return found;
            return promoteCandidate({ context, journal, host, forge, candidate: found.build });
        });
    },
};
/**
 * The build to promote. Where staging is a preview or a custom environment its build cannot be promoted without being
 * built again, so a staged production build is made here and passes the same gates first.
 */
async function findCandidate(context, journal, host, forge) {
    const { plan, release } = context;
    const staged = plan.stages.staging.deploy.target;
    const builds = await host.findBuilds(release.id);
    if (staged.kind === "production")
        return { build: chooseBuild(builds, release.commit, plan.digest, staged) };
    const stagingBuild = chooseBuild(builds, release.commit, plan.digest, staged);
    const records = await readRecords(context, forge);
    const staging = stagingBuild && records.staging.find((record) => isRecordOf(record, stagingBuild, plan.digest));
    if (records.record !== null || staging?.phase !== "verified") {
        return { build: chooseBuild(builds, release.commit, plan.digest, { kind: "production" }) };
    }
    const outcome = await ensureBuild(context, journal, host, { kind: "production" });
    if (!outcome.ready)
        return journal.finishWith(outcome.verdict);
    const record = await ensureStagingRecord(context, journal, forge, outcome.build, records.staging);
    const verdict = await verifyBuild(context, journal, forge, outcome.build, record);
    return verdict.outcome === "pass" ? { build: outcome.build } : journal.finishWith(verdict);
}

;// CONCATENATED MODULE: ./build/src/commands/rollback.js







/** Production that was read longer ago, because the forge was slow to answer, is read again before it is changed. */
const FRESH_MS = 2_000;
/** The maintainer's own rollback: to the recorded known-good deployment, or to one that is named. */
const rollback = {
    name: "rollback",
    description: "Roll production back to the last known-good deployment or to a named one, and read it back.",
    run(context) {
        const journal = (0,engine_journal/* createJournal */.s9)("rollback", context);
        return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
            const host = await context.role("host");
            const findings = await rollback_observe(context, host);
            const current = findings.production.project.productionDeploymentId;
            journal.productionBefore(current);
            const already = context.options.to === null ? await backAlready(context, findings, current) : null;
            if (already !== null) {
                journal.productionAfter(current, await readServed(context));
                return journal.finish({ decision: "rolled-back", reasonCode: "already_done", summary: already });
            }
            const target = chooseTarget(context, findings, current);
            if ("outcome" in target)
                return journal.finishWith(target);
            if (context.options.dryRun) {
                return journal.finish({
                    decision: "proceed",
                    reasonCode: "dry_run",
                    summary: `Would roll production back from ${current ?? "nothing"} to ${target.id}. Nothing was changed.`,
                });
            }
            const reason = context.options.reason ?? "manual rollback";
            const order = { current, to: target.id, reason };
            const fresh = context.clock.now() - findings.productionAt <= FRESH_MS;
            const records = createRecordsReader(context, findings);
            const rolling = performRollback(context, journal, host, {
                to: target.id,
                from: current,
                reason,
                commit: target.commit,
                known: fresh ? { production: findings.production, target: findings.given ?? "unread" } : null,
                // Where production pointed at the target already, no release was taken out.
                ...(current === target.id ? {} : { record: async () => writeRecord(context, journal, await records(), order) }),
            });
            // The request is sent; the host works on it while the forge's client loads and the records are read.
            records().catch(() => undefined);
            const verdict = await rolling;
            if (verdict.outcome !== "pass")
                return journal.finishWith(verdict);
            return journal.finish({
                decision: "rolled-back",
                reasonCode: verdict.reasonCode,
                summary: `${verdict.summary} Reason: ${reason}`,
                remedy: "When the cause is mended, release the new commit with `unpin`: the rollback keeps production pinned until then.",
            });
        });
    },
};
/** The records are only needed before the request where they name the target. */
async function rollback_observe(context, host) {
    const { to } = context.options;
    const [{ production, productionAt }, given, records] = await Promise.all([
        readProduction(context, host).then((production) => ({ production, productionAt: context.clock.now() })),
        to === null ? null : host.readDeployment(to.replace(/^https?:\/\//, "").replace(/\/$/, "")),
        to === null ? readOurRecords(context) : { records: [], recordsTrouble: null },
    ]);
    return { production, productionAt, given, ...records };
}
/** Reads them once, however often it is called. */
function createRecordsReader(context, findings) {
    let reading;
    return () => {
        reading ??= context.options.to === null ? Promise.resolve(findings) : readOurRecords(context);
        return reading;
    };
}
async function readOurRecords(context) {
    try {
        const forge = await context.role("forge");
        const deployments = await listProductionDeployments(context, forge);
        const records = deployments.flatMap((deployment) => {
            const payload = (0,release_record/* productionPayloadOf */.r7)(deployment);
            return payload === null ? [] : [{ deployment, payload }];
        });
        return { records, recordsTrouble: null };
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        return { records: [], recordsTrouble: error };
    }
}
/**
 * A rollback that is asked for twice, by two people or a nervous finger, must not go back two steps. Null = production
 * does not stand on a deployment that it was rolled back to.
 */
async function backAlready(context, { production, records }, current) {
    if (current === null || !productionShows(production, current))
        return null;
    const furtherBack = "To go further back, name the deployment with `to`.";
    const { aliasRequest } = production.project;
    if (aliasRequest?.type === "rollback" &&
        aliasRequest.toDeploymentId === current &&
        aliasRequest.status !== "failed") {
        return `Production was rolled back to ${current} before, and still serves it. ${furtherBack}`;
    }
    const [newest] = records;
    if (newest?.payload.knownGood?.id !== current || newest.payload.candidate.id === current)
        return null;
    const forge = await context.role("forge");
    const statuses = await forge.listDeploymentStatuses(newest.deployment.id);
    const record = (0,release_record/* parseProductionRecord */.GV)(newest.deployment, (0,release_record/* currentStatusOf */.$p)(statuses));
    if (record?.phase !== "rolled-back")
        return null;
    return `Release ${newest.payload.release} was rolled back to ${current} before (${record.reason ?? "reason not recorded"}), and production still serves it. ${furtherBack}`;
}
function chooseTarget(context, findings, current) {
    const { to } = context.options;
    if (to !== null) {
        if (findings.given === null) {
            return (0,lib_verdict/* hold */._2)("not_found", `There is no deployment ${to} in this project.`, "Give the id (`dpl_…`) or the address of an earlier production deployment.");
        }
        return { id: findings.given.id, commit: findings.given.meta.githubCommitSha ?? null };
    }
    if (findings.recordsTrouble !== null) {
        return (0,lib_verdict/* hold */._2)(findings.recordsTrouble.reasonCode, `The last known-good deployment is not known, because the release records could not be read: ${findings.recordsTrouble.message}`, "Name the deployment to go back to with `to`; a rollback to a named deployment needs no records.");
    }
    const knownGood = findings.records.find(({ payload }) => payload.candidate.id === current)?.payload.knownGood;
    if (knownGood)
        return knownGood;
    return (0,lib_verdict/* hold */._2)("no_known_good", `No release record says what was good before ${current ?? "nothing"}, which production serves now.`, "Name the deployment to go back to with `to`; Holdpoint does not guess one.");
}
async function writeRecord(context, journal, found, done) {
    // Production is safe now, so this may wait for a forge that was down before.
    const { records } = found.recordsTrouble === null ? found : await readOurRecords(context);
    const record = records.find(({ payload }) => payload.candidate.id === done.current);
    if (record === undefined) {
        journal.note("no release record belongs to what production served, so the rollback is recorded only at the host");
        return;
    }
    await (0,engine_journal/* bestEffort */.z$)(journal, "the rollback's status at GitHub was not written", async () => {
        const forge = await context.role("forge");
        await forge.createDeploymentStatus(record.deployment.id, {
            ...(0,release_record/* renderProductionStatus */.A3)({ phase: "rolled-back", to: done.to, reason: done.reason }),
            ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
        });
    });
}

;// CONCATENATED MODULE: ./build/src/commands/verify.js






/** Checks every staging gate against the release's build. */
const verify = {
    name: "verify",
    description: "Check the staging gates against the release's build, or (--stage production) the production gates.",
    run(context) {
        const journal = (0,engine_journal/* createJournal */.s9)("verify", context);
        if (context.options.stage === "production")
            return verifyProduction(context, journal);
        return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
            const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
            const { plan, release } = context;
            const [production, builds, known] = await Promise.all([
                readProduction(context, host),
                host.findBuilds(release.id),
                readStaging(context, forge),
            ]);
            journal.productionBefore(production.project.productionDeploymentId);
            const build = chooseBuild(builds, release.commit, plan.digest, plan.stages.staging.deploy.target);
            if (build?.state !== "ready") {
                return journal.finishWith((0,lib_verdict/* hold */._2)("release_not_found", build === null
                    ? `There is no build of release ${release.id} with this plan at the host.`
                    : `Build ${build.id} is not ready yet, it is ${build.state}.`, "Run `deploy` for this release first."));
            }
            journal.candidate(build);
            const record = await ensureStagingRecord(context, journal, forge, build, known);
            return journal.finishWith(await verifyBuild(context, journal, forge, build, record));
        });
    },
};
/** The production gates against what production serves now; decides nothing about a release and records nothing. */
function verifyProduction(context, journal) {
    return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
        const { plan } = context;
        const { project } = await readProduction(context, await context.role("host"));
        const current = project.productionDeploymentId;
        journal.productionBefore(current);
        journal.productionAfter(current, await readServed(context));
        const verdict = await checkGates(context, journal, plan.stages.production.verify, {
            url: context.domainUrl(plan.project.domains[0] ?? ""),
            deploymentId: current ?? "",
            commit: context.release.commit,
            stage: "production",
            bypass: null,
        });
        return journal.finishWith(verdict);
    });
}

;// CONCATENATED MODULE: ./build/src/judge/wilson-interval.js
/**
 * Wilson score interval of a share observed `ratio` in `samples` trials (E. B. Wilson, JASA 22, 1927):
 * centre (p + z²/2n) / (1 + z²/n), half-width z/(1 + z²/n) · √(p(1−p)/n + z²/4n²).
 * z = 3.09 leaves 0.1 % on each side.
 */
function wilsonInterval(ratio, samples, z = 3.09) {
    if (samples <= 0)
        return { low: 0, high: 1 };
    const share = Math.min(1, Math.max(0, ratio));
    const shrink = 1 + z ** 2 / samples;
    const centre = (share + z ** 2 / (2 * samples)) / shrink;
    const half = (z / shrink) * Math.sqrt((share * (1 - share)) / samples + z ** 2 / (4 * samples ** 2));
    return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

;// CONCATENATED MODULE: ./build/src/judge/judge-condition.js
/** One condition against readings → Verdict. Pure. */



/**
 * Judges what the team wrote literally, on at least the minimum number of samples.
 * While less than the condition's window has passed since the promote, a comparison decides only what the rest
 * of the window can hardly undo: a ratio whose Wilson interval (0.1 % on each side) lies wholly beyond the threshold, or a count
 * that is over it already. That keeps "over 15m" literal without waiting 15 minutes to see a burning site.
 */
function judgeCondition(condition, measure, readings) {
    const { reading, baseline } = readings;
    const unusable = unusableReading(condition, reading, "");
    if (unusable !== null)
        return { kind: "unknown", verdict: unusable };
    const value = reading.value ?? 0;
    const windowMs = reading.window.to - reading.window.from;
    const partial = windowMs < condition.overMs;
    switch (condition.kind) {
        case "threshold":
            return judgeThreshold(condition, measure, reading, value, condition.value, partial);
        case "rate": {
            // Literal: n in that period. A shorter watch scales nothing: fewer events in less time prove less.
            const shown = `${value} in ${(0,duration/* renderDuration */.P)(windowMs)}`;
            const evidence = evidenceOf(condition, reading, shown);
            const met = compare(value, condition.comparison, condition.count);
            const rising = condition.comparison === ">" || condition.comparison === ">=";
            if (partial && (rising ? !met : true))
                return { kind: "early", summary: `${condition.metric} is ${shown} so far`, evidence };
            return answer(met, condition, `${condition.metric} is ${shown}`, evidence);
        }
        case "change": {
            const missing = baseline === null ? noBaseline(condition) : unusableReading(condition, baseline, "baseline ");
            if (missing !== null)
                return { kind: "unknown", verdict: missing };
            return judgeChange(condition, measure, reading, value, baseline?.value ?? 0, partial);
        }
    }
}
function judgeThreshold(condition, measure, reading, value, threshold, partial) {
    const shown = renderValue(value, measure);
    const evidence = evidenceOf(condition, reading, `${shown} of ${reading.sampleCount} samples`);
    const summary = `${condition.metric} is ${shown} (${reading.sampleCount} samples, limit ${condition.comparison} ${renderValue(threshold, measure)})`;
    const met = compare(value, condition.comparison, threshold);
    if (!partial)
        return answer(met, condition, summary, evidence);
    const rising = condition.comparison === ">" || condition.comparison === ">=";
    const certain = measure.unit === "count"
        ? met && rising
        : measure.unit === "ratio"
            ? met && beyond(wilsonInterval(value, reading.sampleCount), condition.comparison, threshold)
            : false;
    if (certain)
        return { kind: "met", summary: `${condition.text}: ${summary}, certain before the window is full`, evidence };
    return { kind: "early", summary: `${summary}, window not full yet`, evidence };
}
function judgeChange(condition, measure, reading, value, before, partial) {
    const difference = condition.direction === "increases" ? value - before : before - value;
    const shown = `${renderValue(value, measure)}, was ${renderValue(before, measure)}`;
    const evidence = evidenceOf(condition, reading, `${shown} (${reading.sampleCount} samples)`);
    // A share of nothing says nothing: with a baseline of 0 every change is infinite.
    if (condition.amount.kind === "relative" && before === 0)
        return { kind: "unknown", verdict: noBaseline(condition) };
    const amount = condition.amount.kind === "relative" ? difference / before : difference;
    const met = compare(amount, condition.comparison, condition.amount.value);
    const summary = `${condition.metric} is ${shown}`;
    if (partial)
        return { kind: "early", summary: `${summary}, window not full yet`, evidence };
    return answer(met, condition, summary, evidence);
}
function answer(met, condition, summary, evidence) {
    return { kind: met ? "met" : "clear", summary: `${condition.text}: ${summary}`, evidence };
}
function compare(value, comparison, limit) {
    switch (comparison) {
        case ">":
            return value > limit;
        case ">=":
            return value >= limit;
        case "<":
            return value < limit;
        case "<=":
            return value <= limit;
    }
}
function beyond(interval, comparison, limit) {
    return compare(comparison === ">" || comparison === ">=" ? interval.low : interval.high, comparison, limit);
}
function unusableReading(condition, reading, which) {
    // A long watch judges ten thousands of readings, nearly all of them usable: what is not said is not written.
    const evidence = () => evidenceOf(condition, reading, reading.value === null ? "no data" : `${reading.sampleCount} samples`);
    if (reading.value === null || !Number.isFinite(reading.value)) {
        return (0,lib_verdict/* hold */._2)("no_data", `${condition.text}: there is no ${which}data for ${condition.metric}.`, "Check that the site reports this release and environment, and that the metric's settings in the plan name them.", evidence());
    }
    if (!reading.complete) {
        return (0,lib_verdict/* hold */._2)("no_data", `${condition.text}: the ${which}data for ${condition.metric} is not complete yet.`, "The vendor is still ingesting; a longer `settle` on the metric waits for it.", evidence());
    }
    if (reading.sampleCount < condition.minimumSamples) {
        return (0,lib_verdict/* hold */._2)("too_few_samples", `${condition.text}: ${reading.sampleCount} ${which}samples, and fewer than ${condition.minimumSamples} say nothing.`, "Watch longer (`for`), judge over a longer window (`over`), or send traffic.", evidence());
    }
    return null;
}
function noBaseline(condition) {
    return (0,lib_verdict/* hold */._2)("no_data", `${condition.text}: there is no usable baseline of the release before.`, "A change needs data of the known-good release in the window before the promote; compare with a fixed number instead where there is none.");
}
function evidenceOf(condition, reading, shown) {
    const { from, to } = reading.window;
    return [
        {
            label: condition.metric,
            value: `${shown}, ${renderTimeOfDay(from)}–${renderTimeOfDay(to)} UTC`,
            ...(reading.url === undefined ? {} : { url: reading.url }),
        },
    ];
}
/** `16:05:09` in UTC; `Date` takes three times as long for it. */
function renderTimeOfDay(at) {
    const second = Math.floor(at / 1_000) % 86_400;
    return `${twoDigits(Math.floor(second / 3_600))}:${twoDigits(Math.floor(second / 60) % 60)}:${twoDigits(second % 60)}`;
}
function twoDigits(value) {
    return value < 10 ? `0${value}` : String(value);
}
/** `1,234.5`. Not `Intl`: making its first formatter takes 20 ms, which is most of judging a 48-hour watch. */
function renderNumber(value) {
    if (Math.abs(value) < 1_000)
        return String(value);
    if (Number.isInteger(value) && value > 0 && value < 1_000_000) {
        return `${Math.trunc(value / 1_000)},${String(value % 1_000).padStart(3, "0")}`;
    }
    const [whole = "", fraction] = String(value).split(".");
    const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
    return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
/** A number in its measure's unit, for people: `7.9 %`, `2,210 ms`, `4`. */
function renderValue(value, measure) {
    switch (measure.unit) {
        case "ratio":
            return `${Number((value * 100).toFixed(2))} %`;
        case "duration":
            return `${renderNumber(Math.round(value))} ms`;
        case "count":
            return renderNumber(Number(value.toFixed(2)));
    }
}
/** A rollback condition's answer as a verdict: met is `fail`, clear is `pass`, early is `hold` until the window is full. */
function rollbackVerdict(condition, given) {
    switch (given.kind) {
        case "met":
            return (0,lib_verdict/* fail */.fJ)("condition_met", given.summary, "Production is rolled back to the known-good deployment.", given.evidence);
        case "clear":
            return (0,lib_verdict/* pass */.IX)("condition_clear", given.summary, given.evidence);
        case "early":
            return (0,lib_verdict/* hold */._2)("watch_incomplete", `${condition.text}: ${given.summary}.`, "The watch goes on.", given.evidence);
        case "unknown":
            return given.verdict;
    }
}
/** A success condition's answer: met is `pass`; not met is a question for a person, never a rollback. */
function successVerdict(condition, given) {
    switch (given.kind) {
        case "met":
            return (0,lib_verdict/* pass */.IX)("condition_clear", given.summary, given.evidence);
        case "clear":
            return (0,lib_verdict/* hold */._2)("success_unmet", `${condition.text} was not reached: ${given.summary}`, "A person decides: keep the release, or dispatch a rollback.", given.evidence);
        case "early":
            return (0,lib_verdict/* hold */._2)("watch_incomplete", `${condition.text}: ${given.summary}.`, "The watch goes on.", given.evidence);
        case "unknown":
            return given.verdict;
    }
}

;// CONCATENATED MODULE: ./build/src/judge/judge-watch.js
/** The whole watch → one verdict. Pure. */

/** Any `fail` rolls back at once; before the end everything else goes on; at the end the worst verdict wins. */
function judgeWatch(findings) {
    const known = [...findings.rollback, ...findings.success].map(({ text, verdict }) => verdict ?? neverJudged(text));
    const all = [...findings.gates, ...known];
    const failed = all.find((verdict) => verdict.outcome === "fail");
    if (failed !== undefined)
        return { kind: "rollback", verdict: failed };
    if (!findings.ended)
        return { kind: "continue" };
    const worst = (0,lib_verdict/* worstVerdict */.zP)(all);
    if (worst === null)
        return { kind: "end", verdict: (0,lib_verdict/* pass */.IX)("watched", "The plan watches nothing in production.") };
    if (worst.outcome === "hold")
        return { kind: "end", verdict: worst };
    const judged = findings.rollback.length + findings.success.length;
    return {
        kind: "end",
        verdict: (0,lib_verdict/* pass */.IX)("watched", judged === 0
            ? `${findings.gates.length} production gates passed.`
            : `${findings.rollback.length} rollback conditions judged to the end of the watch, none met${findings.success.length === 0 ? "" : `; ${findings.success.length} of ${findings.success.length} goals reached`}.`, all.flatMap((verdict) => verdict.evidence)),
    };
}
function neverJudged(text) {
    return (0,lib_verdict/* hold */._2)("watch_incomplete", `${text}: never judged, because no data settled during the watch.`, "Watch longer (`for`), or shorten the metric's `settle` if its vendor is faster.");
}

;// CONCATENATED MODULE: ./build/src/judge/traffic-gap.js
/** A quiet hour has a share of the usual traffic; a fifth of it or less is an interruption. */
const GAP_FACTOR = 5;
/**
 * Samples that the window should have had by the rest of the watch, where it has almost none of them; null where little
 * is usual here. A gap must not be filled up with the samples of better times. `minimum` is the fewest that say something.
 */
function expectedInGap(part, whole, minimum) {
    const partMs = part.window.to - part.window.from;
    const restMs = whole.window.to - whole.window.from - partMs;
    if (restMs <= 0)
        return null;
    const expected = ((whole.sampleCount - part.sampleCount) / restMs) * partMs;
    return expected >= 2 * minimum && part.sampleCount * GAP_FACTOR < expected ? Math.round(expected) : null;
}

;// CONCATENATED MODULE: ./build/src/judge/watch-windows.js
/**
 * Windows of `overMs` that end at `settledTo` and, going back, cover everything since `judgedTo`: after an outage of the
 * vendor or a restart the time in between is judged too. Oldest first; none while nothing new has settled.
 * No window begins before the promote.
 */
function windowsDue(span, overMs, settledTo, judgedTo) {
    const end = Math.min(settledTo, span.to);
    const windows = [];
    for (let to = end; to > Math.max(judgedTo, span.from); to -= overMs) {
        windows.unshift({ from: Math.max(span.from, to - overMs), to });
    }
    return windows;
}
/** The window of the same length that ends at the promote, for `increases` and `drops`. */
function baselineWindow(span, overMs) {
    return { from: span.from - overMs, to: span.from };
}

;// CONCATENATED MODULE: ./build/src/engine/watch/health-probe.js
function createHealthProbe(context, target) {
    const gates = context.plan.stages.production.verify.filter((item) => item.gate === "http");
    const rounds = [];
    return {
        async probe() {
            if (gates.length === 0)
                return;
            const verdicts = await Promise.all(gates.map((item) => context.checkGate(item, target)));
            if (verdicts.some(({ outcome }) => outcome === "hold") && !verdicts.some(({ outcome }) => outcome === "fail"))
                return;
            rounds.push({ at: context.clock.now(), failed: verdicts.some(({ outcome }) => outcome === "fail") });
        },
        read(window) {
            const inside = rounds.filter(({ at }) => at >= window.from && at <= window.to);
            return {
                value: inside.length === 0 ? null : inside.filter(({ failed }) => failed).length,
                sampleCount: inside.length,
                window,
                complete: true,
            };
        },
    };
}

;// CONCATENATED MODULE: ./build/src/engine/watch/watch-production.js
/** Reads and judges until the watch is over or something fails. Everything it needs to go on is in the record and at the vendors. */








/** Ticks granted beyond the end while a vendor is down or its data late, before the watch ends undecided. */
const EXTRA_TICKS = 5;
/** Longest that vendors take until data is complete; only for what is shown. */
const SETTLING_MS = 3 * 60_000;
async function watchProduction(context, journal, host, record) {
    const { clock, plan, signal } = context;
    const { watch, verify } = plan.stages.production;
    const target = {
        url: context.domainUrl(plan.project.domains[0] ?? ""),
        deploymentId: record.payload.candidate.id,
        commit: context.release.commit,
        stage: "production",
        bypass: null,
    };
    const startedAt = clock.now();
    const checkAll = async () => (verify.length === 0 ? [] : [await checkGates(context, journal, verify, target)]);
    let gateVerdicts = await checkAll();
    if (watch === null)
        return endOf(judgeWatch({ rollback: [], success: [], gates: gateVerdicts, ended: true }));
    const span = { from: record.promotedAt, to: record.promotedAt + record.payload.watchForMs };
    const states = conditionStates(watch, span, startedAt);
    const probedTo = Math.max(...states.map((state) => state.span.to), span.to);
    const settleMs = Math.max(0, ...Object.values(watch.metrics).map((metric) => metric.settleMs));
    const settledAt = Math.max(span.to + settleMs, probedTo);
    const probe = createHealthProbe(context, target);
    const tick = createTick(context, watch, probe, record, span);
    let previousMs = null;
    for (let extra = 0;;) {
        const moved = await productionMoved(host, record);
        if (moved !== null)
            return { kind: "end", verdict: moved };
        if (previousMs !== null && gateVerdicts.some(isVendorTrouble))
            gateVerdicts = await checkAll();
        if (clock.now() <= probedTo)
            await probe.probe();
        await Promise.all(states.map((state) => tick(state)));
        for (const state of states)
            showCondition(journal, state, span, clock.now());
        const ended = clock.now() >= settledAt;
        const answer = judgeWatch({
            rollback: states
                .filter(({ list }) => list === "rollback")
                .map(({ condition, latest }) => ({ text: condition.text, verdict: latest })),
            success: states
                .filter(({ list }) => list === "success")
                .map(({ condition, latest }) => ({ text: condition.text, verdict: latest })),
            gates: gateVerdicts,
            ended,
        });
        if (answer.kind === "rollback")
            return answer;
        if (answer.kind === "end") {
            const blind = states.some(({ latest }) => mayFill(latest)) || gateVerdicts.some(isVendorTrouble);
            if (!blind || extra >= EXTRA_TICKS)
                return answer;
            extra += 1;
        }
        const now = clock.now();
        journal.tick({ ...standing(states, span, now), previousMs });
        previousMs = now - span.from;
        // The last read falls on the moment at which the last window has settled, not up to one interval later.
        const untilEnd = settledAt - clock.now();
        await clock.sleep(untilEnd > 0 ? Math.min(watch.everyMs, untilEnd) : watch.everyMs, signal);
    }
}
function endOf(answer) {
    if (answer.kind === "continue")
        throw new Error("an ended watch goes on");
    return answer;
}
/** Somebody else's deployment is not ours to judge or roll back. An unreadable host changes nothing here. */
async function productionMoved(host, record) {
    try {
        const { productionDeploymentId } = await host.readProject();
        if (productionDeploymentId === record.payload.candidate.id)
            return null;
        return (0,lib_verdict/* hold */._2)("production_moved", `Production was changed to ${productionDeploymentId ?? "nothing"} by somebody else, so the watch of ${record.payload.candidate.id} ends.`, "Look at what production serves now; that change has its own watch if Holdpoint made it.");
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ)
            return null;
        throw error;
    }
}
/**
 * A watch that is started again has no health checks of the time in which it did not run, and nobody else made any:
 * they are judged from now on, over at least one whole window.
 */
function conditionStates(watch, span, startedAt) {
    const late = startedAt - span.from > 2 * watch.everyMs;
    const states = (conditions, list) => conditions.map((condition) => {
        const own = late && watch.metrics[condition.metric]?.provider === "probe"
            ? { from: startedAt, to: Math.max(span.to, startedAt + condition.overMs) }
            : span;
        return { condition, list, span: own, judgedTo: own.from, latest: null };
    });
    return [...states(watch.rollbackConditions, "rollback"), ...states(watch.successConditions, "success")];
}
/** Judges one condition over every window that has become due; the worst of them stays until a later one is judged. */
function createTick(context, watch, probe, record, watched) {
    const read = createReader(context, probe);
    const scope = { commit: record.payload.commit, environment: "production" };
    const before = { commit: record.payload.knownGood?.commit ?? "", environment: "production" };
    return async (state) => {
        const { condition } = state;
        const metric = watch.metrics[condition.metric];
        if (metric === undefined)
            return;
        const due = windowsDue(state.span, condition.overMs, context.clock.now() - metric.settleMs, state.judgedTo);
        const verdicts = [];
        for (const window of due) {
            const verdict = await judgeWindow(state, metric, window);
            verdicts.push(verdict);
            if (verdict.outcome === "fail" || verdict.reasonCode.startsWith("vendor_"))
                break;
        }
        if (verdicts.length === 0)
            return;
        state.latest = (0,lib_verdict/* worstVerdict */.zP)(verdicts);
        // A hole (no data, vendor down) stays due: it is read again until it is filled or the watch ends on it.
        if (!verdicts.some(isHole))
            state.judgedTo = due.at(-1)?.to ?? state.judgedTo;
    };
    async function judgeWindow(state, metric, window) {
        const { condition, span } = state;
        const verdictOf = state.list === "rollback" ? rollbackVerdict : successVerdict;
        try {
            const reading = await read(metric, window, scope);
            const needsBaseline = condition.kind === "change" && before.commit !== "";
            const baseline = needsBaseline ? await read(metric, baselineWindow(watched, condition.overMs), before) : null;
            const verdict = verdictOf(condition, judgeCondition(condition, metric.measure, { reading, baseline }));
            if (verdict.reasonCode !== "too_few_samples" || window.from <= span.from)
                return verdict;
            // Little traffic: what one window cannot say, the whole watch so far may.
            const whole = await read(metric, { from: span.from, to: window.to }, scope);
            const expected = reading.sampleCount < condition.minimumSamples ? expectedInGap(reading, whole, condition.minimumSamples) : null;
            if (expected !== null)
                return gap(condition, reading, expected);
            return verdictOf(condition, judgeCondition(condition, metric.measure, { reading: whole, baseline }));
        }
        catch (error) {
            if (!(error instanceof lib_error/* ProviderError */.mZ))
                throw error;
            return (0,lib_verdict/* hold */._2)(error.reasonCode, `${condition.text}: ${error.message}`, error.remedy);
        }
    }
}
function gap(condition, { sampleCount }, expected) {
    return (0,lib_verdict/* hold */._2)("no_data", `${condition.text}: ${sampleCount} samples where the rest of the watch leads to expect about ${expected}, so the data is interrupted.`, "Check that the site and everything between it and the vendor still report; what arrives late is judged then.");
}
/** The vendor may answer the next time. */
function isVendorTrouble(verdict) {
    return verdict?.outcome === "hold" && verdict.reasonCode.startsWith("vendor_");
}
/** Data that comes late, as after an incident at the vendor, is waited for; a credential does not mend itself. */
function mayFill(verdict) {
    return isVendorTrouble(verdict) || (verdict?.outcome === "hold" && verdict.reasonCode === "no_data");
}
/** Credential trouble is a hole too: a token that is mended during the watch lets it go on. */
function isHole(verdict) {
    return (verdict.outcome === "hold" && !["too_few_samples", "watch_incomplete", "success_unmet"].includes(verdict.reasonCode));
}
/** Conditions on the same metric and window share one read while it is on its way or fresh. */
function createReader(context, probe) {
    const shared = new Map();
    let at = Number.NaN;
    return (metric, window, scope) => {
        if (context.clock.now() !== at) {
            at = context.clock.now();
            shared.clear();
        }
        const key = `${metric.name} ${window.from} ${window.to} ${scope.commit}`;
        let reading = shared.get(key);
        if (reading === undefined) {
            reading =
                metric.provider === "probe"
                    ? Promise.resolve(probe.read(window))
                    : context.metricSource(metric).then((source) => source.read(window, scope));
            shared.set(key, reading);
        }
        return reading;
    };
}
function standing(states, span, now) {
    const clear = states.filter(({ latest }) => latest?.outcome === "pass").length;
    const totalMs = span.to - span.from;
    return { elapsedMs: now - span.from, totalMs, clear, open: states.length - clear };
}
/** Until its first window is full a condition is open by nature; that is not worth a line, unless its vendor is in trouble. */
function showCondition(journal, state, span, now) {
    const { condition, latest } = state;
    if (latest === null)
        return;
    const filling = now - span.from < condition.overMs + SETTLING_MS && latest.outcome === "hold";
    if (!filling || latest.reasonCode.startsWith("vendor_") || latest.reasonCode.startsWith("credential_")) {
        journal.condition(condition.text, latest);
    }
}

;// CONCATENATED MODULE: ./build/src/commands/watch.js








/** Watches production after a promote; rolls it back by itself on a `fail`. */
const watch = {
    name: "watch",
    description: "Watch production after the promote; roll back by itself when a condition is met.",
    run(context) {
        const journal = (0,engine_journal/* createJournal */.s9)("watch", context);
        return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
            const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
            const [production, record] = await Promise.all([
                readProduction(context, host),
                readProductionRecord(context, forge),
            ]);
            const current = production.project.productionDeploymentId;
            journal.productionBefore(record?.payload.knownGood?.id ?? current);
            journal.productionAfter(current, null);
            if (record === null) {
                return journal.finishWith((0,lib_verdict/* fail */.fJ)("release_not_found", `Release ${context.release.id} has no production record, so there is nothing to watch.`, "Run `promote` for this release first."));
            }
            const { candidate } = record.payload;
            journal.candidate(candidate);
            const shown = productionShows(production, candidate.id);
            if (record.phase === "rolling-back") {
                return rollBackRelease(context, journal, { host, forge, record, reason: record.reason ?? "rollback_decided" });
            }
            if (record.phase === "rolled-back" || rolledBackAtHost(production, record)) {
                return alreadyRolledBack(context, journal, { forge, record, production });
            }
            if (record.phase === "done" && shown) {
                journal.productionAfter(candidate.id, await readServed(context));
                return journal.finishWith((0,lib_verdict/* pass */.IX)("already_done", `The watch of ${candidate.id} ended before: ${record.reason ?? "done"}.`));
            }
            if (!shown)
                return journal.finishWith(notInProduction(current, record));
            const promotedAt = record.promotedAt ?? context.clock.now();
            if (record.phase !== "watching") {
                await writeProductionStatus(context, forge, record, {
                    phase: "watching",
                    promotedAt,
                    until: promotedAt + record.payload.watchForMs,
                });
            }
            journal.step("watch", `watching ${candidate.id} for ${(0,duration/* renderDuration */.P)(record.payload.watchForMs)}`);
            return watchAndDecide(context, journal, { host, forge, record: { ...record, promotedAt } });
        });
    },
};
async function watchAndDecide(context, journal, watched) {
    const { host, forge, record } = watched;
    const answer = await watchProduction(context, journal, host, record);
    if (answer.kind === "rollback") {
        const reason = answer.verdict.summary;
        const result = await rollBackRelease(context, journal, {
            host,
            forge,
            record,
            reason,
            code: answer.verdict.reasonCode,
        });
        return result;
    }
    const { verdict } = answer;
    const production = await readProduction(context, host);
    journal.productionAfter(production.project.productionDeploymentId, await readServed(context));
    if (verdict.reasonCode === "production_moved") {
        // Most often a person rolled back while we watched: what they wrote into the record must stay.
        const now = await readProductionRecord(context, forge);
        if (now?.phase === "rolled-back" || rolledBackAtHost(production, now ?? record)) {
            return alreadyRolledBack(context, journal, { forge, record: now ?? record, production });
        }
    }
    await (0,engine_journal/* bestEffort */.z$)(journal, "the end of the watch was not written", () => writeProductionStatus(context, forge, record, verdict.outcome === "pass"
        ? { phase: "done", promotedAt: record.promotedAt, reason: verdict.summary }
        : { phase: "held", promotedAt: record.promotedAt, reason: `${verdict.reasonCode}, ${verdict.summary}` }));
    await writeCommitStatus(context, journal, forge, verdict.outcome === "pass" ? "success" : "pending", verdict.summary);
    if (verdict.outcome === "pass")
        journal.step("done", verdict.summary);
    return journal.finishWith(verdict);
}
/** Where only the host says it, the record is mended: the world wins. */
async function alreadyRolledBack(context, journal, found) {
    const { forge, record, production } = found;
    journal.productionAfter(production.project.productionDeploymentId, await readServed(context));
    const to = record.rollbackTo ?? record.payload.knownGood?.id ?? "the previous deployment";
    const byHost = record.phase !== "rolled-back";
    const reason = byHost ? ROLLED_BACK_AT_HOST : (record.reason ?? "reason not recorded");
    if (byHost) {
        journal.note(`the host says that production was rolled back to ${to}, and the record now says it too`);
        await (0,engine_journal/* bestEffort */.z$)(journal, "the rollback's status was not written", () => writeProductionStatus(context, forge, record, { phase: "rolled-back", to, reason }));
    }
    return journal.finish({
        decision: "rolled-back",
        reasonCode: "already_rolled_back",
        summary: `This release was rolled back to ${to}: ${reason}`,
        remedy: "Release a new commit; to try the same commit again, give the release another id (`release`).",
    });
}
function notInProduction(current, record) {
    const { candidate, knownGood } = record.payload;
    const unfinished = record.phase === "promoting" && current === (knownGood?.id ?? null);
    return current === candidate.id || unfinished
        ? (0,lib_verdict/* hold */._2)("read_back_mismatch", `Production does not show ${candidate.id} on every domain, so the promotion is not complete.`, "Run `promote` again; it continues where it stopped. Then watch.")
        : (0,lib_verdict/* hold */._2)("production_moved", `Production is ${current ?? "nothing"}, changed by somebody else; this release is no longer watched.`, "Look at what production serves now; that change has its own watch if Holdpoint made it.");
}

;// CONCATENATED MODULE: ./build/src/commands/index.js
/** The registry of the commands on a release: one line each. */






const commands = { checklist: checklist, deploy: deploy, verify: verify, promote: promote, watch: watch, rollback: rollback };
function isCommandName(name) {
    return Object.hasOwn(commands, name);
}


/***/ }),

/***/ 22099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ prepare)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34531);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(73866);
/* harmony import */ var _lib_find_checkout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26963);
/* harmony import */ var _index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(87738);
/* harmony import */ var _engine_release_secrets_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48789);
/** Everything that can be wrong before anything is touched: the plan, the secrets, the release's identity, the options. */







/** `publish`: in a workflow, where a checklist writes what it finds. Throws UsageError with every mistake found. */
async function prepare(command, raw, env, publish = false) {
    const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(raw.directory || ".");
    if (command === "checklist")
        return prepareChecklist(raw, env, directory, publish);
    const { plan, missing } = await loadPlanFor(command, raw.plan || _plan_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .DEFAULT_PLAN_FILE */ .h, env);
    const commit = raw.commit || env.GITHUB_SHA || "";
    const problems = [...checkOptions(command, raw, commit), ...checkRepository(env), ...missing];
    if (problems.length > 0) {
        const onlySecrets = problems.every((problem) => problem.message.includes(" is not set"));
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb(onlySecrets ? "secret_missing" : "usage", problems);
    }
    return {
        plan,
        directory,
        checklist: null,
        release: { id: raw.release || commit, commit },
        options: {
            stage: raw.stage === "production" ? "production" : "staging",
            to: raw.to || null,
            reason: raw.reason || null,
            dryRun: raw.dryRun ?? false,
            unpin: raw.unpin ?? false,
            ...(raw.author ? { author: raw.author } : {}),
        },
    };
}
/** A checklist needs no secret by itself: an item whose secret is not set holds, and the others are asked. */
async function prepareChecklist(raw, env, directory, publish) {
    const file = raw.plan || _plan_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .DEFAULT_PLAN_FILE */ .h;
    const [{ extensions, loadPlan }, { readChecklistRequest }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(815), __webpack_require__.e(24), __webpack_require__.e(844), __webpack_require__.e(452), __webpack_require__.e(466)]).then(__webpack_require__.bind(__webpack_require__, 94467)),
        __webpack_require__.e(/* import() */ 42).then(__webpack_require__.bind(__webpack_require__, 14042)),
    ]);
    if (publish && (await isMissing(file))) {
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb("plan_missing", [
            {
                message: `The base branch has no plan at ${file} yet, so there is no checklist.`,
                remedy: "It begins once a pull request with the plan is merged.",
            },
        ]);
    }
    const [checklist, plan] = await bothOrAllMistakes(readChecklistRequest(raw, env, file, publish), loadPlan(file, extensions));
    const { event } = checklist;
    const told = event?.kind === "pull-request" ? event.headCommit : event?.kind === "push" ? event.commit : null;
    const commit = told ?? (publish ? null : raw.commit) ?? (await (0,_lib_find_checkout_js__WEBPACK_IMPORTED_MODULE_3__/* .findCheckout */ .I)(directory))?.commit ?? raw.commit ?? "";
    return {
        plan,
        directory,
        checklist,
        release: { id: commit, commit },
        options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false },
    };
}
/** What is wrong with the call and what is wrong with the plan are told at once. */
async function bothOrAllMistakes(first, second) {
    const settled = await Promise.allSettled([first, second]);
    const mistakes = settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    const [one, other] = mistakes;
    if (one instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb && other instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb) {
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .eb("usage", [...one.problems, ...other.problems]);
    }
    return Promise.all([first, second]);
}
async function isMissing(file) {
    return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(() => null)) === null;
}
function checkOptions(command, raw, commit) {
    const problems = [];
    if (raw.stage && raw.stage !== "staging" && raw.stage !== "production") {
        problems.push({ message: `stage is "${raw.stage}"; expected staging or production.` });
    }
    if (raw.stage === "production" && command !== "verify") {
        problems.push({
            message: `stage production is for verify; ${command} has one meaning only.`,
            remedy: "Leave the stage out.",
        });
    }
    if (!/^[0-9a-f]{40}$/.test(commit) && command !== "rollback") {
        problems.push({
            message: commit === "" ? "The commit is not known." : `commit is "${commit}"; expected a full SHA of 40 hex digits.`,
            remedy: "Give --commit (or the input `commit`), or set GITHUB_SHA.",
        });
    }
    if (raw.release && !/^[\w.-]{1,100}$/.test(raw.release)) {
        problems.push({
            message: `release is "${raw.release}"; expected up to 100 letters, digits, dots, dashes or underscores.`,
        });
    }
    if (command === "rollback" && !raw.reason && !raw.dryRun) {
        problems.push({
            message: "A rollback needs a reason, which is recorded.",
            remedy: 'Give --reason "…" (or the input `reason`).',
        });
    }
    return problems;
}
function checkRepository(env) {
    if (/^[\w.-]+\/[\w.-]+$/.test(env.GITHUB_REPOSITORY ?? ""))
        return [];
    return [
        {
            message: "GITHUB_REPOSITORY is not set to owner/name; the release record is kept in that repository.",
            remedy: "Actions sets it; in a terminal give --repository owner/name or export it.",
        },
    ];
}
/**
 * The plan, and what it needs and is not set. A rollback runs no gate and reads no metric: it needs none of their
 * secrets and no word of theirs in the plan, so that at 3 a.m. fewer things can be missing or wrong.
 */
async function loadPlanFor(command, file, env) {
    if (command === "rollback") {
        const { loadForRollback } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(368)]).then(__webpack_require__.bind(__webpack_require__, 87368));
        const part = await loadForRollback(file);
        if (part !== null)
            return { plan: part, missing: missingSecrets(env) };
    }
    // Loaded here, because it weighs more than all that a rollback needs.
    const { checkSecrets, extensions, loadPlan } = await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(815), __webpack_require__.e(24), __webpack_require__.e(844), __webpack_require__.e(452), __webpack_require__.e(466)]).then(__webpack_require__.bind(__webpack_require__, 94467));
    const plan = await loadPlan(file, extensions);
    return { plan, missing: command === "rollback" ? missingSecrets(env) : checkSecrets(plan, extensions, env) };
}
function missingSecrets(env) {
    return _engine_release_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .releaseSecrets */ .t
        .filter(({ name }) => !env[name])
        .map(({ name, neededBy }) => ({
        message: `${name} is not set; ${neededBy} needs it.`,
        remedy: `Set ${name} in the environment.`,
    }));
}


/***/ }),

/***/ 78271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WH: () => (/* binding */ holdOnVendorTrouble),
/* harmony export */   s9: () => (/* binding */ createJournal),
/* harmony export */   z$: () => (/* binding */ bestEffort)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/** Builds a command's result while it works, so that every way out has the same form. */

/** A flapping condition of a long watch must not fill the result. */
const TIMELINE_LIMIT = 100;
const DECISION_OF = { pass: "proceed", hold: "hold", fail: "failed" };
function createJournal(command, context) {
    const { clock, emit, release } = context;
    const startedAt = clock.now();
    const verdicts = new Map();
    const notes = [];
    const timeline = [];
    let candidate = null;
    let before = null;
    let after = null;
    let served = null;
    let buildLog = [];
    const remember = (text, about = []) => {
        const at = clock.now();
        const last = timeline.at(-1);
        const shared = last !== undefined && about.length > 0 && last.at === at && last.text === text;
        if (shared)
            timeline.pop();
        timeline.push({ at, text, about: shared ? [...last.about, ...about] : about });
        if (timeline.length > TIMELINE_LIMIT)
            timeline.shift();
    };
    emit({ event: "start", at: startedAt, command, release: release.id, commit: release.commit });
    const finish = ({ decision, reasonCode, summary, remedy }) => {
        emit({ event: "decision", at: clock.now(), command, decision, reasonCode, summary });
        return {
            version: 1,
            command,
            release: release.id,
            commit: release.commit,
            decision,
            reasonCode,
            summary,
            remedy: remedy ?? null,
            candidate,
            production: { before, after, served },
            verdicts: [...verdicts].map(([title, verdict]) => ({ title, verdict })),
            buildLog,
            notes,
            timeline,
            startedAt,
            endedAt: clock.now(),
        };
    };
    return {
        step(step, text) {
            remember(text);
            emit({ event: "step", at: clock.now(), step, text });
        },
        progress: (text) => emit({ event: "progress", at: clock.now(), text }),
        note(text) {
            notes.push(text);
            remember(text);
            emit({ event: "note", at: clock.now(), text });
        },
        gate(title, verdict) {
            verdicts.set(title, verdict);
            if (verdict.outcome !== "pass")
                remember(`${verdict.outcome}: ${title}: ${verdict.summary}`);
            emit({ event: "gate", at: clock.now(), title, verdict });
        },
        condition(text, verdict) {
            const before = verdicts.get(text);
            verdicts.set(text, verdict);
            if (before?.outcome === verdict.outcome && before.reasonCode === verdict.reasonCode)
                return;
            const finding = verdict.summary.startsWith(`${text}: `)
                ? verdict.summary.slice(text.length + 2)
                : verdict.summary;
            if (verdict.outcome !== "pass")
                remember(`${verdict.outcome}: ${finding}`, [text]);
            else if (before !== undefined)
                remember(`clear again: ${finding}`, [text]);
            emit({ event: "condition", at: clock.now(), text, verdict });
        },
        tick: (facts) => emit({ event: "tick", at: clock.now(), ...facts }),
        candidate: ({ id, url }) => {
            candidate = { id, url };
        },
        productionBefore: (id) => {
            before = id;
            after ??= id;
        },
        productionAfter: (id, answered) => {
            after = id;
            served = answered;
        },
        buildLog(lines) {
            buildLog = lines;
            for (const line of lines)
                emit({ event: "output", at: clock.now(), title: "build log", line });
        },
        finish,
        finishWith: (verdict) => finish({
            decision: DECISION_OF[verdict.outcome],
            reasonCode: verdict.reasonCode,
            summary: verdict.summary,
            remedy: verdict.remedy,
        }),
    };
}
/**
 * Runs what may be lost without harm (a status, a note at the forge): a vendor's failure becomes a note that begins with `trouble`.
 * What decides something later is never written through this.
 */
async function bestEffort(journal, trouble, act) {
    try {
        await act();
    }
    catch (error) {
        if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ))
            throw error;
        journal.note(`${trouble}: ${error.message}`);
    }
}
/** A vendor's failure ends a command with `hold`; everything else is passed on to the edge. */
async function holdOnVendorTrouble(journal, act) {
    try {
        return await act();
    }
    catch (error) {
        if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ))
            throw error;
        return journal.finish({
            decision: "hold",
            reasonCode: error.reasonCode,
            summary: error.message,
            remedy: error.remedy,
        });
    }
}


/***/ }),

/***/ 48789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ releaseSecrets)
/* harmony export */ });
/* harmony import */ var _providers_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74704);

/** Names of the variables that every release needs, whatever its plan names. */
const releaseSecrets = [
    ..._providers_index_js__WEBPACK_IMPORTED_MODULE_0__/* .roleProviders */ .V.host.secrets.map((name) => ({ name, neededBy: "Vercel" })),
    ..._providers_index_js__WEBPACK_IMPORTED_MODULE_0__/* .roleProviders */ .V.forge.secrets.map((name) => ({ name, neededBy: "the release record at GitHub" })),
];


/***/ }),

/***/ 90388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ createSession)
/* harmony export */ });
/* harmony import */ var _lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60862);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _providers_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74704);



function createSession(settings) {
    const { plan, env, clock, signal } = settings;
    const providerContext = {
        env,
        clock,
        debug: settings.debug,
        ...(signal === undefined ? {} : { signal }),
        ...(settings.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: settings.requestTimeoutMs }),
    };
    const roleSettings = {
        project: plan.project.vercel.project,
        team: plan.project.vercel.team,
        repository: env.GITHUB_REPOSITORY ?? null,
    };
    const connected = new Map();
    const role = (name) => {
        let pending = connected.get(name);
        if (pending === undefined) {
            const provider = _providers_index_js__WEBPACK_IMPORTED_MODULE_1__/* .roleProviders */ .V[name];
            requireSecrets(provider, env);
            pending = provider.connect(roleSettings, providerContext);
            connected.set(name, pending);
        }
        return pending;
    };
    const sources = new Map();
    const metricSource = (metric) => {
        let pending = sources.get(metric.name);
        if (pending === undefined) {
            pending = connectMetric(metric, providerContext);
            sources.set(metric.name, pending);
        }
        return pending;
    };
    return {
        plan,
        release: settings.release,
        options: settings.options,
        checklist: settings.checklist ?? null,
        clock,
        env,
        directory: settings.directory,
        runUrl: settings.runUrl,
        emit: settings.emit,
        role,
        metricSource,
        domainUrl: settings.domainUrl ?? _lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_2__/* .deploymentUrl */ .P,
        checkGate: (item, target, about) => runGate(settings, role, item, target, about ?? OF_A_RELEASE),
        ...(signal === undefined ? {} : { signal }),
    };
}
/** A release has no boxes, and nothing to compare with. */
const OF_A_RELEASE = { people: null, baseline: null };
function requireSecrets(provider, env) {
    const missing = provider.secrets.filter((name) => !env[name]);
    if (missing.length === 0)
        return;
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb("secret_missing", missing.map((name) => ({
        message: `${name} is not set; ${provider.vendor} needs it.`,
        remedy: `Set ${name} in the environment (in a workflow: \`env: ${name}: \${{ secrets.${name} }}\`).`,
    })));
}
async function connectMetric(metric, context) {
    const { metricProviders } = await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(844), __webpack_require__.e(237)]).then(__webpack_require__.bind(__webpack_require__, 19844));
    const provider = metricProviders[metric.provider];
    if (provider === undefined)
        throw new Error(`no metric provider ${metric.provider}`);
    return provider.connect(metric.name, metric.spec, context);
}
/** The gates' own modules load with the first gate that runs: a rollback runs none. */
async function runGate(settings, role, item, target, about) {
    const [{ gates }, { checkGate }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(24)]).then(__webpack_require__.bind(__webpack_require__, 52024)), __webpack_require__.e(/* import() */ 992).then(__webpack_require__.bind(__webpack_require__, 33992))]);
    const gate = gates[item.gate];
    if (gate === undefined)
        throw new Error(`no gate ${item.gate}`);
    const roles = Object.fromEntries(await Promise.all(gate.roles.map(async (name) => [name, await role(name)])));
    return checkGate(gate, item.spec, {
        roles,
        target,
        clock: settings.clock,
        directory: settings.directory,
        env: settings.env,
        ...about,
        output: (line) => settings.emit({ event: "output", at: settings.clock.now(), title: item.title, line }),
        ...(settings.signal === undefined ? {} : { signal: settings.signal }),
    });
}


/***/ }),

/***/ 23108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ afterSending)
/* harmony export */ });
/**
 * Resolves when requests that were just made have gone out. Sockets connect and write only between turns of the event
 * loop, so a module that takes 50 ms to load would otherwise hold them back; loaded after this, it costs nothing,
 * because the answers take longer. `ms`: later ones let earlier ones' requests go first.
 */
function afterSending(ms) {
    return new Promise((resolve) => {
        setTimeout(() => setImmediate(resolve), ms);
    });
}


/***/ }),

/***/ 19563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
const systemClock = {
    now: () => Date.now(),
    sleep: (ms, signal) => new Promise((resolve, reject) => {
        if (signal?.aborted) {
            reject(signal.reason);
            return;
        }
        const onAbort = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener("abort", onAbort);
            resolve();
        }, ms);
        signal?.addEventListener("abort", onAbort, { once: true });
    }),
};


/***/ }),

/***/ 60862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ deploymentUrl)
/* harmony export */ });
/** A deployment's or domain's address with its scheme. Loopback hosts (a rehearsal's) have no certificate. */
function deploymentUrl(host) {
    return /^(127\.0\.0\.1|localhost|\[::1\])(:|$)/.test(host) ? `http://${host}` : `https://${host}`;
}


/***/ }),

/***/ 39509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** The first `length` hex digits of a text's SHA-256. */
function digestOf(text, length) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex").slice(0, length);
}


/***/ }),

/***/ 38081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseDuration),
/* harmony export */   P: () => (/* binding */ renderDuration)
/* harmony export */ });
/**
 * Durations as a plan writes them: a number and one unit, `90s`, `15m`, `24h`, `2d`, `250ms`.
 * Everything inside Holdpoint is milliseconds.
 */
const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Milliseconds of a duration such as `15m`, or `null` where the text is not one. */
function parseDuration(text) {
    const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(text.trim());
    if (match === null)
        return null;
    return Number(match[1]) * UNIT_MS[match[2]];
}
/** A duration for people: `45s`, `3m`, `1h 5m`, `250ms`; at most two units, the smaller one dropped when zero. */
function renderDuration(ms) {
    if (ms < 1_000)
        return `${Math.round(ms)}ms`;
    const seconds = Math.round(ms / 1_000);
    const parts = [
        [Math.floor(seconds / 86_400), "d"],
        [Math.floor((seconds % 86_400) / 3_600), "h"],
        [Math.floor((seconds % 3_600) / 60), "m"],
        [seconds % 60, "s"],
    ];
    const first = parts.findIndex(([amount]) => amount > 0);
    return parts
        .slice(first, first + 2)
        .filter(([amount]) => amount > 0)
        .map(([amount, unit]) => `${amount}${unit}`)
        .join(" ");
}


/***/ }),

/***/ 34531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eb: () => (/* binding */ UsageError),
/* harmony export */   mZ: () => (/* binding */ ProviderError)
/* harmony export */ });
/* unused harmony export renderProblem */
/** Every mistake found, at once; nothing was touched. Ends with exit code 2. */
class UsageError extends Error {
    reasonCode;
    problems;
    constructor(reasonCode, problems) {
        super(problems.map(renderProblem).join("\n"));
        this.name = "UsageError";
        this.reasonCode = reasonCode;
        this.problems = problems;
    }
}
/** `file:line:column: message` and, indented below it, what to do. */
function renderProblem(problem) {
    const { position } = problem;
    const where = position ? `${position.file}:${position.line}:${position.column}: ` : "";
    return `${where}${problem.message}${problem.remedy ? `\n    ${problem.remedy}` : ""}`;
}
/**
 * A vendor did not give a usable answer. It says nothing about the release: callers turn it into `hold`
 * (or stop, before anything was changed).
 */
class ProviderError extends Error {
    reasonCode;
    /** The vendor as people name it: `Vercel`, `Sentry`. */
    vendor;
    remedy;
    /** HTTP status, where there was an answer. */
    status;
    constructor(args) {
        super(args.message, args.cause === undefined ? {} : { cause: args.cause });
        this.name = "ProviderError";
        this.reasonCode = args.reasonCode;
        this.vendor = args.vendor;
        this.remedy = args.remedy;
        this.status = args.status ?? null;
    }
}


/***/ }),

/***/ 26963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ findCheckout)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


const FULL_SHA = /^[0-9a-f]{40}$/;
/** The Git checkout that holds a folder: that of the nearest `.git` at or above it. Null where there is none. */
async function findCheckout(directory) {
    for (let root = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory);; root = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(root)) {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, ".git")).catch(() => null);
        if (found !== null)
            return { root, commit: await readCommit((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, ".git")) };
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(root) === root)
            return null;
    }
}
/** Without running git: nothing of a checkout that may be a stranger's is ever executed. */
async function readCommit(git) {
    const read = (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(git, path), "utf8").catch(() => null);
    const head = (await read("HEAD"))?.trim() ?? "";
    if (FULL_SHA.test(head))
        return head;
    const ref = /^ref: (refs\/[^\s]+)$/.exec(head)?.[1];
    if (ref === undefined || ref.includes(".."))
        return null;
    const loose = (await read(ref))?.trim() ?? "";
    if (FULL_SHA.test(loose))
        return loose;
    const packed = (await read("packed-refs"))
        ?.split("\n")
        .find((line) => line.endsWith(` ${ref}`))
        ?.slice(0, 40);
    return packed !== undefined && FULL_SHA.test(packed) ? packed : null;
}


/***/ }),

/***/ 58211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ resolveInside),
/* harmony export */   d: () => (/* binding */ leadsOutside)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/**
 * The real path of a file or folder below `directory`; null where it does not exist or lies outside, also by way of a
 * link: a plan of a pull request must not point a gate that holds secrets at the runner's other files.
 */
async function resolveInside(directory, path) {
    try {
        const [root, found] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(directory), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, path))]);
        return isBelow(root, found) ? found : null;
    }
    catch {
        return null;
    }
}
/** Whether a path below `directory` exists and is, by way of a link, somewhere else. */
async function leadsOutside(directory, path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, path)).catch(() => null);
    return found !== null && !isBelow(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(directory), found);
}
function isBelow(root, found) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, found);
    return way !== ".." && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way);
}


/***/ }),

/***/ 36840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ renderInstant)
/* harmony export */ });
/** An instant as ISO 8601 in UTC without milliseconds: `2026-11-20T16:00:00Z`. */
function renderInstant(at) {
    return new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");
}


/***/ }),

/***/ 56261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Px: () => (/* binding */ createMask),
/* harmony export */   VX: () => (/* binding */ secretValues)
/* harmony export */ });
/* unused harmony export isSecretName */
/** Removes secret values from text that people will read: a command's output, an answer that echoes a header. */
/** A value shorter than this is no secret, and masking it would only make the text unreadable. */
const SHORTEST_SECRET = 4;
const SECRET_NAME = /token|secret|passw|passphrase|pwd|credential|private|api_?key|access_?key|_key$|^key$|auth|cookie|dsn$|database_url|connection_string|webhook/i;
/** Whether a variable of this name usually holds a secret: `SENTRY_AUTH_TOKEN`, `DATABASE_URL`, `STRIPE_KEY`. */
function isSecretName(name) {
    return SECRET_NAME.test(name);
}
/**
 * A mask for these values in the spellings in which programs print them: as they are, line by line, URL-encoded,
 * base64 and inside JSON; of a URL with a password also the password alone.
 */
function createMask(secrets) {
    const spellings = [...new Set(secrets.flatMap(spellingsOf))]
        .filter((spelling) => spelling.length >= SHORTEST_SECRET)
        .toSorted((first, second) => second.length - first.length);
    if (spellings.length === 0)
        return { apply: (text) => text, longest: 0 };
    const pattern = new RegExp(spellings.map(escapeForPattern).join("|"), "g");
    return { apply: (text) => text.replace(pattern, "***"), longest: spellings[0]?.length ?? 0 };
}
/** The values of `env` that must not be read: secret by name, named in `names`, or a URL with a password in it. */
function secretValues(env, names = []) {
    return Object.entries(env).flatMap(([name, value]) => value !== undefined && (isSecretName(name) || names.includes(name) || passwordOf(value) !== null) ? [value] : []);
}
function spellingsOf(secret) {
    const value = secret.trim();
    const password = passwordOf(value);
    const plain = [value, ...value.split(/\r?\n/).map((line) => line.trim()), ...(password === null ? [] : password)];
    return plain.flatMap((text) => [
        text,
        encodeURIComponent(text.toWellFormed()),
        JSON.stringify(text).slice(1, -1),
        // A base64 spelling of a very short text would also match innocent words.
        ...(text.length >= 8 ? [base64Of(text, "base64"), base64Of(text, "base64url")] : []),
    ]);
}
/** Without padding, and without the last group, which changes with what follows the secret. */
function base64Of(text, encoding) {
    const bytes = Buffer.from(text);
    return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString(encoding);
}
function passwordOf(value) {
    if (!value.includes("://") || !value.includes("@"))
        return null;
    const password = URL.canParse(value) ? new URL(value).password : "";
    if (password === "")
        return null;
    try {
        return [password, decodeURIComponent(password)];
    }
    catch {
        return [password];
    }
}
function escapeForPattern(text) {
    return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}


/***/ }),

/***/ 72183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ retry),
/* harmony export */   v: () => (/* binding */ DEFAULT_RETRY)
/* harmony export */ });
const DEFAULT_RETRY = { attempts: 4, firstDelayMs: 500, maximumDelayMs: 20_000 };
/**
 * Runs `attempt` until it returns `done`, or the tries are used up; then the last value is returned as it is.
 * `waitMs` on a `again` value is the vendor's own word (Retry-After) and wins over the policy's delay.
 * The delays run on the given clock, so a rehearsal does not wait for them; that is why no retry library fits here.
 */
async function retry(policy, clock, attempt, signal) {
    for (let tryNumber = 1;; tryNumber += 1) {
        const result = await attempt(tryNumber);
        if (result.done || tryNumber >= policy.attempts)
            return result.value;
        const backoff = Math.min(policy.maximumDelayMs, policy.firstDelayMs * 2 ** (tryNumber - 1));
        const jittered = backoff * (0.5 + Math.random() / 2);
        await clock.sleep(Math.min(policy.maximumDelayMs, result.waitMs ?? jittered), signal);
    }
}


/***/ }),

/***/ 52679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ sameLogin)
/* harmony export */ });
/** Are these one account? GitHub's logins differ in nothing but their capitals, which mean nothing. */
function sameLogin(login, other) {
    return login.toLowerCase() === other.toLowerCase();
}


/***/ }),

/***/ 43469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** A token that cannot be printed by accident; `reveal` is called only where a request is signed. */
class Secret {
    #value;
    /** The environment variable it came from, for messages. */
    name;
    constructor(name, value) {
        this.name = name;
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    toString() {
        return "***";
    }
    toJSON() {
        return "***";
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return `Secret(${this.name})`;
    }
}


/***/ }),

/***/ 66908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ug: () => (/* binding */ commitStatusDescription),
/* harmony export */   zs: () => (/* binding */ cutDescription)
/* harmony export */ });
/* unused harmony export DESCRIPTION_LIMIT */
/** GitHub refuses a longer description of a status with 422. */
const DESCRIPTION_LIMIT = 140;
const ELLIPSIS = "…";
/**
 * A description that GitHub accepts: at most 140 UTF-16 units, cut between graphemes so that no letter or flag is torn,
 * with an ellipsis where something is missing. Line breaks and control characters become spaces: GitHub shows one line.
 */
function cutDescription(text, limit = DESCRIPTION_LIMIT) {
    const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
    if (line.length <= limit)
        return line;
    let kept = "";
    for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(line)) {
        if (kept.length + segment.length > limit - ELLIPSIS.length)
            break;
        kept += segment;
    }
    return `${kept.trimEnd()}${ELLIPSIS}`;
}
/** As `cutDescription`, and without characters beyond U+FFFF, for a commit status. Doing it twice changes nothing. */
function commitStatusDescription(text) {
    return cutDescription(withoutEmoji(text));
}
/** GitHub refuses a commit status with an emoji ("doesn't accept 4-byte Unicode"). */
function withoutEmoji(text) {
    return text
        .replace(/\p{Emoji_Modifier}|\u200d|\ufe0f|[\u{10000}-\u{10ffff}]/gu, "")
        .replace(/ {2,}/g, " ")
        .trim();
}


/***/ }),

/***/ 616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IX: () => (/* binding */ pass),
/* harmony export */   Om: () => (/* binding */ worstOutcome),
/* harmony export */   _2: () => (/* binding */ hold),
/* harmony export */   fJ: () => (/* binding */ fail),
/* harmony export */   zP: () => (/* binding */ worstVerdict)
/* harmony export */ });
function pass(reasonCode, summary, evidence = []) {
    return { outcome: "pass", reasonCode, summary, evidence };
}
function fail(reasonCode, summary, remedy, evidence = []) {
    return { outcome: "fail", reasonCode, summary, remedy, evidence };
}
function hold(reasonCode, summary, remedy, evidence = []) {
    return { outcome: "hold", reasonCode, summary, remedy, evidence };
}
const SEVERITY = { pass: 0, hold: 1, fail: 2 };
/** Worst outcome wins: `fail` > `hold` > `pass`. Of nothing at all the answer is `hold`: nothing was verified. */
function worstOutcome(outcomes) {
    if (outcomes.length === 0)
        return "hold";
    return outcomes.reduce((worst, outcome) => (SEVERITY[outcome] > SEVERITY[worst] ? outcome : worst));
}
/** The first of the worst verdicts, or `null` of an empty list. */
function worstVerdict(verdicts) {
    const outcome = worstOutcome(verdicts.map((verdict) => verdict.outcome));
    return verdicts.find((verdict) => verdict.outcome === outcome) ?? null;
}


/***/ }),

/***/ 73866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ DEFAULT_PLAN_FILE)
/* harmony export */ });
/** Where a plan is looked for, from the repository's root. */
const DEFAULT_PLAN_FILE = ".github/holdpoint.yml";


/***/ }),

/***/ 77245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ CREDENTIAL_REMEDY),
/* harmony export */   E2: () => (/* binding */ CHECKLY_SECRETS),
/* harmony export */   Q1: () => (/* binding */ CHECKLY),
/* harmony export */   mh: () => (/* binding */ connectClient)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33722);
/* harmony import */ var _parse_base_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56177);
/* harmony import */ var _read_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30322);



const CHECKLY = "Checkly";
const CHECKLY_SECRETS = ["CHECKLY_API_KEY", "CHECKLY_ACCOUNT_ID"];
const DEFAULT_API_URL = "https://api.checklyhq.com";
/**
 * Checkly publishes no rate-limit headers; its limits count over 60 seconds. The transport tries four times,
 * so three waits of this length reach past the end of any such window.
 */
const RATE_LIMIT_WAIT_MS = 20_000;
const CREDENTIAL_REMEDY = "Set CHECKLY_API_KEY to a key of a user or service user of the account (Checkly, User Settings, API keys) and CHECKLY_ACCOUNT_ID to the account's id (Account Settings, General).";
/** A client that sends the key and the account with every request. Throws ProviderError `secret_missing`. */
function connectClient(context) {
    const key = required(context, "CHECKLY_API_KEY");
    const account = required(context, "CHECKLY_ACCOUNT_ID");
    const baseUrl = (0,_parse_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBaseUrl */ .Q)({
        vendor: CHECKLY,
        variable: "CHECKLY_API_URL",
        text: context.env["CHECKLY_API_URL"] || DEFAULT_API_URL,
        example: DEFAULT_API_URL,
    });
    return (0,_http_js__WEBPACK_IMPORTED_MODULE_0__/* .createVendorClient */ .Oc)({
        vendor: CHECKLY,
        baseUrl: baseUrl.href,
        headers: () => ({ authorization: `Bearer ${key.reveal()}`, "x-checkly-account": account.reveal() }),
        token: key,
        credentialRemedy: CREDENTIAL_REMEDY,
        context,
        rateLimitWaitMs: () => RATE_LIMIT_WAIT_MS,
    });
}
function required(context, variable) {
    return (0,_read_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readToken */ .A)(context.env, {
        vendor: CHECKLY,
        variable,
        remedy: CREDENTIAL_REMEDY,
        missing: `${variable} is not set, so Checkly cannot be asked.`,
    });
}


/***/ }),

/***/ 33722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oc: () => (/* binding */ createVendorClient),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   bD: () => (/* binding */ messageOf)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_mask_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56261);
/* harmony import */ var _lib_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72183);
/* harmony import */ var _read_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61520);
/**
 * One HTTP client for every vendor with a JSON API: retries on the given clock, honours Retry-After,
 * sends the token to the origin of its own setting and nowhere else, and says every failure as a ProviderError.
 */




const DEFAULT_TIMEOUT_MS = 15_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
function createVendorClient(settings) {
    const base = new URL(settings.baseUrl.endsWith("/") ? settings.baseUrl : `${settings.baseUrl}/`);
    const masked = (text) => (0,_lib_mask_js__WEBPACK_IMPORTED_MODULE_2__/* .createMask */ .Px)([settings.token.reveal()]).apply(text);
    function url(path, query = {}) {
        const target = new URL(path.replace(/^\//, ""), base);
        for (const [name, value] of Object.entries(query)) {
            if (value === undefined)
                continue;
            for (const item of Array.isArray(value) ? value : [value])
                target.searchParams.append(name, String(item));
        }
        return target;
    }
    async function exchange(request, target, redirects) {
        const { context } = settings;
        const timeout = AbortSignal.timeout(request.timeoutMs ?? context.requestTimeoutMs ?? DEFAULT_TIMEOUT_MS);
        const response = await (settings.send ?? sendByFetch)({
            method: request.method,
            url: target,
            signal: context.signal ? AbortSignal.any([context.signal, timeout]) : timeout,
            headers: {
                accept: "application/json",
                "user-agent": "holdpoint",
                ...(request.json === undefined ? {} : { "content-type": "application/json" }),
                ...settings.headers(),
                ...request.headers,
            },
            body: request.json === undefined ? undefined : JSON.stringify(request.json),
        });
        const location = response.headers.get("location");
        if (REDIRECTS.has(response.status) && location !== null) {
            const next = new URL(location, target);
            if (next.origin !== base.origin || request.method !== "GET" || redirects >= 3) {
                throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
                    reasonCode: "vendor_answer_unknown",
                    vendor: settings.vendor,
                    status: response.status,
                    message: `${settings.vendor} redirected ${request.method} ${target.pathname} to ${next.origin}, and the token is only sent to ${base.origin}.`,
                    remedy: `Set the base URL of ${settings.vendor} to the address that answers without a redirect.`,
                });
            }
            return exchange(request, next, redirects + 1);
        }
        const { status, headers, text } = response;
        // A refusal may repeat what it was sent, and its words are shown to people.
        return { status, headers, body: parseBody(status < 300 ? text : masked(text)) };
    }
    async function attempt(request, target) {
        try {
            const answer = await exchange(request, target, 0);
            if (answer.status < 300 || request.accept?.includes(answer.status))
                return { done: true, value: answer };
            const error = failureOf(settings, request, answer);
            if (answer.status === 429) {
                const waitMs = rateLimitWait(settings, answer.headers);
                return { done: false, value: error, ...(waitMs === null ? {} : { waitMs }) };
            }
            if (answer.status >= 500 && request.repeatable) {
                const waitMs = retryAfterMs(answer.headers, settings.context.clock.now());
                return { done: false, value: error, ...(waitMs === null ? {} : { waitMs }) };
            }
            return { done: true, value: error };
        }
        catch (cause) {
            if (cause instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ)
                return { done: true, value: cause };
            if (settings.context.signal?.aborted)
                throw settings.context.signal.reason;
            const error = unreachable(settings, request, target, cause);
            return request.repeatable ? { done: false, value: error } : { done: true, value: error };
        }
    }
    return {
        url,
        async request(request) {
            const target = url(request.path, request.query);
            const { clock, signal, debug } = settings.context;
            const policy = settings.retryPolicy ?? _lib_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_RETRY */ .v;
            const outcome = await (0,_lib_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L)(policy, clock, async (tryNumber) => {
                const result = await attempt(request, target);
                const shown = result.value instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ ? result.value.reasonCode : result.value.status;
                debug(`${settings.vendor} ${request.method} ${target.pathname} → ${shown}${tryNumber > 1 ? ` (try ${tryNumber})` : ""}`);
                return result;
            }, signal);
            if (outcome instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ)
                throw outcome;
            return outcome;
        },
    };
}
const sendByFetch = async ({ method, url, headers, body, signal }) => {
    const response = await fetch(url, {
        method,
        redirect: "manual",
        signal,
        headers,
        ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, text: await (0,_read_text_js__WEBPACK_IMPORTED_MODULE_3__/* .readText */ .yR)(response) };
};
function parseBody(text) {
    if (text === "")
        return null;
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}
/** Seconds or an HTTP date, as milliseconds from now. */
function retryAfterMs(headers, now) {
    const value = headers.get("retry-after");
    if (value === null)
        return null;
    if (/^\d+(\.\d+)?$/.test(value))
        return Number(value) * 1_000;
    const at = Date.parse(value);
    return Number.isNaN(at) ? null : Math.max(0, at - now);
}
function rateLimitWait(settings, headers) {
    const now = settings.context.clock.now();
    return retryAfterMs(headers, now) ?? settings.rateLimitWaitMs?.(headers, now) ?? null;
}
const MEANING = [
    { test: (status) => status === 401, code: "credential_rejected", says: "rejected the credential" },
    {
        test: (status) => status === 403,
        code: "credential_insufficient",
        says: "refused: the credential may not do this",
    },
    { test: (status) => status === 404 || status === 410, code: "not_found", says: "does not know this" },
    { test: (status) => status === 429, code: "vendor_rate_limited", says: "refused for too many requests" },
    { test: (status) => status >= 500, code: "vendor_unavailable", says: "answered with an error" },
];
function failureOf(settings, request, answer) {
    const meaning = MEANING.find((entry) => entry.test(answer.status));
    const path = request.path.split("?")[0];
    const said = messageOf(answer.body);
    const credential = answer.status === 401 || answer.status === 403;
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: meaning?.code ?? "vendor_answer_unknown",
        vendor: settings.vendor,
        status: answer.status,
        message: `${settings.vendor} ${meaning?.says ?? "gave an answer that was not expected"}: ${request.method} ${path} → ${answer.status}${said ? ` (${said})` : ""}.`,
        remedy: credential
            ? settings.credentialRemedy
            : answer.status === 404
                ? `Check the names in the plan and that the credential can see them. ${settings.credentialRemedy}`
                : `Look at the status page of ${settings.vendor} and run this again; it continues where it stopped.`,
    });
}
function unreachable(settings, request, target, cause) {
    const timedOut = cause instanceof Error && cause.name === "TimeoutError";
    const detail = cause instanceof Error && cause.cause instanceof Error
        ? cause.cause.message
        : cause instanceof Error
            ? cause.message
            : String(cause);
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: timedOut ? "vendor_timeout" : "vendor_unavailable",
        vendor: settings.vendor,
        message: timedOut
            ? `${settings.vendor} did not answer ${request.method} ${target.pathname} in time.`
            : `${settings.vendor} could not be reached at ${target.origin}: ${detail}.`,
        remedy: `Look at the status page of ${settings.vendor} and run this again; it continues where it stopped.`,
        cause,
    });
}
/** The vendor's own sentence, from the shapes that vendors use; at most 200 characters. */
function messageOf(body) {
    if (typeof body === "string")
        return body.trim().startsWith("<") ? null : body.trim().slice(0, 200) || null;
    if (typeof body !== "object" || body === null)
        return null;
    const record = body;
    for (const candidate of [record.error, record.detail, record.message]) {
        if (typeof candidate === "string")
            return candidate.slice(0, 200);
        if (typeof candidate === "object" && candidate !== null) {
            const inner = candidate.message;
            if (typeof inner === "string")
                return inner.slice(0, 200);
        }
    }
    return null;
}


/***/ }),

/***/ 74704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ roleProviders)
});

// EXTERNAL MODULE: ./build/src/providers/checkly/client.js
var checkly_client = __webpack_require__(77245);
;// CONCATENATED MODULE: ./build/src/providers/checkly/index.js

/**
 * Runs production's checks as a test session with `ENVIRONMENT_URL` (and `VERCEL_BYPASS_TOKEN`) set. Reads
 * `CHECKLY_API_URL`, and `CHECKLY_RUN_LOCATION` for a region or the slug of a private location.
 */
const checklyChecks = {
    role: "checks",
    vendor: checkly_client/* CHECKLY */.Q1,
    secrets: checkly_client/* CHECKLY_SECRETS */.E2,
    connect: async (settings, context) => {
        const client = (0,checkly_client/* connectClient */.mh)(context);
        const [{ awaitSession, readSession }, { triggerSession }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(247)]).then(__webpack_require__.bind(__webpack_require__, 56247)),
            Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(589)]).then(__webpack_require__.bind(__webpack_require__, 90589)),
        ]);
        return {
            run: async (request) => {
                const startedAt = context.clock.now();
                const started = await triggerSession(client, request, settings, context);
                if (started === null)
                    return null;
                context.debug(`Checkly test session ${started.id} started`);
                const deadline = { startedAt, timeoutMs: request.timeoutMs };
                return readSession(await awaitSession(client, started, deadline, context), started);
            },
        };
    },
};

// EXTERNAL MODULE: ./build/src/lib/after-sending.js
var after_sending = __webpack_require__(23108);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/retry.js
var retry = __webpack_require__(72183);
// EXTERNAL MODULE: ./build/src/providers/http.js
var http = __webpack_require__(33722);
;// CONCATENATED MODULE: ./build/src/providers/github/failure.js
/** What GitHub's refusals mean: a reason code, a sentence with the number and the path, and what to do. */


const VENDOR = "GitHub";
const STATUS_PAGE = "Look at https://www.githubstatus.com and run this again; it continues where it stopped.";
/** GitHub asks for a minute of silence where it names no other wait after a secondary rate limit. */
const SECONDARY_LIMIT_WAIT_MS = 60_000;
/**
 * What GitHub says with 403 where a conversation is locked; its reference describes no such answer. The words are those
 * in reports of other tools: semantic-release/github#221, renovatebot/renovate#6215, probot/stale#25. A workflow's own
 * token is refused too, whatever its permissions: hashicorp/terraform-github-actions#100.
 */
const LOCKED = /\bis locked\b/i;
const LOCKED_REMEDY = "Unlock the conversation on GitHub; while it is locked, only people with write access may comment, a workflow may not.";
const GONE_REMEDY = "Issues are disabled in the repository, or this one was deleted: enable them in the repository's settings, or name another one.";
/** The meaning of an answer outside 2xx. */
function readRefusal(attempted, refusal, context) {
    const { status, headers, body } = refusal;
    const said = (0,http/* messageOf */.bD)(body) ?? "";
    const where = `${attempted.method} ${attempted.path} → ${status}${said === "" ? "" : ` (${said}${detailsOf(body)})`}`;
    const fail = (reasonCode, message, remedy) => new lib_error/* ProviderError */.mZ({ reasonCode, vendor: VENDOR, status, message: `GitHub ${message}: ${where}.`, remedy });
    if (isRateLimit(status, headers, said)) {
        const waitMs = rateLimitWaitMs(headers, context.clock.now());
        const error = fail("vendor_rate_limited", "refused for too many requests", `GitHub allows requests again in ${Math.ceil(waitMs / 1_000)} s; run this again then, it continues where it stopped.`);
        return { error, kind: "limited", waitMs };
    }
    if (status === 401) {
        const inWorkflow = attempted.tokenName === "GITHUB_TOKEN" ? "; in a workflow: GITHUB_TOKEN: ${{ github.token }}" : "";
        const remedy = `Set ${attempted.tokenName} to a token that is valid now${inWorkflow}.`;
        return refused(fail("credential_rejected", "rejected the credential", remedy));
    }
    if (status === 403 && LOCKED.test(said)) {
        return refused(fail("conversation_locked", "refused, since the conversation is locked", LOCKED_REMEDY));
    }
    if (status === 403) {
        return refused(fail("credential_insufficient", "refused: the token may not do this", permissionRemedy(attempted.permission)));
    }
    if (status === 410) {
        return refused(fail("not_found", "says that this is gone", GONE_REMEDY));
    }
    if (status === 404 || (status === 422 && /^No (?:ref|commit) found/i.test(said))) {
        // GitHub answers 404, not 403, about a private repository that the token cannot see.
        const remedy = `Check that it exists (a commit must be pushed first) and that the token can see the repository. ${permissionRemedy(attempted.permission)}`;
        return refused(fail("not_found", "does not know this", remedy));
    }
    if (status >= 500) {
        const error = fail("vendor_unavailable", "answered with an error", STATUS_PAGE);
        return { error, kind: "lost", waitMs: (0,http/* retryAfterMs */.Vs)(headers, context.clock.now()) };
    }
    return refused(fail("vendor_answer_unknown", "refused the request", refusedRemedy(status, where)));
}
/** The meaning of a request without a whole answer: the network, or the time limit. */
function readSilence(attempted, origin, cause) {
    const timedOut = cause instanceof Error && cause.name === "TimeoutError";
    const message = timedOut
        ? `GitHub did not answer ${attempted.method} ${attempted.path} in time.`
        : `GitHub could not be reached at ${origin}: ${innermostMessage(cause)} (${attempted.method} ${attempted.path}).`;
    const error = new lib_error/* ProviderError */.mZ({
        reasonCode: timedOut ? "vendor_timeout" : "vendor_unavailable",
        vendor: VENDOR,
        message,
        remedy: STATUS_PAGE,
    });
    return { error, kind: "lost", waitMs: null };
}
/** An answer that has the right status, but not the shape that GitHub documents. */
function unknownAnswer(attempted, problem) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: VENDOR,
        message: `GitHub's answer to ${attempted.method} ${attempted.path} was not understood: ${problem}.`,
        remedy: "Check that GITHUB_API_URL is GitHub's API (on GitHub Enterprise Server it ends in /api/v3).",
    });
}
function refused(error) {
    return { error, kind: "refused", waitMs: null };
}
function permissionRemedy(permission) {
    return (`In the workflow, give the job that runs this \`permissions:\` with \`${permission}\`, and its caller too; ` +
        "a run of a pull request from a fork never gets write permissions. A token of your own needs the same permission.");
}
function refusedRemedy(status, said) {
    if (status === 422 && /is too long/i.test(said)) {
        return "Shorten the text: GitHub takes 65,536 characters in a comment and 140 in a description.";
    }
    if (status === 422 && /maximum number of statuses/i.test(said)) {
        return "GitHub takes 1,000 statuses of one name on a commit, and this one has them: push a new commit.";
    }
    if (status === 409) {
        return "The commit or branch conflicts with what GitHub has (a merge or a required status): look at the commit on GitHub, then run this again.";
    }
    return "Compare the names in the plan with the repository on GitHub; if they are right, please report this with the message.";
}
/** Secondary limits come as 403 or 429, with words or with Retry-After; primary ones leave `remaining` at 0. */
function isRateLimit(status, headers, said) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return headers.get("x-ratelimit-remaining") === "0" || headers.has("retry-after") || /rate limit/i.test(said);
}
function rateLimitWaitMs(headers, now) {
    const asked = (0,http/* retryAfterMs */.Vs)(headers, now);
    if (asked !== null)
        return asked;
    const reset = Number(headers.get("x-ratelimit-reset"));
    if (headers.get("x-ratelimit-remaining") !== "0" || !(reset > 0))
        return SECONDARY_LIMIT_WAIT_MS;
    // One second more: the reset is a whole second, and a request within it is still refused.
    return Math.max(0, reset * 1_000 - now) + 1_000;
}
/** `errors` of a validation failure, one after the other, at most 200 characters. */
function detailsOf(body) {
    const errors = typeof body === "object" && body !== null ? body.errors : undefined;
    if (!Array.isArray(errors) || errors.length === 0)
        return "";
    const parts = errors.map((entry) => typeof entry === "string" ? entry : ((0,http/* messageOf */.bD)(entry) ?? JSON.stringify(entry)));
    return `: ${parts.join("; ").slice(0, 200)}`;
}
function innermostMessage(cause) {
    let message = String(cause);
    for (let current = cause, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
        if (current.message !== "")
            message = current.message;
    }
    return message;
}

;// CONCATENATED MODULE: ./build/src/providers/github/client.js



/** A longer wait than this is not waited for: the caller hears `vendor_rate_limited` with the time instead. */
const GITHUB_RETRY = { attempts: 4, firstDelayMs: 500, maximumDelayMs: 60_000 };
const PAGE_SIZE = 100;
/** Far beyond any real list; a list that leads on and on must not hold a release for ever. */
const MAXIMUM_PAGES = 1_000;
function createGithubClient(octokit, repository, apiUrl, context, 
/** Variable that the token came from, for what to do when it is refused. */
tokenName) {
    /** The next page's address is whole already: no parameter may be added to it. */
    function parametersOf(request) {
        if (!request.route.includes(" /"))
            return {};
        return { ...(request.route.includes("{owner}") ? repository : {}), ...request.parameters };
    }
    function describe(request) {
        const { method, url } = octokit.request.endpoint(request.route, parametersOf(request));
        const { pathname } = new URL(url);
        return { method, path: pathname, permission: request.permission, tokenName };
    }
    async function exchange(request) {
        const attempted = describe(request);
        try {
            const response = await octokit.request(request.route, parametersOf(request));
            context.debug(`GitHub ${attempted.method} ${attempted.path} → ${response.status}`);
            return { status: response.status, headers: toHeaders(response.headers), data: response.data };
        }
        catch (cause) {
            context.signal?.throwIfAborted();
            const failure = readFailure(attempted, cause);
            context.debug(`GitHub ${attempted.method} ${attempted.path} → ${failure.error.status ?? failure.error.reasonCode}`);
            return failure;
        }
    }
    function readFailure(attempted, cause) {
        const inner = cause instanceof Error ? cause.cause : undefined;
        if (inner instanceof lib_error/* ProviderError */.mZ)
            return { error: inner, kind: "refused", waitMs: null };
        const refusal = refusalOf(cause);
        if (refusal === null)
            return readSilence(attempted, apiUrl.origin, inner ?? cause);
        return readRefusal(attempted, refusal, context);
    }
    async function send(wanted) {
        const outcome = await (0,retry/* retry */.L)(GITHUB_RETRY, context.clock, async () => {
            const result = await exchange(wanted);
            return isFailure(result) ? nextStep(result) : { done: true, value: result };
        }, context.signal);
        if (isFailure(outcome))
            throw outcome.error;
        return outcome;
    }
    async function create(wanted, read, find) {
        let lost = false;
        const outcome = await (0,retry/* retry */.L)(GITHUB_RETRY, context.clock, async () => {
            const found = lost ? await find() : null;
            if (found !== null)
                return { done: true, value: { made: found } };
            const result = await exchange(wanted);
            if (!isFailure(result))
                return { done: true, value: { made: read(result) } };
            lost ||= result.kind === "lost";
            return nextStep(result);
        }, context.signal);
        if (!isFailure(outcome))
            return outcome.made;
        const found = outcome.kind === "lost" ? await find() : null;
        if (found === null)
            throw outcome.error;
        return found;
    }
    async function list(wanted, limit = Number.POSITIVE_INFINITY) {
        const items = [];
        const seen = new Set();
        let page = {
            ...wanted,
            parameters: { ...wanted.parameters, per_page: Math.min(PAGE_SIZE, limit) },
        };
        while (page !== null && items.length < limit) {
            const { items: found, next } = readPageOf(page, await send(page));
            items.push(...found);
            if (next !== null && (seen.has(next) || seen.size >= MAXIMUM_PAGES)) {
                throw unknownAnswer(describe(page), `after ${seen.size + 1} pages the list has no end`);
            }
            if (next !== null)
                seen.add(next);
            const { permission, listField } = wanted;
            page =
                next === null ? null : { route: `GET ${next}`, permission, ...(listField === undefined ? {} : { listField }) };
        }
        return items.slice(0, limit);
    }
    async function readPage(wanted, page) {
        const request = { ...wanted, parameters: { ...wanted.parameters, per_page: PAGE_SIZE, page } };
        return readPageOf(request, await send(request));
    }
    function readPageOf(request, answer) {
        const items = request.listField === undefined ? answer.data : fieldOf(answer.data, request.listField);
        if (!Array.isArray(items))
            throw unknownAnswer(describe(request), "a list was expected");
        return { items, next: linkTo(answer.headers, "next"), last: linkTo(answer.headers, "last") };
    }
    return { request: send, create, list, readPage, describe };
}
function isFailure(value) {
    return "kind" in value && "error" in value;
}
function nextStep(failure) {
    const tooLong = failure.waitMs !== null && failure.waitMs > GITHUB_RETRY.maximumDelayMs;
    if (failure.kind === "refused" || tooLong)
        return { done: true, value: failure };
    return {
        done: false,
        value: failure,
        ...(failure.waitMs === null ? {} : { waitMs: failure.waitMs }),
    };
}
/** Octokit's RequestError carries the answer where there was one. */
function refusalOf(cause) {
    if (typeof cause !== "object" || cause === null || !("response" in cause))
        return null;
    const { response } = cause;
    return response === undefined
        ? null
        : { status: response.status, headers: toHeaders(response.headers), body: response.data };
}
function toHeaders(headers) {
    const result = new Headers();
    for (const [name, value] of Object.entries(headers))
        if (value !== undefined)
            result.set(name, String(value));
    return result;
}
/** GitHub asks clients to follow `Link` and not to count pages themselves. */
function linkTo(headers, relation) {
    return new RegExp(`<([^<>]+)>;\\s*rel="${relation}"`).exec(headers.get("link") ?? "")?.[1] ?? null;
}
function fieldOf(value, name) {
    return typeof value === "object" && value !== null ? value[name] : undefined;
}

;// CONCATENATED MODULE: ./build/src/providers/github/unless-gone.js

/** Null where GitHub says that there is no such thing (404), or no more (410). Rejects with every other failure. */
async function unlessGone(ask) {
    try {
        return await ask;
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ && (error.status === 404 || error.status === 410))
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/src/providers/github/fields.js
/** Reads single fields of GitHub's objects. An answer that lacks what is needed is refused, never guessed. */

function toFields(value, from) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
        throw unknownAnswer(from, "an object was expected");
    }
    return value;
}
function readNumber(fields, name, from) {
    const value = fields[name];
    if (typeof value !== "number" || !Number.isSafeInteger(value))
        throw unknownAnswer(from, `\`${name}\` is no number`);
    return value;
}
function readText(fields, name, from) {
    const value = fields[name];
    if (typeof value !== "string")
        throw unknownAnswer(from, `\`${name}\` is no text`);
    return value;
}
function readInstant(fields, name, from) {
    const at = Date.parse(readText(fields, name, from));
    if (Number.isNaN(at))
        throw unknownAnswer(from, `\`${name}\` is no date`);
    return at;
}
/** GitHub answers an address that was never set with an empty text. */
function readUrl(value) {
    return typeof value === "string" && value !== "" ? value : null;
}
/** GitHub shows what a deleted account did under the name of its account `ghost`. */
function readLogin(user) {
    const login = typeof user === "object" && user !== null ? user["login"] : null;
    return typeof login === "string" ? login : "ghost";
}

;// CONCATENATED MODULE: ./build/src/providers/github/wire.js


const STATES = new Set([
    "pending",
    "queued",
    "in_progress",
    "success",
    "failure",
    "error",
    "inactive",
]);
function readDeployment(value, from) {
    const fields = toFields(value, from);
    return {
        id: readNumber(fields, "id", from),
        environment: readText(fields, "environment", from),
        task: readText(fields, "task", from),
        sha: readText(fields, "sha", from),
        payload: readPayload(fields["payload"]),
        creator: readLogin(fields["creator"]),
        createdAt: readInstant(fields, "created_at", from),
    };
}
function readDeploymentStatus(value, from) {
    const fields = toFields(value, from);
    const state = readText(fields, "state", from);
    if (!STATES.has(state))
        throw unknownAnswer(from, `\`state\` is "${state.slice(0, 40)}"`);
    return {
        id: readNumber(fields, "id", from),
        state: state,
        description: typeof fields["description"] === "string" ? fields["description"] : "",
        environmentUrl: readUrl(fields["environment_url"]),
        logUrl: readUrl(fields["log_url"]),
        createdAt: readInstant(fields, "created_at", from),
    };
}
function readComment(value, from) {
    const fields = toFields(value, from);
    return {
        id: readNumber(fields, "id", from),
        body: typeof fields["body"] === "string" ? fields["body"] : "",
        author: readLogin(fields["user"]),
        url: readText(fields, "html_url", from),
    };
}
/** Some servers return a payload that was sent as an object as its JSON text. */
function readPayload(value) {
    if (typeof value !== "string" || !/^\s*[{[]/.test(value))
        return value;
    try {
        return JSON.parse(value);
    }
    catch {
        return value;
    }
}

// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
;// CONCATENATED MODULE: ./build/src/providers/github/comments.js





const READ = "pull-requests: read";
const WRITE = "pull-requests: write";
const COMMENTS = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const COMMENT = "/repos/{owner}/{repo}/issues/comments/{comment_id}";
/** Further apart than this our clock and GitHub's are not, so a comment that was just lost is newer than that. */
const CLOCK_SKEW_MS = 10 * 60_000;
function createCommentRole(client, clock) {
    async function list(issue, filter) {
        const request = {
            route: `GET ${COMMENTS}`,
            parameters: { issue_number: issue, ...filter },
            permission: READ,
        };
        const attempted = client.describe(request);
        const items = await client.list(request);
        return oldestFirst(items.map((item) => readComment(item, attempted)));
    }
    return {
        listComments: (issue) => list(issue, {}),
        async readComment(commentId) {
            const request = {
                route: `GET ${COMMENT}`,
                parameters: { comment_id: commentId },
                permission: READ,
            };
            const answer = await unlessGone(client.request(request));
            return answer === null ? null : readComment(answer.data, client.describe(request));
        },
        findComment: (issue, wanted) => findComment(client, issue, wanted),
        async createComment(issue, body) {
            const request = {
                route: `POST ${COMMENTS}`,
                parameters: { issue_number: issue, body },
                permission: WRITE,
            };
            const attempted = client.describe(request);
            const since = (0,instant/* renderInstant */.W)(clock.now() - CLOCK_SKEW_MS);
            return client.create(request, ({ data }) => readComment(data, attempted), async () => {
                const recent = await list(issue, { since });
                return recent.findLast((comment) => sameBody(comment.body, body)) ?? null;
            });
        },
        async updateComment(commentId, body) {
            const request = {
                route: `PATCH ${COMMENT}`,
                parameters: { comment_id: commentId, body },
                permission: WRITE,
            };
            const { data } = await client.request(request);
            return readComment(data, client.describe(request));
        },
    };
}
/**
 * Page after page, the newest first, since a comment that is not on the first page is most likely a recent one. Where a
 * comment is deleted meanwhile, every later one moves forward: onto a page that is still to be read, or from the second
 * page onto the first, which is therefore read once more before the answer is "none".
 */
async function findComment(client, issue, wanted) {
    const request = { route: `GET ${COMMENTS}`, parameters: { issue_number: issue }, permission: READ };
    const attempted = client.describe(request);
    async function findOn(page) {
        const { items, last } = await client.readPage(request, page);
        return { found: items.map((item) => readComment(item, attempted)).find(wanted) ?? null, last };
    }
    const first = await findOn(1);
    if (first.found !== null || first.last === null)
        return first.found;
    const pages = Number(new URL(first.last).searchParams.get("page"));
    if (!Number.isInteger(pages) || pages < 2 || pages > MAXIMUM_PAGES) {
        throw unknownAnswer(attempted, `the last page is said to be ${first.last.slice(0, 200)}`);
    }
    for (let page = pages; page >= 2; page -= 1) {
        const { found } = await findOn(page);
        if (found !== null)
            return found;
    }
    return (await findOn(1)).found;
}
function oldestFirst(comments) {
    return [...new Map(comments.map((comment) => [comment.id, comment])).values()].toSorted((a, b) => a.id - b.id);
}
/** GitHub stores line ends as it pleases. */
function sameBody(a, b) {
    return a.replaceAll("\r\n", "\n").trim() === b.replaceAll("\r\n", "\n").trim();
}

;// CONCATENATED MODULE: ./build/src/providers/github/commit-wire.js


const commit_wire_STATES = new Set(["pending", "success", "failure", "error"]);
const CHECK_STATES = new Set(["queued", "in_progress", "completed"]);
function readCommitStatus(value, from) {
    const fields = toFields(value, from);
    const state = readText(fields, "state", from);
    if (!commit_wire_STATES.has(state))
        throw unknownAnswer(from, `\`state\` is "${state.slice(0, 40)}"`);
    return {
        context: readText(fields, "context", from),
        state: state,
        description: typeof fields["description"] === "string" ? fields["description"] : "",
        targetUrl: readUrl(fields["target_url"]),
        creator: readLogin(fields["creator"]),
        createdAt: readInstant(fields, "created_at", from),
    };
}
function readCommitCheck(value, from) {
    const fields = toFields(value, from);
    const status = readText(fields, "status", from);
    const app = fields["app"];
    const slug = typeof app === "object" && app !== null ? app["slug"] : null;
    return {
        name: readText(fields, "name", from),
        status: CHECK_STATES.has(status) ? status : "other",
        conclusion: typeof fields["conclusion"] === "string" ? fields["conclusion"] : null,
        app: typeof slug === "string" ? slug : null,
        url: readUrl(fields["html_url"]) ?? readUrl(fields["details_url"]),
        startedAt: typeof fields["started_at"] === "string" ? readInstant(fields, "started_at", from) : null,
    };
}

// EXTERNAL MODULE: ./build/src/lib/status-description.js
var status_description = __webpack_require__(66908);
;// CONCATENATED MODULE: ./build/src/providers/github/commit-statuses.js



function createCommitRole(client) {
    const setCommitStatus = async (sha, wanted) => {
        const status = { ...wanted, description: (0,status_description/* commitStatusDescription */.ug)(wanted.description) };
        const request = {
            route: "POST /repos/{owner}/{repo}/statuses/{sha}",
            parameters: {
                sha,
                state: status.state,
                context: status.context,
                description: status.description,
                ...(status.targetUrl === undefined ? {} : { target_url: status.targetUrl }),
            },
            permission: "statuses: write",
        };
        const attempted = client.describe(request);
        return client.create(request, ({ data }) => readCommitStatus(data, attempted), async () => {
            // Only the current one counts: an equal status further back was followed by another.
            const statuses = await listCommitStatuses(sha);
            const current = statuses.find(({ context }) => context === status.context);
            return current !== undefined && isSameStatus(current, status) ? current : null;
        });
    };
    const listCommitStatuses = async (sha) => {
        const request = {
            route: "GET /repos/{owner}/{repo}/commits/{ref}/statuses",
            parameters: { ref: sha },
            permission: "statuses: read",
        };
        const attempted = client.describe(request);
        return newestFirst(await client.list(request), attempted).map((item) => readCommitStatus(item, attempted));
    };
    const listCheckRuns = async (sha) => {
        const request = {
            route: "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
            parameters: { ref: sha, filter: "latest" },
            permission: "checks: read",
            listField: "check_runs",
        };
        const attempted = client.describe(request);
        const runs = newestFirst(await client.list(request), attempted).map((item) => readCommitCheck(item, attempted));
        // `latest` leaves out earlier attempts of one run; a workflow that ran twice on a commit has two of each name.
        const seen = new Set();
        return runs.filter(({ app, name }) => !seen.has(`${app} ${name}`) && seen.add(`${app} ${name}`));
    };
    return { setCommitStatus, listCommitStatuses, listCheckRuns };
}
function isSameStatus(current, wanted) {
    return (current.state === wanted.state &&
        current.description === wanted.description &&
        current.targetUrl === (wanted.targetUrl ?? null));
}
/** Without repeats: while pages are read, a new item pushes the last one of a page onto the next. */
function newestFirst(items, from) {
    const byId = new Map(items.map((item) => [readNumber(toFields(item, from), "id", from), item]));
    return [...byId].toSorted(([a], [b]) => b - a).map(([, item]) => item);
}

;// CONCATENATED MODULE: ./build/src/providers/github/contents.js
/** Single files of the repository, as they are at a commit or on a branch. */



const PERMISSION = "contents: read";
/** Larger ones come without their content; a plan or a template is a few kilobytes. */
const MAXIMUM_BYTES = 1024 * 1024;
/**
 * Asked for as an object, not raw: a raw answer is the same for a file that holds a JSON list and for a folder. GitHub
 * follows a symbolic link to another file of the same commit by itself; one that leads elsewhere is refused here.
 */
function createContentsRole(client) {
    return {
        async readFile(path, ref) {
            const request = {
                route: `GET /repos/{owner}/{repo}/contents/${escapePath(path)}`,
                parameters: { ref, headers: { accept: "application/vnd.github.object+json" } },
                permission: PERMISSION,
            };
            try {
                const { data } = await client.request(request);
                return readContent(data, path, client.describe(request));
            }
            catch (error) {
                if (!(error instanceof lib_error/* ProviderError */.mZ))
                    throw error;
                // GitHub says the same status about a file that is not there and a commit that is not; a plan that is
                // "missing" because of a wrong commit would be the wrong news.
                if (error.status === 404 && !/No commit found/i.test(error.message))
                    return null;
                if (error.status === 403 && /too large/i.test(error.message))
                    throw notReadable(path, "is larger than 1 MiB");
                throw error;
            }
        },
    };
}
/** Every part by itself, so that no name can lead to another address. */
function escapePath(path) {
    const parts = path.split("/").filter((part, index) => !(part === "." && index === 0));
    if (parts.length === 0 || parts.some((part) => part === "" || part === "." || part === "..")) {
        throw new lib_error/* ProviderError */.mZ({
            reasonCode: "usage",
            vendor: "GitHub",
            message: `"${path}" is not the path of a file in the repository.`,
            remedy: "Write it from the repository's root, without a leading slash and without `..`.",
        });
    }
    // A brace would be read as a name to fill in.
    return parts.map((part) => encodeURIComponent(part)).join("/");
}
function readContent(answer, path, attempted) {
    const data = parseObject(answer);
    // A server that does not know the object form answers a folder with a list.
    if (Array.isArray(data))
        throw notReadable(path, "is a folder");
    const fields = toFields(data, attempted);
    if (fields["type"] === "dir")
        throw notReadable(path, "is a folder");
    if (fields["type"] === "symlink")
        throw notReadable(path, "is a symbolic link that leads to no file of the commit");
    if (fields["type"] === "submodule")
        throw notReadable(path, "is a submodule");
    if (fields["type"] !== "file")
        throw unknownAnswer(attempted, "`type` is none of file, dir, symlink, submodule");
    const { size, encoding, content } = fields;
    if (encoding === "none" || (typeof size === "number" && size > MAXIMUM_BYTES)) {
        throw notReadable(path, "is larger than 1 MiB");
    }
    if (encoding !== "base64" || typeof content !== "string")
        throw unknownAnswer(attempted, "`content` is not base64");
    const bytes = Buffer.from(content, "base64");
    if (typeof size === "number" && bytes.length !== size)
        throw unknownAnswer(attempted, "`content` is not whole");
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch {
        throw notReadable(path, "is not text in UTF-8");
    }
}
/** Octokit parses `application/json` only, and an answer may be of the media type that was asked for. */
function parseObject(answer) {
    if (typeof answer !== "string")
        return answer;
    try {
        return JSON.parse(answer);
    }
    catch {
        return null;
    }
}
function notReadable(path, problem) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "GitHub",
        message: `${path} ${problem}, so it cannot be read.`,
        remedy: "Name a text file of at most 1 MiB that stands in the repository itself.",
    });
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/src/providers/github/deployments.js
/** Deployments and their statuses: where the release record is kept. */




const DEPLOYMENTS = "/repos/{owner}/{repo}/deployments";
const STATUSES = `${DEPLOYMENTS}/{deployment_id}/statuses`;
function createDeploymentRole(client) {
    const listDeployments = async ({ limit, ...filter }) => {
        if (limit <= 0)
            return [];
        const request = { route: `GET ${DEPLOYMENTS}`, parameters: filter, permission: "deployments: read" };
        const items = await client.list(request, limit);
        return deployments_newestFirst(items.map((item) => readDeployment(item, client.describe(request))));
    };
    const listDeploymentStatuses = async (deploymentId) => {
        const request = {
            route: `GET ${STATUSES}`,
            parameters: { deployment_id: deploymentId },
            permission: "deployments: read",
        };
        const items = await client.list(request);
        return deployments_newestFirst(items.map((item) => readDeploymentStatus(item, client.describe(request))));
    };
    const createDeployment = async (wanted) => {
        const { ref, task, environment } = wanted;
        const payload = toPayload(wanted.payload);
        const request = {
            route: `POST ${DEPLOYMENTS}`,
            parameters: {
                ref,
                task,
                environment,
                description: (0,status_description/* cutDescription */.zs)(wanted.description),
                payload,
                production_environment: wanted.productionEnvironment,
                transient_environment: false,
                // Holdpoint has judged the commit itself: GitHub neither merges the default branch into it nor asks for checks.
                auto_merge: false,
                required_contexts: [],
            },
            permission: "deployments: write",
        };
        const attempted = client.describe(request);
        return client.create(request, ({ status, data }) => {
            if (status !== 201)
                throw unknownAnswer(attempted, `${status} instead of 201, so no deployment was created`);
            return readDeployment(data, attempted);
        }, () => findDeployment({ ref, task, environment, payload }));
    };
    /** The payload names release and phase, so an equal payload for the same ref and task is the one that was asked for. */
    async function findDeployment(wanted) {
        const { payload, ...filter } = wanted;
        const request = { route: `GET ${DEPLOYMENTS}`, parameters: filter, permission: "deployments: read" };
        const items = await client.list(request, 100);
        const deployments = items.map((item) => readDeployment(item, client.describe(request)));
        const expected = asStored(payload);
        return deployments_newestFirst(deployments).find((deployment) => (0,external_node_util_.isDeepStrictEqual)(deployment.payload, expected)) ?? null;
    }
    const createDeploymentStatus = async (deploymentId, status) => {
        const description = (0,status_description/* cutDescription */.zs)(status.description);
        const request = {
            route: `POST ${STATUSES}`,
            parameters: {
                deployment_id: deploymentId,
                state: status.state,
                description,
                ...(status.environmentUrl === undefined ? {} : { environment_url: status.environmentUrl }),
                ...(status.logUrl === undefined ? {} : { log_url: status.logUrl }),
                // Earlier releases keep the last state that they were given: the record is read back from it.
                auto_inactive: false,
            },
            permission: "deployments: write",
        };
        const attempted = client.describe(request);
        return client.create(request, ({ data }) => readDeploymentStatus(data, attempted), async () => {
            // Only the current one counts: an equal status further back was followed by another.
            const [current] = await listDeploymentStatuses(deploymentId);
            return current !== undefined && deployments_isSameStatus(current, { ...status, description }) ? current : null;
        });
    };
    return { listDeployments, listDeploymentStatuses, createDeployment, createDeploymentStatus };
}
function deployments_isSameStatus(current, wanted) {
    return (current.state === wanted.state &&
        current.description === wanted.description &&
        current.environmentUrl === (wanted.environmentUrl ?? null) &&
        current.logUrl === (wanted.logUrl ?? null));
}
/** Without repeats: while pages are read, a new item pushes the last one of a page onto the next. */
function deployments_newestFirst(items) {
    return [...new Map(items.map((item) => [item.id, item])).values()].toSorted((a, b) => b.id - a.id);
}
/** GitHub takes an object or a text; anything else travels as its JSON text. */
function toPayload(payload) {
    const isObject = typeof payload === "object" && payload !== null && !Array.isArray(payload);
    return isObject || typeof payload === "string" ? payload : JSON.stringify(payload ?? {});
}
function asStored(payload) {
    const stored = JSON.parse(JSON.stringify(payload));
    return readPayload(stored);
}

// EXTERNAL MODULE: ./build/src/lib/mask.js
var mask = __webpack_require__(56261);
// EXTERNAL MODULE: ./build/src/providers/read-text.js
var read_text = __webpack_require__(61520);
;// CONCATENATED MODULE: ./build/src/providers/github/guarded-fetch.js
/**
 * The transport under Octokit. Octokit itself never holds the token: it is added here, to requests to the API's own
 * origin only, so that neither a redirect nor a `Link` header can carry it elsewhere.
 */



const DEFAULT_TIMEOUT_MS = 15_000;
const REDIRECT_LIMIT = 3;
/**
 * `fetch` for Octokit. Reads the body to its end before it returns, because Octokit takes a body that breaks off for
 * an empty one, and an empty list would read as "nothing was ever deployed". Throws ProviderError where an address
 * outside the API's origin is to be called.
 */
function createGuardedFetch(settings) {
    const { apiUrl } = settings;
    return async (input, init) => {
        const limit = AbortSignal.timeout(settings.timeoutMs ?? DEFAULT_TIMEOUT_MS);
        const signal = settings.signal ? AbortSignal.any([settings.signal, limit]) : limit;
        const headers = new Headers(init?.headers);
        headers.set("authorization", `Bearer ${settings.token.reveal()}`);
        const method = init?.method ?? "GET";
        let target = new URL(input instanceof Request ? input.url : input);
        for (let redirects = 0;; redirects += 1) {
            if (target.origin !== apiUrl.origin)
                throw foreignOrigin(method, target, apiUrl);
            const response = await fetch(target, { ...init, method, headers, redirect: "manual", signal });
            const next = redirectTarget(response, target, method);
            if (next === null)
                return readWhole(response, settings.token);
            await response.body?.cancel();
            if (redirects >= REDIRECT_LIMIT)
                throw tooManyRedirects(method, target);
            target = next;
        }
    };
}
/** A renamed repository answers reads with 301 and writes with 307; other methods may not follow a 301. */
function redirectTarget(response, from, method) {
    const location = response.headers.get("location");
    const follows = method === "GET" ? [301, 302, 307, 308] : [307, 308];
    if (location === null || !follows.includes(response.status))
        return null;
    return new URL(location, from);
}
async function readWhole(response, token) {
    const said = await (0,read_text/* readText */.yR)(response);
    // A refusal may repeat what it was sent, and its words are shown to people.
    const text = response.ok ? said : (0,mask/* createMask */.Px)([token.reveal()]).apply(said);
    // A Response with one of these statuses refuses any body, even an empty one.
    const bodiless = response.status === 204 || response.status === 205 || response.status === 304;
    return new Response(bodiless ? null : text, { status: response.status, headers: response.headers });
}
function foreignOrigin(method, target, apiUrl) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "GitHub",
        message: `GitHub sent ${method} ${target.pathname} on to ${target.origin}, and the token is only sent to ${apiUrl.origin}.`,
        remedy: "Set GITHUB_API_URL to the address that answers without leading elsewhere.",
    });
}
function tooManyRedirects(method, target) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "GitHub",
        message: `GitHub redirected ${method} ${target.pathname} more than ${REDIRECT_LIMIT} times.`,
        remedy: "Set GITHUB_REPOSITORY to the name that the repository has now, and GITHUB_API_URL to the API itself.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/github/pulls.js



const pulls_READ = "pull-requests: read";
function createPullRole(client) {
    return {
        async readPullRequest(number) {
            const request = {
                route: "GET /repos/{owner}/{repo}/pulls/{pull_number}",
                parameters: { pull_number: number },
                permission: pulls_READ,
            };
            const answer = await unlessGone(client.request(request));
            return answer === null ? null : toPullRequest(answer.data, client.describe(request));
        },
        async listPullRequestsOf(sha) {
            const request = {
                route: "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls",
                parameters: { commit_sha: sha },
                permission: pulls_READ,
            };
            const attempted = client.describe(request);
            const items = await client.list(request);
            const pulls = items.map((item) => toPullRequest(item, attempted));
            return [...new Map(pulls.map((pull) => [pull.number, pull])).values()];
        },
    };
}
function toPullRequest(value, from) {
    const fields = toFields(value, from);
    const state = readText(fields, "state", from);
    if (state !== "open" && state !== "closed")
        throw unknownAnswer(from, `\`state\` is "${state.slice(0, 40)}"`);
    const head = toFields(fields["head"], from);
    const base = toFields(fields["base"], from);
    return {
        number: readNumber(fields, "number", from),
        state,
        locked: fields["locked"] === true,
        author: readLogin(fields["user"]),
        headCommit: readText(head, "sha", from),
        headRepository: head["repo"] === null ? null : readText(toFields(head["repo"], from), "full_name", from),
        baseBranch: readText(base, "ref", from),
        baseCommit: readText(base, "sha", from),
        defaultBranch: readText(toFields(base["repo"], from), "default_branch", from),
    };
}

;// CONCATENATED MODULE: ./build/src/providers/github/teams.js
/** Who is in a team of the organization. */


/** Organizations and team slugs (`ent:…` for a team of the enterprise): nothing that could lead to another address. */
const NAME = /^[\w-](?:[\w.:-]*[\w-])?$/;
const REMEDY = "Set TEAM_READ_TOKEN to a token with the organization permission `Members: read` (of a GitHub App, or a fine-grained " +
    "personal access token of the organization; a classic one needs `read:org`). A workflow's own GITHUB_TOKEN can never " +
    "read teams. Check that the organization has a team of this name.";
/** `connect` gives the client that may read teams; it is asked when a team is read for the first time. */
function createTeamRole(connect) {
    let client;
    return {
        async listTeamMembers(organization, team) {
            if (!NAME.test(organization) || !NAME.test(team)) {
                throw unreadable(organization, team, "that is not the short name of a team", null);
            }
            client ??= connect();
            const request = {
                route: "GET /orgs/{org}/teams/{team_slug}/members",
                parameters: { org: organization, team_slug: team },
                permission: "members: read",
            };
            const attempted = client.describe(request);
            try {
                const items = await client.list(request);
                return [...new Set(items.map((item) => readText(toFields(item, attempted), "login", attempted)))];
            }
            catch (error) {
                if (!(error instanceof lib_error/* ProviderError */.mZ))
                    throw error;
                const refused = error.reasonCode === "credential_insufficient" || error.reasonCode === "not_found";
                throw refused ? unreadable(organization, team, error.message, error) : error;
            }
        },
    };
}
function unreadable(organization, team, why, cause) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "team_unreadable",
        vendor: "GitHub",
        status: cause?.status ?? null,
        message: `Who is in the team ${organization}/${team} could not be read: ${why.replace(/\.$/, "")}.`,
        remedy: REMEDY,
        ...(cause === null ? {} : { cause }),
    });
}

// EXTERNAL MODULE: ./build/src/providers/parse-base-url.js
var parse_base_url = __webpack_require__(56177);
// EXTERNAL MODULE: ./build/src/providers/read-token.js
var read_token = __webpack_require__(30322);
;// CONCATENATED MODULE: ./build/src/providers/github/index.js
/**
 * GitHub (and GitHub Enterprise Server) as the forge, through `@octokit/rest`: deployments, commits' statuses, pull
 * requests and their comments, files, teams.
 */












const DEFAULT_API_URL = "https://api.github.com";
/** A token that may read who is in a team, which a workflow's own never may; without it GITHUB_TOKEN is tried. */
const TEAM_TOKEN = "TEAM_READ_TOKEN";
/**
 * Reads GITHUB_TOKEN, TEAM_READ_TOKEN (optional, for teams only) and GITHUB_API_URL (default `https://api.github.com`;
 * `https://host/api/v3` for Enterprise Server).
 * `connect` makes no request; it throws ProviderError where a setting is missing or wrong.
 */
const githubForge = {
    role: "forge",
    vendor: "GitHub",
    secrets: ["GITHUB_TOKEN"],
    connect,
};
async function connect(settings, context) {
    const { owner, repo } = readRepository(settings.repository);
    const apiUrl = (0,parse_base_url/* parseBaseUrl */.Q)({
        vendor: "GitHub",
        variable: "GITHUB_API_URL",
        text: context.env["GITHUB_API_URL"]?.trim() || DEFAULT_API_URL,
        example: `${DEFAULT_API_URL} or https://your-server/api/v3`,
    });
    const token = (0,read_token/* readToken */.A)(context.env, {
        vendor: "GitHub",
        variable: "GITHUB_TOKEN",
        remedy: "In a workflow set env GITHUB_TOKEN: ${{ github.token }}; elsewhere a token that may write deployments.",
    });
    // Loaded here, since most commands never get as far as GitHub before they print something.
    await (0,after_sending/* afterSending */.p)(1);
    const { Octokit } = await __webpack_require__.e(/* import() */ 891).then(__webpack_require__.bind(__webpack_require__, 60891));
    const log = { debug: ignore, info: ignore, warn: context.debug, error: ignore };
    function createClient(signedWith) {
        const octokit = new Octokit({
            baseUrl: apiUrl.href.replace(/\/+$/, ""),
            userAgent: "holdpoint",
            log,
            request: {
                log,
                fetch: createGuardedFetch({
                    apiUrl,
                    token: signedWith,
                    timeoutMs: context.requestTimeoutMs,
                    signal: context.signal,
                }),
            },
        });
        return createGithubClient(octokit, { owner, repo }, apiUrl, context, signedWith.name);
    }
    const client = createClient(token);
    return {
        ...createDeploymentRole(client),
        ...createCommentRole(client, context.clock),
        ...createCommitRole(client),
        ...createPullRole(client),
        ...createContentsRole(client),
        ...createTeamRole(() => createTeamClient(context, client, createClient)),
    };
}
/** A token for teams is optional, so a wrong one is only the trouble of who asks for a team. */
function createTeamClient({ env }, client, createClient) {
    if (!env[TEAM_TOKEN]?.trim())
        return client;
    return createClient((0,read_token/* readToken */.A)(env, { vendor: "GitHub", variable: TEAM_TOKEN, remedy: "" }));
}
/** Octokit logs every exchange; ours are logged where their outcome is judged. */
function ignore() { }
function readRepository(repository) {
    const match = /^([^/\s]+)\/([^/\s]+)$/.exec(repository ?? "");
    if (match?.[1] === undefined || match[2] === undefined) {
        throw new lib_error/* ProviderError */.mZ({
            reasonCode: "usage",
            vendor: "GitHub",
            message: repository === null ? "No GitHub repository is known." : `"${repository}" is not a GitHub repository.`,
            remedy: "Set GITHUB_REPOSITORY to owner/name; a workflow run sets it by itself.",
        });
    }
    return { owner: match[1], repo: match[2] };
}

// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(71553);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/src/providers/network-trouble.js
/** Why a connection failed, in words that a person understands, and whether that says anything about the other side. */
/** Error codes of libuv, OpenSSL (as Node spells them) and undici. */
const REASONS = {
    ECONNREFUSED: { reason: "the connection was refused", blocked: false },
    ECONNRESET: { reason: "the connection was reset", blocked: false },
    EPIPE: { reason: "the connection was closed while the request was sent", blocked: false },
    UND_ERR_SOCKET: { reason: "the connection was closed before the answer was complete", blocked: false },
    UND_ERR_HEADERS_TIMEOUT: { reason: "connected, but no answer came", blocked: false },
    UND_ERR_BODY_TIMEOUT: { reason: "the answer stopped halfway", blocked: false },
    HTTPParserError: { reason: "the answer is not HTTP", blocked: false },
    ENOTFOUND: { reason: "the name could not be resolved (DNS knows no such host)", blocked: true },
    EAI_AGAIN: { reason: "the name could not be resolved (DNS did not answer)", blocked: true },
    ETIMEDOUT: { reason: "no connection could be made in time", blocked: true },
    UND_ERR_CONNECT_TIMEOUT: { reason: "no connection could be made in time", blocked: true },
    ENETUNREACH: { reason: "there is no route to the network", blocked: true },
    EHOSTUNREACH: { reason: "there is no route to the host", blocked: true },
    ENETDOWN: { reason: "the network is down", blocked: true },
    EACCES: { reason: "this machine does not allow the connection", blocked: true },
    EPERM: { reason: "this machine does not allow the connection", blocked: true },
    DEPTH_ZERO_SELF_SIGNED_CERT: { reason: "the certificate is self-signed", blocked: true },
    SELF_SIGNED_CERT_IN_CHAIN: { reason: "the certificate chain has a self-signed issuer", blocked: true },
    CERT_HAS_EXPIRED: { reason: "the certificate has expired", blocked: true },
    CERT_NOT_YET_VALID: { reason: "the certificate is not valid yet", blocked: true },
    ERR_TLS_CERT_ALTNAME_INVALID: { reason: "the certificate is for another name", blocked: true },
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: { reason: "the certificate's issuer is unknown", blocked: true },
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: { reason: "the certificate's issuer is unknown", blocked: true },
    ERR_SSL_WRONG_VERSION_NUMBER: { reason: "the other side does not speak TLS", blocked: true },
    ERR_SSL_PACKET_LENGTH_TOO_LONG: { reason: "the other side does not speak TLS", blocked: true },
    EPROTO: { reason: "no TLS session could be agreed", blocked: true },
};
/** Of an error that a socket or `fetch` gave. What is not known counts as blocked: it says nothing about the site. */
function networkTrouble(cause) {
    for (const error of errorsOf(cause)) {
        const code = error.code ?? "";
        // undici gives a parser's error a name, but not always a code.
        const known = REASONS[code] ?? REASONS[error.name];
        if (known !== undefined)
            return known;
    }
    const text = cause instanceof Error ? cause.message : String(cause);
    return { reason: text.replace(/\s+/g, " ").replace(/\.$/, "") || "no reason was given", blocked: true };
}
/** The error, and those inside it: of a name with several addresses each attempt's own (RFC 8305). */
function errorsOf(cause) {
    if (!(cause instanceof Error))
        return [];
    return cause instanceof AggregateError ? [cause, ...cause.errors.flatMap(errorsOf)] : [cause];
}
/** The host to connect to: without the brackets of an IPv6 address. */
function hostOf(url) {
    return url.hostname.replace(/^\[(.*)\]$/, "$1");
}
function portOf(url) {
    return url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
}

;// CONCATENATED MODULE: ./build/src/providers/http-probe.js
/**
 * Asks a site one question over HTTP, as a visitor would. Redirects are followed here and not by `fetch`, which would
 * send every header along: the bypass secret may only reach the origin that was asked.
 */




const http_probe_VENDOR = "HTTP probe";
const MAXIMUM_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Whether a silent site accepts connections is asked for at most this long. */
const CONNECT_MS = 2_000;
const httpProbe = {
    role: "http",
    vendor: http_probe_VENDOR,
    secrets: [],
    connect: async (_settings, context) => ({
        request: (request) => probe(request, context.signal),
    }),
};
/** `durationMs` is real time also in a rehearsal, where the clock stands still while a request is answered. */
async function probe(request, signal) {
    const startedAt = performance.now();
    const asked = parseUrl(request.url);
    const timeout = AbortSignal.timeout(request.timeoutMs);
    const limit = signal ? AbortSignal.any([signal, timeout]) : timeout;
    let hop = { method: request.method.toUpperCase(), url: asked, body: request.body };
    try {
        for (let redirects = 0;; redirects += 1) {
            const response = await send(hop, headersFor(hop, asked, request.headers ?? {}), limit);
            const next = redirects < (request.maximumRedirects ?? MAXIMUM_REDIRECTS) ? nextHop(hop, response) : null;
            if (next === null) {
                const body = await readBody(response, request.maximumBytes);
                const headers = Object.fromEntries(response.headers);
                return {
                    status: response.status,
                    headers,
                    ...body,
                    durationMs: performance.now() - startedAt,
                    url: hop.url.href,
                };
            }
            await response.body?.cancel();
            hop = next;
        }
    }
    catch (cause) {
        signal?.throwIfAborted();
        throw await troubleOf(cause, hop, request.timeoutMs);
    }
}
function parseUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url?.protocol === "http:" || url?.protocol === "https:")
        return url;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "probe_blocked",
        vendor: http_probe_VENDOR,
        message: `"${text}" is not an http or https address.`,
        remedy: "Check the deployment's address and the path in the plan.",
    });
}
/** The origin that was asked gets every header; another one gets none, but the type of a body that is sent on to it. */
function headersFor(hop, asked, extra) {
    const headers = new Headers({ "user-agent": "holdpoint", accept: "*/*" });
    for (const [name, value] of Object.entries(extra)) {
        const goesAlong = hop.body !== undefined && name.toLowerCase() === "content-type";
        if (hop.url.origin !== asked.origin && !goesAlong)
            continue;
        try {
            headers.set(name, value);
        }
        catch {
            // The error's own text repeats the value, which may be a secret.
            throw new lib_error/* ProviderError */.mZ({
                reasonCode: "probe_blocked",
                vendor: http_probe_VENDOR,
                message: `The header "${name}" cannot be sent: its name or value has a character that HTTP does not allow.`,
                remedy: "Look for a line break or a character outside Latin-1 in it.",
            });
        }
    }
    return headers;
}
function send(hop, headers, signal) {
    return fetch(hop.url, {
        method: hop.method,
        headers,
        redirect: "manual",
        signal,
        ...(hop.body === undefined ? {} : { body: hop.body }),
    });
}
/** Where a redirect leads, with the method and body that a browser would use there; null where there is none. */
function nextHop(hop, response) {
    const location = response.headers.get("location");
    if (!REDIRECTS.has(response.status) || location === null || !URL.canParse(location, hop.url.href))
        return null;
    const url = new URL(location, hop.url);
    if (url.protocol !== "http:" && url.protocol !== "https:")
        return null;
    // Fetch standard, HTTP-redirect fetch: 303 always becomes GET, 301 and 302 only for POST.
    const becomesGet = (response.status === 303 && hop.method !== "HEAD") ||
        ((response.status === 301 || response.status === 302) && hop.method === "POST");
    return becomesGet ? { method: "GET", url, body: undefined } : { ...hop, url };
}
/** Text of at most `maximumBytes`; a longer body is given up, not read to its end. */
async function readBody(response, maximumBytes) {
    const chunks = [];
    let kept = 0;
    let truncated = false;
    // Leaving the loop cancels the stream, which closes the connection.
    for await (const chunk of response.body ?? []) {
        const part = chunk.subarray(0, maximumBytes - kept);
        if (part.length > 0)
            chunks.push(part);
        kept += part.length;
        truncated = part.length < chunk.length;
        if (truncated)
            break;
    }
    return { body: decoderFor(response.headers.get("content-type")).decode(Buffer.concat(chunks)), truncated };
}
function decoderFor(contentType) {
    const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType ?? "")?.[1] ?? "utf-8";
    try {
        return new TextDecoder(charset);
    }
    catch {
        return new TextDecoder("utf-8");
    }
}
/**
 * `vendor_timeout` and `vendor_unavailable`: the site itself was silent, closed the connection or refused it.
 * `probe_blocked`: the question did not get there (name, network, certificate), which says nothing about the site.
 */
async function troubleOf(cause, hop, timeoutMs) {
    if (cause instanceof lib_error/* ProviderError */.mZ)
        return cause;
    const where = `${hop.method} ${hop.url.origin}${hop.url.pathname}`;
    const timedOut = cause instanceof Error && cause.name === "TimeoutError";
    const trouble = timedOut
        ? await silence(hop.url, timeoutMs)
        : networkTrouble(cause instanceof Error ? (cause.cause ?? cause) : cause);
    const reasonCode = trouble.blocked ? "probe_blocked" : timedOut ? "vendor_timeout" : "vendor_unavailable";
    return new lib_error/* ProviderError */.mZ({
        reasonCode,
        vendor: http_probe_VENDOR,
        message: `${where} gave no answer: ${trouble.reason}.`,
        remedy: trouble.blocked
            ? `Check that ${hop.url.host} can be reached from this runner, then run this again.`
            : `Open ${hop.url.origin}${hop.url.pathname} and look at the deployment's runtime log, then run this again.`,
        cause,
    });
}
/** A site that accepts connections and does not answer is slow; one that cannot be connected to was never asked. */
async function silence(url, timeoutMs) {
    const limit = `within ${timeoutMs} ms`;
    try {
        await withLimit((0,promises_.lookup)(hostOf(url)));
    }
    catch {
        return { reason: `the name ${hostOf(url)} could not be resolved ${limit}`, blocked: true };
    }
    const reached = await canConnect(url);
    return reached
        ? { reason: `connected, but nothing came back ${limit}`, blocked: false }
        : { reason: `no connection to ${url.host} ${limit}`, blocked: true };
}
function withLimit(work) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error("too slow")), CONNECT_MS);
        work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
}
function canConnect(url) {
    return new Promise((resolve) => {
        const socket = (0,external_node_net_.connect)({ host: hostOf(url), port: portOf(url), timeout: CONNECT_MS });
        const end = (reached) => {
            socket.destroy();
            resolve(reached);
        };
        socket.once("connect", () => end(true));
        socket.once("timeout", () => end(false));
        socket.once("error", () => end(false));
    });
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/address.js

const address_VENDOR = "PostgreSQL";
const EXAMPLE = "postgres://user:password@db.example.com:5432/postgres?sslmode=verify-full";
const TLS = {
    disable: "off",
    require: "encrypted",
    "no-verify": "encrypted",
    "verify-ca": "verified",
    "verify-full": "verified",
};
/** Settings of ORMs and of libpq that change nothing for a session of a few statements. */
const HARMLESS = new Set([
    "pgbouncer",
    "connection_limit",
    "pool_timeout",
    "pool_mode",
    "connect_timeout",
    "socket_timeout",
    "statement_cache_size",
    "schema",
    "sslaccept",
    "application_name",
    "fallback_application_name",
    "client_encoding",
    "target_session_attrs",
    "keepalives",
    "uselibpqcompat",
    "supa",
    "workaround",
]);
/**
 * Reads the address of a database. `sslmode` as libpq means it: `require` encrypts without looking at the certificate,
 * `verify-full` looks at it; where it is missing, a server of this machine is spoken to in the clear, any other one
 * encrypted. Throws ProviderError `usage`, which never repeats any of the address.
 */
function parseAddress(secret) {
    const refuse = (problem, remedy = `Write it as ${EXAMPLE}`) => {
        throw new lib_error/* ProviderError */.mZ({ reasonCode: "usage", vendor: address_VENDOR, message: `${secret.name} ${problem}.`, remedy });
    };
    const url = URL.parse(secret.reveal().trim());
    if (url === null || (url.protocol !== "postgres:" && url.protocol !== "postgresql:")) {
        return refuse("is not the address of a PostgreSQL database", `Write it as ${EXAMPLE} with the password percent-encoded: @ is %40, : is %3A, / is %2F, # is %23, ? is %3F.`);
    }
    const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
    // A letter of the password that ends the address early (`#`, `?`, `/`) would leave half of it for the host.
    if (url.hash !== "" || url.search.includes("@") || url.pathname.includes("@")) {
        return refuse("has a letter in its password that must be percent-encoded", "Write # as %23, ? as %3F, / as %2F and @ as %40 inside the password.");
    }
    if (host === "" || /%/.test(host) || url.searchParams.has("host")) {
        return refuse("names no host: a unix socket is not supported", `Write it as ${EXAMPLE}`);
    }
    const [user, password, database] = [url.username, url.password, url.pathname.slice(1)].map(decode);
    if (user === undefined || user === null || password === undefined || password === null || database === null) {
        return refuse("has a % that begins no percent-encoding", "Write % as %25 inside the name and the password.");
    }
    if (user === "")
        return refuse("names no user");
    if ([user, password, database ?? ""].some((text) => text.includes("\0")))
        return refuse("has a zero byte in it");
    return {
        host,
        port: url.port === "" ? 5432 : Number(url.port),
        user,
        password,
        database: database === undefined || database === "" ? user : database,
        ...readSettings(url.searchParams, host, refuse),
    };
}
function readSettings(settings, host, refuse) {
    for (const name of settings.keys()) {
        if (name === "sslrootcert" && settings.get(name) === "system")
            continue;
        if (name === "sslmode" || name === "channel_binding" || name === "options" || HARMLESS.has(name))
            continue;
        if (/^[a-z_]{1,40}$/.test(name)) {
            const files = /^ssl(?:rootcert|cert|key|crl)/.test(name);
            return refuse(`has the setting ${name}, which is not supported`, files
                ? "Remove it. To trust a certificate authority of your own, name its file in NODE_EXTRA_CA_CERTS."
                : `Remove it. User, password, host, port and database stand in the address itself: ${EXAMPLE}`);
        }
        return refuse("has a setting that is not supported", `Write it as ${EXAMPLE}`);
    }
    const mode = settings.get("sslmode");
    const unstated = mode === null || mode === "prefer" || mode === "allow";
    const tls = unstated ? (isLoopback(host) ? "off" : "encrypted") : TLS[mode];
    if (tls === undefined)
        return refuse(`has an unknown sslmode`, "Use one of verify-full, require and disable.");
    return { tls, channelBinding: settings.get("channel_binding") === "require", options: settings.get("options") };
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return null;
    }
}
function isLoopback(host) {
    return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/failure.js
/** What PostgreSQL, a pooler before it, or the network said, as an error with a reason and a remedy. */


const failure_VENDOR = "PostgreSQL";
/** Appendix A of PostgreSQL's manual; the classes that speak of the server or of the moment, not of the statement. */
const NO_REFUSAL = /^(?:08|25P03|28|3D|40|53|55P03|57|58|F0|XX)/;
const TIMED_OUT = new Set(["57014", "55P03", "25P03"]);
const NO_ROUTE = new Set(["ENETUNREACH", "EHOSTUNREACH", "ENETDOWN"]);
function problem(reasonCode, message, remedy) {
    return new lib_error/* ProviderError */.mZ({ reasonCode, vendor: failure_VENDOR, message, remedy });
}
/** Host and port, and nothing else of the address. */
function placeOf({ address }) {
    const { host, port } = address;
    return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}
/** Of an error while a connection was made: before the server was ready for a statement. */
function connectFailure(error, place) {
    const sqlState = sqlStateOf(error);
    return sqlState === null ? lineFailure(error, place) : refusedConnection(sqlState, messageOf(error, place), place);
}
/** Of an error of one statement: a refusal, where PostgreSQL looked at the statement and would not. */
function statementFailure(error, place) {
    const sqlState = sqlStateOf(error);
    if (sqlState === null)
        return lineFailure(error, place);
    const message = messageOf(error, place);
    if (TIMED_OUT.has(sqlState)) {
        return problem("vendor_timeout", `${placeOf(place)} did not finish a statement in time (${sqlState}: ${message}).`, "Run this again when no migration holds a lock; if it stays slow, look at the database's load.");
    }
    if (NO_REFUSAL.test(sqlState))
        return refusedConnection(sqlState, message, place);
    return { sqlState, message };
}
function refusedStatement(refusal, place) {
    return problem("database_refused", `${placeOf(place)} refused a statement (${refusal.sqlState}: ${refusal.message}).`, refusal.sqlState === "42501"
        ? `Give the user of ${place.variable} the right to read it.`
        : "Look at what the message names, and run this again.");
}
function refusedConnection(sqlState, message, place) {
    const { variable } = place;
    const where = placeOf(place);
    if (/no pg_hba\.conf entry|SSL connection is required|SSL\/TLS required|connection is insecure/i.test(message)) {
        return problem("credential_rejected", `${where} accepts no such connection (${sqlState}): not this user from here, or not without TLS.`, `Add sslmode=require to ${variable}, and allow this machine's address at the database.`);
    }
    if (sqlState.startsWith("28") || /tenant(?:\/| or )user .*not found|tenant or user not found/i.test(message)) {
        return problem("credential_rejected", `${where} rejected the user or the password of ${variable} (${sqlState}).`, `Store the address with the right user and password in ${variable}; letters such as @ and # are percent-encoded in it.`);
    }
    if (sqlState === "3D000") {
        return problem("not_found", `${where} has no database of the name that ${variable} gives.`, `Correct the part after the last / of ${variable}.`);
    }
    if (sqlState === "53300") {
        return problem("database_unreachable", `${where} has no connection left (${sqlState}).`, "Run this again when fewer sessions are open, or use the address of the connection pooler.");
    }
    if (sqlState === "57P03") {
        return problem("database_unreachable", `${where} is starting up or shutting down (${sqlState}).`, "Run this again in a minute.");
    }
    return problem("database_unreachable", `${where} gave no answer but an error (${sqlState}: ${message}).`, "Look at the database's own log, and run this again.");
}
/** Texts of `pg`, which has no codes for them. */
const SAID_BY_PG = [
    [
        /client password must be|No password supplied/i,
        (where, variable) => problem("credential_rejected", `${where} asks for a password, and ${variable} has none.`, `Store the address with the password in ${variable}.`),
    ],
    [
        /does not support SSL/i,
        (where, variable) => problem("database_unreachable", `${where} does not speak TLS, so the password would go there in the clear.`, `Switch TLS on at the database. Where the network between is private, add sslmode=disable to ${variable}.`),
    ],
    [
        /^SASL:|received invalid response|establishing an SSL connection|unexpected \w+ message|Unknown authentication/i,
        (where, variable) => problem("vendor_answer_unknown", `What answers at ${where} does not speak PostgreSQL's protocol as this needs it.`, `Check host and port of ${variable}: they must be those of the database, not of a web page or an API.`),
    ],
    [
        /terminated|ended by the other party/i,
        (where) => problem("database_unreachable", `${where} closed the connection.`, "Look whether the database is paused or restarting, and run this again."),
    ],
];
function lineFailure(error, place) {
    const text = error instanceof Error ? error.message : "";
    const where = placeOf(place);
    const known = SAID_BY_PG.find(([pattern]) => pattern.test(text));
    if (known !== undefined)
        return known[1](where, place.variable);
    const { reason } = networkTrouble(error);
    return problem("database_unreachable", place.mask.apply(`${where} could not be reached: ${reason}.`), remedyOf(codesOf(error), reason, place.variable));
}
function remedyOf(codes, reason, variable) {
    if (codes.includes("ENOTFOUND")) {
        return `Check the host in ${variable}; a paused or deleted project has no name either.`;
    }
    if (codes.some((code) => NO_ROUTE.has(code))) {
        return "This machine may have no IPv6, and Supabase's direct address has nothing else: use the pooler's address.";
    }
    if (/certificate|TLS/.test(reason)) {
        return `Name the file of the database's certificate authority in NODE_EXTRA_CA_CERTS, or write sslmode=require in ${variable}: it encrypts, but does not look at the certificate.`;
    }
    return "Check that the database runs and accepts connections from here, and run this again.";
}
function codesOf(error) {
    if (!(error instanceof Error))
        return [];
    const own = error.code ?? "";
    return error instanceof AggregateError ? [own, ...error.errors.flatMap(codesOf)] : [own];
}
/** The five characters of an answer of the server; Node's own errors have words for codes, and no severity. */
function sqlStateOf(error) {
    if (!(error instanceof Error) || !("severity" in error) || !("code" in error))
        return null;
    return typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : null;
}
function messageOf(error, { mask }) {
    const text = error instanceof Error ? error.message : String(error);
    return mask.apply(text.replace(/\s+/g, " ").trim()).slice(0, 500).replace(/\.$/, "");
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/values.js
/** Object identifiers of `pg_type`, fixed since ever: boolean, int8, int2, int4, oid, float4, float8. */
const BOOLEAN = 16;
const BIG = 20;
const NUMBERS = new Set([21, 23, 26, 700, 701]);
/** A value as PostgreSQL wrote it, by the type of its column; everything that has no such type stays text. */
function parseValue(type, text) {
    if (type === BOOLEAN)
        return text === "t";
    if (NUMBERS.has(type))
        return Number(text);
    // A count is int8; beyond 2^53 the text is the only true form.
    if (type === BIG)
        return Number.isSafeInteger(Number(text)) ? Number(text) : text;
    return text;
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/line.js



/** Beyond these an answer is not what anybody asked for, and it would fill the memory. */
const MOST_ROWS = 50_000;
const MOST_BYTES = 32 * 1024 * 1024;
/** Connects. Throws ProviderError where that failed, and the signal's reason where it was aborted. */
async function openLine(place, limits, signal) {
    signal?.throwIfAborted();
    const { default: pg } = await __webpack_require__.e(/* import() */ 849).then(__webpack_require__.bind(__webpack_require__, 83849));
    const socket = new external_node_net_.Socket();
    const client = new pg.Client(configOf(place, socket));
    forgetEnvironment(client, place);
    // Every failure also reaches the promise that waits; unheard, the event would end the process.
    client.on("error", () => { });
    const connection = Reflect.get(client, "connection");
    const cutter = createCutter(place, connection, socket, signal);
    const close = async () => {
        if (cutter.cutBy() === null)
            await cutter.within(1_000, "close the session", () => client.end()).catch(() => { });
        cutter.release();
    };
    if (place.address.channelBinding)
        demandChannelBinding(connection, place, cutter.cutWith);
    try {
        await cutter.within(limits.connectTimeoutMs, "accept a session", () => client.connect());
    }
    catch (error) {
        cutter.release();
        const cut = cutter.cutBy();
        throw cut === null ? connectFailure(error, place) : cut.reason;
    }
    const patience = limits.statementTimeoutMs + 1_000;
    return {
        place,
        cutBy: cutter.cutBy,
        close,
        tell: async (text) => void (await cutter.within(patience, "answer a statement", () => client.query(text))),
        ask: (text, values) => cutter.within(patience, "answer a statement", () => {
            const query = new pg.Query({ ...STATEMENT, text, values: [...values] });
            const answer = collect(query, () => cutter.cutWith(tooLarge(place)));
            client.query(query);
            return answer;
        }),
    };
}
/** Ends the line from outside: by a time limit, by the signal, by an answer that is too large. */
function createCutter(place, connection, socket, signal) {
    let cut = null;
    const broken = Promise.withResolvers();
    broken.promise.catch(() => { });
    const destroy = () => {
        // Both: once there is TLS, `pg` writes to another stream than the one that it was given.
        connection.stream.destroy();
        socket.destroy();
    };
    const cutWith = (reason) => {
        if (cut !== null)
            return;
        cut = { reason };
        broken.reject(reason);
        destroy();
    };
    const onAbort = () => cutWith(signal?.reason);
    signal?.addEventListener("abort", onAbort, { once: true });
    return {
        cutWith,
        cutBy: () => cut,
        release: () => {
            signal?.removeEventListener("abort", onAbort);
            destroy();
        },
        within: async (ms, doing, start) => {
            const timer = setTimeout(() => cutWith(timedOut(place, doing, ms)), ms);
            const before = socket.bytesRead;
            // A single row may be a gigabyte, and is no row before its last byte.
            const watch = setInterval(() => {
                if (socket.bytesRead - before > MOST_BYTES)
                    cutWith(tooLarge(place));
            }, 50);
            try {
                return await Promise.race([broken.promise, start()]);
            }
            finally {
                clearTimeout(timer);
                clearInterval(watch);
            }
        },
    };
}
const STATEMENT = {
    rowMode: "array",
    queryMode: "extended",
    types: { getTypeParser: (type) => (text) => parseValue(type, text) },
};
/** Rows as they come, so that a result without end is cut while it comes, not when it has filled the memory. */
function collect(query, tooLarge) {
    const rows = [];
    return new Promise((resolve, reject) => {
        query.on("row", (row) => {
            rows.push(row);
            if (rows.length > MOST_ROWS)
                tooLarge();
        });
        query.on("error", reject);
        query.on("end", ({ fields }) => {
            const names = fields.map(({ name }) => name);
            resolve({ rows: rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? null]))) });
        });
    });
}
function configOf({ address }, socket) {
    return {
        host: address.host,
        port: address.port,
        user: address.user,
        database: address.database,
        // Text that is empty would be looked for in PGPASSWORD, and null in ~/.pgpass.
        password: () => address.password,
        ssl: address.tls === "off" ? false : { rejectUnauthorized: address.tls === "verified" },
        sslnegotiation: "postgres",
        application_name: "holdpoint",
        enableChannelBinding: address.channelBinding,
        stream: () => socket,
    };
}
/** PGOPTIONS and PGREPLICATION have no value by which they could be switched off. */
function forgetEnvironment(client, { address }) {
    const parameters = Reflect.get(client, "connectionParameters");
    Object.assign(parameters, { options: address.options ?? undefined, replication: undefined });
}
/** `pg` takes what the server offers, so that somebody in between could leave the proof out of the offer. */
function demandChannelBinding(connection, place, cutWith) {
    const refuse = () => cutWith(problem("credential_rejected", `${placeOf(place)} does not offer the channel binding that ${place.variable} demands, so it was not given the password.`, `Check that nothing stands between here and the database, or remove channel_binding from ${place.variable}.`));
    connection.on("authenticationCleartextPassword", refuse);
    connection.on("authenticationMD5Password", refuse);
    connection.on("authenticationSASL", ({ mechanisms }) => {
        if (place.address.tls === "off" || !mechanisms.includes("SCRAM-SHA-256-PLUS"))
            refuse();
    });
}
function timedOut(place, doing, ms) {
    return problem("vendor_timeout", `${placeOf(place)} did not ${doing} within ${ms / 1_000} s.`, "Look whether the database is overloaded or a firewall swallows the connection, and run this again.");
}
function tooLarge(place) {
    return problem("vendor_answer_unknown", `${placeOf(place)} gave an answer of more than ${MOST_ROWS.toLocaleString("en")} rows or 32 MiB.`, "Look at what is in the tables that this reads: they should be small.");
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/session.js
/** Statements in read-only transactions, also through a pooler that gives each transaction another connection. */


function createSession(line, statementTimeoutMs) {
    const { place } = line;
    const timeout = Math.max(1, Math.round(statementTimeoutMs));
    // SET LOCAL alone: what is set for a session stays with a pooler's connection, and others would get it.
    const readOnly = [
        "begin transaction isolation level read committed read only",
        "set local default_transaction_read_only = on",
        `set local statement_timeout = ${timeout}`,
        `set local lock_timeout = ${Math.min(timeout, 5_000)}`,
    ].join("; ");
    const transactions = createTransactions(line);
    const sessionOf = (beginning) => {
        const attempt = (text, values = []) => transactions.run(beginning, text, values);
        return {
            attempt,
            query: async (text, values) => {
                const answer = await attempt(text, values);
                if ("refusal" in answer)
                    throw refusedStatement(answer.refusal, place);
                return answer;
            },
            asRole: async (role, claims, act) => {
                const own = beginAs(place, readOnly, role, claims);
                try {
                    return await act(sessionOf(own));
                }
                finally {
                    await transactions.end(own);
                }
            },
        };
    };
    return sessionOf({ sql: readOnly, refused: (refusal) => refusedStatement(refusal, place), stays: false });
}
function createTransactions(line) {
    let open = null;
    let last = Promise.resolve();
    /** One after the other: a connection has one transaction. */
    const next = (work) => {
        const result = last.then(work);
        last = result.catch(() => { });
        return result;
    };
    const failed = (error) => {
        const cut = line.cutBy();
        if (cut !== null)
            throw cut.reason;
        const failure = statementFailure(error, line.place);
        if (failure instanceof lib_error/* ProviderError */.mZ)
            throw failure;
        return failure;
    };
    const rollBack = async () => {
        open = null;
        await line.tell("rollback").catch(failed);
    };
    const begin = async (beginning) => {
        if (open === beginning)
            return;
        if (open !== null)
            await rollBack();
        open = beginning;
        const refusal = await line.tell(beginning.sql).catch(failed);
        if (refusal === undefined)
            return;
        await rollBack();
        throw beginning.refused(refusal);
    };
    return {
        run: (beginning, text, values) => next(async () => {
            await begin(beginning);
            const answer = await line.ask(text, values).catch((error) => ({ refusal: failed(error) }));
            // After a refusal a transaction takes no more statements: the next one begins anew, as the same role.
            if ("refusal" in answer || !beginning.stays)
                await rollBack();
            return answer;
        }),
        end: (beginning) => next(async () => {
            // A broken line has nothing to roll back, and must not hide what broke it.
            if (open === beginning && line.cutBy() === null)
                await rollBack().catch(() => { });
        }),
    };
}
function beginAs(place, readOnly, role, claims) {
    const json = quoteLiteral(JSON.stringify(claims));
    const sql = [
        readOnly,
        `select set_config('request.jwt.claims', ${json}, true)`,
        // PostgREST before version 9 gave each claim a setting of its own, and older policies read them.
        ...["sub", "role", "email"].map((claim) => `select set_config('request.jwt.claim.${claim}', coalesce(${json}::json ->> '${claim}', ''), true)`),
        `set local role ${quoteIdentifier(role)}`,
    ].join("; ");
    return { sql, stays: true, refused: (refusal) => roleRefused(refusal, role, place) };
}
function roleRefused(refusal, role, place) {
    if (refusal.sqlState === "42501") {
        return problem("credential_insufficient", `The user of ${place.variable} may not act as the role ${role}.`, `As the database's owner, run: grant ${quoteIdentifier(role)} to ${quoteIdentifier(place.address.user)};`);
    }
    if (refusal.sqlState === "22023" || refusal.sqlState === "42704") {
        return problem("not_found", `${placeOf(place)} has no role ${role}.`, `Correct the name in the plan, or create it: create role ${quoteIdentifier(role)} nologin;`);
    }
    return refusedStatement(refusal, place);
}
/** A name as PostgreSQL reads it, whatever is in it. A zero byte would end the statement, and no name has one. */
function quoteIdentifier(name) {
    return `"${name.replaceAll("\0", "").replaceAll('"', '""')}"`;
}
/** Text without a value's place, as `begin` and what follows are one message. JSON has no zero byte. */
function quoteLiteral(text) {
    return ` E'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/index.js
/** PostgreSQL through `pg`: asked, never changed. */




const postgres = {
    role: "databases",
    vendor: "PostgreSQL",
    // A gate names the variable that holds the address; there may be several.
    secrets: [],
    async connect(_settings, { signal, debug }) {
        return {
            async withSession(url, limits, act) {
                const address = parseAddress(url);
                const place = {
                    address,
                    variable: url.name,
                    mask: (0,mask/* createMask */.Px)([url.reveal(), address.password]),
                };
                const line = await openLine(place, limits, signal);
                debug(`PostgreSQL: session with ${address.host}:${address.port}, tls ${address.tls}`);
                try {
                    return await act(createSession(line, limits.statementTimeoutMs));
                }
                finally {
                    await line.close();
                }
            },
        };
    },
};

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/src/providers/process-group.js

/** How often a group that was asked to end is looked at. */
const LOOK_MS = 20;
/** Holds the process group of a child that was spawned with `detached: true` (its own id is the group's). */
function holdProcessGroup(child, graceMs) {
    let force = null;
    /** False where no process of the group is left (ESRCH), or none that we may signal (EPERM: only zombies on macOS). */
    const send = (signal) => {
        try {
            return child.pid !== undefined && process.kill(-child.pid, signal);
        }
        catch {
            return false;
        }
    };
    // A process of ours that ends at once (process.exit) must not leave the command running without a limit.
    const onExit = () => send("SIGKILL");
    process.once("exit", onExit);
    const end = () => {
        if (force !== null)
            return;
        send("SIGTERM");
        force = setTimeout(() => send("SIGKILL"), graceMs);
    };
    return {
        end,
        async finish() {
            const until = performance.now() + graceMs + 2 * LOOK_MS;
            // Bounded, since a container whose first process reaps nothing keeps zombies in the group for ever.
            while (send(0) && !onlyZombies(child.pid) && performance.now() < until) {
                end();
                await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
            }
            if (force !== null)
                clearTimeout(force);
            process.removeListener("exit", onExit);
        },
    };
}
/**
 * Whether nothing of the group runs any more although the kernel still knows it: its first process reaps slowly in many
 * containers. Linux only (proc(5): state and process group follow the name in parentheses); elsewhere the answer is no.
 */
function onlyZombies(group) {
    try {
        return (0,external_node_fs_.readdirSync)("/proc")
            .filter((entry) => /^\d+$/.test(entry))
            .every((entry) => {
            const [state, , processGroup] = statOf(entry);
            return Number(processGroup) !== group || state === "Z";
        });
    }
    catch {
        return false;
    }
}
/** Fields of a process from its state on; none where it has just gone. */
function statOf(pid) {
    try {
        const stat = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, "utf8");
        return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./build/src/providers/shell-output.js
/**
 * What a command prints, made fit to be read and kept: UTF-8, no terminal codes, no secrets, bounded memory.
 * Everything is done a chunk at a time, so that a command that prints a gigabyte costs time but no memory.
 */

const TAIL_BYTES = 64 * 1024;
/** A line longer than this is passed on in pieces. */
const LONGEST_LINE = 16 * 1024;
/** Live output beyond this many characters is not passed on: a log of that size helps nobody and slows the runner. */
const LIVE_CHARACTERS = 8 * 1024 * 1024;
/** Longest terminal code that is put together again where a chunk's end cut it (a hyperlink carries its address). */
const LONGEST_CODE = 2_048;
const ESCAPE = "\u001b";
/** A terminal code (a CSI or an OSC sequence) whose end has not come yet. */
const CUT_CODE = new RegExp(String.raw `^\u001b(?:\[[0-?]*[ -/]*|\][^\u0007\u001b]*)?$`);
// C0 without tab, newline and carriage return, and DEL; from a string, since escapes in a pattern are hard to read.
const CONTROL = new RegExp(String.raw `[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]+`, "g");
function createShellOutput(mask, onLine) {
    const tail = createTail();
    const live = createLive(onLine);
    const keep = (text) => {
        tail.push(text);
        live(text);
    };
    return {
        open() {
            const decoder = new TextDecoder("utf-8");
            // `unread` waits for the rest of a terminal code or of CR LF; `line` is readable and waits for its end.
            let unread = "";
            let line = "";
            const take = (text, held) => {
                const whole = mask.apply(line + text);
                const cut = held === 0 ? whole.length : cutAt(whole, held);
                line = whole.slice(cut);
                if (cut > 0)
                    keep(whole.slice(0, cut));
            };
            return {
                write(chunk) {
                    const text = unread + decoder.decode(chunk, { stream: true });
                    const complete = completeLength(text);
                    unread = text.slice(complete);
                    take(readable(text.slice(0, complete)), mask.longest + 1);
                },
                end() {
                    take(readable(unread + decoder.decode()), 0);
                    unread = "";
                },
            };
        },
        tail: tail.read,
    };
}
/** Up to where a text may be passed on: its complete lines; of an overlong line all that cannot be half a secret. */
function cutAt(text, held) {
    const lines = text.lastIndexOf("\n") + 1;
    return text.length - lines > LONGEST_LINE + held ? text.length - held : lines;
}
/**
 * Terminal codes and control characters are removed before masking: a colour code in the middle of a secret would
 * hide it from the mask. A lone carriage return (progress bars) starts a new line.
 */
function readable(text) {
    const plain = text.includes(ESCAPE) ? (0,external_node_util_.stripVTControlCharacters)(text) : text;
    return plain.replace(/\r+\n?/g, "\n").replace(CONTROL, "");
}
/** How much of a text can be read now: all but a terminal code or a carriage return that the chunk's end cut. */
function completeLength(text) {
    const end = text.endsWith("\r") ? text.length - 1 : text.length;
    const code = text.lastIndexOf(ESCAPE);
    const cutCode = code >= Math.max(0, text.length - LONGEST_CODE) && CUT_CODE.test(text.slice(code));
    return cutCode ? code : end;
}
function createLive(onLine) {
    let left = LIVE_CHARACTERS;
    return (text) => {
        if (onLine === undefined || left <= 0)
            return;
        for (const line of text.replace(/\n$/, "").split("\n")) {
            left -= line.length + 1;
            for (let at = 0; at === 0 || at < line.length; at += LONGEST_LINE)
                onLine(line.slice(at, at + LONGEST_LINE));
            if (left > 0)
                continue;
            onLine(`(more than ${LIVE_CHARACTERS / 1024 / 1024} MiB of output: the rest is not shown as it comes)`);
            return;
        }
    };
}
function createTail() {
    let chunks = [];
    let total = 0;
    let dropped = false;
    return {
        push(text) {
            const bytes = Buffer.byteLength(text);
            chunks.push({ text, bytes });
            total += bytes;
            let first = 0;
            for (; total - (chunks[first]?.bytes ?? total) >= TAIL_BYTES; first += 1)
                total -= chunks[first]?.bytes ?? 0;
            if (first === 0)
                return;
            chunks = chunks.slice(first);
            dropped = true;
        },
        read() {
            const text = chunks.map((chunk) => chunk.text).join("");
            const bytes = Buffer.from(text);
            if (bytes.length <= TAIL_BYTES && !dropped)
                return text;
            const kept = new TextDecoder().decode(bytes.subarray(-TAIL_BYTES)).replace(/^\uFFFD+/, "");
            const line = kept.indexOf("\n") + 1;
            return line > 0 && line < kept.length ? kept.slice(line) : kept;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/providers/shell.js
/**
 * Runs a command line of the repository. `@actions/exec` is not used: it hands out neither the process nor its group,
 * so a time limit could not end what a command started, and it keeps an unfinished line of any length in memory
 * (see docs/decisions/0003-commands-in-their-own-process-group.md).
 */




/** From SIGTERM to SIGKILL: time for a test runner to close its browser. */
const GRACE_MS = 3_000;
/** After the command's own end: time for what it piped its output through to finish writing. */
const FLUSH_MS = 250;
const shell = {
    role: "shell",
    vendor: "Shell",
    secrets: [],
    connect: async (_settings, context) => ({ run: (request) => runCommand(request, context.signal) }),
};
/** Limits are real time, not the clock's: a command works in real time also in a rehearsal. */
async function runCommand(request, signal) {
    signal?.throwIfAborted();
    const output = createShellOutput((0,mask/* createMask */.Px)((0,mask/* secretValues */.VX)(request.env, request.mask)), request.onLine);
    const child = (0,external_node_child_process_.spawn)("/bin/sh", ["-c", request.command], {
        cwd: request.directory,
        env: { ...request.env },
        stdio: ["ignore", "pipe", "pipe"],
        // A group of its own, so that one signal reaches everything that the command started.
        detached: true,
    });
    const group = holdProcessGroup(child, GRACE_MS);
    const failures = [];
    readOutput(child, output, (error) => {
        failures.push(error);
        group.end();
    });
    signal?.addEventListener("abort", group.end, { once: true });
    const ended = await waitFor(child, group, request.timeoutMs);
    await group.finish();
    signal?.removeEventListener("abort", group.end);
    signal?.throwIfAborted();
    if (failures.length > 0)
        throw failures[0];
    return { ...ended, tail: ended.tail ?? output.tail() };
}
function readOutput(child, output, onFailure) {
    const guarded = (work) => {
        try {
            work();
        }
        catch (error) {
            onFailure(error);
        }
    };
    for (const pipe of [child.stdout, child.stderr]) {
        const stream = output.open();
        pipe?.on("data", (chunk) => guarded(() => stream.write(chunk)));
        pipe?.on("close", () => guarded(() => stream.end()));
    }
}
/** Resolves when the command has exited and its output is read; ends its group when the time is over. */
function waitFor(child, group, timeoutMs) {
    const startedAt = performance.now();
    return new Promise((resolve) => {
        let timedOut = false;
        let durationMs = 0;
        const limit = setTimeout(() => {
            timedOut = true;
            group.end();
        }, timeoutMs);
        child.once("error", (error) => {
            clearTimeout(limit);
            // Node reports a missing folder as a missing program; the code alone would mislead.
            const why = error.code === "ENOENT" ? "the folder to run it in, or /bin/sh, does not exist" : error.message;
            const tail = `The command could not be started: ${why}.`;
            resolve({ exitCode: null, signal: null, timedOut: false, started: false, durationMs: 0, tail });
        });
        child.once("exit", () => {
            clearTimeout(limit);
            durationMs = performance.now() - startedAt;
            // What the command left in the background ends with it.
            const flush = setTimeout(group.end, FLUSH_MS);
            // Whoever left the group holds the pipes open as long as it likes; nobody waits for that.
            const escape = setTimeout(() => {
                child.stdout?.destroy();
                child.stderr?.destroy();
            }, GRACE_MS + 2 * FLUSH_MS);
            child.once("close", () => {
                clearTimeout(flush);
                clearTimeout(escape);
            });
        });
        child.once("close", (exitCode, signal) => resolve({ exitCode, signal, timedOut, started: true, durationMs }));
    });
}

// EXTERNAL MODULE: ./build/src/providers/supabase/client.js
var supabase_client = __webpack_require__(12600);
;// CONCATENATED MODULE: ./build/src/providers/supabase/index.js

/** Reads `SUPABASE_ACCESS_TOKEN`, and `SUPABASE_API_BASE_URL` for another address than https://api.supabase.com. */
const supabaseAdvisor = {
    role: "advisor",
    vendor: supabase_client/* SUPABASE */.Zl,
    secrets: supabase_client/* SUPABASE_SECRETS */.B2,
    connect: async (_, context) => {
        const client = (0,supabase_client/* connectClient */.mh)(context);
        const { listFindings } = await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(26)]).then(__webpack_require__.bind(__webpack_require__, 55026));
        return { listSecurityFindings: (project) => listFindings(client, project) };
    },
};

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./build/src/providers/tls-probe.js
/** Reads the certificate that a server shows, valid or not. */




const tls_probe_VENDOR = "TLS probe";
const tlsProbe = {
    role: "tls",
    vendor: tls_probe_VENDOR,
    secrets: [],
    connect: async (_settings, context) => ({
        readCertificate: (host, port, timeoutMs) => readCertificate(host, port, timeoutMs, context.signal),
    }),
};
function readCertificate(host, port, timeoutMs, signal) {
    return new Promise((resolve, reject) => {
        if (signal?.aborted) {
            reject(signal.reason);
            return;
        }
        const socket = (0,external_node_tls_.connect)({
            host,
            port,
            // An address has no server name (RFC 6066 §3).
            ...((0,external_node_net_.isIP)(host) === 0 ? { servername: host } : {}),
            // An invalid certificate is what this is for; nothing is sent over the connection.
            rejectUnauthorized: false,
        });
        const settle = (end) => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", onAbort);
            socket.destroy();
            end();
        };
        const refuse = (reason, timedOut, cause) => settle(() => reject(noCertificate(host, port, reason, timedOut, cause)));
        const onAbort = () => settle(() => reject(signal?.reason));
        // The socket's own timeout starts again with every byte; this one does not.
        const timer = setTimeout(() => refuse(`no TLS session within ${timeoutMs} ms`, true), timeoutMs);
        signal?.addEventListener("abort", onAbort, { once: true });
        socket.once("error", (error) => refuse(networkTrouble(error).reason, false, error));
        socket.once("close", () => refuse("the connection was closed before a certificate came", false));
        socket.once("secureConnect", () => {
            const certificate = certificateOf(socket);
            if (certificate === null)
                refuse("the server showed no certificate", false);
            else
                settle(() => resolve(certificate));
        });
    });
}
function certificateOf(socket) {
    const peer = socket.getPeerCertificate();
    const [validFrom, validTo] = [Date.parse(peer.valid_from), Date.parse(peer.valid_to)];
    if (Number.isNaN(validFrom) || Number.isNaN(validTo))
        return null;
    // Node gives a code (CERT_HAS_EXPIRED) where its types say Error.
    const error = socket.authorizationError;
    return {
        subject: subjectOf(peer),
        issuer: [peer.issuer?.O, peer.issuer?.CN].flat().filter(Boolean).join(" ") || "unknown",
        validFrom,
        validTo,
        authorizationError: socket.authorized
            ? null
            : error instanceof Error
                ? error.message
                : String(error || "not trusted, and no reason was given"),
    };
}
/** The common name, or the first name of a certificate that has none (as more and more have). */
function subjectOf(peer) {
    const common = [peer.subject?.CN].flat()[0];
    return common ?? peer.subjectaltname?.split(",")[0]?.replace(/^\w+( \w+)?:/, "") ?? "unknown";
}
function noCertificate(host, port, reason, timedOut, cause) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: timedOut ? "vendor_timeout" : "vendor_unavailable",
        vendor: tls_probe_VENDOR,
        message: `The certificate of ${host}:${port} could not be read: ${reason}.`,
        remedy: `Check that ${host}:${port} can be reached from this runner and speaks TLS, then run this again.`,
        cause,
    });
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/change.js

/** Answers about the deployment itself; 401, 403, 404 and 5xx stay errors. */
const REFUSALS = [400, 402, 409, 410, 422];
/** Points the production domains at a build; of a preview it would make a new build, so callers pass production builds. */
function promote(connection, deploymentId) {
    return change(connection, connection.projectPath("v10", `/promote/${encodeURIComponent(deploymentId)}`));
}
/**
 * Takes the project's name or id as the plan gives it, so that no read comes before it. The reason is not sent:
 * only another version of this endpoint documents a description, and a refused field must not cost a rollback.
 */
function rollback(connection, deploymentId, reason) {
    connection.context.debug(`Vercel rollback to ${deploymentId}: ${reason}`);
    return change(connection, connection.projectPath("v9", `/rollback/${encodeURIComponent(deploymentId)}`));
}
async function change(connection, path) {
    const answer = await connection.request({ method: "POST", path, json: {}, repeatable: false, accept: REFUSALS });
    if (answer.status === 202)
        return { kind: "queued" };
    if (answer.status < 300)
        return { kind: "accepted" };
    const message = (0,http/* messageOf */.bD)(answer.body) ?? `status ${answer.status}`;
    return isAlreadyCurrent(answer.status, message)
        ? { kind: "already-current" }
        : { kind: "refused", status: answer.status, message };
}
/**
 * "The provided deploymentId (dpl_…) is already the current production deployment." The code beside it is not
 * documented, so the sentence decides; a wrong guess costs nothing, since the caller reads production back.
 */
function isAlreadyCurrent(status, message) {
    return (status === 409 || status === 422) && /already\b.*\b(current|production)/i.test(message);
}
/** A promote switches this on whatever it was before (vercel/vercel#15095), hence the way to put it back. */
async function setAutoAssignDomains(connection, enabled) {
    await connection.request({
        method: "PATCH",
        path: connection.projectPath("v9"),
        json: { autoAssignCustomDomains: enabled },
        repeatable: true,
    });
}

// EXTERNAL MODULE: ./build/src/providers/vercel/connection.js
var connection = __webpack_require__(76168);
// EXTERNAL MODULE: ./build/src/providers/vercel/read.js
var read = __webpack_require__(34796);
;// CONCATENATED MODULE: ./build/src/providers/vercel/index.js



const vercelHost = {
    role: "host",
    vendor: connection/* VENDOR */.XC,
    secrets: [connection/* TOKEN_NAME */.wb],
    connect: async (settings, context) => createHost((0,connection/* createConnection */.tq)(settings, context)),
};
function createHost(connection) {
    let project = null;
    /** Id, name and settings, which do not change during a run; what production serves is always read anew. */
    const knownProject = () => {
        project ??= (0,read/* readProject */.Wh)(connection).catch((error) => {
            project = null;
            throw error;
        });
        return project;
    };
    const projectId = async () => connection.project.startsWith("prj_") ? connection.project : (await knownProject()).id;
    return {
        async readProject() {
            const answer = await (0,read/* readProject */.Wh)(connection);
            project = Promise.resolve(answer);
            const { id, name, productionDeploymentId, autoAssignDomains, aliasRequest } = answer;
            return { id, name, productionDeploymentId, autoAssignDomains, aliasRequest };
        },
        readDeployment: (idOrUrl) => (0,read/* readDeployment */.iJ)(connection, idOrUrl),
        findBuilds: async (release) => (0,read/* findBuildsByMeta */.hZ)(connection, await projectId(), "holdpointRelease", release),
        listRollbackCandidates: async (limit) => (0,read/* listRollbackCandidates */.z2)(connection, await projectId(), limit),
        async createBuild(request, progress) {
            const settings = knownProject();
            // The modules load while the project is read; a refused read must not be reported before it is awaited.
            settings.catch(() => undefined);
            const { createBuild } = await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(415)]).then(__webpack_require__.bind(__webpack_require__, 67415));
            return createBuild(connection, () => settings, request, progress);
        },
        async followBuild(id, timeoutMs, progress) {
            const { followBuild } = await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(937)]).then(__webpack_require__.bind(__webpack_require__, 58937));
            return followBuild(connection, id, timeoutMs, progress);
        },
        async readBuildLog(id, lines) {
            const { readBuildLog } = await Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(881)]).then(__webpack_require__.bind(__webpack_require__, 8881));
            return readBuildLog(connection, id, lines);
        },
        promote: (deploymentId) => promote(connection, deploymentId),
        rollback: (deploymentId, reason) => rollback(connection, deploymentId, reason),
        readAliases: (domains) => (0,read/* readAliases */.NH)(connection, domains),
        listFailedAliases: (type) => (0,read/* listFailedAliases */.c5)(connection, type),
        setAutoAssignDomains: (enabled) => setAutoAssignDomains(connection, enabled),
        listEnvironmentVariables: (target) => (0,read/* listEnvironmentVariables */.Py)(connection, target),
    };
}

;// CONCATENATED MODULE: ./build/src/providers/index.js
/** The registry of the roles' providers: one line each. Everything heavy loads inside a provider's `connect`. */








const roleProviders = {
    host: vercelHost,
    forge: githubForge,
    checks: checklyChecks,
    databases: postgres,
    advisor: supabaseAdvisor,
    http: httpProbe,
    tls: tlsProbe,
    shell: shell,
};


/***/ }),

/***/ 56177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseBaseUrl)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);

/**
 * The address of a vendor's API from the variable that names it, never shown as it was written: it may hold a password,
 * or a token that was pasted into the wrong variable. Throws ProviderError `usage` where it is not an http or https
 * address, and where it carries a user name or password: `fetch` refuses such an address with a message that repeats
 * it, and links made from it would show it to everybody.
 */
function parseBaseUrl(setting) {
    const { vendor, variable, example } = setting;
    const url = URL.parse(setting.text.trim());
    const refuse = (problem, remedy) => new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({ reasonCode: "usage", vendor, message: `${variable} ${problem}.`, remedy });
    if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) {
        throw refuse("is not an http or https address", `Set it to an address such as ${example}, or leave it out.`);
    }
    if (url.username !== "" || url.password !== "") {
        throw refuse("has a user name or password in it, which is never sent", `Write the address alone, such as ${example}; the token has a variable of its own.`);
    }
    return url;
}


/***/ }),

/***/ 61520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J8: () => (/* binding */ answerTooLong),
/* harmony export */   uc: () => (/* binding */ MAXIMUM_ANSWER_BYTES),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/** No answer that is read here comes near this; what is longer would only cost the memory that a rollback needs. */
const MAXIMUM_ANSWER_BYTES = 32 * 1024 * 1024;
/** What reading gives up with. */
function answerTooLong() {
    return new Error(`the answer is longer than ${MAXIMUM_ANSWER_BYTES / 1024 / 1024} MiB`);
}
/** A response's text; a longer one is given up as soon as it is, unpacked as it comes. */
async function readText(response) {
    const chunks = [];
    let bytes = 0;
    // Leaving the loop cancels the stream, which closes the connection.
    for await (const chunk of response.body ?? []) {
        bytes += chunk.length;
        if (bytes > MAXIMUM_ANSWER_BYTES)
            throw answerTooLong();
        chunks.push(chunk);
    }
    return new TextDecoder().decode(Buffer.concat(chunks));
}


/***/ }),

/***/ 30322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readToken)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43469);


/**
 * A credential from its variable, without the white space around it that storing it often adds. Throws ProviderError
 * `secret_missing` where there is none, and `credential_rejected` where it has a character that no token has: `fetch`
 * refuses such a header with a message that repeats the whole of it.
 */
function readToken(env, token) {
    const { vendor, variable, remedy } = token;
    const value = env[variable]?.trim() ?? "";
    if (value === "") {
        const message = token.missing ?? `${variable} is not set.`;
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({ reasonCode: "secret_missing", vendor, message, remedy });
    }
    if (/^[\x21-\x7e]+$/.test(value))
        return new _lib_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(variable, value);
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "credential_rejected",
        vendor,
        message: `${variable} contains a space, a line break or a letter that no token has.`,
        remedy: "Store the token again, without anything around it.",
    });
}


/***/ }),

/***/ 12600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ CREDENTIAL_REMEDY),
/* harmony export */   B2: () => (/* binding */ SUPABASE_SECRETS),
/* harmony export */   Zl: () => (/* binding */ SUPABASE),
/* harmony export */   _N: () => (/* binding */ ADVISORS_PERMISSION),
/* harmony export */   mh: () => (/* binding */ connectClient)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33722);
/* harmony import */ var _parse_base_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56177);
/* harmony import */ var _read_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30322);



const SUPABASE = "Supabase";
const SUPABASE_SECRETS = ["SUPABASE_ACCESS_TOKEN"];
const DEFAULT_API_URL = "https://api.supabase.com";
/**
 * The name that Supabase's own client of this API reads. `SUPABASE_API_URL`, which would be like the other vendors',
 * is what many applications call their project's address: this token would then be sent there.
 */
const ADDRESS = "SUPABASE_API_BASE_URL";
/** A token is scoped unless somebody asked for a legacy one, so a 403 mostly means that this was not ticked. */
const ADVISORS_PERMISSION = "advisors_read";
const CREDENTIAL_REMEDY = `Set SUPABASE_ACCESS_TOKEN to a personal access token (Supabase, Account, Access Tokens) that reaches the project and has the permission Advisors: Read (${ADVISORS_PERMISSION}).`;
/** Requests are counted over a minute, so no wait that the vendor asks for is longer. */
const RETRY = { attempts: 4, firstDelayMs: 500, maximumDelayMs: 61_000 };
const UNKNOWN_WAIT_MS = 20_000;
/** A client that sends the token with every request. Throws ProviderError `secret_missing`. */
function connectClient(context) {
    const token = (0,_read_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readToken */ .A)(context.env, {
        vendor: SUPABASE,
        variable: "SUPABASE_ACCESS_TOKEN",
        remedy: CREDENTIAL_REMEDY,
        missing: "SUPABASE_ACCESS_TOKEN is not set, so Supabase cannot be asked.",
    });
    const baseUrl = (0,_parse_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBaseUrl */ .Q)({
        vendor: SUPABASE,
        variable: ADDRESS,
        text: context.env[ADDRESS] || DEFAULT_API_URL,
        example: DEFAULT_API_URL,
    });
    return (0,_http_js__WEBPACK_IMPORTED_MODULE_0__/* .createVendorClient */ .Oc)({
        vendor: SUPABASE,
        baseUrl: baseUrl.href,
        headers: () => ({ authorization: `Bearer ${token.reveal()}` }),
        token,
        credentialRemedy: CREDENTIAL_REMEDY,
        context,
        retryPolicy: RETRY,
        rateLimitWaitMs,
    });
}
/** `X-RateLimit-Reset` counts the seconds that remain, unlike most vendors', where it is an instant. */
function rateLimitWaitMs(headers) {
    const seconds = headers.get("x-ratelimit-reset") ?? "";
    // One more, since the vendor may have rounded down.
    return /^\d{1,3}$/.test(seconds) ? (Number(seconds) + 1) * 1_000 : UNKNOWN_WAIT_MS;
}


/***/ }),

/***/ 76168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LF: () => (/* binding */ read),
/* harmony export */   XC: () => (/* binding */ VENDOR),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   tq: () => (/* binding */ createConnection),
/* harmony export */   wb: () => (/* binding */ TOKEN_NAME)
/* harmony export */ });
/* unused harmony export queryOfTeam */
/* harmony import */ var _lib_after_sending_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(23108);
/* harmony import */ var _lib_mask_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56261);
/* harmony import */ var _parse_base_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56177);
/* harmony import */ var _read_token_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30322);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33722);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52695);






const VENDOR = "Vercel";
const TOKEN_NAME = "VERCEL_TOKEN";
const DEFAULT_API_URL = "https://api.vercel.com";
/** Throws ProviderError `secret_missing` without `VERCEL_TOKEN`, `usage` where `VERCEL_API_URL` is not a URL. */
function createConnection(settings, context) {
    const token = (0,_read_token_js__WEBPACK_IMPORTED_MODULE_1__/* .readToken */ .A)(context.env, {
        vendor: VENDOR,
        variable: TOKEN_NAME,
        remedy: `Create a token at https://vercel.com/account/settings/tokens that can see the team, and set it as ${TOKEN_NAME}.`,
    });
    const baseUrl = (0,_parse_base_url_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBaseUrl */ .Q)({
        vendor: VENDOR,
        variable: "VERCEL_API_URL",
        text: context.env.VERCEL_API_URL || DEFAULT_API_URL,
        example: DEFAULT_API_URL,
    });
    const teamQuery = queryOfTeam(settings.team);
    const transport = (0,_transport_js__WEBPACK_IMPORTED_MODULE_3__/* .createTransport */ .oO)(baseUrl, context);
    const authorization = () => ({ authorization: `Bearer ${token.reveal()}` });
    const client = (0,_http_js__WEBPACK_IMPORTED_MODULE_2__/* .createVendorClient */ .Oc)({
        vendor: VENDOR,
        baseUrl: baseUrl.href,
        headers: authorization,
        token,
        credentialRemedy: credentialRemedy(settings),
        context,
        send: transport.send,
    });
    return {
        context,
        origin: baseUrl.origin,
        project: settings.project,
        mask: (text) => (0,_lib_mask_js__WEBPACK_IMPORTED_MODULE_4__/* .createMask */ .Px)([token.reveal()]).apply(text),
        projectPath: (version, rest = "") => `/${version}/projects/${encodeURIComponent(settings.project)}${rest}`,
        request: (request) => client.request({ ...request, query: { ...request.query, ...teamQuery } }),
        prepare: ({ method, path, query, headers }) => transport.prepare({
            method,
            url: client.url(path, { ...query, ...teamQuery }),
            headers: { accept: "application/json", "user-agent": "holdpoint", ...headers, ...authorization() },
        }),
    };
}
/** Reads and parses in one; the shape's module loads while the answer is awaited. */
async function read(connection, request, shape) {
    const [answer, shapes] = await Promise.all([
        connection.request({ method: "GET", repeatable: true, ...request }),
        loadShapes(),
    ]);
    return shapes.parseAnswer(shape(shapes), answer.body, `GET ${request.path}`);
}
let shapes;
/** The forge, which takes longer to load, is let go first. */
function loadShapes() {
    shapes ??= (0,_lib_after_sending_js__WEBPACK_IMPORTED_MODULE_5__/* .afterSending */ .p)(10).then(() => Promise.all(/* import() */[__webpack_require__.e(921), __webpack_require__.e(2)]).then(__webpack_require__.bind(__webpack_require__, 49002)));
    return shapes;
}
/** Like `read`, and null where the host says that it does not exist. */
async function readIfPresent(connection, request, shape) {
    const { absent, ...rest } = request;
    const [answer, shapes] = await Promise.all([
        connection.request({ method: "GET", repeatable: true, accept: absent, ...rest }),
        loadShapes(),
    ]);
    if (absent.includes(answer.status))
        return null;
    return shapes.parseAnswer(shape(shapes), answer.body, `GET ${request.path}`);
}
function queryOfTeam(team) {
    if (team === null || team === "")
        return {};
    return team.startsWith("team_") ? { teamId: team } : { slug: team };
}
function credentialRemedy(settings) {
    const owner = settings.team === null ? "the account" : `the team ${settings.team}`;
    return `Check that ${TOKEN_NAME} has not expired and can see the project ${settings.project} of ${owner}; tokens are made at https://vercel.com/account/settings/tokens.`;
}


/***/ }),

/***/ 34796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NH: () => (/* binding */ readAliases),
/* harmony export */   Py: () => (/* binding */ listEnvironmentVariables),
/* harmony export */   Wh: () => (/* binding */ readProject),
/* harmony export */   c5: () => (/* binding */ listFailedAliases),
/* harmony export */   hZ: () => (/* binding */ findBuildsByMeta),
/* harmony export */   iJ: () => (/* binding */ readDeployment),
/* harmony export */   z2: () => (/* binding */ listRollbackCandidates)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76168);
/** Everything that is read from Vercel. Nothing here loads more than the HTTP client before a request is sent. */


const PAGE_SIZE = 100;
/** A redirecting domain (`www` → apex) is followed inside the project; more hops than this are a loop. */
const REDIRECT_LIMIT = 3;
/** Far beyond any real list; a list that leads on and on must not hold a release for ever. */
const MAXIMUM_PAGES = 1_000;
function readProject(connection) {
    return (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .LF)(connection, { path: connection.projectPath("v9"), query: { rollbackInfo: true } }, (shapes) => shapes.projectShape);
}
function readDeployment(connection, idOrUrl) {
    const name = idOrUrl.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
    return (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(connection, { path: `/v13/deployments/${encodeURIComponent(name)}`, absent: [404, 410] }, (shapes) => shapes.deploymentShape);
}
/**
 * Builds whose `meta` says `key: value`, newest first. `projectId` is the project's id, never its name:
 * the list answers an unknown id with nothing, not with an error.
 */
async function findBuildsByMeta(connection, projectId, key, value) {
    const builds = await listDeployments(connection, { projectId, [`meta-${key}`]: value }, Infinity);
    // The filter is not in Vercel's published reference: a host that ignores it must not hand out another release's build.
    return builds.filter((build) => build.meta[key] === value);
}
async function listRollbackCandidates(connection, projectId, limit) {
    const query = { projectId, target: "production", state: "READY", rollbackCandidate: true };
    const rows = await listDeployments(connection, query, limit, (row) => row.rollbackCandidate && row.state === "ready");
    return rows.slice(0, limit);
}
async function listDeployments(connection, query, limit, keep = () => true) {
    const found = new Map();
    const path = "/v6/deployments";
    const nextPage = followPages(path);
    let until = null;
    do {
        const page = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .LF)(connection, { path, query: { ...query, limit: PAGE_SIZE, ...(until === null ? {} : { until }) } }, (shapes) => shapes.deploymentListShape);
        for (const row of page.deployments)
            if (keep(row))
                found.set(row.id, row);
        until = nextPage(page.pagination);
    } while (until !== null && found.size < limit);
    return [...found.values()].toSorted((one, other) => other.createdAt - one.createdAt);
}
/** Gives the `until` of the next page, null at the end. A page that leads back to one that was read would never end. */
function followPages(path) {
    const seen = new Set();
    return (pagination) => {
        if (pagination?.next === null || pagination?.next === undefined)
            return null;
        const next = String(pagination.next);
        if (!seen.has(next) && seen.size < MAXIMUM_PAGES) {
            seen.add(next);
            return next;
        }
        const what = seen.has(next) ? "does not advance: its next page was read before" : "does not end";
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
            reasonCode: "vendor_answer_unknown",
            vendor: _connection_js__WEBPACK_IMPORTED_MODULE_1__/* .VENDOR */ .XC,
            message: `Vercel's list GET ${path} ${what} (until=${next}, after ${seen.size + 1} pages).`,
            remedy: "Run this again; if it stays, report it to Vercel.",
        });
    };
}
function readAliases(connection, domains) {
    return Promise.all(domains.map(async (domain) => ({ domain, deploymentId: await readAlias(connection, domain, REDIRECT_LIMIT) })));
}
async function readAlias(connection, domain, redirects) {
    const alias = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .readIfPresent */ .Zu)(connection, { path: `/v4/aliases/${encodeURIComponent(domain)}`, absent: [404] }, (shapes) => shapes.aliasShape);
    if (alias === null)
        return null;
    if (alias.deploymentId !== null || alias.redirect === null || redirects === 0)
        return alias.deploymentId;
    return readAlias(connection, alias.redirect.replace(/^https?:\/\//, ""), redirects - 1);
}
const NOT_FAILED = new Set(["completed", "succeeded", "success", "in-progress", "pending", "skipped"]);
async function listFailedAliases(connection, type) {
    const failed = new Set();
    const path = connection.projectPath("v9", `/${type}/aliases`);
    const nextPage = followPages(path);
    let until = null;
    do {
        const page = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .LF)(connection, { path, query: { failedOnly: true, limit: 20, ...(until === null ? {} : { until }) } }, (shapes) => shapes.failedAliasListShape);
        for (const alias of page.aliases) {
            if (alias.status === null || !NOT_FAILED.has(alias.status))
                failed.add(alias.domain);
        }
        until = nextPage(page.pagination);
    } while (until !== null);
    return [...failed];
}
/** `target` is `production`, `preview`, `development` or a custom environment's slug. */
async function listEnvironmentVariables(connection, target) {
    const standard = target === "production" || target === "preview" || target === "development";
    const [rows, customId] = await Promise.all([
        listAllVariables(connection),
        standard ? null : customEnvironmentId(connection, target),
    ]);
    return (rows
        .filter((row) => (customId === null ? row.targets.includes(target) : row.customEnvironmentIds.includes(customId)))
        // Set for one branch only, so not set for the target as such.
        .filter((row) => row.gitBranch === null)
        .map(({ name, kind, targets, updatedAt }) => ({
        name,
        kind,
        targets: customId === null ? targets : [...targets, target],
        updatedAt,
    })));
}
async function listAllVariables(connection) {
    const rows = [];
    const path = connection.projectPath("v10", "/env");
    const nextPage = followPages(path);
    let until = null;
    do {
        const page = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .LF)(connection, { path, query: until === null ? {} : { until } }, (shapes) => shapes.environmentVariableListShape);
        rows.push(...page.envs);
        until = nextPage(page.pagination);
    } while (until !== null);
    return rows;
}
async function customEnvironmentId(connection, slug) {
    const path = connection.projectPath("v9", "/custom-environments");
    const { environments } = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .LF)(connection, { path }, (shapes) => shapes.customEnvironmentListShape);
    const found = environments.find((environment) => environment.slug === slug || environment.id === slug);
    if (found !== undefined)
        return found.id;
    const known = environments.map((environment) => environment.slug).join(", ") || "none";
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "not_found",
        vendor: _connection_js__WEBPACK_IMPORTED_MODULE_1__/* .VENDOR */ .XC,
        message: `The project ${connection.project} has no custom environment ${slug} (it has: ${known}).`,
        remedy: "Use production, preview, or the slug of a custom environment from the project's settings.",
    });
}


/***/ }),

/***/ 52695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JN: () => (/* binding */ readAnswer),
/* harmony export */   Z7: () => (/* binding */ MAXIMUM_CONNECTIONS),
/* harmony export */   oO: () => (/* binding */ createTransport)
/* harmony export */ });
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98995);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73136);
/* harmony import */ var _read_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61520);



const MAXIMUM_CONNECTIONS = 100;
/** Shorter than any server or NAT forgets a silent connection, so that a rollback never meets a dead one. */
const IDLE_CONNECTION_MS = 4_000;
function createTransport(baseUrl, context) {
    const agentOptions = {
        keepAlive: true,
        maxSockets: MAXIMUM_CONNECTIONS,
        maxFreeSockets: MAXIMUM_CONNECTIONS,
        timeout: IDLE_CONNECTION_MS,
        // The same switch that makes Node's own fetch use a proxy.
        ...(context.env.NODE_USE_ENV_PROXY === "1" ? { proxyEnv: context.env } : {}),
    };
    const { Agent, request } = loadHttp(baseUrl.protocol === "https:");
    const agent = new Agent(agentOptions);
    const prepare = ({ method, url, headers }) => {
        const { protocol, hostname, port, path } = (0,node_url__WEBPACK_IMPORTED_MODULE_1__.urlToHttpOptions)(url);
        // A list is sent as it is; an object would be checked and copied header by header, for each of 5,000 uploads.
        const shared = ["host", url.host, ...Object.entries(headers).flat()];
        const options = { agent, method, protocol, hostname, port, path };
        return (own = {}) => request({ ...options, headers: [...shared, ...Object.entries(own).flat()] });
    };
    return { prepare, send: createSend(prepare) };
}
/**
 * Not by `import`: that reads every export of the module, and one of them (`WebSocket`) loads all of fetch, 20 ms of
 * processor time and 14 MB. TLS is loaded only where it is used.
 */
function loadHttp(secure) {
    const require = (0,node_module__WEBPACK_IMPORTED_MODULE_0__.createRequire)(import.meta.url);
    if (!secure)
        return require("node:http");
    return require("node:https");
}
function createSend(prepare) {
    return async ({ method, url, headers, body, signal }) => {
        signal.throwIfAborted();
        const length = body === undefined ? undefined : { "content-length": String(Buffer.byteLength(body)) };
        const request = prepare({ method, url, headers })(length);
        const abort = () => request.destroy();
        signal.addEventListener("abort", abort, { once: true });
        try {
            const answered = readAnswer(request);
            request.end(body);
            return await answered;
        }
        catch (error) {
            throw signal.aborted ? signal.reason : error;
        }
        finally {
            signal.removeEventListener("abort", abort);
        }
    };
}
/** Resolves when the answer was read to its end: a status line alone says nothing about the rest. */
function readAnswer(request) {
    return new Promise((resolve, reject) => {
        let answered = false;
        request.on("error", reject);
        request.once("close", () => {
            if (!answered)
                reject(new Error("the connection was closed before an answer"));
        });
        request.once("response", (response) => {
            answered = true;
            readToEnd(response).then((text) => resolve({ status: response.statusCode ?? 0, headers: headersOf(response), text }), reject);
        });
    });
}
function headersOf(response) {
    return {
        get(name) {
            const value = response.headers[name.toLowerCase()];
            return value === undefined ? null : Array.isArray(value) ? value.join(", ") : value;
        },
    };
}
function readToEnd(response) {
    return new Promise((resolve, reject) => {
        const chunks = [];
        let bytes = 0;
        response.on("data", (chunk) => {
            bytes += chunk.length;
            if (bytes > _read_text_js__WEBPACK_IMPORTED_MODULE_2__/* .MAXIMUM_ANSWER_BYTES */ .uc)
                response.destroy((0,_read_text_js__WEBPACK_IMPORTED_MODULE_2__/* .answerTooLong */ .J8)());
            else
                chunks.push(chunk);
        });
        response.once("error", reject);
        // Not "end": only after this the connection is free for the next request.
        response.once("close", () => {
            if (response.complete)
                resolve(Buffer.concat(chunks).toString("utf8"));
            else
                reject(new Error("the answer was cut before its end"));
        });
    });
}


/***/ }),

/***/ 26549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xw: () => (/* binding */ parseProductionPayload),
/* harmony export */   ig: () => (/* binding */ isOfAnotherFormat),
/* harmony export */   x4: () => (/* binding */ parseStagingPayload)
/* harmony export */ });
/**
 * What a GitHub Deployment of ours carries, and reading it back. By hand and not with zod, which takes longer to load
 * than a rollback takes to decide: an emergency begins with reading one of these.
 */
/** Null where it is not one of ours, or not whole. GitHub gives an object back, or the JSON text where it was stored as one. */
function parseStagingPayload(stored) {
    const fields = fieldsOf(typeof stored === "string" ? parseJson(stored) : stored);
    const shared = readShared(fields);
    const build = readBuild(fields["build"]);
    if (shared === null || build === null || fields["phase"] !== "staging")
        return null;
    return { ...shared, phase: "staging", build };
}
/** Null where it is not one of ours, or not whole. */
function parseProductionPayload(stored) {
    const fields = fieldsOf(typeof stored === "string" ? parseJson(stored) : stored);
    const shared = readShared(fields);
    const candidate = readBuild(fields["candidate"]);
    const knownGood = readKnownGood(fields["knownGood"]);
    const { watchForMs, autoAssignDomains, unpinned } = fields;
    if (shared === null || candidate === null || knownGood === undefined || fields["phase"] !== "production")
        return null;
    if (!isNumber(watchForMs) || typeof autoAssignDomains !== "boolean" || typeof unpinned !== "boolean")
        return null;
    return { ...shared, phase: "production", candidate, knownGood, watchForMs, autoAssignDomains, unpinned };
}
/**
 * A record of this project, or of any where none is named, that another version of Holdpoint wrote: what it says is not
 * known, but it is not nothing.
 */
function isOfAnotherFormat(stored, projectName) {
    const { holdpoint, project } = fieldsOf(typeof stored === "string" ? parseJson(stored) : stored);
    if (!isNumber(holdpoint) || holdpoint === 1)
        return false;
    return project === undefined || projectName === undefined || project === projectName;
}
function readShared(fields) {
    const { holdpoint, project, release, commit, planDigest } = fields;
    if (holdpoint !== 1 || !isText(release) || !isText(commit) || !isText(planDigest))
        return null;
    if (project !== undefined && !isText(project))
        return null;
    return { holdpoint, ...(project === undefined ? {} : { project }), release, commit, planDigest };
}
function readBuild(value) {
    const { id, url, createdAt } = fieldsOf(value);
    return isText(id) && isText(url) && isNumber(createdAt) ? { id, url, createdAt } : null;
}
/** Undefined where it is neither a deployment nor null: a rollback never goes to what is half understood. */
function readKnownGood(value) {
    if (value === null)
        return null;
    const { id, commit } = fieldsOf(value);
    return isText(id) && (commit === null || isText(commit)) ? { id, commit } : undefined;
}
function fieldsOf(value) {
    return typeof value === "object" && value !== null ? value : {};
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
function isText(value) {
    return typeof value === "string";
}
function isNumber(value) {
    return typeof value === "number" && Number.isFinite(value);
}


/***/ }),

/***/ 45922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ currentStatusOf),
/* harmony export */   A3: () => (/* binding */ renderProductionStatus),
/* harmony export */   DF: () => (/* binding */ isOfProject),
/* harmony export */   GV: () => (/* binding */ parseProductionRecord),
/* harmony export */   Wc: () => (/* binding */ parseStagingRecord),
/* harmony export */   c4: () => (/* binding */ PRODUCTION_TASK),
/* harmony export */   eY: () => (/* binding */ renderStagingStatus),
/* harmony export */   jP: () => (/* binding */ withoutRepeats),
/* harmony export */   ls: () => (/* binding */ stagingPayloadOf),
/* harmony export */   r7: () => (/* binding */ productionPayloadOf),
/* harmony export */   wu: () => (/* binding */ STAGING_TASK)
/* harmony export */ });
/* harmony import */ var _lib_instant_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36840);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26549);
/**
 * The release record: GitHub Deployments and their statuses, read into what decisions need, and written from it.
 * A Deployment's payload is written once and never changes; a status has 140 characters. What decides anything later
 * stands in the payload or in the current status. Pure: the commands read and write.
 */


/** `task` of our Deployments, so that nobody else's are mistaken for records. */
const STAGING_TASK = "holdpoint:staging";
const PRODUCTION_TASK = "holdpoint:production";
/** Is this a record of the same project at the host? One that names none is. */
function isOfProject(payload, name) {
    return payload !== null && (payload.project ?? name) === name;
}
function stagingPayloadOf(deployment) {
    return deployment.task === STAGING_TASK ? (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .parseStagingPayload */ .x4)(deployment.payload) : null;
}
function productionPayloadOf(deployment) {
    return deployment.task === PRODUCTION_TASK ? (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .parseProductionPayload */ .Xw)(deployment.payload) : null;
}
/** Description of a staging status; `parseStagingRecord` reads it back. */
function renderStagingStatus(phase, detail) {
    switch (phase) {
        case "deployed":
            return { state: "in_progress", description: `deployed: ${detail}` };
        case "verified":
            return { state: "success", description: `verified: ${detail}` };
        case "failed":
            return { state: "failure", description: `failed: ${detail}` };
        case "held":
            return { state: "in_progress", description: `held: ${detail}` };
    }
}
const STAGING_PHASES = ["verified", "failed", "held", "deployed"];
function parseStagingRecord(deployment, current) {
    const payload = stagingPayloadOf(deployment);
    if (payload === null)
        return null;
    const word = current?.description.split(":")[0];
    const said = STAGING_PHASES.find((phase) => phase === word) ?? "deployed";
    // `verified` lets a build into production, so the state must say it too.
    const phase = said === "verified" && current?.state !== "success" ? "deployed" : said;
    return {
        forgeId: deployment.id,
        payload,
        phase,
        statusAt: current?.createdAt ?? deployment.createdAt,
    };
}
const since = (at) => (at === null ? "" : ` since ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_1__/* .renderInstant */ .W)(at)}`);
/** Description of a production status, one line a person can read; `parseProductionRecord` reads it back. */
function renderProductionStatus(status) {
    switch (status.phase) {
        case "promoting":
            return { state: "in_progress", description: "promoting" };
        case "watching":
            return {
                state: "in_progress",
                description: `watching${since(status.promotedAt)} until ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_1__/* .renderInstant */ .W)(status.until)}`,
            };
        case "rolling-back":
            return {
                state: "in_progress",
                description: `rolling back${since(status.promotedAt)} to ${status.to}: ${status.reason}`,
            };
        case "rolled-back":
            return { state: "failure", description: `rolled back to ${status.to}: ${status.reason}` };
        case "done":
            return { state: "success", description: `done${since(status.promotedAt)}: ${status.reason}` };
        case "held":
            return { state: "in_progress", description: `held${since(status.promotedAt)}: ${status.reason}` };
        case "failed":
            return { state: "failure", description: `failed: ${status.reason}` };
    }
}
/** GitHub trims what it is given, so a blank reason leaves the colon alone. */
const STATUS_PATTERN = /^(promoting|watching|rolling back|rolled back|done|held|failed)(?: since (\S+?Z))?(?: until (\S+?Z))?(?: to ([^\s:]+))?(?::(?: (.*))?)?$/s;
const PHASE_OF_WORDS = {
    promoting: "promoting",
    watching: "watching",
    "rolling back": "rolling-back",
    "rolled back": "rolled-back",
    done: "done",
    held: "held",
    failed: "failed",
};
/** A status that nobody of us wrote counts as `promoting`: the world is read again and says what is so. */
function parseProductionRecord(deployment, current) {
    const payload = productionPayloadOf(deployment);
    if (payload === null)
        return null;
    const match = current === null ? null : STATUS_PATTERN.exec(current.description);
    const since = match?.[2] === undefined ? Number.NaN : Date.parse(match[2]);
    return {
        forgeId: deployment.id,
        payload,
        phase: PHASE_OF_WORDS[match?.[1] ?? ""] ?? "promoting",
        promotedAt: Number.isNaN(since) ? null : since,
        rollbackTo: match?.[4] ?? null,
        reason: match?.[5] ?? null,
        createdAt: deployment.createdAt,
        statusAt: current?.createdAt ?? deployment.createdAt,
    };
}
/**
 * The status that speaks for a record: the newest that we wrote. GitHub itself and other tools add theirs (`inactive`,
 * when a newer deployment of the environment succeeds), and these say nothing about the release.
 */
function currentStatusOf(statuses) {
    return statuses.find(isOurs) ?? statuses[0] ?? null;
}
function isOurs({ state, description }) {
    if (state === "inactive")
        return false;
    return STATUS_PATTERN.test(description) || STAGING_PHASES.some((phase) => description.startsWith(`${phase}: `));
}
/**
 * One record for each release, newest release first. After a lost answer GitHub may hold the same record twice; then
 * the one that something was written into last is the record, and the other one is nothing.
 */
function withoutRepeats(records) {
    const spoken = new Map();
    for (const record of records) {
        const known = spoken.get(record.payload.release);
        if (known === undefined || record.statusAt > known.statusAt)
            spoken.set(record.payload.release, record);
    }
    return [...spoken.values()];
}


/***/ }),

/***/ 38478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BE: () => (/* binding */ renderSignature),
/* harmony export */   D5: () => (/* binding */ renderMinute),
/* harmony export */   Iu: () => (/* binding */ evidenceBeside),
/* harmony export */   OL: () => (/* binding */ renderSignatures),
/* harmony export */   UW: () => (/* binding */ renderBoxes)
/* harmony export */ });
/* harmony import */ var _groups_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45623);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5937);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70075);



const TICKS_COUNT = "A tick counts for this commit only, and only from somebody who is named beside the box. A new commit clears the boxes, except those that say that they stay.";
/** The section, with titles and labels of at most so many characters; nothing where the plan asks nobody. */
function renderBoxes(items, characters) {
    return renderSection(items, characters, [TICKS_COUNT], (box) => `[${box.approval === null ? " " : "x"}] ${(0,_marks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderBoxMark */ .RD)(box.id)} `);
}
/** The same for reading alone: where nothing can be clicked, a box would only look as if it could. */
function renderSignatures(items) {
    return renderSection(items, 100, [], () => "");
}
function renderSection(items, characters, intro, mark) {
    const groups = (0,_groups_js__WEBPACK_IMPORTED_MODULE_2__/* .groupItems */ .A)(items.filter(({ boxes }) => boxes.length > 0));
    if (groups.length === 0)
        return "";
    return [
        "### Sign-offs",
        ...intro,
        ...groups.flatMap(({ name, items: found }) => [
            // One group alone is clear from its titles.
            ...(name === null || groups.length === 1 ? [] : [`#### ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTitle */ .zF)(name, Math.min(characters, 80))}`]),
            found.flatMap((item) => item.boxes.map((box) => `- ${mark(box)}${renderBox(item, box, characters)}`)).join("\n"),
        ]),
    ].join("\n\n");
}
/** With what stands before it, one line, which checklist-marks.ts reads back. */
function renderBox({ title }, box, characters) {
    const label = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(box.label, characters));
    return `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderTitle */ .zF)(title, characters)}** by ${label}: ${renderSignature(box)}`;
}
const MARKDOWN = { text: (login) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(login, 60)), code: _markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N };
/** Who, when, on which commit. */
function renderSignature({ approval, lasting }, { text, code } = MARKDOWN) {
    if (approval === null)
        return "not signed yet";
    const { login, at, commit } = approval;
    const stays = lasting ? " (stays for later commits)" : "";
    return `signed by ${text(login)}, ${renderMinute(at)}, on ${code(commit.slice(0, 7))}${stays}`;
}
/** `2026-11-20 12:03 UTC` */
function renderMinute(at) {
    return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
/** Evidence that the item's boxes, which stand beside it, do not say already. */
function evidenceBeside({ boxes, verdict }) {
    return verdict.evidence.filter((fact) => !boxes.some(({ label }) => label === fact.label));
}


/***/ }),

/***/ 45623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ groupItems)
/* harmony export */ });
/** Items as the plan groups them: those without a group first, the groups in the order in which they first appear. */
function groupItems(items) {
    const groups = new Map([[null, []]]);
    for (const item of items) {
        const group = groups.get(item.group);
        if (group === undefined)
            groups.set(item.group, [item]);
        else
            group.push(item);
    }
    return [...groups].map(([name, found]) => ({ name, items: found })).filter((group) => group.items.length > 0);
}


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ii: () => (/* binding */ parseChecklistMarker),
/* harmony export */   LJ: () => (/* binding */ checklistMarker),
/* harmony export */   Qq: () => (/* binding */ parseCodeBlock),
/* harmony export */   RD: () => (/* binding */ renderBoxMark),
/* harmony export */   Vl: () => (/* binding */ renderRunMark),
/* harmony export */   XD: () => (/* binding */ renderCodeBlock),
/* harmony export */   Zf: () => (/* binding */ withoutTicks),
/* harmony export */   l2: () => (/* binding */ renderChecklistMarker),
/* harmony export */   pI: () => (/* binding */ parseBoxes)
/* harmony export */ });
/* unused harmony export parseRunUrl */
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70075);
/** Hidden marks in a checklist's comment, by which a later run knows it again and reads back what it says. */

/** What every comment of ours about this plan begins with, whatever its commit. */
function checklistMarker(planFile) {
    // Percent-encoding leaves no `>`, so that nothing can end the mark early, and two hyphens are not for a comment's inside.
    const encoded = encodeURIComponent(planFile.toWellFormed()).replaceAll("%2F", "/").replaceAll("--", "-%2D");
    return `<!-- holdpoint:checklist plan="${encoded}" commit=`;
}
/** The comment's first line. */
function renderChecklistMarker({ planFile, commit }) {
    return `${checklistMarker(planFile)}${commit} -->`;
}
/** Null where the text does not begin as a comment of ours. */
function parseChecklistMarker(body) {
    const match = /^<!-- holdpoint:checklist plan="([^"\s<>]*)" commit=([0-9a-f]{40}) -->\r?(?:\n|$)/.exec(body);
    if (match === null)
        return null;
    const [, encoded = "", commit = ""] = match;
    try {
        return { planFile: decodeURIComponent(encoded), commit };
    }
    catch {
        return null;
    }
}
/** The line of a box up to its title: what GitHub makes a task of, and our mark. */
const BOX_LINE = /^- \[([ xX])\] (<!-- holdpoint:box=([0-9a-f]{16}) --> \*\*(.+))$/gm;
/** The words that checklist-boxes.ts writes; looked for one by one, in a time that no edited line can stretch. */
function isBoxText(text) {
    const by = text.indexOf("** by ", 1);
    return by > 0 && (text.endsWith(": not signed yet") || text.indexOf(": signed by ", by + 7) > 0);
}
/** The hidden mark beside a box. */
function renderBoxMark(id) {
    return `<!-- holdpoint:box=${id} -->`;
}
/** Boxes by their id, ticked or not. A line that is not exactly ours is no box; of two with one id the first counts. */
function parseBoxes(body) {
    const boxes = new Map();
    for (const [, tick, , id = "", text = ""] of unixLines(body).matchAll(BOX_LINE)) {
        if (isBoxText(text) && !boxes.has(id))
            boxes.set(id, tick !== " ");
    }
    return boxes;
}
/** The body with every box unticked: the same before and after a click, so that its digest tells any other edit. */
function withoutTicks(body) {
    return unixLines(body)
        .replace(BOX_LINE, (line, _tick, rest, _id, text) => (isBoxText(text) ? `- [ ] ${rest}` : line))
        .trimEnd();
}
/** GitHub's editor sends lines that end with CR LF. */
function unixLines(body) {
    return body.replaceAll("\r\n", "\n");
}
/** Nothing for an address that is no link. */
function renderRunMark(runUrl) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .isLinkable */ .n1)(runUrl) ? `<!-- holdpoint:run=${Buffer.from(runUrl).toString("base64url")} -->` : "";
}
/** The run that the comment was rendered with; null where it names none. */
function parseRunUrl(body) {
    const marks = [...unixLines(body).matchAll(/^<!-- holdpoint:run=([\w-]+) -->$/gm)];
    const url = Buffer.from(marks.at(-1)?.[1] ?? "", "base64url").toString("utf8");
    return isLinkable(url) ? url : null;
}
/** Packed results, hidden at the end of the comment; nothing where there are none. */
function renderCodeBlock(codeResult) {
    return /^[\w-]+$/.test(codeResult) ? `<!-- holdpoint:code=${codeResult} -->` : "";
}
/** Empty where the comment ends without them. */
function parseCodeBlock(body) {
    return /(?:^|\n)<!-- holdpoint:code=([\w-]+) -->$/.exec(unixLines(body).trimEnd())?.[1] ?? "";
}


/***/ }),

/***/ 55194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ renderChecklistVerdict)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70075);


const MARKDOWN_MARKS = {
    strong: (text) => `**${text}**`,
    text: _markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV,
    person: _markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N,
    prose: _markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderProse */ .E9,
    // A line each where it is read, and one line all the same.
    separator: "<br>",
};
const NAMED_ITEMS = 6;
const NAMED_PEOPLE = 4;
const TITLE_CHARACTERS = 60;
/** One line. */
function renderChecklistVerdict(report, marks = MARKDOWN_MARKS) {
    const open = report.items.filter(({ verdict }) => verdict.outcome !== "pass");
    const failed = open.filter(({ verdict }) => verdict.outcome === "fail");
    const waiting = open.filter((item) => item.verdict.outcome === "hold" && isWaiting(item));
    const unknown = open.filter((item) => item.verdict.outcome === "hold" && !isWaiting(item));
    const title = (item) => marks.text((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(item.title, TITLE_CHARACTERS));
    // Where the items do not tell why (an empty list, a plan that cannot be read), the verdict does.
    const outcome = (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worstOutcome */ .Om)(report.items.map(({ verdict }) => verdict.outcome));
    const untold = outcome !== report.verdict.outcome;
    const answer = report.headline === null
        ? `${renderAnswer(report.items, (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .worstOutcome */ .Om)([outcome, report.verdict.outcome]))}.`
        : marks.text((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(report.headline, 300));
    return [
        marks.strong(answer),
        ...nameItems(marks.strong("Failed:"), failed, title),
        ...nameItems(marks.strong("Waiting for people:"), waiting, (item) => `${title(item)} (${renderPeople(item, marks)})`),
        ...nameItems(marks.strong("No answer:"), unknown, title),
        ...(report.headline === null && (untold || report.items.length === 0)
            ? [marks.prose((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(report.verdict.summary, 300))]
            : []),
    ].join(marks.separator);
}
/** Would a tick bring this item forward? */
function isWaiting({ boxes }) {
    return boxes.some(({ approval }) => approval === null);
}
function renderAnswer(items, outcome) {
    const passed = items.filter((item) => item.verdict.outcome === "pass");
    const overridden = passed.filter((item) => item.override !== null).length;
    const count = renderCount(passed.length, items.length);
    const by = overridden === 0 ? "" : `, ${overridden} of them by override`;
    switch (outcome) {
        case "pass":
            return `This commit may ship: ${count}${by}`;
        case "fail":
            return `Not ready to ship: ${count}${by}`;
        case "hold":
            return `Not ready to ship yet: ${count}${by}`;
    }
}
function renderCount(passed, all) {
    if (all === 0)
        return "the checklist has no items";
    if (all === 1)
        return passed === 1 ? "the only item passed" : "the only item has not passed";
    return passed === all ? `all ${all} items passed` : `${passed} of ${all} items passed`;
}
function nameItems(word, items, render) {
    if (items.length === 0)
        return [];
    const named = items.slice(0, NAMED_ITEMS).map(render);
    const more = items.length - named.length;
    return [`${word} ${[...named, ...(more > 0 ? [`and ${more} more`] : [])].join("; ")}.`];
}
function renderPeople({ boxes }, { person }) {
    const labels = [...new Set(boxes.filter(({ approval }) => approval === null).map(({ label }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .cut */ .Jj)(label, 80)))];
    const more = labels.length - NAMED_PEOPLE;
    return [...labels.slice(0, NAMED_PEOPLE).map(person), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}


/***/ }),

/***/ 70075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   BK: () => (/* binding */ renderLink),
/* harmony export */   E9: () => (/* binding */ renderProse),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   GA: () => (/* binding */ cellCode),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   kq: () => (/* binding */ escapeCell),
/* harmony export */   n1: () => (/* binding */ isLinkable),
/* harmony export */   zF: () => (/* binding */ renderTitle)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/** Text from outside (titles, branch names, command output) as inert Markdown. */

/** Bare addresses, which GitHub links without any markup, to where a mark begins that code could not hold in a table. */
const ADDRESS = /((?:https?|ftp):\/\/[^\s`|\\<>]*|www\.[^\s`|\\<>]*)/gi;
/** One line of text in Markdown: no markup, no HTML, no mention, no link of its own. An address stands as code. */
function escapeMarkdown(text) {
    return visible(text)
        .replace(/\s+/g, " ")
        .split(ADDRESS)
        .map((part, index) => (index % 2 === 1 ? renderAddress(part) : escapePart(part, index === 0)))
        .join("");
}
/** Code is the one form in which no step of GitHub's rendering makes a link, and in which an address can be copied whole. */
function renderAddress(address) {
    const end = /[.,;:!?)\]}'"*_~]*$/.exec(address)?.index ?? address.length;
    return `\`${address.slice(0, end)}\`${escapePart(address.slice(end), false)}`;
}
function escapePart(part, isFirst) {
    // Mathematics begins at this sign, escaped or not; GitHub's documentation names the element as the way out.
    const escaped = unlinked(part.replace(/[\\`*_{}[\]()#+!|~<>&]/g, "\\$&")).replaceAll("$", "<span>$</span>");
    return isFirst ? escaped.replace(/^( ?\d+)\./, "$1\\.").replace(/^( ?)([-=])/, "$1\\$2") : escaped;
}
/**
 * Mentions, references and emoji are found in the finished text, where neither a backslash nor an entity is left. A word
 * joiner parts them, which is not seen and, other than a space of no width, ends no line.
 */
function unlinked(escaped) {
    return escaped
        .replace(/@(?=[\w/])/g, "@\u2060")
        .replace(/(?<=#)(?=\d)/g, "\u2060")
        .replace(/\bGH-(?=\d)/gi, "$&\u2060")
        .replace(/:(?=(?:[\w\\-]{0,40}[a-z][\w\\-]{0,40}|\\?[+-]1|100|1234):)/gi, ":\u2060");
}
const ENTITY = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
};
/** One line of text inside a block of HTML, where Markdown means nothing. An address stands as code. */
function escapeHtml(text, maximum = 300) {
    return cut(visible(text).replace(/\s+/g, " "), maximum)
        .split(ADDRESS)
        .map((part, index) => (index % 2 === 1 ? `<code>${escapeEntities(part)}</code>` : escapeEntities(part)))
        .join("");
}
function escapeEntities(text) {
    const escaped = unlinked(text).replace(/[&<>"']/g, (mark) => ENTITY[mark] ?? mark);
    return escaped.replaceAll("$", "<span>$</span>");
}
/** At most so many characters, the last one an ellipsis where there were more. */
function cut(text, maximum) {
    if (text.length <= maximum)
        return text;
    const characters = [...text];
    return characters.length > maximum
        ? `${characters
            .slice(0, maximum - 1)
            .join("")
            .trimEnd()}…`
        : text;
}
/** Without characters that are not seen, or that let a text read as another one than it is; half characters mended. */
function visible(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text.toWellFormed())
        .replace(/[\p{Bidi_Control}\u00ad\u180e\u200b\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/gu, "")
        .replace(/[^\P{Cc}\s]/gu, " ");
}
/** Inline code that its own content cannot close. */
function codeOf(text) {
    // Without any content the two marks would be one, which waits for its like.
    return `\`${visible(text).replaceAll("`", "'").replace(/\s+/g, " ") || " "}\``;
}
/** Code for a table cell or any other line, to the letter: readers of Markdown differ on how a cell's code escapes. */
function cellCode(text) {
    return /^ ?$|[|\\`]/.test(text) ? `<code>${escapeMarkdown(text)}</code>` : codeOf(text);
}
/** A sentence in which only \`code\` is markup: it is as inert as escaped text. */
function renderProse(text) {
    return text
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? codeOf(part) : escapeMarkdown(part)))
        .join("");
}
/** Text for a table cell or list item; long text is cut with an ellipsis. */
function escapeCell(text, maximum = 300) {
    return escapeMarkdown(cut(text, maximum));
}
/** What an item or a group is called: with a space at an end, marks around it would not be bold; and never nothing. */
function renderTitle(title, maximum) {
    return escapeCell(visible(title).replace(/\s+/g, " ").trim(), maximum) || "untitled";
}
/** Output as it was, in a fence that its own content cannot close. */
function fence(raw) {
    const lines = raw.map((line) => (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(line.toWellFormed())
        .replace(/\p{Bidi_Control}/gu, "")
        .replace(/[^\P{Cc}\t\n]/gu, "")
        // Inert already; but no line of output shall look like one of our own hidden marks to whoever reads the source.
        .replaceAll("<!--", "<\u2060!--"));
    const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map((run) => run[0].length)));
    const marks = "`".repeat(longest + 1);
    return `${marks}text\n${lines.join("\n")}\n${marks}`;
}
/** An address that may be a link: nothing in it ends the parentheses around it. */
function isLinkable(url) {
    return url != null && url.length <= 500 && /^https?:\/\/[^\s()<>|"'`\\\p{Cc}\p{Cf}]+$/u.test(url);
}
/** A link where the address may be one; else the text, which is Markdown already, alone. */
function renderLink(text, url) {
    // In an address, too, `&lt;` would be read as the sign that it names.
    return isLinkable(url) ? `[${text}](${url.replaceAll("&", "&amp;")})` : text;
}


/***/ }),

/***/ 1319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/**
 * Text of others (a command's output, a vendor's message, a plan's title) as a terminal may show it: no escape sequence,
 * no control character but the line break, and nothing that turns the direction of writing round, with which a text can
 * read as another one than it is.
 */
function printable(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text)
        .replace(/\p{Bidi_Control}/gu, "")
        .replace(/[^\P{Cc}\n]/gu, " ");
}


/***/ }),

/***/ 15405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ shortenCommits),
/* harmony export */   S: () => (/* binding */ renderProduction)
/* harmony export */ });
/** A full SHA says no more to a person than its beginning, and does not fit a phone. */
function shortenCommits(text) {
    return text.replace(/\b([0-9a-f]{12})[0-9a-f]{28}\b/g, "$1");
}
const PLAIN = { strong: (text) => text, code: (text) => text };
/** What production serves, since which instant that is known, and what it served before. */
function renderProduction(result, { strong, code } = PLAIN) {
    const { after, served } = result.production;
    if (after === null) {
        return `${strong("What production serves is not known.")} It was not read, or nothing was ever deployed.`;
    }
    const again = result.decision === "rolled-back" ? " again" : "";
    const said = served === null ? "" : ` (the site answers ${code(shortenCommits(served))})`;
    const at = new Date(result.endedAt).toISOString().slice(11, 19);
    return `${strong(`Production serves ${code(after)}${again}`)}${said} as of ${at} UTC. ${renderChange(result, code)}`;
}
function renderChange({ decision, production, candidate }, code) {
    const { before, after } = production;
    const out = [candidate?.id ?? null, before].find((id) => id !== null && id !== after);
    if (decision === "rolled-back" && out != null)
        return `Taken out: ${code(out)}.`;
    return before === null || before === after ? "The same as before." : `Before: ${code(before)}.`;
}


/***/ }),

/***/ 73320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ renderSummary),
/* harmony export */   Z: () => (/* binding */ withoutTitle)
/* harmony export */ });
/* harmony import */ var _lib_instant_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(36840);
/* harmony import */ var _lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60862);
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70075);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15405);
/** The job summary: (result) → Markdown. The first line says what production serves now. */





const TITLE = {
    proceed: "Proceed",
    hold: "On hold",
    failed: "Failed",
    "rolled-back": "Rolled back",
};
const WORD = { pass: "pass", fail: "**fail**", hold: "**hold**" };
/** What needs a person's eye stands first. */
const ORDER = { fail: 0, hold: 1, pass: 2 };
/** A watch of two days may have many changes; the last ones lead to the decision. */
const ENTRIES_SHOWN = 15;
function renderSummary(result) {
    const parts = [
        renderFirstLine(result),
        renderHeading(result),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderProse */ .E9)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(result.summary)),
        ...(result.remedy === null ? [] : [`**What to do:** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderProse */ .E9)(result.remedy)}`]),
        renderTimeline(result.timeline),
        renderVerdicts(result.verdicts),
        renderBuildLog(result.buildLog),
        renderFacts(result),
    ];
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
/** A rollback by hand is of what production served, not of the commit that its workflow happened to run at. */
function renderHeading({ command, decision, release }) {
    const of = command === "rollback" ? "" : ` of release ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(release))}`;
    return `## ${TITLE[decision]}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(command)}${of}`;
}
/** The summaries of one job's steps stand below each other, so a promote must not have the last word over its watch. */
function renderFirstLine(result) {
    const line = (0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .renderProduction */ .S)(result, { strong: (text) => `**${text}**`, code: _markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N });
    const watched = result.command === "promote" && result.decision === "proceed";
    return watched ? `${line} The watch comes next; what it says below is newer.` : line;
}
function renderTimeline(timeline) {
    if (timeline.length === 0)
        return "";
    const shown = timeline.slice(-ENTRIES_SHOWN);
    const earlier = timeline.length - shown.length;
    return [
        "**What happened** (UTC)",
        "",
        ...(earlier > 0 ? [`- ${earlier} earlier lines are in the log`] : []),
        ...shown.map(({ at, text, about }) => {
            const conditions = about.length === 0 ? "" : ` (${about.join(", ")})`;
            return `- ${new Date(at).toISOString().slice(11, 19)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(`${text}${conditions}`))}`;
        }),
    ].join("\n");
}
/** Two columns, so that a phone shows the finding without scrolling sideways. */
function renderVerdicts(verdicts) {
    if (verdicts.length === 0)
        return "";
    const rows = verdicts
        .toSorted((a, b) => ORDER[a.verdict.outcome] - ORDER[b.verdict.outcome])
        .map(({ title, verdict }) => {
        const finding = [`**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)(title, 80)}**`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)(withoutTitle(title, verdict.summary))];
        return `| ${WORD[verdict.outcome]} | ${[...finding, ...renderEvidence(verdict)].join("<br>")} |`;
    });
    return ["| verdict | finding and evidence |", "|:---|:---|", ...rows].join("\n");
}
/** A condition's summary begins with the condition, for lines that stand alone; here the title says it. */
function withoutTitle(title, summary) {
    return summary.startsWith(`${title}: `) ? summary.slice(title.length + 2) : summary;
}
function renderEvidence(verdict) {
    const shown = verdict.evidence.slice(0, 5).map(({ label, value, url }) => {
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .renderLink */ .BK)(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)(label, 60)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeCell */ .kq)(value, 160)}`, url);
    });
    const more = verdict.evidence.length - shown.length;
    return [...shown, ...(more > 0 ? [`and ${more} more`] : [])];
}
function renderBuildLog(lines) {
    if (lines.length === 0)
        return "";
    return `<details open><summary>End of the build log</summary>\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)(lines)}\n\n</details>`;
}
function renderFacts(result) {
    const { candidate, command, commit, reasonCode, startedAt, endedAt } = result;
    const build = candidate === null ? [] : [`build [${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(candidate.id)}](${(0,_lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_3__/* .deploymentUrl */ .P)(candidate.url)})`];
    return [
        `Reason code ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(reasonCode)}`,
        ...build,
        ...(commit === "" || command === "rollback" ? [] : [`commit ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)((0,_production_js__WEBPACK_IMPORTED_MODULE_2__/* .shortenCommits */ .G)(commit))}`]),
        `began ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_4__/* .renderInstant */ .W)(startedAt)}, took ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(endedAt - startedAt)}`,
    ].join(" · ");
}


/***/ }),

/***/ 36753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LV: () => (/* binding */ wrap),
/* harmony export */   s8: () => (/* binding */ renderTimeline),
/* harmony export */   zN: () => (/* binding */ TERMINAL_COLUMNS)
/* harmony export */ });
/* unused harmony export renderElapsed */
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1319);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15405);


const TERMINAL_COLUMNS = 80;
/** `12:34:56  ` or `+29:00    ` */
const TIME_COLUMNS = 9;
const WORD_COLUMNS = 8;
/** A long watch is one line in this time, not one a tick. */
const TICK_SHOWN_MS = 5 * 60_000;
const WORD = { pass: "pass", fail: "FAIL", hold: "HOLD" };
const DECISION = {
    proceed: "proceed",
    hold: "HOLD",
    failed: "FAILED",
    "rolled-back": "ROLLED BACK",
};
/** Lines for an event; none for those that only a machine needs. `since` is the instant that counts as 00:00. */
function renderTimeline(event, since) {
    const time = renderElapsed(event.at - since);
    switch (event.event) {
        case "start":
            return ["", event.command === "rollback" ? event.command : `${event.command} ${(0,_production_js__WEBPACK_IMPORTED_MODULE_1__/* .shortenCommits */ .G)(event.release)}`];
        case "step":
            return renderRow(time, "done", event.text);
        case "gate":
            return [
                ...renderRow(time, WORD[event.verdict.outcome], `${event.title}: ${event.verdict.summary}`),
                ...(event.verdict.remedy === undefined ? [] : renderRow("", "", event.verdict.remedy)),
            ];
        case "condition":
            return event.verdict.outcome === "pass"
                ? []
                : renderRow(time, WORD[event.verdict.outcome], event.verdict.summary);
        case "tick":
            return isTickShown(event) ? renderRow(time, "watch", renderTick(event)) : [];
        case "note":
            return renderRow(time, "note", event.text);
        case "output":
            // Several commands print at once: each line says whose it is.
            return renderRow(event.title.slice(0, TIME_COLUMNS - 1), "|", event.line);
        case "progress":
            return [];
        case "decision":
            return renderRow(time, "=", `${DECISION[event.decision]} (${event.reasonCode}): ${event.summary}`);
    }
}
const minutes = (ms) => String(Math.round(ms / 60_000));
/** The first one, and each that passes another mark; beyond the end of the watch they are marks of waiting. */
function isTickShown({ elapsedMs, previousMs }) {
    return previousMs === null || Math.floor(elapsedMs / TICK_SHOWN_MS) > Math.floor(previousMs / TICK_SHOWN_MS);
}
function renderTick({ elapsedMs, totalMs, clear, open }) {
    const waiting = open === 0 ? "" : `, ${open} wait for data`;
    const state = `${clear} of ${clear + open} conditions clear${waiting}`;
    return `${minutes(Math.min(elapsedMs, totalMs))} of ${minutes(totalMs)} min: ${state}`;
}
/** `00:00`, `29:59`, `1:02:03` since the start. */
function renderElapsed(ms) {
    const seconds = Math.max(0, Math.round(ms / 1_000));
    const hours = Math.floor(seconds / 3_600);
    const rest = [Math.floor((seconds % 3_600) / 60), seconds % 60]
        .map((part) => String(part).padStart(2, "0"))
        .join(":");
    return hours > 0 ? `${hours}:${rest}` : rest;
}
function renderRow(time, word, text) {
    const indent = TIME_COLUMNS + WORD_COLUMNS;
    const [first = "", ...rest] = wrap((0,_production_js__WEBPACK_IMPORTED_MODULE_1__/* .shortenCommits */ .G)((0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(text).replaceAll("\n", " ")), TERMINAL_COLUMNS - indent);
    return [
        `${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(time).padEnd(TIME_COLUMNS)}${word.padEnd(WORD_COLUMNS)}${first}`.trimEnd(),
        ...rest.map((line) => `${" ".repeat(indent)}${line}`),
    ];
}
/** Words onto lines of at most `columns`; a longer word is cut. */
function wrap(text, columns) {
    const lines = [];
    let line = "";
    for (const word of text.split(/ +/)) {
        for (let rest = word;;) {
            const joined = line === "" ? rest : `${line} ${rest}`;
            if (joined.length <= columns) {
                line = joined;
                break;
            }
            if (line !== "") {
                lines.push(line);
                line = "";
                continue;
            }
            lines.push(rest.slice(0, columns));
            rest = rest.slice(columns);
        }
    }
    lines.push(line);
    return lines;
}


/***/ })

};
