/** Queries of the plan on the migrated data, asked read-only. */
import type { Secret } from "../../lib/secret.ts";
import type { Databases } from "../../providers/contract.ts";
import type { DataCheck } from "./spec.ts";

const LIMITS = { connectTimeoutMs: 15_000, statementTimeoutMs: 300_000 };

/** A sentence for each that is not as the plan says. Throws ProviderError where there was no answer. */
export async function checkData(
  databases: Databases,
  url: Secret,
  checks: readonly DataCheck[],
): Promise<readonly string[]> {
  if (checks.length === 0) return [];
  return databases.withSession(url, LIMITS, async (session) => {
    const unmet: string[] = [];
    for (const check of checks) {
      const answer = await session.attempt(check.query);
      const said =
        "refusal" in answer
          ? `PostgreSQL refuses it: ${answer.refusal.sqlState}: ${answer.refusal.message}`
          : judgeAnswer(check, answer.rows);
      if (said !== null) unmet.push(`\`${check.query}\`: ${said}`);
    }
    return unmet;
  });
}

/** Null where the rows are what was expected. Pure. */
export function judgeAnswer(
  { is, value }: Pick<DataCheck, "is" | "value">,
  rows: readonly Readonly<Record<string, unknown>>[],
): string | null {
  const values = rows.flatMap((row) => Object.values(row));
  const [found] = values;
  if (values.length !== 1) return `gave ${values.length} values where one number is expected`;
  const number = found === null || found === "" || typeof found === "boolean" ? NaN : Number(found);
  if (!Number.isFinite(number)) return `gave ${JSON.stringify(found)} where a number is expected`;
  const met = is === "equals" ? number === value : is === "at-least" ? number >= value : number <= value;
  return met ? null : `gave ${number}, expected ${is === "equals" ? "" : `${is.replace("-", " ")} `}${value}`;
}
