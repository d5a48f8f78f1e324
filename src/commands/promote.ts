import { ProviderError } from "../lib/error.ts";
import { hold, pass } from "../lib/verdict.ts";
import type { Forge, Host, HostDeployment } from "../providers/contract.ts";
import { chooseBuild } from "../release/choose-build.ts";
import { decidePromote } from "../release/decide-promote.ts";
import { PRODUCTION_TASK, type ProductionPayload, renderProductionStatus } from "../release/record.ts";
import { domainsElsewhere, type World } from "../release/world.ts";
import { deploymentUrl, ensureBuild, ensureStagingRecord, isRecordOf } from "./build-step.ts";
import type { CommandResult } from "../release/result.ts";
import type { Command, CommandContext } from "./contract.ts";
import { type Records, readProduction, readRecords, readServed, servesCommit } from "./observe.ts";
import { holdOnVendorTrouble, type Journal, openJournal } from "./outcome.ts";
import { pollDelayMs } from "./poll-delay.ts";
import { verifyBuild } from "./verify-step.ts";

const DEADLINE_MS = 5 * 60_000;
/** How long the production address may go on answering with the old version (caches at the edge). */
const SERVED_DEADLINE_MS = 60_000;
const MAXIMUM_REQUESTS = 3;

/** Gives the verified build the production domains and reads it back. */
export const promote: Command = {
  name: "promote",
  description: "Point production at exactly the build that was verified, and read it back.",
  run(context) {
    const journal = openJournal("promote", context);
    return holdOnVendorTrouble(journal, async () => {
      const [host, forge] = await Promise.all([context.role("host"), context.role("forge")]);
      const candidate = await findCandidate(context, journal, host, forge);
      if ("version" in candidate) return candidate;
      return new Promotion(context, journal, host, forge, candidate.build).run();
    });
  },
};

/**
 * The build to promote. Where staging is a preview or a custom environment its build cannot be promoted without being
 * built again, so a staged production build is made here and passes the same gates first.
 */
async function findCandidate(
  context: CommandContext,
  journal: Journal,
  host: Host,
  forge: Forge,
): Promise<{ build: HostDeployment | null } | CommandResult> {
  const { plan, release } = context;
  const staged = plan.stages.staging.deploy.target;
  const builds = await host.findBuilds(release.id);
  if (staged.kind === "production") return { build: chooseBuild(builds, plan.digest, staged) };

  const [records, stagingBuild] = [await readRecords(context, forge), chooseBuild(builds, plan.digest, staged)];
  const staging = stagingBuild && records.staging.find((record) => isRecordOf(record, stagingBuild, plan.digest));
  if (records.record !== null || staging?.phase !== "verified") {
    return { build: chooseBuild(builds, plan.digest, { kind: "production" }) };
  }
  const outcome = await ensureBuild(context, journal, host, { kind: "production" });
  if (!outcome.ready) return journal.finishWith(outcome.verdict);
  const record = await ensureStagingRecord(context, journal, forge, outcome.build, records.staging);
  const verdict = await verifyBuild(context, journal, forge, outcome.build, record);
  return verdict.outcome === "pass" ? { build: outcome.build } : journal.finishWith(verdict);
}

/** One run of the observe → decide → act loop; holds only what this run itself did. */
class Promotion {
  readonly #context: CommandContext;
  readonly #journal: Journal;
  readonly #host: Host;
  readonly #forge: Forge;
  readonly #candidate: HostDeployment | null;
  #requestedAt: number | null = null;
  #queued = false;
  #requests = 0;

  constructor(context: CommandContext, journal: Journal, host: Host, forge: Forge, candidate: HostDeployment | null) {
    this.#context = context;
    this.#journal = journal;
    this.#host = host;
    this.#forge = forge;
    this.#candidate = candidate;
  }

