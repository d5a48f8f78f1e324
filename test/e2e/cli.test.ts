/** The built `cli.js` as a person starts it: exit codes, the contract of `--json`, and a rollback at 3 a.m. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planOf } from "./plan-of.ts";
import {
  type CliRun,
  FIRST_DEPLOYMENT,
  openReleaseWorld,
  parseLines,
  RELEASE_COMMIT,
  type ReleaseWorld,
  root,
} from "./release-world.ts";

const EMULATORS = ["vercel", "github", "sentry", "checkly"] as const;
let world: ReleaseWorld;

beforeAll(async () => {
  world = await openReleaseWorld({ plan: planOf({ watchFor: "2s" }) });
});

afterAll(() => world.close());

/** The last line, after every line was found to be JSON. */
function endOf({ stdout }: CliRun) {
  const lines = parseLines(stdout);
  expect(lines.filter(({ event }) => typeof event !== "string")).toEqual([]);
  expect(lines.filter(({ event }) => event === "end")).toHaveLength(1);
  return lines.at(-1);
}

const json = (...args: readonly string[]) => world.cli([...args, "--plan", "plan.yml", "--json"]);

/** Requests of clients; what the site itself reports, because Checkly's scheduled checks visit it, is none. */
async function requestsSoFar(at: ReleaseWorld): Promise<readonly string[]> {
  const logs = await Promise.all(EMULATORS.map((emulator) => at.log(emulator)));
  return logs
    .flatMap((log) => log.map(({ method, path }) => `${method} ${path}`))
    .filter((line) => !line.endsWith("/envelope/"));
}

