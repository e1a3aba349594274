#include "apps/timebank/timeoverflow/tables.h"

#include <algorithm>

namespace ateneu::timebank::timeoverflow {

namespace {

using Names = std::string_view;

constexpr Names users[] = {"username", "email", "encrypted_password", "phone", "alt_phone", "date_of_birth", "gender", "description", "postcode", "locale",
                           "confirmed_at", "current_sign_in_at", "last_sign_in_at", "created_at", "updated_at", "notifications"};
constexpr Names organizations[] = {"name", "email", "phone", "web", "description", "public_opening_times", "address", "neighborhood", "city", "latitude", "longitude",
                                   "highlighted", "reg_number_seq", "created_at"};
constexpr Names members[] = {"user_id", "organization_id", "member_uid", "manager", "active", "entry_date", "tags", "created_at"};
constexpr Names accounts[] = {"accountable_type", "accountable_id", "organization_id", "balance", "min_allowed_balance", "max_allowed_balance", "flagged", "created_at", "updated_at"};
constexpr Names categories[] = {"name_translations", "name"};
constexpr Names category_translations[] = {"category_id", "locale", "name"};
constexpr Names posts[] = {"type", "title", "category_id", "user_id", "organization_id", "description", "tags", "is_group", "active", "start_on", "end_on", "created_at", "updated_at"};
constexpr Names petitions[] = {"user_id", "organization_id", "status", "created_at", "updated_at"};
constexpr Names transfers[] = {"post_id", "reason", "operator_id", "created_at"};
constexpr Names movements[] = {"account_id", "transfer_id", "amount"};

constexpr Names of_user[] = {"username", "email"}, of_organization[] = {"name"}, of_member[] = {"user_id", "organization_id", "member_uid"},
                of_account[] = {"accountable_type", "accountable_id", "organization_id"}, of_post[] = {"type", "title", "category_id", "user_id", "organization_id"},
                of_petition[] = {"user_id", "organization_id", "status"}, of_transfer[] = {"created_at"};

constexpr Source all[] = {
    {"users", users, of_user},
    {"organizations", organizations, of_organization},
    {"members", members, of_member},
    {"accounts", accounts, of_account},
    {"categories", categories, {}},
    {"category_translations", category_translations, category_translations, false},
    {"posts", posts, of_post},
    {"petitions", petitions, of_petition, false},
    {"transfers", transfers, of_transfer},
    {"movements", movements, movements},
};

struct LeftOut {
    Names table;
    char const* reason;
};
constexpr LeftOut reasons[] = {
    {"documents", "texts of the site's terms are entered here by an administrator"},
    {"events", "only what phones were told"},
    {"device_tokens", "phones of TimeOverflow's own app"},
    {"push_notifications", "only what phones were told"},
    {"active_admin_comments", "notes of the back office"},
    {"active_storage_attachments", "pictures are files beside the database"},
    {"active_storage_blobs", "pictures are files beside the database"},
    {"active_storage_variant_records", "pictures are files beside the database"},
    {"organization_alliances", "agreements between banks are made anew"},
    {"schema_migrations", "only which version it is"},
    {"ar_internal_metadata", "only which version it is"},
};

}  // namespace

std::span<Source const> sources() { return all; }

Source const* source_named(std::string_view name) {
    auto const* const found = std::find_if(std::begin(all), std::end(all), [&](Source const& each) { return each.name == name; });
    return found == std::end(all) ? nullptr : found;
}

std::string reason_to_leave_out(std::string_view table) {
    for (auto const& each : reasons)
        if (each.table == table) return each.reason;
    return "a table that this program doesn't know";
}

bool is_of_no_use(std::string_view column) {
    // Kept by Rails and PostgreSQL, never used, or good for one log-in over there.
    constexpr std::string_view useless[] = {"updated_at", "created_at", "tsv", "deleted_at", "theme", "domain", "sign_in_count", "current_sign_in_ip", "last_sign_in_ip", "failed_attempts",
                                            "locked_at", "unlock_token", "confirmation_token", "confirmation_sent_at", "reset_password_token", "reset_password_sent_at", "remember_created_at"};
    return std::find(std::begin(useless), std::end(useless), column) != std::end(useless);
}

}  // namespace ateneu::timebank::timeoverflow
