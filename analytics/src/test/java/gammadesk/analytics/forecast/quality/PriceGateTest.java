package gammadesk.analytics.forecast.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.Shared;
import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.quality.Finding.Treatment;
import gammadesk.analytics.forecast.quality.QualityReport.Count;
import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Faults planted one by one: each is found once, where it is, and nothing else is. */
class PriceGateTest {
    private static final long HOUR = 3_600_000L;
    private static final int SIZE = 600;

    @Test
    void cleanPricesPassUntouched() {
        PriceGate.Passed passed = pass(clean(), QualityRules.LIVE);
        assertThat(passed.report().total()).isZero();
        assertThat(passed.report().kept()).isEqualTo(SIZE);
        assertThat(passed.bars().size()).isEqualTo(SIZE);
    }

    @Test
    void aGapStandsAtTheCloseBefore() {
        List<Candle> rows = clean();
        double before = rows.get(99).close();
        rows.subList(100, 103).clear();
        PriceGate.Passed passed = pass(rows, QualityRules.LIVE);
        only(passed, Fault.GAP, new Count(3, 0, 0));
        assertThat(passed.report().filled()).isEqualTo(3);
        assertThat(passed.bars().close().get(102)).isEqualTo(before);
        assertThat(passed.report().findings())
                .extracting(Finding::millis)
                .containsExactly(100 * HOUR, 101 * HOUR, 102 * HOUR);
    }

    @Test
    void ofADuplicateTheLaterCounts() {
        List<Candle> rows = clean();
        rows.add(101, bar(100, rows.get(100).close() * 1.001));
        PriceGate.Passed passed = pass(rows, QualityRules.LIVE);
        only(passed, Fault.DUPLICATE, new Count(0, 1, 0));
        assertThat(passed.bars().close().get(100)).isEqualTo(rows.get(101).close());
    }

    @Test
    void outOfOrderIsPutInOrder() {
        List<Candle> rows = clean();
        rows.add(200, rows.remove(150));
        PriceGate.Passed passed = pass(rows, QualityRules.LIVE);
        only(passed, Fault.OUT_OF_ORDER, new Count(1, 0, 0));
        assertThat(passed.bars()).isEqualTo(pass(clean(), QualityRules.LIVE).bars());
    }

    @Test
    void whatIsNoPriceIsLeftOutAndAWrongRangeIsWidened() {
        for (double bad : new double[] {0, -5, Double.NaN, Double.POSITIVE_INFINITY}) {
            List<Candle> rows = clean();
            Candle good = rows.get(50);
            rows.set(50, new Candle(50 * HOUR, 51 * HOUR, good.open(), good.high(), bad, good.close(), 1));
            QualityReport report = pass(rows, QualityRules.LIVE).report();
            assertThat(report.count(Fault.NOT_POSITIVE)).isEqualTo(new Count(0, 1, 0));
            assertThat(report.count(Fault.GAP)).isEqualTo(new Count(1, 0, 0));
            assertThat(report.total()).isEqualTo(2);
        }
        List<Candle> rows = clean();
        rows.set(50, new Candle(50 * HOUR, 51 * HOUR, 100, 99, 98, 97, 1));
        PriceGate.Passed passed = pass(rows, QualityRules.LIVE);
        assertThat(passed.report().count(Fault.RANGE)).isEqualTo(new Count(1, 0, 0));
        assertThat(passed.bars().high().get(50)).isEqualTo(100);
        assertThat(passed.bars().low().get(50)).isEqualTo(97);
    }

    @Test
    void aBarFromTheFutureIsLeftOut() {
        List<Candle> rows = clean();
        PriceGate.Passed passed = PriceGate.pass("BTC", rows, (SIZE - 1) * HOUR, QualityRules.LIVE);
        only(passed, Fault.CLOCK_SKEW, new Count(0, 1, 0));
        assertThat(passed.bars().size()).isEqualTo(SIZE - 1);
    }

    @Test
    void aSpikeThatComesBackIsAnOutlierAndACrashIsNot() {
        List<Candle> rows = clean();
        double before = rows.get(299).close();
        rows.set(300, bar(300, before * 1.4));
        PriceGate.Passed live = pass(rows, QualityRules.LIVE);
        only(live, Fault.OUTLIER, new Count(1, 0, 0));
        assertThat(live.bars().close().get(300)).isEqualTo(before);
        PriceGate.Passed walk = pass(rows, QualityRules.WALK_FORWARD);
        only(walk, Fault.OUTLIER, new Count(0, 0, 1));
        assertThat(walk.bars().close().get(300)).isEqualTo(before * 1.4);
        List<Candle> crash = clean();
        for (int i = 300; i < SIZE; i++) {
            crash.set(i, bar(i, crash.get(i).close() * 0.7));
        }
        assertThat(pass(crash, QualityRules.LIVE).report().total()).isZero();
    }

