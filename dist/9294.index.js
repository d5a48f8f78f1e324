export const id = 9294;
export const ids = [9294];
export const modules = {

/***/ 63683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readFileChunks)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/**
 * A file in chunks that lie in the same memory, one after the other: gigabytes that are only hashed or copied leave nothing to be
 * collected. A chunk is its reader's until it asks for the next one.
 */

const CHUNK = 256 * 1024;
/** From byte `start` on, and `size` of them at most. */
async function* readFileChunks(path, { start = 0, size = Infinity } = {}) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path);
    try {
        const memory = Buffer.allocUnsafeSlow(Math.min(CHUNK, size));
        for (let read = 0; read < size;) {
            const { bytesRead } = await file.read(memory, 0, Math.min(memory.length, size - read), start + read);
            if (bytesRead === 0)
                return;
            read += bytesRead;
            yield memory.subarray(0, bytesRead);
        }
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 79294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openFolderStore: () => (/* binding */ openFolderStore)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/lib/read-file-chunks.js
var read_file_chunks = __webpack_require__(63683);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
;// CONCATENATED MODULE: ./build/src/providers/local-folder/settings.js
/** A folder needs no credential. */
const VENDOR = "The file system";

;// CONCATENATED MODULE: ./build/src/providers/local-folder/failure.js
/** What this machine's file system refused, as an error with a reason and a remedy. */


const MEANINGS = {
    ENOENT: {
        code: "not_found",
        says: "is not there",
        remedy: "Look whether the folder is mounted, and what removed it.",
    },
    EACCES: {
        code: "credential_insufficient",
        says: "is closed to the user that this runs as",
        remedy: "Give the user the right to read and write there.",
    },
    EROFS: { code: "credential_insufficient", says: "can only be read", remedy: "Mount the folder for writing." },
    EEXIST: {
        code: "store_occupied",
        says: "is there already",
        remedy: "Look who stores under this name; a backup never overwrites one.",
    },
    ENOSPC: {
        code: "disk_full",
        says: "has no room left",
        remedy: "Make room there, or name another place in the plan.",
    },
    EDQUOT: {
        code: "disk_full",
        says: "has no room left",
        remedy: "Raise the quota, or name another place in the plan.",
    },
};
function folderFailure(error, path) {
    if (error instanceof lib_error/* ProviderError */.mZ)
        return error;
    const { code } = error;
    if (code === undefined)
        return error;
    const meaning = MEANINGS[code] ?? {
        code: "vendor_unavailable",
        says: `gave an error (${code})`,
        remedy: "Look at the folder and at what is mounted there, and run this again.",
    };
    return failure(meaning.code, `${path} ${meaning.says}.`, meaning.remedy, error);
}
function occupied(path) {
    return failure("store_occupied", `${path} is there already, and is another file.`, "Look who stores under this name; a backup never overwrites one.");
}
function notWhatWasWritten(path) {
    return failure("read_back_mismatch", `What is read back from ${path} is not what was written.`, "Look at the disk, and store backups elsewhere.");
}
function failure(reasonCode, message, remedy, cause) {
    return new lib_error/* ProviderError */.mZ({ reasonCode, vendor: VENDOR, message, remedy, ...(cause === undefined ? {} : { cause }) });
}

;// CONCATENATED MODULE: ./build/src/providers/local-folder/store.js
/** Files in a folder of this machine: something that is mounted there, or a runner's own disk. */






/** Behind a name as long as the file is not whole. */
const UNFINISHED = ".unfinished";
function openFolderStore({ folder }, { signal }) {
    const guarded = async (path, act) => {
        signal?.throwIfAborted();
        try {
            return await act();
        }
        catch (error) {
            signal?.throwIfAborted();
            throw folderFailure(error, path);
        }
    };
    const look = (path) => guarded(path, async () => {
        const about = await statOf(path);
        if (about === null)
            return null;
        const mark = `sha256:${await hashOf(path, signal)}`;
        return { name: (0,external_node_path_.basename)(path), id: path, size: about.size, mark, expiresAt: null };
    });
    return {
        look,
        async put(file) {
            const path = (0,external_node_path_.join)(folder, file.name);
            const there = await look(path);
            if (there !== null && !isSame(there, file))
                throw occupied(path);
            if (there !== null)
                return there;
            await guarded(path, () => write(folder, path, file, signal));
            const stored = await look(path);
            if (stored === null || !isSame(stored, file))
                throw notWhatWasWritten(path);
            return stored;
        },
        list: (prefix) => guarded(folder, async () => {
            const names = (await namesIn(folder)).filter((name) => name.startsWith(prefix) && !name.endsWith(UNFINISHED));
            const found = await Promise.all(names.map(async (name) => ({ name, about: await statOf((0,external_node_path_.join)(folder, name)) })));
            return found.flatMap(({ name, about }) => about?.isFile() === true ? [{ name, id: (0,external_node_path_.join)(folder, name), size: about.size, expiresAt: null }] : []);
        }),
        read: (path) => readFile(path, signal),
        remove: (path) => guarded(path, () => (0,promises_.rm)(path, { force: true })),
        endBrokenUploads: (prefix) => guarded(folder, async () => {
            const left = (await namesIn(folder)).filter((name) => name.startsWith(prefix) && name.endsWith(UNFINISHED));
            await Promise.all(left.map((name) => (0,promises_.rm)((0,external_node_path_.join)(folder, name), { force: true })));
            return left.length;
        }),
    };
}
/** Whole under a name of its own first; then it gets the other name, unless somebody has it. */
async function write(folder, path, file, signal) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    const unfinished = `${path}${UNFINISHED}`;
    await (0,promises_.rm)(unfinished, { force: true });
    const target = await (0,promises_.open)(unfinished, "wx", 0o600);
    try {
        let sent = 0;
        for await (const chunk of (0,read_file_chunks/* readFileChunks */.N)(file.path)) {
            signal?.throwIfAborted();
            await target.writeFile(chunk);
            sent += chunk.length;
            file.sent?.(sent);
        }
        await target.sync();
    }
    catch (error) {
        await target.close();
        await (0,promises_.rm)(unfinished, { force: true }).catch(() => { });
        throw error;
    }
    await target.close();
    await giveName(unfinished, path);
}
async function giveName(unfinished, path) {
    try {
        await (0,promises_.link)(unfinished, path);
        await (0,promises_.unlink)(unfinished);
    }
    catch (error) {
        if (codeOf(error) === "EEXIST")
            throw error;
        // What is mounted may know no second names for a file (exFAT, some network folders): then it is looked at first.
        if ((await statOf(path)) !== null)
            throw error;
        await (0,promises_.rename)(unfinished, path);
    }
}
async function* readFile(path, signal) {
    try {
        for await (const chunk of (0,external_node_fs_.createReadStream)(path, { highWaterMark: 256 * 1024 })) {
            signal?.throwIfAborted();
            yield chunk;
        }
    }
    catch (error) {
        signal?.throwIfAborted();
        throw folderFailure(error, path);
    }
}
async function hashOf(path, signal) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const chunk of (0,read_file_chunks/* readFileChunks */.N)(path)) {
        signal?.throwIfAborted();
        hash.update(chunk);
    }
    return hash.digest("hex");
}
async function statOf(path) {
    try {
        return await (0,promises_.stat)(path);
    }
    catch (error) {
        if (codeOf(error) === "ENOENT")
            return null;
        throw error;
    }
}
async function namesIn(folder) {
    try {
        return await (0,promises_.readdir)(folder);
    }
    catch (error) {
        if (codeOf(error) === "ENOENT")
            return [];
        throw error;
    }
}
function isSame(stored, file) {
    return stored.size === file.size && stored.mark === `sha256:${file.sha256}`;
}
function codeOf(error) {
    return error.code;
}


/***/ })

};
