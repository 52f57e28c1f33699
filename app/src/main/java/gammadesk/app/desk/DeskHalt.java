package gammadesk.app.desk;

import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Ledger;
import gammadesk.app.hedging.KillSwitch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The kill switch with threads of its own, which wait for nothing else on the desk. */
record DeskHalt(KillSwitch kill, ExecutorService disk, ScheduledExecutorService watch) implements AutoCloseable {
    private static final long LAST_WRITES_SECONDS = 3;

    static DeskHalt open(Ledger ledger, Optional<Path> folder, Clock clock) {
        ExecutorService disk = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("desk-halt-disk").factory());
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("desk-halt").factory());
        return new DeskHalt(new KillSwitch(ledger, folder, clock, disk, watch), disk, watch);
    }

    /** A press in the last moment is still written. */
    @Override
    public void close() {
        watch.shutdownNow();
        disk.shutdown();
        try {
            if (!disk.awaitTermination(LAST_WRITES_SECONDS, TimeUnit.SECONDS)) {
                disk.shutdownNow();
            }
        } catch (InterruptedException _) {
            disk.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
