import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { askItems, type ItemToAsk } from "../../src/commands/checklist/ask-items.ts";
import type { CommandContext } from "../../src/engine/context.ts";
import { createJournal } from "../../src/engine/journal.ts";
import type { Gate } from "../../src/gates/contract.ts";
import { UsageError } from "../../src/lib/error.ts";
import { fail, pass, type Verdict } from "../../src/lib/verdict.ts";

const YES = pass("gate_passed", "yes");
const NO = fail("gate_failed", "no", "fix it");

/** Titles in the order in which they began and ended. */
function open(answers: Readonly<Record<string, Verdict | (() => Promise<Verdict>)>>) {
  const log: string[] = [];
  let running = 0;
  let most = 0;
  const context = {
    clock: { now: () => 0, sleep: async () => {} },
    emit: () => {},
    release: { id: "r", commit: "c".repeat(40) },
    plan: { project: { domains: ["app.example.com"] } },
    domainUrl: (domain: string) => `https://${domain}`,
    env: { SET: "x" },
    checkGate: async ({ title }: { readonly title: string }) => {
      log.push(`+${title}`);
      running += 1;
      most = Math.max(most, running);
      const answer = answers[title] ?? YES;
      await wait(5);
      try {
        return typeof answer === "function" ? await answer() : answer;
      } finally {
        running -= 1;
        log.push(`-${title}`);
      }
    },
  } as unknown as CommandContext;
  return {
    context,
    log,
    most: () => most,
    ask: (items: readonly ItemToAsk[]) => askItems(context, createJournal("checklist", context), items),
  };
}

function item(
  title: string,
  gate: string,
  more: { after?: readonly string[]; answer?: Verdict; gate?: Partial<Gate> } = {},
): ItemToAsk {
  return {
    item: { title, gate, spec: {}, group: null, after: more.after ?? [], position: { file: "p", line: 1, column: 1 } },
    gate: {
      key: gate,
      description: "",
      kind: "code",
      spec: z.unknown(),
      roles: [],
      check: () => Promise.resolve(YES),
      ...more.gate,
    },
    people: null,
    baseline: null,
    base: null,
    answer: more.answer ?? null,
  };
}

describe("the items of a checklist", () => {
  it("are asked side by side", async () => {
    const at = open({});
    await at.ask(["A", "B", "C"].map((title) => item(title, "command")));
    expect(at.log.slice(0, 3)).toEqual(["+A", "+B", "+C"]);
  });

  it("wait for those that they name, and are not checked if one of those fails", async () => {
    const at = open({ A: NO });
    const verdicts = await at.ask([
      item("B", "command", { after: ["A"] }),
      item("A", "command"),
      item("C", "command", { after: ["B"] }),
    ]);
    expect(at.log).toEqual(["+A", "-A"]);
    expect(verdicts.get("B")).toMatchObject({
      outcome: "hold",
      reasonCode: "item_not_run",
      summary: expect.stringContaining("“A”"),
    });
    expect(verdicts.get("C")).toMatchObject({ reasonCode: "item_not_run" });
  });

  it("read what commands wrote only after all commands, whatever those said", async () => {
    const at = open({ Build: NO });
    const verdicts = await at.ask([
      item("Size", "bundle", { gate: { after: "commands" } }),
      item("Build", "command"),
      item("Test", "command"),
    ]);
    expect(at.log.indexOf("+Size")).toBeGreaterThan(at.log.indexOf("-Build"));
    expect(at.log.indexOf("+Size")).toBeGreaterThan(at.log.indexOf("-Test"));
    expect(verdicts.get("Size")).toEqual(YES);
  });

  it("do not wait for each other in a circle where a command waits for a reader of files", async () => {
    const at = open({});
    const verdicts = await at.ask([
      item("Size", "bundle", { gate: { after: "commands" } }),
      item("Upload", "command", { after: ["Size"] }),
      item("Build", "command"),
    ]);
    expect(at.log).toEqual(["+Build", "-Build", "+Size", "-Size", "+Upload", "-Upload"]);
    expect(verdicts.get("Upload")).toEqual(YES);
  });

  it("may name each other in more ways than there is time to follow", async () => {
    const at = open({});
    const layers = Array.from({ length: 20 }, (_, layer) => ["a", "b", "c"].map((name) => `${name}${layer}`));
    const commands = layers.flatMap((titles, layer) =>
      titles.map((title) => item(title, "command", { after: layers[layer - 1] ?? [] })),
    );
    const verdicts = await at.ask([item("Size", "bundle", { gate: { after: "commands" } }), ...commands]);
    expect(at.log.at(-1)).toBe("-Size");
    expect(verdicts.size).toBe(61);
  });

  it("are not checked again if they were answered elsewhere", async () => {
    const at = open({});
    const verdicts = await at.ask([
      item("Tests", "command", { answer: NO }),
      item("Sign", "sign-off", { after: ["Tests"] }),
    ]);
    expect(at.log).toEqual([]);
    expect(verdicts.get("Sign")).toMatchObject({ reasonCode: "item_not_run" });
  });

  it("hold one by one where a secret is not set", async () => {
    const at = open({});
    const needs = (name: string) => ({ gate: { secrets: () => [name] } });
    const verdicts = await at.ask([item("A", "rls", needs("NOT_SET")), item("B", "rls", needs("SET"))]);
    expect(verdicts.get("A")).toMatchObject({
      outcome: "hold",
      reasonCode: "secret_missing",
      summary: expect.stringContaining("NOT_SET"),
    });
    expect(verdicts.get("B")).toEqual(YES);
  });

  it("hold where a vendor's credential is not set, and break on nothing less than a bug", async () => {
    const missing = () => Promise.reject(new UsageError("secret_missing", [{ message: "VERCEL_TOKEN is not set" }]));
    const at = open({ A: missing });
    expect((await at.ask([item("A", "env")])).get("A")).toMatchObject({
      outcome: "hold",
      reasonCode: "secret_missing",
    });
    const broken = open({ A: () => Promise.reject(new TypeError("bug")) });
    await expect(broken.ask([item("A", "env")])).rejects.toThrow("bug");
  });

  it("are never more than fifty at once", async () => {
    const at = open({});
    await at.ask(Array.from({ length: 120 }, (_, index) => item(`T${index}`, "command")));
    expect(at.most()).toBe(50);
  });
});
