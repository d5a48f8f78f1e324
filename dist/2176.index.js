export const id = 2176;
export const ids = [2176,5351];
export const modules = {

/***/ 72176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  INCIDENT_REQUESTS: () => (/* binding */ INCIDENT_REQUESTS),
  MOST_OBSERVING_REQUESTS: () => (/* binding */ MOST_OBSERVING_REQUESTS),
  MOST_REQUESTS: () => (/* binding */ MOST_REQUESTS),
  lookAtReleases: () => (/* binding */ lookAtReleases)
});

// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/release/decide-settled.js
var decide_settled = __webpack_require__(49503);
// EXTERNAL MODULE: ./build/src/release/rollout-progress.js
var rollout_progress = __webpack_require__(36980);
// EXTERNAL MODULE: ./build/src/release/world.js
var world = __webpack_require__(67591);
;// CONCATENATED MODULE: ./build/src/release/decide-look.js
/**
 * What a scheduled look does about one release, held against where production stands. Pure. It finishes what was begun in
 * production, by the rules of `decide-settled` and `decide-promote`; it never begins anything there itself.
 */





/** A promote gives up after five minutes, and what follows it after a few more. */
const PROMOTE_MS = 15 * 60_000;
/** Longer than this after the end of its watch nobody comes back to a release that production does not serve. */
const LEFT_ALONE_MS = 7 * 24 * 3_600_000;
/** Looks begin some seconds sooner or later than the minute says, so that the turn does not stay with the same. */
const TURN_MS = 1_000;
function decideLook({ record, production, now, newest }) {
    const { candidate } = record.payload;
    const settled = (0,decide_settled/* decideSettled */.MM)(production, record);
    if (isOpen(record)) {
        if (settled !== null)
            return { do: "settle", settled };
        return record.phase === "promoting"
            ? decidePromoting({ record, production, now, newest })
            : production.project.productionDeploymentId === candidate.id
                ? { do: "watch" }
                : { do: "close", verdict: takenOver(record, production) };
    }
    // The host's word that somebody rolled back, which the record does not have yet.
    const told = newest && settled?.kind === "rolled-back" && settled.byHost;
    return told ? { do: "settle", settled } : { do: "nothing" };
}
function isOpen({ phase }) {
    return phase === "promoting" || phase === "watching" || phase === "rolling-back";
}
function decidePromoting({ record, production, now, newest }) {
    const { id } = record.payload.candidate;
    // A stage whose beginning is recorded is watched like a release; before that its promote may be at work.
    const isJudged = record.payload.rollout !== undefined && (0,rollout_progress/* parseRolloutProgress */.i)(record) !== null;
    if (isJudged && (0,world/* isRollingOut */.qJ)(production, id))
        return { do: "watch" };
    if ((0,world/* arrivingDeployment */.cM)(production) === id && !isCutOffRollout({ record, production, now }))
        return { do: "wait", why: `the host is promoting ${id}` };
    if (now - record.statusAt < PROMOTE_MS) {
        return { do: "wait", why: `its promote began at ${(0,instant/* renderInstant */.W)(record.statusAt)}` };
    }
    if ((0,world/* productionShows */.Ci)(production, id) || (0,world/* isRollingOut */.qJ)(production, id))
        return { do: "watch" };
    if (production.project.productionDeploymentId === id && (0,world/* changeFailed */.Oc)(production, "promote", id, null)) {
        return { do: "finish-promote" };
    }
    // Nobody continues what a newer release has taken the place of; open for ever it would be read at each look.
    return newest ? { do: "report", verdict: cutOff(record) } : { do: "close", verdict: takenOver(record, production) };
}
/** Its first stage began, and whoever asked for it did not live to write so. */
function isCutOffRollout({ record, production, now }) {
    const isOurs = record.payload.rollout !== undefined && (0,world/* isRollingOut */.qJ)(production, record.payload.candidate.id);
    return isOurs && now - record.statusAt >= PROMOTE_MS;
}
function cutOff({ payload }) {
    return (0,lib_verdict/* hold */._2)("promote_cut_off", `The promote of release ${payload.release} was cut off: production does not serve ${payload.candidate.id}, and nobody is working on it.`, "Run the release's job again, which continues it, or release a newer commit. A look promotes nothing: the approval was for then.");
}
function takenOver({ payload }, { project }) {
    return (0,lib_verdict/* hold */._2)("production_moved", `Production is ${project.productionDeploymentId ?? "nothing"}, so the watch of ${payload.candidate.id} is over.`, "Check what production serves now; if Holdpoint made that change, it has its own watch.");
}
/** Judging what is served, and finishing what was begun, before words about others. */
function weightOf({ do: step }) {
    return { settle: 3, watch: 2, "finish-promote": 2, report: 1, close: 1, wait: 0, nothing: 0 }[step];
}
/**
 * Whose statuses a look reads, since each costs a request: the newest record, those of what production serves, and the
 * newest others that may still be open; of those that are left one, another one at each look, so that none is forgotten.
 * `most`: of all of them.
 */
function recordsToRead(listed, production, { now, most }) {
    const served = new Set([production.project.productionDeploymentId, (0,world/* arrivingDeployment */.cM)(production)]);
    const isNeeded = (own, index) => index === 0 || served.has(own.payload.candidate.id);
    const mayBeOpen = ({ deployment, payload }) => now < deployment.createdAt + payload.watchForMs + LEFT_ALONE_MS;
    const needed = listed.filter(isNeeded).slice(0, most);
    const others = listed.filter((own, index) => !isNeeded(own, index) && mayBeOpen(own));
    const room = most - needed.length;
    const rest = others.slice(Math.max(0, room - 1));
    const turn = room > 0 ? rest.slice(Math.floor(now / TURN_MS) % rest.length).slice(0, 1) : [];
    const chosen = new Set([...needed, ...others.slice(0, Math.max(0, room - 1)), ...turn]);
    const left = rest.filter((own) => !chosen.has(own) && now < own.deployment.createdAt + own.payload.watchForMs);
    return { read: listed.filter((own) => chosen.has(own)), left: left.length };
}

;// CONCATENATED MODULE: ./build/src/release/expected-production.js
/**
 * What production should serve by the release record, held against what it serves. Pure. A difference is somebody else's
 * change, and theirs to explain: it is reported and never undone.
 */


