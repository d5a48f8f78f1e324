/** Envelopes: a JSON header line, then items of a JSON header line and a payload, either of stated length or up to the line's end. */

export interface EnvelopeItem {
  readonly type: string;
  readonly payload: unknown;
}

export interface Envelope {
  readonly header: Readonly<Record<string, unknown>>;
  readonly items: readonly EnvelopeItem[];
}

const NEWLINE = 0x0a;

/** The envelope of a decompressed body, or null where it is not one. A payload that is not JSON (an attachment) is null. */
export function parseEnvelope(body: Buffer): Envelope | null {
  let offset = 0;
  const line = () => {
    const end = body.indexOf(NEWLINE, offset);
    const stop = end === -1 ? body.length : end;
    const text = body.toString("utf8", offset, stop);
    offset = stop + 1;
    return text;
  };
  const header = parseRecord(line());
  if (header === null) return null;
  const items: EnvelopeItem[] = [];
  while (offset < body.length) {
    const text = line();
    if (text.trim() === "") continue;
    const itemHeader = parseRecord(text);
    if (itemHeader === null || typeof itemHeader.type !== "string") return null;
    let payload: string;
    if (typeof itemHeader.length === "number") {
      payload = body.toString("utf8", offset, offset + itemHeader.length);
      offset += itemHeader.length + 1;
    } else {
      payload = line();
    }
    items.push({ type: itemHeader.type, payload: parseJson(payload) });
  }
  return { header, items };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function parseRecord(text: string): Record<string, unknown> | null {
  return asRecord(parseJson(text));
}

/** The value where it is a JSON object, else null. */
export function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** The value where it is a list, else an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
