package gammadesk.app.desk;

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
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TextMemory;
import gammadesk.views.fx.ThemeMode;
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
import java.util.List;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;

/**
 * The desk's window with all its panels. Lives on the FX thread. The scene is made by whoever opens the window: a real
 * one has the size of its window, one in memory may be larger than the screen that the toolkit imagines.
 */
public final class DeskWindow {
    private final FxPulse pulse;
    private final ShellController shell;
    private final List<Screen> screens;
    private final Stage stage;
    private final TradingActions trading;
    private final Subscription wishes;
    private final BookRiskDesk risk;

    /** A desk that asks for files with dialogs. */
    public DeskWindow(
            DeskSession session,
            Clock clock,
            LayoutStore layouts,
            ExposureDesk.Memory exposures,
            BookRiskDesk.Memory risks,
            TextMemory stresses,
            ThemeMode theme,
            Function<Parent, Scene> scene) {
        this(session, clock, layouts, exposures, risks, stresses, FileChoice.DIALOGS, theme, scene);
    }

    /**
     * Which files to write and to read.
     *
     * @param exports where exports go
     * @param books which book to import
     */
    public record FileChoice(ExportTarget exports, BookFiles books) {
        /** Asks the person. */
        public static final FileChoice DIALOGS = new FileChoice(new DialogExportTarget(), new DialogBookFiles());
    }

    /** A desk that asks for files in a given way. */
    public DeskWindow(
            DeskSession session,
            Clock clock,
            LayoutStore layouts,
            ExposureDesk.Memory exposures,
            BookRiskDesk.Memory risks,
            TextMemory stresses,
            FileChoice files,
            ThemeMode theme,
            Function<Parent, Scene> scene) {
        this.trading = session.trading();
        DeskContext context = new DeskContext(clock, Currency.BTC, theme);
        this.pulse = new FxPulse(session.board(), clock);
        DeskSnapshot first = session.board().get();
        BookDesk book = new BookDesk(context, session.trading(), files.exports(), session.work());
        ExposureDesk exposure =
                new ExposureDesk(context, files.exports(), new BoardWishes(session.board()), exposures);
        this.risk = new BookRiskDesk(context, files.exports(), files.books(), session.risk(), risks);
        RiskDesk pictures = new RiskDesk(context, files.exports(), risk.choice(), stresses);
        this.screens = List.of(
                new ChainController(context),
                new ExposureController(exposure),
                new ExposureMapController(exposure),
                new ProfileController(exposure),
                new AheadController(exposure),
                new LadderController(exposure),
                new CascadeController(exposure),
                new LapseController(exposure),
                new ScoreController(exposure),
                new SurfaceController(context),
                new SmilesController(context),
                new TermController(context),
                new HistoryController(context),
                new Surface3dController(context),
                new BooksController(context),
                new OrdersController(book, first),
                new FillsController(book, first),
                new PositionsController(book, first),
                new AccountController(book, first),
                new BookController(risk, first),
                new MarginController(risk),
                new WhatIfController(risk, first),
                new ScenariosController(pictures),
                new StressesController(pictures),
                new LiquidationController(pictures),
                new AttributionController(pictures),
                new TailController(pictures),
                new AlertsController(exposure),
                new FuturesController(context),
                new KeysController(context, session.keys(), session.trading(), first),
                new DiagnosticsController(context, pulse),
                new TicketController(context, session.trading(), first, this::go));
        this.shell = new ShellController(context, pulse, screens, layouts, actions());
        this.wishes = context.ticketWish().subscribe(wish -> wish.ifPresent(_ -> go("ticket")));
        this.stage = new Stage();
        stage.setTitle("Gammadesk");
        stage.setScene(scene.apply(shell.root()));
        shell.attach(stage);
    }

    private List<DeskAction> actions() {
        return List.of(
                new DeskAction("Order ticket", () -> go("ticket"), "F9"),
                new DeskAction("Open orders, to cancel or change one", () -> go("orders"), "F8"),
                new DeskAction("Book: its risk, import and export", () -> go("book"), "F7"),
                new DeskAction("What-if: hypothetical trades", () -> go("what-if"), "F6"),
                new DeskAction("Disarm LIVE trading", trading::disarm, ""));
    }

    private void go(String panel) {
        shell.showPanel(panel);
    }

    /** Opens it. The first styling, layout and drawing are its slowest by far, so they are done before anyone looks. */
    public void show() {
        shell.root().applyCss();
        shell.root().layout();
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
        shell.close();
        screens.forEach(Screen::close);
        risk.close();
        stage.close();
    }
}
