/**
 * Does the known good still work on the data as this release leaves it? A build of production talks to production's data, so
 * it cannot tell. Its release had a build for staging, too, which talks to staging's database: that one is asked what it
 * passed when it was released, now that staging's database has this release's migrations.
 */
import type { Gate } from "../../gates/contract.ts";
import { gates } from "../../gates/index.ts";
import { deploymentUrl } from "../../lib/deployment-url.ts";
import { digestOf } from "../../lib/digest.ts";
import type { Verdict } from "../../lib/verdict.ts";
import type { GateItem, Plan, StagingStage } from "../../plan/plan.ts";
import type { Host, HostDeployment } from "../../providers/contract.ts";
import { chooseBuild } from "../../release/choose-build.ts";
import type { OldBuildAsked } from "../../release/judge-way-back.ts";
import type { ProductionPayload } from "../../release/payload.ts";
import type { CommandContext } from "../context.ts";
import type { Journal } from "../journal.ts";
import { checkGates } from "../stage-gates.ts";

/** One that failed once may have been slow to wake up: nobody visits it any more. */
const TRIES = 2;
const BETWEEN_TRIES_MS = 5_000;

/** `known`: the record of the known good's own release; null where it has none. */
export async function askKnownGood(
  context: CommandContext,
  journal: Journal,
  host: Pick<Host, "findBuilds">,
  known: ProductionPayload | null,
): Promise<OldBuildAsked> {
  const { plan } = context;
  const { staging } = plan.stages;
  if (!staging.verify.some(asksDatabase)) return { kind: "pointless" };
  const no = (why: string) => ({ kind: "not-asked", why }) as const;
  if (staging.deploy.target.kind === "production") {
    return no("staging is a build for production, so none of its builds talks to staging's database");
  }
  if (known === null) return no("it has no release record, so its build for staging is not known");
  const passed = known.planDigest === plan.digest ? askingBuild(plan) : (known.asked ?? []);
  const items = staging.verify.filter((item) => asksBuild(item) && passed.includes(digestOfGate(item)));
  if (items.length === 0) return no("no gate that it passed itself asks the build");
  const build = await findBuild(host, known, staging);
  if (build === null) return no("its build for staging is gone");
  const ask = () => askOnce(context, journal, items, build, known);
  let verdict = await ask();
  for (let tries = 1; tries < TRIES && verdict.outcome === "fail"; tries += 1) {
    await context.clock.sleep(BETWEEN_TRIES_MS, context.signal);
    verdict = await ask();
  }
  return { kind: "asked", build: build.id, gates: items.length, verdict };
}

/** Digests of the staging gates that ask the build itself, for the release's record. */
export function askingBuild({ stages }: Pick<Plan, "stages">): readonly string[] {
  return stages.staging.verify.filter(asksBuild).map(digestOfGate);
}

function askOnce(
  context: CommandContext,
  journal: Journal,
  items: readonly GateItem[],
  build: HostDeployment,
  { release, commit }: ProductionPayload,
): Promise<Verdict> {
  // Under names of their own: the verdicts of the release itself are the ones above.
  const verify = items.map((item) => ({ ...item, title: `${item.title}, by the known good ${release}` }));
  return checkGates(
    context,
    journal,
    { setup: null, verify },
    {
      url: deploymentUrl(build.url),
      deploymentId: build.id,
      commit,
      stage: "staging",
      bypass: context.bypass,
    },
  );
}

/** Built with the plan of then. */
async function findBuild(
  host: Pick<Host, "findBuilds">,
  { release, commit, planDigest }: ProductionPayload,
  { deploy }: StagingStage,
): Promise<HostDeployment | null> {
  const build = chooseBuild(await host.findBuilds(release), commit, planDigest, deploy.target);
  return build?.state === "ready" ? build : null;
}

function gateOf({ gate }: GateItem): Gate | undefined {
  return (gates as Readonly<Record<string, Gate>>)[gate];
}

/** Its pass says that the database has all migrations of the release. */
function asksDatabase(item: GateItem): boolean {
  return gateOf(item)?.showsApplied?.(item.spec) === true;
}

/** Requests to the build, and nothing of the repository, which is at the new release's commit. */
function asksBuild(item: GateItem): boolean {
  const gate = gateOf(item);
  return gate?.kind === "world" && gate.roles.includes("http");
}

function digestOfGate({ gate, title, spec }: GateItem): string {
  return digestOf(JSON.stringify([gate, title, spec]), 16);
}
