export const id = 5582;
export const ids = [5582];
export const modules = {

/***/ 85582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkRls: () => (/* binding */ checkRls)
});

// EXTERNAL MODULE: ./build/src/lib/secret.js
var secret = __webpack_require__(43469);
// EXTERNAL MODULE: ./build/src/lib/verdict.js
var verdict = __webpack_require__(616);
// EXTERNAL MODULE: ./build/src/lib/error.js
var lib_error = __webpack_require__(34531);
// EXTERNAL MODULE: ./build/src/lib/group-by.js
var group_by = __webpack_require__(18150);
;// CONCATENATED MODULE: ./build/src/gates/rls/always-true.js
/** A literal as PostgreSQL writes it back: text, number or truth value, perhaps with its type. */
const LITERAL = /^(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?|true|false)(?:::[\w ]+)?$/i;
/** Longer and deeper than any that a person wrote. */
const MAXIMUM_CHARACTERS = 20_000;
const MAXIMUM_DEPTH = 100;
/** Seeing through one takes a time that grows with its length and with the depth of its brackets. */
function isTooLargeToJudge(expression) {
    return expression.length > MAXIMUM_CHARACTERS || Math.max(0, ...depths(expression)) > MAXIMUM_DEPTH;
}
/**
 * Whether a policy's expression, as `pg_get_expr` writes it, is true whatever the row: `true`, `(1 = 1)`,
 * `(x OR true)`. It looks at constants only; a function that always returns true is not seen through.
 */
