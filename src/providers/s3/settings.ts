/** What an S3-compatible store is reached with, by the names that its own tools read. */
import type { Setting } from "../../lib/setting.ts";
import type { AddressSetting } from "../../lib/vendor-address.ts";
import { namesStore } from "../../lib/backup-place.ts";

export const VENDOR = "S3";

const named = (spec: unknown): boolean => namesStore(spec, "s3");
const workflows = ["release", "rollback"] as const;

export const KEY_ID: Setting = {
  name: "AWS_ACCESS_KEY_ID",
  source: "secret",
  purpose: "store backups, and read them back",
  scopes:
    "key that may `s3:PutObject`, `s3:GetObject`, `s3:ListBucket`, `s3:AbortMultipartUpload` and `s3:ListBucketMultipartUploads` in the bucket, and `s3:DeleteObject` where what a broken-off run left, or `keep-for` has had its time, is to be removed",
  neededFor: named,
  workflows,
};

export const SECRET_KEY: Setting = {
  name: "AWS_SECRET_ACCESS_KEY",
  source: "secret",
  purpose: "sign requests with that key",
  scopes: "secret of `AWS_ACCESS_KEY_ID`",
  neededFor: named,
  workflows,
};

export const SESSION_TOKEN: Setting = {
  name: "AWS_SESSION_TOKEN",
  source: "secret",
  purpose: "sign requests with a key that expires",
  scopes: "token that came with the key",
  optional: "for a key that expires",
  workflows,
};

export const REGION: Setting = {
  name: "AWS_REGION",
  source: "variable",
  purpose: "know the bucket's region",
  scopes: "name of the region, such as `eu-central-1`, or `auto` where the store has none",
  optional: "where it is not `us-east-1`",
  workflows,
};

/** Of Amazon's own, whose requests go to the region's address. */
export const AMAZON = "https://s3.amazonaws.com";

export const ENDPOINT: AddressSetting = {
  name: "AWS_ENDPOINT_URL_S3",
  source: "address",
  purpose: "find the store",
  default: AMAZON,
  inPlan: "s3",
};

export const SETTINGS: readonly Setting[] = [KEY_ID, SECRET_KEY, SESSION_TOKEN, REGION, ENDPOINT];
