package gammadesk.views.shell;

import java.util.List;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Something that can be done, from the keyboard or from the palette.
 *
 * @param words what it does, as the palette lists it
 * @param keys the keys that do it, the first of them shown; may be empty
 */
record Command(String words, List<KeyCombination> keys, Runnable action) {
    Command {
        keys = List.copyOf(keys);
    }

    static Command of(String words, Runnable action, String... keys) {
        return new Command(
                words,
                List.of(keys).stream().map(KeyCombination::keyCombination).toList(),
                action);
    }

    boolean matches(KeyEvent event) {
        return keys.stream().anyMatch(key -> key.match(event));
    }

    /** The first of its keys for the screen, empty if it has none. */
    String keyText() {
        return keys.isEmpty() ? "" : keys.getFirst().getDisplayText();
    }
}
