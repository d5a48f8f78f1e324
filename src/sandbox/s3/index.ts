/** An S3-compatible store in the sandbox: buckets by path, objects in memory, and what its clients are promised of hashes. */
import type { EmulatorDeclaration } from "../declaration.ts";
import { createS3Emulator, type S3Emulator } from "./emulator.ts";
import type { S3Seed } from "./seed.ts";

export const s3: EmulatorDeclaration<S3Seed, S3Emulator> = {
  name: "s3",
  roles: [],
  // Keys that open nothing but loopback; long, so that masking them hides nothing else.
  seedFor: () => ({
    accessKeyId: "SANDBOXACCESSKEY0000",
    secretAccessKey: "sandbox-secret-access-key-0000000000000",
    buckets: null,
  }),
  create: createS3Emulator,
  environment: ({ origin, seed }) => ({
    AWS_ENDPOINT_URL_S3: origin,
    AWS_ACCESS_KEY_ID: seed.accessKeyId,
    AWS_SECRET_ACCESS_KEY: seed.secretAccessKey,
    AWS_REGION: "us-east-1",
  }),
  describe: ({ origin, seed }) => ({
    url: origin,
    accessKeyId: seed.accessKeyId,
    secretAccessKey: seed.secretAccessKey,
  }),
  faults: {
    "backup-damaged": {
      description: "what is stored is damaged after it was written",
      apply: (emulator) => emulator.damageWhatIsStored(),
    },
  },
};
