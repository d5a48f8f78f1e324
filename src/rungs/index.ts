import type { AnyRung } from "./contract.ts";
import { host } from "./host.ts";

/** Every rung by its key in the plan, which is its file name. */
export const rungs = { host } as const satisfies Readonly<Record<string, AnyRung>>;
