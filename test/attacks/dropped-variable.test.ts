/** A pull request drops from .env.example a variable that production does not have, so that nobody asks for it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { worldsOfTests } from "../commands/checklist-probe.ts";
import { BASE, type ChecklistWorld, HEAD, PULL } from "../commands/checklist-world.ts";
import { type Loopback, serveHttp } from "../providers/loopback.ts";

const { open } = worldsOfTests();

const ITEM = "{ title: Variables, env: { target: production, required: .env.example, optional: [LOG_LEVEL] } }";
const AGREED = "DATABASE_URL=\nSTRIPE_KEY=\nLOG_LEVEL=\n";

/** A host that has only the first of them. */
let vercel: Loopback;
beforeAll(async () => {
  const envs = [{ id: "e1", key: "DATABASE_URL", type: "encrypted", target: ["production"], updatedAt: 0 }];
  vercel = await serveHttp((_, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify({ envs }));
  });
});
afterAll(() => vercel.close());

function pullWith(text: string, folder = ""): Promise<ChecklistWorld> {
  const path = `${folder === "" ? "" : `${folder}/`}.env.example`;
  return open({
    items: [ITEM],
    files: { [path]: text },
    ...(folder === "" ? {} : { folder }),
    env: { VERCEL_TOKEN: "vercel0token0of0tests", VERCEL_API_URL: vercel.origin },
    github: {
      commits: [
        { sha: BASE, message: "base", files: { [path]: AGREED } },
        { sha: HEAD, parents: [BASE] },
      ],
    },
  });
}

async function verdictOf(at: ChecklistWorld) {
  const { checklist } = await at.onEvent("pull_request", at.github.pullRequestEvent("opened", PULL));
  return checklist.items[0]?.verdict;
}

it("fails all the same, and the reviewer reads which name is dropped", async () => {
  const verdict = await verdictOf(await pullWith("DATABASE_URL=\n"));
  expect(verdict).toMatchObject({ outcome: "fail", reasonCode: "env_missing" });
  expect(verdict?.summary).toContain("This pull request drops STRIPE_KEY from .env.example");
  expect(verdict?.evidence).toContainEqual({ label: "STRIPE_KEY", value: "not set; dropped by this pull request" });
});

it("fails in a folder of the repository, in a comment's run and in a merge queue as well", async () => {
  const at = await pullWith("DATABASE_URL=\n", "apps/web");
  expect(await verdictOf(at)).toMatchObject({ outcome: "fail" });
  const commented = await at.onComment(at.github.createCommentAs("alice", PULL, "/checklist"));
  expect(commented.checklist.items[0]?.verdict).toMatchObject({ outcome: "fail" });
  const event = at.github.queuePullAs("alice", PULL, "e".repeat(40));
  at.checkOut("e".repeat(40));
  expect((await at.onEvent("merge_group", event)).checklist.items[0]?.verdict).toMatchObject({ outcome: "fail" });
});

it("fails where the name is hidden inside a value instead", async () => {
  expect(await verdictOf(await pullWith('DATABASE_URL="\nSTRIPE_KEY=\n"\n'))).toMatchObject({ outcome: "fail" });
});

it("holds where the base branch's file cannot be read", async () => {
  const at = await pullWith("DATABASE_URL=\n");
  at.faults.add({
    emulator: "github",
    kind: "status",
    status: 503,
    route: "GET /repos/:owner/:repo/contents/:path*",
  });
  expect(await verdictOf(at)).toMatchObject({ outcome: "hold", reasonCode: "vendor_unavailable" });
});
