package gammadesk.app.cli;

import java.io.IOException;
import java.io.StringWriter;

/** How a command prints a table; the names are what the user types. */
enum TextFormat {
    json,
    csv;

    /** Prints all of it or, when it fails, nothing. */
    void print(TextExport export) throws IOException {
        StringWriter text = new StringWriter();
        if (this == json) {
            export.json(text);
        } else {
            export.csv(text);
        }
        System.out.print(text);
        System.out.flush();
    }
}
