package gammadesk.connectors.simulator.protocol;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON straight into a growing array of bytes that is used again for the next message. The exchange says tens of
 * thousands of numbers a second, so they are written without a string in between.
 */
public final class JsonBytes {
    /** Above this a scaled number would lose digits in a double. */
    private static final double EXACT = 9e15;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10};
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[] digits = new byte[20];
    private byte[] bytes = new byte[1024];
    private int size;
    private boolean comma;

    /** Forgets what was written. */
    public JsonBytes clear() {
        size = 0;
        comma = false;
        return this;
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    /** Copies what was written. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, size);
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Cuts back to an earlier size, where a value was about to be written. */
    public void rewind(int earlierSize) {
        size = earlierSize;
        comma = false;
    }

    /** Opens an object as the next value. */
    public JsonBytes object() {
        return open('{');
    }

    /** Closes the innermost object. */
    public JsonBytes endObject() {
        return close('}');
    }

    /** Opens an array as the next value. */
    public JsonBytes array() {
        return open('[');
    }

    /** Closes the innermost array. */
    public JsonBytes endArray() {
        return close(']');
    }

    /** The name of the next value. */
    public JsonBytes name(String name) {
        separate();
        quoted(name);
        put(':');
        comma = false;
        return this;
    }

    /** A text value. */
    public JsonBytes text(String value) {
        separate();
        quoted(value);
        return this;
    }

    /** A whole number. */
    public JsonBytes number(long value) {
        separate();
        whole(value);
        return this;
    }

    /** A truth value. */
    public JsonBytes flag(boolean value) {
        return raw(value ? "true" : "false");
    }

    /** Something that is JSON already, in ASCII. */
    public JsonBytes raw(String json) {
        separate();
        ascii(json);
        return this;
    }

    /** A number rounded to at most the given decimals (0 to 10), always with one at least; NaN becomes null. */
    public JsonBytes decimal(double value, int places) {
        separate();
        double scaled = value * POWERS[places];
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            ascii("null");
        } else if (Math.abs(scaled) < EXACT) {
            scaledNumber(Math.round(scaled), places);
        } else {
            ascii(plain(BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP)));
        }
        return this;
    }

    /** An exact number, with one decimal at least. */
    public JsonBytes decimal(BigDecimal value) {
        return raw(plain(value));
    }

    private static String plain(BigDecimal value) {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return plain.setScale(Math.max(1, plain.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** A named exact number. */
    public JsonBytes field(String name, BigDecimal value) {
        return name(name).decimal(value);
    }

    /** A named text. */
    public JsonBytes field(String name, String value) {
        return name(name).text(value);
    }

    /** A named whole number. */
    public JsonBytes field(String name, long value) {
        return name(name).number(value);
    }

    /** A named truth value. */
    public JsonBytes field(String name, boolean value) {
        return name(name).flag(value);
    }

    /** A named number, rounded. */
    public JsonBytes field(String name, double value, int places) {
        return name(name).decimal(value, places);
    }

    private JsonBytes open(char bracket) {
        separate();
        put(bracket);
        comma = false;
        return this;
    }

    private JsonBytes close(char bracket) {
        put(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            put(',');
        }
        comma = true;
    }

    private void scaledNumber(long scaled, int places) {
        if (scaled < 0) {
            put('-');
        }
        long magnitude = Math.abs(scaled);
        long power = (long) POWERS[places];
        whole(magnitude / power);
        fraction(magnitude % power, places);
    }

    private void fraction(long fraction, int places) {
        put('.');
        long rest = fraction;
        int left = places;
        while (left > 1 && rest % 10 == 0) {
            rest /= 10;
            left--;
        }
        for (int i = left - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        append(digits, 0, Math.max(1, left));
    }

    private void whole(long value) {
        if (value == Long.MIN_VALUE) {
            ascii(Long.toString(value));
            return;
        }
        if (value < 0) {
            put('-');
        }
        int at = digits.length;
        long rest = Math.abs(value);
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        append(digits, at, digits.length - at);
    }

    private void quoted(String value) {
        put('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
                put(c);
            } else {
                escape(c);
            }
        }
        put('"');
    }

    /** Everything but printable ASCII as {@code \\u1234}, which needs no knowledge of surrogates. */
    private void escape(char c) {
        put('\\');
        put('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            put((char) HEX[(c >> shift) & 0xf]);
        }
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void put(char c) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) c;
    }

    private void append(byte[] source, int from, int count) {
        while (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        System.arraycopy(source, from, bytes, size, count);
        size += count;
    }
}