  async run(): Promise<CommandResult> {
    const { clock, signal, release, options, plan } = this.#context;
    const startedAt = clock.now();
    let records = await readRecords(this.#context, this.#forge);
    let first = true;
    for (;;) {
      const world = await this.#observe(records);
      if (first)
        this.#journal.productionBefore(
          world.record?.payload.knownGood?.id ?? world.production.project.productionDeploymentId,
        );
      first = false;
      const step = decidePromote(release, world, {
        unpin: options.unpin,
        requestedAt: this.#requestedAt,
        queued: this.#queued,
        planDigest: plan.digest,
      });
      switch (step.do) {
        case "stop":
          return this.#stop(world, step.verdict, step.rolledBack);
        case "confirm":
          return this.#confirm(world);
        case "record":
          await this.#record(world);
          records = await readRecords(this.#context, this.#forge);
          break;
        case "promote": {
          const refused = await this.#send();
          if (refused !== null) return this.#stop(world, refused, false);
          break;
        }
        case "wait":
          if (clock.now() - startedAt > DEADLINE_MS) return this.#stop(world, this.#overdue(world), false);
          this.#journal.progress(`waiting for ${step.waitingFor}`);
          await clock.sleep(pollDelayMs(clock.now() - startedAt), signal);
          this.#forgetLostRequest();
      }
    }
  }

  async #observe(records: Records): Promise<World> {
    const production = await readProduction(this.#context, this.#host);
    const candidate = this.#candidate;
    const servingId = production.project.productionDeploymentId;
    const serving =
      servingId === null ? null : servingId === candidate?.id ? candidate : await this.#host.readDeployment(servingId);
    const staging =
      candidate === null
        ? records.staging[0]
        : records.staging.find((record) => isRecordOf(record, candidate, this.#context.plan.digest));
    if (candidate !== null) this.#journal.candidate(candidate);
    return {
      production,
      serving,
      candidate,
      staging: staging ?? null,
      record: records.record,
      history: records.history,
    };
  }

  /** Written immediately before the promote, because its payload is written once. */
  async #record(world: World): Promise<void> {
    const { release, plan, options, runUrl } = this.#context;
    const candidate = this.#candidate;
    if (candidate === null) return;
    const request = world.production.project.aliasRequest;
    // Promoted by hand before us: then the known-good is where that promotion came from.
    const already = world.production.project.productionDeploymentId === candidate.id;
    const before = already
      ? request?.toDeploymentId === candidate.id
        ? request.fromDeploymentId
        : null
      : world.production.project.productionDeploymentId;
    const payload: ProductionPayload = {
      holdpoint: 1,
      phase: "production",
      release: release.id,
      commit: release.commit,
      planDigest: plan.digest,
      candidate: { id: candidate.id, url: candidate.url, createdAt: candidate.createdAt },
      knownGood:
        before === null
          ? null
          : { id: before, commit: world.serving?.id === before ? (world.serving.meta.githubCommitSha ?? null) : null },
      watchForMs: plan.stages.production.watch?.forMs ?? 0,
      autoAssignDomains: world.production.project.autoAssignDomains,
      unpinned: options.unpin,
    };
    const deployment = await this.#forge.createDeployment({
      ref: release.commit,
      task: PRODUCTION_TASK,
      environment: plan.stages.production.environment,
      description: `Holdpoint: ${plan.name} to production`,
      payload,
      productionEnvironment: true,
    });
    await this.#forge.createDeploymentStatus(deployment.id, {
      ...renderProductionStatus({ phase: "promoting" }),
      ...(runUrl === null ? {} : { logUrl: runUrl }),
    });
    this.#journal.step(
      "record-production",
      `production recorded as GitHub deployment ${deployment.id}, known good ${before ?? "none"}`,
    );
  }

  async #send() {
    const candidate = this.#candidate;
    if (candidate === null) return null;
    this.#requests += 1;
    this.#requestedAt = this.#context.clock.now();
    try {
      const answer = await this.#host.promote(candidate.id);
      this.#queued = answer.kind === "queued";
      if (answer.kind === "refused") {
        return hold(
          "promotion_refused",
          `The host refused to promote ${candidate.id}: ${answer.message}`,
          "Look at the deployment at the host; when it can be promoted there, run this again.",
        );
      }
      this.#journal.progress(
        answer.kind === "queued" ? "the host queued the promotion" : "the host took the promotion",
      );
      return null;
    } catch (error) {
      if (!(error instanceof ProviderError) || error.status === 401 || error.status === 403) throw error;
      // The answer was lost; the request may have arrived. The world says which.
      this.#journal.note(`the host's answer to the promote was lost: ${error.message}`);
      return null;
    }
  }

  /** After a lost answer, and no trace of the request at the host for a while, it may be sent again. */
  #forgetLostRequest(): void {
    const waited = this.#requestedAt === null ? 0 : this.#context.clock.now() - this.#requestedAt;
    if (!this.#queued && waited > 15_000 && this.#requests < MAXIMUM_REQUESTS) this.#requestedAt = null;
  }

  #overdue(world: World) {
    const elsewhere = domainsElsewhere(world.production, this.#candidate?.id ?? "");
    return this.#queued
      ? hold(
          "promotion_queued",
          "The host queued the promotion behind a rolling release and it has not begun.",
          "Finish or abort the rolling release at the host, then run this again; it continues.",
        )
      : hold(
          "read_back_mismatch",
          `The promote was asked for, but after 5 minutes production is ${world.production.project.productionDeploymentId ?? "nothing"}; elsewhere: ${elsewhere.map((alias) => alias.domain).join(", ") || "no domain"}.`,
          "Look at the project at the host; run this again (it continues) or dispatch a rollback.",
        );
  }

  async #stop(world: World, verdict: ReturnType<typeof hold>, rolledBack: boolean): Promise<CommandResult> {
    this.#journal.productionAfter(world.production.project.productionDeploymentId, await readServed(this.#context));
    return rolledBack
      ? this.#journal.finish({ ...verdict, decision: "rolled-back" })
      : this.#journal.finishWith(verdict);
  }

  async #confirm(world: World): Promise<CommandResult> {
    const { clock, plan, release, runUrl } = this.#context;
    const { record, candidate } = world;
    if (record === null || candidate === null) throw new Error("confirmed without a record or candidate");
    const served = await this.#readServedVersion();
    this.#journal.productionAfter(candidate.id, served);
    if (!record.payload.autoAssignDomains) {
      // A promote switches auto-assignment on whatever the team had set.
      const { project } = await readProduction(this.#context, this.#host);
      if (project.autoAssignDomains) await this.#host.setAutoAssignDomains(false);
    }
    const first = record.phase === "promoting";
    const promotedAt = record.promotedAt ?? clock.now();
    if (first) {
      await this.#forge.createDeploymentStatus(record.forgeId, {
        ...renderProductionStatus({ phase: "watching", promotedAt, until: promotedAt + record.payload.watchForMs }),
        environmentUrl: deploymentUrl(plan.project.domains[0] ?? candidate.url),
        ...(runUrl === null ? {} : { logUrl: runUrl }),
      });
    }
    this.#journal.step(
      "promote",
      `production shows ${candidate.id}, target and every domain${served === null ? "" : `, and serves ${served}`}`,
    );
    if (plan.project.version !== null && !servesCommit(served, release.commit)) {
      return this.#journal.finishWith(
        hold(
          "read_back_mismatch",
          `The host shows ${candidate.id} in production, but the production address says it serves "${served ?? "nothing"}" and not ${release.commit}.`,
          `Open ${plan.project.version.path} on the production domain: a cache may hold it, or the plan's \`version\` names another field.`,
        ),
      );
    }
    return this.#journal.finishWith(
      pass(first || this.#requests > 0 ? "promoted" : "already_done", `Production serves ${candidate.id}.`),
    );
  }

  async #readServedVersion(): Promise<string | null> {
    const { clock, plan, release, signal } = this.#context;
    const until = clock.now() + SERVED_DEADLINE_MS;
    for (;;) {
      const served = await readServed(this.#context);
      if (plan.project.version === null || servesCommit(served, release.commit) || clock.now() >= until) return served;
      this.#journal.progress(`production still answers with ${served ?? "nothing"}`);
      await clock.sleep(2_000, signal);
    }
  }
}
