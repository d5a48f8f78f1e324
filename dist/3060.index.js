export const id = 3060;
export const ids = [3060];
export const modules = {

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
        zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
            how: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("restore"),
            at: instant,
            place: name,
            tookMs: size,
            server: name,
            /** Of a part of a database: what stood in for what it refers to and has not, and what was left out, in words. */
            notProven: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1).max(1_000)).readonly().default([]),
        }),
    ])
        .readonly(),
    /** Newest migration that a step of this release knew of; null where none did. */
    migration: name.nullable(),
    /** What of the database is in it; null: all. Records of before do not say it. */
    selection: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({ schemas: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(name).min(1).readonly().nullable(), exclude: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(name).readonly() })
        .readonly()
        .nullable()
        .or(zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz("unknown"))
        .default("unknown"),
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

/***/ 80946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ parseRecordedMigration)
/* harmony export */ });
/* harmony import */ var _lib_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74940);
/**
 * What a release's record keeps of a migration: written by the step `migrate` as its details, read by whoever asks which
 * schema a version of the code meets, or whether the way back was tried. By hand like the other payloads. Pure.
 */

/** What taking the migrations back did on a copy of the database. */
const DOWNS = ["restores", "loses", "differs", "missing", "not_tried"];
/** Null where it is not one, or not whole. */
function parseRecordedMigration(details) {
    const fields = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(details);
    const { database, tool, startedAt, endedAt, tries } = fields;
    if (!isText(database) || !isText(tool) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isNumber */ .Et)(startedAt) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isNumber */ .Et)(endedAt) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isNumber */ .Et)(tries))
        return null;
    const [before, after] = [readPoint(fields["before"]), readPoint(fields["after"])];
    const lists = ["applied", "blockedBy", "notValid", "unmet"].map((name) => readTexts(fields[name]));
    const [applied, blockedBy, notValid, unmet] = lists;
    const counts = readCounts(fields["counts"]);
    const trial = fields["trial"] === null ? null : readTrial(fields["trial"]);
    if (before === null || after === null || counts === null || trial === undefined)
        return null;
    if (applied == null || blockedBy == null || notValid == null || unmet == null)
        return null;
    const run = { database, tool, before, after, applied, startedAt, endedAt, tries, blockedBy, notValid, counts, trial };
    const { objects } = fields;
    if (objects !== undefined && !isText(objects))
        return null;
    return { ...run, unmet, ...(objects === undefined ? {} : { objects }) };
}
function readPoint(value) {
    const { count, newest, schema } = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(value);
    if (count !== null && !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isNumber */ .Et)(count))
        return null;
    if (newest !== null && !isText(newest))
        return null;
    return schema === null || isText(schema) ? { count, newest, schema } : null;
}
/** Undefined where it is none: null says that there was no trial. */
function readTrial(value) {
    const fields = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(value);
    const copy = ["template", "scratch", "branch"].find((one) => one === fields["copy"]);
    const down = DOWNS.find((one) => one === fields["down"]);
    const loses = readTexts(fields["loses"]);
    const source = fields["source"] === undefined ? null : readSource(fields["source"]);
    if (copy === undefined || down === undefined || loses === null || source === undefined)
        return undefined;
    return { copy, down, loses, ...(source === null ? {} : { source }) };
}
/** Undefined where it is none. */
function readSource(value) {
    const { backup, place, why } = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(value);
    const given = [backup, place, why].every((one) => one === null || isText(one));
    return given ? { backup, place, why } : undefined;
}
function readCounts(value) {
    if (!Array.isArray(value))
        return null;
    const counts = value.map((one) => {
        const { table, before, after } = (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .fieldsOf */ .Pf)(one);
        return isText(table) && (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isNumber */ .Et)(before) && (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .isNumber */ .Et)(after) ? { table, before, after } : null;
    });
    return counts.every((one) => one !== null) ? counts : null;
}
function readTexts(value) {
    return Array.isArray(value) && value.every(isText) ? value : null;
}
function isText(value) {
    return typeof value === "string" && value !== "";
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

/***/ 11422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ explainDump),
/* harmony export */   m: () => (/* binding */ dumpSpec)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2503);
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38081);
/* harmony import */ var _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91237);
/* harmony import */ var _keep_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75949);




