ALTER TABLE "people_person" ADD COLUMN "phone" text NOT NULL DEFAULT '';
ALTER TABLE "people_person" ADD COLUMN "alt_phone" text NOT NULL DEFAULT '';
ALTER TABLE "people_person" ADD COLUMN "postcode" text NOT NULL DEFAULT '';
ALTER TABLE "people_person" ADD COLUMN "born_on" date;
ALTER TABLE "people_person" ADD COLUMN "about" text NOT NULL DEFAULT '';
