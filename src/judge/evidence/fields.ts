/** Fields that several kinds of evidence share. */
import { z } from "zod";

/** Beyond it neither counts nor their products are exact. */
const LARGEST = 1e15;

export const countField = (description: string) => z.int().min(0).max(LARGEST).describe(description);
/** Requests may be scaled up from a sample. */
export const requestsField = (description: string) => z.number().min(0).max(LARGEST).describe(description);
export const shareField = (description: string) => z.number().min(0).max(1).describe(description);
export const positiveField = (description: string) => z.number().gt(0).max(LARGEST).describe(description);

export const marginField = positiveField("Times the baseline up to which the release counts as no worse.");
export const errorsField = countField("Failed requests of the release.");
export const releaseRequestsField = requestsField("Requests of the release.");

/** "Not worse than twice the baseline"; where a share cannot double, halfway to always. */
export const PASS_FACTOR = 2;

export function passRate(rate: number): number {
  return Math.min(PASS_FACTOR * rate, (1 + rate) / 2);
}

/** A margin of its own that is wider says what counts as worse. */
export function passMargin(margin: number): number {
  return Math.max(PASS_FACTOR, margin);
}
