export const id = 2001;
export const ids = [2001,4503];
export const modules = {

/***/ 42984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ compareMigrations)
/* harmony export */ });
/* harmony import */ var _lib_group_by_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18150);

/** `local` in the order in which they are applied. */
function compareMigrations(local, recorded) {
    const rowOf = matchRows(local, recorded);
    const matched = new Set(rowOf.values());
    const isApplied = (migration) => rowOf.get(migration)?.state === "applied";
    const applied = local.filter(isApplied);
    const pending = local.filter((migration) => !rowOf.has(migration));
    const newest = local.findLastIndex(isApplied);
    const newestAt = Math.max(-Infinity, ...applied.map(({ at = -Infinity }) => at));
    const comparable = (migration) => migration.checksums.length > 0 && (rowOf.get(migration)?.checksum ?? null) !== null;
    return {
        applied,
        pending,
        late: pending.filter((migration) => migration.at === undefined ? local.indexOf(migration) < newest : migration.at <= newestAt),
        unknown: recorded.filter((row) => !matched.has(row)).map(({ name }) => name),
        edited: applied.filter((migration) => comparable(migration) && !migration.checksums.includes(rowOf.get(migration)?.checksum ?? "")),
        broken: recorded.filter(({ state }) => state !== "applied"),
        uncompared: applied.filter((migration) => !comparable(migration)),
    };
}
/** The surest keys of all rows are tried before any weaker one, and a key that fits two migrations decides nothing. */
function matchRows(local, recorded) {
    const byKey = (0,_lib_group_by_js__WEBPACK_IMPORTED_MODULE_0__/* .groupBy */ .$)(local.flatMap((migration) => migration.keys.map((key) => ({ key, migration }))), ({ key }) => key);
    const rowOf = new Map();
    const matched = new Set();
    const rounds = Math.max(0, ...recorded.map(({ keys }) => keys.length));
    for (let round = 0; round < rounds; round += 1) {
        for (const row of recorded) {
            const key = row.keys[round];
            if (key === undefined || matched.has(row))
                continue;
            const [found, ...others] = (byKey.get(key) ?? []).filter(({ migration }) => !rowOf.has(migration));
            if (found === undefined || others.length > 0)
                continue;
            rowOf.set(found.migration, row);
            matched.add(row);
        }
    }
    return rowOf;
}


/***/ }),

/***/ 58546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ WITHOUT_TEXTS)
/* harmony export */ });
/** Compares no texts, which is what takes long: for who asks only what is applied. */
const WITHOUT_TEXTS = {
    reading: () => ({
        parse: async () => ({ statements: [] }),
        parseBlock: async () => null,
        words: async () => null,
    }),
    close: async () => { },
};


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

/***/ 15330:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VN: () => (/* binding */ stepPrefix),
/* harmony export */   aw: () => (/* binding */ backupName),
/* harmony export */   jx: () => (/* binding */ fileNames),
/* harmony export */   sT: () => (/* binding */ timeInName),
/* harmony export */   w8: () => (/* binding */ namePrefix)
/* harmony export */ });
/** Names of a backup's files. The identity stands before the time: what a killed run left is found by it. Pure. */
/** What the names of all backups of a project's database begin with. */
function namePrefix({ project, variable }) {
    return `${plain(project)}.${plain(variable)}.`;
}
/** And those of one step of one release. */
function stepPrefix(parts) {
    return `${namePrefix(parts)}${parts.identity}.`;
}
/** `acme.staging-database-url.0123456789abcdef.20261122t090000z` */
function backupName(parts, takenAt) {
    const time = new Date(takenAt)
        .toISOString()
        .replaceAll(/[-:]|\.\d{3}/g, "")
        .toLowerCase();
    return `${stepPrefix(parts)}${time}`;
}
/** The moment in a name; null where it is no backup's. */
function timeInName(name) {
    const match = /\.(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)z(?:\.|$)/.exec(name);
    if (match === null)
        return null;
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second);
}
const fileNames = (name, encrypted) => ({
    archive: `${name}.dump.zst${encrypted ? ".age" : ""}`,
    tables: `${name}.tables.json.zst${encrypted ? ".age" : ""}`,
    /** What the record has of it. It is stored last: a backup without it was never finished. */
    record: `${name}.json`,
});
function plain(text) {
    return (text
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replaceAll(/^-|-$/g, "") || "database");
}


/***/ }),

/***/ 69717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ML: () => (/* binding */ findFinished),
/* harmony export */   d9: () => (/* binding */ LONGEST_RECORD),
/* harmony export */   eZ: () => (/* binding */ clearLeftovers),
/* harmony export */   j$: () => (/* binding */ openPlaces),
/* harmony export */   kX: () => (/* binding */ putEverywhere),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   y7: () => (/* binding */ findMissing)
/* harmony export */ });
/* harmony import */ var _lib_backup_place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83413);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _release_recorded_backup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85558);
/* harmony import */ var _measured_stream_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53775);
/** A backup in several places at once: it counts where all of them have it, and each that has not is named. */




/** Of the record beside an archive. */
const LONGEST_RECORD = 1024 * 1024;
/** Stores that can be changed, or those that are only read: what opens them says which. */
async function openPlaces(stores, places) {
    const opened = [];
    for (const place of places) {
        const parsed = (0,_lib_backup_place_js__WEBPACK_IMPORTED_MODULE_3__/* .parseBackupPlace */ .ls)(place);
        if (parsed === null)
            throw new Error(`no place: ${place}`);
        opened.push({ place, store: await stores.open(parsed) });
    }
    return opened;
}
/** What stands there of a backup that the record has, against what it says: a sentence for each place that differs. */
async function findMissing(places, backup) {
    const problems = await Promise.all(places.map(async ({ place, store }) => {
        const recorded = backup.places.find((one) => one.place === place);
        if (recorded === undefined)
            return [`${place} was not one of its places`];
        const [archive, tables] = [await store.look(recorded.archive.id), await store.look(recorded.tables.id)];
        return [
            ...differenceOf(place, "archive", recorded.archive, archive),
            ...differenceOf(place, "list of tables", recorded.tables, tables),
        ];
    }));
    return problems.flat();
}
function differenceOf(place, what, recorded, found) {
    if (found === null)
        return [`${place} has no ${what} any more (${recorded.id})`];
    if (found.size === recorded.size && found.mark === recorded.mark)
        return [];
    return [
        `the ${what} in ${place} was changed (${recorded.id}: ${found.size} bytes instead of ${recorded.size}, or other ones)`,
    ];
}
/** A backup of this step that was finished and stands in every place, though no record says so: its run was killed right then. */
async function findFinished(places, prefix) {
    const [first] = places;
    if (first === undefined)
        return null;
    const records = (await first.store.list(prefix)).filter(({ name }) => name.endsWith(".json"));
    for (const { id, size } of records) {
        if (size > LONGEST_RECORD)
            continue;
        const backup = (0,_release_recorded_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecordedDump */ .yN)(parseJson((await (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_2__/* .collect */ .Fo)(first.store.read(id))).toString()));
        if (backup !== null && `${backup.name}.`.startsWith(prefix) && (await findMissing(places, backup)).length === 0) {
            return backup;
        }
    }
    return null;
}
/** What a run that was killed left of this step's; a store that removes nothing keeps it, and says so. */
async function clearLeftovers(places, prefix) {
    const told = [];
    for (const { place, store } of places) {
        try {
            const broken = await store.endBrokenUploads(prefix);
            const left = await store.list(prefix);
            for (const { id } of left)
                await store.remove(id);
            const count = broken + left.length;
            if (count > 0)
                told.push({ label: place, value: `${count} files of a run that was cut off were removed` });
        }
        catch (error) {
            if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ))
                throw error;
            told.push({ label: place, value: `what a run that was cut off may have left stays: ${error.message}` });
        }
    }
    return told;
}
/** In every place, one after the other; where one fails the others are tried all the same. */
async function putEverywhere(places, files) {
    const stored = [];
    const failed = [];
    for (const { place, store } of places) {
        try {
            const kept = [];
            for (const file of files)
                kept.push(await store.put(file));
            stored.push({ place, files: kept });
        }
        catch (error) {
            if (!(error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ))
                throw error;
            failed.push({ place, error });
        }
    }
    return { stored, failed };
}
/** Null where it is none. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 32001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyDump: () => (/* binding */ applyDump)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/lib/secret.js
var secret = __webpack_require__(43469);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/steps/backup/age-format.js
var age_format = __webpack_require__(70975);
// EXTERNAL MODULE: ./build/src/steps/backup/backup-name.js
var backup_name = __webpack_require__(15330);
// EXTERNAL MODULE: ./build/src/steps/backup/backup-places.js
var backup_places = __webpack_require__(69717);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/migrations/compare.js
var compare = __webpack_require__(42984);
// EXTERNAL MODULE: ./build/src/migrations/history-tools.js + 3 modules
var history_tools = __webpack_require__(33094);
// EXTERNAL MODULE: ./build/src/migrations/tools.js + 6 modules
var tools = __webpack_require__(88546);
// EXTERNAL MODULE: ./build/src/migrations/unreadable-migrations.js
var unreadable_migrations = __webpack_require__(19836);
// EXTERNAL MODULE: ./build/src/migrations/without-texts.js
var without_texts = __webpack_require__(58546);
;// CONCATENATED MODULE: ./build/src/migrations/read-newest.js






