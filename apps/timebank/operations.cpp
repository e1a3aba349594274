#include "apps/timebank/operations.h"

#include "apps/timebank/applying.h"
#include "apps/timebank/asking.h"
#include "apps/timebank/pay.h"
#include "apps/timebank/seat.h"
#include "core/entity/convert.h"

namespace ateneu::timebank {

namespace {

/// A payment as a program asks for it. No row of it is ever stored.
struct PaymentAsked {
    Id<PaymentAsked> id;
    Id<Bank> bank;
    std::optional<Id<Member>> from, to;
    bool is_from_bank = false;
    Duration amount;
    std::optional<Id<Post>> post;
    std::optional<Id<Category>> category;
    std::string reason, cheque_no;
    std::optional<Date> value_date;
    bool beyond_limits = false;
    static Entity const& entity();
};

Entity const& PaymentAsked::entity() {
    static constexpr Field fields[] = {
        field<&PaymentAsked::bank>("bank", N_("Time bank"), {.required = true}),
        field<&PaymentAsked::from>("from", N_("From"), {.help = N_("Empty: yourself. Somebody else's only for administrators of the bank.")}),
        field<&PaymentAsked::is_from_bank>("from_bank", N_("From the account of the bank"), {}),
        field<&PaymentAsked::to>("to", N_("To"), {.help = N_("Empty: the bank itself.")}),
        field<&PaymentAsked::amount>("amount", N_("Amount"), {.required = true, .min = 60}),
        field<&PaymentAsked::post>("post", N_("Offer or request"), {}),
        field<&PaymentAsked::category>("category", N_("Category"), {}),
        field<&PaymentAsked::reason>("reason", N_("Comment"), {.max_length = 500}),
        field<&PaymentAsked::value_date>("value_date", N_("Day of the service"), {}),
        field<&PaymentAsked::cheque_no>("cheque_no", N_("Cheque"), {.max_length = 40}),
        field<&PaymentAsked::beyond_limits>("beyond_limits", N_("Beyond a limit, for the reason given"), {}),
    };
    static constexpr Entity asked{.app = "timebank", .name = "payment_asked", .plural = "payments_asked", .label = N_("Payment"), .plural_label = N_("Payments"), .new_label = N_("New payment"),
                                  .type = struct_of<PaymentAsked>(), .fields = fields, .title = R"('')"};
    return asked;
}

struct ReturnAsked {
    Id<ReturnAsked> id;
    Id<Exchange> payment;
    std::string reason;
    static Entity const& entity();
};

Entity const& ReturnAsked::entity() {
    static constexpr Field fields[] = {
        field<&ReturnAsked::payment>("payment", N_("Payment"), {.required = true}),
        field<&ReturnAsked::reason>("reason", N_("Reason"), {.required = true, .max_length = 500}),
    };
    static constexpr Entity asked{.app = "timebank", .name = "return_asked", .plural = "returns_asked", .label = N_("Payment"), .plural_label = N_("Payments"), .new_label = N_("New payment"),
                                  .type = struct_of<ReturnAsked>(), .fields = fields, .title = R"('')"};
    return asked;
}

struct TimeAsked {
    Id<TimeAsked> id;
    Id<Bank> bank;
    Id<Member> payer;
    Duration amount;
    std::optional<Id<Post>> post;
    std::string reason;
    static Entity const& entity();
};

Entity const& TimeAsked::entity() {
    static constexpr Field fields[] = {
        field<&TimeAsked::bank>("bank", N_("Time bank"), {.required = true}),
        field<&TimeAsked::payer>("payer", N_("Who shall give it"), {.required = true}),
        field<&TimeAsked::amount>("amount", N_("Amount"), {.required = true, .min = 60}),
        field<&TimeAsked::post>("post", N_("Offer or request"), {}),
        field<&TimeAsked::reason>("reason", N_("Comment"), {.max_length = 500}),
    };
    static constexpr Entity asked{.app = "timebank", .name = "time_asked", .plural = "times_asked", .label = N_("Time asked for"), .plural_label = N_("Time asked for"), .new_label = N_("Ask for time"),
                                  .type = struct_of<TimeAsked>(), .fields = fields, .title = R"('')"};
    return asked;
}

struct ApplicationAsked {
    Id<ApplicationAsked> id;
    Id<Bank> bank;
    std::string message;
    static Entity const& entity();
};

Entity const& ApplicationAsked::entity() {
    static constexpr Field fields[] = {
        field<&ApplicationAsked::bank>("bank", N_("Time bank"), {.required = true}),
        field<&ApplicationAsked::message>("message", N_("Message"), {.max_length = 1000}),
    };
    static constexpr Entity asked{.app = "timebank", .name = "application_asked", .plural = "applications_asked", .label = N_("Application to a time bank"), .plural_label = N_("Applications to time banks"), .new_label = N_("New application"),
                                  .type = struct_of<ApplicationAsked>(), .fields = fields, .title = R"('')"};
    return asked;
}

template <class T>
T struct_of_record(Record const& record) {
    T value;
    to_struct(T::entity(), record, &value);
    return value;
}

Written refused(Refusal refusal) { return {.outcome = Written::Outcome::refused, .refusal = std::move(refusal)}; }

Written give(Transaction& tx, Record const& record) {
    auto const asked = struct_of_record<PaymentAsked>(record);
    auto const seat = own_seat(tx, asked.bank);
    if (!seat) return refused({"not_a_member", N_("Only active members of this bank can give time.")});
    Payment payment{.bank = asked.bank, .from = asked.from ? asked.from : Side{seat->member}, .to = asked.to, .amount = asked.amount, .post = asked.post, .category = asked.category,
                    .reason = asked.reason, .cheque_no = asked.cheque_no, .value_date = asked.value_date, .beyond_limits = asked.beyond_limits};
    if (asked.is_from_bank) payment.from = {};
    auto const paid = pay(tx, payment);
    return paid ? Written{.id = paid->exchange.value} : refused(paid.refusal());
}

Written give_back(Transaction& tx, Record const& record) {
    auto const asked = struct_of_record<ReturnAsked>(record);
    auto const taken = take_back(tx, asked.payment, asked.reason);
    return taken ? Written{.id = taken->value} : refused(taken.refusal());
}

Written ask_for_time(Transaction& tx, Record const& record) {
    auto const asked = struct_of_record<TimeAsked>(record);
    auto const made = ask_time(tx, {.bank = asked.bank, .payer = asked.payer, .amount = asked.amount, .post = asked.post, .reason = asked.reason});
    return made ? Written{.id = made->value} : refused(made.refusal());
}

Written ask_to_join(Transaction& tx, Record const& record) {
    auto const asked = struct_of_record<ApplicationAsked>(record);
    auto const made = apply(tx, asked.bank, asked.message);
    return made ? Written{.id = made->value} : refused(made.refusal());
}

}  // namespace

std::vector<Operation> operations() {
    return {{.app = "timebank", .name = "pay", .label = N_("Give time"), .effect = N_("Time moves at once, for good. Send an Idempotency-Key: whoever sends it twice has paid once."),
             .asked = &PaymentAsked::entity(), .made = &Exchange::entity(), .act = give},
            {.app = "timebank", .name = "take-back", .label = N_("Take a payment back"), .effect = N_("The same time moves back, once, by an administrator of the bank. Both payments stay in the statements."),
             .asked = &ReturnAsked::entity(), .made = &Exchange::entity(), .act = give_back},
            {.app = "timebank", .name = "ask-time", .label = N_("Ask for time"), .effect = N_("Who shall give the time hears of it, and answers within thirty days; nothing moves until they approve it."),
             .asked = &TimeAsked::entity(), .made = &TimeRequest::entity(), .act = ask_for_time},
            {.app = "timebank", .name = "apply", .label = N_("Apply to a bank"), .effect = N_("You ask to become a member; an administrator of the bank answers."),
             .asked = &ApplicationAsked::entity(), .made = &Petition::entity(), .act = ask_to_join}};
}

}  // namespace ateneu::timebank
