import diagnostics from "node:diagnostics_channel";

/** Where each wait is told of: a rehearsal's time stands still meanwhile, though nothing else shows that anybody waits. */
export const AFTER_SENDING = "holdpoint:after-sending";

/** A message of the channel: of the same wait twice. */
export interface SendingWait {
  readonly wait: object;
  readonly over: boolean;
}

/**
 * Resolves when requests that were just made have gone out. Sockets connect and write only between turns of the event
 * loop, so a module that takes 50 ms to load would otherwise hold them back; loaded after this, it costs nothing,
 * because the answers take longer. `ms`: later ones let earlier ones' requests go first.
 */
export function afterSending(ms: number): Promise<void> {
  const channel = diagnostics.channel(AFTER_SENDING);
  const wait = {};
  channel.publish({ wait, over: false } satisfies SendingWait);
  return new Promise((resolve) => {
    setTimeout(
      () =>
        setImmediate(() => {
          channel.publish({ wait, over: true } satisfies SendingWait);
          resolve();
        }),
      ms,
    );
  });
}
