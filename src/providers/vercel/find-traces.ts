/** The project that a folder is linked to, from the file that Vercel's CLI keeps, and its domains from Vercel itself. */
import { z } from "zod";
import { ProviderError } from "../../lib/error.ts";
import type { ProviderContext, RepositoryFiles, VendorTraces } from "../contract.ts";
import { createConnection } from "./connection.ts";
import { TOKEN } from "./settings.ts";

const LINK = ".vercel/project.json";

/** `projectName` only since version 44 of the CLI. */
const linkShape = z.object({
  projectId: z.string().regex(/^[\w-]{1,100}$/),
  orgId: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .nullish(),
  projectName: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .nullish(),
});
const domainsShape = z.object({
  domains: z.array(
    z.object({
      name: z.string(),
      redirect: z.string().nullish(),
      gitBranch: z.string().nullish(),
      customEnvironmentId: z.string().nullish(),
    }),
  ),
});

export async function findVercelTraces(files: RepositoryFiles, context: ProviderContext): Promise<VendorTraces | null> {
  const link = parseLink(await files.read(LINK));
  if (link === null) return null;
  const { projectId, orgId, projectName } = link;
  // Of a personal account the owner is the token's own, which a plan does not name.
  const team = orgId?.startsWith("team_") === true ? orgId : null;
  const asked = context.env[TOKEN.name]
    ? createConnection({ project: projectId, team, repository: null }, context)
    : null;
  const [domains, builds] =
    asked === null ? [[], undefined] : await Promise.all([listDomains(asked), readLinked(asked)]);
  return {
    from: LINK,
    project: { name: projectName ?? projectId, team },
    ...(domains.length === 0 ? {} : { domains }),
    ...(builds === undefined ? {} : { builds }),
  };
}

function parseLink(text: string | null): z.infer<typeof linkShape> | null {
  if (text === null) return null;
  try {
    return linkShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

type Connection = ReturnType<typeof createConnection>;

/** Without a token nothing is asked, and what is not answered is as not asked: a person fills it in. */
async function listDomains(connection: Connection): Promise<readonly string[]> {
  try {
    const path = connection.projectPath("v9", "/domains");
    const { body } = await connection.request({ method: "GET", path, query: { limit: 100 }, repeatable: true });
    const { domains } = domainsShape.parse(body);
    const own = domains.filter(
      ({ redirect, gitBranch, customEnvironmentId }) => !redirect && !gitBranch && !customEnvironmentId,
    );
    const names = own.map(({ name }) => name.toLowerCase()).toSorted();
    // Every project has an address of Vercel's own; people come by the others, where there are some.
    const theirs = names.filter((name) => !name.endsWith(".vercel.app"));
    return theirs.length > 0 ? theirs : names;
  } catch (error) {
    if (error instanceof ProviderError || error instanceof z.ZodError) return [];
    throw error;
  }
}

const projectShape = z.object({
  link: z.object({ type: z.string(), org: z.string().nullish(), repo: z.string().nullish() }).nullish(),
});

/** Undefined where nobody knows. */
async function readLinked(connection: Connection): Promise<string | null | undefined> {
  try {
    const path = connection.projectPath("v9", "");
    const { body } = await connection.request({ method: "GET", path, repeatable: true });
    const { link } = projectShape.parse(body);
    if (link === null || link === undefined) return null;
    return link.org && link.repo ? `${link.org}/${link.repo}` : undefined;
  } catch (error) {
    if (error instanceof ProviderError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
