package gammadesk.app.desk;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.trading.TradingActions;
import gammadesk.views.book.AccountController;
import gammadesk.views.book.BookController;
import gammadesk.views.book.BookDesk;
import gammadesk.views.book.BookFiles;
import gammadesk.views.book.BookRiskDesk;
import gammadesk.views.book.DialogBookFiles;
import gammadesk.views.book.FillsController;
import gammadesk.views.book.MarginController;
import gammadesk.views.book.OrdersController;
import gammadesk.views.book.PositionsController;
import gammadesk.views.book.WhatIfController;
import gammadesk.views.chain.ChainController;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.diagnostics.DiagnosticsController;
import gammadesk.views.evidence.DialogEvidenceFiles;
import gammadesk.views.evidence.EvidenceController;
import gammadesk.views.evidence.EvidenceFiles;
import gammadesk.views.exposure.AheadController;
import gammadesk.views.exposure.AlertsController;
import gammadesk.views.exposure.CascadeController;
import gammadesk.views.exposure.ExposureController;
import gammadesk.views.exposure.ExposureDesk;
import gammadesk.views.exposure.ExposureMapController;
import gammadesk.views.exposure.LadderController;
import gammadesk.views.exposure.LapseController;
import gammadesk.views.exposure.ProfileController;
import gammadesk.views.exposure.ScoreController;
import gammadesk.views.forecast.ConeController;
import gammadesk.views.forecast.FlowController;
import gammadesk.views.forecast.ForecastDesk;
import gammadesk.views.forecast.MacroController;
import gammadesk.views.forecast.PremiumController;
import gammadesk.views.forecast.QualityController;
import gammadesk.views.forecast.RichCheapController;
import gammadesk.views.forecast.ScoreboardController;
import gammadesk.views.forecast.TrackController;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.LazyScreen;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TextMemory;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.hedging.ExecutionController;
import gammadesk.views.hedging.HedgeController;
import gammadesk.views.hedging.HedgeDesk;
import gammadesk.views.hedging.HedgeHistoryController;
import gammadesk.views.hedging.HedgeLimitsController;
import gammadesk.views.hedging.SafetyController;
import gammadesk.views.ladder.BooksController;
import gammadesk.views.ladder.FuturesController;
import gammadesk.views.risk.AttributionController;
import gammadesk.views.risk.LiquidationController;
import gammadesk.views.risk.RiskDesk;
import gammadesk.views.risk.ScenariosController;
import gammadesk.views.risk.StressesController;
import gammadesk.views.risk.TailController;
import gammadesk.views.settings.KeysController;
import gammadesk.views.shell.DeskAction;
import gammadesk.views.shell.LayoutStore;
import gammadesk.views.shell.ShellController;
import gammadesk.views.surface.HistoryController;
import gammadesk.views.surface.SmilesController;
import gammadesk.views.surface.Surface3dController;
import gammadesk.views.surface.SurfaceController;
import gammadesk.views.surface.TermController;
import gammadesk.views.ticket.TicketController;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;

/**
 * The desk's window with all its panels. Lives on the FX thread. The scene is made by whoever opens the window: a real
 * one has the size of its window, one in memory may be larger than the screen that the toolkit imagines.
 */
public final class DeskWindow {
    /** The parts of a split come into the scene when it is styled, and with them the splits among them. */
    private static final int SPLITS_WITHIN_SPLITS = 4;

    private final FxPulse pulse;
    private final ShellController shell;
    private final List<Screen> screens;
    private final Stage stage;
    private final TradingActions trading;
    private final Subscription wishes;
    private final BookRiskDesk risk;
    private final HedgeDesk hedges;
    private final SafetyController safety;
    /** Made with its panel; empty before. */
    private final List<DeskEvidence> trials = new ArrayList<>();

    /** A desk that asks for files with dialogs. */
    public DeskWindow(
            DeskSession session,
            Clock clock,
            LayoutStore layouts,
            TextMemory exposures,
            TextMemory risks,
            TextMemory stresses,
            TextMemory hedging,
            ThemeMode theme,
            Function<Parent, Scene> scene) {
        this(session, clock, layouts, exposures, risks, stresses, hedging, FileChoice.DIALOGS, theme, scene);
    }

