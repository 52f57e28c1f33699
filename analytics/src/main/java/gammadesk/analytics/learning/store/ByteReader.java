package gammadesk.analytics.learning.store;

/** What {@link ByteWriter} wrote. A length beyond the end is an {@link IllegalArgumentException}, before any memory. */
public final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    ByteReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        at = from;
    }

    private void require(long count) {
        if (count < 0 || count > end - at) {
            throw new IllegalArgumentException("the bytes end at " + end + ", " + count + " more are named at " + at);
        }
    }

    public int readInt() {
        require(Integer.BYTES);
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value = (value << 8) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    public long readLong() {
        return ((long) readInt() << 32) | (readInt() & 0xFFFF_FFFFL);
    }

    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    public String readText() {
        int length = readInt();
        require(2L * length);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) (((bytes[at++] & 0xFF) << 8) | (bytes[at++] & 0xFF)));
        }
        return text.toString();
    }

    public float[] readFloats() {
        float[] values = new float[count(Float.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(readInt());
        }
        return values;
    }

    /** A number of things of which each takes at least so many bytes. */
    public int count(int least) {
        int count = readInt();
        require((long) least * count);
        return count;
    }

    public boolean isAtEnd() {
        return at == end;
    }
}
