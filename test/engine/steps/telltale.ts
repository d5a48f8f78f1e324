/** A step that repeats secrets in each way in which a step can say something. */
import { z } from "zod";
import { ProviderError, UsageError } from "../../../src/lib/error.ts";
import { hold, pass } from "../../../src/lib/verdict.ts";
import type { Step } from "../../../src/steps/contract.ts";

/** Nobody gives it to the step: it found it somewhere. */
export const TOKEN = "vcp_tok-0123456789-never-shown";
const PASSWORD = "pa55/word-of:db";
export const DATABASE = `postgres://app:${encodeURIComponent(PASSWORD)}@127.0.0.1:5432/app`;
const packed = [TOKEN, PASSWORD].map((text) => Buffer.from(text).toString("base64"));
export const LEAK = [TOKEN, DATABASE, PASSWORD, encodeURIComponent(PASSWORD), ...packed].join(" and ");
/** What must be read nowhere. */
export const SPELLINGS = [TOKEN, DATABASE, PASSWORD, encodeURIComponent(PASSWORD), ...packed];

const SAID = { label: LEAK, value: LEAK, url: `https://vendor.example/?token=${LEAK}` };

type At = "record" | "refusal" | "provider error" | "usage error" | "bug";

export const telltale: Step<{ readonly database: string; readonly at: At }> = {
  key: "telltale",
  kind: "world",
  description: "Tells what it was told.",
  example: "",
  spec: z.strictObject({
    database: z.string(),
    at: z.enum(["record", "refusal", "provider error", "usage error", "bug"]),
  }),
  roles: [],
  secrets: ({ database }) => [database],
  explain: () => "tells",
  async observe({ at }, { recorded, output, progress }) {
    output(`observed ${LEAK}`);
    progress({ ratio: null, text: LEAK });
    if (at === "refusal") {
      return { is: "impossible", verdict: hold("result_unknown", `It said ${LEAK}.`, `Ask without ${LEAK}.`, [SAID]) };
    }
    if (recorded === null) return { is: "due", state: { asked: LEAK } };
    return { is: "done", summary: `Done with ${LEAK}.`, evidence: [SAID], details: { ...recorded, again: LEAK } };
  },
  async apply({ database, at }) {
    const [message, cause] = [`refused ${LEAK}`, new Error(LEAK)];
    if (at === "provider error") {
      throw new ProviderError({ reasonCode: "vendor_unavailable", vendor: "it", message, remedy: LEAK, cause });
    }
    if (at === "usage error") throw new UsageError("secret_missing", [{ message, remedy: LEAK }]);
    if (at === "bug") throw new TypeError(message, { cause });
    const details = { database, whole: 12, [LEAK]: "a key", list: [{ deep: LEAK, none: null, is: true }, [LEAK]] };
    return { verdict: pass("step_done", `Applied with ${LEAK}.`, [SAID]), details };
  },
  undo: {
    has: () => true,
    losesData: () => false,
    foresee: async () => hold("step_left", `Not with ${LEAK}.`, `Look at ${LEAK}.`, [SAID]),
    apply: async () => hold("step_left", `Not without ${LEAK}.`, `Look at ${LEAK}.`, [SAID]),
  },
  leavesBehind: () => `a trace of ${LEAK}`,
};
