import { boundVerdict } from "../lib/bound-verdict.ts";
import { ProviderError } from "../lib/error.ts";
import { hold, type Verdict } from "../lib/verdict.ts";
import type { GateRole } from "../providers/contract.ts";
import type { Gate, GateContext } from "./contract.ts";

/**
 * Asks one gate; whatever it quotes, its verdict is of a bounded size. A vendor that gave no usable answer, and a gate that breaks, are `hold` with their cause: neither says
 * anything about the release. An abort is nobody's answer and is passed on.
 */
export async function checkGate<Spec, Needed extends GateRole>(
  gate: Gate<Spec, Needed>,
  spec: Spec,
  context: GateContext<Needed>,
): Promise<Verdict> {
  return boundVerdict(await ask(gate, spec, context));
}

async function ask<Spec, Needed extends GateRole>(
  gate: Gate<Spec, Needed>,
  spec: Spec,
  context: GateContext<Needed>,
): Promise<Verdict> {
  context.signal?.throwIfAborted();
  try {
    return await gate.check(spec, context);
  } catch (error) {
    context.signal?.throwIfAborted();
    if (error instanceof ProviderError) {
      return hold(error.reasonCode, error.message, error.remedy, [
        {
          label: "no usable answer from",
          value: error.status === null ? error.vendor : `${error.vendor} (HTTP ${error.status})`,
        },
      ]);
    }
    const message = error instanceof Error ? error.message : String(error);
    return hold(
      "internal_error",
      `The gate "${gate.key}" broke: ${message}`,
      "Run this again; if it breaks again, report it with this message.",
    );
  }
}
