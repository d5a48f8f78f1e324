export const id = 8247;
export const ids = [8247];
export const modules = {

/***/ 68247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ restoreAsked),
  runRestore: () => (/* binding */ runRestore)
});

// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
;// CONCATENATED MODULE: ./build/src/release/choose-backup.js
/** Which recorded backup is restored, and what speaks against it. Only our own records name one. Pure. */


const LATEST = "latest";
function chooseBackup(known, wish) {
    const newestFirst = known.toSorted((left, right) => right.takenAt - left.takenAt);
    const { from } = wish;
    if (from !== null && from !== LATEST)
        return chooseNamed(newestFirst, wish, from);
    const usable = newestFirst.filter((backup) => whyNot(backup, wish) === null);
    if (from === LATEST)
        return found(usable[0], "it is the newest", wish);
    const { takenBack } = wish;
    if (takenBack === null)
        return found(usable[0], "it is the newest, and no release is to be taken back", wish);
    // Before its own migrations, which are what is to be taken back.
    const own = usable.findLast(({ release }) => release === takenBack.release);
    const before = usable.find(({ takenAt }) => takenAt < takenBack.at);
    return own === undefined
        ? found(before, `it is the newest before the release ${takenBack.release}`, wish)
        : found(own, `it was taken for the release ${takenBack.release}, before its migrations`, wish);
}
function chooseNamed(newestFirst, wish, from) {
    const named = newestFirst.filter(({ release, places }) => release === from || places.includes(from));
    const usable = named.find((backup) => whyNot(backup, wish) === null);
    if (usable !== undefined)
        return { backup: usable, why: "it is the one that was named" };
    const [first] = named;
    return first === undefined
        ? {
            refusal: (0,lib_verdict/* hold */._2)("backup_unknown", `No record of ours names the ${wish.noun} ${from}, so nobody can tell what is in it.`, "Give --from a release, `latest`, or a place as `--dry-run` lists it. What no record names is restored by hand: docs/database.md."),
        }
        : {
            refusal: (0,lib_verdict/* hold */._2)("backup_foreign", `${whyNot(first, wish)}.`, `Give --from another ${wish.noun}, or correct the name.`),
        };
}
/** Null where it may be restored; else a sentence without its period. */
function whyNot(backup, { noun, project, variable, database }) {
    const which = `The ${noun} of ${(0,instant/* renderInstant */.W)(backup.takenAt)}`;
    if (backup.project !== project)
        return `${which} is of the project ${backup.project}, and the plan's is ${project}`;
    if (backup.variable !== variable || backup.database !== database) {
        return `${which} is of the database ${backup.database} in ${backup.variable}, not of ${database} in ${variable}`;
    }
    return backup.proof === null ? `${which} was never proven: nobody has read it since it was stored` : null;
}
function found(backup, why, wish) {
    if (backup !== undefined)
        return { backup, why };
    const { noun, variable, database, takenBack, from } = wish;
    const before = takenBack === null || from === LATEST ? "" : ` from before the release ${takenBack.release}`;
    return {
        refusal: (0,lib_verdict/* hold */._2)("backup_unknown", `No record of ours names a ${noun === "backup" ? "proven backup" : noun} of ${database} in ${variable}${before}.`, noun === "backup"
            ? "Give --from `latest` or a release; where there is no backup at all, look at what the database's vendor keeps: docs/database.md."
            : "Give --from `latest` or a release; where there is no snapshot at all, restore a backup with --without-switch, and copy the rows from there."),
    };
}

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
;// CONCATENATED MODULE: ./build/src/release/describe-restore.js
/** What a restore would do and cost, for the person who decides about it. Pure. */


/** Tables that are named one by one; the others are only summed up. */
const NAMED = 20;
/** Whole sentences, the most important first. */
function describeRestore(outlook) {
    const { database, backup, why, now, way } = outlook;
    const proof = backup.proof === "restore" ? "restored once and compared" : "read whole, and never restored";
    return [
        `${database} would be as it was at ${(0,instant/* renderInstant */.W)(backup.takenAt)}, ${(0,duration/* renderDuration */.P)(Math.max(0, now - backup.takenAt))} ago: the backup of the release ${backup.release}, because ${why}. It was ${proof}.`,
        ...describeLoss(outlook),
        describeDowntime(outlook),
        way === "beside"
            ? `What ${database} is now would be kept on the same server under another name, and nothing of ours ever drops it; the server needs room for both.`
            : `What ${database} is now would be gone, but for its backups.`,
        outlook.connected.length === 0
            ? "Nobody is connected now."
            : `Connected now, and to be cut off: ${outlook.connected.join("; ")}.`,
        ...outlook.acting.map((sentence) => `To be stopped by a person before: ${sentence}.`),
        ...outlook.obstacles.map((sentence) => `In the way of the switch: ${sentence}.`),
    ];
}
function describeDowntime({ backup, way }) {
    const took = backup.restoreMs === null ? null : (0,duration/* renderDuration */.P)(backup.restoreMs);
    if (way === "beside") {
        const meanwhile = took === null ? "how long that takes was never measured" : `${took} when it was proven`;
        return `Down: the seconds that it takes to end sessions and to rename two databases. Until then it serves on, while the backup is restored beside (${meanwhile}).`;
    }
    return took === null
        ? "Down: all the time that the restore takes, which was never measured."
        : `Down: all the time that the restore takes, ${took} when it was proven.`;
}
/** What is in use and would not be afterwards. Rows that were changed since cannot be counted, and that is said. */
function describeLoss({ backup, inBackup, inUse, now }) {
    const before = new Map(inBackup.map(({ table, rows }) => [table, rows]));
    const rows = inUse.flatMap((table) => describeTable(table, before.get(table.table)));
    const gone = inBackup.filter(({ table }) => !inUse.some((one) => one.table === table));
    const hidden = rows.length - NAMED;
    return [
        `Lost: everything that was written, changed or deleted in the last ${(0,duration/* renderDuration */.P)(Math.max(0, now - backup.takenAt))}. Changed rows cannot be counted; of the others:`,
        ...rows.slice(0, NAMED),
        ...(hidden > 0 ? [`${hidden} more tables differ as well.`] : []),
        ...(rows.length === 0 ? ["Every table has as many rows now as in the backup."] : []),
        ...(gone.length === 0
            ? []
            : [
                `Would be there again: ${gone
                    .slice(0, NAMED)
                    .map(({ table }) => table)
                    .join(", ")}.`,
            ]),
    ];
}
function describeTable({ table, rows }, before) {
    if (before === undefined)
        return [`${table}: is not in the backup, and would be gone with ${count(rows)}.`];
    if (rows === null || before === null)
        return [`${table}: could not be counted in time.`];
    if (rows === before)
        return [];
    const change = rows > before ? `${amount(rows - before)} would be gone` : `${amount(before - rows)} would come back`;
    return [`${table}: ${amount(rows)} rows now, ${amount(before)} in the backup: ${change}.`];
}
function count(rows) {
    return rows === null ? "all its rows" : `${amount(rows)} rows`;
}
function amount(rows) {
    return rows.toLocaleString("en");
}

;// CONCATENATED MODULE: ./build/src/release/judge-restore-request.js
/** Whether this run may restore a database at all: a person asked for it here and now, and typed the database's own name. Pure. */



const BOT = /\[bot\]$/i;
/** Null where a person asked. */
function refuseMachine(asker) {
    if (asker.kind === "terminal")
        return null;
    if (asker.kind === "machine")
        return refusal("this is no terminal of a person, and no run of a workflow");
    const { event, sender, triggeredBy } = asker;
    if (event !== "workflow_dispatch")
        return refusal(`this run was started by ${event || "an event that is not known"}`);
    if (sender === null || sender.type !== "User")
        return refusal("no person's account dispatched this run");
    if (BOT.test(sender.login) || BOT.test(triggeredBy) || triggeredBy === "") {
        return refusal(`${BOT.test(sender.login) ? sender.login : triggeredBy || "nobody that is known"} asked for this run`);
    }
    return null;
}
function refusal(why) {
    return (0,lib_verdict/* hold */._2)("restore_needs_person", `A database is restored only where a person asks for it, and ${why}.`, "Dispatch the workflow that calls rollback.yml by hand, with the name of the database typed; or run `holdpoint restore` in a terminal.");
}
/** The name is typed by a person who has looked. `address`: the name in the database's address. */
function refuseName(variable, typed, address) {
    if (typed === address)
        return null;
    return (0,lib_verdict/* hold */._2)("database_name_differs", typed === null
        ? `The name of the database that ${variable} leads to was not typed.`
        : `The typed name is ${JSON.stringify(typed)}, and ${variable} leads to a database of another name.`, "Look at the address, and type the name of the database that it ends with.");
}
/** A backup of the database as it is now is younger than this. */
const FRESH_MS = 30 * 60_000;
/** Null where there is one, or a person goes on without. */
function refuseWithoutFresh({ takenAt, now, waived, inPlace }) {
    const newest = takenAt.length === 0 ? null : Math.max(...takenAt);
    if (newest !== null && now - newest <= FRESH_MS)
        return null;
    if (waived !== null && !inPlace)
        return null;
    const there = newest === null
        ? "there is none at all"
        : `the newest is ${(0,duration/* renderDuration */.P)(now - newest)} old (${(0,instant/* renderInstant */.W)(newest)})`;
    return (0,lib_verdict/* hold */._2)("fresh_backup_missing", `A restore begins with a proven backup of what the database is now, and ${there}.`, inPlace
        ? `Take one, of the last ${(0,duration/* renderDuration */.P)(FRESH_MS)}: in place nothing of what is there now is kept.`
        : `Take one, or go on without: --without-fresh-backup "why". The database as it is now is kept under another name.`);
}

// EXTERNAL MODULE: ./build/src/release/recorded-backup.js
var recorded_backup = __webpack_require__(85558);
// EXTERNAL MODULE: ./build/src/release/own-records.js
var own_records = __webpack_require__(67200);
// EXTERNAL MODULE: ./build/src/release/step-record.js + 1 modules
var step_record = __webpack_require__(93361);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
;// CONCATENATED MODULE: ./build/src/engine/restore/read-ended-steps.js



/** Step records of all releases; the newest are what a restore is about. */
const LISTED = 500;
const STEP_RECORDS = { task: step_record/* STEP_TASK */.vx, noun: "a step's record", parse: step_record/* parseStepPayload */.Ef };
/** Of those that ended well, newest first. */
async function readEndedSteps({ options, plan }, journal, forge, key) {
    const { project: own } = plan.project.host;
    const found = await (0,own_records/* findOwnRecords */.wn)(STEP_RECORDS, { authors: options.authors, project: own }, LISTED, (limit) => forge.listDeployments({ task: step_record/* STEP_TASK */.vx, limit }));
    return (0,release_records/* readable */.HD)(journal, found).records.flatMap(({ payload }) => {
        const { step, part, end, release, project = own } = payload;
        if (step !== key || part !== "ended" || end === null || end.verdict.outcome !== "pass")
            return [];
        return [{ release, project, details: end.details }];
    });
}

;// CONCATENATED MODULE: ./build/src/engine/restore/known-backups.js


const STEP = "backup";
async function readKnownBackups(context, journal, forge) {
    const { project } = context.plan.project.host;
    const backups = (await readEndedSteps(context, journal, forge, STEP)).flatMap(backupOf);
    return {
        archives: backups.flatMap((one) => ("archive" in one ? [one] : [])),
        managed: backups.flatMap((one) => ("archive" in one ? [] : [one])).filter((one) => one.project === project),
    };
}
/** Half a record is no backup. */
function backupOf({ release, project, details: stored }) {
    const details = (0,recorded_backup/* parseRecordedBackup */.sm)(stored);
    if (details === null)
        return [];
    const { takenAt } = details;
    if (details.kind === "managed") {
        const { database: variable } = details;
        return variable === null ? [] : [{ release, project, variable, takenAt, details }];
    }
    const { database, proof, clear, places } = details;
    return [
        {
            release,
            project,
            variable: database.variable,
            database: database.name,
            takenAt,
            archive: clear.sha256,
            proof: proof.how,
            restoreMs: proof.how === "restore" ? proof.tookMs : null,
            places: places.map((one) => `${one.place}/${one.archive.id}`),
            details,
        },
    ];
}

;// CONCATENATED MODULE: ./build/src/release/restore-mark.js
/**
 * What a restore writes about a database into that database's comment: how far it is. A run that is killed leaves it, the
 * next one reads it. People's own comment stands before it and stays. Pure.
 */
/** In the order in which a restore beside goes through them; from `switched` on they are of databases that are, or were, in use. */
const RESTORE_PHASES = [
    /** Empty, and ours. */
    "created",
    /** `pg_restore` was started; whether it came to its end is not known. */
    "restoring",
    "restored",
    /** Counts and checksums equal the backup's. */
    "compared",
    /** Owner, rights and settings are those of the database in use. */
    "ready",
    /** Sessions are being kept out of the database in use. */
    "switching",
    /** It has the name. */
    "switched",
    /** A fresh session has seen it under the name. */
    "verified",
    /** Sessions are being kept out of it, because what was before is to come back. */
    "switching-back",
    /** It had the name before a restore. */
    "kept",
    /** It was kept, and has its name again. */
    "back",
    /** It was restored, and was taken out again. */
    "taken-out",
    /** A restore over its own tables was begun. */
    "in-place",
];
const LEAD = "holdpoint restore: ";
function parseDatabaseComment(comment) {
    const lines = (comment ?? "").split("\n");
    const index = lines.findLastIndex((line) => line.startsWith(LEAD));
    if (index < 0)
        return { text: comment ?? "", mark: null };
    const text = lines.toSpliced(index, 1).join("\n");
    return { text, mark: parseMark((lines[index] ?? "").slice(LEAD.length)) ?? "unreadable" };
}
/** Null where nothing is to be said, so that the comment goes. */
function renderDatabaseComment({ text, mark }) {
    const line = mark === null ? [] : [`${LEAD}${JSON.stringify(mark)}`];
    const whole = [...(text === "" ? [] : [text]), ...line].join("\n");
    return whole === "" ? null : whole;
}
function parseMark(text) {
    const stored = parseJson(text);
    if (typeof stored !== "object" || stored === null)
        return null;
    const fields = { ...stored };
    const { identity, of, archive, at, nth, kept, run, connectors } = fields;
    const phase = RESTORE_PHASES.find((one) => one === fields["phase"]);
    if (phase === undefined || !isHex(identity, 16) || !isHex(archive, 64) || typeof of !== "string")
        return null;
    if (!isCount(at) || !isCount(nth) || !isTextOrNull(kept) || !isTextOrNull(run))
        return null;
    if (connectors !== null && !isTexts(connectors))
        return null;
    return { identity, phase, of, archive, at, nth, kept, run, connectors };
}
function isHex(value, length) {
    return typeof value === "string" && value.length === length && /^[0-9a-f]+$/.test(value);
}
function isCount(value) {
    return Number.isSafeInteger(value) && value >= 0;
}
function isTexts(value) {
    return Array.isArray(value) && value.every((one) => typeof one === "string");
}
function isTextOrNull(value) {
    return value === null || typeof value === "string";
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./build/src/release/restore-names.js
/** Names of the databases of a restore. The same in every run of it, whatever was killed. Pure but for the hash. */

/** PostgreSQL cuts longer names silently, and two that are cut alike are one. */
const MOST_BYTES = 63;
/** 16 hex digits: of this backup for this database, and of the `nth` restore of it. */
function restoreIdentity(database, archive, nth) {
    return (0,external_node_crypto_.createHash)("sha256")
        .update(JSON.stringify(["holdpoint restore", database, archive, nth]))
        .digest("hex")
        .slice(0, 16);
}
/** Where the backup is restored beside the database in use. */
function copyName(database, identity) {
    return withEnding(database, `_hp_${identity}`);
}
/** What the database in use is called once it is put aside: people see when that was. */
function keptName(database, identity, at) {
    return withEnding(database, `_before_${stamp(at)}_${identity.slice(0, 6)}`);
}
/** What a restored database is called once it was taken out again, to the millisecond: it may be put back and taken out anew. */
function takenOutName(database, identity, at) {
    const milliseconds = String(at % 1_000).padStart(3, "0");
    return withEnding(database, `_taken_out_${stamp(at)}_${milliseconds}_${identity.slice(0, 6)}`);
}
/** What a table of a snapshot is called that is put beside the one in use: people see of when its rows are. */
function tableBesideName(table, takenAt) {
    return withEnding(table, `_at_${stamp(takenAt)}`);
}
function withEnding(database, ending) {
    let begin = database;
    while (Buffer.byteLength(begin) + Buffer.byteLength(ending) > MOST_BYTES)
        begin = [...begin].slice(0, -1).join("");
    return `${begin}${ending}`;
}
/** `20261122_085501`, in UTC. */
function stamp(at) {
    return new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "_");
}

