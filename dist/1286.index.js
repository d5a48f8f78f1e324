export const id = 1286;
export const ids = [1286];
export const modules = {

/***/ 91286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MOST_REQUESTS: () => (/* binding */ MOST_REQUESTS),
  lookAtReleases: () => (/* binding */ lookAtReleases)
});

// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/release/decide-settled.js
var decide_settled = __webpack_require__(49503);
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
    if ((0,world/* arrivingDeployment */.cM)(production) === id)
        return { do: "wait", why: `the host is promoting ${id}` };
    if (now - record.statusAt < PROMOTE_MS) {
        return { do: "wait", why: `its promote began at ${(0,instant/* renderInstant */.W)(record.statusAt)}` };
    }
    if ((0,world/* productionShows */.Ci)(production, id))
        return { do: "watch" };
    if (production.project.productionDeploymentId === id && (0,world/* changeFailed */.Oc)(production, "promote", id, null)) {
        return { do: "finish-promote" };
    }
    return newest ? { do: "report", verdict: cutOff(record) } : { do: "nothing" };
}
function cutOff({ payload }) {
    return (0,verdict/* hold */._2)("promote_cut_off", `The promote of release ${payload.release} was cut off: production does not serve ${payload.candidate.id}, and nobody is working on it.`, "Run the release's job again, which continues it, or release a newer commit. A look promotes nothing: the approval was for then.");
}
function takenOver({ payload }, { project }) {
    return (0,verdict/* hold */._2)("production_moved", `Production is ${project.productionDeploymentId ?? "nothing"}, so the watch of ${payload.candidate.id} is over.`, "Check what production serves now; if Holdpoint made that change, it has its own watch.");
}
/**
 * Whose statuses a look reads, since each costs a request: the newest record, those of what production serves, and the
 * newest others that may still be open. `most`: of all of them.
 */
