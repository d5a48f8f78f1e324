import { allComments } from "./all-comments.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Forge } from "../../src/providers/contract.ts";
import { COMMIT, type GithubUnderTest, OTHER_COMMIT, serveGithub, START } from "../sandbox/github/serve-github.ts";
import { failureOf } from "../providers/github/failure-of.ts";

const DEPLOYMENTS = "POST /repos/:owner/:repo/deployments";
const STATUSES = "POST /repos/:owner/:repo/deployments/:deployment/statuses";
const COMMENTS = "POST /repos/:owner/:repo/issues/:issue/comments";

let under: GithubUnderTest;
let forge: Forge;

beforeEach(async () => {
  under = await serveGithub();
  forge = await under.connect();
});

afterEach(async () => {
  await under.close();
});

function create(index = 1, payload: unknown = { release: `r${index}`, phase: "staging" }) {
  return forge.createDeployment({
    ref: COMMIT,
    task: "holdpoint",
    environment: "staging",
    description: `Release ${index}`,
    payload,
    productionEnvironment: false,
  });
}

function count(method: string, pattern: RegExp): number {
  return under.served.log.filter((entry) => entry.method === method && pattern.test(entry.path)).length;
}

describe("deployments as the release record", () => {
  it("reads back what was written", async () => {
    const payload = { release: "r1", nested: { list: [1, "two", null], zero: 0 } };
    const made = await create(1, payload);
    expect(made).toMatchObject({ environment: "staging", task: "holdpoint", sha: COMMIT, payload, createdAt: START });
    expect(await forge.listDeployments({ environment: "staging", task: "holdpoint", limit: 10 })).toEqual([made]);
    expect(await forge.listDeployments({ environment: "production", limit: 10 })).toEqual([]);
    expect(await forge.listDeployments({ sha: OTHER_COMMIT, limit: 10 })).toEqual([]);
  });

  it("reads more than 100 deployments to the end, newest first, and stops at the limit", async () => {
    for (let index = 1; index <= 230; index += 1) await create(index);
    const all = await forge.listDeployments({ environment: "staging", limit: 1_000 });
    expect(all.map((deployment) => deployment.payload)).toEqual(
      Array.from({ length: 230 }, (_, index) => ({ release: `r${230 - index}`, phase: "staging" })),
    );
    const asked = under.served.log.length;
    expect(await forge.listDeployments({ limit: 150 })).toEqual(all.slice(0, 150));
    expect(under.served.log.length - asked).toBe(2);
    expect(await forge.listDeployments({ limit: 0 })).toEqual([]);
  });

  it("reads more than 100 statuses, newest first, and leaves earlier deployments' states alone", async () => {
    const first = await create(1);
    await forge.createDeploymentStatus(first.id, { state: "success", description: "verified" });
    const second = await create(2);
    for (let index = 0; index < 120; index += 1) {
      await forge.createDeploymentStatus(second.id, { state: "in_progress", description: `step ${index}` });
    }
    await forge.createDeploymentStatus(second.id, {
      state: "success",
      description: "done",
      environmentUrl: "https://app.example.com",
      logUrl: "https://github.com/acme/site/actions/runs/42",
    });
    const statuses = await forge.listDeploymentStatuses(second.id);
    expect(statuses).toHaveLength(121);
    // Back to the one that is wanted: ten at first, then a hundred, then the rest.
    for (const [wanted, pages, read] of [
      ["done", 1, 10],
      ["step 60", 2, 100],
      ["step 0", 3, 121],
      ["never written", 3, 121],
    ] as const) {
      const asked = under.served.log.length;
      const found = await forge.listDeploymentStatuses(second.id, (some) =>
        some.some((one) => one.description === wanted),
      );
      expect(found).toEqual(statuses.slice(0, read));
      expect(under.served.log.length - asked).toBe(pages);
    }
    expect(statuses[0]).toMatchObject({
      state: "success",
      description: "done",
      environmentUrl: "https://app.example.com",
      logUrl: "https://github.com/acme/site/actions/runs/42",
    });
    expect(statuses.at(-1)).toMatchObject({ description: "step 0", environmentUrl: null, logUrl: null });
    expect((await forge.listDeploymentStatuses(first.id)).map(({ state }) => state)).toEqual(["success"]);
  });

  it("does not let another check's status decide whether the record is written", async () => {
    await forge.setCommitStatus(COMMIT, { context: "lint", state: "failure", description: "not ours" });
    expect(await create(1)).toMatchObject({ sha: COMMIT });
  });

  it("cuts descriptions to what GitHub takes", async () => {
    const { id } = await create(1);
    const flag = "🏳️‍🌈";
    const status = await forge.createDeploymentStatus(id, { state: "failure", description: flag.repeat(60) });
    expect(status.description.length).toBeLessThanOrEqual(140);
    expect(status.description.replaceAll(flag, "")).toBe("…");
    await forge.setCommitStatus(COMMIT, { context: "holdpoint", state: "pending", description: "x".repeat(500) });
  });

  it("works on a GitHub Enterprise Server", async () => {
    const enterprise = await under.connect({ apiUrl: `${under.origin}/api/v3/` });
    for (let index = 1; index <= 105; index += 1) await create(index);
    expect(await enterprise.listDeployments({ limit: 1_000 })).toHaveLength(105);
    expect(under.served.log.at(-1)?.path).toBe("/api/v3/repos/acme/site/deployments");
  });
});