;// CONCATENATED MODULE: ./build/src/engine/restore/observe-server.js


const DATABASE = `
  select d.oid::bigint::float8 as oid, d.datname as name, d.datallowconn as open, d.datconnlimit as connection_limit,
    pg_catalog.shobj_description(d.oid, 'pg_database') as comment,
    (select pg_catalog.count(*) from pg_catalog.pg_stat_activity a where a.datid = d.oid
      and a.pid <> pg_catalog.pg_backend_pid() and a.backend_type is distinct from 'autovacuum worker')::int as sessions
  from pg_catalog.pg_database d where d.datname = $1`;
/** What no switch may cut off in silence. Each gives one line where there is something. */
const OBSTACLES = [
    `select pg_catalog.count(*) || ' prepared transactions that nobody has ended' as text
     from pg_catalog.pg_prepared_xacts where database = $1 having pg_catalog.count(*) > 0`,
    `select 'the replication slot ' || slot_name || ' is in use' as text
     from pg_catalog.pg_replication_slots where database = $1 and active order by slot_name limit 5`,
    `select 'the subscription ' || s.subname || ' is enabled' as text
     from pg_catalog.pg_subscription s join pg_catalog.pg_database d on d.oid = s.subdbid
     where d.datname = $1 and s.subenabled order by s.subname limit 5`,
];
async function observeServer(writer, question) {
    const { database } = question;
    const live = await readDatabase(writer, database);
    const mark = live === null || live.mark === "unreadable" ? null : live.mark;
    const archive = question.archive ?? mark?.archive ?? "";
    const nth = numberOf(mark, { ...question, archive });
    const isOwn = question.archive === null || mark?.phase === "switching-back";
    const identity = isOwn && mark !== null ? mark.identity : restoreIdentity(database, archive, nth);
    const name = copyName(database, identity);
    const copy = await readDatabase(writer, name);
    const keptAs = keptNameOf(live?.mark) ?? keptNameOf(copy?.mark);
    const kept = keptAs === null ? null : await readDatabase(writer, keptAs);
    const obstacles = await readObstacles(writer, database);
    return { identity, archive, live, copy, kept, obstacles, copyName: name, nth };
}
/** A restore that a mark in the database tells of is gone on with; one more of the same backup is another. */
function numberOf(mark, { archive, database, again }) {
    if (mark === null || mark.archive !== archive || mark.of !== database)
        return 0;
    const isThere = mark.phase === "switched" || mark.phase === "verified";
    return again && isThere ? mark.nth + 1 : mark.nth;
}
function keptNameOf(mark) {
    return mark === null || mark === undefined || mark === "unreadable" ? null : mark.kept;
}
async function readDatabase(writer, name) {
    const { rows } = await writer.query(DATABASE, [name]);
    const [row] = rows;
    return row === undefined ? null : databaseOf(row);
}
function databaseOf(row) {
    const { oid, name, open, connection_limit: connectionLimit, comment, sessions } = row;
    const said = parseDatabaseComment(typeof comment === "string" ? comment : null);
    return {
        oid: Number(oid),
        name: String(name),
        open: open === true,
        sessions: Number(sessions),
        connectionLimit: Number(connectionLimit),
        comment: said,
        mark: said.mark,
    };
}
async function readObstacles(writer, database) {
    const found = [];
    for (const question of OBSTACLES) {
        // Some servers keep their slots or subscriptions to themselves; what they hide cuts nobody off whom we could name.
        const answer = await writer.attempt(question, [database]);
        if ("rows" in answer)
            found.push(...answer.rows.map(({ text }) => String(text)));
    }
    return found;
}

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
;// CONCATENATED MODULE: ./build/src/engine/restore/restore-order.js
const LIMITS = {
    connectTimeoutMs: 15_000,
    statementTimeoutMs: 60_000,
    lockTimeoutMs: 10_000,
    applicationName: "holdpoint restore",
};

;// CONCATENATED MODULE: ./build/src/engine/restore/open-server.js
/**
 * The session that a restore is steered from: in another database of the same server, since nobody renames the one that they
 * are in. It holds a lock for as long as it lives, so that two runs never restore the same database at once.
 */


/** Of every server, unless somebody dropped them; the first is for this very purpose. */
const PLACES = ["postgres", "template1"];
async function withServer(order, act) {
    const { steady, url, database } = order;
    let trouble = null;
    for (const place of PLACES.filter((one) => one !== database)) {
        let opened = false;
        try {
            return await steady.withWriter(steady.otherDatabase(url, place), LIMITS, async (writer) => {
                opened = true;
                await lock(writer, database);
                return act(serverOf(writer, order));
            });
        }
        catch (error) {
            if (opened || !(error instanceof lib_error/* ProviderError */.mZ))
                throw error;
            trouble = error;
        }
    }
    throw trouble ?? new Error("no place to steer a restore from");
}
async function lock(writer, database) {
    const { rows } = await writer.query("select pg_try_advisory_lock(hashtextextended($1, 0)) as ours", [
        `holdpoint restore ${database}`,
    ]);
    if (rows[0]?.["ours"] === true)
        return;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "restore_blocked",
        vendor: "PostgreSQL",
        message: `Another run is restoring ${database} at this moment.`,
        remedy: "Wait for its end, and look at what it did. Where it is gone for good, end its session: application_name is holdpoint restore.",
    });
}
function serverOf(writer, { before = () => { } }) {
    return {
        writer,
        async change(statements) {
            const [only, ...more] = statements;
            if (only === undefined)
                return;
            if (more.length === 0) {
                before(only);
                await writer.query(only);
                return;
            }
            await writer.transaction("", async () => {
                for (const statement of statements) {
                    before(statement);
                    await writer.query(statement);
                }
                before("commit");
            });
        },
    };
}

// EXTERNAL MODULE: ./build/src/steps/backup/open-archive.js
var open_archive = __webpack_require__(9313);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/src/steps/database/census.js
/** What a database holds, counted in one moment: how many rows each table has, and a checksum of them that ignores order. */
/**
 * `foreign`: its rows are another server's. `extension`: the extension creates it, and a dump has at most a part of it.
 * `materialized`: a dump computes its rows anew, from tables that are counted.
 */
const LEFT_OUT_REASONS = ["foreign", "extension", "materialized"];

;// CONCATENATED MODULE: ./build/src/steps/database/parse-census.js


const table = schemas/* string */.YjP().min(1);
const census = schemas/* strictObject */.rej({
    serverVersion: schemas/* string */.YjP().min(1),
    at: schemas/* number */.aig().int().positive(),
    lsn: schemas/* string */.YjP().min(1).nullable(),
    tables: schemas/* array */.YOg(schemas/* strictObject */.rej({
        table,
        rows: schemas/* number */.aig().int().nonnegative(),
        checksum: schemas/* string */.YjP()
            .regex(/^-?\d+$/)
            .nullable(),
    })
        .readonly())
        .readonly(),
    leftOut: schemas/* array */.YOg(schemas/* strictObject */.rej({ table, reason: schemas/* enum */.k5n(LEFT_OUT_REASONS) }).readonly()).readonly(),
})
    .readonly();
/** Of JSON that was kept beside a backup; null where it is anything else, or has a word too many. */
function parseCensus(value) {
    const parsed = census.safeParse(value);
    if (!parsed.success)
        return null;
    const names = parsed.data.tables.map((one) => one.table);
    return new Set(names).size === names.length ? parsed.data : null;
}

;// CONCATENATED MODULE: ./build/src/steps/backup/table-list.js
/** What is stored beside an archive: counts and checksums of its tables, and what its server has and no dump does. */


const catalog = schemas/* strictObject */.rej({
    encoding: schemas/* string */.YjP().min(1),
    /** Roles of the server, without its own: policies and rights name them. */
    roles: schemas/* array */.YOg(schemas/* string */.YjP().min(1)).readonly(),
    extensions: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: schemas/* string */.YjP().min(1), version: schemas/* string */.YjP(), schema: schemas/* string */.YjP().min(1) }).readonly())
        .readonly(),
    largeObjects: schemas/* number */.aig().int().nonnegative(),
})
    .readonly();
/** Null where it is anything else. */
function parseTableList(text) {
    const parsed = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), census: schemas/* unknown */.L5J(), catalog }).safeParse(table_list_parseJson(text));
    const census = parsed.success ? parseCensus(parsed.data.census) : null;
    return parsed.success && census !== null ? { version: 1, census, catalog: parsed.data.catalog } : null;
}
function table_list_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./build/src/lib/backup-place.js
var backup_place = __webpack_require__(83413);
;// CONCATENATED MODULE: ./build/src/engine/restore/find-place.js
/** Where something that was stored still is as it was stored. */


/** Throws ProviderError where no place has it. */
async function findPlace(context, { what, places, fileOf }) {
    const stores = await context.role("stores");
    const troubles = [];
    for (const place of places) {
        const parsed = (0,backup_place/* parseBackupPlace */.ls)(place.place);
        if (parsed === null) {
            troubles.push(`${place.place} is no place that can be read from here`);
            continue;
        }
        try {
            const store = await stores.open(parsed);
            const file = fileOf(place);
            const there = await store.look(file.id);
            if (there?.size === file.size && there.mark === file.mark)
                return { place, store };
            troubles.push(`${place.place} has ${there === null ? "it no more" : "something else under its name"}`);
        }
        catch (error) {
            if (!(error instanceof lib_error/* ProviderError */.mZ))
                throw error;
            troubles.push(`${place.place}: ${error.message}`);
        }
    }
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "backup_unknown",
        vendor: "Stores of backups",
        message: `${what} is not to be had: ${troubles.join("; ")}.`,
        remedy: "Look at the places that the record names, and give --from another one where it is gone.",
    });
}

// EXTERNAL MODULE: ./build/src/lib/secret.js
var secret = __webpack_require__(43469);
;// CONCATENATED MODULE: ./build/src/engine/restore/secret-of.js


/** A variable that the call has named. `why` ends a sentence: `so the database cannot be reached`. */
function secretOf({ env }, variable, why) {
    const value = env[variable] ?? "";
    if (value !== "")
        return new secret/* Secret */.z(variable, value);
    throw new lib_error/* UsageError */.eb("secret_missing", [
        {
            message: `${variable} is not set, ${why}.`,
            remedy: `Add a line ${variable}=… to HOLDPOINT_SECRETS, or set it in this terminal.`,
            reasonCode: "secret_missing",
        },
    ]);
}

;// CONCATENATED MODULE: ./build/src/engine/restore/open-source.js
/** A recorded backup, found where it was stored. What our own record says of its hashes is all that counts. */





/** Throws ProviderError where no place has it as it was stored. */
async function openSource(context, { details }, wish) {
    const identity = wish.identity === null ? null : secretOf(context, wish.identity, "so the backup cannot be decrypted");
    const { place, store } = await findPlace(context, {
        what: `The backup ${details.name}`,
        places: rank(details, wish.from),
        fileOf: ({ archive }) => archive,
    });
    let read = 0;
    const counted = {
        ...store,
        async *read(id) {
            for await (const chunk of store.read(id)) {
                read += chunk.length;
                yield chunk;
            }
        },
    };
    let list = null;
    const tables = () => (list ??= readTables(store, details, place, identity));
    return {
        archive: details.clear.sha256,
        readRatio: () => Math.min(1, read / Math.max(1, details.stored.size)),
        open: () => {
            read = 0;
            return (0,open_archive/* openArchive */.p_)(counted, (0,open_archive/* archiveOf */.YH)(details, place), identity);
        },
        census: async () => (await tables()).census,
        roles: async () => (await tables()).catalog.roles,
    };
}
/** The one that was named, then the one that was proven; the others only where it is not there any more. */
function rank({ places, proof }, from) {
    const rankOf = ({ place, archive }) => from === `${place}/${archive.id}` ? 0 : place === proof.place ? 1 : 2;
    return places.toSorted((left, right) => rankOf(left) - rankOf(right));
}
/** Small enough for memory: a line for each table. */
async function readTables(store, details, place, identity) {
    const chunks = [];
    for await (const chunk of (0,open_archive/* openArchive */.p_)(store, (0,open_archive/* tablesOf */.tI)(details, place), identity))
        chunks.push(chunk);
    const list = parseTableList(Buffer.concat(chunks).toString("utf8"));
    if (list !== null)
        return list;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "Stores of backups",
        message: `The list of tables beside the backup ${details.name} is not one that this version of Holdpoint knows.`,
        remedy: "Use the version of Holdpoint that made the backup, or one that is newer.",
    });
}

;// CONCATENATED MODULE: ./build/src/engine/restore/read-backup-wish.js

async function readBackupWish(context, journal, { noun, database, wish, forge }) {
    const { records } = await (0,release_records/* listProductionRecords */.Sg)(context, journal, forge);
    const [newest] = records;
    return {
        noun,
        project: context.plan.project.host.project,
        variable: wish.variable,
        database,
        from: wish.from,
        takenBack: newest === undefined ? null : { release: newest.payload.release, at: newest.deployment.createdAt },
    };
}

// EXTERNAL MODULE: ./build/src/steps/database/take-census.js + 1 modules
var take_census = __webpack_require__(86707);
;// CONCATENATED MODULE: ./build/src/engine/restore/read-outlook.js


const CONNECTED = `
  select coalesce(usename, 'somebody') || coalesce(' from ' || host(client_addr), '') || case when pg_catalog.count(*) = 1 then ''
      else ', ' || pg_catalog.count(*) || ' sessions' end as text
  from pg_catalog.pg_stat_activity where datname = pg_catalog.current_database() and pid <> pg_catalog.pg_backend_pid()
    and backend_type is distinct from 'autovacuum worker' group by usename, client_addr order by pg_catalog.count(*) desc limit 20`;
/** Each is asked by itself: most servers have none of them, and say so by refusing. */
const ACTING = [
    "select pg_catalog.count(*) || ' jobs of pg_cron, which run in the database of their settings' as text from cron.job having pg_catalog.count(*) > 0",
    "select pg_catalog.count(*) || ' webhooks in triggers: they call ' || min(p.proname) || ' in ' || min(n.nspname) as text from pg_catalog.pg_trigger t join pg_catalog.pg_proc p on p.oid = t.tgfoid join pg_catalog.pg_namespace n on n.oid = p.pronamespace where p.proname ~ '^http' and not t.tgisinternal having pg_catalog.count(*) > 0",
    "select 'the publication ' || pubname || ', whose subscribers keep what they have' as text from pg_catalog.pg_publication order by 1 limit 10",
    "select 'the replication slot ' || slot_name || ', which stays with the database that is put aside' as text from pg_catalog.pg_replication_slots where database = pg_catalog.current_database() order by 1 limit 10",
];
async function readOutlook({ work, url, progress }) {
    const { tables } = await (0,take_census/* takeCensus */.TR)(work, url, LIMITS.applicationName, {
        checksums: false,
        progress: ({ text }) => progress(`counting what there is now: ${text}`),
    });
    return work.withWriter(url, LIMITS, async (writer) => {
        const acting = [];
        for (const question of ACTING)
            acting.push(...(await linesOf(writer, question)));
        return {
            inUse: tables.map(({ table, rows }) => ({ table, rows })),
            connected: await linesOf(writer, CONNECTED),
            acting,
            server: writer.serverVersion,
        };
    });
}
async function linesOf(writer, question) {
    const answer = await writer.attempt(question);
    return "rows" in answer ? answer.rows.map(({ text }) => String(text)) : [];
}

;// CONCATENATED MODULE: ./build/src/release/decide-restore.js
/**
 * What a restore beside does next: a function of what the server shows and of what a person asked for. It remembers nothing,
 * so a run that is killed anywhere is gone on with, or undone, by the next one. Pure.
 *
 * Nothing here ever removes a database that was in use: only a copy that never was, and that our own mark says so of.
 */

