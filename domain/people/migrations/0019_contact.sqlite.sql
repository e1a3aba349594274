ALTER TABLE "people_person" ADD COLUMN "phone" TEXT NOT NULL DEFAULT '';
ALTER TABLE "people_person" ADD COLUMN "alt_phone" TEXT NOT NULL DEFAULT '';
ALTER TABLE "people_person" ADD COLUMN "postcode" TEXT NOT NULL DEFAULT '';
ALTER TABLE "people_person" ADD COLUMN "born_on" TEXT;
ALTER TABLE "people_person" ADD COLUMN "about" TEXT NOT NULL DEFAULT '';
