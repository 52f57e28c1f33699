package gammadesk.connectors.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gammadesk.analytics.market.MacroObservation;
import gammadesk.analytics.market.MacroObservation.Timing;
import gammadesk.analytics.market.MacroRelease;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.connectors.vault.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FredSourceTest {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz123456";
    private static final LocalDate ALWAYS = LocalDate.parse("1990-01-01");
    private static final LocalDate END = LocalDate.parse("2030-01-01");

    @TempDir
    private Path folder;

    private FakeFred fred;
    private FredSource source;

    @BeforeEach
    void open() throws IOException {
        fred = new FakeFred();
        source = new FredSource(new FredSettings(fred.address(), Secret.of(KEY), 5_000, 5));
    }

    @AfterEach
    void close() {
        source.close();
        fred.close();
    }

    /** What a desk knew of a date at a moment. */
    private static Optional<Double> known(List<MacroObservation> rows, String date, String moment) {
        long at = Instant.parse(moment).toEpochMilli();
        return rows.stream()
                .filter(row -> row.referenceDate().equals(LocalDate.parse(date)) && row.knownMillis() <= at)
                .max(Comparator.comparingLong(MacroObservation::knownMillis))
                .map(MacroObservation::value);
    }

    /** The first quarter of 2014 as it came out and was revised, and a value that is older than the archive. */
    private void publishProduct() {
        fred.publish("2014-01-30", "2013-10-01", "17102.5");
        fred.publish("2014-04-30", "2014-01-01", "17149.6");
        fred.publish("2014-05-29", "2014-01-01", "17101.3");
        fred.publish("2014-06-25", "2014-01-01", "17016.0");
    }

    @Test
    void aRevisedValueIsNotSeenBeforeItsVintage() {
        publishProduct();
        HistoryAnswer<MacroObservation> answer = source.observations("GDP", ALWAYS, END);
        assertThat(answer.isWhole()).isTrue();
        List<MacroObservation> rows = answer.rows();
        assertThat(rows).hasSize(4).allMatch(row -> row.timing() == Timing.VINTAGE);
        assertThat(known(rows, "2014-01-01", "2014-04-30T12:00:00Z")).isEmpty();
        assertThat(known(rows, "2014-01-01", "2014-05-01T04:59:59Z")).isEmpty();
        assertThat(known(rows, "2014-01-01", "2014-05-01T05:00:00Z")).contains(17149.6);
        assertThat(known(rows, "2014-01-01", "2014-05-29T23:00:00Z")).contains(17149.6);
        assertThat(known(rows, "2014-01-01", "2014-05-30T05:00:00Z")).contains(17101.3);
        assertThat(known(rows, "2014-01-01", "2014-07-01T00:00:00Z")).contains(17016.0);
    }

    @Test
    void aQuarterOlderThanTheArchiveIsNotKnownBeforeIt() {
        publishProduct();
        fred.publish("2014-01-30", "1995-01-01", "7000");
        List<MacroObservation> rows = source.observations("GDP", ALWAYS, END).rows();
        assertThat(known(rows, "1995-01-01", "2014-01-30T12:00:00Z")).isEmpty();
        assertThat(known(rows, "1995-01-01", "2014-01-31T06:00:00Z")).contains(7000.0);
    }

    @Test
    void aDaysPriceOlderThanTheArchiveIsKnownByTheRuleAndSaysSo() {
        LocalDate first = LocalDate.parse("2020-03-02");
        for (int i = 0; i < 30; i++) {
            fred.publish("2022-01-03", first.plusDays(i).toString(), "1." + i);
        }
        List<MacroObservation> rows = source.observations("DGS10", ALWAYS, END).rows();
        assertThat(rows).hasSize(30).allMatch(row -> row.timing() == Timing.RULE);
        assertThat(known(rows, "2020-03-06", "2020-03-09T21:59:59Z")).isEmpty();
        assertThat(known(rows, "2020-03-06", "2020-03-09T22:00:00Z")).contains(1.4);
    }

    @Test
    void manyVintagesAreAskedForPieceByPieceAndTheSeamsAreNoRevisions() {
        LocalDate first = LocalDate.parse("2010-01-01");
        for (int i = 0; i < 2_500; i++) {
            fred.publish(first.plusDays(i + 1), first.plusDays(i), Integer.toString(i));
        }
        fred.publish(first.plusDays(1_500), first, "-1");
        List<MacroObservation> rows = source.observations("DFF", ALWAYS, END).rows();
        assertThat(rows).hasSize(2_501);
        assertThat(rows.stream()
                        .filter(row -> row.referenceDate().equals(first))
                        .map(MacroObservation::value))
                .containsExactly(0.0, -1.0);
        for (MacroObservation row : rows) {
            if (row.value() > 0) {
                assertThat(row.referenceDate()).isEqualTo(first.plusDays((long) row.value()));
                assertThat(Instant.ofEpochMilli(row.knownMillis()))
                        .isAfter(Instant.parse(row.referenceDate().plusDays(1) + "T12:00:00Z"))
                        .isBefore(Instant.parse(row.referenceDate().plusDays(2) + "T12:00:00Z"));
            }
        }
    }

    @Test
    void pagesAreFollowed() {
        publishProduct();
        fred.perPage = 2;
        assertThat(source.observations("GDP", ALWAYS, END).rows()).hasSize(4);
    }

    @Test
    void aPointIsNoValue() {
        fred.publish("2020-01-03", "2020-01-01", ".");
        fred.publish("2020-01-03", "2020-01-02", "1.88");
        assertThat(source.observations("DGS10", ALWAYS, END).rows())
                .extracting(MacroObservation::value)
                .containsExactly(1.88);
    }

    @Test
    void theCalendarHasTheUsualHourInNewYork() {
        fred.schedule("2026-01-29", "2026-07-30", "2031-01-01");
        HistoryAnswer<MacroRelease> answer = source.releases("GDP", ALWAYS, END);
        assertThat(answer.rows()).hasSize(2);
        assertThat(answer.rows())
                .extracting(release -> Instant.ofEpochMilli(release.atMillis()).toString())
                .containsExactly("2026-01-29T13:30:00Z", "2026-07-30T12:30:00Z");
        assertThat(answer.rows()).allMatch(MacroRelease::isHourKnown);
        assertThat(fred.asked.getLast()).containsEntry("include_release_dates_with_no_data", "true");
    }

    @Test
    void anUnknownHourIsTheEndOfTheDay() {
        fred.release = "Whale Songs";
        fred.schedule("2026-01-29");
        MacroRelease release = source.releases("X", ALWAYS, END).rows().getFirst();
        assertThat(release.isHourKnown()).isFalse();
        assertThat(Instant.ofEpochMilli(release.atMillis())).isEqualTo(Instant.parse("2026-01-30T06:00:00Z"));
    }

    @Test
    void oneRequestTooManyIsWaitedOut() {
        publishProduct();
        fred.fail(429, 500);
        assertThat(source.observations("GDP", ALWAYS, END).isWhole()).isTrue();
    }

    @Test
    void aServerThatKeepsFailingIsGivenUp() {
        fred.fail(429, 429, 429, 429, 429, 429);
        assertThat(source.observations("GDP", ALWAYS, END)).isInstanceOf(HistoryAnswer.Unavailable.class);
        assertThat(fred.asked).hasSize(4);
    }

    @Test
    void theKeyIsNeverSaid() {
        fred.fail(400);
        assertThat(source.observations("GDP", ALWAYS, END))
                .isInstanceOfSatisfying(
                        HistoryAnswer.Unavailable.class,
                        none -> assertThat(none.reason())
                                .contains("not registered")
                                .doesNotContain(KEY));
        assertThat(fred.asked.getLast()).containsEntry("api_key", KEY).containsEntry("file_type", "json");
        assertThat(new FredSettings(fred.address(), Secret.of(KEY), 1, 1).toString())
                .doesNotContain(KEY);
        assertThat(source.origin()).doesNotContain(KEY);
        fred.close();
        assertThat(source.observations("GDP", ALWAYS, END).toString())
                .contains("does not answer")
                .doesNotContain(KEY);
    }

    @Test
    void theEnvironmentHasTheKeyAndTheAddress() {
        assertThat(FredSettings.find(Map.of())).isEmpty();
        assertThat(FredSettings.find(Map.of("GAMMADESK_FRED_KEY", KEY))
                        .orElseThrow()
                        .base())
                .isEqualTo(FredSettings.FRED);
        assertThat(FredSettings.find(Map.of("GAMMADESK_FRED_KEY", KEY, "GAMMADESK_FRED_URL", "http://127.0.0.1:1/fred"))
                        .orElseThrow()
                        .base())
                .hasPort(1);
    }

    @Test
    void filesStandInForFredAndSaySo() throws IOException {
        Files.writeString(folder.resolve("fred_DGS10.csv"), "date,value\n2026-01-01,\n2026-01-02,4.1\n");
        fred.fail(400);
        try (FallbackSource both = new FallbackSource(source, new FolderSource(folder))) {
            HistoryAnswer<MacroObservation> answer = both.observations("DGS10", ALWAYS, END);
            assertThat(answer.isWhole()).isTrue();
            assertThat(answer.rows()).hasSize(1);
            assertThat(answer.notices()).hasSize(1).allMatch(notice -> notice.contains("FRED refuses"));
            publishProduct();
            assertThat(both.observations("GDP", ALWAYS, END).notices()).isEmpty();
        }
    }

    @Test
    void filesKnowByTheRuleOrByTheirOwnDates() throws IOException {
        Files.writeString(
                folder.resolve("DGS10.csv"),
                "date,value\n2025-12-31,4.2\n2026-01-01,\n2026-01-02,4.1\n2026-01-05,4.2\n2026-01-16,4.0\n");
        List<MacroObservation> rows =
                new FolderSource(folder).observations("dgs10", ALWAYS, END).rows();
        // New Year is no business day, and the Monday after 16 January 2026 is a holiday.
        assertThat(rows)
                .extracting(row -> Instant.ofEpochMilli(row.knownMillis()).toString())
                .containsExactly(
                        "2026-01-02T22:00:00Z", "2026-01-05T22:00:00Z", "2026-01-06T22:00:00Z", "2026-01-20T22:00:00Z");
        Files.writeString(
                folder.resolve("CPIAUCSL.csv"),
                "date,value,realtime_start\n2025-11-01,300,2025-12-18\n2025-11-01,301,2026-01-13\n");
        assertThat(new FolderSource(folder)
                        .observations("CPIAUCSL", ALWAYS, END)
                        .rows())
                .extracting(MacroObservation::value, MacroObservation::timing)
                .containsExactly(tuple(300.0, Timing.VINTAGE), tuple(301.0, Timing.VINTAGE));
        assertThat(new FolderSource(folder).observations("NONE", ALWAYS, END))
                .isInstanceOf(HistoryAnswer.Unavailable.class);
    }
}
