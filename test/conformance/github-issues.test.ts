/** Issues and comparisons of commits at GitHub, as the provider asks for them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Forge } from "../../src/providers/contract.ts";
import { failureOf } from "../providers/github/failure-of.ts";
import { COMMIT, type GithubUnderTest, OTHER_COMMIT, serveGithub } from "../sandbox/github/serve-github.ts";

const BOT = "github-actions[bot]";
const sha = (number: number) => String(number).padStart(40, "0");
/** A long way from the first to the last, the author of every third a program. */
const MANY = Array.from({ length: 320 }, (_, index) => ({
  sha: sha(index + 1),
  message: `Change ${index + 1}\n\nand why`,
  author: index % 3 === 0 ? "renovate[bot]" : "ben",
  parents: index === 0 ? [COMMIT] : [sha(index)],
}));

let under: GithubUnderTest;
let forge: Forge;

beforeAll(async () => {
  under = await serveGithub({
    commits: [{ sha: OTHER_COMMIT }, { sha: COMMIT, parents: [OTHER_COMMIT] }, ...MANY],
    issues: [
      { number: 8, author: "cyd" },
      ...Array.from({ length: 205 }, (_, index) => ({ number: 100 + index, author: BOT })),
    ],
  });
  forge = await under.connect();
});

afterAll(() => under.close());

const create = (title: string, labels: readonly string[] = []) => forge.createIssue({ title, body: "why", labels });
const mine = (state: "open" | "all", since?: number) =>
  forge.listIssues({ creator: BOT, state, ...(since === undefined ? {} : { since }) });

describe("issues", () => {
  it("are read to the last page, newest first, without pull requests and without others' issues", async () => {
    const numbers = (await mine("open")).map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 205 }, (_, index) => 304 - index));
    expect(await forge.listIssues({ creator: "cyd", state: "all" })).toMatchObject([{ number: 8, author: "cyd" }]);
    expect(await forge.listIssues({ creator: "ben", state: "all" })).toEqual([]);
  });

  it("are changed and closed in one request", async () => {
    const made = await create("to be closed", ["incident"]);
    expect(made).toMatchObject({ body: "why", state: "open", author: BOT });
    const asked = under.served.log.length;
    expect(await forge.updateIssue(made.number, { body: "closed by r2", state: "closed" })).toEqual({
      ...made,
      body: "closed by r2",
      state: "closed",
    });
    expect(under.served.log.length - asked).toBe(1);
    expect((await mine("open")).some(({ number }) => number === made.number)).toBe(false);
    expect((await mine("all"))[0]).toMatchObject({ number: made.number, state: "closed", title: "to be closed" });
  });

  it("are those that were changed since an instant", async () => {
    await under.clock.sleep(60_000);
    const made = await create("lately");
    expect((await mine("all", under.clock.now() - 30_000)).map(({ number }) => number)).toEqual([made.number]);
  });

  it("are created once, also where the answer to the first request is lost", async () => {
    under.fault({ kind: "cut", times: 1 });
    const made = await create("only once");
    expect((await mine("open")).filter(({ title }) => title === "only once")).toEqual([made]);
  });

  it("say which permission is missing", async () => {
    const reader = await under.connect({ token: "ghs_reader" });
    const failure = await failureOf(reader.createIssue({ title: "t", body: "b", labels: [] }));
    expect(failure.reasonCode).toBe("credential_insufficient");
    expect(failure.remedy).toContain("issues: write");
  });
});

describe("what lies between two commits", () => {
  it("comes with the accounts that GitHub knows as authors", async () => {
    expect(await forge.compareCommits(COMMIT, sha(2))).toMatchObject({
      total: 2,
      commits: [
        { sha: sha(1), subject: "Change 1", author: "renovate[bot]", isBot: true },
        { sha: sha(2), subject: "Change 2", author: "ben", isBot: false },
      ],
    });
    expect(await forge.compareCommits(COMMIT, COMMIT)).toMatchObject({ total: 0, commits: [] });
    expect(await forge.compareHistory(COMMIT, sha(2))).toBe("ahead");
    expect(await forge.compareHistory(sha(2), COMMIT)).toBe("behind");
    expect(await forge.compareHistory(COMMIT, COMMIT)).toBe("identical");
    expect((await failureOf(forge.compareHistory("f".repeat(40), COMMIT))).status).toBe(404);
  });

  it("is counted in full and read as far as anybody reads it", async () => {
    const asked = under.served.log.length;
    const { commits, total } = await forge.compareCommits(COMMIT, sha(320));
    expect([commits.length, total, under.served.log.length - asked]).toEqual([300, 320, 3]);
  });

  it("is an error where a commit is unknown", async () => {
    expect((await failureOf(forge.compareCommits("f".repeat(40), COMMIT))).status).toBe(404);
  });
});
