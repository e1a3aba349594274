#include <algorithm>

#include "tests/contract/filling.h"

namespace ateneu::contract {

/// Filters by records, of which there are more than a list can carry.
class Filters : public House {
protected:
    Filters() {
        auto const& hosts = *site().registry().find("people.organisation");
        as_program([&](Transaction& tx) {
            Maker maker(tx);
            for (int n = 0; n < 30; ++n) maker.store(hosts);
            wanted = std::to_string(maker.store(hosts, {{"fullname", std::string("Zzyzx Makers")}}));
            return 0;
        });
    }
    /// The options of a control of the filters' form.
    static std::vector<std::string> options(Answer const& answer, std::string const& list, std::string const& name) {
        auto form = form_of(answer.page(), list);
        auto const* control = form.find(name);
        return control ? control->options : std::vector<std::string>{};
    }
    static bool has(std::vector<std::string> const& all, std::string const& one) { return std::find(all.begin(), all.end(), one) != all.end(); }
    std::string wanted;
};

TEST_P(Filters, FindWhatTheyDoNotOfferWithoutScript) {
    auto root = inside("root");
    auto const list = site().registry().find("workshops.event")->address();
    auto const first = root.get(list);
    EXPECT_FALSE(has(options(first, list, "host"), wanted));
    EXPECT_TRUE(form_of(first.page(), list).has("host.find"));
    auto const found = root.get(list + "?host.find=zzyzx");
    EXPECT_EQ(found.status, 200);
    EXPECT_TRUE(has(options(found, list, "host"), wanted));
    EXPECT_EQ(found.body.find("host.find:"), std::string::npos) << "it is no filter with a slip";
}

TEST_P(Filters, OfRelatedRecordsStayWhileSomebodyLooks) {
    auto root = inside("root");
    auto const list = site().registry().find("workshops.award")->address();
    auto const found = root.get(list + "?event.host.find=zzyzx");
    EXPECT_TRUE(has(options(found, list, "event.host"), wanted));
    EXPECT_FALSE(form_of(root.get(list + "?event.host.find=").page(), list).has("event.host"));
}

INSTANTIATE_TEST_SUITE_P(BothDatabases, Filters, tests::both_databases(), tests::dialect_name);

}  // namespace ateneu::contract
