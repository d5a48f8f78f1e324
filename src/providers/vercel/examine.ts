/** What can be read of the project, its account and the token before a release needs them. */
import type { Examination, Expected, ProviderContext } from "../contract.ts";
import { createConnection } from "./connection.ts";
import { examineAccount } from "./examine-account.ts";
import { examineDomains, examineEnvironment } from "./examine-domains.ts";
import { examineProject } from "./examine-project.ts";
import { examineToken } from "./examine-token.ts";
import type { Get } from "./get.ts";
import { TOKEN } from "./settings.ts";

export async function examineVercel(expected: Expected, context: ProviderContext): Promise<readonly Examination[]> {
  const connection = createConnection(expected, context);
  const get: Get = async (path, query = {}) =>
    (await connection.request({ method: "GET", path, query, repeatable: true })).body;
  const { stagingEnvironment } = expected;
  return [
    {
      subject: "project",
      needed: true,
      run: () => examineProject(get, connection.projectPath("v9"), expected, context),
    },
    {
      subject: "domains",
      needed: true,
      run: () => examineDomains(get, connection.projectPath("v9", "/domains"), expected),
    },
    ...(stagingEnvironment === null
      ? []
      : [
          {
            subject: `environment ${stagingEnvironment}`,
            needed: true,
            run: () =>
              examineEnvironment(get, connection.projectPath("v9", "/custom-environments"), stagingEnvironment),
          },
        ]),
    {
      subject: "account",
      needed: false,
      byHand: "Settings, Billing and Members",
      run: () => examineAccount(get, expected),
    },
    {
      subject: TOKEN.name,
      needed: false,
      byHand: "Account Settings, Tokens",
      run: () => examineToken(get, context.clock.now()),
    },
  ];
}
