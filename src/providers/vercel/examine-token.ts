/** What the token says about itself: until when it is valid, and how far it reaches. */
import { z } from "zod";
import { type Finding, ok, warning } from "../../lib/finding.ts";
import { parseAnswer } from "./api.ts";
import type { Get } from "./get.ts";
import { TOKEN } from "./settings.ts";

/** `current` stands for the token that the request is signed with. */
const PATH = "/v5/user/tokens/current";
const DAY_MS = 86_400_000;
const SOON_MS = 14 * DAY_MS;

const shape = z.object({
  token: z.object({
    expiresAt: z.number().nullish(),
    scopes: z.array(z.object({ type: z.string() })).nullish(),
  }),
});

export async function examineToken(get: Get, now: number): Promise<readonly Finding[]> {
  const { token } = parseAnswer(shape, await get(PATH), `GET ${PATH}`);
  const expiresAt = token.expiresAt ?? null;
  const days = expiresAt === null ? null : Math.floor((expiresAt - now) / DAY_MS);
  const until = days === null ? "does not expire" : `expires in ${days === 1 ? "1 day" : `${days} days`}`;
  if (expiresAt !== null && expiresAt - now < SOON_MS) {
    return [
      warning(
        TOKEN.name,
        `It ${until}; then nothing can be released or rolled back.`,
        "Make a new one and store it in time.",
      ),
    ];
  }
  const scopes = token.scopes ?? null;
  if (scopes?.some(({ type }) => type === "user")) {
    return [
      warning(
        TOKEN.name,
        `It ${until}, and reaches everything that its owner reaches.`,
        "Make one that is limited to the team (Vercel, Account Settings, Tokens, Scope).",
      ),
    ];
  }
  return [ok(TOKEN.name, `It is valid and ${until}${scopes === null ? "" : "; it is limited to a team"}.`)];
}
