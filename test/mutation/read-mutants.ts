/** What Stryker reports of each place that it changed, and which of them no test noticed. Pure. */
import { z } from "zod";

const position = z.object({ line: z.number(), column: z.number() });

/** As much of the mutation testing report schema as is read here. */
export const reportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().optional(),
          location: z.object({ start: position, end: position }),
          status: z.enum([
            "Killed",
            "Timeout",
            "Survived",
            "NoCoverage",
            "RuntimeError",
            "CompileError",
            "Ignored",
            "Pending",
          ]),
        }),
      ),
    }),
  ),
});

export type Report = z.infer<typeof reportSchema>;

/** `unreached`: no test comes along there. `broken`: the changed program did not load, so that nothing was asked of a test. */
export type Fate = "killed" | "timed-out" | "survived" | "unreached" | "broken";

/** One changed place. */
export interface Mutant {
  /** Below the repository's root: `src/release/pin.ts`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The line as it stands in the source, without its indentation: where it is, however the lines around it move. */
  readonly place: string;
  readonly from: string;
  readonly to: string;
  readonly fate: Fate;
}

const FATES: Readonly<Record<Report["files"][string]["mutants"][number]["status"], Fate>> = {
  Killed: "killed",
  Timeout: "timed-out",
  Survived: "survived",
  NoCoverage: "unreached",
  RuntimeError: "broken",
  CompileError: "broken",
  Ignored: "broken",
  Pending: "broken",
};

/** In the order of files and lines. */
export function readMutants({ files }: Report): readonly Mutant[] {
  return Object.entries(files)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .flatMap(([file, { source, mutants }]) => {
      const lines = source.split("\n");
      return mutants
        .map(({ location: { start, end }, replacement, mutatorName, status }): Mutant => {
          const covered = lines.slice(start.line - 1, end.line);
          // The end first: both may be on one line.
          covered.push((covered.pop() ?? "").slice(0, end.column - 1));
          covered.unshift((covered.shift() ?? "").slice(start.column - 1));
          const place = (lines[start.line - 1] ?? "").trim();
          const to = inOneLine(replacement ?? mutatorName);
          return { file, line: start.line, place, from: inOneLine(covered.join("\n")), to, fate: FATES[status] };
        })
        .toSorted((one, other) => one.line - other.line);
    });
}

function inOneLine(code: string): string {
  return code.replace(/\s+/g, " ").trim();
}
