package gammadesk.connectors.ledger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks whether a write-ahead log holds what the database will leave out at its next opening because it cannot be read.
 * The database itself says nothing then. The format is that of SQLite: a header of 32 bytes and frames of a page with
 * 24 bytes in front, each with the log's two salts and a sum over everything before it.
 */
final class WalFile {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    /** With its last bit set the sums are over big-endian words. */
    private static final int MAGIC = 0x377f0682;

    private static final int MOST_PAGE = 65_536;

    private final ByteOrder order;
    private final int pageSize;
    private final long salts;
    private int sumOne;
    private int sumTwo;

    private WalFile(ByteOrder order, int pageSize, long salts) {
        this.order = order;
        this.pageSize = pageSize;
        this.salts = salts;
    }

    /** A clause about what is damaged; empty when there is no log or everything in it that counts can be read. */
    static Optional<String> damage(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] header = in.readNBytes(HEADER);
            Optional<WalFile> log = header.length == HEADER ? begin(header) : Optional.empty();
            return log.isPresent()
                    ? log.get().damageOfFrames(in)
                    : Optional.of("the head of the write-ahead log cannot be read");
        }
    }

    private static Optional<WalFile> begin(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        int magic = header.getInt(0);
        int page = header.getInt(8);
        if ((magic & ~1) != MAGIC || page < 512 || page > MOST_PAGE || Integer.bitCount(page) != 1) {
            return Optional.empty();
        }
        WalFile log = new WalFile(
                (magic & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, page, header.getLong(16));
        log.sum(bytes, 0, HEADER - 8);
        return log.agrees(header, HEADER - 8) ? Optional.of(log) : Optional.empty();
    }

    /** Frames of an older round have other salts and do not count; of this round, all have to be whole. */
    private Optional<String> damageOfFrames(InputStream in) throws IOException {
        byte[] frame = new byte[FRAME_HEADER + pageSize];
        boolean ended = false;
        long lost = 0;
        for (int read = in.readNBytes(frame, 0, frame.length); read > 0; read = in.readNBytes(frame, 0, frame.length)) {
            boolean ours = read >= FRAME_HEADER && ByteBuffer.wrap(frame).getLong(8) == salts;
            ended |= !ours || read < frame.length || !isWhole(frame);
            lost += ended && ours ? 1 : 0;
        }
        return lost == 0
                ? Optional.empty()
                : Optional.of("the last " + lost + (lost == 1 ? " page" : " pages")
                        + " of the write-ahead log cannot be read");
    }

    private boolean isWhole(byte[] frame) {
        sum(frame, 0, 8);
        sum(frame, FRAME_HEADER, pageSize);
        return agrees(ByteBuffer.wrap(frame), 16);
    }

    private boolean agrees(ByteBuffer bytes, int at) {
        return bytes.getInt(at) == sumOne && bytes.getInt(at + 4) == sumTwo;
    }

    private void sum(byte[] bytes, int from, int length) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(order);
        for (int at = from; at < from + length; at += 8) {
            sumOne += words.getInt(at) + sumTwo;
            sumTwo += words.getInt(at + 4) + sumOne;
        }
    }
}
