/**
 * The schemas of a backup, dropped and restored in one transaction: for what was created in them since, and keeps `pg_restore`
 * from dropping what it brings. `drop schema … cascade` is PostgreSQL's; what of it would reach outside of them is found by
 * comparing what there was with what is left, in that very transaction, which then ends with the names and changes nothing.
 */
import { quoteIdentifier, quoteLiteral } from "../../lib/quote-sql.ts";
import { hold, type Verdict } from "../../lib/verdict.ts";
import type { DatabaseWork } from "../../providers/contract.ts";
import { feedProgram } from "../../steps/backup/read-archive.ts";
import { LIMITS, type RestoreOrder, type RestoreSource } from "./restore-order.ts";

/** Class `HP`: no error of PostgreSQL's own. */
const REACHES_OUT = "HP001";
const NAMED = 10;

/** All that `drop schema` may take with it, with the schema that it is in; of none, where it belongs to the whole database. */
const OBJECTS = `
  select 'pg_catalog.pg_class'::regclass as class, c.oid, 0 as sub, c.relnamespace as home from pg_catalog.pg_class c
    where c.relkind in ('r', 'v', 'm', 'S', 'f', 'p')
  union all select 'pg_catalog.pg_class'::regclass, a.attrelid, a.attnum, c.relnamespace from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'v', 'm', 'f', 'p')
  union all select 'pg_catalog.pg_proc'::regclass, oid, 0, pronamespace from pg_catalog.pg_proc
  union all select 'pg_catalog.pg_type'::regclass, oid, 0, typnamespace from pg_catalog.pg_type
  union all select 'pg_catalog.pg_constraint'::regclass, oid, 0, connamespace from pg_catalog.pg_constraint
  union all select 'pg_catalog.pg_operator'::regclass, oid, 0, oprnamespace from pg_catalog.pg_operator
  union all select 'pg_catalog.pg_rewrite'::regclass, r.oid, 0, c.relnamespace from pg_catalog.pg_rewrite r
    join pg_catalog.pg_class c on c.oid = r.ev_class
  union all select 'pg_catalog.pg_trigger'::regclass, t.oid, 0, c.relnamespace from pg_catalog.pg_trigger t
    join pg_catalog.pg_class c on c.oid = t.tgrelid where not t.tgisinternal
  union all select 'pg_catalog.pg_policy'::regclass, p.oid, 0, c.relnamespace from pg_catalog.pg_policy p
    join pg_catalog.pg_class c on c.oid = p.polrelid
  union all select 'pg_catalog.pg_attrdef'::regclass, d.oid, 0, c.relnamespace from pg_catalog.pg_attrdef d
    join pg_catalog.pg_class c on c.oid = d.adrelid
  union all select 'pg_catalog.pg_class'::regclass, i.indexrelid, 0, c.relnamespace from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indrelid
  union all select 'pg_catalog.pg_extension'::regclass, oid, 0, 0 from pg_catalog.pg_extension
  union all select 'pg_catalog.pg_event_trigger'::regclass, oid, 0, 0 from pg_catalog.pg_event_trigger
  union all select 'pg_catalog.pg_cast'::regclass, oid, 0, 0 from pg_catalog.pg_cast`;

/** Schemas of the tables that a backup has, by their plain names. One without a table is left as it is. */
export function schemasOf(tables: readonly string[]): readonly string[] {
  return [...new Set(tables.map(schemaOf))].toSorted();
}

/** `My App` of `"My App"."Users"`. */
export function schemaOf(table: string): string {
  const [, quoted, plain = ""] = /^(?:"((?:[^"]|"")+)"|([^."]+))\./.exec(table) ?? [];
  return quoted === undefined ? plain : quoted.replaceAll('""', '"');
}

/** No dump creates this one, since every new database has it. */
const EVERYWHERE = "public";

