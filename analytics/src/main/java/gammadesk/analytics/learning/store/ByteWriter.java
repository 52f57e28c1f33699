package gammadesk.analytics.learning.store;

import java.util.Arrays;

/** Numbers and texts as bytes, big end first, in an array that grows. */
final class ByteWriter {
    private byte[] bytes = new byte[1024];
    private int size;

    ByteWriter putByte(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
        return this;
    }

    ByteWriter putInt(int value) {
        return putByte(value >> 24).putByte(value >> 16).putByte(value >> 8).putByte(value);
    }

    ByteWriter putLong(long value) {
        return putInt((int) (value >> 32)).putInt((int) value);
    }

    ByteWriter putDouble(double value) {
        return putLong(Double.doubleToRawLongBits(value));
    }

    ByteWriter putText(String text) {
        putInt(text.length());
        text.chars().forEach(unit -> putByte(unit >> 8).putByte(unit));
        return this;
    }

    ByteWriter putFloats(float[] values) {
        putInt(values.length);
        for (float value : values) {
            putInt(Float.floatToRawIntBits(value));
        }
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}
