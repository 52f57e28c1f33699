package gammadesk.views.shell;

import java.util.Optional;

/** Where the remembered layout is kept. Both calls come on the FX thread and must be quick. */
public interface LayoutStore {
    /** What was saved last, empty when nothing was. */
    Optional<String> load();

    /** Keeps the text for the next start. */
    void save(String layout);
}
