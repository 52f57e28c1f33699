package gammadesk.connectors.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of a line and of everything before it. It tells damage from soundness; it is no signature, for whoever
 * changes a file can also hash it anew.
 */
final class RunningHash {
    /** What stands at the end of every line. */
    static final int SEAL_LENGTH = ",\"sum\":\"0123456789abcdef\"}".length();

    private static final int SHOWN_BYTES = 8;

    private final MessageDigest digest = sha256();
    private byte[] before = {};

    /** The end of a line that begins with these bytes. */
    byte[] seal(byte[] line, int length) {
        digest.update(before);
        digest.update(line, 0, length);
        before = digest.digest();
        String sum = HexFormat.of().formatHex(before, 0, SHOWN_BYTES);
        return (",\"sum\":\"" + sum + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
