export const id = 9291;
export const ids = [9291];
export const modules = {

/***/ 33094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vs: () => (/* binding */ HISTORY_TOOLS),
  lc: () => (/* binding */ HISTORY_TOOL_NAMES),
  dC: () => (/* binding */ historyTool)
});

// EXTERNAL MODULE: ./build/src/migrations/read-table.js
var read_table = __webpack_require__(65178);
// EXTERNAL MODULE: ./build/src/migrations/sql-folder.js
var sql_folder = __webpack_require__(98832);
;// CONCATENATED MODULE: ./build/src/migrations/read-golang-migrate.js


const FILE = /^(\d+)_.*\.up\.sql$/;
/**
 * golang-migrate: `<version>_<title>.up.sql` and `.down.sql`. Its table has one row, the newest version, and `dirty` while that
 * one is applied; after an error it stays so, and the tool refuses to go on until a person says what is there.
 */
const golangMigrate = {
    title: "golang-migrate",
    defaultDirectory: "migrations",
    defaultTable: "public.schema_migrations",
    createsTable: true,
    applyCommand: "migrate up",
    lateRemedy: "migrate up passes over them for ever, being older than the applied version: give them a newer one.",
    unknownRemedy: "Merge the branch that has it, or restore its files from git.",
    editedRemedy: "Revert the change (git checkout the file as it was applied) and put it into a new file.",
    failedRemedy: "Look which of its statements took effect, repair that by hand, and then say which version the database has: migrate force <version>.",
    transaction: "file",
    besides: { schemas: [], tables: [] },
    async readLocal(location) {
        const found = await (0,sql_folder/* readSqlFolder */.Zf)(location, {
            isMigration: (name) => FILE.test(name),
            appliedPart: (text) => text,
            hasChecksums: false,
        });
        return found
            .map((migration) => ({ ...migration, version: versionOf(migration) }))
            .toSorted((one, other) => (one.version < other.version ? -1 : one.version > other.version ? 1 : 0))
            .map(({ version, ...migration }) => ({ ...migration, keys: [keyOf(version)] }));
    },
    async readRecorded(session, table, _parser, local) {
        const columns = await (0,read_table/* readColumns */.Ej)(session, table);
        if (columns === null)
            return null;
        (0,read_table/* requireColumns */.fe)(columns, table, ["version", "dirty"]);
        const [row] = await (0,read_table/* readRows */.aK)(session, table, { version: "version", dirty: "dirty" }, "version desc");
        if (row === undefined)
            return [];
        return expand(BigInt(String(row["version"])), row["dirty"] === "true", local);
    },
};
/** Every file up to the version, which is all that its table says of them. */
function expand(newest, dirty, local) {
    const row = (version, name) => ({
        name,
        keys: [keyOf(version)],
        checksum: null,
        state: dirty && version === newest ? "failed" : "applied",
    });
    const older = local.filter((migration) => versionOf(migration) < newest);
    const own = local.find((migration) => versionOf(migration) === newest);
    return [
        ...older.map((migration) => row(versionOf(migration), migration.name)),
        row(newest, own?.name ?? String(newest)),
    ];
}
function versionOf({ name }) {
    return BigInt(FILE.exec(name)?.[1] ?? 0);
}
function keyOf(version) {
    return `version:${version}`;
}

// EXTERNAL MODULE: ./build/src/lib/quote-sql.js
var quote_sql = __webpack_require__(51232);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/migrations/read-files.js
var read_files = __webpack_require__(7761);
;// CONCATENATED MODULE: ./build/src/migrations/script-folder.js
/** Files of programs (JavaScript, TypeScript), one a migration, applied in the order of their names. */


const SCRIPT = /\.(?:[cm]?[jt]s|sql)$/;
const NO_SCRIPT = /\.(?:d\.[cm]?ts|map|test\.[cm]?[jt]s|spec\.[cm]?[jt]s)$/;
/** `keysOf` gets the name without its ending. Their text is not judged; it shows what leaves its transaction. */
async function readScriptFolder(location, keysOf) {
    const { files } = await (0,read_files/* listFolder */.bt)(location);
    const names = files.filter((name) => SCRIPT.test(name) && !NO_SCRIPT.test(name) && !name.startsWith("."));
    const texts = await (0,read_files/* readTexts */.Z7)(location, names);
    return names.flatMap((name) => {
        const found = texts.get(name);
        if (found === undefined)
            return [];
        const stem = external_node_path_.posix.parse(name).name;
        return [{ name: stem, ...found, keys: keysOf(name, stem), checksums: [] }];
    });
}

;// CONCATENATED MODULE: ./build/src/migrations/read-scripts.js
/** Tools whose migrations are programs: their tables have a name of each, and nothing by which a change would show. */



const WORDS = {
    createsTable: true,
    unknownRemedy: "Merge the branch that has them, or restore their files from git.",
    editedRemedy: "Revert the change (git checkout the file as it was applied) and put it into a new file.",
};
/** `knex_migrations` has the file's name with its ending, which differs where TypeScript was compiled before. */
const knex = {
    ...WORDS,
    title: "Knex",
    defaultDirectory: "migrations",
    defaultTable: "public.knex_migrations",
    applyCommand: "npx knex migrate:latest",
    lateRemedy: "They are older than an applied one; knex applies them all the same.",
    failedRemedy: "Run npx knex migrate:latest again.",
    transaction: "all",
    besides: { schemas: [], tables: ["knex_migrations_lock"] },
    readLocal: (folder) => readScriptFolder(folder, (file, stem) => [`file:${file}`, `stem:${stem}`]),
    readRecorded: (session, table) => readNames(session, table, "name", ["id", "name", "batch"], fileKeys),
};
/** `pgmigrations` has the name without its ending. */
const nodePgMigrate = {
    ...WORDS,
    title: "node-pg-migrate",
    defaultDirectory: "migrations",
    defaultTable: "public.pgmigrations",
    applyCommand: "npx node-pg-migrate up",
    lateRemedy: "node-pg-migrate up refuses them, being older than an applied one, unless it is given --no-check-order.",
    failedRemedy: "Run npx node-pg-migrate up again.",
    transaction: "all",
    besides: { schemas: [], tables: [] },
    readLocal: (folder) => readScriptFolder(folder, (_file, stem) => [`stem:${stem}`]),
    readRecorded: (session, table) => readNames(session, table, "name", ["id", "name"], (name) => [`stem:${name}`]),
};
/** `SequelizeMeta` has the file's name; nothing of it is in a transaction that the migration does not open itself. */
const sequelize = {
    ...WORDS,
    title: "Sequelize",
    defaultDirectory: "migrations",
    defaultTable: "public.SequelizeMeta",
    applyCommand: "npx sequelize-cli db:migrate",
    lateRemedy: "sequelize-cli applies them after newer ones; make sure that they do not depend on each other.",
    failedRemedy: "Run npx sequelize-cli db:migrate again.",
    transaction: "unknown",
    besides: { schemas: [], tables: [] },
    readLocal: (folder) => readScriptFolder(folder, (file, stem) => [`file:${file}`, `stem:${stem}`]),
    readRecorded: (session, table) => readNames(session, table, "name", ["name"], fileKeys),
};
/** `migrations` has the class, whose name ends in the instant with which the file's name begins. */
const typeorm = {
    ...WORDS,
    title: "TypeORM",
    defaultDirectory: "migrations",
    defaultTable: "public.migrations",
    applyCommand: "npx typeorm migration:run",
    lateRemedy: "TypeORM applies them after newer ones; make sure that they do not depend on each other.",
    failedRemedy: "Run npx typeorm migration:run again.",
    transaction: "unknown",
    besides: { schemas: [], tables: [] },
    readLocal: (folder) => readScriptFolder(folder, (_file, stem) => [`instant:${/^\d+/.exec(stem)?.[0] ?? stem}`]),
    readRecorded: (session, table) => readNames(session, table, "name", ["timestamp", "name"], (name) => [`instant:${/\d+$/.exec(name)?.[0] ?? name}`]),
};
function fileKeys(name) {
    return [`file:${name}`, `stem:${name.replace(/\.[^.]+$/, "")}`];
}
async function readNames(session, table, column, needed, keysOf) {
    const columns = await (0,read_table/* readColumns */.Ej)(session, table);
    if (columns === null)
        return null;
    (0,read_table/* requireColumns */.fe)(columns, table, needed);
    const rows = await (0,read_table/* readRows */.aK)(session, table, { name: (0,quote_sql/* quoteIdentifier */.C)(column) }, (0,quote_sql/* quoteIdentifier */.C)(column));
    return rows.map((row) => {
        const name = String(row["name"]);
        return { name: name.replace(/\.[cm]?[jt]s$/, ""), keys: keysOf(name), checksum: null, state: "applied" };
    });
}

