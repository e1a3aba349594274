# Made-up people for bench/search, one a line, columns by tabs: id, personal name, family name, e-mail, username, text.
# Some names are borne by tens of thousands, most by a few; the same on every run.
#   awk -v count=1000000 -f bench/people.awk
function next_number(below) {
    seed = (seed * 16807) % 2147483647
    return int(seed / 2147483647 * below)
}
# The further back in the list the rarer, as names are.
function skewed(length_of_list) { return int(exp(next_number(1000000) / 1000000 * log(length_of_list + 1))) }
function made(syllables,    name) {
    name = ""
    while (syllables-- > 0) name = name parts[next_number(part_count) + 1]
    return name
}
function capital(name) { return toupper(substr(name, 1, 1)) substr(name, 2) }
BEGIN {
    seed = 20261122
    part_count = split("al be ca do en fi gu ha is jo ke lu mo ni or pe qui ru sa te ul vi wo xa yo zan mar tin gon bel son ski", parts, " ")
    first_count = split("maria joan marta jordi nuria josep anna marc laura david mar pau carla pol john mary wei fatima yuki olga", first, " ")
    last_count = split("garcia martinez lopez vidal soler puig ferrer roca serra font smith kowalski chen okafor sato", last, " ")
    while (first_count < 4000) first[++first_count] = made(2 + next_number(2))
    while (last_count < 30000) last[++last_count] = made(2 + next_number(3))
    domain_count = split("example.org mail.example school.example library.example coop.example", domain, " ")
    for (id = 1; id <= count; id++) {
        personal = first[skewed(first_count)]
        family = last[skewed(last_count)]
        mail = personal "." family id "@" domain[next_number(domain_count) + 1]
        user = personal "_" family "_" id
        text = personal " " family " " mail " " user
        gsub(/[._@]/, " ", text)
        print id "\t" capital(personal) "\t" capital(family) "\t" mail "\t" user "\t" text
    }
}
