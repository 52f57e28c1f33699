package gammadesk.analytics.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.exposure.ExposureHistory.Change;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.market.Currency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExposureHistoryTest {
    private static final long NOON = Instant.parse("2026-04-01T12:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    private final ExposureHistory history = new ExposureHistory(Duration.ofMinutes(1), 100);

    private static ExposureMap map(long millis, ExposureBasis basis, double... nets) {
        List<StrikeExposure> strikes = java.util.stream.IntStream.range(0, nets.length)
                .mapToObj(i -> new StrikeExposure(100 + i, nets[i], 0))
                .toList();
        return new ExposureMap(
                Currency.BTC,
                millis,
                100,
                basis,
                strikes,
                List.of(),
                List.of(),
                InstrumentExposures.NONE,
                Levels.none("made for a test"),
                List.of(),
                0,
                0);
    }

    private static ExposureMap naive(long millis, double... nets) {
        return map(millis, ExposureBasis.of(SignConvention.NAIVE), nets);
    }

    @Test
    void theLargestChangesSinceALookBack() {
        history.add(naive(NOON, 1, 2, 3));
        history.add(naive(NOON + 5 * MINUTE, 1, 2, 30));
        ExposureMap now = naive(NOON + 10 * MINUTE, 1, -50, 33, 4);
        assertThat(history.largestChanges(now, NOON + 5 * MINUTE, 2))
                .containsExactly(new Change(101, 2, -50), new Change(103, 0, 4));
        assertThat(history.largestChanges(now, NOON + 4 * MINUTE, 1)).containsExactly(new Change(101, 2, -50));
        assertThat(history.largestChanges(now, NOON - 1, 5))
                .as("before the history")
                .isEmpty();
    }

    @Test
    void itIsBoundedSpacedAndOfOneBasis() {
        for (int second = 0; second < 60 * 300; second += 10) {
            history.add(naive(NOON + second * 1_000L, 1));
        }
        assertThat(history.size()).isEqualTo(100);
        assertThat(history.all().getFirst().atMillis()).isEqualTo(NOON + 200 * MINUTE);
        history.add(map(NOON + 1_000 * MINUTE, ExposureBasis.of(SignConvention.INVERTED), 1));
        assertThat(history.size()).isEqualTo(1);
    }

    @Test
    void theDayBeginsAtTheSettlement() {
        assertThat(ExposureHistory.lastSettlement(NOON))
                .isEqualTo(Instant.parse("2026-04-01T08:00:00Z").toEpochMilli());
        assertThat(ExposureHistory.lastSettlement(
                        Instant.parse("2026-04-01T07:59:59Z").toEpochMilli()))
                .isEqualTo(Instant.parse("2026-03-31T08:00:00Z").toEpochMilli());
    }
}
