package gammadesk.views.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookOutlook;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.Attribution;
import gammadesk.analytics.risk.Attribution.Part;
import gammadesk.analytics.risk.LiquidationDistance;
import gammadesk.analytics.risk.Measure;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.ScenarioGrid;
import gammadesk.analytics.risk.Stress;
import gammadesk.analytics.risk.Stress.Moves;
import gammadesk.analytics.risk.StressOutcome;
import gammadesk.analytics.risk.TailRisk;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.CannedRisk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.chart.BarRow;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.FolderTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Probe;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TextMemory;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pictures of the book's risk say what the engines say, and what they ask for is told and kept. */
class RiskScreensTest {
    @TempDir
    private Path folder = Path.of(".");

    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private final ObjectProperty<RiskChoice> choice = new SimpleObjectProperty<>(RiskChoice.STANDARD);
    private final Kept kept = new Kept();
    private final DeskSnapshot market = new CannedDesk(clock).cycle(1);
    private final DeskSnapshot usual = new CannedRisk().on(market);
    private final FxStage stage = new FxStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void hoverReadsTheNodeOfTheMap() {
        ScenariosController screen = open(ScenariosController::new, usual);
        ScenarioGrid grid = outlook(usual).grid();
        int spot = 12;
        int vol = 9;
        hover(screen.view().plot(), spot + 0.5, vol + 0.5);
        assertThat(screen.view().frame().readout())
                .startsWith("spot −20 % (")
                .contains("vol +15 points")
                .contains(Formats.usdExact(grid.get(Numeraire.USD, Measure.PROFIT, spot, vol, 0)) + " USD");
    }