// EXTERNAL MODULE: ./build/src/migrations/tools.js + 6 modules
var tools = __webpack_require__(88546);
;// CONCATENATED MODULE: ./build/src/migrations/history-tools.js



const NONE = { schemas: [], tables: [] };
/** The tools whose history a step can read, by the word that the plan uses. */
const HISTORY_TOOLS = {
    drizzle: { ...tools/* MIGRATION_TOOLS */.b.drizzle, transaction: "all", besides: { schemas: ["drizzle"], tables: [] } },
    // A file is one query, which is a transaction unless it has one of its own. The engine in WebAssembly, which 6.16 to 6.19 have
    // besides, sends each statement by itself; but either first writes a row, which says unfinished when the file fails.
    prisma: { ...tools/* MIGRATION_TOOLS */.b.prisma, transaction: "file", besides: NONE },
    supabase: {
        ...tools/* MIGRATION_TOOLS */.b.supabase,
        transaction: "file",
        besides: { schemas: ["supabase_migrations"], tables: [] },
        // Its client's default, in 2.117 and in 3.1: the address's application_name is dropped, and its options are not.
        sessionName: "@effect/sql-pg",
    },
    "node-pg-migrate": nodePgMigrate,
    knex: knex,
    sequelize: sequelize,
    typeorm: typeorm,
    dbmate: { ...tools/* MIGRATION_TOOLS */.b.dbmate, transaction: "file", besides: NONE },
    goose: { ...tools/* MIGRATION_TOOLS */.b.goose, transaction: "file", besides: NONE },
    "golang-migrate": golangMigrate,
};
const HISTORY_TOOL_NAMES = Object.keys(HISTORY_TOOLS);
/** As the general form, for who has the word only. */
function historyTool(name) {
    return HISTORY_TOOLS[name];
}


/***/ }),

/***/ 63876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ backup)
});

// EXTERNAL MODULE: ./build/src/release/recorded-backup.js
var recorded_backup = __webpack_require__(85558);
// EXTERNAL MODULE: ./build/src/steps/backup/dump-spec.js
var dump_spec = __webpack_require__(11422);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/steps/backup/managed-details.js
var managed_details = __webpack_require__(82846);
;// CONCATENATED MODULE: ./build/src/steps/backup/managed-copy.js
/** A branch or a snapshot of the database, made for this step of this release and named after it. */





/** A vendor deletes what has expired when it comes to it. */
const EXPIRY_SLACK_MS = 3_600_000;
async function observeCopy(spec, context) {
    const name = nameOf(context);
    const copy = await managed_copy_open(spec, context).findCopy(name, spec.way);
    const known = (0,managed_details/* parseManagedDetails */.l)(context.recorded);
    if (copy === null)
        return known === null ? { is: "due", state: null } : observeGone(spec, known, context.clock.now());
    if (copy.state === "failed") {
        return {
            is: "impossible",
            verdict: (0,verdict/* hold */._2)("managed_copy_failed", `The ${spec.way} ${name} did not come to anything.`, LOOK),
        };
    }
    // Begun and cut off: what is being made is followed, not made again.
    if (copy.state === "coming")
        return { is: "due", state: copy };
    const details = known ?? detailsOf(spec, copy, context.clock.now());
    return {
        is: "done",
        summary: summaryOf(spec, copy),
        evidence: evidenceOf(spec, copy),
        details: (0,managed_details/* recordManaged */.T)(details),
    };
}
const LOOK = "Look at the project at its vendor; delete what did not come to anything there, and run this again.";
/** It was there once. Its time may be over; else somebody deleted it, and a new one would be of another moment. */
function observeGone({ way, vendor }, { name, takenAt, expiresAt }, now) {
    const what = `the ${way} ${name} of ${(0,instant/* renderInstant */.W)(takenAt)}`;
    if (expiresAt !== null && expiresAt <= now + EXPIRY_SLACK_MS) {
        return { is: "done", summary: `${what} was made, and its time at ${vendor} is over` };
    }
    return {
        is: "impossible",
        verdict: (0,verdict/* hold */._2)("managed_copy_failed", `This release was backed up into ${what}, and it is not there any more.`, "Somebody deleted it. Start a new release, so that the state before it is backed up again."),
    };
}
async function applyCopy(spec, found, context) {
    const database = managed_copy_open(spec, context);
    const begun = found ?? (await create(spec, database, context));
    const copy = await database.followCopy(begun, {
        timeoutMs: spec.timeoutMs,
        progress: (text) => context.progress({ ratio: null, text }),
    });
    const details = (0,managed_details/* recordManaged */.T)(detailsOf(spec, copy, context.clock.now()));
    return { verdict: (0,verdict/* pass */.IX)("step_done", summaryOf(spec, copy), evidenceOf(spec, copy)), details };
}
/** At most one of a name: after an answer that was lost it is looked for before anything else happens. */
async function create(spec, database, context) {
    const name = nameOf(context);
    try {
        const expiresAt = context.clock.now() + spec.keepMs;
        return await database.createCopy({ name, way: spec.way, at: null, expiresAt });
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ) || error.status !== null)
            throw error;
        const made = await database.findCopy(name, spec.way);
        if (made === null)
            throw error;
        return made;
    }
}
function nameOf({ identity }) {
    return `holdpoint-${identity}`;
}
function managed_copy_open({ project, branch }, { roles }) {
    return roles.managedDatabases.open({ project, branch });
}
function detailsOf(spec, copy, now) {
    return {
        kind: "managed",
        version: 1,
        vendor: spec.vendor,
        project: spec.project,
        branch: spec.branch,
        database: spec.database,
        way: copy.way,
        id: copy.id,
        name: copy.name,
        takenAt: copy.dataAt ?? copy.createdAt,
        lsn: copy.lsn,
        expiresAt: copy.expiresAt,
        reach: null,
        readBackAt: now,
    };
}
function summaryOf({ way, project, keepMs }, { name, expiresAt }) {
    const until = expiresAt === null
        ? `although ${(0,duration/* renderDuration */.P)(keepMs)} was asked for, it has no end`
        : `until ${(0,instant/* renderInstant */.W)(expiresAt)}`;
    return `The ${way} ${name} of the project ${project} is there, ${until}.`;
}
function evidenceOf({ way }, { createdAt, expiresAt, lsn, name, url }) {
    return [
        { label: way, value: name, ...(url === null ? {} : { url }) },
        { label: "made at", value: (0,instant/* renderInstant */.W)(createdAt) },
        ...(lsn === null ? [] : [{ label: "log position", value: lsn }]),
        { label: "kept until", value: expiresAt === null ? "somebody deletes it" : (0,instant/* renderInstant */.W)(expiresAt) },
        { label: "where", value: "at the vendor, beside the database; nowhere else" },
    ];
}

