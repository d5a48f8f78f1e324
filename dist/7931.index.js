export const id = 7931;
export const ids = [7931];
export const modules = {

/***/ 57931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkBackups: () => (/* binding */ checkBackups)
});

// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/release/own-records.js
var own_records = __webpack_require__(67200);
// EXTERNAL MODULE: ./build/src/release/recorded-backup.js
var recorded_backup = __webpack_require__(85558);
// EXTERNAL MODULE: ./build/src/release/step-record.js
var step_record = __webpack_require__(14967);
// EXTERNAL MODULE: ./build/src/lib/backup-place.js
var backup_place = __webpack_require__(83413);
;// CONCATENATED MODULE: ./build/src/gates/backups/missing-places.js
/** Whether a recorded backup still lies where it was stored. */


/** What speaks against its places, a part of a sentence each. */
async function missingFrom({ from }, backup, now, stores) {
    if (backup.kind === "managed") {
        const expired = backup.expiresAt !== null && backup.expiresAt <= now;
        const elsewhere = from.length > 0 ? ["its host keeps it, and not the places that are named"] : [];
        return expired ? [`its host removed it at ${(0,instant/* renderInstant */.W)(backup.expiresAt ?? now)}`] : elsewhere;
    }
    const lying = backup.places.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
    if (lying.length === 0)
        return ["every place has removed it by now"];
    const missing = [];
    for (const name of from) {
        const place = (0,backup_place/* parseBackupPlace */.ls)(name);
        const recorded = lying.find((one) => isSamePlace(one.place, place));
        if (place === null || recorded === undefined)
            missing.push(`it was not stored in ${name}`);
        else
            missing.push(...(await changedIn(await stores.open(place), name, recorded)));
    }
    return missing;
}
async function changedIn(store, name, { archive, tables }) {
    for (const file of [archive, tables]) {
        const found = await store.look(file.id);
        if (found === null)
            return [`${name} does not have ${file.id} any more`];
        if (found.mark !== file.mark || found.size !== file.size)
            return [`${file.id} in ${name} is not what was stored`];
    }
    return [];
}
/** Written with and without a slash at its end. */
function isSamePlace(recorded, place) {
    return place !== null && JSON.stringify((0,backup_place/* parseBackupPlace */.ls)(recorded)) === JSON.stringify(place);
}

// EXTERNAL MODULE: ./build/src/gates/backups/spec.js
var backups_spec = __webpack_require__(25503);
;// CONCATENATED MODULE: ./build/src/gates/backups/check-backups.js
/** Asks the backups gate: loaded when there are records to read. */








