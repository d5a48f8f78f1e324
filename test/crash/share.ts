/** Of many points only some: `CRASH_SHARE=8` takes every eighth, for who has little time. All of them without it. */
export function takeShare<Point>(points: readonly Point[]): readonly Point[] {
  const share = Number(process.env["CRASH_SHARE"] ?? "1");
  if (!Number.isInteger(share) || share < 1) throw new Error(`CRASH_SHARE is no whole number from 1 on: ${share}`);
  return points.filter((_, index) => index % share === 0);
}