    @Test
    void aFrozenFeedCountsAsMissing() {
        List<Candle> rows = clean();
        for (int i = 400; i < 410; i++) {
            rows.set(i, bar(i, 123));
        }
        PriceGate.Passed passed = pass(rows, QualityRules.LIVE);
        assertThat(passed.report().count(Fault.FROZEN)).isEqualTo(new Count(0, 1, 0));
        assertThat(passed.report().findings())
                .filteredOn(one -> one.fault() == Fault.FROZEN)
                .extracting(Finding::millis)
                .containsExactly(405 * HOUR);
        assertThat(passed.report().filled()).isEqualTo(5);
        assertThat(passed.report().kept()).isEqualTo(SIZE - 5);
        assertThat(passed.bars().close().get(409)).isEqualTo(123);
    }

    @Test
    void findingsAreCountedWithoutEndAndListedWithOne() {
        List<Candle> rows = clean();
        rows.addAll(clean());
        QualityReport report = pass(rows, QualityRules.LIVE).report();
        assertThat(report.count(Fault.DUPLICATE).total()).isEqualTo(SIZE);
        assertThat(report.findings()).hasSize(QualityRules.LIVE.mostListed());
        assertThat(report.findings().getLast().millis()).isEqualTo((SIZE - 1) * HOUR);
        assertThat(report.findings()).extracting(Finding::treatment).containsOnly(Treatment.EXCLUDED);
        assertThatThrownBy(() -> pass(rows.subList(0, 1), QualityRules.LIVE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A walk forward may use the whole file at once: what comes later changes no bar. */
    @Test
    void deletingTheFutureChangesNoBar() {
        List<Candle> rows = clean();
        Random random = new Random(4);
        for (int i = 0; i < 60; i++) {
            int at = 30 + random.nextInt(SIZE - 60);
            rows.set(at, bar(at, rows.get(at).close() * (random.nextBoolean() ? 1.5 : 1)));
        }
        for (int i = 300; i < 320; i++) {
            rows.set(i, bar(i, 123));
        }
        rows.subList(200, 210).clear();
        Bars whole = pass(rows, QualityRules.WALK_FORWARD).bars();
        for (int end = 100; end < rows.size(); end++) {
            Bars past = pass(rows.subList(0, end), QualityRules.WALK_FORWARD).bars();
            for (int i = 0; i < past.size(); i++) {
                assertThat(past.close().get(i)).isEqualTo(whole.close().get(i));
                assertThat(past.high().get(i)).isEqualTo(whole.high().get(i));
            }
        }
        Bars mended = pass(rows, QualityRules.LIVE).bars();
        assertThat(mended).isNotEqualTo(whole);
    }

    @Test
    void recordedHoursAreClean() throws IOException {
        for (String coin : List.of("BTC", "ETH")) {
            List<Candle> rows = recorded("prices/elvistv_" + coin + "USDT_1h.csv.gz", BarLength.HOUR);
            QualityReport report = pass(rows, QualityRules.LIVE).report();
            assertThat(report.total()).as("%s", report.findings()).isZero();
        }
    }

    @Test
    void recordedOldBarsHaveTheirFaultsCounted() throws IOException {
        List<Candle> rows = recorded("prices/BTC_USD_2h_bitstamp.csv.gz", BarLength.HOURS_2);
        QualityReport report = pass(rows, QualityRules.LIVE).report();
        assertThat(report.rows()).isEqualTo(rows.size());
        assertThat(report.count(Fault.FROZEN).excluded()).isPositive();
        assertThat(report.kept() + report.filled())
                .isEqualTo(pass(rows, QualityRules.LIVE).bars().size());
    }

    private static List<Candle> recorded(String name, BarLength length) throws IOException {
        List<Candle> rows = new ArrayList<>();
        for (String line : Shared.lines(name).subList(1, Shared.lines(name).size())) {
            String[] cells = line.split(",", -1);
            long millis = LocalDateTime.parse(cells[0].substring(0, 19).replace(' ', 'T'))
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            rows.add(Candle.of(
                    millis, length, number(cells[1]), number(cells[2]), number(cells[3]), number(cells[4]), 0));
        }
        return rows;
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static void only(PriceGate.Passed passed, Fault fault, Count count) {
        assertThat(passed.report().count(fault)).isEqualTo(count);
        assertThat(passed.report().total()).isEqualTo(count.total());
        assertThat(passed.report().findings()).extracting(Finding::fault).containsOnly(fault);
    }

    private static PriceGate.Passed pass(List<Candle> rows, QualityRules rules) {
        return PriceGate.pass("BTC", rows, Long.MAX_VALUE / 2, rules);
    }

    /** Hours whose returns deviate by half a percent. */
    private static List<Candle> clean() {
        Random random = new Random(1);
        List<Candle> rows = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < SIZE; i++) {
            double close = price * Math.exp(0.005 * random.nextGaussian());
            rows.add(new Candle(
                    i * HOUR,
                    (i + 1) * HOUR,
                    price,
                    Math.max(price, close) * 1.001,
                    Math.min(price, close) * 0.999,
                    close,
                    1));
            price = close;
        }
        return rows;
    }

    private static Candle bar(int hour, double price) {
        return new Candle(hour * HOUR, (hour + 1) * HOUR, price, price, price, price, 1);
    }
}
