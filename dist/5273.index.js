export const id = 5273;
export const ids = [5273];
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

/***/ 15273:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openArtifactStore: () => (/* binding */ openArtifactStore)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/providers/network-trouble.js
var network_trouble = __webpack_require__(86160);
// EXTERNAL MODULE: ./build/src/providers/read-base-url.js
var read_base_url = __webpack_require__(6878);
// EXTERNAL MODULE: ./build/src/providers/read-token.js
var read_token = __webpack_require__(30322);
// EXTERNAL MODULE: ./build/src/providers/github/connect.js + 1 modules
var connect = __webpack_require__(71048);
// EXTERNAL MODULE: ./build/src/providers/github/failure.js
var failure = __webpack_require__(73456);
// EXTERNAL MODULE: ./build/src/providers/github/fields.js
var github_fields = __webpack_require__(82797);
// EXTERNAL MODULE: ./build/src/providers/github/settings.js
var settings = __webpack_require__(85985);
// EXTERNAL MODULE: ./build/src/providers/github/unless-gone.js
var unless_gone = __webpack_require__(47468);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
// EXTERNAL MODULE: ./build/src/lib/retry.js
var retry = __webpack_require__(72183);
// EXTERNAL MODULE: ./build/src/lib/setting.js
var lib_setting = __webpack_require__(27433);
// EXTERNAL MODULE: ./build/src/providers/parse-answer.js
var parse_answer = __webpack_require__(36186);
// EXTERNAL MODULE: ./build/src/providers/github/artifacts/settings.js
var artifacts_settings = __webpack_require__(74989);
;// CONCATENATED MODULE: ./build/src/providers/github/artifacts/results-service.js
/**
 * The service that keeps artifacts (version 4 of their API), as `@actions/artifact` speaks to it. That package weighs 4.9 MB
 * of bundle, most of it a client for storage of which two requests are used, and it retries on a clock of its own.
 */









