/** What the databases of a rehearsal hold: a small catalogue of media and its users, and whatever tables a plan names. Pure. */
import { quoteIdentifier, quoteLiteral } from "./quote.ts";

/** Enough that a backup of them takes long enough to be seen. */
export const USERS = 20_000;
export const MEDIA = 120_000;
const ROWS_OF_OTHERS = 1_000;

/** The tables that every one of them has, each with its schema. */
const OWN_TABLES = new Set(["public.users", "public.media", "public.schema_migrations"]);

/** Who deploys: no superuser, as at every vendor, and the owner of what is there. */
export const DEPLOYER = "deployer";

export function seedRoles(password: string): string {
  return `create role ${DEPLOYER} login createdb bypassrls password ${quoteLiteral(password)};
grant pg_monitor, pg_signal_backend to ${DEPLOYER};
create role anon nologin; create role authenticated nologin; create role service_role nologin bypassrls;
grant anon, authenticated, service_role to ${DEPLOYER};`;
}

/** `applied`: migrations that are there already; `tables` as a plan names them: `public.orders` or `orders`. */
export function seedSchema(applied: readonly string[], tables: readonly string[]): string {
  return `set role ${DEPLOYER};
create table public.schema_migrations (version varchar primary key);
insert into public.schema_migrations (version) values ${applied.map((version) => `(${quoteLiteral(version)})`).join(", ")};
create table public.users (
  id bigint generated always as identity primary key,
  email text not null unique,
  created_at timestamptz not null default now()
);
create table public.media (
  id bigint generated always as identity primary key,
  owner_id bigint not null references public.users (id),
  kind text not null,
  title text not null,
  bytes bigint not null,
  created_at timestamptz not null default now()
);
insert into public.users (email, created_at)
  select 'reader-' || n || '@example.org', timestamptz '2025-01-01 00:00Z' + n * interval '1 minute'
  from generate_series(1, ${USERS}) as n;
insert into public.media (owner_id, kind, title, bytes, created_at)
  select 1 + n % ${USERS}, (array['image', 'audio', 'film', 'text'])[1 + n % 4], 'Item ' || n || ' ' || md5(n::text),
    (n::bigint * 7919) % 5000000, timestamptz '2025-01-01 00:00Z' + n * interval '10 seconds'
  from generate_series(1, ${MEDIA}) as n;
${otherTables(tables).map(seedTable).join("\n")}
analyze;`;
}

/** Those of a plan that are not there anyway. */
function otherTables(tables: readonly string[]): readonly (readonly [schema: string, table: string])[] {
  const qualified = tables.map((name) => (name.includes(".") ? name : `public.${name}`));
  return [...new Set(qualified)]
    .filter((name) => !OWN_TABLES.has(name))
    .map((name) => [name.slice(0, name.indexOf(".")), name.slice(name.indexOf(".") + 1)]);
}

function seedTable([schema, table]: readonly [string, string]): string {
  const name = `${quoteIdentifier(schema)}.${quoteIdentifier(table)}`;
  return `create schema if not exists ${quoteIdentifier(schema)};
create table ${name} (
  id bigint generated always as identity primary key, title text not null, created_at timestamptz not null default now()
);
insert into ${name} (title) select ${quoteLiteral(table)} || ' ' || n from generate_series(1, ${ROWS_OF_OTHERS}) as n;`;
}