/** What `remove-copy` may be used on. */
const NEVER_IN_USE = [
    "created",
    "restoring",
    "restored",
    "compared",
    "ready",
    "switching",
];
function decideRestore(world, intent) {
    if (world.live === null)
        return end(nameless(world));
    const { mark } = world.live;
    if (mark === "unreadable")
        return end(unreadable(world.live.name));
    if (mark?.phase === "in-place")
        return end(inPlace(world.live.name));
    if (intent === "switch-back")
        return decideSwitchBack(world, world.live, mark);
    if (mark?.phase === "switching-back")
        return { do: "let-in" };
    const isOurs = mark?.identity === world.identity;
    if (isOurs && (mark.phase === "switched" || mark.phase === "verified"))
        return decideSwitched(world.live, mark, intent);
    return intent === "abandon" ? decideAbandon(world, world.live) : decideCopy(world, world.live, intent);
}
/** It has the name: what is left is to be sure of it. */
function decideSwitched(live, mark, intent) {
    if (intent === "abandon") {
        return end((0,lib_verdict/* hold */._2)("restore_blocked", `${live.name} is the restored database already: there is nothing unfinished to take away.`, "To have back what was there before, ask with --switch-back."));
    }
    if (!live.open)
        return end(decide_restore_closed(live.name));
    if (mark.phase === "switched")
        return { do: "verify" };
    return end((0,lib_verdict/* pass */.IX)("restored", `${live.name} is the database that was restored; what it was before is kept as ${mark.kept}.`));
}
function decideCopy({ copy, ...world }, live, intent) {
    const phase = phaseOf({ copy, ...world });
    if (phase === "foreign")
        return end(foreign(copy?.name ?? ""));
    if (phase !== "switching" && !live.open)
        return end(decide_restore_closed(live.name));
    switch (phase) {
        case "absent":
            return { do: "create-copy" };
        case "bare":
            return { do: "open-copy" };
        case "created":
            return { do: "fill-copy" };
        // Whether it came to its end nobody knows, and rows must not come twice.
        case "restoring":
            return { do: "remove-copy" };
        case "restored":
            return { do: "compare-copy" };
        case "compared":
            return { do: "dress-copy" };
        case "ready":
            return decideReady(world.obstacles, live, copy?.name ?? "", intent);
        case "switching":
            return decideSwitching(world.obstacles, live, (copy?.sessions ?? 0) + live.sessions, intent);
    }
}
function decideReady(obstacles, live, copy, intent) {
    if (intent === "beside") {
        return end((0,lib_verdict/* pass */.IX)("restored_beside", `The backup is restored as ${copy}, and compared; ${live.name} is as it was.`));
    }
    return obstacles.length > 0 ? end(blocked(live.name, obstacles)) : { do: "keep-out" };
}
function decideSwitching(obstacles, live, sessions, intent) {
    // Nobody is kept out for longer than the switch takes.
    if (intent === "beside" || obstacles.length > 0)
        return { do: "let-in" };
    if (live.open)
        return { do: "keep-out" };
    return { do: sessions > 0 ? "end-sessions" : "switch" };
}
function decideAbandon(world, live) {
    const phase = phaseOf(world);
    if (phase === "foreign")
        return end(foreign(world.copy?.name ?? ""));
    if (phase === "switching")
        return { do: "let-in" };
    if (phase !== "absent")
        return { do: "remove-copy" };
    if (!live.open)
        return end(decide_restore_closed(live.name));
    return end((0,lib_verdict/* pass */.IX)("restore_abandoned", `Nothing of an unfinished restore is there; ${live.name} is as it was.`));
}
function decideSwitchBack({ kept, obstacles }, live, mark) {
    if (mark?.phase === "back") {
        if (!live.open)
            return end(decide_restore_closed(live.name));
        return end((0,lib_verdict/* pass */.IX)("restore_switched_back", `${live.name} is the database that was there before the restore.`));
    }
    if (mark === null || !["switched", "verified", "switching-back"].includes(mark.phase)) {
        return end((0,lib_verdict/* hold */._2)("restore_kept_gone", `${live.name} was not put there by a restore of ours, so there is nothing to switch back to.`, "Look at the databases of the server by name (`\\l`): what a restore has put aside is called …_before_…."));
    }
    if (kept === null || kept.mark === null || kept.mark === "unreadable" || kept.mark.phase !== "kept") {
        return mark.phase === "switching-back" ? { do: "let-in" } : end(keptGone(live.name, mark.kept));
    }
    if (mark.phase !== "switching-back") {
        return obstacles.length > 0 ? end(blocked(live.name, obstacles)) : { do: "keep-out-again" };
    }
    if (obstacles.length > 0)
        return { do: "let-in" };
    if (live.open)
        return { do: "keep-out-again" };
    return { do: live.sessions + kept.sessions > 0 ? "end-sessions" : "switch-back" };
}
/** `bare`: made by us, and killed before it was marked; nobody can have been in it. */
function phaseOf({ copy, identity, archive }) {
    if (copy === null)
        return "absent";
    const { mark } = copy;
    if (mark === null)
        return copy.open ? "foreign" : "bare";
    if (mark === "unreadable" || mark.identity !== identity || mark.archive !== archive)
        return "foreign";
    return neverInUse(mark.phase) ?? "foreign";
}
function neverInUse(phase) {
    return NEVER_IN_USE.find((one) => one === phase) ?? null;
}
function end(verdict) {
    return { end: verdict };
}
function nameless({ copy, kept }) {
    const there = [copy, kept].flatMap((one) => (one === null ? [] : [one.name]));
    return (0,lib_verdict/* hold */._2)("restore_blocked", `No database has the name that was typed${there.length === 0 ? "" : `; there is ${there.join(" and ")}`}.`, "A restore of ours renames two databases at once, so somebody else took the name away: give it back with `alter database … rename to …`, and run this again.");
}
function unreadable(name) {
    return (0,lib_verdict/* hold */._2)("restore_foreign", `The comment of ${name} begins as a restore's own, and is not whole.`, "Look at it (`\\l+`), and take that line out of the comment once you know how far the restore was.");
}
function inPlace(name) {
    return (0,lib_verdict/* hold */._2)("restore_blocked", `A restore over ${name}'s own tables was begun, and is not finished.`, "Run it again with --way in-place: it goes on where it was.");
}
function foreign(name) {
    return (0,lib_verdict/* hold */._2)("restore_foreign", `There is a database ${name} already, and it is not what a restore of this backup left.`, "Look at what it is. Rename it, if it is to stay; Holdpoint removes only what it made itself.");
}
function decide_restore_closed(name) {
    return (0,lib_verdict/* hold */._2)("restore_blocked", `${name} takes no connections, and no restore of ours did that.`, "Find out who closed it. `alter database … allow_connections true` opens it.");
}
function blocked(name, obstacles) {
    return (0,lib_verdict/* hold */._2)("restore_blocked", `${name} cannot be put aside: ${obstacles.join("; ")}.`, "End these first, and run this again: it goes on where it was.");
}
function keptGone(name, kept) {
    return (0,lib_verdict/* hold */._2)("restore_kept_gone", `What ${name} was before the restore was kept as ${kept ?? "nothing"}, and is not there any more as it was left.`, "Restore a backup of it instead.");
}