const BLOCK = 8 * 1024 * 1024;
const ANSWER_MS = 120_000;
const made = schemas/* object */.Ikc({ ok: schemas/* literal */.euz(true), signed_upload_url: schemas/* url */.OZ5() });
const finished = schemas/* object */.Ikc({ ok: schemas/* literal */.euz(true), artifact_id: schemas/* string */.YjP().regex(/^\d+$/) });
/** Keeps it as an artifact of this run. Throws ProviderError `store_occupied` where the run has one of that name. */
async function uploadArtifact(name, zip, { context, expiresAt, sent, }) {
    const service = connectService(context);
    const expires = expiresAt === null ? {} : { expires_at: new Date(expiresAt).toISOString() };
    const { signed_upload_url: url } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, made, await service.ask("CreateArtifact", { name, version: 4, ...expires }), "CreateArtifact");
    const sha256 = await service.putBlocks(url, zip, sent);
    const end = { name, size: String(zip.size), hash: `sha256:${sha256}` };
    const { artifact_id: id } = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, finished, await service.ask("FinalizeArtifact", end), "FinalizeArtifact");
    return { id, sha256 };
}
function connectService(context) {
    const token = required(context, artifacts_settings/* RUNTIME_TOKEN */.d);
    const base = new URL(required(context, artifacts_settings/* RESULTS_URL */.X));
    const run = readRun(token);
    /** The address of an upload is a secret: no message has more than the request's name. */
    const send = async (what, url, init) => {
        const outcome = await (0,retry/* retry */.L)(retry/* DEFAULT_RETRY */.v, context, async () => {
            const timeout = AbortSignal.timeout(ANSWER_MS);
            const signal = context.signal === undefined ? timeout : AbortSignal.any([context.signal, timeout]);
            const answer = await fetch(url, { ...init, redirect: "error", signal }).catch((error) => silent(what, error));
            context.signal?.throwIfAborted();
            context.debug(`GitHub ${what} → ${answer instanceof lib_error/* ProviderError */.mZ ? answer.reasonCode : answer.status}`);
            const again = answer instanceof lib_error/* ProviderError */.mZ || answer.status >= 500 || answer.status === 429;
            return { done: !again, value: answer };
        });
        if (outcome instanceof lib_error/* ProviderError */.mZ)
            throw outcome;
        if (!outcome.ok)
            throw refused(what, outcome.status);
        return outcome;
    };
    return {
        async ask(method, fields) {
            const url = new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, base);
            const headers = {
                authorization: `Bearer ${token}`,
                "content-type": "application/json",
                "user-agent": "holdpoint",
            };
            return (await send(method, url, { method: "POST", headers, body: JSON.stringify({ ...run, ...fields }) })).json();
        },
        async putBlocks(address, zip, sent) {
            const hash = (0,external_node_crypto_.createHash)("sha256");
            const ids = [];
            let bytes = 0;
            for await (const block of inBlocks(zip)) {
                hash.update(block);
                const id = Buffer.from(String(ids.length).padStart(8, "0")).toString("base64");
                await send("upload", withQuery(address, { comp: "block", blockid: id }), { method: "PUT", body: block });
                ids.push(id);
                bytes += block.length;
                sent(bytes);
            }
            const body = `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join("")}</BlockList>`;
            await send("upload", withQuery(address, { comp: "blocklist" }), { method: "PUT", body });
            return hash.digest("hex");
        },
    };
}
/** All of them in one memory: what is sent has been copied from it by then. */
async function* inBlocks({ size, read }) {
    const block = Buffer.allocUnsafeSlow(Math.min(BLOCK, size));
    let length = 0;
    for await (const chunk of read()) {
        for (let taken = 0; taken < chunk.length;) {
            const part = chunk.subarray(taken, taken + block.length - length);
            block.set(part, length);
            length += part.length;
            taken += part.length;
            if (length < block.length)
                continue;
            yield block;
            length = 0;
        }
    }
    if (length > 0)
        yield block.subarray(0, length);
}
function withQuery(address, query) {
    const url = new URL(address);
    for (const [name, value] of Object.entries(query))
        url.searchParams.set(name, value);
    return url;
}
function required({ env }, setting) {
    const value = (0,lib_setting/* readSetting */.LA)(env, setting);
    if (value !== null)
        return value;
    const { message } = (0,lib_setting/* missingSetting */.zf)(setting, "a backup to `artifact`");
    const remedy = "Only a job of GitHub Actions can keep an artifact, by the action itself. Elsewhere, name another place in `to`.";
    throw new lib_error/* ProviderError */.mZ({ reasonCode: "secret_missing", vendor: settings/* VENDOR */.XC, message, remedy });
}
const claims = schemas/* object */.Ikc({ scp: schemas/* string */.YjP() });
/** The run and the job, from the token's own scope `Actions.Results:run:job`. It is the service that checks the token. */
function readRun(token) {
    const scopes = (0,parse_answer/* parseAnswer */.W)(settings/* VENDOR */.XC, claims, parsePayload(token), "the runner's token").scp;
    const [, run, job] = /(?:^| )Actions\.Results:([^: ]+):([^: ]+)/.exec(scopes) ?? [];
    if (run !== undefined && job !== undefined)
        return { workflow_run_backend_id: run, workflow_job_run_backend_id: job };
    throw problem("credential_insufficient", "The runner's token may not keep artifacts.", "Run this in a job of GitHub Actions.");
}
function parsePayload(token) {
    try {
        return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    }
    catch {
        return null;
    }
}
function silent(what, error) {
    const late = error instanceof Error && error.name === "TimeoutError";
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const reason = late ? "no answer in time" : (0,network_trouble/* networkTrouble */.aK)(cause).reason;
    return problem(late ? "vendor_timeout" : "vendor_unavailable", `GitHub's service for artifacts gave no answer to ${what}: ${reason}.`, "Look at https://www.githubstatus.com and run this again.");
}
function refused(what, status) {
    if (status === 409) {
        const message = "This run has an artifact of that name already, and none is overwritten.";
        return problem("store_occupied", message, "Look who keeps one under this name.", status);
    }
    const code = status === 401 || status === 403
        ? "credential_rejected"
        : status >= 500
            ? "vendor_unavailable"
            : "vendor_answer_unknown";
    const message = `GitHub's service for artifacts refused ${what}: ${status}.`;
    return problem(code, message, "Look at https://www.githubstatus.com, at the repository's room for artifacts, and run this again.", status);
}
function problem(reasonCode, message, remedy, status = null) {
    return new lib_error/* ProviderError */.mZ({ reasonCode, vendor: settings/* VENDOR */.XC, message, remedy, status });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/src/lib/read-file-chunks.js
var read_file_chunks = __webpack_require__(63683);
;// CONCATENATED MODULE: ./build/src/providers/github/artifacts/zip.js
/** An artifact is a ZIP archive: with one file in it, as it is, since what is encrypted does not get smaller. */




/** Above this, sizes stand in a field of their own (ZIP64). */
const LARGEST_32 = 0xffffffff;
const ZIP64 = 45;
const PLAIN = 20;
/** 1980-01-01, the first day that the format knows: the same file gives the same archive. */
const FIRST_DAY = 0x0021;
const LOCAL = 30;
/** Reads the file once for its checksum, which stands before it in the archive. */
async function zipOf(name, path, size) {
    let checksum = 0;
    for await (const chunk of (0,read_file_chunks/* readFileChunks */.N)(path))
        checksum = (0,external_node_zlib_.crc32)(chunk, checksum);
    const head = localHeader(name, size, checksum);
    const tail = directory(name, size, checksum, head.length);
    return {
        size: head.length + size + tail.length,
        async *read() {
            yield head;
            yield* (0,read_file_chunks/* readFileChunks */.N)(path);
            yield tail;
        },
    };
}
/** What both headers of a file have in common: version, flags, no compression, time, checksum, sizes, lengths of the names. */
function commonFields(name, size, checksum, extra) {
    const fields = Buffer.alloc(26);
    const small = Math.min(size, LARGEST_32);
    fields.writeUInt16LE(size >= LARGEST_32 ? ZIP64 : PLAIN, 0);
    fields.writeUInt16LE(FIRST_DAY, 8);
    fields.writeUInt32LE(checksum >>> 0, 10);
    fields.writeUInt32LE(small, 14);
    fields.writeUInt32LE(small, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    fields.writeUInt16LE(extra, 24);
    return fields;
}
function sizesField(size) {
    if (size < LARGEST_32)
        return Buffer.alloc(0);
    const field = Buffer.alloc(20);
    field.writeUInt16LE(1, 0);
    field.writeUInt16LE(16, 2);
    field.writeBigUInt64LE(BigInt(size), 4);
    field.writeBigUInt64LE(BigInt(size), 12);
    return field;
}
function localHeader(name, size, checksum) {
    const sizes = sizesField(size);
    const common = commonFields(name, size, checksum, sizes.length);
    return Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), common, Buffer.from(name), sizes]);
}
function directory(name, size, checksum, headLength) {
    const sizes = sizesField(size);
    const entry = Buffer.concat([
        Buffer.from("PK\x01\x02", "latin1"),
        Buffer.from([size >= LARGEST_32 ? ZIP64 : PLAIN, 0]),
        commonFields(name, size, checksum, sizes.length),
        // No comment, first disk, no attributes, at the beginning of the archive.
        Buffer.alloc(14),
        Buffer.from(name),
        sizes,
    ]);
    const start = headLength + size;
    const large = start >= LARGEST_32;
    const end = Buffer.alloc(22);
    end.write("PK\x05\x06", 0, "latin1");
    end.writeUInt16LE(1, 8);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(entry.length, 12);
    end.writeUInt32LE(Math.min(start, LARGEST_32), 16);
    return Buffer.concat(large ? [entry, largeEnd(entry.length, start), end] : [entry, end]);
}
/** Where the directory begins, in 64 bits, and where that stands. */
function largeEnd(length, start) {
    const end = Buffer.alloc(56 + 20);
    end.write("PK\x06\x06", 0, "latin1");
    end.writeBigUInt64LE(44n, 4);
    end.writeUInt16LE(ZIP64, 12);
    end.writeUInt16LE(ZIP64, 14);
    end.writeBigUInt64LE(1n, 24);
    end.writeBigUInt64LE(1n, 32);
    end.writeBigUInt64LE(BigInt(length), 40);
    end.writeBigUInt64LE(BigInt(start), 48);
    end.write("PK\x06\x07", 56, "latin1");
    end.writeBigUInt64LE(BigInt(start + length), 64);
    end.writeUInt32LE(1, 72);
    return end;
}
/** The one file of such an archive. Throws ProviderError where it is another kind of archive, or is cut. */
async function* unzip(source) {
    let head = Buffer.alloc(0);
    let left = null;
    for await (const chunk of source) {
        let bytes = chunk;
        if (left === null) {
            head = Buffer.concat([head, chunk]);
            const file = readHeader(head);
            if (file === null)
                continue;
            left = file.size;
            bytes = head.subarray(file.start);
        }
        const part = bytes.subarray(0, left);
        left -= part.length;
        if (part.length > 0)
            yield part;
    }
    if (left !== 0)
        throw notOurs("it ends before its file does");
}
function readHeader(head) {
    if (head.length < LOCAL)
        return null;
    if (head.toString("latin1", 0, 4) !== "PK\x03\x04" || head.readUInt16LE(8) !== 0) {
        throw notOurs("it is not one file that is stored as it is");
    }
    const [name, extra] = [head.readUInt16LE(26), head.readUInt16LE(28)];
    const start = LOCAL + name + extra;
    if (head.length < start)
        return null;
    const small = head.readUInt32LE(22);
    return { start, size: small === LARGEST_32 ? Number(head.readBigUInt64LE(LOCAL + name + 4)) : small };
}
function notOurs(what) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "backup_damaged",
        vendor: settings/* VENDOR */.XC,
        message: `The artifact is not as it was stored: ${what}.`,
        remedy: "Use the same backup from another place, or an older one.",
    });
}

