export const id = 4503;
export const ids = [4503];
export const modules = {

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


/***/ })

};