/** By the newest release that arrived in production. Null where none is known to have, or its rollback is under way. */
function expectedProduction(records) {
    const last = records.find(({ phase }) => phase !== "promoting");
    if (last === undefined || last.phase === "rolling-back")
        return null;
    const { candidate, commit, knownGood, previous, release } = last.payload;
    if (last.phase !== "rolled-back")
        return { id: candidate.id, commit, release, since: last.statusAt };
    if (last.rollbackTo === null)
        return null;
    const back = [knownGood, previous].find((deployed) => deployed?.id === last.rollbackTo);
    return { id: last.rollbackTo, commit: back?.commit ?? null, release, since: last.statusAt };
}
/** Null where production is as it should be, or a change is under way at the host. */
function judgeServed(production, expected, { listed, records }) {
    const { productionDeploymentId: target, aliasRequest } = production.project;
    const names = namesOf(listed);
    const nameOf = (id) => {
        const known = id === null ? undefined : names.get(id);
        return known === undefined ? (id ?? "nothing") : `${id} (${known})`;
    };
    if (isHeldInStages(production, expected.id, records))
        return null;
    const unwatched = judgeRollout(production, records, nameOf);
    if (unwatched !== null)
        return unwatched;
    const wrong = (0,world/* domainsElsewhere */.oq)(production, expected.id);
    if (target === expected.id && wrong.length === 0)
        return null;
    if (aliasRequest?.status === "pending" || aliasRequest?.status === "in-progress")
        return null;
    const evidence = [
        { label: "production", value: nameOf(target) },
        ...production.aliases.map(({ domain, deploymentId }) => ({ label: domain, value: nameOf(deploymentId) })),
    ];
    const says = `the record says ${nameOf(expected.id)}`;
    const isOlder = ({ deploymentId }) => deploymentId !== null && names.has(deploymentId);
    if (target === expected.id && wrong.every(isOlder)) {
        return (0,lib_verdict/* hold */._2)("domain_taken_back", `${listOf(wrong.map(({ domain, deploymentId }) => `${domain} points at ${nameOf(deploymentId)}`))}, and ${says}.`, "An older deployment took the domain. Point it at production again at the host, or dispatch a rollback if the older one is wanted. Nothing was changed.", evidence);
    }
    const served = target === expected.id
        ? wrong.map(({ domain, deploymentId }) => `${domain} points at ${nameOf(deploymentId)}`)
        : [];
    return (0,lib_verdict/* hold */._2)("foreign_change", `${served.length > 0 ? listOf(served) : `Production is ${nameOf(target)}`}, and ${says}.`, "Find out who changed production, and why. It is left as it is until the next release or rollback; nobody watches it.", evidence);
}
/** That nothing is to be said against what production serves. `releases`: how many are recorded. */
function asRecorded(production, { releases, isObserved }) {
    const serves = `No watch is open. Production serves ${production.project.productionDeploymentId ?? "nothing"}`;
    if (isObserved)
        return (0,lib_verdict/* pass */.IX)("production_as_recorded", `${serves}, which was observed.`);
    const rollout = (0,world/* rollingOut */.i3)(production);
    // Held in the middle of its stages, or with nothing to go back to, a person was told; and of what nobody recorded one began it.
    const beside = rollout === null
        ? ""
        : ` A rolling release ${releases === 0 ? "" : "still "}gives ${rollout.candidateId} to ${(0,world/* percentOf */.pR)(rollout)} % of the visitors, unwatched.`;
    const said = releases === 0
        ? "No release is recorded yet, so there is nothing to watch."
        : `${serves}, as the release record says.`;
    return (0,lib_verdict/* pass */.IX)("production_as_recorded", `${said}${beside}`);
}
/** A person decides what becomes of it, and everybody else still gets what was before. */
function isHeldInStages(production, id, records) {
    if (!(0,world/* isRollingOut */.qJ)(production, id))
        return false;
    const release = records.find(({ payload }) => payload.candidate.id === id);
    if (release === undefined || (release.phase !== "held" && release.phase !== "failed"))
        return false;
    return production.project.productionDeploymentId === (release.payload.previous?.id ?? null);
}
/** A rolling release that a person began, or that began although its release had been taken out: production itself stays. */
function judgeRollout(production, records, nameOf) {
    const rollout = (0,world/* rollingOut */.i3)(production);
    if (rollout === null)
        return null;
    const { candidateId, stages, activeStage } = rollout;
    // Whoever promotes it goes on with it.
    if (records.some(({ phase, payload }) => phase === "promoting" && payload.candidate.id === candidateId))
        return null;
    return (0,lib_verdict/* hold */._2)("foreign_change", `A rolling release gives ${nameOf(candidateId)} to ${(0,world/* percentOf */.pR)(rollout)} % of the visitors, and nobody watches it.`, `Abort it at the host, or dispatch a rollback to ${production.project.productionDeploymentId ?? "what served before"}; if it is wanted, release it with another release id (\`release\`).`, [
        {
            label: "rolling release",
            value: `${nameOf(candidateId)}, stage ${(activeStage ?? 0) + 1} of ${stages.length}`,
        },
    ]);
}
/** Every deployment that a record names, with the release that it is known by: its own, or the one that replaced it. */
function namesOf(listed) {
    const names = new Map();
    for (const { payload } of listed)
        names.set(payload.candidate.id, `release ${payload.release}`);
    for (const { payload } of listed) {
        for (const deployed of [payload.knownGood, payload.previous]) {
            if (deployed !== null && !names.has(deployed.id))
                names.set(deployed.id, `before release ${payload.release}`);
        }
    }
    return names;
}
function listOf(texts) {
    return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

// EXTERNAL MODULE: ./build/src/release/without-repeats.js
var without_repeats = __webpack_require__(33570);
// EXTERNAL MODULE: ./build/src/release/result.js
var result = __webpack_require__(97294);
// EXTERNAL MODULE: ./build/src/engine/end-settled.js
var end_settled = __webpack_require__(6261);
// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
// EXTERNAL MODULE: ./build/src/engine/promote-candidate.js + 7 modules
var promote_candidate = __webpack_require__(10481);
// EXTERNAL MODULE: ./build/src/engine/put-back-rollout.js
var put_back_rollout = __webpack_require__(99361);
// EXTERNAL MODULE: ./build/src/engine/restore-and-look.js
var restore_and_look = __webpack_require__(21400);
// EXTERNAL MODULE: ./build/src/engine/read-served.js
var read_served = __webpack_require__(80646);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
;// CONCATENATED MODULE: ./build/src/release/decide-observe.js

/** The same moment may be told by two of the host's fields, which differ. */
const SAME_MOMENT_MS = 2 * 60_000;
/** What went live longer ago is nothing new to anybody, and vendors have forgotten what they counted then. */
const FIRST_LOOK_BACK_MS = 7 * 24 * 3_600_000;
/** Of one look: each costs requests. */
const MOST_AT_ONCE = 3;
function decideObserve(input) {
    const { production, now } = input;
    const current = production.project.productionDeploymentId;
    if (current === null)
        return { times: [], left: 0, waits: "production serves nothing" };
    const arriving = (0,world/* arrivingDeployment */.cM)(production);
    if (arriving !== null)
        return { times: [], left: 0, waits: `the host is bringing ${arriving} into production` };
    const last = lastKnown(input);
    const told = liveSince(input, current);
    const time = timeOfCurrent(current, last, told, now);
    if (time === null)
        return { times: [], left: 0, waits: null };
    const between = last === null ? [] : servedBetween(input, last, { ...time, id: current });
    const all = [time, ...between];
    const times = all.slice(0, MOST_AT_ONCE).map((one, index) => ({
        ...one,
        previous: previousOf(input, one, all[index + 1]?.id ?? last?.id ?? null),
    }));
    return { times, left: all.length - times.length, waits: null };
}
/** What our records know to have come into production last. */
function lastKnown({ releases, observations }) {
    const [release] = releases;
    const [observed] = observations;
    const ofRelease = release === undefined
        ? null
        : { id: release.payload.candidate.id, from: release.deployment.createdAt, isRelease: true };
    const ofObserved = observed === undefined
        ? null
        : { id: observed.payload.candidate.id, from: observed.payload.liveAt, isRelease: false };
    if (ofRelease === null || ofObserved === null)
        return ofRelease ?? ofObserved;
    return ofRelease.from > ofObserved.from ? ofRelease : ofObserved;
}
/** Null where the host says nothing about it. */
function liveSince({ production, served }, id) {
    const request = production.project.aliasRequest;
    const asked = request?.toDeploymentId === id && request.status === "succeeded" ? [request.requestedAt] : [];
    const listed = served.filter((one) => one.id === id).map(({ servedAt }) => servedAt);
    return asked.length + listed.length === 0 ? null : Math.max(...asked, ...listed);
}
function timeOfCurrent(id, last, told, now) {
    const since = (from) => ({ id, from, fromIsFound: false });
    if (last === null)
        return told === null || told < now - FIRST_LOOK_BACK_MS ? null : since(told);
    const isLater = told !== null && told > last.from + (last.id === id ? SAME_MOMENT_MS : 0);
    // A release has a watch of its own, and one that never arrived ends nobody's time.
    if (last.isRelease)
        return last.id === id || !isLater ? null : since(told);
    if (isLater)
        return since(told);
    // It is back, and the host does not say since when.
    return last.id === id ? null : { id, from: now, fromIsFound: true };
}
/** What came and went between two looks, newest first. */
function servedBetween(input, last, current) {
    const released = new Set(input.releases.map(({ payload }) => payload.candidate.id));
    return input.served
        .filter(({ id, servedAt }) => {
        const isBetween = servedAt > last.from + SAME_MOMENT_MS && servedAt < current.from;
        return isBetween && id !== current.id && id !== last.id && !released.has(id);
    })
        .map(({ id, servedAt }) => ({ id, from: servedAt, fromIsFound: false }));
}
function previousOf({ served }, { id, from }, known) {
    if (known !== null && known !== id)
        return known;
    return served.find((one) => one.id !== id && one.servedAt < from)?.id ?? null;
}
/** Until when production served what is observed; null where it still does. `news`: what this look found. */
function servedUntil({ payload }, { production, served, releases, observations, now }, news) {
    const { candidate, liveAt } = payload;
    const current = production.project.productionDeploymentId;
    const hasServed = (id) => id === current || served.some((one) => one.id === id);
    const starts = [
        ...news.map(({ from }) => from),
        ...observations.map((one) => one.payload.liveAt),
        ...releases.filter((one) => hasServed(one.payload.candidate.id)).map(({ deployment }) => deployment.createdAt),
    ].filter((at) => at > liveAt);
    if (starts.length > 0)
        return Math.min(...starts);
    return current === candidate.id ? null : now;
}

// EXTERNAL MODULE: ./build/src/release/payload.js
var payload = __webpack_require__(26549);
// EXTERNAL MODULE: ./build/src/release/record.js
var release_record = __webpack_require__(45922);
;// CONCATENATED MODULE: ./build/src/release/observation.js


/** `task` of our Deployments about what others deployed. */
const OBSERVATION_TASK = "holdpoint:observation";
const OBSERVATION_RECORDS = {
    task: OBSERVATION_TASK,
    noun: "an observation",
    parse: parseObservationPayload,
};
/** Null where it is not one of ours, or not whole. */
function parseObservationPayload(stored) {
    const fields = (0,payload/* parsePayload */.ex)(stored);
    const shared = (0,payload/* readShared */.qA)(fields);
    const candidate = (0,payload/* readBuild */.lT)(fields["candidate"]);
    const previous = (0,payload/* readDeployed */.BJ)(fields["previous"]);
    const { liveAt, watchForMs, dirty } = fields;
    if (shared === null || candidate === null || previous === undefined || fields["phase"] !== "observation")
        return null;
    if (typeof liveAt !== "number" || typeof watchForMs !== "number" || typeof dirty !== "boolean")
        return null;
    return { ...shared, phase: "observation", candidate, previous, liveAt, watchForMs, dirty };
}
/** As a watch knows a release: it went live when the host says so, whatever its status says. */
function observedRecord({ deployment, payload }, current) {
    const { dirty: _dirty, liveAt, ...shared } = payload;
    const { previous } = payload;
    const asRelease = {
        ...shared,
        phase: "production",
        knownGood: previous === null ? null : { ...previous, judged: false, why: "it served before" },
        migrations: "unknown",
        autoAssignDomains: true,
        unpinned: false,
    };
    const record = (0,release_record/* parseProductionRecord */.GV)({ deployment, payload: asRelease }, current);
    return { ...record, promotedAt: Math.floor(liveAt / 1_000) * 1_000 };
}
/** Nobody comes back to an observation that ended, so its state is a last one. */
function renderObservationStatus(status, wouldRollBack) {
    const text = (0,release_record/* renderProductionStatus */.A3)(status);
    return status.phase === "held" ? { ...text, state: wouldRollBack ? "failure" : "error" } : text;
}

// EXTERNAL MODULE: ./build/src/release/own-records.js
var own_records = __webpack_require__(67200);
// EXTERNAL MODULE: ./build/src/engine/require-author.js
var require_author = __webpack_require__(19651);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/release/watch-looks.js
var watch_looks = __webpack_require__(12973);
// EXTERNAL MODULE: ./build/src/engine/watch/health-probe.js
var health_probe = __webpack_require__(78303);
// EXTERNAL MODULE: ./build/src/engine/watch/watched-release.js
var watched_release = __webpack_require__(92898);
;// CONCATENATED MODULE: ./build/src/engine/look/probe-again.js
/** Health checks of a single look, which nobody goes on with. */



/** Between two health checks of one look, where the first one failed. */
const BETWEEN_ROUNDS_MS = 2_000;
/** Health checks of one look: what they cannot show in ten seconds, the next look shows. */
const MOST_ROUNDS = 5;
/** A site that is down is down for good before a look ends: where a check fails, as many follow as a condition needs. */
async function probeAgain(context, memory, record) {
    const { watch } = context.plan.stages.production;
    const most = Math.min(MOST_ROUNDS, watch === null ? 0 : failuresNeeded(watch));
    const target = (0,watched_release/* targetOf */.$)(context, { record: { ...record, promotedAt: record.promotedAt ?? 0 } });
    // The look itself makes one more.
    while (memory.rounds.length < most - 1) {
        const { round } = await (0,health_probe/* makeProbeRound */.fn)(context, target);
        if (round === null)
            return;
        memory.rounds.push(round);
        if (!round.failed)
            return;
        await context.clock.sleep(BETWEEN_ROUNDS_MS, context.signal);
    }
}
function failuresNeeded({ metrics, rollbackConditions }) {
    const limits = rollbackConditions
        .filter(({ metric }) => metrics[metric]?.provider === plan_plan/* PROBE_PROVIDER */.ZJ)
        .map((condition) => condition.kind === "threshold" ? condition.value : condition.kind === "rate" ? condition.count : 0);
    return limits.length === 0 ? 0 : Math.floor(Math.max(...limits)) + 1;
}

;// CONCATENATED MODULE: ./build/src/engine/look/without-code.js
/** What of a plan's production gates a single look asks. */

/** The folder in front of a look is not the release's commit, so that no code of it is run. */
async function withoutCode(context) {
    const { plan } = context;
    const { production } = plan.stages;
    const runsCode = await Promise.all(production.verify.map((item) => context.runsCode(item)));
    const left = production.verify.filter((_, index) => runsCode[index] === true).map(({ title }) => title);
    if (left.length === 0)
        return { context, left };
    const verify = production.verify.filter((_, index) => runsCode[index] !== true);
    const stages = { ...plan.stages, production: { ...production, setup: null, verify } };
    return { context: { ...context, plan: { ...plan, stages } }, left };
}
function neverAsked(titles) {
    return (0,lib_verdict/* hold */._2)("item_not_run", `${titles.join(", ")}: nobody asked after the promote, and a look does not run code of the repository.`, "Check what production serves and decide: keep it, or dispatch a rollback.");
}

// EXTERNAL MODULE: ./build/src/engine/watch/look-once.js + 5 modules
var look_once = __webpack_require__(12453);
// EXTERNAL MODULE: ./build/src/engine/watch/show-look.js + 1 modules
var show_look = __webpack_require__(45323);
// EXTERNAL MODULE: ./build/src/engine/watch/watch-memory.js
var watch_memory = __webpack_require__(9543);
// EXTERNAL MODULE: ./build/src/lib/deployment-url.js
var deployment_url = __webpack_require__(60862);
// EXTERNAL MODULE: ./build/src/lib/authors.js
var authors = __webpack_require__(60357);
// EXTERNAL MODULE: ./build/src/report/markdown.js
var markdown = __webpack_require__(70075);
// EXTERNAL MODULE: ./build/src/report/production.js
var production = __webpack_require__(15405);
// EXTERNAL MODULE: ./build/src/report/verdict-table.js
var verdict_table = __webpack_require__(31144);
;// CONCATENATED MODULE: ./build/src/report/observation/render-observation.js
/** What was found about a deployment that others brought into production: (result) → a comment on its pull request. */





/** GitHub takes 65,536 characters of a comment. */
const MAXIMUM = 60_000;
/** What every comment of ours about a deployment of this project begins with. */
function observationMarker(project) {
    // Percent-encoding leaves no `>`, so that nothing can end the mark early, and two hyphens are not for a comment's inside.
    const encoded = encodeURIComponent(project.toWellFormed()).replaceAll("--", "-%2D");
    return `<!-- holdpoint:observed project="${encoded}" -->`;
}
function renderObservation({ result, payload, until, project, runUrl }) {
    const { candidate, liveAt, dirty, previous } = payload;
    const wouldRollBack = result.reasonCode === "would_roll_back";
    const title = result.decision === "proceed"
        ? "Observed in production, and fine"
        : wouldRollBack
            ? "**Would have been rolled back**"
            : "Observed in production, and not known to be good";
    const served = [
        `went live at ${(0,instant/* renderInstant */.W)(liveAt)}`,
        ...(until === null ? [] : [`served until ${(0,instant/* renderInstant */.W)(until)}`]),
        ...(previous === null ? [] : [`${(0,markdown/* codeOf */.$N)(previous.id)} served before`]),
        ...(dirty ? ["built from files that no commit has"] : []),
    ];
    const head = [
        `${observationMarker(project)}\n${title}: [${(0,markdown/* codeOf */.$N)(candidate.id)}](${(0,deployment_url/* deploymentUrl */.P)(candidate.url)}) of ${(0,markdown/* codeOf */.$N)(project)}, ${served.join(", ")}.`,
        (0,markdown/* renderProse */.E9)((0,production/* shortenCommits */.G)(result.summary)),
        ...(result.remedy === null ? [] : [`**What to do:** ${(0,markdown/* renderProse */.E9)(result.remedy)}`]),
    ];
    const tail = [
        `${(0,production/* renderProduction */.S)(result, { strong: (text) => text, code: markdown/* codeOf */.$N })} Holdpoint only observes here: nothing was changed at the host.${runUrl === null ? "" : ` ${(0,markdown/* renderLink */.BK)("All of it", runUrl)}`}`,
    ];
    const table = (0,verdict_table/* renderVerdictTable */.G)(result.verdicts);
    const whole = join([...head, table, ...tail]);
    return whole.length <= MAXIMUM ? whole : join([...head, "The findings do not fit here: see the run.", ...tail]);
}
function join(parts) {
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

;// CONCATENATED MODULE: ./build/src/engine/observe/comment-on-observation.js
/** One comment on the pull request that a deployment came from, brought up to date where its commit is deployed again. */



/** Nothing where the commit came without a pull request: the status on it says the same. */
async function commentOnObservation({ plan, options, runUrl }, { forge, payload, until }, result) {
    const pull = choosePull(await forge.listPullRequestsOf(payload.commit), payload.commit);
    if (pull === null || pull.locked)
        return;
    const marker = observationMarker(plan.project.host.project);
    const body = renderObservation({ result, payload, until, project: plan.project.host.project, runUrl });
    const ours = await forge.findComment(pull.number, (comment) => comment.body.startsWith(marker) && (0,authors/* isAuthor */.ad)(comment.author, options.authors));
    const { author } = ours === null ? await forge.createComment(pull.number, body) : await forge.updateComment(ours.id, body);
    (0,require_author/* requireAuthor */.R)(options.authors, author);
}
/** The one whose merge made the commit, else the one that it is the head of. A commit may lie in others' branches too. */
function choosePull(pulls, commit) {
    return (pulls.find(({ mergeCommit }) => mergeCommit === commit) ??
        pulls.find(({ headCommit }) => headCommit === commit) ??
        null);
}

;// CONCATENATED MODULE: ./build/src/engine/observe/end-observation.js
/** Says what an observation found: in its record, on the commit, on its pull request. Production stays as it is. */








const SHA = /^[0-9a-f]{40}$/;
async function endObservation(context, journal, observed, found) {
    const { forge, record, production } = observed;
    const { promotedAt } = record;
    journal.productionAfter(production, await (0,read_served/* readServed */.W4)(context));
    const verdict = { ...found, summary: withTime(observed, found.summary) };
    const wouldRollBack = verdict.reasonCode === "would_roll_back";
    const result = journal.finishWith(verdict);
    if (SHA.test(record.payload.commit)) {
        const state = verdict.outcome === "pass" ? "success" : wouldRollBack ? "failure" : "pending";
        await (0,engine_journal/* bestEffort */.z$)(journal, "the commit status was not written", async () => {
            const { creator } = await forge.setCommitStatus(record.payload.commit, {
                context: "holdpoint/observed",
                state,
                description: verdict.summary,
                ...(context.runUrl === null ? {} : { targetUrl: context.runUrl }),
            });
            (0,require_author/* requireAuthor */.R)(context.options.authors, creator);
        });
        await (0,engine_journal/* bestEffort */.z$)(journal, "no comment was written", () => commentOnObservation(context, observed, result));
    }
    // Last, so that a look that dies before it is made again, and finds its own comment.
    const status = verdict.outcome === "pass"
        ? { phase: "done", promotedAt, reason: verdict.summary }
        : { phase: "held", promotedAt, reason: `${verdict.reasonCode}, ${verdict.summary}` };
    await (0,engine_journal/* bestEffort */.z$)(journal, "the end of the observation was not written", () => writeObservationStatus(context, forge, record, status, wouldRollBack));
    return result;
}
/** How long it served, where that is less than the plan watches. */
function withTime({ record, until }, summary) {
    const { promotedAt, payload } = record;
    const { watchForMs } = payload;
    if (until === null || until >= promotedAt + watchForMs)
        return summary;
    return `${payload.candidate.id} served for ${(0,duration/* renderDuration */.P)(until - promotedAt)} from ${(0,instant/* renderInstant */.W)(promotedAt)} on, of the ${(0,duration/* renderDuration */.P)(watchForMs)} that are watched: ${summary}`;
}
/** Throws where the status was written, but by a login whose records are not read back. */
async function writeObservationStatus({ plan, options, runUrl }, forge, { forgeId }, status, wouldRollBack) {
    const { creator } = await forge.createDeploymentStatus(forgeId, {
        ...renderObservationStatus(status, wouldRollBack),
        environmentUrl: (0,deployment_url/* deploymentUrl */.P)(plan.project.domains[0] ?? ""),
        ...(runUrl === null ? {} : { logUrl: runUrl }),
    });
    (0,require_author/* requireAuthor */.R)(options.authors, creator);
}

;// CONCATENATED MODULE: ./build/src/engine/observe/look-at-observation.js
/** One look at a deployment that others brought into production: judged like a release, and nothing is changed for it. */













async function lookAtObservation(context, journal, observed) {
    const { clock, plan } = context;
    const { host, record, until } = observed;
    const before = (0,watch_looks/* parseWatchLooks */.N)(record);
    const lastLookAt = record.phase === "watching" ? record.statusAt : record.promotedAt;
    const silenceMs = Math.max(0, (until ?? clock.now()) - lastLookAt);
    const acceptedMs = plan.stages.production.watch?.silenceMs ?? 0;
    const count = (before?.count ?? 0) + (until === null ? 1 : 0);
    const longestSilenceMs = Math.max(before?.longestSilenceMs ?? 0, silenceMs);
    const memory = (0,watch_memory/* createWatchMemory */.xl)(false, {
        presence: { looks: count, longestSilenceMs, acceptedMs },
        judgedUntil: before === null ? null : record.promotedAt + before.judgedMs,
    });
    if (before?.gatesOpen === false)
        memory.gates = (0,lib_verdict/* pass */.IX)("verified", "The production gates passed at an earlier look.");
    const askable = await withoutCode(context);
    const unasked = before?.gatesOpen === false ? [] : askable.left;
    // Looks made its health checks while it served, and speak for it up to a silence that the plan accepts.
    const isSpokenFor = until !== null && before !== null && longestSilenceMs <= acceptedMs;
    const asked = isSpokenFor ? withoutHealthChecks(askable.context) : askable.context;
    if (until === null)
        await probeAgain(asked, memory, record);
    const watched = { host, record, ...(until === null ? {} : { servedUntil: until }) };
    const look = await (0,look_once/* lookOnce */.n)(asked, journal, watched, memory);
    (0,show_look/* showLook */.h)(asked, journal, look, new Set());
    const { answer } = look;
    const hasMoved = answer.kind === "end" && answer.verdict.reasonCode === "production_moved";
    if (answer.kind === "continue" || hasMoved) {
        const judgedMs = Math.max(before?.judgedMs ?? 0, ((0,watch_memory/* judgedUntil */.gl)(memory) ?? record.promotedAt) - record.promotedAt);
        const gatesOpen = unasked.length > 0 || memory.gates?.outcome === "hold";
        journal.tick({ ...(0,show_look/* standingOf */.Y)(look), previousMs: null });
        return goOn(context, journal, observed, { count, longestSilenceMs, judgedMs, gatesOpen });
    }
    const isUnasked = answer.verdict.outcome === "pass" && unasked.length > 0 && until === null;
    const verdict = isUnasked ? neverAsked(unasked) : everywhere(observed, answer.verdict);
    return endObservation(context, journal, observed, verdict);
}
function withoutHealthChecks(context) {
    const { plan } = context;
    const { production } = plan.stages;
    const { watch } = production;
    if (watch === null)
        return context;
    const isAskable = ({ metric }) => watch.metrics[metric]?.provider !== plan_plan/* PROBE_PROVIDER */.ZJ;
    const judged = {
        ...watch,
        rollbackConditions: watch.rollbackConditions.filter(isAskable),
        successConditions: watch.successConditions.filter(isAskable),
    };
    return { ...context, plan: { ...plan, stages: { ...plan.stages, production: { ...production, watch: judged } } } };
}
/** What some domains never got was not judged by their visitors. */
function everywhere({ production, record, until }, verdict) {
    const elsewhere = until === null ? (0,world/* domainsElsewhere */.oq)(production, record.payload.candidate.id) : [];
    if (verdict.outcome !== "pass" || elsewhere.length === 0)
        return verdict;
    const { id } = record.payload.candidate;
    return (0,lib_verdict/* hold */._2)("read_back_mismatch", `Production is ${id}, but ${elsewhere.map(({ domain, deploymentId }) => `${domain} points at ${deploymentId ?? "nothing"}`).join(" and ")}.`, "Look at the project's domains: what they serve was not judged.");
}
async function goOn(context, journal, { forge, record, until }, looks) {
    const { promotedAt, payload } = record;
    const end = promotedAt + payload.watchForMs;
    // What does not serve any more is only waited for: its data has not settled.
    if (until === null) {
        await (0,engine_journal/* bestEffort */.z$)(journal, "the look was not written down", () => writeObservationStatus(context, forge, record, { phase: "watching", promotedAt, until: end, looks }, false));
    }
    const served = until === null ? "" : `, which served until ${(0,instant/* renderInstant */.W)(until)},`;
    return journal.finish({
        decision: "watching",
        reasonCode: "watch_open",
        summary: `${payload.candidate.id}${served} is observed until ${(0,instant/* renderInstant */.W)(Math.min(end, until ?? end))}: look ${looks.count}, longest silence ${(0,duration/* renderDuration */.P)(looks.longestSilenceMs)}. Nothing is changed, whatever is found.`,
    });
}

;// CONCATENATED MODULE: ./build/src/engine/observe/observe-production.js
/**
 * Judges what others bring into production: a deployment that no release of ours made is given a record of its own at the
 * first look that finds it, and is judged from the moment at which the host says that it went live. Nothing is changed.
 */









/** Observations listed: those before decide nothing. */
const LISTED = 30;
/** Records whose statuses are read: what serves now, and what has served since the look before. */
const READ = 4;
/** Of those that one look judges, each may cost so many requests at GitHub. */
const COST = 7;
/** Longer than this after its time nobody comes back to one. */
const observe_production_LEFT_ALONE_MS = 7 * 24 * 3_600_000;
/** Of what the host has served. */
const SERVED = 20;
async function observeProduction(observing) {
    const { context, journal, host, forge, production, releases } = observing;
    const { watch } = context.plan.stages.production;
    if (watch === null)
        return { ends: [], isServed: false };
    const now = context.clock.now();
    const [known, served] = await Promise.all([
        listObservations(context, journal, forge),
        host.listServed({ limit: SERVED, since: now - observe_production_LEFT_ALONE_MS }),
    ]);
    const input = { production, served, releases, observations: known, now };
    const { times, left, waits } = decideObserve(input);
    if (waits !== null)
        journal.note(`nothing new is observed at this look: ${waits}`);
    if (left > 0)
        journal.note(`${left} more deployments served since the look before, too many to be judged by one look`);
    const opened = [];
    for (const time of times)
        opened.push(await observe_production_open(observing, time, served));
    const all = [...opened, ...known];
    const ends = [];
    // Oldest first: what serves now has the last word.
    for (const own of chooseOpen(all, now).toReversed()) {
        const end = await lookAt(observing, own, servedUntil(own, input, times));
        if (end !== null)
            ends.push(end);
    }
    return { ends, isServed: isOfServed(all, input) };
}
/** Is the last that came into production observed, and does it serve? */
function isOfServed(all, { production, releases }) {
    const [last] = all.toSorted((one, other) => other.payload.liveAt - one.payload.liveAt);
    if (last === undefined || last.payload.candidate.id !== production.project.productionDeploymentId)
        return false;
    return (releases[0]?.deployment.createdAt ?? 0) <= last.payload.liveAt;
}
/** One record of each time, though two looks may have made two; whose time to be judged is not long over. */
function chooseOpen(all, now) {
    const keyOf = ({ payload }) => `${payload.candidate.id} ${payload.liveAt}`;
    const mayBeOpen = ({ deployment, payload }) => now < deployment.createdAt + payload.watchForMs + observe_production_LEFT_ALONE_MS;
    const first = new Map(all.toReversed().map((own) => [keyOf(own), own]));
    return [...first.values()].toReversed().filter(mayBeOpen).slice(0, READ);
}
async function lookAt({ context: whole, journal, host, forge, production, affords }, own, until) {
    const { payload } = own;
    const { id } = payload.candidate;
    if (!affords(COST)) {
        journal.note(`${id} is left to the next look, so that this one does not ask GitHub too often`);
        return null;
    }
    const record = observedRecord(own, await (0,release_records/* readSpoken */.LE)(whole, journal, forge, own, []));
    if (record.phase !== "promoting" && record.phase !== "watching")
        return null;
    const release = { id: payload.release, commit: payload.commit };
    const context = { ...whole, release };
    journal.about(release);
    journal.candidate(payload.candidate);
    if (payload.previous !== null)
        journal.productionBefore(payload.previous.id);
    return lookAtObservation(context, (0,engine_journal/* createPart */.yk)(journal), { host, forge, payload, record, production, until });
}
async function observe_production_open({ context, journal, host, forge }, time, served) {
    const { plan, options } = context;
    const { watch, environment } = plan.stages.production;
    const deployed = await host.readDeployment(time.id);
    const commit = commitOf(context, deployed);
    const before = served.find(({ id }) => id === time.previous);
    const payload = {
        holdpoint: 1,
        phase: "observation",
        project: plan.project.host.project,
        release: time.id,
        commit: commit ?? time.id,
        planDigest: plan.digest,
        candidate: { id: time.id, url: deployed?.url ?? "", createdAt: deployed?.createdAt ?? time.from },
        previous: time.previous === null ? null : { id: time.previous, commit: before?.commit ?? null },
        liveAt: time.from,
        watchForMs: watch?.forMs ?? 0,
        dirty: deployed?.meta["gitDirty"] === "1",
    };
    const made = await forge.createDeployment({
        ref: commit ?? (await someRef(context)),
        task: OBSERVATION_TASK,
        environment,
        description: `Holdpoint: ${plan.name} observed in production`,
        payload,
        productionEnvironment: true,
    });
    // Before anything is judged: what nobody reads back would be opened anew at each look.
    (0,require_author/* requireAuthor */.R)(options.authors, made.creator);
    const since = time.fromIsFound
        ? "since when is not known, so it is observed from now on"
        : `live since ${(0,instant/* renderInstant */.W)(time.from)}`;
    journal.step("watch", `observing ${time.id}, which no release made: ${since} (GitHub deployment ${made.id})`);
    if (commit === null)
        journal.note(`the host names no commit of this repository for ${time.id}, so what is counted by commit has no data`);
    return { deployment: made, payload };
}
/** Null where it was built from another repository, or nobody knows from what. */
function commitOf({ env }, deployed) {
    const { githubCommitSha: commit, githubCommitOrg: owner, githubCommitRepo: name } = deployed?.meta ?? {};
    if (commit === undefined || !/^[0-9a-f]{40}$/.test(commit))
        return null;
    const from = owner === undefined || name === undefined ? null : `${owner}/${name}`.toLowerCase();
    return from === null || from === env["GITHUB_REPOSITORY"]?.toLowerCase() ? commit : null;
}
/** A record needs a place in the repository, also of what was not built from it. */
async function someRef({ env }) {
    const here = env["GITHUB_SHA"];
    if (here !== undefined && here !== "")
        return here;
    throw new error/* ProviderError */.mZ({
        reasonCode: "usage",
        vendor: "GitHub",
        message: "What production serves names no commit, and no other commit is known under which an observation could be kept.",
        remedy: "Set GITHUB_SHA to a commit of the default branch; in Actions it is set.",
    });
}
async function listObservations({ plan, options }, journal, forge) {
    const { environment } = plan.stages.production;
    const scope = { authors: options.authors, project: plan.project.host.project };
    const found = await (0,own_records/* findOwnRecords */.wn)(OBSERVATION_RECORDS, scope, LISTED, (limit) => forge.listDeployments({ task: OBSERVATION_TASK, environment, limit }));
    for (const text of found.ignored)
        journal.noteOnce(text);
    // Of two that were made in any order, the one that went live later is the newer one.
    return found.records.toSorted((one, other) => other.payload.liveAt - one.payload.liveAt);
}

// EXTERNAL MODULE: ./build/src/engine/observe/observed-plan.js
var observed_plan = __webpack_require__(65351);
;// CONCATENATED MODULE: ./build/src/engine/observe/read-only-host.js
/** A host that can be asked and not told: whoever only observes gets no other, whatever is decided. */

function createReadOnlyHost(host) {
    const refuse = async () => {
        throw new error/* ProviderError */.mZ({
            reasonCode: "observes_only",
            vendor: "Holdpoint",
            message: "Something would have to be changed at the host, and this look only observes.",
            remedy: "Run the look without `observe`, with a plan that releases, or change it by hand.",
        });
    };
    const { rollouts } = host;
    return {
        readProject: host.readProject,
        readDeployment: host.readDeployment,
        findBuilds: host.findBuilds,
        listServed: host.listServed,
        readAliases: host.readAliases,
        readBuildLog: host.readBuildLog,
        followBuild: host.followBuild,
        listEnvironmentVariables: host.listEnvironmentVariables,
        createBuild: refuse,
        promote: refuse,
        rollback: refuse,
        pointDomain: refuse,
        setAutoAssignDomains: refuse,
        ...(rollouts === undefined ? {} : { rollouts: readOnlyRollouts(rollouts, refuse) }),
    };
}
function readOnlyRollouts({ readRollout, readRolloutSettings, readRolloutOffer }, refuse) {
    return {
        readRollout,
        readRolloutSettings,
        readRolloutOffer,
        writeRolloutStages: refuse,
        putBackRolloutSettings: refuse,
        startRollout: refuse,
        approveStage: refuse,
        completeRollout: refuse,
    };
}

;// CONCATENATED MODULE: ./build/src/engine/observe/observing-context.js



/** With a host that refuses every change, for whoever comes to ask for one. */
function observingContext(given) {
    if (!changesNothing(given))
        return given;
    const readOnly = async (wanted) => createReadOnlyHost(await given.role("host", wanted));
    const role = async (name, wanted) => name === "host" ? (await readOnly(wanted)) : given.role(name, wanted);
    return { ...given, plan: (0,observed_plan.observed)(given.plan), role };
}
/** A plan without staging releases nothing, and whoever asks for it gets a look that only observes. */
function changesNothing({ options, plan }) {
    return options.observe === true || plan.onlyObserves === true;
}
/** What finishes something in production asks the host for changes. */
function mayChange(step, { phase, payload }, production) {
    if (step.do === "settle")
        return step.settled.kind === "finish-rollback";
    if (step.do === "watch")
        return phase === "promoting" || (0,world/* isRollingOut */.qJ)(production, payload.candidate.id);
    return step.do === "finish-promote" || step.do === "report";
}

// EXTERNAL MODULE: ./build/src/engine/write-release-status.js
var write_release_status = __webpack_require__(80906);
;// CONCATENATED MODULE: ./build/src/engine/look/count-requests.js
function countRequests(connected) {
    let requests = 0;
    const counted = (ask) => {
        return (...asked) => {
            requests += 1;
            return ask(...asked);
        };
    };
    const counting = (forge) => ({
        ...forge,
        listDeployments: counted(forge.listDeployments),
        listDeploymentStatuses: counted(forge.listDeploymentStatuses),
        createDeployment: counted(forge.createDeployment),
        createDeploymentStatus: counted(forge.createDeploymentStatus),
        setCommitStatus: counted(forge.setCommitStatus),
        readFile: counted(forge.readFile),
        listIssues: counted(forge.listIssues),
        createIssue: counted(forge.createIssue),
        updateIssue: counted(forge.updateIssue),
        compareCommits: counted(forge.compareCommits),
        listPullRequestsOf: counted(forge.listPullRequestsOf),
        findComment: counted(forge.findComment),
        createComment: counted(forge.createComment),
        updateComment: counted(forge.updateComment),
        compareHistory: counted(forge.compareHistory),
    });
    return { forge: counting(connected), count: () => requests, counting };
}

;// CONCATENATED MODULE: ./build/src/engine/look/find-foreign.js
/** What production serves, held against what the record says: by the host, and by the site itself. */




/** Before a change of production is believed: the host's answers lag behind one another for moments. */
const LOOKS = 3;
const BETWEEN_LOOKS_MS = 2_000;
/** How long caches at the edge may answer with the version before. */
const CACHES_MS = 10 * 60_000;
/** What somebody else changed, and production as it was read last for that. */
async function findForeign(context, journal, host, seen) {
    const expected = expectedProduction(seen.records);
    let { production } = seen;
    if (expected === null)
        return { foreign: null, production };
    for (let looks = 1;; looks += 1) {
        const found = judgeServed(production, expected, seen);
        if (found === null)
            break;
        journal.productionAfter(production, null);
        if (looks === LOOKS)
            return { foreign: found, production };
        await context.clock.sleep(BETWEEN_LOOKS_MS, context.signal);
        production = await (0,release_records/* readProduction */.MK)(context, host);
    }
    return { foreign: await judgeVersion(context, journal, production, expected), production };
}
/** The host shows what is expected; does the site say so, too? */
async function judgeVersion(context, journal, production, { id, commit, since }) {
    const { version } = context.plan.project;
    if (version === null || commit === null || context.clock.now() < since + CACHES_MS)
        return null;
    const served = await (0,read_served/* readServed */.W4)(context);
    if (served === null || (0,read_served/* servesCommit */.aw)(served, commit))
        return null;
    journal.productionAfter(production, served);
    return (0,lib_verdict/* hold */._2)("read_back_mismatch", `The host shows ${id} in production, but the production address says it serves "${served}" and not ${commit}.`, `Open ${version.path} on each production domain: the response may be cached, or the domain may not lead to the host any more.`);
}

// EXTERNAL MODULE: ./build/src/release/rollout-stage.js
var rollout_stage = __webpack_require__(92741);
// EXTERNAL MODULE: ./build/src/engine/rollout/drive-rollout.js
var drive_rollout = __webpack_require__(41902);
// EXTERNAL MODULE: ./build/src/engine/rollout/end-stage.js
var end_stage = __webpack_require__(77468);
// EXTERNAL MODULE: ./build/src/engine/rollout/record-stage.js
var record_stage = __webpack_require__(27258);
;// CONCATENATED MODULE: ./build/src/engine/look/look-at-rollout.js
/** One look at a stage of a rolling release: judged from its beginning by what the vendors have, ended or left with a word. */










async function lookAtRollout(context, journal, rolling) {
    const { host, forge } = rolling;
    const begun = await (0,drive_rollout/* beginStage */.am)(context, journal, rolling);
    if ("kind" in begun)
        return begun.kind === "ended" ? begun.result : watching(journal, begun.promoted);
    const { watched, progress } = begun;
    const stage = (0,rollout_stage/* stageOf */.g)(progress, (0,drive_rollout/* stageMsOf */.yI)(watched.record));
    const before = progress.looks;
    const silenceMs = Math.max(0, context.clock.now() - Math.max(watched.record.statusAt, progress.stageAt));
    const longestSilenceMs = Math.max(before?.longestSilenceMs ?? 0, silenceMs);
    const count = (before?.count ?? 0) + 1;
    const acceptedMs = context.plan.stages.production.watch?.silenceMs ?? 0;
    const memory = (0,watch_memory/* createWatchMemory */.xl)(false, {
        presence: { looks: count, longestSilenceMs, acceptedMs },
        judgedUntil: before === null ? null : progress.startedAt + before.judgedMs,
    });
    const look = await (0,look_once/* lookOnce */.n)(context, journal, { host, record: watched.record, stage }, memory);
    (0,show_look/* showLook */.h)(context, journal, look, new Set());
    const { answer } = look;
    if (answer.kind !== "continue") {
        const ended = await (0,end_stage/* endStage */.O)(context, journal, watched, stage, answer);
        if (ended.kind === "ended")
            return ended.result;
        // What the host shows now stands in the record before this look is over: the next one may be hours away.
        const next = await (0,drive_rollout/* beginStage */.am)(context, journal, { ...rolling, record: watched.record });
        if ("kind" in next)
            return next.kind === "ended" ? next.result : watching(journal, next.promoted);
        return look_at_rollout_open(journal, next.progress.stage, next.progress.stages, null);
    }
    const standing = (0,show_look/* standingOf */.Y)(look);
    journal.tick({ ...standing, previousMs: null });
    const judgedMs = Math.max(before?.judgedMs ?? 0, ((0,watch_memory/* judgedUntil */.gl)(memory) ?? progress.startedAt) - progress.startedAt);
    const looks = { count, longestSilenceMs, judgedMs, gatesOpen: memory.gates?.outcome !== "pass" };
    await (0,engine_journal/* bestEffort */.z$)(journal, "the look was not written down", async () => {
        // Whoever stays, or a person, may have written while this look judged, and theirs must stay.
        const now = await (0,release_records/* readAgain */.n)(context, journal, forge, watched.record);
        if (now.phase === watched.record.phase && now.reason === watched.record.reason)
            await (0,record_stage/* writeProgress */.p)(context, forge, watched.record, { ...progress, looks });
    });
    return look_at_rollout_open(journal, progress.stage, progress.stages, stage.to);
}
function look_at_rollout_open(journal, stage, stages, until) {
    const end = until === null ? "" : ` until ${(0,instant/* renderInstant */.W)(until)}`;
    return journal.finish({
        decision: "watching",
        reasonCode: "watch_open",
        summary: `Stage ${stage + 1} of ${stages} of the rollout is watched${end}; scheduled looks go on with it.`,
    });
}
/** Its watch has begun; the next look judges it. */
function watching(journal, promoted) {
    const { decision, reasonCode, summary } = promoted;
    return decision === "proceed"
        ? journal.finish({ ...promoted, decision: "watching", reasonCode: "watch_open" })
        : journal.finish({ decision, reasonCode, summary, remedy: promoted.remedy });
}

// EXTERNAL MODULE: ./build/src/engine/record-production.js + 1 modules
var record_production = __webpack_require__(67677);
// EXTERNAL MODULE: ./build/src/engine/watch/end-watch.js
var end_watch = __webpack_require__(16855);
;// CONCATENATED MODULE: ./build/src/engine/look/look-at-watch.js
/** One look at an open watch: judged from the beginning by what the vendors have, ended or left with a word for the next look. */















async function lookAtWatch(context, journal, { host, forge, record }) {
    const { clock } = context;
    const promotedAt = Math.floor(((record.phase === "promoting" ? null : record.promotedAt) ?? clock.now()) / 1_000) * 1_000;
    const watched = { host, forge, record: { ...record, promotedAt } };
    // A promote that was cut off before its end: what it would have put back is put back here.
    if (record.phase === "promoting") {
        await (0,record_production/* restoreAutoAssign */.lD)(context, journal, host, record);
        await (0,put_back_rollout/* putBackRollout */.y)(journal, host, record);
    }
    const before = (0,watch_looks/* parseWatchLooks */.N)(record);
    // GitHub's clock told the time of the look before; it may be a little ahead of ours.
    const silenceMs = record.phase === "watching" ? Math.max(0, clock.now() - record.statusAt) : 0;
    sayLate(context, journal, silenceMs);
    const looks = {
        count: (before?.count ?? 0) + 1,
        longestSilenceMs: Math.max(before?.longestSilenceMs ?? 0, silenceMs),
    };
    const acceptedMs = context.plan.stages.production.watch?.silenceMs ?? 0;
    const memory = (0,watch_memory/* createWatchMemory */.xl)(false, {
        presence: { looks: looks.count, longestSilenceMs: looks.longestSilenceMs, acceptedMs },
        judgedUntil: before === null ? null : promotedAt + before.judgedMs,
    });
    if (before?.gatesOpen === false)
        memory.gates = (0,lib_verdict/* pass */.IX)("verified", "The production gates passed after the promote.");
    const askable = await withoutCode(context);
    await probeAgain(askable.context, memory, record);
    const look = await (0,look_once/* lookOnce */.n)(askable.context, journal, watched, memory);
    (0,show_look/* showLook */.h)(context, journal, look, new Set());
    const unasked = before?.gatesOpen === false ? [] : askable.left;
    const gatesOpen = unasked.length > 0 || memory.gates?.outcome === "hold";
    if (look.answer.kind === "continue") {
        const judgedMs = Math.max(before?.judgedMs ?? 0, ((0,watch_memory/* judgedUntil */.gl)(memory) ?? promotedAt) - promotedAt);
        return look_at_watch_goOn(context, journal, watched, { look, memory, silenceMs, looks: { ...looks, judgedMs, gatesOpen } });
    }
    const { answer } = look;
    const isUnasked = answer.kind === "end" && answer.verdict.outcome === "pass" && unasked.length > 0;
    return (0,end_watch/* endWatch */.P)(context, journal, watched, isUnasked ? { kind: "end", verdict: neverAsked(unasked) } : answer);
}
function sayLate({ plan }, journal, silenceMs) {
    const { watch } = plan.stages.production;
    if (watch === null || silenceMs <= watch.silenceMs)
        return;
    journal.note(`nobody looked for ${(0,duration/* renderDuration */.P)(silenceMs)}, and the plan accepts ${(0,duration/* renderDuration */.P)(watch.silenceMs)}: see what starts the looks`);
}
async function look_at_watch_goOn(context, journal, { forge, record }, { look, memory, looks, silenceMs }) {
    const { clock, plan } = context;
    const standing = (0,show_look/* standingOf */.Y)(look);
    journal.tick({ ...standing, previousMs: null });
    const until = record.promotedAt + record.payload.watchForMs;
    const probes = plan.stages.production.verify.some(({ gate }) => gate === "http");
    // A look that did not reach the site leaves no word: for health checks nobody has looked.
    if (probes && memory.rounds.length === 0 && clock.now() <= until) {
        journal.note("no health check got through to the site, so this look does not count as one");
    }
    else {
        await leaveWord(context, journal, { forge, record }, { phase: "watching", promotedAt: record.promotedAt, until, looks });
    }
    const late = looks.count > 1 ? `, ${(0,duration/* renderDuration */.P)(silenceMs)} after the one before` : "";
    return journal.finish({
        decision: "watching",
        reasonCode: "watch_open",
        summary: `${record.payload.candidate.id} is watched until ${(0,instant/* renderInstant */.W)(until)}: look ${looks.count}${late}; ${standing.clear} of ${standing.clear + standing.open} conditions clear, longest silence ${(0,duration/* renderDuration */.P)(looks.longestSilenceMs)}.`,
    });
}
/** Read once more: whoever stays, or a person, may have written while this look judged, and theirs must stay. */
async function leaveWord(context, journal, { forge, record }, status) {
    await (0,engine_journal/* bestEffort */.z$)(journal, "the look was not written down", async () => {
        const now = await (0,release_records/* readAgain */.n)(context, journal, forge, record);
        if (now.phase === record.phase)
            await (0,write_release_status/* writeProductionStatus */.Jy)(context, forge, record, status);
    });
}

;// CONCATENATED MODULE: ./build/src/engine/look/plan-of-release.js
/**
 * Of that plan only how production is judged counts: which project and domains it is about, and where tokens go, is said by the
 * plan in front of us. Throws ProviderError where GitHub gives no answer.
 */
async function planOfRelease({ plan }, journal, forge, { payload }) {
    if (payload.planDigest === plan.digest)
        return plan;
    const [{ extensions, parsePlan }, text] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(2503), __webpack_require__.e(8815), __webpack_require__.e(719), __webpack_require__.e(750), __webpack_require__.e(3060), __webpack_require__.e(9015), __webpack_require__.e(9291), __webpack_require__.e(6318), __webpack_require__.e(9200), __webpack_require__.e(4057)]).then(__webpack_require__.bind(__webpack_require__, 94467)),
        forge.readFile(plan.file, payload.commit),
    ]);
    const parsed = text === null ? null : parsePlan(text, plan.file, extensions);
    const own = parsed !== null && "plan" in parsed && parsed.plan.digest === payload.planDigest ? parsed.plan : null;
    if (own === null) {
        journal.noteOnce(`release ${payload.release} was released with another plan, which ${plan.file} of its commit is not: it is judged by the plan as it is now`);
        return plan;
    }
    const { environment } = plan.stages.production;
    return {
        ...plan,
        digest: own.digest,
        stages: { ...plan.stages, production: { ...own.stages.production, environment } },
    };
}

