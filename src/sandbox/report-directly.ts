/** Reports that go past the vendors' own clients, as those of a crowd do. */
import type { SiteReporter } from "./contract.ts";
import type { Services } from "./declaration.ts";

export function reportDirectly(open: Services["openReporter"]): Services["openReporter"] {
  return (release, environment) => open(release, environment)?.then(pastTheClient) ?? null;
}

function pastTheClient(reporter: SiteReporter): SiteReporter {
  return {
    ...reporter,
    report: ({ startedAt, endedAt, ...facts }) =>
      reporter.reportMany({ ...facts, answers: [{ startedAt, latencyMs: endedAt - startedAt, requests: 1 }] }),
  };
}
