export const id = 5943;
export const ids = [5943];
export const modules = {

/***/ 11134:
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
const BEFORE_RESTORE = "before-restore-";
/** As which the backup is recorded that a restore in place took of what was there. */
function releaseBeforeRestore(identity) {
    return `${BEFORE_RESTORE}${identity}`;
}
function isBeforeRestore(release) {
    return release.startsWith(BEFORE_RESTORE);
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

;// CONCATENATED MODULE: ./build/src/release/choose-backup.js
/** Which recorded backup is restored, and what speaks against it. Only our own records name one. Pure. */



const LATEST = "latest";
function chooseBackup(known, wish) {
    const newestFirst = known.toSorted((left, right) => right.takenAt - left.takenAt);
    const { from } = wish;
    if (from !== null && from !== LATEST)
        return chooseNamed(newestFirst, wish, from);
    // What a restore found there is what it took out: it comes back only by its name, and a restore that was killed goes on.
    const usable = newestFirst.filter((backup) => whyNot(backup, wish) === null && !isBeforeRestore(backup.release));
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
        ...describeMigrations(outlook.migrations),
        ...describeLoss(outlook),
        describeDowntime(outlook),
        way === "beside"
            ? `What ${database} is now would be kept on the same server under another name, and nothing of ours ever drops it; the server needs room for both.`
            : `What ${database} is now would be gone, but for a backup of it, which is taken and proven before any table is replaced.`,
        ...(outlook.dropped.length === 0
            ? []
            : [
                `Dropped with all that is in them, and restored in the same transaction: ${outlook.dropped.map((one) => `the schema ${one}`).join(", ")}. Other schemas stay as they are; where anything in them would go, too, nothing is changed.`,
            ]),
        outlook.connected.length === 0
            ? "Nobody is connected now."
            : `Connected now, and to be cut off: ${outlook.connected.join("; ")}.`,
        ...outlook.acting.map((sentence) => `To be stopped by a person before: ${sentence}.`),
        ...outlook.obstacles.map((sentence) => `In the way of the switch: ${sentence}.`),
    ];
}
function describeMigrations({ newest, since }) {
    const [first, ...others] = since;
    const more = others.length === 0 ? "" : ` and ${others.length} more, up to ${others.at(-1)}`;
    return [
        ...(first === undefined
            ? []
            : [
                `This backup is from before migration ${first}${more}: code that needs ${others.length === 0 ? "it" : "them"} does not run on it.`,
            ]),
        ...(newest === null ? [] : [`The newest migration in it is ${newest}.`]),
    ];
}
function describeDowntime({ backup, way }) {
    const took = backup.restoreMs === null ? null : (0,duration/* renderDuration */.P)(backup.restoreMs);
    if (way === "beside") {
        const meanwhile = took === null ? "how long that takes was never measured" : `${took} when it was proven`;
        return `Down: the seconds that it takes to end sessions and to rename two databases. Until then it serves on, while the backup is restored beside (${meanwhile}).`;
    }
    const restored = took === null ? "whose time was never measured" : `which took ${took} when it was proven`;
    return `Down: all the time that a backup of what is there now takes, its proof, and the restore, ${restored}.`;
}
/** What is in use and would not be afterwards. Rows that were changed since cannot be counted, and that is said. */
function describeLoss({ backup, inBackup, inUse, now, way }) {
    const before = new Map(inBackup.map(({ table, rows }) => [table, rows]));
    const rows = inUse.flatMap((table) => describeTable(table, before.get(table.table), way));
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
function describeTable({ table, rows, dropped }, before, way) {
    if (before === undefined && way === "in-place" && dropped !== true)
        return [`${table}: is not in the backup, and stays as it is.`];
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
        ? `Take one, of the last ${(0,duration/* renderDuration */.P)(FRESH_MS)}: nothing of what is there now is kept.`
        : `Take one, or go on without: --without-fresh-backup "why". The database as it is now is kept under another name.`);
}

;// CONCATENATED MODULE: ./build/src/release/refuse-part.js
/** Whether the backup of a part of a database may be restored like this: what it has not must be there afterwards, too. Pure. */

/** Null where nothing would be lost by it. A record of before does not say what its backup has. */
function refusePart({ name, selection }, { way, intent }) {
    // Over what is in use, tables that the backup has not stay as they are.
    if (selection === null || intent !== "restore" || way === "in-place" || way === "down")
        return null;
    const { schemas, exclude } = selection === "unknown" ? { schemas: null, exclude: [] } : selection;
    // Of whole schemas nothing is lost, even where these are dropped first.
    if (way === "drop-schemas" && selection !== "unknown" && exclude.length === 0)
        return null;
    const has = [
        ...(schemas === null ? [] : [`only the schemas ${schemas.join(", ")}`]),
        ...(exclude.length === 0 ? [] : [`not ${exclude.join(", ")}`]),
    ].join(", and ");
    return (0,lib_verdict/* hold */._2)("backup_is_part", selection === "unknown"
        ? `The record of ${name} does not say whether it has all of the database.`
        : `${name} has ${has}: ${way === "beside" ? "a database that is made from it would have nothing else" : "what it has not would be dropped and not made again"}.`, "Give --from a backup of the whole database. From this one, restore beside with --without-switch and copy what is needed.");
}

;// CONCATENATED MODULE: ./build/src/release/restore-wish.js
/** Over what is in use, which is kept nowhere but in a backup. */
function isInPlace(way) {
    return way === "in-place" || way === "drop-schemas";
}

// EXTERNAL MODULE: ./build/src/lib/quote-sql.js
var quote_sql = __webpack_require__(51232);
// EXTERNAL MODULE: ./build/src/steps/backup/read-archive.js
var read_archive = __webpack_require__(42893);
;// CONCATENATED MODULE: ./build/src/engine/restore/restore-order.js
const LIMITS = {
    connectTimeoutMs: 15_000,
    statementTimeoutMs: 60_000,
    lockTimeoutMs: 10_000,
    applicationName: "holdpoint restore",
};

;// CONCATENATED MODULE: ./build/src/engine/restore/drop-schemas.js
/**
 * The schemas of a backup, dropped and restored in one transaction: for what was created in them since, and keeps `pg_restore`
 * from dropping what it brings. `drop schema … cascade` is PostgreSQL's; what of it would reach outside of them is found by
 * comparing what there was with what is left, in that very transaction, which then ends with the names and changes nothing.
 */




/** Class `HP`: no error of PostgreSQL's own. */
const REACHES_OUT = "HP001";
const drop_schemas_NAMED = 10;
/** All that `drop schema` may take with it, with the schema that it is in; of none, where it belongs to the whole database. */
const OBJECTS = `
  select 'pg_catalog.pg_class'::regclass as class, c.oid, 0 as sub, c.relnamespace as home from pg_catalog.pg_class c
    where c.relkind in ('r', 'v', 'm', 'S', 'f', 'p')
  union all select 'pg_catalog.pg_class'::regclass, a.attrelid, a.attnum, c.relnamespace from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'v', 'm', 'f', 'p')
  union all select 'pg_catalog.pg_proc'::regclass, oid, 0, pronamespace from pg_catalog.pg_proc
  union all select 'pg_catalog.pg_type'::regclass, oid, 0, typnamespace from pg_catalog.pg_type
  union all select 'pg_catalog.pg_constraint'::regclass, oid, 0, connamespace from pg_catalog.pg_constraint
  union all select 'pg_catalog.pg_operator'::regclass, oid, 0, oprnamespace from pg_catalog.pg_operator
  union all select 'pg_catalog.pg_rewrite'::regclass, r.oid, 0, c.relnamespace from pg_catalog.pg_rewrite r
    join pg_catalog.pg_class c on c.oid = r.ev_class
  union all select 'pg_catalog.pg_trigger'::regclass, t.oid, 0, c.relnamespace from pg_catalog.pg_trigger t
    join pg_catalog.pg_class c on c.oid = t.tgrelid where not t.tgisinternal
  union all select 'pg_catalog.pg_policy'::regclass, p.oid, 0, c.relnamespace from pg_catalog.pg_policy p
    join pg_catalog.pg_class c on c.oid = p.polrelid
  union all select 'pg_catalog.pg_attrdef'::regclass, d.oid, 0, c.relnamespace from pg_catalog.pg_attrdef d
    join pg_catalog.pg_class c on c.oid = d.adrelid
  union all select 'pg_catalog.pg_class'::regclass, i.indexrelid, 0, c.relnamespace from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indrelid
  union all select 'pg_catalog.pg_extension'::regclass, oid, 0, 0 from pg_catalog.pg_extension
  union all select 'pg_catalog.pg_event_trigger'::regclass, oid, 0, 0 from pg_catalog.pg_event_trigger
  union all select 'pg_catalog.pg_cast'::regclass, oid, 0, 0 from pg_catalog.pg_cast`;
/** Schemas of the tables that a backup has, by their plain names. One without a table is left as it is. */
function schemasOf(tables) {
    return [...new Set(tables.map(schemaOf))].toSorted();
}
/** `My App` of `"My App"."Users"`. */
function schemaOf(table) {
    const [, quoted, plain = ""] = /^(?:"((?:[^"]|"")+)"|([^."]+))\./.exec(table) ?? [];
    return quoted === undefined ? plain : quoted.replaceAll('""', '"');
}
/** No dump creates this one, since every new database has it. */
const EVERYWHERE = "public";
/** Made again as it was, with its owner and rights: what the backup says of them comes on top, as it does in place. */
const MAKE_AGAIN = `
      if kept.nspowner is not null then
        execute pg_catalog.format('create schema ${EVERYWHERE} authorization %s', kept.nspowner::pg_catalog.regrole);
        if kept.nspacl is not null then
          execute pg_catalog.format('revoke all on schema ${EVERYWHERE} from public, %s', kept.nspowner::pg_catalog.regrole);
          for one in select case when a.grantee = 0 then 'public' else a.grantee::pg_catalog.regrole::text end as who,
              a.privilege_type as may, case when a.is_grantable then ' with grant option' else '' end as option
              from pg_catalog.aclexplode(kept.nspacl) a loop
            execute pg_catalog.format('grant %s on schema ${EVERYWHERE} to %s%s', one.may, one.who, one.option);
          end loop;
        end if;
        if kept.said is not null then
          execute pg_catalog.format('comment on schema ${EVERYWHERE} is %L', kept.said);
        end if;
      end if;`;
