#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ateneu::source {

/// A text file of the project.
struct File {
    std::string path;  ///< from the project's folder: `core/base/id.h`
    std::vector<std::string> lines;
};

/// All text files but what is made (build, var) or fetched (node_modules), by path.
std::vector<File> const& files();

/// Those of them that the compiler reads, in core, domain, apps and server.
std::vector<File const*> sources();

/// One `#include` line.
struct Include {
    std::string where;  ///< `core/base/id.h:2`, as compilers say it
    std::string from;   ///< the file it stands in
    std::string name;   ///< what stands between the marks
    bool quoted;        ///< "ours", or <another's>
};

/// All of `file`; a line that is commented out is none.
std::vector<Include> includes_of(File const& file);

/// `core/base` of `core/base/id.h`: its first two folders; one where there is only one.
std::string folder_of(std::string_view path);

bool is_test(std::string_view path);

/// The remarks, one a line, as a test's message; none is what it wants.
std::string list(std::vector<std::string> const& remarks);

}  // namespace ateneu::source
