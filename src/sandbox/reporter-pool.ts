/** The demo site's open reporters: one a release and environment, the least used ones closed. */
import type { SiteReporter } from "./contract.ts";
import type { Services, SiteRelease } from "./declaration.ts";

export interface ReporterPool {
  /** Null where nobody takes reports in. */
  get(release: SiteRelease, environment: string): Promise<SiteReporter> | null;
  /** Sends what is still buffered. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Each client of an SDK listens for the end of the process, and Node warns from eleven listeners on. */
const OPEN_REPORTERS = 8;

export function createReporterPool(open: Services["openReporter"]): ReporterPool {
  /** The one used last stands last. */
  const reporters = new Map<string, Promise<SiteReporter>>();
  const closing: Promise<void>[] = [];

  function closeUnused(): void {
    for (const [key, reporter] of reporters) {
      if (reporters.size <= OPEN_REPORTERS) return;
      reporters.delete(key);
      closing.push(reporter.then((unused) => unused.close()));
    }
  }

  return {
    get(release, environment) {
      const key = `${environment} ${release.name} ${release.deploymentId}`;
      const reporter = reporters.get(key) ?? open(release, environment);
      if (reporter === null) return null;
      reporters.delete(key);
      reporters.set(key, reporter);
      closeUnused();
      return reporter;
    },
    async flush() {
      await Promise.all(closing.splice(0));
      await Promise.all([...reporters.values()].map(async (reporter) => (await reporter).flush()));
    },
    async close() {
      await Promise.all(closing.splice(0));
      await Promise.all([...reporters.values()].map(async (reporter) => (await reporter).close()));
      reporters.clear();
    },
  };
}
