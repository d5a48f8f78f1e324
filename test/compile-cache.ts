import { join } from "node:path";

/** Where Node keeps what it has compiled, for the next process that a test starts: most of what a start takes. */
export const COMPILE_CACHE = join(import.meta.dirname, "../node_modules/.cache/holdpoint/compiled");
