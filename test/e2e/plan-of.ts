/** The plan of these tests: every hold point in its cheapest form, so that a release takes seconds of real time. */
export interface PlanWishes {
  /** Length of the watch, longer than 200ms where it is to be judged more than once. */
  readonly watchFor?: string;
  /** Whether the site is asked which commit it serves; a site that is down would be asked for a minute. */
  readonly versioned?: boolean;
  /** Command of the staging gate. */
  readonly command?: string;
  /** Further metrics and rollback conditions, as lines of the plan's `watch`. */
  readonly metrics?: string;
  readonly conditions?: readonly string[];
}

export function planOf(wishes: PlanWishes = {}): (productionHost: string) => string {
  const { watchFor = "1s", versioned = true, command = "true", metrics = "", conditions = [] } = wishes;
  return (productionHost) => `version: 1
name: web
project:
  vercel: { project: web }
  domains: ["${productionHost}"]
${versioned ? "  version: { path: /api/version, json: commit }\n" : ""}stages:
  staging:
    deploy: { prebuilt: true }
    verify:
      - { title: Tests, command: ${JSON.stringify(command)} }
  production:
    verify:
      - { title: Health, http: { path: /api/health } }
    watch:
      for: ${watchFor}
      every: 200ms
${metrics}      rollback_conditions: ${JSON.stringify(["health_check_failures > 3", ...conditions])}
`;
}
