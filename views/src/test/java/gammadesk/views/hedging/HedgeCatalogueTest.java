package gammadesk.views.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.court.Ruling;
import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.LimitChange;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.hedging.ProposalState;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Venue;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.CannedHedges;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.RecordedHedges;
import gammadesk.views.canned.StandIn;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.Pictures;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TextMemory;
import gammadesk.views.fx.Theme;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.shell.LayoutStore;
import gammadesk.views.shell.ShellController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A picture of every panel of the hedge desk in both themes, in every state that it may come into. */
class HedgeCatalogueTest {
    private static final int WIDE = 1000;
    private static final int NARROW = 480;
    /** As wide as the panel is on the desk's first layout. */
    private static final int DESK = 400;

    private static final String LONG = "word ".repeat(60) + "Unbrokenwordthatisverylong".repeat(6);

    private final ManualClock clock = new ManualClock();
    private final DeskSnapshot market = new CannedDesk(clock, 3).cycle(1);
    private final CannedHedges canned = new CannedHedges(clock);
    private final Path folder = Path.of("target", "pictures");

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void everyPanelIsDrawn(ThemeMode theme) throws IOException {
        Files.createDirectories(folder);
        HedgeBoard one = canned.open(canned.waiting("p-1")).board();
        both(theme, "empty", new CannedHedges(clock).board());
        both(theme, "one", one);
        both(theme, "many", new CannedHedges(clock).open(canned.many(200)).board());
        both(
                theme,
                "stopped",
                new CannedHedges(clock)
                        .open(canned.stopped("p-2"), canned.waiting("p-1"))
                        .board());
        both(
                theme,
                "executing",
                new CannedHedges(clock).open(canned.executing("p-1")).board());
        both(theme, "partly", new CannedHedges(clock).open(canned.partly("p-1")).board());
        both(
                theme,
                "unknown",
                new CannedHedges(clock).open(canned.unknown("p-1")).board());
        both(
                theme,
                "expired",
                new CannedHedges(clock)
                        .open(canned.in("p-1", new ProposalState.Expired("its time is over")))
                        .board());
        both(theme, "long", new CannedHedges(clock).open(longOne()).board());
        both(
                theme,
                "nan",
                new CannedHedges(clock)
                        .open(canned.card(
                                "p-1",
                                1,
                                0,
                                new ProposalState.Proposed(),
                                canned.proposal(
                                        "Part of the book has no value.",
                                        CannedHedges.unknown(),
                                        CannedHedges.unknown()),
                                ExecutionReport.NONE))
                        .board());
        HedgeBoard learned = new CannedHedges(clock)
                .learned(Ruling.MAY_ADVISE, true)
                .books(canned.learnedBook(0.34))
                .open(canned.learnedCard("p-1", CannedHedges.believed()))
                .board();
        both(theme, "learned", learned);
        draw(theme, "learned-desk", DESK, 1000, learned, HedgeController::new);
        draw(theme, "limits-learned", DESK, 1000, learned, HedgeLimitsController::new);
        draw(
                theme,
                "learned-strange",
                DESK,
                1000,
                new CannedHedges(clock)
                        .learned(Ruling.MAY_ADVISE, false)
                        .open(canned.learnedCard("p-1", CannedHedges.strange()))
                        .board(),
                HedgeController::new);
        HedgeBoard going = new CannedHedges(clock)
                .open(canned.unknown("p-3"), canned.partly("p-2"))
                .ended(List.of(canned.done("p-1")))
                .board();
        draw(theme, "execution", WIDE, 700, going, ExecutionController::new);
        draw(theme, "execution-narrow", NARROW, 700, going, ExecutionController::new);
        draw(theme, "execution-empty", WIDE, 400, one, ExecutionController::new);
        HedgeBoard past = new CannedHedges(clock).ended(canned.history(30)).board();
        draw(theme, "history", 1300, 800, past, HedgeHistoryController::new);
        draw(theme, "history-narrow", NARROW, 800, past, HedgeHistoryController::new);
        HedgeBoard limits = new CannedHedges(clock)
                .books(canned.eth(), canned.btc())
                .changes(new LimitChange(
                        clock.epochMillis(),
                        "anna",
                        Currency.ETH,
                        "level proposes → acts inside a budget; notional a day 300,000 → 1,000,000 USD"))
                .board();
        draw(theme, "limits", 1000, 1000, limits, HedgeLimitsController::new);
        draw(theme, "limits-narrow", NARROW, 1600, limits, HedgeLimitsController::new);
        confirm(theme, one);
    }

    private HedgeCard longOne() {
        return canned.card(
                "p-1",
                12,
                3,
                new ProposalState.Proposed(),
                canned.proposal(LONG, CannedHedges.before(), CannedHedges.after()),
                ExecutionReport.NONE);
    }

