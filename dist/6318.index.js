export const id = 6318;
export const ids = [6318];
export const modules = {

/***/ 66442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ isSameJson)
/* harmony export */ });
/** Whether two values are the same as JSON, whatever the order of their maps' keys. */
function isSameJson(one, other) {
    return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}
function ordered(value) {
    if (Array.isArray(value))
        return value.map(ordered);
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, inner]) => [key, ordered(inner)]));
}


/***/ }),

/***/ 76318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rungs: () => (/* binding */ rungs)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/lib/command-fields.js
var command_fields = __webpack_require__(12580);
// EXTERNAL MODULE: ./build/src/lib/command-line.js
var command_line = __webpack_require__(97695);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/inside-directory.js
var inside_directory = __webpack_require__(58211);
// EXTERNAL MODULE: ./build/src/lib/plan-values.js
var plan_values = __webpack_require__(91237);
;// CONCATENATED MODULE: ./build/src/rungs/command.js






/** Of the rung's time, for what a command leaves behind to end. */
const LEAVE_MS = 4_000;
const line = (0,command_fields/* commandLine */.ay)("npm run undo");
const commandSpec = schemas/* strictObject */.rej({
    run: line.describe("A command line for `sh -c` that takes back what the release did."),
    observe: line
        .optional()
        .describe("A command line that changes nothing and says whether that is done: exit code 0 = done, 1 = not done, any other = not known. It is asked before `run` and after it."),
    repeatable: schemas/* boolean */.zMY()
        .default(false)
        .describe("`run` may be run twice. Without this and without `observe`, it is run only where its beginning could be recorded."),
    timeout: (0,plan_values/* durationUpTo */.TH)("1h")
        .prefault("5m")
        .describe("How long `run` may take. Before `host`, half a minute with everything, whatever stands here."),
    ...command_fields/* commandFields */.rc,
})
    .transform(({ timeout, observe = null, ...rest }) => ({ ...rest, observe, timeoutMs: timeout }))
    .describe("A script of the team, from the released commit's checkout.");
const command = {
    key: "command",
    moves: "behavior",
    kind: "code",
    description: "Runs a script of the team. It runs only in a checkout of the released commit, in a process group of its own, and sees PATH, HOME and the like, the variables that `env` names, DEPLOYMENT_ID and DEPLOYMENT_COMMIT of the release, and KNOWN_GOOD_ID and KNOWN_GOOD_COMMIT.",
    example: `rollback:
  ladder: [host, command]
  command: { run: npm run purge-cache, observe: npm run purge-cache -- --check, env: [CDN_TOKEN] }
`,
    cannotUndo: "anything but what the script undoes",
    spec: commandSpec,
    roles: ["shell"],
    secrets: ({ env }) => env,
    patienceMs: ({ timeoutMs, observe }) => timeoutMs + LEAVE_MS + (observe === null ? 0 : 2 * command_fields/* OBSERVE_MS */._G),
    once: ({ observe, repeatable }) => observe === null && !repeatable,
    wordCounts: ({ observe }) => observe === null,
    explain: ({ run, observe, timeoutMs, env }) => [
        `runs \`${run}\``,
        `at most ${(0,duration/* renderDuration */.P)(timeoutMs)}`,
        ...(observe === null ? [] : [`observed by \`${observe}\``]),
        ...(env.length === 0 ? [] : [`sees ${env.join(", ")}`]),
    ].join(", "),
    async observe(spec, context) {
        const trouble = await findTrouble(spec, context);
        if (trouble !== null)
            return { is: "impossible", verdict: trouble };
        if (spec.observe === null)
            return { is: "due", state: null };
        const limit = Math.min(command_fields/* OBSERVE_MS */._G, context.until - context.clock.now() - LEAVE_MS);
        return (0,command_line/* judgeObserving */.J5)({ run: spec.observe, timeoutMs: command_fields/* OBSERVE_MS */._G }, await run(spec, spec.observe, limit, context));
    },
    async apply(spec, _state, context) {
        const limit = Math.min(spec.timeoutMs, context.until - context.clock.now() - LEAVE_MS);
        return (0,command_line/* judgeCommand */.Bc)({ run: spec.run, timeoutMs: limit }, await run(spec, spec.run, limit, context));
    },
};
async function findTrouble(spec, { directory, env, release }) {
    return ((await (0,command_fields/* checkCheckedOut */.ak)(directory, release.commit)) ??
        (await (0,command_fields/* checkCommandPlace */.dV)(spec, { directory, env }, "The script")));
}
async function run(spec, text, timeoutMs, { roles, directory, env, release, output }) {
    const { candidate, commit, knownGood } = release;
    return roles.shell.run({
        command: text,
        directory: (await (0,inside_directory/* resolveInside */.L)(directory, spec.directory)) ?? directory,
        env: {
            ...(0,command_line/* commandEnvironment */.J$)(env, spec.env),
            DEPLOYMENT_ID: candidate,
            DEPLOYMENT_COMMIT: commit,
            KNOWN_GOOD_ID: knownGood?.id ?? "",
            KNOWN_GOOD_COMMIT: knownGood?.commit ?? "",
        },
        timeoutMs: Math.max(1, timeoutMs),
        mask: spec.env,
        onLine: output,
    });
}

