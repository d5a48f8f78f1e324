export const id = 9340;
export const ids = [9340,4937];
export const modules = {

/***/ 39621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ packSchemaObjects),
/* harmony export */   j: () => (/* binding */ compareSchemaObjects)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/**
 * A schema object by object, small enough to stand in a record: six bytes of each. They name what was changed since; whether
 * anything was is never theirs to say, but the hash's of the whole schema. Pure.
 */

/** A record is no place for more. */
const MOST = 1_500;
const NAME_BYTES = 3;
const BYTES = 6;
/** Null where there are too many. */
function packSchemaObjects(objects) {
    if (objects.size === 0 || objects.size > MOST)
        return null;
    return Buffer.concat([...objects].map(([name, text]) => Buffer.concat([keyOf(name), markOf(text)]))).toString("base64url");
}
/** Null where what was packed is none of ours. */
function compareSchemaObjects(packed, now) {
    const bytes = Buffer.from(packed, "base64url");
    if (bytes.length === 0 || bytes.length % BYTES !== 0)
        return null;
    const left = new Map();
    for (let at = 0; at < bytes.length; at += BYTES) {
        const key = bytes.subarray(at, at + NAME_BYTES).toString("hex");
        left.set(key, bytes.subarray(at + NAME_BYTES, at + BYTES).toString("hex"));
    }
    const names = [...now.keys()].toSorted();
    const marks = names.map((name) => ({ name, had: left.get(keyOf(name).toString("hex")) }));
    const found = new Set(names.map((name) => keyOf(name).toString("hex")));
    return {
        changed: marks.flatMap(({ name, had }) => (had === undefined || had === markNow(name, now) ? [] : [name])),
        added: marks.flatMap(({ name, had }) => (had === undefined ? [name] : [])),
        goneCount: [...left.keys()].filter((key) => !found.has(key)).length,
    };
}
function markNow(name, objects) {
    return markOf(objects.get(name) ?? "").toString("hex");
}
function keyOf(name) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(name).digest().subarray(0, NAME_BYTES);
}
function markOf(text) {
    return Buffer.from(text, "hex").subarray(0, BYTES - NAME_BYTES);
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

/***/ 85736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ createRowCounter),
/* harmony export */   z$: () => (/* binding */ parseQualifiedName)
/* harmony export */ });
/* unused harmony export qualifiedName */
/** Counts the rows in what `pg_restore --data-only --file=-` writes: SQL with the tables' rows between `COPY` and `\.`. */
const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
const DOT = 0x2e;
const NAME = String.raw `(?:"(?:[^"]|"")+"|[^\s".(]+)`;
const COPY = new RegExp(String.raw `^COPY (${NAME})\.(${NAME})(?: \(.*\))? +FROM stdin;$`, "s");
/** Of a line outside of a table: names of 1,600 columns are in it. */
const LONGEST_LINE = 1024 * 1024;
function createRowCounter() {
    const counts = new Map();
    let table = null;
    let rows = 0;
    /** Of the line that is not over: all of it outside of a table, else its first two bytes and whether there are more. */
    let line = Buffer.alloc(0);
    let longer = false;
    const endLine = () => {
        if (table === null) {
            const match = COPY.exec(line.toString());
            if (match === null)
                return;
            table = qualifiedName(unquote(match[1] ?? ""), unquote(match[2] ?? ""));
            rows = 0;
        }
        else if (!longer && line.length === 2 && line[0] === BACKSLASH && line[1] === DOT) {
            counts.set(table, (counts.get(table) ?? 0) + rows);
            table = null;
        }
        else {
            rows += 1;
        }
    };
    return {
        take(bytes) {
            const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
            for (let start = 0; start < chunk.length;) {
                const newline = chunk.indexOf(NEWLINE, start);
                if (newline >= 0 && table !== null && line.length === 0 && !isEnd(chunk, start, newline)) {
                    // Nearly every line, so that nothing is made for it.
                    rows += 1;
                    start = newline + 1;
                    continue;
                }
                const end = newline < 0 ? chunk.length : newline;
                const most = table === null ? LONGEST_LINE : 2;
                const room = Math.max(0, most - line.length);
                longer ||= end - start > room;
                if (room > 0) {
                    const part = chunk.subarray(start, Math.min(end, start + room));
                    // A copy where the line goes on in the next chunk, whose bytes may lie in the same memory.
                    line = newline < 0 || line.length > 0 ? Buffer.concat([line, part]) : part;
                }
                if (newline >= 0) {
                    endLine();
                    line = Buffer.alloc(0);
                    longer = false;
                }
                start = end + 1;
            }
        },
        end: () => (table === null ? counts : null),
    };
}
function isEnd(chunk, start, newline) {
    return newline - start === 2 && chunk[start] === BACKSLASH && chunk[start + 1] === DOT;
}
/** `format('%I.%I')` and pg_dump do not quote alike in every version: names are compared without quotes. */
function qualifiedName(schema, name) {
    return JSON.stringify([schema, name]);
}
/** Of a name as SQL has it: `public.messages`, `"My App"."Users"`. */
function parseQualifiedName(text) {
    const match = new RegExp(String.raw `^(${NAME})\.(${NAME})$`, "s").exec(text);
    return match === null ? null : qualifiedName(unquote(match[1] ?? ""), unquote(match[2] ?? ""));
}
function unquote(name) {
    return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
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

/***/ 42893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readArchive),
/* harmony export */   t: () => (/* binding */ feedProgram)
/* harmony export */ });
/* harmony import */ var _backup_damage_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24052);
/* harmony import */ var _count_copied_rows_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85736);
/* harmony import */ var _give_back_memory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14399);



/** Rows in it by `qualifiedName`. Throws ProviderError where it is not whole. `url` is not connected to. */
async function readArchive(work, url, serverMajor, archive) {
    // Data alone: a function's body may have lines that look like a table's beginning.
    const program = await work.startProgram(url, "pg_restore", serverMajor, ["--data-only", "--file=-"]);
    const counter = (0,_count_copied_rows_js__WEBPACK_IMPORTED_MODULE_1__/* .createRowCounter */ .Dl)();
    const counting = (async () => {
        for await (const chunk of (0,_give_back_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .giveBackMemory */ .S)(program.stdout))
            counter.take(chunk);
    })();
    const fed = await feedProgram(program, archive);
    await counting;
    const { failure } = await program.ended;
    // What broke while it was fetched and unpacked says more than that the program missed the rest.
    if (fed !== null)
        throw fed.reason;
    if (failure !== null)
        throw new _backup_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupDamage */ .s(`pg_restore does not read it to its end (${failure.message})`);
    const counts = counter.end();
    if (counts === null)
        throw new _backup_damage_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupDamage */ .s("it ends in the middle of a table");
    return counts;
}
/** Gives it the archive, whose chunks are freed, and ends it where that breaks; what broke, or null. */
async function feedProgram(program, archive) {
    let ended = false;
    void program.ended.then(() => {
        ended = true;
    });
    try {
        for await (const chunk of (0,_give_back_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .giveBackMemory */ .S)(archive)) {
            // It reads no more after its own end, and the rest is still checked.
            if (!ended)
                await program.write(chunk).catch(() => { });
        }
        program.end();
        return null;
    }
    catch (reason) {
        program.stop();
        return { reason };
    }
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

/***/ 1811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TR: () => (/* binding */ takeCensus),
  E3: () => (/* binding */ takeCensusAt)
});

// UNUSED EXPORTS: batch

;// CONCATENATED MODULE: ./build/src/steps/database/hash-of-row.js
const ofText = (value, seed) => 
// In bytes: some collations call different texts equal.
`pg_catalog.hashtextextended(coalesce(${value}::text, '') collate "C", ${seed})`;
const ofWhole = (value, seed) => `pg_catalog.hashint8extended(coalesce(${value}, 0), ${seed})`;
/** By itself the function folds a bigint to half of its bits; within the seed all of them count. */
const ofBig = (value, seed) => ofWhole(value, `${seed} # coalesce(${value}, 0)`);
/** Folded likewise: one of four billion changes of a single moment would not be noticed. */
const ofTimestamp = (value, seed) => `pg_catalog.timestamp_hash_extended(coalesce(${value}, 'epoch'), ${seed})`;
/**
 * Types whose own functions say the same on every version since 11, as hash partitions need it too, and of which no two
 * values that look different are equal: not `numeric` (1.0 and 1.00), `float8` (0 and -0) or `jsonb`, which is text here.
 */