function isAlwaysTrue(expression) {
    if (expression === null)
        return false;
    const text = bare(expression);
    const either = split(text, "OR");
    if (either.length > 1)
        return either.some(isAlwaysTrue);
    const both = split(text, "AND");
    if (both.length > 1)
        return both.every(isAlwaysTrue);
    if (/^true$/i.test(text))
        return true;
    const negated = /^NOT\s+(.+)$/is.exec(text)?.[1];
    if (negated !== undefined)
        return isFalse(negated);
    const selected = /^SELECT\s+(.+?)(?:\s+AS\s+(?:\w+|"[^"]*"))?$/is.exec(text)?.[1];
    if (selected !== undefined)
        return isAlwaysTrue(selected);
    const present = /^(.+)\s+IS\s+NOT\s+NULL$/is.exec(text)?.[1];
    if (present !== undefined)
        return LITERAL.test(bare(present));
    return compares(text);
}
function isFalse(expression) {
    const text = bare(expression);
    if (/^false$/i.test(text))
        return true;
    const negated = /^NOT\s+(.+)$/is.exec(text)?.[1];
    return negated !== undefined && isAlwaysTrue(negated);
}
/** Two literals side by side. */
function compares(text) {
    const sides = /^(.+?)\s(=|<=|>=|<>)\s(.+)$/s.exec(text);
    const [left, sign, right] = [bare(sides?.[1] ?? ""), sides?.[2], bare(sides?.[3] ?? "")];
    if (!LITERAL.test(left) || !LITERAL.test(right))
        return false;
    return sign === "<>" ? left !== right : left === right;
}
/** Without the brackets around all of it, and without a cast to what it is anyway. */
function bare(expression) {
    let text = expression;
    for (;;) {
        text = text.trim().replace(/::bool(?:ean)?$/i, "");
        const whole = text.startsWith("(") && depths(text).findIndex((depth) => depth === 0) === text.length - 1;
        if (!whole)
            return text;
        text = text.slice(1, -1);
    }
}
/** Parts between a word that stands outside of brackets and quotes. */
function split(text, word) {
    const depth = depths(text);
    const parts = [];
    let start = 0;
    for (const { index, 0: found } of text.matchAll(new RegExp(`\\s${word}\\s`, "gi"))) {
        if (depth[index] !== 0)
            continue;
        parts.push(text.slice(start, index));
        start = index + found.length;
    }
    return [...parts, text.slice(start)];
}
/** After each character, how many brackets are open; inside of quotes it is never 0. */
function depths(text) {
    let open = 0;
    let quote = "";
    return text.split("").map((character) => {
        if (quote !== "") {
            if (character === quote)
                quote = "";
        }
        else if (character === "'" || character === '"')
            quote = character;
        else if (character === "(")
            open += 1;
        else if (character === ")")
            open -= 1;
        return quote === "" ? open : open + 1;
    });
}

;// CONCATENATED MODULE: ./build/src/gates/rls/catalog.js



/** The roles in which a browser reaches the tables: without and with somebody who is logged in. */
const WEB_ROLES = ["anon", "authenticated"];
const KINDS = {
    r: "table",
    p: "table",
    v: "view",
    m: "materialized view",
    f: "foreign table",
};
const COMMANDS = {
    r: "select",
    a: "insert",
    w: "update",
    d: "delete",
    "*": "all commands",
};
const IN_SCHEMAS = "n.nspname in (select pg_catalog.json_array_elements_text($1::json))";
const WEB = `r.rolname in (${WEB_ROLES.map((role) => `'${role}'`).join(", ")})`;
const SCHEMAS = `select n.nspname::text as name from pg_catalog.pg_namespace n where ${IN_SCHEMAS} order by 1`;
const ROLES = `select r.rolname::text as name, r.rolsuper as superuser, r.rolbypassrls as bypasses
  from pg_catalog.pg_roles r where ${WEB} order by 1`;
/** Tables that an extension brought are its own: nobody here can change them. */
const RELATIONS = `select n.nspname::text as schema, c.relname::text as name, c.relkind::text as kind,
  c.relispartition as partition, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
  coalesce((select bool_or(o.option_value::boolean) from pg_options_to_table(c.reloptions) o
    where o.option_name = 'security_invoker'), false) as invoker,
  (select coalesce(json_agg(r.rolname order by r.rolname), '[]')::text from pg_catalog.pg_roles r where ${WEB}
    and has_schema_privilege(r.oid, n.oid, 'usage') and has_any_column_privilege(r.oid, c.oid, 'select')) as readers,
  (select coalesce(json_agg(r.rolname order by r.rolname), '[]')::text from pg_catalog.pg_roles r where ${WEB}
    and not r.rolsuper and pg_has_role(r.oid, c.relowner, 'usage')) as owners
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where ${IN_SCHEMAS} and c.relkind in ('r', 'p', 'v', 'm', 'f') and not exists (select from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by 1, 2`;
/** Role 0 is everybody. */
const POLICIES = `select n.nspname::text as schema, c.relname::text as relation, p.polname::text as name,
  p.polpermissive as permissive, p.polcmd::text as command,
  pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as with_check,
  (select coalesce(json_agg(r.rolname order by r.rolname), '[]')::text from pg_catalog.pg_roles r where ${WEB}
    and (0::oid = any(p.polroles) or exists (select from unnest(p.polroles) given(role)
      where given.role <> 0 and pg_has_role(r.oid, given.role, 'usage')))) as applies_to
  from pg_catalog.pg_policy p join pg_catalog.pg_class c on c.oid = p.polrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where ${IN_SCHEMAS} order by 1, 2, 3`;
/** Throws ProviderError where the catalog cannot be read. */
async function readCatalog(session, schemas) {
    const named = [JSON.stringify(schemas)];
    const found = await session.query(SCHEMAS, named);
    const roles = await session.query(ROLES);
    const relations = await session.query(RELATIONS, named);
    const policies = await session.query(POLICIES, named);
    const policiesOf = (0,group_by/* groupBy */.$)(policies.rows, (row) => JSON.stringify([row["schema"], row["relation"]]));
    return {
        schemas: found.rows.map((row) => String(row["name"])),
        roles: roles.rows.map((row) => ({
            name: String(row["name"]),
            superuser: row["superuser"] === true,
            bypasses: row["bypasses"] === true,
        })),
        relations: relations.rows.map((row) => relationOf(row, policiesOf.get(JSON.stringify([row["schema"], row["name"]])) ?? [])),
    };
}
function relationOf(row, policies) {
    return {
        schema: String(row["schema"]),
        name: String(row["name"]),
        kind: KINDS[String(row["kind"])] ?? "table",
        partition: row["partition"] === true,
        secured: row["secured"] === true,
        forced: row["forced"] === true,
        invoker: row["invoker"] === true,
        readers: namesOf(row["readers"]),
        owners: namesOf(row["owners"]),
        policies: policies.map((policy) => ({
            name: String(policy["name"]),
            permissive: policy["permissive"] === true,
            command: COMMANDS[String(policy["command"])] ?? String(policy["command"]),
            using: expressionOf(policy["using"]),
            withCheck: expressionOf(policy["with_check"]),
            appliesTo: namesOf(policy["applies_to"]),
        })),
    };
}
function expressionOf(value) {
    if (typeof value !== "string")
        return null;
    if (!isTooLargeToJudge(value))
        return value;
    throw new lib_error/* ProviderError */.mZ({
        reasonCode: "vendor_answer_unknown",
        vendor: "PostgreSQL",
        message: `A policy's expression of ${value.length} characters is longer, or has deeper brackets, than what is judged.`,
        remedy: "Move a part of the expression into a function.",
    });
}
function namesOf(value) {
    const names = JSON.parse(String(value));
    return Array.isArray(names) ? names.map(String) : [];
}

// EXTERNAL MODULE: ./build/src/lib/quote-sql.js
var quote_sql = __webpack_require__(51232);
;// CONCATENATED MODULE: ./build/src/gates/rls/names.js
/** Names of a database, which may hold anything: in SQL, and for people. */

/** How many names a sentence takes; the evidence has them all. */
const SHOWN_NAMES = 5;
/** A name as PostgreSQL reads it, whatever is in it. */
function quoteName(...parts) {
    return parts.map(quote_sql/* quoteIdentifier */.C).join(".");
}
/** A name for people: quoted only where it needs to be. */
function showName(...parts) {
    return parts.map((part) => (/^[a-z_][a-z0-9_$]*$/.test(part) ? part : quoteName(part))).join(".");
}
/** `a, b and 3 more`. */
function listSome(names) {
    const more = names.length - SHOWN_NAMES;
    return `${names.slice(0, SHOWN_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
/** SQL to run, one statement for each of the first names. */
function listStatements(statements) {
    const more = statements.length - SHOWN_NAMES;
    return `${statements.slice(0, SHOWN_NAMES).join(" ")}${more > 0 ? ` And so for ${more} more, see the evidence.` : ""}`;
}

;// CONCATENATED MODULE: ./build/src/gates/rls/judge-sight.js


/** Rows are counted up to here: a table of millions need not be read to the end to say that too much is seen. */
const MOST_COUNTED = 10_000;
const MOST_COMPARED = 1_000_000;
const INSUFFICIENT_PRIVILEGE = "42501";
async function judgeSight(session, sight, catalog) {
    const found = catalog.relations.filter(({ schema, name }) => [name, `${schema}.${name}`].includes(sight.table));
    const [relation] = found;
    const label = `${sight.as} asks ${relation === undefined ? sight.table : showName(relation.schema, relation.name)}`;
    try {
        const [finding, said] = relation === undefined || found.length > 1 ? notOne(found) : await judge(session, { sight, relation, catalog });
        return {
            finding: finding === null ? null : { ...finding, summary: `${label}: ${said}.` },
            evidence: { label, value: said },
        };
    }
    catch (error) {
        if (!(error instanceof lib_error/* ProviderError */.mZ))
            throw error;
        const { reasonCode, message, remedy } = error;
        return { finding: { outcome: "hold", reasonCode, summary: message, remedy }, evidence: { label, value: message } };
    }
}
function notOne(found) {
    return found.length === 0
        ? [
            hold("no_data", "Correct the name, or check whether the migrations were applied."),
            "there is no such table in the schemas",
        ]
        : [hold("no_data", "Write it as schema.table."), `${found.length} schemas have a table of that name`];
}
async function judge(session, subject) {
    const { sight, relation } = subject;
    const { rows } = sight;
    const question = questionOf(sight, relation);
    const claims = { role: sight.as, ...sight.claims };
    const answer = await session.asRole(sight.as, claims, (role) => role.attempt(question.text, question.values));
    if ("refusal" in answer)
        return judgeRefusal(answer.refusal, sight);
    const { seen, foreign } = countsOf(answer);
    const leak = (said) => [fail("row_security_leaks", repair(subject)), said];
    if (rows.kind === "denied") {
        const said = `may query it and sees ${rowsOf(seen)}, expected to be denied`;
        const revoke = `Run: revoke select on ${quoteName(relation.schema, relation.name)} from ${quoteName(sight.as)};`;
        return [fail(seen > 0 ? "row_security_leaks" : "gate_failed", revoke), said];
    }
    if (rows.kind === "none" && seen > 0)
        return leak(`sees ${rowsOf(seen)}, expected none`);
    if (rows.kind === "only" && foreign > 0) {
        return leak(`sees ${rowsOf(foreign)} that are not its own, and ${rowsOf(seen - foreign)} that are`);
    }
    if (rows.kind === "count") {
        if (seen > rows.count)
            return leak(`sees ${rowsOf(seen)}, expected ${rows.count}`);
        return seen === rows.count ? [null, `sees ${rowsOf(seen)}, as expected`] : tooFew(seen, String(rows.count));
    }
    const total = await countAll(session, relation, question);
    if ("unknown" in total)
        return [total.unknown, total.unknown.summary];
    return judgeAgainst(total, { seen, foreign }, rows.kind);
}
/** What is hidden can be judged only where there is something to hide. */
function judgeAgainst(total, { seen }, kind) {
    const hidden = kind === "only" ? total.foreign : total.seen;
    if (hidden === 0) {
        const what = kind === "only" ? "no row of anybody else" : "no row";
        return [
            hold("no_data", "Add distinguishable rows to this database, or name a table that has some."),
            `sees ${rowsOf(seen)}, but there is ${what} to be seen, so it proves nothing`,
        ];
    }
    if (kind === "all" && total.seen >= MOST_COMPARED) {
        const said = `there are ${MOST_COMPARED} rows or more, too many to compare`;
        return [hold("no_data", "Narrow them down with where."), said];
    }
    if (kind === "all" && seen < total.seen)
        return tooFew(seen, `all ${total.seen}`);
    const own = kind === "only" ? " of its own" : "";
    return [null, `sees ${rowsOf(seen)}${own}, of ${capped(total.seen)} in all`];
}
function judgeRefusal({ sqlState, message }, { rows }) {
    if (sqlState === INSUFFICIENT_PRIVILEGE) {
        if (rows.kind === "none" || rows.kind === "denied")
            return [null, `may not even query it (${message})`];
        return [
            fail("gate_failed", "Grant the role select on the table and usage of its schema, or expect rows: denied."),
            `may not query it (${message})`,
        ];
    }
    // Class 42 names what the statement names; the others may quote what is in the rows.
    const said = sqlState.startsWith("42") ? `${sqlState}: ${message}` : sqlState;
    return [
        hold("database_refused", "Check that the columns of the plan exist, that the values fit them, and that the policies work."),
        `the query was refused (${said})`,
    ];
}
function tooFew(seen, expected) {
    const remedy = "Look at the policies' conditions and the claims in the plan, or expect fewer rows.";
    return [fail("gate_failed", remedy), `sees ${rowsOf(seen)}, expected ${expected}`];
}
/** Names are quoted, values are parameters: nothing of the plan is SQL. */
function questionOf({ where, rows }, { schema, name }) {
    const values = [];
    const conditionOf = (columns) => [
        "true",
        ...Object.entries(columns).map(([column, value]) => {
            if (value === null)
                return `t.${quoteName(column)} is null`;
            values.push(value);
            return `t.${quoteName(column)} = $${values.length}`;
        }),
    ].join(" and ");
    const asked = conditionOf(where);
    const own = rows.kind === "only" ? conditionOf(rows.only) : "true";
    const count = (condition) => `(select count(*) from (select from ${quoteName(schema, name)} t where ${condition} limit ${limitOf(rows)}) counted)`;
    return {
        text: `select ${count(`${asked} and (${own}) is true`)} as own, ${count(`${asked} and (${own}) is not true`)} as foreign`,
        values,
    };
}
function limitOf(rows) {
    if (rows.kind === "all")
        return MOST_COMPARED;
    return rows.kind === "count" ? Math.max(rows.count, MOST_COUNTED) + 1 : MOST_COUNTED + 1;
}
/** The same question as the database's user, if that one sees every row. */
async function countAll(session, relation, question) {
    const { schema, name } = relation;
    const answer = await session.attempt(question.text, question.values);
    const unknown = (said, remedy) => ({
        unknown: { ...hold("credential_insufficient", remedy), summary: said },
    });
    if ("refusal" in answer) {
        const said = `the database's user may not read it (${answer.refusal.sqlState}), so how many rows there are is not known`;
        return unknown(said, "Use the address of the table's owner, or grant its rights to this user.");
    }
    const { rows } = await session.query("select row_security_active($1::text) as active", [quoteName(schema, name)]);
    if (relation.kind === "table" && rows[0]?.["active"] === true) {
        const said = "row security hides rows from the database's user, so how many there are is not known";
        return unknown(said, "Use the address of the table's owner, or of a role that bypasses row security.");
    }
    return countsOf(answer);
}
function countsOf({ rows }) {
    const [own, foreign] = [Number(rows[0]?.["own"]), Number(rows[0]?.["foreign"])];
    return { seen: own + foreign, foreign };
}
/** What to change, by what lets the role in. */
function repair({ sight, relation }) {
    const table = quoteName(relation.schema, relation.name);
    if (relation.kind === "view" && !relation.invoker) {
        return `Run: alter view ${table} set (security_invoker = true);`;
    }
    if (relation.kind !== "table")
        return `Run: revoke select on ${table} from ${quoteName(sight.as)};`;
    if (!relation.secured)
        return `Run: alter table ${table} enable row level security;`;
    const policies = relation.policies
        .filter(({ permissive, appliesTo }) => permissive && appliesTo.includes(sight.as))
        .map((policy) => showName(policy.name));
    return policies.length === 0
        ? `No policy lets ${sight.as} in: check whether the role bypasses row security or has the owner's rights.`
        : `Look at ${listSome(policies)} on ${table}: the condition must name the row's owner, such as using (user_id = auth.uid()).`;
}
function rowsOf(count) {
    return `${capped(count)} ${count === 1 ? "row" : "rows"}`;
}
function capped(count) {
    return count > MOST_COUNTED ? `more than ${MOST_COUNTED}` : String(count);
}
function hold(reasonCode, remedy) {
    return { outcome: "hold", reasonCode, remedy };
}
function fail(reasonCode, remedy) {
    return { outcome: "fail", reasonCode, remedy };
}