;// CONCATENATED MODULE: ./build/src/rungs/database.js
/**
 * The backup of a database, restored. A ladder that a machine climbs never takes it: what was written since the backup would
 * be lost, and that is for a person to say.
 */


const databaseSpec = schemas/* strictObject */.rej({
    database: plan_values/* variableName */.cG.describe("Variable that holds the database's address, such as `PRODUCTION_DATABASE_URL`."),
    via: schemas/* enum */.k5n(["backup", "down"])
        .default("backup")
        .describe("`backup`: the one from before the release's migrations is restored. `down`: the release's steps `migrate` are taken back by their own `undo`; only where their `trial` brought schema and data back and nobody has changed the schema since, and else refused with the reason."),
})
    .describe("The database that a person may have put back with the rollback.");
const database = {
    key: "database",
    moves: "data",
    description: "Restores the backup that was taken before the release's migrations, beside the database, compares it, and switches by renaming; or, with `via: down`, takes the release's migrations back by the team's own command, where that was proven to lose nothing. No machine takes it: a ladder that climbs by itself passes it over and says so. In a rollback that a person dispatches with the database's name typed it is taken where the ladder has it, before `host` or after it.",
    example: `rollback:
  ladder: [host, database]
  database: { database: PRODUCTION_DATABASE_URL }
`,
    cannotUndo: "what was written since the backup, which stays in the database that is put aside; files outside the database; what jobs and webhooks sent elsewhere",
    spec: databaseSpec,
    roles: [],
    explain: ({ database: variable, via }) => via === "down"
        ? `the release's migrations of ${variable} are taken back by their own way down, where that was proven to lose nothing, only where a person dispatches it with the database's name`
        : `the backup of ${variable} is restored beside it and switched to, only where a person dispatches it with the database's name`,
};

// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/lib/same-json.js
var same_json = __webpack_require__(66442);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
;// CONCATENATED MODULE: ./build/src/rungs/flag.js
/**
 * A feature flag, set to what the plan calls safe: the release stays, and what it does behind the flag ends. Whose flag it is
 * and what is said of it stands in the vendor's own words.
 */



