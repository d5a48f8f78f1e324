/** Written by npm run generate, from examples/next-app/.github/workflows. */
export const WORKFLOW_TEMPLATES = {
  checklist: `# Require the status \`holdpoint/checklist\`, from the source GitHub Actions, in the branch protection of main.
name: Checklist

on:
  pull_request:
    branches: [main]
    types: [opened, synchronize, reopened, ready_for_review]
  # What people tick and write. Its run holds secrets and executes nothing of the pull request.
  issue_comment: # zizmor: ignore[dangerous-triggers]
    types: [created, edited, deleted]
  # What a merge queue makes of pull requests. Without a queue it never happens.
  merge_group:
    types: [checks_requested]
  # What main measures, for comparison.
  push:
    branches: [main]

permissions: {}

jobs:
  checklist:
    name: Checklist
    permissions:
      checks: read # to see how the code gates of a fork's pull request ended
      contents: read # to check out
      deployments: write # to keep what was measured on main
      pull-requests: write # to keep the comment
      statuses: write # to record who signed, and to show the verdict on the commit
    uses: holdpoint/holdpoint/.github/workflows/checklist.yml@v1
    with:
      node-version: "24"
      setup: npm ci
    secrets:
      VERCEL_TOKEN: \${{ secrets.VERCEL_TOKEN }}
      TEAM_READ_TOKEN: \${{ secrets.TEAM_READ_TOKEN }}
      CHECKLY_API_KEY: \${{ secrets.CHECKLY_API_KEY }}
      SUPABASE_ACCESS_TOKEN: \${{ secrets.SUPABASE_ACCESS_TOKEN }}
      HOLDPOINT_SECRETS: \${{ secrets.HOLDPOINT_SECRETS }}
`,
  release: `name: Release

on:
  push:
    branches: [main]
  workflow_dispatch:
    inputs:
      unpin:
        description: Promote although an earlier rollback pinned production.
        type: boolean
        default: false

permissions: {}

jobs:
  release:
    name: Release
    permissions:
      actions: read # to find who approved the release
      contents: read # to check out
      deployments: write # to keep the release record
      issues: write # to tell people of a rollback
      pull-requests: read # to find who signed the checklist
      statuses: write # to show the decision on the commit
    uses: holdpoint/holdpoint/.github/workflows/release.yml@v1
    with:
      node-version: "24"
      unpin: \${{ inputs.unpin || false }}
    secrets:
      VERCEL_TOKEN: \${{ secrets.VERCEL_TOKEN }}
      VERCEL_AUTOMATION_BYPASS_SECRET: \${{ secrets.VERCEL_AUTOMATION_BYPASS_SECRET }}
      REVERT_GITHUB_TOKEN: \${{ secrets.REVERT_GITHUB_TOKEN }}
      CHECKLY_API_KEY: \${{ secrets.CHECKLY_API_KEY }}
      NEON_API_KEY: \${{ secrets.NEON_API_KEY }}
      SUPABASE_ACCESS_TOKEN: \${{ secrets.SUPABASE_ACCESS_TOKEN }}
      AWS_ACCESS_KEY_ID: \${{ secrets.AWS_ACCESS_KEY_ID }}
      AWS_SECRET_ACCESS_KEY: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
      AWS_SESSION_TOKEN: \${{ secrets.AWS_SESSION_TOKEN }}
      LAUNCHDARKLY_ACCESS_TOKEN: \${{ secrets.LAUNCHDARKLY_ACCESS_TOKEN }}
      UNLEASH_ADMIN_TOKEN: \${{ secrets.UNLEASH_ADMIN_TOKEN }}
      FLAGS_GITHUB_TOKEN: \${{ secrets.FLAGS_GITHUB_TOKEN }}
      SENTRY_INCIDENT_DSN: \${{ secrets.SENTRY_INCIDENT_DSN }}
      SENTRY_AUTH_TOKEN: \${{ secrets.SENTRY_AUTH_TOKEN }}
      PROMETHEUS_TOKEN: \${{ secrets.PROMETHEUS_TOKEN }}
      BETTERSTACK_SQL_USERNAME: \${{ secrets.BETTERSTACK_SQL_USERNAME }}
      BETTERSTACK_SQL_PASSWORD: \${{ secrets.BETTERSTACK_SQL_PASSWORD }}
      SUPABASE_SECRET_KEY: \${{ secrets.SUPABASE_SECRET_KEY }}
      HOLDPOINT_SECRETS: \${{ secrets.HOLDPOINT_SECRETS }}

  # Anything that must follow only a release that went through asks for the word itself.
  after:
    name: After the release
    needs: release
    if: needs.release.outputs.decision == 'proceed'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    concurrency:
      group: after-release
      queue: max
      cancel-in-progress: false
    permissions: {}
    steps:
      - name: Say what was released
        env:
          DEPLOYMENT_URL: \${{ needs.release.outputs.deployment-url }}
          REASON_CODE: \${{ needs.release.outputs.reason-code }}
        run: echo "Released $DEPLOYMENT_URL ($REASON_CODE)"
`,
  rollback: `name: Rollback

on:
  workflow_dispatch:
    inputs:
      reason:
        description: Why production is rolled back
        type: string
        required: true
      to:
        description: Deployment id or URL (empty = last known good)
        type: string
        default: ""
      dry-run:
        description: Only say what would be done, and what else may be named as the target
        type: boolean
        default: false

permissions: {}

jobs:
  rollback:
    name: Rollback
    permissions:
      contents: read # to check out
      deployments: write # to keep the release record
      issues: write # to tell people of a rollback
      statuses: write # to show the decision on the commit
    uses: holdpoint/holdpoint/.github/workflows/rollback.yml@v1
    with:
      reason: \${{ inputs.reason }}
      to: \${{ inputs.to }}
      dry-run: \${{ inputs.dry-run }}
    secrets:
      VERCEL_TOKEN: \${{ secrets.VERCEL_TOKEN }}
      VERCEL_AUTOMATION_BYPASS_SECRET: \${{ secrets.VERCEL_AUTOMATION_BYPASS_SECRET }}
      REVERT_GITHUB_TOKEN: \${{ secrets.REVERT_GITHUB_TOKEN }}
      NEON_API_KEY: \${{ secrets.NEON_API_KEY }}
      SUPABASE_ACCESS_TOKEN: \${{ secrets.SUPABASE_ACCESS_TOKEN }}
      AWS_ACCESS_KEY_ID: \${{ secrets.AWS_ACCESS_KEY_ID }}
      AWS_SECRET_ACCESS_KEY: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
      AWS_SESSION_TOKEN: \${{ secrets.AWS_SESSION_TOKEN }}
      LAUNCHDARKLY_ACCESS_TOKEN: \${{ secrets.LAUNCHDARKLY_ACCESS_TOKEN }}
      UNLEASH_ADMIN_TOKEN: \${{ secrets.UNLEASH_ADMIN_TOKEN }}
      FLAGS_GITHUB_TOKEN: \${{ secrets.FLAGS_GITHUB_TOKEN }}
      SENTRY_INCIDENT_DSN: \${{ secrets.SENTRY_INCIDENT_DSN }}
      HOLDPOINT_SECRETS: \${{ secrets.HOLDPOINT_SECRETS }}
`,
  watch: `# Goes on with a watch that is longer than its job, finishes what a job that died left, and says when production is not what
# the release record says. Whatever starts a look tells it nothing: it reads everything itself.
name: Watch

on:
  # GitHub starts these hours late at times, and skips some: let something else start looks as well.
  schedule:
    - cron: "7,22,37,52 * * * *"
  workflow_dispatch:
  # An alert of your monitoring, or what Vercel itself sends. What it carries is not read. Not deployment_status: there GitHub
  # takes workflow and plan from the commit that is deployed, a pull request's too.
  repository_dispatch:
    types: [alert, vercel.deployment.promoted]

permissions: {}

jobs:
  watch:
    name: Watch
    permissions:
      contents: read # to check out
      deployments: write # to keep the release record
      issues: write # to tell people of a rollback
      pull-requests: write # to say on its pull request how a deployment that others made is doing
      statuses: write # to show the decision on the commit
    uses: holdpoint/holdpoint/.github/workflows/watch.yml@v1
    secrets:
      VERCEL_TOKEN: \${{ secrets.VERCEL_TOKEN }}
      REVERT_GITHUB_TOKEN: \${{ secrets.REVERT_GITHUB_TOKEN }}
      CHECKLY_API_KEY: \${{ secrets.CHECKLY_API_KEY }}
      SUPABASE_ACCESS_TOKEN: \${{ secrets.SUPABASE_ACCESS_TOKEN }}
      LAUNCHDARKLY_ACCESS_TOKEN: \${{ secrets.LAUNCHDARKLY_ACCESS_TOKEN }}
      UNLEASH_ADMIN_TOKEN: \${{ secrets.UNLEASH_ADMIN_TOKEN }}
      FLAGS_GITHUB_TOKEN: \${{ secrets.FLAGS_GITHUB_TOKEN }}
      SENTRY_MONITOR_DSN: \${{ secrets.SENTRY_MONITOR_DSN }}
      SENTRY_INCIDENT_DSN: \${{ secrets.SENTRY_INCIDENT_DSN }}
      SENTRY_AUTH_TOKEN: \${{ secrets.SENTRY_AUTH_TOKEN }}
      PROMETHEUS_TOKEN: \${{ secrets.PROMETHEUS_TOKEN }}
      BETTERSTACK_SQL_USERNAME: \${{ secrets.BETTERSTACK_SQL_USERNAME }}
      BETTERSTACK_SQL_PASSWORD: \${{ secrets.BETTERSTACK_SQL_PASSWORD }}
      SUPABASE_SECRET_KEY: \${{ secrets.SUPABASE_SECRET_KEY }}
      HOLDPOINT_SECRETS: \${{ secrets.HOLDPOINT_SECRETS }}

  # While a watch is open, each look starts the next: this job waits in an environment whose wait timer is the time between
  # two looks, which costs no runner. Set the variable NEXT_LOOK to the name of such an environment; without a wait timer
  # the looks would follow each other at once.
  next:
    name: Next look
    needs: watch
    if: vars.NEXT_LOOK != '' && needs.watch.outputs.decision == 'watching'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    environment:
      name: \${{ vars.NEXT_LOOK }}
      deployment: false
    # Of several looks the newest one's successor waits. Whoever cancels it leaves the schedule.
    concurrency:
      group: next-look
      cancel-in-progress: true
    permissions:
      actions: write # to start the next look
    steps:
      - name: Start the next look
        env:
          GH_TOKEN: \${{ github.token }}
          GH_REPO: \${{ github.repository }}
        run: gh workflow run watch.yml
`,
} as const;