const DAY_MS = 86_400_000;
const dumpSpec = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    database: _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_1__/* .variableName */ .cG.describe("Variable with the database's address. Its role must see every row: the tables' owner, or one with BYPASSRLS. Not the address of a transaction pooler."),
    ..._keep_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .keepFields */ .jb,
    prove: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(["read", "restore"])
        .default("read")
        .describe("`read`: it is fetched, decrypted, unpacked and read by `pg_restore`, and its rows are counted. `restore`: it is restored into a server of its own, whose counts and checksums are compared with the database's. Where it is of a part of the database, what it refers to and has not stands in there or is left out; the record names each, and says that it is not proven."),
    scratch: _lib_plan_values_js__WEBPACK_IMPORTED_MODULE_1__/* .variableName */ .cG
        .optional()
        .describe("Variable with the address of a server for `prove: restore`, where a database is created and dropped again. Default: a server is started on this machine, which needs PostgreSQL's server programs."),
    schemas: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1))
        .min(1)
        .optional()
        .describe("Only these schemas. Default: all of the database. What their tables cannot be restored without (a function that a check calls, a collation) must be in one of them, or in an extension."),
    exclude: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[^.]+\..+$/, "expected a table with its schema, such as public.audit_log"))
        .default([])
        .describe("Tables that are left out, with their schema: `public.audit_log`."),
    "keep-for": (0,_lib_plan_values_js__WEBPACK_IMPORTED_MODULE_1__/* .durationUpTo */ .TH)("3650d")
        .refine((ms) => ms >= DAY_MS, "expected at least 1d")
        .optional()
        .describe("How long a backup of this step is kept. Once a newer one is stored and proven, older ones are removed from `s3:` and `path:`: never the newest, never one that the way back may need, and only what Holdpoint stored and nobody changed. Of an `artifact` it is the retention that GitHub is asked for, which cuts it to the repository's own. Default: nothing is removed."),
})
    .superRefine(_keep_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseReadable */ .$3)
    .superRefine(({ prove, scratch }, context) => {
    if (scratch !== undefined && prove !== "restore") {
        context.addIssue({ code: "custom", path: ["scratch"], message: "has a use only with prove: restore" });
    }
})
    .transform(({ encrypt: recipients = null, scratch = null, schemas = null, ...given }) => {
    const { "keep-for": keepMs = null, ...rest } = given;
    return { kind: "dump", ...rest, keepMs, recipients, scratch, schemas };
})
    .describe("An archive of `pg_dump`, of one moment, that is opened and read before it counts.");
function explainDump({ database, to, recipients, prove, schemas, exclude, keepMs }) {
    const what = schemas === null ? "all of it" : `the schemas ${schemas.join(", ")}`;
    const without = exclude.length === 0 ? "" : ` without ${exclude.join(", ")}`;
    const keys = recipients === null
        ? "not encrypted"
        : `encrypted for ${recipients.length === 1 ? "1 key" : `${recipients.length} keys`}`;
    const proof = prove === "restore" ? "restored once and compared" : "read whole and counted";
    const kept = keepMs === null ? "" : `, kept for ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .renderDuration */ .P)(keepMs)}`;
    return `backs up ${database}, ${what}${without}, to ${to.join(" and ")}, ${keys}, ${proof}${kept}`;
}


/***/ }),

/***/ 75949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ refuseReadable),
/* harmony export */   jb: () => (/* binding */ keepFields)
/* harmony export */ });
/* unused harmony export UNENCRYPTED */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/* harmony import */ var _lib_backup_place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83413);
/* harmony import */ var _lib_spec_choice_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16160);
/** Where something of a database is kept and who can open it, as every step that keeps it is told. */



