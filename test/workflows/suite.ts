/** A list of named checks that all run and are counted; one that fails does not hide the next. */
export interface Suite {
  check(title: string, run: () => Promise<void> | void): Promise<void>;
  readonly passed: number;
  readonly failed: number;
}

export function createSuite(): Suite {
  const counts = { passed: 0, failed: 0 };
  return {
    async check(title, run) {
      const startedAt = performance.now();
      const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
      try {
        await run();
        counts.passed += 1;
        console.log(`ok      ${title} (${seconds()})`);
      } catch (error) {
        counts.failed += 1;
        console.log(`FAILED  ${title} (${seconds()})`);
        console.log(String(error instanceof Error ? (error.stack ?? error.message) : error).replace(/^/gm, "        "));
      }
    },
    get passed() {
      return counts.passed;
    },
    get failed() {
      return counts.failed;
    },
  };
}
