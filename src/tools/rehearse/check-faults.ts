import { type Problem, UsageError } from "../../lib/error.ts";
import { emulators } from "../../sandbox/index.ts";
import { parseChecklistFaults } from "./checklist-faults.ts";
import { parseFaults } from "./faults.ts";
import type { RehearseValues } from "./options.ts";

/** What is wrong with the faults that are asked for. */
export function checkFaults({ fault = [], checklist }: RehearseValues): readonly Problem[] {
  try {
    if (checklist) parseChecklistFaults(emulators, fault);
    else parseFaults(emulators, fault, null);
    return [];
  } catch (error) {
    if (error instanceof UsageError) return error.problems;
    throw error;
  }
}
