const { cpSync, existsSync } = require("node:fs");
const { join } = require("node:path");

const input = (name) => process.env[`INPUT_${name.toUpperCase()}`] ?? "";
const path = input("path");
if (path.split("/").some((part) => part.startsWith(".")) && input("include-hidden-files") !== "true") {
  throw new Error(`${path} is hidden, and include-hidden-files is not true: nothing would be uploaded`);
}
if (!existsSync(path)) throw new Error(`there is nothing at ${path}`);
cpSync(path, join(process.env.STAND_IN_ARTIFACTS, input("name")), { recursive: true });
