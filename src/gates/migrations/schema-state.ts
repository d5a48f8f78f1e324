/** What is known of the schema while migrations are read one after the other. */
import type { Node, RangeVar, TypeName } from "libpg-query";

export interface ColumnState {
  readonly type: TypeName | null;
  /** Added by the migrations that are judged: no older version knows it. */
  readonly isNew: boolean;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
}

/** What older versions work with stays out of `created`; all names as `schema.name`. */
export interface SchemaState {
  /** Things made by the migrations that are judged, as `kind schema.name`. */
  readonly created: Set<string>;
  /** Those of `created` that are routines, by `schema.name`: a routine may be named without its parameters. */
  readonly createdRoutines: Map<string, Set<string>>;
  /** Things known from migrations before them. */
  readonly existing: Set<string>;
  readonly columns: Map<string, Map<string, ColumnState>>;
  /** Functions and triggers that the judged migrations create anywhere: a drop of the same is a replacement. */
  readonly replaced: Set<string>;
  /** The first routine of `replaced` of each `schema.name`. */
  readonly replacedRoutines: Map<string, string>;
  /** Where a name without a schema lies. */
  searchPath: string;
}

export function createSchemaState(): SchemaState {
  return {
    created: new Set(),
    createdRoutines: new Map(),
    existing: new Set(),
    columns: new Map(),
    replaced: new Set(),
    replacedRoutines: new Map(),
    searchPath: "public",
  };
}

/** What stands in `String` nodes; anything else is left out. */
export function textsOf(nodes: readonly Node[] | undefined): string[] {
  return (nodes ?? []).flatMap((node) => ("String" in node ? [node.String.sval ?? ""] : []));
}

export function relationName(relation: RangeVar | undefined, state: SchemaState): string {
  return qualified([relation?.schemaname ?? "", relation?.relname ?? ""], state);
}

/** `schema.name` of a name in parts; the catalog of a name in three parts says nothing. */
export function qualified(parts: readonly string[], state: SchemaState): string {
  const name = parts.at(-1) ?? "";
  const schema = parts.at(-2) ?? "";
  return `${schema === "" ? state.searchPath : schema}.${name}`;
}

/** As people write it: without `public`. */
export function shownName(name: string): string {
  return name.replace(/^public\./, "");
}

/** `create` unless it exists already, as IF NOT EXISTS does. */
export function create(state: SchemaState, thing: string, judged: boolean): void {
  if (!judged) state.existing.add(thing);
  else if (!state.existing.has(thing)) state.created.add(thing);
}

/** A function, a procedure or an aggregate. */
export interface Routine {
  /** `schema.name` */
  readonly name: string;
  /** `routine schema.name(types)` */
  readonly thing: string;
}

export function createRoutine(state: SchemaState, { name, thing }: Routine, judged: boolean): void {
  create(state, thing, judged);
  if (!state.created.has(thing)) return;
  const routines = state.createdRoutines.get(name) ?? new Set<string>();
  state.createdRoutines.set(name, routines.add(thing));
}

export function replaceRoutine(state: SchemaState, { name, thing }: Routine): void {
  state.replaced.add(thing);
  if (!state.replacedRoutines.has(name)) state.replacedRoutines.set(name, thing);
}

/** Also of one that was named without its types, where only one can be meant. */
export function routineNamed(state: SchemaState, name: string): string | null {
  const [created] = state.createdRoutines.get(name) ?? [];
  return state.replacedRoutines.get(name) ?? created ?? null;
}

export function removeCreated(state: SchemaState, thing: string, name: string): void {
  state.created.delete(thing);
  const routines = state.createdRoutines.get(name);
  routines?.delete(thing);
  if (routines?.size === 0) state.createdRoutines.delete(name);
}

export function isCreated(state: SchemaState, thing: string): boolean {
  const [, name = ""] = thing.split(" ");
  return state.created.has(thing) || state.created.has(`schema ${name.split(".")[0]}`);
}

export function columnOf(state: SchemaState, table: string, column: string): ColumnState | undefined {
  return state.columns.get(table)?.get(column);
}

export function setColumn(state: SchemaState, table: string, column: string, value: ColumnState): void {
  const columns = state.columns.get(table) ?? new Map<string, ColumnState>();
  columns.set(column, value);
  state.columns.set(table, columns);
}

export function isNewColumn(state: SchemaState, table: string, column: string): boolean {
  return isCreated(state, `relation ${table}`) || columnOf(state, table, column)?.isNew === true;
}
