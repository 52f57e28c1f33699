package gammadesk.analytics.learning.store;

import java.util.Arrays;

/** Numbers and texts as bytes, big end first, in an array that grows. */
public final class ByteWriter {
    private byte[] bytes = new byte[1024];
    private int size;

    public ByteWriter putByte(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
        return this;
    }

    public ByteWriter putInt(int value) {
        return putByte(value >> 24).putByte(value >> 16).putByte(value >> 8).putByte(value);
    }

    public ByteWriter putLong(long value) {
        return putInt((int) (value >> 32)).putInt((int) value);
    }

    public ByteWriter putDouble(double value) {
        return putLong(Double.doubleToRawLongBits(value));
    }

    public ByteWriter putText(String text) {
        putInt(text.length());
        text.chars().forEach(unit -> putByte(unit >> 8).putByte(unit));
        return this;
    }

    public ByteWriter putFloats(float[] values) {
        putInt(values.length);
        for (float value : values) {
            putInt(Float.floatToRawIntBits(value));
        }
        return this;
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}