describe("comments and commit statuses", () => {
  it("reads more than 100 comments, oldest first, and updates one", async () => {
    const made = [];
    for (let index = 0; index < 130; index += 1) made.push(await forge.createComment(7, `comment ${index}`));
    expect(await allComments(forge, 7)).toEqual(made);
    const first = made[0];
    expect(first?.author).toBe("github-actions[bot]");
    await forge.updateComment(first?.id ?? 0, "changed");
    under.github.editCommentAs("cyd", made[1]?.id ?? 0, "ticked");
    const [a, b] = await allComments(forge, 7);
    expect([a?.body, b?.body]).toEqual(["changed", "ticked"]);
  });

  it("sets a commit status", async () => {
    await forge.setCommitStatus(COMMIT, {
      context: "holdpoint/checklist",
      state: "success",
      description: "8 of 8",
      targetUrl: "https://example.com",
    });
    const combined: unknown = await (await under.ask("GET", `/repos/acme/site/commits/${COMMIT}/status`)).json();
    expect(combined).toMatchObject({ state: "success", statuses: [{ context: "holdpoint/checklist" }] });
  });
});

describe("bad days", () => {
  const broken = [
    { kind: "status", status: 500 },
    { kind: "status", status: 502, body: "<html>bad gateway</html>" },
    { kind: "reset" },
    { kind: "close" },
    { kind: "cut" },
    { kind: "slow" },
  ] as const;
  /** Short only where nobody answers, and then long enough for the answers beside it. */
  const patienceWith = ({ kind }: { readonly kind: string }) => (kind === "slow" ? { requestTimeoutMs: 500 } : {});

  it.each(broken)("reads again after $kind $status", async (fault) => {
    await create(1);
    const impatient = await under.connect(patienceWith(fault));
    under.fault({ ...fault, route: "GET /repos/:owner/:repo/deployments", times: 2 });
    expect(await impatient.listDeployments({ limit: 10 })).toHaveLength(1);
  });

  it.each(broken)("creates exactly one deployment, status and comment through $kind $status", async (fault) => {
    forge = await under.connect(patienceWith(fault));
    under.fault({ ...fault, route: DEPLOYMENTS, times: 1 });
    const deployment = await create(1);
    under.fault({ ...fault, route: STATUSES, times: 1 });
    const status = await forge.createDeploymentStatus(deployment.id, {
      state: "in_progress",
      description: "promoting",
    });
    under.fault({ ...fault, route: COMMENTS, times: 1 });
    const comment = await forge.createComment(7, "one");
    expect(await forge.listDeployments({ limit: 10 })).toEqual([deployment]);
    expect(await forge.listDeploymentStatuses(deployment.id)).toEqual([status]);
    expect(await allComments(forge, 7)).toEqual([comment]);
    // `cut` breaks off after GitHub has done it: looking finds it. The others are lost before: it is sent again.
    expect(count("POST", /deployments$/)).toBe(fault.kind === "cut" ? 1 : 2);
    expect(count("POST", /statuses$/)).toBe(fault.kind === "cut" ? 1 : 2);
    expect(count("POST", /comments$/)).toBe(fault.kind === "cut" ? 1 : 2);
  });

  it("creates again what is equal but older, when nothing was lost", async () => {
    const { id } = await create(1);
    await create(1);
    await forge.createDeploymentStatus(id, { state: "in_progress", description: "again" });
    await forge.createDeploymentStatus(id, { state: "in_progress", description: "again" });
    expect(await forge.listDeployments({ limit: 10 })).toHaveLength(2);
    expect(await forge.listDeploymentStatuses(id)).toHaveLength(2);
  });

  it("finds what the last try created although its answer was lost", async () => {
    under.fault({ kind: "status", status: 503, route: DEPLOYMENTS, times: 3 });
    under.fault({ kind: "cut", route: DEPLOYMENTS });
    await create(1);
    expect(await forge.listDeployments({ limit: 10 })).toHaveLength(1);
  });

  it("gives up after four tries with what happened", async () => {
    under.fault({ kind: "status", status: 500, body: { message: "Server Error" } });
    const error = await failureOf(forge.listDeployments({ limit: 10 }));
    expect(error).toMatchObject({ reasonCode: "vendor_unavailable", vendor: "GitHub", status: 500 });
    expect(error.message).toContain("GET /repos/acme/site/deployments → 500 (Server Error)");
    expect(count("GET", /deployments$/)).toBe(4);
  });

  it("says when nobody answers in time, and when nobody is there", async () => {
    const impatient = await under.connect({ requestTimeoutMs: 60 });
    under.fault({ kind: "slow" });
    expect((await failureOf(allComments(impatient, 7))).reasonCode).toBe("vendor_timeout");
    const nobody = await under.connect({ apiUrl: "http://127.0.0.1:1" });
    const error = await failureOf(allComments(nobody, 7));
    expect(error.reasonCode).toBe("vendor_unavailable");
    expect(error.message).toContain("http://127.0.0.1:1");
  });

  it("asks who hangs once for each request, until one is answered, so that a release's end is not held up", async () => {
    const impatient = await under.connect({ requestTimeoutMs: 60 });
    under.fault({ kind: "slow", times: 6 });
    const asked = () => count("GET", /deployments$/);
    for (const requests of [3, 4, 5, 6]) {
      await failureOf(impatient.listDeployments({ limit: 1 }));
      expect(asked()).toBe(requests);
    }
    await impatient.listDeployments({ limit: 1 });
    under.fault({ kind: "slow", times: 1 });
    await impatient.listDeployments({ limit: 1 });
    expect(asked()).toBe(9);
  });

  it("waits on the clock as long as GitHub asks, and no longer than a minute", async () => {
    under.fault({ kind: "status", status: 429, headers: { "retry-after": "30" }, times: 1 });
    await create(1);
    expect(under.clock.now() - START).toBe(30_000);
    expect(count("POST", /deployments$/)).toBe(2);
    under.fault({
      kind: "status",
      status: 403,
      body: { message: "You have exceeded a secondary rate limit" },
      times: 1,
    });
    await forge.listDeployments({ limit: 1 });
    expect(under.clock.now() - START).toBe(90_000);
    const reset = String(Math.ceil((START + 40 * 60_000) / 1_000));
    under.fault({
      kind: "status",
      status: 403,
      headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset },
      body: { message: "API rate limit exceeded for installation ID 1." },
    });
    const error = await failureOf(forge.listDeployments({ limit: 1 }));
    expect(error.reasonCode).toBe("vendor_rate_limited");
    expect(error.remedy).toContain("2311 s");
    expect(under.clock.now() - START).toBe(90_000);
  });

  it("does what the emulated rate limit says", async () => {
    await under.close();
    under = await serveGithub({ rateLimit: 1 });
    forge = await under.connect();
    await allComments(forge, 7);
    expect((await failureOf(allComments(forge, 7))).reasonCode).toBe("vendor_rate_limited");
    await under.clock.sleep(3_600_000);
    expect(await allComments(forge, 7)).toEqual([]);
  });
});

