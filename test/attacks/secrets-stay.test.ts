/** No setting and no answer of a vendor may bring a token, or a password in an address, into what people read. */
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import type { RequestListener } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import type { ProviderContext } from "../../src/providers/contract.ts";
import { checklyChecks } from "../../src/providers/checkly/index.ts";
import { githubForge } from "../../src/providers/github/index.ts";
import { sentryMetrics } from "../../src/providers/sentry/index.ts";
import { supabaseAdvisor } from "../../src/providers/supabase/index.ts";
import { vercelHost } from "../../src/providers/vercel/index.ts";
import { ProviderError } from "../../src/lib/error.ts";
import { serveHttp } from "../providers/loopback.ts";

const TOKEN = "tok-0123456789-never-shown";
const SETTINGS = { project: "prj_1", team: null, repository: "acme/web" };

interface Vendor {
  readonly name: string;
  readonly token: string;
  readonly address: string;
  readonly env: Readonly<Record<string, string>>;
  /** One read. */
  readonly ask: (context: ProviderContext) => Promise<unknown>;
}

const vendors: readonly Vendor[] = [
  {
    name: "Vercel",
    token: "VERCEL_TOKEN",
    address: "VERCEL_API_URL",
    env: {},
    ask: async (context) => (await vercelHost.connect(SETTINGS, context)).readProject(),
  },
  {
    name: "GitHub",
    token: "GITHUB_TOKEN",
    address: "GITHUB_API_URL",
    env: {},
    ask: async (context) => (await githubForge.connect(SETTINGS, context)).listCommitStatuses("a".repeat(40)),
  },
  {
    name: "GitHub, asked for a team",
    token: "TEAM_READ_TOKEN",
    address: "GITHUB_API_URL",
    env: { GITHUB_TOKEN: "another-token" },
    ask: async (context) => (await githubForge.connect(SETTINGS, context)).listTeamMembers("acme", "core"),
  },
  {
    name: "Sentry",
    token: "SENTRY_AUTH_TOKEN",
    address: "SENTRY_URL",
    env: { SENTRY_ORG: "acme" },
    ask: async (context) => {
      const source = await sentryMetrics.connect("error_rate", sentryMetrics.spec.parse({ project: "web" }), context);
      return source.read({ from: 0, to: 60_000 }, { commit: "c0ffee", environment: "production" });
    },
  },
  {
    name: "Checkly",
    token: "CHECKLY_API_KEY",
    address: "CHECKLY_API_URL",
    env: { CHECKLY_ACCOUNT_ID: "account-1" },
    ask: async (context) => {
      const checks = await checklyChecks.connect(SETTINGS, context);
      return checks.run({
        tags: ["deploy"],
        url: "https://web.example.com",
        bypass: null,
        commit: "c0ffee",
        environment: "staging",
        timeoutMs: 1_000,
      });
    },
  },
  {
    name: "Supabase",
    token: "SUPABASE_ACCESS_TOKEN",
    address: "SUPABASE_API_BASE_URL",
    env: {},
    ask: async (context) => {
      const advisor = await supabaseAdvisor.connect(SETTINGS, context);
      return advisor.listSecurityFindings("abcdefghijklmnopqrst");
    },
  },
];

const FULL = Buffer.alloc(40 * 1024 * 1024, " ");
const BOMB = gzipSync(FULL);

/** Everything that the failure says, its cause and stack included, and the debug lines beside it. */
async function failureOf(vendor: Vendor, env: Readonly<Record<string, string>>) {
  const lines: string[] = [];
  let now = 0;
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  const context = {
    env: { [vendor.token]: TOKEN, ...vendor.env, ...env },
    clock,
    random: Math.random,
    debug: (line: string) => void lines.push(line),
    // Far beyond what any of these takes: a machine that is busy is no vendor that is silent.
    requestTimeoutMs: 120_000,
  };
  const error: unknown = await vendor.ask(context).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProviderError)) throw new Error(`expected a ProviderError, got ${inspect(error)}`);
  return { error, shown: `${inspect(error, { depth: 10 })}\n${error.remedy}\n${lines.join("\n")}` };
}