    @Test
    void cellsHaveTheColoursOfTheirValuesAndTheLegendTheirEnds() {
        ScenariosController screen = open(ScenariosController::new, usual);
        ScenarioGrid grid = outlook(usual).grid();
        Image picture = stage.picture();
        PlotFrame area = FxStage.on(() -> screen.view().plot().frame());
        for (int spot : new int[] {3, 15, 27, 38}) {
            double value = grid.get(Numeraire.USD, Measure.PROFIT, spot, 2, 0);
            Color seen = Probe.colour(picture, screen.view().plot(), area.x(spot + 0.4), area.y(2.4));
            int argb = screen.view().scale().argb(value);
            assertThat(Probe.alike(seen, Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF)))
                    .isTrue();
        }
        assertThat(screen.view().scale().low()).isEqualTo(-screen.view().scale().high());
        assertThat(screen.view().legend().words()).contains("USD");
    }

    @Test
    void aGreekIsShownInAUnitThatCanBeRead() {
        ScenariosController screen = open(ScenariosController::new, usual);
        on(() -> {
            screen.view().frame().node().requestFocus();
            return 0;
        });
        RiskDesk desk = last;
        on(() -> {
            desk.model().measure().set(ShownMeasure.GAMMA);
            return 0;
        });
        double gamma = outlook(usual).grid().get(Numeraire.USD, Measure.GAMMA, 20, 6, 0);
        assertThat(FxStage.on(() -> screen.view().heat().value(6 * 41 + 20))).isCloseTo(1000 * gamma, within(1e-12));
        assertThat(Probe.words(screen.node(), "chart-frame-title")).contains("Gamma in BTC per 1,000 USD");
        assertThat(kept.text).contains("measure GAMMA");
    }

    @Test
    void theSliderChangesTheSliceAndAsksForOtherDays() {
        ScenariosController screen = open(ScenariosController::new, usual);
        double now = on(() -> screen.view().heat().value(0));
        on(() -> {
            screen.view().days().slider().setValue(DaySlider.step(7));
            return 0;
        });
        double later = outlook(usual).grid().get(Numeraire.USD, Measure.PROFIT, 0, 0, 1);
        assertThat(on(() -> screen.view().heat().value(0))).isEqualTo(later).isNotEqualTo(now);
        assertThat(choice.get().days()).isEqualTo(7);
        on(() -> {
            screen.view().days().slider().setValue(DaySlider.step(14));
            return 0;
        });
        assertThat(choice.get().days()).isEqualTo(14);
        assertThat(labels(screen.node())).anyMatch(words -> words.contains("+14 d is being computed"));
        draw(screen, new CannedRisk().choice(choice.get()).on(market));
        assertThat(labels(screen.node())).noneMatch(words -> words.contains("being computed"));
        assertThat(Probe.words(screen.node(), "chart-frame-title")).contains("+14 d, 17 Apr 2026 14:00 UTC");
    }

    @Test
    void theGridInCoinIsTheEnginesInCoin() {
        RiskChoice inCoin = RiskChoice.STANDARD.withNumeraire(Numeraire.COIN);
        DeskSnapshot coin = new CannedRisk().choice(inCoin).on(market);
        ScenariosController screen = open(ScenariosController::new, coin);
        assertThat(on(() -> screen.view().heat().value(5)))
                .isEqualTo(outlook(coin).grid().get(Numeraire.COIN, Measure.PROFIT, 5, 0, 0));
        assertThat(Probe.words(screen.node(), "chart-frame-title")).contains("P&L in BTC");
    }

    @Test
    void payoffHasBreakevensWhereTheFirstExpiryCrossesZero() {
        ScenariosController screen = open(ScenariosController::new, usual);
        Payoff payoff = screen.view().payoff().payoff().orElseThrow();
        Payoff.Curve named = payoff.named();
        assertThat(named.expiry()).isPresent();
        assertThat(named.breakevens()).isNotEmpty().allSatisfy(at -> {
            int right = 0;
            while (payoff.spots().get(right) < at) {
                right++;
            }
            assertThat(Math.signum(named.profits().get(right)))
                    .isNotEqualTo(Math.signum(named.profits().get(right - 1)));
        });
        assertThat(payoff.curves().getFirst().days()).isZero();
    }

    @Test
    void stressesStandWorstFirstAndTheTradersOwnAmongThem() {
        kept.text = "measure PROFIT\nstress -0.9 0.5 0 0 0 0 0 0 Ruin\nstress nonsense\n";
        StressesController screen = open(StressesController::new, usual);
        List<StressRow> rows = screen.view().rows();
        assertThat(rows)
                .hasSize(Stress.named().size() + 1)
                .isSortedAccordingTo(Comparator.comparingDouble(StressRow::profit));
        StressRow ruin = rows.stream().filter(StressRow::own).findFirst().orElseThrow();
        BookFigures figures = figures(usual);
        assertThat(ruin.profit())
                .isEqualTo(
                        StressOutcome.of(figures.own(), new Stress("Ruin", Moves.of(-0.9, 0.5, 0), StressText.SOURCE))
                                .pnlUsd());
        hover(screen.view().plot(), 0, rows.size() - rows.indexOf(ruin) - 0.5);
        assertThat(screen.view().frame().readout()).startsWith("Ruin: " + Formats.usdExact(ruin.profit()) + " USD");
    }

    @Test
    void ownStressesAreAddedChangedRemovedAndKept() {
        StressesController screen = open(StressesController::new, usual);
        press(screen.node(), "Own stresses…");
        write(screen.node(), "Name", "Night");
        write(screen.node(), "Spot move, percent", "-100");
        press(screen.node(), "Add");
        assertThat(labels(screen.node())).anyMatch(words -> words.contains("spot above −100 %"));
        write(screen.node(), "Spot move, percent", "−25");
        press(screen.node(), "Add");
        assertThat(kept.text).contains("stress -0.25 0.0 0.0 0.0 0.0 0.0 0.0 0.0 Night");
        assertThat(screen.view().rows()).anyMatch(row -> row.name().equals("Night *"));
        press(screen.node(), "Change");
        write(screen.node(), "Name", "Day");
        press(screen.node(), "Change", 1);
        assertThat(screen.view().rows())
                .anyMatch(row -> row.name().equals("Day *"))
                .noneMatch(row -> row.name().equals("Night *"));
        press(screen.node(), "Remove Day");
        assertThat(kept.text).doesNotContain("stress ");
        assertThat(screen.view().rows()).noneMatch(StressRow::own);
    }

    @Test
    void distanceToLiquidationIsSaidAndDrawn() {
        LiquidationController screen = open(LiquidationController::new, usual);
        LiquidationDistance distance = outlook(usual).liquidation().value().orElseThrow();
        LiquidationDistance.Edge now = distance.edges().get(2);
        assertThat(now.volMove()).isZero();
        assertThat(now.down()).isPresent();
        assertThat(Probe.words(screen.node(), "chart-frame-title"))
                .contains(RiskWords.percent(now.down().getAsDouble()) + " (");
        hover(screen.view().plot(), 32.5, 6.5);
        assertThat(screen.view().frame().readout())
                .contains("spot +100 %", "vol +40 points")
                .contains(RiskWords.exact(distance.cushion(32, 6), Numeraire.COIN))
                .endsWith(distance.cushion(32, 6) < 0 ? "BREACHED" : "BTC");
    }

    @Test
    void wordsOfLiquidationKnowNoneAndBreached() {
        LiquidationDistance rich = outlook(new CannedRisk().cash(5_000).on(market))
                .liquidation()
                .value()
                .orElseThrow();
        assertThat(LiquidationWords.now(rich, 77_000)).isEqualTo("at unchanged vol: none down, none up");
        assertThat(LiquidationWords.nearest(rich, 77_000)).isEqualTo("vol alone: none from −20 to +40 points");
        LiquidationDistance broke = outlook(new CannedRisk().cash(-30).on(market))
                .liquidation()
                .value()
                .orElseThrow();
        assertThat(LiquidationWords.now(broke, 77_000)).isEqualTo("maintenance IS breached now");
        assertThat(LiquidationWords.nearest(broke, 77_000)).startsWith("vol alone: breached at 0 points");
    }

    @Test
    void theWaterfallEndsAtTheTotalInBothMoneys() {
        AttributionController screen = open(AttributionController::new, usual);
        Attribution attribution =
                usual.book().orElseThrow().attribution().value().orElseThrow().attribution();
        Waterfall usd = screen.view().waterfall();
        assertThat(usd.steps().getLast().part()).isEqualTo(Part.RESIDUAL);
        assertThat(usd.steps().getLast().to()).isCloseTo(attribution.totalUsd(), within(1e-6));
        assertThat(usd.steps()).hasSize(Part.values().length);
        DeskSnapshot inCoin = new CannedRisk()
                .choice(RiskChoice.STANDARD.withNumeraire(Numeraire.COIN))
                .on(market);
        draw(screen, inCoin);
        Waterfall coin = screen.view().waterfall();
        assertThat(coin.steps().getLast().to()).isCloseTo(attribution.total(), within(1e-9));
        assertThat(coin.steps()).noneMatch(step -> step.part() == Part.NUMERAIRE);
        assertThat(coin.residualShare())
                .isCloseTo(Math.abs(attribution.part(Part.RESIDUAL)) / attribution.gross(), within(1e-12));
        assertThat(Probe.words(screen.node(), "chart-frame-detail")).contains("residual ", "% of gross");
        hover(screen.view().plot(), 0, 12.5);
        assertThat(screen.view().frame().readout())
                .startsWith("Delta: " + RiskWords.exact(attribution.part(Part.DELTA), Numeraire.COIN) + " BTC");
    }

    @Test
    void theTailIsCountedAndItsSharesAddUp() {
        TailController screen = open(TailController::new, usual);
        TailRisk tail = outlook(usual).tail().value().orElseThrow();
        assertThat(Probe.words(screen.node(), "chart-frame-title"))
                .contains(
                        "VaR 99 % " + Formats.usdCompact(-tail.valueAtRisk()),
                        "ES 99 % " + Formats.usdCompact(-tail.expectedShortfall()));
        assertThat(sum(screen)).isCloseTo(tail.expectedShortfall(), within(1e-6));
        on(() -> {
            last.model().byShortfall().set(false);
            return 0;
        });
        assertThat(sum(screen)).isCloseTo(tail.valueAtRisk(), within(1e-6));
    }

    private double sum(TailController screen) {
        return on(() -> screen.view().contributions().bars().stream()
                .mapToDouble(BarRow::to)
                .sum());
    }

    @Test
    void withWhatIfTradesTheOtherBookCanBeSeen() {
        DeskSnapshot both = new CannedRisk().whatIf().on(market);
        ScenariosController screen = open(ScenariosController::new, both);
        double asIs = on(() -> screen.view().heat().value(0));
        on(() -> {
            last.model().side().set(BookSide.WITH_TRADES);
            return 0;
        });
        draw(screen, both);
        BookOutlook after = both.book()
                .orElseThrow()
                .whatIf()
                .orElseThrow()
                .after()
                .outlook()
                .value()
                .orElseThrow();
        assertThat(on(() -> screen.view().heat().value(0)))
                .isEqualTo(after.grid().get(Numeraire.USD, Measure.PROFIT, 0, 0, 0))
                .isNotEqualTo(asIs);
        assertThat(Probe.words(screen.node(), "chart-frame-detail")).contains("with what-if trades");
        draw(screen, usual);
        assertThat(on(() -> screen.view().heat().value(0))).isEqualTo(asIs);
    }

    @Test
    void withoutABookEveryPanelSaysWhyAndWhatToDo() {
        DeskSnapshot none = CannedRisk.none(market, "No key to an account is in use. Load the DEMO book.");
        for (Screen screen : screens()) {
            draw(screen, none);
            assertThat(Probe.words(screen.node(), "chart-frame-empty"))
                    .as(screen.id())
                    .isEqualTo("No key to an account is in use. Load the DEMO book.");
            draw(screen, market);
            assertThat(Probe.words(screen.node(), "chart-frame-empty"))
                    .as(screen.id())
                    .startsWith("The risk of the book has not been computed yet. ");
            draw(screen, usual);
            assertThat(Probe.words(screen.node(), "chart-frame-empty"))
                    .as(screen.id())
                    .isEmpty();
        }
    }

    @Test
    void whatIsLeftOutAndStaleIsSaid() {
        DeskSnapshot odd = new CannedRisk().unknown("BTC-1JAN30-1-C").on(market);
        for (Screen screen : screens()) {
            draw(screen, odd);
            assertThat(Probe.words(screen.node(), "chart-frame-detail"))
                    .as(screen.id())
                    .contains("DEMO book, invented", "1 without a value left out")
                    .doesNotContain("STALE");
        }
        clock.advanceMillis(20_000);
        for (Screen screen : screens()) {
            draw(screen, odd);
            assertThat(Probe.words(screen.node(), "chart-frame-detail"))
                    .as(screen.id())
                    .startsWith("STALE, ");
        }
    }

    @Test
    void filesHoldTheNumbersInFullPrecision() throws IOException {
        for (Screen screen : screens()) {
            draw(screen, usual);
        }
        List<String> map = saved(open(ScenariosController::new, usual).view().frame()::saveCsv, "scenarios.csv");
        ScenarioGrid grid = outlook(usual).grid();
        ScenarioGrid line = outlook(usual).payoff();
        assertThat(map).hasSize(1 + grid.axes().size() + line.axes().size());
        assertThat(map.get(1)).contains("," + grid.get(Numeraire.USD, Measure.PROFIT, 0, 0, 0) + ",");
        List<String> stresses =
                saved(open(StressesController::new, usual).view().frame()::saveCsv, "stresses.csv");
        assertThat(stresses).hasSize(1 + Stress.named().size());
        assertThat(saved(open(LiquidationController::new, usual).view().frame()::saveCsv, "liquidation.csv"))
                .hasSize(1 + 33 * 7);
        assertThat(saved(open(AttributionController::new, usual).view().frame()::saveCsv, "attribution.csv"))
                .hasSize(2 + Part.values().length);
        assertThat(saved(open(TailController::new, usual).view().frame()::saveCsv, "tail.csv"))
                .hasSize(1 + 2 + 6 + 4_000);
    }

    @Test
    void theSameOutlookIsNotDrawnTwice() {
        ScenariosController screen = open(ScenariosController::new, usual);
        FxStage.pulses(2);
        long before = on(() -> screen.view().plot().draws());
        draw(screen, usual);
        FxStage.pulses(2);
        assertThat(on(() -> screen.view().plot().draws())).isEqualTo(before);
        draw(screen, new CannedRisk().cash(3).on(market));
        FxStage.pulses(2);
        assertThat(on(() -> screen.view().plot().draws())).isEqualTo(before + 1);
    }

    @Test
    void closedScreensAreForgottenThoughTheChoiceLivesOn() {
        RiskDesk desk = desk();
        List<Callable<Screen>> factories = List.of(
                () -> new ScenariosController(desk),
                () -> new StressesController(desk),
                () -> new LiquidationController(desk),
                () -> new AttributionController(desk),
                () -> new TailController(desk));
        for (Callable<Screen> factory : factories) {
            assertThat(Probe.collectable(factory, screen -> {
                        draw(screen, usual);
                        stage.show(screen.node(), 800, 600, ThemeMode.DARK);
                        stage.show(new Label("gone"), 100, 100, ThemeMode.DARK);
                    }))
                    .isTrue();
        }
    }

    private RiskDesk last = desk();

    private RiskDesk desk() {
        return on(() -> new RiskDesk(context, new FolderTarget(folder), choice, kept));
    }

    private List<Screen> screens() {
        RiskDesk desk = desk();
        return on(() -> List.of(
                new ScenariosController(desk),
                new StressesController(desk),
                new LiquidationController(desk),
                new AttributionController(desk),
                new TailController(desk)));
    }

    private <S extends Screen> S open(java.util.function.Function<RiskDesk, S> made, DeskSnapshot first) {
        last = desk();
        S screen = on(() -> made.apply(last));
        draw(screen, first);
        stage.show(screen.node(), 1000, 700, ThemeMode.DARK);
        return screen;
    }

    private List<String> saved(Runnable save, String file) throws IOException {
        on(() -> {
            save.run();
            return 0;
        });
        return Files.readAllLines(folder.resolve(file));
    }

    private static void hover(CanvasPlot plot, double x, double y) {
        PlotFrame area = on(plot::frame);
        FxStage.move(plot, area.x(x), area.y(y));
    }

    private static void draw(Screen screen, DeskSnapshot snapshot) {
        on(() -> {
            screen.show(snapshot);
            return 0;
        });
    }

    private static <T> T on(Callable<T> act) {
        return FxStage.on(act);
    }

    private static BookFigures figures(DeskSnapshot snapshot) {
        return snapshot.book().orElseThrow().live().value().orElseThrow();
    }

    private static BookOutlook outlook(DeskSnapshot snapshot) {
        return figures(snapshot).outlook().value().orElseThrow();
    }

    private static List<String> labels(Node root) {
        return on(() -> root.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList());
    }

    private void press(Node root, String words) {
        press(root, words, 0);
    }

    private void press(Node root, String words, int place) {
        on(() -> {
            Stream<Button> buttons = root.lookupAll(".button").stream()
                    .filter(Button.class::isInstance)
                    .map(Button.class::cast)
                    .filter(button -> button.getText().equals(words) || words.equals(button.getAccessibleText()));
            buttons.skip(place).findFirst().orElseThrow().fire();
            return 0;
        });
        FxStage.pulses(2);
    }

    private static void write(Node root, String meaning, String text) {
        on(() -> {
            root.lookupAll(".text-field").stream()
                    .map(TextField.class::cast)
                    .filter(field -> meaning.equals(field.getAccessibleText()))
                    .findFirst()
                    .orElseThrow()
                    .setText(text);
            return 0;
        });
    }

    private static final class Kept implements TextMemory {
        private String text = "";

        @Override
        public Optional<String> load() {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }

        @Override
        public void save(String newer) {
            text = newer;
        }
    }
}
