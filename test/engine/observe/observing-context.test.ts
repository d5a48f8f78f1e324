/** What a look may do that only observes, and what it leaves to one that may change something. */
import { describe, expect, it } from "vitest";
import type { CommandContext } from "../../../src/engine/context.ts";
import { changesNothing, mayChange, observingContext } from "../../../src/engine/observe/observing-context.ts";
import { pass } from "../../../src/lib/verdict.ts";
import { production, record, rolling } from "../../release/facts.ts";
import { openSmallWorld, type SmallWishes } from "../small-world.ts";

const OBSERVE: SmallWishes = { options: { observe: true } };
const releasing = () => openSmallWorld().context;
const observing = () => openSmallWorld(OBSERVE).context;
/** A plan without staging. */
const onlyObserving = (): CommandContext => {
  const context = releasing();
  return { ...context, plan: { ...context.plan, onlyObserves: true } };
};

describe("a look that only observes", () => {
  it("is one that was asked to, or that has a plan without staging", () => {
    expect([releasing(), observing(), onlyObserving()].map(changesNothing)).toEqual([false, true, true]);
  });

  it("has a host that refuses every change, and a watch that rolls nothing back", async () => {
    for (const given of [observing(), onlyObserving()]) {
      const context = observingContext(given);
      const host = await context.role("host");
      await expect(host.promote("dpl_old")).rejects.toMatchObject({ reasonCode: "observes_only" });
      await expect(host.readProject()).resolves.toMatchObject({ productionDeploymentId: "dpl_new" });
      expect(context.plan).toEqual({
        ...given.plan,
        stages: {
          ...given.plan.stages,
          production: {
            ...given.plan.stages.production,
            watch: { ...given.plan.stages.production.watch, observe: true },
          },
        },
      });
    }
  });

  it("asks for each vendor by its name, and is given all others as they are", async () => {
    const given = observing();
    const asked: string[] = [];
    const { role } = given;
    const context = observingContext({
      ...given,
      role: (name, wanted) => {
        asked.push(`${name} ${wanted}`);
        return role(name, wanted);
      },
    });
    await context.role("host", "vercel");
    expect(await context.role("forge", "github")).toBe(await role("forge"));
    expect(asked).toEqual(["host vercel", "forge github"]);
  });

  it("has a plan without a watch as it is", () => {
    const { plan } = observingContext(openSmallWorld({ ...OBSERVE, plan: { production: { watch: null } } }).context);
    expect(plan.stages.production.watch).toBeNull();
  });
});

it("a look that may change something is given what it had", () => {
  const context = releasing();
  expect(observingContext(context)).toBe(context);
});

describe("what a look finds to be done", () => {
  const verdict = pass("watched", "fine");
  const here = production("dpl_new");

  it("asks for a change where something is to be finished, or a person must decide", () => {
    const watching = record("watching");
    expect(mayChange({ do: "settle", settled: { kind: "finish-rollback" } }, watching, here)).toBe(true);
    expect(mayChange({ do: "finish-promote" }, watching, here)).toBe(true);
    expect(mayChange({ do: "report", verdict }, watching, here)).toBe(true);
    expect(mayChange({ do: "watch" }, record("promoting"), here)).toBe(true);
    expect(mayChange({ do: "watch" }, watching, rolling())).toBe(true);
  });

  it("asks for none where it is only said or judged", () => {
    const watching = record("watching");
    const rolledBack = { kind: "rolled-back", byHost: false, to: "dpl_old", reason: "bad" } as const;
    expect(mayChange({ do: "settle", settled: rolledBack }, watching, here)).toBe(false);
    expect(mayChange({ do: "watch" }, watching, here)).toBe(false);
    expect(mayChange({ do: "watch" }, watching, rolling({ candidateId: "dpl_theirs" }))).toBe(false);
    expect(mayChange({ do: "nothing" }, watching, here)).toBe(false);
    expect(mayChange({ do: "wait", why: "it is new" }, watching, here)).toBe(false);
    expect(mayChange({ do: "close", verdict }, watching, here)).toBe(false);
  });
});