const CHAINED = {
    text: ofText,
    varchar: ofText,
    json: ofText,
    jsonb: ofText,
    bytea: ofText,
    int2: ofWhole,
    int4: ofWhole,
    int8: ofBig,
    timestamp: ofTimestamp,
    timestamptz: (value, seed) => ofTimestamp(`pg_catalog.timezone('UTC', ${value})`, seed),
    uuid: (value, seed) => `pg_catalog.uuid_hash_extended(coalesce(${value}, '00000000-0000-0000-0000-000000000000'), ${seed})`,
};
/** One bit of the first seed for each, and no deeper than every server's stack allows. */
const MOST_CHAINED = 62;
/** An expression of type bigint over a row `t`, never null. The same columns give the same expression. */
function hashOfRow(columns) {
    const chains = columns.flatMap(({ name, type }) => {
        const chain = type === null ? undefined : CHAINED[type];
        return chain === undefined ? [] : [{ name, value: `t.${name}`, chain }];
    });
    const chained = chains.slice(0, MOST_CHAINED);
    const apart = new Set(chained.map(({ name }) => name));
    const rest = columns.filter(({ name }) => !apart.has(name)).map(({ name }) => `t.${name}`);
    // A null and what stands in its place below must differ. Not by `not null` of the catalog, which may be unvalidated.
    const bits = chained.map(({ value }, index) => `case when ${value} is null then ${1n << BigInt(index)}::bigint else 0 end`);
    const nulls = bits.length === 0 ? "0::bigint" : `(${bits.join(" + ")})`;
    const first = rest.length === 0 ? nulls : ofText(`row(${rest.join(", ")})`, nulls);
    return chained.reduce((seed, { value, chain }) => chain(value, seed), first);
}

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
    (select coalesce(json_agg(json_build_object('name', format('%I', a.attname),
        'type', case when y.typnamespace = 'pg_catalog'::pg_catalog.regnamespace then y.typname end) order by a.attnum), '[]')::text
      from pg_catalog.pg_attribute a join pg_catalog.pg_type y on y.oid = a.atttypid
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
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
        tables: asked.filter((row) => row["left_out"] === null).map(listed),
        leftOut: asked.flatMap((row) => {
            const reason = row["left_out"];
            return reason === null ? [] : [{ table: String(row["name"]), reason: reason }];
        }),
    };
}
function listed({ name, bytes, estimate, columns }) {
    return {
        table: String(name),
        bytes: Number(bytes),
        estimatedRows: Number(estimate),
        columns: JSON.parse(String(columns)),
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
/** A sum of bigint is numeric and leaves nothing; the server adds it up in 128 bits. */
function countingOf({ table, columns }, index, checksums) {
    const checksum = checksums ? `coalesce(pg_catalog.sum(${hashOfRow(columns)}), 0)::text` : "null::text";
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

/***/ 9340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyMigrations: () => (/* binding */ applyMigrations)
});

// EXTERNAL MODULE: ./build/src/lib/command-fields.js
var command_fields = __webpack_require__(12580);
// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
// EXTERNAL MODULE: ./build/src/lib/inside-directory.js
var inside_directory = __webpack_require__(58211);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/src/release/recorded-migration.js
var recorded_migration = __webpack_require__(80946);
// EXTERNAL MODULE: ./build/src/lib/quote-sql.js
var quote_sql = __webpack_require__(51232);
// EXTERNAL MODULE: ./build/src/migrations/read-table.js
var read_table = __webpack_require__(65178);
;// CONCATENATED MODULE: ./build/src/steps/migrate/check-before.js
/** What would make the tool fail, or pass over something in silence: found before it is started. */



/** Null where nothing is in the way. */
async function checkBefore(spec, before, session) {
    return checkIndexes(before) ?? (await checkOwnLock(spec, session));
}
/** `CREATE INDEX CONCURRENTLY IF NOT EXISTS` passes over an index that is there and not valid, and says that all is well. */
function checkIndexes({ reading, leftovers }) {
    const texts = reading?.history.pending.map(({ text }) => text) ?? [];
    const [found] = leftovers.invalid.filter(({ name }) => texts.some((text) => namesWord(text, name)));
    if (found === undefined)
        return null;
    return (0,verdict/* hold */._2)("migration_unfinished", `The index ${found.index} on ${found.table} is not valid: a build of it was broken off, and a pending migration names it.`, `Drop it first: drop index concurrently ${found.index}; then run this again.`);
}
function namesWord(text, name) {
    const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw `\$&`);
    return new RegExp(`(?<![\\w$])${escaped}(?![\\w$])`).test(text);
}
/** Knex marks itself as running in a row that a killed run leaves behind. */
async function checkOwnLock({ history }, session) {
    if (history?.tool !== "knex")
        return null;
    const table = { schema: history.table.schema, table: `${history.table.table}_lock`, columns: [] };
    if ((await (0,read_table/* readColumns */.Ej)(session, table)) === null)
        return null;
    const { rows } = await session.query(`select 1 as locked from ${(0,quote_sql/* quoteIdentifier */.C)(table.schema)}.${(0,quote_sql/* quoteIdentifier */.C)(table.table)} where is_locked = 1 limit 1`);
    if (rows.length === 0)
        return null;
    return (0,verdict/* hold */._2)("migration_unfinished", "Knex is marked as running in this database: somebody runs it by hand, or a run of it was killed.", "See that nobody runs it, take the mark away with npx knex migrate:unlock, and run this again.");
}

// EXTERNAL MODULE: ./build/src/lib/command-line.js
var command_line = __webpack_require__(97695);
// EXTERNAL MODULE: ./build/src/release/schema-objects.js
var schema_objects = __webpack_require__(39621);
;// CONCATENATED MODULE: ./build/src/steps/migrate/check-data.js
const LIMITS = { connectTimeoutMs: 15_000, statementTimeoutMs: 300_000 };
/** A sentence for each that is not as the plan says. Throws ProviderError where there was no answer. */
async function checkData(databases, url, checks) {
    if (checks.length === 0)
        return [];
    return databases.withSession(url, LIMITS, async (session) => {
        const unmet = [];
        for (const check of checks) {
            const answer = await session.attempt(check.query);
            const said = "refusal" in answer
                ? `PostgreSQL refuses it: ${answer.refusal.sqlState}: ${answer.refusal.message}`
                : judgeAnswer(check, answer.rows);
            if (said !== null)
                unmet.push(`\`${check.query}\`: ${said}`);
        }
        return unmet;
    });
}
/** Null where the rows are what was expected. Pure. */
function judgeAnswer({ is, value }, rows) {
    const values = rows.flatMap((row) => Object.values(row));
    const [found] = values;
    if (values.length !== 1)
        return `gave ${values.length} values where one number is expected`;
    const number = found === null || found === "" || typeof found === "boolean" ? NaN : Number(found);
    if (!Number.isFinite(number))
        return `gave ${JSON.stringify(found)} where a number is expected`;
    const met = is === "equals" ? number === value : is === "at-least" ? number >= value : number <= value;
    return met ? null : `gave ${number}, expected ${is === "equals" ? "" : `${is.replace("-", " ")} `}${value}`;
}

// EXTERNAL MODULE: ./build/src/steps/migrate/judge-run.js
var judge_run = __webpack_require__(86632);
// EXTERNAL MODULE: ./build/src/steps/migrate/point.js
var point = __webpack_require__(1365);
// EXTERNAL MODULE: ./build/src/steps/migrate/read-history.js
var read_history = __webpack_require__(73322);
;// CONCATENATED MODULE: ./build/src/steps/migrate/read-leftovers.js
async function readLeftovers(session) {
    // One that is being built by somebody right now is not valid yet; a partitioned one waits for its partitions' own.
    const invalid = await session.query(`select n.nspname || '.' || c.relname as index, c.relname::text as name, tn.nspname || '.' || t.relname as "table"
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_class t on t.oid = i.indrelid join pg_namespace tn on tn.oid = t.relnamespace
     where not i.indisvalid and c.relkind = 'i'
       and not exists (select 1 from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)
     order by 1`);
    const notValid = await session.query(`select n.nspname || '.' || t.relname || ': ' || c.conname as "constraint",
       format('alter table %I.%I validate constraint %I', n.nspname, t.relname, c.conname) as validate
     from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
     where not c.convalidated order by 1`);
    return {
        invalid: invalid.rows.map((row) => ({
            index: String(row["index"]),
            name: String(row["name"]),
            table: String(row["table"]),
        })),
        notValid: notValid.rows.map((row) => ({
            constraint: String(row["constraint"]),
            validate: String(row["validate"]),
        })),
    };
}
/** Those that were not there before. */
function newLeftovers(before, after) {
    const indexes = new Set(before.invalid.map(({ index }) => index));
    const constraints = new Set(before.notValid.map(({ constraint }) => constraint));
    return {
        invalid: after.invalid.filter(({ index }) => !indexes.has(index)),
        notValid: after.notValid.filter(({ constraint }) => !constraints.has(constraint)),
    };
}
/** Of a session's database, since its statistics began. */
async function readDeadlocks(session) {
    const { rows } = await session.query("select deadlocks::int8 as deadlocks from pg_stat_database where datname = current_database()");
    return Number(rows[0]?.["deadlocks"] ?? 0);
}

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
;// CONCATENATED MODULE: ./build/src/steps/migrate/row-counts.js
/** Exact row counts of the tables that a plan names, and what they must be afterwards. */


