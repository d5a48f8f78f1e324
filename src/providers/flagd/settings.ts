/** What a file of flags in a repository is reached with. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";

export const VENDOR = "flagd file";

/** A workflow's own token is not used: it would have to be able to write the code that it releases. */
export const TOKEN: Setting = {
  name: "FLAGS_GITHUB_TOKEN",
  source: "secret",
  purpose: "read the file of flags, and turn one off when a release is rolled back",
  scopes:
    "fine-grained token with `Contents: Read and write` on the repository that has the file of flags, and on no other",
  workflows: ["release", "watch", "rollback"],
};

export const API_URL: AddressSetting = {
  name: "GITHUB_API_URL",
  source: "runner",
  purpose: "find GitHub's API",
  default: "https://api.github.com",
};
