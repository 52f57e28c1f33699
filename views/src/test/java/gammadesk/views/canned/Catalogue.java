package gammadesk.views.canned;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.Venue;
import gammadesk.views.chain.ChainController;
import gammadesk.views.diagnostics.DiagnosticsController;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.Theme;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.ladder.BooksController;
import gammadesk.views.ladder.FuturesController;
import gammadesk.views.shell.LayoutStore;
import gammadesk.views.shell.ShellController;
import io.fair_acc.chartfx.utils.WriteFxImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** Writes a PNG of every panel and of the whole desk, on canned data, in both themes. Argument: the folder. */
public final class Catalogue {
    private final Path folder;
    private final ManualClock clock = new ManualClock();

    private Catalogue(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Toolkit.start();
        Catalogue catalogue = new Catalogue(folder);
        for (ThemeMode mode : ThemeMode.values()) {
            catalogue.panels(mode);
            catalogue.desk(mode, "wide", 1600, 1000, new CannedDesk(catalogue.clock), true);
            catalogue.desk(mode, "narrow", 1000, 1000, new CannedDesk(catalogue.clock), true);
        }
        CannedDesk trouble = new CannedDesk(catalogue.clock)
                .at(new Venue("Deribit", Venue.Environment.LIVE, "www.deribit.com"))
                .state(FeedState.RECONNECTING)
                .notice("Deribit announces maintenance at 16:00 UTC: the platform will be locked for ten minutes.")
                .staleBook();
        catalogue.clock.advanceMillis(100);
        catalogue.desk(ThemeMode.DARK, "stale", 1600, 1000, trouble, true);
        catalogue.desk(ThemeMode.LIGHT, "empty", 1600, 1000, new CannedDesk(catalogue.clock), false);
        System.exit(0);
    }

    /** Every screen of this module that is written here. */
    public static List<Screen> screens(DeskContext context, FxPulse pulse) {
        return List.of(
                new ChainController(context),
                new BooksController(context),
                new FuturesController(context),
                new DiagnosticsController(context, pulse));
    }

    private void panels(ThemeMode mode) {
        DeskContext context = new DeskContext(clock, Currency.BTC, mode);
        AtomicReference<DeskSnapshot> latest = new AtomicReference<>(new CannedDesk(clock).cycle(1));
        Toolkit.run(() -> {
            FxPulse pulse = new FxPulse(latest::get, clock);
            for (Screen screen : screens(context, pulse)) {
                StackPane pane = new StackPane(screen.node());
                Scene scene = new Scene(pane, 1000, 700);
                Theme.apply(scene, mode);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                screen.show(latest.get());
                scene.getRoot().layout();
                screen.show(new CannedDesk(clock).cycle(2));
                write(scene, "panel-" + screen.id() + "-" + name(mode));
            }
        });
    }

    private void desk(ThemeMode mode, String label, double width, double height, CannedDesk canned, boolean full) {
        DeskContext context = new DeskContext(clock, Currency.BTC, mode);
        AtomicReference<DeskSnapshot> latest = new AtomicReference<>(full ? canned.cycle(1) : canned.empty());
        AtomicReference<Scene> shown = new AtomicReference<>();
        AtomicReference<ShellController> shell = new AtomicReference<>();
        Toolkit.run(() -> {
            FxPulse pulse = new FxPulse(latest::get, clock);
            shell.set(new ShellController(context, pulse, screens(context, pulse), nowhere()));
            Scene scene = new Scene(shell.get().root(), width, height);
            Stage stage = new Stage();
            stage.setScene(scene);
            shell.get().attach(stage);
            stage.show();
            shown.set(scene);
        });
        settle();
        latest.set(full ? canned.cycle(2) : canned.empty());
        settle();
        Toolkit.run(() -> write(shown.get(), "desk-" + label + "-" + name(mode)));
        if (label.equals("wide")) {
            Toolkit.run(() -> fire(shown.get(), KeyCode.K, true));
            settle();
            Toolkit.run(() -> write(shown.get(), "desk-palette-" + name(mode)));
        }
        Toolkit.run(() -> shown.get().getWindow().hide());
    }

    private static void fire(Scene scene, KeyCode code, boolean control) {
        Event.fireEvent(
                scene.getRoot(),
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    /** Some pulses, so that every panel has had its turn. */
    private void settle() {
        for (int i = 0; i < 20; i++) {
            clock.advanceMillis(20);
            CountedPulse.await(2);
        }
    }

    private void write(Scene scene, String name) {
        Parent root = scene.getRoot();
        root.applyCss();
        root.layout();
        try {
            WriteFxImage.savePng(scene.snapshot(null), folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LayoutStore nowhere() {
        return new LayoutStore() {
            @Override
            public Optional<String> load() {
                return Optional.empty();
            }

            @Override
            public void save(String layout) {
                // The catalogue remembers nothing.
            }
        };
    }

    private static String name(ThemeMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
