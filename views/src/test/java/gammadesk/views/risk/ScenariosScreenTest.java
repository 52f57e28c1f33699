package gammadesk.views.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.desk.BookOutlook;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.risk.Measure;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.ScenarioGrid;
import gammadesk.views.canned.CannedRisk;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Probe;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** The map of scenarios and the payoff under it say what the engines say. */
class ScenariosScreenTest extends RiskTrial {
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
}
