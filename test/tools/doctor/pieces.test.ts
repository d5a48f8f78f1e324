/** What doctor finds without asking anybody: workflows, clock, versions, settings, and how a table of it looks. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { extensions } from "../../../src/engine/plan-extensions.ts";
import { ProviderError } from "../../../src/lib/error.ts";
import { broken, ok, warning } from "../../../src/lib/finding.ts";
import { widthOf } from "../../../src/lib/wrap-text.ts";
import { listSettings } from "../../../src/plan/settings.ts";
import { findWarnings } from "../../../src/plan/warnings.ts";
import { createClockReadings } from "../../../src/tools/doctor/examine-clock.ts";
import { examineNode, OLDEST_NODE } from "../../../src/tools/doctor/examine-node.ts";
import { examineSettings } from "../../../src/tools/doctor/examine-settings.ts";
import {
  ENVIRONMENT_INPUTS,
  environmentsOf,
  examineWorkflows,
  watchJobMinutes,
} from "../../../src/tools/doctor/examine-workflows.ts";
import { ASKED_PERMISSIONS } from "../../../src/engine/asked-permissions.ts";
import { parseWorkflow } from "../../../src/engine/local-workflows.ts";
import { examinePermissions } from "../../../src/tools/doctor/examine-permissions.ts";
import { ask } from "../../../src/tools/doctor/question.ts";
import { renderFindings } from "../../../src/tools/doctor/render-findings.ts";
import { parseTestPlan, SENTRY_WATCH } from "../../commands/open-world.ts";

const ROOT = join(import.meta.dirname, "../../..");
const plan = parseTestPlan();
const NOW = Date.UTC(2026, 0, 5, 9);

const caller = (job: string, more = "") =>
  `on: { push: {}, ${more} }\npermissions: write-all\njobs:\n  a: { ${job} }\n`;
const release = (inputs = "{}", revision = "v1") =>
  parseWorkflow(
    "release.yml",
    caller(`uses: "holdpoint/holdpoint/.github/workflows/release.yml@${revision}", with: ${inputs}`),
  );
const rollback = (inputs = "{}", revision = "v1") =>
  parseWorkflow(
    "rollback.yml",
    caller(`uses: "holdpoint/holdpoint/.github/workflows/rollback.yml@${revision}", with: ${inputs}`),
  );
const both = (...parts: readonly ReturnType<typeof release>[]) => ({
  calls: parts.flatMap(({ calls }) => calls),
  schedules: parts.flatMap(({ schedules }) => schedules),
  unreadable: parts.flatMap(({ unreadable }) => unreadable),
});
const standings = (findings: readonly { readonly subject: string; readonly standing: string }[]) =>
  findings.map(({ subject, standing }) => `${subject} ${standing}`);

describe("the repository's workflows", () => {
  it("are well where they call what a release and a rollback need", () => {
    expect(standings(examineWorkflows(plan, both(release(), rollback())))).toEqual([
      "release.yml ok",
      "rollback.yml ok",
      "permissions ok",
    ]);
  });

  it("are broken where a caller grants less than the called jobs ask for", () => {
    const granting = (name: string, permissions: string) =>
      parseWorkflow(`${name}.yml`, caller(`uses: "a/b/.github/workflows/${name}.yml@v1", permissions: ${permissions}`));
    const found = (name: string, permissions: string) =>
      examinePermissions(granting(name, permissions).calls).map(({ standing, found: said }) => `${standing}: ${said}`);
    const asked = JSON.stringify(ASKED_PERMISSIONS.rollback);
    expect(found("rollback", asked)).toEqual(["ok: rollback.yml: what the called jobs ask for is granted."]);
    for (const scope of Object.keys(ASKED_PERMISSIONS.rollback)) {
      const { [scope]: _left, ...fewer } = ASKED_PERMISSIONS.rollback;
      expect(found("rollback", JSON.stringify(fewer)).join()).toMatch(
        new RegExp(`^broken: The job a of rollback.yml does not grant \`${scope}: `),
      );
    }
    expect(found("release", asked.replace('"issues":"write"', '"issues":"read"')).join()).toContain("`issues: write`");
    expect(found("watch", "write-all").join()).toMatch(/^ok/);
    expect(found("watch", "read-all").join()).toContain("`deployments: write`");
    expect(found("watch", "{}").join()).toMatch(/^broken/);
    const text = caller('uses: "a/b/.github/workflows/watch.yml@v1"').replace("permissions: write-all\n", "");
    const silent = parseWorkflow("watch.yml", text);
    expect(examinePermissions(silent.calls).map(({ standing }) => standing)).toEqual(["warning"]);
  });

  it("of the examples grant what is asked for", () => {
    for (const file of globSync("examples/**/.github/workflows/*.yml", { cwd: ROOT })) {
      const { calls } = parseWorkflow(file, readFileSync(join(ROOT, file), "utf8"));
      expect(examinePermissions(calls).filter(({ standing }) => standing !== "ok")).toEqual([]);
    }
  });

  it.each([
    [both(release()), "rollback.yml warning"],
    [both(rollback()), "release.yml warning"],
    [both(release(), rollback("{}", "v2")), "revisions warning"],
    [both(release(), rollback(), parseWorkflow("broken.yml", "jobs: [")), "broken.yml broken"],
  ])("are told what is missing (%#)", (workflows, expected) => {
    expect(standings(examineWorkflows(plan, workflows))).toContain(expected);
  });

  it("are asked for looks where the watch is longer than its job, and for a schedule that starts them", () => {
    const long = parseTestPlan({ watch: SENTRY_WATCH.map((line) => line.replace("for: 4m", "for: 48h")) });
    const look = (more = "") =>
      parseWorkflow("watch.yml", caller('uses: "holdpoint/holdpoint/.github/workflows/watch.yml@v1"', more));
    const found = (...parts: readonly ReturnType<typeof release>[]) =>
      standings(examineWorkflows(long, both(release(), rollback(), ...parts)));
    expect(found()).toContain("watch.yml warning");
    expect(found(look())).toEqual([
      "release.yml ok",
      "rollback.yml ok",
      "watch.yml ok",
      "permissions ok",
      "looks warning",
    ]);
    expect(found(look('schedule: [{ cron: "7 * * * *" }]'))).toEqual([
      "release.yml ok",
      "rollback.yml ok",
      "watch.yml ok",
      "permissions ok",
    ]);
    const fits = both(release("{ watch-timeout-minutes: 3000 }"), rollback());
    expect(standings(examineWorkflows(long, fits))).toEqual(["release.yml ok", "rollback.yml ok", "permissions ok"]);
  });

  it("are asked for the checklist where the plan has one", () => {
    const item = { ...plan.stages.staging.verify[0], title: "Item", group: null, after: [] };
    const withChecklist = { ...plan, checklist: [item] } as typeof plan;
    expect(standings(examineWorkflows(withChecklist, both(release(), rollback())))).toContain("checklist.yml warning");
  });

  it("name the environments that the jobs run in", () => {
    const named = both(release('{ production-environment: live, staging-environment: "${{ vars.X }}" }'), rollback());
    expect(environmentsOf(named)).toEqual([
      { name: "live", use: "production" },
      { name: "rollback", use: "rollback" },
    ]);
    expect(environmentsOf(both()).map(({ name }) => name)).toEqual(["staging", "production", "rollback"]);
    // A plan that only observes has looks and nothing else.
    expect(environmentsOf(both(), true).map(({ name }) => name)).toEqual(["rollback"]);
    // What is not looked at is said.
    expect(standings(examineWorkflows(plan, named))).toContain("environment for staging warning");
  });

  it("are the team's own where they are in the repository itself", () => {
    const own = parseWorkflow("ci.yml", caller('uses: "./.github/workflows/release.yml"'));
    expect(own.calls).toEqual([]);
  });

  it("know by which inputs, and what these are by themselves", () => {
    for (const { workflow, input, default: usual } of ENVIRONMENT_INPUTS) {
      const file = readFileSync(join(ROOT, `.github/workflows/${workflow}.yml`), "utf8");
      const { on } = parse(file) as { on: { workflow_call: { inputs: Record<string, { default: string }> } } };
      expect(on.workflow_call.inputs[input]?.default).toBe(usual);
    }
  });

  it("say how long a watch may run", () => {
    expect(watchJobMinutes(both(release("{ watch-timeout-minutes: 300 }")))).toBe(300);
    expect(watchJobMinutes(both(release("{ watch-timeout-minutes: 300 }"), release()))).toBe(180);
    expect(watchJobMinutes(both())).toBe(180);
    const long = parseTestPlan({ watch: SENTRY_WATCH.map((line) => line.replace("for: 4m", "for: 4h")) });
    expect([180, 257, 258].map((minutes) => findWarnings(long, extensions, minutes).length)).toEqual([1, 0, 0]);
    expect(findWarnings(long, extensions, 200)[0]).toMatch(/its job run: 200 minutes.*`watch-timeout-minutes: 257`/);
  });

  it("say when they start by themselves", () => {
    const text = caller(
      "runs-on: x",
      'schedule: [{ cron: "7 * * * *" }, { cron: "0 9 * * 1", timezone: Europe/Berlin }]',
    );
    expect(parseWorkflow("watch.yml", text).schedules).toEqual([
      { workflow: "watch.yml", cron: "7 * * * *", timezone: "UTC" },
      { workflow: "watch.yml", cron: "0 9 * * 1", timezone: "Europe/Berlin" },
    ]);
  });
});

describe("the clock", () => {
  const reading = (offsetMs: number, ...more: readonly [string, number][]) => {
    const readings = createClockReadings(() => NOW);
    for (const [vendor, ms] of [["Vercel", offsetMs] as const, ...more]) {
      readings.heard(vendor, new Date(NOW - ms).toUTCString());
    }
    return readings.finding();
  };

  it.each([
    [0, "ok", /agrees with Vercel, within 1 s/],
    [8_000, "ok", /within 8 s/],
    [30_000, "warning", /30 s ahead of Vercel's/],
    [-30_000, "warning", /31 s behind Vercel's/],
    [3_600_000, "broken", /3600 s ahead/],
  ])("that differs by %i ms is told", (offset, standing, found) => {
    expect(reading(offset)).toMatchObject({ standing, found: expect.stringMatching(found) });
  });

  it("is believed by the answer that took the shortest, and by the vendor that differs most", () => {
    expect(reading(20_000, ["Vercel", 1_000], ["Sentry", 40_000])).toMatchObject({
      standing: "warning",
      found: expect.stringContaining("40 s ahead of Sentry's"),
    });
    expect(reading(20_000, ["Vercel", 1_000]).standing).toBe("ok");
  });

  it("is not known where no answer had a date", () => {
    const readings = createClockReadings(() => NOW);
    readings.heard("Vercel", null);
    readings.heard("Vercel", "yesterday");
    expect(readings.finding()).toMatchObject({ standing: "warning" });
  });
});

it("a Node that is too old, or not known, is told", () => {
  const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { engines: { node: string } };
  expect(`>=${OLDEST_NODE}`).toBe(engines.node);
  const standing = (version: string | null) => examineNode(version).standing;
  expect(["20.19.0", "24.0.0", "20.20.1", "20.18.9", "18.99.0"].map(standing)).toEqual([
    "ok",
    "ok",
    "ok",
    "broken",
    "broken",
  ]);
  expect(standing(null)).toBe("warning");
});

it("a setting that is missing is broken, and no value is shown", () => {
  const env = { VERCEL_TOKEN: "tok_secret", GITHUB_TOKEN: " " };
  const found = examineSettings(listSettings(plan, extensions), env);
  expect(standings(found)).toEqual(["set ok", "GITHUB_TOKEN broken", "SENTRY_AUTH_TOKEN broken"]);
  expect(JSON.stringify(found)).not.toContain("tok_secret");
});

it("an address that no token may be sent to is broken", () => {
  const found = examineSettings(listSettings(plan, extensions), { VERCEL_API_URL: "https://elsewhere.example.com" });
  expect(standings(found)).toContain("VERCEL_API_URL broken");
});

describe("an answer that does not come", () => {
  const refusal = (reasonCode: "credential_insufficient" | "vendor_unavailable" | "not_found") =>
    new ProviderError({ reasonCode, vendor: "GitHub", message: "No.", remedy: "Do something." });
  const never = new AbortController().signal;
  const asked = async (error: unknown, needed: boolean, deadline = never) => {
    const run = async () => {
      throw error;
    };
    const question = { area: "GitHub", subject: "it", needed, byHand: "Settings", run };
    const [finding] = await ask(question, deadline);
    return `${finding?.standing}: ${finding?.found} ${finding?.remedy}`;
  };

  it("is never a good one", async () => {
    expect(await asked(refusal("credential_insufficient"), true)).toBe("broken: No. Do something.");
    expect(await asked(refusal("not_found"), true)).toBe("broken: No. Do something.");
    expect(await asked(refusal("vendor_unavailable"), true)).toBe("warning: Not checked: No. Do something.");
    expect(await asked(refusal("credential_insufficient"), false)).toMatch(
      /^warning: Cannot be checked with this token: No\. Look at it by hand \(Settings\)/,
    );
    const late = AbortSignal.abort(new Error("late"));
    expect(await asked(late.reason, true, late)).toMatch(/^warning: Not checked: there was no answer in time/);
  });

  it("is a mistake of ours where it is no vendor's", async () => {
    await expect(asked(new TypeError("ours"), true)).rejects.toThrow("ours");
  });
});

describe("the table", () => {
  const findings = [
    { area: "Vercel", ...ok("project", "web (prj_1) belongs to the team acme; production serves dpl_1 as of now.") },
    {
      area: "Vercel",
      ...broken("domain a-very-long-name.example.com", "It does not belong to the project.", "Add it to the project."),
    },
    { area: "GitHub", ...warning("branch main", "It is not protected.", "Protect it (Settings, Rules).") },
  ];

  it("has a heading for each vendor, and each finding on its own line at 80 columns", () => {
    expect(renderFindings(findings, 80).join("\n")).toBe(
      `Vercel
  ok       project                 web (prj_1) belongs to the team acme;
                                   production serves dpl_1 as of now.
  broken   domain a-very-long-name.example.com
                                   It does not belong to the project.
                                   → Add it to the project.

GitHub
  warning  branch main             It is not protected.
                                   → Protect it (Settings, Rules).

1 broken, 1 warning, 1 ok.`,
    );
  });

  it.each([40, 60, 80, 120])("stays within %i columns", (columns) => {
    for (const line of renderFindings(findings, columns)) expect(widthOf(line)).toBeLessThanOrEqual(columns);
  });
});
