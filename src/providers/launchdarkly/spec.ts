/** `flag: { launchdarkly: … }` in a plan. */
import { z } from "zod";
import { specChoice } from "../../lib/spec-choice.ts";
import type { FlagWords } from "../contract.ts";

const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,255}$/;
const key = (what: string) =>
  z.string().regex(KEY, { error: `expected ${what}: letters, digits, dots, underscores and hyphens` });

const fields = z.strictObject({
  key: key("the key of the flag").describe("Key of the flag."),
  project: key("the key of a project").default("default").describe("Key of the project."),
  environment: key("the key of an environment").default("production").describe("Key of the environment."),
  safe: z
    .enum(["off", "on"])
    .default("off")
    .describe(
      "What is safe: `off` ends targeting, so that everybody is served the flag's off variation; `on` for a flag that protects while it is on.",
    ),
});

export type LaunchDarklySpec = z.output<typeof fields>;

const launchDarklySpec = specChoice<LaunchDarklySpec>("the key of a flag, or a map with its `key`", {
  string: key("the key of the flag").transform((one) => fields.parse({ key: one })),
  object: fields,
});

export const launchDarklyFlagWords: FlagWords<LaunchDarklySpec> = {
  description:
    "A flag's targeting in one environment, switched off by a semantic patch. Where the environment asks for approvals LaunchDarkly refuses, unless the token may bypass them, and the next rung is taken.",
  example: "multi-thread-chat",
  spec: launchDarklySpec,
  settlesMs: 10_000,
  nameOf: ({ key }) => key,
  explain: ({ key, project, environment, safe }) =>
    `${key} of project ${project}, environment ${environment}, to ${safe}`,
};
