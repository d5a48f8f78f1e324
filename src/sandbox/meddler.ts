/** Whoever stands between clients and emulators: tests let a process die, or an answer be lost or false, at exactly one call. */
import type { EmulatedResponse, Fault } from "./contract.ts";

/** A request to an emulator that some program made; what sites report is none. */
export interface MeddledCall {
  /** Name in the registry. */
  readonly emulator: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
}

/** What the client gets instead of the emulator's answer: another one, or a connection that fails. */
export interface Meddling {
  readonly answer?: EmulatedResponse;
  readonly connection?: Extract<Fault["kind"], "reset" | "close" | "cut" | "slow">;
}

type Meddled = Promise<Meddling | null> | Meddling | null;

export interface Meddler {
  /** The emulator has not acted yet, and does not where there is something instead. */
  asked?(call: MeddledCall): Meddled;
  /** It has acted, and its answer is not sent yet. */
  acted?(call: MeddledCall, answer: EmulatedResponse): Meddled;
}
