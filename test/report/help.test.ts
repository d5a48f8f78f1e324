import { describe, expect, it } from "vitest";
import { commands } from "../../src/commands/index.ts";
import { isAtEdge } from "../../src/lib/option.ts";
import { widthOf } from "../../src/lib/wrap-text.ts";
import { renderCallHelp, renderHelp } from "../../src/report/help.ts";
import { tools } from "../../src/tools/index.ts";

const all = Object.entries({ ...commands, ...tools });

describe("the help", () => {
  it.each([40, 80, 120])("fits %i columns", (columns) => {
    const pages = [
      renderHelp(commands, tools, columns),
      ...all.map(([name, one]) => renderCallHelp(name, one, columns)),
    ];
    for (const line of pages.flatMap((page) => page.split("\n"))) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });

  it("of all names every command and tool once, and no option of theirs", () => {
    const page = renderHelp(commands, tools, 80);
    for (const [name] of all) expect(page.split("\n").filter((line) => line.startsWith(`  ${name} `))).toHaveLength(1);
    expect(page).not.toMatch(/--(?:plan|stage|fault)/);
    expect(page).toMatch(/70 Holdpoint\s+itself/);
  });

  it.each(all)("of %s has its own options and no other's, each with what holds without it", (name, one) => {
    const page = renderCallHelp(name, one, 200);
    const shown = [...page.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, option]) => option);
    const own = Object.entries(one.options).filter(([, option]) => isAtEdge(option, "terminal"));
    const operands = own.flatMap(([, option]) => (option.type === "operands" ? [option.placeholder] : []));
    const named = own.filter(([, option]) => option.type !== "operands");
    expect(shown).toEqual([...named.map(([option]) => option), "help"]);
    for (const [, { description }] of own) expect(page).toContain(description);
    expect(page).toContain(`Usage: ${["holdpoint", name, ...operands, "[OPTIONS]"].join(" ")}`);
  });

  it("puts descriptions below their names where both do not fit beside each other", () => {
    const one = {
      description: "Does it.",
      examples: [],
      options: { plan: { type: "text", placeholder: "FILE", description: "The plan." } },
    } as const;
    expect(renderCallHelp("x", one, 40)).toContain("\n  --plan FILE\n    The plan.\n");
    expect(renderCallHelp("x", one, 80)).toContain("\n  --plan FILE  The plan.\n");
  });
});
