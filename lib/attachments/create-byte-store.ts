import { join } from "node:path"
import type { Config } from "../config"
import type { ByteStore } from "./byte-store"
import { createFileStore } from "./file-store"
import { createS3Store } from "./s3-store"

type Settings = Pick<
  Config,
  "DATA_DIR" | "S3_ENDPOINT" | "S3_BUCKET" | "S3_REGION" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY"
>

/** The bucket that the settings name, otherwise files in `DATA_DIR`. */
export function createByteStore(config: Settings): ByteStore {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = config
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config
  if (endpoint && bucket && accessKeyId && secretAccessKey)
    return createS3Store({ endpoint, bucket, region, accessKeyId, secretAccessKey })
  return createFileStore(join(/* turbopackIgnore: true */ config.DATA_DIR, "attachments"))
}
