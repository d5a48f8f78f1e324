/** Whether the key and the account belong together and show the account's checks. */
import { z } from "zod";
import { type Finding, ok, warning } from "../../lib/finding.ts";
import type { Examination, Expected, ProviderContext } from "../contract.ts";
import { connectClient } from "./client.ts";
import { API_KEY } from "./settings.ts";
import { parseAnswer } from "./wire.ts";

const PATH = "/v1/checks";

export async function examineCheckly(expected: Expected, context: ProviderContext): Promise<readonly Examination[]> {
  const client = connectClient(context);
  return [
    {
      subject: API_KEY.name,
      needed: true,
      run: async () => {
        const answer = await client.request({ method: "GET", path: PATH, query: { limit: 1 }, repeatable: true });
        const found = parseAnswer(z.array(z.unknown()), answer, PATH);
        return [judge(found.length), ...(expected.runsChecks ? [runs()] : [])];
      },
    },
  ];
}

function judge(checks: number): Finding {
  return checks > 0
    ? ok(API_KEY.name, "It shows the account's checks.")
    : warning(API_KEY.name, "The account has no checks.", "Create checks, or correct CHECKLY_ACCOUNT_ID.");
}

/** A key of a person who only reads is refused when it is to run something, and not before. */
function runs(): Finding {
  return warning(
    `${API_KEY.name} runs checks`,
    "Cannot be checked without running one: whether the key may run checks.",
    "Use the key of a user or service user who may edit checks.",
  );
}
