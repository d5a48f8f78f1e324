export const id = 1015;
export const ids = [1015];
export const modules = {

/***/ 71015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rehearseRelease: () => (/* binding */ rehearseRelease)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/release/result.js
var release_result = __webpack_require__(97294);
// EXTERNAL MODULE: ./build/src/sandbox/client-activity.js
var client_activity = __webpack_require__(31606);
// EXTERNAL MODULE: ./build/src/sandbox/demo-site.js + 2 modules
var demo_site = __webpack_require__(79715);
// EXTERNAL MODULE: ./build/src/sandbox/seed-sandbox.js
var seed_sandbox = __webpack_require__(51130);
// EXTERNAL MODULE: ./build/src/sandbox/start-sandbox.js + 19 modules
var start_sandbox = __webpack_require__(71882);
// EXTERNAL MODULE: ./build/src/sandbox/seeded-random.js
var seeded_random = __webpack_require__(34705);
// EXTERNAL MODULE: ./build/src/sandbox/virtual-clock.js
var virtual_clock = __webpack_require__(14625);
// EXTERNAL MODULE: ./build/src/commands/index.js + 11 modules
var commands = __webpack_require__(62308);
// EXTERNAL MODULE: ./build/src/lib/authors.js
var authors = __webpack_require__(60357);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/plan/load.js + 13 modules
var load = __webpack_require__(18015);
// EXTERNAL MODULE: ./build/src/plan/planned-flags.js
var planned_flags = __webpack_require__(4933);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/tools/rehearse/demo-plan.js
var demo_plan = __webpack_require__(11506);
// EXTERNAL MODULE: ./build/src/tools/rehearse/faults.js
var rehearse_faults = __webpack_require__(15922);
// EXTERNAL MODULE: ./build/src/lib/clock.js
var clock = __webpack_require__(19563);
// EXTERNAL MODULE: ./build/src/report/printable.js
var printable = __webpack_require__(1319);
// EXTERNAL MODULE: ./build/src/providers/index.js + 31 modules
var providers = __webpack_require__(45436);
// EXTERNAL MODULE: ./build/src/release/drill.js
var drill = __webpack_require__(22750);
// EXTERNAL MODULE: ./build/src/plan/choose-provider.js
var choose_provider = __webpack_require__(20260);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/record-drill.js
/** `--record`: a rehearsal that ended rolled back, written down at the real GitHub, where the drill gate finds it. */







/** Throws UsageError with everything that is missing: better now than after a rehearsal. */
function createDrillBook(env, commitGiven) {
    const problems = [];
    const repository = env["GITHUB_REPOSITORY"] ?? "";
    const commit = commitGiven ?? env["GITHUB_SHA"] ?? "";
    if ((env["GITHUB_TOKEN"] ?? "").trim() === "") {
        problems.push({
            message: "GITHUB_TOKEN is not set; --record writes a GitHub Deployment.",
            remedy: "Set it to a token with the permission deployments: write.",
        });
    }
    if (!/^[^/\s]+\/[^/\s]+$/.test(repository)) {
        problems.push({ message: "GITHUB_REPOSITORY is not set to owner/name.", remedy: "Set it: acme/web." });
    }
    if (!/^[0-9a-f]{40}$/.test(commit)) {
        problems.push({
            message: "There is no full commit SHA to record the rehearsal for.",
            remedy: "Name it with --commit, or set GITHUB_SHA.",
        });
    }
    if (problems.length > 0)
        throw new lib_error/* UsageError */.eb("usage", problems);
    return { repository, commit };
}
/** Writes the record where production was really rolled back in the rehearsal; says why where it does not. */
async function recordDrill(book, rehearsed, env, surroundings) {
    const { plan, faults, result } = rehearsed;
    if (result.decision !== "rolled-back") {
        return {
            outcome: "not-rolled-back",
            text: `Not recorded: the rehearsal ended with ${result.decision}, and only a rollback counts as a drill. Inject a fault, such as --fault error-rate=8% --at 3m.`,
            deployment: null,
        };
    }
    try {
        const payload = {
            holdpoint: 1,
            phase: "drill",
            project: plan.project.host.project,
            commit: book.commit,
            planDigest: plan.digest,
            faults,
            reasonCode: result.reasonCode,
            endedAt: clock/* systemClock */.m.now(),
        };
        const deployment = await write(book, plan, payload, env, surroundings);
        const { id, creator } = deployment;
        // A workflow's own word counts for the gate; a person's where the plan says so.
        const whose = (0,authors/* isAuthor */.ad)(creator, [authors/* DEFAULT_AUTHOR */.gD])
            ? ""
            : `, by ${creator}: the gate \`drill\` counts it where its \`by\` lists ${creator}`;
        return { outcome: "recorded", text: `The drill is recorded as GitHub deployment ${id}${whose}.`, deployment: id };
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        return {
            outcome: "trouble",
            text: (0,printable/* printable */.g)(`The drill is not recorded: ${error.message} ${error.remedy}`),
            deployment: null,
        };
    }
}
async function write(book, plan, payload, env, { random, signal }) {
    const { project, team } = plan.project.host;
    const forge = await (0,choose_provider/* chooseProvider */.V)("forge", providers/* roleProviders */.V.forge, plan).connect({ project, team, repository: book.repository }, { env, clock: clock/* systemClock */.m, random, debug: () => undefined, signal });
    const deployment = await forge.createDeployment({
        ref: book.commit,
        task: drill/* DRILL_TASK */.S3,
        environment: drill/* DRILL_ENVIRONMENT */.sJ,
        description: `Holdpoint: rollback drill of ${plan.name}`,
        payload,
        productionEnvironment: false,
    });
    await forge.createDeploymentStatus(deployment.id, { state: "success", description: (0,drill/* renderDrill */.gQ)(payload) });
    return deployment;
}

;// CONCATENATED MODULE: ./build/src/tools/rehearse/usual-ticks.js
/** Of looks that events start, too, where nobody says how far they are apart. */
const USUAL_TICKS = { everyMs: 5 * 60_000, lateMs: 0 };

// EXTERNAL MODULE: ./build/src/tools/rehearse/options.js
var options = __webpack_require__(78869);
// EXTERNAL MODULE: ./build/src/tools/rehearse/pushed-build.js
var pushed_build = __webpack_require__(95891);
// EXTERNAL MODULE: ./build/src/tools/rehearse/usual-traffic.js
var usual_traffic = __webpack_require__(28857);
// EXTERNAL MODULE: ./build/src/tools/rehearse/rehearsable-plan.js + 1 modules
var rehearsable_plan = __webpack_require__(93688);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/arguments.js
/** What a rehearsal is asked for on the command line, with its plan. */













/** Throws UsageError. */
async function readRehearsal(values, env, { extensions, emulators }) {
    const rehearsable = await readPlan(values, extensions, emulators);
    const traffic = (0,usual_traffic.readUsualTraffic)(values, rehearsable.plan.stages.production.watch);
    const behindFlag = values["behind-flag"] ?? false;
    const faults = (0,rehearse_faults/* parseFaults */.bZ)(emulators, values.fault ?? [], values.at ?? null, { behindFlag });
    if (behindFlag && (0,planned_flags/* plannedFlags */.W)(rehearsable.plan).length === 0)
        throw withoutFlag();
    refuseTimesNothing(faults, traffic);
    (0,pushed_build/* refuseIdlePushFaults */.Sb)(faults, rehearsable.plan);
    const observes = values.observe === true || rehearsable.plan.onlyObserves === true;
    if (observes && rehearsable.plan.stages.production.watch === null)
        throw withoutWatch();
    const ticks = values.ticks === undefined ? null : { everyMs: values.ticks, lateMs: values.late ?? 0 };
    return {
        ...rehearsable,
        faults,
        traffic,
        observes,
        crashAfter: values["crash-after"] ?? null,
        ticks: observes ? (ticks ?? USUAL_TICKS) : ticks,
        json: values.json ?? false,
        start: values.start ?? Date.parse(options/* DEFAULT_START */.XR),
        seed: values.seed ?? options/* DEFAULT_SEED */.KP,
        drillBook: values.record === true ? openBook(rehearsable.plan, env, values.commit) : null,
    };
}
/** Twice nothing is nothing: the rehearsal would end well whatever the plan says. */
function refuseTimesNothing(faults, { errorRatio }) {
    const idle = faults.filter(({ multiplies }) => multiplies && errorRatio === 0);
    if (idle.length === 0)
        return;
    const message = `${idle.map(({ text }) => text).join(", ")} multiplies the share of visitors that usually fail, which is 0.`;
    throw new lib_error/* UsageError */.eb("usage", [
        { message, remedy: "Say how many fail, such as --base 1%, or give a share: error-rate=8%." },
    ]);
}
function withoutWatch() {
    return new lib_error/* UsageError */.eb("usage", [
        {
            message: "--observe needs a plan with a watch: there is nothing to observe by.",
            remedy: "Write `watch: { observe: true, for: 30m, metrics: { … } }` under stages.production.",
        },
    ]);
}
function withoutFlag() {
    return new lib_error/* UsageError */.eb("usage", [
        {
            message: "--behind-flag needs a plan whose rollback names a flag.",
            remedy: "Write it: rollback: { ladder: [flag, host], flag: { … } }.",
        },
    ]);
}
function openBook(plan, env, commit) {
    if (plan.file !== demo_plan/* DEMO_PLAN_FILE */.FX)
        return createDrillBook(env, commit);
    throw new lib_error/* UsageError */.eb("usage", [
        {
            message: "--record needs a plan of your own: rehearsing the demo plan says nothing about your release.",
            remedy: `Run it in the repository, where ${plan_plan/* DEFAULT_PLAN_FILE */.h5} is, or name the plan with --plan.`,
        },
    ]);
}
/** The named plan, the repository's own, or the demo, whose one command is ours. */
async function readPlan({ plan: file, rollout = false, source }, extensions, emulators) {
    const own = file ?? ((await (0,promises_.stat)(plan_plan/* DEFAULT_PLAN_FILE */.h5).catch(() => null)) === null ? undefined : plan_plan/* DEFAULT_PLAN_FILE */.h5);
    if (own !== undefined) {
        const plan = await (0,load/* loadPlan */.Y)(own, extensions);
        if (rollout && plan.stages.production.promote === null)
            throw withoutRollout(own);
        if (source !== undefined && source !== sourceOf(plan))
            throw fromElsewhere(own, plan, source);
        return (0,rehearsable_plan/* rehearsablePlan */.Q)(plan, emulators);
    }
    const text = source === "git" ? (0,demo_plan/* demoPlanFromGit */.xd)(rollout) : rollout ? demo_plan/* DEMO_PLAN_IN_STAGES */.Gq : demo_plan/* DEMO_PLAN */.a6;
    const demo = (0,load/* parsePlan */.v)(text, demo_plan/* DEMO_PLAN_FILE */.FX, extensions);
    if ("problems" in demo)
        throw new lib_error/* UsageError */.eb("plan_invalid", demo.problems);
    return { plan: demo.plan, notRehearsed: [] };
}
function sourceOf({ stages }) {
    return stages.staging.deploy.git === null ? "upload" : "git";
}
function fromElsewhere(file, plan, source) {
    return new lib_error/* UsageError */.eb("usage", [
        {
            message: `--source ${source} is not what ${file} says: its releases are of the source ${sourceOf(plan)}.`,
            remedy: `Leave out --source, or write \`deploy: { source: ${source} }\` under stages.staging.`,
        },
    ]);
}
function withoutRollout(file) {
    return new lib_error/* UsageError */.eb("usage", [
        {
            message: `--rollout needs a plan whose releases get their visitors in stages, and ${file} has none.`,
            remedy: "Write `promote: { rollout: [10%, 50%, 100%], stage: 15m }` under stages.production.",
        },
    ]);
}

// EXTERNAL MODULE: ./build/src/tools/rehearse/request-patience.js
var request_patience = __webpack_require__(90632);
// EXTERNAL MODULE: ./build/src/tools/rehearse/required-variables.js
var required_variables = __webpack_require__(7170);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/lib/wrap-text.js
var wrap_text = __webpack_require__(94629);
// EXTERNAL MODULE: ./build/src/report/production.js
var production = __webpack_require__(15405);
// EXTERNAL MODULE: ./build/src/report/timeline.js + 1 modules
var timeline = __webpack_require__(10981);
// EXTERNAL MODULE: ./build/src/tools/rehearse/not-rehearsed.js + 1 modules
var not_rehearsed = __webpack_require__(4643);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/watch-by-ticks.js
/** A watch that is not over by then never is. */
const MOST_TICKS = 5_000;
/** Of looks that find nothing new, so many of a watch are shown. */
const SHOWN = 12;
async function watchByTicks({ ticks, watchForMs, clock, signal, watch }) {
    const startedAt = clock.now();
    // A job without any time to stay: it looks once, and hands over.
    let result = await watch({ jobLimitMs: 0, looksFollow: true });
    let late = ticks.lateMs;
    for (let tick = 1; result.decision === "watching" && tick <= MOST_TICKS; tick += 1) {
        const due = startedAt + tick * ticks.everyMs;
        if (due < clock.now())
            continue;
        // In the middle of the watch, once: by then it has more to lose than at its beginning.
        const isLate = late > 0 && due - startedAt >= watchForMs / 3;
        await clock.sleep(due + (isLate ? late : 0) - clock.now(), signal);
        if (isLate)
            late = 0;
        result = await watch({ look: true });
    }
    return result;
}
/** Hundreds of looks find nothing new: of a terminal's lines only so many are theirs. */
function createTickScreen(show, watchForMs) {
    let quiet = null;
    let shownAt = Number.NEGATIVE_INFINITY;
    const said = new Set();
    return (event) => {
        const again = said.has(wordsOf(event));
        said.add(wordsOf(event));
        if (event.event === "start")
            quiet = event.release === "" ? [event] : null;
        else if (quiet !== null && (again || isQuiet(event)))
            quiet.push(event);
        else {
            if (quiet !== null)
                for (const before of quiet)
                    show(before);
            quiet = null;
            show(event);
        }
        if (event.event !== "decision" || quiet === null)
            return;
        if (event.at - shownAt >= watchForMs / SHOWN) {
            shownAt = event.at;
            show(event);
        }
        quiet = null;
    };
}
/** What each look finds anew is worth a line once; other events are never the same twice. */
function wordsOf(event) {
    if (event.event === "note")
        return `note ${event.text}`;
    if (event.event === "condition")
        return `condition ${event.text} ${event.verdict.reasonCode}`;
    return `${event.event} ${event.at}`;
}
function isQuiet(event) {
    switch (event.event) {
        case "start":
        case "tick":
        case "progress":
            return true;
        case "condition":
        case "gate":
            return event.verdict.outcome === "pass";
        case "decision":
            return event.decision === "watching";
        case "step":
        case "note":
        case "output":
            return false;
    }
}

;// CONCATENATED MODULE: ./build/src/tools/rehearse/release-screen.js
/** A rehearsed release on the screen: what it is, what happens, and how it ended; with `--json` one object a line. */







function createReleaseScreen(rehearsal, start, stdout) {
    const say = (texts) => {
        for (const line of texts.flatMap((text) => (0,wrap_text.wrapText)(text, stdout.columns)))
            stdout.line(line);
    };
    const write = (event) => stdout.line(JSON.stringify(event));
    if (rehearsal.json) {
        return {
            introduce() {
                write({ event: "traffic", at: rehearsal.start, ...rehearsal.traffic });
                for (const one of rehearsal.notRehearsed)
                    write({ event: "not-rehearsed", at: rehearsal.start, ...one });
                for (const { from, to, text } of start.moves)
                    write({ event: "clock", at: from, to, text });
            },
            show: write,
            conclude: (ending) => eventsOfEnd(ending).forEach(write),
        };
    }
    const showEvent = (event) => {
        if (event.event === "progress")
            stdout.progress(event.text);
        else
            for (const line of (0,timeline.renderTimeline)(event, start.at, stdout.columns))
                stdout.line(line);
    };
    const watchForMs = rehearsal.plan.stages.production.watch?.forMs ?? 0;
    return {
        introduce: () => say([...introduction(rehearsal), ...start.moves.map(({ text }) => `${text}.`)]),
        show: rehearsal.ticks === null ? showEvent : createTickScreen(showEvent, watchForMs),
        conclude: (ending) => say(["", ...linesOfEnd(ending)]),
    };
}
function introduction({ plan, faults, crashAfter, notRehearsed, start, traffic }) {
    const trouble = [
        ...faults.map(({ text, atMs }) => (atMs === null ? text : `${text}, ${atMs / 60_000} min after the promote`)),
        ...(crashAfter === null ? [] : [`a crash after "${crashAfter}"`]),
    ];
    const what = `Rehearsal of ${plan.file} (${plan.name}) on loopback emulators, in virtual time from ${(0,instant/* renderInstant */.W)(start)}`;
    return [
        `${what}, with ${describeTraffic(traffic)}${trouble.length === 0 ? "" : `. Faults: ${trouble.join("; ")}`}.`,
        ...notRehearsed.map(not_rehearsed/* renderNotRehearsed */.v),
    ];
}
function describeTraffic({ perSecond, errorRatio, noise }) {
    const round = (value) => String(Number(value.toPrecision(3)));
    const level = noise === 0 ? "" : `, at a level that varies from minute to minute (CV ${round(100 * noise)} %)`;
    return `${round(perSecond)} requests a second, ${round(100 * errorRatio)} % of which usually fail${level}`;
}
function eventsOfEnd({ result, unknown, drill, troubles, virtualSeconds, wallSeconds }) {
    const { decision, reasonCode, candidate, production, summary, remedy } = result;
    return [
        ...unknown.map(({ emulator, method, path }) => ({ event: "unknown-route", emulator, method, path })),
        ...(drill === null ? [] : [{ event: "drill", ...drill }]),
        ...troubles.map((text) => ({ event: "report-trouble", text })),
        {
            event: "end",
            decision,
            reasonCode,
            candidate: candidate?.id ?? null,
            production,
            summary,
            remedy,
            virtualSeconds: Math.round(virtualSeconds * 10) / 10,
            wallSeconds: Math.round(wallSeconds * 100) / 100,
        },
    ];
}
function linesOfEnd({ result, unknown, drill, troubles, virtualSeconds, wallSeconds }) {
    return [
        (0,production/* renderProduction */.S)(result),
        ...(result.remedy === null ? [] : [result.remedy]),
        `${(0,duration/* renderDuration */.P)(virtualSeconds * 1_000)} rehearsed in ${wallSeconds.toFixed(1)} s.`,
        ...(drill === null ? [] : [drill.text]),
        ...troubles,
        ...unknown.map(({ emulator, method, path }) => `unknown route at ${emulator}: ${method} ${path}`),
    ];
}

// EXTERNAL MODULE: ./build/src/tools/rehearse/rehearsed-site.js + 2 modules
var rehearsed_site = __webpack_require__(51221);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/observe-by-hand.js




async function observeByHand({ plan, ticks }, { sandbox, clock, signal, site, commit, deployed }, emit, look) {
    if (deployed.id === null) {
        deployed.id = await sandbox.deployByHand(commit, (0,demo_site/* renderDemoSite */.B)((0,rehearsed_site/* siteFor */.vN)(plan, site, "2", commit)));
        const text = `somebody brings ${deployed.id} into production, past every workflow`;
        emit({ event: "step", at: clock.now(), step: "promote", text });
    }
    return watchByTicks({
        ticks: ticks ?? USUAL_TICKS,
        watchForMs: plan.stages.production.watch?.forMs ?? 0,
        clock,
        signal,
        watch: () => look({ look: true, observe: true }),
    });
}

;// CONCATENATED MODULE: ./build/src/tools/rehearse/start.js

const YEAR_MS = 366 * 86_400_000;
/** The first moment at which all the windows are open; `at` itself where there is none within a year. */
async function findStart(items, at) {
    const windows = items
        .filter(({ gate }) => gate === "window")
        .map(({ title, spec }) => ({ title, spec: spec }));
    if (windows.length === 0)
        return { at, moves: [] };
    const times = await Promise.all(/* import() */[__webpack_require__.e(8599), __webpack_require__.e(2153)]).then(__webpack_require__.bind(__webpack_require__, 82153));
    const moves = [];
    let now = at;
    for (;;) {
        const closed = windows.find(({ spec }) => !times.isOpen(spec, now));
        if (closed === undefined)
            return { at: now, moves };
        const to = times.nextOpening(closed.spec, now);
        // The gate itself says it then, and ends the release.
        if (to === null || to > at + YEAR_MS)
            return { at, moves: [] };
        const zone = times.windowsAt(closed.spec, to)[0]?.zone ?? closed.spec.freeze[0]?.zone ?? "UTC";
        const [frozen] = times.freezesAt(closed.spec, now);
        const why = frozen === undefined ? "outside the window" : `in a freeze (${frozen.freeze.reason})`;
        const opens = `the next window opens ${times.renderZoned(to, zone)}; the rehearsal continues there`;
        moves.push({ from: now, to, text: `${closed.title}: ${(0,instant/* renderInstant */.W)(now)} is ${why}; ${opens}` });
        now = to;
    }
}

// EXTERNAL MODULE: ./build/src/tools/rehearse/world.js
var world = __webpack_require__(22711);
// EXTERNAL MODULE: ./build/src/engine/session.js + 3 modules
var session = __webpack_require__(70816);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/write-incident.js
/** `--incident`: the issue that a rehearsed rollback opened, as people would read it. */

/** What kept it from being written, in sentences. A release that went well has none, which is no trouble. */
async function writeIncident(file, issues) {
    if (file === null)
        return [];
    const issue = issues().at(-1);
    if (issue === undefined)
        return [`No incident was opened, so ${file} was not written.`];
    try {
        await (0,promises_.writeFile)(file, `# ${issue.title}\n\n${issue.body}\n`);
        return [];
    }
    catch (error) {
        return [`The incident ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`];
    }
}

// EXTERNAL MODULE: ./build/src/engine/write-reports.js
var write_reports = __webpack_require__(55421);
// EXTERNAL MODULE: ./build/src/tools/registries.js
var registries = __webpack_require__(28818);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/rehearse.js



























/** Where a team's own plan and the files that it names are: here. */
const REPOSITORY = ".";
/** Traffic before the release, at least, for comparisons with the version before. */
const BASELINE_MS = 10 * 60_000;
const MINUTE_MS = 60_000;
const WATCHES_BEFORE = 6;
const SHORTEST_HISTORY_MS = 6 * 60 * MINUTE_MS;
const LONGEST_HISTORY_MS = 24 * 60 * MINUTE_MS;
const OPTIONS = {
    stage: "staging",
    to: null,
    reason: null,
    dryRun: false,
    unpin: false,
    authors: [authors/* DEFAULT_AUTHOR */.gD],
};
/** A release that crashes is started again; more often than this it does not end. */
const MAXIMUM_RUNS = 5;
/** Holdpoint's own death in the middle of a rehearsal. Nothing catches it but the rehearsal. */
class RehearsedCrash extends Error {
}
/** Runs a release of the plan against the sandbox in virtual time and exits with its decision. */
async function rehearseRelease(values, { env, stdout, signal }, using = registries/* registries */.Y) {
    const rehearsal = await readRehearsal(values, env, using);
    const wallStart = Date.now();
    const { plan } = rehearsal;
    const items = (0,world/* releaseItems */.ux)(plan);
    const start = await findStart(items, rehearsal.start);
    const screen = createReleaseScreen(rehearsal, start, stdout);
    const clock = (0,virtual_clock/* createVirtualClock */._)(start.at);
    const random = (0,seeded_random/* seededRandom */.I)((0,seeded_random/* seedFrom */.w)(`${rehearsal.seed} release`));
    const variables = await (0,required_variables/* readRequiredVariables */.f)(plan, REPOSITORY);
    const site = (0,rehearsed_site/* rehearsedSite */.FZ)(plan, items, using.emulators, rehearsal.traffic);
    const wishes = (0,world/* wishesForRelease */.gw)(plan, site, { random: rehearsal.seed, variables: variables.names });
    const seed = (0,seed_sandbox/* seedSandbox */.Ft)(using.emulators, wishes);
    const sandbox = await (0,start_sandbox/* startEmulators */.d)(using.emulators, seed, { clock, activity: clock });
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "holdpoint-rehearsal-"));
    const stopObserving = (0,client_activity/* observeClients */.x)(clock, sandbox);
    try {
        await (0,demo_site/* writeDemoSite */.m)((0,external_node_path_.join)(directory, plan.stages.staging.deploy.directory), (0,rehearsed_site/* siteFor */.vN)(plan, site, "2", world/* CANDIDATE_COMMIT */.Cb), plan.stages.staging.deploy.prebuilt ? "prebuilt" : "source");
        await (0,required_variables/* copyFiles */.B)(variables.files, REPOSITORY, directory);
        const recent = start.at - baselineOf(plan);
        await sandbox.traffic.runCrowd(recent - historyOf(plan), recent);
        await sandbox.runScheduled(recent, start.at);
        clock.beforeAdvance((from, to) => sandbox.runScheduled(from, to));
        for (const fault of rehearsal.faults) {
            if (fault.atMs === null)
                await fault.apply(sandbox, start.at, world/* CANDIDATE_COMMIT */.Cb);
        }
        screen.introduce();
        await (0,pushed_build/* pushRelease */.Ms)(sandbox, plan, site, world/* CANDIDATE_COMMIT */.Cb);
        const { show } = screen;
        const stage = { using, clock, random, sandbox, directory, env, show, signal, site, deployed: { id: null } };
        const result = await runToEnd(rehearsal, stage);
        const virtualSeconds = (clock.now() - start.at) / 1_000;
        const wallSeconds = (Date.now() - wallStart) / 1_000;
        const unknown = sandbox.unknownRequests();
        const drill = await recordIfAsked(rehearsal, result, unknown.length > 0, { env, random });
        const troubles = [
            ...(await (0,write_reports.writeReports)(values.report ?? [], result, plan)),
            ...(await writeIncident(values.incident ?? null, () => sandbox.forge().issues())),
        ];
        screen.conclude({ result, unknown, drill, troubles, virtualSeconds, wallSeconds });
        if (unknown.length > 0)
            return release_result/* EXIT_CODE */.F3.failed;
        // The record was asked for and could not be written: nobody may take it for done.
        return drill?.outcome === "trouble" ? release_result/* EXIT_CODE */.F3.hold : release_result/* EXIT_CODE */.F3[result.decision];
    }
    finally {
        stopObserving();
        await sandbox.close();
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
/** What served before has a past, from which its usual level can be told, and how steady that is. */
function historyOf({ stages: { production } }) {
    const forMs = production.watch?.forMs ?? 0;
    return forMs === 0 ? 0 : Math.min(LONGEST_HISTORY_MS, Math.max(SHORTEST_HISTORY_MS, WATCHES_BEFORE * forMs));
}
/** As long as the longest window that is compared with the version before. */
function baselineOf({ stages: { production } }) {
    const { rollbackConditions = [], successConditions = [] } = production.watch ?? {};
    const compared = [...rollbackConditions, ...successConditions].filter(({ kind }) => kind === "change");
    return Math.max(BASELINE_MS, ...compared.map(({ overMs }) => overMs + MINUTE_MS));
}
/** A rehearsal that met a request that no emulator knows has failed, whatever it ended with. */
async function recordIfAsked({ drillBook, plan, faults }, result, failed, { env, random }) {
    if (drillBook === null)
        return null;
    const ended = failed ? { ...result, decision: "failed" } : result;
    return recordDrill(drillBook, { plan, faults: faults.map(({ text }) => text), result: ended }, env, {
        random,
        // Written to its end: what Ctrl-C says afterwards, that nothing was changed, must be true.
        signal: new AbortController().signal,
    });
}
/** The commands of a release, one after the other; after a crash from the beginning, as a workflow that is run again. */
async function runToEnd(rehearsal, stage) {
    let crashAfter = rehearsal.crashAfter;
    let pending = rehearsal.faults.filter(({ atMs }) => atMs !== null);
    const emit = (event) => {
        stage.show(event);
        if (event.event !== "step")
            return;
        if (event.step === "promote") {
            for (const fault of pending)
                scheduleFault(fault, stage, event.at);
            pending = [];
        }
        if (event.step !== crashAfter)
            return;
        crashAfter = null;
        throw new RehearsedCrash(event.step);
    };
    for (let run = 1; run <= MAXIMUM_RUNS; run += 1) {
        try {
            return await runOnce(rehearsal, stage, emit);
        }
        catch (error) {
            if (!(error instanceof RehearsedCrash))
                throw error;
            stage.show({
                event: "note",
                at: stage.clock.now(),
                text: `Holdpoint crashed after "${error.message}"; run ${run + 1} starts and reads the world`,
            });
        }
    }
    throw new Error(`the release did not end in ${MAXIMUM_RUNS} runs`);
}
/** The site's own trouble is known ahead by its moment; everything else begins when the clock is there. */
function scheduleFault(fault, stage, promotedAt) {
    const beginsAt = promotedAt + (fault.atMs ?? 0);
    const begin = async () => {
        if (!fault.timed)
            await stage.clock.sleep(fault.atMs ?? 0);
        await fault.apply(stage.sandbox, beginsAt, world/* CANDIDATE_COMMIT */.Cb);
    };
    void begin();
}
async function runOnce(rehearsal, stage, emit) {
    const { plan } = rehearsal;
    const { using, sandbox, clock, random, directory, env } = stage;
    const run = (name, asked = {}) => {
        // A session of its own for each command, as each is a step of its own in a workflow.
        const context = (0,session/* createSession */.j)({
            plan,
            release: asked.look === true ? { id: "", commit: "" } : { id: world/* CANDIDATE_COMMIT */.Cb, commit: world/* CANDIDATE_COMMIT */.Cb },
            options: { ...OPTIONS, ...asked },
            env: { PATH: env.PATH, HOME: env.HOME, ...(0,world/* environmentFor */.DD)(plan, using.extensions, sandbox) },
            directory,
            clock,
            random,
            emit,
            debug: () => undefined,
            signal: stage.signal,
            runUrl: null,
            domainUrl: (domain) => sandbox.productionOrigin(domain),
            requestTimeoutMs: (0,request_patience/* requestPatienceMs */.h)(rehearsal.faults),
            members: using.members,
        });
        return commands/* commands */.P[name].run(context);
    };
    if (rehearsal.observes) {
        return observeByHand(rehearsal, { ...stage, commit: world/* CANDIDATE_COMMIT */.Cb }, emit, (asked) => run("watch", asked));
    }
    for (const name of ["deploy", "verify"]) {
        const result = await run(name);
        if (result.decision !== "proceed")
            return result;
    }
    const promoted = await run("promote");
    // As in release.yml: a candidate that production shows is watched, and rolled back, whatever else the promote found.
    const shown = promoted.candidate !== null && promoted.production.after === promoted.candidate.id;
    if (promoted.decision !== "proceed" && !shown)
        return promoted;
    const watched = await (rehearsal.ticks === null
        ? run("watch")
        : watchByTicks({
            ticks: rehearsal.ticks,
            watchForMs: plan.stages.production.watch?.forMs ?? 0,
            clock,
            signal: stage.signal,
            watch: (options) => run("watch", options),
        }));
    return promoted.decision === "proceed" || watched.decision === "rolled-back" ? watched : promoted;
}


/***/ })

};