;// CONCATENATED MODULE: ./build/src/engine/look/look-at-releases.js





















/** Requests to GitHub of one look, where nobody floods the record with entries of their own and nothing is rolled back or held. */
const MOST_REQUESTS = 10;
/** Those of a rollback's incident besides: look for it, read whose commits were taken out, open it, look for another's. */
const INCIDENT_REQUESTS = 4;
/** Of a look that observes what others deploy, with what it writes about several of them. */
const MOST_OBSERVING_REQUESTS = 24;
/** Records whose statuses are read: the newest, that of what production serves, and as many others as are left. */
const RECORDS_READ = 4;
/** What a word about a release that production does not serve may cost, but for an incident. */
const COSTS = {
    nothing: 0,
    report: 0,
    wait: 0,
    close: 1,
    settle: 4,
    watch: 6,
    "finish-promote": 6,
};
async function lookAtReleases(given, journal) {
    const context = observingContext(given);
    const [host, connected] = await Promise.all([context.role("host"), context.role("forge")]);
    const { forge, count, counting } = countRequests(connected);
    const { forgeUntil } = context;
    const counted = forgeUntil === undefined ? {} : { forgeUntil: async (until) => counting(await forgeUntil(until)) };
    const looking = { context: { ...context, ...counted }, journal, host, forge };
    const seen = await read(looking);
    const { production, records, listed } = seen;
    journal.productionBefore(production.project.productionDeploymentId);
    journal.productionAfter(production, null);
    const newest = listed[0]?.payload.release;
    const steps = records.map((record) => ({
        record,
        step: decideLook({ record, production, now: context.clock.now(), newest: record.payload.release === newest }),
    }));
    const ends = [];
    // What production serves comes first: what is left of the requests is for the others.
    const inOrder = steps.toSorted((one, other) => weightOf(other.step) - weightOf(one.step));
    let most = MOST_REQUESTS;
    for (const [index, { record, step }] of inOrder.entries()) {
        if (changesNothing(context) && mayChange(step, record, production)) {
            journal.note(`release ${record.payload.release} is left as it is: this look only observes`);
            continue;
        }
        // The first is never put off: others who flood the record must not keep a release from its watch.
        if (index > 0 && count() + COSTS[step.do] > most) {
            journal.note(`release ${record.payload.release} is left to the next look, so that this one does not ask GitHub too often`);
            continue;
        }
        const end = await act(looking, seen, record, step);
        if (end !== null)
            ends.push(end);
        // What is held now is held at the next look as well: whoever comes after it would wait for ever.
        if (end?.decision === "hold")
            most += COSTS.watch;
    }
    const changed = ends.some(({ decision }) => decision === "rolled-back") || steps.some(({ step }) => step.do === "finish-promote");
    const observations = await observe(looking, seen, (requests) => count() + requests <= MOST_OBSERVING_REQUESTS);
    ends.push(...observations.ends);
    const last = changed || observations.isServed
        ? { foreign: null, production }
        : await findForeign(looking.context, journal, host, seen);
    const own = last.foreign === null ? [] : [(0,engine_journal/* createPart */.yk)(journal).finishWith(last.foreign)];
    const parts = [...ends, ...own];
    const [about, worst] = [(0,result/* worstEnd */.TL)(parts), (0,result/* worstWithOthers */.JZ)(parts)];
    if (about !== null && worst !== null)
        return (0,result/* endedAs */.BN)(about, journal.finish(worst));
    journal.productionAfter(last.production, await (0,read_served/* readServed */.W4)(context));
    return journal.finishWith(asRecorded(last.production, { releases: listed.length, isObserved: observations.isServed }));
}
async function observe({ context, journal, host, forge }, { production, listed }, affords) {
    if (context.plan.stages.production.watch?.observe !== true)
        return { ends: [], isServed: false };
    return observeProduction({ context, journal, host, forge, production, releases: listed, affords });
}
async function read({ context, journal, host, forge }) {
    const [production, { records: listed, crowded }] = await Promise.all([
        (0,release_records/* readProduction */.MK)(context, host),
        (0,release_records/* listProductionRecords */.Sg)(context, journal, forge),
    ]);
    if (crowded)
        journal.note("others wrote so many newer deployments that older records may not have been read");
    const now = context.clock.now();
    const { read, left } = recordsToRead(listed, production, { now, most: RECORDS_READ });
    if (left > 0)
        journal.note(`${left} older release${left === 1 ? "" : "s"} whose time to be watched is not over, and that production does not serve, were not read`);
    const records = (0,without_repeats/* withoutRepeats */.j)(await Promise.all(read.map((own) => (0,release_records/* readRecord */.aE)(context, journal, forge, own))));
    return { production, listed, records };
}
async function judgingPlan(...about) {
    const plan = await planOfRelease(...about);
    return about[0].options.observe === true ? (0,observed_plan.observed)(plan) : plan;
}
/** Null where it changes nothing about how the look ends. */
async function act({ context: whole, journal, host, forge }, { production, listed, records }, record, step) {
    const { release, commit } = record.payload;
    const judged = step.do === "watch" || step.do === "finish-promote";
    const plan = judged ? await judgingPlan(whole, journal, forge, record) : whole.plan;
    const context = { ...whole, plan, release: { id: release, commit } };
    const part = (0,engine_journal/* createPart */.yk)(journal);
    if (judged || step.do === "settle") {
        journal.about(context.release);
        journal.candidate(record.payload.candidate);
    }
    switch (step.do) {
        case "nothing":
            return null;
        case "wait":
            journal.note(`release ${release}: ${step.why}, so it is left alone`);
            return null;
        case "report":
            await (0,restore_and_look/* restoreAndLook */.V)(context, part, host, { production, record });
            return part.finishWith(step.verdict);
        case "settle":
            return (0,end_settled/* endSettled */.n)(context, part, { host, forge, record, production }, step.settled);
        case "watch":
            return (0,world/* isRollingOut */.qJ)(production, record.payload.candidate.id)
                ? lookAtRollout(context, part, { host, forge, record })
                : lookAtWatch(context, part, { host, forge, record });
        case "close":
            await look_at_releases_close({ context, journal, host, forge }, record, step.verdict);
            return null;
        case "finish-promote": {
            const [candidate, staging] = await Promise.all([
                host.readDeployment(record.payload.candidate.id),
                (0,release_records/* readStaging */.Mk)(context, journal, forge),
            ]);
            const promoted = await (0,promote_candidate/* promoteCandidate */.m)({
                context,
                journal: part,
                host,
                forge,
                candidate,
                records: { staging, record, history: records, listed },
            });
            // Its watch has begun; the next look judges it.
            return promoted.decision === "proceed"
                ? { ...promoted, decision: "watching", reasonCode: "watch_open" }
                : promoted;
        }
    }
}
async function look_at_releases_close({ context, journal, host, forge }, record, { reasonCode, summary }) {
    const { payload, promotedAt } = record;
    await (0,engine_journal/* bestEffort */.z$)(journal, "the end of a watch was not written", () => (0,write_release_status/* writeProductionStatus */.Jy)(context, forge, record, { phase: "held", promotedAt, reason: `${reasonCode}, ${summary}` }));
    journal.note(`release ${payload.release}: ${summary}`);
    await (0,put_back_rollout/* putBackAborted */.A)(journal, host, record);
}


