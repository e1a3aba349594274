#include "apps/workshops/training.h"

#include "apps/workshops/problems_of_test.h"
#include "apps/workshops/training_request.h"

namespace ateneu::workshops {
namespace {

TEST(TrainingProgress, SaysWhyATraineeFailed) {
    TrainingProgress progress;
    progress.state = "f";
    EXPECT_TRUE(problems_of(progress).of("notes"));

    progress.notes = "Left before the demo.";
    EXPECT_TRUE(problems_of(progress).empty());
}

TEST(TrainingProgress, NeedsNoNotesOtherwise) {
    for (auto const* state : {"p", "n", "a"}) {
        TrainingProgress progress;
        progress.state = state;
        EXPECT_TRUE(problems_of(progress).empty()) << state;
    }
}

TEST(TrainingRequest, TakesTheNamesThatGitHubGives) {
    for (auto const* name : {"a", "ana", "ana-puig", "4na-Pu1g"}) {
        TrainingRequest request;
        request.github = name;
        EXPECT_TRUE(problems_of(request).empty()) << name;
    }
}

TEST(TrainingRequest, RefusesNamesThatGitHubDoesNot) {
    for (auto const* name : {"-ana", "ana-", "ana--puig", "ana_puig", "@ana", "núria"}) {
        TrainingRequest request;
        request.github = name;
        EXPECT_TRUE(problems_of(request).of("github")) << name;
    }
}

TEST(TrainingRequest, LinksToEventbriteOnly) {
    TrainingRequest request;
    request.eventbrite_url = {"https://www.eventbrite.co.uk/e/instructor-training-12"};
    EXPECT_TRUE(problems_of(request).empty());

    request.eventbrite_url = {"https://example.org/eventbrite"};
    EXPECT_TRUE(problems_of(request).of("eventbrite_url"));
}

TEST(TrainingRequest, BeginsWithTheMildestAnswers) {
    auto const& entity = TrainingRequest::entity();
    TrainingRequest request;
    auto const fresh = to_record(entity, &request);
    auto const blank = blank_record(entity, date_of(2026, 11, 21));
    for (auto const* name : {"state", "occupation", "underrepresented", "previous_training",
                             "teaching_intent", "max_travelling_frequency", "review_process"}) {
        auto const index = static_cast<std::size_t>(entity.index_of(name));
        EXPECT_EQ(blank.values[index], fresh.values[index]) << name;
    }
}

}  // namespace
}  // namespace ateneu::workshops