const TOOLS = {
    ...tools/* MIGRATION_TOOLS */.b,
    ...history_tools/* HISTORY_TOOLS */.vs,
};
/** Null where it has none, or where the table cannot be read: nothing depends on it. */
async function readNewest({ tool: name, dir, table }, directory, session) {
    const tool = TOOLS[name];
    if (tool === undefined)
        return null;
    // Without the folder it is named as the table has it.
    const local = (await unlessUnreadable(tool.readLocal({ directory, path: dir }, without_texts/* WITHOUT_TEXTS */.w))) ?? [];
    const recorded = (await unlessUnreadable(tool.readRecorded(session, table, without_texts/* WITHOUT_TEXTS */.w, local))) ?? [];
    const { applied, unknown } = (0,compare/* compareMigrations */.h)(local, recorded);
    // What the folder lacks is of a commit that is newer than this one.
    return unknown.at(-1) ?? applied.at(-1)?.name ?? null;
}
async function unlessUnreadable(reading) {
    try {
        return await reading;
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ || error instanceof unreadable_migrations/* UnreadableMigrations */.L)
            return null;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/src/steps/database/hold-moment.js
var hold_moment = __webpack_require__(42323);
// EXTERNAL MODULE: ./build/src/steps/database/take-census.js + 2 modules
var take_census = __webpack_require__(1811);
;// CONCATENATED MODULE: ./build/src/steps/backup/follow-dump.js
/** How far pg_dump is: by a second session, since the first one counts. */

const LOOK_MS = 1_000;
const LIMITS = { connectTimeoutMs: 15_000, statementTimeoutMs: 10_000, lockTimeoutMs: 1_000 };
/** What is copied now (a program of ours bears the name), and what the statistics think that all of it is; `bytes_total` is 0 for a COPY into a pipe. */
const COPIED = `
  select p.relid::pg_catalog.regclass::text as name, p.tuples_processed as done, c.reltuples::float8 as rows,
    (select sum(greatest(reltuples, 0))::float8 from pg_catalog.pg_class where relkind = 'r') as all_rows
  from pg_catalog.pg_stat_progress_copy p join pg_catalog.pg_class c on c.oid = p.relid
    join pg_catalog.pg_stat_activity a on a.pid = p.pid
  where p.datname = current_database() and p.command = 'COPY TO' and a.application_name = 'holdpoint'`;
/** Progress is a courtesy: where it cannot be read, nothing is shown, and the dump goes on. */
function followDump(work, url, { progress, clock, signal }, applicationName) {
    const stopped = new AbortController();
    const either = AbortSignal.any([signal, stopped.signal]);
    const following = work
        .withWriter(url, { ...LIMITS, applicationName }, async (session) => {
        if (session.serverMajor < 14)
            return;
        const seen = createTally();
        for (;;) {
            await clock.sleep(LOOK_MS, either);
            for (const { name, done, rows, all_rows: all } of (await session.query(COPIED)).rows) {
                progress(seen.take(String(name), Number(done), Number(rows), Number(all)));
            }
        }
    })
        .catch((error) => {
        if (!either.aborted && !(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
    });
    return {
        async stop() {
            stopped.abort();
            await following;
        },
    };
}
/** Tables that were seen and are not copied any more are done; those between two looks are not known. */
function createTally() {
    const done = new Map();
    return {
        take(table, rows, estimate, all) {
            done.set(table, rows);
            const sum = [...done.values()].reduce((total, one) => total + one, 0);
            const of = estimate > 0 ? ` of about ${estimate.toLocaleString("en")}` : "";
            return {
                ratio: all > 0 ? Math.min(0.99, sum / all) : null,
                text: `${table}, ${rows.toLocaleString("en")}${of} rows`,
            };
        },
    };
}

// EXTERNAL MODULE: ./build/src/steps/backup/give-back-memory.js
var give_back_memory = __webpack_require__(14399);
// EXTERNAL MODULE: ./build/src/steps/backup/open-archive.js
var open_archive = __webpack_require__(9313);
;// CONCATENATED MODULE: ./build/src/steps/backup/partial/archive-contents.js
/** What an archive has inside, as `pg_restore --list --verbose` tells it: its entries, and which of them come after which. */
const NONE = 0;
/** The catalogs' own numbers, which are the same on every server. */
const CLASSES = { type: 1247, relation: 1259, constraint: 2606, schema: 2615 };
/** A kind may be the beginning of another's name, and a schema may be called `DATA`: the catalog tells them apart. */
const KINDS = [
    ["TABLE DATA", NONE, "rows"],
    ["MATERIALIZED VIEW DATA", NONE, "materialized rows"],
    ["TABLE ATTACH", NONE, "table attachment"],
    ["INDEX ATTACH", NONE, "index attachment"],
    ["TABLE", CLASSES.relation, "table"],
    ["MATERIALIZED VIEW", CLASSES.relation, "materialized view"],
    ["INDEX", CLASSES.relation, "index"],
    ["FK CONSTRAINT", CLASSES.constraint, "foreign key"],
    ["CONSTRAINT", CLASSES.constraint, "constraint"],
    ["CHECK CONSTRAINT", CLASSES.constraint, "constraint"],
    ["SCHEMA", CLASSES.schema, "schema"],
];
/** In the archive's order. Throws where it is no such list. */
function parseContents(list) {
    const entries = [];
    for (const line of list.split("\n")) {
        const entry = /^(\d+); (\d+) (\d+) (.*)$/.exec(line);
        const after = /^;\tdepends on:((?: \d+)+)$/.exec(line);
        const last = entries.at(-1);
        if (entry !== null) {
            const [, id, classId, objectId, text = ""] = entry;
            const kind = kindOf(text, Number(classId));
            entries.push({ id: Number(id), classId: Number(classId), objectId: Number(objectId), kind, text, after: [] });
        }
        else if (after !== null && last !== undefined) {
            last.after = [...new Set((after[1] ?? "").trim().split(" ").map(Number))];
        }
    }
    if (entries.length === 0)
        throw new Error("pg_restore listed nothing of an archive");
    return entries;
}
function kindOf(text, classId) {
    const found = KINDS.find(([word, ofClass]) => ofClass === classId && text.startsWith(`${word} `));
    return found?.[2] ?? "other";
}
/** An attachment names its table or index, and is no object of its own: `TABLE ATTACH public parts_a postgres`. */
function isAttachmentOf(entry, schema, name) {
    const word = entry.kind === "table attachment" ? "TABLE" : entry.kind === "index attachment" ? "INDEX" : null;
    return word !== null && `${entry.text} `.startsWith(`${word} ATTACH ${schema} ${name} `.replaceAll(/[\r\n]/g, " "));
}
/** All that cannot be restored without these, and these. */
function withFollowers(entries, ids) {
    const found = new Set(ids);
    // Followers stand behind what they follow, but for loops that pg_dump took apart.
    for (let before = -1; before !== found.size;) {
        before = found.size;
        for (const { id, after } of entries)
            if (after.some((one) => found.has(one)))
                found.add(id);
    }
    return found;
}

// EXTERNAL MODULE: ./build/src/lib/quote-sql.js
var quote_sql = __webpack_require__(51232);
;// CONCATENATED MODULE: ./build/src/steps/backup/partial/render-stand-in.js
/** SQL of the least that stands in for an object of which an archive only knows the name: no rows, and no code. Pure. */

/** Null where nothing can stand in for it. */
function renderStandIn({ name, label, definition }, wanted) {
    switch (definition.kind) {
        case "enum":
            return `create type ${name} as enum (${definition.labels.map((one) => (0,quote_sql/* quoteLiteral */.c)(one).trim()).join(", ")})`;
        case "domain":
            return `create domain ${name} as ${definition.base}`;
        case "composite":
            return `create type ${name} as (${renderColumns(definition.columns)})`;
        case "relation":
            return `create table ${name} (${renderColumns(columnsOf(definition.columns, wanted))})`;
        case "sequence":
            return `create sequence ${name}`;
        case "function":
            return renderFunction(name, label, definition);
        case "other":
            return null;
    }
}
function columnsOf(columns, wanted) {
    return wanted === "all" ? columns : columns.filter((one) => wanted.has(one.number));
}
function renderColumns(columns) {
    return columns.map(({ name, type }) => `${(0,quote_sql/* quoteIdentifier */.C)(name)} ${type}`).join(", ");
}
const MODES = { i: "", o: "out ", b: "inout ", v: "variadic " };
/** Whoever calls it learns that it is none: what it would compute is not known here. */
function renderFunction(name, label, { arguments: all, defaults, result }) {
    // Columns of a table that it returns stand in the result.
    const given = all.filter(({ mode }) => mode !== "t");
    const inputs = given.filter(({ mode }) => mode !== "o");
    const withDefault = new Set(defaults === 0 ? [] : inputs.slice(-defaults));
    const rendered = given.map((one) => {
        const named = one.name === "" ? "" : `${(0,quote_sql/* quoteIdentifier */.C)(one.name)} `;
        return `${MODES[one.mode] ?? ""}${named}${one.type}${withDefault.has(one) ? " default null" : ""}`;
    });
    const body = `begin raise exception '%', ${(0,quote_sql/* quoteLiteral */.c)(`${label} is not in the backup, and something stands in for it`)}; end`;
    return `create function ${name}(${rendered.join(", ")}) returns ${result} language plpgsql as${(0,quote_sql/* quoteLiteral */.c)(body)}`;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/src/steps/backup/partial/outside-object.js
/** What an archive refers to and has not: found in the catalog of the database that was dumped. */

const reference = schemas/* tuple */.PVZ([schemas/* number */.aig().int(), schemas/* number */.aig().int()]).readonly();
const column = schemas/* strictObject */.rej({ number: schemas/* number */.aig().int(), name: schemas/* string */.YjP(), type: schemas/* string */.YjP(), uses: reference })
    .readonly();
const argument = schemas/* strictObject */.rej({ mode: schemas/* string */.YjP(), name: schemas/* string */.YjP(), type: schemas/* string */.YjP() }).readonly();
const uses = schemas/* array */.YOg(reference).readonly();
const definition = schemas/* discriminatedUnion */.gMt("kind", [
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz("enum"), labels: schemas/* array */.YOg(schemas/* string */.YjP()).readonly() }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz("domain"), base: schemas/* string */.YjP(), uses }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz("composite"), columns: schemas/* array */.YOg(column).readonly() }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz("relation"), columns: schemas/* array */.YOg(column).readonly() }),
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz("sequence") }),
    schemas/* strictObject */.rej({
        kind: schemas/* literal */.euz("function"),
        arguments: schemas/* array */.YOg(argument).readonly(),
        /** Of the last of those that are given. */
        defaults: schemas/* number */.aig().int().nonnegative(),
        result: schemas/* string */.YjP(),
        uses,
    }),
    /** Nothing that stands in for it is known here. */
    schemas/* strictObject */.rej({ kind: schemas/* literal */.euz("other") }),
]);
const resolved = schemas/* discriminatedUnion */.gMt("is", [
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz("inside") }),
    schemas/* strictObject */.rej({ is: schemas/* literal */.euz("extension"), name: schemas/* string */.YjP() }),
    schemas/* strictObject */.rej({
        is: schemas/* literal */.euz("outside"),
        /** Catalog and number of the object itself, where an array of it or its row's type was referred to. */
        key: schemas/* string */.YjP(),
        /** `function auth.uid()` */
        label: schemas/* string */.YjP(),
        /** As SQL names it, without arguments. */
        name: schemas/* string */.YjP(),
        schema: schemas/* string */.YjP(),
        definition,
    }),
]);
function keyOf([classId, objectId]) {
    return `${classId}:${objectId}`;
}
/** Of the catalog's own words; throws where they are others. */
function parseResolved(text) {
    return resolved.parse(JSON.parse(text));
}

;// CONCATENATED MODULE: ./build/src/steps/backup/partial/decide-stand-ins.js
/** Which objects stand in, in which order, with which columns: no more than is named. Pure. */


