/** How much of a checklist's evidence is shown. GitHub takes a comment of 65,536 characters and no more. */
export interface ChecklistDetail {
  /** Characters of one piece of evidence; 0: no evidence. */
  readonly evidence: number;
  /** Pieces of evidence that stand in an item's row; the rest folds below the table. */
  readonly factsInRow: number;
  /** Whose evidence folds below the table where a row does not hold it. */
  readonly folds: "nobody" | "open" | "everybody";
  /** Characters of a finding, and of what to do about it; 0: left out. */
  readonly finding: number;
  readonly remedy: number;
  /** Characters of a passed item's finding; 0: its title alone. */
  readonly passing: number;
  /** Do passed items have a row each, or are they counted? */
  readonly passes: "rows" | "counted";
  /** Are items that did not pass rows of their own? */
  readonly open: "rows" | "counted";
  readonly title: number;
  /** Characters of titles and names beside the boxes. */
  readonly boxes: number;
  readonly notices: number;
  /** Characters of one notice. */
  readonly notice: number;
  readonly code: boolean;
}

const FULL: ChecklistDetail = {
  evidence: 20_000,
  factsInRow: 6,
  folds: "open",
  finding: 500,
  remedy: 400,
  passing: 300,
  passes: "rows",
  open: "rows",
  title: 100,
  boxes: 100,
  notices: 20,
  // Room for the longest line that somebody is told to write.
  notice: 500,
  code: true,
};

/** For a place with room for all of it, such as the job summary. */
export const WHOLE_EVIDENCE: ChecklistDetail = {
  ...FULL,
  evidence: 100_000,
  folds: "everybody",
  finding: 2_000,
  remedy: 2_000,
  passing: 2_000,
};

const SHORT: ChecklistDetail = { ...FULL, evidence: 1_500, finding: 300, remedy: 300, passing: 160 };
const FINDINGS: ChecklistDetail = { ...SHORT, evidence: 0, folds: "nobody", passing: 0, notices: 10 };
const COUNTED: ChecklistDetail = { ...FINDINGS, finding: 200, remedy: 200, passes: "counted" };
const BRIEF: ChecklistDetail = { ...COUNTED, finding: 80, remedy: 0, title: 60, boxes: 60, notices: 5, notice: 200 };
const TITLES: ChecklistDetail = { ...BRIEF, finding: 0, title: 40, boxes: 40 };
const COUNTS: ChecklistDetail = { ...TITLES, open: "counted", boxes: 24, notices: 3 };

/** From everything to hardly anything; the first that fits is taken. What a later run needs goes last. */
export const DETAILS: readonly ChecklistDetail[] = [
  FULL,
  SHORT,
  { ...SHORT, evidence: 300, factsInRow: 3, folds: "nobody", passing: 80 },
  FINDINGS,
  COUNTED,
  BRIEF,
  TITLES,
  COUNTS,
  { ...COUNTS, boxes: 10 },
  { ...COUNTS, boxes: 10, code: false },
];
