package gammadesk.views.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.RiskChoice;
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
import gammadesk.views.canned.CannedRisk;
import gammadesk.views.chart.BarRow;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Probe;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** The pictures of the book's risk say what the engines say, and what they ask for is told and kept. */
class RiskScreensTest extends RiskTrial {
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
}