/** Drops them; raises an error with the names where anything outside of them would go, too. */
function dropStatement(schemas) {
    const inside = `array[${schemas.map(quote_sql/* quoteLiteral */.c).join(", ")}]::text[]`;
    const outside = `select pg_catalog.pg_describe_object(o.class, o.oid, o.sub) from (${OBJECTS}) o
    left join pg_catalog.pg_namespace n on n.oid = o.home
    where n.nspname is null or not (n.nspname::text = any (${inside}) or n.nspname ~ '^pg_' or n.nspname = 'information_schema')`;
    const body = `
    declare
      before text[];
      lost text[];
      kept record;
      one record;
    begin
      perform pg_catalog.set_config('search_path', '', true);
      before := array(${outside});
      select n.nspowner, n.nspacl, pg_catalog.obj_description(n.oid, 'pg_namespace') as said into kept
        from pg_catalog.pg_namespace n where n.nspname = '${EVERYWHERE}';
      drop schema if exists ${schemas.map(quote_sql/* quoteIdentifier */.C).join(", ")} cascade;
      lost := array(select pg_catalog.unnest(before) except (${outside}) order by 1);
      if pg_catalog.cardinality(lost) > 0 then
        raise exception using errcode = '${REACHES_OUT}', message = pg_catalog.array_to_string(lost[1:${drop_schemas_NAMED}], '; ');
      end if;${schemas.includes(EVERYWHERE) ? MAKE_AGAIN : ""}
    end`;
    return `do ${(0,quote_sql/* quoteLiteral */.c)(body)};`;
}
class TakenBack extends Error {
}
/** Null where they could be dropped: it is tried while nobody is in, and taken back. */
async function judgeDrop({ work, url, database }, schemas) {
    const found = [];
    try {
        await work.withWriter(url, LIMITS, (writer) => writer.transaction("", async () => {
            const answer = await writer.attempt(dropStatement(schemas));
            if ("refusal" in answer) {
                const { sqlState, message } = answer.refusal;
                found.push(sqlState === REACHES_OUT ? reachesOut(database, schemas, message) : refused(schemas, message));
            }
            throw new TakenBack();
        }));
    }
    catch (error) {
        if (!(error instanceof TakenBack))
            throw error;
    }
    return found[0] ?? null;
}
/** What `psql` runs in one transaction: they are dropped, and all that the backup has of them is made anew. */
async function* dropAndRestore(work, { url }, source, { schemas, serverMajor }) {
    yield Buffer.from(`${dropStatement(schemas)}\n`);
    const program = await work.startProgram(url, "pg_restore", serverMajor, ["--file=-"]);
    try {
        const feeding = (0,read_archive/* feedProgram */.t)(program, source.open());
        yield* program.stdout;
        const [fed, { failure }] = await Promise.all([feeding, program.ended]);
        // Whoever reads this ends `psql` by a signal then, and half of a script is not committed.
        if (fed !== null)
            throw fed.reason;
        if (failure !== null)
            throw failure;
    }
    finally {
        program.stop();
        await program.ended;
    }
}
function reachesOut(database, schemas, names) {
    return (0,lib_verdict/* hold */._2)("restore_reaches_out", `The schemas ${schemas.join(", ")} of ${database} are not dropped, because something outside of them would go with them: ${names}.`, "Take these away by hand, or move them into one of the schemas, and run this again. Nothing was changed.");
}
function refused(schemas, message) {
    return (0,lib_verdict/* hold */._2)("restore_blocked", `The schemas ${schemas.join(", ")} cannot be dropped here: ${message}`, "The role must own them and all that is in them. Nothing was changed.");
}

// EXTERNAL MODULE: ./build/src/lib/digest.js
var digest = __webpack_require__(39509);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/release/recorded-backup.js
var recorded_backup = __webpack_require__(85558);
// EXTERNAL MODULE: ./build/src/steps/database/hold-moment.js
var hold_moment = __webpack_require__(42323);
// EXTERNAL MODULE: ./build/src/steps/database/take-census.js + 2 modules
var take_census = __webpack_require__(1811);
// EXTERNAL MODULE: ./build/src/steps/backup/backup-places.js
var backup_places = __webpack_require__(69717);
// EXTERNAL MODULE: ./build/src/steps/backup/dump-spec.js
var dump_spec = __webpack_require__(11422);
// EXTERNAL MODULE: ./build/src/steps/backup/read-catalog.js
var read_catalog = __webpack_require__(84688);
// EXTERNAL MODULE: ./build/src/steps/backup/record-dump.js
var record_dump = __webpack_require__(23410);
// EXTERNAL MODULE: ./build/src/engine/forge-patience.js
var forge_patience = __webpack_require__(99639);
// EXTERNAL MODULE: ./build/src/engine/journal.js + 3 modules
var engine_journal = __webpack_require__(94367);
// EXTERNAL MODULE: ./build/src/engine/load-whole.js
var load_whole = __webpack_require__(68860);
// EXTERNAL MODULE: ./build/src/engine/steps/step-book.js
var step_book = __webpack_require__(28);
// EXTERNAL MODULE: ./build/src/plan/plan-steps.js
var plan_steps = __webpack_require__(53236);
;// CONCATENATED MODULE: ./build/src/engine/restore/choose-backup-step.js
/** Which step of the plan backs up what a restore is about to replace. Pure. */


const choose_backup_step_NAMED = 5;
function chooseBackupStep(plan, { variable, tables }) {
    const steps = (0,plan_steps/* planSteps */.D)(plan).flatMap(({ stage, item }) => {
        // Its own schema has checked it.
        const spec = item.step === "backup" ? item.spec : undefined;
        return spec?.kind === "dump" && spec.database === variable ? [{ stage, item, spec }] : [];
    });
    const ranked = steps.toSorted((one, other) => rankOf(one) - rankOf(other));
    const [first] = ranked;
    if (first === undefined)
        return { refusal: noStep(variable) };
    const whole = ranked.find(({ spec }) => leftOutOf(spec, tables).length === 0);
    return whole ?? { refusal: tooLittle(first, leftOutOf(first.spec, tables)) };
}
/** What production's own steps say of a database is meant for it; another stage's may be kept for days only. */
function rankOf({ stage }) {
    return stage === "production" ? 0 : 1;
}
function leftOutOf({ schemas, exclude }, tables) {
    return tables.filter((table) => {
        const plain = plainName(table);
        return (schemas !== null && !schemas.some((schema) => plain.startsWith(`${schema}.`))) || exclude.includes(plain);
    });
}
/** `"My App"."Users"` as plans write it: `My App.Users`. */
function plainName(table) {
    return table.replaceAll(/"((?:[^"]|"")*)"/g, (_, quoted) => quoted.replaceAll('""', '"'));
}
function noStep(variable) {
    return (0,lib_verdict/* hold */._2)("fresh_backup_missing", `A restore in place begins with a proven backup of what the database is now, and the plan has no step \`backup\` that makes an archive of ${variable}.`, `Add one to \`stages.production.before\`: backup: { database: ${variable}, to: [...], prove: restore }. What a vendor keeps does not count here.`);
}
function tooLittle({ item }, tables) {
    const more = tables.length > choose_backup_step_NAMED ? ` and ${tables.length - choose_backup_step_NAMED} more` : "";
    return (0,lib_verdict/* hold */._2)("fresh_backup_missing", `The plan's step "${item.title}" leaves out tables that the restore would replace: ${tables.slice(0, choose_backup_step_NAMED).join(", ")}${more}.`, "Add a step `backup` of this database without `schemas` and `exclude`, or with these tables.");
}

;// CONCATENATED MODULE: ./build/src/engine/restore/fresh-backup.js
/**
 * The backup that a restore in place begins with: by the plan's own step, taken, proven and recorded in this very run. It is
 * no step of the release that is taken back, whose own backup is of before its migrations.
 */


















