import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UsageError } from "../../src/lib/error.ts";
import { loadPlan } from "../../src/plan/load.ts";
import { extensions, MINIMAL } from "./extensions.ts";
import { loaded, mistakesOf, planWith } from "./mistakes.ts";

describe("a plan that is right", () => {
  it("has every default filled in, durations in milliseconds", () => {
    const plan = loaded(MINIMAL);
    expect(plan.stages.staging.deploy).toEqual({
      target: { kind: "production" },
      git: null,
      prebuilt: false,
      directory: ".",
      timeoutMs: 1_800_000,
    });
    expect(plan.stages.staging.environment).toBe("staging");
    expect(plan.stages.production.environment).toBe("production");
    expect(plan.stages.production.watch).toMatchObject({ forMs: 1_800_000, everyMs: 60_000 });
    expect(plan.rollback.ladder).toEqual(["host"]);
    expect(plan.project).toEqual({
      host: { provider: "vercel", project: "demo", team: null },
      domains: ["app.example.com"],
      version: null,
      addresses: {},
    });
    expect(plan.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it("knows where its gates and conditions stand", () => {
    const plan = loaded(MINIMAL);
    expect(plan.stages.staging.verify[0]).toEqual({
      title: "Home",
      gate: "http",
      spec: { path: "/", status: 200 },
      position: { file: "plan.yml", line: 9, column: 9 },
    });
    expect(plan.stages.production.watch?.rollbackConditions[0]?.position).toMatchObject({ line: 20, column: 11 });
  });

  it("has a setup for each stage that says so, written as the gate that runs commands is", () => {
    expect(loaded(MINIMAL).stages.staging.setup).toBeNull();
    const { staging, production } = loaded(
      planWith(
        ["  staging:\n", "  staging:\n    setup: npm ci\n"],
        ["  production:\n", "  production:\n    setup: make\n"],
      ),
    ).stages;
    expect(staging.setup).toEqual({
      title: "Setup",
      gate: "command",
      spec: "npm ci",
      position: { file: "plan.yml", line: 8, column: 5 },
    });
    expect(production.setup?.spec).toBe("make");
  });

  it("requires the checklist before production where there is one, and the plan does not say otherwise", () => {
    const withChecklist = ["stages:\n", "checklist: [{ title: Tests, command: npm test }]\nstages:\n"] as const;
    const nothing = ["  production:\n", "  production:\n    requires: nothing\n"] as const;
    expect(loaded(MINIMAL).stages.production.requires).toBe("nothing");
    expect(loaded(planWith(withChecklist)).stages.production.requires).toBe("checklist");
    expect(loaded(planWith(withChecklist, nothing)).stages.production.requires).toBe("nothing");
  });

  it("takes a custom environment, a preview and loopback domains", () => {
    const plan = loaded(
      planWith(
        [
          "  staging:\n",
          "  staging:\n    deploy: { target: qa-2, prebuilt: true, directory: apps/web, timeout: 5m }\n",
        ],
        ["[app.example.com]", '["127.0.0.1:4000", "localhost:3000", "[::1]:80", app.example.com]'],
      ),
    );
    expect(plan.stages.staging.deploy).toEqual({
      target: { kind: "custom", slug: "qa-2" },
      git: null,
      prebuilt: true,
      directory: "apps/web",
      timeoutMs: 300_000,
    });
    expect(plan.project.domains).toHaveLength(4);
  });

  it("watches at least once where the watch is shorter than the default interval", () => {
    const plan = loaded(planWith(["for: 30m", "for: 30s"], [" over 15m", ""]));
    expect(plan.stages.production.watch).toMatchObject({ forMs: 30_000, everyMs: 30_000 });
    expect(plan.stages.production.watch?.rollbackConditions[0]?.overMs).toBe(30_000);
  });

  it("needs no watch", () => {
    const text = MINIMAL.slice(0, MINIMAL.indexOf("    watch:"));
    expect(loaded(text).stages.production.watch).toBeNull();
  });

  it("reads anchors and merge keys", () => {
    const plan = loaded(
      planWith(
        [
          "- { title: Home, http: { path: / } }",
          "- &home\n        title: Home\n        http: &page { path: /, status: 204 }",
        ],
        ["- { title: Home, http: { path: / } }", "- *home\n      - { title: Chat, http: { <<: *page, path: /chat } }"],
      ),
    );
    expect(plan.stages.production.verify.map(({ spec }) => spec)).toEqual([
      { path: "/", status: 204 },
      { path: "/chat", status: 204 },
    ]);
  });

  it("adds the built-in metric where a condition uses it", () => {
    const plan = loaded(planWith(["error_rate > 5% over 15m", "health_check_failures > 3"]));
    expect(plan.stages.production.watch?.metrics["health_check_failures"]).toEqual({
      name: "health_check_failures",
      provider: "probe",
      spec: {},
      measure: { unit: "count", minimumSamples: 1 },
      settleMs: 0,
    });
    expect(loaded(MINIMAL).stages.production.watch?.metrics).not.toHaveProperty("health_check_failures");
  });

  it("has another digest when a byte changes", () => {
    expect(loaded(`${MINIMAL}# why\n`).digest).not.toBe(loaded(MINIMAL).digest);
  });

  it("loads with Windows line ends and a byte order mark", () => {
    expect(loaded(`\uFEFF${MINIMAL.replaceAll("\n", "\r\n")}`).name).toBe("demo");
  });
});

describe("keys", () => {
  it.each([
    ["misspelt", planWith(["stages:", "stags:"]), '6:1: unknown key "stags" in the plan -> Did you mean "stages"?'],
    [
      "misspelt inside",
      planWith(["for: 30m", "for: 30m\n      evry: 1m"]),
      '15:7: unknown key "evry" in stages.production.watch -> Did you mean "every"?',
    ],
    [
      "like no other",
      planWith(["name: demo", "name: demo\ncolour: red"]),
      '3:1: unknown key "colour" in the plan -> Known here: version, name, project, checklist, stages, rollback.',
    ],
    [
      "inside a gate",
      planWith(["http: { path: / }", "http: { path: /, staus: 200 }"]),
      '9:41: unknown key "staus" in stages.staging.verify[0].http -> Did you mean "status"?',
    ],
    [
      "inside a gate's list",
      planWith(["http: { path: / }", "http: [{ path: /, staus: 200 }]"]),
      '9:42: unknown key "staus" in stages.staging.verify[0].http[0] -> Did you mean "status"?',
    ],
    [
      "a gate's own",
      planWith(["http: { path: / }", "htpp: { path: / }"]),
      '9:24: unknown key "htpp" in stages.staging.verify[0] -> Did you mean "http"?',
    ],
    [
      "a provider's",
      planWith(["error_rate: { sentry:", "error_rate: { sentri:"]),
      '16:23: unknown key "sentri" in stages.production.watch.metrics.error_rate -> Did you mean "sentry"?',
    ],
    ["missing", planWith(["name: demo\n", ""]), "1:1: name is missing: expected text"],
    [
      "missing inside",
      planWith(["      for: 30m\n", ""]),
      "13:5: stages.production.watch.for is missing: expected a duration: a number and one unit of ms, s, m, h or d, such as 90s, 15m or 24h",
    ],
    [
      "twice",
      planWith(["name: demo", "name: demo\nname: other"]),
      '3:1: the key "name" is already on line 2 -> Keep one of them.',
    ],
    [
      "twice inside",
      planWith(["for: 30m", "for: 30m\n      for: 20m"]),
      '15:7: the key "for" is already on line 14 -> Keep one of them.',
    ],
  ])("%s: %#", (_, text, expected) => {
    expect(mistakesOf(text)).toContain(expected);
  });

  it("says of an unknown key nothing twice", () => {
    expect(mistakesOf(planWith(["http: { path: / }", "htpp: { path: / }"]))).toHaveLength(1);
    expect(mistakesOf(planWith(["error_rate: { sentry:", "error_rate: { sentri:"]))).toHaveLength(1);
  });

  it.each([["announce", planWith(["stages:", "announce: {}\nstages:"]), "6:1: announce"]])(
    "does not pass over what it cannot do yet: %s",
    (_, text, start) => {
      const remedy = "Remove it for now; the plan is refused rather than run without it.";
      expect(mistakesOf(text)).toEqual([`${start} is not available in this version -> ${remedy}`]);
    },
  );

  it("says where deploy windows are asked for", () => {
    expect(mistakesOf(planWith(["stages:", "windows: {}\nstages:"]))).toEqual([
      "6:1: windows is not a key of the plan -> Declare deploy windows with a gate: `window` in `checklist` or in `stages.staging.verify`.",
    ]);
  });
});

describe("a rollout in stages", () => {
  const promoting = (promote: string) => planWith(["  production:\n", `  production:\n    promote: ${promote}\n`]);

  it("has whole percents of the visitors, and how long each stage is watched", () => {
    expect(loaded(MINIMAL).stages.production.promote).toBeNull();
    const { promote } = loaded(promoting("{ rollout: [7%, 0.5, 100%], stage: 15m }")).stages.production;
    expect(promote).toEqual({ percents: [7, 50, 100], stageMs: 900_000 });
  });

  it.each([
    ["one stage", "{ rollout: [100%], stage: 15m }", "expected at least two stages, such as [10%, 100%]"],
    [
      "a share of less than a percent",
      "{ rollout: [0.5%, 100%], stage: 15m }",
      "expected whole percents of at least 1%",
    ],
    ["nobody", "{ rollout: [0%, 100%], stage: 15m }", "expected whole percents of at least 1%"],
    [
      "a stage that takes visitors away",
      "{ rollout: [50%, 10%, 100%], stage: 15m }",
      "expected each stage to have more",
    ],
    ["a last stage without everybody", "{ rollout: [10%, 50%], stage: 15m }", "expected the last stage to be 100%"],
    ["a stage of seconds", "{ rollout: [10%, 100%], stage: 30s }", "too short: expected at least 1m"],
    ["no length", "{ rollout: [10%, 100%] }", "stages.production.promote.stage is missing"],
    ["a misspelt key", "{ rolout: [10%, 100%], stage: 15m }", 'Did you mean "rollout"?'],
  ])("refuses %s, where it stands", (_, promote, said) => {
    const [mistake = ""] = mistakesOf(promoting(promote));
    expect(mistake).toMatch(/^11:/);
    expect(mistake).toContain(said);
  });

  it("needs a watch that decides about each stage", () => {
    const text = promoting("{ rollout: [10%, 100%], stage: 15m }");
    expect(mistakesOf(text.slice(0, text.indexOf("    watch:")))).toEqual([
      "11:14: stages.production.promote: the verdict of a watch advances its stages, and there is no watch",
    ]);
  });
});

describe("values", () => {
  it.each([
    ["a number for text", planWith(["name: demo", "name: 3"]), "2:7: name: expected text, found 3"],
    ["nothing for text", planWith(["name: demo", "name:"]), "2:1: name: expected text, found nothing"],
    ["empty text", planWith(["name: demo", 'name: ""']), "2:7: name: must not be empty"],
    ["another version", planWith(["version: 1", "version: 2"]), "1:10: version: expected 1, found 2"],
    [
      "text for a list",
      planWith(["[app.example.com]", "app.example.com"]),
      '5:12: project.domains: expected a list, found "app.example.com"',
    ],
    ["an empty list", planWith(["[app.example.com]", "[]"]), "5:12: project.domains: expected at least 1, found 0"],
    [
      "a scheme",
      planWith(["[app.example.com]", "[https://a.example.com]"]),
      '5:13: project.domains[0]: "https://a.example.com" has a scheme: expected the hostname alone, such as app.example.com',
    ],
    [
      "capital letters",
      planWith(["[app.example.com]", "[App.example.com]"]),
      '5:13: project.domains[0]: "App.example.com" has capital letters: hostnames are lower-case',
    ],
    [
      "a port on a public host",
      planWith(["[app.example.com]", '["app.example.com:80"]']),
      '5:13: project.domains[0]: "app.example.com:80" is not a hostname such as app.example.com',
    ],
    [
      "a domain twice",
      planWith(["[app.example.com]", "[a.example.com, a.example.com]"]),
      "5:12: project.domains: a domain is named twice",
    ],
    [
      "two gates of one title, of which a summary would show one",
      planWith([
        "      - { title: Home, http: { path: / } }\n  production:",
        "      - { title: Home, http: { path: / } }\n      - { title: Home, http: { path: /b } }\n  production:",
      ]),
      '10:18: stages.staging.verify[1].title: another gate of this list has the title "Home"',
    ],
    [
      "a gate with the title that the stage's setup has",
      planWith(["  staging:\n", "  staging:\n    setup: npm ci\n"], ["title: Home", "title: Setup"]),
      `10:18: stages.staging.verify[0].title: "Setup" is the title of the stage's own setup`,
    ],
    [
      "a checklist that is required and not there",
      planWith(["  production:\n", "  production:\n    requires: checklist\n"]),
      "11:15: stages.production.requires is checklist, but the plan has none -> Add a checklist, or leave this out.",
    ],
    [
      "a setup that says nothing",
      planWith(["  staging:\n", '  staging:\n    setup: ""\n']),
      "8:12: stages.staging.setup: must not be empty",
    ],
    [
      "a misspelt target",
      planWith(["  staging:", "  staging:\n    deploy: { target: prodction }"]),
      '8:23: stages.staging.deploy.target: "prodction" looks like a misspelt "production"',
    ],
    [
      "yes for true",
      planWith(["  staging:", "  staging:\n    deploy: { prebuilt: yes }"]),
      '8:25: stages.staging.deploy.prebuilt: expected true or false, found "yes"',
    ],
    [
      "a folder outside",
      planWith(["  staging:", "  staging:\n    deploy: { directory: a/../../b }"]),
      '8:26: stages.staging.deploy.directory: expected a folder inside the repository, such as "apps/web"',
    ],
    [
      "a duration in words",
      planWith(["for: 30m", "for: 30 minutes"]),
      '14:12: stages.production.watch.for: "30 minutes" is not a duration: a number and one unit of ms, s, m, h or d, such as 90s, 15m or 24h',
    ],
    [
      "an interval longer than the watch",
      planWith(["for: 30m", "for: 30m\n      every: 1h"]),
      "15:14: stages.production.watch.every is longer than the watch (30m), so nothing would be checked",
    ],
    [
      "a warm-up as long as the watch",
      planWith(["for: 30m", "for: 30m\n      warm-up: 30m"]),
      "15:16: stages.production.watch.warm-up is as long as the watch (30m), so no latency would be judged",
    ],
    [
      "a window that does not fit beside the warm-up",
      planWith(["for: 30m", "for: 30m\n      warm-up: 2m"], ["error_rate > 5% over 15m", "p99_latency > 2s over 30m"]),
      '21:33: the window of 30m is longer than the watch (28m), so it would never be judged -> Shorten the window, or lengthen the watch\'s "for".',
    ],
    [
      "probes that are rarer than the checks",
      planWith(["for: 30m", "for: 30m\n      probe-every: 2m"]),
      "15:20: stages.production.watch.probe-every is longer than the interval between checks (1m), and the gates are asked at each check",
    ],
    [
      "probes that would be a load test",
      planWith(["for: 30m", "for: 30m\n      probe-every: 1s"]),
      "15:20: stages.production.watch.probe-every: too often: expected at least 5s",
    ],
    [
      "a hold that nobody knows",
      planWith(["for: 30m", "for: 30m\n      on-hold: rolback"]),
      '15:16: stages.production.watch.on-hold: expected one of wait, stop, rollback, found "rolback" (did you mean "rollback"?)',
    ],
    [
      "a rung that does not exist",
      `${MINIMAL}rollback: { ladder: [hots] }\n`,
      '21:22: rollback.ladder[0]: expected host, found "hots" (did you mean "host"?)',
    ],
    [
      "no gate",
      planWith([", http: { path: / } }", " }"]),
      "9:9: stages.staging.verify[0]: names no gate: expected one of command, http, tls, checkly",
    ],
    [
      "two gates",
      planWith([", http: { path: / } }", ", http: { path: / }, tls: {} }"]),
      "9:9: stages.staging.verify[0]: names 2 gates (http, tls): expected exactly one",
    ],
    [
      "no title",
      planWith(["{ title: Home, http", "{ http"]),
      "9:9: stages.staging.verify[0].title is missing: expected text",
    ],
    [
      "a form that the gate does not have",
      planWith(["http: { path: / }", "http: 3"]),
      "9:30: stages.staging.verify[0].http: expected a mapping of keys or a list, found 3",
    ],
    [
      "a metric that the provider does not have",
      planWith(["request_failures:", "lattency:"]),
      '18:9: stages.production.watch.metrics.lattency: sentry has no metric "lattency": it has error_rate, p99_latency, uptime',
    ],
    [
      "a metric's name",
      planWith(["request_failures:", "Request-Failures:"]),
      '18:9: stages.production.watch.metrics.Request-Failures: expected a name of small letters, digits and "_"',
    ],
    [
      "a built-in metric declared",
      planWith(["request_failures:", "health_check_failures:"]),
      '18:9: the metric "health_check_failures" is built in and counts failed probes of stages.production.verify -> Remove it from metrics; conditions may use it as it is.',
    ],
    [
      "no condition",
      planWith(["\n        - error_rate > 5% over 15m", " []"]),
      "19:28: stages.production.watch.rollback_conditions: expected at least 1, found 0",
    ],
  ])("%s: %#", (_, text, expected) => {
    expect(mistakesOf(text)).toEqual([expected]);
  });
});

describe("everything at once", () => {
  it("reports the mistakes of all kinds together, in the order of the file", () => {
    const mistakes = mistakesOf(
      planWith(
        ["name: demo", "nam: demo"],
        ["[app.example.com]", "[https://a.example.com]"],
        ["title: Home, http: { path: / }", 'title: Home, http: { path: "/${id}" }'],
        ["for: 30m", "for: 30m\n      for: 20m"],
        ["error_rate > 5% over 15m", "error_rat > 5%\n        - error_rate > 5ms\n        - p99_latency > 5%"],
      ),
    );
    expect(
      mistakes.map((mistake) =>
        mistake.replace(/^(\d+:\d+): .*?(name|nam|scheme|captures|already|unknown metric|share).*$/, "$1 $2"),
      ),
    ).toEqual([
      "2:1 nam",
      "5:13 scheme",
      "9:40 captures",
      "15:7 already",
      "21:11 unknown metric",
      "22:24 share",
      "23:25 share",
    ]);
  });

  it("says nothing about conditions on a metric whose declaration is wrong", () => {
    expect(
      mistakesOf(planWith(["error_rate: { sentry: { project: web } }", "error_rate: { sentry: { project: 3 } }"])),
    ).toEqual(["16:42: stages.production.watch.metrics.error_rate.sentry.project: expected text, found 3"]);
  });

  it("ends after a hundred mistakes with the number of the others", () => {
    const mistakes = mistakesOf(MINIMAL + Array.from({ length: 150 }, (_, index) => `zzz${index}: 1\n`).join(""));
    expect(mistakes).toHaveLength(101);
    expect(mistakes.at(-1)).toContain("and 50 more mistakes after these");
  });
});

describe("expressions in a plan", () => {
  it("takes a capture of an earlier request of the same gate, and a shell's own variables", () => {
    const plan = planWith(
      ["http: { path: / }", 'http: [{ post: /x, capture: { id: $.id } }, { get: "/x/${id}" }]'],
      ["http: { path: / }", 'command: "test -n \\"${DEPLOYMENT_URL}\\""'],
    );
    expect(mistakesOf(plan)).toEqual([]);
  });

  it.each([
    ["outside a gate", planWith(["name: demo", 'name: "${NAME}"']), '2:8: name: nothing before this captures "NAME"'],
    [
      "in a title",
      planWith(["title: Home", 'title: "a ${x}"']),
      '9:21: stages.staging.verify[0].title: nothing before this captures "x"',
    ],
    [
      "not captured",
      planWith(["path: /", 'path: "/${id}"']),
      '9:40: stages.staging.verify[0].http.path: nothing before this captures "id"',
    ],
    [
      "captured by a later request",
      planWith(["http: { path: / }", 'http: [{ get: "/x/${id}" }, { post: /x, capture: { id: $.id } }]']),
      '9:42: stages.staging.verify[0].http[0].get: nothing before this captures "id"',
    ],
    [
      "captured by another gate",
      planWith(["http: { path: / }", "http: { post: /x, capture: { id: $.id } }"], ["path: / }", 'path: "/${id}" }']),
      '12:40: stages.production.verify[0].http.path: nothing before this captures "id"',
    ],
    [
      "of GitHub, in a command",
      planWith(["http: { path: / }", 'command: "echo ${{ secrets.X }}"']),
      '9:39: stages.staging.verify[0].command: a plan has no expressions, so "${{ secrets.X " would be taken literally',
    ],
  ])("are refused: %s", (_, text, start) => {
    const [mistake, ...others] = mistakesOf(text);
    expect(mistake?.slice(0, start.length)).toBe(start);
    expect(others).toEqual([]);
  });
});

describe("files", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "holdpoint-plan-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function refusal(name: string, content: string | Buffer | null): Promise<UsageError> {
    const path = join(folder, name);
    if (content !== null) await writeFile(path, content);
    const error: unknown = await loadPlan(path, extensions).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error instanceof UsageError) return error;
    throw new Error(`no refusal but ${String(error)}`);
  }

  it("loads a file and remembers its name as given", async () => {
    const path = join(folder, "good.yml");
    await writeFile(path, MINIMAL);
    expect((await loadPlan(path, extensions)).file).toBe(path);
  });

  it("refuses a file of 5 MB at once", async () => {
    const error = await refusal("large.yml", "k: v\n".repeat(1_048_576));
    expect(error.reasonCode).toBe("plan_invalid");
    expect(error.message).toMatch(/large\.yml:1:1: the file has 5120 KiB, and a plan has at most 256 KiB/);
  });

  it.each([
    ["a file that is missing", "missing.yml", null, "there is no such file"],
    ["a folder", ".", null, "this is a folder, not a plan file"],
    [
      "bytes that are no text",
      "bytes.yml",
      Buffer.from([0x76, 0xff, 0xfe, 0x3a]),
      "not YAML: the file is not text in UTF-8",
    ],
    ["an empty file", "empty.yml", "", "the file is empty"],
  ])("refuses %s", async (_, name, content, message) => {
    const error = await refusal(name, content);
    expect(error.problems).toHaveLength(1);
    expect(error.problems[0]).toMatchObject({ position: { line: 1, column: 1 } });
    expect(error.problems[0]?.message).toContain(message);
  });

  it("names every mistake in the error, with file, line and column", async () => {
    const error = await refusal("bad.yml", planWith(["name: demo", "nam: demo"]));
    expect(error.problems).toHaveLength(1);
    expect(error.message).toContain(
      `${join(folder, "bad.yml")}:2:1: unknown key "nam" in the plan\n    Did you mean "name"?`,
    );
  });
});