// EXTERNAL MODULE: ./build/src/steps/backup/managed-schedule.js
var managed_schedule = __webpack_require__(38315);
// EXTERNAL MODULE: ./build/src/steps/backup/managed-spec.js
var managed_spec = __webpack_require__(42449);
;// CONCATENATED MODULE: ./build/src/steps/backup/managed-backup.js
/** The managed kinds of the step `backup`: what it does where the plan names a vendor. */





const managedBackup = {
    roles: ["managedDatabases"],
    provider: ({ vendor }) => vendor,
    explain: managed_spec/* explainManaged */.x0,
    observe: (spec, context) => spec.kind === "copy" ? observeCopy(spec, context) : (0,managed_schedule/* observeSchedule */.Od)(spec, context),
    apply: (spec, state, context) => spec.kind === "copy" ? applyCopy(spec, state, context) : (0,managed_schedule/* applySchedule */.I_)(spec, context),
    leavesBehind,
};
function leavesBehind(spec, details) {
    if (spec.kind === "schedule")
        return null;
    const known = (0,managed_details/* parseManagedDetails */.l)(details);
    const name = known?.name ?? "a name that begins with holdpoint-";
    const end = known?.expiresAt ?? null;
    const until = end === null ? "until somebody deletes it" : `until ${(0,instant/* renderInstant */.W)(end)}`;
    return `the ${spec.way} ${name} stays in the project ${spec.project} at Neon ${until}`;
}

// EXTERNAL MODULE: ./build/src/steps/backup/record-dump.js
var record_dump = __webpack_require__(23410);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(98439);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
;// CONCATENATED MODULE: ./build/src/steps/backup/spec.js



/** Which kind is meant is told by the vendor's name, so that mistakes are said of the kind that was meant. */
const backupSpec = schemas/* unknown */.L5J()
    .meta({
    // Only when a schema is written.
    get anyOf() {
        return [dump_spec/* dumpSpec */.m, managed_spec/* managedSpec */.dy].map((form) => {
            const { $schema: _, ...schema } = json_schema_processors/* toJSONSchema */.bl(form, { io: "input" });
            return schema;
        });
    },
})
    .transform((value, context) => {
    const form = (0,managed_spec/* namesManagedBackup */.Yw)(value) ? managed_spec/* managedSpec */.dy : dump_spec/* dumpSpec */.m;
    const parsed = form.safeParse(value);
    if (parsed.success)
        return parsed.data;
    for (const issue of parsed.error.issues)
        context.addIssue({ ...issue, input: value });
    return core/* NEVER */.tm;
});

;// CONCATENATED MODULE: ./build/src/steps/backup/index.js





// What works is loaded when it is needed: every command that reads a plan loads this file.
const backup = {
    key: "backup",
    kind: "world",
    description: "Backs a database up, and counts as done when the backup was opened again. An archive of `pg_dump` of one moment, compressed by zstd, encrypted on this machine, stored, read back whole from every place, and proven: read by `pg_restore`, or restored into a server of its own. Beside it are the rows and a checksum of every table at the same moment. Or, with `neon:` or `supabase:`, what the database's own vendor keeps.",
    example: `- title: Back up
  backup:
    database: STAGING_DATABASE_URL
    to: ["s3://acme-backups/staging"]
    encrypt: { to: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p }
    prove: restore
  takes: 20m
- title: Branch at the vendor
  backup: { neon: { project: floral-king-961888, keep: 7d }, database: DATABASE_URL }
`,
    spec: backupSpec,
    roles: ["databaseWork", "stores", "managedDatabases"],
    rolesFor: (spec) => (spec.kind === "dump" ? ["databaseWork", "stores"] : managedBackup.roles),
    provider: (spec) => (spec.kind === "dump" ? undefined : managedBackup.provider(spec)),
    secrets: (spec) => (spec.kind === "dump" ? [spec.database, ...(spec.scratch === null ? [] : [spec.scratch])] : []),
    explain: (spec) => (spec.kind === "dump" ? (0,dump_spec/* explainDump */.c)(spec) : managedBackup.explain(spec)),
    observe: async (spec, context) => spec.kind === "dump"
        ? (await __webpack_require__.e(/* import() */ 4503).then(__webpack_require__.bind(__webpack_require__, 24503))).observeDump(spec, context)
        : managedBackup.observe(spec, context),
    apply: async (spec, state, context) => spec.kind === "dump"
        ? (await Promise.all(/* import() */[__webpack_require__.e(9107), __webpack_require__.e(2001)]).then(__webpack_require__.bind(__webpack_require__, 32001))).applyDump(spec, context)
        : managedBackup.apply(spec, state, context),
    leavesBehind: (spec, details) => spec.kind === "dump" ? (0,record_dump/* leavesDump */.F3)(spec, (0,recorded_backup/* parseRecordedDump */.yN)(details)) : managedBackup.leavesBehind(spec, details),
};


/***/ }),

/***/ 82846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ recordManaged),
/* harmony export */   l: () => (/* binding */ parseManagedDetails)
/* harmony export */ });
/* harmony import */ var _release_recorded_backup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85558);
/** What the record keeps of a backup that lies at the database's vendor. */

/** Null where it is anything else, or has a word that is not known: such a backup must not be relied on. */
function parseManagedDetails(value) {
    const backup = (0,_release_recorded_backup_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRecordedBackup */ .sm)(value);
    return backup?.kind === "managed" ? backup : null;
}
/** The same as what a step's end may carry. */
function recordManaged({ reach, ...details }) {
    return { ...details, reach: reach === null ? null : { ...reach } };
}


/***/ }),

/***/ 38315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I_: () => (/* binding */ applySchedule),
/* harmony export */   No: () => (/* binding */ judgeSchedule),
/* harmony export */   Od: () => (/* binding */ observeSchedule)
/* harmony export */ });
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _lib_instant_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36840);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(616);
/* harmony import */ var _managed_details_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82846);
/** The backups of a vendor's own schedule: read, judged by their age, and never called made by us. */




