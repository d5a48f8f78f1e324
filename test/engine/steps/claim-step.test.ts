import { expect, it } from "vitest";
import { claimStep, drawAttempt } from "../../../src/engine/steps/claim-step.ts";
import { stepIdentity } from "../../../src/engine/steps/step-book.ts";
import { NOW, silence } from "../small-world.ts";
import { itemOf, openStepsWorld, RELEASE, type StepsWorld, writePage } from "./steps-world.ts";

const LEVER = itemOf("Pull");

function claim(world: StepsWorld) {
  const { context, journal, forge } = world;
  const identity = stepIdentity(context, RELEASE, "production", LEVER);
  return claimStep(context, journal, forge, { release: RELEASE, identity, attempt: "mine" });
}

it("gives how the steps stood before our own record, by what others wrote until then", async () => {
  const world = openStepsWorld();
  writePage(world, LEVER, "begun", { attempt: "theirs" });
  writePage(world, LEVER, "begun", { attempt: "mine" });
  writePage(world, LEVER, "ended", { attempt: "theirs" });
  expect((await claim(world)).map(({ state }) => state)).toEqual(["begun"]);
  expect(world.clock.now()).toBe(NOW);
});

it("reads again while an old list is shown, every two seconds, six times", async () => {
  const shownAt = async (reads: number) => {
    const world = openStepsWorld();
    const { listDeployments } = world.forge;
    let times = 0;
    world.forge.listDeployments = (given) => {
      times += 1;
      if (times === reads) writePage(world, LEVER, "begun", { attempt: "mine" });
      return listDeployments(given);
    };
    const end = await claim(world).catch((error: unknown) => error);
    return { end, times, waitedMs: world.clock.now() - NOW };
  };
  expect(await shownAt(6)).toEqual({ end: [], times: 6, waitedMs: 10_000 });
  expect(await shownAt(7)).toMatchObject({
    times: 6,
    waitedMs: 10_000,
    end: {
      reasonCode: "vendor_answer_unknown",
      vendor: "GitHub",
      message:
        "GitHub took the record of a step's beginning and does not list it, so whether another run had begun it is not known.",
      remedy: "Check githubstatus.com, then run the command again. Nothing was changed by the step in this run.",
    },
  });
});

it("waits a minute for a forge that gives no answer", async () => {
  const world = openStepsWorld();
  world.forge.listDeployments = () => Promise.reject(silence());
  await expect(claim(world)).rejects.toThrow("no answer");
  const waitedMs = world.clock.now() - NOW;
  expect(waitedMs).toBeGreaterThan(60_000);
  expect(waitedMs).toBeLessThan(70_000);
});

it("draws 64 bits of chance for an attempt, as 16 digits", () => {
  expect(drawAttempt(() => 0)).toBe("0".repeat(16));
  expect(drawAttempt(() => 1 - 2 ** -53)).toBe("f".repeat(16));
  const values = [0.5, 0.25];
  expect(drawAttempt(() => values.shift() ?? 0)).toBe("8000000040000000");
});
