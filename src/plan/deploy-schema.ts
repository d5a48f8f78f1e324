/** How the build of a release comes about, in the plan language: uploaded here, or built by the host from the push. */
import { z } from "zod";
import type { Problem } from "../lib/error.ts";
import { nearestWord } from "../lib/nearest-word.ts";
import { durationUpTo, durationValue } from "../lib/plan-values.ts";
import { renderPath, valueAt } from "./issue.ts";
import type { GitSource, StagingStage } from "./plan.ts";
import type { YamlSource } from "./yaml-source.ts";

const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;
const RELATIVE_DIRECTORY = /^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[^\\]+$/;
const DEPLOY = ["stages", "staging", "deploy"];

export function deploySchema() {
  return z
    .strictObject({
      source: z
        .enum(["upload", "git"])
        .default("upload")
        .describe(
          "Where the build comes from. `upload`: Holdpoint uploads the repository's files. `git`: the host builds from the push by itself, and Holdpoint finds the production build of exactly that commit.",
        ),
      target: z
        .string()
        .regex(SLUG, { error: "expected production, preview or the slug of a custom environment" })
        .refine((slug) => misspeltTarget(slug) === null, {
          error: ({ input }) => `${JSON.stringify(input)} looks like a misspelt "${misspeltTarget(String(input))}"`,
        })
        .default("production")
        .describe(
          "What is built: `production` (staged: production's environment, no domain), `preview`, or the slug of a custom environment.",
        ),
      prebuilt: z
        .boolean()
        .default(false)
        .describe("Upload the `.vercel/output` that the job built, instead of the sources."),
      directory: z
        .string()
        .regex(RELATIVE_DIRECTORY, { error: 'expected a folder inside the repository, such as "apps/web"' })
        .default(".")
        .describe("Folder of the project, relative to the repository."),
      timeout: durationUpTo("24h")
        .prefault("30m")
        .describe("How long to wait for the build; with `source: git`, for it to appear and to be ready. At most 24h."),
      "let-in": z
        .enum(["staged", "check"])
        .optional()
        .describe(
          "With `source: git`, what keeps the build from the production domains until it is verified. `staged`: the project's automatic assignment of them is off, and Holdpoint promotes. `check`: it is on, and a deployment check of Holdpoint's own holds each build. Default: `staged`.",
        ),
      check: z
        .strictObject({
          name: z.string().trim().min(1).max(100).default("Holdpoint").describe("Name of the deployment check."),
          create: z
            .boolean()
            .default(false)
            .describe("Create the check where the project has none of this name. It holds builds of later pushes."),
          timeout: durationValue
            .prefault("6h")
            .describe("With `create`: how long a build may wait for its verdict before the check counts as failed."),
        })
        .optional()
        .describe("With `let-in: check`: the deployment check, of the kind `webhook`."),
    })
    .prefault({})
    .describe("The build to verify here and promote later.");
}

type DeployDocument = z.output<ReturnType<typeof deploySchema>>;

export function assembleDeploy(document: DeployDocument): StagingStage["deploy"] {
  const { target, prebuilt, directory, timeout } = document;
  return {
    target: target === "production" || target === "preview" ? { kind: target } : { kind: "custom", slug: target },
    prebuilt,
    directory,
    timeoutMs: timeout,
    git: document.source === "git" ? assembleGit(document) : null,
  };
}

function assembleGit({ "let-in": letIn = "staged", check }: DeployDocument): GitSource {
  if (letIn === "staged") return { letIn: { kind: "staged" } };
  const { name = "Holdpoint", create = false, timeout = 6 * 3_600_000 } = check ?? {};
  return { letIn: { kind: "check", name, create, timeoutMs: timeout } };
}

/** Words that do not go together, which a schema cannot say. */
export function checkDeploy(source: YamlSource): Problem[] {
  const deploy = valueAt(source.value, DEPLOY);
  if (typeof deploy !== "object" || deploy === null) return [];
  const said = deploy as Readonly<Record<string, unknown>>;
  const problem = (key: string, message: string, remedy: string): Problem => ({
    message: `${renderPath([...DEPLOY, key])}: ${message}`,
    position: source.keyPosition([...DEPLOY, key]),
    remedy,
  });
  if (said["source"] !== "git") {
    const words = ["let-in", "check"].filter((key) => said[key] !== undefined);
    return words.map((key) =>
      problem(key, "only builds from Git are let in by it", "Add `source: git`, or remove it."),
    );
  }
  const uploads = ["prebuilt", "directory"].filter((key) => said[key] !== undefined && said[key] !== false);
  const isElsewhere = said["target"] !== undefined && said["target"] !== "production";
  const rollsOut = valueAt(source.value, ["stages", "production", "promote"]) !== undefined;
  return [
    ...uploads.map((key) =>
      problem(key, "is about an upload, and with `source: git` the host builds from the push", "Remove it."),
    ),
    ...(isElsewhere
      ? [problem("target", "with `source: git` it is the production build that is adopted", "Remove it.")]
      : []),
    ...(said["check"] !== undefined && said["let-in"] !== "check"
      ? [problem("check", "nothing asks for a check", "Add `let-in: check`, or remove it.")]
      : []),
    ...(said["let-in"] === "check" && rollsOut
      ? [
          problem(
            "let-in",
            "a passed check gives the build to all visitors at once, and `promote.rollout` to some",
            "Use `let-in: staged`, or remove `promote`.",
          ),
        ]
      : []),
  ];
}

/** A custom environment that is one slip away from a built-in target is a mistake, not an environment. */
function misspeltTarget(slug: string): string | null {
  const targets = ["production", "preview"];
  return targets.includes(slug) ? null : nearestWord(slug, targets);
}