/** A step leaves two records or more, and a release several steps. */
const LISTED = 500;
/** The gate's answer; see backups/index.ts. */
async function checkBackups(spec, { roles: { deployments, storedBackups }, clock, authors }) {
    const listed = await (0,own_records/* findOwnRecords */.wn)(step_record/* STEP_RECORDS */.eZ, { authors, project: spec.project }, LISTED, (limit) => deployments.listDeployments({ task: step_record/* STEP_TASK */.vx, limit }));
    if (listed.otherVersion !== null)
        return otherVersion();
    const ignored = listed.ignored.map((value) => ({ label: "ignored", value }));
    const known = listed.records.flatMap(backupOf).filter(({ backup }) => (0,recorded_backup/* databaseOf */.zJ)(backup) === spec.database);
    const newestFirst = known.toSorted((left, right) => right.at - left.at);
    const since = clock.now() - spec.within;
    const verdict = await judge(spec, newestFirst, since, clock.now(), storedBackups);
    // What was not listed may be what was looked for.
    const unread = !listed.whole && (listed.oldestAt ?? since) > since;
    const said = verdict.outcome === "fail" && unread ? unreadRecords(spec) : verdict;
    return { ...said, evidence: [...said.evidence, ...ignored] };
}
function backupOf({ deployment, payload }) {
    const { part, end, release } = payload;
    if (part !== "ended" || end?.verdict.outcome !== "pass")
        return [];
    const backup = (0,recorded_backup/* parseRecordedBackup */.sm)(end.details);
    if (backup === null)
        return [];
    // Whatever a server's clock says, nothing is newer than its record, which GitHub dates.
    const at = Math.min(backup.takenAt, deployment.createdAt);
    return [{ backup, at, proof: backup.kind === "dump" ? backup.proof.how : "stored", release }];
}
async function judge(spec, newestFirst, since, now, stores) {
    const proven = newestFirst.filter(({ proof }) => backups_spec/* PROOFS */.iR.indexOf(proof) >= backups_spec/* PROOFS */.iR.indexOf(spec.proven));
    const [newest] = newestFirst;
    if (newest === undefined)
        return none(spec);
    const [last] = proven;
    if (last === undefined)
        return notProven(spec, newest);
    if (last.at < since)
        return overdue(spec, last, newest, now);
    const gone = [];
    for (const one of proven.filter(({ at }) => at >= since)) {
        const missing = await missingFrom(spec, one.backup, now, stores);
        if (missing.length === 0)
            return inTime(spec, one, now, gone);
        gone.push({ label: `backup of ${(0,instant/* renderInstant */.W)(one.at)}`, value: missing.join("; ") });
    }
    return (0,verdict/* fail */.fJ)("backup_overdue", `No backup of ${spec.database} from the last ${(0,duration/* renderDuration */.P)(spec.within)} is still where it was stored.`, `Back up now (a release with the step backup), and find out who removed it.`, gone);
}
function inTime({ database, from }, known, now, gone) {
    const { backup, at, proof } = known;
    const still = from.length === 0 ? "" : `, and still lies in ${from.join(", ")}`;
    return (0,verdict/* pass */.IX)("gate_passed", `The newest backup of ${database} is of ${(0,instant/* renderInstant */.W)(at)}, ${ago(at, now)} ago, ${backups_spec/* SAYS */.HN[proof]}${still}.`, [...evidenceOf(known), ...gone, ...(backup.kind === "dump" ? restoredIn(backup) : [])]);
}
function evidenceOf({ backup, release, at, proof }) {
    const where = backup.kind === "dump" ? backup.places.map(({ place }) => place).join(", ") : `${backup.vendor}, ${backup.project}`;
    return [{ label: "backup", value: `${(0,instant/* renderInstant */.W)(at)}, for the release ${release}, ${backups_spec/* SAYS */.HN[proof]}: ${where}` }];
}
function restoredIn({ proof }) {
    return proof.how === "restore"
        ? [{ label: "a restore took", value: (0,duration/* renderDuration */.P)(wholeSeconds(proof.tookMs)) }]
        : [];
}
function none({ database }) {
    return (0,verdict/* hold */._2)("no_data", `No backup of ${database} is recorded, so it is not known whether there is one.`, `Let a stage take one before its change: before: [{ title: Back up, backup: { database: ${database}, … } }]. Backups that others make are not seen here.`);
}
function notProven({ database, proven }, newest) {
    return (0,verdict/* fail */.fJ)("backup_overdue", `No backup of ${database} was ${backups_spec/* SAYS */.HN[proven]}; the newest, of ${(0,instant/* renderInstant */.W)(newest.at)}, was ${backups_spec/* SAYS */.HN[newest.proof]} only.`, "Let the step backup prove it (prove: restore, or prove: read).", evidenceOf(newest));
}
function overdue({ database, within, proven }, last, newest, now) {
    const newer = newest === last ? "" : ` A newer one, of ${(0,instant/* renderInstant */.W)(newest.at)}, was ${backups_spec/* SAYS */.HN[newest.proof]} only.`;
    return (0,verdict/* fail */.fJ)("backup_overdue", `The newest backup of ${database} that was ${backups_spec/* SAYS */.HN[proven]} is of ${(0,instant/* renderInstant */.W)(last.at)}, ${ago(last.at, now)} ago; the plan allows ${(0,duration/* renderDuration */.P)(within)}.${newer}`, "Back up now: a release with the step backup does.", evidenceOf(last));
}
function unreadRecords({ database }) {
    return (0,verdict/* hold */._2)("no_data", `There are more records of steps than were read, and none of those has a backup of ${database} that counts.`, "Let a release back up now, so that its record is among the newest.");
}
function otherVersion() {
    return (0,verdict/* hold */._2)("vendor_answer_unknown", "A record of a step was written by another version of Holdpoint, and this version cannot read it.", "Use the same, newest version of Holdpoint in every workflow of this repository.");
}
/** In seconds the same answer would be another one at each run. */
function ago(at, now) {
    const minutes = Math.max(60_000, Math.floor((now - at) / 60_000) * 60_000);
    return (0,duration/* renderDuration */.P)(minutes >= 86_400_000 ? Math.floor(minutes / 3_600_000) * 3_600_000 : minutes);
}
function wholeSeconds(ms) {
    return Math.max(1_000, Math.round(ms / 1_000) * 1_000);
}


