const wanted = process.env["INPUT_NODE-VERSION"];
const [major] = process.versions.node.split(".");
if (wanted !== major) throw new Error(`node-version is ${wanted}, and ${major} is what is here`);
if (process.env["INPUT_PACKAGE-MANAGER-CACHE"] !== "false") throw new Error("packages would be cached");
