package gammadesk.analytics.learning.store;

import gammadesk.analytics.port.Fingerprint;
import java.util.Arrays;
import java.util.HexFormat;

/** Four bytes that say what it is, a version, a body, and SHA-256 over all that comes before. */
public final class StoredForm {
    private static final int CHECKSUM_BYTES = 32;
    private static final int HEAD_BYTES = 2 * Integer.BYTES;

    private StoredForm() {}

    /** A writer that has begun. */
    public static ByteWriter begin(int magic, int version) {
        return new ByteWriter().putInt(magic).putInt(version);
    }

    /** All that was written, and its checksum. */
    public static byte[] sealed(ByteWriter writer) {
        byte[] body = writer.bytes();
        byte[] all = Arrays.copyOf(body, body.length + CHECKSUM_BYTES);
        System.arraycopy(checksum(body), 0, all, body.length, CHECKSUM_BYTES);
        return all;
    }

    /**
     * Reads a body.
     *
     * @param <M> what it holds
     */
    @FunctionalInterface
    public interface Body<M> {
        /** Throws {@link IllegalArgumentException} when it makes no sense. */
        ModelAnswer<M> read(ByteReader reader);
    }

    /** Nothing is thrown for what is wrong with the bytes. */
    public static <M> ModelAnswer<M> open(byte[] bytes, int magic, int version, Body<M> body) {
        if (bytes.length < Integer.BYTES || new ByteReader(bytes, 0, Integer.BYTES).readInt() != magic) {
            return new ModelAnswer.Refused<>(ModelAnswer.Reason.FOREIGN, "this is no stored model of this kind");
        }
        if (bytes.length < HEAD_BYTES + CHECKSUM_BYTES) {
            return damaged("it ends after " + bytes.length + " bytes");
        }
        int written = new ByteReader(bytes, Integer.BYTES, HEAD_BYTES).readInt();
        if (written != version) {
            return new ModelAnswer.Refused<>(
                    ModelAnswer.Reason.OTHER_VERSION, "version " + written + ", this program reads " + version);
        }
        int end = bytes.length - CHECKSUM_BYTES;
        if (!Arrays.equals(checksum(Arrays.copyOf(bytes, end)), Arrays.copyOfRange(bytes, end, bytes.length))) {
            return damaged("its checksum does not fit: it was cut off or changed");
        }
        try {
            return body.read(new ByteReader(bytes, HEAD_BYTES, end));
        } catch (IllegalArgumentException e) {
            return damaged("its content makes no sense: " + e.getMessage());
        }
    }

    private static <M> ModelAnswer<M> damaged(String detail) {
        return new ModelAnswer.Refused<>(ModelAnswer.Reason.DAMAGED, detail);
    }

    private static byte[] checksum(byte[] body) {
        return HexFormat.of().parseHex(Fingerprint.of(body));
    }
}
