/** People as a plan names them: `@alice`, `@acme/devops`. */
import { z } from "zod";
import { LOGIN, LOGIN_LENGTH, parseLogin } from "./login.ts";

const FORM = "@login or @organization/team, such as @alice or @acme/devops";

const TEAM = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const TEAM_LENGTH = 255;

/** `@login` or `@organization/team`. The pattern is for editors; what is wrong is said in words. */
export const personOrTeam = z
  .string({ error: `expected ${FORM}` })
  .meta({ pattern: "^@[A-Za-z0-9_-]{1,39}(/[A-Za-z0-9_-]{1,255})?$", examples: ["@alice", "@acme/devops"] })
  .superRefine((name, context) => {
    const message = mistakeIn(name);
    if (message !== null) context.addIssue({ code: "custom", message });
  });

/** Logins of people or apps, each once, without their `@`. No teams: where these are asked no token may see who is in one. */
export const logins = z
  .array(
    z
      .string()
      .superRefine((name, context) => {
        if (parseLogin(name) !== null) return;
        const why = name.includes("/") ? "teams are not supported here; name people" : "expected a login such as alice";
        context.addIssue({ code: "custom", message: `${JSON.stringify(name)}: ${why}` });
      })
      .transform((name) => parseLogin(name) ?? name)
      .meta({ pattern: "^@?[A-Za-z0-9_-]{1,39}(\\[bot\\])?$", examples: ["alice"] }),
  )
  .superRefine(withoutTwice);

/** Each name once, whatever the case of its letters: GitHub makes no difference. */
export function withoutTwice(names: readonly string[], context: Pick<z.RefinementCtx, "addIssue">): void {
  const written = names.map((name) => name.toLowerCase());
  for (const [index, name] of written.entries()) {
    if (written.indexOf(name) === index) continue;
    context.addIssue({ code: "custom", path: [index], message: `${names[index]} is named twice` });
  }
}

function mistakeIn(name: string): string | null {
  const quoted = JSON.stringify(name);
  if (/\[bot\]$/i.test(name)) return `${quoted} is an app's account, and only people can sign off: expected ${FORM}`;
  if (!name.startsWith("@")) return `${quoted} does not begin with "@": expected ${FORM}`;
  const [login = "", ...team] = name.slice(1).split("/");
  if (team.length > 1) return `${quoted} has more than one "/": expected ${FORM}`;
  if (login.length > LOGIN_LENGTH) {
    return `${quoted}: a name at GitHub has at most ${LOGIN_LENGTH} characters, this one ${login.length}`;
  }
  if (!LOGIN.test(login)) {
    return `${quoted}: a name at GitHub has letters, digits and single dashes inside: expected ${FORM}`;
  }
  const [slug] = team;
  if (slug === undefined || (TEAM.test(slug) && slug.length <= TEAM_LENGTH)) return null;
  return `${quoted}: expected a team as in its address, of letters, digits, "-" and "_", such as @acme/devops`;
}