const flag = {
    key: "flag",
    moves: "behavior",
    description: "Sets a feature flag to what the plan calls safe, and reads it back: what is behind the flag ends, without another deployment. It is taken only where somebody could have seen it help: production's `verify` gates failed right before it. Where the flag is safe already, cannot be read, or was changed by somebody at the same moment, the next rung is taken.",
    example: "rollback: { ladder: [flag, host], flag: { launchdarkly: multi-thread-chat } }\n",
    cannotUndo: "anything that the release does without asking the flag, and what was written while the flag was on",
    afterwards: "When the cause is fixed, `rollback --restore-flag` puts the flag back.",
    words: "flags",
    roles: ["flags"],
    onlyIfSeen: true,
    provider: ({ vendor }) => vendor,
    explain: ({ told }) => `the flag ${told}`,
    settlesMs: ({ settlesMs }) => settlesMs,
    observe: (spec, { roles, release }) => observe(spec, roles.flags.open(spec.spec), release.flag),
    async apply(spec, state, context) {
        const opened = context.roles.flags.open(spec.spec);
        const found = await opened.read();
        if ((0,same_json/* isSameJson */.T)(found.setting, opened.safe))
            return (0,lib_verdict/* pass */.IX)("rung_done", `${nameOf(spec)} is set to what is safe.`);
        // It was read a moment ago: whoever changed it since then is at work on it.
        if (found.version !== state.before.version)
            return changed(spec, opened);
        return set(spec, opened, { setting: opened.safe, found, after: state.after }, reasonOf(context));
    },
    restore: (spec, state, context) => restore(spec, state, context),
};
async function observe(spec, opened, recorded) {
    const before = await opened.read();
    if ((0,same_json/* isSameJson */.T)(before.setting, opened.safe)) {
        const summary = `${nameOf(spec)} is set to what is safe, ${render(opened.safe)}.`;
        const evidence = [{ label: "version of the flag", value: before.version }];
        if (recorded === null || recorded.vendor !== spec.vendor || recorded.name !== spec.name)
            return { is: "done", summary, evidence };
        if (!(0,same_json/* isSameJson */.T)(recorded.setting, opened.safe))
            return { is: "done", summary, evidence, before: "otherwise" };
        // Of what was set to something else meanwhile, and back again, nobody can say who did that.
        const isUntouched = recorded.version === before.version;
        return { is: "done", summary, evidence, ...(isUntouched ? { before: "so" } : {}) };
    }
    if (before.obstacle === null)
        return { is: "due", state: { before, after: { version: null } } };
    return {
        is: "impossible",
        verdict: (0,lib_verdict/* hold */._2)("flag_unfit", before.obstacle, "Correct `rollback.flag` in the plan, or the flag."),
    };
}
async function set(spec, opened, change, reason) {
    const { setting, found, after } = change;
    const answer = await opened.set(setting, found, reason);
    const now = await opened.read();
    if ((0,same_json/* isSameJson */.T)(now.setting, setting)) {
        after.version = now.version;
        return (0,lib_verdict/* pass */.IX)("rung_done", `${nameOf(spec)} was ${render(found.setting)} and is ${render(setting)} now.`);
    }
    if (answer.kind === "accepted") {
        // What other readers still see late is read again by the caller.
        return (0,lib_verdict/* pass */.IX)("rung_done", `${nameOf(spec)} was asked to be ${render(setting)}.`);
    }
    if (answer.kind === "changed" && now.version !== found.version)
        return changed(spec, opened);
    return (0,lib_verdict/* hold */._2)("flag_refused", `${nameOf(spec)} stays ${render(now.setting)}: ${answer.message}.`, "Let whoever may decide about the flag set it, or give the token the right to.");
}
/** Only what was set by us is put back: later it is another's. */
async function restore(spec, { before, after }, context) {
    const opened = context.roles.flags.open(spec.spec);
    const now = await opened.read();
    if ((0,same_json/* isSameJson */.T)(now.setting, before.setting))
        return (0,lib_verdict/* pass */.IX)("rung_done", `${nameOf(spec)} is ${render(before.setting)}, as before.`);
    const isOurs = (0,same_json/* isSameJson */.T)(now.setting, opened.safe) && now.version === after.version;
    if (!isOurs)
        return changed(spec, opened);
    const verdict = await set(spec, opened, { setting: before.setting, found: now, after: { version: null } }, reasonOf(context));
    return verdict;
}
/** Who it was, as far as the vendor tells: for a person, so that nothing depends on it. */
async function changed(spec, opened) {
    const { by, at } = await opened.readLastChange().catch(() => ({ by: null, at: null }));
    const who = by === null ? "Somebody" : by;
    const when = at === null ? "" : `, at ${(0,instant/* renderInstant */.W)(at)}`;
    return (0,lib_verdict/* hold */._2)("flag_changed", `${who} changed ${nameOf(spec)} meanwhile${when}, so it was left as it is.`, "Ask them what they are at, and set the flag by hand.");
}
function nameOf({ name }) {
    return `the flag ${name}`;
}
function reasonOf({ release }) {
    return `Holdpoint, rollback of ${release.id}: ${release.reason}${release.runUrl === null ? "" : ` (${release.runUrl})`}`;
}
function render(setting) {
    return typeof setting === "string" ? setting : JSON.stringify(setting);
}