// EXTERNAL MODULE: ./build/src/steps/database/compare-census.js
var compare_census = __webpack_require__(44918);
;// CONCATENATED MODULE: ./build/src/lib/quote-sql.js
/** Names and texts for statements that take no parameters (`alter database`, `comment on`). Pure. */
/** A name as PostgreSQL reads it, whatever is in it. A zero byte would end the statement, and no name has one. */
function quoteIdentifier(name) {
    return `"${name.replaceAll("\0", "").replaceAll('"', '""')}"`;
}
/** A text as PostgreSQL reads it, also where `standard_conforming_strings` is off. */
function quoteLiteral(text) {
    return ` E'${text.replaceAll("\0", "").replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

;// CONCATENATED MODULE: ./build/src/engine/restore/write-mark.js
/** The statement that writes a restore's mark into a database's comment, and leaves what people wrote there. */


function commentOn(database, text, mark) {
    const comment = renderDatabaseComment({ text, mark });
    return `comment on database ${quoteIdentifier(database)} is ${comment === null ? "null" : quoteLiteral(comment)}`;
}
function allowConnections(database, allowed) {
    return `alter database ${quoteIdentifier(database)} with allow_connections ${allowed}`;
}
function rename(database, to) {
    return `alter database ${quoteIdentifier(database)} rename to ${quoteIdentifier(to)}`;
}

;// CONCATENATED MODULE: ./build/src/engine/restore/switch-databases.js
/**
 * The moment at which two databases change their names: sessions are kept out, then ended, then both names change in one
 * transaction with the marks that say so. Killed at any statement, either all of it has happened or none.
 */






/** For sessions to end once they were told to. */
const END_MS = 20_000;
const BETWEEN_LOOKS_MS = 100;
/** A mark of this restore. */
function markNow(world, acting, change) {
    const { identity, archive, nth } = world;
    const { clock, run, database } = acting;
    return { identity, archive, nth, of: database, at: clock.now(), run, connectors: null, ...change };
}
async function keepOut(server, world, acting) {
    const { live, copy, identity } = need(world, "live", "copy");
    const kept = keptName(live.name, identity, acting.clock.now());
    const mark = markNow(world, acting, { phase: "switching", kept });
    await server.change([commentOn(copy.name, copy.comment.text, mark), allowConnections(live.name, false)]);
    acting.step(`${live.name} takes no new sessions`);
}
async function keepOutAgain(server, world, acting) {
    const { live } = need(world, "live");
    const mark = { ...ownMark(live), phase: "switching-back", at: acting.clock.now(), run: acting.run };
    await server.change([commentOn(live.name, live.comment.text, mark), allowConnections(live.name, false)]);
    acting.step(`${live.name} takes no new sessions`);
}
/** Null where all are gone. Who cannot be ended is named, and the caller lets everybody in again. */
async function endSessions(server, world, acting) {
    const names = [world.live, world.copy, world.kept].flatMap((one) => (one === null ? [] : [one.name]));
    const until = acting.clock.now() + END_MS;
    for (;;) {
        acting.signal.throwIfAborted();
        const left = await readSessions(server, names);
        if (left.length === 0)
            return null;
        if (acting.clock.now() >= until)
            return stubborn(names[0] ?? "", left);
        // One by one: a role may not end a superuser's session, and that must not keep the others alive.
        for (const { pid } of left)
            await server.writer.attempt("select pg_catalog.pg_terminate_backend($1)", [pid]);
        acting.progress(`ending ${left.length} sessions`);
        await acting.clock.sleep(BETWEEN_LOOKS_MS, acting.signal);
    }
}
async function switchDatabases(server, world, acting) {
    const { live, copy } = need(world, "live", "copy");
    const kept = ownMark(copy).kept ?? keptName(live.name, world.identity, acting.clock.now());
    await server.change([
        rename(live.name, kept),
        rename(copy.name, live.name),
        commentOn(live.name, live.comment.text, markNow(world, acting, { phase: "switched", kept })),
        commentOn(kept, live.comment.text, markNow(world, acting, { phase: "kept", kept })),
        allowConnections(live.name, true),
        allowConnections(kept, true),
    ]);
    acting.step(`${live.name} is the restored database; what it was is kept as ${kept}`);
}
async function switchBack(server, world, acting) {
    const { live, kept } = need(world, "live", "kept");
    const { clock } = acting;
    const out = takenOutName(live.name, world.identity, clock.now());
    await server.change([
        rename(live.name, out),
        rename(kept.name, live.name),
        commentOn(out, live.comment.text, { ...ownMark(live), phase: "taken-out", at: clock.now() }),
        commentOn(live.name, kept.comment.text, { ...ownMark(kept), phase: "back", at: clock.now() }),
        allowConnections(live.name, true),
        allowConnections(out, true),
    ]);
    acting.step(`${live.name} is what it was before the restore; the restored database is kept as ${out}`);
}
async function letIn(server, world, acting) {
    const { live, copy } = world;
    if (live === null)
        return;
    const back = live.mark !== null && live.mark !== "unreadable" && live.mark.phase === "switching-back" ? live : null;
    const marked = back !== null
        ? [commentOn(back.name, back.comment.text, { ...ownMark(back), phase: "verified" })]
        : copy !== null && copy.mark !== null && copy.mark !== "unreadable"
            ? [commentOn(copy.name, copy.comment.text, { ...copy.mark, phase: "ready" })]
            : [];
    await server.change([...marked, allowConnections(live.name, true)]);
    acting.step(`${live.name} takes sessions again`);
}
/** By the address that the application has, as it would come in. */
async function verifySwitch(server, world, acting) {
    const { live } = need(world, "live");
    const { work, url } = acting;
    let found;
    try {
        found = await work.withWriter(url, LIMITS, async (writer) => {
            const { rows } = await writer.query("select d.oid::bigint::float8 as oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()");
            return String(rows[0]?.["oid"]);
        });
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        return unverified(live.name, `a fresh session could not be opened: ${error.message}`);
    }
    const now = await readDatabase(server.writer, live.name);
    if (now === null || found !== String(live.oid) || now.oid !== live.oid) {
        return unverified(live.name, "a fresh session came into another database");
    }
    const mark = { ...ownMark(live), phase: "verified", at: acting.clock.now() };
    await server.change([commentOn(live.name, live.comment.text, mark)]);
    acting.step(`a fresh session is in the restored ${live.name}`);
    return null;
}
async function readSessions(server, names) {
    const found = [];
    for (const name of names) {
        const { rows } = await server.writer.query(`select pid, coalesce(usename, backend_type, 'a session') || coalesce(' from ' || client_addr::text, '') as who
         from pg_catalog.pg_stat_activity where datname = $1 and pid <> pg_catalog.pg_backend_pid()
         and backend_type is distinct from 'autovacuum worker'`, [name]);
        found.push(...rows.map(({ pid, who }) => ({ pid: Number(pid), who: String(who) })));
    }
    return found;
}
function stubborn(name, left) {
    return (0,lib_verdict/* hold */._2)("restore_blocked", `${left.length} sessions of ${name} did not end: ${left
        .slice(0, 5)
        .map(({ who }) => who)
        .join(", ")}.`, "Everybody is let in again. A role that may end them has pg_signal_backend, and only a superuser ends a superuser's.");
}
function unverified(name, why) {
    return (0,lib_verdict/* hold */._2)("restore_unverified", `${name} was switched, and ${why}.`, "Look at it with a session of your own. Run this again to verify it once more, or with --switch-back to have the old database again.");
}
/** The decision has seen them a moment ago. */
function need(world, ...names) {
    for (const name of names)
        if (world[name] === null)
            throw new Error(`there is no ${name} database`);
    return world;
}
function ownMark({ name, mark }) {
    if (mark === null || mark === "unreadable")
        throw new Error(`${name} has no mark`);
    return mark;
}

;// CONCATENATED MODULE: ./build/src/engine/restore/compare-copy.js
/** Whether what was restored is what was backed up: rows and checksums of every table, against the list beside the archive. */






const compare_copy_NAMED = 5;
/** Null where they are equal. */
async function compareCopy(server, world, acting, source) {
    const { copyName } = world;
    const verdict = await compareDatabase(copyName, acting, source, { mayHaveMore: false });
    if (verdict !== null)
        return verdict;
    await server.change([commentOn(copyName, "", markNow(world, acting, { phase: "compared", kept: null }))]);
    return null;
}
/** `mayHaveMore`: tables that the backup has not stay where it was restored over others. */
async function compareDatabase(name, acting, source, { mayHaveMore }) {
    const { work, url, progress, step } = acting;
    const expected = await source.census();
    const found = await (0,take_census/* takeCensus */.TR)(work, work.otherDatabase(url, name), LIMITS.applicationName, {
        progress: ({ text }) => progress(`comparing: ${text}`),
    });
    const differences = (0,compare_census/* compareCensus */.L)(expected, found).filter(({ kind }) => !mayHaveMore || kind !== "new");
    if (differences.length > 0)
        return differs(name, differences.map(({ text }) => text));
    const rows = found.tables.reduce((sum, table) => sum + table.rows, 0);
    step(`${name} has the rows and checksums of the backup: ${found.tables.length} tables, ${rows.toLocaleString("en")} rows`);
    return null;
}
function differs(name, texts) {
    const more = texts.length > compare_copy_NAMED ? `; and ${texts.length - compare_copy_NAMED} more` : "";
    return (0,lib_verdict/* fail */.fJ)("restore_differs", `${name} is not what was backed up: ${texts.slice(0, compare_copy_NAMED).join("; ")}${more}.`, "A copy beside was not switched to: look at it, and take another backup (--from); --abandon removes it.");
}

;// CONCATENATED MODULE: ./build/src/engine/restore/create-copy.js
/** The database beside: of the same owner, encoding and locale as the one in use, and closed until it is marked as ours. */




/**
 * Columns have other names by version, so they are read by their names in a row of JSON. The template's own tablespace is not
 * named: who is no superuser may not name even the default one.
 */
const MADE_LIKE = `
  select pg_catalog.pg_get_userbyid(d.datdba) as owner, pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
    d.datcollate as lc_collate, d.datctype as lc_ctype, nullif(t.spcname, (select s.spcname
      from pg_catalog.pg_database p join pg_catalog.pg_tablespace s on s.oid = p.dattablespace
      where p.datname = 'template0')) as tablespace,
    pg_catalog.to_jsonb(d) ->> 'datlocprovider' as provider,
    coalesce(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale') as locale,
    pg_catalog.to_jsonb(d) ->> 'daticurules' as rules
  from pg_catalog.pg_database d join pg_catalog.pg_tablespace t on t.oid = d.dattablespace where d.datname = $1`;
/** Making one takes the time of a checkpoint. */
async function createCopy(server, world, acting) {
    const { rows } = await server.writer.query(MADE_LIKE, [acting.database]);
    const row = rows[0] ?? {};
    const text = (name) => (typeof row[name] === "string" ? row[name] : null);
    const words = [
        ["owner", identifier(text("owner"))],
        ["template", "template0"],
        ["encoding", literal(text("encoding"))],
        ["lc_collate", literal(text("lc_collate"))],
        ["lc_ctype", literal(text("lc_ctype"))],
        ...localeOf(text("provider"), text("locale"), text("rules")),
        ["tablespace", identifier(text("tablespace"))],
        ["allow_connections", "false"],
    ];
    const options = words.flatMap(([word, value]) => (value === null ? [] : [`${word} = ${value}`])).join(" ");
    acting.progress(`creating ${world.copyName}`);
    try {
        await server.change([`create database ${quoteIdentifier(world.copyName)} with ${options}`]);
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ) || error.reasonCode !== "database_refused")
            throw error;
        throw new lib_error/* ProviderError */.mZ({
            reasonCode: "restore_in_place_only",
            vendor: "PostgreSQL",
            message: `A database could not be created beside ${acting.database}: ${error.message}`,
            remedy: "Give the role CREATEDB and make it a member of the database's owner. Where the vendor allows neither, use the vendor's own restore; --way in-place is the last resort.",
        });
    }
}
function localeOf(provider, locale, rules) {
    if (provider === "i") {
        return [
            ["locale_provider", "icu"],
            ["icu_locale", literal(locale)],
            ["icu_rules", literal(rules)],
        ];
    }
    if (provider !== "b")
        return [];
    return [
        ["locale_provider", "builtin"],
        ["builtin_locale", literal(locale)],
    ];
}
/** Nobody but its owner gets in while it is being filled. */
async function openCopy(server, world, acting) {
    const name = world.copyName;
    await server.change([
        commentOn(name, "", markNow(world, acting, { phase: "created", kept: null })),
        `revoke all on database ${quoteIdentifier(name)} from public`,
        allowConnections(name, true),
    ]);
    acting.step(`created ${name} beside ${acting.database}`);
}
/** It never was in use: the decision has read that from its mark a moment ago, and nobody else makes such names. */
async function removeCopy(server, world, acting) {
    await server.change([`drop database ${quoteIdentifier(world.copyName)} with (force)`]);
    acting.step(`removed ${world.copyName}, which an earlier run had begun`);
}
function literal(text) {
    return text === null ? null : quoteLiteral(text).trim();
}
function identifier(text) {
    return text === null ? null : quoteIdentifier(text);
}

;// CONCATENATED MODULE: ./build/src/release/setting-value.js
/** A setting as a database keeps it (`search_path="$user", public`), as `alter database … set` wants it back. Pure. */

/** Lists of names: one text of them would be one name. PostgreSQL's GUC_LIST_QUOTE; the same list as in pg_dumpall. */
const LISTS = new Set([
    "local_preload_libraries",
    "search_path",
    "session_preload_libraries",
    "shared_preload_libraries",
    "temp_tablespaces",
    "unix_socket_directories",
]);
/** `"search_path" to E'$user', E'public'`; null where it has no form of one. */
function renderSetting(stored) {
    const at = stored.indexOf("=");
    if (at <= 0)
        return null;
    const name = stored.slice(0, at);
    const value = stored.slice(at + 1);
    const parts = LISTS.has(name.toLowerCase()) ? splitNames(value) : [value];
    // An extension's own has a dot, which is between two names.
    const named = name.split(".").map(quoteIdentifier).join(".");
    return `${named} to${(parts.length === 0 ? [""] : parts).map(quoteLiteral).join(",")}`;
}
function splitNames(value) {
    return [...value.matchAll(/"((?:[^"]|"")*)"|([^,"\s][^,"]*)/g)].map(([, quoted, plain = ""]) => quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
}

;// CONCATENATED MODULE: ./build/src/engine/restore/dress-copy.js
/**
 * What a dump of one database has not: its settings, those of roles in it, who may connect, how many. They are those of the
 * database in use, since the application was set up for that.
 */




const SETTINGS = `
  select r.rolname as role, c.setting from pg_catalog.pg_db_role_setting s
    join pg_catalog.pg_database d on d.oid = s.setdatabase left join pg_catalog.pg_roles r on r.oid = s.setrole,
    lateral unnest(s.setconfig) as c(setting) where d.datname = $1 order by 1 nulls first, 2`;
/** Grants nobody ever changed stand nowhere: they are the default's. */
const GRANTS = `
  select case when a.grantee = 0 then null else pg_catalog.pg_get_userbyid(a.grantee) end as grantee, a.privilege_type as privilege,
    a.is_grantable as grantable from pg_catalog.pg_database d,
    lateral pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) a where d.datname = $1`;
const PRIVILEGES = new Set(["CREATE", "CONNECT", "TEMPORARY"]);
async function dressCopy(server, world, acting) {
    const { live, copyName } = world;
    const { database } = acting;
    const { rows: settings } = await server.writer.query(SETTINGS, [database]);
    const { rows: grants } = await server.writer.query(GRANTS, [database]);
    const quoted = quoteIdentifier(copyName);
    await server.change([
        ...settings.map(({ role, setting }) => {
            const rendered = renderSetting(String(setting));
            if (rendered === null)
                throw new Error("a setting without a name");
            const whose = typeof role === "string" ? `role ${quoteIdentifier(role)} in database` : "database";
            return `alter ${whose} ${quoted} set ${rendered}`;
        }),
        ...grants.flatMap(({ grantee, privilege, grantable }) => {
            if (!PRIVILEGES.has(String(privilege)))
                return [];
            const to = typeof grantee === "string" ? quoteIdentifier(grantee) : "public";
            return [
                `grant ${String(privilege)} on database ${quoted} to ${to}${grantable === true ? " with grant option" : ""}`,
            ];
        }),
        `alter database ${quoted} with connection limit ${live?.connectionLimit ?? -1}`,
        commentOn(copyName, "", markNow(world, acting, { phase: "ready", kept: null })),
    ]);
    acting.step(`${copyName} has the settings and grants of ${database}`);
}

;// CONCATENATED MODULE: ./build/src/engine/restore/fill-copy.js
/** `pg_restore` of the target's major into the database beside, from the stored backup as it comes; nothing lies on a disk between. */




/** One transaction is half again as fast, and takes a lock for every table at once. */
const TABLES_IN_ONE_TRANSACTION = 1_000;
const fill_copy_BETWEEN_LOOKS_MS = 2_000;
async function fillCopy(server, world, acting, source) {
    const { copyName } = world;
    const { tables } = await source.census();
    const missing = await missingRoles(server, await source.roles());
    if (missing.length > 0)
        return rolesMissing(missing);
    await server.change([commentOn(copyName, "", markNow(world, acting, { phase: "restoring", kept: null }))]);
    const startedAt = acting.clock.now();
    await pump(server, acting, source, {
        url: acting.work.otherDatabase(acting.url, copyName),
        database: copyName,
        args: ["--exit-on-error", ...(tables.length <= TABLES_IN_ONE_TRANSACTION ? ["--single-transaction"] : [])],
    });
    await server.change([commentOn(copyName, "", markNow(world, acting, { phase: "restored", kept: null }))]);
    acting.step(`the backup is restored as ${copyName}, in ${Math.round((acting.clock.now() - startedAt) / 1_000)} s`);
    return null;
}
/** Throws ProviderError of whichever side failed first; the archive's own failure says more than the program's. */
async function pump(server, acting, source, filling) {
    const { work, clock, signal } = acting;
    const running = await startRestore(work, server.writer.serverMajor, filling);
    const ended = new AbortController();
    const stop = () => running.stop();
    signal.addEventListener("abort", stop, { once: true });
    const looking = look(async () => {
        acting.progress(await describeProgress(server, filling.database, source.readRatio()));
        await filling.watch?.(running);
    });
    try {
        for await (const chunk of source.open()) {
            signal.throwIfAborted();
            await running.write(chunk);
        }
        running.end();
        const { failure } = await running.ended;
        signal.throwIfAborted();
        if (failure !== null)
            throw failure;
    }
    catch (error) {
        running.stop();
        await running.ended;
        signal.throwIfAborted();
        throw error;
    }
    finally {
        ended.abort();
        signal.removeEventListener("abort", stop);
        await looking;
    }
    async function look(once) {
        while (!ended.signal.aborted) {
            await clock.sleep(fill_copy_BETWEEN_LOOKS_MS, ended.signal).catch(() => { });
            if (!ended.signal.aborted)
                await once().catch((error) => keepFailure(error));
        }
    }
}
/** What progress could not be read of says nothing about the restore. */
function keepFailure(error) {
    if (!(error instanceof lib_error/* ProviderError */.mZ))
        throw error;
}
/** A connection string and not a name: a database may be called `host=elsewhere`. */
function startRestore(work, major, { url, database, args }) {
    const name = database.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
    return work.startProgram(url, "pg_restore", major, [`--dbname=dbname='${name}'`, ...args]);
}
async function describeProgress(server, database, ratio) {
    const { rows } = await server.writer.query(`select p.tuples_processed::float8 as rows from pg_catalog.pg_stat_progress_copy p
       where p.datname = $1 order by p.tuples_processed desc limit 1`, [database]);
    const read = `${Math.min(100, Math.floor(ratio * 100))} % of the archive read`;
    const [row] = rows;
    return row === undefined ? read : `${read}; ${Number(row["rows"]).toLocaleString("en")} rows into a table`;
}
/** Whom the backup gives tables or rights to: a dump has no roles, they are the server's. */
async function missingRoles({ writer }, names) {
    const { rows } = await writer.query("select rolname from pg_catalog.pg_roles");
    const there = new Set(rows.map(({ rolname }) => rolname));
    return names.filter((name) => !there.has(name));
}
function rolesMissing(missing) {
    return (0,lib_verdict/* hold */._2)("restore_blocked", `The backup gives tables or rights to roles that this server has not: ${missing.join(", ")}.`, "Create them with the rights that they had (`pg_dumpall --roles-only` of the old server has them), and run this again.");
}

;// CONCATENATED MODULE: ./build/src/engine/restore/restore-beside.js
/**
 * A restore beside, from whatever the server shows to its end: observe, decide, act, observe. Whatever goes wrong between,
 * nobody is kept out of the database in use for longer than this run lives, and the next run goes on.
 */









/** More actions than any restore has: whoever undoes all that this does is not outrun. */
const MOST_ACTIONS = 40;
function restoreBeside(order) {
    return withServer(order, (server) => follow(server, order));
}
async function follow(server, order) {
    const question = {
        database: order.database,
        archive: order.source?.archive ?? null,
        again: order.again,
    };
    // Once more means one more than what was there when this began.
    let again = question.again;
    for (let actions = 0; actions < MOST_ACTIONS; actions += 1) {
        order.signal.throwIfAborted();
        const world = await observeServer(server.writer, { ...question, again });
        const decision = decideRestore(world, order.intent);
        if ("end" in decision)
            return actions === 0 ? wasDone(decision.end) : decision.end;
        const trouble = await actOrLetIn(server, world, decision.do, order);
        if (trouble !== null)
            return trouble;
        if (decision.do === "switch")
            again = false;
    }
    throw new Error("the restore found no end");
}
/** Of what is so already this run did nothing. */
function wasDone(verdict) {
    return verdict.outcome === "pass" ? (0,lib_verdict/* pass */.IX)("already_done", verdict.summary, verdict.evidence) : verdict;
}
/** While sessions are kept out, whatever ends this run lets them in first, if the server still listens. */
async function actOrLetIn(server, world, action, order) {
    if (action !== "end-sessions" && action !== "switch" && action !== "switch-back") {
        return act(server, world, action, order);
    }
    try {
        const trouble = await act(server, world, action, order);
        if (trouble !== null)
            await letIn(server, world, order);
        return trouble;
    }
    catch (error) {
        await letIn(server, world, order).catch(() => {
            order.progress(`${order.database} may still take no sessions: run this again, or with --abandon`);
        });
        throw error;
    }
}
async function act(server, world, action, order) {
    switch (action) {
        case "create-copy":
            return done(createCopy(server, world, order));
        case "open-copy":
            return done(openCopy(server, world, order));
        case "fill-copy":
            return fillCopy(server, world, order, sourceOf(order));
        case "compare-copy":
            return compareCopy(server, world, order, sourceOf(order));
        case "dress-copy":
            return done(dressCopy(server, world, order));
        case "remove-copy":
            return done(removeCopy(server, world, order));
        case "keep-out":
            return done(keepOut(server, world, order));
        case "keep-out-again":
            return done(keepOutAgain(server, world, order));
        case "end-sessions":
            return endSessions(server, world, order);
        case "switch":
            return done(switchDatabases(server, world, order));
        case "switch-back":
            return done(switchBack(server, world, order));
        case "let-in":
            return done(letIn(server, world, order));
        case "verify":
            return verifySwitch(server, world, order);
    }
}
async function done(work) {
    await work;
    return null;
}
function sourceOf({ source }) {
    if (source === null)
        throw new Error("there is no backup to restore from");
    return source;
}

;// CONCATENATED MODULE: ./build/src/engine/restore/refuse-way.js
/** Whether a restore of this way fits this server: in place is for servers on which nothing else can be done. */

/** Vendors and their tools expect it by this name, and it to be the very one that they made. */
const EXPECTED_BY_NAME = "postgres";
const ABLE = `
  select r.rolsuper or (r.rolcreatedb and pg_catalog.pg_has_role(r.oid, d.datdba, 'MEMBER')) as able
  from pg_catalog.pg_roles r, pg_catalog.pg_database d where r.rolname = current_user and d.datname = $1`;
async function refuseWay({ writer }, database, way) {
    const { rows } = await writer.query(ABLE, [database]);
    const able = rows[0]?.["able"] === true && database !== EXPECTED_BY_NAME;
    if (way === "beside" && !able) {
        return (0,lib_verdict/* hold */._2)("restore_in_place_only", database === EXPECTED_BY_NAME
            ? `A database called ${EXPECTED_BY_NAME} is not renamed: a server's own tools and its vendor expect it by that name.`
            : `The role may not create a database beside ${database}, or does not own it.`, "Use the vendor's own restore where there is one. Else give the role CREATEDB and the ownership; --way in-place is the last resort.");
    }
    if (way === "in-place" && able) {
        return (0,lib_verdict/* hold */._2)("restore_blocked", `${database} can be restored beside and renamed here, so it is not restored in place, which keeps nothing.`, "Leave --way out.");
    }
    return null;
}

;// CONCATENATED MODULE: ./build/src/release/decide-restore-in-place.js
/**
 * What a restore over a database's own tables does next. `pg_restore` does it in one transaction, so the tables are as they
 * were or as the backup has them; while everybody is kept out, doing it twice is doing it once. Pure.
 */

function decideInPlace({ identity, name, live, obstacles }, fact) {
    if (live === null)
        return decide_restore_in_place_end("restore_blocked", `There is no database ${name}.`, "Correct the name.");
    const { mark } = live;
    if (mark === "unreadable") {
        return decide_restore_in_place_end("restore_foreign", `The comment of ${name} begins as a restore's own, and is not whole.`, "Look at it (`\\l+`), and take that line out of the comment once you know how far the restore was.");
    }
    const isBegun = mark?.phase === "in-place";
    if (isBegun && mark.identity !== identity) {
        return decide_restore_in_place_end("restore_blocked", `A restore of another backup over the tables of ${name} was begun, and is not finished.`, "Run that one again (--from with the same backup): it goes on where it was.");
    }
    if (!live.open) {
        return decide_restore_in_place_end("restore_blocked", `${name} takes no connections, and no restore of ours did that.`, "Find out who closed it. `alter database … allow_connections true` opens it.");
    }
    if (fact !== "nothing")
        return isBegun ? { do: "let-in" } : ended(name, fact);
    if (isBegun && !live.shut) {
        return decide_restore_in_place_end("restore_blocked", `A restore over the tables of ${name} was begun, and somebody has let sessions in since.`, "Look whether its tables are those of the backup. Take the restore's line out of the database's comment (`\\l+`), and run this again if they are not.");
    }
    if (!isBegun) {
        if (obstacles.length > 0) {
            return decide_restore_in_place_end("restore_blocked", `${name} cannot be restored: ${obstacles.join("; ")}.`, "End these first, and run this again.");
        }
        return { do: "shut" };
    }
    return { do: live.sessions > 0 ? "end-sessions" : "restore" };
}
function ended(name, fact) {
    if (fact === "restored")
        return { end: (0,lib_verdict/* pass */.IX)("restored", `${name} has the rows and checksums of the backup.`) };
    return decide_restore_in_place_end("restore_blocked", `${name} could not be restored, and is as it was.`, "Look at what was said above.");
}
function decide_restore_in_place_end(reasonCode, summary, remedy) {
    return { end: (0,lib_verdict/* hold */._2)(reasonCode, summary, remedy) };
}

