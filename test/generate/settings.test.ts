/** Tables and workflows from what the parts declare of themselves. */
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { renderChecklistSettingsTable, renderSettingsTable } from "../../scripts/generate/settings-tables.ts";
import { fillCaller, fillWorkflow } from "../../scripts/generate/workflow-settings.ts";
import { extensions as registered } from "../../src/engine/plan-extensions.ts";
import type { Setting } from "../../src/lib/setting.ts";
import { declaredSettings, settingsOfWorkflow } from "../../src/plan/declared-settings.ts";
import type { PlanExtensions } from "../../src/plan/extensions.ts";
import { extensions as fakes } from "../plan/extensions.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(resolve(root, path), "utf8");

const TOKEN: Setting = {
  name: "HOST_TOKEN",
  source: "secret",
  purpose: "deploy",
  scopes: "token | key",
  inChecklist: "read",
};
const GITHUB: Setting = { name: "GITHUB_TOKEN", source: "github-token", purpose: "keep records" };
const DOOR: Setting = {
  name: "DOOR",
  source: "secret",
  purpose: "get in",
  optional: "where it is shut",
  workflows: ["release"],
};
const addressOf = (name: string, inPlan?: string): Setting => ({
  name,
  source: "address",
  purpose: "find it",
  default: "https://x",
  ...(inPlan === undefined ? {} : { inPlan }),
});
const ACCOUNT: Setting = { name: "ACCOUNT", source: "variable", purpose: "know it", scopes: "an id" };
const RUNNER: Setting = { name: "RUNNER_URL", source: "runner", purpose: "link" };

const OF_PLAN =
  "| `HOLDPOINT_SECRETS` | secret | for what the plan itself names | lines of `NAME=value`, one for each secret that the plan itself names; a gate, a step or a metric gets only those that it names |";

const { tls, checkly } = fakes.gates;
const { sentry } = fakes.metricProviders;
if (tls === undefined || checkly === undefined || sentry === undefined) throw new Error("no providers");

const extensions: PlanExtensions = {
  gates: { tls: { ...tls, roles: ["checks"] }, checkly: { ...checkly, roles: ["checks"] } },
  metricProviders: { sentry: { ...sentry, settings: [...sentry.settings, addressOf("B_URL", "b")] } },
  roles: {
    host: { one: { key: "one", vendor: "One", settings: [TOKEN, DOOR, addressOf("A_URL")] } },
    forge: { two: { key: "two", vendor: "Two", settings: [GITHUB, RUNNER] } },
    checks: { three: { key: "three", vendor: "Three", settings: [ACCOUNT] } },
  },
};

describe("the table of settings", () => {
  it("says of each where it comes from, when it is needed, and what it may do; of an address where the plan names it", () => {
    expect(renderSettingsTable(extensions).split("\n").slice(2)).toEqual([
      "| `HOST_TOKEN` | secret | always | token \\| key |",
      "| `DOOR` | secret | where it is shut | get in |",
      "| `ACCOUNT` | variable | for `tls` and `checkly` | an id |",
      "| `SENTRY_AUTH_TOKEN` | secret | for `sentry` | read metrics |",
      OF_PLAN,
      "| `GITHUB_TOKEN` | the job's own | always | keep records |",
      "| `project.addresses.b` | in the plan | self-hosted only | the address; the token goes there and nowhere else |",
    ]);
  });

  it("names for a checklist only what it uses, with what is enough there", () => {
    const gates = { ...extensions.gates, env: { ...tls, key: "env", roles: ["host"] } };
    expect(
      renderChecklistSettingsTable({ ...extensions, gates })
        .split("\n")
        .slice(2),
    ).toEqual([
      "| `HOST_TOKEN` | secret | for `env` | read |",
      "| `ACCOUNT` | variable | for `tls` and `checkly` | an id |",
      OF_PLAN,
    ]);
  });

  it("says of a usual name that the plan may use where its value is set", () => {
    const database: Setting = { name: "DB", source: "plan-secret", purpose: "read rows", namedByPlan: true };
    const roles = { ...extensions.roles, checks: { three: { key: "three", vendor: "Three", settings: [database] } } };
    const row =
      "| `DB` | line of `HOLDPOINT_SECRETS` | for `tls` and `checkly`, by the name that the plan uses | read rows |";
    expect(renderSettingsTable({ ...extensions, roles })).toContain(row);
    expect(settingsOfWorkflow({ ...extensions, roles }, "release").map(({ setting }) => setting)).not.toContain(
      database,
    );
  });
});