function decideStandIns(needs, resolved) {
    const columns = gatherColumns(needs);
    const made = new Map();
    const impossible = new Set();
    const begun = new Set();
    /** Whether it, and all that it is made of, can be there before the archive is restored. */
    const make = (object) => {
        if (made.has(object.key))
            return true;
        if (impossible.has(object.key) || begun.has(object.key))
            return false;
        begun.add(object.key);
        const wanted = columns.get(object.key) ?? "all";
        const extensions = [];
        const usable = usesOf(object, wanted).every((one) => {
            const used = resolved.get(keyOf(one));
            if (used?.is === "extension")
                extensions.push(used.name);
            // What is in the archive is not there before it.
            return used === undefined || used.is === "extension" || (used.is === "outside" && make(used));
        });
        const sql = usable ? renderStandIn(object, wanted) : null;
        if (sql === null)
            impossible.add(object.key);
        else
            made.set(object.key, { object, sql, extensions });
        return sql !== null;
    };
    for (const { object } of needs)
        make(object);
    return { standIns: [...made.values()], impossible };
}
/** Of a table that is used as a type every column counts. */
function gatherColumns(needs) {
    const columns = new Map();
    for (const { object, column, whole } of needs) {
        const before = columns.get(object.key) ?? new Set();
        const all = whole || before === "all";
        columns.set(object.key, all ? "all" : new Set(column > 0 ? [...before, column] : before));
    }
    return columns;
}
/** Those of every server are not resolved, and need not be. */
function usesOf({ definition }, wanted) {
    if (definition.kind === "relation")
        return columnsOf(definition.columns, wanted).map(({ uses }) => uses);
    if (definition.kind === "composite")
        return definition.columns.map(({ uses }) => uses);
    return "uses" in definition ? definition.uses : [];
}

;// CONCATENATED MODULE: ./build/src/steps/backup/partial/decide-restore.js
/**
 * How a part of a database is restored alone: what stands in for what it refers to and has not, and what of it is left out,
 * because nothing can stand in, or because what stands in would be asked for rows. Pure.
 */



function decideRestore(entries, world) {
    const sorted = sort(entries, world);
    const { leftOut, computed, needed, extensions } = sorted;
    const { impossible } = decideStandIns(needed.map(needOf), world.resolved);
    for (const { entry, object } of needed)
        if (impossible.has(object.key))
            leftOut.set(entry.id, object.label);
    const asking = needed.filter(({ entry, object: { definition } }) => !leftOut.has(entry.id) && (definition.kind === "function" || definition.kind === "relation"));
    for (const [id, label] of findAsked(entries, asking))
        leftOut.set(id, label);
    const gone = withFollowers(entries, leftOut.keys());
    const { standIns } = decideStandIns(needed.filter(({ entry: { id } }) => !gone.has(id)).map(needOf), world.resolved);
    const out = entries
        .filter(({ id }) => gone.has(id) || computed.has(id))
        .map((entry) => ({ entry, because: computed.get(entry.id) ?? leftOut.get(entry.id) ?? null }));
    const holds = ({ entry: { id, kind } }) => kind === "table" || kind === "rows" || computed.has(id);
    return {
        standIns,
        extensions: [...new Set([...extensions, ...standIns.flatMap((one) => one.extensions)])].toSorted(),
        leftOut: out.filter((one) => !holds(one)),
        impossible: out.filter(holds),
    };
}
/** What has a value of a row's type needs all of its columns, and so does what inherits them. */
function needOf({ crossing: { column, parent, to }, object }) {
    return { object, column, whole: parent !== null || to[0] === CLASSES.type };
}
/** What becomes of each entry that refers to something outside. */
function sort(entries, { crossings, resolved, names }) {
    const byKey = new Map(entries.map((entry) => [keyOf([entry.classId, entry.objectId]), entry]));
    const sorted = { leftOut: new Map(), computed: new Map(), needed: [], extensions: new Set() };
    for (const crossing of crossings) {
        const entry = byKey.get(keyOf(crossing.entry));
        const object = resolved.get(keyOf(crossing.to));
        if (entry === undefined || object === undefined)
            throw new Error("a reference from or to nothing");
        if (object.is === "inside")
            continue;
        if (object.is === "extension") {
            sorted.extensions.add(object.name);
        }
        else if (crossing.parent === "partition") {
            const [schema, name] = names.get(keyOf(crossing.entry)) ?? ["", ""];
            for (const one of entries)
                if (isAttachmentOf(one, schema, name))
                    sorted.leftOut.set(one.id, object.label);
        }
        else if (mustNotAsk(entry, object)) {
            // A table says more than the key that a foreign key, too, names of it.
            if (!sorted.leftOut.has(entry.id) || object.definition.kind === "relation") {
                sorted.leftOut.set(entry.id, object.label);
            }
        }
        else if (crossing.computed) {
            sorted.computed.set(entry.id, object.label);
        }
        else {
            sorted.needed.push({ entry, crossing, object });
        }
    }
    return sorted;
}
/** A foreign key is never true of a table without rows; an index or a check is computed of rows that are there. */
function mustNotAsk({ kind }, { definition }) {
    if (kind === "foreign key")
        return true;
    return ((kind === "index" || kind === "constraint") && (definition.kind === "function" || definition.kind === "relation"));
}
/**
 * What would be computed by what stands in, through views and functions in between: the rows of a materialized view, an index. A
 * table's rows are computed by nothing: its default counts for rows that come.
 */
