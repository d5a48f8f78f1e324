export const id = 2094;
export const ids = [2094];
export const modules = {

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
    return Buffer.concat([body, cipher.getAuthTag()]);
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

/***/ 53775:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ compress),
/* harmony export */   F5: () => (/* binding */ createMeasure),
/* harmony export */   Fo: () => (/* binding */ collect),
/* harmony export */   l1: () => (/* binding */ unpack)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34531);
/* harmony import */ var _backup_damage_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24052);
/** Bytes as they pass: counted and hashed, compressed and unpacked, with no more of them in memory than are on their way. */





const BATCH = 1024 * 1024;
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
/** Level 3 is smaller than gzip's sixth at twice its speed. Each frame ends with a checksum, by which `zstd -t` finds damage. */
function compress(source) {
    requireZstd();
    const { ZSTD_c_compressionLevel: level, ZSTD_c_checksumFlag: checksum } = node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants;
    return through(inBatches(source), node_zlib__WEBPACK_IMPORTED_MODULE_2__.createZstdCompress({ params: { [level]: 3, [checksum]: 1 }, chunkSize: 256 * 1024 }));
}
/** Throws BackupDamage where it is cut or changed. */
async function* unpack(source) {
    requireZstd();
    try {
        yield* through(source, node_zlib__WEBPACK_IMPORTED_MODULE_2__.createZstdDecompress({ chunkSize: 256 * 1024 }));
    }
    catch (error) {
        if (isOfZlib(error))
            throw new _backup_damage_js__WEBPACK_IMPORTED_MODULE_4__/* .BackupDamage */ .s("it cannot be unpacked: it is cut, or a byte of it was changed");
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
/** A pipe gives 64 KiB at a time, and each of them is a way to another thread and back: measured, 1.8 s instead of 0.3 for 150 MB. */
async function* inBatches(source) {
    let parts = [];
    let length = 0;
    for await (const chunk of source) {
        parts.push(chunk);
        length += chunk.length;
        if (length < BATCH)
            continue;
        yield Buffer.concat(parts);
        [parts, length] = [[], 0];
    }
    if (length > 0)
        yield Buffer.concat(parts);
}
async function* through(source, transform) {
    // What breaks the source breaks the transform, with the same error; who stops reading ends both.
    (0,node_stream__WEBPACK_IMPORTED_MODULE_1__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable.from(source, { objectMode: false, highWaterMark: 1024 * 1024 }), transform, () => { });
    for await (const chunk of transform)
        yield chunk;
}
function isOfZlib(error) {
    const code = error?.code;
    return typeof code === "string" && /^(?:ZSTD_|Z_|ERR_ZLIB|ERR_STREAM_PREMATURE)/.test(code);
}
function requireZstd() {
    if (typeof node_zlib__WEBPACK_IMPORTED_MODULE_2__.createZstdCompress === "function")
        return;
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_3__/* .ProviderError */ .mZ({
        reasonCode: "tool_missing",
        vendor: "Node",
        message: "This Node cannot compress by zstd.",
        remedy: "Use Node 22.15 or newer; the action brings its own.",
    });
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
    const clear = (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_3__/* .createMeasure */ .F5)();
    const fetched = stored.pass(store.read(file.id));
    const decrypted = file.encrypted ? (0,_age_format_js__WEBPACK_IMPORTED_MODULE_1__/* .decryptAge */ .fN)(fetched, identityOf(identity)) : fetched;
    try {
        yield* (0,_measured_stream_js__WEBPACK_IMPORTED_MODULE_3__/* .unpack */ .l1)(clear.pass(decrypted));
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
    for await (const chunk of measure.pass(store.read(id)))
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


/***/ })

};
