/** What is known of the windows of a condition, out of its metric's buckets or of each window; and what must be read for it. Pure. */
import type { MetricWindow } from "../../providers/contract.ts";
import type { Known, KnownReadings, WatchedCondition } from "../judge-window.ts";
import { seriesOf } from "./bucket-length.ts";
import type { KnownReads, Read, SeriesRequest } from "./series-request.ts";
import { startsAbsent, sumWindow } from "./sum-window.ts";

export interface WindowReads {
  readonly known: KnownReadings;
  /** What was asked for so far and is not known. */
  readonly unread: readonly SeriesRequest[];
}

export function readWindows({ metric, span, series }: WatchedCondition, reads: KnownReads): WindowReads {
  const unread: SeriesRequest[] = [];
  const ask = (window: MetricWindow, what: SeriesRequest["what"]): Read | undefined => {
    const request: SeriesRequest = { metric, window, of: "release", what };
    const read = reads(request);
    if (read === undefined) unread.push(request);
    return read;
  };
  const readWhole = (window: MetricWindow): Known | undefined => {
    const read = ask(window, { kind: "total" });
    if (read?.kind === "total") return { kind: "reading", reading: read.reading };
    return read?.kind === "trouble" ? read : undefined;
  };
  const counted = seriesOf(metric.measure);
  return {
    unread,
    known(window) {
      if (series === null || counted === null) return readWhole(window);
      const read = ask(window, series);
      if (read === undefined || read.kind === "trouble") return read;
      // Its vendor has no buckets of it, whatever the measure says.
      if (read.kind !== "buckets") return readWhole(window);
      let hasBegun = false;
      if (window.from > span.from && startsAbsent(read.buckets, window)) {
        const before = ask({ from: span.from, to: window.to }, series);
        if (before?.kind !== "buckets") return before?.kind === "trouble" ? before : undefined;
        hasBegun = before.buckets.some(({ isAbsent, to }) => isAbsent !== true && to <= window.from);
      }
      const { buckets, pageOf } = read;
      const { reading, beyond } = sumWindow(counted, buckets, window, hasBegun);
      return { kind: "reading", reading, beyond, buckets, hasBegun, pageOf };
    },
  };
}
