/** A file, a site or a vendor answers with texts of megabytes: a result stays what a comment, a log and a step's output hold. */
import { describe, expect, it, onTestFinished } from "vitest";
import { gates } from "../../src/gates/index.ts";
import { checkGate } from "../../src/gates/check-gate.ts";
import type { Gate } from "../../src/gates/contract.ts";
import { boundVerdict, MAXIMUM_VERDICT_CHARACTERS } from "../../src/lib/bound-verdict.ts";
import { ProviderError, UsageError } from "../../src/lib/error.ts";
import { fail, type Verdict } from "../../src/lib/verdict.ts";
import type { HttpAnswer } from "../../src/providers/contract.ts";
import { ask } from "../gates/gate-context.ts";
import { createRepository, fakeDatabases } from "../gates/migrations-world.ts";

const MEGABYTES = "x".repeat(3_000_000);
const MANY = Array.from({ length: 20_000 }, (_, number) => `NAME_${number}`);

function expectBounded(verdict: Verdict): void {
  expect(JSON.stringify(verdict).length).toBeLessThan(MAXIMUM_VERDICT_CHARACTERS);
}

function repositoryOf(files: Readonly<Record<string, string>>): string {
  const repository = createRepository(files);
  onTestFinished(() => repository.close());
  return repository.directory;
}

describe("the verdict of a gate", () => {
  it.each(Object.values(gates as Readonly<Record<string, Gate>>).map((gate) => ({ key: gate.key, gate })))(
    "is bounded for $key, whatever it quotes",
    async ({ gate }) => {
      const endless = fail(
        "command_failed",
        MEGABYTES,
        MEGABYTES,
        MANY.map((name) => ({
          label: MEGABYTES,
          value: `${name} ${MEGABYTES}`,
          url: `https://x.example/${MEGABYTES}`,
        })),
      );
      const context = {} as never;
      const verdict = await checkGate({ ...gate, check: async () => endless }, {}, context);
      expectBounded(verdict);
      expect(verdict.evidence.at(-1)?.label).toBe("not shown");
      const broken = await checkGate({ ...gate, check: () => Promise.reject(new Error(MEGABYTES)) }, {}, context);
      expectBounded(broken);
    },
  );

  it("says what was left out, and breaks no link", () => {
    const bounded = boundVerdict(
      fail("command_failed", `${MEGABYTES}!`, "b", [
        { label: "a", value: "short", url: "https://x.example/" },
        { label: "b", value: MEGABYTES, url: `https://x.example/${MEGABYTES}` },
        ...MANY.map((name) => ({ label: "name", value: name })),
      ]),
    );
    expect(bounded.summary).toMatch(/^x{1999}…$/);
    expect(bounded.evidence[0]).toEqual({ label: "a", value: "short", url: "https://x.example/" });
    expect(Object.keys(bounded.evidence[1] ?? {})).toEqual(["label", "value"]);
    expect(bounded.evidence.at(-1)?.value).toMatch(/^1\d{4} more$/);
  });
});

describe("a text of megabytes", () => {
  it.each([
    ["a token", `select ${MEGABYTES}" from t`],
    ["a text", `select 1 '${MEGABYTES}' 2`],
    ["a reason", `-- holdpoint: allow drop-table ${MEGABYTES}\ndrop table t`],
    ["a rule", `-- holdpoint: ${MEGABYTES}\ndrop table t`],
    ["a list of rights", `revoke all on ${MANY.join(", ")} from web`],
  ])("is cut where a migration has %s", async (_, text) => {
    const directory = repositoryOf({ "sql/1_long.sql": text });
    const spec = { tool: "folder", dir: "sql", additive: true, "allow-comments": true };
    const verdict = await ask(gates.migrations, spec, { databases: fakeDatabases(null) }, { directory });
    expectBounded(verdict);
  });

  it("is cut where a site answers with it", async () => {
    const answer: HttpAnswer = {
      status: 500,
      headers: {},
      body: MEGABYTES,
      truncated: true,
      durationMs: 1,
      url: `https://web-abc123-acme.vercel.app/${MEGABYTES}`,
    };
    const http = { request: async () => answer };
    expectBounded(await ask(gates.http, { path: "/", retries: 0 }, { http }));
  });

  it("is not taken along to the next request, and not shown", async () => {
    const body = JSON.stringify({ id: `secret${"y".repeat(10_000)}` });
    const answer = { status: 200, headers: {}, body, durationMs: 1, url: "https://web-abc123-acme.vercel.app/" };
    const spec = [{ get: "/", capture: { id: "$.id" }, retries: 0 }, { get: "/${id}" }];
    const verdict = await ask(gates.http, spec, { http: { request: async () => answer } });
    expect(verdict).toMatchObject({ outcome: "fail" });
    expect(verdict.summary).toContain("at most 8192 are captured");
    expect(JSON.stringify(verdict)).not.toContain("yyy");
  });

  it("shows no half of a secret where only its beginning is searched for them", async () => {
    const token = "s3cr3t-".repeat(20);
    const spec = { path: "/", retries: 0, headers: { authorization: { env: "API_TOKEN" } } };
    // So that the end of what is searched lies in the middle of it.
    for (const spaces of [19_950, 20_000, 20_100, 20_139]) {
      const body = `${" ".repeat(spaces)}${token}${MEGABYTES}`;
      const answer = { status: 500, headers: {}, body, durationMs: 1, url: "https://web-abc123-acme.vercel.app/" };
      const http = { request: async () => answer };
      const verdict = await ask(gates.http, spec, { http }, { env: { API_TOKEN: token } });
      expect(JSON.stringify(verdict)).not.toContain("s3cr3t");
    }
  });

  it("is cut where a command printed it", async () => {
    const result = { exitCode: 1, signal: null, timedOut: false, started: true, durationMs: 1 };
    const shell = { run: async () => ({ ...result, tail: Array.from({ length: 30 }, () => MEGABYTES).join("\n") }) };
    expectBounded(await ask(gates.command, "npm test", { shell }));
  });

  it("is cut where a report of coverage names a file by it", async () => {
    const directory = repositoryOf({
      "wrong.info": `SF:${MEGABYTES}\nDA:1,0\nLF:1\nLH:2\nend_of_record\n`,
      "low.info": `SF:${MEGABYTES}\nDA:1,0\nend_of_record\n`,
    });
    for (const [file, outcome] of [
      ["wrong.info", "hold"],
      ["low.info", "fail"],
    ]) {
      const verdict = await ask(gates.coverage, { file, lines: "80%" }, {}, { directory });
      expect(verdict.outcome).toBe(outcome);
      expectBounded(verdict);
    }
  });

  it("is cut where a file asks for many variables", async () => {
    const directory = repositoryOf({
      ".env.example": MANY.slice(0, 4_000)
        .map((name) => `${name}=\n`)
        .join(""),
    });
    const roles = { variables: { listEnvironmentVariables: async () => [] }, files: { readFile: async () => null } };
    expectBounded(await ask(gates.env, { target: "production", required: ".env.example" }, roles, { directory }));
  });

  it("is cut in an error, a vendor's as well as a plan's", () => {
    const vendor = new ProviderError({
      reasonCode: "vendor_unavailable",
      vendor: "Vercel",
      message: MEGABYTES,
      remedy: "Look at the status page.",
    });
    const usage = new UsageError("plan_invalid", [{ message: MEGABYTES, remedy: MEGABYTES }]);
    expect(vendor.message.length + usage.message.length).toBeLessThan(5_000);
  });
});
