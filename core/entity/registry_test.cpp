#include "core/entity/registry.h"

#include "tests/support/specimen.h"

namespace ateneu::specimen {
namespace {

/// What the registry says about a statute that was declared otherwise.
template <class Alter>
std::string complaint(Alter const& alter) {
    auto entity = Statute::entity();
    alter(entity);
    try {
        Registry({&entity});
    } catch (Mistake const& mistake) {
        return mistake.what();
    }
    return "";
}
bool complains(std::string const& what, std::string const& about) { return what.find(about) != std::string::npos; }

struct Loose {
    Id<Loose> id;
    std::string name, name_key;
    Id<Member> member;
    Money price;
    int number = 0;
    Instant created;
    static Entity const& entity() { return Statute::entity(); }
};

TEST(Registry, FindsEntitiesByNameAndByAddress) {
    Registry const registry(entities());
    EXPECT_EQ(registry.find("specimen.order"), &Order::entity());
    EXPECT_EQ(registry.find("specimen", "order-lines"), &OrderLine::entity());
    EXPECT_EQ(registry.find("specimen.nothing"), nullptr);
    EXPECT_EQ(registry.find("specimen", "order"), nullptr);
}

TEST(Registry, KnowsWhoPointsWhere) {
    Registry const registry(entities());
    std::vector<std::string> ways;
    for (auto const& [entity, field] : registry.referrers(Item::entity()))
        ways.push_back(std::string(entity->name) + "." + std::string(field->name));
    EXPECT_EQ(ways, (std::vector<std::string>{"order_line.item", "booking.item"}));
    EXPECT_EQ(registry.facets(Member::entity()), std::vector<Entity const*>{&Card::entity()});
    EXPECT_TRUE(registry.facets(Item::entity()).empty());
}

TEST(Registry, TakesAnEntityAsItShouldBe) {
    EXPECT_EQ(complaint([](Entity&) {}), "");
}

TEST(Registry, RefusesNamesThatAreNoFields) {
    static constexpr std::string_view key[] = {"colour"};
    static constexpr Unique unique[] = {{key}};
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.unique = unique; }), "no field colour"));
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.order = "colour"; }), "no field colour"));
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.scope = "colour"; }), "no field colour"));
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.scope = "name"; }), "name is no scope"));
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.facet_of = "name"; }), "name is no reference"));
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.title = ""; }), "has no title"));
}

TEST(Registry, RefusesOrderByWhatIsNotSorted) {
    static constexpr Field fields[] = {field<&Loose::name>("name", N_("Name"))};
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.fields = fields; }), "unsorted"));
}

TEST(Registry, RefusesTwoColumnsOfOneName) {
    static constexpr Field sorted[] = {field<&Loose::name>("name", N_("Name"), {.sorted = true}),
                                       field<&Loose::name_key>("name_key", N_("Key"))};
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.fields = sorted; }), "two columns name_key"));
    static constexpr Field own[] = {field<&Loose::name>("name", N_("Name"), {.sorted = true}),
                                    field<&Loose::number>("version", N_("Version"))};
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.fields = own; }), "two columns version"));
    static constexpr Computed computed[] = {{"name", N_("Name"), Kind::text, "''"}};
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.computed = computed; }), "two columns name"));
}

TEST(Registry, RefusesOptionsThatContradictTheMember) {
    static constexpr Choice choices[] = {{"1", N_("One")}};
    static constexpr Field choice[] = {field<&Loose::name>("name", N_("Name"), {.sorted = true}),
                                       field<&Loose::number>("number", N_("Number"), {.choices = choices})};
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.fields = choice; }), "has choices but is no text"));
    static constexpr Field initial[] = {field<&Loose::name>("name", N_("Name"), {.sorted = true}),
                                        field<&Loose::number>("number", N_("Number"), {.initial = "one"})};
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.fields = initial; }), "begins with what it can't hold"));
    static constexpr Field price[] = {field<&Loose::name>("name", N_("Name"), {.sorted = true}),
                                      field<&Loose::price>("price", N_("Price"), {.unique = true})};
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.fields = price; }), "no single column"));
}

TEST(Registry, RefusesTwoOfOneName) {
    auto copy = Statute::entity();
    EXPECT_THROW(Registry({&Statute::entity(), &copy}), Mistake);
    copy.name = "other";
    EXPECT_THROW(Registry({&Statute::entity(), &copy}), Mistake);  // at the same address
    copy.plural = "others";
    EXPECT_NO_THROW(Registry({&Statute::entity(), &copy}));
}

TEST(Registry, RefusesTargetsThatAreNotThere) {
    EXPECT_THROW(Registry({&Card::entity()}), Mistake);
    EXPECT_THROW(Registry({&Order::entity()}), Mistake);
}

TEST(Registry, RefusesAReferenceThatCantBeLost) {
    static constexpr Field fields[] = {
        field<&Loose::name>("name", N_("Name"), {.sorted = true}),
        field<&Loose::member>("member", N_("Member"), {.on_delete = OnDelete::set_null})};
    auto broken = Statute::entity();
    broken.fields = fields;
    EXPECT_THROW(Registry({&Branch::entity(), &Member::entity(), &broken}), Mistake);
}

TEST(Registry, RefusesNamesThatPostgresqlWouldCut) {
    EXPECT_TRUE(complains(complaint([](Entity& e) { e.name = "a_name_that_goes_on_and_on_until_nobody_listens_any_more"; }), "too long a name"));
}

}  // namespace
}  // namespace ateneu::specimen