/** Due until it was looked at for this release; afterwards done as long as the vendor still has that moment. */
async function observeSchedule(spec, context) {
    const known = (0,_managed_details_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManagedDetails */ .l)(context.recorded);
    if (known === null)
        return { is: "due", state: null };
    const held = await read(spec, context);
    if (holds(held, known.takenAt))
        return { is: "done", summary: summaryOf(spec, known.takenAt), evidence: evidenceOf(held) };
    return {
        is: "impossible",
        verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("managed_copy_failed", `When this release began, ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(known.takenAt)} could be restored; ${spec.vendor} does not have it any more.`, "Start a new release, or back up by a dump: a step `backup` with `database` and `to`.", evidenceOf(held)),
    };
}
async function applySchedule(spec, context) {
    context.progress({ ratio: null, text: "asks which backups there are" });
    const held = await read(spec, context);
    const now = context.clock.now();
    const newest = newestOf(held);
    const verdict = judgeSchedule(spec, held, now);
    if (verdict.outcome !== "pass" || newest === null)
        return { verdict, untouched: true };
    const details = {
        kind: "managed",
        version: 1,
        vendor: spec.vendor,
        project: spec.project,
        branch: null,
        database: spec.database,
        way: "schedule",
        id: newest.by === "backup" ? (held.backups.find(({ at }) => at === newest.at)?.id ?? null) : null,
        name: null,
        takenAt: newest.at,
        lsn: null,
        expiresAt: null,
        reach: held.reach === null ? null : { ...held.reach },
        readBackAt: now,
    };
    return { verdict, details: (0,_managed_details_js__WEBPACK_IMPORTED_MODULE_2__/* .recordManaged */ .T)(details) };
}
/** No backup at all, or none that is recent enough, is a no, not a maybe: the vendor was asked and said so. */
function judgeSchedule(spec, held, now) {
    const newest = newestOf(held);
    const remedy = "Back up by a dump before this step (a step `backup` with `database` and `to`), or choose a subscription with daily backups or point-in-time recovery.";
    if (newest === null) {
        const summary = `${spec.vendor} holds no backup of the project ${spec.project} that can be restored: ${held.told}.`;
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)("managed_backup_missing", summary, remedy, evidenceOf(held));
    }
    if (now - newest.at > spec.withinMs) {
        const summary = `The newest moment that ${spec.vendor} can restore is ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(now - newest.at)} old (${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(newest.at)}); the plan allows ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(spec.withinMs)}.`;
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)("managed_backup_missing", summary, remedy, evidenceOf(held));
    }
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .pass */ .IX)("step_done", summaryOf(spec, newest.at), evidenceOf(held));
}
function newestOf({ backups, reach }) {
    const backup = backups.filter(({ state }) => state === "complete").toSorted((one, other) => other.at - one.at)[0];
    const moments = [
        ...(reach === null ? [] : [{ at: reach.to, by: "recovery" }]),
        ...(backup === undefined ? [] : [{ at: backup.at, by: "backup" }]),
    ];
    return moments.toSorted((one, other) => other.at - one.at)[0] ?? null;
}
function holds({ backups, reach }, at) {
    if (reach !== null && reach.from <= at && at <= reach.to)
        return true;
    return backups.some((backup) => backup.state === "complete" && backup.at === at);
}
function read({ project }, { roles }) {
    return roles.managedDatabases.open({ project, branch: null }).readBackups();
}
function summaryOf({ project, vendor }, at) {
    return `${vendor} can restore the project ${project} to ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(at)}; no backup was made for this release, and none was restored to prove it.`;
}
function evidenceOf({ backups, reach, told }) {
    const complete = backups.filter(({ state }) => state === "complete");
    const [newest] = complete.toSorted((one, other) => other.at - one.at);
    return [
        { label: "vendor", value: told },
        ...(reach === null
            ? []
            : [
                {
                    label: "moments that can be restored",
                    value: `${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(reach.from)} to ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(reach.to)}`,
                },
            ]),
        ...(newest === undefined ? [] : [{ label: "newest backup", value: (0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(newest.at) }]),
        ...(complete.length === backups.length
            ? []
            : [{ label: "not complete", value: `${backups.length - complete.length} of ${backups.length}` }]),
    ];
}


/***/ }),

/***/ 42449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yw: () => (/* binding */ namesManagedBackup),
/* harmony export */   dy: () => (/* binding */ managedSpec),
/* harmony export */   hQ: () => (/* binding */ isManagedSpec),
/* harmony export */   x0: () => (/* binding */ explainManaged)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2503);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88532);
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91237);
/** `backup: { neon: … }` and `backup: { supabase: … }`: a backup that the database's own vendor makes and keeps. */



const database = _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_1__/* .variableName */ .cG
    .optional()
    .describe("Variable with the address of this database, where gates and a restore shall know that it is the same.");
const neon = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    project: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
        .regex(/^[a-z0-9-]{1,60}$/, "expected the id of a project at Neon, such as floral-king-961888")
        .describe("Id of the project at Neon (Settings, General)."),
    branch: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
        .min(1)
        .max(256)
        .optional()
        .describe("The branch that is backed up, by its name or its id. Default: the project's default branch."),
    way: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(["branch", "snapshot"])
        .default("branch")
        .describe("`branch`: a branch of the moment, which can be connected to and compared. `snapshot`: one of Neon's snapshots (beta), of which subscriptions allow few."),
    keep: (0,_lib_plan_values_js__WEBPACK_IMPORTED_MODULE_1__/* .durationUpTo */ .TH)("30d").prefault("7d").describe("When Neon deletes it by itself."),
    timeout: (0,_lib_plan_values_js__WEBPACK_IMPORTED_MODULE_1__/* .durationUpTo */ .TH)("6h").prefault("15m").describe("How long Neon may take."),
})
    .describe("A branch or a snapshot at Neon, named after the release's step, so that a run that was cut off finds it again.");
const supabase = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    project: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
        .regex(/^[a-z]{20}$/, "expected the project's reference: 20 lower-case letters, as in the address of its dashboard")
        .describe("Reference of the project at Supabase: the 20 letters in the address of its dashboard."),
    within: (0,_lib_plan_values_js__WEBPACK_IMPORTED_MODULE_1__/* .durationUpTo */ .TH)("30d")
        .prefault("24h")
        .describe("How old the newest moment may be that can be restored: of a daily backup, or of point-in-time recovery."),
})
    .describe("Supabase takes no backup when it is asked, so nothing is made: the step fails where the newest moment that can be restored is older than `within`, and where there is none.");
/** With exactly one vendor. */
const managedSpec = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ neon: neon.optional(), supabase: supabase.optional(), database })
    .transform((said, context) => {
    const variable = said.database ?? null;
    if (said.neon !== undefined && said.supabase === undefined) {
        const { keep, timeout, branch = null, ...rest } = said.neon;
        return { kind: "copy", vendor: "neon", ...rest, branch, keepMs: keep, timeoutMs: timeout, database: variable };
    }
    if (said.supabase !== undefined && said.neon === undefined) {
        const { project, within } = said.supabase;
        return { kind: "schedule", vendor: "supabase", project, withinMs: within, database: variable };
    }
    context.addIssue({ code: "custom", message: "expected one vendor: neon: or supabase:, with its project" });
    return zod__WEBPACK_IMPORTED_MODULE_3__/* .NEVER */ .tm;
})
    .describe("A backup that the database's own vendor keeps.");