function recordsToRead(listed, { project, aliases }, { now, most }) {
    const served = new Set([project.productionDeploymentId, (0,world/* arrivingDeployment */.cM)({ project, aliases })]);
    const isNeeded = (own, index) => index === 0 || served.has(own.payload.candidate.id);
    const mayBeOpen = ({ deployment, payload }) => now < deployment.createdAt + payload.watchForMs + LEFT_ALONE_MS;
    const needed = listed.filter(isNeeded).slice(0, most);
    const others = listed.filter((own, index) => !isNeeded(own, index) && mayBeOpen(own));
    const room = most - needed.length;
    const chosen = new Set([...needed, ...others.slice(0, room)]);
    const left = others.slice(room).filter(({ deployment, payload }) => now < deployment.createdAt + payload.watchForMs);
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
/** Null where production is as it should be, or a change is under way at the host. `listed`: newest first. */
function judgeServed(production, expected, listed) {
    const { productionDeploymentId: target, aliasRequest } = production.project;
    const wrong = (0,world/* domainsElsewhere */.oq)(production, expected.id);
    if (target === expected.id && wrong.length === 0)
        return null;
    if (aliasRequest?.status === "pending" || aliasRequest?.status === "in-progress")
        return null;
    const names = namesOf(listed);
    const nameOf = (id) => {
        const known = id === null ? undefined : names.get(id);
        return known === undefined ? (id ?? "nothing") : `${id} (${known})`;
    };
    const evidence = [
        { label: "production", value: nameOf(target) },
        ...production.aliases.map(({ domain, deploymentId }) => ({ label: domain, value: nameOf(deploymentId) })),
    ];
    const says = `the record says ${nameOf(expected.id)}`;
    const isOlder = ({ deploymentId }) => deploymentId !== null && names.has(deploymentId);
    if (target === expected.id && wrong.every(isOlder)) {
        return (0,verdict/* hold */._2)("domain_taken_back", `${listOf(wrong.map(({ domain, deploymentId }) => `${domain} points at ${nameOf(deploymentId)}`))}, and ${says}.`, "An older deployment took the domain. Point it at production again at the host, or dispatch a rollback if the older one is wanted. Nothing was changed.", evidence);
    }
    const served = target === expected.id
        ? wrong.map(({ domain, deploymentId }) => `${domain} points at ${nameOf(deploymentId)}`)
        : [];
    return (0,verdict/* hold */._2)("foreign_change", `${served.length > 0 ? listOf(served) : `Production is ${nameOf(target)}`}, and ${says}.`, "Find out who changed production, and why. It is left as it is until the next release or rollback; nobody watches it.", evidence);
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

// EXTERNAL MODULE: ./build/src/release/record.js
var record = __webpack_require__(45922);
// EXTERNAL MODULE: ./build/src/release/result.js
var result = __webpack_require__(97294);
// EXTERNAL MODULE: ./build/src/engine/end-settled.js
var end_settled = __webpack_require__(6261);
// EXTERNAL MODULE: ./build/src/engine/journal.js
var engine_journal = __webpack_require__(78271);
// EXTERNAL MODULE: ./build/src/engine/promote-candidate.js + 3 modules
var promote_candidate = __webpack_require__(46297);
// EXTERNAL MODULE: ./build/src/engine/read-served.js
var read_served = __webpack_require__(80646);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
// EXTERNAL MODULE: ./build/src/engine/roll-back-release.js
var roll_back_release = __webpack_require__(21893);
;// CONCATENATED MODULE: ./build/src/engine/look/count-requests.js
function countRequests(forge) {
    let requests = 0;
    const counted = (ask) => {
        return (...asked) => {
            requests += 1;
            return ask(...asked);
        };
    };
    return {
        forge: {
            ...forge,
            listDeployments: counted(forge.listDeployments),
            listDeploymentStatuses: counted(forge.listDeploymentStatuses),
            createDeployment: counted(forge.createDeployment),
            createDeploymentStatus: counted(forge.createDeploymentStatus),
            setCommitStatus: counted(forge.setCommitStatus),
            readFile: counted(forge.readFile),
        },
        count: () => requests,
    };
}

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/release/watch-looks.js
var watch_looks = __webpack_require__(12973);
// EXTERNAL MODULE: ./build/src/engine/record-production.js + 1 modules
var record_production = __webpack_require__(67677);
// EXTERNAL MODULE: ./build/src/engine/watch/end-watch.js
var end_watch = __webpack_require__(16855);
// EXTERNAL MODULE: ./build/src/engine/watch/health-probe.js
var health_probe = __webpack_require__(78303);
// EXTERNAL MODULE: ./build/src/engine/watch/look-once.js + 1 modules
var look_once = __webpack_require__(83846);
// EXTERNAL MODULE: ./build/src/engine/watch/show-look.js + 1 modules
var show_look = __webpack_require__(45323);
// EXTERNAL MODULE: ./build/src/engine/watch/watch-memory.js
var watch_memory = __webpack_require__(9543);
// EXTERNAL MODULE: ./build/src/engine/watch/watched-release.js
var watched_release = __webpack_require__(92898);
;// CONCATENATED MODULE: ./build/src/engine/look/look-at-watch.js
/** One look at an open watch: judged from the beginning by what the vendors have, ended or left with a word for the next look. */















/** Between two health checks of one look, where the first one failed. */
const BETWEEN_ROUNDS_MS = 2_000;
/** Health checks of one look: what they cannot show in ten seconds, the next look shows. */
const MOST_ROUNDS = 5;
async function lookAtWatch(context, journal, { host, forge, record }) {
    const { clock } = context;
    const promotedAt = Math.floor((record.promotedAt ?? clock.now()) / 1_000) * 1_000;
    const watched = { host, forge, record: { ...record, promotedAt } };
    // A promote that was cut off before its end: what it would have put back is put back here.
    if (record.phase === "promoting")
        await (0,record_production/* restoreAutoAssign */.l)(context, journal, host, record);
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
        memory.gates = (0,verdict/* pass */.IX)("verified", "The production gates passed after the promote.");
    const askable = await withoutCode(context);
    await probeAgain(askable.context, memory, record);
    const look = await (0,look_once/* lookOnce */.n)(askable.context, journal, watched, memory);
    (0,show_look/* showLook */.h)(context, journal, look, new Set());
    const unasked = before?.gatesOpen === false ? [] : askable.left;
    const gatesOpen = unasked.length > 0 || memory.gates?.outcome === "hold";
    if (look.answer.kind === "continue") {
        const judgedMs = Math.max(before?.judgedMs ?? 0, ((0,watch_memory/* judgedUntil */.gl)(memory) ?? promotedAt) - promotedAt);
        return goOn(context, journal, watched, { look, memory, silenceMs, looks: { ...looks, judgedMs, gatesOpen } });
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
    return (0,verdict/* hold */._2)("item_not_run", `${titles.join(", ")}: nobody asked after the promote, and a look does not run code of the repository.`, "Check what production serves and decide: keep it, or dispatch a rollback.");
}
/** A site that is down is down for good before a look ends: where a check fails, as many follow as a condition needs. */
async function probeAgain(context, memory, record) {
    const { watch } = context.plan.stages.production;
    const most = Math.min(MOST_ROUNDS, watch === null ? 0 : failuresNeeded(watch));
    const target = (0,watched_release/* targetOf */.$)(context, record);
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
        .filter(({ metric }) => metrics[metric]?.provider === plan/* PROBE_PROVIDER */.ZJ)
        .map((condition) => condition.kind === "threshold" ? condition.value : condition.kind === "rate" ? condition.count : 0);
    return limits.length === 0 ? 0 : Math.floor(Math.max(...limits)) + 1;
}
async function goOn(context, journal, { forge, record }, { look, memory, looks, silenceMs }) {
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
            await (0,roll_back_release/* writeProductionStatus */.Jy)(context, forge, record, status);
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
        Promise.all(/* import() */[__webpack_require__.e(6921), __webpack_require__.e(8815), __webpack_require__.e(8794), __webpack_require__.e(7349), __webpack_require__.e(5009), __webpack_require__.e(4057)]).then(__webpack_require__.bind(__webpack_require__, 94467)),
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
/**
 * The sentinel: one look at every open watch of the project, and at what production serves. It finishes what a run that
 * died began in production, judges what is watched, reports what nobody recorded, and begins nothing itself.
 */














/** Requests to GitHub of one look, where nobody floods the record with entries of their own. */
const MOST_REQUESTS = 10;
/** Records whose statuses are read: the newest, that of what production serves, and as many others as are left. */
const RECORDS_READ = 3;
/** What a word about a release that production does not serve may cost. */
const COSTS = {
    nothing: 0,
    report: 0,
    wait: 0,
    close: 1,
    settle: 4,
    watch: 5,
    "finish-promote": 6,
};
/** Before a change of production is believed: the host's answers lag behind one another for moments. */
const LOOKS = 3;
const BETWEEN_LOOKS_MS = 2_000;
/** How long caches at the edge may answer with the version before. */
const CACHES_MS = 10 * 60_000;
async function lookAtReleases(context, journal) {
    const [host, connected] = await Promise.all([context.role("host"), context.role("forge")]);
    const { forge, count } = countRequests(connected);
    const looking = { context, journal, host, forge };
    const seen = await observe(looking);
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
    for (const [index, { record, step }] of inOrder.entries()) {
        // The first is never put off: others who flood the record must not keep a release from its watch.
        if (index > 0 && count() + COSTS[step.do] > MOST_REQUESTS) {
            journal.note(`release ${record.payload.release} is left to the next look, so that this one does not ask GitHub too often`);
            continue;
        }
        const end = await act(looking, seen, record, step);
        if (end !== null)
            ends.push(end);
    }
    const changed = ends.some(({ decision }) => decision === "rolled-back") || steps.some(({ step }) => step.do === "finish-promote");
    const foreign = changed ? null : await findForeign(looking, seen);
    const own = foreign === null ? [] : [(0,engine_journal/* createPart */.yk)(journal).finishWith(foreign)];
    const worst = (0,result/* worstEnd */.TL)([...ends, ...own]);
    if (worst !== null)
        return journal.finish(worst);
    journal.productionAfter(production, await (0,read_served/* readServed */.W4)(context));
    return journal.finishWith(allIsWell(seen));
}
async function observe({ context, journal, host, forge }) {
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
    const records = (0,record/* withoutRepeats */.jP)(await Promise.all(read.map((own) => (0,release_records/* readRecord */.aE)(context, journal, forge, own))));
    return { production, listed, records };
}
/** Judging what is served, and finishing what was begun, before words about others. */
function weightOf({ do: step }) {
    return { settle: 3, watch: 2, "finish-promote": 2, report: 1, close: 1, wait: 0, nothing: 0 }[step];
}
/** Null where it changes nothing about how the look ends. */
async function act({ context: whole, journal, host, forge }, { production, listed, records }, record, step) {
    const { release, commit } = record.payload;
    const isMain = step.do === "settle" || step.do === "watch" || step.do === "finish-promote";
    const judged = step.do === "watch" || step.do === "finish-promote";
    const plan = judged ? await planOfRelease(whole, journal, forge, record) : whole.plan;
    const context = { ...whole, plan, release: { id: release, commit } };
    const part = (0,engine_journal/* createPart */.yk)(journal);
    if (isMain) {
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
            return part.finishWith(step.verdict);
        case "settle":
            return (0,end_settled/* endSettled */.n)(context, part, { host, forge, record, production }, step.settled);
        case "watch":
            return lookAtWatch(context, part, { host, forge, record });
        case "close":
            await (0,engine_journal/* bestEffort */.z$)(journal, "the end of a watch was not written", () => (0,roll_back_release/* writeProductionStatus */.Jy)(context, forge, record, {
                phase: "held",
                promotedAt: record.promotedAt,
                reason: `${step.verdict.reasonCode}, ${step.verdict.summary}`,
            }));
            journal.note(`release ${release}: ${step.verdict.summary}`);
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
async function findForeign({ context, journal, host }, seen) {
    const expected = expectedProduction(seen.records);
    if (expected === null)
        return null;
    let { production } = seen;
    for (let looks = 1;; looks += 1) {
        const found = judgeServed(production, expected, seen.listed);
        if (found === null)
            break;
        journal.productionAfter(production, null);
        if (looks === LOOKS)
            return found;
        await context.clock.sleep(BETWEEN_LOOKS_MS, context.signal);
        production = await (0,release_records/* readProduction */.MK)(context, host);
    }
    const { version } = context.plan.project;
    if (version === null || expected.commit === null || context.clock.now() < expected.since + CACHES_MS)
        return null;
    const served = await (0,read_served/* readServed */.W4)(context);
    if (served === null || (0,read_served/* servesCommit */.aw)(served, expected.commit))
        return null;
    journal.productionAfter(production, served);
    return (0,verdict/* hold */._2)("read_back_mismatch", `The host shows ${expected.id} in production, but the production address says it serves "${served}" and not ${expected.commit}.`, `Open ${version.path} on each production domain: the response may be cached, or the domain may not lead to the host any more.`);
}
function allIsWell({ listed, production }) {
    const { productionDeploymentId: id } = production.project;
    return (0,verdict/* pass */.IX)("production_as_recorded", listed.length === 0
        ? "No release is recorded yet, so there is nothing to watch."
        : `No watch is open. Production serves ${id ?? "nothing"}, as the release record says.`);
}


/***/ })

};