;// CONCATENATED MODULE: ./build/src/gates/rls/judge-tables.js



/** Whether a list of the plan names the relation, as `table` or `schema.table`. */
function isNamed(list, { schema, name }) {
    return list.includes(name) || list.includes(`${schema}.${name}`);
}
function judgeTables(spec, catalog) {
    const relations = catalog.relations.filter((relation) => !isNamed(spec.tables.exclude, relation));
    const tables = relations.filter(({ kind }) => kind === "table");
    const others = relations.filter((relation) => relation.kind !== "table" && isOpen(relation, spec));
    const secured = tables.filter(({ secured }) => secured);
    const findings = [
        ...unsecured(tables.filter((table) => !table.secured)),
        ...withoutPolicy(secured.filter((table) => table.policies.length === 0 && !table.partition && !isNamed(spec.closed, table))),
        ...openPolicies(secured.flatMap((table) => openPoliciesOf(table, spec).map((policy) => ({ table, policy })))),
        ...notClosed(secured.filter((table) => isNamed(spec.closed, table) && table.policies.some(letsIn))),
        ...ownedByWebRoles(secured.filter(({ owners, forced }) => owners.length > 0 && !forced)),
        ...passedBy(others),
        ...bypassing(catalog),
        ...missing(spec, catalog, tables),
    ];
    return {
        findings,
        evidence: [
            ...tables.map((table) => ({ label: showName(table.schema, table.name), value: describeTable(table, spec) })),
            ...others.map((other) => ({
                label: showName(other.schema, other.name),
                value: `${other.kind} without row security, read by ${other.readers.join(" and ")}`,
            })),
        ],
        tables: secured.length,
    };
}
function describeTable(table, spec) {
    if (!table.secured)
        return "no row security";
    const open = openPoliciesOf(table, spec).map(({ name }) => showName(name));
    const count = table.policies.length;
    const policies = count === 0
        ? `no policy, so that nobody but its owner sees a row${table.partition ? " (a partition: its parent's policies count)" : ""}`
        : `${count} ${count === 1 ? "policy" : "policies"}`;
    return [
        `row security on, ${policies}`,
        ...(open.length === 0 ? [] : [`open to everybody by ${open.join(" and ")}`]),
        ...(table.forced ? ["holds for the owner, too"] : []),
    ].join("; ");
}
function openPoliciesOf(table, spec) {
    const { schema, name } = table;
    if (isNamed(spec.public, table))
        return [];
    return table.policies.filter((policy) => policy.permissive &&
        policy.appliesTo.includes("anon") &&
        (isAlwaysTrue(policy.using) || isAlwaysTrue(policy.withCheck)) &&
        !spec.public.includes(`${name}.${policy.name}`) &&
        !spec.public.includes(`${schema}.${name}.${policy.name}`));
}
function letsIn({ permissive, appliesTo }) {
    return permissive && appliesTo.length > 0;
}
/** A view asks with its owner's rights, and the others know no row security at all. */
function isOpen(relation, spec) {
    return relation.readers.length > 0 && !relation.invoker && !isNamed(spec.public, relation);
}
function found(summary, remedy) {
    return { outcome: "fail", reasonCode: "row_security_missing", summary, remedy };
}
function show(relations) {
    return listSome(relations.map(({ schema, name }) => showName(schema, name)));
}
function unsecured(tables) {
    if (tables.length === 0)
        return [];
    const statements = tables.map((table) => `alter table ${quoteName(table.schema, table.name)} enable row level security;`);
    return [
        found(`${tables.length} without row security: ${show(tables)}.`, `Run, and add policies: ${listStatements(statements)}`),
    ];
}
function withoutPolicy(tables) {
    const [first] = tables;
    if (first === undefined)
        return [];
    return [
        found(`${tables.length} with row security but no policy, so only the server sees their rows: ${show(tables)}.`, `If that is intended, list the table in closed. Otherwise write a policy: create policy "own rows" on ${quoteName(first.schema, first.name)} to authenticated using (user_id = auth.uid());`),
    ];
}
function openPolicies(open) {
    if (open.length === 0)
        return [];
    const shown = open.map(({ table, policy }) => `${showName(policy.name)} on ${showName(table.schema, table.name)} (${policy.command})`);
    const statements = open.map(({ table, policy }) => `drop policy ${quoteName(policy.name)} on ${quoteName(table.schema, table.name)};`);
    return [
        found(`${open.length} ${open.length === 1 ? "policy is" : "policies are"} true for everybody: ${listSome(shown)}.`, `If that is intended, list the table or table.policy in public. Otherwise write a condition, or run: ${listStatements(statements)}`),
    ];
}
function notClosed(tables) {
    if (tables.length === 0)
        return [];
    return [
        found(`${tables.length} listed as closed but with a policy for the web: ${show(tables)}.`, "Drop the policies, or remove the tables from closed."),
    ];
}
function ownedByWebRoles(tables) {
    if (tables.length === 0)
        return [];
    const statements = tables.map((table) => `alter table ${quoteName(table.schema, table.name)} force row level security;`);
    return [
        found(`${tables.length} owned by a role of the web, to which row security does not apply: ${show(tables)}.`, `Give the tables another owner, or run: ${listStatements(statements)}`),
    ];
}
function passedBy(relations) {
    if (relations.length === 0)
        return [];
    const statements = relations.map(({ kind, schema, name, readers }) => kind === "view"
        ? `alter view ${quoteName(schema, name)} set (security_invoker = true);`
        : `revoke select on ${quoteName(schema, name)} from ${readers.map((reader) => quoteName(reader)).join(", ")};`);
    const shown = relations.map((relation) => `${relation.kind} ${showName(relation.schema, relation.name)}`);
    return [
        found(`${relations.length} that the web can read past row security: ${listSome(shown)}.`, `If that is intended, list it in public. Otherwise run: ${listStatements(statements)}`),
    ];
}
function bypassing({ roles }) {
    return roles
        .filter(({ superuser, bypasses }) => superuser || bypasses)
        .map(({ name, superuser }) => found(`The role ${name} ${superuser ? "is a superuser" : "bypasses row security"}, so no policy applies to it.`, `Run: alter role ${quoteName(name)} nosuperuser nobypassrls;`));
}
/** Where there is nothing to look at, nothing was verified. */
function missing(spec, catalog, tables) {
    const roles = WEB_ROLES.filter((role) => !catalog.roles.some(({ name }) => name === role));
    const schemas = spec.schemas.filter((schema) => !tables.some((table) => table.schema === schema));
    return [
        ...schemas.map((schema) => {
            const exists = catalog.schemas.includes(schema);
            return {
                outcome: "hold",
                reasonCode: "no_data",
                summary: exists
                    ? `The schema ${showName(schema)} has no table to check.`
                    : `There is no schema ${showName(schema)}.`,
                remedy: "Correct schemas in the plan, or check whether the migrations were applied to this database.",
            };
        }),
        ...roles.map((role) => ({
            outcome: "hold",
            reasonCode: "not_found",
            summary: `The database has no role ${role}, so what it may see is not known.`,
            remedy: `Check that this is the right database; a copy of it needs the role, too: create role ${role} nologin noinherit;`,
        })),
    ];
}

