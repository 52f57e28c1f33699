package gammadesk.connectors.simulator.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that does not tell itself: not in a log, not in an exception. */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Hides a text. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The text. */
    public String reveal() {
        return text;
    }

    /** Whether both hide the same; takes as long whatever they hide. */
    boolean isSame(Secret other) {
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.UTF_8), other.text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && isSame(secret);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "hidden";
    }
}
