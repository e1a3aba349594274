#include "domain/people/as_program.h"

namespace ateneu::people {

Written as_program(Transaction& tx, std::function<Written(Transaction&)> const& write) {
    auto const program = the_program();
    Transaction deed(tx.sql(), tx.registry(), {}, program, tx.now(), tx.origin());
    auto written = write(deed);
    if (written && tx.actor().person != 0)
        tx.sql().execute(R"(UPDATE "core_change_set" SET "person" = $1 WHERE "id" = $2)",
                         {tx.actor().person, deed.change_set()});
    return written;
}

}  // namespace ateneu::people
