/** The plan of these tests: every hold point in its cheapest form, so that a release takes seconds of real time. */
export interface PlanWishes {
  /** Length of the watch, longer than 200ms where it is to be judged more than once. */
  readonly watchFor?: string;
  readonly every?: string;
  /** Whether the site is asked which commit it serves; a site that is down would be asked for a minute. */
  readonly versioned?: boolean;
  /** Command of the staging gate. */
  readonly command?: string;
  /** Further metrics, as lines of the plan's `watch`. */
  readonly metrics?: string;
  /** Rollback conditions, instead of the one on health checks. */
  readonly conditions?: readonly string[];
  /** Items of production's steps. */
  readonly stepsBefore?: string;
  readonly stepsAfter?: string;
  /** What `rollback` says. */
  readonly rollback?: string;
}

export function planOf(wishes: PlanWishes = {}): (productionHost: string) => string {
  const {
    watchFor = "1s",
    every = "200ms",
    versioned = true,
    command = "true",
    metrics = "",
    conditions = ["health_check_failures > 3"],
    rollback = "{}",
    stepsBefore = "[]",
    stepsAfter = "[]",
  } = wishes;
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
    before: ${stepsBefore}
    after: ${stepsAfter}
    verify:
      - { title: Health, http: { path: /api/health } }
    watch:
      for: ${watchFor}
      every: ${every}
${metrics}      rollback_conditions: ${JSON.stringify(conditions)}
rollback: ${rollback}
`;
}