/***/ }),

/***/ 65351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   observed: () => (/* binding */ observed)
/* harmony export */ });
/** A plan whose watch rolls nothing back, whatever it finds. */
function observed(plan) {
    const { production } = plan.stages;
    if (production.watch === null)
        return plan;
    const watch = { ...production.watch, observe: true };
    return { ...plan, stages: { ...plan.stages, production: { ...production, watch } } };
}


/***/ }),

/***/ 41902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   am: () => (/* binding */ beginStage),
/* harmony export */   wT: () => (/* binding */ driveRollout),
/* harmony export */   yI: () => (/* binding */ stageMsOf)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49503);
/* harmony import */ var _release_rollout_stage_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(92741);
/* harmony import */ var _release_world_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(67591);
/* harmony import */ var _end_settled_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6261);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94367);
/* harmony import */ var _promote_candidate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10481);
/* harmony import */ var _read_patiently_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44525);
/* harmony import */ var _record_production_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67677);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(21250);
/* harmony import */ var _watch_watch_production_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(63562);
/* harmony import */ var _end_stage_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(77468);
/* harmony import */ var _record_stage_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(27258);
/**
 * The stages of a rolling release, one after the other, each by the verdict of its watch. Where it is stands at the host
 * and in the record: whoever begins here goes on from there.
 */













