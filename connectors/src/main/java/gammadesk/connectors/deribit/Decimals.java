package gammadesk.connectors.deribit;

/**
 * Reads decimal numbers from a parser's buffer without an intermediate string. Exact: what it cannot do in one rounding
 * it leaves to the library.
 */
final class Decimals {
    /** Up to here every integer is a double. */
    private static final long EXACT_MANTISSA = 1L << 53;

    private static final double[] EXACT_POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Decimals() {}

    /** The nearest double of the number; the characters must be a number of JSON's grammar. */
    static double parse(char[] buffer, int offset, int length) {
        int end = offset + length;
        boolean negative = buffer[offset] == '-';
        long mantissa = 0;
        int scale = 0;
        boolean afterPoint = false;
        for (int i = negative ? offset + 1 : offset; i < end; i++) {
            char c = buffer[i];
            if (c == '.') {
                afterPoint = true;
                continue;
            }
            if (c < '0' || c > '9' || mantissa > EXACT_MANTISSA / 10) {
                return slow(buffer, offset, length);
            }
            mantissa = mantissa * 10 + (c - '0');
            scale += afterPoint ? 1 : 0;
        }
        if (scale >= EXACT_POWERS_OF_TEN.length) {
            return slow(buffer, offset, length);
        }
        double value = mantissa / EXACT_POWERS_OF_TEN[scale];
        return negative ? -value : value;
    }

    private static double slow(char[] buffer, int offset, int length) {
        return Double.parseDouble(new String(buffer, offset, length));
    }
}
