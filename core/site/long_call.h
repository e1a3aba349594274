#pragma once
#include "core/site/site.h"

namespace ateneu {

/// A call for a stream that goes on asking after its handler has answered: it holds the request and the snapshot that the
/// call read in (`AppRoute::streams`).
class LongCall {
public:
    explicit LongCall(Call const& call)
        : reading_(call.reading),
          request_(call.request),
          call_{request_, call.site, reading_ ? reading_->actor : call.actor, reading_ ? &reading_->tx : call.transaction, call.say, call.now, "", ""} {}
    LongCall(LongCall const&) = delete;
    LongCall& operator=(LongCall const&) = delete;
    Call& call() { return call_; }

private:
    std::shared_ptr<Reading> reading_;
    http::Request request_;
    Call call_;
};

}  // namespace ateneu
