package gammadesk.analytics.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.hedging.SmileDelta;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.RiskMarket.FamilyExpiry;
import gammadesk.analytics.risk.RiskMarket.Mark;
import gammadesk.analytics.risk.SmileCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Invented markets in which it is known which delta is right. */
class DeltaErrorsTest {
    private static final long DAY = 86_400_000;
    private static final long START = 1_775_138_400_000L;
    private static final BlockBootstrap DRAWS = new BlockBootstrap(2, 200);

    /** A steep smile over ln(strike / centre): the centre is the forward of today, or one that never moves. */
    private static RiskMarket market(long millis, double spot, double centre) {
        DoubleUnaryOperator smile = moneyness -> 0.6 - 0.5 * moneyness;
        Map<String, Mark> marks = new HashMap<>();
        marks.put("BTC-PERPETUAL", Mark.ofFuture(spot, 0));
        Map<FamilyExpiry, SmileCurve> smiles = new HashMap<>();
        for (int strike = 50_000; strike <= 90_000; strike += 2_000) {
            for (OptionType type : OptionType.values()) {
                String name = "BTC-26JUN26-" + strike + (type == OptionType.CALL ? "-C" : "-P");
                OptionName option = (OptionName) InstrumentName.parse(name).orElseThrow();
                Expiry expiry = option.expiry();
                double vol = smile.applyAsDouble(Math.log(strike / centre));
                double usd = Black76.value(spot, strike, expiry.yearsFrom(millis), vol, type)
                        .priceUsd();
                marks.put(name, new Mark(usd / spot, spot, vol, 0, Greeks.UNKNOWN));
                smiles.put(
                        new FamilyExpiry(option.family(), expiry),
                        at -> smile.applyAsDouble(at + Math.log(spot / centre)));
            }
        }
        return new RiskMarket(millis, Map.of(Currency.BTC, spot), marks, smiles);
    }

    private static List<DeltaCell> cells(boolean isCentred) {
        SplittableRandom random = new SplittableRandom(5);
        List<RiskMarket> moments = new ArrayList<>();
        double spot = 70_000;
        for (int i = 0; i < 25; i++) {
            moments.add(market(START + i * DAY, spot, isCentred ? spot : 70_000));
            spot *= 1 + 0.01 * random.nextGaussian();
        }
        DeltaErrors errors = new DeltaErrors(Currency.BTC, new SmileDelta(1));
        errors.add(moments);
        return errors.cells(DRAWS, 3);
    }

    /** The smile keeps its shape in moneyness: the smile's delta is right, what is left of its errors is gamma's. */
    @Test
    void whereTheSmileMovesWithSpotItsDeltaHedgesBetter() {
        assertThat(cells(true)).hasSizeGreaterThanOrEqualTo(3).allSatisfy(cell -> {
            assertThat(cell.ratio()).isLessThan(0.6);
            assertThat(cell.high()).isLessThan(1);
            assertThat(cell.isDecided()).isTrue();
        });
    }

    /** The smile stays at its strikes: Black's delta is right. */
    @Test
    void whereTheSmileStaysAtItsStrikesBlackHedgesBetter() {
        assertThat(cells(false)).hasSizeGreaterThanOrEqualTo(3).allSatisfy(cell -> {
            assertThat(cell.ratio()).isGreaterThan(1.5);
            assertThat(cell.low()).isGreaterThan(1);
        });
    }

    /** One option over one day, written out. */
    @Test
    void theErrorIsChangeLessDeltaTimesMove() {
        RiskMarket from = market(START, 70_000, 70_000);
        RiskMarket to = market(START + DAY, 71_000, 71_000);
        DeltaErrors errors = new DeltaErrors(Currency.BTC, new SmileDelta(1));
        errors.add(List.of(from, to));
        assertThat(errors.cells(DRAWS, 1))
                .as("a cell with a few errors says nothing")
                .isEmpty();
        for (int i = 0; i < 19; i++) {
            errors.add(List.of(from, to));
        }
        DeltaCell cell = errors.cells(DRAWS, 1).stream()
                .filter(one -> one.moneyness() == 1.1)
                .findFirst()
                .orElseThrow();
        double[] black = List.of(78_000, 80_000, 82_000, 84_000, 86_000, 88_000, 90_000).stream()
                .mapToDouble(strike -> {
                    String name = "BTC-26JUN26-" + strike + "-C";
                    double change = to.marks().get(name).price() * 71_000
                            - from.marks().get(name).price() * 70_000;
                    double years = ((OptionName) InstrumentName.parse(name).orElseThrow())
                            .expiry()
                            .yearsFrom(START);
                    double delta = Black76.value(
                                    70_000,
                                    strike,
                                    years,
                                    from.marks().get(name).vol(),
                                    OptionType.CALL)
                            .delta();
                    return (change - delta * 1_000) / 70_000;
                })
                .toArray();
        assertThat(cell.errors()).isEqualTo(20 * black.length);
        assertThat(cell.blackDeviation()).isCloseTo(deviation(black), within(1e-7));
    }

    private static double deviation(double... values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    /** A gap of two days is no day. */
    @Test
    void momentsThatLieTooFarApartAreNoDay() {
        DeltaErrors errors = new DeltaErrors(Currency.BTC, new SmileDelta(1));
        for (int i = 0; i < 30; i++) {
            errors.add(List.of(market(START, 70_000, 70_000), market(START + 2 * DAY, 71_000, 71_000)));
        }
        assertThat(errors.cells(DRAWS, 1)).isEmpty();
    }
}