async function serve(answer: RequestListener): Promise<string> {
  const server = await serveHttp(answer);
  onTestFinished(() => server.close());
  return server.origin;
}

describe.each(vendors)("a secret of $name", (vendor) => {
  it("refuses an address with a password in it, and does not repeat it", async () => {
    const { error, shown } = await failureOf(vendor, { [vendor.address]: "https://user:pa55word@vendor.example/" });
    expect(error).toMatchObject({ reasonCode: "usage", message: expect.stringContaining(vendor.address) });
    expect(shown).not.toContain("pa55word");
  });

  it("does not repeat what is no address: it may be a token in the wrong variable", async () => {
    const { error, shown } = await failureOf(vendor, { [vendor.address]: TOKEN });
    expect(error).toMatchObject({ reasonCode: "usage", message: expect.stringContaining(vendor.address) });
    expect(shown).not.toContain(TOKEN);
  });

  it("refuses a token that no header can carry, and does not repeat it", async () => {
    const { error, shown } = await failureOf(vendor, { [vendor.token]: `${TOKEN}\nsecond-line` });
    expect(error).toMatchObject({ reasonCode: "credential_rejected", message: expect.stringContaining(vendor.token) });
    expect(shown).not.toContain("second-line");
    expect(shown).not.toContain(TOKEN);
  });

  it("takes a token with a line break after it", async () => {
    const heard: (string | undefined)[] = [];
    const origin = await serve((request, response) => {
      heard.push(request.headers.authorization);
      response.writeHead(401, { "content-type": "application/json" }).end("{}");
    });
    await failureOf(vendor, { [vendor.address]: origin, [vendor.token]: `${TOKEN}\n` });
    expect(heard).toEqual([`Bearer ${TOKEN}`]);
  });

  it.each([
    ["as it is", (text: string) => text],
    ["in base64", (text: string) => Buffer.from(text).toString("base64")],
    ["in an address", (text: string) => `https://vendor.example/?token=${encodeURIComponent(text)}`],
  ])("masks a refusal that repeats the token %s", async (_how, spell) => {
    const origin = await serve((request, response) => {
      const token = (request.headers.authorization ?? "").replace("Bearer ", "");
      const message = `not for ${spell(token)} today`;
      response.writeHead(401, { "content-type": "application/json" }).end(JSON.stringify({ message, error: message }));
    });
    const { error, shown } = await failureOf(vendor, { [vendor.address]: origin });
    expect(error.reasonCode).toBe("credential_rejected");
    expect(error.message).toContain("not for");
    expect(shown).not.toContain(TOKEN);
    expect(shown).not.toContain(Buffer.from(TOKEN).toString("base64").slice(0, 20));
  });

  it("does not carry the token along a redirect", async () => {
    const heard: string[] = [];
    const elsewhere = await serve((request, response) => {
      heard.push(inspect(request.headers));
      response.end("{}");
    });
    const origin = await serve((_, response) => void response.writeHead(307, { location: `${elsewhere}/x` }).end());
    const { error } = await failureOf(vendor, { [vendor.address]: origin });
    expect(error.reasonCode).toBe("vendor_answer_unknown");
    expect(heard).toEqual([]);
  });

  it("gives up an answer that would fill the memory, also where it was packed small, and does not ask for it again", async () => {
    const plain = vendor.name === "Vercel";
    const asked: string[] = [];
    const origin = await serve(({ url = "" }, response) => {
      asked.push(url);
      response.writeHead(200, {
        "content-type": "application/json",
        // Vercel's requests do not ask for packed answers, and do not unpack them.
        ...(plain ? {} : { "content-encoding": "gzip" }),
      });
      response.end(plain ? FULL : BOMB);
    });
    const { error } = await failureOf(vendor, { [vendor.address]: origin });
    expect(error).toMatchObject({ reasonCode: "vendor_unavailable", message: expect.stringContaining("32 MiB") });
    expect(asked).toEqual([...new Set(asked)]);
  });
});
