#include "core/webhooks/deliver.h"

#include <stdexcept>

#include "core/access/secret.h"
#include "core/access/visible.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/entity/convert.h"
#include "core/jobs/queue.h"
#include "core/jobs/run.h"

namespace ateneu::webhooks {

namespace {

constexpr std::string_view ping_event = "core.ping";

struct Listener {
    Id<Webhook> id;
    std::string name;
    std::vector<std::string> events;
    std::int64_t owner = 0;
};
/// Who listens, looked up once a transaction.
struct Listeners {
    bool is_known = false;
    std::vector<Listener> all;
};

std::vector<Listener> const& listeners(Transaction& tx) {
    auto& known = tx.kept<Listeners>();
    if (known.is_known) return known.all;
    known.is_known = true;
    auto const rows = tx.sql().query(R"(SELECT "id", "name", "events", "owner_id" FROM "core_webhook" WHERE "is_active" AND "secret" <> '' AND "owner_id" IS NOT NULL ORDER BY "id")");
    while (rows->next()) {
        auto const events = from_json(*Webhook::entity().find("events"), rows->text(2));
        known.all.push_back({{rows->integer(0)}, std::string(rows->text(1)), events ? std::get<Texts>(*events) : Texts{}, rows->integer(3)});
    }
    return known.all;
}

/// What happened, by names and ids alone: whoever gets it reads the record with a token of their own.
std::string payload_of(std::string_view event, Instant now, Change const* change) {
    std::string text;
    JsonWriter json(text);
    json.begin_object().key("type").text(event).key("timestamp").text(iso(now)).key("data").begin_object();
    if (change) {
        auto const& entity = *change->entity;
        auto const& record = change->after ? *change->after : *change->before;
        json.key("entity").text(entity.full_name()).key("id").number(static_cast<long long>(record.id)).key("action").text(code_of(change->action));
        json.key("version").number(static_cast<long long>(record.version)).key("changed").begin_array();
        for (std::size_t i = 0; i < entity.fields.size() && change->before && change->after; ++i)
            if (change->before->values[i] != change->after->values[i] && entity.fields[i].kind() != Kind::secret) json.text(entity.fields[i].name);
        json.end_array();
    }
    json.end_object().end_object();
    return text;
}

/// The title is the webhook's name alone: what happened, its owner may not be allowed to know.
void order_job(Transaction& tx, Id<Delivery> delivery, std::string const& title, std::int64_t owner) {
    jobs::order(tx.sql(), {.kind = "core.webhook", .title = title, .parameters = "{\"delivery\":" + std::to_string(delivery.value) + "}", .address = Delivery::entity().address(delivery.value)},
                AnyReference{"people.person", owner}, tx.now());
}

Id<Delivery> put(Transaction& tx, Listener const& to, std::string_view event, std::optional<AnyReference> const& about, std::string const& payload) {
    auto const at = iso(tx.now()), message = "msg_" + random_token(18);
    Id<Delivery> id;
    {
        auto const rows = tx.sql().query(R"(INSERT INTO "core_webhook_delivery" ("webhook", "message", "event", "entity", "record", "state", "attempts", "answer", "payload", "created_at")
                                            VALUES ($1, $2, $3, $4, $5, 'waiting', 0, '', $6, $7) RETURNING "id")",
                                         {to.id.value, std::string_view(message), event, about ? std::string_view(about->entity) : std::string_view(), about ? db::Parameter(about->id) : db::Parameter(),
                                          std::string_view(payload), std::string_view(at)});
        must(rows->next(), "no message");
        id = {rows->integer(0)};
        rows->next();
    }
    order_job(tx, id, to.name, to.owner);
    return id;
}

}  // namespace

void announce(Transaction& tx, Change const& change) {
    if (change.entity->app == "core") return;
    auto const& all = listeners(tx);
    if (all.empty()) return;
    auto const event = change.entity->full_name() + "." + std::string(code_of(change.action));
    std::string payload;
    for (auto const& listener : all) {
        if (!wants(listener.events, event)) continue;
        if (payload.empty()) payload = payload_of(event, tx.now(), &change);
        put(tx, listener, event, AnyReference{change.entity->full_name(), (change.after ? change.after : change.before)->id}, payload);
    }
}

void heard_by_nobody(Transaction& tx) { tx.kept<Listeners>() = {.is_known = true, .all = {}}; }

