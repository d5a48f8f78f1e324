/**
 * Observe, decide, send, look again: until production shows what is wanted or there is a reason to stop. The promote and
 * the rollback differ in what they decide and send, and in how patient they are; the loop is one.
 */
import { ProviderError } from "../lib/error.ts";
import type { ChangeAnswer } from "../providers/contract.ts";
import type { Asked, Wait } from "../release/asked.ts";
import type { ProductionState } from "../release/world.ts";
import type { CommandContext } from "./context.ts";
import type { Journal } from "./journal.ts";
import { pollDelayMs } from "./poll-delay.ts";

/** How long the host may take from the first look until production shows what was asked for. */
const DEADLINE_MS = 5 * 60_000;
/** A request of which the host shows no trace for this long did not arrive. */
const LOST_AFTER_MS = 15_000;
/** Between two tries to read a host that does not answer. */
const RETRY_MS = 2_000;

const NOTHING_ASKED: Asked = { requestedAt: null, queued: false, refused: null, requests: 0 };

export type ChangeStep<Result> =
  | { readonly do: "send" }
  /** Something of ours that comes before the request; then the world is read again. */
  | { readonly do: "prepare"; readonly prepare: () => Promise<void> }
  | Wait
  | { readonly do: "end"; readonly end: () => Promise<Result> };

export interface ProductionChange<World extends { readonly production: ProductionState }, Result> {
  /** As people name it: `promote`. */
  readonly name: string;
  /** What the caller has just read, so that nothing is read twice before the request is sent; null = nothing. */
  readonly known: World | null;
  /** `before`: what was read last, null the first time. */
  readonly observe: (before: World | null) => Promise<World>;
  readonly decide: (world: World, asked: Asked) => ChangeStep<Result>;
  readonly send: () => Promise<ChangeAnswer>;
  /** Said once the host has taken the request. */
  readonly taken: (queued: boolean) => string;
  /** Requests sent when answers are lost; each only after reading the world again. */
  readonly maximumRequests: number;
  /** Waits for a host that cannot be read, before the request and after it, instead of ending on the first failed read. */
  readonly patient: boolean;
  /** The time is over, and production does not show what was asked for. */
  readonly giveUp: (world: World, asked: Asked) => Promise<Result>;
}

export async function changeProduction<World extends { readonly production: ProductionState }, Result>(
  context: CommandContext,
  journal: Journal,
  change: ProductionChange<World, Result>,
): Promise<Result> {
  const { clock, signal } = context;
  const startedAt = clock.now();
  const until = startedAt + DEADLINE_MS;
  const look = async (before: World | null) => {
    const read = () => change.observe(before);
    return change.patient ? readPatiently(context, journal, until, read) : read();
  };
  let asked = NOTHING_ASKED;
  let readAt = startedAt;
  let world = change.known ?? (await look(null));
  for (;;) {
    journal.productionAfter(world.production.project.productionDeploymentId, null);
    const step = change.decide(world, asked);
    if (step.do === "end") return await step.end();
    if (step.do === "prepare") await step.prepare();
    else if (step.do === "send") asked = await send(context, journal, change, asked);
    else {
      if (clock.now() > until) return await change.giveUp(world, asked);
      journal.progress(`waiting for ${step.waitingFor}`);
      const now = clock.now();
      await clock.sleep(pollDelayMs(now - startedAt, now - readAt), signal);
      if (step.untraced) asked = forgetLost(asked, change.maximumRequests, clock.now());
    }
    readAt = clock.now();
    world = await look(world);
  }
}

async function send(
  context: CommandContext,
  journal: Journal,
  change: Pick<ProductionChange<never, unknown>, "name" | "send" | "taken">,
  asked: Asked,
): Promise<Asked> {
  const sent: Asked = { ...asked, requests: asked.requests + 1, requestedAt: context.clock.now() };
  // From here on only a read can say what production serves.
  journal.productionAfter(null, null);
  try {
    const answer = await change.send();
    if (answer.kind === "refused") return { ...sent, refused: answer.message };
    const queued = answer.kind === "queued";
    journal.progress(change.taken(queued));
    return { ...sent, queued };
  } catch (error) {
    // A credential that is refused does not get better by waiting.
    if (!(error instanceof ProviderError) || error.status === 401 || error.status === 403) throw error;
    // The answer was lost; the request may have arrived. The world says which.
    journal.note(`the host's answer to the ${change.name} was lost: ${error.message}`);
    return sent;
  }
}

/** The host shows no trace of the request: after a while it may be sent again. */
function forgetLost(asked: Asked, maximumRequests: number, now: number): Asked {
  const waited = asked.requestedAt === null ? 0 : now - asked.requestedAt;
  return waited > LOST_AFTER_MS && asked.requests < maximumRequests ? { ...asked, requestedAt: null } : asked;
}

/** Giving up could leave production where it must not be. A credential that is refused is not waited for. */
async function readPatiently<Value>(
  context: CommandContext,
  journal: Journal,
  until: number,
  read: () => Promise<Value>,
): Promise<Value> {
  for (let told = false; ; told = true) {
    try {
      return await read();
    } catch (error) {
      const patient = error instanceof ProviderError && ![401, 403, 404].includes(error.status ?? 0);
      if (!patient || context.clock.now() > until) throw error;
      if (!told) journal.note(`the host cannot be read, trying again: ${error.message}`);
      await context.clock.sleep(RETRY_MS, context.signal);
    }
  }
}