/***/ }),

/***/ 30855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ jsonFieldsOf)
/* harmony export */ });
/** Null where it is no object of JSON's, as it came from there. */
function jsonFieldsOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
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

/***/ 14967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eZ: () => (/* binding */ STEP_RECORDS),
/* harmony export */   vx: () => (/* binding */ STEP_TASK)
/* harmony export */ });
/* unused harmony exports STEP_PARTS, parseStepPayload */
/* harmony import */ var _lib_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74940);
/* harmony import */ var _lib_json_value_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(30855);
/* harmony import */ var _lib_reason_code_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27215);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26549);
/**
 * What the record has of a step: one GitHub Deployment for its beginning, written before anything is changed, and one for
 * its end, with details and evidence; likewise for its way back. A payload is written once and a status has 140 characters,
 * so that nothing else could carry an end to a later run. Read by hand, like the rest of the record.
 */




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
    const fields = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePayload */ .ex)(stored);
    const shared = (0,_payload_js__WEBPACK_IMPORTED_MODULE_1__/* .readShared */ .qA)(fields);
    const part = STEP_PARTS.find((one) => one === fields["part"]);
    const stage = ["staging", "production"].find((one) => one === fields["stage"]);
    if (shared === null || fields["phase"] !== "step" || part === undefined || stage === undefined)
        return null;
    const { step, title, identity, at } = fields;
    if (!(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(step) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(title) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(identity) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isNumber */ .Et)(at))
        return null;
    const end = readEnd((0,_lib_json_value_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonFieldsOf */ .t)(fields["end"]));
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
        attempt: (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(fields["attempt"]) ? fields["attempt"] : null,
        at,
        runUrl: (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(fields["runUrl"]) ? fields["runUrl"] : null,
        plannedMs: (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isNumber */ .Et)(fields["plannedMs"]) ? fields["plannedMs"] : null,
        end,
        leaves: (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(fields["leaves"]) ? fields["leaves"] : null,
        word: readWord((0,_lib_json_value_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonFieldsOf */ .t)(fields["word"])),
    };
}
function readEnd(fields) {
    const verdict = readVerdict((0,_lib_json_value_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonFieldsOf */ .t)(fields?.["verdict"]));
    if (fields === null || verdict === null || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isNumber */ .Et)(fields["startedAt"]))
        return null;
    const { startedAt, untouched } = fields;
    return { verdict, details: (0,_lib_json_value_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonFieldsOf */ .t)(fields["details"]), untouched: untouched === true, startedAt };
}
function readVerdict(fields) {
    if (fields === null)
        return null;
    const { outcome, reasonCode, summary, remedy, evidence } = fields;
    const known = ["pass", "hold", "fail"].find((one) => one === outcome);
    if (known === undefined || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(reasonCode) || !(0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(summary) || !(0,_lib_reason_code_js__WEBPACK_IMPORTED_MODULE_0__/* .mayStandWith */ .ow)(reasonCode, known))
        return null;
    const words = { summary, evidence: readEvidence(evidence), ...((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(remedy) ? { remedy } : {}) };
    // The table of codes has just said that the two may stand together.
    return { outcome: known, reasonCode, ...words };
}
function readEvidence(value) {
    if (!Array.isArray(value))
        return [];
    return value.flatMap((one) => {
        const { label, value: said, url } = (0,_lib_json_value_js__WEBPACK_IMPORTED_MODULE_3__/* .jsonFieldsOf */ .t)(one) ?? {};
        return (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(label) && (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(said) ? [{ label, value: said, ...((0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(url) ? { url } : {}) }] : [];
    });
}
function readWord(fields) {
    const said = ["done", "repeat", "undo"].find((one) => one === fields?.["said"]);
    return said !== undefined && (0,_lib_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .isText */ .KH)(fields?.["reason"]) ? { said, reason: fields["reason"] } : null;
}


/***/ })

};