/** How long a vendor that does not answer is waited for between two stages. */
const PATIENCE_MS = 5 * 60_000;
async function driveRollout(context, journal, rolling, stayUntil) {
    let { record } = rolling;
    for (;;) {
        const begun = await beginStage(context, journal, { ...rolling, record });
        if ("kind" in begun)
            return begun;
        const { watched, progress } = begun;
        ({ record } = watched);
        const stage = (0,_release_rollout_stage_js__WEBPACK_IMPORTED_MODULE_11__/* .stageOf */ .g)(progress, stageMsOf(record));
        const end = await (0,_watch_watch_production_js__WEBPACK_IMPORTED_MODULE_8__/* .watchProduction */ .V)(context, journal, { host: rolling.host, record: watched.record, stage }, stayUntil);
        if (end.kind === "hand-over")
            return { kind: "hand-over", watched, progress, looks: end.looks };
        const ended = await (0,_end_stage_js__WEBPACK_IMPORTED_MODULE_9__/* .endStage */ .O)(context, journal, watched, stage, end);
        if (ended.kind === "ended")
            return ended;
    }
}
/** Reads where the rolling release is, and writes down a stage that nobody has written down. */
async function beginStage(context, journal, rolling) {
    const { host, forge, record } = rolling;
    const patiently = (work) => (0,_read_patiently_js__WEBPACK_IMPORTED_MODULE_5__/* .readPatiently */ .B)(context, journal, PATIENCE_MS, work);
    const production = await patiently(() => (0,_release_records_js__WEBPACK_IMPORTED_MODULE_7__/* .readProduction */ .MK)(context, host));
    journal.productionAfter(production, null);
    const found = (0,_record_stage_js__WEBPACK_IMPORTED_MODULE_10__/* .progressOf */ .j)(record, production, context.clock.now());
    if (found?.isNew === false)
        return watchedStage(journal, rolling, found.progress, production);
    // Another run may have decided to take it back since a stage began, and somebody may have begun it anew after that: what
    // they wrote stays.
    const now = await patiently(() => (0,_release_records_js__WEBPACK_IMPORTED_MODULE_7__/* .readAgain */ .n)(context, journal, forge, record));
    const settled = (0,_release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__/* .decideSettled */ .MM)(production, now);
    if (settled !== null) {
        const end = { host, forge, record: now, production };
        return { kind: "ended", result: await (0,_end_settled_js__WEBPACK_IMPORTED_MODULE_2__/* .endSettled */ .n)(context, journal, end, settled) };
    }
    if (found === null)
        return afterStages(context, journal, { ...rolling, record: now });
    const { progress } = found;
    // Whoever began it may have been cut off before its end: what the host switched on is put back by the first that is here.
    if (production.project.autoAssignDomains)
        await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .bestEffort */ .z$)(journal, "automatic assignment of production domains was not put back", () => patiently(() => (0,_record_production_js__WEBPACK_IMPORTED_MODULE_6__/* .restoreAutoAssign */ .lD)(context, journal, host, record)));
    const written = await patiently(() => (0,_record_stage_js__WEBPACK_IMPORTED_MODULE_10__/* .writeProgress */ .p)(context, forge, record, progress));
    return watchedStage(journal, { ...rolling, record: written }, progress, production);
}
function watchedStage(journal, rolling, progress, production) {
    const { record } = rolling;
    const percent = (0,_release_world_js__WEBPACK_IMPORTED_MODULE_12__/* .rollingOut */ .i3)(production)?.stages[progress.stage]?.percent ?? 0;
    const { candidate } = record.payload;
    journal.step("watch", `watching stage ${progress.stage + 1} of ${progress.stages}: ${candidate.id} at ${percent} % of the visitors, for ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(stageMsOf(record))}`);
    return { watched: { ...rolling, record: { ...record, promotedAt: progress.startedAt } }, progress };
}
/** As it was recorded when it began, whatever the plan says by now. */
function stageMsOf({ payload }) {
    return payload.rollout?.stageMs ?? 0;
}
/** It is over, and nobody has taken it back: everybody gets it, which is read back as after any promote. */
async function afterStages(context, journal, { host, forge, record }) {
    const candidate = await host.readDeployment(record.payload.candidate.id);
    const records = await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_7__/* .readRecords */ .T3)(context, journal, forge, candidate);
    const promoted = await (0,_promote_candidate_js__WEBPACK_IMPORTED_MODULE_4__/* .promoteCandidate */ .m)({ context, journal: (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .createPart */ .yk)(journal), host, forge, candidate, records });
    const shown = promoted.production.after === record.payload.candidate.id;
    return shown && promoted.decision !== "rolled-back"
        ? { kind: "completed", promoted }
        : { kind: "ended", result: promoted };
}


