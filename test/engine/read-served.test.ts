/** What the site itself says that it serves: which address is asked, and what its answer counts as. */
import { describe, expect, it } from "vitest";
import { readServed, readServedAnswer, servesCommit } from "../../src/engine/read-served.ts";
import type { Roles } from "../../src/providers/contract.ts";
import { openSmallWorld, silence } from "./small-world.ts";

type Asked = Parameters<Roles["http"]["request"]>[0];
/** Body of a site that answers with 200, its status where it does not, or what it fails with; by the domain's first letters. */
type Site = Readonly<Record<string, string | number | Error>>;

const VERSION = { path: "/version", json: "build.sha" };
const says = (sha: unknown) => JSON.stringify({ build: { sha } });

function open(site: Site, version: typeof VERSION | null = VERSION) {
  const asked: Asked[] = [];
  const request: Roles["http"]["request"] = async (given) => {
    asked.push(given);
    const answer = site[new URL(given.url).hostname.slice(0, 2)] ?? "";
    if (answer instanceof Error) throw answer;
    const [status, body] = typeof answer === "number" ? [answer, says("not read")] : [200, answer];
    return { status, headers: {}, body, durationMs: 1, url: given.url };
  };
  const { context } = openSmallWorld({ plan: { version } });
  return { asked, context: { ...context, role: async () => ({ request }) as never } };
}

const answered = (site: Site, version: typeof VERSION | null = VERSION) =>
  readServedAnswer(open(site, version).context);

describe("what the site says that it serves", () => {
  it("is the version of every domain, asked past every cache and without much patience", async () => {
    const { asked, context } = open({ d0: says("abc"), d1: says("abc") });
    expect(await readServed(context)).toBe("abc");
    const how = { method: "GET", headers: { "cache-control": "no-cache" }, timeoutMs: 10_000, maximumBytes: 65_536 };
    expect(asked).toEqual([
      { ...how, url: "https://d0.example.com/version" },
      { ...how, url: "https://d1.example.com/version" },
    ]);
    expect(await answered({ d0: says("abc"), d1: says("abc") })).toEqual({ said: "abc", isVersion: true });
  });

  it("is the status of the first domain's home page where the plan names no version", async () => {
    const { asked, context } = open({ d0: 204, d1: 500 }, null);
    expect(await readServedAnswer(context)).toEqual({ said: "HTTP 204", isVersion: false });
    expect(asked.map(({ url }) => url)).toEqual(["https://d0.example.com/"]);
    expect(await answered({ d0: says("abc") }, null)).toEqual({ said: "HTTP 200", isVersion: false });
  });

  it("is all of it where the domains say different things, which is nobody's commit", async () => {
    const site = { d0: says("abc"), d1: silence() };
    const said = "d0.example.com: abc, d1.example.com: nothing";
    expect(await answered(site)).toEqual({ said, isVersion: true });
    expect(await answered({ d0: 503, d1: says("abc") })).toEqual({
      said: "d0.example.com: HTTP 503, d1.example.com: abc",
      isVersion: true,
    });
  });

  it.each<[string, unknown]>([
    ["the field is missing", undefined],
    ["the field is null", null],
    ["the field is no text and no number", true],
    ["the field holds more fields", { sha: "abc" }],
  ])("is nothing where %s", async (_, sha) => {
    expect(await answered({ d0: says(sha), d1: says(sha) })).toEqual({ said: null, isVersion: false });
  });

  it.each([
    ["null in place of the fields", '{"build":null}'],
    ["a text in place of the fields", '{"build":"abc"}'],
    ["a page", "<html>"],
    ["nothing at all", "null"],
  ])("is nothing where the site answers with %s", async (_, body) => {
    expect(await answered({ d0: body, d1: body })).toEqual({ said: null, isVersion: false });
  });

  it("is a number's digits, and of a long text its beginning", async () => {
    expect((await answered({ d0: says(42), d1: says(42) })).said).toBe("42");
    const long = says("a".repeat(200));
    const { said } = await answered({ d0: long, d1: long });
    expect(said).toHaveLength(100);
    expect(said).toMatch(/^a{99}/);
  });

  it("is nothing where nobody answers, and a fault of ours is none of the site's", async () => {
    expect(await answered({ d0: silence(), d1: silence() })).toEqual({ said: null, isVersion: false });
    await expect(answered({ d0: new TypeError("ours") })).rejects.toThrow(new TypeError("ours"));
  });
});

describe("a commit", () => {
  it("is served where the site names it, with at least its first seven characters", () => {
    const commit = "0123456789abcdef";
    expect(["0123456", commit].map((served) => servesCommit(served, commit))).toEqual([true, true]);
    for (const served of [null, "012345", "", "9abcdef", "1234567", `${commit}0`])
      expect(servesCommit(served, commit)).toBe(false);
  });
});