const WORKFLOW = `on:
  workflow_call:
    secrets:
      # generated:secrets
      old: {}
      # /generated:secrets
jobs:
  a:
    steps:
      - env:
          # generated:env
          # /generated:env
      - env:
          # generated:env
          OLD: x
          # /generated:env
`;

describe("a workflow", () => {
  it("is handed the secrets and hands on secrets and variables, but no address, in each of its steps", () => {
    const filled = fillWorkflow(WORKFLOW, "release", extensions);
    expect(filled).toContain("      HOST_TOKEN:\n        description: Token | key.\n        required: true\n");
    expect(filled).toContain("      DOOR:\n        description: Get in.\n        required: false\n");
    const env = `          HOST_TOKEN: \${{ secrets.HOST_TOKEN }}
          DOOR: \${{ secrets.DOOR }}
          ACCOUNT: \${{ vars.ACCOUNT }}
          SENTRY_AUTH_TOKEN: \${{ secrets.SENTRY_AUTH_TOKEN }}
`;
    expect(filled.split(env)).toHaveLength(3);
    expect(filled).not.toMatch(/\b(?:old|OLD|GITHUB_TOKEN|RUNNER_URL|A_URL|B_URL)\b/);
    expect(fillWorkflow(filled, "release", extensions)).toBe(filled);
  });

  it("requires nothing where a checklist is asked, and knows no metric there", () => {
    const filled = fillWorkflow(WORKFLOW, "checklist", extensions);
    expect(filled).toContain(
      "      HOST_TOKEN:\n        description: Must be able to read.\n        required: false\n",
    );
    expect(filled).not.toContain("required: true");
    expect(filled).not.toMatch(/SENTRY|DOOR/);
  });

  it("has in a rollback only what the host and the record are reached with", () => {
    expect(fillWorkflow(WORKFLOW, "rollback", extensions)).not.toMatch(/SENTRY|ACCOUNT|DOOR/);
  });

  it.each([
    ["without a mark", WORKFLOW.replaceAll(/^.*generated:env\n/gm, "")],
    ["with a mark that has no end", `${WORKFLOW}          # generated:env\n`],
  ])("is refused %s", (_, text) => {
    expect(() => fillWorkflow(text, "release", extensions)).toThrow("do not come in pairs");
  });

  it("gets from who calls it all that it may be handed", () => {
    const call = (workflow: string, secrets: string) => `jobs:
  a:
    uses: holdpoint/holdpoint/.github/workflows/${workflow}.yml@v1
    with:
      plan: x

    secrets:
${secrets}
  b:
    secrets:
      KEPT: here
`;
    const filled = fillCaller(call("rollback", "      OLD: x\n      OLDER: y"), extensions);
    const passed = ["HOST_TOKEN", "HOLDPOINT_SECRETS"].map((name) => `      ${name}: \${{ secrets.${name} }}`);
    expect(filled).toBe(call("rollback", passed.join("\n")));
  });
});

/** What the job that restores a database is given: the stores of its backups, its vendor, and the plan's own secrets. */
const OF_A_RESTORE = [
  "AWS_ACCESS_KEY_ID",
  "AWS_REGION",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "HOLDPOINT_SECRETS",
  "NEON_API_KEY",
  "SUPABASE_ACCESS_TOKEN",
];

