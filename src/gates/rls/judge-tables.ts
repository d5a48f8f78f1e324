/** What the catalog gives away: tables without row security, policies and views that let everybody in. */
import type { Evidence } from "../../lib/verdict.ts";
import type { Finding } from "../../lib/verdict-of-findings.ts";
import { isAlwaysTrue } from "./always-true.ts";
import { type Catalog, type Policy, type Relation, WEB_ROLES } from "./catalog.ts";
import { listSome, listStatements, quoteName, showName } from "./names.ts";
import type { RlsSpec } from "./spec.ts";

export interface TablesJudged {
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
  /** Tables with row security that were looked at. */
  readonly tables: number;
}

/** Whether a list of the plan names the relation, as `table` or `schema.table`. */
export function isNamed(list: readonly string[], { schema, name }: Relation): boolean {
  return list.includes(name) || list.includes(`${schema}.${name}`);
}

export function judgeTables(spec: RlsSpec, catalog: Catalog): TablesJudged {
  const relations = catalog.relations.filter((relation) => !isNamed(spec.tables.exclude, relation));
  const tables = relations.filter(({ kind }) => kind === "table");
  const others = relations.filter((relation) => relation.kind !== "table" && isOpen(relation, spec));
  const secured = tables.filter(({ secured }) => secured);
  const findings = [
    ...unsecured(tables.filter((table) => !table.secured)),
    ...withoutPolicy(
      secured.filter((table) => table.policies.length === 0 && !table.partition && !isNamed(spec.closed, table)),
    ),
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

function describeTable(table: Relation, spec: RlsSpec): string {
  if (!table.secured) return "no row security";
  const open = openPoliciesOf(table, spec).map(({ name }) => showName(name));
  const count = table.policies.length;
  const policies =
    count === 0
      ? `no policy, so that nobody but its owner sees a row${table.partition ? " (a partition: its parent's policies count)" : ""}`
      : `${count} ${count === 1 ? "policy" : "policies"}`;
  return [
    `row security on, ${policies}`,
    ...(open.length === 0 ? [] : [`open to everybody by ${open.join(" and ")}`]),
    ...(table.forced ? ["holds for the owner, too"] : []),
  ].join("; ");
}

function openPoliciesOf(table: Relation, spec: RlsSpec): readonly Policy[] {
  const { schema, name } = table;
  if (isNamed(spec.public, table)) return [];
  return table.policies.filter(
    (policy) =>
      policy.permissive &&
      policy.appliesTo.includes("anon") &&
      (isAlwaysTrue(policy.using) || isAlwaysTrue(policy.withCheck)) &&
      !spec.public.includes(`${name}.${policy.name}`) &&
      !spec.public.includes(`${schema}.${name}.${policy.name}`),
  );
}

function letsIn({ permissive, appliesTo }: Policy): boolean {
  return permissive && appliesTo.length > 0;
}

/** A view asks with its owner's rights, and the others know no row security at all. */
function isOpen(relation: Relation, spec: RlsSpec): boolean {
  return relation.readers.length > 0 && !relation.invoker && !isNamed(spec.public, relation);
}

function found(summary: string, remedy: string): Finding {
  return { outcome: "fail", reasonCode: "row_security_missing", summary, remedy };
}

function show(relations: readonly Relation[]): string {
  return listSome(relations.map(({ schema, name }) => showName(schema, name)));
}

function unsecured(tables: readonly Relation[]): readonly Finding[] {
  if (tables.length === 0) return [];
  const statements = tables.map(
    (table) => `alter table ${quoteName(table.schema, table.name)} enable row level security;`,
  );
  return [
    found(
      `${tables.length} without row security: ${show(tables)}.`,
      `Run, and add policies: ${listStatements(statements)}`,
    ),
  ];
}

function withoutPolicy(tables: readonly Relation[]): readonly Finding[] {
  const [first] = tables;
  if (first === undefined) return [];
  return [
    found(
      `${tables.length} with row security but no policy, so only the server sees their rows: ${show(tables)}.`,
      `If that is intended, list the table in closed. Otherwise write a policy: create policy "own rows" on ${quoteName(first.schema, first.name)} to authenticated using (user_id = auth.uid());`,
    ),
  ];
}

function openPolicies(open: readonly { readonly table: Relation; readonly policy: Policy }[]): readonly Finding[] {
  if (open.length === 0) return [];
  const shown = open.map(
    ({ table, policy }) => `${showName(policy.name)} on ${showName(table.schema, table.name)} (${policy.command})`,
  );
  const statements = open.map(
    ({ table, policy }) => `drop policy ${quoteName(policy.name)} on ${quoteName(table.schema, table.name)};`,
  );
  return [
    found(
      `${open.length} ${open.length === 1 ? "policy is" : "policies are"} true for everybody: ${listSome(shown)}.`,
      `If that is intended, list the table or table.policy in public. Otherwise write a condition, or run: ${listStatements(statements)}`,
    ),
  ];
}

function notClosed(tables: readonly Relation[]): readonly Finding[] {
  if (tables.length === 0) return [];
  return [
    found(
      `${tables.length} listed as closed but with a policy for the web: ${show(tables)}.`,
      "Drop the policies, or remove the tables from closed.",
    ),
  ];
}

function ownedByWebRoles(tables: readonly Relation[]): readonly Finding[] {
  if (tables.length === 0) return [];
  const statements = tables.map(
    (table) => `alter table ${quoteName(table.schema, table.name)} force row level security;`,
  );
  return [
    found(
      `${tables.length} owned by a role of the web, to which row security does not apply: ${show(tables)}.`,
      `Give the tables another owner, or run: ${listStatements(statements)}`,
    ),
  ];
}

function passedBy(relations: readonly Relation[]): readonly Finding[] {
  if (relations.length === 0) return [];
  const statements = relations.map(({ kind, schema, name, readers }) =>
    kind === "view"
      ? `alter view ${quoteName(schema, name)} set (security_invoker = true);`
      : `revoke select on ${quoteName(schema, name)} from ${readers.map((reader) => quoteName(reader)).join(", ")};`,
  );
  const shown = relations.map((relation) => `${relation.kind} ${showName(relation.schema, relation.name)}`);
  return [
    found(
      `${relations.length} that the web can read past row security: ${listSome(shown)}.`,
      `If that is intended, list it in public. Otherwise run: ${listStatements(statements)}`,
    ),
  ];
}

function bypassing({ roles }: Catalog): readonly Finding[] {
  return roles
    .filter(({ superuser, bypasses }) => superuser || bypasses)
    .map(({ name, superuser }) =>
      found(
        `The role ${name} ${superuser ? "is a superuser" : "bypasses row security"}, so no policy applies to it.`,
        `Run: alter role ${quoteName(name)} nosuperuser nobypassrls;`,
      ),
    );
}

/** Where there is nothing to look at, nothing was verified. */
function missing(spec: RlsSpec, catalog: Catalog, tables: readonly Relation[]): readonly Finding[] {
  const roles = WEB_ROLES.filter((role) => !catalog.roles.some(({ name }) => name === role));
  const schemas = spec.schemas.filter((schema) => !tables.some((table) => table.schema === schema));
  return [
    ...schemas.map((schema): Finding => {
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
    ...roles.map((role): Finding => ({
      outcome: "hold",
      reasonCode: "not_found",
      summary: `The database has no role ${role}, so what it may see is not known.`,
      remedy: `Check that this is the right database; a copy of it needs the role, too: create role ${role} nologin noinherit;`,
    })),
  ];
}
