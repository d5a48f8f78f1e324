/** What the declarations of options say must be so, over all commands and tools. */
import { describe, expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { type Callable, type Option, optionsOf } from "../../src/lib/option.ts";
import { inputsOf } from "../../src/lib/read-inputs.ts";
import { parseOptions } from "../../src/lib/parse-options.ts";
import { tools } from "../../src/tools/index.ts";

const all: readonly (readonly [string, Callable])[] = Object.entries({ ...commands, ...tools });

describe.each(all)("the declaration of %s", (name, { description, options, examples }) => {
  it("describes itself and each option in sentences", () => {
    for (const text of [description, ...Object.values(options).map((option) => option.description)]) {
      expect(text).toMatch(/^[A-Z].*\.$/);
    }
  });

  it("names only options of its own as what another needs or makes idle", () => {
    const named = Object.values(options).flatMap(({ needs, idleWith }) => [needs ?? [], idleWith ?? []].flat());
    expect(named.filter((other) => !Object.hasOwn(options, other))).toEqual([]);
  });

  it("has examples that are calls of it without a mistake", () => {
    expect(examples.length).toBeGreaterThan(0);
    for (const { call } of examples) {
      const [called, ...args] = (call.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
      expect(called).toBe(name);
      expect(parseOptions(args, { name, options, others: {} }).problems).toEqual([]);
    }
  });
});

it("an input of several commands says the same in each", () => {
  const declared = [...inputsOf(optionsOf(commands))].map(([name, { option, owners }]) => ({
    name,
    first: textsOf(option),
    all: owners
      .flatMap((owner) => Object.entries<Option>(optionsOf(commands)[owner] ?? {}))
      .filter(([own]) => own === name)
      .map(([, own]) => textsOf(own)),
  }));
  expect(declared.length).toBeGreaterThan(10);
  for (const { name, first, all: each } of declared)
    expect({ name, each }).toEqual({ name, each: each.map(() => first) });
});

function textsOf({ description, default: value, otherwise, inputDefault }: Option) {
  return { description, value, otherwise, inputDefault };
}