void announce_event(Transaction& tx, std::string_view event, AnyReference const& about) {
    std::string payload;
    JsonWriter(payload).begin_object().key("type").text(event).key("timestamp").text(iso(tx.now())).key("data").begin_object()
        .key("entity").text(about.entity).key("id").number(static_cast<long long>(about.id)).end_object().end_object();
    for (auto const& listener : listeners(tx))
        if (wants(listener.events, event)) put(tx, listener, event, about, payload);
}

void belong(Transaction& tx, Change const& change) {
    // Who listens is looked up anew: one that goes in this transaction must get no more messages.
    tx.kept<Listeners>() = {};
    if (!change.after || tx.actor().person == 0) return;
    auto const value = [](Record const& record, char const* name) { return record.values[static_cast<std::size_t>(Webhook::entity().index_of(name))]; };
    AnyReference const me{"people.person", tx.actor().person};
    if (change.before) {
        bool const is_aimed_anew = value(*change.before, "address") != value(*change.after, "address") || value(*change.before, "events") != value(*change.after, "events");
        if (!is_aimed_anew || value(*change.after, "owner") == Value{me}) return;
    }
    // Not a change of its own: it says of this one whose it is.
    tx.sql().execute(R"(UPDATE "core_webhook" SET "owner_type" = $2, "owner_id" = $3 WHERE "id" = $1)", {change.after->id, std::string_view(me.entity), me.id});
}

namespace {

/// What has to be sent, as it stands now.
struct Message {
    Id<Delivery> id;
    Id<Webhook> webhook;
    std::string message, event, payload, address;
    std::vector<std::string> secrets;  ///< the first is today's
    std::optional<AnyReference> about;
    bool is_active = false;
};

std::optional<Message> message_of(db::Connection& sql, std::int64_t id, Instant now) {
    auto const rows = sql.query(R"(SELECT d."id", d."webhook", d."message", d."event", d."payload", w."address", d."entity", d."record", w."is_active",
                                          w."secret", CASE WHEN w."former_until" > $2 THEN w."former_secret" ELSE '' END
                                   FROM "core_webhook_delivery" d JOIN "core_webhook" w ON w."id" = d."webhook" WHERE d."id" = $1)", {id, std::string_view(iso(now))});
    if (!rows->next()) return {};
    Message message{{rows->integer(0)}, {rows->integer(1)}, std::string(rows->text(2)), std::string(rows->text(3)), std::string(rows->text(4)), std::string(rows->text(5)), {}, {}, rows->boolean(8)};
    if (!rows->is_null(7)) message.about = AnyReference{std::string(rows->text(6)), rows->integer(7)};
    for (auto const column : {9, 10})
        if (!rows->text(column).empty()) message.secrets.emplace_back(rows->text(column));
    return message;
}

/// Of a record that is gone hear only those who saw all of its kind: nobody can tell any more who saw it.
bool may_hear(Transaction& tx, Message const& message) {
    if (!message.about) return message.event == ping_event;
    auto const* entity = tx.registry().find(message.about->entity);
    if (!entity || !tx.actor().inside) return false;
    return sees_all(tx.actor(), *entity) || tx.find(*entity, message.about->id).has_value();
}

void note(Transaction& tx, Message const& message, State state, Sent const& sent) {
    auto const at = iso(tx.now());
    tx.sql().execute(R"(UPDATE "core_webhook_delivery" SET "state" = $2, "attempts" = "attempts" + 1, "status" = $3, "answer" = $4, "taken_ms" = $5, "tried_at" = $6 WHERE "id" = $1)",
                     {message.id.value, states[static_cast<std::size_t>(state)].code, sent.status ? db::Parameter(std::int64_t{sent.status}) : db::Parameter(), std::string_view(sent.answer), std::int64_t{sent.taken_ms}, std::string_view(at)});
}

void switch_off(Transaction& tx, Id<Webhook> id) {
    auto webhook = tx.read(id);
    if (!webhook) return;
    webhook->is_active = false;
    std::string_view const changed[] = {"is_active"};
    Transaction::Deed const deed(tx);
    tx.change(Webhook::entity(), to_record(Webhook::entity(), &*webhook), changed);
}

/// Since when nothing good came back; switched off when that is too long, or when the other side says it is gone (410).
void keep_count(Transaction& tx, Message const& message, Sent const& sent) {
    auto const id = message.webhook.value;
    if (sent.is_good()) {
        tx.sql().execute(R"(UPDATE "core_webhook" SET "failing_since" = NULL WHERE "id" = $1 AND "failing_since" IS NOT NULL)", {id});
        return;
    }
    auto const at = iso(tx.now()), long_ago = iso(Instant{tx.now().micros - failing_seconds * 1'000'000});
    tx.sql().execute(R"(UPDATE "core_webhook" SET "failing_since" = $2 WHERE "id" = $1 AND "failing_since" IS NULL)", {id, std::string_view(at)});
    bool const too_long = tx.sql().integer(R"(SELECT COUNT(*) FROM "core_webhook" WHERE "id" = $1 AND "failing_since" < $2)", {id, std::string_view(long_ago)}).value_or(0) > 0;
    if (too_long || sent.status == 410) switch_off(tx, message.webhook);
}

void send(jobs::Run& run, Reach const& reach) {
    auto const delivery = parse_integer(run.parameter("delivery"));
    if (!delivery) throw jobs::Failed(N_("This job names no message."));
    std::optional<Message> message;
    bool may = false;
    run.read([&](Transaction& tx) {
        message = message_of(tx.sql(), *delivery, tx.now());
        may = message && may_hear(tx, *message);
    });
    if (!message) return;
    if (!may) return run.write([&](Transaction& tx) { note(tx, *message, State::withheld, {}); });
    if (!message->is_active || message->secrets.empty()) return run.write([&](Transaction& tx) { note(tx, *message, State::failed, {.answer = "The webhook is switched off."}); });

    auto const sent = post(reach, message->address, signed_headers(message->secrets, message->message, run.now(), message->payload), message->payload);
    bool const is_last = run.attempt() > std::ssize(pauses) || sent.status == 410;
    run.write([&](Transaction& tx) {
        note(tx, *message, sent.is_good() ? State::sent : is_last ? State::failed : State::failing, sent);
        keep_count(tx, *message, sent);
    });
    if (sent.is_good()) return;
    if (is_last) throw jobs::Failed(N_("Nobody took the message."));
    throw jobs::TryAgain(sent.status ? ateneu::Message{N_("The answer was {status}."), {{"status", std::to_string(sent.status)}}} : ateneu::Message(N_("Nobody answered.")));
}

Refusal silent() { return {"silent", N_("The webhook sends nothing: it needs to be active and to have a secret.")}; }

}  // namespace

