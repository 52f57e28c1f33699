package gammadesk.analytics.backtest.court.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.learning.path.Bates;
import gammadesk.analytics.learning.path.Heston;
import gammadesk.analytics.learning.path.HestonParameters;
import gammadesk.analytics.learning.path.HestonPrice;
import gammadesk.analytics.learning.path.JumpParameters;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.ImpliedVol;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.RiskMarket.FamilyExpiry;
import gammadesk.analytics.risk.RiskMarket.Mark;
import gammadesk.analytics.risk.SmileCurve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecordedLawsTest {
    private static final long NOW = 1_775_138_400_000L;
    private static final InstrumentName.Family FAMILY =
            InstrumentName.parse("BTC-PERPETUAL").orElseThrow().family();
    private static final HestonPrice TRUTH =
            new HestonPrice(new HestonParameters(0.25, 4, 0.36, 0.9, -0.4), JumpParameters.NONE);

    /** A surface that Heston's model made: the fit must price as it does, also between the expiries. */
    @Test
    void theLawOfASurfaceIsTheOneThatMadeIt() {
        Bates law = RecordedLaws.surface(market(List.of("24APR26", "29MAY26", "26JUN26")), Currency.BTC)
                .orElseThrow();
        HestonPrice fitted = new HestonPrice(law.heston(), law.jumps());
        for (double strike : new double[] {0.85, 1, 1.15}) {
            assertThat(fitted.price(1, strike, 0.2, OptionType.CALL))
                    .isCloseTo(TRUTH.price(1, strike, 0.2, OptionType.CALL), within(2e-4));
        }
        assertThat(law.spot()).isEqualTo(100);
    }

    @Test
    void aSurfaceThatSaysTooLittleHasNoLaw() {
        assertThat(RecordedLaws.surface(market(List.of("29MAY26")), Currency.BTC))
                .isEmpty();
        assertThat(RecordedLaws.surface(market(List.of("24APR26", "29MAY26", "26JUN26")), Currency.ETH))
                .isEmpty();
    }

    /** A history that a law made: the variance reverts, and falls of the price lift it as they do there. */
    @Test
    void theLawOfAHistoryIsLikeTheOneThatMadeIt() {
        HestonParameters truth = new HestonParameters(0.25, 20, 0.3, 2.5, -0.6);
        PathSet path = new Heston(70_000, 0, truth).simulate(1, 2_000, 0.25 / 365, new SplittableRandom(8));
        List<RiskMarket> moments = new ArrayList<>();
        for (int step = 0; step <= path.steps(); step++) {
            double vol = Math.sqrt(path.variances()[step][0]);
            moments.add(flat(NOW + step * 21_600_000L, path.spots()[step][0], vol));
        }
        HestonParameters found =
                RecordedLaws.history(moments, Currency.BTC).orElseThrow().heston();
        assertThat(found.longVariance()).isBetween(0.2, 0.4);
        assertThat(found.volOfVariance()).isBetween(2.2, 2.8);
        assertThat(found.correlation()).isBetween(-0.75, -0.45);
        assertThat(RecordedLaws.history(moments.subList(0, 20), Currency.BTC)).isEmpty();
        assertThat(RecordedLaws.history(moments, Currency.ETH)).isEmpty();
    }

    /** Two expiries around thirty days with the same volatility at every strike. */
    private static RiskMarket flat(long millis, double spot, double vol) {
        Map<FamilyExpiry, SmileCurve> smiles = new HashMap<>();
        for (int days : new int[] {10, 60}) {
            Expiry expiry = Expiry.ofMillis(millis + days * 86_400_000L);
            smiles.put(new FamilyExpiry(FAMILY, expiry), _ -> vol);
        }
        return new RiskMarket(millis, Map.of(Currency.BTC, spot), Map.of(), smiles);
    }

    @Test
    void aRecordingGivesItsLawsByName() {
        RecordedLaws laws = new RecordedLaws(Currency.BTC);
        laws.add("a week", List.of(market(List.of("24APR26", "29MAY26", "26JUN26"))));
        assertThat(laws.all()).containsOnlyKeys("bates after a week");
    }

    private static RiskMarket market(List<String> expiries) {
        Map<String, Mark> marks = new HashMap<>();
        Map<FamilyExpiry, SmileCurve> smiles = new HashMap<>();
        for (String day : expiries) {
            OptionName option =
                    (OptionName) InstrumentName.parse("BTC-" + day + "-70000-C").orElseThrow();
            Expiry expiry = option.expiry();
            double years = expiry.yearsFrom(NOW);
            marks.put(option.text(), new Mark(0.01, 70_000, 0.6, 0, Greeks.UNKNOWN));
            smiles.put(new FamilyExpiry(option.family(), expiry), k -> vol(Math.exp(k), years));
        }
        return new RiskMarket(NOW, Map.of(Currency.BTC, 70_000.0), marks, smiles);
    }

    private static double vol(double strike, double years) {
        OptionType side = strike > 1 ? OptionType.CALL : OptionType.PUT;
        return ImpliedVol.of(TRUTH.price(1, strike, years, side), 1, strike, years, side)
                .vol();
    }
}