;// CONCATENATED MODULE: ./build/src/rungs/host.js
const host = {
    key: "host",
    moves: "deployment",
    description: "Points production back at the known-good deployment, by the host's own instant rollback, and reads back the project and every domain. It needs no build. It is in every ladder.",
    example: "rollback: { ladder: [host] }\n",
    cannotUndo: "data and migrations; environment variables and crons stay those of the known-good build, also where they were changed since",
    roles: [],
    explain: () => "production points back at the known-good deployment, read back on every domain",
};

// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
;// CONCATENATED MODULE: ./build/src/rungs/revert/decide-revert.js
/** `before`: what production goes back to; `after`: the release; `now`: the branch. */
function decideRevert(before, after, now) {
    const changes = new Map();
    const conflicts = new Set();
    for (const path of new Set([...before.keys(), ...after.keys()])) {
        const [old, released, current] = [before.get(path), after.get(path), now.get(path)];
        if (isSame(old, released) || isSame(current, old))
            continue;
        if (isSame(current, released))
            changes.set(path, old ?? null);
        else
            conflicts.add(path);
    }
    for (const path of misplacedIn(applyRevert(now, changes)))
        conflicts.add(path);
    return { changes, conflicts: [...conflicts].toSorted() };
}
function applyRevert(tree, changes) {
    const result = new Map(tree);
    for (const [path, entry] of changes) {
        if (entry === null)
            result.delete(path);
        else
            result.set(path, entry);
    }
    return result;
}
function isSameTree(one, other) {
    return one.size === other.size && [...one].every(([path, entry]) => isSame(entry, other.get(path)));
}
/** Files that stand where another file needs a folder. */
function misplacedIn(tree) {
    return [...tree.keys()].flatMap((path) => {
        const parts = path.split("/");
        return parts.slice(1).flatMap((_, index) => {
            const folder = parts.slice(0, index + 1).join("/");
            return tree.has(folder) ? [folder] : [];
        });
    });
}
function isSame(one, other) {
    return one?.sha === other?.sha && one?.mode === other?.mode;
}

// EXTERNAL MODULE: ./build/src/lib/digest.js
var digest = __webpack_require__(39509);
;// CONCATENATED MODULE: ./build/src/rungs/revert/render-revert.js
/** How a revert is named, and what its commit and its pull request say. */