/** PostgreSQL, appendix A: undefined_table, invalid_schema_name. */
const NO_TABLE = new Set(["42P01", "3F000"]);
/** Throws ProviderError where the role may not read one. */
async function countRows(session, tables, variable) {
    const counts = [];
    for (const table of tables) {
        const answer = await session.attempt(`select count(*)::int8 as rows from ${qualified(table)}`);
        if (!("refusal" in answer)) {
            counts.push({ table, rows: Number(answer.rows[0]?.["rows"]) });
            continue;
        }
        const { sqlState, message } = answer.refusal;
        if (!NO_TABLE.has(sqlState)) {
            throw new lib_error/* ProviderError */.mZ({
                reasonCode: "database_refused",
                vendor: "PostgreSQL",
                message: `The rows of ${table} in ${variable} could not be counted: ${sqlState}: ${message}`,
                remedy: "The role that migrates must be able to read the tables that unchanged and grows name.",
            });
        }
        counts.push({ table, rows: null });
    }
    return counts;
}
function qualified(table) {
    const [first = "", second] = table.split(".");
    return second === undefined
        ? `${(0,quote_sql/* quoteIdentifier */.C)("public")}.${(0,quote_sql/* quoteIdentifier */.C)(first)}`
        : `${(0,quote_sql/* quoteIdentifier */.C)(first)}.${(0,quote_sql/* quoteIdentifier */.C)(second)}`;
}
/** A sentence for each table that is not as the plan says. Pure. */
function judgeCounts({ unchanged, grows }, before, after) {
    const rowsOf = (counts, name) => counts.find(({ table }) => table === name)?.rows ?? null;
    return [...unchanged, ...grows].flatMap((table) => {
        const [had, has] = [rowsOf(before, table), rowsOf(after, table)];
        if (has === null)
            return [`${table} does not exist afterwards`];
        if (unchanged.includes(table)) {
            if (had === null)
                return [`${table} did not exist before, so that it cannot be unchanged`];
            return had === has ? [] : [`${table} had ${rows(had)} and has ${rows(has)} now`];
        }
        return has >= (had ?? 0) ? [] : [`${table} had ${rows(had ?? 0)} and has only ${rows(has)} now`];
    });
}
function rows(count) {
    return `${count.toLocaleString("en")} ${count === 1 ? "row" : "rows"}`;
}

// EXTERNAL MODULE: ./build/src/steps/migrate/run-tool.js + 1 modules
var run_tool = __webpack_require__(99585);
;// CONCATENATED MODULE: ./build/src/steps/migrate/aftermath.js
/** What the database shows after the tool ended well: read, and then judged. */











async function readAftermath(spec, session, context) {
    const { history } = spec;
    const { databaseWork, databases } = context.roles;
    const url = context.secret(spec.database);
    const reading = history === null ? null : await (0,read_history/* readHistory */.Lu)(history, context.directory, session, context.signal);
    const schema = await (0,point/* readWholeSchema */.rA)(databaseWork, url, session.serverMajor, history);
    const leftovers = await readLeftovers(session);
    const counts = await countRows(session, [...spec.unchanged, ...spec.grows], spec.database);
    const data = await checkData(databases, url, spec.checks);
    return { reading, schema, leftovers, counts, data, verified: await verify(spec, session, context) };
}
async function verify(spec, session, context) {
    if (spec.verify === null)
        return null;
    context.progress({ ratio: null, text: `runs ${spec.verify}` });
    const { result } = await (0,run_tool/* runTool */.q)(spec, { line: spec.verify, url: context.secret(spec.database) }, session, context);
    return (0,command_line/* judgeCommand */.Bc)({ run: spec.verify, timeoutMs: spec.timeoutMs }, result);
}
/** Of the migrations that a record names. */
const MOST_NAMES = 100;
const MOST_SENTENCES = 20;
/** Pure. */
function judgeAftermath(spec, before, run, after, endedAt) {
    const left = newLeftovers(before.leftovers, after.leftovers);
    const had = new Set(before.reading?.history.applied.map(({ name }) => name));
    const applied = [
        ...run.applied,
        ...(after.reading?.history.applied.map(({ name }) => name).filter((name) => !had.has(name)) ?? []),
    ];
    const unmet = [
        ...historyUnmet(after.reading),
        ...left.invalid.map(({ index, table }) => `the index ${index} on ${table} is not valid`),
        ...(before.counts === null ? [] : judgeCounts(spec, before.counts, after.counts)),
        ...after.data,
        ...(after.verified?.outcome === "fail" ? [`\`${spec.verify}\`: ${after.verified.summary}`] : []),
    ];
    const uncounted = before.counts === null && spec.unchanged.length + spec.grows.length > 0;
    const unknown = [
        ...(uncounted ? ["how many rows the named tables had before: a run that was broken off did not say"] : []),
        ...(after.verified?.outcome === "hold" ? [`\`${spec.verify}\`: ${after.verified.summary}`] : []),
    ];
    const objects = after.schema === null ? null : (0,schema_objects/* packSchemaObjects */.b)(after.schema.objects);
    const details = {
        ...run,
        after: (0,point/* pointOf */.qk)(after.reading, after.schema?.hash ?? null),
        ...(objects === null ? {} : { objects }),
        applied: applied.slice(-MOST_NAMES),
        endedAt,
        notValid: left.notValid.map(({ constraint }) => constraint),
        counts: comparedCounts(before.counts, after.counts),
        unmet: [...unmet, ...unknown].slice(0, MOST_SENTENCES).map((sentence) => (0,cut_text/* cutText */.I)(sentence, 300)),
    };
    const evidence = evidenceOf(details, before, left);
    return { verdict: verdictOf(spec, details, { unmet, unknown, left, after }, evidence), details: { ...details } };
}
function historyUnmet(reading) {
    if (reading === null || reading.verdict.outcome === "pass")
        return [];
    return [reading.verdict.summary.replace(/\.$/, "")];
}
function verdictOf(spec, details, { unmet, unknown, left, after }, evidence) {
    const stands = `The migration's command ended well, and what it did stands in the database of ${spec.database}`;
    const history = after.reading?.verdict;
    if (unmet.length > 0) {
        const more = unmet.length > 1 ? `, and ${unmet.length - 1} more` : "";
        const drop = left.invalid.map(({ index }) => `drop index concurrently ${index}, and build it again when no transaction is open for longer than lock-timeout`);
        const remedies = [
            ...(history === undefined || history.outcome === "pass" ? [] : [history.remedy ?? ""]),
            ...drop.map((text) => `${text}.`),
            "Repair what is named, or take the migration back; then run this again, which looks anew.",
        ];
        const code = history?.outcome === "fail" ? history.reasonCode : "data_unexpected";
        return (0,verdict/* fail */.fJ)(code, `${stands}, but ${unmet[0]}${more}.`, remedies.join(" "), evidence);
    }
    if (unknown.length > 0) {
        return (0,verdict/* hold */._2)("result_unknown", `${stands}, but it is not known ${unknown[0]}.`, "Compare it by hand: the counts of the release's backup stand in its record. Then release this commit anew.", evidence);
    }
    const count = details.applied.length;
    const open = details.notValid.length === 0 ? "" : `; ${(0,judge_run/* listed */.K)(details.notValid)} not validated yet`;
    const what = after.reading === null
        ? "The migration command ended well"
        : `${count} ${count === 1 ? "migration" : "migrations"} applied`;
    return (0,verdict/* pass */.IX)("step_done", `${what}, and all that the plan asks of the database was read back${open}.`, evidence);
}
function comparedCounts(before, after) {
    return after.flatMap(({ table, rows }) => {
        const had = before?.find((one) => one.table === table)?.rows ?? null;
        return had === null || rows === null ? [] : [{ table, before: had, after: rows }];
    });
}
function evidenceOf(details, before, left) {
    const list = (label, values) => values.length === 0 ? [] : [{ label, value: values.join("\n") }];
    const old = before.leftovers.invalid.map(({ index, table }) => `${index} on ${table}`);
    return [
        ...list("applied", details.applied.length === 0 ? [] : [(0,judge_run/* listed */.K)(details.applied)]),
        ...(details.tries > 1 ? [{ label: "tries", value: String(details.tries) }] : []),
        ...list("held the locks", details.blockedBy),
        { label: "schema", value: schemaSaid(details.before.schema, details.after.schema) },
        ...list("rows", details.counts.map(({ table, before: had, after: has }) => `${table}: ${had} before, ${has} after`)),
        ...list("not as it should be", details.unmet),
        ...list("constraints that are not validated", left.notValid.map(({ constraint, validate }) => `${constraint}; check it later: ${validate}`)),
        ...list("indexes that were not valid before either", old),
        ...(details.trial === null ? [] : [{ label: "trial", value: trialSaid(details.trial) }]),
    ];
}
function schemaSaid(before, after) {
    if (after === null)
        return "not read: this machine has no pg_dump for the server's version";
    if (before === null)
        return `${aftermath_short(after)} after; what it was before is not known`;
    return before === after ? `${aftermath_short(after)}, as before` : `${aftermath_short(before)} before, ${aftermath_short(after)} after`;
}
function aftermath_short(hash) {
    return hash.slice(0, 12);
}
function trialSaid({ copy, source, down, loses }) {
    const scratch = `on a copy in a server of its own${source === undefined ? "" : sourceSaid(source)}`;
    const where = { template: "on a copy", scratch, branch: "on a branch" }[copy];
    const said = {
        restores: "the way back restores schema and data, and loses nothing",
        loses: `the way back restores the schema and loses ${(0,judge_run/* listed */.K)(loses)}`,
        differs: `the way back leaves another schema than before${loses.length === 0 ? "" : ` and loses ${(0,judge_run/* listed */.K)(loses)}`}`,
        missing: "there is no way back: the command took nothing back",
        not_tried: "the plan names no way back",
    }[down];
    return `${where}: ${said}`;
}
function sourceSaid({ backup, place, why }) {
    if (backup !== null)
        return `, made from this release's backup ${backup} in ${place}`;
    return `, made from a dump of that moment${why === null ? "" : ` (${why})`}`;
}