;// CONCATENATED MODULE: ./build/src/engine/restore/restore-in-place.js
/**
 * A restore over a database's own tables, for servers on which nobody creates or renames databases: the last resort. It is one
 * transaction of `pg_restore`, never less: without one, rows came twice where a table could not be dropped.
 */










/** The archive itself sets `lock_timeout = 0`, so whoever waits behind it is protected from here: so many looks in a row. */
const MOST_BLOCKED_LOOKS = 5;
const restore_in_place_MOST_ACTIONS = 30;
/** Who may connect, but for the owner and ourselves, who are needed. */
const CONNECTORS = `
  select distinct case when a.grantee = 0 then '' else pg_catalog.pg_get_userbyid(a.grantee)::text end as who
  from pg_catalog.pg_database d, lateral pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) a
  where d.datname = $1 and a.privilege_type = 'CONNECT' and a.grantee <> d.datdba
    and a.grantee <> (select oid from pg_catalog.pg_roles where rolname = current_user) order by 1`;
function restoreInPlace(order) {
    const { source } = order;
    if (source === null)
        throw new Error("there is no backup to restore from");
    return withServer(order, (server) => restore_in_place_follow(server, order, source));
}
async function restore_in_place_follow(server, order, source) {
    const { database } = order;
    let fact = "nothing";
    let trouble = null;
    let thrown = null;
    for (let actions = 0; actions < restore_in_place_MOST_ACTIONS; actions += 1) {
        if (fact === "nothing")
            order.signal.throwIfAborted();
        const world = await observeServer(server.writer, { database, archive: source.archive, again: false });
        const connectors = await readConnectors(server, database);
        const { identity, live, obstacles } = world;
        const decision = decideInPlace({ identity, name: database, obstacles, live: live && { ...live, shut: connectors.length === 0 } }, fact);
        if ("end" in decision) {
            if (thrown !== null)
                throw thrown;
            return trouble ?? decision.end;
        }
        try {
            const said = await restore_in_place_act(server, world, decision.do, { order, source, connectors });
            if (decision.do === "restore")
                fact = "restored";
            if (said !== null)
                [fact, trouble] = ["failed", said];
        }
        catch (error) {
            if (decision.do === "let-in")
                throw thrown ?? error;
            // Whatever it was: the transaction is taken back, and nobody is to be kept out for nothing.
            fact = "failed";
            if (error instanceof lib_error/* ProviderError */.mZ)
                trouble = (0,lib_verdict/* hold */._2)(error.reasonCode, error.message, error.remedy);
            else
                thrown = error;
        }
    }
    throw new Error("the restore found no end");
}
async function restore_in_place_act(server, world, action, { order, source, connectors }) {
    const { database, step } = order;
    const text = world.live?.comment.text ?? "";
    switch (action) {
        case "shut": {
            const mark = { ...markNow(world, order, { phase: "in-place", kept: null }), connectors };
            const revoked = connectors.map((who) => `revoke connect on database ${quoteIdentifier(database)} from ${grantee(who)}`);
            await server.change([commentOn(database, text, mark), ...revoked]);
            step(`${database} takes no new sessions but of its owner`);
            return null;
        }
        case "end-sessions":
            return endSessions(server, world, order);
        case "restore":
            return restoreOver(server, order, source);
        case "let-in": {
            const { mark } = world.live ?? { mark: null };
            const before = mark === null || mark === "unreadable" ? [] : (mark.connectors ?? []);
            const granted = before.map((who) => `grant connect on database ${quoteIdentifier(database)} to ${grantee(who)}`);
            await server.change([...granted, commentOn(database, text, null)]);
            step(`${database} takes sessions again`);
            return null;
        }
    }
}
async function restoreOver(server, order, source) {
    const { database, url, step } = order;
    let looks = 0;
    let blocked = null;
    const watch = async (running) => {
        const by = await readBlockers(server, database);
        looks = by.length === 0 ? 0 : looks + 1;
        if (looks < MOST_BLOCKED_LOOKS)
            return;
        blocked = blockedBy(database, by);
        running.stop();
    };
    const args = ["--clean", "--if-exists", "--single-transaction", "--exit-on-error"];
    try {
        await pump(server, order, source, { url, database, args, watch });
    }
    catch (error) {
        if (blocked !== null)
            return blocked;
        throw error;
    }
    step(`the backup is restored over the tables of ${database}`);
    return compareDatabase(database, order, source, { mayHaveMore: true });
}
async function readConnectors({ writer }, database) {
    const { rows } = await writer.query(CONNECTORS, [database]);
    return rows.map(({ who }) => String(who));
}
async function readBlockers({ writer }, database) {
    const { rows } = await writer.query(`select distinct coalesce(b.usename, 'somebody') || ' (' || b.pid || ')' as who from pg_catalog.pg_stat_activity a,
       lateral unnest(pg_catalog.pg_blocking_pids(a.pid)) p(pid) join pg_catalog.pg_stat_activity b on b.pid = p.pid
       where a.datname = $1 and a.application_name in ('holdpoint', 'pg_restore') limit 5`, [database]);
    return rows.map(({ who }) => String(who));
}
function blockedBy(database, by) {
    return (0,lib_verdict/* hold */._2)("restore_blocked", `The restore waited for locks on ${database} that ${by.join(", ")} held, so it was taken back.`, "End those sessions, and run this again. The database is as it was.");
}
function grantee(who) {
    return who === "" ? "public" : quoteIdentifier(who);
}

// EXTERNAL MODULE: ./build/src/release/payload.js
var payload = __webpack_require__(26549);
;// CONCATENATED MODULE: ./build/src/engine/restore/restore-at-vendor.js
/**
 * A managed database put back by its own vendor. It is asked at most once: a run that was killed after it asked is gone on
 * with where the vendor shows what was asked for, and is left to a person where it does not.
 */



/** Nothing is asked for before `aboutToAsk` has resolved: it writes down where a later run reads `begun`. */
async function restoreAtVendor(order, following, aboutToAsk) {
    const { begun, databases, keepAs, place, target } = order;
    const database = databases.open(place);
    const found = await database.findRestore(keepAs);
    if (found === null && begun && !databases.abilities.restoreLeavesTrace)
        return unknown(place);
    if (found === null) {
        const trouble = await judgeReach(database, target);
        if (trouble !== null)
            return trouble;
        await aboutToAsk();
    }
    const asked = found ?? (await ask(order, database));
    if (asked === null)
        return unknown(place);
    return restored(order, await database.followRestore(asked, following));
}
/** Null where the answer was lost and the vendor does not tell what became of it. */
async function ask(order, database) {
    const { databases, keepAs, target } = order;
    try {
        return await database.restore(target, keepAs);
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ) || error.status !== null)
            throw error;
        const found = await database.findRestore(keepAs);
        if (found !== null || !databases.abilities.restoreLeavesTrace)
            return found;
        throw error;
    }
}
/** A moment that the vendor does not have is a no, and nothing is asked for; null: it can be restored. */
async function judgeReach(database, target) {
    if (target.kind !== "moment")
        return null;
    const { reach, told } = await database.readBackups();
    if (reach !== null && reach.from <= target.at && target.at <= reach.to)
        return null;
    const from = reach === null ? "nothing" : `${(0,instant/* renderInstant */.W)(reach.from)} to ${(0,instant/* renderInstant */.W)(reach.to)}`;
    return (0,lib_verdict/* fail */.fJ)("managed_backup_missing", `${(0,instant/* renderInstant */.W)(target.at)} cannot be restored at the vendor: it has ${from} (${told}).`, "Choose a moment inside, or restore a backup beside.");
}
function unknown({ project }) {
    return (0,lib_verdict/* hold */._2)("vendor_restore_unknown", `A restore of the project ${project} may have been asked for, and its vendor does not tell.`, "Look at the project in the vendor's dashboard: whether it was restored, and to which moment. Nothing is asked for a second time.");
}
function restored({ place, target }, { keptAs }) {
    const to = target.kind === "moment" ? (0,instant/* renderInstant */.W)(target.at) : `the ${target.way} ${target.id}`;
    const kept = keptAs === null ? "Nothing of what was there before was kept." : `What was there before is kept as ${keptAs}.`;
    return (0,lib_verdict/* pass */.IX)("restored_at_vendor", `The project ${place.project} was put back to ${to}. ${kept}`, [
        { label: "put back to", value: to },
        { label: "kept", value: keptAs ?? "nothing" },
    ]);
}

;// CONCATENATED MODULE: ./build/src/engine/restore/restore-to-moment.js
/** A managed database put back to a moment by its own vendor: where that is depends on what our own records say of its backups. */









/** `task` of our deployments that say that a vendor was about to be asked. */
const TASK = "holdpoint:restore";
const restore_to_moment_LISTED = 100;
/** Vendors take minutes for a project, and hours for a large one. */
const PATIENCE_MS = 3 * 3_600_000;
const ASKED = { task: TASK, noun: "a record of a restore", parse: parseAsked };
async function restoreToMoment(context, journal, wish, { at, database, known, forge }) {
    const [newest] = known.managed.filter((one) => one.variable === wish.variable);
    if (newest === undefined)
        return unknownVendor(database);
    const { vendor, project, branch } = newest.details;
    const databases = await context.role("managedDatabases", vendor);
    const { abilities } = databases;
    const place = { project, branch };
    const now = context.clock.now();
    journal.note(`The vendor would put ${database} back to ${(0,instant/* renderInstant */.W)(at)}: lost is everything that was written in the ${(0,duration/* renderDuration */.P)(Math.max(0, now - at))} since, whose rows nobody can count before. It is out of service meanwhile.`);
    for (const sentence of abilities.cannot)
        journal.note(sentence);
    const takenAt = known.archives.flatMap((one) => (one.database === database ? [one.takenAt] : []));
    const missing = refuseWithoutFresh({
        now,
        takenAt,
        waived: wish.withoutFresh,
        inPlace: !abilities.restoreKeepsPrevious,
    });
    const keepAs = `holdpoint-${restoreIdentity(database, `${vendor}/${project}/${branch ?? ""}@${at}`, 0)}`;
    const asked = await readAsked(context, journal, forge);
    const begun = asked.some((one) => one.keepAs === keepAs);
    if (missing !== null && !begun)
        return missing;
    if (context.options.dryRun) {
        const { told } = await databases.open(place).readBackups();
        return (0,lib_verdict/* pass */.IX)("dry_run", `Nothing was changed. The vendor has of ${project}: ${told}.`);
    }
    return restoreAtVendor({ databases, place, target: { kind: "moment", at }, keepAs, begun }, { timeoutMs: PATIENCE_MS, progress: (text) => journal.progress(text) }, () => recordAsking(context, journal, forge, keepAs));
}
async function readAsked({ options, plan }, journal, forge) {
    const scope = { authors: options.authors, project: plan.project.host.project };
    const found = await (0,own_records/* findOwnRecords */.wn)(ASKED, scope, restore_to_moment_LISTED, (limit) => forge.listDeployments({ task: TASK, limit }));
    return (0,release_records/* readable */.HD)(journal, found).records.map(({ payload }) => payload);
}
/** Before the vendor is asked: of one that leaves no trace, this is all that a later run knows. */
async function recordAsking(context, journal, forge, keepAs) {
    const { project, stages } = context.plan;
    const { records } = await (0,release_records/* listProductionRecords */.Sg)(context, journal, forge);
    const [newest] = records;
    if (newest === undefined)
        throw new Error("a backup is recorded, and no release");
    await forge.createDeployment({
        ref: newest.payload.commit,
        task: TASK,
        environment: stages.production.environment,
        description: "Holdpoint: asks a vendor to put a database back",
        payload: { holdpoint: 1, phase: "restore", project: project.host.project, keepAs, reason: context.options.reason },
        productionEnvironment: true,
    });
}
function parseAsked(stored) {
    const { holdpoint, phase, project, keepAs } = (0,payload/* parsePayload */.ex)(stored);
    if (holdpoint !== 1 || phase !== "restore" || typeof keepAs !== "string")
        return null;
    return { keepAs, ...(typeof project === "string" ? { project } : {}) };
}
function unknownVendor(database) {
    return (0,lib_verdict/* hold */._2)("backup_unknown", `No record of ours says at which vendor ${database} is kept, so nobody can be asked to put it back to a moment.`, "A step `backup` of a managed kind records it. Without one, use the vendor's own dashboard.");
}

// EXTERNAL MODULE: ./build/src/release/parse-table-names.js
var parse_table_names = __webpack_require__(83896);
;// CONCATENATED MODULE: ./build/src/release/choose-tables.js
/** Which tables of a snapshot's list are put back: those that were named, all of them, or none. Pure. */



const choose_tables_NAMED = 5;
function chooseTables(listed, wanted, { takenAt, others }) {
    const read = listed.map((entry) => ({ entry, name: (0,parse_table_names/* parseTableName */.HC)(entry.table) }));
    const has = (name, one) => name !== null && (0,parse_table_names/* isSameTable */.j9)(name, one);
    const missing = wanted.filter((one) => !read.some(({ name }) => has(name, one)));
    if (missing.length === 0) {
        return { tables: read.flatMap(({ entry, name }) => (wanted.some((one) => has(name, one)) ? [entry] : [])) };
    }
    const there = listed.map(({ table }) => table).join(", ");
    const elsewhere = others.length === 0 ? "" : ` Other snapshots of it: ${others.slice(0, choose_tables_NAMED).join(", ")}.`;
    return {
        refusal: (0,lib_verdict/* hold */._2)("snapshot_lacks_table", `The snapshot of ${(0,instant/* renderInstant */.W)(takenAt)} has no ${missing.map(parse_table_names/* renderTableName */.qY).join(", ")}: it has ${there}.`, `Name tables that it has, or give --from another snapshot.${elsewhere} What none has, a backup has: restore one with --without-switch, and copy the rows from there.`),
    };
}

;// CONCATENATED MODULE: ./build/src/release/describe-table-restore.js
/** What putting single tables back would do, for the person who decides about it. Pure. */


/** Whole sentences. */
function describeTableRestore({ release, takenAt, why, now, way, tables }) {
    const ago = (0,duration/* renderDuration */.P)(Math.max(0, now - takenAt));
    return [
        `The rows are those of ${(0,instant/* renderInstant */.W)(takenAt)}, ${ago} ago: the snapshot of the release ${release}, because ${why}.`,
        ...tables.map((one) => `${describeRows(one)} ${describeChange(one, way)}`),
    ];
}
function describeRows({ table, rowsNow, rowsThen, same }) {
    const rows = `${table}: ${rowsNow.toLocaleString("en")} rows now, ${rowsThen.toLocaleString("en")} in the snapshot`;
    return same ? `${rows}, with the same content.` : `${rows}; changed rows cannot be counted.`;
}
function describeChange({ table, into, done }, way) {
    if (done)
        return `${into} has those of the snapshot already, and stays.`;
    return way === "beside"
        ? `Those of the snapshot would be put into ${into}, and ${table} stays as it is.`
        : "It would be replaced: everything that was written to it since would be gone.";
}

// EXTERNAL MODULE: ./build/src/steps/backup/backup-damage.js
var backup_damage = __webpack_require__(24052);
// EXTERNAL MODULE: ./build/src/steps/snapshot/open-snapshot.js + 1 modules
var open_snapshot = __webpack_require__(97113);
// EXTERNAL MODULE: ./build/src/steps/snapshot/restore-snapshot.js
var restore_snapshot = __webpack_require__(88393);
// EXTERNAL MODULE: ./build/src/release/recorded-snapshot.js
var recorded_snapshot = __webpack_require__(34340);
;// CONCATENATED MODULE: ./build/src/engine/restore/known-snapshots.js


