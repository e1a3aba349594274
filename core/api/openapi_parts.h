#pragma once
#include <boost/json.hpp>
#include <string>
#include <vector>

#include "core/entity/entity.h"
#include "core/site/operation.h"
#include "core/site/record_action.h"

// What the operations of an OpenAPI document are put together from. Only core/api includes this.

namespace ateneu::api {

boost::json::object parameter_ref(std::string_view name);
/// A token with this scope, or a session; "" for none in particular.
boost::json::array security(std::string const& scope);
/// An answer in JSON with these headers of `components`.
boost::json::object json_response(char const* description, boost::json::object schema, std::vector<std::string> const& headers);
/// Every filter, the order, the page and what of the records is told.
boost::json::array list_parameters(Entity const& entity);
boost::json::object page_schema(boost::json::object record);
boost::json::object bulk_schema(boost::json::object record);
/// What an app's action on one record, and on many, takes and answers.
boost::json::object action_operation(RecordAction const& action);
boost::json::object bulk_action_operation(RecordAction const& action);
/// What an app's operation takes and answers.
boost::json::object operation_operation(Operation const& operation);
/// Who asks, told to who asks.
boost::json::object me_operation();
/// What a webhook is sent.
boost::json::object webhook_operations();
/// Parameters, headers, refusals and ways to say who asks.
boost::json::object shared_components();

}  // namespace ateneu::api