// EXTERNAL MODULE: ./build/src/lib/verdict-of-findings.js
var verdict_of_findings = __webpack_require__(45455);
;// CONCATENATED MODULE: ./build/src/gates/rls/check-rls.js
/** Asks the rls gate: loaded when there is a database to ask. */







const LIMITS = { connectTimeoutMs: 10_000, statementTimeoutMs: 15_000 };
/** The gate's answer; see rls.ts. */
async function checkRls(spec, { roles, env }) {
    const url = env[spec.database]?.trim() ?? "";
    if (url === "") {
        return (0,verdict/* hold */._2)("secret_missing", `${spec.database} is not set.`, `Store the database's address as ${spec.database}.`);
    }
    return roles.databases.withSession(new secret/* Secret */.z(spec.database, url), LIMITS, async (session) => {
        const catalog = await readCatalog(session, spec.schemas);
        const judged = judgeTables(spec, catalog);
        const sights = [];
        for (const sight of spec.sees)
            sights.push(await judgeSight(session, sight, catalog));
        const findings = [...judged.findings, ...sights.flatMap(({ finding }) => (finding === null ? [] : [finding]))];
        const schemas = spec.schemas.map((schema) => showName(schema)).join(", ");
        const queries = spec.sees.length === 0 ? "" : ` Queries as a role that saw only what they should: ${spec.sees.length}.`;
        return (0,verdict_of_findings/* verdictOfFindings */.Z)(findings, `Every table of ${schemas} has row security (${judged.tables} of ${judged.tables}).${queries}`, [...judged.evidence, ...sights.map(({ evidence }) => evidence)]);
    });
}


/***/ })

};
