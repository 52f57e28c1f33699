package gammadesk.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.Shared;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.OptionType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** 326 recorded options of 21 May 2020, every one stamped with its own millisecond. */
class RecordedChainTest {
    private static final Pattern ROW =
            Pattern.compile("\\d+,(\\d+),(put|call),([^,]+),([\\d.]+),([\\d.]+),([^,]+),(\\d+),"
                    + "\"\\{.*?\\}\",.*?,([\\d.]+),([\\d.]+),([\\d.]*),0\\.0,([\\d.]+),\"\\{'vega': ([-\\de.]+), 'theta': ([-\\de.]+), "
                    + "'rho': ([-\\de.]+), 'gamma': ([-\\de.]+), 'delta': ([-\\de.]+)\\}\",.*");

    /** bid_iv, best_bid_price, (amount,) best_ask_price, (amount, the asks,) ask_iv. */
    private static final Pattern QUOTES =
            Pattern.compile("\\]\"?,([\\d.]+),([\\d.]+),[\\d.]+,([\\d.]+),[\\d.]+,\"?\\[.*\\]\"?,([\\d.]+)$");

    private record Row(
            double years, OptionType type, double strike, double forward, double mark, double iv, Greeks greeks) {}

    @Test
    void marksAndGreeksAreTheVenues() throws IOException {
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThan(300);

        assertWithin(
                "mark, coin",
                rows.stream().mapToDouble(RecordedChainTest::markMiss).toArray(),
                1e-5,
                3e-4);
        assertWithin(
                "delta",
                rows.stream()
                        .mapToDouble(r -> own(r).delta() - r.greeks.delta())
                        .toArray(),
                1e-4,
                2e-3);
        assertWithin(
                "vega",
                rows.stream().mapToDouble(r -> own(r).vega() - r.greeks.vega()).toArray(),
                2e-2,
                2e-1);
    }

    /** The bids and asks of the same options give the volatilities that the venue published beside them. */
    @Test
    void volatilitiesOfQuotesAreTheVenues() throws IOException {
        List<Double> misses = new ArrayList<>();
        for (String line : Shared.lines("deribit_chains/schepal_btc_options_20200521.csv.gz")) {
            Matcher m = ROW.matcher(line);
            Matcher quotes = QUOTES.matcher(line);
            if (m.matches() && quotes.find()) {
                Row row = row(m);
                addMiss(misses, row, value(quotes, 2), value(quotes, 1));
                addMiss(misses, row, value(quotes, 3), value(quotes, 4));
            }
        }
        assertThat(misses).hasSizeGreaterThan(380);
        assertWithin(
                "quoted volatility, points",
                misses.stream().mapToDouble(Double::doubleValue).toArray(),
                5e-3,
                5e-1);
    }

    /** A volatility of 0 or 500 means that the venue knows none. */
    private static void addMiss(List<Double> misses, Row r, double priceCoin, double ivPercent) {
        if (priceCoin > 0 && ivPercent > 0 && ivPercent < 500) {
            ImpliedVol iv = ImpliedVol.of(priceCoin * r.forward, r.forward, r.strike, r.years, r.type);
            assertThat(iv.state()).isEqualTo(IvState.OK);
            misses.add(iv.vol() * 100 - ivPercent);
        }
    }

    private static double markMiss(Row r) {
        return Black76.priceUsd(r.forward, r.strike, r.years, r.iv, r.type) / r.forward - r.mark;
    }

    private static Greeks own(Row r) {
        return Black76.greeks(r.forward, r.strike, r.years, r.iv, r.type);
    }

    private static void assertWithin(String what, double[] misses, double median, double p99) {
        double[] sizes = Arrays.stream(misses).map(Math::abs).sorted().toArray();
        double seenMedian = sizes[sizes.length / 2];
        double seenP99 = sizes[sizes.length * 99 / 100];
        System.out.printf("2020 chain, %s: median %.2e, p99 %.2e of %d%n", what, seenMedian, seenP99, sizes.length);
        assertThat(seenMedian).as(what + " median").isLessThan(median);
        assertThat(seenP99).as(what + " p99").isLessThan(p99);
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Shared.lines("deribit_chains/schepal_btc_options_20200521.csv.gz")) {
            Matcher m = ROW.matcher(line);
            if (m.matches()) {
                rows.add(row(m));
            }
        }
        return rows;
    }

    private static Row row(Matcher m) {
        double years = Expiry.ofMillis(number(m, 1, 0)).yearsFrom(number(m, 7, 0));
        OptionType type = m.group(2).equals("put") ? OptionType.PUT : OptionType.CALL;
        Greeks greeks = new Greeks(value(m, 16), value(m, 15), value(m, 12), value(m, 13), value(m, 14));
        return new Row(years, type, value(m, 4), value(m, 5), value(m, 8), value(m, 9) / 100, greeks);
    }

    private static long number(Matcher m, int group, long otherwise) {
        return m.group(group).isEmpty() ? otherwise : Long.parseLong(m.group(group));
    }

    private static double value(Matcher m, int group) {
        return Double.parseDouble(m.group(group));
    }
}
