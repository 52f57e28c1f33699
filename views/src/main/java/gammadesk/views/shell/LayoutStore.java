package gammadesk.views.shell;

import java.util.Optional;

/** Where the remembered layout is kept. Both calls come on the FX thread and must be quick. */
public interface LayoutStore {
    /** Remembers nothing. */
    LayoutStore NONE = new LayoutStore() {
        @Override
        public Optional<String> load() {
            return Optional.empty();
        }

        @Override
        public void save(String layout) {
            // Forgotten.
        }
    };

    /** What was saved last, empty when nothing was. */
    Optional<String> load();

    /** Keeps the text for the next start. */
    void save(String layout);
}
