/** `--record`: a rehearsal that ended rolled back, written down at the real GitHub, where the drill gate finds it. */
import { DEFAULT_AUTHOR, isAuthor } from "../../lib/authors.ts";
import { systemClock } from "../../lib/clock.ts";
import { ProviderError, type Problem, UsageError } from "../../lib/error.ts";
import { printable } from "../../report/printable.ts";
import type { ForgeDeployment, ProviderContext } from "../../providers/contract.ts";
import { roleProviders } from "../../providers/index.ts";
import { createDrillRecord } from "../../engine/drill/create-drill-record.ts";
import { type DrillPayload, renderDrill } from "../../release/drill.ts";
import type { CommandResult } from "../../release/result.ts";
import { chooseProvider } from "../../plan/choose-provider.ts";
import type { Plan } from "../../plan/plan.ts";

/** Where a drill is recorded, checked before the rehearsal begins. */
export interface DrillBook {
  readonly repository: string;
  /** Full SHA of what was rehearsed. */
  readonly commit: string;
}

/** What came of recording it, in one sentence. */
export interface RecordedDrill {
  readonly outcome: "recorded" | "not-rolled-back" | "trouble";
  readonly text: string;
  /** Of the GitHub Deployment; null where there is none. */
  readonly deployment: number | null;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Surroundings = Readonly<Pick<ProviderContext, "random">> & { readonly signal: AbortSignal };

/** Throws UsageError with everything that is missing: better now than after a rehearsal. */
export function createDrillBook(env: Environment, commitGiven: string | undefined): DrillBook {
  const problems: Problem[] = [];
  const repository = env["GITHUB_REPOSITORY"] ?? "";
  const commit = commitGiven ?? env["GITHUB_SHA"] ?? "";
  if ((env["GITHUB_TOKEN"] ?? "").trim() === "") {
    problems.push({
      message: "GITHUB_TOKEN is not set; --record writes a GitHub Deployment.",
      remedy: "Set it to a token with the permission deployments: write.",
    });
  }
  if (!/^[^/\s]+\/[^/\s]+$/.test(repository)) {
    problems.push({ message: "GITHUB_REPOSITORY is not set to owner/name.", remedy: "Set it: acme/web." });
  }
  if (!/^[0-9a-f]{40}$/.test(commit)) {
    problems.push({
      message: "There is no full commit SHA to record the rehearsal for.",
      remedy: "Name it with --commit, or set GITHUB_SHA.",
    });
  }
  if (problems.length > 0) throw new UsageError("usage", problems);
  return { repository, commit };
}

/** Writes the record where production was really rolled back in the rehearsal; says why where it does not. */
export async function recordDrill(
  book: DrillBook,
  rehearsed: { readonly plan: Plan; readonly faults: readonly string[]; readonly result: CommandResult },
  env: Environment,
  surroundings: Surroundings,
): Promise<RecordedDrill> {
  const { plan, faults, result } = rehearsed;
  if (result.decision !== "rolled-back") {
    return {
      outcome: "not-rolled-back",
      text: `Not recorded: the rehearsal ended with ${result.decision}, and only a rollback counts as a drill. Inject a fault, such as --fault error-rate=8% --at 3m.`,
      deployment: null,
    };
  }
  try {
    const payload: DrillPayload = {
      holdpoint: 1,
      phase: "drill",
      project: plan.project.host.project,
      commit: book.commit,
      planDigest: plan.digest,
      faults,
      reasonCode: result.reasonCode,
      endedAt: systemClock.now(),
    };
    const deployment = await write(book, plan, payload, env, surroundings);
    const { id, creator } = deployment;
    // A workflow's own word counts for the gate; a person's where the plan says so.
    const whose = isAuthor(creator, [DEFAULT_AUTHOR])
      ? ""
      : `, by ${creator}: the gate \`drill\` counts it where its \`by\` lists ${creator}`;
    return { outcome: "recorded", text: `The drill is recorded as GitHub deployment ${id}${whose}.`, deployment: id };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return {
      outcome: "trouble",
      text: printable(`The drill is not recorded: ${error.message} ${error.remedy}`),
      deployment: null,
    };
  }
}

async function write(
  book: DrillBook,
  plan: Plan,
  payload: DrillPayload,
  env: Environment,
  { random, signal }: Surroundings,
): Promise<ForgeDeployment> {
  const { project, team } = plan.project.host;
  const forge = await chooseProvider("forge", roleProviders.forge, plan).connect(
    { project, team, repository: book.repository },
    { env, clock: systemClock, random, debug: () => undefined, signal },
  );
  const deployment = await createDrillRecord(forge, plan, payload);
  await forge.createDeploymentStatus(deployment.id, { state: "success", description: renderDrill(payload) });
  return deployment;
}
