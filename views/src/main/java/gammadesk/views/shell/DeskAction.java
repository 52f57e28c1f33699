package gammadesk.views.shell;

/**
 * Something that the desk's window can do beside what the shell itself knows.
 *
 * @param words what it does, as the palette lists it
 * @param action does it, on the FX thread
 * @param key the key that does it, such as {@code F9}; may be empty
 */
public record DeskAction(String words, Runnable action, String key) {
    Command command() {
        return key.isEmpty() ? Command.of(words, action) : Command.of(words, action, key);
    }
}
