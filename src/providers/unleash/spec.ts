/** `flag: { unleash: … }` in a plan. */
import { z } from "zod";
import { specChoice } from "../../lib/spec-choice.ts";
import type { FlagWords } from "../contract.ts";

/** What Unleash itself lets a name be made of. */
const NAME = /^(?!\.{1,2}$)[A-Za-z0-9~_.-]{1,100}$/;
const name = (what: string) =>
  z.string().regex(NAME, { error: `expected ${what}: letters, digits, and any of ~ _ . -` });

const fields = z.strictObject({
  name: name("the name of the flag").describe("Name of the flag."),
  project: name("the id of a project").default("default").describe("Id of the project."),
  environment: name("the name of an environment").default("production").describe("Name of the environment."),
  safe: z
    .enum(["off", "on"])
    .default("off")
    .describe("What is safe: `off`, or `on` for a flag that protects while it is on."),
});

export type UnleashSpec = z.output<typeof fields>;

const unleashSpec = specChoice<UnleashSpec>("the name of a flag, or a map with its `name`", {
  string: name("the name of the flag").transform((one) => fields.parse({ name: one })),
  object: fields,
});

export const unleashFlagWords: FlagWords<UnleashSpec> = {
  description:
    "A flag in one environment, turned off by the admin API. Where the environment asks for change requests Unleash refuses, unless the token may skip them, and the next rung is taken.",
  example: "multi-thread-chat",
  spec: unleashSpec,
  settlesMs: 15_000,
  nameOf: ({ name }) => name,
  explain: ({ name, project, environment, safe }) =>
    `${name} of project ${project}, environment ${environment}, to ${safe}`,
};