// EXTERNAL MODULE: ./build/src/steps/migrate/migration-lock.js
var migration_lock = __webpack_require__(81119);
// EXTERNAL MODULE: ./build/src/steps/migrate/observe-migrations.js
var observe_migrations = __webpack_require__(94937);
// EXTERNAL MODULE: ./build/src/steps/migrate/refused-undo.js
var refused_undo = __webpack_require__(62726);
;// CONCATENATED MODULE: ./build/src/migrations/leaves-transaction.js
/**
 * What a migration says that takes it, or a statement of it, out of the transaction that its tool would run it in. Too much
 * that counts as such costs a retry; too little would repeat half of a migration.
 */
const MARKS = [
    { mark: /\bconcurrently\b/i, why: "CONCURRENTLY" },
    { mark: /\btransaction\s*:\s*false\b/i, why: "transaction: false" },
    { mark: /\+goose[ \t]+NO[ \t]+TRANSACTION\b/i, why: "NO TRANSACTION" },
    {
        mark: /\b(?:noTransaction|disableTransaction|useTransaction|isTransaction)\b/,
        why: "a setting of its transaction",
    },
    { mark: /\b(?:commit|rollback|begin|start\s+transaction)\s*;/i, why: "a transaction of its own" },
    { mark: /\b(?:vacuum|alter\s+system|(?:create|drop)\s+database)\b/i, why: "a statement that no transaction takes" },
];
/** Why this text may leave its transaction; null where nothing says so. */
function leavesTransaction(text) {
    return MARKS.find(({ mark }) => mark.test(text))?.why ?? null;
}

;// CONCATENATED MODULE: ./build/src/steps/migrate/decide-retry.js
/**
 * SQLSTATE, as clients print it, or PostgreSQL's own words for it where they print nothing else (lib/pq, so dbmate and goose).
 * In another language of the server the words are not known, and what was seen meanwhile decides.
 */
const STATES = [
    { state: /\b55P03\b|canceling statement due to lock timeout/, cause: "lock" },
    { state: /\b40P01\b|deadlock detected/, cause: "deadlock" },
    { state: /\b40001\b|could not serialize access/, cause: "serialization" },
];
/** Of the lock timeout: a wait as long as this that was the last thing seen was ended by it. */
const NEARLY_RATIO = 0.5;
/** Why it failed, where another try may go better; null where it would fail again. */
function causeOf({ exitCode, timedOut, started, tail }, sightings, { lockTimeoutMs, newDeadlocks }) {
    if (exitCode === 0 || timedOut || !started)
        return null;
    const said = STATES.find(({ state }) => state.test(tail))?.cause;
    if (said !== undefined)
        return said;
    if (sightings.cancelled > 0 || sightings.longestWaitMs >= NEARLY_RATIO * lockTimeoutMs)
        return "lock";
    return newDeadlocks > 0 ? "deadlock" : null;
}
/** Null: it may be tried again. Else why not, as the end of a sentence that begins with `It was not tried again, since `. */
function refuseRetry({ transaction, leaves, broken, sameHistory, sameSchema }) {
    if (transaction === null || transaction === "unknown")
        return "nothing says that its tool undoes a migration that fails";
    if (leaves !== null)
        return `a migration may leave its transaction (${leaves})`;
    if (broken)
        return "a migration is recorded as begun and not ended";
    // What the tool took as one transaction is all or nothing; another schema would show that it was not.
    if (sameHistory && sameSchema === false)
        return "the schema is another one than before, and the history is the same";
    if (transaction === "all" && !sameHistory)
        return "some of what one transaction should hold is applied";
    return null;
}

;// CONCATENATED MODULE: ./build/src/steps/migrate/try-pending.js
/** Starts the tool, and again where a lock was in the way and nothing of the try is left. */








const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;
async function tryPending(spec, before, session, context) {
    const blockedBy = new Set();
    for (let tries = 1;; tries += 1) {
        const deadlocks = await readDeadlocks(session);
        const progress = (asked) => progressOf(spec, before, asked);
        const command = { line: spec.run, url: context.secret(spec.database), progress };
        const run = await (0,run_tool/* runTool */.q)(spec, command, session, context);
        for (const blocker of run.sightings.blockedBy)
            blockedBy.add(blocker);
        const so = { tries, blockedBy: [...blockedBy], applied: [] };
        if (run.overtaken)
            return { ...so, verdict: overtaken(spec), untouched: false };
        if (run.result.exitCode === 0)
            return { ...so, verdict: null, untouched: false };
        const newDeadlocks = (await readDeadlocks(session)) - deadlocks;
        const cause = causeOf(run.result, run.sightings, { lockTimeoutMs: spec.lockTimeoutMs, newDeadlocks });
        const after = await lookAfter(spec, before, session, context);
        if (cause === null || after.refusal !== null || tries >= spec.tries) {
            const failed = {
                ...so,
                ...after,
                result: run.result,
                cause,
                pending: before.reading?.history.pending.length ?? 0,
            };
            const untouched = after.refusal === null &&
                after.applied?.length === 0 &&
                after.sameSchema === true &&
                after.invalid.length === 0;
            return { ...so, verdict: (0,judge_run/* judgeFailedRun */.e)(spec, failed), applied: after.applied ?? [], untouched };
        }
        await pause(run, tries, context);
    }
}
/** With jitter, so that two who stand in each other's way do not meet again. */
async function pause({ sightings }, tries, context) {
    const backoff = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1));
    const [blocker] = sightings.blockedBy;
    const by = blocker === undefined ? "" : `, held by ${blocker}`;
    context.progress({ ratio: null, text: `try ${tries} ended at a lock${by}; the next one follows` });
    await context.clock.sleep(backoff * (0.5 + context.random() / 2), context.signal);
}
async function lookAfter(spec, before, session, context) {
    const url = context.secret(spec.database);
    const schema = await (0,point/* readSchema */.G7)(context.roles.databaseWork, url, session.serverMajor, spec.history);
    const sameSchema = schema === null || before.schema === null ? null : schema === before.schema;
    const { invalid } = newLeftovers(before.leftovers, await readLeftovers(session));
    const { reading } = before;
    if (spec.history === null || reading === null) {
        const state = { transaction: null, leaves: null, broken: false, sameHistory: true, sameSchema };
        return { refusal: refuseRetry(state), applied: null, sameSchema, invalid };
    }
    const now = await (0,read_history/* readHistory */.Lu)(spec.history, context.directory, session, context.signal);
    const had = new Set(reading.history.applied.map(({ name }) => name));
    const applied = now.history.applied.map(({ name }) => name).filter((name) => !had.has(name));
    const leaves = reading.history.pending.map(({ text }) => leavesTransaction(text)).find((why) => why !== null) ?? null;
    const broken = now.history.broken.length > 0;
    const sameHistory = now.recorded.length === reading.recorded.length && applied.length === 0;
    const state = { transaction: now.tool.transaction, leaves, broken, sameHistory, sameSchema };
    return { refusal: refuseRetry(state), applied, sameSchema, invalid };
}
async function progressOf(spec, { reading }, session) {
    if (spec.history === null || reading === null)
        return null;
    const total = reading.history.pending.length;
    if (reading.tool.transaction === "all")
        return { ratio: null, text: `${counted(total)}, all in one transaction` };
    const names = await (0,read_history/* readProgress */.gQ)(spec.history, reading.local, session);
    if (names === null)
        return null;
    const pending = new Set(reading.history.pending.map(({ name }) => name));
    const done = names.filter((name) => pending.has(name)).length;
    return { ratio: total === 0 ? null : done / total, text: `${done} of ${counted(total)} applied` };
}
function counted(count) {
    return `${count} ${count === 1 ? "migration" : "migrations"}`;
}
function overtaken(spec) {
    return (0,verdict/* hold */._2)("migration_locked", `The session that held the lock on the database of ${spec.database} broke, another run took the lock, and this one's sessions were ended.`, "Let the other run end, and run this again: it reads how far the database is.");
}

