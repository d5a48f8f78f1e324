import { describe, expect, it } from "vitest";
import { renderSetting } from "../../src/release/setting-value.ts";

describe("a setting of a database", () => {
  it.each([
    ["statement_timeout=7s", `"statement_timeout" to E'7s'`],
    ["app.tenant=it's acme", `"app"."tenant" to E'it\\'s acme'`],
    ["app.key=a=b", `"app"."key" to E'a=b'`],
    ['search_path="$user", public, "odd, name"', `"search_path" to E'$user', E'public', E'odd, name'`],
    ['search_path="say ""hi"""', `"search_path" to E'say "hi"'`],
    ['search_path=""', `"search_path" to E''`],
    ["search_path=", `"search_path" to E''`],
    ["search_path=a , b", `"search_path" to E'a', E'b'`],
    ["SEARCH_PATH=a, b", `"SEARCH_PATH" to E'a', E'b'`],
    ["DateStyle=ISO, DMY", `"DateStyle" to E'ISO, DMY'`],
    ["x'; drop database app; --=1", `"x'; drop database app; --" to E'1'`],
  ])("is written as it was kept: %s", (stored, rendered) => {
    expect(renderSetting(stored)).toBe(rendered);
  });

  // The six that PostgreSQL keeps as lists of quoted names: GUC_LIST_QUOTE in its guc_tables.c.
  it.each([
    "local_preload_libraries",
    "search_path",
    "session_preload_libraries",
    "shared_preload_libraries",
    "temp_tablespaces",
    "unix_socket_directories",
  ])("of %s is a list of names, each of which is one text", (name) => {
    expect(renderSetting(`${name}="a b", c`)).toBe(`"${name}" to E'a b', E'c'`);
  });

  it("is none without a name", () => {
    expect(renderSetting("=1")).toBeNull();
    expect(renderSetting("nothing")).toBeNull();
  });
});
