/** Documents of kinds that the twelve are not: mails, plain text, merged cells, other languages, rollouts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { extensions } from "../../../src/engine/plan-extensions.ts";
import { importText } from "../../../src/tools/init/import-document.ts";
import { NOTHING_KNOWN } from "../../../src/tools/init/writing/surroundings.ts";

const take = (text: string) => importText(text, "PLAN.md", NOTHING_KNOWN, extensions);
const PATHS = /^(?:stages\.(?:production|staging)\.|checklist: |rollback\.)/;
/** What stands in the plan as more than a comment: line and words. */
const imported = (text: string) =>
  take(text).items.flatMap(({ line, kind, plan }) =>
    plan === undefined || plan.startsWith("#") || kind === "name" ? [] : [`${line} ${plan.replace(PATHS, "")}`],
  );
/** What waits for a person. */
const manual = (text: string) =>
  take(text).items.flatMap(({ line, kind, plan }) => (plan?.startsWith("#") === true ? [`${line} ${kind}`] : []));

it("the page's example is what becomes of its document", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../docs/from-your-markdown-plan.md"), "utf8");
  const [, document = ""] = /^````markdown\n([\s\S]*?)^````$/m.exec(page) ?? [];
  const [, plan = ""] = /^```yaml\n([\s\S]*?)^```$/m.exec(page) ?? [];
  const known = {
    ...NOTHING_KNOWN,
    host: { project: "threads", team: "acme", from: "said in the call" },
    domains: { names: ["app.example.com"], from: "said in the call" },
  };
  expect(importText(document, "PLAN.md", known, extensions).plan).toBe(plan);
});

const MAIL = `From: Jonas
Subject: Release of the booking portal

19:00 - Announce the start
19:05 - Deploy (vercel deploy --prod)
19:15 - Smoke test: https://booking.example.org/health should return 200
19:30 - All clear, or back to the old version

If we see more than 5% errors for ten minutes, we go back to the previous deployment. Please do not roll back for a 404.

We keep an eye on it for two hours. Please reply with OK: @jonas @mara-k
`;

