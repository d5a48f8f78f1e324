/** Asks the catalog, at the moment of the dump, what an archive's entries refer to that is not in it. */
import type { DatabaseRow, DatabaseWriter } from "../../../providers/contract.ts";
import type { ArchiveEntry } from "./archive-contents.ts";
import { CROSSINGS, DESCRIPTIONS, HASHED } from "./outside-queries.ts";
import {
  type Crossing,
  keyOf,
  type OutsideWorld,
  parseResolved,
  type Reference,
  type Resolved,
} from "./outside-object.ts";

/** Types of types of types. */
const MOST_ROUNDS = 20;

export async function readOutside(session: DatabaseWriter, entries: readonly ArchiveEntry[]): Promise<OutsideWorld> {
  const own = entries.flatMap(({ classId, objectId }) => (classId === 0 ? [] : [[classId, objectId] as const]));
  const inside = JSON.stringify(own);
  await session.query(HASHED);
  const { rows } = await session.query(CROSSINGS, [inside]);
  const crossings = rows.map(crossingOf);
  const names = new Map(
    rows.flatMap((row) =>
      row["parent"] === null
        ? []
        : [[keyOf(crossingOf(row).entry), [String(row["schema"]), String(row["name"])] as const] as const],
    ),
  );
  const resolved = new Map<string, Resolved>();
  let asked: readonly Reference[] = crossings.map(({ to }) => to);
  for (let round = 0; asked.length > 0; round += 1) {
    if (round === MOST_ROUNDS) throw new Error("types that are made of each other without an end");
    const described = await describe(session, asked, inside);
    for (const [key, one] of described) resolved.set(key, one);
    asked = [...described.values()].flatMap(usesOf).filter((one) => !resolved.has(keyOf(one)));
  }
  return { crossings, resolved, names };
}

async function describe(
  session: DatabaseWriter,
  asked: readonly Reference[],
  inside: string,
): Promise<ReadonlyMap<string, Resolved>> {
  const distinct = [...new Map(asked.map((one) => [keyOf(one), one])).values()];
  const { rows } = await session.query(DESCRIPTIONS, [JSON.stringify(distinct), inside]);
  const described = new Map(rows.map(({ key, resolved }) => [String(key), parseResolved(String(resolved))]));
  const missing = distinct.find((one) => !described.has(keyOf(one)));
  if (missing !== undefined) throw new Error(`the catalog does not describe ${keyOf(missing)}`);
  return described;
}

function usesOf(one: Resolved): readonly Reference[] {
  if (one.is !== "outside") return [];
  const { definition } = one;
  if ("columns" in definition) return definition.columns.map(({ uses }) => uses).filter(isOfTheDatabase);
  return "uses" in definition ? definition.uses.filter(isOfTheDatabase) : [];
}

/** Below are the numbers of what every server has. */
export function isOfTheDatabase([, objectId]: Reference): boolean {
  return objectId >= 16_384;
}

function crossingOf(row: DatabaseRow): Crossing {
  const { parent } = row;
  return {
    entry: [Number(row["entry_class"]), Number(row["entry_id"])],
    computed: row["computed"] === true,
    parent: parent === "partition" || parent === "inherited" ? parent : null,
    to: [Number(row["to_class"]), Number(row["to_id"])],
    column: Number(row["to_column"]),
  };
}
