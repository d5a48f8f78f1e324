/**
 * Resolves when requests that were just made have gone out. Sockets connect and write only between turns of the event
 * loop, so a module that takes 50 ms to load would otherwise hold them back; loaded after this, it costs nothing,
 * because the answers take longer. `ms`: later ones let earlier ones' requests go first.
 */
export function afterSending(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => setImmediate(resolve), ms);
  });
}
