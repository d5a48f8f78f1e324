export const id = 4038;
export const ids = [4038];
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

/***/ 82227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ judgeHistory)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/** What the comparison with the database says, in words. Pure. */

const SHOWN = 20;
function judgeHistory(history, tool, table, { tableExists, pending: allowed }) {
    const evidence = evidenceOf(history, table, tableExists);
    const { applied, pending, late, unknown, edited, broken } = history;
    const total = applied.length + pending.length;
    if (broken.length > 0) {
        const said = broken.map(({ name, state }) => `${name} (${state})`);
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)("migrations_pending", `${counted(broken.length, "migration")} did not complete in the database: ${listed(said)}.`, tool.failedRemedy, evidence);
    }
    if (edited.length > 0) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)("migration_edited", `${counted(edited.length, "migration")} changed after they were applied: ${listed(edited.map(({ name }) => name))}.`, tool.editedRemedy, evidence);
    }
    if (unknown.length > 0) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)("migration_unknown", `The database has ${counted(unknown.length, "migration")} that the repository does not know: ${listed(unknown)}.`, tool.unknownRemedy, evidence);
    }
    if (pending.length > 0 && allowed === "allow") {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .pass */ .IX)("gate_passed", `${pending.length} of ${total} migrations are pending: ${listed(pending.map(({ name }) => name))}.`, evidence);
    }
    if (pending.length > 0) {
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)("migrations_pending", `${pending.length} of ${total} migrations are not applied: ${listed(pending.map(({ name }) => name))}.`, `${late.length > 0 ? `${tool.lateRemedy} ` : ""}Apply them to this database: ${tool.applyCommand}.`, evidence);
    }
    return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .pass */ .IX)("gate_passed", `All ${total} migrations are applied.`, evidence);
}
function evidenceOf(history, table, tableExists) {
    const { applied, pending, late, unknown, edited, broken, uncompared } = history;
    const newest = applied.at(-1);
    const list = (label, names) => names.length === 0 ? [] : [{ label, value: `${names.length}: ${listed(names)}` }];
    const names = (migrations) => migrations.map(({ name }) => name);
    return [
        ...(tableExists ? [] : [{ label: "table", value: `${table.schema}.${table.table} does not exist yet` }]),
        { label: "applied", value: newest === undefined ? "0" : `${applied.length}, the newest is ${newest.name}` },
        ...list("pending", names(pending)),
        ...list("pending, older than an applied one", names(late)),
        ...list("unknown to the repository", unknown),
        ...list("changed after being applied", names(edited)),
        ...list("failed or unfinished", broken.map(({ name, state }) => `${name} (${state})`)),
        ...list("applied, but its text cannot be compared", names(uncompared)),
    ];
}
function listed(names) {
    const shown = names.slice(0, SHOWN).join(", ");
    return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}


/***/ }),

/***/ 61287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zq: () => (/* binding */ PARSE_WITHIN_MS),
  r4: () => (/* binding */ lineBreaks),
  S0: () => (/* binding */ openSqlParser)
});

// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(98995);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
;// CONCATENATED MODULE: ./build/src/migrations/parser-thread.js
/** The thread in which PostgreSQL's parser runs: WebAssembly that cannot be interrupted, and can be ended. */




/**
 * Text, not a file: a bundle is one file. The parser's own package only reads the JSON that the WebAssembly writes; that
 * text itself goes across, since objects would cost twice, and as soon as they are deep could not.
 */
