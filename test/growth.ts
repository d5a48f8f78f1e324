/**
 * How work grows with what it is given, for tests that would otherwise bound seconds: twice on a slow machine is nothing,
 * and four times the input for sixteen times the work is a mistake on every machine.
 */
const ROUNDS = 6;
/** Less than this is noise. */
const LEAST_MS = 4;

/**
 * How many times the computing of `work(4 * size)` is that of `work(size)`: about 4 where it grows with its input, 16 where
 * it grows with its square. Asked again only where it seems to be more than it should: the least counts.
 */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  // Once for the compiler.
  await work(size);
  let growth = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && growth >= NEARLY_LINEAR; round += 1) {
    // Before and after: a machine may become twice as fast from one moment to the next.
    const before = await computingOf(() => work(size));
    const large = await computingOf(() => work(4 * size));
    const after = await computingOf(() => work(size));
    growth = Math.min(growth, large / Math.max(Math.min(before, after), LEAST_MS));
  }
  return growth;
}

/** Above what grows with its input, far below what grows with its square. */
export const NEARLY_LINEAR = 9;

/** Computing time, not time that passes: another process that takes the processor counts for nothing. */
async function computingOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
