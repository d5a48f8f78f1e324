/** What the emulators offer to one another, as one. */
import { combineReporters } from "./combine-reporters.ts";
import type { Services } from "./declaration.ts";

/** What is offered by then; a service is looked for when it is called, so the registry's order does not matter. */
export function combineServices(offered: readonly Partial<Services>[]): Services {
  return {
    productionOrigin(domain) {
      const service = offered.find(({ productionOrigin }) => productionOrigin !== undefined);
      if (service?.productionOrigin === undefined) throw new Error("no emulator serves a production domain");
      return service.productionOrigin(domain);
    },
    forge() {
      const service = offered.find(({ forge }) => forge !== undefined);
      if (service?.forge === undefined) throw new Error("no emulator is a forge");
      return service.forge();
    },
    forgeApp(identity) {
      const service = offered.find(({ forgeApp }) => forgeApp !== undefined);
      if (service?.forgeApp === undefined) throw new Error("no emulator is a forge");
      return service.forgeApp(identity);
    },
    hearOfPush: async (push) => {
      await Promise.all(offered.map(({ hearOfPush }) => hearOfPush?.(push)));
    },
    hearOfStatus: (sha) => {
      for (const { hearOfStatus } of offered) hearOfStatus?.(sha);
    },
    deployByHand(commit, files) {
      const service = offered.find(({ deployByHand }) => deployByHand !== undefined);
      if (service?.deployByHand === undefined) throw new Error("no emulator is a host");
      return service.deployByHand(commit, files);
    },
    productionDeployments: (domain) =>
      offered
        .find(({ productionDeployments }) => productionDeployments !== undefined)
        ?.productionDeployments?.(domain) ?? [],
    flagIsSafe() {
      const services = offered.flatMap(({ flagIsSafe }) => flagIsSafe ?? []);
      return services.length > 0 && services.every((isSafe) => isSafe());
    },
    openReporter(release, environment) {
      const opened = offered.flatMap(({ openReporter }) => openReporter?.(release, environment) ?? []);
      return opened.length === 0 ? null : Promise.all(opened).then(combineReporters);
    },
  };
}
