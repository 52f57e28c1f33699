package gammadesk.analytics.desk;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.InstrumentExposures;
import gammadesk.analytics.exposure.Level;
import gammadesk.analytics.exposure.Levels;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.market.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An alert speaks once, and again only after it was clearly left. */
class AlertWatchTest {
    private final AlertWatch watch = new AlertWatch();

    @Test
    void nearAWallSpeaksOnceUntilItWasClearlyLeft() {
        List<AlertRule> rules = List.of(new AlertRule(Currency.BTC, AlertRule.Kind.WALL_NEAR, 2));
        assertThat(watch.take(rules, picture(0, 95_000, 100_000))).isEmpty();
        assertThat(watch.take(rules, picture(1, 98_500, 100_000))).hasSize(1);
        assertThat(watch.take(rules, picture(2, 98_100, 100_000))).hasSize(1);
        assertThat(watch.take(rules, picture(3, 97_950, 100_000))).hasSize(1);
        assertThat(watch.take(rules, picture(4, 98_500, 100_000))).hasSize(1);
        assertThat(watch.take(rules, picture(5, 95_000, 100_000))).hasSize(1);
        List<FiredAlert> again = watch.take(rules, picture(6, 99_000, 100_000));
        assertThat(again).hasSize(2);
        assertThat(again.getFirst().venueMillis()).isEqualTo(6);
        assertThat(again.getFirst().value()).isBetween(1.0, 1.02);
    }

    @Test
    void aWallMustStandBeforeItHasMoved() {
        List<AlertRule> rules = List.of(new AlertRule(Currency.BTC, AlertRule.Kind.WALL_MOVED, 1));
        watch.take(rules, picture(0, 95_000, 100_000));
        watch.take(rules, picture(1_000, 95_000, 105_000));
        assertThat(watch.take(rules, picture(2_000, 95_000, 100_000))).isEmpty();
        watch.take(rules, picture(3_000, 95_000, 105_000));
        List<FiredAlert> moved = watch.take(rules, picture(13_000, 95_000, 105_000));
        assertThat(moved).hasSize(1);
        assertThat(moved.getFirst().sentence()).isEqualTo("Call wall moved from 100,000 to 105,000");
    }

    @Test
    void rulesOfAnotherCurrencyAndUnknownValuesSayNothing() {
        List<AlertRule> rules = List.of(
                new AlertRule(Currency.ETH, AlertRule.Kind.WALL_NEAR, 90),
                new AlertRule(Currency.BTC, AlertRule.Kind.FLIP_NEAR, 90),
                new AlertRule(Currency.BTC, AlertRule.Kind.GAIN_ABOVE, 0));
        assertThat(watch.take(rules, picture(0, 95_000, 100_000))).isEmpty();
    }

    @Test
    void rulesAndChoiceAreReadBack() {
        AlertRule rule = new AlertRule(Currency.ETH, AlertRule.Kind.TOTAL_BELOW, -2.5);
        assertThat(AlertRule.parse(rule.text())).contains(rule);
        assertThat(AlertRule.parse("BTC NONSENSE 1")).isEmpty();
        ExposureChoice choice = ExposureChoice.STANDARD
                .withSide(ExposureChoice.Side.FLOW)
                .withSize(ExposureChoice.Size.VOLUME)
                .withLiquidations(true);
        assertThat(ExposureChoice.parse(choice.text())).isEqualTo(choice);
        assertThat(ExposureChoice.parse("what")).isEqualTo(ExposureChoice.STANDARD);
    }

    private static DealerPicture picture(long millis, double spot, double callWall) {
        Level.None none = new Level.None("canned");
        return DealerPicture.of(new ExposureMap(
                Currency.BTC,
                millis,
                spot,
                ExposureBasis.of(SignConvention.NAIVE),
                List.of(),
                List.of(),
                List.of(),
                InstrumentExposures.NONE,
                new Levels(new Level.At(callWall, 1), new Level.At(60_000, -1), none, none, Double.NaN, 0, 0),
                List.of(),
                0,
                0));
    }
}
