/** The domains of the plan and the environment that staging is built for: do they belong to the project? */
import { z } from "zod";
import { broken, type Finding, ok } from "../../lib/finding.ts";
import type { Expected } from "../contract.ts";
import { customEnvironmentListShape, parseAnswer } from "./api.ts";
import type { Get } from "./get.ts";

const PAGE_SIZE = 100;
/** A project has far fewer domains; a list that leads on and on ends here. */
const MAXIMUM_PAGES = 20;

const domainShape = z.object({
  name: z.string(),
  verified: z.boolean().nullish(),
  gitBranch: z.string().nullish(),
  customEnvironmentId: z.string().nullish(),
});
const listShape = z.object({
  domains: z.array(domainShape),
  pagination: z.object({ next: z.number().nullish() }).nullish(),
});

export async function examineDomains(get: Get, path: string, { domains }: Expected): Promise<readonly Finding[]> {
  const known = await listDomains(get, path);
  const troubles = domains.flatMap((domain) => {
    const trouble = troubleOf(domain, known.get(domain.toLowerCase()));
    return trouble === null ? [] : [trouble];
  });
  if (troubles.length > 0) return troubles;
  const subject = domains.length === 1 ? "domain" : "domains";
  return [ok(subject, `${domains.join(", ")} ${domains.length === 1 ? "belongs" : "belong"} to the project.`)];
}

async function listDomains(get: Get, path: string): Promise<ReadonlyMap<string, z.infer<typeof domainShape>>> {
  const known = new Map<string, z.infer<typeof domainShape>>();
  let until: number | null = null;
  for (let page = 0; page < MAXIMUM_PAGES; page += 1) {
    const query: Readonly<Record<string, number>> = { limit: PAGE_SIZE, ...(until === null ? {} : { until }) };
    const answer: z.infer<typeof listShape> = parseAnswer(listShape, await get(path, query), `GET ${path}`);
    for (const domain of answer.domains) known.set(domain.name.toLowerCase(), domain);
    until = answer.pagination?.next ?? null;
    if (until === null) break;
  }
  return known;
}

function troubleOf(name: string, domain: z.infer<typeof domainShape> | undefined): Finding | null {
  const subject = `domain ${name}`;
  if (domain === undefined) {
    return broken(
      subject,
      "It does not belong to the project, so no promote could point it anywhere.",
      "Add it to the project at Vercel (Settings, Domains), or correct `domains` in the plan.",
    );
  }
  if (domain.verified === false) {
    return broken(subject, "Vercel has not verified that it is yours.", "Set the record that Vercel shows for it.");
  }
  if ((domain.gitBranch ?? domain.customEnvironmentId ?? null) !== null) {
    return broken(
      subject,
      "It belongs to a branch or another environment, not to production.",
      "Connect it to production at Vercel (Settings, Domains), or take it out of the plan's `domains`.",
    );
  }
  return null;
}

export async function examineEnvironment(get: Get, path: string, slug: string): Promise<readonly Finding[]> {
  const { environments } = parseAnswer(customEnvironmentListShape, await get(path), `GET ${path}`);
  const subject = `environment ${slug}`;
  return environments.some((environment) => environment.slug === slug)
    ? [ok(subject, "The project has it.")]
    : [
        broken(
          subject,
          "The project has no custom environment of this name, so nothing can be built for staging.",
          "Create it at Vercel (Settings, Environments), or correct `stages.staging.deploy.target`.",
        ),
      ];
}
