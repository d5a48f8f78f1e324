/** A pull request's workflow names a concurrency group: GitHub keeps these by name for the whole repository. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import type { CommandContext } from "../../src/engine/context.ts";
import { commands } from "../../src/commands/index.ts";
import type { Host } from "../../src/providers/contract.ts";
import { FIRST_COMMIT, OTHER_COMMIT, UP_TO_PROMOTE } from "../commands/open-world.ts";
import { type Attack, underAttack } from "./open-attack.ts";

const ROOT = join(import.meta.dirname, "../..");

interface Workflow {
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, { readonly uses?: string; readonly concurrency?: unknown }>>;
}

const read = (path: string) => parse(readFileSync(join(ROOT, path), "utf8")) as Workflow;
const callsRelease = ({ uses = "" }: Workflow["jobs"][string]) => /\/(?:release|rollback)\.yml@/.test(uses);

it.each(["release.yml", "rollback.yml"])("no job of %s is in a group that could be named", (name) => {
  const { concurrency, jobs } = read(`.github/workflows/${name}`);
  expect(Object.keys(jobs).length).toBeGreaterThanOrEqual(1);
  expect([concurrency, ...Object.values(jobs).map((job) => job.concurrency)].filter(Boolean)).toEqual([]);
});

it("nor is a job of the examples that calls them", () => {
  const files = globSync("examples/{*,plans/*}/.github/workflows/*.yml", { cwd: ROOT });
  const calling = files.map(read).flatMap(({ concurrency, jobs }) =>
    Object.values(jobs)
      .filter(callsRelease)
      .map((job) => ({ whole: concurrency ?? null, job: job.concurrency ?? null })),
  );
  expect(calling.length).toBeGreaterThanOrEqual(12);
  expect(calling.filter(({ whole, job }) => whole !== null || job !== null)).toEqual([]);
});

class Cancelled extends Error {}

/** The context of a job that is cancelled at the first call to the host that `at` names, once the call was made. */
function cancelledAt(context: CommandContext, at: keyof Host, calls = 1): CommandContext {
  let left = calls;
  const cutOff = (host: Host): Host =>
    new Proxy(host, {
      get: (target, name: keyof Host) => {
        const call = target[name] as (...given: unknown[]) => Promise<unknown>;
        if (name !== at) return call;
        return async (...given: unknown[]) => {
          const answer = await call.apply(target, given);
          left -= 1;
          if (left === 0) throw new Cancelled(name);
          return answer;
        };
      },
    });
  const role = async (name: Parameters<CommandContext["role"]>[0]) => {
    const opened = await context.role(name);
    return name === "host" ? cutOff(opened as Host) : opened;
  };
  return { ...context, role: role as CommandContext["role"] };
}

/** A team that sends pushes to production by hand only, and a promote of theirs that is cancelled once Vercel has it. */
async function cancelledPromote(body: (attack: Attack) => Promise<void>): Promise<void> {
  const seed: Parameters<typeof underAttack>[0]["seed"] = (original) => ({
    ...original,
    vercel: { ...original.vercel, autoAssignCustomDomains: false },
  });
  // One release before it, whose record says that the setting is the team's own and no pin.
  await underAttack({ seed, plan: { watch: null } }, async (attack) => {
    expect((await attack.runAll(["deploy", "verify"])).decision).toBe("proceed");
    expect((await attack.run("promote", { options: { unpin: true } })).decision).toBe("proceed");
    await attack.runAll(["deploy", "verify"], { commit: OTHER_COMMIT });
    const context = cancelledAt(attack.context({ commit: OTHER_COMMIT }), "promote");
    await expect(commands.promote.run(context)).rejects.toThrow(Cancelled);
    await attack.clock.sleep(30_000);
    expect(await attack.served()).toBe(OTHER_COMMIT);
    expect((await attack.host()).project.autoAssignCustomDomains).toBe(true);
    await body(attack);
  });
}

it("a promote that is cancelled is finished by its watch, which the workflow still starts", async () => {
  await cancelledPromote(async (attack) => {
    const result = await attack.run("watch", { commit: OTHER_COMMIT });
    expect(result.decision).toBe("proceed");
    expect((await attack.host()).project.autoAssignCustomDomains).toBe(false);
    expect((await attack.statuses()).filter((text) => text.startsWith("promoting"))).toHaveLength(2);
  });
});

it("so it is by the same promote started again, which asks the host for nothing more", async () => {
  await cancelledPromote(async (attack) => {
    attack.writes();
    const result = await attack.run("promote", { commit: OTHER_COMMIT });
    expect(result.decision).toBe("proceed");
    expect(attack.writes().filter((request) => request.includes("/promote/"))).toEqual([]);
    expect((await attack.host()).project.autoAssignCustomDomains).toBe(false);
  });
});

it("and where nobody starts it again, the next release puts the project's setting back", async () => {
  await cancelledPromote(async (attack) => {
    const next = { commit: "c0ffee0000000000000000000000000000000004" };
    expect((await attack.runAll(UP_TO_PROMOTE, next)).decision).toBe("proceed");
    expect(await attack.served()).toBe(next.commit);
    expect((await attack.host()).project.autoAssignCustomDomains).toBe(false);
  });
});

it("a promote that is cancelled before the host was asked has changed nothing, and stands in nobody's way", async () => {
  await underAttack({ plan: { watch: null } }, async (attack) => {
    await attack.runAll(["deploy", "verify"]);
    const context = cancelledAt(attack.context(), "readProject");
    await expect(commands.promote.run(context)).rejects.toThrow(Cancelled);
    expect(await attack.served()).toBe(FIRST_COMMIT);
    expect((await attack.runAll(UP_TO_PROMOTE, { commit: OTHER_COMMIT })).decision).toBe("proceed");
    const late = await attack.run("promote");
    expect([late.decision, late.reasonCode]).toEqual(["hold", "newer_release_active"]);
  });
});

it("a watch that is cancelled is taken up again where it was, and ends at the same time", async () => {
  await underAttack({}, async (attack) => {
    await attack.runAll(UP_TO_PROMOTE);
    const promotedAt = attack.clock.now();
    const context = cancelledAt(attack.context(), "readProject", 3);
    await expect(commands.watch.run(context)).rejects.toThrow(Cancelled);
    await attack.clock.sleep(60_000);
    const result = await attack.run("watch");
    expect([result.decision, result.reasonCode]).toEqual(["proceed", "watched"]);
    // Four minutes, and two until the vendor's data is complete.
    const tookMs = attack.clock.now() - promotedAt;
    expect(tookMs).toBeGreaterThanOrEqual(4 * 60_000);
    expect(tookMs).toBeLessThan(7 * 60_000);
  });
});