const SHORT = 12;
/** Found again by this name: one for each release of a project. */
function revertBranch({ project, id }) {
    const readable = id.replace(/[^A-Za-z0-9-]+/g, "-").slice(0, 40);
    // What is readable of two releases may be the same.
    return `holdpoint/revert-${readable}-${(0,digest/* digestOf */.o)(`${project} ${id}`, 8)}`;
}
function renderRevertTitle({ id, knownGood }) {
    return `Revert release ${shorten(id)} to ${shorten(knownGood?.commit ?? "")}`;
}
function renderRevertMessage(release) {
    return `${renderRevertTitle(release)}\n\nTakes out what ${release.commit} has beyond ${release.knownGood?.commit ?? ""}.\n`;
}
function renderRevertBody(release, paths) {
    const { commit, knownGood, reason, runUrl, candidate } = release;
    return [
        `Release \`${shorten(release.id)}\` (\`${candidate}\`) was taken back, and production goes back to \`${knownGood?.id ?? ""}\`:`,
        // As code, in which nobody is mentioned and nothing is a link.
        `    ${oneLine(reason)}`,
        `This sets the ${paths.length === 1 ? "file" : `${paths.length} files`} that ${commit} changed beyond ${knownGood?.commit ?? ""} back to what production serves, so that the next release does not bring the change again. Nobody has changed ${paths.length === 1 ? "it" : "them"} since.`,
        "It does not undo migrations, data, environment variables or flags. Merge it, or close it and fix the cause instead: it is not opened again.",
        ...(runUrl === null ? [] : [`[The run](${runUrl})`]),
    ].join("\n\n");
}
function shorten(text) {
    return /^[0-9a-f]{40}$/.test(text) ? text.slice(0, SHORT) : text;
}
function oneLine(text) {
    return text
        .replace(/[\p{C}\p{Z}]+/gu, " ")
        .trim()
        .slice(0, 1_000);
}

;// CONCATENATED MODULE: ./build/src/rungs/revert/index.js





const SHOWN_PATHS = 30;
const BY_HAND = "Revert it by hand, where it is needed, or fix the cause.";
const revertSpec = schemas/* strictObject */.rej({
    into: schemas/* string */.YjP()
        .trim()
        .min(1)
        .max(200)
        .optional()
        .describe("Branch that the pull request is for. Default: the repository's default branch."),
    draft: schemas/* boolean */.zMY().default(false).describe("Open it as a draft."),
})
    .transform(({ into = null, draft }) => ({ into, draft }))
    .describe("A pull request that takes the release's change out of the branch.");
const revert = {
    key: "revert",
    moves: "source",
    description: "Opens a pull request that sets every file that the release changed beyond the known-good deployment's commit back, so that the next release does not bring the change again. It is made without a checkout. Where somebody changed one of these files since, it says which, and changes nothing: nothing is forced. It decides nothing about production, and comes last.",
    example: "rollback: { ladder: [host, revert] }\n",
    cannotUndo: "what production serves; data, migrations, environment variables and flags",
    spec: revertSpec,
    roles: ["source"],
    explain: ({ into, draft }) => `a ${draft ? "draft of a " : ""}pull request into ${into ?? "the default branch"} that takes the change out`,
    observe: revert_observe,
    apply,
};
async function revert_observe(spec, context) {
    const { roles, release } = context;
    const { source } = roles;
    const branch = revertBranch(release);
    const [pull, head] = await Promise.all([source.findPullRequest(branch), source.readBranch(branch)]);
    if (pull?.state === "closed")
        return done(pull, "was closed, and is not opened again");
    const ends = await readEnds(source, release);
    if ("outcome" in ends)
        return { is: "impossible", verdict: ends };
    const into = spec.into ?? (await source.readDefaultBranch());
    if (head !== null) {
        const changes = await readOurs(source, { head, into }, ends);
        if (changes === null)
            return { is: "impossible", verdict: others(branch, pull) };
        return pull === null ? { is: "due", state: { into, parent: null, changes } } : done(pull, "is open");
    }
    return plan(source, into, ends);
}
async function plan(source, into, { before, after }) {
    const at = await source.readBranch(into);
    const parent = at === null ? null : await source.readCommit(at);
    const now = parent === null ? null : await source.readTree(parent.tree);
    if (parent === null || now === null) {
        return { is: "impossible", verdict: unreadable(`The branch ${into} could not be read whole.`) };
    }
    const { changes, conflicts } = decideRevert(before, after, now);
    if (conflicts.length > 0)
        return { is: "impossible", verdict: conflicting(into, conflicts) };
    if (changes.size === 0)
        return { is: "done", summary: `${into} has nothing of the release's change any more.` };
    return { is: "due", state: { into, parent, changes } };
}
async function apply({ draft }, { into, parent, changes }, { roles, release }) {
    const { source } = roles;
    const branch = revertBranch(release);
    if (parent !== null) {
        const made = await source.createCommit({ message: renderRevertMessage(release), parent, changes });
        // Somebody was here in between: theirs is looked at by the next run, and never moved.
        if (!(await source.createBranch(branch, made)))
            return others(branch, null);
    }
    const title = renderRevertTitle(release);
    const body = renderRevertBody(release, [...changes.keys()]);
    const { number } = await source.createPullRequest({ title, body, branch, into, draft });
    return (0,lib_verdict/* pass */.IX)("rung_done", `Pull request #${number} proposes the revert.`);
}
/**
 * Everybody with push access can make a branch of this name, or push to it. It is the revert if it is one commit on top of
 * what the branch has anyway, which does to it what the revert does and nothing else; whoever wrote it. Null where it is not.
 */
