import { renderSize } from "./size.ts";
import { type Budget, type BundleSpec, bundleSpec, type Growth } from "./spec.ts";
import type { Gate } from "../contract.ts";

export const bundle: Gate<BundleSpec, never> = {
  key: "bundle",
  description:
    "The built files are within their budgets, have not grown by more than allowed against the base branch, and contain no forbidden module.",
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
  explain: (spec) =>
    [
      `files in ${spec.dir}`,
      ...(spec.max === null ? [] : [`at most ${renderBudget(spec.max)}`]),
      ...(spec.growth === null ? [] : [`growth at most ${renderGrowth(spec.growth)}`]),
      ...spec.entries.map(
        ({ files, max, growth }) =>
          `${files} at most ${renderBudget(max)}${growth === null ? "" : ` and growth ${renderGrowth(growth)}`}`,
      ),
      ...(spec.forbid.length === 0 ? [] : [`without ${spec.forbid.join(", ")}`]),
    ].join(", "),
  roles: [],
  measures: true,
  after: "commands",
  // Loaded with the first question: every command that reads a plan loads this file.
  check: async (spec, context) => (await import("./check-bundle.ts")).checkBundle(spec, context),
};

function renderBudget({ bytes, measure }: Budget): string {
  return `${renderSize(bytes)} ${measure}`;
}

function renderGrowth(growth: Growth): string {
  return "share" in growth ? `${Number((growth.share * 100).toFixed(2))} %` : renderSize(growth.bytes);
}
