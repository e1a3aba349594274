#include "apps/workshops/request.h"

#include "apps/workshops/problems_of_test.h"
#include "apps/workshops/self_organised_submission.h"
#include "apps/workshops/workshop_inquiry_request.h"
#include "apps/workshops/workshop_request.h"

namespace ateneu::workshops {
namespace {

/// A library asks for a workshop; every answer fits the others.
template <class R>
R request_of_a_library() {
    R request;
    request.personal = "Núria";
    request.email = {"nuria@biblioteca.test"};
    request.institution_other_name = "Biblioteca de Can Mora";
    request.institution_other_url = {"https://biblioteca.test"};
    request.online_inperson = "inperson";
    request.public_event = "public";
    return request;
}

WorkshopRequest workshop_request() {
    auto request = request_of_a_library<WorkshopRequest>();
    request.preferred_dates = date_of(2026, 12, 10);
    request.administrative_fee = "nonprofit";
    request.travel_expenses_management = "booked";
    request.institution_restrictions = "no_restrictions";
    return request;
}

TEST(WorkshopRequest, IsFineWhenItsAnswersFit) {
    EXPECT_TRUE(problems_of(workshop_request()).empty());
}

TEST(WorkshopRequest, NeedsNameAndWebsiteOfAnInstitutionThatIsNotListed) {
    auto request = workshop_request();
    request.institution_other_url = {};
    EXPECT_TRUE(problems_of(request).of("institution_other_url"));

    request = workshop_request();
    request.institution_other_name.clear();
    EXPECT_TRUE(problems_of(request).of("institution_other_name"));
}

TEST(WorkshopRequest, RefusesASecondInstitutionBesideTheChosenOne) {
    auto request = workshop_request();
    request.institution = Id<people::Organisation>{7};
    auto const problems = problems_of(request);
    EXPECT_TRUE(problems.of("institution_other_name"));
    EXPECT_TRUE(problems.of("institution_other_url"));
}

TEST(WorkshopRequest, NeedsSomeInstitutionWhereAnInquiryMayComeBeforeThereIsOne) {
    auto request = workshop_request();
    request.institution_other_name.clear();
    request.institution_other_url = {};
    EXPECT_TRUE(problems_of(request).of("institution"));

    auto inquiry = request_of_a_library<WorkshopInquiryRequest>();
    inquiry.institution_other_name.clear();
    inquiry.institution_other_url = {};
    EXPECT_TRUE(problems_of(inquiry).empty());
}

TEST(WorkshopRequest, NeedsADayOrAnotherWayToSayWhen) {
    auto request = workshop_request();
    request.preferred_dates.reset();
    EXPECT_TRUE(problems_of(request).of("preferred_dates"));

    request.other_preferred_dates = "Any week of March";
    EXPECT_TRUE(problems_of(request).empty());
}

TEST(WorkshopRequest, ExplainsAScholarshipExactlyWhenItAsksForOne) {
    auto request = workshop_request();
    request.administrative_fee = "waiver";
    EXPECT_TRUE(problems_of(request).of("scholarship_circumstances"));

    request.scholarship_circumstances = "We live on donations.";
    EXPECT_TRUE(problems_of(request).empty());

    request.administrative_fee = "nonprofit";
    EXPECT_TRUE(problems_of(request).of("scholarship_circumstances"));
}

TEST(WorkshopRequest, ExplainsOtherExactlyWhenItSaysOther) {
    auto request = workshop_request();
    request.public_event = request.travel_expenses_management = request.institution_restrictions =
        "other";
    auto problems = problems_of(request);
    EXPECT_TRUE(problems.of("public_event_other"));
    EXPECT_TRUE(problems.of("travel_expenses_management_other"));
    EXPECT_TRUE(problems.of("institution_restrictions_other"));

    request = workshop_request();
    request.institution_restrictions_other = "A visitor's badge is needed.";
    EXPECT_TRUE(problems_of(request).of("institution_restrictions_other"));
}

TEST(WorkshopInquiry, MayLeavePlansOpen) {
    EXPECT_TRUE(problems_of(request_of_a_library<WorkshopInquiryRequest>()).empty());
}

TEST(SelfOrganisedSubmission, NeedsAWebsiteOnlyInTheStandardFormat) {
    auto submission = request_of_a_library<SelfOrganisedSubmission>();
    submission.workshop_format = "standard";
    EXPECT_TRUE(problems_of(submission).of("workshop_url"));

    submission.workshop_format = "short";
    EXPECT_TRUE(problems_of(submission).empty());
}

TEST(SelfOrganisedSubmission, ExplainsAnotherFormat) {
    auto submission = request_of_a_library<SelfOrganisedSubmission>();
    submission.workshop_format = "other";
    EXPECT_TRUE(problems_of(submission).of("workshop_format_other"));
}

TEST(RequestTable, ReadsAndWritesWhatTheBaseHolds) {
    auto const request = workshop_request();
    auto const& entity = WorkshopRequest::entity();
    auto const record = to_record(entity, &request);
    EXPECT_EQ(record.values[static_cast<std::size_t>(entity.index_of("personal"))], Value("Núria"));

    WorkshopRequest copy;
    to_struct(entity, record, &copy);
    EXPECT_EQ(copy.personal, "Núria");
    EXPECT_EQ(copy.preferred_dates, date_of(2026, 12, 10));
    EXPECT_EQ(copy.travel_expenses_management, "booked");
}

}  // namespace
}  // namespace ateneu::workshops