function findAsked(entries, asking) {
    const reached = new Map(asking.flatMap(({ entry, object }) => (entry.kind === "table" ? [] : [[entry.id, object.label]])));
    // An index of a materialized view without rows computes nothing.
    const ofView = new Set(entries.flatMap(({ id, kind }) => (kind === "materialized view" ? [id] : [])));
    const found = new Map();
    for (let before = -1; before !== reached.size;) {
        before = reached.size;
        for (const { id, kind, after } of entries) {
            const through = after.filter((one) => reached.has(one) && !(kind === "index" && ofView.has(one)));
            const label = reached.get(through[0] ?? -1);
            if (label === undefined || kind === "table" || reached.has(id))
                continue;
            reached.set(id, label);
            if (kind === "materialized rows" || kind === "index" || kind === "constraint")
                found.set(id, label);
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./build/src/steps/backup/partial/outside-queries.js
/** SQL about what an archive refers to and has not. `$1` or `$2`: its entries, as JSON `[[catalog, number], …]`. Pure. */
const CATALOG = "pg_catalog.pg_";
const classOf = (name) => `'${CATALOG}${name}'::pg_catalog.regclass`;
/** What has no entry of its own is part of another: a default, a check, what a view is made of, the index of a key. */
const PARTS = `
  select classid, objid, classid as of_class, objid as of_id, false as computed from own
  union all select ${classOf("attrdef")}, d.oid, o.classid, o.objid, a.attgenerated = 's'
    from own o join ${CATALOG}attrdef d on d.adrelid = o.objid join ${CATALOG}attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where o.classid = ${classOf("class")} and not exists (select from own x where x.classid = ${classOf("attrdef")} and x.objid = d.oid)
  union all select ${classOf("constraint")}, c.oid, o.classid, o.objid, true
    from (select oid, contype, case when contypid = 0 then ${classOf("class")} else ${classOf("type")} end as of_class,
        case when contypid = 0 then conrelid else contypid end as of_id from ${CATALOG}constraint) c
      join own o on o.classid = c.of_class and o.objid = c.of_id
    where c.contype = 'c' and not exists (select from own x where x.classid = ${classOf("constraint")} and x.objid = c.oid)
  union all select ${classOf("rewrite")}, r.oid, o.classid, o.objid, false
    from own o join ${CATALOG}rewrite r on r.ev_class = o.objid where o.classid = ${classOf("class")} and r.rulename = '_RETURN'
  union all select ${classOf("class")}, t.typrelid, o.classid, o.objid, false
    from own o join ${CATALOG}type t on t.oid = o.objid where o.classid = ${classOf("type")} and t.typrelid <> 0
  union all select ${classOf("class")}, c.conindid, o.classid, o.objid, false
    from own o join ${CATALOG}constraint c on c.oid = o.objid where o.classid = ${classOf("constraint")} and c.contype in ('p', 'u', 'x')`;
const own = (parameter) => `
  own as materialized (select (e ->> 0)::oid as classid, (e ->> 1)::oid as objid from pg_catalog.jsonb_array_elements(${parameter}::jsonb) e),
  parts as materialized (${PARTS})`;
/**
 * For this transaction. Nothing is known of how much a list of parameters holds: of 3,000 tables nested loops took 150 s, and a
 * plan without them, in 1 s, looks so dear that it would be compiled for another 10.
 */
const HASHED = "select set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)";
/**
 * Schemas are not asked about: whatever an archive has in one, it has the schema, or every database does. What a table's own row
 * says of a function computes rows: a partition's key, a generated column before 15. That a partition's constraint belongs to
 * its whole's is said by the attachment of its index alone.
 */
const CROSSINGS = `
  with ${own("$1")}
  select distinct p.of_class::int8 as entry_class, p.of_id::int8 as entry_id,
    p.computed or (d.classid = ${classOf("class")} and r.relkind in ('r', 'p') and d.refclassid = ${classOf("proc")}) as computed,
    case when i.inhrelid is null or d.objsubid <> 0 then null when r.relispartition then 'partition' else 'inherited' end as parent,
    n.nspname::text as schema, r.relname::text as name,
    d.refclassid::int8 as to_class, d.refobjid::int8 as to_id, d.refobjsubid as to_column
  from parts p join ${CATALOG}depend d on d.classid = p.classid and d.objid = p.objid
    left join ${CATALOG}class r on d.classid = ${classOf("class")} and r.oid = d.objid
    left join ${CATALOG}namespace n on n.oid = r.relnamespace
    left join ${CATALOG}inherits i on d.classid = ${classOf("class")} and d.refclassid = ${classOf("class")}
      and i.inhrelid = d.objid and i.inhparent = d.refobjid
  where d.deptype <> 'e' and not (d.classid = ${classOf("constraint")} and d.deptype in ('P', 'S')) and d.refobjid >= 16384 and d.refclassid <> ${classOf("namespace")}
    and not exists (select from parts x where x.classid = d.refclassid and x.objid = d.refobjid)`;
/** Pseudo-types that PL/pgSQL takes; a function with others cannot be stood in for by it. */
const TAKEN = "{trigger,event_trigger,void,record,anyelement,anyarray,anynonarray,anyenum,anyrange,anycompatible,anycompatiblearray,anycompatiblenonarray,anycompatiblerange}";
const COLUMNS = (relation) => `
  (select coalesce(jsonb_agg(jsonb_build_object('number', a.attnum, 'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'uses', jsonb_build_array(${classOf("type")}::oid::int8, a.atttypid::int8)) order by a.attnum), '[]')
    from ${CATALOG}attribute a where a.attrelid = ${relation} and a.attnum > 0 and not a.attisdropped)`;
const FUNCTION = `
  jsonb_build_object('kind', 'function', 'defaults', f.pronargdefaults, 'result', pg_get_function_result(f.oid),
    'arguments', (select coalesce(jsonb_agg(jsonb_build_object('mode', coalesce(f.proargmodes[g.nr], 'i'),
        'name', coalesce(f.proargnames[g.nr], ''), 'type', format_type(g.type, null)) order by g.nr), '[]')
      from unnest(coalesce(f.proallargtypes, f.proargtypes::oid[])) with ordinality g(type, nr)),
    'uses', (select coalesce(jsonb_agg(jsonb_build_array(${classOf("type")}::oid::int8, g.type::int8)), '[]')
      from unnest(coalesce(f.proallargtypes, f.proargtypes::oid[]) || f.prorettype) g(type)))`;
const PLAIN = `f.prokind = 'f' and not exists (
  select from unnest(coalesce(f.proallargtypes, f.proargtypes::oid[]) || f.prorettype) g(type) join ${CATALOG}type t on t.oid = g.type
    where t.typtype = 'p' and t.typname <> all ('${TAKEN}'))`;
/** A column of a partition's key is internal to its own table. */
const MEANT = `select from ${CATALOG}depend d where d.classid = c.classid and d.objid = c.objid and d.deptype = 'i' and d.objsubid = 0`;
/**
 * `$1`: what is referred to. An array's type, a row's, an index of a key are internal to another object, which is meant. It is
 * inside where any of these is, and an extension's where any of these is its member.
 */
const DESCRIPTIONS = `
  with recursive asked as (select (e ->> 0)::oid as classid, (e ->> 1)::oid as objid from pg_catalog.jsonb_array_elements($1::jsonb) e),
  ${own("$2")},
  chain as (
    select classid as asked_class, objid as asked_id, classid, objid from asked
    union select c.asked_class, c.asked_id, d.refclassid, d.refobjid
      from chain c join ${CATALOG}depend d on d.classid = c.classid and d.objid = c.objid and d.deptype = 'i' and d.objsubid = 0),
  tops as (
    select asked_class, asked_id,
      bool_or(p.objid is not null) as inside,
      max(case when c.classid = ${classOf("extension")} then (select extname from ${CATALOG}extension e where e.oid = c.objid)
        else (select e.extname from ${CATALOG}depend d join ${CATALOG}extension e on e.oid = d.refobjid
          where d.classid = c.classid and d.objid = c.objid and d.deptype = 'e' and d.refclassid = ${classOf("extension")}) end::text) as extension,
      (array_agg(c.classid) filter (where not exists (${MEANT})))[1] as classid,
      (array_agg(c.objid) filter (where not exists (${MEANT})))[1] as objid
    from chain c left join parts p on p.classid = c.classid and p.objid = c.objid group by 1, 2)
  select format('%s:%s', asked_class::int8, asked_id::int8) as key, (case
    when inside then jsonb_build_object('is', 'inside')
    when extension is not null then jsonb_build_object('is', 'extension', 'name', extension)
    else jsonb_build_object('is', 'outside', 'key', format('%s:%s', tops.classid::int8, tops.objid::int8), 'label', i.type || ' ' || i.identity,
      'name', coalesce(quote_ident(n.nspname) || '.' || quote_ident(coalesce(r.relname, t.typname, f.proname)), i.identity),
      'schema', coalesce(n.nspname, ''),
      'definition', case
        when r.relkind in ('r', 'p', 'f', 'v', 'm') then jsonb_build_object('kind', 'relation', 'columns', ${COLUMNS("r.oid")})
        when r.relkind = 'S' then jsonb_build_object('kind', 'sequence')
        when t.typtype = 'e' then jsonb_build_object('kind', 'enum', 'labels',
          (select coalesce(jsonb_agg(l.enumlabel order by l.enumsortorder), '[]') from ${CATALOG}enum l where l.enumtypid = t.oid))
        when t.typtype = 'd' then jsonb_build_object('kind', 'domain', 'base', format_type(t.typbasetype, t.typtypmod),
          'uses', jsonb_build_array(jsonb_build_array(${classOf("type")}::oid::int8, t.typbasetype::int8)))
        when t.typtype = 'c' then jsonb_build_object('kind', 'composite', 'columns', ${COLUMNS("t.typrelid")})
        when ${PLAIN} then ${FUNCTION}
        else jsonb_build_object('kind', 'other') end) end)::text as resolved
  from tops left join ${CATALOG}class r on tops.classid = ${classOf("class")} and r.oid = tops.objid
    left join ${CATALOG}type t on tops.classid = ${classOf("type")} and t.oid = tops.objid
    left join ${CATALOG}proc f on tops.classid = ${classOf("proc")} and f.oid = tops.objid
    left join ${CATALOG}namespace n on n.oid = coalesce(r.relnamespace, t.typnamespace, f.pronamespace)
    left join lateral pg_identify_object(tops.classid, tops.objid, 0) i on true`;
/** `$1`: entries. What the catalog calls them: `table constraint threads_owner_fkey on public.threads`. */
const LABELS = `
  select format('%s:%s', e ->> 0, e ->> 1) as key, i.type || ' ' || i.identity as label
  from pg_catalog.jsonb_array_elements($1::jsonb) e, lateral pg_identify_object((e ->> 0)::oid, (e ->> 1)::oid, 0) i`;

;// CONCATENATED MODULE: ./build/src/steps/backup/partial/read-outside.js


/** Types of types of types. */
const MOST_ROUNDS = 20;
async function readOutside(session, entries) {
    const own = entries.flatMap(({ classId, objectId }) => (classId === 0 ? [] : [[classId, objectId]]));
    const inside = JSON.stringify(own);
    await session.query(HASHED);
    const { rows } = await session.query(CROSSINGS, [inside]);
    const crossings = rows.map(crossingOf);
    const names = new Map(rows.flatMap((row) => row["parent"] === null
        ? []
        : [[keyOf(crossingOf(row).entry), [String(row["schema"]), String(row["name"])]]]));
    const resolved = new Map();
    let asked = crossings.map(({ to }) => to);
    for (let round = 0; asked.length > 0; round += 1) {
        if (round === MOST_ROUNDS)
            throw new Error("types that are made of each other without an end");
        const described = await describe(session, asked, inside);
        for (const [key, one] of described)
            resolved.set(key, one);
        asked = [...described.values()].flatMap(read_outside_usesOf).filter((one) => !resolved.has(keyOf(one)));
    }
    return { crossings, resolved, names };
}
async function describe(session, asked, inside) {
    const distinct = [...new Map(asked.map((one) => [keyOf(one), one])).values()];
    const { rows } = await session.query(DESCRIPTIONS, [JSON.stringify(distinct), inside]);
    const described = new Map(rows.map(({ key, resolved }) => [String(key), parseResolved(String(resolved))]));
    const missing = distinct.find((one) => !described.has(keyOf(one)));
    if (missing !== undefined)
        throw new Error(`the catalog does not describe ${keyOf(missing)}`);
    return described;
}
function read_outside_usesOf(one) {
    if (one.is !== "outside")
        return [];
    const { definition } = one;
    if ("columns" in definition)
        return definition.columns.map(({ uses }) => uses).filter(isOfTheDatabase);
    return "uses" in definition ? definition.uses.filter(isOfTheDatabase) : [];
}
/** Below are the numbers of what every server has. */
function isOfTheDatabase([, objectId]) {
    return objectId >= 16_384;
}
function crossingOf(row) {
    const { parent } = row;
    return {
        entry: [Number(row["entry_class"]), Number(row["entry_id"])],
        computed: row["computed"] === true,
        parent: parent === "partition" || parent === "inherited" ? parent : null,
        to: [Number(row["to_class"]), Number(row["to_id"])],
        column: Number(row["to_column"]),
    };
}

;// CONCATENATED MODULE: ./build/src/steps/backup/partial/read-partial.js





async function readPartial(work, session, url, archive) {
    const entries = parseContents(await readList(work, url, session.serverMajor, archive));
    const restore = decideRestore(entries, await readOutside(session, entries));
    const labels = await readLabels(session, [...restore.leftOut, ...restore.impossible]);
    const describe = ({ entry, because }) => because === null ? labelOf(entry, labels) : `${labelOf(entry, labels)}, which needs ${because}`;
    return {
        entries,
        restore,
        schemas: await readSchemas(session, entries),
        references: {
            standIns: restore.standIns.map(({ object }) => object.label),
            leftOut: restore.leftOut.map(describe),
            impossible: restore.impossible.map(describe),
        },
    };
}
/** The list stands at the archive's beginning: the rest of it is not read. */
async function readList(work, url, serverMajor, archive) {
    const program = await work.startProgram(url, "pg_restore", serverMajor, ["--list", "--verbose"]);
    let ended = false;
    const end = program.ended.finally(() => {
        ended = true;
    });
    const chunks = [];
    const reading = (async () => {
        for await (const chunk of program.stdout)
            chunks.push(chunk);
    })();
    try {
        for await (const chunk of archive) {
            if (ended)
                break;
            await program.write(chunk).catch(() => { });
        }
        program.end();
    }
    catch (error) {
        program.stop();
        throw error;
    }
    await reading;
    const { failure } = await end;
    if (failure !== null)
        throw failure;
    return Buffer.concat(chunks).toString("utf8");
}
async function readSchemas(session, entries) {
    const { rows } = await session.query("select oid::int8 as id, nspname::text as name from pg_catalog.pg_namespace");
    const names = new Map(rows.map(({ id, name }) => [Number(id), String(name)]));
    return new Map(entries.flatMap(({ id, kind, objectId }) => {
        const name = kind === "schema" ? names.get(objectId) : undefined;
        return name === undefined ? [] : [[name, id]];
    }));
}
async function readLabels(session, leftOut) {
    const asked = leftOut.map(({ entry }) => objectOf(entry)).filter(([, objectId]) => objectId !== 0);
    if (asked.length === 0)
        return new Map();
    const { rows } = await session.query(LABELS, [JSON.stringify(asked)]);
    return new Map(rows.map(({ key, label }) => [String(key), String(label)]));
}
function objectOf({ kind, classId, objectId }) {
    if (kind === "rows" || kind === "materialized rows")
        return [CLASSES.relation, objectId];
    return classId === 0 ? [0, 0] : [classId, objectId];
}
/** What is no object is called as the archive's own list has it. */
function labelOf(entry, labels) {
    const label = labels.get(keyOf(objectOf(entry))) ?? entry.text;
    if (entry.kind === "foreign key")
        return label.replace(/^table constraint/, "foreign key");
    return entry.kind === "rows" || entry.kind === "materialized rows" ? `rows of ${label}` : label;
}

// EXTERNAL MODULE: ./build/src/steps/backup/read-catalog.js
var read_catalog = __webpack_require__(84688);
// EXTERNAL MODULE: ./build/src/steps/backup/write-sealed.js
var write_sealed = __webpack_require__(68388);
;// CONCATENATED MODULE: ./build/src/steps/backup/dump-archive.js
/** One moment of a database, written to a file of this machine: the archive, compressed and encrypted, and the list of its tables. */












const APPLICATION = "holdpoint backup";
/** Of a migration, in the record. */
const LONGEST_NAME = 400;
/** Of waiting for a table that a migration holds. */
const LOCK_WAIT_MS = 60_000;
/** Throws ProviderError; what is written then is of no use. */
function dumpDatabase(order, context) {
    const work = context.roles.databaseWork;
    return (0,hold_moment/* holdMoment */.s)(work, order.url, APPLICATION, async (moment) => {
        const { serverMajor } = moment.session;
        const { version: client } = await work.findProgram("pg_dump", serverMajor);
        const { census, catalog, archive } = await countAndWrite(order, moment, context);
        const partial = (0,read_catalog/* isOfAll */.xh)(order.spec)
            ? null
            : await readPartial(work, moment.session, order.url, openLocal(archive, order.identity));
        const list = {
            version: 2,
            census,
            catalog,
            ...(partial === null ? {} : { references: partial.references }),
        };
        const written = await (0,write_sealed/* writeSealed */.C)((0,external_node_path_.join)(order.folder, "tables"), textOf(list), order.recipients, context.signal);
        return {
            archive,
            tables: written,
            list,
            partial,
            client,
            serverMajor,
            migration: await readMigration(order, moment, context),
        };
    });
}
/** As it lies on this machine's disk. */
function openLocal({ path, stored, clear }, identity) {
    const local = { read: () => (0,external_node_fs_.createReadStream)(path, { highWaterMark: 256 * 1024 }) };
    return (0,open_archive/* openArchive */.p_)(local, { id: path, stored, clear, encrypted: identity !== null }, identity);
}
/** In a session of its own: what goes wrong there says nothing about the backup. */
async function readMigration({ spec }, moment, { historyOf, directory }) {
    const history = (await historyOf?.(spec.database)) ?? null;
    if (history === null)
        return null;
    try {
        const newest = await moment.join((session) => readNewest(history, directory, session));
        return newest?.slice(0, LONGEST_NAME) || null;
    }
    catch (error) {
        if (error instanceof lib_error/* ProviderError */.mZ)
            return null;
        throw error;
    }
}
/** Side by side, at one moment; where one fails the other is ended, and the first error is told. */
async function countAndWrite(order, moment, context) {
    const failed = new AbortController();
    const endOther = (error) => {
        failed.abort();
        throw error;
    };
    const counting = readAndCount(order, moment).catch(endOther);
    const writing = writeArchive(order, moment, context, failed.signal).catch(endOther);
    const [counted, written] = await Promise.allSettled([counting, writing]);
    // What row security hides or a right forbids is said best by who counts.
    if (counted.status === "rejected")
        throw counted.reason;
    if (written.status === "rejected")
        throw written.reason;
    return { ...counted.value, archive: written.value };
}
async function readAndCount({ spec }, moment) {
    const catalog = await (0,read_catalog/* readCatalog */.uM)(moment.session);
    const tables = await (0,read_catalog/* selectTables */.e)(moment.session, spec);
    return { catalog, census: await (0,take_census/* takeCensusAt */.E3)(moment, { tables }) };
}
async function writeArchive({ spec, url, folder, recipients }, moment, context, given) {
    const work = context.roles.databaseWork;
    const program = await work.startProgram(url, "pg_dump", moment.session.serverMajor, [
        "--format=custom",
        "--compress=0",
        `--snapshot=${moment.snapshot}`,
        `--lock-wait-timeout=${LOCK_WAIT_MS}`,
        ...(0,read_catalog/* selectionArguments */.hz)(spec),
    ]);
    const stop = () => program.stop();
    given.addEventListener("abort", stop, { once: true });
    const follower = followDump(work, url, context, APPLICATION);
    try {
        const written = await (0,write_sealed/* writeSealed */.C)((0,external_node_path_.join)(folder, "archive"), (0,give_back_memory/* giveBackMemory */.S)(program.stdout), recipients, context.signal).catch(async (error) => {
            program.stop();
            await program.ended;
            throw error;
        });
        const { failure } = await program.ended;
        context.signal.throwIfAborted();
        if (failure !== null)
            throw failure;
        return written;
    }
    finally {
        given.removeEventListener("abort", stop);
        await follower.stop();
    }
}
async function* textOf(list) {
    yield Buffer.from(`${JSON.stringify(list)}\n`);
}

// EXTERNAL MODULE: ./build/src/steps/backup/measured-stream.js
var measured_stream = __webpack_require__(53775);
// EXTERNAL MODULE: ./build/src/steps/backup/observe-dump.js
var observe_dump = __webpack_require__(24503);
;// CONCATENATED MODULE: ./build/src/steps/backup/partial/refuse-impossible.js
/** A part of a database that cannot be restored alone is no backup that a restore could prove. Pure. */

const NAMED = 20;
/** Before anything is stored; null where it can be restored, or nobody asked for that. */
function refuseImpossible({ prove }, { partial }) {
    const impossible = partial?.references.impossible ?? [];
    if (prove !== "restore" || impossible.length === 0)
        return null;
    return (0,verdict/* hold */._2)("backup_incomplete", `The backup could not be restored alone, because it leaves out what its tables need: ${impossible[0] ?? ""}.`, "Take what is needed in by schemas: or exclude:, so that the backup is of use by itself, or leave it at prove: read.", impossible.slice(0, NAMED).map((value) => ({ label: "cannot be restored", value })));
}

// EXTERNAL MODULE: ./build/src/steps/backup/count-copied-rows.js
var count_copied_rows = __webpack_require__(85736);
;// CONCATENATED MODULE: ./build/src/steps/backup/compare-rows.js

/** A sentence without a period for each table that differs; none where the archive has them all. */
function compareRows(census, archive) {
    const counted = new Map(census.tables.map(({ table, rows }) => [(0,count_copied_rows/* parseQualifiedName */.z$)(table) ?? table, { table, rows }]));
    // A dump has what an extension marks of its tables, and of the others nothing.
    const elsewhere = new Set(census.leftOut.map(({ table }) => (0,count_copied_rows/* parseQualifiedName */.z$)(table) ?? table));
    const differing = [...counted].flatMap(([name, { table, rows }]) => {
        const found = archive.get(name);
        if (found === rows)
            return [];
        if (found === undefined)
            return [`${table} is not in the archive; ${rowsOf(rows)} were counted`];
        return [`${table} has ${rowsOf(found)} in the archive; ${rows.toLocaleString("en")} were counted`];
    });
    const unknown = [...archive.keys()].filter((name) => !counted.has(name) && !elsewhere.has(name));
    return [...differing, ...unknown.map((name) => `${plain(name)} is in the archive, and was not counted`)];
}
function rowsOf(count) {
    return count === 1 ? "1 row" : `${count.toLocaleString("en")} rows`;
}
function plain(name) {
    return JSON.parse(name).join(".");
}

// EXTERNAL MODULE: ./build/src/steps/backup/partial/references.js
var references = __webpack_require__(13194);
// EXTERNAL MODULE: ./build/src/steps/database/compare-census.js
var compare_census = __webpack_require__(44918);
;// CONCATENATED MODULE: ./build/src/steps/backup/partial/prepare-part.js
/** A database for the proof that an archive of a part is restored into: with what the part needs, and nothing of the rest. */

/** Numbers of the entries that are restored then; null: all. */
async function preparePart(session, wish) {
    const { partial, schemas } = wish;
    const { standIns, leftOut } = partial.restore;
    const extensions = extensionsOf(wish);
    const before = new Set([
        ...extensions.map(({ schema }) => schema),
        ...standIns.map(({ object: { schema } }) => schema),
    ]);
    // An archive of this schema makes it itself.
    if (schemas?.includes("public") === true && !before.has("public"))
        await session.query("drop schema public");
    for (const name of before)
        await session.query(`create schema if not exists ${(0,quote_sql/* quoteIdentifier */.C)(name)}`);
    for (const { name, schema, needed } of extensions) {
        const create = `create extension if not exists ${(0,quote_sql/* quoteIdentifier */.C)(name)} with schema ${(0,quote_sql/* quoteIdentifier */.C)(schema)} cascade`;
        // What a function's body calls stands in no catalog: such extensions are there where that is possible.
        await (needed ? session.query(create) : session.attempt(create));
    }
    for (const { sql } of standIns)
        await session.query(sql);
    const there = [...before].flatMap((name) => partial.schemas.get(name) ?? []);
    const without = new Set([...leftOut.map(({ entry }) => entry.id), ...there]);
    return without.size === 0 ? null : partial.entries.map(({ id }) => id).filter((id) => !without.has(id));
}
function extensionsOf({ partial: { restore }, schemas, catalog, available }) {
    // An archive of more than schemas has its extensions, which come too late for what stands in.
    const needed = new Set(schemas === null ? restore.standIns.flatMap((one) => one.extensions) : restore.extensions);
    return catalog.extensions.flatMap(({ name, schema }) => needed.has(name) || (schemas !== null && available.has(name)) ? [{ name, schema, needed: needed.has(name) }] : []);
}

// EXTERNAL MODULE: ./build/src/steps/backup/restore-archive.js
var restore_archive = __webpack_require__(34041);
;// CONCATENATED MODULE: ./build/src/steps/backup/prove-restore.js
/** Restores an archive into a server of its own, counts there, and compares: a backup that was restored once. */









const prove_restore_LIMITS = {
    connectTimeoutMs: 15_000,
    statementTimeoutMs: null,
    lockTimeoutMs: 30_000,
    applicationName: "holdpoint proof",
};
async function proveRestore(order, context) {
    const work = context.roles.databaseWork;
    if (order.scratch !== null)
        return restoreAt(order, order.scratch, context);
    const server = await work.startScratch(order.serverMajor);
    try {
        return await restoreAt(order, server.url, context);
    }
    finally {
        await server.stop();
    }
}
/** In a database that is named after the step, so that what a killed run left is dropped first. */
async function restoreAt(order, server, context) {
    const work = context.roles.databaseWork;
    const name = `holdpoint_proof_${context.identity}`;
    const onServer = (act) => work.withWriter(server, prove_restore_LIMITS, act);
    const drop = (session) => session.query(`drop database if exists ${name} with (force)`);
    const { encoding, roles } = order.list.catalog;
    const created = await onServer(async (session) => {
        await drop(session);
        await session.query(`create database ${name} template template0 encoding ${(0,quote_sql/* quoteLiteral */.c)(encoding)} lc_collate 'C' lc_ctype 'C'`);
        return createRoles(session, roles);
    });
    try {
        return await restoreInto(order, work.otherDatabase(server, name), context);
    }
    finally {
        await onServer(async (session) => {
            await drop(session);
            // Policies need them while the copy is there; a server that stays keeps none of ours.
            for (const role of created)
                await session.attempt(`drop role ${(0,quote_sql/* quoteIdentifier */.C)(role)}`);
        });
    }
}
async function restoreInto(order, url, context) {
    const work = context.roles.databaseWork;
    const prepared = await work.withWriter(url, prove_restore_LIMITS, (session) => prepare(session, order));
    if (prepared.verdict !== null)
        return { is: "not", verdict: prepared.verdict };
    const startedAt = context.clock.now();
    context.progress({ ratio: null, text: "restoring the backup into a server of its own" });
    const { serverMajor } = prepared;
    await withList(prepared.entries, (list) => (0,restore_archive/* restoreArchive */.B)(work, { url, serverMajor, atOnce: true, ...list }, order.archive()));
    const tookMs = context.clock.now() - startedAt;
    context.progress({ ratio: null, text: "counting what was restored" });
    const { census } = order.list;
    const found = await (0,take_census/* takeCensus */.TR)(work, url, prove_restore_LIMITS.applicationName, {
        tables: census.tables.map(({ table }) => table),
    });
    const differences = (0,compare_census/* compareCensus */.L)(census, found);
    if (differences.length === 0)
        return { is: "proven", tookMs, server: found.serverVersion };
    return {
        is: "not",
        verdict: (0,verdict/* fail */.fJ)("backup_differs", `Restored, the backup is not what the database was: ${differences[0]?.text ?? ""}.`, "Do not go on without a backup. Look at the tables that differ, and run this again.", differences.slice(0, 20).map(({ table, text }) => ({ label: table, value: text }))),
    };
}
async function prepare(session, { list, schemas, partial }) {
    const { serverMajor } = session;
    const { catalog } = list;
    const available = await readAvailable(session);
    // A dump of schemas has no extension: those that nothing in it uses may be missing.
    const needed = partial !== null && schemas !== null ? partial.restore.extensions : catalog.extensions.map(({ name }) => name);
    const missing = needed.filter((name) => !available.has(name));
    if (missing.length > 0)
        return { verdict: lacks(missing), serverMajor, entries: null };
    const entries = partial === null ? null : await preparePart(session, { partial, schemas, catalog, available });
    return { verdict: null, serverMajor, entries };
}
function lacks(missing) {
    return (0,verdict/* hold */._2)("extension_missing", `The server for the proof has no ${missing.join(", ")}, so that the backup could not be restored there.`, "Install the extensions on this machine, name a server that has them by scratch:, or leave it at prove: read.");
}
async function readAvailable(session) {
    const { rows } = await session.query("select name::text as name from pg_catalog.pg_available_extensions");
    return new Set(rows.map(({ name }) => String(name)));
}
/** Only their numbers, and gone afterwards. */
async function withList(entries, act) {
    if (entries === null)
        return act({});
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "holdpoint-proof-"));
    try {
        const list = (0,external_node_path_.join)(folder, "list");
        await (0,promises_.writeFile)(list, entries.map((id) => `${id};\n`).join(""), { mode: 0o600 });
        return await act({ list });
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** Names of those that were not there. */
async function createRoles(session, roles) {
    const { rows } = await session.query("select rolname::text as name from pg_catalog.pg_roles");
    const there = new Set(rows.map(({ name }) => String(name)));
    const missing = roles.filter((role) => !there.has(role));
    for (const role of missing)
        await session.query(`create role ${(0,quote_sql/* quoteIdentifier */.C)(role)} nologin`);
    return missing;
}

// EXTERNAL MODULE: ./build/src/steps/backup/read-archive.js
var read_archive = __webpack_require__(42893);
;// CONCATENATED MODULE: ./build/src/steps/backup/prove-dump.js






/** The backup with its proof; else why it is none. Throws ProviderError where a place does not give back what it took. */
async function proveDump(spec, dump, backup, { places, identity, url }, context) {
    const [first, ...others] = places.flatMap(({ store, place }) => {
        const at = backup.places.find((one) => one.place === place);
        return at === undefined ? [] : [{ store, at }];
    });
    if (first === undefined)
        throw new Error("a backup without a place");
    for (const { store, at } of others) {
        context.progress({ ratio: null, text: `reading it back from ${at.place}` });
        await (0,open_archive/* readWhole */.oD)(store, (0,open_archive/* archiveOf */.YH)(backup, at));
    }
    for (const { store, at } of [first, ...others])
        await (0,open_archive/* readWhole */.oD)(store, (0,open_archive/* tablesOf */.tI)(backup, at));
    const archive = () => (0,open_archive/* openArchive */.p_)(first.store, (0,open_archive/* archiveOf */.YH)(backup, first.at), identity);
    const startedAt = context.clock.now();
    if (spec.prove === "read") {
        context.progress({ ratio: null, text: `reading it back from ${first.at.place}` });
        const rows = await (0,read_archive/* readArchive */.b)(context.roles.databaseWork, url, dump.serverMajor, archive());
        const differing = judgeRows(dump, rows);
        if (differing !== null)
            return differing;
        const at = context.clock.now();
        return { ...backup, proof: { how: "read", at, place: first.at.place, tookMs: at - startedAt } };
    }
    const scratch = spec.scratch === null ? null : context.secret(spec.scratch);
    const { list, serverMajor, partial } = dump;
    const order = { archive, list, serverMajor, scratch, schemas: spec.schemas, partial };
    const proof = await proveRestore(order, context);
    if (proof.is === "not")
        return proof.verdict;
    const { tookMs, server } = proof;
    const notProven = partial === null ? [] : (0,references/* describeUnproven */.$8)(partial.references);
    const at = context.clock.now();
    return { ...backup, proof: { how: "restore", at, place: first.at.place, tookMs, server, notProven } };
}
/** Null where the archive has the rows that were counted at its own moment. */
function judgeRows({ list }, rows) {
    const differences = compareRows(list.census, rows);
    if (differences.length === 0)
        return null;
    return (0,verdict/* fail */.fJ)("backup_differs", `The archive is not what was counted at its own moment: ${differences[0] ?? ""}.`, "Do not go on without a backup. Look whether a pooler stands before the database, and run this again.", differences.slice(0, 20).map((value) => ({ label: "differs", value })));
}

// EXTERNAL MODULE: ./build/src/steps/backup/record-dump.js
var record_dump = __webpack_require__(23410);
// EXTERNAL MODULE: ./build/src/lib/duration.js
var duration = __webpack_require__(38081);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
// EXTERNAL MODULE: ./build/src/release/recorded-backup.js
var recorded_backup = __webpack_require__(85558);
;// CONCATENATED MODULE: ./build/src/steps/backup/choose-old-backups.js
/** Which backups of a place have been kept for long enough. Pure. */
/** `found`: whole and proven ones, of this very step. Oldest first. */
function chooseOldBackups(found, { now, keepMs, made, since }) {
    // Where the place does not show the new one, it has none that could stand in for the old ones.
    if (!found.some(({ name }) => name === made.name))
        return [];
    const sorted = found.toSorted((one, other) => one.takenAt - other.takenAt);
    // A release is recorded after its backup was taken, so that the newest from before is its own.
    const lastBefore = since === null ? undefined : sorted.findLast(({ takenAt }) => takenAt < since);
    return sorted.filter((one) => one.name !== made.name &&
        one.takenAt < made.takenAt &&
        now - one.takenAt > keepMs &&
        (since === null || (one.takenAt < since && one !== lastBefore)));
}

;// CONCATENATED MODULE: ./build/src/steps/backup/remove-old.js
/**
 * Takes older backups of a step away once a newer one is stored and proven. Only what its own record beside it explains, byte for
 * byte as it was stored; whatever fails is said and never fails the backup.
 */








const remove_old_NAMED = 10;
/** It was stored a while before this is asked, and a store counts by its own clock. */
const CUT_MS = 12 * 3_600_000;
const RECORD = ".json";
async function removeOldBackups(places, removal) {
    const { wayBack } = removal;
    const told = [...keptForLess(removal)];
    // GitHub removes artifacts by itself, at the time that it was told when they were stored.
    const kept = places.filter(({ place }) => place !== "artifact");
    if (kept.length === 0)
        return told;
    if ("unknown" in wayBack) {
        const why = `whether the way back needs one of them is not known: ${wayBack.unknown}`;
        return [...told, { label: "older backups", value: `none was removed, since ${why}` }];
    }
    for (const one of kept)
        told.push(...(await removeIn(one, removal, wayBack.since)));
    return told;
}
/** A store that was asked for more than it gives says nothing but when it will remove it. */
function keptForLess({ made, keepMs, now }) {
    return made.places.flatMap(({ place, expiresAt }) => expiresAt === null || expiresAt >= now + keepMs - CUT_MS
        ? []
        : [
            {
                label: place,
                value: `keeps it until ${(0,instant/* renderInstant */.W)(expiresAt)} only, not for ${(0,duration/* renderDuration */.P)(keepMs)}: its own retention is shorter`,
            },
        ]);
}
async function removeIn({ place, store }, removal, since) {
    const { made, keepMs, now, progress } = removal;
    const removed = [];
    const told = [];
    const stay = (value) => told.push({ label: place, value });
    try {
        const found = await readOwn(place, store, removal, since);
        for (const one of chooseOldBackups(found, { now, keepMs, made, since })) {
            progress(`removing ${one.name} from ${place}, which is older than ${(0,duration/* renderDuration */.P)(keepMs)}`);
            const why = await removeOne(store, one);
            if (why === null)
                removed.push(one.name);
            else
                stay(`${one.name} stays, though it is older than ${(0,duration/* renderDuration */.P)(keepMs)}: ${why}`);
        }
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        stay(`older backups stay: ${error.message}`);
    }
    if (removed.length > 0) {
        const more = removed.length > remove_old_NAMED ? ` and ${removed.length - remove_old_NAMED} more` : "";
        const names = removed.slice(0, remove_old_NAMED).join(", ");
        stay(`removed, because older than ${(0,duration/* renderDuration */.P)(keepMs)} and not needed by the way back: ${names}${more}`);
    }
    return told;
}
/**
 * Those of this step that are whole by their own record. Of what is not old yet only the newest from before `since` is read,
 * besides the new one: the others stay in any case.
 */
async function readOwn(place, store, { project, made, keepMs, now }, since) {
    const variable = made.database.variable;
    const listed = (await store.list((0,backup_name/* namePrefix */.w8)({ project, variable }))).flatMap((file) => {
        const at = file.name.endsWith(RECORD) ? (0,backup_name/* timeInName */.sT)(file.name) : null;
        return at === null ? [] : [{ file, at }];
    });
    const found = [];
    let hasLastBefore = since === null;
    for (const { file, at } of listed.toSorted((one, other) => other.at - one.at)) {
        const isOld = now - at > keepMs;
        const isBefore = since !== null && at < since;
        const isMade = file.name === `${made.name}${RECORD}`;
        if (!isMade && !isOld && (hasLastBefore || !isBefore))
            continue;
        const own = await readRecord(place, store, file, made);
        if (own === null)
            continue;
        found.push(own);
        hasLastBefore ||= isBefore;
    }
    return found;
}
/** Null where it is not this step's, or does not say what it would if we had written it. */
async function readRecord(place, store, file, made) {
    if (file.size > backup_places/* LONGEST_RECORD */.d9)
        return null;
    const backup = (0,recorded_backup/* parseRecordedDump */.yN)((0,backup_places/* parseJson */.qF)((await (0,measured_stream/* collect */.Fo)(store.read(file.id))).toString()));
    if (backup === null || `${backup.name}${RECORD}` !== file.name)
        return null;
    const { name, takenAt, database, selection, places } = backup;
    const kept = places.find((one) => one.place === place);
    // The name has its moment in whole seconds, and what is kept for how long must not be a matter of the words inside.
    if (kept === undefined || (0,backup_name/* timeInName */.sT)(file.name) !== Math.floor(takenAt / 1_000) * 1_000)
        return null;
    const isSameStep = database.variable === made.database.variable &&
        database.name === made.database.name &&
        JSON.stringify(selection) === JSON.stringify(made.selection);
    const names = (0,backup_name/* fileNames */.jx)(name, backup.encryption !== null);
    const before = file.id.slice(0, file.id.length - file.name.length);
    const hasOwnFiles = kept.archive.id === `${before}${names.archive}` && kept.tables.id === `${before}${names.tables}`;
    return isSameStep && hasOwnFiles ? { name, takenAt, place: kept, record: file.id } : null;
}
/** Null where all of it is gone, read back; else why something stays. Its record goes last, so that the next run goes on. */
async function removeOne(store, { place, record }) {
    const files = [place.archive, place.tables];
    const seen = await Promise.all(files.map(({ id }) => store.look(id)));
    const other = files.find(({ size, mark }, index) => {
        const there = seen[index];
        return there != null && (there.size !== size || there.mark !== mark);
    });
    if (other !== undefined)
        return `${other.id} is not as it was stored`;
    for (const id of [...files.map((file) => file.id), record]) {
        try {
            await store.remove(id);
            if ((await store.look(id)) !== null)
                return `${id} was removed and is still there`;
        }
        catch (error) {
            if (!(error instanceof lib_error/* ProviderError */.mZ))
                throw error;
            return error.message;
        }
    }
    return null;
}

;// CONCATENATED MODULE: ./build/src/steps/backup/dump-backup.js
/** The step `backup` where it makes an archive: dumped, read back whole, stored, fetched again and proven, in this order. */

















async function applyDump(spec, context) {
    const wrong = spec.recipients === null ? null : await (0,age_format/* findWrongRecipient */.mR)(spec.recipients);
    if (wrong !== null) {
        return {
            verdict: (0,verdict/* hold */._2)("usage", `${wrong} is no recipient of the age format.`, "Copy the public key as age-keygen prints it."),
            untouched: true,
        };
    }
    const places = await (0,backup_places/* openPlaces */.j$)(context.roles.stores, spec.to);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "holdpoint-backup-"));
    try {
        return await makeBackup(spec, context, places, folder);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function makeBackup(spec, context, places, folder) {
    const url = context.secret(spec.database);
    // With a key that ends with this process the stored backup can be opened for its proof, and nobody's own key is needed.
    const key = spec.recipients === null ? null : await (0,age_format/* createPassingKey */.lF)();
    const recipients = key === null ? null : [...(spec.recipients ?? []), key.recipient];
    const identity = key === null ? null : secretOf(key);
    const dump = await dumpDatabase({ spec, url, folder, recipients, identity }, context);
    const unread = refuseImpossible(spec, dump) ?? (await readLocally(dump, url, identity, context));
    if (unread !== null)
        return { verdict: unread, untouched: true };
    const leftovers = await (0,backup_places/* clearLeftovers */.eZ)(places, (0,observe_dump.prefixOf)(spec, context));
    const { census } = dump.list;
    const name = (0,backup_name/* backupName */.aw)({ project: context.release.project, variable: spec.database, identity: context.identity }, census.at);
    const names = (0,backup_name/* fileNames */.jx)(name, spec.recipients !== null);
    const files = [fileOf(names.archive, dump.archive, spec, context), fileOf(names.tables, dump.tables, spec, context)];
    const { stored, failed } = await (0,backup_places/* putEverywhere */.kX)(places, files);
    const [missing] = failed;
    if (missing !== undefined)
        return {
            verdict: notEverywhere(failed, stored.map(({ place }) => place)),
        };
    const kept = stored.map(({ place, files: [archive, tables] }) => {
        if (archive === undefined || tables === undefined)
            throw new Error(`${place} took fewer files than it was given`);
        const of = ({ id, size, mark }) => ({ id, size, mark });
        return { place, archive: of(archive), tables: of(tables), expiresAt: archive.expiresAt };
    });
    const database = context.roles.databaseWork.describe(url).database;
    const unproven = (0,record_dump/* recordOf */.zv)({ spec, dump, name, database, places: kept, now: context.clock.now() });
    const proven = await proveDump(spec, dump, unproven, { places, identity, url }, context);
    if ("outcome" in proven)
        return { verdict: proven };
    const last = await storeRecord(proven, { name: names.record, keepMs: spec.keepMs }, places, folder);
    if (last !== null)
        return { verdict: last };
    const removed = await removeOlder(spec, context, places, proven);
    return {
        verdict: (0,verdict/* pass */.IX)("step_done", (0,record_dump/* summaryOf */.YG)(proven), [...(0,record_dump/* evidenceOf */.X1)(proven), ...leftovers, ...removed]),
        details: (0,record_dump/* detailsOf */.cz)(proven),
    };
}
/** Before anything leaves this machine: the file as it is on the disk, opened and read to its end. */
async function readLocally(dump, url, identity, context) {
    context.progress({ ratio: null, text: "reading the archive to its end" });
    const archive = openLocal(dump.archive, identity);
    const rows = await (0,read_archive/* readArchive */.b)(context.roles.databaseWork, url, dump.serverMajor, archive);
    return judgeRows(dump, rows);
}
/** Beside the archive, so that it is found and understood where no record of a release is left. */
async function storeRecord(backup, { name, keepMs }, places, folder) {
    const path = (0,external_node_path_.join)(folder, "record");
    const text = `${JSON.stringify(backup, null, 2)}\n`;
    await (0,promises_.writeFile)(path, text, { mode: 0o600 });
    const measure = (0,measured_stream/* createMeasure */.F5)();
    for await (const chunk of measure.pass((0,external_node_fs_.createReadStream)(path)))
        void chunk;
    const { stored, failed } = await (0,backup_places/* putEverywhere */.kX)(places, [{ name, path, ...measure.result(), keepMs }]);
    return failed.length === 0
        ? null
        : notEverywhere(failed, stored.map(({ place }) => place));
}
/** What was kept for long enough. A backup that replaces what a restore would take away removes nothing: nobody gives it the way back. */
async function removeOlder({ keepMs }, { release: { project }, clock, progress, wayBackSince }, places, made) {
    if (keepMs === null || wayBackSince === undefined)
        return [];
    // By whichever of the two is behind: a clock that runs ahead would make all of them old.
    const now = Math.min(clock.now(), made.takenAt);
    const say = (text) => progress({ ratio: null, text });
    const wayBack = await wayBackSince();
    return removeOldBackups(places, { project, made, keepMs, now, wayBack, progress: say });
}
function notEverywhere(failed, stored) {
    const [first] = failed;
    if (first === undefined)
        throw new Error("nothing failed");
    const elsewhere = stored.length === 0 ? "" : ` It is stored in ${stored.join(" and ")}, which is not enough.`;
    const evidence = failed.map(({ place, error }) => ({ label: place, value: error.message }));
    return (0,verdict/* hold */._2)(first.error.reasonCode, `The backup could not be stored in ${failed.map(({ place }) => place).join(" and ")}: ${first.error.message}${elsewhere}`, first.error.remedy, evidence);
}
function fileOf(name, { path, stored }, { keepMs }, context) {
    return {
        name,
        path,
        ...stored,
        keepMs,
        sent: (bytes) => context.progress({ ratio: stored.size === 0 ? 1 : bytes / stored.size, text: `storing ${name}` }),
    };
}
function secretOf({ identity }) {
    return new secret/* Secret */.z("a key of this run alone", identity);
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

/***/ 53775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ compress),
/* harmony export */   F5: () => (/* binding */ createMeasure),
/* harmony export */   Fo: () => (/* binding */ collect),
/* harmony export */   l1: () => (/* binding */ unpack)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34531);
/* harmony import */ var _backup_damage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24052);
/** Bytes as they pass: counted and hashed, compressed and unpacked, with no more of them in memory than are on their way. */




const BATCH = 1024 * 1024;
/**
 * A mebibyte is made ahead, while the reader is busy. Each chunk is handed over as it was made: as a stream of bytes, it would
 * copy those that wait into one.
 */
const OUTPUT = { chunkSize: 256 * 1024, readableObjectMode: true, readableHighWaterMark: 4 };
function createMeasure() {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    let size = 0;
    return {
        pass: async function* (source) {
            for await (const chunk of source) {
                hash.update(chunk);
                size += chunk.length;
                yield chunk;
            }
        },
        result: () => ({ size, sha256: hash.copy().digest("hex") }),
    };
}
/**
 * Level 2 takes two thirds of the time of `zstd`'s own 3, for 5 % more bytes (decision 0071). Each frame ends with a checksum, by
 * which `zstd -t` finds damage.
 */
async function* compress(source) {
    const zstd = requireZstd();
    const { ZSTD_c_compressionLevel: level, ZSTD_c_checksumFlag: checksum } = zstd.constants;
    yield* through(source, zstd.createZstdCompress({ params: { [level]: 2, [checksum]: 1 }, ...OUTPUT }));
}
/** Throws BackupDamage where it is cut or changed. */
async function* unpack(source) {
    const zstd = requireZstd();
    try {
        yield* through(source, zstd.createZstdDecompress(OUTPUT));
    }
    catch (error) {
        if (isOfZlib(error))
            throw new _backup_damage_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupDamage */ .s("it cannot be unpacked: it is cut, or a byte of it was changed");
        throw error;
    }
}
/** All of it, for what is small. */
async function collect(source) {
    const chunks = [];
    for await (const chunk of source)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
/**
 * A pipe gives 64 KiB at a time, and each of them is a way to another thread and back: measured, 1.8 s instead of 0.3 for
 * 150 MB. Two buffers in turn, the one filled while the other is compressed: a new one for each batch would be garbage as
 * large as the database, and its peak is a part of ours.
 */
async function feedInBatches(source, packer) {
    let [filling, resting] = [Buffer.allocUnsafeSlow(BATCH), Buffer.allocUnsafeSlow(BATCH)];
    let length = 0;
    let taken = Promise.resolve();
    const hand = async () => {
        const batch = filling.subarray(0, length);
        // Until then the other one is read by another thread, and must not be written to.
        await taken;
        taken = written(packer, batch);
        taken.catch(() => { });
        [filling, resting] = [resting, filling];
        length = 0;
    };
    for await (const chunk of source) {
        for (let from = 0; from < chunk.length;) {
            const part = chunk.subarray(from, from + BATCH - length);
            filling.set(part, length);
            length += part.length;
            from += part.length;
            if (length === BATCH)
                await hand();
        }
    }
    if (length > 0)
        await hand();
    await taken;
    packer.end();
}
/** Resolves when all of it was taken, and its memory may be used again. */
function written(packer, batch) {
    return new Promise((resolve, reject) => {
        packer.write(batch, (error) => (error ? reject(error) : resolve()));
    });
}
async function* through(source, transform) {
    // Who reads hears of it; after a reader has left nobody does.
    transform.on("error", () => { });
    // What breaks the source breaks the transform, with the same error.
    feedInBatches(source, transform).catch((error) => transform.destroy(error));
    // Left early, this destroys it, which ends the feeding too.
    for await (const chunk of transform)
        yield chunk;
}
function isOfZlib(error) {
    const code = error?.code;
    return typeof code === "string" && /^(?:ZSTD_|Z_|ERR_ZLIB|ERR_STREAM_PREMATURE)/.test(code);
}
function requireZstd() {
    const ofThisNode = node_zlib__WEBPACK_IMPORTED_MODULE_1__;
    if (typeof ofThisNode.createZstdCompress === "function")
        return ofThisNode;
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ProviderError */ .mZ({
        reasonCode: "tool_missing",
        vendor: "Node",
        message: "This Node cannot compress by zstd.",
        remedy: "Use Node 22.15 or newer; the action brings its own.",
    });
}


/***/ }),