describe("a mail", () => {
  it("has a name, what is done at which time, a condition and those who agree", () => {
    expect(take(MAIL).plan).toContain("name: Release of the booking portal # PLAN.md:2");
    expect(imported(MAIL)).toEqual([
      '6 verify: { title: "Smoke test: https://booking.example.org/health should return 200", http: { path: "/health", status: 200 } }',
      "9 watch.rollback_conditions: error_rate > 5% over 10m",
      "11 watch.for: 2h",
      '11 { title: "Please reply with OK: jonas mara-k", sign-off: { all-of: ["@jonas", "@mara-k"] } }',
    ]);
  });

  it("asks no pull request for what is done at a time of the day", () => {
    const { plan } = importText(MAIL, "PLAN.md", { ...NOTHING_KNOWN, signers: ["@acme/web"] }, extensions);
    expect(plan).not.toMatch(/^ *- .*(?:All clear|Announce|Deploy \()/m);
  });
});

it("plain text with labels for headings and brackets for code is read by them", () => {
  const text = `RELEASE PLAN FOR VERSION 2.4

Prerequisites:
 * All tests pass (npm test)
 * DB snapshot taken

Steps:
 a) Merge the release PR
 b) Check https://www.example.com/health -> 200
 c) Monitor for 45 minutes

Rollback when the error rate goes above 2 percent for more than five minutes.
`;
  expect(imported(text)).toEqual([
    '4 { title: "All tests pass (npm test)", group: Prerequisites, command: npm test }',
    '9 verify: { title: "Check https://www.example.com/health - 200", http: { path: "/health", status: 200 } }',
    "10 watch.for: 45m",
    "12 watch.rollback_conditions: error_rate > 2% over 5m",
  ]);
  expect(manual(text)).toEqual(["5 manual", "8 step"]);
});

it("numbers in the text are a list, and each of its lines is judged by itself", () => {
  const text = `# 1 Release plan

## 1.2 Gate A (T-5 days)
1.2.1 Unit test coverage is at least 85 %.
1.2.2 No open bugs of priority 1.

## 1.5 Stop rules
1.5.1 Stop and roll back if the error rate > 3 % in any 10-minute window.
1.5.2 Stop and roll back if search error rate > 3 %.
1.5.3 Stop and investigate if p95 > 900 ms.
`;
  expect(imported(text)).toEqual([
    '4 { title: Unit test coverage is at least 85 %, group: "Gate A (T-5 days)", coverage: { file: coverage/coverage-summary.json, lines: "85%" } }',
    "8 watch.rollback_conditions: error_rate > 3% over 10m",
  ]);
  expect(manual(text)).toEqual(["5 step", "9 condition", "10 hold"]);
});

it("a cell that is left empty says what the one above it says", () => {
  const text = `# Deployment plan

| Phase | Check | Owner | OK? |
|---|---|---|---|
| Preparation | Tests green (\`npm test\`) | dev | [ ] |
|  | DB backup | ops | [ ] |
| Deployment | Promote build | ops | [ ] |
|  | \`/health\` returns 200 | ops | [ ] |
|  | Domain moved | ops | [x] |
`;
  expect(imported(text)).toEqual([
    '5 { title: "Tests green (npm test)", group: Preparation, command: npm test }',
    '8 verify: { title: "/health returns 200", http: { path: "/health", status: 200 } }',
  ]);
  expect(manual(text)).toEqual(["6 manual", "7 manual"]);
  expect(take(text).items.find(({ line }) => line === 9)?.kind).toBe("history");
});

it("a table of steps with a column of ways back is no table of limits", () => {
  const text = `# Blue/green plan

| Step | Environment | Action | Verification | Rollback |
|---|---|---|---|---|
| 1 | Green | Run the migration | error rate < 1% for 15 min | none |
| 2 | LB | Shift 100% | p95 < 500ms | shift back |

## Abort if

> Error rate > 5 % for 5 minutes **or** p95 > 1500 ms for 10 minutes
`;
  expect(imported(text)).toEqual([
    "10 watch.rollback_conditions: error_rate > 5% over 5m",
    "10 watch.rollback_conditions: p95_latency > 1500ms over 10m",
  ]);
  expect(manual(text)).toEqual(["5 manual", "6 manual"]);
});

it("a limit in a column that nobody understands is listed beside those that are", () => {
  const text =
    "# Deploy\n\n- [ ] go\n\n| KPI | Zwischenwert | Abbruch ab |\n|---|---|---|\n| Fehlerrate | > 1 % | > 3 % |\n";
  expect(imported(text)).toEqual(["7 watch.rollback_conditions: error_rate > 3%"]);
  expect(take(text).items.filter(({ line }) => line === 7)).toContainEqual(
    expect.objectContaining({ why: "what its column (Zwischenwert) means for a release is not said" }),
  );
});

describe("the usual words of another language:", () => {
  it.each([
    [
      "German",
      "# Inbetriebnahme\n\n- [ ] Tests\n\n## Durchführung\n\n1. Prüfen: /api/status liefert 200\n\n## Abbruchkriterien\n\n| Kennzahl | Zielwert | Abbruch ab |\n|---|---|---|\n| Fehlerrate | < 0,5 % | > 2,5 % über 10 Minuten |\n",
      [
        '7 verify: { title: "Prüfen: /api/status liefert 200", http: { path: "/api/status", status: 200 } }',
        "13 watch.success: error_rate < 0.5%",
        "13 watch.rollback_conditions: error_rate > 2.5% over 10m",
      ],
    ],
    [
      "French",
      "# Mise en production\n\nResponsable : Claire\nFenêtre : mardi de 06h00 à 08h00 (heure de Paris)\n\n- [ ] Sauvegarde\n\n## Critères de retour arrière\n\n- Temps de réponse p95 supérieur à 1,5 s\n",
      [
        '4 verify: { window: { allow: ["Tue 06:00-08:00 Europe/Paris"] } }',
        "10 watch.rollback_conditions: p95_latency > 1.5s",
      ],
    ],
    [
      "Italian",
      "# Piano di rilascio\n\n- [ ] Backup\n\n## Monitoraggio\n\nMonitorare per 2 ore.\n\n## Criteri di ripristino\n\n- Tasso di errore superiore al 2,5 % per 10 minuti\n",
      ["7 watch.for: 2h", "11 watch.rollback_conditions: error_rate > 2.5% over 10m"],
    ],
    [
      "Portuguese",
      "# Plano de implantação\n\n**Janela:** terça-feira das 22h às 23h (horário de São Paulo)\n\n- [ ] Backup\n\n| Métrica | Meta | Reverter se |\n|---|---|---|\n| Taxa de erros | < 0,5% | > 3% por 15 minutos |\n",
      [
        '3 verify: { window: { allow: ["Tue 22:00-23:00 America/Sao_Paulo"] } }',
        "9 watch.success: error_rate < 0.5%",
        "9 watch.rollback_conditions: error_rate > 3% over 15m",
      ],
    ],
    [
      "Dutch",
      "# Releaseplan\n\n- Venster: dinsdag 06:00-07:00 (Europe/Amsterdam)\n- [ ] Back-up\n\n## Terugdraaien als\n\n- foutpercentage hoger dan 4% gedurende 10 minuten\n",
      [
        '3 verify: { window: { allow: ["Tue 06:00-07:00 Europe/Amsterdam"] } }',
        "8 watch.rollback_conditions: error_rate > 4% over 10m",
      ],
    ],
    [
      "Russian",
      "# План релиза\n\n- [ ] Копия базы\n\n## Мониторинг\n\nНаблюдать в течение 2 часов.\n\n## Откат\n\nОткатываем, если:\n\n- доля ошибок выше 5 % в течение 10 минут\n",
      ["7 watch.for: 2h", "13 watch.rollback_conditions: error_rate > 5% over 10m"],
    ],
    [
      "Chinese",
      "# 上线计划\n\n- [ ] 备份\n\n## 回滚条件\n\n- 错误率超过 5%,持续 10分钟\n- p99 延迟大于 2000ms\n",
      ["7 watch.rollback_conditions: error_rate > 5% over 10m", "8 watch.rollback_conditions: p99_latency > 2000ms"],
    ],
    [
      "Japanese",
      "# リリース手順書\n\n- [ ] バックアップ\n\n## 監視\n\n30分間 Sentry を監視する。\n\n## ロールバック条件\n\n- エラー率 > 5% (10分間)\n- p95 レイテンシ > 2秒\n",
      [
        "7 watch.for: 30m",
        "11 watch.rollback_conditions: error_rate > 5% over 10m",
        "12 watch.rollback_conditions: p95_latency > 2s",
      ],
    ],
  ])("%s", (_, text, lines) => {
    expect(imported(text)).toEqual(lines);
  });
});

describe("a rollout", () => {
  const WATCH = "\n## Watch\n\nMonitor for 30 minutes. Roll back if the error rate is above 5%.\n";
  const rolloutOf = (text: string) =>
    take(`# Release plan\n\n- [ ] go\n\n## Rollout\n\n${text}\n${WATCH}`).items.flatMap(({ kind, plan = "" }) =>
      kind === "rollout" ? [plan] : [],
    )[0];

  it.each([
    ["a list", "1. 10% of traffic for 15 minutes\n2. 50% of traffic for 15 minutes\n3. 100% of traffic"],
    ["a sentence", "We shift 10%, 50% and 100% of the traffic, 15 minutes each."],
    [
      "a table",
      "| Stage | Visitors | Hold for |\n|---|---|---|\n| Canary | 10 % | 15 min |\n| Half | 50 % | 15 min |\n| All | 100 % | – |",
    ],
    ["another language", "Il 10 % del traffico per 15 minuti, poi 50 % per 15 minuti, poi 100 %."],
  ])("of visitors, with how long each stage stands, is the plan's: %s", (_, text) => {
    expect(rolloutOf(text)).toBe("stages.production.promote: { rollout: [10%, 50%, 100%], stage: 15m }");
  });

  it.each([
    ["a flag's users", "- 10% of users, 15 minutes\n- 50% of users, 15 minutes\n- 100% of users"],
    ["nobody says whose", "- 10%, 15 minutes\n- 50%, 15 minutes\n- 100%"],
    ["stages of different lengths", "- 10% of traffic for 15 minutes\n- 50% of traffic for 1 hour\n- 100% of traffic"],
    ["no length", "- 10% of traffic\n- 50% of traffic\n- 100% of traffic"],
    ["a length of the first alone", "Traffic: 10% for 30 minutes, then 50%, then 100%"],
    [
      "an end before everybody",
      "1. 10% of traffic for 15 minutes\n2. 50% of traffic for 15 minutes\n3. 90% of traffic",
    ],
    ["servers", "- 10% of servers get traffic for 15 minutes\n- 100% of servers"],
  ])("stays a person's: %s", (_, text) => {
    expect(rolloutOf(text) ?? "#").toMatch(/^#/);
  });
});
