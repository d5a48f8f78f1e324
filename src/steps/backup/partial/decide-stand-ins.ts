/** Which objects stand in, in which order, with which columns: no more than is named. Pure. */
import { columnsOf, renderStandIn, type WantedColumns } from "./render-stand-in.ts";
import { keyOf, type OutsideObject, type Reference, type Resolved } from "./outside-object.ts";

export interface StandIn {
  readonly object: OutsideObject;
  readonly sql: string;
  /** Whose types it has. */
  readonly extensions: readonly string[];
}

export interface Need {
  readonly object: OutsideObject;
  /** Of a table; 0: only that it is there. */
  readonly column: number;
  /** With all of its columns. */
  readonly whole: boolean;
}

export interface StandIns {
  readonly standIns: readonly StandIn[];
  /** Keys of objects that nothing can stand in for. */
  readonly impossible: ReadonlySet<string>;
}

export function decideStandIns(needs: readonly Need[], resolved: ReadonlyMap<string, Resolved>): StandIns {
  const columns = gatherColumns(needs);
  const made = new Map<string, StandIn>();
  const impossible = new Set<string>();
  const begun = new Set<string>();

  /** Whether it, and all that it is made of, can be there before the archive is restored. */
  const make = (object: OutsideObject): boolean => {
    if (made.has(object.key)) return true;
    if (impossible.has(object.key) || begun.has(object.key)) return false;
    begun.add(object.key);
    const wanted = columns.get(object.key) ?? "all";
    const extensions: string[] = [];
    const usable = usesOf(object, wanted).every((one) => {
      const used = resolved.get(keyOf(one));
      if (used?.is === "extension") extensions.push(used.name);
      // What is in the archive is not there before it.
      return used === undefined || used.is === "extension" || (used.is === "outside" && make(used));
    });
    const sql = usable ? renderStandIn(object, wanted) : null;
    if (sql === null) impossible.add(object.key);
    else made.set(object.key, { object, sql, extensions });
    return sql !== null;
  };

  for (const { object } of needs) make(object);
  return { standIns: [...made.values()], impossible };
}

/** Of a table that is used as a type every column counts. */
function gatherColumns(needs: readonly Need[]): ReadonlyMap<string, WantedColumns> {
  const columns = new Map<string, WantedColumns>();
  for (const { object, column, whole } of needs) {
    const before = columns.get(object.key) ?? new Set<number>();
    const all = whole || before === "all";
    columns.set(object.key, all ? "all" : new Set(column > 0 ? [...before, column] : before));
  }
  return columns;
}

/** Those of every server are not resolved, and need not be. */
function usesOf({ definition }: OutsideObject, wanted: WantedColumns): readonly Reference[] {
  if (definition.kind === "relation") return columnsOf(definition.columns, wanted).map(({ uses }) => uses);
  if (definition.kind === "composite") return definition.columns.map(({ uses }) => uses);
  return "uses" in definition ? definition.uses : [];
}
