ALTER TABLE "core_webhook" ADD COLUMN "former_secret" text NOT NULL DEFAULT '';
ALTER TABLE "core_webhook" ADD COLUMN "former_until" timestamptz;
