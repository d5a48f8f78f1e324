/** The plan that is rehearsed where there is none yet: a small one that shows each kind of hold point. */
import { MIGRATION_COMMANDS } from "../../sandbox/postgres/demo-migrations.ts";

export const DEMO_PLAN_FILE = "demo plan";

export const DEMO_PLAN = `version: 1
name: demo
project:
  vercel: { project: demo-site, team: demo-team }
  domains: [app.example.com]
  version: { path: /api/version, json: commit }
stages:
  staging:
    deploy: { target: production, prebuilt: true }
    verify:
      - { title: Sidebar loads, http: { path: /chat, status: 200, contains: New thread } }
      - title: Threads persist
        http:
          - { post: /api/threads, json: { title: Hello }, status: 201, capture: { id: $.id } }
          - { get: "/api/threads/\${id}", status: 200, contains: Hello }
      - { title: Checkly suite, checkly: { tags: [deploy] } }
      - { title: Health answers a client, command: "node -e \\"fetch(process.env.DEPLOYMENT_URL + '/api/health').then((a) => process.exit(a.ok ? 0 : 1))\\"" }
  production:
    environment: production
    verify:
      - { title: Health, http: { path: /api/health } }
    watch:
      for: 30m
      every: 1m
      metrics:
        error_rate: { sentry: { project: demo-site, org: demo-org } }
        p99_latency: { sentry: { project: demo-site, org: demo-org } }
        new_issues: { sentry: { project: demo-site, org: demo-org } }
        uptime: { checkly: { tags: [prod] } }
      rollback_conditions:
        - error_rate > 5% over 5m
        - p99_latency > 2000ms over 5m
        - p99_latency increases by > 20% over 5m
        - health_check_failures > 3
        - uptime < 90% over 10m
      success:
        - error_rate < 3% over 10m
        - p99_latency < 1000ms over 10m
`;

export interface DemoWishes {
  /** Its visitors come in stages. */
  readonly inStages?: boolean;
  /** The host makes its build of the push. */
  readonly fromGit?: boolean;
  /** It changes databases, whose backups are for whoever has this one's secret key: `age1…`. */
  readonly recipient?: string;
}

/** The same release, in other ways. */
export function demoPlan({ inStages = false, fromGit = false, recipient }: DemoWishes): string {
  let plan = DEMO_PLAN;
  if (fromGit) plan = plan.replace("deploy: { target: production, prebuilt: true }", "deploy: { source: git }");
  if (inStages) {
    plan = plan.replace(
      "    environment: production\n",
      "    environment: production\n    promote: { rollout: [10%, 50%, 100%], stage: 15m }\n",
    );
  }
  if (recipient === undefined) return plan;
  return plan
    .replace(
      "    verify:\n      - { title: Sidebar",
      `${stepsFor("staging", recipient)}    verify:\n      - { title: Sidebar`,
    )
    .replace(
      "    verify:\n      - { title: Health,",
      `${stepsFor("production", recipient)}    verify:\n      - { title: Health,`,
    );
}

/** The database's half of it: proven, tried, changed, compared. */
function stepsFor(stage: "staging" | "production", recipient: string): string {
  const database = `${stage.toUpperCase()}_DATABASE_URL`;
  return `    before:
      - title: Back up ${stage}
        takes: 1m
        backup: { database: ${database}, to: s3://demo-backups/${stage}, encrypt: { to: ${recipient} }, prove: restore }
      - title: Migrate ${stage}
        takes: 1m
        migrate:
          database: ${database}
          tool: dbmate
          run: ${MIGRATION_COMMANDS.run}
          undo: ${MIGRATION_COMMANDS.undo}
          trial: { from: scratch }
          unchanged: [users, media]
`;
}
