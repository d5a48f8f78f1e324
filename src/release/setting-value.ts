/** A setting as a database keeps it (`search_path="$user", public`), as `alter database … set` wants it back. Pure. */
import { quoteIdentifier, quoteLiteral } from "../lib/quote-sql.ts";

/** Lists of names: one text of them would be one name. PostgreSQL's GUC_LIST_QUOTE; the same list as in pg_dumpall. */
const LISTS = new Set([
  "local_preload_libraries",
  "search_path",
  "session_preload_libraries",
  "shared_preload_libraries",
  "temp_tablespaces",
  "unix_socket_directories",
]);

/** `"search_path" to E'$user', E'public'`; null where it has no form of one. */
export function renderSetting(stored: string): string | null {
  const at = stored.indexOf("=");
  if (at <= 0) return null;
  const name = stored.slice(0, at);
  const value = stored.slice(at + 1);
  const parts = LISTS.has(name.toLowerCase()) ? splitNames(value) : [value];
  // An extension's own has a dot, which is between two names.
  const named = name.split(".").map(quoteIdentifier).join(".");
  return `${named} to${(parts.length === 0 ? [""] : parts).map(quoteLiteral).join(",")}`;
}

function splitNames(value: string): readonly string[] {
  return [...value.matchAll(/"((?:[^"]|"")*)"|([^,"\s][^,"]*)/g)].map(([, quoted, plain = ""]) =>
    quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'),
  );
}