/***/ }),

/***/ 77468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ endStage)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49503);
/* harmony import */ var _release_watched_anew_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74473);
/* harmony import */ var _release_decide_rollout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6959);
/* harmony import */ var _release_world_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(67591);
/* harmony import */ var _end_settled_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6261);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94367);
/* harmony import */ var _read_patiently_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(44525);
/* harmony import */ var _read_served_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80646);
/* harmony import */ var _restore_and_look_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(21400);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(21250);
/* harmony import */ var _rest_of_ladder_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(45625);
/* harmony import */ var _roll_back_watched_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(59806);
/* harmony import */ var _write_release_status_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(80906);
/* harmony import */ var _move_rollout_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(33065);
/** What follows the watch of a stage: the next one, everybody, a rollback, or a word that a person must decide. */















/** How long a vendor that does not answer is waited for at the end of a stage. */
const PATIENCE_MS = 5 * 60_000;
async function endStage(context, journal, watched, stage, answer) {
    const { host, record } = watched;
    if (answer.kind === "rollback") {
        const { summary, reasonCode } = answer.verdict;
        const reason = `in stage ${stage.index + 1} of ${stage.stages}: ${summary}`;
        const result = await (0,_roll_back_watched_js__WEBPACK_IMPORTED_MODULE_10__/* .rollBackWatched */ .D)(context, journal, watched.forge, { host, record, reason, code: reasonCode });
        return { kind: "ended", result };
    }
    if (answer.verdict.reasonCode === "rollout_moved")
        return { kind: "moved" };
    if (answer.verdict.outcome !== "pass")
        return held(context, journal, watched, answer.verdict);
    const { ended, now, production } = await whatOthersWrote(context, journal, watched);
    if (ended !== null)
        return ended;
    const untold = await (0,_rest_of_ladder_js__WEBPACK_IMPORTED_MODULE_13__/* .findUntoldRungs */ .R$)(context, now);
    if (untold.length > 0) {
        const rungs = Object.fromEntries(untold.map((key) => [key, "done"]));
        return held(context, journal, watched, clearOnlySo(stage, untold), rungs);
    }
    const next = stage.index + 1;
    const { candidate } = record.payload;
    journal.noteOnce(`stage ${next} of ${stage.stages} is clear: no rollback condition was met to its end`);
    const moved = await (0,_move_rollout_js__WEBPACK_IMPORTED_MODULE_12__/* .moveRollout */ .z)(context, journal, host, {
        candidateId: candidate.id,
        stage: next,
        stages: stage.stages,
        beside: record.payload.previous?.id ?? null,
        startedAt: (0,_release_world_js__WEBPACK_IMPORTED_MODULE_14__/* .rollingOut */ .i3)(production)?.startedAt ?? null,
    });
    if (moved.kind === "stopped") {
        // Whoever took it back has decided; that is read from the host, and settled there.
        if (moved.verdict.reasonCode === "production_moved")
            return { kind: "moved" };
        return held(context, journal, watched, moved.verdict);
    }
    const active = (0,_release_world_js__WEBPACK_IMPORTED_MODULE_14__/* .rollingOut */ .i3)(moved.production);
    journal.step("stage", active === null ? `${candidate.id} is given to all of the visitors` : (0,_release_decide_rollout_js__WEBPACK_IMPORTED_MODULE_3__/* .describeActive */ .I_)(active));
    return { kind: "moved" };
}
/** A run that a rung has helped, and whose forge was silent, could leave no word of it: how the release does without, nobody saw. */
function clearOnlySo({ index, stages }, keys) {
    const names = keys.join(" and ");
    const [is, was] = keys.length === 1 ? ["is", "was"] : ["are", "were"];
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("rung_in_force", `Stage ${index + 1} of ${stages} is clear, but ${names} ${is} as the rollback's ladder makes it, and ${was} not when this release was recorded: a run that died may have changed it, and whether the release is well without that is not known.`, "Look at it, and decide whether more visitors may get the release so.");
}
/** A person may have asked for a rollback while this stage was judged, and another run watches it, too: what they wrote stays. */
async function whatOthersWrote(context, journal, watched) {
    const { host, forge, record } = watched;
    const [production, now] = await (0,_read_patiently_js__WEBPACK_IMPORTED_MODULE_6__/* .readPatiently */ .B)(context, journal, PATIENCE_MS, () => Promise.all([(0,_release_records_js__WEBPACK_IMPORTED_MODULE_9__/* .readProduction */ .MK)(context, host), (0,_release_records_js__WEBPACK_IMPORTED_MODULE_9__/* .readAgain */ .n)(context, journal, forge, record)]));
    const settled = (0,_release_decide_settled_js__WEBPACK_IMPORTED_MODULE_1__/* .decideSettled */ .MM)(production, now);
    if (settled !== null) {
        const result = await (0,_end_settled_js__WEBPACK_IMPORTED_MODULE_4__/* .endSettled */ .n)(context, journal, { host, forge, record: now, production }, settled);
        return { ended: { kind: "ended", result }, now, production };
    }
    const anew = (0,_release_watched_anew_js__WEBPACK_IMPORTED_MODULE_2__/* .watchedAnew */ .m)(now, { since: record.promotedAt, phase: "promoting" });
    if (anew === null)
        return { ended: null, now, production };
    journal.productionAfter(production, await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_7__/* .readServed */ .W4)(context));
    return { ended: { kind: "ended", result: journal.finishWith(anew) }, now, production };
}
/** `untold`: rungs of which the record says nothing. */
async function held(context, journal, watched, verdict, untold = {}) {
    const { ended, now } = await whatOthersWrote(context, journal, watched);
    if (ended !== null)
        return ended;
    const rungs = { ...now.rungs, ...untold };
    const { host, forge, record } = watched;
    const reason = `${verdict.reasonCode}, ${verdict.summary}`;
    await (0,_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .bestEffort */ .z$)(journal, "the end of the stage was not written", () => (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_11__/* .writeProductionStatus */ .Jy)(context, forge, record, { phase: "held", promotedAt: record.promotedAt, reason, rungs }));
    await (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_11__/* .writeCommitStatus */ .P0)(context, journal, forge, "pending", verdict.summary);
    const production = await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_9__/* .readProduction */ .MK)(context, host);
    journal.productionAfter(production, await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_7__/* .readServed */ .W4)(context));
    await (0,_restore_and_look_js__WEBPACK_IMPORTED_MODULE_8__/* .restoreAndLook */ .V)(context, journal, host, { production, record });
    const left = journal.production();
    const active = left === null ? null : (0,_release_world_js__WEBPACK_IMPORTED_MODULE_14__/* .rollingOut */ .i3)(left);
    const where = active === null ? "" : ` It stays where it is: ${(0,_release_decide_rollout_js__WEBPACK_IMPORTED_MODULE_3__/* .describeActive */ .I_)(active)}.`;
    const { reasonCode, summary, remedy = "" } = verdict;
    const result = journal.finish({
        decision: "hold",
        reasonCode,
        summary: `${summary}${where}`,
        remedy: `${remedy} Then watch again (\`watch\`), which judges this stage once more, complete the rolling release at the host, or dispatch a rollback.`,
    });
    return { kind: "ended", result };
}


