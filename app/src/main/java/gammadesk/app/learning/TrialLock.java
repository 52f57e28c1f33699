package gammadesk.app.learning;

import gammadesk.app.backtest.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One trial at a time in a folder, whichever program holds it: two would write the same record of runs. */
final class TrialLock implements AutoCloseable {
    private static final String FILE = "trial.lock";

    private final FileChannel channel;

    private TrialLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes the folder where it is missing; throws {@link Refusal} while another trial is at work in it. */
    static TrialLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isTaken(channel)) {
            channel.close();
            throw new Refusal(Refusal.Subject.OUTPUT, "another trial is at work in " + folder + "; wait for its end");
        }
        return new TrialLock(channel);
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException _) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
