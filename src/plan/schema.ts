/**
 * The plan language: one declaration gives validation, the JSON Schema for editors and the reference page.
 * What a schema cannot say (metrics and conditions that fit together) is in read-watch.ts.
 */
import { z } from "zod";
import { addressesSchema } from "./addresses-schema.ts";
import { deploySchema } from "./deploy-schema.ts";
import type { PlanExtensions } from "./extensions.ts";
import {
  checklistItemSchema,
  gateItemSchema,
  gateListSchema,
  refuseTitleOfSetup,
  setupSchema,
  MAXIMUM_ITEMS,
} from "./gate-schema.ts";
import { DOMAIN, FIELD_PATH, URL_PATH } from "./patterns.ts";
import { promoteSchema } from "./promote-schema.ts";
import { rollbackSchema } from "./rollback-schema.ts";
import { stepLists } from "./step-schema.ts";
import { watchSchema } from "./watch-schema.ts";

const text = (maximum: number) => z.string().trim().min(1).max(maximum);

/** zod compiles a schema when it is first used, which takes longer than a plan: each is made once. */
const schemas = new WeakMap<PlanExtensions, ReturnType<typeof createPlanSchema>>();

/** The whole file. Its parsed value has every default; positions and metrics are added by load.ts. */
export function planSchema(extensions: PlanExtensions) {
  const made = schemas.get(extensions) ?? createPlanSchema(extensions);
  schemas.set(extensions, made);
  return made;
}

function createPlanSchema(extensions: PlanExtensions) {
  const gateItem = gateItemSchema(extensions.gates);
  return z
    .strictObject({
      version: z.literal(1).describe("Version of the plan language: 1."),
      name: text(100).describe("Name of what is released, as shown to people; at most 100 characters."),
      project: projectSchema(extensions),
      checklist: gateListSchema(checklistItemSchema(extensions.gates))
        .max(MAXIMUM_ITEMS)
        .prefault([])
        .describe(
          `What a pull request must meet before anything is deployed, shown in one comment; at most ${MAXIMUM_ITEMS} items.`,
        ),
      stages: z
        .strictObject({
          staging: stagingSchema(gateItem, extensions).optional(),
          production: productionSchema(gateItem, extensions),
        })
        .describe(
          "The stages of a release, in order: staging, then production. A plan that only observes what others deploy (`observe: true` in the watch) may leave out `staging`.",
        ),
      rollback: rollbackSchema(extensions),
    })
    .meta({
      title: "Holdpoint plan",
      description: "How a team releases: what is verified, when to hold, when to roll back.",
    });
}

export type PlanDocument = z.output<ReturnType<typeof planSchema>>;

function projectSchema(extensions: PlanExtensions) {
  return z
    .strictObject({
      vercel: z
        .strictObject({
          project: text(100).describe("Vercel project, by name or id."),
          team: text(100).optional().describe("Vercel team, by slug or id. Default: the token's own account."),
        })
        .describe("The project at the host."),
      domains: z
        .array(z.string().regex(DOMAIN, { error: domainError }))
        .min(1)
        .refine((domains) => new Set(domains).size === domains.length, { error: "a domain is named twice" })
        .describe(
          "Every production domain, without scheme and path: `app.example.com`. A release is done when all of them serve it. For rehearsals, `localhost:3000`.",
        ),
      version: z
        .strictObject({
          path: z
            .string()
            .regex(URL_PATH, { error: 'expected a path that begins with "/", such as /api/version' })
            .describe("Path on each production domain that answers with JSON."),
          json: z
            .string()
            .regex(FIELD_PATH, { error: "expected a field of the answer, such as commit or build.sha" })
            .describe("Field of that JSON that holds the commit being served: `commit`, `build.sha`."),
        })
        .optional()
        .describe(
          "How the site itself reports what it serves. Default: not checked; only the host and its domains are.",
        ),
      addresses: addressesSchema(extensions),
    })
    .describe("What is released, and where people reach it.")
    .transform(({ vercel: { project, team = null }, ...rest }) => ({
      host: { provider: "vercel", project, team },
      ...rest,
    }));
}

function stagingSchema(gateItem: ReturnType<typeof gateItemSchema>, { gates, steps = {} }: PlanExtensions) {
  return z
    .strictObject({
      deploy: deploySchema(),
      environment: text(255).default("staging").describe("GitHub environment of the release record."),
      ...stepLists(steps, {
        before: "Steps before the build is made or adopted, in order: a backup, a migration ([steps](steps.md)).",
        after: "Steps once the build is ready, in order, before it is verified.",
      }),
      setup: setupSchema(gates),
      verify: gateListSchema(gateItem)
        .min(1)
        .describe("Gates on the deployed build; each must pass before production is touched. At least one."),
    })
    .superRefine(refuseTitleOfSetup)
    .describe("Deploy to a separate address and verify it there.");
}

function productionSchema(gateItem: ReturnType<typeof gateItemSchema>, extensions: PlanExtensions) {
  return z
    .strictObject({
      environment: text(255)
        .default("production")
        .describe("GitHub environment of the record; its required reviewers approve the promote."),
      requires: z
        .enum(["checklist", "nothing"])
        .optional()
        .describe(
          "What must have passed before production is touched. `checklist`: the checklist of every pull request that brought in the released commit; a direct push holds. Default: `checklist` if the plan has one.",
        ),
      promote: promoteSchema().optional(),
      ...stepLists(extensions.steps ?? {}, {
        before:
          "Steps before the promote, in order, once nothing speaks against it; production is read again after them.",
        after: "Steps once the promote was read back, in order, before production is verified and watched.",
      }),
      setup: setupSchema(extensions.gates),
      verify: gateListSchema(gateItem)
        .prefault([])
        .describe(
          "Gates on the production domain, right after the promote. The `http` gates run again at every check of the watch.",
        ),
      watch: watchSchema(extensions).optional(),
    })
    .superRefine(refuseTitleOfSetup)
    .superRefine(({ promote, watch }, context) => {
      if (promote === undefined || watch !== undefined) return;
      const message = "the verdict of a watch advances its stages, and there is no watch";
      context.addIssue({ code: "custom", path: ["promote"], message });
    })
    .describe("Promote exactly the verified build, then watch it.");
}

function domainError({ input }: { readonly input?: unknown }): string {
  const written = String(input);
  if (written.includes("://"))
    return `${quote(input)} has a scheme: expected the hostname alone, such as app.example.com`;
  if (written !== written.toLowerCase()) return `${quote(input)} has capital letters: hostnames are lower-case`;
  return `${quote(input)} is not a hostname such as app.example.com`;
}

function quote(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
