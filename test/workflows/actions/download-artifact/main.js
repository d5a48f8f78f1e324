const { cpSync } = require("node:fs");
const { join } = require("node:path");

cpSync(join(process.env.STAND_IN_ARTIFACTS, process.env.INPUT_NAME), process.env.INPUT_PATH, { recursive: true });
