/** What is read out of GitHub's answers, where our emulator would never give such ones. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { createVirtualClock } from "../../../src/sandbox/virtual-clock.ts";
import { connectForge } from "../../sandbox/github/serve-github.ts";
import { failureOf } from "./failure-of.ts";

const AT = "2026-11-20T16:00:00Z";
const TEAM_TOKEN = "github_pat_never_shown_to_anybody";
const SHA = "1".repeat(40);

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function json(body: unknown, headers: Record<string, string> = {}, status = 200): RequestListener {
  return (_, response) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

async function connectTo(answer: RequestListener, env: Readonly<Record<string, string>> = {}) {
  const origin = await listen(answer);
  return connectForge({ clock: createVirtualClock(0), env: { GITHUB_TOKEN: "t", GITHUB_API_URL: origin, ...env } });
}

describe("accounts that were deleted", () => {
  it("are called ghost", async () => {
    const status = { id: 1, state: "success", context: "c", description: null, target_url: "", created_at: AT };
    const [read] = await (await connectTo(json([{ ...status, creator: null }]))).listCommitStatuses(SHA);
    expect(read).toMatchObject({ creator: "ghost", description: "", targetUrl: null, createdAt: Date.parse(AT) });
    const base = { ref: "main", sha: SHA, repo: { full_name: "acme/site", default_branch: "main" } };
    const pull = { number: 1, state: "open", locked: false, user: null, head: { sha: SHA, repo: null }, base };
    expect(await (await connectTo(json(pull))).readPullRequest(1)).toMatchObject({
      author: "ghost",
      headRepository: null,
    });
    const comment = { id: 1, body: "x", user: null, html_url: "https://github.com/acme/site/pull/1#issuecomment-1" };
    expect(await (await connectTo(json(comment))).readComment(1)).toMatchObject({ author: "ghost" });
  });
});

describe("answers that are not GitHub's", () => {
  it.each([
    ["a status without a context", [{ id: 1, state: "success", created_at: AT }], "context"],
    ["a status in an unknown state", [{ id: 1, state: "melted", context: "c", created_at: AT }], "melted"],
    ["a status without a number", [{ state: "success", context: "c", created_at: AT }], "id"],
    ["an object", {}, "a list"],
  ])("refuses %s", async (_what, answer, named) => {
    const error = await failureOf((await connectTo(json(answer))).listCommitStatuses(SHA));
    expect(error.reasonCode).toBe("vendor_answer_unknown");
    expect(error.message).toContain(named);
  });

  it.each([
    ["a bare list", []],
    ["another field", { total_count: 0, runs: [] }],
    ["nothing", null],
    ["a run without a name", { total_count: 1, check_runs: [{ id: 1, status: "queued" }] }],
  ])("refuses %s as the list of jobs", async (_what, answer) => {
    const error = await failureOf((await connectTo(json(answer))).listCheckRuns(SHA));
    expect(error.reasonCode).toBe("vendor_answer_unknown");
  });

  it.each([
    ["cut off", { type: "file", encoding: "base64", size: 9, content: "YWJj" }],
    ["of an unknown kind", { type: "portal" }],
    ["in another encoding", { type: "file", encoding: "rot13", size: 3, content: "nop" }],
    ["not even an object", "<html>"],
  ])("refuses a file that is %s", async (_what, answer) => {
    const error = await failureOf((await connectTo(json(answer))).readFile("a.txt", SHA));
    expect(error.reasonCode).toBe("vendor_answer_unknown");
  });

  it("says that a file is too large where GitHub does not send it at all", async () => {
    const errors = [{ resource: "Blob", field: "data", code: "too_large" }];
    const message = "This API returns blobs up to 1 MB in size. The requested blob is too large to fetch via the API";
    const error = await failureOf((await connectTo(json({ message, errors }, {}, 403))).readFile("a.txt", SHA));
    expect(error.message).toContain("a.txt is larger than 1 MiB");
  });

  it("takes a lock for a lock whichever request it refuses", async () => {
    const forge = await connectTo(json({ message: "Unable to update comment because issue is locked." }, {}, 403));
    expect(await failureOf(forge.updateComment(1, "x"))).toMatchObject({
      reasonCode: "conversation_locked",
      status: 403,
    });
  });
});

/** Comments with the numbers in `pages()`, as GitHub pages them; `after` runs after each answer. */
function comments(ids: () => readonly number[], after: (page: number) => void, size = 100): RequestListener {
  return (request, response) => {
    const at = new URL(request.url ?? "/", `http://${request.headers.host}`);
    const page = Number(at.searchParams.get("page") ?? 1);
    const all = ids();
    const items = all
      .slice((page - 1) * size, page * size)
      .map((id) => ({ id, body: `${id}`, user: null, html_url: "u" }));
    const last = Math.ceil(all.length / size);
    at.searchParams.set("page", String(last));
    response.writeHead(200, {
      "content-type": "application/json",
      ...(page < last ? { link: `<${at.href}>; rel="last"` } : {}),
    });
    response.end(JSON.stringify(items));
    after(page);
  };
}

