import { expect, it } from "vitest";
import { readBody } from "../../../src/providers/github/read-body.ts";

function read(text: string, type: string | null = "application/json; charset=utf-8", status = 200): unknown {
  const headers = { get: (name: string) => (name === "content-type" ? type : null), entries: () => [] };
  return readBody({ status, headers, text });
}

it("reads JSON where the answer says that it is JSON", () => {
  expect(read('[{"id":1}]')).toEqual([{ id: 1 }]);
  expect(read('{"a":1}', "Application/JSON")).toEqual({ a: 1 });
});

it("keeps the text of everything else, and of JSON that breaks off", () => {
  expect(read("12", "text/plain")).toBe("12");
  expect(read('"x"', "application/json-seq")).toBe('"x"');
  expect(read("{}", null)).toBe("{}");
  expect(read('[{"id":1')).toBe('[{"id":1');
});

it("reads nothing where the status says that there is nothing", () => {
  expect(read("{}", "application/json", 204)).toBe("");
});

it("reads a number of any size as one that can be written down again", () => {
  expect(JSON.stringify(read('{"n":123456789012345678901234567890}'))).toBe('{"n":1.2345678901234568e+29}');
});
