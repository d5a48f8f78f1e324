/** SQL about what an archive refers to and has not. `$1` or `$2`: its entries, as JSON `[[catalog, number], …]`. Pure. */

const CATALOG = "pg_catalog.pg_";
const classOf = (name: string) => `'${CATALOG}${name}'::pg_catalog.regclass`;

/** What has no entry of its own is part of another: a default, a check, what a view is made of, the index of a key. */
const PARTS = `
  select classid, objid, classid as of_class, objid as of_id, false as computed from own
  union all select ${classOf("attrdef")}, d.oid, o.classid, o.objid, a.attgenerated = 's'
    from own o join ${CATALOG}attrdef d on d.adrelid = o.objid join ${CATALOG}attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where o.classid = ${classOf("class")} and not exists (select from own x where x.classid = ${classOf("attrdef")} and x.objid = d.oid)
  union all select ${classOf("constraint")}, c.oid, o.classid, o.objid, true
    from (select oid, contype, case when contypid = 0 then ${classOf("class")} else ${classOf("type")} end as of_class,
        case when contypid = 0 then conrelid else contypid end as of_id from ${CATALOG}constraint) c
      join own o on o.classid = c.of_class and o.objid = c.of_id
    where c.contype = 'c' and not exists (select from own x where x.classid = ${classOf("constraint")} and x.objid = c.oid)
  union all select ${classOf("rewrite")}, r.oid, o.classid, o.objid, false
    from own o join ${CATALOG}rewrite r on r.ev_class = o.objid where o.classid = ${classOf("class")} and r.rulename = '_RETURN'
  union all select ${classOf("class")}, t.typrelid, o.classid, o.objid, false
    from own o join ${CATALOG}type t on t.oid = o.objid where o.classid = ${classOf("type")} and t.typrelid <> 0
  union all select ${classOf("class")}, c.conindid, o.classid, o.objid, false
    from own o join ${CATALOG}constraint c on c.oid = o.objid where o.classid = ${classOf("constraint")} and c.contype in ('p', 'u', 'x')`;

const own = (parameter: string) => `
  own as materialized (select (e ->> 0)::oid as classid, (e ->> 1)::oid as objid from pg_catalog.jsonb_array_elements(${parameter}::jsonb) e),
  parts as materialized (${PARTS})`;

/**
 * For this transaction. Nothing is known of how much a list of parameters holds: of 3,000 tables nested loops took 150 s, and a
 * plan without them, in 1 s, looks so dear that it would be compiled for another 10.
 */
export const HASHED = "select set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)";

/**
 * Schemas are not asked about: whatever an archive has in one, it has the schema, or every database does. What a table's own row
 * says of a function computes rows: a partition's key, a generated column before 15. That a partition's constraint belongs to
 * its whole's is said by the attachment of its index alone.
 */
export const CROSSINGS = `
  with ${own("$1")}
  select distinct p.of_class::int8 as entry_class, p.of_id::int8 as entry_id,
    p.computed or (d.classid = ${classOf("class")} and r.relkind in ('r', 'p') and d.refclassid = ${classOf("proc")}) as computed,
    case when i.inhrelid is null or d.objsubid <> 0 then null when r.relispartition then 'partition' else 'inherited' end as parent,
    n.nspname::text as schema, r.relname::text as name,
    d.refclassid::int8 as to_class, d.refobjid::int8 as to_id, d.refobjsubid as to_column
  from parts p join ${CATALOG}depend d on d.classid = p.classid and d.objid = p.objid
    left join ${CATALOG}class r on d.classid = ${classOf("class")} and r.oid = d.objid
    left join ${CATALOG}namespace n on n.oid = r.relnamespace
    left join ${CATALOG}inherits i on d.classid = ${classOf("class")} and d.refclassid = ${classOf("class")}
      and i.inhrelid = d.objid and i.inhparent = d.refobjid
  where d.deptype <> 'e' and not (d.classid = ${classOf("constraint")} and d.deptype in ('P', 'S')) and d.refobjid >= 16384 and d.refclassid <> ${classOf("namespace")}
    and not exists (select from parts x where x.classid = d.refclassid and x.objid = d.refobjid)`;

/** Pseudo-types that PL/pgSQL takes; a function with others cannot be stood in for by it. */
const TAKEN =
  "{trigger,event_trigger,void,record,anyelement,anyarray,anynonarray,anyenum,anyrange,anycompatible,anycompatiblearray,anycompatiblenonarray,anycompatiblerange}";

const COLUMNS = (relation: string) => `
  (select coalesce(jsonb_agg(jsonb_build_object('number', a.attnum, 'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
      'uses', jsonb_build_array(${classOf("type")}::oid::int8, a.atttypid::int8)) order by a.attnum), '[]')
    from ${CATALOG}attribute a where a.attrelid = ${relation} and a.attnum > 0 and not a.attisdropped)`;