/***/ 24503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   observeDump: () => (/* binding */ observeDump),
/* harmony export */   prefixOf: () => (/* binding */ prefixOf)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _release_recorded_backup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85558);
/* harmony import */ var _backup_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(15330);
/* harmony import */ var _backup_places_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69717);
/* harmony import */ var _record_dump_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(23410);
/** Whether this release is backed up: the record says so, and each place still has what was stored there. */





async function observeDump(spec, context) {
    const recorded = (0,_release_recorded_backup_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecordedDump */ .yN)(context.recorded);
    if (context.recorded !== null && recorded === null)
        return notUnderstood();
    if (recorded === null && context.begun === null)
        return { is: "due", state: null };
    const places = await (0,_backup_places_js__WEBPACK_IMPORTED_MODULE_2__/* .openPlaces */ .j$)(context.roles.stores, spec.to);
    if (recorded === null) {
        const found = await (0,_backup_places_js__WEBPACK_IMPORTED_MODULE_2__/* .findFinished */ .ML)(places, prefixOf(spec, context));
        return found === null ? { is: "due", state: null } : done(found);
    }
    const gone = recorded.places.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= context.clock.now());
    const missing = await (0,_backup_places_js__WEBPACK_IMPORTED_MODULE_2__/* .findMissing */ .y7)(places.filter(({ place }) => !gone.some((one) => one.place === place)), recorded);
    return missing.length === 0 ? done(recorded) : damaged(missing);
}
function done(backup) {
    return { is: "done", summary: (0,_record_dump_js__WEBPACK_IMPORTED_MODULE_3__/* .summaryOf */ .YG)(backup), evidence: (0,_record_dump_js__WEBPACK_IMPORTED_MODULE_3__/* .evidenceOf */ .X1)(backup), details: (0,_record_dump_js__WEBPACK_IMPORTED_MODULE_3__/* .detailsOf */ .cz)(backup) };
}
function notUnderstood() {
    return {
        is: "impossible",
        verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("backup_damaged", "What the record says of this release's backup is not understood.", "Use the version of Holdpoint that wrote it, or start a new release, so that the state before it is backed up again."),
    };
}
function damaged(missing) {
    return {
        is: "impossible",
        verdict: (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("backup_damaged", `This release was backed up, and the backup is not as it was stored: ${missing[0] ?? ""}.`, "Look who changed it, and whether another place has it. A new release backs up the state of its own moment.", missing.map((value) => ({ label: "missing", value }))),
    };
}
/** What the names of this step's files begin with. */
function prefixOf({ database }, { release, identity }) {
    return (0,_backup_name_js__WEBPACK_IMPORTED_MODULE_4__/* .stepPrefix */ .VN)({ project: release.project, variable: database, identity });
}


/***/ }),