// EXTERNAL MODULE: ./build/src/steps/database/schema-hash.js
var schema_hash = __webpack_require__(51673);
// EXTERNAL MODULE: ./build/src/steps/database/take-census.js + 2 modules
var take_census = __webpack_require__(1811);
// EXTERNAL MODULE: ./build/src/lib/instant.js
var instant = __webpack_require__(36840);
;// CONCATENATED MODULE: ./build/src/steps/database/branch-copy.js

/**
 * Hands its address to `act`, and deletes it whatever `act` did. One that an earlier run left is deleted first, since whatever
 * was tried on it is still there. A branch that could not be deleted is said by `onLeft`, and is no reason to fail.
 */
async function withBranch(database, wish, following, surroundings, act) {
    const left = await database.findCopy(wish.name, "branch");
    if (left !== null)
        await database.deleteCopy(left);
    const asked = await create(database, wish);
    try {
        const copy = await database.followCopy(asked, following);
        return await act(await database.addressOf(copy, wish.like), copy);
    }
    finally {
        await end(database, asked, surroundings.onLeft);
    }
}
async function create(database, { name, at, expiresAt }) {
    try {
        return await database.createCopy({ name, way: "branch", at, expiresAt });
    }
    catch (error) {
        // The answer was lost: what was begun may be there.
        if (!(error instanceof lib_error/* ProviderError */.mZ) || error.status !== null)
            throw error;
        const made = await database.findCopy(name, "branch");
        if (made === null)
            throw error;
        return made;
    }
}
async function end(database, copy, onLeft) {
    try {
        await database.deleteCopy(copy);
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        onLeft(copy, error);
    }
}

;// CONCATENATED MODULE: ./build/src/steps/migrate/trial/branch-trial.js
/** A copy of the database as a branch at its vendor: what is tried there reaches nobody, and the database need not be left alone. */


/** A branch with its data takes minutes at some vendors. */
const READY_MS = 3_600_000;
/** Where a run is killed and none follows, the vendor deletes it then, if it can. */
const KEPT_MS = 24 * 3_600_000;
async function withBranchCopy({ project, branch }, variable, context, act) {
    const { managedDatabases } = context.roles;
    const name = `holdpoint-trial-${context.identity}`;
    const expiresAt = managedDatabases.abilities.copiesExpire ? context.clock.now() + KEPT_MS : null;
    return withBranch(managedDatabases.open({ project, branch }), { name, at: null, expiresAt, like: context.secret(variable) }, { timeoutMs: READY_MS, progress: (text) => context.progress({ ratio: null, text: `trial: ${text}` }) }, {
        onLeft: (copy, { message }) => {
            const end = copy.expiresAt === null ? "delete it there" : `it ends at ${(0,instant/* renderInstant */.W)(copy.expiresAt)}`;
            context.output(`The branch ${copy.name} of the trial could not be deleted (${message}): ${end}.`);
        },
    }, act);
}

;// CONCATENATED MODULE: ./build/src/steps/migrate/trial/copy-database.js
/** A copy of the database on its own server, made from it as a template and always dropped again. */




/** PostgreSQL, appendix A: object_in_use, insufficient_privilege. */
const IN_USE = "55006";
const NO_RIGHT = "42501";
/** `STRATEGY file_copy`, which copies files as they are: a gigabyte in a second or two. */
const WITH_STRATEGY = 15;
/** A database that is copied waits for nobody, but the files of a large one take their time. */
const COPYING = { ...migration_lock/* WATCHING */._6, statementTimeoutMs: null, lockTimeoutMs: 30_000 };
/** What would act outside of the copy when a migration touches rows there. */
const REACHES_OUT = ["dblink", "postgres_fdw", "http", "pg_net", "aws_lambda", "aws_s3", "mysql_fdw", "oracle_fdw"];
async function withTemplateCopy(variable, context, act) {
    const { databaseWork: work } = context.roles;
    const url = context.secret(variable);
    const source = work.describe(url).database;
    const name = `holdpoint_trial_${context.identity}`;
    const limits = { ...COPYING, applicationName: `holdpoint trial ${context.identity}` };
    const refused = await work.withWriter(url, limits, (session) => refuseSource(session, variable));
    if (refused !== null)
        return { verdict: refused };
    const beside = work.otherDatabase(url, source === "postgres" ? "template1" : "postgres");
    const begun = await work.withWriter(beside, limits, async (session) => {
        // Of a run that was killed: nothing else has this name.
        await session.query(`drop database if exists ${name} with (force)`);
        context.progress({ ratio: null, text: `copies ${source} as ${name}` });
        return createCopy(session, source, name, variable);
    });
    if (begun !== null)
        return { verdict: begun };
    try {
        return await act(work.otherDatabase(url, name));
    }
    finally {
        await work.withWriter(beside, limits, (session) => session.query(`drop database if exists ${name} with (force)`));
    }
}
async function refuseSource(session, variable) {
    const { rows } = await session.query(`select extname::text as name, 'the extension ' || extname as what from pg_extension where extname = any($1::text[])
     union all select srvname::text, 'the foreign server ' || srvname from pg_foreign_server order by 2`, [`{${REACHES_OUT.join(",")}}`]);
    if (rows.length === 0)
        return null;
    return (0,verdict/* hold */._2)("trial_impossible", `A copy of the database of ${variable} would act outside of itself by ${rows.map((row) => row["what"]).join(", ")}.`, "Try the migrations in a server of its own (trial: { from: scratch }), or leave trial out.");
}
async function createCopy(session, source, name, variable) {
    const strategy = session.serverMajor >= WITH_STRATEGY ? " strategy file_copy" : "";
    const quotedSource = (0,quote_sql/* quoteIdentifier */.C)(source);
    const answer = await session.attempt(`create database ${name} template ${quotedSource}${strategy}`);
    if (!("refusal" in answer))
        return null;
    const { sqlState, message } = answer.refusal;
    if (sqlState === IN_USE) {
        const { rows } = await session.query(`select pid, application_name as application, usename::text as "user" from pg_stat_activity
       where datname = $1 and backend_type = 'client backend' order by pid limit 20`, [source]);
        const sessions = rows.map((row) => `pid ${row["pid"]}, ${row["application"]}, ${row["user"]}`).join("\n");
        return (0,verdict/* hold */._2)("trial_impossible", `A database can be copied only while nobody is connected to it, and ${rows.length === 1 ? "one session is" : `${rows.length} sessions are`} connected to that of ${variable}.`, "Try the migrations in a server of its own (trial: { from: scratch }), or end the sessions that stand beside.", [{ label: "connected", value: sessions }]);
    }
    if (sqlState === NO_RIGHT) {
        return (0,verdict/* hold */._2)("trial_impossible", `The role of ${variable} may not copy the database: ${message}.`, "Give it the right to create databases (alter role … createdb), and make it the owner of this one.");
    }
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "database_refused",
        vendor: "PostgreSQL",
        message: `The database of ${variable} could not be copied: ${sqlState}: ${message}`,
        remedy: "Look at what the server says, and run this again.",
    });
}

// EXTERNAL MODULE: ./build/src/lib/backup-place.js
var backup_place = __webpack_require__(83413);
// EXTERNAL MODULE: ./build/src/release/recorded-backup.js
var recorded_backup = __webpack_require__(85558);
// EXTERNAL MODULE: ./build/src/steps/backup/open-archive.js
var open_archive = __webpack_require__(9313);
// EXTERNAL MODULE: ./build/src/steps/backup/restore-archive.js
var restore_archive = __webpack_require__(34041);
;// CONCATENATED MODULE: ./build/src/steps/migrate/trial/stored-backup.js
/** This release's own backup of the database, as what a trial's copy is made from: what is tried on is what was stored. */