describe("a comment that is looked for while others come and go", () => {
  it("is found where a deletion moves it onto a page that was read before", async () => {
    let ids = Array.from({ length: 350 }, (_, index) => index + 1);
    const asked: number[] = [];
    const answer = comments(
      () => ids,
      (page) => {
        asked.push(page);
        // Comment 1 is gone after the third page: 101, the first of the second page, is now the last of the first one.
        if (page === 3) ids = ids.filter((id) => id !== 1);
      },
    );
    const found = await (await connectTo(answer)).findComment(1, ({ id }) => id === 101);
    expect(found?.id).toBe(101);
    expect(asked).toEqual([1, 4, 3, 2, 1]);
  });

  it("ends where so many are deleted that the last pages are empty, and where more come all the time", async () => {
    let ids = Array.from({ length: 350 }, (_, index) => index + 1);
    const asked: number[] = [];
    const emptied = comments(
      () => ids,
      (page) => {
        asked.push(page);
        ids = ids.slice(0, 120);
      },
    );
    expect((await (await connectTo(emptied)).findComment(1, ({ id }) => id === 120))?.id).toBe(120);
    expect(asked).toEqual([1, 4, 3, 2]);
    let next = 1_000;
    const growing = comments(
      () => ids,
      () => {
        ids = [...ids, ...Array.from({ length: 100 }, () => (next += 1))];
      },
    );
    expect(await (await connectTo(growing)).findComment(1, () => false)).toBeNull();
  });

  it.each(["page=0", "page=x", "page=1000000", "after=cursor"])(
    "is not looked for on a last page %j",
    async (query) => {
      const forge = await connectTo(json([], { link: `<http://127.0.0.1/x?${query}>; rel="last"` }));
      const error = await failureOf(forge.findComment(1, () => false));
      expect(error.reasonCode).toBe("vendor_answer_unknown");
      expect(error.message).toContain(query);
    },
  );
});

describe("the token for teams", () => {
  it("is not carried elsewhere, by a redirect or by a link to the next page", async () => {
    const heard: unknown[] = [];
    const elsewhere = await listen((request, response) => {
      heard.push(request.headers);
      response.end("[]");
    });
    for (const answer of [
      json([], { location: `${elsewhere}/x` }, 307),
      json([{ login: "ada" }], { link: `<${elsewhere}/page2>; rel="next"` }),
    ]) {
      const forge = await connectTo(answer, { TEAM_READ_TOKEN: TEAM_TOKEN });
      const error = await failureOf(forge.listTeamMembers("acme", "core"));
      expect(error.reasonCode).toBe("vendor_answer_unknown");
      expect(error.message).toContain(elsewhere);
    }
    expect(heard).toEqual([]);
  });

  it("is masked in a refusal that repeats it, and only the trouble of who asks for a team", async () => {
    const answer: RequestListener = (request, response) => {
      const isTeam = request.url?.startsWith("/orgs/");
      const said = { message: `not for ${request.headers.authorization}` };
      json(isTeam ? said : [], {}, isTeam ? 403 : 200)(request, response);
    };
    const forge = await connectTo(answer, { TEAM_READ_TOKEN: TEAM_TOKEN });
    const error = await failureOf(forge.listTeamMembers("acme", "core"));
    expect(error.message).toContain("not for");
    expect(inspect(error, { depth: 10 })).not.toContain(TEAM_TOKEN);
    const broken = await connectTo(answer, { TEAM_READ_TOKEN: `${TEAM_TOKEN}\nx` });
    expect(await broken.listCommitStatuses("a".repeat(40))).toEqual([]);
    const refused = await failureOf(broken.listTeamMembers("acme", "core"));
    expect(refused).toMatchObject({ reasonCode: "credential_rejected" });
    expect(inspect(refused, { depth: 10 })).not.toContain(TEAM_TOKEN);
  });

  it("is left out where it is empty: GITHUB_TOKEN is tried", async () => {
    const heard: (string | undefined)[] = [];
    const answer: RequestListener = (request, response) => {
      heard.push(request.headers.authorization);
      json([{ login: "ada" }])(request, response);
    };
    const forge = await connectTo(answer, { TEAM_READ_TOKEN: "  " });
    expect(await forge.listTeamMembers("acme", "core")).toEqual(["ada"]);
    expect(heard).toEqual(["Bearer t"]);
  });
});
