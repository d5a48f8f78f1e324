import type { Evidence } from "../../lib/verdict.ts";
import type { Finding } from "../../lib/verdict-of-findings.ts";
import type { ForbiddenModule, ModuleSearch } from "./find-modules.ts";
import type { BuiltFile } from "./list-files.ts";
import { packageOf } from "./module-name.ts";
import { renderCount } from "./size.ts";
import { groupBy } from "../../lib/group-by.ts";

const SHOWN_MODULES = 20;
const SHOWN_FILES = 5;
const SEE =
  "Build with source maps, so that the modules can be seen: productionBrowserSourceMaps in Next, build.sourcemap in Vite, devtool hidden-source-map in webpack.";

/** What was found of the forbidden modules, one line for each package in each chunk. */
export function judgeModules(search: ModuleSearch): {
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
} {
  const groups = groupBy(search.forbidden, ({ module, chunk, pattern, seenIn }) =>
    JSON.stringify([packageOf(module), chunk, pattern, seenIn]),
  );
  const found = [...groups.values()];
  return {
    findings: [...found.slice(0, 1).map((group) => forbiddenFinding(group, found.length)), ...blindFinding(search)],
    evidence: [
      ...found.slice(0, SHOWN_MODULES).map(evidenceOf),
      ...(found.length > SHOWN_MODULES
        ? [{ label: "forbidden modules", value: `${found.length - SHOWN_MODULES} more` }]
        : []),
      ...coverageOf(search),
    ],
  };
}

function evidenceOf(group: readonly ForbiddenModule[]): Evidence {
  const { pattern, chunk, seenIn } = group[0] ?? { pattern: "", chunk: "", seenIn: "" };
  return { label: `forbidden by ${pattern}`, value: `${nameOf(group)} in ${chunk} (${seenIn})` };
}

function nameOf(group: readonly ForbiddenModule[]): string {
  const module = group[0]?.module ?? "";
  return group.length === 1 ? module : `${packageOf(module)} (${group.length} modules, such as ${module})`;
}

function forbiddenFinding(group: readonly ForbiddenModule[], groups: number): Finding {
  const { pattern, chunk, seenIn } = group[0] ?? { pattern: "", chunk: "", seenIn: "" };
  const others = groups > 1 ? `, and ${groups - 1} more such ${groups === 2 ? "finding" : "findings"}` : "";
  return {
    outcome: "fail",
    reasonCode: "module_forbidden",
    summary: `${nameOf(group)} is in ${chunk} (${seenIn}), which ${pattern} forbids${others}.`,
    remedy: "Load the module in development only, or remove it from what the browser loads.",
  };
}

/** A script whose modules cannot be seen may hold any; most of them unseen, and "none found" would say nothing. */
function blindFinding({ blind, withMap, withText }: ModuleSearch): Finding[] {
  const [unseen, seen] = [sum(blind), sum(withMap) + sum(withText)];
  if (blind.length === 0 || unseen <= seen) return [];
  const scripts = blind.length + withMap.length + withText.length;
  return [
    {
      outcome: "hold",
      reasonCode: "no_data",
      summary: `${blind.length} of ${renderCount(scripts, "script")}, ${Math.floor((unseen / (unseen + seen)) * 100)} % of their bytes, show no module: no source map, and no names in the text.`,
      remedy: SEE,
    },
  ];
}

function sum(files: readonly BuiltFile[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

function coverageOf({ withMap, withText, blind, broken }: ModuleSearch): readonly Evidence[] {
  const seen = `${withMap.length} by source map, ${withText.length} by names in their text, ${blind.length} not`;
  return [
    {
      label: "modules seen",
      value: `${renderCount(withMap.length + withText.length + blind.length, "script")}: ${seen}`,
    },
    ...listed(
      "modules not seen in",
      blind.map(({ path }) => path),
    ),
    ...listed("source maps not readable", broken),
  ];
}

function listed(label: string, names: readonly string[]): readonly Evidence[] {
  if (names.length === 0) return [];
  const more = names.length > SHOWN_FILES ? [`${names.length - SHOWN_FILES} more`] : [];
  return [{ label, value: [...names.slice(0, SHOWN_FILES), ...more].join(", ") }];
}
