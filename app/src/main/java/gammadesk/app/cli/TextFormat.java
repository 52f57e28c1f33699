package gammadesk.app.cli;

/** How a command prints a table; the names are what the user types. */
enum TextFormat {
    json,
    csv
}
