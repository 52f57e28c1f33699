package gammadesk.connectors.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps every other writer from a ledger. The operating system gives it back when the program dies. */
final class LedgerLock implements AutoCloseable {
    private final FileChannel channel;

    private LedgerLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock beside a ledger.
     *
     * @throws IOException when another desk holds it, or the folder cannot be written
     */
    static LedgerLock take(Path ledger) throws IOException {
        FileChannel channel = FileChannel.open(
                ledger.resolveSibling(ledger.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (isFree(channel)) {
            return new LedgerLock(channel);
        }
        channel.close();
        throw new IOException(
                "another desk is open on " + ledger.toAbsolutePath().getParent() + " and writes its ledger "
                        + ledger.getFileName() + "; close it, or use another folder for this one");
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