/** The newest whole one of this stage of this release; else why there is none, a part of a sentence. */
function chooseBackup(variable, identity, context) {
    const { stage } = context.release;
    const backup = context.earlier
        .flatMap((one) => (one.step === "backup" && one.stage === stage ? [(0,recorded_backup/* parseRecordedDump */.yN)(one.details)] : []))
        .findLast((one) => one?.database.variable === variable);
    if (backup === undefined || backup === null)
        return `no step before it in ${stage} stored a backup of ${variable}`;
    if (backup.selection === "unknown")
        return `the record of ${backup.name} does not say what is in it`;
    if (backup.selection !== null)
        return `the backup ${backup.name} is not of the whole database`;
    if (backup.encryption === null)
        return { backup, identity: null };
    if (identity === null)
        return `the backup ${backup.name} is encrypted, and the trial names no identity`;
    if ((context.env[identity] ?? "") === "")
        return `the backup ${backup.name} is encrypted, and ${identity} is not set`;
    return { backup, identity: context.secret(identity) };
}
/** From the first place that gives back what it took: its hash is known when all of it is restored. */
async function fillFromBackup({ backup, identity }, server, context) {
    const now = context.clock.now();
    const troubles = [];
    for (const place of backup.places) {
        try {
            if (place.expiresAt !== null && place.expiresAt <= now)
                throw gone(place, "its time there is over");
            context.progress({ ratio: null, text: `trial: restores the backup ${backup.name} from ${place.place}` });
            const url = await server.emptyDatabase();
            await restoreFrom(place, { backup, identity }, { url, major: server.major }, context);
            return { url, backup: backup.name, place: place.place };
        }
        catch (error) {
            if (!(error instanceof lib_error/* ProviderError */.mZ))
                throw error;
            troubles.push(error.message.replace(/\.$/, ""));
        }
    }
    return { why: `the backup ${backup.name} could not be restored: ${troubles.join("; ")}` };
}
async function restoreFrom(place, { backup, identity }, { url, major }, { roles: { databaseWork: work, storedBackups } }) {
    const parsed = (0,backup_place/* parseBackupPlace */.ls)(place.place);
    if (parsed === null)
        throw gone(place, "it is no place that can be read from here");
    const store = await storedBackups.open(parsed);
    const there = await store.look(place.archive.id);
    if (there === null)
        throw gone(place, "it has it no more");
    const archive = (0,open_archive/* openArchive */.p_)(store, (0,open_archive/* archiveOf */.YH)(backup, place), identity);
    await (0,restore_archive/* restoreArchive */.B)(work, { url, serverMajor: major, atOnce: false }, archive);
}
function gone({ place }, why) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "not_found",
        vendor: "Stores of backups",
        message: `${place}: ${why}.`,
        remedy: "Look at the places that the record names.",
    });
}

;// CONCATENATED MODULE: ./build/src/steps/migrate/trial/restore-to-scratch.js
/**
 * A copy of the database in a server of its own on this machine: what is tried there reaches nobody. It is made from this
 * release's own backup, so that the trial also shows what the backup is worth; else from a dump of this moment.
 */




const DATABASE = "postgres";
const FROM_BACKUP = "from_backup";
const LONGEST_ERROR = 500;
async function withScratchCopy({ variable, identity }, context, act) {
    const { databaseWork: work } = context.roles;
    const url = context.secret(variable);
    const limits = { ...migration_lock/* WATCHING */._6, applicationName: `holdpoint trial ${context.identity}` };
    const source = await work.withWriter(url, limits, async (session) => {
        const { rows } = await session.query("select rolname::text as name from pg_roles where rolname not like 'pg\\_%'");
        return { major: session.serverMajor, roles: rows.map((row) => String(row["name"])) };
    });
    const chosen = chooseBackup(variable, identity, context);
    const server = await work.startScratch(source.major);
    try {
        // Policies name roles, which no dump of one database has. They may not log in, and own nothing.
        await work.withWriter(server.url, limits, async (session) => {
            for (const name of source.roles)
                await session.attempt(`create role ${(0,quote_sql/* quoteIdentifier */.C)(name)} nologin`);
        });
        const filled = typeof chosen === "string"
            ? { why: chosen }
            : await fillFromBackup(chosen, emptied(work, server, context), context);
        if ("url" in filled) {
            const { backup, place } = filled;
            context.output(`The copy for the trial is made from the backup ${backup} in ${place}.`);
            return await act(filled.url, { backup, place, why: null });
        }
        const { why } = filled;
        context.output(`The copy for the trial is made from a dump of this moment: ${why}.`);
        context.progress({ ratio: null, text: "copies the database into a server of its own" });
        const refused = await copyInto(work, url, source.major, server);
        return refused === null ? await act(server.url, { backup: null, place: null, why }) : { verdict: refused };
    }
    finally {
        await server.stop();
    }
}
/** Beside the one that a dump goes to, which must be empty whatever became of a backup. */
function emptied(work, server, context) {
    const limits = { ...migration_lock/* WATCHING */._6, applicationName: `holdpoint trial ${context.identity}` };
    return {
        major: server.major,
        async emptyDatabase() {
            await work.withWriter(server.url, limits, async (session) => {
                await session.query(`drop database if exists ${FROM_BACKUP} with (force)`);
                await session.query(`create database ${FROM_BACKUP} template template0`);
            });
            return work.otherDatabase(server.url, FROM_BACKUP);
        },
    };
}
async function copyInto(work, url, major, server) {
    const dump = await work.startProgram(url, "pg_dump", major, ["--format=custom", "--compress=1"]);
    dump.end();
    const restore = await work.startProgram(server.url, "pg_restore", server.major, [
        `--dbname=${DATABASE}`,
        "--no-owner",
        "--no-acl",
        "--no-tablespaces",
        "--exit-on-error",
    ]);
    await pour(dump, restore);
    const [read, written] = await Promise.all([dump.ended, restore.ended]);
    // One that broke ends the other: what the dump says comes first, unless it was stopped for the other's sake.
    if (read.failure !== null && written.exitCode === 0)
        throw read.failure;
    if (written.exitCode === 0)
        return null;
    return (0,verdict/* hold */._2)("trial_impossible", `The database of ${url.name} could not be copied into a server of its own: ${written.stderr.trim().slice(-LONGEST_ERROR)}`, "An extension that this machine's PostgreSQL has not is the usual cause: install it on the runner, or use another way to a copy.", read.failure === null ? [] : [{ label: "pg_dump", value: read.stderr.trim().slice(-LONGEST_ERROR) }]);
}
/** Until either has ended: one that is gone takes nothing more, and its exit code says why. */
async function pour(dump, restore) {
    let gone = false;
    void restore.ended.then(() => {
        gone = true;
        dump.stop();
    });
    // What broke shows in the exit codes.
    const quiet = () => { };
    try {
        for await (const chunk of dump.stdout) {
            if (gone)
                break;
            await restore.write(chunk).catch(quiet);
        }
    }
    finally {
        restore.end();
    }
}

;// CONCATENATED MODULE: ./build/src/steps/migrate/trial/judge-trial.js
/** `isOwn` says of a table, as a census names it, that the tool keeps it for itself. */
function judgeWayBack(before, up, down, isOwn) {
    const damaged = damagedTables(before, down, isOwn);
    const gone = goneWith(up.columns, down.columns);
    const loses = [...gone, ...damaged];
    const restored = down.schema === before.schema && damaged.length === 0;
    // Of a migration of data alone the schema says nothing: its way back is judged by the rows.
    if (down.schema === up.schema && up.schema !== before.schema)
        return { down: "missing", loses: [], restored: false };
    if (down.schema !== before.schema)
        return { down: "differs", loses, restored };
    return { down: loses.length === 0 ? "restores" : "loses", loses, restored };
}
/** Columns that the way back drops, with all that was written there since; of a table that goes whole, the table. */
function goneWith(up, down) {
    const tables = new Set([...down].map(tableOf));
    const gone = [...up].filter((column) => !down.has(column));
    const whole = new Set(gone.map(tableOf).filter((table) => !tables.has(table)));
    return [
        ...[...whole].map((table) => `table ${table}`),
        ...gone.filter((column) => !whole.has(tableOf(column))).map((column) => `column ${column}`),
    ];
}
function tableOf(column) {
    return column.slice(0, column.lastIndexOf("."));
}
/** Tables whose rows are others than before all of it. */
function damagedTables(before, down, isOwn) {
    const now = new Map(down.census?.tables.map((one) => [one.table, one]));
    return (before.census?.tables ?? []).flatMap((had) => {
        if (isOwn(had.table))
            return [];
        const has = now.get(had.table);
        if (has === undefined)
            return [`table ${had.table}`];
        if (has.rows !== had.rows)
            return [`rows of ${had.table} (${had.rows} before, ${has.rows} after)`];
        return has.checksum === had.checksum ? [] : [`values in ${had.table}`];
    });
}