    /**
     * Which files to write and to read.
     *
     * @param exports where exports go
     * @param books which book to import
     * @param trials which trial to hold and which model to train
     */
    public record FileChoice(ExportTarget exports, BookFiles books, EvidenceFiles trials) {
        /** Asks the person. */
        public static final FileChoice DIALOGS =
                new FileChoice(new DialogExportTarget(), new DialogBookFiles(), new DialogEvidenceFiles());
    }

    /** A desk that asks for files in a given way. */
    public DeskWindow(
            DeskSession session,
            Clock clock,
            LayoutStore layouts,
            TextMemory exposures,
            TextMemory risks,
            TextMemory stresses,
            TextMemory hedging,
            FileChoice files,
            ThemeMode theme,
            Function<Parent, Scene> scene) {
        this.trading = session.trading();
        DeskContext context = new DeskContext(clock, Currency.BTC, theme);
        this.pulse = new FxPulse(session.board(), clock);
        Supplier<DeskSnapshot> latest = session.board();
        BookDesk book = new BookDesk(context, session.trading(), files.exports(), session.work());
        ExposureDesk exposure = new ExposureDesk(context, files.exports(), new BoardWishes(session.board()), exposures);
        this.risk = new BookRiskDesk(context, files.exports(), files.books(), session.risk(), risks);
        RiskDesk pictures = new RiskDesk(context, files.exports(), risk.choice(), stresses);
        ForecastDesk forecast = new ForecastDesk(context, files.exports());
        DeskBell bell = new DeskBell(this::stage, context.theme()::get, session.work());
        this.hedges = new HedgeDesk(
                context,
                pulse,
                session.hedging(),
                new HedgeDesk.Outside(files.exports(), session.work(), bell, hedging));
        this.safety = new SafetyController(hedges);
        this.screens = List.of(
                new LazyScreen("chain", "Chain", () -> new ChainController(context)),
                new LazyScreen("exposure", "Exposure", () -> new ExposureController(exposure)),
                new LazyScreen("exposure-map", "Map", () -> new ExposureMapController(exposure)),
                new LazyScreen("exposure-profile", "Profile", () -> new ProfileController(exposure)),
                new LazyScreen("exposure-ahead", "Ahead", () -> new AheadController(exposure)),
                new LazyScreen("hedge-flow", "Hedge flow", () -> new LadderController(exposure)),
                new LazyScreen("cascade", "Cascade", () -> new CascadeController(exposure)),
                new LazyScreen("exposure-lapse", "Time-lapse", () -> new LapseController(exposure)),
                new LazyScreen("level-scorecard", "Levels", () -> new ScoreController(exposure)),
                new LazyScreen("surface", "Surface", () -> new SurfaceController(context)),
                new LazyScreen("smiles", "Smiles", () -> new SmilesController(context)),
                new LazyScreen("term", "Term structure", () -> new TermController(context)),
                new LazyScreen("surface-history", "Vol history", () -> new HistoryController(context)),
                new LazyScreen("surface-3d", "Surface 3-D", () -> new Surface3dController(context)),
                new LazyScreen("vol-cone", "Cone", () -> new ConeController(forecast)),
                new LazyScreen("forecast-track", "Forecast", () -> new TrackController(forecast)),
                new LazyScreen("premium", "Premium", () -> new PremiumController(forecast)),
                new LazyScreen("rich-cheap", "Rich / cheap", () -> new RichCheapController(forecast)),
                new LazyScreen("order-flow", "Order flow", () -> new FlowController(forecast)),
                new LazyScreen("hedge", "Hedge", () -> new HedgeController(hedges)),
                new LazyScreen("hedge-execution", "Execution", () -> new ExecutionController(hedges)),
                new LazyScreen("hedge-history", "Hedge history", () -> new HedgeHistoryController(hedges)),
                new LazyScreen("hedge-limits", "Hedge limits", () -> new HedgeLimitsController(hedges)),
                new LazyScreen("books", "Books & trades", () -> new BooksController(context)),
                new LazyScreen("orders", "Orders", () -> new OrdersController(book, latest.get())),
                new LazyScreen("fills", "My trades", () -> new FillsController(book, latest.get())),
                new LazyScreen("positions", "Positions", () -> new PositionsController(book, latest.get())),
                new LazyScreen("account", "Account", () -> new AccountController(book, latest.get())),
                new LazyScreen("book", "Book", () -> new BookController(risk, latest.get())),
                new LazyScreen("margin", "Margin", () -> new MarginController(risk)),
                new LazyScreen("what-if", "What-if", () -> new WhatIfController(risk, latest.get())),
                new LazyScreen("scenarios", "Scenarios", () -> new ScenariosController(pictures)),
                new LazyScreen("stresses", "Stresses", () -> new StressesController(pictures)),
                new LazyScreen("liquidation", "Liquidation", () -> new LiquidationController(pictures)),
                new LazyScreen("attribution", "Attribution", () -> new AttributionController(pictures)),
                new LazyScreen("tail", "Tail", () -> new TailController(pictures)),
                new LazyScreen("exposure-alerts", "Alerts", () -> new AlertsController(exposure)),
                new LazyScreen("futures", "Futures", () -> new FuturesController(context)),
                new LazyScreen("forecast-scores", "Scoreboard", () -> new ScoreboardController(forecast)),
                new LazyScreen("macro", "Macro", () -> new MacroController(forecast)),
                new LazyScreen("data-quality", "Data quality", () -> new QualityController(forecast)),
                new LazyScreen(
                        "evidence",
                        "Evidence",
                        () -> new EvidenceController(
                                context, files.exports(), files.trials(), evidence(session, clock))),
                new LazyScreen(
                        "keys", "Keys", () -> new KeysController(context, session.keys(), trading, latest.get())),
                new LazyScreen("diagnostics", "Diagnostics", () -> new DiagnosticsController(context, pulse)),
                new LazyScreen(
                        "ticket", "Ticket", () -> new TicketController(context, trading, latest.get(), this::go)));
        this.shell = new ShellController(context, pulse, screens, layouts, actions(), Optional.of(safety));
        this.wishes = context.ticketWish().subscribe(wish -> wish.ifPresent(_ -> go("ticket")));
        this.stage = new Stage();
        stage.setTitle("Gammadesk");
        stage.setScene(scene.apply(shell.root()));
        shell.attach(stage);
    }

