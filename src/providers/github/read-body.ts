import type { Answer } from "../transport.ts";

const JSON_TYPE = /^\s*application\/(?:scim\+)?json\s*(?:;|$)/i;

/** What an answer says: its JSON where it claims to have some and has, else its text. */
export function readBody({ status, headers, text }: Answer): unknown {
  if (status === 204 || status === 205) return "";
  if (!JSON_TYPE.test(headers.get("content-type") ?? "")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
