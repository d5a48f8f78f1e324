/** The names that web vitals have as attributes of a span: of older SDKs, and of today's. */
const VITALS = ["lcp", "inp", "cls", "fcp", "ttfb"] as const;

export const VITAL_ATTRIBUTES: readonly string[] = VITALS.flatMap((vital) => [
  `measurements.${vital}`,
  `browser.web_vital.${vital}.value`,
]);

export function isVital(attribute: string): boolean {
  return VITAL_ATTRIBUTES.includes(attribute);
}