/** Made again as it was, with its owner and rights: what the backup says of them comes on top, as it does in place. */
const MAKE_AGAIN = `
      if kept.nspowner is not null then
        execute pg_catalog.format('create schema ${EVERYWHERE} authorization %s', kept.nspowner::pg_catalog.regrole);
        if kept.nspacl is not null then
          execute pg_catalog.format('revoke all on schema ${EVERYWHERE} from public, %s', kept.nspowner::pg_catalog.regrole);
          for one in select case when a.grantee = 0 then 'public' else a.grantee::pg_catalog.regrole::text end as who,
              a.privilege_type as may, case when a.is_grantable then ' with grant option' else '' end as option
              from pg_catalog.aclexplode(kept.nspacl) a loop
            execute pg_catalog.format('grant %s on schema ${EVERYWHERE} to %s%s', one.may, one.who, one.option);
          end loop;
        end if;
        if kept.said is not null then
          execute pg_catalog.format('comment on schema ${EVERYWHERE} is %L', kept.said);
        end if;
      end if;`;

/** Drops them; raises an error with the names where anything outside of them would go, too. */
export function dropStatement(schemas: readonly string[]): string {
  const inside = `array[${schemas.map(quoteLiteral).join(", ")}]::text[]`;
  const outside = `select pg_catalog.pg_describe_object(o.class, o.oid, o.sub) from (${OBJECTS}) o
    left join pg_catalog.pg_namespace n on n.oid = o.home
    where n.nspname is null or not (n.nspname::text = any (${inside}) or n.nspname ~ '^pg_' or n.nspname = 'information_schema')`;
  const body = `
    declare
      before text[];
      lost text[];
      kept record;
      one record;
    begin
      perform pg_catalog.set_config('search_path', '', true);
      before := array(${outside});
      select n.nspowner, n.nspacl, pg_catalog.obj_description(n.oid, 'pg_namespace') as said into kept
        from pg_catalog.pg_namespace n where n.nspname = '${EVERYWHERE}';
      drop schema if exists ${schemas.map(quoteIdentifier).join(", ")} cascade;
      lost := array(select pg_catalog.unnest(before) except (${outside}) order by 1);
      if pg_catalog.cardinality(lost) > 0 then
        raise exception using errcode = '${REACHES_OUT}', message = pg_catalog.array_to_string(lost[1:${NAMED}], '; ');
      end if;${schemas.includes(EVERYWHERE) ? MAKE_AGAIN : ""}
    end`;
  return `do ${quoteLiteral(body)};`;
}

class TakenBack extends Error {}

/** Null where they could be dropped: it is tried while nobody is in, and taken back. */
export async function judgeDrop(
  { work, url, database }: RestoreOrder,
  schemas: readonly string[],
): Promise<Verdict | null> {
  const found: Verdict[] = [];
  try {
    await work.withWriter(url, LIMITS, (writer) =>
      writer.transaction("", async () => {
        const answer = await writer.attempt(dropStatement(schemas));
        if ("refusal" in answer) {
          const { sqlState, message } = answer.refusal;
          found.push(sqlState === REACHES_OUT ? reachesOut(database, schemas, message) : refused(schemas, message));
        }
        throw new TakenBack();
      }),
    );
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return found[0] ?? null;
}

/** What `psql` runs in one transaction: they are dropped, and all that the backup has of them is made anew. */
export async function* dropAndRestore(
  work: DatabaseWork,
  { url }: Pick<RestoreOrder, "url">,
  source: RestoreSource,
  { schemas, serverMajor }: { readonly schemas: readonly string[]; readonly serverMajor: number },
): AsyncIterable<Uint8Array> {
  yield Buffer.from(`${dropStatement(schemas)}\n`);
  const program = await work.startProgram(url, "pg_restore", serverMajor, ["--file=-"]);
  try {
    const feeding = feedProgram(program, source.open());
    yield* program.stdout;
    const [fed, { failure }] = await Promise.all([feeding, program.ended]);
    // Whoever reads this ends `psql` by a signal then, and half of a script is not committed.
    if (fed !== null) throw fed.reason;
    if (failure !== null) throw failure;
  } finally {
    program.stop();
    await program.ended;
  }
}

function reachesOut(database: string, schemas: readonly string[], names: string): Verdict {
  return hold(
    "restore_reaches_out",
    `The schemas ${schemas.join(", ")} of ${database} are not dropped, because something outside of them would go with them: ${names}.`,
    "Take these away by hand, or move them into one of the schemas, and run this again. Nothing was changed.",
  );
}

function refused(schemas: readonly string[], message: string): Verdict {
  return hold(
    "restore_blocked",
    `The schemas ${schemas.join(", ")} cannot be dropped here: ${message}`,
    "The role must own them and all that is in them. Nothing was changed.",
  );
}
