/** What the demo site reports goes to everybody who takes it in. */
import type { SiteReporter } from "./contract.ts";

/** Reports the same to all. */
export function combineReporters(reporters: readonly SiteReporter[]): SiteReporter {
  return {
    report(facts) {
      for (const reporter of reporters) reporter.report(facts);
    },
    reportMany(facts) {
      for (const reporter of reporters) reporter.reportMany(facts);
    },
    async flush() {
      await Promise.all(reporters.map((reporter) => reporter.flush()));
    },
    async close() {
      await Promise.all(reporters.map((reporter) => reporter.close()));
    },
  };
}
