#include "apps/workshops/demo_words.h"

namespace ateneu::workshops::demo {
namespace {

namespace catalan {
constexpr char const* women[] = {"Núria", "Montserrat", "Laia",   "Aina",    "Mercè", "Júlia",
                                 "Gemma", "Anna",       "Mireia", "Roser",   "Berta", "Clàudia",
                                 "Neus",  "Helena",     "Txell",  "Ariadna", "Carme", "Ivet"};
constexpr char const* men[] = {"Jordi",  "Pau",    "Oriol",  "Martí",  "Àlex",  "Pere",
                               "Gerard", "Bernat", "Ferran", "Quim",   "Lluís", "Guillem",
                               "Joan",   "Arnau",  "Biel",   "Xavier", "Toni",  "Roger"};
constexpr char const* families[] = {"Vidal", "Serra",   "Puig",    "Soler",   "Ferrer", "Roca",
                                    "Font",  "Mas",     "Bosch",   "Camps",   "Pujol",  "Riera",
                                    "Sala",  "Torrent", "Casals",  "Llorenç", "Güell",  "Miró",
                                    "Bonet", "Vallès",  "Collell", "Sallés",  "Alsina", "Farràs",
                                    "Muñoz", "García",  "Prat",    "Codina"};
constexpr char const* institutions[] = {
    "Universitat de {place}",       "Biblioteca Pública de {place}",
    "Ateneu Cooperatiu de {place}", "Institut de Recerca de {place}",
    "Hospital Comarcal de {place}", "Col·legi de Biòlegs de {place}"};
constexpr char const* streets[] = {"Carrer Major", "Plaça de l'Església", "Rambla Nova",
                                   "Carrer del Forn", "Passeig de la Pau"};
constexpr Culture culture{"ca", women, men, families, true, institutions, streets};
}  // namespace catalan

namespace spanish {
constexpr char const* women[] = {
    "María José", "Lucía",    "Inés",   "Begoña", "Rocío",  "Ángela",    "Noelia", "Pilar",
    "Sofía",      "Verónica", "Itziar", "Amaia",  "Ximena", "Valentina", "Renata", "Macarena"};
constexpr char const* men[] = {"José Luis", "Álvaro", "Íñigo",   "Andrés", "Sergio",   "Rubén",
                               "Adrián",    "Tomás",  "Gonzalo", "Iker",   "Emiliano", "Joaquín",
                               "Hernán",    "Raúl",   "Mateo",   "Nicolás"};
constexpr char const* families[] = {
    "Muñoz",   "Ibáñez",    "Gómez",     "Peña",      "Núñez",   "Etxeberria",
    "Castaño", "Fernández", "Vázquez",   "Calderón",  "Ortiz",   "Zubizarreta",
    "Quispe",  "Rojas",     "Cifuentes", "Sepúlveda", "Benítez", "Acuña",
    "Lozano",  "Ríos",      "Aguirre",   "Salazar",   "Vega",    "Bravo"};
constexpr char const* institutions[] = {"Universidad de {place}",
                                        "Biblioteca Municipal de {place}",
                                        "Centro de Datos de {place}",
                                        "Instituto de Salud de {place}",
                                        "Cooperativa de Saberes de {place}",
                                        "Museo de Ciencias de {place}"};
constexpr char const* streets[] = {"Calle Mayor", "Avenida de la Libertad", "Calle del Olmo",
                                   "Plaza Nueva", "Paseo del Río"};
constexpr Culture culture{"es", women, men, families, true, institutions, streets};
}  // namespace spanish

namespace portuguese {
constexpr char const* women[] = {"Inês",    "Catarina", "Conceição", "Luísa",  "Beatriz",
                                 "Mafalda", "Thaís",    "Júlia",     "Letícia"};
constexpr char const* men[] = {"João",    "Tiago", "Gonçalo",  "André", "Rui",
                               "Estêvão", "Caio",  "Vinícius", "Nuno"};
constexpr char const* families[] = {"Gonçalves", "Araújo",  "Simões",  "Magalhães", "Conceição",
                                    "Falcão",    "Brandão", "Mourão",  "Teixeira",  "Guimarães",
                                    "Assunção",  "Peixoto", "Lacerda", "Sá"};
constexpr char const* institutions[] = {"Universidade de {place}",
                                        "Biblioteca Municipal de {place}",
                                        "Instituto de Investigação de {place}",
                                        "Casa dos Dados de {place}",
                                        "Escola Politécnica de {place}",
                                        "Hospital Distrital de {place}"};
constexpr char const* streets[] = {"Rua Direita", "Largo da Sé", "Avenida da República",
                                   "Travessa do Poço"};
constexpr Culture culture{"pt", women, men, families, true, institutions, streets};
}  // namespace portuguese

namespace french {
constexpr char const* women[] = {"Zoé",    "Françoise", "Hélène", "Amélie", "Noémie",
                                 "Maëlle", "Océane",    "Aïcha",  "Léa"};
constexpr char const* men[] = {"Étienne", "François", "Loïc",    "Jérôme", "Benoît",
                               "Noël",    "Yann",     "Mamadou", "Théo"};
constexpr char const* families[] = {"Lefèvre",   "Besançon", "Gaudreau", "Thibaut",  "Chrétien",
                                    "Rousselet", "Le Goff",  "Diallo",   "Marchand", "Bélanger",
                                    "Côté",      "Ferré",    "Vasseur",  "N'Diaye"};
constexpr char const* institutions[] = {
    "Université de {place}",           "Médiathèque de {place}",
    "Institut des Données de {place}", "Maison des Associations de {place}",
    "Centre Hospitalier de {place}",   "École Polytechnique de {place}"};
constexpr char const* streets[] = {"Rue de la Gare", "Place du Marché", "Quai des Tilleuls",
                                   "Avenue Jean-Jaurès"};
constexpr Culture culture{"fr", women, men, families, false, institutions, streets};
}  // namespace french

namespace italian {
constexpr char const* women[] = {"Chiara",   "Giulia",   "Ilaria",
                                 "Ludovica", "Federica", "Mariangela"};
constexpr char const* men[] = {"Nicolò", "Davide", "Lorenzo", "Tommaso", "Gabriele", "Matteo"};
constexpr char const* families[] = {"D'Angelo", "Bianchi",   "Ferri", "Lo Presti",
                                    "Colombo",  "De Santis", "Galli", "Nicolò"};
constexpr char const* institutions[] = {
    "Università di {place}",       "Biblioteca Civica di {place}", "Istituto di Ricerca di {place}",
    "Museo di Scienze di {place}", "Politecnico di {place}",       "Azienda Sanitaria di {place}"};
constexpr char const* streets[] = {"Via Garibaldi", "Corso Italia", "Piazza del Duomo"};
constexpr Culture culture{"it", women, men, families, false, institutions, streets};
}  // namespace italian

namespace german {
constexpr char const* women[] = {"Jördis", "Käthe", "Anke", "Frauke",
                                 "Lena",   "Sönne", "Ayşe", "Katharina"};
constexpr char const* men[] = {"Jürgen", "Björn", "Günther", "Matthias",
                               "Sören",  "Emre",  "Lukas",   "Tobias"};
constexpr char const* families[] = {"Müller", "Größl",  "Weiß", "Schröder", "Bäumer",
                                    "Yıldız", "Köhler", "Voß",  "Brandt",   "Öztürk"};
constexpr char const* institutions[] = {"Universität {place}",       "Stadtbibliothek {place}",
                                        "Forschungszentrum {place}", "Klinikum {place}",
                                        "Hochschule {place}",        "Volkshochschule {place}"};
constexpr char const* streets[] = {"Bahnhofstraße", "Am Markt", "Lindenallee"};
constexpr Culture culture{"de", women, men, families, false, institutions, streets};
}  // namespace german

namespace english {
constexpr char const* women[] = {"Siobhán",  "Grace", "Harriet",  "Priya",   "Eleanor",
                                 "Zoë",      "Moana", "Chidinma", "Abigail", "Wanjiru",
                                 "Thandiwe", "Kavya", "Mei-Ling", "Yetunde", "Rhiannon"};
constexpr char const* men[] = {"Callum", "Oluwaseun", "Rhys",      "Arjun",    "Desmond",
                               "Tāne",   "Kwame",     "Patrick",   "Sipho",    "Haruto",
                               "Imran",  "Malcolm",   "Nathaniel", "Kipchoge", "Euan"};
constexpr char const* families[] = {
    "O'Neill",   "Okafor",      "MacDonald", "Patel",   "Whitfield",    "Nkosi",      "Achieng",
    "Ó Briain",  "Fairweather", "Tanaka",    "Adeyemi", "Sharma",       "Penhaligon", "Ngata",
    "Abernathy", "Mensah",      "Llewellyn", "Kariuki", "Bhattacharya", "St. Clair"};
constexpr char const* institutions[] = {
    "University of {place}",        "{place} Public Library",    "{place} Institute of Technology",
    "{place} Research Data Centre", "{place} Community College", "{place} Natural History Museum"};
constexpr char const* streets[] = {"High Street", "Station Road", "College Lane", "Harbour View"};
constexpr Culture culture{"en", women, men, families, false, institutions, streets};
}  // namespace english

namespace polish {
constexpr char const* women[] = {"Małgorzata", "Agnieszka", "Żaneta", "Łucja", "Zofia"};
constexpr char const* men[] = {"Michał", "Paweł", "Stanisław", "Łukasz", "Wojciech"};
constexpr char const* families[] = {"Wiśniewski", "Dąbrowska", "Kowalczyk", "Zieliński",
                                    "Woźniak",    "Łęcki",     "Żak"};
constexpr char const* institutions[] = {"Politechnika {place}",
                                        "Biblioteka Miejska {place}",
                                        "Instytut Badawczy {place}",
                                        "Akademia {place}",
                                        "Muzeum {place}",
                                        "Szpital Miejski {place}"};
constexpr char const* streets[] = {"ulica Długa", "plac Wolności"};
constexpr Culture culture{"pl", women, men, families, false, institutions, streets};
}  // namespace polish

constexpr Place place_list[] = {
    {"Vic", "ES", 41.930, 2.254, "BCN", "Europe/Madrid", &catalan::culture},
    {"Girona", "ES", 41.979, 2.821, "GRO", "Europe/Madrid", &catalan::culture},
    {"Manresa", "ES", 41.729, 1.827, "BCN", "Europe/Madrid", &catalan::culture},
    {"Tarragona", "ES", 41.119, 1.245, "REU", "Europe/Madrid", &catalan::culture},
    {"Lleida", "ES", 41.617, 0.620, "ILD", "Europe/Madrid", &catalan::culture},
    {"Sabadell", "ES", 41.547, 2.109, "BCN", "Europe/Madrid", &catalan::culture},
    {"Berga", "ES", 42.104, 1.846, "BCN", "Europe/Madrid", &catalan::culture},
    {"Tortosa", "ES", 40.813, 0.521, "REU", "Europe/Madrid", &catalan::culture},
    {"Olot", "ES", 42.182, 2.490, "GRO", "Europe/Madrid", &catalan::culture},
    {"Inca", "ES", 39.720, 2.911, "PMI", "Europe/Madrid", &catalan::culture},
    {"Gandia", "ES", 38.966, -0.181, "VLC", "Europe/Madrid", &catalan::culture},
    {"Zaragoza", "ES", 41.649, -0.888, "ZAZ", "Europe/Madrid", &spanish::culture},
    {"Bilbao", "ES", 43.263, -2.935, "BIO", "Europe/Madrid", &spanish::culture},
    {"Salamanca", "ES", 40.965, -5.664, "SLM", "Europe/Madrid", &spanish::culture},
    {"Cádiz", "ES", 36.527, -6.288, "XRY", "Europe/Madrid", &spanish::culture},
    {"Logroño", "ES", 42.465, -2.446, "RJL", "Europe/Madrid", &spanish::culture},
    {"Valparaíso", "CL", -33.047, -71.613, "SCL", "America/Santiago", &spanish::culture},
    {"Rosario", "AR", -32.944, -60.651, "ROS", "America/Argentina/Cordoba", &spanish::culture},
    {"Oaxaca", "MX", 17.060, -96.725, "OAX", "America/Mexico_City", &spanish::culture},
    {"Arequipa", "PE", -16.409, -71.537, "AQP", "America/Lima", &spanish::culture},
    {"Medellín", "CO", 6.244, -75.581, "MDE", "America/Bogota", &spanish::culture},
    {"Coimbra", "PT", 40.203, -8.410, "OPO", "Europe/Lisbon", &portuguese::culture},
    {"Évora", "PT", 38.571, -7.907, "LIS", "Europe/Lisbon", &portuguese::culture},
    {"Florianópolis", "BR", -27.595, -48.548, "FLN", "America/Sao_Paulo", &portuguese::culture},
    {"Belém", "BR", -1.456, -48.490, "BEL", "America/Belem", &portuguese::culture},
    {"Perpignan", "FR", 42.689, 2.895, "PGF", "Europe/Paris", &french::culture},
    {"Besançon", "FR", 47.238, 6.024, "GVA", "Europe/Paris", &french::culture},
    {"Lausanne", "CH", 46.520, 6.634, "GVA", "Europe/Zurich", &french::culture},
    {"Québec", "CA", 46.814, -71.208, "YQB", "America/Toronto", &french::culture},
    {"Saint-Louis", "SN", 16.033, -16.500, "DSS", "Africa/Dakar", &french::culture},
    {"Padova", "IT", 45.407, 11.876, "VCE", "Europe/Rome", &italian::culture},
    {"Trieste", "IT", 45.650, 13.770, "TRS", "Europe/Rome", &italian::culture},
    {"Göttingen", "DE", 51.541, 9.916, "HAJ", "Europe/Berlin", &german::culture},
    {"Leipzig", "DE", 51.340, 12.375, "LEJ", "Europe/Berlin", &german::culture},
    {"Graz", "AT", 47.071, 15.439, "GRZ", "Europe/Vienna", &german::culture},
    {"Cardiff", "GB", 51.482, -3.179, "CWL", "Europe/London", &english::culture},
    {"Dundee", "GB", 56.462, -2.971, "DND", "Europe/London", &english::culture},
    {"Galway", "IE", 53.271, -9.057, "SNN", "Europe/Dublin", &english::culture},
    {"Halifax", "CA", 44.649, -63.575, "YHZ", "America/Halifax", &english::culture},
    {"Madison", "US", 43.073, -89.401, "MSN", "America/Chicago", &english::culture},
    {"Tucson", "US", 32.222, -110.975, "TUS", "America/Phoenix", &english::culture},
    {"Dunedin", "NZ", -45.879, 170.503, "DUD", "Pacific/Auckland", &english::culture},
    {"Hobart", "AU", -42.882, 147.327, "HBA", "Australia/Hobart", &english::culture},
    {"Stellenbosch", "ZA", -33.932, 18.860, "CPT", "Africa/Johannesburg", &english::culture},
    {"Kisumu", "KE", -0.102, 34.762, "KIS", "Africa/Nairobi", &english::culture},
    {"Ibadan", "NG", 7.378, 3.947, "IBA", "Africa/Lagos", &english::culture},
    {"Kumasi", "GH", 6.688, -1.624, "KMS", "Africa/Accra", &english::culture},
    {"Mysuru", "IN", 12.296, 76.639, "MYQ", "Asia/Kolkata", &english::culture},
    {"Toruń", "PL", 53.014, 18.598, "BZG", "Europe/Warsaw", &polish::culture},
    {"Łódź", "PL", 51.759, 19.456, "LCJ", "Europe/Warsaw", &polish::culture},
};

}  // namespace

std::span<Place const> places() { return place_list; }

}  // namespace ateneu::workshops::demo
