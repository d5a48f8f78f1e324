/** The project: whose it is, and the settings that decide what a push, a probe and a promote do. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { broken, type Finding, ok, warning } from "../../lib/finding.ts";
import { readSetting } from "../../lib/setting.ts";
import type { Expected, ProviderContext } from "../contract.ts";
import { parseAnswer } from "./api.ts";
import type { Get } from "./get.ts";
import { BYPASS } from "./settings.ts";

const shape = z.object({
  id: z.string(),
  name: z.string(),
  targets: z.object({ production: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
  autoAssignCustomDomains: z.boolean().nullish(),
  link: z
    .object({ org: z.string().nullish(), repo: z.string().nullish(), productionBranch: z.string().nullish() })
    .nullish(),
  ssoProtection: z.object({ deploymentType: z.string() }).nullish(),
  passwordProtection: z.unknown().optional(),
  protectionBypass: z.record(z.string(), z.object({ scope: z.string().nullish() })).nullish(),
});

type Project = z.infer<typeof shape>;

export async function examineProject(
  get: Get,
  path: string,
  expected: Expected,
  { env }: ProviderContext,
): Promise<readonly Finding[]> {
  const project = parseAnswer(shape, await get(path), `GET ${path}`);
  return [
    describeProject(project, expected),
    judgeAutoAssign(project, expected),
    await judgeGit(project, expected),
    judgeProtection(project, readSetting(env, BYPASS)),
  ];
}

function describeProject({ id, name, targets }: Project, { team }: Expected): Finding {
  const owner = team === null ? "the token's own account" : `the team ${team}`;
  const serves = targets?.production?.id ?? null;
  return ok("project", `${name} (${id}) belongs to ${owner}; production serves ${serves ?? "nothing yet"}.`);
}

function judgeAutoAssign({ autoAssignCustomDomains }: Project, { letIn = null }: Expected): Finding {
  const subject = "automatic assignment";
  const isOn = autoAssignCustomDomains !== false;
  const where = "at Vercel (Settings, Environments, Production, Branch Tracking)";
  if (letIn === "staged") {
    if (!isOn) return ok(subject, "It is off, so that builds from Git wait for Holdpoint.");
    const remedy = `Switch it off ${where}, or write \`let-in: check\` into the plan.`;
    return broken(subject, "It is on: each build from Git is in production before it is verified.", remedy);
  }
  if (letIn === "check" && !isOn) {
    const remedy = `Switch it on ${where}; if it is a pin, run the promote once with \`unpin\`.`;
    return broken(subject, "It is off: a passed deployment check lets nothing into production.", remedy);
  }
  if (isOn) return ok(subject, "Production's domains are assigned automatically.");
  return warning(
    subject,
    "It is off: production is pinned after a rollback, or the team has set it so.",
    "If it is a pin, undo the rollback at Vercel when its cause is fixed, or run the promote once with `unpin`.",
  );
}

async function judgeGit({ link }: Project, { repository, directory, letIn = null }: Expected): Promise<Finding> {
  const subject = "deployments from Git";
  if (letIn !== null) return judgeSource(subject, link, repository, await switchesGitOff(directory));
  if (link === null || link === undefined)
    return ok(subject, "No repository is connected: no push deploys past Holdpoint.");
  if (await switchesGitOff(directory)) return ok(subject, "vercel.json switches them off.");
  const connected = `${link.org ?? "?"}/${link.repo ?? "?"}`;
  const foreign = repository !== null && connected.toLowerCase() !== repository.toLowerCase();
  return warning(
    subject,
    foreign
      ? `The project is connected to ${connected}, and releases come from ${repository}: its pushes may deploy too.`
      : `The project is connected to ${connected}: a push to ${link.productionBranch ?? "the production branch"} goes straight to production, unless that is off.`,
    'Disconnect it at Vercel (Settings, Git), or write "git": { "deploymentEnabled": false } into vercel.json.',
  );
}

/** The plan releases what is built from Git. */
function judgeSource(subject: string, link: Project["link"], repository: string | null, isOff: boolean): Finding {
  const remedy = "Connect the repository at Vercel (Settings, Git), or let Holdpoint upload: `source: upload`.";
  if (link === null || link === undefined) {
    return broken(subject, "No repository is connected: nothing is built from a push.", remedy);
  }
  const connected = `${link.org ?? "?"}/${link.repo ?? "?"}`;
  if (repository !== null && connected.toLowerCase() !== repository.toLowerCase()) {
    return broken(subject, `The project is built from ${connected}, and releases come from ${repository}.`, remedy);
  }
  if (isOff)
    return broken(subject, "vercel.json switches them off.", "Remove `git.deploymentEnabled` from vercel.json.");
  return ok(subject, `${connected} is built at each push to ${link.productionBranch ?? "the production branch"}.`);
}

async function switchesGitOff(directory: string): Promise<boolean> {
  const text = await readFile(join(directory, "vercel.json"), "utf8").catch(() => null);
  if (text === null) return false;
  try {
    const parsed = z.object({ git: z.object({ deploymentEnabled: z.literal(false) }) }).safeParse(JSON.parse(text));
    return parsed.success;
  } catch {
    return false;
  }
}

/** The secret itself is the key at Vercel, so whether ours is one of the project's can be seen. */
function judgeProtection(
  { ssoProtection, passwordProtection, protectionBypass }: Project,
  secret: string | null,
): Finding {
  const subject = "deployment protection";
  const on = (ssoProtection ?? null) !== null || (passwordProtection ?? null) !== null;
  const remedy = `Create one (Settings, Deployment Protection, "Protection bypass for automation") and store it as ${BYPASS.name}.`;
  if (secret === null) {
    if (!on) return ok(subject, "It is off: probes reach every build.");
    return broken(
      subject,
      `It is on, and ${BYPASS.name} is not set: the gates of staging cannot see the build.`,
      remedy,
    );
  }
  if (protectionBypass === null || protectionBypass === undefined) {
    return warning(subject, `Cannot be checked with this token: whether ${BYPASS.name} is the project's.`, remedy);
  }
  const known = Object.entries(protectionBypass).some(
    ([key, { scope }]) => key === secret && scope === "automation-bypass",
  );
  if (!known) return broken(subject, `${BYPASS.name} is not one of the project's bypass secrets.`, remedy);
  return ok(subject, `It is ${on ? "on" : "off"}, and ${BYPASS.name} is one of the project's.`);
}
