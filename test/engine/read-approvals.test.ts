/** Who let the job go on that promotes, as the release's record keeps it. */
import { describe, expect, it } from "vitest";
import { readApprovals } from "../../src/engine/read-approvals.ts";
import type { Forge } from "../../src/providers/contract.ts";
import { openSmallWorld, silence } from "./small-world.ts";

type Given = Awaited<ReturnType<Forge["listRunApprovals"]>>;

const RUN = { GITHUB_RUN_ID: "42" };
const review = (login: string, changes: object = {}) => ({
  login,
  state: "approved",
  comment: "go",
  environments: ["production"],
  ...changes,
});

async function read(env: Readonly<Record<string, string>>, answer: readonly object[] | null | Error = []) {
  const runs: number[] = [];
  const listRunApprovals = async (run: number) => {
    runs.push(run);
    if (answer instanceof Error) throw answer;
    return answer as Given;
  };
  const { context, journal, said } = openSmallWorld();
  const people = await readApprovals({ ...context, env }, journal, { listRunApprovals });
  return { people, runs, notes: said("note") };
}

describe("the approvals of a release", () => {
  it("are those of the reviewers who approved its run, with what they wrote", async () => {
    const answer = [review("alice"), review("bob", { state: "rejected" }), review("carol", { comment: "" })];
    const { people, runs, notes } = await read(RUN, answer);
    expect(people).toEqual({
      approvals: [
        { login: "alice", comment: "go", environments: ["production"] },
        { login: "carol", comment: "", environments: ["production"] },
      ],
    });
    expect([runs, notes]).toEqual([[42], ["approved by alice, carol"]]);
  });

  it("keep the beginning of a long comment", async () => {
    const { people } = await read(RUN, [review("alice", { comment: "x".repeat(301) })]);
    expect(people.approvals?.[0]?.comment).toBe(`${"x".repeat(299)}…`);
  });

  it("are none where nobody had to approve, or the forge knows no such run, and nothing is said of it", async () => {
    for (const answer of [[], null])
      expect(await read(RUN, answer)).toMatchObject({ people: { approvals: [] }, notes: [] });
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["there is no run", {}],
    ["its id is no number", { GITHUB_RUN_ID: "x" }],
    ["its id is nothing", { GITHUB_RUN_ID: "0" }],
    ["its id is no whole number", { GITHUB_RUN_ID: "1.5" }],
  ])("are not asked for where %s", async (_, env) => {
    expect(await read(env, [review("alice")])).toEqual({ people: {}, runs: [], notes: [] });
  });

  it("that the forge does not tell are missing, which is noted and decides nothing", async () => {
    expect(await read({ ...RUN, GITHUB_ACTOR: "dave" }, silence())).toMatchObject({
      people: { startedBy: "dave" },
      notes: ["who approved this was not read: no answer wait"],
    });
    await expect(read(RUN, new TypeError("ours"))).rejects.toThrow(new TypeError("ours"));
  });
});

describe("who started the run", () => {
  it("is who triggered it last, or else who it is by", async () => {
    const startedBy = async (env: Readonly<Record<string, string>>) => (await read(env)).people.startedBy;
    expect(await startedBy({ GITHUB_TRIGGERING_ACTOR: "bob", GITHUB_ACTOR: "alice" })).toBe("bob");
    expect(await startedBy({ GITHUB_ACTOR: "alice" })).toBe("alice");
    expect((await read({ ...RUN, GITHUB_ACTOR: "alice" })).people).toEqual({ startedBy: "alice", approvals: [] });
  });
});
