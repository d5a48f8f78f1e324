/**
 * SQL for the hash of one row. As text of the whole row it would be simpler and five times as slow: what takes time there is
 * to write and quote every value once more, so that values are hashed one by one, each with the hash of those before it as
 * its seed. Another column, another order of columns or a null is another hash. Pure.
 */
export interface HashedColumn {
  /** Quoted where it needs to be. */
  readonly name: string;
  /** Of PostgreSQL's own types, as its catalog calls it; null: of an extension, a domain, a type of the team's. */
  readonly type: string | null;
}

type Chain = (value: string, seed: string) => string;

const ofText: Chain = (value, seed) =>
  // In bytes: some collations call different texts equal.
  `pg_catalog.hashtextextended(coalesce(${value}::text, '') collate "C", ${seed})`;
const ofWhole: Chain = (value, seed) => `pg_catalog.hashint8extended(coalesce(${value}, 0), ${seed})`;
/** By itself the function folds a bigint to half of its bits; within the seed all of them count. */
const ofBig: Chain = (value, seed) => ofWhole(value, `${seed} # coalesce(${value}, 0)`);
/** Folded likewise: one of four billion changes of a single moment would not be noticed. */
const ofTimestamp: Chain = (value, seed) => `pg_catalog.timestamp_hash_extended(coalesce(${value}, 'epoch'), ${seed})`;

/**
 * Types whose own functions say the same on every version since 11, as hash partitions need it too, and of which no two
 * values that look different are equal: not `numeric` (1.0 and 1.00), `float8` (0 and -0) or `jsonb`, which is text here.
 */
const CHAINED: Readonly<Record<string, Chain>> = {
  text: ofText,
  varchar: ofText,
  json: ofText,
  jsonb: ofText,
  bytea: ofText,
  int2: ofWhole,
  int4: ofWhole,
  int8: ofBig,
  timestamp: ofTimestamp,
  timestamptz: (value, seed) => ofTimestamp(`pg_catalog.timezone('UTC', ${value})`, seed),
  uuid: (value, seed) =>
    `pg_catalog.uuid_hash_extended(coalesce(${value}, '00000000-0000-0000-0000-000000000000'), ${seed})`,
};
/** One bit of the first seed for each, and no deeper than every server's stack allows. */
const MOST_CHAINED = 62;

/** An expression of type bigint over a row `t`, never null. The same columns give the same expression. */
export function hashOfRow(columns: readonly HashedColumn[]): string {
  const chains = columns.flatMap(({ name, type }) => {
    const chain = type === null ? undefined : CHAINED[type];
    return chain === undefined ? [] : [{ name, value: `t.${name}`, chain }];
  });
  const chained = chains.slice(0, MOST_CHAINED);
  const apart = new Set(chained.map(({ name }) => name));
  const rest = columns.filter(({ name }) => !apart.has(name)).map(({ name }) => `t.${name}`);
  // A null and what stands in its place below must differ. Not by `not null` of the catalog, which may be unvalidated.
  const bits = chained.map(
    ({ value }, index) => `case when ${value} is null then ${1n << BigInt(index)}::bigint else 0 end`,
  );
  const nulls = bits.length === 0 ? "0::bigint" : `(${bits.join(" + ")})`;
  const first = rest.length === 0 ? nulls : ofText(`row(${rest.join(", ")})`, nulls);
  return chained.reduce((seed, { value, chain }) => chain(value, seed), first);
}
