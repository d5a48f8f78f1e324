/** A vendor's name stands in its own two folders, in its lines of the registries, and where the plan's own words need it. */
import type { Tree } from "./check-architecture.ts";
import { blankComments } from "./source-text.ts";

/** Folders of providers whose names mean something else everywhere. */
const NO_VENDORS: Readonly<Record<string, string>> = {
  github: "Holdpoint runs in GitHub's Actions and keeps its record there, so its words are the product's own",
  s3: "a protocol that stores of many vendors speak, and the word for one in a plan",
  postgres: "a language and a protocol that gates read, whoever runs the database",
};

/** Where else one may stand, by the beginning of the path, and why. As few as can be. */
const ALLOWED: readonly { readonly path: string; readonly vendors: readonly string[]; readonly why: string }[] = [
  { path: "plan/schema.ts", vendors: ["vercel"], why: "a plan says `vercel:` under project" },
  { path: "plan/deploy-schema.ts", vendors: ["vercel"], why: "the folder of a build that a job made" },
  { path: "gates/checkly.ts", vendors: ["checkly"], why: "a gate that means one vendor by its name in the plan" },
  { path: "gates/advisor.ts", vendors: ["supabase"], why: "a gate that means one vendor" },
  { path: "gates/index.ts", vendors: ["checkly"], why: "the registry's line of that gate" },
  {
    path: "migrations/",
    vendors: ["supabase"],
    why: "a tool that writes migrations, not what hosts the database",
  },
  {
    path: "steps/migrate/refused-undo.ts",
    vendors: ["supabase"],
    why: "command lines of that tool that are no way back",
  },
  { path: "gates/migrations/spec.ts", vendors: ["supabase"], why: "the folder of that tool, in the plan's words" },
  { path: "providers/checkly/", vendors: ["vercel"], why: "the name that checks read the bypass secret by" },
  {
    path: "providers/postgres/authority-remedy.ts",
    vendors: ["supabase"],
    why: "hosts of databases with a certificate authority of their own, told apart by their names",
  },
  {
    path: "providers/postgres/work/pooler.ts",
    vendors: ["supabase", "neon"],
    why: "poolers that are told by their addresses, before anything is sent there",
  },
  {
    path: "providers/supabase/metrics/",
    vendors: ["prometheus"],
    why: "the text in which programs show their metrics, whoever reads it",
  },
  {
    path: "steps/backup/",
    vendors: ["neon", "supabase"],
    why: "a plan says `neon:` or `supabase:`, whose own backups it means",
  },
  {
    path: "steps/migrate/trial/branch-place.ts",
    vendors: ["neon", "supabase"],
    why: "the same, where a trial is on a branch there",
  },
  { path: "rungs/flag.ts", vendors: ["launchdarkly"], why: "an example of what a plan says" },
  { path: "sandbox/checkly/", vendors: ["vercel"], why: "the same, and the header in which a check sends it" },
  { path: "sandbox/demo-site", vendors: ["vercel"], why: "what is deployed is a project of the emulated host" },
  { path: "tools/init/writing/", vendors: ["vercel"], why: "a plan says `vercel:` under project" },
  {
    path: "tools/init/meaning/",
    vendors: ["vercel", "supabase", "sentry"],
    why: "words of documents that people write",
  },
  {
    path: "tools/init/repository/",
    vendors: ["vercel", "supabase"],
    why: "folders that mark a project, and a tool that writes migrations",
  },
  { path: "tools/init/describe-repository.ts", vendors: ["vercel"], why: "the link that is missing" },
  {
    path: "tools/init/index.ts",
    vendors: ["vercel"],
    why: "the folder in which a repository is linked to its project",
  },
  {
    path: "tools/init/workflow-templates.ts",
    vendors: [
      "vercel",
      "sentry",
      "checkly",
      "supabase",
      "prometheus",
      "betterstack",
      "launchdarkly",
      "unleash",
      "neon",
    ],
    why: "generated: what the workflows hand on",
  },
  { path: "tools/rehearse/demo-plan.ts", vendors: ["vercel", "sentry", "checkly"], why: "a plan, in its own words" },
];

const REGISTRIES = new Set([
  "providers/index.ts",
  "providers/metrics.ts",
  "providers/flags.ts",
  "providers/stores.ts",
  "sandbox/index.ts",
]);

/** Every name of a vendor that stands where it may not, a sentence for each file and vendor. */
export function checkVendorNames(tree: Tree): string[] {
  const vendors = [...new Set(Object.keys(tree).flatMap(vendorOf))].filter((name) => !(name in NO_VENDORS));
  return Object.entries(tree).flatMap(([file, text]) => {
    if (REGISTRIES.has(file)) return [];
    const code = blankComments(text).toLowerCase();
    return vendors
      .filter((vendor) => code.includes(vendor) && !isAllowed(file, vendor))
      .map((vendor) => `${file}: names the vendor ${vendor}, which only its own folders may`);
  });
}

/** Exceptions without a use: each would let a name in unseen. */
export function findUnusedExceptions(tree: Tree): string[] {
  return ALLOWED.flatMap(({ path, vendors }) =>
    vendors
      .filter(
        (vendor) =>
          !Object.entries(tree).some(
            ([file, text]) => file.startsWith(path) && blankComments(text).toLowerCase().includes(vendor),
          ),
      )
      .map((vendor) => `${path}: does not name ${vendor}`),
  );
}

function vendorOf(file: string): readonly string[] {
  const [, vendor] = /^providers\/([^/]+)\/(?!$)/.exec(file) ?? [];
  return vendor === undefined || vendor === "contract" ? [] : [vendor];
}

function isAllowed(file: string, vendor: string): boolean {
  if (file.startsWith(`providers/${vendor}/`) || file.startsWith(`sandbox/${vendor}/`)) return true;
  return ALLOWED.some(({ path, vendors }) => file.startsWith(path) && vendors.includes(vendor));
}
