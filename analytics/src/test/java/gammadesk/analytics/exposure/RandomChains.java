package gammadesk.analytics.exposure;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Chains of every shape, the same for the same seed: skewed smiles, empty rows, rows without a volatility. */
final class RandomChains {
    static final long NOW = Instant.parse("2026-04-01T12:00:00Z").toEpochMilli();

    private RandomChains() {}

    static ChainValuation of(long seed) {
        return of(seed, 1, false);
    }

    /** Open interest times a factor; symmetric: puts have the calls' open interest. */
    static ChainValuation of(long seed, double interest, boolean symmetric) {
        SplittableRandom random = new SplittableRandom(seed);
        double index = 1_000 + random.nextDouble() * 99_000;
        List<ExpiryChain> expiries = new ArrayList<>();
        LocalDate date = LocalDate.of(2026, 4, 1);
        for (int e = 1 + random.nextInt(5); e > 0; e--) {
            date = date.plusDays(1 + random.nextInt(60));
            expiries.add(expiry(new Expiry(date), index, random, interest, symmetric));
        }
        return ChainPricer.value(new ChainSnapshot("test", Currency.BTC, NOW, index, expiries));
    }

    private static ExpiryChain expiry(
            Expiry expiry, double index, SplittableRandom random, double interest, boolean symmetric) {
        double years = expiry.yearsFrom(NOW);
        double forward = index * (1 + (random.nextDouble() - 0.3) * 0.1 * years);
        int strikes = 3 + random.nextInt(30);
        double step = 0.01 + random.nextDouble() * 0.03;
        double level = 20 + random.nextDouble() * 100;
        List<String> names = new ArrayList<>();
        List<OptionType> types = new ArrayList<>();
        double[] strike = new double[2 * strikes];
        double[] vol = new double[2 * strikes];
        double[] held = new double[2 * strikes];
        for (int row = 0; row < strike.length; row++) {
            boolean call = row % 2 == 0;
            double k = (row / 2 - strikes / 2) * step;
            strike[row] = call ? index * Math.exp(k) : strike[row - 1];
            vol[row] = random.nextInt(25) == 0 ? Double.NaN : call ? level * (1 - 0.3 * k + k * k) : vol[row - 1];
            boolean same = symmetric && !call;
            held[row] = same ? held[row - 1] : random.nextInt(5) == 0 ? 0 : random.nextDouble() * 2_000;
            types.add(call ? OptionType.CALL : OptionType.PUT);
            names.add("BTC-" + expiry.label() + "-" + (10_000 + row / 2) + "-" + (call ? "C" : "P"));
        }
        if (symmetric) {
            IntStream.range(0, strikes).forEach(i -> vol[2 * i + 1] = vol[2 * i]);
        }
        return new ExpiryChain(
                expiry,
                years,
                forward,
                "",
                Settlement.INVERSE,
                names,
                types,
                column(strike.length, _ -> forward),
                Column.of(strike),
                column(strike.length, _ -> 1),
                column(strike.length, _ -> Double.NaN),
                column(strike.length, _ -> Double.NaN),
                column(strike.length, _ -> Double.NaN),
                column(strike.length, _ -> Double.NaN),
                column(strike.length, _ -> Double.NaN),
                column(strike.length, _ -> Double.NaN),
                Column.of(vol),
                column(strike.length, row -> held[row] * interest),
                column(strike.length, row -> row),
                column(strike.length, _ -> 1));
    }

    private static Column column(int size, IntToDoubleFunction value) {
        return Column.of(IntStream.range(0, size).mapToDouble(value).toArray());
    }
}
