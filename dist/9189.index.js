export const id = 9189;
export const ids = [9189];
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

/***/ 97113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uC: () => (/* binding */ readSnapshotLines),
  $j: () => (/* binding */ readSnapshotList),
  Ke: () => (/* binding */ sealedOf)
});

// EXTERNAL MODULE: ./build/src/steps/backup/backup-damage.js
var backup_damage = __webpack_require__(24052);
// EXTERNAL MODULE: ./build/src/steps/backup/measured-stream.js
var measured_stream = __webpack_require__(53775);
// EXTERNAL MODULE: ./build/src/steps/backup/open-archive.js
var open_archive = __webpack_require__(9313);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/src/steps/snapshot/snapshot-list.js
/** The list beside the rows of a snapshot: what each table had, and where its rows lie. */

const snapshot_list_name = schemas/* string */.YjP().min(1);
const size = schemas/* number */.aig().int().nonnegative();
const file = schemas/* strictObject */.rej({ size, sha256: schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/) }).readonly();
const table = schemas/* strictObject */.rej({
    /** As SQL names it, with its schema. */
    table: snapshot_list_name,
    partitioned: schemas/* boolean */.zMY(),
    columns: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: snapshot_list_name, type: snapshot_list_name }).readonly()).readonly(),
    rows: size,
    checksum: schemas/* string */.YjP().regex(/^-?\d+$/),
    /** Lines of JSON, compressed by zstd. */
    clear: file,
    /** The same, encrypted; equal to `clear` where it is not. */
    stored: file,
    /** What each place calls it, and what it keeps of its bytes. */
    places: schemas/* array */.YOg(schemas/* strictObject */.rej({ place: snapshot_list_name, id: snapshot_list_name, size, mark: snapshot_list_name }).readonly()).readonly(),
})
    .readonly();
const list = schemas/* strictObject */.rej({ version: schemas/* literal */.euz(1), name: snapshot_list_name, encrypted: schemas/* boolean */.zMY(), tables: schemas/* array */.YOg(table).min(1).readonly() })
    .readonly();
/** Null where it is not one that this version wrote. */
function parseSnapshotList(text) {
    try {
        const parsed = list.safeParse(JSON.parse(text));
        return parsed.success ? parsed.data : null;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/src/steps/snapshot/open-snapshot.js




/** Throws ProviderError `backup_damaged` where it is not the one that was recorded, and what the store throws. */
async function readSnapshotList(store, recorded, place) {
    const at = recorded.places.find((one) => one.place === place);
    if (at === undefined)
        throw new backup_damage/* BackupDamage */.s(`${place} is none of its places`, "The snapshot");
    const measure = (0,measured_stream/* createMeasure */.F5)();
    const text = (await (0,measured_stream/* collect */.Fo)(measure.pass(store.read(at.list.id)))).toString();
    const list = measure.result().sha256 === recorded.list.sha256 ? parseSnapshotList(text) : null;
    if (list === null || list.name !== recorded.name) {
        throw new backup_damage/* BackupDamage */.s("its list is not the one that was stored", `The snapshot in ${place}`);
    }
    return list;
}
/** Lines of JSON. Whether they were all right is known only at their end: throws ProviderError `backup_damaged` then. */
function readSnapshotLines(store, list, table, place, identity) {
    return (0,open_archive/* openArchive */.p_)(store, sealedOf(list, table, place), identity);
}
function sealedOf(list, table, place) {
    const at = table.places.find((one) => one.place === place);
    if (at === undefined)
        throw new backup_damage/* BackupDamage */.s(`${place} has no rows of ${table.table}`, "The snapshot");
    return { id: at.id, stored: table.stored, clear: table.clear, encrypted: list.encrypted };
}


/***/ })

};