/** Whether what a plan says of a backup is about a vendor's own, before it is checked. */
function namesManagedBackup(spec) {
    return typeof spec === "object" && spec !== null && ("neon" in spec || "supabase" in spec);
}
/** Whether a parsed spec of the step `backup` is of a managed kind. */
function isManagedSpec(spec) {
    if (typeof spec !== "object" || spec === null || !("kind" in spec))
        return false;
    return spec.kind === "copy" || spec.kind === "schedule";
}
function explainManaged(spec) {
    if (spec.kind === "schedule") {
        return `checks that Supabase can restore the project ${spec.project} to a moment of the last ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(spec.withinMs)}; makes no backup`;
    }
    const of = spec.branch === null ? "the default branch" : `the branch ${spec.branch}`;
    return `makes a ${spec.way} of ${of} of Neon's project ${spec.project}, kept for ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(spec.keepMs)}`;
}


/***/ }),

/***/ 94248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ command)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2503);
/* harmony import */ var _lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12580);
/* harmony import */ var _lib_command_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97695);
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38081);
/* harmony import */ var _lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58211);
/* harmony import */ var _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91237);
/* harmony import */ var _lib_spec_choice_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(16160);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(616);








const line = (0,_lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .commandLine */ .ay)("npm run migrate");
const undoSpec = (0,_lib_spec_choice_js__WEBPACK_IMPORTED_MODULE_6__/* .specChoice */ .n)("a command line such as npm run migrate:down, or a map with run:", {
    string: line
        .transform((run) => ({ run, losesData: false }))
        .describe("A command line for `sh -c` that takes back what `run` did, and loses no data."),
    object: zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({
        run: line.describe("A command line for `sh -c` that takes back what `run` did."),
        "loses-data": zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY()
            .default(false)
            .describe("Data is lost by it, so that a rollback runs it only where a person asks for it (`rollback --undo`)."),
    })
        .transform(({ run, "loses-data": losesData }) => ({ run, losesData }))
        .describe("The same, with whether it loses data."),
});
const commandSpec = zod__WEBPACK_IMPORTED_MODULE_7__/* .strictObject */ .rej({
    run: line.describe("A command line for `sh -c` that does it."),
    observe: line
        .optional()
        .describe("A command line that changes nothing and says whether it is done for this release: exit code 0 = done, 1 = not done, any other = not known. It is asked before `run` and after it, and must answer within half a minute."),
    undo: undoSpec
        .optional()
        .describe("What takes it back where the release is rolled back: a command line, or a map with `run` and `loses-data`."),
    repeatable: zod__WEBPACK_IMPORTED_MODULE_7__/* .boolean */ .zMY()
        .default(false)
        .describe("`run` may be run twice. Without this and without `observe`, a release whose run was cut off there holds until a person has looked."),
    timeout: (0,_lib_plan_values_js__WEBPACK_IMPORTED_MODULE_4__/* .durationUpTo */ .TH)("24h").prefault("10m").describe("How long `run` and `undo` may take."),
    ..._lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .commandFields */ .rc,
})
    .transform(({ timeout, observe = null, undo = null, ...rest }) => {
    return { ...rest, observe, undo, timeoutMs: timeout };
})
    .describe("A script of the team, from the released commit's checkout.");
const command = {
    key: "command",
    kind: "code",
    description: "Runs a script of the team. It runs only in a checkout of the released commit, in a process group of its own, and sees PATH, HOME and the like, the variables that `env` names, DEPLOYMENT_COMMIT, HOLDPOINT_RELEASE, HOLDPOINT_STAGE (`staging` or `production`), and HOLDPOINT_STEP, which is the same for this step of this release in every run and for no other. Where there is an `observe`, its answer after `run` decides whether the step is done; without it the exit code does.",
    example: `- { title: Warm the cache, command: { run: npm run warm, repeatable: true }, takes: 5m }
- title: Move the index
  command:
    run: npm run index:move
    observe: npm run index:moved
    undo: { run: npm run index:back, loses-data: false }
    timeout: 2h
    env: [SEARCH_TOKEN]
`,
    spec: commandSpec,
    roles: ["shell"],
    secrets: ({ env }) => env,
    once: ({ observe, repeatable }) => observe === null && !repeatable,
    wordCounts: ({ observe }) => observe === null,
    explain: ({ run, observe, directory, timeoutMs, env }) => [
        `runs \`${run}\``,
        ...(directory === "." ? [] : [`in ${directory}`]),
        `at most ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .renderDuration */ .P)(timeoutMs)}`,
        ...(observe === null ? [] : [`observed by \`${observe}\``]),
        ...(env.length === 0 ? [] : [`sees ${env.join(", ")}`]),
    ].join(", "),
    async observe(spec, context) {
        const trouble = await findTrouble(spec, context);
        if (trouble !== null)
            return { is: "impossible", verdict: trouble };
        return askObserve(spec, context);
    },
    async apply(spec, _state, context) {
        const trouble = await findTrouble(spec, context);
        if (trouble !== null)
            return { verdict: trouble, untouched: true };
        const result = await run(spec, spec.run, spec.timeoutMs, context);
        const verdict = (0,_lib_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeCommand */ .Bc)(spec, result);
        return result.started ? { verdict } : { verdict, untouched: true };
    },
    undo: {
        has: ({ undo }) => undo !== null,
        losesData: ({ undo }) => undo?.losesData === true,
        apply: undo,
    },
    leavesBehind: (spec) => `what \`${spec.run}\` did stays`,
};
async function findTrouble(spec, { directory, env, release }) {
    return ((await (0,_lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .checkCheckedOut */ .ak)(directory, release.commit)) ??
        (await (0,_lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .checkCommandPlace */ .dV)(spec, { directory, env }, "The script")));
}
/** Without a command to ask, nobody knows more than the record. */
async function askObserve(spec, context) {
    if (spec.observe === null)
        return { is: "due", state: null };
    const result = await run(spec, spec.observe, _lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .OBSERVE_MS */ ._G, context);
    return (0,_lib_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeObserving */ .J5)({ run: spec.observe, timeoutMs: _lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .OBSERVE_MS */ ._G }, result);
}
async function undo(spec, context) {
    if (spec.undo === null)
        throw new Error("taken back without a way back");
    const trouble = await findTrouble(spec, context);
    if (trouble !== null)
        return trouble;
    const before = spec.observe === null ? null : await askObserve(spec, context);
    if (before?.is === "due")
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .pass */ .IX)("step_undone", `\`${spec.observe}\` says that it is not done.`);
    const verdict = (0,_lib_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeCommand */ .Bc)({ run: spec.undo.run, timeoutMs: spec.timeoutMs }, await run(spec, spec.undo.run, spec.timeoutMs, context));
    if (verdict.outcome !== "pass")
        return verdict;
    if (spec.observe === null)
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .pass */ .IX)("step_undone", verdict.summary, verdict.evidence);
    const after = await askObserve(spec, context);
    if (after.is === "due")
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .pass */ .IX)("step_undone", `\`${spec.undo.run}\` took it back.`, verdict.evidence);
    if (after.is === "impossible")
        return after.verdict;
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_5__/* .hold */ ._2)("step_left", `\`${spec.undo.run}\` ended well, but \`${spec.observe}\` still says that it is done.`, "Look at what it did, and take it back by hand where that is needed.", verdict.evidence);
}
async function run(spec, text, timeoutMs, { roles, directory, env, release, identity, output }) {
    return roles.shell.run({
        command: text,
        directory: (await (0,_lib_inside_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .resolveInside */ .L)(directory, spec.directory)) ?? directory,
        env: {
            ...(0,_lib_command_line_js__WEBPACK_IMPORTED_MODULE_1__/* .commandEnvironment */ .J$)(env, spec.env),
            DEPLOYMENT_COMMIT: release.commit,
            HOLDPOINT_RELEASE: release.id,
            HOLDPOINT_STAGE: release.stage,
            HOLDPOINT_STEP: identity,
        },
        timeoutMs,
        mask: spec.env,
        onLine: output,
    });
}