describe("before anything is touched", () => {
  it.each([["help"], ["--help"], ["-h"]])("%s prints what there is", async (line) => {
    const { code, stdout, stderr } = await world.cli(line.split(" "));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const word of ["deploy", "verify", "promote", "watch", "rollback", "explain", "rehearse", "sandbox"]) {
      expect(stdout).toContain(word);
    }
    expect(stdout).toContain("Exit codes");
  });

  it.each([["rollback --help"], ["rollback --to dpl_1 -h"], ["help rollback"]])(
    "%s prints its options",
    async (line) => {
      const { code, stdout, stderr } = await world.cli(line.split(" "));
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      for (const word of ["Usage: holdpoint rollback", "--reason", "--dry-run", "--json"])
        expect(stdout).toContain(word);
      expect(stdout).not.toMatch(/--(?:unpin|stage|fault)/);
    },
  );

  it.each([["--version"], ["-V"]])("%s prints the version of the package", async (option) => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(await world.cli([option])).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("tells every mistake of a call at once, those of the plan too", async () => {
    const args = ["verify", "--plan", "none.yml", "--stage", "prod", "--reason", "x", "--dry-rnu", "--commit", "main"];
    const { code, stderr } = await world.cli(args, { env: { GITHUB_REPOSITORY: "" } });
    expect(code).toBe(2);
    for (const told of [
      '--stage is "prod"; expected staging or production.',
      "verify has no option --reason: it belongs to rollback, restore.",
      "Did you mean --dry-run, an option of rollback, restore, init?",
      'commit is "main"',
      "GITHUB_REPOSITORY",
      "none.yml:1:1: there is no such file",
    ]) {
      expect(stderr).toContain(told);
    }
  });

  it.each([
    ["no command", [], "", "holdpoint"],
    ["a command that is none", ["deplioy"], 'There is no command "deplioy".\n    Did you mean deploy?', ""],
    ["a page of a command that is none", ["help", "deplioy"], 'There is no command "deplioy"', ""],
    ["options before the command", ["--plan", "plan.yml", "deploy"], "Write `holdpoint deploy --plan …`", ""],
    ["an option that is none", ["deploy", "--plna", "plan.yml"], "Did you mean --plan?", ""],
    ["an option of another command", ["deploy", "--reason", "x"], "it belongs to rollback", ""],
    ["a target for a promote", ["promote", "--to", "dpl_1"], "it belongs to rollback", ""],
    ["an author who is no login", ["deploy", "--plan", "plan.yml", "--author", "a b"], 'author is "a b"', ""],
    ["a time for no fault", ["rehearse", "--at", "3m"], "--at has no effect without --fault", ""],
    ["a word too many", ["deploy", "now"], "now", ""],
    ["a plan that is not there", ["deploy", "--plan", "none.yml"], "none.yml", ""],
    ["a commit that is none", ["deploy", "--plan", "plan.yml", "--commit", "main"], 'commit is "main"', ""],
    ["a stage that is none", ["verify", "--plan", "plan.yml", "--stage", "prod"], 'stage is "prod"', ""],
    ["a rollback without a reason", ["rollback", "--plan", "plan.yml"], "needs a reason", ""],
  ])("ends with 2 on %s", async (_, args, stderr, stdout) => {
    const run = await world.cli(args);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(stderr);
    expect(run.stdout).toContain(stdout);
  });

  it("names every mistake of the plan with its line and column", async () => {
    writeFileSync(
      join(world.folder, "wrong.yml"),
      "version: 1\nname: web\nproject:\n  vercel: { project: web }\n  domains: [https://a.example.com]\n  domian: x\nstages: {}\n",
    );
    const { code, stdout, stderr } = await world.cli(["deploy", "--plan", "wrong.yml", "--json"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^wrong\.yml:5:13: /m);
    expect(stderr).toMatch(/^wrong\.yml:6:3: /m);
    expect(stderr).toMatch(/^wrong\.yml:7:\d+: /m);
  });

  it("names every secret that is missing, at once", async () => {
    const env = { VERCEL_TOKEN: "", GITHUB_TOKEN: "" };
    const { code, stderr } = await world.cli(["deploy", "--plan", "plan.yml"], { env });
    expect(code).toBe(2);
    expect(stderr).toContain("VERCEL_TOKEN is not set");
    expect(stderr).toContain("GITHUB_TOKEN is not set");
  });

  it("explains the plan without a credential, in words and as a graph", async () => {
    const { code, stdout, stderr } = await world.cli(["explain", "--plan", "plan.yml"], { env: { VERCEL_TOKEN: "" } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("health_check_failures > 3");
    expect(stdout).toMatch(/^(?:flowchart|graph) /m);
    expect(stdout.split("\n").filter((line) => /\p{Cc}/u.test(line))).toEqual([]);
  });

  it("has sent no request to anybody", async () => {
    expect(await requestsSoFar(world)).toEqual([]);
  });
});

describe("a release and its manual rollback", () => {
  it("proceeds with 0, and ends each command with one line that says so", async () => {
    let candidate: string | null | undefined;
    for (const command of ["deploy", "verify", "promote", "watch"]) {
      const run = await json(command);
      const end = endOf(run);
      candidate ??= end?.candidate;
      expect({ command, code: run.code, stderr: run.stderr }).toEqual({ command, code: 0, stderr: "" });
      const inProduction = command === "promote" || command === "watch";
      expect(end).toEqual({
        event: "end",
        decision: "proceed",
        reasonCode: { deploy: "deployed", verify: "verified", promote: "promoted", watch: "watched" }[command],
        candidate,
        production: {
          before: FIRST_DEPLOYMENT,
          after: inProduction ? candidate : FIRST_DEPLOYMENT,
          served: inProduction ? RELEASE_COMMIT : null,
        },
        summary: expect.any(String),
        remedy: null,
        virtualSeconds: expect.any(Number),
        wallSeconds: expect.any(Number),
      });
    }
    expect((await world.host()).project.productionDeploymentId).toBe(candidate);
  });

  it("says what a rollback would do, and changes nothing", async () => {
    const before = await world.host();
    const run = await json("rollback", "--dry-run");
    expect(run.code).toBe(0);
    expect(endOf(run)).toMatchObject({ decision: "proceed", reasonCode: "dry_run" });
    expect(endOf(run)?.summary).toContain(FIRST_DEPLOYMENT);
    expect(await world.host()).toEqual(before);
  });

  it("holds a rollback to a deployment that does not exist", async () => {
    const run = await json("rollback", "--to", "dpl_nobody", "--reason", "try");
    expect(run.code).toBe(3);
    expect(endOf(run)).toMatchObject({ decision: "hold", reasonCode: "not_found" });
  });

  it("holds a rollback without a target when GitHub is down, since the known-good deployment is unknown", async () => {
    await inject(world, "github", { kind: "status", status: 403 });
    const run = await json("rollback", "--reason", "the site is down");
    expect(run.code).toBe(3);
    expect(endOf(run)).toMatchObject({ decision: "hold" });
    expect(endOf(run)?.summary).toContain("last known-good deployment is not known");
    expect((await world.host()).productionHistory).toHaveLength(2);
  });

  it("rolls back to a named deployment all the same", async () => {
    const run = await json("rollback", "--to", FIRST_DEPLOYMENT, "--reason", "the site is down");
    expect(run.code).toBe(0);
    expect(endOf(run)).toMatchObject({ decision: "rolled-back", reasonCode: "rolled_back" });
    expect(endOf(run)?.production?.after).toBe(FIRST_DEPLOYMENT);
    expect((await world.host()).project.productionDeploymentId).toBe(FIRST_DEPLOYMENT);
    await heal(world, "github");
  });

  it("says so where production is there already", async () => {
    const run = await json("rollback", "--to", FIRST_DEPLOYMENT, "--reason", "once more");
    expect(run.code).toBe(0);
    expect(endOf(run)).toMatchObject({ decision: "rolled-back", reasonCode: "already_done" });
    expect((await world.host()).productionHistory).toHaveLength(3);
  });

  it("shows all of it to a person in 80 columns without control characters", async () => {
    const { stdout } = await world.cli(["promote", "--plan", "plan.yml"]);
    const lines = stdout.split("\n");
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter((line) => [...line].length > 80 || /\p{Cc}/u.test(line))).toEqual([]);
  });

  it("has met no address that its vendors do not have", async () => {
    const unknown = await Promise.all(EMULATORS.map((emulator) => world.sandbox.read(emulator, "unknown")));
    expect(unknown).toEqual(EMULATORS.map(() => []));
  });
});

describe("every other end", () => {
  it("goes back to the recorded known good where no target is given", async () => {
    const other = await openReleaseWorld({ plan: planOf() });
    try {
      for (const command of ["deploy", "verify", "promote"]) {
        expect((await other.cli([command, "--plan", "plan.yml"])).code).toBe(0);
      }
      const run = await other.cli(["rollback", "--plan", "plan.yml", "--reason", "a person said so", "--json"]);
      expect(run.code).toBe(0);
      expect(endOf(run)?.production).toMatchObject({ after: FIRST_DEPLOYMENT });
      const { deployments } = (await other.sandbox.read("github", "state")) as {
        deployments: { statuses: { state: string; description: string }[] }[];
      };
      expect(deployments.at(-1)?.statuses.at(-1)).toMatchObject({
        state: "failure",
        description: expect.stringContaining("a person said so"),
      });
    } finally {
      await other.close();
    }
  });

  it("fails with 1 on a gate that fails, and does not promote", async () => {
    const other = await openReleaseWorld({ plan: planOf({ command: "echo seven tests broken; exit 1" }) });
    try {
      expect((await other.cli(["deploy", "--plan", "plan.yml"])).code).toBe(0);
      const verify = await other.cli(["verify", "--plan", "plan.yml", "--json"]);
      expect(verify.code).toBe(1);
      expect(endOf(verify)).toMatchObject({ decision: "failed", reasonCode: "command_failed" });
      expect(verify.stdout).toContain("seven tests broken");
      const promote = await other.cli(["promote", "--plan", "plan.yml", "--json"]);
      expect(promote.code).toBe(1);
      expect((await other.log("vercel")).filter(({ path }) => path.includes("/promote/"))).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it("holds with 3 where a vendor refuses the token, and rolls nothing back", async () => {
    const metrics = "      metrics:\n        error_rate: { sentry: { project: web, settle: 1ms } }\n";
    const plan = planOf({ watchFor: "600ms", metrics, conditions: ["error_rate > 5% over 200ms"] });
    const faults = [{ emulator: "sentry", kind: "status", status: 401 }];
    const other = await openReleaseWorld({ state: { faults }, plan });
    try {
      for (const command of ["deploy", "verify", "promote"]) {
        expect((await other.cli([command, "--plan", "plan.yml"])).code).toBe(0);
      }
      const run = await other.cli(["watch", "--plan", "plan.yml", "--json"]);
      expect(run.code).toBe(3);
      const end = endOf(run);
      expect(end).toMatchObject({ decision: "hold", reasonCode: "credential_rejected" });
      expect(end?.production?.after).toBe(end?.candidate);
      expect((await other.log("vercel")).filter(({ path }) => path.includes("/rollback/"))).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

async function inject(at: ReleaseWorld, emulator: (typeof EMULATORS)[number], fault: object): Promise<void> {
  await fetch(`${at.addresses[emulator].url}/_sandbox/faults`, { method: "POST", body: JSON.stringify(fault) });
}

async function heal(at: ReleaseWorld, emulator: (typeof EMULATORS)[number]): Promise<void> {
  await fetch(`${at.addresses[emulator].url}/_sandbox/faults`, { method: "DELETE" });
}
