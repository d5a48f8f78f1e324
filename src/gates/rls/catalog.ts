/** What PostgreSQL's catalog says about the tables of some schemas: everybody may read it. */
import type { DatabaseRow, DatabaseSession } from "../../providers/contract.ts";
import { ProviderError } from "../../lib/error.ts";
import { groupBy } from "../../lib/group-by.ts";
import { isTooLargeToJudge } from "./always-true.ts";

/** The roles in which a browser reaches the tables: without and with somebody who is logged in. */
export const WEB_ROLES = ["anon", "authenticated"] as const;

export interface Policy {
  readonly name: string;
  /** Another policy may let in what this one does not; a restrictive one only takes away. */
  readonly permissive: boolean;
  readonly command: string;
  readonly using: string | null;
  readonly withCheck: string | null;
  /** The web roles that it applies to, by name, by membership, or because it applies to everybody. */
  readonly appliesTo: readonly string[];
}

export interface Relation {
  readonly schema: string;
  readonly name: string;
  readonly kind: "table" | "view" | "materialized view" | "foreign table";
  readonly partition: boolean;
  readonly secured: boolean;
  /** Row security holds for the owner, too. */
  readonly forced: boolean;
  /** A view that asks with the rights of who asks. */
  readonly invoker: boolean;
  /** The web roles that may read some column of it. */
  readonly readers: readonly string[];
  /** The web roles that have the owner's rights. */
  readonly owners: readonly string[];
  readonly policies: readonly Policy[];
}

export interface WebRole {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
}

export interface Catalog {
  readonly schemas: readonly string[];
  readonly roles: readonly WebRole[];
  readonly relations: readonly Relation[];
}

const KINDS: Readonly<Record<string, Relation["kind"]>> = {
  r: "table",
  p: "table",
  v: "view",
  m: "materialized view",
  f: "foreign table",
};
const COMMANDS: Readonly<Record<string, string>> = {
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
export async function readCatalog(session: DatabaseSession, schemas: readonly string[]): Promise<Catalog> {
  const named = [JSON.stringify(schemas)];
  const found = await session.query(SCHEMAS, named);
  const roles = await session.query(ROLES);
  const relations = await session.query(RELATIONS, named);
  const policies = await session.query(POLICIES, named);
  const policiesOf = groupBy(policies.rows, (row) => JSON.stringify([row["schema"], row["relation"]]));
  return {
    schemas: found.rows.map((row) => String(row["name"])),
    roles: roles.rows.map((row) => ({
      name: String(row["name"]),
      superuser: row["superuser"] === true,
      bypasses: row["bypasses"] === true,
    })),
    relations: relations.rows.map((row) =>
      relationOf(row, policiesOf.get(JSON.stringify([row["schema"], row["name"]])) ?? []),
    ),
  };
}

function relationOf(row: DatabaseRow, policies: readonly DatabaseRow[]): Relation {
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

function expressionOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  if (!isTooLargeToJudge(value)) return value;
  throw new ProviderError({
    reasonCode: "vendor_answer_unknown",
    vendor: "PostgreSQL",
    message: `A policy's expression of ${value.length} characters is longer, or has deeper brackets, than what is judged.`,
    remedy: "Move a part of the expression into a function.",
  });
}

function namesOf(value: unknown): readonly string[] {
  const names: unknown = JSON.parse(String(value));
  return Array.isArray(names) ? names.map(String) : [];
}
