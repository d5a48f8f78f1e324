import { type BundleSpec, bundleSpec } from "./spec.ts";
import type { Gate } from "../contract.ts";

export const bundle: Gate<BundleSpec, never> = {
  key: "bundle",
  description:
    "The built files are within their budgets, did not grow by more than allowed against the base branch, and hold no forbidden module.",
  example: `- title: Bundle within budget
  bundle:
    dir: .next/static
    max: 350 kB gzip
    growth: 5%
    entries:
      - { files: "main-*.js", max: 120 kB gzip }
    forbid: ["*devtools*"]
`,
  kind: "code",
  spec: bundleSpec,
  roles: [],
  measures: true,
  after: "commands",
  // Loaded with the first question: every command that reads a plan loads this file.
  check: async (spec, context) => (await import("./check-bundle.ts")).checkBundle(spec, context),
};
