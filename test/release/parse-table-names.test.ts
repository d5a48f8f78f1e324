import { describe, expect, it } from "vitest";
import { parseTableNames, renderTableName } from "../../src/release/parse-table-names.ts";

describe("the tables that a person names", () => {
  it.each([
    [["public.users,public.media"], ["public.users", "public.media"]],
    [
      ["users , app.media", 'app."Media"'],
      ["public.users", "app.media", 'app."Media"'],
    ],
    [
      ['"a,b"."c.d""e"', '"users"'],
      ['"a,b"."c.d""e"', "public.users"],
    ],
  ])("are read as SQL reads them: %j", (texts, names) => {
    const { tables, wrong } = parseTableNames(texts);
    expect(wrong).toEqual([]);
    expect(tables.map(renderTableName)).toEqual(names);
  });

  it.each(["", ",", "Users", "users; drop table media", 'public."users', "a.b.c", "media,Users"])(
    "are named as wrong where SQL would not take them: %j",
    (text) => {
      expect(parseTableNames([text]).wrong).not.toEqual([]);
    },
  );
});
