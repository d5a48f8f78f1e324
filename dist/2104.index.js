export const id = 2104;
export const ids = [2104];
export const modules = {

/***/ 2623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EK: () => (/* binding */ isOneOf),
/* harmony export */   Le: () => (/* binding */ boxId),
/* harmony export */   ON: () => (/* binding */ teamsIn),
/* harmony export */   Rf: () => (/* binding */ mayTick),
/* harmony export */   hq: () => (/* binding */ ID_LENGTH)
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
        return { may: "no", why: "wrote this pull request, and its author may not sign off this item" };
    }
    if (box.distinctPeople && others.some((other) => other.box !== box.id && (0,_lib_same_login_js__WEBPACK_IMPORTED_MODULE_1__/* .sameLogin */ .U)(other.login, login))) {
        return { may: "no", why: "has already signed off this item, which needs different people" };
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

/***/ 576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AX: () => (/* binding */ newestSignOffs),
/* harmony export */   Lf: () => (/* binding */ renderSignOff),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   Sv: () => (/* binding */ readSignOffs),
/* harmony export */   XG: () => (/* binding */ itemId),
/* harmony export */   Z6: () => (/* binding */ renderOverride),
/* harmony export */   hf: () => (/* binding */ withSpareContext),
/* harmony export */   uT: () => (/* binding */ parseSignOffsOf),
/* harmony export */   xV: () => (/* binding */ SHOWN_TITLE)
/* harmony export */ });
/* harmony import */ var _lib_authors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60357);
/* harmony import */ var _lib_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39509);
/* harmony import */ var _lib_instant_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(36840);
/* harmony import */ var _boxes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2623);
/**
 * A person's word as a commit status: a sign-off, its withdrawal, an override. One status each, only ever added to, so that
 * two people who sign in the same second lose nothing; the newest of a box counts. Pure: (word) → status, and back.
 */




const SIGN_OFF = "holdpoint/sign-off";
const OVERRIDE = "holdpoint/override";
/** Characters of the readable part of a context; what tells contexts apart is the id at their end. */
const SHOWN_TITLE = 60;
/** Other overriders make another id, as other names make another box: what was said under one plan counts under no other. */
function itemId(planFile, item, overriders) {
    const names = overriders.map((name) => name.toLowerCase()).toSorted();
    return (0,_boxes_js__WEBPACK_IMPORTED_MODULE_1__/* .boxId */ .Le)(planFile, item, `override by ${names.join(" or ")}`);
}
const CONTEXT = /^holdpoint\/(sign-off|override): (.*) ([0-9a-f]{16})$/s;
const SIGNED = /^(signed|withdrawn) by (\S+) at (\S+Z) on ([0-9a-f]{40}) in #(\d+)(, lasting)?$/;
const OVERRIDDEN = /^overridden by (\S+) at (\S+Z) in #(\d+): (.*)$/s;
function renderSignOff(sign) {
    const { given, box, login, at, commit, lasting, pullRequest } = sign;
    const kind = given && lasting ? ", lasting" : "";
    return {
        context: `${SIGN_OFF}: ${shown(box.item)} (${shown(box.box.label)}) ${box.id}`,
        state: given ? "success" : "pending",
        description: `${given ? "signed" : "withdrawn"} by ${login} at ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_2__/* .renderInstant */ .W)(at)} on ${commit} in #${pullRequest}${kind}`,
    };
}
/** The same word under a context that nobody foresees; what it is about, the id at its end says. */
function withSpareContext({ context, state, description }) {
    const id = context.slice(-_boxes_js__WEBPACK_IMPORTED_MODULE_1__/* .ID_LENGTH */ .hq);
    return { context: `${context.slice(0, -_boxes_js__WEBPACK_IMPORTED_MODULE_1__/* .ID_LENGTH */ .hq)}${(0,_lib_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(description, 8)} ${id}`, state, description };
}
function renderOverride(override) {
    const { item, login, at, reason, pullRequest } = override;
    return {
        context: `${OVERRIDE}: ${shown(item)} ${override.itemId}`,
        state: "success",
        description: `overridden by ${login} at ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_2__/* .renderInstant */ .W)(at)} in #${pullRequest}: ${reason}`,
    };
}
/** Every sign-off and override on a commit that still counts, in the order of their contexts. `statuses`: newest first. */
function parseSignOffsOf(statuses, authors, commit) {
    return newestSignOffs(readSignOffs(statuses.filter(({ creator }) => (0,_lib_authors_js__WEBPACK_IMPORTED_MODULE_3__/* .isAuthor */ .ad)(creator, authors))))
        .filter(({ given }) => given)
        .map(({ kind, item, login, at, pullRequest, reason, ...sign }) => {
        const found = { item, login, at: (0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_2__/* .renderInstant */ .W)(at), pullRequest };
        return kind === "override" ? { ...found, commit, override: reason } : { ...found, commit: sign.commit };
    })
        .toSorted((left, right) => (left.item < right.item ? -1 : 1));
}
/** Every sign-off and override that was ever written, newest first. What cannot be read hides what is older. */
function readSignOffs(ours) {
    const hidden = new Set();
    return ours.flatMap((status) => {
        const [, kind, item, id] = CONTEXT.exec(status.context) ?? [];
        if ((kind !== "sign-off" && kind !== "override") || item === undefined || id === undefined)
            return [];
        const read = kind === "override" ? parseOverride(status) : parseSignOff(status);
        if (read === null)
            hidden.add(`${kind} ${id}`);
        return read === null || hidden.has(`${kind} ${id}`) ? [] : [{ kind, id, item, ...read }];
    });
}
/**
 * The newest of each box or item and pull request: several pull requests may stand at one commit, and each has sign-offs of
 * its own. Told apart by the id, since a label's words may change.
 */
function newestSignOffs(all) {
    const newest = new Map();
    for (const one of all) {
        const key = `${one.kind} ${one.id} ${one.pullRequest}`;
        if (!newest.has(key))
            newest.set(key, one);
    }
    return [...newest.values()];
}
function parseSignOff({ state, description }) {
    const [, word, login, when, commit, number, kind] = SIGNED.exec(description) ?? [];
    const at = Date.parse(when ?? "");
    if (login === undefined || commit === undefined || Number.isNaN(at))
        return null;
    const given = word === "signed" && state === "success";
    return { given, login, at, commit, lasting: kind !== undefined, pullRequest: Number(number), reason: "" };
}
function parseOverride({ state, description }) {
    const [, login, when, number, reason] = OVERRIDDEN.exec(description) ?? [];
    const at = Date.parse(when ?? "");
    if (state !== "success" || login === undefined || Number.isNaN(at))
        return null;
    return { given: true, login, at, commit: "", lasting: false, pullRequest: Number(number), reason: reason ?? "" };
}
/** One line of plain text, short enough that contexts can be read in a pull request's list of checks. */
function shown(text) {
    const line = text.replace(/\s+/g, " ").replace(/[^\u0020-\uffff]|[\ud800-\udfff]/g, "");
    return line.length > SHOWN_TITLE ? `${line.slice(0, SHOWN_TITLE - 1)}…` : line;
}


/***/ }),

/***/ 75734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MY: () => (/* binding */ checklistContext),
/* harmony export */   PN: () => (/* binding */ renderTargetUrl),
/* harmony export */   fo: () => (/* binding */ parseStatusRecord),
/* harmony export */   qx: () => (/* binding */ commentDigest)
/* harmony export */ });
/* harmony import */ var _lib_authors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(60357);
/* harmony import */ var _lib_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39509);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73866);
/* harmony import */ var _sign_off_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(576);




const CHECKLIST = "holdpoint/checklist";
/** Hex digits of a comment's digest: 128 bits. */
const DIGEST_LENGTH = 32;
/**
 * The context that branch protection requires. Plans at another place than the usual have one each, and so has each
 * branch beside the default one: a commit that may go into one of them need not be fit for another.
 */
function checklistContext({ planFile, into }) {
    const marks = [
        ...(planFile === _plan_plan_js__WEBPACK_IMPORTED_MODULE_2__/* .DEFAULT_PLAN_FILE */ .h5 ? [] : [planFile.slice(-_sign_off_status_js__WEBPACK_IMPORTED_MODULE_1__/* .SHOWN_TITLE */ .xV)]),
        ...(into === null ? [] : [`into ${(0,_sign_off_status_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(into)}${(0,_sign_off_status_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(into) === into ? "" : ` ${(0,_lib_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(into, 16)}`}`]),
    ];
    return marks.length === 0 ? CHECKLIST : `${CHECKLIST} (${marks.join(", ")})`;
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
const TARGET = /\/pull\/(\d+)\?(?:.*&)?holdpoint=([0-9a-f]{32})(?:&.*)?#issuecomment-(\d+)$/;
/** `statuses`: all of the commit, newest first. */
function parseStatusRecord(statuses, scope) {
    const ours = statuses.filter(({ creator }) => (0,_lib_authors_js__WEBPACK_IMPORTED_MODULE_3__/* .isAuthor */ .ad)(creator, scope.authors));
    const whole = ours.filter(({ context }) => context === checklistContext(scope));
    const mine = whole.filter(({ targetUrl }) => (readTarget(targetUrl)?.pullRequest ?? scope.pullRequest) === scope.pullRequest);
    const links = mine.flatMap(({ targetUrl }) => readTarget(targetUrl) ?? []);
    const [current] = mine;
    const signOffs = (0,_sign_off_status_js__WEBPACK_IMPORTED_MODULE_1__/* .readSignOffs */ .Sv)(ours).filter(({ pullRequest }) => pullRequest === scope.pullRequest);
    const approvals = new Map();
    const withdrawals = new Map();
    const takenBack = new Map();
    const overrides = new Map();
    for (const { id, given, login, at } of signOffs) {
        if (!given)
            takenBack.set(id, [...(takenBack.get(id) ?? []), { login, at }]);
    }
    for (const { kind, id, given, login, at, commit, lasting, reason } of (0,_sign_off_status_js__WEBPACK_IMPORTED_MODULE_1__/* .newestSignOffs */ .AX)(signOffs)) {
        if (kind === "override")
            overrides.set(id, { login, at, reason });
        else if (given)
            approvals.set(id, { box: "", login, at, commit, lasting });
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
        takenBack,
        overrides,
    };
}
function readTarget(url) {
    const [, number, digest, commentId] = TARGET.exec(url ?? "") ?? [];
    return digest === undefined ? null : { pullRequest: Number(number), digest, commentId: Number(commentId) };
}


/***/ }),

/***/ 84949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ commands),
  z: () => (/* binding */ isCommandName)
});

// EXTERNAL MODULE: ./build/src/commands/release-options.js
var release_options = __webpack_require__(31970);
;// CONCATENATED MODULE: ./build/src/commands/checklist.js

/** Asks every item of the plan's checklist, and on a pull request shows and records what came of it. */
const checklist = {
    name: "checklist",
    description: "Check every item of a pull request's checklist; in Actions, also update its comment and the commit's status.",
    options: {
        only: {
            type: "choice",
            values: ["code", "world"],
            otherwise: "all",
            description: "Check only the items that run the repository's code, or only the others.",
        },
        "pull-request": {
            type: "text",
            placeholder: "NUMBER",
            otherwise: "the event's, in Actions",
            description: "Number of the pull request whose sign-offs count.",
        },
        "code-result": {
            type: "text",
            placeholder: "TEXT",
            description: "Output code-result of the job that ran the code items.",
            edge: "action",
        },
        "plan-branches": {
            type: "text",
            placeholder: "NAMES",
            otherwise: "the default branch alone",
            description: "Names of further base branches, separated by commas, whose plan counts. Whoever can push to one decides where the checklist's secrets are sent.",
            edge: "action",
        },
        ...release_options/* ofCommit */.Nm,
        ...release_options/* everyCommand */.n3,
    },
    examples: [
        { call: "checklist --only code", meaning: "what runs here without a secret, before a push" },
        { call: "checklist --pull-request 7 --repository acme/web", meaning: "also counts people's sign-offs" },
    ],
    // Loaded here: a rollback must not wait for what only a checklist needs.
    run: async (context) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(7336), __webpack_require__.e(474), __webpack_require__.e(6212)]).then(__webpack_require__.bind(__webpack_require__, 30474))).performChecklist(context),
};

// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/plan/planned-flags.js
var planned_flags = __webpack_require__(4933);
// EXTERNAL MODULE: ./build/src/engine/build.js
var engine_build = __webpack_require__(81720);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
// EXTERNAL MODULE: ./build/src/engine/end-settled.js
var end_settled = __webpack_require__(6261);
// EXTERNAL MODULE: ./build/src/engine/steps/take-steps.js
var take_steps = __webpack_require__(23411);
// EXTERNAL MODULE: ./build/src/release/decide-settled.js
var decide_settled = __webpack_require__(49503);
;// CONCATENATED MODULE: ./build/src/commands/deploy.js









/** Builds the release at the host, without giving it any traffic, and records it. */
const deploy = {
    name: "deploy",
    description: "Build the release at the host without giving it traffic, and record it as a GitHub Deployment.",
    options: { ...release_options/* ofJob */.Jn, ...release_options/* ofSteps */.VZ, ...release_options/* ofRelease */.NC, ...release_options/* everyCommand */.n3 },
    examples: [
        {
            call: 'deploy --repository acme/web --commit "$(git rev-parse HEAD)"',
            meaning: "the files of this folder, as the checked-out commit",
        },
    ],
    run(context) {
        const journal = (0,engine_journal/* createJournal */.s9)("deploy", context);
        return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
            const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
            const [production, records] = await Promise.all([
                (0,release_records/* readProduction */.MK)(context, host),
                (0,release_records/* readRecords */.T3)(context, journal, forge),
            ]);
            const { record } = records;
            const current = production.project.productionDeploymentId;
            // Of a release that is under way already: what production served before it.
            journal.productionBefore(record?.payload.previous?.id ?? current);
            journal.productionAfter(production, null);
            const settled = (0,decide_settled/* decideSettled */.MM)(production, record);
            if (settled !== null && record !== null) {
                return (0,end_settled/* endSettled */.n)(context, journal, { host, forge, record, production }, settled);
            }
            const unfit = await checkFlag(context);
            if (unfit !== null)
                return journal.finishWith(unfit);
            // A release that is on its way into production has left its staging behind.
            const isAhead = record !== null;
            const before = isAhead ? null : await (0,take_steps/* takeSteps */.x)(context, journal, forge, { stage: "staging", list: "before" });
            if (before !== null)
                return journal.finishWith(before);
            const { git, target } = context.plan.stages.staging.deploy;
            const outcome = git === null
                ? await (0,engine_build/* ensureBuild */.$t)(context, journal, host, target)
                : await (await __webpack_require__.e(/* import() */ 3259).then(__webpack_require__.bind(__webpack_require__, 43259))).adoptBuild(context, journal, { host, forge, production, records, letIn: git.letIn });
            if (!outcome.ready)
                return journal.finishWith(outcome.verdict);
            await (0,engine_build/* ensureStagingRecord */.hA)(context, journal, forge, outcome.build, records.staging);
            const after = isAhead ? null : await (0,take_steps/* takeSteps */.x)(context, journal, forge, { stage: "staging", list: "after" });
            if (after !== null)
                return journal.finishWith(after);
            return journal.finishWith((0,verdict/* pass */.IX)("deployed", `Build ${outcome.build.id} is ready at ${outcome.build.url}.`));
        });
    },
};
/** Null where the ladder sets no flag, or one that is there. What reads flags loads only where there is one. */
async function checkFlag(context) {
    const [planned] = (0,planned_flags/* plannedFlags */.W)(context.plan);
    if (planned === undefined)
        return null;
    const { checkPlannedFlag } = await __webpack_require__.e(/* import() */ 3780).then(__webpack_require__.bind(__webpack_require__, 73780));
    return checkPlannedFlag(context, planned);
}

// EXTERNAL MODULE: ./build/src/release/choose-build.js
var choose_build = __webpack_require__(95807);
// EXTERNAL MODULE: ./build/src/engine/promote-candidate.js + 7 modules
var promote_candidate = __webpack_require__(10481);
// EXTERNAL MODULE: ./build/src/engine/stage-gates.js
var stage_gates = __webpack_require__(73507);
;// CONCATENATED MODULE: ./build/src/commands/promote.js







/** Gives the verified build the production domains and reads it back. */
const promote = {
    name: "promote",
    description: "Point production at exactly the build that was verified, and read it back.",
    options: {
        unpin: {
            type: "flag",
            description: "Promote even though an earlier rollback pinned production.",
        },
        accept: {
            type: "text",
            placeholder: "REASON",
            description: "Reason for accepting what production serves now as known good, whatever its own watch concluded. Recorded with this release.",
        },
        ...release_options/* ofSteps */.VZ,
        ...release_options/* ofRelease */.NC,
        ...release_options/* everyCommand */.n3,
    },
    examples: [
        { call: "promote --repository acme/web", meaning: "the verified build of the commit in GITHUB_SHA" },
        { call: "promote --repository acme/web --unpin", meaning: "the first release after a rollback" },
    ],
    run(context) {
        const journal = (0,engine_journal/* createJournal */.s9)("promote", context);
        return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
            const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
            const { git } = context.plan.stages.staging.deploy;
            if (git !== null) {
                const { promoteAdopted } = await __webpack_require__.e(/* import() */ 1459).then(__webpack_require__.bind(__webpack_require__, 41459));
                return promoteAdopted(context, journal, { host, forge, letIn: git.letIn });
            }
            const found = await findCandidate(context, journal, host, forge);
            if ("decision" in found)
                return found;
            return (0,promote_candidate/* promoteCandidate */.m)({ context, journal, host, forge, candidate: found.build });
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
        return { build: (0,choose_build/* chooseBuild */.s)(builds, release.commit, plan.digest, staged) };
    const stagingBuild = (0,choose_build/* chooseBuild */.s)(builds, release.commit, plan.digest, staged);
    const records = await (0,release_records/* readRecords */.T3)(context, journal, forge);
    const staging = stagingBuild && (0,engine_build/* findStagingRecord */.aN)(records.staging, stagingBuild, plan.digest);
    if (records.record !== null || staging?.phase !== "verified") {
        return { build: (0,choose_build/* chooseBuild */.s)(builds, release.commit, plan.digest, { kind: "production" }) };
    }
    const outcome = await (0,engine_build/* ensureBuild */.$t)(context, journal, host, { kind: "production" });
    if (!outcome.ready)
        return journal.finishWith(outcome.verdict);
    const record = await (0,engine_build/* ensureStagingRecord */.hA)(context, journal, forge, outcome.build, records.staging);
    const verdict = await (0,stage_gates/* verifyBuild */.C)(context, journal, forge, outcome.build, record);
    return verdict.outcome === "pass" ? { build: outcome.build } : journal.finishWith(verdict);
}

;// CONCATENATED MODULE: ./build/src/commands/restore.js


/** A recorded backup of a database, brought back by a person. */
const restore = {
    name: "restore",
    description: "Restore a recorded backup of a database beside it, compare it, and switch by renaming. Only for a person who types the database's name.",
    options: {
        database: {
            type: "text",
            placeholder: "VARIABLE",
            description: "Variable that holds the database's address. Required.",
        },
        name: release_options/* byHand */.XL.name,
        from: {
            type: "text",
            placeholder: "BACKUP",
            otherwise: "the newest proven backup before the release that is taken back",
            description: "Release whose backup, or snapshot, it is, `latest`, or the place where it lies.",
        },
        tables: {
            type: "list",
            placeholder: "TABLES",
            otherwise: "none, so that the whole database is restored",
            description: "Tables, separated by commas, whose rows come back from a release's recorded `snapshot`, into tables beside them or, with `way` `in-place`, in their place.",
        },
        identity: release_options/* byHand */.XL.identity,
        "to-time": {
            type: "instant",
            placeholder: "INSTANT",
            otherwise: "none, so that a recorded backup is restored",
            description: "Have the database's vendor put it back to this moment, where it has point-in-time recovery. Which vendor that is stands in the record of a managed backup.",
        },
        reason: release_options/* byHand */.XL.reason,
        way: {
            type: "choice",
            values: ["beside", "in-place", "drop-schemas", "down"],
            default: "beside",
            description: "Restore `beside` and switch by renaming; as the last resort, after a backup, `in-place` over the tables or `drop-schemas` before; or migrate `down` by the plan's own `undo`.",
        },
        "without-switch": {
            type: "flag",
            description: "Restore and compare beside, and leave the database in use as it is.",
        },
        "switch-back": {
            type: "flag",
            description: "Put the database that a restore has put aside back in use, by renaming.",
        },
        abandon: {
            type: "flag",
            description: "Let sessions in again and remove the copy that an unfinished restore left. Never removes what was in use.",
        },
        again: {
            type: "flag",
            description: "Restore a backup once more that was restored before.",
        },
        "without-fresh-backup": release_options/* byHand */.XL["without-fresh-backup"],
        "dry-run": release_options/* byHand */.XL["dry-run"],
        ...release_options/* ofReport */.qX,
        ...release_options/* everyCommand */.n3,
    },
    examples: [
        {
            call: "restore --repository acme/web --database PRODUCTION_DATABASE_URL --name shop --dry-run",
            meaning: "what it would do, and what would be lost",
        },
        {
            call: 'restore --repository acme/web --database PRODUCTION_DATABASE_URL --name shop --reason "0042 emptied orders"',
            meaning: "to the backup before the release that is taken back",
        },
        {
            call: 'restore --repository acme/web --database PRODUCTION_DATABASE_URL --name shop --switch-back --reason "not the cause"',
            meaning: "have the database again that was put aside",
        },
        {
            call: 'restore --repository acme/web --database PRODUCTION_DATABASE_URL --name shop --tables public.users,public.media --reason "0042 emptied them"',
            meaning: "the rows of two tables, from a snapshot, into tables beside them",
        },
    ],
    run(context) {
        const journal = (0,engine_journal/* createJournal */.s9)("restore", context);
        return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
            const { runRestore } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(3060), __webpack_require__.e(9189), __webpack_require__.e(794), __webpack_require__.e(9107), __webpack_require__.e(5943)]).then(__webpack_require__.bind(__webpack_require__, 11134));
            return runRestore(context, journal);
        });
    },
};

// EXTERNAL MODULE: ./build/src/release/choose-known-good.js
var choose_known_good = __webpack_require__(36332);
// EXTERNAL MODULE: ./build/src/release/way-back.js
var way_back = __webpack_require__(9890);
// EXTERNAL MODULE: ./build/src/release/world.js
var world = __webpack_require__(67591);
;// CONCATENATED MODULE: ./build/src/release/choose-rollback.js
/**
 * What a rollback that a person asks for takes out, and where production goes. Pure. Asked for twice, by two people or a
 * nervous finger, it goes back once: what was begun is finished, and nobody goes further back without naming a deployment.
 */



const FURTHER = "To go further back, name the deployment with `to`. ";
/**
 * The newest release where production stands on what was there before it: its status decides whether that is a rollback,
 * and only then is it read, since everything before the request costs time.
 */
function releaseBehind(production, records) {
    const current = production.project.productionDeploymentId;
    const [newest] = records;
    if (newest === undefined || current === null || newest.payload.candidate.id === current)
        return null;
    const { knownGood, previous } = newest.payload;
    return [knownGood?.id, previous?.id].includes(current) ? newest : null;
}
/** Without a deployment that a person named. Null = no record says where to go. `behind`: what `releaseBehind` found. */
function chooseRollback(production, records, behind, to) {
    const current = production.project.productionDeploymentId;
    return (chooseArriving(production, records, to) ??
        (behind?.phase === "promoting" ? chooseBehind(production, records, behind) : null) ??
        chooseBegun(production, records) ??
        chooseBehind(production, records, behind) ??
        chooseBack(current, null, records.find(isOf(current)), to));
}
/** To the deployment that a person named. `behind`: what `releaseBehind` found, where production stands there already. */
function chooseNamed(production, records, to, behind) {
    const current = production.project.productionDeploymentId;
    const arriving = (0,world/* arrivingDeployment */.cM)(production);
    const out = arriving ?? current;
    const begun = current === to.id;
    const release = begun && arriving === null ? releaseBefore(production, records, to.id) : records.find(isOf(out));
    const coming = begun ? aboutToCome(behind) : null;
    return { to, from: current, arriving: arriving ?? coming, release: release ?? null, begun, why: "" };
}
/** A release whose run may be just about to ask the host for it. */
function aboutToCome(behind) {
    return behind?.phase === "promoting" ? behind.payload.candidate.id : null;
}
/** The release whose place a rollback to this deployment took, whoever made it: where the run died, the record says less. */
function releaseBefore(production, records, to) {
    const { aliasRequest } = production.project;
    const from = aliasRequest?.type === "rollback" && aliasRequest.toDeploymentId === to && aliasRequest.fromDeploymentId;
    // One that ended a rolling release is from what everybody else got, and so to where production was: it names no release.
    if (from && from !== to)
        return records.find(isOf(from));
    return releaseBehind(production, records) ?? undefined;
}
/** A release that the host is just promoting is what people see coming, not what it replaces. */
function chooseArriving(production, records, to) {
    const arriving = (0,world/* arrivingDeployment */.cM)(production);
    const release = records.find(isOf(arriving));
    if (arriving === null || release === undefined)
        return null;
    const { productionDeploymentId: current, aliasRequest } = production.project;
    // Somebody promotes what this would go back to: that is the way back, and no release that comes. Where production stands
    // behind the newest release already, it would be a step further, which nobody goes on with without naming it.
    const back = chooseBack(current, null, records.find(isOf(current)), to);
    if (back?.to.id === arriving)
        return releaseBehind(production, records) === null ? { ...back, begun: true } : null;
    const [newest = release] = records;
    const isBefore = [newest.payload.knownGood?.id, newest.payload.previous?.id].includes(arriving);
    if (isBefore && newest.payload.candidate.id !== arriving)
        return null;
    // Where it serves already, one part of what was read is older than the other, and it is no release to go back to.
    const isWorking = aliasRequest?.type === "promote" && aliasRequest.status === "in-progress";
    const isUnderWay = isWorking || current === null || current === arriving;
    if (isUnderWay)
        return chooseBack(arriving, arriving, release, to);
    // It is queued: what production serves now is what it keeps.
    const { previous } = release.payload;
    const commit = previous?.id === current ? previous.commit : null;
    const how = (0,world/* rollingOut */.i3)(production) === null ? "was queued at the host" : "was being rolled out in stages";
    const why = `Release ${release.payload.release} ${how}. `;
    return { to: { id: current, commit }, from: current, arriving, release, begun: false, why };
}
function chooseBegun(production, records) {
    const { productionDeploymentId: current, aliasRequest } = production.project;
    if (aliasRequest?.type !== "rollback")
        return null;
    const { toDeploymentId: id, status } = aliasRequest;
    const underWay = status === "pending" || status === "in-progress";
    if (status === "skipped" || (current !== id && !underWay))
        return null;
    const release = releaseBefore(production, records, id) ?? null;
    const commit = commitOf(id, release, records);
    const why = `It was rolled back to ${id} before. ${FURTHER}`;
    return { to: { id, commit }, from: current, arriving: null, release, begun: true, why };
}
function chooseBehind(production, records, behind) {
    const current = production.project.productionDeploymentId;
    const release = releaseBehind(production, records);
    if (behind === null || release === null || current === null)
        return null;
    const { release: name } = behind.payload;
    const why = behind.phase === "rolled-back" || behind.phase === "rolling-back"
        ? `Release ${name} was rolled back to ${behind.rollbackTo ?? current} before (${behind.reason ?? "reason not recorded"}). `
        : behind.phase === "promoting"
            ? `Release ${name} was on its way into production and is recorded as rolled back, so that it is not promoted any more. `
            : `Release ${name} is not in production any more. `;
    const to = { id: current, commit: commitOf(current, release, records) };
    return { to, from: current, arriving: aboutToCome(behind), release, begun: true, why: `${why}${FURTHER}` };
}
function chooseBack(from, arriving, release, by) {
    const to = by === "previous" ? release?.payload.previous : release?.payload.knownGood;
    if (release === undefined || !to)
        return null;
    return { to, from, arriving, release, begun: false, why: whyThere(release.payload, to) };
}
function whyThere(payload, to) {
    const { wayBack } = payload;
    const way = wayBack?.to === to.id ? `${(0,way_back/* describeWayBack */.In)(wayBack)} ` : "";
    return `${(0,choose_known_good/* describeKnownGood */._b)(payload)} ${way}`;
}
function commitOf(id, release, records) {
    const { knownGood = null, previous = null } = release?.payload ?? {};
    const named = [knownGood, previous].find((deployed) => deployed?.id === id);
    return named?.commit ?? records.find(isOf(id))?.payload.commit ?? null;
}
function isOf(id) {
    return ({ payload }) => payload.candidate.id === id;
}

;// CONCATENATED MODULE: ./build/src/release/describe-dry-run.js

/** What a rollback would do, as the end of one that does nothing. */
function describeDryRun(production, { to, from, arriving, begun, why }) {
    if (begun && arriving === null && (0,world/* productionShows */.Ci)(production, to.id)) {
        return {
            decision: "rolled-back",
            reasonCode: "already_done",
            summary: `Production already serves ${to.id}. ${why}Nothing was changed.`,
        };
    }
    return {
        decision: "proceed",
        reasonCode: "dry_run",
        summary: `Would roll production back from ${arriving ?? from ?? "nothing"} to ${to.id}. ${why}Nothing was changed.`,
    };
}

;// CONCATENATED MODULE: ./build/src/release/judge-rollback-target.js
/** May production be rolled back to the deployment that a person named? Pure. */

/**
 * The deployment where it may. Whoever may roll back need not be one of those who may approve a promote, and the token may see other
 * projects' deployments.
 */
function judgeRollbackTarget(named, found, project) {
    const isElsewhere = found?.projectId != null && found.projectId !== project.id;
    if (found === null || isElsewhere) {
        return (0,verdict/* hold */._2)("not_found", `There is no deployment ${named} in this project.`, "Give the id (`dpl_…`) or the address of an earlier production deployment.");
    }
    if (!found.neverServed)
        return found;
    return (0,verdict/* hold */._2)("target_never_served", `${found.id} has never been in production, so that going to it would be no rollback.`, "Name an earlier production deployment; what was never in production gets there by `promote` alone.");
}

// EXTERNAL MODULE: ./build/src/plan/patterns.js
var patterns = __webpack_require__(44866);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
;// CONCATENATED MODULE: ./build/src/engine/our-records.js
/** The production records that a person's rollback goes by: read at once where they name the target, else behind its request. */


/** Nobody has asked for them yet. */
const NOT_READ = { records: [], recordsTrouble: null };
/** Reads them once, however often it is called. */
function createRecordsReader(context, journal, known, { forge }) {
    let reading;
    return async () => {
        reading ??= known === NOT_READ ? readOurRecords(context, journal, forge) : Promise.resolve(known);
        const { records, recordsTrouble } = await reading;
        // Production is safe by then, so this may wait for a forge that was down before.
        return recordsTrouble === null ? records : (await readOurRecords(context, journal, forge)).records;
    };
}
async function readOurRecords(context, journal, connect = () => context.role("forge")) {
    try {
        const { records } = await (0,release_records/* listProductionRecords */.Sg)(context, journal, await connect());
        return { records, recordsTrouble: null };
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        return { records: [], recordsTrouble: error };
    }
}

;// CONCATENATED MODULE: ./build/src/engine/read-before-rollback.js




/** The records are only needed before the request where they name the target. */
async function readBeforeRollback(context, journal, host) {
    const { to } = context.options;
    const askedAt = context.clock.now();
    const [{ production, productionAt }, given, named] = await Promise.all([
        (0,release_records/* readProduction */.MK)(context, host).then((production) => ({ production, productionAt: context.clock.now() })),
        to === null ? null : host.readDeployment(to.replace(/^https?:\/\//, "").replace(/\/$/, "")),
        to === null ? readOurRecords(context, journal) : NOT_READ,
    ]);
    // Production stands there already: nothing is lost by asking who may be about to change that.
    const isThere = given !== null && (0,world/* productionShows */.Ci)(production, given.id);
    const own = isThere ? await readOurRecords(context, journal) : named;
    return { production, productionAt, tookMs: productionAt - askedAt, given, own };
}
/** Whether production stands on what it was rolled back to is in the newest release's status, where it may be so at all. */
async function readBehind(context, journal, { production, own }) {
    const behind = releaseBehind(production, own.records);
    return behind && (0,release_records/* readRecord */.aE)(context, journal, await context.role("forge"), behind);
}

// EXTERNAL MODULE: ./build/src/engine/forge-patience.js
var forge_patience = __webpack_require__(99639);
// EXTERNAL MODULE: ./build/src/engine/finish-rolled-back.js
var finish_rolled_back = __webpack_require__(41110);
// EXTERNAL MODULE: ./build/src/engine/incident/tell-of-rollback.js
var tell_of_rollback = __webpack_require__(61005);
// EXTERNAL MODULE: ./build/src/engine/rest-of-ladder.js
var rest_of_ladder = __webpack_require__(45625);
// EXTERNAL MODULE: ./build/src/engine/put-back-rollout.js
var put_back_rollout = __webpack_require__(99361);
// EXTERNAL MODULE: ./build/src/engine/put-back-settings.js
var put_back_settings = __webpack_require__(36275);
// EXTERNAL MODULE: ./build/src/engine/steps/undo-around.js
var undo_around = __webpack_require__(76780);
// EXTERNAL MODULE: ./build/src/lib/authors.js
var authors = __webpack_require__(60357);
// EXTERNAL MODULE: ./build/src/release/record.js
var record = __webpack_require__(45922);
// EXTERNAL MODULE: ./build/src/engine/null-where-silent.js
var null_where_silent = __webpack_require__(47267);
;// CONCATENATED MODULE: ./build/src/engine/record-manual-rollback.js
/** What a person's rollback writes into the record of the release that it took out. */





async function recordManualRollback(context, journal, patience, release, { to, reason, accepted, begun }) {
    if (release === null) {
        if (begun)
            return;
        journal.note("no release record belongs to what production served, so the rollback is recorded only at the host");
        return;
    }
    await (0,engine_journal/* bestEffort */.z$)(journal, "the rollback's status at GitHub was not written", async () => {
        const forge = await patience.forge();
        // What cannot be read is written once more: a run that has not asked the host yet goes by it.
        const said = begun ? await (0,null_where_silent/* nullWhereSilent */.o)(() => (0,release_records/* readRecord */.aE)(context, journal, forge, release)) : null;
        if (said?.phase === "rolled-back")
            return;
        const { creator } = await forge.createDeploymentStatus(release.deployment.id, {
            ...(0,record/* renderProductionStatus */.A3)({ phase: "rolled-back", to, reason, accepted }),
            ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
        });
        noteStranger(context, journal, creator);
    });
}
/** Who rolls back from a terminal writes as a person, and not every person's word about production counts. */
function noteStranger({ options, plan }, journal, writer) {
    if ((0,authors/* isAuthor */.ad)(writer, [...options.authors, ...plan.rollback.by]))
        return;
    journal.note(`the rollback is recorded as written by ${writer}, whose records do not count: later commands rely on what the host shows; to change that, list ${writer} in the plan's \`rollback.by\``);
}

// EXTERNAL MODULE: ./build/src/engine/roll-back-production.js + 1 modules
var roll_back_production = __webpack_require__(18951);
;// CONCATENATED MODULE: ./build/src/commands/rollback.js



















/** The maintainer's own rollback: to the recorded known-good deployment, or to one that is named. */
const rollback = {
    name: "rollback",
    description: "Roll production back to the last known-good deployment or to a named one, and read it back.",
    options: {
        reason: release_options/* byHand */.XL.reason,
        to: {
            type: "text",
            placeholder: "DEPLOYMENT",
            otherwise: "the recorded known-good deployment",
            description: "Deployment id or address to roll back to.",
        },
        "restore-flag": {
            type: "flag",
            description: "Put the flag that an earlier rollback set to what is safe back to what it was when the release was recorded, if nobody has changed it since. Changes nothing else.",
            idleWith: "to",
        },
        undo: {
            type: "list",
            placeholder: "TITLE",
            description: "Title of a step of the release that is to be taken back although data is lost by it, once production is back. May be repeated; recorded with the reason.",
        },
        name: release_options/* byHand */.XL.name,
        identity: release_options/* byHand */.XL.identity,
        "without-fresh-backup": release_options/* byHand */.XL["without-fresh-backup"],
        "dry-run": release_options/* byHand */.XL["dry-run"],
        drill: {
            type: "flag",
            description: "Practise a rollback at the project of `rollback.drill`, never in production, and record how long each of its steps took.",
        },
        ...release_options/* ofReport */.qX,
        ...release_options/* everyCommand */.n3,
    },
    examples: [
        { call: 'rollback --repository acme/web --reason "checkout is broken"', meaning: "to the known-good deployment" },
        { call: "rollback --repository acme/web --dry-run", meaning: "what that would do" },
        {
            call: 'rollback --repository acme/web --restore-flag --reason "fixed in 3f2a91c"',
            meaning: "the flag that a rollback has set, as it was before",
        },
        { call: "rollback --repository acme/web --drill", meaning: "practise it where nobody is hurt" },
    ],
    run(context) {
        const journal = (0,engine_journal/* createJournal */.s9)("rollback", context);
        return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
            if (context.options.restoreFlag === true) {
                const { restoreFlag } = await __webpack_require__.e(/* import() */ 4263).then(__webpack_require__.bind(__webpack_require__, 34263));
                return restoreFlag(context, journal);
            }
            const { drillOf } = context.options;
            if (drillOf !== undefined)
                return (await __webpack_require__.e(/* import() */ 5595).then(__webpack_require__.bind(__webpack_require__, 5595))).runDrill(context, journal, drillOf);
            const host = await context.role("host");
            const findings = await readBeforeRollback(context, journal, host);
            const current = findings.production.project.productionDeploymentId;
            journal.productionBefore(current);
            journal.productionAfter(findings.production, null);
            const behind = await readBehind(context, journal, findings);
            const choice = choose(context, findings, behind);
            const show = async (to) => {
                const { showTargets } = await __webpack_require__.e(/* import() */ 9098).then(__webpack_require__.bind(__webpack_require__, 49098));
                await showTargets(context, journal, { host, production: findings.production, to });
            };
            if ("outcome" in choice) {
                await show(null);
                return journal.finishWith(choice);
            }
            if (context.options.dryRun) {
                await show(choice.to.id);
                return journal.finish(describeDryRun(findings.production, choice));
            }
            const go = (part) => rollBack(context, part, host, { findings, behind, choice });
            if (context.options.restore === undefined)
                return go(journal);
            const { rollBackWithDatabase } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(3060), __webpack_require__.e(9189), __webpack_require__.e(794), __webpack_require__.e(9107), __webpack_require__.e(5943), __webpack_require__.e(8059)]).then(__webpack_require__.bind(__webpack_require__, 28059));
            return rollBackWithDatabase(context, journal, context.options.restore, go);
        });
    },
};
async function rollBack(context, journal, host, { findings, behind, choice }) {
    const { production, productionAt, tookMs: knownTookMs, given } = findings;
    const { to, from, arriving, begun, why } = choice;
    const reason = context.options.reason ?? "manual rollback";
    const patience = (0,forge_patience/* createForgePatience */.H)(context);
    const written = { to: to.id, reason, accepted: context.options.to !== null, begun };
    const records = createRecordsReader(context, journal, findings.own, patience);
    const release = async () => {
        if (context.options.to === null)
            return choice.release;
        return chooseNamed(production, await records(), to, behind).release;
    };
    const record = () => patience.spend(async () => recordManualRollback(context, journal, patience, await release(), written));
    // A run that has not asked the host yet reads this before it believes that the release is in production.
    const withdrawn = begun && behind?.phase === "promoting";
    if (withdrawn)
        await record();
    const fresh = !withdrawn && (0,roll_back_production/* isFresh */.p)(productionAt, context.clock.now());
    const known = fresh ? { production, target: given ?? "unread" } : null;
    const rolling = (0,roll_back_production/* performRollback */._)(context, journal, host, {
        to: to.id,
        from,
        arriving,
        decided: null,
        reason,
        commit: to.commit,
        knownTookMs,
        known,
        ...(withdrawn ? {} : { record }),
    });
    // The request is sent; the host works on it while the forge's client loads and the records are read.
    records().catch(() => undefined);
    const verdict = await rolling;
    const end = describeEnd(verdict, why, reason);
    const about = await patience.spend(release).catch(() => null);
    // A run that was at work on the release may have written over it, and whoever comes next would go on with that.
    if (verdict.outcome === "pass" && about !== null)
        await patience.spend(() => recordManualRollback(context, journal, patience, about, { ...written, begun: true }));
    if (verdict.outcome === "pass")
        await (0,put_back_settings/* putBackSettings */.q)(context, journal, host, { release: about, production });
    else
        await (0,put_back_rollout/* putBackAborted */.A)(journal, host, about);
    // Where no record is about what was taken out, there is no release that people could hear of.
    if (about !== null) {
        const { payload, deployment } = about;
        // By hand `host` comes first, whatever stands before it.
        const leftover = { payload, to, reason, words: wordsByHand(context.options), resumed: false };
        if (verdict.outcome === "pass")
            await (0,rest_of_ladder/* takeRestOfLadder */.jl)(context, journal, leftover);
        const order = { end, by: "person", to, payload, recordedAt: deployment.createdAt };
        const tell = () => (0,tell_of_rollback/* tellOfRollback */.F)(context, journal, patience, order);
        if (verdict.outcome === "pass")
            await (0,undo_around/* undoAround */.u)(context, journal, { payload, to: to.id, reason, patience }, tell);
        else
            await tell();
    }
    if (verdict.outcome !== "pass")
        return journal.finish(end);
    return (0,finish_rolled_back/* finishRolledBack */.H)(journal, end, { out: about?.payload.candidate.id ?? null, served: to.id });
}
function describeEnd(verdict, why, reason) {
    const { reasonCode, summary, remedy } = verdict;
    if (verdict.outcome !== "pass")
        return { decision: "hold", reasonCode, summary, remedy };
    return {
        decision: "rolled-back",
        reasonCode,
        summary: `${summary} ${why}Reason: ${reason}`,
        remedy: "When the cause is fixed, release the new commit with `unpin`: production stays pinned by the rollback until then.",
    };
}
/** The words of `database` come from who takes it. */
function wordsByHand({ restore }) {
    return restore === undefined ? {} : { [patterns/* DATABASE_RUNG */.f]: "done" };
}
function choose(context, { production, own: { records, recordsTrouble }, given }, behind) {
    const { to } = context.options;
    if (to !== null) {
        const named = judgeRollbackTarget(to, given, production.project);
        if ("outcome" in named)
            return named;
        const target = { id: named.id, commit: named.meta.githubCommitSha ?? null };
        return chooseNamed(production, records, target, behind);
    }
    if (recordsTrouble !== null) {
        return (0,verdict/* hold */._2)(recordsTrouble.reasonCode, `The last known-good deployment is not known, because the release records could not be read: ${recordsTrouble.message}`, "Name the deployment to roll back to with `to`; a rollback to a named deployment needs no records.");
    }
    const { productionDeploymentId: current } = production.project;
    const choice = chooseRollback(production, records, behind, context.plan.rollback.to);
    if (choice === null) {
        return (0,verdict/* hold */._2)("no_known_good", `No release record names a known-good deployment before ${current ?? "nothing"}, which production serves now.`, "Name the deployment to roll back to with `to`; Holdpoint does not guess one.");
    }
    // What was begun is finished, and what is only on its way is taken back: neither brings anything back that is not there.
    if (choice.begun || choice.arriving !== null)
        return choice;
    return (0,way_back/* holdsRollback */.fL)(choice.release?.payload.wayBack, choice.to.id, "A rollback was asked for") ?? choice;
}

// EXTERNAL MODULE: ./build/src/engine/read-served.js
var read_served = __webpack_require__(80646);
;// CONCATENATED MODULE: ./build/src/commands/verify.js








/** Checks every staging gate against the release's build. */
const verify = {
    name: "verify",
    description: "Run every gate of a stage: staging's against the release's build, production's against what production serves.",
    options: {
        stage: {
            type: "choice",
            values: ["staging", "production"],
            default: "staging",
            description: "Stage whose gates run.",
        },
        ...release_options/* ofRelease */.NC,
        ...release_options/* everyCommand */.n3,
    },
    examples: [
        { call: "verify --repository acme/web", meaning: "staging's gates, for the commit in GITHUB_SHA" },
        { call: "verify --repository acme/web --stage production", meaning: "production's gates, on what it serves now" },
    ],
    run(context) {
        const journal = (0,engine_journal/* createJournal */.s9)("verify", context);
        if (context.options.stage === "production")
            return verifyProduction(context, journal);
        return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
            const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
            const { plan, release } = context;
            if (plan.stages.staging.deploy.git !== null) {
                const { verifyAdopted } = await __webpack_require__.e(/* import() */ 8694).then(__webpack_require__.bind(__webpack_require__, 88694));
                return verifyAdopted(context, journal, { host, forge });
            }
            const [production, builds, known] = await Promise.all([
                (0,release_records/* readProduction */.MK)(context, host),
                host.findBuilds(release.id),
                (0,release_records/* readStaging */.Mk)(context, journal, forge),
            ]);
            journal.productionBefore(production.project.productionDeploymentId);
            journal.productionAfter(production, null);
            const build = (0,choose_build/* chooseBuild */.s)(builds, release.commit, plan.digest, plan.stages.staging.deploy.target);
            if (build?.state !== "ready") {
                return journal.finishWith((0,verdict/* hold */._2)("release_not_found", build === null
                    ? `There is no build of release ${release.id} with this plan at the host.`
                    : `Build ${build.id} is not ready yet: it is ${build.state}.`, "Run `deploy` for this release first."));
            }
            journal.candidate(build);
            const record = await (0,engine_build/* ensureStagingRecord */.hA)(context, journal, forge, build, known);
            return journal.finishWith(await (0,stage_gates/* verifyBuild */.C)(context, journal, forge, build, record));
        });
    },
};
/** The production gates against what production serves now; decides nothing about a release and records nothing. */
function verifyProduction(context, journal) {
    return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
        const { plan } = context;
        const production = await (0,release_records/* readProduction */.MK)(context, await context.role("host"));
        const current = production.project.productionDeploymentId;
        journal.productionBefore(current);
        journal.productionAfter(production, await (0,read_served/* readServed */.W4)(context));
        const verdict = await (0,stage_gates/* checkGates */.P)(context, journal, plan.stages.production, {
            url: context.domainUrl(plan.project.domains[0] ?? ""),
            deploymentId: current ?? "",
            commit: context.release.commit,
            stage: "production",
            bypass: null,
        });
        return journal.finishWith(verdict);
    });
}

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/plan/warnings.js
var warnings = __webpack_require__(72860);
// EXTERNAL MODULE: ./build/src/release/mitigated-at.js
var mitigated_at = __webpack_require__(16247);
// EXTERNAL MODULE: ./build/src/engine/incident/close-incidents.js
var close_incidents = __webpack_require__(19273);
// EXTERNAL MODULE: ./build/src/engine/read-patiently.js
var read_patiently = __webpack_require__(44525);
// EXTERNAL MODULE: ./build/src/engine/record-production.js + 1 modules
var record_production = __webpack_require__(67677);
// EXTERNAL MODULE: ./build/src/engine/write-release-status.js
var write_release_status = __webpack_require__(80906);
// EXTERNAL MODULE: ./build/src/engine/watch/end-watch.js
var end_watch = __webpack_require__(16855);
// EXTERNAL MODULE: ./build/src/engine/watch/watch-production.js + 2 modules
var watch_production = __webpack_require__(63562);
;// CONCATENATED MODULE: ./build/src/commands/watch.js



















/** Watches production after a promote; rolls it back by itself on a `fail`. */
const watch = {
    name: "watch",
    description: "Watch production after the promote, and roll back automatically when a condition is met.",
    options: {
        look: {
            type: "flag",
            description: "Look once at every open watch of the project, and at what production serves, instead of staying with one release. For schedules.",
        },
        observe: {
            type: "flag",
            description: "Change nothing at the host, whatever is found, and say what would have been done. With look, judge every production deployment, whoever made it.",
        },
        ...release_options/* ofJob */.Jn,
        ...release_options/* ofRelease */.NC,
        ...release_options/* everyCommand */.n3,
    },
    examples: [
        { call: "watch --repository acme/web", meaning: "until the plan's watch of that release ends" },
        { call: "watch --repository acme/web --look", meaning: "one look, as a schedule makes it" },
        {
            call: "watch --repository acme/web --look --observe",
            meaning: "judges what others deployed, with a token that may only read",
        },
    ],
    run(context) {
        const journal = (0,engine_journal/* createJournal */.s9)("watch", context);
        return (0,engine_journal/* holdOnVendorTrouble */.WH)(journal, async () => {
            if (context.options.look !== true)
                return watchRelease(await forObserver(context), journal);
            const [{ lookAtReleases }, { withCheckIn }] = await Promise.all([
                __webpack_require__.e(/* import() */ 2176).then(__webpack_require__.bind(__webpack_require__, 72176)),
                __webpack_require__.e(/* import() */ 764).then(__webpack_require__.bind(__webpack_require__, 764)),
            ]);
            return withCheckIn(context, journal, () => lookAtReleases(context, journal));
        });
    },
};
/** The promote's steps may have taken most of the time that the job has. What reads them loads only where there are any. */
async function jobBeganAt(context, journal, forge) {
    const { before, after } = context.plan.stages.production;
    if (before.length + after.length === 0)
        return context.clock.now();
    const { firstStepAt } = await __webpack_require__.e(/* import() */ 5759).then(__webpack_require__.bind(__webpack_require__, 25759));
    return firstStepAt(context, journal, forge);
}
/** The plan of whoever asks for a watch that changes nothing. */
async function forObserver(context) {
    if (context.options.observe !== true)
        return context;
    const { observed } = await __webpack_require__.e(/* import() */ 5351).then(__webpack_require__.bind(__webpack_require__, 65351));
    return { ...context, plan: observed(context.plan) };
}
async function watchRelease(context, journal, since = null) {
    const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
    // The release is live: to give up now would leave it there unwatched.
    const patiently = (act) => (0,read_patiently/* readPatiently */.B)(context, journal, START_MS, act);
    const [production, record] = await Promise.all([
        patiently(() => (0,release_records/* readProduction */.MK)(context, host)),
        patiently(() => (0,release_records/* readProductionRecord */.Zh)(context, journal, forge)),
    ]);
    // Once vendors have answered the clock is right; what came before is in the time that a job has beside its watch.
    const startedAt = since ?? (await jobBeganAt(context, journal, forge));
    const current = production.project.productionDeploymentId;
    journal.productionBefore(record?.payload.previous?.id ?? current);
    journal.productionAfter(production, null);
    if (record === null) {
        return journal.finishWith((0,verdict/* fail */.fJ)("release_not_found", `Release ${context.release.id} has no production record, so there is nothing to watch.`, "Run `promote` for this release first."));
    }
    const { candidate } = record.payload;
    journal.candidate(candidate);
    const shown = (0,world/* productionShows */.Ci)(production, candidate.id) && !(0,world/* isRollingOut */.qJ)(production, candidate.id);
    const settled = (0,decide_settled/* decideSettled */.MM)(production, record);
    if (settled !== null)
        return (0,end_settled/* endSettled */.n)(context, journal, { host, forge, record, production }, settled);
    if (record.phase === "done" && shown) {
        journal.productionAfter(production, await (0,read_served/* readServed */.W4)(context));
        await (0,close_incidents/* closeIncidents */.m)(context, journal, forge, record.payload);
        return journal.finishWith((0,verdict/* pass */.IX)("already_done", `The watch of ${candidate.id} ended before: ${record.reason ?? "done"}.`));
    }
    // What is left of a rollout that is over, because the host gave up on a domain, is no stage to be watched again.
    if (since === null && isBeingRolledOut(record, production)) {
        const { watchRollout } = await __webpack_require__.e(/* import() */ 9889).then(__webpack_require__.bind(__webpack_require__, 39889));
        const rest = () => watchRelease(context, journal, startedAt);
        return watchRollout(context, journal, { host, forge, record }, { stayUntil: stayUntilOf(context, startedAt), rest });
    }
    if (!shown)
        return journal.finishWith((0,end_watch/* notInProduction */.k)(current, record));
    return watchServed(context, journal, { host, forge, record, production }, startedAt);
}
/** Some of the visitors get it, or the host is about to give it to all of them. */
function isBeingRolledOut({ payload, phase }, production) {
    const { id } = payload.candidate;
    if (payload.rollout === undefined)
        return false;
    const isArriving = production.rollout?.state === "complete" && production.rollout.candidateId === id;
    return (0,world/* isRollingOut */.qJ)(production, id) || (phase === "promoting" && isArriving && !(0,world/* productionShows */.Ci)(production, id));
}
/** Everybody gets it. */
async function watchServed(context, journal, { host, forge, record, production }, startedAt) {
    const { candidate } = record.payload;
    const patiently = (act) => (0,read_patiently/* readPatiently */.B)(context, journal, START_MS, act);
    // Whole seconds, as the record keeps it: a run that comes later must judge the same windows.
    const again = record.phase === "held" ? (0,decide_settled/* promotedAgainAt */.S3)(production, record) : null;
    // Of a promote by stages it says when the first of them began.
    const known = record.phase === "promoting" ? null : record.promotedAt;
    const promotedAt = wholeSeconds(again ?? (0,mitigated_at/* mitigatedAt */.q)(record) ?? known ?? context.clock.now());
    // A promote that was cut off before its end: what it would have put back is put back here.
    if (record.phase === "promoting")
        await patiently(() => (0,record_production/* restoreAutoAssign */.lD)(context, journal, host, record));
    if (record.phase !== "watching") {
        await (0,put_back_rollout/* putBackRollout */.y)(journal, host, record);
        const end = promotedAt + record.payload.watchForMs;
        const watching = { phase: "watching", promotedAt, until: end };
        await patiently(() => (0,write_release_status/* writeProductionStatus */.Jy)(context, forge, record, watching));
    }
    journal.step("watch", `watching ${candidate.id} for ${(0,duration/* renderDuration */.P)(record.payload.watchForMs)}`);
    const watched = { host, forge, record: { ...record, promotedAt }, readAt: context.clock.now() };
    return stay(context, journal, watched, startedAt);
}
/** Until the watch is over, or the job nearly is. */
async function stay(context, journal, watched, startedAt) {
    const end = await (0,watch_production/* watchProduction */.V)(context, journal, watched, stayUntilOf(context, startedAt));
    return end.kind === "hand-over"
        ? handOver(context, journal, watched, end.looks)
        : (0,end_watch/* endWatch */.P)(context, journal, watched, end);
}
/** When whoever stays must leave, so that its job can hand the watch over; null where nothing limits it. */
function stayUntilOf({ options }, startedAt) {
    const { jobLimitMs = null } = options;
    return jobLimitMs === null ? null : startedAt + jobLimitMs - warnings/* BESIDE_THE_WATCH_MS */.Sg;
}
/** What the next look needs stands in the record's status; that the watch is open, on the commit. */
async function handOver(context, journal, { host, forge, record }, looks) {
    const { candidate, watchForMs } = record.payload;
    const { promotedAt } = record;
    const until = promotedAt + watchForMs;
    await (0,read_patiently/* readPatiently */.B)(context, journal, START_MS, () => (0,write_release_status/* writeProductionStatus */.Jy)(context, forge, record, { phase: "watching", promotedAt, until, looks }));
    journal.productionAfter(await (0,release_records/* readProduction */.MK)(context, host), await (0,read_served/* readServed */.W4)(context));
    const open = `${candidate.id} is in production and clear so far; its watch lasts until ${(0,instant/* renderInstant */.W)(until)}`;
    await (0,write_release_status/* writeCommitStatus */.P0)(context, journal, forge, "pending", open);
    if (context.options.looksFollow !== true) {
        return journal.finishWith((0,verdict/* hold */._2)("watch_incomplete", `${open}, longer than this job, and no workflow of the repository calls watch.yml: nobody goes on with it.`, "Add a workflow that calls watch.yml (examples/next-app has one); its first look goes on where this job stopped."));
    }
    return journal.finish({
        decision: "watching",
        reasonCode: "watch_open",
        summary: `${open}. This job ends before it; the looks of watch.yml go on with it.`,
    });
}
function wholeSeconds(at) {
    return Math.floor(at / 1_000) * 1_000;
}
/** How long a vendor that does not answer is waited for before the watch can begin, and at a hand-over. */
const START_MS = 5 * 60_000;

;// CONCATENATED MODULE: ./build/src/commands/index.js
/** The registry of the commands on a release: one line each. */







const commands = { checklist: checklist, deploy: deploy, verify: verify, promote: promote, watch: watch, rollback: rollback, restore: restore };
function isCommandName(name) {
    return Object.hasOwn(commands, name);
}


/***/ }),

/***/ 68213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ prepare)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/engine/write-reports.js
var write_reports = __webpack_require__(55421);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/authors.js
var lib_authors = __webpack_require__(60357);
// EXTERNAL MODULE: ./build/src/lib/find-checkout.js
var find_checkout = __webpack_require__(26963);
// EXTERNAL MODULE: ./build/src/lib/nearest-word.js
var nearest_word = __webpack_require__(20788);
// EXTERNAL MODULE: ./build/src/plan/plan-steps.js
var plan_steps = __webpack_require__(53236);
;// CONCATENATED MODULE: ./build/src/commands/step-words.js


function stepWordsOf({ "step-done": done = [], "repeat-step": repeat = [], "step-reason": reason = "", }) {
    return [
        ...done.map((title) => ({ title, said: "done", reason })),
        ...repeat.map((title) => ({ title, said: "repeat", reason })),
    ];
}
/** A word about a step that is not there would be heard by nobody. */
function checkStepWords(plan, given) {
    const words = stepWordsOf(given);
    const titles = (0,plan_steps/* planSteps */.D)(plan).map(({ item }) => item.title);
    const unknown = [...words.map(({ title }) => title), ...(given.undo ?? [])].filter((title) => !titles.includes(title));
    const both = words.find(({ title }, index) => words.findIndex((other) => other.title === title) !== index);
    return [
        ...[...new Set(unknown)].map((title) => unknownTitle(title, titles)),
        ...(both === undefined
            ? []
            : [{ message: `Two things are said of the step ${JSON.stringify(both.title)}.`, remedy: "Say one of them." }]),
        ...(words.length > 0 && (given["step-reason"] ?? "").trim() === ""
            ? [
                {
                    message: "What is said of a step needs a reason, which is recorded.",
                    remedy: 'Give --step-reason "…" (or the input `step-reason`).',
                },
            ]
            : []),
    ];
}
function unknownTitle(title, titles) {
    const near = (0,nearest_word/* nearestWord */.z)(title, titles);
    const known = titles.length === 0 ? "The plan has no steps." : `Its steps are: ${titles.join(", ")}.`;
    return {
        message: `The plan has no step with the title ${JSON.stringify(title)}.`,
        remedy: near === null ? known : `Did you mean ${JSON.stringify(near)}?`,
    };
}

;// CONCATENATED MODULE: ./build/src/commands/command-options.js

/** What was given, with what holds where it was not; apart from what must be looked up first. */
function commandOptions(values) {
    return {
        stage: values.stage ?? "staging",
        to: values.to ?? null,
        reason: values.reason ?? null,
        dryRun: values["dry-run"] ?? false,
        restoreFlag: values["restore-flag"] ?? false,
        unpin: values.unpin ?? false,
        accept: values.accept ?? null,
        stepWords: stepWordsOf(values),
        undo: values.undo ?? [],
        look: values.look ?? false,
        observe: values.observe ?? false,
    };
}

;// CONCATENATED MODULE: ./build/src/commands/refuse-observing.js
/** `asked`: the call's own word. A rollback is a person's act, whatever the plan does by itself. */
function refuseObserving(command, { onlyObserves, file, stages }, { observe = false, look = false }) {
    const releases = command !== "rollback" && command !== "restore" && !(command === "watch" && look);
    return [
        ...(onlyObserves === true && releases
            ? [
                {
                    message: `${file} only observes what others deploy: it has no stages.staging, so there is no release to ${command}.`,
                    remedy: "Call `watch --look` (watch.yml), or add stages.staging to the plan.",
                },
            ]
            : []),
        ...(observe && stages.production.watch === null
            ? [
                {
                    message: `observe: ${file} has no watch, so there is nothing to observe by.`,
                    remedy: "Add stages.production.watch.",
                },
            ]
            : []),
    ];
}

// EXTERNAL MODULE: ./build/src/plan/settings.js
var settings = __webpack_require__(12516);
// EXTERNAL MODULE: ./build/src/providers/index.js + 44 modules
var providers = __webpack_require__(23790);
;// CONCATENATED MODULE: ./build/src/commands/plan-for-rollback.js


/** A restore touches neither the host nor any gate: what it needs and is not set, it says where it needs it. */
function planForRestore(plan) {
    return { plan, extensions: { gates: {}, metricProviders: {}, roles: providers/* roleProviders */.V }, missing: [], production: null };
}
function planForRollback(plan, env) {
    const extensions = { gates: {}, metricProviders: {}, roles: providers/* roleProviders */.V };
    return { plan, extensions, missing: (0,settings/* checkSettings */.EW)(plan, extensions, env, "rollback"), production: null };
}

// EXTERNAL MODULE: ./build/src/lib/fields.js
var fields = __webpack_require__(74940);
// EXTERNAL MODULE: ./build/src/release/parse-table-names.js
var parse_table_names = __webpack_require__(83896);
;// CONCATENATED MODULE: ./build/src/commands/read-restore-wish.js
/** What a call of `restore` asks for, and what is wrong with it; and who called, by the runner's own word. */


const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const INTENTS = { "without-switch": "beside", "switch-back": "switch-back", abandon: "abandon" };
function readRestoreWish(values, env, run) {
    const asked = ["without-switch", "switch-back", "abandon"].filter((name) => values[name] === true);
    const intent = asked[0] === undefined ? "restore" : INTENTS[asked[0]];
    const variable = values.database ?? "";
    const way = values.way ?? "beside";
    const named = values.tables === undefined ? null : (0,parse_table_names/* parseTableNames */.ie)(values.tables);
    return {
        wish: {
            variable,
            name: values.name ?? null,
            from: values.from ?? null,
            tables: named?.tables ?? [],
            toTime: values["to-time"] ?? null,
            identity: values.identity ?? null,
            way,
            intent,
            again: values.again ?? false,
            withoutFresh: values["without-fresh-backup"] ?? null,
            asker: readAsker(env, run),
        },
        variables: [values.database, values.identity].flatMap((name) => (name === undefined ? [] : [name])),
        problems: [
            ...(VARIABLE.test(variable)
                ? []
                : [
                    {
                        message: variable === ""
                            ? "The database is not named."
                            : "database is no name of a variable; expected one such as PRODUCTION_DATABASE_URL.",
                        remedy: "Give --database (or the input `database`) the variable that holds its address, not the address.",
                    },
                ]),
            ...(values["to-time"] !== undefined && (values.from !== undefined || intent !== "restore" || way !== "beside")
                ? [{ message: "to-time asks the database's vendor for a moment: give neither from nor another way with it." }]
                : []),
            ...(named === null ? [] : problemsOfTables(named, values)),
            ...(asked.length < 2 ? [] : [{ message: `${asked.join(" and ")} ask for different things: give one of them.` }]),
            ...(way !== "beside" && intent !== "restore"
                ? [{ message: `${asked[0]} is about a restore beside, and way is ${way}.` }]
                : []),
            ...(way === "down" ? problemsOfDown(values) : []),
            ...(values.reason === undefined && values["dry-run"] !== true
                ? [
                    {
                        message: "A restore needs a reason, which is recorded.",
                        remedy: 'Give --reason "…" (or the input `reason`).',
                    },
                ]
                : []),
        ],
    };
}
/** It takes migrations back, and has no backup to be told about. */
function problemsOfDown(values) {
    const about = ["from", "tables", "identity", "again", "without-fresh-backup"].filter((name) => values[name] !== undefined && values[name] !== false);
    if (about.length === 0)
        return [];
    return [{ message: `${about.join(", ")} ${about.length === 1 ? "is" : "are"} about a backup, and way is down.` }];
}
/** What is no table must not become a restore of the whole database. */
function problemsOfTables({ tables, wrong }, values) {
    const others = ["without-switch", "switch-back", "abandon", "again"];
    const beside = [
        ...others.filter((name) => values[name] === true),
        ...(values["to-time"] === undefined ? [] : ["to-time"]),
        ...(values.way === "drop-schemas" ? ["way drop-schemas"] : []),
    ];
    const what = wrong.map((word) => JSON.stringify(word)).join(", ");
    return [
        ...(wrong.length === 0 && tables.length > 0
            ? []
            : [
                {
                    message: `tables has ${what === "" ? "no name" : what}; expected tables such as public.users,app."Media".`,
                },
            ]),
        ...(beside.length === 0
            ? []
            : [
                {
                    message: `tables puts the rows of single tables back, and ${beside.join(", ")} is about a whole database.`,
                },
            ]),
    ];
}
/** Of a rollback that is to take its ladder's rung for a database, too: which one that is stands in the plan. */
function readRungWish(values, env, run) {
    if (values.name === undefined)
        return null;
    return {
        variable: "",
        name: values.name,
        from: null,
        tables: [],
        toTime: null,
        identity: values.identity ?? null,
        way: "beside",
        intent: "restore",
        again: false,
        withoutFresh: values["without-fresh-backup"] ?? null,
        asker: readAsker(env, run),
    };
}
/** A terminal of a person is one that no machine says to be its own. */
function readAsker(env, run) {
    if (env["GITHUB_ACTIONS"] === "true" || run !== null) {
        return {
            kind: "run",
            event: run?.eventName ?? "",
            sender: readSender(run?.payload),
            triggeredBy: env["GITHUB_TRIGGERING_ACTOR"] ?? "",
        };
    }
    return (env["CI"] ?? "") === "" || env["CI"] === "false" ? { kind: "terminal" } : { kind: "machine" };
}
function readSender(payload) {
    const { sender } = (0,fields/* fieldsOf */.Pf)(payload);
    const { login, type } = (0,fields/* fieldsOf */.Pf)(sender);
    return typeof login === "string" && typeof type === "string" ? { login, type } : null;
}

// EXTERNAL MODULE: ./build/src/plan/secret-names.js + 1 modules
var secret_names = __webpack_require__(7653);
;// CONCATENATED MODULE: ./build/src/commands/prepare.js
/** Everything that can be wrong before anything is touched: the plan, the secrets, the release's identity, the options. */
















/**
 * `run`: the workflow's, where a checklist writes what it finds; null in a terminal. Throws UsageError with every mistake
 * found.
 */
async function prepare(command, given, env, run = null) {
    const { values } = given;
    const directory = (0,external_node_path_.resolve)(values.directory ?? ".");
    if (command === "checklist")
        return prepareChecklist(given, directory, run);
    const commit = values.commit ?? env.GITHUB_SHA ?? "";
    const authors = (0,lib_authors/* parseAuthors */.eG)(values.author);
    const asked = command === "restore" ? readRestoreWish(values, env, run) : null;
    const mistakes = [
        ...given.problems,
        ...(asked?.problems ?? []),
        ...checkOptions(command, values, commit),
        ...(authors === null ? [(0,lib_authors/* unreadableAuthors */.MY)(values.author)] : []),
        ...checkRepository(env),
        ...(0,write_reports.checkReportFiles)(values.report ?? []),
    ];
    const { plan, extensions, missing, production } = await withMistakes(mistakes, loadPlanFor(command, values, env));
    const jobLimitMs = values["job-limit"] ?? null;
    const looksFollow = jobLimitMs !== null && (await callsLooks());
    const problems = [
        ...mistakes,
        ...refuseObserving(command, plan, values),
        ...checkStepWords(plan, values),
        ...missing,
        ...(await checkWatchLength(command, plan, jobLimitMs, looksFollow)),
    ];
    if (problems.length > 0) {
        const onlySettings = problems.every(({ reasonCode }) => reasonCode === "secret_missing");
        throw new lib_error/* UsageError */.eb(onlySettings ? "secret_missing" : "usage", problems);
    }
    return {
        plan,
        directory,
        secretNames: [...(0,secret_names/* secretNames */.X)(plan, extensions), ...(asked?.variables ?? [])],
        checklist: null,
        reports: values.report ?? [],
        // A look is about whatever the record says is open, and a restore about a database.
        release: values.look === true || asked !== null
            ? { id: "", commit: "" }
            : { id: values.release ?? (production ? `drill-${commit}` : commit), commit },
        options: {
            ...commandOptions(values),
            jobLimitMs,
            looksFollow,
            authors: authors ?? [],
            ...(production === null ? {} : { drillOf: production }),
            ...restoreOf(asked?.wish ?? (command === "rollback" ? readRungWish(values, env, run) : null)),
            ...(command === "promote" ? { pushedCommits: await readPushedCommits(run, commit) } : {}),
        },
    };
}
function restoreOf(restore) {
    return restore === null || restore === undefined ? {} : { restore };
}
/** Whether a workflow of the repository, which is where the job starts, calls watch.yml. */
async function callsLooks() {
    const { readLocalWorkflows } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(7204)]).then(__webpack_require__.bind(__webpack_require__, 57204));
    return (await readLocalWorkflows(".")).calls.some(({ name }) => name === "watch");
}
/** Found before anything is deployed: once a release is in production, somebody must watch it to the end. */
async function checkWatchLength(command, plan, jobLimitMs, looksFollow) {
    if (command !== "deploy" || jobLimitMs === null || looksFollow)
        return [];
    const { watchNeedsMs } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 72860));
    const watchMs = plan.stages.production.watch?.forMs ?? 0;
    if ((watchNeedsMs(plan) ?? 0) <= jobLimitMs)
        return [];
    return [
        {
            message: `The watch of ${(0,duration/* renderDuration */.P)(watchMs)} is longer than its job may run (${(0,duration/* renderDuration */.P)(jobLimitMs)}), and no workflow in .github/workflows calls watch.yml, whose looks would go on with it.`,
            remedy: "Add a workflow that calls watch.yml, as in examples/next-app, or give release.yml a longer `watch-timeout-minutes`; GitHub's runners end every job after 6 hours.",
        },
    ];
}
/** A push may bring several pull requests at once: a merge queue's group, or people who push a merge themselves. */
async function readPushedCommits(run, commit) {
    if (run === null)
        return [];
    const { parseChecklistEvent } = await __webpack_require__.e(/* import() */ 2466).then(__webpack_require__.bind(__webpack_require__, 42466));
    const event = parseChecklistEvent(run.eventName, run.payload);
    return typeof event !== "string" && event.kind === "push" && event.commit === commit ? event.commits : [];
}
/** A checklist needs no secret by itself: an item whose secret is not set holds, and the others are asked. */
async function prepareChecklist({ values, problems }, directory, run) {
    const file = values.plan ?? plan_plan/* DEFAULT_PLAN_FILE */.h5;
    const [{ extensions, loadPlan }, { readChecklistRequest }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(4057)]).then(__webpack_require__.bind(__webpack_require__, 94467)),
        __webpack_require__.e(/* import() */ 6239).then(__webpack_require__.bind(__webpack_require__, 56239)),
    ]);
    if (run !== null && problems.length === 0 && (await isMissing(file))) {
        throw new lib_error/* UsageError */.eb("plan_missing", [
            {
                message: `The base branch has no plan at ${file} yet, so there is no checklist.`,
                remedy: "It starts once a pull request with the plan is merged.",
            },
        ]);
    }
    const request = readChecklistRequest(values, file, run);
    const mistakes = [...problems, ...request.problems];
    const plan = await withMistakes(mistakes, loadPlan(file, extensions));
    const { checklist } = request;
    if (mistakes.length > 0)
        throw new lib_error/* UsageError */.eb("usage", mistakes);
    const { event } = checklist;
    const told = event === null || event.kind === "comment" ? null : "commit" in event ? event.commit : event.headCommit;
    const commit = told ?? (run === null ? values.commit : null) ?? (await (0,find_checkout/* findCheckout */.I)(directory))?.commit ?? values.commit ?? "";
    return {
        plan,
        directory,
        secretNames: (0,secret_names/* secretNames */.X)(plan, extensions),
        checklist,
        reports: [],
        release: { id: commit, commit },
        options: { stage: "staging", to: null, reason: null, dryRun: false, unpin: false, authors: checklist.authors },
    };
}
/** What is wrong with the call and what is wrong with the plan are reported at once. */
async function withMistakes(mistakes, loading) {
    try {
        return await loading;
    }
    catch (error) {
        if (mistakes.length === 0 || !(error instanceof lib_error/* UsageError */.eb))
            throw error;
        throw new lib_error/* UsageError */.eb("usage", [...mistakes, ...error.problems]);
    }
}
async function isMissing(file) {
    return (await (0,promises_.stat)(file).catch(() => null)) === null;
}
function checkOptions(command, values, commit) {
    const problems = [];
    const isAboutCommit = (command !== "rollback" && command !== "restore") || values.drill === true;
    if (!/^[0-9a-f]{40}$/.test(commit) && isAboutCommit && values.look !== true) {
        problems.push({
            message: commit === "" ? "The commit is not known." : `commit is "${commit}"; expected a full SHA of 40 hex digits.`,
            remedy: "Pass --commit (or the input `commit`), or set GITHUB_SHA.",
        });
    }
    if (values.release !== undefined && !/^[\w.-]{1,100}$/.test(values.release)) {
        problems.push({
            message: `release is "${values.release}"; expected up to 100 letters, digits, dots, dashes or underscores.`,
        });
    }
    if (command === "rollback" && values.reason === undefined && values["dry-run"] !== true && values.drill !== true) {
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
            remedy: "Actions sets it; in a terminal, pass --repository owner/name or export it.",
        },
    ];
}
/**
 * The plan, and what it needs and is not set. A rollback runs no gate and reads no metric: it needs none of their
 * secrets and no word of theirs in the plan, so that at 3 a.m. fewer things can be missing or wrong.
 */
async function loadPlanFor(command, { plan: file = plan_plan/* DEFAULT_PLAN_FILE */.h5, drill = false, "restore-flag": wantsFlag = false, name }, env) {
    // Which flag it is stands in the words of its vendor, which database in the rung's, and what a drill asks in the gates'.
    if (command === "restore" || (command === "rollback" && !wantsFlag && !drill && name === undefined)) {
        const { loadForRollback } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1494)]).then(__webpack_require__.bind(__webpack_require__, 41494));
        const part = await loadForRollback(file, Object.keys(providers/* roleProviders */.V.host));
        if (part !== null)
            return command === "restore" ? planForRestore(part) : planForRollback(part, env);
    }
    // Loaded here, because it weighs more than all that a rollback needs.
    const { extensions, loadPlan } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(4057)]).then(__webpack_require__.bind(__webpack_require__, 94467));
    const plan = await loadPlan(file, extensions);
    if (drill)
        return (await __webpack_require__.e(/* import() */ 6740).then(__webpack_require__.bind(__webpack_require__, 56740))).prepareDrill({ plan, extensions }, env);
    if (command === "rollback")
        return planForRollback(plan, env);
    if (command === "restore")
        return planForRestore(plan);
    return { plan, extensions, missing: (0,settings/* checkSettings */.EW)(plan, extensions, env), production: null };
}


/***/ }),

/***/ 31970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jn: () => (/* binding */ ofJob),
/* harmony export */   NC: () => (/* binding */ ofRelease),
/* harmony export */   Nm: () => (/* binding */ ofCommit),
/* harmony export */   VZ: () => (/* binding */ ofSteps),
/* harmony export */   XL: () => (/* binding */ byHand),
/* harmony export */   n3: () => (/* binding */ everyCommand),
/* harmony export */   qX: () => (/* binding */ ofReport),
/* harmony export */   sn: () => (/* binding */ EXAMINED_BY)
/* harmony export */ });
/* harmony import */ var _lib_authors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60357);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73866);
/** Options that several commands share; what only one has stands in its own file. */


/** Of every command. */
const everyCommand = {
    plan: { type: "text", placeholder: "FILE", default: _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULT_PLAN_FILE */ .h5, description: "Path of the plan file." },
    repository: {
        type: "text",
        placeholder: "OWNER/NAME",
        otherwise: "GITHUB_REPOSITORY",
        description: "GitHub repository that keeps the release record.",
        edge: "terminal",
    },
    author: {
        type: "text",
        placeholder: "LOGINS",
        default: _lib_authors_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_AUTHOR */ .gD,
        description: "Logins whose deployments, statuses and comments count as Holdpoint's own, separated by commas; the token's own login must be one of them.",
    },
    json: { type: "flag", description: "Print each event as a line of JSON, the decision last.", edge: "terminal" },
    verbose: { type: "flag", description: "Log each request to a vendor on standard error.", edge: "terminal" },
};
/** Of every command that changes or judges a release. */
const ofReport = {
    report: {
        type: "list",
        placeholder: "FILE",
        description: "File to write the result to, as a page with charts (.html), as Markdown (.md) or whole for programs (.json). May be repeated.",
    },
};
/** Of what a person asks for by hand. */
const byHand = {
    reason: {
        type: "text",
        placeholder: "TEXT",
        description: "Reason for it, shown at the host and kept in the release record of a rollback, and in the summary of a restore. Required, except for a dry run.",
    },
    name: {
        type: "text",
        placeholder: "NAME",
        otherwise: "none, so that no database is touched",
        description: "Name of the database, typed. It must be the one that its address ends with and that the backup is of. With it a rollback takes the rung `database` of its ladder, too.",
    },
    identity: {
        type: "text",
        placeholder: "VARIABLE",
        otherwise: "none, which opens backups that are not encrypted",
        description: "Variable that holds the age identity (AGE-SECRET-KEY-1…) of one of the backup's recipients.",
    },
    "without-fresh-backup": {
        type: "text",
        placeholder: "REASON",
        otherwise: "a backup of the last half hour, without which nothing is restored",
        description: "Why there is no fresh proven backup of the database.",
    },
    "dry-run": {
        type: "flag",
        description: "Read everything and report what would be done, what else `to` may name, and what a restore would lose, but change nothing.",
    },
};
/** Of every command that must know whether a watch fits into its job. */
const ofJob = {
    "job-limit": {
        type: "duration",
        placeholder: "DURATION",
        otherwise: "none",
        description: "Time limit of the job that the watch runs in. A longer watch is handed over to the scheduled looks of watch.yml.",
    },
};
/** Of every command that takes steps of the plan. */
const ofSteps = {
    "step-done": {
        type: "list",
        placeholder: "TITLE",
        description: "Title of a step that was cut off and that a person has seen to be done. Only for a step of which nothing else can tell; may be repeated.",
        needs: "step-reason",
    },
    "repeat-step": {
        type: "list",
        placeholder: "TITLE",
        description: "Title of a step that was begun before and that is to be applied again, although the plan does not say that it may. May be repeated.",
        needs: "step-reason",
    },
    "step-reason": {
        type: "text",
        placeholder: "TEXT",
        description: "Reason for what is said of those steps. Required with them, and recorded.",
    },
};
/** Of every command that reads the repository's files for a commit. */
const ofCommit = {
    commit: {
        type: "text",
        placeholder: "SHA",
        otherwise: "GITHUB_SHA",
        inputDefault: "${{ github.sha }}",
        description: "Commit to work on, as a full SHA.",
    },
    directory: { type: "text", placeholder: "FOLDER", default: ".", description: "Folder of the repository." },
};
/** Of what looks at a pull request's plan as data, in the action alone. */
const EXAMINED_BY = { plan: everyCommand.plan, directory: ofCommit.directory };
/** Of every command that takes a release one step further. */
const ofRelease = {
    release: {
        type: "text",
        placeholder: "ID",
        otherwise: "the commit",
        description: "Id of the release. A command that is run again with the same id continues where it stopped.",
    },
    ...ofCommit,
    ...ofReport,
};


/***/ }),

/***/ 81720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ ensureBuild),
/* harmony export */   aN: () => (/* binding */ findStagingRecord),
/* harmony export */   hA: () => (/* binding */ ensureStagingRecord)
/* harmony export */ });
/* harmony import */ var _lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(60862);
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34531);
/* harmony import */ var _lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58211);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(616);
/* harmony import */ var _release_choose_build_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(95807);
/* harmony import */ var _release_record_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45922);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94367);
/* harmony import */ var _require_author_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(19651);
/** From nothing to a ready build with its staging record; finds what an earlier run left and goes on from there. */









/** Lines of the build log that are kept when a build fails. */
const BUILD_LOG_LINES = 40;
/** Creates the build unless the host already has it, and follows it until it is ready or failed. */
async function ensureBuild(context, journal, host, target) {
    const { plan, release } = context;
    const { deploy } = plan.stages.staging;
    const found = (0,_release_choose_build_js__WEBPACK_IMPORTED_MODULE_7__/* .chooseBuild */ .s)(await host.findBuilds(release.id), release.commit, plan.digest, target);
    const progress = (step) => journal.progress(renderProgress(step));
    const created = found ??
        (await host.createBuild({
            directory: await projectDirectory(context.directory, deploy.directory),
            prebuilt: deploy.prebuilt,
            target,
            meta: (0,_release_choose_build_js__WEBPACK_IMPORTED_MODULE_7__/* .buildMeta */ .y)(release, plan.digest),
        }, progress));
    journal.candidate(created);
    journal.step("build", found ? `found build ${created.id}` : `created build ${created.id}`);
    const build = created.state === "ready" ? created : await host.followBuild(created.id, deploy.timeoutMs, progress);
    if (build.state !== "ready")
        return { ready: false, verdict: await buildFailure(journal, host, build) };
    const took = build.readyAt === null ? "" : ` after ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(Math.max(0, build.readyAt - build.createdAt))}`;
    journal.step("deploy", `build ${build.id} is ready${took}`);
    return { ready: true, build };
}
async function buildFailure(journal, host, build) {
    // The build failed, whether or not its log can be read.
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .bestEffort */ .z$)(journal, "the end of the build log was not read", async () => {
        journal.buildLog(await host.readBuildLog(build.id, BUILD_LOG_LINES));
    });
    const canceled = build.state === "canceled" || build.state === "deleted";
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .fail */ .fJ)(canceled ? "build_canceled" : "build_failed", canceled
        ? `Build ${build.id} was canceled at the host.`
        : `Build ${build.id} failed: ${build.errorMessage ?? "the host gave no reason"}`, canceled ? "Run the deploy again to build again." : "Read the end of the build log, fix the cause and run again.", build.inspectUrl === null ? [] : [{ label: "build", value: build.id, url: build.inspectUrl }]);
}
/** The staging record of this build, written now if there is none yet. */
async function ensureStagingRecord(context, journal, forge, build, known) {
    const existing = findStagingRecord(known, build, context.plan.digest);
    if (existing !== undefined)
        return existing;
    const { release, plan } = context;
    const payload = {
        holdpoint: 1,
        phase: "staging",
        project: plan.project.host.project,
        release: release.id,
        commit: release.commit,
        planDigest: plan.digest,
        build: { id: build.id, url: build.url, createdAt: build.createdAt },
    };
    const deployment = await forge.createDeployment({
        ref: release.commit,
        task: _release_record_js__WEBPACK_IMPORTED_MODULE_4__/* .STAGING_TASK */ .wu,
        environment: plan.stages.staging.environment,
        description: `Holdpoint: staging of ${plan.name}`,
        payload,
        productionEnvironment: false,
    });
    (0,_require_author_js__WEBPACK_IMPORTED_MODULE_6__/* .requireAuthor */ .R)(context.options.authors, deployment.creator);
    const status = await forge.createDeploymentStatus(deployment.id, {
        ...(0,_release_record_js__WEBPACK_IMPORTED_MODULE_4__/* .renderStagingStatus */ .eY)("deployed", build.id),
        environmentUrl: (0,_lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_8__/* .deploymentUrl */ .P)(build.url),
        ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
    });
    journal.step("record-staging", `staging recorded as GitHub deployment ${deployment.id}`);
    return { forgeId: deployment.id, payload, phase: "deployed", statusAt: status.createdAt };
}
/**
 * The one that counts for this build under this plan. Two deploys beside each other may have written one each: then it is the
 * newest that gates have spoken on. `records`: newest first.
 */
function findStagingRecord(records, build, planDigest) {
    const own = records.filter(({ payload }) => payload.build.id === build.id && payload.planDigest === planDigest);
    return own.find(({ phase }) => phase !== "deployed") ?? own[0];
}
/** A link out of the repository would publish whatever the runner has there. */
async function projectDirectory(repository, directory) {
    if (directory === ".")
        return repository;
    const found = await (0,_lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_2__/* .resolveInside */ .L)(repository, directory);
    if (found !== null)
        return found;
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb("usage", [
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


/***/ }),

/***/ 53640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ changeProduction)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _poll_delay_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35377);
/* harmony import */ var _read_patiently_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44525);
/**
 * Observe, decide, send, look again: until production shows what is wanted or there is a reason to stop. The promote and
 * the rollback differ in what they decide and send, and in how patient they are; the loop is one.
 */



/** How long the host may take from the first look until production shows what was asked for. */
const DEADLINE_MS = 5 * 60_000;
/** A request of which the host shows no trace for this long did not arrive. */
const LOST_AFTER_MS = 15_000;
/** The same for one that may be sent twice without harm, where not even an answer came. */
const LOST_SOON_MS = 1_000;
/** What took longer to be read than this may have been true long ago: production is read again before it is changed, once. */
const SLOW_READ_MS = 2_000;
/** Before a busy host is asked again, and how often one that knows nothing of the deployment. */
const BUSY_MS = 1_000;
const UNKNOWN_TRIES = 3;
const NOTHING_ASKED = {
    requestedAt: null,
    before: null,
    answered: false,
    queued: false,
    refused: null,
    requests: 0,
};
async function changeProduction(context, journal, change) {
    const { clock, signal } = context;
    let asked = NOTHING_ASKED;
    let tookMs = change.knownTookMs ?? 0;
    let readTwice = false;
    const look = async (before) => {
        const askedAt = clock.now();
        const read = () => change.observe(before);
        const lookNow = () => {
            if (asked.requests > 0)
                return lookAfterRequest(context, journal, change.name, until - clock.now(), read);
            return change.patient ? (0,_read_patiently_js__WEBPACK_IMPORTED_MODULE_1__/* .readPatiently */ .B)(context, journal, DEADLINE_MS, read) : read();
        };
        const world = await lookNow();
        tookMs = clock.now() - askedAt;
        return world;
    };
    let world = change.known ?? (await look(null));
    // The first answer has put the clock right where it was wrong.
    const startedAt = clock.now();
    let until = startedAt + DEADLINE_MS;
    let readAt = startedAt;
    for (;;) {
        journal.productionAfter(world.production, null);
        const step = change.decide(world, asked);
        if (step.do === "end")
            return await step.end();
        if (step.do === "prepare") {
            // It takes the time that it needs: nothing was asked of the host meanwhile.
            const beganAt = clock.now();
            await step.prepare();
            until += Math.max(0, clock.now() - beganAt);
        }
        else if (step.do === "send" && tookMs > SLOW_READ_MS && !readTwice) {
            readTwice = true;
        }
        else if (step.do === "send") {
            readTwice = false;
            const { production } = world;
            asked = await send(context, journal, { ...change, send: () => change.send(world) }, asked, production, until);
        }
        else {
            if (clock.now() > until)
                return await change.giveUp(world, asked);
            journal.progress(`waiting for ${step.waitingFor}`);
            const now = clock.now();
            await clock.sleep((0,_poll_delay_js__WEBPACK_IMPORTED_MODULE_2__/* .pollDelayMs */ .p)(now - startedAt, now - readAt), signal);
            if (step.untraced)
                asked = forgetLost(asked, change, clock.now());
        }
        readAt = clock.now();
        world = await look(world);
    }
}
/** A change is under way: one bad answer must not end the command, and what production serves is not known until it is read. */
async function lookAfterRequest(context, journal, name, patienceMs, read) {
    try {
        return await (0,_read_patiently_js__WEBPACK_IMPORTED_MODULE_1__/* .readPatiently */ .B)(context, journal, patienceMs, read);
    }
    catch (error) {
        if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ))
            throw error;
        journal.productionAfter(null, null);
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
            reasonCode: error.reasonCode,
            vendor: error.vendor,
            status: error.status,
            message: `The ${name} was sent, and what production serves since then is not known: ${error.message}`,
            remedy: `Look at the project at the host now. ${error.remedy}`,
            cause: error,
        });
    }
}
async function send(context, journal, change, asked, { project }, until) {
    const before = project.aliasRequest?.requestedAt ?? null;
    const requests = asked.requests + 1;
    const sent = { ...asked, before, answered: false, requests, requestedAt: context.clock.now() };
    // From here on only a read can say what production serves.
    journal.productionAfter(null, null);
    try {
        const answer = await change.send();
        if (answer.kind === "refused") {
            const mayChange = answer.status === 409 || (answer.status === 404 && requests < UNKNOWN_TRIES);
            if (!change.patient || !mayChange || context.clock.now() > until)
                return { ...sent, refused: answer.message };
            journal.noteOnce(`the host could not take the ${change.name}, asking again: ${answer.message}`);
            await context.clock.sleep(BUSY_MS, context.signal);
            return { ...sent, requestedAt: null };
        }
        const queued = answer.kind === "queued";
        journal.progress(change.taken(queued));
        return { ...sent, answered: true, queued };
    }
    catch (error) {
        // A credential that is refused does not get better by waiting.
        if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ) || error.status === 401 || error.status === 403)
            throw error;
        // The answer was lost; the request may have arrived. The world says which.
        journal.note(`the host's answer to the ${change.name} was lost: ${error.message}`);
        return sent;
    }
}
/** The host shows no trace of the request: after a while it may be sent again. */
function forgetLost(asked, { patient, maximumRequests }, now) {
    const waited = asked.requestedAt === null ? 0 : now - asked.requestedAt;
    const enough = patient && !asked.answered ? LOST_SOON_MS : LOST_AFTER_MS;
    return waited > enough && asked.requests < maximumRequests ? { ...asked, requestedAt: null } : asked;
}


/***/ }),

/***/ 6261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ endSettled)
/* harmony export */ });
/* harmony import */ var _lib_authors_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(60357);
/* harmony import */ var _release_decide_settled_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49503);
/* harmony import */ var _release_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45922);
/* harmony import */ var _release_world_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(67591);
/* harmony import */ var _finish_rolled_back_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(41110);
/* harmony import */ var _forge_patience_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(99639);
/* harmony import */ var _incident_tell_of_rollback_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(61005);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94367);
/* harmony import */ var _null_where_silent_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(47267);
/* harmony import */ var _put_back_settings_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36275);
/* harmony import */ var _record_production_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67677);
/* harmony import */ var _steps_undo_around_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(76780);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(21250);
/* harmony import */ var _ladder_within_time_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(97270);
/* harmony import */ var _read_served_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(80646);
/* harmony import */ var _rest_of_ladder_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(45625);
/* harmony import */ var _roll_back_release_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(10982);
/* harmony import */ var _write_release_status_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(80906);
/** How any command ends on a release whose rollback was decided or made before. */


















/** For the record to be read once more: production is broken meanwhile. */
const READ_MS = 800;
async function endSettled(context, journal, { host, forge, record, production }, settled) {
    if (settled.kind === "finish-rollback") {
        const again = await endedMeanwhile(context, journal, { host, forge, record, production });
        if (again !== null)
            return again;
        // A run that decided to roll back died before the end: that comes first, whatever this run was started for.
        return (0,_roll_back_release_js__WEBPACK_IMPORTED_MODULE_9__/* .rollBackRelease */ .s)(context, journal, { host, record, reason: record.reason ?? "rollback_decided" });
    }
    journal.productionAfter(production, await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_8__/* .readServed */ .W4)(context));
    if (settled.kind === "in-production-again") {
        const { verdict, since } = settled;
        // A promote that was withdrawn, and sent all the same: nobody comes to its end, which would have switched it off again.
        if (since === null && (0,_release_world_js__WEBPACK_IMPORTED_MODULE_11__/* .isRollingOut */ .qJ)(production, record.payload.candidate.id)) {
            await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .bestEffort */ .z$)(journal, "automatic assignment of production domains was not put back", () => (0,_record_production_js__WEBPACK_IMPORTED_MODULE_6__/* .restoreAutoAssign */ .lD)(context, journal, host, record));
            const now = await (0,_null_where_silent_js__WEBPACK_IMPORTED_MODULE_4__/* .nullWhereSilent */ .o)(() => (0,_release_records_js__WEBPACK_IMPORTED_MODULE_7__/* .readProduction */ .MK)(context, host));
            journal.productionAfter(now, now === null ? null : await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_8__/* .readServed */ .W4)(context));
        }
        if (since !== null) {
            await (0,_rest_of_ladder_js__WEBPACK_IMPORTED_MODULE_12__/* .noteRungsLeft */ .lg)(context, journal, record);
            const reason = `${verdict.reasonCode}, promoted again after a rollback was decided`;
            await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .bestEffort */ .z$)(journal, "the record was not corrected", () => (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_10__/* .writeProductionStatus */ .Jy)(context, forge, record, { phase: "held", promotedAt: since, reason }));
        }
        return journal.finishWith(verdict);
    }
    const { byHost, to, reason } = settled;
    await (0,_put_back_settings_js__WEBPACK_IMPORTED_MODULE_5__/* .putBackSettings */ .q)(context, journal, host, { release: record, production });
    if (byHost) {
        journal.note(`the host says that production was rolled back to ${to}, and the record now says so too`);
        await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .bestEffort */ .z$)(journal, "the rollback's status was not written", () => (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_10__/* .writeProductionStatus */ .Jy)(context, forge, record, { phase: "rolled-back", to, reason }));
    }
    const end = {
        decision: "rolled-back",
        reasonCode: "already_rolled_back",
        summary: `This release was rolled back to ${to}: ${reason}.`,
        remedy: "Fix the cause and release a new commit; to try the same commit again, use another release id (`release`).",
    };
    // The run that rolled back may have died before it told anybody, and of a rollback at the host nobody was told.
    const { payload, createdAt } = record;
    const back = [payload.knownGood, payload.previous].find((known) => known?.id === to) ?? { id: to, commit: null };
    await finishRungs(context, journal, { forge, record }, { to: back, reason });
    const patience = (0,_forge_patience_js__WEBPACK_IMPORTED_MODULE_2__/* .createForgePatience */ .H)(context);
    const order = { end, by: byHost ? "host" : "before", to: back, payload, recordedAt: createdAt };
    // The run that rolled back may also have died before the steps were taken back.
    await (0,_steps_undo_around_js__WEBPACK_IMPORTED_MODULE_13__/* .undoAround */ .u)(context, journal, { payload, to: back.id, reason, patience }, () => (0,_incident_tell_of_rollback_js__WEBPACK_IMPORTED_MODULE_14__/* .tellOfRollback */ .F)(context, journal, patience, order));
    const served = production.project.productionDeploymentId;
    return (0,_finish_rolled_back_js__WEBPACK_IMPORTED_MODULE_15__/* .finishRolledBack */ .H)(journal, end, { out: payload.candidate.id, served });
}
/**
 * The run that decided it may be alive, and have ended it while production was read here: what is there since then is somebody's
 * word. A forge that is slow keeps no rollback waiting. Null where it is still to be made.
 */
async function endedMeanwhile(context, journal, { host, forge, record }) {
    const read = () => (0,_release_records_js__WEBPACK_IMPORTED_MODULE_7__/* .readAgainOrKnown */ .h4)(context, journal, forge, record);
    const now = await (0,_ladder_within_time_js__WEBPACK_IMPORTED_MODULE_16__/* .withinTime */ .d)(context.clock, READ_MS, record, read);
    if (now.phase === "rolling-back")
        return null;
    const production = await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_7__/* .readProduction */ .MK)(context, host);
    const settled = (0,_release_decide_settled_js__WEBPACK_IMPORTED_MODULE_0__/* .decideSettled */ .MM)(production, now);
    return settled && endSettled(context, journal, { host, forge, record: now, production }, settled);
}
/** Where the run that rolled back died before the end of the ladder, or nobody of ours did. */
async function finishRungs(context, journal, { forge, record }, { to, reason }) {
    const { payload, accepted } = record;
    if (context.plan.rollback.ladder.length === 1)
        return;
    const resumed = await wasDecided(context, journal, forge, record);
    const rungs = await (0,_rest_of_ladder_js__WEBPACK_IMPORTED_MODULE_12__/* .takeRestOfLadder */ .jl)(context, journal, { payload, to, reason, words: record.rungs ?? {}, resumed });
    if (rungs === null)
        return;
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .bestEffort */ .z$)(journal, "what came of the rungs was not written", () => (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_10__/* .writeProductionStatus */ .Jy)(context, forge, record, { phase: "rolled-back", to: to.id, reason, rungs, accepted }));
}
/** Did a run of ours decide to roll it back, whatever came of that? It may have died on a rung, or still be at it. */
async function wasDecided({ options }, journal, forge, { forgeId }) {
    let decided = true;
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .bestEffort */ .z$)(journal, "whether a run had begun to roll back is not known", async () => {
        const statuses = await forge.listDeploymentStatuses(forgeId);
        decided = statuses.some((status) => (0,_lib_authors_js__WEBPACK_IMPORTED_MODULE_17__/* .isAuthor */ .ad)(status.creator, options.authors) && (0,_release_record_js__WEBPACK_IMPORTED_MODULE_1__/* .saysRollingBack */ .J6)(status));
    });
    return decided;
}


/***/ }),

/***/ 41110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ finishRolledBack)
/* harmony export */ });
function finishRolledBack(journal, end, { out, served }) {
    const production = journal.production();
    const now = production?.project.productionDeploymentId ?? null;
    if (production === null || now === served)
        return journal.finish(end);
    const moved = `Production is ${now ?? "nothing"} by now, changed by somebody else.`;
    if (out === null || now !== out)
        return journal.finish({ ...end, summary: `${end.summary} ${moved}` });
    return journal.finish({
        decision: "hold",
        reasonCode: "production_moved",
        summary: `${end.summary} ${moved}`,
        remedy: "Nobody watches it: dispatch a rollback, or release the commit again with another release id (`release`).",
    });
}


/***/ }),

/***/ 99639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ createForgePatience)
/* harmony export */ });
/* unused harmony export AFTER_ROLLBACK_MS */
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38081);
/**
 * The forge, as long as it may be waited for once production is safe. What is written there afterwards helps people and
 * decides nothing, so a forge that does not answer must not keep a runner, or a person at 3 a.m., waiting.
 */


/** For all of it together. */
const AFTER_ROLLBACK_MS = 20_000;
function createForgePatience({ clock, forgeUntil, role }, totalMs = AFTER_ROLLBACK_MS) {
    const over = new AbortController();
    let leftMs = totalMs;
    let connected;
    const forge = () => (connected ??= forgeUntil === undefined ? role("forge") : forgeUntil(over.signal));
    return {
        forge,
        async spend(act) {
            const stop = new AbortController();
            const startedAt = clock.now();
            const bell = clock.sleep(Math.max(0, leftMs), stop.signal).then(() => over.abort(tooSlow(totalMs)), () => undefined);
            try {
                return await act(await forge());
            }
            finally {
                leftMs -= clock.now() - startedAt;
                stop.abort();
                await bell;
            }
        },
    };
}
function tooSlow(ms) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_timeout",
        vendor: "GitHub",
        message: `GitHub did not answer within the ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .renderDuration */ .P)(ms)} that it is given once production is safe.`,
        remedy: "Check githubstatus.com; run the same command again, and it writes what is missing.",
    });
}


/***/ }),

/***/ 13321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ givenEnvironment)
/* harmony export */ });
/* harmony import */ var _plan_why_refused_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99330);

/** Asked for at each probe of a watch; the registries stay as they are. */
const credentials = new WeakMap();
function credentialsFor(members) {
    const known = credentials.get(members) ??
        members.metricProviders().then((metricProviders) => (0,_plan_why_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .credentialsOf */ .YN)({ roles: members.roles, metricProviders }));
    credentials.set(members, known);
    return known;
}
/**
 * What a gate or a rung can read: of the plan's own secrets those that it names, and nothing of the credentials that no plan
 * may name. That was a mistake in the plan already; should it ever be asked for all the same, it is not there.
 */
async function givenEnvironment({ env, planSecrets = {}, members }, kind, names) {
    const own = await credentialsFor(members);
    const why = (name) => (0,_plan_why_refused_js__WEBPACK_IMPORTED_MODULE_0__/* .whyRefused */ .fG)(name, kind, own);
    const given = Object.entries(env).filter(([name]) => why(name) === null);
    const named = Object.entries(planSecrets).filter(([name]) => names.includes(name) && why(name) === null);
    return { env: Object.fromEntries([...given, ...named]), refused: names.map(why).find((one) => one !== null) ?? null };
}


/***/ }),

/***/ 19273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ closeIncidents)
/* harmony export */ });
/* harmony import */ var _lib_authors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60357);
/* harmony import */ var _report_incident_marks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6257);
/* harmony import */ var _report_incident_render_incident_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62277);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94367);
/** A release that passed its watch ends what earlier ones left open. */




/** More than a few are open only where nobody's token may close them; the next release closes the others. */
const MOST_CLOSED = 5;
/** One request where nothing is open, as after most releases. */
async function closeIncidents(context, journal, forge, { release, candidate }) {
    const { options, plan, runUrl } = context;
    if (plan.rollback.incident === null)
        return;
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .bestEffort */ .z$)(journal, "whether an earlier release's incident is open was not read", async () => {
        for (const creator of [...options.authors, ...plan.rollback.by]) {
            const issues = await forge.listIssues({ creator, state: "open" });
            const open = issues.filter(({ author, body }) => (0,_lib_authors_js__WEBPACK_IMPORTED_MODULE_2__/* .isAuthor */ .ad)(author, [creator]) && (0,_report_incident_marks_js__WEBPACK_IMPORTED_MODULE_3__/* .isIncidentIn */ .i6)(body, plan.project.host.project));
            for (const { number, body } of open.slice(0, MOST_CLOSED)) {
                const word = (0,_report_incident_render_incident_js__WEBPACK_IMPORTED_MODULE_0__/* .renderClosing */ .Ej)(body, release, { candidate: candidate.id, runUrl });
                const { url } = await forge.updateIssue(number, { body: word, state: "closed" });
                journal.step("incident", `incident #${number} closed: a later release passed its watch (${url})`);
            }
        }
    });
}


/***/ }),

/***/ 61005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ tellOfRollback)
/* harmony export */ });
/** What an incident needs loads with the first one, when production is safe. */
async function tellOfRollback(context, journal, patience, order) {
    // Somebody else has changed production since: the release is out of it, and not by a rollback.
    if (context.plan.rollback.incident === null || order.end.reasonCode === "production_moved")
        return;
    const { recordIncident } = await __webpack_require__.e(/* import() */ 2136).then(__webpack_require__.bind(__webpack_require__, 52136));
    await recordIncident(context, journal, patience, order);
}


/***/ }),

/***/ 94367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z$: () => (/* binding */ bestEffort),
  s9: () => (/* binding */ createJournal),
  yk: () => (/* binding */ createPart),
  WH: () => (/* binding */ holdOnVendorTrouble)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/release/evidence-digest.js
var evidence_digest = __webpack_require__(45915);
;// CONCATENATED MODULE: ./build/src/engine/add-to-timeline.js
/** A flapping condition of a long watch must not fill the result. */
const TIMELINE_LIMIT = 100;
/** Entries of one moment with one text share a line: several conditions may have one cause. */
function addToTimeline(timeline, at, text, about) {
    const last = timeline.at(-1);
    const shared = last !== undefined && about.length > 0 && last.at === at && last.text === text;
    if (shared)
        timeline.pop();
    timeline.push({ at, text, about: shared ? [...last.about, ...about] : about });
    if (timeline.length > TIMELINE_LIMIT)
        timeline.shift();
}

// EXTERNAL MODULE: ./build/src/release/world.js
var world = __webpack_require__(67591);
;// CONCATENATED MODULE: ./build/src/engine/summarize-production.js

function summarizeProduction(production) {
    const id = production?.project.productionDeploymentId ?? null;
    const elsewhere = production?.aliases.filter(({ deploymentId }) => deploymentId !== id) ?? [];
    const rollout = production === null ? null : (0,world/* rollingOut */.i3)(production);
    return {
        after: id,
        ...(elsewhere.length === 0 ? {} : { elsewhere }),
        ...(rollout === null ? {} : { rollout: summarizeRollout(rollout) }),
    };
}
function summarizeRollout({ candidateId, activeStage, stages }) {
    const index = activeStage ?? 0;
    const percent = stages[index]?.percent ?? 0;
    return { deploymentId: candidateId, percent, stage: index + 1, stages: stages.length };
}

;// CONCATENATED MODULE: ./build/src/engine/journal-result.js


/** Nothing that is read in a drill says anything of production. */
const NOT_TOUCHED = { before: null, after: null, served: null };
function resultOf(command, { clock }, heard, end) {
    const { release, candidate, before, after, served, verdicts, buildLog, notes, timeline } = heard;
    const { targets, drill, database, startedAt, steps } = heard;
    const { conditions, comparison } = evidenceOf(heard);
    const evidenceDigest = (0,evidence_digest/* digestEvidence */.IZ)(evidenceOf(heard));
    return {
        version: 1,
        command,
        release: release.id,
        commit: release.commit,
        ...end,
        candidate,
        production: drill === null && database === null ? { before, ...summarizeProduction(after), served } : NOT_TOUCHED,
        ...(drill === null ? {} : { drill }),
        ...(database === null ? {} : { database }),
        verdicts: [...verdicts].map(([title, verdict]) => ({ title, verdict })),
        buildLog,
        notes,
        timeline,
        ...(steps.size === 0 ? {} : { steps: [...steps.values()] }),
        ...(conditions === undefined ? {} : { conditions }),
        ...(comparison === undefined ? {} : { comparison }),
        ...(targets.length === 0 ? {} : { targets }),
        ...(evidenceDigest === null ? {} : { evidenceDigest }),
        startedAt,
        endedAt: clock.now(),
    };
}
/** As much of it as a watch was judged from. */
function evidenceOf({ release, conditions, comparison }) {
    const compared = comparison();
    return {
        release: release.id,
        commit: release.commit,
        ...(conditions.size === 0 ? {} : { conditions: [...conditions.values()] }),
        ...(compared === null ? {} : { comparison: compared }),
    };
}

;// CONCATENATED MODULE: ./build/src/engine/journal.js
/** Builds a command's result while it works, so that every way out has the same form. */




const DECISION_OF = { pass: "proceed", hold: "hold", fail: "failed" };
function createJournal(command, context) {
    const { clock, emit, release } = context;
    const heard = {
        startedAt: clock.now(),
        release,
        verdicts: new Map(),
        conditions: new Map(),
        notes: [],
        timeline: [],
        steps: new Map(),
        candidate: null,
        before: null,
        after: null,
        served: null,
        buildLog: [],
        targets: [],
        drill: null,
        database: null,
        comparison: () => null,
    };
    emit({ event: "start", at: heard.startedAt, command, release: release.id, commit: release.commit });
    const conclude = ({ decision, reasonCode, summary, remedy = null }) => resultOf(command, context, heard, { decision, reasonCode, summary, remedy });
    const finish = (end) => {
        const result = conclude(end);
        const { decision, reasonCode, summary, production } = result;
        emit({ event: "decision", at: clock.now(), command, decision, reasonCode, summary, production });
        return result;
    };
    return {
        ...createWriter(heard, context),
        ...createPlaces(heard),
        about: (about) => {
            heard.release = about;
        },
        evidence: () => (0,evidence_digest/* digestEvidence */.IZ)(evidenceOf(heard)),
        finish,
        conclude,
        finishWith: (verdict) => finish(endOn(verdict)),
    };
}
/** A part of a command, with an end of its own that nobody is told. */
function createPart(journal) {
    return { ...journal, finish: journal.conclude, finishWith: (verdict) => journal.conclude(endOn(verdict)) };
}
function endOn({ outcome, reasonCode, summary, remedy }) {
    return { decision: DECISION_OF[outcome], reasonCode, summary, remedy };
}
function createPlaces(heard) {
    return {
        candidate: ({ id, url }) => {
            heard.candidate = { id, url };
        },
        database: (name) => {
            heard.database = name;
        },
        productionBefore: (id) => {
            heard.before = id;
        },
        productionAfter: (production, answered) => {
            heard.after = production;
            heard.served = answered;
        },
        production: () => heard.after,
    };
}
function createWriter(heard, { clock, emit }) {
    const remember = (text, about = []) => addToTimeline(heard.timeline, clock.now(), text, about);
    const note = (text) => {
        heard.notes.push(text);
        remember(text);
        emit({ event: "note", at: clock.now(), text });
    };
    return {
        step(step, text, planned) {
            remember(text);
            emit({ event: "step", at: clock.now(), step, text, ...(planned === undefined ? {} : { planned }) });
        },
        stepProgress: (facts) => emit({ event: "step-progress", at: clock.now(), ...facts }),
        stepResult(result) {
            heard.steps.set(result.title, result);
        },
        progress: (text) => emit({ event: "progress", at: clock.now(), text }),
        note,
        noteOnce(text) {
            if (!heard.notes.includes(text))
                note(text);
        },
        gate(title, verdict) {
            heard.verdicts.set(title, verdict);
            if (verdict.outcome !== "pass")
                remember(`${verdict.outcome}: ${title}: ${verdict.summary}`);
            emit({ event: "gate", at: clock.now(), title, verdict });
        },
        condition(text, verdict, recorded = null) {
            const before = heard.verdicts.get(text);
            heard.verdicts.set(text, verdict);
            if (recorded === null)
                heard.conditions.delete(text);
            else
                heard.conditions.set(text, recorded);
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
        comparison(comparison) {
            heard.comparison = comparison;
        },
        drill(project) {
            heard.drill = project;
        },
        targets(targets) {
            heard.targets = targets;
        },
        buildLog(lines) {
            heard.buildLog = lines;
            for (const line of lines)
                emit({ event: "output", at: clock.now(), title: "build log", line });
        },
    };
}
/**
 * Runs what may be lost without harm (a status, a note at the forge): a vendor's failure becomes a note that begins with `trouble`.
 * What decides something later is never written through this.
 */
async function bestEffort(journal, trouble, act) {
    try {
        await act();
        return true;
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        journal.note(`${trouble}: ${error.message}`);
        return false;
    }
}
/** A vendor's failure ends a command with `hold`; everything else is passed on to the edge. */
async function holdOnVendorTrouble(journal, act) {
    try {
        return await act();
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
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

/***/ 97270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ withinTime)
/* harmony export */ });
/** What `work` ends with, or `late` once its time is over; then its signal ends what it still has under way. */
async function withinTime(clock, limitMs, late, work) {
    const over = new AbortController();
    const ended = new AbortController();
    const bell = clock.sleep(limitMs, ended.signal).then(() => late, () => late);
    const working = work(over.signal);
    // Should it fail after its time, nobody waits for it any more.
    working.catch(() => undefined);
    try {
        return await Promise.race([working, bell]);
    }
    finally {
        over.abort(new Error("the time is over"));
        ended.abort();
    }
}


/***/ }),

/***/ 5895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ members)
/* harmony export */ });
/* harmony import */ var _providers_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23790);

const members = {
    roles: _providers_index_js__WEBPACK_IMPORTED_MODULE_0__/* .roleProviders */ .V,
    metricProviders: async () => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(9015), __webpack_require__.e(5802)]).then(__webpack_require__.bind(__webpack_require__, 69015))).metricProviders,
    gates: async () => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(370)]).then(__webpack_require__.bind(__webpack_require__, 30750))).gates,
    steps: async () => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(719), __webpack_require__.e(3060), __webpack_require__.e(9291)]).then(__webpack_require__.bind(__webpack_require__, 29291))).steps,
    rungs: async () => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(6318), __webpack_require__.e(802)]).then(__webpack_require__.bind(__webpack_require__, 76318))).rungs,
};


/***/ }),

/***/ 12588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ metricContext)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _plan_why_refused_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99330);
/** What a metric's provider may read: the environment, and of the plan's own secrets those that its spec names. */


/** Throws ProviderError for a name that no plan may give: a mistake of the plan already, looked at again all the same. */
function metricContext({ provider, spec }, extensions, context, planSecrets) {
    const player = extensions.metricProviders[provider];
    const names = player?.secrets?.(spec) ?? [];
    if (player === undefined || names.length === 0)
        return context;
    const credentials = (0,_plan_why_refused_js__WEBPACK_IMPORTED_MODULE_1__/* .credentialsOf */ .YN)(extensions);
    const refused = names.map((name) => (0,_plan_why_refused_js__WEBPACK_IMPORTED_MODULE_1__/* .whyRefused */ .fG)(name, "world", credentials)).find((why) => why !== null);
    if (refused !== undefined) {
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
            reasonCode: "plan_invalid",
            vendor: player.vendor,
            message: `${refused}.`,
            remedy: _plan_why_refused_js__WEBPACK_IMPORTED_MODULE_1__/* .REFUSED_REMEDY */ .M3,
        });
    }
    const own = Object.entries(planSecrets).filter(([name]) => names.includes(name));
    return { ...context, env: { ...context.env, ...Object.fromEntries(own) } };
}


/***/ }),

/***/ 47267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ nullWhereSilent)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);

/** What a vendor says; null where it gives no usable answer, for what goes on without it. */
async function nullWhereSilent(read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ)
            return null;
        throw error;
    }
}


/***/ }),

/***/ 68527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ readPlanSecrets)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/is-runner-name.js
var is_runner_name = __webpack_require__(26102);
// EXTERNAL MODULE: ./build/src/lib/secret-names.js
var secret_names = __webpack_require__(81196);
;// CONCATENATED MODULE: ./build/src/lib/secret-lines.js
/**
 * Several secrets in one text, a line each: what one secret of a workflow can carry. Pure. A mistake is told by its line's
 * number alone: what stands there may be a secret, a broken name too.
 */

/** A shorter value would be masked in the middle of ordinary words, and the runner drops an output with one in it. */
const SHORTEST_VALUE = 4;
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s;
const BLOCK = /^([A-Za-z_][A-Za-z0-9_]*)<<([A-Za-z0-9_-]+)$/;
const QUOTED = /^(["']).*\1$/s;
/**
 * `NAME=value` lines, and `NAME<<END` … `END` for values of several lines, as in GitHub's own files. A value is taken as
 * it stands, without the spaces around it; empty lines and those that begin with `#` are skipped.
 */
function parseSecretLines(text) {
    const secrets = [];
    const problems = [];
    const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
    const keep = (name, value, line) => {
        const message = problemOf(name, value, secrets);
        if (message === null)
            secrets.push({ name, value, line });
        else
            problems.push({ line, message });
    };
    for (let index = 0; index < lines.length; index += 1) {
        const written = (lines[index] ?? "").trim();
        const line = index + 1;
        if (written === "" || written.startsWith("#"))
            continue;
        const [, block, end] = BLOCK.exec(written) ?? [];
        if (block !== undefined && end !== undefined) {
            const last = lines.indexOf(end, index + 1);
            if (last === -1) {
                problems.push({
                    line,
                    message: "begins a value of several lines, but its end mark is missing",
                });
                break;
            }
            keep(block, lines.slice(index + 1, last).join("\n"), line);
            index = last;
            continue;
        }
        const [, name, rest] = ASSIGNMENT.exec(written) ?? [];
        const value = rest?.trim() ?? "";
        if (name === undefined)
            problems.push({ line, message: "is not NAME=value" });
        else if (QUOTED.test(value))
            problems.push({ line, message: "has its value in quotes, which would be part of it" });
        else
            keep(name, value, line);
    }
    return { secrets, problems };
}
function problemOf(name, value, before) {
    const first = before.find((one) => one.name === name);
    if (first !== undefined)
        return `has the name of line ${first.line} again`;
    if (value.trim() === "")
        return "has no value";
    if (value.trim().length < SHORTEST_VALUE) {
        return `has a value of fewer than ${SHORTEST_VALUE} characters, too short to be masked in a log`;
    }
    if ((0,secret_names/* isOrdinary */.P)(value)) {
        return "has an ordinary word or number as its value, which cannot be masked: use a variable, not a secret";
    }
    return null;
}

// EXTERNAL MODULE: ./build/src/lib/setting.js
var setting = __webpack_require__(27433);
;// CONCATENATED MODULE: ./build/src/engine/plan-secrets.js
/** The plan's own secrets: what it names beyond the vendors' settings, carried by one variable with a line for each. */




/** They steer the runner, a shell or a program, and are no secret of a plan. */
const STEERS = /^(?:(?:DEPLOYMENT|LD|DYLD|BASH|NPM_CONFIG)_.*|NODE_(?:OPTIONS|PATH|EXTRA_CA_CERTS|TLS_REJECT_UNAUTHORIZED)|PATH|HOME|USER|LOGNAME|SHELL|SHELLOPTS|PWD|LANG|LC_ALL|TERM|TZ|TMPDIR|CI|ENV|IFS)$/i;
/**
 * Throws UsageError with every mistake; it names lines and never what stands in them. A rollback needs none before production
 * is back, and then only to take back steps: a mistake in them does not stand in its way.
 */
async function readPlanSecrets(command, env) {
    const { [setting/* PLAN_SECRETS */.c$.name]: text = "", ...others } = env;
    if (text.trim() === "")
        return { env: others, secrets: {} };
    const { secrets, problems } = parseSecretLines(text);
    if (command === "rollback")
        return { env: others, secrets: valuesOf(secrets.filter(isPlain)) };
    // Loaded here, since it weighs more than a rollback has time for.
    const { extensions, vendorSettings } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(4057)]).then(__webpack_require__.bind(__webpack_require__, 94467));
    const taken = vendorSettings(extensions).map((setting) => setting.name);
    const wrong = [...problems, ...secrets.flatMap((secret) => plan_secrets_problemOf(secret, others, taken))];
    if (wrong.length > 0) {
        throw new error/* UsageError */.eb("usage", wrong
            .toSorted((left, right) => left.line - right.line)
            .map(({ line, message }) => ({
            message: `Line ${line} of ${setting/* PLAN_SECRETS */.c$.name} ${message}.`,
            remedy: "Write one NAME=value a line, without quotes; docs/secrets.md has the form.",
        })));
    }
    return { env: others, secrets: valuesOf(secrets) };
}
function valuesOf(secrets) {
    return Object.fromEntries(secrets.map(({ name, value }) => [name, value]));
}
/** It steers nothing. That it is no vendor's setting is looked at where somebody asks for it by its name. */
function isPlain({ name }) {
    return !(0,is_runner_name/* isRunnerName */.o)(name) && !STEERS.test(name);
}
/** A name is shown only if it is on a known list: any other may be part of a secret. */
function plan_secrets_problemOf({ name, value, line }, env, taken) {
    if (taken.includes(name)) {
        return [{ line, message: `sets ${name}, which is a vendor's setting and has a secret or variable of its own` }];
    }
    if ((0,is_runner_name/* isRunnerName */.o)(name) || STEERS.test(name))
        return [{ line, message: "has a name that steers the runner or a program" }];
    const plain = env[name] ?? "";
    if (plain !== "" && plain !== value) {
        return [{ line, message: "has the name of a variable that is set here with another value" }];
    }
    return [];
}


/***/ }),

/***/ 90931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ pointLeftBehind)
/* harmony export */ });
/** One domain after the other; the first refusal ends it, with the domain's name. */
async function pointLeftBehind(host, domains, to) {
    for (const domain of domains) {
        const answer = await host.pointDomain(domain, to);
        if (answer.kind === "refused")
            return { ...answer, message: `${domain}: ${answer.message}` };
    }
    return { kind: "accepted" };
}


/***/ }),

/***/ 35377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ pollDelayMs)
/* harmony export */ });
/** How often the host is asked while it works on a promote or rollback. */
const SHORTEST_MS = 50;
const LONGEST_MS = 2_000;
/** Of what it took already: the end is seen that much later at most, and a slow job costs few requests. */
const SHARE = 1 / 15;
/**
 * Wait between two reads while the host works on a promote or rollback: short while it is likely to end,
 * longer once it is clearly slow. `tookMs`: how long the read before took, which counts as waited, so that a host that
 * is far away is not seen later than one nearby. Milliseconds.
 */
function pollDelayMs(elapsedMs, tookMs = 0) {
    const everyMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, elapsedMs * SHARE));
    return Math.max(0, everyMs - tookMs);
}


/***/ }),

/***/ 10481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ promoteCandidate)
});

// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/release/decide-rollout.js
var decide_rollout = __webpack_require__(6959);
// EXTERNAL MODULE: ./build/src/release/decide-settled.js
var decide_settled = __webpack_require__(49503);
// EXTERNAL MODULE: ./build/src/release/judge-auto-assign.js
var judge_auto_assign = __webpack_require__(95266);
// EXTERNAL MODULE: ./build/src/release/pin.js
var pin = __webpack_require__(73032);
// EXTERNAL MODULE: ./build/src/release/world.js
var release_world = __webpack_require__(67591);
;// CONCATENATED MODULE: ./build/src/release/decide-promote.js
/** What to do next on the way into production. Pure: a function of what was read. */






/** The next step of a promote, given the world as it was just read. */
function decidePromote(release, world, options) {
    const settled = (0,decide_settled/* decideSettled */.MM)(world.production, world.record);
    if (settled !== null)
        return { do: "settled", settled };
    const unfit = decideReused(release, world) ?? decideVerified(world, options);
    if (unfit !== null)
        return unfit;
    const candidate = world.candidate;
    if (candidate === null || candidate.state !== "ready")
        return stop(candidateGone(world));
    const { production, record } = world;
    if ((0,release_world/* isRollingOut */.qJ)(production, candidate.id))
        return decideRollingOut(candidate, world);
    if ((0,release_world/* productionShows */.Ci)(production, candidate.id))
        return record === null ? { do: "record" } : { do: "confirm" };
    if ((0,release_world/* changeInProgress */.JC)(production, "promote", candidate.id))
        return wait("the host's promotion");
    const { requestedAt, before, queued, refused } = options.asked;
    // Everybody is to get it, and the host works on that already.
    if (record?.payload.rollout !== undefined && (0,release_world/* isRolledOut */.Zy)(production, candidate.id))
        return { do: "roll-out" };
    if (requestedAt !== null && (0,release_world/* changeFailed */.Oc)(production, "promote", candidate.id, before))
        return stop(aliasesFailed(world, candidate.id));
    const conflict = decideConflict(release, world, options);
    if (conflict !== null)
        return stop(conflict);
    if (refused !== null)
        return stop(promotionRefused(candidate.id, refused));
    if (record === null)
        return { do: "record" };
    if (record.payload.rollout !== undefined)
        return { do: "roll-out" };
    if (mayBeTorn(world, candidate.id))
        return wait("the production domains");
    if (requestedAt === null)
        return { do: "promote" };
    return queued ? wait("the promotion before ours") : wait("the production domains", true);
}
/** Somebody began its rolling release, or a run of ours did; what the plan says of the visitors is what counts. */
function decideRollingOut(candidate, { production, serving, record, planned }) {
    if (record === null && planned === true) {
        const rolling = (0,release_world/* rollingOut */.i3)(production);
        const isOvertaken = serving !== null && serving.createdAt > candidate.createdAt && rolling?.stableId !== serving.id;
        return isOvertaken ? stop((0,decide_rollout/* newerThanRollout */.m5)(candidate.id, serving.id)) : { do: "record" };
    }
    if (record?.payload.rollout !== undefined)
        return { do: "roll-out" };
    return stop((0,decide_rollout/* unjudgedRollout */.es)(candidate.id));
}
/**
 * The host's target is there and a domain is not: unless the host gave up on it, it was read before somebody else's change
 * and the domain after it, and asking would undo that change.
 */
function mayBeTorn({ production }, candidateId) {
    if (production.project.productionDeploymentId !== candidateId)
        return false;
    return !(0,release_world/* changeFailed */.Oc)(production, "promote", candidateId, null);
}
function wait(waitingFor, untraced = false) {
    return { do: "wait", waitingFor, untraced };
}
function stop(verdict) {
    return { do: "stop", verdict };
}
/** A record is written once and names one build: the same release id cannot mean another one. */
function decideReused(release, { record, candidate }) {
    if (record === null)
        return null;
    const { payload } = record;
    if (payload.commit === release.commit && (candidate === null || payload.candidate.id === candidate.id))
        return null;
    return stop((0,verdict/* fail */.fJ)("release_reused", `The release id ${release.id} was used before, for build ${payload.candidate.id} of commit ${payload.commit.slice(0, 12)}.`, "Use another release id (`release`)."));
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
        ? "there is no staging record for this release"
        : staging.payload.planDigest !== options.planDigest
            ? "it was verified with another version of the plan"
            : staging.phase === "verified"
                ? `what was verified is ${staging.payload.build.id}, another build`
                : `its staging record says "${staging.phase}"`;
    return stop((0,verdict/* fail */.fJ)("staging_not_verified", `The build may not be promoted: ${why}.`, "Run `deploy` and `verify` for this release with this plan, then promote again."));
}
function candidateGone(world) {
    const { candidate, staging } = world;
    return (0,verdict/* hold */._2)("not_found", `The verified build ${staging?.payload.build.id ?? "of this release"} ${candidate === null ? "no longer exists at the host" : `is in state "${candidate.state}"`}.`, "Release again with another release id, so that a new build is made and verified.");
}
function aliasesFailed(world, candidateId) {
    const elsewhere = (0,release_world/* domainsElsewhere */.oq)(world.production, candidateId);
    return (0,verdict/* hold */._2)("alias_failed", elsewhere.length === 0
        ? "The host reports that the promotion failed."
        : `The host reports that the promotion failed; not pointing at the new deployment: ${elsewhere.map((alias) => alias.domain).join(", ")}.`, "Look at the domains in the host's project settings, then run this again (it continues) or dispatch a rollback.", elsewhere.map((alias) => ({ label: alias.domain, value: alias.deploymentId ?? "no deployment" })));
}
function promotionRefused(candidateId, words) {
    return (0,verdict/* hold */._2)("promotion_refused", `The host refused to promote ${candidateId}: ${words}`, "Look at the deployment at the host; when it can be promoted there, run this again.");
}
/** Somebody else's change that ours must not overwrite. Null = none. */
function decideConflict(release, world, options) {
    const { production, record, candidate, serving, history } = world;
    if (candidate === null)
        return null;
    const current = production.project.productionDeploymentId;
    const rolling = (0,release_world/* rollingOut */.i3)(production);
    if (rolling !== null)
        return (0,decide_rollout/* anotherRollout */.PZ)(rolling);
    if (production.project.rollsOut === true && world.planned !== true && record === null)
        return rollsOutUnplanned();
    // Recorded like this the release would have nothing to be rolled back to, whatever its domains serve.
    const served = production.aliases.find(({ deploymentId }) => deploymentId !== null && deploymentId !== candidate.id);
    if (record === null && current === null && served !== undefined) {
        return (0,verdict/* hold */._2)("read_back_mismatch", `The host names no production deployment, but ${served.domain} points at ${served.deploymentId}, so the known-good deployment is not known.`, "Look at the project at the host: promote what its domains serve there, or remove the domains from the project; then run this again.");
    }
    const newer = history.find((other) => other.payload.release !== release.id &&
        other.payload.candidate.createdAt > candidate.createdAt &&
        (other.phase === "promoting" || other.phase === "watching"));
    const servesNewer = serving !== null && serving.createdAt > candidate.createdAt;
    if (newer !== undefined || servesNewer) {
        const what = newer
            ? `release ${newer.payload.release} (${newer.payload.candidate.id})`
            : `deployment ${serving?.id}`;
        return (0,verdict/* hold */._2)("newer_release_active", `Production already has, or is getting, something newer: ${what}.`, "Nothing to do if the newer release contains this change; otherwise release again from the newest commit.");
    }
    // What stood in production once and does not any more was taken away by somebody, with a reason of theirs.
    const arrived = record !== null && (record.phase !== "promoting" || wasAtHost(record, world, options));
    const taken = arrived && current !== candidate.id;
    const changed = record !== null && current !== (record.payload.previous?.id ?? null) && current !== candidate.id;
    if (taken || changed) {
        return (0,verdict/* hold */._2)("production_moved", taken
            ? `This release was in production before, and production is ${current ?? "nothing"} now; it is not promoted a second time.`
            : `Production changed from ${record.payload.previous?.id ?? "nothing"} to ${current ?? "nothing"} since this release began.`, "Find out who changed production; then release again with another release id (`release`), so that the new state becomes the known-good one.");
    }
    const setting = record === null ? (0,judge_auto_assign/* judgeAutoAssign */.Q)(world) : null;
    if (setting !== null)
        return setting;
    const isWaived = options.unpin || record?.payload.unpinned === true;
    return !isWaived && (0,pin/* isPinned */.T4)(world) ? (0,pin/* productionPinned */.Q7)(production, world.letIn) : null;
}
/** The stages would be the project's own, and nobody would judge them. */
function rollsOutUnplanned() {
    return (0,verdict/* hold */._2)("rollout_unplanned", "The project's settings make every promote a rolling release, and this plan has no stages for it.", "Write `promote: { rollout: [10%, 50%, 100%], stage: 15m }` under stages.production, or turn rolling releases off for the project.");
}
/** An earlier run died before it could write that the host had finished its promote, or somebody took it out again since. */
function wasAtHost(record, { production, candidate }, { asked }) {
    const request = production.project.aliasRequest;
    const ours = request?.type === "promote" && request.toDeploymentId === candidate?.id;
    const finished = ours && request.status === "succeeded" && asked.requestedAt === null;
    return finished || (0,decide_settled/* takenBackAtHost */.aq)(production, record);
}

// EXTERNAL MODULE: ./build/src/engine/build.js
var build = __webpack_require__(81720);
// EXTERNAL MODULE: ./build/src/engine/change-production.js
var change_production = __webpack_require__(53640);
// EXTERNAL MODULE: ./build/src/engine/end-settled.js
var end_settled = __webpack_require__(6261);
// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
// EXTERNAL MODULE: ./build/src/engine/read-patiently.js
var read_patiently = __webpack_require__(44525);
// EXTERNAL MODULE: ./build/src/engine/read-served.js
var read_served = __webpack_require__(80646);
// EXTERNAL MODULE: ./build/src/engine/put-back-rollout.js
var put_back_rollout = __webpack_require__(99361);
// EXTERNAL MODULE: ./build/src/engine/record-production.js + 1 modules
var record_production = __webpack_require__(67677);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
// EXTERNAL MODULE: ./build/src/engine/roll-back-release.js + 3 modules
var roll_back_release = __webpack_require__(10982);
// EXTERNAL MODULE: ./build/src/engine/write-release-status.js
var write_release_status = __webpack_require__(80906);
;// CONCATENATED MODULE: ./build/src/engine/confirm-promote.js
/** What follows a promote that production shows: settings put back, the watch begun, and what is said read once more. */












/** How long the production address may go on answering with the old version (caches at the edge). */
const SERVED_DEADLINE_MS = 60_000;
/** A site that names no version at all is the watch's business, which must begin before long. */
const SILENCE_DEADLINE_MS = 6_000;
/** How long what follows a promote that was read back may wait for a vendor that does not answer. */
const AFTERWARDS_MS = 2 * 60_000;
/** What was read no longer ago is so still, for a sentence. */
const MOMENT_MS = 1_000;
async function confirmPromote(promotion, world, changed) {
    const { context, journal, candidate } = promotion;
    const { plan, release } = context;
    const { record } = world;
    if (record === null || candidate === null)
        throw new Error("confirmed without a record or candidate");
    const confirmedAt = context.clock.now();
    // The release is live: none of what follows may end this before it is watched, if it can be waited for.
    await putBack(promotion, record);
    const served = await readServedVersion(promotion);
    journal.productionAfter(world.production, served);
    if (record.phase === "promoting") {
        // A person may have asked for a rollback while the host worked: what they wrote stays, and is done.
        const now = await (0,read_patiently/* readPatiently */.B)(context, journal, AFTERWARDS_MS, () => (0,release_records/* readAgain */.n)(context, journal, promotion.forge, record));
        if (now.phase === "rolled-back" || now.phase === "rolling-back")
            return followRollback(promotion, now);
        await (0,read_patiently/* readPatiently */.B)(context, journal, AFTERWARDS_MS, () => writeWatching(promotion, record));
    }
    // Putting the setting back reads production too: what was read last is what is said.
    const { autoAssignDomains, rollout } = record.payload;
    const isOld = !autoAssignDomains || rollout !== undefined || context.clock.now() - confirmedAt > MOMENT_MS;
    const moved = isOld ? await readMoved(promotion, candidate.id, served) : null;
    if (moved !== null)
        return journal.finishWith(moved);
    journal.step("promote", `production shows ${candidate.id}, target and every domain${served === null ? "" : `, and serves ${served}`}`);
    if (plan.project.version !== null && !(0,read_served/* servesCommit */.aw)(served, release.commit)) {
        return journal.finishWith((0,verdict/* hold */._2)("read_back_mismatch", `The host shows ${candidate.id} in production, but the production address says it serves "${served ?? "nothing"}" and not ${release.commit}.`, `Open ${plan.project.version.path} on the production domain: the response may be cached, or the plan's \`version\` names the wrong field.`));
    }
    if (plan.stages.production.after.length > 0) {
        const { takeStepsAfter } = await __webpack_require__.e(/* import() */ 3814).then(__webpack_require__.bind(__webpack_require__, 43814));
        const ended = await takeStepsAfter(promotion, candidate.id, served);
        if (ended !== null)
            return journal.finishWith(ended);
    }
    const first = changed || record.phase === "promoting";
    return journal.finishWith((0,verdict/* pass */.IX)(first ? "promoted" : "already_done", `Production serves ${candidate.id}.`));
}
/** At once, since whatever becomes ready until then goes live without its gates. */
async function putBack({ context, journal, host, adoption }, record) {
    await (0,engine_journal/* bestEffort */.z$)(journal, "automatic assignment of production domains was not put back", () => (0,read_patiently/* readPatiently */.B)(context, journal, AFTERWARDS_MS, () => (0,record_production/* restoreAutoAssign */.lD)(context, journal, host, record)));
    await (0,put_back_rollout/* putBackRollout */.y)(journal, host, record);
    if (adoption === undefined || record.phase !== "promoting")
        return;
    await (0,engine_journal/* bestEffort */.z$)(journal, "what else became ready meanwhile was not read", () => adoption.meanwhile(record.createdAt));
}
/** What follows a promote may have waited for a vendor, and somebody have changed production meanwhile: then it is theirs. */
async function readMoved({ context, journal, host }, id, served) {
    const production = await (0,read_patiently/* readPatiently */.B)(context, journal, AFTERWARDS_MS, () => (0,release_records/* readProduction */.MK)(context, host));
    journal.productionAfter(production, served);
    if ((0,release_world/* productionShows */.Ci)(production, id))
        return null;
    return (0,verdict/* hold */._2)("production_moved", `Production was ${id}, and is ${production.project.productionDeploymentId ?? "nothing"} by now, changed by somebody else.`, "Check what production serves now; if Holdpoint made that change, it has its own watch.");
}
/** Where it was made already, it is not made again: the person may have named another deployment than the record does. */
async function followRollback(promotion, record) {
    const { context, journal, host, forge } = promotion;
    const production = await (0,read_patiently/* readPatiently */.B)(context, journal, AFTERWARDS_MS, () => (0,release_records/* readProduction */.MK)(context, host));
    const settled = (0,decide_settled/* decideSettled */.MM)(production, record);
    if (settled?.kind === "rolled-back")
        return (0,end_settled/* endSettled */.n)(context, journal, { host, forge, record, production }, settled);
    return (0,roll_back_release/* rollBackRelease */.s)(context, journal, { host, record, reason: record.reason ?? "rollback_decided" });
}
async function writeWatching({ context, forge }, record) {
    const promotedAt = context.clock.now();
    const until = promotedAt + record.payload.watchForMs;
    await (0,write_release_status/* writeProductionStatus */.Jy)(context, forge, record, { phase: "watching", promotedAt, until });
}
async function readServedVersion({ context, journal }) {
    const { clock, plan, release, signal } = context;
    const startedAt = clock.now();
    for (;;) {
        const { said: served, isVersion } = await (0,read_served/* readServedAnswer */.OH)(context);
        const waitedMs = clock.now() - startedAt;
        if (plan.project.version === null || (0,read_served/* servesCommit */.aw)(served, release.commit))
            return served;
        if (waitedMs >= (isVersion ? SERVED_DEADLINE_MS : SILENCE_DEADLINE_MS))
            return served;
        journal.progress(`production still answers with ${served ?? "nothing"}`);
        await clock.sleep(2_000, signal);
    }
}

// EXTERNAL MODULE: ./build/src/engine/point-left-behind.js
var point_left_behind = __webpack_require__(90931);
// EXTERNAL MODULE: ./build/src/plan/planned-flags.js
var planned_flags = __webpack_require__(4933);
// EXTERNAL MODULE: ./build/src/plan/plan-steps.js
var plan_steps = __webpack_require__(53236);
// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
;// CONCATENATED MODULE: ./build/src/engine/read-approvals.js
/** Who let the job go on that promotes: the reviewers of its environment, with what they wrote. It decides nothing. */


const COMMENT_LENGTH = 300;
/** Outside of a workflow nobody had to let it go on. */
async function readApprovals({ env }, journal, forge) {
    const run = Number(env["GITHUB_RUN_ID"] ?? "");
    const startedBy = env["GITHUB_TRIGGERING_ACTOR"] ?? env["GITHUB_ACTOR"];
    const started = startedBy === undefined ? {} : { startedBy };
    if (!Number.isSafeInteger(run) || run <= 0)
        return started;
    try {
        const given = (await forge.listRunApprovals(run)) ?? [];
        const approvals = given
            .filter(({ state }) => state === "approved")
            .map(({ login, comment, environments }) => ({ login, comment: (0,cut_text/* cutText */.I)(comment, COMMENT_LENGTH), environments }));
        if (approvals.length > 0)
            journal.note(`approved by ${approvals.map(({ login }) => login).join(", ")}`);
        return { ...started, approvals };
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        journal.note(`who approved this was not read: ${error.message} ${error.remedy}`);
        return started;
    }
}

// EXTERNAL MODULE: ./build/src/engine/steps/require-staging-steps.js
var require_staging_steps = __webpack_require__(44945);
;// CONCATENATED MODULE: ./build/src/engine/steps/require-steps-kept.js
/** Whether the steps that a recorded release stands on are still there: a rollback may have taken them back, and not have said so. */

const TAKEN_BACK = new Set(["undoing", "undone", "left", "crossed"]);
/** Null where nobody has begun to take one back. Asked where the plan has any: what reads it loads only then. */
async function requireStepsKept(context, journal, forge) {
    const { readStepBook } = await __webpack_require__.e(/* import() */ 28).then(__webpack_require__.bind(__webpack_require__, 28));
    const facts = await readStepBook(context, journal, forge, context.release);
    const gone = facts.flatMap(({ title, state }) => (TAKEN_BACK.has(state) ? [JSON.stringify(title)] : []));
    if (gone.length === 0)
        return null;
    const were = gone.length === 1 ? "was" : "were";
    return (0,verdict/* hold */._2)("step_not_taken", `Of this release's steps ${gone.join(", ")} ${were} taken back after it was recorded, as a rollback of it does, so it is not promoted.`, "Nothing, where it was to be taken out. Else release the commit again with another release id (`release`), which takes its steps again.");
}

;// CONCATENATED MODULE: ./build/src/checklist/judge-required.js
/** May this commit go to production, by the checklists of the pull requests that it came with. Pure. */

/** GitHub takes so many of one context on a commit, from whoever may push. A word that came later was not heard. */
const MOST_STATUSES = 1_000;
const OTHERWISE = "Or release without it: set `stages.production.requires: nothing` in the plan, which the release record then shows.";
/** The worst of all: a no before what is open. */
function judgeRequired(commit, pulls) {
    const worst = (0,verdict/* worstVerdict */.zP)(pulls.map(judgeOne));
    if (worst === null) {
        return (0,verdict/* hold */._2)("checklist_missing", `${commit} came without a pull request, so it has no checklist.`, `Bring the change in through a pull request with a checklist, and release that. ${OTHERWISE}`);
    }
    const numbers = pulls.map(({ number }) => `#${number}`).join(", ");
    const what = pulls.length === 1 ? "The checklist" : "The checklists";
    return worst.outcome === "pass" ? (0,verdict/* pass */.IX)("checklist_passed", `${what} of ${numbers} passed.`) : worst;
}
function judgeOne({ number, headCommit, open, context, statuses, current }) {
    const next = open
        ? `Let its checklist pass, then run this again. ${OTHERWISE}`
        : `A merged pull request is not checked again: bring what is missing in the next one, and release that. ${OTHERWISE}`;
    if (current === null) {
        return (0,verdict/* hold */._2)("checklist_missing", `#${number} has no status \`${context}\` by Holdpoint on its head ${headCommit}.`, next);
    }
    const said = `The checklist of #${number}: ${current.description}`;
    if (current.state === "success" && statuses >= MOST_STATUSES) {
        const full = `The checklist of #${number} passed once, but its head ${headCommit} has all ${MOST_STATUSES} statuses \`${context}\` that GitHub takes, so it could not say that a sign-off was withdrawn since.`;
        return (0,verdict/* hold */._2)("checklist_full", full, next);
    }
    if (current.state === "success")
        return (0,verdict/* pass */.IX)("checklist_passed", said);
    return current.state === "failure" ? (0,verdict/* fail */.fJ)("checklist_failed", said, next) : (0,verdict/* hold */._2)("checklist_open", said, next);
}

// EXTERNAL MODULE: ./build/src/checklist/sign-off-status.js
var sign_off_status = __webpack_require__(576);
// EXTERNAL MODULE: ./build/src/checklist/status-record.js
var status_record = __webpack_require__(75734);
;// CONCATENATED MODULE: ./build/src/engine/requires-checklist.js
/** What people and machines said about the change before it was merged: it binds the release, and is kept in its record. */




const NOT_REVIEWED = { unmet: null, signOffs: null, checklists: [] };
const TITLE = "Checklist of the released commit";
/**
 * Where the plan requires the checklist, GitHub's trouble is passed on and holds the release; where it does not, who
 * signed decides nothing, and the trouble becomes a note.
 */
async function reviewRelease(context, journal, forge) {
    const { plan, release } = context;
    if (plan.checklist.length === 0)
        return NOT_REVIEWED;
    const required = plan.stages.production.requires === "checklist";
    try {
        const { pulls, signOffs } = await readReview(context, forge);
        // Where it must have passed, the plan may ask machines alone.
        if (!required || signOffs.length > 0)
            noteSignOffs(journal, signOffs);
        if (!required) {
            journal.note("the plan requires no checklist for this release");
            return { unmet: null, signOffs, checklists: [] };
        }
        const verdict = judgeRequired(release.commit, pulls);
        journal.gate(TITLE, verdict);
        const checklists = pulls.map(({ number, headCommit, current }) => ({
            pullRequest: number,
            commit: headCommit,
            said: current?.description ?? "",
        }));
        return { unmet: verdict.outcome === "pass" ? null : verdict, signOffs, checklists };
    }
    catch (error) {
        if (required || !(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        journal.note(`the checklist's sign-offs could not be read: ${error.message}`);
        return NOT_REVIEWED;
    }
}
/** The record of each pull request is on its head, which a merge leaves as it was. */
async function readReview(context, forge) {
    const { commit } = context.release;
    const { authors } = context.options;
    const pulls = await findPullRequests(context, forge);
    // What people said stands on the heads; on the commit itself only where it came without a pull request.
    const heads = pulls.map(({ headCommit }) => headCommit);
    const commits = [...new Set(heads.length === 0 ? [commit] : heads)];
    const statuses = new Map(await Promise.all(commits.map(async (one) => [one, await forge.listCommitStatuses(one)])));
    const signOffs = commits.flatMap((one) => (0,sign_off_status/* parseSignOffsOf */.uT)(statuses.get(one) ?? [], authors, one));
    const planFile = context.plan.file;
    return {
        signOffs,
        pulls: pulls.map(({ number, headCommit, baseBranch, defaultBranch, state }) => {
            const into = baseBranch === defaultBranch ? null : baseBranch;
            const scope = { authors, planFile, pullRequest: number, commit: headCommit, into };
            const context = (0,status_record/* checklistContext */.MY)(scope);
            const found = statuses.get(headCommit) ?? [];
            return {
                number,
                headCommit,
                open: state === "open",
                context,
                statuses: found.filter((status) => status.context === context).length,
                current: (0,status_record/* parseStatusRecord */.fo)(found, scope).current,
            };
        }),
    };
}
/** What brought the commit; where one push brought more than it, as a merge queue does, also what brought the rest. */
async function findPullRequests({ release, options }, forge) {
    const { commit } = release;
    const own = broughtBy(commit, await forge.listPullRequestsOf(commit));
    const pushed = new Set(options.pushedCommits);
    const [first] = own;
    if (first === undefined || pushed.size < 2)
        return own;
    const beside = (await forge.listLatelyMerged(first.baseBranch)).filter(({ mergeCommit }) => mergeCommit !== null && pushed.has(mergeCommit));
    return [...new Map([...own, ...beside].map((pull) => [pull.number, pull])).values()];
}
/**
 * Those that were merged with it. An open one counts where none was and the very commit that was checked is released:
 * anybody, from a fork too, may open one at a commit that has been merged already.
 */
function broughtBy(commit, pulls) {
    const merged = pulls.filter(({ mergeCommit }) => mergeCommit !== null);
    return merged.length > 0 ? merged : pulls.filter(({ headCommit }) => headCommit === commit);
}
function noteSignOffs(journal, signOffs) {
    const words = signOffs.map(({ item, login, override }) => `${login} (${item}${override === undefined ? "" : ", override"})`);
    journal.note(words.length === 0 ? "nobody has signed off the checklist" : `the checklist was signed off by ${words.join(", ")}`);
}

;// CONCATENATED MODULE: ./build/src/engine/prepare-record.js
/**
 * What comes before a release's production record, one thing at a time, and production is read again after each: who approved,
 * whether all records were read, and the way back. Only then is it written.
 */








function beginPreparation({ context: { plan } }, records) {
    const stepsKept = (0,plan_steps/* planSteps */.D)(plan).length === 0;
    return {
        records,
        review: NOT_REVIEWED,
        way: null,
        isReadAgain: false,
        isStaged: false,
        stepsTaken: false,
        stepsKept,
    };
}
/** One step further; where the review says no, the caller ends. It comes last, so that nothing said since is missed. */
async function prepareRecord(promotion, world, before) {
    const { context, journal, forge, candidate } = promotion;
    if (candidate === null)
        return before;
    const { records, way } = before;
    if (!before.isReadAgain && (0,record_production/* missesPromote */.H4)(world, records.listed)) {
        const again = await (0,release_records/* readRecords */.T3)(context, journal, forge, candidate, records.staging);
        return { ...before, isReadAgain: true, records: again };
    }
    if (!before.isStaged) {
        const unmet = await (0,require_staging_steps/* requireStagingSteps */.U)(context, journal, forge);
        return { ...before, isStaged: unmet === null, review: { ...NOT_REVIEWED, unmet } };
    }
    if (!before.stepsTaken && context.plan.stages.production.before.length > 0) {
        return takeStepsFirst(promotion, world, before);
    }
    // Gates may be asked for it, so that what production serves is read again before it is recorded.
    if (way === null || way.before !== (0,record_production/* servedBefore */.p7)(world, candidate.id)) {
        return { ...before, way: await proveWay(promotion, world, records, candidate.id) };
    }
    const review = await reviewPromotion(promotion, world);
    if (review.unmet !== null)
        return { ...before, review };
    const rollout = await plannedRollout(promotion);
    if (rollout !== null && "unmet" in rollout)
        return { ...before, review: { ...review, unmet: rollout.unmet } };
    const planned = rollout?.planned ?? null;
    const people = await readApprovals(context, journal, forge);
    const flag = await flagBefore(promotion);
    const toRecord = { candidate, world, review, people, flag, rollout: planned, ...way };
    const written = await (0,record_production/* recordProduction */.JJ)(context, journal, forge, toRecord);
    return {
        ...before,
        review,
        stepsKept: true,
        records: await (0,release_records/* readRecords */.T3)(context, journal, forge, candidate, records.staging, written),
    };
}
/** Of a release that an earlier run recorded: what it stands on may have been taken back since, by whoever took it out. */
async function findStepsKept({ context, journal, forge }, before) {
    const unmet = await requireStepsKept(context, journal, forge);
    return { ...before, stepsKept: unmet === null, review: { ...before.review, unmet } };
}
/**
 * Nothing speaks against the release when its steps begin. They may take hours and change what the known-good build stands
 * on: afterwards the records are read again, the way back is looked at, and everything is asked once more.
 */
async function takeStepsFirst(promotion, world, before) {
    const { context, journal, forge, candidate } = promotion;
    const review = await reviewPromotion(promotion, world);
    if (review.unmet !== null)
        return { ...before, review };
    const rollout = await plannedRollout(promotion);
    if (rollout !== null && "unmet" in rollout)
        return { ...before, review: { ...review, unmet: rollout.unmet } };
    const { takeStepsBefore } = await __webpack_require__.e(/* import() */ 3814).then(__webpack_require__.bind(__webpack_require__, 43814));
    const unmet = await takeStepsBefore(promotion, world);
    if (unmet !== null)
        return { ...before, review: { ...review, unmet } };
    const records = await (0,release_records/* readRecords */.T3)(context, journal, forge, candidate, before.records.staging);
    return { ...before, records, way: null, stepsTaken: true };
}
/** What people and machines said of the change, and of a build that the host made also whether it may follow what is live. */
async function reviewPromotion({ context, journal, forge, adoption }, world) {
    const review = await reviewRelease(context, journal, forge);
    return review.unmet !== null || adoption === undefined ? review : { ...review, unmet: await adoption.judge(world) };
}
async function proveWay({ context, journal, forge, host }, world, { listed }, candidate) {
    const choice = await (0,record_production/* chooseTarget */.bx)(context, journal, forge, { candidate, world, listed });
    const { before, chain, knownGood, schemas } = choice;
    if (knownGood === null)
        return { before, choice, wayBack: null };
    const { proveWayBack } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(5858)]).then(__webpack_require__.bind(__webpack_require__, 60977));
    const order = { knownGood, chain, listed, candidate, schemas, serving: world.serving };
    return { before, choice, wayBack: await proveWayBack(context, journal, host, order) };
}
/** Null where the ladder sets none. What reads flags loads only where there is one. */
async function flagBefore({ context, journal }) {
    const [planned] = (0,planned_flags/* plannedFlags */.W)(context.plan);
    if (planned === undefined)
        return null;
    const { snapshotFlag } = await __webpack_require__.e(/* import() */ 3780).then(__webpack_require__.bind(__webpack_require__, 73780));
    return snapshotFlag(context, journal, planned);
}
/** Null where all visitors get it at once. What rolls out loads only where something does. */
async function plannedRollout({ context, journal, host, forge }) {
    const { promote } = context.plan.stages.production;
    if (promote === null)
        return null;
    const { planRollout } = await __webpack_require__.e(/* import() */ 5192).then(__webpack_require__.bind(__webpack_require__, 95192));
    return planRollout(host, promote, async () => {
        const { records } = await (0,release_records/* listProductionRecords */.Sg)(context, journal, forge);
        return records.map(({ payload }) => payload);
    });
}

// EXTERNAL MODULE: ./build/src/engine/restore-and-look.js
var restore_and_look = __webpack_require__(21400);
;// CONCATENATED MODULE: ./build/src/engine/promote-candidate.js
/** Observe, decide, act, observe: until production shows the candidate or there is a reason to stop. */













const MAXIMUM_REQUESTS = 3;
/** Before it is believed that what production serves does not exist: whether that is newer, nobody could tell then. */
const UNKNOWN_TRIES = 3;
const BETWEEN_TRIES_MS = 2_000;
async function promoteCandidate(promotion) {
    const { context, journal, forge, candidate } = promotion;
    const records = promotion.records ?? (await (0,release_records/* readRecords */.T3)(context, journal, forge, candidate));
    let before = beginPreparation(promotion, records);
    const askedAt = context.clock.now();
    const gone = new Set();
    const look = (last) => observe(promotion, before.records, last, gone);
    const known = await look(null);
    const knownTookMs = context.clock.now() - askedAt;
    journal.productionBefore(known.record?.payload.previous?.id ?? known.production.project.productionDeploymentId);
    const further = (world, prepare) => {
        const { unmet } = before.review;
        if (unmet !== null)
            return { do: "end", end: () => promote_candidate_stop(promotion, world, unmet) };
        return { do: "prepare", prepare: async () => void (before = await prepare()) };
    };
    return (0,change_production/* changeProduction */.m)(context, journal, {
        name: "promote",
        known,
        knownTookMs,
        observe: look,
        decide: (world, asked) => {
            const { release, options, plan } = context;
            const step = decidePromote(release, world, { unpin: options.unpin, asked, planDigest: plan.digest });
            switch (step.do) {
                case "stop":
                    return { do: "end", end: () => promote_candidate_stop(promotion, world, step.verdict) };
                case "confirm":
                    return { do: "end", end: () => confirmPromote(promotion, world, asked.requests > 0) };
                case "settled":
                    return { do: "end", end: () => settle(promotion, world, step.settled) };
                case "record":
                    return further(world, () => prepareRecord(promotion, world, before));
                case "roll-out":
                    if (!before.stepsKept && !isAtHost(world))
                        return further(world, () => findStepsKept(promotion, before));
                    return { do: "end", end: () => rollOut(promotion, world) };
                case "promote":
                    return before.stepsKept ? { do: "send" } : further(world, () => findStepsKept(promotion, before));
                case "wait":
                    return step;
            }
        },
        send: (world) => sendPromote(promotion, world),
        taken: (queued) => (queued ? "the host queued the promotion" : "the host took the promotion"),
        maximumRequests: MAXIMUM_REQUESTS,
        patient: false,
        giveUp: (world, asked) => promote_candidate_stop(promotion, world, overdue(promotion, world, asked)),
    });
}
/** Its visitors get it already, or all of them are about to: whether that may go on, its watch says. */
function isAtHost({ production, candidate }) {
    const id = candidate?.id ?? "";
    return (0,release_world/* isRollingOut */.qJ)(production, id) || (0,release_world/* isRolledOut */.Zy)(production, id);
}
function sendPromote(promotion, { production, record }) {
    const { host, adoption } = promotion;
    const id = candidateOf(promotion);
    const left = (0,release_world/* domainsLeftBehind */.rY)(production, id, [record?.payload.previous?.id, record?.payload.knownGood?.id]);
    if (left.length > 0)
        return (0,point_left_behind/* pointLeftBehind */.i)(host, left, id);
    return adoption?.send?.() ?? host.promote(id);
}
function candidateOf({ candidate }) {
    if (candidate === null)
        throw new Error("a promote without a candidate");
    return candidate.id;
}
/**
 * Production is read last, so that nothing lies between what is decided on and the request that follows. `gone`: what was
 * served and does not exist, as the host said again and again; more is added.
 */
async function observe(promotion, records, before, gone) {
    const { context, journal, host, candidate } = promotion;
    let serving = before?.serving ?? promotion.serving ?? null;
    let production = await (0,release_records/* readProduction */.MK)(context, host);
    for (;;) {
        const id = production.project.productionDeploymentId;
        if (id === null || id === candidate?.id)
            serving = id === null ? null : candidate;
        if (id === (serving?.id ?? null))
            break;
        serving = null;
        if (id === null || gone.has(id))
            break;
        serving = await readServing(promotion, id);
        if (serving === null)
            gone.add(id);
        production = await (0,release_records/* readProduction */.MK)(context, host);
    }
    const staging = candidate === null ? records.staging[0] : (0,build/* findStagingRecord */.aN)(records.staging, candidate, context.plan.digest);
    if (candidate !== null)
        journal.candidate(candidate);
    const { record, history } = records;
    const planned = context.plan.stages.production.promote !== null;
    const known = { production, serving, candidate, staging: staging ?? null, record, history, planned };
    return promotion.adoption === undefined ? known : { ...known, letIn: promotion.adoption.letIn };
}
async function readServing({ context, host }, id) {
    for (let tries = 1;; tries += 1) {
        const found = await host.readDeployment(id);
        if (found?.id === id)
            return found;
        if (tries === UNKNOWN_TRIES)
            return null;
        await context.clock.sleep(BETWEEN_TRIES_MS, context.signal);
    }
}
async function rollOut(promotion, { record }) {
    const { context, journal, host, forge } = promotion;
    if (record === null)
        throw new Error("rolled out without a record");
    const { startRollout } = await __webpack_require__.e(/* import() */ 3238).then(__webpack_require__.bind(__webpack_require__, 3238));
    const begun = await startRollout(context, journal, { host, forge, record });
    if (begun !== null)
        return begun;
    // Everybody gets it: what follows any promote, its steps included, is left to do.
    const { records: _records, serving: _serving, ...again } = promotion;
    return promoteCandidate(again);
}
function overdue({ candidate }, world, asked) {
    const elsewhere = (0,release_world/* domainsElsewhere */.oq)(world.production, candidate?.id ?? "").map(({ domain }) => domain);
    const request = world.production.project.aliasRequest;
    const pending = request?.toDeploymentId === candidate?.id && request?.status === "pending";
    return asked.queued || pending
        ? (0,verdict/* hold */._2)("promotion_queued", "The host queued the promotion behind a rolling release, and it has not started.", "Finish or abort the rolling release at the host, then run this again; it continues.")
        : (0,verdict/* hold */._2)("read_back_mismatch", `The promote was asked for, but after 5 minutes production is ${world.production.project.productionDeploymentId ?? "nothing"}; not pointing at the new deployment: ${elsewhere.join(", ") || "no domain"}.`, "Look at the project at the host; run this again (it continues) or dispatch a rollback.");
}
async function promote_candidate_stop({ context, journal, host }, world, verdict) {
    journal.productionAfter(world.production, await (0,read_served/* readServed */.W4)(context));
    await (0,restore_and_look/* restoreAndLook */.V)(context, journal, host, world);
    await (0,put_back_rollout/* putBackAborted */.A)(journal, host, world.record);
    return journal.finishWith(verdict);
}
function settle(promotion, { record, production }, settled) {
    const { context, journal, host, forge } = promotion;
    if (record === null)
        throw new Error("settled without a record");
    return (0,end_settled/* endSettled */.n)(context, journal, { host, forge, record, production }, settled);
}


/***/ }),

/***/ 99361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ putBackAborted),
/* harmony export */   y: () => (/* binding */ putBackRollout)
/* harmony export */ });
/* harmony import */ var _null_where_silent_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47267);

/** The settings that a rollout of the release changed. What rolls out loads only where something did. */
async function putBackRollout(journal, host, release) {
    if (release?.payload.rollout === undefined)
        return;
    const { putBackSettings } = await __webpack_require__.e(/* import() */ 5192).then(__webpack_require__.bind(__webpack_require__, 95192));
    await putBackSettings(journal, host, release);
}
/** After a rollback that did not come to its end: where the rolling release is over for all that, nothing needs its settings. */
async function putBackAborted(journal, host, release) {
    if (release?.payload.rollout === undefined)
        return;
    const rollout = await (0,_null_where_silent_js__WEBPACK_IMPORTED_MODULE_0__/* .nullWhereSilent */ .o)(async () => (await host.rollouts?.readRollout()) ?? null);
    const isOver = rollout?.state === "aborted" && rollout.candidateId === release.payload.candidate.id;
    if (isOver)
        await putBackRollout(journal, host, release);
}


/***/ }),

/***/ 36275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ putBackSettings)
/* harmony export */ });
/* harmony import */ var _put_back_rollout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99361);
/* harmony import */ var _record_production_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67677);


/** `production`: as it was found, before this run asked the host for anything. */
async function putBackSettings(context, journal, host, { release, production, }) {
    await (0,_put_back_rollout_js__WEBPACK_IMPORTED_MODULE_0__/* .putBackRollout */ .y)(journal, host, release);
    const record = release && { payload: release.payload, phase: "rolled-back" };
    await (0,_record_production_js__WEBPACK_IMPORTED_MODULE_1__/* .restoreAfterFailure */ .nX)(context, journal, host, { production, record });
}


/***/ }),

/***/ 44525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ readPatiently)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/** Reading again where a vendor does not answer, because giving up would cost more than waiting. */

/** Between two tries. */
const RETRY_MS = 2_000;
/** A credential that is refused, and what does not exist, is believed after so many answers of that kind. */
const REFUSALS = 3;
/** Of one read, at most; more is a clock that was put right by the answer. */
const LONGEST_READ_MS = 60_000;
/**
 * Throws the vendor's last failure once it was waited for so long. What passed is added up, not taken from a moment of
 * before: the first answer may have put a clock right that was an hour off.
 */
async function readPatiently({ clock, signal }, journal, patienceMs, read) {
    for (let tries = 1, refusals = 0, waitedMs = 0;; tries += 1) {
        const askedAt = clock.now();
        try {
            return await read();
        }
        catch (error) {
            if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ))
                throw error;
            refusals += [401, 403, 404].includes(error.status ?? 0) ? 1 : 0;
            const tookMs = clock.now() - askedAt;
            waitedMs += tookMs >= 0 && tookMs <= LONGEST_READ_MS ? tookMs : 0;
            if (refusals === REFUSALS || waitedMs > patienceMs)
                throw error;
            if (tries === 1)
                journal.note(`${error.vendor} gave no usable answer, trying again: ${error.message}`);
            await clock.sleep(RETRY_MS, signal);
            waitedMs += RETRY_MS;
        }
    }
}


/***/ }),

/***/ 80646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OH: () => (/* binding */ readServedAnswer),
/* harmony export */   W4: () => (/* binding */ readServed),
/* harmony export */   aw: () => (/* binding */ servesCommit)
/* harmony export */ });
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81201);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/** What the site itself says that it serves: evidence beside what the host says. */


/** Of what a site says it serves: more than any commit or version has. */
const LONGEST_VERSION = 100;
/** What a site that answers, but not with a version, is said to answer. */
const statusOf = (status) => ({ said: `HTTP ${status}`, isVersion: false });
const NOTHING = { said: null, isVersion: false };
/**
 * What the production addresses themselves say: the version where the plan names one, else the first one's status line.
 * Where they say different things all of it is given, which then is nobody's commit. Null where nothing answered;
 * it is evidence, and never throws.
 */
async function readServed(context) {
    return (await readServedAnswer(context)).said;
}
/** The same, and whether any of the addresses named a version. */
async function readServedAnswer(context) {
    const { domains, version } = context.plan.project;
    const asked = version === null ? domains.slice(0, 1) : domains;
    const answers = await Promise.all(asked.map(async (domain) => readServedAt(context, domain)));
    const isVersion = answers.some((answer) => answer.isVersion);
    const said = answers.map((answer) => answer.said);
    if (new Set(said).size <= 1)
        return { said: said[0] ?? null, isVersion };
    return { said: asked.map((domain, index) => `${domain}: ${said[index] ?? "nothing"}`).join(", "), isVersion };
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
            return statusOf(answer.status);
        const said = fieldOf(JSON.parse(answer.body), version.json);
        return said === null ? NOTHING : { said: (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(said, LONGEST_VERSION), isVersion: true };
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ || error instanceof SyntaxError)
            return NOTHING;
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


/***/ }),

/***/ 67677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bx: () => (/* binding */ chooseTarget),
  H4: () => (/* binding */ missesPromote),
  JJ: () => (/* binding */ recordProduction),
  nX: () => (/* binding */ restoreAfterFailure),
  lD: () => (/* binding */ restoreAutoAssign),
  p7: () => (/* binding */ servedBefore)
});

// EXTERNAL MODULE: ./build/src/plan/plan-steps.js
var plan_steps = __webpack_require__(53236);
// EXTERNAL MODULE: ./build/src/release/choose-known-good.js
var choose_known_good = __webpack_require__(36332);
// EXTERNAL MODULE: ./build/src/release/pin.js
var pin = __webpack_require__(73032);
// EXTERNAL MODULE: ./build/src/release/record.js
var record = __webpack_require__(45922);
// EXTERNAL MODULE: ./build/src/release/world.js
var world = __webpack_require__(67591);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
// EXTERNAL MODULE: ./build/src/engine/poll-delay.js
var poll_delay = __webpack_require__(35377);
// EXTERNAL MODULE: ./build/src/engine/require-author.js
var require_author = __webpack_require__(19651);
// EXTERNAL MODULE: ./build/src/release/without-repeats.js
var without_repeats = __webpack_require__(33570);
;// CONCATENATED MODULE: ./build/src/engine/read-served-chain.js



/** Ends with the first that is judged good: what lies behind it is not read. */
async function readServedChain(context, journal, forge, { world, listed, before, migrations, schemas }) {
    const { to, steps } = context.plan.rollback;
    const length = 1 + (to === "previous" ? 0 : steps);
    const chain = [];
    let until = context.clock.now();
    for (let id = before; id !== null && chain.length < length && !chain.some((served) => served.id === id);) {
        const record = await findRecord(context, journal, forge, { world, listed, id });
        const newer = listed.slice(0, Math.max(0, indexOf(listed, record)));
        const served = {
            id,
            commit: record?.payload.commit ?? (world.serving?.id === id ? (world.serving.meta.githubCommitSha ?? null) : null),
            record,
            until,
            accepted: acceptedBy(context, world, id, chain.length === 0),
            crossed: [migrations, ...newer.map(({ payload }) => payload.migrations)],
            crossedSchemas: [schemas, ...newer.map(({ payload }) => payload.schemas ?? [])],
        };
        chain.push(served);
        if (record === null || (0,choose_known_good/* judgeServed */.fv)(served).good)
            break;
        until = record.promotedAt ?? record.createdAt;
        id = record.payload.previous?.id ?? null;
    }
    return chain;
}
function indexOf(listed, record) {
    return listed.findIndex(({ deployment }) => deployment.id === record?.forgeId);
}
/** A deployment's own record: of several the newest that got as far as production. */
async function findRecord(context, journal, forge, { world, listed, id }) {
    const known = world.history.filter(({ payload }) => payload.candidate.id === id);
    const arrived = known.find(({ phase }) => phase !== "promoting");
    if (arrived !== undefined)
        return arrived;
    const owns = listed.filter(({ payload }) => payload.candidate.id === id);
    const records = (0,without_repeats/* withoutRepeats */.j)(await Promise.all(owns.map((own) => (0,release_records/* readRecord */.aE)(context, journal, forge, own))));
    return records.find(({ phase }) => phase !== "promoting") ?? records[0] ?? null;
}
/** A person says so with this promote, of what production serves, or named the deployment in an earlier rollback. */
function acceptedBy({ options, env }, world, id, serving) {
    if (serving && options.accept)
        return `${env["GITHUB_ACTOR"] ?? "a person"} accepted it: ${options.accept}`;
    const back = world.history.find(({ phase, rollbackTo, accepted }) => phase === "rolled-back" && rollbackTo === id && accepted);
    return back === undefined ? null : `a person chose it for a rollback: ${back.reason ?? "reason not recorded"}`;
}

// EXTERNAL MODULE: ./build/src/release/way-back.js
var way_back = __webpack_require__(9890);
;// CONCATENATED MODULE: ./build/src/engine/record-production.js











/** How long the project's setting may take to be what it was. */
const SETTING_DEADLINE_MS = 30_000;
/**
 * Has the host promoted, or given to a part of the visitors, something that no record names that was read, or is automatic
 * assignment on that was off when the newest one was written? Another run may have begun meanwhile, of another release or of
 * this one: its promote switches the setting on, and its record says how it was before.
 */
function missesPromote({ production }, listed) {
    const { aliasRequest } = production.project;
    const promoted = aliasRequest?.type === "promote" ? aliasRequest.toDeploymentId : null;
    const rolledOut = (0,world/* rollingOut */.i3)(production)?.candidateId ?? null;
    const switchedOn = production.project.autoAssignDomains && listed[0]?.payload.autoAssignDomains === false;
    if (switchedOn)
        return true;
    return [promoted, rolledOut].some((id) => id !== null && !listed.some(({ payload }) => payload.candidate.id === id));
}
/** What reads a step's record loads only where one migrates production before its change. */
async function readSchemas(context, journal, forge) {
    if (context.plan.stages.production.before.length === 0)
        return [];
    const { readMetSchemas } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(1333)]).then(__webpack_require__.bind(__webpack_require__, 44020));
    return readMetSchemas(context, journal, forge);
}
async function chooseTarget(context, journal, forge, { candidate, world, listed }) {
    const { plan } = context;
    // The gates load with the first that is asked: a rollback, which loads this file, asks none.
    const { judgedMigrations } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(4890)]).then(__webpack_require__.bind(__webpack_require__, 91497));
    const schemas = await readSchemas(context, journal, forge);
    const migrations = judgedMigrations(plan, schemas);
    const before = servedBefore(world, candidate);
    const chain = await readServedChain(context, journal, forge, { world, listed, before, migrations, schemas });
    return { before, chain, knownGood: (0,choose_known_good/* chooseKnownGood */.Qe)(chain, plan.rollback), migrations, schemas };
}
/** Written immediately before the promote, because a payload is written once. */
async function recordProduction(context, journal, forge, { candidate, world, choice, wayBack, flag, review, people, rollout }) {
    const { release, plan, options, runUrl } = context;
    const { askingBuild } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(9570)]).then(__webpack_require__.bind(__webpack_require__, 95009));
    const { before, chain, knownGood, migrations, schemas } = choice;
    const [previous] = chain;
    const { signOffs, checklists } = review;
    const steps = (0,plan_steps/* planSteps */.D)(plan).length;
    const payload = {
        holdpoint: 1,
        phase: "production",
        project: plan.project.host.project,
        release: release.id,
        commit: release.commit,
        planDigest: plan.digest,
        candidate: { id: candidate.id, url: candidate.url, createdAt: candidate.createdAt },
        knownGood,
        previous: previous === undefined ? null : { id: previous.id, commit: previous.commit },
        migrations,
        watchForMs: plan.stages.production.watch?.forMs ?? 0,
        autoAssignDomains: (0,pin/* autoAssignAfter */.D8)(world, options.unpin),
        ...(world.letIn === undefined ? {} : { letIn: world.letIn }),
        unpinned: options.unpin,
        asked: askingBuild(plan),
        ...(steps === 0 ? {} : { steps }),
        ...(schemas.length === 0 ? {} : { schemas }),
        ...(wayBack === null ? {} : { wayBack }),
        ...(flag === null ? {} : { flag }),
        ...(rollout === null ? {} : { rollout }),
        ...people,
        ...(signOffs === null ? {} : { signOffs }),
        ...(checklists.length === 0 ? {} : { checklists }),
    };
    const deployment = await forge.createDeployment({
        ref: release.commit,
        task: record/* PRODUCTION_TASK */.c4,
        environment: plan.stages.production.environment,
        description: `Holdpoint: ${plan.name} to production`,
        payload,
        productionEnvironment: true,
    });
    // Before anything is changed: what nobody reads back is no record.
    (0,require_author/* requireAuthor */.R)(options.authors, deployment.creator);
    const status = await forge.createDeploymentStatus(deployment.id, {
        ...(0,record/* renderProductionStatus */.A3)({ phase: "promoting" }),
        ...(runUrl === null ? {} : { logUrl: runUrl }),
    });
    const unjudged = knownGood === null || knownGood.judged ? "" : " (not judged)";
    const text = `production recorded as GitHub deployment ${deployment.id}, known good ${knownGood?.id ?? "none"}${unjudged}${wayBack === null ? "" : `, way back ${(0,way_back/* nameWayBack */.Uy)(wayBack)}`}`;
    journal.step("record-production", text);
    if (knownGood?.id !== before)
        journal.noteOnce((0,choose_known_good/* describeKnownGood */._b)(payload));
    // What a rollback would bring along is told while people are awake; that all is well needs no words.
    const news = wayBack !== null && (wayBack.verdict !== "safe" || wayBack.differences.length > 0);
    if (news)
        journal.noteOnce((0,way_back/* describeWayBack */.In)(wayBack));
    return { forgeId: deployment.id, status };
}
/**
 * What production served before the candidate. Promoted manually before us: then where that promotion came from. What was
 * taken out in its favor is nothing to go back to: what served before that is not known.
 */
function servedBefore(world, candidateId) {
    const { productionDeploymentId, aliasRequest } = world.production.project;
    if (productionDeploymentId !== candidateId)
        return productionDeploymentId;
    const isPromoted = aliasRequest?.type === "promote" && aliasRequest.toDeploymentId === candidateId;
    return isPromoted ? aliasRequest.fromDeploymentId : null;
}
/**
 * A promote switches auto-assignment on, whatever the team had set (vercel/vercel#15095), and may do so as its last
 * act: put back while the host still works it would be lost, so it is read back too.
 */
async function restoreAutoAssign(context, journal, host, record) {
    if (record.payload.autoAssignDomains)
        return;
    const { clock, signal } = context;
    const startedAt = clock.now();
    const { id } = record.payload.candidate;
    let isAsked = false;
    let wasOff = false;
    for (;;) {
        const production = await (0,release_records/* readProduction */.MK)(context, host);
        const busy = (0,world/* changeInProgress */.JC)(production, "promote", id);
        const isOff = !busy && !production.project.autoAssignDomains;
        // An old answer, from before the promote, shows the setting as the team had it: alone it is not believed.
        if (isOff && (wasOff || showsPromote(production, id)))
            return;
        const waitedMs = clock.now() - startedAt;
        if (waitedMs >= SETTING_DEADLINE_MS && !isOff) {
            journal.note("automatic assignment of production domains is on, and was off before the promote");
            return;
        }
        // A host that goes on showing the setting as it was is not asked again and again without a pause.
        const waits = busy || isOff || isAsked;
        if (waits)
            await clock.sleep((0,poll_delay/* pollDelayMs */.p)(waitedMs), signal);
        else
            await host.setAutoAssignDomains(false);
        isAsked = !waits;
        wasOff = isOff;
    }
}
/** Was it read after the host had taken the promote? */
function showsPromote(production, id) {
    const { productionDeploymentId, aliasRequest } = production.project;
    if (productionDeploymentId === id || (0,world/* isRollingOut */.qJ)(production, id))
        return true;
    return aliasRequest?.type === "promote" && aliasRequest.toDeploymentId === id;
}
/**
 * Where a promote is given up, or taken back, nobody comes to its end: the next push would go to production past every gate.
 * Whether anything was done.
 */
async function restoreAfterFailure(context, journal, host, { production, record }) {
    if (record === null || !(0,pin/* leftAutoAssignOn */.B3)(production, record))
        return false;
    await (0,engine_journal/* bestEffort */.z$)(journal, "automatic assignment of production domains was not put back", () => restoreAutoAssign(context, journal, host, record));
    return true;
}


/***/ }),

/***/ 21250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HD: () => (/* binding */ readable),
/* harmony export */   LE: () => (/* binding */ readSpoken),
/* harmony export */   MK: () => (/* binding */ readProduction),
/* harmony export */   Mk: () => (/* binding */ readStaging),
/* harmony export */   R: () => (/* binding */ hidden),
/* harmony export */   Sg: () => (/* binding */ listProductionRecords),
/* harmony export */   T3: () => (/* binding */ readRecords),
/* harmony export */   Zh: () => (/* binding */ readProductionRecord),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   h4: () => (/* binding */ readAgainOrKnown),
/* harmony export */   n: () => (/* binding */ readAgain)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _release_own_records_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67200);
/* harmony import */ var _release_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45922);
/* harmony import */ var _release_without_repeats_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33570);
/* harmony import */ var _null_where_silent_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47267);
/** Reading the world: production at the host, the release's builds and its records. Always afresh, never remembered. */





/** Production records of other releases whose statuses are read, besides this release's own. */
const HISTORY_DEPTH = 3;
/** Records listed, one page: of several projects of one environment, the older ones decide nothing. */
const LISTED = 100;
async function readProduction(context, host) {
    const { project: about, stages } = context.plan;
    const isPlanned = stages.production.promote !== null;
    const readRollout = async () => (await host.rollouts?.readRollout()) ?? null;
    const [project, aliases, rollout] = await Promise.all([
        host.readProject(),
        host.readAliases(about.domains),
        isPlanned ? readRollout() : null,
    ]);
    if (isPlanned)
        return { project, aliases, rollout };
    // Another plan, or a person, may have begun one.
    return project.rollsOut === true ? { project, aliases, rollout: await readRollout() } : { project, aliases };
}
/**
 * This release's records; with `candidate` also the records of other releases that decide about its promote. `known`: the staging
 * records as they were read a moment ago; nothing but the release's own verify writes there. `written`: what GitHub has just
 * answered that it stored; whoever writes there since is heard before the promote counts.
 */
async function readRecords(context, journal, forge, candidate = null, known = null, written = null) {
    const [staging, { history, listed }] = await Promise.all([
        known ?? readStaging(context, journal, forge),
        readHistory(context, journal, forge, candidate?.createdAt ?? null, written),
    ]);
    return { staging, history, listed, record: ownRecord(context, history) };
}
/** This release's production record alone. */
async function readProductionRecord(context, journal, forge) {
    const { history } = await readHistory(context, journal, forge, null);
    return ownRecord(context, history);
}
function ownRecord({ release }, history) {
    return history.find(({ payload }) => payload.release === release.id) ?? null;
}
/** This release's staging records, newest first. */
async function readStaging(context, journal, forge) {
    const { release, options, plan } = context;
    const scope = { authors: options.authors, project: plan.project.host.project };
    const found = await (0,_release_own_records_js__WEBPACK_IMPORTED_MODULE_1__/* .findOwnRecords */ .wn)(_release_own_records_js__WEBPACK_IMPORTED_MODULE_1__/* .STAGING_RECORDS */ .Dw, scope, LISTED, (limit) => forge.listDeployments({ task: _release_record_js__WEBPACK_IMPORTED_MODULE_2__/* .STAGING_TASK */ .wu, sha: release.commit, limit }));
    const ours = readable(journal, found).records.filter(({ payload }) => payload.release === release.id);
    return Promise.all(ours.map(async (own) => (0,_release_record_js__WEBPACK_IMPORTED_MODULE_2__/* .parseStagingRecord */ .Wc)(own, await readSpoken(context, journal, forge, own, []))));
}
/**
 * Each status costs a request, and GitHub counts them, so of other releases only those are asked that decide something:
 * builds newer than the candidate, and from the newest on until one has been in production.
 */
async function readHistory(context, journal, forge, candidateAt, written = null) {
    const releases = new Map();
    const newer = new Set();
    let others = 0;
    const { records: listed, crowded } = await listProductionRecords(context, journal, forge);
    if (crowded && !listed.some(({ payload }) => payload.release === context.release.id))
        throw hidden();
    for (const own of listed) {
        const { payload } = own;
        if (payload.release !== context.release.id && (others += 1) > HISTORY_DEPTH)
            continue;
        releases.set(payload.release, [...(releases.get(payload.release) ?? []), own]);
        if (candidateAt !== null && payload.candidate.createdAt > candidateAt)
            newer.add(payload.release);
    }
    const history = [];
    let beenInProduction = candidateAt === null;
    for (const [release, ofRelease] of releases) {
        const own = release === context.release.id;
        if (!own && beenInProduction && !newer.has(release))
            continue;
        const records = await Promise.all(ofRelease.map((one) => one.deployment.id === written?.forgeId
            ? (0,_release_record_js__WEBPACK_IMPORTED_MODULE_2__/* .parseProductionRecord */ .GV)(one, written.status)
            : readRecord(context, journal, forge, one)));
        const spoken = (0,_release_without_repeats_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutRepeats */ .j)(records);
        history.push(...spoken);
        beenInProduction ||= !own && spoken.some(({ phase }) => phase !== "promoting");
    }
    return { history, listed };
}
/** Production records of this project and environment, newest first, without their statuses. */
async function listProductionRecords(context, journal, forge) {
    const { stages, project } = context.plan;
    const scope = { authors: context.options.authors, project: project.host.project };
    const { environment } = stages.production;
    const found = await (0,_release_own_records_js__WEBPACK_IMPORTED_MODULE_1__/* .findOwnRecords */ .wn)(_release_own_records_js__WEBPACK_IMPORTED_MODULE_1__/* .PRODUCTION_RECORDS */ .ny, scope, LISTED, (limit) => forge.listDeployments({ task: _release_record_js__WEBPACK_IMPORTED_MODULE_2__/* .PRODUCTION_TASK */ .c4, environment, limit }));
    return readable(journal, found);
}
/** One record with the status that speaks for it. */
async function readRecord(context, journal, forge, own) {
    const { by } = context.plan.rollback;
    return (0,_release_record_js__WEBPACK_IMPORTED_MODULE_2__/* .parseProductionRecord */ .GV)(own, await readSpoken(context, journal, forge, own, by));
}
/** The same record as it stands now: another run, or a person, may have written into it. */
function readAgain(context, journal, forge, { forgeId, createdAt, payload }) {
    return readRecord(context, journal, forge, { deployment: { id: forgeId, createdAt }, payload });
}
/** The same where the forge says so; else the record as it is known. */
async function readAgainOrKnown(context, journal, forge, record) {
    return (await (0,_null_where_silent_js__WEBPACK_IMPORTED_MODULE_3__/* .nullWhereSilent */ .o)(() => readAgain(context, journal, forge, record))) ?? record;
}
/** The status that speaks for a record. */
async function readSpoken({ options }, journal, forge, own, rollbackBy) {
    const speaking = (statuses) => (0,_release_own_records_js__WEBPACK_IMPORTED_MODULE_1__/* .findSpokenStatus */ .uj)(own, statuses, { authors: options.authors, rollbackBy });
    const statuses = await forge.listDeploymentStatuses(own.deployment.id, (found) => speaking(found).status !== null);
    const { status, ignored } = speaking(statuses);
    for (const text of ignored)
        journal.noteOnce(text);
    return status;
}
/** Others' records are reported. Skipping another version's record could promote again what it says was rolled back. */
function readable(journal, found) {
    for (const text of found.ignored)
        journal.noteOnce(text);
    if (found.otherVersion !== null)
        throw otherVersion(found.otherVersion);
    return found;
}
function otherVersion({ id }) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "GitHub",
        message: `GitHub deployment ${id} is a release record written by another version of Holdpoint, and this version cannot read it.`,
        remedy: "Use the same, newest version of Holdpoint in every workflow of this repository.",
    });
}
/** Without its record a release that was rolled back would look like one that never began. */
function hidden() {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "GitHub",
        message: "Others wrote so many newer deployments that this release's record may not have been read.",
        remedy: "Find out who creates them, and delete them: set each to `inactive`, then delete it through GitHub's API.",
    });
}


/***/ }),

/***/ 19651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ requireAuthor)
/* harmony export */ });
/* harmony import */ var _lib_authors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60357);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);


/** Nobody's words but our authors' are read back, so what somebody else's token wrote would be lost at the next run. */
function requireAuthor(authors, writer) {
    if ((0,_lib_authors_js__WEBPACK_IMPORTED_MODULE_1__/* .isAuthor */ .ad)(writer, authors))
        return;
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "usage",
        vendor: "GitHub",
        message: `The token writes as ${writer}, but only what ${(0,_lib_authors_js__WEBPACK_IMPORTED_MODULE_1__/* .renderAuthors */ .$y)(authors)} wrote counts as Holdpoint's own.`,
        remedy: `Set the input \`author\` (in a terminal --author) to ${writer}, for every command of the release, or use another token.`,
    });
}


/***/ }),

/***/ 45625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R$: () => (/* binding */ findUntoldRungs),
/* harmony export */   jl: () => (/* binding */ takeRestOfLadder),
/* harmony export */   lg: () => (/* binding */ noteRungsLeft)
/* harmony export */ });
/** For a release that is out of production. The words of its rungs, where one was taken; else null. */
async function takeRestOfLadder(context, journal, leftover) {
    if (context.plan.rollback.ladder.length === 1)
        return null;
    const { finishLadder } = await Promise.all(/* import() */[__webpack_require__.e(7016), __webpack_require__.e(7851)]).then(__webpack_require__.bind(__webpack_require__, 17851));
    return finishLadder(context, journal, leftover);
}
/** For one that stays, before its record's last word: after that nobody comes back to it. */
async function noteRungsLeft(context, journal, record) {
    if (context.plan.rollback.ladder.length === 1)
        return;
    const { noteChangedRungs } = await __webpack_require__.e(/* import() */ 3354).then(__webpack_require__.bind(__webpack_require__, 93354));
    await noteChangedRungs(context, journal, record);
}
/** Rungs that were not so when the release was recorded, are now, and of which its record says nothing. */
async function findUntoldRungs(context, record) {
    if (context.plan.rollback.ladder.length === 1)
        return [];
    const { findChangedRungs } = await __webpack_require__.e(/* import() */ 3354).then(__webpack_require__.bind(__webpack_require__, 93354));
    return (await findChangedRungs(context, record)).flatMap(({ key, before }) => (before === "otherwise" ? [key] : []));
}


/***/ }),

/***/ 21400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ restoreAndLook)
/* harmony export */ });
/* harmony import */ var _null_where_silent_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47267);
/* harmony import */ var _read_served_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80646);
/* harmony import */ var _record_production_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67677);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21250);




/** For whoever goes on to say what production serves: putting a setting back takes its time, in which that may have changed. */
async function restoreAndLook(context, journal, host, found) {
    if (!(await (0,_record_production_js__WEBPACK_IMPORTED_MODULE_2__/* .restoreAfterFailure */ .nX)(context, journal, host, found)))
        return;
    const now = await (0,_null_where_silent_js__WEBPACK_IMPORTED_MODULE_0__/* .nullWhereSilent */ .o)(() => (0,_release_records_js__WEBPACK_IMPORTED_MODULE_3__/* .readProduction */ .MK)(context, host));
    journal.productionAfter(now, now === null ? null : await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_1__/* .readServed */ .W4)(context));
}


/***/ }),

/***/ 18951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ isFresh),
  _: () => (/* binding */ performRollback)
});

// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/release/decide-settled.js
var decide_settled = __webpack_require__(49503);
// EXTERNAL MODULE: ./build/src/release/world.js
var release_world = __webpack_require__(67591);
;// CONCATENATED MODULE: ./build/src/release/decide-rollback.js



/** When the host was asked to take the release out in favour of the target, whoever asked, by its own clock; null where it was not. */
function takenOutAt({ project }, { from, to }) {
    const request = project.aliasRequest;
    if (request?.type !== "rollback" || request.toDeploymentId !== to || request.fromDeploymentId !== from)
        return null;
    return request.requestedAt;
}
/**
 * The next step of a rollback, given the world as it was just read. `seenOutAt`: when the host was asked for the rollback that
 * this run has seen there, another run's too, by the host's clock; null = it has seen none.
 */
function decideRollback(world, goal, asked, seenOutAt = null) {
    const { production } = world;
    const arriving = goal.arriving !== null && (0,release_world/* arrivingDeployment */.cM)(production) === goal.arriving;
    const isAborting = (0,release_world/* changeInProgress */.JC)(production, "rollback", goal.to);
    // The host refuses to be asked while it works; what is only queued is taken back by being asked.
    if (arriving && !isAborting && production.project.aliasRequest?.status === "in-progress") {
        return wait("the promotion that is to be taken back", false);
    }
    if ((0,release_world/* productionShows */.Ci)(production, goal.to) && !arriving)
        return { do: "confirm" };
    if (isAborting)
        return wait("the host's rollback", false);
    const blocked = decideBlocked(world, goal) ?? decideAgain(production, goal, asked, seenOutAt);
    if (blocked !== null)
        return stop(blocked);
    if (asked.refused !== null) {
        return stop((0,verdict/* hold */._2)("rollback_refused", `The host refused to roll back to ${goal.to}: ${asked.refused}`, "On the host's free plan only the previous production deployment can be restored. Choose another target or promote it manually."));
    }
    if (asked.requestedAt === null)
        return { do: "rollback" };
    if ((0,release_world/* changeFailed */.Oc)(production, "rollback", goal.to, asked.before)) {
        const elsewhere = (0,release_world/* domainsElsewhere */.oq)(production, goal.to);
        return stop((0,verdict/* hold */._2)("alias_failed", `The host reports that the rollback failed${elsewhere.length > 0 ? ` for ${elsewhere.map((alias) => alias.domain).join(", ")}` : ""}.`, "Look at the domains in the host's project settings and dispatch the rollback again; it continues where it stopped.", elsewhere.map((alias) => ({ label: alias.domain, value: alias.deploymentId ?? "no deployment" }))));
    }
    return wait("the production domains", true);
}
function wait(waitingFor, untraced) {
    return { do: "wait", waitingFor, untraced };
}
function stop(verdict) {
    return { do: "stop", verdict };
}
/**
 * What somebody brought back after the rollback was decided, or asked for, by a promote or by a rollback of the host's own, is
 * not taken out without new evidence. Told by the host's last request: another one than it showed before ours, later than the
 * rollback that another run made meanwhile, or later than the decision was written.
 */
function decideAgain(production, { from, to, decided }, { requests, before }, seenOutAt) {
    const { project } = production;
    const request = project.aliasRequest;
    // Back from a rolling release production stays where it is: a rollback to there is the one that was asked for.
    if (from === null || from === to || request === null)
        return null;
    const arriving = (0,release_world/* arrivingDeployment */.cM)(production) ?? (0,release_world/* rollbackUnderWay */.GA)(production);
    if (project.productionDeploymentId !== from && arriving !== from)
        return null;
    const { type, requestedAt, toDeploymentId } = request;
    // What the host was at work on when it was asked has been there before, and may still be later than the decision.
    const isLater = (requests > 0 && requestedAt !== before) ||
        (seenOutAt !== null && requestedAt > seenOutAt) ||
        (decided !== null && (0,decide_settled/* isAskedAfter */.D_)(requestedAt, decided));
    if (toDeploymentId !== from || !isLater)
        return null;
    return (0,verdict/* hold */._2)("production_moved", `After the rollback to ${to} was decided, somebody ${type === "promote" ? `promoted ${from} again` : `rolled production back to ${from}`}.`, "Watch it again (`watch`), which judges what comes from now on, or dispatch a rollback.");
}
/** Production shows what somebody rolled it back to, which ends a rolling release: the one that was read beside it is older. */
function endedBeside({ project, rollout }) {
    const { productionDeploymentId: current, aliasRequest } = project;
    return rollout?.stableId !== current && aliasRequest?.type === "rollback" && aliasRequest.toDeploymentId === current;
}
/** What makes the rollback none of ours to make, or one that cannot be made. Null = nothing. */
function decideBlocked({ production, target }, goal) {
    const current = production.project.productionDeploymentId;
    const expected = [goal.from, goal.to, ...(goal.arriving === null ? [] : [goal.arriving])];
    // Beside a rolling release of ours production is still what it was before, which need not be what it goes back to.
    const isOurs = goal.arriving !== null && (0,release_world/* isRollingOut */.qJ)(production, goal.arriving) && !endedBeside(production);
    if (!expected.includes(current) && !isOurs) {
        return (0,verdict/* hold */._2)("production_moved", `Production is ${current ?? "nothing"}, neither the deployment to roll back (${goal.from ?? "none"}) nor the target (${goal.to}).`, "Somebody changed production meanwhile. Look at what it serves; dispatch a rollback with an explicit target if it is still needed.");
    }
    if (target === null || (target !== "unread" && target.state === "deleted")) {
        return (0,verdict/* hold */._2)("known_good_gone", `The deployment to go back to, ${goal.to}, no longer exists at the host.`, "Choose another earlier production deployment and dispatch a rollback with it as `to`.");
    }
    if (target !== "unread" && target.state !== "ready") {
        return (0,verdict/* hold */._2)("known_good_gone", `The deployment to go back to, ${goal.to}, is in state "${target.state}".`, "Choose another earlier production deployment and dispatch a rollback with it as `to`.");
    }
    return null;
}

// EXTERNAL MODULE: ./build/src/engine/change-production.js
var change_production = __webpack_require__(53640);
// EXTERNAL MODULE: ./build/src/engine/point-left-behind.js
var point_left_behind = __webpack_require__(90931);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
// EXTERNAL MODULE: ./build/src/engine/read-served.js
var read_served = __webpack_require__(80646);
;// CONCATENATED MODULE: ./build/src/engine/roll-back-production.js







/** Production that was read longer ago, because somebody was slow to answer, is read again before it is changed. */
const FRESH_MS = 300;
/** Enough for the whole time that the host is given. */
const MAXIMUM_REQUESTS = 20;
/** A clock that was put right meanwhile says nothing of how long it was. */
function isFresh(readAt, now) {
    return now >= readAt && now - readAt <= FRESH_MS;
}
/** `pass` = production was read back and shows the target; anything else is `hold`: nothing is assumed. */
async function performRollback(context, journal, host, request) {
    const { to, from, arriving, decided } = request;
    const goal = { to, from, arriving, decided };
    let seenOutAt = null;
    return (0,change_production/* changeProduction */.m)(context, journal, {
        name: "rollback",
        known: request.known,
        knownTookMs: request.knownTookMs ?? 0,
        observe: (before) => before === null || before.target === "unread"
            ? readWorld(context, host, request.to)
            : readAgain(context, host, before.target),
        decide: (world, asked) => {
            seenOutAt = takenOutAt(world.production, goal) ?? seenOutAt;
            const step = decideRollback(world, goal, asked, seenOutAt);
            switch (step.do) {
                case "stop":
                    return { do: "end", end: () => stopped(context, journal, world.production, step.verdict) };
                case "confirm":
                    return { do: "end", end: () => roll_back_production_confirm(context, journal, request, world.production, asked.requests === 0) };
                case "rollback":
                    return { do: "send" };
                case "wait":
                    return step;
            }
        },
        send: ({ production }) => {
            const { to, from, arriving, reason } = request;
            const replaced = [from, arriving, production.project.aliasRequest?.fromDeploymentId];
            const left = (0,release_world/* domainsLeftBehind */.rY)(production, to, replaced);
            return left.length > 0 ? (0,point_left_behind/* pointLeftBehind */.i)(host, left, to) : host.rollback(to, reason);
        },
        taken: () => `the host took the rollback to ${request.to}`,
        maximumRequests: MAXIMUM_REQUESTS,
        // Giving up would leave production where it must not be.
        patient: true,
        giveUp: (world) => unverified(context, journal, request, world.production),
    });
}
async function readAgain(context, host, target) {
    return { production: await (0,release_records/* readProduction */.MK)(context, host), target };
}
/** Production once more where the other answer came late: what somebody did meanwhile must be seen before the request. */
async function readWorld(context, host, to) {
    const { clock } = context;
    const [{ production, readAt }, target] = await Promise.all([
        (0,release_records/* readProduction */.MK)(context, host).then((production) => ({ production, readAt: clock.now() })),
        host.readDeployment(to),
    ]);
    return isFresh(readAt, clock.now()) ? { production, target } : readAgain(context, host, target);
}
async function roll_back_production_confirm(context, journal, request, production, already) {
    const [served] = await Promise.all([(0,read_served/* readServed */.W4)(context), request.record?.()]);
    journal.productionAfter(production, served);
    noteOthers(journal, request, production, already);
    journal.step("rollback", `${context.options.drillOf === undefined ? "production" : "the project for drills"} shows ${request.to} again, target and every domain${served === null ? "" : `, and serves ${served}`}`);
    const expected = request.commit;
    if (context.plan.project.version !== null && expected !== null && !(0,read_served/* servesCommit */.aw)(served, expected)) {
        journal.note(`the production address says "${served ?? "nothing"}" and not ${expected}; caches may need a moment`);
    }
    const code = already ? "already_done" : "rolled_back";
    return (0,verdict/* pass */.IX)(code, already ? `Production already serves ${request.to}.` : `Production serves ${request.to} again.`);
}
/** Between the last read and the request somebody may have deployed: the host says what it took out. */
function noteOthers(journal, { to, from, arriving }, production, already) {
    const request = production.project.aliasRequest;
    const out = request?.type === "rollback" && request.toDeploymentId === to ? request.fromDeploymentId : null;
    // Of a rolling release the host names what everybody else got.
    const beside = production.rollout?.candidateId === from ? production.rollout.stableId : null;
    if (already || out === null || [to, from, arriving, beside].includes(out))
        return;
    journal.note(`the rollback took out ${out}, which came into production after it was read and before the host was asked; if it is wanted, promote it again`);
}
async function stopped(context, journal, production, verdict) {
    journal.productionAfter(production, await (0,read_served/* readServed */.W4)(context));
    return verdict;
}
async function unverified(context, journal, request, production) {
    const elsewhere = (0,release_world/* domainsElsewhere */.oq)(production, request.to).map((alias) => alias.domain);
    return stopped(context, journal, production, (0,verdict/* hold */._2)("rollback_unverified", `The rollback to ${request.to} was asked for, but after 5 minutes production is ${production.project.productionDeploymentId ?? "nothing"}${elsewhere.length > 0 ? ` and ${elsewhere.join(", ")} point elsewhere` : ""}.`, "Look at the project at the host now; dispatch the rollback again, it continues where it stopped."));
}


/***/ }),

/***/ 10982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ rollBackRelease)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/release/choose-known-good.js
var choose_known_good = __webpack_require__(36332);
// EXTERNAL MODULE: ./build/src/release/way-back.js
var way_back = __webpack_require__(9890);
;// CONCATENATED MODULE: ./build/src/release/hold-rollback.js

function holdRollback({ payload, phase }, reason) {
    const { knownGood, wayBack, rollout } = payload;
    if (knownGood === null || phase === "rolling-back" || phase === "rolled-back")
        return null;
    if (rollout !== undefined && phase === "promoting")
        return null;
    return (0,way_back/* holdsRollback */.fL)(wayBack, knownGood.id, `A rollback is due (${reason})`);
}

// EXTERNAL MODULE: ./build/src/engine/incident/tell-of-rollback.js
var tell_of_rollback = __webpack_require__(61005);
// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
// EXTERNAL MODULE: ./build/src/engine/read-served.js
var read_served = __webpack_require__(80646);
// EXTERNAL MODULE: ./build/src/engine/write-unless-rolled-back.js
var write_unless_rolled_back = __webpack_require__(67725);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
// EXTERNAL MODULE: ./build/src/engine/write-release-status.js
var write_release_status = __webpack_require__(80906);
;// CONCATENATED MODULE: ./build/src/engine/follow-rollback.js






function recordRolledBack({ context, journal, order, patience, ladder }, to, already) {
    const { record, reason } = order;
    return patience.spend(async (forge) => {
        await (0,engine_journal/* bestEffort */.z$)(journal, "the rollback's status was not written", async () => {
            // Somebody else may have made it, and written why.
            if (already && (await (0,release_records/* readAgain */.n)(context, journal, forge, record)).phase === "rolled-back")
                return;
            const out = { phase: "rolled-back", to, reason, ...rungsOf(ladder) };
            await (0,write_release_status/* writeProductionStatus */.Jy)(context, forge, record, out, journal.evidence());
        });
        await (0,write_release_status/* writeCommitStatus */.P0)(context, journal, forge, "failure", `rolled back to ${to}: ${reason}`);
    });
}
function rungsOf(ladder) {
    return ladder === null ? {} : { rungs: ladder.words() };
}
function tell({ context, journal, order, patience }, end) {
    const { payload, createdAt: recordedAt } = order.record;
    const { knownGood: to } = payload;
    return (0,tell_of_rollback/* tellOfRollback */.F)(context, journal, patience, { end, by: "watch", to, payload, recordedAt });
}
/** An intent that was not ours to carry out must not be carried out later, when the release may be there again. */
async function notRolledBack(afterwards, verdict) {
    const { context, journal, order, patience, ladder } = afterwards;
    const { record } = order;
    const { reasonCode, summary, remedy } = verdict;
    if (reasonCode === "production_moved") {
        const reason = `${reasonCode}, ${summary}`;
        await patience.spend((forge) => (0,engine_journal/* bestEffort */.z$)(journal, "the record was not corrected", () => (0,write_unless_rolled_back/* writeUnlessRolledBack */.D)(context, journal, forge, record, {
            phase: "held",
            promotedAt: broughtBackAt(journal.production(), record) ?? record.promotedAt,
            reason,
            ...rungsOf(ladder),
        })));
    }
    await tell(afterwards, { decision: "hold", reasonCode, summary, remedy });
    return journal.finishWith(verdict);
}
/** When somebody asked for it again, by the host: what was seen before says nothing of it, should it be watched again. */
function broughtBackAt(production, { payload, promotedAt }) {
    const { id } = payload.candidate;
    const request = production?.project.aliasRequest;
    if (production?.project.productionDeploymentId !== id || request?.toDeploymentId !== id)
        return null;
    return request.requestedAt > (promotedAt ?? 0) ? request.requestedAt : null;
}
async function nothingToGoBackTo(afterwards) {
    const { context, journal, order, patience, ladder } = afterwards;
    const { host, record, reason } = order;
    const { candidate } = record.payload;
    await patience.spend((forge) => (0,engine_journal/* bestEffort */.z$)(journal, "the failed watch was not written", () => (0,write_unless_rolled_back/* writeUnlessRolledBack */.D)(context, journal, forge, record, {
        phase: "failed",
        reason: `no known good; ${reason}`,
        ...rungsOf(ladder),
    })));
    const production = await (0,release_records/* readProduction */.MK)(context, host);
    journal.productionAfter(production, await (0,read_served/* readServed */.W4)(context));
    const end = {
        decision: "failed",
        reasonCode: "no_known_good",
        summary: `A rollback is due (${reason}), but nothing was in production before, so there is nothing to go back to from ${candidate.id}.`,
        remedy: "Deploy a fix, or dispatch a rollback with an explicit target (`to`).",
    };
    await tell(afterwards, end);
    return journal.finish(end);
}
/** Null where production is not the release's any more: then it is not left to anybody. */
async function leaveToPerson(afterwards, verdict) {
    const { context, journal, order, patience, ladder } = afterwards;
    const { record } = order;
    const production = await (0,release_records/* readProduction */.MK)(context, order.host);
    if (production.project.productionDeploymentId !== record.payload.candidate.id)
        return null;
    journal.productionAfter(production, await (0,read_served/* readServed */.W4)(context));
    const { reasonCode, summary, remedy } = verdict;
    const why = `${reasonCode}, ${order.reason}`;
    const held = { phase: "held", promotedAt: record.promotedAt, reason: why, ...rungsOf(ladder) };
    await patience.spend(async (forge) => {
        const write = () => (0,write_unless_rolled_back/* writeUnlessRolledBack */.D)(context, journal, forge, record, held, journal.evidence());
        await (0,engine_journal/* bestEffort */.z$)(journal, "the record was not corrected", write);
        await (0,write_release_status/* writeCommitStatus */.P0)(context, journal, forge, "failure", summary);
    });
    await tell(afterwards, { decision: "hold", reasonCode, summary, remedy });
    return journal.finishWith(verdict);
}

// EXTERNAL MODULE: ./build/src/engine/finish-rolled-back.js
var finish_rolled_back = __webpack_require__(41110);
// EXTERNAL MODULE: ./build/src/engine/forge-patience.js
var forge_patience = __webpack_require__(99639);
// EXTERNAL MODULE: ./build/src/engine/put-back-rollout.js
var put_back_rollout = __webpack_require__(99361);
// EXTERNAL MODULE: ./build/src/engine/steps/undo-around.js
var undo_around = __webpack_require__(76780);
// EXTERNAL MODULE: ./build/src/engine/roll-back-production.js + 1 modules
var roll_back_production = __webpack_require__(18951);
// EXTERNAL MODULE: ./build/src/engine/stage-gates.js
var stage_gates = __webpack_require__(73507);
;// CONCATENATED MODULE: ./build/src/engine/verify-rollback.js

/**
 * The known-good deployment passes the production gates too, or people must know at once. It changes no decision; null where
 * the plan asks nothing. `after`: what was done before, in words.
 */
async function verifyRollback(context, journal, knownGood, after = "the rollback") {
    const { plan } = context;
    const { setup, verify } = plan.stages.production;
    if (verify.length === 0)
        return null;
    // Under names of their own: what failed before the rollback is the evidence for it.
    const renamed = (item) => ({ ...item, title: `${item.title}, after ${after}` });
    const stage = { setup: setup === null ? null : renamed(setup), verify: verify.map(renamed) };
    const verdict = await (0,stage_gates/* checkGates */.P)(context, journal, stage, {
        url: context.domainUrl(plan.project.domains[0] ?? ""),
        deploymentId: knownGood.id,
        commit: knownGood.commit ?? "",
        stage: "production",
        bypass: null,
    });
    if (verdict.outcome !== "pass")
        journal.note(`after ${after} the production gates do not pass: ${verdict.summary}`);
    return verdict;
}

;// CONCATENATED MODULE: ./build/src/engine/roll-back-release.js
/** The rollback that a release itself decides on: recorded, made, proven, recorded again. Used by the watch and by who comes after it. */















/** A verdict to roll back is written down first, so that a run that dies here is finished by the next; but GitHub delays none. */
const RECORD_PATIENCE_MS = 800;
/** Ends on `rolled-back` only when production was read back; everything else is said as it is. */
async function rollBackRelease(context, journal, order) {
    const { record, decidedAt = context.clock.now() } = order;
    const { knownGood, previous, candidate } = record.payload;
    const patience = (0,forge_patience/* createForgePatience */.H)(context);
    const afterwards = { context, journal, order, patience, ladder: null };
    journal.candidate(candidate);
    if (knownGood?.judged === false || knownGood?.id !== previous?.id)
        journal.noteOnce((0,choose_known_good/* describeKnownGood */._b)(record.payload));
    const { wayBack } = record.payload;
    if (wayBack !== undefined && wayBack.differences.length > 0)
        journal.noteOnce((0,way_back/* describeWayBack */.In)(wayBack));
    if (knownGood === null)
        return withoutKnownGood(afterwards);
    const held = holdRollback(record, order.reason);
    const left = held && (await withoutHost(afterwards, held));
    if (left !== null)
        return left;
    const intent = record.phase === "rolling-back" ? Promise.resolve(true) : recordIntent(afterwards, knownGood.id);
    await patiently(context, intent, decidedAt + RECORD_PATIENCE_MS);
    if (record.phase !== "rolling-back")
        journal.step("rollback-decided", `decided to roll back ${candidate.id}`);
    const climbing = { ...afterwards, ladder: await openLadder(afterwards, "follows"), intent };
    const helped = (await climbing.ladder?.beforeHost()) ?? null;
    if (helped === null)
        return goBack(climbing, knownGood);
    await patience.spend(() => intent);
    return endMitigated(climbing, helped);
}
/** What comes before the host's rung did not end it: production goes back. */
async function goBack(climbing, knownGood) {
    const { context, journal, order, patience, ladder, intent } = climbing;
    const { reason } = order;
    const asked = await askHost(climbing, knownGood);
    // A status that arrives late must not stand above the one that says how it ended.
    await patience.spend(() => intent);
    const verdict = asked.outcome === "pass" ? asked : await insteadOf(climbing, knownGood, asked);
    if (verdict.outcome !== "pass" && verdict.reasonCode !== "production_moved")
        await leaveIntent(climbing, knownGood.id);
    if (verdict.outcome !== "pass")
        return notRolledBack(climbing, verdict);
    // After the record's last word no later run would look for what the one that decided this left behind.
    if (order.record.phase === "rolling-back")
        await ladder?.lookBehind();
    await recordRolledBack(climbing, knownGood.id, verdict.reasonCode === "already_done");
    await (0,put_back_rollout/* putBackRollout */.y)(journal, order.host, order.record);
    await ladder?.hostIsDone();
    const gates = await verifyRollback(context, journal, knownGood);
    const wentOn = await ladder?.afterHost(gates, (after) => verifyRollback(context, journal, knownGood, after));
    if (wentOn === true)
        await recordRolledBack(climbing, knownGood.id, false);
    const end = {
        decision: "rolled-back",
        reasonCode: order.code ?? "rolled_back",
        summary: `Production was rolled back to ${knownGood.id}: ${reason}`,
        remedy: "Find the cause from the evidence here, fix it and release a new commit with `unpin`: production stays pinned by the rollback until then.",
    };
    const { payload } = order.record;
    await (0,undo_around/* undoAround */.u)(context, journal, { payload, to: knownGood.id, reason, patience }, () => tell(climbing, end));
    return (0,finish_rolled_back/* finishRolledBack */.H)(journal, end, { out: payload.candidate.id, served: knownGood.id });
}
/** A host that fails in the middle leaves a release in production that should not be there: that is news, too. */
async function askHost(climbing, knownGood) {
    const { context, journal, order } = climbing;
    const { host, record, reason } = order;
    try {
        return await (0,roll_back_production/* performRollback */._)(context, journal, host, {
            to: knownGood.id,
            from: record.payload.candidate.id,
            arriving: record.payload.candidate.id,
            decided: record.phase === "rolling-back" ? { writtenAt: record.statusAt, promotedAt: record.promotedAt } : null,
            reason,
            commit: knownGood.commit,
            known: null,
        });
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        const { reasonCode, message, remedy } = error;
        const instead = await insteadOf(climbing, knownGood, (0,verdict/* hold */._2)(reasonCode, message, remedy));
        if (instead.outcome === "pass")
            return instead;
        await leaveIntent(climbing, knownGood.id);
        await tell(climbing, { decision: "hold", reasonCode, summary: message, remedy });
        throw error;
    }
}
/** What else there is where the host would not, or could not. Somebody else's deployment is nobody's to change. */
async function insteadOf({ ladder }, knownGood, refused) {
    if (refused.reasonCode === "production_moved")
        await ladder?.lookBehind();
    if (ladder === null || refused.reasonCode === "production_moved")
        return refused;
    if (await ladder.insteadOfHost())
        return (0,verdict/* pass */.IX)("rolled_back", `Production serves ${knownGood.id} again.`);
    await ladder.giveUp();
    return refused;
}
/** A ladder of the host alone is no ladder, and nothing of one is loaded. */
async function openLadder({ context, journal, order, patience }, host) {
    if (context.plan.rollback.ladder.length === 1)
        return null;
    const { openReleaseLadder } = await Promise.all(/* import() */[__webpack_require__.e(7016), __webpack_require__.e(7570)]).then(__webpack_require__.bind(__webpack_require__, 97570));
    return openReleaseLadder(context, journal, { ...order, forge: patience.forge, hostFollows: host === "follows" });
}
/** A person must decide about the host's rung; the others may help without. Null where production is somebody else's by now. */
async function withoutHost(afterwards, held) {
    const ladder = await openLadder(afterwards, "waits");
    const helped = (await ladder?.beforeHost()) ?? null;
    if (helped !== null)
        return endMitigated({ ...afterwards, ladder }, helped);
    await ladder?.insteadOfHost();
    return leaveToPerson({ ...afterwards, ladder }, held);
}
/** There is no deployment to go back to; what a rung does with this one may help all the same. */
async function withoutKnownGood(afterwards) {
    const ladder = await openLadder(afterwards, "waits");
    const helped = (await ladder?.beforeHost()) ?? null;
    if (helped !== null)
        return endMitigated({ ...afterwards, ladder }, helped);
    await ladder?.insteadOfHost();
    return nothingToGoBackTo({ ...afterwards, ladder });
}
/** The release stays, with what made it fail switched off; whether it may stay so, a person decides. */
async function endMitigated(afterwards, helped) {
    const { context, journal, order, patience, ladder } = afterwards;
    const { endMitigation } = await __webpack_require__.e(/* import() */ 6766).then(__webpack_require__.bind(__webpack_require__, 76766));
    const end = await endMitigation(context, journal, { ...order, patience, helped, rungs: ladder?.words() ?? {} });
    await tell(afterwards, end);
    return journal.finish(end);
}
function recordIntent({ context, journal, order, patience }, to) {
    const { record } = order;
    return (0,engine_journal/* bestEffort */.z$)(journal, "the decision to roll back was not written", async () => (0,write_release_status/* writeProductionStatus */.Jy)(context, await patience.forge(), record, intentOf(order, to)));
}
/** The host did not get there: whoever comes next goes on, and must find the decision that the forge took no word of before. */
async function leaveIntent({ context, journal, order, patience, intent }, to) {
    if (await intent)
        return;
    const write = (forge) => (0,write_unless_rolled_back/* writeUnlessRolledBack */.D)(context, journal, forge, order.record, intentOf(order, to));
    await patience.spend((forge) => (0,engine_journal/* bestEffort */.z$)(journal, "the decision to roll back was not written", () => write(forge)));
}
function intentOf({ record: { promotedAt }, reason }, to) {
    return { phase: "rolling-back", promotedAt, to, reason };
}
/** Waits for the forge, but not long: production is broken meanwhile. */
async function patiently({ clock }, work, until) {
    const enough = new AbortController();
    const patience = clock.sleep(Math.max(0, until - clock.now()), enough.signal).catch(() => undefined);
    await Promise.race([work, patience]);
    enough.abort();
}


/***/ }),

/***/ 59806:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ rollBackWatched)
/* harmony export */ });
/* harmony import */ var _release_decide_settled_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49503);
/* harmony import */ var _end_settled_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6261);
/* harmony import */ var _ladder_within_time_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97270);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21250);
/* harmony import */ var _roll_back_release_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10982);





/** For the record to be read once more, of what the decision may wait for the forge in all: production is broken meanwhile. */
const READ_MS = 400;
/** What was read of the record counts for so long: another run's rollback and a person's promote after it take longer. */
const FRESH_MS = 30_000;
/** `readAt`: when the record was read. */
async function rollBackWatched(context, journal, forge, order, readAt = -Infinity) {
    const { host, record } = order;
    const decidedAt = context.clock.now();
    const read = () => (0,_release_records_js__WEBPACK_IMPORTED_MODULE_2__/* .readAgainOrKnown */ .h4)(context, journal, forge, record);
    const isFresh = decidedAt - readAt < FRESH_MS;
    const now = isFresh ? record : await (0,_ladder_within_time_js__WEBPACK_IMPORTED_MODULE_4__/* .withinTime */ .d)(context.clock, READ_MS, record, read);
    if (now.phase === "rolled-back") {
        // What production serves since then may be somebody's wish, and what was seen before says nothing of it.
        const production = await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_2__/* .readProduction */ .MK)(context, host);
        const settled = (0,_release_decide_settled_js__WEBPACK_IMPORTED_MODULE_0__/* .decideSettled */ .MM)(production, now);
        if (settled !== null)
            return (0,_end_settled_js__WEBPACK_IMPORTED_MODULE_1__/* .endSettled */ .n)(context, journal, { host, forge, record: now, production }, settled);
    }
    return (0,_roll_back_release_js__WEBPACK_IMPORTED_MODULE_3__/* .rollBackRelease */ .s)(context, journal, { ...order, decidedAt });
}


/***/ }),

/***/ 33425:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createSession)
});

// EXTERNAL MODULE: ./build/src/lib/deployment-url.js
var deployment_url = __webpack_require__(60862);
// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/process-memory.js
var process_memory = __webpack_require__(36434);
// EXTERNAL MODULE: ./build/src/lib/secret.js
var secret = __webpack_require__(43469);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var lib_setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/plan/choose-provider.js
var choose_provider = __webpack_require__(20260);
// EXTERNAL MODULE: ./build/src/plan/why-refused.js
var why_refused = __webpack_require__(99330);
;// CONCATENATED MODULE: ./build/src/engine/believable-source.js
/** A source of metrics whose numbers can be what they are said to be: one that cannot is no number, whoever sent it. */

/** A share that was added up from parts may be above the whole by as much as a sum of floating-point numbers is off. */
const ROUNDING = 1e-9;
/** Throws ProviderError in place of a share beyond 0 to 1, or of a negative time or count. */
function believableSource(source, metric, vendor) {
    const refuse = (trouble) => {
        if (trouble === null)
            return;
        throw new error/* ProviderError */.mZ({
            reasonCode: "vendor_answer_unknown",
            vendor,
            message: `${vendor}'s answer for ${metric.name} cannot be right: ${trouble}.`,
            remedy: `Look at the metric at ${vendor}, and at what the site reports for it.`,
        });
    };
    const readBuckets = source.readBuckets?.bind(source);
    return {
        async read(window, scope) {
            const reading = await source.read(window, scope);
            refuse(troubleOf(reading, metric));
            return reading;
        },
        ...(source.pages && { pages: source.pages.bind(source) }),
        ...(readBuckets && {
            async readBuckets(request, scope) {
                const buckets = await readBuckets(request, scope);
                for (const bucket of buckets)
                    refuse(troubleOf(bucket, metric) ?? badTroubleOf(bucket, metric));
                return buckets;
            },
        }),
    };
}
function troubleOf({ value, sampleCount }, { measure }) {
    if (!Number.isFinite(sampleCount) || sampleCount < 0)
        return `it is made of ${sampleCount} samples`;
    if (value === null)
        return null;
    if (!Number.isFinite(value) || value < 0)
        return `it is ${value}`;
    return measure.unit === "ratio" && value > 1 + ROUNDING ? `it is a share of ${value}` : null;
}
/** Late data may reach one of two counts first, so only a complete bucket must add up. */
function badTroubleOf({ badCount, sampleCount, complete }, { measure }) {
    if (badCount === null)
        return null;
    if (!Number.isFinite(badCount) || badCount < 0)
        return `it counts ${badCount}`;
    const isPart = measure.series?.kind === "share" || measure.series?.kind === "quantile";
    return isPart && complete && badCount > sampleCount ? `it counts ${badCount} of ${sampleCount} samples` : null;
}

// EXTERNAL MODULE: ./build/src/engine/members.js
var engine_members = __webpack_require__(5895);
// EXTERNAL MODULE: ./build/src/engine/given-environment.js
var given_environment = __webpack_require__(13321);
// EXTERNAL MODULE: ./build/src/engine/metric-context.js
var metric_context = __webpack_require__(12588);
;// CONCATENATED MODULE: ./build/src/engine/open-rung.js





/** Throws UsageError where a setting is missing, or names what no plan may name. */
function createRungOpener(surroundings, roleSettings, providerContext) {
    const { plan, clock, members, directory } = surroundings;
    return async (key, { signal, spec, ...order }) => {
        const rung = (await members.rungs())[key];
        if (rung === undefined || rung.moves === "deployment" || rung.moves === "data")
            throw new Error(`no rung ${key} that can be opened`);
        const { env, refused } = await (0,given_environment/* givenEnvironment */.l)(surroundings, rung.kind, rung.secrets?.(spec) ?? []);
        if (refused !== null)
            throw new error/* UsageError */.eb("plan_invalid", [{ message: `${refused}.`, remedy: why_refused/* REFUSED_REMEDY */.M3 }]);
        const both = providerContext.signal === undefined ? signal : AbortSignal.any([providerContext.signal, signal]);
        const connect = async (name) => {
            const players = members.roles;
            const player = (0,choose_provider/* chooseProvider */.V)(name, players[name], plan, rung.provider?.(spec));
            const missing = player.settings.filter((setting) => (0,lib_setting/* mustBeSet */.NL)(setting, spec) && (0,lib_setting/* readSetting */.LA)(surroundings.env, setting) === null);
            if (missing.length > 0) {
                throw new error/* UsageError */.eb("secret_missing", missing.map((setting) => (0,lib_setting/* missingSetting */.zf)(setting, `rung "${key}"`)));
            }
            return [name, await player.connect(roleSettings, { ...providerContext, signal: both })];
        };
        const context = {
            ...order,
            // Each is the role of its own name, which the compiler does not see through a list.
            roles: Object.fromEntries(await Promise.all(rung.roles.map((name) => connect(name)))),
            clock,
            signal: both,
            directory,
            env,
            output: (line) => surroundings.emit({ event: "output", at: clock.now(), title: key, line }),
        };
        return { rung, spec, context };
    };
}

;// CONCATENATED MODULE: ./build/src/engine/session.js













function createSession(settings) {
    const { plan, env, clock, signal, planSecrets = {}, members = engine_members/* members */.o } = settings;
    const providerContext = providerContextOf(settings);
    const roleSettings = {
        project: plan.project.host.project,
        team: plan.project.host.team,
        repository: env.GITHUB_REPOSITORY ?? null,
    };
    const players = members.roles;
    const connected = new Map();
    const role = (name, wanted) => {
        const provider = (0,choose_provider/* chooseProvider */.V)(name, players[name], plan, wanted);
        let pending = connected.get(provider);
        if (pending === undefined) {
            requireSettings(provider, env);
            pending = provider.connect(roleSettings, providerContext);
            connected.set(provider, pending);
        }
        return pending;
    };
    /** One of its own, whose requests end with this signal alone. */
    const connectAnew = (name, wanted, until) => {
        const provider = (0,choose_provider/* chooseProvider */.V)(name, players[name], plan, wanted);
        requireSettings(provider, env);
        const { signal: _ofCommand, ...lasting } = providerContext;
        return provider.connect(roleSettings, until === undefined ? lasting : { ...lasting, signal: until });
    };
    return {
        plan,
        release: settings.release,
        options: settings.options,
        checklist: settings.checklist ?? null,
        clock,
        env: { ...env, ...planSecrets },
        bypass: bypassOf(members, plan, env),
        sides: (0,choose_provider/* chooseProvider */.V)("host", members.roles.host, plan).sides,
        directory: settings.directory,
        runUrl: settings.runUrl,
        emit: settings.emit,
        role,
        steadyRole: (name, wanted) => connectAnew(name, wanted),
        forgeUntil: (until) => connectAnew("forge", undefined, signal === undefined ? until : AbortSignal.any([signal, until])),
        metricSource: createMetricSources((metric) => connectMetric(metric, members, providerContext, planSecrets)),
        domainUrl: settings.domainUrl ?? deployment_url/* deploymentUrl */.P,
        checkGate: (item, target, about) => runGate({ ...settings, members }, role, item, target, { ...OF_A_RELEASE, ...about }),
        steps: members.steps,
        openStep: async (item, order) => {
            const { openStep } = await __webpack_require__.e(/* import() */ 5860).then(__webpack_require__.bind(__webpack_require__, 85860));
            return openStep({ ...settings, planSecrets, members, role }, item, order);
        },
        rungs: members.rungs,
        openRung: createRungOpener({ ...settings, members }, roleSettings, providerContext),
        ...aboutGates(members),
        ...(signal === undefined ? {} : { signal }),
    };
}
/** Each is connected once. */
function createMetricSources(connect) {
    const sources = new Map();
    return (metric) => {
        const pending = sources.get(metric.name) ?? connect(metric);
        sources.set(metric.name, pending);
        return pending;
    };
}
function providerContextOf(settings) {
    const { plan, env, clock, signal } = settings;
    return {
        env,
        addresses: plan.project.addresses,
        project: { name: plan.project.host.project, team: plan.project.host.team },
        clock,
        random: settings.random,
        memory: (0,process_memory/* createProcessMemory */.h)(),
        debug: settings.debug,
        ...(settings.answered === undefined ? {} : { answered: settings.answered }),
        ...(signal === undefined ? {} : { signal }),
        ...(settings.secretNames === undefined ? {} : { secretNames: settings.secretNames }),
        ...(settings.requestTimeoutMs === undefined ? {} : { requestTimeoutMs: settings.requestTimeoutMs }),
    };
}
function aboutGates(members) {
    return {
        runsCode: async ({ gate }) => (await members.gates())[gate]?.kind === "code",
        readsOnly: async ({ gate, spec }) => (await members.gates())[gate]?.readsOnly?.(spec) === true,
        patienceMs: async ({ gate, spec }) => (await members.gates())[gate]?.patienceMs?.(spec) ?? Number.POSITIVE_INFINITY,
    };
}
/** A release has no boxes, and nothing to compare with. */
const OF_A_RELEASE = { people: null, baseline: null, base: null };
function bypassOf(members, plan, env) {
    const { protection } = (0,choose_provider/* chooseProvider */.V)("host", members.roles.host, plan);
    const value = protection === null ? null : (0,lib_setting/* readSetting */.LA)(env, protection.setting);
    return protection === null || value === null ? null : new secret/* Secret */.z(protection.setting.name, value);
}
function requireSettings(provider, env) {
    const missing = missingOf(provider, undefined, env);
    if (missing.length > 0)
        throw new error/* UsageError */.eb("secret_missing", missing);
}
function missingOf({ settings, vendor }, spec, env) {
    return settings
        .filter((setting) => (0,lib_setting/* mustBeSet */.NL)(setting, spec) && (0,lib_setting/* readSetting */.LA)(env, setting) === null)
        .map((setting) => (0,lib_setting/* missingSetting */.zf)(setting, vendor));
}
async function connectMetric(metric, members, context, planSecrets) {
    const metricProviders = await members.metricProviders();
    const provider = metricProviders[metric.provider];
    if (provider === undefined)
        throw new Error(`no metric provider ${metric.provider}`);
    const given = (0,metric_context/* metricContext */.G)(metric, { roles: members.roles, metricProviders }, context, planSecrets);
    const [missing] = missingOf(provider, metric.spec, given.env);
    if (missing === undefined) {
        return believableSource(await provider.connect(metric.name, metric.spec, given), metric, provider.vendor);
    }
    // Looked for before anything was touched; should it be gone in the middle of a watch, nothing is known, and that holds.
    const { message, remedy } = missing;
    throw new error/* ProviderError */.mZ({ reasonCode: "secret_missing", vendor: provider.vendor, message, remedy });
}
/** The gates' own modules load with the first gate that runs: a rollback runs none. */
async function runGate(settings, role, item, target, about) {
    const [gates, { checkGate }] = await Promise.all([settings.members.gates(), __webpack_require__.e(/* import() */ 3992).then(__webpack_require__.bind(__webpack_require__, 33992))]);
    const gate = gates[item.gate];
    if (gate === undefined)
        throw new Error(`no gate ${item.gate}`);
    const { env, refused } = await (0,given_environment/* givenEnvironment */.l)(settings, gate.kind, gate.secrets?.(item.spec) ?? []);
    if (refused !== null)
        return (0,verdict/* hold */._2)("plan_invalid", `${refused}.`, why_refused/* REFUSED_REMEDY */.M3);
    const roles = Object.fromEntries(await Promise.all(gate.roles.map(async (name) => [name, await role(name, gate.provider)])));
    return checkGate(gate, item.spec, {
        roles,
        target,
        protection: (0,choose_provider/* chooseProvider */.V)("host", settings.members.roles.host, settings.plan).protection,
        clock: settings.clock,
        random: settings.random,
        directory: settings.directory,
        env,
        authors: settings.options.authors,
        ...about,
        output: (line) => settings.emit({ event: "output", at: settings.clock.now(), title: item.title, line }),
        ...(settings.signal === undefined ? {} : { signal: settings.signal }),
    });
}


/***/ }),

/***/ 73507:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ verifyBuild),
/* harmony export */   P: () => (/* binding */ checkGates)
/* harmony export */ });
/* harmony import */ var _lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(60862);
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(616);
/* harmony import */ var _release_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45922);
/* harmony import */ var _require_author_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19651);
/* harmony import */ var _steps_require_staging_steps_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(44945);
/* harmony import */ var _stage_setup_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(35918);
/** Runs the staging gates against one build and writes what came of it into the build's record. */







const PHASE_OF = { pass: "verified", fail: "failed", hold: "held" };
/** Verdict over all staging gates for this build; not run again where the record says that they passed. */
async function verifyBuild(context, journal, forge, build, record) {
    if (record.phase === "verified") {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .pass */ .IX)("already_done", `Build ${build.id} was verified before, with this plan.`);
    }
    const missed = await (0,_steps_require_staging_steps_js__WEBPACK_IMPORTED_MODULE_4__/* .requireStagingSteps */ .U)(context, journal, forge);
    if (missed !== null)
        return missed;
    const startedAt = context.clock.now();
    const verdict = await checkGates(context, journal, context.plan.stages.staging, {
        url: (0,_lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_6__/* .deploymentUrl */ .P)(build.url),
        deploymentId: build.id,
        commit: context.release.commit,
        stage: "staging",
        bypass: context.bypass,
    });
    const took = (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(context.clock.now() - startedAt);
    const written = await forge.createDeploymentStatus(record.forgeId, {
        ...(0,_release_record_js__WEBPACK_IMPORTED_MODULE_2__/* .renderStagingStatus */ .eY)(PHASE_OF[verdict.outcome], `${verdict.reasonCode}, ${verdict.summary}`),
        environmentUrl: (0,_lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_6__/* .deploymentUrl */ .P)(build.url),
        ...(context.runUrl === null ? {} : { logUrl: context.runUrl }),
    });
    (0,_require_author_js__WEBPACK_IMPORTED_MODULE_3__/* .requireAuthor */ .R)(context.options.authors, written.creator);
    if (verdict.outcome === "pass")
        journal.step("verify", `every gate passed in ${took}`);
    return verdict;
}
/**
 * Runs a stage's gates side by side, shows each verdict as it comes, and gives the worst. `setup`: where the stage is asked
 * again and again, so that it is prepared once.
 */
async function checkGates(context, journal, stage, target, setup = (0,_stage_setup_js__WEBPACK_IMPORTED_MODULE_5__/* .createStageSetup */ .a)(context, journal, stage, target)) {
    const items = stage.verify;
    let done = 0;
    const checked = await Promise.all(items.map(async (item) => {
        const verdict = (await setup.standsInFor(item)) ?? (await context.checkGate(item, target));
        done += 1;
        journal.gate(item.title, verdict);
        journal.progress(`${done} of ${items.length} gates done`);
        return { title: item.title, verdict };
    }));
    const prepared = await setup.run();
    // First, because it says why gates after it were not asked.
    const answers = stage.setup === null || prepared === null ? checked : [{ title: stage.setup.title, verdict: prepared }, ...checked];
    const worst = (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .worstVerdict */ .zP)(answers.map(({ verdict }) => verdict));
    if (worst === null)
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("no_data", "The plan has no gates to check.", "Add at least one gate to `verify`.");
    if (worst.outcome !== "pass") {
        const title = answers.find(({ verdict }) => verdict === worst)?.title ?? "Gate";
        return { ...worst, summary: `${title}: ${worst.summary}` };
    }
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .pass */ .IX)("verified", `${items.length} of ${items.length} gates passed.`, answers.flatMap(({ verdict }) => verdict.evidence));
}


/***/ }),

/***/ 35918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ prepareStage),
/* harmony export */   a: () => (/* binding */ createStageSetup)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/** What a stage prepares before its gates that run code: run once, and only where there is such a gate. */

function createStageSetup(context, journal, { setup, verify }, target) {
    let pending = null;
    const prepare = async () => {
        if (setup === null || !(await Promise.all(verify.map(context.runsCode))).includes(true))
            return null;
        return prepareStage(context, journal, setup, target);
    };
    const run = () => (pending ??= prepare());
    return {
        run,
        async standsInFor(item) {
            if (setup === null || !(await context.runsCode(item)))
                return null;
            const verdict = await run();
            if (verdict === null || verdict.outcome === "pass")
                return null;
            return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("item_not_run", "Not checked, because the setup before it did not succeed.", "See the setup's result for the cause, then run this again.");
        },
    };
}
/** Runs it, and says how that went. It is given of the environment what it names itself, and nothing else. */
async function prepareStage(context, journal, setup, target) {
    journal.progress(`preparing: ${setup.title}`);
    const verdict = asPreparation(await context.checkGate(setup, target));
    journal.gate(setup.title, verdict);
    return verdict;
}
/** A package registry that is down says nothing about the site: what could not be prepared is not known, and no failure. */
function asPreparation(verdict) {
    if (verdict.outcome !== "fail")
        return verdict;
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("setup_failed", `The setup for what runs code failed. ${verdict.summary}`, verdict.remedy ?? "Read the last lines of its output, fix the cause and run this again.", verdict.evidence);
}


/***/ }),

/***/ 44945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ requireStagingSteps)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/** Whether a release has left a step of staging behind: a job that is started alone must not go past it. */

/** Null where all of them are done by their record. What reads it loads only where the plan has any. */
async function requireStagingSteps(context, journal, forge) {
    const { staging } = context.plan.stages;
    const items = [...staging.before, ...staging.after];
    if (items.length === 0)
        return null;
    const { readStepBook, isDoneBy } = await __webpack_require__.e(/* import() */ 28).then(__webpack_require__.bind(__webpack_require__, 28));
    const facts = await readStepBook(context, journal, forge, context.release);
    const done = new Set(facts.flatMap((fact) => (isDoneBy(context, fact) ? [fact.title] : [])));
    const missed = items.filter(({ title }) => !done.has(title)).map(({ title }) => JSON.stringify(title));
    if (missed.length === 0)
        return null;
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("step_not_taken", `Of staging's steps ${missed.join(", ")} ${missed.length === 1 ? "is" : "are"} not done for this release.`, "Run `deploy` for this release again: it goes on with them.");
}


/***/ }),

/***/ 23411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ takeSteps)
/* harmony export */ });
/** Null where all of them are done; else the verdict that ends the command. `guard` is asked before each is applied. */
async function takeSteps(context, journal, forge, place) {
    if (context.plan.stages[place.stage][place.list].length === 0)
        return null;
    const { runSteps } = await __webpack_require__.e(/* import() */ 3681).then(__webpack_require__.bind(__webpack_require__, 33681));
    return runSteps(context, journal, forge, { guard: async () => null, ...place });
}


/***/ }),

/***/ 76780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ undoAround)
/* harmony export */ });
/** Production is back. What stays is known before people are told; taking back the rest may take longer than they wait. */
async function undoAround(context, journal, order, tell) {
    if (order.payload.steps === undefined)
        return tell();
    const { prepareUndo } = await Promise.all(/* import() */[__webpack_require__.e(794), __webpack_require__.e(2580)]).then(__webpack_require__.bind(__webpack_require__, 52580));
    const undo = await prepareUndo(context, journal, order);
    await tell();
    await undo();
}


/***/ }),

/***/ 44331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mw: () => (/* binding */ confirmOutage),
  nf: () => (/* binding */ createOutageMemory),
  EL: () => (/* binding */ rememberAnswer)
});

// EXTERNAL MODULE: ./build/src/lib/deployment-url.js
var deployment_url = __webpack_require__(60862);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/judge/render-value.js
var render_value = __webpack_require__(95557);
;// CONCATENATED MODULE: ./build/src/judge/judge-outage.js
/**
 * Is production down, and is it the release? Asked by quick rounds of the gates that only read, and then of witnesses. What
 * the watch's own health checks count (`health_check_failures`) is another question: quick rounds do not count there. Pure.
 */



const BETWEEN_MS = 2_000;
/** So many failures one after the other, and so far apart: a restart or a lost packet is neither. */
const FAILURES = 3;
const APART_MS = 4_000;
/** Share of what a gate waits for an answer, after which saying nothing at all is a failure and no slowness: 9.3 of 15 seconds. */
const SILENT_SHARE = 0.62;
/** What once took so long may take twice as long. */
const SLOWER = 2;
/** The first silence is the longest; those that began after it must have lasted as long as this. */
const LEAST_SILENT_MS = 4_000;
/** From so much silence on it is worth to ask who can tell whose fault it is. */
const SUSPICIOUS_MS = 5_000;
/** After these the site is asked no faster than at the watch's own interval. */
const MOST_ROUNDS = 6;
/** When the next round is due; null where there is none. A failure is asked again at once, silence after two seconds. */
function nextRoundAt(rounds) {
    const [first] = rounds;
    const last = rounds.at(-1);
    if (first === undefined || last === undefined || rounds.length >= MOST_ROUNDS)
        return null;
    return rounds.length === 1 && first.answer !== null ? first.at : last.at + BETWEEN_MS;
}
/** How long a site may say nothing at all: `slowestMs` is the longest that it took for an answer in this watch. */
function silenceLimitMs(patienceMs, slowestMs) {
    return Math.min(patienceMs, Math.max(SILENT_SHARE * patienceMs, SLOWER * slowestMs));
}
/** The failures among rounds, with those that are as good as one: silent for so long, after one that was silent to the limit. */
function failedRounds(rounds, limitMs) {
    const first = rounds.find(({ answer }) => answer === null);
    const isSilent = (first?.silentMs ?? 0) >= limitMs;
    return rounds.filter(({ answer, silentMs = 0 }) => answer === "down" || (answer === null && isSilent && silentMs >= LEAST_SILENT_MS));
}
/**
 * What rounds say that were begun one after the other: `down` only by failures without an answer between them. A round that
 * is still open decides nothing, and neither do those after it: an answer that is only slow is an answer. Only where nothing
 * at all has come for `limitMs` is that a failure as well.
 */
function judgeRounds(rounds, limitMs = Number.POSITIVE_INFINITY) {
    if (rounds.some(({ answer }) => answer === "answered"))
        return "answered";
    // Who does not even get there is not helped by asking faster.
    if (rounds[0]?.answer === "unknown")
        return "unknown";
    const failed = new Set(failedRounds(rounds, limitMs));
    const open = rounds.findIndex((round) => round.answer === null && !failed.has(round));
    const settled = open === -1 ? rounds : rounds.slice(0, open);
    const failures = settled.filter((round) => failed.has(round));
    const apartMs = (failures.at(-1)?.at ?? 0) - (failures[0]?.at ?? 0);
    if (failures.length >= FAILURES && apartMs >= APART_MS)
        return "down";
    return settled.length >= MOST_ROUNDS ? "unknown" : "open";
}
/** A release is rolled back for an outage only where somebody can tell that it is the release's. */
function judgeOutage({ rounds, witnesses, found }) {
    const from = rounds[0]?.at ?? 0;
    const times = `${rounds.length} times in ${(0,duration/* renderDuration */.P)((rounds.at(-1)?.at ?? from) - from)}`;
    const down = `Production has given no answer, or server errors, to every probe since ${(0,render_value/* renderTimeOfDay */.D)(from)} UTC (asked ${times})`;
    const evidence = [...found, ...evidenceOf(witnesses)];
    const doubt = doubtOf(witnesses);
    if (doubt === null) {
        return (0,verdict/* fail */.fJ)("outage_shown", `${down}, and ${witnesses.knownGood === "answered" ? "what served before answers from here" : "the host answers from here"}.`, "Look at the deployment's runtime log of that time.", evidence);
    }
    return (0,verdict/* hold */._2)("outage_unconfirmed", `${down}, but ${doubt}.`, "Open the production domain from somewhere else. If it is down, dispatch a rollback or look at what stands before the site.", evidence);
}
/** What speaks against the release as the cause; null where nothing does. */
function doubtOf({ host, candidate, knownGood, domains }) {
    const answering = domains.filter(({ answer }) => answer === "answered").map(({ domain }) => domain);
    if (answering.length > 0)
        return `${answering.join(", ")} answers: only one address of production is affected`;
    if (candidate === "answered")
        return "the same build answers at its own address: the trouble lies before it";
    if (knownGood === "down")
        return "what served before does not answer either: a rollback would not help";
    if (knownGood === "unknown" && !host)
        return "nothing else answers from here either: it may be this runner's network";
    return null;
}
const ANSWERS = {
    down: "no answer or a server error",
    answered: "answers",
    unknown: "not known",
};
function evidenceOf({ host, candidate, knownGood, domains }) {
    return [
        { label: "the release at its own address", value: ANSWERS[candidate] },
        { label: "what served before, at its own address", value: ANSWERS[knownGood] },
        { label: "the host's API", value: host ? "answers" : "not known" },
        ...domains.map(({ domain, answer }) => ({ label: domain, value: ANSWERS[answer] })),
    ];
}

// EXTERNAL MODULE: ./build/src/engine/null-where-silent.js
var null_where_silent = __webpack_require__(47267);
// EXTERNAL MODULE: ./build/src/engine/watch/health-probe.js
var health_probe = __webpack_require__(78303);
;// CONCATENATED MODULE: ./build/src/engine/watch/make-quick-rounds.js


/** Rounds begin in time although earlier ones are not answered: silence must not take its limit three times over. */
async function makeQuickRounds(context, target, memory, onDown) {
    const { clock, signal } = context;
    const limitMs = silenceLimitMs(await patienceOf(context), memory.slowestMs);
    const begun = [];
    const open = new Set();
    let found = [];
    const begin = () => {
        const round = { at: clock.now(), asking: (0,health_probe/* askQuickly */.iN)(context, target), answer: null };
        begun.push(round);
        const asked = round.asking.answered.then((quick) => {
            round.answer = quick.answer;
            found = quick.found;
            if (quick.answer === "down")
                onDown();
            if (quick.answer === "answered")
                memory.slowestMs = Math.max(memory.slowestMs, clock.now() - round.at);
            open.delete(asked);
        });
        // Nobody waits for what is not needed any more; an abort is seen by whoever waits.
        asked.catch(() => undefined);
        open.add(asked);
    };
    begin();
    for (;;) {
        const silences = silenceEnds(begun, limitMs).filter((at) => at > clock.now());
        await nextEvent(open, nextRoundAt(begun), silences, { clock, ...(signal === undefined ? {} : { signal }) });
        const rounds = roundsAt(begun, clock.now());
        if (rounds.some(({ silentMs = 0 }) => silentMs >= SUSPICIOUS_MS))
            onDown();
        const answer = judgeRounds(rounds, limitMs);
        const isStillDown = () => judgeRounds(roundsAt(begun, clock.now()), limitMs) === "down";
        if (answer !== "open")
            return { answer, rounds: failedRounds(rounds, limitMs), found, isStillDown };
        const dueAt = nextRoundAt(begun);
        if (dueAt !== null && dueAt <= clock.now())
            begin();
    }
}
function roundsAt(begun, now) {
    return begun.map(({ at, answer, asking }) => ({
        at,
        answer,
        ...(answer === null && asking.isSilent() ? { silentMs: now - at } : {}),
    }));
}
/** When silence is suspicious, and when it has lasted long enough: of the first that is open. */
function silenceEnds(begun, limitMs) {
    const first = begun.find(({ answer }) => answer === null);
    return first === undefined ? [] : [first.at + SUSPICIOUS_MS, first.at + limitMs].filter(Number.isFinite);
}
async function patienceOf(context) {
    const patiences = await Promise.all((await (0,health_probe/* readingGates */.TN)(context)).map((item) => context.patienceMs(item)));
    return Math.max(0, ...patiences);
}
/** The first answer of an open round, the moment of the next round, or that at which a silence says more. */
async function nextEvent(open, roundAt, silences, { clock, signal }) {
    const enough = new AbortController();
    const stop = signal === undefined ? enough.signal : AbortSignal.any([signal, enough.signal]);
    const moments = [...(roundAt === null ? [] : [roundAt]), ...silences];
    const due = moments.length === 0 ? [] : [clock.sleep(Math.max(0, Math.min(...moments) - clock.now()), stop)];
    // Woken by an answer, the sleeper rejects: that is nobody's error.
    for (const sleep of due)
        sleep.catch(() => undefined);
    try {
        await Promise.race([...open, ...due]);
    }
    finally {
        enough.abort();
    }
}

// EXTERNAL MODULE: ./build/src/engine/watch/watched-release.js
var watched_release = __webpack_require__(92898);
;// CONCATENATED MODULE: ./build/src/engine/watch/confirm-outage.js
/** Asks a site that seems to be down again, fast, and then those who can tell whether it is the release: at most one at a time. */







/** Whoever has not said anything by then says nothing: the site is down meanwhile. */
const WITNESSES_MS = 4_000;
/** Under which the outage is shown beside the conditions. */
const TITLE = "total outage";
function createOutageMemory() {
    return { standing: null, quietUntil: 0, askedAt: 0, slowestMs: 0, underWay: null };
}
/** How production stands after quick rounds: `fail` is an outage of the release, `hold` one that may be something else's. */
function confirmOutage(context, journal, release, memory) {
    if (memory.standing?.outcome === "fail" || context.clock.now() < memory.quietUntil)
        return Promise.resolve(memory.standing);
    memory.underWay ??= examine(context, journal, release, memory).finally(() => {
        memory.underWay = null;
    });
    return memory.underWay;
}
/** An answer ends an outage, whoever got it. */
function rememberAnswer(journal, memory) {
    if (memory.standing?.outcome !== "hold")
        return;
    memory.standing = null;
    journal.condition(TITLE, (0,verdict/* pass */.IX)("condition_clear", `${TITLE}: production answers again.`));
}
async function examine(context, journal, release, memory) {
    const target = (0,watched_release/* targetOf */.$)(context, release);
    // While the site is asked again, so that their answers are there when they are needed.
    let witnesses = null;
    const { answer, rounds, found, isStillDown } = await makeQuickRounds(context, target, memory, () => {
        witnesses ??= askWitnesses(context, release, target);
        witnesses.catch(() => undefined);
    });
    memory.askedAt = context.clock.now();
    if (answer === "answered")
        rememberAnswer(journal, memory);
    if (answer === "unknown")
        beQuiet(context, memory);
    if (answer !== "down")
        return memory.standing;
    const told = await (witnesses ?? askWitnesses(context, release, target));
    // Requests stay open: who answers late was only slow.
    if (!isStillDown())
        return memory.standing;
    const verdict = judgeOutage({ rounds, witnesses: told, found });
    memory.standing = verdict;
    if (verdict.outcome === "hold")
        beQuiet(context, memory);
    journal.condition(TITLE, verdict);
    return verdict;
}
function beQuiet({ clock, plan }, memory) {
    memory.quietUntil = clock.now() + (plan.stages.production.watch?.everyMs ?? 0);
}
async function askWitnesses(context, release, target) {
    const { host, record } = release;
    const { candidate, knownGood } = record.payload;
    const at = async (url, deploymentId) => (await (0,health_probe/* askQuickly */.iN)(context, { ...target, url, deploymentId, bypass: context.bypass }).answered).answer;
    // Null where the host does not answer.
    const read = (0,null_where_silent/* nullWhereSilent */.o)(async () => knownGood === null
        ? { deployment: await host.readProject().then(() => null) }
        : { deployment: await host.readDeployment(knownGood.id) });
    const beside = (0,watched_release/* besideOf */.A)(context, release);
    const atKnownGood = async () => {
        // It serves at this moment, at the same address: nobody can tell better whether it is the release.
        if (beside !== null)
            return (await (0,health_probe/* askQuickly */.iN)(context, beside).answered).answer;
        const deployment = (await read)?.deployment ?? null;
        return deployment === null ? "unknown" : at((0,deployment_url/* deploymentUrl */.P)(deployment.url), deployment.id);
    };
    const others = context.plan.project.domains.slice(1);
    const [api, own, before, ...domains] = await Promise.all([
        within(context, read, null),
        within(context, at((0,deployment_url/* deploymentUrl */.P)(candidate.url), candidate.id), "unknown"),
        within(context, atKnownGood(), "unknown"),
        ...others.map((domain) => within(context, at(context.domainUrl(domain), candidate.id), "unknown")),
    ]);
    return {
        host: api !== null,
        candidate: own,
        knownGood: before,
        domains: others.map((domain, index) => ({ domain, answer: domains[index] ?? "unknown" })),
    };
}
/** What is not known in time counts as `late`. */
async function within({ clock }, work, late) {
    // Should it fail after its time, nobody waits for it any more.
    work.catch(() => undefined);
    const enough = new AbortController();
    const patience = clock.sleep(WITNESSES_MS, enough.signal).then(() => late, () => late);
    try {
        return await Promise.race([work, patience]);
    }
    finally {
        enough.abort();
    }
}


/***/ }),

/***/ 16855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ endWatch),
/* harmony export */   k: () => (/* binding */ notInProduction)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49503);
/* harmony import */ var _release_watched_anew_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74473);
/* harmony import */ var _release_world_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(67591);
/* harmony import */ var _end_settled_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6261);
/* harmony import */ var _incident_close_incidents_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19273);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94367);
/* harmony import */ var _read_patiently_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44525);
/* harmony import */ var _read_served_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80646);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(21250);
/* harmony import */ var _rest_of_ladder_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(45625);
/* harmony import */ var _roll_back_watched_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(59806);
/* harmony import */ var _write_release_status_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(80906);
/** What follows the last look of a watch: a rollback, or the word that its record ends on. */













/** How long a vendor that does not answer is waited for at the end. */
const PATIENCE_MS = 5 * 60_000;
/** Before production is believed to have moved: the host's answers lag behind one another for moments. */
const LOOKS_AT_END = 3;
const BETWEEN_LOOKS_MS = 2_000;
async function endWatch(context, journal, watched, answer) {
    const { host, forge, record, readAt } = watched;
    if (answer.kind === "rollback") {
        const { summary, reasonCode } = answer.verdict;
        return (0,_roll_back_watched_js__WEBPACK_IMPORTED_MODULE_9__/* .rollBackWatched */ .D)(context, journal, forge, { host, record, reason: summary, code: reasonCode }, readAt);
    }
    const { production, record: now, anew } = await readEnd(context, journal, watched);
    journal.productionAfter(production, await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_7__/* .readServed */ .W4)(context));
    // Most often a person rolled back while we watched: what they wrote into the record must stay.
    const settled = (0,_release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__/* .decideSettled */ .MM)(production, now);
    if (settled !== null)
        return (0,_end_settled_js__WEBPACK_IMPORTED_MODULE_3__/* .endSettled */ .n)(context, journal, { host, forge, record: now, production }, settled);
    if (anew !== null)
        return journal.finishWith(anew);
    await (0,_rest_of_ladder_js__WEBPACK_IMPORTED_MODULE_11__/* .noteRungsLeft */ .lg)(context, journal, now);
    const shown = (0,_release_world_js__WEBPACK_IMPORTED_MODULE_12__/* .productionShows */ .Ci)(production, record.payload.candidate.id);
    const verdict = shown ? answer.verdict : notInProduction(production.project.productionDeploymentId, record);
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .bestEffort */ .z$)(journal, "the end of the watch was not written", () => (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_10__/* .writeProductionStatus */ .Jy)(context, forge, record, verdict.outcome === "pass"
        ? { phase: "done", promotedAt: record.promotedAt, reason: verdict.summary }
        : { phase: "held", promotedAt: record.promotedAt, reason: `${verdict.reasonCode}, ${verdict.summary}` }, journal.evidence()));
    await (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_10__/* .writeCommitStatus */ .P0)(context, journal, forge, verdict.outcome === "pass" ? "success" : "pending", verdict.summary);
    if (verdict.outcome === "pass") {
        journal.step("done", verdict.summary);
        const { payload } = record;
        if (payload.steps !== undefined && context.plan.stages.production.after.length > 0) {
            const { noteMissedSteps } = await __webpack_require__.e(/* import() */ 8817).then(__webpack_require__.bind(__webpack_require__, 28817));
            await noteMissedSteps(context, journal, forge, { id: payload.release, commit: payload.commit });
        }
        await (0,_incident_close_incidents_js__WEBPACK_IMPORTED_MODULE_4__/* .closeIncidents */ .m)(context, journal, forge, record.payload);
    }
    return journal.finishWith(verdict);
}
/** Where production and the record stand once the watch is over. One read may be stale, so another is believed. */
async function readEnd(context, journal, { host, forge, record }) {
    for (let looks = 1;; looks += 1) {
        const [production, now] = await (0,_read_patiently_js__WEBPACK_IMPORTED_MODULE_6__/* .readPatiently */ .B)(context, journal, PATIENCE_MS, () => Promise.all([(0,_release_records_js__WEBPACK_IMPORTED_MODULE_8__/* .readProduction */ .MK)(context, host), (0,_release_records_js__WEBPACK_IMPORTED_MODULE_8__/* .readAgain */ .n)(context, journal, forge, record)]));
        const anew = (0,_release_watched_anew_js__WEBPACK_IMPORTED_MODULE_2__/* .watchedAnew */ .m)(now, { since: record.promotedAt, phase: "watching" });
        const found = { production, record: { ...now, promotedAt: record.promotedAt }, anew };
        if ((0,_release_world_js__WEBPACK_IMPORTED_MODULE_12__/* .productionShows */ .Ci)(production, record.payload.candidate.id) || looks === LOOKS_AT_END)
            return found;
        const settled = (0,_release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__/* .decideSettled */ .MM)(production, now);
        if (settled !== null && settled.kind !== "in-production-again")
            return found;
        await context.clock.sleep(BETWEEN_LOOKS_MS, context.signal);
    }
}
function notInProduction(current, record) {
    const { candidate, previous } = record.payload;
    const unfinished = record.phase === "promoting" && current === (previous?.id ?? null);
    return current === candidate.id || unfinished
        ? (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("read_back_mismatch", `Production does not show ${candidate.id} on every domain, so the promotion is not complete.`, "Run `promote` again; it continues where it stopped. Then watch.")
        : (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("production_moved", `Production is ${current ?? "nothing"}, changed by somebody else; this release is no longer watched.`, "Check what production serves now; if Holdpoint made that change, it has its own watch.");
}


/***/ }),

/***/ 78303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JX: () => (/* binding */ httpGates),
/* harmony export */   TN: () => (/* binding */ readingGates),
/* harmony export */   fn: () => (/* binding */ makeProbeRound),
/* harmony export */   iN: () => (/* binding */ askQuickly)
/* harmony export */ });
/** `beside`: what serves at the same time; where that fails too, it is not the release. */
async function makeProbeRound(context, target, beside = null) {
    const made = await askOnce(context, target);
    if (made.round?.failed !== true || beside === null)
        return made;
    const other = await askOnce(context, beside);
    return other.round?.failed === true ? { round: null, answer: "unknown" } : made;
}
async function askOnce(context, target) {
    const verdicts = await Promise.all(httpGates(context).map((item) => context.checkGate(item, target)));
    const answer = answerOf(verdicts);
    if (verdicts.length === 0)
        return { round: null, answer };
    const failed = verdicts.some(({ outcome }) => outcome === "fail");
    if (!failed && verdicts.some(({ outcome }) => outcome === "hold"))
        return { round: null, answer };
    return { round: { at: context.clock.now(), failed }, answer };
}
/** The gates that only read, each asked once. */
function askQuickly(context, target) {
    let gates = [];
    return { answered: ask(), isSilent: () => gates.length > 0 && gates.every(isSilent) };
    async function ask() {
        const items = await readingGates(context);
        gates = items.map((item) => ({ item, heard: null, verdict: null }));
        const verdicts = await Promise.all(gates.map((gate) => askGate(context, target, gate)));
        const found = verdicts.flatMap(({ outcome, summary }, index) => outcome === "pass" ? [] : [{ label: items[index]?.title ?? "", value: summary }]);
        return { answer: answerOf(verdicts), found };
    }
}
async function askGate(context, target, gate) {
    const onHeard = (heard) => {
        gate.heard = heard;
    };
    gate.verdict = await context.checkGate(gate.item, target, { once: true, onHeard });
    return gate.verdict;
}
/** A site that could not be reached says nothing, and one that has begun to answer is only slow. */
function isSilent({ heard, verdict }) {
    return verdict === null ? heard === "connected" : verdict.down === true;
}
/** Production's http gates that may be asked every few seconds; with none of them nobody can say quickly that it is down. */
async function readingGates(context) {
    const gates = httpGates(context);
    const reads = await Promise.all(gates.map((item) => context.readsOnly(item)));
    return gates.filter((_, index) => reads[index]);
}
function httpGates({ plan }) {
    return plan.stages.production.verify.filter((item) => item.gate === "http");
}
function answerOf(verdicts) {
    if (verdicts.some(({ outcome, down }) => outcome === "pass" || (outcome === "fail" && down !== true)))
        return "answered";
    return verdicts.length > 0 && verdicts.every(({ down }) => down === true) ? "down" : "unknown";
}


/***/ }),

/***/ 12453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ lookOnce)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/reason-code.js + 6 modules
var reason_code = __webpack_require__(27215);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/judge/judge-look.js + 5 modules
var judge_look = __webpack_require__(71524);
// EXTERNAL MODULE: ./build/src/judge/judge-watch.js
var judge_watch = __webpack_require__(72908);
// EXTERNAL MODULE: ./build/src/judge/probe-rounds.js
var probe_rounds = __webpack_require__(75973);
// EXTERNAL MODULE: ./build/src/judge/regression/comparison-task.js
var comparison_task = __webpack_require__(76370);
// EXTERNAL MODULE: ./build/src/judge/regression/comparison-answer.js
var comparison_answer = __webpack_require__(41289);
// EXTERNAL MODULE: ./build/src/judge/watch-grid.js
var watch_grid = __webpack_require__(92607);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/engine/stage-gates.js
var stage_gates = __webpack_require__(73507);
// EXTERNAL MODULE: ./build/src/engine/stage-setup.js
var stage_setup = __webpack_require__(35918);
// EXTERNAL MODULE: ./build/src/engine/watch/confirm-outage.js + 2 modules
var confirm_outage = __webpack_require__(44331);
// EXTERNAL MODULE: ./build/src/engine/watch/health-probe.js
var health_probe = __webpack_require__(78303);
// EXTERNAL MODULE: ./build/src/engine/watch/series-reader.js + 2 modules
var series_reader = __webpack_require__(74399);
;// CONCATENATED MODULE: ./build/src/engine/watch/only-observed.js
/** What a watch that only observes answers where another one would roll back. Pure. */

/** The release is not known to be good, so it does not proceed either: a person decides. */
function onlyObserved(answer, { candidate, knownGood }) {
    if (answer.kind !== "rollback")
        return answer;
    const { summary, evidence } = answer.verdict;
    const to = knownGood === null
        ? "; nothing was in production before, so there is nothing to go back to"
        : ` to ${knownGood.id}`;
    const verdict = (0,lib_verdict/* hold */._2)("would_roll_back", `Production would have been rolled back from ${candidate.id}${to}, but this plan only observes: ${summary}`, "Decide: keep the release, or dispatch a rollback. Without `observe: true` the watch rolls back by itself.", evidence);
    return { kind: "end", verdict };
}

// EXTERNAL MODULE: ./build/src/engine/watch/watch-memory.js
var watch_memory = __webpack_require__(9543);
// EXTERNAL MODULE: ./build/src/release/rollout-stage.js
var rollout_stage = __webpack_require__(92741);
;// CONCATENATED MODULE: ./build/src/engine/rollout/rollout-moved.js



/** Somebody went on, gave it to everybody or took it back: not ours to judge this stage any more. An unreadable host changes nothing. */
async function rolloutMoved({ rollouts }, { payload }, stage, now) {
    try {
        const rollout = (await rollouts?.readRollout()) ?? null;
        const isOurs = rollout?.state === "active" && rollout.candidateId === payload.candidate.id;
        const isAnother = isOurs && (0,rollout_stage/* beganSince */.I)(rollout, stage.startedAt, now);
        if (isOurs && rollout.activeStage === stage.index && !isAnother)
            return null;
        return (0,lib_verdict/* hold */._2)("rollout_moved", describeMove(payload.candidate.id, isOurs ? rollout : null, isAnother), "Nothing: what the host shows now is read, and judged from now on.");
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ)
            return null;
        throw error;
    }
}
function describeMove(id, rollout, isAnother) {
    if (rollout === null)
        return `The rolling release of ${id} is not under way any more.`;
    if (isAnother)
        return `Somebody took the rolling release of ${id} back and began another one.`;
    return `Somebody took the rolling release of ${id} to stage ${(rollout.activeStage ?? 0) + 1}.`;
}

// EXTERNAL MODULE: ./build/src/engine/watch/watched-release.js
var watched_release = __webpack_require__(92898);
;// CONCATENATED MODULE: ./build/src/engine/rollout/ask-both-sides.js
/** Production's http gates of the release in a stage of its rollout; and, where one fails, of what serves beside it. */




/** Other gates cannot ask for one side, and are asked when everybody gets the release. */
async function askBothSides(context, journal, release, memory) {
    const verify = (0,health_probe/* httpGates */.JX)(context);
    const beside = (0,watched_release/* besideOf */.A)(context, release);
    if (verify.length === 0 || beside === null)
        return [];
    const verdict = await (0,stage_gates/* checkGates */.P)(context, journal, { setup: null, verify }, (0,watched_release/* targetOf */.$)(context, release));
    if (verdict.outcome !== "fail") {
        // What could not be asked is asked again at the next look.
        if (verdict.outcome === "pass")
            memory.gates = verdict;
        return [verdict];
    }
    const others = await Promise.all(verify.map((item) => context.checkGate(item, beside)));
    if (others.every(({ outcome }) => outcome !== "fail")) {
        memory.gates = verdict;
        return [verdict];
    }
    return [
        (0,lib_verdict/* hold */._2)("both_sides_fail", `${verdict.summary} What serves beside it fails as well, so this may not be the release.`, "Look at what both need: the database, a vendor, the domain. The gates are asked again at each check.", verdict.evidence),
    ];
}

// EXTERNAL MODULE: ./build/src/plan/needs-everybody.js
var needs_everybody = __webpack_require__(53346);
// EXTERNAL MODULE: ./build/src/plan/warms-up.js
var warms_up = __webpack_require__(14161);
;// CONCATENATED MODULE: ./build/src/judge/rollout-watch.js
/**
 * The plan's watch where a release gets its visitors in stages. Each stage but the last is judged by itself, and then
 * the release for the whole of `for`: each has an equal part of the false alarms, so that together they have the
 * plan's. Pure.
 */




/** A stage has no goals: they are for the end. What counts visitors from below waits until all of them come. */
function stageWatch(watch, stage) {
    const part = withPart(watch, stage.stages);
    const isApart = (metric) => !stage.isSameCommit || !isByCommit(watch, metric);
    const conditions = watch.rollbackConditions.filter(({ metric }) => isApart(metric));
    return {
        ...part,
        ends: "at-time",
        rollbackConditions: conditions.flatMap((condition) => withinStage(condition, watch, stage)),
        successConditions: [],
        regression: { ...part.regression, metrics: part.regression.metrics.filter(isApart) },
    };
}
function isByCommit({ metrics }, name) {
    return metrics[name]?.ofRelease === "commit";
}
/**
 * A stage beside another build of the same commit: what its vendor keeps by commit is of both, and says nothing of either.
 * Null where every condition can be judged.
 */
function judgeSameCommit(watch, commit) {
    const mixed = watch.rollbackConditions.filter(({ metric }) => isByCommit(watch, metric)).map(({ text }) => text);
    if (mixed.length === 0)
        return null;
    return (0,lib_verdict/* hold */._2)("builds_alike", `What serves beside this release is another build of the same commit (${commit.slice(0, 7)}), and these conditions are about the commit, so that they cannot be judged of one of the two: ${mixed.join("; ")}.`, "Look at the two builds yourself.");
}
function finalWatch(watch, stages) {
    return withPart(watch, stages);
}
function withPart(watch, stages) {
    const { regression } = watch;
    return { ...watch, regression: { ...regression, falseAlarms: regression.falseAlarms / stages } };
}
/**
 * A window that is longer than the rollout is old could never be judged to its end. So many events in it are too many in a
 * part of it as well; a share or a quantile of a part is another number, and waits.
 */
function withinStage(condition, watch, { rollout, own }) {
    const metric = watch.metrics[condition.metric];
    if ((0,needs_everybody/* needsEverybody */.d)(condition, metric))
        return [];
    if (condition.kind === "change" || metric === undefined)
        return [condition];
    const span = metric.provider === plan/* PROBE_PROVIDER */.ZJ ? own : rollout;
    const knownMs = span.to - span.from - ((0,warms_up/* warmsUp */.m)(metric.measure) ? watch.warmUpMs : 0);
    if (condition.overMs <= knownMs)
        return [condition];
    const isCount = condition.kind === "threshold" && metric.measure.unit === "count";
    return isCount ? [{ ...condition, overMs: knownMs }] : [];
}

;// CONCATENATED MODULE: ./build/src/engine/watch/judged-watch.js

/** All of its stages so far, up to the end of the one that is watched; else the watch, or as much of it as it served. */
function spanOf({ record, stage, servedUntil, }) {
    if (stage !== undefined)
        return { from: stage.startedAt, to: stage.to };
    const { promotedAt: from, payload } = record;
    const end = from + payload.watchForMs;
    return servedUntil === undefined || servedUntil >= end ? { from, to: end } : { from, to: servedUntil, isCut: true };
}
function watchOf(watch, release) {
    const { record, stage } = release;
    const { rollout } = record.payload;
    if (watch === null || rollout === undefined)
        return watch;
    const stages = rollout.percents.length;
    if (stage === undefined)
        return finalWatch(watch, stages);
    const own = { from: stage.from, to: stage.to };
    return stageWatch(watch, { stages, rollout: spanOf(release), own, isSameCommit: isBesideSameCommit(release) });
}
/** What of the plan's watch cannot be judged of a stage; null where that is nothing. */
function unjudgedOfStage(watch, release) {
    if (watch === null || !isBesideSameCommit(release))
        return null;
    return judgeSameCommit(watch, release.record.payload.commit);
}
function isBesideSameCommit({ record, stage }) {
    const { commit, previous } = record.payload;
    return stage !== undefined && previous?.commit === commit;
}

;// CONCATENATED MODULE: ./build/src/engine/watch/look-once.js
/**
 * One look at production: everything that it needs comes from the plan, the release record and the world, so that it does
 * not matter who looked before. The loop of a watch calls it until it ends; a schedule may call it once.
 */





















/** Before production is believed to have moved. */
const LOOKS = 3;
const BETWEEN_LOOKS_MS = 2_000;
async function lookOnce(context, journal, release, memory) {
    const { clock, plan } = context;
    const { record } = release;
    const watch = watchOf(plan.stages.production.watch, release);
    const span = spanOf(release);
    if (watch === null) {
        const gates = await askGates(context, journal, release, memory);
        const answer = judgeGates(gates);
        return { answer, standings: [], compared: comparison_answer/* NOTHING_COMPARED */.W, elapsedMs: 0, totalMs: 0, nextAt: clock.now() };
    }
    /** The end of the watch, before anything is read. */
    const endWith = (answer) => ({
        answer: watch.observe ? onlyObserved(answer, record.payload) : answer,
        standings: [],
        compared: comparison_answer/* NOTHING_COMPARED */.W,
        elapsedMs: clock.now() - span.from,
        totalMs: span.to - span.from,
        nextAt: clock.now(),
    });
    const moved = await productionMoved(context, release);
    if (moved !== null)
        return endWith({ kind: "end", verdict: moved });
    const isDown = memory.outage.standing?.outcome === "fail";
    const gates = isDown
        ? [memory.gates].filter((gate) => gate !== null)
        : await askGates(context, journal, release, memory);
    const down = await probe(context, journal, release, memory, taskOf(watch, release, memory));
    // A site that is down is not kept waiting for what its metrics say.
    const failed = [...gates, ...down].find(({ outcome }) => outcome === "fail");
    if (failed !== undefined)
        return endWith({ kind: "rollback", verdict: failed });
    const task = taskOf(watch, release, memory);
    const now = clock.now();
    const unjudged = unjudgedOfStage(plan.stages.production.watch, release);
    const look = { task, now, gates: [...gates, ...down, ...(unjudged === null ? [] : [unjudged])] };
    const { answer: judged, standings, compared } = await readAndJudge(context, watch, release, memory, look);
    const asked = standings.map(({ watched, verdict }) => ({ text: watched.condition.text, verdict }));
    (0,watch_memory/* rememberBlindness */.Y2)(memory, [...asked, ...compared.standings], now);
    const answer = watch.observe ? onlyObserved(judged, record.payload) : judged;
    const nextAt = planNextLook(task, clock.now(), compared, memory);
    return { answer, standings, compared, elapsedMs: now - span.from, totalMs: probedTo(task) - span.from, nextAt };
}
/** Sooner than usual where something that is compared is nearly shown. */
function planNextLook({ span, everyMs, settledAt }, now, { standings }, memory) {
    const isUrgent = standings.some(({ isNear }) => isNear);
    const nextAt = (0,watch_grid/* nextLookAt */.MM)(span, everyMs, now, settledAt, isUrgent);
    memory.isExtra = nextAt < (0,watch_grid/* nextLookAt */.MM)(span, everyMs, now, settledAt);
    return nextAt;
}
function judgeGates(gates) {
    return (0,judge_watch/* judgeWatch */.v)({
        rollback: [],
        success: [],
        gates,
        ended: true,
        graceOver: true,
        ends: "at-time",
        onHold: "wait",
        blind: null,
    });
}
/** Asked once by each process that watches, and again while a vendor behind a gate gives no answer. */
async function askGates(context, journal, release, memory) {
    const { gates } = memory;
    if (release.servedUntil !== undefined)
        return [];
    if (release.stage !== undefined)
        return gates === null ? askBothSides(context, journal, release, memory) : [gates];
    const { production } = context.plan.stages;
    if (production.verify.length === 0)
        return [];
    const target = (0,watched_release/* targetOf */.$)(context, release);
    memory.setup ??= (0,stage_setup/* createStageSetup */.a)(context, journal, production, target);
    const isOpen = gates === null || (gates.outcome === "hold" && (0,reason_code/* reasonClass */.hJ)(gates.reasonCode) === "vendor");
    const verdict = isOpen ? await (0,stage_gates/* checkGates */.P)(context, journal, production, target, memory.setup) : gates;
    memory.gates = verdict;
    if (verdict.down !== true)
        return [verdict];
    // Somebody else may be the cause of silence, this runner's network too: then they are asked again at the next look.
    const standing = await (0,confirm_outage/* confirmOutage */.mw)(context, journal, release, memory.outage);
    if (standing?.outcome !== "hold")
        return [verdict];
    memory.gates = null;
    return [standing];
}
/** A round of health checks, and how production stands where it is down. */
async function probe(context, journal, release, memory, task) {
    const { outage } = memory;
    if (release.servedUntil !== undefined)
        return [];
    if (outage.standing?.outcome === "fail")
        return [outage.standing];
    // After the end the first round of a watch that was started again still begins the time that is made up for.
    if (!memory.isExtra && (context.clock.now() <= probedTo(task) || memory.rounds.length === 0)) {
        const { round, answer } = await (0,health_probe/* makeProbeRound */.fn)(context, (0,watched_release/* targetOf */.$)(context, release), (0,watched_release/* besideOf */.A)(context, release));
        if (round !== null)
            memory.rounds.push(round);
        outage.askedAt = context.clock.now();
        if (answer === "answered")
            (0,confirm_outage/* rememberAnswer */.EL)(journal, outage);
        if (answer === "down")
            await (0,confirm_outage/* confirmOutage */.mw)(context, journal, release, outage);
    }
    return outage.standing === null ? [] : [outage.standing];
}
function probedTo({ span, conditions }) {
    const probed = conditions.filter(({ metric }) => metric.provider === plan/* PROBE_PROVIDER */.ZJ);
    return Math.max(span.to, ...probed.map((one) => one.span.to));
}
/** The same object until the first health check shifts what is judged: what is cached of its conditions stays. */
function taskOf(watch, release, memory) {
    const span = spanOf(release);
    // The stages before were checked when they were watched.
    const own = release.stage ?? span;
    const probed = (0,probe_rounds/* probeSpan */.F)({ from: own.from, to: own.to }, watch.everyMs, memory.rounds, memory.attended);
    if (memory.task === null || memory.probedFrom !== probed.from) {
        memory.task = (0,judge_look/* watchTask */.T3)(watch, span, probed);
        memory.probedFrom = probed.from;
        (0,watch_memory/* startFindings */.Hv)(memory, memory.task);
    }
    return memory.task;
}
/** Reads what the judge asks for until it has an answer. */
async function readAndJudge(context, watch, { record, stage }, memory, look) {
    const { commit, candidate, previous } = record.payload;
    const environment = "production";
    const release = { commit, environment, deploymentId: candidate.id };
    const baseline = { commit: previous?.commit ?? "", environment, ...(previous && { deploymentId: previous.id }) };
    const history = { commit, environment, anyRelease: true };
    const scopes = { release, baseline, history };
    const reader = (0,series_reader/* createSeriesReader */.$)(context, { scopes, promotedAt: look.task.span.from }, memory.series);
    const comparing = (0,comparison_task/* comparisonTask */.tO)(watch, look.task.span, baseline.commit !== "", stage !== undefined);
    const { rounds, findings, blindSince, presence, prepared } = memory;
    const compare = await openComparing(comparing);
    (0,watch_memory/* reopenHoles */.r0)(memory, look.now >= look.task.settledAt);
    for (;;) {
        const compared = compare(look.now, reader.known, prepared);
        const judged = (0,judge_look/* judgeLook */.FD)({ ...look, known: reader.known, rounds, findings, compared, blindSince, presence });
        if (judged.kind === "judged") {
            (0,watch_memory/* compactFindings */.Sy)(memory, look.now);
            return { ...judged, compared };
        }
        await reader.read([...judged.requests, ...compared.requests]);
    }
}
/** What judges evidence declares its files, too, which a rollback must not wait for: loaded where something is compared. */
async function openComparing(task) {
    if (task.comparisons.length === 0)
        return () => comparison_answer/* NOTHING_COMPARED */.W;
    const { judgeComparisons } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(6681), __webpack_require__.e(5872), __webpack_require__.e(8150)]).then(__webpack_require__.bind(__webpack_require__, 65872));
    return (now, known, cache) => judgeComparisons(task, now, known, cache);
}
/** Somebody else's deployment is not ours to judge or roll back. An unreadable host changes nothing here. */
async function productionMoved({ clock, signal }, { host, record, stage, servedUntil }) {
    if (servedUntil !== undefined)
        return null;
    if (stage !== undefined)
        return rolloutMoved(host, record, stage, clock.now());
    try {
        let productionDeploymentId = null;
        // The host's answers lag behind one another for moments, so that one alone ends no watch.
        for (let looks = 1; looks <= LOOKS; looks += 1) {
            if (looks > 1)
                await clock.sleep(BETWEEN_LOOKS_MS, signal);
            ({ productionDeploymentId } = await host.readProject());
            if (productionDeploymentId === record.payload.candidate.id)
                return null;
        }
        return (0,lib_verdict/* hold */._2)("production_moved", `Production was changed to ${productionDeploymentId ?? "nothing"} by somebody else, so the watch of ${record.payload.candidate.id} ends.`, "Check what production serves now; if Holdpoint made that change, it has its own watch.");
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ)
            return null;
        throw error;
    }
}


/***/ }),

/***/ 74399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ createSeriesMemory),
  $: () => (/* binding */ createSeriesReader)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
;// CONCATENATED MODULE: ./build/src/judge/series/series-request.js
function keyOfRequest({ metric, window, of, what }) {
    return `${metric.name} ${of} ${window.from} ${window.to} ${what.kind === "total" ? "total" : keyOfBuckets(what)}`;
}
/** Which series of the metric is meant, whatever part of it. */
function keyOfBuckets({ bucketMs, above, isEstimated }) {
    return `${bucketMs} ${above ?? ""} ${isEstimated === true ? "estimated" : ""}`;
}

// EXTERNAL MODULE: ./build/src/judge/series/order-buckets.js
var order_buckets = __webpack_require__(60525);
;// CONCATENATED MODULE: ./build/src/engine/watch/release-series.js
/**
 * The buckets of the release, series by series. Those that are firm are kept by a process that stays, as a cache only: a look
 * without it reads more in one request, and answers the same.
 */


/** What is younger is read again at each look: a vendor adds to it for a while. */
const FIRM_AFTER_MS = 10 * 60_000;
/** Requests for the same series are one, for the time from the first of them to the last. */
function joinRequests(requests) {
    const parts = new Map();
    for (const { metric, what, window } of requests) {
        if (what.kind !== "buckets")
            continue;
        const key = keyOfSeries(metric, what);
        const before = parts.get(key)?.window ?? window;
        const joined = { from: Math.min(before.from, window.from), to: Math.max(before.to, window.to) };
        parts.set(key, { metric, what, window: joined });
    }
    return [...parts.values()];
}
function keyOfSeries({ name }, what) {
    return `${name} ${keyOfBuckets(what)}`;
}
function createReleaseSeries({ scope, promotedAt, firm, now }) {
    const held = new Map();
    // As it was before this look: what one request of the look leaves out, another may want.
    const keptBefore = new Map(firm);
    async function add(source, { what, window }, before) {
        const span = { from: before.to, to: window.to };
        const { bucketMs, above, isEstimated } = what;
        const limit = above === null ? {} : { above, ...(isEstimated === undefined ? {} : { isEstimated }) };
        const added = span.from >= span.to
            ? []
            : ((await source.readBuckets?.({ span, bucketMs, since: promotedAt, ...limit }, scope)) ?? []);
        const pageOf = await source.pages?.(scope);
        const buckets = [...before.buckets, ...(0,order_buckets/* orderBuckets */.k)(added).filter((bucket) => bucket.from >= span.from)];
        return { from: before.from, to: window.to, buckets, ...(pageOf === undefined ? {} : { pageOf }) };
    }
    return {
        known(metric, what, window) {
            const stretch = held.get(keyOfSeries(metric, what));
            if (stretch === undefined || stretch.from > window.from || stretch.to < window.to)
                return undefined;
            const { pageOf } = stretch;
            const buckets = sliceOf(stretch.buckets, window);
            return { kind: "buckets", buckets, ...(pageOf === undefined ? {} : { pageOf }) };
        },
        async read(source, part) {
            if (source.readBuckets === undefined)
                return false;
            const { metric, what } = part;
            const key = keyOfSeries(metric, what);
            // What was read at this look already is asked for again only together with more.
            const known = held.get(key) ?? part.window;
            const window = { from: Math.min(part.window.from, known.from), to: Math.max(part.window.to, known.to) };
            const kept = keptBefore.get(key);
            const isKept = kept !== undefined && kept.from <= window.from && kept.to >= window.from;
            const before = isKept ? partOf(kept, window) : { from: window.from, to: window.from, buckets: [] };
            const stretch = await add(source, { ...part, window }, before);
            held.set(key, stretch);
            firm.set(key, firmPart(stretch, now - FIRM_AFTER_MS - metric.settleMs));
            return true;
        },
    };
}
/** Without what nobody asked for at this look: a watch of days keeps no more than it needs. */
function partOf({ to, buckets }, window) {
    const inside = buckets.filter((bucket) => bucket.from >= window.from && bucket.to <= window.to);
    return { from: window.from, to: Math.min(to, inside.at(-1)?.to ?? window.from), buckets: inside };
}
/** From the beginning on, as far as each follows the one before, is complete and old enough. */
function firmPart({ from, buckets }, until) {
    let reach = from;
    let count = 0;
    for (const bucket of buckets) {
        if (bucket.from !== reach || !bucket.complete || bucket.to > until)
            break;
        reach = bucket.to;
        count += 1;
    }
    return { from, to: reach, buckets: buckets.slice(0, count) };
}
/** Those that reach into the window. */
function sliceOf(buckets, window) {
    const first = firstAfter(buckets, window.from);
    let end = first;
    while ((buckets[end]?.from ?? Number.POSITIVE_INFINITY) < window.to)
        end += 1;
    return first === 0 && end === buckets.length ? buckets : buckets.slice(first, end);
}
/** Index of the first that ends after an instant; they may be of several lengths, and are in the order of their beginning. */
function firstAfter(buckets, at) {
    let low = 0;
    let high = buckets.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((buckets[middle]?.to ?? Number.POSITIVE_INFINITY) <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./build/src/engine/watch/series-reader.js
/** Reads for one look what the judge asks for. Whatever asks about the same series of a metric shares what is read of it. */



/** Windows of a metric that are read by themselves until it is judged again: a site that burns need not wait for all of its past. */
const READ_AT_ONCE = 8;
function createSeriesMemory() {
    return { before: new Map(), firm: new Map() };
}
function createSeriesReader(context, { scopes, promotedAt }, memory) {
    const now = context.clock.now();
    const release = createReleaseSeries({ scope: scopes.release, promotedAt, firm: memory.firm, now });
    const single = createSingleReads(scopes, memory);
    const troubles = createTroubles();
    const bucketless = new Set();
    async function readRelease(source, requests) {
        for (const part of joinRequests(requests)) {
            if (!(await release.read(source, part)))
                bucketless.add(part.metric.name);
        }
        await single.read(source, requests.filter(({ what }) => what.kind === "total").slice(0, READ_AT_ONCE));
    }
    async function readMetric(requests) {
        const own = requests.filter(({ of }) => of === "release");
        const others = requests.filter(({ of }) => of !== "release");
        for (const wanted of [own, others]) {
            const [first] = wanted;
            if (first === undefined || troubles.of(first) !== undefined)
                continue;
            try {
                const source = await context.metricSource(first.metric);
                await (wanted === own ? readRelease(source, wanted) : single.read(source, wanted));
            }
            catch (error) {
                if (!(error instanceof lib_error/* ProviderError */.mZ))
                    throw error;
                troubles.add(first, error);
            }
        }
    }
    return {
        known(request) {
            const { metric, of, what, window } = request;
            if (of !== "release" || what.kind !== "buckets")
                return single.known(request) ?? troubles.of(request);
            if (bucketless.has(metric.name))
                return { kind: "none" };
            return release.known(metric, what, window) ?? troubles.of(request);
        },
        async read(requests) {
            const asked = [...new Map(requests.map((request) => [keyOfRequest(request), request])).values()];
            const names = new Set(asked.map(({ metric }) => metric.name));
            await Promise.all([...names].map((name) => readMetric(asked.filter(({ metric }) => metric.name === name))));
        },
    };
}
/** Who gave no answer at this look is not asked again at it. What is not known of the past hides no present. */
function createTroubles() {
    const [release, before] = [new Map(), new Map()];
    return {
        of({ metric: { name }, of }) {
            return release.get(name) ?? (of === "release" ? undefined : before.get(name));
        },
        add({ metric: { name }, of }, { reasonCode, message, remedy }) {
            (of === "release" ? release : before).set(name, { kind: "trouble", reasonCode, message, remedy });
        },
    };
}
/** What is read request by request: single windows, and the time before the promotion. */
function createSingleReads(scopes, { before }) {
    const reads = new Map();
    return {
        known(request) {
            const key = keyOfRequest(request);
            return before.get(key) ?? reads.get(key);
        },
        async read(source, requests) {
            for (const request of requests) {
                const { of } = request;
                // What was there before is what serves beside the release, and goes on: it is read again at each look.
                const answer = await askSource(source, request, scopes[of === "control" ? "baseline" : of]);
                const isOver = of === "baseline" || of === "history";
                const kept = isOver && isFinal(answer) ? before : reads;
                kept.set(keyOfRequest(request), answer);
            }
        },
    };
}
async function askSource(source, { what, window }, scope) {
    if (what.kind === "total")
        return { kind: "total", reading: await source.read(window, scope) };
    if (source.readBuckets === undefined)
        return { kind: "none" };
    const { bucketMs, above } = what;
    const limit = above === null ? {} : { above };
    return { kind: "buckets", buckets: await source.readBuckets({ span: window, bucketMs, ...limit }, scope) };
}
function isFinal(read) {
    if (read.kind === "total")
        return read.reading.complete;
    return read.kind === "buckets" && read.buckets.every(({ complete }) => complete);
}


/***/ }),

/***/ 45323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ showLook),
  Y: () => (/* binding */ standingOf)
});

// EXTERNAL MODULE: ./build/src/judge/recorded-condition.js
var recorded_condition = __webpack_require__(34145);
// EXTERNAL MODULE: ./build/src/judge/regression/comparison-words.js
var comparison_words = __webpack_require__(99790);
// EXTERNAL MODULE: ./build/src/lib/reason-code.js + 6 modules
var reason_code = __webpack_require__(27215);
// EXTERNAL MODULE: ./build/src/plan/condition.js
var condition = __webpack_require__(75444);
;// CONCATENATED MODULE: ./build/src/engine/watch/show-compared.js
/** Shows what a watch compares, and how it stands; keeps what it was computed from for the result. */



/** Longest that vendors take until data is complete; only for what is shown. */
const SETTLING_MS = 3 * 60_000;
/** `announced`: what was said by this process already. What is compared with what is said once, as soon as it is known. */
function showCompared({ plan }, journal, { compared, elapsedMs }, announced) {
    for (const one of compared.prepared) {
        const title = (0,comparison_words/* titleOfComparison */.b5)(one.comparison);
        if (!announced.has(title))
            journal.note((0,comparison_words/* announceComparison */.NV)(one));
        announced.add(title);
    }
    for (const { text, verdict } of compared.standings) {
        // Until there is some data all is open by nature.
        const isFilling = elapsedMs < condition/* DEFAULT_WINDOW_MS */.I + SETTLING_MS && verdict?.outcome === "hold";
        if (verdict !== null && (!isFilling || isTrouble(verdict)))
            journal.condition(text, verdict);
    }
    if (compared.evidence === null)
        return;
    journal.comparison(() => {
        const answered = compared.answered();
        return answered === null ? null : { ...answered, planDigest: plan.digest };
    });
}
function isTrouble({ reasonCode }) {
    return ["vendor", "credential"].includes((0,reason_code/* reasonClass */.hJ)(reasonCode));
}

;// CONCATENATED MODULE: ./build/src/engine/watch/show-look.js


/** `announced`: what was said by this process already. */
function showLook(context, journal, look, announced) {
    for (const standing of look.standings)
        showCondition(journal, standing, look.elapsedMs);
    showCompared(context, journal, look, announced);
}
/** How far the watch is, and how many of its conditions are clear. */
function standingOf({ standings, compared, elapsedMs, totalMs }) {
    const all = [...standings, ...compared.standings];
    const clear = all.filter(({ verdict }) => verdict?.outcome === "pass").length;
    return { elapsedMs, totalMs, clear, open: all.length - clear };
}
/** Until its first window is full a condition is open by nature; that is not worth a line, unless its vendor is in trouble. */
function showCondition(journal, standing, elapsedMs) {
    const { watched, verdict } = standing;
    if (verdict === null)
        return;
    const { condition, span, watched: whole } = watched;
    const filling = elapsedMs - (span.from - whole.from) < condition.overMs + SETTLING_MS && verdict.outcome === "hold";
    if (!filling || isTrouble(verdict))
        journal.condition(condition.text, verdict, (0,recorded_condition/* recordCondition */.N)(standing));
}


/***/ }),

/***/ 9543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hv: () => (/* binding */ startFindings),
/* harmony export */   Sy: () => (/* binding */ compactFindings),
/* harmony export */   Y2: () => (/* binding */ rememberBlindness),
/* harmony export */   gl: () => (/* binding */ judgedUntil),
/* harmony export */   r0: () => (/* binding */ reopenHoles),
/* harmony export */   xl: () => (/* binding */ createWatchMemory)
/* harmony export */ });
/* harmony import */ var _judge_judge_look_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(71524);
/* harmony import */ var _judge_judge_span_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70587);
/* harmony import */ var _judge_watch_grid_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92607);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(73866);
/* harmony import */ var _lib_reason_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27215);
/* harmony import */ var _confirm_outage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44331);
/* harmony import */ var _series_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74399);
/**
 * What a process that watches has seen. Health checks and the verdicts of gates are what a look is given, since nobody can
 * ask for them again; the rest is cache: a look without it reads more and answers the same.
 */







/** Windows without data that are read again at one look. A metric that nobody reports is not asked for all its windows each minute. */
const REREAD_AT_ONCE = 10;
/** `before`: what the record says of looks before, where nobody stays. */
function createWatchMemory(attended, before = null) {
    return {
        attended,
        presence: before?.presence ?? null,
        judgedUntil: before?.judgedUntil ?? null,
        rounds: [],
        setup: null,
        gates: null,
        task: null,
        probedFrom: 0,
        findings: new Map(),
        series: (0,_series_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .createSeriesMemory */ .Z)(),
        prepared: new Map(),
        blindSince: new Map(),
        outage: (0,_confirm_outage_js__WEBPACK_IMPORTED_MODULE_3__/* .createOutageMemory */ .nf)(),
        isExtra: false,
    };
}
/**
 * Forgets what was not final, so that it is read again: what a vendor in trouble did not answer, and the newest windows
 * without data; all of these once the watch is over.
 */
function reopenHoles({ findings }, isOver) {
    for (const [watched, { firm, found }] of findings) {
        let reopened = 0;
        const newestFirst = [...found].toSorted(([one], [other]) => other - one);
        const kept = newestFirst.filter(([, finding]) => {
            if (finding.kind !== "hole" || finding.settled === true)
                return true;
            const isEmpty = (0,_lib_reason_code_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonClass */ .hJ)(finding.verdict.reasonCode) === "data";
            reopened += isEmpty ? 1 : 0;
            return isEmpty && !isOver && reopened > REREAD_AT_ONCE;
        });
        findings.set(watched, { firm, found: new Map(kept) });
    }
}
/** Keeps no more of what is judged for good than that it is. */
function compactFindings({ findings }, now) {
    for (const [watched, found] of findings)
        findings.set(watched, (0,_judge_judge_span_js__WEBPACK_IMPORTED_MODULE_1__/* .firmUp */ .m)(watched, now, found));
}
/** Only who stays knows how long a vendor has given no answer: a single look may have met the one moment of it. */
function rememberBlindness({ blindSince }, standings, now) {
    for (const standing of standings) {
        const { text } = standing;
        if (!(0,_judge_judge_look_js__WEBPACK_IMPORTED_MODULE_0__/* .isBlind */ .iE)(standing))
            blindSince.delete(text);
        else if (!blindSince.has(text))
            blindSince.set(text, now);
    }
}
/** Another task is judged: what is judged for good by the record's word is not read again. */
function startFindings({ findings, judgedUntil }, { conditions }) {
    findings.clear();
    if (judgedUntil === null)
        return;
    for (const watched of conditions.filter(isJudgedThroughout)) {
        findings.set(watched, { firm: (0,_judge_watch_grid_js__WEBPACK_IMPORTED_MODULE_5__/* .countEnded */ .CU)(watched.grid, judgedUntil), found: new Map() });
    }
}
/** Health checks are known by who looked, and of a goal the newest window alone counts. */
function isJudgedThroughout({ metric, list }) {
    return metric.provider !== _plan_plan_js__WEBPACK_IMPORTED_MODULE_6__/* .PROBE_PROVIDER */ .ZJ && list === "rollback";
}
/** Until when every condition is judged for good; null where none is judged window by window. */
function judgedUntil({ findings, task }) {
    const read = (task?.conditions ?? []).filter(isJudgedThroughout);
    if (task === null || read.length === 0)
        return null;
    return Math.min(...read.map((watched) => watched.grid[(findings.get(watched)?.firm ?? 0) - 1]?.to ?? task.span.from));
}


/***/ }),

/***/ 63562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ watchProduction)
});

// EXTERNAL MODULE: ./build/src/engine/watch/confirm-outage.js + 2 modules
var confirm_outage = __webpack_require__(44331);
// EXTERNAL MODULE: ./build/src/engine/watch/health-probe.js
var health_probe = __webpack_require__(78303);
;// CONCATENATED MODULE: ./build/src/engine/watch/ask-between-looks.js


function askBetweenLooks(context, journal, release, memory) {
    const stopped = new AbortController();
    const { signal } = context;
    const stop = signal === undefined ? stopped.signal : AbortSignal.any([signal, stopped.signal]);
    const asking = ask(context, journal, release, memory, stop);
    const never = new Promise(() => undefined);
    const down = asking.then((isDown) => (isDown ? undefined : never), (error) => {
        if (stopped.signal.aborted)
            return never;
        throw error;
    });
    // Somebody waits for it only while a look or a pause is under way.
    down.catch(() => undefined);
    return { down, stop: () => stopped.abort() };
}
/** False where the checks of the watch themselves are as frequent, or no gate only reads. */
async function ask(context, journal, release, memory, stop) {
    const { watch } = context.plan.stages.production;
    if (watch === null || watch.probeEveryMs >= watch.everyMs || (await (0,health_probe/* readingGates */.TN)(context)).length === 0)
        return false;
    for (;;) {
        const { clock } = context;
        const waitMs = Math.max(memory.askedAt + watch.probeEveryMs, memory.quietUntil) - clock.now();
        if (waitMs > 0) {
            await clock.sleep(waitMs, stop);
            continue;
        }
        const standing = await (0,confirm_outage/* confirmOutage */.mw)(context, journal, release, memory);
        if (standing?.outcome === "fail")
            return true;
        stop.throwIfAborted();
    }
}

;// CONCATENATED MODULE: ./build/src/engine/watch/closable-journal.js
function createClosableJournal(journal) {
    let isOpen = true;
    const whileOpen = (hear) => (...heard) => {
        if (isOpen)
            hear(...heard);
    };
    return {
        journal: {
            ...journal,
            step: whileOpen(journal.step),
            progress: whileOpen(journal.progress),
            note: whileOpen(journal.note),
            noteOnce: whileOpen(journal.noteOnce),
            gate: whileOpen(journal.gate),
            condition: whileOpen(journal.condition),
            comparison: whileOpen(journal.comparison),
        },
        close: () => {
            isOpen = false;
        },
    };
}

// EXTERNAL MODULE: ./build/src/engine/watch/look-once.js + 5 modules
var look_once = __webpack_require__(12453);
// EXTERNAL MODULE: ./build/src/engine/watch/show-look.js + 1 modules
var show_look = __webpack_require__(45323);
// EXTERNAL MODULE: ./build/src/engine/watch/watch-memory.js
var watch_memory = __webpack_require__(9543);
;// CONCATENATED MODULE: ./build/src/engine/watch/watch-production.js





/** `stayUntil`: when whoever stays must leave; null where nothing limits that. */
async function watchProduction(context, journal, release, stayUntil = null) {
    const { record } = release;
    const memory = (0,watch_memory/* createWatchMemory */.xl)(true);
    const heard = createClosableJournal(journal);
    const between = askBetweenLooks(context, heard.journal, release, memory.outage);
    const announced = new Set();
    let previousMs = null;
    try {
        for (;;) {
            const look = (await unlessDown((0,look_once/* lookOnce */.n)(context, heard.journal, release, memory), between)) ??
                (await (0,look_once/* lookOnce */.n)(context, journal, release, memory));
            (0,show_look/* showLook */.h)(context, journal, look, announced);
            if (look.answer.kind !== "continue")
                return look.answer;
            journal.tick({ ...(0,show_look/* standingOf */.Y)(look), previousMs });
            if (stayUntil !== null && look.nextAt > stayUntil)
                return { kind: "hand-over", looks: looksOf(memory, record) };
            previousMs = look.elapsedMs;
            await pause(context, look.nextAt, between);
        }
    }
    finally {
        between.stop();
        heard.close();
    }
}
/** Null where production is down before the work is done: what the vendors say of it can wait, and production cannot. */
function unlessDown(work, { down }) {
    return Promise.race([work, down.then(() => null)]);
}
async function pause({ clock, signal }, until, between) {
    const enough = new AbortController();
    const stop = signal === undefined ? enough.signal : AbortSignal.any([signal, enough.signal]);
    try {
        await unlessDown(clock.sleep(Math.max(0, until - clock.now()), stop), between);
    }
    finally {
        enough.abort();
    }
}
/** Nobody was silent while somebody stayed. */
function looksOf(memory, { promotedAt }) {
    return {
        count: 0,
        longestSilenceMs: 0,
        judgedMs: Math.max(0, ((0,watch_memory/* judgedUntil */.gl)(memory) ?? promotedAt) - promotedAt),
        gatesOpen: memory.gates?.outcome === "hold",
    };
}


/***/ }),

/***/ 92898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ targetOf),
/* harmony export */   A: () => (/* binding */ besideOf)
/* harmony export */ });
/** Production, by its first domain; while only a part of the visitors get the release, one of its two sides. */
function targetOf({ plan, domainUrl, release, sides }, { record, stage }, side = "candidate") {
    const { candidate, previous } = record.payload;
    const isStable = side === "stable";
    return {
        url: domainUrl(plan.project.domains[0] ?? ""),
        deploymentId: isStable ? (previous?.id ?? "") : candidate.id,
        commit: isStable ? (previous?.commit ?? "") : release.commit,
        stage: "production",
        bypass: null,
        ...(stage === undefined || sides === null ? {} : { query: sides[side] }),
    };
}
/** What serves beside the release, where something does and can be asked. */
function besideOf(context, release) {
    return release.stage === undefined || context.sides === null ? null : targetOf(context, release, "stable");
}


/***/ }),

/***/ 80906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jy: () => (/* binding */ writeProductionStatus),
/* harmony export */   P0: () => (/* binding */ writeCommitStatus),
/* harmony export */   hD: () => (/* binding */ storeProductionStatus)
/* harmony export */ });
/* harmony import */ var _lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(60862);
/* harmony import */ var _release_evidence_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45915);
/* harmony import */ var _release_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45922);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94367);
/* harmony import */ var _require_author_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19651);
/** What a release's record and its commit are told on the way. */





async function writeCommitStatus(context, journal, forge, state, description) {
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .bestEffort */ .z$)(journal, "the commit status was not written", () => forge.setCommitStatus(context.release.commit, {
        context: "holdpoint/release",
        state,
        description,
        ...(context.runUrl === null ? {} : { targetUrl: context.runUrl }),
    }));
}
/**
 * What came of rungs that were taken before stays in the record, whatever is written into it next: one that must not be taken
 * twice is not, also where the release is watched again in between.
 * Throws where the status was written, but by a login whose records are not read back. */
async function writeProductionStatus(...status) {
    await storeProductionStatus(...status);
}
/** The same, with what the forge has stored. */
async function storeProductionStatus(context, forge, record, status, evidence = null) {
    const stored = await forge.createDeploymentStatus(record.forgeId, {
        ...(0,_release_record_js__WEBPACK_IMPORTED_MODULE_1__/* .renderProductionStatus */ .A3)({ ...status, rungs: status.rungs ?? record.rungs }),
        environmentUrl: (0,_lib_deployment_url_js__WEBPACK_IMPORTED_MODULE_4__/* .deploymentUrl */ .P)(context.plan.project.domains[0] ?? record.payload.candidate.url),
        ...(context.runUrl === null ? {} : { logUrl: (0,_release_evidence_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .renderEvidenceUrl */ .LV)(context.runUrl, evidence) }),
    });
    const { by } = context.plan.rollback;
    (0,_require_author_js__WEBPACK_IMPORTED_MODULE_3__/* .requireAuthor */ .R)([...context.options.authors, ...(status.phase === "rolled-back" ? by : [])], stored.creator);
    return stored;
}


/***/ }),

/***/ 55421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkReportFiles: () => (/* binding */ checkReportFiles),
/* harmony export */   writeReports: () => (/* binding */ writeReports)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/** Writes a result to the files that were asked for: a page, its Markdown, or the result itself. */


/** By the file's ending. What draws is loaded only for a file that has drawings. */
const RENDERERS = {
    ".html": async (result, plan) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(1850), __webpack_require__.e(6681), __webpack_require__.e(6114)]).then(__webpack_require__.bind(__webpack_require__, 96114))).renderPage(result, plan),
    ".md": async (result, plan) => {
        const [{ chartsOf }, { renderSummary }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(6681), __webpack_require__.e(566)]).then(__webpack_require__.bind(__webpack_require__, 88185)),
            __webpack_require__.e(/* import() */ 1475).then(__webpack_require__.bind(__webpack_require__, 11475)),
        ]);
        return renderSummary(result, plan, chartsOf(result, plan));
    },
    ".json": async (result) => `${JSON.stringify(result, null, 2)}\n`,
};
/** Files of a kind that nobody can write. */
function checkReportFiles(files) {
    return files
        .filter((file) => rendererOf(file) === undefined)
        .map((file) => ({
        message: `The report "${file}" has no known ending; expected ${Object.keys(RENDERERS).join(", ")}.`,
        remedy: "A page is .html, its text for GitHub .md, and the whole result for programs .json.",
    }));
}
/** What could not be written, in sentences: a report that fails changes nothing about a release. */
async function writeReports(files, result, plan) {
    const troubles = await Promise.all(files.map(async (file) => {
        const render = rendererOf(file);
        if (render === undefined)
            return [];
        const text = await render(result, plan);
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, text);
            return [];
        }
        catch (error) {
            return [`The report ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`];
        }
    }));
    return troubles.flat();
}
function rendererOf(file) {
    const ending = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.extname)(file).toLowerCase();
    return Object.hasOwn(RENDERERS, ending) ? RENDERERS[ending] : undefined;
}


/***/ }),

/***/ 67725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ writeUnlessRolledBack)
/* harmony export */ });
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21250);
/* harmony import */ var _write_release_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80906);


/**
 * The word on a rollback that was not made. What a person's rollback, or another run's, has written since is newer and stays.
 * Where the record cannot be read the word is written: without it a later run would carry out what was decided before.
 */
async function writeUnlessRolledBack(context, journal, forge, record, status, evidence = null) {
    const now = await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_0__/* .readAgainOrKnown */ .h4)(context, journal, forge, record);
    if (now.phase !== "rolled-back")
        await (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_1__/* .writeProductionStatus */ .Jy)(context, forge, record, status, evidence);
}


/***/ }),

/***/ 69408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ry: () => (/* binding */ countIn),
/* harmony export */   vA: () => (/* binding */ totalsOf),
/* harmony export */   z9: () => (/* binding */ settleBuckets)
/* harmony export */ });
/* harmony import */ var _series_fullest_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82932);
/** The buckets of a metric in the order of time, whatever order they came in. */

function settleBuckets(given) {
    const inOrder = isInOrder(given) ? given : putInOrder(given);
    return inOrder.map((data, index) => ({
        startSeconds: inOrder[index - 1]?.endSeconds ?? 0,
        endSeconds: data.endSeconds,
        data,
    }));
}
function isInOrder(given) {
    return given.every(({ endSeconds }, index) => endSeconds > (given[index - 1]?.endSeconds ?? 0));
}
function putInOrder(given) {
    const once = (0,_series_fullest_of_js__WEBPACK_IMPORTED_MODULE_0__/* .fullestOf */ .T)(given, ({ endSeconds }) => endSeconds, ranksOf);
    return once.toSorted((one, other) => one.endSeconds - other.endSeconds);
}
/** What any kind may count: first what says how complete it is, then what speaks against the release. */
function ranksOf(bucket) {
    const of = (field) => countIn(bucket, field);
    return [of("requests"), of("controlRequests"), -of("errors"), of("controlErrors"), -of("ratio")];
}
/** Sums of the buckets from one index up to, and not with, another. */
function totalsOf(buckets, from = 0, to = buckets.length) {
    const totals = { buckets: 0, seconds: 0, errors: 0, requests: 0, controlErrors: 0, controlRequests: 0, ratio: 0 };
    for (let index = from; index < to; index += 1) {
        const bucket = buckets[index];
        if (bucket === undefined)
            break;
        const { errors = 0, requests = 0, controlErrors = 0, controlRequests = 0, ratio = 0 } = bucket.data;
        totals.buckets += 1;
        totals.seconds += bucket.endSeconds - bucket.startSeconds;
        totals.errors += errors;
        totals.requests += requests;
        totals.controlErrors += controlErrors;
        totals.controlRequests += controlRequests;
        totals.ratio += ratio;
    }
    return totals;
}
function countIn(data, field) {
    return data[field] ?? 0;
}


/***/ }),

/***/ 37994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ instantOf),
/* harmony export */   Hn: () => (/* binding */ times),
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   VH: () => (/* binding */ odds),
/* harmony export */   nS: () => (/* binding */ lasting),
/* harmony export */   oG: () => (/* binding */ rarity),
/* harmony export */   zD: () => (/* binding */ grouped)
/* harmony export */ });
/** Numbers and times for people. Without `Intl`, whose first formatter takes as long as judging a watch of two days. */
/** Nobody reads more. */
const MOST = 1_000_000;
/** `1,234`. */
function grouped(value) {
    const whole = String(Math.round(value));
    return /^\d{4,15}$/.test(whole) ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole;
}
/** `0.53 %`. */
function percent(share) {
    if (share * 100 > MOST)
        return `more than ${grouped(MOST)} %`;
    const shown = (share * 100).toFixed(2);
    return share > 0 && Number(shown) === 0 ? "less than 0.01 %" : `${shown} %`;
}
/** `5.3x`. */
function times(factor) {
    if (factor > MOST)
        return `more than ${grouped(MOST)}x`;
    return `${factor >= 1_000 ? grouped(factor) : factor.toFixed(1)}x`;
}
/** `45 s`, `12 min`, `3.5 h`, `2 d`. */
function lasting(seconds) {
    if (seconds < 90)
        return `${Number(seconds.toFixed(1))} s`;
    if (seconds < 5_400)
        return `${Math.round(seconds / 60)} min`;
    return seconds < 172_800 ? `${Number((seconds / 3_600).toFixed(1))} h` : `${Number((seconds / 86_400).toFixed(1))} d`;
}
/** `6 min after the promotion`. */
function instantOf(seconds) {
    return seconds <= 0 ? "the promotion" : `${lasting(seconds)} after the promotion`;
}
/** `5,090 : 1`, rounded down to three digits. */
function odds(logE) {
    const value = Math.exp(logE);
    if (value > MOST)
        return `more than ${grouped(MOST)} : 1`;
    if (value < 10)
        return `${(Math.floor(value * 10) / 10).toFixed(1)} : 1`;
    return `${grouped(roundedDown(value, 3))} : 1`;
}
/** `1 of 5,000`: how rare a false alarm as strong as this is, to the safe side. */
function rarity(logE) {
    return `1 of ${grouped(roundedDown(Math.min(Math.exp(logE), MOST), 1))}`;
}
function roundedDown(exact, digits) {
    // exp(ln 1,000) is a little less than 1,000.
    const value = exact * (1 + 1e-12);
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) + 1 - digits);
    return Math.floor(value / unit) * unit;
}


/***/ }),

/***/ 66048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Xl: () => (/* binding */ judgeCondition),
  cu: () => (/* binding */ rollbackVerdict),
  B4: () => (/* binding */ successVerdict)
});

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/judge/render-value.js
var render_value = __webpack_require__(95557);
;// CONCATENATED MODULE: ./build/src/judge/unusable-reading.js
/** Why a reading cannot be judged, and where one is from. Pure. */



const MINUTE_MS = 60_000;
function unusableReading(condition, measure, { reading, beyond }) {
    const isKnown = reading.value === null ? beyond !== undefined : Number.isFinite(reading.value);
    // A long watch judges ten thousands of readings, nearly all of them usable: what is not said is not written.
    const evidence = () => evidenceOf(condition, reading, isKnown && Number.isFinite(reading.sampleCount) ? `${reading.sampleCount} samples` : "no data");
    if (!isKnown) {
        return (0,verdict/* hold */._2)("no_data", `${condition.text}: there is no data for ${condition.metric}${reading.why === undefined ? "." : `: ${reading.why}`}`, "Check that the site reports this release and environment, and that the metric's settings in the plan name them.", evidence());
    }
    if (!isPossible(measure, reading.value ?? 0, reading.sampleCount)) {
        return (0,verdict/* hold */._2)("no_data", `${condition.text}: what the vendor says of ${condition.metric} makes no sense, so it is not judged.`, "Ask the vendor the same by hand; a query of your own may subtract where it should divide.", evidence());
    }
    if (!reading.complete) {
        return (0,verdict/* hold */._2)("no_data", `${condition.text}: the data for ${condition.metric} is not complete${reading.why === undefined ? " yet." : `: ${reading.why}`}`, "The vendor is still ingesting; a longer `settle` on the metric waits for it.", evidence());
    }
    if (reading.sampleCount < condition.minimumSamples) {
        return (0,verdict/* hold */._2)("too_few_samples", `${condition.text}: ${reading.sampleCount} samples, fewer than the ${condition.minimumSamples} needed to judge${timeNeeded(condition, reading)}.`, "Watch longer (`for`), judge over a longer window (`over`), or send traffic.", evidence());
    }
    return null;
}
/** A share or a duration below zero is a mistake of whoever computed it, as is a number of samples that is none. */
function isPossible({ unit }, value, sampleCount) {
    return Number.isFinite(sampleCount) && sampleCount >= 0 && (unit === "count" || value >= 0);
}
/** How long the samples that are missing take at the traffic that there was: `, which take about 40m at this traffic`. */
function timeNeeded({ minimumSamples }, { sampleCount, window }) {
    if (sampleCount === 0)
        return "";
    const neededMs = ((window.to - window.from) * minimumSamples) / sampleCount;
    // Whole minutes: the traffic of so few samples is a rough guess.
    const roundedMs = Math.max(1, Math.ceil(neededMs / MINUTE_MS)) * MINUTE_MS;
    return `, which take about ${(0,duration/* renderDuration */.P)(roundedMs)} at this traffic`;
}
function evidenceOf(condition, reading, shown) {
    const { from, to } = reading.window;
    return [
        {
            label: condition.metric,
            value: `${shown}, ${(0,render_value/* renderTimeOfDay */.D)(from)}–${(0,render_value/* renderTimeOfDay */.D)(to)} UTC`,
            ...(reading.url === undefined ? {} : { url: reading.url }),
        },
    ];
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
 * that is over it already. The same holds for a window that was only partly looked at. That keeps "over 15m" literal without waiting 15 minutes to see a burning site.
 */
function judgeCondition(condition, measure, readings) {
    const { reading, beyond, partly = false } = readings;
    const unusable = unusableReading(condition, measure, readings);
    if (unusable !== null)
        return { kind: "unknown", verdict: unusable };
    const value = reading.value ?? 0;
    const windowMs = reading.window.to - reading.window.from;
    const partial = partly || windowMs < condition.overMs;
    switch (condition.kind) {
        case "threshold":
            if (beyond !== undefined)
                return judgeQuantile(condition, measure, reading, beyond, partial);
            return judgeThreshold(condition, measure, reading, value, condition.value, partial);
        case "rate": {
            // Literal: n in that period. A shorter watch scales nothing: fewer events in less time prove less.
            const shown = `${value} in ${(0,duration/* renderDuration */.P)(windowMs)}`;
            const evidence = evidenceOf(condition, reading, shown);
            const met = compare(value, condition.comparison, condition.count);
            if (partial && !(met && isRising(condition.comparison)))
                return { kind: "early", summary: `${condition.metric} is ${shown} so far`, evidence };
            return answer(met, condition, `${condition.metric} is ${shown}`, evidence);
        }
    }
}
function judgeThreshold(condition, measure, reading, value, threshold, partial) {
    const shown = (0,render_value/* renderValue */.A)(value, measure);
    const evidence = evidenceOf(condition, reading, `${shown} of ${reading.sampleCount} samples`);
    const summary = `${condition.metric} is ${shown} (${reading.sampleCount} samples, limit ${condition.comparison} ${(0,render_value/* renderValue */.A)(threshold, measure)})`;
    const met = compare(value, condition.comparison, threshold);
    if (!partial)
        return answer(met, condition, summary, evidence);
    const certain = measure.unit === "count"
        ? met && isRising(condition.comparison)
        : measure.unit === "ratio"
            ? met && beyond(wilsonInterval(value, reading.sampleCount), condition.comparison, threshold)
            : false;
    if (certain)
        return { kind: "met", summary: `${condition.text}: ${summary}, certain before the window is full`, evidence };
    return { kind: "early", summary: `${summary}, window not full yet`, evidence };
}
/** Rounding of a share must not make one of a hundred more than 1 %. */
const ROUNDING = 1e-9;
/**
 * "The 99th percentile is above the limit" is "more than 1 % of the samples are above it", which can be counted bucket by bucket.
 * While the window is not full it decides nothing: the first requests after a promote are slow by nature.
 */
function judgeQuantile(condition, measure, reading, { count, quantile }, partial) {
    const { sampleCount, value } = reading;
    const share = count / sampleCount;
    const isAbove = count > (1 - quantile) * sampleCount + ROUNDING * sampleCount;
    const limit = (0,render_value/* renderValue */.A)(condition.value, measure);
    const counted = `${renderShare(share)} of ${sampleCount} samples above ${limit}`;
    const known = value === null ? "" : ` (${(0,render_value/* renderValue */.A)(value, measure)})`;
    const summary = `${condition.metric}${known} is ${isAbove ? "above" : "at most"} ${limit}: ${counted}, where it allows ${renderShare(1 - quantile)}`;
    const evidence = evidenceOf(condition, reading, counted);
    if (partial)
        return { kind: "early", summary: `${summary}, window not full yet`, evidence };
    return answer(isAbove === isRising(condition.comparison), condition, summary, evidence);
}
function renderShare(ratio) {
    return (0,render_value/* renderValue */.A)(ratio, { unit: "ratio", minimumSamples: 0 });
}
function isRising(comparison) {
    return comparison === ">" || comparison === ">=";
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
    return compare(isRising(comparison) ? interval.low : interval.high, comparison, limit);
}
/** A rollback condition's answer as a verdict: met is `fail`, clear is `pass`, early is `hold` until the window is full. */
function rollbackVerdict(condition, given) {
    switch (given.kind) {
        case "met":
            return (0,verdict/* fail */.fJ)("condition_met", given.summary, "Production is rolled back to the known-good deployment.", given.evidence);
        case "clear":
            return (0,verdict/* pass */.IX)("condition_clear", given.summary, given.evidence);
        case "early":
            return (0,verdict/* hold */._2)("watch_incomplete", `${condition.text}: ${given.summary}.`, "The watch continues.", given.evidence);
        case "unknown":
            return given.verdict;
    }
}
/** A success condition's answer: met is `pass`; not met is a question for a person, never a rollback. */
function successVerdict(condition, given) {
    switch (given.kind) {
        case "met":
            return (0,verdict/* pass */.IX)("condition_clear", given.summary, given.evidence);
        case "clear":
            return (0,verdict/* hold */._2)("success_unmet", `${condition.text} was not reached: ${given.summary}`, "A person decides: keep the release, or dispatch a rollback.", given.evidence);
        case "early":
            return (0,verdict/* hold */._2)("watch_incomplete", `${condition.text}: ${given.summary}.`, "The watch continues.", given.evidence);
        case "unknown":
            return given.verdict;
    }
}


/***/ }),

/***/ 71524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  iE: () => (/* binding */ isBlind),
  FD: () => (/* binding */ judgeLook),
  T3: () => (/* binding */ watchTask)
});

// EXTERNAL MODULE: ./build/src/lib/reason-code.js + 6 modules
var reason_code = __webpack_require__(27215);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/plan/warms-up.js
var warms_up = __webpack_require__(14161);
// EXTERNAL MODULE: ./build/src/judge/judge-span.js
var judge_span = __webpack_require__(70587);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/judge/judge-condition.js + 2 modules
var judge_condition = __webpack_require__(66048);
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

;// CONCATENATED MODULE: ./build/src/judge/judge-window.js
/** One window of a condition, judged on settled readings, or what must be read for it. Pure. */




/** `known` is asked for the window and, where that has too few samples, for the whole watch so far. */
function judgeWindow(watched, window, known) {
    const { condition, span } = watched;
    const read = known(window);
    if (read === undefined)
        return { kind: "unread" };
    if (read.kind === "trouble")
        return trouble(condition, read);
    const answer = judged(watched, read);
    if (answer.verdict.reasonCode !== "too_few_samples" || window.from <= span.from)
        return answer;
    // Little traffic: what one window cannot say, the whole watch so far may.
    const whole = known({ from: span.from, to: window.to });
    if (whole === undefined)
        return { kind: "unread" };
    if (whole.kind === "trouble")
        return trouble(condition, whole);
    const expected = read.reading.sampleCount < condition.minimumSamples
        ? expectedInGap(read.reading, whole.reading, condition.minimumSamples)
        : null;
    if (expected !== null)
        return { kind: "hole", verdict: gap(condition, read.reading, expected) };
    return judged(watched, { ...whole, ...(read.partly === undefined ? {} : { partly: read.partly }) });
}
function judged({ condition, list, metric }, readings) {
    const answer = (0,judge_condition/* judgeCondition */.Xl)(condition, metric.measure, readings);
    const verdict = (list === "rollback" ? judge_condition/* rollbackVerdict */.cu : judge_condition/* successVerdict */.B4)(condition, answer);
    if (verdict.outcome === "fail")
        return { kind: "met", verdict, basis: readings };
    // Credential trouble is a hole too: a token that is put right during the watch lets it go on.
    if (verdict.outcome === "hold" && (0,reason_code/* reasonClass */.hJ)(verdict.reasonCode) !== "undecided") {
        return { kind: "hole", verdict, settled: isWhole(readings), basis: readings };
    }
    const { from, to } = readings.reading.window;
    const isPartial = to - from < condition.overMs || readings.partly === true;
    return { kind: isPartial ? "partial" : "judged", verdict, basis: readings };
}
function isWhole({ reading: { value, complete }, beyond }) {
    return complete && (value !== null || beyond !== undefined);
}
function trouble(condition, { reasonCode, message, remedy }) {
    return { kind: "hole", verdict: (0,lib_verdict/* hold */._2)(reasonCode, `${condition.text}: ${message}`, remedy) };
}
function gap(condition, { sampleCount }, expected) {
    return (0,lib_verdict/* hold */._2)("no_data", `${condition.text}: ${sampleCount} samples where the rest of the watch suggests about ${expected}, so the data has a gap.`, "Check that the site, and everything between it and the vendor, still reports; late data is judged when it arrives.");
}

// EXTERNAL MODULE: ./build/src/judge/probe-rounds.js
var probe_rounds = __webpack_require__(75973);
;// CONCATENATED MODULE: ./build/src/judge/judge-presence.js
/**
 * Health checks of a watch to which somebody only looks in now and then. Between two looks nobody asks the site; how long
 * that may last is the plan's to say. Within it the looks speak for the watch, beyond it nobody does. Pure.
 */




/** `verdict`: what the rounds of this look said where they had to cover all of the time. */
function judgePresence(watched, verdict, { presence, rounds, now, }) {
    if (verdict?.outcome === "fail")
        return verdict;
    const { condition, everyMs, span } = watched;
    const { looks, longestSilenceMs, acceptedMs } = presence;
    if (longestSilenceMs > acceptedMs) {
        return (0,lib_verdict/* hold */._2)("watch_incomplete", `${condition.text}: nobody looked for ${(0,duration/* renderDuration */.P)(longestSilenceMs)}, and the plan accepts ${(0,duration/* renderDuration */.P)(acceptedMs)}, so what production answered then is not known.`, "Check what production serves and decide: keep it, or dispatch a rollback. `silence` of the watch says how long may pass between two looks.");
    }
    const window = { from: Math.max(span.from, now - condition.overMs), to: now };
    const { reading } = (0,probe_rounds/* countRounds */.b)(rounds, window, everyMs);
    const answer = judgeWindow(watched, window, () => ({ kind: "reading", reading }));
    if (answer.kind === "unread")
        return null;
    const seen = {
        label: "health checks",
        value: `made at ${looks} look${looks === 1 ? "" : "s"}, at most ${(0,duration/* renderDuration */.P)(longestSilenceMs)} apart`,
    };
    return { ...answer.verdict, evidence: [...answer.verdict.evidence, seen] };
}

// EXTERNAL MODULE: ./build/src/judge/judge-watch.js
var judge_watch = __webpack_require__(72908);
// EXTERNAL MODULE: ./build/src/judge/regression/comparison-answer.js
var comparison_answer = __webpack_require__(41289);
// EXTERNAL MODULE: ./build/src/judge/regression/comparison-task.js
var comparison_task = __webpack_require__(76370);
// EXTERNAL MODULE: ./build/src/judge/series/bucket-length.js
var bucket_length = __webpack_require__(91146);
;// CONCATENATED MODULE: ./build/src/judge/series/condition-series.js



/** Null where each window is read by itself: health checks, and what has no buckets that add up to a window. */
function conditionSeries(watch, condition, metric) {
    const bucketMs = metricBucketLength(watch, metric);
    if (bucketMs === null)
        return null;
    const isQuantile = (0,bucket_length/* seriesOf */.L)(metric.measure)?.kind === "quantile";
    if (!isQuantile)
        return { kind: "buckets", bucketMs, above: null };
    return condition.kind === "threshold"
        ? { kind: "buckets", bucketMs, above: condition.value, isEstimated: true }
        : null;
}
/** All conditions on a metric have the same buckets, so that they share what is read. */
function metricBucketLength({ rollbackConditions, successConditions, ...watch }, metric) {
    if (metric.provider === plan/* PROBE_PROVIDER */.ZJ)
        return null;
    const own = [...rollbackConditions, ...successConditions].filter((one) => one.metric === metric.name && one.kind !== "change");
    const { measure } = metric;
    return (0,bucket_length/* bucketLength */.$)({
        measure,
        oversMs: own.map(({ overMs }) => overMs),
        everyMs: watch.everyMs,
        forMs: watch.forMs,
    });
}
/**
 * The watch in whole buckets of the clock. It ends with the bucket in which the watch ends. It begins with the one in which
 * the release did, where nothing of another release is counted in that; else with the first bucket that is the release's
 * alone, and as much more is judged at the end. What has to warm up begins with the first whole bucket after that.
 */
function bucketSpan(span, { measure }, warmUpMs, bucketMs) {
    const up = (at) => Math.ceil(at / bucketMs) * bucketMs;
    const down = (at) => Math.floor(at / bucketMs) * bucketMs;
    const isWarm = warmUpMs > 0 && (0,warms_up/* warmsUp */.m)(measure);
    const from = isWarm ? up(span.from + warmUpMs) : measure.ownFirstBucket === true ? down(span.from) : up(span.from);
    const to = span.isCut === true ? down(span.to) : up(span.to);
    return { from: Math.min(from, to), to, bucketMs };
}

// EXTERNAL MODULE: ./build/src/judge/series/sum-window.js
var sum_window = __webpack_require__(51993);
;// CONCATENATED MODULE: ./build/src/judge/series/read-windows.js


function readWindows({ metric, span, series }, reads) {
    const unread = [];
    const ask = (window, what) => {
        const request = { metric, window, of: "release", what };
        const read = reads(request);
        if (read === undefined)
            unread.push(request);
        return read;
    };
    const readWhole = (window) => {
        const read = ask(window, { kind: "total" });
        if (read?.kind === "total")
            return { kind: "reading", reading: read.reading };
        return read?.kind === "trouble" ? read : undefined;
    };
    const counted = (0,bucket_length/* seriesOf */.L)(metric.measure);
    return {
        unread,
        known(window) {
            if (series === null || counted === null)
                return readWhole(window);
            const read = ask(window, series);
            if (read === undefined || read.kind === "trouble")
                return read;
            // Its vendor has no buckets of it, whatever the measure says.
            if (read.kind !== "buckets")
                return readWhole(window);
            let hasBegun = false;
            if (window.from > span.from && (0,sum_window/* startsAbsent */.R)(read.buckets, window)) {
                const before = ask({ from: span.from, to: window.to }, series);
                if (before?.kind !== "buckets")
                    return before?.kind === "trouble" ? before : undefined;
                hasBegun = before.buckets.some(({ isAbsent, to }) => isAbsent !== true && to <= window.from);
            }
            const { buckets, pageOf } = read;
            const { reading, beyond } = (0,sum_window/* sumWindow */.o)(counted, buckets, window, hasBegun);
            return { kind: "reading", reading, beyond, buckets, hasBegun, pageOf };
        },
    };
}

// EXTERNAL MODULE: ./build/src/judge/watch-grid.js
var watch_grid = __webpack_require__(92607);
;// CONCATENATED MODULE: ./build/src/judge/judge-look.js













/** From the plan (`watch`), the record (`span`, known-good) and what the known health checks cover (`probed`). */
function watchTask(watch, span, probed) {
    const { everyMs } = watch;
    const listed = [
        ...watch.rollbackConditions.map((condition) => ({ condition, list: "rollback" })),
        ...watch.successConditions.map((condition) => ({ condition, list: "success" })),
    ];
    const conditions = listed.flatMap(({ condition, list }) => {
        // What changed is shown by all buckets of the watch, and not by a window.
        if (condition.kind === "change")
            return [];
        const metric = watch.metrics[condition.metric];
        if (metric === undefined)
            throw new Error(`the condition "${condition.text}" has no metric`);
        const series = conditionSeries(watch, condition, metric);
        const judged = metric.provider === plan/* PROBE_PROVIDER */.ZJ ? probed : judgedSpan(span, metric, watch.warmUpMs);
        const own = series === null ? { ...judged, bucketMs: 1 } : bucketSpan(span, metric, watch.warmUpMs, series.bucketMs);
        const grid = (0,watch_grid/* watchGrid */.OW)(judged, { overMs: condition.overMs, everyMs, settleMs: metric.settleMs }, own);
        return [{ condition, list, metric, watched: span, span: own, series, everyMs, grid }];
    });
    const compared = (0,comparison_task/* comparisonsOf */.Qf)(watch).map(({ metric }) => span.to + metric.settleMs);
    const judged = conditions.map((one) => one.span.to + one.metric.settleMs);
    const settledAt = Math.max(span.to, ...judged, ...compared);
    const graceMs = plan/* GRACE_CHECKS */.BU * everyMs;
    return {
        span,
        everyMs,
        conditions,
        settledAt,
        graceMs,
        deadline: settledAt + graceMs,
        ends: watch.ends,
        onHold: watch.onHold,
    };
}
/** What a cold start spoils is judged once the site is warm. */
function judgedSpan(span, { measure }, warmUpMs) {
    return (0,warms_up/* warmsUp */.m)(measure) ? { from: Math.min(span.from + warmUpMs, span.to), to: span.to } : span;
}
function judgeLook(input) {
    const { task, now, gates } = input;
    const looked = task.conditions.map((watched) => withPresence(lookAt(watched, input), input));
    const standings = looked.map(({ watched, verdict, basis }) => ({ watched, verdict, basis }));
    const of = (list) => standings
        .filter(({ watched }) => watched.list === list)
        .map(({ watched, verdict }) => ({ text: watched.condition.text, verdict }));
    const { standings: compared, requests: unread } = input.compared ?? comparison_answer/* NOTHING_COMPARED */.W;
    const comparedIn = (isGoal) => compared.filter(({ comparison }) => (comparison.list === "success") === isGoal);
    const answer = (0,judge_watch/* judgeWatch */.v)({
        rollback: [...of("rollback"), ...comparedIn(false)],
        success: [...of("success"), ...comparedIn(true)],
        gates,
        ended: now >= task.settledAt,
        graceOver: now >= task.deadline,
        ends: task.ends,
        onHold: task.onHold,
        blind: blindFor([...of("rollback"), ...of("success"), ...compared], input),
    });
    const requests = looked.flatMap((one) => one.requests);
    // A site that burns need not wait for what is known of its past; what is only not known yet must.
    const verdicts = [...standings, ...compared].map(({ verdict }) => verdict);
    const burns = [...gates, ...verdicts].some((verdict) => verdict?.outcome === "fail");
    if (!burns && requests.length + unread.length > 0)
        return { kind: "unread", requests };
    return { kind: "judged", answer, standings };
}
/** Whether the vendor gives no answer that could be judged; data that is only late or thin is another matter. */
function isBlind({ verdict }) {
    return verdict?.outcome === "hold" && BLIND.has((0,reason_code/* reasonClass */.hJ)(verdict.reasonCode));
}
const BLIND = new Set(["vendor", "credential", "settings"]);
function blindFor(standings, { blindSince, now, task }) {
    const long = standings.find((standing) => {
        const since = blindSince?.get(standing.text);
        return isBlind(standing) && since !== undefined && now - since >= task.graceMs;
    });
    return long?.verdict ?? null;
}
function withPresence(looked, { presence, rounds, now }) {
    const { watched, verdict } = looked;
    if (!presence || watched.metric.provider !== plan/* PROBE_PROVIDER */.ZJ)
        return looked;
    const present = judgePresence(watched, verdict, { presence, rounds, now });
    return present === verdict ? looked : { ...looked, verdict: present, basis: null };
}
const NOTHING_FOUND = { firm: 0, found: new Map() };
/** Judges what can be judged, and says what must be read for the rest. */
function lookAt(watched, input) {
    const { now } = input;
    const before = input.findings?.get(watched) ?? NOTHING_FOUND;
    const first = (0,judge_span/* judgeSpan */.K)(watched, now, before);
    const standing = (verdict, { found }) => {
        const basis = basisOf(verdict, found);
        return { watched, verdict: withPage(verdict, basis), basis, requests: [] };
    };
    if (first.kind === "judged")
        return standing(first.verdict, before);
    const { known, unread } = readingsFor(watched, input);
    const found = new Map(before.found);
    for (const index of first.windows) {
        const window = watched.grid[index];
        if (window === undefined)
            continue;
        const answer = judgeWindow(watched, window, known);
        if (answer.kind !== "unread")
            found.set(index, answer);
        if (answer.kind === "met")
            break;
    }
    const then = (0,judge_span/* judgeSpan */.K)(watched, now, { firm: before.firm, found });
    const looked = then.kind === "judged" ? standing(then.verdict, { firm: before.firm, found }) : null;
    // A window that is not over says more at the next look.
    const open = first.windows[0];
    if (open !== undefined && (watched.grid[open]?.to ?? now) > now)
        found.delete(open);
    input.findings?.set(watched, { firm: before.firm, found });
    return looked ?? { watched, verdict: null, basis: null, requests: unread };
}
/** Of the window whose words these are; a pass may say beside them what was not judged. */
function basisOf(verdict, found) {
    for (const { verdict: said, basis } of found.values()) {
        if (said === verdict || (said.summary === verdict?.summary && said.outcome === "pass"))
            return basis ?? null;
    }
    return null;
}
/** The words of a verdict lead to the page on which its vendor shows the same window. */
function withPage(verdict, basis) {
    const [first, ...others] = verdict?.evidence ?? [];
    if (verdict === null || first === undefined || first.url !== undefined || basis?.pageOf === undefined)
        return verdict;
    return { ...verdict, evidence: [{ ...first, url: basis.pageOf(basis.reading.window) }, ...others] };
}
/** Health checks are read from the rounds; every other metric is what its vendor said. */
function readingsFor(watched, { known, rounds, now }) {
    if (watched.metric.provider !== plan/* PROBE_PROVIDER */.ZJ)
        return readWindows(watched, known);
    const ofRounds = (window) => {
        const { reading, enough } = (0,probe_rounds/* countRounds */.b)(rounds, window, watched.everyMs);
        return { kind: "reading", reading, partly: !enough || now < window.to };
    };
    return { known: ofRounds, unread: [] };
}


/***/ }),

/***/ 70587:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ judgeSpan),
/* harmony export */   m: () => (/* binding */ firmUp)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73866);
/* harmony import */ var _render_value_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(95557);
/* harmony import */ var _watch_grid_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92607);
/** All windows of a condition that are due → its verdict, or which of them must be judged first. Pure. */




/**
 * A window that is met rolls back, whenever it was. Else every part of the time up to now must lie in a window that was
 * judged, and then the newest window speaks. A goal (`success`) is asked of the newest window alone.
 */
function judgeSpan(watched, now, findings) {
    const { grid, list, metric } = watched;
    const { firm, found } = findings;
    const due = countDue(watched, now);
    const oldest = list === "success" ? due - 1 : firm;
    const newest = hasOpenWindow(watched, due) ? due : due - 1;
    const windows = [];
    for (let index = newest; index >= Math.max(0, oldest); index -= 1) {
        const finding = found.get(index);
        if (finding === undefined)
            windows.push(index);
        else if (finding.kind === "met")
            return { kind: "judged", verdict: finding.verdict };
    }
    if (windows.length > 0)
        return { kind: "unjudged", windows };
    const last = due === 0 ? newest : due - 1;
    const finding = found.get(last);
    const verdict = finding?.verdict ?? null;
    const window = grid[last];
    if (window === undefined || due === 0 || !isFull(watched, window))
        return { kind: "judged", verdict };
    const isLastUnknown = metric.provider === _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .PROBE_PROVIDER */ .ZJ && finding?.kind !== "judged";
    const unknown = list === "rollback" ? unknownTimes(watched, due, findings) : isLastUnknown ? [window] : [];
    if (unknown.length === 0)
        return { kind: "judged", verdict: sayUnchecked(watched, verdict) };
    return { kind: "judged", verdict: holeIn(watched, unknown, due, findings) };
}
/** Windows whose data has settled. */
function countDue({ grid, metric }, now) {
    return (0,_watch_grid_js__WEBPACK_IMPORTED_MODULE_2__/* .countEnded */ .CU)(grid, now - metric.settleMs);
}
/** Failed health checks only become more: the window that is not over yet is looked at too, for what is certain already. */
function hasOpenWindow({ grid, metric, list }, due) {
    return metric.provider === _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .PROBE_PROVIDER */ .ZJ && list === "rollback" && due < grid.length;
}
function isFull({ condition }, window) {
    return window.to - window.from >= condition.overMs;
}
/** The time up to now that no judged window covers. */
function unknownTimes(watched, due, { firm, found }) {
    const { grid, span } = watched;
    const last = grid[firm - 1];
    const gaps = [];
    let reach = last !== undefined && isFull(watched, last) ? last.to : span.from;
    for (let index = firm; index < due; index += 1) {
        const window = grid[index];
        if (found.get(index)?.kind !== "judged" || window === undefined)
            continue;
        if (window.from > reach)
            gaps.push({ from: reach, to: window.from });
        reach = window.to;
    }
    const end = grid[due - 1]?.to ?? reach;
    if (reach < end)
        gaps.push({ from: reach, to: end });
    return gaps;
}
/** What the newest window says that lies in a time that is not known. */
function holeIn(watched, gaps, due, { found }) {
    const { grid, metric, condition } = watched;
    const isInGap = (window) => gaps.some(({ from, to }) => window.from < to && window.to > from);
    for (let index = due - 1; index >= 0 && metric.provider !== _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .PROBE_PROVIDER */ .ZJ; index -= 1) {
        const finding = found.get(index);
        const window = grid[index];
        if (finding?.kind === "hole" && window !== undefined && isInGap(window))
            return finding.verdict;
    }
    return notChecked(condition.text, gaps);
}
/** Takes what is judged for good from the findings, so that a watch of days neither grows nor judges it again. */
function firmUp(watched, now, { firm, found }) {
    const last = countDue(watched, now) - 1;
    let next = firm;
    for (; next < last; next += 1) {
        const kind = found.get(next)?.kind;
        const window = watched.grid[next];
        if (kind !== "judged" && (kind !== "partial" || window === undefined || isFull(watched, window)))
            break;
    }
    if (next === firm)
        return { firm, found };
    return { firm: next, found: new Map([...found].filter(([index]) => index >= next)) };
}
function notChecked(text, gaps) {
    const times = gaps.map(renderSpan);
    const shown = times.length > 3 ? `${times.slice(0, 3).join(", ")} and ${times.length - 3} more` : times.join(", ");
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("watch_incomplete", `${text}: too few health checks were made at ${shown} UTC, so what production answered then is not known.`, "Check what production serves and decide: keep it, or dispatch a rollback. A restarted watch runs for its whole length.");
}
/** Where less than the whole watch is judged, a pass says so: health checks after a new start, and what has to warm up. */
function sayUnchecked(watched, verdict) {
    const { span, watched: whole, metric } = watched;
    if (verdict?.outcome !== "pass" || span.from === whole.from)
        return verdict;
    const before = renderSpan({ from: whole.from, to: span.from });
    const said = metric.provider === _plan_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .PROBE_PROVIDER */ .ZJ
        ? {
            label: "health checks",
            value: `none are known of ${before} UTC, so they were made until ${(0,_render_value_js__WEBPACK_IMPORTED_MODULE_3__/* .renderTimeOfDay */ .D)(span.to)}`,
        }
        : { label: "warm-up", value: `${before} UTC is not judged` };
    return { ...verdict, evidence: [...verdict.evidence, said] };
}
const renderSpan = ({ from, to }) => `${(0,_render_value_js__WEBPACK_IMPORTED_MODULE_3__/* .renderTimeOfDay */ .D)(from)}–${(0,_render_value_js__WEBPACK_IMPORTED_MODULE_3__/* .renderTimeOfDay */ .D)(to)}`;


/***/ }),

/***/ 72908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ judgeWatch)
/* harmony export */ });
/* harmony import */ var _lib_reason_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27215);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(616);
/** The whole watch → one verdict. Pure. */


/**
 * Any `fail` rolls back at once; before the end everything else goes on; at the end the worst verdict wins. Data that is
 * late and vendors that may answer the next time are waited for a little longer.
 */
function judgeWatch(findings) {
    const known = [...findings.rollback, ...findings.success].map(({ text, verdict }) => verdict ?? neverJudged(text));
    const all = [...findings.gates, ...known];
    const failed = all.find((verdict) => verdict.outcome === "fail");
    if (failed !== undefined)
        return { kind: "rollback", verdict: failed };
    if (findings.onHold === "stop" && findings.blind !== null)
        return { kind: "end", verdict: findings.blind };
    if (!findings.ended && findings.ends === "when-shown" && isShownGood(findings.rollback, all)) {
        return {
            kind: "end",
            verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .pass */ .IX)("watched", SHOWN_GOOD, all.flatMap(({ evidence }) => evidence)),
        };
    }
    if (!findings.ended || (!findings.graceOver && all.some(mayFill)))
        return { kind: "continue" };
    const worst = (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .worstVerdict */ .zP)(all);
    if (worst === null)
        return { kind: "end", verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .pass */ .IX)("watched", "The plan has no watch for production.") };
    if (worst.outcome === "hold") {
        return findings.onHold === "rollback"
            ? { kind: "rollback", verdict: heldAtEnd(worst) }
            : { kind: "end", verdict: worst };
    }
    const judged = findings.rollback.length + findings.success.length;
    return {
        kind: "end",
        verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .pass */ .IX)("watched", judged === 0
            ? `${findings.gates.length} production gates passed.`
            : `${findings.rollback.length} rollback conditions judged to the end of the watch, none met${findings.success.length === 0 ? "" : `; ${findings.success.length} of ${findings.success.length} goals reached`}.`, all.flatMap((verdict) => verdict.evidence)),
    };
}
const SHOWN_GOOD = "The evidence excludes a regression, every condition is clear and every goal is reached, so the watch ends before its time (ends: when-shown).";
/** No evidence of a regression is not evidence of none: somebody must have shown that there is none. */
function isShownGood(rollback, all) {
    const isExcluded = rollback.some(({ verdict }) => verdict?.reasonCode === "regression_excluded");
    return isExcluded && all.every(({ outcome }) => outcome === "pass");
}
/** A person decided beforehand, in the plan, what becomes of a release of which nobody knows enough. */
function heldAtEnd({ summary, reasonCode, evidence }) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)("held_at_end", `The watch ended on hold (${reasonCode}), which this plan rolls back (on-hold: rollback): ${summary}`, "Find out why it could not be judged before it is released again.", evidence);
}
/** Data that comes late, as after an incident at the vendor, is waited for; a credential does not put itself right. */
function mayFill(verdict) {
    if (verdict.outcome !== "hold")
        return false;
    return verdict.reasonCode === "no_data" || (0,_lib_reason_code_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonClass */ .hJ)(verdict.reasonCode) === "vendor";
}
function neverJudged(text) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("watch_incomplete", `${text}: never judged, because no data settled during the watch.`, "Watch longer (`for`), or shorten the metric's `settle` if its vendor is faster.");
}


/***/ }),

/***/ 75973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ probeSpan),
/* harmony export */   b: () => (/* binding */ countRounds)
/* harmony export */ });
/** A first round this many looks after the promote is still one from the beginning: the watch's job has to start. */
const LATE_LOOKS = 2;
/** Failed rounds in the window; the samples are all rounds. `rounds` is in the order of time. */
function countRounds(rounds, window, everyMs) {
    let made = 0;
    let failed = 0;
    for (let index = rounds.length - 1; index >= 0; index -= 1) {
        const round = rounds[index];
        if (round === undefined || round.at < window.from)
            break;
        if (round.at > window.to)
            continue;
        made += 1;
        if (round.failed)
            failed += 1;
    }
    return {
        reading: { value: made === 0 ? null : failed, sampleCount: made, window, complete: true },
        enough: made >= Math.max(1, (window.to - window.from) / everyMs / 2),
    };
}
/**
 * The time over which health checks are judged: the watch itself. Where the first known round is later, since the watch
 * was started again, nobody knows the rounds before it: then as much time is checked from that round on. Nothing is made
 * up for where nobody stays to make rounds (`attended`).
 */
function probeSpan(span, everyMs, rounds, attended) {
    const first = rounds[0]?.at ?? span.from;
    if (!attended || first - span.from <= LATE_LOOKS * everyMs)
        return span;
    const from = span.from + Math.floor((first - span.from) / everyMs) * everyMs;
    return { from, to: from + span.to - span.from };
}


/***/ }),

/***/ 34145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ judgeRecorded),
/* harmony export */   N: () => (/* binding */ recordCondition)
/* harmony export */ });
/* harmony import */ var _judge_condition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66048);
/* harmony import */ var _series_bucket_length_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91146);
/* harmony import */ var _series_sum_window_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51993);



/** Null where no reading of its own spoke. */
function recordCondition({ watched, basis }) {
    const { condition, list, metric } = watched;
    if (basis === null)
        return null;
    const { value, sampleCount, window, complete, why } = basis.reading;
    const counted = recordCount(basis, (0,_series_bucket_length_js__WEBPACK_IMPORTED_MODULE_1__/* .seriesOf */ .L)(metric.measure));
    return {
        text: condition.text,
        list,
        metric: condition.metric,
        unit: metric.measure.unit,
        overMs: condition.overMs,
        minimumSamples: condition.minimumSamples,
        rule: ruleOf(condition),
        reading: {
            value,
            samples: sampleCount,
            from: window.from,
            to: window.to,
            complete,
            partly: basis.partly === true,
            ...(why === undefined ? {} : { why }),
            ...(counted === null ? {} : { counted }),
        },
    };
}
function recordCount({ buckets, hasBegun = false }, series) {
    if (buckets === undefined || series === null)
        return null;
    return {
        series,
        hasBegun,
        buckets: buckets.map(({ from, to, value, sampleCount, badCount, complete, isAbsent, why }) => ({
            from,
            to,
            value,
            samples: sampleCount,
            bad: badCount,
            complete,
            ...(isAbsent === true ? { absent: true } : {}),
            ...(why === undefined ? {} : { why }),
        })),
    };
}
function ruleOf(condition) {
    const { kind, comparison } = condition;
    return kind === "threshold"
        ? { kind, comparison, value: condition.value }
        : { kind, comparison, count: condition.count, perMs: condition.perMs };
}
const NOWHERE = { file: "", line: 1, column: 1 };
function judgeRecorded(recorded) {
    const { text, list, metric, unit, overMs, minimumSamples, rule, reading } = recorded;
    const condition = { text, metric, overMs, minimumSamples, position: NOWHERE, ...rule };
    const answer = (0,_judge_condition_js__WEBPACK_IMPORTED_MODULE_0__/* .judgeCondition */ .Xl)(condition, { unit, minimumSamples }, readingsOf(reading));
    return (list === "rollback" ? _judge_condition_js__WEBPACK_IMPORTED_MODULE_0__/* .rollbackVerdict */ .cu : _judge_condition_js__WEBPACK_IMPORTED_MODULE_0__/* .successVerdict */ .B4)(condition, answer);
}
/** Computed again where it was computed, and else as the vendor told it. */
function readingsOf({ value, samples, from, to, complete, partly, why, counted }) {
    const window = { from, to };
    if (counted === undefined) {
        return {
            reading: { value, sampleCount: samples, window, complete, ...(why === undefined ? {} : { why }) },
            partly,
        };
    }
    const buckets = counted.buckets.map((bucket) => {
        const { samples: sampleCount, bad: badCount, absent, ...known } = bucket;
        return { ...known, sampleCount, badCount, ...(absent === undefined ? {} : { isAbsent: absent }) };
    });
    return { ...(0,_series_sum_window_js__WEBPACK_IMPORTED_MODULE_2__/* .sumWindow */ .o)(counted.series, buckets, window, counted.hasBegun), partly };
}


/***/ }),

/***/ 90321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ isHeard),
/* harmony export */   v: () => (/* binding */ totalsOf)
/* harmony export */ });
/* harmony import */ var _lib_once_for_each_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30786);
/** Sums over the buckets of a baseline, a week of minutes: each look asks for them, and they stay what they are. Pure. */

const totalsOf = (0,_lib_once_for_each_js__WEBPACK_IMPORTED_MODULE_0__/* .onceForEach */ .i)((buckets) => {
    let [heard, samples, bad] = [0, 0, 0];
    let firstHeard = null;
    let isCounted = false;
    for (const bucket of buckets) {
        samples += bucket.sampleCount;
        bad += bucket.badCount ?? 0;
        isCounted ||= bucket.badCount !== null;
        if (!isHeard(bucket))
            continue;
        heard += 1;
        firstHeard ??= bucket;
    }
    return { heard, firstHeard, samples, bad: isCounted ? bad : null };
});
function isHeard({ value, sampleCount, badCount }) {
    return value !== null || sampleCount > 0 || (badCount ?? 0) > 0;
}


/***/ }),

/***/ 41289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ NOTHING_COMPARED)
/* harmony export */ });
const NOTHING_COMPARED = {
    requests: [],
    standings: [],
    evidence: null,
    answered: () => null,
    prepared: [],
};


/***/ }),

/***/ 76370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QS: () => (/* binding */ settledWindow),
/* harmony export */   Qf: () => (/* binding */ comparisonsOf),
/* harmony export */   a9: () => (/* binding */ bucketMsOf),
/* harmony export */   tO: () => (/* binding */ comparisonTask)
/* harmony export */ });
/* harmony import */ var _plan_warms_up_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14161);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What fails seldom, such as somebody upstream for two minutes twice a day, is not known to a shorter past. */
const DAYS_BEFORE = 7;
/** What nothing is known of but its numbers. */
const BARE = { kind: "level", worse: "higher" };
function comparisonTask(watch, span, hasBaseline, hasControl = false) {
    const lengthMs = span.to - span.from;
    const bucketMs = bucketLength(lengthMs);
    const promotedAt = Math.floor(span.from / bucketMs) * bucketMs;
    const partMs = Math.min(DAY_MS, Math.ceil(lengthMs / bucketMs) * bucketMs);
    return {
        span,
        comparisons: comparisonsOf(watch),
        falseAlarms: watch.regression.falseAlarms,
        bucketMs,
        before: { from: promotedAt - DAYS_BEFORE * DAY_MS, to: promotedAt },
        sameHours: Array.from({ length: DAYS_BEFORE }, (_, index) => {
            const from = promotedAt - (index + 1) * DAY_MS;
            return { from, to: from + partMs };
        }),
        warmUpMs: watch.warmUpMs,
        hasBaseline,
        hasControl: hasControl && hasBaseline,
    };
}
/** A minute, and longer for watches of many hours: what a look must read without a memory stays a few hundred buckets. */
function bucketLength(watchMs) {
    if (watchMs <= 6 * HOUR_MS)
        return MINUTE_MS;
    return watchMs <= 2 * DAY_MS ? 5 * MINUTE_MS : 15 * MINUTE_MS;
}
/** Of a metric whose vendor tells no shorter ones, its own. */
function bucketMsOf({ bucketMs }, { measure }) {
    return Math.max(bucketMs, measure.bucketMs ?? 0);
}
/** Whole buckets of the release that have settled, without one in which another release served too; empty where none has. */
function settledWindow(task, metric, now) {
    const { span, warmUpMs } = task;
    const bucketMs = bucketMsOf(task, metric);
    const from = warmUpMs > 0 && (0,_plan_warms_up_js__WEBPACK_IMPORTED_MODULE_0__/* .warmsUp */ .m)(metric.measure)
        ? Math.ceil((span.from + warmUpMs) / bucketMs) * bucketMs
        : (metric.measure.ownFirstBucket === true ? Math.floor : Math.ceil)(span.from / bucketMs) * bucketMs;
    const to = Math.floor(Math.min(span.to, now - metric.settleMs) / bucketMs) * bucketMs;
    return { from, to: Math.max(from, to) };
}
function comparisonsOf(watch) {
    const { metrics, regression } = watch;
    const conditions = [
        ...watch.rollbackConditions.map((condition) => ({ condition, list: "rollback" })),
        ...watch.successConditions.map((condition) => ({ condition, list: "success" })),
    ];
    const relative = conditions.flatMap(({ condition, list }) => {
        const metric = metrics[condition.metric];
        if (condition.kind !== "change")
            return [];
        if (metric === undefined)
            throw new Error(`the condition "${condition.text}" has no metric`);
        const { direction, amount, overMs: perMs, stepMs } = condition;
        const id = condition.text.trim();
        const series = metric.measure.series ?? BARE;
        const step = stepMs === undefined ? {} : { stepMs };
        return [{ id, list, metric, series, direction, amount, perMs, ...step, byDefault: false }];
    });
    const watched = regression.metrics.flatMap((name) => {
        const metric = metrics[name];
        const series = metric?.measure.series;
        if (metric === undefined || series === undefined)
            return [];
        const direction = series.kind === "level" && series.worse === "lower" ? "drops" : "increases";
        const amount = { kind: "relative", value: 0 };
        return [
            { id: name, list: "regression", metric, series, direction, amount, perMs: HOUR_MS, byDefault: !regression.named },
        ];
    });
    return withoutRepeats([...relative, ...watched]);
}
/** A condition that is written twice is one. */
function withoutRepeats(comparisons) {
    const keyOf = ({ list, id }) => (list === "success" ? `success ${id}` : id);
    return [...new Map(comparisons.map((comparison) => [keyOf(comparison), comparison])).values()];
}


/***/ }),

/***/ 99790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FT: () => (/* binding */ describeBaseline),
/* harmony export */   NV: () => (/* binding */ announceComparison),
/* harmony export */   b5: () => (/* binding */ titleOfComparison),
/* harmony export */   d8: () => (/* binding */ whenIs),
/* harmony export */   wv: () => (/* binding */ describeCounts),
/* harmony export */   xJ: () => (/* binding */ describeDetectable)
/* harmony export */ });
/* harmony import */ var _evidence_settled_buckets_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69408);
/* harmony import */ var _evidence_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37994);
/* harmony import */ var _render_value_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95557);
/* harmony import */ var _tell_comparison_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33304);
/** A comparison in words: what was counted, what it is compared with, and what this watch can show. Pure. */




const DAY_SECONDS = 86_400;
function titleOfComparison({ list, id }) {
    return list === "regression" ? `regression of ${id}` : id;
}
/** `400 ms in 432,000 samples`, of the baseline. */
function describeBaseline({ measure, counts, baseline }) {
    const { value, samples, past } = baseline;
    if (counts.of === "events")
        return perTime(counts.perSecond);
    const of = samples > 0 ? ` in ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(samples)} samples` : "";
    const told = `${value === null ? "no number" : (0,_render_value_js__WEBPACK_IMPORTED_MODULE_2__/* .renderValue */ .A)(value, measure)}${of}`;
    return counts.of === "beside" ? `${told} ${past.replace(/^what served before, /, "")}` : told;
}
/** What was counted from one bucket up to another, beside what it is compared with. */
function describeCounts({ counts, rate, measure, series, direction, baseline }, { watched }, from, to) {
    const totals = (0,_evidence_settled_buckets_js__WEBPACK_IMPORTED_MODULE_3__/* .totalsOf */ .vA)(watched.buckets, from, to);
    const { errors, requests, seconds } = totals;
    const share = requests === 0 ? 0 : errors / requests;
    const counted = `${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(errors)} of ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(requests)}`;
    switch (counts.of) {
        case "samples":
            return `${counted} failed: ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)(share)}${beside(share, rate, _evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)}`;
        case "above": {
            const { limit, allowed } = counts;
            return `${counted} were above ${(0,_render_value_js__WEBPACK_IMPORTED_MODULE_2__/* .renderValue */ .A)(limit, measure)}: ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)(share)}, where ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)(allowed)} may be`;
        }
        case "readings": {
            const { limit, side } = counts;
            return `${counted} readings were ${side} ${(0,_render_value_js__WEBPACK_IMPORTED_MODULE_2__/* .renderValue */ .A)(limit, measure)}: ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)(share)}, ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)(rate)} before`;
        }
        case "events":
            return `${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(errors)} in ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .lasting */ .nS)(seconds)}: ${perTime(errors / seconds)}${beside(errors / seconds, counts.perSecond, perTime)}`;
        case "improvement": {
            const now = totals.controlRequests === 0 ? 0 : totals.controlErrors / totals.controlRequests;
            return series === "events"
                ? `${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(totals.controlErrors)}, and ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(errors)} in the same time before`
                : `${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(totals.controlErrors)} of ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(totals.controlRequests)}: ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)(now)}, ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)(share)} before`;
        }
        case "beside": {
            const { above } = counts;
            const others = totals.controlRequests === 0 ? 0 : totals.controlErrors / totals.controlRequests;
            const of = `of ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .grouped */ .zD)(totals.controlRequests)} beside it${above === null ? "" : ` above ${(0,_render_value_js__WEBPACK_IMPORTED_MODULE_2__/* .renderValue */ .A)(above.controlLimit, measure)}`}`;
            const what = above === null ? "failed" : `were above ${(0,_render_value_js__WEBPACK_IMPORTED_MODULE_2__/* .renderValue */ .A)(above.limit, measure)}`;
            const than = others === 0 ? `against ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)(0)}` : `${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .times */ .Hn)(share / others)} the ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)(others)}`;
            return `${counted} ${what}: ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)(share)}, ${than} ${of}`;
        }
        case "ratios": {
            const mean = totals.ratio / Math.max(1, totals.buckets);
            const isUp = direction === "increases";
            return `${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)(isUp ? mean : 1 - mean)} on average, ${baseline.value === null ? "no number" : (0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .percent */ .KN)(baseline.value)} before`;
        }
    }
}
function beside(rate, before, shown) {
    return before === 0 ? `, against ${shown(0)} before` : `, ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .times */ .Hn)(rate / before)} the ${shown(before)} before`;
}
/** `12.00 an hour`, or a second where that is many. */
function perTime(perSecond) {
    return perSecond >= 1 ? `${perSecond.toFixed(2)} a second` : `${(perSecond * 3_600).toFixed(2)} an hour`;
}
/** `14:32 UTC (6 min after the promotion)`. */
function whenIs(promotedAt, seconds) {
    return seconds <= 0
        ? (0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .instantOf */ .B9)(seconds)
        : `${(0,_render_value_js__WEBPACK_IMPORTED_MODULE_2__/* .renderTimeOfDay */ .D)(promotedAt + seconds * 1_000)} UTC (${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .instantOf */ .B9)(seconds)})`;
}
/** What this watch can show at all: `1.9x of that and more`. */
function describeDetectable(told) {
    const { detectable, counts, rate, isReplayable, horizonSeconds } = told;
    const length = (0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .lasting */ .nS)(Math.min(horizonSeconds, 365 * DAY_SECONDS));
    if (detectable !== null) {
        const what = counts.of === "above" ? " as many above that" : "";
        return `A change at the promotion shows within ${length} from ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_1__/* .times */ .Hn)(Math.ceil(detectable * 10) / 10)}${what} on.`;
    }
    if (counts.of === "beside")
        return "";
    if (rate === 0)
        return "There were none before, so the first few show.";
    return isReplayable && counts.of !== "ratios" ? `At the traffic before, no change would show within ${length}.` : "";
}
/** For the start of the watch. */
function announceComparison(prepared) {
    const told = (0,_tell_comparison_js__WEBPACK_IMPORTED_MODULE_0__/* .tellComparison */ .V)(prepared);
    const sentences = [
        `${titleOfComparison(told)}: compared with ${told.baseline.name} (${describeBaseline(told)}).`,
        describeDetectable(told),
        ...prepared.warnings,
    ];
    return sentences.filter((sentence) => sentence !== "").join(" ");
}


/***/ }),

/***/ 33304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ tellComparison)
/* harmony export */ });
/* harmony import */ var _evidence_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37994);
/* harmony import */ var _lib_once_for_each_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30786);
/* harmony import */ var _bucket_totals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90321);
/** What is prepared, as far as words are made of it. Pure. */



/** The same at every look. */
const tellComparison = (0,_lib_once_for_each_js__WEBPACK_IMPORTED_MODULE_1__/* .onceForEach */ .i)((prepared) => {
    const { comparison, form, margin, detectable, horizonSeconds, baseline } = prepared;
    const { id, list, direction, metric, series } = comparison;
    const { unit, minimumSamples } = metric.measure;
    const counted = baseline.readings.above?.buckets ?? baseline.readings.buckets;
    return {
        id,
        list,
        direction,
        metric: metric.name,
        measure: { unit, minimumSamples },
        series: series.kind,
        counts: form.counts,
        rate: form.rate,
        isReplayable: form.isReplayable,
        margin: { factor: margin.factor, from: margin.from },
        detectable,
        horizonSeconds,
        baseline: {
            name: nameBaseline(prepared),
            past: nameOfPast(baseline),
            value: baseline.value,
            samples: (0,_bucket_totals_js__WEBPACK_IMPORTED_MODULE_0__/* .totalsOf */ .v)(counted).samples,
        },
    };
});
/** `what served before, in the 24 h before the promotion`. */
function nameBaseline({ baseline, form }) {
    if (form.counts.of === "beside")
        return BESIDE;
    return nameOfPast(baseline);
}
/** What goes on serving the other visitors of a rolling release. */
const BESIDE = "what serves beside it, in the same minutes";
function nameOfPast(baseline) {
    const { candidate } = baseline;
    if (candidate.kind === "same-hours") {
        const heard = candidate.buckets.filter(_bucket_totals_js__WEBPACK_IMPORTED_MODULE_0__/* .isHeard */ .V);
        const days = candidate.windows.filter(({ from, to }) => heard.some((one) => one.from >= from && one.from < to));
        return days.length === 1 ? "the same hours of a day before" : `the same hours of ${days.length} days before`;
    }
    const { firstHeard: first } = (0,_bucket_totals_js__WEBPACK_IMPORTED_MODULE_0__/* .totalsOf */ .v)(candidate.buckets);
    const end = candidate.windows[0]?.to ?? 0;
    return `what served before, in the ${(0,_evidence_words_js__WEBPACK_IMPORTED_MODULE_2__/* .lasting */ .nS)((end - (first?.from ?? end)) / 1_000)} before the promotion`;
}


/***/ }),

/***/ 95557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ renderValue),
/* harmony export */   D: () => (/* binding */ renderTimeOfDay)
/* harmony export */ });
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
        case "number":
            return renderNumber(Number(value.toPrecision(3)));
    }
}


/***/ }),

/***/ 91146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bucketLength),
/* harmony export */   L: () => (/* binding */ seriesOf)
/* harmony export */ });
const MINUTE_MS = 60_000;
/** Lengths that vendors know, all of them parts of an hour. */
const LENGTHS_MS = [0.25, 0.5, 1, 2, 2.5, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60].map((minutes) => minutes * MINUTE_MS);
/** A week of minutes, which is also what Prometheus gives in one answer. */
const MOST_BUCKETS = 10_100;
/** Of longer buckets than a minute a window has at least so many: what begins in one is seen when that is over. */
const FEWEST_LONG = 2;
/**
 * A minute, or less where a window or the time between two looks is no whole number of minutes; more only where the vendor
 * keeps no shorter ones. Null where no length fits all of the windows: then each window is read by itself.
 */
function bucketLength({ measure, oversMs, everyMs, forMs }) {
    if (seriesOf(measure) === null || measure.byWindow === true || measure.noBaseline === true)
        return null;
    const shortestMs = Math.max(shortestOf(measure, forMs), forMs / MOST_BUCKETS);
    const fitting = LENGTHS_MS.filter((length) => length >= shortestMs &&
        oversMs.every((over) => over % length === 0 && (length <= MINUTE_MS || over >= FEWEST_LONG * length)));
    const usual = fitting.filter((length) => length <= MINUTE_MS);
    return (usual.findLast((length) => everyMs % length === 0) ??
        usual.findLast((length) => length <= everyMs) ??
        fitting[0] ??
        null);
}
function shortestOf({ shortestBuckets, bucketMs = 0 }, forMs) {
    if (shortestBuckets === undefined)
        return bucketMs;
    return shortestBuckets.find(({ upToMs }) => forMs <= upToMs)?.bucketMs ?? Number.POSITIVE_INFINITY;
}
/** What its buckets count. More or fewer requests are no evidence, but a count they are; of other bare numbers nothing is known. */
function seriesOf({ series, unit }) {
    return series ?? (unit === "count" ? { kind: "events" } : null);
}


/***/ }),

/***/ 82932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ fullestOf)
/* harmony export */ });
/**
 * Of several readings of one bucket the one that counts, whatever order they came in. Late data only add to a bucket, so that is
 * the fuller one, and one that has shrunk does not count. Of two that are as full, it is the one that speaks less against
 * the release. Pure.
 */
/** `ranksOf`: what says more stands higher; the first number that differs decides. */
function fullestOf(items, keyOf, ranksOf) {
    const byKey = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const other = byKey.get(key);
        if (other === undefined || isHigher(ranksOf(item), ranksOf(other)))
            byKey.set(key, item);
    }
    return [...byKey.values()];
}
function isHigher(one, other) {
    for (const [index, rank] of one.entries()) {
        const difference = rank - (other[index] ?? 0);
        if (difference !== 0)
            return difference > 0;
    }
    return false;
}


/***/ }),

/***/ 60525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ orderBuckets),
/* harmony export */   w: () => (/* binding */ isWhole)
/* harmony export */ });
/* harmony import */ var _fullest_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82932);

function orderBuckets(buckets) {
    if (isInOrder(buckets))
        return buckets;
    const once = (0,_fullest_of_js__WEBPACK_IMPORTED_MODULE_0__/* .fullestOf */ .T)(buckets, ({ from, to }) => `${from} ${to}`, ranksOf);
    return once.toSorted((one, other) => one.from - other.from || one.to - other.to);
}
function isInOrder(buckets) {
    for (let index = 1; index < buckets.length; index += 1) {
        const [before, bucket] = [buckets[index - 1], buckets[index]];
        if (before !== undefined && bucket !== undefined && before.from >= bucket.from)
            return false;
    }
    return true;
}
function ranksOf(bucket) {
    const { sampleCount, badCount, value } = bucket;
    return [isWhole(bucket) ? 1 : 0, sampleCount, -(badCount ?? -1), -(value ?? -1)];
}
/** What may still change, or makes no sense, is not known. */
function isWhole({ from, to, value, sampleCount, badCount, complete }) {
    return (complete &&
        to > from &&
        isCount(sampleCount) &&
        (badCount === null || isCount(badCount)) &&
        (value === null || Number.isFinite(value)));
}
function isCount(value) {
    return Number.isFinite(value) && value >= 0;
}


/***/ }),

/***/ 51993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ startsAbsent),
/* harmony export */   o: () => (/* binding */ sumWindow)
/* harmony export */ });
/* harmony import */ var _lib_breaks_off_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66657);
/* harmony import */ var _render_value_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95557);
/* harmony import */ var _order_buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60525);
/**
 * A window's reading out of its buckets: anybody can compute it again. What is not known of a part of it leaves the whole of it
 * incomplete, and nothing that is missing counts as zero. Pure.
 */



function sumWindow(series, buckets, window, hasBegun = false) {
    const settled = settle(series, (0,_order_buckets_js__WEBPACK_IMPORTED_MODULE_0__/* .orderBuckets */ .k)(buckets), window, hasBegun);
    const { value, sampleCount, beyond } = countUp(series, settled);
    const broken = settled.trouble ?? silenceOf(series, settled.known, window);
    const why = broken ?? (settled.known.length === 0 ? settled.why : null);
    const known = { value, sampleCount, window, complete: broken === null };
    const reading = why === null ? known : { ...known, why };
    return beyond === undefined ? { reading } : { reading, beyond };
}
/** Whether the metric had nothing at all at the beginning of the window: what was before tells whether that is a gap. */
function startsAbsent(buckets, window) {
    return (0,_order_buckets_js__WEBPACK_IMPORTED_MODULE_0__/* .orderBuckets */ .k)(buckets).find(({ from }) => from >= window.from)?.isAbsent === true;
}
/** Buckets that count, each time once. A bucket that reaches out of the window is none of it. */
function settle(series, buckets, window, hadBegun) {
    const known = [];
    let [reach, hasBegun, isBare] = [window.from, hadBegun, false];
    let [samples, bad, values, weighted] = [0, 0, 0, 0];
    let trouble = null;
    let why = null;
    for (const bucket of buckets) {
        const { from, to, value, sampleCount, badCount } = bucket;
        if (from < reach || to > window.to || to <= from)
            continue;
        if (from > reach)
            trouble ??= gapAt({ from: reach, to: from });
        reach = to;
        why ??= bucket.why ?? null;
        if (bucket.isAbsent === true) {
            if (hasBegun)
                trouble ??= bucket.why ?? gapAt(bucket);
            continue;
        }
        hasBegun = true;
        if (!isUsable(series, bucket)) {
            trouble ??= bucket.why ?? `What is said of ${timeOf(bucket)} may still change.`;
        }
        else if (value !== null) {
            known.push(bucket);
            samples += sampleCount;
            bad += badCount ?? 0;
            values += value;
            weighted += value * sampleCount;
            isBare ||= badCount === null;
        }
    }
    if (reach < window.to)
        trouble ??= gapAt({ from: reach, to: window.to });
    return { known, samples, bad, values, weighted, isBare, trouble, why };
}
/** Samples without a number, more bad ones than all, or less than nothing: nobody knows what that means. */
function isUsable({ kind }, bucket) {
    if (!(0,_order_buckets_js__WEBPACK_IMPORTED_MODULE_0__/* .isWhole */ .w)(bucket))
        return false;
    const { value, sampleCount, badCount } = bucket;
    if (value === null)
        return sampleCount === 0;
    if (value < 0)
        return false;
    if (kind === "quantile")
        return badCount !== null && badCount <= sampleCount;
    return kind !== "share" || (badCount ?? 0) <= sampleCount;
}
/** Steady samples, and then none: the site stopped reporting, or stopped. */
function silenceOf({ kind }, known, window) {
    if (kind === "level")
        return null;
    const last = known.findLast(({ sampleCount }) => sampleCount > 0);
    if (last === undefined || last.to === window.to)
        return null;
    const counted = known.map(({ from, to, sampleCount }) => ({ from, to, samples: sampleCount }));
    return (0,_lib_breaks_off_js__WEBPACK_IMPORTED_MODULE_1__/* .breaksOff */ .w)(filled(counted), window) ? `Its data ends at ${(0,_render_value_js__WEBPACK_IMPORTED_MODULE_2__/* .renderTimeOfDay */ .D)(last.to)} UTC.` : null;
}
/** With an empty bucket for each time between two in which nothing happened. */
function filled(counted) {
    return counted.flatMap((bucket, index) => {
        const before = counted[index - 1];
        if (before === undefined || before.to >= bucket.from)
            return [bucket];
        const missing = Math.round((bucket.from - before.to) / (bucket.to - bucket.from));
        // Only how many there are counts.
        const empty = Array.from({ length: missing }, () => ({ from: before.to, to: bucket.from, samples: 0 }));
        return [...empty, bucket];
    });
}
function countUp(series, settled) {
    const { known, samples, bad, values } = settled;
    const [only] = known;
    if (only === undefined)
        return NOTHING;
    switch (series.kind) {
        case "share":
            return { value: shareOf(settled), sampleCount: samples };
        case "events":
            // That it was counted at all is one sample, where nobody counts what it was counted among.
            return { value: values, sampleCount: Math.max(samples, values, 1) };
        case "level":
            return { value: values / known.length, sampleCount: known.length };
        case "quantile": {
            if (samples === 0)
                return NOTHING;
            const beyond = { count: bad, quantile: series.quantile };
            return { value: known.length === 1 ? only.value : null, sampleCount: samples, beyond };
        }
    }
}
const NOTHING = { value: null, sampleCount: 0 };
/** Of the bad ones, or of the good ones where that is what the metric tells, as uptime does. Counts are exact, and means are not. */
function shareOf({ samples, bad, weighted, isBare }) {
    if (samples === 0)
        return null;
    const mean = weighted / samples;
    if (isBare)
        return mean;
    const [asBad, asGood] = [bad / samples, (samples - bad) / samples];
    return Math.abs(mean - asBad) <= Math.abs(mean - asGood) ? asBad : asGood;
}
function gapAt(gap) {
    return `Nothing is known of ${timeOf(gap)} yet.`;
}
function timeOf({ from, to }) {
    return `${(0,_render_value_js__WEBPACK_IMPORTED_MODULE_2__/* .renderTimeOfDay */ .D)(from)}–${(0,_render_value_js__WEBPACK_IMPORTED_MODULE_2__/* .renderTimeOfDay */ .D)(to)} UTC`;
}


/***/ }),

/***/ 92607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ countEnded),
/* harmony export */   MM: () => (/* binding */ nextLookAt),
/* harmony export */   OW: () => (/* binding */ watchGrid)
/* harmony export */ });
/** The gap between two windows grows with the age of the watch, but to no more than this share of it. */
const WINDOWS_PER_AGE = 120;
/**
 * The windows of a watch, oldest first: the whole grid, whoever looks and whenever. A window ends at every look in the
 * first four hours of one-minute looks; later the ends are further apart, by a 120th of the age and never by more than a
 * window's length, so that none of the time is skipped. So a look that knows nothing yet has hundreds of windows to read
 * after 48 hours and not thousands. Regressions that a release brings show early; late ones are found a little later.
 * No window begins before the promote, and the last one ends with the watch. Ends are such that a window has settled
 * exactly when a look is due; on buckets (`on`) they are the last whole bucket before that, so that such a window is due at
 * the same look and a part of a bucket shorter.
 */
function watchGrid(span, { overMs, everyMs, settleMs }, on = { ...span, bucketMs: 1 }) {
    const ends = [];
    const add = (at) => {
        const end = Math.min(on.from + Math.floor((at - on.from) / on.bucketMs) * on.bucketMs, on.to);
        // What lies between two ends lies in a window, also where whole buckets move them apart.
        for (let reach = ends.at(-1) ?? on.from; end > reach; reach = ends.at(-1) ?? end) {
            ends.push(Math.min(end, reach + overMs));
        }
    };
    const step = Math.min(everyMs, overMs);
    const most = Math.floor(overMs / step);
    const firstFull = on.from + overMs;
    for (let to = span.from + step - (settleMs % step); to < span.to;) {
        // The beginning of the watch lies in a whole window too, where whole windows do not end with the steps.
        if (to >= firstFull)
            add(Math.min(firstFull, on.to));
        add(to);
        const steps = Math.floor((to - span.from) / (WINDOWS_PER_AGE * step));
        to += step * Math.min(Math.max(steps, 1), most);
    }
    add(Math.min(firstFull, on.to));
    add(on.to);
    return ends.map((to) => ({ from: Math.max(on.from, to - overMs), to }));
}
/** How many windows of the grid have ended by this instant. */
function countEnded(grid, at) {
    let low = 0;
    let high = grid.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((grid[middle]?.to ?? Number.POSITIVE_INFINITY) <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** Looks in the place of one where a decision is near; but evidence is counted in minutes, and sooner there is nothing new. */
const HURRIED_LOOKS = 4;
const SHORTEST_HURRY_MS = 60_000;
/**
 * Looks fall on whole steps since the promote, and from the instant at which the last window has settled on steps since then.
 * Where a decision is near (`isUrgent`) there are more of them between those; none is left out.
 */
function nextLookAt(span, everyMs, now, settledAt, isUrgent = false) {
    const after = (from, stepMs) => from + (Math.floor((now - from) / stepMs) + 1) * stepMs;
    if (now >= settledAt)
        return after(settledAt, everyMs);
    const usual = Math.min(after(span.from, everyMs), settledAt);
    if (!isUrgent)
        return usual;
    const hurriedMs = Math.max(everyMs / HURRIED_LOOKS, SHORTEST_HURRY_MS);
    return Math.min(usual, after(span.from, hurriedMs));
}


/***/ }),

/***/ 23108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ AFTER_SENDING),
/* harmony export */   p: () => (/* binding */ afterSending)
/* harmony export */ });
/* harmony import */ var node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53053);

/** Where each wait is told of: a rehearsal's time stands still meanwhile, though nothing else shows that anybody waits. */
const AFTER_SENDING = "holdpoint:after-sending";
/**
 * Resolves when requests that were just made have gone out. Sockets connect and write only between turns of the event
 * loop, so a module that takes 50 ms to load would otherwise hold them back; loaded after this, it costs nothing,
 * because the answers take longer. `ms`: later ones let earlier ones' requests go first.
 */
function afterSending(ms) {
    const channel = node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_0__.channel(AFTER_SENDING);
    const wait = {};
    channel.publish({ wait, over: false });
    return new Promise((resolve) => {
        setTimeout(() => setImmediate(() => {
            channel.publish({ wait, over: true });
            resolve();
        }), ms);
    });
}


/***/ }),

/***/ 60357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $y: () => (/* binding */ renderAuthors),
/* harmony export */   MY: () => (/* binding */ unreadableAuthors),
/* harmony export */   ad: () => (/* binding */ isAuthor),
/* harmony export */   eG: () => (/* binding */ parseAuthors),
/* harmony export */   gD: () => (/* binding */ DEFAULT_AUTHOR)
/* harmony export */ });
/* harmony import */ var _login_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12812);
/* harmony import */ var _same_login_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52679);


/** Login of a workflow's own token. */
const DEFAULT_AUTHOR = "github-actions[bot]";
/** `github-actions[bot], acme-deploys[bot]`; nothing given: a workflow's own token. Null where a part is no login. */
function parseAuthors(text) {
    if (text === undefined || text.trim() === "")
        return [DEFAULT_AUTHOR];
    const logins = text.split(",").map((login) => (0,_login_js__WEBPACK_IMPORTED_MODULE_0__/* .parseLogin */ .$n)(login.trim()));
    return logins.every((login) => login !== null) ? logins : null;
}
function isAuthor(login, authors) {
    return authors.some((author) => (0,_same_login_js__WEBPACK_IMPORTED_MODULE_1__/* .sameLogin */ .U)(login, author));
}
/** `github-actions[bot]`, `alice or bob`. */
function renderAuthors(authors) {
    return authors.join(" or ");
}
/** What is wrong where `parseAuthors` gives null. */
function unreadableAuthors(text) {
    return {
        message: `author is "${text}"; expected logins separated by commas, such as github-actions[bot], acme-app[bot].`,
    };
}


/***/ }),

/***/ 83413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a8: () => (/* binding */ namesStore),
/* harmony export */   "in": () => (/* binding */ PLACES_EXPECTED),
/* harmony export */   ls: () => (/* binding */ parseBackupPlace),
/* harmony export */   rc: () => (/* binding */ isSharedPlace)
/* harmony export */ });
/** Where a backup is kept, as a plan names it: `artifact`, `s3://acme-backups/staging`, `path:/mnt/backups`. */
const PLACES_EXPECTED = "artifact, s3://bucket/prefix or path:/absolute/folder";
/** Null where it is none of them. */
function parseBackupPlace(text) {
    if (text === "artifact")
        return { store: "artifact" };
    const s3 = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w.=/-]*?)\/*)?$/.exec(text);
    if (s3 !== null) {
        const [, bucket = "", prefix = ""] = s3;
        return isClean(prefix) ? { store: "s3", bucket, prefix: prefix === "" ? "" : `${prefix}/` } : null;
    }
    const path = /^path:(\/[^\0\n]*[^\0\n/])\/*$/.exec(text);
    return path?.[1] !== undefined && isClean(path[1].slice(1)) ? { store: "path", folder: path[1] } : null;
}
/** Steps up and empty steps would make two names of one place. */
function isClean(path) {
    return path === "" || path.split("/").every((step) => step !== "" && step !== "." && step !== "..");
}
/** Others than those who run the release can read what is kept there: an artifact of a public repository, everybody. */
function isSharedPlace({ store }) {
    return store !== "path";
}
/** Whether a step's words name a place of this store in `to` or `from`. */
function namesStore(spec, store) {
    if (typeof spec !== "object" || spec === null)
        return false;
    const { to, from } = spec;
    const names = [to, from].flatMap((value) => (Array.isArray(value) ? value : [value]));
    return names.some((name) => typeof name === "string" && parseBackupPlace(name)?.store === store);
}


/***/ }),

/***/ 66657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ breaksOff)
/* harmony export */ });
/** Buckets that must be filled before a break in the data says anything. */
const STEADY_BUCKETS = 3;
/** Share of filled buckets from which traffic counts as steady. */
const STEADY_RATIO = 0.9;
/** Steady arrivals of which this many are expected are all missing with a chance of e^-14, one in a million. */
const EXPECTED_MISSING = 14;
/** Steady requests, then none: the pipeline stopped, or the site did. Either way the rest of the window is unknown. */
function breaksOff(buckets, window) {
    const first = buckets.findIndex((bucket) => bucket.samples > 0);
    const last = buckets.findLastIndex((bucket) => bucket.samples > 0);
    const [firstBucket, lastBucket] = [buckets[first], buckets[last]];
    if (firstBucket === undefined || lastBucket === undefined)
        return false;
    const seen = buckets.slice(first, last + 1);
    const filled = seen.filter((bucket) => bucket.samples > 0).length;
    if (seen.length < STEADY_BUCKETS || filled / seen.length < STEADY_RATIO)
        return false;
    const samples = seen.reduce((sum, bucket) => sum + bucket.samples, 0);
    const perMs = samples / (lastBucket.to - Math.max(window.from, firstBucket.from));
    return perMs * (window.to - lastBucket.to) >= EXPECTED_MISSING;
}


/***/ }),

/***/ 19563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/** Time as an argument, so that a rehearsal is the same code with another clock. */

/** The only sleeper of this module's API: end-to-end tests give a built program their clock in this place. */
const systemClock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        try {
            await node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout(ms, undefined, signal === undefined ? {} : { signal });
        }
        catch (error) {
            throw signal?.aborted === true ? signal.reason : error;
        }
    },
};


/***/ }),

/***/ 33280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ correctClock)
/* harmony export */ });
/** Below this a watch judges what it should, and an answer that was long under way says no more. */
const SMALLEST_MS = 10_000;
/**
 * A date has whole seconds, and each answer takes another while: by less than that a clock that was put right is not put right
 * again. Else it would go back and forth, and what was read longer ago would seem fresh.
 */
const INEXACT_MS = 2_000;
/** Of each vendor: the one that was under way for the shortest time says the most, and a clock may be set meanwhile. */
const ANSWERS = 3;
function correctClock(clock) {
    /** By how much this machine was ahead of each vendor's last answers. */
    const offsets = new Map();
    const parseDate = createDateParser();
    let offset = 0;
    return {
        clock: { now: () => clock.now() - offset, sleep: (ms, signal) => clock.sleep(ms, signal) },
        heard(vendor, date) {
            const at = parseDate(date ?? "");
            if (Number.isNaN(at))
                return;
            const ofVendor = offsets.get(vendor) ?? [];
            offsets.set(vendor, ofVendor);
            if (ofVendor.push(clock.now() - at) > ANSWERS)
                ofVendor.shift();
            // One vendor's own clock may be wrong: the one that agrees best with this machine is believed.
            let least = Infinity;
            for (const ofOne of offsets.values()) {
                const shortest = Math.min(...ofOne);
                if (Math.abs(shortest) < Math.abs(least))
                    least = shortest;
            }
            const found = Math.abs(least) < SMALLEST_MS ? 0 : least;
            if (Math.abs(found - offset) >= INEXACT_MS)
                offset = found;
        },
    };
}
/** Many answers come within the second that a date names: its text is read once. */
function createDateParser() {
    let last = { date: "", at: Number.NaN };
    return (date) => {
        if (date !== last.date)
            last = { date, at: Date.parse(date) };
        return last.at;
    };
}


/***/ }),

/***/ 36009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ createDeferred)
/* harmony export */ });
/** A promise that somebody else settles. (`Promise.withResolvers` came with Node 22.) */
function createDeferred() {
    let settle;
    const promise = new Promise((resolve, reject) => (settle = { resolve, reject }));
    if (settle === undefined)
        throw new Error("a promise's executor runs at once");
    return { promise, ...settle };
}


/***/ }),

/***/ 81201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ cutText),
/* harmony export */   v: () => (/* binding */ cutTextBefore)
/* harmony export */ });
const ELLIPSIS = "…";
/**
 * Text of others where it comes in: at most so many UTF-16 units, the last one an ellipsis where something is missing.
 * No character is torn, and however long the text is, no more of it is looked at.
 */
function cutText(text, maximum) {
    if (text.length <= maximum)
        return text;
    const end = maximum - ELLIPSIS.length;
    const kept = text.slice(0, isTorn(text, end) ? end - 1 : end);
    return `${kept.trimEnd()}${ELLIPSIS}`;
}
/** The end of a text of others, which says how it ended, under the same rules. */
function cutTextBefore(text, maximum) {
    if (text.length <= maximum)
        return text;
    const start = text.length - maximum + ELLIPSIS.length;
    return `${ELLIPSIS}${text.slice(isTorn(text, start) ? start + 1 : start)}`;
}
/** Between the two halves of one character. */
function isTorn(text, index) {
    return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(index - 1, index + 1));
}


/***/ }),

/***/ 29238:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ DEFAULT_COLUMNS)
/* harmony export */ });
/** Room of a line where nobody can say how wide the terminal is. */
const DEFAULT_COLUMNS = 80;


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
/* harmony export */   Sd: () => (/* binding */ boundProblem),
/* harmony export */   eb: () => (/* binding */ UsageError),
/* harmony export */   mZ: () => (/* binding */ ProviderError)
/* harmony export */ });
/* unused harmony export renderProblem */
/* harmony import */ var _cut_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81201);

/** Of a sentence that quotes a file or a vendor. */
const QUOTED_CHARACTERS = 1_000;
/** With its sentences cut: they quote a file that may be one long word. */
function boundProblem(problem) {
    const { message, remedy } = problem;
    return {
        ...problem,
        message: (0,_cut_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .I)(message, QUOTED_CHARACTERS),
        ...(remedy === undefined ? {} : { remedy: (0,_cut_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .I)(remedy, QUOTED_CHARACTERS) }),
    };
}
/** Every mistake found, at once; nothing was touched. Ends with exit code 2. */
class UsageError extends Error {
    reasonCode;
    problems;
    constructor(reasonCode, found) {
        const problems = found.map(boundProblem);
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
        super((0,_cut_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .I)(args.message, QUOTED_CHARACTERS), args.cause === undefined ? {} : { cause: args.cause });
        this.name = "ProviderError";
        this.reasonCode = args.reasonCode;
        this.vendor = args.vendor;
        this.remedy = args.remedy;
        this.status = args.status ?? null;
    }
}


/***/ }),

/***/ 74940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Et: () => (/* binding */ isNumber),
/* harmony export */   KH: () => (/* binding */ isText),
/* harmony export */   Pf: () => (/* binding */ fieldsOf)
/* harmony export */ });
/** Values whose shape nobody has promised: what JSON, YAML or another program's record holds. */
/** None of what is no object. */
function fieldsOf(value) {
    return typeof value === "object" && value !== null ? value : {};
}
function isText(value) {
    return typeof value === "string";
}
/** Neither NaN nor infinite. */
function isNumber(value) {
    return Number.isFinite(value);
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
/* harmony import */ var _is_below_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35289);



/**
 * The real path of a file or folder below `directory`; null where it does not exist or lies outside, also by way of a
 * link: a plan of a pull request must not point a gate that holds secrets at the runner's other files.
 */
async function resolveInside(directory, path) {
    try {
        const [root, found] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(directory), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, path))]);
        return (0,_is_below_js__WEBPACK_IMPORTED_MODULE_2__/* .isBelow */ .Y)(root, found) ? found : null;
    }
    catch {
        return null;
    }
}
/** Whether a path below `directory` exists and is, by way of a link, somewhere else. */
async function leadsOutside(directory, path) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, path)).catch(() => null);
    return found !== null && !(0,_is_below_js__WEBPACK_IMPORTED_MODULE_2__/* .isBelow */ .Y)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(directory), found);
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

/***/ 35289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ isBelow)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);

/** Whether a path is `root` or lies below it. Both are real paths: no link is looked at. */
function isBelow(root, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(root, path);
    return way !== ".." && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(way);
}


/***/ }),

/***/ 85471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/** Whether a host is this machine itself, as it stands in an address: `localhost`, `127.0.0.1`, `::1` or `[::1]`. */
function isLoopback(host) {
    return host === "localhost" || /^\[?::1\]?$/.test(host) || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}


/***/ }),

/***/ 26102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ isRunnerName)
/* harmony export */ });
/** What the runner and Holdpoint's own workflows set: the job's tokens, the action's inputs, the plan's secrets as a whole. */
const RUNNER = /^(?:GITHUB|ACTIONS|RUNNER|INPUT|HOLDPOINT)_/i;
/** Whether a variable of this name is the runner's, whatever letters it is written in. */
function isRunnerName(name) {
    return RUNNER.test(name);
}


/***/ }),

/***/ 42510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ isSameSite)
/* harmony export */ });
/**
 * Is an address still the site that was asked? With or without `www.`, and from http to https, it is; another port is another
 * site, and so is the way back to http, where anybody between here and there can answer.
 */
function isSameSite(asked, found) {
    if (asked.protocol === "https:" && found.protocol !== "https:")
        return false;
    return siteOf(asked) === siteOf(found);
}
function siteOf({ hostname, port }) {
    return `${hostname.replace(/^www\./, "")}:${port}`;
}


/***/ }),

/***/ 12812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ parseLogin),
/* harmony export */   $y: () => (/* binding */ LOGIN_LENGTH),
/* harmony export */   S3: () => (/* binding */ LOGIN)
/* harmony export */ });
/** Logins at GitHub, as a plan or an option names them. Without zod, which takes longer to load than a rollback to decide. */
/** GitHub: letters, digits and single dashes inside; the accounts of a company's own directory end in `_` and its short code. */
const LOGIN = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:_[A-Za-z0-9]{3,8})?$/;
const LOGIN_LENGTH = 39;
/** `alice`, `@alice` or an app's account, `acme-app[bot]`, without the `@`; null where it is none of these. */
function parseLogin(text) {
    const login = text.replace(/^@/, "");
    const name = login.replace(/\[bot\]$/, "");
    return LOGIN.test(name) && name.length <= LOGIN_LENGTH ? login : null;
}


/***/ }),

/***/ 56261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ runnerMasks),
/* harmony export */   P: () => (/* binding */ createMask)
/* harmony export */ });
/* harmony import */ var _secret_names_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81196);
/** Removes secret values from text that people will read: a command's output, an answer that echoes a header. */

/** A value shorter than this is no secret, and masking it would only make the text unreadable. */
const SHORTEST_SECRET = 4;
const SHORTEST_FOR_THE_RUNNER = 6;
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
/**
 * Which of these secrets the runner is asked to mask: it goes through the whole log of the job, our own words included, so
 * a value needs some length to be told from a word. The runner finds other spellings by itself, and works line by line.
 */
function runnerMasks(secrets) {
    const parts = secrets.flatMap((secret) => [...secret.split(/\r?\n/), ...((0,_secret_names_js__WEBPACK_IMPORTED_MODULE_0__/* .passwordOf */ .No)(secret) ?? [])]);
    return [...new Set(parts.map((part) => part.trim()).filter((part) => part.length >= SHORTEST_FOR_THE_RUNNER))];
}
function spellingsOf(secret) {
    const value = secret.trim();
    const password = (0,_secret_names_js__WEBPACK_IMPORTED_MODULE_0__/* .passwordOf */ .No)(value);
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
function escapeForPattern(text) {
    return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}


/***/ }),

/***/ 20788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ nearestWord)
/* harmony export */ });
/**
 * The word of `words` that `text` was probably meant to be, or null where none is close.
 * Close: at most a third of the letters differ (Levenshtein distance, two swapped neighbours count once, case ignored).
 */
function nearestWord(text, words) {
    const limit = Math.max(1, Math.floor(text.length / 3));
    const ranked = words
        .filter((word) => Math.abs(word.length - text.length) <= limit)
        .map((word) => ({ word, distance: editDistance(text.toLowerCase(), word.toLowerCase()) }))
        .filter(({ distance }) => distance <= limit)
        .toSorted((left, right) => left.distance - right.distance);
    return ranked[0]?.word ?? null;
}
function editDistance(left, right) {
    let before = [];
    let row = Array.from({ length: right.length + 1 }, (_, column) => column);
    for (let line = 1; line <= left.length; line += 1) {
        const next = [line];
        for (let column = 1; column <= right.length; column += 1) {
            const replaced = (row[column - 1] ?? 0) + (left[line - 1] === right[column - 1] ? 0 : 1);
            const swapped = left[line - 1] === right[column - 2] && left[line - 2] === right[column - 1];
            const swap = swapped ? (before[column - 2] ?? 0) + 1 : replaced;
            next.push(Math.min(replaced, swap, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
        }
        before = row;
        row = next;
    }
    return row[right.length] ?? 0;
}


/***/ }),

/***/ 72653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ newPassword)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/** For a server that lives no longer than this run: nobody may guess it, and nothing is decided by it. */
function newPassword() {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(18).toString("base64url");
}


/***/ }),

/***/ 30786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ onceForEach)
/* harmony export */ });
/** What is computed from an object that nobody changes, computed once: a pure function stays one. */
function onceForEach(compute) {
    const computed = new WeakMap();
    return (key) => {
        const known = computed.get(key);
        if (known !== undefined)
            return known.value;
        const value = compute(key);
        computed.set(key, { value });
        return value;
    };
}


/***/ }),

/***/ 97892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ optionsOf),
/* harmony export */   d: () => (/* binding */ isAtEdge)
/* harmony export */ });
/**
 * How a command or a tool declares its options, once: parsing, the terminal's help, the action's inputs and the reference
 * are made of the declaration.
 */
function optionsOf(callables) {
    return Object.fromEntries(Object.entries(callables).map(([name, { options }]) => [name, options]));
}
/** Whether the option exists at this edge. */
function isAtEdge(option, edge) {
    return option.edge === undefined || option.edge === edge;
}


/***/ }),

/***/ 62438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ duringOutsideWork),
/* harmony export */   u: () => (/* binding */ OUTSIDE_WORK)
/* harmony export */ });
/* harmony import */ var node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53053);

/** Where work of another program is told of that this one waits for: a rehearsal's time stands still meanwhile. */
const OUTSIDE_WORK = "holdpoint:outside-work";
/** Tells of it for as long as it lasts. */
async function duringOutsideWork(work) {
    const channel = node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_0__.channel(OUTSIDE_WORK);
    const wait = {};
    channel.publish({ wait, over: false });
    try {
        return await work();
    }
    finally {
        channel.publish({ wait, over: true });
    }
}


/***/ }),

/***/ 4194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ parseInstant)
/* harmony export */ });
/** Milliseconds since the epoch of `2026-11-22T02:30Z` or `2026-11-22T02:30:15+01:00`; null where the text is no instant. */
function parseInstant(text) {
    const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.exec(text);
    if (match === null)
        return null;
    const [, minute = "", seconds = ":00", zone = ""] = match;
    // The 30th of February and 24:00 would be read as another day.
    const local = Date.parse(`${minute}${seconds}Z`);
    if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(`${minute}${seconds}`))
        return null;
    const at = Date.parse(`${minute}${seconds}${zone}`);
    return Number.isNaN(at) ? null : at;
}


/***/ }),

/***/ 51574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O9: () => (/* binding */ findIdleOptions),
/* harmony export */   ah: () => (/* binding */ renderChoice),
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   qL: () => (/* binding */ parseOptionValue)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _parse_instant_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4194);
/* harmony import */ var _nearest_word_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20788);
/** From a text to the value of an option, and what is wrong with it; for both edges. */



/** The value, or what is wrong with it. `label` is how the caller wrote its name: `--stage`. */
function parseOptionValue(option, label, text) {
    switch (option.type) {
        case "text":
            return { value: text };
        case "choice": {
            if (option.values.includes(text))
                return { value: text };
            const message = `${label} is "${text}"; expected ${renderChoice(option.values)}.`;
            return { problem: { message, ...didYouMean((0,_nearest_word_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestWord */ .z)(text, option.values)) } };
        }
        case "integer": {
            const number = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
            if (Number.isSafeInteger(number))
                return { value: number };
            return { problem: { message: `${label} is "${text}"; expected a whole number.` } };
        }
        case "duration": {
            const ms = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(text);
            if (ms !== null)
                return { value: ms };
            return { problem: { message: `${label} is "${text}"; expected a duration such as 3m.` } };
        }
        case "instant": {
            const at = (0,_parse_instant_js__WEBPACK_IMPORTED_MODULE_2__/* .parseInstant */ .n)(text);
            if (at !== null)
                return { value: at };
            const expected = "a date and time with a zone, such as 2026-11-22T02:30Z or 2026-11-22T02:30+01:00";
            return { problem: { message: `${label} is "${text}"; expected ${expected}.` } };
        }
    }
}
/** An option that does nothing beside the others was meant to do something. */
function findIdleOptions(options, values) {
    const isGiven = (name) => values[name] !== undefined && values[name] !== false;
    return Object.entries(options).flatMap(([name, { needs, idleWith }]) => {
        if (!isGiven(name))
            return [];
        if (needs !== undefined && !isGiven(needs)) {
            return [
                { message: `--${name} has no effect without --${needs}.`, remedy: `Add --${needs}, or leave --${name} out.` },
            ];
        }
        if (idleWith !== undefined && isGiven(idleWith)) {
            return [{ message: `--${name} has no effect with --${idleWith}.`, remedy: "Leave one of them out." }];
        }
        return [];
    });
}
function renderChoice(values) {
    return values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
}
function didYouMean(word) {
    return word === null ? {} : { remedy: `Did you mean ${word}?` };
}


/***/ }),

/***/ 48266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseUrl)
/* harmony export */ });
/** Null where it is none. (`URL.parse` came with Node 22.) */
function parseUrl(text, base) {
    return URL.canParse(text, base) ? new URL(text, base) : null;
}


/***/ }),

/***/ 36434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ createProcessMemory)
/* harmony export */ });
function createProcessMemory() {
    const entries = new Map();
    return {
        of(key, make) {
            // Whoever has a key always makes the same kind of entry for it.
            const entry = entries.get(key) ?? make();
            entries.set(key, entry);
            return entry;
        },
    };
}


/***/ }),

/***/ 51232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ quoteIdentifier),
/* harmony export */   c: () => (/* binding */ quoteLiteral)
/* harmony export */ });
/** Names and texts for statements that take no parameters (`alter database`, `comment on`). Pure. */
/** A name as PostgreSQL reads it, whatever is in it. A zero byte would end the statement, and no name has one. */
function quoteIdentifier(name) {
    return `"${name.replaceAll("\0", "").replaceAll('"', '""')}"`;
}
/** A text as PostgreSQL reads it, also where `standard_conforming_strings` is off. */
function quoteLiteral(text) {
    return ` E'${text.replaceAll("\0", "").replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}


/***/ }),

/***/ 27215:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ow: () => (/* binding */ mayStandWith),
  hJ: () => (/* binding */ reasonClass)
});

// UNUSED EXPORTS: REASON_CLASSES, REASON_CODES

;// CONCATENATED MODULE: ./build/src/lib/reason-class.js
/** Kinds of reasons, with what they have in common. */
const REASON_CLASSES = {
    done: "The requested state was reached.",
    refused: "A gate, a condition or a rule failed.",
    undecided: "There is data, but not enough to decide.",
    data: "There is nothing to judge.",
    vendor: "A vendor or a database gave no usable answer. Another attempt may succeed.",
    credential: "A token or secret is missing, was rejected or lacks a permission.",
    settings: "What was to be checked does not exist or could not be checked.",
    production: "Production, or the record of a release, is not what the next step needs.",
    person: "A person must act, or the pull request must change.",
    call: "The plan or the call has a mistake.",
    internal: "Holdpoint itself failed.",
};
/** Codes of one class that stand with the same outcomes. */
function codes(reason, meanings) {
    const entries = Object.entries(meanings).map(([code, meaning]) => [code, { ...reason, meaning }]);
    return Object.fromEntries(entries);
}

;// CONCATENATED MODULE: ./build/src/lib/database-reasons.js
/** The part of the reason codes that is about databases: what steps and gates say of them. */

const DATABASE_REASONS = {
    ...codes({ class: "refused", outcomes: ["fail"] }, {
        backup_differs: "A backup, read or restored, has other rows than were counted in the database.",
        data_unexpected: "After a migration the data, or an index, is not what the plan says.",
        trial_failed: "On a copy of the database the migrations did not do what they must.",
        database_unfit: "The database is not as the plan wants it: version, room, load, replication or certificate.",
        database_rights_missing: "The database's user lacks rights that the plan's steps need, or has more than it may.",
        backup_overdue: "The newest backup is older than the plan allows, or was not proven as the plan demands.",
    }),
    ...codes({ class: "vendor", outcomes: ["hold"] }, {
        database_unreachable: "The database did not answer.",
        database_refused: "The database refused a statement.",
        database_tool_failed: "A program of PostgreSQL ended with an error.",
        store_occupied: "Something else lies in a store of backups under the name that was to be used.",
        backup_damaged: "A stored backup is cut, changed or missing.",
        lock_not_available: "A migration waited for a lock longer than the plan allows, at every try; nothing changed.",
        migration_locked: "Another run migrates the same database.",
    }),
    ...codes({ class: "person", outcomes: ["hold"] }, {
        migration_unfinished: "A migration was begun, and what it left behind a person must look at.",
    }),
    ...codes({ class: "settings", outcomes: ["hold"] }, {
        trial_impossible: "No copy of the database could be made to try the migrations on.",
        pooler_refused: "The address leads through a transaction pooler, behind which settings, locks and snapshots are lost.",
        tool_missing: "This machine has no program of PostgreSQL in the version that is needed.",
        disk_full: "A disk has no space left.",
        table_changed: "A table is not any more what its snapshot was taken of, so that its rows cannot be put back.",
        rows_differ: "Rows that were put back are not those that were taken, so nothing was changed.",
        backup_incomplete: "A backup of a part of a database leaves out what its tables need, so it cannot be restored alone.",
        extension_missing: "The server that a backup is restored into has not all extensions that the database uses.",
    }),
};

;// CONCATENATED MODULE: ./build/src/lib/ladder-reasons.js
/** Reason codes of the rollback's ladder. */

const LADDER_REASONS = {
    ...codes({ class: "done", outcomes: ["pass"] }, {
        rung_done: "A rung of the rollback's ladder did what it is for, and that was read back.",
        rung_helped: "Production failed right before a rung of the rollback's ladder, and passes since.",
    }),
    ...codes({ class: "production", outcomes: ["hold"] }, {
        flag_changed: "Somebody else changed the feature flag, so it was left as it is.",
        flag_refused: "The vendor of the feature flag refused to change it, for instance without an approval.",
        flag_unfit: "The feature flag cannot be set to what the plan calls safe.",
        rung_unhelpful: "A rung of the rollback's ladder was taken, and production still fails.",
        rung_needless: "A rung of the ladder was not taken: it is so already, or nothing could show that it helps.",
        rung_unverified: "What a rung of the rollback's ladder changed could not be read back in its time.",
        rung_unrecorded: "A rung that is taken only once was begun before, or its beginning could not be recorded.",
        rung_in_force: "What a rung of the ladder does is in force, and was not when the release was recorded: no record says who did it.",
        revert_left: "A revert is left to a person: what it touches was changed since, or its branch is another's.",
    }),
};

;// CONCATENATED MODULE: ./build/src/lib/managed-reasons.js
/** Reason codes of databases that a vendor runs. */

const MANAGED_REASONS = {
    ...codes({ class: "done", outcomes: ["pass"] }, { restored_at_vendor: "A database was put back by its vendor, and the vendor shows it as done." }),
    ...codes({ class: "refused", outcomes: ["fail"] }, {
        managed_backup_missing: "The database's vendor holds no backup that is complete and recent enough.",
    }),
    ...codes({ class: "vendor", outcomes: ["hold"] }, {
        vendor_busy: "A vendor is at work on the project and takes nothing else meanwhile.",
        managed_copy_failed: "The database's vendor gave up a copy or a restore that was asked for.",
    }),
    ...codes({ class: "production", outcomes: ["hold"] }, {
        vendor_restore_unknown: "A restore may have been asked for at the database's vendor, which does not tell: a person must look.",
    }),
};

;// CONCATENATED MODULE: ./build/src/lib/step-reasons.js
/** Reason codes of the steps of a stage, whatever they change. */

const STEP_REASONS = {
    ...codes({ class: "done", outcomes: ["pass"] }, {
        step_done: "A step of the plan is done for this release, and that was read back.",
        step_undone: "What a step did was taken back, and that was read back.",
    }),
    ...codes({ class: "production", outcomes: ["hold"] }, {
        step_unfinished: "A step that must not be applied twice was begun, and how that ended is not known: a person must look.",
        step_not_shown: "A step ended well by its own word, but reading back does not show it.",
        step_not_taken: "A step of the plan that comes before this is not done for this release.",
        step_left: "What a step did could not be taken back.",
    }),
};

;// CONCATENATED MODULE: ./build/src/lib/restore-reasons.js
/** Reason codes of restoring a database from a backup. */

const RESTORE_REASONS = {
    ...codes({ class: "done", outcomes: ["pass"] }, {
        restored: "A database was restored from a backup, compared with it, and is in use under its own name.",
        restored_beside: "A backup was restored into a database beside, and compared; nothing was switched.",
        tables_restored: "Rows of single tables were put back from a snapshot, counted and compared with it.",
        restore_switched_back: "The database that a restore had put aside is in use again under its own name.",
        schema_restored: "A release's migrations were taken back by a way down that was proven, and the schema is the one of before.",
        restore_abandoned: "An unfinished restore was taken away; the database is as it was.",
    }),
    ...codes({ class: "refused", outcomes: ["fail"] }, {
        restore_differs: "What was restored is not what the backup's own list of rows and checksums says.",
    }),
    ...codes({ class: "data", outcomes: ["hold"] }, {
        backup_unknown: "No record of ours names such a backup of this database.",
    }),
    ...codes({ class: "person", outcomes: ["hold"] }, {
        restore_needs_person: "A database is restored only where a person asked for it in this very run.",
        database_name_differs: "The name that was typed is not the one that the address leads to, or not the one of the backup.",
        backup_foreign: "The backup that was asked for is of another project or database, or is not proven.",
        backup_is_part: "The backup has only a part of the database, and what it has not would be lost by this restore.",
        snapshot_lacks_table: "The snapshot has not all of the tables that were named, so none was put back.",
        down_unproven: "The way back of a release's migrations was not proven to lose nothing, so nothing was taken back.",
        schema_changed: "The schema is not the one that a release left, so its migrations were not taken back.",
        fresh_backup_missing: "There is no proven backup of the database as it is now, and none was waived.",
    }),
    ...codes({ class: "production", outcomes: ["hold"] }, {
        restore_blocked: "Something keeps the database from being put aside: sessions, replication, prepared transactions.",
        restore_reaches_out: "What a restore would drop has something outside of it that would go with it.",
        restore_foreign: "A database has a name that only a restore of ours gives, and is not ours or not as we left it.",
        restore_unverified: "The databases were switched, and a fresh session does not show it.",
        restore_kept_gone: "The database that a restore had put aside is not there any more.",
        restore_in_place_only: "The server lets nobody create or rename databases, so a restore could only be in place.",
    }),
};

;// CONCATENATED MODULE: ./build/src/lib/reason-code.js







const REASON_CODES = {
    ...codes({ class: "done", outcomes: ["pass"] }, {
        deployed: "The build exists at the host and is ready.",
        verified: "Every gate passed for this build.",
        rollout_started: "The first of the visitors get the release, and the watch decides about the others.",
        promoted: "Production was read back and serves the candidate.",
        watched: "The watch ended with every condition judged and none met.",
        production_as_recorded: "No watch is open, and production serves what the release record says.",
        dry_run: "Nothing was changed: this was a dry run.",
        gate_passed: "The gate passed.",
        condition_clear: "The condition was judged on enough data and is not met.",
        regression_excluded: "The evidence shows that the release is not, so far, twice as bad as its baseline.",
        checklist_passed: "Every item of the checklist passed for this commit.",
        measured: "What the items measured on this branch is recorded for comparison.",
        signed_off: "Everyone whose sign-off is required has given it for this commit.",
        overridden: "An authorized person overrode the gate, with a written reason.",
        drilled: "A rollback was practised: deployed, taken back, verified and brought forward again.",
        rolled_back: "Production was rolled back to the recorded known-good deployment.",
    }),
    ...codes({ class: "done", outcomes: ["pass", "hold"] }, {
        already_done: "Nothing had to change: the host already shows the requested state.",
    }),
    ...codes({ class: "refused", outcomes: ["fail"] }, {
        gate_failed: "A gate said no.",
        condition_met: "A rollback condition was met.",
        outage_shown: "Production gives no answer, or server errors, to every probe, and it is the release and not the network.",
        held_at_end: "The watch ended on hold, and the plan rolls back what could not be judged.",
        regression_shown: "The evidence shows that the release is worse than its baseline.",
        health_check_failed: "A health check failed on what production serves.",
        build_failed: "The host reports that the build failed.",
        build_canceled: "The build was canceled at the host.",
        command_failed: "A command exited with a non-zero status.",
        command_timed_out: "A command did not finish within its time limit.",
        checks_failed: "Synthetic checks failed.",
        env_missing: "A required environment variable is not set at the host.",
        certificate_expiring: "A TLS certificate is invalid or expires too soon.",
        release_reused: "The release id was used before, for another commit or build.",
        staging_not_verified: "This build was not verified, so it may not be promoted.",
        bundle_too_large: "The built files are larger than the plan allows, or grew by more.",
        module_forbidden: "A module that the plan forbids is in the built files.",
        coverage_too_low: "Test coverage is below what the plan requires.",
        migrations_pending: "Migrations of this commit are not applied to the database.",
        migration_edited: "A migration was changed after it was applied.",
        migration_unknown: "The database has a migration that the repository does not know.",
        migration_not_additive: "A migration would break a code version that is rolled back to.",
        migration_invalid: "A migration is not SQL that PostgreSQL can read.",
        migration_blocks: "A migration would stop reads or writes for longer than the plan allows, or does not work as its tool runs it.",
        requirement_not_met: "The data is not as a migration requires it.",
        row_security_missing: "A table has no row security, no policy, or one that lets everybody in.",
        row_security_leaks: "A query made as a role saw rows that it must not see.",
        advisor_errors: "The database's advisor reports errors that the last release did not have.",
        outside_window: "The current time is outside the allowed windows, or in a freeze.",
        already_rolled_back: "This release was rolled back earlier and is not promoted again.",
        checklist_failed: "The released commit's checklist failed.",
        drill_overdue: "No rollback was rehearsed or carried out within the time that the plan allows.",
    }),
    ...codes({ class: "data", outcomes: ["hold"] }, {
        no_data: "There is no data to judge.",
        no_matching_checks: "No check matched, so nothing was verified.",
        history_unknown: "The commit that production serves is not known, so nothing can be compared with it.",
        result_unknown: "The result of an item for this commit is not known here.",
    }),
    ...codes({ class: "undecided", outcomes: ["hold"] }, {
        too_few_samples: "There is data, but less than the condition needs.",
        sampling_changed: "What the vendor keeps of the release is sampled in another way than before, so their numbers cannot be compared.",
        watch_incomplete: "The watch ended without enough data to pass or fail.",
        success_unmet: "A success condition was not reached when the watch ended.",
        watch_open: "The watch is not over; scheduled looks go on with it.",
        both_sides_fail: "The release fails a gate in its rollout, and so does the deployment that serves beside it.",
        builds_alike: "A condition is about a commit of which two builds serve side by side: it tells nothing of one.",
        rollout_moved: "Somebody changed the rolling release while one of its stages was watched.",
        outage_unconfirmed: "Production did not answer from here, but something else may be the cause than the release.",
        evidence_open: "The evidence shows neither a regression nor that there is none.",
    }),
    ...codes({ class: "vendor", outcomes: ["hold"] }, {
        vendor_unavailable: "A vendor did not answer, or answered with an error.",
        vendor_timeout: "A vendor did not answer in time.",
        vendor_rate_limited: "A vendor refused because of too many requests.",
        git_build_rate_limited: "The host did not build the commit because of too many deployments.",
        vendor_answer_unknown: "A vendor's answer was not understood.",
    }),
    ...codes({ class: "credential", outcomes: ["hold"] }, {
        credential_rejected: "A vendor rejected the credential.",
        credential_insufficient: "The credential lacks a permission that is needed.",
        team_unreadable: "The token may not see who is in a team.",
        secret_missing: "A secret or variable that is needed is not in the environment.",
    }),
    ...codes({ class: "settings", outcomes: ["hold"] }, {
        not_found: "What the plan names does not exist at the vendor.",
        rollout_unavailable: "The host has no rolling releases for this project, which the plan asks for.",
        not_in_subscription: "The vendor answers this only for a larger subscription.",
        metric_ambiguous: "The query of a metric gives several series where one number is expected.",
        protected_deployment: "The deployment is protected and no bypass secret was given.",
        command_not_found: "A command could not be started.",
        command_interrupted: "A command was killed from outside before it finished.",
        setup_failed: "The setup for what runs code of a stage did not succeed, so that code was not run.",
        probe_blocked: "A probe did not reach the site, so it says nothing about the site.",
        plan_missing: "The base branch has no plan yet.",
        git_not_connected: "The host does not build the project from this repository.",
        git_build_missing: "The host made no production build of the commit in time.",
        git_build_ignored: "The host's ignored build step decided that the commit is not built.",
        git_build_unaffected: "The host did not build the commit, since it does not affect the project.",
        git_build_refused: "The host refused to build the commit.",
        git_build_foreign: "The recorded build is not one that the host made from this commit of this repository.",
        auto_assign_on: "The project assigns production domains to each new build by itself, so nothing holds a build back.",
        auto_assign_off: "The project assigns no production domains by itself, so a passed check lets nothing in.",
        check_missing: "The project has no deployment check as the plan names it.",
        check_run_missing: "The host has no run of our deployment check for this build, or it ended without us.",
    }),
    ...codes({ class: "production", outcomes: ["hold"] }, {
        production_pinned: "Production is pinned by an earlier rollback.",
        production_moved: "Production was changed by somebody else.",
        foreign_change: "Production serves something else than the release record says, and no release of ours made that change.",
        domain_taken_back: "A production domain points at an older deployment than the release record says.",
        promote_cut_off: "A promote was cut off before the host was asked, so the release never arrived in production.",
        newer_release_active: "A newer release is in production or on its way there.",
        git_build_superseded: "The host canceled the build because a newer commit was pushed.",
        history_diverged: "The commit does not descend from what production serves.",
        promoted_by_others: "Somebody let the build into production before its gates had passed.",
        foreign_check_open: "Another deployment check of this build is not finished.",
        foreign_check_failed: "Another deployment check of this build failed.",
        promotion_queued: "The host queued the promotion behind another one.",
        promotion_refused: "The host refused the promotion.",
        rollout_active: "Another rolling release is under way at the host.",
        rollout_unplanned: "The project promotes by rolling releases, and the plan has no stages for them.",
        rollout_refused: "The host refused to begin or advance the rolling release.",
        alias_failed: "The host could not point every production domain at the deployment.",
        read_back_mismatch: "What was read back is not what was requested.",
        no_known_good: "There is no known-good deployment to roll back to.",
        known_good_gone: "The known-good deployment no longer exists at the host.",
        way_back_unsafe: "Before the promote the known-good deployment was shown to fail on the migrated data.",
        target_never_served: "The deployment to roll back to has never been in production.",
        rollback_refused: "The host refused the rollback.",
        rollback_unverified: "A rollback was requested but could not be read back.",
        commit_unknown: "The commit of a deployment is not known, or is not the one that is checked out.",
    }),
    ...LADDER_REASONS,
    ...STEP_REASONS,
    ...MANAGED_REASONS,
    ...codes({ class: "production", outcomes: ["hold", "fail"] }, {
        release_not_found: "There is no such release.",
        release_not_staged: "This commit has no staging release that passed.",
    }),
    ...codes({ class: "person", outcomes: ["hold"] }, {
        checklist_open: "The released commit's checklist has not passed: a sign-off is missing, or an item gave no answer.",
        checklist_full: "The released commit has as many statuses of its checklist as GitHub takes, so a withdrawal could not be written there.",
        checklist_missing: "The released commit has no checklist: it came without a pull request, or the checklist never ran.",
        mitigated: "A rollback was due, and a rung before `host` ended the failure: production serves the release.",
        would_roll_back: "A rollback would be due, but the plan only observes (`observe: true`): a person decides.",
        observes_only: "Something would have to be changed at the host, and this look, or this plan, only observes.",
        git_build_blocked: "The host waits for a person before it builds the commit.",
        sign_off_pending: "Required sign-offs for this commit are missing.",
        item_not_run: "An item was not checked, because one before it did not pass.",
        conversation_locked: "The conversation of the pull request is locked, so nothing can be written there.",
        pull_request_closed: "The pull request is closed, so nothing is checked.",
        head_moved: "The pull request has a newer commit, which is checked by its own run.",
    }),
    ...codes({ class: "call", outcomes: ["hold"] }, {
        plan_invalid: "The plan file has mistakes.",
        plan_branch_not_listed: "The base branch's plan does not count: it is neither the default branch nor named in `plan-branches`.",
        usage: "The command was called with invalid options or settings.",
        evidence_invalid: "A file of evidence has mistakes, so it was not judged.",
    }),
    ...codes({ class: "internal", outcomes: ["hold"] }, {
        internal_error: "Holdpoint itself failed; nothing is assumed.",
    }),
    ...DATABASE_REASONS,
    ...RESTORE_REASONS,
};
/** Whether this is one of our codes and may stand with the outcome: for what comes from outside. */
function mayStandWith(code, outcome) {
    if (!Object.hasOwn(REASON_CODES, code))
        return false;
    const { outcomes } = REASON_CODES[code];
    return outcomes.includes(outcome);
}
function reasonClass(code) {
    return REASON_CODES[code].class;
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
async function retry(policy, { clock, random, signal }, attempt) {
    for (let tryNumber = 1;; tryNumber += 1) {
        const result = await attempt(tryNumber);
        if (result.done || tryNumber >= policy.attempts)
            return result.value;
        const backoff = Math.min(policy.maximumDelayMs, policy.firstDelayMs * 2 ** (tryNumber - 1));
        const jittered = backoff * (0.5 + random() / 2);
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

/***/ 81196:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   No: () => (/* binding */ passwordOf),
/* harmony export */   P: () => (/* binding */ isOrdinary),
/* harmony export */   VX: () => (/* binding */ secretValues)
/* harmony export */ });
/* unused harmony export isSecretName */
/** Which variables of an environment hold secrets: the declared ones, those that a plan names, and what looks like one. */
/** Words of a name that a secret has: `GH_PAT`, `AWS_ACCESS_KEY_ID`, `apiKey`. */
const WORD = /^(?:tokens?|secrets?|keys?|auth|pass|pwd|credentials?|cookies?|private|pat|jwt|dsn|webhooks?|signature)$/;
/** The same where several words are written as one: `PGPASSWORD`, `APIKEY`, `AUTHTOKEN`. */
const GLUED = /passw|passphrase|secret|token$|(?:api|access|auth|ssh|gpg|private|signing|encryption|service)key$/;
/** An address that has a password in it: `DATABASE_URL`, `REDIS_URL`, `CONNECTION_STRING`. */
const ADDRESS = /(?:^|_)(?:database|db|connection|postgres|postgresql|mysql|mongo|mongodb|redis|amqp)_(?:ur[il]|string)$/;
/** What a variable with such a name may hold and nobody wants to see masked wherever it is written. */
const ORDINARY = /^(?:|\d{1,9}|true|false|null|none|undefined|(?:en|dis)abled|default|optional|required|production|preview|staging|development|testing|localhost|proceed|watching|hold|failed|rolled-back)$/;
/** Whether a variable of this name usually holds a secret. `PWD` is a folder, and an author is nobody's token. */
function isSecretName(name) {
    const snake = name
        .replaceAll(/(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+/g, "_")
        .replaceAll(/^_+|_+$/g, "")
        .toLowerCase();
    if (snake === "pwd")
        return false;
    return ADDRESS.test(snake) || snake.split("_").some((word) => WORD.test(word) || GLUED.test(word));
}
/**
 * The values of `env` that must not be read. `names` are those known to be secret: declared by a provider, or named by
 * the plan; of all others the name decides, or a password in an address. A word or number that anybody might write is
 * no secret, whatever its name, and masking it would only make what people read incomprehensible.
 */
function secretValues(env, names = []) {
    const known = new Set(names);
    return Object.entries(env).flatMap(([name, value = ""]) => (known.has(name) || isSecretName(name) || passwordOf(value) !== null) && !isOrdinary(value) ? [value] : []);
}
/** The password in an address, as it is written there and decoded; null where there is none. Below it there may be certificates. */
function passwordOf(value) {
    if (!value.includes("://") || !value.includes("@"))
        return null;
    const [address = ""] = value.trim().split(/\r?\n/, 1);
    const password = URL.canParse(address) ? new URL(address).password : "";
    if (password === "")
        return null;
    try {
        return [password, decodeURIComponent(password)];
    }
    catch {
        return [password];
    }
}
/** Whether anybody might write this word or number: masked, it would vanish from every log and output. */
function isOrdinary(value) {
    return ORDINARY.test(value.trim().toLowerCase());
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

/***/ 27433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ isSecret),
/* harmony export */   LA: () => (/* binding */ readSetting),
/* harmony export */   NL: () => (/* binding */ mustBeSet),
/* harmony export */   QU: () => (/* binding */ planSecretRemedy),
/* harmony export */   c$: () => (/* binding */ PLAN_SECRETS),
/* harmony export */   zf: () => (/* binding */ missingSetting)
/* harmony export */ });
/** Carries the plan's own secrets through a workflow, a line for each; see docs/secrets.md. */
const PLAN_SECRETS = {
    name: "HOLDPOINT_SECRETS",
    source: "secret",
    purpose: "hand the plan's own secrets to the gates, steps and metrics that name them",
    scopes: "lines of `NAME=value`, one for each secret that the plan itself names; a gate, a step or a metric gets only those that it names",
    optional: "for what the plan itself names",
    workflows: ["checklist", "release", "rollback", "watch"],
};
/** Its value, without the white space around it that storing it often adds; null where it is not set, or empty. */
function readSetting(env, { name }) {
    return env[name]?.trim() || null;
}
/** Whether nothing works without it. */
function mustBeSet(setting, spec) {
    const { source, optional, namedByPlan } = setting;
    if (optional !== undefined || namedByPlan === true || source === "runner" || source === "address")
        return false;
    return setting.neededFor?.(spec) ?? true;
}
function isSecret({ source }) {
    return source === "secret" || source === "plan-secret" || source === "github-token";
}
/** That it is not set, who needs it, and what to do about it. */
function missingSetting(setting, neededBy) {
    return {
        reasonCode: "secret_missing",
        message: `${setting.name} is not set; ${neededBy} needs it to ${setting.purpose}.`,
        remedy: remedyFor(setting),
    };
}
function remedyFor({ name, source, scopes }) {
    const what = scopes === undefined ? "" : ` It is: ${scopes}.`;
    switch (source) {
        case "secret":
            return `Add ${name} to the secrets of the repository, or of the job's environment, and pass it on in the workflow (secrets: ${name}: \${{ secrets.${name} }}; where a step uses the action itself, env:). In a terminal, export it.${what}`;
        case "plan-secret":
            return `${planSecretRemedy([name])}${what}`;
        case "github-token":
            return `In a workflow the action uses the job's own token: leave out its input github-token, and give the job the permissions. In a terminal, export ${name}.${what}`;
        case "variable":
            return `Add ${name} to the configuration variables of the repository (Settings, Secrets and variables, Actions, Variables), where Holdpoint's workflows read it; where a step uses the action itself, env: ${name}: \${{ vars.${name} }}. In a terminal, export it.${what}`;
        case "address":
            return `Leave it out, or in a terminal export the address of an emulator.${what}`;
        case "runner":
            return `The runner sets it automatically. In a terminal, export it.${what}`;
    }
}
/** Where the plan's own secrets are set. */
function planSecretRemedy(names) {
    const lines = names.map((name) => `${name}=…`).join(", ");
    const one = names.length === 1;
    return `Add ${lines} as ${one ? "a line" : "a line each"} to ${PLAN_SECRETS.name}, a secret of the repository or of the job's environment, which Holdpoint's workflows pass on; where a step uses the action itself, env: works too. In a terminal, export ${one ? "it" : "them"}.`;
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

/***/ 71718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ troubleOfAddress),
/* harmony export */   t: () => (/* binding */ resolveAddress)
/* harmony export */ });
/* harmony import */ var _is_loopback_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85471);
/* harmony import */ var _parse_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48266);
/* harmony import */ var _setting_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27433);
/** Where a vendor's token may be sent: the one place that decides it, for the environment and for the plan. Pure. */



/** Why no token is sent there, as the end of a sentence; null where it may be. */
function troubleOfAddress(text) {
    const url = (0,_parse_url_js__WEBPACK_IMPORTED_MODULE_1__/* .parseUrl */ .D)(text);
    if (url === null || (url.protocol !== "https:" && url.protocol !== "http:"))
        return "is not an http or https address";
    if (url.username !== "" || url.password !== "")
        return "has a user name or password in it, which is never sent";
    if (url.search !== "" || url.hash !== "")
        return "has a ? or # in it, so that it is no address to build on";
    if (url.protocol === "http:" && !(0,_is_loopback_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U)(url.hostname)) {
        return "begins with http://, so that everybody on the way could read the token";
    }
    return null;
}
/**
 * The address that a token is sent to. `planned` are those that the plan names, by key. The environment points at emulators
 * on this machine; whoever sets a variable decides nothing else, so that it may only repeat what the plan or the
 * default says. What the runner itself sets is its own word.
 */
function resolveAddress(env, planned, setting) {
    const inPlan = setting.inPlan === undefined ? undefined : planned[setting.inPlan];
    const ours = oursOf(inPlan ?? setting.default, setting);
    const written = (0,_setting_js__WEBPACK_IMPORTED_MODULE_0__/* .readSetting */ .LA)(env, setting);
    if (written === null)
        return ours ?? nowhere(setting);
    if (ours !== null && !(ours instanceof URL))
        return ours;
    const url = checked(written, setting);
    if (!(url instanceof URL) || setting.source === "runner" || (0,_is_loopback_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U)(url.hostname))
        return url;
    if (ours === null)
        return nowhere(setting);
    return isSame(url, ours) ? url : { trouble: `names another address than ${ours.origin}`, remedy: remedyFor(setting) };
}
function oursOf(text, setting) {
    return text === null ? null : checked(text, setting);
}
function nowhere({ inPlan = "" }) {
    return {
        trouble: "is not known: the plan does not name the address",
        remedy: `Name it in the plan: project: { addresses: { ${inPlan}: https://${inPlan}.example.com } }.`,
    };
}
function checked(text, setting) {
    const trouble = troubleOfAddress(text);
    return trouble === null ? new URL(text) : { trouble, remedy: remedyFor(setting) };
}
function isSame(left, right) {
    const [one, other] = [left, right].map(({ href }) => href.replace(/\/+$/, ""));
    return one === other;
}
function remedyFor({ name, source, inPlan, default: usual }) {
    if (source === "runner")
        return `Leave it to the runner, which sets it; in a terminal, set an address such as ${String(usual)}.`;
    const elsewhere = inPlan === undefined
        ? ""
        : ` One that you host yourself is named in the plan: project: { addresses: { ${inPlan}: https://${inPlan}.example.com } }.`;
    return `Leave ${name} out; it may only name an emulator on this machine (http://127.0.0.1:…).${elsewhere}`;
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

/***/ 2607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ whenLoaded)
/* harmony export */ });
/* harmony import */ var _after_sending_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23108);

/** What is only needed to show something is loaded while answers are awaited, and keeps nobody waiting before a request. */
function whenLoaded(load) {
    let module = null;
    let loading = null;
    const waiting = [];
    const open = async () => {
        const loaded = await load();
        for (const act of waiting.splice(0))
            act(loaded);
        module = loaded;
        return loaded;
    };
    return {
        do(act) {
            if (module !== null) {
                act(module);
                return;
            }
            waiting.push(act);
            loading ??= (0,_after_sending_js__WEBPACK_IMPORTED_MODULE_0__/* .afterSending */ .p)(LATER_THAN_REQUESTS_MS).then(open);
            // Whoever awaits the end is told.
            loading.catch(() => undefined);
        },
        end: () => (loading ??= open()),
    };
}
/** Modules that a request needs go first. */
const LATER_THAN_REQUESTS_MS = 15;


/***/ }),

/***/ 67745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ withoutTerminalCodes)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** What may end a code that carries a text (OSC): a bell, or a string terminator in either spelling. */
const ENDS = ["\u0007", "\u001b\\", "\u009c"];
/**
 * Text of others without terminal codes. Node looks for the end of a code that carries a text (a hyperlink's address, a
 * window's title) from each beginning on to the end of all, a hundred thousand times in a text of nothing else: where no
 * such end can come any more, its beginning is made that of a code that has none.
 */
function withoutTerminalCodes(text) {
    const end = Math.max(...ENDS.map((sign) => text.lastIndexOf(sign))) + 1;
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text.slice(0, end) + text.slice(end).replaceAll("\u001b]", "\u001b["));
}


/***/ }),

/***/ 20260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ chooseProvider)
/* harmony export */ });
/**
 * `wanted` is the key that a gate gives, whose word in the plan names a vendor. Throws where it is not clear who is
 * meant: a plan that loads has only registered names in it, so that is our mistake, and no default is taken for an answer.
 */
function chooseProvider(role, members, plan, wanted) {
    const [only, ...others] = Object.keys(members);
    const ofHost = role === "host" || role === "variables";
    const named = ofHost ? plan.project.host.provider : wanted;
    const key = named !== undefined && (ofHost || Object.hasOwn(members, named)) ? named : undefined;
    const chosen = key ?? (others.length === 0 ? only : undefined);
    const provider = chosen === undefined ? undefined : members[chosen];
    if (provider === undefined)
        throw new Error(`no provider for ${role}: ${chosen ?? "the plan does not say which"}`);
    return provider;
}


/***/ }),

/***/ 21634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ METRIC_NAME),
/* harmony export */   a: () => (/* binding */ parseConditionSyntax)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _lib_nearest_word_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20788);
/**
 * The sentence of a condition, taken apart. What its numbers mean depends on the metric: see condition.ts.
 *
 *   metric (> | >= | < | <=) value[unit] [over duration]
 *   metric (increases | drops) by (> | >=) amount[unit] [over duration]
 *   metric (> | >= | < | <=) n/(minute | hour | day)
 */


const METRIC_NAME = /^[a-z][a-z0-9_]*$/;
const FORMS = 'Write "error_rate > 5% over 15m", "p99_latency increases by > 20%" or "failures > 10/hour".';
const MAXIMUM_LENGTH = 200;
/** The parts of a condition, or the first thing in it that is not understood. */
function parseConditionSyntax(text) {
    if (text.length > MAXIMUM_LENGTH)
        return mistake(0, `a condition has at most ${MAXIMUM_LENGTH} characters`);
    const scan = scannerOf(text);
    const metricColumn = scan.column();
    const metric = scan.take(/[^\s<>=!]+/y);
    if (metric === null)
        return mistake(metricColumn, "expected the name of a metric", FORMS);
    if (!METRIC_NAME.test(metric)) {
        return mistake(metricColumn, `"${metric}" is not a metric's name: lower-case letters, digits and "_"`, FORMS);
    }
    const head = { metric, metricColumn };
    const column = scan.column();
    const comparison = scan.take(/[<>=!]+/y);
    if (comparison !== null)
        return parseComparison(scan, head, comparison, column);
    const word = scan.take(/\S+/y);
    if (word === "increases" || word === "drops")
        return parseChange(scan, head, word);
    return mistake(column, `expected >, >=, <, <=, increases or drops${found(word)}`, suggestion(word, ["increases", "drops"]));
}
function parseComparison(scan, head, comparison, column) {
    if (!isComparison(comparison))
        return mistake(column, `"${comparison}" is not one of >, >=, <, <=`, FORMS);
    const amount = parseAmount(scan);
    if (!amount.ok)
        return amount;
    if (scan.take(/\//y) !== null)
        return parseRate(scan, head, comparison, amount.value);
    const over = parseOver(scan);
    if (!over.ok)
        return over;
    return { ok: true, value: { ...head, kind: "threshold", comparison, amount: amount.value, over: over.value } };
}
function parseRate(scan, head, comparison, amount) {
    const column = scan.column();
    const per = scan.take(/[^\s/]+/y);
    if (per !== "minute" && per !== "hour" && per !== "day") {
        return mistake(column, `expected minute, hour or day after "/"${found(per)}`, suggestion(per, ["minute", "hour", "day"]));
    }
    if (amount.unit !== "") {
        return mistake(amount.column, `a rate counts things per ${per}, so its number has no unit`, FORMS);
    }
    const end = scan.column();
    const rest = scan.rest();
    if (/^over\b/.test(rest))
        return mistake(end, `a rate is judged over its own ${per}, so it takes no "over"`);
    if (rest !== "")
        return mistake(end, `expected the end of the condition, found "${rest}"`, FORMS);
    return { ok: true, value: { ...head, kind: "rate", comparison, amount, per } };
}
function parseChange(scan, head, direction) {
    const byColumn = scan.column();
    const by = scan.take(/[a-zA-Z]+/y);
    if (by !== "by")
        return mistake(byColumn, `expected "by" after "${direction}"${found(by)}`, FORMS);
    const column = scan.column();
    const comparison = scan.take(/[<>=!]+/y);
    if (comparison !== ">" && comparison !== ">=") {
        return mistake(column, `expected > or >= after "${direction} by"${found(comparison)}`, FORMS);
    }
    const amount = parseAmount(scan);
    if (!amount.ok)
        return amount;
    if (scan.rest().startsWith("/"))
        return mistake(scan.column(), "a change has no rate: it compares two windows", FORMS);
    const over = parseOver(scan);
    if (!over.ok)
        return over;
    return {
        ok: true,
        value: { ...head, kind: "change", direction, comparison, amount: amount.value, over: over.value },
    };
}
function parseAmount(scan) {
    const column = scan.column();
    const word = scan.take(/[^\s%/]+/y) ?? "";
    const match = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(word);
    if (match === null) {
        if (/^-\d/.test(word))
            return mistake(column, `"${word}" is negative, and metrics never are`);
        return mistake(column, `expected a number such as 5%, 2000ms or 3${found(word)}`, FORMS);
    }
    const number = match[1] ?? "";
    const unit = match[2] || scan.take(/%|(?:ms|s)(?![a-zA-Z])/y) || "";
    if (unit !== "" && unit !== "%" && unit !== "ms" && unit !== "s") {
        return mistake(column + number.length, `"${unit}" is not a unit: expected %, ms, s or none`);
    }
    return { ok: true, value: { number, unit, column } };
}
function parseOver(scan) {
    const wordColumn = scan.column();
    const word = scan.take(/\S+/y);
    if (word === null)
        return { ok: true, value: null };
    if (word !== "over")
        return mistake(wordColumn, `expected "over" or the end of the condition${found(word)}`, FORMS);
    const column = scan.column();
    const text = scan.rest().replace(/\s+/g, "");
    const ms = (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .parseDuration */ .E)(text);
    if (ms === null)
        return mistake(column, `expected a duration such as 15m after "over"${found(text)}`);
    if (ms === 0)
        return mistake(column, `"${text}" is zero: expected more than 0`);
    return { ok: true, value: { text, ms, column } };
}
function scannerOf(text) {
    let at = 0;
    const skipSpaces = () => {
        while (/\s/.test(text[at] ?? ""))
            at += 1;
    };
    return {
        column: () => {
            skipSpaces();
            return at;
        },
        take: (pattern) => {
            skipSpaces();
            pattern.lastIndex = at;
            const taken = pattern.exec(text)?.[0] ?? null;
            at += taken?.length ?? 0;
            return taken;
        },
        rest: () => text.slice(at).trim(),
    };
}
function isComparison(text) {
    return text === ">" || text === ">=" || text === "<" || text === "<=";
}
function found(word) {
    return word ? `, found "${word}"` : ", found the end";
}
function suggestion(word, words) {
    const nearest = word === null ? null : (0,_lib_nearest_word_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestWord */ .z)(word, words);
    return nearest ? `Did you mean "${nearest}"?` : FORMS;
}
function mistake(column, message, remedy) {
    return { ok: false, column, message, ...(remedy === undefined ? {} : { remedy }) };
}


/***/ }),

/***/ 75444:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ DEFAULT_WINDOW_MS),
/* harmony export */   z: () => (/* binding */ parseCondition)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _condition_syntax_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21634);
/** What a condition means for its metric: numbers in the metric's own unit, its window, and whether it can be met at all. */


/** Window of a condition that names none: short enough to see a regression early, long enough to have samples. */
const DEFAULT_WINDOW_MS = 5 * 60_000;
const PERIOD_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/**
 * Parses a condition and gives it the meaning that its metric has. `settingOf` is asked for the metric; it answers
 * with a mistake's message and remedy where the plan does not know that metric.
 */
function parseCondition(text, settingOf) {
    const syntax = (0,_condition_syntax_js__WEBPACK_IMPORTED_MODULE_1__/* .parseConditionSyntax */ .a)(text);
    if (!syntax.ok)
        return syntax;
    const setting = settingOf(syntax.value.metric);
    if ("message" in setting)
        return { ok: false, column: syntax.value.metricColumn, ...setting };
    return interpretCondition(text, syntax.value, setting);
}
function interpretCondition(text, syntax, setting) {
    const common = { text, metric: syntax.metric, minimumSamples: setting.measure.minimumSamples };
    if (syntax.kind === "rate")
        return resolveRate(common, syntax, setting);
    if (syntax.over !== null && syntax.over.ms > setting.watchMs) {
        return mistake(syntax.over.column, `the window of ${syntax.over.text} is longer than the watch (${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(setting.watchMs)}), so it would never be judged`, 'Shorten the window, or lengthen the watch\'s "for".');
    }
    const overMs = syntax.over?.ms ?? Math.min(DEFAULT_WINDOW_MS, setting.watchMs);
    if (syntax.kind === "change")
        return resolveChange(common, syntax, setting, overMs);
    const value = resolveAmount(syntax.metric, syntax.amount, setting.measure);
    if (!value.ok)
        return value;
    const nonsense = describeRange(syntax.comparison, value.value, setting.measure.unit === "ratio" ? 1 : Infinity);
    if (nonsense)
        return mistake(syntax.amount.column, `"${text.trim()}" ${nonsense}`);
    return {
        ok: true,
        value: { ...common, overMs, kind: "threshold", comparison: syntax.comparison, value: value.value },
    };
}
function resolveRate(common, syntax, setting) {
    const { amount, comparison, per, metric } = syntax;
    if (setting.measure.unit !== "count") {
        return mistake(amount.column, `${metric} is ${UNIT_WORDS[setting.measure.unit]}, not a count, so it has no number per ${per}`, UNIT_REMEDIES[setting.measure.unit]);
    }
    const perMs = PERIOD_MS[per];
    const count = Number(amount.number);
    const nonsense = describeRange(comparison, count, Infinity);
    if (nonsense)
        return mistake(amount.column, `"${common.text.trim()}" ${nonsense}`);
    if (perMs > setting.watchMs && comparison.startsWith("<")) {
        return mistake(amount.column, `fewer than ${amount.number} per ${per} cannot be judged from a watch of ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(setting.watchMs)}`, `Name a window instead: "${metric} ${comparison} ${amount.number} over ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(setting.watchMs).replaceAll(" ", "")}".`);
    }
    return {
        ok: true,
        value: { ...common, overMs: Math.min(perMs, setting.watchMs), kind: "rate", comparison, count, perMs },
    };
}
function resolveChange(common, syntax, setting, overMs) {
    const { amount, direction, comparison, metric } = syntax;
    if (!setting.hasBaseline) {
        return mistake(syntax.metricColumn, `${metric} exists only during the watch, so there is no earlier value to compare with`, `Compare it with a number: "${metric} > 3".`);
    }
    const { bucketMs = 0 } = setting.measure;
    if (bucketMs > setting.watchMs) {
        return mistake(syntax.metricColumn, `${metric} is told by its vendor in steps of ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(bucketMs)}, which is longer than the watch (${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(setting.watchMs)}), so it would never be compared`, 'Compare it with a number, or lengthen the watch\'s "for".');
    }
    const change = { ...common, overMs, kind: "change", direction, comparison };
    const step = syntax.over === null ? {} : { stepMs: syntax.over.ms };
    if (amount.unit === "%") {
        const value = Number(amount.number) / 100;
        if (direction === "drops" && (comparison === ">" ? value >= 1 : value > 1)) {
            return mistake(amount.column, `nothing drops by ${comparison} ${amount.number}%: this can never be met`);
        }
        return { ok: true, value: { ...change, ...step, amount: { kind: "relative", value } } };
    }
    const value = resolveAmount(metric, amount, setting.measure);
    if (!value.ok)
        return value;
    const nonsense = setting.measure.unit === "ratio" ? describeRange(comparison, value.value, 1) : null;
    if (nonsense)
        return mistake(amount.column, `"${common.text.trim()}" ${nonsense}`);
    // Of a number of events it is the time in which so many more are meant.
    const ofSamples = setting.measure.series?.kind === "events" ? {} : step;
    return { ok: true, value: { ...change, ...ofSamples, amount: { kind: "absolute", value: value.value } } };
}
const UNIT_WORDS = { ratio: "a share", duration: "a duration", count: "a count", number: "a bare number" };
const UNIT_REMEDIES = {
    ratio: "Write it as 5%, or as a number from 0 to 1.",
    duration: "Write it as 800ms or 2s.",
    count: "Write the number alone.",
    number: "Write the number alone.",
};
/** The number in the metric's own unit: ratio 0–1, milliseconds, count or bare number. */
function resolveAmount(metric, amount, measure) {
    const number = Number(amount.number);
    const written = `${amount.number}${amount.unit}`;
    const wrong = () => mistake(amount.column, amount.unit === ""
        ? `${metric} is ${UNIT_WORDS[measure.unit]}, and ${written} has no unit`
        : `${metric} is ${UNIT_WORDS[measure.unit]}, and ${written} is ${amount.unit === "%" ? "a share" : "a duration"}`, UNIT_REMEDIES[measure.unit]);
    if (measure.unit === "count" || measure.unit === "number") {
        return amount.unit === "" ? { ok: true, value: number } : wrong();
    }
    if (measure.unit === "duration") {
        if (amount.unit === "ms")
            return { ok: true, value: number };
        return amount.unit === "s" ? { ok: true, value: number * 1_000 } : wrong();
    }
    if (amount.unit === "%")
        return { ok: true, value: number / 100 };
    if (amount.unit !== "")
        return wrong();
    if (number <= 1)
        return { ok: true, value: number };
    return mistake(amount.column, `${metric} is a share from 0 to 1, and ${written} is more`, `Did you mean "${written}%"?`);
}
/** Why a comparison says nothing for values from 0 to `maximum`, or null where it does. */
function describeRange(comparison, value, maximum) {
    const range = maximum === 1 ? "a share lies between 0% and 100%" : "the smallest possible value is 0";
    const never = (comparison === ">" && value >= maximum) ||
        (comparison === ">=" && value > maximum) ||
        (comparison === "<" && value <= 0);
    if (never)
        return `can never be met: ${range}`;
    const always = (comparison === ">=" && value <= 0) ||
        (comparison === "<=" && value >= maximum) ||
        (comparison === "<" && value > maximum);
    return always ? `is always met: ${range}` : null;
}
function mistake(column, message, remedy) {
    return { ok: false, column, message, ...(remedy === undefined ? {} : { remedy }) };
}


/***/ }),

/***/ 53346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ needsEverybody)
/* harmony export */ });
/** Few orders are no fault of a release that a tenth of the visitors get: what counts them from below is judged when all do. */
function needsEverybody(condition, metric) {
    if (metric?.measure.unit !== "count")
        return false;
    return condition.kind === "change" ? condition.direction === "drops" : condition.comparison.startsWith("<");
}


/***/ }),

/***/ 44866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DS: () => (/* binding */ RUNG),
/* harmony export */   Ge: () => (/* binding */ DEFAULT_LABELS),
/* harmony export */   V2: () => (/* binding */ DOMAIN),
/* harmony export */   YN: () => (/* binding */ MOST_LABELS),
/* harmony export */   aj: () => (/* binding */ LABEL_LENGTH),
/* harmony export */   cW: () => (/* binding */ HOST_RUNG),
/* harmony export */   d_: () => (/* binding */ LABEL),
/* harmony export */   f: () => (/* binding */ DATABASE_RUNG),
/* harmony export */   mq: () => (/* binding */ URL_PATH),
/* harmony export */   vS: () => (/* binding */ FIELD_PATH)
/* harmony export */ });
/** What the plan's texts look like; apart from the schema, so that a rollback can check its own without loading zod. */
/** A hostname, or a loopback `host:port` for rehearsals. */
const DOMAIN = /^(?:(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]|(?:localhost|127\.0\.0\.1|\[::1\]):\d{1,5})$/;
/** A field of a JSON answer: `commit`, `build.sha`. */
const FIELD_PATH = /^[A-Za-z_][\w-]*(?:\.[A-Za-z0-9_][\w-]*)*$/;
/** A path of a URL. */
const URL_PATH = /^\/\S*$/;
/** Labels of an incident's issue at GitHub, whose lists are parted by commas. */
const LABEL = /^[^,\s](?:[^,\n\r]*[^,\s])?$/;
const LABEL_LENGTH = 50;
const MOST_LABELS = 10;
const DEFAULT_LABELS = ["incident"];
/** The rung that every ladder has: without it nothing brings production back to the known-good deployment. */
/** The rung that a person's own dispatch takes, and nobody else. */
const DATABASE_RUNG = "database";
const HOST_RUNG = "host";
/** The word of a rung, whichever there are. */
const RUNG = /^[a-z][a-z-]{0,30}$/;


/***/ }),

/***/ 53236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ planSteps)
/* harmony export */ });
/* unused harmony export STEP_PLACES */
const STEP_PLACES = [
    { stage: "staging", list: "before" },
    { stage: "staging", list: "after" },
    { stage: "production", list: "before" },
    { stage: "production", list: "after" },
];
function planSteps({ stages }) {
    return STEP_PLACES.flatMap(({ stage, list }) => stages[stage][list].map((item) => ({ stage, list, item })));
}


/***/ }),

/***/ 73866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ GRACE_CHECKS),
/* harmony export */   ZJ: () => (/* binding */ PROBE_PROVIDER),
/* harmony export */   h5: () => (/* binding */ DEFAULT_PLAN_FILE)
/* harmony export */ });
/** Where a plan is looked for, from the repository's root. */
const DEFAULT_PLAN_FILE = ".github/holdpoint.yml";
/** Checks for which vendors that give no answer, and data that is late, are waited for. */
const GRACE_CHECKS = 5;
/** The provider of what the watch measures itself: its own health checks. */
const PROBE_PROVIDER = "probe";


/***/ }),

/***/ 4933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ plannedFlags)
/* harmony export */ });
/** The flags that the ladder of a plan sets, each as its rung has it. */
function plannedFlags({ rollback: { rungs } }) {
    return Object.values(rungs).filter(isPlannedFlag);
}
function isPlannedFlag(spec) {
    return typeof spec === "object" && spec !== null && "vendor" in spec && "told" in spec && "settlesMs" in spec;
}


/***/ }),

/***/ 7653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ secretNames)
});

// EXTERNAL MODULE: ./build/src/lib/setting.js
var lib_setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/plan/settings.js
var settings = __webpack_require__(12516);
;// CONCATENATED MODULE: ./build/src/plan/declared-settings.js
/** Every setting that any part of Holdpoint declares, whatever a plan names: what tables and workflows are made from. */


const PASSED = new Set(["secret", "variable"]);
/** Each name once, in the order of the registries. */
function declaredSettings(extensions) {
    const byName = new Map();
    for (const { player, always, usedBy, workflows } of usesOf(extensions)) {
        for (const setting of player.settings) {
            const known = byName.get(setting.name);
            byName.set(setting.name, {
                setting: known?.setting ?? setting,
                always: (known?.always ?? false) || always,
                usedBy: [...new Set([...(known?.usedBy ?? []), ...usedBy])],
                workflows: [...new Set([...(known?.workflows ?? []), ...(setting.workflows ?? workflows)])],
            });
        }
    }
    return [...byName.values(), planSecrets(extensions)];
}
/** What is no vendor's: it carries whatever secrets a plan names. */
function planSecrets({ gates, metricProviders, rungs = {}, steps = {} }) {
    const namers = [gates, steps, metricProviders, rungs].flatMap((members) => Object.values(members));
    const usedBy = [...new Set(namers.flatMap((one) => (one.secrets === undefined ? [] : [one.key])))];
    return { setting: lib_setting/* PLAN_SECRETS */.c$, always: false, usedBy, workflows: lib_setting/* PLAN_SECRETS */.c$.workflows ?? [] };
}
/** A checklist, a release and a look ask gates, the last two read metrics, too; a rollback does neither. */
function usesOf({ roles = {}, gates, metricProviders, rungs = {}, steps = {} }) {
    /** A gate that names a provider of this role uses that one, any other gate each of them. */
    const usersOf = (role, player, members) => [
        ...Object.values(gates).flatMap(({ key, roles: asked = [], provider }) => {
            const uses = provider === undefined || !Object.hasOwn(members, provider) || provider === player.key;
            return asked.includes(role) && uses ? [key] : [];
        }),
        ...[rungs, steps].flatMap((members) => Object.values(members).flatMap(({ key, roles: asked }) => (asked.includes(role) ? [key] : []))),
    ];
    const ofRoles = Object.entries(roles).flatMap(([role, members]) => {
        const always = settings/* ROLES_OF_EVERY_RELEASE */.m_.some((one) => one === role);
        const workflows = always
            ? ["checklist", "release", "rollback", "watch"]
            : ["checklist", "release", "watch"];
        return Object.values(members).map((player) => ({
            player,
            always,
            usedBy: usersOf(role, player, members),
            workflows,
        }));
    });
    const ofMetrics = Object.values(metricProviders).map((player) => ({
        player,
        always: false,
        usedBy: [player.key],
        workflows: ["release", "watch"],
    }));
    return [...ofRoles, ...ofMetrics];
}
/** What a workflow passes to the action: the rest the runner sets, the action takes itself, or comes with the plan's own secrets. */
function settingsOfWorkflow(extensions, workflow) {
    return declaredSettings(extensions).filter(({ setting, workflows }) => workflows.includes(workflow) && PASSED.has(setting.source));
}
/** Names of all that are secrets. */
function declaredSecretNames(extensions) {
    return declaredSettings(extensions).flatMap(({ setting }) => ((0,lib_setting/* isSecret */.$f)(setting) ? [setting.name] : []));
}

;// CONCATENATED MODULE: ./build/src/plan/secret-names.js
/** Names of the variables that are known to hold secrets: all that is declared, and what the plan names. */



function secretNames(plan, extensions) {
    const planned = (0,settings/* listSettings */.cl)(plan, extensions).flatMap(({ setting }) => ((0,lib_setting/* isSecret */.$f)(setting) ? [setting.name] : []));
    return [...new Set([...declaredSecretNames(extensions), ...planned])].toSorted();
}


/***/ }),

/***/ 12516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ai: () => (/* binding */ vendorSettings),
/* harmony export */   EW: () => (/* binding */ checkSettings),
/* harmony export */   cl: () => (/* binding */ listSettings),
/* harmony export */   m_: () => (/* binding */ ROLES_OF_EVERY_RELEASE)
/* harmony export */ });
/* harmony import */ var _lib_setting_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27433);
/* harmony import */ var _lib_vendor_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71718);
/* harmony import */ var _choose_provider_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20260);
/* harmony import */ var _plan_steps_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53236);




/** Played in every release, whatever its plan names. */
const ROLES_OF_EVERY_RELEASE = ["host", "forge"];
/** Every setting that the plan uses, required or not, each name once and in their order. */
function listSettings(plan, extensions, scope = "all") {
    const start = { file: plan.file, line: 1, column: 1 };
    const { staging, production } = plan.stages;
    const setups = [staging.setup, production.setup].filter((setup) => setup !== null);
    const inStages = scope === "rollback" ? [] : [...setups, ...staging.verify, ...production.verify];
    const gates = [...(scope === "all" ? plan.checklist : []), ...inStages];
    const metrics = scope === "rollback" ? [] : Object.values(production.watch?.metrics ?? {});
    const all = [
        ...ROLES_OF_EVERY_RELEASE.flatMap((role) => playersOf([role], plan, extensions).flatMap((player) => settingsOf(player, undefined, start, player.vendor))),
        ...gates.flatMap((item) => settingsOfGate(item, plan, extensions)),
        ...(scope === "rollback" ? [] : (0,_plan_steps_js__WEBPACK_IMPORTED_MODULE_2__/* .planSteps */ .D)(plan).flatMap(({ item }) => settingsOfStep(item, plan, extensions))),
        ...(scope === "rollback"
            ? []
            : plan.rollback.ladder.flatMap((key) => settingsOfRung(key, plan, start, extensions))),
        ...metrics.flatMap(({ name, provider, spec, position }) => {
            const player = extensions.metricProviders[provider];
            if (player === undefined)
                return [];
            const neededBy = `metric ${name} (${provider})`;
            const place = { position: position ?? start, neededBy };
            return [
                ...namedSettings(player.secrets?.(spec) ?? [], [player], place, extensions),
                ...settingsOf(player, spec, place.position, neededBy),
            ];
        }),
    ];
    const byName = new Map();
    for (const one of all) {
        const known = byName.get(one.setting.name);
        if (known === undefined || (one.required && !known.required))
            byName.set(one.setting.name, one);
    }
    const used = [...byName.values()].map((one) => (plan.onlyObserves === true ? forObserver(one) : one));
    return used.toSorted((left, right) => (left.setting.name < right.setting.name ? -1 : 1));
}
/** Whoever changes nothing needs less. */
function forObserver({ setting, ...planned }) {
    const { inObserving: scopes } = setting;
    return { ...planned, setting: scopes === undefined ? setting : { ...setting, scopes } };
}
/**
 * A problem for each that must be set for a release, or a rollback, and is not set or empty in `env`, and for each address
 * that no token may be sent to: found here, not in the middle of a watch.
 */
function checkSettings(plan, extensions, env, scope = "release") {
    return listSettings(plan, extensions, scope).flatMap(({ setting, required, position, neededBy }) => {
        if (required && (0,_lib_setting_js__WEBPACK_IMPORTED_MODULE_0__/* .readSetting */ .LA)(env, setting) === null)
            return [{ ...(0,_lib_setting_js__WEBPACK_IMPORTED_MODULE_0__/* .missingSetting */ .zf)(setting, neededBy), position }];
        if (setting.default === undefined)
            return [];
        const found = (0,_lib_vendor_address_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveAddress */ .t)(env, plan.project.addresses, { ...setting, default: setting.default });
        if (found instanceof URL)
            return [];
        return [{ reasonCode: "usage", message: `${setting.name} ${found.trouble}.`, remedy: found.remedy, position }];
    });
}
/** What the vendors themselves read, whatever a plan names. */
function vendorSettings({ roles = {}, metricProviders, }) {
    const players = [...Object.values(roles).flatMap(Object.values), ...Object.values(metricProviders)];
    return players.flatMap(({ settings }) => settings.filter(({ namedByPlan }) => namedByPlan !== true));
}
function playersOf(roles, plan, { roles: registry = {} }, wanted) {
    return roles.flatMap((role) => {
        const members = registry[role];
        return members === undefined ? [] : [(0,_choose_provider_js__WEBPACK_IMPORTED_MODULE_3__/* .chooseProvider */ .V)(role, members, plan, wanted)];
    });
}
function settingsOf(player, spec, position, neededBy) {
    return player.settings
        .filter(({ namedByPlan }) => namedByPlan !== true)
        .map((setting) => ({ setting, required: (0,_lib_setting_js__WEBPACK_IMPORTED_MODULE_0__/* .mustBeSet */ .NL)(setting, spec), vendor: player.vendor, position, neededBy }));
}
function settingsOfGate(item, plan, extensions) {
    const gate = extensions.gates[item.gate];
    const players = playersOf(gate?.roles ?? [], plan, extensions, gate?.provider);
    const neededBy = `gate "${item.title}" (${item.gate})`;
    const place = { position: item.position, neededBy };
    const named = namedSettings(gate?.secrets?.(item.spec) ?? [], players, place, extensions);
    return [...named, ...players.flatMap((player) => settingsOf(player, undefined, item.position, neededBy))];
}
function settingsOfStep({ title, step: key, spec, position }, plan, extensions) {
    const step = extensions.steps?.[key];
    if (step === undefined)
        return [];
    const players = playersOf(step.rolesFor?.(spec) ?? step.roles, plan, extensions, step.provider?.(spec));
    const neededBy = `step "${title}" (${key})`;
    const place = { position, neededBy };
    const named = namedSettings(step.secrets?.(spec) ?? [], players, place, extensions);
    const optional = namedSettings(step.optionalSecrets?.(spec) ?? [], players, place, extensions).map((one) => {
        return { ...one, required: false };
    });
    return [...named, ...optional, ...players.flatMap((player) => settingsOf(player, spec, position, neededBy))];
}
function settingsOfRung(key, plan, position, extensions) {
    const rung = extensions.rungs?.[key];
    const spec = plan.rollback.rungs[key];
    if (rung === undefined)
        return [];
    const players = playersOf(rung.roles, plan, extensions, rung.provider?.(spec));
    const neededBy = `rung "${key}" of the rollback's ladder`;
    const named = namedSettings(rung.secrets?.(spec) ?? [], players, { position, neededBy }, extensions);
    const all = [...named, ...players.flatMap((player) => settingsOf(player, spec, position, neededBy))];
    return all.map((one) => ({ ...one, ofRung: true }));
}
/** Variables that the plan itself names. */
function namedSettings(names, players, place, extensions) {
    const vendors = vendorSettings(extensions);
    return names.map((name) => ({
        setting: vendors.find((setting) => setting.name === name) ?? namedByPlan(name, players),
        required: true,
        vendor: null,
        ...place,
    }));
}
/** What a role that lets the plan name its variables says about them; else no more is known than that it is one. */
function namedByPlan(name, players) {
    const usual = players.flatMap(({ settings }) => settings.filter((setting) => setting.namedByPlan === true));
    const about = usual.find((setting) => setting.name === name) ?? usual[0];
    return { purpose: "do what the plan says", source: "plan-secret", ...about, name };
}


/***/ }),

/***/ 14161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ warmsUp)
/* harmony export */ });
function warmsUp({ unit, series }) {
    return unit === "duration" || series?.kind === "quantile" || series?.kind === "level";
}


/***/ }),

/***/ 72860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pw: () => (/* binding */ findWarnings),
/* harmony export */   Sg: () => (/* binding */ BESIDE_THE_WATCH_MS),
/* harmony export */   mp: () => (/* binding */ WATCH_JOB_MINUTES),
/* harmony export */   watchNeedsMs: () => (/* binding */ watchNeedsMs)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73866);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12516);
/** What is allowed in a plan and will surprise somebody: told before anything runs. Pure. */



/** Default of `watch-timeout-minutes` in release.yml; a test compares the two. */
const WATCH_JOB_MINUTES = 180;
/** Longest job of a GitHub-hosted runner. */
const RUNNER_HOURS = 6;
/** What the job of a watch needs before and after: approval is not counted, the promote and a rollback are. */
const BESIDE_THE_WATCH_MS = 15 * 60_000;
/**
 * Whole sentences, in the order of a release. `jobMinutes`: how long the job of the watch may run; `looksFollow`: whether
 * the repository calls watch.yml, null where that is not known.
 */
function findWarnings(plan, extensions, jobMinutes = WATCH_JOB_MINUTES, looksFollow = null) {
    return [
        ...watchOutlivesJob(plan, jobMinutes, looksFollow),
        ...unseenBySingleLooks(plan, jobMinutes),
        ...stepsOutliveStage(plan),
        ...secondBuild(plan),
        ...codeWithoutSecrets(plan, extensions),
        ...notPassed(withoutStages(plan), extensions, "checklist"),
        ...notPassed({ ...plan, checklist: [] }, extensions, "release"),
    ];
}
/** Time that a job needs to watch to the end; null where the plan has no watch. */
function watchNeedsMs({ stages }) {
    const { watch, promote, before, after } = stages.production;
    if (watch === null)
        return null;
    const settleMs = Math.max(0, ...Object.values(watch.metrics).map((metric) => metric.settleMs));
    const stagesMs = promote === null ? 0 : (promote.percents.length - 1) * (promote.stageMs + settleMs);
    // The promote's steps run in the same job, as long as they are planned to.
    const stepsMs = [...before, ...after].reduce((sum, { takesMs }) => sum + (takesMs ?? 0), 0);
    return stepsMs + stagesMs + watch.forMs + settleMs + BESIDE_THE_WATCH_MS;
}
const NOBODY_LOOKS = "This plan only observes, and no workflow of this repository calls watch.yml, whose looks are what observes: add one, as in examples/next-app.";
/** A longer watch is no fault where scheduled looks go on with it. */
function watchOutlivesJob(plan, jobMinutes, looksFollow) {
    if (plan.onlyObserves === true)
        return looksFollow === false ? [NOBODY_LOOKS] : [];
    const neededMs = watchNeedsMs(plan) ?? 0;
    if (neededMs <= jobMinutes * 60_000 || looksFollow === true)
        return [];
    const fits = neededMs <= RUNNER_HOURS * 3_600_000;
    const longer = fits ? `, or give it \`watch-timeout-minutes: ${Math.ceil(neededMs / 60_000)}\`` : "";
    const { watch, promote } = plan.stages.production;
    const length = (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(watch?.forMs ?? 0);
    const what = promote === null ? `The watch of ${length} is` : `The stages of the rollout and the watch of ${length} are`;
    const watched = `${what} longer than release.yml lets its job run: ${jobMinutes} minutes.`;
    return looksFollow === false
        ? [
            `${watched} No workflow of this repository calls watch.yml, which would go on with it, so release.yml refuses the release: add one, as in examples/next-app${longer}.`,
        ]
        : [`${watched} The scheduled looks of watch.yml go on with it: call it in a workflow of the repository${longer}.`];
}
/** Of the job that has staging's steps, in release.yml; beside them it has the build and its gates. */
const STAGE_JOB_MINUTES = 60;
const BESIDE_THE_STEPS_MS = 20 * 60_000;
function stepsOutliveStage({ stages }) {
    const { before, after } = stages.staging;
    const plannedMs = [...before, ...after].reduce((sum, { takesMs }) => sum + (takesMs ?? 0), 0);
    const minutes = Math.ceil((plannedMs + BESIDE_THE_STEPS_MS) / 60_000);
    if (minutes <= STAGE_JOB_MINUTES)
        return [];
    return [
        `The steps of staging are planned to take ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(plannedMs)}, and release.yml ends their job after ${STAGE_JOB_MINUTES} minutes where nothing else is said: give it \`stage-timeout-minutes: ${minutes}\`.`,
    ];
}
/** What only a process sees that stays is nothing to the looks that go on with a watch. */
function unseenBySingleLooks(plan, jobMinutes) {
    const { watch } = plan.stages.production;
    const stays = plan.onlyObserves !== true && (watchNeedsMs(plan) ?? 0) <= jobMinutes * 60_000;
    if (watch === null || stays)
        return [];
    const used = new Set([...watch.rollbackConditions, ...watch.successConditions].map(({ metric }) => metric));
    const unseen = Object.values(watch.metrics).filter(({ name, provider, measure }) => measure.noBaseline === true && provider !== _plan_js__WEBPACK_IMPORTED_MODULE_2__/* .PROBE_PROVIDER */ .ZJ && used.has(name));
    return unseen.map(({ name, provider }) => `${name} is known only while a process watches, since ${provider} keeps no history: where the scheduled looks of watch.yml judge this watch, conditions on it hold. Watch for less, or take it from a vendor that keeps history.`);
}
function secondBuild({ stages }) {
    const { target } = stages.staging.deploy;
    if (target.kind === "production")
        return [];
    const what = target.kind === "custom" ? `the environment ${target.slug}` : "a preview";
    return [
        `Staging is ${what}, which cannot be promoted: production gets a second build of the same commit, which must pass the same gates before it is promoted.`,
    ];
}
/** `checklist.yml` runs a stranger's code in a job that has no secret. */
function codeWithoutSecrets({ checklist }, { gates }) {
    return checklist.flatMap(({ title, gate, spec }) => {
        const named = gates[gate]?.kind === "code" ? (gates[gate].secrets?.(spec) ?? []) : [];
        return named.length === 0
            ? []
            : [
                `The checklist's item "${title}" runs code of the pull request and names ${named.join(", ")}: checklist.yml passes no secrets to such code, so the item will hold there.`,
            ];
    });
}
function notPassed(plan, extensions, workflow) {
    return (0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .listSettings */ .cl)(plan, extensions)
        .filter(({ ofRung }) => workflow !== "checklist" || ofRung !== true)
        .filter(({ setting, required }) => required && setting.workflows?.includes(workflow) === false)
        .map(({ setting, neededBy }) => `${setting.name} is not passed by ${workflow}.yml, and ${neededBy} needs it: the workflow will hold there.`);
}
function withoutStages(plan) {
    const { staging, production } = plan.stages;
    return {
        ...plan,
        stages: {
            staging: { ...staging, before: [], after: [], setup: null, verify: [] },
            production: { ...production, before: [], after: [], setup: null, verify: [], watch: null },
        },
    };
}


/***/ }),

/***/ 99330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M3: () => (/* binding */ REFUSED_REMEDY),
/* harmony export */   YN: () => (/* binding */ credentialsOf),
/* harmony export */   fG: () => (/* binding */ whyRefused)
/* harmony export */ });
/* harmony import */ var _lib_is_runner_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26102);
/* harmony import */ var _lib_setting_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27433);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12516);
/**
 * Variables that no plan may name: whoever gets what the plan names (a header's site, a database, a command) would get
 * the credentials by which Holdpoint itself acts, or those of the job.
 */



const REFUSED_REMEDY = `Use a secret of its own, which can do no more than this needs, under another name: a line of ${_lib_setting_js__WEBPACK_IMPORTED_MODULE_0__/* .PLAN_SECRETS */ .c$.name}.`;
/** The vendors' settings that are credentials. */
function credentialsOf(extensions) {
    return (0,_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .vendorSettings */ .Ai)(extensions).filter(_lib_setting_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecret */ .$f);
}
/** Why a gate of this kind is given no variable of this name; null where it may be. */
function whyRefused(name, kind, credentials) {
    const own = credentials.find((setting) => setting.name === name.toUpperCase());
    if (own !== undefined && !mayBeGiven(own, kind)) {
        return `${name} is a credential by which Holdpoint itself acts, and is handed to nobody else`;
    }
    return (0,_lib_is_runner_name_js__WEBPACK_IMPORTED_MODULE_2__/* .isRunnerName */ .o)(name) ? `${name} is the runner's own, and is handed to nobody else` : null;
}
/** Tests of the repository's own go through the same door as Holdpoint's probes. */
function mayBeGiven({ opensSite }, kind) {
    return opensSite === true && kind === "code";
}


/***/ }),

/***/ 86177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q3: () => (/* binding */ ConnectionBroken),
/* harmony export */   di: () => (/* binding */ ACCEPTED_ENCODINGS),
/* harmony export */   io: () => (/* binding */ readBytes),
/* harmony export */   rx: () => (/* binding */ AnswerTooLong),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98995);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);


/** No answer that is read here comes near this; what is longer would only cost the memory that a rollback needs. */
const MAXIMUM_ANSWER_BYTES = 32 * 1024 * 1024;
/** What `accept-encoding` may promise: the encodings that are unpacked here. */
const ACCEPTED_ENCODINGS = "gzip, deflate, br";
/** The other side hung up where it should have gone on, which Node says of some connections and not of others. */
class ConnectionBroken extends Error {
    code = "ECONNRESET";
}
/** Asked for again it would be as long. */
class AnswerTooLong extends Error {
    constructor() {
        super(`the answer is longer than ${MAXIMUM_ANSWER_BYTES / 1024 / 1024} MiB`);
    }
}
/** A whole body as text. Rejects where it is cut before its end, and where it is longer than any that makes sense. */
async function readText(response) {
    const { bytes, truncated } = await readBytes(response, MAXIMUM_ANSWER_BYTES);
    if (truncated)
        throw new AnswerTooLong();
    return bytes.toString("utf8");
}
/** At most so many bytes. Rejects where the body is cut before its end. */
function readBytes(response, most) {
    return new Promise((resolve, reject) => {
        const body = unpack(response);
        const chunks = [];
        let kept = 0;
        const settle = (truncated) => resolve({ bytes: Buffer.concat(chunks), truncated });
        body.on("data", (chunk) => {
            const part = chunk.subarray(0, most - kept);
            kept += part.length;
            chunks.push(part);
            if (part.length === chunk.length)
                return;
            settle(true);
            body.destroy();
            response.destroy();
        });
        body.once("error", reject);
        // Not "end": only after this the connection is free for the next request.
        body.once("close", () => {
            if (response.complete)
                settle(false);
            else
                reject(new ConnectionBroken("the answer was cut before its end"));
        });
    });
}
/** Loaded only where something is packed: most answers to a release are small and plain. */
function unpack(response) {
    const encoding = response.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
    const zlib = () => (0,node_module__WEBPACK_IMPORTED_MODULE_0__.createRequire)(import.meta.url)("node:zlib");
    if (encoding === "gzip" || encoding === "x-gzip")
        return through(response, zlib().createGunzip());
    if (encoding === "deflate")
        return through(response, zlib().createInflate());
    if (encoding === "br")
        return through(response, zlib().createBrotliDecompress());
    return response;
}
/** The unpacked side tells its reader of an error on the other. */
function through(response, unpacked) {
    (0,node_stream__WEBPACK_IMPORTED_MODULE_1__.pipeline)(response, unpacked, () => undefined);
    return unpacked;
}


/***/ }),

/***/ 64833:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ certificateOf)
/* harmony export */ });
/** What the other end of a TLS session showed; null where it showed none. */
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


/***/ }),

/***/ 77245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ CREDENTIAL_REMEDY),
/* harmony export */   m: () => (/* binding */ connectClient)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33722);
/* harmony import */ var _read_base_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6878);
/* harmony import */ var _read_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30322);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6555);




/**
 * Checkly publishes no rate-limit headers; its limits count over 60 seconds. The transport tries four times,
 * so three waits of this length reach past the end of any such window.
 */
const RATE_LIMIT_WAIT_MS = 20_000;
const CREDENTIAL_REMEDY = "Set CHECKLY_API_KEY to a key of a user or service user of the account (Checkly, User Settings, API keys) and CHECKLY_ACCOUNT_ID to the account's id (Account Settings, General).";
/** A client that sends the key and the account with every request. Throws ProviderError `secret_missing`. */
function connectClient(context) {
    const key = (0,_read_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readToken */ .A)(context.env, _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .VENDOR */ .XC, _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .API_KEY */ .Lq);
    const account = (0,_read_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readToken */ .A)(context.env, _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .VENDOR */ .XC, _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .ACCOUNT */ .u4);
    const baseUrl = (0,_read_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .readBaseUrl */ .$)(context, _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .VENDOR */ .XC, _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .API_URL */ .H$);
    return (0,_http_js__WEBPACK_IMPORTED_MODULE_0__/* .createVendorClient */ .O)({
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .VENDOR */ .XC,
        baseUrl: baseUrl.href,
        headers: () => ({ authorization: `Bearer ${key.reveal()}`, "x-checkly-account": account.reveal() }),
        token: key,
        credentialRemedy: CREDENTIAL_REMEDY,
        context,
        rateLimitWaitMs: () => RATE_LIMIT_WAIT_MS,
    });
}


/***/ }),

/***/ 6555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H$: () => (/* binding */ API_URL),
/* harmony export */   Lq: () => (/* binding */ API_KEY),
/* harmony export */   Qn: () => (/* binding */ RUN_LOCATION),
/* harmony export */   UB: () => (/* binding */ SERVER_URL),
/* harmony export */   XC: () => (/* binding */ VENDOR),
/* harmony export */   u4: () => (/* binding */ ACCOUNT)
/* harmony export */ });
const VENDOR = "Checkly";
/** Of a user or service user (User Settings, API keys). */
const API_KEY = {
    name: "CHECKLY_API_KEY",
    source: "secret",
    purpose: "run checks and read their results",
    scopes: "API key that may run checks and read results",
    inChecklist: "run checks and read results",
};
const ACCOUNT = {
    name: "CHECKLY_ACCOUNT_ID",
    source: "variable",
    purpose: "know which account the key is used for",
    scopes: "id of the account (Account Settings, General)",
};
const API_URL = {
    name: "CHECKLY_API_URL",
    source: "address",
    purpose: "find Checkly's API",
    default: "https://api.checklyhq.com",
};
const RUN_LOCATION = {
    name: "CHECKLY_RUN_LOCATION",
    source: "variable",
    purpose: "run the checks from there",
    scopes: "region, or slug of a private location, from which checks run; default `eu-west-1`",
    optional: "to run checks from elsewhere",
};
/** Named in links to the repository. */
const SERVER_URL = {
    name: "GITHUB_SERVER_URL",
    source: "runner",
    purpose: "link a test session to the repository",
};


/***/ }),

/***/ 18328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ TOKEN),
/* harmony export */   H$: () => (/* binding */ API_URL),
/* harmony export */   XC: () => (/* binding */ VENDOR)
/* harmony export */ });
const VENDOR = "flagd file";
/** A workflow's own token is not used: it would have to be able to write the code that it releases. */
const TOKEN = {
    name: "FLAGS_GITHUB_TOKEN",
    source: "secret",
    purpose: "read the file of flags, and turn one off when a release is rolled back",
    scopes: "fine-grained token with `Contents: Read and write` on the repository that has the file of flags, and on no other",
    workflows: ["release", "watch", "rollback"],
};
const API_URL = {
    name: "GITHUB_API_URL",
    source: "runner",
    purpose: "find GitHub's API",
    default: "https://api.github.com",
};


/***/ }),

/***/ 74989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ RESULTS_URL),
/* harmony export */   d: () => (/* binding */ RUNTIME_TOKEN)
/* harmony export */ });
/* harmony import */ var _lib_backup_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83413);
/** What artifacts are kept with: the runner gives it to an action, and to nothing that an action starts. */

const neededFor = (spec) => (0,_lib_backup_place_js__WEBPACK_IMPORTED_MODULE_0__/* .namesStore */ .a8)(spec, "artifact");
const RUNTIME_TOKEN = {
    name: "ACTIONS_RUNTIME_TOKEN",
    source: "runner",
    purpose: "keep an artifact of the job's run",
    neededFor,
};
const RESULTS_URL = {
    name: "ACTIONS_RESULTS_URL",
    source: "runner",
    purpose: "find the service that keeps artifacts",
    neededFor,
};


/***/ }),

/***/ 30884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ MAXIMUM_PAGES),
  z: () => (/* binding */ createGithubClient)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/retry.js
var retry = __webpack_require__(72183);
;// CONCATENATED MODULE: ./build/src/providers/github/describe-request.js
/** By hand: Octokit would put the whole request together for it, once more for each that is sent and each item of a list. */
function describeRequest({ apiUrl, tokenName }, { route, permission }, parameters) {
    const [method = "", target = ""] = route.split(" ");
    const filled = target.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(parameters[name] ?? "")));
    // An address is whole already; a path stands below the API's own, which GitHub Enterprise Server has.
    const base = filled.startsWith("/") ? `${apiUrl.origin}${apiUrl.pathname.replace(/\/$/, "")}` : "";
    return { method, path: new URL(`${base}${filled}`).pathname, permission, tokenName };
}

// EXTERNAL MODULE: ./build/src/providers/github/failure.js
var failure = __webpack_require__(73456);
;// CONCATENATED MODULE: ./build/src/providers/github/read-body.js
const JSON_TYPE = /^\s*application\/(?:scim\+)?json\s*(?:;|$)/i;
/** What an answer says: its JSON where it claims to have some and has, else its text. */
function readBody({ status, headers, text }) {
    if (status === 204 || status === 205)
        return "";
    if (!JSON_TYPE.test(headers.get("content-type") ?? ""))
        return text;
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}

// EXTERNAL MODULE: ./build/src/providers/github/settings.js
var settings = __webpack_require__(85985);
;// CONCATENATED MODULE: ./build/src/providers/github/client.js






/** Who let a request hang so often is asked once for each request after it, until one is answered. */
const MOST_TIMEOUTS = 3;
/** A longer wait than this is not waited for: the caller hears `vendor_rate_limited` with the time instead. */
const GITHUB_RETRY = { attempts: 4, firstDelayMs: 500, maximumDelayMs: 60_000 };
const PAGE_SIZE = 100;
/** Far beyond any real list; a list that leads on and on must not hold a release for ever. */
const MAXIMUM_PAGES = 1_000;
function createGithubClient(settings) {
    const connection = { ...settings, silence: { hangs: false } };
    return {
        request: (request) => send(connection, request),
        create: (request, read, find) => create(connection, request, { read, find }),
        list: (request, limit = Number.POSITIVE_INFINITY) => list(connection, request, limit),
        readPage: (request, page, size = PAGE_SIZE) => readPage(connection, request, page, size),
        describe: (request) => describe(connection, request),
    };
}
/** The next page's address is whole already: no parameter may be added to it. */
function parametersOf({ repository }, request) {
    if (!request.route.includes(" /"))
        return {};
    return { ...(request.route.includes("{owner}") ? repository : {}), ...request.parameters };
}
function describe(connection, request) {
    return describeRequest(connection, request, parametersOf(connection, request));
}
async function exchange(connection, request) {
    const { context } = connection;
    const attempted = describe(connection, request);
    const failed = (failure) => {
        if (!isTimeout(failure))
            connection.silence.hangs = false;
        context.debug(`GitHub ${attempted.method} ${attempted.path} → ${failure.error.status ?? failure.error.reasonCode}`);
        return failure;
    };
    try {
        const answer = await connection.send(connection.endpoint(request.route, parametersOf(connection, request)));
        const { status, headers } = answer;
        const data = readBody(answer);
        if (status === 304 || status >= 400)
            return failed((0,failure/* readRefusal */.ni)(attempted, { status, headers, body: data }, context));
        context.debug(`GitHub ${attempted.method} ${attempted.path} → ${status}`);
        if (headers.get("deprecation") !== null)
            context.debug(`GitHub will end ${attempted.method} ${attempted.path}`);
        context.answered?.(settings/* VENDOR */.XC, headers.get("date"));
        connection.silence.hangs = false;
        return { status, headers, data };
    }
    catch (cause) {
        context.signal?.throwIfAborted();
        if (cause instanceof error/* ProviderError */.mZ)
            return failed({ error: cause, kind: "refused", waitMs: null });
        return failed((0,failure/* readSilence */.KO)(attempted, connection.apiUrl.origin, cause));
    }
}
async function send(connection, wanted) {
    const nextStep = createNextStep(connection);
    const outcome = await (0,retry/* retry */.L)(GITHUB_RETRY, connection.context, async () => {
        const result = await exchange(connection, wanted);
        return isFailure(result) ? nextStep(result) : { done: true, value: result };
    });
    if (isFailure(outcome))
        throw outcome.error;
    return outcome;
}
async function create(connection, wanted, { read, find }) {
    let lost = false;
    const nextStep = createNextStep(connection);
    const outcome = await (0,retry/* retry */.L)(GITHUB_RETRY, connection.context, async () => {
        const found = lost ? await find() : null;
        if (found !== null)
            return { done: true, value: { made: found } };
        const result = await exchange(connection, wanted);
        if (!isFailure(result))
            return { done: true, value: { made: read(result) } };
        lost ||= result.kind === "lost";
        return nextStep(result);
    });
    if (!isFailure(outcome))
        return outcome.made;
    const found = outcome.kind === "lost" && !connection.silence.hangs ? await find() : null;
    if (found === null)
        throw outcome.error;
    return found;
}
async function list(connection, wanted, limit) {
    const items = [];
    const seen = new Set();
    let page = {
        ...wanted,
        parameters: { ...wanted.parameters, per_page: Math.min(PAGE_SIZE, limit) },
    };
    while (page !== null && items.length < limit) {
        const { items: found, next } = readPageOf(connection, page, await send(connection, page));
        items.push(...found);
        if (next !== null && (seen.has(next) || seen.size >= MAXIMUM_PAGES)) {
            throw (0,failure/* unknownAnswer */.NF)(describe(connection, page), `after ${seen.size + 1} pages the list has no end`);
        }
        if (next !== null)
            seen.add(next);
        const { permission, listField } = wanted;
        page =
            next === null ? null : { route: `GET ${next}`, permission, ...(listField === undefined ? {} : { listField }) };
    }
    return items.slice(0, limit);
}
async function readPage(connection, wanted, page, size) {
    const request = { ...wanted, parameters: { ...wanted.parameters, per_page: size, page } };
    return readPageOf(connection, request, await send(connection, request));
}
function readPageOf(connection, request, answer) {
    const items = request.listField === undefined ? answer.data : fieldOf(answer.data, request.listField);
    if (!Array.isArray(items))
        throw (0,failure/* unknownAnswer */.NF)(describe(connection, request), "a list was expected");
    return { items, next: linkTo(answer.headers, "next"), last: linkTo(answer.headers, "last") };
}
function isFailure(value) {
    return "kind" in value && "error" in value;
}
function isTimeout({ error }) {
    return error.reasonCode === "vendor_timeout";
}
/** Whether one request is tried again. */
function createNextStep({ silence }) {
    let timeouts = 0;
    return (failure) => {
        if (isTimeout(failure) && (timeouts += 1) >= MOST_TIMEOUTS)
            silence.hangs = true;
        const tooLong = failure.waitMs !== null && failure.waitMs > GITHUB_RETRY.maximumDelayMs;
        if (failure.kind === "refused" || tooLong || silence.hangs)
            return { done: true, value: failure };
        return {
            done: false,
            value: failure,
            ...(failure.waitMs === null ? {} : { waitMs: failure.waitMs }),
        };
    };
}
/** GitHub asks clients to follow `Link` and not to count pages themselves. */
function linkTo(headers, relation) {
    return new RegExp(`<([^<>]+)>;\\s*rel="${relation}"`).exec(headers.get("link") ?? "")?.[1] ?? null;
}
function fieldOf(value, name) {
    return typeof value === "object" && value !== null ? value[name] : undefined;
}


/***/ }),

/***/ 38549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ createCompareRole)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73456);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82797);


const PAGE_SIZE = 100;
/** Pages that are read: of more commits than this nobody reads the list, and GitHub says how many there are. */
const MOST_PAGES = 3;
const SHA = /^[0-9a-f]{40}$/;
const RELATIONS = new Set(["identical", "ahead", "behind", "diverged"]);
function createCompareRole(client) {
    return {
        async compareHistory(base, head) {
            const request = {
                route: "GET /repos/{owner}/{repo}/compare/{basehead}",
                // The commits themselves are not asked for.
                parameters: { basehead: `${base}...${head}`, per_page: 1, page: 1 },
                permission: "contents: read",
            };
            const { data } = await client.request(request);
            const attempted = client.describe(request);
            const status = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .toFields */ .Lv)(data, attempted), "status", attempted);
            if (!RELATIONS.has(status))
                throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownAnswer */ .NF)(attempted, `\`status\` is "${status.slice(0, 40)}"`);
            return status;
        },
        async compareCommits(base, head) {
            const commits = [];
            for (let page = 1;; page += 1) {
                const request = {
                    route: "GET /repos/{owner}/{repo}/compare/{basehead}",
                    parameters: { basehead: `${base}...${head}`, per_page: PAGE_SIZE, page },
                    permission: "contents: read",
                };
                const { data } = await client.request(request);
                const attempted = client.describe(request);
                const fields = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .toFields */ .Lv)(data, attempted);
                const found = fields["commits"];
                if (!Array.isArray(found))
                    throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownAnswer */ .NF)(attempted, "`commits` is no list");
                commits.push(...found.map((item) => readCommit(item, attempted)));
                const total = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .readNumber */ .kz)(fields, "total_commits", attempted);
                if (page < MOST_PAGES && found.length > 0 && commits.length < total)
                    continue;
                return { commits, total: Math.max(total, commits.length), url: (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(fields, "html_url", attempted) };
            }
        },
    };
}
function readCommit(value, from) {
    const fields = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .toFields */ .Lv)(value, from);
    const sha = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(fields, "sha", from);
    if (!SHA.test(sha))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownAnswer */ .NF)(from, "`sha` is no commit");
    const { message } = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .toFields */ .Lv)(fields["commit"], from);
    // The account that an e-mail address belongs to; the name in a commit is whatever its author wrote there.
    const { author } = fields;
    const account = typeof author === "object" && author !== null ? author : {};
    const { login, type } = account;
    return {
        sha,
        subject: typeof message === "string" ? (message.split("\n", 1)[0] ?? "") : "",
        author: typeof login === "string" ? login : null,
        isBot: type === "Bot",
    };
}


/***/ }),

/***/ 71048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ connectGithub)
});

// EXTERNAL MODULE: ./build/src/lib/after-sending.js
var after_sending = __webpack_require__(23108);
// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/providers/read-base-url.js
var read_base_url = __webpack_require__(6878);
// EXTERNAL MODULE: ./build/src/providers/read-token.js
var read_token = __webpack_require__(30322);
// EXTERNAL MODULE: ./build/src/providers/transport.js
var transport = __webpack_require__(91017);
// EXTERNAL MODULE: ./build/src/providers/github/client.js + 2 modules
var github_client = __webpack_require__(30884);
// EXTERNAL MODULE: ./build/src/lib/mask.js
var mask = __webpack_require__(56261);
;// CONCATENATED MODULE: ./build/src/providers/github/guarded-send.js
/**
 * The transport to GitHub. The token is added here, to requests to the API's own origin only, so that neither a redirect nor
 * a `Link` header can carry it elsewhere.
 */


const DEFAULT_TIMEOUT_MS = 15_000;
const REDIRECT_LIMIT = 3;
/** Throws ProviderError where an address outside the API's origin is to be called. */
function createGuardedSend(settings) {
    const { apiUrl, send, token } = settings;
    return async ({ method, url, headers, body }) => {
        const limit = AbortSignal.timeout(settings.timeoutMs ?? DEFAULT_TIMEOUT_MS);
        const signal = settings.signal ? AbortSignal.any([settings.signal, limit]) : limit;
        const signed = { ...textsOf(headers), authorization: `Bearer ${token.reveal()}` };
        const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
        let target = new URL(url);
        for (let redirects = 0;; redirects += 1) {
            if (target.origin !== apiUrl.origin)
                throw foreignOrigin(method, target, apiUrl);
            const answer = await send({ method, url: target, headers: signed, body: text, signal });
            const next = redirectTarget(answer, target, method);
            if (next === null)
                return withoutToken(answer, token);
            if (redirects >= REDIRECT_LIMIT)
                throw tooManyRedirects(method, target);
            target = next;
        }
    };
}
function textsOf(headers) {
    return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
}
/** A renamed repository answers reads with 301 and writes with 307; other methods may not follow a 301. */
function redirectTarget({ status, headers }, from, method) {
    const location = headers.get("location");
    const follows = method === "GET" ? [301, 302, 307, 308] : [307, 308];
    if (location === null || !follows.includes(status))
        return null;
    return new URL(location, from);
}
/** A refusal may repeat what it was sent, and its words are shown to people. */
function withoutToken(answer, token) {
    if (answer.status >= 200 && answer.status < 300)
        return answer;
    return { ...answer, text: (0,mask/* createMask */.P)([token.reveal()]).apply(answer.text) };
}
function foreignOrigin(method, target, apiUrl) {
    return new error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "GitHub",
        message: `GitHub sent ${method} ${target.pathname} on to ${target.origin}, and the token is only sent to ${apiUrl.origin}.`,
        remedy: "Set GITHUB_API_URL to the address that answers without leading elsewhere.",
    });
}
function tooManyRedirects(method, target) {
    return new error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "GitHub",
        message: `GitHub redirected ${method} ${target.pathname} more than ${REDIRECT_LIMIT} times.`,
        remedy: "Set GITHUB_REPOSITORY to the name that the repository has now, and GITHUB_API_URL to the API itself.",
    });
}

// EXTERNAL MODULE: ./build/src/providers/github/settings.js
var settings = __webpack_require__(85985);
;// CONCATENATED MODULE: ./build/src/providers/github/connect.js
/** Requests to GitHub: with the job's own token, and with one that may read who is in a team. */









/** Makes no request. Throws ProviderError where a setting is missing or wrong. */
async function connectGithub(repository, context, signedWith = settings/* TOKEN */.CV) {
    const { owner, repo } = readRepository(repository);
    const apiUrl = (0,read_base_url/* readBaseUrl */.$)(context, settings/* VENDOR */.XC, settings/* API_URL */.H$);
    const token = (0,read_token/* readToken */.A)(context.env, settings/* VENDOR */.XC, signedWith);
    // Loaded here, since most commands never get as far as GitHub before they print something.
    await (0,after_sending/* afterSending */.p)(1);
    const { endpoint } = await __webpack_require__.e(/* import() */ 3322).then(__webpack_require__.bind(__webpack_require__, 93322));
    const { send } = (0,transport/* createTransport */.oO)(apiUrl, context);
    function createClient(signedWith) {
        return (0,github_client/* createGithubClient */.z)({
            endpoint: endpoint.defaults({
                baseUrl: apiUrl.href.replace(/\/+$/, ""),
                headers: { "user-agent": "holdpoint" },
            }),
            send: createGuardedSend({
                apiUrl,
                token: signedWith,
                send,
                timeoutMs: context.requestTimeoutMs,
                signal: context.signal,
            }),
            repository: { owner, repo },
            apiUrl,
            context,
            tokenName: signedWith.name,
        });
    }
    const client = createClient(token);
    return { client, ofTeams: () => createTeamClient(context, client, createClient) };
}
/** A token for teams is optional, so a wrong one is only the trouble of who asks for a team. */
function createTeamClient({ env }, client, createClient) {
    if ((0,setting/* readSetting */.LA)(env, settings/* TEAM_TOKEN */.uH) === null)
        return client;
    return createClient((0,read_token/* readToken */.A)(env, settings/* VENDOR */.XC, settings/* TEAM_TOKEN */.uH));
}
function readRepository(repository) {
    const match = /^([^/\s]+)\/([^/\s]+)$/.exec(repository ?? "");
    if (match?.[1] === undefined || match[2] === undefined) {
        throw new error/* ProviderError */.mZ({
            reasonCode: "usage",
            vendor: settings/* VENDOR */.XC,
            message: repository === null ? "No GitHub repository is known." : `"${repository}" is not a GitHub repository.`,
            remedy: "Set GITHUB_REPOSITORY to owner/name; a workflow run sets it by itself.",
        });
    }
    return { owner: match[1], repo: match[2] };
}


/***/ }),

/***/ 73456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KO: () => (/* binding */ readSilence),
/* harmony export */   NF: () => (/* binding */ unknownAnswer),
/* harmony export */   ni: () => (/* binding */ readRefusal)
/* harmony export */ });
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(81201);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _answer_body_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86177);
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41217);
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
    const said = (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(body) ?? "";
    const where = `${attempted.method} ${attempted.path} → ${status}${said === "" ? "" : ` (${said}${detailsOf(body)})`}`;
    const asError = (reasonCode, message, remedy) => new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({ reasonCode, vendor: VENDOR, status, message: `GitHub ${message}: ${where}.`, remedy });
    if (isRateLimit(status, headers, said)) {
        const waitMs = rateLimitWaitMs(headers, context.clock.now());
        const error = asError("vendor_rate_limited", "refused for too many requests", `GitHub allows requests again in ${Math.ceil(waitMs / 1_000)} s; run this again then, it continues where it stopped.`);
        return { error, kind: "limited", waitMs };
    }
    if (status === 401) {
        const inWorkflow = attempted.tokenName === "GITHUB_TOKEN" ? "; in a workflow: GITHUB_TOKEN: ${{ github.token }}" : "";
        const remedy = `Set ${attempted.tokenName} to a token that is valid now${inWorkflow}.`;
        return refused(asError("credential_rejected", "rejected the credential", remedy));
    }
    if (status === 403 && LOCKED.test(said)) {
        return refused(asError("conversation_locked", "refused, since the conversation is locked", LOCKED_REMEDY));
    }
    if (status === 403) {
        return refused(asError("credential_insufficient", "refused: the token may not do this", permissionRemedy(attempted.permission)));
    }
    if (status === 410) {
        return refused(asError("not_found", "says that this is gone", GONE_REMEDY));
    }
    if (status === 404 || (status === 422 && /^No (?:ref|commit) found/i.test(said))) {
        // GitHub answers 404, not 403, about a private repository that the token cannot see.
        const remedy = `Check that it exists (a commit must be pushed first) and that the token can see the repository. ${permissionRemedy(attempted.permission)}`;
        return refused(asError("not_found", "does not know this", remedy));
    }
    if (status >= 500) {
        const error = asError("vendor_unavailable", "answered with an error", STATUS_PAGE);
        return { error, kind: "lost", waitMs: (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .retryAfterMs */ .Vs)(headers, context.clock.now()) };
    }
    return refused(asError("vendor_answer_unknown", "refused the request", refusedRemedy(status, where)));
}
/** The meaning of a request without a whole answer: the network, or the time limit. */
function readSilence(attempted, origin, cause) {
    const timedOut = cause instanceof Error && cause.name === "TimeoutError";
    const message = timedOut
        ? `GitHub did not answer ${attempted.method} ${attempted.path} in time.`
        : `GitHub could not be reached at ${origin}: ${innermostMessage(cause)} (${attempted.method} ${attempted.path}).`;
    const error = new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: timedOut ? "vendor_timeout" : "vendor_unavailable",
        vendor: VENDOR,
        message,
        remedy: STATUS_PAGE,
    });
    // Whatever it asked for, a read did nothing.
    const isVain = cause instanceof _answer_body_js__WEBPACK_IMPORTED_MODULE_1__/* .AnswerTooLong */ .rx && attempted.method === "GET";
    return { error, kind: isVain ? "refused" : "lost", waitMs: null };
}
/** An answer that has the right status, but not the shape that GitHub documents. */
function unknownAnswer(attempted, problem) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
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
    return (headers.get("x-ratelimit-remaining") === "0" || headers.get("retry-after") !== null || /rate limit/i.test(said));
}
function rateLimitWaitMs(headers, now) {
    const asked = (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .retryAfterMs */ .Vs)(headers, now);
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
    const parts = errors.map((entry) => typeof entry === "string" ? entry : ((0,_http_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(entry) ?? JSON.stringify(entry)));
    return `: ${(0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_3__/* .cutText */ .I)(parts.join("; "), 200)}`;
}
function innermostMessage(cause) {
    let message = String(cause);
    for (let current = cause, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
        if (current.message !== "")
            message = current.message;
    }
    return message;
}


/***/ }),

/***/ 82797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lv: () => (/* binding */ toFields),
/* harmony export */   Wr: () => (/* binding */ readInstant),
/* harmony export */   kz: () => (/* binding */ readNumber),
/* harmony export */   mN: () => (/* binding */ readLogin),
/* harmony export */   wo: () => (/* binding */ readUrl),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73456);
/** Reads single fields of GitHub's objects. An answer that lacks what is needed is refused, never guessed. */

function toFields(value, from) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownAnswer */ .NF)(from, "an object was expected");
    }
    return value;
}
function readNumber(fields, name, from) {
    const value = fields[name];
    if (typeof value !== "number" || !Number.isSafeInteger(value))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownAnswer */ .NF)(from, `\`${name}\` is no number`);
    return value;
}
function readText(fields, name, from) {
    const value = fields[name];
    if (typeof value !== "string")
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownAnswer */ .NF)(from, `\`${name}\` is no text`);
    return value;
}
function readInstant(fields, name, from) {
    const at = Date.parse(readText(fields, name, from));
    if (Number.isNaN(at))
        throw (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownAnswer */ .NF)(from, `\`${name}\` is no date`);
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


/***/ }),

/***/ 85985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ TOKEN),
/* harmony export */   H$: () => (/* binding */ API_URL),
/* harmony export */   XC: () => (/* binding */ VENDOR),
/* harmony export */   jF: () => (/* binding */ REVERT_TOKEN),
/* harmony export */   uH: () => (/* binding */ TEAM_TOKEN)
/* harmony export */ });
const VENDOR = "GitHub";
const TOKEN = {
    name: "GITHUB_TOKEN",
    source: "github-token",
    purpose: "keep the release record",
    scopes: "token with `actions: read`, `contents: read`, `deployments: write`, `issues: write`, `pull-requests: read` and `statuses: write`",
};
/** A token that may read who is in a team, which a workflow's own never may; without it the job's own is tried. */
const TEAM_TOKEN = {
    name: "TEAM_READ_TOKEN",
    source: "secret",
    purpose: "see who is in a team",
    scopes: "reads the organization's members (`Members: read`); a workflow's own token cannot",
    inChecklist: "read the organization's members (`Members: read`; a classic token `read:org`). A workflow's own token never can",
    optional: "for sign-offs by teams",
    workflows: ["checklist"],
};
/**
 * A token that may write code, which a workflow's own may not where it only releases; and of what that one opens GitHub
 * starts no workflow, so that a pull request would be without its checks.
 */
const REVERT_TOKEN = {
    name: "REVERT_GITHUB_TOKEN",
    source: "secret",
    purpose: "propose the revert of a release that was taken out",
    scopes: "fine-grained token with `Contents: Read and write` and `Pull requests: Read and write` on this repository, and `Workflows` where releases change workflow files",
    workflows: ["release", "watch", "rollback"],
};
/** `https://host/api/v3` on Enterprise Server. */
const API_URL = {
    name: "GITHUB_API_URL",
    source: "runner",
    purpose: "find GitHub's API",
    default: "https://api.github.com",
};


/***/ }),

/***/ 24224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ createTeamRole)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82797);
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
                return [...new Set(items.map((item) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .toFields */ .Lv)(item, attempted), "login", attempted)))];
            }
            catch (error) {
                if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ))
                    throw error;
                const refused = error.reasonCode === "credential_insufficient" || error.reasonCode === "not_found";
                throw refused ? unreadable(organization, team, error.message, error) : error;
            }
        },
    };
}
function unreadable(organization, team, why, cause) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "team_unreadable",
        vendor: "GitHub",
        status: cause?.status ?? null,
        message: `Who is in the team ${organization}/${team} could not be read: ${why.replace(/\.$/, "")}.`,
        remedy: REMEDY,
        ...(cause === null ? {} : { cause }),
    });
}


/***/ }),

/***/ 47468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ unlessGone)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);

/** Null where GitHub says that there is no such thing (404), or no more (410). Rejects with every other failure. */
async function unlessGone(ask) {
    try {
        return await ask;
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ && (error.status === 404 || error.status === 410))
            return null;
        throw error;
    }
}


/***/ }),

/***/ 41217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HB: () => (/* binding */ unreachable),
/* harmony export */   Vs: () => (/* binding */ retryAfterMs),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   cP: () => (/* binding */ redirected),
/* harmony export */   g5: () => (/* binding */ failureOf),
/* harmony export */   hD: () => (/* binding */ rateLimitWait)
/* harmony export */ });
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81201);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/** What a vendor's refusal or silence means: a ProviderError, and how long to wait before another try. */


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
    {
        test: (status) => status === 402,
        code: "not_in_subscription",
        says: "refused because of what the subscription allows",
    },
    {
        test: (status) => status === 423,
        code: "vendor_busy",
        says: "is at work on this and takes nothing else meanwhile",
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
function redirected({ vendor }, { method }, found) {
    const { status, target, next, base } = found;
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_answer_unknown",
        vendor,
        status,
        message: `${vendor} redirected ${method} ${target.pathname} to ${next.origin}, and the token is only sent to ${base.origin}.`,
        remedy: `If you host ${vendor} yourself, name the address in the plan (project.addresses) that answers without a redirect.`,
    });
}
const QUOTED_CHARACTERS = 200;
/** The vendor's own sentence, from the shapes that vendors use; at most 200 characters. */
function messageOf(body) {
    if (typeof body === "string")
        return body.trim().startsWith("<") ? null : (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(body.trim(), QUOTED_CHARACTERS) || null;
    if (typeof body !== "object" || body === null)
        return null;
    const record = body;
    for (const candidate of [record.error, record.detail, record.message]) {
        if (typeof candidate === "string")
            return (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(candidate, QUOTED_CHARACTERS);
        if (typeof candidate === "object" && candidate !== null) {
            const inner = candidate.message;
            if (typeof inner === "string")
                return (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(inner, QUOTED_CHARACTERS);
        }
    }
    return null;
}


/***/ }),

/***/ 33722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ createVendorClient)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_mask_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(56261);
/* harmony import */ var _lib_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72183);
/* harmony import */ var _answer_body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86177);
/* harmony import */ var _http_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41217);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91017);
/**
 * One HTTP client for every vendor with a JSON API: retries on the given clock, honours Retry-After,
 * sends the token to the origin of its own setting and nowhere else, and says every failure as a ProviderError.
 */






const DEFAULT_TIMEOUT_MS = 15_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 3;
/** What every parser of addresses takes for this folder or the one above, encoded as well. */
const DOTS = /^(?:\.|%2e){1,2}$/i;
function createVendorClient(settings) {
    const base = new URL(settings.baseUrl.endsWith("/") ? settings.baseUrl : `${settings.baseUrl}/`);
    const url = (path, query = {}) => {
        const dots = path.split("/").find((segment) => DOTS.test(segment));
        if (dots !== undefined)
            throw elsewhere(settings.vendor, dots);
        const target = new URL(path.replace(/^\//, ""), base);
        for (const [name, value] of Object.entries(query)) {
            if (value === undefined)
                continue;
            for (const item of Array.isArray(value) ? value : [value])
                target.searchParams.append(name, String(item));
        }
        return target;
    };
    const carry = settings.send ?? (0,_transport_js__WEBPACK_IMPORTED_MODULE_4__/* .createTransport */ .oO)(base, settings.context).send;
    return {
        url,
        request: (request) => send(settings, request, { carry, base, target: url(request.path, request.query) }),
    };
}
async function send(settings, request, to) {
    const { context, vendor } = settings;
    const policy = settings.retryPolicy ?? _lib_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_RETRY */ .v;
    const outcome = await (0,_lib_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L)(policy, context, async (tryNumber) => {
        const result = await attempt(settings, request, to);
        const shown = result.value instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ ? result.value.reasonCode : result.value.status;
        context.debug(`${vendor} ${request.method} ${to.target.pathname} → ${shown}${tryNumber > 1 ? ` (try ${tryNumber})` : ""}`);
        return result;
    });
    if (outcome instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ)
        throw outcome;
    return outcome;
}
async function attempt(settings, request, to) {
    try {
        const answer = await exchange(settings, request, to, 0);
        if (answer.status < 300 || request.accept?.includes(answer.status))
            return { done: true, value: answer };
        const error = (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .failureOf */ .g5)(settings, request, answer);
        if (answer.status === 429 && request.once !== true) {
            const waitMs = (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .rateLimitWait */ .hD)(settings, answer.headers);
            return { done: false, value: error, ...(waitMs === null ? {} : { waitMs }) };
        }
        if (answer.status >= 500 && request.repeatable) {
            const waitMs = (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .retryAfterMs */ .Vs)(answer.headers, settings.context.clock.now());
            return { done: false, value: error, ...(waitMs === null ? {} : { waitMs }) };
        }
        return { done: true, value: error };
    }
    catch (cause) {
        if (cause instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ)
            return { done: true, value: cause };
        if (settings.context.signal?.aborted)
            throw settings.context.signal.reason;
        const error = (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .unreachable */ .HB)(settings, request, to.target, cause);
        const isRepeated = request.repeatable && !(cause instanceof _answer_body_js__WEBPACK_IMPORTED_MODULE_2__/* .AnswerTooLong */ .rx);
        return isRepeated ? { done: false, value: error } : { done: true, value: error };
    }
}
async function exchange(settings, request, { carry, base, target }, redirects) {
    const { context } = settings;
    const timeout = AbortSignal.timeout(request.timeoutMs ?? context.requestTimeoutMs ?? DEFAULT_TIMEOUT_MS);
    const response = await carry({
        method: request.method,
        url: target,
        signal: context.signal ? AbortSignal.any([context.signal, timeout]) : timeout,
        headers: {
            accept: "application/json",
            "user-agent": "holdpoint",
            ...(request.json === undefined ? {} : { "content-type": "application/json" }),
            ...(request.text === undefined ? {} : { "content-type": "text/plain" }),
            ...settings.headers(),
            ...request.headers,
        },
        body: request.json === undefined ? request.text : JSON.stringify(request.json),
    });
    const { status, headers, text } = response;
    context.answered?.(settings.vendor, headers.get("date"));
    const location = headers.get("location");
    if (REDIRECTS.has(status) && location !== null) {
        const next = new URL(location, target);
        if (next.origin !== base.origin || request.method !== "GET" || redirects >= MOST_REDIRECTS) {
            throw (0,_http_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .redirected */ .cP)(settings, request, { status, target, next, base });
        }
        return exchange(settings, request, { carry, base, target: next }, redirects + 1);
    }
    // A refusal may repeat what it was sent, and its words are shown to people.
    const shown = status < 300 ? text : (0,_lib_mask_js__WEBPACK_IMPORTED_MODULE_5__/* .createMask */ .P)([settings.token.reveal()]).apply(text);
    return { status, headers, body: parseBody(shown) };
}
/** A name in the path comes from the plan or from a variable: it must not make another request of this one. */
function elsewhere(vendor, name) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "usage",
        vendor,
        message: `A name that ${vendor} is asked for is "${name}", which would ask for something else.`,
        remedy: `Correct the name in the plan, or in the variable that names it for ${vendor}.`,
    });
}
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


/***/ }),

/***/ 23790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ roleProviders)
});

// EXTERNAL MODULE: ./build/src/providers/checkly/client.js
var checkly_client = __webpack_require__(77245);
// EXTERNAL MODULE: ./build/src/providers/checkly/settings.js
var settings = __webpack_require__(6555);
;// CONCATENATED MODULE: ./build/src/providers/checkly/index.js


/**
 * Runs production's checks as a test session with `ENVIRONMENT_URL` (and `VERCEL_BYPASS_TOKEN`) set.
 */
const checklyChecks = {
    role: "checks",
    key: "checkly",
    vendor: settings/* VENDOR */.XC,
    settings: [settings/* API_KEY */.Lq, settings/* ACCOUNT */.u4, settings/* API_URL */.H$, settings/* RUN_LOCATION */.Qn, settings/* SERVER_URL */.UB],
    examine: async (expected, context) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(987)]).then(__webpack_require__.bind(__webpack_require__, 90987))).examineCheckly(expected, context),
    findTraces: async (files) => (await __webpack_require__.e(/* import() */ 3048).then(__webpack_require__.bind(__webpack_require__, 73048))).findChecklyTraces(files),
    connect: async (settings, context) => {
        const client = (0,checkly_client/* connectClient */.m)(context);
        const [{ awaitSession, readSession }, { triggerSession }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(6247)]).then(__webpack_require__.bind(__webpack_require__, 56247)),
            Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(589)]).then(__webpack_require__.bind(__webpack_require__, 90589)),
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

// EXTERNAL MODULE: ./build/src/providers/flagd/settings.js
var flagd_settings = __webpack_require__(18328);
;// CONCATENATED MODULE: ./build/src/providers/flagd/index.js

const flagdFlags = {
    role: "flags",
    key: "flagd",
    vendor: flagd_settings/* VENDOR */.XC,
    settings: [flagd_settings/* TOKEN */.CV, flagd_settings/* API_URL */.H$],
    connect: async (settings, context) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(9547), __webpack_require__.e(9595)]).then(__webpack_require__.bind(__webpack_require__, 39595))).connectFlags(settings, context),
};

// EXTERNAL MODULE: ./build/src/providers/github/client.js + 2 modules
var github_client = __webpack_require__(30884);
// EXTERNAL MODULE: ./build/src/providers/github/failure.js
var failure = __webpack_require__(73456);
// EXTERNAL MODULE: ./build/src/providers/github/unless-gone.js
var unless_gone = __webpack_require__(47468);
// EXTERNAL MODULE: ./build/src/providers/github/fields.js
var github_fields = __webpack_require__(82797);
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
    const fields = (0,github_fields/* toFields */.Lv)(value, from);
    return {
        id: (0,github_fields/* readNumber */.kz)(fields, "id", from),
        environment: (0,github_fields/* readText */.yR)(fields, "environment", from),
        task: (0,github_fields/* readText */.yR)(fields, "task", from),
        sha: (0,github_fields/* readText */.yR)(fields, "sha", from),
        payload: readPayload(fields["payload"]),
        creator: (0,github_fields/* readLogin */.mN)(fields["creator"]),
        createdAt: (0,github_fields/* readInstant */.Wr)(fields, "created_at", from),
    };
}
function readDeploymentStatus(value, from) {
    const fields = (0,github_fields/* toFields */.Lv)(value, from);
    const state = (0,github_fields/* readText */.yR)(fields, "state", from);
    if (!STATES.has(state))
        throw (0,failure/* unknownAnswer */.NF)(from, `\`state\` is "${state.slice(0, 40)}"`);
    return {
        id: (0,github_fields/* readNumber */.kz)(fields, "id", from),
        state: state,
        description: typeof fields["description"] === "string" ? fields["description"] : "",
        environmentUrl: (0,github_fields/* readUrl */.wo)(fields["environment_url"]),
        logUrl: (0,github_fields/* readUrl */.wo)(fields["log_url"]),
        creator: (0,github_fields/* readLogin */.mN)(fields["creator"]),
        createdAt: (0,github_fields/* readInstant */.Wr)(fields, "created_at", from),
    };
}
function readComment(value, from) {
    const fields = (0,github_fields/* toFields */.Lv)(value, from);
    return {
        id: (0,github_fields/* readNumber */.kz)(fields, "id", from),
        body: typeof fields["body"] === "string" ? fields["body"] : "",
        author: (0,github_fields/* readLogin */.mN)(fields["user"]),
        url: (0,github_fields/* readText */.yR)(fields, "html_url", from),
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
        async readComment(commentId) {
            const request = {
                route: `GET ${COMMENT}`,
                parameters: { comment_id: commentId },
                permission: READ,
            };
            const answer = await (0,unless_gone/* unlessGone */.W)(client.request(request));
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
    if (!Number.isInteger(pages) || pages < 2 || pages > github_client/* MAXIMUM_PAGES */.S) {
        throw (0,failure/* unknownAnswer */.NF)(attempted, `the last page is said to be ${first.last.slice(0, 200)}`);
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
    const fields = (0,github_fields/* toFields */.Lv)(value, from);
    const state = (0,github_fields/* readText */.yR)(fields, "state", from);
    if (!commit_wire_STATES.has(state))
        throw (0,failure/* unknownAnswer */.NF)(from, `\`state\` is "${state.slice(0, 40)}"`);
    return {
        context: (0,github_fields/* readText */.yR)(fields, "context", from),
        state: state,
        description: typeof fields["description"] === "string" ? fields["description"] : "",
        targetUrl: (0,github_fields/* readUrl */.wo)(fields["target_url"]),
        creator: (0,github_fields/* readLogin */.mN)(fields["creator"]),
        createdAt: (0,github_fields/* readInstant */.Wr)(fields, "created_at", from),
    };
}
function readCommitCheck(value, from) {
    const fields = (0,github_fields/* toFields */.Lv)(value, from);
    const status = (0,github_fields/* readText */.yR)(fields, "status", from);
    const app = fields["app"];
    const slug = typeof app === "object" && app !== null ? app["slug"] : null;
    return {
        id: (0,github_fields/* readNumber */.kz)(fields, "id", from),
        name: (0,github_fields/* readText */.yR)(fields, "name", from),
        status: CHECK_STATES.has(status) ? status : "other",
        conclusion: typeof fields["conclusion"] === "string" ? fields["conclusion"] : null,
        app: typeof slug === "string" ? slug : null,
        url: (0,github_fields/* readUrl */.wo)(fields["html_url"]) ?? (0,github_fields/* readUrl */.wo)(fields["details_url"]),
        startedAt: typeof fields["started_at"] === "string" ? (0,github_fields/* readInstant */.Wr)(fields, "started_at", from) : null,
    };
}
/** An annotation's text; empty where it has only a title. */
function readCheckNote(value, from) {
    const { message } = (0,github_fields/* toFields */.Lv)(value, from);
    return typeof message === "string" ? message : "";
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
    return { setCommitStatus, listCommitStatuses, ...createCheckReader(client) };
}
function createCheckReader(client) {
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
    const listCheckNotes = async (checkId) => {
        const request = {
            route: "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations",
            parameters: { check_run_id: checkId },
            permission: "checks: read",
        };
        const attempted = client.describe(request);
        return (await client.list(request)).map((item) => readCheckNote(item, attempted));
    };
    return { listCheckRuns, listCheckNotes };
}
function isSameStatus(current, wanted) {
    return (current.state === wanted.state &&
        current.description === wanted.description &&
        current.targetUrl === (wanted.targetUrl ?? null));
}
/** Without repeats: while pages are read, a new item pushes the last one of a page onto the next. */
function newestFirst(items, from) {
    const byId = new Map(items.map((item) => [(0,github_fields/* readNumber */.kz)((0,github_fields/* toFields */.Lv)(item, from), "id", from), item]));
    return [...byId].toSorted(([a], [b]) => b - a).map(([, item]) => item);
}

// EXTERNAL MODULE: ./build/src/providers/github/connect.js + 1 modules
var connect = __webpack_require__(71048);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
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
    const fields = (0,github_fields/* toFields */.Lv)(data, attempted);
    if (fields["type"] === "dir")
        throw notReadable(path, "is a folder");
    if (fields["type"] === "symlink")
        throw notReadable(path, "is a symbolic link that leads to no file of the commit");
    if (fields["type"] === "submodule")
        throw notReadable(path, "is a submodule");
    if (fields["type"] !== "file")
        throw (0,failure/* unknownAnswer */.NF)(attempted, "`type` is none of file, dir, symlink, submodule");
    const { size, encoding, content } = fields;
    if (encoding === "none" || (typeof size === "number" && size > MAXIMUM_BYTES)) {
        throw notReadable(path, "is larger than 1 MiB");
    }
    if (encoding !== "base64" || typeof content !== "string")
        throw (0,failure/* unknownAnswer */.NF)(attempted, "`content` is not base64");
    const bytes = Buffer.from(content, "base64");
    if (typeof size === "number" && bytes.length !== size)
        throw (0,failure/* unknownAnswer */.NF)(attempted, "`content` is not whole");
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

// EXTERNAL MODULE: ./build/src/providers/github/compare.js
var compare = __webpack_require__(38549);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/src/providers/github/deployments.js
/** Deployments and their statuses: where the release record is kept. */





/** Statuses that are read first where the newest may be enough: a hundred of them are a quarter of a megabyte. */
const NEWEST = 10;
const DEPLOYMENTS = "/repos/{owner}/{repo}/deployments";
const STATUSES = `${DEPLOYMENTS}/{deployment_id}/statuses`;
function createDeploymentRole(client) {
    return {
        listDeployments: (filter) => listDeployments(client, filter),
        listDeploymentStatuses: (deploymentId, isEnough) => listDeploymentStatuses(client, deploymentId, isEnough),
        createDeployment: (wanted) => createDeployment(client, wanted),
        createDeploymentStatus: (deploymentId, status) => createDeploymentStatus(client, deploymentId, status),
    };
}
async function listDeployments(client, { limit, ...filter }) {
    if (limit <= 0)
        return [];
    const request = { route: `GET ${DEPLOYMENTS}`, parameters: filter, permission: "deployments: read" };
    const items = await client.list(request, limit);
    return deployments_newestFirst(items.map((item) => readDeployment(item, client.describe(request))));
}
async function listDeploymentStatuses(client, deploymentId, isEnough) {
    const request = {
        route: `GET ${STATUSES}`,
        parameters: { deployment_id: deploymentId },
        permission: "deployments: read",
    };
    const attempted = client.describe(request);
    const read = async (page, size) => {
        const { items, next } = await client.readPage(request, page, size);
        return { statuses: items.map((item) => readDeploymentStatus(item, attempted)), isLast: next === null };
    };
    const enough = (statuses) => isEnough !== undefined && isNewestFirst(statuses) && isEnough(statuses);
    if (isEnough !== undefined) {
        const { statuses, isLast } = await read(1, NEWEST);
        if (isLast || enough(statuses))
            return deployments_newestFirst(statuses);
    }
    const found = [];
    for (let page = 1; page <= github_client/* MAXIMUM_PAGES */.S; page += 1) {
        const { statuses, isLast } = await read(page);
        found.push(...statuses);
        if (isLast || enough(found))
            return deployments_newestFirst(found);
    }
    throw (0,failure/* unknownAnswer */.NF)(attempted, `after ${github_client/* MAXIMUM_PAGES */.S} pages the list has no end`);
}
async function createDeployment(client, wanted) {
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
            throw (0,failure/* unknownAnswer */.NF)(attempted, `${status} instead of 201, so no deployment was created`);
        return readDeployment(data, attempted);
    }, () => findDeployment(client, { ref, task, environment, payload }));
}
/** The payload names release and phase, so an equal payload for the same ref and task is the one that was asked for. */
async function findDeployment(client, wanted) {
    const { payload, ...filter } = wanted;
    const request = { route: `GET ${DEPLOYMENTS}`, parameters: filter, permission: "deployments: read" };
    const items = await client.list(request, 100);
    const deployments = items.map((item) => readDeployment(item, client.describe(request)));
    const expected = asStored(payload);
    return deployments_newestFirst(deployments).find((deployment) => (0,external_node_util_.isDeepStrictEqual)(deployment.payload, expected)) ?? null;
}
async function createDeploymentStatus(client, deploymentId, status) {
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
        const [current] = await listDeploymentStatuses(client, deploymentId);
        return current !== undefined && deployments_isSameStatus(current, { ...status, description }) ? current : null;
    });
}
function deployments_isSameStatus(current, wanted) {
    return (current.state === wanted.state &&
        current.description === wanted.description &&
        current.environmentUrl === (wanted.environmentUrl ?? null) &&
        current.logUrl === (wanted.logUrl ?? null));
}
/** GitHub gives them so without promising it: in any other order only the whole list tells which is the newest. */
function isNewestFirst(statuses) {
    return statuses.every(({ id }, index) => id <= (statuses[index - 1]?.id ?? Number.POSITIVE_INFINITY));
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

;// CONCATENATED MODULE: ./build/src/providers/github/issues.js
/** Issues: where a person is told of a rollback, and goes on from there. */



const ISSUES = "/repos/{owner}/{repo}/issues";
const issues_WRITE = "issues: write";
/** Further apart than this our clock and GitHub's are not, so an issue that was just lost is newer than that. */
const issues_CLOCK_SKEW_MS = 10 * 60_000;
function createIssueRole(client, clock) {
    async function list(parameters) {
        const request = { route: `GET ${ISSUES}`, parameters, permission: "issues: read" };
        const attempted = client.describe(request);
        const items = (await client.list(request)).map((item) => (0,github_fields/* toFields */.Lv)(item, attempted));
        // To GitHub a pull request is an issue, too. Without repeats: a new one pushes the last of a page onto the next.
        const issues = items.filter(isNoPullRequest).map((item) => readIssue(item, attempted));
        return [...new Map(issues.map((issue) => [issue.number, issue])).values()].toSorted((a, b) => b.number - a.number);
    }
    return {
        listIssues: ({ creator, state, since }) => list({ creator, state, ...(since === undefined ? {} : { since: (0,instant/* renderInstant */.W)(since) }) }),
        async createIssue({ title, body, labels }) {
            const parameters = { title, body, ...(labels.length === 0 ? {} : { labels }) };
            const request = { route: `POST ${ISSUES}`, parameters, permission: issues_WRITE };
            const attempted = client.describe(request);
            const since = (0,instant/* renderInstant */.W)(clock.now() - issues_CLOCK_SKEW_MS);
            return client.create(request, ({ data }) => readIssue((0,github_fields/* toFields */.Lv)(data, attempted), attempted), async () => {
                const recent = await list({ state: "all", since });
                return recent.find((issue) => issue.title === title && sameText(issue.body, body)) ?? null;
            });
        },
        async updateIssue(number, change) {
            const request = {
                route: `PATCH ${ISSUES}/{issue_number}`,
                parameters: { issue_number: number, ...change },
                permission: issues_WRITE,
            };
            const { data } = await client.request(request);
            const attempted = client.describe(request);
            return readIssue((0,github_fields/* toFields */.Lv)(data, attempted), attempted);
        },
    };
}
function isNoPullRequest(fields) {
    return fields["pull_request"] === undefined || fields["pull_request"] === null;
}
function readIssue(fields, from) {
    const state = (0,github_fields/* readText */.yR)(fields, "state", from);
    if (state !== "open" && state !== "closed")
        throw (0,failure/* unknownAnswer */.NF)(from, `\`state\` is "${state.slice(0, 40)}"`);
    return {
        number: (0,github_fields/* readNumber */.kz)(fields, "number", from),
        title: (0,github_fields/* readText */.yR)(fields, "title", from),
        body: typeof fields["body"] === "string" ? fields["body"] : "",
        state,
        author: (0,github_fields/* readLogin */.mN)(fields["user"]),
        url: (0,github_fields/* readText */.yR)(fields, "html_url", from),
    };
}
/** GitHub stores line ends as it pleases. */
function sameText(one, other) {
    return one.replaceAll("\r\n", "\n").trim() === other.replaceAll("\r\n", "\n").trim();
}

;// CONCATENATED MODULE: ./build/src/providers/github/pulls.js



/** As many as one page has. */
const LATELY = 100;
const pulls_READ = "pull-requests: read";
function createPullRole(client) {
    return {
        async readPullRequest(number) {
            const request = {
                route: "GET /repos/{owner}/{repo}/pulls/{pull_number}",
                parameters: { pull_number: number },
                permission: pulls_READ,
            };
            const answer = await (0,unless_gone/* unlessGone */.W)(client.request(request));
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
        async listLatelyMerged(baseBranch) {
            const request = {
                route: "GET /repos/{owner}/{repo}/pulls",
                parameters: { base: baseBranch, state: "closed", sort: "updated", direction: "desc" },
                permission: pulls_READ,
            };
            const attempted = client.describe(request);
            const items = await client.list(request, LATELY);
            return items.map((item) => toPullRequest(item, attempted)).filter(({ mergeCommit }) => mergeCommit !== null);
        },
    };
}
function toPullRequest(value, from) {
    const fields = (0,github_fields/* toFields */.Lv)(value, from);
    const state = (0,github_fields/* readText */.yR)(fields, "state", from);
    if (state !== "open" && state !== "closed")
        throw (0,failure/* unknownAnswer */.NF)(from, `\`state\` is "${state.slice(0, 40)}"`);
    const head = (0,github_fields/* toFields */.Lv)(fields["head"], from);
    const base = (0,github_fields/* toFields */.Lv)(fields["base"], from);
    return {
        number: (0,github_fields/* readNumber */.kz)(fields, "number", from),
        state,
        locked: fields["locked"] === true,
        // Until it is merged, GitHub names a commit here that it made to try it.
        mergeCommit: fields["merged_at"] == null ? null : (0,github_fields/* readText */.yR)(fields, "merge_commit_sha", from),
        author: (0,github_fields/* readLogin */.mN)(fields["user"]),
        headCommit: (0,github_fields/* readText */.yR)(head, "sha", from),
        headRepository: head["repo"] === null ? null : (0,github_fields/* readText */.yR)((0,github_fields/* toFields */.Lv)(head["repo"], from), "full_name", from),
        baseBranch: (0,github_fields/* readText */.yR)(base, "ref", from),
        baseCommit: (0,github_fields/* readText */.yR)(base, "sha", from),
        defaultBranch: (0,github_fields/* readText */.yR)((0,github_fields/* toFields */.Lv)(base["repo"], from), "default_branch", from),
    };
}

;// CONCATENATED MODULE: ./build/src/providers/github/runs.js



const runs_STATES = new Set(["approved", "rejected"]);
function createRunRole(client) {
    return {
        async listRunApprovals(run) {
            const request = {
                route: "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals",
                parameters: { run_id: run },
                permission: "actions: read",
            };
            const attempted = client.describe(request);
            const answer = await (0,unless_gone/* unlessGone */.W)(client.request(request));
            if (answer === null)
                return null;
            if (!Array.isArray(answer.data))
                throw (0,failure/* unknownAnswer */.NF)(attempted, "a list was expected");
            return answer.data.map((item) => {
                const fields = (0,github_fields/* toFields */.Lv)(item, attempted);
                const { comment, environments } = fields;
                const state = (0,github_fields/* readText */.yR)(fields, "state", attempted);
                return {
                    login: (0,github_fields/* readLogin */.mN)(fields["user"]),
                    state: runs_STATES.has(state) ? state : "other",
                    comment: typeof comment === "string" ? comment : "",
                    environments: (Array.isArray(environments) ? environments : []).map((one) => (0,github_fields/* readText */.yR)((0,github_fields/* toFields */.Lv)(one, attempted), "name", attempted)),
                };
            });
        },
    };
}

// EXTERNAL MODULE: ./build/src/providers/github/teams.js
var teams = __webpack_require__(24224);
// EXTERNAL MODULE: ./build/src/providers/github/settings.js
var github_settings = __webpack_require__(85985);
;// CONCATENATED MODULE: ./build/src/providers/github/index.js











/** `connect` makes no request; it throws ProviderError where a setting is missing or wrong. */
const githubForge = {
    role: "forge",
    key: "github",
    vendor: github_settings/* VENDOR */.XC,
    settings: [github_settings/* TOKEN */.CV, github_settings/* TEAM_TOKEN */.uH, github_settings/* API_URL */.H$],
    connect: github_connect,
    examine: async (expected, context) => (await Promise.all(/* import() */[__webpack_require__.e(5814), __webpack_require__.e(2048)]).then(__webpack_require__.bind(__webpack_require__, 62048))).examineGithub(expected, context),
};
/** Reads what was recorded, for a gate that must not be able to write it. */
const githubDeployments = {
    role: "deployments",
    key: "github",
    vendor: github_settings/* VENDOR */.XC,
    settings: [github_settings/* TOKEN */.CV, github_settings/* API_URL */.H$],
    connect: async (settings, context) => {
        const { listDeployments, listDeploymentStatuses } = await github_connect(settings, context);
        return { listDeployments, listDeploymentStatuses };
    },
};
/**
 * Reads files, for a gate that compares with the base branch's. It connects with the first of them: where no pull request is
 * looked at, such as in a terminal, nothing is compared, and no token is needed.
 */
const githubFiles = {
    role: "files",
    key: "github",
    vendor: github_settings/* VENDOR */.XC,
    settings: [{ ...github_settings/* TOKEN */.CV, optional: "where a pull request's files are compared with the base branch's" }, github_settings/* API_URL */.H$],
    connect: async (settings, context) => {
        let forge = null;
        return {
            async readFile(path, ref) {
                forge ??= github_connect(settings, context);
                return (await forge).readFile(path, ref);
            },
        };
    },
};
/** Writes commits and pull requests; with a token of its own. */
const githubSource = {
    role: "source",
    key: "github",
    vendor: github_settings/* VENDOR */.XC,
    settings: [github_settings/* REVERT_TOKEN */.jF, github_settings/* API_URL */.H$],
    connect: async ({ repository }, context) => {
        const { client } = await (0,connect/* connectGithub */.S)(repository, context, github_settings/* REVERT_TOKEN */.jF);
        const { createSourceRole } = await __webpack_require__.e(/* import() */ 7161).then(__webpack_require__.bind(__webpack_require__, 77161));
        return createSourceRole(client, repository?.split("/")[0] ?? "");
    },
};
async function github_connect({ repository }, context) {
    const { client, ofTeams } = await (0,connect/* connectGithub */.S)(repository, context);
    return {
        ...createDeploymentRole(client),
        ...createCommentRole(client, context.clock),
        ...createCommitRole(client),
        ...(0,compare/* createCompareRole */.K)(client),
        ...createIssueRole(client, context.clock),
        ...createPullRole(client),
        ...createRunRole(client),
        ...createContentsRole(client),
        ...(0,teams/* createTeamRole */.W)(ofTeams),
    };
}

// EXTERNAL MODULE: external "node:dns/promises"
var promises_ = __webpack_require__(71553);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./build/src/lib/is-same-site.js
var is_same_site = __webpack_require__(42510);
// EXTERNAL MODULE: ./build/src/providers/answer-body.js
var answer_body = __webpack_require__(86177);
// EXTERNAL MODULE: ./build/src/providers/network-trouble.js
var network_trouble = __webpack_require__(86160);
// EXTERNAL MODULE: ./build/src/providers/transport.js
var transport = __webpack_require__(91017);
;// CONCATENATED MODULE: ./build/src/providers/http-probe.js







const VENDOR = "HTTP probe";
const MAXIMUM_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Whether a silent site accepts connections is asked for at most this long. */
const CONNECT_MS = 2_000;
const httpProbe = {
    role: "http",
    key: "http",
    vendor: VENDOR,
    settings: [],
    connect: async (_settings, context) => ({
        request: (request) => probe(request, context),
    }),
};
/** `durationMs` is real time also in a rehearsal, where the clock stands still while a request is answered. */
async function probe(request, context) {
    const startedAt = performance.now();
    const asked = parseUrl(request.url);
    const timeout = AbortSignal.timeout(request.timeoutMs);
    const signal = context.signal ? AbortSignal.any([context.signal, timeout]) : timeout;
    let hop = { method: request.method.toUpperCase(), url: asked, body: request.body };
    try {
        for (let redirects = 0;; redirects += 1) {
            const sent = headersFor(hop, asked, request.headers ?? {});
            const { response, next, ...told } = await exchange(hop, sent, {
                env: context.env,
                signal,
                maximumBytes: request.maximumBytes,
                asked: redirects < (request.maximumRedirects ?? MAXIMUM_REDIRECTS) ? asked : null,
                onHeard: request.onHeard ?? (() => undefined),
            });
            if (next === null) {
                return {
                    status: response.statusCode ?? 0,
                    headers: Object.fromEntries((0,transport/* headersOf */.Yl)(response).entries()),
                    ...told,
                    durationMs: performance.now() - startedAt,
                    url: hop.url.href,
                };
            }
            hop = next;
        }
    }
    catch (cause) {
        context.signal?.throwIfAborted();
        throw await troubleOf(timeout.aborted ? timeout.reason : cause, hop, request.timeoutMs);
    }
}
/** One request and as much of its answer as is wanted; the connection ends with it. */
async function exchange(hop, headers, { env, signal, maximumBytes, asked, onHeard }) {
    signal.throwIfAborted();
    const { Agent, request: open } = (0,transport/* loadHttp */.xM)(hop.url.protocol === "https:");
    const proxy = env.NODE_USE_ENV_PROXY === "1" ? { proxyEnv: env } : {};
    const length = hop.body === undefined ? {} : { "content-length": String(Buffer.byteLength(hop.body)) };
    const request = open(hop.url, {
        agent: new Agent({ keepAlive: false, ...proxy }),
        method: hop.method,
        headers: { ...headers, ...length },
        signal,
    });
    try {
        const answered = (0,transport/* responseTo */.$_)(request);
        request.once("socket", (socket) => socket.once("connect", () => onHeard("connected")));
        request.end(hop.body);
        const response = await answered;
        onHeard("answering");
        const answer = (0,transport/* headersOf */.Yl)(response);
        const next = asked === null ? null : nextHop(hop, response.statusCode ?? 0, answer);
        const leadsTo = asked !== null && next !== null && !(0,is_same_site/* isSameSite */.e)(asked, next.url) ? { leadsTo: next.url.href } : null;
        if (next !== null && leadsTo === null)
            return { response, next, body: "", truncated: false };
        const { bytes, truncated } = await (0,answer_body/* readBytes */.io)(response, maximumBytes);
        const body = decoderFor(answer.get("content-type")).decode(bytes);
        return { response, next: null, body, truncated, ...leadsTo };
    }
    finally {
        request.destroy();
    }
}
function parseUrl(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url?.protocol === "http:" || url?.protocol === "https:")
        return url;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "probe_blocked",
        vendor: VENDOR,
        message: `"${text}" is not an http or https address.`,
        remedy: "Check the deployment's address and the path in the plan.",
    });
}
/** The origin that was asked gets every header; another one gets none, but the type of a body that is sent on to it. */
function headersFor(hop, asked, extra) {
    const { validateHeaderName, validateHeaderValue } = (0,transport/* loadHttp */.xM)(false);
    const headers = {
        "user-agent": "holdpoint",
        accept: "*/*",
        "accept-encoding": answer_body/* ACCEPTED_ENCODINGS */.di,
    };
    for (const [written, value] of Object.entries(extra)) {
        const name = written.toLowerCase();
        const goesAlong = hop.body !== undefined && name === "content-type";
        if (hop.url.origin !== asked.origin && !goesAlong)
            continue;
        // White space around a value is no part of it, and storing a secret often adds some.
        const trimmed = value.replace(/^[\t\r\n ]+|[\t\r\n ]+$/g, "");
        try {
            validateHeaderName(written);
            validateHeaderValue(written, trimmed);
        }
        catch {
            // The error's own text may repeat the value, which may be a secret.
            throw new lib_error/* ProviderError */.mZ({
                reasonCode: "probe_blocked",
                vendor: VENDOR,
                message: `The header "${written}" cannot be sent: its name or value has a character that HTTP does not allow.`,
                remedy: "Look for a line break or a character outside Latin-1 in it.",
            });
        }
        headers[name] = trimmed;
    }
    return headers;
}
/** Where a redirect leads, with the method and body that a browser would use there; null where there is none. */
function nextHop(hop, status, headers) {
    const location = headers.get("location");
    if (!REDIRECTS.has(status) || location === null || !URL.canParse(location, hop.url.href))
        return null;
    const url = new URL(location, hop.url);
    if (url.protocol !== "http:" && url.protocol !== "https:")
        return null;
    // Fetch standard, HTTP-redirect fetch: 303 always becomes GET, 301 and 302 only for POST.
    const becomesGet = (status === 303 && hop.method !== "HEAD") || ((status === 301 || status === 302) && hop.method === "POST");
    return becomesGet ? { method: "GET", url, body: undefined } : { ...hop, url };
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
    const trouble = timedOut ? await silence(hop.url, timeoutMs) : (0,network_trouble/* networkTrouble */.aK)(cause);
    const reasonCode = trouble.blocked
        ? "probe_blocked"
        : timedOut
            ? "vendor_timeout"
            : "vendor_unavailable";
    return new lib_error/* ProviderError */.mZ({
        reasonCode,
        vendor: VENDOR,
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
        await withLimit((0,promises_.lookup)((0,network_trouble/* hostOf */.w4)(url)));
    }
    catch {
        return { reason: `the name ${(0,network_trouble/* hostOf */.w4)(url)} could not be resolved ${limit}`, blocked: true };
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
        const socket = (0,external_node_net_.connect)({ host: (0,network_trouble/* hostOf */.w4)(url), port: (0,network_trouble/* portOf */.HM)(url), timeout: CONNECT_MS });
        const end = (reached) => {
            socket.destroy();
            resolve(reached);
        };
        socket.once("connect", () => end(true));
        socket.once("timeout", () => end(false));
        socket.once("error", () => end(false));
    });
}

// EXTERNAL MODULE: ./build/src/providers/launchdarkly/settings.js
var launchdarkly_settings = __webpack_require__(90320);
;// CONCATENATED MODULE: ./build/src/providers/launchdarkly/index.js

const launchDarklyFlags = {
    role: "flags",
    key: "launchdarkly",
    vendor: launchdarkly_settings/* VENDOR */.XC,
    settings: [launchdarkly_settings/* TOKEN */.CV, launchdarkly_settings/* API_URL */.H$],
    connect: async (settings, context) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(9295)]).then(__webpack_require__.bind(__webpack_require__, 9295))).connectFlags(settings, context),
};

// EXTERNAL MODULE: ./build/src/providers/neon/settings.js
var neon_settings = __webpack_require__(95252);
;// CONCATENATED MODULE: ./build/src/providers/neon/index.js

const neonDatabases = {
    role: "managedDatabases",
    key: "neon",
    vendor: neon_settings/* VENDOR */.XC,
    settings: [neon_settings/* API_KEY */.Lq, neon_settings/* API_URL */.H$],
    connect: async (_, context) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(4209)]).then(__webpack_require__.bind(__webpack_require__, 24209))).connectDatabases(context),
};

// EXTERNAL MODULE: ./build/src/providers/postgres/index.js + 2 modules
var postgres = __webpack_require__(85428);
// EXTERNAL MODULE: ./build/src/providers/postgres/parse-place.js
var parse_place = __webpack_require__(39219);
// EXTERNAL MODULE: ./build/src/providers/postgres/settings.js
var postgres_settings = __webpack_require__(33213);
// EXTERNAL MODULE: ./build/src/lib/secret.js
var secret = __webpack_require__(43469);
;// CONCATENATED MODULE: ./build/src/providers/postgres/work/addresses.js
/** An address, told without its password, or for another database. */


const describeAddress = (url) => {
    const { host, port, user, database } = (0,parse_place/* parsePlace */.D)(url).address;
    return { host, port, user, database };
};
/** The same settings and certificates; messages go on naming the variable. */
const otherDatabase = (url, database) => {
    (0,parse_place/* parsePlace */.D)(url);
    const [first = "", ...below] = url.reveal().trim().split(/\r?\n/);
    const changed = new URL(first.trim());
    changed.pathname = `/${encodeURIComponent(database)}`;
    return new secret/* Secret */.z(url.name, [changed.href, ...below].join("\n"));
};

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
var external_node_tls_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_tls_, 2);
;// CONCATENATED MODULE: ./build/src/providers/postgres/work/client-environment.js
/** How libpq is told where to go: by variables, as an address in an argument shows in every process list. */




/** A path that exists nowhere: what a person keeps in ~/.pgpass or ~/.postgresql must change nothing. */
const NOWHERE = "/dev/null/none";
/** The same protection as our own sessions have; libpq's `require` looks at no certificate, unlike that of `pg`. */
const MODES = {
    off: "disable",
    encrypted: "require",
    authority: "verify-ca",
    verified: "verify-full",
};
/** Runs `act` with the variables; a file with the authorities' certificates exists only meanwhile. */
async function withClientEnvironment({ address }, settings, act) {
    if (address.tls !== "authority" && address.tls !== "verified")
        return act(variablesFor(address, settings, null));
    const folder = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "holdpoint-postgres-"));
    try {
        const file = (0,external_node_path_.join)(folder, "authorities.pem");
        await (0,external_node_fs_promises_.writeFile)(file, `${address.authorities ?? knownAuthorities()}\n`, { mode: 0o600 });
        return await act(variablesFor(address, settings, file));
    }
    finally {
        await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** Pure, but for what the file holds. */
function variablesFor(address, settings, authoritiesFile) {
    const options = [
        ...(address.options === null ? [] : [address.options]),
        ...Object.entries(settings).map(([name, value]) => `-c ${name}=${escapeOption(value)}`),
    ].join(" ");
    return {
        PGHOST: address.host,
        PGPORT: String(address.port),
        PGUSER: address.user,
        PGPASSWORD: address.password,
        PGPASSFILE: NOWHERE,
        PGDATABASE: address.database,
        PGAPPNAME: "holdpoint",
        PGCONNECT_TIMEOUT: "15",
        PGGSSENCMODE: "disable",
        PGSSLMODE: MODES[address.tls],
        // `require` with a file of authorities would be `verify-ca`.
        PGSSLROOTCERT: authoritiesFile ?? NOWHERE,
        ...(address.channelBinding ? { PGCHANNELBINDING: "require" } : {}),
        // Whoever stands in between may ask for the password itself; libpq 16 and newer refuse then, as our sessions do.
        ...(address.plainPassword ? {} : { PGREQUIREAUTH: "scram-sha-256" }),
        // Tools that are written for Node read none of libpq's files.
        ...(authoritiesFile !== null && address.authorities !== null ? { NODE_EXTRA_CA_CERTS: authoritiesFile } : {}),
        ...(options === "" ? {} : { PGOPTIONS: options }),
    };
}
/** Whom our own sessions trust, so that both clients agree; what a machine adds to Node's own came with Node 22.15. */
function knownAuthorities() {
    const { getCACertificates } = external_node_tls_namespaceObject;
    return (getCACertificates?.("default") ?? external_node_tls_.rootCertificates).join("\n");
}
function escapeOption(value) {
    return value.replace(/[\\\s]/g, (letter) => `\\${letter}`);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ./build/src/providers/postgres/failure.js
var postgres_failure = __webpack_require__(49500);
;// CONCATENATED MODULE: ./build/src/providers/postgres/work/tool-missing.js

/** A client program for a server of this major. */
function toolMissing(program, serverMajor, found) {
    return missing(`${program} of PostgreSQL ${serverMajor}`, `postgresql-client-${serverMajor}`, serverMajor, found);
}
/** A server, for a scratch one. */
function serverMissing(major, found) {
    return missing(`the server programs (initdb, postgres) of PostgreSQL ${major}`, `postgresql-${major}`, major, found);
}
function missing(what, debian, major, found) {
    const versions = found.map(({ version }) => version).toSorted();
    const has = versions.length === 0 ? "it has none" : `it has ${versions.join(", ")}`;
    return (0,postgres_failure/* problem */.CC)("tool_missing", `This machine has no ${what} that fits: ${has}.`, `Install it in a step of its own before: on GitHub's ubuntu-24.04 (which brings 16) and ubuntu-26.04 (18), run: sudo apt-get install -y postgresql-common && sudo /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y && sudo apt-get install -y ${debian}. With Homebrew: brew install postgresql@${major}.`);
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/work/find-program.js
/** Programs of PostgreSQL on this machine, by version: several majors lie side by side on most. */




/** Where packages put them: Debian's and PGDG's, Red Hat's, Homebrew's for both kinds of Mac, Postgres.app. */
const FOLDERS = [
    "/usr/lib/postgresql",
    "/usr",
    "/opt/homebrew/opt",
    "/usr/local/opt",
    "/home/linuxbrew/.linuxbrew/opt",
    "/Applications/Postgres.app/Contents/Versions",
];
const NAMES_OF_PACKAGES = /^(?:\d+(?:\.\d+)?|pgsql-\d+|postgresql(?:@\d+)?|libpq|latest)$/;
/** Debian's in /usr/bin only starts one of those that lie in the packages' folders, and takes a tenth of a second of Perl to do so. */
const WRAPPER = "pg_wrapper";
const VERSION_LIMIT_MS = 10_000;
/** Which of them can work with a server of this major, the nearest first. */
const FITS = {
    // An older one refuses a newer server.
    pg_dump: (major, serverMajor) => major >= serverMajor,
    pg_dumpall: (major, serverMajor) => major >= serverMajor,
    // A newer one sends `transaction_timeout`, which servers before 17 do not know.
    pg_restore: (major, serverMajor) => major >= serverMajor && major >= 17 === serverMajor >= 17,
    psql: () => true,
};
/**
 * Throws ProviderError `tool_missing`. To ask all of them for their versions takes a quarter of a second, so that an answer is
 * remembered; where none fits they are asked again, since a step may have installed one.
 */
function createProgramFinder(searchPath, list = listPrograms) {
    const listed = new Map();
    return async (program, serverMajor) => {
        const fitting = (found) => chooseNearest(found.filter(({ major }) => FITS[program](major, serverMajor)), serverMajor);
        const remembered = fitting(listed.get(program) ?? []);
        if (remembered !== null)
            return remembered;
        const found = await list(program, searchPath);
        listed.set(program, found);
        const chosen = fitting(found);
        if (chosen === null)
            throw toolMissing(program, serverMajor, found);
        return chosen;
    };
}
/** The one whose major is nearest to the server's, of several the newest version. */
function chooseNearest(found, major) {
    const distance = (program) => Math.abs(program.major - major);
    const newer = (first, second) => second.localeCompare(first, "en", { numeric: true });
    const sorted = found.toSorted((first, second) => {
        return distance(first) - distance(second) || newer(first.version, second.version);
    });
    return sorted[0] ?? null;
}
/** Every version that this machine has, each once; a file with two names, as /bin and /usr/bin give it, is asked once. */
async function listPrograms(program, searchPath) {
    const folders = [...(await packageFolders()), ...(searchPath ?? "").split(external_node_path_.delimiter).filter((entry) => entry !== "")];
    const files = new Map();
    for (const folder of folders) {
        const path = (0,external_node_path_.join)(folder, program);
        const file = await (0,external_node_fs_promises_.realpath)(path).catch(() => null);
        if (file !== null && (0,external_node_path_.basename)(file) !== WRAPPER && !files.has(file))
            files.set(file, path);
    }
    const found = await Promise.all([...files.values()].map(readVersion));
    const byVersion = new Map();
    for (const one of found)
        if (one !== null && !byVersion.has(one.version))
            byVersion.set(one.version, one);
    return [...byVersion.values()];
}
async function packageFolders() {
    const lists = await Promise.all(FOLDERS.map(async (folder) => {
        const names = await (0,external_node_fs_promises_.readdir)(folder).catch(() => []);
        return names.filter((name) => NAMES_OF_PACKAGES.test(name)).map((name) => (0,external_node_path_.join)(folder, name, "bin"));
    }));
    return lists.flat();
}
/** Null where there is no such program, or it does not start here. */
async function readVersion(path) {
    const there = await (0,external_node_fs_promises_.stat)(path).then((entry) => entry.isFile(), () => false);
    if (!there)
        return null;
    const said = await new Promise((resolve) => {
        (0,external_node_child_process_.execFile)(path, ["--version"], { timeout: VERSION_LIMIT_MS, env: { LC_ALL: "C" } }, (error, stdout) => {
            resolve(error === null ? stdout : "");
        });
    });
    return parseVersion(path, said);
}
/** `pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`; a version before its release is `19beta1`. */
function parseVersion(path, said) {
    const [, version, major] = /\(PostgreSQL\) ((\d+)(?:\.\d+|beta\d+|rc\d+|devel)?)/.exec(said) ?? [];
    return version === undefined ? null : { path, version, major: Number(major) };
}

// EXTERNAL MODULE: ./build/src/providers/postgres/line.js + 2 modules
var postgres_line = __webpack_require__(99783);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./build/src/providers/postgres/work/copy.js
/** COPY as streams with back pressure: whoever is slower sets the pace, so that no table has to fit into the memory. */


/** Rows as PostgreSQL sends them. */
async function* copyOut(line, text, failed) {
    const { default: streams } = await __webpack_require__.e(/* import() */ 6901).then(__webpack_require__.t.bind(__webpack_require__, 26901, 19));
    const rows = streams.to(text);
    // A line that breaks when nobody reads any more has nobody to tell; unheard, the event would end the process.
    rows.on("error", () => { });
    // The stream ends when the rows do; handing it over waits for nothing.
    await line.submit(rows, () => Promise.resolve());
    let ended = false;
    try {
        for await (const chunk of rows)
            yield chunk;
        ended = true;
    }
    catch (error) {
        ended = true;
        throw failed(error);
    }
    finally {
        // Half of an answer is on its way, and the protocol knows no word for "enough" on this connection.
        if (!ended)
            line.cutWith(leftEarly(line));
    }
}
/** Rows that were taken; where the source throws, PostgreSQL takes none of them, and its error is thrown. */
async function copyIn(line, text, source, failed) {
    const { default: streams } = await __webpack_require__.e(/* import() */ 6901).then(__webpack_require__.t.bind(__webpack_require__, 26901, 19));
    let broken = null;
    async function* watched() {
        try {
            yield* source;
        }
        catch (reason) {
            broken = { reason };
            // PostgreSQL is told, and writes it into its log.
            throw new Error("the source of the rows failed", { cause: reason });
        }
    }
    try {
        const rows = streams.from(text);
        rows.on("error", () => { });
        return await line.submit(rows, async (query) => {
            await (0,external_node_stream_promises_.pipeline)(watched(), query);
            return query.rowCount;
        });
    }
    catch (error) {
        const reason = broken;
        if (reason !== null)
            throw reason.reason;
        throw failed(error);
    }
}
function leftEarly(line) {
    return (0,postgres_failure/* problem */.CC)("database_unreachable", `The session with ${(0,postgres_failure/* placeOf */.$t)(line.place)} was ended while rows were read from it.`, "Run this again.");
}

// EXTERNAL MODULE: ./build/src/providers/postgres/work/pooler.js
var pooler = __webpack_require__(56129);
;// CONCATENATED MODULE: ./build/src/providers/postgres/work/open-writer.js
/** A session that may change the database: its own connection for as long as it lasts, and settings that nobody else chose. */





/** How values look as text, the same in every session, so that what two sessions read can be compared (docs/database.md). */
const WRITTEN_ALIKE = {
    TimeZone: "UTC",
    DateStyle: "ISO, YMD",
    IntervalStyle: "postgres",
    extra_float_digits: "1",
    bytea_output: "hex",
    lc_monetary: "C",
    xmloption: "content",
};
/** Of roles and databases, or of newer servers: each would end a session that only waits. */
const NO_LIMIT = ["idle_in_transaction_session_timeout", "idle_session_timeout", "transaction_timeout"];
/** How soon a server notices that nobody listens any more (14 and newer). */
const CHECK_CONNECTION = "5s";
/** Connects. Throws ProviderError, and the signal's reason where it was aborted. */
async function openWriter(place, limits, signal) {
    (0,pooler/* refuseKnownPooler */.rv)(place);
    const open = () => (0,postgres_line/* openLine */.T)(place, limits, signal);
    const line = await open();
    try {
        const server = await readServer(line);
        // Before anything is set: behind a pooler it would stay with a connection that others get next.
        await (0,pooler/* refuseHiddenPooler */.c$)(line, server.backendPid, open);
        await settle(line, limits);
        return { writer: createWriter(line, server), close: () => line.close() };
    }
    catch (error) {
        await line.close();
        if (error instanceof lib_error/* ProviderError */.mZ)
            throw error;
        const cut = line.cutBy();
        throw cut === null ? (0,postgres_failure/* connectFailure */.vZ)(error, place) : cut.reason;
    }
}
async function readServer(line) {
    const { rows } = await line.ask(`select pg_backend_pid() as pid, current_setting('server_version_num')::int / 10000 as major,
       current_setting('server_version') as version`, []);
    const [row] = rows;
    return {
        backendPid: Number(row?.["pid"]),
        serverMajor: Number(row?.["major"]),
        // Debian adds what its package is called.
        serverVersion: String(row?.["version"]).split(" ")[0] ?? "",
    };
}
async function settle(line, limits) {
    const settings = {
        ...WRITTEN_ALIKE,
        statement_timeout: String(Math.round(limits.statementTimeoutMs ?? 0)),
        lock_timeout: String(Math.max(1, Math.round(limits.lockTimeoutMs))),
    };
    await line.tell(Object.entries(settings)
        .map(([name, value]) => `set ${name} = '${value}'`)
        .join("; "));
    const known = `select set_config(name, $2, false) from pg_settings where name = any($1::text[])`;
    await line.ask(known, [`{${NO_LIMIT.join(",")}}`, "0"]);
    // A server whose system cannot tell refuses it, and notices at its next word to us.
    await line.ask(known, ["{client_connection_check_interval}", CHECK_CONNECTION]).catch((error) => {
        if ((0,postgres_failure/* refusalOf */.Of)(error, line.place) === null)
            throw error;
    });
}
function createWriter(line, server) {
    const { place } = line;
    let open = false;
    const failed = (error) => {
        const cut = line.cutBy();
        if (cut !== null)
            throw cut.reason;
        const failure = (0,postgres_failure/* statementFailure */.qU)(error, place);
        return failure instanceof lib_error/* ProviderError */.mZ ? failure : (0,postgres_failure/* refusedStatement */.mc)(failure, place);
    };
    const attempt = async (text, values = []) => {
        try {
            return await line.ask(text, values);
        }
        catch (error) {
            const refusal = line.cutBy() === null ? (0,postgres_failure/* refusalOf */.Of)(error, place) : null;
            if (refusal === null)
                throw failed(error);
            return { refusal };
        }
    };
    const query = (text, values = []) => line.ask(text, values).catch((error) => {
        throw failed(error);
    });
    return {
        ...server,
        query,
        attempt,
        async transaction(beginning, act) {
            if (open)
                throw new Error("a transaction is open in this session already");
            await query(`begin ${beginning}`);
            open = true;
            try {
                const value = await act();
                // `commit` after a refusal that nobody threw would roll back, and say nothing about it.
                await query("select 1");
                await query("commit");
                return value;
            }
            catch (error) {
                // A broken line has nothing to roll back, and must not hide what broke it.
                if (line.cutBy() === null)
                    await line.tell("rollback").catch(() => { });
                throw error;
            }
            finally {
                open = false;
            }
        },
        copyOut: (text) => copyOut(line, text, failed),
        copyIn: (text, source) => copyIn(line, text, source, failed),
    };
}

// EXTERNAL MODULE: ./build/src/lib/new-password.js
var new_password = __webpack_require__(72653);
;// CONCATENATED MODULE: ./build/src/providers/postgres/work/system-user.js
/** PostgreSQL does not run as root, so that a process of root's runs it as somebody else: in many containers all is root. */



/** Null where this process is no root: then it runs as ourselves. */
function chooseUser() {
    if ((0,external_node_os_.userInfo)().uid !== 0)
        return null;
    for (const name of ["postgres", "nobody"]) {
        const [uid, gid] = ["-u", "-g"].map((option) => idOf(option, name));
        if (uid !== undefined && uid !== null && gid !== undefined && gid !== null)
            return { uid, gid };
    }
    throw (0,postgres_failure/* problem */.CC)("tool_missing", "PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody to run it as.", "Create one of them, or run this as another user than root.");
}
function idOf(option, name) {
    try {
        return Number((0,external_node_child_process_.execFileSync)("id", [option, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim());
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/work/scratch-server.js
/**
 * A server of our own on loopback, for a proof: as fast as it can be, since a crash loses nothing that matters. It is gone,
 * with its files, when it is stopped and also when this process is killed.
 */














const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/** Measured: a restore of 1 GB takes half of its time. Locks: a transaction may create thousands of tables. */
const SETTINGS = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    wal_level: "minimal",
    max_wal_senders: "0",
    autovacuum: "off",
    max_locks_per_transaction: "1024",
    max_connections: "40",
    maintenance_work_mem: "128MB",
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    // What it says of failing statements is told to whoever sent them.
    log_min_messages: "fatal",
};
const START_LIMIT_MS = 60_000;
const LOOK_MS = 50;
/**
 * Starts the server, waits for its end, and removes the folder: on one of two ways, since standard input closes when it is
 * stopped and also when the process that holds the other end is gone, however that ended. SIGQUIT is the immediate shutdown.
 */
const GUARD = `
folder=$1; shift
exec 3<&0
"$@" 3<&- </dev/null & server=$!
{ cat <&3 >/dev/null; kill -QUIT "$server"; } 2>/dev/null & watch=$!
wait "$server"; status=$?
rm -rf "$folder"
kill "$watch" 2>/dev/null
exit "$status"
`;
/** Throws ProviderError `tool_missing` where there are no server programs of this major or a newer one. */
async function startScratch(major, searchPath, signal) {
    const found = await listPrograms("initdb", searchPath);
    const initdb = chooseNearest(found.filter((program) => program.major >= major), major);
    if (initdb === null)
        throw serverMissing(major, found);
    signal?.throwIfAborted();
    const user = chooseUser();
    const folder = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "holdpoint-scratch-"));
    const password = (0,new_password/* newPassword */.C)();
    try {
        await initialize(initdb.path, folder, password, user);
        return await start((0,external_node_path_.dirname)(initdb.path), initdb.major, { folder, password, user, signal });
    }
    catch (error) {
        await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true });
        throw error;
    }
}
async function initialize(initdb, folder, password, user) {
    const file = (0,external_node_path_.join)(folder, "password");
    await (0,external_node_fs_promises_.writeFile)(file, password, { mode: 0o600 });
    if (user !== null)
        await Promise.all([folder, file].map((path) => (0,external_node_fs_promises_.chown)(path, user.uid, user.gid)));
    const args = [`--pgdata=${(0,external_node_path_.join)(folder, "data")}`, "--username=postgres", `--pwfile=${file}`];
    const more = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"];
    await run(initdb, [...args, ...more], { ...user, cwd: "/", env: { LC_ALL: "C", TZ: "UTC" } }).catch((error) => {
        const said = String(error.stderr ?? error).trim();
        throw notStarted(said);
    });
    await (0,external_node_fs_promises_.rm)(file);
}
async function start(bin, major, ground) {
    const { folder, password, user, signal } = ground;
    const port = await freePort();
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const server = [(0,external_node_path_.join)(bin, "postgres"), "-D", (0,external_node_path_.join)(folder, "data"), "-p", String(port), ...settings];
    const guard = (0,external_node_child_process_.spawn)("/bin/sh", ["-c", GUARD, "holdpoint-scratch", folder, ...server], {
        ...user,
        cwd: "/",
        env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
        // A group of its own: Ctrl-C goes to a whole group, and would end the guard before its work.
        detached: true,
        stdio: ["pipe", "ignore", "pipe"],
    });
    let said = "";
    guard.stderr.on("data", (chunk) => (said = (said + chunk.toString()).slice(-4_096)));
    guard.stdin.on("error", () => { });
    const gone = new Promise((resolve) => {
        guard.once("exit", () => resolve());
        guard.once("error", () => resolve());
    });
    const stop = async () => {
        guard.stdin.end();
        await gone;
        // Empty by now; where root started it, the other user could not take it out of a folder of root's.
        await (0,external_node_fs_promises_.rm)(folder, { recursive: true, force: true });
    };
    const url = new secret/* Secret */.z("the scratch server", `postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
    try {
        await untilReady(url, guard, signal);
    }
    catch (error) {
        await stop();
        signal?.throwIfAborted();
        throw said === "" ? error : notStarted(said);
    }
    return { url, major, stop };
}
async function untilReady(url, guard, signal) {
    const limit = performance.now() + START_LIMIT_MS;
    const limits = { connectTimeoutMs: 5_000, statementTimeoutMs: 5_000 };
    for (;;) {
        try {
            const line = await (0,postgres_line/* openLine */.T)((0,parse_place/* parsePlace */.D)(url), limits, signal);
            return await line.close();
        }
        catch (error) {
            signal?.throwIfAborted();
            if (guard.exitCode !== null || guard.pid === undefined || performance.now() > limit)
                throw error;
            await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        }
    }
}
/** Free now; the moment until the server takes it is short. */
async function freePort() {
    const probe = (0,external_node_net_.createServer)();
    await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
    const { port } = probe.address();
    await new Promise((resolve) => probe.close(resolve));
    return port;
}
function notStarted(said) {
    const last = said.trim().split("\n").at(-1) ?? "";
    return (0,postgres_failure/* problem */.CC)(/No space left/.test(said) ? "disk_full" : "database_tool_failed", `A scratch server could not be started on this machine: ${last.replace(/\.$/, "")}.`, "Look whether the temporary folder has space, and whether the programs of PostgreSQL run here.");
}

// EXTERNAL MODULE: ./build/src/lib/create-deferred.js
var create_deferred = __webpack_require__(36009);
// EXTERNAL MODULE: ./build/src/lib/outside-work.js
var outside_work = __webpack_require__(62438);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/src/providers/process-group.js

/** How often a group that was asked to end is looked at. */
const process_group_LOOK_MS = 20;
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
            const until = performance.now() + graceMs + 2 * process_group_LOOK_MS;
            // Bounded, since a container whose first process reaps nothing keeps zombies in the group for ever.
            while (send(0) && !onlyZombies(child.pid) && performance.now() < until) {
                end();
                await new Promise((resolve) => setTimeout(resolve, process_group_LOOK_MS));
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

// EXTERNAL MODULE: ./build/src/lib/without-terminal-codes.js
var without_terminal_codes = __webpack_require__(67745);
;// CONCATENATED MODULE: ./build/src/providers/shell-output.js

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
    const plain = text.includes(ESCAPE) ? (0,without_terminal_codes/* withoutTerminalCodes */.z)(text) : text;
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
    // From here on; what stands before is taken away together, once it is half of them.
    let first = 0;
    let total = 0;
    let dropped = false;
    return {
        push(text) {
            const bytes = Buffer.byteLength(text);
            chunks.push({ text, bytes });
            total += bytes;
            for (; total - (chunks[first]?.bytes ?? total) >= TAIL_BYTES; first += 1) {
                total -= chunks[first]?.bytes ?? 0;
                dropped = true;
            }
            if (first <= chunks.length / 2)
                return;
            chunks = chunks.slice(first);
            first = 0;
        },
        read() {
            const kept = chunks.slice(first);
            const text = kept.map((chunk) => chunk.text).join("");
            const bytes = Buffer.from(text);
            if (bytes.length <= TAIL_BYTES && !dropped)
                return text;
            const last = new TextDecoder().decode(bytes.subarray(-TAIL_BYTES)).replace(/^\uFFFD+/, "");
            const line = last.indexOf("\n") + 1;
            return line > 0 && line < last.length ? last.slice(line) : last;
        },
    };
}

// EXTERNAL MODULE: ./build/src/providers/postgres/authority-remedy.js
var authority_remedy = __webpack_require__(2028);
;// CONCATENATED MODULE: ./build/src/providers/postgres/work/program-failure.js


/** The first that is found decides; texts of 13 to 18, in English (the programs are started so). */
const KNOWN = [
    {
        said: /server version mismatch|unsupported version \(.*\) in file header/,
        reasonCode: "tool_missing",
        because: "the program is older than what it works with",
        remedy: () => "Install the program of the server's version, or of the version that wrote the archive.",
    },
    {
        said: /no password supplied|password authentication failed|no pg_hba\.conf entry|role ".*" does not exist/,
        reasonCode: "credential_rejected",
        because: "the server rejected the user or the password",
        remedy: ({ variable }) => `Store the address with the right user and password in ${variable}.`,
    },
    {
        said: /row-level security policy/,
        reasonCode: "credential_insufficient",
        because: "row security would hide rows from it",
        remedy: ({ variable }) => `Give ${variable} a role that sees every row: the tables' owner, or one with BYPASSRLS. pg_read_all_data is not enough.`,
    },
    {
        said: /permission denied for|must be (?:owner|superuser|member)|must have privileges/,
        reasonCode: "credential_insufficient",
        because: "a right is missing",
        remedy: ({ variable }) => `Give the role of ${variable} the right that the message names; for reading everything: grant pg_read_all_data.`,
    },
    {
        said: /canceling statement due to (?:statement|lock) timeout|lock timeout|deadlock detected/,
        reasonCode: "vendor_timeout",
        because: "a lock was not given in time",
        remedy: () => "Run this again when no migration and no long transaction holds the table.",
    },
    {
        said: /No space left on device|could not extend file/,
        reasonCode: "disk_full",
        because: "a disk is full",
        remedy: () => "Make space where the message says, or on this machine's temporary folder, and run this again.",
    },
    {
        said: /certificate verify failed|server certificate for|root certificate file|SSL error|does not support SSL/,
        reasonCode: "database_unreachable",
        because: "the server did not prove who it is",
        remedy: ({ address, variable }) => (0,authority_remedy/* authorityRemedy */.i)(address.host, variable),
    },
    {
        said: /could not translate host name|could not connect|connection to server .* failed|server closed the connection|terminating connection|PQgetCopyData\(\) failed|no connection to the server|lost synchronization/,
        reasonCode: "database_unreachable",
        because: "the connection failed or was ended",
        remedy: () => "Look whether the database was restarted or somebody ended the session, and run this again.",
    },
    {
        said: /no matching (?:tables|schemas|extensions) were found|database ".*" does not exist/,
        reasonCode: "not_found",
        because: "what was asked for is not there",
        remedy: () => "Correct the names in the plan.",
    },
];
/** How the program ended, and with which words (masked before). */
function programFailure(program, place, end) {
    if (end.exitCode === 0)
        return null;
    const how = end.exitCode === null ? `was ended by ${end.signal ?? "a signal"}` : `ended with exit status ${end.exitCode}`;
    const said = decisiveLine(end.stderr);
    const told = (because) => `${program} for ${(0,postgres_failure/* placeOf */.$t)(place)} ${how}: ${because}${said === "" ? "" : ` (${said})`}.`;
    // By itself it ends with a status; the words of a program that was ended say nothing about why.
    if (end.exitCode === null || /terminated by user/.test(end.stderr)) {
        return (0,postgres_failure/* problem */.CC)("command_interrupted", told("somebody ended it"), "Run this again.");
    }
    const known = KNOWN.find((one) => one.said.test(end.stderr));
    if (known === undefined) {
        return (0,postgres_failure/* problem */.CC)("database_tool_failed", told("what it said is not known here"), "Look at its words, and run this again.");
    }
    return (0,postgres_failure/* problem */.CC)(known.reasonCode, told(known.because), known.remedy(place));
}
/** The last line that says what was wrong, without what follows from it. */
function decisiveLine(stderr) {
    const lines = stderr.split("\n").map((line) => line.trim());
    const wrong = lines.filter((line) => /(?:error|fatal):/i.test(line));
    return (wrong.at(-1) ?? lines.findLast((line) => line !== "") ?? "").slice(0, 300).replace(/\.$/, "");
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/work/start-program.js
/** Runs a program of PostgreSQL against a database; nothing secret is in its arguments. */








/** From SIGTERM to SIGKILL: time to tell the server. */
const GRACE_MS = 5_000;
/** After its end: time for what it wrote last to arrive. */
const FLUSH_MS = 1_000;
async function startProgram(start) {
    start.signal?.throwIfAborted();
    const running = (0,create_deferred/* createDeferred */.u)();
    const ended = (0,create_deferred/* createDeferred */.u)();
    // The file of certificates is there until the program is gone.
    const whole = withClientEnvironment(start.place, start.settings, (variables) => (0,outside_work/* duringOutsideWork */.U)(async () => {
        const child = (0,external_node_child_process_.spawn)(start.path, ["-w", ...start.args], {
            // In English, which its failures are told apart by; nothing else of this process' variables concerns it.
            env: { PATH: start.searchPath ?? "/usr/bin:/bin", LC_ALL: "C", ...variables },
            // A group of its own, so that one signal reaches what it started: pg_dump -j, Debian's wrapper.
            detached: true,
            stdio: "pipe",
        });
        const group = holdProcessGroup(child, GRACE_MS);
        start.signal?.addEventListener("abort", group.end, { once: true });
        running.resolve(controlsOf(child, start, group.end, ended.promise));
        const end = await readEnd(child, start.place.mask, start.onLine);
        await group.finish();
        start.signal?.removeEventListener("abort", group.end);
        return end;
    }));
    whole.then((end) => ended.resolve({ ...end, failure: programFailure(start.program, start.place, end) }), 
    // Before anything was started: a full disk, no process left.
    (error) => running.reject(error));
    return running.promise;
}
function controlsOf(child, start, stop, ended) {
    // When a process ends, Node throws away what it wrote and nobody listens for yet: a short dump would be empty.
    child.stdout.on("readable", () => { });
    // Who writes learns it by `write`; unheard, the event would end the process.
    child.stdin.on("error", () => { });
    return {
        stdout: child.stdout,
        async write(chunk) {
            if (await isTaken(child.stdin, chunk))
                return;
            const { failure } = await ended;
            throw failure ?? (0,postgres_failure/* problem */.CC)("database_tool_failed", `${start.program} took no more input.`, "Run this again.");
        },
        end: () => void child.stdin.end(),
        ended,
        stop,
    };
}
/** Whether the program has it, all of it. A stream that was closed says no, also of what it had not handed over yet. */
function isTaken(stdin, chunk) {
    return new Promise((resolve) => stdin.write(chunk, (error) => resolve(!error)));
}
function readEnd(child, mask, onLine) {
    const output = createShellOutput(mask, onLine);
    const stream = output.open();
    child.stderr.on("data", (chunk) => stream.write(chunk));
    const drained = new Promise((resolve) => child.stderr.once("close", resolve));
    return new Promise((resolve) => {
        const finish = async (exitCode, signal, more = "") => {
            const limit = (0,create_deferred/* createDeferred */.u)();
            const timer = setTimeout(limit.resolve, FLUSH_MS);
            await Promise.race([drained, limit.promise]);
            clearTimeout(timer);
            stream.end();
            resolve({ exitCode, signal, stderr: output.tail() + more });
        };
        child.once("exit", (exitCode, signal) => void finish(exitCode, signal));
        child.once("error", (error) => {
            // Without a process there is no exit.
            if (child.pid === undefined)
                void finish(127, null, mask.apply(error.message));
        });
    });
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/work/index.js









const postgresWork = {
    role: "databaseWork",
    key: "postgres",
    vendor: postgres_settings/* VENDOR */.X,
    // Its addresses are the plan's own secrets, which every step names for itself.
    settings: [],
    async connect(_settings, { signal, debug, env }) {
        const searchPath = env["PATH"];
        const findProgram = createProgramFinder(searchPath);
        return {
            async withWriter(url, limits, act) {
                const place = (0,parse_place/* parsePlace */.D)(url);
                const { writer, close } = await openWriter(place, limits, signal);
                const { host, port, tls } = place.address;
                debug(`PostgreSQL ${writer.serverVersion}: writer with ${host}:${port}, tls ${tls}`);
                try {
                    return await act(writer);
                }
                finally {
                    await close();
                }
            },
            otherDatabase: otherDatabase,
            describe: describeAddress,
            withClientEnvironment: async (url, settings, act) => withClientEnvironment((0,parse_place/* parsePlace */.D)(url), settings, act),
            findProgram,
            async startProgram(url, program, serverMajor, args, options = {}) {
                const place = (0,parse_place/* parsePlace */.D)(url);
                (0,pooler/* refuseKnownPooler */.rv)(place);
                const { path, version } = await findProgram(program, serverMajor);
                debug(`PostgreSQL: ${path} ${version}`);
                return startProgram({
                    place,
                    program,
                    path,
                    args,
                    settings: options.settings ?? {},
                    searchPath,
                    ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
                    ...(signal === undefined ? {} : { signal }),
                });
            },
            startScratch: (major) => startScratch(major, searchPath, signal),
        };
    },
};

// EXTERNAL MODULE: ./build/src/lib/digest.js
var digest = __webpack_require__(39509);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/lib/is-loopback.js
var is_loopback = __webpack_require__(85471);
// EXTERNAL MODULE: ./build/src/lib/parse-url.js
var parse_url = __webpack_require__(48266);
// EXTERNAL MODULE: ./build/src/providers/sentry/settings.js
var sentry_settings = __webpack_require__(30457);
;// CONCATENATED MODULE: ./build/src/providers/sentry/require-dsn.js




/** A client with a DSN that it does not understand sends nothing and says nothing. `without`: what goes on without it. */
function requireDsn({ name }, dsn, without) {
    const url = (0,parse_url/* parseUrl */.D)(dsn);
    const isDsn = url !== null && /^[0-9a-z]+$/i.test(url.username) && /^(?:\/[\w-]+)*\/\d+$/.test(url.pathname);
    if (isDsn && (url.protocol === "https:" || (url.protocol === "http:" && (0,is_loopback/* isLoopback */.U)(url.hostname))))
        return;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "usage",
        vendor: sentry_settings/* VENDOR */.XC,
        message: `${name} is no DSN of Sentry: https, a public key, and the number of a project.`,
        remedy: `Copy the DSN of the project (Settings, Client Keys), or take the secret away: ${without}.`,
    });
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/incident-reporter.js
/**
 * A rollback as an event in the team's own Sentry, by a client of its own. It names no release, so that it stands in no count
 * of that release's errors: its words are tags. Sentry keeps one event for each id, so a run that is repeated adds none.
 */





/** Real milliseconds; nobody waits longer for who only hears of it. */
const incident_reporter_FLUSH_MS = 5_000;
const sentryIncidents = {
    role: "incidents",
    key: "sentry",
    vendor: sentry_settings/* VENDOR */.XC,
    settings: [sentry_settings/* INCIDENT_DSN */.xI],
    async connect(_, { env }) {
        const dsn = (0,setting/* readSetting */.LA)(env, sentry_settings/* INCIDENT_DSN */.xI);
        if (dsn === null)
            return { report: async () => false };
        requireDsn(sentry_settings/* INCIDENT_DSN */.xI, dsn, "rollbacks go on without an event");
        return {
            async report({ key, title, summary, facts, url, at }) {
                const { createOwnClient } = await Promise.all(/* import() */[__webpack_require__.e(2486), __webpack_require__.e(7052)]).then(__webpack_require__.bind(__webpack_require__, 37052));
                const { client, flush } = createOwnClient(dsn);
                client.captureEvent({
                    event_id: (0,digest/* digestOf */.o)(`holdpoint incident ${key}`, 32),
                    timestamp: at / 1_000,
                    level: "error",
                    logger: "holdpoint",
                    message: title,
                    fingerprint: ["holdpoint-incident", key],
                    tags: { ...facts },
                    extra: { summary, ...(url === null ? {} : { url }) },
                });
                const trouble = await flush(incident_reporter_FLUSH_MS);
                if (trouble !== null)
                    throw notTaken(trouble);
                return true;
            },
        };
    },
};
function notTaken(trouble) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_unavailable",
        vendor: sentry_settings/* VENDOR */.XC,
        message: `Sentry did not take the event about this rollback: ${trouble}.`,
        remedy: `Check ${sentry_settings/* INCIDENT_DSN */.xI.name}, and that the project takes events.`,
    });
}

;// CONCATENATED MODULE: ./build/src/providers/sentry/look-monitor.js
/**
 * Scheduled looks as check-ins of a Sentry cron monitor, sent by a client of its own: nothing is set up for the whole
 * process. Sentry creates the monitor with the first check-in, and follows a changed plan with the next.
 * Fields: develop.sentry.dev/sdk/telemetry/check-ins.
 */




/** Real milliseconds; a look is not held up by who only hears of it. */
const look_monitor_FLUSH_MS = 5_000;
/** Minutes after its time before a look counts as missed. */
const MARGIN_MINUTES = 5;
const SLUG_LENGTH = 50;
const MINUTE_MS = 60_000;
const sentryMonitor = {
    role: "monitor",
    key: "sentry",
    vendor: sentry_settings/* VENDOR */.XC,
    settings: [sentry_settings/* MONITOR_DSN */.rE],
    async connect(_, { env, clock }) {
        const dsn = (0,setting/* readSetting */.LA)(env, sentry_settings/* MONITOR_DSN */.rE);
        if (dsn === null)
            return { begin: () => null };
        requireDsn(sentry_settings/* MONITOR_DSN */.rE, dsn, "looks go on without a monitor");
        const { createClient } = await Promise.all(/* import() */[__webpack_require__.e(2486), __webpack_require__.e(8990)]).then(__webpack_require__.bind(__webpack_require__, 8990));
        return { begin: (monitor) => begin(createClient(dsn), monitor, clock) };
    },
};
function begin(client, looks, clock) {
    const monitorSlug = slugOf(looks.name);
    const startedAt = clock.now();
    const checkInId = client.capture({ monitorSlug, status: "in_progress" }, {
        schedule: { type: "interval", value: minutesOf(looks.silenceMs), unit: "minute" },
        checkinMargin: MARGIN_MINUTES,
        maxRuntime: minutesOf(looks.longestMs),
        failureIssueThreshold: 1,
        recoveryThreshold: 1,
    });
    return {
        async end(went) {
            const duration = (clock.now() - startedAt) / 1_000;
            client.capture({ monitorSlug, checkInId, duration, status: went === "well" ? "ok" : "error" });
            const trouble = await client.flush(look_monitor_FLUSH_MS);
            if (trouble !== null)
                throw look_monitor_notTaken(trouble);
        },
    };
}
/** At least one: Sentry takes whole minutes, and as a number. */
function minutesOf(ms) {
    return Math.max(1, Math.ceil(ms / MINUTE_MS));
}
function slugOf(name) {
    const plain = name
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replaceAll(/^-|-$/g, "");
    return `holdpoint-${plain}`.slice(0, SLUG_LENGTH).replace(/-$/, "");
}
function look_monitor_notTaken(trouble) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_unavailable",
        vendor: sentry_settings/* VENDOR */.XC,
        message: `Sentry did not take this look's check-in: ${trouble}.`,
        remedy: `Check ${sentry_settings/* MONITOR_DSN */.rE.name}, and that the project may have cron monitors.`,
    });
}

// EXTERNAL MODULE: ./build/src/lib/mask.js
var mask = __webpack_require__(56261);
// EXTERNAL MODULE: ./build/src/lib/secret-names.js
var secret_names = __webpack_require__(81196);
;// CONCATENATED MODULE: ./build/src/providers/shell.js
/**
 * Runs a command line of the repository. `@actions/exec` is not used: it hands out neither the process nor its group,
 * so a time limit could not end what a command started, and it keeps an unfinished line of any length in memory
 * (see docs/decisions/0003-commands-in-their-own-process-group.md).
 */






/** From SIGTERM to SIGKILL: time for a test runner to close its browser. */
const shell_GRACE_MS = 3_000;
/** After the command's own end: time for what it piped its output through to finish writing. */
const shell_FLUSH_MS = 250;
const shell = {
    role: "shell",
    key: "shell",
    vendor: "Shell",
    settings: [],
    connect: async (_settings, { signal, secretNames = [] }) => ({
        run: (request) => (0,outside_work/* duringOutsideWork */.U)(() => runCommand(request, [...secretNames, ...(request.mask ?? [])], signal)),
    }),
};
/** Limits are real time, not the clock's: a command works in real time also in a rehearsal. */
async function runCommand(request, secretNames, signal) {
    signal?.throwIfAborted();
    const output = createShellOutput((0,mask/* createMask */.P)((0,secret_names/* secretValues */.VX)(request.env, secretNames)), request.onLine);
    // Before it is started: on one processor it may run for a while before this process goes on.
    const startedAt = performance.now();
    const child = (0,external_node_child_process_.spawn)("/bin/sh", ["-c", request.command], {
        cwd: request.directory,
        env: { ...request.env },
        stdio: ["ignore", "pipe", "pipe"],
        // A group of its own, so that one signal reaches everything that the command started.
        detached: true,
    });
    const group = holdProcessGroup(child, shell_GRACE_MS);
    const failures = [];
    readOutput(child, output, (error) => {
        failures.push(error);
        group.end();
    });
    signal?.addEventListener("abort", group.end, { once: true });
    const ended = await waitFor(child, group, { startedAt, timeoutMs: request.timeoutMs });
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
function waitFor(child, group, { startedAt, timeoutMs }) {
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
            const flush = setTimeout(group.end, shell_FLUSH_MS);
            // Whoever left the group holds the pipes open as long as it likes; nobody waits for that.
            const escape = setTimeout(() => {
                child.stdout?.destroy();
                child.stderr?.destroy();
            }, shell_GRACE_MS + 2 * shell_FLUSH_MS);
            child.once("close", () => {
                clearTimeout(flush);
                clearTimeout(escape);
            });
        });
        child.once("close", (exitCode, signal) => resolve({ exitCode, signal, timedOut, started: true, durationMs }));
    });
}

// EXTERNAL MODULE: ./build/src/providers/github/artifacts/settings.js
var artifacts_settings = __webpack_require__(74989);
// EXTERNAL MODULE: ./build/src/providers/s3/settings.js
var s3_settings = __webpack_require__(84038);
;// CONCATENATED MODULE: ./build/src/providers/stores.js


const stores = {
    artifact: {
        settings: [artifacts_settings/* RUNTIME_TOKEN */.d, artifacts_settings/* RESULTS_URL */.X],
        open: async (_place, context, { repository }) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(5273)]).then(__webpack_require__.bind(__webpack_require__, 15273))).openArtifactStore(repository, context),
    },
    s3: {
        settings: s3_settings/* SETTINGS */.yy,
        open: async (place, context) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(4835)]).then(__webpack_require__.bind(__webpack_require__, 4835))).openS3Store(place, context),
    },
    path: {
        settings: [],
        open: async (place, context) => (await __webpack_require__.e(/* import() */ 9294).then(__webpack_require__.bind(__webpack_require__, 79294))).openFolderStore(place, context),
    },
};
const DECLARED = {
    key: "stores",
    vendor: "Stores of backups",
    settings: Object.values(stores).flatMap(({ settings }) => settings),
};
const backupStores = {
    role: "stores",
    ...DECLARED,
    connect: async (settings, context) => ({
        open: (place) => openStore(place, context, settings),
    }),
};
/** For gates and steps that must not be able to write, or to remove. */
const storedBackups = {
    role: "storedBackups",
    ...DECLARED,
    connect: async (settings, context) => ({
        open: async (place) => {
            const { look, list, read } = await openStore(place, context, settings);
            return { look, list, read };
        },
    }),
};
function openStore(place, context, settings) {
    switch (place.store) {
        case "artifact":
            return stores.artifact.open(place, context, settings);
        case "s3":
            return stores.s3.open(place, context, settings);
        case "path":
            return stores.path.open(place, context, settings);
    }
}

// EXTERNAL MODULE: ./build/src/providers/supabase/client.js
var supabase_client = __webpack_require__(12600);
// EXTERNAL MODULE: ./build/src/providers/supabase/settings.js
var supabase_settings = __webpack_require__(10970);
;// CONCATENATED MODULE: ./build/src/providers/supabase/index.js


const supabaseAdvisor = {
    role: "advisor",
    key: "supabase",
    vendor: supabase_settings/* VENDOR */.XC,
    settings: [supabase_settings/* TOKEN */.CV, supabase_settings/* API_URL */.H$],
    connect: async (_, context) => {
        const client = (0,supabase_client/* connectClient */.m)(context);
        const { listFindings } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(5026)]).then(__webpack_require__.bind(__webpack_require__, 55026));
        return { listSecurityFindings: (project) => listFindings(client, project) };
    },
};
const supabaseDatabases = {
    role: "managedDatabases",
    key: "supabase",
    vendor: supabase_settings/* VENDOR */.XC,
    settings: [supabase_settings/* MANAGED_TOKEN */.Gm, supabase_settings/* MANAGED_API_URL */.d1],
    connect: async (_, context) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(2624)]).then(__webpack_require__.bind(__webpack_require__, 72624))).connectDatabases(context),
};

// EXTERNAL MODULE: ./build/src/providers/certificate-of.js
var certificate_of = __webpack_require__(64833);
;// CONCATENATED MODULE: ./build/src/providers/tls-probe.js
/** Reads the certificate that a server shows, valid or not. */





const tls_probe_VENDOR = "TLS probe";
const tlsProbe = {
    role: "tls",
    key: "tls",
    vendor: tls_probe_VENDOR,
    settings: [],
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
        socket.once("error", (error) => refuse((0,network_trouble/* networkTrouble */.aK)(error).reason, false, error));
        socket.once("close", () => refuse("the connection was closed before a certificate came", false));
        socket.once("secureConnect", () => {
            const certificate = (0,certificate_of/* certificateOf */.t)(socket);
            if (certificate === null)
                refuse("the server showed no certificate", false);
            else
                settle(() => resolve(certificate));
        });
    });
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

// EXTERNAL MODULE: ./build/src/providers/unleash/settings.js
var unleash_settings = __webpack_require__(15394);
;// CONCATENATED MODULE: ./build/src/providers/unleash/index.js

const unleashFlags = {
    role: "flags",
    key: "unleash",
    vendor: unleash_settings/* VENDOR */.XC,
    settings: [unleash_settings/* TOKEN */.CV, unleash_settings/* API_URL */.H$],
    connect: async (settings, context) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8153)]).then(__webpack_require__.bind(__webpack_require__, 48153))).connectFlags(settings, context),
};

// EXTERNAL MODULE: ./build/src/providers/vercel/settings.js
var vercel_settings = __webpack_require__(71881);
;// CONCATENATED MODULE: ./build/src/providers/vercel/flags/index.js

const vercelFlags = {
    role: "flags",
    key: "vercel",
    vendor: vercel_settings/* VENDOR */.XC,
    settings: [vercel_settings/* TOKEN */.CV, vercel_settings/* API_URL */.H$],
    connect: async (settings, context) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8234)]).then(__webpack_require__.bind(__webpack_require__, 78234))).connectFlags(settings, context),
};

// EXTERNAL MODULE: ./build/src/providers/http-failure.js
var http_failure = __webpack_require__(41217);
;// CONCATENATED MODULE: ./build/src/providers/vercel/change.js

/** Answers about the deployment itself; 401, 403 and 5xx stay errors. */
const REFUSALS = [400, 402, 404, 409, 410, 422];
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
/** For a domain that a promote or rollback left behind. Vercel says 409 where it points there already. */
async function pointDomain(connection, domain, deploymentId) {
    const path = `/v2/deployments/${encodeURIComponent(deploymentId)}/aliases`;
    const answer = await change(connection, path, { alias: domain });
    return answer.kind === "refused" && answer.status === 409 ? { kind: "already-current" } : answer;
}
async function change(connection, path, json = {}) {
    const answer = await connection.request({
        method: "POST",
        path,
        json,
        repeatable: false,
        once: true,
        accept: REFUSALS,
    });
    if (answer.status === 202)
        return { kind: "queued" };
    if (answer.status < 300)
        return { kind: "accepted" };
    const message = (0,http_failure/* messageOf */.bD)(answer.body) ?? `status ${answer.status}`;
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
;// CONCATENATED MODULE: ./build/src/providers/vercel/git/deployment-checks.js

/** Of a sentence in the dashboard. */
const LONGEST_SUMMARY = 500;
/** Answers about the run itself: it ended, or is none. */
const deployment_checks_REFUSALS = [400, 404, 409, 410, 422];
function createDeploymentChecks(connection) {
    const checksPath = connection.projectPath("v2", "/checks");
    return {
        async listChecks() {
            const { checkListShape, parseAnswer, body } = await get(connection, checksPath, { blocks: "deployment-alias" });
            const { checks } = parseAnswer(checkListShape, body, `GET ${checksPath}`);
            return checks.filter((check) => check !== null);
        },
        async createCheck(name, timeoutMs) {
            const json = {
                name,
                isRerequestable: false,
                requires: "build-ready",
                blocks: "deployment-alias",
                targets: ["production"],
                source: { kind: "webhook" },
                timeout: Math.round(timeoutMs / 1_000),
            };
            const [{ body }, shapes, { parseAnswer }] = await Promise.all([
                connection.request({ method: "POST", path: checksPath, json, repeatable: false }),
                Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(2091)]).then(__webpack_require__.bind(__webpack_require__, 2091)),
                Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(1469)]).then(__webpack_require__.bind(__webpack_require__, 21469)),
            ]);
            const check = parseAnswer(shapes.checkShape, body, `POST ${checksPath}`);
            if (check === null)
                throw new Error("Vercel created a check that is deleted");
            return check;
        },
        async listRuns(deploymentId) {
            const path = runsPath(deploymentId);
            const { runListShape, parseAnswer, body } = await get(connection, path, {});
            return parseAnswer(runListShape, body, `GET ${path}`).runs;
        },
        async answerRun(deploymentId, runId, { passed, summary, url }) {
            const conclusionText = summary.slice(0, LONGEST_SUMMARY);
            const answer = await connection.request({
                method: "PATCH",
                path: `${runsPath(deploymentId)}/${encodeURIComponent(runId)}`,
                json: {
                    status: "completed",
                    conclusion: passed ? "succeeded" : "failed",
                    conclusionText,
                    ...(url === null ? {} : { externalUrl: url }),
                },
                repeatable: true,
                accept: deployment_checks_REFUSALS,
            });
            return answer.status < 300 ? null : ((0,http_failure/* messageOf */.bD)(answer.body) ?? `status ${answer.status}`);
        },
    };
}
function runsPath(deploymentId) {
    return `/v2/deployments/${encodeURIComponent(deploymentId)}/check-runs`;
}
async function get(connection, path, query) {
    const [{ body }, shapes, { parseAnswer }] = await Promise.all([
        connection.request({ method: "GET", path, query, repeatable: true }),
        Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(2091)]).then(__webpack_require__.bind(__webpack_require__, 2091)),
        Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(1469)]).then(__webpack_require__.bind(__webpack_require__, 21469)),
    ]);
    return { ...shapes, parseAnswer, body };
}

// EXTERNAL MODULE: ./build/src/providers/vercel/read.js
var read = __webpack_require__(34796);
;// CONCATENATED MODULE: ./build/src/providers/vercel/git/commit-word.js
/** The account of its app; a status by anybody else is not Vercel's. */
const AUTHOR = "vercel[bot]";
/** One context for each project; where the repository has one project alone, without its name. */
function wordOf(statuses, project) {
    const contexts = ["Vercel", `Vercel – ${project}`];
    const status = statuses.find(({ creator, context }) => creator === AUTHOR && contexts.includes(context));
    return status === undefined ? null : { kind: kindOf(status), text: status.description, url: status.targetUrl };
}
function kindOf({ state, description }) {
    if (state === "pending")
        return "other";
    if (state === "success") {
        if (/not affected/i.test(description))
            return "unaffected";
        return /ignored build step/i.test(description) ? "ignored" : "other";
    }
    if (/rate.?limit/i.test(description))
        return "rate-limited";
    return /author|member|team|seat/i.test(description) ? "blocked" : "refused";
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/git/git-builds.js


function createGitBuilds(connection, projectId) {
    return {
        wordOf: wordOf,
        async listOfCommit(commit) {
            const id = await projectId();
            const query = { projectId: id, target: "production", "meta-githubCommitSha": commit };
            // Filters spare pages and prove nothing: a host that ignores one must not hand out another commit's build.
            return (0,read/* listDeployments */.Jn)(connection, query, Infinity, (row) => isProduction(row, id) && namesCommit(row, commit));
        },
        async listSince(at) {
            const id = await projectId();
            const isSince = (row) => row.createdAt >= at;
            const rows = await (0,read/* listDeployments */.Jn)(connection, { projectId: id, target: "production" }, Infinity, isSince, true);
            return rows.filter((row) => isProduction(row, id));
        },
        readGitBuild: (id) => readGitBuild(connection, id),
    };
}
function isProduction({ projectId, target }, id) {
    return target === "production" && (projectId === null || projectId === id);
}
function namesCommit({ meta }, commit) {
    return meta["githubCommitSha"] === commit;
}
async function readGitBuild(connection, id) {
    const path = `/v13/deployments/${encodeURIComponent(id)}`;
    const [{ status, body }, { deploymentShape, parseAnswer }, { gitFactsShape }] = await Promise.all([
        connection.request({
            method: "GET",
            path,
            query: { withGitRepoInfo: true },
            repeatable: true,
            accept: [404, 410],
        }),
        Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(1469)]).then(__webpack_require__.bind(__webpack_require__, 21469)),
        Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(2091)]).then(__webpack_require__.bind(__webpack_require__, 2091)),
    ]);
    if (status === 404 || status === 410)
        return null;
    const request = `GET ${path}`;
    return { ...parseAnswer(deploymentShape, body, request), ...parseAnswer(gitFactsShape, body, request) };
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/rollout.js

/** The variants of a production address; the host keeps the choice in a cookie. */
const SIDES = { candidate: "vcrrForceCanary=true", stable: "vcrrForceStable=true" };
function createRollouts(connection) {
    const path = (rest) => connection.projectPath("v1", `/rolling-release${rest}`);
    const write = async (json) => {
        await connection.request({ method: "PATCH", path: path("/config"), json, repeatable: true });
    };
    const ask = (rest, json) => change(connection, path(rest), json);
    async function read(rest, shape) {
        const [{ body }, shapes, { parseAnswer }] = await Promise.all([
            connection.request({ method: "GET", path: path(rest), repeatable: true }),
            Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(4042)]).then(__webpack_require__.bind(__webpack_require__, 94042)),
            Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(1469)]).then(__webpack_require__.bind(__webpack_require__, 21469)),
        ]);
        return { value: parseAnswer(shape(shapes), body, `GET ${path(rest)}`), body };
    }
    return {
        readRollout: async () => (await read("", ({ rolloutShape }) => rolloutShape)).value,
        async readRolloutSettings() {
            const { value, body } = await read("/config", ({ rolloutSettingsShape }) => rolloutSettingsShape);
            return value === null ? null : { ...value, stored: body["rollingRelease"] };
        },
        readRolloutOffer: async () => (await read("/billing", ({ rolloutOfferShape }) => rolloutOfferShape)).value,
        writeRolloutStages: (percents) => write({
            enabled: true,
            advancementType: "manual-approval",
            stages: percents.map((targetPercentage) => ({ targetPercentage })),
        }),
        putBackRolloutSettings: (stored) => write(settingsAgain(stored)),
        startRollout: (deploymentId) => ask("/start", { canaryDeploymentId: deploymentId }),
        // The active stage goes along, as the vendor's CLI sends it: a host that reads it refuses what comes too late.
        approveStage: (deploymentId, activeStage) => ask("/approve-stage", {
            activeStageIndex: activeStage,
            nextStageIndex: activeStage + 1,
            canaryDeploymentId: deploymentId,
        }),
        completeRollout: (deploymentId) => ask("/complete", { canaryDeploymentId: deploymentId }),
    };
}
/** What a read gives is not all that a write takes: whether stages wait for an approval stands in them, and beside them. */
function settingsAgain(stored) {
    if (typeof stored !== "object" || stored === null)
        return { enabled: false };
    const { stages } = stored;
    const waits = Array.isArray(stages) && !stages.some((stage) => isTimed(stage));
    return { ...stored, enabled: true, advancementType: waits ? "manual-approval" : "automatic" };
}
function isTimed(stage) {
    return typeof stage === "object" && stage !== null && typeof stage["duration"] === "number";
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/protection.js

const WHERE = "Deployment Protection, Protection Bypass for Automation";
const protection = {
    setting: vercel_settings/* BYPASS */.NG,
    header: "x-vercel-protection-bypass",
    recognize(answer, given) {
        const stopped = answer.headers["x-vercel-mitigated"];
        if (stopped !== undefined) {
            return {
                reason: `the host's firewall stopped it (${stopped}, status ${answer.status}).`,
                remedy: "Let this runner pass in the firewall's rules, or end attack mode; the bypass secret does not open it.",
            };
        }
        if (!isProtectionPage(answer))
            return null;
        return given
            ? {
                reason: "the deployment is protected, and did not accept the bypass secret.",
                remedy: `Compare ${vercel_settings/* BYPASS */.NG.name} with the project's secret under ${WHERE}.`,
            }
            : {
                reason: "the deployment is protected, and no bypass secret was given.",
                remedy: `Make a secret under ${WHERE}, and pass it as ${vercel_settings/* BYPASS */.NG.name}.`,
            };
    },
};
/**
 * 401 with a page titled "Authentication Required" and a nonce cookie, or a redirect to vercel.com's login, which
 * answers 200. The firewall's challenge has a header of its own.
 */
function isProtectionPage({ status, headers, body, url }) {
    const { hostname, pathname } = new URL(url);
    if (hostname === "vercel.com" && /^\/(sso-api|login|sso)\b/.test(pathname))
        return true;
    if (/^https:\/\/vercel\.com\/sso-api\b/.test(headers.location ?? ""))
        return true;
    if (status !== 401)
        return false;
    const page = (headers["content-type"] ?? "").includes("html");
    return (/\b_vercel_(sso_nonce|password)\b/.test(headers["set-cookie"] ?? "") ||
        (page && /authentication required|vercel\.com\/sso-api/i.test(body)));
}

;// CONCATENATED MODULE: ./build/src/providers/vercel/index.js








const vercelHost = {
    role: "host",
    key: "vercel",
    vendor: vercel_settings/* VENDOR */.XC,
    settings: [vercel_settings/* TOKEN */.CV, vercel_settings/* BYPASS */.NG, vercel_settings/* API_URL */.H$],
    protection: protection,
    sides: SIDES,
    examine: async (expected, context) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8894)]).then(__webpack_require__.bind(__webpack_require__, 58894))).examineVercel(expected, context),
    findTraces: async (files, context) => (await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(9030)]).then(__webpack_require__.bind(__webpack_require__, 79030))).findVercelTraces(files, context),
    connect: async (settings, context) => createHost((0,connection/* createConnection */.tq)(settings, context)),
};
/** Names and dates of environment variables, for a gate that must not be able to change production. */
const vercelVariables = {
    role: "variables",
    key: "vercel",
    vendor: vercel_settings/* VENDOR */.XC,
    settings: [vercel_settings/* TOKEN */.CV, vercel_settings/* API_URL */.H$],
    connect: async (settings, context) => {
        const { listEnvironmentVariables } = createHost((0,connection/* createConnection */.tq)(settings, context));
        return { listEnvironmentVariables };
    },
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
            return projectOf(answer);
        },
        readDeployment: (idOrUrl) => (0,read/* readDeployment */.iJ)(connection, idOrUrl),
        findBuilds: async (release) => (0,read/* findBuildsByMeta */.hZ)(connection, await projectId(), "holdpointRelease", release),
        listServed: async (wanted) => (0,read/* listServed */.qE)(connection, await projectId(), wanted),
        async createBuild(request, progress) {
            const settings = knownProject();
            // The modules load while the project is read; a refused read must not be reported before it is awaited.
            settings.catch(() => undefined);
            const { createBuild } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(3815)]).then(__webpack_require__.bind(__webpack_require__, 33815));
            return createBuild(connection, () => settings, request, progress);
        },
        async followBuild(id, timeoutMs, progress) {
            const { followBuild } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8937)]).then(__webpack_require__.bind(__webpack_require__, 58937));
            return followBuild(connection, id, timeoutMs, progress);
        },
        async readBuildLog(id, lines) {
            const { readBuildLog } = await Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(6368)]).then(__webpack_require__.bind(__webpack_require__, 66368));
            return readBuildLog(connection, id, lines);
        },
        promote: (deploymentId) => promote(connection, deploymentId),
        rollback: (deploymentId, reason) => rollback(connection, deploymentId, reason),
        pointDomain: (domain, deploymentId) => pointDomain(connection, domain, deploymentId),
        readAliases: (domains) => (0,read/* readAliases */.NH)(connection, domains),
        setAutoAssignDomains: (enabled) => setAutoAssignDomains(connection, enabled),
        rollouts: createRollouts(connection),
        git: createGitBuilds(connection, projectId),
        deploymentChecks: createDeploymentChecks(connection),
        listEnvironmentVariables: (target) => (0,read/* listEnvironmentVariables */.Py)(connection, target),
    };
}
/** Without what only a build needs of its settings. */
function projectOf(answer) {
    const { rootDirectory: _, sourceFilesOutsideRootDirectory: __, ...project } = answer;
    return { ...project, rollsOut: project.rollsOut ?? false };
}

;// CONCATENATED MODULE: ./build/src/providers/index.js
/** The registry of roles: who can play each. Everything heavy loads inside a provider's `connect`. */

















/** By role, and in it by the key that chooses among several. */
const roleProviders = {
    host: { vercel: vercelHost },
    forge: { github: githubForge },
    deployments: { github: githubDeployments },
    files: { github: githubFiles },
    source: { github: githubSource },
    variables: { vercel: vercelVariables },
    checks: { checkly: checklyChecks },
    databases: { postgres: postgres/* postgres */.o },
    databaseWork: { postgres: postgresWork },
    managedDatabases: { neon: neonDatabases, supabase: supabaseDatabases },
    stores: { stores: backupStores },
    storedBackups: { stores: storedBackups },
    advisor: { supabase: supabaseAdvisor },
    http: { http: httpProbe },
    tls: { tls: tlsProbe },
    shell: { shell: shell },
    flags: { vercel: vercelFlags, launchdarkly: launchDarklyFlags, unleash: unleashFlags, flagd: flagdFlags },
    monitor: { sentry: sentryMonitor },
    incidents: { sentry: sentryIncidents },
};


/***/ }),

/***/ 90320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ TOKEN),
/* harmony export */   H$: () => (/* binding */ API_URL),
/* harmony export */   XC: () => (/* binding */ VENDOR)
/* harmony export */ });
const VENDOR = "LaunchDarkly";
/** An SDK key cannot ask this API. */
const TOKEN = {
    name: "LAUNCHDARKLY_ACCESS_TOKEN",
    source: "secret",
    purpose: "read the flag, and turn it off when a release is rolled back",
    scopes: "access token of a service (`api-…`) with a custom role that allows `viewProject` on the project and `updateOn` on this flag in this environment",
    workflows: ["release", "watch", "rollback"],
};
/** The accounts of the EU and of federal customers have addresses of their own. */
const API_URL = {
    name: "LAUNCHDARKLY_API_HOST",
    source: "address",
    purpose: "find LaunchDarkly's API",
    default: "https://app.launchdarkly.com",
    inPlan: "launchdarkly",
};


/***/ }),

/***/ 95252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $R: () => (/* binding */ CREDENTIAL_REMEDY),
/* harmony export */   H$: () => (/* binding */ API_URL),
/* harmony export */   Lq: () => (/* binding */ API_KEY),
/* harmony export */   XC: () => (/* binding */ VENDOR)
/* harmony export */ });
const VENDOR = "Neon";
const API_KEY = {
    name: "NEON_API_KEY",
    source: "secret",
    purpose: "make branches and snapshots of the database, and restore it",
    scopes: "API key of the organization that is scoped to the project (Neon, Settings, API keys)",
    workflows: ["release", "rollback"],
};
const API_URL = {
    name: "NEON_API_HOST",
    source: "address",
    purpose: "find Neon's API",
    default: "https://console.neon.tech/api/v2",
    workflows: ["release", "rollback"],
};
const CREDENTIAL_REMEDY = `Set ${API_KEY.name} to an API key of Neon that reaches the project: a project-scoped key is enough for everything but deleting the project.`;


/***/ }),

/***/ 86160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HM: () => (/* binding */ portOf),
/* harmony export */   aK: () => (/* binding */ networkTrouble),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/** Why a connection failed, in words that a person understands, and whether that says anything about the other side. */
/** Error codes of libuv and OpenSSL, as Node spells them. */
const REASONS = {
    ECONNREFUSED: { reason: "the connection was refused", blocked: false },
    ECONNRESET: { reason: "the connection was reset", blocked: false },
    EPIPE: { reason: "the connection was closed while the request was sent", blocked: false },
    ENOTFOUND: { reason: "the name could not be resolved (DNS knows no such host)", blocked: true },
    EAI_AGAIN: { reason: "the name could not be resolved (DNS did not answer)", blocked: true },
    ETIMEDOUT: { reason: "no connection could be made in time", blocked: true },
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
/** How the codes of Node's HTTP parser begin. */
const PARSER = "HPE_";
const CLOSED = { reason: "the connection was closed before the answer was complete", blocked: false };
const NOT_HTTP = { reason: "the answer is not HTTP", blocked: false };
/** Of an error that a socket or a request gave. What is not known counts as blocked: it says nothing about the site. */
function networkTrouble(cause) {
    for (const error of errorsOf(cause)) {
        const code = error.code ?? "";
        // Node says the same of a reset and of an orderly end in the middle, but only a reset comes from a system call.
        const ended = code === "ECONNRESET" && error.syscall === undefined;
        const known = ended ? CLOSED : (REASONS[code] ?? (code.startsWith(PARSER) ? NOT_HTTP : undefined));
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


/***/ }),

/***/ 27822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ BELOW_THE_ADDRESS),
  o: () => (/* binding */ parseAddress)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/parse-url.js
var parse_url = __webpack_require__(48266);
// EXTERNAL MODULE: ./build/src/lib/is-loopback.js
var is_loopback = __webpack_require__(85471);
;// CONCATENATED MODULE: ./build/src/providers/postgres/tls-mode.js
/** How a session is protected: decided by the host and what the address says, before anything is connected. Pure. */

const MODES = new Map([
    ["disable", "off"],
    ["require", "encrypted"],
    ["no-verify", "encrypted"],
    ["verify-ca", "verified"],
    ["verify-full", "verified"],
]);
/**
 * `sslmode` as libpq means it, but for two: a mode that is not stated is `verify-full` off this machine, where libpq would
 * take any certificate, and `prefer` and `allow` never go on without TLS there. Null where there is no such mode.
 */
function protectionFor(host, mode, hasAuthorities) {
    const tls = tlsFor((0,is_loopback/* isLoopback */.U)(host), mode, hasAuthorities);
    if (tls === null)
        return null;
    return { tls, plainPassword: (0,is_loopback/* isLoopback */.U)(host) || tls === "authority" || tls === "verified" };
}
function tlsFor(loopback, mode, hasAuthorities) {
    if (mode === null)
        return loopback && !hasAuthorities ? "off" : "verified";
    if (mode === "prefer" || mode === "allow")
        return loopback ? "off" : "encrypted";
    // Anybody can have a certificate of a public authority: without one of the team's own the name is looked at, too.
    if (mode === "verify-ca" && hasAuthorities)
        return "authority";
    return MODES.get(mode) ?? null;
}

;// CONCATENATED MODULE: ./build/src/providers/postgres/address.js




const VENDOR = "PostgreSQL";
const EXAMPLE = "postgres://user:password@db.example.com:5432/postgres";
/** Where a certificate authority of one's own is named. */
const BELOW_THE_ADDRESS = "on the lines below the address (docs/secrets.md, Databases)";
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
 * Reads the address of a database, and the certificates of its authorities from the lines below it; see tls-mode.ts for
 * `sslmode`. Throws ProviderError `usage`, which never repeats any of the address.
 */
function parseAddress(secret) {
    const refuse = (problem, remedy = `Write it as ${EXAMPLE}`) => {
        throw new error/* ProviderError */.mZ({ reasonCode: "usage", vendor: VENDOR, message: `${secret.name} ${problem}.`, remedy });
    };
    const [first = "", ...below] = secret.reveal().trim().split(/\r?\n/);
    const url = (0,parse_url/* parseUrl */.D)(first.trim());
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
        ...readSettings(url.searchParams, host, readAuthorities(below.join("\n").trim(), refuse), refuse),
    };
}
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;
function readAuthorities(text, refuse) {
    if (text === "")
        return null;
    const certificates = text.match(CERTIFICATE) ?? [];
    // Between certificates a bundle may have comments, but no other block: a private key does not belong here.
    if (certificates.length === 0 || text.replace(CERTIFICATE, "").includes("-----") || !certificates.every(isReadable)) {
        return refuse("has something below its address that is no certificate", "Put nothing below the address but certificates of authorities, each from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.");
    }
    return certificates.join("\n");
}
function isReadable(certificate) {
    try {
        return new external_node_crypto_.X509Certificate(certificate).serialNumber !== "";
    }
    catch {
        return false;
    }
}
function readSettings(settings, host, authorities, refuse) {
    for (const name of settings.keys()) {
        if (name === "sslrootcert" && settings.get(name) === "system")
            continue;
        if (name === "sslmode" || name === "channel_binding" || name === "options" || HARMLESS.has(name))
            continue;
        if (/^[a-z_]{1,40}$/.test(name)) {
            const files = /^ssl(?:rootcert|cert|key|crl)/.test(name);
            return refuse(`has the setting ${name}, which is not supported`, files
                ? `Remove it. The certificate of an authority of your own stands ${BELOW_THE_ADDRESS}.`
                : `Remove it. User, password, host, port and database stand in the address itself: ${EXAMPLE}`);
        }
        return refuse("has a setting that is not supported", `Write it as ${EXAMPLE}`);
    }
    const protection = protectionFor(host, settings.get("sslmode"), authorities !== null);
    if (protection === null)
        return refuse("has an unknown sslmode", "Leave it out, or use one of verify-full and require.");
    if (authorities !== null && (protection.tls === "off" || protection.tls === "encrypted")) {
        return refuse("has an authority's certificate below it, and an sslmode that looks at no certificate", "Leave sslmode out: then the server's certificate must be signed by that authority.");
    }
    const channelBinding = settings.get("channel_binding") === "require";
    return { ...protection, authorities, channelBinding, options: settings.get("options") };
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 2028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ authorityRemedy)
/* harmony export */ });
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27822);
/** What to do where a database's certificate is signed by an authority that Node does not know. */

/** Vendors that sign with an authority of their own, by what their hosts end with, and where its certificate is. */
const OWN_AUTHORITIES = [
    [
        /\.supabase\.(?:co|com)$/,
        "Supabase signs with an authority of its own, also for its pooler: download the certificate in the project's database settings (SSL Configuration) and put it",
    ],
    [
        /\.rds\.amazonaws\.com$/,
        "Amazon RDS signs with authorities of its own: put those of https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem that your region has",
    ],
];
function authorityRemedy(host, variable) {
    const known = OWN_AUTHORITIES.find(([ending]) => ending.test(host));
    const what = known?.[1] ?? "If the database has a certificate authority of its own, put the authority's certificate";
    return `${what} ${_address_js__WEBPACK_IMPORTED_MODULE_0__/* .BELOW_THE_ADDRESS */ .X} in ${variable}.`;
}


/***/ }),

/***/ 49500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   CC: () => (/* binding */ problem),
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   mc: () => (/* binding */ refusedStatement),
/* harmony export */   qU: () => (/* binding */ statementFailure),
/* harmony export */   vZ: () => (/* binding */ connectFailure)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _network_trouble_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86160);
/* harmony import */ var _authority_remedy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2028);
/** What PostgreSQL, a pooler before it, or the network said, as an error with a reason and a remedy. */



const VENDOR = "PostgreSQL";
/** Appendix A of PostgreSQL's manual; the classes that speak of the server or of the moment, not of the statement. */
const NO_REFUSAL = /^(?:08|25P03|28|3D|40|53|55P03|57|58|F0|XX)/;
const TIMED_OUT = new Set(["57014", "55P03", "25P03"]);
const NO_ROUTE = new Set(["ENETUNREACH", "EHOSTUNREACH", "ENETDOWN"]);
function problem(reasonCode, message, remedy) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({ reasonCode, vendor: VENDOR, message, remedy });
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
/** What ends the session itself: there is nobody left to try another statement with. */
const SESSION_OVER = /^(?:08|25P03|28|57P|F0)/;
/** PostgreSQL's own words about a statement, a limit of time included, where the session goes on; else null. */
function refusalOf(error, place) {
    const sqlState = sqlStateOf(error);
    if (sqlState === null || SESSION_OVER.test(sqlState))
        return null;
    return { sqlState, message: messageOf(error, place) };
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
        return problem("credential_rejected", `${where} accepts no such connection (${sqlState}): not this user from here, or not without TLS.`, `Use sslmode=verify-full in ${variable}, and allow this machine's address at the database.`);
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
        (where, variable) => problem("database_unreachable", `${where} does not speak TLS, so nobody could tell who answers there.`, `Switch TLS on at the database. Where the network between is private and the server uses SCRAM, add sslmode=disable to ${variable}.`),
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
    const { reason } = (0,_network_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .networkTrouble */ .aK)(error);
    return problem("database_unreachable", place.mask.apply(`${where} could not be reached: ${reason}.`), remedyOf(codesOf(error), reason, place));
}
function remedyOf(codes, reason, place) {
    if (codes.includes("ENOTFOUND")) {
        return `Check the host in ${place.variable}; a paused or deleted project has no name either.`;
    }
    if (codes.some((code) => NO_ROUTE.has(code))) {
        return "This machine may have no IPv6, and some vendors' direct addresses have nothing else: use the pooler's address.";
    }
    if (codes.includes("CERT_HAS_EXPIRED")) {
        return "Renew the certificate of the database; until then nothing is sent there.";
    }
    if (codes.includes("ERR_TLS_CERT_ALTNAME_INVALID")) {
        return `Write the host into ${place.variable} by the name that is in the certificate. ${(0,_authority_remedy_js__WEBPACK_IMPORTED_MODULE_2__/* .authorityRemedy */ .i)(place.address.host, place.variable)} With an authority of its own and sslmode=verify-ca, the name does not count.`;
    }
    if (/certificate|TLS/.test(reason))
        return (0,_authority_remedy_js__WEBPACK_IMPORTED_MODULE_2__/* .authorityRemedy */ .i)(place.address.host, place.variable);
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


/***/ }),

/***/ 85428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ postgres)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/providers/postgres/failure.js
var postgres_failure = __webpack_require__(49500);
// EXTERNAL MODULE: ./build/src/providers/postgres/line.js + 2 modules
var postgres_line = __webpack_require__(99783);
// EXTERNAL MODULE: ./build/src/providers/postgres/parse-place.js
var parse_place = __webpack_require__(39219);
// EXTERNAL MODULE: ./build/src/providers/postgres/work/pooler.js
var pooler = __webpack_require__(56129);
;// CONCATENATED MODULE: ./build/src/providers/postgres/examine-line.js
/** Who answers at the other end, before anything is asked of it. */





async function examineLine(url, limits, signal) {
    const place = (0,parse_place/* parsePlace */.D)(url);
    const open = () => (0,postgres_line/* openLine */.T)(place, limits, signal);
    const line = await open();
    try {
        return { certificate: line.certificate, pooler: await findPooler(line, open) };
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ)
            throw error;
        const cut = line.cutBy();
        throw cut === null ? (0,postgres_failure/* connectFailure */.vZ)(error, place) : cut.reason;
    }
    finally {
        await line.close();
    }
}
/** What works on the database refuses a pooler; who only reads may go through one, and says so. */
async function findPooler(line, open) {
    try {
        (0,pooler/* refuseKnownPooler */.rv)(line.place);
        await (0,pooler/* refuseHiddenPooler */.c$)(line, await (0,pooler/* askPid */.Z9)(line), open);
        return null;
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ && error.reasonCode === "pooler_refused")
            return error.remedy;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/src/lib/quote-sql.js
var quote_sql = __webpack_require__(51232);
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
                    throw (0,postgres_failure/* refusedStatement */.mc)(answer.refusal, place);
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
    return sessionOf({ sql: readOnly, refused: (refusal) => (0,postgres_failure/* refusedStatement */.mc)(refusal, place), stays: false });
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
        const failure = (0,postgres_failure/* statementFailure */.qU)(error, line.place);
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
    const json = (0,quote_sql/* quoteLiteral */.c)(JSON.stringify(claims));
    const sql = [
        readOnly,
        `select set_config('request.jwt.claims', ${json}, true)`,
        // PostgREST before version 9 gave each claim a setting of its own, and older policies read them.
        ...["sub", "role", "email"].map((claim) => `select set_config('request.jwt.claim.${claim}', coalesce(${json}::json ->> '${claim}', ''), true)`),
        `set local role ${(0,quote_sql/* quoteIdentifier */.C)(role)}`,
    ].join("; ");
    return { sql, stays: true, refused: (refusal) => roleRefused(refusal, role, place) };
}
function roleRefused(refusal, role, place) {
    if (refusal.sqlState === "42501") {
        return (0,postgres_failure/* problem */.CC)("credential_insufficient", `The user of ${place.variable} may not act as the role ${role}.`, `As the database's owner, run: grant ${(0,quote_sql/* quoteIdentifier */.C)(role)} to ${(0,quote_sql/* quoteIdentifier */.C)(place.address.user)};`);
    }
    if (refusal.sqlState === "22023" || refusal.sqlState === "42704") {
        return (0,postgres_failure/* problem */.CC)("not_found", `${(0,postgres_failure/* placeOf */.$t)(place)} has no role ${role}.`, `Correct the name in the plan, or create it: create role ${(0,quote_sql/* quoteIdentifier */.C)(role)} nologin;`);
    }
    return (0,postgres_failure/* refusedStatement */.mc)(refusal, place);
}

// EXTERNAL MODULE: ./build/src/providers/postgres/settings.js
var settings = __webpack_require__(33213);
;// CONCATENATED MODULE: ./build/src/providers/postgres/index.js





const postgres = {
    role: "databases",
    key: "postgres",
    vendor: settings/* VENDOR */.X,
    settings: [settings/* ADDRESS */.B],
    async connect(_settings, { signal, debug }) {
        return {
            examineLine: (url, limits) => examineLine(url, limits, signal),
            async withSession(url, limits, act) {
                const place = (0,parse_place/* parsePlace */.D)(url);
                const { host, port, tls } = place.address;
                const line = await (0,postgres_line/* openLine */.T)(place, limits, signal);
                debug(`PostgreSQL: session with ${host}:${port}, tls ${tls}`);
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


/***/ }),

/***/ 99783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ openLine)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
// EXTERNAL MODULE: ./build/src/providers/certificate-of.js
var certificate_of = __webpack_require__(64833);
// EXTERNAL MODULE: ./build/src/providers/postgres/failure.js
var failure = __webpack_require__(49500);
// EXTERNAL MODULE: ./build/src/providers/postgres/authority-remedy.js
var authority_remedy = __webpack_require__(2028);
;// CONCATENATED MODULE: ./build/src/providers/postgres/guard-password.js


/**
 * `pg` answers whatever the server asks for, in the clear too, and takes what it offers, so that somebody in between could
 * ask for the password, or leave the proof out of the offer. To be called before `pg` attaches its own handlers: these
 * are then called first, and what they cut is not written to any more.
 */
function guardPassword(connection, place, cutWith) {
    const { tls, plainPassword, channelBinding } = place.address;
    if (!plainPassword) {
        connection.on("authenticationCleartextPassword", () => cutWith(askedFor("the password in the clear", place)));
        connection.on("authenticationMD5Password", () => cutWith(askedFor("the password's MD5 hash", place)));
    }
    if (!channelBinding)
        return;
    const refuse = () => cutWith(unbound(place));
    connection.on("authenticationCleartextPassword", refuse);
    connection.on("authenticationMD5Password", refuse);
    connection.on("authenticationSASL", ({ mechanisms }) => {
        if (tls === "off" || !mechanisms.includes("SCRAM-SHA-256-PLUS"))
            refuse();
    });
}
function askedFor(what, place) {
    const { variable, address } = place;
    const line = address.tls === "off"
        ? "the line is not encrypted"
        : "its certificate was not looked at (sslmode=verify-full does)";
    return (0,failure/* problem */.CC)("usage", `${(0,failure/* placeOf */.$t)(place)} asks for ${what}, and ${line}: anybody could stand there, so it was not given.`, `Take sslmode out of ${variable}, so that the server proves who it is. ${(0,authority_remedy/* authorityRemedy */.i)(place.address.host, place.variable)} Or let the server use SCRAM, which does not reveal the password: set password_encryption to scram-sha-256 there, then set the user's password again.`);
}
function unbound(place) {
    return (0,failure/* problem */.CC)("credential_rejected", `${(0,failure/* placeOf */.$t)(place)} does not offer the channel binding that ${place.variable} demands, so it was not given the password.`, `Check that nothing stands between here and the database, or remove channel_binding from ${place.variable}.`);
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

// EXTERNAL MODULE: ./build/src/lib/create-deferred.js
var create_deferred = __webpack_require__(36009);
;// CONCATENATED MODULE: ./build/src/providers/postgres/line.js







/** Beyond these an answer is not what anybody asked for, and it would fill the memory. */
const MOST_ROWS = 50_000;
const MOST_BYTES = 32 * 1024 * 1024;
/** Connects. Throws ProviderError where that failed, and the signal's reason where it was aborted. */
async function openLine(place, limits, signal) {
    signal?.throwIfAborted();
    const { default: pg } = await __webpack_require__.e(/* import() */ 3849).then(__webpack_require__.bind(__webpack_require__, 83849));
    const socket = new external_node_net_.Socket();
    const client = new pg.Client(configOf(place, socket, limits.applicationName ?? "holdpoint"));
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
    guardPassword(connection, place, cutter.cutWith);
    try {
        await cutter.within(limits.connectTimeoutMs, "accept a session", () => client.connect());
    }
    catch (error) {
        cutter.release();
        const cut = cutter.cutBy();
        throw cut === null ? (0,failure/* connectFailure */.vZ)(error, place) : cut.reason;
    }
    const patience = limits.statementTimeoutMs === null ? null : limits.statementTimeoutMs + 1_000;
    const announced = Reflect.get(client, "processID");
    const { stream } = connection;
    const inTurn = takeTurns(client, connection);
    return {
        place,
        cutBy: cutter.cutBy,
        cutWith: cutter.cutWith,
        announcedPid: typeof announced === "number" ? announced : null,
        certificate: stream instanceof external_node_tls_.TLSSocket ? (0,certificate_of/* certificateOf */.t)(stream) : null,
        close,
        submit: (query, act) => cutter.unlessCut(() => inTurn(() => act(client.query(query)))),
        tell: async (text) => void (await cutter.within(patience, "answer a statement", () => inTurn(() => client.query(text)))),
        ask: (text, values) => cutter.within(patience, "answer a statement", () => inTurn(() => {
            const query = new pg.Query({ ...STATEMENT, text, values: [...values] });
            const answer = collect(query, () => cutter.cutWith(tooLarge(place)));
            client.query(query);
            return answer;
        })),
    };
}
/**
 * Hands `pg` one statement at a time: it tells of a refusal before the server takes the next one, and has no queue in its next
 * version. Where the line breaks there is nothing to wait for, and `pg` says so itself.
 */
function takeTurns(client, connection) {
    let waiting = null;
    const wait = () => new Promise((resolve) => {
        const goOn = () => {
            connection.off("readyForQuery", goOn);
            connection.off("end", goOn);
            waiting = null;
            resolve();
        };
        connection.on("readyForQuery", goOn);
        connection.on("end", goOn);
    });
    return async (start) => {
        while (Reflect.get(client, "readyForQuery") === false && !connection.stream.destroyed)
            await (waiting ??= wait());
        return start();
    };
}
/** Ends the line from outside: by a time limit, by the signal, by an answer that is too large. */
function createCutter(place, connection, socket, signal) {
    let cut = null;
    const broken = (0,create_deferred/* createDeferred */.u)();
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
        unlessCut: (start) => Promise.race([broken.promise, start()]),
        within: async (ms, doing, start) => {
            const timer = ms === null ? undefined : setTimeout(() => cutWith(timedOut(place, doing, ms)), ms);
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
function configOf({ address }, socket, applicationName) {
    return {
        host: address.host,
        port: address.port,
        user: address.user,
        database: address.database,
        // Text that is empty would be looked for in PGPASSWORD, and null in ~/.pgpass.
        password: () => address.password,
        ssl: address.tls === "off" ? false : tlsOptions(address),
        sslnegotiation: "postgres",
        application_name: applicationName,
        // A statement may say nothing for hours, and what stands between forgets a silent connection after minutes.
        keepAlive: true,
        keepAliveInitialDelayMillis: 30_000,
        enableChannelBinding: address.channelBinding,
        stream: () => socket,
    };
}
function tlsOptions({ tls, authorities }) {
    return {
        rejectUnauthorized: tls !== "encrypted",
        ...(authorities === null ? {} : { ca: authorities }),
        ...(tls === "authority" ? { checkServerIdentity: () => undefined } : {}),
    };
}
/** PGOPTIONS and PGREPLICATION have no value by which they could be switched off. */
function forgetEnvironment(client, { address }) {
    const parameters = Reflect.get(client, "connectionParameters");
    Object.assign(parameters, { options: address.options ?? undefined, replication: undefined });
}
function timedOut(place, doing, ms) {
    return (0,failure/* problem */.CC)("vendor_timeout", `${(0,failure/* placeOf */.$t)(place)} did not ${doing} within ${ms / 1_000} s.`, "Look whether the database is overloaded or a firewall swallows the connection, and run this again.");
}
function tooLarge(place) {
    return (0,failure/* problem */.CC)("vendor_answer_unknown", `${(0,failure/* placeOf */.$t)(place)} gave an answer of more than ${MOST_ROWS.toLocaleString("en")} rows or 32 MiB.`, "Look at what is in the tables that this reads: they should be small.");
}


/***/ }),

/***/ 39219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parsePlace)
/* harmony export */ });
/* harmony import */ var _lib_mask_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56261);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27822);


/** Where a session goes to, with what messages must not show. Throws ProviderError `usage`. */
function parsePlace(url) {
    const address = (0,_address_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .o)(url);
    return { address, variable: url.name, mask: (0,_lib_mask_js__WEBPACK_IMPORTED_MODULE_1__/* .createMask */ .P)([url.reveal(), address.password]) };
}


/***/ }),

/***/ 33213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ ADDRESS),
/* harmony export */   X: () => (/* binding */ VENDOR)
/* harmony export */ });
const VENDOR = "PostgreSQL";
/** A usual name of one. */
const ADDRESS = {
    name: "DATABASE_URL",
    source: "plan-secret",
    purpose: "read the database",
    scopes: "address of a database, with a role that reads",
    inChecklist: "read the tool's table, for `migrations`; for `rls`, take on the roles that `sees` names and see every row without them (the tables' owner, or a role that bypasses row security). All of it happens in read-only transactions",
    namedByPlan: true,
};


/***/ }),

/***/ 56129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z9: () => (/* binding */ askPid),
/* harmony export */   c$: () => (/* binding */ refuseHiddenPooler),
/* harmony export */   rv: () => (/* binding */ refuseKnownPooler)
/* harmony export */ });
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(49500);
/**
 * Poolers that give each transaction another connection. Behind one, a session's settings reach strangers, its locks outlive
 * it, and a dump is made of several moments: seen with pgbouncer 1.18, half of a table and exit status 0.
 */

/** Known by their addresses alone, with what the vendor's other address looks like. */
const KNOWN = [
    {
        host: /\.supabase\.(?:co|com)$/,
        port: 6543,
        remedy: (variable) => `Use port 5432 of the same host in ${variable}: there Supabase's pooler keeps one connection for the whole session.`,
    },
    {
        host: /^[^.]+-pooler\./,
        port: null,
        remedy: (variable) => `Take -pooler out of the host in ${variable}: that is Neon's direct address.`,
    },
];
/** Each turn shows a busy pooler with the chance that it hands out another connection; an idle one shows at the first. */
const TURNS = 8;
/** Throws ProviderError `pooler_refused` where the address says it. */
function refuseKnownPooler(place) {
    const { host, port } = place.address;
    const known = KNOWN.find((pooler) => pooler.host.test(host) && (pooler.port ?? port) === port);
    if (known !== undefined)
        throw pooled(place, known.remedy(place.variable));
}
/**
 * Asks two sessions in turn who serves them. Each has a backend of its own for good, or they share what a pooler has. Only
 * where something stands between is there anything to ask: it gives backends numbers of its own.
 */
async function refuseHiddenPooler(line, backendPid, openSecond) {
    if (line.announcedPid === backendPid)
        return;
    const second = await openSecond();
    try {
        let others = new Set();
        for (let turn = 0; turn < TURNS; turn += 1) {
            others = others.add(await askPid(second));
            const moved = (await askPid(line)) !== backendPid;
            if (moved || others.size > 1 || others.has(backendPid)) {
                throw pooled(line.place, `Use the database's own address in ${line.place.variable}, or the pooler in session mode.`);
            }
        }
    }
    finally {
        await second.close();
    }
}
async function askPid(line) {
    const { rows } = await line.ask("select pg_backend_pid() as pid", []);
    return Number(rows[0]?.["pid"]);
}
function pooled(place, remedy) {
    return (0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)("pooler_refused", `${(0,_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$t)(place)}, which ${place.variable} names, is a transaction pooler: what is set, locked or seen in a session is lost behind it.`, remedy);
}


/***/ }),

/***/ 6878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ readBaseUrl)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_vendor_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71718);


/**
 * The address of a vendor's API: by default, from the plan, or an emulator's from the environment. Throws ProviderError
 * `usage` where no token may be sent there, and never repeats what is written there: it may hold a password, or be a
 * token that was pasted into the wrong variable.
 */
function readBaseUrl(context, vendor, address) {
    const found = (0,_lib_vendor_address_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveAddress */ .t)(context.env, context.addresses ?? {}, address);
    if (found instanceof URL)
        return found;
    const { trouble, remedy } = found;
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({ reasonCode: "usage", vendor, message: `${address.name} ${trouble}.`, remedy });
}


/***/ }),

/***/ 30322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readToken)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _lib_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43469);
/* harmony import */ var _lib_setting_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27433);



/**
 * A credential from its variable, without the white space around it that storing it often adds. Throws ProviderError
 * `secret_missing` where there is none, and `credential_rejected` where it has a character that no token has: a client
 * refuses such a header with a message that repeats the whole of it.
 */
function readToken(env, vendor, setting) {
    const value = (0,_lib_setting_js__WEBPACK_IMPORTED_MODULE_2__/* .readSetting */ .LA)(env, setting);
    if (value === null) {
        const { message, remedy } = (0,_lib_setting_js__WEBPACK_IMPORTED_MODULE_2__/* .missingSetting */ .zf)(setting, vendor);
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({ reasonCode: "secret_missing", vendor, message, remedy });
    }
    if (/^[\x21-\x7e]+$/.test(value))
        return new _lib_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(setting.name, value);
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "credential_rejected",
        vendor,
        message: `${setting.name} contains a space, a line break or a letter that no token has.`,
        remedy: "Store the token again, without anything around it.",
    });
}


/***/ }),

/***/ 84038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RA: () => (/* binding */ AMAZON),
/* harmony export */   XC: () => (/* binding */ VENDOR),
/* harmony export */   Zg: () => (/* binding */ REGION),
/* harmony export */   kF: () => (/* binding */ KEY_ID),
/* harmony export */   nN: () => (/* binding */ SESSION_TOKEN),
/* harmony export */   rB: () => (/* binding */ SECRET_KEY),
/* harmony export */   sR: () => (/* binding */ ENDPOINT),
/* harmony export */   yy: () => (/* binding */ SETTINGS)
/* harmony export */ });
/* harmony import */ var _lib_backup_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83413);

const VENDOR = "S3";
const named = (spec) => (0,_lib_backup_place_js__WEBPACK_IMPORTED_MODULE_0__/* .namesStore */ .a8)(spec, "s3");
const workflows = ["release", "rollback"];
const KEY_ID = {
    name: "AWS_ACCESS_KEY_ID",
    source: "secret",
    purpose: "store backups, and read them back",
    scopes: "key that may `s3:PutObject`, `s3:GetObject`, `s3:ListBucket`, `s3:AbortMultipartUpload` and `s3:ListBucketMultipartUploads` in the bucket, and `s3:DeleteObject` where what a broken-off run left, or `keep-for` has had its time, is to be removed",
    neededFor: named,
    workflows,
};
const SECRET_KEY = {
    name: "AWS_SECRET_ACCESS_KEY",
    source: "secret",
    purpose: "sign requests with that key",
    scopes: "secret of `AWS_ACCESS_KEY_ID`",
    neededFor: named,
    workflows,
};
const SESSION_TOKEN = {
    name: "AWS_SESSION_TOKEN",
    source: "secret",
    purpose: "sign requests with a key that expires",
    scopes: "token that came with the key",
    optional: "for a key that expires",
    workflows,
};
const REGION = {
    name: "AWS_REGION",
    source: "variable",
    purpose: "know the bucket's region",
    scopes: "name of the region, such as `eu-central-1`, or `auto` where the store has none",
    optional: "where it is not `us-east-1`",
    workflows,
};
/** Of Amazon's own, whose requests go to the region's address. */
const AMAZON = "https://s3.amazonaws.com";
const ENDPOINT = {
    name: "AWS_ENDPOINT_URL_S3",
    source: "address",
    purpose: "find the store",
    default: AMAZON,
    inPlan: "s3",
};
const SETTINGS = [KEY_ID, SECRET_KEY, SESSION_TOKEN, REGION, ENDPOINT];


/***/ }),

/***/ 30457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ ORGANIZATION),
/* harmony export */   CV: () => (/* binding */ TOKEN),
/* harmony export */   H$: () => (/* binding */ API_URL),
/* harmony export */   XC: () => (/* binding */ VENDOR),
/* harmony export */   iW: () => (/* binding */ SCOPES),
/* harmony export */   rE: () => (/* binding */ MONITOR_DSN),
/* harmony export */   xI: () => (/* binding */ INCIDENT_DSN)
/* harmony export */ });
const VENDOR = "Sentry";
const SCOPES = "`org:read`, `event:read`, `project:read`, `project:releases`";
const TOKEN = {
    name: "SENTRY_AUTH_TOKEN",
    source: "secret",
    purpose: "read the release's metrics",
    scopes: `token of an internal integration with ${SCOPES}; an organization token (\`sntrys_…\`) can read nothing and is refused`,
};
/** Not `SENTRY_DSN`, which a team's own tests may name: what is ours to send with, no command of a plan is given. */
const MONITOR_DSN = {
    name: "SENTRY_MONITOR_DSN",
    source: "secret",
    purpose: "report each scheduled look to a cron monitor",
    scopes: "DSN of a project whose cron monitor is told of each scheduled look, and alarms where one is missed",
    optional: "where a missed look is to raise an alarm",
    workflows: ["watch"],
};
/** A name of its own for the same reason; it may hold the same DSN. */
const INCIDENT_DSN = {
    name: "SENTRY_INCIDENT_DSN",
    source: "secret",
    purpose: "report a rollback as an event",
    scopes: "DSN of a project that is told of each rollback, and of one that was due and could not be made",
    optional: "where a rollback is to be an event at Sentry",
    workflows: ["release", "rollback", "watch"],
};
const ORGANIZATION = {
    name: "SENTRY_ORG",
    source: "variable",
    purpose: "know whose project it is, where the plan has no `org`",
    scopes: "slug of the organization",
    neededFor: (spec) => spec.org === undefined,
};
const API_URL = {
    name: "SENTRY_URL",
    source: "address",
    purpose: "find Sentry",
    default: "https://sentry.io/",
    inPlan: "sentry",
};


/***/ }),

/***/ 12600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ CREDENTIAL_REMEDY),
/* harmony export */   m: () => (/* binding */ connectClient)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33722);
/* harmony import */ var _read_base_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6878);
/* harmony import */ var _read_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30322);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10970);




const CREDENTIAL_REMEDY = `Set ${_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .TOKEN */ .CV.name} to a personal access token (Supabase, Account, Access Tokens) that reaches the project and has the permission Advisors: Read (${_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .ADVISORS_PERMISSION */ ._N}).`;
/** Requests are counted over a minute, so no wait that the vendor asks for is longer. */
const RETRY = { attempts: 4, firstDelayMs: 500, maximumDelayMs: 61_000 };
const UNKNOWN_WAIT_MS = 20_000;
/** A client that sends the token with every request. Throws ProviderError `secret_missing`. */
function connectClient(context, { credentialRemedy = CREDENTIAL_REMEDY } = {}) {
    const token = (0,_read_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readToken */ .A)(context.env, _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .VENDOR */ .XC, _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .TOKEN */ .CV);
    const baseUrl = (0,_read_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .readBaseUrl */ .$)(context, _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .VENDOR */ .XC, _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .API_URL */ .H$);
    return (0,_http_js__WEBPACK_IMPORTED_MODULE_0__/* .createVendorClient */ .O)({
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_3__/* .VENDOR */ .XC,
        baseUrl: baseUrl.href,
        headers: () => ({ authorization: `Bearer ${token.reveal()}` }),
        token,
        credentialRemedy,
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

/***/ 10970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ TOKEN),
/* harmony export */   Ew: () => (/* binding */ HEALTH_API_URL),
/* harmony export */   Gm: () => (/* binding */ MANAGED_TOKEN),
/* harmony export */   H$: () => (/* binding */ API_URL),
/* harmony export */   XC: () => (/* binding */ VENDOR),
/* harmony export */   _N: () => (/* binding */ ADVISORS_PERMISSION),
/* harmony export */   _O: () => (/* binding */ METRICS_URL),
/* harmony export */   d1: () => (/* binding */ MANAGED_API_URL),
/* harmony export */   hm: () => (/* binding */ HEALTH_TOKEN),
/* harmony export */   rB: () => (/* binding */ SECRET_KEY),
/* harmony export */   z2: () => (/* binding */ MANAGED_REMEDY)
/* harmony export */ });
const VENDOR = "Supabase";
/** A token is scoped unless somebody asked for a legacy one, so a 403 mostly means that this was not ticked. */
const ADVISORS_PERMISSION = "advisors_read";
const TOKEN = {
    name: "SUPABASE_ACCESS_TOKEN",
    source: "secret",
    purpose: "ask the advisor, whether the project's services are healthy, and what backups there are",
    scopes: "personal access token for the project, with `Advisors: Read` for the gate `advisor`, `Project: Read` for the metric `unhealthy_services`, `Backups: Read` for the step `backup` (to restore, write), and `Development branches` and `Database pooling config: Read` for copies",
    inChecklist: "read the project's advisors (`Advisors: Read`)",
    // Its gate compares with what the checklist has recorded.
    workflows: ["checklist"],
};
/**
 * The name that Supabase's own client of this API reads. `SUPABASE_API_URL`, which would be like the other vendors',
 * is what many applications call their project's address: this token would then be sent there.
 */
const API_URL = {
    name: "SUPABASE_API_BASE_URL",
    source: "address",
    purpose: "find Supabase's Management API",
    default: "https://api.supabase.com",
    workflows: ["checklist"],
};
/** The same token, where a metric asks for the health of services. */
const HEALTH_TOKEN = {
    ...TOKEN,
    workflows: ["release", "watch"],
    neededFor: ({ services }) => services !== undefined,
};
const HEALTH_API_URL = { ...API_URL, workflows: ["release", "watch"] };
/** The same token, where a step or a restore asks for what Supabase keeps of the database. */
const MANAGED_TOKEN = { ...TOKEN, workflows: ["release", "rollback"] };
const MANAGED_API_URL = { ...API_URL, workflows: ["release", "rollback"] };
const MANAGED_REMEDY = `Set ${TOKEN.name} to a personal access token (Supabase, Account, Access Tokens) that reaches the project, with the permissions Project: Read, Backups (read, and write to restore), Development branches (read, create, delete) and Database pooling config: Read.`;
const SECRET_KEY = {
    name: "SUPABASE_SECRET_KEY",
    source: "secret",
    purpose: "read the project's own metrics",
    scopes: "secret key of the project (`sb_secret_…`), or its legacy `service_role` key",
    neededFor: ({ services }) => services === undefined,
};
/** By itself the project's own address, below this one. */
const METRICS_URL = {
    name: "SUPABASE_METRICS_URL",
    source: "address",
    purpose: "find the project's metrics",
    default: "https://supabase.co",
};


/***/ }),

/***/ 91017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $_: () => (/* binding */ responseTo),
/* harmony export */   JN: () => (/* binding */ readAnswer),
/* harmony export */   Yl: () => (/* binding */ headersOf),
/* harmony export */   Z7: () => (/* binding */ MAXIMUM_CONNECTIONS),
/* harmony export */   oO: () => (/* binding */ createTransport),
/* harmony export */   xM: () => (/* binding */ loadHttp)
/* harmony export */ });
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98995);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73136);
/* harmony import */ var _answer_body_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86177);



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
function loadHttp(secure) {
    const require = (0,node_module__WEBPACK_IMPORTED_MODULE_0__.createRequire)(import.meta.url);
    if (!secure)
        return require("node:http");
    return require("node:https");
}
function createSend(prepare) {
    return async ({ method, url, headers, body, signal }) => {
        signal.throwIfAborted();
        const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
        const request = prepare({ method, url, headers })({ "accept-encoding": _answer_body_js__WEBPACK_IMPORTED_MODULE_2__/* .ACCEPTED_ENCODINGS */ .di, ...length });
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
async function readAnswer(request) {
    const response = await responseTo(request);
    return { status: response.statusCode ?? 0, headers: headersOf(response), text: await (0,_answer_body_js__WEBPACK_IMPORTED_MODULE_2__/* .readText */ .yR)(response) };
}
/** The answer's status line and headers; its body is on its way. */
function responseTo(request) {
    return new Promise((resolve, reject) => {
        let answered = false;
        request.on("error", reject);
        request.once("close", () => {
            if (!answered)
                reject(new _answer_body_js__WEBPACK_IMPORTED_MODULE_2__/* .ConnectionBroken */ .Q3("the connection was closed before an answer"));
        });
        request.once("response", (response) => {
            answered = true;
            resolve(response);
        });
    });
}
function headersOf(response) {
    const textOf = (value) => (Array.isArray(value) ? value.join(", ") : value);
    return {
        get: (name) => textOf(response.headers[name.toLowerCase()]) ?? null,
        entries: () => Object.entries(response.headers).map(([name, value]) => [name, textOf(value) ?? ""]),
    };
}


/***/ }),

/***/ 15394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ TOKEN),
/* harmony export */   H$: () => (/* binding */ API_URL),
/* harmony export */   XC: () => (/* binding */ VENDOR)
/* harmony export */ });
const VENDOR = "Unleash";
/** A client's token cannot ask this API. */
const TOKEN = {
    name: "UNLEASH_ADMIN_TOKEN",
    source: "secret",
    purpose: "read the flag, and turn it off when a release is rolled back",
    scopes: "token of a service account or a person whose role in the project has `UPDATE_FEATURE_ENVIRONMENT` for this environment (where there are no roles, an admin token)",
    workflows: ["release", "watch", "rollback"],
};
const API_URL = {
    name: "UNLEASH_URL",
    source: "address",
    purpose: "find Unleash",
    default: null,
    inPlan: "unleash",
};


/***/ }),

/***/ 76168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LF: () => (/* binding */ read),
/* harmony export */   Zu: () => (/* binding */ readIfPresent),
/* harmony export */   tq: () => (/* binding */ createConnection)
/* harmony export */ });
/* harmony import */ var _lib_after_sending_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23108);
/* harmony import */ var _lib_mask_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56261);
/* harmony import */ var _read_base_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6878);
/* harmony import */ var _read_token_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30322);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33722);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(71881);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91017);







/** Throws ProviderError `secret_missing` without `VERCEL_TOKEN`, `usage` where `VERCEL_API_URL` names no emulator. */
function createConnection(settings, context) {
    const token = (0,_read_token_js__WEBPACK_IMPORTED_MODULE_2__/* .readToken */ .A)(context.env, _settings_js__WEBPACK_IMPORTED_MODULE_4__/* .VENDOR */ .XC, _settings_js__WEBPACK_IMPORTED_MODULE_4__/* .TOKEN */ .CV);
    const baseUrl = (0,_read_base_url_js__WEBPACK_IMPORTED_MODULE_1__/* .readBaseUrl */ .$)(context, _settings_js__WEBPACK_IMPORTED_MODULE_4__/* .VENDOR */ .XC, _settings_js__WEBPACK_IMPORTED_MODULE_4__/* .API_URL */ .H$);
    const teamQuery = queryOfTeam(settings.team);
    const transport = (0,_transport_js__WEBPACK_IMPORTED_MODULE_5__/* .createTransport */ .oO)(baseUrl, context);
    const authorization = () => ({ authorization: `Bearer ${token.reveal()}` });
    const client = (0,_http_js__WEBPACK_IMPORTED_MODULE_3__/* .createVendorClient */ .O)({
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_4__/* .VENDOR */ .XC,
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
        mask: (text) => (0,_lib_mask_js__WEBPACK_IMPORTED_MODULE_6__/* .createMask */ .P)([token.reveal()]).apply(text),
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
    shapes ??= (0,_lib_after_sending_js__WEBPACK_IMPORTED_MODULE_0__/* .afterSending */ .p)(10).then(() => Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(1469)]).then(__webpack_require__.bind(__webpack_require__, 21469)));
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
    return `Check that ${_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .TOKEN */ .CV.name} has not expired and can see the project ${settings.project} of ${owner}; tokens are made at https://vercel.com/account/settings/tokens.`;
}


/***/ }),

/***/ 34796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jn: () => (/* binding */ listDeployments),
/* harmony export */   NH: () => (/* binding */ readAliases),
/* harmony export */   Py: () => (/* binding */ listEnvironmentVariables),
/* harmony export */   Wh: () => (/* binding */ readProject),
/* harmony export */   hZ: () => (/* binding */ findBuildsByMeta),
/* harmony export */   iJ: () => (/* binding */ readDeployment),
/* harmony export */   qE: () => (/* binding */ listServed)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76168);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(71881);
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
/** Newest first. `stops`: rows come newest first, so that the first one that is not kept ends it. */
async function listDeployments(connection, query, limit, keep = () => true, stops = false) {
    const found = new Map();
    const path = "/v6/deployments";
    const nextPage = followPages(path);
    let until = null;
    do {
        const page = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .LF)(connection, { path, query: { ...query, limit: PAGE_SIZE, ...(until === null ? {} : { until }) } }, (shapes) => shapes.deploymentListShape);
        for (const row of page.deployments)
            if (keep(row))
                found.set(row.id, row);
        until = stops && !page.deployments.every(keep) ? null : nextPage(page.pagination);
    } while (until !== null && found.size < limit);
    return [...found.values()].toSorted((one, other) => other.createdAt - one.createdAt);
}
/** What production has served, newest first; `aliasAssigned` of a row is when that began last. */
async function listServed(connection, projectId, { limit, since }) {
    const found = new Map();
    const path = "/v6/deployments";
    const nextPage = followPages(path);
    let until = null;
    let older = 0;
    do {
        const query = { projectId, target: "production", state: "READY", limit: PAGE_SIZE };
        const page = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_1__/* .read */ .LF)(connection, { path, query: { ...query, ...(until === null ? {} : { until }) } }, (shapes) => shapes.servedListShape);
        for (const row of page.deployments) {
            if (row === null)
                continue;
            const { createdAt, ...served } = row;
            found.set(served.id, served);
            // Rows come by the age of the build, and one that was built before may have been promoted since.
            if (createdAt < since && served.servedAt < since)
                older += 1;
        }
        until = nextPage(page.pagination);
    } while (until !== null && found.size <= limit && older === 0);
    return [...found.values()].toSorted((one, other) => other.servedAt - one.servedAt);
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
            vendor: _settings_js__WEBPACK_IMPORTED_MODULE_2__/* .VENDOR */ .XC,
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
        vendor: _settings_js__WEBPACK_IMPORTED_MODULE_2__/* .VENDOR */ .XC,
        message: `The project ${connection.project} has no custom environment ${slug} (it has: ${known}).`,
        remedy: "Use production, preview, or the slug of a custom environment from the project's settings.",
    });
}


/***/ }),

/***/ 71881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CV: () => (/* binding */ TOKEN),
/* harmony export */   H$: () => (/* binding */ API_URL),
/* harmony export */   NG: () => (/* binding */ BYPASS),
/* harmony export */   XC: () => (/* binding */ VENDOR)
/* harmony export */ });
const VENDOR = "Vercel";
const TOKEN = {
    name: "VERCEL_TOKEN",
    source: "secret",
    purpose: "build, promote and roll back",
    scopes: "Vercel access token of a member who may deploy and promote, limited to the team",
    inChecklist: "read the project's variables",
    inObserving: "Vercel access token of a member who may view the project, limited to the team",
};
/** Vercel's own name for the secret that opens protected deployments to automation. */
const BYPASS = {
    name: "VERCEL_AUTOMATION_BYPASS_SECRET",
    source: "secret",
    purpose: "let probes reach a protected deployment",
    scopes: '"Protection bypass for automation" of the project',
    optional: "where deployment protection is on",
    workflows: ["release", "rollback"],
    opensSite: true,
};
const API_URL = {
    name: "VERCEL_API_URL",
    source: "address",
    purpose: "find Vercel's API",
    default: "https://api.vercel.com",
};


/***/ }),

/***/ 95807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ chooseBuild),
/* harmony export */   y: () => (/* binding */ buildMeta)
/* harmony export */ });
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


/***/ }),

/***/ 36332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qe: () => (/* binding */ chooseKnownGood),
/* harmony export */   _b: () => (/* binding */ describeKnownGood),
/* harmony export */   d7: () => (/* binding */ isSafeToCross),
/* harmony export */   fv: () => (/* binding */ judgeServed)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _lib_reason_code_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27215);
/**
 * Which deployment a rollback of a release is to go back to: what production served before, if it is judged good, else one
 * step further back by the same rule. Pure: the engine reads who served, and writes the choice into the release's record.
 */


/** `chain`: what production serves, what served before that, and so on. Null where nothing was served. */
function chooseKnownGood(chain, { to, steps }) {
    const [previous, ...earlier] = chain;
    if (previous === undefined)
        return null;
    const first = judgeServed(previous);
    const unjudged = (why) => ({ id: previous.id, commit: previous.commit, judged: false, why });
    if (first.good)
        return { ...unjudged(first.why), judged: true };
    if (to === "previous")
        return unjudged(`${first.why}; the plan always goes back to the previous deployment`);
    const reachable = earlier.slice(0, steps);
    for (const served of reachable) {
        const unsafe = served.crossed.find((word) => !isSafeToCross(word, served.record?.payload.migrations ?? null));
        if (unsafe !== undefined) {
            return unjudged(`${first.why}; further back there are migrations that were not judged additive`);
        }
        const judged = judgeServed(served);
        if (judged.good) {
            const { id, commit } = served;
            return { id, commit, judged: true, why: `${judged.why}; not ${previous.id}: ${first.why}` };
        }
    }
    return unjudged(reachable.length === 0 ? first.why : `${first.why}; nothing further back is judged good`);
}
/** How a deployment did, from its record alone. `why` is a part of a sentence. */
function judgeServed({ record, until, accepted }) {
    if (accepted !== null)
        return { good: true, why: accepted };
    if (record === null)
        return { good: false, why: "no release record tells its result" };
    switch (record.phase) {
        case "done":
            return { good: true, why: "its watch passed" };
        case "rolled-back":
        case "rolling-back":
            return { good: false, why: "it was rolled back" };
        case "failed":
            return { good: false, why: "its watch failed" };
        case "promoting":
            return { good: false, why: "its promote was not finished" };
        case "watching":
        case "held":
            return judgeUndecided(record, until);
    }
}
/**
 * Nobody said yes or no. Having served on as long as its watch was, after it, without a condition against it, is enough:
 * a quiet site's watches end on too few samples, and must not lead months back.
 */
function judgeUndecided(record, until) {
    const { promotedAt, payload, phase, statusAt } = record;
    if (promotedAt === null)
        return { good: false, why: "the time of its promote is not known" };
    const plannedEnd = promotedAt + payload.watchForMs;
    if (phase === "watching" && until < plannedEnd)
        return { good: false, why: "it was still being watched" };
    const code = record.reason?.split(",")[0] ?? "";
    if (phase === "held" && !isBlindness(code)) {
        return { good: false, why: `it is held because of a suspicion (${code === "" ? "reason not recorded" : code})` };
    }
    const servedMs = until - Math.max(plannedEnd, phase === "held" ? statusAt : 0);
    const undecided = phase === "held" ? `its watch ended undecided (${code})` : "its watch was not finished";
    return servedMs >= payload.watchForMs
        ? { good: true, why: `${undecided}, and it served as long again without a failed condition` }
        : { good: false, why: `${undecided}, and it served only ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(Math.max(0, servedMs))} after that` };
}
/** Held because nothing, or too little, could be seen; anything else is a word against it. */
function isBlindness(code) {
    if (!(0,_lib_reason_code_js__WEBPACK_IMPORTED_MODULE_1__/* .mayStandWith */ .ow)(code, "hold"))
        return false;
    const blind = ["data", "vendor", "credential"].includes((0,_lib_reason_code_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonClass */ .hJ)(code));
    return blind || code === "too_few_samples" || code === "watch_incomplete";
}
/** `none` and `additive` as a record says it; what was judged after a named migration only says so of those. `own`: the target's. */
function isSafeToCross(word, own) {
    return word === "none" || word === "additive" || (word !== "unknown" && word === own);
}
/** Where a rollback goes and why, in sentences; and what production served before, where that is another deployment. */
function describeKnownGood({ knownGood, previous }) {
    if (knownGood === null)
        return "Nothing is known to have been in production before, so there is no known-good deployment.";
    const { id, judged, why } = knownGood;
    if (previous?.id === id) {
        return judged
            ? `${id} is known good: ${why}.`
            : `${id} is what production served before; it is not judged good: ${why}.`;
    }
    return `${id} is known good: ${why}. Right before this release production served ${previous?.id ?? "nothing"}.`;
}


/***/ }),

/***/ 6959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I_: () => (/* binding */ describeActive),
/* harmony export */   PZ: () => (/* binding */ anotherRollout),
/* harmony export */   es: () => (/* binding */ unjudgedRollout),
/* harmony export */   m5: () => (/* binding */ newerThanRollout),
/* harmony export */   o2: () => (/* binding */ decideRollout)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _pin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73032);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67591);
/** What to do next on the way to a stage of a rolling release. Pure: a function of what was read. */



/** The next step, given production as it was just read. */
function decideRollout(production, goal, asked) {
    const { project, rollout = null } = production;
    const ours = rollout?.candidateId === goal.candidateId ? rollout : null;
    if (rollout?.state === "active") {
        if (ours === null)
            return stop(anotherRollout(rollout));
        return isAnew(ours, goal) ? stop(takenBack(production, goal)) : decideActive(ours, goal, asked);
    }
    if ((0,_world_js__WEBPACK_IMPORTED_MODULE_2__/* .productionShows */ .Ci)(production, goal.candidateId))
        return { do: "confirm" };
    if (ours?.state === "complete")
        return decideArriving(production, goal, asked);
    if (goal.stage > 0 || goal.begun === true || ours?.state === "aborted")
        return stop(takenBack(production, goal));
    if (asked.refused !== null)
        return stop(refused(goal, asked.refused));
    if (project.productionDeploymentId !== goal.beside)
        return stop(movedBefore(production, goal));
    if (asked.requestedAt !== null)
        return asked.queued ? stop(queued()) : wait("the first stage", true);
    const backTo = (0,_world_js__WEBPACK_IMPORTED_MODULE_2__/* .rollbackUnderWay */ .GA)(production);
    if (backTo !== null)
        return stop(goingBack(goal, backTo));
    // It came since the promote was decided: there a pinned production is seen.
    const isPinned = goal.unpin !== true && (0,_pin_js__WEBPACK_IMPORTED_MODULE_1__/* .isPinnedByRequest */ .tB)(production);
    return isPinned ? stop((0,_pin_js__WEBPACK_IMPORTED_MODULE_1__/* .productionPinned */ .Q7)(production, undefined)) : { do: "start" };
}
function isAnew({ startedAt }, goal) {
    return goal.startedAt != null && startedAt !== null && startedAt !== goal.startedAt;
}
function decideActive({ activeStage, queuedId, stages }, goal, asked) {
    const from = activeStage ?? 0;
    if (from >= goal.stage)
        return { do: "confirm" };
    if (asked.refused !== null)
        return stop(refused(goal, asked.refused));
    if (asked.requestedAt !== null)
        return wait("the next stage", true);
    // Whoever put another build behind ours did not mean ours to go on.
    if (queuedId !== null && queuedId !== goal.candidateId)
        return stop(overtaken(goal, queuedId));
    const isLast = goal.stage >= Math.min(goal.stages, stages.length) - 1;
    return isLast ? { do: "complete" } : { do: "approve", from };
}
/** The host points the domains at it. */
function decideArriving(production, { candidateId }, asked) {
    if (!(0,_world_js__WEBPACK_IMPORTED_MODULE_2__/* .changeFailed */ .Oc)(production, "promote", candidateId, asked.before))
        return wait("the production domains", false);
    const elsewhere = (0,_world_js__WEBPACK_IMPORTED_MODULE_2__/* .domainsElsewhere */ .oq)(production, candidateId);
    return stop((0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("alias_failed", `The host reports that the last stage failed; not pointing at the new deployment: ${elsewhere.map(({ domain }) => domain).join(", ") || "no domain"}.`, "Look at the domains in the host's project settings, then run `promote` again (it continues) or dispatch a rollback.", elsewhere.map((alias) => ({ label: alias.domain, value: alias.deploymentId ?? "no deployment" }))));
}
function wait(waitingFor, untraced) {
    return { do: "wait", waitingFor, untraced };
}
function stop(verdict) {
    return { do: "stop", verdict };
}
/** `dpl_x gets 10 % of the visitors`. */
function describeActive(rollout) {
    return `${rollout.candidateId} gets ${(0,_world_js__WEBPACK_IMPORTED_MODULE_2__/* .percentOf */ .pR)(rollout)} % of the visitors`;
}
function anotherRollout(rollout) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("rollout_active", `Another rolling release is under way: ${describeActive(rollout)}.`, "Complete or abort it at the host, then run this again.");
}
function unjudgedRollout(candidateId) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("rollout_active", `The host gives ${candidateId} to its visitors in stages, and this plan has no \`promote.rollout\` by which they could be judged.`, "Complete or abort the rolling release at the host, or turn rolling releases off for the project; or write `promote: { rollout: [10%, 100%], stage: 15m }` into the plan.");
}
/** Whoever began it did not know of what production serves since: taken to its end, it would overtake that. */
function newerThanRollout(candidateId, servingId) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("newer_release_active", `Production is ${servingId}, which is newer than ${candidateId} and came after the rolling release of ${candidateId} had begun.`, "Abort the rolling release at the host; if its change is still missing in production, release it again from the newest commit.");
}
function overtaken({ candidateId }, queuedId) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("newer_release_active", `${queuedId} waits at the host until the rolling release of ${candidateId} is over, so it is not advanced.`, "Decide which of the two is wanted: complete this rolling release at the host, or dispatch a rollback, and release the other one again.");
}
function queued() {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("promotion_queued", "The host queued this rolling release behind another one.", "Finish or abort the other rolling release at the host, then run this again; it continues.");
}
function refused({ candidateId, stage }, words) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("rollout_refused", `The host refused to ${stage === 0 ? `begin the rolling release of ${candidateId}` : `advance the rolling release of ${candidateId} to stage ${stage + 1}`}: ${words}`, "Look at the project's rolling releases at the host; when it can go on there, run this again.");
}
function movedBefore({ project }, { candidateId, beside }) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("production_moved", `Production is ${project.productionDeploymentId ?? "nothing"} and was ${beside ?? "nothing"} when this release was recorded, so the rolling release of ${candidateId} is not begun.`, "Find out who changed it, and why; then release again with another release id (`release`).");
}
/** The host names the old deployment as production's until it is done. */
function goingBack({ candidateId }, to) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("production_moved", `Production is being rolled back to ${to}, so the rolling release of ${candidateId} is not begun.`, "Find out who asked for that, and why; then release again with another release id (`release`).");
}
function takenBack({ project, rollout }, { candidateId }) {
    const how = rollout?.candidateId === candidateId ? "was taken back" : "is not at the host any more";
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("production_moved", `The rolling release of ${candidateId} ${how}; production is ${project.productionDeploymentId ?? "nothing"}.`, "Find out who ended it, and why; then release again with another release id (`release`).");
}


/***/ }),

/***/ 49503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D_: () => (/* binding */ isAskedAfter),
/* harmony export */   MM: () => (/* binding */ decideSettled),
/* harmony export */   S3: () => (/* binding */ promotedAgainAt),
/* harmony export */   aq: () => (/* binding */ takenBackAtHost)
/* harmony export */ });
/* unused harmony export rolledBackAtHost */
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67591);
/**
 * What a record that speaks of a rollback means, held against where production stands now. Pure. The world wins: a
 * release that production serves is not rolled back, whatever was written, and what a person promoted again after a
 * rollback was decided is not rolled back without new evidence.
 */


/** Reason that is recorded where the host says that production was rolled back and our record does not. */
const ROLLED_BACK_AT_HOST = "rolled back at the host";
/** GitHub keeps whole seconds. */
const STATUS_PRECISION_MS = 1_000;
/** Null: nothing was decided about it that ends a command. */
function decideSettled(production, record) {
    if (record === null)
        return null;
    if (record.phase === "rolling-back") {
        const since = promotedAgainAt(production, record);
        return since === null
            ? { kind: "finish-rollback" }
            : { kind: "in-production-again", since, verdict: decidedAndPromotedAgain(record) };
    }
    const byHost = record.phase !== "rolled-back" && rolledBackAtHost(production, record);
    if (record.phase !== "rolled-back" && !byHost)
        return null;
    const { candidate, knownGood } = record.payload;
    const serving = whereServed(production, candidate.id);
    const current = byHost ? production.project.productionDeploymentId : null;
    const to = record.rollbackTo ?? current ?? knownGood?.id ?? "the previous deployment";
    const reason = byHost ? ROLLED_BACK_AT_HOST : (record.reason ?? "reason not recorded");
    return serving === null
        ? { kind: "rolled-back", byHost, to, reason }
        : { kind: "in-production-again", since: null, verdict: saidAndServed(candidate.id, to, reason, serving) };
}
/** Did the host roll production back from this release, to its known good or to what served before, whatever our record says? */
function rolledBackAtHost(production, record) {
    const { candidate, knownGood, previous } = record.payload;
    const { productionDeploymentId: current, aliasRequest } = production.project;
    if ((0,_world_js__WEBPACK_IMPORTED_MODULE_1__/* .isRollingOut */ .qJ)(production, candidate.id))
        return false;
    if (current === null || ![knownGood?.id, previous?.id].includes(current))
        return false;
    // Whoever took a rolling release back, with whatever request: the host says that it is over.
    if ((0,_world_js__WEBPACK_IMPORTED_MODULE_1__/* .isRolloutAborted */ .pO)(production, candidate.id))
        return true;
    return (record.phase !== "promoting" &&
        aliasRequest?.type === "rollback" &&
        aliasRequest.toDeploymentId === current &&
        (aliasRequest.fromDeploymentId === candidate.id || aliasRequest.fromDeploymentId === null));
}
/** Was the host asked to take it out again since it was recorded? Then it was in, whether anybody has written so or not. */
function takenBackAtHost({ project }, { payload, createdAt }) {
    const request = project.aliasRequest;
    if (request?.type !== "rollback" || request.fromDeploymentId !== payload.candidate.id)
        return false;
    return request.requestedAt >= createdAt;
}
/** When the host was asked to bring it into production after its record's last word; null where it was not. Vendors' clocks alone. */
function promotedAgainAt({ project }, record) {
    const { id } = record.payload.candidate;
    const request = project.aliasRequest;
    if (project.productionDeploymentId !== id || request?.toDeploymentId !== id)
        return null;
    const { statusAt: writtenAt, promotedAt } = record;
    return isAskedAfter(request.requestedAt, { writtenAt, promotedAt }) ? request.requestedAt : null;
}
/**
 * Was the host asked after this word was written? The forge keeps whole seconds, so that in the word's own second the two
 * cannot be told apart; but the release's own request, the only one that came before the word, was over when its promote was
 * read back, and any other one in that second is somebody else's.
 */
function isAskedAfter(requestedAt, { writtenAt, promotedAt }) {
    if (requestedAt >= writtenAt + STATUS_PRECISION_MS)
        return true;
    return requestedAt >= writtenAt && promotedAt !== null && requestedAt >= promotedAt + STATUS_PRECISION_MS;
}
/** Where production serves a deployment, in words; null where neither the host's target nor a domain names it. */
function whereServed(production, id) {
    const { project, aliases } = production;
    const rollout = (0,_world_js__WEBPACK_IMPORTED_MODULE_1__/* .rollingOut */ .i3)(production);
    if (rollout?.candidateId === id) {
        return `a rolling release gives it to ${(0,_world_js__WEBPACK_IMPORTED_MODULE_1__/* .percentOf */ .pR)(rollout)} % of the visitors now`;
    }
    if (project.productionDeploymentId === id)
        return "production serves it now";
    const domains = aliases.filter(({ deploymentId }) => deploymentId === id).map(({ domain }) => domain);
    return domains.length === 0 ? null : `${domains.join(", ")} point${domains.length === 1 ? "s" : ""} at it now`;
}
function decidedAndPromotedAgain({ payload, reason }) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("production_moved", `A rollback of this release was decided (${reason ?? "reason not recorded"}), and after that somebody promoted ${payload.candidate.id} again.`, "Watch it again (`watch`), which judges what comes from now on, or dispatch a rollback.");
}
function saidAndServed(id, to, reason, serving) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("production_moved", `${id} is said to have been rolled back to ${to} (${reason}), but ${serving}.`, "Nobody watches it: dispatch a rollback, or release the commit again with another release id (`release`).");
}


/***/ }),

/***/ 45915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IZ: () => (/* binding */ digestEvidence),
/* harmony export */   LV: () => (/* binding */ renderEvidenceUrl)
/* harmony export */ });
/* unused harmony export parseEvidenceUrl */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/**
 * The digest of what a watch was judged from, so that a report that is kept elsewhere can be held against the record. A status
 * has no room for it beside its reason; its log address, which leads to the run with the report, carries it. Pure.
 */

const MARK = "#evidence-sha256-";
/** Null where nothing was judged from anything. */
function digestEvidence({ release, commit, conditions, comparison }) {
    if (conditions === undefined && comparison === undefined)
        return null;
    const text = JSON.stringify([release, commit, conditions ?? null, comparison ?? null]);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex");
}
function renderEvidenceUrl(runUrl, digest) {
    return digest === null ? runUrl : `${runUrl}${MARK}${digest}`;
}
/** Null where the address says nothing of it. */
function parseEvidenceUrl(url) {
    const digest = url?.split(MARK)[1] ?? "";
    return /^[0-9a-f]{64}$/.test(digest) ? digest : null;
}


/***/ }),

/***/ 95266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ judgeAutoAssign)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _pin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73032);
/** Whether the project's automatic assignment of domains is as the plan's way in needs it. Pure. */


const WHERE = "Settings, Environments, Production, Branch Tracking";
/** Null = it is, or a pin says more. */
function judgeAutoAssign(world) {
    const { letIn, production } = world;
    const isOn = production.project.autoAssignDomains;
    if (letIn === "staged" && isOn)
        return autoAssignOn();
    if (letIn !== "check" || isOn || (0,_pin_js__WEBPACK_IMPORTED_MODULE_1__/* .isPinned */ .T4)({ ...world, serving: null, candidate: null, staging: null }))
        return null;
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("auto_assign_off", "Automatic assignment of production domains is off, so a passed deployment check lets nothing into production.", `Switch it on at the host (${WHERE}), or write \`let-in: staged\` into the plan.`);
}
function autoAssignOn() {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("auto_assign_on", "The project assigns its production domains to each new build at once, so a build is in production before it is verified.", `Switch automatic assignment off at the host (${WHERE}: "Auto-assign Custom Production Domains"), or write \`let-in: check\` into the plan. If a release of ours was cut off, run its promote again.`);
}


/***/ }),

/***/ 16247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ mitigatedAt)
/* harmony export */ });
/** A rung was seen to help: what was so before it is no evidence against the release as it is since. Null where none was. */
function mitigatedAt({ phase, rungs = {}, statusAt, }) {
    return phase === "held" && Object.values(rungs).includes("helped") ? statusAt : null;
}


/***/ }),

/***/ 67200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ STAGING_RECORDS),
/* harmony export */   ny: () => (/* binding */ PRODUCTION_RECORDS),
/* harmony export */   uj: () => (/* binding */ findSpokenStatus),
/* harmony export */   wn: () => (/* binding */ findOwnRecords)
/* harmony export */ });
/* harmony import */ var _lib_authors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60357);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26549);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45922);
/**
 * Which of the deployments at GitHub are records of ours, and which status of one speaks for it. GitHub lets everybody
 * with push access write both, so only what our authors wrote counts; what others wrote is named and decides nothing.
 * The one reader of all records: commands and gates list through their own role and sort with this. Pure.
 */



const STAGING_RECORDS = {
    task: _record_js__WEBPACK_IMPORTED_MODULE_1__/* .STAGING_TASK */ .wu,
    noun: "a staging record",
    parse: _payload_js__WEBPACK_IMPORTED_MODULE_0__/* .parseStagingPayload */ .x4,
};
const PRODUCTION_RECORDS = {
    task: _record_js__WEBPACK_IMPORTED_MODULE_1__/* .PRODUCTION_TASK */ .c4,
    noun: "a release record",
    parse: _payload_js__WEBPACK_IMPORTED_MODULE_0__/* .parseProductionPayload */ .Xw,
};
/** Sentences about others' records before the rest is only counted. */
const NAMED = 3;
/** Of a status that is named. */
const WORDS = 60;
/** Deployments listed where others' records stand before ours: they can make many. */
const CROWD = 1_000;
/** Lists and sorts; lists further back where others' deployments would hide ours. `list`: newest first. */
async function findOwnRecords(kind, scope, limit, list) {
    const found = sortRecords(kind, scope, await list(limit), limit);
    return found.crowded && limit < CROWD ? sortRecords(kind, scope, await list(CROWD), CROWD) : found;
}
function sortRecords(kind, { authors, project }, listed, limit) {
    const ofKind = listed.filter(({ task }) => task === kind.task);
    const ours = ofKind.filter(({ creator }) => (0,_lib_authors_js__WEBPACK_IMPORTED_MODULE_2__/* .isAuthor */ .ad)(creator, authors));
    const strangers = ofKind.filter(({ creator, payload }) => !(0,_lib_authors_js__WEBPACK_IMPORTED_MODULE_2__/* .isAuthor */ .ad)(creator, authors) && mayBeMeant(kind, payload, project));
    const records = ours.flatMap((deployment) => {
        const payload = kind.parse(deployment.payload);
        const wanted = payload !== null && (project === undefined || (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfProject */ .DF)(payload, project));
        return wanted ? [{ deployment, payload }] : [];
    });
    return {
        records,
        otherVersion: ours.find(({ payload }) => (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfAnotherFormat */ .ig)(payload, project)) ?? null,
        ignored: describeStrangers(kind.noun, strangers, authors),
        whole: listed.length < limit,
        crowded: strangers.length > 0 && listed.length >= limit,
        oldestAt: listed.at(-1)?.createdAt ?? null,
    };
}
function mayBeMeant(kind, stored, project) {
    if ((0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfAnotherFormat */ .ig)(stored, project))
        return true;
    const payload = kind.parse(stored);
    return payload !== null && (project === undefined || (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .isOfProject */ .DF)(payload, project));
}
function describeStrangers(noun, strangers, authors) {
    const named = strangers
        .slice(0, NAMED)
        .map(({ id, creator }) => `GitHub deployment ${id} by ${creator} looks like ${noun}, but only those by ${(0,_lib_authors_js__WEBPACK_IMPORTED_MODULE_2__/* .renderAuthors */ .$y)(authors)} count; ignored`);
    const others = strangers.length - named.length;
    return others === 0 ? named : [...named, `${others} more such GitHub deployments are by others; ignored`];
}
/**
 * The status that speaks for a record: the newest that one of us wrote. GitHub itself and other tools add theirs
 * (`inactive`, when a newer deployment of the environment succeeds), and these say nothing about the release. Nor does the
 * word that a record begins with, where somebody had rolled back between the record and that word.
 */
function findSpokenStatus({ deployment }, statuses, { authors, rollbackBy }) {
    const ours = statuses.filter(_record_js__WEBPACK_IMPORTED_MODULE_1__/* .hasOurForm */ .zN);
    const counts = (status) => (0,_lib_authors_js__WEBPACK_IMPORTED_MODULE_2__/* .isAuthor */ .ad)(status.creator, authors) || ((0,_lib_authors_js__WEBPACK_IMPORTED_MODULE_2__/* .isAuthor */ .ad)(status.creator, rollbackBy) && (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .saysRolledBack */ .kl)(status));
    const index = ours.findIndex(counts);
    const before = index < 0 ? ours : ours.slice(0, index);
    const newest = ours[index] ?? null;
    const earlier = newest !== null && (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .saysOnlyBeginning */ .qr)(newest) ? ours.slice(index + 1).find(counts) : undefined;
    return {
        status: earlier ?? newest,
        ignored: before.slice(0, NAMED).map((status) => describeStatus(deployment.id, status, authors)),
    };
}
function describeStatus(id, { creator, description }, authors) {
    const words = description.length > WORDS ? `${description.slice(0, WORDS - 1)}…` : description;
    return `GitHub deployment ${id} has the status "${words}" by ${creator}, but only those by ${(0,_lib_authors_js__WEBPACK_IMPORTED_MODULE_2__/* .renderAuthors */ .$y)(authors)} count; ignored`;
}


/***/ }),

/***/ 83896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ TABLE_NAME),
/* harmony export */   HC: () => (/* binding */ parseTableName),
/* harmony export */   ie: () => (/* binding */ parseTableNames),
/* harmony export */   j9: () => (/* binding */ isSameTable),
/* harmony export */   qY: () => (/* binding */ renderTableName)
/* harmony export */ });
/* harmony import */ var _lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51232);
/** Names of tables as a person writes them, read as SQL reads them. Pure. */

/** `media`, `app.media` or `app."Media"`: quotation marks where it has capital letters. */
const TABLE_NAME = /^(?:(?:[a-z_][a-z0-9_$]*|"(?:[^"\0]|"")+")\.)?(?:[a-z_][a-z0-9_$]*|"(?:[^"\0]|"")+")$/;
const PARTS = /[a-z_][a-z0-9_$]*|"(?:[^"\0]|"")+"/g;
const BETWEEN_COMMAS = /(?:"(?:[^"]|"")*"|[^,"]|")+/g;
/** Several in one text stand between commas; a name may have one in its quotation marks. */
function parseTableNames(texts) {
    const words = texts.flatMap((text) => text.match(BETWEEN_COMMAS) ?? [text]).map((word) => word.trim());
    const read = words.map((word) => ({ word, name: parseTableName(word) }));
    return {
        tables: read.flatMap(({ name }) => (name === null ? [] : [name])),
        wrong: read.flatMap(({ word, name }) => (name === null ? [word] : [])),
    };
}
function isSameTable(left, right) {
    return left.schema === right.schema && left.table === right.table;
}
/** Null where it is none. Without a schema it is of `public`, as in a plan. */
function parseTableName(text) {
    if (!TABLE_NAME.test(text))
        return null;
    const [first = "", second] = (text.match(PARTS) ?? []).map(unquote);
    return second === undefined ? { schema: "public", table: first } : { schema: first, table: second };
}
/** As a plan would write it. */
function renderTableName({ schema, table }) {
    const write = (part) => (/^[a-z_][a-z0-9_$]*$/.test(part) ? part : (0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteIdentifier */ .C)(part));
    return `${write(schema)}.${write(table)}`;
}
function unquote(part) {
    return part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part;
}


/***/ }),

/***/ 26549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ readDeployed),
/* harmony export */   DF: () => (/* binding */ isOfProject),
/* harmony export */   Xw: () => (/* binding */ parseProductionPayload),
/* harmony export */   ex: () => (/* binding */ parsePayload),
/* harmony export */   ig: () => (/* binding */ isOfAnotherFormat),
/* harmony export */   lT: () => (/* binding */ readBuild),
/* harmony export */   qA: () => (/* binding */ readShared),
/* harmony export */   x4: () => (/* binding */ parseStagingPayload)
/* harmony export */ });
/* harmony import */ var _lib_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74940);
/* harmony import */ var _people_in_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78010);
/* harmony import */ var _recorded_flag_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(27226);
/* harmony import */ var _recorded_schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40999);
/* harmony import */ var _way_back_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9890);
/**
 * What a GitHub Deployment of ours carries, and reading it back. By hand and not with zod, which takes longer to load
 * than a rollback takes to decide: an emergency begins with reading one of these.
 */





/** The fields of a stored payload. GitHub gives an object back, or the JSON text where it was stored as one. */
function parsePayload(stored) {
    return (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(typeof stored === "string" ? parseJson(stored) : stored);
}
/** Is this a record of the same project at the host? One that names none is. */
function isOfProject(payload, name) {
    return (payload.project ?? name) === name;
}
/** Null where it is not one of ours, or not whole. */
function parseStagingPayload(stored) {
    const fields = parsePayload(stored);
    const shared = readShared(fields);
    const build = readBuild(fields["build"]);
    if (shared === null || build === null || fields["phase"] !== "staging")
        return null;
    return { ...shared, phase: "staging", build };
}
/** Null where it is not one of ours, or not whole. */
function parseProductionPayload(stored) {
    const fields = parsePayload(stored);
    const shared = readShared(fields);
    const candidate = readBuild(fields["candidate"]);
    const knownGood = readKnownGood(fields["knownGood"]);
    const { watchForMs, autoAssignDomains, unpinned } = fields;
    if (shared === null || candidate === null || knownGood === undefined || fields["phase"] !== "production")
        return null;
    if (!(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .Et)(watchForMs) || typeof autoAssignDomains !== "boolean" || typeof unpinned !== "boolean")
        return null;
    const previous = fields["previous"] === undefined ? knownGood : readDeployed(fields["previous"]);
    if (previous === undefined)
        return null;
    const migrations = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(fields["migrations"]) ? fields["migrations"] : "unknown";
    const letIn = ["staged", "check"].find((kind) => kind === fields["letIn"]);
    const rollout = fields["rollout"] === undefined ? undefined : readRollout(fields["rollout"]);
    if (rollout === null)
        return null;
    const settings = {
        watchForMs,
        autoAssignDomains,
        unpinned,
        ...(letIn === undefined ? {} : { letIn }),
        ...(rollout === undefined ? {} : { rollout }),
    };
    const known = { knownGood, previous, migrations, ...readProof(fields), ...(0,_people_in_record_js__WEBPACK_IMPORTED_MODULE_2__/* .readPeople */ .k)(fields) };
    return { ...shared, phase: "production", candidate, ...known, ...settings };
}
/**
 * A record of this project, or of any where none is named, that another version of Holdpoint wrote: what it says is not
 * known, but it is not nothing.
 */
function isOfAnotherFormat(stored, projectName) {
    const { holdpoint, project } = parsePayload(stored);
    if (!(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .Et)(holdpoint) || holdpoint === 1)
        return false;
    return project === undefined || projectName === undefined || project === projectName;
}
function readShared(fields) {
    const { holdpoint, project, release, commit, planDigest } = fields;
    if (holdpoint !== 1 || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(release) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(commit) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(planDigest))
        return null;
    if (project !== undefined && !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(project))
        return null;
    return { holdpoint, ...(project === undefined ? {} : { project }), release, commit, planDigest };
}
function readBuild(value) {
    const { id, url, createdAt } = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(value);
    return (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(id) && (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(url) && (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .Et)(createdAt) ? { id, url, createdAt } : null;
}
function readRollout(value) {
    const { percents, stageMs, before } = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(value);
    if (!Array.isArray(percents) || !percents.every(_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .Et) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .Et)(stageMs) || before === undefined)
        return null;
    return { percents, stageMs, before };
}
function readProof({ wayBack, asked, flag, steps, schemas, }) {
    const proven = (0,_way_back_js__WEBPACK_IMPORTED_MODULE_0__/* .readWayBack */ .bI)(wayBack);
    const recorded = (0,_recorded_flag_js__WEBPACK_IMPORTED_MODULE_3__/* .readRecordedFlag */ .j)(flag);
    const met = (0,_recorded_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .readRecordedSchemas */ .Li)(schemas);
    return {
        ...(met.length === 0 ? {} : { schemas: met }),
        ...(recorded === null ? {} : { flag: recorded }),
        ...(proven === null ? {} : { wayBack: proven }),
        ...((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isNumber */ .Et)(steps) ? { steps } : {}),
        ...(Array.isArray(asked) ? { asked: asked.filter(_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH) } : {}),
    };
}
/** Undefined where it is neither a deployment nor null: a rollback never goes to what is half understood. */
function readDeployed(value) {
    if (value === null)
        return null;
    const { id, commit } = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(value);
    return (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(id) && (commit === null || (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(commit)) ? { id, commit } : undefined;
}
function readKnownGood(value) {
    const deployed = readDeployed(value);
    if (deployed === null || deployed === undefined)
        return deployed;
    const { judged, why } = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldsOf */ .Pf)(value);
    return { ...deployed, judged: judged === true, why: (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(why) ? why : "its record does not tell its result" };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 78010:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ readPeople),
/* harmony export */   t: () => (/* binding */ describePeople)
/* harmony export */ });
/* harmony import */ var _lib_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74940);
/** Whose word a release went by, as its record keeps it. Read by hand, like the rest of the payload. Pure. */

/** What is not understood of it is left out: it tells people something, and decides nothing. */
function readPeople({ startedBy, approvals, signOffs, checklists }) {
    return {
        ...((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(startedBy) ? { startedBy } : {}),
        ...(Array.isArray(approvals) ? { approvals: listed(approvals, readApproval) } : {}),
        ...(Array.isArray(signOffs) ? { signOffs: listed(signOffs, readSignOff) } : {}),
        ...(Array.isArray(checklists) ? { checklists: listed(checklists, readChecklist) } : {}),
    };
}
/** In a line for people, empty where nobody is named: `approved by ann ("go"), signed off by bob, started by eve`. */
function describePeople({ startedBy, approvals = [], signOffs = [] }) {
    const signed = signOffs.filter(({ override }) => override === undefined);
    const overridden = signOffs.filter(({ override }) => override !== undefined);
    const approvers = approvals.map(({ login, comment }) => (comment === "" ? login : `${login} ("${comment}")`));
    const parts = [
        ["approved by", approvers],
        ["signed off by", signed.map(({ login }) => login)],
        ["overridden by", overridden.map(({ login, item, override }) => `${login} (${item}: ${override ?? ""})`)],
        ["started by", startedBy === undefined ? [] : [startedBy]],
    ];
    return parts
        .filter(([, names]) => names.length > 0)
        .map(([what, names]) => `${what} ${[...new Set(names)].join(", ")}`)
        .join("; ");
}
function listed(values, read) {
    return values.flatMap((value) => {
        const item = typeof value === "object" && value !== null ? read(value) : null;
        return item === null ? [] : [item];
    });
}
function readApproval({ login, comment, environments }) {
    if (!(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(login))
        return null;
    const names = Array.isArray(environments) ? environments.filter(_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH) : [];
    return { login, comment: (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(comment) ? comment : "", environments: names };
}
function readSignOff({ item, login, at, commit, pullRequest, override }) {
    if (!(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(item) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(login) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(at) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(commit) || typeof pullRequest !== "number")
        return null;
    return { item, login, at, commit, pullRequest, ...((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(override) ? { override } : {}) };
}
function readChecklist({ pullRequest, commit, said }) {
    return typeof pullRequest === "number" && (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(commit) && (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isText */ .KH)(said) ? { pullRequest, commit, said } : null;
}


/***/ }),

/***/ 73032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ leftAutoAssignOn),
/* harmony export */   D8: () => (/* binding */ autoAssignAfter),
/* harmony export */   Q7: () => (/* binding */ productionPinned),
/* harmony export */   T4: () => (/* binding */ isPinned),
/* harmony export */   tB: () => (/* binding */ isPinnedByRequest)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/** Whether a rollback keeps production where it is, and what a promote leaves behind. Pure. */

/**
 * An instant rollback switches auto-assignment off and nothing else says so for long (the alias request is transient),
 * so "off" means pinned unless the last finished release found it off and left it off: then it is the team's own setting.
 * Where the plan itself wants it off, what it means is told by what production serves.
 */
function isPinned(world) {
    const { project } = world.production;
    if (project.autoAssignDomains)
        return false;
    if (isPinnedByRequest(world.production))
        return true;
    const last = lastInProduction(world);
    if (last?.phase === "rolled-back" || last?.phase === "rolling-back")
        return true;
    if (world.letIn === "staged")
        return last !== undefined && isBehind(project.productionDeploymentId, last);
    return last === undefined || last.payload.autoAssignDomains;
}
/** By the host's last request alone. One that failed switched the setting off as well, and whoever asked for it meant it. */
function isPinnedByRequest({ project }) {
    return !project.autoAssignDomains && project.aliasRequest?.type === "rollback";
}
function productionPinned({ project }, letIn) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("production_pinned", `Production is pinned to ${project.productionDeploymentId ?? "nothing"}: automatic assignment of its domains is off, as after a rollback.`, letIn === "staged"
        ? "When the cause of the rollback is fixed, run the promote once with `unpin`."
        : "When the cause of the rollback is fixed, undo the rollback at the host, or run the promote once with `unpin`.");
}
/** Production stands on what was there before that release: somebody took it back. */
function isBehind(current, { payload }) {
    if (current === null || current === payload.candidate.id)
        return false;
    return [payload.knownGood?.id, payload.previous?.id].includes(current);
}
/**
 * What auto-assignment is to be after the promote: as it is now, and where a pin is undone as it was before the
 * rollback, which the record of the release that was rolled back says. A promote that was cut off after the host had taken
 * it left the setting on, so that release's record says what the team had set. Where the plan says what holds builds
 * back, that says it: off for `staged`, on for a check.
 */
function autoAssignAfter(world, unpin) {
    const { project } = world.production;
    if (world.letIn !== undefined)
        return world.letIn === "check";
    const { aliasRequest } = project;
    const promoted = aliasRequest?.type === "promote" ? aliasRequest.toDeploymentId : null;
    const cutOff = world.history.find((other) => {
        const { id } = other.payload.candidate;
        if (other === world.record)
            return false;
        if (other.phase === "promoting")
            return [project.productionDeploymentId, promoted].includes(id);
        // It was withdrawn, and its promote stands at the host all the same.
        return other.phase === "rolled-back" && promoted === id;
    });
    if (cutOff !== undefined && project.autoAssignDomains)
        return cutOff.payload.autoAssignDomains;
    if (project.autoAssignDomains || !unpin)
        return project.autoAssignDomains;
    const last = lastInProduction(world);
    const rolledBack = project.aliasRequest?.type === "rollback" || last?.phase === "rolled-back";
    return rolledBack && (last?.payload.autoAssignDomains ?? true);
}
/**
 * Has the host ended a promote that nobody came to the end of, and left on what the team had switched off? Where it failed, a
 * rollback found production as it was and asked the host for nothing, which would have switched it off.
 */
function leftAutoAssignOn({ project }, { payload, phase }) {
    const { id } = payload.candidate;
    const request = project.aliasRequest;
    const hasEnded = request?.status === "failed" || request?.status === "succeeded";
    const isPromote = hasEnded && request.type === "promote" && request.toDeploymentId === id;
    const isTakenBack = phase === "rolled-back" && project.productionDeploymentId !== id;
    return isPromote && (phase === "promoting" || isTakenBack) && project.autoAssignDomains && !payload.autoAssignDomains;
}
/** The latest release besides this one that got as far as production. */
function lastInProduction({ history, record }) {
    return history.find((other) => other !== record && other.phase !== "promoting");
}


/***/ }),

/***/ 45922:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A3: () => (/* binding */ renderProductionStatus),
/* harmony export */   GV: () => (/* binding */ parseProductionRecord),
/* harmony export */   J6: () => (/* binding */ saysRollingBack),
/* harmony export */   Wc: () => (/* binding */ parseStagingRecord),
/* harmony export */   c4: () => (/* binding */ PRODUCTION_TASK),
/* harmony export */   eY: () => (/* binding */ renderStagingStatus),
/* harmony export */   kl: () => (/* binding */ saysRolledBack),
/* harmony export */   qr: () => (/* binding */ saysOnlyBeginning),
/* harmony export */   wu: () => (/* binding */ STAGING_TASK),
/* harmony export */   zN: () => (/* binding */ hasOurForm)
/* harmony export */ });
/* harmony import */ var _lib_instant_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36840);
/* harmony import */ var _rollout_progress_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36980);
/* harmony import */ var _rung_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63933);
/* harmony import */ var _watch_looks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12973);
/**
 * The release record: GitHub Deployments and their statuses, read into what decisions need, and written from it.
 * A Deployment's payload is written once and never changes; a status has 140 characters. What decides anything later
 * stands in the payload or in the current status. Pure: the commands read and write.
 */




/** `task` of our Deployments, so that nobody else's are mistaken for records. */
const STAGING_TASK = "holdpoint:staging";
const PRODUCTION_TASK = "holdpoint:production";
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
/** `current`: the status that speaks for it. */
function parseStagingRecord({ deployment, payload }, current) {
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
/** A person named the deployment that production goes back to. */
const ACCEPTED = " (accepted)";
const after = (rungs = {}) => {
    const words = (0,_rung_words_js__WEBPACK_IMPORTED_MODULE_1__/* .renderRungWords */ .Y1)(rungs);
    return words === "" ? "" : ` after ${words}`;
};
const since = (at) => (at === null ? "" : ` since ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(at)}`);
/** Description of a production status, one line a person can read; `parseProductionRecord` reads it back. */
function renderProductionStatus(status) {
    switch (status.phase) {
        case "promoting":
            return {
                state: "in_progress",
                description: status.rollout === undefined
                    ? "promoting"
                    : (0,_rung_words_js__WEBPACK_IMPORTED_MODULE_1__/* .withTakenRungs */ .H)(`promoting${since(status.rollout.startedAt)}`, status.rungs, `: ${(0,_rollout_progress_js__WEBPACK_IMPORTED_MODULE_0__/* .renderRolloutProgress */ .x)(status.rollout)}`),
            };
        case "watching":
            return {
                state: "in_progress",
                description: (0,_rung_words_js__WEBPACK_IMPORTED_MODULE_1__/* .withTakenRungs */ .H)(`watching${since(status.promotedAt)} until ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(status.until)}`, status.rungs, status.looks === undefined ? "" : `: ${(0,_watch_looks_js__WEBPACK_IMPORTED_MODULE_2__/* .renderWatchLooks */ .K)(status.looks)}`),
            };
        case "rolling-back":
            return {
                state: "in_progress",
                description: `rolling back${since(status.promotedAt)} to ${status.to}${after(status.rungs)}: ${status.reason}`,
            };
        case "rolled-back":
            return {
                state: "failure",
                description: `rolled back to ${status.to}${status.accepted === true ? ACCEPTED : ""}${after(status.rungs)}: ${status.reason}`,
            };
        case "done":
            return { state: "success", description: `done${since(status.promotedAt)}: ${status.reason}` };
        case "held":
            return {
                state: "in_progress",
                description: `held${since(status.promotedAt)}${after(status.rungs)}: ${status.reason}`,
            };
        case "failed":
            return { state: "failure", description: `failed${after(status.rungs)}: ${status.reason}` };
    }
}
/** GitHub trims what it is given, so a blank reason leaves the colon alone. */
const STATUS_PATTERN = /^(promoting|watching|rolling back|rolled back|done|held|failed)(?: since (\S+?Z))?(?: until (\S+?Z))?(?: to ([^\s:]+)( \(accepted\))?)?(?: after ([a-z=,-]+))?(?: took ([a-z,-]+))?(?::(?: (.*))?)?$/s;
const PHASE_OF_WORDS = {
    promoting: "promoting",
    watching: "watching",
    "rolling back": "rolling-back",
    "rolled back": "rolled-back",
    done: "done",
    held: "held",
    failed: "failed",
};
const BEGINNING = renderProductionStatus({ phase: "promoting" });
/** Without a status of ours it counts as `promoting`: the world is read again and says what is so. */
function parseProductionRecord({ deployment, payload }, current) {
    const match = current === null ? null : STATUS_PATTERN.exec(current.description);
    const since = match?.[2] === undefined ? Number.NaN : Date.parse(match[2]);
    return {
        forgeId: deployment.id,
        payload,
        phase: PHASE_OF_WORDS[match?.[1] ?? ""] ?? "promoting",
        promotedAt: Number.isNaN(since) ? null : since,
        rollbackTo: match?.[4] ?? null,
        accepted: match?.[5] !== undefined,
        ...rungsIn(match),
        reason: match?.[8] ?? null,
        createdAt: deployment.createdAt,
        statusAt: current?.createdAt ?? deployment.createdAt,
    };
}
function rungsIn(match) {
    if (match?.[6] !== undefined)
        return { rungs: (0,_rung_words_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRungWords */ .js)(match[6]) };
    return match?.[7] === undefined ? {} : { rungs: (0,_rung_words_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTakenRungs */ .g2)(match[7]) };
}
/** Has it the form of a status of ours? Whether one of us wrote it is another question. */
function hasOurForm({ state, description }) {
    if (state === "inactive")
        return false;
    return STATUS_PATTERN.test(description) || STAGING_PHASES.some((phase) => description.startsWith(`${phase}: `));
}
/** Does it say that production was rolled back, and nothing else? */
function saysRolledBack({ description }) {
    return STATUS_PATTERN.exec(description)?.[1] === "rolled back";
}
/** A rollback was decided, and is under way. */
function saysRollingBack({ description }) {
    return STATUS_PATTERN.exec(description)?.[1] === "rolling back";
}
/** Only that a promote is to begin, which a record says of itself as it is made: no word of what came of it. */
function saysOnlyBeginning({ description }) {
    return description === BEGINNING.description;
}


/***/ }),

/***/ 27226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ recordFlag),
/* harmony export */   j: () => (/* binding */ readRecordedFlag)
/* harmony export */ });
/** A record is no place for more; a flag that is so much is set back by hand. */
const LONGEST_SETTING = 2_000;
/** Null where the setting is too long to be kept. */
function recordFlag(flag) {
    return JSON.stringify(flag.setting).length > LONGEST_SETTING ? null : flag;
}
/** Null where none is recorded, or what is there is not whole. */
function readRecordedFlag(value) {
    if (typeof value !== "object" || value === null)
        return null;
    const { vendor, name, setting, version } = value;
    if (typeof vendor !== "string" || typeof name !== "string" || typeof version !== "string")
        return null;
    // It came from JSON, so it is a value of JSON wherever it is one at all.
    return setting === undefined ? null : { vendor, name, setting: setting, version };
}


/***/ }),

/***/ 40999:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ recordSchemas),
/* harmony export */   Li: () => (/* binding */ readRecordedSchemas),
/* harmony export */   U8: () => (/* binding */ hadMigration),
/* harmony export */   _e: () => (/* binding */ compareSchemas),
/* harmony export */   _y: () => (/* binding */ isSameSchema)
/* harmony export */ });
/** A record is no place for more; of as many nobody needs the names. */
const MOST_APPLIED = 50;
/** `runs`: of one release, in their order; of a database that several migrated, the last says how far it is. */
function recordSchemas(runs) {
    const schemas = new Map();
    for (const { database, before, after, applied } of runs) {
        const known = schemas.get(database);
        const same = before.newest === after.newest && before.count === after.count && before.schema === after.schema;
        // Without a history and a hash two equal nothings say nothing.
        const told = after.count !== null || after.schema !== null;
        schemas.set(database, {
            database,
            newest: after.newest,
            count: after.count,
            schema: after.schema,
            applied: [...(known?.applied ?? []), ...applied].slice(-MOST_APPLIED),
            unchanged: (known?.unchanged ?? true) && told && same && applied.length === 0,
        });
    }
    return [...schemas.values()];
}
/** None where it is none; what is not whole is left out. */
function readRecordedSchemas(value) {
    return Array.isArray(value) ? value.flatMap(readSchema) : [];
}
function compareSchemas(before, now) {
    return now.map((one) => ({
        database: one.database,
        before: before.find(({ database }) => database === one.database) ?? null,
        now: one,
    }));
}
/** Nothing was applied in between: old code meets what it was released on. */
function isSameSchema({ before, now }) {
    if (before === null || before.newest !== now.newest || before.count !== now.count)
        return false;
    if (before.schema !== null && now.schema !== null)
        return before.schema === now.schema;
    return now.count !== null;
}
/**
 * Had the known good this migration already? `since`: what the records of the releases after it say of this database, the new
 * one's included; null where one of them does not say. Null: nobody knows.
 */
function hadMigration(migration, { before, now }, since) {
    if (before === null)
        return null;
    const names = (schema) => [...schema.applied, ...(schema.newest === null ? [] : [schema.newest])];
    if (names(before).some((name) => isSameMigration(name, migration)))
        return true;
    const between = since.map((schema) => schema?.applied ?? null);
    const applied = between.flatMap((list) => list ?? []);
    if (applied.some((name) => isSameMigration(name, migration)))
        return false;
    // Only where every one that came since is known by name: then it came before.
    const whole = !between.includes(null) && before.count !== null && now.count !== null;
    return whole && now.count - before.count === applied.length ? true : null;
}
/** Tools write it with and without the ending of its file. */
function isSameMigration(one, other) {
    return one.replace(/\.sql$/, "") === other.replace(/\.sql$/, "");
}
function readSchema(value) {
    if (typeof value !== "object" || value === null)
        return [];
    const { database, newest, count, schema, applied, unchanged } = value;
    if (typeof database !== "string" || !isTextOrNull(newest) || !isTextOrNull(schema))
        return [];
    if (count !== null && (typeof count !== "number" || !Number.isFinite(count)))
        return [];
    if (!Array.isArray(applied) || !applied.every((name) => typeof name === "string"))
        return [];
    return [{ database, newest, count, schema, applied, unchanged: unchanged === true }];
}
function isTextOrNull(value) {
    return value === null || typeof value === "string";
}


/***/ }),

/***/ 97294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BN: () => (/* binding */ endedAs),
/* harmony export */   F3: () => (/* binding */ EXIT_CODE),
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   JZ: () => (/* binding */ worstWithOthers),
/* harmony export */   Ri: () => (/* binding */ EXIT_USAGE),
/* harmony export */   TL: () => (/* binding */ worstEnd),
/* harmony export */   UT: () => (/* binding */ STEPS),
/* harmony export */   vE: () => (/* binding */ EXIT_INTERNAL)
/* harmony export */ });
/** What a process ends with, so that a shell can tell. */
const EXIT_CODE = {
    proceed: 0,
    failed: 1,
    hold: 3,
    "rolled-back": 4,
    watching: 5,
};
/** A mistake in the plan or the call, before anything was touched. */
const EXIT_USAGE = 2;
/** Holdpoint itself failed (EX_SOFTWARE of sysexits.h): a hold as well, but none that a script may take for one of people. */
const EXIT_INTERNAL = 70;
/** A rollback that a person asked for and that was read back is a success of that command; one that a watch made is not. */
function exitCodeOf({ command, decision }) {
    return command === "rollback" && decision === "rolled-back" ? EXIT_CODE.proceed : EXIT_CODE[decision];
}
/** Steps that a release goes through; a rehearsal can crash after any of them. */
const STEPS = [
    "step-begun",
    "step",
    "build",
    "deploy",
    "record-staging",
    "verify",
    "record-production",
    "promote",
    "stage",
    "watch",
    "rollback-decided",
    "rung",
    "rollback",
    "incident",
    "done",
];
/** What several parts of one command say, told as one: the worst first, then what else a person must decide; null where there is none. */
function worstWithOthers(parts) {
    const worst = worstEnd(parts);
    if (worst === null)
        return null;
    const others = parts.filter((part) => part !== worst && !["proceed", "watching"].includes(part.decision));
    const told = others.map(({ summary, remedy }) => `Besides: ${[summary, remedy ?? ""].join(" ").trimEnd()}`);
    return { ...worst, summary: [worst.summary, ...told].join(" ") };
}
/** What was judged, and the steps, of the part that is told first: another one may have had the same after it. */
function endedAs(part, whole) {
    const { decision, reasonCode, summary, remedy, production, notes, timeline, endedAt } = whole;
    return { ...part, decision, reasonCode, summary, remedy, production, notes, timeline, endedAt };
}
const WORST_FIRST = ["rolled-back", "failed", "hold", "watching", "proceed"];
/** Of several parts of one command, the one that people must hear of first; null where there is none. */
function worstEnd(parts) {
    return (parts.toSorted((one, other) => WORST_FIRST.indexOf(one.decision) - WORST_FIRST.indexOf(other.decision))[0] ?? null);
}


/***/ }),

/***/ 36980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ parseRolloutProgress),
/* harmony export */   x: () => (/* binding */ renderRolloutProgress)
/* harmony export */ });
/* harmony import */ var _lib_instant_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(36840);
/* harmony import */ var _watch_looks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12973);
/**
 * How far a rolling release is, in the status of its record: which stage is watched since when. What the host says of it
 * has no time for each stage. Pure.
 */


const PATTERN = /^stage (\d+) of (\d+) since (\S+?Z)(?:; (.*))?$/s;
/** `stage 2 of 3 since 2026-11-22T02:00:00Z`: it must fit a status beside when the rollout began. */
function renderRolloutProgress({ stage, stages, stageAt, looks }) {
    const seen = looks === null ? "" : `; ${(0,_watch_looks_js__WEBPACK_IMPORTED_MODULE_0__/* .renderWatchLooks */ .K)(looks)}`;
    return `stage ${stage + 1} of ${stages} since ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_1__/* .renderInstant */ .W)(stageAt)}${seen}`;
}
/** Null where nobody has seen its first stage begin. */
function parseRolloutProgress({ phase, promotedAt, reason }) {
    const match = phase === "promoting" ? PATTERN.exec(reason ?? "") : null;
    const stageAt = Date.parse(match?.[3] ?? "");
    if (match === null || promotedAt === null || Number.isNaN(stageAt))
        return null;
    return {
        startedAt: promotedAt,
        stage: Number(match[1]) - 1,
        stages: Number(match[2]),
        stageAt,
        looks: (0,_watch_looks_js__WEBPACK_IMPORTED_MODULE_0__/* .parseWatchLooks */ .N)({ phase: "watching", reason: match[4] ?? null }),
    };
}


/***/ }),

/***/ 92741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ beganSince),
/* harmony export */   g: () => (/* binding */ stageOf)
/* harmony export */ });
/** The host's clock and the record's are told in whole seconds, and by different machines. */
const CLOCKS_MS = 5_000;
function stageOf({ startedAt, stage, stages, stageAt }, stageMs) {
    return { index: stage, stages, startedAt, from: stageAt, to: stageAt + stageMs };
}
/**
 * The build was taken back and is rolled out anew: what was seen of it before `startedAt` says nothing of this time. A
 * beginning that is yet to come is none: watched from now on it would be another one at each look, for ever.
 */
function beganSince(rollout, startedAt, now) {
    return rollout.startedAt !== null && rollout.startedAt > startedAt + CLOCKS_MS && rollout.startedAt <= now;
}


/***/ }),

/***/ 63933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ withTakenRungs),
/* harmony export */   Y1: () => (/* binding */ renderRungWords),
/* harmony export */   fy: () => (/* binding */ takenRungs),
/* harmony export */   g2: () => (/* binding */ parseTakenRungs),
/* harmony export */   js: () => (/* binding */ parseRungWords)
/* harmony export */ });
/* unused harmony export RUNG_WORDS */
/** What came of the rungs of a release's ladder, as its record has it: one word each. Pure. */
/**
 * `begun`: applied or about to be, and what came of it is not known. `done`: read back, and nothing says whether it helped.
 * `helped`: production failed right before it and passes since. `unhelpful`: production still fails. `already`: it was so
 * before. `skipped`: nothing could have shown that it helps. `failed`: it could not be done, or is not shown.
 */
const RUNG_WORDS = ["begun", "done", "helped", "unhelpful", "already", "skipped", "failed"];
/** `flag=unhelpful,command=begun`; empty where none was taken. */
function renderRungWords(words) {
    return Object.entries(words)
        .map(([rung, word]) => `${rung}=${word}`)
        .join(",");
}
/** Words of a rung that was applied, or may have been. */
const TAKEN = new Set(["begun", "done", "helped", "unhelpful"]);
/** Rungs that were applied, or may have been: they are not taken again when another rollback of the release is decided. */
function takenRungs(words) {
    return Object.fromEntries(Object.entries(words).filter(([, word]) => TAKEN.has(word)));
}
/** GitHub cuts what is longer. */
const LONGEST = 140;
/** While a release is watched what looks remember comes first: of the rungs, the last ones that fit beside it. */
function withTakenRungs(head, words = {}, tail) {
    for (let taken = Object.keys(takenRungs(words)); taken.length > 0; taken = taken.slice(1)) {
        const text = `${head} took ${taken.join(",")}${tail}`;
        if (text.length <= LONGEST)
            return text;
    }
    return `${head}${tail}`;
}
/** What came of them is not said any more, but that they are not to be taken again. */
function parseTakenRungs(text) {
    return Object.fromEntries(text.split(",").map((rung) => [rung, "done"]));
}
/** What is no word of ours is left out. */
function parseRungWords(text) {
    return Object.fromEntries(text.split(",").flatMap((entry) => {
        const [rung = "", said = ""] = entry.split("=");
        const word = RUNG_WORDS.find((known) => known === said);
        return word === undefined ? [] : [[rung, word]];
    }));
}


/***/ }),

/***/ 12973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ renderWatchLooks),
/* harmony export */   N: () => (/* binding */ parseWatchLooks)
/* harmony export */ });
const MINUTE_MS = 60_000;
/** `37 looks, silent 5h 3m at most, judged 41h 15m`: it must fit a status beside the times of the watch. */
function renderWatchLooks({ count, longestSilenceMs, judgedMs, gatesOpen }) {
    const looks = `${count} look${count === 1 ? "" : "s"}, silent ${renderHours(longestSilenceMs, Math.ceil)} at most`;
    // Judged a little again is no harm, and what is left out would be.
    return `${looks}, judged ${renderHours(judgedMs, Math.floor)}${gatesOpen ? ", gates open" : ""}`;
}
/** Always hours and minutes, so that nothing is lost from one status to the next. */
function renderHours(ms, round) {
    const minutes = round(ms / MINUTE_MS);
    const hours = Math.floor(minutes / 60);
    return hours === 0 ? `${minutes}m` : `${hours}h ${minutes % 60}m`;
}
const HOURS = String.raw `((?:\d+h )?\d+m)`;
const PATTERN = new RegExp(`^(\\d+) looks?, silent ${HOURS} at most, judged ${HOURS}(, gates open)?$`);
/** Null where nobody has handed the watch over, or looked at it, yet. */
function parseWatchLooks({ phase, reason }) {
    const match = phase === "watching" ? PATTERN.exec(reason ?? "") : null;
    if (match === null)
        return null;
    const [, count, silence = "", judged = "", open] = match;
    return {
        count: Number(count),
        longestSilenceMs: parseHours(silence),
        judgedMs: parseHours(judged),
        gatesOpen: open !== undefined,
    };
}
function parseHours(text) {
    const [minutes = "0", hours = "0"] = text.replace("m", "").split("h ").toReversed();
    return (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}


/***/ }),

/***/ 74473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ watchedAnew)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _mitigated_at_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16247);


/**
 * Of two runs that watch one release: has the other one seen a rung help, or has it the release watched anew since then? What
 * was so before is no evidence any more, and this one must not end what the other has begun. Null where it may. `since`: as
 * of when this one judges it.
 */
function watchedAnew(now, { since, phase }) {
    const isLater = now.phase === phase && now.promotedAt !== null && now.promotedAt > since;
    if (!isLater && (0,_mitigated_at_js__WEBPACK_IMPORTED_MODULE_1__/* .mitigatedAt */ .q)(now) === null)
        return null;
    const { id } = now.payload.candidate;
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("watch_incomplete", isLater
        ? `${id} is watched anew since this watch began, by another run, which decides.`
        : `Another run saw a rung of the ladder help while ${id} was watched here: what was so before says nothing of how it is since.`, isLater
        ? "Nothing: the other watch ends with a word of its own."
        : "Decide whether the release may stay so: watch it again (`watch`), release a fix, or dispatch a rollback.");
}


/***/ }),

/***/ 9890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   In: () => (/* binding */ describeWayBack),
/* harmony export */   Uy: () => (/* binding */ nameWayBack),
/* harmony export */   bI: () => (/* binding */ readWayBack),
/* harmony export */   fL: () => (/* binding */ holdsRollback)
/* harmony export */ });
/* harmony import */ var _lib_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74940);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/**
 * The way back of a release, as it was proven before its promote: what stands in its record, and what a rollback makes of
 * it. Whoever decides on a rollback asks `holdsRollback` of the record's payload: where it gives an answer, the host's rung
 * is not for a machine to take, and the answer says why. Pure, and by hand like the rest of the payload.
 */


const WORDS = ["safe", "unsafe", "until-migration", "unknown"];
const TOPICS = ["gates", "target", "host", "migrations"];
/** Null where it is none, or not understood: it is told nothing by then, and what nobody knows holds nothing up. */
function readWayBack(value) {
    if (!isFields(value))
        return null;
    const { verdict, to, migration } = value;
    const word = WORDS.find((one) => one === verdict);
    if (word === undefined || typeof to !== "string")
        return null;
    return {
        verdict: word,
        to,
        ...(typeof migration === "string" ? { migration } : {}),
        reasons: listOf(value["reasons"]).flatMap(readReason),
        differences: listOf(value["differences"]).filter(_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH),
        unknown: listOf(value["unknown"]).filter(_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH),
        ...readMet(value["schemas"]),
    };
}
/**
 * Is it shown that the deployment would do harm? Only that keeps a machine from going back to it: one that is gone, or that
 * the host's plan does not restore, harms nobody by being asked for, and the host has the last word on it.
 */
function isShownUnsafe({ verdict, reasons }) {
    return verdict === "unsafe" && reasons.some(({ about }) => about === "gates");
}
/** Where nobody but a person may go back; null where a machine may. `subject`: `A rollback is due (…)`. */
function holdsRollback(wayBack, to, subject) {
    if (wayBack === undefined || wayBack.to !== to || !isShownUnsafe(wayBack))
        return null;
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("way_back_unsafe", `${subject}, but the only way back was shown to be unsafe before the promote: ${reasonsOf(wayBack)}.`, `A person decides: dispatch a rollback with \`to: ${to}\`, which goes there all the same, or with another deployment, or deploy a fix. A dry run shows what there is.`, wayBack.differences.map((value) => ({ label: "it would bring along", value })));
}
/** In sentences, for people. */
function describeWayBack(wayBack) {
    const { verdict, to, migration, differences, unknown, schemas = [] } = wayBack;
    const why = reasonsOf(wayBack);
    const because = why === "" ? "" : `: ${why}`;
    const word = {
        safe: `The way back to ${to} is safe${because}.`,
        unsafe: `The way back to ${to} is unsafe${because}.${isShownUnsafe(wayBack) ? " No rollback goes there by itself." : ""}`,
        "until-migration": `The way back to ${to} is safe until migration ${migration ?? "(not named)"}${because}.`,
        unknown: `Whether the way back to ${to} is safe is not known${because}.`,
    };
    return [
        word[verdict],
        ...schemas.map((met) => describeMet(met, to)),
        ...(differences.length === 0 ? [] : [`It would bring along: ${differences.join("; ")}.`]),
        ...(unknown.length === 0 ? [] : [`Not known: ${unknown.join("; ")}.`]),
    ].join(" ");
}
function describeMet({ database, knownGood, candidate }, to) {
    const now = `The schema of ${database} is at ${candidate ?? "a migration that is not known"} with this release`;
    return knownGood === null
        ? `${now}; which one ${to} was released on is not recorded.`
        : `${now}, and ${to} was released on ${knownGood}.`;
}
/** For a table: `safe`, `until migration 0042`. */
function nameWayBack({ verdict, migration }) {
    return verdict === "until-migration" ? `until migration ${migration ?? "(not named)"}` : verdict;
}
function reasonsOf({ reasons }) {
    return reasons.map(({ says }) => says).join("; ");
}
function readMet(value) {
    const schemas = listOf(value).flatMap((one) => {
        if (!isFields(one))
            return [];
        const { database, knownGood, candidate } = one;
        if (!(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(database) || !isNewest(knownGood) || !isNewest(candidate))
            return [];
        return [{ database, knownGood, candidate }];
    });
    return schemas.length === 0 ? {} : { schemas };
}
function isNewest(value) {
    return value === null || (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(value);
}
function readReason(value) {
    if (!isFields(value))
        return [];
    const about = TOPICS.find((one) => one === value["about"]);
    const { says } = value;
    return about === undefined || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .isText */ .KH)(says) ? [] : [{ about, says }];
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function isFields(value) {
    return typeof value === "object" && value !== null;
}


/***/ }),

/***/ 33570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ withoutRepeats)
/* harmony export */ });
/**
 * One record for each release, newest release first. After a lost answer, or by two runs at once, GitHub may hold a record
 * twice; then the one that something was written into last is the record, and the other one is nothing. That a promote is to
 * begin, which each says of itself, is no such word: a rollback that came before it would be forgotten.
 */
function withoutRepeats(records) {
    const spoken = new Map();
    for (const record of records) {
        const known = spoken.get(record.payload.release);
        if (known === undefined || isLater(record, known))
            spoken.set(record.payload.release, record);
    }
    return [...spoken.values()];
}
function isLater(one, other) {
    const isSilent = ({ phase, promotedAt }) => phase === "promoting" && promotedAt === null;
    return isSilent(one) === isSilent(other) ? one.statusAt > other.statusAt : isSilent(other);
}


/***/ }),

/***/ 67591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ci: () => (/* binding */ productionShows),
/* harmony export */   GA: () => (/* binding */ rollbackUnderWay),
/* harmony export */   JC: () => (/* binding */ changeInProgress),
/* harmony export */   Oc: () => (/* binding */ changeFailed),
/* harmony export */   Zy: () => (/* binding */ isRolledOut),
/* harmony export */   cM: () => (/* binding */ arrivingDeployment),
/* harmony export */   i3: () => (/* binding */ rollingOut),
/* harmony export */   oq: () => (/* binding */ domainsElsewhere),
/* harmony export */   pO: () => (/* binding */ isRolloutAborted),
/* harmony export */   pR: () => (/* binding */ percentOf),
/* harmony export */   qJ: () => (/* binding */ isRollingOut),
/* harmony export */   rY: () => (/* binding */ domainsLeftBehind)
/* harmony export */ });
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
/**
 * Domains that a change left behind although production itself is where it is to be, which makes the host refuse to be
 * asked for all of it again. Only those that still show what is replaced: any other is somebody else's matter.
 */
function domainsLeftBehind(production, to, replaced) {
    const { productionDeploymentId, aliasRequest } = production.project;
    const gaveUp = aliasRequest?.status === "failed" && aliasRequest.toDeploymentId === to;
    // Without the host's word for it the two may have been read before and after somebody else's change.
    if (productionDeploymentId !== to || !gaveUp)
        return [];
    return domainsElsewhere(production, to).flatMap(({ domain, deploymentId }) => deploymentId !== null && replaced.includes(deploymentId) ? [domain] : []);
}
/** The host's last request, where it is about exactly this change; those about other deployments are none of ours. */
function requestFor({ project }, type, deploymentId) {
    const request = project.aliasRequest;
    return request?.type === type && request.toDeploymentId === deploymentId ? request : null;
}
/** Is the host working on exactly this change right now? */
function changeInProgress(production, type, deploymentId) {
    return isUnderWay(requestFor(production, type, deploymentId));
}
function isUnderWay(request) {
    return request?.status === "pending" || request?.status === "in-progress";
}
/** The rolling release that is under way: some of the visitors get another deployment than production names; null = none. */
function rollingOut({ rollout = null }) {
    return rollout?.state === "active" ? rollout : null;
}
/** Share of the visitors that its stage gives to the candidate, in percent. */
function percentOf({ stages, activeStage }) {
    return stages[activeStage ?? 0]?.percent ?? 0;
}
/** Does this deployment get a share of production's visitors by a rolling release? */
function isRollingOut(production, deploymentId) {
    return rollingOut(production)?.candidateId === deploymentId;
}
/** Was its rolling release, the last that there was, taken to its end? */
function isRolledOut({ rollout = null }, candidateId) {
    return rollout?.state === "complete" && rollout.candidateId === candidateId;
}
/** Was this deployment's rolling release, the last that there was, taken back? */
function isRolloutAborted({ rollout = null }, deploymentId) {
    return rollout?.state === "aborted" && rollout.candidateId === deploymentId;
}
/** Deployment that the host is promoting or rolling out, or has queued for it, and that production does not name yet; null = none. */
function arrivingDeployment(production) {
    const rollout = rollingOut(production);
    if (rollout !== null)
        return rollout.candidateId;
    const request = production.project.aliasRequest;
    return request?.type === "promote" && isUnderWay(request) ? request.toDeploymentId : null;
}
/** Where a rollback that the host works on goes to, whoever asked for it; null where it works on none. */
function rollbackUnderWay({ project }) {
    const request = project.aliasRequest;
    return request?.type === "rollback" && isUnderWay(request) ? request.toDeploymentId : null;
}
/** Did the host give up on exactly this change, in another request than the one that it showed before? Its clock alone. */
function changeFailed(production, type, deploymentId, before) {
    const request = requestFor(production, type, deploymentId);
    return request?.status === "failed" && request.requestedAt !== before;
}


/***/ }),

/***/ 62651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ renderHappenings)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70075);
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15405);


/** A watch of two days may have many changes; the last ones lead to the decision. */
const ENTRIES_SHOWN = 15;
function renderHappenings(timeline) {
    if (timeline.length === 0)
        return "";
    const shown = timeline.slice(-ENTRIES_SHOWN);
    const earlier = timeline.length - shown.length;
    return [
        "**What happened** (UTC)",
        "",
        ...(earlier > 0 ? [`- ${earlier} earlier lines: see the log`] : []),
        ...shown.map(({ at, text, about }) => {
            const conditions = about.length === 0 ? "" : ` (${about.join(", ")})`;
            return `- ${new Date(at).toISOString().slice(11, 19)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCell */ .kq)((0,_production_js__WEBPACK_IMPORTED_MODULE_1__/* .shortenCommits */ .G)(`${text}${conditions}`))}`;
        }),
    ].join("\n");
}


/***/ }),

/***/ 17210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ renderHeadline),
/* harmony export */   M: () => (/* binding */ renderServed)
/* harmony export */ });
/* harmony import */ var _production_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15405);
/* harmony import */ var _result_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95907);


/** `ROLLED BACK, production serves dpl_1`; of everything else the decision's own word. `code` marks a name in Markdown. */
function renderHeadline({ decision, production }, code = (text) => text) {
    if (decision !== "rolled-back")
        return _result_words_js__WEBPACK_IMPORTED_MODULE_1__/* .DECISION_WORD */ .uy[decision];
    return `ROLLED BACK, ${renderServed(production, code)}`;
}
/** What production serves, as a part of a sentence: from the read after the last request, or that it is not known. */
function renderServed({ after, elsewhere = [] }, code = (text) => text) {
    if (after === null)
        return "what production serves is not known";
    if (elsewhere.length > 0)
        return `production is split, the host names ${code(after)}`;
    return `production serves ${code((0,_production_js__WEBPACK_IMPORTED_MODULE_0__/* .shortenCommits */ .G)(after))}`;
}


/***/ }),

/***/ 6257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ parseStories),
/* harmony export */   MN: () => (/* binding */ renderStoryMarks),
/* harmony export */   Qy: () => (/* binding */ firstLineOf),
/* harmony export */   VR: () => (/* binding */ peoplesPartOf),
/* harmony export */   X8: () => (/* binding */ ownPartOf),
/* harmony export */   eN: () => (/* binding */ END_MARK),
/* harmony export */   gm: () => (/* binding */ isIncidentOf),
/* harmony export */   i6: () => (/* binding */ isIncidentIn),
/* harmony export */   yP: () => (/* binding */ renderIncidentMark)
/* harmony export */ });
/** Hidden marks in an incident's issue, by which a later run knows it again and changes only what is its own. */
/** What follows it belongs to people. */
const END_MARK = "<!-- holdpoint:end -->";
/** What the first line of every incident of this project begins with. */
function beginningOf(project) {
    return `<!-- holdpoint:incident project="${encode(project)}" release="`;
}
/** The issue's first line. */
function renderIncidentMark({ project, release }) {
    return `${beginningOf(project)}${encode(release)}" -->`;
}
/** Is the issue about this release? Only its very first line says so. */
function isIncidentOf(body, mark) {
    return firstLineOf(body) === renderIncidentMark(mark);
}
/** Is it about any release of this project? */
function isIncidentIn(body, project) {
    const line = firstLineOf(body);
    const release = line.slice(beginningOf(project).length, -'" -->'.length);
    return line === `${beginningOf(project)}${release}" -->` && /^[^"\s<>]+$/.test(release);
}
function firstLineOf(body) {
    const end = body.search(/\r?\n/);
    return end < 0 ? body : body.slice(0, end);
}
const STORY = /<!-- holdpoint:story=([0-9a-f]{16}) -->\n[\s\S]*?\n<!-- \/holdpoint:story -->/g;
/** One thing that happened to the release; `key` says which, so that nothing is told twice. */
function renderStoryMarks(key, text) {
    return `<!-- holdpoint:story=${key} -->\n${text}\n<!-- /holdpoint:story -->`;
}
/** What was told before, oldest first, with its marks. */
function parseStories(body) {
    return [...ownPartOf(body).matchAll(STORY)].map(([text, key = ""]) => ({ key, text }));
}
/** What we wrote, which a later run may write anew. */
function ownPartOf(body) {
    const unix = body.replaceAll("\r\n", "\n");
    const end = unix.indexOf(`\n${END_MARK}`);
    return end < 0 ? unix : unix.slice(0, end);
}
/** What people wrote, or were asked to write; where the mark is gone everything below the first line, so that nothing is lost. */
function peoplesPartOf(body) {
    const unix = body.replaceAll("\r\n", "\n");
    const end = unix.indexOf(`\n${END_MARK}`);
    return end < 0 ? unix.slice(firstLineOf(unix).length).trimStart() : unix.slice(end + 1 + END_MARK.length).trimStart();
}
/** Percent-encoding leaves no `>`, so that nothing can end the mark early, and two hyphens are not for a comment's inside. */
function encode(text) {
    return encodeURIComponent(text.toWellFormed()).replaceAll("%2F", "/").replaceAll("--", "-%2D");
}


/***/ }),

/***/ 62277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H4: () => (/* binding */ isToldIn),
  Ej: () => (/* binding */ renderClosing),
  zo: () => (/* binding */ renderIncident),
  Bx: () => (/* binding */ renderIncidentTitle),
  _W: () => (/* binding */ storyKeyOf)
});

// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
// EXTERNAL MODULE: ./build/src/lib/digest.js
var digest = __webpack_require__(39509);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/report/happenings.js
var happenings = __webpack_require__(62651);
// EXTERNAL MODULE: ./build/src/report/headline.js
var headline = __webpack_require__(17210);
// EXTERNAL MODULE: ./build/src/report/markdown.js
var markdown = __webpack_require__(70075);
// EXTERNAL MODULE: ./build/src/report/production.js
var production = __webpack_require__(15405);
// EXTERNAL MODULE: ./build/src/report/result-words.js
var result_words = __webpack_require__(95907);
// EXTERNAL MODULE: ./build/src/report/step-table.js
var step_table = __webpack_require__(99453);
// EXTERNAL MODULE: ./build/src/report/verdict-table.js
var verdict_table = __webpack_require__(31144);
// EXTERNAL MODULE: ./build/src/lib/login.js
var lib_login = __webpack_require__(12812);
;// CONCATENATED MODULE: ./build/src/report/incident/commits-out.js
/** Which commits a rollback took out, and who wrote them: told once, and nobody else. */


const COMMITS_SHOWN = 30;
/** GitHub tells nobody where a text names more than fifty; a change of so many people is everybody's. */
const MOST_MENTIONED = 20;
const SUBJECT_LENGTH = 100;
function renderCommits({ range, isOut, told }) {
    const { commits, total, url } = range;
    if (total === 0)
        return `**Who was in it:** no commit lies between the two builds (${(0,markdown/* renderLink */.BK)("compare", url)}).`;
    // The newest first: what came last is looked at first.
    const shown = commits.slice(-COMMITS_SHOWN).toReversed();
    const more = total - shown.length;
    const lines = shown.map(({ sha, subject, author }) => {
        const by = author === null ? "" : `, ${(0,markdown/* codeOf */.$N)(author)}`;
        return `- ${(0,markdown/* codeOf */.$N)(sha.slice(0, 12))} ${(0,markdown/* escapeCell */.kq)(subject, SUBJECT_LENGTH) || "without a message"}${by}`;
    });
    const verb = isOut ? (total === 1 ? "was taken out" : "were taken out") : total === 1 ? "is in it" : "are in it";
    const count = `${total} ${total === 1 ? "commit" : "commits"} ${verb} (${(0,markdown/* renderLink */.BK)("compare", url)})`;
    const people = renderPeople(commits, told);
    return [
        `**Who was in it:** ${count}${people === "" ? ", of nobody whom GitHub knows" : `, by ${people}`}.`,
        "",
        ...lines,
        ...(more > 0 ? [`- and ${more} more`] : []),
    ].join("\n");
}
/** Each once. A program is named and not called, and so is whoever was told before. */
function renderPeople(commits, told) {
    const authors = new Map();
    for (const commit of commits) {
        const key = commit.author?.toLowerCase();
        if (key !== undefined && !authors.has(key))
            authors.set(key, commit);
    }
    let mentioned = 0;
    const names = [...authors].map(([key, { author, isBot }]) => {
        const login = author ?? "";
        const isPerson = !isBot && lib_login/* LOGIN */.S3.test(login) && login.length <= lib_login/* LOGIN_LENGTH */.$y;
        if (!isPerson || told.has(key) || mentioned === MOST_MENTIONED)
            return (0,markdown/* codeOf */.$N)(login);
        mentioned += 1;
        return `@${login}`;
    });
    const kept = names.slice(0, 2 * MOST_MENTIONED);
    const left = names.length - kept.length;
    return [...kept, ...(left > 0 ? [`${left} more`] : [])].join(", ");
}
/** Logins that a text of ours has called, in lower case. In what came from outside a sign parts the `@` from the name. */
function mentionedIn(text) {
    return new Set([...text.matchAll(/(?<![\w`@/])@([A-Za-z0-9][\w-]*)/g)].map(([, login = ""]) => login.toLowerCase()));
}

;// CONCATENATED MODULE: ./build/src/report/incident/fixed-parts.js
/** What every incident says: what a rollback leaves as it is, what comes next, and what the team fills in. */

/** `migrations`: what the release's record says of them. `differences`: what the rollback was known to bring along, by the record too. */
function notUndone(migrations, differences) {
    const known = migrations === "unknown"
        ? "nothing is known of this release's migrations"
        : migrations === "none"
            ? "its plan has no gate on migrations, so nothing is known of them"
            : `its migrations are recorded as ${(0,markdown/* codeOf */.$N)(migrations)}`;
    return [
        "**What this does not undo**",
        "",
        `- Data: what the release wrote stays written, and migrations that ran stay applied; ${known}.`,
        "- Environment variables: the build in production has those that it was built with. What was changed since then is not in it.",
        "- Scheduled jobs (crons): those of the build in production run now; what those of the release did stays done.",
        ...differences.map((difference) => `- Found before the promote, and so now: ${(0,markdown/* escapeMarkdown */.FV)(difference)}.`),
        "- Whatever the release told others: mails, webhooks, caches, flags.",
    ].join("\n");
}
function nextSteps(isOut) {
    const steps = isOut
        ? [
            "Read the evidence above; the links lead to the window that was judged.",
            "Fix the cause, or revert the commit, on the branch that is released: the next push must not bring it back.",
            "Release the new commit with `unpin`: production stays pinned by the rollback until then.",
            "This issue closes itself when a later release has passed its watch.",
        ]
        : [
            "Look at what production serves now, at the host itself.",
            "Dispatch the rollback (Actions, *Rollback*), with `to` where no known-good deployment is recorded.",
            "This issue is brought up to date by it, and closes itself when a later release has passed its watch.",
        ];
    return ["**What comes next**", "", ...steps.map((step, index) => `${index + 1}. ${step}`)].join("\n");
}
/** Written once; from then on it is the team's. */
const FOLLOW_UP = [
    "## Follow-up",
    "",
    "Everything from here on is yours: Holdpoint does not change it.",
    "",
    "- **What did users notice, and how many of them?**",
    "- **Cause:**",
    "- **Why did neither the checklist nor staging find it?**",
    "- **How long did it take from the promote to the rollback, and what would have made it shorter?**",
    "",
    "- [ ] The cause is fixed, or the commit is reverted",
    "- [ ] A gate or a condition would find it next time",
    "- [ ] Data that the release wrote is looked through",
].join("\n");

// EXTERNAL MODULE: ./build/src/report/incident/marks.js
var marks = __webpack_require__(6257);
;// CONCATENATED MODULE: ./build/src/report/incident/render-incident.js
/**
 * The issue about a release that was rolled back, or should have been and was not: (what happened, the issue as it is) →
 * its title and its body. What people wrote below our part stays; what was told before stays, too.
 */













/** GitHub takes 65,536 characters; people's own part must fit below ours. */
const BODY_LENGTH = 65_000;
const OWN_LENGTH = 45_000;
const TITLE_LENGTH = 200;
const VERDICTS_SHOWN = 12;
const MOST_STORIES = 8;
function renderIncidentTitle({ result, mark }) {
    const word = result.decision === "rolled-back" ? "ROLLED BACK" : "NOT ROLLED BACK";
    return plain(`${word}, ${(0,headline/* renderServed */.M)(result.production)} (release ${(0,production/* shortenCommits */.G)(mark.release)})`);
}
/** Says which of the things that can happen to a release this is, so that the same one is told once. */
function storyKeyOf({ result, to }) {
    return (0,digest/* digestOf */.o)(JSON.stringify([result.decision === "rolled-back", to]), 16);
}
/** Is there nothing in it that the issue does not say already? */
function isToldIn(incident, issue) {
    const told = (0,marks/* parseStories */.$x)(issue.body).some(({ key }) => key === storyKeyOf(incident));
    return told && (issue.state === "closed" || issue.title === renderIncidentTitle(incident));
}
/** `before`: the issue as it is, null where there is none. `range`: null where it could not be read. */
function renderIncident(incident, range, before) {
    const { mark, result, migrations, differences } = incident;
    const earlier = before === null ? [] : (0,marks/* parseStories */.$x)(before.body);
    const key = storyKeyOf(incident);
    const told = mentionedIn(before === null ? "" : (0,marks/* ownPartOf */.X8)(before.body));
    const isNew = !earlier.some((story) => story.key === key) && earlier.length < MOST_STORIES;
    const story = isNew ? [{ key, text: (0,marks/* renderStoryMarks */.MN)(key, renderStory(incident, range, told)) }] : [];
    const isOut = result.decision === "rolled-back";
    const own = {
        head: [
            (0,production/* renderProduction */.S)(result, { strong: (text) => `**${text}**`, code: markdown/* codeOf */.$N }),
            ...(result.remedy === null ? [] : [`**What to do:** ${(0,markdown/* renderProse */.E9)(result.remedy)}`]),
        ],
        stories: [...earlier, ...story],
        tail: [...(isOut ? [notUndone(migrations, differences)] : []), nextSteps(isOut)],
    };
    const people = before === null ? FOLLOW_UP : (0,marks/* peoplesPartOf */.VR)(before.body);
    return { title: renderIncidentTitle(incident), body: joinBody((0,marks/* renderIncidentMark */.yP)(mark), own, people) };
}
/** Says at the top that it is over; all else stays as it is. */
function renderClosing(body, release, { candidate, runUrl }) {
    const run = runUrl === null ? "" : ` (${(0,markdown/* renderLink */.BK)("run", runUrl)})`;
    const word = `**Closed:** release ${(0,markdown/* codeOf */.$N)((0,production/* shortenCommits */.G)(release))} is in production as ${(0,markdown/* codeOf */.$N)(candidate)}, and its watch passed${run}.`;
    const unix = body.replaceAll("\r\n", "\n");
    const first = (0,marks/* firstLineOf */.Qy)(unix);
    const closed = `${first}\n${word}\n\n${unix.slice(first.length).trimStart()}`;
    // Where people wrote so much that no word fits, theirs stay.
    return closed.length <= BODY_LENGTH + 500 ? closed : body;
}
function renderStory({ result, by, runUrl }, range, told) {
    const isOut = result.decision === "rolled-back";
    const at = (0,instant/* renderInstant */.W)(result.endedAt).slice(0, 16).replace("T", " ");
    const run = runUrl === null ? "" : ` (${(0,markdown/* renderLink */.BK)("run", runUrl)})`;
    const worstFirst = result.verdicts.toSorted((a, b) => result_words/* OUTCOME_ORDER */.cd[a.verdict.outcome] - result_words/* OUTCOME_ORDER */.cd[b.verdict.outcome]);
    const verdicts = worstFirst.slice(0, VERDICTS_SHOWN);
    const left = result.verdicts.length - verdicts.length;
    const parts = [
        `### ${at} UTC: ${isOut ? BY[by] : whyIn(result)}${run}`,
        `${(0,markdown/* renderProse */.E9)((0,production/* shortenCommits */.G)(result.summary))} (${(0,markdown/* codeOf */.$N)(result.reasonCode)})`,
        (0,step_table/* renderStepTable */.r)(result.steps),
        (0,verdict_table/* renderVerdictTable */.G)(verdicts),
        ...(left > 0 ? [`and ${left} more: see the run`] : []),
        (0,happenings/* renderHappenings */.u)(result.timeline),
        range === null
            ? "**Who was in it** is not known: the commits between the two builds could not be read."
            : renderCommits({ range, isOut, told }),
    ];
    return parts.filter((part) => part !== "").join("\n\n");
}
function whyIn({ reasonCode }) {
    return reasonCode === "mitigated"
        ? "a rollback was due, and a rung of its ladder made it needless"
        : "a rollback was due and is not proven";
}
const BY = {
    watch: "rolled back by itself",
    person: "rolled back by a person",
    host: "rolled back at the host",
    before: "had been rolled back",
};
/** Our part first; where all of it is too long, what was told is cut, never what people wrote. */
function joinBody(first, { head, stories, tail }, people) {
    const room = Math.min(OWN_LENGTH, BODY_LENGTH - people.length - first.length);
    const join = (told) => [...head, ...told, ...tail].join("\n\n");
    const whole = join(stories.map(({ text }) => text));
    const short = () => join(stories.map(({ key }) => (0,marks/* renderStoryMarks */.MN)(key, "Too long to be shown here: see the run.")));
    return `${first}\n${whole.length <= room ? whole : short()}\n\n${marks/* END_MARK */.eN}\n\n${people}`;
}
/** One line without what is not seen; a title has no markup, and nobody is told by it. */
function plain(text) {
    return (0,cut_text/* cutText */.I)(text
        .toWellFormed()
        .replace(/[\p{C}\p{Z}]+/gu, " ")
        .replaceAll("`", "'")
        .trim(), TITLE_LENGTH);
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
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   kq: () => (/* binding */ escapeCell),
/* harmony export */   n1: () => (/* binding */ isLinkable),
/* harmony export */   zF: () => (/* binding */ renderTitle)
/* harmony export */ });
/* harmony import */ var _lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81201);
/* harmony import */ var _lib_without_terminal_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67745);
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
/** What ends a sentence or its parts, and does not belong to the address before it. */
const SENTENCE_SIGNS = ".,;:!?)]}'\"*_~";
/** Code is the one form in which no step of GitHub's rendering makes a link, and in which an address can be copied whole. */
function renderAddress(address) {
    // From its end: a pattern that is tried at each sign of a long address takes the square of its length.
    let end = address.length;
    while (end > 0 && SENTENCE_SIGNS.includes(address.charAt(end - 1)))
        end -= 1;
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
    return (0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(visible(text).replace(/\s+/g, " "), maximum)
        .split(ADDRESS)
        .map((part, index) => (index % 2 === 1 ? `<code>${escapeEntities(part)}</code>` : escapeEntities(part)))
        .join("");
}
function escapeEntities(text) {
    const escaped = unlinked(text).replace(/[&<>"']/g, (mark) => ENTITY[mark] ?? mark);
    return escaped.replaceAll("$", "<span>$</span>");
}
/** Without characters that are not seen, or that let a text read as another one than it is; half characters repaired. */
function visible(text) {
    return (0,_lib_without_terminal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutTerminalCodes */ .z)(text.toWellFormed())
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
    return escapeMarkdown((0,_lib_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutText */ .I)(text, maximum));
}
/** What an item or a group is called: with a space at an end, marks around it would not be bold; and never nothing. */
function renderTitle(title, maximum) {
    return escapeCell(visible(title).replace(/\s+/g, " ").trim(), maximum) || "untitled";
}
/** Output as it was, in a fence that its own content cannot close. */
function fence(raw) {
    const lines = raw.map((line) => (0,_lib_without_terminal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutTerminalCodes */ .z)(line.toWellFormed())
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
/* harmony import */ var _lib_without_terminal_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67745);

/**
 * Text of others (a command's output, a vendor's message, a plan's title) as a terminal may show it: no escape sequence,
 * no control character but the line break, and nothing that turns the direction of writing round, with which a text can
 * read as another one than it is.
 */
function printable(text) {
    return (0,_lib_without_terminal_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutTerminalCodes */ .z)(text)
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
    if (result.drill !== undefined) {
        return `${strong("Production was not touched")}: this was a drill at ${code(result.drill)}.`;
    }
    if (result.database !== undefined) {
        return `${strong("Production's deployment was not touched")}: this was about the database ${code(result.database)}.`;
    }
    const { after, elsewhere = [], served, rollout } = result.production;
    if (after === null) {
        return `${strong("What production serves is not known.")} It was not read after the last request, or nothing has ever been deployed.`;
    }
    if (elsewhere.length > 0) {
        const domains = elsewhere.map(({ domain, deploymentId }) => `${domain} points at ${deploymentId === null ? "nothing" : code(deploymentId)}`);
        return `${strong(`Production is split: the host names ${code(after)}, but ${domains.join(", ")}`)} as of ${timeOf(result)} UTC.`;
    }
    if (rollout !== undefined) {
        const { deploymentId, percent, stage, stages } = rollout;
        const part = `${code(deploymentId)} to ${percent} % of the visitors and ${code(after)} to the others`;
        return `${strong(`Production serves ${part}`)} as of ${timeOf(result)} UTC: stage ${stage} of ${stages} of a rollout.`;
    }
    // Of a rollback that was made before, somebody may have deployed since.
    const again = result.decision === "rolled-back" && result.reasonCode !== "already_rolled_back" ? " again" : "";
    const said = served === null ? "" : ` (the site answers ${code(shortenCommits(served))})`;
    return `${strong(`Production serves ${code(after)}${again}`)}${said} as of ${timeOf(result)} UTC. ${renderChange(result, code)}`;
}
function timeOf({ endedAt }) {
    return new Date(endedAt).toISOString().slice(11, 19);
}
function renderChange({ decision, production, candidate }, code) {
    const { before, after } = production;
    const out = [candidate?.id ?? null, before].find((id) => id !== null && id !== after);
    if (decision === "rolled-back" && out != null)
        return `Taken out: ${code(out)}.`;
    return before === null || before === after ? "Unchanged." : `Before: ${code(before)}.`;
}


/***/ }),

/***/ 95907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Zz: () => (/* binding */ withoutTitle),
/* harmony export */   cd: () => (/* binding */ OUTCOME_ORDER),
/* harmony export */   uy: () => (/* binding */ DECISION_WORD)
/* harmony export */ });
const DECISION_WORD = {
    proceed: "Proceed",
    watching: "Watching",
    hold: "On hold",
    failed: "Failed",
    "rolled-back": "ROLLED BACK",
};
/** What needs a person's eye stands first. */
const OUTCOME_ORDER = { fail: 0, hold: 1, pass: 2 };
/** A condition's summary begins with the condition, for lines that stand alone; beside its title the title says it. */
function withoutTitle(title, summary) {
    return summary.startsWith(`${title}: `) ? summary.slice(title.length + 2) : summary;
}


/***/ }),

/***/ 99453:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ renderStepTable)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70075);
/* harmony import */ var _step_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66392);


const EVIDENCE_SHOWN = 5;
/** Two columns, so that a phone shows the finding without scrolling sideways. In the order of the release. */
function renderStepTable(steps = []) {
    if (steps.length === 0)
        return "";
    return ["| step | what came of it |", "|:---|:---|", ...steps.map(rowOf)].join("\n");
}
function rowOf(step) {
    const { title, stage, state, summary, leavesBehind, evidence } = step;
    const word = (0,_step_words_js__WEBPACK_IMPORTED_MODULE_1__/* .needsLook */ .B4)(step) ? `**${_step_words_js__WEBPACK_IMPORTED_MODULE_1__/* .STEP_WORD */ .Yn[state]}**` : _step_words_js__WEBPACK_IMPORTED_MODULE_1__/* .STEP_WORD */ .Yn[state];
    const time = (0,_step_words_js__WEBPACK_IMPORTED_MODULE_1__/* .renderStepTime */ .c)(step);
    const shown = evidence
        .slice(0, EVIDENCE_SHOWN)
        .map(({ label, value, url }) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .renderLink */ .BK)(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCell */ .kq)(label, 60)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCell */ .kq)(value, 160)}`, url));
    const more = evidence.length - shown.length;
    const finding = [
        `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCell */ .kq)(title, 80)}** (${[stage, ...(time === "" ? [] : [time])].join(", ")})`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCell */ .kq)(summary),
        ...(leavesBehind === undefined ? [] : [`It leaves behind: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCell */ .kq)(leavesBehind)}`]),
        ...shown,
        ...(more > 0 ? [`and ${more} more`] : []),
    ];
    return `| ${word} | ${finding.join("<br>")} |`;
}


/***/ }),

/***/ 66392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ needsLook),
/* harmony export */   Yn: () => (/* binding */ STEP_WORD),
/* harmony export */   c: () => (/* binding */ renderStepTime)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/** Steps of the plan in words: how each stands, and how long it took beside what was planned. */

const STEP_WORD = {
    done: "done",
    failed: "failed",
    held: "hold",
    unfinished: "not known",
    undone: "taken back",
    left: "stays",
};
/** What a person must look at. */
function needsLook({ state }) {
    return state !== "done" && state !== "undone";
}
/** `12m of 20m planned`, `45m, 25m later than planned`; empty where neither is known. */
function renderStepTime({ startedAt, endedAt, plannedMs, }) {
    const planned = plannedMs === null ? null : (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(plannedMs);
    if (startedAt === null || endedAt === null)
        return planned === null ? "" : `${planned} planned`;
    const tookMs = Math.max(0, endedAt - startedAt);
    const took = (0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(tookMs);
    if (plannedMs === null)
        return took;
    return tookMs > plannedMs
        ? `${took}, ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(tookMs - plannedMs)} later than planned`
        : `${took} of ${planned} planned`;
}


/***/ }),

/***/ 31144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ renderVerdictTable)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70075);
/* harmony import */ var _result_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95907);


const WORD = { pass: "pass", fail: "**fail**", hold: "**hold**" };
/** Two columns, so that a phone shows the finding without scrolling sideways. */
function renderVerdictTable(verdicts) {
    if (verdicts.length === 0)
        return "";
    const rows = verdicts
        .toSorted((a, b) => _result_words_js__WEBPACK_IMPORTED_MODULE_1__/* .OUTCOME_ORDER */ .cd[a.verdict.outcome] - _result_words_js__WEBPACK_IMPORTED_MODULE_1__/* .OUTCOME_ORDER */ .cd[b.verdict.outcome])
        .map(({ title, verdict }) => {
        const finding = [`**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCell */ .kq)(title, 80)}**`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCell */ .kq)((0,_result_words_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutTitle */ .Zz)(title, verdict.summary))];
        return `| ${WORD[verdict.outcome]} | ${[...finding, ...renderEvidence(verdict)].join("<br>")} |`;
    });
    return ["| verdict | finding and evidence |", "|:---|:---|", ...rows].join("\n");
}
function renderEvidence(verdict) {
    const shown = verdict.evidence.slice(0, 5).map(({ label, value, url }) => {
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .renderLink */ .BK)(`${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCell */ .kq)(label, 60)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeCell */ .kq)(value, 160)}`, url);
    });
    const more = verdict.evidence.length - shown.length;
    return [...shown, ...(more > 0 ? [`and ${more} more`] : [])];
}


/***/ }),

/***/ 15728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ readWorkflowRun)
/* harmony export */ });
/** Commands that do not do the same whatever started them. */
const ASKING = ["checklist", "promote", "restore"];
/**
 * `restores`: a rollback that is to restore a database as well, which only a person may ask for. From `@actions/github`, which reads the event's file when it is loaded. Loaded here, and only for the commands that ask:
 * it brings Octokit, which a rollback must not wait for.
 */
async function readWorkflowRun(command, restores = false) {
    if (!ASKING.includes(command) && !restores)
        return { eventName: "", payload: null };
    try {
        const { context } = await Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(2229)]).then(__webpack_require__.bind(__webpack_require__, 92229));
        return { eventName: context.eventName ?? "", payload: context.payload };
    }
    catch (error) {
        // Not JSON: what follows says that the event is not one that it knows.
        if (error instanceof SyntaxError)
            return { eventName: "", payload: null };
        throw error;
    }
}


/***/ })

};
