package gammadesk.app.cli;

import java.io.IOException;
import java.io.Writer;

/** Something that can be printed in either form. */
interface TextExport {
    void json(Writer out) throws IOException;

    void csv(Writer out) throws IOException;
}
