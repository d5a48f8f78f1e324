import { deflateRawSync, inflateRawSync } from "node:zlib";

/** A value as compact text of letters, digits, `-` and `_`: JSON, deflated. */
export function packJson(value: unknown): string {
  return deflateRawSync(Buffer.from(JSON.stringify(value)), { level: 9 }).toString("base64url");
}

/** Null where it is not such a text, or unpacks to more than `maximumBytes`. */
export function unpackJson(text: string, maximumBytes: number): unknown {
  try {
    const bytes = inflateRawSync(Buffer.from(text, "base64url"), { maxOutputLength: maximumBytes });
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}
