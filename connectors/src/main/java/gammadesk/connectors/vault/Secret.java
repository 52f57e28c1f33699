package gammadesk.connectors.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Characters that must not be seen. They never appear in {@link #toString}, are lent out as a copy that is wiped
 * afterwards, and can be wiped for good. Two secrets are not compared by content, so that nothing can be learned by
 * comparing.
 */
public final class Secret implements AutoCloseable {
    private static final int MOST_BYTES_PER_CHAR = 3;

    private final char[] chars;

    private Secret(char[] chars) {
        this.chars = chars;
    }

    /** Takes a copy of the characters; wiping the original is the caller's. */
    public static Secret copyOf(char[] chars) {
        return new Secret(chars.clone());
    }

    /** The characters of a text that cannot be wiped, such as one from the environment. */
    public static Secret of(String text) {
        return new Secret(text.toCharArray());
    }

    /** Lends the characters for as long as the function runs. */
    public <T> T withChars(Function<char[], T> user) {
        char[] copy = chars.clone();
        try {
            return user.apply(copy);
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    /** Lends the characters in UTF-8 for as long as the function runs. */
    public <T> T withBytes(Function<byte[], T> user) {
        byte[] bytes = utf8(chars);
        try {
            return user.apply(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return chars.length == 0;
    }

    /** A copy that lives on after this one is wiped. */
    public Secret copy() {
        return copyOf(chars);
    }

    /** Wipes the characters for good. */
    @Override
    public void close() {
        Arrays.fill(chars, '\0');
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }

    private static byte[] utf8(char[] chars) {
        ByteBuffer buffer = ByteBuffer.allocate(chars.length * MOST_BYTES_PER_CHAR);
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
        encoder.encode(CharBuffer.wrap(chars), buffer, true);
        byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
        Arrays.fill(buffer.array(), (byte) 0);
        return bytes;
    }
}
