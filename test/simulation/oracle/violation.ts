import type { History } from "./history.ts";
import type { Scenario } from "../scenario/scenario.ts";

export interface Violation {
  /** Its number in the design; the steps of a plan have rules of their own. */
  readonly invariant: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | "steps";
  /** Place in the log. */
  readonly place: number;
  readonly text: string;
}

/** The truth about a release is the scenario's; all that happened is in the log. */
export type Check = (history: History, scenario: Scenario) => readonly Violation[];
