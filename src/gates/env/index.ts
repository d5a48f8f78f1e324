import { z } from "zod";
import { groupBy } from "../../lib/group-by.ts";
import { renderInstant } from "../../lib/instant.ts";
import { variableName } from "../../lib/plan-values.ts";
import { specChoice } from "../../lib/spec-choice.ts";
import { type Evidence, fail, pass } from "../../lib/verdict.ts";
import type { HostEnvironmentVariable } from "../../providers/contract.ts";
import type { Gate } from "../contract.ts";
import { type NamesWanted, requiredNames } from "./required-names.ts";

export interface EnvSpec extends NamesWanted {
  readonly target: string;
}

const envSpec = z.strictObject({
  target: z
    .string()
    .min(1)
    .describe("Whose variables: `production`, `preview`, `development`, or a custom environment's name at the host."),
  required: specChoice<string | string[]>("a file such as .env.example, or a list of variable names", {
    string: z.string().min(1).describe("A file of the repository in `.env` format; only its names count."),
    array: z.array(variableName).min(1).describe("The names themselves."),
  }).describe(
    "Variables that must be set at the host: a list of names, or a file such as `.env.example`, of which only the names count. On a pull request the names in the base branch's file count as well: one that the pull request drops is required until it is merged, and the result names it.",
  ),
  optional: z.array(variableName).default([]).describe("Names in the file that may be missing at the host."),
}) satisfies z.ZodType<EnvSpec>;

export const env: Gate<EnvSpec, "variables" | "files"> = {
  key: "env",
  description:
    "Every required environment variable exists at the host for the target. Values are never read: a host does not reveal sensitive ones.",
  example: `- { title: Variables set, env: { target: production, required: .env.example, optional: [LOG_LEVEL] } }
- { title: Payments are set up, env: { target: production, required: [STRIPE_KEY, STRIPE_WEBHOOK_SECRET] } }
`,
  kind: "world",
  spec: envSpec,
  explain: ({ target, required, optional }) =>
    `${typeof required === "string" ? `the names in ${required}` : required.join(", ")} are set for ${target}${optional.length === 0 ? "" : `; ${optional.join(", ")} may be missing`}`,
  roles: ["variables", "files"],
  async check(spec, context) {
    const required = await requiredNames(spec, context);
    if ("outcome" in required) return required;
    const { names, dropped } = required;
    const set = await context.roles.variables.listEnvironmentVariables(spec.target);
    const byName = groupBy(set, (variable) => variable.name);
    const missing = names.filter((name) => !byName.has(name));
    const evidence = names.map((name) => evidenceOf(name, byName.get(name) ?? [], dropped.includes(name)));
    const said = dropped.length === 0 ? "" : ` ${renderDropped(spec, dropped)}`;
    if (missing.length === 0) {
      const all = names.length === 1 ? "The variable is" : `All ${names.length} variables are`;
      return pass("gate_passed", `${all} set for ${spec.target}.${said}`, evidence);
    }
    return fail(
      "env_missing",
      `${missing.length} of ${names.length} variables are not set for ${spec.target}: ${missing.join(", ")}.${said}`,
      `Set ${missing.join(", ")} at the host for ${spec.target}, and deploy again: a build keeps the values it was built with.`,
      evidence,
    );
  },
};

/** What production serves until the merge, and what would be rolled back to, was built from the base branch. */
function renderDropped({ required }: EnvSpec, dropped: readonly string[]): string {
  const file = typeof required === "string" ? required : "the list";
  return `This pull request drops ${dropped.join(", ")} from ${file}; until it is merged, ${dropped.length === 1 ? "it is" : "they are"} required.`;
}

function evidenceOf(name: string, found: readonly HostEnvironmentVariable[], isDropped: boolean): Evidence {
  const said = isDropped ? "; dropped by this pull request" : "";
  if (found.length === 0) return { label: name, value: `not set${said}` };
  const shown = found.map(({ kind, targets, updatedAt }) => {
    const date = updatedAt === null ? "" : `, updated ${renderInstant(updatedAt).slice(0, 10)}`;
    return `${kind}, for ${targets.join(" and ") || "no target"}${date}`;
  });
  return { label: name, value: `${shown.join("; ")}${said}` };
}
