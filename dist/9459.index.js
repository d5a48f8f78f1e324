export const id = 9459;
export const ids = [9459];
export const modules = {

/***/ 99459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkMigrations: () => (/* binding */ checkMigrations)
});

// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
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

// EXTERNAL MODULE: ./build/src/lib/digest.js
var digest = __webpack_require__(39509);
;// CONCATENATED MODULE: ./build/src/gates/migrations/choose-judged.js
/** Which migrations are judged: the pending ones, or those that are new against the base branch. Pure. */

/** Under this name the base branch keeps what it has. */
const KNOWN = "migrations";
/** `history` null: no database was asked. Null: there is no migration `since`. */
function chooseJudged(local, since, history, baseline) {
    const after = since === null ? -1 : local.findIndex(({ name }) => isNamed(name, since));
    if (since !== null && after < 0)
        return null;
    const known = baseline?.[KNOWN];
    const marks = Array.isArray(known) ? new Set(known) : null;
    const isNew = (migration) => history?.pending.includes(migration) === true ||
        (marks === null ? history === null : !marks.has(markOf(migration)));
    const judged = local.slice(after + 1).filter(isNew);
    const words = [
        ...(history === null ? [] : ["pending"]),
        ...(marks === null
            ? history === null
                ? ["all, the base branch having recorded none"]
                : []
            : ["new or changed against the base branch"]),
        ...(since === null ? [] : [`after ${since}`]),
    ];
    return { judged, older: local.filter((migration) => !judged.includes(migration)), words: words.join(", or ") };
}
/** What the base branch keeps of a migration: changed text is another one. */
function markOf({ name, text }) {
    return (0,digest/* digestOf */.o)(`${name}\n${text.replaceAll("\r\n", "\n")}`, 12);
}
function isNamed(name, wanted) {
    return name === wanted || name.replace(/\.sql$/, "") === wanted.replace(/\.sql$/, "");
}

// EXTERNAL MODULE: ./build/src/migrations/compare.js
var compare = __webpack_require__(42984);
// EXTERNAL MODULE: ./build/src/migrations/history-verdict.js
var history_verdict = __webpack_require__(82227);
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
/** Without what only the parser writes: `pg_catalog`, `serial`. */
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

// EXTERNAL MODULE: ./build/src/migrations/parse-sql.js + 1 modules
var parse_sql = __webpack_require__(61287);
;// CONCATENATED MODULE: ./build/src/gates/migrations/judge-block.js


/** The statements of a DO block are judged as if they stood alone: each may run. Text that is executed cannot be. */
async function judgeBlock(block, statement, scopeAt, reader) {
    const found = await readBlock(block, statement, reader);
    if (found === null) {
        scopeAt(statement.line).refuse("unjudged", "a DO block in another language than PL/pgSQL, or one that cannot be read");
        return;
    }
    for (const { node, line } of found) {
        const scope = scopeAt(line);
        if (node === null)
            scope.refuse("unjudged", "a DO block executes text as SQL");
        else
            judgeInner(node, scope);
    }
}
/** Every statement that a DO block may run; null where it is not PL/pgSQL, or cannot be read. */
async function readBlock(block, { text, start, line }, reader) {
    const options = (block.args ?? []).flatMap((node) => ("DefElem" in node ? [node.DefElem] : []));
    const language = options.find(({ defname }) => defname === "language")?.arg;
    const isPlPgSql = language === undefined || ("String" in language && language.String.sval === "plpgsql");
    const tree = isPlPgSql ? await reader.parseBlock(text) : null;
    if (tree === null)
        return null;
    // Lines inside count from the one on which the body's text begins.
    const body = options.find(({ defname }) => defname === "as")?.location;
    const first = line +
        (0,parse_sql/* lineBreaks */.r4)(Buffer.from(text)
            .subarray(0, Math.max(0, (body ?? start) - start))
            .toString());
    const found = [];
    for (const { query, lineno } of blockStatements(tree)) {
        const at = first + Math.max(0, lineno - 1);
        const inner = query === null ? null : await reader.parse(query);
        if (inner === null || "error" in inner)
            found.push({ node: null, line: at });
        else
            for (const { node } of inner.statements)
                found.push({ node, line: at });
    }
    return found;
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

;// CONCATENATED MODULE: ./build/src/gates/migrations/parsable-text.js
/** A byte order mark is no SQL for PostgreSQL; the tools take it off. It stands before the first line's end. */
function parsableText({ text }) {
    return text.replace(/^\uFEFF/, "");
}

// EXTERNAL MODULE: ./build/src/migrations/unreadable-migrations.js
var unreadable_migrations = __webpack_require__(19836);
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
/** What a migration made of the schema, without judging it. */
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 4 modules
var schemas = __webpack_require__(2503);
;// CONCATENATED MODULE: ./build/src/gates/migrations/locks/lock-catalog.js
/** What the catalog of the database says of the tables that pending statements name: sizes, types, keys, indexes. */

const relation = schemas/* object */.Ikc({
    /** `schema.name`, as it is in the database. */
    name: schemas/* string */.YjP(),
    /** `pg_class.relkind`. */
    kind: schemas/* string */.YjP(),
    /** With its TOAST and, of a partitioned table, of all partitions; without indexes. */
    bytes: schemas/* number */.aig(),
    /** As statistics have it; null where there are none. */
    rows: schemas/* number */.aig().nullable(),
    columns: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        /** As `format_type` writes it. */
        type: schemas/* string */.YjP(),
        notNull: schemas/* boolean */.zMY(),
        hasDefault: schemas/* boolean */.zMY(),
        /** A CHECK speaks of it, which is read again where its type changes. */
        checked: schemas/* boolean */.zMY(),
        /** A validated CHECK says that it is not null. */
        proven: schemas/* boolean */.zMY(),
    })),
    /** Foreign keys of its own, and the tables that they refer to. */
    foreignKeys: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), table: schemas/* string */.YjP(), columns: schemas/* array */.YOg(schemas/* string */.YjP()) })),
    /** Tables whose foreign keys refer to it. */
    referredBy: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** The table, of an index. */
    indexOf: schemas/* string */.YjP().nullable(),
    valid: schemas/* boolean */.zMY(),
    /** Columns of an index. */
    indexColumns: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const settings = schemas/* object */.Ikc({
    major: schemas/* number */.aig().int(),
    version: schemas/* string */.YjP(),
    timeZone: schemas/* string */.YjP(),
    /** `reset_val`: what a new session of this role gets in this database. */
    lockTimeoutMs: schemas/* number */.aig(),
    /** `from>to`: PostgreSQL takes the one for the other without touching a row. */
    alike: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Domains with constraints, by name. */
    domains: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Of the functions that were asked about, those that may give another value at each call. */
    volatile: schemas/* array */.YOg(schemas/* string */.YjP()),
    relations: schemas/* array */.YOg(relation),
});
async function readLockCatalog(session, { relations, functions }) {
    const { rows } = await session.query(QUERY, [
        JSON.stringify(relations.map((name) => [name, ...splitName(name)])),
        JSON.stringify(functions),
    ]);
    const read = settings.parse(JSON.parse(String(rows[0]?.["catalog"] ?? "null")));
    return {
        ...read,
        alike: new Set(read.alike),
        domains: new Set(read.domains),
        volatile: new Set(read.volatile),
        relations: new Map(read.relations.map((one) => [one.name, one])),
    };
}
/** A name has dots of its own only where it was quoted, and then it is not found. */
function splitName(name) {
    const at = name.indexOf(".");
    return [name.slice(0, at), name.slice(at + 1)];
}
const QUERY = `
with wanted as (
  select distinct on (given) value ->> 0 as given, c.*, n.nspname
  from json_array_elements($1::json) value
  join pg_catalog.pg_class c on c.relname = value ->> 2
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where n.nspname = value ->> 1 or (value ->> 1 = 'public' and n.nspname = any (current_schemas(false)))
  order by given, n.nspname <> value ->> 1, array_position(current_schemas(false), n.nspname)
)
select json_build_object(
  'major', current_setting('server_version_num')::int / 10000,
  'version', current_setting('server_version'),
  'timeZone', current_setting('TimeZone'),
  'lockTimeoutMs', (select reset_val::int from pg_catalog.pg_settings where name = 'lock_timeout'),
  'alike', (select coalesce(json_agg(s.typname || '>' || t.typname), '[]') from pg_catalog.pg_cast k
    join pg_catalog.pg_type s on s.oid = k.castsource join pg_catalog.pg_type t on t.oid = k.casttarget where k.castmethod = 'b'),
  'domains', (select coalesce(json_agg(d.typname), '[]') from pg_catalog.pg_type d where d.typtype = 'd'
    and (d.typnotnull or exists (select 1 from pg_catalog.pg_constraint x where x.contypid = d.oid))),
  'volatile', (select coalesce(json_agg(distinct f.proname), '[]') from pg_catalog.pg_proc f
    where f.provolatile = 'v' and f.proname in (select json_array_elements_text($2::json))),
  'relations', coalesce((select json_agg(json_build_object(
    'name', w.given,
    'kind', w.relkind,
    'bytes', (case when w.relkind in ('p', 'I')
      then (select coalesce(sum(pg_catalog.pg_table_size(p.relid)), 0) from pg_catalog.pg_partition_tree(w.oid) p)
      when w.relkind in ('r', 'm', 'i', 't') then coalesce(pg_catalog.pg_table_size(w.oid), 0) else 0 end)::float8,
    'rows', case when w.reltuples < 0 then null else w.reltuples::float8 end,
    'columns', (select coalesce(json_agg(json_build_object(
        'name', a.attname,
        'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
        'notNull', a.attnotnull,
        'hasDefault', a.atthasdef or a.attidentity <> '',
        'checked', exists (select 1 from pg_catalog.pg_constraint k
          where k.conrelid = w.oid and k.contype = 'c' and a.attnum = any (k.conkey)),
        'proven', exists (select 1 from pg_catalog.pg_constraint k
          where k.conrelid = w.oid and k.contype = 'c' and k.convalidated and k.conkey = array[a.attnum]
            and pg_catalog.pg_get_constraintdef(k.oid) ~ '^CHECK \\(\\([^()]* IS NOT NULL\\)\\)')
      )), '[]') from pg_catalog.pg_attribute a
      where a.attrelid = w.oid and a.attnum > 0 and not a.attisdropped and w.relkind not in ('i', 'I')),
    'foreignKeys', (select coalesce(json_agg(json_build_object('name', k.conname, 'table', tn.nspname || '.' || t.relname,
        'columns', (select json_agg(a.attname) from pg_catalog.pg_attribute a where a.attrelid = w.oid and a.attnum = any (k.conkey)))), '[]')
      from pg_catalog.pg_constraint k join pg_catalog.pg_class t on t.oid = k.confrelid
      join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace where k.conrelid = w.oid and k.contype = 'f'),
    'referredBy', (select coalesce(json_agg(distinct tn.nspname || '.' || t.relname), '[]')
      from pg_catalog.pg_constraint k join pg_catalog.pg_class t on t.oid = k.conrelid
      join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace where k.confrelid = w.oid and k.contype = 'f'),
    'indexOf', (select tn.nspname || '.' || t.relname from pg_catalog.pg_index i
      join pg_catalog.pg_class t on t.oid = i.indrelid join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
      where i.indexrelid = w.oid),
    'valid', coalesce((select i.indisvalid from pg_catalog.pg_index i where i.indexrelid = w.oid), true),
    'indexColumns', (select coalesce(json_agg(a.attname), '[]') from pg_catalog.pg_index i
      join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indexrelid = w.oid)
  )) from wanted w), '[]')
)::text as catalog`;

