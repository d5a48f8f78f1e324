/** A release with steps, in a sandbox: what is taken when, and what a run finds that comes after another one. */
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { extensions } from "../../src/engine/plan-extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { inWorld, OTHER_COMMIT, planText, type World } from "./open-world.ts";

let scratch = "";
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "holdpoint-steps-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

let told = "";
beforeEach(async () => {
  told = join(scratch, `told-${Math.random()}`);
  await writeFile(told, "");
});

const lines = async () => (await readFile(told, "utf8")).split("\n").filter((line) => line !== "");

interface Lists {
  /** A command line, of both stages. */
  readonly setup?: string;
  readonly stagingBefore?: readonly string[];
  readonly stagingAfter?: readonly string[];
  readonly productionBefore?: readonly string[];
  readonly productionAfter?: readonly string[];
}

function planWith(lists: Lists): Plan {
  const block = (name: string, items: readonly string[] | undefined) =>
    items === undefined ? "" : `    ${name}:\n${items.map((item) => `      - ${item}\n`).join("")}`;
  const setup = lists.setup === undefined ? "" : `    setup: ${JSON.stringify(lists.setup)}\n`;
  const text = planText()
    .replace(
      "  staging:\n",
      `  staging:\n${setup}${block("before", lists.stagingBefore)}${block("after", lists.stagingAfter)}`,
    )
    .replace(
      "  production:\n",
      `  production:\n${setup}${block("before", lists.productionBefore)}${block("after", lists.productionAfter)}`,
    );
  const parsed = parsePlan(text, "plan.yml", extensions);
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const tell = (title: string, rest = "") => `{ title: ${title}, command: { run: "echo ${title} >> ${told}"${rest} } }`;

const stepRecords = async (world: World) => {
  const state = (await (await fetch(`${world.sandbox.origins["github"]}/_sandbox/state`)).json()) as {
    deployments: { task: string; environment: string; payload: { part: string; title: string } }[];
  };
  return state.deployments
    .filter(({ task }) => task === "holdpoint:step")
    .map(({ payload, environment }) => `${environment} ${payload.part} ${payload.title}`);
};

describe("a release with steps", () => {
  it("takes each once, in its place, and says in its result what was done", async () => {
    await inWorld({}, async (world) => {
      const plan = planWith({
        stagingBefore: [tell("First"), tell("Second")],
        stagingAfter: [tell("Third")],
        productionBefore: [tell("Fourth")],
        productionAfter: [tell("Fifth")],
      });
      const deployed = await world.run("deploy", { plan });
      expect([deployed.decision, await lines()]).toEqual(["proceed", ["First", "Second", "Third"]]);
      expect(deployed.steps?.map(({ title, state, stage }) => [title, state, stage])).toEqual([
        ["First", "done", "staging"],
        ["Second", "done", "staging"],
        ["Third", "done", "staging"],
      ]);
      const again = await world.run("deploy", { plan });
      expect([again.decision, (await lines()).length]).toEqual(["proceed", 3]);
      expect(again.steps).toEqual(deployed.steps);
      await world.run("verify", { plan });
      world.writes();
      const promoted = await world.run("promote", { plan });
      expect([promoted.decision, (await lines()).slice(3)]).toEqual(["proceed", ["Fourth", "Fifth"]]);
      const writes = world.writes();
      const promote = writes.findIndex((one) => one.includes("/promote/"));
      expect(promote).toBeGreaterThan(4);
      expect(writes.length - promote).toBeGreaterThan(4);
      // One list for each list of steps and for each job after staging; of a step four writes, its beginning, its end and words
      // for people on both, and where it must not be taken twice a list that shows who was first.
      const requests = world.log.filter(({ emulator, path }) => emulator === "github" && /\/deployments/.test(path));
      expect(requests.length).toBeLessThan(16 + 6 * 5 + 6 + 2);
      expect(await stepRecords(world)).toEqual([
        ...["First", "Second", "Third"].flatMap((title) => [`staging begun ${title}`, `staging ended ${title}`]),
        ...["Fourth", "Fifth"].flatMap((title) => [`production begun ${title}`, `production ended ${title}`]),
      ]);
    });
  });

  it("ends with the verdict of the step that was not done, before anything that follows it", async () => {
    await inWorld({}, async (world) => {
      const plan = planWith({
        stagingBefore: [`{ title: Broken, command: { run: "exit 3", repeatable: true } }`, tell("Never")],
      });
      const result = await world.run("deploy", { plan });
      expect(result).toMatchObject({ decision: "failed", reasonCode: "command_failed", candidate: null });
      expect(result.summary).toContain('Step "Broken": ');
      expect(result.steps).toMatchObject([{ title: "Broken", state: "failed" }]);
      expect(await lines()).toEqual([]);
      expect(await world.served()).not.toBe(plan.digest);
    });
  });

  it("prepares its checkout before the steps of a list, and not where all of them are known to be done", async () => {
    await inWorld({}, async (world) => {
      const plan = planWith({ setup: `echo Setup >> ${told}`, stagingBefore: [tell("First"), tell("Second")] });
      expect((await world.run("deploy", { plan })).decision).toBe("proceed");
      expect(await lines()).toEqual(["Setup", "First", "Second"]);
      expect((await world.run("deploy", { plan })).decision).toBe("proceed");
      expect(await lines()).toEqual(["Setup", "First", "Second"]);
    });
  });

  it("takes no step where its checkout could not be prepared, and goes on where it was", async () => {
    await inWorld({}, async (world) => {
      const plan = planWith({ setup: `[ -e ${told}.ready ]`, stagingBefore: [tell("First")] });
      const held = await world.run("deploy", { plan });
      expect(held).toMatchObject({ decision: "hold", reasonCode: "setup_failed", candidate: null });
      expect(held.steps).toMatchObject([{ title: "First", state: "held" }]);
      expect([await lines(), await stepRecords(world)]).toEqual([[], []]);
      await writeFile(`${told}.ready`, "");
      expect((await world.run("deploy", { plan })).decision).toBe("proceed");
      expect(await lines()).toEqual(["First"]);
    });
  });

  it("promotes nothing while a step before the promote is not done, and goes on where it was", async () => {
    await inWorld({}, async (world) => {
      const flag = join(scratch, "ready");
      const waits = `{ title: Waits, command: { run: "test -e ${flag}", repeatable: true } }`;
      const plan = planWith({ productionBefore: [tell("Once"), waits] });
      await world.runAll(["deploy", "verify"], { plan });
      const before = await world.served();
      expect(await world.run("promote", { plan })).toMatchObject({ decision: "failed", reasonCode: "command_failed" });
      expect([await world.served(), await world.statuses(), await lines()]).toEqual([before, [], ["Once"]]);
      await appendFile(flag, "");
      expect(await world.run("promote", { plan })).toMatchObject({ decision: "proceed" });
      expect([(await world.served()) === before, await lines()]).toEqual([false, ["Once"]]);
    });
  });

  it("says that production serves the release where a step after the promote fails", async () => {
    await inWorld({}, async (world) => {
      const plan = planWith({ productionAfter: [`{ title: Broken, command: { run: "exit 3", repeatable: true } }`] });
      const result = await world.runAll(["deploy", "verify", "promote"], { plan });
      expect(result).toMatchObject({ command: "promote", decision: "failed", reasonCode: "command_failed" });
      expect(result.production.after).toBe(result.candidate?.id);
      expect((await world.statuses()).at(-1)).toMatch(/^watching/);
      const watched = await world.run("watch", { plan });
      expect(watched.decision).toBe("proceed");
      expect(watched.notes.join()).toContain('of the steps after the promote "Broken" is not done');
    });
  });
});

describe("steps of a release that somebody overtakes", () => {
  it.each([
    ["before the promote", "productionBefore", "newer_release_active", []],
    ["after it", "productionAfter", "production_moved", ["promoting", "watching"]],
  ] as const)("are not taken any more %s", async (_, list, reasonCode, statuses) => {
    await inWorld({}, async (world) => {
      const plan = planWith({ [list]: [tell("One"), tell("Two")] });
      await world.runAll(["deploy", "verify"], { plan });
      const theirs = await world.sandbox.vercel.plantDeployment({ id: "dpl_theirs", files: { "index.html": "x" } });
      const result = await world.run("promote", {
        plan,
        onEvent: (event) => {
          if (event.event === "step" && event.step === "step") world.sandbox.vercel.changeProduction(theirs);
        },
      });
      expect(result).toMatchObject({ decision: "hold", reasonCode });
      expect(await lines()).toEqual(["One"]);
      expect((await world.statuses()).map((text) => text.split(" ")[0])).toEqual(statuses);
      expect(result.production.after).toBe("dpl_theirs");
    });
  });
});

describe("a step that must not be taken twice", () => {
  const cutOff = async (world: World, plan: Plan) => {
    // Its beginning is written, and GitHub takes nothing after that: as where the run is killed right after the command.
    let written = 0;
    world.meddler = {
      asked: ({ emulator, method, path }) => {
        if (emulator !== "github" || method !== "POST" || !path.endsWith("/deployments")) return null;
        written += 1;
        return written === 1 ? null : { answer: { status: 500, body: {} } };
      },
    };
    const result = await world.run("deploy", { plan });
    world.meddler = {};
    return result;
  };

  it("holds where its end is not known, until a person says what is so", async () => {
    await inWorld({}, async (world) => {
      const plan = planWith({ stagingBefore: [tell("Once")] });
      expect(await cutOff(world, plan)).toMatchObject({ decision: "hold", steps: [{ state: "unfinished" }] });
      const held = await world.run("deploy", { plan });
      expect(held).toMatchObject({ decision: "hold", reasonCode: "step_unfinished", candidate: null });
      expect(await lines()).toEqual(["Once"]);
      const stepWords = [{ title: "Once", said: "done", reason: "I looked" }] as const;
      expect(await world.run("deploy", { plan, options: { stepWords } })).toMatchObject({ decision: "proceed" });
      expect(await world.run("deploy", { plan })).toMatchObject({ decision: "proceed" });
      expect(await lines()).toEqual(["Once"]);
    });
  });

  it("is taken again where a person wants it", async () => {
    await inWorld({}, async (world) => {
      const plan = planWith({ stagingBefore: [tell("Once")] });
      await cutOff(world, plan);
      const stepWords = [{ title: "Once", said: "repeat", reason: "it left nothing" }] as const;
      expect(await world.run("deploy", { plan, options: { stepWords } })).toMatchObject({ decision: "proceed" });
      expect(await lines()).toEqual(["Once", "Once"]);
    });
  });

  it("holds where another plan of the same release has taken it", async () => {
    await inWorld({}, async (world) => {
      await world.run("deploy", { plan: planWith({ stagingBefore: [tell("Once")] }) });
      const plan = planWith({ stagingBefore: [tell("Once")], stagingAfter: [tell("Other")] });
      expect(await world.run("deploy", { plan })).toMatchObject({ decision: "hold", reasonCode: "step_unfinished" });
      expect(await lines()).toEqual(["Once"]);
    });
  });
});

describe("a release with steps that is rolled back", () => {
  const undone = (title: string, rest = "") => tell(title, `, undo: { run: "echo -${title} >> ${told}"${rest} }`);

  it("has them taken back in reverse once production is back, and names what stays", async () => {
    await inWorld({}, async (world) => {
      const plan = planWith({
        stagingBefore: [undone("A"), tell("B")],
        productionBefore: [undone("C", ", loses-data: true"), undone("D")],
      });
      await world.runAll(["deploy", "verify", "promote"], { plan });
      world.writes();
      const result = await world.run("rollback", { plan });
      expect([result.decision, (await lines()).slice(4)]).toEqual(["rolled-back", ["-D", "-A"]]);
      const writes = world.writes();
      expect(writes.findIndex((one) => one.includes("/rollback/"))).toBeLessThan(
        writes.findIndex((one) => one.endsWith("/deployments")),
      );
      expect(result.steps?.map(({ title, state, leavesBehind }) => [title, state, leavesBehind])).toEqual([
        ["C", "left", `what \`echo C >> ${told}\` did stays`],
        ["B", "left", `what \`echo B >> ${told}\` did stays`],
        ["D", "undone", undefined],
        ["A", "undone", undefined],
      ]);
      expect(result.notes.join("\n")).toContain('rollback --undo "C"');
      expect((await stepRecords(world)).slice(8)).toEqual([
        "production undoing D",
        "production undone D",
        "staging undoing A",
        "staging undone A",
      ]);
      // A person asks for it, later: what is back already stays so.
      const again = await world.run("rollback", { plan, options: { undo: ["C"] } });
      expect([again.decision, (await lines()).slice(6)]).toEqual(["rolled-back", ["-C"]]);
    });
  });

  it("takes back nothing before one that could not be, and nothing without what it needs", async () => {
    await inWorld({}, async (world) => {
      const fails = `{ title: Fails, command: { run: "true", undo: "exit 4" } }`;
      const secret = `{ title: Secret, command: { run: "true", undo: "true", env: [SEARCH_PLACE] } }`;
      const plan = planWith({ stagingBefore: [undone("A"), fails, secret] });
      const env = { SEARCH_PLACE: "somewhere" };
      await world.runAll(["deploy", "verify", "promote"], { plan, env });
      const result = await world.run("rollback", { plan });
      expect([result.decision, await lines()]).toEqual(["rolled-back", ["A"]]);
      expect(result.steps?.map(({ title, state, summary }) => `${title} ${state}: ${summary}`)).toEqual([
        "Secret left: SEARCH_PLACE is not set here.",
        expect.stringContaining("Fails left: The command failed with exit code 4"),
        'A left: "Fails", which came after it, could not be taken back.',
      ]);
    });
  });

  it("runs no code of the repository from another commit, and none of another plan", async () => {
    await inWorld({}, async (world) => {
      const plan = planWith({ stagingBefore: [undone("A")] });
      await world.runAll(["deploy", "verify", "promote"], { plan });
      const elsewhere = await world.run("rollback", { plan, commit: OTHER_COMMIT });
      expect(elsewhere.steps).toMatchObject([
        { state: "left", summary: expect.stringContaining("It runs code of the repository") },
      ]);
      const other = planWith({ stagingBefore: [undone("A"), tell("B")] });
      const changed = await world.run("rollback", { plan: other });
      expect(changed.steps).toMatchObject([
        { state: "left", summary: expect.stringContaining("The plan at hand is not") },
      ]);
      expect(await lines()).toEqual(["A"]);
    });
  });
});
