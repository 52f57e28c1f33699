package gammadesk.connectors.history;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.FundingRate;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.analytics.port.MarketHistory;
import gammadesk.analytics.port.Venue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedHistoryTest {
    private static final long HOUR = 3_600_000;
    private static final Venue REAL = new Venue("Deribit", Venue.Environment.LIVE, "www.deribit.com");
    private static final String PERPETUAL = "BTC-PERPETUAL";

    @TempDir
    private Path root;

    private final Source source = new Source(REAL);
    private long now = 1_000 * HOUR + 5;

    /** A past by rule that writes down what it was asked for. */
    private final class Source implements MarketHistory {
        private final Venue venue;
        private final List<Span> asked = new ArrayList<>();
        private double level = 100;
        private boolean broken;

        Source(Venue venue) {
            this.venue = venue;
        }

        @Override
        public Venue venue() {
            return venue;
        }

        @Override
        public HistoryAnswer<Candle> candles(String instrument, BarLength length, long from, long to) {
            synchronized (this) {
                asked.add(new Span(from, to));
            }
            long end = Math.min(to, length.floor(now));
            List<Candle> bars = LongStream.iterate(from, at -> at < end, at -> at + length.millis())
                    .mapToObj(at -> Candle.of(at, length, level, level + 1, level - 1, level + 0.1, at / HOUR))
                    .toList();
            return broken
                    ? new HistoryAnswer.Part<>(bars.subList(bars.size() / 2, bars.size()), "broken", List.of())
                    : new HistoryAnswer.Whole<>(bars);
        }

        @Override
        public HistoryAnswer<FundingRate> funding(String perpetual, long from, long to) {
            asked.add(new Span(from, to));
            return new HistoryAnswer.Whole<>(
                    LongStream.iterate(Math.ceilDiv(from, HOUR) * HOUR, at -> at < to && at <= now, at -> at + HOUR)
                            .mapToObj(at -> new FundingRate(at, level, 1e-5, -8.326e-05))
                            .toList());
        }

        @Override
        public HistoryAnswer<Candle> volatilityIndex(Currency currency, BarLength length, long from, long to) {
            return candles(currency.code(), length, from, to);
        }

        @Override
        public HistoryAnswer<Trade> trades(String instrument, long from, long to) {
            return new HistoryAnswer.Unavailable<>("none");
        }

        @Override
        public HistoryAnswer<Trade> trades(Currency currency, long from, long to) {
            return new HistoryAnswer.Unavailable<>("none");
        }

        @Override
        public void close() {}
    }

    private MarketHistory desk(MarketHistory of) {
        return CachedHistory.of(of, root, new Clock() {
            @Override
            public long epochMillis() {
                return now;
            }

            @Override
            public long nanos() {
                return 0;
            }
        });
    }

    private HistoryAnswer<Candle> hours(long from, long to) {
        return desk(source).candles(PERPETUAL, BarLength.HOUR, from * HOUR, to * HOUR);
    }

    private List<Span> askedInHours() {
        return source.asked.stream()
                .map(span -> new Span(span.from() / HOUR, span.to() / HOUR))
                .toList();
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    @Test
    void asksForNothingTwice() {
        HistoryAnswer<Candle> first = hours(100, 200);
        assertThat(first.rows()).hasSize(100);
        HistoryAnswer<Candle> again = hours(100, 200);
        assertThat(again).isEqualTo(first);
        assertThat(hours(150, 160).rows()).hasSize(10);
        assertThat(askedInHours()).containsExactly(new Span(100, 200));
    }

    @Test
    void asksForTheGapInTheMiddleOnly() {
        hours(100, 200);
        hours(300, 400);
        assertThat(hours(50, 450).rows()).hasSize(400);
        assertThat(askedInHours())
                .containsExactly(
                        new Span(100, 200),
                        new Span(300, 400),
                        new Span(50, 100),
                        new Span(200, 300),
                        new Span(400, 450));
    }

    @Test
    void whatIsNotOverIsAskedForAgain() {
        assertThat(hours(990, 2_000).rows()).hasSize(10);
        now += 2 * HOUR;
        assertThat(hours(990, 2_000).rows()).hasSize(12);
        assertThat(askedInHours()).containsExactly(new Span(990, 2_000), new Span(999, 2_000));
    }

    @Test
    void aBarThatEndedThisMinuteMayStillChange() {
        now = 1_000 * HOUR + 59_999;
        hours(990, 1_000);
        source.level = 200;
        now += 1;
        assertThat(hours(990, 1_000).rows().getLast().open()).isEqualTo(200);
        source.level = 300;
        assertThat(hours(990, 1_000).rows().getLast().open()).isEqualTo(200);
    }

    @Test
    void aTornTailIsAskedForAgainAndSpoilsNothing() throws IOException {
        hours(100, 200);
        hours(200, 300);
        byte[] whole = Files.readAllBytes(file());
        for (int lost : new int[] {2, 20, 3_000}) {
            Files.write(file(), Arrays.copyOf(whole, whole.length - lost));
            source.asked.clear();
            assertThat(hours(100, 300).rows()).hasSize(200);
            assertThat(askedInHours()).containsExactly(new Span(200, 300));
            source.asked.clear();
            assertThat(hours(100, 300).rows()).hasSize(200);
            assertThat(source.asked).isEmpty();
        }
    }

    @Test
    void aFlippedDigitIsNotBelieved() throws IOException {
        hours(100, 200);
        String text = Files.readString(file());
        Files.writeString(file(), text.replaceFirst("100\\.1", "900.1"));
        assertThat(hours(100, 200).rows()).allMatch(bar -> bar.close() == 100.1);
        assertThat(source.asked).hasSize(2);
    }

    @Test
    void rubbishInTheFileIsPassedOver() throws IOException {
        hours(100, 110);
        Files.writeString(file(), "stretch \u0000 9 9\nstretch x 1 2 999999999\nnonsense", StandardOpenOption.APPEND);
        assertThat(hours(100, 120).rows()).hasSize(20);
        source.asked.clear();
        assertThat(hours(100, 120).rows()).hasSize(20);
        assertThat(source.asked).isEmpty();
    }

    @Test
    void ofAnAnswerThatBrokeOffTheConnectedPartIsKept() {
        source.broken = true;
        assertThat(hours(100, 200)).isInstanceOf(HistoryAnswer.Part.class);
        source.broken = false;
        assertThat(hours(100, 200).rows()).hasSize(100);
        assertThat(askedInHours()).containsExactly(new Span(100, 200), new Span(100, 150));
    }

    @Test
    void venuesAreKeptApart() throws IOException {
        hours(100, 110);
        Source test = new Source(new Venue("Deribit", Venue.Environment.TEST, "test.deribit.com"));
        test.level = 7;
        assertThat(desk(test)
                        .candles(PERPETUAL, BarLength.HOUR, 100 * HOUR, 110 * HOUR)
                        .rows())
                .allMatch(bar -> bar.open() == 7);
        assertThat(test.asked).hasSize(1);
    }

    @Test
    void theEmbeddedExchangesPastIsNotKept() throws IOException {
        Source embedded = new Source(new Venue("Embedded exchange", Venue.Environment.EMBEDDED, "127.0.0.1:1"));
        assertThat(desk(embedded)).isSameAs(embedded);
    }

    @Test
    void seriesAreKeptApart() {
        hours(100, 110);
        desk(source).candles("ETH-PERPETUAL", BarLength.HOUR, 100 * HOUR, 110 * HOUR);
        desk(source).candles(PERPETUAL, BarLength.HOURS_2, 100 * HOUR, 110 * HOUR);
        desk(source).volatilityIndex(Currency.BTC, BarLength.HOUR, 100 * HOUR, 110 * HOUR);
        assertThat(source.asked).hasSize(4);
    }

    @Test
    void fundingComesBackToTheBit() {
        HistoryAnswer<FundingRate> first = desk(source).funding(PERPETUAL, 100 * HOUR, 110 * HOUR);
        assertThat(first.rows()).hasSize(10);
        assertThat(desk(source).funding(PERPETUAL, 100 * HOUR, 110 * HOUR)).isEqualTo(first);
        assertThat(source.asked).hasSize(1);
    }

    @Test
    void twoDesksDoNotSpoilEachOther() throws Exception {
        try (ExecutorService desks = Executors.newFixedThreadPool(2)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int from = 100 + 10 * i;
                done.add(desks.submit(() -> hours(from, from + 10)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        assertThat(hours(100, 500).rows()).hasSize(400);
        assertThat(hours(100, 500).rows()).isEqualTo(hours(100, 500).rows());
    }

    @Test
    void aFullDiskIsSaidAndTheDataArrives() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "this system has no full device");
        hours(100, 110);
        Path file = file();
        Files.delete(file);
        Files.createSymbolicLink(file, full);
        HistoryAnswer<Candle> answer = hours(100, 110);
        assertThat(answer.rows()).hasSize(10);
        assertThat(answer.notices()).anySatisfy(notice -> assertThat(notice).contains("could not be kept"));
    }

    @Test
    void aFolderThatCannotBeIsSaidAndTheDataArrives() throws IOException {
        Files.write(root.resolve("Deribit-live-www_deribit_com"), "in the way".getBytes(StandardCharsets.UTF_8));
        HistoryAnswer<Candle> answer = hours(100, 110);
        assertThat(answer.rows()).hasSize(10);
        assertThat(answer.notices()).hasSize(1);
    }
}
