/**
 * How a part of a database is restored alone: what stands in for what it refers to and has not, and what of it is left out,
 * because nothing can stand in, or because what stands in would be asked for rows. Pure.
 */
import { type ArchiveEntry, CLASSES, isAttachmentOf, withFollowers } from "./archive-contents.ts";
import { decideStandIns, type Need, type StandIn } from "./decide-stand-ins.ts";
import { type Crossing, keyOf, type OutsideObject, type OutsideWorld } from "./outside-object.ts";

export interface LeftOutEntry {
  readonly entry: ArchiveEntry;
  /** Label of what it refers to; null where it follows another entry that is left out. */
  readonly because: string | null;
}

export interface PartialRestore {
  /** In the order in which they can be created. */
  readonly standIns: readonly StandIn[];
  /** Extensions without which it cannot be restored. */
  readonly extensions: readonly string[];
  readonly leftOut: readonly LeftOutEntry[];
  /** Why rows of it cannot be restored at all: entries with what they need. */
  readonly impossible: readonly LeftOutEntry[];
}

interface Needed {
  readonly entry: ArchiveEntry;
  readonly crossing: Crossing;
  readonly object: OutsideObject;
}

interface Sorted {
  readonly leftOut: Map<number, string>;
  readonly computed: Map<number, string>;
  readonly needed: Needed[];
  readonly extensions: Set<string>;
}

export function decideRestore(entries: readonly ArchiveEntry[], world: OutsideWorld): PartialRestore {
  const sorted = sort(entries, world);
  const { leftOut, computed, needed, extensions } = sorted;
  const { impossible } = decideStandIns(needed.map(needOf), world.resolved);
  for (const { entry, object } of needed) if (impossible.has(object.key)) leftOut.set(entry.id, object.label);
  const asking = needed.filter(
    ({ entry, object: { definition } }) =>
      !leftOut.has(entry.id) && (definition.kind === "function" || definition.kind === "relation"),
  );
  for (const [id, label] of findAsked(entries, asking)) leftOut.set(id, label);
  const gone = withFollowers(entries, leftOut.keys());
  const { standIns } = decideStandIns(needed.filter(({ entry: { id } }) => !gone.has(id)).map(needOf), world.resolved);
  const out = entries
    .filter(({ id }) => gone.has(id) || computed.has(id))
    .map((entry) => ({ entry, because: computed.get(entry.id) ?? leftOut.get(entry.id) ?? null }));
  const holds = ({ entry: { id, kind } }: LeftOutEntry) => kind === "table" || kind === "rows" || computed.has(id);
  return {
    standIns,
    extensions: [...new Set([...extensions, ...standIns.flatMap((one) => one.extensions)])].toSorted(),
    leftOut: out.filter((one) => !holds(one)),
    impossible: out.filter(holds),
  };
}

/** What has a value of a row's type needs all of its columns, and so does what inherits them. */
function needOf({ crossing: { column, parent, to }, object }: Needed): Need {
  return { object, column, whole: parent !== null || to[0] === CLASSES.type };
}

/** What becomes of each entry that refers to something outside. */
function sort(entries: readonly ArchiveEntry[], { crossings, resolved, names }: OutsideWorld): Sorted {
  const byKey = new Map(entries.map((entry) => [keyOf([entry.classId, entry.objectId]), entry]));
  const sorted: Sorted = { leftOut: new Map(), computed: new Map(), needed: [], extensions: new Set() };
  for (const crossing of crossings) {
    const entry = byKey.get(keyOf(crossing.entry));
    const object = resolved.get(keyOf(crossing.to));
    if (entry === undefined || object === undefined) throw new Error("a reference from or to nothing");
    if (object.is === "inside") continue;
    if (object.is === "extension") {
      sorted.extensions.add(object.name);
    } else if (crossing.parent === "partition") {
      const [schema, name] = names.get(keyOf(crossing.entry)) ?? ["", ""];
      for (const one of entries) if (isAttachmentOf(one, schema, name)) sorted.leftOut.set(one.id, object.label);
    } else if (mustNotAsk(entry, object)) {
      // A table says more than the key that a foreign key, too, names of it.
      if (!sorted.leftOut.has(entry.id) || object.definition.kind === "relation") {
        sorted.leftOut.set(entry.id, object.label);
      }
    } else if (crossing.computed) {
      sorted.computed.set(entry.id, object.label);
    } else {
      sorted.needed.push({ entry, crossing, object });
    }
  }
  return sorted;
}

/** A foreign key is never true of a table without rows; an index or a check is computed of rows that are there. */
function mustNotAsk({ kind }: ArchiveEntry, { definition }: OutsideObject): boolean {
  if (kind === "foreign key") return true;
  return (
    (kind === "index" || kind === "constraint") && (definition.kind === "function" || definition.kind === "relation")
  );
}

/**
 * What would be computed by what stands in, through views and functions in between: the rows of a materialized view, an index. A
 * table's rows are computed by nothing: its default counts for rows that come.
 */
function findAsked(entries: readonly ArchiveEntry[], asking: readonly Needed[]): ReadonlyMap<number, string> {
  const reached = new Map(
    asking.flatMap(({ entry, object }) => (entry.kind === "table" ? [] : [[entry.id, object.label] as const])),
  );
  // An index of a materialized view without rows computes nothing.
  const ofView = new Set(entries.flatMap(({ id, kind }) => (kind === "materialized view" ? [id] : [])));
  const found = new Map<number, string>();
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const { id, kind, after } of entries) {
      const through = after.filter((one) => reached.has(one) && !(kind === "index" && ofView.has(one)));
      const label = reached.get(through[0] ?? -1);
      if (label === undefined || kind === "table" || reached.has(id)) continue;
      reached.set(id, label);
      if (kind === "materialized rows" || kind === "index" || kind === "constraint") found.set(id, label);
    }
  }
  return found;
}
