#pragma once
#include <string>

namespace ateneu::mail {

/// How letters leave the house: what the operator sets.
struct Post {
    std::string server;       ///< `smtp://host:587` or `smtps://host:465`; "": none, letters are laid into `folder`
    std::string user, password;
    bool plain = false;       ///< smtp:// without STARTTLS: only for a server on this machine
    std::string authorities;  ///< a PEM file of the certificates to trust instead of the system's
    std::string from;         ///< `Name <address>`, or the address alone; the name is the organisation's then
    std::string bounces;      ///< where servers report what they could not deliver: `bounces+<mark>@…`; "": to `from`
    std::string folder;       ///< of the .eml files while there is no server
    std::string organisation = "Ateneu";
    std::string site;         ///< where people find us, for links in letters: `https://ateneu.example`
    long timeout_ms = 60'000; ///< of one letter, from connecting to the server's last word
};

}  // namespace ateneu::mail