const SOURCE = `
const { parentPort, workerData } = require("node:worker_threads");
const parser = require(workerData);
const loaded = parser.loadModule().then(() => { JSON.parse = (text) => text; });
const isBroken = (error) => error instanceof RangeError || error instanceof WebAssembly.RuntimeError;
parentPort.on("message", async ({ question, text }) => {
  await loaded;
  try {
    parentPort.postMessage({ read: parser[question](text) });
  } catch (error) {
    if (isBroken(error)) throw error;
    parentPort.postMessage({ refused: String(error.message), position: error.sqlDetails?.cursorPosition ?? null });
  }
});`;
/** Far more than the largest migrations need: a text of 4 MiB is a tree of some 200 MB. */
const MAXIMUM_MEGABYTES = 1024;
/** For who asks next: to start a thread and load the parser into it takes longer than most questions. */
let idle = null;
/** Started at the first question. `withinMs` is how long all questions together may take. */
function openParserThread(withinMs, signal) {
    let worker = null;
    let ended = null;
    let leftMs = withinMs;
    let turn = Promise.resolve();
    const askNow = async (question, text) => {
        signal?.throwIfAborted();
        if (ended !== null)
            return ended;
        worker ??= takeWorker();
        const begunAt = performance.now();
        const answer = await answerOf(worker, { question, text }, leftMs, signal);
        leftMs -= performance.now() - begunAt;
        if ("ended" in answer) {
            ended = answer;
            await worker.terminate();
            worker = null;
        }
        return answer;
    };
    return {
        async close() {
            await turn;
            if (idle === null)
                idle = worker;
            else
                await worker?.terminate();
            worker = null;
        },
        // One at a time, so that each answer is the question's, and waiting for others costs nobody's time.
        ask: (question, text) => {
            const answer = turn.then(() => askNow(question, text));
            turn = answer.catch(() => undefined);
            return answer;
        },
    };
}
/** It sees no variable of ours, and what it prints nobody does. */
function takeWorker() {
    if (idle !== null) {
        const worker = idle;
        idle = null;
        return worker;
    }
    const worker = new external_node_worker_threads_.Worker(SOURCE, {
        eval: true,
        workerData: parserPath(),
        env: {},
        execArgv: [],
        stdout: true,
        stderr: true,
        resourceLimits: { maxOldGenerationSizeMb: MAXIMUM_MEGABYTES },
    });
    // The timer of a question keeps the process alive; a thread that waits shall not.
    worker.unref();
    worker.on("error", () => { });
    worker.once("exit", () => {
        if (idle === worker)
            idle = null;
    });
    return worker;
}
function answerOf(worker, question, withinMs, signal) {
    return new Promise((resolve) => {
        const settle = (answer) => {
            clearTimeout(timer);
            signal?.removeEventListener("abort", onAbort);
            worker.off("message", settle).off("error", onError).off("exit", onExit);
            resolve(answer);
        };
        const onError = (error) => settle({ ended: "broken", message: error.message });
        const onExit = () => settle({ ended: "broken", message: "it ended without an answer" });
        const onAbort = () => settle({ ended: "broken", message: "the check was cancelled" });
        const timer = setTimeout(() => settle({ ended: "time", message: "" }), Math.max(0, withinMs));
        worker.on("message", settle).on("error", onError).on("exit", onExit);
        signal?.addEventListener("abort", onAbort, { once: true });
        worker.postMessage(question, []);
    });
}
function parserPath() {
    // A bundle has the parser beside it: it reads its WebAssembly from its own folder, so it cannot be inside. The names
    // are put together here so that the bundler follows neither.
    const beside = (0,external_node_url_.fileURLToPath)(new URL(["libpg-query", "cjs"].join("."), import.meta.url));
    return (0,external_node_fs_.existsSync)(beside) ? beside : (0,external_node_module_.createRequire)(import.meta.url).resolve(["libpg", "query"].join("-"));
}

// EXTERNAL MODULE: ./build/src/migrations/unreadable-migrations.js
var unreadable_migrations = __webpack_require__(19836);
;// CONCATENATED MODULE: ./build/src/migrations/parse-sql.js



/**
 * A hundred times what the largest repositories need. PostgreSQL's scanner takes the square of a row of operators, its
 * parser of PL/pgSQL that of the declarations, and neither can be asked to stop.
 */
const PARSE_WITHIN_MS = 60_000;
/** A syntax error quotes the word that it stopped at, however long that is. */
const MESSAGE_CHARACTERS = 300;
/** `withinMs`: how long all questions together may take. */
function openSqlParser(withinMs = PARSE_WITHIN_MS, signal) {
    const thread = openParserThread(withinMs, signal);
    return {
        close: thread.close,
        reading(source) {
            const ask = async (question, text) => {
                const answer = await thread.ask(question, text);
                if (!("ended" in answer))
                    return answer;
                signal?.throwIfAborted();
                throw unreadable(source, answer);
            };
            return {
                async parse(text) {
                    if (text.trim() === "")
                        return { statements: [] };
                    const answer = await ask("parseSync", text);
                    if ("read" in answer)
                        return { statements: placed(text, JSON.parse(answer.read)) };
                    return { error: placedError(text, answer.refused, answer.position ?? 0) };
                },
                async parseBlock(statement) {
                    const answer = await ask("parsePlPgSQLSync", statement);
                    return "read" in answer ? JSON.parse(answer.read) : null;
                },
                async words(text) {
                    if (text.trim() === "")
                        return [];
                    const answer = await ask("scanSync", text);
                    if (!("read" in answer))
                        return null;
                    const { tokens } = JSON.parse(answer.read);
                    return tokens
                        .filter(({ tokenName, text: word }) => !tokenName.endsWith("COMMENT") && word !== ";")
                        .map(({ text: word }) => word);
                },
            };
        },
    };
}
function unreadable(source, { ended, message }) {
    return ended === "time"
        ? new unreadable_migrations/* UnreadableMigrations */.L(`PostgreSQL's parser did not get to the end of ${source} in its time, so nothing is known about the migrations.`, "Look there for rows of operators or of comments inside of comments, and for generated blocks of PL/pgSQL; keep data out of migrations.")
        : new unreadable_migrations/* UnreadableMigrations */.L(`PostgreSQL's parser broke on ${source}, so nothing is known about the migrations: ${message}.`, "Look there for an expression of thousands of parts, or for data, and split it.");
}
/** One walk over the text, however many statements it has. */
function placed(text, { stmts = [] }) {
    const bytes = Buffer.from(text);
    let end = 0;
    let line = 1;
    return stmts.flatMap(({ stmt: node, stmt_location: start = 0, stmt_len: length }) => {
        if (node === undefined)
            return [];
        const before = bytes.subarray(end, start).toString();
        end = length === undefined ? bytes.length : start + length;
        const own = bytes.subarray(start, end).toString();
        const at = line + lineBreaks(before);
        line = at + lineBreaks(own);
        return [{ node, start, end, line: at, text: own, before }];
    });
}
/** Errors are placed by characters, statements by bytes. */
function placedError(text, message, position) {
    const characters = [...text];
    const before = characters.slice(0, position);
    return {
        message: (0,cut_text/* cutText */.I)(message, MESSAGE_CHARACTERS),
        line: lineBreaks(before.join("")) + 1,
        at: characters[before.length] ?? "",
    };
}
function lineBreaks(text) {
    return text.split("\n").length - 1;
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

/***/ 51673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _7: () => (/* binding */ readSchemaObjects)
/* harmony export */ });
/* unused harmony exports schemaArguments, createSchemaHash */
/* harmony import */ var _lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51232);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/**
 * A database's schema as one hash, made of what `pg_dump` writes of it: equal for two databases that have the same objects,
 * columns in the same order, owners aside. Shared by whoever compares a database with a copy, or with itself. Beside it each
 * object with a hash of its own, for who has to name what differs.
 */


