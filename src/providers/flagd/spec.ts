/** `flag: { flagd: … }` in a plan. */
import { z } from "zod";
import type { FlagWords } from "../contract.ts";

const FILE = /^(?!\/)(?!(?:.*\/)?\.{1,2}(?:\/|$))[^\\{}]+\.json$/;
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]*\/(?!\.{1,2}$)[A-Za-z0-9._-]+$/;

const flagdSpec = z.strictObject({
  repository: z
    .string()
    .regex(REPOSITORY, { error: "expected a repository at GitHub: owner/name" })
    .optional()
    .describe("Repository that has the file, `owner/name`. Default: the one that is released."),
  branch: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^\s~^:?*[\\]+$/, { error: "expected the name of a branch" })
    .describe(
      "Branch from which flagd reads the file. A change is a commit there, so it must not be a branch whose pushes are released.",
    ),
  file: z
    .string()
    .regex(FILE, {
      error: "expected the path of a JSON file from the repository's root, such as flags/production.flagd.json",
    })
    .describe("The file of flag definitions, as JSON."),
  key: z.string().min(1).max(256).describe("Key of the flag in the file."),
  safe: z
    .union([z.literal("disabled"), z.strictObject({ variant: z.string().min(1).describe("A variant of the flag.") })])
    .default("disabled")
    .describe(
      "What is safe: `disabled`, so that the site's own default counts for everybody; or `{ variant: name }`, for a flag without targeting, to serve that variant.",
    ),
});

export type FlagdSpec = z.output<typeof flagdSpec>;

export const flagdFlagWords: FlagWords<FlagdSpec> = {
  description:
    "A flag in a file of flagd's definitions in a repository at GitHub, changed by one commit that GitHub takes only while nobody else changed the file. flagd, or whatever else reads the file, decides how soon it counts. A protected branch refuses the commit, and the next rung is taken.",
  example: "{ branch: flags, file: production.flagd.json, key: multi-thread-chat }",
  spec: flagdSpec,
  settlesMs: 15_000,
  nameOf: ({ key }) => key,
  explain: ({ repository, branch, file, key, safe }) =>
    `${key} in ${file} on ${repository === undefined ? "" : `${repository} `}${branch}, to ${safe === "disabled" ? safe : `variant ${safe.variant}`}`,
};
