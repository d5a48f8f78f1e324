export const id = 4686;
export const ids = [4686];
export const modules = {

/***/ 64686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkMigrations: () => (/* binding */ checkMigrations)
});

// EXTERNAL MODULE: ./build/src/lib/digest.js
var digest = __webpack_require__(39509);
// EXTERNAL MODULE: ./build/src/lib/secret.js
var secret = __webpack_require__(43469);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var lib_verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/gates/migrations/additive-rules.js
var additive_rules = __webpack_require__(18098);
;// CONCATENATED MODULE: ./build/src/gates/migrations/additive-verdict.js
/** What the judgement of the SQL says, in words. Pure. */


const SHOWN = 50;
/** `judged` migrations were judged, chosen as `chosen` says. */
function judgeFindings(judgement, judged, chosen) {
    const evidence = evidenceOf(judgement, judged, chosen);
    const { invalid, findings } = judgement;
    const [broken] = invalid.filter(({ command }) => !command);
    if (broken !== undefined) {
        return (0,lib_verdict/* fail */.fJ)("migration_invalid", `${broken.file}:${broken.line} is not SQL: ${broken.message}.`, "Correct it; the message and the line are PostgreSQL's own.", evidence);
    }
    const open = findings.filter(({ allowedBecause }) => allowedBecause === null);
    const refused = open.filter(({ rule }) => rule !== "unjudged");
    const [first] = refused;
    if (first !== undefined) {
        const more = refused.length > 1 ? `, and ${refused.length - 1} more` : "";
        return (0,lib_verdict/* fail */.fJ)("migration_not_additive", `A version that is rolled back to would break on ${first.file}:${first.line}, which ${first.what}${more}.`, `${additive_rules/* ADDITIVE_RULES */.VM[first.rule].instead} Or let the plan allow it: allow: { ${first.rule}: <reason> }.`, evidence);
    }
    const [command] = invalid;
    if (command !== undefined) {
        return (0,lib_verdict/* hold */._2)("no_data", `${command.file}:${command.line} is a command of psql, so the file cannot be judged.`, "Write migrations in plain SQL.", evidence);
    }
    const [unjudged] = open;
    if (unjudged !== undefined) {
        return (0,lib_verdict/* hold */._2)("no_data", `${unjudged.file}:${unjudged.line} cannot be judged: ${unjudged.what}.`, additive_rules/* ADDITIVE_RULES */.VM.unjudged.instead, evidence);
    }
    const own = findings.filter(({ allowedByFile }) => allowedByFile);
    const [allowed] = own;
    const rest = own.length > 1 ? ` and ${own.length - 1} more` : "";
    // Only the pull request's author claims so, which is shown where everybody looks.
    const said = allowed === undefined
        ? ""
        : `, if its own comments are right: ${allowed.rule} at ${allowed.file}:${allowed.line}${rest}`;
    return (0,lib_verdict/* pass */.IX)("gate_passed", `An older version still works with ${migrations(judged)}${said}.`, evidence);
}
function evidenceOf({ invalid, findings, notes, moreNotes }, judged, chosen) {
    const lines = [
        ...invalid.map(({ file, line, message }) => ({ label: `${file}:${line}`, value: message })),
        ...findings.map(({ file, line, ...finding }) => ({ label: `${file}:${line}`, value: renderFinding(finding) })),
        ...notes.map(({ file, line, what }) => ({ label: `${file}:${line}`, value: `note: ${what}` })),
    ];
    const rest = lines.length - SHOWN + moreNotes;
    return [
        { label: "judged", value: `${migrations(judged)}: ${chosen}` },
        ...lines.slice(0, SHOWN),
        ...(rest > 0 ? [{ label: "not shown", value: `${rest} more findings and notes` }] : []),
    ];
}
function renderFinding({ rule, what, allowedBecause, mistakes }) {
    if (allowedBecause !== null)
        return `${rule}, allowed (${allowedBecause}): ${what}`;
    const mistake = mistakes.length === 0 ? "" : ` The comment ${mistakes.join("; the comment ")}.`;
    return `${rule}: ${what}. Instead: ${additive_rules/* ADDITIVE_RULES */.VM[rule].instead}${mistake}`;
}
function migrations(count) {
    return `${count} ${count === 1 ? "migration" : "migrations"}`;
}

// EXTERNAL MODULE: ./build/src/lib/group-by.js
var group_by = __webpack_require__(18150);
;// CONCATENATED MODULE: ./build/src/gates/migrations/compare.js

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
    const byKey = (0,group_by/* groupBy */.$)(local.flatMap((migration) => migration.keys.map((key) => ({ key, migration }))), ({ key }) => key);
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

;// CONCATENATED MODULE: ./build/src/gates/migrations/history-verdict.js
/** What the comparison with the database says, in words. Pure. */

const history_verdict_SHOWN = 20;
/** `tableExists` is false where the tool's first run would create its table. */
function judgeHistory(history, tool, table, tableExists) {
    const evidence = history_verdict_evidenceOf(history, table, tableExists);
    const { applied, pending, late, unknown, edited, broken } = history;
    const total = applied.length + pending.length;
    if (broken.length > 0) {
        const said = broken.map(({ name, state }) => `${name} (${state})`);
        return (0,lib_verdict/* fail */.fJ)("migrations_pending", `${counted(broken.length, "migration")} did not complete in the database: ${listed(said)}.`, tool.failedRemedy, evidence);
    }
    if (edited.length > 0) {
        return (0,lib_verdict/* fail */.fJ)("migration_edited", `${counted(edited.length, "migration")} changed after they were applied: ${listed(edited.map(({ name }) => name))}.`, tool.editedRemedy, evidence);
    }
    if (unknown.length > 0) {
        return (0,lib_verdict/* fail */.fJ)("migration_unknown", `The database has ${counted(unknown.length, "migration")} that the repository does not know: ${listed(unknown)}.`, tool.unknownRemedy, evidence);
    }
    if (pending.length > 0) {
        return (0,lib_verdict/* fail */.fJ)("migrations_pending", `${pending.length} of ${total} migrations are not applied: ${listed(pending.map(({ name }) => name))}.`, `${late.length > 0 ? `${tool.lateRemedy} ` : ""}Apply them to this database: ${tool.applyCommand}.`, evidence);
    }
    return (0,lib_verdict/* pass */.IX)("gate_passed", `All ${total} migrations are applied.`, evidence);
}
function history_verdict_evidenceOf(history, table, tableExists) {
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
    const shown = names.slice(0, history_verdict_SHOWN).join(", ");
    return names.length > history_verdict_SHOWN ? `${shown} and ${names.length - history_verdict_SHOWN} more` : shown;
}
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// EXTERNAL MODULE: ./build/src/lib/cut-text.js
var cut_text = __webpack_require__(81201);
;// CONCATENATED MODULE: ./build/src/gates/migrations/allow-comments.js
/** `-- holdpoint: allow drop-column the column was never read` on a line of its own, right before a statement. */