const known_snapshots_STEP = "snapshot";
/** Newest first. */
async function readKnownSnapshots(context, journal, forge) {
    const ended = await readEndedSteps(context, journal, forge, known_snapshots_STEP);
    return ended.flatMap(({ release, project, details: stored }) => {
        const details = (0,recorded_snapshot/* parseRecordedSnapshot */.k)(stored);
        if (details === null)
            return [];
        const { database, takenAt, places } = details;
        return [
            {
                release,
                project,
                variable: database.variable,
                database: database.name,
                takenAt,
                // The step ends well only after it has read every file back.
                proof: "read",
                places: places.map(placeOf),
                details,
            },
        ];
    });
}
/** As `--from` names it. */
function placeOf({ place, list }) {
    return `${place}/${list.id}`;
}

// EXTERNAL MODULE: ./build/src/steps/database/hold-moment.js
var hold_moment = __webpack_require__(42323);
// EXTERNAL MODULE: ./build/src/steps/snapshot/restore-table.js + 1 modules
var restore_table = __webpack_require__(68493);
// EXTERNAL MODULE: ./build/src/steps/snapshot/snapshot-table.js
var snapshot_table = __webpack_require__(31993);
;// CONCATENATED MODULE: ./build/src/engine/restore/observe-tables.js






/** Throws ProviderError `table_changed` where one is not any more what its snapshot was taken of. */
function observeTables({ work, url, progress }, tables, { takenAt, way }) {
    return (0,hold_moment/* holdMoment */.s)(work, url, LIMITS.applicationName, async ({ session }) => {
        const seen = [];
        for (const listed of tables) {
            progress(`counting ${listed.table}`);
            const destination = way === "in-place" ? "replace" : { beside: await besideOf(session, listed, takenAt) };
            seen.push(await observeTable(session, listed, destination));
        }
        return seen;
    });
}
/** As SQL names it. */
async function besideOf(session, { table }, takenAt) {
    const name = (0,parse_table_names/* parseTableName */.HC)(table);
    if (name === null)
        throw new Error("a snapshot's list has a table that is none");
    const parts = [name.schema, tableBesideName(name.table, takenAt)];
    const { rows } = await session.query("select pg_catalog.format('%I.%I', $1::text, $2::text) as name", parts);
    return String(rows[0]?.["name"]);
}
async function observeTable(session, listed, destination) {
    const { table } = listed;
    const now = await (0,snapshot_table/* readSnapshotTable */.VP)(session, table);
    await (0,restore_table/* refuseTable */.h)(session, listed, now, destination);
    const counted = await (0,snapshot_table/* countRows */.BO)(session, now, table);
    const same = counted.rows === listed.rows && counted.checksum === listed.checksum;
    const outlook = { listed, destination, table, rowsNow: counted.rows, rowsThen: listed.rows, same };
    if (destination === "replace")
        return { ...outlook, into: table, done: same, foreign: false };
    const there = await readBeside(session, listed, destination.beside);
    return { ...outlook, into: destination.beside, done: there === "equal", foreign: there === "other" };
}
/** `equal`: an earlier run put it there. */
async function readBeside(session, listed, beside) {
    const { rows } = await session.query("select relkind::text as kind from pg_catalog.pg_class where oid = pg_catalog.to_regclass($1)", [beside]);
    const [found] = rows;
    if (found === undefined)
        return "nothing";
    if (found["kind"] !== "r")
        return "other";
    const there = await (0,snapshot_table/* readSnapshotTable */.VP)(session, beside);
    if (columnsOf(there) !== columnsOf(listed))
        return "other";
    const counted = await (0,snapshot_table/* countRows */.BO)(session, listed, beside);
    return counted.rows === listed.rows && counted.checksum === listed.checksum ? "equal" : "other";
}
function columnsOf({ columns }) {
    return JSON.stringify(columns.map(({ name, type }) => [name, type]));
}

;// CONCATENATED MODULE: ./build/src/engine/restore/restore-tables.js
/**
 * The rows of single tables, from a snapshot that one of our own records names: put beside the tables in use, or in their
 * place where a person asks for that. Each comes wholly or not at all, and a run that was killed is gone on with.
 */
















async function restoreTables(context, journal, wish, order) {
    const forge = await context.role("forge");
    const chosen = await choose(context, journal, { wish, order, forge });
    if ("refusal" in chosen)
        return chosen.refusal;
    const { snapshot, why, tables } = chosen;
    const { release, takenAt } = snapshot;
    const seen = await observeTables(order, tables, { takenAt, way: wish.way });
    const outlook = { release, takenAt, why, now: context.clock.now(), way: wish.way, tables: seen };
    for (const sentence of describeTableRestore(outlook))
        journal.note(sentence);
    const foreign = seen.find((one) => one.foreign);
    if (foreign !== undefined)
        return occupied(foreign);
    if (seen.every(({ done }) => done))
        return (0,lib_verdict/* pass */.IX)("already_done", sentenceOf(seen, takenAt));
    const missing = wish.way === "in-place" ? await refuseWithoutBackup(context, journal, { wish, order, forge }) : null;
    if (missing !== null && !context.options.dryRun)
        return missing;
    if (missing !== null)
        journal.note(`A restore would hold now: ${missing.summary} ${missing.remedy ?? ""}`);
    if (context.options.dryRun) {
        return (0,lib_verdict/* pass */.IX)("dry_run", `Nothing was changed: what would be put back into ${order.database} stands above.`);
    }
    return putBack(context, order, wish, { ...chosen, seen });
}
/** The snapshot, the place that has it, and the tables of its list. Nothing was asked of the database yet. */
async function choose(context, journal, { wish, order: { database }, forge }) {
    const known = await readKnownSnapshots(context, journal, forge);
    const asked = await readBackupWish(context, journal, { noun: "snapshot", database, wish, forge });
    const choice = chooseBackup(known, asked);
    if ("refusal" in choice)
        return choice;
    const { backup: snapshot, why } = choice;
    const { details, takenAt } = snapshot;
    if (details.encrypted && wish.identity === null)
        return { refusal: lacksIdentity(takenAt) };
    const { place: found, store } = await findPlace(context, {
        what: `The snapshot ${details.name}`,
        places: details.places.toSorted((left, right) => rankOf(left, wish) - rankOf(right, wish)),
        fileOf: ({ list }) => list,
    });
    const { place } = found;
    const list = await (0,open_snapshot/* readSnapshotList */.$j)(store, details, place);
    const others = known.filter((one) => one !== snapshot && isOfSameDatabase(one, snapshot));
    const chosen = chooseTables(list.tables, wish.tables, { takenAt, others: others.flatMap(({ places }) => places) });
    if ("refusal" in chosen)
        return chosen;
    for (const table of chosen.tables)
        await refuseChanged(store, table, place);
    return { snapshot, why, place, tables: chosen.tables };
}
/** The one that was named comes first. */
function rankOf(place, { from }) {
    return placeOf(place) === from ? 0 : 1;
}
function isOfSameDatabase(one, other) {
    return one.project === other.project && one.variable === other.variable && one.database === other.database;
}
/** Its hash is compared while it is read; this says it before anybody relies on it. */
async function refuseChanged(store, { table, places }, place) {
    const file = places.find((one) => one.place === place);
    const there = file === undefined ? null : await store.look(file.id);
    if (there === null)
        throw new backup_damage/* BackupDamage */.s(`${place} has no rows of ${table} any more`, "The snapshot");
    if (there.size === file?.size && there.mark === file.mark)
        return;
    throw new backup_damage/* BackupDamage */.s(`the rows of ${table} in ${place} were changed`, "The snapshot");
}
/** What is replaced is kept nowhere else. */
async function refuseWithoutBackup(context, journal, { wish, order: { database }, forge }) {
    const { archives } = await readKnownBackups(context, journal, forge);
    const own = archives.filter((one) => one.database === database && one.variable === wish.variable);
    const takenAt = own.map((one) => one.takenAt);
    return refuseWithoutFresh({ takenAt, now: context.clock.now(), waived: wish.withoutFresh, inPlace: true });
}
async function putBack(context, { work, url, step }, wish, { snapshot, place, seen }) {
    const due = new Map(seen.flatMap((one) => (one.done ? [] : [[one.table, one.destination]])));
    const done = [];
    try {
        await (0,restore_snapshot/* restoreSnapshot */.n)({
            work,
            stores: await context.role("stores"),
            url,
            recorded: snapshot.details,
            place,
            identity: wish.identity === null ? null : secretOf(context, wish.identity, "so the snapshot cannot be decrypted"),
            destination: ({ table }) => due.get(table) ?? null,
            restored: ({ rows }, into) => {
                done.push(into);
                step(`${into} has the rows of the snapshot, by count and checksum: ${rows.toLocaleString("en")}`);
            },
        });
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        const before = done.length === 0 ? "No table was changed" : `${done.join(", ")} have the rows of the snapshot`;
        return (0,lib_verdict/* hold */._2)(error.reasonCode, `${before}; then: ${error.message}`, error.remedy);
    }
    const evidence = seen.map(({ into, rowsThen }) => ({ label: into, value: `${rowsThen.toLocaleString("en")} rows` }));
    return (0,lib_verdict/* pass */.IX)("tables_restored", sentenceOf(seen, snapshot.takenAt), evidence);
}
function sentenceOf(seen, takenAt) {
    const has = seen.length === 1 ? "has" : "have";
    return `${seen.map(({ into }) => into).join(", ")} ${has} the rows of ${(0,instant/* renderInstant */.W)(takenAt)}, counted and compared with the snapshot.`;
}
function occupied({ into, table }) {
    return (0,lib_verdict/* hold */._2)("restore_foreign", `There is something else called ${into} already, where the rows of ${table} would go.`, "Look at what it is, and rename or drop it; Holdpoint removes no table.");
}
function lacksIdentity(takenAt) {
    return (0,lib_verdict/* hold */._2)("secret_missing", `The snapshot of ${(0,instant/* renderInstant */.W)(takenAt)} is encrypted, and no key was named that opens it.`, "Give --identity the variable that holds the age identity (AGE-SECRET-KEY-1…) of one of its recipients.");
}

;// CONCATENATED MODULE: ./build/src/engine/restore/run-restore.js
















async function runRestore(context, journal) {
    const { restore: wish } = context.options;
    if (wish === undefined)
        throw new Error("nobody asked for a restore");
    return journal.finishWith(await restoreAsked(context, journal, wish, (database) => journal.database(database)));
}
/** The same for a rollback whose ladder has the rung. */
async function restoreAsked(context, journal, wish, about) {
    const machine = refuseMachine(wish.asker);
    if (machine !== null)
        return machine;
    const url = secretOf(context, wish.variable, "so the database cannot be reached");
    const work = await context.role("databaseWork");
    const { host, database } = work.describe(url);
    const wrongName = refuseName(wish.variable, wish.name, database);
    if (wrongName !== null)
        return wrongName;
    about(`${database} at ${host}`);
    if (context.options.reason !== null)
        journal.note(`Reason for the restore: ${context.options.reason}`);
    const steady = await (context.steadyRole ?? context.role)("databaseWork");
    const order = orderOf(context, journal, { wish, work, steady, url, database });
    if (wish.intent === "switch-back")
        return context.options.dryRun ? dryBack(order) : restoreBeside(order);
    return wish.tables.length === 0
        ? restoreBackup(context, journal, wish, order)
        : restoreTables(context, journal, wish, order);
}
async function restoreBackup(context, journal, wish, order) {
    const forge = await context.role("forge");
    const backups = await readKnownBackups(context, journal, forge);
    const { archives: known } = backups;
    const { database } = order;
    if (wish.toTime !== null) {
        return restoreToMoment(context, journal, wish, { at: wish.toTime, database, known: backups, forge });
    }
    const asked = await readBackupWish(context, journal, { noun: "backup", database, wish, forge });
    const choice = chooseBackup(known, asked);
    if ("refusal" in choice)
        return choice.refusal;
    const source = await openSource(context, choice.backup, wish);
    const whole = { ...order, source };
    const wrongWay = await withServer(order, (server) => refuseWay(server, order.database, wish.way));
    if (wrongWay !== null)
        return wrongWay;
    if (wish.intent !== "abandon") {
        const refused = await prepare(context, journal, { wish, order: whole, known, choice, source });
        if (refused !== null)
            return refused;
    }
    if (context.options.dryRun)
        return (0,lib_verdict/* pass */.IX)("dry_run", `Nothing was changed: what a restore of ${order.database} would do stands above.`);
    return wish.way === "in-place" ? restoreInPlace(whole) : restoreBeside(whole);
}
/** What a person must be told before, and what must be there before. A restore that was begun is gone on with. */
async function prepare(context, journal, preparing) {
    const { wish, order, known, choice, source } = preparing;
    const { database, again } = order;
    const question = { database, archive: source.archive, again };
    const world = await withServer(order, ({ writer }) => observeServer(writer, question));
    const isBegun = world.copy !== null || world.live?.mark != null;
    const now = context.clock.now();
    if (world.live?.open === true) {
        const [inUse, { tables }] = await Promise.all([readOutlook(order), source.census()]);
        const { backup, why } = choice;
        const inBackup = tables.map(({ table, rows }) => ({ table, rows }));
        const { obstacles } = world;
        const outlook = { database, backup, why, now, way: wish.way, inBackup, obstacles, ...inUse };
        for (const sentence of describeRestore(outlook))
            journal.note(sentence);
    }
    const asked = { now, waived: wish.withoutFresh, inPlace: wish.way === "in-place" };
    const takenAt = known.flatMap((one) => one.database === database && one.variable === wish.variable ? [one.takenAt] : []);
    const missing = wish.intent === "beside" ? null : refuseWithoutFresh({ ...asked, takenAt });
    if (missing === null || isBegun)
        return null;
    if (!context.options.dryRun)
        return missing;
    journal.note(`A restore would hold now: ${missing.summary} ${missing.remedy ?? ""}`);
    return null;
}
function orderOf(context, journal, { wish, work, steady, url, database }) {
    return {
        work,
        steady,
        url,
        database,
        intent: wish.intent,
        again: wish.again,
        source: null,
        clock: context.clock,
        signal: context.signal ?? new AbortController().signal,
        run: context.runUrl,
        progress: (text) => journal.progress(text),
        step: (text) => journal.step("rung", text),
    };
}
async function dryBack(order) {
    const { database } = order;
    const { live, kept } = await withServer(order, ({ writer }) => observeServer(writer, { database, archive: null, again: false }));
    if (kept === null) {
        return (0,lib_verdict/* hold */._2)("restore_kept_gone", `There is nothing that a restore has put aside for ${database}.`, "Look at the databases of the server: what a restore has put aside is called …_before_….");
    }
    const sessions = `${live?.sessions ?? 0} sessions would be ended`;
    return (0,lib_verdict/* pass */.IX)("dry_run", `${kept.name} would be ${database} again, and ${sessions}; the restored one would be kept.`);
}


/***/ }),

/***/ 85558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sm: () => (/* binding */ parseRecordedBackup),
/* harmony export */   yN: () => (/* binding */ parseRecordedDump),
/* harmony export */   zJ: () => (/* binding */ databaseOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/**
 * What a release's record keeps of a backup: enough to find it, to check it and to open it years later, and no secret. The
 * step `backup` writes it as its details; whoever restores, migrates or asks how fresh it is reads it through the parser:
 * what is not wholly understood is no backup. Pure.
 */

const sha256 = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const size = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().nonnegative();
/** Milliseconds since the epoch. */
const instant = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive();
const name = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(400);
const file = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ size, sha256 }).readonly();
/** A file as a place has it. */
const storedFile = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    /** What the store calls it: a key, a path, the number of an artifact. */
    id: name,
    /** As it lies there: an artifact has a few bytes more than what is in it. */
    size,
    /** What the store keeps of its bytes: as long as it is the same, so are they. */
    mark: name,
})
    .readonly();
const place = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    /** As the plan names it: `artifact`, `s3://acme-backups/staging`, `path:/mnt/backups`. */
    place: name,
    archive: storedFile,
    /** The list of tables. */
    tables: storedFile,
    /** When the store removes it; null where it keeps it. */
    expiresAt: instant.nullable(),
})
    .readonly();
