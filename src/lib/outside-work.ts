import diagnostics from "node:diagnostics_channel";

/** Where work of another program is told of that this one waits for: a rehearsal's time stands still meanwhile. */
export const OUTSIDE_WORK = "holdpoint:outside-work";

/** A message of the channel: of the same wait twice. */
export interface OutsideWork {
  readonly wait: object;
  readonly over: boolean;
}

/** Tells of it for as long as it lasts. */
export async function duringOutsideWork<Value>(work: () => Promise<Value>): Promise<Value> {
  const channel = diagnostics.channel(OUTSIDE_WORK);
  const wait = {};
  channel.publish({ wait, over: false } satisfies OutsideWork);
  try {
    return await work();
  } finally {
    channel.publish({ wait, over: true } satisfies OutsideWork);
  }
}