const SHOWN_MISTAKES = 3;
const REASON_CHARACTERS = 300;
/** `between` is what stands between the statement before and this one: white space, comments, semicolons. */
function parseAllowComments(between) {
    const allowed = new Map();
    const mistakes = [];
    // Nothing but what stands before a comment on its line: with every white space, each line would be tried from all
    // carriage returns before it.
    for (const [, words = ""] of between.matchAll(/^[ \t]*--[ \t]*holdpoint:(.*)$/gim)) {
        const [, rule = "", reason = ""] = /^allow\s+(\S+)\s*(.*)$/i.exec(words.trim()) ?? [];
        const mistake = !(0,additive_rules/* isAdditiveRule */.ph)(rule)
            ? "names no rule: expected allow <rule> <reason>"
            : reason === ""
                ? "gives no reason"
                : null;
        if (mistake === null && (0,additive_rules/* isAdditiveRule */.ph)(rule)) {
            if (!allowed.has(rule))
                allowed.set(rule, (0,cut_text/* cutText */.I)(reason, REASON_CHARACTERS));
        }
        else if (mistakes.length < SHOWN_MISTAKES) {
            mistakes.push(`"${(0,cut_text/* cutText */.I)(words.trim(), REASON_CHARACTERS)}" ${mistake}`);
        }
    }
    return { allowed, mistakes };
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/schema-state.js
function createSchemaState() {
    return {
        created: new Set(),
        createdRoutines: new Map(),
        existing: new Set(),
        columns: new Map(),
        replaced: new Set(),
        replacedRoutines: new Map(),
        searchPath: "public",
    };
}
/** What stands in `String` nodes; anything else is left out. */
function textsOf(nodes) {
    return (nodes ?? []).flatMap((node) => ("String" in node ? [node.String.sval ?? ""] : []));
}
function relationName(relation, state) {
    return qualified([relation?.schemaname ?? "", relation?.relname ?? ""], state);
}
/** `schema.name` of a name in parts; the catalog of a name in three parts says nothing. */
function qualified(parts, state) {
    const name = parts.at(-1) ?? "";
    const schema = parts.at(-2) ?? "";
    return `${schema === "" ? state.searchPath : schema}.${name}`;
}
/** As people write it: without `public`. */
function shownName(name) {
    return name.replace(/^public\./, "");
}
/** `create` unless it exists already, as IF NOT EXISTS does. */
function create(state, thing, judged) {
    if (!judged)
        state.existing.add(thing);
    else if (!state.existing.has(thing))
        state.created.add(thing);
}
function createRoutine(state, { name, thing }, judged) {
    create(state, thing, judged);
    if (!state.created.has(thing))
        return;
    const routines = state.createdRoutines.get(name) ?? new Set();
    state.createdRoutines.set(name, routines.add(thing));
}
function replaceRoutine(state, { name, thing }) {
    state.replaced.add(thing);
    if (!state.replacedRoutines.has(name))
        state.replacedRoutines.set(name, thing);
}
/** Also of one that was named without its types, where only one can be meant. */
function routineNamed(state, name) {
    const [created] = state.createdRoutines.get(name) ?? [];
    return state.replacedRoutines.get(name) ?? created ?? null;
}
function removeCreated(state, thing, name) {
    state.created.delete(thing);
    const routines = state.createdRoutines.get(name);
    routines?.delete(thing);
    if (routines?.size === 0)
        state.createdRoutines.delete(name);
}
function isCreated(state, thing) {
    const [, name = ""] = thing.split(" ");
    return state.created.has(thing) || state.created.has(`schema ${name.split(".")[0]}`);
}
function columnOf(state, table, column) {
    return state.columns.get(table)?.get(column);
}
function setColumn(state, table, column, value) {
    const columns = state.columns.get(table) ?? new Map();
    columns.set(column, value);
    state.columns.set(table, columns);
}
function isNewColumn(state, table, column) {
    return isCreated(state, `relation ${table}`) || columnOf(state, table, column)?.isNew === true;
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/statement-scope.js
/** The values of all nodes of one kind anywhere below, outer ones first. */
function nodesBelow(tree, kind) {
    const found = [];
    const waiting = [tree];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (typeof next !== "object" || next === null)
            continue;
        if (!Array.isArray(next) && kind in next)
            found.push(next[kind]);
        // One by one: a list of a hundred thousand is more than one call takes.
        for (const one of Object.values(next).toReversed())
            waiting.push(one);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/judge-data.js


/** Functions of PostgreSQL that a migration's own SELECT calls and that change no schema and no rows. */
const HARMLESS = new Set([
    "setval nextval currval lastval set_config current_setting pg_get_serial_sequence",
    "pg_advisory_lock pg_advisory_unlock pg_advisory_xact_lock pg_notify pg_sleep pg_typeof",
    "count max min sum avg coalesce greatest least now clock_timestamp version",
    "lower upper length concat replace trim btrim format to_regclass array_agg string_agg",
].flatMap((names) => names.split(" ")));
const dataJudges = {
    SelectStmt: (body, scope) => {
        judgeRows(body, scope);
        if (body.intoClause?.rel !== undefined) {
            const made = `relation ${relationName(body.intoClause.rel, scope.state)}`;
            if (scope.judged)
                scope.state.created.add(made);
            else
                scope.state.existing.add(made);
        }
        followSearchPath(nodesBelow(body, "FuncCall"), scope);
        for (const call of nodesBelow(body, "FuncCall")) {
            const name = textsOf(call.funcname);
            if (HARMLESS.has(name.at(-1) ?? "") && (name.length === 1 || name[0] === "pg_catalog"))
                continue;
            scope.refuse("unjudged", `calls ${name.join(".")}, whose effect is not known here`);
        }
    },
    InsertStmt: (body, scope) => judgeRows(body, scope),
    UpdateStmt: (body, scope) => judgeRows({ UpdateStmt: body }, scope),
    DeleteStmt: (body, scope) => judgeRows({ DeleteStmt: body }, scope),
    MergeStmt: (body, scope) => {
        judgeRows(body, scope);
        const table = relationName(body.relation, scope.state);
        if (!isCreated(scope.state, `relation ${table}`))
            scope.note(`changes rows of ${shownName(table)}.`);
    },
    TruncateStmt: (body, scope) => {
        for (const node of body.relations ?? []) {
            const table = "RangeVar" in node ? relationName(node.RangeVar, scope.state) : "";
            if (!isCreated(scope.state, `relation ${table}`))
                scope.refuse("truncate", `empties ${shownName(table)}`);
        }
    },
    CopyStmt: (body, scope) => {
        if (body.is_program === true)
            scope.refuse("unjudged", "runs a program with COPY");
    },
};
/** Also those inside of WITH. */
function judgeRows(body, scope) {
    for (const deletion of nodesBelow(body, "DeleteStmt"))
        judgeDelete(deletion, scope);
    for (const update of nodesBelow(body, "UpdateStmt"))
        judgeUpdate(update, scope);
}
function judgeDelete(body, scope) {
    const table = relationName(body.relation, scope.state);
    if (isCreated(scope.state, `relation ${table}`))
        return;
    if (body.whereClause === undefined)
        scope.refuse("delete-rows", `deletes every row of ${shownName(table)}`);
    else
        scope.note(`deletes rows of ${shownName(table)}.`);
}
/** Filling a column that the same set added is how one expands. */
function judgeUpdate(body, scope) {
    const table = relationName(body.relation, scope.state);
    const columns = (body.targetList ?? []).flatMap((node) => ("ResTarget" in node ? [node.ResTarget.name ?? ""] : []));
    if (columns.every((name) => isNewColumn(scope.state, table, name)))
        return;
    scope.note(`changes rows of ${shownName(table)}, which an older version reads.`);
}
/** pg_dump empties the path so, and writes every name with its schema. */
function followSearchPath(calls, { state }) {
    for (const { funcname, args = [] } of calls) {
        const [name, value] = args.map((node) => ("A_Const" in node ? (node.A_Const.sval?.sval ?? "") : ""));
        if (textsOf(funcname).at(-1) !== "set_config" || name !== "search_path")
            continue;
        const first = (value ?? "").split(",")[0]?.trim().replaceAll('"', "") ?? "";
        state.searchPath = first === "" || first === "$user" ? "public" : first;
    }
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/column-type.js

const INTEGERS = ["int2", "int4", "int8"];
const FLOATS = ["float4", "float8"];
const TEXTS = new Set(["varchar", "text"]);
/** Types whose only modifier is a number of digits of a second, 6 where none is said. */
const TIMES = new Set(["timestamp", "timestamptz", "time", "timetz", "interval"]);
const SERIALS = {
    smallserial: "int2",
    serial2: "int2",
    serial: "int4",
    serial4: "int4",
    bigserial: "int8",
    serial8: "int8",
};
/** Compares what a change of type does to data and readers. */
function compareTypes(before, after) {
    const [from, to] = [typeOf(before), typeOf(after)];
    if (from.dimensions !== to.dimensions)
        return "other";
    if (from.name === to.name && from.modifiers.join() === to.modifiers.join())
        return "same";
    if (TEXTS.has(from.name) && TEXTS.has(to.name))
        return compareSizes(sizeOfText(from), sizeOfText(to));
    for (const order of [INTEGERS, FLOATS]) {
        const [low, high] = [order.indexOf(from.name), order.indexOf(to.name)];
        // A wider number is another width in every row, and drivers give it out as another type: text for int8.
        if (low >= 0 && high >= 0)
            return high < low ? "narrower" : "other";
    }
    if (from.name !== to.name)
        return "other";
    if (from.name === "numeric")
        return compareNumerics(from.modifiers, to.modifiers);
    if (TIMES.has(from.name))
        return compareSizes(from.modifiers[0] ?? 6, to.modifiers[0] ?? 6);
    if (from.name === "varbit")
        return compareSizes(from.modifiers[0] ?? Infinity, to.modifiers[0] ?? Infinity);
    if (from.name === "bpchar")
        return (to.modifiers[0] ?? 1) < (from.modifiers[0] ?? 1) ? "narrower" : "other";
    return "other";
}
/** As people write it: `varchar(20)`, `numeric(10,2)[]`. */
function renderType(type) {
    const { name, modifiers, dimensions } = typeOf(type);
    return `${name}${modifiers.length === 0 ? "" : `(${modifiers.join(",")})`}${"[]".repeat(dimensions)}`;
}
function isSerial(type) {
    return Object.hasOwn(SERIALS, textsOf(type?.names).at(-1) ?? "");
}
function typeOf(type) {
    const parts = textsOf(type.names);
    const name = parts.filter((part, index) => index > 0 || part !== "pg_catalog").join(".");
    return {
        name: SERIALS[name] ?? name,
        modifiers: (type.typmods ?? []).map(numberOf),
        dimensions: type.arrayBounds?.length ?? 0,
    };
}
function numberOf(node) {
    if (!("A_Const" in node))
        return Number.NaN;
    // The parser leaves out a zero.
    return node.A_Const.ival === undefined ? Number.NaN : (node.A_Const.ival.ival ?? 0);
}
function sizeOfText({ name, modifiers }) {
    return name === "text" ? Infinity : (modifiers[0] ?? Infinity);
}
function compareSizes(from, to) {
    if (from === to)
        return "same";
    return to > from ? "wider" : to < from ? "narrower" : "other";
}
/** Another scale rewrites each row; more digits before the point do not. */
function compareNumerics(from, to) {
    if (to.length === 0)
        return "wider";
    if (from.length === 0)
        return "narrower";
    const [precision = 0, scale = 0] = from;
    const [newPrecision = 0, newScale = 0] = to;
    if (newScale < scale || newPrecision - newScale < precision - scale)
        return "narrower";
    return newScale === scale ? "wider" : "other";
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/judge-drop.js


const RULES = {
    OBJECT_TABLE: "drop-table",
    OBJECT_FOREIGN_TABLE: "drop-table",
    OBJECT_VIEW: "drop-view",
    OBJECT_MATVIEW: "drop-view",
    OBJECT_TYPE: "drop-type",
    OBJECT_DOMAIN: "drop-type",
    OBJECT_SCHEMA: "drop-schema",
    OBJECT_FUNCTION: "drop-function",
    OBJECT_PROCEDURE: "drop-function",
    OBJECT_ROUTINE: "drop-function",
    OBJECT_AGGREGATE: "drop-function",
    OBJECT_SEQUENCE: "drop-sequence",
    OBJECT_TRIGGER: "drop-trigger",
    OBJECT_POLICY: "change-policy",
};
const KINDS = {
    OBJECT_TYPE: "type",
    OBJECT_DOMAIN: "type",
    OBJECT_SCHEMA: "schema",
    OBJECT_TRIGGER: "trigger",
    OBJECT_POLICY: "policy",
};
const ROUTINES = new Set(["OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE", "OBJECT_AGGREGATE"]);
/** Only the speed of an older version, unless it is unique; said, not refused. */
const NOTED = new Set(["OBJECT_INDEX", "OBJECT_STATISTIC_EXT", "OBJECT_PUBLICATION", "OBJECT_EVENT_TRIGGER"]);
const dropJudges = {
    DropStmt: (body, scope) => {
        const type = body.removeType ?? "OBJECT_TABLE";
        const word = type.replace("OBJECT_", "").toLowerCase().replaceAll("_", " ");
        for (const node of body.objects ?? []) {
            const { thing, name, shown } = droppedBy(node, type, scope.state);
            const gone = isCreated(scope.state, thing);
            scope.state.existing.delete(thing);
            if (gone)
                removeCreated(scope.state, thing, name);
            else if (NOTED.has(type))
                scope.note(`drops the ${word} ${shown}.`);
            else
                refuseDrop(RULES[type] ?? "drop-object", { thing, name, shown }, word, scope);
        }
    },
    DropRoleStmt: (body, scope) => {
        for (const node of body.roles ?? []) {
            const role = "RoleSpec" in node ? (node.RoleSpec.rolename ?? "") : "";
            if (!isCreated(scope.state, `role ${role}`))
                scope.refuse("drop-role", `drops the role ${role}`);
        }
    },
    DropdbStmt: (body, scope) => scope.refuse("drop-database", `drops the database ${body.dbname ?? ""}`),
    DropOwnedStmt: (_, scope) => scope.refuse("drop-object", "drops everything that a role owns"),
    DropTableSpaceStmt: (body, scope) => scope.refuse("drop-object", `drops the tablespace ${body.tablespacename ?? ""}`),
    DropUserMappingStmt: (body, scope) => scope.refuse("drop-object", `drops a user mapping of ${body.servername ?? ""}`),
    DropSubscriptionStmt: (body, scope) => scope.refuse("drop-object", `drops the subscription ${body.subname ?? ""}`),
};
function refuseDrop(rule, { thing, shown }, word, scope) {
    if (scope.state.replaced.has(thing))
        scope.note(`drops the ${word} ${shown} and creates it again.`);
    else
        scope.refuse(rule, `drops the ${word} ${shown}`);
}
function droppedBy(node, type, state) {
    if ("ObjectWithArgs" in node && ROUTINES.has(type))
        return droppedRoutine(node.ObjectWithArgs, state);
    const parts = "TypeName" in node ? textsOf(node.TypeName.names) : "List" in node ? textsOf(node.List.items) : textsOf([node]);
    if (type === "OBJECT_SCHEMA")
        return { thing: `schema ${parts[0] ?? ""}`, name: "", shown: parts[0] ?? "" };
    if (type === "OBJECT_TRIGGER" || type === "OBJECT_POLICY") {
        const table = qualified(parts.slice(0, -1), state);
        const name = parts.at(-1) ?? "";
        return { thing: `${KINDS[type]} ${table} ${name}`, name: "", shown: `${name} of ${shownName(table)}` };
    }
    const name = qualified(parts, state);
    return { thing: `${KINDS[type] ?? "relation"} ${name}`, name, shown: shownName(name) };
}
function droppedRoutine({ objname, objargs = [], args_unspecified: unspecified }, state) {
    const name = qualified(textsOf(objname), state);
    const types = objargs.flatMap((node) => ("TypeName" in node ? [renderType(node.TypeName)] : []));
    // Without a list there is one function of the name, and whatever is created again stands for it.
    const same = unspecified === true ? routineNamed(state, name) : null;
    return {
        name,
        thing: same ?? `routine ${name}(${types.join(", ")})`,
        shown: `${shownName(name)}(${types.join(", ")})`,
    };
}
/** What a function is known by: its name and the types that a caller gives. */
function routineOf(names, parameters, state) {
    const given = parameters
        .flatMap((node) => ("FunctionParameter" in node ? [node.FunctionParameter] : []))
        .filter(({ mode }) => mode !== "FUNC_PARAM_OUT" && mode !== "FUNC_PARAM_TABLE")
        .map(({ argType }) => (argType === undefined ? "" : renderType(argType)));
    const name = qualified(textsOf(names), state);
    return { name, thing: `routine ${name}(${given.join(", ")})` };
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/judge-rename.js

const judge_rename_RULES = {
    OBJECT_TABLE: "rename-table",
    OBJECT_FOREIGN_TABLE: "rename-table",
    OBJECT_SCHEMA: "rename-schema",
};
/** No statement of an older version names them, save ON CONFLICT ON CONSTRAINT. */
const judge_rename_NOTED = new Set(["OBJECT_INDEX", "OBJECT_TABCONSTRAINT", "OBJECT_DOMCONSTRAINT", "OBJECT_STATISTIC_EXT"]);
const TYPES = new Set(["OBJECT_TYPE", "OBJECT_DOMAIN"]);
const renameJudges = {
    RenameStmt: (body, scope) => {
        const type = body.renameType ?? "OBJECT_TABLE";
        if (type === "OBJECT_COLUMN" || type === "OBJECT_ATTRIBUTE") {
            renameColumn(relationName(body.relation, scope.state), body.subname ?? "", body.newname ?? "", scope);
            return;
        }
        const { thing, shown } = named(type, body.relation, body.object, body.subname, scope.state);
        const words = `renames the ${wordOf(type)} ${shown} to ${body.newname ?? ""}`;
        if (isCreated(scope.state, thing))
            moveThing(thing, body.newname ?? "", scope.state);
        else if (judge_rename_NOTED.has(type))
            scope.note(`${words}.`);
        else
            scope.refuse(judge_rename_RULES[type] ?? "rename-object", words);
    },
    AlterObjectSchemaStmt: (body, scope) => {
        const type = body.objectType ?? "OBJECT_TABLE";
        const { thing, shown } = named(type, body.relation, body.object, undefined, scope.state);
        if (isCreated(scope.state, thing))
            return;
        scope.refuse("move-schema", `moves the ${wordOf(type)} ${shown} to the schema ${body.newschema ?? ""}`);
    },
    AlterEnumStmt: (body, scope) => {
        const name = qualified(textsOf(body.typeName), scope.state);
        if (body.oldVal === undefined || isCreated(scope.state, `type ${name}`))
            return;
        scope.refuse("rename-enum-value", `renames the value '${body.oldVal}' of ${shownName(name)}`);
    },
};
function renameColumn(table, from, to, scope) {
    if (!isNewColumn(scope.state, table, from)) {
        scope.refuse("rename-column", `renames ${shownName(table)}.${from} to ${to}`);
    }
    const columns = scope.state.columns.get(table);
    const column = columns?.get(from);
    if (columns === undefined || column === undefined)
        return;
    columns.delete(from);
    columns.set(to, column);
}
function named(type, relation, object, subname, state) {
    if (relation !== undefined) {
        const table = relationName(relation, state);
        if (subname === undefined)
            return { thing: `relation ${table}`, shown: shownName(table) };
        const kind = type === "OBJECT_TABCONSTRAINT" ? "relation" : wordOf(type);
        const thing = kind === "relation" ? `relation ${table}` : `${kind} ${table} ${subname}`;
        return { thing, shown: `${subname} of ${shownName(table)}` };
    }
    if (object === undefined)
        return { thing: `${wordOf(type)} ${subname ?? ""}`, shown: subname ?? "" };
    const parts = "List" in object
        ? textsOf(object.List.items)
        : "ObjectWithArgs" in object
            ? textsOf(object.ObjectWithArgs.objname)
            : "TypeName" in object
                ? textsOf(object.TypeName.names)
                : textsOf([object]);
    const name = qualified(parts, state);
    return { thing: `${TYPES.has(type) ? "type" : wordOf(type)} ${name}`, shown: shownName(name) };
}
/** A thing of this set keeps being one under its new name. */
function moveThing(thing, newName, state) {
    const [kind = "", name = ""] = thing.split(" ");
    const renamed = kind === "schema" ? newName : `${name.split(".")[0]}.${newName}`;
    state.created.delete(thing);
    state.created.add(`${kind} ${renamed}`);
    const columns = state.columns.get(name);
    if (kind !== "relation" || columns === undefined)
        return;
    state.columns.delete(name);
    state.columns.set(renamed, columns);
}
function wordOf(type) {
    return type.replace("OBJECT_", "").toLowerCase().replaceAll("_", " ");
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/judge-rights.js


const rightsJudges = {
    GrantStmt: (body, scope) => {
        if (body.is_grant === true)
            return;
        const names = (body.objects ?? []).map((node) => grantedOn(node, scope));
        const older = names.filter(({ created }) => !created).map(({ shown }) => shown);
        if (older.length > 0)
            scope.refuse("revoke", `takes rights on ${older.join(", ")} away`);
    },
    GrantRoleStmt: (body, scope) => {
        if (body.is_grant !== true)
            scope.refuse("revoke", "takes the membership in a role away");
    },
    AlterDefaultPrivilegesStmt: (body, scope) => {
        if (body.action?.is_grant !== true)
            scope.note("changes the rights on what is created later.");
    },
    CreatePolicyStmt: (body, scope) => {
        const table = relationName(body.table, scope.state);
        create(scope.state, `policy ${table} ${body.policy_name ?? ""}`, scope.judged);
        if (body.permissive === true || isCreated(scope.state, `relation ${table}`))
            return;
        scope.refuse("change-policy", `adds the restrictive policy ${body.policy_name ?? ""} to ${shownName(table)}`);
    },
    AlterPolicyStmt: (body, scope) => {
        const table = relationName(body.table, scope.state);
        if (isCreated(scope.state, `relation ${table}`))
            return;
        if (isCreated(scope.state, `policy ${table} ${body.policy_name ?? ""}`))
            return;
        scope.refuse("change-policy", `changes the policy ${body.policy_name ?? ""} of ${shownName(table)}`);
    },
    CreateFunctionStmt: (body, scope) => {
        const routine = routineOf(body.funcname, body.parameters ?? [], scope.state);
        const before = scope.state.existing.has(routine.thing);
        createRoutine(scope.state, routine, scope.judged);
        if (body.replace === true && before)
            scope.note(`replaces what ${routine.thing.slice("routine ".length)} does.`);
    },
    CreateTrigStmt: (body, scope) => {
        const table = relationName(body.relation, scope.state);
        create(scope.state, `trigger ${table} ${body.trigname ?? ""}`, scope.judged);
        if (isCreated(scope.state, `relation ${table}`))
            return;
        scope.note(`the trigger ${body.trigname ?? ""} runs on writes of older versions to ${shownName(table)} too.`);
    },
    AlterDomainStmt: (body, scope) => {
        const domain = qualified(textsOf(body.typeName), scope.state);
        if (isCreated(scope.state, `type ${domain}`))
            return;
        if (body.subtype === "C")
            scope.refuse("add-check", `adds a constraint to the domain ${shownName(domain)}`);
        if (body.subtype === "O")
            scope.refuse("set-not-null", `sets the domain ${shownName(domain)} NOT NULL`);
        if (body.subtype === "T" && body.def === undefined) {
            scope.refuse("drop-default", `drops the default of the domain ${shownName(domain)}`);
        }
    },
    CreateSchemaStmt: (body, { state, judged }) => {
        // What is in a new schema is new; IF NOT EXISTS, of `public` say, tells nothing about what is in it.
        if (body.if_not_exists !== true)
            create(state, `schema ${body.schemaname ?? ""}`, judged);
    },
    CreateEnumStmt: (body, scope) => createType(body.typeName, scope),
    CreateRangeStmt: (body, scope) => createType(body.typeName, scope),
    CreateDomainStmt: (body, scope) => createType(body.domainname, scope),
    CompositeTypeStmt: (body, { state, judged }) => create(state, `type ${relationName(body.typevar, state)}`, judged),
    DefineStmt: (body, scope) => {
        if (body.kind === "OBJECT_TYPE")
            createType(body.defnames, scope);
        // The arguments of an aggregate: its list comes with how many of them are direct.
        if (body.kind !== "OBJECT_AGGREGATE")
            return;
        const parameters = (body.args ?? []).flatMap((node) => ("List" in node ? (node.List.items ?? []) : []));
        createRoutine(scope.state, routineOf(body.defnames, parameters, scope.state), scope.judged);
    },
    CreateSeqStmt: (body, { state, judged }) => create(state, `relation ${relationName(body.sequence, state)}`, judged),
    CreateRoleStmt: (body, { state, judged }) => create(state, `role ${body.role ?? ""}`, judged),
    ViewStmt: (body, { state, judged }) => create(state, `relation ${relationName(body.view, state)}`, judged),
    CreateTableAsStmt: (body, { state, judged }) => create(state, `relation ${relationName(body.into?.rel, state)}`, judged),
    VariableSetStmt: (body, { state }) => {
        if (body.name !== "search_path")
            return;
        const [first] = (body.args ?? []).flatMap((node) => ("A_Const" in node ? [node.A_Const.sval?.sval ?? ""] : []));
        state.searchPath = first === undefined || first === "" || first === "$user" ? "public" : first;
    },
    AlterOwnerStmt: (_, scope) => scope.note("changes an owner."),
    AlterRoleStmt: (body, scope) => scope.note(`changes the role ${body.role?.rolename ?? ""}.`),
};
function createType(names, { state, judged }) {
    create(state, `type ${qualified(textsOf(names), state)}`, judged);
}
function grantedOn(node, { state }) {
    if ("RangeVar" in node) {
        const name = relationName(node.RangeVar, state);
        return { shown: shownName(name), created: isCreated(state, `relation ${name}`) };
    }
    if ("ObjectWithArgs" in node) {
        const name = qualified(textsOf(node.ObjectWithArgs.objname), state);
        return { shown: shownName(name), created: state.createdRoutines.has(name) };
    }
    const parts = "List" in node ? textsOf(node.List.items) : "TypeName" in node ? textsOf(node.TypeName.names) : textsOf([node]);
    const name = parts.at(-1) ?? "";
    return {
        shown: name,
        created: isCreated(state, `schema ${name}`) || isCreated(state, `type ${qualified(parts, state)}`),
    };
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/judge-table.js



const CONSTRAINT_RULES = {
    CONSTR_CHECK: ["add-check", "CHECK"],
    CONSTR_UNIQUE: ["add-unique", "UNIQUE"],
    CONSTR_PRIMARY: ["add-primary-key", "PRIMARY KEY"],
    CONSTR_FOREIGN: ["add-foreign-key", "FOREIGN KEY"],
    CONSTR_EXCLUSION: ["add-exclusion", "EXCLUDE"],
    CONSTR_NOTNULL: ["set-not-null", "NOT NULL"],
};
const tableJudges = {
    CreateStmt: (body, scope) => rememberTable(body, relationName(body.relation, scope.state), scope),
    CreateForeignTableStmt: (body, { state, judged }) => create(state, `relation ${relationName(body.base?.relation, state)}`, judged),
    AlterTableStmt: (body, scope) => {
        const table = relationName(body.relation, scope.state);
        const known = isCreated(scope.state, `relation ${table}`) || isCreated(scope.state, `type ${table}`);
        for (const node of body.cmds ?? []) {
            if (!("AlterTableCmd" in node))
                continue;
            const command = node.AlterTableCmd;
            if (body.objtype === "OBJECT_TYPE")
                judgeAttribute(command, table, known, scope);
            // An object that the same set made cannot be missed by an older version, but its columns are still followed.
            else
                judgeAlter(command, table, known ? silent(scope) : scope);
        }
    },
    IndexStmt: (body, scope) => {
        const table = relationName(body.relation, scope.state);
        if (isCreated(scope.state, `relation ${table}`))
            return;
        const columns = (body.indexParams ?? []).flatMap((node) => ("IndexElem" in node ? [node.IndexElem] : []));
        const allNew = columns.every(({ name }) => name !== undefined && isNewColumn(scope.state, table, name));
        if (body.idxname !== undefined) {
            create(scope.state, `relation ${qualified([body.relation?.schemaname ?? "", body.idxname], scope.state)}`, scope.judged);
        }
        if (body.unique === true && !allNew)
            scope.refuse("add-unique", `adds a unique index on ${shownName(table)}`);
        else if (body.concurrent !== true) {
            scope.note(`CREATE INDEX on ${shownName(table)} blocks writes while it runs; CONCURRENTLY does not.`);
        }
    },
};
function silent(scope) {
    return { ...scope, refuse: () => { }, note: () => { } };
}
function rememberTable(body, table, { state, judged }) {
    // IF NOT EXISTS of a table that is there already changes nothing.
    if (body.if_not_exists === true && state.existing.has(`relation ${table}`))
        return;
    create(state, `relation ${table}`, judged);
    for (const node of body.tableElts ?? []) {
        if ("ColumnDef" in node)
            rememberColumn(node.ColumnDef, table, judged, state);
    }
}
function rememberColumn(column, table, isNew, state) {
    const { notNull, hasDefault } = traitsOf(column);
    setColumn(state, table, column.colname ?? "", { type: column.typeName ?? null, isNew, notNull, hasDefault });
}
function traitsOf(column) {
    const constraints = (column.constraints ?? []).flatMap((node) => ("Constraint" in node ? [node.Constraint] : []));
    const has = (...types) => constraints.some(({ contype = "" }) => types.includes(contype));
    const serial = isSerial(column.typeName);
    return {
        constraints,
        notNull: serial || has("CONSTR_NOTNULL", "CONSTR_PRIMARY", "CONSTR_IDENTITY"),
        hasDefault: serial || has("CONSTR_DEFAULT", "CONSTR_IDENTITY", "CONSTR_GENERATED"),
    };
}
const ALTER_JUDGES = {
    AT_AddColumn: (command, table, scope) => {
        if (command.def === undefined || !("ColumnDef" in command.def))
            return;
        const column = command.def.ColumnDef;
        const name = column.colname ?? "";
        // ADD COLUMN IF NOT EXISTS of one that is there changes nothing.
        if (command.missing_ok === true && columnOf(scope.state, table, name)?.isNew === false)
            return;
        const { notNull, hasDefault, constraints } = traitsOf(column);
        rememberColumn(column, table, scope.judged, scope.state);
        if (notNull && !hasDefault) {
            scope.refuse("add-required-column", `adds ${shownName(table)}.${name} NOT NULL without a default`);
        }
        // One value for every row that an older version inserts.
        const unique = constraints.some(({ contype }) => contype === "CONSTR_UNIQUE");
        const constant = constraints.some(({ contype }) => contype === "CONSTR_DEFAULT") && !isSerial(column.typeName);
        if (unique && constant && !callsFunction(constraints)) {
            scope.refuse("add-unique", `adds ${shownName(table)}.${name} UNIQUE with the same default for every row`);
        }
    },
    AT_DropColumn: ({ name = "" }, table, scope) => {
        if (!isNewColumn(scope.state, table, name))
            scope.refuse("drop-column", `drops ${shownName(table)}.${name}`);
        scope.state.columns.get(table)?.delete(name);
    },
    AT_AlterColumnType: (command, table, scope) => judgeType(command, table, scope),
    AT_SetNotNull: ({ name = "" }, table, scope) => {
        const column = columnOf(scope.state, table, name);
        const before = column?.isNew === true ? column.hasDefault : column?.notNull === true;
        if (!before)
            scope.refuse("set-not-null", `sets ${shownName(table)}.${name} NOT NULL`);
        if (column)
            setColumn(scope.state, table, name, { ...column, notNull: true });
    },
    AT_DropNotNull: ({ name = "" }, table, { state }) => {
        const column = columnOf(state, table, name);
        if (column)
            setColumn(state, table, name, { ...column, notNull: false });
    },
    AT_ColumnDefault: ({ name = "", def }, table, scope) => {
        const column = columnOf(scope.state, table, name);
        const harmless = column?.isNew === true && !column.notNull;
        if (def === undefined && !harmless)
            scope.refuse("drop-default", `drops the default of ${shownName(table)}.${name}`);
        if (column)
            setColumn(scope.state, table, name, { ...column, hasDefault: def !== undefined });
    },
    AT_DropIdentity: dropsWriting("the identity"),
    AT_DropExpression: dropsWriting("the expression"),
    AT_AddIdentity: (command, table, scope) => judgeAlways(command, table, scope),
    AT_SetIdentity: (command, table, scope) => judgeAlways(command, table, scope),
    AT_SetExpression: ({ name = "" }, table, scope) => {
        if (isNewColumn(scope.state, table, name))
            return;
        scope.refuse("generated-always", `changes what ${shownName(table)}.${name} is generated from`);
    },
    AT_AddConstraint: ({ def }, table, scope) => {
        if (def !== undefined && "Constraint" in def)
            judgeConstraint(def.Constraint, table, scope);
    },
    AT_DropConstraint: ({ name = "" }, table, scope) => scope.note(`drops the constraint ${name} of ${shownName(table)}; ON CONFLICT may need it.`),
    AT_EnableRowSecurity: rowSecurity,
    AT_ForceRowSecurity: rowSecurity,
    AT_DisableRowSecurity: (_, table, scope) => scope.note(`switches the row security of ${shownName(table)} off.`),
    AT_DetachPartition: detaches,
    AT_DropInherit: detaches,
    AT_DisableTrig: disablesTrigger,
    AT_DisableTrigAll: disablesTrigger,
    AT_DisableTrigUser: disablesTrigger,
    AT_ChangeOwner: (_, table, scope) => scope.note(`changes the owner of ${shownName(table)}.`),
};
function judgeAlter(command, table, scope) {
    ALTER_JUDGES[command.subtype ?? ""]?.(command, table, scope);
}
function dropsWriting(what) {
    return ({ name = "" }, table, scope) => {
        if (!isNewColumn(scope.state, table, name)) {
            scope.refuse("drop-default", `drops ${what} of ${shownName(table)}.${name}`);
        }
    };
}
function judgeAlways({ name = "", def }, table, scope) {
    const constraint = def !== undefined && "Constraint" in def ? def.Constraint.generated_when : undefined;
    // SET GENERATED comes as an option with the letter's code.
    const always = nodesBelow(def, "DefElem").some(({ defname, arg }) => defname === "generated" && arg !== undefined && "Integer" in arg && arg.Integer.ival === "a".codePointAt(0));
    if (constraint !== "a" && !always)
        return;
    if (isNewColumn(scope.state, table, name))
        return;
    scope.refuse("generated-always", `makes ${shownName(table)}.${name} GENERATED ALWAYS`);
}
function rowSecurity(_, table, scope) {
    scope.refuse("enable-row-security", `switches the row security of ${shownName(table)} on`);
}
function detaches(_, table, scope) {
    scope.refuse("detach-partition", `takes rows out of ${shownName(table)}`);
}
function disablesTrigger({ name = "all" }, table, scope) {
    scope.refuse("drop-trigger", `switches the trigger ${name} of ${shownName(table)} off`);
}
function judgeType({ name = "", def }, table, scope) {
    const after = def !== undefined && "ColumnDef" in def ? def.ColumnDef.typeName : undefined;
    const column = columnOf(scope.state, table, name);
    if (after === undefined)
        return;
    if (column)
        setColumn(scope.state, table, name, { ...column, type: after });
    if (column?.isNew === true)
        return;
    const where = `${shownName(table)}.${name}`;
    if (column === undefined || column.type === null) {
        scope.refuse("change-type", `changes ${where} to ${renderType(after)}; its type before is not in the migrations`);
        return;
    }
    const change = compareTypes(column.type, after);
    const words = `${where} from ${renderType(column.type)} to ${renderType(after)}`;
    if (change === "narrower")
        scope.refuse("narrow-type", `narrows ${words}`);
    if (change === "other")
        scope.refuse("change-type", `changes ${words}`);
}
/** Harmless where only columns take part that no older version writes. */
function judgeConstraint(constraint, table, scope) {
    const [rule, words] = CONSTRAINT_RULES[constraint.contype ?? ""] ?? [];
    if (rule === undefined)
        return;
    const columns = columnsOf(constraint);
    const allNew = columns.length > 0 && columns.every((name) => isNewColumn(scope.state, table, name));
    const required = rule === "add-primary-key" || rule === "set-not-null";
    const filled = columns.every((name) => columnOf(scope.state, table, name)?.hasDefault === true);
    if (allNew && (!required || filled))
        return;
    const named = constraint.conname === undefined ? "" : ` ${constraint.conname}`;
    scope.refuse(rule, `adds ${words}${named} to ${shownName(table)}`);
}
function columnsOf(constraint) {
    if (constraint.contype === "CONSTR_CHECK") {
        return nodesBelow(constraint.raw_expr, "ColumnRef").map(({ fields }) => textsOf(fields).at(-1) ?? "");
    }
    return [...textsOf(constraint.keys), ...textsOf(constraint.fk_attrs)];
}
function callsFunction(constraints) {
    return constraints.some(({ raw_expr }) => nodesBelow(raw_expr, "FuncCall").length > 0);
}
function judgeAttribute(command, type, created, scope) {
    if (created)
        return;
    const what = `${command.name ?? ""} of the type ${shownName(type)}`;
    if (command.subtype === "AT_DropColumn")
        scope.refuse("drop-type", `drops ${what}`);
    if (command.subtype === "AT_AlterColumnType")
        scope.refuse("change-type", `changes ${what}`);
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/judge-statement.js






const JUDGES = { ...tableJudges, ...dropJudges, ...renameJudges, ...rightsJudges, ...dataJudges };
/** Statements that take nothing from an older version, whatever they say. */
const judge_statement_HARMLESS = new Set([
    ...[
        "TransactionStmt",
        "VariableShowStmt",
        "CommentStmt",
        "SecLabelStmt",
        "LockStmt",
        "ConstraintsSetStmt",
    ],
    ...["CreateExtensionStmt", "AlterExtensionStmt", "AlterExtensionContentsStmt", "CreateStatsStmt"],
    ...["AlterStatsStmt", "CreateCastStmt", "CreateConversionStmt", "CreateOpClassStmt", "CreateOpFamilyStmt"],
    ...["AlterOpFamilyStmt", "CreateTransformStmt", "CreatePLangStmt", "CreateAmStmt", "AlterSeqStmt"],
    ...["CreateFdwStmt", "AlterFdwStmt", "CreateForeignServerStmt", "AlterForeignServerStmt"],
    ...["CreateUserMappingStmt", "AlterUserMappingStmt", "ImportForeignSchemaStmt", "CreateTableSpaceStmt"],
    ...["CreatePublicationStmt", "AlterPublicationStmt", "CreateSubscriptionStmt", "AlterSubscriptionStmt"],
    ...["VacuumStmt", "ClusterStmt", "ReindexStmt", "CheckPointStmt", "RefreshMatViewStmt", "DiscardStmt"],
    ...["NotifyStmt", "ListenStmt", "UnlistenStmt", "CreatedbStmt", "AlterDatabaseRefreshCollStmt"],
    ...["AlterObjectDependsStmt", "AlterCollationStmt", "AlterFunctionStmt", "AlterRoleSetStmt"],
    ...["AlterDatabaseSetStmt", "AlterTableMoveAllStmt", "DeallocateStmt"],
]);
const UNJUDGED = {
    RuleStmt: "a rewrite rule changes what older versions' statements do",
    CallStmt: "a procedure does what is not known here",
    ExecuteStmt: "a prepared statement does what is not known here",
    PrepareStmt: "a statement is prepared",
    LoadStmt: "a library is loaded",
    CreateEventTrigStmt: "an event trigger acts on later statements",
};
/** Judges one statement, and remembers what it does to the schema. DO blocks are taken apart elsewhere. */
function judgeStatement(node, scope) {
    // EXPLAIN with ANALYZE runs what it explains.
    if ("ExplainStmt" in node) {
        const runs = nodesBelow(node.ExplainStmt.options, "DefElem").some(({ defname }) => defname === "analyze");
        if (runs && node.ExplainStmt.query !== undefined)
            judgeStatement(node.ExplainStmt.query, scope);
        return;
    }
    const [kind = "", body] = Object.entries(node)[0] ?? [];
    const judge = JUDGES[kind];
    if (judge !== undefined)
        judge(body, scope);
    else if (!judge_statement_HARMLESS.has(kind))
        scope.refuse("unjudged", UNJUDGED[kind] ?? `${kind} is not known here`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __webpack_require__(98995);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
;// CONCATENATED MODULE: ./build/src/gates/migrations/parser-thread.js
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

// EXTERNAL MODULE: ./build/src/gates/migrations/unreadable-migrations.js
var unreadable_migrations = __webpack_require__(50377);
;// CONCATENATED MODULE: ./build/src/gates/migrations/parse-sql.js



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

;// CONCATENATED MODULE: ./build/src/gates/migrations/judge-block.js


/** The statements of a DO block are judged as if they stood alone: each may run. Text that is executed cannot be. */
async function judgeBlock(block, { text, start, line }, scopeAt, reader) {
    const options = (block.args ?? []).flatMap((node) => ("DefElem" in node ? [node.DefElem] : []));
    const language = options.find(({ defname }) => defname === "language")?.arg;
    const isPlPgSql = language === undefined || ("String" in language && language.String.sval === "plpgsql");
    const tree = isPlPgSql ? await reader.parseBlock(text) : null;
    if (tree === null) {
        scopeAt(line).refuse("unjudged", "a DO block in another language than PL/pgSQL, or one that cannot be read");
        return;
    }
    // Lines inside count from the one on which the body's text begins.
    const body = options.find(({ defname }) => defname === "as")?.location;
    const first = line +
        lineBreaks(Buffer.from(text)
            .subarray(0, Math.max(0, (body ?? start) - start))
            .toString());
    for (const { query, lineno } of blockStatements(tree)) {
        const scope = scopeAt(first + Math.max(0, lineno - 1));
        const inner = query === null ? null : await reader.parse(query);
        if (inner === null || "error" in inner)
            scope.refuse("unjudged", "a DO block executes text as SQL");
        else
            for (const { node } of inner.statements)
                judgeInner(node, scope);
    }
}
function judgeInner(node, scope) {
    if ("DoStmt" in node)
        scope.refuse("unjudged", "a DO block inside of a DO block");
    else
        judgeStatement(node, scope);
}
const EXECUTES = new Set(["PLpgSQL_stmt_dynexecute", "PLpgSQL_stmt_dynfors"]);
/** All SQL of the tree with the line of the statement around it: statements, queries of loops, and expressions. */
function blockStatements(tree) {
    const found = [];
    const collect = (node, line) => {
        if (typeof node !== "object" || node === null)
            return;
        for (const [kind, value] of Object.entries(node)) {
            const { lineno = line, body } = (value ?? {});
            if (kind === "PLpgSQL_expr")
                found.push({ query: sqlOf(value), lineno: line });
            else if (EXECUTES.has(kind)) {
                found.push({ query: null, lineno });
                // A loop over executed text has a body of its own.
                collect(body, lineno);
            }
            else
                collect(value, lineno);
        }
    };
    collect(tree, 1);
    return found;
}
function sqlOf({ query = "", parseMode = 0 }) {
    if (parseMode < 2)
        return query;
    return `SELECT ${parseMode === 2 ? query : query.replace(/^.*?:?=/s, "")}`;
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/judge-additive.js






/** A file of four megabytes may drop a million things; nobody reads that, and each finding takes memory. */
const MAXIMUM_FINDINGS = 10_000;
/** `known` are older and only read for what they created; `judged` come after them. */
async function judgeAdditive(known, judged, allowances, parser) {
    const state = createSchemaState();
    for (const migration of known)
        await remember(migration, state, parser);
    // Parsed twice, one at a time: the trees of large files are far larger than the files.
    for (const migration of judged) {
        const parsed = await parser.reading(migration.file).parse(parsableText(migration));
        if ("statements" in parsed)
            collectReplacements(parsed.statements, state);
    }
    const judgement = { findings: [], notes: [], moreNotes: 0, invalid: [] };
    for (const migration of judged) {
        // Each is run by itself, so a search path does not outlive it.
        state.searchPath = "public";
        await judgeMigration(migration, { state, judgement, allowances }, parser.reading(migration.file));
    }
    return judgement;
}
/** A byte order mark is no SQL for PostgreSQL; the tools take it off. It stands before the first line's end. */
function parsableText({ text }) {
    return text.replace(/^\uFEFF/, "");
}
async function remember(migration, state, parser) {
    const parsed = await parser.reading(migration.file).parse(parsableText(migration));
    if ("error" in parsed)
        return;
    state.searchPath = "public";
    const scope = { state, judged: false, refuse: () => { }, note: () => { } };
    for (const { node } of parsed.statements)
        if (!("DoStmt" in node))
            judgeStatement(node, scope);
}
function collectReplacements(statements, state) {
    for (const { node } of statements) {
        if ("CreateFunctionStmt" in node) {
            const { funcname, parameters = [] } = node.CreateFunctionStmt;
            replaceRoutine(state, routineOf(funcname, parameters, state));
        }
        if ("CreateTrigStmt" in node) {
            const { relation, trigname = "" } = node.CreateTrigStmt;
            state.replaced.add(`trigger ${relationName(relation, state)} ${trigname}`);
        }
    }
}
async function judgeMigration(migration, soFar, reader) {
    const { file } = migration;
    const { judgement } = soFar;
    const parsed = await reader.parse(parsableText(migration));
    if ("error" in parsed) {
        const { line, message, at } = parsed.error;
        judgement.invalid.push({ file, line, message, command: at === "\\" });
        return;
    }
    for (const statement of parsed.statements) {
        const { node } = statement;
        const comments = parseAllowComments(statement.before);
        const scopeAt = (line) => scopeOf({ file, line, comments, ...soFar });
        if ("DoStmt" in node)
            await judgeBlock(node.DoStmt, statement, scopeAt, reader);
        else
            judgeStatement(node, scopeAt(statement.line));
    }
}
function scopeOf({ file, line, comments, state, judgement, allowances }) {
    const { allow, allowComments } = allowances;
    return {
        state,
        judged: true,
        refuse: (rule, what) => {
            if (judgement.findings.length >= MAXIMUM_FINDINGS)
                throw tooManyFindings(file);
            const comment = comments.allowed.get(rule) ?? null;
            const byFile = allowComments && comment !== null;
            const allowedBecause = byFile ? comment : (allow[rule] ?? null);
            const unheard = comment === null || allowComments ? [] : ['counts only where the plan says "allow-comments"'];
            const mistakes = [...comments.mistakes, ...unheard];
            judgement.findings.push({ file, line, rule, what, allowedBecause, allowedByFile: byFile, mistakes });
        },
        note: (what) => {
            if (judgement.notes.length < MAXIMUM_FINDINGS)
                judgement.notes.push({ file, line, what });
            else
                judgement.moreNotes += 1;
        },
    };
}
function tooManyFindings(file) {
    return new unreadable_migrations/* UnreadableMigrations */.L(`Up to ${file} there are more than ${MAXIMUM_FINDINGS} places that an older version might not live with, so they were not all judged.`, "Judge only the newest migrations (since), or take the generated SQL out of them.");
}

// EXTERNAL MODULE: ./build/src/gates/migrations/tools.js + 9 modules
var tools = __webpack_require__(80610);
;// CONCATENATED MODULE: ./build/src/gates/migrations/check-migrations.js
/** Asks the migrations gate: loaded when there are migrations to look at. */










const LIMITS = { connectTimeoutMs: 10_000, statementTimeoutMs: 30_000 };
/** Under this name the base branch keeps what it has. */
const KNOWN = "migrations";
/** The gate's answer; see migrations.ts. */
async function checkMigrations(spec, context, parseWithinMs = PARSE_WITHIN_MS) {
    const parser = openSqlParser(parseWithinMs, context.signal);
    try {
        const tool = tools/* MIGRATION_TOOLS */.b[spec.tool];
        const local = await tool.readLocal({ directory: context.directory, path: spec.dir }, parser);
        if (local.length === 0)
            return nothingFound(spec);
        const verdict = await checkAll(spec, local, context, parser);
        return { ...verdict, measured: { [KNOWN]: local.map(markOf) } };
    }
    catch (error) {
        if (error instanceof unreadable_migrations/* UnreadableMigrations */.L)
            return (0,lib_verdict/* hold */._2)("no_data", error.message, error.remedy);
        throw error;
    }
    finally {
        await parser.close();
    }
}
async function checkAll(spec, local, context, parser) {
    const asked = spec.database === null ? null : await askDatabase(spec, spec.database, local, context, parser);
    if (asked !== null && asked.history === null)
        return asked.verdict;
    if (!spec.additive)
        return asked?.verdict ?? nothingFound(spec);
    const additive = await checkAdditive(spec, local, asked?.history ?? null, context.baseline, parser);
    const verdicts = [...(asked === null ? [] : [asked.verdict]), additive];
    const worst = (0,lib_verdict/* worstVerdict */.zP)(verdicts) ?? additive;
    const evidence = verdicts.flatMap((verdict) => verdict.evidence);
    if (worst.outcome === "pass") {
        return { ...worst, summary: verdicts.map(({ summary }) => summary).join(" "), evidence };
    }
    // Both may say no, and fixing one must not uncover the other.
    const bad = verdicts.filter(({ outcome }) => outcome === worst.outcome);
    const remedy = bad.map((verdict) => verdict.remedy ?? "").join(" ");
    return { ...worst, summary: bad.map(({ summary }) => summary).join(" "), remedy, evidence };
}
async function askDatabase(spec, variable, local, context, parser) {
    const url = context.env[variable]?.trim() ?? "";
    if (url === "") {
        const verdict = (0,lib_verdict/* hold */._2)("secret_missing", `${variable} is not set here, so it is not known which migrations are applied.`, `Set ${variable} in the environment of this step to the database's URL.`);
        return { verdict, history: null };
    }
    const tool = tools/* MIGRATION_TOOLS */.b[spec.tool];
    const recorded = await context.roles.databases.withSession(new secret/* Secret */.z(variable, url), LIMITS, (session) => tool.readRecorded(session, spec.table, parser));
    const shown = `${spec.table.schema}.${spec.table.table}`;
    if (recorded === null && !tool.createsTable) {
        const verdict = (0,lib_verdict/* hold */._2)("no_data", `The table ${shown} does not exist in the database, so it is not known which migrations are applied.`, "Name the table and its column in table:, such as app.migrations(name), and check that the URL is the right database's.");
        return { verdict, history: null };
    }
    const history = compareMigrations(local, recorded ?? []);
    return { verdict: judgeHistory(history, tool, spec.table, recorded !== null), history };
}
async function checkAdditive(spec, local, history, baseline, parser) {
    const after = spec.since === null ? -1 : local.findIndex(({ name }) => isNamed(name, spec.since ?? ""));
    if (spec.since !== null && after < 0) {
        return (0,lib_verdict/* hold */._2)("no_data", `There is no migration ${spec.since}, so it is not known which ones to judge.`, "Correct since: it is the name of a migration, as its file or folder is called.");
    }
    const known = baseline?.[KNOWN];
    const marks = Array.isArray(known) ? new Set(known) : null;
    const isNew = (migration) => history?.pending.includes(migration) === true ||
        (marks === null ? history === null : !marks.has(markOf(migration)));
    const judged = local.slice(after + 1).filter(isNew);
    const older = local.filter((migration) => !judged.includes(migration));
    const chosen = [
        ...(history === null ? [] : ["pending"]),
        ...(marks === null
            ? history === null
                ? ["all, the base branch having recorded none"]
                : []
            : ["new or changed against the base branch"]),
        ...(spec.since === null ? [] : [`after ${spec.since}`]),
    ];
    return judgeFindings(await judgeAdditive(older, judged, spec, parser), judged.length, chosen.join(", or "));
}
/** What the base branch keeps of a migration: changed text is another one. */
function markOf({ name, text }) {
    return (0,digest/* digestOf */.o)(`${name}\n${text.replaceAll("\r\n", "\n")}`, 12);
}
function isNamed(name, wanted) {
    return name === wanted || name.replace(/\.sql$/, "") === wanted.replace(/\.sql$/, "");
}
function nothingFound(spec) {
    return (0,lib_verdict/* hold */._2)("no_data", `The folder ${spec.dir} has no migrations of ${tools/* MIGRATION_TOOLS */.b[spec.tool].title.toLowerCase() === "the folder" ? "the form *.sql" : tools/* MIGRATION_TOOLS */.b[spec.tool].title}, so nothing was checked.`, "Check dir and tool.");
}


/***/ })

};
