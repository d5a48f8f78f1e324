/** What COPY, JSON and `pg` each get wrong in their own way. */
export const HARD_VALUES = `
  create type mood as enum ('sad', 'ok', 'happy');
  create table hard (id int primary key, f float8, r float4, n numeric, b bytea, ts timestamptz, tm timestamp, i interval, a int[],
    t text, j json, jb jsonb, m mood, big bigint, money money, range int4range, bits bit varying, p point, c char(3), lower int[], kind regtype);
  insert into hard values
    (1, 'NaN', 'Infinity', 'NaN', '\\x00ff5c', 'infinity', '-infinity', '1 year 2 mons -3 days 04:05:06.789012', '{1,NULL,3}',
     E'quote " and '' back\\\\slash\\nline\\ttab', E'{"a":  1,\n "a": 2}', '{"b": 1.50, "a": 12345678901234567890}', 'sad',
     9007199254740993, 12.34, '[1,5)', B'101', '(1.5,2)', 'a', '[0:1]={1,2}', 'mood'),
    (2, 0.1, 0.1, 1.10, '', '2026-01-02 03:04:05.678901+00', '0044-03-15 12:00:00 BC', '-00:00:00.000001', '{}', '', 'null', 'null',
     'happy', -9223372036854775808, -0.01, 'empty', B'', '(NaN,Infinity)', '', '{{1},{2}}', 'integer'),
    (3, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)`;