const dump = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("dump"),
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    /** Without an ending: the files of a backup are named after it. */
    name,
    database: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        /** Variable of its address: how a plan names it. */
        variable: name,
        /** Its name at the server. */
        name,
    })
        .readonly(),
    /** Moment of its snapshot, by the server's clock: what was committed before is in it. */
    takenAt: instant,
    /** Position in the write-ahead log just before that moment; null where the server did not tell. */
    lsn: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
        .regex(/^[0-9A-F]+\/[0-9A-F]+$/)
        .nullable(),
    /** As `show server_version` has it. */
    server: name,
    /** Version of the `pg_dump` that wrote it: a `pg_restore` must be at least as new. */
    client: name,
    /** The archive of `pg_dump --format=custom`, compressed by zstd: what `age --decrypt` gives. */
    clear: file,
    /** What lies in the stores: the same, encrypted; equal to `clear` where the plan has it unencrypted. */
    stored: file,
    /** Recipients that the plan names, of the age format; null: unencrypted. */
    encryption: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ format: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("age"), recipients: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(name).min(1).readonly() })
        .readonly()
        .nullable(),
    /** The list of tables with count and checksum of each, and of the roles, as it is stored beside the archive. */
    tables: file,
    /** Of all tables together, so that two backups can be compared without their lists. */
    counts: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ tables: size, rows: size, digest: sha256 }).readonly(),
    places: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(place).min(1).readonly(),
    proof: zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt("how", [
        /** Fetched from a place, decrypted, unpacked and read by `pg_restore`; its rows are as many as were counted. */
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ how: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("read"), at: instant, place: name, tookMs: size }),
        /** Restored besides into a server of `server`; counts and checksums of all tables are equal. */
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ how: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("restore"), at: instant, place: name, tookMs: size, server: name }),
    ])
        .readonly(),
    /** Newest migration that a step of this release knew of; null where none did. */
    migration: name.nullable(),
    /** What the database has and this backup has not, in words. */
    notInside: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(1_000)).readonly(),
})
    .readonly();
/** What lies at the database's vendor: enough to find it there years later. Nothing of it was ever here. */
const managed = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("managed"),
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    /** Key of its provider. */
    vendor: name,
    project: name,
    /** As the plan names it; null: the default one. */
    branch: name.nullable(),
    /** Variable of its address, where the plan names it. */
    database: name.nullable(),
    /** `schedule`: the vendor's own; nothing was made. */
    way: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["branch", "snapshot", "schedule"]),
    /** Null where the vendor gives it none. */
    id: name.nullable(),
    name: name.nullable(),
    /** The newest moment that it can be restored to. */
    takenAt: instant,
    lsn: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().max(40).nullable(),
    /** When the vendor deletes it; null where it does not say. */
    expiresAt: instant.nullable(),
    /** Every moment between these can be restored, as the vendor said then. */
    reach: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ from: instant, to: instant }).nullable(),
    /** When the vendor was asked for it and showed it as complete. */
    readBackAt: instant,
})
    .readonly();
const recordedBackup = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt("kind", [dump, managed]);
/** Null where it is anything else, has a word too many, or one that is not known: such a backup must not be relied on. */
function parseRecordedBackup(details) {
    const parsed = recordedBackup.safeParse(details);
    return parsed.success && (parsed.data.kind === "managed" || isSound(parsed.data)) ? parsed.data : null;
}
/** Variable of the database's address; null where the plan did not name it. */
function databaseOf(backup) {
    return backup.kind === "dump" ? backup.database.variable : backup.database;
}
/** The same, where only one with an archive will do. */
function parseRecordedDump(details) {
    const backup = parseRecordedBackup(details);
    return backup?.kind === "dump" ? backup : null;
}
function isSound({ places, proof, encryption, clear, stored }) {
    const names = places.map((one) => one.place);
    if (new Set(names).size !== names.length || !names.includes(proof.place))
        return false;
    // Unencrypted, both are the same file; encrypted, they cannot be.
    return (encryption === null) === (clear.sha256 === stored.sha256);
}


/***/ }),

/***/ 34340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ parseRecordedSnapshot)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/**
 * What a release's record keeps of a snapshot of tables: enough to find it and to know that it is whole. Which columns and
 * checksums each table has, stands in a list beside the rows. The step `snapshot` writes it as its details. Pure.
 */

const name = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(400);
const count = zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().nonnegative();
const place = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    /** As the plan names it. */
    place: name,
    /** Of the list: what the store calls it, and what it keeps of its bytes. */
    list: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ id: name, size: count, mark: name }).readonly(),
    /** When the store removes it; null where it keeps it. */
    expiresAt: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive().nullable(),
})
    .readonly();
const snapshot = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("snapshot"),
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    /** Its files are named after it. */
    name,
    database: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ variable: name, name }).readonly(),
    /** The moment that all tables were read at, by the server's clock. */
    takenAt: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().int().positive(),
    server: name,
    encrypted: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    tables: count,
    rows: count,
    /** The list, as it is stored. */
    list: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ size: count, sha256: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/) }).readonly(),
    places: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(place).min(1).readonly(),
})
    .readonly();
/** Null where it is anything else, or has a word that is not known: rows that are not wholly understood are not put back. */
function parseRecordedSnapshot(details) {
    const parsed = snapshot.safeParse(details);
    return parsed.success ? parsed.data : null;
}


/***/ }),

/***/ 93361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  eZ: () => (/* binding */ STEP_RECORDS),
  vx: () => (/* binding */ STEP_TASK),
  Ef: () => (/* binding */ parseStepPayload)
});

// UNUSED EXPORTS: STEP_PARTS

;// CONCATENATED MODULE: ./build/src/lib/json-value.js
/** Null where it is no object of JSON's, as it came from there. */
function jsonFieldsOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
}

// EXTERNAL MODULE: ./build/src/lib/reason-code.js + 6 modules
var reason_code = __webpack_require__(27215);
// EXTERNAL MODULE: ./build/src/release/payload.js
var payload = __webpack_require__(26549);
;// CONCATENATED MODULE: ./build/src/release/step-record.js



/** `task` of our Deployments that are about steps. */
const STEP_TASK = "holdpoint:step";
const STEP_PARTS = ["begun", "ended", "undoing", "undone"];
const STEP_RECORDS = {
    task: STEP_TASK,
    noun: "a step's record",
    parse: parseStepPayload,
};
/** Null where it is not one of ours, or not whole. */
function parseStepPayload(stored) {
    const fields = (0,payload/* parsePayload */.ex)(stored);
    const shared = (0,payload/* readShared */.qA)(fields);
    const part = STEP_PARTS.find((one) => one === fields["part"]);
    const stage = ["staging", "production"].find((one) => one === fields["stage"]);
    if (shared === null || fields["phase"] !== "step" || part === undefined || stage === undefined)
        return null;
    const { step, title, identity, at } = fields;
    if (!isText(step) || !isText(title) || !isText(identity) || !isNumber(at))
        return null;
    const end = readEnd(jsonFieldsOf(fields["end"]));
    if (end === null && (part === "ended" || part === "undone"))
        return null;
    return {
        ...shared,
        phase: "step",
        part,
        stage,
        step,
        title,
        identity,
        at,
        runUrl: isText(fields["runUrl"]) ? fields["runUrl"] : null,
        plannedMs: isNumber(fields["plannedMs"]) ? fields["plannedMs"] : null,
        end,
        leaves: isText(fields["leaves"]) ? fields["leaves"] : null,
        word: readWord(jsonFieldsOf(fields["word"])),
    };
}
function readEnd(fields) {
    const verdict = readVerdict(jsonFieldsOf(fields?.["verdict"]));
    if (fields === null || verdict === null || !isNumber(fields["startedAt"]))
        return null;
    const { startedAt, untouched } = fields;
    return { verdict, details: jsonFieldsOf(fields["details"]), untouched: untouched === true, startedAt };
}
function readVerdict(fields) {
    if (fields === null)
        return null;
    const { outcome, reasonCode, summary, remedy, evidence } = fields;
    const known = ["pass", "hold", "fail"].find((one) => one === outcome);
    if (known === undefined || !isText(reasonCode) || !isText(summary) || !(0,reason_code/* mayStandWith */.ow)(reasonCode, known))
        return null;
    const words = { summary, evidence: readEvidence(evidence), ...(isText(remedy) ? { remedy } : {}) };
    // The table of codes has just said that the two may stand together.
    return { outcome: known, reasonCode, ...words };
}
function readEvidence(value) {
    if (!Array.isArray(value))
        return [];
    return value.flatMap((one) => {
        const { label, value: said, url } = jsonFieldsOf(one) ?? {};
        return isText(label) && isText(said) ? [{ label, value: said, ...(isText(url) ? { url } : {}) }] : [];
    });
}
function readWord(fields) {
    const said = ["done", "repeat", "undo"].find((one) => one === fields?.["said"]);
    return said !== undefined && isText(fields?.["reason"]) ? { said, reason: fields["reason"] } : null;
}
function isText(value) {
    return typeof value === "string";
}
function isNumber(value) {
    return Number.isFinite(value);
}


/***/ }),

/***/ 44918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ compareCensus)
/* harmony export */ });
/** Every difference, by name; none where the second holds what the first does. A checksum that one of them lacks is one. */
function compareCensus(expected, found) {
    const before = new Map(expected.tables.map((one) => [one.table, one]));
    const after = new Map(found.tables.map((one) => [one.table, one]));
    const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
    return names.flatMap((table) => {
        const difference = compareTable(before.get(table), after.get(table));
        return difference === null ? [] : [{ table, ...difference }];
    });
}
function compareTable(expected, found) {
    if (expected === undefined) {
        if (found === undefined)
            return null;
        return { kind: "new", text: `${found.table} is new, with ${countRows(found.rows)}` };
    }
    const { table, rows } = expected;
    if (found === undefined)
        return { kind: "missing", text: `${table} is missing; it had ${countRows(rows)}` };
    if (found.rows !== rows) {
        const by = Math.abs(found.rows - rows);
        const more = found.rows > rows ? "more" : "fewer";
        return {
            kind: "rows",
            text: `${table} has ${countRows(found.rows)} instead of ${rows.toLocaleString("en")}, ${by.toLocaleString("en")} ${more}`,
        };
    }
    if (found.checksum === expected.checksum)
        return null;
    if (found.checksum === null || expected.checksum === null) {
        return { kind: "checksum", text: `${table} has a checksum on one side only, so its rows were not compared` };
    }
    return { kind: "checksum", text: `${table} has as many rows, ${rows.toLocaleString("en")}, with another content` };
}
function countRows(rows) {
    return rows === 1 ? "1 row" : `${rows.toLocaleString("en")} rows`;
}


/***/ }),

/***/ 42323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ holdMoment)
/* harmony export */ });
const READ_ONLY = "isolation level repeatable read, read only";
const CONNECT_MS = 15_000;
const LOCK_MS = 30_000;
/** Opens one, hands it to `act` and ends it. `applicationName` as `holdpoint backup`. Throws ProviderError. */
async function holdMoment(work, url, applicationName, act) {
    const limits = { connectTimeoutMs: CONNECT_MS, statementTimeoutMs: null, lockTimeoutMs: LOCK_MS, applicationName };
    return work.withWriter(url, limits, async (session) => {
        // Before the snapshot is taken, so that going on from there loses nothing.
        const lsn = await readLsn(session);
        return session.transaction(READ_ONLY, async () => {
            const { rows } = await session.query("select pg_export_snapshot() as snapshot, floor(extract(epoch from now()) * 1000)::float8 as at");
            const snapshot = String(rows[0]?.["snapshot"]);
            await settle(session);
            return act({
                snapshot,
                at: Number(rows[0]?.["at"]),
                lsn,
                session,
                join: (joined) => work.withWriter(url, limits, (other) => other.transaction(READ_ONLY, async () => {
                    await other.query(`set transaction snapshot '${snapshot}'`);
                    await settle(other);
                    return joined(other);
                })),
            });
        });
    });
}
/** Names are written with their schema, and rows that row security would hide are an error: half a table is no table. */
async function settle(session) {
    await session.query("select set_config('search_path', '', true), set_config('row_security', 'off', true)");
}
async function readLsn(session) {
    const answer = await session.attempt("select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text as lsn");
    if ("refusal" in answer)
        return null;
    const lsn = answer.rows[0]?.["lsn"];
    return typeof lsn === "string" ? lsn : null;
}


/***/ }),

/***/ 86707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TR: () => (/* binding */ takeCensus),
  E3: () => (/* binding */ takeCensusAt)
});

// UNUSED EXPORTS: batch

// EXTERNAL MODULE: ./build/src/steps/database/hold-moment.js
var hold_moment = __webpack_require__(42323);
// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
;// CONCATENATED MODULE: ./build/src/steps/database/list-tables.js
/** The tables of a database as a census takes them. */

