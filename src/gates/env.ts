import { readFile, stat } from "node:fs/promises";
import { parseEnv } from "node:util";
import { z } from "zod";
import { renderInstant } from "../lib/instant.ts";
import { variableName } from "../lib/plan-values.ts";
import { specChoice } from "../lib/spec-choice.ts";
import { type Evidence, fail, hold, pass, type Verdict } from "../lib/verdict.ts";
import type { HostEnvironmentVariable } from "../providers/contract.ts";
import type { Gate } from "./contract.ts";
import { resolveInside } from "../lib/inside-directory.ts";
import { groupBy } from "../lib/group-by.ts";

export interface EnvSpec {
  readonly target: string;
  /** A file in the form of `.env`, or the names themselves. */
  readonly required: string | readonly string[];
  readonly optional: readonly string[];
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
    "Variables that must be set at the host: a list of names, or a file such as `.env.example`, of which only the names count.",
  ),
  optional: z.array(variableName).default([]).describe("Names in the file that may be missing at the host."),
}) satisfies z.ZodType<EnvSpec>;

/** A thousand variables have half of that. The file is the pull request's, and Node's parser takes the square of some. */
const MAXIMUM_BYTES = 64 * 1024;

export const env: Gate<EnvSpec, "variables"> = {
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
  roles: ["variables"],
  async check(spec, context) {
    const required = await requiredNames(spec, context.directory);
    if ("outcome" in required) return required;
    const set = await context.roles.variables.listEnvironmentVariables(spec.target);
    const byName = groupBy(set, (variable) => variable.name);
    const missing = required.names.filter((name) => !byName.has(name));
    const evidence = required.names.map((name) => evidenceOf(name, byName.get(name) ?? []));
    if (missing.length === 0) {
      return pass(
        "gate_passed",
        `${required.names.length === 1 ? "The variable is" : `All ${required.names.length} variables are`} set for ${spec.target}.`,
        evidence,
      );
    }
    return fail(
      "env_missing",
      `${missing.length} of ${required.names.length} variables are not set for ${spec.target}: ${missing.join(", ")}.`,
      `Set ${missing.join(", ")} at the host for ${spec.target}, and deploy again: a build keeps the values it was built with.`,
      evidence,
    );
  },
};

async function requiredNames(spec: EnvSpec, directory: string): Promise<{ names: readonly string[] } | Verdict> {
  if (typeof spec.required !== "string") return { names: [...new Set(spec.required)] };
  const path = await resolveInside(directory, spec.required);
  const found = path === null ? null : await stat(path).catch(() => null);
  if (found !== null && found.size > MAXIMUM_BYTES) {
    return hold(
      "no_data",
      `The file ${spec.required} has ${found.size} bytes, more than the ${MAXIMUM_BYTES} that are read.`,
      "Keep nothing but the names of variables in it, or list them in required.",
    );
  }
  // Asked before it is opened: a pipe would be waited for.
  const text = path === null || !found?.isFile() ? null : await readFile(path, "utf8").catch(() => null);
  if (text === null) {
    return hold(
      "no_data",
      `The file ${spec.required} cannot be read, so the required variables are not known.`,
      "Check the path: it is relative to the repository, and the file must be checked in.",
    );
  }
  // A bare name is no assignment: the parser drops it, and nobody would notice that it is not checked.
  const bare = text.split("\n").findIndex((line) => /^\s*[A-Z][A-Z0-9_]*\s*$/.test(line));
  if (bare >= 0) {
    return hold(
      "no_data",
      `Line ${bare + 1} of ${spec.required} names a variable without "=", so it would be ignored.`,
      `Write it as ${(text.split("\n")[bare] ?? "").trim()}=`,
    );
  }
  const names = Object.keys(parseEnv(text)).filter((name) => !spec.optional.includes(name));
  if (names.length > 0) return { names };
  return hold(
    "no_data",
    `The file ${spec.required} names no required variable, so nothing was checked.`,
    "Add the variables to the file, or list the names in required.",
  );
}

function evidenceOf(name: string, found: readonly HostEnvironmentVariable[]): Evidence {
  if (found.length === 0) return { label: name, value: "not set" };
  const shown = found.map(({ kind, targets, updatedAt }) => {
    const date = updatedAt === null ? "" : `, updated ${renderInstant(updatedAt).slice(0, 10)}`;
    return `${kind}, for ${targets.join(" and ") || "no target"}${date}`;
  });
  return { label: name, value: shown.join("; ") };
}
