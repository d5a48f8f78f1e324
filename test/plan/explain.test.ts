import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gates } from "../../src/gates/index.ts";
import { explainPlan, renderPlanGraph } from "../../src/plan/explain.ts";
import type { PlanExtensions } from "../../src/plan/extensions.ts";
import { parsePlan } from "../../src/plan/load.ts";
import type { Plan } from "../../src/plan/plan.ts";
import { roleProviders } from "../../src/providers/index.ts";
import { metricProviders } from "../../src/providers/metrics.ts";
import { command } from "../../src/steps/command.ts";
import { extensions as fakes, MINIMAL } from "./extensions.ts";
import { loaded, planWith } from "./mistakes.ts";

const extensions: PlanExtensions = {
  gates,
  metricProviders,
  roles: roleProviders,
};

function designPlan(): Plan {
  const text = readFileSync(join(import.meta.dirname, "health-companion.yml"), "utf8");
  const result = parsePlan(text, ".github/holdpoint.yml", extensions);
  if ("plan" in result) return result.plan;
  throw new Error(JSON.stringify(result.problems, null, 2));
}

describe("the plan of the design, with the real gates and metrics", () => {
  it("loads", () => {
    const plan = designPlan();
    expect(plan.stages.staging.verify.map(({ gate }) => gate)).toEqual(["http", "http", "tls", "checkly", "command"]);
    expect(Object.keys(plan.stages.production.watch?.metrics ?? {})).toEqual([
      "error_rate",
      "p99_latency",
      "uptime",
      "health_check_failures",
    ]);
    expect(plan.stages.production.watch?.rollbackConditions.map(({ kind }) => kind)).toEqual([
      "threshold",
      "threshold",
      "change",
      "threshold",
      "threshold",
    ]);
  });

  it("names the setup before the gates, where one of them runs code", () => {
    const setup = ["  staging:\n", "  staging:\n    setup: npm ci\n"] as const;
    const line = "- Setup [command]: ";
    expect(explainPlan(loaded(planWith(setup)), fakes, 80)).not.toContain(line);
    const code = loaded(planWith(setup, ["http: { path: / }", "command: npm test"]));
    expect(explainPlan(code, fakes, 80)).toContain(line);
  });

  it("names the setup before the steps of a stage", () => {
    const before = "    before: [{ title: Warm, command: { run: npm run warm } }]\n";
    const withSteps: PlanExtensions = { ...fakes, steps: { command } };
    const text = planWith(["  staging:\n", `  staging:\n    setup: npm ci\n${before}`]);
    const parsed = parsePlan(text, "plan.yml", withSteps);
    if (!("plan" in parsed)) throw new Error(JSON.stringify(parsed.problems));
    const [, list = ""] = explainPlan(parsed.plan, withSteps, 80).split("Steps before the build, in order\n");
    expect(list.split("\n").slice(0, 2).join("\n")).toMatch(
      /- First Setup \[command\]: .*\n\s*- Warm \[command\]: runs/,
    );
  });

  it("is explained in the order of a release, in 80 columns", () => {
    const text = explainPlan(designPlan(), extensions, 80);
    expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
    const order = [
      "1. Checklist",
      "2. Deploy to staging",
      "custom environment staging",
      "3. Verify the build",
      '- Sidebar loads [http]: GET /chat answers 200, contains "New thread"',
      "Threads persist [http]: POST /api/threads answers 200 to 299, keeps id;",
      "4. Promote exactly that build",
      "/api/version says the commit",
      "5. Verify production",
      "6. Watch production for 30m, checking every 1m",
      "Roll back as soon as one of these is met:",
      "- p99_latency increases by > 20%",
      "- a total outage: Health without an answer, or with server errors, four times",
      "At the end all of these must be met; otherwise a person decides:",
      "- error_rate < 1%",
      "7. Done",
      "A hold (",
      "Tokens and settings, read from the environment by name",
      "CHECKLY_API_KEY (secret): API key that may run checks and read results; for",
      "SENTRY_AUTH_TOKEN (secret): token of an internal integration with",
      "VERCEL_AUTOMATION_BYPASS_SECRET (secret, optional: where deployment",
      "VERCEL_TOKEN (secret): Vercel access token",
      "Warnings",
      "Staging is the environment staging, which cannot be promoted",
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
  });

  it("has a graph that shows where a watch leads that only observes, or that rolls a hold back", () => {
    const graph = (line: string) => renderPlanGraph(loaded(planWith(["for: 30m", `for: 30m\n      ${line}`])));
    expect(graph("observe: true")).toContain("watch -->|one met| held");
    expect(graph("observe: true")).not.toContain("rollback");
    expect(graph("on-hold: rollback")).toContain("watch -->|not known at its end| rollback");
    expect(graph("on-hold: wait")).toContain("watch -->|not known| held");
  });

  it("says what is unusual about the life of a watch, and nothing where nothing is", () => {
    const said = (...lines: readonly string[]) =>
      explainPlan(loaded(planWith(["for: 30m", ["for: 30m", ...lines].join("\n      ")])), fakes, 80).replaceAll(
        /\s+/g,
        " ",
      );
    expect(said("observe: true")).toMatch(
      /- Observe only: nothing is rolled back; .* A rollback would be due as soon as one/,
    );
    expect(said("on-hold: stop")).toContain("- End on hold as soon as a vendor has given no usable answer for 5m.");
    expect(said("on-hold: rollback")).toContain(
      "- If the watch ends on hold, because something could not be judged, roll back.",
    );
    expect(said("ends: when-shown")).toContain("- End before that as soon as the evidence excludes a regression,");
    expect(said("warm-up: 2m")).toContain("- Latencies and resources are judged from 2m after the promote on.");
    expect(said()).not.toMatch(/Observe only|on hold, because|End on hold|End before|are judged from/);
  });

  it("says where the token of a vendor goes that the team hosts itself", () => {
    const plan = designPlan();
    const said = (addresses: Readonly<Record<string, string>>) =>
      explainPlan({ ...plan, project: { ...plan.project, addresses } }, extensions, 80).replaceAll(/\s+/g, " ");
    expect(said({ sentry: "https://sentry.acme.example" })).toContain(
      "Sentry is found at https://sentry.acme.example: its token goes there and nowhere else",
    );
    expect(said({})).not.toContain("is found at");
  });

  it("has a graph", () => {
    expect(renderPlanGraph(designPlan())).toMatchInlineSnapshot(`
      "flowchart TD
        checklist{"Checklist<br/>All tests passing<br/>TypeScript compiles<br/>Production build succeeds<br/>Environment variables set"}
        checklist -->|pass| deploy
        deploy["Deploy to staging"]
        deploy --> verify
        verify{"Verify staging<br/>Sidebar loads<br/>Threads persist<br/>Certificate<br/>Checkly suite<br/>End to end"}
        verify -->|pass| promote
        verify -->|fail| stopped(["Stopped, production untouched"])
        promote["Promote to app.example.com"]
        promote --> check
        check{"Verify production<br/>Health"}
        check -->|pass| watch
        check -->|fail| rollback
        watch{"Watch for 30m<br/>error_rate #62; 5% over 15m<br/>p99_latency #62; 2000ms<br/>p99_latency increases by #62; 20%<br/>health_check_failures #62; 3<br/>uptime #60; 99.5%"}
        watch -->|none met| done
        watch -->|one met| rollback
        watch -->|not known| held(["Held for a person"])
        done(["Done"])
        rollback["Roll back to the known-good deployment"]
        rollback --> back(["Rolled back, read back"])"
    `);
  });
});

describe("smaller plans", () => {
  it("names only the steps that there are", () => {
    const bare = MINIMAL.slice(
      0,
      MINIMAL.indexOf("    verify:\n      - { title: Home, http: { path: / } }\n    watch:"),
    );
    const plan = loaded(`${bare}    environment: live\n`);
    const text = explainPlan(plan, fakes, 80);
    expect(text).not.toMatch(/Checklist|Watch production|Verify production|Secrets/);
    expect(text).toContain("No token is needed.");
    expect(text).toContain("GitHub environment live");
    expect(renderPlanGraph(plan)).not.toContain("rollback");
  });

  it("says what is uploaded and how it is built", () => {
    const deploy = "{ prebuilt: true, directory: apps/web, target: preview }";
    const text = explainPlan(loaded(planWith(["  staging:\n", `  staging:\n    deploy: ${deploy}\n`])), fakes, 80);
    expect(text).toContain("Upload the prebuilt output of apps/web; built as a preview.");
  });
});

describe("titles in the graph", () => {
  it.each([
    'a "quoted" title',
    "end] --> x",
    "<b>bold</b>",
    "`code`",
    "a;b",
    "#quot;",
    "tab\there",
    "{a|b}",
    "back\\slash",
  ])("%j stays inside its label", (title) => {
    const plan = loaded(planWith(["title: Home", `title: ${JSON.stringify(title)}`]));
    const line = renderPlanGraph(plan)
      .split("\n")
      .find((candidate) => candidate.includes("verify{"));
    const label = /^ {2}verify\{"Verify staging<br\/>(.*)"\}$/.exec(line ?? "")?.[1] ?? "";
    expect(label).not.toMatch(/["<>`[\]{}|\\\t]/);
    const decoded = label.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    expect(decoded).toBe(title.replaceAll("\t", " "));
  });
});