/***/ 9313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YH: () => (/* binding */ archiveOf),
/* harmony export */   oD: () => (/* binding */ readWhole),
/* harmony export */   p_: () => (/* binding */ openArchive),
/* harmony export */   tI: () => (/* binding */ tablesOf)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _age_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(70975);
/* harmony import */ var _backup_damage_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24052);
/* harmony import */ var _give_back_memory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14399);
/* harmony import */ var _measured_stream_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53775);





/** The archive, as one of its places has it. */
function archiveOf(backup, place) {
    const { stored, clear, encryption } = backup;
    return { id: place.archive.id, stored, clear, encrypted: encryption !== null };
}
/** The list of tables, likewise. */
function tablesOf(backup, place) {
    return { id: place.tables.id, stored: backup.tables, clear: null, encrypted: backup.encryption !== null };
}
/**
 * Yields what `pg_dump` wrote. `identity` is the secret of the age format for one of the recipients (`AGE-SECRET-KEY-1…`),
 * null where the backup is not encrypted. Whether all of it was right is known only at its end, so that a reader must not take
 * anything for good before: throws ProviderError `backup_damaged` where it is cut or changed, and what the store throws.
 */
async function* openArchive(store, file, identity) {
    const stored = (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_3__/* .createMeasure */ .F5)();
    // Not encrypted, they are the same bytes, and are hashed once.
    const clear = file.encrypted ? (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_3__/* .createMeasure */ .F5)() : stored;
    // What reads them copies: the one of the two into what it opens, the other into what it unpacks.
    const fetched = stored.pass((0,_give_back_memory_js__WEBPACK_IMPORTED_MODULE_4__/* .giveBackMemory */ .S)(store.read(file.id)));
    const packed = file.encrypted ? clear.pass((0,_give_back_memory_js__WEBPACK_IMPORTED_MODULE_4__/* .giveBackMemory */ .S)((0,_age_format_js__WEBPACK_IMPORTED_MODULE_1__/* .decryptAge */ .fN)(fetched, identityOf(identity)))) : fetched;
    try {
        yield* (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_3__/* .unpack */ .l1)(packed);
    }
    catch (error) {
        // Where it lies is more than what broke: the same backup may be whole elsewhere.
        throw error instanceof _backup_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupDamage */ .s ? new _backup_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupDamage */ .s(wordsOf(error), `The backup at ${file.id}`) : error;
    }
    compare(file.id, file.stored, stored.result(), "as stored");
    if (file.clear !== null)
        compare(file.id, file.clear, clear.result(), "decrypted");
}
/** Reads it whole as it lies there. Throws ProviderError `backup_damaged` where it is not what was stored. */
async function readWhole(store, { id, stored }) {
    const measure = (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_3__/* .createMeasure */ .F5)();
    for await (const chunk of measure.pass((0,_give_back_memory_js__WEBPACK_IMPORTED_MODULE_4__/* .giveBackMemory */ .S)(store.read(id))))
        void chunk;
    compare(id, stored, measure.result(), "as stored");
}
function compare(id, expected, found, what) {
    const where = `The backup at ${id}`;
    if (found.size !== expected.size) {
        throw new _backup_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupDamage */ .s(`${what} it has ${found.size} bytes instead of ${expected.size}`, where);
    }
    if (found.sha256 !== expected.sha256)
        throw new _backup_damage_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupDamage */ .s(`${what} its SHA-256 is another`, where);
}
function wordsOf({ message }) {
    return message.replace(/^.* is damaged: /, "").replace(/\.$/, "");
}
function identityOf(identity) {
    if (identity === null) {
        throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
            reasonCode: "secret_missing",
            vendor: "age",
            message: "The backup is encrypted, and no identity was named to open it with.",
            remedy: "Name the variable with the identity (AGE-SECRET-KEY-1…) that belongs to one of its recipients.",
        });
    }
    // A file of age-keygen has comments above it.
    const line = identity
        .reveal()
        .split(/\r?\n/)
        .map((text) => text.trim());
    return line.find((text) => text.startsWith("AGE-SECRET-KEY-")) ?? identity.reveal().trim();
}