/***/ }),

/***/ 33065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ moveRollout)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_decide_rollout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6959);
/* harmony import */ var _change_production_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53640);
/* harmony import */ var _read_served_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(80646);
/* harmony import */ var _release_records_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21250);
/** Takes a rolling release to a stage, and reads it back: begins it, goes on to the next stage, or gives it to everybody. */





const MAXIMUM_REQUESTS = 3;
/** `onAsk` is called right before each request to the host. */
function moveRollout(context, journal, host, goal, onAsk = () => undefined) {
    const { rollouts } = host;
    if (rollouts === undefined)
        throw new Error("a rolling release at a host that has none");
    let next = null;
    const stopped = async (world, verdict) => {
        journal.productionAfter(world.production, await (0,_read_served_js__WEBPACK_IMPORTED_MODULE_3__/* .readServed */ .W4)(context));
        return { kind: "stopped", verdict };
    };
    return (0,_change_production_js__WEBPACK_IMPORTED_MODULE_2__/* .changeProduction */ .m)(context, journal, {
        name: "rolling release",
        known: null,
        observe: async () => ({ production: await (0,_release_records_js__WEBPACK_IMPORTED_MODULE_4__/* .readProduction */ .MK)(context, host) }),
        decide: (world, asked) => {
            const step = (0,_release_decide_rollout_js__WEBPACK_IMPORTED_MODULE_1__/* .decideRollout */ .o2)(world.production, goal, asked);
            next = step;
            switch (step.do) {
                case "confirm": {
                    const { production } = world;
                    return { do: "end", end: async () => ({ kind: "there", production, changed: asked.requests > 0 }) };
                }
                case "stop":
                    return { do: "end", end: () => stopped(world, step.verdict) };
                case "wait":
                    return step;
                case "start":
                case "approve":
                case "complete":
                    return { do: "send" };
            }
        },
        send: () => {
            onAsk();
            return send(rollouts, goal, next);
        },
        taken: (queued) => (queued ? "the host queued the rolling release" : `the host took stage ${goal.stage + 1}`),
        maximumRequests: MAXIMUM_REQUESTS,
        // Once visitors get it, a host that is busy for a moment must not leave it where it is.
        patient: goal.stage > 0,
        giveUp: (world) => stopped(world, overdue(goal)),
    });
}
function send(rollouts, { candidateId }, step) {
    if (step?.do === "approve")
        return rollouts.approveStage(candidateId, step.from);
    return step?.do === "complete" ? rollouts.completeRollout(candidateId) : rollouts.startRollout(candidateId);
}
function overdue({ candidateId, stage }) {
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("read_back_mismatch", `Stage ${stage + 1} of the rolling release of ${candidateId} was asked for, but after 5 minutes the host does not show it.`, "Look at the project's rolling releases at the host; run this again (it continues) or dispatch a rollback.");
}