jobs::Kind sending(Reach reach) {
    return {.name = "core.webhook", .work = [reach](jobs::Run& run) { send(run, reach); }, .pauses = pauses, .at_once = 1};
}

Result<Id<Delivery>> ping(Transaction& tx, Id<Webhook> webhook) {
    for (auto const& listener : listeners(tx))
        if (listener.id == webhook) return put(tx, listener, ping_event, {}, payload_of(ping_event, tx.now(), nullptr));
    return silent();
}

Result<Id<Delivery>> send_again(Transaction& tx, Id<Delivery> delivery) {
    auto const message = message_of(tx.sql(), delivery.value, tx.now());
    if (!message) return Refusal{"not_found", N_("There is no such record, or it isn't yours to see.")};
    for (auto const& listener : listeners(tx)) {
        if (listener.id != message->webhook) continue;
        tx.sql().execute(R"(UPDATE "core_webhook_delivery" SET "state" = 'failing' WHERE "id" = $1)", {delivery.value});
        order_job(tx, delivery, listener.name, listener.owner);
        return delivery;
    }
    return silent();
}

std::string renew_secret(Transaction& tx, Id<Webhook> id) {
    auto webhook = tx.read(id);
    must(webhook.has_value(), "a webhook that isn't there gets no secret");
    if (!webhook->secret.value.empty()) {
        webhook->former_secret = webhook->secret;
        webhook->former_until = Instant{tx.now().micros + changing_over_seconds * 1'000'000};
    }
    webhook->secret.value = new_secret();
    std::string_view const changed[] = {"secret", "former_secret", "former_until"};
    Transaction::Deed const deed(tx);
    must(static_cast<bool>(tx.change(Webhook::entity(), to_record(Webhook::entity(), &*webhook), changed)), "a webhook's secret can't be kept");
    return webhook->secret.value;
}

std::int64_t sweep(db::Connection& sql, Instant before) {
    return sql.execute(R"(DELETE FROM "core_webhook_delivery" WHERE "created_at" < $1)", {std::string_view(iso(before))});
}

}  // namespace ateneu::webhooks