/** Partitions are tables; what they are partitions of has no rows of its own. Temporary tables are a session's own. */
const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name, pg_relation_size(c.oid)::float8 as bytes, c.reltuples::float8 as estimate,
    case when c.relkind = 'f' then 'foreign' when c.relkind = 'm' then 'materialized'
      when exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
        and d.objid = c.oid and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.deptype = 'e') then 'extension'
      end as left_out,
    pg_catalog.row_security_active(c.oid) as hidden
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'f', 'm') and c.relpersistence <> 't'
    and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_(?:toast|temp_)'
  order by 1`;
/** Throws ProviderError `credential_insufficient` where row security would hide rows of one that is asked for. */
async function listTables(session, wanted) {
    const { rows } = await session.query(TABLES);
    const asked = rows.filter(({ name }) => wanted === null || wanted.has(String(name)));
    const hidden = asked
        .filter((row) => row["hidden"] === true && row["left_out"] === null)
        .map(({ name }) => String(name));
    if (hidden.length > 0)
        throw hides(hidden);
    return {
        tables: asked.flatMap((row) => row["left_out"] === null
            ? [{ table: String(row["name"]), bytes: Number(row["bytes"]), estimatedRows: Number(row["estimate"]) }]
            : []),
        leftOut: asked.flatMap((row) => {
            const reason = row["left_out"];
            return reason === null ? [] : [{ table: String(row["name"]), reason: reason }];
        }),
    };
}
const NAMED = 5;
function hides(tables) {
    const more = tables.length > NAMED ? ` and ${tables.length - NAMED} more` : "";
    return new error/* ProviderError */.mZ({
        reasonCode: "credential_insufficient",
        vendor: "PostgreSQL",
        message: `Row security would hide rows of ${tables.slice(0, NAMED).join(", ")}${more} from this role.`,
        remedy: "Use the tables' owner (where row security is not forced on it) or a role with BYPASSRLS; pg_read_all_data does not lift row security.",
    });
}

;// CONCATENATED MODULE: ./build/src/steps/database/take-census.js


/** So many small tables are asked about at once: thousands of tables must not be thousands of round trips. */
const TABLES_IN_A_BATCH = 250;
/** A table beyond this is asked about alone, so that the server's parallel workers share it. */
const BYTES_IN_A_BATCH = 8 * 1024 * 1024;
/** Beside the one that holds the moment. Each keeps a processor of the server busy. */
const MORE_SESSIONS = 1;
/** Below this one session is done before another is connected. */
const WORTH_ANOTHER = 64 * 1024 * 1024;
/** Throws ProviderError; a database that changes meanwhile is counted as it was. */
function takeCensus(work, url, applicationName, options = {}) {
    return (0,hold_moment/* holdMoment */.s)(work, url, applicationName, (moment) => takeCensusAt(moment, options));
}
/** At a moment that others see too: what `pg_dump --snapshot` writes meanwhile is exactly what is counted. */
async function takeCensusAt(moment, options = {}) {
    const wanted = options.tables ?? null;
    const { tables, leftOut } = await listTables(moment.session, wanted === null ? null : new Set(wanted));
    const queue = batch(tables);
    const counted = await countAll(moment, queue, options);
    return {
        serverVersion: moment.session.serverVersion,
        at: moment.at,
        lsn: moment.lsn,
        tables: tables.map(({ table }) => {
            const found = counted.get(table);
            if (found === undefined)
                throw new Error(`${table} was listed and not counted`);
            return found;
        }),
        leftOut,
    };
}
/** The largest first, so that none of them is left for the end. */
function batch(tables) {
    const batches = [];
    let small = [];
    let bytes = 0;
    for (const table of tables.toSorted((first, second) => second.bytes - first.bytes)) {
        if (table.bytes > BYTES_IN_A_BATCH) {
            batches.push([table]);
            continue;
        }
        if (small.length === TABLES_IN_A_BATCH || bytes + table.bytes > BYTES_IN_A_BATCH) {
            batches.push(small);
            [small, bytes] = [[], 0];
        }
        small.push(table);
        bytes += table.bytes;
    }
    return small.length === 0 ? batches : [...batches, small];
}
async function countAll(moment, batches, { checksums = true, progress }) {
    const queue = [...batches];
    const counted = new Map();
    const total = sumBytes(batches.flat());
    let bytes = 0;
    const workOff = async (session) => {
        await session.query("savepoint counted");
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
            const rows = await countBatch(session, next, checksums).catch((error) => {
                // Nobody needs the rest.
                queue.length = 0;
                throw error;
            });
            for (const row of rows)
                counted.set(row.table, row);
            bytes += sumBytes(next);
            progress?.({ ratio: total === 0 ? 1 : bytes / total, text: describe(rows, counted.size, batches) });
        }
    };
    const more = total > WORTH_ANOTHER ? Math.min(MORE_SESSIONS, batches.length - 1) : 0;
    await everyEnd([workOff(moment.session), ...Array.from({ length: more }, () => joinIfRoom(moment, workOff))]);
    return counted;
}
/** Another session is only faster: where the server has no room for it, the first one does it all. */
async function joinIfRoom(moment, act) {
    let joined = false;
    await moment
        .join((session) => {
        joined = true;
        return act(session);
    })
        .catch((error) => {
        if (joined)
            throw error;
    });
}
/** The first error, but not before all have ended: a session that goes on must not be left behind. */
async function everyEnd(works) {
    const ends = await Promise.allSettled(works);
    const broken = ends.find((end) => end.status === "rejected");
    if (broken !== undefined)
        throw broken.reason;
}
async function countBatch(session, tables, checksums) {
    // Together they look worth parallel workers, whose start takes longer than to count thousands of small tables.
    if (tables.length > 1)
        await session.query("select set_config('max_parallel_workers_per_gather', '0', true)");
    const counting = tables.map((table, index) => countingOf(table, index, checksums));
    const { rows } = await session.query(counting.join(" union all "));
    // Gives the locks back: nobody who alters a table need wait for all the others, and a server has no room for thousands.
    await session.query("rollback to savepoint counted");
    return rows.map((row) => readCount(row, tables));
}
/** `(t.*)::text`, since a table may have a column `t`; in numeric, since a sum of hashes leaves bigint at once. */
function countingOf({ table }, index, checksums) {
    const hash = 'pg_catalog.hashtextextended((t.*)::text collate "C", 0)::numeric';
    const checksum = checksums ? `coalesce(pg_catalog.sum(${hash}), 0)::text` : "null::text";
    return `select ${index} as number, pg_catalog.count(*) as rows, ${checksum} as checksum from only ${table} t`;
}
function readCount(row, tables) {
    const { number, rows, checksum } = row;
    const { table } = tables[Number(number)] ?? {};
    if (table === undefined ||
        typeof rows !== "number" ||
        typeof checksum === "number" ||
        typeof checksum === "boolean") {
        throw new Error("a count came back as something else");
    }
    return { table, rows, checksum: checksum ?? null };
}
function describe(rows, done, batches) {
    const [only] = rows;
    const of = `${done.toLocaleString("en")} of ${batches.flat().length.toLocaleString("en")} tables counted`;
    return rows.length === 1 && only !== undefined ? `${only.table}: ${only.rows.toLocaleString("en")} rows; ${of}` : of;
}
function sumBytes(tables) {
    return tables.reduce((sum, { bytes }) => sum + bytes, 0);
}


/***/ }),

/***/ 88393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ restoreSnapshot)
/* harmony export */ });
/* harmony import */ var _backup_backup_places_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69717);
/* harmony import */ var _open_snapshot_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97113);
/* harmony import */ var _restore_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(68493);



/** Throws ProviderError; tables that were told of have their rows, the others are as they were. */
async function restoreSnapshot(restore) {
    const { stores, recorded, place, identity } = restore;
    const [opened] = await (0,_backup_backup_places_js__WEBPACK_IMPORTED_MODULE_0__/* .openPlaces */ .j$)(stores, [place]);
    if (opened === undefined)
        throw new Error("a place that was opened is none");
    const list = await (0,_open_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .readSnapshotList */ .$j)(opened.store, recorded, place);
    for (const table of list.tables) {
        const destination = restore.destination(table);
        if (destination === null)
            continue;
        const lines = (0,_open_snapshot_js__WEBPACK_IMPORTED_MODULE_1__/* .readSnapshotLines */ .uC)(opened.store, list, table, place, identity);
        const into = await (0,_restore_table_js__WEBPACK_IMPORTED_MODULE_2__/* .restoreTable */ .f)(restore.work, restore.url, { ...table, lines }, destination);
        restore.restored(table, into);
    }
}


/***/ }),

/***/ 68493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ refuseTable),
  f: () => (/* binding */ restoreTable)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/steps/backup/backup-damage.js
var backup_damage = __webpack_require__(24052);
;// CONCATENATED MODULE: ./build/src/steps/snapshot/copy-of-lines.js
/** Lines of JSON as the rows that COPY takes. Pure. */

/** Rows are handed on in pieces of about this size. */
const PIECE = 64 * 1024;
const LINE_FEED = 0x0a;
const ESCAPES = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
/** Throws ProviderError `backup_damaged` where a line is not a row of these columns, or the last one is cut. */
async function* copyOfLines(lines, columns) {
    let piece = "";
    for await (const line of splitLines(lines)) {
        piece += rowOf(line, columns);
        if (piece.length < PIECE)
            continue;
        yield Buffer.from(piece);
        piece = "";
    }
    if (piece !== "")
        yield Buffer.from(piece);
}
/** Split before they are decoded: a chunk may end inside of a letter. */
async function* splitLines(chunks) {
    let rest = [];
    for await (const chunk of chunks) {
        const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        let from = 0;
        for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
            yield Buffer.concat([...rest, bytes.subarray(from, end)]).toString();
            rest = [];
            from = end + 1;
        }
        if (from < bytes.length)
            rest.push(Buffer.from(bytes.subarray(from)));
    }
    if (rest.length > 0)
        throw damaged("its last line is cut");
}
function rowOf(line, columns) {
    const row = parseLine(line);
    if (typeof row !== "object" || row === null || Object.keys(row).length !== columns.length)
        throw damaged(NO_ROW);
    const values = columns.map(({ name }) => {
        if (!Object.hasOwn(row, name))
            throw damaged(NO_ROW);
        return copy_of_lines_valueOf(row[name]);
    });
    return `${values.join("\t")}\n`;
}
const NO_ROW = "a line of it has other columns than its list says";
function parseLine(line) {
    try {
        return JSON.parse(line);
    }
    catch {
        throw damaged("a line of it is no JSON");
    }
}
function copy_of_lines_valueOf(value) {
    if (value === null)
        return "\\N";
    if (typeof value === "string")
        return value.replace(/[\\\n\r\t]/g, (letter) => ESCAPES[letter] ?? letter);
    if (typeof value === "number" || typeof value === "boolean")
        return String(value);
    throw damaged("a value of it is neither a text nor a number");
}
function damaged(what) {
    return new backup_damage/* BackupDamage */.s(what, "The snapshot");
}

// EXTERNAL MODULE: ./build/src/steps/snapshot/snapshot-table.js
var snapshot_table = __webpack_require__(31993);
;// CONCATENATED MODULE: ./build/src/steps/snapshot/restore-table.js
/**
 * Puts the rows of a snapshot back, in one transaction: until their count and checksum were seen to be those that were taken,
 * nothing of the table has changed for anybody, and whatever interrupts it leaves the table as it was.
 */



const LOCK_MS = 10_000;
/** The table that has the rows now. Throws ProviderError; then nothing was changed. */
async function restoreTable(work, url, snapshot, destination) {
    const limits = {
        connectTimeoutMs: 15_000,
        statementTimeoutMs: null,
        lockTimeoutMs: LOCK_MS,
        applicationName: "holdpoint restore",
    };
    return work.withWriter(url, limits, (session) => session.transaction("isolation level read committed", async () => {
        await session.query("select set_config('search_path', '', true), set_config('row_security', 'off', true)");
        return destination === "replace"
            ? await replace(session, snapshot)
            : await putBeside(session, snapshot, destination.beside);
    }));
}
/** What speaks against it, before anything is changed. Throws ProviderError `table_changed`. */
async function refuseTable(session, snapshot, now, destination) {
    refuseOtherColumns(snapshot, now);
    if (destination === "replace")
        await refuseReferenced(session, snapshot.table);
}
async function replace(session, snapshot) {
    const { table } = snapshot;
    await session.query(`lock table ${table} in access exclusive mode`);
    await refuseTable(session, snapshot, await (0,snapshot_table/* readSnapshotTable */.VP)(session, table), "replace");
    const awake = await silenceTriggers(session, table);
    await session.query(`truncate ${(0,snapshot_table/* ownRows */.qf)(snapshot, table)}`);
    await fill(session, snapshot, table);
    for (const trigger of awake)
        await session.query(`alter table ${table} ${trigger}`);
    await setSequences(session, snapshot);
    return table;
}
async function putBeside(session, snapshot, beside) {
    await refuseTable(session, snapshot, await (0,snapshot_table/* readSnapshotTable */.VP)(session, snapshot.table), { beside });
    const options = "including generated including storage";
    await session.query(`create table ${beside} (like ${snapshot.table} ${options})`);
    await closeToOthers(session, beside);
    await fill(session, snapshot, beside);
    return beside;
}
/** Default privileges may open a new table to visitors of the site, and it has no policies of its own. */
async function closeToOthers(session, table) {
    await session.query(`alter table ${table} enable row level security`);
    const { rows } = await session.query(`select distinct case when a.grantee = 0 then 'public' else pg_catalog.quote_ident(r.rolname) end as role
     from pg_catalog.pg_class c cross join lateral pg_catalog.aclexplode(c.relacl) a
       left join pg_catalog.pg_roles r on r.oid = a.grantee
     where c.oid = $1::regclass and a.grantee <> c.relowner`, [table]);
    for (const row of rows)
        await session.query(`revoke all on ${table} from ${String(row["role"])}`);
}
async function fill(session, snapshot, into) {
    await session.copyIn((0,snapshot_table/* copyRows */.D9)(into, snapshot), copyOfLines(snapshot.lines, snapshot.columns));
    const found = await (0,snapshot_table/* countRows */.BO)(session, snapshot, into);
    if (found.rows === snapshot.rows && found.checksum === snapshot.checksum)
        return;
    const what = found.rows === snapshot.rows
        ? "another content than was taken"
        : `${found.rows.toLocaleString("en")} rows, and ${snapshot.rows.toLocaleString("en")} were taken`;
    throw trouble("rows_differ", `The snapshot of ${snapshot.table} gave ${what}, so nothing was changed.`, "Use another copy of the snapshot, or a backup.");
}
/** A column that is missing, new or of another type: these rows are not this table's any more. */
function refuseOtherColumns(snapshot, now) {
    const before = new Map(snapshot.columns.map(({ name, type }) => [name, type]));
    const after = new Map(now.columns.map(({ name, type }) => [name, type]));
    const differing = [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
    if (differing.length === 0)
        return;
    throw trouble("table_changed", `${snapshot.table} has other columns than its snapshot: ${differing.join(", ")}.`, "Take the migration back first, or put the rows into a table of their own by hand.");
}
/** Emptying it would take their rows along, or be refused by PostgreSQL in words about TRUNCATE. */
async function refuseReferenced(session, table) {
    const { rows } = await session.query(`select distinct c.conrelid::regclass::text as by from pg_catalog.pg_constraint c
     where c.contype = 'f' and c.confrelid = $1::regclass and c.conrelid <> c.confrelid order by 1`, [table]);
    if (rows.length === 0)
        return;
    const names = rows.map((row) => String(row["by"])).join(", ");
    throw trouble("table_changed", `${names} refer to ${table}, so that its rows cannot be replaced.`, "Put the rows beside it, and repair from there; or restore a backup of the whole database.");
}
/** How each trigger that fires now is woken again, and as what; the team's own triggers must not see old rows as new ones. */
async function silenceTriggers(session, table) {
    const { rows } = await session.query(`select tgname as name, tgenabled::text as state from pg_catalog.pg_trigger
     where tgrelid = $1::regclass and not tgisinternal and tgenabled <> 'D' order by 1`, [table]);
    const ways = { O: "enable", R: "enable replica", A: "enable always" };
    for (const row of rows)
        await session.query(`alter table ${table} disable trigger ${(0,snapshot_table/* quote */.hD)(String(row["name"]))}`);
    return rows.map((row) => `${ways[String(row["state"])] ?? "enable"} trigger ${(0,snapshot_table/* quote */.hD)(String(row["name"]))}`);
}
/** At least as far as the rows are; never back, since numbers that were given out stay given out. */
async function setSequences(session, snapshot) {
    const { table, columns } = snapshot;
    for (const { name } of columns) {
        const owned = await session.query("select pg_catalog.pg_get_serial_sequence($1, $2) as name", [table, name]);
        const sequence = owned.rows[0]?.["name"];
        if (typeof sequence !== "string")
            continue;
        await session.query(`select pg_catalog.setval($1::regclass, greatest(m.most, pg_catalog.pg_sequence_last_value($1::regclass)))
       from (select pg_catalog.max(t.${(0,snapshot_table/* quote */.hD)(name)})::bigint as most from ${(0,snapshot_table/* ownRows */.qf)(snapshot, table)} t) m where m.most is not null`, [sequence]);
    }
}
function trouble(reasonCode, message, remedy) {
    return new error/* ProviderError */.mZ({ reasonCode, vendor: "PostgreSQL", message, remedy });
}


/***/ }),

/***/ 31993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ countRows),
/* harmony export */   D9: () => (/* binding */ copyRows),
/* harmony export */   FT: () => (/* binding */ copyLines),
/* harmony export */   VP: () => (/* binding */ readSnapshotTable),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   qf: () => (/* binding */ ownRows)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/** A table as a snapshot takes it: which columns, in which order, and what they are written as. */

/** Numbers that are the same in every language, and what is no number; all else is PostgreSQL's own text. */
const PLAIN = new Set(["boolean", "smallint", "integer"]);
/** `notes` is `public.notes`. Throws ProviderError `not_found` where there is no such table with rows of its own. */
async function readSnapshotTable(session, name) {
    const { rows } = await session.query(`select pg_catalog.format('%I.%I', n.nspname, c.relname) as table, a.attname as name,
       pg_catalog.format_type(a.atttypid, a.atttypmod) as type, c.relkind = 'p' as partitioned
     from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.oid = pg_catalog.to_regclass($1) and c.relkind in ('r', 'p') order by a.attnum`, [hasSchema(name) ? name : `public.${name}`]);
    const [first] = rows;
    if (first === undefined)
        throw notThere(name);
    const columns = rows.flatMap((row) => (row["name"] === null ? [] : [columnOf(row)]));
    return { table: String(first["table"]), columns, partitioned: first["partitioned"] === true };
}
/** A dot that stands outside of quotation marks. */
function hasSchema(name) {
    return name.replace(/"(?:[^"]|"")*"/g, "").includes(".");
}
function columnOf(row) {
    return { name: String(row["name"]), type: String(row["type"]) };
}
/** A row as one line of JSON. CSV with a quote that JSON never has: COPY's text format doubles every backslash. */
function copyLines(snapshot) {
    const { table, columns } = snapshot;
    const values = columns.map((column) => `${textOf(column)} as ${quote(column.name)}`).join(", ");
    const rows = `select pg_catalog.row_to_json(r.*) from (select ${values} from ${ownRows(snapshot, table)} t) r`;
    return `copy (${rows}) to stdout with (format csv, quote e'\\x01', delimiter e'\\x02')`;
}
function copyRows(into, { columns }) {
    const names = columns.map(({ name }) => quote(name)).join(", ");
    return `copy ${into} ${names === "" ? "" : `(${names}) `}from stdin`;
}
/** `table`: the one of the snapshot, or one beside it, which is never partitioned. */
async function countRows(session, snapshot, table) {
    const names = snapshot.columns.map(({ name }) => `t.${quote(name)}`).join(", ");
    const { rows } = await session.query(`select pg_catalog.count(*) as rows,
       coalesce(pg_catalog.sum(pg_catalog.hashtextextended((r.*)::text collate "C", 0)::numeric), 0)::text as checksum
     from (select ${names} from ${ownRows(snapshot, table)} t) r`);
    return { rows: Number(rows[0]?.["rows"]), checksum: String(rows[0]?.["checksum"]) };
}
/** `only` of a partitioned table would be nothing. */
function ownRows({ table, partitioned }, name) {
    return partitioned && name === table ? name : `only ${name}`;
}
/** The cast of `char(n)` to text drops its spaces, its own output does not. */
function textOf({ name, type }) {
    if (PLAIN.has(type))
        return `t.${quote(name)}`;
    if (/^(?:character|bpchar)(?:\(\d+\))?$/.test(type))
        return `pg_catalog.textin(pg_catalog.bpcharout(t.${quote(name)}))`;
    return `t.${quote(name)}::text`;
}
/** A name as PostgreSQL reads it, whatever is in it. */
function quote(name) {
    return `"${name.replaceAll('"', '""')}"`;
}
function notThere(name) {
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "not_found",
        vendor: "PostgreSQL",
        message: `There is no table ${name}.`,
        remedy: "Write it with its schema, such as public.media; a name with capital letters stands in quotation marks.",
    });
}


/***/ })

};