/***/ }),

/***/ 34041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ restoreArchive)
/* harmony export */ });
/* harmony import */ var _read_archive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42893);

/** Throws what broke first: what was found in the archive says more than what `pg_restore` made of it. */
async function restoreArchive(work, { url, serverMajor, atOnce, list }, archive) {
    const { database } = work.describe(url);
    const program = await work.startProgram(url, "pg_restore", serverMajor, [
        `--dbname=${database}`,
        ...(atOnce ? ["--single-transaction"] : []),
        ...(list === undefined ? [] : [`--use-list=${list}`]),
        "--exit-on-error",
        "--no-owner",
        "--no-acl",
        "--no-tablespaces",
    ]);
    const drained = (async () => {
        for await (const chunk of program.stdout)
            void chunk;
    })();
    const fed = await (0,_read_archive_js__WEBPACK_IMPORTED_MODULE_0__/* .feedProgram */ .t)(program, archive);
    await drained;
    const { failure } = await program.ended;
    if (fed !== null)
        throw fed.reason;
    if (failure !== null)
        throw failure;
}


/***/ }),

/***/ 68388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ writeSealed)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34531);
/* harmony import */ var _age_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(70975);
/* harmony import */ var _give_back_memory_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(14399);
/* harmony import */ var _measured_stream_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53775);
/** A stream written to a file of this machine: compressed, encrypted, and measured before and after that. */






