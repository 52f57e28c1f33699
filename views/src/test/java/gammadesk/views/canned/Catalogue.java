package gammadesk.views.canned;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.Venue;
import gammadesk.views.book.AccountController;
import gammadesk.views.book.BookController;
import gammadesk.views.book.BookDesk;
import gammadesk.views.book.BookRiskDesk;
import gammadesk.views.book.FillsController;
import gammadesk.views.book.MarginController;
import gammadesk.views.book.OrdersController;
import gammadesk.views.book.PositionsController;
import gammadesk.views.book.WhatIfController;
import gammadesk.views.chain.ChainController;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.Pictures;
import gammadesk.views.diagnostics.DiagnosticsController;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TextMemory;
import gammadesk.views.fx.Theme;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.hedging.ExecutionController;
import gammadesk.views.hedging.HedgeBell;
import gammadesk.views.hedging.HedgeController;
import gammadesk.views.hedging.HedgeDesk;
import gammadesk.views.hedging.HedgeHistoryController;
import gammadesk.views.hedging.HedgeLimitsController;
import gammadesk.views.ladder.BooksController;
import gammadesk.views.ladder.FuturesController;
import gammadesk.views.settings.KeysController;
import gammadesk.views.shell.LayoutStore;
import gammadesk.views.shell.ShellController;
import gammadesk.views.ticket.TicketController;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

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
        RecordedTrading trading = new RecordedTrading();
        BookDesk book = new BookDesk(context, trading, new DialogExportTarget(), Runnable::run);
        DeskSnapshot first = pulse.latest();
        BookRiskDesk risk = new BookRiskDesk(context, new DialogExportTarget());
        ManualClock clock = new ManualClock();
        CannedHedges hedges = new CannedHedges(clock);
        HedgeDesk hedge = new HedgeDesk(
                context,
                pulse,
                new RecordedHedges(hedges.open(hedges.waiting("p-2"), hedges.partly("p-1"))
                        .ended(hedges.history(8))
                        .board()),
                new HedgeDesk.Outside(new DialogExportTarget(), Runnable::run, HedgeBell.SILENT, TextMemory.NONE));
        return List.of(
                new ChainController(context),
                new BooksController(context),
                new OrdersController(book, first),
                new FillsController(book, first),
                new PositionsController(book, first),
                new AccountController(book, first),
                new BookController(risk, first),
                new MarginController(risk),
                new WhatIfController(risk, first),
                new HedgeController(hedge),
                new ExecutionController(hedge),
                new HedgeHistoryController(hedge),
                new HedgeLimitsController(hedge),
                new FuturesController(context),
                new KeysController(context, new CannedKeys().open(), trading, first),
                new DiagnosticsController(context, pulse),
                new TicketController(context, trading, first, _ -> {}));
    }

    /** With stand-ins for the panels of other packages, in the order of the default layout. */
    static List<Screen> everything(DeskContext context, FxPulse pulse) {
        List<Screen> all = new ArrayList<>();
        List<String> others = List.of("exposure", "exposure-map", "surface", "smiles", "surface-3d");
        others.forEach(id -> all.add(new StandIn(id)));
        List<Screen> ours = screens(context, pulse);
        all.addFirst(ours.getFirst());
        all.addAll(ours.subList(1, ours.size()));
        return all;
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
        FxPulse pulse = new FxPulse(latest::get, clock);
        ShellController shell =
                Toolkit.call(() -> new ShellController(context, pulse, everything(context, pulse), LayoutStore.NONE));
        Scene scene = Toolkit.call(() -> new Scene(shell.root(), width, height));
        Toolkit.run(() -> shell.attach(scene));
        draw(pulse, scene);
        latest.set(full ? canned.cycle(2) : canned.empty());
        draw(pulse, scene);
        Toolkit.run(() -> write(scene, "desk-" + label + "-" + name(mode)));
        if (label.equals("narrow")) {
            Toolkit.run(() -> context.textScalePercent().set(150));
            draw(pulse, scene);
            Toolkit.run(() -> write(scene, "desk-large-text-" + name(mode)));
        }
        if (label.equals("wide")) {
            Toolkit.run(() -> fire(scene, KeyCode.K, true));
            Toolkit.run(() -> write(scene, "desk-palette-" + name(mode)));
            Toolkit.run(() -> fire(scene, KeyCode.ESCAPE, false));
            Toolkit.run(() -> fire(scene, KeyCode.F1, false));
            Toolkit.run(() -> write(scene, "desk-help-" + name(mode)));
        }
        Toolkit.run(shell::close);
    }

    /** A few rounds of layout and drawing, as pulses would do it, in a window that is not open. */
    private void draw(FxPulse pulse, Scene scene) {
        for (int i = 0; i < 4; i++) {
            clock.advanceMillis(120);
            Toolkit.run(() -> {
                pulse.drawNow();
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            });
        }
    }

    private static void fire(Scene scene, KeyCode code, boolean control) {
        Event.fireEvent(
                scene.getRoot(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }

    private void write(Scene scene, String name) {
        Parent root = scene.getRoot();
        root.applyCss();
        root.layout();
        try {
            Pictures.write(scene.snapshot(null), folder.resolve(name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(ThemeMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