/***/ }),

/***/ 27258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ progressOf),
/* harmony export */   p: () => (/* binding */ writeProgress)
/* harmony export */ });
/* harmony import */ var _release_mitigated_at_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16247);
/* harmony import */ var _release_rollout_progress_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36980);
/* harmony import */ var _release_rollout_stage_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92741);
/* harmony import */ var _release_world_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67591);
/* harmony import */ var _write_release_status_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80906);





/** Whole seconds, as the record keeps it: a run that comes later must judge the same minutes. */
const SECOND_MS = 1_000;
/**
 * As far as the record is; where the host is further, or nobody recorded this stage, it begins now: a stage is watched
 * for its whole time by whoever knows that it is there. So does one of a rollout that somebody began anew. Null where the release is not being rolled out.
 */
function progressOf(record, production, now) {
    const rollout = (0,_release_world_js__WEBPACK_IMPORTED_MODULE_2__/* .rollingOut */ .i3)(production);
    if (rollout === null || rollout.candidateId !== record.payload.candidate.id)
        return null;
    const { activeStage: stage, stages } = rollout;
    if (stage === null)
        return null;
    const known = (0,_release_rollout_progress_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRolloutProgress */ .i)(record);
    const since = known?.startedAt ?? (0,_release_mitigated_at_js__WEBPACK_IMPORTED_MODULE_3__/* .mitigatedAt */ .q)(record) ?? record.promotedAt;
    const isAnother = since !== null && (0,_release_rollout_stage_js__WEBPACK_IMPORTED_MODULE_4__/* .beganSince */ .I)(rollout, since, now);
    if (known !== null && known.stage === stage && !isAnother)
        return { progress: { ...known, stages: stages.length }, isNew: false };
    const stageAt = wholeSeconds(now);
    const startedAt = wholeSeconds(isAnother ? now : (since ?? now));
    return { progress: { startedAt, stage, stages: stages.length, stageAt, looks: null }, isNew: true };
}
function wholeSeconds(at) {
    return Math.floor(at / SECOND_MS) * SECOND_MS;
}
async function writeProgress(context, forge, record, progress) {
    const { startedAt, ...at } = progress;
    await (0,_write_release_status_js__WEBPACK_IMPORTED_MODULE_1__/* .writeProductionStatus */ .Jy)(context, forge, record, { phase: "promoting", rollout: progress });
    return { ...record, phase: "promoting", promotedAt: startedAt, reason: (0,_release_rollout_progress_js__WEBPACK_IMPORTED_MODULE_0__/* .renderRolloutProgress */ .x)(at) };
}


/***/ })

};