/***/ }),

/***/ 29291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  steps: () => (/* binding */ steps)
});

// EXTERNAL MODULE: ./build/src/steps/backup/index.js + 3 modules
var backup = __webpack_require__(63876);
// EXTERNAL MODULE: ./build/src/steps/command.js
var command = __webpack_require__(94248);
// EXTERNAL MODULE: ./build/src/steps/migrate/index.js + 2 modules
var migrate = __webpack_require__(79222);
// EXTERNAL MODULE: ./build/src/release/recorded-snapshot.js
var recorded_snapshot = __webpack_require__(34340);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/lib/plan-values.js
var plan_values = __webpack_require__(91237);
// EXTERNAL MODULE: ./build/src/release/parse-table-names.js
var parse_table_names = __webpack_require__(83896);
// EXTERNAL MODULE: ./build/src/steps/backup/keep-fields.js
var keep_fields = __webpack_require__(75949);
;// CONCATENATED MODULE: ./build/src/steps/snapshot/spec.js




const snapshotSpec = schemas/* strictObject */.rej({
    database: plan_values/* variableName */.cG.describe("Variable with the database's address. Its role must see every row of the tables. Not the address of a transaction pooler."),
    tables: schemas/* array */.YOg(schemas/* string */.YjP().regex(parse_table_names/* TABLE_NAME */.BL, 'expected a table, such as media, app.media or app."Media"'))
        .min(1, "expected at least one table")
        .refine((all) => new Set(all).size === all.length, "a table is here twice")
        .describe("The tables, with their schema where that is not `public`."),
    ...keep_fields/* keepFields */.jb,
    identity: plan_values/* variableName */.cG
        .optional()
        .describe("Name of the variable with the secret key (`AGE-SECRET-KEY-1…`) of one of the recipients. Nothing needs it but `rollback --undo`, which opens an encrypted snapshot where it is set."),
})
    .superRefine(keep_fields/* refuseReadable */.$3)
    .transform(({ encrypt: recipients = null, identity = null, ...rest }) => ({
    ...rest,
    recipients,
    identity,
}))
    .describe("Rows of a few tables, of one moment, as lines of JSON.");

;// CONCATENATED MODULE: ./build/src/steps/snapshot/index.js


const snapshot = {
    key: "snapshot",
    kind: "world",
    description: "Keeps the rows of a few tables as lines of JSON that people and other programs can read: every value in PostgreSQL's own exact text, whole numbers and booleans as they are. All tables are of one moment; their rows are counted and summed up at the same moment, and the files are read back from every place. Put back, a table's rows are compared with that count and that sum before anything is changed for anybody.",
    example: `- title: Keep what the migration touches
  snapshot:
    database: STAGING_DATABASE_URL
    tables: [media, app.media_tags]
    to: "s3://acme-backups/snapshots"
    encrypt: { to: age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p }
  takes: 2m
`,
    spec: snapshotSpec,
    roles: ["databaseWork", "stores", "storedBackups"],
    secrets: ({ database }) => [database],
    // What opens it has no use in a release, which is better off without.
    optionalSecrets: ({ identity }) => (identity === null ? [] : [identity]),
    explain: ({ database, tables, to, recipients }) => `keeps the rows of ${tables.join(", ")} of ${database} in ${to.join(" and ")}, ${recipients === null
        ? "not encrypted"
        : `encrypted for ${recipients.length === 1 ? "1 key" : `${recipients.length} keys`}`}`,
    // Loaded with the first question: every command that reads a plan loads this file.
    observe: async (spec, context) => (await Promise.all(/* import() */[__webpack_require__.e(9189), __webpack_require__.e(2523)]).then(__webpack_require__.bind(__webpack_require__, 32523))).observeSnapshot(spec, context),
    apply: async (spec, _state, context) => (await Promise.all(/* import() */[__webpack_require__.e(9189), __webpack_require__.e(9404)]).then(__webpack_require__.bind(__webpack_require__, 29404))).takeSnapshot(spec, context),
    undo: {
        has: (_spec, details) => (0,recorded_snapshot/* parseRecordedSnapshot */.k)(details) !== null,
        losesData: () => true,
        apply: async (spec, context) => (await Promise.all(/* import() */[__webpack_require__.e(9189), __webpack_require__.e(6955)]).then(__webpack_require__.bind(__webpack_require__, 96955))).undoSnapshot(spec, context),
    },
    leavesBehind: () => null,
};

;// CONCATENATED MODULE: ./build/src/steps/index.js




/** Every step by its key in the plan, which is its file name. */
const steps = { backup: backup/* backup */.R, command: command/* command */.G, migrate: migrate/* migrate */._, snapshot: snapshot };


/***/ }),

/***/ 79222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ migrate)
});

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/release/recorded-migration.js
var recorded_migration = __webpack_require__(80946);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
// EXTERNAL MODULE: ./build/src/lib/command-fields.js
var command_fields = __webpack_require__(12580);
// EXTERNAL MODULE: ./build/src/lib/plan-values.js
var plan_values = __webpack_require__(91237);
// EXTERNAL MODULE: ./build/src/migrations/history-tools.js + 3 modules
var history_tools = __webpack_require__(33094);
// EXTERNAL MODULE: ./build/src/migrations/migration-table.js
var migration_table = __webpack_require__(61114);
// EXTERNAL MODULE: ./build/src/steps/migrate/refused-undo.js
var refused_undo = __webpack_require__(62726);
;// CONCATENATED MODULE: ./build/src/steps/migrate/trial/branch-place.js
/** `trial: { neon: … }` and `trial: { supabase: … }`: a branch of the database at its vendor, in place of a copy here. */

const branchFields = {
    neon: schemas/* strictObject */.rej({
        project: schemas/* string */.YjP()
            .regex(/^[a-z0-9-]{1,60}$/, "expected the id of a project at Neon, such as floral-king-961888")
            .describe("Id of the project at Neon."),
        branch: schemas/* string */.YjP()
            .min(1)
            .max(256)
            .optional()
            .describe("The branch that `database` is the address of. Default: the project's default branch."),
    })
        .optional()
        .describe("Try it on a branch at Neon, which costs neither time nor room, and is deleted afterwards."),
    supabase: schemas/* strictObject */.rej({
        project: schemas/* string */.YjP()
            .regex(/^[a-z]{20}$/, "expected the project's reference: 20 lower-case letters")
            .describe("Reference of the project at Supabase."),
    })
        .optional()
        .describe("Try it on a branch with the project's data at Supabase, which takes minutes, and is deleted afterwards."),
};
const ONE_PLACE = "expected one of from, neon and supabase";
/** Null where none is named; a text where two are. */
function branchPlaceOf({ neon, supabase }) {
    if (neon !== undefined && supabase !== undefined)
        return "two";
    if (neon !== undefined)
        return { vendor: "neon", project: neon.project, branch: neon.branch ?? null };
    return supabase === undefined ? null : { vendor: "supabase", project: supabase.project, branch: null };
}

;// CONCATENATED MODULE: ./build/src/steps/migrate/spec.js