;// CONCATENATED MODULE: ./build/src/steps/migrate/trial/run-trial.js
/** Up, down and up again on a copy, judged by schema and data: five of six tools call a missing way back a success. */














/** The copy is gone at its end, whatever happened; one that a killed run left is dropped before the next is made. */
async function runTrial(spec, trial, context) {
    const { from, identity } = trial;
    const onScratch = () => withScratchCopy({ variable: spec.database, identity }, context, (copy, source) => tryOn(copy, spec, trial, { copy: "scratch", source }, context));
    if (from === "scratch")
        return onScratch();
    if (typeof from !== "string") {
        return withBranchCopy(from, spec.database, context, (copy) => tryOn(copy, spec, trial, { copy: "branch" }, context));
    }
    const tried = await withTemplateCopy(spec.database, context, (copy) => tryOn(copy, spec, trial, { copy: "template" }, context));
    if (from === "template" || !("verdict" in tried) || tried.verdict.reasonCode !== "trial_impossible")
        return tried;
    try {
        return await onScratch();
    }
    catch (error) {
        // Where this machine cannot hold a server, what stood in the way of the other copy is what a person can change.
        if (error instanceof lib_error/* ProviderError */.mZ && error.reasonCode === "tool_missing")
            return tried;
        throw error;
    }
}
async function tryOn(copy, spec, { reversible }, made, context) {
    const limits = { ...migration_lock/* WATCHING */._6, applicationName: `holdpoint trial ${context.identity}` };
    return context.roles.databaseWork.withWriter(copy, limits, async (session) => {
        const trial = { spec, copy, session, context };
        const had = await readCopy(trial);
        if (had !== null && "outcome" in had)
            return { verdict: had };
        const pending = had?.history.pending.length ?? 1;
        const before = await readMoment(trial, spec.undo !== null);
        const failedUp = await run(trial, spec.run, "applies");
        if (failedUp !== null)
            return { verdict: failedUp };
        const up = await readMoment(trial, false);
        if (spec.undo === null)
            return ended(made, "not_tried", []);
        const failedDown = await takeBack(trial, spec.undo, had, pending);
        if (failedDown !== null)
            return reversible ? { verdict: failedDown } : ended(made, "differs", [failedDown.summary]);
        const way = judgeWayBack(before, up, await readMoment(trial, true), ownTables(spec));
        if (reversible && !way.restored)
            return { verdict: irreversible(spec.undo, way.down, way.loses) };
        const failedAgain = way.down === "missing" ? null : await again(trial, up);
        return failedAgain === null ? ended(made, way.down, way.loses) : { verdict: failedAgain };
    });
}
function ended(made, down, loses) {
    return { trial: { ...made, down, loses: loses.slice(0, 50) } };
}
/** Null where no history is read. */
async function readCopy({ spec, session, context }) {
    if (spec.history === null)
        return null;
    try {
        return await (0,read_history/* readHistory */.Lu)(spec.history, context.directory, session, context.signal);
    }
    catch (error) {
        return (0,read_history/* unreadable */.O$)(error);
    }
}
async function readMoment({ spec, copy, session, context }, counted) {
    const { databaseWork: work } = context.roles;
    const { rows } = await session.query(`select n.nspname || '.' || c.relname || '.' || a.attname as name
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
       and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'`);
    const own = ownTables(spec);
    const columns = rows.map((row) => String(row["name"])).filter((name) => !own(name.slice(0, name.lastIndexOf("."))));
    return {
        schema: (await (0,schema_hash/* readSchemaObjects */._7)(work, copy, session.serverMajor, (0,point/* scopeOf */.Od)(spec.history))).hash,
        columns: new Set(columns),
        census: counted ? await (0,take_census/* takeCensus */.TR)(work, copy, `holdpoint trial ${context.identity}`) : null,
    };
}
/** Names are compared without quotes: a census has them where SQL needs them. */
function ownTables({ history }) {
    const { schemas, tables } = (0,point/* scopeOf */.Od)(history);
    const names = new Set(tables.map(({ schema, table }) => `${schema}.${table}`));
    return (quoted) => {
        const table = quoted.replaceAll('"', "");
        return names.has(table) || schemas.some((schema) => table.startsWith(`${schema}.`));
    };
}
/** Null where it ended well. */
async function run({ spec, copy, session, context }, line, doing) {
    context.progress({ ratio: null, text: `trial: ${doing}` });
    const { result } = await (0,run_tool/* runTool */.q)(spec, { line, url: copy }, session, context);
    const said = (0,command_line/* judgeCommand */.Bc)({ run: line, timeoutMs: spec.timeoutMs }, result);
    if (said.outcome === "pass")
        return null;
    const summary = `On a copy of the database \`${line}\` did not end well, so the database itself was left alone. ${said.summary}`;
    return said.outcome === "hold"
        ? (0,verdict/* hold */._2)(said.reasonCode, summary, said.remedy ?? "", said.evidence)
        : (0,verdict/* fail */.fJ)("trial_failed", summary, said.remedy ?? "", said.evidence);
}
/** One after the other, until all that was applied is back, or the command takes nothing back any more. */
async function takeBack(trial, undo, had, most) {
    let left = Infinity;
    for (let turn = 0; turn < most; turn += 1) {
        const failed = await run(trial, undo, "takes back");
        if (failed !== null)
            return failed;
        const now = await readCopy(trial);
        if (now === null || "outcome" in now)
            return now;
        const applied = now.history.applied.length - (had?.history.applied.length ?? 0);
        if (applied <= 0 || applied >= left)
            return null;
        left = applied;
    }
    return null;
}
async function again(trial, up) {
    const failed = await run(trial, trial.spec.run, "applies again");
    if (failed !== null)
        return failed;
    const now = await readMoment(trial, false);
    if (now.schema === up.schema)
        return null;
    return (0,verdict/* fail */.fJ)("trial_failed", "On a copy of the database, applied again after they were taken back, the migrations gave another schema than at first.", "Look what the way back leaves behind, or leaves out, that the migrations then find.");
}
function irreversible(undo, down, loses) {
    const how = {
        missing: "took nothing back",
        differs: "left another schema than before",
        loses: "brought the schema back, but not the data",
        restores: "restored everything",
        not_tried: "was not tried",
    }[down];
    const lost = loses.length === 0 ? "" : `: ${(0,judge_run/* listed */.K)(loses)}`;
    return (0,verdict/* fail */.fJ)("trial_failed", `On a copy of the database \`${undo}\` ended well and ${how}${lost}.`, "Write the way back of these migrations, or drop reversible from trial: it is recorded then what a rollback would lose.");
}

;// CONCATENATED MODULE: ./build/src/steps/migrate/apply-migrations.js
/** Applies what is pending, under our lock, and reads back what became of it. Loaded when a step migrates. */

















