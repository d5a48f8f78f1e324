/** What a run of the mutation tests found, as a terminal shows it. */
import { type Judged, LEAST_RATIO, type Share } from "./judge-mutants.ts";

const COLUMNS = ["mutants", "killed", "timed out", "survived", "unreached", "equivalent", "noticed"];

export function renderMutants({ files, folders, survivors, stale, passed }: Judged): string {
  const width = Math.max(...[...files, ...folders].map(({ name }) => name.length), 0);
  const row = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell, index) => cell.padStart(COLUMNS[index]?.length ?? 0))].join("  ");
  const open = survivors.map(
    ({ file, line, from, to, fate }) =>
      `${file}:${line}${fate === "unreached" ? " (unreached)" : ""}  ${from}  →  ${to}`,
  );
  return [
    row("", COLUMNS),
    ...files.map((share) => row(share.name, cellsOf(share))),
    "",
    ...folders.map((share) => row(share.name, cellsOf(share))),
    ...(open.length === 0 ? [] : ["", "No test noticed:", ...open.map((text) => `  ${text}`)]),
    ...(stale.length === 0 ? [] : ["", "Listed in survivors.json, but noticed by a test, or not there any more:"]),
    ...stale.map(({ file, place, from, to }) => `  ${file}  ${place}  ${from}  →  ${to}`),
    "",
    `${passed ? "passed" : "FAILED"}: at least ${percent(LEAST_RATIO)} of what could be noticed in each folder, and no entry of the list without a survivor`,
  ].join("\n");
}

function cellsOf({ mutants, killed, timedOut, survived, unreached, equivalent, ratio }: Share): readonly string[] {
  const counts = [mutants, killed, timedOut, survived, unreached, equivalent];
  return [...counts.map(String), ratio === null ? "-" : percent(ratio)];
}

/** Rounded down: what is shown as enough is enough. */
function percent(ratio: number): string {
  return `${(Math.floor(ratio * 1_000) / 10).toFixed(1)} %`;
}
