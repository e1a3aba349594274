ALTER TABLE "core_webhook" ADD COLUMN "former_secret" TEXT NOT NULL DEFAULT '';
ALTER TABLE "core_webhook" ADD COLUMN "former_until" TEXT;
