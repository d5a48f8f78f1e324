const { cpSync, existsSync } = require("node:fs");
const { basename, join } = require("node:path");

const input = (name) => process.env[`INPUT_${name.toUpperCase()}`] ?? "";
const path = input("path");
if (path.split("/").some((part) => part.startsWith(".")) && input("include-hidden-files") !== "true") {
  throw new Error(`${path} is hidden, and include-hidden-files is not true: nothing would be uploaded`);
}
const kept = join(process.env.STAND_IN_ARTIFACTS, input("archive") === "false" ? basename(path) : input("name"));
if (!existsSync(path)) {
  if (input("if-no-files-found") === "error") throw new Error(`there is nothing at ${path}`);
} else if (existsSync(kept) && input("overwrite") !== "true") {
  throw new Error(`there is an artifact at ${kept} already`);
} else {
  cpSync(path, kept, { recursive: true });
}
