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
import { readPatiently } from "./read-patiently.ts";

/** How long the host may take from the first look until production shows what was asked for. */
const DEADLINE_MS = 5 * 60_000;
/** A request of which the host shows no trace for this long did not arrive. */
const LOST_AFTER_MS = 15_000;
/** The same for one that may be sent twice without harm, where not even an answer came. */
const LOST_SOON_MS = 1_000;
/** What took longer to be read than this may have been true long ago: production is read again before it is changed, once. */
const SLOW_READ_MS = 2_000;
/** Before a busy host is asked again, and how often one that knows nothing of the deployment. */
const BUSY_MS = 1_000;
const UNKNOWN_TRIES = 3;

const NOTHING_ASKED: Asked = {
  requestedAt: null,
  before: null,
  answered: false,
  queued: false,
  refused: null,
  requests: 0,
};

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
  /** How long that took. */
  readonly knownTookMs?: number;
  /** `before`: what was read last, null the first time. */
  readonly observe: (before: World | null) => Promise<World>;
  readonly decide: (world: World, asked: Asked) => ChangeStep<Result>;
  readonly send: (world: World) => Promise<ChangeAnswer>;
  /** Said once the host has taken the request. */
  readonly taken: (queued: boolean) => string;
  /** Requests sent when answers are lost; each only after reading the world again. */
  readonly maximumRequests: number;
  /**
   * Giving up would leave production where it must not be: waits for a host that cannot be read before the request too,
   * and asks again soon, which does no harm, where it was busy or its answer was lost.
   */
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
  let asked = NOTHING_ASKED;
  let tookMs = change.knownTookMs ?? 0;
  let readTwice = false;
  const look = async (before: World | null) => {
    const askedAt = clock.now();
    const read = () => change.observe(before);
    const lookNow = () => {
      if (asked.requests > 0) return lookAfterRequest(context, journal, change.name, until - clock.now(), read);
      return change.patient ? readPatiently(context, journal, DEADLINE_MS, read) : read();
    };
    const world = await lookNow();
    tookMs = clock.now() - askedAt;
    return world;
  };
  let world = change.known ?? (await look(null));
  // The first answer has put the clock right where it was wrong.
  const startedAt = clock.now();
  let until = startedAt + DEADLINE_MS;
  let readAt = startedAt;
  for (;;) {
    journal.productionAfter(world.production, null);
    const step = change.decide(world, asked);
    if (step.do === "end") return await step.end();
    if (step.do === "prepare") {
      // It takes the time that it needs: nothing was asked of the host meanwhile.
      const beganAt = clock.now();
      await step.prepare();
      until += Math.max(0, clock.now() - beganAt);
    } else if (step.do === "send" && tookMs > SLOW_READ_MS && !readTwice) {
      readTwice = true;
    } else if (step.do === "send") {
      readTwice = false;
      const { production } = world;
      asked = await send(context, journal, { ...change, send: () => change.send(world) }, asked, production, until);
    } else {
      if (clock.now() > until) return await change.giveUp(world, asked);
      journal.progress(`waiting for ${step.waitingFor}`);
      const now = clock.now();
      await clock.sleep(pollDelayMs(now - startedAt, now - readAt), signal);
      if (step.untraced) asked = forgetLost(asked, change, clock.now());
    }
    readAt = clock.now();
    world = await look(world);
  }
}

/** A change is under way: one bad answer must not end the command, and what production serves is not known until it is read. */
async function lookAfterRequest<World>(
  context: CommandContext,
  journal: Journal,
  name: string,
  patienceMs: number,
  read: () => Promise<World>,
): Promise<World> {
  try {
    return await readPatiently(context, journal, patienceMs, read);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    journal.productionAfter(null, null);
    throw new ProviderError({
      reasonCode: error.reasonCode,
      vendor: error.vendor,
      status: error.status,
      message: `The ${name} was sent, and what production serves since then is not known: ${error.message}`,
      remedy: `Look at the project at the host now. ${error.remedy}`,
      cause: error,
    });
  }
}

async function send(
  context: CommandContext,
  journal: Journal,
  change: Pick<ProductionChange<never, unknown>, "name" | "taken" | "patient"> & {
    readonly send: () => Promise<ChangeAnswer>;
  },
  asked: Asked,
  { project }: ProductionState,
  until: number,
): Promise<Asked> {
  const before = project.aliasRequest?.requestedAt ?? null;
  const requests = asked.requests + 1;
  const sent: Asked = { ...asked, before, answered: false, requests, requestedAt: context.clock.now() };
  // From here on only a read can say what production serves.
  journal.productionAfter(null, null);
  try {
    const answer = await change.send();
    if (answer.kind === "refused") {
      const mayChange = answer.status === 409 || (answer.status === 404 && requests < UNKNOWN_TRIES);
      if (!change.patient || !mayChange || context.clock.now() > until) return { ...sent, refused: answer.message };
      journal.noteOnce(`the host could not take the ${change.name}, asking again: ${answer.message}`);
      await context.clock.sleep(BUSY_MS, context.signal);
      return { ...sent, requestedAt: null };
    }
    const queued = answer.kind === "queued";
    journal.progress(change.taken(queued));
    return { ...sent, answered: true, queued };
  } catch (error) {
    // A credential that is refused does not get better by waiting.
    if (!(error instanceof ProviderError) || error.status === 401 || error.status === 403) throw error;
    // The answer was lost; the request may have arrived. The world says which.
    journal.note(`the host's answer to the ${change.name} was lost: ${error.message}`);
    return sent;
  }
}

/** The host shows no trace of the request: after a while it may be sent again. */
function forgetLost(
  asked: Asked,
  { patient, maximumRequests }: Pick<ProductionChange<never, unknown>, "patient" | "maximumRequests">,
  now: number,
): Asked {
  const waited = asked.requestedAt === null ? 0 : now - asked.requestedAt;
  const enough = patient && !asked.answered ? LOST_SOON_MS : LOST_AFTER_MS;
  return waited > enough && asked.requests < maximumRequests ? { ...asked, requestedAt: null } : asked;
}