async function readOurs(source, { head, into }, { before, after }) {
    const commit = await source.readCommit(head);
    const [base = "", ...others] = commit?.parents ?? [];
    const parent = others.length === 0 && base !== "" ? await source.readCommit(base) : null;
    if (commit === null || parent === null || !(await source.isIn(into, base)))
        return null;
    const [made, now] = await Promise.all([source.readTree(commit.tree), source.readTree(parent.tree)]);
    if (made === null || now === null)
        return null;
    const { changes, conflicts } = decideRevert(before, after, now);
    const isRevert = conflicts.length === 0 && changes.size > 0 && isSameTree(made, applyRevert(now, changes));
    return isRevert ? changes : null;
}
async function readEnds(source, { commit, knownGood }) {
    if (knownGood?.commit == null)
        return unreadable("The commit that production goes back to is not known.");
    const [before, after] = await Promise.all([knownGood.commit, commit].map(async (sha) => {
        const found = await source.readCommit(sha);
        return found === null ? null : source.readTree(found.tree);
    }));
    if (before && after)
        return { before, after };
    return unreadable(`The files of ${knownGood.commit} or ${commit} could not be read whole.`);
}
function done({ number, url }, how) {
    const label = `pull request #${number}`;
    return { is: "done", summary: `Pull request #${number} ${how}: ${url}`, evidence: [{ label, value: how, url }] };
}
function conflicting(into, paths) {
    const shown = paths.slice(0, SHOWN_PATHS).map((path) => (0,cut_text/* cutText */.I)(path, 200));
    const left = paths.length - shown.length;
    return (0,lib_verdict/* hold */._2)("revert_left", `${paths.length === 1 ? "A file" : `${paths.length} files`} that the release changed ${paths.length === 1 ? "was" : "were"} changed again on ${into}, so nothing was reverted.`, BY_HAND, [{ label: "changed since", value: [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join("\n") }]);
}
function others(branch, pull) {
    return (0,lib_verdict/* hold */._2)("revert_left", `The branch ${branch} holds something else than the revert of this release, so it is left alone.`, `Look at who pushed to it${pull === null ? "" : `, and do not merge ${pull.url} for the revert`}. ${BY_HAND}`);
}
function unreadable(summary) {
    return (0,lib_verdict/* hold */._2)("commit_unknown", summary, BY_HAND);
}

;// CONCATENATED MODULE: ./build/src/rungs/index.js





/** Every rung by its key in the plan, which is its file name. */
const rungs = { flag: flag, host: host, database: database, revert: revert, command: command };


/***/ })

};