describe("the public workflows", () => {
  it.each(["checklist", "release", "rollback"] as const)(
    "%s hands to each step that may hold secrets exactly what is declared for it",
    (workflow) => {
      interface Step {
        readonly uses?: string;
        readonly with?: Readonly<Record<string, unknown>>;
        readonly env?: Readonly<Record<string, string>>;
      }
      interface File {
        readonly on: { readonly workflow_call: { readonly secrets: Readonly<Record<string, unknown>> } };
        readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
      }
      const file = parse(read(`.github/workflows/${workflow}.yml`)) as File;
      const declared = settingsOfWorkflow(registered, workflow).map(({ setting }) => setting);
      const steps = Object.values(file.jobs).flatMap(({ steps: all }) => all.filter(({ uses }) => uses === "$/"));
      // What is a pull request's own is run, or read, without any of them.
      const asksCode = (step: Step) => step.with?.["only"] === "code" || step.with?.["command"] === "doctor";
      // Nothing that could touch production, a flag or the repository.
      const isRestore = (step: Step) => step.with?.["command"] === "restore";
      expect(steps.filter((step) => !asksCode(step)).length).toBeGreaterThan(0);
      for (const step of steps) {
        const given = asksCode(step)
          ? []
          : declared.filter(({ name }) => !isRestore(step) || OF_A_RESTORE.includes(name));
        expect(Object.keys(step.env ?? {}).toSorted()).toEqual(given.map(({ name }) => name).toSorted());
        for (const { name, source } of given) {
          expect(step.env?.[name]).toBe(`\${{ ${source === "secret" ? "secrets" : "vars"}.${name} }}`);
        }
      }
      const secrets = declared.filter(({ source }) => source === "secret").map(({ name }) => name);
      expect(Object.keys(file.on.workflow_call.secrets).toSorted()).toEqual(secrets.toSorted());
    },
  );
});

describe("what is declared", () => {
  it("has a name in capitals, a purpose that fits into a sentence, and words for a person who must set it", () => {
    const declared = declaredSettings(registered);
    expect(declared.length).toBeGreaterThan(10);
    const settings = declared.map(({ setting }) => setting);
    for (const { name, purpose } of settings) {
      expect(name).toMatch(/^[A-Z][A-Z0-9_]+$/);
      expect(purpose).toMatch(/^[a-z].*[^.]$/);
    }
    const set = settings.filter(({ source }) => source === "secret" || source === "variable");
    for (const { scopes } of set) expect(scopes).toMatch(/[^.]$/);
    for (const { default: address, inPlan } of settings.filter(({ source }) => source === "address")) {
      // Without a usual address the plan must be able to name one.
      expect(address ?? (inPlan === undefined ? "nowhere" : "https://in.the.plan")).toMatch(/^https:/);
    }
  });

  it("is all that a provider reads by name", () => {
    // Node's own switch for its own proxy, and where this machine's programs lie: no settings of a vendor.
    const ownOfTheMachine = ["NODE_USE_ENV_PROXY", "PATH"];
    const known = new Set([...declaredSettings(registered).map(({ setting }) => setting.name), ...ownOfTheMachine]);
    const files = globSync("src/providers/**/*.ts", { cwd: root });
    const names = files.flatMap((file) =>
      [...read(file).matchAll(/\benv(?:\.|\[")([A-Z][A-Z0-9_]+)/g)].map(([, name = ""]) => name),
    );
    expect(names).toContain("NODE_USE_ENV_PROXY");
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it("has a provider for each gate that names one", () => {
    const { roles = {}, gates } = registered;
    const named = Object.values(gates).filter(({ provider }) => provider !== undefined);
    expect(named.length).toBeGreaterThan(0);
    for (const { roles: asked = [], provider = "" } of named) {
      expect(asked.flatMap((role) => Object.keys(roles[role] ?? {}))).toContain(provider);
    }
  });

  it("is under the key that its registry has for it", () => {
    const { roles = {}, metricProviders } = registered;
    for (const members of [...Object.values(roles), metricProviders]) {
      for (const [key, member] of Object.entries(members)) expect(member.key).toBe(key);
    }
  });
});