;// CONCATENATED MODULE: ./build/src/gates/migrations/locks/lock-modes.js
/** PostgreSQL's locks of a table, weakest first, and what a statement does while it holds one. */
const LOCK_MODES = [
    "ACCESS SHARE",
    "ROW SHARE",
    "ROW EXCLUSIVE",
    "SHARE UPDATE EXCLUSIVE",
    "SHARE",
    "SHARE ROW EXCLUSIVE",
    "EXCLUSIVE",
    "ACCESS EXCLUSIVE",
];
/** Who waits while somebody holds it; null where neither reads nor writes do. */
function stoppedBy(lock) {
    if (lock === "ACCESS EXCLUSIVE")
        return "reads and writes";
    return LOCK_MODES.indexOf(lock) >= LOCK_MODES.indexOf("SHARE") ? "writes" : null;
}

// EXTERNAL MODULE: ./build/src/gates/migrations/locks/lock-rules.js
var lock_rules = __webpack_require__(26144);
;// CONCATENATED MODULE: ./build/src/gates/migrations/locks/seed-state.js


async function seedState(state, { relations }, parser) {
    const columns = [...relations.values()].flatMap(({ name, columns: own }) => own.map((column) => ({ name, column })));
    const types = await readTypes([...new Set(columns.map(({ column }) => column.type))], parser);
    for (const { name } of relations.values())
        state.existing.add(`relation ${name}`);
    for (const { name, column } of columns) {
        const { notNull, hasDefault, type } = column;
        setColumn(state, name, column.name, { type: types.get(type) ?? null, isNew: false, notNull, hasDefault });
    }
}
/** PostgreSQL wrote them, so its parser reads them. */
async function readTypes(written, parser) {
    if (written.length === 0)
        return new Map();
    const list = written.map((type) => `null::${type}`).join(", ");
    const parsed = await parser.reading("the database's catalog").parse(`select ${list}`);
    if ("error" in parsed)
        return new Map();
    const casts = nodesBelow(parsed.statements[0]?.node, "TypeCast");
    return new Map(casts.flatMap(({ typeName }, index) => {
        const type = written[index];
        return type === undefined || typeName === undefined ? [] : [[type, typeName]];
    }));
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/locks/session-settings.js


function createSettings(initial) {
    let session = initial;
    let local = {};
    const set = (name, value, isLocal) => {
        const change = changeBy(name, value, initial);
        if (isLocal)
            local = { ...local, ...change };
        else {
            session = { ...session, ...change };
            local = without(local, change);
        }
    };
    return {
        now: () => ({ ...session, ...local }),
        follow(node) {
            if ("VariableSetStmt" in node) {
                const { name = "", args, kind, is_local: isLocal } = node.VariableSetStmt;
                set(name.toLowerCase(), kind === "VAR_SET_VALUE" ? constant(args?.[0]) : null, isLocal === true);
            }
            if (!("SelectStmt" in node))
                return;
            for (const { funcname, args = [] } of nodesBelow(node, "FuncCall")) {
                if (textsOf(funcname).at(-1) !== "set_config")
                    continue;
                const [name, value, isLocal] = args.map(constant);
                set((name ?? "").toLowerCase(), value ?? null, isLocal === "true");
            }
        },
        endTransaction: () => {
            local = {};
        },
        reset: () => {
            session = initial;
            local = {};
        },
    };
}
/** `value` null: back to what it was at first. */
function changeBy(name, value, initial) {
    if (name === "lock_timeout")
        return { timeout: value === null ? initial.timeout : !/^-?0*(?:\D|$)/.test(value) };
    return name === "timezone" ? { timeZone: value ?? initial.timeZone } : {};
}
function without(local, change) {
    return Object.fromEntries(Object.entries(local).filter(([name]) => !Object.hasOwn(change, name)));
}
function constant(node) {
    if (node !== undefined && "TypeCast" in node)
        return constant(node.TypeCast.arg);
    if (node === undefined || !("A_Const" in node))
        return null;
    const { sval, ival, boolval, fval } = node.A_Const;
    if (sval !== undefined)
        return sval.sval ?? "";
    if (boolval !== undefined)
        return String(boolval.boolval === true);
    if (fval !== undefined)
        return fval.fval ?? "";
    // The parser leaves out a zero.
    return ival === undefined ? null : String(ival.ival ?? 0);
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/locks/touch.js
/** What a statement takes of a table that was there before it. */


function createSeen() {
    return { notNullChecks: new Map(), proven: new Set(), indexes: new Map(), foreignKeys: new Map() };
}
function touch(rule, table) {
    const { lock, cost } = lock_rules/* LOCK_RULES */.gM[rule];
    return { rule, table, lock, cost };
}
/** The table at the other end: it is not read through. */
function otherTouch(rule, table) {
    const { other, lock } = lock_rules/* LOCK_RULES */.gM[rule];
    return { rule, table, lock: other ?? lock, cost: "moment" };
}
/** Made by the migrations that are judged: nobody uses it yet. */
function isNew(table, { state }) {
    return isCreated(state, `relation ${table}`);
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/locks/retype.js


/** Zones without an offset, by the names that PostgreSQL keeps for them. */
const UTC = /^(?:etc\/)?(?:utc|uct|gmt(?:[+-]?0)?|zulu|universal|greenwich)$|^0$/i;
const INSTANTS = new Set(["timestamp", "timestamptz"]);
const EVERY_DIGIT = 6;
function judgeRetype(column, { typeName, collClause, raw_default }, table, scope) {
    const before = columnOf(scope.state, table, column)?.type ?? null;
    if (before === null || typeName === undefined || !onlyCasts(raw_default, column, typeName))
        return "change-type-rewrite";
    const [from, to] = [typeOf(before), typeOf(typeName)];
    const zone = judgeInstants(from, to, scope.timeZone);
    if (zone !== null)
        return zone;
    if (!isStoredAlike(before, typeName, scope))
        return "change-type-rewrite";
    // Another order of the letters is another index.
    if (collClause !== undefined)
        return "change-type-checked";
    const checked = scope.catalog?.relations.get(table)?.columns.find(({ name }) => name === column)?.checked === true;
    return checked ? "change-type-checked" : "change-type";
}
/** USING that says nothing but the cast itself. */
function onlyCasts(using, column, type) {
    if (using === undefined)
        return true;
    if ("ColumnRef" in using)
        return textsOf(using.ColumnRef.fields).at(-1) === column;
    if (!("TypeCast" in using) || using.TypeCast.arg === undefined || using.TypeCast.typeName === undefined)
        return false;
    const [cast, wanted] = [typeOf(using.TypeCast.typeName), typeOf(type)];
    const same = cast.name === wanted.name && cast.dimensions === wanted.dimensions;
    return same && cast.modifiers.join() === wanted.modifiers.join() && onlyCasts(using.TypeCast.arg, column, type);
}
function judgeInstants(from, to, timeZone) {
    if (from.name === to.name || !INSTANTS.has(from.name) || !INSTANTS.has(to.name))
        return null;
    if (from.dimensions + to.dimensions > 0)
        return "change-type-rewrite";
    if ((to.modifiers[0] ?? EVERY_DIGIT) < (from.modifiers[0] ?? EVERY_DIGIT))
        return "change-type-rewrite";
    return timeZone !== null && UTC.test(timeZone) ? "change-type" : "change-time-zone";
}
function isStoredAlike(before, after, { catalog }) {
    const change = compareTypes(before, after);
    if (change === "same")
        return true;
    const [from, to] = [typeOf(before), typeOf(after)];
    if (from.dimensions + to.dimensions > 0)
        return false;
    if (change === "wider")
        return true;
    return to.modifiers.length === 0 && catalog?.alike.has(`${from.name}>${to.name}`) === true;
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/locks/touches-of-alter.js






/** Functions that give one value for a whole statement, where no database tells. */
const ONE_VALUE = new Set("now transaction_timestamp statement_timestamp timezone date_trunc to_char to_timestamp lower upper concat format replace coalesce md5 json_build_object jsonb_build_object json_build_array jsonb_build_array array_fill make_interval make_date to_jsonb to_json".split(" "));
const always = (rule) => (_, table) => [touch(rule, table)];
const ALTER_TOUCHES = {
    AT_AddColumn: ({ def }, table, scope) => def !== undefined && "ColumnDef" in def ? addColumn(def.ColumnDef, table, scope) : [],
    AT_AlterColumnType: ({ name = "", def }, table, scope) => def !== undefined && "ColumnDef" in def ? [touch(judgeRetype(name, def.ColumnDef, table, scope), table)] : [],
    AT_SetNotNull: ({ name = "" }, table, scope) => [touch(setNotNull(name, table, scope), table)],
    AT_AddConstraint: ({ def }, table, scope) => def !== undefined && "Constraint" in def ? addConstraint(def.Constraint, table, scope) : [],
    AT_ValidateConstraint: ({ name = "" }, table, { seen }) => {
        const column = seen.notNullChecks.get(`${table} ${name}`);
        if (column !== undefined)
            seen.proven.add(`${table} ${column}`);
        return [touch("validate", table)];
    },
    AT_DropConstraint: (command, table, scope) => dropKeys(command, ({ name }) => name === command.name, table, scope),
    AT_DropColumn: (command, table, scope) => dropKeys(command, ({ columns }) => columns.includes(command.name ?? ""), table, scope),
    AT_SetLogged: always("rewrite"),
    AT_SetUnLogged: always("rewrite"),
    AT_SetTableSpace: always("rewrite"),
    AT_SetAccessMethod: always("rewrite"),
    AT_SetExpression: always("rewrite"),
    AT_SetStatistics: always("describe"),
    AT_SetOptions: always("describe"),
    AT_ResetOptions: always("describe"),
    AT_SetRelOptions: always("describe"),
    AT_ResetRelOptions: always("describe"),
    AT_ClusterOn: always("describe"),
    AT_DropCluster: always("describe"),
    AT_EnableTrig: always("change-trigger"),
    AT_EnableAlwaysTrig: always("change-trigger"),
    AT_EnableReplicaTrig: always("change-trigger"),
    AT_EnableTrigAll: always("change-trigger"),
    AT_EnableTrigUser: always("change-trigger"),
    AT_DisableTrig: always("change-trigger"),
    AT_DisableTrigAll: always("change-trigger"),
    AT_DisableTrigUser: always("change-trigger"),
    AT_AttachPartition: (command, table, scope) => partition("attach", command, table, scope),
    AT_DetachPartition: (command, table, scope) => {
        const concurrent = nodesBelow(command.def, "PartitionCmd")[0]?.concurrent === true;
        return partition(concurrent ? "detach-concurrently" : "detach", command, table, scope);
    },
};
function touchesOfAlter(command, table, scope) {
    return (ALTER_TOUCHES[command.subtype ?? ""] ?? always("change-table"))(command, table, scope);
}
function constraintsOf(column) {
    return (column.constraints ?? []).flatMap((node) => ("Constraint" in node ? [node.Constraint] : []));
}
/** The table that a foreign key refers to, which takes its locks as well. */
function referTo(target, rule, scope) {
    const table = relationName(target, scope.state);
    return isNew(table, scope) ? [] : [otherTouch(rule, table)];
}
function dropForeignKeys(targets, table, scope) {
    const others = [...new Set(targets)].filter((target) => target !== table && !isNew(target, scope));
    return [touch("drop-foreign-key", table), ...others.map((target) => otherTouch("drop-foreign-key", target))];
}
/** A foreign key goes with its columns, and with the key that it refers to where that is said. */
function dropKeys({ behavior }, isDropped, table, scope) {
    const own = keysOf(table, scope).filter(isDropped);
    const referrers = behavior === "DROP_CASCADE" ? (scope.catalog?.relations.get(table)?.referredBy ?? []) : [];
    const others = [...own.map((key) => key.table), ...referrers];
    return others.length === 0 ? [touch("change-table", table)] : dropForeignKeys(others, table, scope);
}
function keysOf(table, { catalog, seen }) {
    const own = [...seen.foreignKeys].flatMap(([key, target]) => key.startsWith(`${table} `) ? [{ name: key.slice(table.length + 1), table: target, columns: [] }] : []);
    return [...(catalog?.relations.get(table)?.foreignKeys ?? []), ...own];
}
function addColumn(column, table, scope) {
    const constraints = constraintsOf(column);
    const others = constraints.flatMap(({ contype, pktable }) => contype === "CONSTR_FOREIGN" ? referTo(pktable, "refer-to", scope) : []);
    return [touch(judgeColumn(column, constraints, scope), table), ...others];
}
function judgeColumn(column, constraints, scope) {
    const has = (...types) => constraints.some(({ contype = "" }) => types.includes(contype));
    const stored = constraints.some(({ contype, generated_kind }) => contype === "CONSTR_GENERATED" && generated_kind !== "v");
    const value = constraints.find(({ contype }) => contype === "CONSTR_DEFAULT")?.raw_expr;
    const domain = scope.catalog?.domains.has(textsOf(column.typeName?.names).at(-1) ?? "") === true;
    if (isSerial(column.typeName) || has("CONSTR_IDENTITY") || stored || domain || differsByRow(value, scope)) {
        return "add-column-rewrite";
    }
    if (has("CONSTR_UNIQUE", "CONSTR_PRIMARY"))
        return "add-column-unique";
    const filled = value !== undefined;
    const referring = has("CONSTR_FOREIGN") && filled;
    return has("CONSTR_CHECK") || referring || (has("CONSTR_NOTNULL") && !filled) ? "add-column-checked" : "add-column";
}
function differsByRow(value, { catalog }) {
    return nodesBelow(value, "FuncCall").some(({ funcname }) => {
        const name = textsOf(funcname).at(-1) ?? "";
        return catalog === null ? !ONE_VALUE.has(name) : catalog.volatile.has(name);
    });
}
function setNotNull(column, table, { state, catalog, seen }) {
    const known = catalog?.relations.get(table)?.columns.find(({ name }) => name === column);
    if (columnOf(state, table, column)?.notNull === true)
        return "change-table";
    return known?.proven === true || seen.proven.has(`${table} ${column}`) ? "set-not-null-proven" : "set-not-null";
}
function addConstraint(constraint, table, scope) {
    const { contype, conname = "", indexname, is_enforced } = constraint;
    const unread = constraint.skip_validation === true || is_enforced === false;
    switch (contype) {
        case "CONSTR_CHECK":
            noteNotNull(constraint, unread, table, scope);
            return [touch(unread ? "add-not-valid" : "add-check", table)];
        case "CONSTR_NOTNULL":
            scope.seen.notNullChecks.set(`${table} ${conname}`, textsOf(constraint.keys).at(-1) ?? "");
            return [touch(unread ? "add-not-valid" : "set-not-null", table)];
        case "CONSTR_FOREIGN": {
            const rule = unread ? "add-foreign-key-not-valid" : "add-foreign-key";
            scope.seen.foreignKeys.set(`${table} ${conname}`, relationName(constraint.pktable, scope.state));
            return [touch(rule, table), ...referTo(constraint.pktable, rule, scope)];
        }
        case "CONSTR_PRIMARY":
            return [touch(indexname === undefined ? "add-unique" : judgeKey(indexname, table, scope), table)];
        case "CONSTR_UNIQUE":
            return [touch(indexname === undefined ? "add-unique" : "add-unique-using-index", table)];
        case "CONSTR_EXCLUSION":
            return [touch("add-unique", table)];
        default:
            return [touch("change-table", table)];
    }
}
/** `CHECK (a IS NOT NULL)`: once it is validated, SET NOT NULL believes it. */
function noteNotNull({ raw_expr, conname = "" }, unread, table, { seen }) {
    if (raw_expr === undefined || !("NullTest" in raw_expr))
        return;
    const { arg, nulltesttype } = raw_expr.NullTest;
    if (nulltesttype !== "IS_NOT_NULL" || arg === undefined || !("ColumnRef" in arg))
        return;
    const column = textsOf(arg.ColumnRef.fields).at(-1) ?? "";
    if (unread)
        seen.notNullChecks.set(`${table} ${conname}`, column);
    else
        seen.proven.add(`${table} ${column}`);
}
function judgeKey(index, table, { state, catalog, seen }) {
    // An index lies where its table lies.
    const name = `${table.slice(0, table.indexOf("."))}.${index}`;
    const columns = catalog?.relations.get(name)?.indexColumns ?? seen.indexes.get(name)?.columns ?? [];
    const nullable = columns.some((column) => columnOf(state, table, column)?.notNull !== true);
    return nullable ? "add-key-using-index" : "add-unique-using-index";
}
function partition(rule, { def }, table, scope) {
    const name = nodesBelow(def, "PartitionCmd")[0]?.name;
    const other = qualified([name?.schemaname ?? "", name?.relname ?? ""], scope.state);
    // What is read through is the partition, not the table that it joins.
    const own = { ...touch(rule, table), cost: "moment" };
    return isNew(other, scope) ? [own] : [own, { ...otherTouch(rule, other), cost: lock_rules/* LOCK_RULES */.gM[rule].cost }];
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/locks/touches-of.js





const TOUCHES = {
    AlterTableStmt: ({ relation, cmds, objtype }, scope) => {
        const table = relationName(relation, scope.state);
        if (objtype === "OBJECT_TYPE" || objtype === "OBJECT_SEQUENCE")
            return [];
        if (objtype === "OBJECT_INDEX")
            return ofIndex("describe", table, scope);
        return (cmds ?? []).flatMap((node) => "AlterTableCmd" in node ? touchesOfAlter(node.AlterTableCmd, table, scope) : []);
    },
    CreateStmt: ({ tableElts, partbound, inhRelations }, scope) => {
        const constraints = (tableElts ?? []).flatMap((node) => "Constraint" in node ? [node.Constraint] : "ColumnDef" in node ? constraintsOf(node.ColumnDef) : []);
        const referred = constraints.flatMap(({ contype, pktable }) => contype === "CONSTR_FOREIGN" ? referTo(pktable, "refer-to", scope) : []);
        const parents = partbound === undefined ? [] : rangesOf(inhRelations, scope);
        return [...referred, ...parents.map((parent) => touch("change-table", parent))];
    },
    IndexStmt: ({ relation, idxname = "", indexParams, concurrent }, scope) => {
        const table = relationName(relation, scope.state);
        const columns = (indexParams ?? []).flatMap((node) => ("IndexElem" in node ? [node.IndexElem.name ?? ""] : []));
        scope.seen.indexes.set(qualified([relation?.schemaname ?? "", idxname], scope.state), { table, columns });
        return [touch(concurrent === true ? "create-index-concurrently" : "create-index", table)];
    },
    DropStmt: (body, scope) => (body.objects ?? []).flatMap((node) => touchesOfDrop(node, body, scope)),
    RenameStmt: ({ relation, renameType }, scope) => {
        if (relation === undefined || renameType === "OBJECT_ATTRIBUTE")
            return [];
        const name = relationName(relation, scope.state);
        return renameType === "OBJECT_INDEX" ? ofIndex("describe", name, scope) : [touch("change-table", name)];
    },
    AlterObjectSchemaStmt: (body, scope) => ofRange("change-table", body.relation, scope),
    CreateTrigStmt: (body, scope) => [
        ...ofRange("change-trigger", body.relation, scope),
        ...ofRange("change-trigger", body.constrrel, scope),
    ],
    CreatePolicyStmt: (body, scope) => ofRange("change-table", body.table, scope),
    AlterPolicyStmt: (body, scope) => ofRange("change-table", body.table, scope),
    RuleStmt: (body, scope) => ofRange("change-table", body.relation, scope),
    ViewStmt: ({ view, replace }, scope) => {
        const name = relationName(view, scope.state);
        const known = scope.catalog?.relations.has(name) ?? scope.state.existing.has(`relation ${name}`);
        return replace === true && known ? [touch("change-table", name)] : [];
    },
    RefreshMatViewStmt: (body, scope) => ofRange(body.concurrent === true ? "refresh-concurrently" : "refresh", body.relation, scope),
    TruncateStmt: ({ relations, behavior }, scope) => rangesOf(relations, scope)
        .flatMap((table) => [table, ...(behavior === "DROP_CASCADE" ? referrersOf(table, scope) : [])])
        .map((table) => touch("truncate", table)),
    ClusterStmt: (body, scope) => ofRange("rewrite", body.relation, scope),
    VacuumStmt: ({ rels, options }, scope) => {
        const tables = (rels ?? []).flatMap((node) => ("VacuumRelation" in node ? [node.VacuumRelation.relation] : []));
        return tables.flatMap((table) => ofRange(isSet(options, "full") ? "rewrite" : "describe", table, scope));
    },
    ReindexStmt: (body, scope) => {
        const rule = isSet(body.params, "concurrently") ? "reindex-concurrently" : "reindex";
        if (body.relation === undefined)
            return [];
        if (body.kind === "REINDEX_OBJECT_INDEX")
            return ofIndex(rule, relationName(body.relation, scope.state), scope);
        return ofRange(rule, body.relation, scope);
    },
    CommentStmt: ({ objtype, object }, scope) => {
        if (object === undefined || !("List" in object))
            return [];
        const parts = textsOf(object.List.items);
        if (objtype === "OBJECT_TABLE")
            return [touch("describe", qualified(parts, scope.state))];
        return objtype === "OBJECT_COLUMN" ? [touch("describe", qualified(parts.slice(0, -1), scope.state))] : [];
    },
    CreateStatsStmt: ({ relations }, scope) => rangesOf(relations, scope).map((table) => touch("describe", table)),
    LockStmt: ({ relations, mode = LOCK_MODES.length }, scope) => rangesOf(relations, scope).map((table) => ({
        ...touch("lock-table", table),
        lock: LOCK_MODES[mode - 1] ?? "ACCESS EXCLUSIVE",
    })),
    UpdateStmt: ({ relation, whereClause }, scope) => whereClause === undefined ? ofRange("write-all-rows", relation, scope) : [],
    DeleteStmt: ({ relation, whereClause }, scope) => whereClause === undefined ? ofRange("write-all-rows", relation, scope) : [],
};
/** One for each table: the strongest lock, and the most that it costs. Tables of the same set are left out. */
function touchesOf(node, scope) {
    const [kind = "", body] = Object.entries(node)[0] ?? [];
    const touches = TOUCHES[kind];
    const worst = new Map();
    for (const one of touches?.(body, scope) ?? []) {
        if (isNew(one.table, scope))
            continue;
        const known = worst.get(one.table);
        if (known === undefined)
            worst.set(one.table, one);
        else
            worst.set(one.table, worse(known, one));
    }
    return [...worst.values()];
}
/** As PreventInTransactionBlock has it; part of a sentence, or null. */
function refusesTransaction(node) {
    if ("IndexStmt" in node && node.IndexStmt.concurrent === true)
        return "CREATE INDEX CONCURRENTLY";
    if ("DropStmt" in node && node.DropStmt.concurrent === true)
        return "DROP INDEX CONCURRENTLY";
    if ("VacuumStmt" in node && node.VacuumStmt.is_vacuumcmd === true)
        return "VACUUM";
    if ("ReindexStmt" in node && reindexesAlone(node.ReindexStmt))
        return "this REINDEX";
    if ("CreatedbStmt" in node)
        return "CREATE DATABASE";
    if ("DropdbStmt" in node)
        return "DROP DATABASE";
    if ("AlterSystemStmt" in node)
        return "ALTER SYSTEM";
    const detaches = nodesBelow("AlterTableStmt" in node ? node.AlterTableStmt.cmds : [], "PartitionCmd");
    return detaches.some(({ concurrent }) => concurrent === true) ? "DETACH PARTITION CONCURRENTLY" : null;
}
function reindexesAlone({ params, kind }) {
    return isSet(params, "concurrently") || (kind !== "REINDEX_OBJECT_INDEX" && kind !== "REINDEX_OBJECT_TABLE");
}
const COSTS = ["moment", "empty", "rows", "scan", "build", "rewrite"];
function worse(one, other) {
    const lock = LOCK_MODES.indexOf(one.lock) >= LOCK_MODES.indexOf(other.lock) ? one.lock : other.lock;
    const costly = COSTS.indexOf(one.cost) >= COSTS.indexOf(other.cost) ? one : other;
    return { ...costly, lock };
}
function touchesOfDrop(node, { removeType, concurrent, behavior }, scope) {
    const parts = "List" in node ? textsOf(node.List.items) : textsOf([node]);
    const name = qualified(parts, scope.state);
    switch (removeType) {
        case "OBJECT_TABLE": {
            const keys = scope.catalog?.relations.get(name)?.foreignKeys.map(({ table }) => table) ?? [];
            const others = [...keys, ...(behavior === "DROP_CASCADE" ? referrersOf(name, scope) : [])];
            return others.length === 0 ? [touch("change-table", name)] : dropForeignKeys(others, name, scope);
        }
        case "OBJECT_VIEW":
        case "OBJECT_MATVIEW":
        case "OBJECT_FOREIGN_TABLE":
            return [touch("change-table", name)];
        case "OBJECT_INDEX":
            return ofIndex(concurrent === true ? "drop-index-concurrently" : "drop-index", name, scope);
        case "OBJECT_TRIGGER":
        case "OBJECT_POLICY":
        case "OBJECT_RULE":
            return [touch("change-table", qualified(parts.slice(0, -1), scope.state))];
        default:
            return [];
    }
}
/** The lock is on the table of the index; without a database it is known only where these migrations made the index. */
function ofIndex(rule, index, { catalog, seen }) {
    const table = catalog?.relations.get(index)?.indexOf ?? seen.indexes.get(index)?.table;
    return [touch(rule, table ?? index)];
}
function ofRange(rule, range, { state }) {
    return range === undefined ? [] : [touch(rule, relationName(range, state))];
}
function rangesOf(nodes, { state }) {
    return (nodes ?? []).flatMap((node) => ("RangeVar" in node ? [relationName(node.RangeVar, state)] : []));
}
function referrersOf(table, { catalog }) {
    return catalog?.relations.get(table)?.referredBy ?? [];
}
/** `(full)`, `(full true)`, `(full off)`. */
function isSet(options, name) {
    const option = (options ?? []).flatMap((node) => ("DefElem" in node ? [node.DefElem] : []));
    return option.some(({ defname, arg }) => defname === name && !isOff(arg));
}
function isOff(arg) {
    if (arg === undefined)
        return false;
    if ("Boolean" in arg)
        return arg.Boolean.boolval !== true;
    if ("Integer" in arg)
        return (arg.Integer.ival ?? 0) === 0;
    return "String" in arg && /^(?:off|false|no|0)$/i.test(arg.String.sval ?? "");
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/locks/judge-locks.js












const judge_locks_MAXIMUM_FINDINGS = 10_000;
async function judgeLocks(order, parser) {
    const { catalog, known, judged } = order;
    const state = createSchemaState();
    for (const migration of known)
        await remember(migration, state, parser);
    if (catalog !== null)
        await seedState(state, catalog, parser);
    const walk = {
        scope: { state, catalog, seen: createSeen() },
        settings: createSettings({ timeout: (catalog?.lockTimeoutMs ?? 0) > 0, timeZone: catalog?.timeZone ?? null }),
        findings: [],
        held: [],
        begun: false,
    };
    for (const migration of judged) {
        state.searchPath = "public";
        const span = order.transactionOf(migration.text);
        if (span !== "set")
            endTransaction(walk);
        if (span !== "set")
            walk.settings.reset();
        await walkMigration(migration, span, walk, parser.reading(migration.file));
    }
    return walk.findings;
}
async function walkMigration(migration, span, walk, reader) {
    const { file } = migration;
    const parsed = await reader.parse(parsableText(migration));
    if ("error" in parsed) {
        add(walk, { file, line: parsed.error.line, kind: "unread", says: `is not SQL: ${parsed.error.message}` });
        return;
    }
    const together = span === "set" || span === "file" || (span === "query" && parsed.statements.length > 1);
    for (const statement of parsed.statements) {
        const { node, line } = statement;
        if ("TransactionStmt" in node) {
            const { kind } = node.TransactionStmt;
            if (kind === "TRANS_STMT_BEGIN" || kind === "TRANS_STMT_START")
                walk.begun = true;
            if (kind === "TRANS_STMT_COMMIT" || kind === "TRANS_STMT_ROLLBACK")
                endTransaction(walk);
            continue;
        }
        walk.settings.follow(node);
        const inner = await innerStatements(node, statement, reader);
        for (const one of inner)
            judgeOne(one.node, { file, line: one.line }, together || walk.begun, walk);
        if (inner.length === 0)
            add(walk, { file, line, kind: "unread", says: "does what cannot be read here" });
        if (!together && !walk.begun)
            endTransaction(walk);
    }
}
/** What a DO block may run stands in one statement, and so in one transaction. */
async function innerStatements(node, statement, reader) {
    if (!("DoStmt" in node))
        return [{ node, line: statement.line }];
    return (await readBlock(node.DoStmt, statement, reader)) ?? [];
}
function judgeOne(node, at, inTransaction, walk) {
    if (node === null || "CallStmt" in node || "ExecuteStmt" in node) {
        add(walk, { ...at, kind: "unread", says: "does what cannot be read here" });
        return;
    }
    const { timeZone, timeout } = walk.settings.now();
    const scope = { ...walk.scope, timeZone };
    const alone = refusesTransaction(node);
    if (alone !== null && inTransaction) {
        const says = `fails: ${alone} cannot run inside a transaction, and this is run in one`;
        add(walk, { ...at, kind: "fails", says, instead: "put it into a migration of its own that runs without one" });
    }
    judgeInvalidIndex(node, at, walk);
    const touches = touchesOf(node, scope);
    judgeHeld(node, touches, at, walk);
    for (const touch of touches)
        addTouch(touch, at, timeout, walk);
    for (const touch of touches) {
        if (stoppedBy(touch.lock) !== null)
            walk.held.push({ touch, place: `${at.file}:${at.line}` });
    }
    judgeStatement(node, { state: scope.state, judged: true, refuse: () => { }, note: () => { } });
}
/** What a broken-off CREATE INDEX CONCURRENTLY leaves is an index by name, and IF NOT EXISTS looks at no more. */
function judgeInvalidIndex(node, at, walk) {
    if (!("IndexStmt" in node))
        return;
    const { idxname, if_not_exists: ifMissing, relation } = node.IndexStmt;
    if (idxname === undefined || ifMissing !== true)
        return;
    const name = qualified([relation?.schemaname ?? "", idxname], walk.scope.state);
    if (walk.scope.catalog?.relations.get(name)?.valid !== false)
        return;
    const says = `makes nothing: an invalid index ${shownName(name)} is there, and IF NOT EXISTS passes over it`;
    add(walk, { ...at, kind: "skipped", says, instead: `DROP INDEX CONCURRENTLY ${shownName(name)} before it` });
}
/** Whatever takes its time keeps the locks of the statements before it. */
function judgeHeld(node, touches, at, walk) {
    const target = targetOf(node, touches, walk);
    if (target === null)
        return;
    for (const { touch, place } of walk.held) {
        const own = touches.find(({ table }) => table === touch.table);
        if (own !== undefined && stoppedBy(own.lock) === stoppedBy(touch.lock) && own.cost !== "moment")
            continue;
        const size = sizeOf(target, walk) ?? sizeOf(touch.table, walk);
        add(walk, {
            ...at,
            kind: "held",
            rule: touch.rule,
            table: touch.table,
            stops: stoppedBy(touch.lock),
            bytes: size?.bytes ?? null,
            says: `takes its time while ${touch.lock} on ${shownName(touch.table)}, taken at ${place}, is held until the transaction ends`,
            instead: "put it into a migration of its own, in another transaction",
        });
    }
}
/** The table that it works through; null where it is done in a moment. */
function targetOf(node, touches, { scope }) {
    const costly = touches.find(({ cost }) => cost !== "moment" && cost !== "empty");
    if (costly !== undefined)
        return costly.table;
    for (const body of [
        "UpdateStmt" in node ? node.UpdateStmt : null,
        "DeleteStmt" in node ? node.DeleteStmt : null,
        "MergeStmt" in node ? node.MergeStmt : null,
        "InsertStmt" in node && isSelect(node.InsertStmt.selectStmt) ? node.InsertStmt : null,
    ]) {
        if (body?.relation !== undefined)
            return relationName(body.relation, scope.state);
    }
    return "CreateTableAsStmt" in node ? "" : null;
}
/** Rows that are written out take as long as they are. */
function isSelect(source) {
    return source !== undefined && "SelectStmt" in source && source.SelectStmt.valuesLists === undefined;
}
function addTouch(touch, at, timeout, walk) {
    const { table, lock, cost, rule } = touch;
    const stops = stoppedBy(lock);
    const size = sizeOf(table, walk);
    add(walk, {
        ...at,
        kind: "lock",
        rule,
        table,
        lock,
        cost,
        stops,
        bytes: size?.bytes ?? null,
        rows: size?.rows ?? null,
        withoutTimeout: stops !== null && !timeout,
        says: "",
        instead: (0,lock_rules/* safeWay */.BV)(rule, walk.scope.catalog?.major ?? null),
    });
}
function sizeOf(table, { scope }) {
    return scope.catalog?.relations.get(table);
}
function add({ findings }, finding) {
    if (findings.length >= judge_locks_MAXIMUM_FINDINGS) {
        throw new unreadable_migrations/* UnreadableMigrations */.L(`Up to ${finding.file} there are more than ${judge_locks_MAXIMUM_FINDINGS} locks of tables, so they were not all judged.`, "Judge only the newest migrations (since), or take the generated SQL out of them.");
    }
    findings.push({ ...NOTHING, ...finding });
}
const NOTHING = {
    rule: null,
    table: null,
    lock: null,
    cost: "moment",
    stops: null,
    bytes: null,
    rows: null,
    withoutTimeout: false,
    instead: null,
};
function endTransaction(walk) {
    walk.held = [];
    walk.begun = false;
    walk.settings.endTransaction();
}

// EXTERNAL MODULE: ./build/src/lib/bytes.js
var lib_bytes = __webpack_require__(38642);
;// CONCATENATED MODULE: ./build/src/gates/migrations/locks/lock-verdict.js
/** What the locks of pending statements say, in words. Pure. */



const lock_verdict_SHOWN = 50;
const COST_WORDS = {
    moment: "for a moment",
    empty: "for a moment, and the table is empty then",
    rows: "while row after row is written",
    scan: "while every row is read",
    build: "while it is built",
    rewrite: "while the table is written anew",
};
function judgeLockFindings(findings, limits, question) {
    const evidence = lock_verdict_evidenceOf(findings, limits, question);
    const judged = findings.map((finding) => ({ finding, is: lock_verdict_judgeOne(finding, limits) }));
    const refused = judged.filter(({ is }) => is === "refused").map(({ finding }) => finding);
    const [first] = refused;
    if (first !== undefined) {
        const more = refused.length > 1 ? `, and ${refused.length - 1} more` : "";
        return (0,lib_verdict/* fail */.fJ)("migration_blocks", `${first.file}:${first.line} ${predicate(first, limits)}${more}.`, remedyOf(first, limits), evidence);
    }
    const unknown = judged.find(({ is }) => is === "unknown")?.finding;
    if (unknown !== undefined) {
        return (0,lib_verdict/* hold */._2)("no_data", `${unknown.file}:${unknown.line} ${unknown.kind === "unread" ? unknown.says : `changes ${shownName(unknown.table ?? "")}, whose size is not known`}, so it is not known who it would stop.`, unknown.kind === "unread"
            ? "Write it as plain statements, or let the plan allow it: locks: { allow: { unread: <reason> } }."
            : "Check that the address is that of the database which is migrated, and that the table is there.", evidence);
    }
    return (0,lib_verdict/* pass */.IX)("gate_passed", summaryOf(findings, limits, question), evidence);
}
function lock_verdict_judgeOne(finding, { mode, above, timeout, allow }) {
    const { kind, rule, bytes, withoutTimeout } = finding;
    if (mode !== "limited")
        return "fine";
    if (kind === "fails" || kind === "skipped")
        return "refused";
    if ((allow[kind === "unread" ? "unread" : (rule ?? "unread")] ?? null) !== null)
        return "fine";
    if (kind === "unread")
        return "unknown";
    if (withoutTimeout && timeout)
        return "refused";
    if (above === null || !stopsForLong(finding))
        return "fine";
    if (above === 0)
        return "refused";
    return bytes === null ? "unknown" : bytes > above ? "refused" : "fine";
}
/** An UPDATE of all rows locks no table, and every writer of a row waits for its end all the same. */
function stopsForLong({ kind, rule, cost, stops }) {
    if (kind === "held")
        return stops !== null;
    return cost !== "moment" && cost !== "empty" && (stops !== null || rule === "write-all-rows");
}
function predicate(finding, { above }) {
    const { kind, table, lock, cost, stops, bytes, says } = finding;
    if (kind !== "lock")
        return says;
    const where = `${lock} on ${shownName(table ?? "")}`;
    if (!stopsForLong(finding) || above === null)
        return `waits without a lock_timeout for ${where}`;
    const size = bytes === null ? "" : ` (${(0,lib_bytes/* renderBytes */.UP)(bytes)})`;
    return `stops ${stops ?? "writes of the same rows"} of ${shownName(table ?? "")}${size} ${COST_WORDS[cost]}`;
}
function remedyOf({ kind, rule, instead, withoutTimeout, cost }, { timeout }) {
    const allowed = rule === null ? "" : ` Or let the plan allow it: locks: { allow: { ${rule}: <reason> } }.`;
    if (kind === "lock" && withoutTimeout && timeout && cost === "moment") {
        return `Begin the migration with SET lock_timeout = '2s', or set one for the role, and try again where it is reached.${allowed}`;
    }
    return `${instead === null ? "Run it by hand while nobody uses the table" : capital(instead)}.${allowed}`;
}
/** Empty where nothing was asked for, and there is nothing to tell. */
function summaryOf(findings, { mode }, { migrations }) {
    const long = findings.filter(stopsForLong).length;
    const broken = findings.filter(({ kind }) => kind === "fails" || kind === "skipped").length;
    const said = [
        ...(long === 0 ? [] : [`${counted(long, "statement")} would stop reads or writes for longer than a moment`]),
        ...(broken === 0 ? [] : [`${counted(broken, "statement")} would not do what it says`]),
    ];
    const of = `${counted(migrations, "migration")}`;
    if (said.length === 0 && mode === "named")
        return "";
    return said.length === 0
        ? `No statement of ${of} stops reads or writes for longer than a moment.`
        : `Of ${of}, ${said.join(", and ")}.`;
}
function lock_verdict_evidenceOf(findings, limits, question) {
    const { serverVersion } = question;
    const judged = serverVersion === null
        ? "as every supported PostgreSQL; without a database nobody knows the sizes of the tables"
        : `as PostgreSQL ${serverVersion}`;
    const sorted = findings.toSorted((one, other) => weightOf(other) - weightOf(one));
    const rest = findings.length - lock_verdict_SHOWN;
    return [
        { label: "locks", value: `${counted(question.migrations, "migration")}, ${judged}` },
        ...sorted
            .slice(0, lock_verdict_SHOWN)
            .map((finding) => ({ label: `${finding.file}:${finding.line}`, value: render(finding, limits) })),
        ...(rest > 0 ? [{ label: "not shown", value: `${rest} more locks` }] : []),
    ];
}
function weightOf(finding) {
    if (finding.kind === "fails" || finding.kind === "skipped")
        return 4;
    if (stopsForLong(finding))
        return 3;
    return finding.kind === "unread" ? 2 : finding.stops === null ? 0 : 1;
}
function render(finding, { allow }) {
    const { kind, rule, table, lock, cost, stops, bytes, rows, withoutTimeout, says, instead } = finding;
    const reason = rule === null ? undefined : allow[rule];
    const allowed = reason === undefined ? "" : `, allowed (${reason})`;
    const way = instead === null ? "" : ` Instead: ${instead}.`;
    if (kind !== "lock")
        return `${rule === null ? "" : `${rule}${allowed}: `}${says}.${way}`;
    const size = [
        ...(bytes === null ? [] : [(0,lib_bytes/* renderBytes */.UP)(bytes)]),
        ...(rows === null ? [] : [`about ${rows.toLocaleString("en")} rows`]),
    ];
    const on = `${shownName(table ?? "")}${size.length === 0 ? "" : ` (${size.join(", ")})`}`;
    const waits = rule === "write-all-rows" ? "writes of the same rows wait" : stops === null ? "nobody waits" : `${stops} wait`;
    const endless = withoutTimeout ? ", and without a lock_timeout they queue behind it as long as it waits itself" : "";
    return `${rule}${allowed}: ${lock} on ${on} ${COST_WORDS[cost]}: ${waits}${endless}.${way}`;
}
function capital(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

;// CONCATENATED MODULE: ./build/src/gates/migrations/locks/named-things.js




/** More than any set of migrations changes; a catalog that was asked for more would not answer in time. */
const MOST = 5_000;
async function nameThings(judged, parser) {
    const relations = new Set();
    const functions = new Set();
    const state = createSchemaState();
    for (const migration of judged) {
        state.searchPath = "public";
        const parsed = await parser.reading(migration.file).parse(parsableText(migration));
        if ("error" in parsed)
            continue;
        for (const { node } of parsed.statements) {
            if ("VariableSetStmt" in node || "SelectStmt" in node)
                followPath(node, state);
            for (const name of relationsIn(node, state))
                if (relations.size < MOST)
                    relations.add(name);
            for (const { funcname } of nodesBelow(node, "FuncCall"))
                functions.add(textsOf(funcname).at(-1) ?? "");
        }
    }
    return { relations: [...relations], functions: [...functions].slice(0, MOST) };
}
function followPath(node, state) {
    judgeStatement(node, { state, judged: false, refuse: () => { }, note: () => { } });
}
/** Ranges stand in the tree with and without a name of their kind; names of what is dropped are lists of text. */
function relationsIn(node, state) {
    const found = [];
    const schema = schemaOf(node);
    const waiting = [node];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (typeof next !== "object" || next === null)
            continue;
        const { relname, schemaname, indexname } = next;
        if (typeof relname === "string")
            found.push(qualified([textOf(schemaname), relname], state));
        if (typeof indexname === "string")
            found.push(qualified([schema, indexname], state));
        for (const one of Object.values(next))
            waiting.push(one);
    }
    return [...found, ...listed(node, schema, state)];
}
function listed(node, schema, state) {
    if ("IndexStmt" in node)
        return [qualified([schema, node.IndexStmt.idxname ?? ""], state)];
    const objects = "DropStmt" in node ? node.DropStmt.objects : "CommentStmt" in node ? [node.CommentStmt.object] : [];
    return (objects ?? []).flatMap((object) => {
        if (object === undefined || !("List" in object))
            return [];
        const parts = textsOf(object.List.items);
        // Of a trigger, a policy or a column the table stands before its name.
        return [qualified(parts, state), ...(parts.length > 1 ? [qualified(parts.slice(0, -1), state)] : [])];
    });
}
/** An index lies in the schema of its table. */
function schemaOf(node) {
    if ("IndexStmt" in node)
        return node.IndexStmt.relation?.schemaname ?? "";
    return "AlterTableStmt" in node ? (node.AlterTableStmt.relation?.schemaname ?? "") : "";
}
function textOf(value) {
    return typeof value === "string" ? value : "";
}

// EXTERNAL MODULE: ./build/src/gates/migrations/requirements.js
var requirements = __webpack_require__(5028);
// EXTERNAL MODULE: ./build/src/migrations/tools.js + 6 modules
var tools = __webpack_require__(88546);
;// CONCATENATED MODULE: ./build/src/gates/migrations/check-migrations.js
/** Asks the migrations gate: loaded when there are migrations to look at. */
















const LIMITS = { connectTimeoutMs: 10_000, statementTimeoutMs: 30_000 };
/** The gate's answer; see migrations.ts. */
async function checkMigrations(spec, context, parseWithinMs = parse_sql/* PARSE_WITHIN_MS */.zq) {
    const parser = (0,parse_sql/* openSqlParser */.S0)(parseWithinMs, context.signal);
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
    const { database, since } = spec;
    const url = database === null ? "" : (context.env[database]?.trim() ?? "");
    if (database !== null && url === "")
        return notSet(database);
    const withSession = database === null ? null : (act) => context.roles.databases.withSession(new secret/* Secret */.z(database, url), LIMITS, act);
    const asked = withSession === null ? null : await askDatabase(spec, local, withSession, parser);
    if (asked !== null && asked.history === null)
        return asked.verdict;
    const history = asked?.history ?? null;
    const chosen = chooseJudged(local, since, history, context.baseline);
    if (chosen === null)
        return combine([...(asked === null ? [] : [asked.verdict]), unknownSince(since ?? "")]);
    const verdicts = [
        ...(asked === null ? [] : [asked.verdict]),
        ...(await checkRequired(spec, history, withSession)),
        ...(spec.additive ? [await checkAdditive(spec, chosen, parser)] : []),
        ...(await checkLocks(spec, history, chosen, withSession, parser)),
    ];
    return verdicts.length === 0 ? nothingFound(spec) : combine(verdicts);
}
/** Several may say no, and fixing one must not uncover the others. */
function combine(verdicts) {
    const worst = (0,lib_verdict/* worstVerdict */.zP)(verdicts);
    if (worst === null)
        throw new Error("no verdict to combine");
    const evidence = verdicts.flatMap((verdict) => verdict.evidence);
    const same = verdicts.filter(({ outcome, summary }) => outcome === worst.outcome && summary !== "");
    const summary = same.map((verdict) => verdict.summary).join(" ");
    if (worst.outcome === "pass")
        return { ...worst, summary, evidence };
    return { ...worst, summary, remedy: same.map((verdict) => verdict.remedy ?? "").join(" "), evidence };
}
async function askDatabase(spec, local, withSession, parser) {
    const tool = tools/* MIGRATION_TOOLS */.b[spec.tool];
    const recorded = await withSession((session) => tool.readRecorded(session, spec.table, parser));
    const shown = `${spec.table.schema}.${spec.table.table}`;
    if (recorded === null && !tool.createsTable) {
        const verdict = (0,lib_verdict/* hold */._2)("no_data", `The table ${shown} does not exist in the database, so it is not known which migrations are applied.`, "Name the table and its column in table:, such as app.migrations(name), and check that the URL is the right database's.");
        return { verdict, history: null };
    }
    const history = (0,compare/* compareMigrations */.h)(local, recorded ?? []);
    const verdict = (0,history_verdict/* judgeHistory */.C)(history, tool, spec.table, { tableExists: recorded !== null, pending: spec.pending });
    return { verdict, history };
}
async function checkAdditive(spec, { judged, older, words }, parser) {
    return judgeFindings(await judgeAdditive(older, judged, spec, parser), judged.length, words);
}
/** What is applied was required before it was. */
async function checkRequired({ requires }, history, withSession) {
    if (requires.length === 0 || withSession === null || history?.pending.length === 0)
        return [];
    return [await withSession((session) => (0,requirements/* checkRequirements */.z)(session, requires))];
}
/** What has run locks nothing any more: with a database only what it lacks is judged. */
async function checkLocks({ locks, tool, since }, history, chosen, withSession, parser) {
    const pending = history === null
        ? chosen
        : (chooseJudged([...history.applied, ...history.pending], since, history, null) ?? chosen);
    const { judged, older } = pending;
    if (locks.mode === "off" || judged.length === 0)
        return [];
    const things = await nameThings(judged, parser);
    const read = withSession?.((session) => readLockCatalog(session, things)) ?? null;
    // What is only shown must not hold anything up: some databases that speak like PostgreSQL have another catalog.
    const catalog = await (locks.mode === "named" ? read?.catch(withoutCatalog) : read);
    const { transactionOf } = tools/* MIGRATION_TOOLS */.b[tool];
    const findings = await judgeLocks({ known: older, judged, transactionOf, catalog: catalog ?? null }, parser);
    const question = { migrations: judged.length, serverVersion: catalog?.version ?? null };
    return [judgeLockFindings(findings, locks, question)];
}
function withoutCatalog(error) {
    if (error instanceof lib_error/* ProviderError */.mZ && error.reasonCode === "database_refused")
        return null;
    throw error;
}
function unknownSince(since) {
    return (0,lib_verdict/* hold */._2)("no_data", `There is no migration ${since}, so it is not known which ones to judge.`, "Correct since: it is the name of a migration, as its file or folder is called.");
}
function notSet(variable) {
    return (0,lib_verdict/* hold */._2)("secret_missing", `${variable} is not set here, so it is not known which migrations are applied.`, `Set ${variable} in the environment of this step to the database's URL.`);
}
function nothingFound(spec) {
    return (0,lib_verdict/* hold */._2)("no_data", `The folder ${spec.dir} has no migrations of ${tools/* MIGRATION_TOOLS */.b[spec.tool].title.toLowerCase() === "the folder" ? "the form *.sql" : tools/* MIGRATION_TOOLS */.b[spec.tool].title}, so nothing was checked.`, "Check dir and tool.");
}


/***/ }),

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


/***/ })

};
