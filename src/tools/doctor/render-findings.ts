/** What was found, as a table for the columns of a terminal. Pure. */
import type { Standing } from "../../lib/finding.ts";
import { fitText, wrapText } from "../../lib/wrap-text.ts";
import type { AreaFinding } from "./question.ts";

const STANDING_COLUMNS = 9;
const MOST_SUBJECT_COLUMNS = 24;
/** Narrower, and a subject beside the text would leave no room for it. */
const NARROW = 60;

export function renderFindings(findings: readonly AreaFinding[], columns: number): readonly string[] {
  const areas = [...new Set(findings.map(({ area }) => area))];
  return [
    ...areas.flatMap((area, index) => [
      ...(index === 0 ? [] : [""]),
      area,
      ...findings.filter((one) => one.area === area).flatMap((one) => renderFinding(one, columns)),
    ]),
    "",
    ...wrapText(renderCounts(findings), columns),
  ];
}

export function countStandings(findings: readonly AreaFinding[]): Readonly<Record<Standing, number>> {
  const count = (standing: Standing) => findings.filter((one) => one.standing === standing).length;
  return { ok: count("ok"), warning: count("warning"), broken: count("broken") };
}

function renderCounts(findings: readonly AreaFinding[]): string {
  const { ok, warning, broken } = countStandings(findings);
  return `${broken} broken, ${warning} ${warning === 1 ? "warning" : "warnings"}, ${ok} ok.`;
}

function renderFinding({ standing, subject, found, remedy }: AreaFinding, columns: number): readonly string[] {
  const text = remedy === null || remedy === "" ? [found] : [found, `→ ${remedy}`];
  const lead = `  ${standing.padEnd(STANDING_COLUMNS)}`;
  if (columns < NARROW) {
    return [...wrapText(subject, columns, lead), ...text.flatMap((line) => wrapText(line, columns, "    "))];
  }
  const fits = subject.length < MOST_SUBJECT_COLUMNS;
  const beside = `${lead}${fitText(fits ? subject : "", MOST_SUBJECT_COLUMNS)}`;
  const lines = text.flatMap((line, index) =>
    wrapText(line, columns, index === 0 && fits ? beside : " ".repeat(beside.length)),
  );
  return fits ? lines : [...wrapText(subject, columns, lead), ...lines];
}