const FUNCTION = `
  jsonb_build_object('kind', 'function', 'defaults', f.pronargdefaults, 'result', pg_get_function_result(f.oid),
    'arguments', (select coalesce(jsonb_agg(jsonb_build_object('mode', coalesce(f.proargmodes[g.nr], 'i'),
        'name', coalesce(f.proargnames[g.nr], ''), 'type', format_type(g.type, null)) order by g.nr), '[]')
      from unnest(coalesce(f.proallargtypes, f.proargtypes::oid[])) with ordinality g(type, nr)),
    'uses', (select coalesce(jsonb_agg(jsonb_build_array(${classOf("type")}::oid::int8, g.type::int8)), '[]')
      from unnest(coalesce(f.proallargtypes, f.proargtypes::oid[]) || f.prorettype) g(type)))`;

const PLAIN = `f.prokind = 'f' and not exists (
  select from unnest(coalesce(f.proallargtypes, f.proargtypes::oid[]) || f.prorettype) g(type) join ${CATALOG}type t on t.oid = g.type
    where t.typtype = 'p' and t.typname <> all ('${TAKEN}'))`;

/** A column of a partition's key is internal to its own table. */
const MEANT = `select from ${CATALOG}depend d where d.classid = c.classid and d.objid = c.objid and d.deptype = 'i' and d.objsubid = 0`;

/**
 * `$1`: what is referred to. An array's type, a row's, an index of a key are internal to another object, which is meant. It is
 * inside where any of these is, and an extension's where any of these is its member.
 */
export const DESCRIPTIONS = `
  with recursive asked as (select (e ->> 0)::oid as classid, (e ->> 1)::oid as objid from pg_catalog.jsonb_array_elements($1::jsonb) e),
  ${own("$2")},
  chain as (
    select classid as asked_class, objid as asked_id, classid, objid from asked
    union select c.asked_class, c.asked_id, d.refclassid, d.refobjid
      from chain c join ${CATALOG}depend d on d.classid = c.classid and d.objid = c.objid and d.deptype = 'i' and d.objsubid = 0),
  tops as (
    select asked_class, asked_id,
      bool_or(p.objid is not null) as inside,
      max(case when c.classid = ${classOf("extension")} then (select extname from ${CATALOG}extension e where e.oid = c.objid)
        else (select e.extname from ${CATALOG}depend d join ${CATALOG}extension e on e.oid = d.refobjid
          where d.classid = c.classid and d.objid = c.objid and d.deptype = 'e' and d.refclassid = ${classOf("extension")}) end::text) as extension,
      (array_agg(c.classid) filter (where not exists (${MEANT})))[1] as classid,
      (array_agg(c.objid) filter (where not exists (${MEANT})))[1] as objid
    from chain c left join parts p on p.classid = c.classid and p.objid = c.objid group by 1, 2)
  select format('%s:%s', asked_class::int8, asked_id::int8) as key, (case
    when inside then jsonb_build_object('is', 'inside')
    when extension is not null then jsonb_build_object('is', 'extension', 'name', extension)
    else jsonb_build_object('is', 'outside', 'key', format('%s:%s', tops.classid::int8, tops.objid::int8), 'label', i.type || ' ' || i.identity,
      'name', coalesce(quote_ident(n.nspname) || '.' || quote_ident(coalesce(r.relname, t.typname, f.proname)), i.identity),
      'schema', coalesce(n.nspname, ''),
      'definition', case
        when r.relkind in ('r', 'p', 'f', 'v', 'm') then jsonb_build_object('kind', 'relation', 'columns', ${COLUMNS("r.oid")})
        when r.relkind = 'S' then jsonb_build_object('kind', 'sequence')
        when t.typtype = 'e' then jsonb_build_object('kind', 'enum', 'labels',
          (select coalesce(jsonb_agg(l.enumlabel order by l.enumsortorder), '[]') from ${CATALOG}enum l where l.enumtypid = t.oid))
        when t.typtype = 'd' then jsonb_build_object('kind', 'domain', 'base', format_type(t.typbasetype, t.typtypmod),
          'uses', jsonb_build_array(jsonb_build_array(${classOf("type")}::oid::int8, t.typbasetype::int8)))
        when t.typtype = 'c' then jsonb_build_object('kind', 'composite', 'columns', ${COLUMNS("t.typrelid")})
        when ${PLAIN} then ${FUNCTION}
        else jsonb_build_object('kind', 'other') end) end)::text as resolved
  from tops left join ${CATALOG}class r on tops.classid = ${classOf("class")} and r.oid = tops.objid
    left join ${CATALOG}type t on tops.classid = ${classOf("type")} and t.oid = tops.objid
    left join ${CATALOG}proc f on tops.classid = ${classOf("proc")} and f.oid = tops.objid
    left join ${CATALOG}namespace n on n.oid = coalesce(r.relnamespace, t.typnamespace, f.pronamespace)
    left join lateral pg_identify_object(tops.classid, tops.objid, 0) i on true`;

/** `$1`: entries. What the catalog calls them: `table constraint threads_owner_fkey on public.threads`. */
export const LABELS = `
  select format('%s:%s', e ->> 0, e ->> 1) as key, i.type || ' ' || i.identity as label
  from pg_catalog.jsonb_array_elements($1::jsonb) e, lateral pg_identify_object((e ->> 0)::oid, (e ->> 1)::oid, 0) i`;
