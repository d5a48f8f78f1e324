/**
 * How work grows with what it is given, for tests that would otherwise bound seconds: twice on a slow machine is nothing,
 * and four times the input for sixteen times the work is a mistake on every machine.
 */
const ROUNDS = 3;
/** Less than this is noise. */
const LEAST_MS = 4;

/** How many times the computing of `work(4 * size)` is that of `work(size)`: about 4 where it grows with its input, 16 where it grows with its square. */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  // Once for the compiler.
  await work(size);
  const small = await leastOf(() => work(size));
  const large = await leastOf(() => work(4 * size));
  return large / Math.max(small, LEAST_MS);
}

/** Above what grows with its input, far below what grows with its square. */
export const NEARLY_LINEAR = 9;

/** Computing time, not time that passes: another process that takes the processor counts for nothing. */
async function leastOf(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
