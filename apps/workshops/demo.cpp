#include "apps/workshops/demo.h"

#include "apps/workshops/demo_world.h"

namespace ateneu::workshops {

void make_demo(Transaction& tx, Demo const& wanted) {
    demo::World world(tx, wanted);
    add_houses(world);
    add_people(world);
    add_consents(world);
    add_memberships(world);
    add_partnerships(world);
    add_first_instructors(world);
    add_events(world);
    add_community_roles(world);
    add_recruitment(world);
    add_requests(world);
    add_training_requests(world);
    add_emails(world);
    add_comments(world);
    add_edits(world);
    world.sign();
}

}  // namespace ateneu::workshops
