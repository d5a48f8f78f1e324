import { expect, it } from "vitest";
import { allowConnections, commentOn, rename } from "../../../src/engine/restore/write-mark.ts";

it("a comment keeps what people wrote, and goes where nothing is left to say", () => {
  expect(commentOn('a"b', "it's\nours", null)).toBe(`comment on database "a""b" is  E'it\\'s\nours'`);
  expect(commentOn("app", "", null)).toBe('comment on database "app" is null');
});

it("a database of any name is closed, opened and renamed", () => {
  expect(allowConnections('a"b', false)).toBe('alter database "a""b" with allow_connections false');
  expect(allowConnections("app", true)).toBe('alter database "app" with allow_connections true');
  expect(rename('a"b', 'c"d')).toBe('alter database "a""b" rename to "c""d"');
});