    private DeskEvidence evidence(DeskSession session, Clock clock) {
        DeskEvidence made = new DeskEvidence(session.evidence(), session.work(), clock);
        trials.add(made);
        return made;
    }

    private List<DeskAction> actions() {
        return List.of(
                new DeskAction("Order ticket", () -> go("ticket"), "F9"),
                new DeskAction("Open orders, to cancel or change one", () -> go("orders"), "F8"),
                new DeskAction("Book: its risk, import and export", () -> go("book"), "F7"),
                new DeskAction("What-if: hypothetical trades", () -> go("what-if"), "F6"),
                new DeskAction("Hedges that wait for a decision", () -> go("hedge"), "F5"),
                stop("STOP: cancel every working order and send none", HaltMode.CANCEL, "F12"),
                stop("STOP, pause: send no new order", HaltMode.PAUSE, "Shift+F12"),
                stop("STOP, flatten: cancel, then bring delta to zero", HaltMode.FLATTEN, "Ctrl+F12"),
                new DeskAction("Disarm LIVE trading", trading::disarm, ""));
    }

    private DeskAction stop(String words, HaltMode mode, String key) {
        return new DeskAction(words, () -> safety.press(mode), key);
    }

    private void go(String panel) {
        shell.showPanel(panel);
    }

    /** Opens it. The first styling, layout and drawing are its slowest by far, so they are done before anyone looks. */
    public void show() {
        for (int depth = 0; depth < SPLITS_WITHIN_SPLITS; depth++) {
            shell.root().applyCss();
            shell.root().layout();
        }
        pulse.drawNow();
        stage.show();
    }

    public FxPulse pulse() {
        return pulse;
    }

    public ShellController shell() {
        return shell;
    }

    public List<Screen> screens() {
        return screens;
    }

    public Stage stage() {
        return stage;
    }

    public void close() {
        wishes.unsubscribe();
        trials.forEach(DeskEvidence::close);
        shell.close();
        screens.forEach(Screen::close);
        risk.close();
        safety.close();
        hedges.close();
        stage.close();
    }
}