const line = (0,command_fields/* commandLine */.ay)("npm run db:migrate");
const table = schemas/* string */.YjP().regex(/^(?:[^.\s"]+\.)?[^.\s"]+$/, "expected a table, such as users or app.users");
const check = schemas/* strictObject */.rej({
    query: schemas/* string */.YjP()
        .trim()
        .min(1)
        .describe("One `select` that gives one number; it is asked in a read-only transaction."),
    equals: schemas/* number */.aig().optional(),
    "at-least": schemas/* number */.aig().optional(),
    "at-most": schemas/* number */.aig().optional(),
})
    .transform((written, context) => {
    const given = ["equals", "at-least", "at-most"].filter((is) => written[is] !== undefined);
    const [is] = given;
    if (is === undefined || given.length > 1) {
        context.addIssue({ code: "custom", message: "expected one of equals, at-least and at-most" });
        return core/* NEVER */.tm;
    }
    return { query: written.query, is, value: written[is] ?? 0 };
});
const trial = schemas/* union */.KCZ([
    schemas/* boolean */.zMY().transform((on) => (on ? { from: "either", reversible: false, identity: null } : null)),
    schemas/* strictObject */.rej({
        from: schemas/* enum */.k5n(["either", "template", "scratch"])
            .default("either")
            .describe("Where the copy is: `template` copies the database on its own server, which nobody else may be connected to meanwhile; `scratch` puts it into a server of its own on this machine: from the backup of a `backup` step before it in this stage, else from a dump of that moment. `either`: the first where it can be had, else the second."),
        reversible: schemas/* boolean */.zMY()
            .default(false)
            .describe("Fail where `undo` does not bring schema and data back as they were, instead of recording so."),
        identity: plan_values/* variableName */.cG
            .optional()
            .describe("Name of the variable with the secret key (`AGE-SECRET-KEY-1…`) that opens this release's backup for the copy. Where it is not set, the copy is made from a dump."),
        ...branchFields,
    })
        .transform(({ from, reversible, identity = null, ...places }, context) => {
        const branch = branchPlaceOf(places);
        if (branch === null)
            return { from, reversible, identity };
        if (branch !== "two" && from === "either")
            return { from: branch, reversible, identity };
        context.addIssue({ code: "custom", message: ONE_PLACE });
        return core/* NEVER */.tm;
    }),
]);
const migrateSpec = schemas/* strictObject */.rej({
    database: plan_values/* variableName */.cG.describe("Name of the variable with the database's address (`postgres://…`)."),
    as: plan_values/* variableName */.cG
        .default("DATABASE_URL")
        .describe("Name under which the commands get the address. `PGHOST`, `PGUSER` and the like are set besides."),
    tool: schemas/* enum */.k5n([...history_tools/* HISTORY_TOOL_NAMES */.lc, "none"])
        .describe("Tool whose folder and history are read. `none`: neither is known, so the command's end is all that is."),
    dir: schemas/* string */.YjP().min(1).optional().describe("Folder of the migrations; default: the tool's own."),
    table: schemas/* string */.YjP()
        .regex(migration_table/* TABLE_PATTERN */.kE, "expected a table such as app.schema_migrations")
        .optional()
        .describe("Where the tool keeps what it applied, if not in its default table."),
    run: line.describe("Applies what is pending: a command line for `sh -c`, in the checkout of the released commit."),
    undo: line
        .optional()
        .describe("Takes the newest migration back, or the newest batch; it is run until all of the release are back."),
    verify: line.optional().describe("The team's own look at the migrated database; exit code 0 is good."),
    ...command_fields/* commandFields */.rc,
    "lock-timeout": (0,plan_values/* durationUpTo */.TH)("5m")
        .prefault("2s")
        .describe("Longest that a statement of the migration waits for a lock, and lets others wait behind it."),
    retries: schemas/* int */.Whr()
        .min(0)
        .max(20)
        .default(5)
        .describe("Further tries after a lock timeout or a deadlock, where a transaction has undone all of the try."),
    timeout: (0,plan_values/* durationUpTo */.TH)("24h").prefault("30m").describe("Longest that the command may take."),
    wait: (0,plan_values/* durationUpTo */.TH)("24h")
        .prefault("30m")
        .describe("Longest wait for another release that migrates the same database."),
    unchanged: schemas/* array */.YOg(table).default([]).describe("Tables that must have as many rows afterwards as before."),
    grows: schemas/* array */.YOg(table).default([]).describe("Tables that must have at least as many rows afterwards as before."),
    checks: schemas/* array */.YOg(check).default([]).describe("Queries on the data that must give a value afterwards."),
    trial: trial
        .default(null)
        .describe("Try it on a copy first: up, then `undo`, then up again, judged by the schema and by the data of every table."),
})
    .superRefine((spec, context) => {
    const refuse = (path, message) => context.addIssue({ code: "custom", path: [path], message });
    const refused = spec.undo === undefined ? null : (0,refused_undo/* refusedUndo */.X)(spec.undo);
    if (refused !== null)
        refuse("undo", `refused: ${refused}. Leave undo out where the tool has no way back`);
    if (spec.tool === "none" && spec.dir !== undefined)
        refuse("dir", "only with a tool");
    if (spec.tool === "none" && spec.table !== undefined)
        refuse("table", "only with a tool");
    if (spec.table?.includes("("))
        refuse("table", "expected the table alone, without columns");
    const both = spec.unchanged.filter((name) => spec.grows.includes(name));
    if (both.length > 0)
        refuse("grows", `${both.join(", ")} cannot both grow and be unchanged`);
    if (typeof spec.trial === "object" && spec.trial?.reversible && spec.undo === undefined) {
        refuse("trial", "reversible: true needs undo");
    }
})
    .transform((spec) => {
    const tool = spec.tool === "none" ? null : history_tools/* HISTORY_TOOLS */.vs[spec.tool];
    return {
        database: spec.database,
        as: spec.as,
        history: tool === null || spec.tool === "none"
            ? null
            : {
                tool: spec.tool,
                dir: spec.dir ?? tool.defaultDirectory,
                table: (0,migration_table/* parseMigrationTable */.KC)(spec.table ?? tool.defaultTable),
            },
        run: spec.run,
        undo: spec.undo ?? null,
        verify: spec.verify ?? null,
        directory: spec.directory,
        env: spec.env,
        lockTimeoutMs: spec["lock-timeout"],
        tries: spec.retries + 1,
        timeoutMs: spec.timeout,
        waitMs: spec.wait,
        unchanged: spec.unchanged,
        grows: spec.grows,
        checks: spec.checks,
        trial: spec.trial,
    };
});

;// CONCATENATED MODULE: ./build/src/steps/migrate/index.js



const HERE = ["databases", "databaseWork", "shell"];
const migrate = {
    key: "migrate",
    description: "Applies the migrations with the team's own tool and reads back what became of the database. One release at a time: two that run at once would apply some tools' migrations twice. A statement waits for a lock no longer than `lock-timeout`, and a try that a transaction has undone is repeated. Afterwards the tool's history, indexes that are not valid, row counts, queries and the team's own script are looked at; with `trial` all of it happens on a copy first, down and up again.",
    example: `- title: Migrate
  migrate:
    database: STAGING_DATABASE_URL
    tool: knex
    run: npx knex migrate:latest
    undo: npx knex migrate:rollback
    trial: true
    unchanged: [media, users]
    checks: [{ query: select count(*) from users where email is null, equals: 0 }]
    verify: npm run db:verify
`,
    kind: "code",
    spec: migrateSpec,
    explain: (spec) => [
        `\`${spec.run}\` on ${spec.database}`,
        ...(spec.trial === null ? [] : [`tried on a ${branchOf(spec) === null ? "copy" : "branch at its vendor"} first`]),
        `waits at most ${(0,duration/* renderDuration */.P)(spec.lockTimeoutMs)} for a lock, ${spec.tries} ${spec.tries === 1 ? "try" : "tries"}`,
        ...(spec.unchanged.length === 0 ? [] : [`unchanged: ${spec.unchanged.join(", ")}`]),
        ...(spec.grows.length === 0 ? [] : [`grows: ${spec.grows.join(", ")}`]),
        ...(spec.checks.length === 0 ? [] : [`${spec.checks.length} ${spec.checks.length === 1 ? "query" : "queries"}`]),
        ...(spec.verify === null ? [] : [`then \`${spec.verify}\``]),
    ].join(", "),
    roles: ["databases", "databaseWork", "shell", "storedBackups", "managedDatabases"],
    rolesFor: (spec) => [...HERE, ...copyRoles(spec)],
    provider: (spec) => branchOf(spec)?.vendor,
    secrets: ({ database, env }) => [...new Set([database, ...env])],
    optionalSecrets: ({ trial }) => (trial?.identity == null ? [] : [trial.identity]),
    history: ({ database, history }) => (history === null ? null : { database, ...history }),
    // Where no history is read, nobody can tell whether a command that was broken off has changed anything.
    once: ({ history }) => history === null,
    wordCounts: ({ history }) => history === null,
    // Loaded with the first question: every command that reads a plan loads this file.
    observe: async (spec, context) => (await Promise.all(/* import() */[__webpack_require__.e(4038), __webpack_require__.e(4937)]).then(__webpack_require__.bind(__webpack_require__, 94937))).observeMigrations(spec, context),
    apply: async (spec, _state, context) => (await Promise.all(/* import() */[__webpack_require__.e(4038), __webpack_require__.e(7942), __webpack_require__.e(9340)]).then(__webpack_require__.bind(__webpack_require__, 9340))).applyMigrations(spec, context),
    undo: {
        has: ({ undo }, details) => undo !== null && (details === null || (0,recorded_migration/* parseRecordedMigration */.K)(details) !== null),
        losesData: (_spec, details) => (0,recorded_migration/* parseRecordedMigration */.K)(details)?.trial?.down !== "restores",
        foresee: async (spec, context) => (await Promise.all(/* import() */[__webpack_require__.e(4038), __webpack_require__.e(3513)]).then(__webpack_require__.bind(__webpack_require__, 63513))).foreseeUndo(spec, context),
        apply: async (spec, context) => (await Promise.all(/* import() */[__webpack_require__.e(4038), __webpack_require__.e(7942), __webpack_require__.e(2911)]).then(__webpack_require__.bind(__webpack_require__, 82911))).undoMigrations(spec, context),
    },
    leavesBehind: (_spec, details) => {
        const run = (0,recorded_migration/* parseRecordedMigration */.K)(details);
        if (run === null)
            return "the schema stays as the migration leaves it";
        const nothing = run.applied.length === 0 && run.before.count !== null;
        if (run.after.newest !== null)
            return nothing ? null : `the schema stays at ${run.after.newest}`;
        return run.before.schema !== null && run.before.schema === run.after.schema
            ? null
            : "the schema stays as the migration left it";
    },
};
/** Who is asked for a copy of the database, besides the server itself. */
function copyRoles({ trial }) {
    if (trial === null || trial.from === "template")
        return [];
    return [typeof trial.from === "string" ? "storedBackups" : "managedDatabases"];
}
/** The branch at a vendor that it is tried on; null: on a copy, or not at all. */
function branchOf({ trial }) {
    return trial === null || typeof trial.from === "string" ? null : trial.from;
}


/***/ }),

