/** Asks the bundle gate: loaded when there is a bundle to look at. */
import { type Evidence, hold, type Verdict } from "../../lib/verdict.ts";
import { resolveInside } from "../../lib/inside-directory.ts";
import { findModules } from "./find-modules.ts";
import { judgeLimit, type Limit } from "./judge-limit.ts";
import { judgeModules } from "./judge-modules.ts";
import { type BuiltFile, listFiles, type Listing, refuseTooMuch } from "./list-files.ts";
import { type Globs, loadGlobs } from "./match-glob.ts";
import { BROTLI_QUALITY, GZIP_LEVEL, type MeasuredFile, measureSizes } from "./measure-sizes.ts";
import { renderCount, renderSize } from "./size.ts";
import type { BundleSpec } from "./spec.ts";
import type { GateContext } from "../contract.ts";
import { type Finding, verdictOfFindings } from "../../lib/verdict-of-findings.ts";

const SHOWN_FILES = 5;

/** The gate's answer; see bundle.ts. */
export async function checkBundle(spec: BundleSpec, context: GateContext<never>): Promise<Verdict> {
  const root = await resolveInside(context.directory, spec.dir);
  if (root === null) return missing(spec);
  const listing = await listFiles(root, spec.dir, context.signal).catch((error: unknown) => unreadable(spec, error));
  if ("outcome" in listing) return listing;
  const globs = await loadGlobs();
  const counted = countedFiles(spec, listing, globs);
  if (counted.length === 0) return empty(spec, listing);
  try {
    return refuseTooMuch(counted) ?? (await judge(spec, listing, counted, globs, context));
  } catch (error) {
    context.signal?.throwIfAborted();
    return unreadable(spec, error);
  }
}

function countedFiles(spec: BundleSpec, { files }: Listing, { matchFiles }: Globs): readonly BuiltFile[] {
  const [included, excluded] = [matchFiles(spec.include), matchFiles(spec.exclude)];
  return files.filter(({ path }) => included(path) && !excluded(path) && !path.endsWith(".map"));
}

async function judge(
  spec: BundleSpec,
  listing: Listing,
  counted: readonly BuiltFile[],
  globs: Globs,
  { baseline, directory, signal }: GateContext<never>,
): Promise<Verdict> {
  const files = await measureSizes(counted, signal);
  const limits = limitsOf(spec, files, globs);
  const judged = limits.filter((limit) => limit.files.length > 0).map((limit) => judgeLimit(limit, baseline));
  const modules =
    spec.forbid.length === 0
      ? { findings: [], evidence: [] }
      : judgeModules(await findModules(spec.forbid, counted, listing.files, globs, directory, signal));
  const findings = [
    ...judged.flatMap((limit) => limit.findings),
    ...modules.findings,
    ...limits.filter((limit) => limit.files.length === 0).map((limit) => noFiles(limit, spec)),
  ];
  const evidence = [
    ...judged.flatMap((limit) => limit.evidence),
    ...limits.filter((limit) => limit.files.length === 0).map(({ name }) => ({ label: name, value: "no file" })),
    ...modules.evidence,
    ...largestFiles(spec, files),
    ...linksOf(listing),
    {
      label: "compressed with",
      value: `gzip level ${GZIP_LEVEL} and brotli quality ${BROTLI_QUALITY}, each file by itself`,
    },
  ];
  return {
    ...verdictOfFindings(findings, passedSummary(spec, files), evidence),
    measured: Object.assign({}, ...judged.map(({ measured }) => measured)),
  };
}

function limitsOf(spec: BundleSpec, files: readonly MeasuredFile[], { matchFiles }: Globs): readonly Limit[] {
  return [
    { name: "total", files, max: spec.max, growth: spec.growth },
    ...spec.entries.map(({ files: pattern, max, growth }) => {
      const matches = matchFiles([pattern]);
      return { name: `entry ${pattern}`, files: files.filter(({ path }) => matches(path)), max, growth };
    }),
  ];
}

function passedSummary(spec: BundleSpec, files: readonly MeasuredFile[]): string {
  const measure = spec.max?.measure ?? "gzip";
  const size = renderSize(files.reduce((sum, { sizes }) => sum + sizes[measure], 0));
  const budget = spec.max === null ? "" : ` of ${renderSize(spec.max.bytes)}`;
  const clean = spec.forbid.length === 0 ? "" : ", and no forbidden module was found";
  return `${size}${budget} ${measure} in ${renderCount(files.length, "file")}${clean}.`;
}

function largestFiles(spec: BundleSpec, files: readonly MeasuredFile[]): readonly Evidence[] {
  const measure = spec.max?.measure ?? "gzip";
  return files
    .toSorted((a, b) => b.sizes[measure] - a.sizes[measure])
    .slice(0, SHOWN_FILES)
    .map(({ path, sizes }, index) => {
      const raw = measure === "raw" ? "" : `, raw ${renderSize(sizes.raw)}`;
      return { label: `largest file ${index + 1}`, value: `${path}: ${measure} ${renderSize(sizes[measure])}${raw}` };
    });
}

function linksOf({ links }: Listing): readonly Evidence[] {
  return links === 0 ? [] : [{ label: "links", value: `${links} not followed` }];
}

function noFiles({ name }: Limit, { dir }: BundleSpec): Finding {
  return {
    outcome: "hold",
    reasonCode: "no_data",
    summary: `The ${name} matches no file in ${dir}.`,
    remedy: "Correct the pattern in the plan: it is relative to dir, and file names contain a hash that changes.",
  };
}

function missing({ dir }: BundleSpec): Verdict {
  return hold(
    "no_data",
    `There is no folder ${dir} in the repository.`,
    "Build before this item, with a command item of the checklist, and check that dir is relative to the repository.",
  );
}

function empty({ dir, include }: BundleSpec, { files }: Listing): Verdict {
  const why = files.length === 0 ? "is empty" : `has ${renderCount(files.length, "file")}, and none that counts`;
  return hold(
    "no_data",
    `The folder ${dir} ${why}.`,
    files.length === 0
      ? "Build before this item, with a command item of the checklist."
      : `Files that match ${include.join(" or ")} count: set include or dir to where the built files are.`,
  );
}

function unreadable({ dir }: BundleSpec, error: unknown): Verdict {
  // Anything but the file system's own error is a bug of ours, and is reported as one.
  if (!(error instanceof Error) || !("syscall" in error)) throw error;
  return hold(
    "no_data",
    `The files in ${dir} cannot be read: ${error.message}.`,
    "Check that dir is a folder, that its files may be read, and that no command still writes to it.",
  );
}