/** Long enough that nobody writes it by a slip. */
const UNENCRYPTED = "nobody-so-that-whoever-can-read-the-places-reads-the-data";
const place = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().refine((text) => (0,_lib_backup_place_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupPlace */ .ls)(text) !== null, `expected ${_lib_backup_place_js__WEBPACK_IMPORTED_MODULE_1__/* .PLACES_EXPECTED */ ["in"]}`);
const recipient = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(/^age1[02-9ac-hj-np-z]{58,}$/, "expected a recipient of the age format, age1…, as age-keygen prints it");
const list = (one, expected) => (0,_lib_spec_choice_js__WEBPACK_IMPORTED_MODULE_2__/* .specChoice */ .n)(expected, {
    string: one.transform((text) => [text]),
    array: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(one)
        .min(1, `expected ${expected}`)
        .refine((all) => new Set(all).size === all.length, "one of them is here twice"),
});
const encrypt = (0,_lib_spec_choice_js__WEBPACK_IMPORTED_MODULE_2__/* .specChoice */ .n)(`a map such as { to: age1… }, or ${UNENCRYPTED}`, {
    string: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(UNENCRYPTED, `expected a map such as { to: age1… }, or ${UNENCRYPTED}`).transform(() => null),
    object: zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
        to: list(recipient, "a recipient of the age format (age1…), or a list of them").describe("Public keys (`age1…`, from `age-keygen`). Whoever has the secret key of one of them can open the backup with `age`; this program never needs it for a backup."),
    })
        .transform(({ to }) => to),
});
const keepFields = {
    to: list(place, `${_lib_backup_place_js__WEBPACK_IMPORTED_MODULE_1__/* .PLACES_EXPECTED */ ["in"]}, or a list of them`).describe("Where it is kept: `artifact` (of the workflow's run; GitHub removes it after the repository's retention), `s3://bucket/prefix` of any S3-compatible store, `path:/folder` of this machine. One place, or a list: it counts when all of them have it."),
    encrypt: encrypt
        .optional()
        .describe(`Who can open it. A place that others can read, and that is every place but \`path:\`, takes no backup without it. \`${UNENCRYPTED}\` says that it stays readable.`),
};
/** What others can read says whether they may. */
function refuseReadable({ to, encrypt: recipients }, context) {
    const shared = to.filter((text) => {
        const parsed = (0,_lib_backup_place_js__WEBPACK_IMPORTED_MODULE_1__/* .parseBackupPlace */ .ls)(text);
        return parsed !== null && (0,_lib_backup_place_js__WEBPACK_IMPORTED_MODULE_1__/* .isSharedPlace */ .rc)(parsed);
    });
    if (recipients !== undefined || shared.length === 0)
        return;
    context.addIssue({
        code: "custom",
        path: ["encrypt"],
        message: `expected who can open it, encrypt: { to: age1… }, since others can read ${shared.join(" and ")}`,
    });
}


/***/ }),

/***/ 13194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $8: () => (/* binding */ describeUnproven),
/* harmony export */   Ft: () => (/* binding */ references),
/* harmony export */   Pf: () => (/* binding */ describeNeeds)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2503);
/** What a part of a database refers to and has not, as it is told to people and kept beside the archive. Pure. */

const labels = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1)).readonly();
const references = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    /** Without rows and code, something must be there in place of these before the archive is restored alone. */
    standIns: labels,
    /** Parts of the archive that cannot be restored without the rest of the database, which has rows or code that they need. */
    leftOut: labels,
    /** Tables of which no rows can be restored without it. */
    impossible: labels,
})
    .readonly();
/** In a record, which must stay small; the list of tables has them all. */
const MOST = 20;
const MOST_NEEDS = 5;
const LONGEST = 150;
/** What a restore of it alone does not prove, a part of a sentence each. */
function describeUnproven({ standIns, leftOut }) {
    return shorten([...standIns.map((label) => `something stood in for ${label}`), ...leftOut.map((label) => `left out: ${label}`)], MOST);
}
/** What it needs from elsewhere, whoever restores it; null where it needs nothing. */
function describeNeeds({ standIns, leftOut, impossible }) {
    const all = shorten([...standIns, ...leftOut, ...impossible], MOST_NEEDS);
    return all.length === 0 ? null : `what it needs to be restored alone: ${all.join("; ")}`;
}
function shorten(all, most) {
    const named = all.slice(0, most).map((one) => (one.length > LONGEST ? `${one.slice(0, LONGEST - 1)}…` : one));
    const more = all.length - named.length;
    return more === 0 ? named : [...named, `${more.toLocaleString("en")} more, which its list of tables names`];
}


/***/ }),

/***/ 23410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F3: () => (/* binding */ leavesDump),
/* harmony export */   NC: () => (/* binding */ digestOfTables),
/* harmony export */   X1: () => (/* binding */ evidenceOf),
/* harmony export */   YG: () => (/* binding */ summaryOf),
/* harmony export */   cz: () => (/* binding */ detailsOf),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _lib_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39509);
/* harmony import */ var _lib_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38081);
/* harmony import */ var _lib_instant_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36840);
/* harmony import */ var _partial_references_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13194);
/** A backup in the record, and in words. Pure. */




