/** Supabase's answers in shapes written down after its API description, not after the emulator. */
import { inspect } from "node:util";
import type { RequestListener } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { ProviderError } from "../../../src/lib/error.ts";
import type { AdvisorFinding } from "../../../src/providers/contract.ts";
import { supabaseAdvisor } from "../../../src/providers/supabase/index.ts";
import { serveHttp } from "../loopback.ts";

const TOKEN = "sbp_fc-never-shown-0123456789";
const PROJECT = "abcdefghijklmnopqrst";
const AT = Date.parse("2026-11-20T12:00:00Z");

const LINT = {
  name: "security_definer_view",
  title: "Security Definer View",
  level: "ERROR",
  facing: "EXTERNAL",
  categories: ["SECURITY"],
  description: "Detects views with the property of their creator.",
  detail: "View public.totals has it.",
  remediation: "https://supabase.com/docs/guides/database/database-linter?lint=0010_security_definer_view",
  metadata: { name: "totals", type: "view", schema: "public" },
  cache_key: "security_definer_view_public_totals",
};

interface Asked {
  readonly findings: readonly AdvisorFinding[] | null;
  readonly error: ProviderError | null;
  /** Virtual milliseconds. */
  readonly took: number;
  /** Everything that people might come to read. */
  readonly shown: string;
}

async function ask(
  listener: RequestListener,
  env: Readonly<Record<string, string>> = {},
  requestTimeoutMs = 30_000,
): Promise<Asked> {
  const loopback = await serveHttp(listener);
  onTestFinished(() => loopback.close());
  let now = AT;
  const lines: string[] = [];
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  try {
    const role = await supabaseAdvisor.connect(
      { project: "web", team: null, repository: null },
      {
        env: { SUPABASE_API_BASE_URL: loopback.origin, SUPABASE_ACCESS_TOKEN: TOKEN, ...env },
        clock,
        random: Math.random,
        debug: (line) => void lines.push(line),
        requestTimeoutMs,
      },
    );
    const findings = await role.listSecurityFindings(PROJECT);
    return { findings, error: null, took: now - AT, shown: inspect([findings, lines], { depth: 9 }) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return {
      findings: null,
      error,
      took: now - AT,
      shown: inspect([error, error.message, error.remedy, lines], { depth: 9 }),
    };
  }
}

function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): RequestListener {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

describe("findings", () => {
  it("are asked for with the token, of the project, and read with level, words and address", async () => {
    const heard: (string | undefined)[] = [];
    const asked = await ask((request, response) => {
      heard.push(request.url, request.headers.authorization);
      answer(200, { lints: [LINT, { ...LINT, level: "WARN" }, { ...LINT, level: "INFO" }] })(request, response);
    });
    expect(heard).toEqual([`/v1/projects/${PROJECT}/advisors/security`, `Bearer ${TOKEN}`]);
    expect(asked.findings?.map(({ level }) => level)).toEqual(["error", "warning", "info"]);
    expect(asked.findings?.[0]).toEqual({
      key: "security_definer_view_public_totals",
      rule: "security_definer_view",
      level: "error",
      title: "Security Definer View",
      detail: "View public.totals has it.",
      url: LINT.remediation,
    });
    expect(asked.shown).not.toContain(TOKEN);
  });

  it("of an unknown rule still count, and words in place of an address are dropped", async () => {
    const lint = { ...LINT, name: "rule_of_next_year", remediation: "javascript:alert(1)", detail: undefined };
    const { findings } = await ask(answer(200, { lints: [lint] }));
    expect(findings).toMatchObject([{ rule: "rule_of_next_year", url: null, detail: LINT.description }]);
  });

  it("may be an empty list", async () => {
    expect((await ask(answer(200, { lints: [] }))).findings).toEqual([]);
  });
});

describe("an answer of an unexpected shape", () => {
  it.each([
    ["a level that is not known", { lints: [LINT, { ...LINT, level: "FATAL" }] }, '"FATAL"'],
    ["no key", { lints: [{ ...LINT, cache_key: undefined }] }, "lints.0.cache_key"],
    ["an empty key", { lints: [{ ...LINT, cache_key: "" }] }, "lints.0.cache_key"],
    ["no list", {}, "lints"],
    ["another shape", { result: { lints: [] } }, "lints"],
    ["nothing", "", "shape"],
    ["no JSON", "<html>down for maintenance</html>", "shape"],
    ["a list where an object was", [LINT], "shape"],
  ])("is a vendor error that names the place: %s", async (_what, body, said) => {
    const { error } = await ask(answer(200, body));
    expect(error).toMatchObject({ reasonCode: "vendor_answer_unknown", message: expect.stringContaining(said) });
  });

  it("one that would fill the memory", async () => {
    const { error } = await ask(
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json" }).end(Buffer.alloc(40 * 1024 * 1024, " "));
      },
      {},
      10_000,
    );
    expect(error?.reasonCode).toBe("vendor_unavailable");
  });
});

