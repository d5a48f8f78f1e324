/**
 * The door through which all goes that a step says: what stands in the record, in a summary, a report, an incident or a log
 * went through here before anybody heard of it, and has no secret in it, whatever a tool or a vendor repeated.
 */
import { inspect } from "node:util";
import { ProviderError, UsageError } from "../../lib/error.ts";
import type { JsonFields, JsonValue } from "../../lib/json-value.ts";
import { jsonFieldsOf } from "../../lib/json-value.ts";
import type { Mask } from "../../lib/mask.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { Step, StepEnd, StepObservation } from "../../steps/contract.ts";

/** The same step, of which nobody hears a secret. `spec` is the plan's own and public, so that a text of it stays as it is. */
export function maskStep(step: Step, mask: Mask, spec: unknown): Step {
  const planned = new Set(textsOf(spec));
  const details = (given: JsonFields) => maskFields(given, (text) => (planned.has(text) ? text : mask.apply(text)));
  const verdict = (given: Verdict) => maskVerdict(given, mask);
  const { undo } = step;
  const foresee = undo?.foresee?.bind(undo);
  return {
    ...step,
    observe: (...given) => safely(mask, async () => maskObservation(await step.observe(...given), verdict, details)),
    apply: (...given) =>
      safely(mask, async (): Promise<StepEnd> => {
        const end = await step.apply(...given);
        const kept = end.details === undefined ? {} : { details: details(end.details) };
        return { ...end, verdict: verdict(end.verdict), ...kept };
      }),
    leavesBehind: (...given) => {
      const leaves = step.leavesBehind(...given);
      return leaves === null ? null : mask.apply(leaves);
    },
    ...(undo === undefined
      ? {}
      : {
          undo: {
            ...undo,
            ...(foresee === undefined
              ? {}
              : {
                  foresee: (...given) =>
                    safely(mask, async () => {
                      const said = await foresee(...given);
                      return said === null ? null : verdict(said);
                    }),
                }),
            apply: (...given) => safely(mask, async () => verdict(await undo.apply(...given))),
          },
        }),
  };
}

function maskObservation(
  observed: StepObservation<unknown>,
  verdict: (given: Verdict) => Verdict,
  details: (given: JsonFields) => JsonFields,
): StepObservation<unknown> {
  if (observed.is === "due") return observed;
  if (observed.is === "impossible") return { ...observed, verdict: verdict(observed.verdict) };
  const said = verdict({ outcome: "pass", reasonCode: "step_done", evidence: [], ...observed });
  return {
    is: "done",
    summary: said.summary,
    ...(observed.evidence === undefined ? {} : { evidence: said.evidence }),
    ...(observed.details === undefined ? {} : { details: details(observed.details) }),
  };
}

function maskVerdict(verdict: Verdict, { apply }: Mask): Verdict {
  const { summary, evidence, remedy, measured } = verdict;
  return {
    ...verdict,
    summary: apply(summary),
    ...(remedy === undefined ? {} : { remedy: apply(remedy) }),
    evidence: evidence.map(({ label, value, url }) => ({
      label: apply(label),
      value: apply(value),
      ...(url === undefined ? {} : { url: apply(url) }),
    })),
    ...(measured === undefined
      ? {}
      : {
          measured: Object.fromEntries(
            Object.entries(measured).map(([name, one]) => [apply(name), listOf(one, apply)]),
          ),
        }),
  };
}

function listOf(measured: number | readonly string[], apply: Mask["apply"]): number | readonly string[] {
  return typeof measured === "number" ? measured : measured.map(apply);
}

function maskFields(fields: JsonFields, apply: Mask["apply"]): JsonFields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [apply(name), maskValue(value, apply)]));
}

function maskValue(value: JsonValue, apply: Mask["apply"]): JsonValue {
  if (typeof value === "string") return apply(value);
  if (Array.isArray(value)) return value.map((one: JsonValue) => maskValue(one, apply));
  const fields = jsonFieldsOf(value);
  return fields === null ? value : maskFields(fields, apply);
}

/** All texts of a value of the plan, however deep. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

async function safely<Said>(mask: Mask, say: () => Promise<Said>): Promise<Said> {
  try {
    return await say();
  } catch (error) {
    throw maskError(error, mask);
  }
}

/** The very same where it holds no secret: an abort is known by its reason. */
function maskError(error: unknown, { apply }: Mask): unknown {
  const shown = `${inspect(error, { depth: 10, maxStringLength: null, maxArrayLength: null })}\n${String(error)}`;
  if (apply(shown) === shown) return error;
  if (error instanceof ProviderError) {
    const { reasonCode, vendor, message, remedy, status } = error;
    return new ProviderError({ reasonCode, vendor, message: apply(message), remedy: apply(remedy), status });
  }
  if (error instanceof UsageError) {
    const problems = error.problems.map(({ message, remedy, ...rest }) => {
      return { ...rest, message: apply(message), ...(remedy === undefined ? {} : { remedy: apply(remedy) }) };
    });
    return new UsageError(error.reasonCode, problems);
  }
  return new Error(apply(error instanceof Error ? error.message : String(error)));
}