/***/ 62726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ refusedUndo),
/* harmony export */   w: () => (/* binding */ refusedScript)
/* harmony export */ });
/** Command lines that look like a way back and are none. Pure. */
/** By the words of the tools' own documentation; between them may stand what starts the tool (`npx`) and options. */
const REFUSED = [
    {
        pattern: /\bsupabase\b[^;&|]*\bmigration\s+down\b/,
        why: "supabase migration down drops every schema of the users, with all data, and applies the older files anew",
    },
    {
        pattern: /\bsupabase\b[^;&|]*\bdb\s+reset\b/,
        why: "supabase db reset drops every schema of the users, with all data",
    },
    {
        pattern: /\bdrizzle-kit\b[^;&|]*\bdrop\b/,
        why: "drizzle-kit drop deletes a migration's file and leaves the database as it is",
    },
    { pattern: /\bprisma\b[^;&|]*\bmigrate\s+reset\b/, why: "prisma migrate reset drops the database, with all data" },
    {
        pattern: /\bprisma\b[^;&|]*\bmigrate\s+resolve\b/,
        why: "prisma migrate resolve changes what Prisma remembers and leaves the schema as it is",
    },
    { pattern: /\bdbmate\b[^;&|]*\bdrop\b/, why: "dbmate drop drops the database, with all data" },
    { pattern: /\bgoose\b[^;&|]*\breset\b/, why: "goose reset takes back every migration, not this release's alone" },
    {
        pattern: /\bsequelize(?:-cli)?\b[^;&|]*\bdb:(?:drop|migrate:undo:all)\b/,
        why: "it takes back every migration, or drops the database, not this release's migrations alone",
    },
    { pattern: /\btypeorm\b[^;&|]*\bschema:drop\b/, why: "typeorm schema:drop drops every table, with all data" },
    {
        pattern: /\bknex\b[^;&|]*\bmigrate:rollback\b[^;&|]*--all\b/,
        why: "knex migrate:rollback --all takes back every migration, not this release's alone",
    },
    {
        // Told by its options from the many tools that have a command of this name.
        pattern: /(?:^|[\s/;&|])migrate\s(?=[^;&|]*-(?:path|source|database)\b)[^;&|]*\s(?:down\s+-all\b|down\s*$|drop\b)/,
        why: "migrate drop and migrate down without a number take back every migration, not this release's alone",
    },
];
/** Why this line may not be a step's `undo`; null where nothing is known against it. */
function refusedUndo(line) {
    return REFUSED.find(({ pattern }) => pattern.test(line))?.why ?? null;
}
const SCRIPT = /^\s*(?:npm(?:\s+run|\s+run-script)?|yarn(?:\s+run)?|pnpm(?:\s+run)?|bun\s+run)\s+([\w:.-]+)/;
/** The same of a script that the line names, by the package's own file: `npm run db:rollback`. */
function refusedScript(line, packageJson) {
    const name = SCRIPT.exec(line)?.[1];
    const script = name === undefined ? undefined : scriptsOf(packageJson)[name];
    return typeof script === "string" ? refusedUndo(script) : null;
}
function scriptsOf(packageJson) {
    try {
        const parsed = JSON.parse(packageJson ?? "null");
        return parsed?.scripts ?? {};
    }
    catch {
        // Whoever runs the script is told by the package manager itself.
        return {};
    }
}


/***/ })

};