describe("a refusal", () => {
  it.each([
    [401, "credential_rejected", "SUPABASE_ACCESS_TOKEN"],
    [403, "credential_insufficient", "advisors_read"],
    [404, "not_found", "Check the names"],
    [500, "vendor_unavailable", "status page"],
    [418, "vendor_answer_unknown", "status page"],
  ])("%s is %s", async (status, reasonCode, remedy) => {
    const { error, shown } = await ask(answer(status, { message: `not with ${TOKEN}` }));
    expect(error).toMatchObject({ reasonCode, status, remedy: expect.stringContaining(remedy) });
    expect(error?.message).toContain("not with");
    expect(shown).not.toContain(TOKEN);
  });

  it("of a scoped token names what it lacks, as Supabase says it", async () => {
    const { error } = await ask(answer(403, { message: "Forbidden", missing_permissions: ["advisors_read", 7] }));
    expect(error?.message).toContain("(Forbidden): the token lacks the permission advisors_read.");
  });

  it("of a token that Supabase does not explain says what this needs", async () => {
    const { error } = await ask(answer(403, "<html>no</html>"));
    expect(error?.message).toContain("the token may lack the permission advisors_read");
  });

  it("for too many requests is waited out: the header counts seconds, not an instant", async () => {
    let requests = 0;
    const asked = await ask((request, response) => {
      requests += 1;
      const given = requests === 1 ? answer(429, {}, { "x-ratelimit-reset": "37" }) : answer(200, { lints: [] });
      given(request, response);
    });
    expect(asked).toMatchObject({ findings: [], took: 38_000 });
  });

  it.each([{}, { "x-ratelimit-reset": "1795147200" }, { "x-ratelimit-reset": "soon" }])(
    "for too many requests without end is one, however it says when (%j)",
    async (headers) => {
      const { error, took } = await ask(answer(429, { message: "slow down" }, headers));
      expect(error).toMatchObject({ reasonCode: "vendor_rate_limited", status: 429 });
      expect(took).toBe(60_000);
    },
  );

  it("that never comes is a timeout", async () => {
    expect((await ask(() => {}, {}, 50)).error).toMatchObject({ reasonCode: "vendor_timeout" });
  });
});

it("says that there is no token before anything is asked", async () => {
  const { error } = await ask(answer(200, { lints: [] }), { SUPABASE_ACCESS_TOKEN: " " });
  expect(error).toMatchObject({ reasonCode: "secret_missing", remedy: expect.stringContaining("Advisors: Read") });
});

it("takes no notice of SUPABASE_API_URL, which is a project's own address in many applications", async () => {
  const heard: unknown[] = [];
  const elsewhere = await serveHttp((request, response) => {
    heard.push(request.headers);
    response.end("{}");
  });
  onTestFinished(() => elsewhere.close());
  expect((await ask(answer(200, { lints: [] }), { SUPABASE_API_URL: elsewhere.origin })).findings).toEqual([]);
  expect(heard).toEqual([]);
});
