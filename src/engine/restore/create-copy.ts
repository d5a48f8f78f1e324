/** The database beside: of the same owner, encoding and locale as the one in use, and closed until it is marked as ours. */
import { ProviderError } from "../../lib/error.ts";
import { quoteIdentifier, quoteLiteral } from "../../lib/quote-sql.ts";
import type { ServerWorld } from "./observe-server.ts";
import type { Server } from "./open-server.ts";
import { type Acting, markNow } from "./switch-databases.ts";
import { allowConnections, commentOn } from "./write-mark.ts";

/**
 * Columns have other names by version, so they are read by their names in a row of JSON. The template's own tablespace is not
 * named: who is no superuser may not name even the default one.
 */
const MADE_LIKE = `
  select pg_catalog.pg_get_userbyid(d.datdba) as owner, pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
    d.datcollate as lc_collate, d.datctype as lc_ctype, nullif(t.spcname, (select s.spcname
      from pg_catalog.pg_database p join pg_catalog.pg_tablespace s on s.oid = p.dattablespace
      where p.datname = 'template0')) as tablespace,
    pg_catalog.to_jsonb(d) ->> 'datlocprovider' as provider,
    coalesce(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale') as locale,
    pg_catalog.to_jsonb(d) ->> 'daticurules' as rules
  from pg_catalog.pg_database d join pg_catalog.pg_tablespace t on t.oid = d.dattablespace where d.datname = $1`;

/** Making one takes the time of a checkpoint. */
export async function createCopy(server: Server, world: ServerWorld, acting: Acting): Promise<void> {
  const { rows } = await server.writer.query(MADE_LIKE, [acting.database]);
  const row = rows[0] ?? {};
  const text = (name: string) => (typeof row[name] === "string" ? row[name] : null);
  const words: readonly (readonly [string, string | null])[] = [
    ["owner", identifier(text("owner"))],
    ["template", "template0"],
    ["encoding", literal(text("encoding"))],
    ["lc_collate", literal(text("lc_collate"))],
    ["lc_ctype", literal(text("lc_ctype"))],
    ...localeOf(text("provider"), text("locale"), text("rules")),
    ["tablespace", identifier(text("tablespace"))],
    ["allow_connections", "false"],
  ];
  const options = words.flatMap(([word, value]) => (value === null ? [] : [`${word} = ${value}`])).join(" ");
  acting.progress(`creating ${world.copyName}`);
  try {
    await server.change([`create database ${quoteIdentifier(world.copyName)} with ${options}`]);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.reasonCode !== "database_refused") throw error;
    throw new ProviderError({
      reasonCode: "restore_in_place_only",
      vendor: "PostgreSQL",
      message: `A database could not be created beside ${acting.database}: ${error.message}`,
      remedy:
        "Give the role CREATEDB and make it a member of the database's owner. Where the vendor allows neither, use the vendor's own restore; --way in-place is the last resort.",
    });
  }
}

function localeOf(provider: string | null, locale: string | null, rules: string | null) {
  if (provider === "i") {
    return [
      ["locale_provider", "icu"],
      ["icu_locale", literal(locale)],
      ["icu_rules", literal(rules)],
    ] as const;
  }
  if (provider !== "b") return [];
  return [
    ["locale_provider", "builtin"],
    ["builtin_locale", literal(locale)],
  ] as const;
}

/** Nobody but its owner gets in while it is being filled. */
export async function openCopy(server: Server, world: ServerWorld, acting: Acting): Promise<void> {
  const name = world.copyName;
  await server.change([
    commentOn(name, "", markNow(world, acting, { phase: "created", kept: null })),
    `revoke all on database ${quoteIdentifier(name)} from public`,
    allowConnections(name, true),
  ]);
  acting.step(`created ${name} beside ${acting.database}`);
}

/** It never was in use: the decision has read that from its mark a moment ago, and nobody else makes such names. */
export async function removeCopy(server: Server, world: ServerWorld, acting: Acting): Promise<void> {
  await server.change([`drop database ${quoteIdentifier(world.copyName)} with (force)`]);
  acting.step(`removed ${world.copyName}, which an earlier run had begun`);
}

function literal(text: string | null): string | null {
  return text === null ? null : quoteLiteral(text).trim();
}

function identifier(text: string | null): string | null {
  return text === null ? null : quoteIdentifier(text);
}
