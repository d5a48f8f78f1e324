/** A host that can be asked and not told: whoever only observes gets no other, whatever is decided. */
import { ProviderError } from "../../lib/error.ts";
import type { Host, HostRollouts } from "../../providers/contract.ts";

export function createReadOnlyHost(host: Host): Host {
  const refuse = async (): Promise<never> => {
    throw new ProviderError({
      reasonCode: "observes_only",
      vendor: "Holdpoint",
      message: "Something would have to be changed at the host, and this look only observes.",
      remedy: "Run the look without `observe`, with a plan that releases, or change it by hand.",
    });
  };
  const { rollouts } = host;
  return {
    readProject: host.readProject,
    readDeployment: host.readDeployment,
    findBuilds: host.findBuilds,
    listServed: host.listServed,
    readAliases: host.readAliases,
    readBuildLog: host.readBuildLog,
    followBuild: host.followBuild,
    listEnvironmentVariables: host.listEnvironmentVariables,
    createBuild: refuse,
    promote: refuse,
    rollback: refuse,
    pointDomain: refuse,
    setAutoAssignDomains: refuse,
    ...(rollouts === undefined ? {} : { rollouts: readOnlyRollouts(rollouts, refuse) }),
  };
}

function readOnlyRollouts(
  { readRollout, readRolloutSettings, readRolloutOffer }: HostRollouts,
  refuse: () => Promise<never>,
): HostRollouts {
  return {
    readRollout,
    readRolloutSettings,
    readRolloutOffer,
    writeRolloutStages: refuse,
    putBackRolloutSettings: refuse,
    startRollout: refuse,
    approveStage: refuse,
    completeRollout: refuse,
  };
}
