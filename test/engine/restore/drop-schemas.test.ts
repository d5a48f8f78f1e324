import { expect, it } from "vitest";
import { dropStatement, schemasOf } from "../../../src/engine/restore/drop-schemas.ts";

it("drops the schemas of a backup's tables, by the names that they have", () => {
  const tables = ["public.users", 'app."Media"', '"My App"."a.b"', '"odd "" name".t', "app.orders"];
  expect(schemasOf(tables)).toEqual(["My App", "app", 'odd " name', "public"]);
});

it("quotes names, so that one that looks like SQL drops nothing else", () => {
  const statement = dropStatement(['app" cascade; drop schema "public']);
  expect(statement).toContain('drop schema if exists "app"" cascade; drop schema ""public" cascade;');
});