describe("refusals", () => {
  it("names the missing permission", async () => {
    const reader = await under.connect({ token: "ghs_reader" });
    const refused: [Promise<unknown>, string][] = [
      [
        reader.createDeployment({
          ref: COMMIT,
          task: "t",
          environment: "e",
          description: "",
          payload: {},
          productionEnvironment: false,
        }),
        "deployments: write",
      ],
      [reader.setCommitStatus(COMMIT, { context: "c", state: "pending", description: "" }), "statuses: write"],
      [reader.createComment(7, "x"), "pull-requests: write"],
    ];
    for (const [promise, permission] of refused) {
      const error = await failureOf(promise);
      expect(error).toMatchObject({ reasonCode: "credential_insufficient", status: 403 });
      expect(error.remedy).toContain(permission);
      expect(error.message).toContain("Resource not accessible by integration");
    }
    expect(count("POST", /./)).toBe(3);
  });

  it("tells a wrong token from a missing repository and an unknown commit", async () => {
    const stranger = await under.connect({ token: "ghp_wrong" });
    expect((await failureOf(allComments(stranger, 7))).reasonCode).toBe("credential_rejected");
    expect((await failureOf(allComments(forge, 404))).reasonCode).toBe("not_found");
    const error = await failureOf(
      forge.createDeployment({
        ref: "nope",
        task: "t",
        environment: "e",
        description: "",
        payload: {},
        productionEnvironment: false,
      }),
    );
    expect(error).toMatchObject({ reasonCode: "not_found", status: 422 });
    expect(error.message).toContain("No ref found for: nope");
  });

  it("does not take 202, 409 or a strange answer for a deployment", async () => {
    const answers = [
      { status: 202, body: { message: "Auto-merged main into topic on deployment." } },
      { status: 409, body: { message: "Conflict merging main into topic." } },
      { status: 422, body: { message: "Validation Failed", errors: [{ field: "payload", code: "invalid" }] } },
      { status: 201, body: { id: "1" } },
      { status: 201, body: "<html>" },
    ];
    for (const answer of answers) {
      under.fault({ ...answer, kind: "status", route: DEPLOYMENTS, times: 1 });
      const error = await failureOf(create(1));
      expect(error.reasonCode).toBe("vendor_answer_unknown");
      expect(error.remedy).not.toBe("");
    }
    expect(count("POST", /deployments$/)).toBe(answers.length);
  });

  it("never takes an answer that is no list for an empty one", async () => {
    for (const answer of [
      { status: 200, body: {} },
      { status: 200, body: "" },
      { status: 409, body: {} },
    ]) {
      under.fault({ ...answer, kind: "status", times: 1 });
      expect((await failureOf(forge.listDeployments({ limit: 5 }))).reasonCode).toBe("vendor_answer_unknown");
    }
  });
});
