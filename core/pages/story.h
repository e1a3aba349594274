#pragma once
#include "core/html/record.h"
#include "core/pages/view.h"

namespace ateneu::pages {

/// What became of a note or of files that were sent with this request: a note stays in its field.
struct Sent {
    std::string problem = {};  ///< why the note can't be taken
    bool is_preview = false;   ///< it is shown as it will look
    std::string file_problem = {};  ///< why the files can't be taken
    bool was_sent() const { return is_preview || !problem.empty(); }
};

/// Notes and changes of a record as one story, newest first, with the form for a note.
Html story(Call& call, Entity const& entity, std::int64_t id, Sent const& sent = {});

/// How notes are kept; null where no app keeps any. They are about records with a page of their own, not about notes.
Notes const* notes_of(Site const& site, Entity const& about);
/// The form for a note, a new one or one that is there (`text`).
struct NoteForm {
    std::string action, label, button, text = {};
    std::vector<std::pair<std::string, std::string>> hidden = {};
    std::string back = {};  ///< where "Discard" leads; "" for none
};
Html note_form(Call& call, Notes const& notes, NoteForm const& form, Sent const& sent);
/// Notes as they are read, each with what this reader may do with it, in their order.
std::vector<ui::Moment> note_moments(Call& call, Notes const& notes, std::vector<Note> const& all);
/// The text of a form's field `note`, trimmed, with plain line ends.
std::string typed_note(Call const& call);

}  // namespace ateneu::pages
