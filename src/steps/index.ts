import { command } from "./command.ts";
import type { Step } from "./contract.ts";

/** Every step by its key in the plan, which is its file name. */
export const steps = { command } as const satisfies Readonly<Record<string, Step>>;