async function applyMigrations(spec, context) {
    const startedAt = context.clock.now();
    const refused = (await (0,command_fields/* checkCheckedOut */.ak)(context.directory, context.release.commit)) ??
        (await (0,command_fields/* checkCommandPlace */.dV)(spec, context)) ??
        (await checkUndo(spec, context));
    if (refused !== null)
        return { verdict: refused, untouched: true };
    const tried = spec.trial === null ? null : await runTrial(spec, spec.trial, context);
    if (tried !== null && "verdict" in tried)
        return { verdict: tried.verdict, untouched: true };
    const url = context.secret(spec.database);
    const ended = await (0,migration_lock/* withMigrationLock */.KE)(url, spec, context, (session) => migrate(spec, session, context, { startedAt, trial: tried?.trial ?? null }));
    return "locked" in ended ? { verdict: ended.locked, untouched: true } : ended;
}
/** A script of the package is looked into: its name says nothing of what it does. */
async function checkUndo(spec, context) {
    if (spec.undo === null)
        return null;
    const directory = (await (0,inside_directory/* resolveInside */.L)(context.directory, spec.directory)) ?? context.directory;
    const file = await (0,inside_directory/* resolveInside */.L)(directory, "package.json");
    const text = file === null ? null : await (0,promises_.readFile)(file, "utf8").catch(() => null);
    const why = (0,refused_undo/* refusedScript */.w)(spec.undo, text);
    if (why === null)
        return null;
    return (0,verdict/* hold */._2)("plan_invalid", `\`${spec.undo}\` is no way back: ${why}.`, "Name a command that takes back this release's migrations alone, or leave undo out.");
}
async function migrate(spec, session, context, begun) {
    const { history } = spec;
    let reading;
    try {
        reading = history === null ? null : await (0,read_history/* readHistory */.Lu)(history, context.directory, session, context.signal);
    }
    catch (error) {
        return { verdict: (0,read_history/* unreadable */.O$)(error), untouched: true };
    }
    const inTheWay = reading === null ? null : (0,observe_migrations.refuseReading)(reading, false);
    if (inTheWay !== null)
        return { verdict: inTheWay, untouched: true };
    const before = await readBefore(spec, reading, session, context);
    const refused = await checkBefore(spec, before, session);
    if (refused !== null)
        return { verdict: refused, untouched: true };
    const run = recordOf(spec, before, context, begun);
    // Nothing is pending where a run was broken off before it could look, or another one was faster: it is only looked.
    if (reading !== null && reading.history.pending.length === 0)
        return apply_migrations_end(spec, before, run, session, context);
    const { verdict, ...told } = await tryPending(spec, before, session, context);
    const done = { ...run, tries: run.tries + told.tries, blockedBy: told.blockedBy };
    if (verdict === null)
        return apply_migrations_end(spec, before, done, session, context);
    const details = recordFailure(done, before, told.applied, verdict, context.clock.now());
    return { verdict, details: { ...details }, ...(told.untouched ? { untouched: true } : {}) };
}
/** So that another run goes on from here, and a rollback knows what is to be taken back. */
function recordFailure(run, before, applied, verdict, endedAt) {
    const { count, newest } = (0,point/* pointOf */.qk)(before.reading, null);
    return {
        ...run,
        after: { count: count === null ? null : count + applied.length, newest: applied.at(-1) ?? newest, schema: null },
        applied: [...run.applied, ...applied].slice(-MOST_NAMES),
        endedAt,
        counts: before.counts?.flatMap(({ table, rows }) => (rows === null ? [] : [{ table, before: rows, after: rows }])) ?? [],
        unmet: [(0,cut_text/* cutText */.I)(verdict.summary, 500)],
    };
}
/** What the release began with. Null where a run was killed before it could say so: then no later one knows either. */
function countsOf({ before, counts }) {
    return before.count === null ? null : counts.map(({ table, before: rows }) => ({ table, rows }));
}
/** Where an earlier run began that did not live to say so. */
const UNKNOWN = { count: null, newest: null, schema: null };
async function readBefore(spec, reading, session, context) {
    context.progress({ ratio: null, text: "reads schema and rows as they are before" });
    const url = context.secret(spec.database);
    const schema = await (0,point/* readSchema */.G7)(context.roles.databaseWork, url, session.serverMajor, spec.history);
    const recorded = appliedBefore(spec, context);
    const counts = await countRows(session, [...spec.unchanged, ...spec.grows], spec.database);
    // A run that was broken off may have applied some of it: what is counted now is no "before" then, unless all or nothing
    // is applied and nothing is.
    const all = reading?.tool.transaction === "all" && reading.history.pending.length > 0;
    const counted = context.begun === null || context.recorded !== null || all;
    return {
        reading,
        point: recorded?.before ?? (counted ? (0,point/* pointOf */.qk)(reading, schema) : UNKNOWN),
        schema,
        leftovers: await readLeftovers(session),
        counts: recorded === null ? (counted ? counts : null) : countsOf(recorded),
    };
}
/** An earlier run of this release that applied something, or may have; of one that did not, now is the beginning. */
function appliedBefore({ history }, { recorded }) {
    const run = (0,recorded_migration/* parseRecordedMigration */.K)(recorded);
    if (run === null)
        return null;
    const mayHave = run.applied.length > 0 || (history !== null && run.before.count === null);
    return mayHave ? run : null;
}
function recordOf(spec, before, context, begun) {
    const recorded = appliedBefore(spec, context);
    return {
        database: spec.database,
        tool: spec.history?.tool ?? "none",
        before: before.point,
        after: before.point,
        applied: recorded?.applied ?? [],
        startedAt: begun.startedAt,
        endedAt: begun.startedAt,
        tries: recorded?.tries ?? 0,
        blockedBy: recorded?.blockedBy ?? [],
        notValid: [],
        counts: [],
        trial: begun.trial ?? recorded?.trial ?? null,
        unmet: [],
    };
}
async function apply_migrations_end(spec, before, run, session, context) {
    context.progress({ ratio: null, text: "reads back what became of it" });
    const aftermath = await readAftermath(spec, session, context);
    return judgeAftermath(spec, before, run, aftermath, context.clock.now());
}


/***/ }),

/***/ 94937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   observeMigrations: () => (/* binding */ observeMigrations),
/* harmony export */   refuseReading: () => (/* binding */ refuseReading)
/* harmony export */ });
/* harmony import */ var _lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12580);
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(616);
/* harmony import */ var _release_recorded_migration_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(80946);
/* harmony import */ var _point_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1365);
/* harmony import */ var _read_history_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73322);
/** How far the database is, for this release. */





const LIMITS = { connectTimeoutMs: 15_000, statementTimeoutMs: 30_000 };
async function observeMigrations(spec, context) {
    const run = (0,_release_recorded_migration_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRecordedMigration */ .K)(context.recorded);
    const unmet = run?.unmet ?? [];
    const { history } = spec;
    if (history === null) {
        if (run === null || unmet.length > 0)
            return { is: "due", state: { pending: null } };
        return { is: "done", summary: "The migration command ended well, by the record." };
    }
    // The folder of another commit would make its migrations this release's.
    const elsewhere = await (0,_lib_command_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .checkCheckedOut */ .ak)(context.directory, context.release.commit);
    if (elsewhere !== null)
        return { is: "impossible", verdict: elsewhere };
    const url = context.secret(spec.database);
    try {
        const reading = await context.roles.databases.withSession(url, LIMITS, (session) => (0,_read_history_js__WEBPACK_IMPORTED_MODULE_3__/* .readHistory */ .Lu)(history, context.directory, session, context.signal));
        const { pending, applied } = reading.history;
        const refused = refuseReading(reading, context.begun !== null && context.recorded === null);
        if (refused !== null)
            return { is: "impossible", verdict: refused };
        const names = pending.map(({ name }) => name);
        // Applied by a run that was broken off before it could look, or that found something wrong: it is looked again.
        const unseen = context.begun !== null && context.recorded === null;
        if (names.length > 0 || unseen || unmet.length > 0)
            return { is: "due", state: { pending: names } };
        return {
            is: "done",
            summary: `All ${applied.length} migrations are applied${newestOf(reading)}.`,
            evidence: reading.verdict.evidence,
            // Nothing of it is this release's, so that a rollback leaves it alone.
            ...(run === null ? { details: { ...nothingApplied(spec, reading, context.clock.now()) } } : {}),
        };
    }
    catch (error) {
        return { is: "impossible", verdict: (0,_read_history_js__WEBPACK_IMPORTED_MODULE_3__/* .unreadable */ .O$)(error) };
    }
}
function nothingApplied(spec, reading, at) {
    const point = (0,_point_js__WEBPACK_IMPORTED_MODULE_2__/* .pointOf */ .qk)(reading, null);
    return {
        database: spec.database,
        tool: spec.history?.tool ?? "none",
        before: point,
        after: point,
        applied: [],
        startedAt: at,
        endedAt: at,
        tries: 0,
        blockedBy: [],
        notValid: [],
        counts: [],
        trial: null,
        unmet: [],
    };
}
function newestOf({ history }) {
    const newest = history.applied.at(-1);
    return newest === undefined ? "" : `, the newest is ${newest.name}`;
}
/** What nobody may migrate on; null where nothing is in the way. `brokenOff`: an earlier run of this step has no end. */
function refuseReading(reading, brokenOff) {
    const { history, tool, verdict } = reading;
    if (history.broken.length > 0) {
        const names = history.broken.map(({ name, state }) => `${name} (${state})`).join(", ");
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("migration_unfinished", `By ${tool.title}'s own table a migration was begun and did not end well: ${names}.`, tool.failedRemedy, verdict.evidence);
    }
    if (verdict.outcome === "fail" && (history.edited.length > 0 || history.unknown.length > 0)) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)(verdict.reasonCode, verdict.summary, verdict.remedy ?? "", verdict.evidence);
    }
    if (brokenOff && tool.transaction === "unknown" && history.pending.length > 0) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .hold */ ._2)("migration_unfinished", `An earlier run of ${tool.title} was broken off, and nothing undoes half of a migration there: ${history.pending[0]?.name} may be applied in part.`, "Look which of its statements took effect and take them back by hand, then release this commit anew.", verdict.evidence);
    }
    return null;
}


/***/ })

};