/** As it is before its proof, which replaces what stands there for one. */
function recordOf({ spec, dump, name, database, places, now }) {
    const { census, catalog, references } = dump.list;
    return {
        kind: "dump",
        version: 1,
        name,
        database: { variable: spec.database, name: database },
        takenAt: census.at,
        lsn: census.lsn,
        server: census.serverVersion,
        client: dump.client,
        clear: dump.archive.clear,
        stored: dump.archive.stored,
        encryption: spec.recipients === null ? null : { format: "age", recipients: spec.recipients },
        tables: dump.tables.stored,
        counts: {
            tables: census.tables.length,
            rows: census.tables.reduce((sum, { rows }) => sum + rows, 0),
            digest: digestOfTables(census),
        },
        places,
        proof: { how: "read", at: now, place: places[0]?.place ?? "", tookMs: 0 },
        migration: dump.migration,
        selection: spec.schemas === null && spec.exclude.length === 0 ? null : { schemas: spec.schemas, exclude: spec.exclude },
        notInside: notInside(spec, census.leftOut.filter(({ reason }) => reason === "foreign").length, catalog.roles.length, references ?? null),
    };
}
/** Of the rows and checksums of all of them. */
function digestOfTables({ tables }) {
    return (0,_lib_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .o)(tables.map(({ table, rows, checksum }) => `${table} ${rows} ${checksum ?? "-"}\n`).join(""), 64);
}
function notInside({ schemas, exclude }, foreign, roles, references) {
    const needs = references === null ? null : (0,_partial_references_js__WEBPACK_IMPORTED_MODULE_2__/* .describeNeeds */ .Pf)(references);
    return [
        ...(roles === 0
            ? []
            : [`passwords and rights of the server's ${roles} roles, whose names are in its list of tables`]),
        "files that a storage service keeps outside of the database",
        ...(foreign === 0 ? [] : [`rows of ${foreign} foreign tables, which are another server's`]),
        ...(schemas === null
            ? []
            : [`schemas other than ${schemas.join(", ")}`, "extensions, whose names are in its list of tables"]),
        ...(exclude.length === 0 ? [] : [`the tables ${exclude.join(", ")}`]),
        ...(needs === null ? [] : [needs]),
    ];
}
function summaryOf({ name, takenAt, counts, stored, proof, places }) {
    const proven = proof.how === "restore"
        ? `restored in ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .renderDuration */ .P)(proof.tookMs)} and compared${butFor(proof.notProven.length)}`
        : `read whole in ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .renderDuration */ .P)(proof.tookMs)}`;
    return `${name} of ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(takenAt)} has ${counts.rows.toLocaleString("en")} rows of ${counts.tables} tables in ${renderBytes(stored.size)}, ${proven}, in ${places.map(({ place }) => place).join(" and ")}.`;
}
/** The evidence names them. */
function butFor(unproven) {
    return unproven === 0
        ? ""
        : ` but for ${unproven === 1 ? "1 thing" : `${unproven} things`} that it cannot have alone`;
}
function evidenceOf(backup) {
    const { server, client, lsn, stored, clear, encryption, places, proof, migration, notInside: without } = backup;
    return [
        { label: "server, pg_dump", value: `${server}, ${client}` },
        ...(lsn === null ? [] : [{ label: "log position", value: lsn }]),
        ...(migration === null ? [] : [{ label: "newest migration in it", value: migration }]),
        { label: "sha256 as stored", value: stored.sha256 },
        ...(encryption === null
            ? [{ label: "encryption", value: "none" }]
            : [
                { label: "sha256 decrypted", value: clear.sha256 },
                { label: "encrypted for", value: encryption.recipients.join(", ") },
            ]),
        ...places.map(({ place, archive }) => ({ label: place, value: `${archive.id}, read back whole` })),
        proof.how === "restore"
            ? {
                label: "proof",
                value: `restored into PostgreSQL ${proof.server} in ${(0,_lib_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .renderDuration */ .P)(proof.tookMs)}; all counts and checksums are equal`,
            }
            : { label: "proof", value: "opened and read by pg_restore; all rows are there" },
        ...(proof.how === "restore" && proof.notProven.length > 0
            ? [{ label: "not proven", value: proof.notProven.join("; ") }]
            : []),
        { label: "not inside", value: without.join("; ") },
    ];
}
function leavesDump({ to }, backup) {
    const what = backup === null ? "the backup" : `the backup ${backup.name} of ${(0,_lib_instant_js__WEBPACK_IMPORTED_MODULE_3__/* .renderInstant */ .W)(backup.takenAt)}`;
    return `${what} stays in ${to.join(" and ")}`;
}
function renderBytes(bytes) {
    if (bytes < 1_000_000)
        return `${(bytes / 1_000).toFixed(1)} kB`;
    return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}
function detailsOf(backup) {
    return JSON.parse(JSON.stringify(backup));
}


/***/ })

};
