/** The registry of the kinds of evidence: one line each. */
import { bernoulli } from "./bernoulli.ts";
import { betting } from "./betting.ts";
import { negativeBinomial } from "./negative-binomial.ts";
import { poisson } from "./poisson.ts";
import { previous } from "./previous.ts";
import { tilted } from "./tilted.ts";
import { twoSample } from "./two-sample.ts";

export const evidenceKinds = {
  bernoulli,
  "negative-binomial": negativeBinomial,
  poisson,
  "two-sample": twoSample,
  tilted,
  previous,
  betting,
} as const;

export type EvidenceKindName = keyof typeof evidenceKinds;