/** Everything that can be missing is said here, before anybody is kept out. */
async function prepareFreshBackup(context, journal, { order, variable, tables, commit }) {
    const plan = await wholePlanOf(context);
    if ("outcome" in plan)
        return { refusal: plan };
    const chosen = chooseBackupStep(plan, { variable, tables });
    if ("refusal" in chosen)
        return chosen;
    const { item, spec } = chosen;
    const names = (await context.steps())[item.step]?.secrets?.(spec) ?? [];
    const missing = names.filter((name) => (context.env[name] ?? "") === "");
    if (missing.length > 0)
        return { refusal: lacksSecrets(chosen, missing) };
    const closed = await judgePlaces(context, spec);
    if (closed !== null)
        return { refusal: closed };
    const { work, url, progress } = order;
    return {
        explanation: `the plan's step "${item.title}" ${(0,dump_spec/* explainDump */.c)(spec)}`,
        take: (beginning) => take({ ...context, plan }, journal, { order, chosen, commit, beginning }),
        digestNow: () => (0,hold_moment/* holdMoment */.s)(work, url, LIMITS.applicationName, async (moment) => {
            const now = await (0,take_census/* takeCensusAt */.E3)(moment, {
                tables: await (0,read_catalog/* selectTables */.e)(moment.session, spec),
                progress: ({ text }) => progress(`comparing with the backup of a moment ago: ${text}`),
            });
            return (0,record_dump/* digestOfTables */.NC)(now);
        }),
    };
}
/** In place of one, where a restore that was begun can have none: everybody is let in again. */
function refusingBackups(refusal) {
    return { explanation: refusal.summary, take: async () => refusal, digestNow: async () => refusal };
}
/** As the mark of the restore keeps it. */
function markedBackup({ name, takenAt, counts, places }) {
    const at = places.map(({ place, archive }) => `${place}/${archive.id}`);
    return { name, takenAt, digest: counts.digest, places: at };
}
/** Where what was there before lies, whatever became of the restore. */
function withBackup(verdict, fresh) {
    if (fresh === null)
        return verdict;
    const { name, takenAt, places } = fresh;
    const where = { label: "what was there before", value: `${name} of ${(0,instant/* renderInstant */.W)(takenAt)}: ${places.join(", ")}` };
    const said = `What was there before is the backup ${name} in ${places.join(" and ")}.`;
    return { ...verdict, summary: `${verdict.summary} ${said}`, evidence: [...verdict.evidence, where] };
}
async function take(context, journal, taking) {
    const { order, chosen, commit, beginning } = taking;
    const { item, stage } = chosen;
    const startedAt = context.clock.now();
    // Of this restore alone: what a killed run of it left is found by this name, and removed.
    const identity = (0,digest/* digestOf */.o)(JSON.stringify([beginning.identity, beginning.at]), 16);
    const release = { id: releaseBeforeRestore(identity), commit };
    const open = await context.openStep(item, {
        release,
        stage,
        identity,
        begun: { at: beginning.at, runUrl: beginning.run },
        recorded: null,
        earlier: [],
        progress: ({ text }) => order.progress(`backing up what ${order.database} is now: ${text}`),
    });
    const { verdict, details = null } = await observeOrApply(open);
    if (verdict.outcome !== "pass")
        return verdict;
    const dump = (0,recorded_backup/* parseRecordedDump */.yN)(details);
    if (dump === null)
        throw new Error("a backup was made, and its record is not one");
    const { step, spec } = open;
    const page = { release, planDigest: context.plan.digest, stage, item, identity, attempt: null };
    const end = { verdict, details, untouched: false, startedAt };
    const leaves = step.leavesBehind(spec, details);
    const trouble = `the backup ${dump.name} is not recorded at GitHub, and its own record lies beside it`;
    await (0,engine_journal/* bestEffort */.z$)(journal, trouble, () => (0,forge_patience/* createForgePatience */.H)(context).spend((forge) => (0,step_book/* writeStep */.qV)(context, journal, forge, page, { part: "ended", end, leaves, word: null })));
    order.step(`what ${order.database} is now is backed up: ${verdict.summary}`);
    return dump;
}
async function observeOrApply({ step, spec, context }) {
    const seen = await step.observe(spec, context);
    if (seen.is === "impossible")
        return { verdict: seen.verdict };
    if (seen.is === "due")
        return step.apply(spec, seen.state, context);
    const { summary, evidence = [], details } = seen;
    const verdict = { outcome: "pass", reasonCode: "step_done", summary, evidence };
    return details === undefined ? { verdict } : { verdict, details: details };
}
async function wholePlanOf({ plan }) {
    try {
        return await (0,load_whole/* loadWhole */.y)(plan);
    }
    catch (error) {
        if (!(error instanceof lib_error/* UsageError */.eb))
            throw error;
        return (0,lib_verdict/* hold */._2)("fresh_backup_missing", `How the database is backed up stands in the plan, and the plan has mistakes: ${error.message}`, "Correct the plan, and run this again. Nothing was changed.");
    }
}
/** Null where each of them can be reached from here, as far as that shows before anything is stored. */
async function judgePlaces(context, { to }) {
    try {
        await (0,backup_places/* openPlaces */.j$)(await context.role("stores"), to);
        return null;
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ)
            return (0,lib_verdict/* hold */._2)(error.reasonCode, error.message, error.remedy);
        if (!(error instanceof lib_error/* UsageError */.eb))
            throw error;
        const { reasonCode, problems } = error;
        return (0,lib_verdict/* hold */._2)(reasonCode, problems.map(({ message }) => message).join(" "), problems[0]?.remedy ?? "");
    }
}
function lacksSecrets({ item }, missing) {
    return (0,lib_verdict/* hold */._2)("secret_missing", `The backup that a restore in place begins with is the plan's step "${item.title}", which needs ${missing.join(" and ")}.`, `Add a line ${missing[0] ?? ""}=… to HOLDPOINT_SECRETS, or set it in this terminal.`);
}

// EXTERNAL MODULE: ./build/src/release/own-records.js
var own_records = __webpack_require__(67200);
// EXTERNAL MODULE: ./build/src/release/step-record.js
var step_record = __webpack_require__(14967);
// EXTERNAL MODULE: ./build/src/engine/release-records.js
var release_records = __webpack_require__(21250);
;// CONCATENATED MODULE: ./build/src/engine/restore/read-ended-steps.js



