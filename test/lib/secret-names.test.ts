import { expect, test } from "vitest";
import { isSecretName, secretValues } from "../../src/lib/secret-names.ts";

test.each(
  "VERCEL_TOKEN SENTRY_AUTH_TOKEN DATABASE_URL STAGING_DATABASE_URL STRIPE_KEY SLACK_WEBHOOK_URL NPM_TOKEN DB_PASSWORD SENTRY_DSN PRIVATE_KEY AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY GH_PAT API_KEY apiKey APIKEY authToken PGPASSWORD DB_PWD REDIS_URL CONNECTION_STRING KEY BASIC_AUTH SESSION_COOKIE SSH_PASSPHRASE JWT INPUT_GITHUB-TOKEN GOOGLE_CREDENTIALS".split(
    " ",
  ),
)("%s is the name of a secret", (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each(
  "PATH HOME CI PWD OLDPWD LANG NODE_ENV DEPLOYMENT_URL GITHUB_SHA GITHUB_ACTOR GIT_AUTHOR_NAME INPUT_AUTHOR INPUT_PATH KEYBOARD PATTERN PASSENGERS SITE_URL SENTRY_ORG".split(
    " ",
  ),
)("%s is not the name of a secret", (name) => {
  expect(isSecretName(name)).toBe(false);
});

test("secret is what has such a name, is known by its name, or is an address with a password", () => {
  const env = {
    API_TOKEN: "t0",
    PLAIN: "p0",
    NAMED: "n0",
    DB: "postgres://u:pw@h/d",
    SITE: "https://h/d",
    NONE: undefined,
  };
  expect(secretValues(env, ["NAMED"])).toEqual(["t0", "n0", "postgres://u:pw@h/d"]);
});

test.each(["true", " False", "3000", "15432", "production", "", "  "])(
  "%j is what anybody might write, and no secret whatever its name",
  (value) => {
    expect(secretValues({ AUTH_TOKEN: value, PORT: value }, ["PORT"])).toEqual([]);
  },
);
