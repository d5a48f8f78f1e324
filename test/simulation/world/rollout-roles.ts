/** The host's rolling releases as one process of a run sees them. */
import type { ChangeAnswer, HostRollout, HostRollouts } from "../../../src/providers/contract.ts";
import type { ChangeReply } from "./host-server.ts";
import { answerOf, failChange, type Surroundings } from "./roles.ts";
import { trouble } from "./trouble.ts";

export function createRollouts(surroundings: Surroundings): HostRollouts {
  const { network, process, host, log, now } = surroundings;
  const { rolling } = host;
  const by = { run: process.run, process: process.process };
  const call = <Answer>(name: string, writes: boolean, serve: () => Answer): Promise<Answer> =>
    network.call(process, {
      vendor: "host",
      name,
      writes,
      serve,
      fail(kind) {
        throw trouble("Vercel", name, kind);
      },
    });
  const change = (name: string, ask: (sentAt: number) => ChangeReply): Promise<ChangeAnswer> => {
    const sentAt = now();
    return network.call<ChangeAnswer>(process, {
      vendor: "host",
      name,
      writes: true,
      serve: () => answerOf(ask(sentAt)),
      fail: (kind) => failChange(name, kind),
    });
  };
  return {
    readRollout: () =>
      network.call<HostRollout | null>(process, {
        vendor: "host",
        name: "readRollout",
        writes: false,
        serve: () => host.standing().rollout ?? null,
        serveStale: (agoMs) => host.standingBefore(agoMs).rollout ?? null,
        fail(kind) {
          throw trouble("Vercel", "readRollout", kind);
        },
        heard: (rollout, times) =>
          log.add({
            kind: "read",
            by,
            what: "rollout",
            ...times,
            told: rollout?.state === "active" ? rollout.candidateId : null,
            autoAssign: null,
            truth: host.standing(),
          }),
      }),
    readRolloutSettings: () => call("readRolloutSettings", false, () => rolling.settings()),
    readRolloutOffer: () =>
      call("readRolloutOffer", false, () =>
        rolling.isOffered()
          ? { kind: "available" as const }
          : { kind: "unavailable" as const, message: "not in the plan" },
      ),
    writeRolloutStages: (percents) => call("writeRolloutStages", true, () => rolling.writeStages(percents, by)),
    putBackRolloutSettings: (stored) => call("putBackRolloutSettings", true, () => rolling.putBack(stored, by)),
    startRollout: (id) => change("startRollout", (sentAt) => rolling.start(id, by, sentAt)),
    approveStage: (id, from) => change("approveStage", (sentAt) => rolling.approve(id, from, by, sentAt)),
    completeRollout: (id) => change("completeRollout", (sentAt) => rolling.complete(id, by, sentAt)),
  };
}

/** As a request asks for one side of a rolling release. */
export const SIDES = { candidate: "side=candidate", stable: "side=stable" };