/** Step records of all releases; the newest are what a restore is about. */
const LISTED = 500;
/** Of those that ended well, newest first. */
async function readEndedSteps({ options, plan }, journal, forge, key) {
    const { project: own } = plan.project.host;
    const found = await (0,own_records/* findOwnRecords */.wn)(step_record/* STEP_RECORDS */.eZ, { authors: options.authors, project: own }, LISTED, (limit) => forge.listDeployments({ task: step_record/* STEP_TASK */.vx, limit }));
    return (0,release_records/* readable */.HD)(journal, found).records.flatMap(({ payload }) => {
        const { step, part, end, release, commit, project = own } = payload;
        if (step !== key || part !== "ended" || end === null || end.verdict.outcome !== "pass")
            return [];
        return [{ release, commit, project, details: end.details }];
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
function backupOf({ release, commit, project, details: stored, }) {
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
            commit,
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

// EXTERNAL MODULE: ./build/src/release/recorded-migration.js
var recorded_migration = __webpack_require__(80946);
;// CONCATENATED MODULE: ./build/src/engine/restore/migrations-since.js


const migrations_since_STEP = "migrate";
/** In the order in which they were applied. */
async function readMigrationsSince(context, journal, forge, { project, variable, takenAt }) {
    const newestFirst = (await readEndedSteps(context, journal, forge, migrations_since_STEP)).flatMap((step) => {
        const run = step.project === project ? (0,recorded_migration/* parseRecordedMigration */.K)(step.details) : null;
        return run !== null && run.database === variable && run.endedAt > takenAt ? [run] : [];
    });
    return [...new Set(newestFirst.toReversed().flatMap(({ applied }) => applied))];
}

// EXTERNAL MODULE: ./build/src/lib/fields.js
var lib_fields = __webpack_require__(74940);
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
    const fields = (0,lib_fields/* fieldsOf */.Pf)(parseJson(text));
    const { identity, of, archive, at, nth, kept, run, connectors } = fields;
    const phase = RESTORE_PHASES.find((one) => one === fields["phase"]);
    if (phase === undefined || !isHex(identity, 16) || !isHex(archive, 64) || typeof of !== "string")
        return null;
    if (!isCount(at) || !isCount(nth) || !isTextOrNull(kept) || !isTextOrNull(run))
        return null;
    if (connectors !== null && !isTexts(connectors))
        return null;
    // A mark of before backups were taken here has no word of one.
    const fresh = readFresh(fields["fresh"] ?? null);
    return fresh === undefined ? null : { identity, phase, of, archive, at, nth, kept, run, connectors, fresh };
}
/** Undefined where it is not whole: null says that there is none yet. */
function readFresh(value) {
    if (value === null)
        return null;
    const { name, takenAt, digest, places } = (0,lib_fields/* fieldsOf */.Pf)(value);
    const isWhole = (0,lib_fields/* isText */.KH)(name) && isCount(takenAt) && isHex(digest, 64) && isTexts(places);
    return isWhole ? { name, takenAt, digest, places } : undefined;
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
// EXTERNAL MODULE: ./build/src/steps/backup/partial/references.js
var references = __webpack_require__(13194);
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
    const parsed = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(2), census: schemas/* unknown */.L5J(), catalog, references: references/* references */.Ft.optional() })
        .safeParse(table_list_parseJson(text));
    const census = parsed.success ? parseCensus(parsed.data.census) : null;
    if (!parsed.success || census === null)
        return null;
    const { data } = parsed;
    return {
        version: 2,
        census,
        catalog: data.catalog,
        ...(data.references === undefined ? {} : { references: data.references }),
    };
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
    const stores = await context.role("storedBackups");
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
        place: `${place.place}/${place.archive.id}`,
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

// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
// EXTERNAL MODULE: ./build/src/release/payload.js
var payload = __webpack_require__(26549);
;// CONCATENATED MODULE: ./build/src/release/restore-record.js
/**
 * The record of a database that was restored: a GitHub Deployment whose payload says all of it. People read it, and the next
 * restore of the same database says it; nothing is decided by it, so it may be missing. Pure.
 */





const RESTORE_TASK = "holdpoint:restored";
/** Ends of a command `restore` after which something else is in the database than before. */
const RESTORED_BY = [
    "restored",
    "restored_beside",
    "tables_restored",
    "restored_at_vendor",
    "restore_switched_back",
    "schema_restored",
];
const RESTORE_RECORDS = {
    task: RESTORE_TASK,
    noun: "a record of a restore",
    parse: parseRestorePayload,
};
const LONGEST_STATUS = 140;
/** Null where it is not one of ours, or not whole. */
function parseRestorePayload(stored) {
    const fields = (0,payload/* parsePayload */.ex)(stored);
    const { holdpoint, phase, project, variable, database, by, reason, way, startedAt, endedAt } = fields;
    const end = RESTORED_BY.find((one) => one === fields["end"]);
    if (holdpoint !== 1 || phase !== "restored" || end === undefined)
        return null;
    if (!(0,lib_fields/* isText */.KH)(project) || !(0,lib_fields/* isText */.KH)(variable) || !(0,lib_fields/* isText */.KH)(database) || !(0,lib_fields/* isText */.KH)(by))
        return null;
    if (!(0,lib_fields/* isText */.KH)(reason) || !(0,lib_fields/* isText */.KH)(way) || !(0,lib_fields/* isNumber */.Et)(startedAt) || !(0,lib_fields/* isNumber */.Et)(endedAt))
        return null;
    const from = fields["from"] === null ? null : readFrom((0,lib_fields/* fieldsOf */.Pf)(fields["from"]));
    const [tables, backedUpAs] = [readTexts(fields["tables"]), readTexts(fields["backedUpAs"])];
    if (from === undefined || tables === null || backedUpAs === null)
        return null;
    const known = { project, variable, database, by, reason, way, end, from, tables, backedUpAs, startedAt, endedAt };
    return {
        holdpoint,
        phase,
        ...known,
        kept: (0,lib_fields/* isText */.KH)(fields["kept"]) ? fields["kept"] : null,
        toTime: (0,lib_fields/* isNumber */.Et)(fields["toTime"]) ? fields["toTime"] : null,
        runUrl: (0,lib_fields/* isText */.KH)(fields["runUrl"]) ? fields["runUrl"] : null,
    };
}
/** Undefined where it is not whole. */
function readFrom({ name, release, takenAt, sha256, place }) {
    const isWhole = (0,lib_fields/* isText */.KH)(name) && (0,lib_fields/* isText */.KH)(release) && (0,lib_fields/* isNumber */.Et)(takenAt) && (0,lib_fields/* isText */.KH)(sha256) && (0,lib_fields/* isText */.KH)(place);
    return isWhole ? { name, release, takenAt, sha256, place } : undefined;
}
function readTexts(value) {
    return Array.isArray(value) && value.every(lib_fields/* isText */.KH) ? value : null;
}
/** A run that was killed right after its restore finds it done, and records it; one that comes later records nothing anew. */
function isSameRestore(one, other) {
    const facts = ({ variable, database, way, end, from, tables, toTime }) => JSON.stringify([variable, database, way, end, from?.sha256 ?? null, tables, toTime]);
    return facts(one) === facts(other);
}
/** `app was restored beside from web.app.… (2026-11-22T09:00:00Z) in 2m; kept: app_before_…` */
function renderRestoreStatus(payload) {
    const { database, kept, startedAt, endedAt } = payload;
    const rest = kept === null ? "" : `; kept as ${kept}`;
    return (0,cut_text/* cutText */.I)(`${database} ${whatOf(payload)} in ${(0,duration/* renderDuration */.P)(endedAt - startedAt)}${rest}`, LONGEST_STATUS);
}
/** One sentence for whoever restores the same database next. */
function describeRestoreRecord(payload) {
    const { database, endedAt, startedAt, by, reason, kept, backedUpAs } = payload;
    const rest = [
        ...(kept === null ? [] : [`what it was before is kept as ${kept}`]),
        ...(backedUpAs.length === 0 ? [] : [`what was there before is backed up as ${backedUpAs.join(" and ")}`]),
    ];
    return `${database} ${whatOf(payload)} before, at ${(0,instant/* renderInstant */.W)(endedAt)}, by ${by} (${reason}), in ${(0,duration/* renderDuration */.P)(endedAt - startedAt)}${rest.map((one) => `; ${one}`).join("")}.`;
}
function whatOf({ end, from, tables, toTime }) {
    const source = from === null ? "" : ` from the backup of ${(0,instant/* renderInstant */.W)(from.takenAt)}`;
    switch (end) {
        case "restored":
            return `was restored${source}`;
        case "restored_beside":
            return `was restored into a database beside${source}`;
        case "tables_restored":
            return `got rows of ${tables.join(", ")} back${source}`;
        case "restored_at_vendor":
            return `was put back by its vendor${toTime === null ? "" : ` to ${(0,instant/* renderInstant */.W)(toTime)}`}`;
        case "restore_switched_back":
            return "was switched back to what it was before a restore";
        case "schema_restored":
            return "had its release's migrations taken back";
    }
}

;// CONCATENATED MODULE: ./build/src/engine/restore/record-restore.js
/** Writes down, and reads again, which databases were restored. Best effort: no restore waits for the forge, or fails with it. */





const record_restore_LISTED = 30;
async function recordRestore(context, journal, restored) {
    const end = endOf(restored);
    if (end === null || context.options.dryRun)
        return;
    const payload = payloadOf(context, restored, end);
    const { reasonCode } = restored.verdict;
    await attempt(journal, "the restore is not recorded at GitHub", () => (0,forge_patience/* createForgePatience */.H)(context).spend(async (forge) => {
        if (reasonCode === "already_done" && (await isRecorded(context, journal, forge, payload)))
            return;
        await write(context, journal, forge, payload, restored.facts.commit);
    }));
}
/** How the same database was restored last; nothing where that is not known. */
async function noteLastRestore(context, journal, forge, { variable, database }) {
    await attempt(journal, "whether this database was restored before is not known", async () => {
        const records = await listRestores(context, journal, forge);
        const last = records.find((one) => one.variable === variable && one.database === database);
        if (last !== undefined)
            journal.note(describeRestoreRecord(last));
    });
}
function endOf({ wish, verdict }) {
    if (verdict.outcome !== "pass")
        return null;
    if (verdict.reasonCode !== "already_done")
        return RESTORED_BY.find((end) => end === verdict.reasonCode) ?? null;
    if (wish.way === "down")
        return "schema_restored";
    if (wish.tables.length > 0)
        return "tables_restored";
    return { restore: "restored", beside: "restored_beside", "switch-back": "restore_switched_back", abandon: null }[wish.intent];
}
function payloadOf({ plan, options, clock, runUrl }, { wish, database, facts, startedAt }, end) {
    const { from, kept, backedUpAs } = facts;
    return {
        holdpoint: 1,
        phase: "restored",
        project: plan.project.host.project,
        variable: wish.variable,
        database,
        by: personOf(wish.asker),
        reason: options.reason ?? "",
        way: wish.toTime === null ? wish.way : "vendor",
        end,
        from,
        tables: wish.tables.map(({ schema, table }) => `${schema}.${table}`),
        toTime: wish.toTime,
        kept,
        backedUpAs,
        startedAt,
        endedAt: clock.now(),
        runUrl,
    };
}
/** Of a terminal only the forge knows whose token it was. */
function personOf(asker) {
    return asker.kind === "run" ? asker.triggeredBy : "a person at a terminal";
}
async function write(context, journal, forge, payload, commit) {
    const { plan, runUrl } = context;
    const ref = commit ?? (await (0,release_records/* listProductionRecords */.Sg)(context, journal, forge)).records[0]?.payload.commit ?? null;
    if (ref === null) {
        journal.note("the restore is not recorded at GitHub: no release of ours stands there, and so no commit");
        return;
    }
    const deployment = await forge.createDeployment({
        ref,
        task: RESTORE_TASK,
        environment: plan.stages.production.environment,
        description: `Holdpoint: restored ${payload.database}`,
        payload,
        productionEnvironment: true,
    });
    await forge.createDeploymentStatus(deployment.id, {
        state: "success",
        description: renderRestoreStatus(payload),
        ...(runUrl === null ? {} : { logUrl: runUrl }),
    });
    journal.step("done", `the restore is recorded as GitHub deployment ${deployment.id}`);
}
async function isRecorded(context, journal, forge, payload) {
    const { variable, database } = payload;
    const [last] = (await listRestores(context, journal, forge)).filter((one) => one.variable === variable && one.database === database);
    return last !== undefined && isSameRestore(last, payload);
}
/** Newest first. */
async function listRestores({ options, plan }, journal, forge) {
    const scope = { authors: options.authors, project: plan.project.host.project };
    const found = await (0,own_records/* findOwnRecords */.wn)(RESTORE_RECORDS, scope, record_restore_LISTED, (limit) => forge.listDeployments({ task: RESTORE_TASK, limit }));
    return (0,release_records/* readable */.HD)(journal, found).records.map(({ payload }) => payload);
}
async function attempt(journal, trouble, act) {
    try {
        await act();
    }
    catch (error) {
        // A restore back needs no forge, so that its token may be missing.
        if (!(error instanceof lib_error/* ProviderError */.mZ) && !(error instanceof lib_error/* UsageError */.eb))
            throw error;
        journal.note(`${trouble}: ${error.message}`);
    }
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
;// CONCATENATED MODULE: ./build/src/engine/restore/write-mark.js
/** The statement that writes a restore's mark into a database's comment, and leaves what people wrote there. */


function commentOn(database, text, mark) {
    const comment = renderDatabaseComment({ text, mark });
    return `comment on database ${(0,quote_sql/* quoteIdentifier */.C)(database)} is ${comment === null ? "null" : (0,quote_sql/* quoteLiteral */.c)(comment)}`;
}
function allowConnections(database, allowed) {
    return `alter database ${(0,quote_sql/* quoteIdentifier */.C)(database)} with allow_connections ${allowed}`;
}
function rename(database, to) {
    return `alter database ${(0,quote_sql/* quoteIdentifier */.C)(database)} rename to ${(0,quote_sql/* quoteIdentifier */.C)(to)}`;
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
    return { identity, archive, nth, of: database, at: clock.now(), run, connectors: null, fresh: null, ...change };
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
    acting.facts({ kept: out });
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
    return (0,lib_verdict/* hold */._2)("restore_blocked", `${left.length === 1 ? "1 session" : `${left.length} sessions`} of ${name} did not end: ${left
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
        await server.change([`create database ${(0,quote_sql/* quoteIdentifier */.C)(world.copyName)} with ${options}`]);
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
        `revoke all on database ${(0,quote_sql/* quoteIdentifier */.C)(name)} from public`,
        allowConnections(name, true),
    ]);
    acting.step(`created ${name} beside ${acting.database}`);
}
/** It never was in use: the decision has read that from its mark a moment ago, and nobody else makes such names. */
async function removeCopy(server, world, acting) {
    await server.change([`drop database ${(0,quote_sql/* quoteIdentifier */.C)(world.copyName)} with (force)`]);
    acting.step(`removed ${world.copyName}, which an earlier run had begun`);
}
function literal(text) {
    return text === null ? null : (0,quote_sql/* quoteLiteral */.c)(text).trim();
}
function identifier(text) {
    return text === null ? null : (0,quote_sql/* quoteIdentifier */.C)(text);
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
    const named = name.split(".").map(quote_sql/* quoteIdentifier */.C).join(".");
    return `${named} to${(parts.length === 0 ? [""] : parts).map(quote_sql/* quoteLiteral */.c).join(",")}`;
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
    const quoted = (0,quote_sql/* quoteIdentifier */.C)(copyName);
    await server.change([
        ...settings.map(({ role, setting }) => {
            const rendered = renderSetting(String(setting));
            if (rendered === null)
                throw new Error("a setting without a name");
            const whose = typeof role === "string" ? `role ${(0,quote_sql/* quoteIdentifier */.C)(role)} in database` : "database";
            return `alter ${whose} ${quoted} set ${rendered}`;
        }),
        ...grants.flatMap(({ grantee, privilege, grantable }) => {
            if (!PRIVILEGES.has(String(privilege)))
                return [];
            const to = typeof grantee === "string" ? (0,quote_sql/* quoteIdentifier */.C)(grantee) : "public";
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
    // It is waited for below; until then its failure has nobody who hears it, which would end the whole process.
    looking.catch(() => { });
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
function startRestore(work, major, filling) {
    const { url, database, args, program = "pg_restore" } = filling;
    const name = database.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
    return work.startProgram(url, program, major, [`--dbname=dbname='${name}'`, ...args]);
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
        if ("end" in decision && world.kept !== null)
            order.facts({ kept: world.kept.name });
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
    if (isInPlace(way) && able) {
        return (0,lib_verdict/* hold */._2)("restore_blocked", `${database} can be restored beside and renamed here, so it is not restored in place, which keeps nothing.`, "Leave --way out.");
    }
    return null;
}

;// CONCATENATED MODULE: ./build/src/release/decide-down.js
/**
 * Whether a release's migrations of a database are taken back by the team's own way down: only where it was tried on a copy and
 * brought schema and data back, and where the schema of before is on record, by which its end is judged. Pure.
 */


const MIGRATE = "migrate";
const TOLD = {
    loses: "the trial showed that data is lost by its way back",
    differs: "the trial showed that its way back leaves another schema",
    missing: "the trial showed that its way back takes nothing back",
    not_tried: "its trial did not come to the way back",
};
function decideDown({ release, variable, facts }) {
    const migrations = facts.filter(({ step, untouched }) => step === MIGRATE && !untouched);
    const read = migrations.map((fact) => ({ fact, run: (0,recorded_migration/* parseRecordedMigration */.K)(fact.details) }));
    const open = read.find(({ fact, run }) => run === null && fact.state !== "undone");
    if (open !== undefined)
        return refuse(open.fact, "how far it came is not on record");
    const own = read.flatMap(({ fact, run }) => (run !== null && run.database === variable ? [{ fact, run }] : []));
    if (own.length === 0)
        return { do: "refuse", verdict: noneOf(release, variable) };
    const left = own.filter(({ fact, run }) => fact.state !== "undone" && !appliedNothing(run)).toReversed();
    if (left.length === 0) {
        return { do: "nothing", why: `The release ${release} has no migration of ${variable} that is still applied.` };
    }
    for (const { fact, run } of left) {
        const why = decide_down_whyNot(run);
        if (why !== null)
            return refuse(fact, why);
    }
    const applied = left.flatMap(({ run }) => run.applied.toReversed());
    return { do: "undo", facts: left.map(({ fact }) => fact), applied };
}
/** Null where its way back is proven. */
function decide_down_whyNot({ trial, before }) {
    if (trial === null)
        return "it was not tried on a copy first (`trial: true`)";
    if (trial.down !== "restores") {
        return `${TOLD[trial.down]}${trial.loses.length === 0 ? "" : `: ${trial.loses.join(", ")}`}`;
    }
    return before.schema === null
        ? "the schema of before it is not on record, because no pg_dump of the server's version was there"
        : null;
}
/** Of a tool without a history nobody knows. */
function appliedNothing({ applied, before }) {
    return applied.length === 0 && before.count !== null;
}
function refuse({ title }, why) {
    return {
        do: "refuse",
        verdict: (0,lib_verdict/* hold */._2)("down_unproven", `The step "${title}" is not taken back by the way down: ${why}.`, `Fix forward, or restore a backup (without \`way\` down). Where the loss is known and wanted: rollback --undo ${JSON.stringify(title)}.`),
    };
}
function noneOf(release, variable) {
    return (0,lib_verdict/* hold */._2)("down_unproven", `No record of ours says that the release ${release} migrated ${variable}, so nothing is there to be taken back.`, "Restore a backup, or take the migration back by hand.");
}

// EXTERNAL MODULE: ./build/src/engine/stage-setup.js
var stage_setup = __webpack_require__(35918);
// EXTERNAL MODULE: ./build/src/engine/steps/undo-step.js
var undo_step = __webpack_require__(3223);
;// CONCATENATED MODULE: ./build/src/engine/restore/restore-by-down.js
/**
 * The way back of a database that loses nothing: the newest release's migrations, taken back by the team's own command where
 * that was proven on a copy, begun only on the schema that the release left, and judged by the one on record before them.
 */









async function restoreByDown(context, journal, { variable }, order) {
    const forge = await context.role("forge");
    const release = await newestRelease(context, journal, forge);
    if (release === null)
        return noRelease();
    order.facts({ commit: release.commit });
    const facts = await (0,step_book.readStepBook)(context, journal, forge, release);
    const choice = decideDown({ release: release.id, variable, facts });
    if (choice.do === "refuse")
        return choice.verdict;
    if (choice.do === "nothing")
        return (0,lib_verdict/* pass */.IX)("already_done", choice.why);
    const whole = { ...context, plan: await (0,load_whole/* loadWhole */.y)(context.plan) };
    const undoable = [];
    for (const fact of choice.facts) {
        const found = await findUndoable(whole, release, fact);
        if ("outcome" in found)
            return found;
        undoable.push(found);
    }
    // Whether the schema is as before is read by it at the end; without it nothing is begun.
    await order.work.withWriter(order.url, LIMITS, ({ serverMajor }) => order.work.findProgram("pg_dump", serverMajor));
    const reason = context.options.reason ?? "";
    const undoing = { context: whole, journal, release, facts, to: null, reason };
    // The last that was applied says how the release left the schema.
    const [last] = undoable;
    const against = last === undefined ? null : await restore_by_down_attempt(() => (0,undo_step/* foreseeUndo */.YD)(undoing, last));
    if (against !== null)
        return against;
    sayBefore(journal, release, choice);
    if (context.options.dryRun) {
        return (0,lib_verdict/* pass */.IX)("dry_run", `Nothing was changed: what the way down of ${order.database} would do stands above.`);
    }
    const unprepared = last === undefined ? null : await prepare(whole, journal, release, last);
    if (unprepared !== null)
        return unprepared;
    for (const one of undoable) {
        const verdict = await restore_by_down_attempt(() => (0,undo_step/* undoStep */.Dh)(undoing, one));
        if (verdict.outcome !== "pass")
            return verdict;
        order.step(`"${one.fact.title}" was taken back: ${verdict.summary}`);
    }
    return (0,lib_verdict/* pass */.IX)("schema_restored", `The migrations of the release ${release.id} are taken back, and the schema of ${order.database} is the one that was on record before them.`);
}
async function newestRelease(context, journal, forge) {
    const { records } = await (0,release_records/* listProductionRecords */.Sg)(context, journal, forge);
    const [newest] = records;
    return newest === undefined ? null : { id: newest.payload.release, commit: newest.payload.commit };
}
async function findUndoable(context, release, fact) {
    const item = (0,undo_step/* itemOf */.Tu)(context, release, fact);
    const step = item === undefined ? undefined : (await context.steps())[item.step];
    if (item === undefined || step === undefined) {
        return impossible(fact, "the plan at hand is not the one that it was taken by");
    }
    if (step.undo?.has(item.spec, fact.details) !== true)
        return impossible(fact, "the plan has no `undo` for it");
    const trouble = await (0,undo_step/* troubleOf */.LH)(context, release, step, item);
    return trouble === null ? { fact, item, asked: true } : impossible(fact, trouble.replace(/\.$/, ""));
}
/** Installs what the team's own tool needs, by the plan's `setup` of the stage; null where nothing is in the way then. */
async function prepare(context, journal, { commit }, { fact: { stage } }) {
    const { setup } = context.plan.stages[stage];
    if (setup === null)
        return null;
    const target = { url: "", deploymentId: "", commit, stage, bypass: null };
    const verdict = await (0,stage_setup/* prepareStage */.W)(context, journal, setup, target);
    return verdict.outcome === "pass" ? null : verdict;
}
function sayBefore(journal, { id }, { facts, applied }) {
    const titles = facts.map(({ title }) => `"${title}"`).join(", ");
    const names = applied.length === 0 ? "what it applied" : applied.join(", ");
    journal.note(`Of the release ${id} ${titles} would be taken back by the team's own command: ${names}. On a copy that brought schema and data back, so nothing is lost. While production serves that release, it meets the schema of before.`);
}
/** What was done until then stands in the steps' records, and the next run goes on there. */
async function restore_by_down_attempt(act) {
    try {
        return await act();
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ)
            return (0,lib_verdict/* hold */._2)(error.reasonCode, error.message, error.remedy);
        if (!(error instanceof lib_error/* UsageError */.eb))
            throw error;
        const { reasonCode, problems } = error;
        return (0,lib_verdict/* hold */._2)(reasonCode, problems.map(({ message }) => message).join(" "), problems[0]?.remedy ?? "");
    }
}
function impossible({ title }, why) {
    return (0,lib_verdict/* hold */._2)("step_left", `The step "${title}" cannot be taken back from here: ${why}.`, "Check out the release's own commit, with its plan and what the step needs, and run this again. Nothing was changed.");
}
function noRelease() {
    return (0,lib_verdict/* hold */._2)("down_unproven", "No record of ours names a release in production, so it is not known which migrations would be taken back.", "Restore a backup, or take the migration back by hand.");
}

;// CONCATENATED MODULE: ./build/src/release/decide-restore-in-place.js
/**
 * What a restore over a database's own tables does next. Once everybody is out, what is there is backed up; without that no
 * table is touched. `pg_restore` does its work in one transaction, so the tables are as they were or as the backup has them;
 * while everybody is kept out, doing it twice is doing it once. Pure.
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
    if (live.sessions > 0)
        return { do: "end-sessions" };
    // Only now does nobody write any more: a backup from before would lack what came after it.
    return { do: mark.fresh === null ? "back-up" : "restore" };
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
 * A restore over a database's own tables, for servers on which nobody creates or renames databases: the last resort. Nothing of
 * what is there is kept but a backup, which is taken once nobody writes any more. It is one transaction of `pg_restore`, never
 * less: without one, rows came twice where a table could not be dropped.
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
    let fresh = null;
    for (let actions = 0; actions < restore_in_place_MOST_ACTIONS; actions += 1) {
        if (fact === "nothing")
            order.signal.throwIfAborted();
        const world = await observeServer(server.writer, { database, archive: source.archive, again: false });
        const connectors = await readConnectors(server, database);
        const { identity, live, obstacles } = world;
        fresh = markOf(world)?.fresh ?? fresh;
        if (fresh !== null)
            order.facts({ backedUpAs: fresh.places });
        const decision = decideInPlace({ identity, name: database, obstacles, live: live && { ...live, shut: connectors.length === 0 } }, fact);
        if ("end" in decision) {
            if (thrown !== null)
                throw thrown;
            return withBackup(trouble ?? decision.end, fresh);
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
            const revoked = connectors.map((who) => `revoke connect on database ${(0,quote_sql/* quoteIdentifier */.C)(database)} from ${grantee(who)}`);
            await server.change([commentOn(database, text, mark), ...revoked]);
            step(`${database} takes no new sessions but of its owner`);
            return null;
        }
        case "end-sessions":
            return endSessions(server, world, order);
        case "back-up":
            return backUp(server, world, order);
        case "restore":
            return restoreOver(server, world, order, source);
        case "let-in": {
            const before = markOf(world)?.connectors ?? [];
            const granted = before.map((who) => `grant connect on database ${(0,quote_sql/* quoteIdentifier */.C)(database)} to ${grantee(who)}`);
            await server.change([...granted, commentOn(database, text, null)]);
            step(`${database} takes sessions again`);
            return null;
        }
    }
}
/** Null where it is proven, and the mark says where it lies. */
async function backUp(server, world, order) {
    const mark = markOf(world);
    if (order.fresh === null || mark === null)
        throw new Error("nobody backs up what is to be replaced");
    const reaching = order.drop === null ? null : await judgeDrop(order, order.drop);
    if (reaching !== null)
        return reaching;
    const taken = await order.fresh.take(mark);
    if ("outcome" in taken)
        return taken;
    const text = world.live?.comment.text ?? "";
    await server.change([commentOn(order.database, text, { ...mark, fresh: markedBackup(taken) })]);
    return null;
}
/**
 * Null where every row that is there now is in the backup. Its owner's sessions cannot be kept out, and a run may have been
 * killed an hour ago.
 */
async function judgeBackup(world, { database, fresh }) {
    const backup = markOf(world)?.fresh ?? null;
    if (fresh === null || backup === null)
        throw new Error("nobody backed up what is to be replaced");
    const digest = await fresh.digestNow();
    if (typeof digest !== "string")
        return digest;
    if (digest === backup.digest)
        return null;
    return (0,lib_verdict/* hold */._2)("restore_blocked", `Somebody wrote to ${database} after it was backed up, though it took no sessions but of its owner, so it was left as it is.`, "Stop what connects as its owner, and run this again: it is backed up anew.");
}
async function restoreOver(server, world, order, source) {
    const { database, step } = order;
    const changed = await judgeBackup(world, order);
    // A run that was killed right after its restore left what the backup has; whoever wrote left something else.
    if (changed !== null) {
        const differs = await compareDatabase(database, order, source, { mayHaveMore: true });
        return differs === null ? null : changed;
    }
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
    try {
        await pump(server, order, ...wayOf(server, order, source, watch));
    }
    catch (error) {
        if (blocked !== null)
            return blocked;
        throw error;
    }
    step(`the backup is restored over the tables of ${database}`);
    return compareDatabase(database, order, source, { mayHaveMore: true });
}
function markOf({ live }) {
    return live === null || live.mark === "unreadable" || live.mark?.phase !== "in-place" ? null : live.mark;
}
/** One transaction either way. */
function wayOf({ writer: { serverMajor } }, order, source, watch) {
    const { database, drop, url, work } = order;
    if (drop === null) {
        const args = ["--clean", "--if-exists", "--single-transaction", "--exit-on-error"];
        return [source, { url, database, args, watch }];
    }
    const open = () => dropAndRestore(work, order, source, { schemas: drop, serverMajor });
    const args = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"];
    return [
        { open, readRatio: () => source.readRatio() },
        { url, database, args: [...args, "--file=-"], watch, program: "psql" },
    ];
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
    return who === "" ? "public" : (0,quote_sql/* quoteIdentifier */.C)(who);
}

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
function restored({ place, target, facts }, { keptAs }) {
    facts?.({ kept: keptAs });
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
async function restoreToMoment(context, journal, wish, { at, database, known, forge, facts }) {
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
    return restoreAtVendor({ databases, place, target: { kind: "moment", at }, keepAs, begun, facts }, { timeoutMs: PATIENCE_MS, progress: (text) => journal.progress(text) }, () => recordAsking(context, journal, forge, keepAs));
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
    return ended.flatMap(({ release, commit, project, details: stored }) => {
        const details = (0,recorded_snapshot/* parseRecordedSnapshot */.k)(stored);
        if (details === null)
            return [];
        const { database, takenAt, places } = details;
        return [
            {
                release,
                commit,
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
    const backedUp = wish.way === "in-place" ? await backUpBefore(context, journal, { wish, order, forge, chosen }) : null;
    if (backedUp !== null && "outcome" in backedUp)
        return backedUp;
    if (context.options.dryRun) {
        return (0,lib_verdict/* pass */.IX)("dry_run", `Nothing was changed: what would be put back into ${order.database} stands above.`);
    }
    const { details } = chosen.snapshot;
    order.facts({
        from: { name: details.name, release, takenAt, sha256: details.list.sha256, place: placeNamed(chosen) },
        commit: chosen.snapshot.commit,
        ...(backedUp === null ? {} : { backedUpAs: backedUp.places }),
    });
    return withBackup(await putBack(context, order, wish, { ...chosen, seen }), backedUp);
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
        places: details.places.toSorted((left, right) => restore_tables_rankOf(left, wish) - restore_tables_rankOf(right, wish)),
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
/** As `--from` names it. */
function placeNamed({ snapshot: { details }, place }) {
    const found = details.places.find((one) => one.place === place);
    return found === undefined ? place : placeOf(found);
}
/** The one that was named comes first. */
function restore_tables_rankOf(place, { from }) {
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
/**
 * What is replaced is kept nowhere else: null where a proven backup of the last half hour has it, else one is taken here. Of a
 * dry run it is only said what would be done.
 */
async function backUpBefore(context, journal, { wish, order, forge, chosen }) {
    const { archives } = await readKnownBackups(context, journal, forge);
    const { database } = order;
    const own = archives.filter((one) => one.database === database && one.variable === wish.variable);
    const now = context.clock.now();
    const takenAt = own.map((one) => one.takenAt);
    if (refuseWithoutFresh({ takenAt, now, waived: null, inPlace: true }) === null)
        return null;
    const { commit, details } = chosen.snapshot;
    const tables = chosen.tables.map(({ table }) => table);
    const fresh = await prepareFreshBackup(context, journal, { order, variable: wish.variable, tables, commit });
    if (context.options.dryRun) {
        const said = "refusal" in fresh ? `would hold now: ${fresh.refusal.summary}` : `begins with this: ${fresh.explanation}.`;
        journal.note(`A restore ${said}`);
        return null;
    }
    if ("refusal" in fresh)
        return fresh.refusal;
    const identity = restoreIdentity(database, details.name, 0);
    const taken = await fresh.take({ identity, at: now, run: context.runUrl });
    return "outcome" in taken ? taken : markedBackup(taken);
}
async function putBack(context, { work, url, step }, wish, { snapshot, place, seen }) {
    const due = new Map(seen.flatMap((one) => (one.done ? [] : [[one.table, one.destination]])));
    const done = [];
    try {
        await (0,restore_snapshot/* restoreSnapshot */.n)({
            work,
            stores: await context.role("storedBackups"),
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
        const have = done.length === 1 ? "has" : "have";
        const before = done.length === 0 ? "No table was changed" : `${done.join(", ")} ${have} the rows of the snapshot`;
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
    const startedAt = context.clock.now();
    let facts = { from: null, kept: null, backedUpAs: [], commit: null };
    const order = orderOf(context, journal, { wish, work, steady, url, database }, (known) => {
        facts = { ...facts, ...known };
    });
    const verdict = await restoreAs(context, journal, wish, order);
    await recordRestore(context, journal, { wish, database, verdict, facts, startedAt });
    return verdict;
}
function restoreAs(context, journal, wish, order) {
    if (wish.way === "down")
        return restoreByDown(context, journal, wish, order);
    if (wish.intent === "switch-back")
        return context.options.dryRun ? dryBack(order) : restoreBeside(order);
    return wish.tables.length === 0
        ? restoreBackup(context, journal, wish, order)
        : restoreTables(context, journal, wish, order);
}
async function restoreBackup(context, journal, wish, order) {
    const forge = await context.role("forge");
    await noteLastRestore(context, journal, forge, { variable: wish.variable, database: order.database });
    const backups = await readKnownBackups(context, journal, forge);
    const { archives: known } = backups;
    const { database } = order;
    if (wish.toTime !== null) {
        return restoreToMoment(context, journal, wish, {
            at: wish.toTime,
            database,
            known: backups,
            forge,
            facts: order.facts,
        });
    }
    const asked = await readBackupWish(context, journal, { noun: "backup", database, wish, forge });
    const choice = chooseBackup(known, asked);
    if ("refusal" in choice)
        return choice.refusal;
    const isPart = refusePart(choice.backup.details, wish);
    if (isPart !== null)
        return isPart;
    const source = await openSource(context, choice.backup, wish);
    const { release, takenAt, commit, details } = choice.backup;
    order.facts({ from: { name: details.name, release, takenAt, sha256: source.archive, place: source.place }, commit });
    const whole = { ...order, source };
    const wrongWay = await withServer(order, (server) => refuseWay(server, order.database, wish.way));
    if (wrongWay !== null)
        return wrongWay;
    const preparing = { wish, order: whole, known, choice, source, forge };
    const prepared = wish.intent === "abandon" ? READY : await run_restore_prepare(context, journal, preparing);
    if ("refusal" in prepared)
        return prepared.refusal;
    if (context.options.dryRun)
        return (0,lib_verdict/* pass */.IX)("dry_run", `Nothing was changed: what a restore of ${order.database} would do stands above.`);
    return isInPlace(wish.way) ? restoreInPlace({ ...whole, ...prepared }) : restoreBeside(whole);
}
const READY = { fresh: null, drop: null };
/** What a person must be told before, and what must be there before. A restore that was begun is gone on with. */
async function run_restore_prepare(context, journal, preparing) {
    const { wish, order, known, choice, source, forge } = preparing;
    const { database, again } = order;
    const question = { database, archive: source.archive, again };
    const world = await withServer(order, ({ writer }) => observeServer(writer, question));
    const isBegun = world.copy !== null || world.live?.mark != null;
    const now = context.clock.now();
    const { tables } = await source.census();
    const replaced = tables.map(({ table }) => table);
    const dropped = wish.way === "drop-schemas" ? schemasOf(replaced) : [];
    if (world.live?.open === true) {
        const found = await readOutlook(order);
        const { backup, why } = choice;
        const inBackup = tables.map(({ table, rows }) => ({ table, rows }));
        const { obstacles } = world;
        const way = isInPlace(wish.way) ? "in-place" : "beside";
        const inUse = found.inUse.map((one) => ({ ...one, dropped: dropped.includes(schemaOf(one.table)) }));
        replaced.push(...inUse.flatMap((one) => (one.dropped ? [one.table] : [])));
        const migrations = {
            newest: backup.details.migration,
            since: await readMigrationsSince(context, journal, forge, backup),
        };
        const outlook = { database, backup, why, now, way, dropped, inBackup, obstacles, migrations, ...found, inUse };
        for (const sentence of describeRestore(outlook))
            journal.note(sentence);
    }
    if (isInPlace(wish.way))
        return prepareInPlace(context, journal, preparing, { isBegun, replaced, dropped });
    const takenAt = known.flatMap((one) => one.database === database && one.variable === wish.variable ? [one.takenAt] : []);
    const asked = { now, waived: wish.withoutFresh, inPlace: false, takenAt };
    const missing = wish.intent === "beside" ? null : refuseWithoutFresh(asked);
    return missing === null || isBegun ? READY : refuseOrSay(context, journal, missing);
}
/** Nothing of what is there is kept but what is backed up now, so nobody goes on without that. */
async function prepareInPlace(context, journal, { wish: { variable }, order, choice }, { isBegun, replaced, dropped }) {
    const drop = dropped.length === 0 ? null : dropped;
    const { commit } = choice.backup;
    const fresh = await prepareFreshBackup(context, journal, { order, variable, tables: replaced, commit });
    if (!("refusal" in fresh)) {
        journal.note(`Before any table is replaced, and once nobody writes any more, ${fresh.explanation}.`);
        return { fresh, drop };
    }
    return isBegun ? { fresh: refusingBackups(fresh.refusal), drop } : refuseOrSay(context, journal, fresh.refusal);
}
/** A dry run shows all that is in the way. */
function refuseOrSay({ options }, journal, refusal) {
    if (!options.dryRun)
        return { refusal };
    journal.note(`A restore would hold now: ${refusal.summary} ${refusal.remedy ?? ""}`);
    return READY;
}
function orderOf(context, journal, { wish, work, steady, url, database }, facts) {
    return {
        work,
        steady,
        url,
        database,
        intent: wish.intent,
        again: wish.again,
        source: null,
        fresh: null,
        drop: null,
        clock: context.clock,
        signal: context.signal ?? new AbortController().signal,
        run: context.runUrl,
        facts,
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
    const count = live?.sessions ?? 0;
    const ended = count === 1 ? "1 session" : `${count} sessions`;
    const switched = `${kept.name} would be ${database} again, and ${ended} would be ended`;
    return (0,lib_verdict/* pass */.IX)("dry_run", `${switched}; the restored one would be kept.`);
}


/***/ }),

/***/ 38642:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RQ: () => (/* binding */ BYTES_PATTERN),
/* harmony export */   UP: () => (/* binding */ renderBytes),
/* harmony export */   z_: () => (/* binding */ parseBytes)
/* harmony export */ });
/** Sizes of data as a plan writes them and as people read them. kB and MB are powers of 1000, KiB and MiB of 1024. */
const UNITS = {
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
    tib: 2 ** 40,
};
const BYTES_PATTERN = String.raw `^\s*\d+(\.\d+)?\s*([kKmMgGtT][iI]?)?[bB]\s*$`;
/** Of `100 MB`; null where the text is not a size. */
function parseBytes(text) {
    const [, amount, unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*((?:[kmgt]i?)?b)\s*$/i.exec(text) ?? [];
    const factor = UNITS[unit.toLowerCase()];
    return amount === undefined || factor === undefined ? null : Number(amount) * factor;
}
/** `658 MB`, `1.3 GB`, `8 kB`. */
function renderBytes(bytes) {
    const [unit, factor] = [
        ["TB", 1e12],
        ["GB", 1e9],
        ["MB", 1e6],
        ["kB", 1e3],
    ].find(([, least]) => bytes >= least * 0.9995) ?? ["B", 1];
    const amount = bytes / factor;
    return `${Number(amount.toFixed(amount < 10 && factor > 1 ? 1 : 0))} ${unit}`;
}


/***/ }),

/***/ 91237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LR: () => (/* binding */ bytesValue),
/* harmony export */   PB: () => (/* binding */ shareValue),
/* harmony export */   TH: () => (/* binding */ durationUpTo),
/* harmony export */   cG: () => (/* binding */ variableName),
/* harmony export */   k6: () => (/* binding */ durationValue),
/* harmony export */   n8: () => (/* binding */ parseShare)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88532);
/* harmony import */ var _bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38642);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38081);
/**
 * Values that a plan writes as text and the code uses as numbers: zod types whose errors say the expected form.
 * The input side is plain text with a pattern, so `z.toJSONSchema(…, { io: "input" })` describes them to editors.
 */



const DURATION_FORM = "a duration: a number and one unit of ms, s, m, h or d, such as 90s, 15m or 24h";
const BYTES_FORM = "a size: a number and one unit of B, kB, MB, GB or TB, such as 100 MB or 1.5 GB";
const SHARE_FORM = "a share: a percentage such as 5%, or a number from 0 to 1 such as 0.05";
/** A duration such as `15m`, longer than nothing; the parsed value is milliseconds. */
const durationValue = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP({ error: `expected ${DURATION_FORM}` })
    .meta({ pattern: String.raw `^\s*\d+(\.\d+)?\s*(ms|s|m|h|d)\s*$`, examples: ["90s", "15m", "24h"] })
    .transform((text, context) => {
    const ms = (0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E)(text);
    if (ms !== null && ms > 0)
        return ms;
    context.addIssue({
        code: "custom",
        message: ms === 0 ? `"${text}" is zero: expected more than 0` : `"${text}" is not ${DURATION_FORM}`,
    });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
});
/** A duration of at most `longest`: a timer beyond 24 days would end at once, and a limit of hours is a slip. */
function durationUpTo(longest) {
    const longestMs = (0,_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E)(longest) ?? 0;
    return durationValue.refine((ms) => ms <= longestMs, `too long: expected at most ${longest}`);
}
/** A share such as `5%` or `0.05`; the parsed value is 0–1. */
const shareValue = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()], { error: `expected ${SHARE_FORM}` })
    .meta({ examples: ["5%", 0.05] })
    .transform((value, context) => {
    const ratio = parseShare(value);
    if (ratio !== null)
        return ratio;
    context.addIssue({ code: "custom", message: `${JSON.stringify(value)} is not ${SHARE_FORM}` });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
});
/** The name of an environment variable, never its value. */
const variableName = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "expected the name of an environment variable, such as STAGING_DATABASE_URL");
/** 0–1 of `5%`, `0.05` or 0.05; null where it is neither, or lies outside. */
function parseShare(value) {
    const match = typeof value === "string" ? /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(value) : null;
    if (typeof value === "string" && match === null)
        return null;
    const ratio = match === null ? Number(value) : Number(match[1]) / (match[2] === "%" ? 100 : 1);
    return ratio >= 0 && ratio <= 1 ? ratio : null;
}
/** A size of data such as `100 MB`; the parsed value is bytes. */
const bytesValue = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP({ error: `expected ${BYTES_FORM}` })
    .meta({ pattern: _bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .BYTES_PATTERN */ .RQ, examples: ["100 MB", "1.5 GB"] })
    .transform((text, context) => {
    const bytes = (0,_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBytes */ .z_)(text);
    if (bytes !== null)
        return bytes;
    context.addIssue({ code: "custom", message: `"${text}" is not ${BYTES_FORM}` });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
});


/***/ }),

/***/ 16160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ specChoice)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98439);

/**
 * A value that may be written in several forms, told apart by their type alone: text, a map or a list.
 * Unlike `z.union` its errors are those of the form that was written, at their own places. The JSON Schema of its
 * input is the forms' `anyOf`. `expected` says all the forms in words.
 */
function specChoice(expected, forms) {
    return zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()
        .meta({
        // Only when a schema is written: this costs milliseconds, and every command loads the gates.
        get anyOf() {
            return Object.values(forms).map(jsonSchemaOf);
        },
    })
        .transform((value, context) => {
        const kind = kindOf(value);
        const form = kind === null ? undefined : forms[kind];
        if (form === undefined) {
            context.addIssue({ code: "custom", message: `expected ${expected}` });
            return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
        }
        const parsed = form.safeParse(value);
        if (parsed.success)
            return parsed.data;
        for (const issue of parsed.error.issues)
            context.addIssue({ ...issue, input: value });
        return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
    });
}
function jsonSchemaOf(form) {
    const { $schema: _, ...schema } = zod__WEBPACK_IMPORTED_MODULE_2__/* .toJSONSchema */ .bl(form, { io: "input" });
    return schema;
}
function kindOf(value) {
    if (Array.isArray(value))
        return "array";
    if (typeof value === "string")
        return "string";
    return typeof value === "object" && value !== null ? "object" : null;
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

// EXTERNAL MODULE: ./build/src/lib/quote-sql.js
var quote_sql = __webpack_require__(51232);
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
        await session.query(`alter table ${table} disable trigger ${(0,quote_sql/* quoteIdentifier */.C)(String(row["name"]))}`);
    return rows.map((row) => `${ways[String(row["state"])] ?? "enable"} trigger ${(0,quote_sql/* quoteIdentifier */.C)(String(row["name"]))}`);
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
       from (select pg_catalog.max(t.${(0,quote_sql/* quoteIdentifier */.C)(name)})::bigint as most from ${(0,snapshot_table/* ownRows */.qf)(snapshot, table)} t) m where m.most is not null`, [sequence]);
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
/* harmony export */   qf: () => (/* binding */ ownRows)
/* harmony export */ });
/* harmony import */ var _lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51232);
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
    const values = columns.map((column) => `${textOf(column)} as ${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(column.name)}`).join(", ");
    const rows = `select pg_catalog.row_to_json(r.*) from (select ${values} from ${ownRows(snapshot, table)} t) r`;
    return `copy (${rows}) to stdout with (format csv, quote e'\\x01', delimiter e'\\x02')`;
}
function copyRows(into, { columns }) {
    const names = columns.map(({ name }) => (0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)).join(", ");
    return `copy ${into} ${names === "" ? "" : `(${names}) `}from stdin`;
}
/** `table`: the one of the snapshot, or one beside it, which is never partitioned. */
async function countRows(session, snapshot, table) {
    const names = snapshot.columns.map(({ name }) => `t.${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)}`).join(", ");
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
        return `t.${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)}`;
    if (/^(?:character|bpchar)(?:\(\d+\))?$/.test(type))
        return `pg_catalog.textin(pg_catalog.bpcharout(t.${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)}))`;
    return `t.${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(name)}::text`;
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
