import type { MetricReading } from "../../contract.ts";

/** What is known of the moment at which it was asked: a number, or why there is none. */
export type Moment = Pick<MetricReading, "value" | "why">;
