/**
 * A schema object by object, small enough to stand in a record: six bytes of each. They name what was changed since; whether
 * anything was is never theirs to say, but the hash's of the whole schema. Pure.
 */
import { createHash } from "node:crypto";

/** SHA-256, in hexadecimal digits, of each object's text, by its kind and name: `index public.users_nick`. */
export type SchemaObjects = ReadonlyMap<string, string>;

export interface ChangedObjects {
  /** Of the same name, and another by now. */
  readonly changed: readonly string[];
  readonly added: readonly string[];
  /** Their names are not kept. */
  readonly goneCount: number;
}

/** A record is no place for more. */
const MOST = 1_500;
const NAME_BYTES = 3;
const BYTES = 6;

/** Null where there are too many. */
export function packSchemaObjects(objects: SchemaObjects): string | null {
  if (objects.size === 0 || objects.size > MOST) return null;
  return Buffer.concat([...objects].map(([name, text]) => Buffer.concat([keyOf(name), markOf(text)]))).toString(
    "base64url",
  );
}

/** Null where what was packed is none of ours. */
export function compareSchemaObjects(packed: string, now: SchemaObjects): ChangedObjects | null {
  const bytes = Buffer.from(packed, "base64url");
  if (bytes.length === 0 || bytes.length % BYTES !== 0) return null;
  const left = new Map<string, string>();
  for (let at = 0; at < bytes.length; at += BYTES) {
    const key = bytes.subarray(at, at + NAME_BYTES).toString("hex");
    left.set(key, bytes.subarray(at + NAME_BYTES, at + BYTES).toString("hex"));
  }
  const names = [...now.keys()].toSorted();
  const marks = names.map((name) => ({ name, had: left.get(keyOf(name).toString("hex")) }));
  const found = new Set(names.map((name) => keyOf(name).toString("hex")));
  return {
    changed: marks.flatMap(({ name, had }) => (had === undefined || had === markNow(name, now) ? [] : [name])),
    added: marks.flatMap(({ name, had }) => (had === undefined ? [name] : [])),
    goneCount: [...left.keys()].filter((key) => !found.has(key)).length,
  };
}

function markNow(name: string, objects: SchemaObjects): string {
  return markOf(objects.get(name) ?? "").toString("hex");
}

function keyOf(name: string): Buffer {
  return createHash("sha256").update(name).digest().subarray(0, NAME_BYTES);
}

function markOf(text: string): Buffer {
  return Buffer.from(text, "hex").subarray(0, BYTES - NAME_BYTES);
}
