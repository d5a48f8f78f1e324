/** Past releases from the host's own list, for a repository that has no release record yet. */
import type { HostReader } from "../../providers/contract.ts";
import { chooseWanted, type PastRelease, type PastReleases, type Wanted } from "./past-release.ts";

export async function readHosted(host: Pick<HostReader, "listServed">, wanted: Wanted): Promise<PastReleases> {
  const served = (await host.listServed(wanted)).toSorted((one, other) => one.servedAt - other.servedAt);
  const releases = served.map(({ id, commit, servedAt }, index): PastRelease => {
    const before = served[index - 1];
    return {
      deploymentId: id,
      commit,
      promotedAt: servedAt,
      servedUntil: served[index + 1]?.servedAt ?? null,
      previous: before === undefined ? null : { deploymentId: before.id, commit: before.commit },
      happened: null,
    };
  });
  return {
    source: "host",
    releases: chooseWanted(releases, wanted),
    unseen: [
      "The host's list tells neither rollbacks nor which build was promoted again: a release counts as served until the next one began, and how it ended is not known.",
    ],
  };
}
