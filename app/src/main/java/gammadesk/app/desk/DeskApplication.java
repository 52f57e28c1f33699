package gammadesk.app.desk;

import gammadesk.analytics.port.Clock;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk in a real window, from its opening to its closing. */
public final class DeskApplication {
    private static final Logger LOG = LoggerFactory.getLogger(DeskApplication.class);

    private final VenueChoice venue;
    private final Clock clock;
    private final Path dataFolder;
    private final ThemeMode theme;
    private final Map<String, String> variables;

    public DeskApplication(
            VenueChoice venue, Clock clock, Path dataFolder, ThemeMode theme, Map<String, String> variables) {
        this.venue = venue;
        this.clock = clock;
        this.dataFolder = dataFolder;
        this.theme = theme;
        this.variables = Map.copyOf(variables);
    }

    /** Opens the window and returns once it was closed. */
    public void run() throws IOException, InterruptedException {
        Optional<InstanceLock> lock = InstanceLock.take(dataFolder);
        if (lock.isEmpty()) {
            throw new IOException("another desk is open on " + dataFolder
                    + "; close it, or set GAMMADESK_HOME to another folder for this one");
        }
        try (InstanceLock _ = lock.get();
                DeskLog _ = DeskLog.keepIn(dataFolder.resolve("logs"));
                DeskSession session =
                        DeskSession.open(venue, clock, new AccountOptions(variables, Optional.of(dataFolder)))) {
            Toolkit.start();
            runWindow(session);
        } finally {
            Toolkit.end();
        }
    }

    private void runWindow(DeskSession session) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        DeskWindow window = Toolkit.call(() -> {
            DeskWindow desk = new DeskWindow(
                    session,
                    clock,
                    FileLayoutStore.ofPanels(dataFolder),
                    FileLayoutStore.ofExposure(dataFolder),
                    FileLayoutStore.ofBook(dataFolder),
                    FileLayoutStore.ofRisk(dataFolder),
                    FileLayoutStore.ofHedging(dataFolder),
                    theme,
                    root -> new Scene(root, WindowSize.USUAL.width(), WindowSize.USUAL.height()));
            desk.stage().setOnCloseRequest(_ -> closed.countDown());
            desk.show();
            return desk;
        });
        LOG.info("The desk is open on {}", session.feed().venue());
        closed.await();
        Toolkit.call(() -> {
            window.close();
            return true;
        });
    }
}