    private void both(ThemeMode theme, String name, HedgeBoard board) throws IOException {
        draw(theme, name, WIDE, 900, board, HedgeController::new);
        draw(theme, name + "-narrow", NARROW, 700, board, HedgeController::new);
    }

    private void confirm(ThemeMode theme, HedgeBoard board) throws IOException {
        Image image = Toolkit.call(() -> {
            HedgeDesk desk = desk(theme, board, CannedDesk.LIVE);
            HedgeController screen = new HedgeController(desk);
            Scene scene = scene(theme, screen, WIDE, 900);
            screen.approve();
            return finish(scene, screen, desk);
        });
        write(theme, "confirm-live", image);
    }

    private void draw(
            ThemeMode theme, String name, int width, int height, HedgeBoard board, Function<HedgeDesk, Screen> panel)
            throws IOException {
        Image image = Toolkit.call(() -> {
            HedgeDesk desk = desk(theme, board, CannedDesk.EMBEDDED);
            Screen screen = panel.apply(desk);
            Scene scene = scene(theme, screen, width, height);
            if (scene.lookup(".live-table") instanceof TableView<?> table && screen instanceof HedgeHistoryController) {
                table.getFocusModel().focus(0);
            }
            return finish(scene, screen, desk);
        });
        assertThat(image.getWidth()).isGreaterThan(100);
        write(theme, name, image);
    }

    private static Image finish(Scene scene, Screen screen, HedgeDesk desk) {
        Panels.lay(scene);
        Panels.lay(scene);
        Image seen = Pictures.asSeen(screen.node());
        screen.close();
        desk.close();
        return seen;
    }

    private HedgeDesk desk(ThemeMode theme, HedgeBoard board, Venue venue) {
        DeskContext context = new DeskContext(clock, Currency.BTC, theme);
        DeskSnapshot at = new CannedDesk(clock, 3).at(venue).cycle(1);
        return new HedgeDesk(
                context,
                new FxPulse(() -> at, clock),
                new RecordedHedges(board),
                new HedgeDesk.Outside(new DialogExportTarget(), Runnable::run, HedgeBell.SILENT, TextMemory.NONE));
    }

    private static Scene scene(ThemeMode theme, Screen screen, int width, int height) {
        Scene scene = new Scene(new StackPane(screen.node()), width, height);
        Theme.apply(scene, theme);
        Panels.lay(scene);
        return scene;
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void theStripIsDrawnInEveryState(ThemeMode theme) throws IOException {
        Files.createDirectories(folder);
        strip(theme, "calm", canned.board(), false);
        for (HaltMode mode : HaltMode.values()) {
            strip(
                    theme,
                    HedgeWords.word(mode),
                    new CannedHedges(clock)
                            .halted(mode, "200 working orders cancelled in 38 ms")
                            .board(),
                    mode == HaltMode.CANCEL);
        }
        strip(
                theme,
                "found",
                new CannedHedges(clock)
                        .found(
                                true,
                                "Hedge p-7 was half done: 56,000 of 93,000 USD were filled.",
                                "One order lived on: gd-h-1-1.")
                        .board(),
                false);
        strip(
                theme,
                "fallen",
                new CannedHedges(clock)
                        .books(canned.btc(), canned.fallen())
                        .obstacle("the ledger cannot be written: the disk is full")
                        .board(),
                false);
    }

    private void strip(ThemeMode theme, String name, HedgeBoard board, boolean asking) throws IOException {
        for (int width : new int[] {1400, 700}) {
            Image image = Toolkit.call(() -> {
                DeskContext context = new DeskContext(clock, Currency.BTC, theme);
                FxPulse pulse = new FxPulse(() -> market, clock);
                HedgeDesk desk = new HedgeDesk(
                        context,
                        pulse,
                        new RecordedHedges(board),
                        new HedgeDesk.Outside(
                                new DialogExportTarget(), Runnable::run, HedgeBell.SILENT, TextMemory.NONE));
                SafetyController safety = new SafetyController(desk);
                ShellController shell = new ShellController(
                        context,
                        pulse,
                        List.of(new StandIn("chain")),
                        LayoutStore.NONE,
                        List.of(),
                        Optional.of(safety));
                Scene scene = new Scene(shell.root(), width, 320);
                shell.attach(scene);
                pulse.drawNow();
                if (asking) {
                    ((Button) scene.lookup("#safety-reset")).fire();
                }
                Panels.lay(scene);
                Panels.lay(scene);
                Image seen = scene.snapshot(null);
                shell.close();
                safety.close();
                desk.close();
                return seen;
            });
            write(theme, "strip-" + name + "-" + width, image);
        }
    }

    private void write(ThemeMode theme, String name, Image image) throws IOException {
        Pictures.write(
                image, folder.resolve("hedge-" + name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
    }
}
