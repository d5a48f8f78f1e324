/** How a `bundle` gate is written in the plan. */
import { z } from "zod";
import { parseShare } from "../../lib/plan-values.ts";
import { type Measure, parseSize, SIZE_PATTERN } from "./size.ts";

export interface Budget {
  readonly bytes: number;
  readonly measure: Measure;
}

/** How much more than on the base branch is allowed. */
export type Growth = { readonly share: number } | { readonly bytes: number };

export interface EntrySpec {
  readonly files: string;
  readonly max: Budget;
  readonly growth: Growth | null;
}

export interface BundleSpec {
  readonly dir: string;
  readonly max: Budget | null;
  readonly growth: Growth | null;
  readonly entries: readonly EntrySpec[];
  readonly forbid: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** What a browser downloads as code; pictures and fonts have their own budgets. */
const DEFAULT_INCLUDE = ["**/*.{js,mjs,cjs,css,wasm}"];

const SIZE_FORM = "a size and, where it is not raw, a measure, such as 350 kB gzip, 1.2 MB or 300 KiB brotli";
const GROWTH_FORM = "a share such as 5%, or a size such as 10 kB (kB is 1000 bytes, KiB 1024)";
const FOLDERLESS = "A pattern without a slash is compared with the file's name in any folder.";

const budget = z
  .string({ error: `expected ${SIZE_FORM}` })
  .meta({ pattern: SIZE_PATTERN, examples: ["350 kB gzip", "1.2 MB", "300 KiB brotli"] })
  .transform((text, context): Budget => {
    const size = parseSize(text);
    if (size !== null && size.bytes > 0) return { bytes: size.bytes, measure: size.measure ?? "raw" };
    context.addIssue({
      code: "custom",
      message: size === null ? `"${text}" is not ${SIZE_FORM}` : `"${text}" is no size: expected more than 0`,
    });
    return z.NEVER;
  });

const growth = z
  .union([z.string(), z.number()], { error: `expected ${GROWTH_FORM}` })
  .meta({ examples: ["5%", "10 kB"] })
  .transform((value, context): Growth => {
    const share = parseShare(value);
    if (share !== null) return { share };
    const size = typeof value === "string" ? parseSize(value) : null;
    if (size !== null && size.measure === null) return { bytes: size.bytes };
    const measured = size === null ? "" : `: growth is judged in the measure of max, so it names none`;
    context.addIssue({ code: "custom", message: `${JSON.stringify(value)} is not ${GROWTH_FORM}${measured}` });
    return z.NEVER;
  });

const glob = z
  .string()
  .trim()
  .min(1, "expected a pattern such as app-*.js")
  .max(500)
  .regex(/^(?!!(?!\())/, "a pattern cannot begin with !: name what counts, or use exclude");

const entry = z
  .strictObject({
    files: glob.describe(
      `Pattern of the entry's files below \`dir\`, such as \`app-*.js\`; their sum is judged. ${FOLDERLESS}`,
    ),
    max: budget.describe("The entry's largest size, in the form of `max`."),
    growth: growth.optional().describe("How much the entry may grow, in the form of `growth`."),
  })
  .transform(({ files, max, growth: allowed }): EntrySpec => ({ files, max, growth: allowed ?? null }));

export const bundleSpec: z.ZodType<BundleSpec> = z
  .strictObject({
    dir: z.string().min(1).describe("Folder of the built files, relative to the repository, such as `.next/static`."),
    max: budget
      .optional()
      .describe(
        "The largest size of all files together: `350 kB gzip`, `1.2 MB`, `300 KiB brotli`. Raw if no measure is named; kB is 1000 bytes, KiB 1024.",
      ),
    growth: growth
      .optional()
      .describe(
        "How much larger all files together may be than on the base branch: a share (`5%`) or a size (`10 kB`), in the measure of `max`, else gzip. Holds until the base branch has a record.",
      ),
    entries: z
      .array(entry)
      .min(1)
      .optional()
      .describe("Budgets for single entries, each covering the files that match a pattern."),
    forbid: z
      .array(glob)
      .min(1)
      .optional()
      .describe(
        "Patterns of modules that must not be in the built files, such as `*devtools*`, without regard to case. Without a slash, a pattern is compared with each part of a module's path; with one, with any run of parts. Read from file names, source maps and, where a script has none, paths and package names in its text; holds where most of the scripts show no module at all.",
      ),
    include: z
      .array(glob)
      .min(1)
      .optional()
      .describe(
        `Patterns of the files that count. Default: \`${DEFAULT_INCLUDE[0]}\`. ${FOLDERLESS} Source maps (\`*.map\`) never count; one inside a script is downloaded with it, and counts.`,
      ),
    exclude: z.array(glob).optional().describe(`Patterns of files that do not count. ${FOLDERLESS}`),
  })
  .superRefine((spec, context) => {
    if (!spec.max && spec.growth === undefined && !spec.entries && !spec.forbid) {
      context.addIssue({ code: "custom", message: "sets no limit: expected max, growth, entries or forbid" });
    }
    const patterns = spec.entries?.map(({ files }) => files) ?? [];
    for (const [index, files] of patterns.entries()) {
      if (patterns.indexOf(files) === index) continue;
      context.addIssue({
        code: "custom",
        path: ["entries", index, "files"],
        message: `another entry has the pattern ${JSON.stringify(files)}`,
      });
    }
  })
  .transform((spec): BundleSpec => ({
    dir: spec.dir,
    max: spec.max ?? null,
    growth: spec.growth ?? null,
    entries: spec.entries ?? [],
    forbid: spec.forbid ?? [],
    include: spec.include ?? DEFAULT_INCLUDE,
    exclude: spec.exclude ?? [],
  }));
