package gammadesk.connectors.ledger;

import gammadesk.analytics.port.Fingerprint;
import gammadesk.analytics.port.Ledger.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The hash chain: SHA-256 over the hash before and every field, each with its length in front, so that no two different
 * entries have the same bytes.
 */
final class LedgerChain {
    /** What stands before the first entry. */
    static final String GENESIS = "0".repeat(64);

    private LedgerChain() {}

    /** The hash of an entry, 64 hexadecimal digits. */
    static String hash(
            String before, long sequence, Kind kind, String subject, String actor, long atMillis, String content) {
        return hash(before, sequence, utf8(kind.name()), utf8(subject), utf8(actor), atMillis, utf8(content));
    }

    /** The same of text as it is stored: what cannot be decoded is told apart too. */
    static String hash(
            String before, long sequence, byte[] kind, byte[] subject, byte[] actor, long atMillis, byte[] content) {
        return Fingerprint.of(bytes(utf8(before), sequence, kind, subject, actor, atMillis, content));
    }

    static byte[] bytes(
            byte[] before, long sequence, byte[] kind, byte[] subject, byte[] actor, long atMillis, byte[] content) {
        byte[][] fields = {before, number(sequence), kind, subject, actor, number(atMillis), content};
        int size = 0;
        for (byte[] field : fields) {
            size += Integer.BYTES + field.length;
        }
        ByteBuffer all = ByteBuffer.allocate(size);
        for (byte[] field : fields) {
            all.putInt(field.length).put(field);
        }
        return all.array();
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
