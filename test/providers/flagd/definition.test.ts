import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDefinition, writeSetting } from "../../../src/providers/flagd/definition.ts";

const CHAT = { state: "ENABLED", variants: { on: true, off: false }, defaultVariant: "on" };
const textOf = (flags: object) => JSON.stringify({ flags }, null, 2);

describe("a flag in a file of definitions", () => {
  it("is read as it stands there", () => {
    expect(readDefinition(textOf({ chat: CHAT }), "chat")).toEqual(CHAT);
  });

  it.each(["__proto__", "toString", "other"])("is none where the file has no flag %s", (key) => {
    expect(readDefinition(textOf({ chat: CHAT }), key)).toBeNull();
  });

  it.each([
    ["flags: {", "the file is not JSON"],
    ["[]", "the file has no map of `flags`"],
    ['{ "flags": [] }', "the file has no map of `flags`"],
    [textOf({ chat: {} }), "the flag is no definition: state"],
    [textOf({ chat: { ...CHAT, state: "enabled" } }), "the flag is no definition: state"],
    [textOf({ chat: { ...CHAT, defaultVariant: 1 } }), "the flag is no definition: defaultVariant"],
  ])("is not guessed at: %s", (text, said) => {
    expect(readDefinition(text, "chat")).toMatch(said);
  });

  it("is changed alone, and back to the same text, whatever else is in the file", () => {
    const flag = fc.record({
      state: fc.constantFrom("ENABLED", "DISABLED"),
      variants: fc.dictionary(fc.string(), fc.jsonValue()),
      defaultVariant: fc.string(),
    });
    const indent = fc.constantFrom(undefined, 1, 2, 4, "\t");
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), flag), flag, indent, (others, chat, space) => {
        const flags = { ...others, chat };
        const text = JSON.stringify({ $evaluators: {}, flags }, null, space);
        const to = { state: chat.state === "ENABLED" ? "DISABLED" : "ENABLED", defaultVariant: "another" } as const;
        const changed = writeSetting(text, "chat", to);
        expect(JSON.parse(changed)).toEqual(
          JSON.parse(JSON.stringify({ $evaluators: {}, flags: { ...flags, chat: { ...chat, ...to } } })),
        );
        const { state, defaultVariant } = chat;
        expect(writeSetting(changed, "chat", { state: state as "ENABLED", defaultVariant })).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it("keeps its default variant where only the state is set", () => {
    expect(JSON.parse(writeSetting(textOf({ chat: CHAT }), "chat", { state: "DISABLED" }))).toEqual({
      flags: { chat: { ...CHAT, state: "DISABLED" } },
    });
  });

  it("is never made where it is not there", () => {
    expect(() => writeSetting(textOf({}), "chat", { state: "DISABLED" })).toThrow("not there");
  });
});