/** Throws ProviderError. */
async function readSchemaObjects(work, url, serverMajor, without) {
    const dump = await work.startProgram(url, "pg_dump", serverMajor, schemaArguments(without));
    dump.end();
    const hash = createSchemaHash();
    for await (const chunk of dump.stdout)
        hash.write(chunk);
    const { failure } = await dump.ended;
    if (failure !== null)
        throw failure;
    return hash.end();
}
function schemaArguments({ schemas, tables }) {
    // The sequence of a serial column is no part of its table to pg_dump: it would stay.
    const names = tables.flatMap(({ schema, table }) => ["", "_id_seq", "_index_seq"].map((end) => `${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(schema)}.${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(`${table}${end}`)}`));
    return [
        "--schema-only",
        "--no-owner",
        // Waiting would hold up everybody who waits behind it.
        "--lock-wait-timeout=30000",
        ...schemas.map((schema) => `--exclude-schema=${(0,_lib_quote_sql_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteIdentifier */ .C)(schema)}`),
        ...names.map((name) => `--exclude-table=${name}`),
    ];
}
/** Chunks of a dump's text; what two dumps of one schema may differ in does not count. */
function createSchemaHash() {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    const objects = new Map();
    const decoder = new TextDecoder();
    let rest = "";
    let object = null;
    const take = (line) => {
        const name = objectOf(line);
        if (name !== null) {
            object = objects.get(name) ?? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
            objects.set(name, object);
        }
        if (isNoise(line))
            return;
        hash.update(`${line}\n`);
        object?.update(`${line}\n`);
    };
    return {
        write(chunk) {
            const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
            rest = lines.pop() ?? "";
            for (const line of lines)
                take(line);
        },
        end() {
            take(rest + decoder.decode());
            const hashes = [...objects].map(([name, one]) => [name, one.digest("hex")]);
            return { hash: hash.digest("hex"), objects: new Map(hashes) };
        },
    };
}
/** `index public.users_nick`, of the comment that `pg_dump` writes before each; null where the line is none. */
function objectOf(line) {
    const [, name, type = "", schema] = /^-- Name: (.*); Type: ([A-Z ]+); Schema: (.*); Owner: /.exec(line) ?? [];
    return name === undefined ? null : `${type.toLowerCase()} ${schema === "-" ? "" : `${schema}.`}${name}`;
}
/** `\restrict` has a random word since the minors of August 2025; comments name versions; empty lines are how it is spaced. */
function isNoise(line) {
    return line.trim() === "" || line.startsWith("--") || /^\\(?:un)?restrict\b/.test(line);
}


/***/ }),

/***/ 1365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G7: () => (/* binding */ readSchema),
/* harmony export */   Od: () => (/* binding */ scopeOf),
/* harmony export */   qk: () => (/* binding */ pointOf),
/* harmony export */   rA: () => (/* binding */ readWholeSchema)
/* harmony export */ });
/* harmony import */ var _lib_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(34531);
/* harmony import */ var _database_schema_hash_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51673);
/* harmony import */ var _migrations_history_tools_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33094);
/** Where a database stands between its migrations. */



