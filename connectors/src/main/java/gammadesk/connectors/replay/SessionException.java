package gammadesk.connectors.replay;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is no sound session. The message names the file and the line. */
public final class SessionException extends IOException {
    private static final long serialVersionUID = 1L;

    SessionException(Path file, long line, String reason) {
        super(file + " line " + line + ": " + reason);
    }
}