;// CONCATENATED MODULE: ./build/src/providers/github/artifacts/store.js











const ONE = "/repos/{owner}/{repo}/actions/artifacts/{artifact_id}";
/** From the end of an upload until GitHub's API shows it. */
const LOOKS = 10;
const LOOK_MS = 2_000;
async function openArtifactStore(repository, context) {
    const { client } = await (0,connect/* connectGithub */.S)(repository, context);
    const look = (id) => lookAt(client, id);
    return {
        look,
        put: async (file) => {
            const [there] = await listNamed(client, file.name);
            const uploaded = there === undefined ? await upload(file, context) : null;
            const found = await untilShown(client, uploaded?.id ?? there?.id ?? "", context);
            if (found === null)
                throw mismatch(`The artifact ${file.name} was uploaded, and GitHub does not show it.`);
            const zip = await zipOf(file.name, file.path, file.size);
            if (found.size !== zip.size || (uploaded !== null && found.mark !== `sha256:${uploaded.sha256}`)) {
                throw mismatch(`The artifact ${file.name} is not what was uploaded: ${found.size} bytes instead of ${zip.size}, or other ones.`);
            }
            return found;
        },
        list: async (prefix) => {
            const request = {
                route: "GET /repos/{owner}/{repo}/actions/artifacts",
                permission: "actions: read",
                listField: "artifacts",
            };
            const all = (await client.list(request)).flatMap((item) => readArtifact(client, request, item) ?? []);
            return all.filter(({ name }) => name.startsWith(prefix));
        },
        read: (id) => unzip(download(repository ?? "", id, context)),
        remove: async (id) => {
            await (0,unless_gone/* unlessGone */.W)(client.request({ route: `DELETE ${ONE}`, parameters: { artifact_id: id }, permission: "actions: write" }));
        },
        // An upload that was never finished is no artifact, and takes no room.
        endBrokenUploads: () => Promise.resolve(0),
    };
}
async function upload(file, context) {
    const zip = await zipOf(file.name, file.path, file.size);
    const expiresAt = file.keepMs === null ? null : context.clock.now() + file.keepMs;
    return uploadArtifact(file.name, zip, {
        context,
        expiresAt,
        sent: (bytes) => file.sent?.(Math.min(bytes, file.size)),
    });
}
async function untilShown(client, id, { clock, signal }) {
    for (let looks = 1;; looks += 1) {
        const found = await lookAt(client, id);
        if (found !== null || looks === LOOKS)
            return found;
        await clock.sleep(LOOK_MS, signal);
    }
}
async function lookAt(client, id) {
    const request = { route: `GET ${ONE}`, parameters: { artifact_id: id }, permission: "actions: read" };
    const answer = await (0,unless_gone/* unlessGone */.W)(client.request(request));
    return answer === null ? null : readArtifact(client, request, answer.data);
}
async function listNamed(client, name) {
    const request = {
        route: "GET /repos/{owner}/{repo}/actions/artifacts",
        parameters: { name },
        permission: "actions: read",
        listField: "artifacts",
    };
    return (await client.list(request)).flatMap((item) => readArtifact(client, request, item) ?? []);
}
/** Null where its time is over: its name is still shown then. */
function readArtifact(client, request, item) {
    const attempted = client.describe(request);
    const fields = (0,github_fields/* toFields */.Lv)(item, attempted);
    if (fields["expired"] === true)
        return null;
    const { digest } = fields;
    if (typeof digest !== "string" || digest === "")
        throw (0,failure/* unknownAnswer */.NF)(attempted, "`digest` is no text");
    return {
        id: String((0,github_fields/* readNumber */.kz)(fields, "id", attempted)),
        name: (0,github_fields/* readText */.yR)(fields, "name", attempted),
        size: (0,github_fields/* readNumber */.kz)(fields, "size_in_bytes", attempted),
        mark: digest,
        expiresAt: (0,github_fields/* readInstant */.Wr)(fields, "expires_at", attempted),
    };
}
/** The API leads to where it lies; only the API is sent the token. */
async function* download(repository, id, context) {
    const base = (0,read_base_url/* readBaseUrl */.$)(context, settings/* VENDOR */.XC, settings/* API_URL */.H$).href.replace(/\/+$/, "");
    const token = (0,read_token/* readToken */.A)(context.env, settings/* VENDOR */.XC, settings/* TOKEN */.CV).reveal();
    const signal = context.signal === undefined ? {} : { signal: context.signal };
    const path = `/repos/${repository}/actions/artifacts/${encodeURIComponent(id)}/zip`;
    try {
        const headers = { authorization: `Bearer ${token}`, "user-agent": "holdpoint" };
        const led = await fetch(`${base}${path}`, { headers, redirect: "manual", ...signal });
        const location = led.headers.get("location");
        if (location === null)
            throw refusedDownload(id, led.status);
        const answer = await fetch(new URL(location, base), { redirect: "error", ...signal });
        if (!answer.ok || answer.body === null)
            throw refusedDownload(id, answer.status);
        for await (const chunk of answer.body)
            yield chunk;
    }
    catch (error) {
        context.signal?.throwIfAborted();
        if (error instanceof lib_error/* ProviderError */.mZ)
            throw error;
        const cause = error instanceof Error ? (error.cause ?? error) : error;
        throw new lib_error/* ProviderError */.mZ({
            reasonCode: "vendor_unavailable",
            vendor: settings/* VENDOR */.XC,
            message: `The artifact ${id} could not be read: ${(0,network_trouble/* networkTrouble */.aK)(cause).reason}.`,
            remedy: "Look at https://www.githubstatus.com and run this again.",
        });
    }
}
function refusedDownload(id, status) {
    const gone = status === 404 || status === 410;
    return new lib_error/* ProviderError */.mZ({
        reasonCode: gone
            ? "not_found"
            : status === 401 || status === 403
                ? "credential_insufficient"
                : "vendor_unavailable",
        vendor: settings/* VENDOR */.XC,
        status,
        message: `GitHub does not give the artifact ${id}: ${status}.`,
        remedy: gone
            ? "Its time may be over: use the backup from another place."
            : `Give the job's token actions: read (${settings/* TOKEN */.CV.name}).`,
    });
}
function mismatch(message) {
    return new lib_error/* ProviderError */.mZ({
        reasonCode: "read_back_mismatch",
        vendor: settings/* VENDOR */.XC,
        message,
        remedy: "Run this again; if it stays so, store backups elsewhere, too.",
    });
}


/***/ }),

/***/ 36186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ parseAnswer)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);

/** Throws ProviderError `vendor_answer_unknown` that names the first field which was not understood. */
function parseAnswer(vendor, shape, body, request) {
    const parsed = shape.safeParse(body);
    if (parsed.success)
        return parsed.data;
    const issue = parsed.error.issues[0];
    const where = issue === undefined || issue.path.length === 0 ? "the answer" : issue.path.join(".");
    throw new _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ({
        reasonCode: "vendor_answer_unknown",
        vendor,
        message: `${vendor}'s answer to ${request} was not understood: ${where}: ${issue?.message ?? "unknown shape"}.`,
        remedy: "Run this again; if it stays, report the answer's shape.",
    });
}


/***/ })

};