/** What the tool keeps for itself is no part of the schema: the first run of all creates it. */
function scopeOf(history) {
    if (history === null)
        return { schemas: [], tables: [] };
    const { besides } = (0,_migrations_history_tools_js__WEBPACK_IMPORTED_MODULE_2__/* .historyTool */ .dC)(history.tool);
    const { schema, table } = history.table;
    return { schemas: besides.schemas, tables: [table, ...besides.tables].map((name) => ({ schema, table: name })) };
}
/** The schema's hash; null where this machine has no `pg_dump` for the server, which is said where it is shown. */
async function readSchema(...place) {
    return (await readWholeSchema(...place))?.hash ?? null;
}
/** The same with each of its objects. */
async function readWholeSchema(...place) {
    const [work, url, serverMajor, history] = place;
    try {
        return await (0,_database_schema_hash_js__WEBPACK_IMPORTED_MODULE_1__/* .readSchemaObjects */ ._7)(work, url, serverMajor, scopeOf(history));
    }
    catch (error) {
        if (error instanceof _lib_error_js__WEBPACK_IMPORTED_MODULE_0__/* .ProviderError */ .mZ && error.reasonCode === "tool_missing")
            return null;
        throw error;
    }
}
function pointOf(reading, schema) {
    const applied = reading?.history.applied ?? null;
    return { count: applied?.length ?? null, newest: applied?.at(-1)?.name ?? null, schema };
}


/***/ }),

/***/ 73322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lu: () => (/* binding */ readHistory),
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   gQ: () => (/* binding */ readProgress)
/* harmony export */ });
/* harmony import */ var _lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(616);
/* harmony import */ var _migrations_compare_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(42984);
/* harmony import */ var _migrations_history_tools_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33094);
/* harmony import */ var _migrations_history_verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82227);
/* harmony import */ var _migrations_parse_sql_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(61287);
/* harmony import */ var _migrations_unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19836);
/* harmony import */ var _migrations_without_texts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(58546);
/** The folder of the released commit against the tool's table. */







/** Throws ProviderError and UnreadableMigrations. */
async function readHistory({ tool: name, dir, table }, directory, session, signal) {
    const parser = (0,_migrations_parse_sql_js__WEBPACK_IMPORTED_MODULE_3__/* .openSqlParser */ .S0)(undefined, signal);
    try {
        const tool = (0,_migrations_history_tools_js__WEBPACK_IMPORTED_MODULE_1__/* .historyTool */ .dC)(name);
        const local = await tool.readLocal({ directory, path: dir }, parser);
        if (local.length === 0) {
            throw new _migrations_unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_4__/* .UnreadableMigrations */ .L(`The folder ${dir} has no migrations of ${tool.title}, so it is not known what is to be applied.`, "Check dir and tool.");
        }
        const recorded = await tool.readRecorded(session, table, parser, local);
        if (recorded === null && !tool.createsTable) {
            throw new _migrations_unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_4__/* .UnreadableMigrations */ .L(`The table ${table.schema}.${table.table} does not exist in the database, so it is not known what is applied.`, "Check table, and that the address is the right database's.");
        }
        const history = (0,_migrations_compare_js__WEBPACK_IMPORTED_MODULE_6__/* .compareMigrations */ .h)(local, recorded ?? []);
        const verdict = (0,_migrations_history_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeHistory */ .C)(history, tool, table, { tableExists: recorded !== null, pending: "refuse" });
        return { tool, local, recorded: recorded ?? [], history, verdict };
    }
    finally {
        await parser.close();
    }
}
/** Names of those of `local` that the table has by now; null where it cannot be read at the moment. */
async function readProgress({ tool: name, table }, local, session) {
    try {
        const recorded = await (0,_migrations_history_tools_js__WEBPACK_IMPORTED_MODULE_1__/* .historyTool */ .dC)(name).readRecorded(session, table, _migrations_without_texts_js__WEBPACK_IMPORTED_MODULE_5__/* .WITHOUT_TEXTS */ .w, local);
        return (0,_migrations_compare_js__WEBPACK_IMPORTED_MODULE_6__/* .compareMigrations */ .h)(local, recorded ?? []).applied.map((migration) => migration.name);
    }
    catch {
        // The tool may hold its own table locked: the next look tells, or the reading at the end, which forgives nothing.
        return null;
    }
}
/** What was thrown, as a verdict, where it is about the folder or the table. */
function unreadable(error) {
    if (error instanceof _migrations_unreadable_migrations_js__WEBPACK_IMPORTED_MODULE_4__/* .UnreadableMigrations */ .L)
        return (0,_lib_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .hold */ ._2)("no_data", error.message, error.remedy);
    throw error;
}


/***/ })

};
