/** Where the browser's SDKs leave the web vitals. */
import type { MetricScope } from "../contract.ts";
import { joinTerms, releaseTerm } from "./search.ts";
import type { SentrySpec } from "./spec.ts";

export type WebVital = "lcp" | "inp" | "cls" | "fcp" | "ttfb";

function attributesOf(vital: WebVital): readonly string[] {
  // Up to SDK 10 a measurement of the page load; since then an attribute of a span of its own, or of the page load.
  return [`measurements.${vital}`, `browser.web_vital.${vital}.value`];
}

/** The names of a vital, in the order in which they are asked for. The first that has data counts: the other could repeat it. */
export const ATTRIBUTES_OF: Readonly<Record<WebVital, readonly string[]>> = {
  lcp: attributesOf("lcp"),
  inp: attributesOf("inp"),
  cls: attributesOf("cls"),
  fcp: attributesOf("fcp"),
  ttfb: attributesOf("ttfb"),
};

/** Of page views of the release that measured it. */
export function vitalTerms(attribute: string, spec: SentrySpec, scope: MetricScope): string {
  return joinTerms([releaseTerm("release", spec, scope), `has:${attribute}`, spec.query]);
}

export function isWebVital(measure: string): measure is WebVital {
  return Object.hasOwn(ATTRIBUTES_OF, measure);
}
