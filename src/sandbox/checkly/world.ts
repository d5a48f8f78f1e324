/** Everything that the emulated account remembers. */
import { createUuid } from "../../lib/uuid.ts";
import type { EmulatorContext } from "../contract.ts";
import type { CheckOutcome } from "./perform-check.ts";
import type { ChecklySeed, CheckSeed } from "./seed.ts";

/** A final result of production: of a scheduled run or of a check session. */
export interface ProductionResult {
  readonly id: string;
  readonly check: CheckSeed;
  readonly checkRunId: number;
  readonly startedAt: number;
  readonly stoppedAt: number;
  readonly outcome: CheckOutcome;
}

export interface SessionRun {
  readonly check: CheckSeed;
  readonly resultId: string;
  readonly sequenceId: string;
  readonly checkRunId: string;
  readonly startedAt: number;
  stoppedAt: number | null;
  /** Null while it runs. */
  outcome: CheckOutcome | null;
}

export interface Session {
  readonly id: string;
  readonly name: string;
  readonly startedAt: number;
  stoppedAt: number | null;
  canceled: boolean;
  readonly runs: readonly SessionRun[];
  /** Address under test. */
  readonly url: string | null;
  readonly location: string;
  /** Names alone: values may be secrets. */
  readonly variables: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Topic of the streamed results; null where nobody listens. */
  readonly suiteId: string | null;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
  readonly end: () => void;
}

export type Publish = (topic: string, message: unknown) => void;

export interface World {
  readonly context: EmulatorContext;
  readonly seed: ChecklySeed;
  /** Oldest first. */
  readonly results: ProductionResult[];
  readonly testSessions: Map<string, Session>;
  readonly checkSessions: Map<string, Session>;
  /** Aborted when the emulator closes, so that no run outlives it. */
  readonly closing: AbortController;
  readonly newId: () => string;
  readonly newRunId: () => number;
  publish: Publish;
}

export function createWorld(context: EmulatorContext, seed: ChecklySeed): World {
  let runs = 0;
  return {
    context,
    seed,
    results: [],
    testSessions: new Map(),
    checkSessions: new Map(),
    closing: new AbortController(),
    newId: () => createUuid(context.random),
    newRunId: () => {
      runs += 1;
      return runs;
    },
    publish: () => {},
  };
}