/** `recipients` null: not encrypted. Throws ProviderError `disk_full`, what the source throws, and the signal's reason. */
async function writeSealed(path, source, recipients, signal) {
    const clear = (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_4__/* .createMeasure */ .F5)();
    const packed = clear.pass((0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_4__/* .compress */ .Bc)(source));
    // Not encrypted, they are the same bytes, and are hashed once.
    const stored = recipients === null ? clear : (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_4__/* .createMeasure */ .F5)();
    const sealed = recipients === null ? packed : stored.pass((0,_age_format_js__WEBPACK_IMPORTED_MODULE_3__/* .encryptAge */ .bP)((0,_give_back_memory_js__WEBPACK_IMPORTED_MODULE_5__/* .giveBackMemory */ .S)(packed), recipients));
    // No more is asked for before the last chunk is written, whose memory is given back then.
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(path, { flags: "wx", mode: 0o600, highWaterMark: 1 });
    const closed = new Promise((resolve) => void file.once("close", resolve));
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)((0,_give_back_memory_js__WEBPACK_IMPORTED_MODULE_5__/* .giveBackMemory */ .S)(sealed), file, { signal });
    }
    catch (error) {
        // Where the source fails at once the file is not made yet: whoever removes its folder must not meet it afterwards.
        file.destroy();
        await closed;
        signal.throwIfAborted();
        throw diskFailure(error);
    }
    return { path, clear: clear.result(), stored: stored.result() };
}
function diskFailure(error) {
    const { code } = error;
    if (code !== "ENOSPC" && code !== "EDQUOT" && code !== "EFBIG")
        return error;
    return new _lib_error_js__WEBPACK_IMPORTED_MODULE_2__/* .ProviderError */ .mZ({
        reasonCode: "disk_full",
        vendor: "the file system",
        message: "The temporary folder of this machine has no room left for the backup.",
        remedy: "Make room there, or let TMPDIR name a larger disk, and run this again; nothing was stored.",
        cause: error,
    });
}


/***/ })

};
