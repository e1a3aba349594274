CREATE INDEX "workshops_tag_order" ON "workshops_tag" ("priority", "name_key", "id");
CREATE INDEX "workshops_account_order" ON "workshops_account" ("account_type" COLLATE "C", "created_at" DESC, "id" DESC);
CREATE INDEX "workshops_task_order" ON "workshops_task" ("role", "event", "id");
CREATE INDEX "workshops_membership_task_order" ON "workshops_membership_task" ("role", "membership", "id");
CREATE INDEX "workshops_email_template_order" ON "workshops_email_template" ("name_key", "signal" COLLATE "C", "id");
CREATE INDEX "workshops_criterium_order" ON "workshops_criterium" ("name_key", "email_key", "id");
